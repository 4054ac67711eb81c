"""What the gazetteer knows to be a place."""

from spacy.tokens import Doc

from namegraph.knowledge import Territory, territories
from namegraph.phrases import find_territories
from namegraph.spans import Name, label_at, overlapping, put, same_text


def mark_territories(doc: Doc, names: list[Name]) -> list[Name]:
    """Let the gazetteer decide what is a place; a demonym is a mention of its place."""
    known = territories()
    for start, end in find_territories(doc).items():
        place = known.get(doc[start:end].text)
        if place is None:  # the same words with other spaces: "Asia - Pacific"
            continue
        found = Name(start, end, "PLACE", label_at(names, start, end), place.demonym)
        if _is_territory(found, overlapping(names, start, end), place):
            names = put(names, found)
    return [name for name in names if name.kind or name.label != "NORP"]


def _is_territory(found: Name, others: list[Name], place: Territory) -> bool:
    if not others:
        return place.sure
    if any(other.kind == "PLACE" and same_text(other, found) for other in others):
        return True
    return place.sure and all(_gives_way(other, found) for other in others)


def _gives_way(other: Name, found: Name) -> bool:
    if other.kind is None and other.label != "NORP":
        return same_text(other, found) and other.label != "LANGUAGE"
    within = found.start <= other.start and other.end <= found.end
    return within or other.label == "NORP"
