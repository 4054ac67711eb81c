"""Who is who: the roles that the texts give a person, with dates and evidence."""

from collections import defaultdict
from collections.abc import Iterable

from namegraph.doubts import status_of
from namegraph.types import Evidence, Role


def gather_roles(person: str, evidence: Iterable[Evidence]) -> list[Role]:
    """Group what was read about a person by title and body; the role seen last comes first.

    Parameters
    ----------
    person : str
        Entity id.
    evidence : iterable of Evidence
        All that was read about the person, newest first.
    """
    said: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for each in evidence:
        if each.title and each.source == person and status_of(each) == "fact":
            said[each.title, each.target].append(each)
    roles = [_role(*role, said[role]) for role in sorted(said)]
    return sorted(roles, key=_newest, reverse=True)


def _role(title: str, body: str, found: list[Evidence]) -> Role:
    dates = sorted(each.date for each in found if each.date)
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    return Role(title, body, first, last, tuple(found))


def _newest(role: Role) -> tuple[str, int]:
    return role.last_seen or "", len(role.evidence)
