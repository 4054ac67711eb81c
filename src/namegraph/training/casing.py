"""Annotated examples set like headlines: in capitals, or With a Capital at Each Word.

Where every word begins with a capital, letters no longer tell what a name is. (Mayhew, Tsygankova
and Roth, "ner and pos when nothing is capitalized", EMNLP 2019, take the capitals away in a share
of the training text; here they are put in.)
"""

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from namegraph.training.examples import Example


_LONGEST = 30  # words of a headline
_LEAVES_SMALL = 0.5  # share of the headlines in Title Case in which small words stay small
_STOPS = frozenset(".!?")

Change = Callable[[str], str]


def set_some_as_headlines(
    examples: Iterable[Example], random: Random, recipe: dict[str, Any]
) -> list[Example]:
    """Set the first sentence of some examples as a headline, where it is as short as one.

    Parameters
    ----------
    examples : iterable of Example
        Words and labels; the labels stay.
    random : random.Random
        The source of all choices.
    recipe : dict
        Its ``headlines``, the share of the examples, and ``capitals``, the share of the headlines
        that is all in capitals.

    Examples
    --------
    >>> example = Example("Lee leads the talks in Oslo .".split(), [True] * 7, [])
    >>> recipe = {"headlines": 1, "capitals": 1}
    >>> [" ".join(e.words) for e in set_some_as_headlines([example], Random(1), recipe)]
    ['LEE LEADS THE TALKS IN OSLO .']
    """
    return [
        _as_headline(example, _choose(random, recipe["capitals"]))
        if random.random() < recipe["headlines"]
        else example
        for example in examples
    ]


def _as_headline(example: Example, change: Change) -> Example:
    words = example.words
    ends = (i for i, word in enumerate(words) if word in _STOPS or "\n" in word)
    end = next(ends, len(words))
    if end > _LONGEST:
        return example
    return example._replace(words=[*map(change, words[:end]), *words[end:]])


def _choose(random: Random, capitals: float) -> Change:
    if random.random() < capitals:
        return str.upper
    small = _small_words() if random.random() < _LEAVES_SMALL else frozenset[str]()
    return lambda word: word if word in small else word[:1].upper() + word[1:]


@cache
def _small_words() -> frozenset[str]:
    """Return the words that a headline may leave small."""
    path = files("namegraph") / "training" / "resources" / "headlines.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["small"])
