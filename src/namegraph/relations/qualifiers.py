"""Whether a statement is denied, planned, possible or conditional, and who makes it."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.tree import Tree, children
from namegraph.types import Modality


_DENIALS = grammar()["denials"]
_REFUSALS = grammar()["refusals"]
_PLANS = grammar()["plans"]
_POSSIBLE = grammar()["possible"]
_FUTURE = grammar()["future"]
_CONDITIONAL = grammar()["conditional"]
_SAYING = grammar()["saying"]
# "They will not meet Ann Lee, head of the OSCE": that she is its head is said all the same.
_PRESUPPOSED = {"appos", "compound", "poss", "nmod", "amod"}


def is_negated(trigger: Token) -> bool:
    """Tell whether the clause of a trigger denies it."""
    return any(
        token.lower_ == "without" or _is_refused(token) or any(map(_is_denial, token.children))
        for token in _up_to_clause(trigger)
    )


def _is_denial(token: Token) -> bool:
    """Tell whether a word denies what it hangs on: "not", "no longer", "neither ... nor"."""
    if token.dep_.startswith("nsubj"):
        return any(child.lower_ == "neither" for child in token.subtree)
    return token.dep_ == "neg" or token.lower_ in _DENIALS or _is_no_longer(token)


def _is_no_longer(token: Token) -> bool:
    return token.lower_ in {"longer", "more"} and any(c.lower_ == "no" for c in token.children)


def _is_refused(token: Token) -> bool:
    """Tell whether a verb depends on one that says it did not happen: "refused to meet"."""
    return token.dep_ == "xcomp" and token.head.lower_ in _REFUSALS


def modality(trigger: Token) -> Modality:
    """Return whether the clause of a trigger speaks of a fact, a plan, a chance or a condition."""
    for token in _up_to_clause(trigger):
        words = {child.lower_ for child in children(token, "aux", "auxpass", "mark")}
        if "if" in words or "unless" in words:
            return "conditional"
        if words & _FUTURE or _is_planned(token):
            return "planned"
        if words & _POSSIBLE:
            return "possible"
        if words & _CONDITIONAL:
            return "conditional"
    return "fact"


def _is_planned(token: Token) -> bool:
    return token.dep_ in {"xcomp", "ccomp"} and token.head.lower_ in _PLANS and token.tag_ == "VB"


def _up_to_clause(token: Token) -> Iterator[Token]:
    """Yield a token and what it hangs on, up to the verb of its clause and what governs that."""
    yield token
    for ancestor in token.ancestors:
        if token.dep_ in _PRESUPPOSED:
            return
        if token.tag_.startswith("VB") and token.dep_ not in {"xcomp", "ccomp", "conj"}:
            return
        if token.dep_ == "conj" and any(True for _ in children(token, "nsubj", "nsubjpass")):
            return
        if ancestor.lower_ in _SAYING:
            return
        yield ancestor
        token = ancestor


def attributed_to(tree: Tree, trigger: Token) -> str:
    """Return who says so: the subject of "said", or the name after "according to"."""
    for token in (trigger, *trigger.ancestors):
        if token.dep_ in {"ccomp", "parataxis"} and token.head.lower_ in _SAYING:
            return _text(tree, children(token.head, "nsubj"))
        for according in children(token, "prep"):
            if according.lower_ == "according":
                to = (other for inner in according.children for other in inner.children)
                return _text(tree, to)
    return ""


def _text(tree: Tree, tokens: Iterator[Token]) -> str:
    for token in tokens:
        named = token if tree.kind(token) else None
        words = [named] if named else [t for t in token.subtree if not t.is_punct][:12]
        return " ".join(word.text for word in words)
    return ""
