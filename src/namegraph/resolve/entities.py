"""What the resolver found, as entities with readable ids and a reason for each alias."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from itertools import count as counting
from typing import NamedTuple

from namegraph.resolve.across import Joined
from namegraph.resolve.groups import Cluster, Form, Join, fullest, is_demonym, known_name
from namegraph.types import Entity, Kind, Mention, Merge, Refusal, Span


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
    refusals : list of Refusal
        Entities whose names are alike and were left apart, and why.
    """

    entities: list[Entity]
    merges: list[Merge]
    entity_of: dict[tuple[str, Span], str]
    ambiguous: list[tuple[str, tuple[str, ...]]]
    refusals: list[Refusal]


class Occurrence(NamedTuple):
    """A mention, the number of its cluster, and the date of its document."""

    cluster: int
    mention: Mention
    date: str | None


def describe(clusters: list[Cluster], joined: Joined, occurrences: list[Occurrence]) -> Resolution:
    """Turn joined clusters into entities, their merges and refusals."""
    groups = joined.groups()
    group_of = {number: i for i, group in enumerate(groups) for number in group}
    forms = [joined.forms(group) for group in groups]
    names = [_name(counts) for counts in forms]
    ids = _ids(names, [_state(joined, group) for group in groups])
    found: list[list[Occurrence]] = [[] for _ in groups]
    for occurrence in occurrences:
        found[group_of[occurrence.cluster]].append(occurrence)
    entities = [_entity(*each) for each in zip(ids, names, forms, found, strict=True)]
    return Resolution(
        sorted(entities, key=lambda entity: entity.id),
        sorted(_merges(ids, names, forms, joined), key=lambda merge: (merge.entity, merge.alias)),
        {_place(o.mention): ids[group_of[o.cluster]] for o in occurrences},
        sorted({(c.name.text, c.candidates) for c in clusters if c.candidates}),
        sorted(_refusals(joined, [ids[group] for _, group in sorted(group_of.items())])),
    )


def _refusals(joined: Joined, id_of: list[str]) -> set[Refusal]:
    pairs = (
        (id_of[refused.one], id_of[refused.other], refused.reason) for refused in joined.refused
    )
    return {
        Refusal(min(one, other), max(one, other), reason)
        for one, other, reason in pairs
        if one != other
    }


def _place(mention: Mention) -> tuple[str, Span]:
    return mention.document, Span(mention.start_char, mention.end_char)


def _name(forms: Counter[Form]) -> Form:
    full = fullest(forms)
    known = known_name(full) or min(filter(None, map(known_name, forms)), default="")
    return Form(_kind(forms), known or full.text)


def _kind(forms: Counter[Form]) -> Kind:
    """Return the kind that most mentions have."""
    if len(forms) == 1:  # nearly always
        return next(iter(forms)).kind
    kinds: Counter[Kind] = Counter()
    for form, count in sorted(forms.items()):
        kinds[form.kind] += count
    return kinds.most_common(1)[0][0]


def _state(joined: Joined, group: list[int]) -> str:
    """Return the state whose body an entity is, where its names do not tell; "" for the others."""
    return next((state for number in group if (state := joined.clusters[number].state)), "")


def _ids(names: list[Form], states: list[str]) -> list[str]:
    """Return a readable unique id for each name: with kind, state, and a number, where needed."""
    shared = Counter(name.text for name in names)
    used: set[str] = set()
    ids = []
    for name, state in zip(names, states, strict=True):
        told = f"{name.text} ({name.kind}, {state})" if state else f"{name.text} ({name.kind})"
        readable = name.text if shared[name.text] == 1 else told
        numbered = (f"{readable} {number}" for number in counting(2))
        identifier = next(each for each in chain([readable], numbered) if each not in used)
        used.add(identifier)
        ids.append(identifier)
    return ids


def _entity(identifier: str, name: Form, forms: Counter[Form], found: list[Occurrence]) -> Entity:
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
    if len(forms) == 1:  # nearly always
        return [*forms]

    def use(form: Form) -> tuple[int, bool, int, str]:
        return -forms[form], form.text != known_name(form), -len(form.text), form.text

    return sorted(forms, key=use)


def _label(forms: Counter[Form], name: Form) -> str:
    """Return the form used most; a place of which only demonyms are used has its name."""
    nouns = (form.text for form in _by_use(forms) if not is_demonym(form))
    return next(nouns, name.text)


def _merges(
    ids: list[str], names: list[Form], forms: list[Counter[Form]], joined: Joined
) -> Iterator[Merge]:
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
    for identifier, name, counts in zip(ids, names, forms, strict=True):
        texts = {name.text, *(form.text for form in counts)}
        for form in {form.text: form for form in sorted(counts)}.values():
            fitting = [j for j in reasons[form] if {j.alias.text, j.target.text} <= texts]
            yield _merge(identifier, form, fitting, name, open_questions.get(form, ()))


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
