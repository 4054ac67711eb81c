"""How two entities connect: the shortest way over the links."""

from typing import Any

import networkx as nx


# What a step of a path costs. No statement is worth a detour, but of ways with equally many
# steps the one with more statements says more.
_COST = {"stated": 10.0, "verb": 10.5, "cooccurrence": 11.0}


def shortest_way(graph: "nx.MultiDiGraph[str]", start: str, end: str) -> list[str]:
    """Return the entities on the best way between two, whatever the direction of the links.

    Returns
    -------
    list of str
        Entity ids, both ends included; empty if there is no way.
    """
    try:
        return nx.dijkstra_path(graph.to_undirected(as_view=True), start, end, weight=_lightest)
    except nx.NetworkXNoPath:
        return []


def _lightest(_: str, __: str, edges: dict[str, dict[str, Any]]) -> float:
    return min(step_cost(facts["layer"], facts["weight"]) for facts in edges.values())


def step_cost(layer: str, weight: int) -> float:
    """Return what a step over a link costs: statements are worth more than co-occurrence."""
    return _COST[layer] + 0.4 / (1 + weight)
