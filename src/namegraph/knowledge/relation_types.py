"""The relation types, built-in ones and the user's own."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from namegraph.knowledge.files import read_resource


# What a relation type is where its table does not say.
_UNSAID: dict[str, Any] = {"symmetric": False, "unique": "", "wikidata": "", "plover": ""}
# What a user's table adds to that of a built-in type.
LISTS = ("verbs", "nouns", "events", "examples", "counter")
# The text of the user's relation types, while documents are read and linked with them.
_own_types = ContextVar("own_types", default="")


def relation_types() -> dict[str, dict[str, Any]]:
    """Return the definitions by relation type: of ``relations.toml``, and the user's in use.

    Examples
    --------
    >>> relation_types()["capital_of"]["wikidata"]
    'P1376'
    """
    return types_with(own_types())


def own_types() -> str:
    """Return the text of the user's relation types that are in use, "" for none."""
    return _own_types.get()


@contextmanager
def using_types(own: str) -> Iterator[None]:
    r"""Put a user's relation types to use until the end of the block, in this thread only.

    Examples
    --------
    >>> own = '[visited]\nverbs = ["A roam B"]'
    >>> with using_types(own):
    ...     "A roam B" in relation_types()["visited"]["verbs"]
    True
    >>> "A roam B" in relation_types()["visited"]["verbs"]
    False
    """
    before = _own_types.set(own)
    try:
        yield
    finally:
        _own_types.reset(before)


@cache
def types_with(own: str) -> dict[str, dict[str, Any]]:
    """Return the built-in relation types together with those of a checked text of the user's."""
    types = tomllib.loads(read_resource("relations.toml"))
    for name, definition in tomllib.loads(own).items():
        known = types.get(name, _UNSAID)
        lists = {key: [*known.get(key, ()), *definition.get(key, ())] for key in LISTS}
        types[name] = {**known, **definition, **lists}
    return types
