"""What a text itself says that a name is: "the film X", "X is a village", "X, a software firm"."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from namegraph.knowledge import contexts, is_known_name, organization_words, titles
from namegraph.repair.persons import words_of_people
from namegraph.spans import Name, text_of, words_of
from namegraph.types import Kind


# The lists of contexts.toml, and the kind of what they describe: a work is none of the three.
_LISTS: dict[str, Kind | None] = {
    "works": None,
    "bodies": "ORG",
    "arms": "ORG",
    "businesses": "ORG",
    "settlements": "PLACE",
    "landmarks": "PLACE",
}
_FOR_SOME = frozenset({"arms", "businesses"})  # that tell a body only with more evidence
_BESIDE = frozenset({"appos", "compound", "nmod"})
_PRODUCT = "PRODUCT"  # what spaCy takes some firms for
_CUT = {"dobj", "nsubj", "nsubjpass"}  # two objects: "founded | the band | X"
_OPENERS = frozenset({"DT", "PRP$"})
_AFTER = frozenset({",", ".", ";", ":", ")", "-", "–", "—"})
Told = dict[Name, Kind | None]  # a name -> what its text says that it is


class Uses(NamedTuple):
    """How often a document has each name, and each word as a name by itself."""

    full: Counter[str]
    alone: Counter[str]


def mark_by_description(doc: Doc, names: list[Name]) -> list[Name]:
    """Let a noun that describes a name decide its kind; what is a work or a thing is no name.

    A description counts wherever its name stands in the document, unless it is a part of the
    name of a person, too: "the Lomax team", and Ann Lomax.
    """
    told = _told(doc, names)
    if not told:
        return names
    shared = words_of_people(doc, [name for name in names if name not in told])
    everywhere = {text: told[name] for name in told if (text := text_of(doc, name)) not in shared}
    short = _short_names(everywhere) - shared
    return [
        each
        for name in names
        if (each := _described(name, told, everywhere, short, text_of(doc, name)))
    ]


def _told(doc: Doc, names: list[Name]) -> Told:
    told: Told = {}
    uses = cache(lambda: _uses(doc, names))  # few texts need it
    for name in names:
        if (name.kind or name.label == _PRODUCT) and not name.adjectival:
            for which in _descriptions(doc, name, uses):
                if (
                    (name.kind or which == "bodies")
                    and _may_be(name, _LISTS[which])
                    and not is_known_name(text_of(doc, name))
                ):
                    told.setdefault(name, _LISTS[which])
    return told


def _uses(doc: Doc, names: list[Name]) -> Uses:
    single = [name.end - name.start == 1 for name in names]
    texts = [text_of(doc, name) for name in names]
    full = Counter(text for text, alone in zip(texts, single, strict=True) if not alone)
    return Uses(full, Counter(text for text, alone in zip(texts, single, strict=True) if alone))


def _may_be(name: Name, kind: Kind | None) -> bool:
    """Tell whether a description may be right: that of a school district is no place."""
    if kind == "PLACE":
        return name.kind == "PERSON" or (name.kind == "ORG" and name.end - name.start == 1)
    return name.kind != kind


def _short_names(told: dict[str, Kind | None]) -> set[str]:
    """Return the first words of bodies, for which a person may have been read: "Lomax Velm"."""
    lists = organization_words()
    first = {text.partition(" ")[0] for text, kind in told.items() if kind == "ORG"}
    common = lists["heads"] | lists["general"] | lists["places"]
    return {word for word in first if word not in common and not is_known_name(word)}


def _described(
    name: Name, told: Told, everywhere: dict[str, Kind | None], short: set[str], text: str
) -> Name | None:
    if name.kind == "PERSON" and text in short:
        return name._replace(kind="ORG")
    if name not in told and (text not in everywhere or not name.kind):
        return name
    kind = told[name] if name in told else everywhere[text]
    return name._replace(kind=kind) if kind else None


# --- nouns that describe a name ----------------------------------------------------------------


def _descriptions(doc: Doc, name: Name, uses: Callable[[], Uses]) -> Iterator[str]:
    """Yield the list of each common noun that says what a name is."""
    root = doc[name.start : name.end].root
    for noun in (*_nouns_beside(root, name), *_nouns_of_sentence(root, name)):
        if noun.tag_[:2] == "NN" and noun.is_lower:
            word = base_of(noun)
            yield from (
                which
                for which in _LISTS
                if word in contexts()[which] and _tells(which, noun, name, uses)
            )


def base_of(noun: Token) -> str:
    """Return the base form of a noun, of three tokens if it is a "start-up"."""
    doc, i = noun.doc, noun.i
    is_last = i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_
    return f"{doc[i - 2].lower_}-{noun.lemma_}" if is_last else noun.lemma_


def _tells(which: str, noun: Token, name: Name, uses: Callable[[], Uses]) -> bool:
    """Tell whether a noun of a list decides what a name is."""
    if which == "arms":
        return noun.i < name.start and any(child.dep_ == "poss" for child in noun.children)
    return which != "businesses" or _is_body_by_use(noun.doc, name, uses())


def _is_body_by_use(doc: Doc, name: Name, uses: Uses) -> bool:
    """Tell whether a name is used like a body's: a person is cut to the last word, if at all."""
    words = words_of(doc)[name.start : name.end]
    if len(words) == 1:
        return True
    is_used_again = uses.full[text_of(doc, name)] > 1 or uses.alone[words[0]] > 0
    return is_used_again and not uses.alone[words[-1]]


def _nouns_beside(root: Token, name: Name) -> Iterator[Token]:
    for child in root.children:
        is_before = child.dep_ in _BESIDE and child.i == name.start - 1  # "software firm X"
        is_after = child.dep_ == "appos" and _follows(child, name)  # "X, a software firm"
        if is_before or is_after:
            yield child
    before = root.doc[max(name.start - 1, 0)]
    is_cut_in_two = root.dep_ == before.dep_ in _CUT and root.head == before.head
    if (root.dep_ == "appos" and root.head == before) or is_cut_in_two:
        yield before  # "the film X"
    if root.dep_ in _BESIDE and root.head.i == name.end and _is_place(root.head):
        yield root.head  # "X province"
    if root.dep_ == "appos" and _is_aside(root.doc, name):
        yield root.doc[name.start - 2]  # "a software firm, X,"


def _follows(noun: Token, name: Name) -> bool:
    """Tell whether "a software firm" stands right after a name and a comma.

    A name of several words may be a person's, who is anything but a body.
    """
    first = noun.left_edge
    is_next = first.i == name.end + 1 and first.nbor(-1).text == "," and first.tag_ in _OPENERS
    if not is_next or name.end - name.start == 1:
        return is_next
    word = base_of(noun)
    is_body = word in contexts()["bodies"] and not _is_part(noun)
    return is_body or word in contexts()["businesses"]


def _is_aside(doc: Doc, name: Name) -> bool:
    """Tell whether commas set off a name after the noun for a body: "the firm, Lomax Velm,"."""
    if name.start < 2 or doc[name.start - 1].text != "," or name.end >= len(doc):
        return False
    noun = doc[name.start - 2]
    word = base_of(noun)
    is_body = word in contexts()["bodies"] or word in contexts()["arms"]
    return is_body and doc[name.end].text in _AFTER and not _is_led(noun)


def _is_led(noun: Token) -> bool:
    """Tell whether a name after a comma may be that of "the head of the firm"."""
    lists = titles()
    holder = noun.head.head if noun.head.lower_ == "of" else noun
    return holder.lower_ in lists["heads"] or holder.lower_ in lists["offices"]


def _nouns_of_sentence(root: Token, name: Name) -> Iterator[Token]:
    head = root.head
    if root.dep_ == "nsubj" and head.lemma_ == "be":  # "X is a village"
        yield from (each for each in head.children if each.dep_ == "attr" and _tells_all(each))
    if root.dep_ == "pobj" and head.lower_ == "of" and head.i == name.start - 1:
        noun = root.doc[max(head.i - 1, 0)]
        yield from [noun] if noun.lemma_ in contexts()["settlements"] else []  # "the village of X"


def _is_place(noun: Token) -> bool:
    return noun.lemma_ in contexts()["settlements"] or noun.lemma_ in contexts()["landmarks"]


def _tells_all(noun: Token) -> bool:
    """Tell "a group of islands" from a group."""
    is_part = noun.lemma_ in contexts()["bodies"] and any(c.lower_ == "of" for c in noun.children)
    return not is_part and not any(noun.lemma_ in contexts()[which] for which in _FOR_SOME)


def _is_part(noun: Token) -> bool:
    """Tell "a group of islands" from "a unit of the bank"."""
    return any(
        thing.tag_ in {"NNS", "NNPS"}
        for child in noun.children
        if child.lower_ == "of"
        for thing in child.children
    )
