"""The prepositions of a word, also where the parser hung them on another."""

from collections.abc import Iterator

from spacy.tokens import Token

from namegraph.knowledge import calendar, grammar
from namegraph.relations.tree import children


_NOW_OR_THEN = grammar()["now_or_then"]
_DAYS = calendar()["month"].keys() | calendar()["weekday"].keys()


def includes(preposition: Token) -> bool:
    """Tell whether a preposition begins examples: "including", "such as"."""
    word = preposition.lower_
    is_such_as = word == "as" and preposition.i > 0 and preposition.nbor(-1).lower_ == "such"
    return word in {"including", "like"} or is_such_as


def prepositions_on(token: Token) -> Iterator[Token]:
    """Yield the prepositions on a token, also those coordinated: "in Oslo as well as in Osh"."""
    own = children(token, "prep", "agent", "dative", "prt")
    for preposition in (*(each for each in own if not _is_misplaced(each)), *_misplaced(token)):
        yield preposition
        yield from (other for other in children(preposition, "conj") if other.tag_ == "IN")
        yield from _behind_date(preposition)


def _is_misplaced(preposition: Token) -> bool:
    """Tell the second "in" of "a seat in Oslo and offices in Bergen", parsed as the seat's."""
    noun = preposition.nbor(-1) if preposition.i else preposition
    if noun.lower_ in _NOW_OR_THEN and preposition.i > 1 and preposition.nbor(-2).text == ",":
        return preposition.head.tag_ == "NN"  # "a student, Ann Lee, now at Velmar"
    is_other = noun.dep_ == "conj" and noun.tag_ in {"NN", "NNS"} and noun != preposition.head
    return is_other and noun.head.dep_ == "pobj" and noun.head.head.head == preposition.head


def _misplaced(noun: Token) -> list[Token]:
    """Return the preposition right after a noun that the parser hung on another."""
    after = noun.nbor() if noun.dep_ == "conj" and noun.i + 1 < len(noun.doc) else noun
    return [after] if after.dep_ == "prep" and _is_misplaced(after) else []


def _behind_date(preposition: Token) -> Iterator[Token]:
    """Yield "in" of "born on 2 May 1951, in Oslo", which is parsed as if May were in Oslo."""
    for day in children(preposition, "pobj"):
        if day.text in _DAYS or day.text.isdigit():
            yield from (other for other in children(day, "prep") if other.lower_ != "of")
