"""Names of places and people that a document writes in two ways."""

from collections import defaultdict
from collections.abc import Iterator

from namegraph.knowledge import comparison_words
from namegraph.resolve.groups import Form, Groups, Join, known_name
from namegraph.similar.sounds import plain, word
from namegraph.types import Kind


_SHORTEST = 6
_KINDS: tuple[Kind, ...] = ("PERSON", "PLACE")


def spelled_otherwise(groups: Groups) -> Iterator[Join]:
    """Join "Virgil" and "Vergil": a long name with one sound and other letters for the vowels."""
    same: dict[Form, list[Form]] = defaultdict(list)
    for kind in _KINDS:
        for form in groups.forms(kind):
            if " " not in form.text and len(form.text) >= _SHORTEST and known_name(form) is None:
                same[Form(kind, word(plain(form.text)).fold)].append(form)
    for target, *others in same.values():
        for form in others:
            detail = f"{form.text} is another spelling of {target.text}"
            yield Join(form, target, "spelling variant", detail)


def cities(groups: Groups) -> Iterator[Join]:
    """Join "New York" to the "New York City" of the document, of which the state is a namesake."""
    for form in groups.forms("PLACE"):
        city = Form("PLACE", f"{form.text} City")
        if form.text.casefold() in comparison_words()["namesakes"] and city in groups.counts:
            yield Join(form, city, "city", f"{form.text} is {city.text}, as the document names it")
