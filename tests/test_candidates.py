"""Which names are compared: enough of them, and not all with all."""

import pytest

from namegraph.resolve.candidates import pairs_to_compare
from namegraph.resolve.groups import Form
from namegraph.types import Kind


def pairs(kind: Kind, *texts: str) -> set[tuple[str, str]]:
    names = sorted(Form(kind, text) for text in texts)
    found = [(one.text, other.text) for one, other in pairs_to_compare(names)]
    assert len(found) == len(set(found))
    return set(found)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("PERSON", "Berg Sirojiddin", "Sirodjiddin Berg"),
        ("PERSON", "Ann Maria Berg", "Ann Berg"),
        ("PERSON", "Ann Maria Berg", "Ann M. Berg"),
        ("PERSON", "Ann Wolkenstein", "Ann Wolkenstien"),
        ("PERSON", "Ann Maria Petrova Berg", "Ann Maria Petrov Berg"),
        ("ORG", "Velmar Blue Harbour", "Velmar Blue Harbor AG"),
        ("ORG", "Velmar Blue Zephyr", "Velmar Blue Zephir"),
        ("ORG", "Velmar BlueZephyr", "Velmar Blue Zephyr"),
    ],
)
def test_names_that_may_be_one_are_compared(kind: Kind, one: str, other: str) -> None:
    assert pairs(kind, one, other) == {(min(one, other), max(one, other))}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("PERSON", "Ann Maria Berg", "Ann Sophie Berg"),
        ("PERSON", "Ann Wolkenstein", "Eve Wolkenstien"),
        ("ORG", "Velmar Blue Harbour", "Velmar Blue Zephyr"),
        ("ORG", "Velmar Blue Harbour", "Velmar Blue"),
    ],
)
def test_a_word_that_tells_saves_the_comparison(kind: Kind, one: str, other: str) -> None:
    assert not pairs(kind, one, other)


def test_each_of_many_names_with_a_common_word_is_compared_with_few() -> None:
    syllables = ("ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "su")
    words = (
        "".join(syllables[int(digit)] for digit in f"{n * 7919 % 1000:03}") for n in range(600)
    )
    texts = [f"Ann Berg {word.capitalize()}" for word in words]
    assert len(pairs("PERSON", *texts)) < 4 * len(texts)
