"""Which names are worth comparing: those that share a key of their sounds, or all but a letter.

No name is compared with all others. Names stand under the keys of ``similar.signature``, and
only names under one key are compared; a pair of which one word tells that they are two is left
out before that.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice, product
from typing import TypeVar
from zlib import adler32, crc32

import numpy as np

from namegraph.names import fold
from namegraph.resolve.groups import Form
from namegraph.resolve.slips import gapped
from namegraph.similar import may_answer, signature
from namegraph.similar.sounds import Word


# A key that more names have is a common one: each is compared only with the next few in the
# order of the alphabet, where misspellings stand (the sorted neighbourhood method of Hernández
# and Stolfo, 1995).
_LARGEST_BLOCK = 30
_NEIGHBOURS = 3
_CACHED = 1 << 17

Item = TypeVar("Item")


def pairs_to_compare(names: Sequence[Form]) -> Iterator[tuple[Form, Form]]:
    """Yield the pairs of names that may be written alike, each once.

    Those of one name follow each other, so that a cache of names that were taken apart serves.

    Examples
    --------
    >>> names = [Form("PERSON", text) for text in ("Ann Lewis", "Ann Louis", "Lewis Ann")]
    >>> [(one.text, other.text) for one, other in pairs_to_compare(names)]
    [('Ann Lewis', 'Lewis Ann')]
    """
    codes = array("Q")
    for one, other in (*_alike(names), *_slipped(names)):
        codes.append(min(one, other) * len(names) + max(one, other))
    for code in np.unique(np.frombuffer(codes, np.uint64)).tolist() if codes else []:
        one, other = divmod(code, len(names))
        yield names[one], names[other]


# --- names with one sound --------------------------------------------------------------------


class _Keys:
    """The keys of all names, with the word that each leaves out.

    Sorting arrays takes less memory than a dict: a million names have five million keys.
    """

    def __init__(self) -> None:
        self.numbers = array("Q")
        self.places = array("L")
        self.left_out = array("L")
        self.words: dict[Word | None, int] = {None: 0}

    def add(self, place: int, name: Form) -> None:
        for text, left_out in signature(name.text, name.kind).items():
            self.numbers.append(_number(f"{name.kind} {text}"))
            self.places.append(place)
            self.left_out.append(self.words.setdefault(left_out, len(self.words)))


def _number(text: str) -> int:
    """Return a number for a text, the same in every run: a million keys as texts fill a laptop."""
    data = text.encode()
    return crc32(data) << 32 | adler32(data)


def _alike(names: Sequence[Form]) -> Iterator[tuple[int, int]]:
    """Yield the places of names that share a key, unless a word that it leaves out differs."""
    keys = _Keys()
    for place, name in enumerate(names):
        keys.add(place, name)
    words = [*keys.words]
    for block in _blocks(keys.numbers):
        for one, other in _pairs(block):
            left, right = words[keys.left_out[one]], words[keys.left_out[other]]
            if left is None or right is None or _may_answer(left, right):
                yield keys.places[one], keys.places[other]


@lru_cache(maxsize=_CACHED)
def _may_answer(one: Word, other: Word) -> bool:
    return may_answer(one, other)


def _blocks(numbers: "array[int]") -> Iterator[list[int]]:
    """Yield the places of equal numbers, in their order."""
    if not numbers:
        return
    found = np.frombuffer(numbers, np.uint64)
    order = np.argsort(found, kind="stable")
    starts = np.flatnonzero(np.diff(found[order], prepend=found[order[0]] + 1))
    ends = np.append(starts[1:], len(order))
    several = ends - starts > 1
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        yield order[start:end].tolist()


# --- names with a slip -------------------------------------------------------------------------


def _slipped(names: Sequence[Form]) -> Iterator[tuple[int, int]]:
    """Yield the places of names of people that differ in one long word by about a letter.

    Words are compared, not names, because there are far fewer of them.
    """
    people: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        if name.kind == "PERSON":
            people[" ".join(fold(name.text).split())].append(place)
    slips = _slips({word for text in people for word in text.split()})
    for text, places in people.items():
        for other in _with_slips(text.split(), slips):
            yield from product(places, people.get(other, ()))


def _slips(words: set[str]) -> dict[str, list[str]]:
    """Return for each word those after it in the alphabet that share a form with a gap."""
    ordered = sorted(words)
    numbers, places = array("Q"), array("L")
    for place, word in enumerate(ordered):
        for each in set(gapped(word)):
            numbers.append(_number(each))
            places.append(place)
    found: dict[str, list[str]] = defaultdict(list)
    for block in _blocks(numbers):
        for one, other in _pairs([places[entry] for entry in block]):
            found[ordered[one]].append(ordered[other])
    return found


def _with_slips(parts: list[str], slips: dict[str, list[str]]) -> Iterator[str]:
    for place, word in enumerate(parts):
        for other in slips.get(word, ()):
            yield " ".join((*parts[:place], other, *parts[place + 1 :]))


# --- both ------------------------------------------------------------------------------------


def _pairs(block: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    if len(block) <= _LARGEST_BLOCK:
        return combinations(block, 2)
    return (
        (one, other)
        for place, one in enumerate(block)
        for other in islice(block, place + 1, place + 1 + _NEIGHBOURS)
    )
