from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import namegraph as ng


pytestmark = pytest.mark.model

Row = dict[str, Any]


@pytest.fixture(scope="module")
def graph(nlp: Language, articles: Path) -> Iterator[ng.NameGraph]:
    with ng.build(articles, model=nlp) as graph:
        yield graph


@pytest.fixture(scope="module")
def texts(graph: ng.NameGraph) -> dict[str, str]:
    return {row["id"]: row["text"] for row in graph.rows("documents")}


@pytest.fixture(scope="module")
def mentions(graph: ng.NameGraph) -> list[Row]:
    return list(graph.rows("mentions"))


@pytest.fixture(scope="module")
def evidence(graph: ng.NameGraph) -> list[Row]:
    return list(graph.rows("evidence"))


def test_articles_are_all_read(graph: ng.NameGraph, texts: dict[str, str], articles: Path) -> None:
    assert graph.skipped == ()
    assert sorted(texts) == sorted(path.name for path in articles.iterdir())


def test_mentions_cut_their_text(texts: dict[str, str], mentions: list[Row]) -> None:
    assert len(mentions) > 1000
    wrong = [m for m in mentions if texts[m["document"]][m["start"] : m["end"]] != m["text"]]
    assert wrong == []


def test_mentions_have_no_white_space_at_their_ends(mentions: list[Row]) -> None:
    assert [m for m in mentions if m["text"] != m["text"].strip() or "\n" in m["text"]] == []


def test_mentions_do_not_overlap(mentions: list[Row]) -> None:
    for one, other in pairwise(mentions):
        assert one["document"] != other["document"] or one["end"] <= other["start"]


def test_mentions_lie_in_their_sentence(texts: dict[str, str], mentions: list[Row]) -> None:
    for m in mentions:
        assert 0 <= m["sentence_start"] <= m["start"] < m["end"] <= m["sentence_end"]
        assert m["sentence_end"] <= len(texts[m["document"]])


def test_sentences_have_no_white_space_at_their_ends(
    texts: dict[str, str], mentions: list[Row]
) -> None:
    for m in mentions:
        sentence = texts[m["document"]][m["sentence_start"] : m["sentence_end"]]
        assert sentence == sentence.strip() != ""


def test_sentences_of_a_document_do_not_overlap(mentions: list[Row]) -> None:
    spans = sorted({(m["document"], m["sentence_start"], m["sentence_end"]) for m in mentions})
    overlapping = [
        (one, other) for one, other in pairwise(spans) if one[0] == other[0] and other[1] < one[2]
    ]
    assert overlapping == []


def test_every_mention_has_an_entity_of_its_kind(graph: ng.NameGraph, mentions: list[Row]) -> None:
    kinds = {row["id"]: row["kind"] for row in graph.rows("entities")}
    of_two_kinds = {row["entity"] for row in graph.rows("merges") if row["rule"] == "kind"}
    others = {m["entity"] for m in mentions if kinds[m["entity"]] != m["kind"]}
    assert others
    assert others <= of_two_kinds


def test_evidence_points_to_mentions_of_its_entities(
    mentions: list[Row], evidence: list[Row]
) -> None:
    spans = {(m["document"], m["start"], m["end"]): m["entity"] for m in mentions}
    assert len(evidence) > 1000
    for e in evidence:
        for end in ("source", "target"):
            span = (e["document"], e[f"{end}_start"], e[f"{end}_end"])
            assert spans[span] == e[end]


def test_sentence_of_evidence_holds_names_and_trigger(
    texts: dict[str, str], evidence: list[Row]
) -> None:
    for e in evidence:
        start, end = e["sentence_start"], e["sentence_end"]
        assert 0 <= start < end <= len(texts[e["document"]])
        for part in ("source", "target", "trigger"):
            first, last = e[f"{part}_start"], e[f"{part}_end"]
            assert (first, last) == (None, None) or start <= first < last <= end, (part, e)


def test_only_co_occurrence_has_no_trigger(evidence: list[Row]) -> None:
    assert {(e["trigger_start"] is None, e["layer"] == "cooccurrence") for e in evidence} == {
        (True, True),
        (False, False),
    }


def test_evidence_shows_the_sentence_of_the_stored_text(
    graph: ng.NameGraph, texts: dict[str, str]
) -> None:
    found = [each for entity in graph for each in graph.evidence(entity.id)]
    assert len(found) > 1000
    for each in found:
        assert each.sentence == texts[each.document][each.sentence_start : each.sentence_end]


def test_links_have_as_much_evidence_as_they_weigh(
    graph: ng.NameGraph, evidence: list[Row]
) -> None:
    names = ("source", "target", "relation", "layer")
    counted: dict[tuple[str, ...], list[Row]] = {}
    for e in evidence:
        counted.setdefault(tuple(e[name] for name in names), []).append(e)
    links = {tuple(row[name] for name in names): row for row in graph.rows("links")}
    assert links.keys() == counted.keys()
    for link, row in links.items():
        assert row["weight"] == len(counted[link])
        assert row["documents"] == len({e["document"] for e in counted[link]})


def test_entities_are_counted_from_their_mentions(graph: ng.NameGraph, mentions: list[Row]) -> None:
    for row in graph.rows("entities"):
        of_it = [m for m in mentions if m["entity"] == row["id"]]
        assert row["mentions"] == len(of_it)
        assert row["documents"] == len({m["document"] for m in of_it})


def test_every_alias_has_one_merge(graph: ng.NameGraph) -> None:
    expected = sorted((entity.id, alias) for entity in graph for alias in entity.aliases)
    assert [(row["entity"], row["alias"]) for row in graph.rows("merges")] == expected
