"""How well namegraph reads articles that a person has annotated.

A gold file is JSONL, one article a line: ``text``; ``entities``, each with ``start``, ``end``,
``type`` (PERSON, ORG or PLACE) and ``cluster`` (the entity, a number); ``relations``, each with
``head`` and ``tail`` (clusters) and ``type``. Marks that may be true:

``optional``, ``adjectival``
    The name may be found or not; ``optional`` also for a relation.
``nested``
    The name stands inside a longer one. It is not asked for, but its entity may be in a relation.
``negated``
    The sentence denies the relation.
``needs_coref``, ``cross_sentence``, ``inferred_from_name``
    No single sentence plainly states it between two names: a pronoun stands for one, another
    sentence is needed, or only the name itself says it.
"""

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from namegraph.documents import make_document
from namegraph.evaluate.gold import Gold, given_names, read_gold
from namegraph.evaluate.names import judge_names
from namegraph.evaluate.relations import Judged, judge_relations, pair_scores, relation_scores
from namegraph.evaluate.score import ALL, ALL_KNOWN, PLAIN, Judgement, Score, add_up, in_order
from namegraph.extractor import Extractor, read_with_names
from namegraph.knowledge import using_types
from namegraph.models import Ner
from namegraph.pipeline import read_texts
from namegraph.resolve import Resolver
from namegraph.typefile import TypeFile
from namegraph.types import Extraction


if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["ALL", "ALL_KNOWN", "PLAIN", "Score", "evaluate"]

_GIVEN = ", names given"


class _Readings(NamedTuple):
    """One article as it is read by itself, and with the names of the gold."""

    row: Gold
    own: Extraction
    given: Extraction


def evaluate(
    gold: str | os.PathLike[str],
    *,
    model: "str | Language | None" = None,
    ner: Ner = "tuned",
    relation_types: TypeFile = None,
) -> list[Score]:
    """Score a pipeline with namegraph on an annotated file.

    A leading article and a possessive do not count; mentions marked optional or adjectival are
    neither asked for nor held against the reader. A relation counts once for an article, wherever
    in it it is said; its ends are the annotated entities that the names overlap. Relations and
    pairs are also scored with the annotated names in place of those that were read.

    Parameters
    ----------
    gold : path
        JSONL file in the form that this module describes.
    model : str or Language, optional
        A spaCy pipeline or its name; ``en_core_web_md`` by default.
    ner : {"tuned", "stock", "accurate"}
        Which weights the default pipeline reads names with.
    relation_types : path, optional
        A file of relation types of your own (see :func:`namegraph.build`).

    Returns
    -------
    list of Score
        Mentions, entities, relations and pairs: the totals first, then each kind or type.

    Raises
    ------
    GoldError
        If the file cannot be read or is not in that form.
    RelationTypeError
        If the file of relation types is not as it should be.
    """
    extractor = Extractor(model, ner=ner, relation_types=relation_types)
    with using_types(extractor.own.types):
        return _evaluate(extractor, list(read_gold(Path(gold))))


def _evaluate(extractor: Extractor, rows: list[Gold]) -> list[Score]:
    readings = list(_read(extractor, rows))
    names = add_up(chain.from_iterable(map(_judge_names, readings)))
    own = ((each.row, each.own) for each in readings)
    given = ((each.row, each.given) for each in readings)
    return in_order([*names, *_scores("", own), *_scores(_GIVEN, given)])


def _read(extractor: Extractor, rows: list[Gold]) -> Iterator[_Readings]:
    documents = [make_document(f"{i}", {"text": row["text"]}) for i, row in enumerate(rows)]
    texts = (
        (document.text, (document, row)) for document, row in zip(documents, rows, strict=True)
    )
    for doc, (document, row) in read_texts(extractor.nlp, texts):
        # First from a copy, because reading uses up a Doc.
        names, rules = given_names(doc, row), extractor.own.rules
        given = read_with_names(doc.copy(), document, names, rules=rules)
        yield _Readings(row, extractor.read(doc, document), given)


def _judge_names(reading: _Readings) -> Iterator[Judgement]:
    return judge_names(reading.row, reading.own, Resolver().resolve([reading.own]))


def _scores(how: str, readings: Iterator[tuple[Gold, Extraction]]) -> Iterator[Score]:
    stated: list[Judged] = []
    verb: list[Judged] = []
    for row, extraction in readings:
        for layer, judged in (("stated", stated), ("verb", verb)):
            relations = (each for each in extraction.relations if each.layer == layer)
            judged.extend(judge_relations(extraction.document.id, row, relations))
    yield from relation_scores(f"relation{how}", stated)
    yield from pair_scores(f"pair{how}", stated, verb)
