"""Facts that contradict each other: two capitals of one country, two places of one birth.

Which relations allow one answer only stands in ``relations.toml``: ``unique = "head"`` where a
tail has one head, ``unique = "tail"`` where a head has one tail; ``passes = true`` where the one
answer may be another at another date. Both sides are kept; which of
them is right is for the reader to say.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from namegraph.doubts import Claim, status_of
from namegraph.knowledge import relation_types
from namegraph.rows import Proof
from namegraph.types import Evidence


AnyClaim = TypeVar("AnyClaim", Proof, Evidence)


class ConflictRow(NamedTuple):
    """One row of the ``conflicts`` table; the dates are JSON lists."""

    entity: str
    relation: str
    one: str
    other: str
    one_dates: str
    other_dates: str


class Conflict(NamedTuple):
    """Two answers where there can be one.

    Attributes
    ----------
    entity : str
        Entity id of what the answers are about.
    relation : str
        The relation type that allows one answer only.
    one, other : str
        Entity ids of the two answers.
    one_evidence, other_evidence : tuple of Evidence
        Where each is said, newest first.

    Examples
    --------
    >>> import namegraph as ng
    >>> ng.build(["Oslo is the capital of Norway."]).conflicts()
    []
    """

    entity: str
    relation: str
    one: str
    other: str
    one_evidence: tuple[Evidence, ...]
    other_evidence: tuple[Evidence, ...]


def find_conflicts(evidence: Iterable[Proof]) -> list[ConflictRow]:
    """Return the contradictions among plain facts, sorted; what is denied or planned is none."""
    answers: dict[tuple[str, str], dict[str, list[Proof]]] = defaultdict(lambda: defaultdict(list))
    for each in evidence:
        ends = _ends(each)
        if ends:
            entity, answer = ends
            answers[entity, each.relation][answer].append(each)
    return [
        ConflictRow(*question, one, other, _dates(ones), _dates(others))
        for question, found in sorted(answers.items())
        for one, other in combinations(sorted(found), 2)
        for ones, others in _clashes(found[one], found[other])
    ]


def tell_conflict(row: ConflictRow, evidence: Sequence[Evidence]) -> Conflict:
    """Give a contradiction the evidence of both its sides, out of that of its entity."""
    said: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        if (each.layer, each.relation, status_of(each)) == ("stated", row.relation, "fact"):
            said[each.target if each.source == row.entity else each.source].append(each)
    sides = said[row.one], said[row.other]
    ones, others = next(_clashes(*sides), sides)
    return Conflict(*row[:4], tuple(ones), tuple(others))


def opponents(conflicts: Iterable[Conflict]) -> dict[Evidence, list[str]]:
    """Return what contradicts each piece of evidence that is contradicted."""
    found: dict[Evidence, list[str]] = defaultdict(list)
    for conflict in conflicts:
        for each in conflict.one_evidence:
            found[each].append(conflict.other)
        for each in conflict.other_evidence:
            found[each].append(conflict.one)
    return dict(found)


def _ends(claim: Proof) -> tuple[str, str] | None:
    """Return what a fact is about and the answer it gives; None if there may be several."""
    if claim.layer != "stated" or status_of(claim) != "fact":
        return None
    unique = relation_types().get(claim.relation, {}).get("unique", "")
    if unique == "head":
        return claim.target, claim.source
    return (claim.source, claim.target) if unique == "tail" else None


def _passes(relation: str) -> bool:
    """Tell whether another answer at another date is no contradiction."""
    return bool(relation_types().get(relation, {}).get("passes"))


def _clashes(
    ones: list[AnyClaim], others: list[AnyClaim]
) -> Iterator[tuple[list[AnyClaim], list[AnyClaim]]]:
    """Yield what contradicts each other on both sides, if anything does."""
    if ones and _passes(ones[0].relation):
        ones, others = (
            [one for one in ones if any(_at_once(one, other) for other in others)],
            [other for other in others if any(_at_once(one, other) for one in ones)],
        )
    if ones:
        yield ones, others


def _at_once(one: Claim, other: Claim) -> bool:
    """Tell whether two hold the same office at the same date, as precisely as both are known.

    A country may have a president and a prime minister: two titles are two offices.
    """
    titles = {claim.title.casefold() for claim in (one, other)} - {""}
    if not one.date or not other.date or len(titles) > 1:
        return False
    return one.date.startswith(other.date) or other.date.startswith(one.date)


def _dates(claims: Iterable[Proof]) -> str:
    return json.dumps(sorted({claim.date for claim in claims if claim.date}))
