"""Who is given an office by a body: "the OSCE named Ann Lee (as) its director"."""

from spacy.tokens import Token

from namegraph.knowledge import grammar, is_nation, titles
from namegraph.phrases import find_roles
from namegraph.relations.arguments import objects, owners, subjects
from namegraph.relations.tree import Tree, children, is_passive


# Words between a role and its body, and between a person and a role.
OF = grammar()["of_offices"]
BEFORE_TITLE = grammar()["before_titles"]
_NAMING_VERBS, _SUCCEEDING = grammar()["appointing"], grammar()["succeeding"]
_NAMED, _SAYING = grammar()["naming"], grammar()["saying"]
_BOARDS = grammar()["boards"] | grammar()["panels"]


def find_appointed(tree: Tree, start: int) -> list[Token]:
    """Return "Ann Lee" in "the OSCE named Ann Lee (as) its director"."""
    doc, i = tree.doc, start - 1
    while i > 0 and (doc[i].lower_ in BEFORE_TITLE or doc[i].tag_[:2] == "JJ"):
        i -= 1
    return [doc[i]] if i > 0 and tree.kind(doc[i]) == "PERSON" and _naming(doc[i]) else []


def find_named_as(tree: Tree, role: Token) -> tuple[Token | None, list[Token]]:
    """Return the verb and the people in "named the lawyer Ann Lee, 45, as its head".

    So does "named Ann Lee to succeed Bo Ek as head".
    """
    preposition = role.head
    verb = preposition.head
    if role.dep_ != "pobj" or preposition.lower_ != "as":
        return None, []
    if verb.dep_ == "xcomp" and verb.lemma_ in _SUCCEEDING:
        verb = verb.head
    is_active = verb.lemma_ in _NAMING_VERBS and verb.tag_[:1] == "V" and not is_passive(verb)
    people = objects(tree, verb) if is_active else []
    return verb, [person for person in people if tree.kind(person) == "PERSON"]


def _naming(person: Token) -> Token | None:
    """Return the verb that gives an office to the person right after it, in the active."""
    verb = person.nbor(-1)
    is_active = verb.tag_[:1] == "V" and not is_passive(verb)
    return verb if is_active and verb.lemma_ in _NAMING_VERBS else None


def find_giver(tree: Tree, start: int, end: int) -> Token | None:
    """Return the body that gives an office which says no other: "the OSCE named Ann Lee head"."""
    verb, _ = find_appointing(tree, start, end)
    if verb is not None:
        is_other = _is_of_something(tree, end)
        givers = [] if is_other else subjects(tree, verb) or _of_board(tree, verb)
    else:
        role = tree.doc[end - 1]
        givers = _joined(tree, role) or (
            [] if _is_of_something(tree, end) else _told_by(tree, role)
        )
    return next((body for body in givers if _may_give(tree, body)), None)


def _is_of_something(tree: Tree, end: int) -> bool:
    """Tell "named Ann Lee head of a panel" from "head of research" and "head with effect"."""
    after = tree.doc[end : end + 2]
    is_of = len(after) > 1 and after[0].lower_ in OF
    return is_of and (after[1].tag_ in {"DT", "PRP$"} or tree.kind(after[1]) is not None)


def find_appointing(tree: Tree, start: int, end: int) -> tuple[Token | None, list[Token]]:
    """Return the verb that gives an office, and to whom: "named Ann Lee (as) its head"."""
    people = find_appointed(tree, start)
    if people:
        return _naming(people[0]), people
    verb, named = find_named_as(tree, tree.doc[end - 1])
    return (verb, named) if named else (None, [])


def _may_give(tree: Tree, body: Token) -> bool:
    """Tell whether offices are in a body: an organization, or a nation that elects."""
    return tree.kind(body) == "ORG" or is_nation(body.text)


def _of_board(tree: Tree, verb: Token) -> list[Token]:
    """Return "Velmar" in "Velmar's board named"."""
    boards = (noun for noun in children(verb, "nsubj") if noun.lower_ in _BOARDS)
    return [body for board in boards for body in owners(tree, board)]


def _joined(tree: Tree, role: Token) -> list[Token]:
    """Return "Velmar" in "Ann Lee joined Velmar as a lawyer", "served Velmar as a lawyer"."""
    verb = role.head.head
    serves = role.head.lower_ == "as" and verb.lemma_ == "serve"
    is_joined = role.dep_ == "pobj" and (serves or joins_as(verb))
    return objects(tree, verb) if is_joined else []


def _told_by(tree: Tree, role: Token) -> list[Token]:
    """Return "Velmar" in "Velmar said that Ann Lee had been named head": no paper has ministers."""
    if role.lower_ in titles()["state"] and role.lower_ not in titles()["heads"]:
        return []
    named = role.head if role.dep_ != "pobj" else role.head.head
    says = named.head
    is_told = named.lower_ in _NAMED and named.dep_ == "ccomp" and says.lower_ in _SAYING
    return subjects(tree, says) if is_told and is_passive(named) else []


def joins_as(verb: Token) -> bool:
    """Tell whether a verb says as what somebody came: who "joined as a lawyer" is no member."""
    as_what = [word for word in children(verb, "prep") if word.lower_ == "as"]
    if verb.lemma_ != "join" or not as_what:
        return False
    ends = find_roles(verb.doc).values()
    roles = (role for word in as_what for role in children(word, "pobj"))
    return any(role.i + 1 in ends and role.lemma_ != "member" for role in roles)
