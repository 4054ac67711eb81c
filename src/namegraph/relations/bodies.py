"""The body beside a role: "OSCE head", "head of the OSCE", "head of research at Velmar"."""

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.appointments import OF
from namegraph.relations.descriptions import end_of_description, past_description
from namegraph.relations.relative import relative_owner
from namegraph.relations.tree import Tree, is_owner, name_after, owned_body


# "head of the OSCE board" and "of the OSCE organization" is head of the OSCE.
_WHOLES = grammar()["boards"] | grammar()["bodies"] | grammar()["makers"]
# "the speaker of the Norwegian parliament"
_ORGANS = grammar()["organs"]
# "head of the OSCE's board", "of its press office"
_PARTS = grammar()["boards"] | grammar()["units"] | _ORGANS
_OF_PARTIES = grammar()["of_parties"]
_PARTS_OF_PLACES = grammar()["parts_of_places"]
# "the director of programmes and partnerships at the OSCE": words between a role and its body.
_LONGEST_COMPLEMENT = 7
_SEAT = 3  # tokens: "Oslo-based"
_BRACKET = 3  # tokens: "(TP)"


def body_before(tree: Tree, start: int) -> Token | None:
    """Return the body in "OSCE head", "Norway's minister", "Norwegian minister", "whose head"."""
    i = _past_ex(tree, start) - 1
    owner = relative_owner(tree, tree.doc[i]) if i >= 0 else []
    if owner and tree.is_body(owner[0]):
        return owner[0]
    i = _past_areas(tree, _past_acronym(tree, i))
    if i > 0 and tree.doc[i].tag_ == "POS":
        i -= 1
    if i < 0 or tree.doc[start].is_sent_start:
        return None
    return tree.doc[i] if tree.is_body(tree.doc[i]) else None


def _past_ex(tree: Tree, start: int) -> int:
    """Return where "ex-minister" begins, which is three tokens."""
    return start - 2 if tree.lower[max(start - 2, 0) : start] == ["ex", "-"] else start


def _past_acronym(tree: Tree, i: int) -> int:
    """Return the place before "(TP)" in "Tide Party (TP) lawmaker", else the same place."""
    is_bracket = i > _BRACKET and tree.doc[i].text == ")" and tree.doc[i - 2].text == "("
    return i - _BRACKET if is_bracket else i


def _past_areas(tree: Tree, i: int) -> int:
    """Return the place of "'s" in "Velmar's Asia and Pacific director", else the same place."""
    before = i
    while before > 0 and i - before < _LONGEST_COMPLEMENT and _is_area(tree, tree.doc[before]):
        before -= 1
    is_owned = before < i and tree.doc[before].tag_ == "POS"
    return before if is_owned and tree.kind(tree.doc[before - 1]) == "ORG" else i


def _is_area(tree: Tree, token: Token) -> bool:
    is_place = tree.kind(token) == "PLACE" and not tree.names[token.i].adjectival
    return is_place or token.lower_ in {"and", "&"}


def body_after(tree: Tree, end: int) -> tuple[Token | None, int]:
    """Return the body in "head of the OSCE", and the last token of the title before it."""
    doc = tree.doc
    for i in range(end, min(end + _LONGEST_COMPLEMENT, len(doc) - 1)):
        if doc[i].lower_ in OF:
            body = _body_at(tree, i + 1 + (doc[i + 1].lower_ == "the"))
            body = owned_body(tree, body) or body if body is not None else None
            if body is not None and _may_have_office(tree, doc[i], body):
                return _past_its_noun(tree, body, i - 1)
            if doc[i].lower_ == "in" and _is_elsewhere(tree, i + 1):
                break
        elif i == end or not may_stand_in_title(tree, doc[i]):
            break
    return None, end - 1


def _is_elsewhere(tree: Tree, i: int) -> bool:
    """Tell "president in the hall of Velmar", who need not lead it, from "in the office of"."""
    doc = tree.doc
    while i < len(doc) - 1 and doc[i].lower_ not in OF and may_stand_in_title(tree, doc[i]):
        i += 1
    return doc[i].lower_ == "of" and doc[i - 1].lower_ not in _PARTS | _WHOLES


def _body_at(tree: Tree, i: int) -> Token | None:
    """Return the body at a place, or the country behind an adjective: "independent Norway"."""
    if _is_seat(tree, i):  # "head of Oslo-based oil and gas consultancy Velmar"
        body = tree.doc[end_of_description(tree, i + _SEAT)]
        return body if tree.kind(body) == "ORG" else None
    word, country = tree.doc[i], tree.doc[min(i + 1, len(tree.doc) - 1)]
    if tree.kind(word) == "PLACE" and country.lower_ in _ORGANS:  # "the Norwegian parliament"
        return word
    is_whole = word.tag_ == "JJ" and word.is_lower and word.lower_ not in _PARTS_OF_PLACES
    if is_whole and tree.kind(country) == "PLACE":
        return country
    i += word.lower_ in _OF_PARTIES and tree.kind(country) is not None  # "of the ruling Velm"
    return past_description(tree, i)


def _is_seat(tree: Tree, i: int) -> bool:
    """Tell whether "Oslo-based" stands at a place."""
    words = [word.lower_ for word in tree.doc[i + 1 : i + _SEAT]]
    return tree.kind(tree.doc[i]) == "PLACE" and words == ["-", "based"]


def _past_its_noun(tree: Tree, body: Token, last: int) -> tuple[Token | None, int]:
    """Return the body in "head of the OSCE office", and in "head of Norway sales at Velmar".

    What is headed is then a part, which belongs to the title; a part of a country is no office.
    """
    noun = _its_noun(tree, body)
    if noun == body.i or tree.doc[noun].lower_ in _WHOLES:
        return body, last
    outer = name_after(tree, noun, {"at", "for", "of"})
    if outer is not None and tree.kind(outer) == "ORG":
        return outer, noun
    is_held = tree.kind(body) == "ORG" or tree.doc[noun].lower_ in _ORGANS
    return (body if is_held else None), noun


def _its_noun(tree: Tree, body: Token) -> int:
    """Return where the noun stands that a body narrows, "office" in "OSCE('s) office"."""
    doc, i = tree.doc, body.i
    if is_owner(body):
        return body.head.i if body.i < body.head.i else i
    while i + 1 < len(doc) and doc[i + 1].tag_ in {"NN", "NNS"} and doc[i + 1].is_lower:
        i += 1
    return body.head.i if body.i < body.head.i < i else i


def _may_have_office(tree: Tree, preposition: Token, body: Token) -> bool:
    """Tell whether an office is held in a body: a minister "in Oslo" need not be Oslo's."""
    is_other = body.tag_ == "PRP$" or (  # "head of its mission"
        is_owner(body) and tree.doc[_its_noun(tree, body)].lower_ not in _PARTS
    )
    kinds = {"ORG"} if preposition.lower_ == "in" else {"ORG", "PLACE"}
    return tree.kind(body) in kinds and not is_other


def may_stand_in_title(tree: Tree, token: Token) -> bool:
    """Tell whether a word may stand between a role and its body: "of sales and marketing"."""
    if tree.kind(token) or token.is_sent_start or token.is_punct or token.is_space:
        return False
    return bool(token.tag_.startswith(("NN", "JJ", "CC", "DT")))
