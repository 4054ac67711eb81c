"""Names of all documents become entities, each alias with the rule that joined it."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from namegraph.resolve.across import Joined
from namegraph.resolve.aliases import cluster_document
from namegraph.resolve.entities import Occurrence, Resolution, describe
from namegraph.resolve.groups import Cluster, form_of
from namegraph.resolve.owners import with_owners
from namegraph.types import Extraction


class Resolver:
    """Decides which names mean the same entity.

    Inside a document, short forms find the full name they belong to. Across documents, only
    full names, well-known names and acronyms with one meaning join.

    Examples
    --------
    >>> from namegraph import Resolver, extract
    >>> found = extract(["Helga Schmid leads the OSCE. Schmid spoke.", "Helga Schmid left."])
    >>> [(e.id, e.mentions, e.documents) for e in Resolver().resolve(found).entities]
    [('Helga Schmid', 3, 2), ('Organization for Security and Co-operation in Europe', 1, 1)]
    """

    def resolve(self, extractions: Iterable[Extraction]) -> Resolution:
        """Resolve all mentions of a collection; the order of its documents does not matter."""
        with _without_collection():
            return self._resolve(extractions)

    def _resolve(self, extractions: Iterable[Extraction]) -> Resolution:
        clusters: list[Cluster] = []
        occurrences: list[Occurrence] = []
        for extraction in sorted(extractions, key=lambda extraction: extraction.document.id):
            mentions = with_owners(extraction.mentions)
            found = cluster_document(mentions, extraction.definitions)
            number = {form: len(clusters) + i for i, c in enumerate(found) for form in c.forms}
            occurrences += (
                Occurrence(number[form_of(mention)], mention, extraction.document.date)
                for mention in mentions
            )
            clusters += found
        return describe(clusters, Joined(clusters), occurrences)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep Python from looking for garbage among names of which none is."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
