"""Rows of JSONL and CSV files."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from namegraph.types import Skipped


OnSkip = Callable[[Skipped], None]
NumberedRow = tuple[int, Mapping[str, Any]]


def json_rows(name: str, text: str, skip: OnSkip) -> Iterator[NumberedRow]:
    """Yield the objects of a JSONL file with the numbers of their lines."""
    # Not splitlines(): JSON strings may hold U+2028, which ends no JSONL line.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            skip(Skipped(f"{name}:{number}", "not valid JSON"))
            continue
        if isinstance(row, dict):
            yield number, row
        else:
            skip(Skipped(f"{name}:{number}", "not a JSON object"))


def table_rows(name: str, text: str, skip: OnSkip) -> Iterator[NumberedRow]:
    """Yield the rows of a CSV file by the names in its header, counted from 1."""
    csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(name, text))
    try:
        yield from ((number, _named(row)) for number, row in enumerate(reader, start=1))
    except csv.Error as error:
        skip(Skipped(f"{name}, line {reader.line_num}", str(error)))


def _named(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Drop cells beyond the header."""
    return {key: value for key, value in row.items() if key}


def _delimiter(name: str, text: str) -> str:
    header = text.split("\n", 1)[0]
    return "\t" if name.lower().endswith(".tsv") else max(",;\t", key=header.count)
