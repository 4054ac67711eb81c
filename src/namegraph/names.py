"""Pure functions on names as strings: how they are compared, shortened and defined."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from namegraph.knowledge import organization_words, spellings, titles


_WORD = re.compile(r"[^\W_](?:[\w.'’&-]*[\w&])?|&", re.UNICODE)
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_BEGINS_ARTICLE = frozenset("aAtT")
_INITIALS = re.compile(r"[A-Z]\.(?: ?[A-Z]\.)* ?[A-Z]\.?")
_SHORT_FORM = re.compile(r"[A-Za-z][\w&./-]{1,9}")

# Letters that Unicode does not take apart, and the two apostrophes.
_PLAIN = str.maketrans({
    "’": "'", "ʻ": "'", "ʼ": "'", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d",
    "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "Ð": "D", "þ": "th", "Þ": "Th", "ð": "d",
})  # fmt: skip

# Schwartz and Hearst (2003) bound the long form by the length of the short one.
_LONGEST_SHORT = 10
_MIN_CAPITALS = 2


def words(name: str) -> list[str]:
    """Split a name into its words.

    Examples
    --------
    >>> words("Co-operation in Europe, U.S.")
    ['Co-operation', 'in', 'Europe', 'U.S']
    """
    return _WORD.findall(name)


def fold(text: str) -> str:
    """Return a string without case and diacritics.

    Examples
    --------
    >>> fold("Türkiye")
    'turkiye'
    """
    if text.isascii():  # nearly every name, and there is nothing to take apart
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def strip_name(name: str) -> str:
    """Remove a leading article and a trailing possessive.

    Examples
    --------
    >>> strip_name("the OSCE's")
    'OSCE'
    """
    name = name.strip()
    if name[:1] in _BEGINS_ARTICLE:  # most names need no look at all
        name = _ARTICLE.sub("", name)
    if "'" in name[-2:] or "’" in name[-2:]:
        name = _POSSESSIVE.sub("", name).strip()
    return name


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """Return the form under which two spellings of one name are equal.

    Case, diacritics, articles, possessives, punctuation and British or American spelling do
    not matter; company suffixes do, because "Shell" and "Shell plc" are joined with a reason.

    Examples
    --------
    >>> key("the OSCE Programme Office") == key("OSCE Program Office")
    True
    """
    return " ".join(map(_key_of_word, words(strip_name(name)))) or fold(name.strip())


@lru_cache(maxsize=1 << 16)
def _key_of_word(word: str) -> str:
    folded = fold(word)
    return spellings().get(folded) or folded.replace(".", "").replace("-", " ")


def join_initials(name: str) -> str:
    """Write initials in one way: with dots, without spaces.

    Examples
    --------
    >>> join_initials("U. S."), join_initials("U.S"), join_initials("U.S. Army")
    ('U.S.', 'U.S.', 'U.S. Army')
    """
    if not _INITIALS.fullmatch(name):
        return name
    return "".join(f"{letter}." for letter in name if letter.isalpha())


def strip_suffix(name: str) -> str:
    """Remove company suffixes.

    Examples
    --------
    >>> strip_suffix("Siemens AG"), strip_suffix("Tajik Air")
    ('Siemens', 'Tajik Air')
    """
    parts = name.replace(",", " ").split()
    while len(parts) > 1 and fold(parts[-1]).replace(".", "") in _plain_suffixes():
        parts.pop()
    return " ".join(parts)


@cache
def _plain_suffixes() -> frozenset[str]:
    return frozenset(fold(suffix).replace(".", "") for suffix in organization_words()["suffixes"])


def is_acronym(name: str) -> bool:
    """Tell whether a name is an acronym: one word, at least two capitals, few small letters.

    Examples
    --------
    >>> is_acronym("OSCE"), is_acronym("UNODC"), is_acronym("Osh"), is_acronym("DiCaprio")
    (True, True, False, False)
    """
    if " " in name:
        return False
    letters = [c for c in name if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return _MIN_CAPITALS <= capitals <= _LONGEST_SHORT and 2 * capitals > len(letters)


def is_short_form(text: str) -> bool:
    """Tell whether the text in a parenthesis may be the short form of a name beside it."""
    capitals = sum(c.isupper() for c in text)
    return bool(_SHORT_FORM.fullmatch(text)) and capitals >= _MIN_CAPITALS


def find_long_form(short: str, before: str) -> int | None:
    """Find where the long form of an acronym starts in the text before it.

    The algorithm of Schwartz and Hearst, "A Simple Algorithm for Identifying Abbreviation
    Definitions in Biomedical Text" (PSB 2003): the letters of the short form are looked for
    from right to left, and its first letter must begin a word.

    Parameters
    ----------
    short : str
        The short form, for example "OSCE".
    before : str
        The text before it, without the opening bracket.

    Returns
    -------
    int or None
        Character offset in ``before``, None if there is no long form.

    Examples
    --------
    >>> text = "met the Collective Security Treaty Organization"
    >>> text[find_long_form("CSTO", text) :]
    'Collective Security Treaty Organization'
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    position = len(before)
    for index in range(len(letters) - 1, -1, -1):
        position = _find_letter(before, letters[index], position, first=index == 0)
        if position < 0:
            return None
    return position if _is_long_enough(short, before[position:]) else None


def _find_letter(text: str, letter: str, end: int, *, first: bool) -> int:
    for position in range(end - 1, -1, -1):
        starts_word = position == 0 or not text[position - 1].isalnum()
        if text[position].casefold() == letter and (starts_word or not first):
            return position
    return -1


def _is_long_enough(short: str, long: str) -> bool:
    count = len(long.split())
    most = min(len(short) + 5, len(short) * 2)
    return 1 < count <= most and short not in long.split()


def initials(name: str) -> str:
    """Return the capitals with which the words of a name begin.

    Examples
    --------
    >>> initials("Shanghai Cooperation Organisation")
    'SCO'
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def is_person_name(text: str) -> bool:
    """Tell whether a string can be a full name: two or more words, all capitalised or particles."""
    parts = text.split()
    return len(parts) > 1 and all(_is_name_part(part) for part in parts)


def _is_name_part(part: str) -> bool:
    plain = part.strip(".'’\"")
    return plain.lower() in titles()["particles"] or (
        plain[:1].isupper() and _mostly_letters(plain)
    )


def _mostly_letters(text: str) -> bool:
    return all(c.isalpha() or c in "-'’." for c in text)


def is_postnominal(word: str) -> bool:
    """Tell whether a word is the letters of an honour, a degree or a membership.

    Examples
    --------
    >>> is_postnominal("PhD"), is_postnominal("Ma")
    (True, False)
    """
    letters = word.strip(",").replace(".", "")
    return letters[-1:].isupper() and letters.casefold() in titles()["postnominals"]


def person_forms(name: str) -> Iterator[str]:
    """Yield the parts of a full name that may stand for it alone: its last and first word.

    Letters of honours behind it are no part.

    Examples
    --------
    >>> list(person_forms("Helga Maria Schmid")), list(person_forms("Tom Velm MSP"))
    (['Schmid', 'Helga'], ['Velm', 'Tom'])
    """
    parts = name.split()
    while len(parts) > 1 and is_postnominal(parts[-1]):
        parts.pop()
    if len(parts) > 1:
        yield parts[-1]
        yield parts[0]
