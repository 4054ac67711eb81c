"""What a link rests on: plain facts, or only what is planned, possible, conditional or denied."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from namegraph.rows import Proof
from namegraph.types import STATUSES, Evidence, Status


Claim = Proof | Evidence
# A link: source, target, relation, layer.
Key = tuple[str, str, str, str]

# What only may be, or shall be, is believed half as much as what is.
_UNSURE = 0.5


class Doubt(NamedTuple):
    """How many pieces of a link's evidence are plain facts, and what the best of them is."""

    facts: int
    status: Status


class DoubtRow(NamedTuple):
    """One row of the ``doubts`` table: a link of which not all evidence is a plain fact."""

    source: str
    target: str
    relation: str
    layer: str
    facts: int
    status: Status


Doubts = Mapping[Key, Doubt]


def status_of(claim: Claim) -> Status:
    """Return whether a piece of evidence is a plain fact, and if not, what it is.

    What is denied is denied, whether it was planned or not. Who says it makes no difference.
    """
    return "denied" if claim.negated else claim.modality


def find_doubts(evidence: Iterable[Proof]) -> list[DoubtRow]:
    """Return the links with evidence that is no plain fact, sorted.

    A link is a fact if one piece of its evidence is; else it is what comes nearest to one.
    """
    found: dict[Key, list[Status]] = defaultdict(list)
    for each in evidence:
        if each.layer != "cooccurrence":
            found[each.source, each.target, each.relation, each.layer].append(status_of(each))
    return [
        DoubtRow(*key, said.count("fact"), min(said, key=STATUSES.index))
        for key, said in sorted(found.items())
        if set(said) != {"fact"}
    ]


def score_of(evidence: Sequence[Proof]) -> float:
    """Return how far a claim can be believed: the best confidence of its plain facts.

    Without any it is half the best of what is not denied; what is only denied has none.
    """
    sure = [each.confidence for each in evidence if status_of(each) == "fact"]
    unsure = [each.confidence for each in evidence if not each.negated]
    return max(sure) if sure else _UNSURE * max(unsure, default=0.0)


def doubt_of(doubts: Doubts, key: Key, weight: int) -> Doubt:
    """Return what a link rests on; one without a doubt rests on facts alone."""
    return doubts.get(key) or Doubt(weight, "fact")
