"""Clusters that the pipeline has found itself, with coreferee or fastcoref."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from namegraph.relations.coreference.story import StandIn, head_of
from namegraph.spans import Name


_NOUNS = ("NN", "PRP")
Part = tuple[int, int, int]  # start, end and head of a phrase


def find_in_clusters(doc: Doc, names: list[Name]) -> list[StandIn] | None:
    """Return the stand-ins of the pipeline's own clusters; None if it has found none."""
    clusters = _clusters(doc)
    if clusters is None:
        return None
    heads = {head_of(doc, name).i: name for name in names}
    inside = {i for name in names for i in range(name.start, name.end)}
    found = (s for parts in clusters for s in _stand_ins(doc, sorted(parts), heads, inside))
    return sorted(found)


def _clusters(doc: Doc) -> Iterator[list[Part]] | None:
    """Return the clusters of phrases, by coreferee or else by fastcoref."""
    chains = doc._.coref_chains if Doc.has_extension("coref_chains") else None
    if chains is not None:
        return ([p for mention in chain for p in _chain_part(doc, mention)] for chain in chains)
    spans = doc._.coref_clusters if Doc.has_extension("coref_clusters") else None
    if spans is not None:
        return (
            [p for start, end in cluster for p in _span_part(doc, start, end)] for cluster in spans
        )
    return None


def _chain_part(doc: Doc, mention: Iterable[int]) -> Iterator[Part]:
    """Yield the phrase of a mention in coreferee: the indexes of its heads, mostly one."""
    indexes = list(mention)
    if len(indexes) == 1:
        head = doc[indexes[0]]
        yield _start(head), head.i + 1, head.i


def _span_part(doc: Doc, start: int, end: int) -> Iterator[Part]:
    """Yield the phrase of a mention in fastcoref: offsets of characters."""
    span: Span | None = doc.char_span(start, end, alignment_mode="expand")
    if span is not None:
        yield span.start, span.root.i + 1, span.root.i


def _start(head: Token) -> int:
    return head.i if head.tag_.startswith("PRP") else min(head.left_edge.i, head.i)


def _stand_ins(
    doc: Doc, parts: list[Part], heads: dict[int, Name], inside: set[int]
) -> Iterator[StandIn]:
    """Yield what has no name, with the nearest name before it."""
    latest: Name | None = None
    for start, end, head in parts:
        latest = heads.get(head, latest)
        if latest and head not in inside and doc[head].tag_.startswith(_NOUNS):
            yield StandIn(start, end, head, (latest,), "cluster")
