"""Which word of one name answers to which word of another."""

from collections import defaultdict
from typing import NamedTuple

from namegraph.similar.differences import INITIAL, Difference, difference, spelling
from namegraph.similar.parts import Parts, Token
from namegraph.similar.sounds import Word, word


# More words that nothing answers to are two names; pairing all with all would be slow.
_MOST_UNPAIRED = 6
# Longer joined words are not looked for when keys are made, so they are not safe to merge.
LONGEST_JOINED = 14
MOST_JOINED = 8
JOINED = "{} is written as one word and as {} words"
_JOINED = 0.01
_JOINED_LONG = 0.06
# What may stand inside a joined name: "AlSharif", "Vanderberg".
_INNER = frozenset({"", "article", "link", "particle"})


class Pairing(NamedTuple):
    """Two names laid side by side.

    Attributes
    ----------
    pairs : list of (int, int)
        Places of words that answer to each other.
    differences : list of (Difference, str, str)
        How they differ, with the words as shown.
    left, right : list of int
        Places of the words that nothing answers to.
    """

    pairs: list[tuple[int, int]]
    differences: list[tuple[Difference, str, str]]
    left: list[int]
    right: list[int]


class _Sides:
    """The two names while words are being paired."""

    def __init__(self, one: Parts, other: Parts) -> None:
        self.ones, self.others = one.tokens, other.tokens
        self.pairing = Pairing([], [], [*one.counted], [*other.counted])

    def pair(self, one: int, other: int, how: Difference) -> None:
        self.pairing.left.remove(one)
        self.pairing.right.remove(other)
        self.note(one, other, how, self.ones[one].shown, self.others[other].shown)

    def note(self, one: int, other: int, how: Difference, shown: str, beside: str) -> None:
        self.pairing.pairs.append((one, other))
        if how.text:
            self.pairing.differences.append((how, shown, beside))


def pair_words(one: Parts, other: Parts) -> Pairing:
    """Pair the words of two names, the surest first.

    Words with one skeleton, then joined words, then initials, then words that differ little.
    Each step looks at what the steps before it left.

    Examples
    --------
    >>> from namegraph.similar.parts import person_parts
    >>> one, other = person_parts("Ann Lee"), person_parts("Lee A. Maria")
    >>> found = pair_words(one, other)
    >>> found.pairs, found.left, found.right
    ([(1, 0), (0, 1)], [], [2])
    """
    sides = _Sides(one, other)
    _pair_equal(sides)
    if sides.pairing.left and sides.pairing.right:
        _pair_joined(sides)
        _pair_initials(sides)
        _pair_close(sides)
    return sides.pairing


def _pair_equal(sides: _Sides) -> None:
    waiting: dict[str, list[int]] = defaultdict(list)
    for other in reversed(sides.pairing.right):
        waiting[sides.others[other].word.skeleton].append(other)
    for one in [*sides.pairing.left]:
        same = waiting.get(sides.ones[one].word.skeleton)
        if same:
            other = same.pop()
            how = spelling(sides.ones[one].word, sides.others[other].word)
            sides.pair(one, other, how or Difference(0.0, ""))


def _pair_joined(sides: _Sides) -> None:
    left, right = sides.pairing.left, sides.pairing.right
    for one in [*left]:
        run = _find_run(sides.ones[one], sides.others, right)
        if run:
            left.remove(one)
            _note_run(sides, [(one, other) for other in run], right, run, sides.ones[one].shown)
    for other in [*right]:
        run = _find_run(sides.others[other], sides.ones, left)
        if run:
            right.remove(other)
            _note_run(sides, [(one, other) for one in run], left, run, sides.others[other].shown)


def _note_run(
    sides: _Sides, pairs: list[tuple[int, int]], free: list[int], run: list[int], shown: str
) -> None:
    for place in run:
        if place in free:
            free.remove(place)
    few = max(len(sides.ones), len(sides.others)) <= MOST_JOINED
    before = any(how.text == JOINED for how, _, _ in sides.pairing.differences)
    usual = len(run) == 2 and len(shown) <= LONGEST_JOINED and not before and few
    cost = _JOINED if usual else _JOINED_LONG
    sides.pairing.pairs.extend(pairs)
    how = Difference(cost, JOINED)
    sides.pairing.differences.append((how, shown, "two" if len(run) == 2 else "three"))


def _find_run(token: Token, tokens: tuple[Token, ...], free: list[int]) -> list[int]:
    """Find two or three words in a row that are written as one word in the other name."""
    for start in range(len(tokens) - 1):
        if not (_begin_alike(tokens[start].word, token.word) or token.word.name):
            continue
        for count in (2, 3):
            run = [*range(start, min(start + count, len(tokens)))]
            if _may_join(tokens, run, free) and _reads_as(tokens, run, token):
                return run
    return []


def _begin_alike(one: Word, other: Word) -> bool:
    return one.text[0] == other.text[0] or one.sound[0] == other.sound[0]


def _may_join(tokens: tuple[Token, ...], run: list[int], free: list[int]) -> bool:
    return any(place in free for place in run) and all(
        place in free if tokens[place].part == "" else tokens[place].part in _INNER for place in run
    )


def _reads_as(tokens: tuple[Token, ...], run: list[int], token: Token) -> bool:
    text = "".join(tokens[place].word.text for place in run)
    if abs(len(text) - len(token.word.text)) > 3:
        return False
    joined = word(text)
    return token.word.skeleton in {joined.skeleton, joined.fold}


def _pair_initials(sides: _Sides) -> None:
    for one in [*sides.pairing.left]:
        for other in sides.pairing.right:
            if _is_initial_of(sides.ones[one], sides.others[other]):
                sides.pair(one, other, Difference(INITIAL, "{} may stand for {}"))
                break


def _is_initial_of(one: Token, other: Token) -> bool:
    if "initial" not in {one.part, other.part}:
        return False
    return _begin_alike(one.word, other.word)


def _pair_close(sides: _Sides) -> None:
    left, right = sides.pairing.left, sides.pairing.right
    if max(len(left), len(right)) > _MOST_UNPAIRED:
        return
    close = [
        (how.cost, one, other, how)
        for one in left
        for other in right
        if (how := difference(sides.ones[one].word, sides.others[other].word))
    ]
    for _, one, other, how in sorted(close):
        if one in left and other in right:
            sides.pair(one, other, how)
