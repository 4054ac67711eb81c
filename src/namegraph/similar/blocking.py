"""Keys under which names that may be joined are found without comparing all with all."""

from itertools import combinations, pairwise
from typing import NamedTuple

from namegraph.similar.bodies import body_parts, is_generic
from namegraph.similar.pairing import LONGEST_JOINED, MOST_JOINED
from namegraph.similar.parts import Parts, Token, person_parts
from namegraph.similar.sounds import word
from namegraph.types import Kind


_MOST_LEFT_OUT = 6
_SMALL = frozenset({"article", "link", "particle"})


class _Keyed(NamedTuple):
    """A word as keys are made of it; a small word stands in a key only when it is joined."""

    skeleton: str
    text: str
    is_small: bool


def signature(name: str, kind: Kind | None = None) -> set[str]:
    """Return the keys of a name: two names that may be joined safely share at least one.

    The keys are the skeletons of the words, sorted: all of them; with two neighbours written as
    one word; and, in names of three words and more, with one word left out. This is blocking in
    several passes (Hernández and Stolfo, *The merge/purge problem*, SIGMOD 1995).

    Examples
    --------
    >>> sorted(signature("Sirojiddin Muhriddin", "PERSON"))
    ['Sirojiddin muhridin']
    >>> signature("Aster AG", "ORG") == signature("ASTER Aktiengesellschaft", "ORG")
    True
    """
    keys = set()
    if kind in {"PERSON", None}:
        keys |= _keys(
            [_keyed(token, is_small=token.part in _SMALL) for token in _tokens(person_parts(name))]
        )
    if kind != "PERSON":
        keys |= _keys(
            [_keyed(token, is_small=is_generic(token.word)) for token in _tokens(body_parts(name))]
        )
    return keys


def _tokens(parts: Parts) -> list[Token]:
    return [token for token in parts.tokens if token.part != "title"]


def _keyed(token: Token, *, is_small: bool) -> _Keyed:
    return _Keyed(token.word.skeleton, token.word.text, is_small)


def _keys(words: list[_Keyed]) -> set[str]:
    said = [known.skeleton for known in words if not known.is_small]
    keys = {_key(said or [known.skeleton for known in words])}
    if len(words) <= MOST_JOINED:
        keys |= _joined(words)
    if 3 <= len(said) <= _MOST_LEFT_OUT:
        keys |= {_key([*some]) for some in combinations(said, len(said) - 1)}
    return keys - {""}


def _key(skeletons: list[str]) -> str:
    return " ".join(sorted(set(skeletons)))


def _joined(words: list[_Keyed]) -> set[str]:
    keys = set()
    for place, (one, other) in enumerate(pairwise(words)):
        if len(one.text) + len(other.text) <= LONGEST_JOINED:
            rest = words[:place] + words[place + 2 :]
            around = [known.skeleton for known in rest if not known.is_small]
            joined = word(one.text + other.text)
            keys |= {_key([*around, joined.skeleton]), _key([*around, joined.fold])}
    return keys
