"""One wrong letter in a long word of a person's name."""

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from namegraph.names import fold


# A word of a name must be this long before one different letter may be a slip.
_LONG_WORD = 7


def gapped(name: str) -> Iterator[str]:
    """Yield a name with each letter inside each of its long words left out.

    Two names that differ by one letter share one of these, so a thousand people called Mohammed
    need not be compared with each other.

    Examples
    --------
    >>> set(gapped("Ann Helinski")) & set(gapped("Ann Helsinki"))
    {'ann helinki'}
    """
    parts = fold(name).split()
    for i, part in enumerate(parts):
        if len(part) >= _LONG_WORD - 1:
            for j in range(1, len(part) - 1):
                yield " ".join((*parts[:i], part[:j] + part[j + 1 :], *parts[i + 1 :]))
            yield " ".join(parts)


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
