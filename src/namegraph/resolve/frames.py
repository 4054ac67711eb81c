"""Names of bodies as owner, core and place: "OSCE | Programme Office | in Dushanbe".

Two names whose cores are equal and whose owners and places do not contradict each other may
be the same body; two foreign ministries of different states are not.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from namegraph.knowledge import organization_words, organizations, territories
from namegraph.names import is_acronym, key, strip_name, words


_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")
_IN = re.compile(r"\s+in\s+(?:the\s+)?(?=[A-Z])")


class Frame(NamedTuple):
    """A body's name taken apart; "" for a part that the name does not give."""

    owner: str
    core: str
    place: str

    def fits(self, other: "Frame") -> bool:
        """Tell whether both may be names of one body."""
        return (
            self.core == other.core
            and _agree(self.owner, other.owner)
            and _agree(self.place, other.place)
        )

    def joined(self, other: "Frame") -> "Frame":
        """Return what both names together tell."""
        return Frame(self.owner or other.owner, self.core, self.place or other.place)


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


@lru_cache(maxsize=1 << 14)
def frame_of(name: str) -> Frame | None:
    """Take the name of a body apart; None if its core has no head noun such as "Office".

    Examples
    --------
    >>> frame_of("OSCE Programme Office in Dushanbe")
    Frame(owner='organization for security and cooperation in europe',
          core='program office', place='dushanbe')
    >>> frame_of("Ministry of Defence of the Republic of Tajikistan")
    Frame(owner='tajikistan', core='ministry of defense', place='')
    >>> frame_of("Microsoft") is None
    True
    """
    if not _has_head(name):
        return None
    rest, place = _split_place(strip_name(name))
    rest, owner = _split_owner(rest)
    if not rest or not _has_head(rest):
        return None
    return Frame(owner, key(rest), place)


def _has_head(name: str) -> bool:
    return not organization_words()["heads"].isdisjoint(words(name))


def _split_place(name: str) -> tuple[str, str]:
    """Split off a final "in Dushanbe" after a head noun such as Office or Mission."""
    matches = list(_IN.finditer(name))
    if not matches or not _is_local(name[: matches[-1].start()]):
        return name, ""
    last = matches[-1]
    place = name[last.end() :]
    known = territories().get(place)
    return name[: last.start()], key(known.name if known else place)


def _is_local(name: str) -> bool:
    last = words(name)[-1:]
    return bool(last) and last[0] in organization_words()["local"]


def _split_owner(name: str) -> tuple[str, str]:
    """Split off the state or body that a name begins or ends with."""
    for match in _OF.finditer(name):  # the longest owner first: "the Republic of X", then "X"
        owner = _owner(name[match.end() :])
        if owner:
            return name[: match.start()], owner
    parts = name.split(" ")
    for length in range(len(parts) - 1, 0, -1):
        owner = _owner(" ".join(parts[:length]))
        if owner:
            return " ".join(parts[length:]), owner
    return name, ""


def _owner(text: str) -> str:
    text = strip_name(text)
    territory = territories().get(text)
    if territory:
        return key(territory.name)
    if text in organizations():
        return key(organizations()[text])
    return key(text) if is_acronym(text) else ""
