"""What the words of a body's name tell of it: a party, a school, a meeting, a firm."""

from collections.abc import Callable, Collection

from namegraph.knowledge import organization_words


def is_party(body: str) -> bool:
    """Tell whether a body is one that people belong to and do not work for.

    Examples
    --------
    >>> is_party("Tide party of Norway"), is_party("Alliance for Change"), is_party("Likud")
    (True, True, True)
    >>> is_party("Tide Bank")
    False
    """
    lists = organization_words()
    first, _, purpose = body.partition(" for ")
    is_cause = _ends_in(first, lists["alliances"]) and _ends_in(purpose, lists["causes"])
    return is_cause or _ends_in(first, lists["parties"]) or _has_creed(first)


def _has_creed(body: str) -> bool:
    """Tell "Liberal Alliance", whose members share a creed, from "Nordic Alliance"."""
    lists, parts = organization_words(), body.partition(" of ")[0].split()
    is_grouping = len(parts) > 1 and parts[-1] in lists["groupings"]
    return is_grouping and not lists["creeds"].isdisjoint(parts)


def is_chamber(body: str) -> bool:
    """Tell whether a body is one that people sit in: a parliament."""
    return _ends_in(body, organization_words()["chambers"])


def is_school(body: str) -> bool:
    """Tell whether a body is one at which people study."""
    return not organization_words()["schools"].isdisjoint(body.split())


def is_meeting(body: str) -> bool:
    """Tell whether a name is that of a meeting: held, hosted and chaired rather than led."""
    return _ends_in(body, organization_words()["meetings"])


def is_firm(body: str) -> bool:
    """Tell whether a body is a company."""
    return _ends_in(body, organization_words()["suffixes"] | organization_words()["firms"])


def is_site(place: str) -> bool:
    """Tell whether a place is one in a town or region: "Harbour Street", "Silver Lake"."""
    return _ends_in(place, organization_words()["places"] | organization_words()["sites"])


def is_union(body: str) -> bool:
    """Tell whether a body has others for members."""
    unions = organization_words()["unions"]
    last = body.rsplit(maxsplit=1)[-1]
    return _ends_in(body, unions) or last in unions  # "Congress of Trade Unions"


def is_employer(body: str) -> bool:
    """Tell whether who joins a body comes to work there."""
    return is_firm(body) or _ends_in(body, organization_words()["employers"])


def is_institution(body: str) -> bool:
    """Tell whether a body has parts: a ministry or a university, but no party, union or firm."""
    others = (is_firm, is_party, is_union)
    is_head = _ends_in(body, organization_words()["heads"])
    return is_head and not any(fits(body) for fits in others)


def is_organ(body: str) -> bool:
    """Tell whether a body behind a state's name is its organ: "Norway's Supreme Court"."""
    return _ends_in(body, organization_words()["organs"])


def is_company(body: str) -> bool:
    """Tell whether a body may be a company: its name tells it, or tells nothing else."""
    return not (is_institution(body) or is_party(body) or is_union(body))


# What a frame may ask for with "B:school".
SORTS_OF_BODIES: dict[str, Callable[[str], bool]] = {
    "party": is_party,
    "school": is_school,
    "meeting": is_meeting,
    "union": is_union,
    "company": is_company,
    "institution": is_institution,
}


def _ends_in(name: str, words: Collection[str]) -> bool:
    """Tell whether the noun of a name is one of some: the last word, or that before "of"."""
    noun = name.partition(" of ")[0].partition(" for ")[0]
    parts = [part[:1].upper() + part[1:] for part in noun.split()]
    return bool(parts) and (parts[-1] in words or " ".join(parts[-2:]) in words)
