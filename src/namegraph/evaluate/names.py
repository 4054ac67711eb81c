"""Whether names and entities are those of an annotated article."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from namegraph.evaluate.gold import Gold, flat_names, is_optional, trimmed
from namegraph.evaluate.score import Judgement
from namegraph.resolve import Resolution
from namegraph.types import KINDS, Extraction, Span


def judge_names(row: Gold, extraction: Extraction, resolution: Resolution) -> Iterator[Judgement]:
    """Yield what is right, was found and is in the gold, of mentions and of entities."""
    asked = flat_names(row)
    found = {
        trimmed(row["text"], m.start_char, m.end_char): m
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


def _judge_mentions(asked: dict[Span, Gold], found: dict[Span, Any]) -> Iterator[Judgement]:
    optional = [span for span, entity in asked.items() if is_optional(entity)]
    for entity in asked.values():
        if entity["type"] in KINDS and not is_optional(entity):
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
    gold = {s: e["cluster"] for s, e in asked.items() if not is_optional(e) and e["type"] in KINDS}
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
