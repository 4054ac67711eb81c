"""Names of companies: where they end, and their short forms."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from namegraph.knowledge import exonyms, is_seat, organization_words, territories
from namegraph.repair.persons import words_of_people
from namegraph.spans import Name, label_at, overlapping, put, text_of, with_ends, word_end, words_of


_AND = frozenset({"and", "And", "AND", "&"})
_BODY, _FIRM, _COMPANY = range(3)
Short = dict[str, int]  # a short form, and how surely it is a company's
_SHARE_CODE = re.compile(r"[A-Z]{2,5}\.[A-Z]{1,2}")


def complete_firms(doc: Doc, names: list[Name]) -> list[Name]:
    """Join "Lomax" and "Sons Inc", "Welsh, Lomax" and "Co": firms named after several people."""
    for i, word in enumerate(words_of(doc)[:-1]):
        if word in _AND and i > 0:
            start = _firm_start(doc, names, i) if _is_tail(doc, i + 1) else i
            if start < i:
                end = _after_suffixes(doc, i + 2)
                names = put(names, Name(start, end, "ORG", label_at(names, start, end)))
            elif _is_second_partner(doc, names, i):
                second = overlapping(names, i + 1, i + 2)[0]
                names = put(names, second._replace(start=i - 1, kind="ORG"))
    return names


def _is_second_partner(doc: Doc, names: list[Name], conjunction: int) -> bool:
    """Tell whether "Lomax" and "Velm Inc" are one firm: no company is called "Lomax" alone."""
    first = overlapping(names, conjunction - 1, conjunction)
    second = overlapping(names, conjunction + 1, conjunction + 2)
    return (
        bool(first and second)
        and first[0].end - first[0].start == 1
        and first[0].kind in {"PERSON", "PLACE"}
        and text_of(doc, first[0]) not in territories()
        and second[0].start == conjunction + 1
        and second[0].end == conjunction + 3
        and _is_suffix(doc[conjunction + 2])
    )


def _is_tail(doc: Doc, position: int) -> bool:
    """Tell "and Co" from "and Co-operation"."""
    tails = organization_words()["firm_tails"]
    return doc[position].text in tails and word_end(doc, position) == position + 1


def _firm_start(doc: Doc, names: list[Name], end: int) -> int:
    """Return where the names before "and Sons" begin: one, or several with commas."""
    before = overlapping(names, end - 1, end)
    if not before or before[0].kind is None:
        return end
    start = before[0].start
    while start > 1 and doc[start - 1].text == "," and not doc[start].is_sent_start:
        partner = overlapping(names, start - 2, start - 1)
        if not partner or partner[0].kind is None or partner[0].end - partner[0].start > 1:
            break
        start = partner[0].start
    return start


def _after_suffixes(doc: Doc, position: int) -> int:
    while position < len(doc) and _is_suffix(doc[position]) and not doc[position].is_sent_start:
        position += 1
    return position


def _is_suffix(token: Token) -> bool:
    return token.text in organization_words()["suffixes"]


def cut_after_suffixes(doc: Doc, names: list[Name]) -> list[Name]:
    """End a company's name with its suffix: "Blum AG" + "BLMG.F", the symbol of its shares."""
    return [part for name in names for part in _cut_company(doc, name)]


def _cut_company(doc: Doc, name: Name) -> Iterator[Name]:
    """Yield a company's name without its symbol, and the place of "Blum AG of Basel"."""
    if name.kind != "ORG" or name.end - name.start == 1:
        yield name
        return
    end = _end_of_company(doc, name)
    yield with_ends(name, name.start, end)
    if end + 1 < name.end and doc[end].lower_ == "of":
        yield name._replace(start=end + 1, kind="PLACE")


def _end_of_company(doc: Doc, name: Name) -> int:
    words, lists = words_of(doc), organization_words()
    suffixes = lists["suffixes"]
    for end in range(name.start + 2, name.end):
        if words[end - 1] in suffixes and words[end] not in suffixes:
            is_of = words[end] == "of" and words[end - 1] not in lists["heads"]
            if is_of or _is_symbol(words[end : name.end]):
                return end
    is_code = _SHARE_CODE.fullmatch(words[name.end - 1]) and not words[name.end - 2].isupper()
    return name.end - 1 if is_code else name.end


def _is_symbol(words: list[str]) -> bool:
    return not any(map(str.islower, "".join(words)))


def mark_short_companies(doc: Doc, names: list[Name]) -> list[Name]:
    """Read "Lomax" as the company where the text has "Lomax Industries Inc" and no such person."""
    short = _short_names(doc, names)
    # "Lomax Velm" beside "Lomax Velm Inc" is no person.
    others = [name for name in names if not short.get(text_of(doc, name))] if short else []
    for word in words_of_people(doc, others):
        short.pop(word, None)
    return [name._replace(kind="ORG") if _is_short(doc, name, short) else name for name in names]


def _short_names(doc: Doc, names: list[Name]) -> Short:
    """Return short forms of bodies, and how surely the longest is one of a company."""
    words = words_of(doc)
    short: Short = {}
    for name in names:
        if name.kind == "ORG" and name.end - name.start > 1:
            for end in range(name.start + 1, name.end):
                sure = _is_company(words[name.end - 1], words[end - 1])
                if sure is not None:
                    text = doc[name.start : end].text
                    short[text] = max(sure, short.get(text, sure))
    return short


def _is_company(last: str, last_of_short: str) -> int | None:
    """Tell how surely a short form is a company's by the last words of both; None for no body.

    That of "Lomax Inc" is, that of "Lomax Energy" unless a place is called so, and that of "Lomax
    University" may be the town.
    """
    lists = organization_words()
    if last in lists["suffixes"]:
        return _COMPANY
    if last in lists["firms"] and last_of_short not in lists["places"]:
        return _FIRM
    return _BODY if last in lists["heads"] else None


def _is_short(doc: Doc, name: Name, short: Short) -> bool:
    if not short or name.kind not in {"PERSON", "PLACE"}:
        return False
    text = text_of(doc, name)
    if text not in short or (short[text] == _BODY and name.kind != "PERSON"):
        return False
    if text in territories() or text in exonyms():
        return short[text] == _COMPANY and _is_company_in_place(doc[name.end - 1], text)
    return True


def _is_company_in_place(token: Token, text: str) -> bool:
    """Tell "Hanover said" of Hanover Insurance Co from the town; "Tokyo said" may be Japan."""
    place = territories().get(text)
    is_small = place is None or (place.type in {"capital", "state"} and not place.demonym)
    return is_small and not is_seat(text) and token.dep_ in {"nsubj", "nsubjpass"}
