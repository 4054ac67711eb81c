"""Which names of one document are the same one: few joins, and safe ones."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from spacy.tokens import Doc

from namegraph.definitions import find_definitions
from namegraph.knowledge import organization_words, organizations, territories, titles
from namegraph.names import fold, is_person_name, key, strip_name, strip_suffix
from namegraph.relations.coreference.genders import is_given_name
from namegraph.spans import Name, text_of


def identify(doc: Doc, names: list[Name]) -> list[str]:
    """Return a key for each name; two names with one key are the same person, body or place.

    Equal strings are the same, and so are the short and the long form of a definition, two names
    of a territory, and a surname or a given name that only one full name of the document has.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("en")("Nora Blum and Otto Lind met. Blum left.")
    >>> names = [Name(0, 2, "PERSON"), Name(3, 5, "PERSON"), Name(7, 8, "PERSON")]
    >>> identify(doc, names)
    ['PERSON nora blum', 'PERSON otto lind', 'PERSON nora blum']
    """
    texts = [strip_name(text_of(doc, name)) for name in names]
    long = {text_of(doc, s): text_of(doc, full) for s, full in find_definitions(doc, names)}
    people = _Surnames(t for t, name in zip(texts, names, strict=True) if name.kind == "PERSON")
    keys = []
    for text, name in zip(texts, names, strict=True):
        own = people.key(text) if name.kind == "PERSON" else _body(long.get(text, text))
        keys.append(f"{name.kind} {own}")
    return keys


def may_be_person(text: str) -> bool:
    """Tell whether a name of a body or place may be a person's: some are taken for others.

    Examples
    --------
    >>> may_be_person("Nora Blum"), may_be_person("Harbour Agency"), may_be_person("Oslo")
    (True, False, False)
    """
    if not is_person_name(text) or text in territories() or text in organizations():
        return False
    first, *more = text.split()
    return _telling().isdisjoint([first, *more]) and (
        not more or len(first) == 1 or is_given_name(first)
    )


@cache
def _telling() -> frozenset[str]:
    """Return the words that tell that a name is no person's."""
    lists = organization_words()
    return lists["heads"] | lists["suffixes"] | lists["places"]


@lru_cache(maxsize=4096)
def _body(text: str) -> str:
    place = territories().get(text)
    if place:
        return key(place.name)
    return key(organizations().get(text) or strip_suffix(text))


class _Surnames:
    """The full names of a document by their last and first words."""

    def __init__(self, names: Iterable[str]) -> None:
        self.last: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.first: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for name in dict.fromkeys(names):
            parts = _parts(name)
            if len(parts) > 1:
                self.last[parts[-1]].setdefault(_full(parts))
                self.first[parts[0]].setdefault(_full(parts))

    def key(self, name: str) -> str:
        """Return the full name that a name stands for, itself where there is none or several.

        Of several people of one surname, the first is called by it: the others, who come in as
        relatives, are told by their given names.
        """
        parts = _parts(name)
        if len(parts) > 1:
            return _full(parts)
        found = list(self.last.get(parts[0], ()))
        if not found:
            found = list(self.first.get(parts[0], ()))
            return found[0] if len(found) == 1 else parts[0]
        return found[0]


def _parts(name: str) -> list[str]:
    """Return the words of a person's name, without particles in front: "de Vries" is a surname."""
    parts = [fold(part) for part in name.split()] or [name]
    start = next((i for i, part in enumerate(parts) if part not in titles()["particles"]), 0)
    return parts[start:]


def _full(parts: list[str]) -> str:
    """Return first and last word: with or without a middle name, it is one person."""
    return f"{parts[0]} {parts[-1]}"
