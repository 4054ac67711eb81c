"""Names taken apart into the words that count and those that count less."""

import re
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from namegraph.knowledge import LegalForm, comparison_words, number_words, titles
from namegraph.similar.sounds import Word, latin, plain, word


# No name has more words that tell; the bound keeps every comparison short.
MOST_WORDS = 20

_TOKEN = re.compile(r"[A-Za-z0-9]+|&")
_CAMEL = re.compile(r"([a-z]{2})(?=[A-Z][A-Za-z])")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_DIGITS_AS_LETTERS = str.maketrans("013457", "oieast")
_ONE_AS_L = re.compile("1(?=[aeiouy0134])")
_COMPOUND = re.compile(r"abd(?:[aeiou]?[lr]?)")
_VOWEL = re.compile("[aeiouy]")
_COUNTED = frozenset({"", "initial", "place"})
_FAITH = frozenset({"din", "deen", "ddin"})


class Token(NamedTuple):
    """One word of a name: as it is shown, in the forms it is compared in, and its part.

    The part is "" for a word that counts, or initial, title, particle, article, link, number or
    place.
    """

    shown: str
    word: Word
    part: str = ""


class Parts(NamedTuple):
    """A name taken apart.

    Attributes
    ----------
    tokens : tuple of Token
        All words in the order of the name.
    numbers : tuple of str
        Numbers and the words that tell a parent from a child, sorted.
    legal : frozenset of LegalForm
        The legal forms of a company.
    turned : bool
        Whether the family name stood before a comma.
    counted : tuple of int
        The places of the tokens that count: words, initials, names of places.
    """

    tokens: tuple[Token, ...]
    numbers: tuple[str, ...]
    legal: frozenset[LegalForm]
    turned: bool
    counted: tuple[int, ...]


def make_parts(
    tokens: tuple[Token, ...],
    numbers: tuple[str, ...],
    legal: frozenset[LegalForm] = frozenset(),
    *,
    turned: bool = False,
) -> Parts:
    """Return the parts of a name with the places of the tokens that count."""
    counted = tuple(place for place, token in enumerate(tokens) if token.part in _COUNTED)
    return Parts(tokens, numbers, legal, turned, counted)


def split(name: str) -> list[str]:
    """Split a name into words in Latin letters, also where a capital starts a new one.

    Examples
    --------
    >>> split("Jean-Claude O'Neil"), split("JanDaniel"), split("AT&T")
    (['Jean', 'Claude', 'ONeil'], ['Jan', 'Daniel'], ['AT', '&', 'T'])
    """
    return _TOKEN.findall(_CAMEL.sub(r"\1 ", latin(name)))[: 4 * MOST_WORDS]


@lru_cache(maxsize=1 << 14)
def number(text: str) -> str:
    """Return the digits of a number that is written as a word, a Roman or a usual number.

    Examples
    --------
    >>> number("XIV"), number("twenty"), number("3rd"), number("007"), number("Osh")
    ('14', '20', '3', '7', '')
    """
    if text.isdigit():
        return text.lstrip("0") or "0"
    ordinal = _ORDINAL.fullmatch(text.lower())
    if ordinal:
        return ordinal[1]
    if len(text) > 1 and _ROMAN.fullmatch(text):
        return str(_roman(text))
    value = number_words().get(text.lower())
    return "" if value is None else str(value)


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))


def joined_numbers(texts: list[str]) -> list[str]:
    """Add a unit to the ten before it: "forty-four" is one number.

    Examples
    --------
    >>> joined_numbers(["Brigade", "Forty", "4"])
    ['Brigade', '44']
    """
    joined: list[str] = []
    for text in texts:
        before = number(joined[-1]) if joined and not joined[-1].isdigit() else ""
        unit = number(text)
        if len(before) == 2 and before[1] == "0" and len(unit) == 1 and unit != "0":
            joined[-1] = before[0] + unit
        else:
            joined.append(text)
    return joined


# --- persons -----------------------------------------------------------------------------


def person_parts(name: str) -> Parts:
    """Take the name of a person apart.

    Examples
    --------
    >>> [(t.shown, t.part) for t in person_parts("Dr. Sharif, Omar al-").tokens][:2]
    [('Omar', ''), ('al', 'article')]
    >>> [t.word.text for t in person_parts("Abdul Rahman Nur ud-Din").tokens]
    ['abdahman', 'nuriddin']
    """
    given_first, turned = _turned(name)
    texts, numbers = _person_numbers(_spelled(split(given_first)))
    pairs = _compounds(texts)[:MOST_WORDS]
    parts = _person_roles([text for _, text in pairs])
    tokens = (
        Token(shown, word(text), part) for (shown, text), part in zip(pairs, parts, strict=True)
    )
    return make_parts(tuple(tokens), numbers, turned=turned)


def _plain_word(text: str) -> str:
    """Return the small letters of a token; digits inside a word are read as letters."""
    lowered = text.lower()
    if lowered.isalpha() or lowered.isdigit():
        return lowered
    return _ONE_AS_L.sub("l", lowered).translate(_DIGITS_AS_LETTERS)


def _turned(name: str) -> tuple[str, bool]:
    """Put what stands after the only comma first: "Doe, John" is "John Doe"."""
    family, comma, given = name.partition(",")
    if not comma or "," in given or plain(given) in comparison_words()["generations"]:
        return name, False
    return f"{given} {family}", bool(given.strip())


def _spelled(texts: list[str]) -> list[str]:
    """Split "JC" into its initials, in a name that is not all in capitals."""
    shouted = all(text.isupper() for text in texts if len(text) > 1)
    spelled: list[str] = []
    for text in texts:
        stacked = text.isupper() and 1 < len(text) <= 3 and not _VOWEL.search(text.lower())
        is_number = _ROMAN.fullmatch(text)
        spelled += [*text] if stacked and not shouted and not is_number else [text]
    return [text for text in spelled if text != "&"]


def _compounds(texts: list[str]) -> list[tuple[str, str]]:
    """Return words as shown and as compared: "Abd al-Rahman" is one word without the article.

    What follows decides how the article sounds, so it is written in many ways.
    """
    words = [_plain_word(text) for text in texts]
    articles = comparison_words()["articles"]
    if articles.isdisjoint(words) and not any(text.startswith("abd") for text in words):
        return [*zip(texts, words, strict=True)]
    joined: list[tuple[str, str]] = []
    position = 0
    while position < len(texts):
        taken, text = _compound(words[position : position + 3])
        joined.append((" ".join(texts[position : position + taken]), text))
        position += taken
    return joined


def _compound(words: list[str]) -> tuple[int, str]:
    articles = comparison_words()["articles"]
    if len(words) > 2 and words[1] in articles:
        if words[0] == "abd":
            return 3, f"abd{words[2]}"
        if words[2] in _FAITH:
            return 3, f"{words[0]}iddin"
    if len(words) > 1 and len(words[1]) > 1 and _COMPOUND.fullmatch(words[0]):
        return 2, _without_article("abd" + words[1])
    return 1, _without_article(words[0])


def _without_article(text: str) -> str:
    """Take the article out of "abdurrahman", but not out of "abdullah", a name of its own."""
    start = _COMPOUND.match(text)
    rest = text[start.end() :].lstrip("lr") if start else ""
    return f"abd{rest}" if len(rest) > 2 and not word(text).name else text


def _person_numbers(texts: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Take "Jr", "III" and "2" out of a name."""
    generations = comparison_words()["generations"]
    numbers = []
    words = texts[:1]
    for text in texts[1:]:
        is_number = text.isdigit() or (len(text) > 1 and _ROMAN.fullmatch(text))
        if text.lower() in generations:
            numbers.append(text.lower()[0] + "r")
        elif is_number and words:
            numbers.append(number(text))
        else:
            words.append(text)
    return words, tuple(sorted(numbers))


def _person_roles(texts: list[str]) -> list[str]:
    roles = [_person_role(text, index) for index, text in enumerate(texts)]
    always, leading = _title_words()
    for index, text in enumerate(texts):
        first = set(roles[:index]) <= {"title"}
        if roles[index] == "" and (text in always or (first and text in leading)):
            others = roles[index + 1 :].count("")
            if others > (text not in always):  # "Dean Smith" is a name, "Dean Ann Smith" is not
                roles[index] = "title"
    return roles if "" in roles else [""] * len(roles)


def _person_role(text: str, index: int) -> str:
    lists = comparison_words()
    if len(text) == 1:
        return "initial"
    if text in lists["articles"]:
        return "article"
    if index and text in lists["links"]:
        return "link"
    return "particle" if index and text in _particles() else ""


@cache
def _particles() -> frozenset[str]:
    return frozenset(plain(entry) for entry in titles()["particles"]) - {""}


@cache
def _title_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of honorifics, and of all titles that are no names themselves."""
    lists = titles()
    honorifics = frozenset(plain(entry) for entry in lists["honorifics"])
    phrases = lists["honorifics"] | lists["heads"] | lists["offices"] | lists["modifiers"]
    words = {plain(part) for phrase in phrases for part in phrase.split()}
    return honorifics, frozenset(text for text in words if len(text) > 1 and not word(text).name)


def initial_runs(texts: list[str]) -> list[str]:
    """Write single letters that follow each other as one word: "J. P. Morgan", "H & M".

    Examples
    --------
    >>> initial_runs(["J", "P", "Morgan"])
    ['JP', 'Morgan']
    """
    runs: list[str] = []
    for single, run in groupby(texts, key=lambda text: len(text) == 1 and text.isalpha()):
        letters = [*run]
        runs += ["".join(letters)] if single else letters
    return runs
