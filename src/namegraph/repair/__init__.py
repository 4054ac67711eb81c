"""Small steps that repair what the pipeline read: wrong kinds, wrong ends, missed names.

Each step is a function of the tokens and the names found so far, and may
change the list that it is given.
``STEPS`` lists them in their order; a step can be left out by its name. A name remembers
spaCy's own label and the step that last changed it.
"""

from collections.abc import Callable, Collection

from spacy.tokens import Doc

from namegraph.repair.boundaries import clean_boundaries, drop_others
from namegraph.repair.everywhere import mark_everywhere
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
from namegraph.repair.places import mark_territories
from namegraph.spans import Name, text_of
from namegraph.types import Kind


__all__ = ["STEPS", "read_names", "repair"]

Step = Callable[[Doc, list[Name]], list[Name]]

STEPS: dict[str, Step] = {
    "boundaries": clean_boundaries,
    "titles": strip_titles,
    "place_person": split_place_person,
    "particles": join_particles,
    "others": drop_others,
    "territories": mark_territories,
    "bodies": mark_bodies,
    "definitions": mark_definitions,
    "head_words": mark_head_words,
    "whole_organizations": complete_organizations,
    "role_holders": mark_role_holders,
    "surnames": mark_surnames,
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
            before = set(names)
            names = [_signed(found, before, name) for found in step(doc, list(names))]
    return [name for name in names if name.kind and _is_name(doc, name)]


def _signed(found: Name, before: set[Name], step: str) -> Name:
    return found if found in before else found._replace(step=step)


def _is_name(doc: Doc, name: Name) -> bool:
    text = text_of(doc, name)
    return (
        name.end - name.start <= _LONGEST_NAME
        and any(c.isupper() for c in text)
        and sum(c.isalpha() for c in text) > 1
    )
