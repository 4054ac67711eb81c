"""Two readings of one text made one: a product of experts (Hinton, 2002).

The transformer gives each label of each token a log-probability; what spaCy reads there gets a
constant more. The sequence with the highest sum wins, found as by Viterbi (1967): a name goes on
only where it has begun.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from namegraph.accurate.encoder import Scores
from namegraph.accurate.labels import LABELS, OUTSIDE


# What spaCy's reading counts, in units of natural logarithm: the best of a few values tried on the
# annotated sets that the README names.
TRUST = 1.5
# Tokens that both readers leave outside so surely are not asked again.
_SURE = float(np.log(0.995))
_BEGIN, _GO_ON = slice(1, None, 2), slice(2, None, 2)  # B- and I- alternate after "O"


def agree(scores: Scores, read: Sequence[int]) -> list[int]:
    """Return the label of each token that both readers together find likeliest.

    Parameters
    ----------
    scores : array of shape (tokens, labels)
        Log-probabilities of the transformer.
    read : sequence of int
        The labels of spaCy, as places in ``LABELS``.

    Examples
    --------
    >>> scores = np.full((2, len(LABELS)), -9.0, dtype=np.float32)
    >>> scores[0, 1] = scores[1, 2] = -0.1
    >>> agree(scores, [0, 0]), agree(scores[:1] * 0 - 3, [9])
    ([1, 2], [9])
    """
    numbers = np.asarray(read)
    sums = scores.copy()
    sums[np.arange(len(sums)), numbers] += TRUST
    is_open = (numbers != OUTSIDE) | (scores[:, OUTSIDE] < _SURE)
    labels = [OUTSIDE] * len(sums)
    for start, end in _stretches(is_open):
        labels[start:end] = _best_sequence(sums[start:end])
    return labels


def _stretches(is_open: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return start and end of each run of True."""
    edges = np.flatnonzero(np.diff(is_open, prepend=False, append=False)).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _best_sequence(sums: Scores) -> list[int]:
    total = sums[0].copy()
    total[_GO_ON] = -np.inf
    came_from = np.zeros(sums.shape, dtype=np.intp)
    for token in range(1, len(sums)):
        came_from[token] = total.argmax()
        went_on = total[_GO_ON] > total[_BEGIN]
        came_from[token, _GO_ON] = np.arange(1, len(LABELS), 2) + went_on
        total = total[came_from[token]] + sums[token]
    labels = [int(total.argmax())]
    for token in range(len(sums) - 1, 0, -1):
        labels.append(int(came_from[token, labels[-1]]))
    return labels[::-1]
