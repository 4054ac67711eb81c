"""Words cut into word pieces, as BERT reads them (Devlin and others, 2019; Wu and others, 2016)."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files


# What the vocabulary has for the start, the end, and what is not in it.
START, END, UNKNOWN = 101, 102, 100
# Of a longer word only the beginning is read.
_MOST_PIECES = 12
_LONGEST_PART = 100
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Mn"})
# The shapes of words, which pieces in small letters do not tell.
_SIGN, _DIGITS, _SMALL, _CAPITALS, _CAPITAL, _TITLE, _MIXED = range(7)
EDGE = 7  # the shape of START and END
SHAPES = 8


@lru_cache(maxsize=50_000)
def cut(word: str) -> tuple[int, ...]:
    """Return the numbers of the pieces of a word.

    Examples
    --------
    >>> len(cut("Dushanbe")) > 1, cut("minister") == cut("Minister")
    (True, True)
    """
    numbers = [number for part in _parts(word) for number in _longest_first(part)]
    return tuple(numbers[:_MOST_PIECES]) or (UNKNOWN,)


def shape(word: str) -> int:
    """Return what the letters of a word look like.

    Examples
    --------
    >>> [shape(word) for word in (",", "1990", "met", "OSCE", "A", "Oslo", "iPod")]
    [0, 1, 2, 3, 4, 5, 6]
    """
    if not word[:1].isalpha():
        return _DIGITS if any(map(str.isdigit, word)) else _SIGN
    if word.islower():
        return _SMALL
    if word.isupper():
        return _CAPITALS if len(word) > 1 else _CAPITAL
    return _TITLE if word[0].isupper() else _MIXED


@cache
def vocabulary() -> dict[str, int]:
    """Return the number of each piece; one that goes on within a word begins with "##"."""
    path = files("namegraph") / "resources" / "accurate_vocabulary.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def _longest_first(part: str) -> list[int]:
    """Take the longest known piece again and again; what has none is unknown as a whole."""
    numbers: list[int] = []
    start = 0
    while start < len(part) <= _LONGEST_PART:
        end = _end_of_piece(part, start)
        if end == start:
            return [UNKNOWN]
        numbers.append(vocabulary()[_piece(part, start, end)])
        start = end
    return numbers or [UNKNOWN]


def _end_of_piece(part: str, start: int) -> int:
    ends = range(len(part), start, -1)
    return next((end for end in ends if _piece(part, start, end) in vocabulary()), start)


def _piece(part: str, start: int, end: int) -> str:
    return f"##{part[start:end]}" if start else part[:end]


def _parts(word: str) -> Iterator[str]:
    """Yield a word in small letters without accents, cut at each sign and ideograph."""
    visible = "".join(
        f" {letter} " if _stands_alone(letter) else letter
        for letter in unicodedata.normalize("NFD", word.lower())
        if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE
    )
    yield from visible.split()


def _stands_alone(letter: str) -> bool:
    is_sign = letter.isascii() and letter.isprintable() and not letter.isalnum()
    return is_sign or unicodedata.category(letter).startswith("P") or _is_ideograph(ord(letter))


def _is_ideograph(code: int) -> bool:
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F
