"""What the words beside a name of one word tell of its kind: "Lomax resigned", "Lomax shares"."""

from collections import defaultdict
from collections.abc import Callable

from spacy.tokens import Doc, Token

from namegraph.knowledge import (
    contexts,
    exonyms,
    organization_words,
    organizations,
    territories,
    titles,
)
from namegraph.repair.persons import words_of_people
from namegraph.spans import Name
from namegraph.types import Kind


def mark_by_context(doc: Doc, names: list[Name]) -> list[Name]:
    """Let the words around a name of one word decide, where all tell the same.

    One place of the document decides for the others: after "Lomax resigned", each "Lomax" is a
    person.
    """
    told = _told_kinds(doc, names)
    if not told:
        return names
    full = words_of_people(doc, names)
    return [
        name._replace(kind=told[text])
        if (text := _word(doc, name)) in told and _may_be(name, text, told[text], full)
        else name
        for name in names
    ]


def _told_kinds(doc: Doc, names: list[Name]) -> dict[str, Kind]:
    kinds: defaultdict[str, set[Kind]] = defaultdict(set)
    for name in names:
        word = _word(doc, name)
        if word and (kind := _kind(doc[name.start])):
            kinds[word].add(kind)
    return {word: min(found) for word, found in kinds.items() if len(found) == 1}


def _word(doc: Doc, name: Name) -> str:
    """Return the text of a name of which it is open what it names; "" for others."""
    word = doc[name.start].text
    is_open = name.kind and name.end - name.start == 1 and not name.adjectival
    if not is_open or word.isupper() or not word.isalpha() or _is_known(word):
        return ""
    return word


def _is_known(word: str) -> bool:
    lists = organization_words()
    return (
        word in territories()
        or word in organizations()
        or word in lists["heads"]
        or word in lists["places"]
    )


def _may_be(name: Name, word: str, kind: Kind, full: set[str]) -> bool:
    """Tell whether the kind may be another: no town is made a person, and no surname a firm."""
    if kind == "PERSON":
        return word not in exonyms()
    return name.kind == "PERSON" and word not in full


# --- what one place tells ----------------------------------------------------------------------


def _kind(token: Token) -> Kind | None:
    verbs = _VERBS_OF_PEOPLE.get(token.dep_)
    if _has_age(token) or _has_who(token) or (verbs and token.head.lemma_ in contexts()[verbs]):
        return "PERSON"
    tell = _TELLING.get(token.dep_)
    return tell(token) if tell else None


def _has_age(token: Token) -> bool:
    """Tell whether an age follows: "Lomax, 54, is"."""
    after = [other.text for other in token.doc[token.i + 1 : token.i + 4]]
    return len(after) == 3 and after[0] == after[2] == "," and _is_age(after[1])


def _has_who(token: Token) -> bool:
    """Tell "Lomax, who" at the start of a sentence from "a man from Lomax, who"."""
    after = [other.lower_ for other in token.doc[token.i + 1 : token.i + 3]]
    return bool(token.is_sent_start) and after == [",", "who"]


def _is_age(word: str) -> bool:
    return word.isdigit() and len(word) == 2


def _of_owner(token: Token) -> Kind | None:
    noun = token.head.lemma_
    if noun in titles()["kin"] or noun in contexts()["personal"]:
        return "PERSON"
    return "ORG" if noun in contexts()["owned"] else None


def _of_modifier(token: Token) -> Kind | None:
    noun, lists = token.head.lemma_, contexts()
    return "ORG" if noun in lists["owned"] or noun in lists["staff"] else None


def _of_prepositional_object(token: Token) -> Kind | None:
    """Tell a place by "in Lomax" and a person by "the murder of Lomax"."""
    preposition = token.head
    if preposition.lower_ == "in" and preposition.i == token.i - 1:
        return "PLACE"
    is_personal = preposition.head.lemma_ in contexts()["of_persons"]
    return "PERSON" if preposition.lower_ == "of" and is_personal else None


# The list of the verbs that tell a person, by what the name is to the verb.
_VERBS_OF_PEOPLE = {"nsubj": "doing", "nsubjpass": "suffering", "dobj": "done_to"}
_TELLING: dict[str, Callable[[Token], Kind | None]] = {
    "poss": _of_owner,
    "compound": _of_modifier,
    "pobj": _of_prepositional_object,
}
