"""One wrong letter in a long word of a person's name."""

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from namegraph.names import fold


# A word of a name must be this long before one different letter may be a slip.
_LONG_WORD = 7


def gapped(word: str) -> Iterator[str]:
    """Yield a long word, and the same with each letter inside it left out.

    Two long words that differ by one letter share one of these.

    Examples
    --------
    >>> set(gapped("helinski")) & set(gapped("helsinki"))
    {'helinki'}
    """
    if len(word) >= _LONG_WORD - 1:
        yield word
        for place in range(1, len(word) - 1):
            yield word[:place] + word[place + 1 :]


def is_slip(one: str, other: str) -> bool:
    """Tell whether two names differ by one letter inside one long word.

    Examples
    --------
    >>> is_slip("Murat Nurtleuov", "Murat Nurtlevov"), is_slip("Aleksandr Lee", "Aleksandra Lee")
    (True, False)
    """
    left, right = fold(one).split(), fold(other).split()
    different = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
    if len(left) != len(right) or len(different) != 1:
        return False
    a, b = different[0]
    # A difference in the last letter is grammar or another person: Aleksandr, Aleksandra.
    return (
        min(len(a), len(b)) >= _LONG_WORD
        and a[-1] == b[-1]
        and a[0] == b[0]
        and (a + b).isalpha()
        and DamerauLevenshtein.distance(a, b) == 1
    )
