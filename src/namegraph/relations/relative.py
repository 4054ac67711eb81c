"""What "who", "which" and "whose" stand for."""

from spacy.tokens import Token

from namegraph.relations.tree import Tree, children


# The tags of "who" and "which".
RELATIVE_TAGS = {"WDT", "WP"}


def is_plural(verb: Token) -> bool:
    """Tell whether a verb is said of several: "Norway and Sweden, which share a border"."""
    return any(word.tag_ == "VBP" for word in (verb, *children(verb, "aux")))


def antecedent(tree: Tree, relative: Token, noun: Token) -> Token:
    """Return "graduate" in "a graduate of Velmar who lives in Oslo": Velmar is not "who".

    Nor is the head in "the head of Velmar, which is in Oslo" what is there.
    """
    outer, person = noun.head.head, _person_right_before(tree, relative)
    if relative.tag_ == "WP" and person is not None:
        return person
    if relative.tag_ == "WP" and tree.is_body(noun) and noun.dep_ == "pobj":
        return outer if outer.tag_[:1] == "N" else noun
    if relative.tag_ == "WP" and tree.is_body(noun) and noun.dep_ == "appos":
        return noun.head  # "Ann Lee, a Norwegian who lives in Oslo"
    before = relative.nbor(-1 - (relative.nbor(-1).text == ",")) if relative.i > 1 else noun
    is_nearer = relative.lower_ == "which" and before.dep_ == "pobj" and before.head.head == noun
    return before if is_nearer and (tree.is_body(before) or not tree.kind(noun)) else noun


def _person_right_before(tree: Tree, relative: Token) -> Token | None:
    """Return "Bo Ek" in "Ann Lee, a cook, and Bo Ek, who": the parser may hang it on Ann Lee."""
    if relative.i < 2 or relative.nbor(-1).text != "," or is_plural(relative.head):
        return None  # nor in "Ann Lee and Bo Ek, who have"
    person = relative.nbor(-2)
    is_last = person.dep_ in {"conj", "appos"} and tree.kind(person) == "PERSON"
    return person if is_last else None


def relative_owner(tree: Tree, word: Token) -> list[Token]:
    """Return the name that "whose" stands for in "Velmar, a firm whose director left".

    In "the Water Agency in Oslo, whose director left" it is that of the agency.
    """
    owner = _owner(tree, word) if word.tag_ == "WP$" else []
    if owner and tree.kind(owner[0]) == "PLACE" and owner[0].i > 1:
        body, between = owner[0].nbor(-2), owner[0].nbor(-1)
        return [body] if tree.kind(body) == "ORG" and between.lower_ in {"in", "of"} else owner
    return owner


def _owner(tree: Tree, word: Token) -> list[Token]:
    """Return the name of the noun that a clause hangs on.

    Where the parser takes the clause for the next sentence, it is the name right before.
    """
    clause = next((above for above in word.ancestors if above.dep_ == "relcl"), None)
    before = word.nbor(-2) if word.i > 1 and word.nbor(-1).text == "," else word
    if clause is None or (before.dep_ == "conj" and before.head == clause.head):
        return [before] if tree.kind(before) else []
    noun = clause.head
    return [name for name in (noun, noun.head, *children(noun, "appos")) if tree.kind(name)][:1]
