"""Who and what a document has spoken of so far."""

from collections import defaultdict, deque
from itertools import islice
from typing import Literal, NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from namegraph.relations.coreference.genders import Gender, gender_of
from namegraph.relations.coreference.identity import may_be_person
from namegraph.relations.coreference.protagonist import find_main_body, find_protagonist
from namegraph.spans import Name, text_of, words_of
from namegraph.types import Kind


Rule = Literal[
    "he or she", "his or her", "it", "its", "role", "body", "place", "both", "post", "cluster"
]

# A pronoun looks back to its own sentence and to two before it.
_SENTENCES = 3
# The first words of a text, of which a person may be the subject.
_OPENING_WORDS = 40
# A sentence that speaks of more is a list, and nothing stands for one of them.
_MANY = 25
_OPENING, _CLOSING, _STRAIGHT = {"“", "„", "«"}, {"”", "»"}, {'"', "''", "``"}
# Labels by their numbers, which are quicker to compare than words.
_SUBJECTS = frozenset(map(get_string_id, ("nsubj", "nsubjpass")))
_BESIDE = frozenset(map(get_string_id, ("appos", "compound", "conj")))
_MARKS = _OPENING | _CLOSING | _STRAIGHT


class StandIn(NamedTuple):
    """A pronoun or noun phrase that stands for a name.

    Attributes
    ----------
    start, end : int
        Its tokens, end exclusive; of a possessive the pronoun alone.
    head : int
        The token that stands for it in the tree.
    antecedents : tuple of Name
        The nearest name before it of what it stands for; two for "both sides".
    rule : str
        How it was resolved: "he or she", "its", "role" and so on.
    """

    start: int
    end: int
    head: int
    antecedents: tuple[Name, ...]
    rule: Rule


class Mention(NamedTuple):
    """Something that is spoken of: a name, what stands for one, or somebody without a name.

    Attributes
    ----------
    key : str
        Equal for two mentions of the same.
    kind : {"PERSON", "ORG", "PLACE"}
        What is meant.
    head : int
        The token that stands for it in the tree.
    is_subject : bool
        Whether a clause is about it.
    is_named : bool
        False for what may be meant, but not told: "a policeman", a "she" that is left open, and
        a name in a quotation.
    """

    key: str
    kind: Kind
    head: int
    is_subject: bool
    is_named: bool = True


class Story:
    """What a document speaks of; it grows as the document is read from left to right.

    Attributes
    ----------
    doc : Doc
        The document.
    names : dict
        The names by each of their tokens.
    quoted : list of bool
        Whether a token stands in a quotation.
    genders : dict
        The gender of each person, by key.
    protagonist : str or None
        The key of the person whom the text is about.
    main_body : str
        The key of the body that it is about, "" for none.
    is_repeated : bool
        Whether it names that body more than once.
    holders : dict
        Who has been called "minister", by role.
    bodies : dict
        The bodies so far that have a word in their names, by that word.
    """

    def __init__(self, doc: Doc, names: list[Name], keys: list[str]) -> None:
        self.doc = doc
        self.names = {i: name for name in names for i in range(name.start, name.end)}
        self.quoted = _quoted(doc)
        self._keys = {name.start: key for name, key in zip(names, keys, strict=True)}
        self.genders = self._told_genders(names)
        self.protagonist = self._find_protagonist(names)
        bodies = [self.key(name) for name in names if name.kind == "ORG"]
        self.main_body = find_main_body(bodies, self._opening(names, "ORG"))
        self.is_repeated = bodies.count(self.main_body) > 1
        self.holders: defaultdict[str, set[str]] = defaultdict(set)
        self.bodies: defaultdict[str, set[str]] = defaultdict(set)
        self._latest: dict[str, Name] = {}
        self._first = {key: name for name, key in zip(reversed(names), reversed(keys), strict=True)}
        self._sentences: deque[list[Mention]] = deque(maxlen=_SENTENCES)

    def _told_genders(self, names: list[Name]) -> dict[str, Gender]:
        """Return the gender of each person; none where the document is of two minds."""
        told: defaultdict[str, set[Gender]] = defaultdict(set)
        for name in names:
            if name.kind == "PERSON":
                told[self.key(name)].add(gender_of(self.doc, name))
        sure = {key: genders - {""} for key, genders in told.items()}
        return {key: min(genders) if len(genders) == 1 else "" for key, genders in sure.items()}

    def _find_protagonist(self, names: list[Name]) -> str | None:
        people = [self.key(name) for name in names if name.kind == "PERSON"]
        opening = self._opening(names, "PERSON")
        found = find_protagonist(people, self.genders, words_of(self.doc), opening)
        if found is None:
            return None
        key, self.genders[key] = found
        return key

    def _opening(self, names: list[Name], kind: Kind) -> str:
        """Return the key of the first person or body, if the text begins about it; else ""."""
        first = next((name for name in names if name.kind == kind), None)
        if first is None or first.start > _OPENING_WORDS:
            return ""
        return self.key(first) if _is_subject(head_of(self.doc, first)) else ""

    def key(self, name: Name) -> str:
        """Return what tells whom a name means in this document."""
        return self._keys[name.start]

    def has_name(self, key: str) -> bool:
        """Tell whether something has been named, and not only spoken of."""
        return key in self._latest

    def is_first(self, name: Name) -> bool:
        """Tell whether a name is the first of what it means."""
        return self._first[self.key(name)] == name

    def count_bodies(self) -> int:
        """Return how many bodies have been named so far."""
        return sum(key.startswith("ORG ") for key in self._latest)

    def latest(self, key: str) -> Name:
        """Return the nearest name before; an adjective only where there is nothing else."""
        return self._latest[key]

    def open_sentence(self) -> None:
        """Begin the next sentence."""
        self._sentences.append([])

    def add_name(self, name: Name) -> None:
        """Take note of a name."""
        key = self.key(name)
        if not name.adjectival or key not in self._latest:
            self._latest[key] = name
        if name.kind == "ORG":
            for word in text_of(self.doc, name).lower().split():
                self.bodies[word].add(key)
        head = head_of(self.doc, name)
        is_named = not self.quoted[name.start]
        mention = Mention(key, name.kind or "ORG", head.i, _is_subject(head), is_named)
        self.add(mention)
        is_doubtful = mention.is_subject and name.kind != "PERSON"
        if is_doubtful and may_be_person(text_of(self.doc, name)):
            self.add(mention._replace(key=f"maybe {key}", kind="PERSON", is_named=False))

    def add_stand_in(self, token: Token, key: str, kind: Kind, *, is_named: bool = True) -> None:
        """Take note of a word that stands for something, named or not."""
        self.add(Mention(key, kind, token.i, _is_subject(token), is_named))

    def add(self, mention: Mention) -> None:
        """Take note of a mention."""
        self._sentences[-1].append(mention)

    def sentence(self, back: int = 0) -> list[Mention]:
        """Return the mentions of this sentence or of one before it; none if it is a list."""
        if back >= len(self._sentences):
            return []
        mentions = self._sentences[-1 - back]
        return mentions if len(mentions) <= _MANY else []

    def named_bodies(self, back: int = 0) -> list[Mention]:
        """Return the mentions in this sentence, or in one before it, that name a body."""
        return [each for each in self.sentence(back) if each.kind == "ORG" and each.is_named]

    def recent(self, count: int = _SENTENCES) -> list[Mention]:
        """Return the mentions of the last sentences; none if there is a list among them."""
        sentences = list(islice(reversed(self._sentences), count))
        if any(len(mentions) > _MANY for mentions in sentences):
            return []
        return [mention for mentions in sentences for mention in mentions]


def head_of(doc: Doc, name: Name) -> Token:
    """Return the token of a name on which its others hang."""
    if name.end - name.start == 1:
        return doc[name.start]
    for token in doc[name.start : name.end]:
        if token.head.i == token.i or not name.start <= token.head.i < name.end:
            return token
    return doc[name.end - 1]


def is_same_body(key: str, other: str) -> bool:
    """Tell whether one key may be short for another: "velmar foods" and "velmar"."""
    words, others = set(key.split()), set(other.split())
    return words <= others or others <= words


def sole(mentions: list[Mention]) -> str | None:
    """Return the key of the one that all mentions mean, None if there are two or it has no name."""
    keys = {mention.key for mention in mentions}
    return min(keys) if len(keys) == 1 and any(m.is_named for m in mentions) else None


def _is_subject(token: Token) -> bool:
    """Tell whether a token is the subject of a clause, alone or with others."""
    return first_of(token).dep in _SUBJECTS


def first_of(token: Token) -> Token:
    """Return the noun that a token is coordinated with or describes: "Ann Lee and Bo Ek"."""
    for _ in range(4):
        if token.dep not in _BESIDE:
            break
        token = token.head
    return token


def _quoted(doc: Doc) -> list[bool]:
    """Tell of each token whether it stands in a quotation; none runs over a paragraph's end."""
    words, found = words_of(doc), [False] * len(doc)
    inside, last = False, 0
    for i in (i for i, word in enumerate(words) if word in _MARKS or "\n" in word):
        if inside:
            found[last:i] = [True] * (i - last)
        word, last = words[i], i
        if word in _STRAIGHT:
            inside = not inside if _is_unclear(doc, i) else bool(not doc[i].whitespace_)
        else:
            inside = word in _OPENING
    if inside:
        found[last:] = [True] * (len(words) - last)
    return found


def _is_unclear(doc: Doc, i: int) -> bool:
    """Tell whether a straight mark may open or close: it has a space at both sides or at none."""
    before = i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space
    return before == bool(doc[i].whitespace_)
