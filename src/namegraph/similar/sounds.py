"""Words as they sound: one form for the spellings of a word in many alphabets and languages.

Three forms, from fine to coarse: the plain letters; the sound, in which groups of letters that
write one sound are equal; and the skeleton, in which u and o, and i and e are equal too, and all
spellings of a known given name.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from anyascii import anyascii

from namegraph.knowledge import letter_groups, name_forms


# Begins the name of a word that says a place.
PLACE_MARK = "="
# Longer strings are no names; what stands after this many letters is not compared.
LONGEST = 400
# In shorter words a vowel is half of what tells them apart.
_SHORTEST_SKELETON = 5
_CACHED = 1 << 17
_NONE: frozenset[str] = frozenset()

_ANCHORS = {"end": r"\Z", "any": "", "closed": "(?![aeiouy])"}
_DOUBLED = re.compile(r"(.)\1+")
# Nothing in these letters is written otherwise, and most names have no others.
_USUAL = re.compile("[A-Za-z0-9 .,&-]*")
_APOSTROPHES = re.compile("['’‘ʻʼ`´′ʹʺъЪ]")
# Chinese characters and Korean syllables are words of a name of their own.
_SYLLABLE = re.compile("[\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")
_UNSEEN = frozenset({"Cf", "Cc", "Mn", "Me"})
_NO_LETTERS = frozenset({"So", "Sk", "Cs", "Co", "Cn"})
# Symbols that stand for letters where somebody writes around a filter: "Vl@dimir".
_SYMBOL = re.compile(r"[@$!](?<=[^\W\d_].)(?=[^\W\d_])")
_SYMBOLS = {"@": "a", "$": "s", "!": "i"}
_VOWELS = str.maketrans("oe", "ui")


class Word(NamedTuple):
    """One word of a name in the forms under which it is compared.

    Attributes
    ----------
    text : str
        Small Latin letters and digits.
    sound : str
        The same for spellings with other letters for the same sounds.
    fold : str
        The sound with one letter for o and u, and one for e and i, in words that are not short.
    name : str
        The given name that the word is a spelling of, "" if it is none that is known.
    names : frozenset of str
        That name, and those that it is a short form of.
    kin : frozenset of str
        Those, and the ones that it stands for in another language.
    gender : str
        m, f or "".
    listed : bool
        Whether the word is in the list of given names, as it is written or sounds.
    """

    text: str
    sound: str
    fold: str
    name: str
    names: frozenset[str]
    kin: frozenset[str]
    gender: str
    listed: bool = False

    @property
    def skeleton(self) -> str:
        """What all spellings of the word have in common."""
        return self.name or self.fold


def latin(text: str) -> str:
    """Write a text in Latin letters without diacritics and apostrophes.

    Letters are transliterated one by one with ``anyascii``; vowels that Arabic and Hebrew do not
    write stay unwritten.

    Examples
    --------
    >>> latin("Юрий Панов"), latin("习近平"), latin("Société d’Été")
    ('Yuriy Panov', ' Xi  Jin  Ping ', 'Societe dEte')
    """
    text = text[:LONGEST]
    if _USUAL.fullmatch(text):
        return text
    text = _APOSTROPHES.sub("", text)
    text = _SYMBOL.sub(lambda match: _SYMBOLS[match.group()], text)
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", text)
    seen = "".join(map(_readable, _SYLLABLE.sub(r" \g<0> ", composed)))
    return _APOSTROPHES.sub("", anyascii(seen))


def has_syllables(text: str) -> bool:
    """Tell whether a text has Chinese characters or Korean syllables."""
    return not text.isascii() and bool(_SYLLABLE.search(text))


@lru_cache(maxsize=4096)
def _readable(char: str) -> str:
    category = unicodedata.category(char)
    if category in _NO_LETTERS:  # anyascii would describe an emoji in words
        return " "
    return "" if category in _UNSEEN and not char.isspace() else char


def sound(text: str) -> str:
    """Return the sound of a word in small Latin letters.

    Examples
    --------
    >>> sound("sirodjiddin") == sound("sirojiddin"), sound("iouri") == sound("yury")
    (True, True)
    >>> sound("karimov") == sound("komarov")
    False
    """
    if not text.isalpha():
        return text
    replaced = _groups().sub(_sound_of, text)
    return _DOUBLED.sub(r"\1", replaced) or text


@cache
def _groups() -> re.Pattern[str]:
    """Return what finds the next group, sorted by first letters: a flat list would be slow."""
    ordered = sorted(letter_groups(), key=lambda group: (-len(group[0]), group[1] == "any"))
    starts = "|".join(letters for letters, where in ordered if where == "start")
    branches: dict[str, list[str]] = {}
    for letters, where in ordered:
        if where != "start":
            branches.setdefault(letters[0], []).append(letters[1:] + _ANCHORS[where])
    rest = (f"{first}(?:{'|'.join(some)})" for first, some in branches.items())
    return re.compile(rf"\A(?:{starts})|{'|'.join(rest)}")


def _sound_of(match: re.Match[str]) -> str:
    groups, letters = letter_groups(), match.group()
    if match.start() == 0 and (letters, "start") in groups:
        return groups[letters, "start"]
    if match.end() == len(match.string) and (letters, "end") in groups:
        return groups[letters, "end"]
    return groups.get((letters, "any"), groups.get((letters, "closed"), ""))


def _fold(sounding: str) -> str:
    if len(sounding) < _SHORTEST_SKELETON:
        return sounding
    return _DOUBLED.sub(r"\1", sounding.translate(_VOWELS))


@lru_cache(maxsize=_CACHED)
def word(text: str) -> Word:
    """Return a word in all its forms.

    Parameters
    ----------
    text : str
        Small Latin letters and digits.

    Examples
    --------
    >>> word("muhammad").skeleton == word("mohamed").skeleton
    True
    >>> word("bill").names & word("william").names
    frozenset({'William'})
    """
    sounding = sound(text)
    fold = _fold(sounding)
    known = _Known.get()
    short, abroad = known.short.get(text, _NONE), known.abroad.get(text, _NONE)
    name = known.exact.get(text) or known.folded.get(fold, "")
    if (short or abroad) and text not in known.exact:
        name = ""  # Nadya is short for Nadezhda, though it sounds like other names
    names = short | ({name} if name else _NONE)
    listed = bool(abroad) or text in known.exact or text in known.short or sounding in known.sounds
    return Word(text, sounding, fold, name, names, names | abroad, known.gender(names), listed)


class _Known(NamedTuple):
    """The given names of ``name_forms.tsv``, by spelling, by sound, and by their other forms."""

    exact: dict[str, str]
    folded: dict[str, str]
    short: dict[str, frozenset[str]]
    abroad: dict[str, frozenset[str]]
    genders: dict[str, str]
    sounds: set[str]

    @staticmethod
    @cache
    def get() -> "_Known":
        known = _Known({}, {}, {}, {}, {}, set())
        for row in name_forms():
            known.genders[row.name] = row.gender
            known.add(plain(row.name), row.name)
        for row in name_forms():
            for form in map(plain, row.spellings):
                known.add(form, row.name)
            for form in map(plain, row.short):
                known.short[form] = known.short.get(form, _NONE) | {row.name}
            for form in map(plain, row.abroad):
                known.abroad[form] = known.abroad.get(form, _NONE) | {row.name}
        return known

    def add(self, form: str, name: str) -> None:
        """Take in a spelling of a name; the first to come is who a sound belongs to."""
        self.exact.setdefault(form, name)
        self.folded.setdefault(_fold(sound(form)), name)
        self.sounds.add(sound(form))

    def gender(self, names: frozenset[str]) -> str:
        genders = {self.genders[name] for name in names}
        return genders.pop() if len(genders) == 1 else ""


def plain(text: str) -> str:
    """Return the small Latin letters and digits of a text, and nothing else.

    Examples
    --------
    >>> plain("Abdul-Rahman"), plain("S.p.A.")
    ('abdulrahman', 'spa')
    """
    if text.isascii() and text.isalnum():  # most words
        return text.lower()
    return "".join(c for c in latin(text).lower() if c.isalnum())
