"""Examples made from sentence templates and lists of names.

Annotated corpora are short of Central Asian, African or Chinese names, of official register, wire
items, headlines and lines in capitals. Here a template such as ``"{TITLE} {PERSON} visited
{CITY}"`` is filled with names drawn from lists; the head comments of the files in
``training/resources`` say how templates and lists are written.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, NamedTuple

from namegraph.knowledge import person_names, territories
from namegraph.names import fold


_SLOT = re.compile(r"\{([A-Z_]+?)(_UPPER)?(?::(\d+))?\}")
_PART = re.compile(r"\{([a-z_]+)\}")
SMALL_WORDS = frozenset({"of", "the", "for", "and", "in", "on", "to", "de"})
_SHORTEST_ACRONYM = 3
_NOT_REGISTERS = frozenset({"slots", "fillers"})
# OntoNotes, on which spaCy's English pipelines are trained, puts the article inside these.
WITH_ARTICLE = frozenset({"ORG", "GPE", "LOC", "FAC"})


class Label(NamedTuple):
    """A labelled stretch of a text, in characters."""

    start: int
    end: int
    label: str


class Sample(NamedTuple):
    """A text and the labels of its names."""

    text: str
    labels: tuple[Label, ...]


Names = dict[str, str]  # slot -> what it is filled with: the forms of one person, body, country


def synthesize(random: Random) -> Iterator[Sample]:
    """Fill each template of each register once.

    Parameters
    ----------
    random : random.Random
        The source of all choices; the same seed gives the same examples.

    Examples
    --------
    >>> sample = next(synthesize(Random(1)))
    >>> all(sample.text[l.start : l.end].strip() for l in sample.labels)
    True
    """
    for register, templates in _load("sentences").items():
        if register not in _NOT_REGISTERS:
            for template in templates:
                yield fill(template, random)


def fill(template: str, random: Random) -> Sample:
    """Fill the slots of one template.

    Examples
    --------
    >>> sample = fill("He left {PERCENT} to {PERSON:1}, and {PERSON_SURNAME:1} agreed.", Random(1))
    >>> [label.label for label in sample.labels]
    ['PERCENT', 'PERSON', 'PERSON']
    """
    drawn: dict[tuple[str, str], Names] = {}
    text, last = "", 0
    labels: list[Label] = []
    for place, slot in enumerate(_SLOT.finditer(template)):
        name, upper, tie = slot.groups()
        text += template[last : slot.start()]
        family = _FAMILIES.get(name, name)
        key = (family, tie or f"alone {place}")
        if key not in drawn:
            drawn[key] = draw(family, random)
        filler = drawn[key][name]
        start, text = len(text), text + (filler.upper() if upper else filler)
        labels += _label(text, start, _load("sentences")["slots"][name])
        last = slot.end()
    return Sample(text + template[last:], tuple(labels))


def _label(text: str, start: int, label: str) -> Iterator[Label]:
    if label in WITH_ARTICLE and text[:start].endswith(("the ", "The ", "THE ")):
        start -= len("the ")
    if label:
        yield Label(start, len(text), label)


@cache
def _load(name: str) -> dict[str, Any]:
    path = files("namegraph") / "training" / "resources" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


# --- what the slots are filled with ----------------------------------------------------------


def draw(family: str, random: Random) -> Names:
    """Return what the slots of a family are filled with: a person's full name, surname and so on.

    Examples
    --------
    >>> sorted(draw("PERSON", Random(1)))
    ['COMPANY_SURNAME', 'PERSON', 'PERSON_GIVEN', 'PERSON_SURNAME']
    """
    if family in _DRAWS:
        return _DRAWS[family](random)
    return {family: random.choice(_load("sentences")["fillers"][family])}


def _person(random: Random) -> Names:
    region = person_names()[random.choice(sorted(person_names()))]
    gender = random.choice(("male", "female"))
    pattern = random.choice([*region["patterns"], *region.get(f"patterns_{gender}", ())])
    drawn: dict[str, str] = {}

    def part(slot: str) -> str:
        drawn[slot] = _name_part(region, slot, gender, random)
        return drawn[slot]

    full = _expand(pattern, part)
    given = drawn.get("given") or full.split()[0]
    surname = drawn.get("family") or given
    return {
        "PERSON": full,
        "PERSON_SURNAME": surname,
        "PERSON_GIVEN": given,
        "COMPANY_SURNAME": surname,
    }


def _name_part(region: dict[str, Any], slot: str, gender: str, random: Random) -> str:
    if slot == "father":
        return str(random.choice(region["given_male"]))
    if slot == "initial":
        return str(random.choice(region[f"given_{gender}"]))[0]
    options = region.get(f"{slot}_{gender}") or region.get(slot) or region.get(f"{slot}s")
    return str(random.choice(options or region["family"]))


def _company(random: Random) -> Names:
    lists = _load("organizations")
    parts: dict[str, str] = {}

    def part(slot: str) -> str:
        parts[slot] = _organization_part(slot, random)
        return parts[slot]

    name = _expand(_early(lists["patterns"], random), part)
    short = name
    for tail in (parts.get("suffix", ""), parts.get("sector", "")):
        short = short.removesuffix(tail).rstrip(" ,") if tail else short
    return {"COMPANY": name, "COMPANY_SHORT": short or name}


def _body(random: Random) -> Names:
    name = _patterned("body_patterns", random)
    capitals = "".join(w[0] for w in name.split() if w not in SMALL_WORDS and w[0].isupper())
    if len(capitals) < _SHORTEST_ACRONYM:
        capitals = random.choice(_load("organizations")["acronyms"])
    return {"BODY": name, "BODY_ACRONYM": capitals}


def draw_sector(random: Random) -> str:
    """Return what the name of a company may end in: "Foods"."""
    return _organization_part("sector", random)


def listed_words() -> set[str]:
    """Return the words of the names of people, towns and companies in the lists."""
    people = (
        name
        for region in person_names().values()
        for slot, names in region.items()
        if "patterns" not in slot
        for name in names
    )
    towns = (town for names in _load("places")["small_places"].values() for town in names)
    firms = (word for name in _load("organizations")["company_stems"] for word in name.split())
    return {word for word in (*people, *towns, *firms) if word.isalpha()}


def _patterned(patterns: str, random: Random) -> str:
    return _expand(
        random.choice(_load("organizations")[patterns]), lambda s: _organization_part(s, random)
    )


def _organization_part(slot: str, random: Random) -> str:
    draw = _ORGANIZATION_PARTS.get(slot)
    if draw:
        return draw(random)
    lists = _load("organizations")
    listed = {"stem": "company_stems", "ministry": "ministries"}.get(slot, f"{slot}s")
    return str(random.choice(lists[listed])) if listed in lists else _name_or_place(slot, random)


_ORGANIZATION_PARTS: dict[str, Callable[[Random], str]] = {
    "suffix": lambda random: _early(_load("organizations")["company_suffixes"], random),
    "initials": lambda random: "".join(f"{random.choice('ABCDEFGHJKLMNPRSTW')}." for _ in "AB"),
    "number": lambda random: str(random.randint(2, 120)),
    "ordinal": lambda random: _ordinal(random.randint(1, 120)),
}


def _name_or_place(slot: str, random: Random) -> str:
    if slot in ("family", "given", "given_male", "given_female"):
        region = person_names()[random.choice(sorted(person_names()))]
        return str(random.choice(region["given_male" if slot == "given" else slot]))
    if slot in ("country", "demonym"):
        return _country(random)[slot.upper()]
    return str(random.choice(_states())) if slot == "state" else _settlement(random)


def _early(options: list[str], random: Random) -> str:
    """Choose, the first of a list more often than the last: they stand in order of use."""
    return options[int(len(options) * random.random() ** 2)]


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _settlement(random: Random) -> str:
    places = _load("places")
    if random.random() < 1 / 3:
        return str(random.choice(places["cities"]))
    towns = places["small_places"]
    return str(random.choice(towns[random.choice(sorted(towns))]))


def _small_place(random: Random) -> str:
    towns = _load("places")["small_places"]
    place = str(random.choice(towns[random.choice(sorted(towns))]))
    if random.random() < 1 / 6:
        return _place_pattern("patterns", random)
    return place


def _place_pattern(patterns: str, random: Random) -> str:
    return _expand(
        random.choice(_load("places")[patterns]), lambda slot: _name_or_place(slot, random)
    )


def _any_place(random: Random) -> Names:
    draw = random.choice((_settlement, _small_place, lambda r: _country(r)["COUNTRY"]))
    return {"PLACE": draw(random)}


def _listed(slot: str, array: str, patterns: str = "") -> Callable[[Random], Names]:
    """Return a draw from an array of the places, one time in three from patterns."""

    def draw(random: Random) -> Names:
        if patterns and random.random() < 1 / 3:
            return {slot: _place_pattern(patterns, random)}
        return {slot: random.choice(_load("places")[array])}

    return draw


def _country(random: Random) -> Names:
    name, demonyms = random.choice(_countries())
    return {"COUNTRY": name, "DEMONYM": random.choice(demonyms)}


@cache
def _countries() -> list[tuple[str, tuple[str, ...]]]:
    demonyms: dict[str, list[str]] = {}
    for form, territory in territories().items():
        if territory.demonym and territory.type == "country" and not form.isupper():
            demonyms.setdefault(territory.name, []).append(form)
    return sorted((name, tuple(sorted(forms))) for name, forms in demonyms.items())


@cache
def _states() -> list[str]:
    return sorted({t.name for t in territories().values() if t.type == "state"}, key=fold)


def _expand(pattern: str, part: Callable[[str], str]) -> str:
    return _PART.sub(lambda slot: part(slot[1]), pattern)


# Slots that are forms of the same thing are drawn together.
_FAMILIES = {
    "PERSON_SURNAME": "PERSON",
    "PERSON_GIVEN": "PERSON",
    "COMPANY_SURNAME": "PERSON",  # a company that is called like a person of the same text
    "COMPANY_SHORT": "COMPANY",
    "BODY_ACRONYM": "BODY",
    "DEMONYM": "COUNTRY",
}
_DRAWS: dict[str, Callable[[Random], Names]] = {
    "PERSON": _person,
    "COMPANY": _company,
    "BODY": _body,
    "CLUB": lambda random: {"CLUB": _patterned("club_patterns", random)},
    "PARTY": lambda random: {"PARTY": _patterned("party_patterns", random)},
    "MEDIA": lambda random: {"MEDIA": _patterned("media_patterns", random)},
    "INSTITUTE": lambda random: {"INSTITUTE": _patterned("institute_patterns", random)},
    "COUNTRY": _country,
    "PLACE": _any_place,
    "CITY": lambda random: {"CITY": random.choice(_load("places")["cities"])},
    "SMALL_PLACE": lambda random: {"SMALL_PLACE": _small_place(random)},
    "STATE": lambda random: {"STATE": random.choice(_states())},
    "RIVER": _listed("RIVER", "rivers"),
    "REGION": _listed("REGION", "natural_regions"),
    "MOUNTAIN": _listed("MOUNTAIN", "mountains", "patterns_loc"),
    "LAKE": _listed("LAKE", "lakes"),
    "SITE": _listed("SITE", "sites", "patterns_fac"),
}
