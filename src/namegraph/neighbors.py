"""The links of an entity, looked at from there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from namegraph.doubts import Doubt, Doubts, doubt_of
from namegraph.paths import step_cost
from namegraph.types import LAYERS, STATUSES, Direction, Neighbor


if TYPE_CHECKING:
    import networkx as nx


def links_of(graph: "nx.MultiDiGraph[str]", doubts: Doubts, identifier: str) -> Iterator[Neighbor]:
    """Yield all links of an entity."""
    for source, target, facts in graph.out_edges(identifier, data=True):
        kind = graph.nodes[target]["kind"]
        yield _neighbor(target, kind, facts, "out", _doubt(doubts, source, target, facts))
    for source, target, facts in graph.in_edges(identifier, data=True):
        kind = graph.nodes[source]["kind"]
        yield _neighbor(source, kind, facts, "in", _doubt(doubts, source, target, facts))


def _doubt(doubts: Doubts, source: str, target: str, facts: dict[str, Any]) -> Doubt:
    key = (source, target, facts["relation"], facts["layer"])
    return doubt_of(doubts, key, facts["weight"])


def _neighbor(
    other: str, kind: Any, facts: dict[str, Any], direction: Direction, doubt: Doubt
) -> Neighbor:
    return Neighbor(
        other,
        kind,
        facts["relation"],
        facts["layer"],
        direction if facts["directed"] else "both",
        facts["weight"],
        facts["documents"],
        facts["score"],
        facts["negated"],
        facts["first_seen"] or None,
        facts["last_seen"] or None,
        *doubt,
    )


def in_order(link: Neighbor) -> tuple[Any, ...]:
    """Sort statements before verbs and shared sentences, facts before plans, then by weight."""
    standing = (LAYERS.index(link.layer), STATUSES.index(link.status))
    return (*standing, -link.facts, -link.weight, -link.score, link.entity, link.relation)


def by_cost(link: Neighbor) -> tuple[float, str, str]:
    """Sort by what a step of a path over the link costs."""
    doubt = Doubt(link.facts, link.status)
    return step_cost(link.layer, doubt), link.relation, link.direction
