"""Wrong and missed relations with the sentences they stand in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from namegraph.evaluate.gold import Cluster
from namegraph.evaluate.relations import Fact, Judged
from namegraph.types import Relation, Span
from relation_sets import Case, Row


_MARKS = ("needs_coref", "cross_sentence", "inferred_from_name")

Pairs = dict[tuple[str, frozenset[Cluster]], list[Judged]]


def examples(title: str, facts: Sequence[Judged], cases: Iterable[Case], number: int) -> str:
    """Return some wrong and some missed facts from evenly spaced places."""
    known = {case.document.id: case for case in cases}
    pairs: Pairs = defaultdict(list)
    for each in facts:
        pairs[_pair(each.fact)].append(each)
    lines = []
    for verdict, tell in (("wrong", _wrong), ("missed", _missed)):
        some = [each for each in facts if each.verdict == verdict]
        lines += [f"{title}: {verdict}, {min(number, len(some))} of {len(some)}", ""]
        for each in _spaced(some, number):
            lines += tell(each, known[each.fact.document], pairs[_pair(each.fact)])
        lines.append("")
    return "\n".join(lines)


def _spaced(some: list[Judged], number: int) -> list[Judged]:
    number = min(number, len(some))
    return [some[i * len(some) // number] for i in range(number)]


def _pair(fact: Fact) -> tuple[str, frozenset[Cluster]]:
    return fact.document, frozenset((fact.head, fact.tail))


def _wrong(each: Judged, case: Case, pair: list[Judged]) -> list[str]:
    relation = each.read[0]
    text = case.row["text"]
    asked = [other for other in pair if other.asked]
    told = [
        f"rule {relation.rule!r}",
        f"trigger {_cut(text, relation.trigger)!r}",
        *(f"gold has: {_written(other.fact, case.row)}" for other in asked),
        *(["gold has these two in nothing"] if not asked else []),
    ]
    return _lines(_read(relation, text), told, case, relation.sentence)


def _missed(each: Judged, case: Case, pair: list[Judged]) -> list[str]:
    text = case.row["text"]
    gold = each.asked[0]
    told = [
        *(mark for mark in (*_MARKS, "planned") if gold.get(mark)),
        *(f"title {gold[key]!r}" for key in ("title",) if gold.get(key)),
        *(f"read: {_read(one, text)} ({one.rule})" for other in pair for one in other.read),
    ]
    sentence = Span(gold.get("start", 0), gold.get("end", len(text)))
    return _lines(_written(each.fact, case.row, sentence), told, case, sentence)


def _lines(what: str, told: list[str], case: Case, sentence: Span) -> list[str]:
    place = f"{case.document.id}: {_cut(case.row['text'], sentence)}"
    return [f"- {what}", *([f"    {'; '.join(told)}"] if told else []), f"    {place}"]


def _read(relation: Relation, text: str) -> str:
    denied = "not " if relation.negated else ""
    more = f" [{relation.modality}]" if relation.modality != "fact" else ""
    return f"{_cut(text, relation.head)} {denied}{relation.type} {_cut(text, relation.tail)}{more}"


def _written(fact: Fact, row: Row, sentence: Span | None = None) -> str:
    denied = "not " if fact.negated else ""
    head, tail = (_name(end, row, sentence) for end in (fact.head, fact.tail))
    return f"{head} {denied}{fact.type} {tail}"


def _name(cluster: Cluster, row: Row, sentence: Span | None) -> str:
    """Return a name of an entity, from the sentence if it stands there."""
    names = [entity for entity in row["entities"] if entity["cluster"] == cluster]
    here = [e for e in names if sentence and sentence.start <= e["start"] < sentence.end]
    return next((_cut(row["text"], Span(e["start"], e["end"])) for e in here + names), str(cluster))


def _cut(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
