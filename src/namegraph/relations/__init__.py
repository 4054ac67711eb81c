"""What sentences state between two names.

``tree`` reads grammar, ``roles``, ``states`` and ``events`` are the rules, ``qualifiers`` tells
whether it happened at all, and ``reader`` runs them all.
"""

from namegraph.relations.reader import RULES, read_relations


__all__ = ["RULES", "read_relations"]
