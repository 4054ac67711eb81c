"""Keys under which names that may be joined are found without comparing all with all."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from namegraph.similar.bodies import body_parts, is_generic
from namegraph.similar.differences import difference, is_woman_and_man
from namegraph.similar.pairing import LONGEST_JOINED, MOST_JOINED
from namegraph.similar.parts import Parts, Token, person_parts
from namegraph.similar.sounds import Word, word
from namegraph.types import Kind


_MOST_LEFT_OUT = 6
_SMALL = frozenset({"article", "link", "particle"})
# Begins the keys of bodies that leave a word out: a body without one of its telling words is
# another one, so these keys meet each other only.
_OTHER = "~ "

# A word, and whether it is a small one, which stands in a key only when it is joined.
_Keyed = tuple[Word, bool]


def signature(name: str, kind: Kind | None = None) -> dict[str, Word | None]:
    """Return the keys of a name: two names that may be joined safely share at least one.

    The keys are the skeletons of the words, sorted: all of them; with two neighbours written as
    one word; and, in names of three words and more, with one word left out, which is told beside
    the key. This is blocking in several passes (Hernández and Stolfo, *The merge/purge problem*,
    SIGMOD 1995).

    Examples
    --------
    >>> sorted(signature("Sirojiddin Muhriddin", "PERSON"))
    ['Sirojiddin muhridin']
    >>> signature("Aster AG", "ORG") == signature("ASTER Aktiengesellschaft", "ORG")
    True
    >>> [left_out.text for left_out in signature("Ann Maria Lee", "PERSON").values() if left_out]
    ['ann', 'maria', 'lee']
    """
    keys: dict[str, Word | None] = {}
    if kind in {"PERSON", None}:
        words = [(token.word, token.part in _SMALL) for token in _tokens(person_parts(name))]
        keys |= _keys(words, "")
    if kind != "PERSON":
        words = [(token.word, is_generic(token.word)) for token in _tokens(body_parts(name))]
        keys |= _keys(words, _OTHER)
    return keys


def may_answer(one: Word, other: Word) -> bool:
    """Tell whether two words may be one, if all other words of two names are the same.

    Examples
    --------
    >>> may_answer(word("muhammad"), word("mahmud")), may_answer(word("m"), word("mahmud"))
    (False, True)
    """
    short, long = sorted((one.text, other.text), key=len)
    return (
        short in long
        or len(short) == 1
        or difference(one, other) is not None
        or is_woman_and_man(one, other)
    )


def _tokens(parts: Parts) -> list[Token]:
    return [token for token in parts.tokens if token.part != "title"]


def _keys(words: list[_Keyed], mark: str) -> dict[str, Word | None]:
    said = [known for known, is_small in words if not is_small]
    skeletons = [known.skeleton for known in said]
    keys: dict[str, Word | None] = {}
    if 3 <= len(said) <= _MOST_LEFT_OUT:
        for place, left_out in enumerate(said):
            keys[mark + _key(skeletons[:place] + skeletons[place + 1 :])] = left_out
    if len(words) <= MOST_JOINED:
        keys |= dict.fromkeys(_joined(words))
    keys[_key(skeletons or (known.skeleton for known, _ in words))] = None
    keys.pop("", None)
    return keys


def _key(skeletons: Iterable[str]) -> str:
    return " ".join(sorted(set(skeletons)))


def _joined(words: list[_Keyed]) -> Iterator[str]:
    for place, ((one, _), (other, _)) in enumerate(pairwise(words)):
        if len(one.text) + len(other.text) <= LONGEST_JOINED:
            rest = words[:place] + words[place + 2 :]
            around = [known.skeleton for known, is_small in rest if not is_small]
            joined = word(one.text + other.text)
            for skeleton in {joined.skeleton, joined.fold}:
                yield _key([*around, skeleton])
