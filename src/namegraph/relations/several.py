"""Offices that several people hold: "two Velmar commanders, Ann Lee and Bo Ek"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import titles
from namegraph.relations.arguments import names_beside, with_conjuncts
from namegraph.relations.bodies import body_after, body_before
from namegraph.relations.roles import type_of_role
from namegraph.relations.tree import Found, Tree, children


_OFFICES = titles()["offices"] | titles()["heads"]
_CONFIDENCE = 0.88


def read_several(tree: Tree) -> Iterator[Found]:
    """Read "the Norwegian ministers Ann Lee and Bo Ek" and "deputies of Velmar, Ann Lee and"."""
    for lemma, nouns in tree.nouns.items():
        for noun in nouns if lemma in _OFFICES else ():
            if noun.tag_ == "NNS":
                yield from _read(tree, noun, lemma)


def _read(tree: Tree, noun: Token, office: str) -> Iterator[Found]:
    people = [name for name in _holders(tree, noun) if tree.kind(name) == "PERSON"]
    if not people:
        return
    before = body_before(tree, _start(noun))
    body = before or body_after(tree, noun.i + 1)[0]
    if body is None or tree.kind(body) == "PERSON":
        return
    type_ = type_of_role(tree, office, body, leads=False, is_before=body is before)
    if type_ not in {None, "citizen_of"}:  # which is read with the nationalities
        for person in people:
            yield Found(
                str(type_), person, body, noun, "title of several", _CONFIDENCE, office, aside=True
            )


def _holders(tree: Tree, noun: Token) -> list[Token]:
    after = noun.nbor() if noun.i + 1 < len(tree.doc) else noun
    is_next = tree.kind(after) == "PERSON" and noun.head == after
    found = [after] if is_next else names_beside(tree, noun)
    return with_conjuncts(tree, found[0]) if found else []


def _start(noun: Token) -> int:
    """Return where the words begin that narrow a noun: "youth" in "Velmar youth leaders"."""
    before = [word for word in children(noun, "amod", "compound") if word.is_lower]
    start = noun.i
    while any(word.i == start - 1 for word in before):
        start -= 1
    return start
