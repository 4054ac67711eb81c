"""Annotated articles: how they are read and checked, and where their names stand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from namegraph.documents import make_document
from namegraph.errors import GoldError
from namegraph.spans import Name
from namegraph.types import KINDS, Span


Gold = dict[str, Any]
Cluster = object  # the number or name that a gold file gives an entity


class Unknown(NamedTuple):
    """An end of a relation that no annotated name touches."""

    text: str


def read_gold(path: Path) -> Iterator[Gold]:
    """Yield the articles of a gold file, checked.

    Raises
    ------
    GoldError
        If the file cannot be read or a line is not in the form that ``evaluate`` describes.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot read {str(path)!r}: {error}; give a JSONL file") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _checked(line, f"{path}:{number}")


def _checked(line: str, place: str) -> Gold:
    try:
        row = json.loads(line)
        for entity in row["entities"]:
            start, end = entity["start"], entity["end"]
            if start < 0 or len(row["text"][start:end]) != end - start or start == end:
                raise GoldError(f"{place}: entity {entity} lies outside the text")
            if entity["type"] not in KINDS:
                raise GoldError(f"{place}: {entity['type']!r} is none of {', '.join(KINDS)}")
            hash(entity["cluster"])
        for relation in row.setdefault("relations", []):
            hash((relation["head"], relation["type"], relation["tail"]))
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(
            f"{place}: not a gold row ({type(error).__name__}: {error}); it needs text, entities "
            "with start, end, type and cluster, and relations with head, type and tail"
        ) from error
    if make_document("", {"text": row["text"]}).text != row["text"]:
        raise GoldError(f"{place}: the text is not normalised, so its offsets would not hold")
    return dict(row)


def trimmed(text: str, start: int, end: int) -> Span:
    """Cut a leading article and a final possessive off a span.

    Examples
    --------
    >>> trimmed("the Harbour Agency's", 0, 20)
    Span(start=4, end=18)
    """
    words = text[start:end]
    for article in ("the ", "The ", "THE "):
        if words.startswith(article) and len(words) > len(article):
            start += len(article)
    if words.endswith(("'s", "’s")):
        end -= 2
    return Span(start, end)


def is_optional(entity: Gold) -> bool:
    """Tell whether a name may be found or not."""
    return bool(entity.get("optional") or entity.get("adjectival"))


def flat_names(row: Gold) -> dict[Span, Gold]:
    """Return the annotated names by their trimmed spans, without those inside others."""
    return _by_span(row, nested=False)


def _by_span(row: Gold, *, nested: bool) -> dict[Span, Gold]:
    return {
        trimmed(row["text"], entity["start"], entity["end"]): entity
        for entity in row["entities"]
        if bool(entity.get("nested")) == nested
    }


def clusters_at(row: Gold, spans: set[Span]) -> dict[Span, Cluster]:
    """Return the entity that each span names: that of the same name, else of what it overlaps.

    Examples
    --------
    >>> oslo = {"start": 8, "end": 12, "type": "PLACE", "cluster": 7}
    >>> row = {"text": "She saw Oslo and Bergen.", "entities": [oslo]}
    >>> clusters_at(row, {Span(4, 12)}), clusters_at(row, {Span(17, 23)})
    ({Span(start=4, end=12): 7}, {Span(start=17, end=23): Unknown(text='Bergen')})
    """
    flat = flat_names(row)
    exact = _by_span(row, nested=True) | flat
    return {span: _cluster(row["text"], span, exact, flat) for span in spans}


def _cluster(text: str, span: Span, exact: dict[Span, Gold], flat: dict[Span, Gold]) -> Cluster:
    core = trimmed(text, *span)
    if core in exact:
        return exact[core]["cluster"]
    nearest = max(flat, key=lambda other: (_overlap(core, other), -other.start), default=core)
    if _overlap(core, nearest) and nearest in flat:
        return flat[nearest]["cluster"]
    return Unknown(text[core.start : core.end])


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def given_names(doc: Doc, row: Gold) -> list[Name]:
    """Return the annotated names as tokens of a ``Doc`` of the same text.

    An optional name that overlaps another is left out; so are names inside others.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("en")("She saw Oslo and Bergen.")
    >>> oslo = {"start": 8, "end": 12, "type": "PLACE", "cluster": 7}
    >>> [(n.start, n.end, n.kind) for n in given_names(doc, {"text": doc.text, "entities": [oslo]})]
    [(2, 3, 'PLACE')]
    """
    names: list[Name] = []
    taken: set[int] = set()
    for span, entity in sorted(flat_names(row).items(), key=_asked_first):
        part = doc.char_span(*span, alignment_mode="expand")
        if part and entity["type"] in KINDS and taken.isdisjoint(range(part.start, part.end)):
            taken.update(range(part.start, part.end))
            adjectival = bool(entity.get("adjectival"))
            names.append(Name(part.start, part.end, entity["type"], adjectival=adjectival))
    return sorted(names)


def _asked_first(item: tuple[Span, Gold]) -> tuple[bool, Span]:
    return bool(item[1].get("optional")), item[0]
