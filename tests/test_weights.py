import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

import namegraph as ng
from namegraph import extractor
from namegraph.evaluate import evaluate
from namegraph.models import PACKAGES, describe_model, is_tuned
from namegraph.pipeline import load_model
from namegraph.weights import _FILE, _shipped, get_weights, set_weights, tune


LARGEST = 8_000_000
Loaded = list[tuple[object, str]]


@pytest.fixture(scope="module")
def stock() -> Language:
    return load_model(ner="stock")


@pytest.fixture
def loaded(ruler: Language, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """Let a fast pipeline stand for every other one, and tell which ones were asked for."""
    asked: Loaded = []

    def load(model: object = None, *, ner: str = "tuned") -> Language:
        asked.append((model, ner))
        return ruler

    monkeypatch.setattr(extractor, "load_model", load)
    return asked


def weights_of(nlp: Language, component: str = "ner") -> dict[str, Any]:
    return get_weights(nlp.get_pipe(component).model)


def equal(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return set(one) == set(other) and all(np.array_equal(one[name], other[name]) for name in one)


# --- the shipped file ----------------------------------------------------------------------


def test_the_shipped_file_is_small() -> None:
    assert 0 < len(_FILE.read_bytes()) <= LARGEST


def test_the_shipped_file_holds_numbers_only() -> None:
    with np.load(Path(str(_FILE)), allow_pickle=False) as arrays:
        assert {arrays[name].dtype for name in arrays.files} == {np.dtype(np.float16)}
        assert all(np.isfinite(arrays[name]).all() for name in arrays.files)


@pytest.mark.model
def test_the_shipped_weights_have_the_shape_of_the_pipelines_own(stock: Language) -> None:
    own, shipped = weights_of(stock), _shipped()
    assert {name: array.shape for name, array in own.items()} == {
        name: array.shape for name, array in shipped.items()
    }
    assert {array.dtype for array in shipped.values()} == {np.dtype(np.float32)}


# --- which pipeline reads with which weights -----------------------------------------------


@pytest.mark.model
def test_the_default_pipeline_reads_with_the_shipped_weights(nlp: Language) -> None:
    assert equal(weights_of(nlp), _shipped())


@pytest.mark.model
def test_the_stock_weights_are_those_of_the_package(stock: Language) -> None:
    raw = spacy.load(PACKAGES["en_core_web_md"])
    assert equal(weights_of(stock), weights_of(raw))
    assert not equal(weights_of(stock), _shipped())


@pytest.mark.model
@pytest.mark.parametrize("component", ["tok2vec", "tagger", "parser"])
def test_other_components_keep_their_weights(
    nlp: Language, stock: Language, component: str
) -> None:
    assert equal(weights_of(nlp, component), weights_of(stock, component))


@pytest.mark.model
@pytest.mark.parametrize("ner", ["tuned", "stock", "accurate"])
def test_a_pipeline_that_somebody_has_loaded_is_left_as_it_is(stock: Language, ner: Any) -> None:
    before = weights_of(stock)
    assert load_model(stock, ner=ner) is stock
    assert equal(weights_of(stock), before)


@pytest.mark.parametrize("ner", ["tuned", "stock", "accurate"])
def test_a_pipeline_in_a_folder_reads_as_it_was_saved(
    ruler: Language, tmp_path: Path, ner: Any
) -> None:
    ruler.to_disk(tmp_path / "own")
    other = load_model(str(tmp_path / "own"), ner=ner)
    assert [ent.text for ent in other("Nora Blum left Oslo").ents] == ["Nora Blum", "Oslo"]


@pytest.mark.model
def test_weights_are_copied_and_put_back(stock: Language) -> None:
    model = stock.get_pipe("ner").model
    before = get_weights(model)
    try:
        tune(stock)
        assert equal(get_weights(model), _shipped())
        assert not equal(before, _shipped())
    finally:
        set_weights(model, before)
    assert equal(get_weights(model), before)


@pytest.mark.parametrize(
    ("model", "ner", "tuned"),
    [
        (None, "tuned", True),
        ("en_core_web_md", "tuned", True),
        (None, "accurate", True),
        (None, "stock", False),
        ("en_core_web_md", "stock", False),
        ("en_core_web_lg", "tuned", False),
        ("en_core_web_lg", "accurate", False),
        ("/a/folder", "tuned", False),
        (_FILE, "tuned", False),
    ],
)
def test_only_the_default_pipeline_is_tuned(model: Any, ner: Any, *, tuned: bool) -> None:
    assert is_tuned(model, ner) is tuned


def test_a_description_tells_the_weights() -> None:
    tuned, plain = describe_model(None), describe_model(None, "stock")
    assert tuned == describe_model("en_core_web_md", "tuned") == f"{plain}, tuned"
    assert plain.startswith("en_core_web_md 3.")
    assert describe_model("no_such_model") == "no_such_model"


@pytest.mark.model
def test_a_description_tells_loaded_pipelines_apart(nlp: Language, stock: Language) -> None:
    assert describe_model(nlp) != describe_model(stock)
    assert describe_model(stock) == describe_model(stock, "stock")


# --- the choice reaches the pipeline -------------------------------------------------------


@pytest.mark.parametrize("options", [{}, {"ner": "tuned"}, {"ner": "stock"}, {"ner": "accurate"}])
def test_the_choice_is_passed_on(loaded: Loaded, tmp_path: Path, options: Any) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"text": "Nora Blum left Oslo.", "entities": []}))
    texts = ["Nora Blum left Oslo."]
    ng.Extractor(**options)
    list(ng.extract(texts, **options))
    ng.build(texts, **options).close()
    evaluate(gold, **options)
    assert loaded == [(None, options.get("ner", "tuned"))] * 4


def test_another_choice_reads_the_documents_of_a_database_anew(
    loaded: Loaded, tmp_path: Path
) -> None:
    documents = [ng.Document(f"{i}", "Nora Blum left Oslo.") for i in range(3)]
    read = []
    for ner in ("tuned", "tuned", "stock", "stock", "tuned"):
        told = [0]
        ng.build(documents, ner=ner, db=tmp_path / "a.namegraph", progress=told.append).close()
        read.append(told[-1])
    assert read == [3, 0, 3, 0, 3]
    assert [ner for _, ner in loaded] == ["tuned", "stock", "tuned"]


def test_the_choice_does_not_matter_to_a_loaded_pipeline(ruler: Language, tmp_path: Path) -> None:
    read = []
    for ner in ("tuned", "stock"):
        told = [0]
        path = tmp_path / "a.namegraph"
        ng.build(["Nora Blum left."], model=ruler, ner=ner, db=path, progress=told.append).close()
        read.append(told[-1])
    assert read == [1, 0]
