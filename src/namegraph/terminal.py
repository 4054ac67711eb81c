"""Answers as lines of a terminal or a pipe."""

import json
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from namegraph.conflicts import Conflict
from namegraph.types import Evidence


_WIDE = 10_000


def _out() -> Console:
    """Return a console that never breaks a line of a pipe and never reads markup in data."""
    console = Console(markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDE
    return console


def print_text(text: str) -> None:
    """Print a line of text as it is."""
    _out().print(text, soft_wrap=True)


def print_json(data: object) -> None:
    """Print data as JSON."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows below the names of their columns."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    _out().print(table)


def print_evidence(each: Evidence, contradicted_by: Sequence[str] = ()) -> None:
    """Print what a sentence says, how far it says so, the sentence, and where it stands."""
    told = [
        each.relation,
        "denied" if each.negated else "",
        each.modality if each.modality != "fact" else "",
        f"according to {each.attributed_to}" if each.attributed_to else "",
    ]
    layer = "" if each.layer == "stated" else f"  [{each.layer}]"
    print_text(f"{each.source} -- {', '.join(filter(None, told))} -- {each.target}{layer}")
    _print_sentence(each)
    if contradicted_by:
        print_text(f"  contradicted: {', '.join(contradicted_by)}")
    print_text(f"  {_place(each)}\n")


def print_conflict(conflict: Conflict) -> None:
    """Print two answers where there can be one, with the sentences of each."""
    print_text(f"{conflict.entity}: {conflict.relation} {conflict.one} or {conflict.other}")
    sides = ((conflict.one, conflict.one_evidence), (conflict.other, conflict.other_evidence))
    for answer, evidence in sides:
        print_text(f"\n  {answer}")
        for each in evidence:
            _print_sentence(each, indent="    ")
            print_text(f"      {_place(each)}")
    print_text("")


def _print_sentence(each: Evidence, *, indent: str = "") -> None:
    sentence = Text(" ".join(each.sentence.split("\n")))
    for start, end in ((each.source_start, each.source_end), (each.target_start, each.target_end)):
        sentence.stylize("bold", start - each.sentence_start, end - each.sentence_start)
    _out().print(Text(indent) + sentence, soft_wrap=True)


def _place(each: Evidence) -> str:
    return " | ".join(filter(None, (each.date or "no date", each.document_title, each.document)))
