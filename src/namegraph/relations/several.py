"""Offices that several people hold: "two Velmar commanders, Ann Lee and Bo Ek".

Or each of them in a state of their own: "Presidents Ann Lee of Norway and Bo Ek of Sweden", "the
presidents of Norway and Sweden, Ann Lee and Bo Ek".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import titles
from namegraph.relations.arguments import names_beside, with_conjuncts
from namegraph.relations.bodies import body_after, body_before
from namegraph.relations.roles import is_state_office, leads_whole, type_of_role
from namegraph.relations.tree import Found, Tree, children, name_after
from namegraph.types import Kind


_OFFICES = titles()["offices"] | titles()["heads"]
_PLURALS = {f"{office}s" for office in _OFFICES if is_state_office(office)}
_BETWEEN = {",", "and", "the"}
_CONFIDENCE = 0.88


def read_several(tree: Tree) -> Iterator[Found]:
    """Read "the Norwegian ministers Ann Lee and Bo Ek" and "deputies of Velmar, Ann Lee and"."""
    for lemma, nouns in tree.nouns.items():
        for noun in nouns if lemma in _OFFICES else ():
            if noun.tag_ == "NNS":
                yield from _read(tree, noun, lemma)
    for word in sorted(_PLURALS & tree.words) if "of" in tree.words else ():
        for noun in tree.tokens(word):
            yield from _read_each(tree, noun)


def _read(tree: Tree, noun: Token, office: str) -> Iterator[Found]:
    bodies, holders = _in_turn(tree, noun)
    if len(bodies) > 1:
        yield from _read_in_turn(tree, noun, office, bodies, holders)
        return
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


def _read_in_turn(
    tree: Tree, noun: Token, office: str, bodies: list[Token], people: list[Token]
) -> Iterator[Found]:
    """Read "the presidents of Norway and Sweden, Ann Lee and Bo Ek": the first has the first."""
    title = f"{_field(noun)} {office}".strip()
    leads = leads_whole(title.lower())
    for person, body in zip(people, bodies, strict=True) if len(people) == len(bodies) else ():
        type_ = type_of_role(tree, title.lower(), body, leads=leads, is_before=False)
        if type_ is not None:
            yield Found(
                type_, person, body, noun, "title of several", _CONFIDENCE, title, aside=True
            )


def _in_turn(tree: Tree, noun: Token) -> tuple[list[Token], list[Token]]:
    """Return the bodies behind "of", and the people behind them and a comma."""
    if tree.lower[noun.i + 1 : noun.i + 2] != ["of"]:
        return [], []
    bodies, i = _listed(tree, noun.i + 2, {"ORG", "PLACE"})
    people, _ = _listed(tree, i, {"PERSON"})
    return bodies, people


def _listed(tree: Tree, i: int, kinds: set[Kind]) -> tuple[list[Token], int]:
    """Return the names of some kinds in a list that begins at a place, and where it ends."""
    listed = list[Token]()
    while i < len(tree.doc):
        if tree.kind(tree.doc[i]) in kinds:
            listed.append(tree.doc[i])
        elif tree.kind(tree.doc[i]) or tree.lower[i] not in _BETWEEN:
            break
        i += 1
    return listed, i


def _read_each(tree: Tree, noun: Token) -> Iterator[Found]:
    """Read "Presidents Ann Lee of Norway and Bo Ek of Sweden", each of a state of their own."""
    title = f"{_field(noun)} {noun.text.removesuffix('s')}".strip()
    words, held = title.lower(), _held_by_each(tree, noun.i + 1)
    for person, body in held if len(held) > 1 else ():
        type_ = type_of_role(tree, words, body, leads=leads_whole(words), is_before=False)
        if type_ is not None:
            yield Found(
                type_, person, body, noun, "title of several", _CONFIDENCE, title, aside=True
            )


def _held_by_each(tree: Tree, i: int) -> list[tuple[Token, Token]]:
    """Return "Ann Lee" and "Norway" and so on, as far as they go on."""
    held = list[tuple[Token, Token]]()
    while i < len(tree.doc):
        state = name_after(tree, i, {"of"}) if tree.kind(tree.doc[i]) == "PERSON" else None
        if state is not None and tree.kind(state) == "PLACE":
            held.append((tree.doc[i], state))
            i = state.i
        elif tree.doc[i].text != "," and tree.doc[i].lower_ != "and":
            break
        i += 1
    return held


def _field(noun: Token) -> str:
    """Return "Prime" for "Prime Ministers"."""
    before = noun.nbor(-1) if noun.i else noun
    is_field = before.dep_ in {"amod", "compound"} and before.head == noun
    return before.text if is_field else ""


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
