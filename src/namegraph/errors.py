"""Everything namegraph raises on purpose.

NameGraphError
├── SourceError          nothing readable at the given source
├── ModelError           the spaCy pipeline is missing or cannot find names
├── StoreError           a database that is not ours, too new, locked or not writable
├── OutputError          a page or table cannot be written there
├── GoldError            a gold file that cannot be evaluated against
├── RelationTypeError    a file of relation types that cannot be used
├── EntityNotFound       no entity has that name (also a KeyError)
└── AmbiguousName        several entities have that name (also a KeyError)

Each message says what happened, with what input, and what to do next, in one line.
"""

from collections.abc import Sequence


class NameGraphError(Exception):
    """Root of all errors that namegraph raises on purpose."""


class SourceError(NameGraphError):
    """Nothing readable was found at the given source."""


class ModelError(NameGraphError):
    """The spaCy pipeline is missing or cannot find names."""


class StoreError(NameGraphError):
    """The database is not one of ours, too new, locked or not writable."""


class OutputError(NameGraphError):
    """A page or a table cannot be written where it was asked for."""


class GoldError(NameGraphError):
    """A gold file is not in the form that ``namegraph evaluate`` reads."""


class RelationTypeError(NameGraphError, ValueError):
    """A relation type, or a way to say it, is not in the form that the reader understands."""


class EntityNotFound(NameGraphError, KeyError):  # noqa: N818 - the name is part of the contract
    """No entity is known by that name.

    Attributes
    ----------
    name : str
        The name that was asked for.
    near : tuple of str
        The nearest names that exist, best first.
    """

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        self.name, self.near = name, tuple(near)
        hint = f"; did you mean {_either(self.near)}?" if near else ""
        super().__init__(f"no entity is named {name!r}{hint}")

    def __str__(self) -> str:  # KeyError would show the repr of the message
        return str(self.args[0])


class AmbiguousName(NameGraphError, KeyError):  # noqa: N818 - the name is part of the contract
    """Several entities are known by that name.

    Attributes
    ----------
    name : str
        The name that was asked for.
    candidates : tuple of str
        The ids of the entities it may mean.
    """

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        super().__init__(f"{name!r} may mean {_either(self.candidates)}; give one of these ids")

    def __str__(self) -> str:
        return str(self.args[0])


def _either(names: Sequence[str]) -> str:
    quoted = [repr(name) for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
