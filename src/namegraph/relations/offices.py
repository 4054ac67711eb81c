"""Who leads a body or holds an office in it: titles before and after names, and verbs."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar, titles
from namegraph.relations.appointments import find_appointing
from namegraph.relations.arguments import (
    after_preposition,
    objects,
    passive_subjects,
    subjects,
)
from namegraph.relations.holders import AFTER, BY_VERB, Described, find_holders
from namegraph.relations.roles import Role, find_offices
from namegraph.relations.sorts import is_chamber
from namegraph.relations.tree import Found, Tree, is_passive


_CONFIDENCE = 0.9
_NAMING = grammar()["naming"]
_HELMS = grammar()["helms"]
_PUTTING = {"leave", "place", "put"}
_ENDS_OF_VERBS = {"nsubj", "nsubjpass", "dobj"}


def read_offices(tree: Tree) -> Iterator[Found]:
    """Read "OSCE Secretary General Ann Lee", "Ann Lee, head of the OSCE", "Ann Lee is ..."."""
    yield from _at_helm(tree)
    yield from _in_charge(tree)
    described: Described = {}
    for role in find_offices(tree):
        for person, rule, confidence in find_holders(tree, role, described):
            if rule == AFTER:
                described.update(dict.fromkeys(range(role.start, role.end), person))
            if rule == BY_VERB:
                yield from _appointed(tree, role, person)
                if _is_elected_by(role, person):
                    continue
            else:
                tree.holders.update(dict.fromkeys(range(role.start, role.end), person))
                if role.start < role.body.i < person.i and role.body.dep_ in _ENDS_OF_VERBS:
                    tree.holders[role.body.i] = person
            yield Found(
                role.type,
                person,
                role.body,
                tree.doc[role.start],
                rule,
                confidence,
                role.title if role.type != "citizen_of" else "",
                tree.doc[role.end - 1],
                aside=rule != BY_VERB,
            )


def _at_helm(tree: Tree) -> Iterator[Found]:
    """Read "Ann Lee, at the helm of Velmar" and "spent ten years at the head of Velmar"."""
    for word in sorted(_HELMS & tree.words):
        for noun in tree.tokens(word):
            at = noun.head
            if noun.dep_ == "pobj" and at.lower_ == "at":
                person = at.head
                people = [person] if tree.kind(person) else subjects(tree, person)
                for body in after_preposition(tree, noun, {"of"}):
                    yield from (_leads(each, body, noun, person) for each in people)


def _in_charge(tree: Tree) -> Iterator[Found]:
    """Read "Ann Lee is in charge of Velmar", and who "put her in charge of Velmar"."""
    for noun in tree.tokens("charge"):
        verb = noun.head.head
        if noun.dep_ != "pobj" or noun.head.lower_ != "in" or verb.tag_[:1] != "V":
            continue
        is_put = verb.lemma_ in _PUTTING
        people = _put(tree, verb) if is_put else subjects(tree, verb)
        givers = after_preposition(tree, verb, {"by"}) if is_passive(verb) else subjects(tree, verb)
        for body in after_preposition(tree, noun, {"of"}):
            for each in people:
                yield Found("head_of", each, body, noun, "in charge", _CONFIDENCE)
        for giver in givers if is_put else ():
            for each in people:
                yield Found("appointed", giver, each, noun, "in charge", _CONFIDENCE)


def _put(tree: Tree, verb: Token) -> list[Token]:
    return passive_subjects(tree, verb) if is_passive(verb) else objects(tree, verb)


def _leads(person: Token, body: Token, noun: Token, above: Token) -> Found:
    is_aside = person == above
    return Found("head_of", person, body, noun, "at the helm", _CONFIDENCE, aside=is_aside)


def _is_elected_by(role: Role, person: Token) -> bool:
    """Tell "the Senate elected Ann Lee prime minister", who then heads no Senate."""
    words = role.title.lower().split()
    is_of_state = not titles()["state"].isdisjoint(words) and role.body.i < person.i < role.start
    return is_of_state and is_chamber(role.body.text)


def _appointed(tree: Tree, role: Role, person: Token) -> Iterator[Found]:
    """Read who gave somebody an office: "Velmar named Ann Lee its head"."""
    verb, people = find_appointing(tree, role.start, role.end)
    above = tree.doc[role.start : role.end].root.head
    if verb is None and above.lower_ in _NAMING and is_passive(above):  # "was made head by Norway"
        givers = after_preposition(tree, above, {"by"})
        yield from (Found("appointed", g, person, above, BY_VERB, _CONFIDENCE) for g in givers)
    for giver in subjects(tree, verb) if verb is not None and person in people else ():
        yield Found("appointed", giver, person, verb or person, BY_VERB, _CONFIDENCE)
