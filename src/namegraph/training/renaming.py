"""Annotated examples with other names: what a name is, its sentence then tells, not its letters.

The corpora name famous people and companies, which a reader learns by heart. Here names give way
to others of their kind, drawn from the lists of ``training/resources`` or made up of the letters
of those lists, so that a company may be called like a town or a surname, as many are. (Lin and
others, "RockNER", EMNLP 2021, replace names to test a reader; here it is to train one.)
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from namegraph.knowledge import organization_words, organizations, territories
from namegraph.training.examples import Example
from namegraph.training.synthesis import SMALL_WORDS, draw, draw_sector, listed_words


Words = tuple[str, ...]
Names = dict[tuple[str, Words], str]  # label and words of a name -> what it is called now
Tokenize = Callable[[str], Example]

_INVENTED = 0.25  # share of the people with a name that is in no list
_LENGTHS = range(4, 11)  # in letters, of a word that is made up
_START, _END = "^", "$"


def rename(example: Example, tokenize: Tokenize, random: Random, share: float) -> Example:
    """Give a share of the names of an example other names, each the same one everywhere.

    Parameters
    ----------
    example : Example
        Words and labels. Names are left as they are if they tell what they are ("Harbour Agency"),
        or if everybody knows them.
    tokenize : callable
        Makes an example without labels of a name.
    random : random.Random
        The source of all choices.
    share : float
        How many of the names are replaced, from 0 to 1.
    """
    new = {**_people(example, random, share), **_others(example, random, share)}
    ends = {start: (end, tokenize(new[label, words])) for start, end, label, words
            in _names(example) if (label, words) in new}  # fmt: skip
    words, spaces, places = list[str](), list[bool](), list[int]()
    i = 0
    while i < len(example.words):
        end, name = ends.get(i, (i + 1, Example(example.words[i : i + 1], [False], [])))
        places += [len(words)] * (end - i)
        words += name.words
        spaces += [*name.spaces[:-1], example.spaces[end - 1]]
        i = end
    places.append(len(words))
    return Example(words, spaces, [(places[a], places[b], label) for a, b, label in example.labels])


def _names(example: Example) -> Iterator[tuple[int, int, str, Words]]:
    """Yield start, end, label and words of each name that has no article."""
    for start, end, label in example.labels:
        words = tuple(example.words[start:end])
        if words[0].lower() != "the" and all(word[:1].isupper() for word in words):
            yield start, end, label, words


# --- people ----------------------------------------------------------------------------------


def _people(example: Example, random: Random, share: float) -> Names:
    """Rename people; the surname or given name of one who is renamed is theirs."""
    found = {words for _, _, label, words in _names(example) if label == "PERSON"}
    new: Names = {}
    for words in sorted(found, key=lambda words: (-len(words), words)):
        if ("PERSON", words) not in new and random.random() < share:
            full, given, surname = _person(random)
            new["PERSON", words] = full if len(words) > 1 else surname
            new.setdefault(("PERSON", words[-1:]), surname)
            new.setdefault(("PERSON", words[:1]), given)
    return new


def _person(random: Random) -> tuple[str, str, str]:
    """Return full name, given name and surname of somebody."""
    if random.random() < _INVENTED:
        given, surname = _word(random), _word(random)
        return f"{given} {surname}", given, surname
    names = draw("PERSON", random)
    return names["PERSON"], names["PERSON_GIVEN"], names["PERSON_SURNAME"]


# --- organizations and places ------------------------------------------------------------------


def _others(example: Example, random: Random, share: float) -> Names:
    found = {(label, words) for _, _, label, words in _names(example) if label in _DRAWS}
    return {
        (label, words): random.choices(*_DRAWS[label])[0](random)
        for label, words in sorted(found)
        if _is_plain(words) and random.random() < share
    }


def _is_plain(words: Words) -> bool:
    """Tell whether nothing but its sentence tells what a name is."""
    lists, text = organization_words(), " ".join(words)
    telling = (lists["heads"], lists["suffixes"], lists["places"], SMALL_WORDS, territories())
    is_known = text in organizations() or text in territories()
    return not is_known and not any(word in known for word in words for known in telling)


def _surname(random: Random) -> str:
    return draw("PERSON", random)["PERSON_SURNAME"]


# --- words that are made up --------------------------------------------------------------------


def _word(random: Random) -> str:
    """Return a word in which letters follow each other as in the names of the lists.

    Examples
    --------
    >>> _word(Random(1)).isalpha()
    True
    """
    following = _following()
    while True:
        word = _START * 2
        while word[-1] != _END:
            word += random.choice(following[word[-2:]])
        if len(word) - 3 in _LENGTHS:
            return word[2:-1].title()


@cache
def _following() -> dict[str, list[str]]:
    """Return which letters follow two others, as often as they do."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(listed_words()):
        text = f"{_START * 2}{word.lower()}{_END}"
        for i in range(len(text) - 2):
            found[text[i : i + 2]].append(text[i + 2])
    return dict(found)


# How names of a label are made up, and how often each way is gone.
_DRAWS: dict[str, tuple[list[Callable[[Random], str]], list[int]]] = {
    "ORG": (
        [
            _word,
            lambda random: f"{_word(random)} {_word(random)}",
            lambda random: f"{_word(random)} {draw_sector(random)}",
            lambda random: _word(random)[: random.randint(3, 5)].upper(),
            _surname,
            lambda random: f"{_surname(random)} {_surname(random)}",
            lambda random: draw("COMPANY", random)["COMPANY_SHORT"],
        ],
        [25, 15, 10, 7, 10, 8, 25],
    ),
    "GPE": (
        [_word, lambda random: draw("SMALL_PLACE", random)["SMALL_PLACE"]],
        [40, 60],
    ),
}
