"""Who did something together: "the OSCE trained guards jointly with the Ministry of Works"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.arguments import after_preposition, subjects, with_conjuncts
from namegraph.relations.tree import Found, Tree, is_passive


_TOGETHER = grammar()["together"]
_CONFIDENCE = 0.88


def read_partners(tree: Tree) -> Iterator[Found]:
    """Read "A organized a course together with B", "held by A jointly with B": no persons."""
    for word in sorted(_TOGETHER & tree.words.keys()):
        for token in tree.words[word]:
            preposition = token.nbor() if token.i + 1 < len(tree.doc) else token
            if preposition.lower_ == "with":
                yield from _pairs(tree, token, preposition)


def _pairs(tree: Tree, word: Token, preposition: Token) -> Iterator[Found]:
    partners = [
        name for noun in preposition.children for name in with_conjuncts(tree, noun, acting=True)
    ]
    verb = next((token for token in word.ancestors if token.tag_[:1] == "V"), None)
    if verb is None:
        return
    for doer in _doers(tree, verb) if partners else ():
        for partner in partners:
            if tree.is_body(doer) and tree.is_body(partner):
                yield Found("cooperates_with", doer, partner, verb, "together with", _CONFIDENCE)


def _doers(tree: Tree, verb: Token) -> list[Token]:
    """Return who did it with the others: the subject, or who follows "by"."""
    is_done = is_passive(verb)
    return after_preposition(tree, verb, {"by"}) if is_done else subjects(tree, verb)
