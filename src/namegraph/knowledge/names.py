"""How names are written and compared: given names, legal forms, numbers, spellings."""

from dataclasses import dataclass
from functools import cache

from namegraph.knowledge.files import cells, rows, word_lists


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
