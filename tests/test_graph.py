import re
import sqlite3
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import namegraph as ng
from namegraph.lookup import NameIndex
from namegraph.types import Entity, Extraction, Relation, Skipped, Span, Step


MARK = re.compile(r"<([^|>]+)\|(PERSON|ORG|PLACE)>")
OSCE = "Organization for Security and Co-operation in Europe"
COLUMNS = {
    "documents": "id title source date hash text",
    "mentions": "document start end text kind label adjectival entity sentence_start sentence_end",
    "entities": "id name label kind aliases mentions documents first_seen last_seen",
    "links": "source target relation layer directed weight documents score negated first_seen "
    "last_seen wikidata",
    "evidence": "source target relation layer document sentence_start sentence_end source_start "
    "source_end target_start target_end trigger_start trigger_end rule confidence negated modality "
    "attributed_to title date",
    "merges": "entity alias rule detail",
    "doubts": "source target relation layer facts status",
}
NODE = {
    "name": str, "label": str, "kind": str, "mentions": int, "documents": int,
    "first_seen": str, "last_seen": str,
}  # fmt: skip
EDGE = {
    "relation": str, "layer": str, "directed": bool, "weight": int, "documents": int,
    "score": float, "negated": float, "first_seen": str, "last_seen": str, "wikidata": str,
}  # fmt: skip
Said = tuple[str, str, str, dict[str, object]]


def read(
    document: str, *sentences: tuple[str, Iterable[Said]], date: str | None = None
) -> Extraction:
    """Make an extraction of sentences with names like <Helga Schmid|PERSON>."""
    text, mentions, relations = "", [], []
    for marked, states in sentences:
        start, spans = len(text), {}
        found = []
        for plain, name, kind in re.findall(r"([^<]*)(?:<([^|>]+)\|(\w+)>)?", marked):
            text += plain
            if name:
                spans[name] = Span(len(text), len(text) + len(name))
                found.append((spans[name], name, kind))
                text += name
        sentence = Span(start, len(text))
        mentions += [
            ng.Mention(document, *span, name, kind, kind, *sentence) for span, name, kind in found
        ]
        relations += [
            Relation(
                document, type_, spans[head], spans[tail], Span(start, start + 3), sentence,
                "a rule", **{"date": date, **more},
            )
            for type_, head, tail, more in states
        ]  # fmt: skip
        text += "\n"
    return Extraction(
        ng.Document(document, text, f"Title of {document}", "Courier", date, f"hash {document}"),
        tuple(mentions),
        (),
        tuple(relations),
    )


DOCUMENTS = [
    read(
        "a",
        (
            "<Helga Schmid|PERSON> of the <OSCE|ORG> visited <Tajikistan|PLACE>",
            [
                ("visited", "Helga Schmid", "Tajikistan", {"confidence": 0.9}),
                ("head_of", "Helga Schmid", "OSCE", {"title": "Secretary General"}),
            ],
        ),
        ("<Schmid|PERSON> met <Murat Nurtleu|PERSON>", [("met", "Schmid", "Murat Nurtleu", {})]),
        date="2022-06-14",
    ),
    read(
        "b",
        ("<Helga Schmid|PERSON> and <Murat Nurtleu|PERSON> again", []),
        ("Not in <Tajik|PLACE> land: <Schmid|PERSON>", [
            ("visited", "Schmid", "Tajik", {"negated": True, "confidence": 0.7}),
        ]),
        date="2023-01-02",
    ),
    read("c", ("<Osh|PLACE> and the <OSCE|ORG>", [])),
    read("d", ("<Lonely Island|PLACE>", []), ("<Jordan|PERSON> in <Jordan|PLACE>", [])),
    read(
        "e",
        ("<Timur Karimov|PERSON>, <Olim Karimov|PERSON>", []),
        ("<Karimov|PERSON>", []),
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> ng.NameGraph:
    return ng.link(DOCUMENTS)


# --- as a Python object --------------------------------------------------------------------


def test_graph_is_a_collection_of_entities(graph: ng.NameGraph) -> None:
    ids = [entity.id for entity in graph]
    assert ids == sorted(ids)
    assert len(graph) == len(ids) == 11
    assert all(isinstance(entity, ng.Entity) for entity in graph)
    assert graph.documents == 5


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Schmid", True),
        ("OSCE", True),
        (OSCE, True),
        ("Jordan", True),
        ("schmid", True),
        ("Nobody", False),
        ("", False),
        (None, False),
        (1, False),
    ],
)
def test_contains_any_alias(graph: ng.NameGraph, name: object, *, known: bool) -> None:
    assert (name in graph) is known


def test_repr_counts(graph: ng.NameGraph) -> None:
    links = graph.nx.number_of_edges()
    assert repr(graph) == f"NameGraph(11 entities, {links} links, 5 documents)"
    assert repr(ng.link([])) == "NameGraph(0 entities, 0 links, 0 documents)"
    one = ng.link([read("a", ("<Osh|PLACE>", []))])
    assert repr(one) == "NameGraph(1 entity, 0 links, 1 document)"


def test_large_numbers_are_grouped() -> None:
    found = [read(f"{i}", (f"<Person{i:04}|PERSON>", [])) for i in range(1001)]
    assert repr(ng.link(found)) == "NameGraph(1,001 entities, 0 links, 1,001 documents)"


def test_notebook_shows_text_and_page(graph: ng.NameGraph) -> None:
    bundle = graph._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/plain"].startswith(repr(graph))
    assert "Helga Schmid" in bundle["text/html"]


def test_graph_closes_its_database() -> None:
    with ng.link(DOCUMENTS) as graph:
        assert len(graph) == 11
    with pytest.raises((sqlite3.Error, ng.StoreError)):
        list(graph.rows("links"))


def test_skipped_of_a_linked_graph_is_empty(graph: ng.NameGraph) -> None:
    assert graph.skipped == ()


def test_ambiguous_names_are_reported(graph: ng.NameGraph) -> None:
    [(name, meanings)] = graph.ambiguous
    assert name == "Karimov"
    assert "Olim Karimov" in str(meanings)
    assert "Timur Karimov" in str(meanings)


# --- entity --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Helga Schmid", "Schmid", "helga schmid", "SCHMID", "Schmid's"])
def test_entity_by_any_alias_in_any_case(graph: ng.NameGraph, name: str) -> None:
    assert graph.entity(name).id == "Helga Schmid"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("OSCE", OSCE),
        ("the OSCE", OSCE),
        (OSCE, OSCE),
        ("organisation for security and cooperation in europe", OSCE),
        ("Tajik", "Tajikistan"),
        ("Republic of Tajikistan", "Tajikistan"),
        ("Jordan (PLACE)", "Jordan (PLACE)"),
    ],
)
def test_entity_by_known_names(graph: ng.NameGraph, name: str, found: str) -> None:
    assert graph.entity(name).id == found


def test_surname_that_no_document_writes_alone_finds_its_person(graph: ng.NameGraph) -> None:
    assert graph.entity("Nurtleu").id == "Murat Nurtleu"


def test_entity_tells_what_is_known(graph: ng.NameGraph) -> None:
    assert graph.entity("Schmid") == Entity(
        "Helga Schmid", "Helga Schmid", "Helga Schmid", "PERSON", ("Helga Schmid", "Schmid"),
        4, 2, "2022-06-14", "2023-01-02", ("Secretary General, OSCE",),
    )  # fmt: skip


def test_unknown_name_suggests_near_ones(graph: ng.NameGraph) -> None:
    with pytest.raises(ng.EntityNotFound, match="Schmid") as caught:
        graph.entity("Helga Schmidt")
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, ng.NameGraphError)
    assert caught.value.name == "Helga Schmidt"
    assert caught.value.near[0] == "Helga Schmid"
    assert str(caught.value).startswith("no entity is named 'Helga Schmidt'; did you mean ")


def test_unknown_name_like_none_suggests_nothing() -> None:
    with pytest.raises(ng.EntityNotFound) as caught:
        ng.link([]).entity("Qwxz")
    assert caught.value.near == ()
    assert str(caught.value) == "no entity is named 'Qwxz'"


def test_ambiguous_name_lists_its_candidates(graph: ng.NameGraph) -> None:
    with pytest.raises(ng.AmbiguousName) as caught:
        graph.entity("jordan")
    assert isinstance(caught.value, KeyError)
    assert caught.value.candidates == ("Jordan (PERSON)", "Jordan (PLACE)")
    assert str(caught.value) == (
        "'jordan' may mean 'Jordan (PERSON)' or 'Jordan (PLACE)'; give one of these ids"
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda g: g.entity("Nobody"),
        lambda g: g.neighbors("Nobody"),
        lambda g: g.profile("Nobody"),
        lambda g: g.refusals("Nobody"),
        lambda g: g.evidence("Nobody"),
        lambda g: g.evidence("Schmid", "Nobody"),
        lambda g: g.path("Nobody", "Schmid"),
        lambda g: g.path("Schmid", "Nobody"),
        lambda g: g.subgraph(["Schmid", "Nobody"]),
    ],
)
def test_every_question_refuses_an_unknown_name(graph: ng.NameGraph, ask: object) -> None:
    with pytest.raises(ng.EntityNotFound, match="'Nobody'"):
        ask(graph)


# --- neighbours ----------------------------------------------------------------------------


def told(graph: ng.NameGraph, name: str, **filters: object) -> list[tuple[str, str, str]]:
    return [(n.entity, n.relation, n.direction) for n in graph.neighbors(name, **filters)]


def test_neighbors_give_statements_first_then_the_heaviest(graph: ng.NameGraph) -> None:
    assert told(graph, "Schmid") == [
        ("Tajikistan", "visited", "out"),
        ("Murat Nurtleu", "met", "both"),
        (OSCE, "head_of", "out"),
        ("Murat Nurtleu", "co-occurs", "both"),
        ("Tajikistan", "co-occurs", "both"),
        (OSCE, "co-occurs", "both"),
    ]


def test_neighbors_look_both_ways(graph: ng.NameGraph) -> None:
    assert told(graph, "Tajikistan", layer="stated") == [("Helga Schmid", "visited", "in")]
    assert told(graph, "murat nurtleu", layer="stated") == [("Helga Schmid", "met", "both")]
    assert told(graph, "OSCE", layer="stated") == [("Helga Schmid", "head_of", "in")]


@pytest.mark.parametrize(
    ("filters", "entities"),
    [
        ({"kind": "PLACE"}, ["Tajikistan", "Tajikistan"]),
        ({"kind": "PLACE", "layer": "stated"}, ["Tajikistan"]),
        ({"relation": "met"}, ["Murat Nurtleu"]),
        ({"relation": "co-occurs", "kind": "ORG"}, [OSCE]),
        ({"layer": "verb"}, []),
        ({"relation": "killed"}, []),
        ({"top": 1}, ["Tajikistan"]),
        ({"top": 1, "kind": "ORG"}, [OSCE]),
    ],
)
def test_neighbors_are_filtered(
    graph: ng.NameGraph, filters: dict[str, object], entities: list[str]
) -> None:
    assert [n.entity for n in graph.neighbors("Schmid", **filters)] == entities


def test_neighbor_tells_its_link(graph: ng.NameGraph) -> None:
    [found] = graph.neighbors("Schmid", relation="visited")
    assert found._asdict() == {
        "entity": "Tajikistan", "kind": "PLACE", "relation": "visited", "layer": "stated",
        "direction": "out", "weight": 2, "documents": 2, "score": 0.9, "negated": 0.5,
        "first_seen": "2022-06-14", "last_seen": "2023-01-02", "facts": 1, "status": "fact",
    }  # fmt: skip


def test_neighbor_without_dates_has_none(graph: ng.NameGraph) -> None:
    [found] = graph.neighbors("Osh")
    assert (found.first_seen, found.last_seen) == (None, None)


def test_entity_without_links_has_no_neighbors(graph: ng.NameGraph) -> None:
    assert graph.neighbors("Lonely Island") == []


# --- evidence ------------------------------------------------------------------------------


def test_evidence_is_newest_first_and_undated_last(graph: ng.NameGraph) -> None:
    dates = [each.date for each in graph.evidence("Schmid")]
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == "2023-01-02"
    assert [each.document for each in graph.evidence("OSCE")][-1] == "c"


def test_evidence_between_two_is_the_same_both_ways(graph: ng.NameGraph) -> None:
    found = graph.evidence("Schmid", "Tajik")
    assert found == graph.evidence("Tajikistan", "helga schmid")
    assert {(each.source, each.target) for each in found if each.layer == "stated"} == {
        ("Helga Schmid", "Tajikistan")
    }
    assert len(found) == 4


def test_evidence_shows_its_sentence(graph: ng.NameGraph) -> None:
    [denial] = [each for each in graph.evidence("Schmid", "Tajikistan") if each.negated]
    assert denial.sentence == "Not in Tajik land: Schmid"
    assert denial.sentence_end - denial.sentence_start == len(denial.sentence)
    assert denial.document_title == "Title of b"
    assert (denial.trigger_start, denial.trigger_end) == (
        denial.sentence_start,
        denial.sentence_start + 3,
    )
    assert denial.sentence[denial.target_start - denial.sentence_start :].startswith("Tajik")


def test_unconnected_entities_have_no_evidence(graph: ng.NameGraph) -> None:
    assert graph.evidence("Schmid", "Osh") == []


def test_evidence_of_co_occurrence_has_no_trigger(graph: ng.NameGraph) -> None:
    [each] = graph.evidence("Osh")
    assert (each.trigger_start, each.trigger_end, each.layer) == (None, None, "cooccurrence")
    assert each.negated is False


# --- profile and refusals ------------------------------------------------------------------


def holds(title: str, body: str, **more: object) -> Said:
    return ("head_of", "Hamid Yusuf", body, {"title": title, **more})


@pytest.fixture(scope="module")
def who() -> ng.NameGraph:
    agency, council = "<Velm Agency|ORG>", "<Osterby Council|ORG>"
    sentence = f"<Hamid Yusuf|PERSON> of the {agency} and the {council}"
    return ng.link(
        [
            read("a", (sentence, [holds("director", "Velm Agency")]), date="2019-03-01"),
            read("b", (sentence, [holds("director", "Velm Agency")]), date="2021"),
            read("c", (sentence, [holds("chairman", "Velm Agency")]), date="2024-02-09"),
            read("d", (sentence, [holds("director", "Osterby Council")])),
            read("e", (sentence, [holds("president", "Velm Agency", negated=True)]), date="2025"),
            read("f", (sentence, [("visited", "Hamid Yusuf", "Osterby Council", {})]), date="2026"),
            read("g", ("<Yusuf Hamid|PERSON> and <Kim Pyong-chol|PERSON>", [])),
            read("h", ("<Kim Pong-chol|PERSON> left", [])),
        ]
    )


def test_profile_gives_the_roles_seen_last_first(who: ng.NameGraph) -> None:
    assert [role[:4] for role in who.profile("hamid yusuf")] == [
        ("chairman", "Velm Agency", "2024-02-09", "2024-02-09"),
        ("director", "Velm Agency", "2019-03-01", "2021"),
        ("director", "Osterby Council", None, None),
    ]


def test_profile_shows_where_a_role_is_said(who: ng.NameGraph) -> None:
    chairman, director, undated = who.profile("Hamid Yusuf")
    assert [each.document for each in chairman.evidence] == ["c"]
    assert [each.document for each in director.evidence] == ["b", "a"]
    assert [each.document for each in undated.evidence] == ["d"]
    for role in (chairman, director, undated):
        for each in role.evidence:
            assert (each.source, each.target) == ("Hamid Yusuf", role.body)
            assert (each.title, each.negated) == (role.title, False)
            assert each in who.evidence("Hamid Yusuf", role.body)


def test_profile_belongs_to_who_holds_the_role(who: ng.NameGraph) -> None:
    assert who.profile("Velm Agency") == []
    assert who.profile("Yusuf Hamid") == []


def test_profile_of_a_part_knows_only_the_part(who: ng.NameGraph) -> None:
    part = who.subgraph(["Hamid Yusuf", "Osterby Council"], hops=0)
    assert [role.body for role in part.profile("Hamid Yusuf")] == ["Osterby Council"]


def test_roles_of_an_entity_are_those_of_its_profile(graph: ng.NameGraph) -> None:
    [role] = graph.profile("Schmid")
    assert (role.title, role.body, role.first_seen) == ("Secretary General", OSCE, "2022-06-14")
    label = graph.entity(role.body).label
    assert graph.entity("Schmid").roles == (f"{role.title}, {label}",)


def test_roles_seen_on_one_day_have_one_order() -> None:
    titles = ("director", "chairman", "treasurer")
    said = [holds(title, "Velm Agency") for title in titles]
    graph = ng.link([read("a", ("<Hamid Yusuf|PERSON> of the <Velm Agency|ORG>", said))])
    told = [f"{role.title}, {role.body}" for role in graph.profile("Hamid Yusuf")]
    assert told == list(graph.entity("Hamid Yusuf").roles)


def test_refusals_of_a_part_name_only_the_part(who: ng.NameGraph) -> None:
    part = who.subgraph(["Hamid Yusuf"], hops=0)
    assert part.refusals("Hamid Yusuf") == []


def test_refusals_tell_both_sides(who: ng.NameGraph) -> None:
    [(other, why)] = who.refusals("hamid yusuf")
    assert other == "Yusuf Hamid"
    assert "order" in why
    assert who.refusals("Yusuf Hamid") == [("Hamid Yusuf", why)]
    [(other, why)] = who.refusals("Kim Pyong-chol")
    assert other == "Kim Pong-chol"
    assert "Pong" in why
    assert "Pyong" in why


def test_who_is_like_nobody_has_no_refusals(who: ng.NameGraph) -> None:
    assert who.refusals("Velm Agency") == []


def test_refusals_survive_in_the_file(tmp_path: Path) -> None:
    texts = ["Ann Velm Jr. left.", "Ann Velm came."]
    nlp = spacy.blank("en")
    patterns = [{"label": "PERSON", "pattern": name} for name in ("Ann Velm Jr.", "Ann Velm")]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    with ng.build(texts, model=nlp, db=tmp_path / "a.namegraph") as built:
        told = built.refusals("Ann Velm")
        assert [other for other, _ in told] == ["Ann Velm Jr."]
    with ng.load(tmp_path / "a.namegraph") as loaded:
        assert loaded.refusals("Ann Velm") == told


# --- path ----------------------------------------------------------------------------------


def test_path_tells_each_step(graph: ng.NameGraph) -> None:
    assert graph.path("Murat Nurtleu", "Osh") == [
        Step("Murat Nurtleu", "met", "Helga Schmid", "stated", "both", 1),
        Step("Helga Schmid", "head_of", OSCE, "stated", "out", 1),
        Step(OSCE, "co-occurs", "Osh", "cooccurrence", "both", 1),
    ]


def test_path_tells_direction_as_it_is_walked(graph: ng.NameGraph) -> None:
    [step] = graph.path("Tajikistan", "Schmid")
    assert step == Step("Tajikistan", "visited", "Helga Schmid", "stated", "in", 2)


def test_no_path_is_empty(graph: ng.NameGraph) -> None:
    assert graph.path("Schmid", "Lonely Island") == []
    assert graph.path("Schmid", "Schmid") == []


def all_meet(document: str, *names: str) -> Extraction:
    said = [
        (f"<{one}|PERSON> <{two}|PERSON>", [("met", one, two, {})]) for one, two in pairwise(names)
    ]
    return read(document, *said)


def test_path_prefers_statements_among_equally_short_ways() -> None:
    beside = [(f"<{one}|PERSON> <Eve|PERSON>", []) for one in ("Ann", "Zoe") for _ in range(20)]
    graph = ng.link([all_meet("a", "Ann", "Max", "Zoe"), read("b", *beside)])
    assert [step.target for step in graph.path("Ann", "Zoe")] == ["Max", "Zoe"]


def test_path_prefers_the_heavier_of_two_equal_ways() -> None:
    graph = ng.link(
        [all_meet("a", "Ann", "Bob", "Zoe")]
        + [all_meet(f"{i}", "Ann", "Max", "Zoe") for i in range(3)]
    )
    assert [step.target for step in graph.path("Ann", "Zoe")] == ["Max", "Zoe"]


def test_path_takes_no_detour() -> None:
    detours = [all_meet(f"{i}", "Ann", "Max", "Zoe") for i in range(20)]
    graph = ng.link([read("a", ("<Ann|PERSON> <Zoe|PERSON>", [])), *detours])
    assert [step.relation for step in graph.path("Ann", "Zoe")] == ["co-occurs"]


@pytest.mark.parametrize("more", [{"negated": True}, {"negated": True, "modality": "planned"}])
def test_path_does_not_walk_over_what_is_only_denied(more: dict[str, object]) -> None:
    graph = ng.link([apart("a", [("visited", "Ann", "Osh", more)])])
    assert graph.nx.has_edge("Ann", "Osh")
    assert graph.path("Ann", "Osh") == []


def apart(document: str, states: Iterable[Said]) -> Extraction:
    """Make statements about Ann and Osh, who stand in two sentences: they do not co-occur."""
    text, spans = "Ann\nOsh", {"Ann": Span(0, 3), "Osh": Span(4, 7)}
    mentions = tuple(
        ng.Mention(document, *span, name, kind, kind, *span)
        for (name, span), kind in zip(spans.items(), ("PERSON", "PLACE"), strict=True)
    )
    relations = tuple(
        Relation(
            document, type_, spans[head], spans[tail], Span(0, 3), Span(0, 7), "a rule", **more
        )
        for type_, head, tail, more in states
    )
    return Extraction(ng.Document(document, text), mentions, (), relations)


def test_path_tells_that_a_step_is_only_planned() -> None:
    graph = ng.link([apart("a", [("visited", "Ann", "Osh", {"modality": "planned"})])])
    [step] = graph.path("Ann", "Osh")
    assert (step.relation, step.status) == ("visited", "planned")


def test_path_prefers_one_fact_to_many_plans() -> None:
    plans = [("visited", "Ann", "Osh", {"modality": "planned"})] * 9
    graph = ng.link([apart("a", [*plans, ("praise", "Ann", "Osh", {"layer": "verb"})])])
    [step] = graph.path("Ann", "Osh")
    assert (step.relation, step.layer, step.status) == ("praise", "verb", "fact")


def test_denied_one_way_and_said_the_other_is_a_way() -> None:
    said = [("accused", "Ann", "Osh", {"negated": True}), ("accused", "Osh", "Ann", {})]
    [step] = ng.link([apart("a", said)]).path("Ann", "Osh")
    assert (step.direction, step.status) == ("in", "fact")


# --- what links rest on --------------------------------------------------------------------

VERB = {"layer": "verb"}


@pytest.mark.parametrize(
    ("said", "facts", "status"),
    [
        ([{}, {}], 2, "fact"),
        ([{"attributed_to": "Eve"}], 1, "fact"),
        ([{"negated": True}] * 9 + [{}], 1, "fact"),
        ([{"negated": True}, {"modality": "planned"}], 0, "planned"),
        ([{"modality": "conditional"}, {"modality": "possible"}], 0, "possible"),
        ([{"modality": "conditional"}, {"negated": True}], 0, "conditional"),
        ([{"negated": True}, {"negated": True, "modality": "planned"}], 0, "denied"),
    ],
)
@pytest.mark.parametrize("layer", ["stated", "verb"])
def test_link_is_a_fact_if_one_piece_of_evidence_is(
    said: list[dict[str, object]], facts: int, status: str, layer: str
) -> None:
    states = [("visited", "Ann", "Osh", {**each, "layer": layer}) for each in said]
    [found] = ng.link([apart("a", states)]).neighbors("Ann")
    assert (found.layer, found.weight, found.facts, found.status) == (
        layer, len(said), facts, status
    )  # fmt: skip


def test_neighbors_give_facts_before_heavier_plans() -> None:
    states = [("visited", "Ann", "Osh", {"modality": "planned"})] * 5
    states += [("accused", "Ann", "Osh", {"negated": True})] * 9 + [("owns", "Ann", "Osh", {})]
    found = ng.link([apart("a", states)]).neighbors("Ann")
    assert [n.relation for n in found] == ["owns", "visited", "accused"]


def test_only_links_with_a_doubt_are_in_its_table() -> None:
    states = [("owns", "Ann", "Osh", {}), ("visited", "Ann", "Osh", {"modality": "planned"})]
    states += [("thank", "Ann", "Osh", VERB), ("thank", "Ann", "Osh", {**VERB, "negated": True})]
    graph = ng.link([apart("a", states)])
    assert [tuple(row.values())[2:] for row in graph.rows("doubts")] == [
        ("visited", "stated", 0, "planned"),
        ("thank", "verb", 1, "fact"),
    ]
    assert list(graph.subgraph(["Ann"], hops=0).rows("doubts")) == []


def test_roles_are_held_not_planned() -> None:
    states = [
        ("head_of", "Ann", "Osh", {"title": title, "modality": modality})
        for title, modality in (("mayor", "fact"), ("governor", "planned"))
    ]
    assert ng.link([apart("a", states)]).entity("Ann").roles == ("mayor, Osh",)


def test_relations_of_one_name_in_two_layers_are_two_links() -> None:
    states = [("met", "Osh", "Ann", {}), ("met", "Osh", "Ann", VERB), ("met", "Ann", "Osh", VERB)]
    graph = ng.link([apart("a", states)])
    found = {(n.layer, n.direction, n.weight) for n in graph.neighbors("Ann", relation="met")}
    assert found == {("stated", "both", 1), ("verb", "in", 1), ("verb", "out", 1)}
    assert graph.nx.number_of_edges() == 3
    layers = nx.get_edge_attributes(graph.nx, "layer")
    assert layers["Ann", "Osh", "met"] == "stated"
    assert layers["Ann", "Osh", "met (verb)"] == "verb"


# --- subgraph ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "hops", "expected"),
    [
        (["Osh"], 0, ["Osh"]),
        (["Osh"], 1, [OSCE, "Osh"]),
        (["Osh"], 2, ["Helga Schmid", OSCE, "Osh", "Tajikistan"]),
        (["Osh", "Lonely Island"], 1, ["Lonely Island", OSCE, "Osh"]),
        (["Lonely Island"], 5, ["Lonely Island"]),
        (["Tajik"], 1, ["Helga Schmid", OSCE, "Tajikistan"]),
        ([], 1, []),
    ],
)
def test_subgraph_has_what_is_near(
    graph: ng.NameGraph, names: list[str], hops: int, expected: list[str]
) -> None:
    part = graph.subgraph(names, hops=hops)
    assert isinstance(part, ng.NameGraph)
    assert [entity.id for entity in part] == expected
    assert sorted(part.nx) == expected


def test_subgraph_has_only_the_links_between_its_entities(graph: ng.NameGraph) -> None:
    part = graph.subgraph(["Osh"])
    assert list(part.nx.edges(keys=True)) == [(OSCE, "Osh", "co-occurs")]
    assert [n.entity for n in part.neighbors("OSCE")] == ["Osh"]
    assert {(e.source, e.target) for e in part.evidence("OSCE")} == {(OSCE, "Osh")}
    assert [row["target"] for row in part.rows("links")] == ["Osh"]
    assert {row["entity"] for row in part.rows("merges")} == {OSCE, "Osh"}
    assert "Schmid" not in part
    assert part.subgraph(["OSCE"], hops=3).nx.number_of_nodes() == 2


def test_subgraph_leaves_the_graph_as_it_was(graph: ng.NameGraph) -> None:
    before = len(graph)
    graph.subgraph(["Osh"], hops=0)
    assert len(graph) == before


def test_subgraph_counts_its_own_documents(graph: ng.NameGraph) -> None:
    part = graph.subgraph(["Lonely Island"])
    assert [row["id"] for row in part.rows("documents")] == ["d"]
    assert part.documents == 1
    assert repr(part) == "NameGraph(1 entity, 0 links, 1 document)"


def test_subgraph_reports_its_own_ambiguous_names(graph: ng.NameGraph) -> None:
    assert graph.subgraph(["Osh"]).ambiguous == ()


# --- networkx ------------------------------------------------------------------------------


def test_nodes_have_exactly_the_attributes_of_the_contract(graph: ng.NameGraph) -> None:
    assert isinstance(graph.nx, nx.MultiDiGraph)
    for _, facts in graph.nx.nodes(data=True):
        assert {key: type(value) for key, value in facts.items()} == NODE


def test_edges_have_exactly_the_attributes_of_the_contract(graph: ng.NameGraph) -> None:
    for _, _, key, facts in graph.nx.edges(keys=True, data=True):
        assert {name: type(value) for name, value in facts.items()} == EDGE
        assert key == facts["relation"]


def test_node_and_edge_values(graph: ng.NameGraph) -> None:
    assert graph.nx.nodes["Jordan (PLACE)"]["name"] == "Jordan"
    assert graph.nx.nodes["Jordan (PLACE)"]["first_seen"] == ""
    assert graph.nx.edges["Helga Schmid", "Tajikistan", "visited"] == {
        "relation": "visited", "layer": "stated", "directed": True, "weight": 2, "documents": 2,
        "score": 0.9, "negated": 0.5, "first_seen": "2022-06-14", "last_seen": "2023-01-02",
        "wikidata": "",
    }  # fmt: skip
    assert graph.nx.edges["Helga Schmid", "Murat Nurtleu", "met"]["directed"] is False


def test_symmetric_edges_are_stored_once(graph: ng.NameGraph) -> None:
    both = [(a, b) for a, b, facts in graph.nx.edges(data=True) if not facts["directed"]]
    assert both
    assert all(a < b for a, b in both)


@pytest.mark.parametrize(
    ("write", "back"),
    [
        (nx.write_graphml, lambda path: nx.read_graphml(path, force_multigraph=True)),
        (nx.write_gexf, nx.read_gexf),
        (nx.write_gml, nx.read_gml),
    ],
)
def test_networkx_writers_take_the_graph(
    graph: ng.NameGraph, tmp_path: Path, write: object, back: object
) -> None:
    write(graph.nx, tmp_path / "graph.xml")
    again = back(tmp_path / "graph.xml")
    assert sorted(again) == sorted(graph.nx)
    assert again.number_of_edges() == graph.nx.number_of_edges()


def test_networkx_graph_is_json(graph: ng.NameGraph) -> None:
    data = nx.node_link_data(graph.nx, edges="links")
    assert nx.utils.graphs_equal(nx.node_link_graph(data, edges="links"), graph.nx)


# --- tables --------------------------------------------------------------------------------


@pytest.mark.parametrize("table", COLUMNS)
def test_frame_has_exactly_the_columns_of_the_contract(graph: ng.NameGraph, table: str) -> None:
    frame = graph.to_pandas(table)
    assert list(frame.columns) == COLUMNS[table].split()
    assert len(frame) == len(list(graph.rows(table))) > 0
    assert list(ng.link([]).to_pandas(table).columns) == COLUMNS[table].split()


def test_default_table_is_links(graph: ng.NameGraph) -> None:
    assert graph.to_pandas().equals(graph.to_pandas("links"))
    assert len(graph.to_pandas()) == graph.nx.number_of_edges()


@pytest.mark.parametrize("ask", [ng.NameGraph.to_pandas, ng.NameGraph.rows])
def test_unknown_table_is_told(graph: ng.NameGraph, ask: object) -> None:
    with pytest.raises(ValueError, match="no table 'people'; there are: documents, mentions"):
        ask(graph, "people")


def test_tables_of_a_subgraph_have_only_its_rows(graph: ng.NameGraph) -> None:
    part = graph.subgraph(["Osh"])
    assert set(part.to_pandas("mentions")["entity"]) == {OSCE, "Osh"}
    assert set(part.to_pandas("documents")["id"]) == {"a", "c"}
    assert len(part.to_pandas("evidence")) == 1


def test_missing_pandas_tells_what_to_install(
    graph: ng.NameGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install"):
        graph.to_pandas()


# --- looking names up ----------------------------------------------------------------------


def entities() -> st.SearchStrategy[list[Entity]]:
    name = st.one_of(
        st.sampled_from(["Schmid", "schmid", "Helga Schmid", "OSCE", "the OSCE", "Tajik", "!!"]),
        st.text(min_size=1, max_size=6),
    )
    return st.lists(
        st.builds(
            lambda names, kind: (names, kind),
            st.lists(name, min_size=1, max_size=3, unique=True),
            st.sampled_from(["PERSON", "ORG", "PLACE"]),
        ),
        max_size=5,
    ).map(
        lambda found: [
            Entity(f"{names[0]} #{i}", names[0], names[-1], kind, tuple(names))
            for i, (names, kind) in enumerate(found)
        ]
    )


@settings(deadline=None, derandomize=True)
@given(entities())
def test_lookup_finds_every_alias(found: list[Entity]) -> None:
    index = NameIndex(found)
    for entity in found:
        assert index.find(entity.id) == [entity.id]
        assert all(entity.id in index.find(alias) for alias in entity.aliases)


@settings(deadline=None, derandomize=True)
@given(entities(), st.text(max_size=8))
def test_lookup_answers_or_refuses_any_name(found: list[Entity], name: str) -> None:
    index = NameIndex(found)
    meant = index.find(name)
    if len(meant) == 1:
        assert index.resolve(name) == meant[0]
    else:
        with pytest.raises(ng.AmbiguousName if meant else ng.EntityNotFound):
            index.resolve(name)
    assert set(meant) <= {entity.id for entity in found}
    assert set(index.near(name)) <= {alias for entity in found for alias in entity.aliases}


# --- from articles -------------------------------------------------------------------------


@pytest.mark.model
def test_questions_to_a_graph_of_articles(small_graph: ng.NameGraph) -> None:
    assert ("Otto Lind", "met", "both") in told(small_graph, "Blum")
    assert small_graph.path("Blum", "Oslo")
    assert small_graph.entity("NTC").name == "Northern Trade Council"
    assert small_graph.evidence("Blum", "Otto Lind")[0].date == "2024-05-17"


@pytest.mark.model
def test_graph_shows_its_page(small_graph: ng.NameGraph, tmp_path: Path) -> None:
    page = small_graph.show(tmp_path / "new" / "page.html")
    assert page == tmp_path / "new" / "page.html"
    assert "Nora Blum" in page.read_text(encoding="utf-8")


def test_skipped_is_kept() -> None:
    store = ng.link([])._store
    assert ng.NameGraph(store, skipped=[Skipped("a", "b")]).skipped == (Skipped("a", "b"),)
