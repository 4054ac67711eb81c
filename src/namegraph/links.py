"""Entities become linked: by what sentences state, and by standing in one sentence."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from namegraph.doubts import score_of
from namegraph.knowledge import relation_types
from namegraph.resolve import Resolution
from namegraph.rows import LinkRow, Proof
from namegraph.types import MANY_NAMES, Extraction, Layer, Mention, Relation, Span


CO_OCCURS = "co-occurs"
_NEAR = 3  # entities after each that it is linked with in a crowded sentence


class Linked(NamedTuple):
    """All links with all their evidence, both sorted."""

    links: list[LinkRow]
    evidence: list[Proof]


def link_entities(extractions: Iterable[Extraction], resolution: Resolution) -> Linked:
    """Link the entities of a collection.

    Parameters
    ----------
    extractions : iterable of Extraction
        What was read in each document.
    resolution : Resolution
        Which mention is which entity.
    """
    evidence: list[Proof] = []
    sentences = 0
    standing: Counter[str] = Counter()
    for extraction in extractions:
        by_sentence = _by_sentence(extraction, resolution)
        for places in by_sentence.values():
            sentences += 1
            standing.update({entity for entity, _ in places})
        evidence += _co_occurrences(extraction, by_sentence)
        evidence += _claims(extraction, resolution)
    evidence.sort(key=_in_order)
    return Linked(list(_links(evidence, standing, sentences)), evidence)


def _in_order(proof: Proof) -> tuple[object, ...]:
    return (
        proof.source, proof.target, proof.layer, proof.relation, proof.document,
        proof.sentence_start, proof.source_start, proof.target_start, proof.trigger_start or 0,
        proof.rule,
    )  # fmt: skip


Place = tuple[str, Mention]


def _by_sentence(extraction: Extraction, resolution: Resolution) -> dict[Span, list[Place]]:
    found: dict[Span, list[Place]] = defaultdict(list)
    for mention in extraction.mentions:
        entity = resolution.entity_of[mention.document, Span(mention.start_char, mention.end_char)]
        sentence = Span(mention.sentence_start, mention.sentence_end)
        found[sentence].append((entity, mention))
    return found


def _co_occurrences(
    extraction: Extraction, by_sentence: dict[Span, list[Place]]
) -> Iterator[Proof]:
    for sentence, places in by_sentence.items():
        first: dict[str, Mention] = {}
        for entity, mention in places:
            first.setdefault(entity, mention)
        for one, other in _pairs(sorted(first, key=lambda entity: first[entity].start_char)):
            source, target = sorted((one, other))
            yield Proof(
                source, target, CO_OCCURS, "cooccurrence", extraction.document.id, *sentence,
                first[source].start_char, first[source].end_char,
                first[target].start_char, first[target].end_char,
                None, None, "same sentence", 1.0, 0, "fact", "", "", extraction.document.date,
            )  # fmt: skip


def _pairs(entities: list[str]) -> Iterator[tuple[str, str]]:
    if len(entities) <= MANY_NAMES:
        yield from combinations(entities, 2)
        return
    for i, entity in enumerate(entities):
        yield from ((entity, other) for other in entities[i + 1 : i + 1 + _NEAR])


def _claims(extraction: Extraction, resolution: Resolution) -> Iterator[Proof]:
    for relation in extraction.relations:
        head = resolution.entity_of.get((relation.document, relation.head))
        tail = resolution.entity_of.get((relation.document, relation.tail))
        if head and tail and head != tail:
            yield _proof(relation, head, tail)


def _proof(relation: Relation, head: str, tail: str) -> Proof:
    ends = [(head, relation.head), (tail, relation.tail)]
    if is_symmetric(relation.type, relation.layer):
        ends.sort()
    (source, source_span), (target, target_span) = ends
    return Proof(
        source, target, relation.type, relation.layer, relation.document, *relation.sentence,
        *source_span, *target_span, *relation.trigger, relation.rule, relation.confidence,
        int(relation.negated), relation.modality, relation.attributed_to, relation.title,
        relation.date,
    )  # fmt: skip


def is_symmetric(relation: str, layer: Layer = "stated") -> bool:
    """Tell whether a relation reads the same from both ends; a verb always has its subject."""
    if layer != "stated":
        return layer == "cooccurrence"
    return relation == CO_OCCURS or bool(relation_types().get(relation, {}).get("symmetric"))


def _links(evidence: list[Proof], standing: Counter[str], sentences: int) -> Iterator[LinkRow]:
    start = 0
    while start < len(evidence):
        key = evidence[start][:4]
        end = start
        while end < len(evidence) and evidence[end][:4] == key:
            end += 1
        yield _link(evidence[start:end], standing, sentences)
        start = end


def _link(proofs: list[Proof], standing: Counter[str], sentences: int) -> LinkRow:
    first = proofs[0]
    dates = sorted(proof.date for proof in proofs if proof.date)
    if first.layer == "cooccurrence":
        score = npmi(len(proofs), standing[first.source], standing[first.target], sentences)
    else:
        score = score_of(proofs)
    return LinkRow(
        first.source, first.target, first.relation, first.layer,
        directed=int(not is_symmetric(first.relation, first.layer)),
        weight=len(proofs),
        documents=len({proof.document for proof in proofs}),
        score=round(score, 6),
        negated=round(sum(proof.negated for proof in proofs) / len(proofs), 6),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
        wikidata=_wikidata(first.relation) if first.layer == "stated" else "",
    )  # fmt: skip


def _wikidata(relation: str) -> str:
    return str(relation_types().get(relation, {}).get("wikidata", ""))


def npmi(together: int, one: int, other: int, total: int) -> float:
    """Return the normalised pointwise mutual information of two entities.

    Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction" (GSCL 2009):
    1 if they only stand together, 0 if as often as by chance, towards -1 if less.

    Parameters
    ----------
    together, one, other : int
        Sentences that name both, the one, the other.
    total : int
        Sentences that name anybody.

    Examples
    --------
    >>> npmi(2, 2, 2, 10), npmi(1, 5, 2, 10)
    (1.0, 0.0)
    """
    if together == total:
        return 1.0
    return math.log(together * total / (one * other)) / -math.log(together / total)
