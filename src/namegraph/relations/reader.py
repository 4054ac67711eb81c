"""Runs the rules over a document, and checks and qualifies what they read."""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from namegraph.knowledge import relation_types
from namegraph.relations.events import read_cooperation, read_meetings, read_visits
from namegraph.relations.qualifiers import attributed_to, is_negated, modality
from namegraph.relations.roles import read_offices
from namegraph.relations.states import (
    read_capitals,
    read_leaders,
    read_memberships,
    read_parts,
    read_places,
    read_seats,
)
from namegraph.relations.tree import Found, Tree, merge_names
from namegraph.spans import Name
from namegraph.types import Document, Relation, Span


RULES: tuple[Callable[[Tree], Iterator[Found]], ...] = (
    read_offices,
    read_leaders,
    read_capitals,
    read_memberships,
    read_parts,
    read_places,
    read_seats,
    read_meetings,
    read_visits,
    read_cooperation,
)
# A sentence with more names is a list, and its parse is not to be trusted.
_MANY_NAMES = 25


def read_relations(doc: Doc, document: Document, names: list[Name]) -> Iterator[Relation]:
    """Yield what the sentences of a document state, each statement once for each sentence.

    Merges the names of the ``Doc`` into single tokens, so it comes last.
    """
    if not names or not doc.has_annotation("DEP"):
        return
    tree = merge_names(doc, names)
    crowded = _crowded(tree)
    seen: set[tuple[str, int, int]] = set()
    for rule in RULES:
        for found in rule(tree):
            key = (found.type, found.head.i, found.tail.i)
            if (
                key not in seen
                and _is_possible(tree, found)
                and found.head.sent.start not in crowded
            ):
                seen.add(key)
                yield _relation(tree, document, found)


def _crowded(tree: Tree) -> set[int]:
    counts: dict[int, int] = {}
    for i in tree.names:
        start = tree.doc[i].sent.start
        counts[start] = counts.get(start, 0) + 1
    return {start for start, count in counts.items() if count > _MANY_NAMES}


def _is_possible(tree: Tree, found: Found) -> bool:
    """Check that both ends are of the kinds that the relation may have, in one sentence."""
    definition = relation_types()[found.type]
    return (
        tree.kind(found.head) in definition["domain"]
        and tree.kind(found.tail) in definition["range"]
        and found.head.text != found.tail.text
        and found.head.sent == found.tail.sent == found.trigger.sent
    )


def _relation(tree: Tree, document: Document, found: Found) -> Relation:
    trigger = Span(_start(found.trigger), _end(found.trigger_end or found.trigger))
    return Relation(
        document.id,
        found.type,
        Span(_start(found.head), _end(found.head)),
        Span(_start(found.tail), _end(found.tail)),
        trigger,
        _sentence(found),
        found.rule,
        found.confidence,
        is_negated(found.trigger),
        modality(found.trigger),
        attributed_to(tree, found.trigger),
        found.title,
        document.date,
    )


def _sentence(found: Found) -> Span:
    sentence = found.trigger.sent
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def _start(token: Token) -> int:
    return int(token.idx)


def _end(token: Token) -> int:
    return int(token.idx) + len(token.text)
