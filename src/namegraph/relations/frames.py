"""The ways to say a relation, as ``relations.toml`` writes them: "A visit B", "wife of B".

A frame is a short sentence with A for the head of the relation and B for its tail. Verbs and
nouns stand in their base form, ``|`` separates words that may stand for each other, and
``A:PERSON`` narrows an end to kinds, ``B:school`` to organizations of a sort (see ``sorts``), by
their names. There are three sorts of frames:

verbs
    ``A visit B``, also in the passive; ``A travel to B``, with a preposition; ``A be base in B``,
    in the passive only; ``A sign treaty with B``, with a fixed word; ``A provide B with aid``,
    with one after a preposition; ``A give B money``, with an object; ``A set_up B``, with a
    particle; ``sell B to A``, whoever does it; ``A and B meet``, one to the other, and ``A and B
    speak by phone``.
nouns
    ``A capital of B``: what the one is to the other, by "is", in apposition, as a title;
    ``A administrative_centre of B``, with a word before the noun.
events
    ``visit of A to B``, ``joint_venture between A and B``: what happened between the two. "of A" is
    also "A's visit", "by A" and "A paid a visit"; "by A" is "by A" or, with another at "of", "A's";
    ``talks between A and B`` is also "A's talks with B".

The idea is that of FrameNet's valence patterns (Fillmore, Johnson and Petruck, "Background to
FrameNet", International Journal of Lexicography 16, 2003).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from namegraph.errors import RelationTypeError
from namegraph.knowledge import own_types, types_with
from namegraph.relations.sorts import SORTS_OF_BODIES
from namegraph.types import KINDS


Sort = Literal["verbs", "nouns", "events"]
SORTS: tuple[Sort, ...] = get_args(Sort)

_TOO_MANY = 2
_GIVEN = [1, 3]  # where the ends of "sell B to A" are
_END = re.compile(rf"[AB](:[A-Z|]+|:{'|:'.join(SORTS_OF_BODIES)})?")


class End(NamedTuple):
    """One of the two ends of a frame.

    Attributes
    ----------
    end : {"A", "B"}
        Head or tail of the relation.
    kinds : frozenset of str
        What may stand there.
    prepositions : frozenset of str
        The words before it; empty for a subject or an object.
    narrowed : bool
        Whether the frame lets fewer kinds stand there than its relation type.
    sort : str
        What sort of body alone may stand there, "" for any.
    """

    end: str
    kinds: frozenset[str]
    prepositions: frozenset[str]
    narrowed: bool = False
    sort: str = ""

    def takes(self, kind: str | None, name: str) -> bool:
        """Tell whether a name may stand here; what the type forbids is refused later."""
        is_of_kind = kind in self.kinds if self.narrowed else kind is not None
        return is_of_kind and (not self.sort or SORTS_OF_BODIES[self.sort](name))


class Frame(NamedTuple):
    """One way to say a relation.

    Attributes
    ----------
    type : str
        Relation type.
    text : str
        As it is written in the data file.
    words : frozenset of str
        Lemmas of the verb or noun.
    first, second : End
        The ends in the order of the frame.
    fixed : frozenset of str
        The word that must hang on the verb or noun; empty for none.
    before_fixed : frozenset of str
        The prepositions before that word; empty for none.
    passive : bool
        True where only the passive says it.
    mutual : bool
        True where both ends are alike: "A and B meet".
    given : bool
        True where the first end is the object, whoever is the subject: "sell B to A".
    """

    type: str
    text: str
    words: frozenset[str]
    first: End
    second: End
    fixed: frozenset[str] = frozenset()
    before_fixed: frozenset[str] = frozenset()
    passive: bool = False
    mutual: bool = False
    given: bool = False

    def ends(self, first: Any, second: Any) -> tuple[Any, Any]:
        """Return what fills the two ends as head and tail."""
        return (first, second) if self.first.end == "A" else (second, first)


def frames(sort: Sort) -> Mapping[str, tuple[Frame, ...]]:
    """Return the frames of one sort by the lemma that they begin with.

    Examples
    --------
    >>> [frame.type for frame in frames("nouns")["capital"]]
    ['capital_of']
    """
    return _frames(sort, own_types())


@cache
def _frames(sort: Sort, own: str) -> Mapping[str, tuple[Frame, ...]]:
    by_word: dict[str, list[Frame]] = defaultdict(list)
    for type_, definition in types_with(own).items():
        for text in definition.get(sort, ()):
            frame = parse_frame(type_, text, sort, definition)
            for word in sorted(frame.words):
                by_word[word].append(frame)
    return {word: tuple(found) for word, found in by_word.items()}


def parse_frame(type_: str, text: str, sort: Sort, definition: Mapping[str, Any]) -> Frame:
    """Read one frame of a relation type.

    Raises
    ------
    RelationTypeError
        If the text is no frame of that sort.

    Examples
    --------
    >>> kinds = {"domain": ["PERSON"], "range": ["PLACE"]}
    >>> frame = parse_frame("visited", "A travel|fly to B", "verbs", kinds)
    >>> sorted(frame.words), sorted(frame.second.prepositions), frame.first.end
    (['fly', 'travel'], ['to'], 'A')
    """
    words = text.split()
    places = [i for i, word in enumerate(words) if _END.fullmatch(word)]
    kinds = {"A": definition["domain"], "B": definition["range"]}
    shapes = {"verbs": _verb, "nouns": _noun, "events": _event}
    is_plain = all(word.count("_") < _TOO_MANY for word in words)  # "head_office|main_office"
    has_both = is_plain and sorted(words[i][0] for i in places) == ["A", "B"]
    frame = shapes[sort](words, places, kinds) if has_both else None
    if frame is None or not frame.words:
        raise RelationTypeError(
            f"{text!r} of {type_!r} is no frame of {sort}; write one like "
            "'A visit B' (verbs), 'A capital of B' (nouns) or 'visit of A to B' (events)"
        )
    return frame._replace(type=type_, text=text)


Kinds = Mapping[str, Iterable[str]]
# The word of a frame that stands for any object: "A discuss * with B".
ANY = frozenset("*")


def _verb(words: list[str], places: list[int], kinds: Kinds) -> Frame | None:
    first, second = places
    mutual = words[1:second] == ["and"]
    between, after = words[1:second], words[second + 1 :]
    if places == _GIVEN:
        ends = _end(words[1], "", kinds), _end(words[3], words[2], kinds)
        return Frame("", "", _options(words[0]), *ends, given=True)
    if first != 0:
        return None
    passive = between[:1] == ["be"] and len(between) > 1
    verb, *tail = (after if mutual else between[passive:]) or [""]
    verb, _, particle = verb.partition("_")
    *fixed, prepositions = tail if tail and not mutual else [""]
    *before, last = (tail if mutual else after) or [""]
    return Frame(
        "", "", _options(verb), _end(words[first], "", kinds),
        _end(words[second], prepositions, kinds), _options(" ".join(fixed) or particle or last),
        _options(" ".join(before)), passive, mutual,
    )  # fmt: skip


def _noun(words: list[str], places: list[int], kinds: Kinds) -> Frame | None:
    if places != [0, 3]:
        return None
    before, _, noun = words[1].rpartition("_")
    return Frame(
        "", "", _options(noun), _end(words[0], "", kinds), _end(words[3], words[2], kinds),
        _options(before),
    )  # fmt: skip


def _event(words: list[str], places: list[int], kinds: Kinds) -> Frame | None:
    if places != [2, 4]:
        return None
    mutual = words[1:4:2] == ["between", "and"]
    before, _, noun = words[0].rpartition("_")
    return Frame(
        "", "", _options(noun), _end(words[2], words[1], kinds),
        _end(words[4], words[3], kinds), _options(before), mutual=mutual,
    )  # fmt: skip


def _options(text: str) -> frozenset[str]:
    return frozenset(text.split("|")) - {""}


def _end(word: str, prepositions: str, kinds: Kinds) -> End:
    end, _, narrowed = word.partition(":")
    sort = narrowed if narrowed in SORTS_OF_BODIES else ""
    named = ["ORG"] if sort else narrowed.split("|") if narrowed else kinds[end]
    kinds_there = frozenset(named) & frozenset(KINDS)
    return End(end, kinds_there, _options(prepositions), bool(narrowed), sort)
