"""Whether a person is a man or a woman: by a title, a noun or a given name."""

from functools import cache
from typing import Literal

from spacy.tokens import Doc

from namegraph.knowledge import anaphora, given_names, listed_genders, name_forms
from namegraph.names import fold
from namegraph.spans import Name, words_of


Gender = Literal["m", "f", ""]  # "" for one that nothing tells
_GENDERS: dict[str, Gender] = {"m": "m", "f": "f", "": ""}


def gender_of(doc: Doc, name: Name) -> Gender:
    """Return the gender that a name, or the word before it, tells: "Mrs Blum", "Nora Blum".

    Examples
    --------
    >>> import spacy
    >>> gender_of(spacy.blank("en")("Mrs. Blum left."), Name(1, 2, "PERSON"))
    'f'
    """
    words = words_of(doc)
    first = words[name.start]
    is_full = name.end - name.start > 1  # "Jordan" alone is any Jordan
    return (
        gender_of_noun(_word_before(words, name.start))
        or gender_of_noun(first)
        or (_genders().get(fold(first), "") if is_full else "")
    )


def gender_of_noun(word: str) -> Gender:
    """Return the gender of a title or of a noun for a person.

    Examples
    --------
    >>> gender_of_noun("spokeswoman"), gender_of_noun("Mr."), gender_of_noun("doctor")
    ('f', 'm', '')
    """
    word = word.lower().rstrip(".")
    if word in anaphora()["male"]:
        return "m"
    return "f" if word in anaphora()["female"] else ""


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name, a man's, a woman's or one of both.

    Examples
    --------
    >>> is_given_name("Nora"), is_given_name("Harbour")
    (True, False)
    """
    return fold(word) in _genders()


def _word_before(words: list[str], i: int) -> str:
    """Return the word before a token; some tokenizers make two of "Mr."."""
    is_dot = i > 1 and words[i - 1] == "."
    return words[i - 1 - is_dot] if i else ""


@cache
def _genders() -> dict[str, Gender]:
    """Return the genders of given names; none for a form of a man's and of a woman's name."""
    known: dict[str, Gender] = {name: _GENDERS[told] for name, told in listed_genders().items()}
    for row in name_forms():
        told: Gender = "m" if row.gender == "m" else "f" if row.gender == "f" else ""
        for form in map(fold, (row.name, *row.spellings, *row.short, *row.abroad)):
            known[form] = told if known.get(form, told) == told else ""
    for name, gender in given_names().items():
        form = fold(name)
        known[form] = _GENDERS[gender] if known.get(form, gender) == gender else ""
    return known
