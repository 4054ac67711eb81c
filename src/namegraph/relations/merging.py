"""A sentence as a ``Doc`` of its own, in which each name is one token."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, SENT_START, SPACY, TAG
from spacy.tokens import Doc, Span

from namegraph.spans import Name, words_of


# What a copy keeps; heads are told by their distance, 0 for a root.
_PARSE = [TAG, LEMMA, DEP, HEAD]
_HEAD, _SPACE = _PARSE.index(HEAD), len(_PARSE)


def copy_with_names(sentence: Span, names: list[Name]) -> Doc:
    """Copy a sentence; a name has the tag, the head and the label of its root.

    ``Span.as_doc`` goes through the whole text for each sentence, and ``Doc.retokenize`` gives the
    vocabulary a vector for each name, so that it grows and grows.

    Parameters
    ----------
    sentence : Span
        Where the parser saw the end of one inside a name, the first hangs on the second.
    names : list of Name
        Its names, sorted and disjoint, counted from its beginning.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("en")("Then Nora Blum left.")
    >>> [token.text for token in copy_with_names(doc[1:], [Name(0, 2, "PERSON")])]
    ['Nora Blum', 'left', '.']
    """
    parse = _parse(sentence, names)
    words = words_of(sentence.doc)[sentence.start : sentence.end]
    heads = np.arange(len(words)) + parse[:, _HEAD].astype(np.int64)
    row_of, is_kept = np.arange(len(words)), np.ones(len(words), dtype=bool)
    for name in reversed([name for name in names if name.end - name.start > 1]):
        words[name.start : name.end] = [sentence[name.start : name.end].text]
        row_of[name.start] = _root(sentence, name, heads[name.start : name.end])
        parse[row_of[name.start], _SPACE] = parse[name.end - 1, _SPACE]
        is_kept[name.start + 1 : name.end] = False
    place = np.cumsum(is_kept) - 1
    rows = row_of[is_kept]
    merged = parse[rows]
    merged[:, _HEAD] = (place[heads[rows]] - np.arange(len(rows))).astype(np.uint64)
    copy = Doc(sentence.doc.vocab, words, merged[:, _SPACE].astype(bool).tolist())
    return copy.from_array(_PARSE, merged[:, : len(_PARSE)])


def _parse(sentence: Span, names: list[Name]) -> Any:
    """Return a row for each token: what a copy keeps, whether a space follows, and sentences."""
    # spaCy's stub does not know "to_array", which its documentation has.
    parse = sentence.to_array([*_PARSE, SPACY, SENT_START])  # type: ignore[attr-defined]
    for name in names:
        for i in range(name.start + 1, name.end):
            if parse[i, -1] == 1:
                _join(parse[:, _HEAD], i)
    return parse


def _join(heads: NDArray[np.uint64], second: int) -> None:
    """Hang the first of two sentences that are one on the second, which has the verb."""
    for i in range(second):
        if heads[i] == 0:
            heads[i] = second - i


def _root(sentence: Span, name: Name, heads: NDArray[np.int64]) -> int:
    """Return the token on which the others of a name hang, the highest if there are several."""
    own = np.arange(name.start, name.end)
    is_outside = (heads < name.start) | (heads >= name.end) | (heads == own)
    outside = own[is_outside]
    if len(outside) == 1:
        return int(outside[0])
    return sentence[name.start : name.end].root.i - sentence.start
