"""What a text itself says that a name is: "the film X", "X is a village", "X, a software firm"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from namegraph.knowledge import (
    calendar,
    contexts,
    exonyms,
    organizations,
    territories,
    titles,
)
from namegraph.repair.persons import words_of_people
from namegraph.spans import Name, is_capitalised, put, text_of, words_of
from namegraph.types import Kind


# The lists of contexts.toml, and the kind of what they describe: a work is none of the three.
_LISTS: dict[str, Kind | None] = {
    "works": None,
    "bodies": "ORG",
    "settlements": "PLACE",
    "landmarks": "PLACE",
}
_NOUNS = frozenset({"NN", "NNS"})
_BESIDE = frozenset({"appos", "compound", "nmod"})
_PRODUCT = "PRODUCT"  # what spaCy takes some firms for
_CUT = {"dobj", "nsubj", "nsubjpass"}  # two objects: "founded | the band | X"
_OPENERS = frozenset({"DT", "PRP$"})
Told = dict[Name, Kind | None]  # a name -> what its text says that it is


def mark_by_description(doc: Doc, names: list[Name]) -> list[Name]:
    """Let a noun that describes a name decide its kind; what is a work or a thing is no name.

    A description counts wherever its name stands in the document, unless it is a part of the
    name of a person, too: "the Lomax team", and Ann Lomax.
    """
    told = _told(doc, names)
    if not told:
        return names
    shared = words_of_people(doc, names)
    everywhere = {text: told[name] for name in told if (text := text_of(doc, name)) not in shared}
    described = (_described(name, told, everywhere, text_of(doc, name)) for name in names)
    return [name for name in described if name]


def _told(doc: Doc, names: list[Name]) -> Told:
    told: Told = {}
    for name in names:
        if (name.kind or name.label == _PRODUCT) and not name.adjectival:
            for which in _descriptions(doc, name):
                if (
                    (name.kind or which == "bodies")
                    and _may_be(name, _LISTS[which])
                    and not _is_known(text_of(doc, name))
                ):
                    told.setdefault(name, _LISTS[which])
    return told


def _may_be(name: Name, kind: Kind | None) -> bool:
    """Tell whether a description may be right: that of a school district is no place."""
    if kind == "PLACE":
        return name.kind == "PERSON" or (name.kind == "ORG" and name.end - name.start == 1)
    return name.kind != kind


def _is_known(text: str) -> bool:
    return text in territories() or text in organizations() or text in exonyms()


def _described(
    name: Name, told: Told, everywhere: dict[str, Kind | None], text: str
) -> Name | None:
    if name not in told and (text not in everywhere or not name.kind):
        return name
    kind = told[name] if name in told else everywhere[text]
    return name._replace(kind=kind) if kind else None


def find_described(doc: Doc, names: list[Name]) -> list[Name]:
    """Find the names of bodies that were missed: "the news agency Lomax", "the firm Lomax Velm"."""
    words, nouns = words_of(doc), contexts()["bodies"]
    if nouns.isdisjoint(words):
        return names
    taken = {i for name in names for i in range(name.start, name.end)}
    for i, word in enumerate(words[:-1]):
        if word in nouns and i + 1 not in taken and _is_named(doc[i]):
            end = i + 1
            while end < len(doc) and end not in taken and _is_in_name(doc[end]):
                end += 1
            if end > i + 1 and doc[end - 1].whitespace_ + doc[min(end, len(doc) - 1)].text != "-":
                put(names, Name(i + 1, end, "ORG"))
    return names


def _is_named(noun: Token) -> bool:
    """Tell whether the next word is the name of what a noun speaks of, and not its adjective."""
    after = noun.nbor()
    is_title = after.lower_.strip(".") in titles()["honorifics"]  # "watchdog Sir Otto Lind"
    last = after.head if after.dep_ == "compound" else after
    is_one = noun in {after.head, last.head} or noun.head in {after, after.head}
    return noun.tag_ == "NN" and is_one and not is_title


def _is_in_name(word: Token) -> bool:
    is_day = word.text in calendar()["weekday"] or word.text in calendar()["month"]
    is_name = word.tag_ in {"NNP", "NNPS"} and is_capitalised(word) and word.is_alpha
    return is_name and not is_day  # "the company Monday said"


# --- nouns that describe a name ----------------------------------------------------------------


def _descriptions(doc: Doc, name: Name) -> Iterator[str]:
    """Yield the list of each common noun that says what a name is."""
    root = doc[name.start : name.end].root
    for noun in (*_nouns_beside(root, name), *_nouns_of_sentence(root, name)):
        if noun.tag_ in _NOUNS and noun.is_lower:
            yield from (which for which in _LISTS if noun.lemma_ in contexts()[which])


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


def _follows(noun: Token, name: Name) -> bool:
    """Tell whether "a software firm" stands right after a name of one word and a comma."""
    first = noun.left_edge
    is_next = name.end - name.start == 1 and first.i == name.end + 1
    return is_next and first.nbor(-1).text == "," and first.tag_ in _OPENERS


def _nouns_of_sentence(root: Token, name: Name) -> Iterator[Token]:
    head = root.head
    if root.dep_ == "nsubj" and head.lemma_ == "be":  # "X is a village"
        yield from (each for each in head.children if each.dep_ == "attr" and not _is_part(each))
    if root.dep_ == "pobj" and head.lower_ == "of" and head.i == name.start - 1:
        noun = root.doc[max(head.i - 1, 0)]
        yield from [noun] if noun.lemma_ in contexts()["settlements"] else []  # "the village of X"


def _is_place(noun: Token) -> bool:
    return noun.lemma_ in contexts()["settlements"] or noun.lemma_ in contexts()["landmarks"]


def _is_part(noun: Token) -> bool:
    """Tell "a group of islands" from a group."""
    return noun.lemma_ in contexts()["bodies"] and any(c.lower_ == "of" for c in noun.children)
