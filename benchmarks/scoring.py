"""How the names that were found in a document agree with those that are asked for.

A leading "the", a final possessive and a final period do not count. What was found where a set
marks something as optional is left out, unless it touches a name that is asked for.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import NamedTuple, TypeVar

from scipy.optimize import linear_sum_assignment

from gold import Gold, Name, overlap
from namegraph.knowledge import titles
from namegraph.types import KINDS, Kind, Span


MEASURES = ("strict", "lenient", *KINDS, "entities", "B3")


Key = TypeVar("Key", bound=Hashable)
Rank = tuple[int, ...]
Candidate = tuple[Rank, Span, Span]


class Found(NamedTuple):
    """A name that was found.

    Attributes
    ----------
    kind : {"PERSON", "ORG", "PLACE"}
        What it was read as.
    cluster : hashable
        What it was taken for: equal for two names of one entity.
    label, step : str
        The pipeline's label and the repair step that last changed it, "" for none.
    """

    kind: Kind
    cluster: Hashable = None
    label: str = ""
    step: str = ""


@dataclass(slots=True)
class Score:
    """Sums over documents; the two counts of what is right differ for B-cubed only."""

    found_right: float = 0
    found: int = 0
    gold_right: float = 0
    gold: int = 0

    def add(self, other: "Score") -> None:
        """Add the sums of other documents."""
        self.found_right += other.found_right
        self.found += other.found
        self.gold_right += other.gold_right
        self.gold += other.gold

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.gold_right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Totals = defaultdict[str, Score]


class Result:
    """What was measured on one set.

    Attributes
    ----------
    documents, names : int
        How many the set has.
    stock, ours : dict of str to Score
        The scores of each measure.
    without : dict of str to dict of str to Score
        The strict scores without each repair step that was left out.
    """

    def __init__(self) -> None:
        self.documents = 0
        self.names = 0
        self.stock = _no_scores()
        self.ours = _no_scores()
        self.without: dict[str, Totals] = defaultdict(_no_scores)


def _no_scores() -> Totals:
    return defaultdict(Score)


def add_scores(totals: Totals, scores: Mapping[str, Score]) -> None:
    """Add the scores of one document."""
    for measure, score in scores.items():
        totals[measure].add(score)


# --- one document ----------------------------------------------------------------------------


def judged(gold: Gold, found: Mapping[Span, Found]) -> dict[Span, Found]:
    """Leave out what is neither right nor wrong."""
    return {span: name for span, name in found.items() if _is_judged(gold, span)}


def _is_judged(gold: Gold, span: Span) -> bool:
    if not gold.window.start <= span.start <= span.end <= gold.window.end:
        return False
    return _touches(span, gold.names) or not _touches(span, gold.ignored)


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(overlap(span, other) for other in others)


def all_scores(gold: Gold, found: Mapping[Span, Found]) -> dict[str, Score]:
    """Return the score of each measure; ``found`` holds what is judged."""
    scores = strict_scores(gold, found)
    scores["lenient"] = _counts(len(lenient_pairs(gold, found)), found, gold.names)
    scores["entities"] = entities(gold, found)
    scores["B3"] = b_cubed(_clusters(gold.names), _clusters(found))
    return scores


def strict_scores(gold: Gold, found: Mapping[Span, Found]) -> dict[str, Score]:
    """Count names with the right span and kind: all, and of each kind."""
    asked, read = _kinds(gold.names), _kinds(found)
    scores = {"strict": _counts(len(asked & read), read, asked)}
    for kind in KINDS:
        one, other = ({name for name in names if name[1] == kind} for names in (asked, read))
        scores[kind] = _counts(len(one & other), other, one)
    return scores


def _kinds(names: Mapping[Span, Name | Found]) -> set[tuple[Span, Kind]]:
    return {(span, name.kind) for span, name in names.items()}


def _clusters(names: Mapping[Span, Name | Found]) -> dict[Span, Hashable]:
    return {span: name.cluster for span, name in names.items()}


def _counts(right: int, found: Iterable[object], gold: Iterable[object]) -> Score:
    return Score(right, len(list(found)), right, len(list(gold)))


def lenient_pairs(gold: Gold, found: Mapping[Span, Found]) -> list[tuple[Span, Span]]:
    """Pair names of one kind that overlap, each once, those that share most text first."""
    candidates = [
        ((overlap(one, other),), one, other)
        for one, name in found.items()
        for other, asked in gold.names.items()
        if name.kind == asked.kind and overlap(one, other)
    ]
    return pair_off(candidates)


def pair_off(candidates: Iterable[Candidate]) -> list[tuple[Span, Span]]:
    """Take the pairs of highest rank, so that each span is in one; among equals, the first."""
    pairs: list[tuple[Span, Span]] = []
    left: set[Span] = set()
    right: set[Span] = set()
    for _, one, other in sorted(candidates, key=itemgetter(0), reverse=True):
        if one not in left and other not in right:
            pairs.append((one, other))
            left.add(one)
            right.add(other)
    return pairs


# --- entities --------------------------------------------------------------------------------


class Node(NamedTuple):
    """An entity of a document as it is compared: its most frequent kind, and its strings."""

    kind: Kind
    strings: frozenset[str]


def entities(gold: Gold, found: Mapping[Span, Found]) -> Score:
    """Count pairs of entities that have a kind and a string in common, each entity once."""
    asked, read = nodes(gold, gold.names), nodes(gold, found)
    alike = [[a.kind == b.kind and bool(a.strings & b.strings) for b in read] for a in asked]
    right = 0
    if asked and read:
        pairs = zip(*linear_sum_assignment(alike, maximize=True), strict=True)
        right = sum(alike[i][j] for i, j in pairs)
    return _counts(right, read, asked)


def nodes(gold: Gold, names: Mapping[Span, Name | Found]) -> list[Node]:
    """Return the entities of a document."""
    kinds: dict[Hashable, Counter[Kind]] = defaultdict(Counter)
    strings: dict[Hashable, set[str]] = defaultdict(set)
    for span, name in names.items():
        kinds[name.cluster][name.kind] += 1
        strings[name.cluster].update(_strings(gold.text(span), name.kind))
    return [
        Node(counts.most_common(1)[0][0], frozenset(strings[cluster]))
        for cluster, counts in kinds.items()
    ]


def _strings(text: str, kind: Kind) -> set[str]:
    return {normal(text), normal(without_title(text))} if kind == "PERSON" else {normal(text)}


def normal(text: str) -> str:
    """Return a name without case, diacritics and final period.

    Examples
    --------
    >>> normal("Türkiye"), normal("U.S.")
    ('turkiye', 'u.s')
    """
    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = " ".join("".join(letters).split())
    return (plain.rstrip(". ") or plain).casefold()


def without_title(name: str) -> str:
    """Remove what stands before a person's name, but never all of it.

    Examples
    --------
    >>> without_title("Former President Blum"), without_title("King")
    ('Blum', 'King')
    """
    words = name.split()
    while len(words) > 1 and words[0].strip(".,").casefold() in _title_words():
        words.pop(0)
    return " ".join(words)


@cache
def _title_words() -> frozenset[str]:
    """Return the words of titles: sets do not agree whether "Sen. Blum" is a name."""
    lists = titles()
    parts = ("honorifics", "heads", "offices", "modifiers")
    return frozenset(word for part in parts for title in lists[part] for word in title.split())


def b_cubed(gold: Mapping[Key, Hashable], found: Mapping[Key, Hashable]) -> Score:
    """Return B-cubed: for each name, how much of its cluster belongs together.

    A name that only one side has counts nothing on that side.
    """
    return Score(_agreement(found, gold), len(found), _agreement(gold, found), len(gold))


def _agreement(one: Mapping[Key, Hashable], other: Mapping[Key, Hashable]) -> float:
    sizes = Counter(one.values())
    shared = Counter((cluster, other[span]) for span, cluster in one.items() if span in other)
    return sum(count * count / sizes[cluster] for (cluster, _), count in shared.items())
