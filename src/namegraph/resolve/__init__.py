"""Which names mean the same person, organization or place, and why.

First inside each document (``aliases``), then across documents (``resolver``).
"""

from namegraph.resolve.entities import Resolution
from namegraph.resolve.resolver import Resolver


__all__ = ["Resolution", "Resolver"]
