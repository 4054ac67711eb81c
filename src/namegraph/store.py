"""One SQLite file, or memory, that holds documents, what was read in them, and the graph.

The tables that people ask for are ``documents``, ``mentions``, ``entities``, ``links``,
``evidence``, ``merges``, ``doubts`` and ``conflicts``. ``definitions``, ``relations``, ``steps``,
``refused`` and ``readings`` keep what a rebuild needs without reading the documents again,
``manifest`` what it was built with.
"""

import json
import os
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, Self

from namegraph.errors import StoreError
from namegraph.knowledge import read_resource
from namegraph.rows import (
    TABLES,
    Row,
    definition_row,
    document_row,
    entity_row,
    mention_row,
    relation_row,
    step_row,
    to_definition,
    to_evidence,
    to_mention,
    to_relation,
)
from namegraph.types import (
    Document,
    Entity,
    Evidence,
    Extraction,
    Merge,
    Refusal,
    Source,
    Span,
)


SCHEMA_VERSION = 3
# Stands in the header of the file, so that a stranger's database is told apart at once.
_APPLICATION_ID = 0x6E677266  # "ngrf"
_BUSY_SECONDS = 30

_READ = ("readings", "mentions", "steps", "definitions", "relations", "refused")
_DERIVED = ("entities", "links", "evidence", "merges", "doubts", "conflicts", "refusals")
# In the order in which the graph and its tables show the rows.
_ORDER = {
    "documents": "id",
    "mentions": 'document, start, "end"',
    "entities": "id",
    "links": "source, target, layer, relation",
    "evidence": "source, target, layer, relation, document, sentence_start, source_start, "
    "target_start, trigger_start, rule",
    "merges": "entity, alias",
    "doubts": "source, target, layer, relation",
    "conflicts": "entity, relation, one, other",
}

_NOWHERE = Source()
_MENTION_COLUMNS = ", ".join(f'"{c}"' for c in TABLES["mentions"] if c != "entity")


class Stored(NamedTuple):
    """What is known about a stored document without opening it."""

    id: str
    hash: str
    reader: str
    source: Source


class Store:
    """A namegraph database.

    Parameters
    ----------
    path : path, optional
        The file; a new one is made if there is none. None keeps everything in memory.
    read_only : bool
        Refuse to make or change a file.

    Raises
    ------
    StoreError
        If the file is not a namegraph database, comes from a newer version, is locked by
        another build, or cannot be written.

    Examples
    --------
    >>> with Store() as store:
    ...     store.count("documents")
    0
    """

    def __init__(
        self, path: str | os.PathLike[str] | None = None, *, read_only: bool = False
    ) -> None:
        self.path = Path(path) if path is not None else None
        with self.told("open"):
            self._db = _connect(self.path, read_only=read_only)
            self.close = weakref.finalize(self, self._db.close)
            if read_only or not _is_new(self._db):
                _check(self._db, self.path)
            else:
                _create(self._db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def told(self, verb: str) -> Iterator[None]:
        """Turn SQLite's errors into :class:`StoreError`, with the name of the file."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"cannot {verb} {self.path or 'memory'}: {_cure(error)}") from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that happens inside, or nothing."""
        with self.told("write"), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield

    # --- documents and what was read in them -----------------------------------------------

    def stored(self) -> list[Stored]:
        """Return what is known about each stored document, in the order of their ids."""
        rows = self._db.execute(
            "SELECT id, hash, reader, origin, file, name FROM documents "
            "JOIN readings ON document = id ORDER BY id"
        )
        return [Stored(row[0], row[1], row[2], Source(*row[3:])) for row in rows]

    def put(self, extraction: Extraction, source: Source = _NOWHERE, reader: str = "") -> None:
        """Store a document and what was read in it, in place of an earlier version."""
        document = extraction.document
        self.remove(document.id)
        self._insert("documents", [document_row(document)])
        self._insert("readings", [(document.id, *source, reader, extraction.crowded)])
        self._insert("mentions", map(mention_row, extraction.mentions))
        self._insert("steps", (step_row(m) for m in extraction.mentions if m.step))
        self._insert("definitions", map(definition_row, extraction.definitions))
        self._insert("relations", map(relation_row, range(10**6), extraction.relations))
        self._insert("refused", ((document.id, *each) for each in extraction.refused))

    def remove(self, document: str) -> None:
        """Remove a document and all that was read in it."""
        self._db.execute("DELETE FROM documents WHERE id = ?", (document,))
        for table in _READ:
            self._db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))

    def extractions(self) -> Iterator[Extraction]:
        """Yield what was read, document by document, without the texts."""
        mentions = self._grouped(
            "SELECT m.*, coalesce(s.step, '') FROM mentions m LEFT JOIN steps s "
            'ON s.document = m.document AND s.start = m.start AND s."end" = m."end" '
            'ORDER BY m.document, m.start, m."end"'
        )
        definitions = self._grouped("SELECT * FROM definitions ORDER BY document, short_start")
        relations = self._grouped("SELECT * FROM relations ORDER BY document, number")
        refused = self._grouped("SELECT * FROM refused ORDER BY document, relation")
        crowded = dict(self._db.execute("SELECT document, crowded FROM readings"))
        for document in self.documents():
            yield Extraction(
                document,
                tuple(map(to_mention, mentions.of(document.id))),
                tuple(map(to_definition, definitions.of(document.id))),
                tuple(map(to_relation, relations.of(document.id))),
                tuple((relation, count) for _, relation, count in refused.of(document.id)),
                crowded[document.id],
            )

    def refused(self) -> list[tuple[str, int]]:
        """Return how many statements were refused, by relation type."""
        return self._db.execute(
            "SELECT relation, sum(statements) FROM refused GROUP BY relation ORDER BY relation"
        ).fetchall()

    def crowded(self) -> int:
        """Return the number of sentences with too many names to link them all."""
        return int(self._db.execute("SELECT total(crowded) FROM readings").fetchone()[0])

    def document(self, identifier: str) -> Document:
        """Return one document with its text."""
        row = self._db.execute(
            "SELECT id, text, title, source, date, hash FROM documents WHERE id = ?", (identifier,)
        ).fetchone()
        return Document(*row)

    def documents(self) -> Iterator[Document]:
        """Yield the documents in the order of their ids, without their texts."""
        rows = self._db.execute("SELECT id, title, source, date, hash FROM documents ORDER BY id")
        for identifier, title, source, date, digest in rows:
            yield Document(identifier, "", title, source, date, digest)

    def _grouped(self, sql: str) -> "_Grouped":
        return _Grouped(self._db.execute(sql))

    # --- the graph -------------------------------------------------------------------------

    def replace_graph(
        self,
        entities: Iterable[Entity],
        merges: Iterable[Merge],
        refusals: Iterable[Refusal],
        entity_of: Mapping[tuple[str, Span], str],
        links: Iterable[Row],
        evidence: Iterable[Row],
        doubts: Iterable[Row] = (),
        conflicts: Iterable[Row] = (),
    ) -> None:
        """Store a graph in place of the earlier one."""
        for table in _DERIVED:
            self._db.execute(f"DELETE FROM {table}")
        self._insert("entities", map(entity_row, entities))
        self._insert("merges", ((m.entity, m.alias, m.rule, m.detail) for m in merges))
        self._insert("refusals", refusals)
        self._db.executemany(
            'UPDATE mentions SET entity = ? WHERE document = ? AND start = ? AND "end" = ?',
            ((entity, document, *span) for (document, span), entity in entity_of.items()),
        )
        self._insert("links", links)
        self._insert("evidence", evidence)
        self._insert("doubts", doubts)
        self._insert("conflicts", conflicts)

    def entities(self) -> Iterator[Entity]:
        """Yield the entities in the order of their ids, without their roles."""
        for row in self.rows("entities"):
            identifier, name, label, kind, aliases, *counts = row
            yield Entity(identifier, name, label, kind, tuple(json.loads(aliases)), *counts)

    def refusals(self, entity: str) -> list[tuple[str, str]]:
        """Return the entities that are named like one and were left apart, and why."""
        return self._db.execute(
            "SELECT iif(entity = :one, other, entity) AS apart, detail FROM refusals "
            "WHERE entity = :one OR other = :one ORDER BY apart, detail",
            {"one": entity},
        ).fetchall()

    def evidence(self, one: str, other: str | None = None) -> list[Evidence]:
        """Return the evidence of one entity, or between two, newest first."""
        where = "e.source = :one OR e.target = :one"
        if other is not None:
            where = "e.source = :one AND e.target = :other OR e.source = :other AND e.target = :one"
        columns = ", ".join(f"e.{column}" for column in TABLES["evidence"])
        rows = self._db.execute(
            f"SELECT {columns}, d.title, substr(d.text, sentence_start + 1, "
            "sentence_end - sentence_start) FROM evidence e JOIN documents d ON d.id = e.document "
            f"WHERE {where} ORDER BY e.date IS NULL, e.date DESC, e.document, e.layer DESC, "
            "e.relation, e.sentence_start, e.source_start, e.target_start",
            {"one": one, "other": other},
        )
        return [to_evidence(row) for row in rows]

    # --- tables ----------------------------------------------------------------------------

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of one of ``TABLES``, its columns in their order."""
        columns = ", ".join(f'"{column}"' for column in TABLES[table])
        yield from self._db.execute(f"SELECT {columns} FROM {table} ORDER BY {_ORDER[table]}")

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def manifest(self) -> dict[str, str]:
        """Return what the database was built with."""
        return dict(self._db.execute("SELECT key, value FROM manifest ORDER BY key").fetchall())

    def set_manifest(self, **values: str) -> None:
        """Note what the database was built with."""
        self._db.executemany("INSERT OR REPLACE INTO manifest VALUES (?, ?)", values.items())

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        for width, same in groupby(rows, key=len):
            marks = ", ".join("?" * width)
            columns = f" ({_MENTION_COLUMNS})" if table == "mentions" else ""
            self._db.executemany(f"INSERT INTO {table}{columns} VALUES ({marks})", same)


class _Grouped:
    """Rows sorted by document, handed out document by document in the same order."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups = groupby(rows, key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, document: str) -> list[Row]:
        if self._next is None or self._next[0] != document:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows


# --- opening -----------------------------------------------------------------------------


def _connect(path: Path | None, *, read_only: bool) -> sqlite3.Connection:
    if path is None:
        return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    if path.is_dir():
        raise IsADirectoryError(f"it is a folder; name a file such as {path / 'my.namegraph'}")
    if not read_only:
        return _open(path, "mode=rwc")
    if not path.exists():
        raise FileNotFoundError("no such file; make it with: namegraph build SOURCE --db FILE")
    # A reader of a file in WAL mode writes beside it, and cleans up after itself only if it may.
    writable = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    db = _open(path, "mode=rw" if writable else "mode=ro&immutable=1")
    db.execute("PRAGMA query_only = ON")
    return db


def _open(path: Path, options: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{options}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _is_new(db: sqlite3.Connection) -> bool:
    return not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _create(db: sqlite3.Connection) -> None:
    # A reader is not kept waiting by a writer, and a killed writer leaves whole transactions.
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.executescript(
        f"BEGIN; PRAGMA application_id = {_APPLICATION_ID}; "
        f"PRAGMA user_version = {SCHEMA_VERSION}; {read_resource('schema.sql')} COMMIT;"
    )


def _check(db: sqlite3.Connection, path: Path | None) -> None:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if application != _APPLICATION_ID:
        raise StoreError(
            f"{path} is not a namegraph database; name another file, or make one with: "
            "namegraph build SOURCE --db FILE"
        )
    if version != SCHEMA_VERSION:
        raise StoreError(
            f"{path} has schema version {version}, this namegraph reads {SCHEMA_VERSION}; "
            "build it again from its sources into a new file"
        )


def _cure(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error)
    if "not a database" in text:
        return "it is not a namegraph database; name another file"
    if "malformed" in text:
        return "it is damaged; build it again from its sources into a new file"
    if "locked" in text:
        return "another build is writing to it; wait for it to end"
    if "unable to open" in text:
        return "its folder does not exist or may not be written to"
    if "readonly" in text:
        return "it may not be written to; check its permissions or name another file"
    return text
