"""Small steps that repair what the pipeline read: wrong kinds, wrong ends, missed names.

Each step is a function of the tokens and the names found so far, and may
change the list that it is given.
``STEPS`` lists them in their order; a step can be left out by its name. A name remembers
spaCy's own label and the step that last changed it.
"""

from collections.abc import Callable, Collection

from spacy.tokens import Doc

from namegraph.repair.agreement import agree_on_kind
from namegraph.repair.boundaries import clean_boundaries, drop_others
from namegraph.repair.companies import (
    complete_firms,
    cut_after_suffixes,
    mark_short_companies,
)
from namegraph.repair.contexts import mark_by_context
from namegraph.repair.descriptions import mark_by_description
from namegraph.repair.everywhere import mark_everywhere
from namegraph.repair.missed import find_acronyms, find_described, find_employers
from namegraph.repair.organizations import (
    complete_organizations,
    mark_bodies,
    mark_definitions,
    mark_head_words,
)
from namegraph.repair.persons import (
    join_particles,
    mark_role_holders,
    mark_surnames,
    split_place_person,
    strip_titles,
)
from namegraph.repair.places import (
    mark_before_territories,
    mark_territories,
    split_agencies,
)
from namegraph.repair.things import mark_things
from namegraph.spans import Name, words_of
from namegraph.types import Kind


__all__ = ["STEPS", "read_names", "repair"]

Step = Callable[[Doc, list[Name]], list[Name]]

STEPS: dict[str, Step] = {
    "boundaries": clean_boundaries,
    "titles": strip_titles,
    "place_person": split_place_person,
    "particles": join_particles,
    "agencies": split_agencies,
    "others": drop_others,
    "territories": mark_territories,
    "before_territories": mark_before_territories,
    "bodies": mark_bodies,
    "definitions": mark_definitions,
    "head_words": mark_head_words,
    "whole_organizations": complete_organizations,
    "firms": complete_firms,
    "company_ends": cut_after_suffixes,
    "role_holders": mark_role_holders,
    "surnames": mark_surnames,
    "short_companies": mark_short_companies,
    "contexts": mark_by_context,
    "descriptions": mark_by_description,
    "things": mark_things,
    "described_bodies": find_described,
    "acronyms": find_acronyms,
    "employers": find_employers,
    "agreement": agree_on_kind,
    "everywhere": mark_everywhere,
}

_KIND_OF_LABEL: dict[str, Kind] = {
    "PERSON": "PERSON", "PER": "PERSON",
    "ORG": "ORG", "ORGANIZATION": "ORG",
    "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "PLACE": "PLACE", "LOCATION": "PLACE",
}  # fmt: skip
_LONGEST_NAME = 20


def read_names(doc: Doc) -> list[Name]:
    """Return the names that the pipeline itself found; kind None for what is none of the three."""
    return [
        Name(ent.start, ent.end, _KIND_OF_LABEL.get(ent.label_.upper()), ent.label_)
        for ent in doc.ents
    ]


def repair(doc: Doc, *, without: Collection[str] = ()) -> list[Name]:
    """Run all steps on a ``Doc`` and return its names in the order of the text.

    Parameters
    ----------
    doc : Doc
        Tokens, sentences and entities as a spaCy pipeline sets them.
    without : collection of str
        Names of steps to leave out.

    Examples
    --------
    >>> import spacy
    >>> from spacy.tokens import Doc, Span
    >>> doc = Doc(spacy.blank("en").vocab, words=["Dushanbe", "welcomed", "the", "OSCE"])
    >>> doc.ents = [Span(doc, 0, 1, label="ORG")]
    >>> [(doc[name.start : name.end].text, name.kind) for name in repair(doc)]
    [('Dushanbe', 'PLACE'), ('OSCE', 'ORG')]
    """
    names = read_names(doc)
    for name, step in STEPS.items():
        if name not in without:
            names = _signed(names, step(doc, list(names)), name)
    return [name for name in names if name.kind and _is_name(doc, name)]


def _signed(before: list[Name], found: list[Name], step: str) -> list[Name]:
    """Note on each name that a step changed which step it was."""
    if found == before:  # as after most steps in most texts
        return before
    known = {name.start: name for name in before}  # quicker than a set of names
    return [name if known.get(name.start) == name else name._replace(step=step) for name in found]


def _is_name(doc: Doc, name: Name) -> bool:
    letters = "".join(words_of(doc)[name.start : name.end])
    if name.end - name.start > _LONGEST_NAME or letters.islower():
        return False
    is_plain = letters.isalpha() and len(letters) > 1  # as most are
    return any(map(str.isupper, letters)) and (is_plain or sum(map(str.isalpha, letters)) > 1)
