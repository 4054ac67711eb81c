"""Names whose kind the sentence tells, read over real parses."""

from collections.abc import Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from namegraph.pipeline import read_texts
from namegraph.repair import STEPS, read_names
from namegraph.spans import Name


def parsed(nlp: Language, text: str) -> tuple[Doc, list[Name]]:
    """Parse a sentence in which names are written "Velm/ORG" and "Ann_Velm/PERSON"."""
    words = [word.partition("/") for word in text.split()]
    [(doc, _)] = read_texts(nlp, [(" ".join(w.replace("_", " ") for w, *_ in words), None)])
    labels = {word.replace("_", " "): label for word, slash, label in words if slash}
    doc.ents = list(_spans(doc, labels))
    return doc, read_names(doc)


def _spans(doc: Doc, labels: dict[str, str]) -> Iterator[Span]:
    """Yield the names of a text, the longest where one begins like another."""
    end = 0
    for token in doc:
        for name in sorted(labels, key=len, reverse=True):
            length = name.count(" ") + 1
            if token.i >= end and doc[token.i : token.i + length].text == name:
                end = token.i + length
                yield Span(doc, token.i, end, label=labels[name])


def kinds(nlp: Language, text: str, step: str = "contexts") -> list[str | None]:
    doc, names = parsed(nlp, text)
    return [name.kind for name in STEPS[step](doc, names)]


@pytest.mark.parametrize(
    "text",
    [
        "Odarsson/ORG resigned on Monday.",
        "Odarsson/ORG was arrested in May.",
        "Odarsson/PLACE was born in 1950.",
        "The police arrested Odarsson/ORG on Monday.",
        "She met Odarsson/ORG 's wife.",
        "They spoke about Odarsson/PLACE 's resignation.",
        "The assassination of Odarsson/ORG shocked them.",
        "Odarsson/ORG , 54 , is a teacher.",
        "Odarsson/PLACE , who lives in the north, is a teacher.",
    ],
)
def test_a_sentence_tells_a_person(nlp: Language, text: str) -> None:
    assert kinds(nlp, text) == ["PERSON"]


@pytest.mark.parametrize(
    "text",
    [
        "A Velmar/PERSON spokesman said so.",
        "Two Velmar/PERSON employees saw the plane.",
        "They sold Velmar/PERSON 's shares.",
        "She is an analyst at Velmar/PERSON .",
        "They praised Velmar/PLACE 's board.",
        "Velmar/PERSON said on Monday it had sold a bank.",
        "Velmar/PLACE said that it employs forty people.",
    ],
)
def test_a_sentence_tells_a_company(nlp: Language, text: str) -> None:
    assert kinds(nlp, text) == ["ORG"]


def test_somebody_may_be_called_like_a_capital(nlp: Language) -> None:
    assert kinds(nlp, "Lincoln/ORG was assassinated.") == ["PERSON"]


@pytest.mark.parametrize(
    "text",
    [
        'Velmar/PERSON said: "It has a roof."',
        "Velmar/PERSON said it was late.",
        "They closed their Velmar/PLACE plant.",
    ],
)
def test_a_sentence_tells_no_company(nlp: Language, text: str) -> None:
    assert "ORG" not in kinds(nlp, text)


def test_a_sentence_tells_a_place(nlp: Language) -> None:
    assert kinds(nlp, "The factory in Velmar/PERSON is old.") == ["PLACE"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway/PLACE was born in 1814.", "PLACE"),  # a known place
        ("Lincoln/PLACE was born in 1814.", "PLACE"),
        ("Norway/ORG was born in 1814.", "ORG"),
        ("OSCE/ORG resigned on Monday.", "ORG"),  # an acronym
        ("Ministry/ORG resigned on Monday.", "ORG"),  # a common word
        ("Odarsson/ORG grew on Monday.", "ORG"),
        ("The man from Odarsson/PLACE , who is a teacher, left.", "PLACE"),
        ("She saw the hometown of Velmar/PLACE in May.", "PLACE"),
        ("She spoke about Velmar/PERSON 's house.", "PERSON"),
    ],
)
def test_a_sentence_tells_nothing(nlp: Language, text: str, kind: str) -> None:
    assert kinds(nlp, text) == [kind]


def kind_in_full(nlp: Language, text: str, label: str) -> str | None:
    """Return the kind of a name of several words, which stands between asterisks."""
    before, words, after = text.split("*")
    [(doc, _)] = read_texts(nlp, [(before + words + after, None)])
    span = doc.char_span(len(before), len(before + words), label=label)
    assert span is not None
    doc.ents = [span]
    [name] = STEPS["contexts"](doc, read_names(doc))
    return name.kind


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("*Velma Odar*, 54, is a teacher.", "ORG"),
        ("In May *Velma Odar* resigned.", "ORG"),
        ("The book was written by *Velma Odar* in May.", "ORG"),
        ("It was held by *Velma Odar-Bly*, the president of the bank.", "GPE"),
        ("It bought the firm from its founder, *Velma Odar*.", "GPE"),
    ],
)
def test_a_sentence_tells_a_person_in_full(nlp: Language, text: str, label: str) -> None:
    assert kind_in_full(nlp, text, label) == "PERSON"


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("The study was written by *Velma Agency*.", "ORG", "ORG"),
        ("The book was published by *Velma Odar* in May.", "ORG", "ORG"),
        ("They lived in *Velma Odar*, the home of a bank.", "GPE", "PLACE"),
        ("It was sold to *Velma Odar*, the bank of the president.", "GPE", "PLACE"),
        ("They left *Velma Odar*, and the president of the bank stayed.", "GPE", "PLACE"),
        ("*New Jersey*, the president of the bank said, is cold.", "GPE", "PLACE"),
    ],
)
def test_a_body_or_place_of_several_words_stays_one(
    nlp: Language, text: str, label: str, kind: str
) -> None:
    assert kind_in_full(nlp, text, label) == kind


def test_places_that_disagree_tell_nothing(nlp: Language) -> None:
    text = "Odarsson/ORG resigned on Monday. The factory in Odarsson/ORG is old."
    assert kinds(nlp, text) == ["ORG", "ORG"]


def test_a_surname_stays_that_of_its_person(nlp: Language) -> None:
    [(doc, _)] = read_texts(nlp, [("Nora Blum left. A Blum spokesman said so.", None)])
    doc.ents = [Span(doc, 0, 2, label="PERSON"), Span(doc, 5, 6, label="PERSON")]
    names = STEPS["contexts"](doc, read_names(doc))
    assert [name.kind for name in names] == ["PERSON", "PERSON"]


@pytest.mark.parametrize(
    ("town", "text", "kind"),
    [
        ("Hanover", "Hanover said it sold its shares.", "ORG"),
        ("Hanover", "They met in Hanover on Monday.", "PLACE"),
        ("Tokyo", "Tokyo said it sold its shares.", "PLACE"),  # Japan's government may be meant
        ("Norway", "Norway said it sold its shares.", "PLACE"),
        ("Europe", "Europe said it sold its shares.", "PLACE"),
    ],
)
def test_a_town_as_a_subject_is_the_company(nlp: Language, town: str, text: str, kind: str) -> None:
    [(doc, _)] = read_texts(nlp, [(f"{town} Velm Inc fell. {text}", None)])
    i = next(token.i for token in doc[3:] if token.text == town)
    doc.ents = [Span(doc, 0, 3, label="ORG"), Span(doc, i, i + 1, label="GPE")]
    names = STEPS["short_companies"](doc, read_names(doc))
    assert [name.kind for name in names] == ["ORG", kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crews/ORG cut the line.", []),
        ("Each participating State/ORG has a vote.", []),
        ("The members of the host State/ORG met.", []),
        ("He saw Crews/ORG . Crews/ORG left.", ["ORG", "ORG"]),
        ("Fans of City/ORG sang.", ["ORG"]),
        ("Republic/ORG employees voted.", ["ORG"]),
        ("The Deputy Minister of Justice/ORG left.", []),
        ("The ministers of Health/ORG of the two states met.", []),
        ("The Ministry of Justice/ORG closed.", ["ORG"]),
        ("The Minister of Velmar/ORG left.", ["ORG"]),
    ],
)
def test_a_common_word_is_no_name(nlp: Language, text: str, expected: list[str | None]) -> None:
    assert kinds(nlp, text, "others") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She played in the film Velmar/PERSON .", []),
        ("Velmar/PLACE is a novel about the war.", []),
        ("He founded the software firm Velmar/PERSON in 1999.", ["ORG"]),
        ("He was hired by Velmar/PERSON , a software firm.", ["ORG"]),
        ("Velmar/PERSON is a small village in the north.", ["PLACE"]),
        ("They live in the village of Velmar/PERSON .", ["PLACE"]),
        ("They live in Velmar/ORG province.", ["PLACE"]),
        ("She praised carmaker Velmar/PERSON .", ["ORG"]),
        ("They founded the band Velmar/PLACE .", ["ORG"]),
        ("She praised the anti-virus firm Velmar/PRODUCT .", ["ORG"]),
        ("She praised the village Velmar/PRODUCT .", [None]),
        ("Velmar/PERSON is a band. The fans of Velmar/PERSON cheered.", ["ORG", "ORG"]),
        ("He was hired by Lomax_Velm/PERSON , a software company.", ["ORG"]),
        ("He sold the company, Lomax_Velm/PERSON , in May.", ["ORG"]),
        ("It sold its Brazilian unit, Lomax_Velm/PERSON , in May.", ["ORG"]),
        ("She joined Velmar/PERSON , a software start-up.", ["ORG"]),
        ("Rail operator Velmar/PERSON closed a line.", ["ORG"]),
        (
            "They sued Lomax_Velm/PERSON , a fuel trader. He left Lomax_Velm/PERSON in May.",
            ["ORG", "ORG"],
        ),
        ("Lomax_Velm/PERSON , a brewery, closed. He left Lomax/PERSON in May.", ["ORG", "ORG"]),
    ],
)
def test_a_text_says_what_a_name_is(nlp: Language, text: str, expected: list[str | None]) -> None:
    assert kinds(nlp, text, "descriptions") == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Velmar/PLACE are a group of two islands.", "PLACE"),
        ("Velmar/PERSON is a teacher.", "PERSON"),
        ("He spoke to the band about Velmar/PERSON .", "PERSON"),
        ("Norway/PLACE is a company that he likes.", "PLACE"),  # a known place
        ("He met Velmar/PERSON in the village.", "PERSON"),
        ("They met the head of the company, Ann_Velm/PERSON , in May.", "PERSON"),
        ("They met Ann_Velm/PERSON , a fuel trader.", "PERSON"),
        ("They sold the unit to Ann_Velm/PERSON .", "PERSON"),
        ("The islands, Lomax_Velm/PLACE , a group of rocks, are his.", "PLACE"),
    ],
)
def test_other_nouns_say_nothing_of_a_name(nlp: Language, text: str, kind: str) -> None:
    assert kinds(nlp, text, "descriptions") == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They spoke to the news agency Velmar on Monday.", ["Velmar"]),
        ("The Norwegian company Velmar Foods opened a plant.", ["Velmar Foods"]),
        ("He flew with the airline Velmar/ORG .", ["Velmar"]),
        ("They spoke to the watchdog Sir Otto Lind.", []),
        ("The company Monday said it had closed a plant.", []),
        ("The bank closed. Velmar left.", []),
        ("He works at the bank in Velmar .", []),
        ("The company Velmar-based rivals fear is large.", []),
    ],
)
def test_a_noun_for_a_body_is_followed_by_its_name(
    nlp: Language, text: str, expected: list[str]
) -> None:
    doc, names = parsed(nlp, text)
    found = STEPS["described_bodies"](doc, names)
    assert [doc[name.start : name.end].text for name in found] == expected
    assert all(name.kind == "ORG" for name in found)


def test_a_team_with_the_name_of_a_person_leaves_him_alone(nlp: Language) -> None:
    text = "He owned the cycling team Lomax. Oleg Lomax left. Lomax smiled."
    [(doc, _)] = read_texts(nlp, [(text, None)])
    places = [token.i for token in doc if token.text == "Lomax"]
    doc.ents = [
        Span(doc, places[0], places[0] + 1, label="PERSON"),
        Span(doc, places[1] - 1, places[1] + 1, label="PERSON"),
        Span(doc, places[2], places[2] + 1, label="PERSON"),
    ]
    names = STEPS["descriptions"](doc, read_names(doc))
    assert [name.kind for name in names] == ["ORG", "PERSON", "PERSON"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He won an Odarsson/PERSON last year.", []),
        ("They saw the Odarsson/PERSON on the stairs.", []),
        ("She was nominated for best actress Oscar/PERSON .", []),
        ("The Odarsson/PERSON family left.", ["PERSON"]),
        ("They saw Odarsson/PERSON on the stairs.", ["PERSON"]),
        ("They flew with the agency Odarsson/ORG .", ["ORG"]),
    ],
)
def test_a_thing_is_no_person(nlp: Language, text: str, expected: list[str | None]) -> None:
    assert kinds(nlp, text, "others") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They say Ann Lomax praises Oleg Velmar.", ["Ann Lomax", "Oleg Velmar"]),
        ("They saw Ann Lomax 6-2.", ["Ann Lomax"]),
        ("They saw Ann Lomax - winner of the cup.", ["Ann Lomax"]),
        ("They saw Kim Velm - un.", ["Kim Velm - un"]),
    ],
)
def test_a_person_ends_before_verbs_scores_and_remarks(
    nlp: Language, text: str, expected: list[str]
) -> None:
    [(doc, _)] = read_texts(nlp, [(text, None)])
    doc.ents = [Span(doc, 2, min(len(doc) - 1, 7), label="PERSON")]
    names = STEPS["boundaries"](doc, read_names(doc))
    assert [doc[name.start : name.end].text for name in names] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May Lomax_Velm/PERSON , which owns two ships, closed a plant.", ["ORG"]),
        ("He joined Lomax_Velm/PERSON 's board in May.", ["ORG"]),
        ("He joined Velmar/PLACE 's board. They left Velmar/PLACE .", ["ORG", "ORG"]),
        ("He saw Lomax_Velm/PERSON 's plant. Lomax_Velm/PERSON fell.", ["ORG", "ORG"]),
        ("It is a song by Ann_Velm/PERSON , which sold well.", ["PERSON"]),
        ("It was shown to poet Ann_Velm/PERSON , which was new.", ["PERSON"]),
        ("They saw Ann_Velm/PERSON 's house.", ["PERSON"]),
        ("They praised Oslo-based Velmar/PERSON in May.", ["ORG"]),
        ("They praised Oslo-based Ann_Velm/PERSON in May.", ["PERSON"]),
        ("They saw Velmar/PLACE 's plant.", ["PLACE"]),  # a town may have one
        ("They praised Norway/PLACE 's board.", ["PLACE"]),
        ("He joined Lomax/PERSON 's board. Ann_Lomax/PERSON left.", ["PERSON", "PERSON"]),
    ],
)
def test_a_thing_has_which_and_a_board(
    nlp: Language, text: str, expected: list[str | None]
) -> None:
    assert kinds(nlp, text, "things") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They saw her brother Oleg_Velm/PLACE in May.", ["PERSON"]),
        ("His brothers, Velmar/PLACE and Odarsson/PLACE , left.", ["PERSON", "PERSON"]),
        ("They saw Oleg_Velm/ORG , a taxi driver.", ["PERSON"]),
        ("They saw Oleg_Velm/ORG , a developer.", ["ORG"]),
        ("They saw Velm_Alliance/ORG , a member of the union.", ["ORG"]),
        ("They saw its partner Oleg_Velm/ORG in May.", ["ORG"]),
    ],
)
def test_relatives_and_holders_are_persons(
    nlp: Language, text: str, expected: list[str | None]
) -> None:
    assert kinds(nlp, text) == expected
