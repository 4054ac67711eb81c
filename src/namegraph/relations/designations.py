"""What sort of place a place is called, and of which: "the Norwegian city of Bergen"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar, is_country, is_nation
from namegraph.relations.arguments import with_conjuncts
from namegraph.relations.tree import Found, Tree, children, is_owner, name_after


_REGION_WORDS = grammar()["regions"]
_PLACES = grammar()["designations"] | {"capital"}
_RULE = "place's city"


def read_designations(tree: Tree) -> Iterator[Found]:
    """Read "the Hordaland Region of Norway" and "the Bergen suburb of Velm"."""
    yield from _regions(tree)
    yield from _designated_places(tree)


def _regions(tree: Tree) -> Iterator[Found]:
    """Read "the Hordaland Region of Norway"."""
    for i, name in tree.names.items():
        region, country = tree.doc[i], name_after(tree, i, {"of"})
        if name.kind != "PLACE" or country is None or is_owner(country):
            continue
        is_region = not _REGION_WORDS.isdisjoint(region.lower_.split())
        if is_region and is_country(country.text) and not is_country(region.text):
            yield Found("part_of", region, country, region.nbor(), "region of", 0.9, aside=True)


def _designated_places(tree: Tree) -> Iterator[Found]:
    """Read "the Norwegian city of Bergen" and "the Bergen suburb of Velm"."""
    for word in sorted(_PLACES & tree.nouns.keys()):
        for noun in tree.nouns[word]:
            inner = name_after(tree, noun.i, {"of"})
            if inner is not None and tree.kind(inner) == "PLACE" and not is_nation(inner.text):
                for outer in _places_before(tree, noun):
                    type_ = "capital_of" if word == "capital" else "located_in"
                    yield Found(type_, inner, outer, noun, _RULE, 0.93, aside=True)
            elif inner is not None and is_nation(inner.text) and noun.tag_ == "NNS":
                for region in _regions_before(tree, noun):
                    yield Found("located_in", region, inner, noun, _RULE, 0.9, aside=True)


def _regions_before(tree: Tree, noun: Token) -> Iterator[Token]:
    """Yield A and B in "the A and B regions of Norway"."""
    for name in children(noun, "compound", "nmod"):
        yield from with_conjuncts(tree, name) if tree.kind(name) == "PLACE" else ()


def _places_before(tree: Tree, noun: Token) -> Iterator[Token]:
    """Yield where a place lies: not Hordaland in "the Hordaland district of Bergen".

    Nor is Bergen where "Bergen's county of Hordaland" lies.
    """
    for name in children(noun, "amod", "compound", "poss"):
        if name.i < noun.i and tree.kind(name) == "PLACE":
            is_town_of = noun.lower_ not in _REGION_WORDS
            is_of_state = name.dep_ == "poss" and is_nation(name.text)
            if tree.names[name.i].adjectival or is_town_of or is_of_state:
                yield name
