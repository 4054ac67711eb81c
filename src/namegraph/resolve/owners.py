"""Whose body is meant: "Tajikistan's Ministry of Defence" is not Kazakhstan's."""

from collections.abc import Iterable
from dataclasses import replace

from namegraph.resolve.frames import frame_of
from namegraph.types import Mention


_POSSESSIVE = len("'s ")


def with_owners(mentions: Iterable[Mention]) -> list[Mention]:
    """Write the place before a body into its name, where it stands there as the owner.

    Examples
    --------
    >>> place = Mention("d", 0, 10, "Tajikistan", "PLACE", "GPE", 0, 40)
    >>> body = Mention("d", 13, 32, "Ministry of Defence", "ORG", "ORG", 0, 40)
    >>> [mention.text for mention in with_owners([place, body])]
    ['Tajikistan', "Tajikistan's Ministry of Defence"]
    """
    ordered = sorted(mentions, key=lambda mention: mention.start_char)
    owned = []
    for before, mention in zip([None, *ordered], ordered, strict=False):
        if before and _is_owner(before, mention):
            mention = replace(mention, text=f"{before.text}'s {mention.text}")  # noqa: PLW2901
        owned.append(mention)
    return owned


def _is_owner(place: Mention, body: Mention) -> bool:
    if place.kind != "PLACE" or place.adjectival or body.kind != "ORG":
        return False
    frame = frame_of(body.text) if body.start_char - place.end_char == _POSSESSIVE else None
    return frame is not None and not frame.owner
