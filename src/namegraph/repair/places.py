"""Places: what the gazetteer knows, and what stands before a country or a news agency."""

import re

from spacy.tokens import Doc

from namegraph.knowledge import Territory, calendar, grammar, organization_words, territories
from namegraph.phrases import find_roles, find_territories
from namegraph.repair.boundaries import is_code
from namegraph.spans import Name, label_at, overlapping, put, same_text, words_of


_SHORTEST_AGENCY = 3
_LONGEST_DATELINE = 12  # tokens before the bracket
_DASHES = frozenset({"-", "--", "–", "—"})
_NUMERAL = re.compile(r"[IVX]+")


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


def mark_before_territories(doc: Doc, names: list[Name]) -> list[Name]:
    """Read the name before ", COUNTRY" as a place after "in" or in the capitals of a dateline."""
    known = territories()
    for start, end in find_territories(doc).items():
        place = known.get(doc[start:end].text)
        if start > 1 and doc[start - 1].text == "," and place and not place.demonym:
            found = _place_before(doc, names, start - 1)
            if found:
                names = put(names, found)
    return names


def _place_before(doc: Doc, names: list[Name], comma: int) -> Name | None:
    read = overlapping(names, comma - 1, comma)
    if read:
        name = read[0]
        fits = name.end == comma and name.kind != "PLACE" and not _is_something_else(doc, name)
        in_place = doc[name.start - 1].lower_ in grammar()["locative"] if name.start else False
        shouted = _is_dateline(doc, name.start, comma)
        return name._replace(kind="PLACE") if fits and (in_place or shouted) else None
    start = comma
    while start > 0 and doc[start - 1].is_upper and not overlapping(names, start - 1, start):
        start -= 1
    return Name(start, comma, "PLACE") if _is_dateline(doc, start, comma) else None


def _is_something_else(doc: Doc, name: Name) -> bool:
    """Tell whether a name is an organization's or a month: "in July 2012, Norway"."""
    lists = organization_words()
    heads = lists["heads"] | lists["suffixes"]
    words = [token.text for token in doc[name.start : name.end]]
    is_month = all(word.isdigit() or word in calendar()["month"] for word in words)
    return is_month or not heads.isdisjoint(words)


def _is_dateline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words in capitals begin a line: "GREEN FORK, Texas"."""
    return (
        _begins_line(doc, start)
        and start < end
        and all(t.is_upper and t.is_alpha for t in doc[start:end])
    )


def split_agencies(doc: Doc, names: list[Name]) -> list[Name]:
    """Split "Riga BALTNEWS", read as one name, into place and news agency.

    So it is with "Riga Radio Lomax in Latvian" and a line that has no more than "Riga Radio Lomax".
    What stands in brackets in a dateline is an agency, too: "RIGA, 3 May (Lomax Wire) - The", and
    what is in capitals behind a town at the head of a report.
    """
    places, roles = find_territories(doc), find_roles(doc)
    found = [part for name in names for part in _split_agency(doc, name, places, roles)]
    for agency in _agencies_of_datelines(doc, found):
        put(found, agency)
    words = words_of(doc)
    for place in [name for name in found if _is_shouted_after(words, name)]:
        start, end = _outlet_after(doc, place.start, place.end, roles)
        if end > start:
            put(found, Name(start, end, "ORG", label_at(found, start, end)))
    return found


def _is_shouted_after(words: list[str], place: Name) -> bool:
    is_place = place.kind == "PLACE" and place.end < len(words)
    return is_place and words[place.end].isupper()


def _outlet_after(doc: Doc, place: int, start: int, roles: dict[int, int]) -> tuple[int, int]:
    """Find "BALTIC DAILY" in "Riga BALTIC DAILY in English"."""
    end = start
    is_head = _heads_report(doc, place) and bool(doc[start - 1].whitespace_)
    if not is_head or doc[place].is_upper or start in roles:
        return start, start
    while end < len(doc) and _is_shouted(doc, end):
        end += 1
    start += end > start and doc[start].lower_ == "the"
    text = doc[start:end].text
    is_other = text in territories() or _NUMERAL.fullmatch(text)
    return start, start if is_other or len(text) < _SHORTEST_AGENCY else end


def _heads_report(doc: Doc, i: int) -> bool:
    return _begins_line(doc, i) or is_code(doc[i - 1].text)


def _begins_line(doc: Doc, i: int) -> bool:
    return i == 0 or "\n" in doc[i - 1].text or bool(doc[i].is_sent_start)


def _is_shouted(doc: Doc, i: int) -> bool:
    is_hyphen = doc[i].text == "-" and not doc[i - 1].whitespace_ and doc[i : i + 2][-1].is_upper
    return (doc[i].is_upper and doc[i].is_alpha) or is_hyphen


def _agencies_of_datelines(doc: Doc, names: list[Name]) -> list[Name]:
    words = words_of(doc)
    opening = words.index("(") if "(" in words[:_LONGEST_DATELINE] else len(doc)
    end = next((i for i in range(opening, min(opening + 5, len(doc))) if words[i] == ")"), 0)
    inside = doc[opening + 1 : end]
    is_before_dash = end + 1 < len(doc) and words[end + 1] in _DASHES and opening > 0
    if not is_before_dash or not inside or not all(word.text[:1].isupper() for word in inside):
        return []
    return [Name(inside.start, end, "ORG", label_at(names, inside.start, end))]


def _split_agency(
    doc: Doc, name: Name, places: dict[int, int], roles: dict[int, int]
) -> list[Name]:
    end = places.get(name.start, name.end)
    if end >= name.end or not (_is_agency(doc, name, end) or _is_broadcaster(doc, name, end)):
        return [name]
    place = Name(name.start, end, "PLACE", name.label)
    if roles.get(end) == name.end:  # "the Edinburgh MSP"
        return [place]
    return [place, Name(end, name.end, "ORG", name.label)]


def _is_agency(doc: Doc, name: Name, start: int) -> bool:
    """Tell whether a name goes on in capitals after its place: not "RIGA BANK"."""
    shouted = all(token.is_upper or token.is_punct for token in doc[start : name.end])
    is_long = len(doc[start : name.end].text) >= _SHORTEST_AGENCY
    return shouted and is_long and not doc[name.start].is_upper


def _is_broadcaster(doc: Doc, name: Name, start: int) -> bool:
    """Tell whether a report heads what it heard: not "the Riga Radio Choir sang in Tallinn"."""
    words = words_of(doc)
    if organization_words()["broadcasters"].isdisjoint(words[start : name.end]):
        return False
    ends_line = name.end == len(doc) or "\n" in words[name.end]
    is_in_language = words[name.end : name.end + 1] == ["in"] and _is_language(doc, name.end + 1)
    return _heads_report(doc, name.start) and (ends_line or is_in_language)


def _is_language(doc: Doc, i: int) -> bool:
    place = territories().get(doc[i].text) if i < len(doc) else None
    return place is not None and place.demonym
