"""Who sits on the board, council or committee of a body."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.arguments import (
    after_preposition,
    objects,
    owners,
    passive_subjects,
    subjects,
)
from namegraph.relations.tree import Found, Tree, children


_BOARDS = grammar()["panels"]
_SITTING, _JOINING = grammar()["sitting"], grammar()["joining"]
_NAMED, _NAMING = grammar()["naming"], grammar()["appointing"]
_CONFIDENCE = 0.88


def read_seats(tree: Tree) -> Iterator[Found]:
    """Read "Ann Lee sits on the board of Velmar" and "Velmar named Ann Lee to its board"."""
    for word in (word for word in tree.nouns if word in _BOARDS):
        for board in tree.nouns[word]:
            bodies = after_preposition(tree, board, {"of", "at"}) or owners(tree, board)
            for body in (each for each in bodies if tree.kind(each) == "ORG"):
                for person in _members(tree, board):
                    if tree.kind(person) == "PERSON":
                        yield Found(
                            "position_held", person, body, board, "seat on board", _CONFIDENCE,
                            title=_title(board),
                        )  # fmt: skip


def _members(tree: Tree, board: Token) -> list[Token]:
    above, verb = board.head, board.head.head
    if board.dep_ == "dobj" and above.lemma_ in _JOINING:
        return subjects(tree, above)
    if board.dep_ != "pobj":
        return []
    if above.lower_ == "on" and verb.lemma_ in _SITTING:
        return subjects(tree, verb)
    if above.lower_ == "to" and verb.lower_ in _NAMED and verb.tag_ == "VBN":
        return passive_subjects(tree, verb)
    return objects(tree, verb) if above.lower_ == "to" and verb.lemma_ in _NAMING else []


def _title(board: Token) -> str:
    before = [word.text for word in children(board, "amod", "compound") if word.is_lower]
    return " ".join([*before, board.text])
