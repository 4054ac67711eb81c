"""What happened: meetings, visits, cooperation."""

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.tree import (
    Found,
    Tree,
    after_preposition,
    children,
    cues,
    is_passive,
    noun_cues,
    objects,
    owners,
    passive_subjects,
    subjects,
    verb_cues,
)


# Verbs that say of a noun that it took place: "held talks with", "paid a visit to".
_CARRIERS = grammar()["carriers"]
_MUTUAL = grammar()["mutual"]
_ARRIVING = grammar()["arriving"]


def read_meetings(tree: Tree) -> Iterator[Found]:
    """Read "A met B", "A and B met", "talks between A and B", "A held talks with B"."""
    for verb in verb_cues(tree, "met"):
        if is_passive(verb):
            one, other = passive_subjects(tree, verb), after_preposition(tree, verb, {"by"})
        else:
            one = subjects(tree, verb)
            other = objects(tree, verb) or after_preposition(tree, verb, {"with"})
        yield from _pairs("met", one, other, verb, "meeting verb", 0.9)
        if not other and verb.lower_ in _MUTUAL and not list(children(verb, "dobj")):
            yield from _each_other("met", one, verb, "meeting verb", 0.85)
    yield from _joint_nouns(tree, "met", "meeting noun")


def read_visits(tree: Tree) -> Iterator[Found]:
    """Read "A visited B", "A paid a visit to B", "the visit of A to B", "A arrived in B"."""
    for verb in verb_cues(tree, "visited"):
        if is_passive(verb):
            one, other = after_preposition(tree, verb, {"by"}), passive_subjects(tree, verb)
        else:
            one, other = subjects(tree, verb), objects(tree, verb)
        yield from _pairs("visited", one, other, verb, "visiting verb", 0.92)
    for noun in noun_cues(tree, "visited"):
        places = after_preposition(tree, noun, {"to"})
        visitors = after_preposition(tree, noun, {"of", "by"}) or owners(tree, noun)
        visitors = visitors or _carried_by(tree, noun)
        places = places or after_preposition(tree, noun.head, {"to"})
        yield from _pairs("visited", visitors, places, noun, "visit noun", 0.9)
    for verb in cues(tree, sorted(_ARRIVING), verbs=True):
        places = after_preposition(tree, verb, {"in", "to"})[:1]
        yield from _pairs("visited", subjects(tree, verb), places, verb, "arriving verb", 0.8)


def read_cooperation(tree: Tree) -> Iterator[Found]:
    """Read "A cooperates with B" and "cooperation between A and B"."""
    for verb in verb_cues(tree, "cooperates_with"):
        other = after_preposition(tree, verb, {"with"})
        yield from _pairs("cooperates_with", subjects(tree, verb), other, verb, "working verb", 0.9)
    yield from _joint_nouns(tree, "cooperates_with", "cooperation noun")


def _joint_nouns(tree: Tree, type_: str, rule: str) -> Iterator[Found]:
    """Read "talks between A and B", "A's talks with B", "A held talks with B"."""
    for noun in noun_cues(tree, type_):
        between = after_preposition(tree, noun, {"between", "among"})
        yield from _each_other(type_, between, noun, rule, 0.92)
        partners = after_preposition(tree, noun, {"with"})
        owning = after_preposition(tree, noun, {"of"}) or owners(tree, noun)
        yield from _pairs(type_, owning or _carried_by(tree, noun), partners, noun, rule, 0.88)


def _carried_by(tree: Tree, noun: Token) -> list[Token]:
    """Return the subject in "A held talks": who did what a noun says."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in {"on", "in"}:  # "is on a visit to"
        return subjects(tree, verb.head) if verb.head.tag_.startswith("V") else []
    if verb.lower_ not in _CARRIERS:
        return []
    if noun.dep_ == "nsubjpass":
        return after_preposition(tree, verb, {"by"})
    return subjects(tree, verb) if noun.dep_ == "dobj" else []


def _pairs(
    type_: str, heads: list[Token], tails: list[Token], trigger: Token, rule: str, confidence: float
) -> Iterator[Found]:
    for head in heads:
        for tail in tails:
            if head.i != tail.i:
                yield Found(type_, head, tail, trigger, rule, confidence)


def _each_other(
    type_: str, names: list[Token], trigger: Token, rule: str, confidence: float
) -> Iterator[Found]:
    for one, other in combinations(names, 2):
        yield Found(type_, one, other, trigger, rule, confidence)
