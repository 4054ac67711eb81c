"""The graph that people ask: neighbours, paths, evidence, tables, and the networkx graph itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from namegraph.conflicts import Conflict, ConflictRow, tell_conflict
from namegraph.doubts import Doubt, Doubts
from namegraph.lookup import NameIndex
from namegraph.neighbors import by_cost, in_order, links_of
from namegraph.network import to_networkx
from namegraph.paths import find_ways, shortest_way
from namegraph.profile import gather_roles
from namegraph.store import Store
from namegraph.tables import read_table, to_frame
from namegraph.types import (
    KINDS,
    LAYERS,
    Entity,
    Evidence,
    Kind,
    Layer,
    Neighbor,
    Role,
    Skipped,
    Step,
)


if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from networkx import Graph


class NameGraph:
    """People, organizations and places, their links, and the evidence of every link.

    :func:`namegraph.build` makes one, :func:`namegraph.load` opens one that was kept. Every
    method that takes a name takes any alias of the entity.

    Attributes
    ----------
    skipped : tuple of Skipped
        What the build could not read, and why.
    ambiguous : tuple of (str, tuple of str)
        Names that could mean several entities and were left apart.
    refused : tuple of (str, int)
        Relation types of statements that cannot be, for the kinds of their ends or their
        direction, and how many of each were not taken.
    crowded : int
        Number of sentences with so many names that only near ones were linked.
    doubts : dict
        By source, target, relation and layer, the links of which not all evidence is a plain
        fact: how many pieces are, and what the best of them is.

    Examples
    --------
    >>> import namegraph as ng
    >>> g = ng.build(["Helga Schmid, Secretary General of the OSCE, visited Tajikistan."])
    >>> g
    NameGraph(3 entities, 5 links, 1 document)
    >>> "OSCE" in g, len(g)
    (True, 3)
    """

    def __init__(
        self,
        store: Store,
        *,
        skipped: Iterable[Skipped] = (),
        nodes: frozenset[str] | None = None,
    ) -> None:
        self._store = store
        self._nodes = nodes
        self.skipped = tuple(skipped)

    def __repr__(self) -> str:
        counts = (
            (len(self), "entity", "entities"),
            (self.nx.number_of_edges(), "link", "links"),
            (self.documents, "document", "documents"),
        )
        told = (f"{count:,} {one if count == 1 else many}" for count, one, many in counts)
        return f"NameGraph({', '.join(told)})"

    def __len__(self) -> int:
        return int(self.nx.number_of_nodes())

    def __iter__(self) -> Iterator[Entity]:
        return (self._entities[identifier] for identifier in self.nx)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self._index.find(name))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database behind the graph."""
        self._store.close()

    @property
    def documents(self) -> int:
        """Number of documents that were read."""
        if self._nodes is None:
            return self._store.count("documents")
        return sum(1 for _ in self.rows("documents"))

    @property
    def ambiguous(self) -> tuple[tuple[str, str], ...]:
        """Names that could mean several entities, each with what they could mean."""
        merges = self.rows("merges")
        return tuple((m["alias"], m["detail"]) for m in merges if m["rule"] == "ambiguous")

    @property
    def refused(self) -> tuple[tuple[str, int], ...]:
        """Relation types of statements that were refused in all documents, with their number."""
        return tuple(self._store.refused())

    @property
    def crowded(self) -> int:
        """Number of sentences of all documents with too many names to link them all."""
        return self._store.crowded()

    @cached_property
    def doubts(self) -> Doubts:
        """The links that are not, or not only, told as facts."""
        return {row[:4]: Doubt(*row[4:]) for row in self._store.rows("doubts")}

    @cached_property
    def nx(self) -> "nx.MultiDiGraph[str]":
        """The graph as an ordinary :class:`networkx.MultiDiGraph`.

        A node is an entity id with the attributes name, label, kind, mentions, documents,
        first_seen and last_seen. An edge has its relation type as key and the attributes
        relation, layer, directed, weight, documents, score, negated, first_seen, last_seen and
        wikidata. All values are scalars; an unknown date is "".
        """
        return to_networkx(self._entities, self._store.rows("links"))

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        everybody = self._store.entities()
        kept = (e for e in everybody if self._nodes is None or e.id in self._nodes)
        return {entity.id: entity for entity in kept}

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._entities.values())

    # --- ask -------------------------------------------------------------------------------

    def entity(self, name: str) -> Entity:
        """Return the entity of a name.

        Raises
        ------
        EntityNotFound
            If nobody has that name; the message and ``near`` give the nearest names.
        AmbiguousName
            If several entities have it; ``candidates`` gives their ids.

        Examples
        --------
        >>> import namegraph as ng
        >>> g = ng.build(["Helga Schmid visited Tajikistan. Schmid left."])
        >>> g.entity("Schmid").aliases
        ('Helga Schmid', 'Schmid')
        """
        found = self._entities[self._index.resolve(name)]
        roles = (f"{role.title}, {self._entities[role.body].label}" for role in self.profile(name))
        return replace(found, roles=tuple(dict.fromkeys(roles)))

    def profile(self, name: str) -> list[Role]:
        """Return the roles that the texts give a person, newest first, with their evidence.

        Raises
        ------
        EntityNotFound, AmbiguousName
            See :meth:`entity`.

        Examples
        --------
        >>> import namegraph as ng
        >>> text = "Helga Schmid, Secretary General of the Harbour Agency, left."
        >>> g = ng.build([ng.Document("a", text, date="2022-06-03")])
        >>> [(r.title, r.body, r.first_seen, r.last_seen) for r in g.profile("Schmid")]
        [('Secretary General', 'Harbour Agency', '2022-06-03', '2022-06-03')]
        """
        return gather_roles(self._index.resolve(name), self.evidence(name))

    def refusals(self, name: str) -> list[tuple[str, str]]:
        """Return the entities that are named almost like one and were left apart, each with why.

        Raises
        ------
        EntityNotFound, AmbiguousName
            See :meth:`entity`.

        Examples
        --------
        >>> import namegraph as ng
        >>> g = ng.build(["Ali Hassan spoke.", "Hassan Ali left."])
        >>> g.refusals("Ali Hassan")
        [('Hassan Ali', 'two given names stand in the other order')]
        """
        refused = self._store.refusals(self._index.resolve(name))
        return [(other, why) for other, why in refused if other in self._entities]

    def neighbors(
        self,
        name: str,
        *,
        kind: Kind | None = None,
        relation: str | None = None,
        layer: Layer | None = None,
        top: int | None = None,
    ) -> list[Neighbor]:
        """Return the links of an entity: statements first, of these facts, then the heaviest.

        Parameters
        ----------
        name : str
            Any name of the entity.
        kind : {"PERSON", "ORG", "PLACE"}, optional
            Only neighbours of this kind.
        relation : str, optional
            Only links of this relation type.
        layer : {"stated", "verb", "cooccurrence"}, optional
            Only links of this layer.
        top : int, optional
            At most so many.

        Returns
        -------
        list of Neighbor
            One for each link; ``direction`` is "out" where the entity is the link's source,
            "in" where it is its target, "both" for a symmetric link.

        Raises
        ------
        EntityNotFound, AmbiguousName
            See :meth:`entity`.
        ValueError
            If there is no such kind or layer.

        Examples
        --------
        >>> import namegraph as ng
        >>> g = ng.build(["Helga Schmid visited Tajikistan."])
        >>> [(n.entity, n.relation, n.direction) for n in g.neighbors("Schmid", layer="stated")]
        [('Tajikistan', 'visited', 'out')]
        """
        _must_be_one_of("kind", kind, KINDS)
        _must_be_one_of("layer", layer, LAYERS)
        links = [
            link
            for link in self._links(self._index.resolve(name))
            if (kind is None or link.kind == kind)
            and (relation is None or link.relation == relation)
            and (layer is None or link.layer == layer)
        ]
        return sorted(links, key=in_order)[:top]

    def _links(self, identifier: str) -> Iterator[Neighbor]:
        return links_of(self.nx, self.doubts, identifier)

    def evidence(self, name: str, other: str | None = None) -> list[Evidence]:
        """Return where the links of an entity, or between two, were read, newest first.

        Raises
        ------
        EntityNotFound, AmbiguousName
            See :meth:`entity`.

        Examples
        --------
        >>> import namegraph as ng
        >>> g = ng.build(["Helga Schmid visited Tajikistan."])
        >>> [e.sentence for e in g.evidence("Schmid", "Tajikistan") if e.layer == "stated"]
        ['Helga Schmid visited Tajikistan.']
        """
        one = self._index.resolve(name)
        two = None if other is None else self._index.resolve(other)
        found = self._store.evidence(one, two)
        return [e for e in found if e.source in self._entities and e.target in self._entities]

    def conflicts(self) -> list[Conflict]:
        """Return the facts that contradict each other, with the evidence of both sides.

        Only relations that allow one answer can: a country has one capital, a body has one head
        at a time. What is denied or planned contradicts nothing.

        Examples
        --------
        >>> import namegraph as ng
        >>> ng.build(["Oslo is the capital of Norway."]).conflicts()
        []
        """
        rows = [ConflictRow(**row) for row in self.rows("conflicts")]
        return [tell_conflict(row, self._store.evidence(row.entity)) for row in rows]

    def path(self, start: str, end: str) -> list[Step]:
        """Return how two entities connect, step by step; empty if they do not.

        The shortest way is taken, and of equally short ones that with more facts and heavier
        links. No step is one that is only denied; one that is only planned or possible is told
        as such by its ``status``.

        Raises
        ------
        EntityNotFound, AmbiguousName
            See :meth:`entity`.

        Examples
        --------
        >>> import namegraph as ng
        >>> g = ng.build(["Helga Schmid visited Tajikistan.", "Murat Nurtleu visited Tajikistan."])
        >>> [(s.source, s.relation, s.target) for s in g.path("Nurtleu", "Schmid")]
        [('Murat Nurtleu', 'visited', 'Tajikistan'), ('Tajikistan', 'visited', 'Helga Schmid')]
        """
        one, two = self._index.resolve(start), self._index.resolve(end)
        return [self._step(a, b) for a, b in pairwise(shortest_way(self._ways, one, two))]

    @cached_property
    def _ways(self) -> "Graph[str]":
        return find_ways(self.nx, self.doubts)

    def _step(self, source: str, target: str) -> Step:
        links = [link for link in self._links(source) if link.entity == target]
        best = min(links, key=by_cost)
        return Step(
            source, best.relation, target, best.layer, best.direction, best.weight, best.status
        )

    def subgraph(self, names: Iterable[str], *, hops: int = 1) -> "NameGraph":
        """Return the graph of some entities and all that are at most ``hops`` links away.

        Examples
        --------
        >>> import namegraph as ng
        >>> g = ng.build(["Helga Schmid visited Tajikistan.", "Murat Nurtleu visited Qatar."])
        >>> [entity.id for entity in g.subgraph(["Schmid"])]
        ['Helga Schmid', 'Tajikistan']
        """
        names = [names] if isinstance(names, str) else names
        found = {self._index.resolve(name) for name in names}
        edge = set(found)
        for _ in range(hops):
            edge = {link.entity for node in edge for link in self._links(node)} - found
            found |= edge
        return NameGraph(self._store, skipped=self.skipped, nodes=frozenset(found))

    # --- look and take away ------------------------------------------------------------------

    def show(self, path: str | Path, *, top: int = 300) -> Path:
        """Write the interactive page of the graph and return its path.

        Parameters
        ----------
        path : path
            The HTML file.
        top : int
            At most so many entities, the most connected.

        Raises
        ------
        OutputError
            If the file cannot be written there.

        Examples
        --------
        >>> import namegraph as ng, tempfile, pathlib
        >>> g = ng.build(["Helga Schmid visited Tajikistan."])
        >>> g.show(pathlib.Path(tempfile.mkdtemp(), "visit.html")).name
        'visit.html'
        """
        from namegraph import view  # noqa: PLC0415 - questions need no page

        return view.save(self, path, top=top)

    def to_pandas(self, table: str = "links") -> "pd.DataFrame":
        """Return a table of the graph as a :class:`pandas.DataFrame`.

        Parameters
        ----------
        table : str
            "documents", "mentions", "entities", "links", "evidence", "merges", "doubts" or
            "conflicts".

        Raises
        ------
        ValueError
            If there is no such table.
        ImportError
            If pandas is not installed.

        Examples
        --------
        >>> import namegraph as ng
        >>> g = ng.build(["Helga Schmid visited Tajikistan."])
        >>> g.to_pandas("entities")["kind"].to_list()
        ['PERSON', 'PLACE']
        """
        return to_frame(table, self.rows(table))

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table of the graph as dictionaries.

        Raises
        ------
        ValueError
            If there is no such table.

        Examples
        --------
        >>> import namegraph as ng
        >>> g = ng.build(["Helga Schmid visited Tajikistan."])
        >>> [row["text"] for row in g.rows("mentions")]
        ['Helga Schmid', 'Tajikistan']
        """
        return read_table(self._store, table, nodes=self._nodes)

    def _repr_html_(self) -> str:
        from namegraph import view  # noqa: PLC0415 - questions need no page

        return view.notebook_html(self)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        text = f"{self!r}\nRun the cell or trust the notebook to see the graph."
        return {"text/plain": text, "text/html": self._repr_html_()}


def _must_be_one_of(name: str, value: str | None, known: Sequence[str]) -> None:
    if value is not None and value not in known:
        raise ValueError(f"no {name} {value!r}; there are: {', '.join(known)}")
