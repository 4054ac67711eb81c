"""Facts that contradict each other."""

from itertools import count, permutations
from typing import Any

import pytest

import namegraph as ng
from namegraph import conflicts
from namegraph.types import Extraction, Relation, Span


UNIQUE = {"capital_of": "head", "born_in": "tail", "head_of": "head", "member_of": ""}
KINDS = {"Ann": "PERSON", "Bob": "PERSON", "Eve": "PERSON", "Velmbank": "ORG"}
NUMBER = count()


@pytest.fixture(autouse=True)
def _unique(monkeypatch: pytest.MonkeyPatch) -> None:
    types: dict[str, dict[str, Any]] = {
        name: {"unique": unique} if unique else {} for name, unique in UNIQUE.items()
    }
    types["head_of"]["passes"] = True
    monkeypatch.setattr(conflicts, "relation_types", lambda: types)


def say(head: str, relation: str, tail: str, date: str | None = None, **more: Any) -> Extraction:
    """Make a document with one statement."""
    document, text = f"{next(NUMBER):03}", f"{head} and {tail}"
    spans = Span(0, len(head)), Span(len(text) - len(tail), len(text))
    mentions = tuple(
        ng.Mention(document, *span, name, KINDS.get(name, "PLACE"), "", 0, len(text))
        for name, span in zip((head, tail), spans, strict=True)
    )
    stated = Relation(
        document, relation, *spans, spans[0], Span(0, len(text)), "rule", date=date, **more
    )
    return Extraction(ng.Document(document, text, date=date), mentions, (), (stated,))


def told(*found: Extraction) -> list[tuple[str, str, str, str]]:
    return [conflict[:4] for conflict in ng.link(found).conflicts()]


def test_a_country_has_one_capital() -> None:
    found = [say("Velm", "capital_of", "Norland"), say("Tarn", "capital_of", "Norland")]
    assert told(*found) == [("Norland", "capital_of", "Tarn", "Velm")]


def test_one_city_may_be_the_capital_of_two() -> None:
    assert told(say("Velm", "capital_of", "Norland"), say("Velm", "capital_of", "Sorland")) == []


def test_a_person_is_born_once() -> None:
    found = [
        say("Ann", "born_in", place, date) for place, date in (("Velm", "1999"), ("Tarn", None))
    ]
    assert told(*found) == [("Ann", "born_in", "Tarn", "Velm")]


def test_three_answers_are_three_contradictions() -> None:
    found = [say(place, "capital_of", "Norland") for place in ("Velm", "Tarn", "Osk")]
    assert [c[2:] for c in told(*found)] == [("Osk", "Tarn"), ("Osk", "Velm"), ("Tarn", "Velm")]


def test_what_may_have_several_answers_is_no_contradiction() -> None:
    assert told(say("Velm", "member_of", "Velmbank"), say("Tarn", "member_of", "Velmbank")) == []


@pytest.mark.parametrize(
    "more",
    [{"negated": True}, {"modality": "planned"}, {"modality": "possible"}, {"layer": "verb"}],
)
def test_only_plain_facts_contradict(more: dict[str, Any]) -> None:
    found = [say("Velm", "capital_of", "Norland"), say("Tarn", "capital_of", "Norland", **more)]
    assert told(*found) == []


def test_said_twice_is_no_contradiction() -> None:
    assert told(say("Velm", "capital_of", "Norland"), say("Velm", "capital_of", "Norland")) == []


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("2022-06-14", "2022-06-14", True),
        ("2022-06-14", "2022-06", True),
        ("2022", "2022-06-14", True),
        ("2022-06-14", "2022-06-15", False),
        ("2022", "2023-01", False),
        (None, "2022", False),
        (None, None, False),
    ],
)
def test_two_heads_at_different_dates_are_succession(
    one: str | None, other: str | None, *, clash: bool
) -> None:
    found = [say("Ann", "head_of", "Velmbank", one), say("Bob", "head_of", "Velmbank", other)]
    assert told(*found) == [("Velmbank", "head_of", "Ann", "Bob")] * clash


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [("President", "president", True), ("president", "", True), ("president", "premier", False)],
)
def test_two_offices_may_have_two_holders(one: str, other: str, *, clash: bool) -> None:
    found = [
        say(name, "head_of", "Norland", "2022", title=title)
        for name, title in (("Ann", one), ("Bob", other))
    ]
    assert bool(told(*found)) is clash


def test_both_sides_have_their_evidence_and_dates() -> None:
    said = [("Ann", "2021"), ("Ann", "2023-02"), ("Bob", "2023"), ("Ann", None), ("Bob", "2025")]
    graph = ng.link([say(name, "head_of", "Velmbank", date) for name, date in said])
    [found] = graph.conflicts()
    assert [e.date for e in found.one_evidence] == ["2023-02"]
    assert [e.date for e in found.other_evidence] == ["2023"]
    [row] = graph.rows("conflicts")
    assert list(row) == list(graph.to_pandas("conflicts").columns)
    assert (row["one_dates"], row["other_dates"]) == ('["2023-02"]', '["2023"]')


def test_contradiction_names_its_opponents() -> None:
    found = [say(place, "capital_of", "Norland") for place in ("Velm", "Tarn", "Osk")]
    graph = ng.link(found)
    against = conflicts.opponents(graph.conflicts())
    assert {e.source: names for e, names in against.items()} == {
        "Osk": ["Tarn", "Velm"], "Tarn": ["Osk", "Velm"], "Velm": ["Osk", "Tarn"],
    }  # fmt: skip


def test_order_of_documents_does_not_matter() -> None:
    found = [say(place, "capital_of", "Norland") for place in ("Velm", "Tarn", "Osk")]
    assert len({repr(ng.link(order).conflicts()) for order in permutations(found)}) == 1


def test_a_part_of_the_graph_has_only_its_own_contradictions() -> None:
    graph = ng.link([say(place, "capital_of", "Norland") for place in ("Velm", "Tarn")])
    assert graph.subgraph(["Velm"], hops=0).conflicts() == []
    assert len(graph.subgraph(["Norland"]).conflicts()) == 1


def test_the_evidence_outlives_another_definition(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = ng.link([say(place, "capital_of", "Norland") for place in ("Velm", "Tarn")])
    monkeypatch.setattr(conflicts, "relation_types", dict)
    [found] = graph.conflicts()
    assert [e.source for e in (*found.one_evidence, *found.other_evidence)] == ["Tarn", "Velm"]
