"""Annotated sets: where they lie, and which of their names are asked for.

Each line of a set is a JSON object with ``id``, ``text`` and ``entities``; an entity has ``start``,
``end``, ``type`` and ``cluster``, the number of what it names inside its document. The sets differ
in what they call a name:

``conll04``, ``wikigold``
    Persons, organizations and places are asked for. There is nothing else to know.
``redocred``
    The same, but a name has a capital letter, and nationality adjectives are places.
``gum``
    Whole noun phrases are annotated. What is asked for is the name inside (``name_start``,
    ``name_end``) where ``named`` is true, and of nested names the outermost. Names of anything
    else may be found without harm. Most names have the id of a knowledge base, ``kb``.
``reuters128``, ``articles``, ``unseen``, ``seeds``
    Names inside ``eval_span`` are asked for. What is optional, adjectival, not named or of another
    type may be found without harm. ``coref`` marks what is no name. Names in ``reuters128`` have
    a ``kb`` as well.
"""

import json
import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import namegraph as ng
from namegraph.types import Kind, Span


Row = dict[str, Any]

_GOLD = Path(__file__).parents[1] / "data" / "gold"
OWN = {name: _GOLD / f"{name}.jsonl" for name in ("articles", "unseen")}

KIND_OF: dict[str, Kind] = {
    "PERSON": "PERSON", "PER": "PERSON", "Peop": "PERSON", "person": "PERSON",
    "ORG": "ORG", "Org": "ORG", "organization": "ORG",
    "PLACE": "PLACE", "LOC": "PLACE", "Loc": "PLACE", "place": "PLACE",
    "GPE": "PLACE", "FAC": "PLACE",
}  # fmt: skip

_FRONT = re.compile(r"\s*(?:(?:the|The|THE)\s+(?=\S))?")
# A period is cut as well, because sets do not agree on "Calif." and "U.S.".
_BACK = re.compile(r"(?<=.)[\s.]*(?:['’]s?)?$", re.DOTALL)


class Name(NamedTuple):
    """What a name in a gold set stands for.

    Attributes
    ----------
    kind : {"PERSON", "ORG", "PLACE"}
        What is named.
    cluster : hashable
        Equal for two names of one entity in a document.
    kb : str
        Id of the entity in a knowledge base, "" if none is given.
    written : Span
        The name as it is annotated, with what does not count: "U.S." and not "U.S".
    """

    kind: Kind
    cluster: Hashable
    kb: str
    written: Span


class Gold(NamedTuple):
    """What is asked for in one document.

    Attributes
    ----------
    document : Document
        The text as it stands in the set, so that all offsets hold.
    names : dict
        What is asked for, by its span.
    ignored : list of Span
        What may be found without harm.
    window : Span
        The part of the text that is annotated.
    adjectives : bool
        Whether nationality adjectives are places.
    """

    document: ng.Document
    names: dict[Span, Name]
    ignored: list[Span]
    window: Span
    adjectives: bool

    def text(self, span: Span) -> str:
        """Return the text of a span."""
        return self.document.text[span.start : span.end]


class Mark(NamedTuple):
    """One annotation; without a kind, it may be found without harm."""

    span: Span
    kind: Kind | None
    cluster: Hashable
    kb: str
    written: Span


class Convention(NamedTuple):
    """How a set is annotated: what an entity marks, and which marks of a text are left."""

    mark: Callable[[str, Row], Mark | None]
    keep: Callable[[str, list[Mark]], list[Mark]]
    adjectives: bool = False


def trimmed(text: str, start: int, end: int) -> Span:
    """Cut white space, a leading "the", a final possessive and a final period off a span."""
    front = _FRONT.match(text, start, end)
    start = front.end() if front else start
    name = text[start:end].rstrip()
    back = _BACK.search(name)
    return Span(start, start + (back.start() if back else len(name)))


def overlap(one: Span, other: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


# --- other letters ---------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_][\w'’]*")
# How a text may be set: as headlines are that begin each word with a capital, or all in capitals.
CASES: dict[str, Callable[[str], str]] = {
    "headlines": lambda text: _WORD.sub(lambda word: word[0][:1].upper() + word[0][1:], text),
    "capitals": str.upper,
}


def set_as(golds: list[Gold], case: str) -> list[Gold]:
    """Return documents in other letters; those that would then be longer are left out."""
    found = []
    for gold in golds:
        document = replace(gold.document, text=CASES[case](gold.document.text))
        if len(document.text) == len(gold.document.text):  # "ß" is two capitals
            found.append(gold._replace(document=document))
    return found


# --- reading ---------------------------------------------------------------------------------


def read_set(name: str, path: Path, limit: int | None = None) -> list[Gold]:
    """Read the first documents of a set."""
    return [_gold(name, row) for row in islice(read_rows(path), limit)]


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the documents of a set as they are written."""
    if path.suffix == ".json":
        yield from map(_row_of_seed, json.loads(path.read_text(encoding="utf-8"))["docs"])
    else:
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _row_of_seed(doc: Row) -> Row:
    mentions = [mention for mention in doc["mentions"] if not mention["nested"]]
    return {**doc, "entities": [{**mention, "cluster": mention["entity"]} for mention in mentions]}


def _gold(name: str, row: Row) -> Gold:
    convention = SETS[name]
    window = Span(*row.get("eval_span") or (0, len(row["text"])))
    marks = convention.keep(row["text"], list(_marks(convention, row, window)))
    names: dict[Span, Name] = {}
    for mark in marks:
        if mark.kind:
            names.setdefault(mark.span, Name(mark.kind, mark.cluster, mark.kb, mark.written))
    ignored = [mark.span for mark in marks if not mark.kind]
    document = ng.Document(f"{name}/{row['id']}", row["text"])
    return Gold(document, names, ignored, window, convention.adjectives)


def _marks(convention: Convention, row: Row, window: Span) -> Iterator[Mark]:
    for entity in row["entities"]:
        mark = convention.mark(row["text"], entity)
        if mark and window.start <= mark.written.start and mark.written.end <= window.end:
            yield mark


# --- the conventions -------------------------------------------------------------------------


def _plain(text: str, entity: Row) -> Mark | None:
    kind = KIND_OF.get(entity["type"])
    return _mark(text, entity, kind) if kind else None


def _name_in_phrase(text: str, entity: Row) -> Mark | None:
    if not entity["named"]:
        return None
    name = {**entity, "start": entity["name_start"], "end": entity["name_end"]}
    return _mark(text, name, KIND_OF.get(entity["type"]))


def _unless_optional(text: str, entity: Row) -> Mark | None:
    if entity.get("coref"):
        return None
    is_optional = entity.get("optional") or entity.get("adjectival")
    is_asked = entity.get("named", True) and not is_optional
    return _mark(text, entity, KIND_OF.get(entity["type"]) if is_asked else None)


def _mark(text: str, entity: Row, kind: Kind | None) -> Mark:
    written = Span(entity["start"], entity["end"])
    kb = entity.get("kb") or "<NIL>"
    known = "" if kb.startswith("<") else kb
    return Mark(trimmed(text, *written), kind, entity["cluster"], known, written)


def _all(_: str, marks: list[Mark]) -> list[Mark]:
    return marks


def _capitalised(text: str, marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if any(map(str.isupper, text[slice(*mark.span)]))]


def _outermost(_: str, marks: list[Mark]) -> list[Mark]:
    asked = [mark.span for mark in marks if mark.kind]
    return [mark for mark in marks if not mark.kind or not _is_inside(mark.span, asked)]


def _is_inside(span: Span, others: list[Span]) -> bool:
    return any(other != span and overlap(span, other) == span.end - span.start for other in others)


SETS: dict[str, Convention] = {
    "articles": Convention(_unless_optional, _all),
    "unseen": Convention(_unless_optional, _all),
    "seeds": Convention(_unless_optional, _all),
    "reuters128/all": Convention(_unless_optional, _all),
    "conll04/train": Convention(_plain, _all),
    "conll04/dev": Convention(_plain, _all),
    "gum/interview": Convention(_name_in_phrase, _outermost),
    "gum/bio": Convention(_name_in_phrase, _outermost),
    "gum/speech": Convention(_name_in_phrase, _outermost),
    "redocred/dev": Convention(_plain, _capitalised, adjectives=True),
    "redocred/test": Convention(_plain, _capitalised, adjectives=True),
    "wikigold/all": Convention(_plain, _all),
}
