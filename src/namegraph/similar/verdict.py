"""What a comparison says."""

from typing import NamedTuple

from namegraph.similar.differences import MERGE_SAFE, SAME


class Comparison(NamedTuple):
    """What comparing two names found.

    Attributes
    ----------
    score : float
        From 0 to 1. From 0.95 on the names are equal up to spelling, order and words that do
        not count, and may be joined without more evidence; from 0.8 on they are probably the
        same, and somebody should look; below they are different names.
    same : bool
        Whether the score is at least 0.8.
    reason : str
        Why, in words.
    """

    score: float
    same: bool
    reason: str

    @property
    def safe(self) -> bool:
        """Whether the names may be joined without more evidence."""
        return self.score >= MERGE_SAFE


class Findings:
    """Costs and reasons as they are found; nothing costs more than being different."""

    def __init__(self) -> None:
        self.costs: list[float] = []
        self.spelling = 0.0
        self.reasons: list[str] = []
        self.apart: list[str] = []

    def add(self, cost: float, reason: str) -> None:
        """Note a difference that leaves a doubt."""
        self.costs.append(cost)
        self.reasons.append(reason)

    def add_spelling(self, cost: float, reason: str) -> None:
        """Note a difference of spelling: many of them are no more doubtful than one."""
        self.spelling += cost
        self.reasons.append(reason)

    def part(self, reason: str) -> None:
        """Note a difference that one person or body cannot have."""
        self.apart.append(reason)

    def verdict(self, likeness: float) -> Comparison:
        """Return the comparison; ``likeness`` places different names between 0 and 0.75."""
        if self.apart:
            score = round(0.75 * likeness, 3)
            return Comparison(score, same=False, reason="; ".join(self.apart[:3]))
        score = round(max(0.0, 1 - min(self.spelling, 0.045) - sum(self.costs)), 3)
        reason = "; ".join(self.reasons) or "the same name"
        return Comparison(score, same=score >= SAME, reason=reason)
