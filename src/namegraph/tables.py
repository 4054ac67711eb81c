"""The tables of a graph as rows, as pandas frames and as CSV files."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from namegraph.errors import OutputError
from namegraph.rows import TABLES
from namegraph.store import Store


if TYPE_CHECKING:
    import pandas as pd

    from namegraph.graph import NameGraph

Rows = Iterable[dict[str, Any]]

_YES_OR_NO = {("mentions", "adjectival"), ("links", "directed"), ("evidence", "negated")}
_ENTITY_COLUMNS = {
    "mentions": ("entity",),
    "entities": ("id",),
    "links": ("source", "target"),
    "evidence": ("source", "target"),
    "merges": ("entity",),
    "doubts": ("source", "target"),
    "conflicts": ("entity", "one", "other"),
}
_MAY_BE_MISSING = ("trigger_start", "trigger_end")
# A spreadsheet takes a cell that begins with one of these for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read_table(
    store: Store, table: str, *, nodes: frozenset[str] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table; with ``nodes``, only what belongs to these entities.

    Raises
    ------
    ValueError
        If there is no such table.
    """
    if table not in TABLES:
        raise ValueError(f"no table {table!r}; there are: {', '.join(TABLES)}")
    return _rows(store, table, nodes)


def _rows(store: Store, table: str, nodes: frozenset[str] | None) -> Iterator[dict[str, Any]]:
    columns = TABLES[table]
    documents = _documents_of(store, nodes) if table == "documents" and nodes is not None else None
    for values in store.rows(table):
        row = {
            column: bool(value) if (table, column) in _YES_OR_NO else value
            for column, value in zip(columns, values, strict=True)
        }
        if documents is not None and row["id"] not in documents:
            continue
        if nodes is None or all(row[column] in nodes for column in _ENTITY_COLUMNS.get(table, ())):
            yield row


def _documents_of(store: Store, nodes: frozenset[str]) -> set[str]:
    return {row["document"] for row in _rows(store, "mentions", nodes)}


def to_frame(table: str, rows: Rows) -> "pd.DataFrame":
    """Return rows as a :class:`pandas.DataFrame` with the columns of their table."""
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ImportError("tables need pandas; type: pip install 'namegraph[pandas]'") from error
    frame = pd.DataFrame(list(rows), columns=list(TABLES[table]))
    # Offsets stay whole numbers where some are missing, so that they can cut a text.
    gaps = [column for column in _MAY_BE_MISSING if column in frame]
    return frame.astype(dict.fromkeys(gaps, "Int64"))


def write_csv(graph: "NameGraph", folder: str | Path) -> list[Path]:
    """Write all tables of a graph as ``NAME.csv`` into a folder.

    UTF-8 with a header row. A cell that a spreadsheet would run as a formula begins with an
    apostrophe.

    Parameters
    ----------
    graph : NameGraph
        What to write.
    folder : path
        Is made if it does not exist.

    Raises
    ------
    OutputError
        If the folder is a file or may not be written to.

    Examples
    --------
    >>> import namegraph as ng, tempfile
    >>> g = ng.build(["Helga Schmid visited Tajikistan."])
    >>> [path.name for path in write_csv(g, tempfile.mkdtemp())][:2]
    ['documents.csv', 'mentions.csv']
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / f"{table}.csv", table, graph.rows(table)) for table in TABLES]
    except OSError as error:
        raise OutputError(
            f"cannot write tables into {str(folder)!r}: {error.strerror or error}; "
            "give a folder that you may write to"
        ) from error


def _write(path: Path, table: str, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, TABLES[table], lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {column: safe_cell(value) for column, value in row.items()} for row in rows
        )
    return path


def safe_cell(value: Any) -> Any:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell("Oslo"), safe_cell(-1)
    ("'=1+1", 'Oslo', -1)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
