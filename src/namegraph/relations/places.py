"""Where things are and what they belong to, told by their order: "Bergen, Norway"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import (
    exonyms,
    grammar,
    is_country,
    is_nation,
    is_nationality,
    organization_words,
    organizations,
    territories,
    titles,
)
from namegraph.relations.arguments import with_conjuncts
from namegraph.relations.descriptions import past_description
from namegraph.relations.frames import frames
from namegraph.relations.sorts import is_chamber, is_meeting, is_organ, is_party, is_site
from namegraph.relations.tree import Found, Tree, is_owner, name_after, owned_body, skip_bracket


_PART_WORDS = grammar()["parts_of_places"]
_REGION_WORDS = grammar()["regions"]
_BODIES = grammar()["bodies"] | grammar()["makers"]
_OF_PARTIES = grammar()["of_parties"]
_BEFORE_PARTIES = _OF_PARTIES | {"the"}
_SIGNING = grammar()["signing"]
_SAYING = grammar()["saying"]
_NOW_OR_THEN = grammar()["now_or_then"]
_DESIGNATIONS = grammar()["designations"]
_LOCATIVE = grammar()["locative"]


def read_parts(tree: Tree) -> Iterator[Found]:
    """Read "the Department of Physics at the Institute of Science", with a comma, or "'s"."""
    for i, name in tree.names.items():
        owned = owned_body(tree, tree.doc[i])
        if name.kind == "ORG" and owned is not None and _is_own_unit(owned):
            yield _aside("part_of", owned, tree.doc[i], owned.nbor(-1), "body's body", 0.85)
        if name.kind == "ORG" and _is_before_its_whole(tree, i):
            comma, whole = tree.doc[i + 1], tree.doc[i + 2]
            yield _aside("part_of", tree.doc[i], whole, comma, "body, body", 0.8)
        outer = name_after(tree, i, {"at", "of", "within", "under"})
        if name.kind != "ORG" or outer is None or tree.kind(outer) != "ORG":
            continue
        part, preposition = tree.doc[i], tree.doc[i + 1].lower_
        is_apart = not _is_unit(part) and (is_meeting(part.text) or preposition == "at")
        is_only_aid = preposition == "under" and _describes(outer)  # "under the X plan"
        if not is_apart and not is_only_aid:
            yield _aside("part_of", tree.doc[i], outer, tree.doc[i + 1], "body of body", 0.85)


def _is_unit(body: Token) -> bool:
    """Tell a school "at" a university, a part of it, from a paper that is tried "at" a court."""
    return not organization_words()["heads"].isdisjoint(body.text.split())


def _is_own_unit(body: Token) -> bool:
    is_called = any(frame.type == "part_of" for frame in frames("nouns").get(body.head.lemma_, ()))
    return _is_unit(body) and (is_called or not _describes(body))  # not "its Tidal League defeat"


def _is_before_its_whole(tree: Tree, i: int) -> bool:
    """Tell whether a body's whole comes next: "of the Department of Physics, Velm University"."""
    if i + 2 >= len(tree.doc) or tree.doc[i + 1].text != "," or not _is_unit(tree.doc[i]):
        return False
    whole = tree.doc[i + 2]
    is_whole = tree.kind(whole) == "ORG" and not whole.is_upper  # "the Water Agency, WA"
    return is_whole and _is_governed(tree, i) and _is_last(tree, whole)


def _is_governed(tree: Tree, i: int) -> bool:
    """Tell whether a name follows a preposition, and no other name of a list."""
    at = i - 1 - (i > 1 and tree.doc[i - 1].lower_ == "the")
    return at >= 0 and tree.doc[at].tag_ == "IN"


def _is_last(tree: Tree, name: Token) -> bool:
    """Tell whether nothing that belongs to a name follows it: no noun, no verb and no list."""
    after = tree.doc[name.i + 1 : name.i + 3]
    if not after:
        return True
    if after[0].text == ",":
        return after[-1].tag_ not in {"CC", "DT"} and tree.kind(after[-1]) is None
    return after[0].tag_ not in {"CC", "POS"} and after[0].tag_[:1] not in {"N", "V", "M"}


def read_bodies_of_places(tree: Tree) -> Iterator[Found]:
    """Read "the Water Agency of Bergen"."""
    for i, name in tree.names.items():
        is_cut_off = i + 1 < len(tree.doc) and tree.doc[i + 1].text == ","  # "Velmar, of Bergen,"
        place = name_after(tree, i + is_cut_off, {"of"})
        if name.kind == "ORG" and place is not None and _is_place(tree, place):
            of = tree.doc[i + 1 + is_cut_off]
            yield _aside("based_in", tree.doc[i], place, of, "body of place", 0.8)


def read_bodies_of_people(tree: Tree) -> Iterator[Found]:
    """Read "Ann Lee of the Water Agency", "Ann Lee, from Velmar", "the Water Agency's Ann Lee"."""
    for i, name in tree.names.items():
        if name.kind == "PERSON":
            start = i + (i + 1 < len(tree.doc) and tree.doc[i + 1].text == ",")
            body = _body_of_person(tree, start) or _party_in_bracket(tree, i)
            if body is not None and is_owner(body):
                body = owned_body(tree, body)  # "Ann Lee of Velmar's Institute of Law"
            if body is not None and tree.kind(body) == "ORG":
                found = _in_body(tree.doc[i], body, tree.doc[start + 1], "person of body")
                is_party = body.nbor(-1).lower_ in _OF_PARTIES  # "of the ruling Velmar"
                yield found._replace(type="member_of") if is_party else found
        elif name.kind == "ORG" and i + 2 < len(tree.doc) and is_owner(tree.doc[i]):
            has_title = tree.doc[i + 2].lower_.strip(".") in titles()["honorifics"]
            person = tree.doc[min(i + 2 + has_title, len(tree.doc) - 1)]
            # one word after "Velmar's" is as often a product
            if tree.kind(person) == "PERSON" and (has_title or " " in person.text):
                yield _in_body(person, tree.doc[i], tree.doc[i + 1], "body's person")


def _party_in_bracket(tree: Tree, i: int) -> Token | None:
    """Return "Labour" in "Ann Lee (Labour)"."""
    if tree.lower[i + 1 : i + 2] != ["("] or tree.lower[i + 3 : i + 4] != [")"]:
        return None
    body = tree.doc[i + 2]
    return body if tree.kind(body) == "ORG" and is_party(body.text) else None


def _in_body(person: Token, body: Token, trigger: Token, rule: str) -> Found:
    """Return that somebody works for a body, or is a member of a party or a parliament."""
    is_joined = is_party(body.text) or is_chamber(body.text)
    type_ = "member_of" if is_joined else "employed_by"
    return _aside(type_, person, body, trigger, rule, 0.85)


def _body_of_person(tree: Tree, i: int) -> Token | None:
    """Return the body in "of the Water Agency" and "of the Norwegian firm Velmar".

    In "the club signed Ann Lee from Velmar" the parser hangs "from" on the verb.
    """
    doc = tree.doc
    is_adverb = i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in _NOW_OR_THEN
    i += is_adverb  # "Ann Lee, formerly of Velmar"
    if i + 2 >= len(doc) or doc[i + 1].lower_ not in {"of", "from", "at", "with"}:
        return None
    preposition = doc[i + 1]
    is_beside = preposition.lower_ in {"at", "with"} and not is_adverb
    if is_beside and not (preposition.lower_ == "at" and _speaks(doc[i], preposition)):
        return None
    if preposition.lower_ == "from" and preposition.head.lemma_ in _SIGNING:
        return None
    i += 2
    while i + 1 < len(doc) and doc[i].lower_ in _BEFORE_PARTIES:
        i += 1
    return past_description(tree, i)


def _speaks(person: Token, at: Token) -> bool:
    """Tell "said Ann Lee at Velmar", where she works, from "Ann Lee said at Velmar"."""
    return at.head == person and person.dep_ == "nsubj" and person.head.lower_ in _SAYING


def _aside(
    type_: str, head: Token, tail: Token, trigger: Token, rule: str, confidence: float
) -> Found:
    return Found(type_, head, tail, trigger, rule, confidence, aside=True)


def _is_place(tree: Tree, token: Token) -> bool:
    is_noun = tree.kind(token) == "PLACE" and not tree.names[token.i].adjectival
    return is_noun and not is_owner(token)


def read_places(tree: Tree) -> Iterator[Found]:
    """Read "Bergen, Norway", "Osh, in southern Kyrgyzstan", "the Secretariat in Vienna"."""
    yield from _places_by_comma(tree)
    yield from _bodies_by_comma(tree)
    yield from _places_by_preposition(tree)
    yield from _owned_places(tree)
    yield from _included_places(tree)


def _included_places(tree: Tree) -> Iterator[Found]:
    """Read "in Scandinavia, including in Norway and Sweden"."""
    for including in tree.tokens("including"):
        before = including.i - 1 - (including.i > 1 and including.nbor(-1).text == ",")
        outer = tree.doc[before] if before >= 0 else None
        start = including.i + 1
        start += start < len(tree.doc) and tree.doc[start].lower_ == "in"
        if outer is None or tree.kind(outer) != "PLACE" or start >= len(tree.doc):
            continue
        for inner in with_conjuncts(tree, tree.doc[start]):
            if tree.kind(inner) == "PLACE":
                yield _aside("located_in", inner, outer, including, "place, including", 0.88)


def _owned_places(tree: Tree) -> Iterator[Found]:
    """Read "Norway's Oslo" and "Norway's Water Agency"."""
    for i, name in tree.names.items():
        if name.kind == "PLACE" and _is_before_organ(tree, tree.doc[i]):
            yield _aside(
                "part_of", tree.doc[i + 1], tree.doc[i], tree.doc[i + 1], "its organ", 0.85
            )
        if name.kind != "PLACE" or i + 2 >= len(tree.doc) or tree.doc[i + 1].tag_ != "POS":
            continue
        thing = tree.doc[_past_adjectives(tree, i + 2)]
        type_ = "located_in" if tree.kind(thing) == "PLACE" else "based_in"
        if is_nation(tree.doc[i].text) and is_organ(thing.text):  # "Norway's Customs Service"
            type_ = "part_of"
        if _is_of_place(tree, thing) and not _describes(thing):
            yield _aside(type_, thing, tree.doc[i], tree.doc[i + 1], "place's body", 0.8)


def _is_before_organ(tree: Tree, state: Token) -> bool:
    """Tell whether a state stands before an organ of it: "the Norwegian Ministry of Works"."""
    organ = tree.doc[min(state.i + 1, len(tree.doc) - 1)]
    is_state = is_nation(state.text) or is_nationality(state.text)
    return is_state and tree.kind(organ) == "ORG" and state.head == organ and is_organ(organ.text)


def _describes(name: Token) -> bool:
    """Tell whether a name only begins that of a thing: "Norway's Velm tower" is not "Velm"."""
    noun = name.head
    if name.dep_ not in {"compound", "nmod", "amod"} or noun.i < name.i:
        return False
    return noun.tag_ in {"NN", "NNS"} and noun.lower_ not in _BODIES | _DESIGNATIONS


def _past_adjectives(tree: Tree, i: int) -> int:
    while i < len(tree.doc) - 1 and tree.doc[i].tag_ == "JJ" and not tree.kind(tree.doc[i]):
        i += 1
    return i


def _is_of_place(tree: Tree, thing: Token) -> bool:
    """Tell whether a thing may be a place's own: not a country, nor a body of many states."""
    if is_nation(thing.text) or thing.text in organizations():
        return False
    if tree.kind(thing) == "PLACE":  # a firm is often taken for a town: "Norway's Velmar"
        known = thing.text in territories() or thing.text in exonyms()
        is_told = thing.head.lower_ in _DESIGNATIONS and thing.head.i == thing.i + 1
        return known or is_told or _is_large(thing.text) or " " in thing.text
    return tree.kind(thing) == "ORG"


def _places_by_comma(tree: Tree) -> Iterator[Found]:
    doc = tree.doc
    for i, name in tree.names.items():
        if name.kind != "PLACE" or i + 2 >= len(doc) or tree.lower[i + 1] != ",":
            continue
        inner, outer = doc[i], doc[i + 2]
        is_listed = _goes_on(tree, i + 3) or _is_in_list(tree, i)
        is_other = _acts(outer) or is_owner(outer)  # "Velmar, Norway's largest firm"
        is_inside = _is_in_country(inner, outer) or _begins_address(tree, i)
        if is_inside and not (name.adjectival or is_other or is_listed):
            yield _aside("located_in", inner, outer, doc[i + 1], "place, country", 0.93)


def _bodies_by_comma(tree: Tree) -> Iterator[Found]:
    """Read "the Institute of Tides, Bergen": not "at the Institute of Tides, Bergen and Oslo"."""
    for i, name in tree.names.items():
        is_body = name.kind == "ORG" and tree.lower[i + 1 : i + 2] in ([","], ["("])
        comma = skip_bracket(tree, i + 1) if is_body else i
        if tree.lower[comma : comma + 1] != [","] or comma + 1 not in tree.names:
            continue
        place, after = tree.doc[comma + 1], tree.doc[min(comma + 2, len(tree.doc) - 1)]
        is_other = _acts(place) or after.tag_[:1] in {"N", "P"} or _goes_on(tree, after.i)
        if _is_place(tree, place) and not (is_other or _is_in_list(tree, i)):
            yield from body_in_place(tree.doc[i], place, tree.doc[comma])


def _is_in_country(inner: Token, outer: Token) -> bool:
    """Tell "Bergen, Norway", "Austin, Texas" and "Texas, USA" from "Norway, Sweden"."""
    if not is_country(outer.text) or is_wider(inner.text):
        return False
    return not is_country(inner.text) or (is_nation(outer.text) and not is_nation(inner.text))


def _begins_address(tree: Tree, i: int) -> bool:
    """Tell whether a place is in the next, which is in a country: "in Voss, Hordaland, Norway"."""
    doc = tree.doc
    if (
        i + 4 >= len(doc)
        or doc[i + 3].text != ","
        or not {doc[i + 2].i, i + 4} <= tree.names.keys()
    ):
        return False
    is_address = _is_in_country(doc[i + 2], doc[i + 4]) and not _goes_on(tree, i + 5)
    return is_address and i > 0 and doc[i - 1].lower_ in _LOCATIVE and not is_country(doc[i].text)


def is_wider(place: str) -> bool:
    """Tell whether a place is larger than a country: "the Middle East, Iran" is a list."""
    known = territories().get(place)
    return known is not None and known.type in {"region", "continent"}


def _acts(outer: Token) -> bool:
    """Tell whether a country is a subject: "After the draw in Bergen, Norway face Sweden"."""
    after = outer.nbor() if outer.i + 1 < len(outer.doc) else outer
    return outer.dep_.startswith("nsubj") and after.tag_[:1] in "VMR"


def _places_by_preposition(tree: Tree) -> Iterator[Found]:
    """Read "Osh, in southern Kyrgyzstan", "the College in Osh", "the Secretariat in Vienna"."""
    for i, name in tree.names.items():
        end = skip_bracket(tree, i + 1)  # "the Staff College (SC) in Osh"
        at = end + (tree.lower[end : end + 1] == [","])
        if at + 1 >= len(tree.doc) or tree.lower[at] != "in":
            continue
        thing, (outer, is_part) = tree.doc[i], _place_after(tree, at + 1)
        if outer is None:
            continue
        if name.kind == "PLACE" and not name.adjectival and holds(outer, thing, is_part=is_part):
            yield _aside("located_in", thing, outer, tree.doc[at], "part of country", 0.93)
        is_set_off = at == end or tree.doc[min(outer.i + 1, len(tree.doc) - 1)].is_punct
        if name.kind == "ORG" and is_set_off and not is_part:  # "the Academy, in Oslo, closed"
            yield from body_in_place(thing, outer, tree.doc[at])


def holds(outer: Token, inner: Token, *, is_part: bool) -> bool:
    """Tell whether a place is in a larger one: not Norway in "beat Norway in Oslo"."""
    if is_part:
        return is_country(outer.text)
    is_inside = _is_large(outer.text) or is_site(inner.text)
    return is_inside and not is_country(inner.text)


def _is_large(place: str) -> bool:
    known = territories().get(place)
    named = not _REGION_WORDS.isdisjoint(place.lower().split())
    return named or (known is not None and known.type != "capital" and not known.demonym)


def body_in_place(
    body: Token, place: Token, trigger: Token, *, aside: bool = True
) -> Iterator[Found]:
    """Say where a body stands, a school or a museum; one that acts somewhere stands elsewhere."""
    words, lists = [word.capitalize() for word in body.text.split()], organization_words()
    if words[-1] in lists["heads"] - lists["sites"] - lists["seats"]:
        return  # the "House of Commons Committee in Oslo" is no house
    is_seat, is_site = lists["seats"].intersection(words), lists["sites"].intersection(words)
    if is_seat or is_site:
        type_ = "based_in" if is_seat else "located_in"
        yield Found(type_, body, place, trigger, "body in place", 0.85, aside=aside)


def _place_after(tree: Tree, i: int) -> tuple[Token | None, bool]:
    """Return the place in "(the) (south) (of) PLACE", and whether a part of it is named."""
    doc, start = tree.doc, i
    while i < len(doc) and i - start < 5 and doc[i].lower_ in _PART_WORDS | {"-", "the", "of"}:
        i += 1
    is_part = any(token.lower_ in _PART_WORDS for token in doc[start:i])
    found = doc[i] if i < len(doc) and tree.kind(doc[i]) == "PLACE" else None
    return found, is_part


def _is_in_list(tree: Tree, i: int) -> bool:
    """Tell whether a name goes on a list of people or towns: "Ann Lee, Velm, Norway".

    Two towns before it make it a list, one an address: "Voss, Hordaland, Norway".
    """
    kinds = []
    while i > 1 and tree.doc[i - 1].text == ",":
        i -= 2
        kinds.append(tree.kind(tree.doc[i]))
    return kinds[:1] == ["PERSON"] or kinds[:2] == ["PLACE", "PLACE"]


def _begins_with_place(tree: Tree, i: int) -> bool:
    """Tell whether a place comes next, as in "and (in) (the) Bergen Region"."""
    while i < len(tree.doc) - 1 and tree.doc[i].tag_ in {"DT", "IN"}:
        i += 1
    return i < len(tree.doc) and tree.kind(tree.doc[i]) == "PLACE"


def _goes_on(tree: Tree, i: int) -> bool:
    """Tell whether "Bergen, Norway" goes on as a list: "and Sweden", ", Sweden"."""
    doc = tree.doc
    if i + 1 >= len(doc) or doc[i].lower_ not in {",", "and", "or", "&"}:
        return False
    after = doc[i + 1]
    if doc[i].text == "," and after.lower_ in {"and", "or"}:
        return _begins_with_place(tree, i + 2)
    is_chain = doc[i].text == "," and _is_in_country(doc[i - 1], after)  # "Austin, Texas, USA"
    # what is beside places is one, whatever it was read as
    is_beside = after.tag_ == "NNP" and after.dep_ == "conj" and after.head in doc[i - 3 : i]
    return (tree.kind(after) == "PLACE" or is_beside) and not is_chain
