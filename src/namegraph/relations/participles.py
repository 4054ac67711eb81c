"""What a participle says behind a name and a hyphen: "Oslo-based", "Oslo-born", "Velmar-owned"."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from namegraph.relations.arguments import with_conjuncts
from namegraph.relations.descriptions import end_of_description, past_description
from namegraph.relations.tree import Found, Tree
from namegraph.types import Kind


_CONFIDENCE = 0.93
_PLACE: frozenset[Kind] = frozenset({"PLACE"})
_ANY: frozenset[Kind] = frozenset({"PERSON", "ORG", "PLACE"})


class _Says(NamedTuple):
    """What a participle says of a kind of name behind it.

    Attributes
    ----------
    type : str
        Relation type.
    rule : str
        Name of the rule.
    before : frozenset of str
        The kinds of the name before the hyphen.
    does : bool
        Whether the name before the hyphen is the head of the relation: "Velmar-owned".
    """

    type: str
    rule: str
    before: frozenset[Kind]
    does: bool = False


_SAYS: dict[tuple[str, Kind], _Says] = {
    ("based", "ORG"): _Says("based_in", "place-based body", _PLACE),
    ("headquartered", "ORG"): _Says("based_in", "place-based body", _PLACE),
    ("registered", "ORG"): _Says("based_in", "place-based body", _PLACE),
    ("appointed", "PERSON"): _Says("appointed", "name-owned body", _ANY, does=True),
    ("based", "PERSON"): _Says("lives_in", "place-based person", _PLACE),
    ("born", "PERSON"): _Says("born_in", "place-based person", _PLACE),
    ("owned", "ORG"): _Says("owns", "name-owned body", frozenset({"PERSON", "ORG"}), does=True),
    ("led", "ORG"): _Says("head_of", "name-owned body", frozenset({"PERSON"}), does=True),
    ("backed", "ORG"): _Says("supports", "name-owned body", _ANY, does=True),
    ("backed", "PERSON"): _Says("supports", "name-owned body", _ANY, does=True),
}
_WORDS = {word for word, _ in _SAYS}


def read_participles(tree: Tree) -> Iterator[Found]:
    """Read "the Oslo-based company Velmar", "the Oslo-born painter Ann Lee", "Velmar-owned X"."""
    for word in sorted(_WORDS & tree.words):
        for participle in tree.tokens(word):
            if participle.i > 1 and participle.nbor(-1).text == "-":
                yield from _read_participle(tree, participle.nbor(-2), participle)


def _read_participle(tree: Tree, name: Token, participle: Token) -> Iterator[Found]:
    other = _described(tree, participle)
    kind = tree.kind(other) if other is not None else None
    says = _SAYS.get((participle.lower_, kind)) if kind else None
    if other is not None and says is not None and tree.kind(name) in says.before:
        ends = (name, other) if says.does else (other, name)
        yield Found(says.type, *ends, participle, says.rule, _CONFIDENCE, aside=True)


def _described(tree: Tree, participle: Token) -> Token | None:
    """Return the body or the person that a participle describes."""
    body = past_description(tree, participle.i + 1)
    if body is not None:
        return body
    person = tree.doc[end_of_description(tree, participle.i + 1)]
    if tree.kind(person) == "PERSON":
        return person
    return next(iter(with_conjuncts(tree, participle.head)), None)
