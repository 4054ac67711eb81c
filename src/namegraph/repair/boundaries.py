"""Where a name begins and ends, and what is no name at all."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from namegraph.knowledge import organization_words, territories
from namegraph.spans import Name, overlapping, word_end, words_of


_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "its", "his", "her", "their"}
)
# "the Supreme Court of" is a name that was cut; what it goes on with was not found.
_LOOSE_ENDS = frozenset({"of", "for", "and", "the", "in", "on", "at", "to", "&"})
_OPENERS = frozenset("©•·|/#@([{«“\"'‘-–—,;:*_")
_BULLETS = frozenset("*•·")
_DASHES = frozenset("-–—")
# The tags of words before a noun, and of words that are no names.
_MODIFIERS = frozenset({"JJ", "NN", "VBG", "VBN"})
_PLAIN = frozenset({"NNS", "VBG", "UH", "RB"})
_CLOSERS = frozenset(")]}»”\"'’,;:!?-–—*_") | {"'s", "’s", "'S", "’S"}


def clean_boundaries(doc: Doc, names: list[Name]) -> list[Name]:
    """Cut names at line breaks, dashes and odd brackets; strip articles, quotes and possessives."""
    pieces = (piece for name in names for piece in _split_lines(doc, name))
    trimmed = (_trim(doc, piece) for piece in pieces)
    return [name._replace(end=_whole_end(doc, name, names)) for name in trimmed if name]


def _whole_end(doc: Doc, name: Name, names: list[Name]) -> int:
    """Return where the last word of a name ends: not "Forum for Security Co" but "-operation"."""
    end = word_end(doc, name.end - 1)
    is_cut = doc[name.end - 1].text in organization_words()["prefixes"]
    return end if is_cut and not overlapping(names, name.end, end) else name.end


def _split_lines(doc: Doc, name: Name) -> Iterator[Name]:
    words = words_of(doc)
    start = name.start
    for i in range(name.start, name.end):
        if "\n" in words[i] or (
            words[i] in _DASHES and _begins_line(doc, name.start) and _is_spaced(doc, i)
        ):
            yield name._replace(start=start, end=i)
            start = i + 1
    yield name._replace(start=start)


def _begins_line(doc: Doc, i: int) -> bool:
    return i == 0 or "\n" in doc[i - 1].text or doc[i - 1].text in _BULLETS


def _is_spaced(doc: Doc, i: int) -> bool:
    """Tell the dash of a dateline, "BRUSSELS - Ann Lee", from that in a name."""
    return bool(doc[i].whitespace_) and bool(doc[i - 1].whitespace_)


def _trim(doc: Doc, name: Name) -> Name | None:
    words = words_of(doc)
    start, end = name.start, _before_odd_bracket(words, name)
    if [word.lower() for word in words[start : start + 2]] == ["ex", "-"]:
        start += 2  # "ex-OSCE"
    while start < end and _may_not_begin(words[start]):
        start += 1
    while end > start and _may_not_end(words[end - 1]):
        end -= 1
    return name._replace(start=start, end=end) if start < end else None


def _may_not_end(word: str) -> bool:
    return word.isspace() or word in _CLOSERS or word in _LOOSE_ENDS


def _may_not_begin(word: str) -> bool:
    return word.isspace() or word in _OPENERS or word.lower() in _DETERMINERS


def _before_odd_bracket(words: list[str], name: Name) -> int:
    inside = words[name.start : name.end]
    if "(" in inside and ")" not in inside:
        return name.start + inside.index("(")
    return name.end


def drop_others(doc: Doc, names: list[Name]) -> list[Name]:
    """Drop what is no name: common words at the start of a sentence, events, documents."""
    inside = {doc[name.start].text for name in names if not doc[name.start].is_sent_start}
    return [name for name in names if not _is_other(doc, name, inside)]


def _is_other(doc: Doc, name: Name, inside: set[str]) -> bool:
    if name.kind is None:
        return False
    if name.end - name.start == 1:
        token = doc[name.start]
        return _is_common_word(token, name) or _is_plain_opener(token, inside)
    return name.kind != "PERSON" and doc[_head(doc, name)].text in organization_words()["events"]


def _is_common_word(token: Token, name: Name) -> bool:
    """Tell whether a word is capitalised for another reason: "Afterwards", "member States"."""
    if token.is_stop and not token.is_upper:
        return True
    if name.kind == "PERSON" or token.text not in organization_words()["places"]:
        return False
    return name.kind == "PLACE" or (token.i > 0 and _is_modified(token, token.nbor(-1)))


def _is_modified(token: Token, before: Token) -> bool:
    """Tell whether a word is a noun with another before it: "host State"."""
    is_one = before.head == token or (token.head == before and token.dep_ == "appos")
    return is_one and before.is_lower and before.tag_ in _MODIFIERS


def _is_plain_opener(token: Token, inside: set[str]) -> bool:
    """Tell whether a word has its capital from the sentence: "Crews cut the line", "Yep"."""
    is_opener = bool(token.is_sent_start) and token.tag_ in _PLAIN and not token.is_upper
    return is_opener and token.text not in inside and token.text not in territories()


def _head(doc: Doc, name: Name) -> int:
    """Return the head noun of a name: the last word before its first joiner."""
    joiners = organization_words()["joiners"]
    for i in range(name.start + 1, name.end):
        if doc[i].lower_ in joiners:
            return i - 1
    return name.end - 1
