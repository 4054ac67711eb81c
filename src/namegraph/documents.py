"""Files, folders, tables and strings become a stream of documents."""

import hashlib
import json
import logging
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import Any

import yaml

from namegraph.dates import find_dateline, read_date
from namegraph.errors import SourceError
from namegraph.normalize import decode, normalize, strip_markdown
from namegraph.tabular import NumberedRow, OnSkip, json_rows, table_rows
from namegraph.types import Document, Skipped, Source


Sources = str | os.PathLike[str] | Iterable[str | os.PathLike[str] | Document]
Place = tuple[str, str]  # origin and file

PLAIN, MARKDOWN, LINES, TABLES = (
    {".txt", ".text"},
    {".md", ".markdown"},
    {".jsonl", ".ndjson"},
    {
        ".csv",
        ".tsv",
    },
)
SUFFIXES = sorted(PLAIN | MARKDOWN | LINES | TABLES)
STDIN = "-"

# What the fields of a table or a front matter are called, the usual word first.
_FIELDS = {
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "source": ("source", "publisher", "outlet"),
    "date": ("date", "published", "published_at", "publication_date"),
    "id": ("id",),
}
_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE
)

_log = logging.getLogger("namegraph")


def read_documents(
    source: Sources, *, text_column: str | None = None, on_skip: OnSkip | None = None
) -> Iterator[Document]:
    """Read articles from a path, several paths, or an iterable of texts or documents.

    Parameters
    ----------
    source : path, or iterable of paths, or iterable of str or Document
        A text, Markdown, JSONL or CSV file, a folder (read with its subfolders), or "-" for
        standard input. In a list, a string that is no existing path is a text itself.
    text_column : str, optional
        Field of JSONL and CSV files that holds the text; by default text, body, content or
        article.
    on_skip : callable, optional
        Called with a :class:`Skipped` for each thing that could not be read; by default a
        warning is logged.

    Yields
    ------
    Document
        In the order of their paths, with normalised text.

    Raises
    ------
    SourceError
        If a path does not exist or nothing at all can be read.

    Examples
    --------
    >>> [doc.text for doc in read_documents(["Ada Lovelace met Charles Babbage in London."])]
    ['Ada Lovelace met Charles Babbage in London.']
    """
    used: set[str] = set()
    for _, document in read_sources(source, text_column=text_column, on_skip=on_skip or _warn):
        yield replace(document, id=unique_id(document.id, used))


def unique_id(name: str, used: set[str]) -> str:
    """Return a name, numbered where it is used already, and note that it is used.

    Examples
    --------
    >>> used = set()
    >>> unique_id("a.txt", used), unique_id("a.txt", used)
    ('a.txt', 'a.txt (2)')
    """
    numbered = (f"{name} ({number})" for number in count(2))
    identifier = next(each for each in chain([name], numbered) if each not in used)
    used.add(identifier)
    return identifier


def read_sources(
    source: Sources, *, text_column: str | None, on_skip: OnSkip
) -> Iterator[tuple[Source, Document]]:
    """Yield each document with where it was read; ids are unique in each origin only."""
    reasons: list[Skipped] = []

    def skip(skipped: Skipped) -> None:
        reasons.append(skipped)
        on_skip(skipped)

    used: dict[str, set[str]] = defaultdict(set)
    for (origin, file), document in _read_all(_listed(source), text_column, skip):
        name = unique_id(document.id, used[origin])
        yield Source(origin, file, name), replace(document, id=name)
    if not used:
        raise SourceError(_nothing_read(source, reasons))


def _warn(skipped: Skipped) -> None:
    _log.warning("skipped %s: %s", *skipped)


def _listed(source: Sources) -> list[str | os.PathLike[str] | Document] | Iterable[Any]:
    if isinstance(source, str | os.PathLike):
        _must_exist(source)
        return [source]
    if isinstance(source, Mapping | bytes) or not isinstance(source, Iterable):
        raise SourceError(
            f"cannot read articles from a {type(source).__name__}; give a path, several paths, "
            "or an iterable of strings or Documents"
        )
    return source


def _must_exist(path: str | os.PathLike[str]) -> None:
    if path != STDIN and not _exists(path):
        raise SourceError(
            f"no such file or folder: {os.fspath(path)!r}; to give a text itself, put it in a list"
        )


def _exists(path: str | os.PathLike[str]) -> bool:
    try:
        return bool(os.fspath(path)) and Path(path).exists()
    except (OSError, ValueError):  # a long text is no legal path
        return False


def _read_all(
    items: Iterable[Any], text_column: str | None, skip: OnSkip
) -> Iterator[tuple[Place, Document]]:
    paths = []
    for item in items:
        if isinstance(item, Document):
            yield from ((("", ""), document) for document in _read_document(item, skip))
        elif isinstance(item, os.PathLike) or item == STDIN or _is_path(item):
            _must_exist(item)
            paths.append(item)
        else:
            yield from ((("", ""), document) for document in _read_string(item, skip))
    yield from _read_paths(paths, text_column, skip)


def _read_paths(
    paths: list[str | os.PathLike[str]], text_column: str | None, skip: OnSkip
) -> Iterator[tuple[Place, Document]]:
    # In the order of their names, so that the order in which they were given does not matter.
    for path in sorted({_origin(path): path for path in paths}.values(), key=os.fspath):
        for file, document in _read_path(path, text_column, skip):
            yield (_origin(path), file), document


def _is_path(item: object) -> bool:
    if not isinstance(item, str):
        raise SourceError(f"a source must be a path, a string or a Document, not {item!r:.80}")
    return "\n" not in item and _exists(item)


def _origin(path: str | os.PathLike[str]) -> str:
    if path == STDIN:
        return ""
    return hashlib.sha256(os.fsencode(Path(path).resolve())).hexdigest()[:16]


def _read_document(document: Document, skip: OnSkip) -> Iterator[Document]:
    complete = _complete(document)
    if complete.text:
        yield complete
    else:
        skip(Skipped(document.id, "its text is empty"))


def _read_string(text: str, skip: OnSkip) -> Iterator[Document]:
    document = make_document(f"text-{_digest(text)[:12]}", {"text": text})
    if document.text:
        yield document
    else:
        skip(Skipped("a string", "it is empty"))


def _read_path(
    path: str | os.PathLike[str], text_column: str | None, skip: OnSkip
) -> Iterator[tuple[str, Document]]:
    if path == STDIN:
        yield from (("", document) for document in _read_stdin(text_column, skip))
        return
    root = Path(path)
    files = _files_below(root, skip) if root.is_dir() else [(root, root.name)]
    for file, name in files:
        try:
            for document in _read_data(name, file.read_bytes(), text_column, skip):
                yield name, document
        except OSError as error:
            skip(Skipped(name, error.strerror or str(error)))
        except ValueError as error:
            skip(Skipped(name, str(error)))


def _files_below(root: Path, skip: OnSkip) -> Iterator[tuple[Path, str]]:
    def report(error: OSError) -> None:
        skip(Skipped(str(error.filename), error.strerror or str(error)))

    found = []
    for folder, subfolders, names in os.walk(root, onerror=report):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        found += [Path(folder, name) for name in names if not name.startswith(".")]
    for file in sorted(found, key=lambda file: file.relative_to(root).as_posix()):
        name = file.relative_to(root).as_posix()
        if file.suffix.lower() in SUFFIXES:
            yield file, name
        else:
            skip(Skipped(name, f"not one of {', '.join(SUFFIXES)}"))


def _read_stdin(text_column: str | None, skip: OnSkip) -> Iterator[Document]:
    data = sys.stdin.buffer.read()
    name = "stdin.jsonl" if data.lstrip().startswith(b"{") else "stdin.txt"
    try:
        yield from _read_data(name, data, text_column, skip)
    except ValueError as error:
        skip(Skipped("standard input", str(error)))


def _read_data(name: str, data: bytes, text_column: str | None, skip: OnSkip) -> Iterator[Document]:
    text = decode(data)
    if not text.strip():
        raise ValueError("the file is empty")
    suffix = Path(name).suffix.lower()
    if suffix in LINES:
        yield from _read_rows(name, json_rows(name, text, skip), text_column, skip)
    elif suffix in TABLES:
        yield from _read_rows(name, table_rows(name, text, skip), text_column, skip)
    else:
        yield _read_article(name, text, markdown=suffix in MARKDOWN)


def _read_article(name: str, text: str, *, markdown: bool) -> Document:
    fields, body = split_front_matter(text)
    document = make_document(name, {**fields, "text": strip_markdown(body) if markdown else body})
    if not document.text:
        raise ValueError(f"there is no text {'after the front matter' if fields else 'in it'}")
    return document


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    r"""Split a text into the fields of its YAML front matter and its body.

    Headlines with a colon are no legal YAML; such a block is read line by line as "key: value".

    Examples
    --------
    >>> split_front_matter("---\ntitle: Visit: day two\n---\nThey left.")
    ({'title': 'Visit: day two'}, 'They left.')
    """
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    try:
        fields = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        fields = None
    fields = fields if isinstance(fields, dict) else _plain_fields(match[1])
    # Between two rules without a single "key: value" stands text.
    return (fields, text[match.end() :]) if fields else ({}, text)


def _plain_fields(block: str) -> dict[str, Any]:
    pairs = (line.split(":", 1) for line in block.splitlines() if ":" in line)
    return {key.strip(): value.strip().strip("\"'") for key, value in pairs}


def _read_rows(
    name: str, rows: Iterator[NumberedRow], text_column: str | None, skip: OnSkip
) -> Iterator[Document]:
    for number, row in rows:
        place = f"{name}:{number}"
        try:
            yield _read_row(place, row, text_column)
        except ValueError as error:
            skip(Skipped(place, str(error)))


def _read_row(place: str, row: Mapping[str, Any], text_column: str | None) -> Document:
    column = text_column or _column(row, "text")
    if column is None or column not in row:
        raise ValueError(_missing_column(row, text_column))
    text = row[column]
    if not isinstance(text, str | None):
        raise ValueError(f"its {column!r} is not text but {type(text).__name__}")  # noqa: TRY004
    identifier = _field(row, "id")
    document = make_document(
        place if identifier in {None, ""} else str(identifier), {**row, "text": text or ""}
    )
    if not document.text:
        raise ValueError("its text is empty")
    return document


def _missing_column(row: Mapping[str, Any], text_column: str | None) -> str:
    wanted = text_column or _FIELDS["text"][0]
    found = ", ".join(map(str, list(row)[:10])) or "nothing"
    return f"no column {wanted!r} (found: {found}); name it with --text-column"


def _column(row: Mapping[str, Any], field: str) -> str | None:
    names = {str(key).strip().casefold(): key for key in row}
    return next((names[key] for key in _FIELDS[field] if key in names), None)


def _field(row: Mapping[str, Any], field: str) -> Any:
    """Return a field that is one value; a list or a mapping is not what it should be."""
    names = {str(key).strip().casefold(): value for key, value in row.items()}
    values = (names[key] for key in _FIELDS[field] if names.get(key) is not None)
    return next((value for value in values if not isinstance(value, list | dict)), None)


def make_document(name: str, fields: Mapping[str, Any]) -> Document:
    """Build a document from the fields of a row or a front matter.

    Examples
    --------
    >>> make_document("a.txt", {"text": "Ada left.", "Date": "14 June 2022"}).date
    '2022-06-14'
    """
    text = normalize(str(fields["text"]))
    date = read_date(_field(fields, "date")) or find_dateline(text)
    title, source = (_one_line(_field(fields, key)) for key in ("title", "source"))
    return _complete(Document(normalize(name), text, title, source, date))


def _one_line(value: object) -> str:
    return " ".join(normalize(str(value)).split()) if value is not None else ""


def _complete(document: Document) -> Document:
    """Fill in the hash; a document that was made by hand is normalised as well."""
    text = normalize(document.text)
    facts = [text, document.title, document.source, document.date]
    return replace(document, text=text, hash=_digest(json.dumps(facts, ensure_ascii=True)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _described(source: Sources) -> str:
    if isinstance(source, str | os.PathLike):
        return repr(os.fspath(source))
    paths = [item for item in source if isinstance(item, str | os.PathLike)]
    return ", ".join(f"{os.fspath(path)!r:.80}" for path in paths[:3]) or "the given sources"


def _nothing_read(source: Sources, reasons: list[Skipped]) -> str:
    what = _described(source)
    if len(reasons) == 1:
        return f"nothing to read: {reasons[0].name}: {reasons[0].reason}"
    if reasons:
        first = "; ".join(f"{name}: {reason}" for name, reason in reasons[:3])
        return f"nothing could be read in {what} ({len(reasons)} skipped): {first}"
    return f"no articles in {what}: it holds no file that ends in {', '.join(SUFFIXES)}"
