"""Write whose given names are a man's or a woman's: ``src/namegraph/resources/given_names.tsv``.

    pip install faker==40.63.0
    python benchmarks/make_given_names.py -o src/namegraph/resources/given_names.tsv

The names are those of Faker (MIT licence), which lists the given names of men and of women for
eighty countries. A name of both men and women, anywhere, is left out, and so is one that the
project's own files tell, or that is only in one of two lists that differ too often from these.
"""

import argparse
import importlib
import pkgutil
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from namegraph.knowledge import given_names, name_forms
from namegraph.names import fold


try:
    import faker.providers.person as lists
except ModuleNotFoundError:
    MISSING: str | None = "faker is missing; type: pip install faker==40.63.0"
else:
    MISSING = None


# Lists of the United States, with many names of both, and of Kenya in Swahili, mixed up: they only
# tell which names are those of both.
DOUBTED = {"en", "sw"}
SHORTEST = 3
ATTRIBUTES = {
    "m": ("first_names_male", "male_first_names", "first_romanized_names_male"),
    "f": ("first_names_female", "female_first_names", "first_romanized_names_female"),
}
HEADER = """\
# Given names of men and women, for whom a pronoun can mean; only what no other file tells.
#
# Made by benchmarks/make_given_names.py from the lists of Faker 40.63.0 (MIT licence, see
# THIRD_PARTY.md): do not edit. Names of our own are in person_names.toml and name_forms.tsv.
#
#   name    without accents, lower-case
#   gender  m, f
name\tgender
"""


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    if MISSING:
        sys.exit(MISSING)
    rows = sorted(choose(listed(DOUBTED, inside=False), listed(DOUBTED, inside=True)).items())
    body = "".join(f"{name}\t{gender}\n" for name, gender in rows)
    options.output.write_text(HEADER + body, encoding="utf-8")
    print(f"{len(rows)} names")


def listed(countries: set[str], *, inside: bool) -> Iterator[tuple[str, str]]:
    """Yield each name of the lists of some countries, or of all others, with its gender."""
    for module in pkgutil.iter_modules(lists.__path__):
        if (module.name in countries) == inside:
            own = vars(importlib.import_module(f"{lists.__name__}.{module.name}").Provider)
            for gender, attributes in ATTRIBUTES.items():
                yield from ((name, gender) for each in attributes for name in own.get(each, ()))


def choose(
    names: Iterable[tuple[str, str]], doubted: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """Return the names in Latin letters that are only a man's or only a woman's, and new.

    Examples
    --------
    >>> choose([("Zoë", "f"), ("Kim", "m"), ("Kim", "f"), ("Яна", "f"), ("Al", "m")])
    {'zoe': 'f'}
    """
    genders: dict[str, set[str]] = defaultdict(set)
    for name, gender in names:
        if is_latin(name) and len(name) >= SHORTEST:
            genders[fold(name)].add(gender)
    for name, gender in doubted:
        if fold(name) in genders:
            genders[fold(name)].add(gender)
    known = known_names()
    return {
        name: min(told) for name, told in genders.items() if len(told) == 1 and name not in known
    }


def known_names() -> set[str]:
    """Return the names that the project's own files tell, also as those of both."""
    forms = (
        form for row in name_forms() for form in (row.name, *row.spellings, *row.short, *row.abroad)
    )
    return {fold(name) for name in (*given_names(), *forms)}


def is_latin(name: str) -> bool:
    """Tell whether a name is one word of Latin letters."""
    return all("LATIN" in unicodedata.name(letter, "") or letter in "-'’" for letter in name)


if __name__ == "__main__":
    main()
