"""The page without a browser: what it holds, that it stays the same, and what it keeps out."""

import base64
import hashlib
import html
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namegraph import view
from namegraph.conflicts import Conflict
from namegraph.doubts import Doubt, status_of
from namegraph.errors import OutputError
from namegraph.types import Entity, Evidence
from namegraph.view import layout
from namegraph.view.evidence import Table, evidence_row, excerpt
from namegraph.view.payload import choose, payload
from namegraph.view.titles import find_titles


EVIL = [
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "__proto__",
    "constructor",
    "' onmouseover='alert(1)",
    "href=javascript:alert(1)",
    "{{ 7 * 7 }}",
    "\u2028\u202eevil",
    "half a pair \ud83d",
]


@dataclass
class FakeGraph:
    """What the page uses of a NameGraph."""

    nx: Any = field(default_factory=nx.MultiDiGraph)
    entities: dict[str, Entity] = field(default_factory=dict)
    proofs: list[Evidence] = field(default_factory=list)
    documents: int = 1
    doubts: dict[tuple[str, str, str, str], Doubt] = field(default_factory=dict)
    against: list[Conflict] = field(default_factory=list)

    def conflicts(self) -> list[Conflict]:
        return self.against

    def entity(self, name: str) -> Entity:
        return self.entities[name]

    def evidence(self, one: str, two: str) -> list[Evidence]:
        found = [e for e in self.proofs if {e.source, e.target} == {one, two}]
        return sorted(found, key=lambda e: (e.date or "", e.document), reverse=True)

    def add(self, name: str, kind: str = "PERSON", *, aliases: tuple[str, ...] = ()) -> None:
        entity = Entity(name, name, name, kind, (name, *aliases), 3, 2, "2021", "2022-06-14")
        self.entities[name] = entity
        facts = {"mentions": 3, "documents": 2, "first_seen": "2021", "last_seen": "2022-06-14"}
        self.nx.add_node(name, name=name, label=name, kind=kind, **facts)

    def link(self, proofs: list[Evidence], *, directed: bool = True, **facts: Any) -> None:
        first = proofs[0]
        data = {
            "relation": first.relation,
            "layer": first.layer,
            "directed": directed,
            "weight": len(proofs),
            "documents": len({proof.document for proof in proofs}),
            "score": 0.5,
            "negated": 0.0,
            "first_seen": "2021",
            "last_seen": "",
            "wikidata": "",
        }
        self.nx.add_edge(first.source, first.target, key=first.relation, **(data | facts))
        self.proofs += proofs
        found = [proof for proof in proofs if status_of(proof) != "fact"]
        if found:
            doubt = Doubt(len(proofs) - len(found), status_of(found[0]))
            key = (first.source, first.target, first.relation, first.layer)
            self.doubts[key] = doubt if not doubt.facts else Doubt(doubt.facts, "fact")


def proof(source: str, relation: str, target: str, number: int = 0, **facts: Any) -> Evidence:
    """Evidence "SOURCE … said to RELATION TARGET today." that starts at character 1000."""
    sentence = facts.pop("sentence", f"{source} 🌍 {relation} {target} today, {number}.")
    at = {name: 1000 + sentence.find(name) for name in (source, target, relation)}
    data = {
        "layer": "stated",
        "document": f"d{number}.txt",
        "document_title": f"Story {number}",
        "trigger_start": at[relation],
        "trigger_end": at[relation] + len(relation),
        "rule": "some-rule",
        "confidence": 0.9,
        "negated": False,
        "modality": "fact",
        "attributed_to": "",
        "title": "",
        "date": f"2022-06-{number % 28 + 1:02d}",
    }
    places = {
        "sentence_start": 1000,
        "sentence_end": 1000 + len(sentence),
        "source_start": at[source],
        "source_end": at[source] + len(source),
        "target_start": at[target],
        "target_end": at[target] + len(target),
    }
    return Evidence(source, target, relation, sentence=sentence, **(places | data | facts))


def together(source: str, target: str, number: int = 0, **facts: Any) -> Evidence:
    sentence = facts.pop("sentence", f"{source} and {target} co-occurs, {number}.")
    facts |= {"layer": "cooccurrence", "trigger_start": None, "trigger_end": None}
    return proof(source, "co-occurs", target, number, sentence=sentence, **facts)


def sample() -> FakeGraph:
    graph = FakeGraph(documents=35)
    graph.add("Helga Schmid", aliases=("Schmid",))
    graph.add("OSCE", "ORG")
    graph.add("Tajikistan", "PLACE")
    graph.add("Nobody Near")
    graph.link([proof("Helga Schmid", "head_of", "OSCE", n) for n in range(7)], wikidata="P488")
    graph.link([proof("Helga Schmid", "visited", "Tajikistan", 3, negated=True)], negated=1.0)
    graph.link([together("OSCE", "Tajikistan", 4)], directed=False)
    return graph


def reverse(graph: FakeGraph) -> FakeGraph:
    """The same graph, put together from the other end."""
    other = FakeGraph(
        nx.MultiDiGraph(), graph.entities, graph.proofs[::-1], graph.documents, graph.doubts
    )
    other.nx.add_nodes_from(reversed(list(graph.nx.nodes(data=True))))
    other.nx.add_edges_from(reversed(list(graph.nx.edges(keys=True, data=True))))
    return other


def big(entities: int = 300, links: int = 1000) -> FakeGraph:
    graph = FakeGraph(documents=400)
    for number in range(entities):
        graph.add(f"Entity Number {number:03d}", ("PERSON", "ORG", "PLACE")[number % 3])
    names = sorted(graph.entities)
    for number in range(links):
        a, b = names[number % entities], names[(number * 7 + 1 + number // entities) % entities]
        if a != b and not graph.nx.has_edge(a, b):
            texts = [f"{a} and {b} {n} {'x' * 150}" for n in (0, 1)]
            graph.link([together(a, b, sentence=text) for text in texts], directed=False)
    index: dict[frozenset[str], list[Evidence]] = {}
    for item in graph.proofs:
        index.setdefault(frozenset((item.source, item.target)), []).append(item)
    graph.evidence = lambda a, b: index[frozenset((a, b))]  # type: ignore[method-assign]
    return graph


def block(page: str, name: str) -> Any:
    found = re.search(
        rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL
    )
    assert found
    return json.loads(found[1])


def scripts(page: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


def without_library(page: str) -> str:
    return page.replace(scripts(page)[0], "")


# --- what the page knows


def test_offsets_cut_the_names_and_the_trigger() -> None:
    data = payload(sample(), top=300)
    checked = 0
    for link in data["links"]:
        names = [data["entities"][end]["name"] for end in link["ends"]]
        for relation in link["relations"]:
            for row in relation["evidence"]:
                text = data["sentences"][row["sentence"]]["text"]
                assert [text[slice(*row["a"])], text[slice(*row["b"])]] == names
                if "trigger" in row:
                    assert text[slice(*row["trigger"])] == relation["name"]
                checked += 1
    assert checked == 7


def named(*nodes: tuple[str, str, str, str]) -> FakeGraph:
    """Make a graph of id, name, label and kind."""
    graph = FakeGraph()
    for identifier, name, label, kind in nodes:
        graph.nx.add_node(identifier, name=name, label=label, kind=kind)
    return graph


def test_labels_that_two_entities_share_become_full_names() -> None:
    graph = named(
        ("Ann Lee", "Ann Lee", "Lee", "PERSON"),
        ("Tom Lee", "Tom Lee", "Lee", "PERSON"),
        ("Bo Ek", "Bo Ek", "Ek", "PERSON"),
    )
    assert {title.short for title in find_titles(graph).values()} == {"Ann Lee", "Tom Lee", "Ek"}


def test_a_label_that_is_the_full_name_of_another_becomes_a_full_name() -> None:
    graph = named(
        ("Lee", "Lee", "Kim", "PERSON"),
        ("Kim Ek", "Kim Ek", "Kim", "PERSON"),
        ("Ann Lee", "Ann Lee", "Lee", "PERSON"),
    )
    assert {title.short for title in find_titles(graph).values()} == {"Lee", "Kim Ek", "Ann Lee"}


def test_names_that_two_entities_share_tell_what_each_is() -> None:
    graph = named(
        ("Osh (ORG)", "Osh", "Osh", "ORG"),
        ("Osh (PLACE)", "Osh", "Osh", "PLACE"),
        ("Parliament (ORG, Norway)", "Parliament", "Parliament", "ORG"),
        ("Parliament (ORG)", "Parliament", "Parliament", "ORG"),
        ("Sweden", "Sweden", "Sweden", "PLACE"),
        ("Norway", "Kingdom of Norway", "Norway", "PLACE"),
        ("Council (ORG)", "Council", "Council", "ORG"),
        ("Council (ORG) 2", "Council", "Council", "ORG"),
    )
    graph.nx.add_edge("Parliament (ORG)", "Norway", weight=1)
    graph.nx.add_edge("Sweden", "Parliament (ORG)", weight=2)
    titles = find_titles(graph)
    assert {identifier: title.full for identifier, title in titles.items()} == {
        "Osh (ORG)": "Osh (organization)",
        "Osh (PLACE)": "Osh (place)",
        "Parliament (ORG, Norway)": "Parliament (Norway)",
        "Parliament (ORG)": "Parliament (Sweden)",
        "Sweden": "Sweden",
        "Norway": "Kingdom of Norway",
        "Council (ORG)": "Council (1)",
        "Council (ORG) 2": "Council (2)",
    }
    assert titles["Norway"].short == "Norway"


@settings(deadline=None)
@given(
    before=st.text(max_size=2000),
    between=st.text(max_size=900),
    after=st.text(max_size=2000),
    start=st.integers(0, 10**6),
)
def test_a_cut_sentence_still_marks_the_right_characters(
    before: str, between: str, after: str, start: int
) -> None:
    sentence = f"{before}Ada{between}Bob{after}"
    a, b = start + len(before), start + len(before) + 3 + len(between)
    end = start + len(sentence)
    spans = (start, end, a, a + 3, b, b + 3, None, None)
    rest = ("r", 1.0, False, "fact", "", "", None)
    item = Evidence("Ada", "Bob", "met", "stated", "d", "", sentence, *spans, *rest)
    sentences = Table()
    row = evidence_row(item, "Ada", Table(), sentences)
    text = sentences.rows[row["sentence"]]["text"]
    first, last = excerpt(item)
    assert last - first <= 700
    assert text[slice(*row["a"])] == "Ada"  # the first name is always within the cut
    assert "b" not in row or text[slice(*row["b"])] == "Bob"


def test_the_first_entity_of_a_link_is_a_in_both_directions() -> None:
    item = proof("OSCE", "supports", "Almaty")
    forward = evidence_row(item, "OSCE", Table(), Table())
    backward = evidence_row(item, "Almaty", Table(), Table())
    assert (forward["a"], forward["b"]) == (backward["b"], backward["a"])


def test_each_link_shows_five_sentences_newest_first_and_counts_all() -> None:
    (link,) = [x for x in payload(sample(), top=300)["links"] if x["relations"][0]["weight"] == 7]
    relation = link["relations"][0]
    assert [row["date"] for row in relation["evidence"]] == [
        f"2022-06-{day:02d}" for day in (7, 6, 5, 4, 3)
    ]
    assert relation["wikidata"] == "P488"


def test_parallel_relations_are_one_line_with_the_stated_first() -> None:
    graph = sample()
    graph.link([together("Helga Schmid", "OSCE", 30)], directed=False)
    graph.link([proof("OSCE", "employs", "Helga Schmid", 31, layer="verb")])
    page = view.render(graph)
    data = block(page, "graph-data")
    (link,) = [x for x in data["links"] if len(x["relations"]) > 1]
    assert [r["layer"] for r in link["relations"]] == ["stated", "verb", "cooccurrence"]
    assert [r["way"] for r in link["relations"]][::2] == [link["relations"][1]["way"] * -1, 0]
    assert len(block(page, "graph-edges")) == len(data["links"]) == 3


def test_a_sentence_with_a_relation_is_not_repeated_as_a_shared_sentence() -> None:
    graph = FakeGraph()
    graph.add("Ada")
    graph.add("Bob")
    graph.link([proof("Ada", "met", "Bob", sentence="Ada met Bob.")], directed=False)
    graph.link([together("Ada", "Bob", sentence="Ada met Bob.")], directed=False)
    stated, shared = payload(graph, top=9)["links"][0]["relations"]
    assert [len(stated["evidence"]), len(shared["evidence"]), shared["weight"]] == [1, 0, 1]


def test_what_is_said_about_a_sentence_is_kept() -> None:
    item = proof(
        "Ada", "met", "Bob", negated=True, modality="planned", attributed_to="X", title="Chair"
    )
    row = evidence_row(item, "Ada", Table(), Table())
    wanted = {"negated": True, "modality": "planned", "by": "X", "title": "Chair"}
    assert wanted.items() <= row.items()


def test_plans_and_denials_make_nothing_larger() -> None:
    graph = FakeGraph()
    for name in ("Ada", "Bob", "Eve"):
        graph.add(name)
    graph.link([proof("Ada", "owns", "Bob", n, negated=True) for n in range(9)])
    graph.link([proof("Ada", "met", "Eve", 9)])
    graph.link([proof("Bob", "met", "Eve", n, modality="planned") for n in range(9)])
    data = payload(graph, top=9)
    assert {entity["id"]: entity["weight"] for entity in data["entities"]} == {
        "Ada": 1, "Eve": 1, "Bob": 0,
    }  # fmt: skip
    found = {each["name"]: each for link in data["links"] for each in link["relations"]}
    assert (found["owns"]["status"], found["owns"]["facts"], found["owns"]["weight"]) == (
        "denied", 0, 9,
    )  # fmt: skip


def test_facts_of_a_pair_come_before_plans() -> None:
    graph = FakeGraph()
    graph.add("Ada")
    graph.add("Bob")
    graph.link([proof("Ada", "owns", "Bob", n, modality="planned") for n in range(5)])
    graph.link([proof("Ada", "met", "Bob", 6)])
    [link] = payload(graph, top=9)["links"]
    assert [(each["name"], each["status"]) for each in link["relations"]] == [
        ("met", "fact"),
        ("owns", "planned"),
    ]


def test_links_beyond_the_page_lose_plans_before_facts() -> None:
    graph = FakeGraph()
    for name in ("Ada", "Bob", "Eve"):
        graph.add(name)
    graph.link([proof("Ada", "owns", "Bob", n, modality="planned") for n in range(5)])
    graph.link([proof("Bob", "met", "Eve", 6)])
    data = payload(graph, top=9)
    first = choose(graph, top=9).pairs
    names = [[data["entities"][end]["id"] for end in pair] for pair in first]
    assert [set(pair) for pair in names] == [{"Bob", "Eve"}, {"Ada", "Bob"}]


def test_a_contradicted_link_names_what_stands_against_it() -> None:
    graph = FakeGraph()
    for name in ("Norland", "Tarn", "Velm"):
        graph.add(name, "PLACE")
    one, other = (
        proof(town, "capital_of", "Norland", n) for n, town in enumerate(("Tarn", "Velm"))
    )
    graph.link([one])
    graph.link([other])
    graph.link([proof("Velm", "located_in", "Norland", 3)])
    graph.against = [Conflict("Norland", "capital_of", "Tarn", "Velm", (one,), (other,))]
    data = payload(graph, top=9)
    place = {entity["id"]: at for at, entity in enumerate(data["entities"])}
    found = [
        (each["name"], each["against"])
        for link in data["links"]
        for each in link["relations"]
        if each["against"]
    ]
    assert sorted(found) == [
        ("capital_of", [["Tarn", place["Tarn"]]]),
        ("capital_of", [["Velm", place["Velm"]]]),
    ]
    cut = payload(graph, top=2)["links"][0]["relations"]
    assert ["Tarn", -1] in [name for each in cut for name in each["against"]]


def test_the_best_connected_are_shown_and_ties_go_by_id() -> None:
    graph = FakeGraph()
    for name in ("d", "c", "b", "a"):
        graph.add(name)
    graph.link([together("c", "d", n) for n in range(3)], directed=False)
    assert choose(graph, top=3).ids == ["c", "d", "a"]
    assert choose(graph, top=2, around=["b"]).ids == ["b", "c"]


def test_a_cut_page_says_how_many_there_are() -> None:
    data = payload(sample(), top=2)
    assert [entity["id"] for entity in data["entities"]] == ["OSCE", "Helga Schmid"]
    assert data["totals"]["entities"] == 4
    assert len(data["links"]) == 1


def test_an_entity_keeps_its_strongest_shared_sentences_and_every_stated_link() -> None:
    graph = FakeGraph()
    for number in range(12):
        graph.add(f"n{number:02d}")
    names = sorted(graph.entities)
    for at, a in enumerate(names):
        for b in names[at + 1 :]:
            graph.link([together(a, b)], directed=False, weight=1)
    graph.link([proof("n10", "met", "n11")], directed=False)
    data = payload(graph, top=300)
    strong = [link for link in data["links"] if link["strong"]]
    assert len(strong) < len(data["links"]) == 66
    assert any(link["relations"][0]["layer"] == "stated" for link in strong)
    assert {end for link in strong for end in link["ends"]} == set(range(12))


def test_links_beyond_the_room_of_a_page_are_counted() -> None:
    graph = big(60, 60 * 25)
    data = payload(graph, top=60)
    assert len(data["links"]) == 600
    pairs = {frozenset(ends) for ends in graph.nx.edges()}
    assert data["totals"]["left_out"] == len(pairs) - 600


# --- the layout


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.integers(-300, 300), st.integers(-300, 300)), min_size=1, max_size=25),
    st.floats(1, 12),
)
def test_marks_never_overlap(points: list[tuple[int, int]], radius: float) -> None:
    radii = np.full(len(points), radius)
    apart = layout.separate(np.array(points, dtype=float), radii)
    step = np.sqrt(((apart[:, None] - apart[None]) ** 2).sum(axis=2))
    np.fill_diagonal(step, np.inf)
    assert step.min() >= 2 * radius


def test_three_hundred_entities_are_placed_the_same_every_time() -> None:
    graph = nx.barabasi_albert_graph(300, 3, seed=1)
    radii = [8.0] * 300
    places = layout.positions(graph, radii)
    shuffled = nx.Graph()
    shuffled.add_nodes_from(reversed(range(300)))
    shuffled.add_edges_from((b, a) for a, b in reversed(list(graph.edges)))
    assert layout.positions(shuffled, radii) == places
    assert len(set(places)) == 300


def test_separate_parts_do_not_lie_on_each_other() -> None:
    graph = nx.disjoint_union_all([nx.complete_graph(8), nx.path_graph(5), nx.empty_graph(6)])
    places = np.array(layout.positions(graph, [9.0] * 19), dtype=float)
    step = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
    np.fill_diagonal(step, np.inf)
    assert step.min() > 18


# --- the page


def test_the_same_graph_gives_the_same_bytes() -> None:
    page = view.render(sample(), title="Press")
    assert view.render(sample(), title="Press") == page
    assert view.render(reverse(sample()), title="Press") == page


def test_the_hash_seed_does_not_matter() -> None:
    code = (
        "import runpy, hashlib; from namegraph import view;"
        f"graph = runpy.run_path({__file__!r})['big'](80, 200);"
        "print(hashlib.sha256(view.render(graph).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(seen) == 1


def test_nothing_is_loaded_from_anywhere() -> None:
    page = view.render(sample())
    own = without_library(page)
    assert not re.search(r"\b(src|href|action|srcset|poster)\s*=|url\(|@import|https?:", own)
    assert "sourceMappingURL" not in page
    assert not re.search(r"<(link|img|iframe|object|embed|base|form)\b", own)


def test_the_policy_allows_exactly_what_is_on_the_page() -> None:
    page = view.render(sample())
    policy = html.unescape(re.search(r'Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    parts = [*scripts(page), *re.findall(r"<style>(.*?)</style>", page, re.DOTALL)]
    for part in parts:
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.count("sha256-") == len(parts) == 3
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r'\son\w+="|\sstyle="', without_library(page))


def test_text_of_documents_stays_text() -> None:
    graph = FakeGraph()
    for name in EVIL:
        graph.add(name, aliases=(name + "!",))
    for a, b in pairwise(EVIL):
        graph.link([proof(a, "met", b, document_title=a, attributed_to=b, rule=a)])
    page = view.render(graph, title=EVIL[0])
    assert EVIL[0] not in page
    assert "<h1" in page
    assert "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</h1>" in page
    shown = {entity["name"] for entity in block(page, "graph-data")["entities"]}
    assert shown == set(EVIL)
    page.replace("\ud83d", "").encode("utf-8")
    for name in ("graph-data", "graph-nodes", "graph-edges", "graph-options"):
        raw = page.split(f'id="{name}">')[1].split("</script>")[0]
        assert not set("<>&") & set(raw)


def test_a_graph_without_entities_is_a_page_that_says_so() -> None:
    page = view.render(FakeGraph(documents=3))
    assert "No names were found" in page
    assert "3 documents read" in page
    assert "No document has been read yet" in view.render(FakeGraph(documents=0))


def test_a_large_page_stays_small() -> None:
    page = view.render(big())
    data = block(page, "graph-data")
    assert len(data["entities"]) == 300
    assert len(data["links"]) > 900
    assert len(page.encode()) < 3_000_000


# --- the file


def test_save_writes_utf8_and_makes_folders(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "Größe.html"
    assert view.save(sample(), target, title="Größe") == target
    raw = target.read_bytes()
    assert raw.decode("utf-8") == view.render(sample(), title="Größe")
    assert b"\r" not in raw
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_save_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"is a folder; give the name of a file") as caught:
        view.save(sample(), tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_save_refuses_a_parent_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"cannot write .*graph\.html"):
        view.save(sample(), tmp_path / "file" / "graph.html")


def test_a_failed_save_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "graph.html"
    target.write_text("precious")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left on device"):
        view.save(sample(), target)
    assert target.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [target]


def test_a_notebook_gets_the_page_in_a_sandbox() -> None:
    snippet = view.notebook_html(sample(), height=500)
    assert snippet.startswith("<div><iframe ")
    found = re.search(r'srcdoc="([^"]*)"(.*?)>', snippet)
    assert found
    assert html.unescape(found[1]) == view.render(sample())
    assert 'sandbox="allow-scripts allow-downloads"' in found[2]
    assert "height:500px" in found[2]
