"""Who is connected with whom in a pile of articles, and the sentence that says so."""

from typing import TYPE_CHECKING, Any

from namegraph.builder import build, link, load
from namegraph.documents import read_documents
from namegraph.errors import (
    AmbiguousName,
    EntityNotFound,
    GoldError,
    ModelError,
    NameGraphError,
    OutputError,
    RelationTypeError,
    SourceError,
    StoreError,
)
from namegraph.graph import NameGraph
from namegraph.relations.own import relation_rule
from namegraph.resolve import Resolver
from namegraph.types import Decision, Document, Entity, Evidence, Mention, Relation


if TYPE_CHECKING:
    from namegraph.extractor import Extractor, extract


__all__ = [
    "AmbiguousName",
    "Decision",
    "Document",
    "Entity",
    "EntityNotFound",
    "Evidence",
    "Extractor",
    "GoldError",
    "Mention",
    "ModelError",
    "NameGraph",
    "NameGraphError",
    "OutputError",
    "Relation",
    "RelationTypeError",
    "Resolver",
    "SourceError",
    "StoreError",
    "build",
    "extract",
    "link",
    "load",
    "read_documents",
    "relation_rule",
]


def __getattr__(name: str) -> Any:
    """Load spaCy when it is first needed: questions to a finished graph do without it."""
    if name in {"Extractor", "extract"}:
        from namegraph import extractor  # noqa: PLC0415

        globals().update(Extractor=extractor.Extractor, extract=extractor.extract)
        return globals()[name]
    raise AttributeError(f"module 'namegraph' has no attribute {name!r}")
