from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from namegraph.definitions import find_definitions
from namegraph.repair import read_names


MakeDoc = Callable[..., Doc]


def pairs(doc: Doc) -> list[tuple[str, str, str | None]]:
    return [
        (doc[short.start : short.end].text, doc[long.start : long.end].text, long.kind)
        for short, long in find_definitions(doc, read_names(doc))
        if short.kind == long.kind
    ]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Aral Sea Fund ( ASF ) met .", "ASF", "Aral Sea Fund"),
        ("Aral Sea Fund ( ASF )", "ASF", "Aral Sea Fund"),
        ("The ASF ( Aral Sea Fund ) met .", "ASF", "Aral Sea Fund"),
        ("The ASF ( the Aral Sea Fund ) met .", "ASF", "Aral Sea Fund"),
        ("The Union of Coastal Ports ( UCP ) met .", "UCP", "Union of Coastal Ports"),
        (
            "The Council for Peace and Co-operation ( CPC ) met .",
            "CPC",
            "Council for Peace and Co-operation",
        ),
    ],
)
def test_an_organization_and_its_short_form_are_found(
    make_doc: MakeDoc, text: str, short: str, long: str
) -> None:
    assert pairs(make_doc(text)) == [(short, long, "ORG")]


@pytest.mark.parametrize(
    "text",
    [
        "The Aral Sea Fund ( 2020 ) met .",
        "The Aral Sea Fund ( ASF met .",
        "The Aral Sea Fund ( ) met .",
        "( ASF ) The Aral Sea Fund met .",
        "The Aral Sea Fund ( XYZ ) met .",
        "The Aral Sea Fund ( see also the annex ) met .",
        "a fund of the aral sea ( ASF ) met .",
        "an air support fund ( ASF ) met .",
        "Nora Blum ( NB ) met .",
        "The ASF ( a small fund ) met .",
        "(",
        "",
    ],
)
def test_what_defines_nothing_is_refused(make_doc: MakeDoc, text: str) -> None:
    assert pairs(make_doc(text)) == []


def test_the_kind_comes_from_a_name_that_was_found(make_doc: MakeDoc) -> None:
    doc = make_doc("the Khatlon Valley ( KV ) lies", ents=[("Khatlon Valley", "LOC")])
    assert pairs(doc) == [("KV", "Khatlon Valley", "PLACE")]


def test_a_longer_name_that_was_found_is_the_long_form(make_doc: MakeDoc) -> None:
    doc = make_doc("the New Aral Sea Fund ( ASF ) met", ents=[("New Aral Sea Fund", "ORG")])
    assert pairs(doc) == [("ASF", "New Aral Sea Fund", "ORG")]


def test_a_long_form_does_not_reach_into_the_sentence_before(make_doc: MakeDoc) -> None:
    doc = make_doc("He left Aral . Sea Fund ( ASF ) met .", sent_starts=[4])
    assert pairs(doc) == []


def test_each_definition_of_a_text_is_found(make_doc: MakeDoc) -> None:
    doc = make_doc("The Aral Sea Fund ( ASF ) met the Northern Trade Council ( NTC ) .")
    assert [short for short, _, _ in pairs(doc)] == ["ASF", "NTC"]


PIECES = st.sampled_from(
    ["The", "Aral", "Sea", "Fund", "(", ")", "ASF", "SF", "of", ".", "\n", "a-F"]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_both_halves_of_a_definition_are_apart_and_inside(blank: Language, text: str) -> None:
    doc = blank(text)
    for short, long in find_definitions(doc, []):
        assert 0 <= short.start < short.end <= len(doc)
        assert 0 <= long.start < long.end <= len(doc)
        assert short.end <= long.start or long.end <= short.start
