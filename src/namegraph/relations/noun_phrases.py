"""What stands beside a name in its phrase, and what a noun is of: questions of single nouns."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar, is_country, is_nation
from namegraph.names import find_long_form, is_acronym
from namegraph.relations.tree import Tree, children


_RELATIVE = {"WDT", "WP"}
# What has the name of what it is: "the city of Bergen" and "the Velm airline".
_SAME = grammar()["designations"] | grammar()["bodies"]


def is_short_form(other: Token) -> bool:
    """Tell "the Water Agency, or WA," from "the EU, or NATO"."""
    is_or = other.i > 1 and other.nbor(-1).lower_ == "or" and other.nbor(-2).text == ","
    before = other.doc[other.head.left_edge.i : other.head.i + 1].text
    return is_or and is_acronym(other.text) and find_long_form(other.text, before) is not None


def after_as_well(token: Token) -> Iterator[Token]:
    """Yield "Osh" in "in Oslo as well as in Osh", which the parser hangs on Oslo."""
    for conjunction in children(token, "cc"):
        after = conjunction.nbor() if conjunction.i + 1 < len(conjunction.doc) else conjunction
        if conjunction.lower_ == "as" and after.dep_ == "prep" and after.head == token:
            yield from children(after, "pobj")


def is_beside(tree: Tree, noun: Token, name: Token) -> bool:
    """Tell whether a name says what a noun is; after a colon it may belong to another word.

    In "the course was held by A, B and C" the parser hangs B on the course.
    """
    is_after_colon = name.i > 0 and name.nbor(-1).text == ":"
    is_behind_verb = noun.dep_ == "nsubjpass" and noun.i < noun.head.i < name.i
    is_other = is_behind_verb or (is_after_colon and noun.tag_ != "NNS")
    return tree.kind(name) is not None and not is_other


def is_own_name(tree: Tree, place: Token) -> bool:
    """Tell "Bergen", which a town can be called, from "Norway" and "Norwegian"."""
    is_place = tree.kind(place) == "PLACE" and not tree.names[place.i].adjectival
    return is_place and not is_nation(place.text)


def is_large(tree: Tree, place: Token) -> bool:
    """Tell "the south of Norway", which is in Norway, from "the south of Bergen"."""
    return is_country(place.text) or tree.names[place.i].adjectival


def is_somebody(tree: Tree, token: Token) -> bool:
    """Tell "the Norwegian won", a person, from "the Norwegians" and "Norwegian", the country."""
    return tree.names[token.i].adjectival and not token.tag_.endswith("S")


def is_only_owner(name: Token) -> bool:
    """Tell whether what a name owns was lost, at the end of a line: "beat Norway's"."""
    after = name.nbor() if name.i + 1 < len(name.doc) else name
    return after.tag_ == "POS" and name.dep_ in {"dobj", "pobj"}


def is_of_noun(name: Token) -> bool:
    """Tell whether a name only tells whose something is: not that of "the city of Bergen"."""
    noun = name.head.head
    is_of = name.dep_ == "pobj" and name.head.lower_ == "of" and name.head != noun
    return is_of and noun.tag_ in {"NN", "NNS"} and noun.lower_ not in _SAME


def begins_clause(name: Token) -> bool:
    """Tell whether the last of a list does something itself: "met Bo Ek and Ida Falk spoke"."""
    after = name.nbor() if name.i + 1 < len(name.doc) else name
    is_finite = after.tag_ in {"MD", "VBD", "VBP", "VBZ"}
    verb = after.head if after.dep_ in {"aux", "auxpass"} else after
    # not in "talks between Bo Ek and Ida Falk ended", where the talks do it
    return name.dep_ == "conj" and is_finite and verb not in name.ancestors


def are_both(token: Token) -> bool:
    """Tell "both of which", which stands for all that its clause hangs on."""
    behind = token.doc[token.i + 1 : token.i + 3]
    is_of = len(behind) > 1 and behind[0].lower_ == "of" and behind[1].tag_ in _RELATIVE
    return token.lower_ in {"all", "both"} and is_of


def is_cut_off(tree: Tree, token: Token, other: Token) -> bool:
    """Tell whether a noun is a part of another object, for the parser cut one object in two.

    "beat the Norway | goalkeeper", "bought copies of the single | Velmar".
    """
    if token.right_edge.i + 1 == other.left_edge.i:
        return tree.kind(token) is not None and any(True for _ in children(token, "det"))
    return other.right_edge.i + 1 == token.left_edge.i and other.right_edge != other


def inner_nouns(tree: Tree, noun: Token) -> list[Token]:
    """Return "understanding" in "a memorandum of understanding"."""
    return [
        inner
        for preposition in children(noun, "prep")
        if preposition.lower_ == "of"
        for inner in children(preposition, "pobj")
        if not tree.kind(inner)
    ]
