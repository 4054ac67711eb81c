"""Which acronyms mean which name inside a document that does not explain them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from namegraph.knowledge import comparison_words, territories
from namegraph.names import initials, is_acronym, join_initials, strip_suffix
from namegraph.resolve.groups import Form, Groups, Join, known_name


_BETWEEN = re.compile(r"[\s–-]+")
_SHORTEST = 3


def short_initials(groups: Groups) -> Iterator[Join]:
    """Join "SCO" to the one body, or the one place, whose words begin with these letters.

    Where none does, small words may count, and a state, a legal form or a noun such as "Company"
    may not: "ALE" for "Alpine Logistics & Expeditions LLC".
    """
    for letters_of in (_usual_initials, _other_initials):
        yield from _joins(groups, letters_of)


def _joins(groups: Groups, letters_of: Callable[[str], set[str]]) -> Iterator[Join]:
    names = [*groups.forms("ORG"), *groups.forms("PLACE")]
    short = {form: acronym for form in names if (acronym := _acronym(form))}
    if not short:
        return
    long: dict[Form, list[Form]] = defaultdict(list)
    for form in names:
        for letters in letters_of(form.text) if form not in short else ():
            long[Form(form.kind, letters)].append(form)
    for form, acronym in short.items():
        if _is_free(form, groups):
            target = groups.only_one(form, long.get(Form(form.kind, acronym), ()))
            if target:
                detail = f"{form.text} are the initials of {target.text}"
                yield Join(form, target, "initials", detail)


def _acronym(form: Form) -> str:
    """Return the letters of an acronym, "" for other names: two of a place have dots, "S. F."."""
    dotted = join_initials(form.text)
    if form.kind == "PLACE" and dotted.endswith("."):
        return dotted.replace(".", "")
    return form.text if is_acronym(form.text) and len(form.text) >= _SHORTEST else ""


def _is_free(form: Form, groups: Groups) -> bool:
    return known_name(form) is None and len(groups.members[groups.leader[form]]) == 1


def _usual_initials(name: str) -> set[str]:
    return {initials(name)}


def _other_initials(name: str) -> set[str]:
    """Return other letters that a name of several words may be shortened to.

    Examples
    --------
    >>> sorted(_other_initials("U.S. Office of Harbour Works"))
    ['OHW', 'OOHW', 'UOHW', 'UOOHW']
    """
    found = set()
    for text in (strip_suffix(name), _without_place(name), _without_noun(strip_suffix(name))):
        letters = [part[0] for part in _BETWEEN.split(text) if part[:1].isalpha()]
        found |= {"".join(letters).upper(), "".join(filter(str.isupper, letters))}
    return {letters for letters in found if len(letters) >= _SHORTEST}


def _without_place(name: str) -> str:
    """Take the state off that a name begins or ends with: "Press Club of Norway"."""
    first, _, rest = name.partition(" ")
    before, _, last = name.replace(",", " of").rpartition(" of ")
    if first in territories():
        return rest
    return before if last.removeprefix("the ") in territories() else name


def _without_noun(name: str) -> str:
    before, _, last = name.rpartition(" ")
    return before if last.casefold() in comparison_words()["generic"] else name
