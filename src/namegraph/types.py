"""The nouns of namegraph, in the order in which the data flows. Read this file first.

All are frozen records: a stage makes new ones, nothing is changed in place.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple


Kind = Literal["PERSON", "ORG", "PLACE"]
Layer = Literal["stated", "verb", "cooccurrence"]
Modality = Literal["fact", "planned", "possible", "conditional"]
Status = Literal["fact", "planned", "possible", "conditional", "denied"]
Direction = Literal["out", "in", "both"]

KINDS: tuple[Kind, ...] = ("PERSON", "ORG", "PLACE")
LAYERS: tuple[Layer, ...] = ("stated", "verb", "cooccurrence")
# From what is so to what is not.
STATUSES: tuple[Status, ...] = ("fact", "planned", "possible", "conditional", "denied")
# A sentence with more names is a list: only names that stand near each other are linked.
MANY_NAMES = 25
# One with more words is a list too, or a text without full stops: its parse tells nothing, and the
# rules go down and up it by recursion.
LONGEST_SENTENCE = 250


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known about it.

    Attributes
    ----------
    id : str
        Unique in a graph; for a file its path below the folder that was read.
    text : str
        The normalised text; all offsets count its characters.
    title, source : str
        Headline and publisher, "" if unknown.
    date : str or None
        ISO 8601 day, month or year of publication, None if unknown.
    hash : str
        SHA-256 (hex) over text, title, source and date: what a rebuild compares.

    Examples
    --------
    >>> from namegraph import Document
    >>> Document("a.txt", "Ada met Bob.", date="2022-06-14").date
    '2022-06-14'
    """

    id: str
    text: str
    title: str = ""
    source: str = ""
    date: str | None = None
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name.

    Attributes
    ----------
    document : str
        Id of the document.
    start_char, end_char : int
        Character offsets in the document's text, end exclusive.
    text : str
        The text between them.
    kind : {"PERSON", "ORG", "PLACE"}
        What is named.
    label : str
        spaCy's own label, "" where a repair step found the name.
    sentence_start, sentence_end : int
        Character offsets of the sentence.
    adjectival : bool
        True for a demonym ("Tajik") that stands for its place.
    step : str
        The repair step that last changed the mention, "" if none did.

    Examples
    --------
    >>> from namegraph import Mention
    >>> Mention("a.txt", 0, 3, "Oslo", "PLACE", "GPE", 0, 12).kind
    'PLACE'
    """

    document: str
    start_char: int
    end_char: int
    text: str
    kind: Kind
    label: str
    sentence_start: int
    sentence_end: int
    adjectival: bool = False
    step: str = ""


class Span(NamedTuple):
    """A stretch of a document's text in characters, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form that a document defines: "Long Form (LF)" or "LF (Long Form)"."""

    document: str
    short: Span
    long: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """What one sentence states between two mentions.

    Attributes
    ----------
    document : str
        Id of the document.
    type : str
        Relation type, for example "met".
    head, tail : Span
        The two mentions.
    trigger : Span
        The word that says so; equal to the head's span where a name alone carries it.
    sentence : Span
        The sentence.
    rule : str
        The rule that read it.
    confidence : float
        Between 0 and 1.
    negated : bool
        True where the sentence denies it.
    modality : {"fact", "planned", "possible", "conditional"}
        Whether it is said to have happened.
    attributed_to : str
        Who says so, "" for the text itself.
    title : str
        The role or office, for ``head_of`` and ``position_held``.
    date : str or None
        ISO 8601 date of the sentence's own expression, else the document's.
    layer : {"stated", "verb"}
        Typed or open relation.

    Examples
    --------
    >>> from namegraph import extract
    >>> [extraction] = extract(["Helga Schmid did not visit Tajikistan."])
    >>> [(relation.type, relation.negated) for relation in extraction.relations]
    [('visited', True)]
    """

    document: str
    type: str
    head: Span
    tail: Span
    trigger: Span
    sentence: Span
    rule: str
    confidence: float = 1.0
    negated: bool = False
    modality: Modality = "fact"
    attributed_to: str = ""
    title: str = ""
    date: str | None = None
    layer: Layer = "stated"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read in one document, and what was not taken from it.

    ``refused`` has the relation types of statements that cannot be, because their ends are of the
    wrong kinds or change places, and how many there were: each type once, sorted. ``crowded``
    counts the sentences with more than 25 names.
    """

    document: Document
    mentions: tuple[Mention, ...] = ()
    definitions: tuple[Definition, ...] = ()
    relations: tuple[Relation, ...] = ()
    refused: tuple[tuple[str, int], ...] = ()
    crowded: int = 0


@dataclass(frozen=True, slots=True)
class Entity:
    """One real person, organization or place.

    Attributes
    ----------
    id : str
        Readable and unique: the name, with " (KIND)" where two entities share it.
    name : str
        The fullest form.
    label : str
        The form used most.
    kind : {"PERSON", "ORG", "PLACE"}
        What it is.
    aliases : tuple of str
        Every form found, the most used first.
    mentions, documents : int
        How often, and in how many documents.
    first_seen, last_seen : str or None
        Earliest and latest date of its documents, ISO 8601.
    roles : tuple of str
        Titles that the text gives a person, newest first: "Secretary General, OSCE".

    Examples
    --------
    >>> import namegraph as ng
    >>> g = ng.build(["Helga Schmid, Secretary General of the OSCE, left."])
    >>> g.entity("Schmid").roles
    ('Secretary General, OSCE',)
    """

    id: str
    name: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    mentions: int = 0
    documents: int = 0
    first_seen: str | None = None
    last_seen: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why an alias was taken for an entity."""

    entity: str
    alias: str
    rule: str
    detail: str


class Refusal(NamedTuple):
    """Why two entities whose names are alike were left apart."""

    entity: str
    other: str
    detail: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word about identity; it beats the machine.

    Attributes
    ----------
    action : {"same", "different", "kind", "name", "drop"}
        What was decided.
    name : str
        The name it is about.
    value : str
        The other name, the kind or the new name; "" for "drop".

    Examples
    --------
    >>> from namegraph import Decision
    >>> Decision("same", "Helga Schmid", "Helga Maria Schmid").action
    'same'
    """

    action: Literal["same", "different", "kind", "name", "drop"]
    name: str
    value: str = ""


class Role(NamedTuple):
    """A title that the texts give a person.

    Attributes
    ----------
    title : str
        As it is written: "Secretary General".
    body : str
        Entity id of what the role is in.
    first_seen, last_seen : str or None
        Earliest and latest date of the evidence, ISO 8601; None if no document has a date.
    evidence : tuple of Evidence
        Where it is said, newest first.

    Examples
    --------
    >>> import namegraph as ng
    >>> g = ng.build(["Helga Schmid, Secretary General of the Harbour Agency, left."])
    >>> [(role.title, role.body, len(role.evidence)) for role in g.profile("Schmid")]
    [('Secretary General', 'Harbour Agency', 1)]
    """

    title: str
    body: str
    first_seen: str | None
    last_seen: str | None
    evidence: "tuple[Evidence, ...]"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a link was read.

    Attributes
    ----------
    source, target : str
        Entity ids; for a directed relation source is its head.
    relation, layer : str
        The link's type and layer.
    document, document_title : str
        Id and headline of the document.
    sentence : str
        The sentence itself.
    sentence_start, sentence_end : int
        Its character offsets in the document's text.
    source_start, source_end, target_start, target_end : int
        Offsets of both names in the document's text.
    trigger_start, trigger_end : int or None
        Offsets of the word that says so; None for co-occurrence.
    rule : str
        The rule or model that read it.
    confidence : float
        Between 0 and 1.
    negated, modality, attributed_to, title, date
        See :class:`Relation`.

    Examples
    --------
    >>> import namegraph as ng
    >>> g = ng.build(["Helga Schmid visited Tajikistan."])
    >>> [
    ...     (e.relation, e.sentence[e.trigger_start : e.trigger_end])
    ...     for e in g.evidence("Schmid")
    ...     if e.layer == "stated"
    ... ]
    [('visited', 'visited')]
    """

    source: str
    target: str
    relation: str
    layer: Layer
    document: str
    document_title: str
    sentence: str
    sentence_start: int
    sentence_end: int
    source_start: int
    source_end: int
    target_start: int
    target_end: int
    trigger_start: int | None
    trigger_end: int | None
    rule: str
    confidence: float
    negated: bool
    modality: Modality
    attributed_to: str
    title: str
    date: str | None


class Neighbor(NamedTuple):
    """One answer of :meth:`NameGraph.neighbors`: an entity and the link to it.

    ``weight`` counts all evidence, ``facts`` what of it is a plain fact. If nothing is,
    ``status`` tells what the link is instead: planned, possible, conditional or denied.
    """

    entity: str
    kind: Kind
    relation: str
    layer: Layer
    direction: Direction
    weight: int
    documents: int
    score: float
    negated: float
    first_seen: str | None
    last_seen: str | None
    facts: int
    status: Status


class Step(NamedTuple):
    """One link of a path, in the direction in which it is walked; ``status`` as in a neighbour."""

    source: str
    relation: str
    target: str
    layer: Layer
    direction: Direction
    weight: int
    status: Status = "fact"


class Source(NamedTuple):
    """Where a document was read.

    Attributes
    ----------
    origin : str
        A hash of the folder or file that was given; "" for a text that came from no file. It is
        hashed because a database that is passed on should not tell the folders of its maker.
    file : str
        The file below it.
    name : str
        The document's own name there, unique in its origin.
    """

    origin: str = ""
    file: str = ""
    name: str = ""


class Skipped(NamedTuple):
    """Something that was not read, and why."""

    name: str
    reason: str
