"""Runs the rules over a document, and checks and qualifies what they read."""

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
from namegraph.types import Document, Modality, Relation, Span


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
# A sentence with more names is a list, and its parse is not to be trusted.
_MANY_NAMES = 25


def read_relations(doc: Doc, document: Document, names: list[Name]) -> Iterator[Relation]:
    """Yield what the sentences of a document state, each statement once for each sentence."""
    if not doc.has_annotation("DEP"):
        return
    for sentence, inside in _sentences(doc, names):
        tree = merge_names(_copy(sentence), inside)
        for found in _read(tree):
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
        if 1 < len(inside) <= _MANY_NAMES and "?" not in {token.text for token in sentence[-2:]}:
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


def _read(tree: Tree) -> Iterator[Found]:
    """Yield each statement once; a verb ties two names only where no typed relation does so."""
    seen: set[tuple[str, int, int]] = set()
    tied: set[frozenset[int]] = set()
    for rule in RULES:
        for found in map(_in_order, rule(tree)):
            key = (found.type, found.head.i, found.tail.i)
            if key not in seen and _is_possible(tree, found):
                seen.add(key)
                tied.add(frozenset((found.head.i, found.tail.i, found.trigger.i)))
                yield found
    for found in read_open_verbs(tree):
        key = (found.type, found.head.i, found.tail.i)
        ends = frozenset((found.head.i, found.tail.i, found.trigger.i))
        if key not in seen and ends not in tied and found.head.text != found.tail.text:
            seen.add(key)
            yield found


def _in_order(found: Found) -> Found:
    """Let the name that comes first be the head where both ends are alike."""
    if found.head.i > found.tail.i and relation_types()[found.type]["symmetric"]:
        return found._replace(head=found.tail, tail=found.head)
    return found


def _is_possible(tree: Tree, found: Found) -> bool:
    """Check that both ends are of the kinds that the relation may have."""
    definition = relation_types()[found.type]
    return (
        tree.kind(found.head) in definition["domain"]
        and tree.kind(found.tail) in definition["range"]
        and found.head.text != found.tail.text
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
