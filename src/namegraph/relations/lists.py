"""Lists of names of which the parser lost some: "A, B, C and D"."""

from spacy.tokens import Token

from namegraph.relations.tree import Tree, skip_bracket


# In "Ann Lee, who met Bo Ek, and Ida Falk" two names are no list.
_SHORTEST_LIST = 3
_BEFORE_MORE = [","], ["("], ["and"], ["the"], ["both"]


def rest_of_list(tree: Tree, found: list[Token]) -> list[Token]:
    """Return the rest of "A, B, C and D", where the parser lost some on the way."""
    if not found or tree.kind(found[0]) is None:
        return []
    if tree.lower[found[0].i + 1 : found[0].i + 2] not in _BEFORE_MORE:
        return []  # nearly always, and quickly told
    kind, rest, has_ended = tree.kind(found[0]), [found[0]], False
    while True:
        start, is_last = _after_separator(tree, rest[-1].i + 1)
        goes_on = start is not None and tree.kind(tree.doc[start]) == kind
        if start is None or not goes_on or (has_ended and not is_last):
            break
        rest.append(tree.doc[start])
        has_ended = has_ended or is_last
    return rest if has_ended and len(rest) >= _SHORTEST_LIST else []


def _after_separator(tree: Tree, i: int) -> tuple[int | None, bool]:
    """Return where the next item of a list begins, and whether it is the last: after "and"."""
    doc = tree.doc
    i = start = skip_bracket(tree, i)
    is_last = False
    while i < len(doc) - 1 and (doc[i].text == "," or doc[i].lower_ in {"and", "the", "both"}):
        is_last = is_last or doc[i].lower_ == "and"
        i += 1
    return (i, is_last) if start < i < len(doc) else (None, False)
