"""Whether relations are those of an annotated article.

What is judged are facts: one for each head, type and tail in a document, wherever they stand in it,
and whether it is denied. A fact is right if the gold has it anywhere in the document.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from namegraph.evaluate.gold import Cluster, Gold, clusters_at
from namegraph.evaluate.score import ALL, ALL_KNOWN, PLAIN, Score
from namegraph.knowledge import relation_types
from namegraph.links import is_symmetric
from namegraph.types import LAYERS, Relation


Verdict = Literal["right", "wrong", "missed", "neither"]
# What a gold relation may be marked with that no single plain sentence says.
_HARD = ("needs_coref", "cross_sentence", "inferred_from_name")


class Fact(NamedTuple):
    """What is said of two entities; head and tail of a symmetric type are in a fixed order."""

    document: str
    head: Cluster
    type: str
    tail: Cluster
    negated: bool


class Judged(NamedTuple):
    """A fact with the relations that say it and the gold relations that ask for it."""

    fact: Fact
    read: tuple[Relation, ...]
    asked: tuple[Gold, ...]

    @property
    def verdict(self) -> Verdict:
        """Tell whether it is right; what the gold has as optional is neither right nor wrong."""
        if not self.asked:
            return "wrong"
        if all(gold.get("optional") for gold in self.asked):
            return "neither"
        return "right" if self.read else "missed"

    @property
    def is_plain(self) -> bool:
        """Tell whether the gold has a sentence that says it by itself, or does not have it."""
        return not self.asked or any(
            not any(gold.get(mark) for mark in (*_HARD, "optional")) for gold in self.asked
        )

    @property
    def rules(self) -> set[str]:
        """Return the rules that read it."""
        return {relation.rule for relation in self.read}


def judge_relations(document: str, row: Gold, relations: Iterable[Relation]) -> list[Judged]:
    """Compare the relations that were read in a document with those of its gold row."""
    relations = list(relations)
    spans = {span for relation in relations for span in (relation.head, relation.tail)}
    clusters = clusters_at(row, spans)
    read, asked = defaultdict(list), defaultdict(list)
    for each in relations:
        ends = clusters[each.head], clusters[each.tail]
        read[_fact(document, ends[0], each.type, ends[1], negated=each.negated)].append(each)
    for gold in row["relations"]:
        negated = bool(gold.get("negated"))
        fact = _fact(document, gold["head"], gold["type"], gold["tail"], negated=negated)
        asked[fact].append(gold)
    return [Judged(fact, tuple(read[fact]), tuple(asked[fact])) for fact in {**asked, **read}]


def _fact(document: str, head: Cluster, type_: str, tail: Cluster, *, negated: bool) -> Fact:
    if is_symmetric(type_) and str(tail) < str(head):
        head, tail = tail, head
    return Fact(document, head, type_, tail, negated)


def as_pairs(judged: Iterable[Judged]) -> list[Judged]:
    """Put together all that is said of the same two entities, in whatever direction.

    A pair is optional where the gold has nothing but optional facts of it.
    """
    pairs: dict[Fact, list[Judged]] = defaultdict(list)
    for each in judged:
        one, other = sorted((each.fact.head, each.fact.tail), key=str)
        pairs[Fact(each.fact.document, one, "", other, negated=False)].append(each)
    return [
        Judged(
            pair,
            tuple(relation for fact in facts for relation in fact.read),
            tuple(gold for fact in facts for gold in fact.asked),
        )
        for pair, facts in pairs.items()
    ]


def score(task: str, name: str, judged: Iterable[Judged]) -> Score:
    """Count verdicts."""
    verdicts = [each.verdict for each in judged]
    right = verdicts.count("right")
    found, gold = verdicts.count("wrong") + right, verdicts.count("missed") + right
    return Score(task, name, right, found, gold)


def relation_scores(task: str, judged: list[Judged]) -> Iterator[Score]:
    """Yield the scores of typed relations: totals and each type."""
    counted = [each for each in judged if each.verdict != "neither"]
    if not counted:
        return
    known = relation_types()
    yield score(task, ALL, counted)
    yield score(task, ALL_KNOWN, (each for each in counted if each.fact.type in known))
    yield score(task, PLAIN, (each for each in counted if each.is_plain))
    for name in sorted({each.fact.type for each in counted}):
        yield score(task, name, (each for each in counted if each.fact.type == name))


def pair_scores(task: str, stated: list[Judged], verb: list[Judged]) -> Iterator[Score]:
    """Yield the scores of pairs: by whatever layer, and by each layer alone."""
    pairs = as_pairs([*stated, *verb])
    if any(each.verdict != "neither" for each in pairs):
        yield score(task, ALL, pairs)
        yield score(task, PLAIN, (each for each in pairs if each.is_plain))
        for layer, facts in zip(LAYERS, (stated, verb), strict=False):
            yield score(task, layer, as_pairs(facts))
