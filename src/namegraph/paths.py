"""How two entities connect: the shortest way over the links."""

import networkx as nx

from namegraph.doubts import Doubt, Doubts, doubt_of
from namegraph.types import Layer


# What a step of a path costs. No statement is worth a detour, but of ways with equally many
# steps the one with more facts says more.
_COST: dict[Layer, float] = {"stated": 10.0, "verb": 10.5, "cooccurrence": 11.0}
# What is planned or possible says more than standing in one sentence, and less than any fact.
_UNSURE = 10.9


def find_ways(graph: "nx.MultiDiGraph[str]", doubts: Doubts) -> "nx.Graph[str]":
    """Return who can be reached from whom in one step, whatever its direction, at what cost."""
    ways: nx.Graph[str] = nx.Graph()
    ways.add_nodes_from(graph)
    for source, target, facts in graph.edges(data=True):
        layer, weight = facts["layer"], facts["weight"]
        doubt = doubt_of(doubts, (source, target, facts["relation"], layer), weight)
        cost = step_cost(layer, doubt)
        known = ways.get_edge_data(source, target, {"cost": cost})["cost"]
        if cost < float("inf"):
            ways.add_edge(source, target, cost=min(cost, known))
    return ways


def shortest_way(ways: "nx.Graph[str]", start: str, end: str) -> list[str]:
    """Return the entities on the best way between two.

    Returns
    -------
    list of str
        Entity ids, both ends included; empty if there is no way.
    """
    try:
        return nx.dijkstra_path(ways, start, end, weight="cost")
    except nx.NetworkXNoPath:
        return []


def step_cost(layer: Layer, doubt: Doubt) -> float:
    """Return what a step over a link costs; what is only denied leads nowhere."""
    if doubt.status == "denied":
        return float("inf")
    return _COST[layer] + 0.4 / (1 + doubt.facts) if doubt.facts else _UNSURE
