"""The second reader: its pieces, passages, product and place in the pipeline."""

import sys
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from spacy.language import Language
from spacy.tokens import Doc

import namegraph as ng
from namegraph.accurate import encoder
from namegraph.accurate.component import read_again
from namegraph.accurate.labels import LABELS, NAMES, to_names, to_numbers
from namegraph.accurate.passages import MOST_PIECES, cut_passages
from namegraph.accurate.pieces import SHAPES, UNKNOWN, cut, shape, vocabulary
from namegraph.accurate.product import TRUST, agree
from namegraph.models import Ner, describe_model
from namegraph.pipeline import load_model, read_texts


TEXT = "Helga Blum left the Harbour Agency in Oslo. On Monday she met Sirojiddin Muhriddin."


@pytest.fixture(scope="module")
def both() -> Language:
    return load_model(ner="accurate")


# --- pieces ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Vienna", ["vienna"]),
        ("Zürich", ["zurich"]),
        ("OSCE's", ["os", "##ce", "'", "s"]),
        ("co-operation", ["co", "-", "operation"]),
        ("北京", ["北", "京"]),
        ("a\u200bb", ["ab"]),
    ],
)
def test_a_word_is_cut_into_known_pieces(word: str, pieces: list[str]) -> None:
    assert cut(word) == tuple(vocabulary()[piece] for piece in pieces)


@pytest.mark.parametrize("word", ["", " ", "\u200b", "\n", "𓀀", "x" * 5000])
def test_what_has_no_piece_is_unknown(word: str) -> None:
    assert cut(word) == (UNKNOWN,)


@given(st.text(max_size=200))
def test_each_word_has_some_pieces_and_a_shape(word: str) -> None:
    pieces = cut(word)
    assert 1 <= len(pieces) <= 12
    assert all(0 < piece < len(vocabulary()) for piece in pieces)
    assert 0 <= shape(word) < SHAPES - 1


# --- labels ------------------------------------------------------------------------------------


def test_labels_go_both_ways() -> None:
    names = [(0, 2, "PERSON"), (2, 3, "PERSON"), (4, 5, "GPE")]
    assert to_names(to_numbers(6, names)) == names
    assert to_numbers(2, [(0, 1, "WEAPON")]) == [0, 0]
    assert len(LABELS) == 2 * len(NAMES) + 1


# --- passages ----------------------------------------------------------------------------------


@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=80), max_size=12))
def test_passages_hold_every_token_once_and_fit(sentences: list[list[int]]) -> None:
    sizes = [size for sentence in sentences for size in sentence]
    starts = [sum(map(len, sentences[:number])) for number in range(len(sentences))]
    passages = list(cut_passages(starts, sizes))
    tokens = [token for start, end in passages for token in range(start, end)]
    assert tokens == list(range(len(sizes)))
    assert all(sum(sizes[start:end]) <= MOST_PIECES for start, end in passages)


def test_a_passage_ends_with_a_sentence_and_is_as_long_as_it_may_be() -> None:
    assert list(cut_passages([0, 100, 200], [1] * 300)) == [(0, 200), (200, 300)]
    assert list(cut_passages([0], [2] * 300)) == [(0, 140), (140, 280), (280, 300)]
    assert list(cut_passages([], [])) == []


# --- the product of both readings --------------------------------------------------------------


def best_by_trying(sums: np.ndarray, allowed: list[int]) -> float:
    """Return the sum of the best sequence of labels, found by trying each."""
    return max(
        sum(sums[token, label] for token, label in enumerate(labels))
        for labels in product(allowed, repeat=len(sums))
        if may_follow(0, labels[0]) and all(may_follow(*pair) for pair in pairwise(labels))
    )


def may_follow(before: int, label: int) -> bool:
    name = LABELS[label][2:]
    return not LABELS[label].startswith("I-") or (before > 0 and LABELS[before][2:] == name)


@given(arrays(np.float32, (4, 5), elements=st.floats(-9, -0.125, width=32)), st.data())
def test_the_best_sequence_of_labels_is_found(some: np.ndarray, data: st.DataObject) -> None:
    scores = np.full((4, len(LABELS)), -1e4, dtype=np.float32)
    scores[:, :5] = some
    read = data.draw(st.lists(st.integers(0, 4), min_size=4, max_size=4))
    sums = scores.copy()
    sums[range(4), read] += TRUST
    labels = agree(scores, read)
    assert may_follow(0, labels[0])
    assert all(may_follow(*pair) for pair in pairwise(labels))
    found = sum(float(sums[token, label]) for token, label in enumerate(labels))
    assert found == pytest.approx(best_by_trying(sums, list(range(5))), abs=1e-3)


def test_vectors_survive_four_bits() -> None:
    vectors = np.random.default_rng(1).normal(size=(50, 384)).astype(np.float32)
    packed, scales = encoder.pack(vectors)
    off = np.abs(encoder.unpack(packed, scales) - vectors)
    assert packed.nbytes == vectors.nbytes / 8
    assert off.max() < np.abs(vectors).max() / 7
    assert encoder.pack(np.zeros((1, 64), np.float32))[0].shape == (1, 32)


# --- in the pipeline ---------------------------------------------------------------------------


@pytest.mark.model
def test_both_readers_find_names(both: Language) -> None:
    [(doc, _)] = read_texts(both, [(TEXT, None)])
    found = {(ent.text.removeprefix("the "), ent.label_) for ent in doc.ents}
    assert found == {
        ("Helga Blum", "PERSON"),
        ("Harbour Agency", "ORG"),
        ("Oslo", "GPE"),
        ("Monday", "DATE"),
        ("Sirojiddin Muhriddin", "PERSON"),
    }


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "?",
        "x" * 5000,
        "Ann Lee and " * 800,
        "🌍 " * 300,
        "مرحبا بكم في أوسلو",
        "a\u200b b",
    ],
)
def test_odd_texts_are_read(both: Language, text: str) -> None:
    [(doc, _)] = read_texts(both, [(text, None)])
    assert doc.text == text


def test_a_text_without_sentences_is_read(both: Language) -> None:
    doc = Doc(both.vocab, words=["Ann", "Lee", "left", "Oslo"])
    assert [ent.text for ent in read_again(doc).ents] == ["Ann Lee", "Oslo"]


@pytest.mark.model
def test_a_build_reads_with_both_and_knows_which_reader_it_had(tmp_path: Path) -> None:
    read = []
    readers: tuple[Ner, ...] = ("tuned", "accurate", "accurate")
    for ner in readers:
        told = [0]
        with ng.build([TEXT], ner=ner, db=tmp_path / "a.namegraph", progress=told.append) as graph:
            assert graph.entity("Helga Blum").kind == "PERSON"
        read.append(told[-1])
    assert read == [1, 1, 0]
    assert describe_model(None, "accurate") == "en_core_web_md 3.7.1, accurate"


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    encoder.session.cache_clear()
    with pytest.raises(ng.NameGraphError, match=r"pip install 'namegraph\[accurate\]'"):
        load_model(ner="accurate")
    encoder.session.cache_clear()
