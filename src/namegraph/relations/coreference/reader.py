"""Reads a document from left to right and resolves what leaves no doubt."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from namegraph.knowledge import anaphora, titles
from namegraph.phrases import find_roles
from namegraph.relations.coreference.clusters import find_in_clusters
from namegraph.relations.coreference.identity import identify
from namegraph.relations.coreference.nouns import (
    read_body,
    read_body_by_name,
    read_city,
    read_country,
    read_pair,
)
from namegraph.relations.coreference.people import read_person, read_role
from namegraph.relations.coreference.pronouns import read_he_or_she, read_it
from namegraph.relations.coreference.story import StandIn, Story
from namegraph.relations.merging import is_parsed
from namegraph.spans import Name, lower_words_of
from namegraph.types import LONGEST_SENTENCE


Read = Callable[[Story, Token], StandIn | None]

_RULES: tuple[tuple[Read, tuple[str, ...]], ...] = (
    (read_person, ("male", "female", "people")),
    (read_he_or_she, ("he", "she")),
    (read_it, ("it",)),
    (read_body, ("companies", "bodies")),
    (read_body_by_name, ("own",)),
    (read_country, ("countries",)),
    (read_city, ("cities",)),
    (read_pair, ("two_people", "two_bodies", "two_countries", "two_of_a_kind")),
)


def find_stand_ins(doc: Doc, names: list[Name], keys: list[str] | None = None) -> list[StandIn]:
    """Return the pronouns and noun phrases for which a document leaves one name, in order.

    Parameters
    ----------
    doc : Doc
        A text with tags and dependencies; its names are not merged yet. Where the pipeline has
        found clusters of coreference itself, they are taken instead.
    names : list of Name
        All its names, in order.
    keys : list of str, optional
        What ``identify`` returns for them, if it is known.

    Examples
    --------
    >>> from namegraph.pipeline import load_model
    >>> from namegraph.repair import repair
    >>> doc = load_model()("Nora Blum leads the Harbour Agency. She visited Oslo.")
    >>> for found in find_stand_ins(doc, repair(doc)):
    ...     print(doc[found.head], [str(doc[n.start : n.end]) for n in found.antecedents])
    She ['Nora Blum']
    """
    if not is_parsed(doc):
        return []
    given = find_in_clusters(doc, names)
    if given is not None:
        return given
    return list(_read(Story(doc, names, identify(doc, names) if keys is None else keys)))


def _read(story: Story) -> Iterator[StandIn]:
    roles = find_roles(story.doc)
    starts = _starts(story, roles)
    for sentence in story.doc.sents:
        story.open_sentence()
        if len(sentence) > LONGEST_SENTENCE:
            _note_names(story, sentence)
            continue
        free = sentence.start
        for i in starts[bisect_left(starts, free) : bisect_left(starts, sentence.end)]:
            if i >= free:
                free, found = _step(story, i, roles)
                if found:
                    yield found


def _starts(story: Story, roles: dict[int, int]) -> list[int]:
    """Return where a name, a role or a word that may stand for a name begins."""
    known = _readers()
    words = (i for i, word in enumerate(lower_words_of(story.doc)) if word in known)
    return sorted({*words, *story.names, *roles})


def _note_names(story: Story, sentence: Span) -> None:
    """Take note of the names of a list, in which nothing is resolved: its parse tells nothing."""
    for i in range(sentence.start, sentence.end):
        name = story.names.get(i)
        if name and name.start == i:
            story.add_name(name)


def _step(story: Story, i: int, roles: dict[int, int]) -> tuple[int, StandIn | None]:
    """Take note of what begins at a token; return where to go on, and what was resolved."""
    name = story.names.get(i)
    if name:
        if name.start == i:
            story.add_name(name)
        return i + 1, None
    end = roles.get(i)
    if end:
        return end, read_role(story, i, end)
    read = _readers().get(lower_words_of(story.doc)[i])
    return i + 1, read(story, story.doc[i]) if read else None


@cache
def _readers() -> dict[str, Read]:
    """Return which rule reads a word."""
    kin = titles()["kin"] - anaphora()["several"]
    readers: dict[str, Read] = dict.fromkeys(kin, read_person)
    for read, arrays in _RULES:
        for array in arrays:
            readers |= dict.fromkeys(anaphora()[array], read)
    return readers
