"""The whole way: documents in, graph out; only what changed is read again."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import metadata
from itertools import chain, islice
from typing import TYPE_CHECKING

from namegraph.conflicts import find_conflicts
from namegraph.documents import Sources, read_sources, unique_id
from namegraph.doubts import find_doubts
from namegraph.errors import StoreError
from namegraph.graph import NameGraph
from namegraph.knowledge import using_types
from namegraph.links import Linked, link_entities
from namegraph.models import Ner, describe_model, fingerprint_rules
from namegraph.relations.own import Own, fingerprint_own, own_of
from namegraph.resolve import Resolution, Resolver
from namegraph.store import Store
from namegraph.typefile import TypeFile, read_types
from namegraph.types import Document, Extraction, Skipped, Source


if TYPE_CHECKING:
    from concurrent.futures import Executor

    from spacy.language import Language

Progress = Callable[[int], object]

# A killed run loses at most so many documents' work.
_BATCH = 64


def build(
    source: Sources,
    *,
    model: "str | Language | None" = None,
    ner: Ner = "tuned",
    db: str | os.PathLike[str] | None = None,
    jobs: int | None = None,
    cluster: "Executor | None" = None,
    progress: Progress | None = None,
    text_column: str | None = None,
    relation_types: TypeFile = None,
) -> NameGraph:
    """Build the graph of articles.

    Parameters
    ----------
    source : path, or iterable of paths, strings or Documents
        Whatever :func:`read_documents` takes.
    model : str or Language, optional
        A spaCy pipeline or its name; ``en_core_web_md`` by default.
    ner : {"tuned", "stock", "accurate"}
        Whether the default pipeline reads names with the weights that namegraph ships, with its
        own, or best and slower with a second reader (needs ``namegraph[accurate]``).
    db : path, optional
        A file that keeps everything. A second build with it only reads what changed, drops what
        is gone from the same folder or file, and leaves documents from other sources in place.
        None keeps everything in memory.
    jobs : int, optional
        Number of processes, 1 by default. The result does not depend on it.
    cluster : Executor, optional
        Reads the documents instead of own processes: anything with the ``submit`` of
        :class:`concurrent.futures.Executor`, such as a Dask client.
    progress : callable, optional
        Called with the number of documents read so far.
    text_column : str, optional
        Field of JSONL and CSV files that holds the text.
    relation_types : path, optional
        A file of relation types of your own: TOML in the form of ``resources/relations.toml``. A
        table of a new name is a new type, for which ``definition``, ``domain`` and ``range`` are
        required; one of the name of a built-in type adds frames to it. With a database, a change
        of the file lets everything be read again.

    Returns
    -------
    NameGraph
        Its ``skipped`` tells what could not be read.

    Raises
    ------
    SourceError
        If nothing at all can be read.
    ModelError
        If the pipeline is not installed or finds no names.
    StoreError
        If the file is not a namegraph database or cannot be written.
    RelationTypeError
        If the file of relation types is not as it should be.

    Examples
    --------
    >>> import namegraph as ng
    >>> ng.build(["Helga Schmid visited Tajikistan."])
    NameGraph(2 entities, 2 links, 1 document)
    """
    own = own_of(relation_types)
    store = Store(db)
    skipped: list[Skipped] = []
    try:
        documents = read_sources(source, text_column=text_column, on_skip=skipped.append)
        reading = _Reading(store, skipped, _reader(model, ner, own))
        changed = chain(reading.changed(documents), reading.outdated())
        read = _extract(changed, model, ner, jobs, cluster, own)
        reading.store(read, progress or _ignore)
        reading.remove_gone()
        with using_types(own.types):
            _make_graph(store)
    except BaseException:
        store.close()
        raise
    if db is None:
        return NameGraph(store, skipped=skipped)
    store.close()
    return load(db, skipped=skipped)


def _reader(model: "str | Language | None", ner: Ner, own: Own) -> str:
    """Return what reads the documents: another model, version or rule reads them anew."""
    version = metadata.version("namegraph")
    rules = " ".join(filter(None, (fingerprint_rules(), fingerprint_own(own))))
    return f"{describe_model(model, ner)}, namegraph {version} {rules}"


def _extract(
    documents: Iterator[Document],
    model: "str | Language | None",
    ner: Ner,
    jobs: int | None,
    cluster: "Executor | None",
    own: Own,
) -> Iterator[Extraction]:
    """Read documents; where none has changed, spaCy is not even loaded."""
    first = next(documents, None)
    if first is not None:
        from namegraph.extractor import extract_documents  # noqa: PLC0415 - it loads spaCy

        everything = chain([first], documents)
        yield from extract_documents(
            everything, model=model, ner=ner, jobs=jobs, cluster=cluster, own=own
        )


def link(
    extractions: Iterable[Extraction],
    *,
    resolution: Resolution | None = None,
    relation_types: TypeFile = None,
) -> NameGraph:
    """Link what was read in documents into a graph in memory.

    Parameters
    ----------
    extractions : iterable of Extraction
        What :func:`extract` yields.
    resolution : Resolution, optional
        What :meth:`Resolver.resolve` returns for them; made here by default.
    relation_types : path, optional
        The file of relation types that they were read with.

    Examples
    --------
    >>> import namegraph as ng
    >>> found = list(ng.extract(["Helga Schmid visited Tajikistan."]))
    >>> ng.link(found, resolution=ng.Resolver().resolve(found))
    NameGraph(2 entities, 2 links, 1 document)
    """
    types = read_types(relation_types)
    store = Store()
    with store.transaction():
        for extraction in extractions:
            store.put(extraction)
    with using_types(types):
        _make_graph(store, resolution)
    return NameGraph(store)


def load(path: str | os.PathLike[str], *, skipped: Iterable[Skipped] = ()) -> NameGraph:
    """Open a graph that ``build(..., db=path)`` kept.

    Raises
    ------
    StoreError
        If there is no such file, it is not a namegraph database, or its build did not finish.

    Examples
    --------
    >>> import namegraph as ng, tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp(), "visit.namegraph")
    >>> ng.build(["Helga Schmid visited Tajikistan."], db=path).close()
    >>> ng.load(path)
    NameGraph(2 entities, 2 links, 1 document)
    """
    store = Store(path, read_only=True)
    with store.told("read"):
        finished = store.manifest().get("graph") == _state(store)
    if not finished:
        store.close()
        raise StoreError(
            f"the build of {os.fspath(path)} has not finished; give the same build again to go on"
        )
    return NameGraph(store, skipped=skipped)


def _ignore(_: int) -> None:
    pass


class _Reading:
    """Brings the documents of a store up to date."""

    def __init__(self, store: Store, skipped: list[Skipped], reader: str) -> None:
        self._kept = store
        self._skipped = skipped
        self._reader = reader
        self._stored = store.stored()
        self._used = {stored.id for stored in self._stored}
        self._seen: dict[str, Source] = {}

    def changed(self, documents: Iterable[tuple[Source, Document]]) -> Iterator[Document]:
        """Yield the documents of the sources that are new or changed, under their stored ids."""
        by_source = {stored.source[::2]: stored for stored in self._stored}
        for source, document in documents:
            stored = by_source.get(source[::2])
            identifier = stored.id if stored else unique_id(document.id, self._used)
            self._seen[identifier] = source
            if stored is None or (stored.hash, stored.reader) != (document.hash, self._reader):
                yield replace(document, id=identifier)

    def outdated(self) -> Iterator[Document]:
        """Yield what another model or version read and the sources of this build do not have."""
        gone = self._gone()
        for stored in self._stored:
            is_current = stored.reader == self._reader or stored.id in self._seen
            if not is_current and stored.id not in gone:
                self._seen[stored.id] = stored.source
                yield self._kept.document(stored.id)

    def store(self, extractions: Iterator[Extraction], progress: Progress) -> None:
        """Store what is read, a batch in one transaction."""
        done = 0
        while batch := list(islice(extractions, _BATCH)):
            with self._kept.transaction():
                for extraction in batch:
                    source = self._seen[extraction.document.id]
                    self._kept.put(extraction, source, self._reader)
            done += len(batch)
            progress(done)

    def remove_gone(self) -> None:
        """Remove the documents that their folder or file no longer has."""
        with self._kept.transaction():
            for identifier in self._gone():
                self._kept.remove(identifier)

    def _gone(self) -> dict[str, Source]:
        """Return what was not there any more; of a file with unreadable parts, all is kept."""
        origins = {source.origin for source in self._seen.values()} - {""}
        troubled = {name for skipped in self._skipped for name in _names_of(skipped)}
        return {
            stored.id: stored.source
            for stored in self._stored
            if stored.source.origin in origins
            and stored.id not in self._seen
            and stored.source.file not in troubled
        }


def _names_of(skipped: Skipped) -> tuple[str, str]:
    """Return the file that a skipped thing may be, or in which it may be a row."""
    return skipped.name, skipped.name.rpartition(":")[0]


def _make_graph(store: Store, resolution: Resolution | None = None) -> None:
    """Resolve and link again, unless the graph in the store is that of its documents."""
    state = _state(store)
    if store.manifest().get("graph") == state:
        return
    resolution = resolution or Resolver().resolve(store.extractions())
    linked = link_entities(store.extractions(), resolution)
    with store.transaction():
        _write_graph(store, resolution, linked)
        store.set_manifest(graph=state)


def _write_graph(store: Store, resolution: Resolution, linked: Linked) -> None:
    store.replace_graph(
        resolution.entities,
        resolution.merges,
        resolution.refusals,
        resolution.entity_of,
        linked.links,
        linked.evidence,
        find_doubts(linked.evidence),
        find_conflicts(linked.evidence),
    )


def _state(store: Store) -> str:
    """Return a hash over all documents: what the graph in the store must have been made from."""
    facts = [[stored.id, stored.hash, stored.reader] for stored in store.stored()]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()
