"""Files of relation types that users write: read, and checked before anything else is done.

They have the form of ``resources/relations.toml``. A table of a new name is a new type; one of the
name of a built-in type adds ways to say that type.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from namegraph.errors import RelationTypeError
from namegraph.knowledge import LISTS, types_with
from namegraph.relations.frames import SORTS, parse_frame
from namegraph.relations.sorts import SORTS_OF_BODIES
from namegraph.types import KINDS


TypeFile = str | os.PathLike[str] | None
Fault = tuple[str, str]  # the key, "" for the whole table, and what is wrong with it

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_END = re.compile(r"([AB])(?::(\S+))?")
_REQUIRED = ("definition", "domain", "range")


def read_types(path: TypeFile) -> str:
    r"""Return the text of a file of relation types, which is as it should be; "" for no file.

    Raises
    ------
    RelationTypeError
        If it cannot be read, or says something that the reader would not understand.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp(), "own.toml")
    >>> _ = path.write_text('[visited]\nverbs = ["A roam B"]')
    >>> read_types(path)
    '[visited]\nverbs = ["A roam B"]'
    """
    if path is None:
        return ""
    text = _read(path)
    for name, table in _parse(path, text).items():
        for key, problem in _faults(name, table):
            place = f"{os.fspath(path)}, type {name!r}" + f", key {key!r}" * bool(key)
            raise RelationTypeError(f"{place}: {problem}")
    return text


def _read(path: str | os.PathLike[str]) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RelationTypeError(
            f"cannot read the relation types in {os.fspath(path)}: {error.strerror}; "
            "give the path of a TOML file"
        ) from error
    except UnicodeDecodeError as error:
        raise RelationTypeError(
            f"{os.fspath(path)} is not in UTF-8: {error}; save it in that encoding"
        ) from error


def _parse(path: str | os.PathLike[str], text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RelationTypeError(
            f"{os.fspath(path)} is not TOML: {error}; write a table for each type: a line "
            'like [sponsored], and below it lines like domain = ["ORG"]'
        ) from error


def _faults(name: str, table: Any) -> Iterator[Fault]:
    """Yield what is wrong with a table; each check may rely on those before it."""
    if not isinstance(table, dict):
        yield "", f"it stands outside a table; write a line like [sponsored] above {name}"
    if not _NAME.fullmatch(name):
        yield "", "it is no lower-case identifier; write a name like sponsored or friend_of"
    known = types_with("").get(name)
    yield from _unknown_keys(table)
    yield from _wrong_values(table)
    yield from _missing_keys(table) if known is None else _changed_keys(table, known)
    definition = {**(known or {}), **table}
    yield from _uneven_ends(definition)
    for sort in SORTS:
        for text in table.get(sort, ()):
            yield from ((sort, problem) for problem in _frame_faults(name, text, sort, definition))


def _unknown_keys(table: dict[str, Any]) -> Iterator[Fault]:
    for key in table:
        if key not in _VALUES:
            near = get_close_matches(key, _VALUES, 1)
            instead = f"did you mean {near[0]}?" if near else f"write one of {', '.join(_VALUES)}"
            yield key, f"there is no such key; {instead}"


def _wrong_values(table: dict[str, Any]) -> Iterator[Fault]:
    for key, value in table.items():
        is_right, instead = _VALUES[key]
        if not is_right(value):
            yield key, f"it cannot be {value!r}; write {instead}"


def _missing_keys(table: dict[str, Any]) -> Iterator[Fault]:
    for key in _REQUIRED:
        if key not in table:
            yield key, f"it is missing; write {_VALUES[key][1]}"


def _changed_keys(table: dict[str, Any], known: dict[str, Any]) -> Iterator[Fault]:
    """Yield what a table would change of a built-in type, where it may only add."""
    for key, value in table.items():
        if key not in LISTS and value != known.get(key):
            yield key, "it stays as it is in a built-in type; leave it out, or name a type of yours"


def _uneven_ends(definition: dict[str, Any]) -> Iterator[Fault]:
    """Yield what keeps the ends of a symmetric type from changing places."""
    if not definition.get("symmetric"):
        return
    if set(definition["domain"]) != set(definition["range"]):
        yield "symmetric", "A and B cannot change places; write the same kinds in domain and range"
    if definition.get("unique"):
        yield "unique", 'head and tail are the same here; write unique = "" or symmetric = false'


def _kinds(narrowed: str) -> set[str]:
    return {"ORG"} if narrowed in SORTS_OF_BODIES else set(narrowed.split("|"))


def _frame_faults(name: str, text: str, sort: Any, definition: dict[str, Any]) -> Iterator[str]:
    try:
        parse_frame(name, text, sort, definition)
    except RelationTypeError as error:
        yield str(error)
        return
    for word in text.split():
        end = _END.fullmatch(word)
        if not end and word != word.lower():
            yield f"{text!r} has a capital in {word!r}; write {word.lower()!r}, in its base form"
        allowed = definition["range" if word[0] == "B" else "domain"]
        if end and end[2] and not _kinds(end[2]) <= set(allowed):
            yield f"{word!r} of {text!r} lets in what the type does not; write of {allowed}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_kinds(value: Any) -> bool:
    return _are_texts(value) and bool(value) and set(value) <= set(KINDS)


def _is_property(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"(P[1-9]\d*)?", value) is not None


# What may be said of a type: whether a value is right, and what to write.
_VALUES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "definition": (_is_text, 'a sentence, like definition = "A gives money to B."'),
    "domain": (_are_kinds, f'what A may be, out of {", ".join(KINDS)}, like domain = ["ORG"]'),
    "range": (_are_kinds, f'what B may be, out of {", ".join(KINDS)}, like range = ["PERSON"]'),
    "symmetric": (lambda value: isinstance(value, bool), "true or false"),
    "unique": (lambda value: value in ("", "head", "tail"), '"head", "tail" or ""'),
    "passes": (lambda value: isinstance(value, bool), "true or false"),
    "wikidata": (_is_property, 'a property, like "P859", or ""'),
    "plover": (lambda value: isinstance(value, str), 'an event class, or ""'),
    "verbs": (_are_texts, 'a list of frames, like verbs = ["A sponsor B"]'),
    "nouns": (_are_texts, 'a list of frames, like nouns = ["A sponsor of B"]'),
    "events": (_are_texts, 'a list of frames, like events = ["donation of A to B"]'),
    "carriers": (_are_texts, 'a list of verbs, like carriers = ["make", "announce"]'),
    "examples": (_are_texts, "a list of sentences"),
    "counter": (_are_texts, "a list of sentences"),
}
