"""The sentences in which a relation can stand, with their names and what stands for names."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from namegraph.relations.coreference import StandIn, find_stand_ins, identify
from namegraph.relations.merging import Parse, parse_of
from namegraph.relations.tree import Tree, merge_names
from namegraph.spans import Name, overlapping, words_of
from namegraph.types import LONGEST_SENTENCE, MANY_NAMES, Span


class Sentence(NamedTuple):
    """A sentence that is ready to be read.

    Attributes
    ----------
    tree : Tree
        Its tokens, names merged.
    offset, end : int
        Where it begins and ends in the text, in characters.
    stands_for : dict
        The names that a token of the tree stands for, by its index: characters in the whole text.
    starts : dict
        Where the sentences of those names begin.
    keys : dict
        Equal for two names that mean the same, by the first character of a name in the text.
    """

    tree: Tree
    offset: int
    end: int
    stands_for: dict[int, tuple[Span, ...]]
    starts: dict[Span, int]
    keys: dict[int, str]


def read_sentences(doc: Doc, names: list[Name]) -> Iterator[Sentence]:
    """Yield the sentences that may state something.

    Those that speak of two things or more, by name or by what stands for one; not those with so
    many names or words that they are lists, and no questions: they state nothing.
    """
    keys = identify(doc, names)
    key_at = {name.start: key for name, key in zip(names, keys, strict=True)}
    key_of = {doc[start].idx: key for start, key in key_at.items()}
    stand_ins = find_stand_ins(doc, names, keys)
    parse = parse_of(doc)
    sentences = list(_sentences(doc, names))
    starts = [sentence.start for sentence in sentences]
    for sentence in sentences:
        inside = [
            name
            for name in overlapping(names, sentence.start, sentence.end)
            if sentence.start <= name.start and name.end <= sentence.end
        ]
        others = _within(stand_ins, sentence) if inside else []
        meant = (*inside, *(name for other in others for name in other.antecedents))
        is_about_two = len({key_at[name.start] for name in meant}) > 1
        if is_about_two and _may_state(sentence, len(inside)):
            begins = _begins(doc, others, sentences, starts)
            yield Sentence(*_prepare(sentence, inside, others, parse), begins, key_of)


def _sentences(doc: Doc, names: list[Name]) -> Iterator[SpacySpan]:
    """Yield the sentences; two are one where the parser saw the end of one inside a name."""
    inside = {i for name in names for i in range(name.start + 1, name.end)}
    start = 0
    for sentence in doc.sents:
        if sentence.end not in inside:
            yield doc[start : sentence.end]
            start = sentence.end


def _within(stand_ins: list[StandIn], sentence: SpacySpan) -> list[StandIn]:
    first = bisect_left(stand_ins, sentence.start, key=attrgetter("start"))
    last = bisect_left(stand_ins, sentence.end, key=attrgetter("start"))
    return [other for other in stand_ins[first:last] if other.end <= sentence.end]


def _may_state(sentence: SpacySpan, names: int) -> bool:
    if names > MANY_NAMES or len(sentence) > LONGEST_SENTENCE:
        return False
    return "?" not in words_of(sentence.doc)[max(sentence.end - 2, sentence.start) : sentence.end]


def _begins(
    doc: Doc, others: list[StandIn], sentences: list[SpacySpan], starts: list[int]
) -> dict[Span, int]:
    """Return where the sentences of the names begin that others stand for."""
    return {
        _characters(doc, name): sentences[bisect_right(starts, name.start) - 1].start_char
        for other in others
        for name in other.antecedents
    }


def _characters(doc: Doc, name: Name) -> Span:
    last = doc[name.end - 1]
    return Span(doc[name.start].idx, last.idx + len(last.text))


def _prepare(
    sentence: SpacySpan,
    names: list[Name],
    others: list[StandIn],
    parse: Parse,
) -> tuple[Tree, int, int, dict[int, tuple[Span, ...]]]:
    """Return the tree, where it begins and ends, and what its tokens stand for."""
    start = sentence.start
    inside = [name._replace(start=name.start - start, end=name.end - start) for name in names]
    heads = {other.head - start: other.antecedents[0] for other in others if other.rule != "post"}
    posts = {other.head - start: other.antecedents[0] for other in others if other.rule == "post"}
    tree, places = merge_names(sentence, inside, heads, posts, parse)
    stands_for = {
        places[other.head - start]: tuple(
            _characters(sentence.doc, name) for name in other.antecedents
        )
        for other in others
        if other.head - start in places
    }
    return tree, sentence.start_char, sentence.end_char, stands_for
