"""Short forms that a text itself defines: "Long Form (LF)" and "LF (Long Form)"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from namegraph.knowledge import calendar, is_known_name, organization_words
from namegraph.names import find_long_form, is_acronym, is_short_form
from namegraph.spans import Name, is_capitalised, overlapping, same_text, words_of
from namegraph.types import Kind


_LONGEST_BRACKET = 16
_LONGEST_LONG = 40
_SHORTEST_CAPITALISED = 4


def find_definitions(doc: Doc, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield each short form with its long form, both as names of one kind.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("en")("The Aral Sea Fund (ASF) met.")
    >>> [
    ...     (doc[s.start : s.end].text, doc[l.start : l.end].text)
    ...     for s, l in find_definitions(doc, [])
    ... ]
    [('ASF', 'Aral Sea Fund')]
    """
    for start, end in _brackets(doc):
        pair = (
            _short_inside(doc, start, end)
            or _long_inside(doc, start, end)
            or _foreign_inside(doc, start, end, names)
        )
        if pair:
            short, long = (_widened(half, names) for half in pair)
            kind = _kind(doc, short, long, names)
            if kind:
                yield short._replace(kind=kind), long._replace(kind=kind)


def _brackets(doc: Doc) -> Iterator[tuple[int, int]]:
    words = words_of(doc)
    for opening, word in enumerate(words):
        if word == "(" and opening > 0:
            inside = range(opening + 1, min(opening + _LONGEST_BRACKET, len(words)))
            end = next((i for i in inside if words[i] == ")"), 0)
            if end > opening + 1:
                yield opening, end


def _short_inside(doc: Doc, bracket: int, end: int) -> tuple[Name, Name] | None:
    short = doc[bracket + 1 : end]
    if not is_short_form(short.text):
        return None
    before = doc[_clause_start(doc, bracket) : bracket]
    offset = find_long_form(short.text, before.text)
    long = (
        before.char_span(offset, len(before.text), alignment_mode="expand")
        if offset is not None
        else None
    )
    if long is None or not _is_proper(long):
        return None
    return Name(short.start, short.end, None), Name(long.start, long.end, None)


def _clause_start(doc: Doc, bracket: int) -> int:
    """Return where to begin to look for a long form: at the sentence's start, or nearer."""
    start = bracket
    while start > 0 and bracket - start < _LONGEST_LONG and not doc[start].is_sent_start:
        start -= 1
    return start


def _long_inside(doc: Doc, bracket: int, end: int) -> tuple[Name, Name] | None:
    short = doc[bracket - 1]
    start = bracket + 1 + (doc[bracket + 1].lower_ == "the")
    long = doc[start:end]
    if not is_acronym(short.text) or find_long_form(short.text, long.text) != 0:
        return None
    return (Name(short.i, bracket, None), Name(start, end, None)) if _is_proper(long) else None


def _foreign_inside(
    doc: Doc, bracket: int, end: int, names: list[Name]
) -> tuple[Name, Name] | None:
    """Read the short name in another language: "Federal Employment Office (BA)", "(Kripos)"."""
    long = next((name for name in overlapping(names, bracket - 1, bracket)), None)
    text = doc[bracket + 1 : end].text
    short, _, number = text.partition(" ")
    if not long or long.kind != "ORG" or long.end != bracket or long.end - long.start == 1:
        return None
    is_short = is_acronym(short) or _is_short_of_body(doc, long, text)
    if not is_short or (number and not number.isdecimal()) or is_known_name(short):
        return None
    return Name(bracket + 1, end, None), long


def _is_short_of_body(doc: Doc, long: Name, text: str) -> bool:
    """Tell "Criminal Investigation Service (Kripos)" from "the Labour Party (Bristol)"."""
    heads = organization_words()["abbreviated"]
    is_office = any(token.text in heads for token in doc[long.start : long.end])
    is_word = text.isalpha() and text[:1].isupper() and len(text) >= _SHORTEST_CAPITALISED
    is_date = text in calendar()["month"] or text in calendar()["weekday"]
    return is_word and is_office and not is_date


def _is_proper(long: Span) -> bool:
    """Tell a proper name from a term: its first and its longer words are capitalised."""
    weighty = [
        token for token in long if len(token.text) >= _SHORTEST_CAPITALISED and token.is_alpha
    ]
    capitals = sum(map(is_capitalised, weighty))
    return is_capitalised(long[0]) and 2 * capitals >= len(weighty)


def _widened(half: Name, names: list[Name]) -> Name:
    """Return the name that was found already if it is longer and ends at the same place."""
    around = (n for n in overlapping(names, half.start, half.end) if n.kind and n.end == half.end)
    return next((name for name in around if name.start <= half.start), half)


def _kind(doc: Doc, short: Name, long: Name, names: list[Name]) -> Kind | None:
    """Return the kind of both halves; None for a term that nothing says is a name."""
    if any(token.text in organization_words()["heads"] for token in doc[long.start : long.end]):
        return "ORG"
    for half in (long, short):
        for name in overlapping(names, half.start, half.end):
            if same_text(name, half) and name.kind:
                return name.kind
    return None
