"""Whom a text is about: the person it names far more often than any other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from namegraph.knowledge import anaphora
from namegraph.relations.coreference.genders import Gender


_FEWEST = 3  # times named
_FAR_MORE = 2  # times as often as the next
_MOSTLY = 3  # times as many pronouns of one gender as of the other
_FEWEST_PRONOUNS = 4  # of one whom the text names first, and then mostly by pronouns


def find_protagonist(
    people: Sequence[str], genders: Mapping[str, Gender], words: Sequence[str], opening: str = ""
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
    opening : str
        The key of the person about whom the text begins, "" for none: an obituary names its
        subject there, and calls it "she" then.

    Examples
    --------
    >>> people, genders = ["blum", "blum", "lind", "blum", "blum"], {"blum": "", "lind": "m"}
    >>> find_protagonist(people, genders, "Blum left . She met Lind , her brother .".split())
    ('blum', 'f')
    """
    counts, pronouns = Counter(people), _count_pronouns(words)
    usual = _usual_gender(pronouns)
    key, count = max(counts.items(), key=lambda each: each[1], default=("", 0))
    gender = genders.get(key) or usual
    rivals = [n for other, n in counts.items() if other != key and genders[other] in {gender, ""}]
    is_told = count >= _FEWEST and count >= _FAR_MORE * max(rivals, default=0)
    if gender and is_told and usual in {gender, ""}:
        return key, gender
    # Of an opening, nearly all pronouns must fit.
    is_opening = opening and usual and genders.get(opening, "") in {usual, ""}
    return (opening, usual) if is_opening and pronouns[usual] >= _FEWEST_PRONOUNS else None


def find_main_body(bodies: Sequence[str], opening: str = "") -> str:
    """Return the key of the body that a text is about, "" for none.

    Parameters
    ----------
    bodies : sequence of str
        The key of each name of a body, as often as it is named.
    opening : str
        The key of the body about which the text begins, "" for none.

    Examples
    --------
    >>> find_main_body(["velmar", "tideway", "velmar", "velmar"])
    'velmar'
    """
    counts = Counter(bodies)
    key, count = max(counts.items(), key=lambda each: each[1], default=("", 0))
    rivals = max((n for other, n in counts.items() if other != key), default=0)
    if count >= _FEWEST and count >= _FAR_MORE * rivals:
        return key
    return opening if opening and counts[opening] == count else ""


def _usual_gender(pronouns: Mapping[Gender, int]) -> Gender:
    if pronouns["m"] > _MOSTLY * pronouns["f"]:
        return "m"
    return "f" if pronouns["f"] > _MOSTLY * pronouns["m"] else ""


def _count_pronouns(words: Sequence[str]) -> dict[Gender, int]:
    counts = Counter(words)
    return {gender: sum(counts[form] for form in forms) for gender, forms in _PRONOUNS.items()}


def _in_any_case(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word.title(), word.upper()))


_PRONOUNS: dict[Gender, frozenset[str]] = {
    "m": _in_any_case(anaphora()["he"]),
    "f": _in_any_case(anaphora()["she"]),
}
