"""A name as a stretch of tokens, and lists of names that do not overlap."""

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from spacy.tokens import Doc, Token

from namegraph.types import Kind


_WORDS = "namegraph words"
_LOWER = "namegraph words in lower case"
_TEXTS = "namegraph texts"


class Name(NamedTuple):
    """A name in a ``Doc``: token offsets, end exclusive, and what was read there.

    Attributes
    ----------
    start, end : int
        Token offsets.
    kind : {"PERSON", "ORG", "PLACE"} or None
        None for a span that the pipeline labelled as something else.
    label : str
        The pipeline's own label, "" if it found nothing there.
    adjectival : bool
        True for a demonym.
    step : str
        The repair step that last changed it.
    """

    start: int
    end: int
    kind: Kind | None
    label: str = ""
    adjectival: bool = False
    step: str = ""


def words_of(doc: Doc) -> list[str]:
    """Return the texts of all tokens; kept with the text, because many steps look through them.

    Examples
    --------
    >>> import spacy
    >>> words_of(spacy.blank("en")("The OSCE met."))
    ['The', 'OSCE', 'met', '.']
    """
    words: list[str] | None = doc.user_data.get(_WORDS)
    if words is None or len(words) != len(doc):
        words = doc.user_data[_WORDS] = [token.text for token in doc]
    return words


def lower_words_of(doc: Doc) -> list[str]:
    """Return the texts of all tokens in lower case; kept with the text, too."""
    words: list[str] | None = doc.user_data.get(_LOWER)
    if words is None or len(words) != len(doc):
        words = doc.user_data[_LOWER] = [word.lower() for word in words_of(doc)]
    return words


def text_of(doc: Doc, name: Name) -> str:
    """Return the text of a name; kept with the text like the words, because most steps ask."""
    if name.end - name.start == 1:
        return words_of(doc)[name.start]
    texts: dict[tuple[int, int, int], str] = doc.user_data.setdefault(_TEXTS, {})
    key = (name.start, name.end, len(doc))
    if key not in texts:
        texts[key] = str(doc[name.start : name.end].text)
    return texts[key]


def with_ends(name: Name, start: int, end: int) -> Name:
    """Return a name with these ends; itself where it has them, which is quicker than a copy."""
    if name.start == start and name.end == end:
        return name
    return name._replace(start=start, end=end)


def same_text(one: Name, other: Name) -> bool:
    """Tell whether two names are the same stretch of tokens."""
    return one.start == other.start and one.end == other.end


def is_capitalised(token: Token) -> bool:
    """Tell whether a token begins with a capital letter."""
    return bool(token.text[:1].isupper())


def overlapping(names: list[Name], start: int, end: int) -> list[Name]:
    """Return the names that share a token with a stretch; ``names`` is sorted and disjoint.

    Examples
    --------
    >>> overlapping([Name(0, 2, "ORG"), Name(3, 5, "PLACE")], 1, 3)
    [Name(start=0, end=2, kind='ORG', label='', adjectival=False, step='')]
    """
    first = bisect_left(names, start + 1, key=attrgetter("end"))
    last = bisect_left(names, end, key=attrgetter("start"))
    return names[first:last]


def put(names: list[Name], new: Name) -> list[Name]:
    """Put a new name into a list in place of all that overlap it, and return the list.

    The list itself is changed: in a text of five megabytes, copies would take minutes.

    Examples
    --------
    >>> [(n.start, n.end) for n in put([Name(0, 2, "ORG"), Name(3, 5, "PLACE")], Name(1, 3, "ORG"))]
    [(1, 3), (3, 5)]
    """
    first = bisect_left(names, new.start + 1, key=attrgetter("end"))
    last = bisect_left(names, new.end, key=attrgetter("start"))
    names[first:last] = [new]
    return names


def label_at(names: list[Name], start: int, end: int) -> str:
    """Return the label of the first name that shares a token with a stretch, "" for none."""
    return next((name.label for name in overlapping(names, start, end)), "")


def word_end(doc: Doc, position: int) -> int:
    """Return the end of the word at a token; spaCy makes three tokens of "Co-operation".

    Examples
    --------
    >>> import spacy
    >>> word_end(spacy.blank("en")("Security Co-operation in Europe"), 1)
    4
    """
    end = position + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_:
        if doc[end].whitespace_:
            break
        end += 2
    return end
