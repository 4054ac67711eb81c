"""Names that documents write differently: joined where nothing speaks against it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from namegraph.resolve.candidates import pairs_to_compare
from namegraph.resolve.groups import Form
from namegraph.resolve.slips import is_slip
from namegraph.similar import Comparison, compare


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
    for one, other in pairs_to_compare(names):
        comparison = compare(one.text, other.text, one.kind)
        if comparison.same:
            yield (one, other), comparison
