"""What the package knows about language and the world, read from the files in ``resources``.

The files are data with comments: to teach namegraph a territory, a title or a head noun, add a
line there. A trailing ``*`` marks a string that is also an ordinary word or another name.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any


_RESOURCES = files("namegraph") / "resources"
MAYBE = "*"
# Datelines and headlines are written in capitals; shorter words may be acronyms then.
_SHORTEST_SHOUTED = 5
_COUNTRIES = frozenset({"country", "state", "former"})


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


def is_country(text: str) -> bool:
    """Tell whether a text is the name of a country, a state of one, or a former country.

    Examples
    --------
    >>> is_country("Norway"), is_country("Norwegian"), is_country("Oslo")
    (True, False, False)
    """
    known = territories().get(text)
    return known is not None and not known.demonym and known.type in _COUNTRIES


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
def spellings() -> dict[str, str]:
    """Return the words of ``spellings.tsv`` with the form under which they are compared.

    Examples
    --------
    >>> spellings()["programme"]
    'program'
    """
    return {row["variant"]: row["form"] for row in _rows("spellings.tsv")}


@cache
def relation_types() -> dict[str, dict[str, Any]]:
    """Return the definitions of ``relations.toml`` by relation type.

    Examples
    --------
    >>> relation_types()["capital_of"]["wikidata"]
    'P1376'
    """
    return tomllib.loads(read_resource("relations.toml"))


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
