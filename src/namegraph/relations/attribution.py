"""Who makes a statement: "Ann Lee said that", "according to Ann Lee", "as Ann Lee put it"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.tree import Tree, children


_SAYING = grammar()["saying"]
_VIEWS = grammar()["views"]
_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = {"ccomp", "parataxis", "xcomp", "acl"}
_LONGEST_SPEAKER = 12  # words


def attributed_to(tree: Tree, trigger: Token) -> str:
    """Return who says so: the subject of "said", or the name after "according to"."""
    for token in (trigger, *trigger.ancestors):
        source = _source_beside(tree, token, trigger)
        if source:
            return source
        if token.dep_ in _CLAUSES and token.head.lower_ in _SAYING and not _is_around(token):
            return _text(tree, _speaker(token.head))
    return ""


def _is_around(clause: Token) -> bool:
    """Tell "sued them over a wound that he said he had", where he says only that he had it."""
    said = clause.head
    speaker = next(_speaker(said), said)
    if clause.i > said.i or speaker.i < clause.i:
        return False
    before = said.doc[min(said.i, speaker.left_edge.i) - 1]
    return not before.is_punct


def _source_beside(tree: Tree, token: Token, trigger: Token) -> str:
    """Return who is named in "according to X", "in X's view" or "as X said" beside a verb."""
    for preposition in children(token, "prep"):
        nouns = [inner for to in preposition.children for inner in (to, *to.children)]
        if preposition.lower_ == "according":
            return _text(tree, (noun for noun in nouns if noun.dep_ == "pobj"))
        views = [noun for noun in nouns if noun.lower_ in _VIEWS]
        if preposition.lower_ == "in" and views:
            return _text(tree, _owners(views[0]))
    for clause in children(token, "advcl"):
        words = {child.lower_ for child in children(clause, "mark", "advmod")}
        is_another = not clause.is_ancestor(trigger) and clause != trigger
        if is_another and clause.lower_ in _SAYING and "as" in words:
            return _text(tree, _speaker(clause))
    return ""


def _speaker(verb: Token) -> Iterator[Token]:
    """Yield who says something; in the passive it is not the subject."""
    if verb.tag_.startswith("N"):
        yield from _owners(verb)
    elif any(children(verb, "nsubjpass", "auxpass")):
        yield from (name for by in children(verb, "agent") for name in children(by, "pobj"))
    else:
        yield from _subject(verb)


def _subject(verb: Token) -> Iterator[Token]:
    """Yield the subject of a verb, also one it shares or takes up: "X, who said"."""
    while (above := _verb_above(verb)) is not None:
        verb = above
    for subject in children(verb, *_SUBJECTS):
        yield verb.head if subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl" else subject
        return
    if verb.dep_ == "acl":
        yield verb.head
    elif verb.i and verb.nbor(-1).tag_.startswith("N"):  # ", Ann Lee said", parsed as an object
        yield verb.nbor(-1)


def _verb_above(verb: Token) -> Token | None:
    """Return the verb whose subject another may share; None if it has its own."""
    if verb.head == verb or any(children(verb, *_SUBJECTS)):
        return None
    if verb.dep_ == "pcomp":  # "was quoted as saying"
        return verb.head.head
    return verb.head if verb.dep_ in {"advcl", "conj", "xcomp"} else None


def _owners(noun: Token) -> Iterator[Token]:
    """Yield whose view it is: "Ann Lee's view", "the view of Ann Lee"."""
    yield from children(noun, "poss")
    for preposition in children(noun, "prep"):
        if preposition.lower_ in {"by", "of"}:
            yield from children(preposition, "pobj")


def _text(tree: Tree, tokens: Iterator[Token]) -> str:
    for token in tokens:
        name = _name_of(tree, token)
        return name.text if name is not None else _noun_phrase(token)
    return ""


def _name_of(tree: Tree, token: Token) -> Token | None:
    """Return the name at a noun: "Ann Lee", "the minister, Ann Lee"."""
    named = (token, *children(token, "appos"))
    return next((other for other in named if tree.kind(other)), tree.holders.get(token.i))


def _noun_phrase(noun: Token) -> str:
    """Return the text of a noun up to the clause, comma or bracket after it."""
    last = noun.right_edge.i + 1
    ends = [clause.left_edge.i for clause in children(noun, "acl", "relcl")]
    ends += [token.i for token in noun.doc[noun.i : last] if token.text in {",", "(", ":", ";"}]
    start = noun.left_edge.i
    end = max(noun.i + 1, min([last, start + _LONGEST_SPEAKER, *ends]))
    return noun.doc[start:end].text.strip()
