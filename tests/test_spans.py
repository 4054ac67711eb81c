from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from namegraph.spans import Name, is_capitalised, overlapping, put, same_text, text_of


NAMES = [Name(0, 2, "ORG"), Name(3, 5, "PLACE"), Name(5, 6, "PERSON")]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 1, [0]),
        (1, 3, [0]),
        (2, 3, []),
        (4, 6, [1, 2]),
        (5, 6, [2]),
        (0, 9, [0, 1, 2]),
        (6, 9, []),
        (-1, 0, []),
    ],
)
def test_names_that_share_a_token_overlap(start: int, end: int, expected: list[int]) -> None:
    assert overlapping(NAMES, start, end) == [NAMES[i] for i in expected]


def test_a_new_name_replaces_what_it_overlaps() -> None:
    new = Name(1, 4, "ORG", step="x")
    assert put(list(NAMES), new) == [new, NAMES[2]]


def test_a_new_name_in_a_gap_replaces_nothing() -> None:
    new = Name(2, 3, "ORG")
    assert put(list(NAMES), new) == [NAMES[0], new, *NAMES[1:]]


def test_put_changes_the_given_list() -> None:
    names = list(NAMES)
    assert put(names, Name(0, 9, "ORG")) is names
    assert names == [Name(0, 9, "ORG")]


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(
    lambda s: Name(s[0], s[0] + s[1], "ORG")
)


@settings(max_examples=50, deadline=None)
@given(st.lists(SPANS, max_size=12), st.integers(0, 20), st.integers(1, 6))
def test_names_stay_sorted_and_disjoint(spans: list[Name], start: int, size: int) -> None:
    names: list[Name] = []
    for span in spans:
        names = put(names, span)
        assert span in names
    assert all(one.end <= other.start for one, other in pairwise(names))
    shared = [n for n in names if n.start < start + size and start < n.end]
    assert overlapping(names, start, start + size) == shared


def test_the_text_of_a_name_is_what_stands_there(make_doc: Callable[..., Doc]) -> None:
    assert (
        text_of(make_doc("the Harbour Agency 's office"), Name(1, 4, "ORG")) == "Harbour Agency's"
    )


def test_the_same_stretch_is_the_same_text() -> None:
    assert same_text(Name(0, 2, "ORG"), Name(0, 2, "PLACE", "GPE"))
    assert not same_text(Name(0, 2, "ORG"), Name(0, 3, "ORG"))


@pytest.mark.parametrize(
    ("word", "expected"), [("Oslo", True), ("Ош", True), ("oslo", False), ("7", False)]
)
def test_a_capital_is_seen(make_doc: Callable[..., Doc], word: str, expected: bool) -> None:  # noqa: FBT001
    assert is_capitalised(make_doc([word])[0]) is expected
