"""The names of one document, joined step by step into clusters."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from namegraph.knowledge import exonyms, organization_words, organizations, territories
from namegraph.names import is_acronym, join_initials, key, strip_name, strip_suffix
from namegraph.resolve.frames import Frame, frame_of
from namegraph.resolve.national import (
    is_state_itself,
    key_in_state,
    main_state,
    national_core,
)
from namegraph.types import Kind, Mention


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
    core : str
        What a state has in any state, if the names do not tell which: "parliament".
    state : str
        The state whose body that is, "" if it is not told.
    """

    forms: Counter[Form]
    name: Form
    keys: frozenset[str]
    joins: tuple[Join, ...]
    candidates: tuple[str, ...] = ()
    core: str = ""
    state: str = ""


def form_of(mention: Mention) -> Form:
    """Return the form of a mention: its kind and its text without article and possessive."""
    return Form(mention.kind, " ".join(strip_name(mention.text).split()) or mention.text)


class Groups:
    """The forms of a document, joined step by step."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        mentions = sorted(mentions, key=lambda mention: mention.start_char)
        forms = [form_of(mention) for mention in mentions]
        self.counts = Counter(forms)
        self.document = mentions[0].document if mentions else ""
        self.first: dict[Form, int] = {}  # character offset of the first use of each form
        for form, mention in zip(forms, mentions, strict=True):
            self.first.setdefault(form, mention.start_char)
        counts = self.counts
        self.leader = {form: form for form in counts}
        self.members = {form: [form] for form in counts}
        self.joins: dict[Form, list[Join]] = {}
        self.candidates: dict[Form, tuple[str, ...]] = {}

    def forms(self, kind: Kind) -> list[Form]:
        """Return the forms of one kind, sorted."""
        return sorted(form for form in self.counts if form.kind == kind)

    def join(self, join: Join) -> None:
        """Put both forms into one group and keep the reason."""
        keep, go = self.leader[join.target], self.leader[join.alias]
        if keep == go:
            return
        for form in self.members[go]:
            self.leader[form] = keep
        self.members[keep] += self.members.pop(go)
        self.joins[keep] = [*self.joins.get(keep, []), *self.joins.pop(go, []), join]

    def only_one(
        self,
        form: Form,
        others: Iterable[Form],
        choose: Callable[[Form, list[Form]], Form | None] = lambda _, __: None,
    ) -> Form | None:
        """Return the one entity among the others that a form may mean.

        Where there are more, ``choose`` may take one; if it does not, they are reported.
        """
        leaders = {self.leader[other]: other for other in others}
        if len(leaders) == 1:
            return next(iter(leaders.values()))
        chosen = choose(form, list(leaders.values())) if leaders else None
        if leaders and not chosen:
            self.candidates[form] = tuple(sorted(other.text for other in leaders.values()))
        return chosen

    def first_use(self, form: Form) -> int:
        """Return the character offset at which the entity of a form is first named."""
        return min(self.first[member] for member in self.members[self.leader[form]])

    def uses(self, form: Form) -> int:
        """Return how often the entity of a form is named."""
        return sum(self.counts[member] for member in self.members[self.leader[form]])

    def clusters(self) -> list[Cluster]:
        """Return the groups as they are now."""
        places = {form.text: n for form, n in self.counts.items() if form.kind == "PLACE"}
        state = main_state(places)
        return [self._cluster(leader, state) for leader in sorted(self.members)]

    def _cluster(self, leader: Form, state: str) -> Cluster:
        forms = Counter({form: self.counts[form] for form in sorted(self.members[leader])})
        joins = tuple(self.joins.get(leader, ()))
        candidates = self.candidates.get(leader, ()) if len(forms) == 1 else ()
        name, core = fullest(forms), _national_core(forms)
        if is_state_itself(name.text) and name.kind == "PLACE" and len(forms) == 1:
            return self._state_itself(forms, name, state)
        if not core or known_name(name):
            return Cluster(forms, name, keys_of(forms, joins, self.document), joins, candidates)
        if candidates or not state:
            keys = frozenset({f"ORG {core} in {self.document}"})
            return Cluster(forms, name, keys, joins, candidates, core)
        detail = f"{name.text} is that of {state}, of which {self.document} mostly speaks"
        joins += (Join(name, name, "body of state", detail),)
        return Cluster(forms, name, frozenset({key_in_state(core, state)}), joins, (), core, state)

    def _state_itself(self, forms: Counter[Form], name: Form, state: str) -> Cluster:
        if not state:
            return Cluster(forms, name, frozenset({f"{key_of(name)} in {self.document}"}), (), ())
        whole = Form("PLACE", state)
        detail = f"{name.text} is {state}, of which {self.document} mostly speaks"
        joins = (Join(name, whole, "its state", detail),)
        return Cluster(forms, name, frozenset({key_of(whole)}), joins, ())


def fullest(forms: Counter[Form]) -> Form:
    """Return the fullest of several forms: not an acronym, most words, longest, most used."""
    if len(forms) == 1:  # nearly always
        return next(iter(forms))
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


def keys_of(forms: Counter[Form], joins: tuple[Join, ...], document: str) -> frozenset[str]:
    """Return the keys of the forms that mean the same entity in every document.

    What was joined as a short form means somebody else elsewhere, and so does a bare
    "Secretariat": alone, it gets a key that only this document has.
    """
    if all(map(_is_bare, forms)):
        return frozenset(f"{key_of(form)} in {document}" for form in forms)
    short = {join.alias for join in joins if join.rule in LOCAL_RULES}
    keys = {key_of(form) for form in forms if form not in short and not is_bare_acronym(form)}
    frames = [frame for form in forms if form.kind == "ORG" and (frame := frame_of(form.text))]
    if frames:
        keys.add(_frame_key(frames))
    return frozenset(keys - {""}) or frozenset(key_of(form) for form in forms)


def _national_core(forms: Iterable[Form]) -> str:
    """Return the one core of names that are all of a state's body, but do not tell the state."""
    cores = {national_core(form.text) if form.kind == "ORG" else "" for form in forms}
    return cores.pop() if len(cores) == 1 else ""


def _is_bare(form: Form) -> bool:
    """Tell whether a form is made of nothing but head nouns: "Programme Office"."""
    return form.kind == "ORG" and _bare_words().issuperset(form.text.split())


@cache
def _bare_words() -> frozenset[str]:
    lists = organization_words()
    return lists["local"] | lists["local_modifiers"] | lists["bare"]


def is_bare_acronym(form: Form) -> bool:
    """Tell whether a form is an acronym that means something only where it is defined."""
    return form.kind == "ORG" and is_acronym(form.text) and known_name(form) is None


@lru_cache(maxsize=1 << 14)
def key_of(form: Form) -> str:
    """Return the key under which a form is recognized: equal for spellings of one name."""
    known = known_name(form)
    if known:
        return f"{form.kind} {key(known)}"
    name = strip_suffix(form.text) if form.kind == "ORG" else form.text
    return f"{form.kind} {key(name)}"


@lru_cache(maxsize=1 << 14)
def known_name(form: Form) -> str | None:
    """Return the name under which everybody knows a territory or a body, None for all others."""
    if form.kind == "PLACE":
        return _known_place(join_initials(form.text))
    return organizations().get(form.text) if form.kind == "ORG" else None


def _known_place(text: str) -> str | None:
    territory, foreign = territories().get(text), exonyms().get(text)
    if territory:
        return territory.name
    return foreign.place if foreign and foreign.sure else None


def is_demonym(form: Form) -> bool:
    """Tell whether a form is an adjective or a word for the people of a territory."""
    known = territories().get(form.text)
    return form.kind == "PLACE" and known is not None and known.demonym


def _frame_key(frames: list[Frame]) -> str:
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.joined(frame) if frame.fits(whole) else whole
    return f"ORG {whole.owner} | {whole.core} | {whole.place}" if whole.owner else ""


# What these rules join is a short form that another document may use for somebody else.
LOCAL_RULES = frozenset({
    "surname", "protagonist", "short name", "given name", "initials", "part of name",
    "beginning of name", "end of name", "city",
})  # fmt: skip
