"""Draw relations for a person to judge, and tell how many of the judged ones are right.

    python benchmarks/read_sample.py SOURCE [--count 100] [--seed 1] [--layer stated|verb]
                                     [--documents N] [--keep SHEET] -o SHEET
    python benchmarks/read_sample.py --score SHEET
    python benchmarks/read_sample.py --without-text SHEET -o SHEET

SOURCE is whatever ``namegraph build`` reads. What is drawn depends on the texts and the seed alone,
not on the names or the order of files; of equal relations between the same two entities of a
document one is drawn at most. --documents reads so many of the articles only, chosen by the seed.

A row shows the sentence as "[head: Nora Blum] <visited> [tail: Oslo]". Write into ``verdict``:
right, wrong, reversed (right with head and tail in each other's place), name (right but that a
name is cut or joined wrongly) or ?, and whatever you like into ``note``. --keep takes the verdicts
of an earlier sheet over: the ``id`` of a row is made from the text, the offsets and what is read.

--score tells precision with its 95 % interval (Wilson's): strict, where only "right" is right, and
lenient, where "name" is as well and "?" is left out. --without-text leaves out what quotes the
articles, for articles that may not be passed on.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from math import sqrt
from operator import itemgetter
from pathlib import Path
from statistics import NormalDist
from typing import NamedTuple

from spacy.language import Language

import namegraph as ng
from namegraph.links import is_symmetric
from namegraph.tables import safe_cell
from namegraph.types import Document, Extraction, Layer, Relation, Span
from report import Table


VERDICTS = ("right", "wrong", "reversed", "name", "?")
_QUOTES = ("trigger", "sentence")
_ENDS = ("head", "tail", "trigger")
COLUMNS = (
    "id", "document", "relation", "head", "tail", "title", "negated", "modality", "attributed_to",
    "date", "rule", "trigger", "sentence", "verdict", "note",
    *(f"{end}_{side}" for end in _ENDS for side in ("start", "end")),
)  # fmt: skip

Row = dict[str, str]
Fact = tuple[str, str, str, str, bool]


# --- drawing ---------------------------------------------------------------------------------


def draw(extractions: Iterable[Extraction], count: int, seed: int, layer: Layer) -> list[Row]:
    """Draw rows for a sheet, in the order of their documents."""
    chosen: dict[Fact, tuple[str, str, Row]] = {}
    for extraction in extractions:
        for fact, row in _rows(extraction, layer):
            # By the id of the document as well, for texts that are there twice.
            candidate = (_hash(str(seed), row["id"]), row["document"], row)
            chosen[fact] = min(chosen.get(fact, candidate), candidate, key=itemgetter(0, 1))
    drawn = sorted(chosen.values(), key=itemgetter(0, 1))[:count]
    rows = [row for _, _, row in drawn]
    return sorted(rows, key=lambda row: (row["document"], int(row["trigger_start"]), row["id"]))


def _rows(extraction: Extraction, layer: Layer) -> Iterator[tuple[Fact, Row]]:
    relations = [relation for relation in extraction.relations if relation.layer == layer]
    if not relations:
        return
    document = extraction.document
    entity_of = ng.Resolver().resolve([extraction]).entity_of
    text = _hash(document.text)
    for each in relations:
        ends = [entity_of[document.id, span] for span in (each.head, each.tail)]
        head, tail = sorted(ends) if is_symmetric(each.type) else ends
        yield (text, each.type, head, tail, each.negated), _row(document, each, text)


def _row(document: Document, relation: Relation, text: str) -> Row:
    spans = {end: getattr(relation, end) for end in _ENDS}
    offsets = {f"{end}_{side}": getattr(spans[end], side) for end in _ENDS for side in Span._fields}
    read = (relation.type, relation.negated, relation.head, relation.tail, relation.trigger)
    told = {
        "id": _hash(text, *map(str, read))[:12],
        "document": document.id,
        "relation": relation.type,
        **{end: _cut(document.text, *span) for end, span in spans.items()},
        "sentence": _marked(document.text, relation),
        **{key: getattr(relation, key) for key in ("title", "modality", "attributed_to", "rule")},
        "negated": "yes" if relation.negated else "",
        "date": relation.date or "",
        **offsets,
    }
    return {column: str(told.get(column, "")) for column in COLUMNS}


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()


def _cut(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _marked(text: str, relation: Relation) -> str:
    """Return the sentence with both names marked, and the trigger if it stands apart from them."""
    head, tail, trigger = relation.head, relation.tail, relation.trigger
    marks = [(head, "[head: ", "]"), (tail, "[tail: ", "]")]
    if all(trigger.end <= name.start or name.end <= trigger.start for name in (head, tail)):
        marks.append((trigger, "<", ">"))
    parts, position = [], relation.sentence.start
    for span, before, after in sorted(marks):
        parts += [text[position : span.start], before, text[slice(*span)], after]
        position = span.end
    return " ".join("".join([*parts, text[position : relation.sentence.end]]).split())


def choose(documents: Iterable[Document], number: int | None, seed: int) -> list[Document]:
    """Choose some documents by their texts."""
    return sorted(documents, key=lambda each: (_hash(str(seed), each.text), each.id))[:number]


# --- sheets ----------------------------------------------------------------------------------


def read_sheet(path: Path) -> list[Row]:
    """Read a sheet and check its verdicts."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows, start=2):
        row["verdict"] = row["verdict"].strip().lower()
        if row["verdict"] and row["verdict"] not in VERDICTS:
            told = f"{path}, row {number}: {row['verdict']!r} is none of {', '.join(VERDICTS)}"
            raise SystemExit(told)
    return rows


def write_sheet(path: Path, rows: Iterable[Row], left_out: Sequence[str] = ()) -> None:
    """Write a sheet, without some columns."""
    columns = [column for column in COLUMNS if column not in left_out]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: safe_cell(value) for key, value in row.items()} for row in rows)


def keep(rows: Iterable[Row], marked: Iterable[Row]) -> list[Row]:
    """Take verdicts and notes over from a sheet that is marked already."""
    known = {row["id"]: {key: row[key] for key in ("verdict", "note")} for row in marked}
    return [row | known.get(row["id"], {}) for row in rows]


# --- scoring ---------------------------------------------------------------------------------


class Share(NamedTuple):
    """A share of some things, with the ends of its 95 % interval."""

    share: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return percent, as "90.0 (59.6-98.2)"."""
        return "{:.1f} ({:.1f}-{:.1f})".format(*(100 * each for each in self))


def wilson(right: int, all_: int) -> Share:
    """Return a share with Wilson's interval."""
    if not all_:
        return Share(0.0, 0.0, 1.0)
    z = NormalDist().inv_cdf(0.975)
    share = right / all_
    middle = (share + z * z / (2 * all_)) / (1 + z * z / all_)
    half = z / (1 + z * z / all_) * sqrt(share * (1 - share) / all_ + z * z / (4 * all_ * all_))
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))


def score_tables(rows: Sequence[Row]) -> list[Table]:
    """Return the precision of all, of each type and of each rule."""
    groups = {
        "All": ["all" for _ in rows],
        "Types": [row["relation"] for row in rows],
        "Rules": [row["rule"] for row in rows],
    }
    return [_score_table(title, keys, rows) for title, keys in groups.items()]


def _score_table(title: str, keys: list[str], rows: Sequence[Row]) -> Table:
    verdicts: dict[str, Counter[str]] = {key: Counter() for key in sorted(set(keys))}
    for key, row in zip(keys, rows, strict=True):
        if row["verdict"]:
            verdicts[key][row["verdict"]] += 1
    lines = [[key, *_shares(counts)] for key, counts in verdicts.items() if counts]
    return Table(title, ["", "judged", *VERDICTS, "strict", "lenient"], lines)


def _shares(counts: Counter[str]) -> list[str]:
    judged = counts.total()
    strict = wilson(counts["right"], judged)
    lenient = wilson(counts["right"] + counts["name"], judged - counts["?"])
    numbers = [judged, *(counts[verdict] for verdict in VERDICTS)]
    return [*map(str, numbers), str(strict), str(lenient)]


# --- the command -----------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None, model: str | Language | None = None) -> None:
    """Draw a sheet, score one, or leave its text out."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.score:
        _print_scores(read_sheet(options.score))
    elif not options.output:
        parser.error("type -o SHEET.csv to say where the sheet goes")
    elif options.without_text:
        write_sheet(options.output, read_sheet(options.without_text), _QUOTES)
    elif options.source:
        _draw(options, model)
    else:
        parser.error("give a SOURCE to draw from, or --score SHEET.csv")


def _draw(options: argparse.Namespace, model: str | Language | None) -> None:
    documents = choose(ng.read_documents(options.source), options.documents, options.seed)
    extractions = ng.extract(documents, model=model)
    rows = draw(extractions, options.count, options.seed, options.layer)
    rows = keep(rows, read_sheet(options.keep) if options.keep else ())
    write_sheet(options.output, rows)
    marked = sum(bool(row["verdict"]) for row in rows)
    told = f"{len(rows)} relations from {len(documents)} articles, {marked} of them judged"
    print(told, file=sys.stderr)


def _print_scores(rows: list[Row]) -> None:
    for table in score_tables(rows):
        print(table.text())
    print(f"{sum(not row['verdict'] for row in rows)} of {len(rows)} are not judged")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Draw relations to judge, or score them.")
    add = parser.add_argument
    add("source", nargs="?", help="folder or file of articles")
    add("--count", type=int, default=100, help="how many relations to draw")
    add("--seed", type=int, default=1, help="another seed draws others")
    add("--layer", choices=("stated", "verb"), default="stated", help="typed or open relations")
    add("--documents", type=int, help="read so many of the articles only")
    add("--keep", type=Path, metavar="SHEET", help="take verdicts over from an earlier sheet")
    add("--score", type=Path, metavar="SHEET", help="score a sheet")
    add("--without-text", type=Path, metavar="SHEET", help="write a sheet without sentences")
    add("-o", "--output", type=Path, metavar="SHEET", help="the sheet that is written")
    return parser


if __name__ == "__main__":
    main()
