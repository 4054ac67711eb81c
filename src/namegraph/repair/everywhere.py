"""A name that was found once is found wherever it stands in its document."""

from collections import Counter

from spacy.tokens import Doc

from namegraph.spans import Name, is_capitalised, overlapping, put, same_text, words_of
from namegraph.types import Kind


_SHORTEST_WORD = 3


def mark_everywhere(doc: Doc, names: list[Name]) -> list[Name]:
    """Find each name again wherever it stands in its document; a longer one replaces its parts."""
    names = _like_their_twins(doc, names)
    known = _known_texts(doc, names)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for text in sorted(known, key=len, reverse=True):
        by_first.setdefault(text[0], []).append(text)
    words = words_of(doc)
    position = 0
    while position < len(words):
        text = _match_at(words, position, by_first) if words[position] in by_first else ()
        if text and not _is_part_of_more(doc, names, position, position + len(text)):
            names = _add_repeated(names, position, position + len(text), known[text])
        position += len(text) if text else 1
    return names


def _like_their_twins(doc: Doc, names: list[Name]) -> list[Name]:
    """Give a name in capitals, "TERMEZ", the kind that it has in small letters, "Termez"."""
    words = words_of(doc)
    single = [name for name in names if name.end - name.start == 1]
    kinds = {words[n.start]: n.kind for n in single if n.kind and not words[n.start].isupper()}
    twins = {n: kind for n in single if (kind := _kind_of_twin(words[n.start], kinds))}
    return [name._replace(kind=twins.get(name, name.kind)) for name in names] if twins else names


def _kind_of_twin(word: str, kinds: dict[str, Kind]) -> Kind | None:
    return kinds.get(word.title()) if word.isupper() else None


def _known_texts(doc: Doc, names: list[Name]) -> dict[tuple[str, ...], Kind]:
    words = words_of(doc)
    kinds: dict[tuple[str, ...], Counter[Kind]] = {}
    for name in names:
        if name.kind and not name.adjectival:
            text = tuple(words[name.start : name.end])
            kinds.setdefault(text, Counter())[name.kind] += 1
    uses = Counter(words)
    return {
        text: counts.most_common(1)[0][0]
        for text, counts in kinds.items()
        if _is_distinctive(text, counts.total(), uses)
    }


def _is_distinctive(text: tuple[str, ...], found: int, uses: Counter[str]) -> bool:
    """Tell whether a name means one thing: a word is one at half of the places where it stands."""
    if len(text) > 1:
        return True
    word = text[0]
    is_long = len(word) >= _SHORTEST_WORD and word[:1].isupper()
    return is_long and word.lower() not in uses and 2 * found >= uses[word]


def _match_at(
    words: list[str], position: int, by_first: dict[str, list[tuple[str, ...]]]
) -> tuple[str, ...]:
    for text in by_first[words[position]]:
        if tuple(words[position : position + len(text)]) == text:
            return text
    return ()


def _is_part_of_more(doc: Doc, names: list[Name], start: int, end: int) -> bool:
    """Tell whether capitalised words that nobody read go on: "the Harbour Rowing ..."."""
    if end - start > 1 or end >= len(doc):
        return False
    after = doc[end]
    return (
        is_capitalised(after)
        and after.is_alpha
        and not after.is_sent_start
        and not overlapping(names, end, end + 1)
    )


def _add_repeated(names: list[Name], start: int, end: int, kind: Kind) -> list[Name]:
    others = overlapping(names, start, end)
    inside = all(start <= other.start and other.end <= end for other in others)
    whole = len(others) == 1 and same_text(others[0], Name(start, end, kind))
    if not inside or (whole and others[0].kind):
        return names
    return put(names, Name(start, end, kind))
