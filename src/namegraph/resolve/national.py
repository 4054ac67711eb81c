"""What a bare "Parliament", "Ministry of Finance" or "Republic" is: its text's state tells it."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from namegraph.knowledge import nation_of, organization_words
from namegraph.names import key
from namegraph.resolve.frames import frame_of


# A text is about a state that it names so many times as often as any other.
_FAR_MORE = 2


def main_state(places: Mapping[str, int]) -> str:
    """Return the state that a text is about, "" for none.

    Parameters
    ----------
    places : mapping of str to int
        How often the text uses each name of a place, people's and capitals' too.

    Examples
    --------
    >>> main_state({"Norway": 1, "Oslo": 2, "Norwegian": 1, "Sweden": 1})
    'Norway'
    >>> main_state({"Norway": 2, "Sweden": 2})
    ''
    """
    counts: Counter[str] = Counter()
    for place, count in places.items():
        counts[nation_of(place)] += count
    del counts[""]
    (state, count), (_, next_count) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return state if count >= _FAR_MORE * next_count else ""


@lru_cache(maxsize=1 << 14)
def national_core(name: str) -> str:
    """Return what is equal for names of a state's body that do not tell the state, else "".

    Examples
    --------
    >>> national_core("Ministry of Defence"), national_core("Norwegian Parliament")
    ('ministry of defense', '')
    """
    frame = frame_of(name) if _is_national(name) else None
    return frame.core if frame and not (frame.owner or frame.place) else ""


def is_state_itself(name: str) -> bool:
    """Tell whether a name is a word that each state calls itself by.

    Examples
    --------
    >>> is_state_itself("Republic"), is_state_itself("Republic of Korea")
    (True, False)
    """
    return name in organization_words()["states"]


def key_in_state(core: str, state: str) -> str:
    """Return the key that a state's body has where its name tells the state."""
    return f"ORG {key(state)} | {core} | "


def _is_national(name: str) -> bool:
    lists, words = organization_words(), name.split()
    is_ministry = not lists["ministries"].isdisjoint((words[0], words[-1]))
    return name in lists["national"] or (is_ministry and len(words) > 1)
