"""Well-known bodies, and lists of words: titles, head nouns, grammar, pronouns, months."""

from functools import cache

from namegraph.knowledge.files import MAYBE, apostrophes, cells, rows, word_lists
from namegraph.knowledge.places import exonyms, territories


@cache
def organizations() -> dict[str, str]:
    """Return the official name for every known form of a widely known body.

    Forms marked as ambiguous are left out: they may not decide anything by themselves.

    Examples
    --------
    >>> organizations()["OSCE"]
    'Organization for Security and Co-operation in Europe'
    """
    known: dict[str, str] = {}
    for row in rows("organizations.tsv"):
        for form in (row["acronym"], row["name"], *cells(row["aliases"])):
            if form and not form.endswith(MAYBE):
                for text in apostrophes(form):
                    known.setdefault(text, row["name"].rstrip(MAYBE))
    return known


def is_known_name(text: str) -> bool:
    """Tell whether a list knows a name: a territory's, in any spelling, or an organization's.

    Examples
    --------
    >>> is_known_name("Norway"), is_known_name("Wien"), is_known_name("Ann Lee")
    (True, True, False)
    """
    return text in territories() or text in exonyms() or text in organizations()


@cache
def titles() -> dict[str, frozenset[str]]:
    """Return the lists of ``titles.toml``: honorifics, heads, offices, modifiers and so on.

    Examples
    --------
    >>> "minister" in titles()["offices"]
    True
    """
    return word_lists("titles.toml")


@cache
def organization_words() -> dict[str, frozenset[str]]:
    """Return the lists of ``organization_words.toml``: heads, suffixes, joiners and so on.

    Examples
    --------
    >>> "Ministry" in organization_words()["heads"]
    True
    """
    return word_lists("organization_words.toml")


@cache
def grammar() -> dict[str, frozenset[str]]:
    """Return the lists of ``grammar.toml``: linking verbs, denials, plans and so on.

    Examples
    --------
    >>> "refused" in grammar()["refusals"]
    True
    """
    return word_lists("grammar.toml")


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Return the lists of ``contexts.toml``: words beside a name that tell its kind.

    Examples
    --------
    >>> "resign" in contexts()["doing"]
    True
    """
    return word_lists("contexts.toml")


@cache
def anaphora() -> dict[str, frozenset[str]]:
    """Return the lists of ``anaphora.toml``: pronouns, and nouns that stand for a name.

    Examples
    --------
    >>> "herself" in anaphora()["she"]
    True
    """
    return word_lists("anaphora.toml")


@cache
def calendar() -> dict[str, dict[str, int]]:
    """Return the words of ``calendar.tsv`` with their values, by kind: months, weekdays and so on.

    Examples
    --------
    >>> calendar()["month"]["May"], calendar()["day"]["yesterday"]
    (5, -1)
    """
    known: dict[str, dict[str, int]] = {}
    for row in rows("calendar.tsv"):
        known.setdefault(row["kind"], {})[row["name"]] = int(row["value"])
    return known
