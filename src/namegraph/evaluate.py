"""How well namegraph reads articles that a person has annotated.

A gold file is JSONL, one article a line: ``text``; ``entities``, each with ``start``, ``end``,
``type`` (PERSON, ORG or PLACE) and ``cluster`` (the entity, a number), optionally ``optional``
and ``adjectival``; ``relations``, each with ``head`` and ``tail`` (clusters), ``type``, and
optionally ``negated``, ``symmetric`` and ``optional``.
"""

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from namegraph.documents import make_document
from namegraph.errors import GoldError
from namegraph.knowledge import relation_types
from namegraph.links import is_symmetric
from namegraph.models import Ner
from namegraph.resolve import Resolution, Resolver
from namegraph.types import KINDS, Extraction, Span


if TYPE_CHECKING:
    from spacy.language import Language

Gold = dict[str, Any]
Triple = tuple[object, str, object]
ALL = "all"
ALL_KNOWN = "all that are read"  # types that no rule reads left out


class Score(NamedTuple):
    """Precision, recall and F1 of one kind or type.

    Attributes
    ----------
    task : {"mention", "entity", "relation"}
        What is counted: names with exact ends and kind; entities as one node of the right kind;
        typed relations between entities.
    name : str
        Kind or relation type; "all" for the total, "all that are read" for the total of the
        relation types that namegraph reads.
    right, found, gold : int
        How many are right, were found, and are in the gold file.
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


def evaluate(
    gold: str | os.PathLike[str],
    *,
    model: "str | Language | None" = None,
    ner: Ner = "tuned",
) -> list[Score]:
    """Score a pipeline with namegraph on an annotated file.

    A leading article and a possessive do not count; mentions marked optional or adjectival are
    neither asked for nor held against the reader.

    Parameters
    ----------
    gold : path
        JSONL file in the form that this module describes.
    model : str or Language, optional
        A spaCy pipeline or its name; ``en_core_web_md`` by default.
    ner : {"tuned", "stock"}
        Which weights the default pipeline reads names with.

    Returns
    -------
    list of Score
        Mentions, entities and relations: the totals first, then each kind or type.

    Raises
    ------
    GoldError
        If the file cannot be read or is not in that form.
    """
    from namegraph.extractor import Extractor  # noqa: PLC0415 - it loads spaCy

    rows = list(_read_gold(Path(gold)))
    documents = [make_document(f"{i}", {"text": row["text"]}) for i, row in enumerate(rows)]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row, extraction in zip(rows, Extractor(model, ner=ner).pipe(documents), strict=True):
        resolution = Resolver().resolve([extraction])
        for task, name, what in _judge(row, extraction, resolution):
            for each in (name, *_totals(task, name)):
                counts[task, each][what] += 1
    return [Score(*key, c["right"], c["found"], c["gold"]) for key, c in _sorted(counts)]


def _totals(task: str, name: str) -> Iterator[str]:
    yield ALL
    if task == "relation" and name in relation_types():
        yield ALL_KNOWN


def _sorted(counts: dict[tuple[str, str], Counter[str]]) -> list[tuple[tuple[str, str], Any]]:
    tasks, totals = ("mention", "entity", "relation"), (ALL, ALL_KNOWN)

    def order(item: tuple[tuple[str, str], Any]) -> tuple[int, int, str]:
        task, name = item[0]
        return tasks.index(task), totals.index(name) if name in totals else len(totals), name

    return sorted(counts.items(), key=order)


# --- reading -------------------------------------------------------------------------------


def _read_gold(path: Path) -> Iterator[Gold]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot read {str(path)!r}: {error}; give a JSONL file") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _checked(line, f"{path}:{number}")


def _checked(line: str, place: str) -> Gold:
    try:
        row = json.loads(line)
        for entity in row["entities"]:
            start, end = entity["start"], entity["end"]
            if start < 0 or len(row["text"][start:end]) != end - start or start == end:
                raise GoldError(f"{place}: entity {entity} lies outside the text")
            if entity["type"] not in KINDS:
                raise GoldError(f"{place}: {entity['type']!r} is none of {', '.join(KINDS)}")
            hash(entity["cluster"])
        for relation in row.setdefault("relations", []):
            hash((relation["head"], relation["type"], relation["tail"]))
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(
            f"{place}: not a gold row ({type(error).__name__}: {error}); it needs text, entities "
            "with start, end, type and cluster, and relations with head, type and tail"
        ) from error
    if make_document("", {"text": row["text"]}).text != row["text"]:
        raise GoldError(f"{place}: the text is not normalised, so its offsets would not hold")
    return dict(row)


# --- judging -------------------------------------------------------------------------------


Judgement = tuple[str, str, str]


def _judge(row: Gold, extraction: Extraction, resolution: Resolution) -> Iterator[Judgement]:
    asked = {_trimmed(row["text"], e["start"], e["end"]): e for e in row["entities"]}
    found = {
        _trimmed(row["text"], m.start_char, m.end_char): m
        for m in extraction.mentions
        if not m.adjectival
    }
    yield from _judge_mentions(asked, {span: m.kind for span, m in found.items()})
    clusters = {
        span: resolution.entity_of[m.document, Span(m.start_char, m.end_char)]
        for span, m in found.items()
    }
    kinds = {entity.id: entity.kind for entity in resolution.entities}
    yield from _judge_entities(asked, clusters, kinds)
    yield from _judge_relations(row, _predicted(row, extraction, asked))


def _trimmed(text: str, start: int, end: int) -> Span:
    """Cut a leading article and a final possessive off a span."""
    words = text[start:end]
    for article in ("the ", "The ", "THE "):
        if words.startswith(article) and len(words) > len(article):
            start += len(article)
    if words.endswith(("'s", "’s")):
        end -= 2
    return Span(start, end)


def _is_optional(entity: Gold) -> bool:
    return bool(entity.get("optional") or entity.get("adjectival"))


def _judge_mentions(asked: dict[Span, Gold], found: dict[Span, Any]) -> Iterator[Judgement]:
    optional = [span for span, entity in asked.items() if _is_optional(entity)]
    for entity in asked.values():
        if entity["type"] in KINDS and not _is_optional(entity):
            yield "mention", entity["type"], "gold"
    for span, kind in found.items():
        if any(span.start < other.end and other.start < span.end for other in optional):
            continue
        yield "mention", kind, "found"
        if span in asked and asked[span]["type"] == kind:
            yield "mention", kind, "right"


def _judge_entities(
    asked: dict[Span, Gold], found: dict[Span, str], kinds: dict[str, Any]
) -> Iterator[Judgement]:
    """Pair each entity with the node that shares most mentions with it, each node once."""
    gold = {s: e["cluster"] for s, e in asked.items() if not _is_optional(e) and e["type"] in KINDS}
    types = {entity["cluster"]: entity["type"] for entity in asked.values()}
    overlap = Counter((gold[span], node) for span, node in found.items() if span in gold)
    known = {node for span, node in found.items() if span not in asked or span in gold}
    for cluster in set(gold.values()):
        yield "entity", types[cluster], "gold"
    for node in known:
        yield "entity", kinds[node], "found"
    taken: set[object] = set()
    for (cluster, node), _ in sorted(overlap.items(), key=lambda item: (-item[1], str(item[0]))):
        if not {("gold", cluster), ("node", node)} & taken:
            taken |= {("gold", cluster), ("node", node)}
            if types[cluster] == kinds[node]:
                yield "entity", kinds[node], "right"


def _predicted(
    row: Gold, extraction: Extraction, asked: dict[Span, Gold]
) -> Iterator[tuple[Triple, bool]]:
    """Yield what was read, with the gold's entities as ends where they overlap."""
    for relation in extraction.relations:
        ends = [
            _gold_cluster(_trimmed(row["text"], *span), asked)
            for span in (relation.head, relation.tail)
        ]
        yield _triple(ends[0], relation.type, ends[1]), relation.negated


def _gold_cluster(span: Span, asked: dict[Span, Gold]) -> object:
    if span in asked:
        return asked[span]["cluster"]
    return next(
        (e["cluster"] for s, e in asked.items() if s.start < span.end and span.start < s.end), span
    )


def _triple(head: object, type_: str, tail: object) -> Triple:
    if is_symmetric(type_) and str(tail) < str(head):
        head, tail = tail, head
    return head, type_, tail


def _judge_relations(row: Gold, predicted: Iterable[tuple[Triple, bool]]) -> Iterator[Judgement]:
    gold: dict[tuple[Triple, bool], bool] = {}
    for relation in row["relations"]:
        triple = _triple(relation["head"], relation["type"], relation["tail"])
        gold[triple, bool(relation.get("negated"))] = bool(relation.get("optional"))
    for (triple, _), optional in gold.items():
        if not optional:
            yield "relation", triple[1], "gold"
    for fact in set(predicted):
        if not gold.get(fact):
            yield "relation", fact[0][1], "found"
            if fact in gold:
                yield "relation", fact[0][1], "right"
