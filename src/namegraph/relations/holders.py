"""Who holds a role: before its title, after it, or by a verb."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from namegraph.knowledge import grammar, titles
from namegraph.phrases import find_roles
from namegraph.relations.appointments import BEFORE_TITLE, find_appointing, find_named_as
from namegraph.relations.arguments import (
    after_preposition,
    names_beside,
    objects,
    owners,
    passive_subjects,
    subjects,
)
from namegraph.relations.roles import AND, Role
from namegraph.relations.tree import Tree, children, is_passive, name_after, skip_bracket


AFTER, BY_VERB = "title after name", "office by verb"
_LINKING = grammar()["linking"]
_NAMING = grammar()["naming"]
_SERVING, _SUCCEEDING = grammar()["serving"], grammar()["succeeding"]
_TENURES = grammar()["tenures"]
_LIVELIHOODS, _FINDING = grammar()["livelihoods"], grammar()["finding"]
_POSTS, _HOLDING = grammar()["posts"], grammar()["holding"]
_RAISED = {"elevated", "promoted"}  # to an office

_THEN = {"at the time", "in those days"}
_PREPOSITIONS_OF_AREA = {"at", "for", "in", "of", "to"}

Holder = tuple[Token, str, float]
# Who is called what after the name, by the words of it.
Described = dict[int, Token]


def find_holders(tree: Tree, role: Role, described: Described) -> Iterator[Holder]:
    """Yield who holds a role, by which rule, and how sure that is."""
    person = _person_after(tree, role)
    if person is not None and not _are_two(tree, role, person):
        yield person, "title before name", 0.95
        return
    person = _person_before(tree, role) or described.get(_first_of_two(tree, role))
    person = person or _person_of_first(tree, role)
    if person is not None and _are_two(tree, role, person):
        return
    if person is not None and _is_closed(tree, role):
        yield person, AFTER, 0.9
        return
    people = _person_by_verb(tree, role) or find_appointing(tree, role.start, role.end)[1]
    for person in people:
        yield person, BY_VERB, 0.9


def _person_after(tree: Tree, role: Role) -> Token | None:
    """Return the person in "head of the OSCE(,) Ann Lee" or "OSCE head(,) Ann Lee"."""
    doc = tree.doc
    if role.last < role.body.i - 1 and tree.kind(doc[role.last + 1]) == "PERSON":
        return doc[role.last + 1]  # "President Ann Lee of Norway"
    i = max(role.last + 1, role.body.i + 1)
    i = skip_bracket(tree, i)
    i = _past_time(doc, _past_area(tree, i))
    roles = find_roles(doc)
    if i < len(doc) and doc[i].text == "," and _is_of_another(tree, role):
        return None
    while i < len(doc) and (doc[i].text == "," or i in roles or _is_honorific(doc[i])):
        i = _past_owner(tree, roles.get(i, i + 1), roles)
        i += i + 1 < len(doc) and doc[i].lower_ == "the" and _is_honorific(doc[i + 1])
    if i < len(doc) and not doc[i].is_sent_start and tree.kind(doc[i]) == "PERSON":
        return doc[i]
    return _person_described(tree, role)


def _person_described(tree: Tree, role: Role) -> Token | None:
    """Return the person in "the OSCE head, the Norwegian general Ann Lee"."""
    people = names_beside(tree, _noun_of(tree, role))
    return next((each for each in people if each.i > role.last and _is_person(tree, each)), None)


def _is_person(tree: Tree, name: Token) -> bool:
    return tree.kind(name) == "PERSON"


def _are_two(tree: Tree, role: Role, person: Token) -> bool:
    """Tell whether two roles are those of two: "the head and deputy head, Ann Lee and Bo Ek"."""
    if not any(word.lower_ in AND for word in tree.doc[role.start : role.end]):
        return False
    is_before = person.i > role.last and person.nbor(-1).text == ","
    others = [*children(person, "conj"), person.head] if person.i < role.start or is_before else []
    return any(tree.kind(other) == "PERSON" for other in others)


def _past_owner(tree: Tree, i: int, roles: dict[int, int]) -> int:
    """Skip "Norway's" in "the OSCE chair, Norway's Foreign Minister Ann Lee"."""
    doc = tree.doc
    is_owner = 0 < i < len(doc) - 2 and doc[i - 1].text == "," and tree.is_body(doc[i])
    return i + 2 if is_owner and doc[i + 1].tag_ == "POS" and i + 2 in roles else i


def _is_of_another(tree: Tree, role: Role) -> bool:
    """Tell "his term as head of Velmar, Ann Lee said" from "As head of Velmar, Ann Lee said"."""
    first = min(role.start, role.body.i)
    first -= first > 1 and tree.doc[first - 1].lower_ in {"a", "an", "the"}
    return first > 1 and tree.doc[first - 1].lower_ == "as"


def _past_area(tree: Tree, i: int) -> int:
    """Skip "to the OSCE" in "Norway's ambassador to the OSCE, Ann Lee"."""
    place = name_after(tree, i - 1, _PREPOSITIONS_OF_AREA)
    return i if place is None else place.i + 1


def _past_time(doc: Doc, i: int) -> int:
    """Skip "at the time" in "Norway's mining minister at the time, Ann Lee"."""
    return i + 3 if doc[i : i + 3].text.lower() in _THEN else i


def _is_honorific(token: Token) -> bool:
    return token.lower_.strip(".") in titles()["honorifics"]


def _person_before(tree: Tree, role: Role) -> Token | None:
    """Return the person in "Ann Lee, (the) head of the OSCE" or "Ann Lee, OSCE head"."""
    doc = tree.doc
    i = role.start - 1
    if role.body.i < role.start:
        i = role.body.i - 1
    elif i > 0 and tree.kind(doc[i]) == "PLACE":  # "Ann Lee, Asia editor for Velmar"
        i -= 1
    while i > 0 and _is_before_title(doc[i]):
        i -= 1
    if i < 1 or not _begins_aside(doc[i]):
        return None
    home = _before_home(tree, i)
    around = (doc[i - 1], doc[_before_insertion(doc, i) - 1], doc[_before_insertion(doc, home) - 1])
    return next((before for before in around if tree.kind(before) == "PERSON"), None)


def _is_before_title(word: Token) -> bool:
    """Tell "now", "the" and "jailed" in "Ann Lee, now the jailed leader of Velmar"."""
    is_known = word.lower_ in BEFORE_TITLE | _NAMING or _is_compound(word)
    return is_known or word.tag_[:2] == "JJ" or (word.tag_ == "VBN" and word.dep_ == "amod")


def _is_compound(word: Token) -> bool:
    """Tell whether a word belongs to one with a hyphen: "three-term"."""
    around = word.doc[max(word.i - 1, 0) : word.i + 2]
    return any(each.text == "-" and not each.whitespace_ for each in around)


def _begins_aside(mark: Token) -> bool:
    """Tell whether a comma, a bracket or a dash begins what is said of the name before."""
    is_dash = mark.text in {"-", "–", "—"} and mark.whitespace_ and mark.nbor(-1).whitespace_
    return mark.text in {",", "("} or bool(is_dash)


def _before_insertion(doc: Doc, comma: int) -> int:
    """Return the comma before a short insertion: "Ann Lee, 53, the head"; else the same comma."""
    for i in range(comma - 2, max(comma - 5, 0), -1):
        if doc[i].text == "," and not any(token.tag_[:1] in "VW" for token in doc[i:comma]):
            return i
        if doc[i].tag_ in {"CC", "IN"}:
            break
    return comma


def _before_home(tree: Tree, comma: int) -> int:
    """Return the place after the name in "Ann Lee of Bergen, a nurse"; else the comma's."""
    doc = tree.doc
    is_home = comma > 2 and doc[comma - 2].lower_ in {"from", "of"}
    is_place = is_home and tree.kind(doc[comma - 1]) == "PLACE"
    return comma - 2 if is_place else comma


def _first_of_two(tree: Tree, role: Role) -> int:
    """Return the head in "Ann Lee, head of the OSCE and envoy to Norway"; -1 for "the envoy"."""
    noun = tree.doc[role.end - 1]
    is_another = any(True for _ in children(noun, "det"))
    if noun.dep_ != "conj" or is_another:
        return -1
    is_on_body = noun.head.dep_ == "pobj" and tree.is_body(noun.head)
    return noun.head.head.head.i if is_on_body else noun.head.i


def _person_of_first(tree: Tree, role: Role) -> Token | None:
    """Return "Ann Lee" for the envoy in "Ann Lee, a lawyer and former envoy to Norway"."""
    noun = tree.doc[role.end - 1]
    first = noun.head
    is_second = noun.dep_ == "conj" and first.dep_ == "appos" and not tree.kind(first)
    person = first.head if is_second else noun
    return person if tree.kind(person) == "PERSON" and person.i < first.i else None


def _is_closed(tree: Tree, role: Role) -> bool:
    """Tell "Ann Lee, the OSCE head, left" from "after Ann Lee, the OSCE head left".

    In "they wrote to Ann Lee, the king of Norway as well as to Bo Ek" it is another's role.
    """
    end = max(role.last + 1, role.body.i + 1)
    if end >= len(tree.doc):
        return True
    goes_on = [token.lower_ for token in tree.doc[end : end + 2]] == ["as", "well"]
    after = tree.doc[end]
    is_described = after.dep_ == "acl" and after.head == tree.doc[role.end - 1]
    return not goes_on and (is_described or not after.tag_.startswith("V"))


def _person_by_verb(tree: Tree, role: Role) -> list[Token]:
    """Return the persons in "Ann Lee is head of the OSCE", "Ann Lee was appointed head of ..."."""
    noun = _noun_of(tree, role)
    verb = _above_preposition(noun.head) if noun.dep_ == "pobj" else noun.head
    held_by: list[Token] = []
    if verb.lower_ in _LINKING:
        held_by = _is_held_by(tree, noun, verb)
    elif verb.lower_ in _NAMING:
        held_by = passive_subjects(tree, verb) or _named_in_headline(tree, verb)
    elif verb.lower_ in _TENURES and noun.dep_ == "pobj":  # "her election as head"
        held_by = owners(tree, verb) or after_preposition(tree, verb, {"of"})
    elif (finds := _finding(noun)) is not None:
        held_by = subjects(tree, finds)
    elif verb.lemma_ in _SUCCEEDING:
        named = find_named_as(tree, noun)[1]  # "named to succeed Bo Ek as head"
        held_by = [*(named or _successors(tree, verb)), *_predecessors(tree, verb)]
    elif (verb.lemma_ in _HOLDING and noun.dep_ == "pobj") or (
        verb.lemma_ in _SERVING and noun.dep_ != "dobj"  # not "resigned the party whip"
    ):
        held_by = subjects(tree, verb)
    return [token for token in held_by if tree.kind(token) == "PERSON"]


def _finding(noun: Token) -> Token | None:
    """Return "found" in "found work as a nurse" and "earned her living as a nurse"."""
    above = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return None
    work = above if above.lower_ in _LIVELIHOODS else next(children(above, "dobj"), above)
    is_found = work.dep_ == "dobj" and work.lower_ in _LIVELIHOODS
    return work.head if is_found and work.head.lemma_ in _FINDING else None


def _named_in_headline(tree: Tree, verb: Token) -> list[Token]:
    """Return "Ann Lee" in the headline "Ann Lee named head of Velmar"."""
    person = tree.doc[0]
    is_headline = verb.i == 1 and tree.kind(person) == "PERSON" and not objects(tree, verb)
    return [person] if is_headline and verb.tag_ in {"VBD", "VBN"} else []


def _noun_of(tree: Tree, role: Role) -> Token:
    """Return the noun of a role, or the first one in "head of Velmar and chair of its union"."""
    noun = tree.doc[role.end - 1]
    for token in tree.doc[role.start : role.end]:
        if token.head.i < role.start or token.head.i >= role.end:
            noun = token
    while noun.dep_ == "conj" and not tree.kind(noun.head) and noun.head.tag_[:2] == "NN":
        noun = noun.head
    return noun


def _is_held_by(tree: Tree, noun: Token, linking: Token) -> list[Token]:
    """Return "Ann Lee" in "Ann Lee is the head" and "The head is Ann Lee"."""
    if noun.dep_ == "nsubj":
        return list(children(linking, "attr"))
    return subjects(tree, linking) if noun.dep_ == "attr" else []


def _above_preposition(preposition: Token) -> Token:
    """Return "took" for "took office as head" and "held the post of head"."""
    above = preposition.head
    if preposition.lower_ == "as":
        return above.head if above.lower_ == "office" else above
    if preposition.lower_ == "to" and above.lower_ in _RAISED:
        return above
    is_post = preposition.lower_ == "of" and above.lower_ in _POSTS
    return (_verb_of_post(above) if is_post else None) or preposition


def _verb_of_post(post: Token) -> Token | None:
    """Return "held" for "held the post of", "appointed" for "was appointed to the post of"."""
    if post.dep_ == "dobj":
        return post.head if post.head.lemma_ in _HOLDING else None
    verb = post.head.head
    is_given = post.dep_ == "pobj" and post.head.lower_ != "for"  # "nominated for the post of"
    return verb if is_given and verb.lower_ in _NAMING else None


def _successors(tree: Tree, verb: Token) -> list[Token]:
    """Return "Ann Lee" in "Ann Lee succeeded Bo Ek as president", also in the passive."""
    return after_preposition(tree, verb, {"by"}) if is_passive(verb) else subjects(tree, verb)


def _predecessors(tree: Tree, verb: Token) -> list[Token]:
    return passive_subjects(tree, verb) if is_passive(verb) else objects(tree, verb)
