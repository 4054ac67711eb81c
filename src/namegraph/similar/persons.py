"""When two names can be one person."""

from itertools import pairwise

from namegraph.knowledge import comparison_words
from namegraph.similar.differences import FORM, SYLLABLES, VOWELS, is_woman_and_man
from namegraph.similar.pairing import Pairing, pair_words
from namegraph.similar.parts import Parts, Token
from namegraph.similar.verdict import Comparison, Findings


_TURNED = 0.01
_MIXED = 0.08  # "Maria Helga Lund" and "Helga Maria Lund" are two people
_TWO_GIVEN_NAMES = 0.1  # "Ali Hassan" and "Hassan Ali" are two people
_MISSING = 0.08
_MORE_MISSING = 0.02
_MOST_MISSING = 0.17
_PATRONYMIC = 0.06
_PARTICLE = 0.06
_TITLE = 0.01
_TWICE = 0.06
_ONE_WORD = 0.06
_WOMAN = 0.15
_GENERATION = 0.06
_SPELLINGS = max(FORM, VOWELS)


def compare_persons(one: Parts, other: Parts) -> Comparison:
    """Compare two names of persons that were taken apart."""
    pairing = pair_words(one, other)
    findings = Findings()
    _compare_words(pairing, findings)
    _compare_rest(one, other, pairing, findings)
    _compare_small_words(one, other, pairing, findings)
    _compare_numbers(one, other, findings)
    _compare_order(one, other, pairing, findings)
    counted = max(len(one.counted), len(other.counted), 1)
    return findings.verdict(len({place for place, _ in pairing.pairs}) / counted)


def _compare_words(pairing: Pairing, findings: Findings) -> None:
    for how, shown, beside in pairing.differences:
        reason = how.text.format(shown, beside)
        if how.text == SYLLABLES and len(pairing.pairs) < 3:
            findings.part(reason)
        elif how.cost <= _SPELLINGS:
            findings.add_spelling(how.cost, reason)
        else:
            findings.add(how.cost, reason)
    if len(pairing.pairs) == 1 and pairing.differences:
        findings.add(_ONE_WORD, "there is no other word to compare")


# --- words that nothing answers to -------------------------------------------------------------


def _compare_rest(one: Parts, other: Parts, pairing: Pairing, findings: Findings) -> None:
    left = [one.tokens[place] for place in pairing.left]
    right = [other.tokens[place] for place in pairing.right]
    if left and right:
        _compare_both(one, left, right, pairing, findings)
    elif left or right:
        _compare_missing(left or right, one, pairing, findings)
    elif not pairing.pairs:
        findings.part("the names have no word in common")


def _compare_both(
    one: Parts, left: list[Token], right: list[Token], pairing: Pairing, findings: Findings
) -> None:
    if len(left) == len(right) == 1 and is_woman_and_man(left[0].word, right[0].word):
        _compare_genders(one, left[0], right[0], pairing, findings)
    else:
        shown = (" ".join(token.shown for token in tokens) for tokens in (left, right))
        findings.part("{} and {} are different names".format(*shown))


def _compare_genders(
    one: Parts, left: Token, right: Token, pairing: Pairing, findings: Findings
) -> None:
    """Allow "Maria Petrov" for "Maria Petrova", and keep "A. Petrov" and "A. Petrova" apart."""
    reason = f"{left.shown} and {right.shown} are the family name of a man and of a woman"
    given = [one.tokens[place].word for place, _ in pairing.pairs]
    if any(known.gender for known in given) and not any(len(w.text) == 1 for w in given):
        findings.add(_WOMAN, reason)
    else:
        findings.part(reason)


def _compare_missing(rest: list[Token], one: Parts, pairing: Pairing, findings: Findings) -> None:
    known = {one.tokens[place].word.skeleton for place, _ in pairing.pairs}
    twice = [token.shown for token in rest if token.word.skeleton in known]
    once = [token for token in rest if token.word.skeleton not in known]
    if twice:
        findings.add(_TWICE, f"{' '.join(twice)} is written twice")
    if once:
        _compare_once(once, one, pairing, findings)


def _compare_once(rest: list[Token], one: Parts, pairing: Pairing, findings: Findings) -> None:
    shown = " ".join(token.shown for token in rest)
    full = sum(one.tokens[place].part == "" for place, _ in pairing.pairs)
    if len(pairing.pairs) < 2 or not full:
        findings.part(f"only one word is in both names: {shown} is missing in one")
        return
    costs = [_missing_cost(token) for token in rest]
    cost = min(_MOST_MISSING, max(costs) + _MORE_MISSING * (len(costs) - 1))
    findings.add(cost, f"{shown} is missing in one name")


def _missing_cost(token: Token) -> float:
    endings = tuple(comparison_words()["patronymics"])
    return _PATRONYMIC if token.word.text.endswith(endings) else _MISSING


# --- titles, particles, numbers ----------------------------------------------------------------


def _compare_small_words(one: Parts, other: Parts, pairing: Pairing, findings: Findings) -> None:
    if len(one.counted) == len(one.tokens) and len(other.counted) == len(other.tokens):
        return
    left = _small_words(one, {place for place, _ in pairing.pairs})
    right = _small_words(other, {place for _, place in pairing.pairs})
    if left == right:
        return
    if left["title"] != right["title"]:
        findings.add_spelling(_TITLE, "a title is missing or differs")
    if left["particle"] != right["particle"] or bool(left["link"]) != bool(right["link"]):
        findings.add(_PARTICLE, "a small word inside the name is missing or differs")


def _small_words(parts: Parts, paired: set[int]) -> dict[str, set[str]]:
    """Return the titles, the particles and the words such as "bin" that stand alone."""
    found: dict[str, set[str]] = {"title": set(), "particle": set(), "link": set()}
    for place, token in enumerate(parts.tokens):
        if token.part in found and place not in paired:
            found[token.part].add(token.word.sound)
    return found


def _compare_numbers(one: Parts, other: Parts, findings: Findings) -> None:
    if one.numbers == other.numbers:
        return
    if one.numbers and other.numbers:
        findings.part(
            f"{' '.join(one.numbers)} and {' '.join(other.numbers)} tell two people apart"
        )
    else:
        findings.add(
            _GENERATION, f"{' '.join(one.numbers or other.numbers)} is missing in one name"
        )


# --- order -------------------------------------------------------------------------------------


def _compare_order(one: Parts, other: Parts, pairing: Pairing, findings: Findings) -> None:
    order = [place for _, place in sorted(pairing.pairs)]
    if order == sorted(order):
        return
    given = all(one.tokens[place].word.name for place, _ in pairing.pairs)
    if _says_parent(one) and _says_parent(other):
        findings.part("who is the child of whom is the other way round")
    elif given and not (one.turned or other.turned):
        findings.add(_TWO_GIVEN_NAMES, "two given names stand in the other order")
    elif _is_turned(order):
        findings.add_spelling(_TURNED, "family and given name stand in the other order")
    else:
        findings.add(_MIXED, "the words stand in another order")


def _says_parent(parts: Parts) -> bool:
    """Tell whether a word such as "bin" stands between two names."""
    return any(token.part == "link" for token in parts.tokens[1:-1])


def _is_turned(order: list[int]) -> bool:
    """Tell whether the end of the name stands first and nothing else is moved."""
    return sum(later < earlier for earlier, later in pairwise([*order, order[0]])) == 1
