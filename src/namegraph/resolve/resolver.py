"""Names of all documents become entities, each alias with the rule that joined it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from itertools import count as counting
from typing import NamedTuple

from networkx.utils import UnionFind
from rapidfuzz.distance import DamerauLevenshtein

from namegraph.names import fold, key
from namegraph.resolve.aliases import (
    Cluster,
    Form,
    Join,
    cluster_document,
    form_of,
    fullest,
    is_bare_acronym,
    is_demonym,
    known_name,
)
from namegraph.types import Entity, Extraction, Kind, Mention, Merge, Span


# A word of a name must be this long before one different letter may be a misspelling.
_LONG_WORD = 7


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the resolver found.

    Attributes
    ----------
    entities : list of Entity
        In the order of their ids.
    merges : list of Merge
        Why each alias was taken for its entity, in the order of entity and alias.
    entity_of : dict
        Entity id of each mention, by document and span.
    ambiguous : list of (str, tuple of str)
        Names that could mean several entities and were left apart, with these names.
    """

    entities: list[Entity]
    merges: list[Merge]
    entity_of: dict[tuple[str, Span], str]
    ambiguous: list[tuple[str, tuple[str, ...]]]


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
        clusters: list[Cluster] = []
        occurrences: list[_Occurrence] = []
        for extraction in sorted(extractions, key=lambda extraction: extraction.document.id):
            found = cluster_document(extraction.mentions, extraction.definitions)
            number = {form: len(clusters) + i for i, c in enumerate(found) for form in c.forms}
            occurrences += (
                _Occurrence(number[form_of(mention)], mention, extraction.document.date)
                for mention in extraction.mentions
            )
            clusters += found
        return _describe(clusters, _Joined(clusters), occurrences)


class _Occurrence(NamedTuple):
    """A mention, the number of its cluster, and the date of its document."""

    cluster: int
    mention: Mention
    date: str | None


class _Joined:
    """Clusters joined across documents, each join with its reason."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        self.sets = UnionFind(range(len(clusters)))
        self.joins: list[Join] = [join for cluster in clusters for join in cluster.joins]
        self._join_equal_keys()
        for rule in (_one_name_of_two_kinds, _acronyms, _middle_names, _misspelled_persons):
            for one, other, join in list(rule(self)):
                self.sets.union(one, other)
                self.joins.append(join)

    def _join_equal_keys(self) -> None:
        first: dict[str, int] = {}
        for number, cluster in enumerate(self.clusters):
            for each in cluster.keys:
                self.sets.union(first.setdefault(each, number), number)

    def groups(self) -> list[list[int]]:
        """Return the numbers of the clusters of each entity."""
        return sorted(sorted(group) for group in self.sets.to_sets())

    def forms(self, group: Iterable[int]) -> Counter[Form]:
        """Return how often each form of some clusters is used."""
        total: Counter[Form] = Counter()
        for number in group:
            total.update(self.clusters[number].forms)
        return total

    def full_names(self) -> dict[Form, int]:
        """Return one cluster of each person with a full name, by that name."""
        names: dict[Form, int] = {}
        for number, cluster in enumerate(self.clusters):
            if cluster.name.kind == "PERSON" and " " in cluster.name.text:
                names.setdefault(cluster.name, number)
        return dict(sorted(names.items()))


Found = Iterator[tuple[int, int, Join]]


def _one_name_of_two_kinds(joined: _Joined) -> Found:
    """Join a name of several words that was read as two kinds: it hardly names two entities."""
    first: dict[str, int] = {}
    for number, cluster in enumerate(joined.clusters):
        for form in sorted(cluster.forms):
            if " " in form.text:
                other = first.setdefault(key(form.text), number)
                twin = next(
                    (f for f in joined.clusters[other].forms if key(f.text) == key(form.text)), form
                )
                if twin.kind != form.kind:
                    detail = f"{form.text} is read as {form.kind} and as {twin.kind}"
                    yield other, number, Join(form, twin, "kind", detail)


def _acronyms(joined: _Joined) -> Found:
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


def _middle_names(joined: _Joined) -> Found:
    """Join "Helga Schmid" with the only "Helga ... Schmid" there is."""
    longer: dict[tuple[str, str], list[Form]] = defaultdict(list)
    names = joined.full_names()
    for name in names:
        first, *middle, last = fold(name.text).split()
        if middle:
            longer[first, last].append(name)
    for name in names:
        parts = tuple(fold(name.text).split())
        others = longer.get((parts[0], parts[-1]), []) if len(parts) == 2 else []
        if len({joined.sets[names[other]] for other in others}) == 1:
            detail = f"{name.text} is {others[0].text} without the middle name"
            yield names[others[0]], names[name], Join(name, others[0], "middle name", detail)


def _misspelled_persons(joined: _Joined) -> Found:
    """Join full names that differ by one letter inside one long word.

    Names are compared that agree when one letter is left out of the word, so that a thousand
    people called Mohammed are not compared with each other. A name that is like two different
    ones is left alone, so that no chain forms.
    """
    names = joined.full_names()
    blocks: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for name in names:
        for gapped in set(_with_a_gap(fold(name.text).split())):
            blocks[gapped].append(name)
    pairs = {
        pair
        for block in blocks.values()
        for pair in combinations(block, 2)
        if _is_misspelled(*(fold(name.text).split() for name in pair))
    }
    partners = Counter(name for pair in pairs for name in pair)
    for one, other in sorted(pairs):
        if partners[one] == partners[other] == 1:
            detail = f"{other.text} differs from {one.text} by one letter"
            yield names[one], names[other], Join(other, one, "spelling variant", detail)


def _with_a_gap(parts: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield a name with each letter inside each of its long words left out, and whole."""
    yield tuple(parts)
    for i, part in enumerate(parts):
        if len(part) >= _LONG_WORD - 1:
            for j in range(1, len(part) - 1):
                yield (*parts[:i], part[:j] + part[j + 1 :], *parts[i + 1 :])


def _is_misspelled(one: list[str], other: list[str]) -> bool:
    different = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(different) != 1:
        return False
    a, b = different[0]
    # A difference in the last letter is grammar or another person: Aleksandr, Aleksandra.
    return (
        min(len(a), len(b)) >= _LONG_WORD
        and a[-1] == b[-1]
        and a[0] == b[0]
        and (a + b).isalpha()
        and DamerauLevenshtein.distance(a, b) == 1
    )


# --- the entities ----------------------------------------------------------------------------


def _describe(
    clusters: list[Cluster], joined: _Joined, occurrences: list[_Occurrence]
) -> Resolution:
    groups = joined.groups()
    group_of = {number: i for i, group in enumerate(groups) for number in group}
    forms = [joined.forms(group) for group in groups]
    ids = _ids([_name(counts) for counts in forms])
    found: list[list[_Occurrence]] = [[] for _ in groups]
    for occurrence in occurrences:
        found[group_of[occurrence.cluster]].append(occurrence)
    entities = [_entity(*each) for each in zip(ids, forms, found, strict=True)]
    return Resolution(
        sorted(entities, key=lambda entity: entity.id),
        sorted(_merges(ids, forms, joined), key=lambda merge: (merge.entity, merge.alias)),
        {_place(o.mention): ids[group_of[o.cluster]] for o in occurrences},
        sorted({(c.name.text, c.candidates) for c in clusters if c.candidates}),
    )


def _place(mention: Mention) -> tuple[str, Span]:
    return mention.document, Span(mention.start_char, mention.end_char)


def _name(forms: Counter[Form]) -> Form:
    known = sorted({name for form in forms if (name := known_name(form))})
    full = fullest(forms)
    return Form(_kind(forms), known[0] if known else full.text)


def _kind(forms: Counter[Form]) -> Kind:
    """Return the kind that most mentions have."""
    kinds: Counter[Kind] = Counter()
    for form, count in sorted(forms.items()):
        kinds[form.kind] += count
    return kinds.most_common(1)[0][0]


def _ids(names: list[Form]) -> list[str]:
    """Return a readable unique id for each name: with its kind, then a number, where needed."""
    shared = Counter(name.text for name in names)
    used: set[str] = set()
    ids = []
    for name in names:
        readable = name.text if shared[name.text] == 1 else f"{name.text} ({name.kind})"
        numbered = (f"{readable} {number}" for number in counting(2))
        identifier = next(each for each in chain([readable], numbered) if each not in used)
        used.add(identifier)
        ids.append(identifier)
    return ids


def _entity(identifier: str, forms: Counter[Form], found: list[_Occurrence]) -> Entity:
    name = _name(forms)
    dates = sorted(occurrence.date for occurrence in found if occurrence.date)
    return Entity(
        id=identifier,
        name=name.text,
        label=_label(forms, name),
        kind=name.kind,
        aliases=tuple(dict.fromkeys(form.text for form in _by_use(forms))),
        mentions=len(found),
        documents=len({occurrence.mention.document for occurrence in found}),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
    )


def _by_use(forms: Counter[Form]) -> list[Form]:
    return sorted(forms, key=lambda form: (-forms[form], -len(form.text), form.text))


def _label(forms: Counter[Form], name: Form) -> str:
    """Return the form used most; a place of which only demonyms are used has its name."""
    nouns = (form.text for form in _by_use(forms) if not is_demonym(form))
    return next(nouns, name.text)


def _merges(ids: list[str], forms: list[Counter[Form]], joined: _Joined) -> Iterator[Merge]:
    reasons: dict[Form, list[Join]] = defaultdict(list)
    for join in joined.joins:
        reasons[join.alias].append(join)
        reasons[join.target].append(join)
    open_questions = {
        form: cluster.candidates
        for cluster in joined.clusters
        if cluster.candidates
        for form in cluster.forms
    }
    for identifier, counts in zip(ids, forms, strict=True):
        texts = {form.text for form in counts}
        for form in {form.text: form for form in sorted(counts)}.values():
            fitting = [j for j in reasons[form] if {j.alias.text, j.target.text} <= texts]
            yield _merge(identifier, form, fitting, _name(counts), open_questions.get(form, ()))


def _merge(
    identifier: str, form: Form, joins: list[Join], name: Form, candidates: tuple[str, ...]
) -> Merge:
    if candidates:
        return Merge(identifier, form.text, "ambiguous", f"could be {' or '.join(candidates)}")
    if form.text == name.text and not any(join.rule == "kind" for join in joins):
        return Merge(identifier, form.text, "name", "the name itself")
    if known_name(form) == name.text:
        rule = "territory" if form.kind == "PLACE" else "known body"
        return Merge(identifier, form.text, rule, f"{form.text} is {name.text}")
    if joins:
        join = min(joins, key=lambda join: (join.alias != form, join.rule, join.detail))
        return Merge(identifier, form.text, join.rule, join.detail)
    return Merge(identifier, form.text, "spelling", f"{form.text} is written like {name.text}")
