"""What sentences state between two names.

``tree`` reads grammar; ``offices``, ``verbs``, ``nouns``, ``events`` and ``places`` are among the
rules; ``own`` keeps those of the user, ``qualifiers`` tells whether it happened at all, and
``reader`` runs them all.
"""

from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from namegraph.relations.reader import RULES, read_relations


__all__ = ["RULES", "read_relations"]


def __getattr__(name: str) -> Any:
    """Load spaCy when the first document is read: frames are checked without it."""
    if name in __all__:
        from namegraph.relations import reader  # noqa: PLC0415

        return getattr(reader, name)
    raise AttributeError(f"module 'namegraph.relations' has no attribute {name!r}")
