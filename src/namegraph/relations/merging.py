"""A sentence as a ``Doc`` of its own, in which each name is one token."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc, Span

from namegraph.spans import Name, lower_words_of, text_of


# What a copy keeps; heads are told by their distance, 0 for a root.
_KEPT = [TAG, LEMMA, DEP, HEAD]
_COLUMNS = [*_KEPT, SPACY, ORTH, SENT_START]
_TAG, _DEP, _HEAD, _SPACE, _WORD, _START = map(
    _COLUMNS.index, (TAG, DEP, HEAD, SPACY, ORTH, SENT_START)
)
_COLUMNS_OF_COPY = "namegraph_columns"  # where a copy keeps what is asked for all the time


class Parse(NamedTuple):
    """All that ``copy_with_names`` looks at, for each token of a text.

    Attributes
    ----------
    rows : array of int, shape (tokens, 4)
        What a copy keeps.
    heads : list of int
        The place of each token's head in the text.
    tags, labels, words, spaces : list of int
        Tag, label and text as spaCy's numbers, and whether a space follows.
    lower : list of str
        The text in lower case.
    starts : list of int
        1 where a sentence begins.
    """

    rows: NDArray[np.uint64]
    heads: list[int]
    lower: list[str]
    tags: list[int]
    labels: list[int]
    words: list[int]
    spaces: list[int]
    starts: list[int]


class Columns(NamedTuple):
    """What is asked of a copy all the time: quicker to look up than spaCy's own.

    Attributes
    ----------
    lower : list of str
        The text of each token in lower case.
    tags, labels : list of int
        Its tag and its label, as spaCy's numbers.
    below : dict
        What hangs on a token, if anything.
    """

    lower: list[str]
    tags: list[int]
    labels: list[int]
    below: dict[int, list[int]]


def is_parsed(doc: Doc) -> bool:
    """Tell whether a text has a parse; ``Doc.has_annotation`` looks at all its words."""
    return any(token.dep for token in doc)


def parse_of(doc: Doc) -> Parse:
    """Return the parse of a text; it is quicker to ask for all of it than for each sentence."""
    columns = np.asarray(doc.to_array(_COLUMNS), dtype=np.uint64)
    # spaCy keeps the distance to a head as if it could not be negative.
    heads = np.arange(len(columns)) + columns[:, _HEAD].astype(np.int64)
    others = (columns[:, i].tolist() for i in (_TAG, _DEP, _WORD, _SPACE, _START))
    return Parse(columns[:, : len(_KEPT)], heads.tolist(), lower_words_of(doc), *others)


def copy_with_names(
    sentence: Span, names: list[Name], parse: Parse | None = None
) -> tuple[Doc, Columns]:
    """Copy a sentence; a name has the tag, the head and the label of its root.

    ``Span.as_doc`` goes through the whole text for each sentence, and ``Doc.retokenize`` gives the
    vocabulary a vector for each name, so that it grows and grows.

    Parameters
    ----------
    sentence : Span
        Where the parser saw the end of one inside a name, the first hangs on the second.
    names : list of Name
        Its names, sorted and disjoint, counted from its beginning.
    parse : Parse, optional
        What ``parse_of`` returns for the whole text, if it is known.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("en")("Then Nora Blum left.")
    >>> copy, columns = copy_with_names(doc[1:], [Name(0, 2, "PERSON")])
    >>> [token.text for token in copy], columns.lower
    (['Nora Blum', 'left', '.'], ['nora blum', 'left', '.'])
    """
    whole = parse_of(sentence.doc) if parse is None else parse
    start, end = sentence.start, sentence.end
    heads = [head - start for head in whole.heads[start:end]]
    words: list[int | str] = [*whole.words[start:end]]
    spaces, lower = whole.spaces[start:end], whole.lower[start:end]
    long = [name for name in names if name.end - name.start > 1]
    begun = {name: _begun_in(name, whole.starts[start:end]) for name in long}
    _join_at(begun, heads)
    kept, place = list[int](), list[int]()  # the row of each token of the copy; and back
    for name in long:
        _keep(len(place), name.start, kept, place)
        root = _root(sentence, name, heads, begun[name])
        text = text_of(sentence.doc, Name(start + name.start, start + name.end, None))
        words[root], lower[root] = text, text.lower()
        spaces[root] = spaces[name.end - 1]
        place += [len(kept)] * (name.end - name.start)
        kept.append(root)
    _keep(len(place), end - start, kept, place)
    tops = [place[heads[row]] for row in kept]
    rows = whole.rows[start:end][kept]
    rows[:, _HEAD] = (np.array(tops) - np.arange(len(tops))).astype(np.uint64)
    # spaCy's stubs know neither words told by their number nor arrays of numpy's.
    copy = Doc(sentence.doc.vocab, [words[i] for i in kept], [spaces[i] for i in kept])  # type: ignore[misc]
    tags, labels = whole.tags[start:end], whole.labels[start:end]
    columns = Columns(
        [lower[row] for row in kept],
        [tags[row] for row in kept],
        [labels[row] for row in kept],
        _below(tops),
    )
    copy.user_data[_COLUMNS_OF_COPY] = columns
    return copy.from_array(_KEPT, rows), columns  # type: ignore[arg-type]


def columns_of(doc: Doc) -> Columns | None:
    """Return what ``copy_with_names`` has kept of a copy; None if a text is none."""
    return doc.user_data.get(_COLUMNS_OF_COPY)


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


def _join_at(begun: dict[Name, list[int]], heads: list[int]) -> None:
    """Join the sentences where one ends inside a name: the first hangs on the second's verb."""
    for starts in begun.values():
        for second in starts:
            heads[:second] = [second if heads[i] == i else heads[i] for i in range(second)]


def _begun_in(name: Name, starts: list[int]) -> list[int]:
    """Return where sentences begin inside a name."""
    return [i for i in range(name.start + 1, name.end) if starts[i] == 1]


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
