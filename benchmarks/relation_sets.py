"""Sets with annotated relations, in the form that ``namegraph evaluate`` reads.

``seeds``
    Two articles about OSCE-Tajikistan cooperation. Three types are none of namegraph's; as
    optional relations they are neither asked for nor held against the reader: ``present_in``,
    ``held_in`` and ``originated_in``. ``negotiates_with`` is ``negotiated_with``, and ``A
    supported_by B`` is ``B supports A``. Names inside longer names are no names of their own, but
    their entities may be the ends of relations.
``articles``, ``unseen``
    The project's own gold, as it is. "Unseen" was written and annotated by somebody who knew the
    types but not the rules, and no rule was mended with it in view.
``conll04``
    Sentences of news, train and dev together, with five relations of its own. Each stands for
    several types, and between two kinds only::

        Work_For     PERSON, ORG     employed_by, position_held, head_of, member_of
        OrgBased_In  ORG, PLACE      based_in, located_in, has_office_in
        Located_In   PLACE, PLACE    located_in, capital_of, part_of
        Kill         PERSON, PERSON  killed, attacked
        Live_In      PERSON, PLACE   lives_in, citizen_of, born_in

    Whatever else is read counts neither way: other types (``operates_in``, ``attacked``), these
    types between other kinds (``head_of`` a PLACE), what touches a name that the set has as
    something else than a person, an organization or a place ("Soviet"), and what is read inside
    one name ("Bergen, Norway" is one place there). Where the names are given, titles are taken off
    those of people. The totals leave out Live_In, and there is no verb layer.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

import namegraph as ng
from namegraph.evaluate.gold import clusters_at, given_names
from namegraph.repair.persons import strip_titles
from namegraph.spans import Name
from namegraph.types import Extraction, Kind, Relation


Row = dict[str, Any]

NAMES = ("seeds", "articles", "unseen", "conll04")

FOREIGN = ("present_in", "held_in", "originated_in")
_RENAMED = {"negotiates_with": "negotiated_with"}
_REVERSED = {"supported_by": "supports"}

_KIND_OF: dict[str, Kind] = {"Peop": "PERSON", "Org": "ORG", "Loc": "PLACE"}
_MEANINGS: dict[tuple[Kind, Kind], tuple[str, tuple[str, ...]]] = {
    ("PERSON", "ORG"): ("Work_For", ("employed_by", "position_held", "head_of", "member_of")),
    ("ORG", "PLACE"): ("OrgBased_In", ("based_in", "located_in", "has_office_in")),
    ("PLACE", "PLACE"): ("Located_In", ("located_in", "capital_of", "part_of")),
    ("PERSON", "PERSON"): ("Kill", ("killed", "attacked")),
    ("PERSON", "PLACE"): ("Live_In", ("lives_in", "citizen_of", "born_in")),
}
_OTHER = "other"


class Case(NamedTuple):
    """A document and its gold row."""

    document: ng.Document
    row: Row


class Convention(NamedTuple):
    """How a set is read: its names on a Doc, and what counts of what was read.

    Attributes
    ----------
    names : callable
        Returns the annotated names on a ``Doc``.
    counted : callable
        Returns the relations that are judged, with the set's own types.
    left_out : frozenset of str
        Types of the set that the totals leave out.
    """

    names: Callable[[Doc, Row], list[Name]]
    counted: Callable[[Row, Extraction], list[Relation]]
    left_out: frozenset[str] = frozenset()


# --- reading ---------------------------------------------------------------------------------


def read_cases(name: str, paths: list[Path], limit: int | None = None) -> list[Case]:
    """Read the first documents of a set."""
    rows = [row for path in paths for row in _READERS[name](path)]
    return [Case(_document(name, row), row) for row in rows[:limit]]


def _document(name: str, row: Row) -> ng.Document:
    told = {key: row[key] for key in ("title", "source", "date") if row.get(key)}
    return ng.Document(f"{name}/{row['id']}", row["text"], **told)


def _lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _seeds(path: Path) -> Iterator[Row]:
    yield from map(seed_row, json.loads(path.read_text(encoding="utf-8"))["docs"])


def seed_row(doc: Row) -> Row:
    """Return an article of the seeds as a gold row."""
    entities = [{**mention, "cluster": mention["entity"]} for mention in doc["mentions"]]
    return {**doc, "entities": entities, "relations": list(map(_seed_relation, doc["relations"]))}


def _seed_relation(relation: Row) -> Row:
    type_ = relation["type"]
    if type_ in FOREIGN:
        return {**relation, "optional": True}
    if type_ in _REVERSED:
        ends = {"head": relation["tail"], "tail": relation["head"]}
        return {**relation, **ends, "type": _REVERSED[type_]}
    return {**relation, "type": _RENAMED.get(type_, type_)}


def _conll04(path: Path) -> Iterator[Row]:
    for row in _lines(path):
        entities = [{**e, "type": _KIND_OF.get(e["type"], _OTHER)} for e in row["entities"]]
        yield {**row, "entities": entities}


_READERS = {"seeds": _seeds, "articles": _lines, "unseen": _lines, "conll04": _conll04}


# --- the conventions -------------------------------------------------------------------------


def _all(_: Row, extraction: Extraction) -> list[Relation]:
    return list(extraction.relations)


def _without_titles(doc: Doc, row: Row) -> list[Name]:
    """Return the annotated names without titles; what is nothing but a title stays a name."""
    names = given_names(doc, row)
    people = [name for name in names if name.kind == "PERSON"]
    bare = {name.end: name for name in strip_titles(doc, people)}
    return [bare.get(name.end, name) for name in names]


def _as_conll04(row: Row, extraction: Extraction) -> list[Relation]:
    kinds = {(m.start_char, m.end_char): m.kind for m in extraction.mentions}
    others = {e["cluster"] for e in row["entities"] if e["type"] == _OTHER}
    spans = {span for relation in extraction.relations for span in (relation.head, relation.tail)}
    clusters = clusters_at(row, spans)
    counted = []
    for each in extraction.relations:
        name, types = _MEANINGS.get((kinds[each.head], kinds[each.tail]), ("", ()))
        ends = {clusters[each.head], clusters[each.tail]}
        if each.type in types and len(ends) == 2 and others.isdisjoint(ends):
            counted.append(replace(each, type=name))
    return counted


CONVENTIONS = {
    "seeds": Convention(given_names, _all),
    "articles": Convention(given_names, _all),
    "unseen": Convention(given_names, _all),
    "conll04": Convention(_without_titles, _as_conll04, frozenset({"Live_In"})),
}
