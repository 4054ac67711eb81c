"""What each entity is called on the page: no two of them the same, as in an encyclopedia."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from typing import TYPE_CHECKING, Any, NamedTuple


if TYPE_CHECKING:
    from namegraph.graph import NameGraph

Node = Mapping[str, Any]

_KIND_WORDS = {"PERSON": "person", "ORG": "organization", "PLACE": "place"}


class Title(NamedTuple):
    """The full name that stands in lists, and the short one that stands in the drawing."""

    full: str
    short: str


def find_titles(graph: "NameGraph") -> dict[str, Title]:
    """Return the title of every entity, by id.

    Names that several entities share get what tells them apart in brackets: the kind, the state
    whose body it is, or the entity it is linked with most.

    Parameters
    ----------
    graph : NameGraph
        The graph.

    Returns
    -------
    dict of str to Title
        Full names are unique. A short one is the form used most, if no other entity has it.

    Examples
    --------
    >>> import namegraph as ng
    >>> texts = ["Ann Lee came. Lee met Bob.", "Tom Lee came. Lee left."]
    >>> find_titles(ng.build(texts))["Ann Lee"]
    Title(full='Ann Lee', short='Ann Lee')
    """
    nodes: dict[str, Node] = {name: graph.nx.nodes[name] for name in graph.nx}
    fulls = _full_titles(graph, nodes)
    owners: dict[str, set[str]] = defaultdict(set)
    for name, data in nodes.items():
        owners[data["label"]].add(name)
        owners[fulls[name]].add(name)
    is_free = {name: owners[data["label"]] == {name} for name, data in nodes.items()}
    return {
        name: Title(fulls[name], data["label"] if is_free[name] else fulls[name])
        for name, data in nodes.items()
    }


def _full_titles(graph: "NameGraph", nodes: Mapping[str, Node]) -> dict[str, str]:
    shared = Counter(data["name"] for data in nodes.values())
    titles = {name: data["name"] for name, data in nodes.items() if shared[data["name"]] == 1}
    used = set(titles.values())
    kinds = Counter((data["name"], data["kind"]) for data in nodes.values())
    for name in sorted(nodes.keys() - titles.keys()):
        data = nodes[name]
        alone = kinds[data["name"], data["kind"]] == 1
        words = [_KIND_WORDS[data["kind"]]] if alone else _telling(graph, name, data)
        titles[name] = next(each for each in _candidates(data["name"], words) if each not in used)
        used.add(titles[name])
    return titles


def _candidates(name: str, words: Iterable[str]) -> Iterator[str]:
    numbers = map(str, count(1))
    return (f"{name} ({word})" for word in chain(words, numbers))


def _telling(graph: "NameGraph", name: str, node: Node) -> Iterator[str]:
    """Yield what may tell an entity from others of its name and kind, the best first."""
    with_state = f"{node['name']} ({node['kind']}, "
    if name.startswith(with_state):
        yield name.removeprefix(with_state).partition(")")[0]
    weights: Counter[str] = Counter()
    both_ways = graph.nx.to_undirected(as_view=True)
    for _, other, data in both_ways.edges(name, data=True):
        weights[other] += data["weight"]
    best = sorted(weights, key=lambda other: (-weights[other], other))
    yield from (graph.nx.nodes[other]["label"] for other in best)
