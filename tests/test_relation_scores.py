"""How relations are judged against a gold row, with relations made by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from namegraph.evaluate import evaluate
from namegraph.evaluate.gold import Unknown, clusters_at, given_names
from namegraph.evaluate.relations import (
    Judged,
    as_pairs,
    judge_relations,
    pair_scores,
    relation_scores,
    score,
)
from namegraph.evaluate.score import Score
from namegraph.types import Relation, Span


Row = dict[str, Any]
TEXT = "Nora Blum met Otto Lind of the Harbour Agency Council in Oslo. Blum left Oslo for Turku."


def span(name: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(name, start + 1)
    return Span(start, start + len(name))


def entity(name: str, kind: str, cluster: object, nth: int = 0, **more: bool) -> Row:
    start, end = span(name, nth)
    return {"start": start, "end": end, "type": kind, "cluster": cluster, **more}


ENTITIES = [
    entity("Nora Blum", "PERSON", "blum"),
    entity("Otto Lind", "PERSON", "lind"),
    entity("the Harbour Agency Council", "ORG", "council"),
    entity("Harbour Agency", "ORG", "agency", nested=True),
    entity("Oslo", "PLACE", "oslo"),
    entity("Blum", "PERSON", "blum", nth=1),
    entity("Oslo", "PLACE", "oslo", nth=1),
]


def asked(head: str, type_: str, tail: str, **more: bool) -> Row:
    return {"head": head, "type": type_, "tail": tail, **more}


def read(head: Span, type_: str, tail: Span, *, negated: bool = False, rule: str = "r") -> Relation:
    sentence = Span(0, len(TEXT))
    return Relation("a", type_, head, tail, span("met"), sentence, rule, negated=negated)


def judge(gold: list[Row], *relations: Relation) -> list[Judged]:
    return judge_relations("a", {"text": TEXT, "entities": ENTITIES, "relations": gold}, relations)


def verdicts(gold: list[Row], *relations: Relation) -> list[str]:
    return [each.verdict for each in judge(gold, *relations)]


BLUM, LIND, OSLO, TURKU = span("Nora Blum"), span("Otto Lind"), span("Oslo"), span("Turku")
AGAIN, OSLO_AGAIN = span("Blum", 1), span("Oslo", 1)


# --- facts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "relation", "expected"),
    [
        (asked("blum", "visited", "oslo"), read(BLUM, "visited", OSLO), ["right"]),
        (asked("blum", "visited", "oslo"), read(AGAIN, "visited", OSLO_AGAIN), ["right"]),
        (asked("blum", "met", "lind"), read(LIND, "met", BLUM), ["right"]),
        (asked("oslo", "visited", "blum"), read(BLUM, "visited", OSLO), ["missed", "wrong"]),
        (asked("blum", "born_in", "oslo"), read(BLUM, "visited", OSLO), ["missed", "wrong"]),
        (
            asked("blum", "visited", "oslo", negated=True),
            read(BLUM, "visited", OSLO),
            ["missed", "wrong"],
        ),
        (
            asked("blum", "visited", "oslo", negated=True),
            read(BLUM, "visited", OSLO, negated=True),
            ["right"],
        ),
        (asked("blum", "visited", "oslo", optional=True), read(BLUM, "visited", OSLO), ["neither"]),
    ],
)
def test_fact_is_judged(gold: Row, relation: Relation, expected: list[str]) -> None:
    assert verdicts([gold], relation) == expected


def test_fact_counts_once_in_a_document() -> None:
    gold = [asked("blum", "visited", "oslo"), asked("blum", "visited", "oslo", needs_coref=True)]
    [only] = judge(
        gold, read(BLUM, "visited", OSLO, rule="one"), read(AGAIN, "visited", OSLO_AGAIN)
    )
    assert only.verdict == "right"
    assert only.is_plain
    assert only.rules == {"one", "r"}


def test_fact_that_one_sentence_asks_for_is_not_optional() -> None:
    gold = [asked("blum", "visited", "oslo"), asked("blum", "visited", "oslo", optional=True)]
    assert verdicts(gold) == ["missed"]


def test_what_nobody_annotated_is_wrong() -> None:
    [only] = judge([], read(BLUM, "visited", TURKU))
    assert only.verdict == "wrong"
    assert only.fact.tail == Unknown("Turku")


def test_ends_are_the_names_they_overlap() -> None:
    row = {"text": TEXT, "entities": ENTITIES}
    council, agency = span("the Harbour Agency Council"), span("Harbour Agency")
    assert clusters_at(row, {council, agency, span("Council"), span("Lind of")}) == {
        council: "council",
        agency: "agency",
        span("Council"): "council",
        span("Lind of"): "lind",
    }


@pytest.mark.parametrize("mark", ["needs_coref", "cross_sentence", "inferred_from_name"])
def test_plainly_stated_leaves_the_hard_ones_out(mark: str) -> None:
    gold = [asked("blum", "visited", "oslo", **{mark: True}), asked("blum", "met", "lind")]
    judged = judge(gold, read(BLUM, "visited", OSLO), read(LIND, "visited", OSLO))
    assert [each for each in relation_scores("relation", judged) if each.name != "met"] == [
        Score("relation", "all", 1, 2, 2),
        Score("relation", "all that are read", 1, 2, 2),
        Score("relation", "plainly stated", 0, 1, 1),
        Score("relation", "visited", 1, 2, 1),
    ]


def test_types_that_are_not_read_are_told_apart() -> None:
    gold = [asked("blum", "envies", "lind"), asked("blum", "met", "lind")]
    totals = {each.name: each.gold for each in relation_scores("relation", judge(gold))}
    assert (totals["all"], totals["all that are read"]) == (2, 1)


def test_nothing_scores_nothing() -> None:
    optional = judge([asked("blum", "met", "lind", optional=True)])
    assert list(relation_scores("relation", optional)) == []
    assert list(pair_scores("pair", optional, [])) == []


# --- pairs ---------------------------------------------------------------------------------


def test_pair_needs_neither_type_nor_direction() -> None:
    gold = [asked("oslo", "envies", "blum"), asked("blum", "visited", "oslo", negated=True)]
    [pair] = as_pairs(judge(gold, read(BLUM, "born_in", OSLO), read(BLUM, "met", OSLO)))
    assert pair.verdict == "right"
    assert len(pair.read) == len(pair.asked) == 2


def test_pair_is_optional_where_all_its_facts_are() -> None:
    optional = asked("blum", "envies", "lind", optional=True)
    assert [p.verdict for p in as_pairs(judge([optional], read(BLUM, "met", LIND)))] == ["neither"]
    both = [optional, asked("blum", "visited", "lind")]
    assert [p.verdict for p in as_pairs(judge(both, read(BLUM, "met", LIND)))] == ["right"]


def test_layers_are_counted_alone_and_together() -> None:
    gold = [asked("blum", "visited", "oslo"), asked("blum", "met", "lind")]
    stated = judge(gold, read(BLUM, "visited", OSLO))
    verb = judge(gold, read(BLUM, "meet", LIND), read(LIND, "like", OSLO))
    assert {each.name: each[2:] for each in pair_scores("pair", stated, verb)} == {
        "all": (2, 3, 2),
        "plainly stated": (2, 3, 2),
        "stated": (1, 1, 2),
        "verb": (1, 2, 2),
    }


def test_documents_do_not_mix() -> None:
    rows = {"text": TEXT, "entities": ENTITIES, "relations": [asked("blum", "met", "lind")]}
    judged = [each for name in "ab" for each in judge_relations(name, rows, [])]
    assert score("pair", "all", as_pairs(judged)) == Score("pair", "all", 0, 0, 2)


# --- the names of the gold -----------------------------------------------------------------


def test_given_names_are_flat_and_those_asked_for_come_first() -> None:
    doc = spacy.blank("en")(TEXT)
    entities = [
        *ENTITIES,
        entity("Council in Oslo", "ORG", "committee", optional=True),
        entity("Turku", "PLACE", "turku", optional=True),
        {**entity("left", "PLACE", "x"), "adjectival": True},
        {**entity("for", "PLACE", "y"), "type": "other"},
    ]
    names = given_names(doc, {"text": TEXT, "entities": entities})
    assert [(doc[n.start : n.end].text, n.kind, n.adjectival) for n in names] == [
        ("Nora Blum", "PERSON", False),
        ("Otto Lind", "PERSON", False),
        ("Harbour Agency Council", "ORG", False),
        ("Oslo", "PLACE", False),
        ("Blum", "PERSON", False),
        ("left", "PLACE", True),
        ("Oslo", "PLACE", False),
        ("Turku", "PLACE", False),
    ]


def test_given_name_inside_a_token_takes_all_of_it() -> None:
    doc = spacy.blank("en")("Oslo2024 grew.")
    oslo = {"start": 0, "end": 4, "type": "PLACE", "cluster": 1}
    [name] = given_names(doc, {"text": doc.text, "entities": [oslo]})
    assert doc[name.start : name.end].text == "Oslo2024"


def test_relations_are_scored_with_given_names_too(tmp_path: Path, nlp: Language) -> None:
    text = "The sailor visited Norway."
    gold = {
        "text": text,
        "entities": [
            {"start": 4, "end": 10, "type": "PERSON", "cluster": 1},
            {"start": 19, "end": 25, "type": "PLACE", "cluster": 2},
        ],
        "relations": [asked(1, "visited", 2)],  # type: ignore[arg-type]
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold), encoding="utf-8")
    scores = {each.task: each[2:] for each in evaluate(path, model=nlp) if each.name == "all"}
    assert scores["relation"] == scores["pair"] == (0, 0, 1)
    assert scores["relation, names given"] == scores["pair, names given"] == (1, 1, 1)
