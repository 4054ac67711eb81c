"""The readers of the files in ``resources``: tables with comments, and lists of words."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files


_RESOURCES = files("namegraph") / "resources"
MAYBE = "*"  # behind a string that is also an ordinary word or another name


def read_resource(name: str) -> str:
    """Return the text of a file in ``resources``."""
    return _RESOURCES.joinpath(name).read_text(encoding="utf-8")


def word_lists(name: str) -> dict[str, frozenset[str]]:
    """Return the arrays of a TOML file as sets."""
    return {key: frozenset(words) for key, words in tomllib.loads(read_resource(name)).items()}


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, by column; a line without its last columns has them empty."""
    lines = [line for line in read_resource(name).split("\n") if line and line[0] != "#"]
    header = lines[0].split("\t")
    for line in lines[1:]:
        values = line.split("\t")
        yield dict(zip(header, values + [""] * (len(header) - len(values)), strict=True))


def cells(cell: str) -> list[str]:
    """Return the strings in a cell, which semicolons separate."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def apostrophes(text: str) -> set[str]:
    """Return a form with the straight and with the typographic apostrophe."""
    return {text, text.replace("'", "’")} - {""}
