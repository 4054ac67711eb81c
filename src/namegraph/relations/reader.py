"""Runs the rules over a document, and checks and qualifies what they read."""

from collections import Counter
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from namegraph.knowledge import relation_types
from namegraph.relations.events import read_events
from namegraph.relations.nationality import read_nationalities
from namegraph.relations.nouns import read_nouns
from namegraph.relations.open_verbs import read_open_verbs
from namegraph.relations.places import (
    read_bodies_of_people,
    read_bodies_of_places,
    read_parts,
    read_places,
)
from namegraph.relations.qualifiers import attributed_to, is_negated, modality
from namegraph.relations.roles import read_offices
from namegraph.relations.tree import Found, Tree, merge_names
from namegraph.relations.verbs import read_verbs
from namegraph.relations.when import statement_date
from namegraph.spans import Name, overlapping
from namegraph.types import MANY_NAMES, Document, Modality, Relation, Span


RULES: tuple[Callable[[Tree], Iterator[Found]], ...] = (
    read_offices,
    read_nationalities,
    read_nouns,
    read_verbs,
    read_events,
    read_parts,
    read_bodies_of_people,
    read_bodies_of_places,
    read_places,
)


def read_relations(
    doc: Doc, document: Document, names: list[Name], *, refused: Counter[str] | None = None
) -> Iterator[Relation]:
    """Yield what the sentences of a document state, each statement once for each sentence.

    Parameters
    ----------
    doc : Doc
        The parsed text.
    document : Document
        What it is the text of.
    names : list of Name
        Its names, sorted and disjoint.
    refused : Counter, optional
        Counts, by type, the statements whose ends are of kinds that the type forbids.
    """
    if not doc.has_annotation("DEP"):
        return
    counted = Counter() if refused is None else refused
    for sentence, inside in _sentences(doc, names):
        tree = merge_names(_copy(sentence), inside)
        for found in _read(tree, counted):
            yield _relation(tree, document, found, sentence.start_char)


def _sentences(doc: Doc, names: list[Name]) -> Iterator[tuple[SpacySpan, list[Name]]]:
    """Yield the sentences in which a relation can stand, with their names counted from there.

    Those with two names or more, but not those with so many that they are lists, and no
    questions: they state nothing.
    """
    for sentence in doc.sents:
        inside = [
            name._replace(start=name.start - sentence.start, end=name.end - sentence.start)
            for name in overlapping(names, sentence.start, sentence.end)
            if sentence.start <= name.start and name.end <= sentence.end
        ]
        if 1 < len(inside) <= MANY_NAMES and "?" not in {token.text for token in sentence[-2:]}:
            yield sentence, inside


def _copy(sentence: SpacySpan) -> Doc:
    """Return a sentence as a ``Doc``; ``Span.as_doc`` goes through the whole text for each."""
    return Doc(
        sentence.doc.vocab,
        words=[token.text for token in sentence],
        spaces=[bool(token.whitespace_) for token in sentence],
        tags=[token.tag_ for token in sentence],
        lemmas=[token.lemma_ for token in sentence],
        heads=[token.head.i - sentence.start for token in sentence],
        deps=[token.dep_ for token in sentence],
    )


def _read(tree: Tree, refused: Counter[str]) -> Iterator[Found]:
    """Yield each statement once; a verb ties two names only where no typed relation does so."""
    seen: set[tuple[str, int, int]] = set()
    tied: set[frozenset[int]] = set()
    for rule in (*RULES, read_open_verbs):
        for found in map(_in_order, rule(tree)):
            key = (found.type, found.head.i, found.tail.i)
            said = frozenset((found.head.i, found.tail.i, found.trigger.i))
            is_told = key in seen or (found.layer == "verb" and said in tied)
            if is_told or found.head.text == found.tail.text:
                continue
            seen.add(key)
            if _is_possible(tree, found):
                tied.add(said)
                yield found
            else:
                refused[found.type] += 1


def _in_order(found: Found) -> Found:
    """Let the name that comes first be the head where both ends are alike."""
    if found.head.i > found.tail.i and _is_symmetric(found):
        return found._replace(head=found.tail, tail=found.head)
    return found


def _is_symmetric(found: Found) -> bool:
    """Tell whether what was found reads the same from both ends."""
    return found.layer == "stated" and bool(relation_types()[found.type]["symmetric"])


def _is_possible(tree: Tree, found: Found) -> bool:
    """Check that both ends are of the kinds that the relation may have."""
    if found.layer == "verb":
        return True
    definition = relation_types()[found.type]
    return (
        tree.kind(found.head) in definition["domain"]
        and tree.kind(found.tail) in definition["range"]
    )


def _relation(tree: Tree, document: Document, found: Found, offset: int) -> Relation:
    text = tree.doc.text
    start = offset + len(text) - len(text.lstrip())
    return Relation(
        document.id,
        found.type,
        _span(found.head, found.head, offset),
        _span(found.tail, found.tail, offset),
        _span(found.trigger, found.trigger_end or found.trigger, offset),
        Span(start, start + len(text.strip())),
        found.rule,
        found.confidence,
        *_qualifiers(tree, found),
        found.title,
        statement_date(tree, found.trigger, document.date),
        found.layer,
    )


def _qualifiers(tree: Tree, found: Found) -> tuple[bool, Modality, str]:
    if found.aside:
        return False, "fact", ""
    trigger = found.trigger
    return is_negated(trigger), modality(trigger), attributed_to(tree, trigger)


def _span(first: Token, last: Token, offset: int) -> Span:
    return Span(offset + first.idx, offset + last.idx + len(last.text))
