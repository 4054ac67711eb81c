"""Which short names of people mean whom inside one document."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from namegraph.names import fold
from namegraph.resolve.groups import Form, Groups, Join


def short_persons(groups: Groups) -> Iterator[Join]:
    """Join "Schmid" or "Helga Schmid" to the one person of whose full name it is a part."""
    people = sorted(groups.forms("PERSON"), key=_fullest_first)
    parts = {form: fold(form.text).split() or [form.text] for form in people}
    sharing: dict[str, list[Form]] = defaultdict(list)
    for form in people:
        for part in {parts[form][0], parts[form][-1]}:
            sharing[part].append(form)
    for form in people:
        # What is short for a name shares its last word with it, or is its first word.
        same = _as_full(form, sharing[parts[form][-1]], parts)
        fuller = [other for other in same if _is_short_for(parts[form], parts[other])]
        target = groups.only_one(form, fuller, partial(_protagonist, groups))
        if target:
            yield _join(form, target, fuller, groups)


def _as_full(form: Form, others: list[Form], parts: dict[Form, list[str]]) -> Iterator[Form]:
    """Yield the names with more parts, which stand first, and as many where one is an initial."""
    least = len(parts[form]) + all(len(part.rstrip(".")) > 1 for part in parts[form])
    return takewhile(lambda other: len(parts[other]) >= least, others)


def _join(form: Form, target: Form, fuller: list[Form], groups: Groups) -> Join:
    others = sorted({f.text for f in fuller if groups.leader[f] != groups.leader[target]})
    if others:
        detail = f"{form.text} is {target.text}, named before {' and '.join(others)}"
        return Join(form, target, "protagonist", detail)
    rule = "surname" if " " not in form.text else "short name"
    return Join(form, target, rule, f"{form.text} is part of {target.text}")


def _protagonist(groups: Groups, form: Form, people: list[Form]) -> Form | None:
    """Return the person of several with one surname whom an article calls by it alone.

    It is the one named first, if the article names the others later or less often: where two
    stand equal, a lone surname may mean either.
    """
    if " " in form.text:
        return None
    first, *others = sorted(people, key=lambda person: (groups.first_use(person), person))
    if groups.first_use(first) > groups.first[form]:
        return None
    return first if all(_is_minor(groups, other, first, form) for other in others) else None


def _is_minor(groups: Groups, other: Form, first: Form, form: Form) -> bool:
    later = groups.first_use(other) > groups.first[form]
    return later or groups.uses(other) < groups.uses(first)


def _fullest_first(form: Form) -> tuple[int, int, str]:
    return -len(form.text.split()), -len(form.text), form.text


def _is_short_for(parts: list[str], all_parts: list[str]) -> bool:
    """Tell whether all parts of a name, in order and ending alike, are in a fuller one."""
    if len(parts) > len(all_parts) or parts == all_parts:
        return False
    if len(parts) == 1:
        return parts[0] in {all_parts[-1], all_parts[0]}
    rest = iter(all_parts)
    return parts[-1] == all_parts[-1] and all(_next_fits(part, rest) for part in parts)


def _next_fits(part: str, rest: Iterator[str]) -> bool:
    initial = part.rstrip(".")
    return any(other == part or (len(initial) == 1 and other.startswith(initial)) for other in rest)
