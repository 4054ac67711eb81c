"""A sentence as a ``Doc`` of its own, in which each name is one token."""

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc, Span

from namegraph.spans import Name


# What a copy keeps; heads are told by their distance, 0 for a root.
_KEPT = [TAG, LEMMA, DEP, HEAD]
_COLUMNS = [*_KEPT, SPACY, ORTH, SENT_START]
_DEP, _HEAD, _SPACE, _WORD, _START = map(_COLUMNS.index, (DEP, HEAD, SPACY, ORTH, SENT_START))
_BELOW = "namegraph_below"  # where a copy keeps which tokens hang on each other
Parse = NDArray[np.uint64]
Below = tuple[dict[int, list[int]], list[int]]


def is_parsed(doc: Doc) -> bool:
    """Tell whether a text has a parse; ``Doc.has_annotation`` looks at all its words."""
    return any(token.dep for token in doc)


def parse_of(doc: Doc) -> Parse:
    """Return a row for each token of a text: all that ``copy_with_names`` looks at.

    ``Span.to_array`` takes ten times as long for a sentence as a part of what this returns.
    """
    return np.asarray(doc.to_array(_COLUMNS), dtype=np.uint64)


def copy_with_names(sentence: Span, names: list[Name], parse: Parse | None = None) -> Doc:
    """Copy a sentence; a name has the tag, the head and the label of its root.

    ``Span.as_doc`` goes through the whole text for each sentence, and ``Doc.retokenize`` gives the
    vocabulary a vector for each name, so that it grows and grows.

    Parameters
    ----------
    sentence : Span
        Where the parser saw the end of one inside a name, the first hangs on the second.
    names : list of Name
        Its names, sorted and disjoint, counted from its beginning.
    parse : array of int, optional
        What ``parse_of`` returns for the whole text, if it is known.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("en")("Then Nora Blum left.")
    >>> [token.text for token in copy_with_names(doc[1:], [Name(0, 2, "PERSON")])]
    ['Nora Blum', 'left', '.']
    """
    whole = parse_of(sentence.doc) if parse is None else parse
    rows = whole[sentence.start : sentence.end]
    # spaCy keeps the distance to a head as if it could not be negative.
    heads = (np.arange(len(rows)) + rows[:, _HEAD].astype(np.int64)).tolist()
    words: list[int | str] = rows[:, _WORD].tolist()
    spaces: list[int] = rows[:, _SPACE].tolist()
    long = [name for name in names if name.end - name.start > 1]
    begun = {name: _begun_in(name, rows) for name in long}
    _join_at(begun, heads)
    kept, place = list[int](), list[int]()  # the row of each token of the copy; and back
    for name in long:
        _keep(len(place), name.start, kept, place)
        root = _root(sentence, name, heads, begun[name])
        words[root], spaces[root] = _text(sentence, name), spaces[name.end - 1]
        place += [len(kept)] * (name.end - name.start)
        kept.append(root)
    _keep(len(place), len(rows), kept, place)
    merged = rows[kept]
    tops = [place[heads[row]] for row in kept]
    merged[:, _HEAD] = (np.array(tops) - np.arange(len(tops))).astype(np.uint64)
    # spaCy's stubs know neither words told by their number nor arrays of numpy's.
    copy = Doc(sentence.doc.vocab, [words[i] for i in kept], [bool(spaces[i]) for i in kept])  # type: ignore[misc]
    copy.user_data[_BELOW] = _below(tops), merged[:, _DEP].tolist()
    return copy.from_array(_KEPT, merged[:, : len(_KEPT)])  # type: ignore[arg-type]


def below(doc: Doc) -> Below | None:
    """Return what hangs on each token of a copy, and all labels; None if a text is no copy.

    The rules ask for it all the time, and spaCy looks through a sentence each time.
    """
    return doc.user_data.get(_BELOW)


def _below(tops: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i, top in enumerate(tops):
        if i != top:
            found.setdefault(top, []).append(i)
    return found


def _keep(start: int, end: int, kept: list[int], place: list[int]) -> None:
    """Keep the tokens between two names as they are."""
    place += range(len(kept), len(kept) + end - start)
    kept += range(start, end)


def _text(sentence: Span, name: Name) -> str:
    return sentence.doc[sentence.start + name.start : sentence.start + name.end].text


def _join_at(begun: dict[Name, list[int]], heads: list[int]) -> None:
    """Join the sentences where one ends inside a name: the first hangs on the second's verb."""
    for starts in begun.values():
        for second in starts:
            heads[:second] = [second if heads[i] == i else heads[i] for i in range(second)]


def _begun_in(name: Name, rows: Parse) -> list[int]:
    """Return where sentences begin inside a name."""
    starts = rows[name.start + 1 : name.end, _START].tolist()
    return [name.start + 1 + i for i, start in enumerate(starts) if start == 1]


def _root(sentence: Span, name: Name, heads: list[int], begun: list[int]) -> int:
    """Return the token on which the others of a name hang, the highest if there are several.

    Where a sentence begins inside the name, the first one hangs on it, and may not be its root.
    """
    first = max(begun, default=name.start)
    own = range(name.start, name.end)
    outside = [i for i in own if i >= first and (heads[i] == i or heads[i] not in own)]
    if len(outside) == 1:
        return outside[0]
    return sentence[first : name.end].root.i - sentence.start
