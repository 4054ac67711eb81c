"""Definite noun phrases that say nothing but "the" and a noun."""

from spacy.tokens import Doc, Token


# What follows says whose or which one it is: "the head of", "the company that".
_NARROWING = {"of", "for", "in", "at", "that", "which", "where", "who", "whose", "-"}
# It says what something is, and names nothing again: "Ann Lee, the minister".
_DESCRIBING = {"appos", "attr"}
_NARROWING_DEPS = {"relcl", "acl", "appos", "prep", "amod", "compound"}


def is_singular(token: Token) -> bool:
    """Tell whether a token is a noun in the singular."""
    return token.tag_ in {"NN", "NNP"}


def is_bare(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a noun stands behind "the", and nothing says whose or which it is.

    Examples
    --------
    >>> import spacy
    >>> is_bare(spacy.blank("en")("the company that left"), 1, 2)
    False
    """
    if start == 0 or _is_narrowed(doc, end) or not _is_the(doc[start - 1]):
        return False
    noun = doc[end - 1]
    is_followed = end < len(doc) and doc[end].text == ","
    last = end + 1 if is_followed else len(doc)  # "the college, which closed" is bare
    children = (child for child in noun.children if not start <= child.i < end)
    is_narrowed = any(_narrows(child, last) for child in children)
    return not is_narrowed and noun.dep_ not in _DESCRIBING


def _narrows(child: Token, last: int) -> bool:
    """Tell whether a part of a phrase says which one is meant; what a comma adds says only more."""
    if child.left_edge.i >= last:
        return child.dep_ == "appos" and child.tag_.startswith("NNP")
    return child.dep_ in _NARROWING_DEPS


def _is_the(token: Token) -> bool:
    """Tell whether a token is an article; in the midst of a sentence, "The" begins a title."""
    return token.text == "the" or (token.text == "The" and bool(token.is_sent_start))


def _is_narrowed(doc: Doc, end: int) -> bool:
    if end == len(doc):
        return False
    return doc[end].lower_ in _NARROWING or doc[end].tag_.startswith(("NN", "CD"))
