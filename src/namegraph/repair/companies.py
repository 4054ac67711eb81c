"""Names of companies: where they end, and their short forms."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from namegraph.knowledge import exonyms, organization_words, territories
from namegraph.spans import Name, label_at, overlapping, put, text_of, word_end, words_of


_AND = frozenset({"and", "And", "AND", "&"})


def complete_firms(doc: Doc, names: list[Name]) -> list[Name]:
    """Join "Lomax" and "Sons Inc", "Welsh, Lomax" and "Co": firms named after several people."""
    for i, word in enumerate(words_of(doc)[:-1]):
        if word in _AND and i > 0 and _is_tail(doc, i + 1):
            start = _firm_start(doc, names, i)
            if start < i:
                end = _after_suffixes(doc, i + 2)
                names = put(names, Name(start, end, "ORG", label_at(names, start, end)))
    return names


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
    return [_without_symbol(doc, name) if name.kind == "ORG" else name for name in names]


def _without_symbol(doc: Doc, name: Name) -> Name:
    for i in range(name.start + 1, name.end - 1):
        if _is_suffix(doc[i]) and not _is_suffix(doc[i + 1]) and _is_symbol(doc[i + 1 : name.end]):
            return name._replace(end=i + 1)
    return name


def _is_symbol(span: Span) -> bool:
    return all(token.is_upper or token.is_punct for token in span)


def mark_short_companies(doc: Doc, names: list[Name]) -> list[Name]:
    """Read "Lomax" as the company where the text has "Lomax Industries Inc" and no such person."""
    short = set(_short_names(doc, names)) - _words_of_people(doc, names)
    return [name._replace(kind="ORG") if _is_short(doc, name, short) else name for name in names]


def _short_names(doc: Doc, names: list[Name]) -> Iterator[str]:
    lists = organization_words()
    for name in names:
        if name.kind == "ORG" and name.end - name.start > 1:
            last = doc[name.end - 1].text
            if last in lists["suffixes"] or last in lists["heads"]:
                for end in range(name.start + 1, name.end):
                    yield doc[name.start : end].text


def _words_of_people(doc: Doc, names: list[Name]) -> set[str]:
    people = [n for n in names if n.kind == "PERSON" and n.end - n.start > 1]
    return {token.text for n in people for token in doc[n.start : n.end]}


def _is_short(doc: Doc, name: Name, short: set[str]) -> bool:
    if name.kind not in {"PERSON", "PLACE"}:
        return False
    text = text_of(doc, name)
    return text in short and text not in territories() and text not in exonyms()
