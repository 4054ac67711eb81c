"""Where the phrases of the data files stand in a text: territories, bodies, titles and roles."""

from collections.abc import Iterable
from functools import cache, lru_cache

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from namegraph.knowledge import organizations, territories, titles


_KEPT = "namegraph phrases"


def find_territories(doc: Doc) -> dict[int, int]:
    """Return start and end of the forms of ``territories.tsv``, the longest where several fit.

    Examples
    --------
    >>> import spacy
    >>> find_territories(spacy.blank("en")("Leaders of Central Asia met in Dushanbe."))
    {2: 4, 6: 7}
    """
    return _longest(doc, "territories")


def find_bodies(doc: Doc) -> dict[int, int]:
    """Return start and end of widely known organizations: acronyms and names of several words."""
    return _longest(doc, "bodies")


def find_roles(doc: Doc) -> dict[int, int]:
    """Return start and end of titles and roles in any case: "Prime Minister", "Acting Head".

    Examples
    --------
    >>> import spacy
    >>> find_roles(spacy.blank("en")("The acting head met Dr. Ann Lee."))
    {1: 2, 2: 3, 4: 5}
    """
    return _longest(doc, "roles")


def _longest(doc: Doc, which: str) -> dict[int, int]:
    """Return what is kept with the text, because many steps ask for the same."""
    kept: dict[tuple[str, int], dict[int, int]] = doc.user_data.setdefault(_KEPT, {})
    key = which, len(doc)
    if key not in kept:
        kept[key] = _find_longest(doc, which)
    return kept[key]


def _find_longest(doc: Doc, which: str) -> dict[int, int]:
    """Greedy from left to right: the longest phrase at a place, and none inside another."""
    ends: dict[int, int] = {}
    for _, start, end in _matcher(doc.vocab, which)(doc):
        ends[start] = max(end, ends.get(start, 0))
    found: dict[int, int] = {}
    free = 0
    for start in sorted(ends):
        if start >= free:
            found[start] = free = ends[start]
    return found


@lru_cache(maxsize=12)  # three matchers for each of a few vocabularies
def _matcher(vocab: Vocab, which: str) -> PhraseMatcher:
    matcher = PhraseMatcher(vocab, attr="LOWER" if which == "roles" else "ORTH")
    tokenizer = spacy.blank(vocab.lang or "en", vocab=vocab).tokenizer
    matcher.add(which, [tokenizer(text) for text in sorted(_texts(which))])
    return matcher


def _texts(which: str) -> Iterable[str]:
    if which == "territories":
        return territories()
    if which == "bodies":
        return [form for form in organizations() if form[:1].isupper() or " " in form]
    return _role_texts()


@cache
def _role_texts() -> frozenset[str]:
    lists = titles()
    texts = lists["honorifics"] | lists["heads"] | lists["offices"] | lists["modifiers"]
    texts |= {
        f"{field} {office}" for field in lists["portfolios"] for office in lists["ministerial"]
    }
    # Capitalised, because the tokenizer keeps the dot of "Dr." and splits that of "dr.".
    return texts | {f"{text.capitalize()}." for text in lists["honorifics"]}
