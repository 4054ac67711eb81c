"""How names are written and compared: given names, legal forms, numbers, spellings."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from namegraph.knowledge.files import cells, read_resource, rows, word_lists


@dataclass(frozen=True, slots=True)
class NameForms:
    """One name with the ways in which it is written.

    Attributes
    ----------
    name : str
        The form that stands for all.
    gender : str
        m or f for a given name of men or of women, "" for both and for family names.
    spellings : tuple of str
        The same name in other spellings: as good as equal.
    short : tuple of str
        Short and pet forms: may be the same person.
    abroad : tuple of str
        The same name in far languages: another person, unless it is a slip.
    """

    name: str
    gender: str
    spellings: tuple[str, ...]
    short: tuple[str, ...]
    abroad: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form of companies.

    Attributes
    ----------
    name : str
        The form that stands for all its spellings and translations.
    family : str
        Forms of one family may stand for each other in a translation: company is any of them.
    before, after : bool
        Whether it is written before the name, after it, or at either place.
    """

    name: str
    family: str
    before: bool
    after: bool


@cache
def person_names() -> dict[str, dict[str, Any]]:
    """Return the tables of ``person_names.toml``: given names, families and so on, by region.

    Examples
    --------
    >>> "Gulnora" in person_names()["uzbek"]["given_female"]
    True
    """
    return tomllib.loads(read_resource("person_names.toml"))


@cache
def given_names() -> dict[str, str]:
    """Return the given names of ``person_names.toml``: m for a man's, f for a woman's, "" for both.

    Those that are family names too are left out: "Kim" may stand first as either.

    Examples
    --------
    >>> given_names()["Gulnora"], given_names()["Bakhtiyor"]
    ('f', 'm')
    """
    told: defaultdict[str, set[str]] = defaultdict(set)
    regions = person_names().values()
    families = {name for region in regions for name in region.get("family", ())}
    for region in regions:
        for slot, gender in (("given_male", "m"), ("given_female", "f")):
            for name in set(region.get(slot, ())) - families:
                told[name].add(gender)
    return {name: min(genders) if len(genders) == 1 else "" for name, genders in told.items()}


@cache
def listed_genders() -> dict[str, str]:
    """Return the given names of ``given_names.tsv``, as ``fold`` writes them, with m or f.

    Examples
    --------
    >>> listed_genders()["siobhan"]
    'f'
    """
    return {row["name"]: row["gender"] for row in rows("given_names.tsv")}


@cache
def name_forms() -> tuple[NameForms, ...]:
    """Return the names of ``name_forms.tsv`` with their spellings and other forms.

    Examples
    --------
    >>> [row.gender for row in name_forms() if "Gulnora" in row.spellings]
    ['f']
    """
    return tuple(
        NameForms(
            row["name"],
            row["gender"],
            tuple(cells(row["spellings"])),
            tuple(cells(row["short"])),
            tuple(cells(row["abroad"])),
        )
        for row in rows("name_forms.tsv")
    )


@cache
def legal_forms() -> dict[str, LegalForm]:
    """Return every way to write a legal form of ``legal_forms.tsv``.

    Examples
    --------
    >>> legal_forms()["Aktiengesellschaft"] == legal_forms()["AG"]
    True
    """
    known: dict[str, LegalForm] = {}
    for row in rows("legal_forms.tsv"):
        sides = row["side"]
        form = LegalForm(row["name"], row["family"], sides != "after", sides != "before")
        known |= dict.fromkeys((row["name"], *cells(row["spellings"])), form)
    return known


@cache
def spellings() -> dict[str, str]:
    """Return the words of ``spellings.tsv`` with the form under which they are compared.

    Examples
    --------
    >>> spellings()["programme"]
    'program'
    """
    return {row["variant"]: row["form"] for row in rows("spellings.tsv")}


@cache
def letter_groups() -> dict[tuple[str, str], str]:
    """Return the sound of the groups of letters of ``transliteration.tsv`` by letters and place.

    Examples
    --------
    >>> letter_groups()["dzh", "any"], letter_groups()["off", "end"]
    ('j', 'ov')
    """
    return {(row["letters"], row["where"]): row["form"] for row in rows("transliteration.tsv")}


@cache
def number_words() -> dict[str, int]:
    """Return the values of the words of ``numbers.tsv``.

    Examples
    --------
    >>> number_words()["forty"], number_words()["second"]
    (40, 2)
    """
    return {row["name"]: int(row["value"]) for row in rows("numbers.tsv")}


@cache
def comparison_words() -> dict[str, frozenset[str]]:
    """Return the lists of ``comparison.toml``: generic words, contrasts, endings and so on.

    Examples
    --------
    >>> "holding" in comparison_words()["generic"]
    True
    """
    return word_lists("comparison.toml")
