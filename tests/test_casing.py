"""Examples set like headlines."""

from random import Random

import pytest

from namegraph.training.casing import set_some_as_headlines
from namegraph.training.examples import Example


WORDS = [
    "Ann",
    "Lee",
    "leads",
    "the",
    "talks",
    "of",
    "McVelm",
    "in",
    "Oslo",
    ".",
    "They",
    "went",
    "on",
    ".",
]


def example(words: list[str]) -> Example:
    return Example(words, [True] * len(words), [(0, 2, "PERSON"), (6, 7, "ORG")])


def set_with(words: list[str], *, headlines: float = 1, capitals: float, seed: int = 1) -> Example:
    recipe = {"headlines": headlines, "capitals": capitals}
    [found] = set_some_as_headlines([example(words)], Random(seed), recipe)  # noqa: S311 - no secret
    return found


def test_the_first_sentence_is_set_in_capitals() -> None:
    found = set_with(WORDS, capitals=1)
    assert " ".join(found.words) == "ANN LEE LEADS THE TALKS OF MCVELM IN OSLO . They went on ."
    assert found.labels == example(WORDS).labels


def test_each_word_gets_a_capital_and_small_ones_sometimes() -> None:
    found = {" ".join(set_with(WORDS[:10], capitals=0, seed=seed).words) for seed in range(20)}
    assert found == {
        "Ann Lee Leads The Talks Of McVelm In Oslo .",
        "Ann Lee Leads the Talks of McVelm in Oslo .",
    }


@pytest.mark.parametrize("stop", ["?", "\n\n"])
def test_a_headline_ends_at_a_stop_or_a_line(stop: str) -> None:
    found = set_with(["Lee", "left", stop, "he", "said"], capitals=1)
    assert found.words == ["LEE", "LEFT", stop, "he", "said"]


def test_a_long_sentence_is_no_headline() -> None:
    words = ["Lee", *["went"] * 40, "."]
    assert set_with(words, capitals=1).words == words


def test_a_share_is_set() -> None:
    assert set_with(WORDS, headlines=0, capitals=1).words == WORDS
    changed = [set_with(WORDS, headlines=0.5, capitals=1, seed=n).words != WORDS for n in range(50)]
    assert any(changed)
    assert not all(changed)
