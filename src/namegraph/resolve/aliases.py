"""Names that mean the same one inside one document.

Each rule looks at the forms that a document uses and yields pairs to join, with its reason.
The rules run from the surest to the least sure, and a form that two different entities could
claim is left alone and reported.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from namegraph.knowledge import organization_words, organizations, territories
from namegraph.names import fold, initials, is_acronym, key, strip_name, strip_suffix, words
from namegraph.resolve.frames import Frame, frame_of
from namegraph.types import Definition, Kind, Mention, Span


class Form(NamedTuple):
    """One way in which a document writes a name of one kind."""

    kind: Kind
    text: str


class Join(NamedTuple):
    """Two forms that mean the same one, the rule that says so, and the reason in words."""

    alias: Form
    target: Form
    rule: str
    detail: str


class Cluster(NamedTuple):
    """The forms of one entity inside one document.

    Attributes
    ----------
    forms : Counter of Form
        How often each form stands in the document.
    name : Form
        The fullest form.
    keys : frozenset of str
        Under each of these the cluster is recognized in other documents.
    joins : tuple of Join
        Why the forms belong together.
    candidates : tuple of str
        The names a form may mean that could not be decided.
    """

    forms: Counter[Form]
    name: Form
    keys: frozenset[str]
    joins: tuple[Join, ...]
    candidates: tuple[str, ...] = ()


def form_of(mention: Mention) -> Form:
    """Return the form of a mention: its kind and its text without article and possessive."""
    return Form(mention.kind, " ".join(strip_name(mention.text).split()) or mention.text)


def cluster_document(
    mentions: Iterable[Mention], definitions: Iterable[Definition]
) -> list[Cluster]:
    """Group the names of one document.

    Examples
    --------
    >>> def mention(text, kind, start):
    ...     return Mention("d", start, start + len(text), text, kind, kind, 0, 99)
    >>> found = [mention("Helga Schmid", "PERSON", 0), mention("Schmid", "PERSON", 20)]
    >>> [sorted(form.text for form in c.forms) for c in cluster_document(found, [])]
    [['Helga Schmid', 'Schmid']]
    """
    mentions = list(mentions)
    groups = _Groups(Counter(map(form_of, mentions)), mentions[0].document if mentions else "")
    for join in _definition_joins(mentions, definitions):
        groups.join(join)
    for rule in RULES:
        for join in rule(groups):  # each join is seen by the next question of the rule
            groups.join(join)
    return groups.clusters()


class _Groups:
    """The forms of a document, joined step by step."""

    def __init__(self, counts: Counter[Form], document: str) -> None:
        self.counts = counts
        self.document = document
        self.leader = {form: form for form in counts}
        self.members = {form: [form] for form in counts}
        self.joins: dict[Form, list[Join]] = {}
        self.candidates: dict[Form, tuple[str, ...]] = {}

    def forms(self, kind: Kind) -> list[Form]:
        return sorted(form for form in self.counts if form.kind == kind)

    def join(self, join: Join) -> None:
        keep, go = self.leader[join.target], self.leader[join.alias]
        if keep == go:
            return
        for form in self.members[go]:
            self.leader[form] = keep
        self.members[keep] += self.members.pop(go)
        self.joins[keep] = [*self.joins.get(keep, []), *self.joins.pop(go, []), join]

    def only_one(self, form: Form, others: Iterable[Form]) -> Form | None:
        """Return the one entity among the others that a form may mean; report more than one."""
        leaders = {self.leader[other]: other for other in others}
        if len(leaders) == 1:
            return next(iter(leaders.values()))
        if leaders:
            self.candidates[form] = tuple(sorted(other.text for other in leaders.values()))
        return None

    def clusters(self) -> list[Cluster]:
        return [self._cluster(leader) for leader in sorted(self.members)]

    def _cluster(self, leader: Form) -> Cluster:
        forms = Counter({form: self.counts[form] for form in sorted(self.members[leader])})
        joins = tuple(self.joins.get(leader, ()))
        alone = len(forms) == 1
        return Cluster(
            forms,
            fullest(forms),
            _keys(forms, joins, self.document),
            joins,
            self.candidates.get(leader, ()) if alone else (),
        )


def fullest(forms: Counter[Form]) -> Form:
    """Return the fullest of several forms: not an acronym, most words, longest, most used."""
    return max(
        sorted(forms),
        key=lambda form: (
            not is_acronym(form.text),
            not form.text.isupper(),
            len(form.text.split()),
            len(form.text),
            forms[form],
        ),
    )


# --- what identifies a cluster in other documents --------------------------------------------


def _keys(forms: Counter[Form], joins: tuple[Join, ...], document: str) -> frozenset[str]:
    """Return the keys of the forms that mean the same entity in every document.

    What was joined as a short form means somebody else elsewhere, and so does a bare
    "Secretariat": alone, it gets a key that only this document has.
    """
    if all(map(_is_bare, forms)):
        return frozenset(f"{_key(form)} in {document}" for form in forms)
    short = {join.alias for join in joins if join.rule in _LOCAL_RULES}
    keys = {_key(form) for form in forms if form not in short and not is_bare_acronym(form)}
    frames = [frame for form in forms if form.kind == "ORG" and (frame := frame_of(form.text))]
    if frames:
        keys.add(_frame_key(frames))
    return frozenset(keys - {""}) or frozenset(_key(form) for form in forms)


def _is_bare(form: Form) -> bool:
    """Tell whether a form is made of nothing but head nouns: "Programme Office"."""
    lists = organization_words()
    generic = lists["local"] | lists["local_modifiers"] | lists["bare"]
    return form.kind == "ORG" and all(word in generic for word in form.text.split())


def is_bare_acronym(form: Form) -> bool:
    """Tell whether a form is an acronym that means something only where it is defined."""
    return form.kind == "ORG" and is_acronym(form.text) and known_name(form) is None


def _key(form: Form) -> str:
    known = known_name(form)
    if known:
        return f"{form.kind} {key(known)}"
    name = strip_suffix(form.text) if form.kind == "ORG" else form.text
    return f"{form.kind} {key(name)}"


def known_name(form: Form) -> str | None:
    """Return the name under which everybody knows a territory or a body, None for all others."""
    if form.kind == "PLACE" and form.text in territories():
        return territories()[form.text].name
    return organizations().get(form.text) if form.kind == "ORG" else None


def is_demonym(form: Form) -> bool:
    """Tell whether a form is an adjective or a word for the people of a territory."""
    known = territories().get(form.text)
    return form.kind == "PLACE" and known is not None and known.demonym


def _frame_key(frames: list[Frame]) -> str:
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.joined(frame) if frame.fits(whole) else whole
    return f"ORG {whole.owner} | {whole.core} | {whole.place}" if whole.owner else ""


# --- the rules -----------------------------------------------------------------------------


def _definition_joins(mentions: list[Mention], definitions: Iterable[Definition]) -> Iterator[Join]:
    by_span = {Span(m.start_char, m.end_char): m for m in mentions}
    for definition in definitions:
        short, long = by_span.get(definition.short), by_span.get(definition.long)
        if short and long and short.kind == long.kind:
            detail = f"{long.text} ({short.text}), defined in {definition.document}"
            yield Join(form_of(short), form_of(long), "definition", detail)


def _same_spelling(groups: _Groups) -> Iterator[Join]:
    first: dict[str, Form] = {}
    for form in sorted(groups.counts):
        known = known_name(form)
        target = first.setdefault(_key(form), form)
        if target != form:
            rule = ("territory" if form.kind == "PLACE" else "known body") if known else "spelling"
            yield Join(form, target, rule, f"{form.text} is {known or target.text}")


def _initials(groups: _Groups) -> Iterator[Join]:
    names = groups.forms("ORG")
    by_initials: dict[str, list[Form]] = {}
    for form in names:
        if len(words(form.text)) > 2:
            by_initials.setdefault(initials(form.text), []).append(form)
    for form in names:
        if is_bare_acronym(form):
            long = groups.only_one(form, by_initials.get(form.text, ()))
            if long:
                yield Join(form, long, "initials", f"{form.text} are the initials of {long.text}")


def _short_persons(groups: _Groups) -> Iterator[Join]:
    """Join "Schmid" or "Helga Schmid" to the one person of whose full name it is a part."""
    people = sorted(groups.forms("PERSON"), key=_fullest_first)
    sharing: dict[str, list[Form]] = defaultdict(list)
    for form in people:
        parts = fold(form.text).split()
        for part in {parts[0], parts[-1]}:
            sharing[part].append(form)
    for form in people:
        # What is short for a name shares its last word with it, or is its first word.
        same = sharing[fold(form.text).split()[-1]]
        target = groups.only_one(form, [o for o in same if _is_short_for(form.text, o.text)])
        if target:
            rule = "surname" if " " not in form.text else "short name"
            yield Join(form, target, rule, f"{form.text} is part of {target.text}")


def _fullest_first(form: Form) -> tuple[int, int, str]:
    return -len(form.text.split()), -len(form.text), form.text


def _is_short_for(short: str, full: str) -> bool:
    """Tell whether all parts of a name, in order and ending alike, are in a fuller one."""
    parts, all_parts = fold(short).split(), fold(full).split()
    if len(parts) > len(all_parts) or parts == all_parts:
        return False
    if len(parts) == 1:
        return parts[0] in {all_parts[-1], all_parts[0]}
    rest = iter(all_parts)
    return parts[-1] == all_parts[-1] and all(_next_fits(part, rest) for part in parts)


def _next_fits(part: str, rest: Iterator[str]) -> bool:
    initial = part.rstrip(".")
    return any(other == part or (len(initial) == 1 and other.startswith(initial)) for other in rest)


def _short_bodies(groups: _Groups) -> Iterator[Join]:
    """Join "Programme Office" to the one body whose name agrees with it and says more."""
    frames = {form: frame for form in groups.forms("ORG") if (frame := frame_of(form.text))}
    yield from _same_bodies(frames)
    for form, frame in frames.items():
        fuller = [
            other
            for other, more in frames.items()
            if other != form and frame.fits(more) and _says_more(more, frame)
        ]
        target = groups.only_one(form, _most_telling(fuller, frames))
        if target:
            yield Join(form, target, "part of name", f"{form.text} is short for {target.text}")


def _same_bodies(frames: dict[Form, Frame]) -> Iterator[Join]:
    """Join "Tajik Ministry of Defence" and "Ministry of Defence of Tajikistan"."""
    first: dict[Frame, Form] = {}
    for form, frame in frames.items():
        target = first.setdefault(frame, form)
        if target != form and frame.owner:
            yield Join(
                form, target, "same body", f"{form.text} is another way to say {target.text}"
            )


def _says_more(more: Frame, less: Frame) -> bool:
    return (bool(more.owner), bool(more.place)) > (bool(less.owner), bool(less.place)) or (
        bool(more.owner) > bool(less.owner) or bool(more.place) > bool(less.place)
    )


def _most_telling(forms: list[Form], frames: dict[Form, Frame]) -> list[Form]:
    """Return all forms, or one of them if they all agree with each other."""
    if all(frames[one].fits(frames[other]) for one in forms for other in forms):
        return forms[:1]
    return forms


def _short_companies(groups: _Groups) -> Iterator[Join]:
    """Join "Aga Khan Network" or "Paxar" to the one longer name that begins with it."""
    names = groups.forms("ORG")
    for form in names:
        if is_acronym(form.text) or known_name(form):
            continue
        longer = [other for other in names if _begins(other.text, form.text)]
        target = groups.only_one(form, longer)
        if target:
            yield Join(form, target, "beginning of name", f"{target.text} begins with {form.text}")


def _begins(long: str, short: str) -> bool:
    return long.startswith(f"{short} ") and not long[len(short) + 1 :].startswith(("of ", "in "))


RULES: tuple[Callable[[_Groups], Iterator[Join]], ...] = (
    _same_spelling,
    _initials,
    _short_persons,
    _short_bodies,
    _short_companies,
)
# What these rules join is a short form that another document may use for somebody else.
_LOCAL_RULES = frozenset({"surname", "short name", "initials", "part of name", "beginning of name"})
