"""Runs the rules over a document, and checks and qualifies what they read."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from spacy.tokens import Doc, Token

from namegraph.errors import RelationTypeError
from namegraph.knowledge import relation_types
from namegraph.relations.attribution import attributed_to
from namegraph.relations.contacts import read_contacts
from namegraph.relations.designations import read_designations
from namegraph.relations.events import read_events
from namegraph.relations.home import read_homes
from namegraph.relations.merging import is_parsed
from namegraph.relations.nationality import read_nationalities
from namegraph.relations.nouns import read_nouns
from namegraph.relations.occasions import read_occasions
from namegraph.relations.offices import read_offices
from namegraph.relations.open_verbs import read_open_verbs
from namegraph.relations.origins import read_origins
from namegraph.relations.own import Rule
from namegraph.relations.participles import read_participles
from namegraph.relations.places import (
    read_bodies_of_people,
    read_bodies_of_places,
    read_parts,
    read_places,
)
from namegraph.relations.qualifiers import is_left_out, is_negated, modality
from namegraph.relations.seats import read_seats
from namegraph.relations.sentences import Sentence, read_sentences
from namegraph.relations.several import read_several
from namegraph.relations.together import read_more_kin, read_partners, read_relatives
from namegraph.relations.tree import Found, Tree
from namegraph.relations.verbs import read_verbs
from namegraph.relations.when import statement_date
from namegraph.relations.where import read_where
from namegraph.spans import Name
from namegraph.types import Document, Modality, Relation, Span


# How often a pronoun stands for the name that is taken for it, with a margin for unseen text.
_COREFERENCE = 0.93
# How a noun hangs on the verb that says with it what happened: "got a degree and a prize".
_WITH_VERB = {"conj", "dobj", "nsubjpass", "pobj", "prep"}
# Who holds an office in a body works for it, of course.
_OFFICES = {"head_of", "position_held"}
# What a user's rule reads is taken to be as sure as most of ours, unless it tells itself.
_OWN_CONFIDENCE = 0.9

Reader = Callable[[Tree], Iterator[Found]]
RULES: tuple[Reader, ...] = (
    read_offices,
    read_several,
    read_nationalities,
    read_origins,
    read_participles,
    read_nouns,
    read_verbs,
    read_contacts,
    read_events,
    read_seats,
    read_occasions,
    read_partners,
    read_parts,
    read_bodies_of_people,
    read_bodies_of_places,
    read_places,
    read_designations,
    read_where,
    read_homes,
    read_relatives,
    read_more_kin,
)


def read_relations(
    doc: Doc,
    document: Document,
    names: list[Name],
    *,
    refused: Counter[str] | None = None,
    rules: Sequence[Rule] = (),
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
    rules : sequence of Rule, optional
        The user's own.
    """
    if not is_parsed(doc):
        return
    counted = Counter() if refused is None else refused
    own: list[Reader] = [partial(_read_own, rule) for rule in rules]
    readers = (*RULES, *own)
    for sentence in read_sentences(doc, names):
        # A verb ties names alone: what stands for one is left to the types.
        is_open = len(sentence.tree.names.keys() - sentence.stands_for.keys()) > 1
        more = (read_open_verbs,) if is_open else ()
        for found in _read(sentence, (*readers, *more), counted):
            yield from _relations(sentence, document, found)


def _read(sentence: Sentence, readers: Sequence[Reader], refused: Counter[str]) -> Iterator[Found]:
    """Yield each statement once; a verb ties two names only where no typed relation does so."""
    tree = sentence.tree
    seen: set[tuple[str, int, int]] = set()
    tied: set[frozenset[int]] = set()
    offices: set[tuple[int, int]] = set()
    for read in readers:
        for found in map(_in_order, read(tree)):
            key = (found.type, found.head.i, found.tail.i)
            ends = found.head.i, found.tail.i
            said = frozenset((*ends, found.trigger.i))
            is_told = (
                key in seen
                or (found.layer == "verb" and said in tied)
                or (found.type == "employed_by" and ends in offices)
            )
            if is_told or not _is_sure(sentence, found):
                continue
            seen.add(key)
            if _is_possible(tree, found):
                if found.type in _OFFICES:
                    offices.add(ends)
                tied |= {frozenset((*ends, word.i)) for word in _words_of(tree, found.trigger)}
                yield found
            else:
                refused[found.type] += 1


def _words_of(tree: Tree, trigger: Token) -> Iterator[Token]:
    """Yield a trigger and the verb it is said with: "degree" and "holds" of "holds a degree"."""
    yield trigger
    while trigger.dep_ in _WITH_VERB and not tree.kind(trigger.head):
        trigger = trigger.head
    yield trigger


def _read_own(rule: Rule, tree: Tree) -> Iterator[Found]:
    """Read what a rule of the user's yields, under its name."""
    for item in rule.function(tree) or ():
        if isinstance(item, Found) and (item.type, item.layer) == (rule.type, "stated"):
            yield item._replace(rule=rule.name)
        elif _are_tokens(item):
            head, tail, trigger = item
            yield Found(rule.type, head, tail, trigger, rule.name, _OWN_CONFIDENCE)
        else:
            raise RelationTypeError(
                f"the rule {rule.name!r} yields {item!r}; let it yield (head token, tail token, "
                f"trigger token), or a Found of type {rule.type!r}"
            )


def _are_tokens(item: Any) -> bool:
    is_triple = isinstance(item, tuple) and len(item) == 3
    return is_triple and all(isinstance(each, Token) for each in item)


def _in_order(found: Found) -> Found:
    """Let the name that comes first be the head where both ends are alike."""
    if found.head.i > found.tail.i and _is_symmetric(found):
        return found._replace(head=found.tail, tail=found.head)
    return found


def _is_symmetric(found: Found) -> bool:
    """Tell whether what was found reads the same from both ends."""
    return found.layer == "stated" and bool(relation_types()[found.type]["symmetric"])


def _is_sure(sentence: Sentence, found: Found) -> bool:
    """Tell whether enough is named: one end may be a pronoun, but not of an open verb."""
    others = {found.head.i, found.tail.i} & sentence.stands_for.keys()
    if not others:
        return found.head.text != found.tail.text
    return found.layer == "stated" and len(others) == 1


def _is_possible(tree: Tree, found: Found) -> bool:
    """Check that both ends are of the kinds that the relation may have."""
    if found.layer == "verb":
        return True
    definition = relation_types()[found.type]
    tail = tree.implied.get(found.tail.i) or tree.names.get(found.tail.i)
    return (
        tree.kind(found.head) in definition["domain"]
        and tail is not None
        and tail.kind in definition["range"]
    )


def _relations(sentence: Sentence, document: Document, found: Found) -> Iterator[Relation]:
    """Yield a relation for each name that an end stands for, one mostly."""
    tree, offset = sentence.tree, sentence.offset
    is_direct = not {found.head.i, found.tail.i} & sentence.stands_for.keys()
    for head in _named(sentence, found.head):
        for tail in _named(sentence, found.tail):
            if sentence.keys.get(head.start, head) == sentence.keys.get(tail.start, tail):
                continue
            yield Relation(
                document.id,
                found.type,
                head,
                tail,
                _span(found.trigger, found.trigger_end or found.trigger, offset),
                _passage(sentence, document.text, head, tail),
                found.rule if is_direct else f"{found.rule} +coref",
                found.confidence if is_direct else round(found.confidence * _COREFERENCE, 3),
                *_qualifiers(tree, found),
                found.title,
                statement_date(tree, found.trigger, document.date),
                found.layer,
            )


def _named(sentence: Sentence, end: Token) -> tuple[Span, ...]:
    return sentence.stands_for.get(end.i) or (_span(end, end, sentence.offset),)


def _passage(sentence: Sentence, text: str, head: Span, tail: Span) -> Span:
    """Return the sentence; from the sentence of a name on, where a pronoun stands for it."""
    own = text[sentence.offset : sentence.end]
    end = sentence.offset + len(own.rstrip())
    begin = sentence.offset + len(own) - len(own.lstrip())
    return Span(min(begin, *(sentence.starts.get(name, begin) for name in (head, tail))), end)


def _qualifiers(tree: Tree, found: Found) -> tuple[bool, Modality, str]:
    if found.aside:
        return False, "fact", ""
    trigger = found.trigger
    negated = is_negated(trigger) or is_left_out(found.head) or is_left_out(found.tail)
    return negated, modality(trigger), attributed_to(tree, trigger)


def _span(first: Token, last: Token, offset: int) -> Span:
    return Span(offset + first.idx, offset + last.idx + len(last.text))
