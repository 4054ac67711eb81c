"""Which words of a sentence bear on a statement: its verb, and what that verb hangs on."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from namegraph.knowledge import grammar, relation_types
from namegraph.relations.frames import frames
from namegraph.relations.tree import children


_BE = grammar()["linking"]
_CARRIERS = grammar()["carriers"]
_OCCURRING = grammar()["occurring"]
_SAYING = grammar()["saying"]
_DENYING = grammar()["refusals"] & _SAYING
_ENDING = grammar()["ending"]
_OUTLOOKS = grammar()["plans"] | grammar()["doubts"]
_MODIFIERS = {"amod", "compound", "nmod"}
_OBJECTS = {"dobj", "pobj", "attr", "acomp", "oprd", "dative"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}


class Step(NamedTuple):
    """A word that bears on a statement, on the way from its trigger up the sentence.

    Attributes
    ----------
    token : Token
        The word.
    below : Token or None
        The word before it on the way, which hangs on it.
    governs : bool
        Whether a refusal of it is one of the statement: not in "cancelled a talk on the visit".
    denies : bool
        Whether a "not" at it denies the statement: not in "did not discuss the visit".
    own : bool
        Whether its auxiliaries are the statement's too: not in "will go home, as he met Ann Lee".
    """

    token: Token
    below: Token | None
    governs: bool
    denies: bool
    own: bool


class _Reach(NamedTuple):
    denies: bool
    own: bool
    ends: bool = False


_ALL = _Reach(denies=True, own=True)
_MOOD = _Reach(denies=False, own=True)
_GOVERNED = _Reach(denies=True, own=False)
_LAST = _Reach(denies=False, own=False, ends=True)


def steps(trigger: Token) -> Iterator[Step]:
    """Yield the words that bear on a statement, from its trigger up.

    What is presupposed has none but its own: "they will not meet Ann Lee, head of the OSCE" says
    all the same that she is its head.
    """
    yield Step(trigger, None, governs=True, denies=True, own=True)
    token, denies = trigger, True
    while (reach := _reach(token, first=token is trigger)) is not None:
        governs = denies
        denies = denies and reach.denies
        yield Step(token.head, token, governs, denies, reach.own)
        if reach.ends:
            return
        token = token.head


def _reach(token: Token, *, first: bool) -> _Reach | None:
    """Return what of a word's head holds for the word, None if nothing does."""
    if token.head == token or token.dep_ == "ROOT":
        return None
    if token.dep_ in _MODIFIERS:
        return _ALL if first and token.i < token.head.i and _is_common_noun(token.head) else None
    return _BY_DEPENDENCY.get(token.dep_, _of_noun)(token)


def _is_common_noun(token: Token) -> bool:
    return token.tag_ in {"NN", "NNS"}


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to", its own or that of an earlier conjunct."""
    while verb.dep_ == "conj" and verb.head != verb and not any(children(verb, "aux", "nsubj")):
        verb = verb.head
    return any(child.tag_ == "TO" for child in children(verb, "aux", "auxpass"))


def is_past(verb: Token) -> bool:
    """Tell whether a verb is finite and in the past: "met", "had met", "was met"."""
    return verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" or child.lower_ in {"has", "have"}
        for child in children(verb, "aux", "auxpass")
    )


def _of_conjunct(token: Token) -> _Reach:
    """Return what "A will visit X and meet Y" shares; "did not visit X but met Y" shares nothing.

    The second verb has auxiliaries of its own, or needs none.
    """
    if not token.tag_.startswith("VB"):
        return _ALL
    tag = _tag_in_list(token)
    bare = tag in {"VB", "VBN", "VBG"} and not any(children(token, "aux", "auxpass"))
    if not bare or tag != _tag_in_list(token.head):
        return _GOVERNED
    words = {child.lower_ for child in children(token.head, "cc")}
    return _MOOD if "but" in words else _ALL


def _tag_in_list(verb: Token) -> str:
    """Return a verb's tag; the parser takes "have" in "must work, have a rest, go" for finite."""
    is_bare = verb.tag_ == "VBP" and verb.dep_ == "conj" and not any(children(verb, "nsubj"))
    return "VB" if is_bare else verb.tag_


def _of_preposition(token: Token) -> _Reach | None:
    """Return what "on meeting X" has of the verb before it: its mood, but not its denial."""
    head = token.head
    if token.dep_ == "pcomp" and head.lower_ == "since":
        return None  # "hopes to win since joining": that is over
    is_of_one = head.lower_ == "one" and token.lower_ == "of"  # "is not one of the members"
    if token.dep_ == "pcomp" or head.lower_ in _BE or head.dep_ in {"prep", "advmod"} or is_of_one:
        return _ALL
    return _MOOD


def _of_complement(token: Token) -> _Reach:
    """Return what "that X met" has of "it is not true": nothing if somebody just says it."""
    head = token.head
    if head.lower_ in _SAYING and head.lower_ not in _DENYING:
        return _Reach(denies=True, own=False, ends=True)
    if token.dep_ == "xcomp" or head.lower_ in _BE or is_infinitive(token):
        return _ALL
    if is_past(token):
        return _LAST
    return _MOOD


def _of_subclause(token: Token) -> _Reach | None:
    """Return what a purpose has of its verb, "did not go to meet X", and a time, "when X comes"."""
    if is_infinitive(token):
        return _ALL
    if token.dep_ == "advcl":
        return None if is_past(token) or token.tag_ == "VBN" else _MOOD
    is_content = any(child.lower_ in {"that", "whether"} for child in children(token, "mark"))
    return _ALL if token.dep_ == "acl" and is_content else None


def _of_noun(token: Token) -> _Reach | None:
    head = token.head
    if token.dep_ == "pobj":
        return _ALL
    if token.dep_ in {"dobj", "nsubj", "nsubjpass"} and head.lemma_ in _ENDING:
        return None  # "plans to lift the embargo on Norway", "the deal will end": there is one
    if token.dep_ in _OBJECTS:
        return _ALL if head.lower_ in _BE or _carries(head, token) else _MOOD
    if token.dep_ in _SUBJECTS:
        is_said = head.lower_ in _OCCURRING or _carries(head, token) or _is_so_likely(head)
        return _ALL if is_said else _MOOD
    return None


def _carries(verb: Token, noun: Token) -> bool:
    """Tell whether a verb says of a noun that there is one: "open an office", "hold talks"."""
    known = frames("events")  # also by its form: "headquarters"
    types = {frame.type for form in (noun.lemma_, noun.lower_) for frame in known.get(form, ())}
    own = (relation_types()[type_].get("carriers", ()) for type_ in types)
    return verb.lemma_ in _CARRIERS or any(verb.lemma_ in carriers for carriers in own)


def _is_so_likely(head: Token) -> bool:
    """Tell whether a verb says how likely its subject is: "is not possible", "is not planned"."""
    return head.lower_ in _BE and any(
        child.lower_ in _OUTLOOKS for child in children(head, "acomp", "attr")
    )


_BY_DEPENDENCY: dict[str, Callable[[Token], _Reach | None]] = {
    "conj": _of_conjunct,
    "pcomp": _of_preposition,
    "prep": _of_preposition,
    "ccomp": _of_complement,
    "parataxis": _of_complement,
    "xcomp": _of_complement,
    "advcl": _of_subclause,
    "acl": _of_subclause,
    "relcl": _of_subclause,
}
