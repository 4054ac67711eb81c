"""How two words of names differ, and what the difference costs.

A score is one minus what all differences cost. The costs say how much doubt a difference leaves
that two names mean one; they are set by hand so that spellings of one word stay above
``MERGE_SAFE`` and one doubtful word stays above ``SAME``.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from namegraph.knowledge import comparison_words
from namegraph.similar.sounds import PLACE_MARK, Word, word


# At and above: equal up to spelling, safe to join without more evidence.
MERGE_SAFE = 0.95
# At and above: probably the same; below: different.
SAME = 0.8

_CACHED = 1 << 17

SPELLING = 0.01  # the same sound in other letters
FORM = 0.02  # a known spelling of the same given name
VOWELS = 0.03  # u and o, or i and e
SHORT = 0.1  # Bill and William
ROOT = 0.1  # Rahmon and Rahmonov
INITIAL = 0.08
# By the length of the word, the cost of one letter and of two letters that differ. One letter
# of "Li" makes another name, one of "Helsinki" a slip.
_ONE_LETTER = {4: 0.16, 5: 0.13, 6: 0.1, 7: 0.1}
_ONE_IN_LONG = 0.07
_TWO_LETTERS = {6: 0.19, 7: 0.18, 8: 0.17}
_TWO_IN_LONG = 0.14
_FIRST_LETTER = 0.04
# Vowels that transliterations confuse, though they tell names apart too.
_CLOSE_LETTERS = frozenset({"ao", "gk", "gh", "bp", "dt", "sz", "jz", "ae", "iu", "ai", "hk"})
_CLOSE = 0.06
_SHORTEST_CLOSE = 6
# Words with the same consonants in the same order, by how many there are, and words that are
# equal once voice and hissing are left out too: transliterations by ear.
_SAME_CONSONANTS = {3: 0.16, 4: 0.12}
_SAME_IN_LONG = 0.1
_UNWRITTEN = 0.06
_MOVED = 0.1  # the same letters in another order
_FAR = 4
_BY_EAR = 0.14
_FEWEST_BY_EAR = 4
# A syllable of a Chinese or Korean name: one letter makes another one.
_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstwxyz]{0,2}[wy]?[aeiou]{1,3}(?:n|ng|k|m|p|t|r)?")
_LONGEST_SYLLABLE = 6
_VOWEL = re.compile("[aeiou]")
_LEFT_OUT = str.maketrans("", "", "aeiouhvj")
_NO_VOWELS = str.maketrans("", "", "aeiou")
_SERVANT = "abd"
_FAITH = "idin"
_EAR = str.maketrans("gdbzxjcv", "ktpssssf", "aeiouh")
# One letter of a long syllable may be a slip where two other words agree.
_SYLLABLE_LETTER = 0.17
_SHORTEST_SYLLABLE = 4
SYLLABLES = "the syllables {} and {} differ in a letter"


class Difference(NamedTuple):
    """What two words cost and how they differ, with {} for each word; "" where they are equal."""

    cost: float
    text: str


EQUAL = Difference(0.0, "")


def spelling(one: Word, other: Word) -> Difference | None:
    """Return the difference of two words with one skeleton, None for all others."""
    if one.text == other.text:
        return EQUAL
    if one.skeleton != other.skeleton:
        return None
    if one.name.startswith(PLACE_MARK):
        return Difference(FORM, "{} and {} say the same place")
    if one.sound == other.sound:
        return Difference(SPELLING, "{} is another spelling of {}")
    cost = FORM if one.name else VOWELS
    return Difference(cost, "{} is another spelling of {}")


@lru_cache(maxsize=_CACHED)
def difference(one: Word, other: Word) -> Difference | None:
    """Return how two words that may be one name differ, None where they are two names.

    Letters are counted with the optimal string alignment distance of Damerau and Levenshtein
    (Damerau 1964; Levenshtein 1966) over the sounds of the words.

    Examples
    --------
    >>> from namegraph.similar.sounds import word
    >>> difference(word("helinski"), word("helsinki")).text
    '{} and {} have the same letters in another order'
    >>> difference(word("bill"), word("william")).text
    '{} is a short form of {}'
    >>> difference(word("olga"), word("oleg")) is None
    True
    """
    if one.names & other.names:
        return Difference(SHORT, "{} is a short form of {}")
    if _root(one) == _root(other):
        return Difference(ROOT, "{} and {} are forms of one family name")
    if (one.listed and other.listed and not one.kin & other.kin) or _is_far(one, other):
        return None
    one, other = without_shared(one, other)
    found = _likeness(one, other)
    apart = found and (is_woman_and_man(one, other) or _are_two_roots(one, other))
    return None if apart else found


def _is_far(one: Word, other: Word) -> bool:
    """Tell whether words differ too much to look closer: most pairs of words do."""
    return OSA.distance(one.sound, other.sound, score_cutoff=_FAR) > _FAR


def _likeness(one: Word, other: Word) -> Difference | None:
    return _unwritten_vowels(one, other) or _cheapest(
        _letters(one, other), _consonants(one.sound, other.sound)
    )


def _cheapest(*found: Difference | None) -> Difference | None:
    return min((how for how in found if how), default=None)


def without_shared(one: Word, other: Word) -> tuple[Word, Word]:
    """Take away what many names begin or end with: Abdul Karim and Abdul Hakim are two names."""
    if min(len(one.text), len(other.text)) > len(_FAITH):
        if one.text.startswith(_SERVANT) and other.text.startswith(_SERVANT):
            one, other = (word(known.text.removeprefix(_SERVANT)) for known in (one, other))
        elif min(len(one.sound), len(other.sound)) > len(_FAITH) and (
            one.sound.endswith(_FAITH) and other.sound.endswith(_FAITH)
        ):
            one, other = (word(known.sound.removesuffix(_FAITH)) for known in (one, other))
    return one, other


def _are_two_roots(one: Word, other: Word) -> bool:
    """Tell whether two words come from two given names, as Karimov and Kasimov do."""
    if one.names and other.names:
        return not one.kin & other.kin
    root, beside = _forefather(one.text), _forefather(other.text)
    return root.listed and beside.listed and not root.kin & beside.kin


@lru_cache(maxsize=_CACHED)
def _forefather(text: str) -> Word:
    """Return the given name in a family name, or the whole word where there is none."""
    for ending in _patronym_endings():
        known = word(text.removesuffix(ending) or text)
        if text.endswith(ending) and known.listed:
            return known
    return word(text)


@cache
def _patronym_endings() -> list[str]:
    lists = comparison_words()
    return sorted(lists["families"] | lists["patronymics"], key=lambda text: (-len(text), text))


def is_woman_and_man(one: Word, other: Word) -> bool:
    """Tell whether two family names are one for a man and for a woman: Petrov, Petrova."""
    short, long = sorted((one.text, other.text), key=len)
    return any(
        short.endswith(man) and long == short.removesuffix(man) + woman
        for man, woman in _woman_endings()
    )


@cache
def _woman_endings() -> list[tuple[str, str]]:
    pairs = (pair.partition("/") for pair in sorted(comparison_words()["women"]))
    return [(man, woman) for man, _, woman in pairs]


def _root(one: Word) -> str:
    for ending in _root_endings():
        root = one.sound.removesuffix(ending)
        if root != one.sound and len(root) > 4:
            return root
    return one.sound


@cache
def _root_endings() -> list[str]:
    return sorted(comparison_words()["roots"], key=lambda ending: (-len(ending), ending))


def _letters(one: Word, other: Word) -> Difference | None:
    if not (one.text.isalpha() and other.text.isalpha()):
        return None
    if _is_syllable(one.text) and _is_syllable(other.text):
        return _syllables(one.text, other.text)
    if OSA.distance(one.sound, other.sound, score_cutoff=1) <= 1:
        return _one_letter(one.sound, other.sound)
    return _two_letters(one.text, other.text)


def _syllables(one: str, other: str) -> Difference | None:
    if min(len(one), len(other)) < _SHORTEST_SYLLABLE or one[0] != other[0]:
        return None
    count = OSA.distance(one, other, score_cutoff=1)
    return Difference(_SYLLABLE_LETTER, SYLLABLES) if count == 1 else None


def _consonants(one: str, other: str) -> Difference | None:
    """Compare the consonants of two words that begin alike and both end in a vowel or do not.

    The end counts because Sattor is a man and Sitora a woman.
    """
    if (one[-1] in "aeiou") != (other[-1] in "aeiou") or _is_syllable(one):
        return None
    bare, beside = one.translate(_NO_VOWELS), other.translate(_NO_VOWELS)
    if bare == beside and one[0] == other[0] and len(bare) >= min(_SAME_CONSONANTS):
        cost = _SAME_CONSONANTS.get(len(bare), _SAME_IN_LONG)
        return Difference(cost, "{} and {} differ in vowels")
    heard, beside = one.translate(_EAR), other.translate(_EAR)
    if heard == beside and len(heard) >= _FEWEST_BY_EAR:
        return Difference(_BY_EAR, "{} and {} sound alike")
    return None


def _two_letters(one: str, other: str) -> Difference | None:
    """Count letters as written: the sounds of short words are too short for two slips."""
    length = max(len(one), len(other))
    if length < min(_TWO_LETTERS) or one[0] != other[0]:
        return None
    if OSA.distance(one, other, score_cutoff=2) > 2:
        return None
    if sorted(one) == sorted(other):
        return Difference(_MOVED, "{} and {} have the same letters in another order")
    return Difference(_TWO_LETTERS.get(length, _TWO_IN_LONG), "{} and {} differ in two letters")


def _one_letter(one: str, other: str) -> Difference | None:
    length = max(len(one), len(other))
    if length < min(_ONE_LETTER):
        return None
    if length >= _SHORTEST_CLOSE and _differ_in_close_letters(one, other):
        return Difference(_CLOSE, "{} and {} differ in a letter that is often confused")
    first = _FIRST_LETTER if one[0] != other[0] else 0.0
    return Difference(_ONE_LETTER.get(length, _ONE_IN_LONG) + first, "{} and {} differ in a letter")


def _differ_in_close_letters(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    unlike = [{left, right} for left, right in zip(one, other, strict=True) if left != right]
    return len(unlike) == 1 and "".join(sorted(unlike[0])) in _CLOSE_LETTERS


def _is_syllable(text: str) -> bool:
    return len(text) <= _LONGEST_SYLLABLE and bool(_SYLLABLE.fullmatch(text))


def _unwritten_vowels(one: Word, other: Word) -> Difference | None:
    """Compare a word without vowels, as Arabic and Hebrew write it, with one that has them."""
    bare, full = sorted((one, other), key=lambda known: len(_VOWEL.findall(known.text)))
    consonants = full.sound.translate(_LEFT_OUT)
    if _VOWEL.search(bare.text) or len(consonants) < 3:
        return None
    if bare.sound.translate(_LEFT_OUT) != consonants:
        return None
    return Difference(_UNWRITTEN, "{} and {} are equal but for vowels that are not written")
