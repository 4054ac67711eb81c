"""The country of a body: "the Norwegian firm Velmar", "Velmar, Norway's largest bank"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import anaphora, grammar, is_nation, is_nationality
from namegraph.relations.descriptions import end_of_description
from namegraph.relations.tree import Found, Tree, children


# Nouns for bodies that are at home somewhere; "carmaker" and "winemaker" are others.
_BODIES = grammar()["makers"] | anaphora()["companies"]
_MAKER = "maker"
_CONFIDENCE = 0.88


def read_homes(tree: Tree) -> Iterator[Found]:
    """Read the country in which what a text calls a firm, a club or a paper has its seat."""
    for i, name in tree.names.items():
        token = tree.doc[i]
        if name.kind == "ORG":
            yield from _in_apposition(tree, token)
        elif name.kind == "PLACE" and _is_country(token):
            yield from _before_body(tree, token)


def _is_country(place: Token) -> bool:
    return is_nation(place.text) or is_nationality(place.text)


def _before_body(tree: Tree, country: Token) -> Iterator[Found]:
    """Read "the Norwegian oil company Velmar"."""
    end = end_of_description(tree, country.i + 1)
    body, noun = tree.doc[end], tree.doc[end - 1]
    is_one = noun == body.head or noun in body.children
    if tree.kind(body) == "ORG" and is_one and _is_body(noun) and end > country.i + 1:
        yield _found(body, country, noun)


def _in_apposition(tree: Tree, body: Token) -> Iterator[Found]:
    """Read "Velmar, a Norwegian bank" and "Velmar, Norway's largest bank"."""
    for noun in children(body, "appos"):
        if not tree.kind(noun) and _is_body(noun):
            places = children(noun, "amod", "compound", "nmod", "poss")
            for country in (word for word in places if tree.kind(word) == "PLACE"):
                if _is_country(country):
                    yield _found(body, country, noun)


def _is_body(noun: Token) -> bool:
    return noun.tag_ == "NN" and (noun.lower_ in _BODIES or noun.lower_.endswith(_MAKER))


def _found(body: Token, country: Token, noun: Token) -> Found:
    return Found("based_in", body, country, noun, "national body", _CONFIDENCE, aside=True)
