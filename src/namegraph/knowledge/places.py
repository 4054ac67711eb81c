"""Countries, their peoples and capitals, and the names of places in other languages."""

from dataclasses import dataclass, replace
from functools import cache

from namegraph.knowledge.files import MAYBE, apostrophes, cells, rows


# Datelines and headlines are written in capitals; shorter words may be acronyms then.
_SHORTEST_SHOUTED = 5
_COUNTRIES = frozenset({"country", "state", "former"})
_NATIONS = frozenset({"country", "former"})
_HAS_CITIZENS = frozenset({"country", "former", "territory"})


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
    for row in rows("territories.tsv"):
        name, kind = row["name"].rstrip(MAYBE), row["type"]
        for form in (row["name"], *cells(row["official"]), *cells(row["aliases"])):
            _add(known, form, Territory(name, demonym=False, sure=True, type=kind))
        for form in cells(row["demonyms"]):
            _add(known, form, Territory(name, demonym=True, sure=True, type=kind))
        for capital in cells(row["capital"]):
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
    for row in rows("exonyms.tsv"):
        spelling = row["spelling"].rstrip(MAYBE)
        sure = spelling == row["spelling"]
        meaning = Exonym(row["place"], row["type"], sure)
        for text in apostrophes(spelling) if "'" in spelling else (spelling,):
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


def is_nationality(text: str) -> bool:
    """Tell whether an adjective says what one can be a citizen of, or that of a part of it.

    Examples
    --------
    >>> is_nationality("Norwegian"), is_nationality("Scottish"), is_nationality("European")
    (True, True, False)
    """
    known = territories().get(text)
    return known is not None and known.demonym and known.type in _HAS_CITIZENS


def is_seat(text: str) -> bool:
    """Tell whether a text names the capital of a nation, which news take for its government.

    Examples
    --------
    >>> is_seat("Dushanbe"), is_seat("Hanover")
    (True, False)
    """
    return text in _seats()


def nation_of(text: str) -> str:
    """Return the nation that a text names, by its name, its people or its capital; "" for none.

    Examples
    --------
    >>> nation_of("Kyrgyz Republic"), nation_of("Norwegian"), nation_of("Dushanbe")
    ('Kyrgyzstan', 'Norway', 'Tajikistan')
    """
    known = territories().get(text)
    if known is None or known.type == "capital":
        return _seats().get(text, "")
    return known.name if known.type in _NATIONS else ""


@cache
def _seats() -> dict[str, str]:
    """Return whose capital each is: of those that have a name in common, the first one's."""
    nation_of_seat: dict[str, str] = {}
    for row in rows("territories.tsv"):
        forms = "" if row["type"] == "state" else row["capital"].replace("/", "; ")
        for form in cells(forms):
            nation_of_seat.setdefault(form.rstrip(MAYBE), row["name"].rstrip(MAYBE))
    return nation_of_seat


def _add(known: dict[str, Territory], form: str, meaning: Territory) -> None:
    sure = not form.endswith(MAYBE)
    territory = replace(meaning, sure=sure)
    for text in apostrophes(form.rstrip(MAYBE)):
        known.setdefault(text, territory)
        if sure and len(text) >= _SHORTEST_SHOUTED:
            known.setdefault(text.upper(), territory)
