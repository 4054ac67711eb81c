"""Compare two written names."""

from functools import lru_cache

from namegraph.similar.bodies import body_parts, settled_words
from namegraph.similar.differences import MERGE_SAFE
from namegraph.similar.organizations import compare_bodies
from namegraph.similar.parts import Parts, person_parts
from namegraph.similar.persons import compare_persons
from namegraph.similar.sounds import LONGEST, has_syllables
from namegraph.similar.verdict import Comparison
from namegraph.types import Kind


_CACHED = 1 << 16
_READ_ALIKE = 0.85
_OTHER_SPACES = 0.9
_SHORTEST_RUN = 8


def compare(one: str, other: str, kind: Kind | None = None) -> Comparison:
    """Tell whether two names can be one person, one organization or one place, and why.

    The words of the names are paired (see ``pairing``), and what differs is counted; the order
    of the two names does not matter. The approach follows the rules of record linkage by name
    parts (Christen, *Data Matching*, 2012, chapters 3 and 5) rather than one similarity of
    strings, which cannot tell a slip from another name.

    Parameters
    ----------
    one, other : str
        Names in any script.
    kind : str or None
        What both name; None if that is not known.

    Returns
    -------
    Comparison

    Examples
    --------
    >>> compare("Muhriddin Sirodjiddin", "Sirojiddin Muhriddin", "PERSON").reason
    'Sirodjiddin is another spelling of Sirojiddin; family and given name stand in the other order'
    >>> compare("Aster AG", "Aster Aktiengesellschaft", "ORG").safe
    True
    >>> compare("School No. 12", "School No. 21", "ORG").same
    False
    """
    one, other = sorted((one[:LONGEST].strip(), other[:LONGEST].strip()))
    if not any(char.isalnum() for char in one + other):
        return Comparison(0.0, same=False, reason="there are no letters to compare")
    if one.casefold() == other.casefold():
        return Comparison(1.0, same=True, reason="the same name")
    return _compare(one, other, kind)


def _compare(one: str, other: str, kind: Kind | None) -> Comparison:
    if kind == "PERSON" or (kind is None and not (_is_body(one) or _is_body(other))):
        left, right = _person(one), _person(other)
        found = compare_persons(left, right)
    else:
        left, right = _body(one), _body(other)
        found = compare_bodies(left, right)
    if has_syllables(one) and has_syllables(other):
        return _of_characters(found)
    return found if found.same else _run_together(left, right, found)


def _of_characters(found: Comparison) -> Comparison:
    """Doubt names in Chinese or Korean script that are read alike and written otherwise."""
    if found.score < MERGE_SAFE:
        return Comparison(min(found.score, 0.75), same=False, reason=found.reason)
    return Comparison(_READ_ALIKE, same=True, reason="other characters that are read alike")


def _run_together(one: Parts, other: Parts, found: Comparison) -> Comparison:
    """Compare once more without spaces: "Nur Otan Media" may be "NurO tanMedia"."""
    left, right = ([token.word.text for token in parts.tokens] for parts in (one, other))
    letters = "".join(left)
    if left == right or letters != "".join(right) or one.numbers != other.numbers:
        return found
    if len(letters) >= _SHORTEST_RUN:
        return Comparison(_OTHER_SPACES, same=True, reason="the same letters with other spaces")
    return found


@lru_cache(maxsize=_CACHED)
def _person(name: str) -> Parts:
    return person_parts(name)


@lru_cache(maxsize=_CACHED)
def _body(name: str) -> Parts:
    return body_parts(name)


def _is_body(name: str) -> bool:
    """Tell whether a name of an unknown kind has words that only bodies have."""
    parts = _body(name)
    return bool(parts.legal) or any(
        token.part == "place" or token.word.text in settled_words() for token in parts.tokens
    )
