"""What the package knows about language and the world, read from the files in ``resources``.

The files are data with comments: to teach namegraph a territory, a title or a head noun, add a
line there. A trailing ``*`` marks a string that is also an ordinary word or another name.
"""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any


_RESOURCES = files("namegraph") / "resources"
MAYBE = "*"
# Datelines and headlines are written in capitals; shorter words may be acronyms then.
_SHORTEST_SHOUTED = 5
_COUNTRIES = frozenset({"country", "state", "former"})
# What a relation type is where its table does not say.
_UNSAID: dict[str, Any] = {"symmetric": False, "unique": "", "wikidata": "", "plover": ""}
# What a user's table adds to that of a built-in type.
LISTS = ("verbs", "nouns", "events", "examples", "counter")
# The text of the user's relation types, while documents are read and linked with them.
_own_types = ContextVar("own_types", default="")


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


@dataclass(frozen=True, slots=True)
class Territory:
    """How one surface form names a territory.

    Attributes
    ----------
    name : str
        The usual English name of the territory, or of the capital.
    demonym : bool
        True for an adjective or a word for its people.
    sure : bool
        False where the form is also an ordinary word or another name.
    type : str
        country, territory, state, former, region, continent or capital.
    """

    name: str
    demonym: bool
    sure: bool
    type: str


@dataclass(frozen=True, slots=True)
class Exonym:
    """A place by one of the names it has in other languages, or a city or province by its own.

    Attributes
    ----------
    place : str
        The name in ``territories.tsv``, or the usual English name.
    type : str
        country, territory, state, continent, region, capital or city.
    sure : bool
        False where the spelling is also a word, a name of persons or another frequent name.
    """

    place: str
    type: str
    sure: bool


@cache
def territories() -> dict[str, Territory]:
    """Return every known form of a territory's or capital's name.

    Examples
    --------
    >>> territories()["Republic of Tajikistan"].name
    'Tajikistan'
    >>> territories()["Tajik"].demonym
    True
    """
    known: dict[str, Territory] = {}
    # Countries stand first in the file, so "Georgia" is the country and not the state.
    for row in _rows("territories.tsv"):
        name, kind = row["name"].rstrip(MAYBE), row["type"]
        for form in (row["name"], *_cells(row["official"]), *_cells(row["aliases"])):
            _add(known, form, Territory(name, demonym=False, sure=True, type=kind))
        for form in _cells(row["demonyms"]):
            _add(known, form, Territory(name, demonym=True, sure=True, type=kind))
        for capital in _cells(row["capital"]):
            spellings = capital.split("/")
            first = spellings[0].rstrip(MAYBE)
            for form in spellings:
                _add(known, form, Territory(first, demonym=False, sure=True, type="capital"))
    return known


@cache
def exonyms() -> dict[str, Exonym]:
    """Return the spellings of places in ``exonyms.tsv``; none of them is in ``territories``.

    Examples
    --------
    >>> exonyms()["Tadschikistan"].place, exonyms()["Köln"].place
    ('Tajikistan', 'Cologne')
    """
    known: dict[str, Exonym] = {}
    for row in _rows("exonyms.tsv"):
        spelling = row["spelling"].rstrip(MAYBE)
        sure = spelling == row["spelling"]
        meaning = Exonym(row["place"], row["type"], sure)
        for text in _apostrophes(spelling) if "'" in spelling else (spelling,):
            known[text] = meaning
            # "Sumqayıt" and "Sumqayit" are one word in capitals.
            shouted = text.upper()
            if sure and len(text) >= _SHORTEST_SHOUTED and shouted not in territories():
                known.setdefault(shouted, meaning)
    return known


def is_country(text: str) -> bool:
    """Tell whether a text is the name of a country, a state of one, or a former country.

    Examples
    --------
    >>> is_country("Norway"), is_country("Norwegian"), is_country("Oslo")
    (True, False, False)
    """
    known = territories().get(text)
    return known is not None and not known.demonym and known.type in _COUNTRIES


def is_nation(text: str) -> bool:
    """Tell whether a text names what one can be a citizen of, now or formerly.

    Examples
    --------
    >>> is_nation("Norway"), is_nation("Soviet Union"), is_nation("Texas")
    (True, True, False)
    """
    return is_country(text) and territories()[text].type != "state"


def _add(known: dict[str, Territory], form: str, meaning: Territory) -> None:
    sure = not form.endswith(MAYBE)
    territory = replace(meaning, sure=sure)
    for text in _apostrophes(form.rstrip(MAYBE)):
        known.setdefault(text, territory)
        if sure and len(text) >= _SHORTEST_SHOUTED:
            known.setdefault(text.upper(), territory)


def _apostrophes(text: str) -> set[str]:
    """Return a form with the straight and with the typographic apostrophe."""
    return {text, text.replace("'", "’")} - {""}


@cache
def organizations() -> dict[str, str]:
    """Return the official name for every known form of a widely known body.

    Forms marked as ambiguous are left out: they may not decide anything by themselves.

    Examples
    --------
    >>> organizations()["OSCE"]
    'Organization for Security and Co-operation in Europe'
    """
    known: dict[str, str] = {}
    for row in _rows("organizations.tsv"):
        for form in (row["acronym"], row["name"], *_cells(row["aliases"])):
            if form and not form.endswith(MAYBE):
                for text in _apostrophes(form):
                    known.setdefault(text, row["name"].rstrip(MAYBE))
    return known


@cache
def titles() -> dict[str, frozenset[str]]:
    """Return the lists of ``titles.toml``: honorifics, heads, offices, modifiers and so on.

    Examples
    --------
    >>> "minister" in titles()["offices"]
    True
    """
    return _word_lists("titles.toml")


@cache
def organization_words() -> dict[str, frozenset[str]]:
    """Return the lists of ``organization_words.toml``: heads, suffixes, joiners and so on.

    Examples
    --------
    >>> "Ministry" in organization_words()["heads"]
    True
    """
    return _word_lists("organization_words.toml")


@cache
def grammar() -> dict[str, frozenset[str]]:
    """Return the lists of ``grammar.toml``: linking verbs, denials, plans and so on.

    Examples
    --------
    >>> "refused" in grammar()["refusals"]
    True
    """
    return _word_lists("grammar.toml")


@cache
def anaphora() -> dict[str, frozenset[str]]:
    """Return the lists of ``anaphora.toml``: pronouns, and nouns that stand for a name.

    Examples
    --------
    >>> "herself" in anaphora()["she"]
    True
    """
    return _word_lists("anaphora.toml")


@cache
def spellings() -> dict[str, str]:
    """Return the words of ``spellings.tsv`` with the form under which they are compared.

    Examples
    --------
    >>> spellings()["programme"]
    'program'
    """
    return {row["variant"]: row["form"] for row in _rows("spellings.tsv")}


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
            tuple(_cells(row["spellings"])),
            tuple(_cells(row["short"])),
            tuple(_cells(row["abroad"])),
        )
        for row in _rows("name_forms.tsv")
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
    for row in _rows("legal_forms.tsv"):
        sides = row["side"]
        form = LegalForm(row["name"], row["family"], sides != "after", sides != "before")
        known |= dict.fromkeys((row["name"], *_cells(row["spellings"])), form)
    return known


@cache
def letter_groups() -> dict[tuple[str, str], str]:
    """Return the sound of the groups of letters of ``transliteration.tsv`` by letters and place.

    Examples
    --------
    >>> letter_groups()["dzh", "any"], letter_groups()["off", "end"]
    ('j', 'ov')
    """
    return {(row["letters"], row["where"]): row["form"] for row in _rows("transliteration.tsv")}


@cache
def number_words() -> dict[str, int]:
    """Return the values of the words of ``numbers.tsv``.

    Examples
    --------
    >>> number_words()["forty"], number_words()["second"]
    (40, 2)
    """
    return {row["name"]: int(row["value"]) for row in _rows("numbers.tsv")}


@cache
def calendar() -> dict[str, dict[str, int]]:
    """Return the words of ``calendar.tsv`` with their values, by kind: months, weekdays and so on.

    Examples
    --------
    >>> calendar()["month"]["May"], calendar()["day"]["yesterday"]
    (5, -1)
    """
    known: dict[str, dict[str, int]] = {}
    for row in _rows("calendar.tsv"):
        known.setdefault(row["kind"], {})[row["name"]] = int(row["value"])
    return known


@cache
def comparison_words() -> dict[str, frozenset[str]]:
    """Return the lists of ``comparison.toml``: generic words, contrasts, endings and so on.

    Examples
    --------
    >>> "holding" in comparison_words()["generic"]
    True
    """
    return _word_lists("comparison.toml")


def relation_types() -> dict[str, dict[str, Any]]:
    """Return the definitions by relation type: of ``relations.toml``, and the user's in use.

    Examples
    --------
    >>> relation_types()["capital_of"]["wikidata"]
    'P1376'
    """
    return types_with(own_types())


def own_types() -> str:
    """Return the text of the user's relation types that are in use, "" for none."""
    return _own_types.get()


@contextmanager
def using_types(own: str) -> Iterator[None]:
    r"""Put a user's relation types to use until the end of the block, in this thread only.

    Examples
    --------
    >>> own = '[visited]\nverbs = ["A roam B"]'
    >>> with using_types(own):
    ...     "A roam B" in relation_types()["visited"]["verbs"]
    True
    >>> "A roam B" in relation_types()["visited"]["verbs"]
    False
    """
    before = _own_types.set(own)
    try:
        yield
    finally:
        _own_types.reset(before)


@cache
def types_with(own: str) -> dict[str, dict[str, Any]]:
    """Return the built-in relation types together with those of a checked text of the user's."""
    types = tomllib.loads(read_resource("relations.toml"))
    for name, definition in tomllib.loads(own).items():
        known = types.get(name, _UNSAID)
        lists = {key: [*known.get(key, ()), *definition.get(key, ())] for key in LISTS}
        types[name] = {**known, **definition, **lists}
    return types


def read_resource(name: str) -> str:
    """Return the text of a file in ``resources``."""
    return _RESOURCES.joinpath(name).read_text(encoding="utf-8")


def _word_lists(name: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in tomllib.loads(read_resource(name)).items()}


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in read_resource(name).split("\n") if line and line[0] != "#"]
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
