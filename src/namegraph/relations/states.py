"""What is so: capitals, places, members, parts, offices."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar, is_country, organization_words, relation_types
from namegraph.relations.tree import (
    Found,
    Tree,
    after_preposition,
    children,
    is_passive,
    noun_cues,
    objects,
    owners,
    passive_subjects,
    subjects,
    verb_cues,
    with_conjuncts,
)


_BE = grammar()["linking"]
_PART_WORDS = grammar()["parts_of_places"]
_INCLUDING = {"including", "like"}


def read_leaders(tree: Tree) -> Iterator[Found]:
    """Read "Ann Lee heads the OSCE" and "the OSCE is led by Ann Lee"."""
    for verb in verb_cues(tree, "head_of"):
        if is_passive(verb):
            heads, tails = after_preposition(tree, verb, {"by"}), passive_subjects(tree, verb)
        else:
            heads = subjects(tree, verb)
            tails = objects(tree, verb) or after_preposition(tree, verb, {"over"})
        for head in heads:
            for tail in tails:
                yield Found("head_of", head, tail, verb, "leading verb", 0.9)


def read_capitals(tree: Tree) -> Iterator[Found]:
    """Read "Oslo, the capital of Norway", "Norway's capital, Oslo", "Oslo is the capital of"."""
    for noun in noun_cues(tree, "capital_of"):
        countries = after_preposition(tree, noun, {"of"}) or owners(tree, noun)
        for city in _described(tree, noun):
            for country in countries[:1]:
                yield Found("capital_of", city, country, noun, "capital", 0.97)


def _described(tree: Tree, noun: Token) -> list[Token]:
    """Return the names that a noun describes: in apposition either way, or by "is"."""
    if noun.dep_ == "appos" and tree.kind(noun.head):
        return [noun.head]
    if noun.dep_ == "attr" and noun.head.lower_ in _BE:
        return subjects(tree, noun.head)
    beside = [other for other in children(noun, "appos") if tree.kind(other)]
    after = [noun.nbor()] if noun.i + 1 < len(tree.doc) and tree.kind(noun.nbor()) else []
    return beside or [token for token in after if token.head is noun or noun.head is token]


def read_memberships(tree: Tree) -> Iterator[Found]:
    """Read "Norway is a member of the Nordic Council", "joined", "belongs to"."""
    for noun in _member_nouns(tree):
        bodies = after_preposition(tree, noun, {"of", "in"}) or owners(tree, noun)
        for member in _members(tree, noun):
            for body in bodies[:1]:
                yield Found("member_of", member, body, noun, "member", 0.92)
    for verb in verb_cues(tree, "member_of"):
        belongs = verb.lower_.startswith("belong")
        bodies = after_preposition(tree, verb, {"to"}) if belongs else objects(tree, verb)
        for member in subjects(tree, verb):
            type_ = "part_of" if belongs and tree.kind(member) == "ORG" else "member_of"
            for body in bodies[:1]:
                yield Found(type_, member, body, verb, "joining verb", 0.85)


def _member_nouns(tree: Tree) -> Iterator[Token]:
    """Yield "member" and the "states" in "member states" and "participating states"."""
    for noun in noun_cues(tree, "member_of"):
        yield noun.head if noun.dep_ == "compound" else noun
    for token in tree.words.get("participating", ()):
        if token.head.lower_ in {"state", "states"}:
            yield token.head


def _members(tree: Tree, noun: Token) -> list[Token]:
    described = _described(tree, noun)
    if described:
        return described
    if noun.dep_ == "pobj" and noun.head.head.lower_ == "one":  # "is one of 57 member states"
        one = noun.head.head
        return subjects(tree, one.head) if one.dep_ == "attr" else []
    return after_preposition(tree, noun, _INCLUDING)


def read_parts(tree: Tree) -> Iterator[Found]:
    """Read "X is part of Y", "X, a department of Y", and "Department of X at the Institute Y"."""
    for noun in noun_cues(tree, "part_of"):
        for whole in after_preposition(tree, noun, {"of"})[:1]:
            for part in _described(tree, noun):
                yield Found("part_of", part, whole, noun, "part", 0.88)
    for i, name in tree.names.items():
        outer = _next_name_after(tree, i, {"at", "of", "within", "under"})
        if name.kind == "ORG" and outer is not None and tree.kind(outer) == "ORG":
            yield Found("part_of", tree.doc[i], outer, tree.doc[i + 1], "body of body", 0.85)


def read_places(tree: Tree) -> Iterator[Found]:
    """Read "Bergen, Norway", "X is located in Y", "X, based in Y"."""
    yield from _places_by_comma(tree)
    yield from _places_by_preposition(tree)
    for type_, rule in (("located_in", "located"), ("based_in", "based")):
        for verb in verb_cues(tree, type_):
            things = passive_subjects(tree, verb) or subjects(tree, verb)
            for thing in things:
                for place in after_preposition(tree, verb, {"in"})[:1]:
                    yield Found(type_, thing, place, verb, rule, 0.92)


def _places_by_comma(tree: Tree) -> Iterator[Found]:
    doc = tree.doc
    for i, name in tree.names.items():
        if name.kind != "PLACE" or i + 2 >= len(doc) or doc[i + 1].text != ",":
            continue
        inner, outer = doc[i], doc[i + 2]
        if is_country(outer.text) and not is_country(inner.text) and not _goes_on(tree, i + 3):
            yield Found("located_in", inner, outer, doc[i + 1], "place, country", 0.93)


def _places_by_preposition(tree: Tree) -> Iterator[Found]:
    """Read "Osh, in southern Kyrgyzstan", "the College in Osh", "the Secretariat in Vienna"."""
    for i, name in tree.names.items():
        at = i + 1 + (i + 1 < len(tree.doc) and tree.doc[i + 1].text == ",")
        if at + 1 >= len(tree.doc) or tree.doc[at].lower_ != "in":
            continue
        thing, (outer, is_part) = tree.doc[i], _place_after(tree, at + 1)
        if outer is None:
            continue
        if name.kind == "PLACE" and is_part and is_country(outer.text):
            yield Found("located_in", thing, outer, tree.doc[at], "part of country", 0.93)
        elif name.kind == "ORG" and at == i + 1 and not is_part:
            yield from _body_in_place(thing, outer, tree.doc[at])


def _body_in_place(body: Token, place: Token, trigger: Token) -> Iterator[Found]:
    """Say where a body stands, a school or a museum; one that acts somewhere stands elsewhere."""
    words, lists = set(body.text.split()), organization_words()
    if words & lists["seats"]:
        yield Found("based_in", body, place, trigger, "body in place", 0.85)
    elif words & lists["sites"]:
        yield Found("located_in", body, place, trigger, "body in place", 0.85)


def _place_after(tree: Tree, i: int) -> tuple[Token | None, bool]:
    """Return the place in "(the) (south) (of) PLACE", and whether a part of it is named."""
    doc, start = tree.doc, i
    while i < len(doc) and i - start < 4 and doc[i].lower_ in _PART_WORDS | {"the", "of"}:
        i += 1
    is_part = any(token.lower_ in _PART_WORDS for token in doc[start:i])
    found = doc[i] if i < len(doc) and tree.kind(doc[i]) == "PLACE" else None
    return found, is_part


def _goes_on(tree: Tree, i: int) -> bool:
    """Tell whether "Bergen, Norway" goes on as a list: "and Sweden", ", Sweden"."""
    doc = tree.doc
    if i >= len(doc):
        return False
    if doc[i].lower_ in {"and", "or", "&"}:
        return i + 1 < len(doc) and tree.kind(doc[i + 1]) == "PLACE"
    return (
        doc[i].text == ","
        and i + 1 < len(doc)
        and (tree.kind(doc[i + 1]) == "PLACE" or doc[i + 1].lower_ in {"and", "or"})
    )


def read_seats(tree: Tree) -> Iterator[Found]:
    """Read "the OSCE has offices in Osh and Bishkek" and "the OSCE's office in Osh"."""
    for noun in noun_cues(tree, "has_office_in"):
        if tree.kind(noun):
            continue
        verb = noun.head
        places = after_preposition(tree, noun, {"in"})
        bodies = owners(tree, noun)
        if noun.dep_ == "dobj" and verb.lower_ in relation_types()["has_office_in"]["verbs"]:
            bodies = bodies or subjects(tree, verb)
            places = places or after_preposition(tree, verb, {"in", "including"})
        places += _included(tree, noun, verb)
        for body in bodies[:1]:
            for place in places:
                yield Found("has_office_in", body, place, noun, "office in", 0.9)


def _included(tree: Tree, noun: Token, verb: Token) -> list[Token]:
    """Return the places in "offices in the region, including in Osh and Bishkek"."""
    return [
        place
        for token in (noun, verb)
        for including in children(token, "prep")
        if including.lower_ in _INCLUDING
        for inner in (including, *children(including, "prep"))
        for other in children(inner, "pobj")
        for place in with_conjuncts(tree, other)
    ]


def _next_name_after(tree: Tree, i: int, prepositions: set[str]) -> Token | None:
    """Return the name in "at (the) NAME" right after a token."""
    doc = tree.doc
    if i + 2 >= len(doc) or doc[i + 1].lower_ not in prepositions:
        return None
    j = i + 2 + (doc[i + 2].lower_ == "the")
    return doc[j] if j < len(doc) and tree.kind(doc[j]) else None
