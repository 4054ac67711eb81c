"""What the page knows: the part of a graph that is shown, as plain lists and dicts for JSON."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from namegraph.conflicts import opponents
from namegraph.doubts import doubt_of
from namegraph.types import LAYERS, STATUSES, Evidence
from namegraph.view.evidence import Table, evidence_rows
from namegraph.view.layout import Position, positions
from namegraph.view.titles import Title, find_titles


if TYPE_CHECKING:
    from namegraph.graph import NameGraph

Json = dict[str, Any]
Pair = tuple[int, int]
Against = dict[tuple[str, str, str], list[tuple[str, int]]]

STRONGEST = 3  # same-sentence links of each entity that are drawn from the start
PAIRS_PER_ENTITY = 10  # more would make a page that nobody can read and a file that is slow to open
ALIASES = 30
SMALLEST, LARGEST = 4.5, 24.0  # radius of a mark
MUCH = 16  # the least weight that earns the largest mark


@dataclass(frozen=True)
class Shown:
    """The entities on the page, best connected first, and the links between them."""

    ids: list[str]
    degree: dict[str, int]
    pairs: dict[Pair, list[Json]]
    strong: set[Pair]
    left_out: int


def payload(graph: "NameGraph", *, top: int, around: Sequence[str] = ()) -> Json:
    """Collect everything that the page shows.

    Parameters
    ----------
    graph : NameGraph
        The graph.
    top : int
        How many entities, the most connected first.
    around : sequence of str
        Ids of entities that are on the page in any case.

    Returns
    -------
    dict
        ``entities``, ``links``, ``sentences`` and ``documents``, which name each other by place,
        and ``totals`` of the whole graph.
    """
    shown = choose(graph, top=top, around=around)
    documents, sentences = Table(), Table()
    against = _contradictions(graph, shown)
    links = [
        _link(graph, shown, pair, documents, sentences, against)
        for pair in sorted(shown.pairs, key=lambda pair: (pair[1], pair[0]))
    ]
    return {
        "entities": _entities(graph, shown),
        "links": links,
        "sentences": sentences.rows,
        "documents": documents.rows,
        "totals": _totals(graph, shown),
        "around": [place for place, name in enumerate(shown.ids) if name in set(around)],
    }


def choose(graph: "NameGraph", *, top: int, around: Sequence[str] = ()) -> Shown:
    """Choose the entities and the links that are on the page."""
    links = list(_links(graph))
    degree = _weighted_degree(graph.nx, links)
    first = set(around)
    ids = sorted(degree, key=lambda name: (name not in first, -degree[name], name))[: max(top, 0)]
    pairs = _pairs(links, {name: place for place, name in enumerate(ids)})
    strong = _strongest(pairs)
    kept = sorted(pairs, key=lambda pair: (pair not in strong, *_strength(pair, pairs[pair])))
    limit = max(len(strong), PAIRS_PER_ENTITY * len(ids))
    chosen = {pair: pairs[pair] for pair in kept[:limit]}
    return Shown(ids, degree, chosen, strong, len(pairs) - len(chosen))


def _links(graph: "NameGraph") -> Iterator[tuple[str, str, Json]]:
    """Yield every link with what it rests on."""
    for a, b, data in graph.nx.edges(data=True):
        key = (a, b, data["relation"], data["layer"])
        yield a, b, {**data, **doubt_of(graph.doubts, key, data["weight"])._asdict()}


def _solid(data: Json) -> int:
    """Return the weight that shows: what is denied or planned makes no link and no mark larger."""
    return int(data["weight"] if data["layer"] == "cooccurrence" else data["facts"])


def _weighted_degree(
    names: Iterable[str], links: Iterable[tuple[str, str, Json]]
) -> dict[str, int]:
    total = dict.fromkeys(names, 0)
    for a, b, data in links:
        total[a] += _solid(data)
        total[b] += _solid(data)
    return total


def _pairs(links: Iterable[tuple[str, str, Json]], place: dict[str, int]) -> dict[Pair, list[Json]]:
    """Put all links between the same two entities together: on the page they are one line."""
    pairs: dict[Pair, list[Json]] = {}
    for a, b, data in links:
        if a in place and b in place and a != b:
            pair = (min(place[a], place[b]), max(place[a], place[b]))
            forward = 1 if place[a] == pair[0] else -1
            way = forward if data["directed"] else 0
            pairs.setdefault(pair, []).append({**data, "way": way})
    return {pair: sorted(found, key=_relation_order) for pair, found in pairs.items()}


def _relation_order(data: Json) -> tuple[Any, ...]:
    standing = (LAYERS.index(data["layer"]), STATUSES.index(data["status"]))
    return (*standing, -data["weight"], data["relation"], -data["way"])


def _only_cooccurrence(relations: Iterable[Json]) -> bool:
    return all(data["layer"] == "cooccurrence" for data in relations)


def _strength(pair: Pair, relations: Sequence[Json]) -> tuple[bool, bool, int, float, Pair]:
    """Sort key: what is read as a relation first, facts before plans, then by how often."""
    facts = any(data["status"] == "fact" for data in relations if not _only_cooccurrence([data]))
    weight = max(map(_solid, relations))
    score = max(data["score"] for data in relations)
    return (_only_cooccurrence(relations), not facts, -weight, -score, pair)


def _strongest(pairs: dict[Pair, list[Json]]) -> set[Pair]:
    """Choose what is drawn at first: every stated or verb link, and the best of the others."""
    chosen = set()
    drawn: dict[int, int] = {}
    for pair in sorted(pairs, key=lambda pair: _strength(pair, pairs[pair])):
        weak = _only_cooccurrence(pairs[pair])
        if not weak or min(drawn.get(end, 0) for end in pair) < STRONGEST:
            chosen.add(pair)
            for end in pair:
                drawn[end] = drawn.get(end, 0) + weak
    return chosen


def _totals(graph: "NameGraph", shown: Shown) -> Json:
    return {
        "entities": graph.nx.number_of_nodes(),
        "links": graph.nx.number_of_edges(),
        "documents": graph.documents,
        "left_out": shown.left_out,
        "strongest": STRONGEST,
    }


def _entities(graph: "NameGraph", shown: Shown) -> list[Json]:
    radii = _radii([shown.degree[name] for name in shown.ids])
    places = _layout(shown, radii)
    titles = find_titles(graph)
    return [
        _entity(graph, name, titles[name], shown.degree[name], radius, at)
        for name, radius, at in zip(shown.ids, radii, places, strict=True)
    ]


def _radii(weights: Sequence[int]) -> list[float]:
    """Let the area of a mark, not its width, grow with the weight."""
    most = max([*weights, MUCH])
    return [
        round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(weight / most), 1) for weight in weights
    ]


def _layout(shown: Shown, radii: Sequence[float]) -> list[Position]:
    # Only what is drawn at first pulls: thousands of weak links would pull all into one ball.
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(shown.ids)))
    for a, b in sorted(shown.strong):
        graph.add_edge(a, b, weight=max(map(_solid, shown.pairs[a, b])))
    return positions(graph, radii)


def _entity(
    graph: "NameGraph", name: str, title: Title, degree: int, radius: float, at: Position
) -> Json:
    data = graph.nx.nodes[name]
    entity = graph.entity(name)
    others = [alias for alias in entity.aliases if alias != entity.name]
    return {
        "id": name,
        "name": title.full,
        "label": title.short,
        "kind": data["kind"],
        "aliases": others[:ALIASES],
        "more_aliases": max(len(others) - ALIASES, 0),
        "roles": list(entity.roles),
        "mentions": data["mentions"],
        "documents": data["documents"],
        "seen": [data["first_seen"] or "", data["last_seen"] or ""],
        "weight": degree,
        "radius": radius,
        "at": list(at),
    }


def _contradictions(graph: "NameGraph", shown: Shown) -> Against:
    """Give for each link that is contradicted the names that stand against it, and their places."""
    place = {name: at for at, name in enumerate(shown.ids)}
    found: Against = {}
    for evidence, others in opponents(graph.conflicts()).items():
        key = (evidence.source, evidence.target, evidence.relation)
        found[key] = sorted(
            {(name, place.get(name, -1)) for name in others} | set(found.get(key, ()))
        )
    return found


def _link(
    graph: "NameGraph",
    shown: Shown,
    pair: Pair,
    documents: Table,
    sentences: Table,
    against: Against,
) -> Json:
    first, second = (shown.ids[place] for place in pair)
    evidence = graph.evidence(first, second)
    seen: set[int] = set()
    relations = []
    for data in shown.pairs[pair]:
        own = (item for item in evidence if _belongs(item, data, first))
        rows = evidence_rows(own, first, seen, documents, sentences)
        ends = (first, second) if data["way"] >= 0 else (second, first)
        opposed = against.get((*ends, data["relation"]), []) if data["layer"] == "stated" else []
        relations.append(_relation(data, rows, opposed))
    return {"ends": list(pair), "strong": pair in shown.strong, "relations": relations}


def _belongs(item: Evidence, data: Json, first: str) -> bool:
    way = 0 if not data["directed"] else 1 if item.source == first else -1
    return (item.layer, item.relation, way) == (data["layer"], data["relation"], data["way"])


def _relation(data: Json, rows: list[Json], against: list[tuple[str, int]]) -> Json:
    return {
        "name": data["relation"],
        "layer": data["layer"],
        "way": data["way"],
        "weight": data["weight"],
        "facts": data["facts"],
        "status": data["status"],
        "against": [list(pair) for pair in against],
        "documents": data["documents"],
        "score": round(data["score"], 3),
        "negated": round(data["negated"], 3),
        "seen": [data["first_seen"] or "", data["last_seen"] or ""],
        "wikidata": data.get("wikidata") or "",
        "evidence": rows,
    }
