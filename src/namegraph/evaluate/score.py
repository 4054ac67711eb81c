"""What is counted, and how counts become precision, recall and F1."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


ALL = "all"
ALL_KNOWN = "all that are read"  # types that no rule reads left out
PLAIN = "plainly stated"
_TOTALS = (ALL, ALL_KNOWN, PLAIN)
_TASKS = ("mention", "entity", "relation", "pair")

Judgement = tuple[str, str, str]  # task, name, and one of "right", "found", "gold"


class Score(NamedTuple):
    """Precision, recall and F1 of one kind or type.

    Attributes
    ----------
    task : str
        What is counted. "mention": names with exact ends and kind; "entity": entities as one
        node of the right kind; "relation": typed relations between entities; "pair": pairs of
        entities between which anything is stated. "relation, names given" and "pair, names
        given" tell what is read where the names are those of the gold file.
    name : str
        Kind, relation type or layer. "all" for the total; "all that are read" for the relation
        types that namegraph reads; "plainly stated" where what needs another sentence, a pronoun
        or a look into a name is neither asked for nor held against the reader.
    right, found, gold : int
        How many are right, were found, and are in the gold file.

    Examples
    --------
    >>> score = Score("mention", "all", right=3, found=4, gold=6)
    >>> score.precision, score.recall, score.f1
    (0.75, 0.5, 0.6)
    """

    task: str
    name: str
    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def add_up(judgements: Iterable[Judgement]) -> list[Score]:
    """Count judgements for each task and name, and for all names of a task together.

    Examples
    --------
    >>> [score[:] for score in add_up([("entity", "PLACE", "found"), ("entity", "ORG", "gold")])]
    [('entity', 'all', 0, 1, 1), ('entity', 'ORG', 0, 0, 1), ('entity', 'PLACE', 0, 1, 0)]
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for task, name, what in judgements:
        for each in (name, ALL):
            counts.setdefault((task, each), Counter())[what] += 1
    return in_order(Score(*key, c["right"], c["found"], c["gold"]) for key, c in counts.items())


def in_order(scores: Iterable[Score]) -> list[Score]:
    """Sort scores: mentions first, and the totals of a task before its kinds or types."""
    return sorted(scores, key=_place)


def _place(score: Score) -> tuple[int, bool, int, str]:
    task, _, given = score.task.partition(", ")
    total = _TOTALS.index(score.name) if score.name in _TOTALS else len(_TOTALS)
    return _TASKS.index(task), bool(given), total, score.name
