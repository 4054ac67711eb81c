"""Which short names of organizations mean which body inside one document."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile
from operator import itemgetter

from namegraph.knowledge import organization_words, territories
from namegraph.names import is_acronym, strip_suffix
from namegraph.resolve.frames import Frame, frame_of
from namegraph.resolve.groups import Form, Groups, Join, known_name
from namegraph.types import Kind


def short_bodies(groups: Groups) -> Iterator[Join]:
    """Join "Programme Office" to the one body whose name agrees with it and says more."""
    frames = {form: frame for form in groups.forms("ORG") if (frame := frame_of(form.text))}
    yield from _same_bodies(frames)
    same_core: dict[str, list[Form]] = defaultdict(list)
    for form, frame in frames.items():
        same_core[frame.core].append(form)
    for form, frame in frames.items():
        fuller = [
            other
            for other in same_core[frame.core]
            if _says_more(frames[other], frame) and frame.fits(frames[other])
        ]
        target = groups.only_one(form, _most_telling(fuller, frames))
        if target:
            yield Join(form, target, "part of name", f"{form.text} is short for {target.text}")


def _same_bodies(frames: dict[Form, Frame]) -> Iterator[Join]:
    """Join "Tajik Ministry of Defence" and "Ministry of Defence of Tajikistan"."""
    first: dict[Frame, Form] = {}
    for form, frame in frames.items():
        target = first.setdefault(frame, form)
        if target != form and frame.owner:
            yield Join(
                form, target, "same body", f"{form.text} is another way to say {target.text}"
            )


def _says_more(more: Frame, less: Frame) -> bool:
    return (bool(more.owner), bool(more.place)) > (bool(less.owner), bool(less.place)) or (
        bool(more.owner) > bool(less.owner) or bool(more.place) > bool(less.place)
    )


def _most_telling(forms: list[Form], frames: dict[Form, Frame]) -> list[Form]:
    """Return all forms, or one of them if they all agree with each other."""
    if all(frames[one].fits(frames[other]) for one in forms for other in forms):
        return forms[:1]
    return forms


def short_companies(groups: Groups) -> Iterator[Join]:
    """Join "Harbour Trust" or "Velmar" to the one longer name that begins with it."""
    names = groups.forms("ORG")
    for form in names:
        if is_acronym(form.text) or known_name(form):
            continue
        longer = [other for other in _from(names, form) if _begins(other.text, form.text)]
        target = groups.only_one(form, longer)
        if target:
            yield Join(form, target, "beginning of name", f"{target.text} begins with {form.text}")


def _from(names: list[Form], form: Form) -> Iterator[Form]:
    """Yield the names that begin with a form: they follow each other in the sorted list."""
    start = bisect_left(names, Form(form.kind, f"{form.text} "))
    return takewhile(lambda name: name.text.startswith(form.text), islice(names, start, None))


def _begins(long: str, short: str) -> bool:
    rest = long.removeprefix(f"{short} ")
    return rest != long and not rest.startswith(("of ", "in ")) and not _is_branch(short, rest)


def _is_branch(short: str, rest: str) -> bool:
    """Tell "Velmar University Press" from "Velmar University", but not "Velmar Airlines Group"."""
    heads = organization_words()["heads"]
    *before, last = short.split()
    added = strip_suffix(f"{last} {rest}").split()[1:]
    more = [w for w in added if w in heads or w in territories() or is_acronym(w)]
    return bool(before) and last in heads and bool(more) and more != ["Group"]


def ends_of_names(groups: Groups) -> Iterator[Join]:
    """Join "Blue Foxes" to the one longer name that tells its home: "Osterby Blue Foxes"."""
    names = groups.forms("ORG")
    backwards = sorted((name.text[::-1], name) for name in names)
    for form in names:
        longer = list(_ending(backwards, form))
        if not longer or known_name(form) or not _is_telling(form.text):
            continue
        target = groups.only_one(form, longer)
        if target:
            yield Join(form, target, "end of name", f"{target.text} ends in {form.text}")


def _ending(backwards: list[tuple[str, Form]], form: Form) -> Iterator[Form]:
    """Yield the longer names that end in a form: sorted backwards, they follow each other."""
    end = f" {form.text}"[::-1]
    start = bisect_left(backwards, end, key=itemgetter(0))
    following = takewhile(lambda pair: pair[0].startswith(end), islice(backwards, start, None))
    return (name for _, name in following if not _only_says_more(form.text, name.text))


def _only_says_more(end: str, name: str) -> bool:
    """Tell "Rain", which only says what a "Society for Acid Rain" is for, from a short name.

    A short name has a head of its own, as "Select Committee" has, or is all that follows one:
    "Elders" for "House of Elders".
    """
    lists = organization_words()
    before = name.removesuffix(end).split()
    is_all = " " not in end and len(before) == 2 and before[0] in lists["heads"]
    has_head = end.rsplit(maxsplit=1)[-1] in lists["heads"]
    return not (has_head or is_all or lists["joiners"].isdisjoint(before))


def _is_telling(name: str) -> bool:
    """Tell "Blue Foxes" from "National Bank", of which there are many."""
    plain = _plain_words()
    return any(word not in plain and word not in territories() for word in name.split())


@cache
def _plain_words() -> frozenset[str]:
    lists = organization_words()
    return lists["heads"] | lists["general"] | lists["local_modifiers"] | lists["joiners"]


def lone_heads(groups: Groups) -> Iterator[Join]:
    """Join "Office" to the one body that is an office: "OSCE Programme Office in Dushanbe".

    A place is called so too: "Palace" after "Bergholm Palace".
    """
    names = [*groups.forms("ORG"), *groups.forms("PLACE")]
    headed: dict[Form, list[Form]] = defaultdict(list)
    for form in names:
        headed[Form(form.kind, _head(form.text))].append(form)
    for form in names:
        if form.text in _heads(form.kind) and known_name(form) is None:
            fuller = [other for other in headed[form] if other != form]
            target = groups.only_one(form, fuller, _beginning)
            if target:
                yield Join(form, target, "part of name", f"{form.text} is short for {target.text}")


def _beginning(form: Form, fuller: list[Form]) -> Form | None:
    """Return the one name that begins with the head: "House of Lords", not "Freedom House"."""
    found = [other for other in fuller if other.text.startswith(f"{form.text} of ")]
    return found[0] if len(found) == 1 else None


def _heads(kind: Kind) -> frozenset[str]:
    lists = organization_words()
    return lists["heads"] if kind == "ORG" else lists["heads"] | lists["places"]


def _head(name: str) -> str:
    """Return the head noun of a name: its last word before the first joiner."""
    joiners = organization_words()["joiners"]
    before = list(takewhile(lambda word: word not in joiners, name.split()))
    return before[-1] if before else ""
