"""Names of organizations and places taken apart: legal forms, numbers and places stand apart."""

from functools import cache, lru_cache

from namegraph.knowledge import (
    LegalForm,
    comparison_words,
    legal_forms,
    organization_words,
    organizations,
    spellings,
    territories,
)
from namegraph.names import strip_name
from namegraph.similar.parts import (
    MOST_WORDS,
    Parts,
    Token,
    initial_runs,
    joined_numbers,
    make_parts,
    number,
    split,
)
from namegraph.similar.sounds import PLACE_MARK, Word, plain, sound, word


# "Societate pe Actiuni" and "S. de R. L. de C. V." have the most words.
_LONGEST_FORM = 6
_LONGEST_SHORT_FORM = 6
_MOST_FORMS = 3
# In shorter words the word beside them may change how the end sounds.
_SHORTEST_TELLING = 5
_CACHED = 1 << 16
_LONGEST_PLACE = 4
_NONE: frozenset[str] = frozenset()
_NUMBER_SIGNS = frozenset({"no", "nr", "num", "number", "nos"})


def body_parts(name: str) -> Parts:
    """Take the name of an organization or a place apart.

    Examples
    --------
    >>> parts = body_parts("OOO Tajik School No. 12")
    >>> [(t.shown, t.part) for t in parts.tokens], parts.numbers
    ([('Tajik', 'place'), ('School', '')], ('12',))
    """
    known = organizations().get(strip_name(name), name)
    texts = split(known)
    texts, legal = _without_legal_forms(texts)
    texts = initial_runs(_without_joiners(texts))
    texts, numbers = _without_numbers(joined_numbers(texts))
    return make_parts(tuple(_with_places(texts[:MOST_WORDS])), numbers, legal)


# --- legal forms -----------------------------------------------------------------------------


@cache
def _legal_sounds() -> dict[str, LegalForm]:
    """Return the legal forms by their letters, and long ones by their sound, slips and all."""
    plains = {plain(text): form for text, form in legal_forms().items()}
    return {sound(text): form for text, form in plains.items() if _is_long(text)} | plains


def _is_long(text: str) -> bool:
    return len(text) > _LONGEST_SHORT_FORM


def _without_legal_forms(texts: list[str]) -> tuple[list[str], frozenset[LegalForm]]:
    found: set[LegalForm] = set()
    for _ in range(_MOST_FORMS):
        last = _form_at_end(texts)
        first = _form_at_start(texts)
        if last:
            texts, form = texts[: -last[0]], last[1]
        elif first:
            texts, form = texts[first[0] :], first[1]
        else:
            break
        found.add(form)
    return texts, frozenset(found)


def _form_at_end(texts: list[str]) -> tuple[int, LegalForm] | None:
    if len(texts) < 2 or not _may_end_form(texts[-1].lower()):
        return None
    for count in range(min(_LONGEST_FORM, len(texts) - 1), 0, -1):
        form = _legal_form(texts[-count:])
        if form and form.after:
            return count, form
    return None


def _form_at_start(texts: list[str]) -> tuple[int, LegalForm] | None:
    if len(texts) < 2 or not _may_begin_form(texts[0].lower()):
        return None
    for count in range(min(_LONGEST_FORM, len(texts) - 1), 0, -1):
        form = _legal_form(texts[:count])
        if form and form.before:
            return count, form
    return None


@lru_cache(maxsize=_CACHED)
def _may_end_form(text: str) -> bool:
    """Tell whether a word sounds at its end like a legal form does: most do not."""
    return len(text) < _SHORTEST_TELLING or sound(text)[-2:] in _ends_of_forms()


@lru_cache(maxsize=_CACHED)
def _may_begin_form(text: str) -> bool:
    return len(text) < _SHORTEST_TELLING or sound(text)[:2] in _starts_of_forms()


@cache
def _ends_of_forms() -> frozenset[str]:
    return frozenset(sound(text)[-2:] for text in map(plain, legal_forms()))


@cache
def _starts_of_forms() -> frozenset[str]:
    return frozenset(sound(text)[:2] for text in map(plain, legal_forms()))


def _legal_form(texts: list[str]) -> LegalForm | None:
    text = "".join(t for t in texts if t != "&").lower()
    found = _legal_sounds().get(text)
    if found or not _is_long(text) or text[0] not in _long_beginnings():
        return found
    return _legal_sounds().get(sound(text))


@cache
def _long_beginnings() -> frozenset[str]:
    """Return the first letters of the long legal forms: most words begin otherwise."""
    return frozenset(text[0] for text in map(plain, legal_forms()) if _is_long(text))


# --- the words ---------------------------------------------------------------------------


def _without_joiners(texts: list[str]) -> list[str]:
    """Leave out "of", "the" and "and", but not "AT" in "AT&T", nor "On" in "On Shipping"."""
    joiners = organization_words()["joiners"]
    long = [text for text in texts if len(text) > 1]
    shouted = len(long) > 2 and all(text.isupper() for text in long)
    kept = [
        text
        for text in texts
        if text.lower() not in joiners or (text.isupper() and not shouted and len(text) > 1)
    ]
    begins = texts[:1] == kept[:1] or not texts or not texts[0].istitle() or texts[0] == "The"
    return (kept if begins else [texts[0], *kept]) or texts


def _without_numbers(texts: list[str]) -> tuple[list[str], tuple[str, ...]]:
    numbers, kept = [], []
    for index, text in enumerate(texts):
        value = number(text)
        following = texts[index + 1] if index + 1 < len(texts) else ""
        if value:
            numbers.append(value)
        elif text.lower() not in _NUMBER_SIGNS or not number(following):
            kept.append(text)
    return (kept, tuple(sorted(numbers))) if kept else (texts, ())


def _with_places(texts: list[str]) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    while position < len(texts):
        count, token = _token_at(texts, position)
        tokens.append(token)
        position += count
    return tokens


def _token_at(texts: list[str], position: int) -> tuple[int, Token]:
    begins = texts[position].lower() in _place_beginnings()
    longest = min(_LONGEST_PLACE, len(texts) - position) if begins else 0
    for count in range(longest, 0, -1):
        some = texts[position : position + count]
        place = _places().get(" ".join(some).lower())
        if place:
            return count, Token(" ".join(some), _place_word(some, place), "place")
    return 1, Token(texts[position], _org_word(texts[position].lower()))


def _place_word(texts: list[str], place: str) -> Word:
    known = word("".join(texts).lower())
    mark = PLACE_MARK + place
    return Word(known.text, known.sound, mark, mark, frozenset({mark}), frozenset({mark}), "")


@lru_cache(maxsize=_CACHED)
def _org_word(text: str) -> Word:
    """Return a word of a body's name: Rose and Roza are two flowers there, not one person."""
    known = word(_written_out().get(text, text))
    return (
        known._replace(name="", names=_NONE, kin=_NONE, gender="", listed=False)
        if known.names
        else known
    )


@cache
def _written_out() -> dict[str, str]:
    """Return words in other spellings and abbreviated words with the form to compare."""
    pairs = (pair.partition("/") for pair in comparison_words()["abbreviations"])
    return spellings() | {short: long for short, _, long in pairs}


@cache
def _places() -> dict[str, str]:
    """Return the territories by name and by the words for their people, in small letters."""
    found: dict[str, str] = {}
    joiners = organization_words()["joiners"]
    for text, territory in territories().items():
        words = [part.lower() for part in split(text)]
        spoken = " ".join(part for part in words if part not in joiners)
        if len(spoken) > 2 and territory.type != "continent":
            found.setdefault(spoken, territory.name)
    return found


@cache
def _place_beginnings() -> frozenset[str]:
    return frozenset(place.split()[0] for place in _places())


def is_generic(known: Word) -> bool:
    """Tell whether a word says little in the name of a body, slips such as "Gruop" included."""
    return known.fold in _generic_folds()


@cache
def _generic_folds() -> frozenset[str]:
    return frozenset(word(text).fold for text in comparison_words()["generic"])


@cache
def settled_words() -> frozenset[str]:
    """Return ordinary words, each of which is never a misspelling of another."""
    lists = organization_words()
    heads = {plain(text) for key in ("heads", "places", "events") for text in lists[key]}
    known = spellings()
    return frozenset(known.get(text, text) for text in heads | comparison_words()["contrasts"])
