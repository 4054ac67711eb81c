"""From any name that a person types to the entity it means."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from namegraph.errors import AmbiguousName, EntityNotFound
from namegraph.knowledge import organizations, territories
from namegraph.names import key
from namegraph.types import Entity


_NEAR_NAMES = 3
_NEAR_ENOUGH = 60


class NameIndex:
    """All names of a graph's entities.

    Examples
    --------
    >>> index = NameIndex([Entity("Helga Schmid", "Helga Schmid", "Schmid", "PERSON", ("Schmid",))])
    >>> index.resolve("schmid")
    'Helga Schmid'
    >>> index.resolve("Schmidt")
    Traceback (most recent call last):
        ...
    namegraph.errors.EntityNotFound: no entity is named 'Schmidt'; did you mean 'Schmid' ...
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._ids: set[str] = set()
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._folded: dict[str, set[str]] = defaultdict(set)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            self._ids.add(entity.id)
            for name in (entity.name, entity.label, *entity.aliases):
                self._exact[name].add(entity.id)
                self._folded[key(name)].add(entity.id)
            if entity.kind == "PERSON":
                self._surnames[key(entity.name).rpartition(" ")[2]].add(entity.id)

    def find(self, name: str) -> list[str]:
        """Return the ids of all entities that a name may mean, sorted."""
        if name in self._ids:
            return [name]
        found = (
            self._exact.get(name)
            or self._folded.get(key(name))
            or self._well_known(name)
            or self._surnames.get(key(name), set())
        )
        return sorted(found)

    def _well_known(self, name: str) -> set[str]:
        """Look for the usual name of a territory or body under a form no document uses."""
        territory = territories().get(name)
        usual = territory.name if territory else organizations().get(name, "")
        return self._exact.get(usual, set())

    def resolve(self, name: str) -> str:
        """Return the id of the one entity that a name means.

        Raises
        ------
        EntityNotFound
            If there is none.
        AmbiguousName
            If there are several.
        """
        found = self.find(name)
        if not found:
            raise EntityNotFound(name, self.near(name))
        if len(found) > 1:
            raise AmbiguousName(name, found)
        return found[0]

    def near(self, name: str) -> list[str]:
        """Return the names that exist and are most like a given one."""
        hits = process.extract(
            name, sorted(self._exact), scorer=fuzz.WRatio, limit=_NEAR_NAMES, processor=key
        )
        # The scorer likes a short name that stands somewhere in a long one.
        return [
            hit for hit, score, _ in hits if score >= _NEAR_ENOUGH and 2 * len(hit) >= len(name)
        ]
