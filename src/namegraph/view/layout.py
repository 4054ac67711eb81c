"""Where each entity stands on the page.

Positions are computed here, once, so that the page can be read the moment it opens: a simulation
in the browser would keep the reader waiting and come out different every time.
"""

import math
from collections.abc import Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray


Points = NDArray[np.float64]
Position = tuple[int, int]

SEED = 7
STEPS = 200  # of the force simulation; more moves nothing that can be seen
FULL = 400  # entities up to which all steps are taken; one step takes time by the square
ROOM = 650_000.0  # area of the canvas beside the panel on a laptop, which a few marks shall fill
CLOSEST, WIDEST = 50.0, 110.0  # side of the square that one entity has on average
GAP = 15.0  # free space between two marks
PASSES = 80  # of the overlap removal; 300 marks are free after about 30
FAR = 2.0  # times the usual distance from the middle
LANDSCAPE = 1.3  # width over height, roughly the canvas beside the panel


def positions(graph: "nx.Graph[int]", radii: Sequence[float]) -> list[Position]:
    """Place the nodes 0..n-1 of a weighted graph so that no two marks overlap.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes are 0..n-1, an edge's ``weight`` pulls its ends together.
    radii : sequence of float
        Radius of each node's mark.

    Returns
    -------
    list of (int, int)
        The same for the same input. Connected components stand apart from each other.

    Examples
    --------
    >>> import networkx as nx
    >>> len(positions(nx.path_graph(4), [10.0] * 4))
    4
    """
    sizes = np.asarray(radii, dtype=np.float64)
    points = np.zeros((len(sizes), 2))
    placed: list[int] = []
    for members in _components(graph):
        local = _component(graph, members, sizes[members])
        offset = _free_spot(points[placed], sizes[placed], local, sizes[members])
        points[members] = local + offset
        placed += members
    points[:] = separate(points, sizes)
    return [(round(x), round(y)) for x, y in points - _middle(points)]


def separate(points: Points, radii: Points) -> Points:
    """Push overlapping marks apart, each by half of what is missing.

    Examples
    --------
    >>> apart = separate(np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([5.0, 5.0]))
    >>> bool(np.hypot(*(apart[0] - apart[1])) >= 10)
    True
    """
    moved = points + _jitter(len(points))
    wanted = radii[:, None] + radii[None, :] + GAP
    for _ in range(_effort(PASSES, len(points))):
        step = moved[:, None, :] - moved[None, :, :]
        distance = np.maximum(np.sqrt((step**2).sum(axis=2)), 1e-6)
        missing = np.maximum(wanted - distance, 0)
        np.fill_diagonal(missing, 0)
        if not missing.any():
            break
        moved += (step * (missing / distance / 2)[:, :, None]).sum(axis=1)
    return moved


def _effort(most: int, count: int) -> int:
    """Take fewer steps for more entities, so that a large page takes seconds and not minutes."""
    return max(most // 10, min(most, round(most * (FULL / max(count, 1)) ** 2)))


def _jitter(count: int) -> Points:
    """Part marks that stand exactly on each other: they would not know which way to go."""
    turn = np.arange(count) * 2.399963  # the golden angle: no two directions alike
    return np.stack([np.cos(turn), np.sin(turn)], axis=1) * 0.01


def _components(graph: "nx.Graph[int]") -> list[list[int]]:
    found = [sorted(members) for members in nx.connected_components(graph)]
    return sorted(found, key=lambda members: (-len(members), members))


def _component(graph: "nx.Graph[int]", members: list[int], radii: Points) -> Points:
    if len(members) == 1:
        return np.zeros((1, 2))
    part: nx.Graph[int] = nx.Graph()  # a fresh one: a subgraph's order depends on hashing
    part.add_nodes_from(members)
    part.add_edges_from(sorted(_edges(graph, set(members))))
    return separate(_spread(_level(_forces(part)), radii, _spacing(len(graph))), radii)


def _edges(graph: "nx.Graph[int]", members: set[int]) -> list[tuple[int, int, dict[str, float]]]:
    return [
        (min(a, b), max(a, b), {"weight": 1 + math.log2(1 + data.get("weight", 1))})
        for a, b, data in graph.edges(data=True)
        if a in members
    ]


def _forces(part: "nx.Graph[int]") -> Points:
    with np.errstate(all="ignore"):
        found = nx.forceatlas2_layout(
            part,
            max_iter=_effort(STEPS, len(part)),
            gravity=2.0,
            linlog=True,  # groups that hang together move together
            weight="weight",
            seed=SEED,
        )
    points = np.array([found[node] for node in part])
    return np.nan_to_num(points - _middle(points))


def _level(points: Points) -> Points:
    """Turn the picture so that it is widest from left to right."""
    _, axes = np.linalg.eigh(points.T @ points)
    long, short = points @ axes[:, 1], points @ axes[:, 0]
    # an eigenvector may point either way: the first entity, the best connected, goes top left
    return np.stack([long * -_sign(long[0]), short * -_sign(short[0])], axis=1)


def _sign(value: float) -> float:
    return 1.0 if value >= 0 else -1.0


def _spacing(count: int) -> float:
    return min(max(math.sqrt(ROOM / count), CLOSEST), WIDEST)


def _spread(points: Points, radii: Points, spacing: float) -> Points:
    """Scale to the area that these marks need, a little wider than high."""
    area = len(points) * spacing**2 + float((radii**2).sum()) * math.pi
    half = np.sqrt(np.maximum((points**2).mean(axis=0), 1e-9))
    wide = math.sqrt(area * LANDSCAPE) / 3.2
    spread: Points = _tuck(points / half) * np.array([wide, wide / LANDSCAPE])
    return spread


def _tuck(points: Points) -> Points:
    """Bring outliers nearer: one distant pair would make everybody else small."""
    distance = np.sqrt((points**2).sum(axis=1))[:, None]
    beyond = np.maximum(distance - FAR, 0)
    tucked: Points = points * (1 - 0.6 * beyond / np.maximum(distance, FAR))
    return tucked


def _middle(points: Points) -> Points:
    if not len(points):
        return np.zeros(2)
    middle: Points = (points.min(axis=0) + points.max(axis=0)) / 2
    return middle


def _free_spot(placed: Points, sizes: Points, points: Points, radii: Points) -> Points:
    """Find the first spot on a spiral where a component touches nothing that stands already."""
    offset = np.zeros(2)
    turn = 0.0
    while len(placed) and _touches(placed, sizes, points + offset, radii):
        turn += 0.35
        offset = np.array([LANDSCAPE * math.cos(turn), math.sin(turn)]) * CLOSEST / 4 * turn / 2
    return offset


def _touches(placed: Points, sizes: Points, points: Points, radii: Points) -> bool:
    step = placed[:, None, :] - points[None, :, :]
    wanted = sizes[:, None] + radii[None, :] + 3 * GAP
    return bool(((step**2).sum(axis=2) < wanted**2).any())
