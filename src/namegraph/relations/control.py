"""Whose subject a verb has that has none of its own: "came to meet", "asked Ann Lee to visit"."""

from spacy.tokens import Token

from namegraph.knowledge import grammar
from namegraph.relations.relative import RELATIVE_TAGS
from namegraph.relations.scope import is_infinitive
from namegraph.relations.tree import children


_TELLING = grammar()["telling"]
_ADVERBIAL, _AFTER_OBJECT = grammar()["adverbial"], grammar()["after_object"]


def shares_subject(verb: Token) -> bool:
    """Tell whether the subject of a verb can be that of its head: "came and met", "came to"."""
    if verb.head == verb or any(children(verb, "nsubj")):
        return False
    if verb.dep_ in {"pcomp", "prep"}:
        return _is_of_same_subject(verb)
    if verb.dep_ == "conj":
        return not verb.head.tag_.startswith("N")
    if verb.dep_ == "acomp":  # "was able to meet"
        return verb.head.lemma_ == "be"
    marks = {mark.lower_ for mark in children(verb, "mark")}
    is_own = bool(marks) and (verb.tag_ != "VBG" or not marks <= _ADVERBIAL)
    return verb.dep_ in {"xcomp", "advcl"} and not is_own


def _is_of_same_subject(word: Token) -> bool:
    """Tell whether a participle behind a preposition has its verb's subject: "after meeting".

    So do a participle and a conjunction, "while visiting" (Quirk and others, "A Comprehensive
    Grammar of the English Language", 1985, section 15.58: the attachment rule).
    """
    if word.dep_ == "pcomp":
        return word.tag_ == "VBG" and word.head.dep_ == "prep" and _is_of_same_subject(word.head)
    return word.lower_ in _ADVERBIAL and word.head.tag_[:1] == "V"


def passes_subject(verb: Token) -> bool:
    """Tell whether the subject of a passive above does what a verb says: "was trained and works".

    After "born", what the parser takes for one more passive is none: "was born and studied in".
    """
    return verb.dep_ != "conj" or verb.tag_ != verb.head.tag_ or verb.head.lemma_ == "bear"


def told(verb: Token) -> Token | None:
    """Return who is told to do something: "asked Ann Lee to visit", "called on Norway to join".

    The subject of such an infinitive is the nearest noun before it (Rosenbaum, "The Grammar of
    English Predicate Complement Constructions", 1967).
    """
    if verb.dep_ == "pcomp" and verb.head.lower_ in _AFTER_OBJECT:
        return next(children(verb.head.head, "dobj"), None)  # "thanked Ann Lee for visiting"
    teller = verb.head
    if not is_infinitive(verb) or any(children(teller, "auxpass", "nsubjpass")):
        return None
    nouns = [*children(teller, "dobj", "dative")] if teller.lemma_ in _TELLING else []
    for preposition in children(teller, "prep", "dative"):
        if f"{teller.lemma_} {preposition.lower_}" in _TELLING:
            nouns += children(preposition, "pobj")
    if teller.dep_ == "relcl" and any(noun.tag_ in RELATIVE_TAGS for noun in nouns):
        return teller.head  # "Ann Lee, whom Norway asked to visit Oslo"
    return next((noun for noun in nouns if teller.i < noun.i < verb.i), None)
