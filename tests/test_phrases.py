from collections.abc import Callable
from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from namegraph.phrases import find_bodies, find_roles, find_territories


Find = Callable[[Doc], dict[int, int]]


def texts(blank: Language, find: Find, text: str) -> list[str]:
    doc = blank(text)
    return [doc[start:end].text for start, end in find(doc).items()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leaders of Central Asia met in Dushanbe.", ["Central Asia", "Dushanbe"]),
        ("the Republic of Tajikistan and Kyrgyz farmers", ["Republic of Tajikistan", "Kyrgyz"]),
        ("the United Arab Emirates", ["United Arab Emirates"]),
        ("Guinea-Bissau", ["Guinea-Bissau"]),
        ("South Sudan and Sudan", ["South Sudan", "Sudan"]),
        ("tajikistan", []),
        ("Tajikistani", ["Tajikistani"]),
        ("They met.", []),
        ("", []),
    ],
)
def test_territories_are_found(blank: Language, text: str, expected: list[str]) -> None:
    assert texts(blank, find_territories, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The OSCE met the EU.", ["OSCE", "EU"]),
        (
            "the Organization for Security and Co-operation in Europe (OSCE)",
            ["Organization for Security and Co-operation in Europe", "OSCE"],
        ),
        ("the World Bank", ["World Bank"]),
        ("He said osce.", []),
        ("Greenpeace met Interpol and Eurostat.", ["Greenpeace", "Interpol", "Eurostat"]),
        ("They asked interpol, not greenpeace.", []),
    ],
)
def test_known_bodies_are_found(blank: Language, text: str, expected: list[str]) -> None:
    assert texts(blank, find_bodies, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputy Prime Minister Ann Lee", ["Deputy Prime Minister"]),
        ("Foreign Minister and president", ["Foreign Minister", "president"]),
        ("SECRETARY GENERAL", ["SECRETARY GENERAL"]),
        ("Dr. Ann Lee", ["Dr."]),
        ("Ann Lee left", []),
    ],
)
def test_roles_are_found_in_any_case(blank: Language, text: str, expected: list[str]) -> None:
    doc = blank(text)
    covered = {i for start, end in find_roles(doc).items() for i in range(start, end)}
    assert {token.text for token in doc if token.i in covered} == set(" ".join(expected).split())


@pytest.mark.parametrize("find", [find_territories, find_bodies, find_roles])
def test_phrases_do_not_overlap_and_are_in_order(blank: Language, find: Find) -> None:
    doc = blank(
        "Prime Minister of the Republic of Tajikistan, former first deputy foreign minister of "
        "South Korea and special envoy of the United Nations High Commissioner for Refugees"
    )
    found = list(find(doc).items())
    assert found
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


def test_another_vocabulary_gives_the_same() -> None:
    assert find_territories(spacy.blank("en")("Leaders of Central Asia")) == {2: 4}


def test_the_vocabulary_of_another_language_works() -> None:
    assert find_territories(spacy.blank("xx")("Leaders of Central Asia")) == {2: 4}
