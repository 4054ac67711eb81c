"""Clusters of single documents joined across documents, each join with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from networkx.utils import UnionFind

from namegraph.names import fold, key
from namegraph.resolve.alike import Alike, find_alike
from namegraph.resolve.groups import Cluster, Form, Join, is_bare_acronym, known_name
from namegraph.resolve.slips import gapped


class Refused(NamedTuple):
    """Two clusters whose names are alike and were left apart, and the reason in words."""

    one: int
    other: int
    reason: str


class Joined:
    """Clusters joined across documents, each join with its reason."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        self.sets = UnionFind(range(len(clusters)))
        self.joins: list[Join] = [join for cluster in clusters for join in cluster.joins]
        self._join_equal_keys()
        self.refused: list[Refused] = []
        rules = (
            _bodies_of_states,
            _one_name_of_two_kinds,
            _acronyms,
            _middle_names,
            _misspelled_places,
        )
        for rule in rules:
            self._join(rule(self))
        self._join_alike()

    def _join(self, found: "Found") -> None:
        for one, other, join in list(found):
            self.sets.union(one, other)
            self.joins.append(join)

    def _join_alike(self) -> None:
        """Join names that are written alike; note those that are too little alike for that."""
        names = self.longer_names()
        alike = list(find_alike(names))
        self._join(
            (names[pair.one], names[pair.other], _alike_join(pair)) for pair in alike if pair.joined
        )
        for pair in alike:
            if self.sets[names[pair.one]] != self.sets[names[pair.other]]:
                self.refused.append(Refused(names[pair.one], names[pair.other], pair.reason))

    def _join_equal_keys(self) -> None:
        first: dict[str, int] = {}
        for number, cluster in enumerate(self.clusters):
            for each in cluster.keys:
                other = first.setdefault(each, number)
                if other != number:
                    self.sets.union(other, number)

    def groups(self) -> list[list[int]]:
        """Return the numbers of the clusters of each entity."""
        return sorted(sorted(group) for group in self.sets.to_sets())

    def forms(self, group: Sequence[int]) -> Counter[Form]:
        """Return how often each form of some clusters is used."""
        if len(group) == 1:  # nearly always
            return self.clusters[group[0]].forms
        total: Counter[Form] = Counter()
        for number in group:
            total.update(self.clusters[number].forms)
        return total

    def longer_names(self) -> dict[Form, int]:
        """Return one cluster of each name of several words that no gazetteer knows."""
        names: dict[Form, int] = {}
        for number, cluster in enumerate(self.clusters):
            name = cluster.name
            if " " in name.text and known_name(name) is None:
                names.setdefault(name, number)
        return names

    def full_names(self) -> dict[Form, int]:
        """Return one cluster of each person with a full name, by that name."""
        names: dict[Form, int] = {}
        for number, cluster in enumerate(self.clusters):
            if cluster.name.kind == "PERSON" and " " in cluster.name.text:
                names.setdefault(cluster.name, number)
        return dict(sorted(names.items()))


Found = Iterable[tuple[int, int, Join]]


def _alike_join(pair: Alike) -> Join:
    return Join(pair.other, pair.one, "spelling variant", pair.reason)


def _bodies_of_states(joined: Joined) -> Iterator[tuple[int, int, Join]]:
    """Let the Parliament of a text about no one state be the only one of the collection.

    Where several states have one, it stays apart.
    """
    told: dict[str, dict[int, int]] = defaultdict(dict)
    for number, cluster in enumerate(joined.clusters):
        if cluster.state:
            told[cluster.core].setdefault(joined.sets[number], number)
    for number, cluster in enumerate(joined.clusters):
        if (
            cluster.core
            and not (cluster.state or cluster.candidates)
            and len(told[cluster.core]) == 1
        ):
            [other] = told[cluster.core].values()
            found = joined.clusters[other]
            detail = f"{cluster.name.text} is that of {found.state} wherever its state is told"
            yield other, number, Join(cluster.name, found.name, "body of state", detail)


def _one_name_of_two_kinds(joined: Joined) -> Iterator[tuple[int, int, Join]]:
    """Join a name of several words that was read as two kinds: it hardly names two entities."""
    first: dict[str, int] = {}
    for number, cluster in enumerate(joined.clusters):
        for form in sorted(cluster.forms):
            if " " in form.text:
                own = key(form.text)
                other = first.setdefault(own, number)
                forms = joined.clusters[other].forms
                twin = next((twin for twin in forms if key(twin.text) == own), form)
                if twin.kind != form.kind:
                    detail = f"{form.text} is read as {form.kind} and as {twin.kind}"
                    yield other, number, Join(form, twin, "kind", detail)


def _acronyms(joined: Joined) -> Iterator[tuple[int, int, Join]]:
    """Give an acronym that a document does not define the one meaning it has elsewhere."""
    meanings: dict[Form, dict[int, int]] = defaultdict(dict)
    undefined: dict[Form, int] = {}
    for number, cluster in enumerate(joined.clusters):
        for form in filter(is_bare_acronym, cluster.forms):
            if len(cluster.forms) > 1:
                meanings[form].setdefault(joined.sets[number], number)
            else:
                undefined.setdefault(form, number)
    for form, number in sorted(undefined.items()):
        if len(meanings[form]) == 1:
            [(_, defined)] = meanings[form].items()
            target = joined.clusters[defined].name
            detail = f"{form.text} means {target.text} wherever it is explained"
            yield defined, number, Join(form, target, "acronym", detail)


def _middle_names(joined: Joined) -> Iterator[tuple[int, int, Join]]:
    """Join "Helga Schmid" with the only "Helga ... Schmid" there is."""
    longer: dict[tuple[str, str], list[Form]] = defaultdict(list)
    names = joined.full_names()
    for name in names:
        parts = fold(name.text).split()
        if len(parts) > 2:
            longer[parts[0], parts[-1]].append(name)
    for name in names:
        parts = fold(name.text).split()
        others = longer.get((parts[0], parts[1]), []) if len(parts) == 2 else []
        if len({joined.sets[names[other]] for other in others}) == 1:
            detail = f"{name.text} is {others[0].text} without the middle name"
            yield names[others[0]], names[name], Join(name, others[0], "middle name", detail)


def _misspelled_places(joined: Joined) -> Iterator[tuple[int, int, Join]]:
    """Join an unknown place with a known one of the collection that it only misspells."""
    known: dict[str, set[Form]] = defaultdict(set)
    unknown: dict[Form, int] = {}
    places = {c.name: n for n, c in enumerate(joined.clusters) if c.name.kind == "PLACE"}
    for name, number in sorted(places.items()):
        if " " in name.text:
            continue
        if known_name(name) is None:
            unknown[name] = number
        for each in set(gapped(fold(name.text))) if known_name(name) else ():
            known[each].add(name)
    for name, number in unknown.items():
        likely = {other for each in gapped(fold(name.text)) for other in known[each]}
        fitting = [other for other in likely if _has_its_ends(name.text, other.text)]
        if len(fitting) == 1:
            [right] = fitting
            detail = f"{name.text} is {right.text} with a letter in the wrong place"
            yield places[right], number, Join(name, right, "spelling variant", detail)


def _has_its_ends(one: str, other: str) -> bool:
    return (one[0], one[-1], len(one)) == (other[0], other[-1], len(other))
