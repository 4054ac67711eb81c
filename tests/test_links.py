import math
from collections.abc import Iterable
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import namegraph as ng
from namegraph.links import Linked, LinkRow, Proof, link_entities, npmi
from namegraph.types import Extraction, Relation, Span


QUICK = settings(deadline=None, derandomize=True)


def read(
    document: str,
    *sentences: str,
    states: Iterable[tuple[int, str, str, str, dict[str, object]]] = (),
    date: str | None = None,
) -> Extraction:
    """Make an extraction in which every word of a sentence is the name of a person."""
    text = "\n".join(sentences)
    mentions, spans = [], []
    start = 0
    for sentence in sentences:
        end = start + len(sentence)
        found: dict[str, Span] = {}
        place = start
        for word in sentence.split():
            place = text.index(word, place)
            span = Span(place, place + len(word))
            mentions.append(ng.Mention(document, *span, word, "PERSON", "PERSON", start, end))
            found.setdefault(word, span)
            place = span.end
        spans.append((Span(start, end), found))
        start = end + 1
    relations = tuple(
        Relation(
            document, type_, spans[i][1][head], spans[i][1][tail], spans[i][1][head], spans[i][0],
            "a rule", **{"date": date, **more},
        )
        for i, type_, head, tail, more in states
    )  # fmt: skip
    return Extraction(ng.Document(document, text, date=date), tuple(mentions), (), relations)


def link(*extractions: Extraction) -> Linked:
    return link_entities(extractions, ng.Resolver().resolve(extractions))


def pairs(linked: Linked) -> dict[tuple[str, str, str], LinkRow]:
    return {(row.source, row.target, row.relation): row for row in linked.links}


# --- npmi ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("together", "one", "other", "total", "expected"),
    [
        (1, 1, 1, 1, 1.0),
        (2, 2, 2, 10, 1.0),
        (10, 10, 10, 10, 1.0),
        (1, 5, 2, 10, 0.0),
        (1, 10, 1, 10, 0.0),
        (1, 2, 2, 8, math.log(2) / math.log(8)),
        (1, 5, 5, 10, math.log(0.4) / math.log(10)),
        (2, 4, 4, 16, math.log(2) / math.log(8)),
    ],
)
def test_npmi(together: int, one: int, other: int, total: int, expected: float) -> None:
    assert npmi(together, one, other, total) == pytest.approx(expected)


@QUICK
@given(*[st.integers(1, 10**6)] * 4)
def test_npmi_lies_between_minus_one_and_one(a: int, b: int, c: int, d: int) -> None:
    together, one, other, total = sorted((a, b, c, d))
    assume(together >= one + other - total)
    assert -1 - 1e-9 <= npmi(together, one, other, total) <= 1 + 1e-9


# --- co-occurrence -------------------------------------------------------------------------


def test_names_of_one_sentence_co_occur() -> None:
    linked = link(read("a", "Bob Ann Eve", "Zoe"))
    assert list(pairs(linked)) == [
        (*pair, "co-occurs") for pair in combinations(("Ann", "Bob", "Eve"), 2)
    ]
    assert {(row.layer, row.directed) for row in linked.links} == {("cooccurrence", 0)}


def test_names_of_different_sentences_do_not_co_occur() -> None:
    assert link(read("a", "Ann", "Bob"), read("b", "Eve")) == Linked([], [])


def test_score_of_a_link_counts_sentences() -> None:
    linked = link(read("a", "Ann Bob", "Ann Bob", "Ann Eve"), read("b", "Zoe", "Zoe Max"))
    # five sentences; Ann stands in three, Bob in two, both together in two
    assert pairs(linked)["Ann", "Bob", "co-occurs"].score == round(npmi(2, 3, 2, 5), 6)
    assert pairs(linked)["Max", "Zoe", "co-occurs"].score == round(npmi(1, 1, 2, 5), 6)


def test_weight_counts_evidence_and_documents_count_documents() -> None:
    linked = link(read("a", "Ann Bob", "Bob Ann"), read("b", "Ann Bob"), read("c", "Ann"))
    [row] = linked.links
    assert (row.weight, row.documents) == (3, 2)
    assert len(linked.evidence) == 3


def test_name_twice_in_a_sentence_counts_once() -> None:
    linked = link(read("a", "Ann Bob Ann Bob"))
    [proof] = linked.evidence
    assert (proof.source_start, proof.target_start) == (0, 4)


def test_evidence_of_a_co_occurrence_points_to_both_names() -> None:
    [proof] = link(read("a", "Zoe", "Bob Ann", date="2024-05")).evidence
    assert proof == Proof(
        "Ann", "Bob", "co-occurs", "cooccurrence", "a", 4, 11, 8, 11, 4, 7, None, None,
        "same sentence", 1.0, 0, "fact", "", "", "2024-05",
    )  # fmt: skip


def people(count: int) -> list[str]:
    return [f"P{number:02}" for number in range(count)]


def test_all_of_twenty_five_names_co_occur() -> None:
    assert len(link(read("a", " ".join(people(25)))).links) == 25 * 24 / 2


def test_only_near_ones_of_more_names_co_occur() -> None:
    names = people(26)
    linked = link(read("a", " ".join(names)))
    found = {(row.source, row.target) for row in linked.links}
    assert found < set(combinations(names, 2))
    assert set(pairwise(names)) <= found
    assert ("P00", "P25") not in found
    assert len(found) < 26 * 5


def test_one_name_often_is_not_many_names() -> None:
    linked = link(read("a", " ".join(["Ann"] * 40 + ["Bob"] + ["Eve"] * 40)))
    assert len(linked.links) == 3


# --- statements ----------------------------------------------------------------------------


def test_directed_relation_keeps_its_direction() -> None:
    linked = link(read("a", "Zoe Ann", states=[(0, "accused", "Zoe", "Ann", {})]))
    row = pairs(linked)["Zoe", "Ann", "accused"]
    assert (row.layer, row.directed, row.weight) == ("stated", 1, 1)
    assert ("Ann", "Zoe", "accused") not in pairs(linked)


def test_directed_relation_in_both_directions_is_two_links() -> None:
    states = [(0, "accused", "Zoe", "Ann", {}), (0, "accused", "Ann", "Zoe", {})]
    assert len(link(read("a", "Zoe Ann", states=states)).links) == 3


@pytest.mark.parametrize("relation", ["met", "cooperates_with"])
def test_symmetric_relation_is_stored_once_smaller_id_first(relation: str) -> None:
    states = [(0, relation, "Zoe", "Ann", {}), (1, relation, "Ann", "Zoe", {})]
    linked = link(read("a", "Zoe Ann", "Ann Zoe", states=states))
    row = pairs(linked)["Ann", "Zoe", relation]
    assert (row.directed, row.weight) == (0, 2)
    assert ("Zoe", "Ann", relation) not in pairs(linked)


def test_evidence_of_a_turned_relation_keeps_its_names() -> None:
    linked = link(read("a", "Zoe Ann", states=[(0, "met", "Zoe", "Ann", {})]))
    [proof] = [proof for proof in linked.evidence if proof.layer == "stated"]
    assert (proof.source, proof.source_start, proof.source_end) == ("Ann", 4, 7)
    assert (proof.target, proof.target_start, proof.target_end) == ("Zoe", 0, 3)


def test_evidence_keeps_what_the_relation_says() -> None:
    facts = {
        "negated": True, "modality": "possible", "attributed_to": "Eve", "title": "envoy",
        "confidence": 0.5, "date": "2024-01",
    }  # fmt: skip
    linked = link(read("a", "Zoe Ann", states=[(0, "accused", "Zoe", "Ann", facts)], date="2025"))
    [proof] = [proof for proof in linked.evidence if proof.layer == "stated"]
    assert proof == Proof(
        "Zoe", "Ann", "accused", "stated", "a", 0, 7, 0, 3, 4, 7, 0, 3, "a rule", 0.5, 1,
        "possible", "Eve", "envoy", "2024-01",
    )  # fmt: skip


def test_negated_is_the_share_of_the_evidence() -> None:
    linked = link(
        read("a", "Zoe Ann", states=[(0, "accused", "Zoe", "Ann", {"negated": True})]),
        read("b", "Zoe Ann", states=[(0, "accused", "Zoe", "Ann", {})]),
        read("c", "Zoe Ann", states=[(0, "accused", "Zoe", "Ann", {})]),
    )
    assert pairs(linked)["Zoe", "Ann", "accused"].negated == pytest.approx(1 / 3, abs=1e-6)
    assert pairs(linked)["Ann", "Zoe", "co-occurs"].negated == 0


def test_score_of_a_statement_is_its_best_confidence() -> None:
    states = [(0, "accused", "Zoe", "Ann", {"confidence": c}) for c in (0.5, 0.8, 0.6)]
    assert pairs(link(read("a", "Zoe Ann", states=states)))["Zoe", "Ann", "accused"].score == 0.8


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ([("fact", False, 0.5), ("planned", False, 0.9), ("fact", True, 0.9)], 0.5),
        ([("planned", False, 0.5), ("possible", False, 0.8), ("fact", True, 0.9)], 0.4),
        ([("fact", True, 0.9), ("planned", True, 0.9)], 0.0),
    ],
)
def test_score_of_a_statement_is_low_without_a_fact(
    said: list[tuple[str, bool, float]], score: float
) -> None:
    states = [
        (0, "accused", "Zoe", "Ann", {"modality": m, "negated": n, "confidence": c})
        for m, n, c in said
    ]
    assert pairs(link(read("a", "Zoe Ann", states=states)))["Zoe", "Ann", "accused"].score == score


def test_verb_is_directed_whatever_its_name() -> None:
    states = [(0, "met", "Zoe", "Ann", {"layer": "verb"})]
    row = pairs(link(read("a", "Zoe Ann", states=states)))["Zoe", "Ann", "met"]
    assert (row.layer, row.directed) == ("verb", 1)


def test_verb_has_no_wikidata_property() -> None:
    states = [(0, "capital_of", "Zoe", "Ann", {"layer": "verb"})]
    assert (
        pairs(link(read("a", "Zoe Ann", states=states)))["Zoe", "Ann", "capital_of"].wikidata == ""
    )


def test_dates_of_a_link_are_those_of_its_evidence() -> None:
    linked = link(
        read("a", "Zoe Ann", states=[(0, "accused", "Zoe", "Ann", {"date": "2019"})], date="2024"),
        read("b", "Zoe Ann", states=[(0, "accused", "Zoe", "Ann", {})], date="2023-02"),
        read("c", "Zoe Ann"),
    )
    dates = {row.relation: (row.first_seen, row.last_seen) for row in linked.links}
    assert dates == {"accused": ("2019", "2023-02"), "co-occurs": ("2023-02", "2024")}


def test_link_without_any_date_has_none() -> None:
    [row] = link(read("a", "Zoe Ann")).links
    assert (row.first_seen, row.last_seen) == (None, None)


def test_statement_about_one_entity_is_no_link() -> None:
    extraction = read("a", "Ann Anna Ann", states=[(0, "met", "Ann", "Ann", {})])
    assert set(pairs(link(extraction))) == {("Ann", "Anna", "co-occurs")}


@pytest.mark.parametrize(
    ("relation", "wikidata"), [("capital_of", "P1376"), ("met", ""), ("discuss with", "")]
)
def test_wikidata_property(relation: str, wikidata: str) -> None:
    found = pairs(link(read("a", "Ann Bob", states=[(0, relation, "Ann", "Bob", {})])))
    assert found["Ann", "Bob", relation].wikidata == wikidata


def test_layers_are_never_mixed() -> None:
    states = [
        (0, "visited", "Ann", "Bob", {}),
        (0, "discuss with", "Ann", "Bob", {"layer": "verb"}),
    ]
    found = pairs(link(read("a", "Ann Bob", states=states)))
    assert {relation: row.layer for (_, _, relation), row in found.items()} == {
        "visited": "stated",
        "discuss with": "verb",
        "co-occurs": "cooccurrence",
    }
    assert {row.weight for row in found.values()} == {1}


@QUICK
@given(st.lists(st.lists(st.sampled_from(people(4)), min_size=1, max_size=4), max_size=6))
def test_every_link_has_as_much_evidence_as_it_weighs(sentences: list[list[str]]) -> None:
    found = [read(f"{i}", " ".join(words)) for i, words in enumerate(sentences)]
    linked = link(*found)
    for row in linked.links:
        proofs = [proof for proof in linked.evidence if proof[:4] == row[:4]]
        assert row.source < row.target
        assert row.weight == len(proofs)
        assert row.documents == len({proof.document for proof in proofs})
        assert -1 <= row.score <= 1
    assert sum(row.weight for row in linked.links) == len(linked.evidence)
