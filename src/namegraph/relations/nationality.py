"""Whose citizens people are: "a Norwegian lawyer", "Ann Lee of Norway", "Ann Lee is Norwegian"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar, is_nation
from namegraph.relations.arguments import after_preposition, subjects
from namegraph.relations.tree import Found, Tree, children


_LINKING = grammar()["linking"]


def read_nationalities(tree: Tree) -> Iterator[Found]:
    """Read the nationality of persons; that of a role, "a Norwegian lawyer", is with the roles."""
    for i, name in tree.names.items():
        token = tree.doc[i]
        if name.kind == "PERSON":
            yield from _of_country(tree, token)
            yield from _in_apposition(tree, token)
        elif name.adjectival and token.dep_ in {"attr", "acomp"} and token.head.lower_ in _LINKING:
            for found in _found(
                tree, subjects(tree, token.head), token, "person is adjective", 0.93
            ):
                yield found._replace(aside=False)


def _of_country(tree: Tree, person: Token) -> Iterator[Found]:
    """Read "Ann Lee of Norway": a country, for "of Bergen" is no nationality."""
    if person.i + 2 < len(tree.doc) and person.nbor().lower_ == "of":
        country = person.nbor(2)
        is_owner = person.i + 3 < len(tree.doc) and country.nbor().tag_ == "POS"
        if is_nation(country.text) and not is_owner:
            yield from _found(tree, [person], country, "person of country", 0.9)


def _in_apposition(tree: Tree, person: Token) -> Iterator[Found]:
    """Read "Ann Lee, a retired Norwegian painter" and "Ann Lee, a diplomat from Norway"."""
    for noun in children(person, "appos"):
        if tree.kind(noun) or not any(word.lower_ in {"a", "an"} for word in noun.children):
            continue
        origin = [
            place for place in after_preposition(tree, noun, {"from"}) if is_nation(place.text)
        ]
        adjectives = [word for word in children(noun, "amod") if _is_demonym(tree, word)]
        for country in (origin or adjectives)[:1]:
            yield from _found(tree, [person], country, "person, a national", 0.9)


def _is_demonym(tree: Tree, token: Token) -> bool:
    return token.i in tree.names and tree.names[token.i].adjectival


def _found(
    tree: Tree, people: list[Token], country: Token, rule: str, confidence: float
) -> Iterator[Found]:
    for person in people:
        if tree.kind(person) == "PERSON":
            yield Found("citizen_of", person, country, country, rule, confidence, aside=True)
