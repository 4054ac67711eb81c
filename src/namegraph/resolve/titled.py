"""Names of people with titles before them and letters behind them: "Prof. Berg, PhD"."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from namegraph.knowledge import titles
from namegraph.names import fold, is_postnominal
from namegraph.resolve.groups import Form, Groups, Join


class Person(NamedTuple):
    """The name of a person taken apart.

    Attributes
    ----------
    words : tuple of str
        The name without titles before it and letters behind it; all of it where nothing is left.
    gender : str
        m or f where the title says so, else "".
    title : str
        The first word of the title, "" if there is none.
    """

    words: tuple[str, ...]
    gender: str = ""
    title: str = ""


@lru_cache(maxsize=1 << 14)
def person_of(name: str) -> Person:
    """Take the name of a person apart.

    Examples
    --------
    >>> person_of("Mrs. Berg"), person_of("Helga Berg, PhD").words
    (Person(words=('berg',), gender='f', title='mrs.'), ('helga', 'berg'))
    """
    parts = fold(name).split() or [name]
    before = len([*takewhile(_is_title, parts)])
    behind = len([*takewhile(is_postnominal, reversed(name.split()))])
    rest = tuple(part.rstrip(",") for part in parts[before : len(parts) - behind])
    if not rest:
        return Person(tuple(parts))
    lists = titles()
    said = {part.rstrip(".") for part in parts[:before]}
    gender = "f" if said & lists["women"] else "m" if said & lists["men"] else ""
    return Person(rest, gender, parts[0] if before else "")


def _is_title(part: str) -> bool:
    return part.rstrip(".") in _title_words()


@cache
def _title_words() -> frozenset[str]:
    lists = titles()
    return lists["honorifics"] | lists["women"] | lists["men"] | lists["saints"]


def titled_persons(groups: Groups) -> Iterator[Join]:
    """Join "Helga Berg, PhD" and "Prof. Helga Berg", but not "Mr. Berg" and "Mrs. Berg".

    "Berg" and "Mrs. Berg" stay apart too: who is called by the surname alone is often the man.
    """
    same: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in groups.forms("PERSON"):
        person = person_of(form.text)
        if len(person.words) > 1 or person.gender != "f":
            same[person.words].append(form)
    for target, *others in same.values():
        if len({person_of(form.text).gender for form in (target, *others)} - {""}) < 2:
            for form in others:
                detail = f"{form.text} is {target.text} with another title"
                yield Join(form, target, "title", detail)


def is_only_title(name: str) -> bool:
    """Tell whether a name is made of nothing but titles: "Madam Chair".

    Examples
    --------
    >>> is_only_title("Madam Chair"), is_only_title("Madam Berg")
    (True, False)
    """
    return all(part.rstrip(".,") in _words_of_titles() for part in fold(name).split())


@cache
def _words_of_titles() -> frozenset[str]:
    lists = titles()
    phrases = _title_words() | lists["heads"] | lists["offices"] | lists["modifiers"]
    return frozenset(part for phrase in phrases for part in phrase.split())
