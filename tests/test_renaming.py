"""Annotated examples whose names give way to others."""

from random import Random

import pytest

from namegraph.training.examples import Example, Label
from namegraph.training.renaming import rename
from namegraph.training.synthesis import listed_words


def example(text: str, *labels: Label) -> Example:
    words = text.split()
    return Example(words, [True] * len(words), list(labels))


def split(text: str) -> Example:
    words = text.split()
    return Example(words, [True] * (len(words) - 1) + [False], [])


def renamed(text: str, *labels: Label, share: float = 1, seed: int = 1) -> Example:
    return rename(example(text, *labels), split, Random(seed), share)  # noqa: S311 - no secret


def named(found: Example, label: str) -> list[str]:
    return [" ".join(found.words[a:b]) for a, b, each in found.labels if each == label]


@pytest.mark.parametrize("seed", range(20))
def test_names_are_replaced_and_their_labels_move_along(seed: int) -> None:
    labels = [(0, 2, "PERSON"), (3, 4, "ORG"), (5, 6, "GPE"), (7, 8, "PERSON"), (9, 10, "DATE")]
    found = renamed("Ann Lomax left Velmar in Osterby , Lomax said Monday", *labels, seed=seed)
    [full, short], [firm], [town] = (named(found, kind) for kind in ("PERSON", "ORG", "GPE"))
    assert "Lomax" not in found.words
    assert "Velmar" not in found.words
    assert "Osterby" not in found.words
    assert short in full or " " not in full
    assert [word for word in found.words if word in {"left", "in", ",", "said"}] == [
        "left", "in", ",", "said"
    ]  # fmt: skip
    assert named(found, "DATE") == ["Monday"]
    assert firm != town
    assert len(found.words) == len(found.spaces)
    assert found.spaces[-1]


def test_a_name_is_the_same_everywhere() -> None:
    found = renamed("Velmar sold Velmar", (0, 1, "ORG"), (2, 3, "ORG"))
    first, second = named(found, "ORG")
    assert first == second != "Velmar"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Harbour Agency", "ORG"),  # tells what it is
        ("Velmar Ltd", "ORG"),
        ("OSCE", "ORG"),  # everybody knows it
        ("Norway", "GPE"),
        ("the Velmar", "ORG"),  # an article
        ("Monday", "DATE"),
        ("de Velmar", "PERSON"),
    ],
)
def test_some_names_stay(text: str, label: str) -> None:
    before = example(text, (0, len(text.split()), label))
    assert rename(before, split, Random(1), 1) == before  # noqa: S311 - no secret


def test_none_and_some_are_replaced() -> None:
    text = "Velmar sold Lomax"
    labels = [(0, 1, "ORG"), (2, 3, "ORG")]
    assert renamed(text, *labels, share=0) == example(text, *labels)
    replaced = [renamed(text, *labels, share=0.5, seed=seed).words for seed in range(50)]
    assert any("Velmar" in words for words in replaced)
    assert not all("Velmar" in words for words in replaced)


def test_the_same_seed_gives_the_same_names() -> None:
    assert renamed("Velmar sold", (0, 1, "ORG"), seed=3) == renamed(
        "Velmar sold", (0, 1, "ORG"), seed=3
    )


def test_the_lists_have_words_of_all_kinds() -> None:
    words = listed_words()
    assert len(words) > 1000
    assert all(word.isalpha() for word in words)
