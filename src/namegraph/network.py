"""The graph as an ordinary networkx graph, with scalar attributes only."""

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from namegraph.rows import Row
from namegraph.types import Entity


def to_networkx(entities: Mapping[str, Entity], links: Iterable[Row]) -> "nx.MultiDiGraph[str]":
    """Return entities as nodes and rows of the ``links`` table as edges between them."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in entities.values():
        graph.add_node(entity.id, **_node_attributes(entity))
    for source, target, relation, layer, directed, *rest in links:
        if source in graph and target in graph:
            facts = _edge_attributes(relation, layer, directed, rest)
            graph.add_edge(source, target, key=_key(graph, source, target, facts), **facts)
    return graph


def _key(graph: "nx.MultiDiGraph[str]", source: str, target: str, facts: dict[str, Any]) -> str:
    """Return the relation, with its layer where another one has a relation of that name."""
    relation, layer = str(facts["relation"]), facts["layer"]
    return f"{relation} ({layer})" if graph.has_edge(source, target, key=relation) else relation


def _node_attributes(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "label": entity.label,
        "kind": entity.kind,
        "mentions": entity.mentions,
        "documents": entity.documents,
        "first_seen": entity.first_seen or "",
        "last_seen": entity.last_seen or "",
    }


def _edge_attributes(relation: str, layer: str, directed: int, rest: list[Any]) -> dict[str, Any]:
    weight, documents, score, negated, first_seen, last_seen, wikidata = rest
    return {
        "relation": relation,
        "layer": layer,
        "directed": bool(directed),
        "weight": weight,
        "documents": documents,
        "score": score,
        "negated": negated,
        "first_seen": first_seen or "",
        "last_seen": last_seen or "",
        "wikidata": wikidata,
    }
