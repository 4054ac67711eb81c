"""The verb layer: any verb that ties two names, labelled by its lemma and preposition.

After Fader, Soderland and Etzioni, "Identifying Relations for Open Information Extraction"
(EMNLP 2011): a relation is a verb, or a verb with a preposition, between two arguments.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.arguments import after_preposition, objects, passive_subjects, subjects
from namegraph.relations.tree import Found, Tree, children, is_passive


# Verbs that say nothing of who is tied with whom: "is", "said", "began".
_EMPTY = grammar()["empty"]
# Prepositions of time, manner and circumstance: "left after Bo Ek".
_CIRCUMSTANCE = grammar()["circumstance"]
# "discussed trade with Bo Ek": the parser hangs "with" on the object.
_SHARING = grammar()["sharing"]
_DIRECT, _BY_PREPOSITION, _PASSIVE = 0.85, 0.75, 0.85


def read_open_verbs(tree: Tree) -> Iterator[Found]:
    """Read "A thanked B", "A was thanked by B", "A discussed it with B"."""
    for lemma, verbs in tree.verbs.items():
        if lemma not in _EMPTY and lemma.isalpha():
            for verb in verbs:
                if verb.lemma_ and _has_name_behind(tree, verb) and not _is_part_of_word(verb):
                    yield from _read_verb(tree, verb, lemma)


def _has_name_behind(tree: Tree, verb: Token) -> bool:
    """Tell whether a name hangs on a verb from behind: what it is done to, or with.

    Of "Ann Lee, whom Norway thanked" it stands before.
    """
    if verb.dep_ in {"conj", "relcl"}:
        return True
    last = verb.right_edge.i
    return any(verb.i < i <= last for i in tree.names)


def _is_part_of_word(verb: Token) -> bool:
    """Tell whether a hyphen ties a verb to its neighbour: "co-hosted", "Oslo-based"."""
    doc = verb.doc
    return any(0 <= i < len(doc) and doc[i].text == "-" for i in (verb.i - 1, verb.i + 1))


def _read_verb(tree: Tree, verb: Token, lemma: str) -> Iterator[Found]:
    label = " ".join([lemma, *(child.lower_ for child in children(verb, "prt"))])
    if is_passive(verb):
        done = passive_subjects(tree, verb)
        yield from _pairs(after_preposition(tree, verb, {"by"}), done, verb, label, _PASSIVE)
        return
    tied = [("", objects(tree, verb)), *_behind_prepositions(tree, verb)]
    doers = subjects(tree, verb) if any(names for _, names in tied) else []
    for word, names in tied if doers else ():
        sure = _BY_PREPOSITION if word else _DIRECT
        yield from _pairs(doers, names, verb, f"{label} {word}".strip(), sure)


def _behind_prepositions(tree: Tree, verb: Token) -> Iterator[tuple[str, list[Token]]]:
    for preposition in children(verb, "prep", "dative"):
        word = preposition.lower_
        if word not in _CIRCUMSTANCE and not _is_of_person(tree, preposition):
            yield word, after_preposition(tree, verb, {word})
    for noun in children(verb, "dobj") if verb.lemma_ in _SHARING else ():
        yield "with", after_preposition(tree, noun, {"with"}) if not tree.kind(noun) else []


def _is_of_person(tree: Tree, preposition: Token) -> bool:
    """Tell whether a preposition says where somebody is from: "chose Ann Lee, from Oslo"."""
    is_from = preposition.lower_ in {"from", "of"} and preposition.i > 1
    if not is_from or preposition.nbor(-1).text != ",":
        return False
    return tree.kind(preposition.nbor(-2)) == "PERSON"


def _pairs(
    heads: list[Token], tails: list[Token], verb: Token, label: str, confidence: float
) -> Iterator[Found]:
    for head in heads:
        for tail in tails:
            yield Found(label, head, tail, verb, "open verb", confidence, layer="verb")
