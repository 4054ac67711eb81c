"""Names that the pipeline missed, found over real parses."""

import pytest
from spacy.language import Language
from spacy.tokens import Span

from namegraph.pipeline import read_texts
from namegraph.repair import STEPS, read_names


def found(nlp: Language, step: str, text: str, read: str = "") -> list[str]:
    """Return what a step finds in a text of which one word may have been read as a place."""
    [(doc, _)] = read_texts(nlp, [(text, None)])
    doc.ents = [Span(doc, t.i, t.i + 1, label="GPE") for t in doc if t.text == read]
    names = STEPS[step](doc, read_names(doc))
    return [doc[name.start : name.end].text for name in names if name.kind == "ORG"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left Velmar, a telecoms company, in May.", ["Velmar"]),
        ("Lomax Velmar, the football club, lost.", ["Lomax Velmar"]),
        ("He left Velmar, a friend, in May.", []),
        ("He left Norway, a company town, in May.", []),
        ("On Monday, a company closed.", []),
        ("They fled from the Lomax Velmar coalition.", ["Lomax Velmar"]),
        ("He left the party. The Norway party won.", []),
    ],
)
def test_a_body_is_followed_by_its_noun(nlp: Language, text: str, expected: list[str]) -> None:
    assert found(nlp, "described_bodies", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ABLR said on Monday that it will leave.", ["ABLR"]),
        ("They sold arms to the ABLR.", ["ABLR"]),
        ("The Norwegian army (NRWG) lost two men.", ["NRWG"]),
        ("The GDP fell in May.", []),
        ("The ABLR bank closed.", []),
        ("ABLR said so.", []),
        ("The price (ABLR) fell.", []),
        ("(ABLR", []),
        ("the ABLR", []),
    ],
)
def test_an_acronym_is_a_body(nlp: Language, text: str, expected: list[str]) -> None:
    assert found(nlp, "acronyms", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is an economist at Velmar in Oslo.", ["Velmar"]),
        ("He works for Lomax Velmar and sings.", ["Lomax Velmar"]),
        ("He works for the Velmar in Oslo.", ["Velmar"]),
        ("She met an economist at Oslo in May.", []),
        ("He works for May.", []),
        ("He looked at Velmar.", []),
        ("at", []),
    ],
)
def test_people_work_for_bodies(nlp: Language, text: str, expected: list[str]) -> None:
    assert found(nlp, "employers", text) == expected


def test_a_name_that_was_read_is_left_alone(nlp: Language) -> None:
    assert found(nlp, "employers", "She is an economist at Velmar Bay.", "Velmar") == []
    assert found(nlp, "described_bodies", "He left Velmar Bay, a company, in May.", "Velmar") == []
