"""Titles and roles around the names of people, and surnames that stand alone."""

from spacy.tokens import Doc, Token

from namegraph.knowledge import organization_words, organizations, territories, titles
from namegraph.names import is_acronym, is_person_name, person_forms
from namegraph.phrases import find_roles, find_territories
from namegraph.spans import (
    Name,
    is_capitalised,
    label_at,
    overlapping,
    put,
    text_of,
    with_ends,
    word_end,
    words_of,
)


# So many tokens may lie between a role and the name that ends its phrase.
_ROLE_WINDOW = 8
_LONGEST_PERSON = 4
_PHRASE_WORDS = frozenset({"of", "for", "at", "the", "(", ")"})
_SHORTEST_SURNAME = 3
_SHORTEST_NAME = 2  # words, of a name after a demonym
_JOINERS = frozenset({"and", "of", "for"})


def strip_titles(doc: Doc, names: list[Name]) -> list[Name]:
    """Take titles, roles and demonyms off names; what is nothing but a role is no name."""
    roles, places = find_roles(doc), find_territories(doc)
    called = (name for name in names if not _is_role_in_state(doc, name, roles, places))
    bare = (_without_demonym(doc, name, places) for name in called)
    across = {i: end for start, end in roles.items() for i in range(start + 1, end)}
    return [left for name in bare if (left := _without_role(doc, name, roles, across))]


def _is_role_in_state(doc: Doc, name: Name, roles: dict[int, int], places: dict[int, int]) -> bool:
    """Tell "Norwegian PM" from "Norman Cook": a demonym and nothing but a role in capitals."""
    end = places.get(name.start, name.end)
    if roles.get(end) != name.end or not doc[end : name.end].text.isupper():
        return False
    demonym = territories().get(doc[name.start : end].text)
    return demonym is not None and demonym.demonym


def _without_demonym(doc: Doc, name: Name, places: dict[int, int]) -> Name:
    """Cut "Minnesotan" off "Minnesotan Ann Lee"; "Norman Lee" is a name."""
    end = places.get(name.start, name.start)
    if name.kind != "PERSON" or end == name.start:
        return name
    rest = doc[end : name.end]
    if len(rest) < _SHORTEST_NAME or not all(token.is_alpha for token in rest):
        return name
    demonym = territories().get(doc[name.start : end].text)
    return name._replace(start=end) if demonym and demonym.demonym else name


def _without_role(
    doc: Doc, name: Name, roles: dict[int, int], across: dict[int, int]
) -> Name | None:
    """Cut roles off a name; ``across`` has the end of a role for each word in it but the first."""
    start = name.start
    while (
        start < name.end
        and start in roles
        and (name.kind == "PERSON" or _is_role_of(doc, roles[start]))
    ):
        start = _after_of(doc, roles[start])
    start = max(start, across.get(name.start, start))
    name = _before_role(doc, name, roles)
    if start >= name.end or (roles.get(name.start) == name.end and name.kind != "PLACE"):
        return None
    if name.kind == "PERSON" and _is_chair(doc, name, roles):
        return None
    is_name = start == name.start or is_capitalised(doc[start])
    return with_ends(name, start, name.end) if is_name else None


def _is_chair(doc: Doc, name: Name, roles: dict[int, int]) -> bool:
    """Tell the chair of an academy, "Velm Professor of Law", from a person."""
    lists = titles()
    is_title = doc[name.end - 1].lower_ in lists["honorifics"] - lists["men"] - lists["women"]
    return is_title and roles.get(name.end - 1) == name.end and _is_role_of(doc, name.end)


def _before_role(doc: Doc, name: Name, roles: dict[int, int]) -> Name:
    """Cut a name before a role that it runs into: "Velm Home" in "Velm Home Secretary"."""
    if name.kind != "ORG":
        return name
    runs = (i for i in range(name.start, name.end) if roles.get(i, 0) > name.end)
    end = next(runs, name.end)
    while name.start < end < name.end and doc[end - 1].lower_ in _JOINERS:
        end -= 1
    return with_ends(name, name.start, end)


def _is_role_of(doc: Doc, end: int) -> bool:
    return end < len(doc) and doc[end].lower_ == "of"


def _after_of(doc: Doc, position: int) -> int:
    while position < len(doc) and doc[position].lower_ in {"of", "the"}:
        position += 1
    return position


def join_particles(doc: Doc, names: list[Name]) -> list[Name]:
    """Join "Marc Perrin" and "de Brichambaut": a particle goes on to the rest of a name."""
    for name in list(names):
        if name.kind == "PERSON" and name in overlapping(names, name.start, name.end):
            end = _after_particles(doc, name.end)
            if end > name.end and all(n.kind != "PLACE" for n in overlapping(names, name.end, end)):
                names = put(names, name._replace(end=end))
    return names


def _after_particles(doc: Doc, position: int) -> int:
    end = position
    while end < len(doc) and doc[end].text in titles()["particles"]:
        end += 1
    is_name = (
        position < end < len(doc) and is_capitalised(doc[end]) and doc[end].tag_ in {"NNP", ""}
    )
    return word_end(doc, end) if is_name else position


def split_place_person(doc: Doc, names: list[Name]) -> list[Name]:
    """Split "minister of Kazakhstan Murat Nurlan", read as one name, into body and person."""
    roles, places = find_roles(doc), find_territories(doc)
    return [part for name in names for part in _split_after_body(doc, name, roles, places)]


def _split_after_body(
    doc: Doc, name: Name, roles: dict[int, int], places: dict[int, int]
) -> list[Name]:
    end = places.get(name.start) or _after_head(doc, name)
    rest = Name(end, name.end, "PERSON", name.label)
    is_two = name.start < end < name.end and _looks_like_person(doc, rest)
    if not is_two or not _follows_role_of(doc, name, roles):
        return [name]
    body = Name(name.start, end, "PLACE" if name.start in places else "ORG", name.label)
    return [body, rest]


def _after_head(doc: Doc, name: Name) -> int:
    """Return where a name goes on after its last head noun: "Aarhus Centre" + "Zarina Qodirova"."""
    words, heads = words_of(doc), organization_words()["heads"]
    after = [i + 1 for i in range(name.start, name.end) if words[i] in heads]
    return after[-1] if after else name.end


def _looks_like_person(doc: Doc, name: Name) -> bool:
    heads = organization_words()["heads"]
    return is_person_name(text_of(doc, name)) and not any(
        doc[i].text in heads for i in range(name.start, name.end)
    )


def _follows_role_of(doc: Doc, name: Name, roles: dict[int, int]) -> bool:
    before = name.start - 1
    while before > 0 and doc[before].lower_ == "the":
        before -= 1
    if before < 0 or doc[before].lower_ not in {"of", "for"}:
        return False
    return any(start in roles for start in range(max(0, before - _ROLE_WINDOW), before))


def mark_role_holders(doc: Doc, names: list[Name]) -> list[Name]:
    """Read a name as a person's where a role before it says so: "Head of the Office, Tea Lomia"."""
    ends = {end for start, end in find_roles(doc).items() if _is_personal(doc[start:end].text)}
    known = [
        name._replace(kind="PERSON") if _is_role_holder(doc, name, names, ends) else name
        for name in names
    ]
    for end in sorted(ends):
        known = _add_unread_holder(doc, known, end)
    return known


def _add_unread_holder(doc: Doc, names: list[Name], end: int) -> list[Name]:
    """Add the name that nobody read in "Minister of Kazakhstan Murat Nurlan"."""
    start = end
    if start < len(doc) and doc[start].lower_ == "of":
        start += 1 + (start + 1 < len(doc) and doc[start + 1].lower_ == "the")
        body = overlapping(names, start, start + 1)
        if not body or body[0].start != start:
            return names
        start = body[0].end
    stop = start
    while (
        stop < len(doc) and _is_part_of_person(doc[stop]) and not overlapping(names, stop, stop + 1)
    ):
        stop += 1
    found = Name(start, stop, "PERSON")
    return put(names, found) if stop - start > 1 and _may_be_person(doc, found) else names


def _is_part_of_person(token: Token) -> bool:
    proper = token.tag_ in {"NNP", "NNPS"} and token.is_alpha and not token.is_upper
    return proper and is_capitalised(token) and not token.is_sent_start


def _is_role_holder(doc: Doc, name: Name, names: list[Name], role_ends: set[int]) -> bool:
    if name.kind not in {"ORG", "PLACE"} or not _may_be_person(doc, name):
        return False
    before = name.start - 1
    if name.start in role_ends:
        return True
    comma = doc[before].text == ","
    return comma and (before in role_ends or _is_role_phrase(doc, before, names, role_ends))


def _is_personal(role: str) -> bool:
    """Tell whether only a person can hold a role: a company may be owner or publisher."""
    words, lists = role.lower(), titles()
    return (words in lists["heads"] or words in lists["offices"]) and words not in lists["shared"]


def _may_be_person(doc: Doc, name: Name) -> bool:
    text = text_of(doc, name)
    lists = organization_words()
    known = text in territories() or text in organizations()
    words = [doc[i].text for i in range(name.start, name.end)]
    return (
        1 < len(words) <= _LONGEST_PERSON
        and not known
        and not any(w in lists["heads"] or w in lists["places"] or is_acronym(w) for w in words)
        and not any(w in territories() for w in words)
        and is_person_name(text)
        and not doc[name.start].is_sent_start
    )


def _is_role_phrase(doc: Doc, end: int, names: list[Name], role_ends: set[int]) -> bool:
    """Tell whether "role of NAME" ends at a token: only joiners and names may lie between."""
    i = end
    while i > max(0, end - 3 * _ROLE_WINDOW) and not doc[i].is_sent_start:
        if i in role_ends and doc[i].lower_ in {"of", "for", "at"}:
            return True
        inside = overlapping(names, i - 1, i)
        if inside:
            i = inside[0].start
        elif doc[i - 1].lower_ in _PHRASE_WORDS or is_capitalised(doc[i - 1]):
            i -= 1
        else:
            return False
    return False


def mark_surnames(doc: Doc, names: list[Name]) -> list[Name]:
    """Read the surname of a person who is named in full as that person, wherever it stands."""
    surnames = _surnames(doc, names)
    for i, word in enumerate(words_of(doc) if surnames else ()):
        if word in surnames and _is_surname(doc[i], overlapping(names, i, i + 1)):
            names = put(names, Name(i, i + 1, "PERSON", label_at(names, i, i + 1)))
    return names


def _surnames(doc: Doc, names: list[Name]) -> set[str]:
    full = (text_of(doc, name) for name in names if name.kind == "PERSON")
    last = (next(person_forms(text), "") for text in full if is_person_name(text))
    return {name for name in last if len(name) >= _SHORTEST_SURNAME and name not in territories()}


def words_of_people(doc: Doc, names: list[Name]) -> set[str]:
    """Return the words of the full names of people."""
    words = words_of(doc)
    full = [name for name in names if name.kind == "PERSON" and name.end - name.start > 1]
    return {word for name in full for word in words[name.start : name.end]}


def _is_surname(token: Token, others: list[Name]) -> bool:
    if not others:
        return not _inside_longer_name(token)
    return others[0].end - others[0].start == 1 and others[0].kind != "PERSON"


def _inside_longer_name(token: Token) -> bool:
    """Tell whether a surname is part of a name that was not found: "Rahmon Street"."""
    doc = token.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    lists = organization_words()
    return following is not None and (
        following.text in lists["places"] or following.text in lists["heads"]
    )
