"""Records as rows of the store's tables, and back."""

import json
from typing import Any, NamedTuple

from namegraph.types import (
    Definition,
    Document,
    Entity,
    Evidence,
    Layer,
    Mention,
    Modality,
    Relation,
    Span,
)


Row = tuple[Any, ...]

TABLES: dict[str, tuple[str, ...]] = {
    "documents": ("id", "title", "source", "date", "hash", "text"),
    "mentions": (
        "document", "start", "end", "text", "kind", "label", "adjectival", "entity",
        "sentence_start", "sentence_end",
    ),
    "entities": (
        "id", "name", "label", "kind", "aliases", "mentions", "documents", "first_seen",
        "last_seen",
    ),
    "links": (
        "source", "target", "relation", "layer", "directed", "weight", "documents", "score",
        "negated", "first_seen", "last_seen", "wikidata",
    ),
    "evidence": (
        "source", "target", "relation", "layer", "document", "sentence_start", "sentence_end",
        "source_start", "source_end", "target_start", "target_end", "trigger_start",
        "trigger_end", "rule", "confidence", "negated", "modality", "attributed_to", "title",
        "date",
    ),
    "merges": ("entity", "alias", "rule", "detail"),
    "doubts": ("source", "target", "relation", "layer", "facts", "status"),
    "conflicts": ("entity", "relation", "one", "other", "one_dates", "other_dates"),
}  # fmt: skip


class Proof(NamedTuple):
    """One row of the ``evidence`` table."""

    source: str
    target: str
    relation: str
    layer: Layer
    document: str
    sentence_start: int
    sentence_end: int
    source_start: int
    source_end: int
    target_start: int
    target_end: int
    trigger_start: int | None
    trigger_end: int | None
    rule: str
    confidence: float
    negated: int
    modality: Modality
    attributed_to: str
    title: str
    date: str | None


class LinkRow(NamedTuple):
    """One row of the ``links`` table."""

    source: str
    target: str
    relation: str
    layer: Layer
    directed: int
    weight: int
    documents: int
    score: float
    negated: float
    first_seen: str | None
    last_seen: str | None
    wikidata: str


def document_row(document: Document) -> Row:
    """Return the row of a document."""
    return (
        document.id, document.title, document.source, document.date, document.hash, document.text
    )  # fmt: skip


def mention_row(m: Mention) -> Row:
    """Return the row of a mention, without its entity."""
    return (
        m.document, m.start_char, m.end_char, m.text, m.kind, m.label, int(m.adjectival),
        m.sentence_start, m.sentence_end,
    )  # fmt: skip


def to_mention(row: Row) -> Mention:
    """Return the mention of a row that ends with its repair step."""
    document, start, end, text, kind, label, adjectival, _, first, last, step = row
    return Mention(
        document, start, end, text, kind, label, first, last, adjectival=bool(adjectival), step=step
    )


def step_row(mention: Mention) -> Row:
    """Return which repair step changed a mention."""
    return (mention.document, mention.start_char, mention.end_char, mention.step)


def definition_row(definition: Definition) -> Row:
    """Return the row of a definition."""
    return (definition.document, *definition.short, *definition.long)


def to_definition(row: Row) -> Definition:
    """Return the definition of a row."""
    return Definition(row[0], Span(*row[1:3]), Span(*row[3:5]))


def relation_row(number: int, r: Relation) -> Row:
    """Return the row of the relation that is the n-th of its document."""
    return (
        r.document, number, r.type, *r.head, *r.tail, *r.trigger, *r.sentence, r.rule, r.confidence,
        int(r.negated), r.modality, r.attributed_to, r.title, r.date, r.layer,
    )  # fmt: skip


def to_relation(row: Row) -> Relation:
    """Return the relation of a row."""
    document, _, type_, *offsets = row[:11]
    head, tail, trigger, sentence = (Span(*offsets[i : i + 2]) for i in range(0, 8, 2))
    rule, confidence, negated, *rest = row[11:]
    return Relation(
        document, type_, head, tail, trigger, sentence, rule, confidence, bool(negated), *rest
    )


def entity_row(entity: Entity) -> Row:
    """Return the row of an entity."""
    return (
        entity.id, entity.name, entity.label, entity.kind,
        json.dumps(entity.aliases, ensure_ascii=False), entity.mentions, entity.documents,
        entity.first_seen, entity.last_seen,
    )  # fmt: skip


def to_evidence(row: Row) -> Evidence:
    """Return the evidence of a row that ends with the headline and the sentence."""
    facts: dict[str, Any] = dict(zip(TABLES["evidence"], row, strict=False))
    facts["negated"] = bool(facts["negated"])
    return Evidence(**facts, document_title=row[-2], sentence=row[-1])
