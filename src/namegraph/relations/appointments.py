"""Who is given an office by a body: "the OSCE named Ann Lee (as) its director"."""

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.arguments import subjects
from namegraph.relations.tree import Tree, is_passive


# Words between a role and its body, and between a person and a role.
OF = grammar()["of_offices"]
BEFORE_TITLE = grammar()["before_titles"]
_NAMING_VERBS = grammar()["appointing"]


def find_appointed(tree: Tree, start: int) -> list[Token]:
    """Return "Ann Lee" in "the OSCE named Ann Lee (as) its director"."""
    doc, i = tree.doc, start - 1
    while i > 0 and (doc[i].lower_ in BEFORE_TITLE or doc[i].tag_[:2] == "JJ"):
        i -= 1
    return [doc[i]] if i > 0 and tree.kind(doc[i]) == "PERSON" and _naming(doc[i]) else []


def _naming(person: Token) -> Token | None:
    """Return the verb that gives an office to the person right after it, in the active."""
    verb = person.nbor(-1)
    is_active = verb.tag_[:1] == "V" and not is_passive(verb)
    return verb if is_active and verb.lemma_ in _NAMING_VERBS else None


def find_appointer(tree: Tree, start: int, end: int) -> Token | None:
    """Return the body that gives an office which says no other: "the OSCE named Ann Lee head"."""
    people = find_appointed(tree, start)
    verb = _naming(people[0]) if people else None
    goes_on = end < len(tree.doc) and tree.doc[end].lower_ in OF
    doers = [] if verb is None or goes_on else subjects(tree, verb)
    return next((body for body in doers if tree.kind(body) == "ORG"), None)
