"""The roles in a text, and what each makes of its holder."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from namegraph.knowledge import grammar, is_nation, is_nationality, titles
from namegraph.phrases import find_roles
from namegraph.relations.appointments import OF, find_giver
from namegraph.relations.bodies import body_after, body_before, may_stand_in_title
from namegraph.relations.frames import frames
from namegraph.relations.sorts import is_party
from namegraph.relations.tree import Tree, children, name_after


_DESIGNATIONS = grammar()["designations"]
# Words before a role that say who holds it, not what it is for.
_WHO = titles()["modifiers"] | titles()["personal"]
_LONGEST_FIELD = 3
_FINITE = {"VB", "VBD", "VBN", "VBP", "VBZ"}  # not the "managing" of a director
AND = {"&", "and"}
_BEFORE = {"ex", "former"}
_RUNNERS = {"candidate", "nominee"}
_FIELDS = {"JJ", "NN", "NNS"}  # "sales director"


class Role(NamedTuple):
    """A role in a text, what it makes of its holder, and the body it is held in.

    ``end`` is after the words of the data file, ``last`` the last token of the whole title.
    """

    start: int
    end: int
    last: int
    type: str
    body: Token
    title: str


def find_offices(tree: Tree) -> Iterator[Role]:
    """Yield each role that is held in a body that the text names."""
    for start, end in _role_chains(tree):
        yield from _role(tree, start, end)


def _role_chains(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield role phrases with their modifiers as one: "first deputy" + "foreign minister".

    Two of one person are one, too: "chairman" + "and" + "chief executive".
    """
    start: int | None = None
    end = 0
    for next_start, next_end in find_roles(tree.doc).items():
        is_next = next_start == _past_hyphen(tree, end) or (
            next_start == _past_and(tree, end) and not _have_two_bodies(tree, start, next_end)
        )
        if start is not None and (not is_next or _is_only_title(tree, next_start, next_end)):
            yield start, end
            start = None
        start = next_start if start is None else start
        end = next_end
    if start is not None:
        yield start, end


def _past_hyphen(tree: Tree, i: int) -> int:
    """Return the place after the hyphen of "executive vice" + "-" + "president"."""
    is_cut = 0 < i < len(tree.doc) - 1 and tree.lower[i - 1 : i + 1] == ["vice", "-"]
    return i + is_cut


def _have_two_bodies(tree: Tree, start: int | None, end: int) -> bool:
    """Tell "Velmar chairman and head of the OSCE" from "chairman and head of the OSCE"."""
    roles = find_roles(tree.doc)
    while end in roles:  # "joint" + "leader"
        end = roles[end]
    if start is None or end >= len(tree.doc) or tree.doc[end].lower_ not in OF:
        return False
    return body_before(tree, start - _field_before(tree, start)) is not None


def _is_only_title(tree: Tree, start: int, end: int) -> bool:
    """Tell "Sir", which begins a name, from "Justice", which may be an office."""
    text = tree.doc[start:end].text.lower().strip(".")
    lists = titles()
    is_office = text in lists["heads"] or text in lists["offices"]
    return text in lists["honorifics"] and not is_office


def _past_and(tree: Tree, i: int) -> int:
    """Return the place after "and", unless it begins what somebody was before."""
    words = [word.lower_ for word in tree.doc[i : i + 2]]
    return i + (len(words) > 1 and words[0] in AND and words[1] not in _BEFORE)


def _role(tree: Tree, start: int, end: int) -> Iterator[Role]:
    while start < end - 1 and tree.doc[start].tag_ in _FINITE:
        start += 1  # "was appointed director": the verb is not part of the title
    words = tree.doc[start:end].text.lower()
    field = _field_before(tree, start)
    if not any(map(_names_an_office, _parts(words))) or _is_wanted(tree, start):
        return
    start -= field
    before = body_before(tree, start)
    after, last = body_after(tree, end)
    body = (
        _body_of_two(tree, before, after, words)
        or _body_of_holder(tree, end, words)
        or _body_of_where(tree, tree.doc[start:end].root, words)
        or find_giver(tree, start, end)
        or (tree.doc[end - 1] if end - 1 in tree.implied else None)
    )
    if body is None:
        return
    last = last if body is after else _end_of_complement(tree, end)
    title = " ".join(tree.doc[start : last + 1].text.split())
    role = Role(start, end, last, "", body, title)
    if body is after:
        preposition = next((word.lower_ for word in tree.doc[end:] if word.lower_ in OF), "of")
        if preposition == "from" and not _is_employee(tree, words, body):
            return
        found = _of_types(tree, role, words, field, preposition)
        outer = name_after(tree, body.i, {"at", "of"})
        yield from (each for role in found for each in _with_outer(tree, role, outer))
    else:
        yield from _of_types(tree, role, words, field, "of", is_before=body is before)


def _is_employee(tree: Tree, words: str, body: Token) -> bool:
    """Tell "a lawyer from Velmar" from "a lawyer from Norway" and "a member from Velmar"."""
    is_calling = _kind_of_role(words) == "callings"
    return is_calling and tree.kind(body) == "ORG" and not is_party(body.text)


def _of_types(
    tree: Tree, role: Role, words: str, field: int, preposition: str, *, is_before: bool = False
) -> Iterator[Role]:
    """Yield what a role makes of its holder: founder and head, for "founder and head"."""
    parts, body = _parts(words), role.body
    others = [_relation_of(tree, part, preposition, body) for part in parts]
    for other in filter(None, others):
        if len(others) > 1:  # one alone is read with the nouns
            yield role._replace(type=other, title="")
    is_narrowed = _is_narrowed(tree, role.start, field) or _has_complement(tree, role)
    is_narrowed = is_narrowed or (is_before and _is_for_area(tree, role))
    is_one_of_many = _is_indefinite(tree, body if is_before else None, role.start)
    if is_one_of_many and _is_vague(parts) and _is_adjective(tree, body):
        return
    leads = any(map(leads_whole, parts)) and not is_narrowed and not is_one_of_many
    if body.i in tree.implied:
        type_: str | None = "head_of" if leads else "position_held"
    else:
        type_ = type_of_role(tree, words, body, leads=leads, is_before=is_before)
    if type_ is not None and None in others:
        yield role._replace(type=type_)


def _parts(words: str) -> list[str]:
    """Return "chairman" and "chief executive" of "chairman and chief executive"."""
    return words.replace(" & ", " and ").split(" and ")


def _is_vague(parts: list[str]) -> bool:
    """Tell "a Norwegian leader", who may lead anything, from "a Norwegian president"."""
    return all(part.rsplit(maxsplit=1)[-1] in titles()["vague"] for part in parts)


def _is_wanted(tree: Tree, start: int) -> bool:
    """Tell whether an office is what somebody runs for: "a candidate for governor of Norway"."""
    before = [word.lower_ for word in tree.doc[max(start - 2, 0) : start]]
    return before[1:] == ["for"] and before[0] in _RUNNERS


def _with_outer(tree: Tree, role: Role, outer: Token | None) -> Iterator[Role]:
    """Yield a role, and who works for a part of a body works for the body, too."""
    if role.type != "employed_by" or outer is None or tree.kind(outer) != "ORG":
        yield role
    elif _is_subject(tree, role):  # "professor of Asian Studies at the Academy"
        whole = tree.doc[role.start : role.body.i + 1]
        yield role._replace(body=outer, last=role.body.i, title=" ".join(whole.text.split()))
    else:  # "lecturer in the Faculty of Law at the Academy"
        yield role
        yield role._replace(body=outer)


def _is_subject(tree: Tree, role: Role) -> bool:
    """Tell whether somebody teaches what stands after a role: a body has an article or is "at"."""
    return tree.doc[role.last + 1].lower_ == "of" and role.body.i == role.last + 2


def _end_of_complement(tree: Tree, end: int) -> int:
    """Return the last token of a title whose body stands before: "the OSCE's head of mission"."""
    doc, last = tree.doc, end - 1
    inside = any(word.lower_ == "of" for word in doc[:end][-_LONGEST_FIELD:])
    goes_on = AND | {"for"} if inside else {"of", "for"}  # "head of research" + "and development"
    if end < len(doc) and doc[end].lower_ in goes_on:
        i = end + 1
        while i < len(doc) and may_stand_in_title(tree, doc[i]):
            last, i = i, i + 1
    return last


def _has_complement(tree: Tree, role: Role) -> bool:
    """Tell whether a role is for a part: "director of sales at Velmar" does not lead Velmar.

    The mayor "of the city of Bergen" leads Bergen.
    """
    complement = tree.doc[role.end : role.last + 1]
    is_whole = tree.doc[role.last].lower_ in _DESIGNATIONS
    return not is_whole and any(token.lower_ in OF for token in complement)


def _is_for_area(tree: Tree, role: Role) -> bool:
    """Tell "Velmar's Asia director" and "Velmar's director for Asia" from who leads the whole."""
    behind = name_after(tree, role.end - 1, {"for", "in"})
    before = tree.doc[max(role.start - 1, 0)]  # not in "Velmar, a firm in Oslo whose director"
    areas = [before] if behind is None else [before, behind]
    return tree.kind(role.body) == "ORG" and any(tree.kind(area) == "PLACE" for area in areas)


def _is_narrowed(tree: Tree, start: int, field: int) -> bool:
    """Tell "course director" from "first woman director", who leads the whole."""
    return any(word.lower_ not in _WHO for word in tree.doc[start : start + field])


def type_of_role(
    tree: Tree, words: str, body: Token, *, leads: bool, is_before: bool
) -> str | None:
    """Tell a post from a calling, and a calling from a nationality."""
    of_state = is_state_office(words)
    kind = _kind_of_role(words)
    if _is_adjective(tree, body) and not of_state and is_before:
        return "citizen_of" if is_nationality(body.text) else None  # "a Norwegian lawyer"
    if is_before and tree.kind(body) == "PLACE" and not of_state:
        return _type_of_national(words, body)
    if kind == "passing":
        return None
    if tree.kind(body) == "ORG" and kind == "elected" and is_party(body.text):
        return "member_of"
    if leads:
        return "head_of"
    return "employed_by" if kind == "callings" and tree.kind(body) == "ORG" else "position_held"


def _type_of_national(words: str, country: Token) -> str | None:
    """Tell "Norway coach" from "US singer"; a "US chief executive" may be any firm's."""
    kind = _kind_of_role(words)
    if not is_nation(country.text) or (_last_role(words, "heads") and not kind):
        return None
    return "position_held" if kind == "team" else "citizen_of"


def _kind_of_role(words: str) -> str:
    """Return the list that tells what sort of office a role is, "" for a post."""
    lists, parts = titles(), words.split()
    phrases = (" ".join(parts[i:]) for i in range(len(parts)))
    known = lists["offices"], lists["heads"]  # no executive is meant by "chief executive"
    office = next((each for each in phrases if each in known[0] or each in known[1]), "")
    kinds = ("team", "passing", "callings", "elected")
    return next((kind for kind in kinds if office in lists[kind]), "")


def _relation_of(tree: Tree, words: str, preposition: str, body: Token) -> str | None:
    """Return the type of a role that is one of its own: a founder, but no partner of a firm."""
    last = words.rsplit(maxsplit=1)[-1]
    ways = (way for way in frames("nouns").get(last, ()) if preposition in way.second.prepositions)
    fits = (
        f
        for f in ways
        if f.first.takes("PERSON", "") and f.second.takes(tree.kind(body), body.text)
    )
    return next((frame.type for frame in fits), None)


def _body_of_two(tree: Tree, before: Token | None, after: Token | None, words: str) -> Token | None:
    """Choose between "OSCE" and "Norway" in "OSCE envoy to Norway": who sends, not where to."""
    if after is None or before is None:
        return before if after is None else after
    is_nationality = not is_state_office(words) and (
        _is_adjective(tree, before)
        or (tree.kind(before) == "PLACE" and tree.kind(after) == "ORG")  # "Asia editor for Velmar"
    )
    is_runner = (
        words.rsplit(maxsplit=1)[-1] in _RUNNERS
    )  # "Velm Party nominee for governor of Norway"
    preposition = after.nbor(-2 if after.nbor(-1).lower_ == "the" else -1).lower_
    is_area = is_runner or preposition in {"for", "from", "in", "to"}
    return before if is_area and not is_nationality else after


def _body_of_holder(tree: Tree, end: int, words: str) -> Token | None:
    """Return the body in "President Ann Lee of Norway"; "the singer Ann Lee of Norway" has none."""
    if end >= len(tree.doc) or tree.kind(tree.doc[end]) != "PERSON":
        return None
    body = name_after(tree, end, {"of"})
    if body is None or tree.kind(body) == "PERSON":
        return None
    is_part = body.i + 1 < len(tree.doc) and body.nbor().tag_ in {"POS", "NN", "NNS"}
    if is_party(body.text) and is_state_office(words):  # "President Ann Lee of the Tide Party"
        return None
    is_office = tree.kind(body) == "ORG" or is_state_office(words)
    return body if is_office and not is_part else None


def _body_of_where(tree: Tree, noun: Token, words: str) -> Token | None:
    """Return the body in "Bergen, where she is mayor" and "joined Velmar, where she is a cook"."""
    verb = noun.head
    is_where = any(word.lower_ == "where" for word in children(verb, "advmod"))
    if noun.dep_ != "attr" or verb.dep_ != "relcl" or not is_where:
        return None
    body = verb.head
    is_office = tree.kind(body) == "ORG" or is_state_office(words)
    return body if is_office and tree.is_body(body) else None


def _field_before(tree: Tree, start: int) -> int:
    """Return how many nouns narrow a role: one in "course director", who leads no body."""
    count = 0
    while (
        count < _LONGEST_FIELD
        and start - count > 0
        and _is_field(tree, tree.doc[start - count - 1])
    ):
        count += 1
    return count


def _is_field(tree: Tree, token: Token) -> bool:
    plain = token.is_alpha and token.is_lower and not token.is_sent_start
    if token.text in titles()["epithets"]:
        return False
    if token.text in titles()["personal"]:
        is_verb = token.tag_ == "VBN" and token.dep_ != "amod"  # "was elected secretary-general"
        return token.tag_ != "VBD" and not is_verb  # "Norway elected president Ann Lee"
    narrows = token.dep_ in {"compound", "amod"} and token.tag_ in _FIELDS
    return plain and narrows and not tree.kind(token)


def _is_adjective(tree: Tree, body: Token) -> bool:
    return tree.names[body.i].adjectival


def is_state_office(words: str) -> bool:
    """Tell an office in a state, "Norwegian minister", from a calling, "Norwegian painter"."""
    return any(word in titles()["state"] for word in words.replace("-", " ").split())


def _is_indefinite(tree: Tree, body: Token | None, start: int) -> bool:
    """Tell whether a role has an article that says there are several: "an editor at X"."""
    first = body.i if body is not None else start
    while first > 0 and _is_epithet(tree.doc[first - 1]):
        first -= 1
    return first > 0 and tree.doc[first - 1].lower_ in {"a", "an", "one"}


def _is_epithet(word: Token) -> bool:
    """Tell "moderate" in "a moderate Norwegian leader"."""
    return word.text in titles()["epithets"] or (word.tag_ == "JJ" and word.is_lower)


def _names_an_office(words: str) -> bool:
    return _last_role(words, "heads") or _last_role(words, "offices")


def _last_role(words: str, which: str) -> bool:
    parts = words.split()
    return any(" ".join(parts[i:]) in titles()[which] for i in range(len(parts)))


def leads_whole(words: str) -> bool:
    """Tell the head of a body from the head of a part of it, in lower case."""
    parts = words.split()
    lists = titles()
    for i in range(len(parts)):
        rest = " ".join(parts[i:])
        if rest in lists["offices"]:
            return False
        if rest in lists["heads"]:
            return not any(part in lists["lowering"] for part in parts[:i])
    return False
