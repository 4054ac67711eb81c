"""Names of which a sentence speaks as of a thing: "Lomax Velm, which sells", "its shares"."""

from spacy.tokens import Doc, Span, Token

from namegraph.knowledge import contexts, is_known_name
from namegraph.repair.persons import words_of_people
from namegraph.spans import Name, text_of


_COMMON = frozenset({"NN", "NNS"})


def mark_things(doc: Doc, names: list[Name]) -> list[Name]:
    """Read a name as a body's where the text speaks of it as of a thing, and all like it."""
    told = {text_of(doc, name) for name in names if _is_open(doc, name) and _is_thing(doc, name)}
    if not told:
        return names
    others = [name for name in names if text_of(doc, name) not in told]
    told -= words_of_people(doc, others)
    return [
        name._replace(kind="ORG") if name.kind and text_of(doc, name) in told else name
        for name in names
    ]


def _is_open(doc: Doc, name: Name) -> bool:
    return bool(name.kind) and not name.adjectival and not is_known_name(text_of(doc, name))


def _is_thing(doc: Doc, name: Name) -> bool:
    words = doc[name.start : name.end]
    return _has_which(words, name) or _is_owner(words.root, name) or _is_seated(words, name)


def _has_which(words: Span, name: Name) -> bool:
    """Tell "Lomax Velm, which sells" from a clause that may mean more than the name.

    What was written by Ann Lomax, or the death of the poet Ann Lomax, may be meant as well.
    """
    doc, end = words.doc, words.end
    if name.kind != "PERSON" or end + 1 >= len(doc) or doc[end].text != ",":
        return False
    which, before = doc[end + 1], doc[max(words.start - 1, 0)]
    is_subject = which.lower_ == "which" and which.dep_ in {"nsubj", "nsubjpass"}
    is_person = before.lower_ == "by" or (before.tag_ in _COMMON and not _is_business(before))
    return is_subject and which.head.head == words.root and not is_person


def _is_business(noun: Token) -> bool:
    return noun.lemma_ in contexts()["bodies"] or noun.lemma_ in contexts()["businesses"]


def _is_seated(words: Span, name: Name) -> bool:
    """Tell "Oslo-based Lomax" from "Oslo-based Ann Lomax": nobody is called so by the surname."""
    before = words.doc[max(words.start - 2, 0) : words.start]
    is_seat = [word.lower_ for word in before] == ["-", "based"]
    return is_seat and name.kind == "PERSON" and len(words) == 1


def _is_owner(root: Token, name: Name) -> bool:
    owned = "owned_by_bodies" if name.kind == "PERSON" else "owned_by_firms"
    return root.dep_ == "poss" and root.head.lemma_ in contexts()[owned]
