"""Where a name begins and ends, and what is no name at all."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from namegraph.knowledge import contexts, organization_words, territories, titles
from namegraph.repair.persons import words_of_people
from namegraph.spans import Name, overlapping, text_of, with_ends, word_end, words_of


_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "its", "his", "her", "their"}
)
# "the Supreme Court of" is a name that was cut; what it goes on with was not found.
_LOOSE_ENDS = frozenset({"of", "for", "and", "the", "in", "on", "at", "to", "&"})
_OPENERS = frozenset("©•·|/#@([{«“\"'‘-–—,;:*_")
_BULLETS = frozenset("*•·")
_PARTY = re.compile(r"[DIR]-[A-Z][A-Za-z.]{1,5}")  # a party and a state of the USA
_CODE = re.compile(r"[A-Z]{0,4}\d{5,}[A-Z]?")  # the number of a report: "LD0703123594"
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_LENGTH_OF_SCORE = 3  # tokens
_OFFICE_OF = 2  # tokens: "Minister of"
_DASHES = frozenset("-–—")
# The tags of words before a noun, and of words that are no names.
_MODIFIERS = frozenset({"JJ", "NN", "VBG", "VBN"})
_PLAIN = frozenset({"NNS", "VBG", "UH", "RB"})
_COMMON = frozenset({"CD", "DT", "IN", "JJ", "NN", "NNS", "PRP$", "RB", "VBG", "VBN", "WP"})
_VERBS = frozenset({"VBD", "VBZ"})
_ARTICLES = frozenset({"a", "an", "the"})
_SEATED = [["-", "based"], ["-", "born"]]
_ATTRIBUTES = frozenset({"amod", "compound", "nmod", "poss"})
_CLOSERS = frozenset(")]}»”\"'’,;:!?-–—*_") | {"'s", "’s", "'S", "’S"}


def clean_boundaries(doc: Doc, names: list[Name]) -> list[Name]:
    """Cut names at line breaks, dashes and odd brackets; strip articles, quotes and possessives.

    A person's name ends before a number, a score or a remark, "Malisse - winner", and at a verb.
    """
    pieces = (piece for name in names for piece in _split_lines(doc, name))
    parts = (part for piece in pieces for part in _split_clause(doc, piece))
    trimmed = (_trim(doc, part) for part in parts)
    return [with_ends(name, name.start, _whole_end(doc, name, names)) for name in trimmed if name]


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
    yield with_ends(name, start, name.end)


def _split_clause(doc: Doc, name: Name) -> Iterator[Name]:
    """Split "Lomax praises Velm", a headline read as one person, and cut "Lomax 6-2".

    Of "told Lomax that Velm", a body that was read as one is two.
    """
    start = name.start
    if name.kind in {"ORG", "PLACE"}:
        name = name._replace(end=_before_score(doc, name))
        that = next((i for i in range(start, name.end) if doc[i].text == "that"), name.end)
        yield with_ends(name, start, that)
        if that < name.end:
            yield name._replace(start=that + 1)
        return
    for i in range(name.start + 1, name.end) if name.kind == "PERSON" else ():
        if _is_verb(doc[i]):
            yield name._replace(start=start, end=i)
            start = i + 1
        elif doc[i].text[:1].isdigit() or _is_before_remark(doc, i):
            yield name._replace(start=start, end=i)
            return
    yield with_ends(name, start, name.end)


def _before_score(doc: Doc, name: Name) -> int:
    """Return where a name ends before a result: "Velm" in "beat Velm 17-16"."""
    start = name.end - _LENGTH_OF_SCORE
    last = "".join(words_of(doc)[max(start, 0) : name.end])
    return start if start > name.start and _SCORE.fullmatch(last) else name.end


def _is_verb(token: Token) -> bool:
    return token.tag_ in _VERBS and token.is_lower and token.text not in titles()["particles"]


def _is_before_remark(doc: Doc, i: int) -> bool:
    """Tell the dash of "Lomax - winner of" from that of "Kim Jong - un"."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    is_dash = doc[i].text in _DASHES and after is not None and _is_spaced(doc, i)
    return is_dash and after is not None and after.is_lower and after.tag_ in _COMMON


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
    if words[end - 2 : end] in _SEATED and start < end - 2:  # "Oslo-based"
        return with_ends(name, start, end - 2)._replace(kind="PLACE")
    return with_ends(name, start, end) if start < end else None


def _may_not_end(word: str) -> bool:
    return word.isspace() or word in _CLOSERS or word in _LOOSE_ENDS


def _may_not_begin(word: str) -> bool:
    if word.isspace() or word in _OPENERS or word.lower() in _DETERMINERS:
        return True
    return is_code(word)


def is_code(word: str) -> bool:
    """Tell whether a word is the number of a report: "LD0703123594"."""
    return bool(_CODE.fullmatch(word))


def _before_odd_bracket(words: list[str], name: Name) -> int:
    inside = words[name.start : name.end]
    if "(" in inside and ")" not in inside:
        return name.start + inside.index("(")
    return name.end


def drop_others(doc: Doc, names: list[Name]) -> list[Name]:
    """Drop what is no name: common words at the start of a sentence, events, documents."""
    words = words_of(doc)
    inside = {words[name.start] for name in names if not doc[name.start].is_sent_start}
    people = words_of_people(doc, names)
    return [name for name in names if not _is_other(doc, name, inside, people)]


def _is_other(doc: Doc, name: Name, inside: set[str], people: set[str]) -> bool:
    if name.kind is None:
        return False
    if any(is_other(doc, name) for is_other in (_is_species, _is_party, _is_portfolio, _is_era)):
        return True
    if name.end - name.start == 1:
        token = doc[name.start]
        return (
            _is_common_word(token, name)
            or _is_plain_opener(token, inside)
            or (name.kind == "PERSON" and _is_thing(token, people))
        )
    head, lists = words_of(doc)[_head(doc, name)], organization_words()
    may_be_person = name.kind == "PERSON" and head in lists["surnames"]
    is_event = head in lists["events"] and not may_be_person
    return is_event and not _is_described_body(doc, name)


def _is_described_body(doc: Doc, name: Name) -> bool:
    """Tell "the agency Lomax Tour" from a tour."""
    before = doc[name.start - 1] if name.start else None
    return before is not None and before.is_lower and before.lemma_ in contexts()["bodies"]


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


def _is_thing(token: Token, people: set[str]) -> bool:
    """Tell "an Oscar" and "the Azna" from "the Kennedy family": a person has no article."""
    has_article = token.i > 0 and token.nbor(-1).lower_ in _ARTICLES
    is_thing = has_article and token.dep_ not in _ATTRIBUTES
    return (is_thing or token.text in organization_words()["awards"]) and token.text not in people


def _is_species(doc: Doc, name: Name) -> bool:
    """Tell the name of a species, "Oecophora bractella", from a person's."""
    is_pair = name.kind == "PERSON" and name.end - name.start == 2
    last = doc[name.end - 1]
    return is_pair and last.is_lower and last.is_alpha and last.text not in titles()["particles"]


def _is_party(doc: Doc, name: Name) -> bool:
    """Tell "D-Mich." of a senator from a place."""
    text = text_of(doc, name)
    return "-" in text and bool(_PARTY.fullmatch(text.replace(" ", "")))


def _is_era(doc: Doc, name: Name) -> bool:
    """Tell "44 B.C." from British Columbia."""
    is_dated = name.start > 0 and doc[name.start - 1].like_num
    return is_dated and text_of(doc, name).lower() in contexts()["eras"]


def _is_portfolio(doc: Doc, name: Name) -> bool:
    """Tell whether a name is what a minister is for: "the Deputy Minister of Foreign Affairs"."""
    words = words_of(doc)
    if name.start < _OFFICE_OF or words[name.start - 1].lower() not in {"of", "for"}:
        return False
    fields = re.split(r" and |, ", text_of(doc, name).lower())
    is_office = words[name.start - 2].lower().removesuffix("s") in titles()["ministerial"]
    return is_office and titles()["portfolios"].issuperset(fields)


def _head(doc: Doc, name: Name) -> int:
    """Return the head noun of a name: the last word before its first joiner."""
    words, joiners = words_of(doc), organization_words()["joiners"]
    for i in range(name.start + 1, name.end):
        if words[i].lower() in joiners:
            return i - 1
    return name.end - 1
