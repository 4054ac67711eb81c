"""The graph as an ordinary networkx graph, with scalar attributes only."""

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from namegraph.rows import Row
from namegraph.types import Entity


# What a step of a path costs. No statement is worth a detour, but of ways with equally many
# steps the one with more statements says more.
_COST = {"stated": 10.0, "verb": 10.5, "cooccurrence": 11.0}


def to_networkx(entities: Mapping[str, Entity], links: Iterable[Row]) -> "nx.MultiDiGraph[str]":
    """Return entities as nodes and rows of the ``links`` table as edges between them."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in entities.values():
        graph.add_node(entity.id, **_node_attributes(entity))
    for source, target, relation, layer, directed, *rest in links:
        if source in graph and target in graph:
            facts = _edge_attributes(relation, layer, directed, rest)
            graph.add_edge(source, target, key=relation, **facts)
    return graph


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


def lightest(_: str, __: str, edges: dict[str, dict[str, Any]]) -> float:
    """Return the cost of the lightest of the edges between two entities."""
    return min(step_cost(facts["layer"], facts["weight"]) for facts in edges.values())


def step_cost(layer: str, weight: int) -> float:
    """Return what a step over a link costs: statements are worth more than co-occurrence."""
    return _COST[layer] + 0.4 / (1 + weight)
