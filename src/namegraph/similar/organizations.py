"""When two names can be one organization or one place."""

from namegraph.knowledge import LegalForm
from namegraph.similar.bodies import is_generic, settled_words
from namegraph.similar.differences import FORM, SYLLABLES, VOWELS
from namegraph.similar.pairing import Pairing, pair_words
from namegraph.similar.parts import Parts, Token
from namegraph.similar.verdict import Comparison, Findings


_FORM_MISSING = 0.03
_FORM_TRANSLATED = 0.06
_GENERIC = 0.06
_ORDER = 0.1
_ONE_WORD = 0.06
_ACRONYM = 0.15
_SHORTEST_ACRONYM = 3
_SPELLINGS = max(FORM, VOWELS)
_COMPANY = "company"


def compare_bodies(one: Parts, other: Parts) -> Comparison:
    """Compare two names of organizations or of places that were taken apart."""
    pairing = pair_words(one, other)
    findings = Findings()
    _compare_legal_forms(one, other, findings)
    _compare_numbers(one, other, findings)
    if _is_acronym_of(one, other) or _is_acronym_of(other, one):
        findings.add(_ACRONYM, "one name is made of the first letters of the other")
        return findings.verdict(0.5)
    _compare_words(pairing, findings, one, other)
    _compare_rest(one, other, pairing, findings)
    _compare_order(pairing, findings)
    return findings.verdict(_likeness(one, other, pairing))


def _likeness(one: Parts, other: Parts, pairing: Pairing) -> float:
    return len(pairing.pairs) / max(len(pairing.pairs), len(one.tokens), len(other.tokens), 1)


# --- legal forms and numbers -------------------------------------------------------------------


def _compare_legal_forms(one: Parts, other: Parts, findings: Findings) -> None:
    if one.legal == other.legal:
        return
    left, right = _names(one.legal), _names(other.legal)
    if not (left and right):
        findings.add_spelling(_FORM_MISSING, f"{left or right} is missing in one name")
    elif one.legal & other.legal or _families(one) & _families(other):
        findings.add(_FORM_TRANSLATED, f"{left} may stand for {right}")
    else:
        findings.part(f"{left} and {right} are different legal forms")


def _names(legal: frozenset[LegalForm]) -> str:
    return " ".join(sorted(form.name for form in legal))


def _families(parts: Parts) -> set[str]:
    """Return the families of the legal forms; "Corporation" translates any of them."""
    families = {form.family for form in parts.legal}
    return {"joint-stock", "limited", *families} if _COMPANY in families else families


def _compare_numbers(one: Parts, other: Parts, findings: Findings) -> None:
    if one.numbers == other.numbers:
        return
    left, right = " ".join(one.numbers), " ".join(other.numbers)
    if left and right:
        findings.part(f"the numbers {left} and {right} differ")
    else:
        findings.part(f"the number {left or right} is missing in one name")


# --- acronyms ------------------------------------------------------------------------------


def _is_acronym_of(short: Parts, long: Parts) -> bool:
    if len(short.tokens) != 1 or len(long.tokens) < _SHORTEST_ACRONYM:
        return False
    shown = short.tokens[0].shown
    initials = "".join(part[0] for token in long.tokens for part in token.shown.lower().split())
    return shown.isupper() and len(shown) >= _SHORTEST_ACRONYM and shown.lower() == initials


# --- words ---------------------------------------------------------------------------------


def _compare_words(pairing: Pairing, findings: Findings, one: Parts, other: Parts) -> None:
    for how, shown, beside in pairing.differences:
        reason = how.text.format(shown, beside)
        if how.text == SYLLABLES:
            findings.part(reason)
        elif how.cost <= _SPELLINGS:
            findings.add_spelling(how.cost, reason)
        else:
            findings.add(how.cost, reason)
    if len(pairing.pairs) == 1 and pairing.differences and one.tokens[0].part != "place":
        findings.add(_ONE_WORD, "there is no other word to compare")
    for left, right in pairing.pairs:
        _compare_settled(one.tokens[left], other.tokens[right], findings)


def _compare_settled(one: Token, other: Token, findings: Findings) -> None:
    """Keep apart what is a letter away and another thing: Iceland, Ireland; import, export."""
    left, right = one.word, other.word
    if left.skeleton == right.skeleton:
        return
    settled = settled_words()
    if one.part == other.part == "place":
        findings.part(f"{one.shown} and {other.shown} are two places")
    elif {left.text, right.text} <= settled and left.text.rstrip("s") != right.text.rstrip("s"):
        findings.part(f"{one.shown} and {other.shown} are different things")


def _compare_rest(one: Parts, other: Parts, pairing: Pairing, findings: Findings) -> None:
    left = _telling([one.tokens[place] for place in pairing.left], findings)
    right = _telling([other.tokens[place] for place in pairing.right], findings)
    if left and right:
        findings.part(f"{_shown(left)} and {_shown(right)} differ")
    elif left or right:
        findings.part(f"{_shown(left or right)} is missing in one name")
    elif not _has_telling_pair(one, pairing):
        findings.part("the names have no word in common that tells")


def _has_telling_pair(one: Parts, pairing: Pairing) -> bool:
    """Tell whether a word that is not generic is in both names, unless one has no such word."""
    shared = [one.tokens[place].word for place, _ in pairing.pairs]
    missing = pairing.left or pairing.right
    return bool(shared) and not (missing and all(map(is_generic, shared)))


def _telling(tokens: list[Token], findings: Findings) -> list[Token]:
    """Return the words that tell bodies apart, and count the others."""
    generic = [token for token in tokens if is_generic(token.word)]
    for token in generic:
        findings.add(_GENERIC, f"{token.shown} is missing in one name")
    return [token for token in tokens if token not in generic]


def _shown(tokens: list[Token]) -> str:
    return " ".join(token.shown for token in tokens)


def _compare_order(pairing: Pairing, findings: Findings) -> None:
    order = [place for _, place in sorted(pairing.pairs)]
    if order != sorted(order):
        findings.add(_ORDER, "the words stand in another order")
