"""Where something is said to be: "the Secretariat is in Vienna", "Velmar is a bank from Oslo"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar, organization_words
from namegraph.relations.arguments import after_preposition, subjects
from namegraph.relations.places import body_in_place, holds
from namegraph.relations.tree import Found, Tree, children


# Nouns that say what sort of body something is.
_BODIES = grammar()["bodies"] | grammar()["makers"]
_BODIES |= {word.lower() for word in organization_words()["heads"]}
_CONFIDENCE = 0.9


def read_where(tree: Tree) -> Iterator[Found]:
    """Read what "is in" a place, and what is "a bank in" or "from" it."""
    for verb in tree.verbs.get("be", ()):
        for place in after_preposition(tree, verb, {"in"}):
            yield from _in_place(tree, verb, place)
        for noun in children(verb, "attr"):
            if noun.lower_ in _BODIES:
                for place in after_preposition(tree, noun, {"in", "from"}):
                    yield from _of_place(tree, verb, place)


def _in_place(tree: Tree, verb: Token, place: Token) -> Iterator[Found]:
    """Read "the Secretariat is in Vienna" and "Vienna is in Austria"."""
    for thing in subjects(tree, verb) if tree.kind(place) == "PLACE" else ():
        if tree.kind(thing) == "ORG":
            yield from body_in_place(thing, place, verb, aside=False)
        elif tree.kind(thing) == "PLACE" and holds(place, thing, is_part=False):
            yield Found("located_in", thing, place, verb, "place is in place", _CONFIDENCE)


def _of_place(tree: Tree, verb: Token, place: Token) -> Iterator[Found]:
    for body in subjects(tree, verb) if tree.kind(place) == "PLACE" else ():
        if tree.kind(body) == "ORG":
            yield Found("based_in", body, place, verb, "body is one of place", _CONFIDENCE)
