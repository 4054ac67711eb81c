"""Stretches of a text that the second reader reads at once: as many whole sentences as fit."""

from collections.abc import Iterator, Sequence
from itertools import pairwise


# The encoder was trained on stretches of this size; BERT takes 512 pieces at most.
MOST_PIECES = 280


def cut_passages(starts: Sequence[int], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first token and token after the last of each passage.

    Parameters
    ----------
    starts : sequence of int
        The first token of each sentence.
    sizes : sequence of int
        How many pieces each token has.

    Examples
    --------
    >>> list(cut_passages([0, 2, 4], [100, 100, 100, 100, 100, 100]))
    [(0, 2), (2, 4), (4, 6)]
    """
    first, filled = 0, 0
    for start, end in _bounded(starts, sizes):
        pieces = sum(sizes[start:end])
        if filled and filled + pieces > MOST_PIECES:
            yield first, start
            first, filled = start, 0
        filled += pieces
    if filled:
        yield first, len(sizes)


def _bounded(starts: Sequence[int], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences; one that is too long is cut where it is full."""
    for start, end in pairwise((*starts, len(sizes))):
        first, filled = start, 0
        for token in range(start, end):
            if filled and filled + sizes[token] > MOST_PIECES:
                yield first, token
                first, filled = token, 0
            filled += sizes[token]
        if first < end:
            yield first, end
