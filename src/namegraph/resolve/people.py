"""Which short names of people mean whom inside one document."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from namegraph.knowledge import comparison_words
from namegraph.resolve.groups import Form, Groups, Join
from namegraph.resolve.titled import Person, is_only_title, person_of
from namegraph.similar.parts import number
from namegraph.similar.sounds import Word, plain, word


def short_persons(groups: Groups) -> Iterator[Join]:
    """Join "Schmid" or "Helga Schmid" to the one person of whose full name it is a part."""
    people = sorted(groups.forms("PERSON"), key=_fullest_first)
    sharing: dict[str, list[Form]] = defaultdict(list)
    for form in filter(_is_one_person, people):
        for part in _keys(person_of(form.text)):
            sharing[part].append(form)
    for form in people:
        fuller = list(_fuller(form, sharing))
        target = groups.only_one(form, fuller, partial(_protagonist, groups))
        if target:
            yield _join(form, target, fuller, groups)


def _keys(person: Person) -> set[str]:
    """Return the title and some words of a name: a short name is or ends in one of them."""
    parts = person.words
    return {person.title, parts[0], parts[-1], " ".join(parts[:2])} - {""}


def _is_one_person(form: Form) -> bool:
    """Tell the name of one person from "Ann and Bo Lund" and from "Madam President"."""
    return " and " not in form.text and not (" " in form.text and is_only_title(form.text))


def _fuller(form: Form, sharing: dict[str, list[Form]]) -> Iterator[Form]:
    """Yield the names that a form may be short for.

    Names with more parts stand first; as many parts are enough where one is an initial.
    """
    one = person_of(form.text)
    if is_only_title(form.text):  # "the Emperor"
        titled = sharing.get(one.words[0], ())
        yield from (other for other in titled if (person_of(other.text).title,) == one.words)
    least = len(one.words) + all(len(part.rstrip(".")) > 1 for part in one.words)
    for part in sorted({one.words[-1], " ".join(one.words[:2])}):
        for other in sharing.get(part, ()):
            person = person_of(other.text)
            if len(person.words) < least:
                break
            if _is_short_for(one.words, person.words) and not _differ_in_gender(one, person):
                yield other


def given_names(groups: Groups) -> Iterator[Join]:
    """Join "Bill Berg" with the only "William Berg" or "William John Berg"."""
    called: dict[tuple[str, str], list[Form]] = defaultdict(list)
    people = [form for form in groups.forms("PERSON") if len(person_of(form.text).words) > 1]
    for form in people:
        for name in word(plain(person_of(form.text).words[0])).names:
            called[name, person_of(form.text).words[-1]].append(form)
    for form in people:
        given, *middle, family = person_of(form.text).words
        for name in () if middle else sorted(word(plain(given)).names):
            others = [f for f in called[name, family] if groups.leader[f] != groups.leader[form]]
            target = groups.only_one(form, others)
            if target:
                detail = f"{given.capitalize()} is another form of {name}"
                yield Join(form, target, "given name", detail)


def inner_names(groups: Groups) -> Iterator[Join]:
    """Join "Galim" to the only "Rafael Galim Otero": a mother's family name may follow."""
    inside: dict[str, list[Form]] = defaultdict(list)
    people = groups.forms("PERSON")
    for form in filter(_is_one_person, people):
        for part in set(person_of(form.text).words[1:-1]):
            inside[part].append(form)
    for form in people:
        parts = person_of(form.text).words
        is_free = len(groups.members[groups.leader[form]]) == 1 and not is_only_title(form.text)
        if is_free and len(parts) == 1 and not word(plain(parts[0])).listed:
            target = groups.only_one(form, inside.get(parts[0], ()))
            if target:
                yield Join(form, target, "surname", f"{form.text} is part of {target.text}")


def _differ_in_gender(one: Person, other: Person) -> bool:
    """Tell "Mrs. Berg" from "Rolf Berg": a wife has the surname, so the given name must say it."""
    gender = other.gender or _gender(word(plain(other.words[0])))
    return gender != "f" if one.gender == "f" else one.gender == "m" and gender == "f"


def _join(form: Form, target: Form, fuller: list[Form], groups: Groups) -> Join:
    others = sorted({f.text for f in fuller if groups.leader[f] != groups.leader[target]})
    if others:
        detail = f"{form.text} is {target.text}, named before {' and '.join(others)}"
        return Join(form, target, "protagonist", detail)
    rule = "surname" if " " not in form.text else "short name"
    return Join(form, target, rule, f"{form.text} is part of {target.text}")


def _gender(given: Word) -> str:
    """Return the gender of a given name: Mary is a name of women because Maria is."""
    genders = {given.gender, *(word(plain(name)).gender for name in given.kin)} - {""}
    return genders.pop() if len(genders) == 1 else ""


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
    return -len(person_of(form.text).words), -len(form.text), form.text


def _is_short_for(parts: tuple[str, ...], all_parts: tuple[str, ...]) -> bool:
    """Tell whether all parts of a name, in order and ending alike, are in a fuller one.

    Two given names may stand for a name too: "Anna Maria" for "Anna Maria Berg"; but "Aldo the
    Elder", "Aldo Berg II" and "Aldo Berg Jr." are the names of others.
    """
    if len(parts) > len(all_parts) or parts == all_parts:
        return False
    if len(parts) == 1:
        return parts[0] in {all_parts[-1], all_parts[0]}
    if parts == all_parts[: len(parts)]:
        return not _tells_apart(all_parts[len(parts)])
    rest = iter(all_parts)
    return parts[-1] == all_parts[-1] and all(_next_fits(part, rest) for part in parts)


def _tells_apart(part: str) -> bool:
    """Tell whether a word after a name says which of several people of that name is meant."""
    plain_part = part.strip(".,")
    generations = comparison_words()["generations"]
    return plain_part == "the" or plain_part in generations or number(plain_part.upper()) != ""


def _next_fits(part: str, rest: Iterator[str]) -> bool:
    initial = part.rstrip(".")
    return any(other == part or (len(initial) == 1 and other.startswith(initial)) for other in rest)
