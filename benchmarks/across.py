"""Whether names mean the same across documents, where the names are given.

Where a set has ids of a knowledge base, names with one id are the same "by id"; those without one
are left out. "By full name", two names in one document are the same if their cluster is, and
clusters of two documents are the same if they have one kind and one full name: the longest of the
cluster, for a person of two words or more. A full name that two clusters of a document share tells
nothing.

The latter rule knows no other names: "American" in one document and "United States" in another are
two entities to it. Where adjectives are places, as in ``redocred``, it holds right joins against
the resolver, so compare versions of namegraph with each other there. "In a document", names are
the same if their cluster is, and nothing is asked across documents.

``redocred`` calls "American" and "United States" two entities in one document too; to namegraph
both are the country. ``without_demonyms`` leaves out what the gazetteer has as an adjective or a
word for people, on both sides, so that this difference does not count.
"""

from collections import Counter
from collections.abc import Hashable, Mapping

import namegraph as ng
from gold import Gold
from namegraph.resolve.groups import Form, is_demonym
from namegraph.types import Extraction, Kind, Mention, Span
from scoring import Score, b_cubed, normal


IN_A_DOCUMENT = "in a document"
Identities = dict[tuple[str, Span], Hashable]


def scores_across(
    golds: list[Gold], rule: str, *, without_demonyms: bool = False
) -> tuple[Score, Score]:
    """Return B-cubed of equal strings, and of the resolver, by one of ``RULES``."""
    truth = RULES[rule](golds)
    if without_demonyms:
        truth = {place: same for place, same in truth.items() if place not in _demonyms(golds)}
    entity_of = ng.Resolver().resolve(map(_extraction, golds)).entity_of
    strings: Identities = {}
    resolved: Identities = {}
    for gold in golds:
        for span, name in gold.names.items():
            scope = gold.document.id if rule == IN_A_DOCUMENT else ""
            strings[gold.document.id, span] = scope, name.kind, normal(gold.text(span))
            resolved[gold.document.id, span] = scope, entity_of[gold.document.id, name.written]
    return b_cubed(truth, _only(strings, truth)), b_cubed(truth, _only(resolved, truth))


def _demonyms(golds: list[Gold]) -> set[tuple[str, Span]]:
    return {
        (gold.document.id, span)
        for gold in golds
        for span, name in gold.names.items()
        if name.kind == "PLACE" and is_demonym(Form("PLACE", gold.text(span)))
    }


def _only(found: Mapping[tuple[str, Span], Hashable], truth: Identities) -> Identities:
    return {place: found[place] for place in truth}


def _extraction(gold: Gold) -> Extraction:
    whole = (0, len(gold.document.text))
    mentions = (
        Mention(gold.document.id, *name.written, gold.text(name.written), name.kind, "", *whole)
        for name in gold.names.values()
    )
    return Extraction(gold.document, tuple(mentions))


def _by_id(golds: list[Gold]) -> Identities:
    return {
        (gold.document.id, span): name.kb
        for gold in golds
        for span, name in gold.names.items()
        if name.kb
    }


def _by_full_name(golds: list[Gold]) -> Identities:
    truth: Identities = {}
    for gold in golds:
        full = _full_names(gold)
        uses = Counter(full.values())
        for span, name in gold.names.items():
            own = full.get(name.cluster)
            is_telling = own is not None and uses[own] == 1
            truth[gold.document.id, span] = own if is_telling else (gold.document.id, name.cluster)
    return truth


def _full_names(gold: Gold) -> dict[Hashable, tuple[Kind, str]]:
    """Return kind and full name of each cluster that has one."""
    longest: dict[Hashable, tuple[int, str, Kind]] = {}
    for span, name in gold.names.items():
        text = normal(gold.text(span))
        candidate = (len(text), text, name.kind)
        longest[name.cluster] = max(longest.get(name.cluster, candidate), candidate)
    return {
        cluster: (kind, text)
        for cluster, (_, text, kind) in longest.items()
        if kind != "PERSON" or " " in text
    }


def _in_a_document(golds: list[Gold]) -> Identities:
    return {
        (gold.document.id, span): (gold.document.id, name.cluster)
        for gold in golds
        for span, name in gold.names.items()
    }


RULES = {"full name": _by_full_name, "id": _by_id, IN_A_DOCUMENT: _in_a_document}
