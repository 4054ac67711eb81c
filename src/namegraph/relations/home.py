"""The country of a body: "the Norwegian firm Velmar", "Velmar, Norway's largest bank"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import anaphora, grammar, is_nation, is_nationality, titles
from namegraph.relations.arguments import subjects
from namegraph.relations.descriptions import end_of_description
from namegraph.relations.lost import lost_beside
from namegraph.relations.places import is_wider
from namegraph.relations.tree import Found, Tree, children


# Nouns for bodies that are at home somewhere; "carmaker" and "winemaker" are others.
_BODIES = grammar()["makers"] | grammar()["businesses"] | grammar()["unions"]
_BODIES |= anaphora()["companies"] | anaphora()["bodies"]
_ORGANS = grammar()["organs"]  # "Norway's parliament, the Storting"
_BODIES |= _ORGANS
_MAKER = "maker"
_AGENTS, _NO_AGENTS = (
    ("er", "or"),
    (
        grammar()["no_agents"] | titles()["heads"] | titles()["offices"]  # no "Dutch painter"
    ),
)
_RUNNERS, _PERIODICALS = grammar()["runners"], grammar()["periodicals"]
_CONFIDENCE = 0.88


def read_homes(tree: Tree) -> Iterator[Found]:
    """Read the country in which what a text calls a firm, a club or a paper has its seat."""
    for i, name in tree.names.items():
        if name.kind == "PLACE":
            yield from _before_body(tree, tree.doc[i])
    for word, nouns in tree.nouns.items():
        for noun in nouns if word in _BODIES or word.endswith(_MAKER) else ():
            yield from _of_noun(tree, noun)


def _is_country(place: Token) -> bool:
    """Tell whether a place is a country; the firm of two, an "Anglo-Norwegian" one, has none."""
    is_second = place.i > 0 and place.nbor(-1).text == "-"
    return (is_nation(place.text) or is_nationality(place.text)) and not is_second


def _is_town(tree: Tree, place: Token) -> bool:
    """Tell whether a place may be where "the Bergen firm" is; not in "the Asian firm"."""
    after = place.nbor() if place.i + 1 < len(tree.doc) else place
    is_other = after.tag_ == "CC" or after.lower_ in _RUNNERS  # "Oslo Tunnel operator Velmar"
    is_noun = not tree.names[place.i].adjectival and place.dep_ in {"compound", "nmod"}
    return is_noun and not is_other and not is_wider(place.text)


def _before_body(tree: Tree, country: Token) -> Iterator[Found]:
    """Read "the Norwegian oil company Velmar" and "Norway's oil company Velmar"."""
    start = country.i + 1
    start += start < len(tree.doc) and tree.doc[start].tag_ == "POS"
    end = end_of_description(tree, start)
    body, noun = tree.doc[end], tree.doc[end - 1]
    if any(word.tag_ == "CC" for word in tree.doc[start : start + 1]):
        return  # "between Norway and oil firm Velmar"
    is_one = noun == body.head or noun in body.children or body in lost_beside(tree, noun)
    is_told = is_one and _is_body(noun, is_national=_is_country(country)) and end > start
    if tree.kind(body) == "ORG" and is_told and _may_be_home(tree, country, noun):
        yield _found(body, country, noun, is_aside=True)


def _of_noun(tree: Tree, noun: Token) -> Iterator[Found]:
    """Read "Velmar, a Norwegian bank", "Velmar is Norway's largest bank" or "one of its banks"."""
    is_one_of = noun.tag_ == "NNS" and noun.dep_ == "pobj" and noun.head.head.lower_ == "one"
    said = noun.head.head if is_one_of else noun
    if noun.tag_ != "NN" and not is_one_of:
        return
    for country in children(noun, "amod", "compound", "nmod", "poss"):
        if tree.kind(country) == "PLACE" and _may_be_home(tree, country, noun):
            for body in _called(tree, said):
                yield _found(body, country, noun, is_aside=said.dep_ != "attr")


def _may_be_home(tree: Tree, place: Token, noun: Token) -> bool:
    """Tell whether what a noun is called by can be of a place: no town has a parliament."""
    return _is_country(place) or (noun.lower_ not in _ORGANS and _is_town(tree, place))


def _called(tree: Tree, noun: Token) -> list[Token]:
    """Return what a noun is said of, in apposition either way or by "is"."""
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        called = subjects(tree, noun.head)
    else:
        called = [noun.head] if noun.dep_ == "appos" else list(children(noun, "appos"))
    return [body for body in called if tree.kind(body) == "ORG"]


def _is_body(noun: Token, *, is_national: bool) -> bool:
    """Tell whether a noun is for a body; behind a nationality it may be any "haulier"."""
    # Some are parsed as names, and periodicals as adjectives.
    word = noun.lower_
    is_noun = noun.tag_ in {"NN", "NNP"} or word in _PERIODICALS
    is_agent = is_national and word.endswith(_AGENTS) and word not in _NO_AGENTS
    return is_noun and (word in _BODIES or word.endswith(_MAKER) or is_agent)


def _found(body: Token, country: Token, noun: Token, *, is_aside: bool) -> Found:
    type_ = "part_of" if noun.lower_ in _ORGANS else "based_in"
    return Found(type_, body, country, noun, "national body", _CONFIDENCE, aside=is_aside)
