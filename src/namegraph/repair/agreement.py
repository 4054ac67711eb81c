"""One word, one kind: names that a document reads now as a person's, now as something else."""

from collections import Counter, defaultdict

from spacy.tokens import Doc

from namegraph.knowledge import titles
from namegraph.repair.persons import words_of_people
from namegraph.spans import Name, text_of
from namegraph.types import Kind


Readings = dict[str, Counter[Kind]]  # how often a word is read as each kind


def agree_on_kind(doc: Doc, names: list[Name]) -> list[Name]:
    """Give a word that is a person here and a body or place there its likelier kind everywhere.

    A title before it tells a person, and so does a full name, after which it may be a surname.
    Else a word that is an organization anywhere is nearly always one, and between person and
    place the more frequent reading counts. That a body and a town share a name is common.
    """
    doubtful = _doubtful(doc, names)
    if not doubtful:
        return names
    for word in words_of_people(doc, names):
        doubtful.pop(word, None)
    kinds = {word: _likelier(read) for word, read in doubtful.items()}
    kinds |= dict.fromkeys(_with_titles(doc, names) & kinds.keys(), "PERSON")
    return [_agreeing(doc, name, kinds) for name in names]


def _doubtful(doc: Doc, names: list[Name]) -> Readings:
    """Return the words that are read as a person's name and as something else."""
    read: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for name in names:
        if name.kind and _is_open(name):
            read[doc[name.start].text][name.kind] += 1
    return {word: each for word, each in read.items() if len(each) > 1 and "PERSON" in each}


def _is_open(name: Name) -> bool:
    return bool(name.kind) and name.end - name.start == 1 and not name.adjectival


def _likelier(read: Counter[Kind]) -> Kind:
    if "ORG" in read:
        return "ORG"
    return "PERSON" if read["PERSON"] > read["PLACE"] else "PLACE"


def _with_titles(doc: Doc, names: list[Name]) -> set[str]:
    honorifics = titles()["honorifics"]
    return {
        doc[name.start].text
        for name in names
        if name.start > 0 and doc[name.start - 1].lower_.rstrip(".") in honorifics
    }


def _agreeing(doc: Doc, name: Name, kinds: dict[str, Kind]) -> Name:
    kind = kinds.get(text_of(doc, name)) if _is_open(name) else None
    if kind is None or "PERSON" not in {kind, name.kind}:
        return name
    return name._replace(kind=kind)
