"""What the one is to the other: "A, the capital of B", "B's wife, A", "A is a member of B"."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import grammar, is_nation, titles
from namegraph.relations.arguments import (
    after_preposition,
    examples,
    names_beside,
    owners,
    passive_subjects,
    subjects,
    with_conjuncts,
)
from namegraph.relations.frames import Frame, frames
from namegraph.relations.fronted import described_behind
from namegraph.relations.tree import Found, Tree, children, name_after


_LINKING, _NAMING = grammar()["linking"], grammar()["naming"]
_CONFIDENCE = 0.92
_KIN = titles()["kin"] - {"partner"}  # of a firm, too
_LEAVING = {"leave", "lose", "raise"}
_PREFIX = 2  # tokens: "co-"


def read_nouns(tree: Tree) -> Iterator[Found]:
    """Read the frames like "A capital of B"."""
    known = frames("nouns")
    for lemma, nouns in tree.nouns.items():
        for frame in known.get(lemma, ()):
            for noun in nouns:
                yield from _read_frame(tree, noun, frame)


def _read_frame(tree: Tree, noun: Token, frame: Frame) -> Iterator[Found]:
    if frame.fixed and not any(word.lower_ in frame.fixed for word in noun.children):
        return
    noun = noun.head if noun.dep_ == "compound" and _is_kind_of(noun.head) else noun
    seconds = after_preposition(tree, noun, frame.second.prepositions)
    if not seconds and frame.second.prepositions != {"at"}:  # not "the parliament's speaker"
        seconds = _owners(tree, noun)
    seconds = seconds or _before_title(tree, noun) or _lost_after(tree, noun, frame)
    seconds = seconds or _havers(tree, noun) or _owners_of_name(tree, noun)
    if not seconds:
        return
    described = _named_before(tree, noun, frame) or _described(tree, noun)
    firsts = [one for one in described if tree.kind(one) in frame.first.kinds]
    for first in firsts or _before_comma(tree, noun, frame):
        for second in seconds:
            fits = frame.second.takes(tree.kind(second), second.text) and first.i != second.i
            head, tail = frame.ends(first, second)
            is_told = fits and not _only_places(tree, first, second, noun)
            if is_told and not (frame.type == "located_in" and _is_too_large(noun, head)):
                is_aside = not _is_stated(noun, first)
                yield Found(frame.type, head, tail, noun, frame.text, _CONFIDENCE, aside=is_aside)


def _named_before(tree: Tree, noun: Token, frame: Frame) -> list[Token]:
    """Return "Velmar" in "the Nordic Bank's Velmar unit"."""
    if frame.first.kinds != {"ORG"} or not any(True for _ in children(noun, "poss")):
        return []
    return [name for name in children(noun, "compound") if tree.kind(name) == "ORG"]


def _only_places(tree: Tree, first: Token, second: Token, noun: Token) -> bool:
    """Tell whether a country says where a body is: Velmar, "its Norwegian partner"."""
    is_before = second.i < noun.i and second.dep_ in {"amod", "compound", "nmod"}
    return tree.kind(second) == "PLACE" and is_before and tree.kind(first) == "ORG"


def _is_too_large(noun: Token, place: Token) -> bool:
    """Tell whether a country lies in no place: "the provinces of Bergen, which border Norway"."""
    return noun.tag_ == "NNS" and is_nation(place.text)


def _owners(tree: Tree, noun: Token) -> list[Token]:
    """Return "Velmar" in "Velmar's Norwegian affiliate": what stands closer only describes it."""
    found = [name for name in owners(tree, noun) if not _is_called_so(tree, name, noun)]
    return [name for name in found if name.dep_ == "poss"] or found


def _is_called_so(tree: Tree, name: Token, noun: Token) -> bool:
    """Tell whether a noun says what a place before it is: "Bergen and Vienna counties"."""
    is_noun = tree.kind(name) == "PLACE" and not tree.names[name.i].adjectival
    return is_noun and noun.tag_ == "NNS" and name.dep_ in {"compound", "conj", "nmod"}


def _owners_of_name(tree: Tree, noun: Token) -> list[Token]:
    """Return "Ann Lee" in "Ann Lee's former mother-in-law Bo Ek", parsed as if Bo Ek were hers."""
    is_before = noun.dep_ in {"compound", "nmod"} and tree.kind(noun.head) is not None
    return owners(tree, noun.head) if is_before else []


def _is_stated(noun: Token, first: Token) -> bool:
    """Tell "Ann Lee is a member", which states it, from "Ann Lee, a member", said in passing."""
    if noun.dep_ == "nsubj":  # "The capital is Oslo"
        return noun.i < noun.head.i < first.i
    is_complement = noun.dep_ == "pobj" and noun.head.lower_ in {"as", "of"}
    return is_complement or noun.dep_ in {"attr", "oprd"}


def _before_comma(tree: Tree, noun: Token, frame: Frame) -> list[Token]:
    """Return the name right before an apposition that the parser gave to another name."""
    if noun.dep_ == "conj":
        return _before_other_role(tree, noun, frame)
    start = noun.left_edge.i
    if noun.dep_ != "appos" or start < 2 or tree.doc[start - 1].text != ",":
        return []
    before = tree.doc[start - 2]
    return [before] if tree.kind(before) in frame.first.kinds else []


def _before_other_role(tree: Tree, noun: Token, frame: Frame) -> list[Token]:
    """Return "Ann Lee" in "Ann Lee, head of the ministry and sister of Bo Ek".

    The parser hangs the sister on the ministry as often as on the head.
    """
    for above in noun.ancestors:
        if above.dep_ == "appos" and tree.kind(above):  # "Ann Lee, Bo Ek and members of Velmar"
            return []
        if above.dep_ == "appos":
            return [above.head] if tree.kind(above.head) in frame.first.kinds else []
        if above.dep_ not in {"conj", "pobj", "prep"}:
            break
    return []


def _is_kind_of(noun: Token) -> bool:
    """Tell whether a noun says again what the word before says, as in "member state"."""
    return noun.lemma_ in {"state", "country", "nation", "city"}


def _described(tree: Tree, noun: Token) -> list[Token]:
    """Return the names that a noun describes: by "is", in apposition either way, as a title."""
    if noun.dep_ in {"attr", "oprd"} and noun.head.lower_ in _LINKING:
        return subjects(tree, noun.head)
    if noun.dep_ == "nsubj":
        return _told_of(tree, noun)
    if noun.dep_ == "oprd" and noun.head.lower_ in _NAMING:  # "was elected a member of"
        return passive_subjects(tree, noun.head)
    is_whose = any(word.tag_ == "WP$" for word in children(noun, "poss"))
    if noun.dep_ == "appos" and tree.kind(noun.head) and not is_whose:
        return [noun.head]
    if noun.dep_ == "pobj" and noun.head.lower_ in _DESCRIBED_BY:
        return _DESCRIBED_BY[noun.head.lower_](tree, noun.head.head)
    return _beside(tree, noun) or examples(tree, noun) or _behind(tree, noun)


def _told_of(tree: Tree, noun: Token) -> list[Token]:
    """Return what a noun is: "The capital of B is A", "The members of B include A"."""
    verb = noun.head
    complements = {"attr"} if verb.lower_ in _LINKING else set()
    complements |= {"dobj"} if verb.lemma_ == "include" else set()
    told = [name for other in children(verb, *complements) for name in with_conjuncts(tree, other)]
    return told or _beside(tree, noun) or examples(tree, noun) or _behind(tree, noun)


def _beside(tree: Tree, noun: Token) -> list[Token]:
    """Return the names in "member Norway", "her son, Bo Ek," and "her sons Bo Ek and Otto Lind"."""
    found = names_beside(tree, noun) or _next_to(tree, noun)
    are_several = noun.tag_ == "NNS" and found and found[0].left_edge.i <= noun.i + 2
    return with_conjuncts(tree, found[0]) if are_several else found


def _havers(tree: Tree, noun: Token) -> list[Token]:
    """Return who has what is named beside it: "Ann Lee has two sons, Bo Ek and Otto Lind".

    So do those of whom an obituary says that they "leave a wife, Ann Lee, and a son, Bo Ek".
    """
    first = noun
    while first.dep_ in {"appos", "conj"} and first.head.tag_[:1] == "N":
        first = first.head
    verb = first.head
    is_had = verb.lemma_ == "have" or (verb.lemma_ in _LEAVING and noun.lower_ in _KIN)
    is_named = first.dep_ == "dobj" and any(children(noun, "appos"))
    return subjects(tree, verb) if is_had and is_named else []


def _behind(tree: Tree, noun: Token) -> list[Token]:
    """Return "Norway" in "A member of the OSCE, Norway left"."""
    if noun.left_edge.i != noun.sent.start or noun.left_edge == noun or noun.tag_ != "NN":
        return []
    behind = described_behind(tree, noun)
    return [behind] if behind is not None else []


def _one_of(tree: Tree, one: Token) -> list[Token]:
    """Return what is "one of 57 member states"."""
    if one.lower_ != "one":
        return []
    while one.dep_ == "conj":  # "is a lawyer and one of the members"
        one = one.head
    if one.dep_ == "attr":
        return subjects(tree, one.head)
    return [one.head] if one.dep_ == "appos" and tree.kind(one.head) else []


def _does_as(tree: Tree, verb: Token) -> list[Token]:
    """Return who "joined as a member of"."""
    return subjects(tree, verb) if verb.tag_.startswith("V") else []


def _is_among(tree: Tree, verb: Token) -> list[Token]:
    """Return who "is among the members of"."""
    return subjects(tree, verb) if verb.lower_ in _LINKING else []


# What a noun describes after a preposition, by what this hangs on.
_DESCRIBED_BY = {"of": _one_of, "as": _does_as, "among": _is_among}


def _before_title(tree: Tree, noun: Token) -> list[Token]:
    """Return "Norway" in "Norway ally Sweden", which the parser may tie to Sweden."""
    if not 0 < noun.i < len(tree.doc) - 1 or not tree.kind(noun.nbor()):
        return []
    is_tied = noun.i > _PREFIX and noun.nbor(-1).text == "-"  # "Velmar co-founder Ann Lee"
    before = noun.nbor(-1 - _PREFIX * is_tied)
    before = before.nbor(-1) if before.tag_ == "POS" and before.i else before
    return [before] if tree.kind(before) and noun.head == noun.nbor() else []


def _lost_after(tree: Tree, noun: Token, frame: Frame) -> list[Token]:
    """Return the name after "daughter of", where the parser hangs nothing on the preposition."""
    after = name_after(tree, noun.i, frame.second.prepositions)
    return [after] if after is not None and not any(noun.nbor().children) else []


def _end_of_kin(noun: Token) -> Token:
    """Return the last word of "mother-in-law"."""
    after = noun.doc[noun.i + 1 : noun.i + 5]
    return after[-1] if after.text.lower() == "-in-law" else noun


def _next_to(tree: Tree, noun: Token) -> list[Token]:
    """Return the name in "member Norway" and "her sister Ann Lee"."""
    last = _end_of_kin(noun)
    if last.i + 1 >= len(tree.doc):
        return []
    after = last.nbor()
    is_one_phrase = after.head == noun or noun.head == after
    return [after] if tree.kind(after) and is_one_phrase and after.dep_ != "poss" else []
