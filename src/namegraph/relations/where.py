"""Where something is said to be: "the Secretariat is in Vienna", "Velmar, a bank in Oslo"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar, organization_words
from namegraph.relations.arguments import after_preposition, subjects
from namegraph.relations.noun_phrases import inner_nouns
from namegraph.relations.places import body_in_place, holds, is_wider
from namegraph.relations.tree import Found, Tree, children


# Nouns that say what sort of body something is.
_BODIES = grammar()["bodies"] | grammar()["makers"]
_BODIES |= {word.lower() for word in organization_words()["heads"]}
# What may be from somewhere, but "the owner of clubs in Oslo" need not be there.
_OF_PLACE = _BODIES | grammar()["businesses"]
# Nouns for bodies that have others for members.
_UNIONS = grammar()["unions"]
_CONFIDENCE = 0.9


def read_where(tree: Tree) -> Iterator[Found]:
    """Read what "is in" a place, and what is "a bank in" or "from" it."""
    for verb in tree.verbs.get("be", ()):
        for place in after_preposition(tree, verb, {"in"}):
            yield from _in_place(tree, verb, place)
        for noun in children(verb, "attr"):
            yield from _of_place(tree, subjects(tree, verb), noun, verb)
    for i, name in tree.names.items():
        for noun in children(tree.doc[i], "appos") if name.kind == "ORG" else ():
            for found in _of_place(tree, [tree.doc[i]], noun, noun):
                yield found._replace(aside=True)


def _in_place(tree: Tree, verb: Token, place: Token) -> Iterator[Found]:
    """Read "the Secretariat is in Vienna" and "Vienna is in Austria"."""
    for thing in subjects(tree, verb) if tree.kind(place) == "PLACE" else ():
        if tree.kind(thing) == "ORG":
            yield from body_in_place(thing, place, verb, aside=False)
        elif tree.kind(thing) == "PLACE" and holds(place, thing, is_part=False):
            yield Found("located_in", thing, place, verb, "place is in place", _CONFIDENCE)


def _of_place(tree: Tree, things: list[Token], noun: Token, trigger: Token) -> Iterator[Found]:
    """Read "Velmar is a bank in Oslo", "Velmar, a network of clubs from Norway and Sweden"."""
    bodies = [thing for thing in things if tree.kind(thing) == "ORG"]
    before = {"in", "from"} if noun.lower_ in _BODIES else {"from"}
    for body in bodies if noun.lower_ in _OF_PLACE else ():
        for place in after_preposition(tree, noun, before):
            if tree.kind(place) == "PLACE" and not is_wider(place.text):
                yield Found("based_in", body, place, trigger, "body is one of place", _CONFIDENCE)
    for body in bodies if noun.lower_ in _UNIONS else ():
        for place in _of_members(tree, noun):
            yield Found("has_members_from", body, place, trigger, "body of members", _CONFIDENCE)


def _of_members(tree: Tree, union: Token) -> list[Token]:
    """Return the countries in "a network of clubs from Norway and Sweden"."""
    return [
        place
        for members in inner_nouns(tree, union)
        if members.tag_ == "NNS"
        for place in after_preposition(tree, members, {"across", "from", "in"})
        if tree.kind(place) == "PLACE"
    ]
