"""Names that documents write differently: found by blocks, joined where nothing speaks against it.

No name is compared with all others: names that may be joined share a key of their sounds
(``similar.signature``), and only names under one key are compared.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby, islice
from typing import NamedTuple
from zlib import adler32, crc32

import numpy as np

from namegraph.resolve.groups import Form
from namegraph.resolve.slips import gapped, is_slip
from namegraph.similar import Comparison, compare, signature


# A key that more names have is a common one: each is compared only with the next few in the
# order of the alphabet, where misspellings stand (the sorted neighbourhood method of Hernández
# and Stolfo, 1995).
_LARGEST_BLOCK = 30
_NEIGHBOURS = 3


Pair = tuple[Form, Form]


class Alike(NamedTuple):
    """Two names that are written alike, whether they may be joined, and the reason in words."""

    one: Form
    other: Form
    joined: bool
    reason: str


def find_alike(names: Iterable[Form]) -> Iterator[Alike]:
    """Compare names that sound alike, each kind for itself.

    A pair is joined if it is the same up to spelling, order and words that do not count, and if
    neither name is as much like a third one that is not like the other: so no chain of small
    differences joins two people.

    Examples
    --------
    >>> names = [Form("PERSON", "Sirojiddin Muhriddin"), Form("PERSON", "Sirodjiddin Muhriddin")]
    >>> [(pair.joined, pair.reason) for pair in find_alike(names)]
    [(True, 'Sirodjiddin is another spelling of Sirojiddin')]
    """
    found = dict(_compared(sorted(names)))
    safe: dict[Form, set[Form]] = defaultdict(set)
    for one, other in (pair for pair, comparison in found.items() if _is_safe(pair, comparison)):
        safe[one].add(other)
        safe[other].add(one)
    for (one, other), comparison in found.items():
        third = sorted((safe[one] ^ safe[other]) - {one, other}) if other in safe[one] else []
        reason = f"like {third[0].text} as well" if third else comparison.reason
        yield Alike(one, other, other in safe[one] and not third, reason)


def _is_safe(pair: Pair, comparison: Comparison) -> bool:
    one, other = pair
    return comparison.safe or (one.kind == "PERSON" and is_slip(one.text, other.text))


def _compared(names: list[Form]) -> Iterator[tuple[Pair, Comparison]]:
    """Yield the pairs that are the same or probably the same."""
    seen: set[Pair] = set()
    for block in _blocks(names):
        for pair in _pairs(block):
            if pair not in seen:
                seen.add(pair)
                comparison = compare(pair[0].text, pair[1].text, pair[0].kind)
                if comparison.same:
                    yield pair, comparison


def _blocks(names: list[Form]) -> Iterator[list[Form]]:
    """Yield the names under each key that several have; sorting takes less memory than a dict."""
    keys, places = array("Q"), array("L")
    for place, name in enumerate(names):
        own = sorted(_keys(name))
        keys.extend(own)
        places.extend([place] * len(own))
    order: Iterable[int] = np.argsort(np.frombuffer(keys, np.uint64), kind="stable") if keys else []
    same = groupby(order, key=keys.__getitem__)
    for block in (list(positions) for _, positions in same):
        if len(block) > 1:
            yield [names[places[position]] for position in block]


def _keys(name: Form) -> set[int]:
    letters = gapped(name.text) if name.kind == "PERSON" else ()
    keys = (*signature(name.text, name.kind), *letters)
    return {_number(f"{name.kind} {key}") for key in keys}


def _number(text: str) -> int:
    """Return a number for a text, the same in every run: a million keys as texts fill a laptop."""
    return crc32(text.encode()) << 32 | adler32(text.encode())


def _pairs(block: list[Form]) -> Iterator[Pair]:
    if len(block) <= _LARGEST_BLOCK:
        return combinations(block, 2)
    return (
        (one, other)
        for place, one in enumerate(block)
        for other in islice(block, place + 1, place + 1 + _NEIGHBOURS)
    )
