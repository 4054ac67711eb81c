"""Whom a text is about: the person it names far more often than any other."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from namegraph.knowledge import anaphora
from namegraph.relations.coreference.genders import Gender


_FEWEST = 3  # times named
_FAR_MORE = 2  # times as often as the next
_MOSTLY = 3  # times as many pronouns of one gender as of the other


def find_protagonist(
    people: Sequence[str], genders: Mapping[str, Gender], words: Sequence[str]
) -> tuple[str, Gender] | None:
    """Return the key and the gender of the one whom a text is about.

    Parameters
    ----------
    people : sequence of str
        The key of each name of a person, as often as it is named.
    genders : mapping
        The gender of each, "" where nothing tells it.
    words : sequence of str
        All words of the text. If the name does not tell the gender, the pronouns do, where
        nearly all are of one.

    Examples
    --------
    >>> people, genders = ["blum", "blum", "lind", "blum", "blum"], {"blum": "", "lind": "m"}
    >>> find_protagonist(people, genders, "Blum left . She met Lind , her brother .".split())
    ('blum', 'f')
    """
    counts = Counter(people)
    key, count = max(counts.items(), key=lambda each: each[1], default=("", 0))
    gender = genders.get(key) or _usual_gender(words)
    rivals = [n for other, n in counts.items() if other != key and genders[other] in {gender, ""}]
    if count < _FEWEST or count < _FAR_MORE * max(rivals, default=0) or not gender:
        return None
    return key, gender


def _usual_gender(words: Sequence[str]) -> Gender:
    counts: defaultdict[str, int] = defaultdict(int)
    for word in words:
        counts[_PRONOUNS.get(word.lower(), "")] += 1
    if counts["m"] > _MOSTLY * counts["f"]:
        return "m"
    return "f" if counts["f"] > _MOSTLY * counts["m"] else ""


_PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(anaphora()["he"], "m"),
    **dict.fromkeys(anaphora()["she"], "f"),
}
