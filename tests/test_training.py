import json
import re
import sys
import tomllib
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from namegraph.models import fingerprint_rules
from namegraph.pipeline import load_model
from namegraph.training import __main__ as command
from namegraph.training import examples, news, reader
from namegraph.training.corpora import read_corpora
from namegraph.training.examples import Example, Gold, merge_labels, read_corpus
from namegraph.training.news import read_news
from namegraph.training.synthesis import synthesize
from namegraph.weights import Weights, get_weights


MakeDoc = Callable[..., Doc]
Labelled = list[tuple[str, str]]

SMALL_RECIPE = {
    "seeds": [3],
    "epochs": 1,
    "learn_rate": 0.001,
    "dropout": 0.3,
    "batch": 2,
    "longest_example": 40,
    "synthetic": 0.002,
    "renamed": 0.5,
    "renamed_names": 0.5,
    "headlines": 0.5,
    "capitals": 0.5,
    "stock": 0.25,
    "news": [],
    "corpora": {"small.jsonl": "plain"},
}


def seeded() -> Random:
    return Random(2)  # noqa: S311 - no secret


# --- labels of a corpus --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "ents", "golds", "expected"),
    [
        ("Velm met", [("Velm", "ORG")], [("Velm", "PERSON")], [("Velm", "PERSON")]),
        ("Velm met", [], [("Velm", "ORG")], [("Velm", "ORG")]),
        ("Velm met", [("Velm", "PERSON")], [], []),
        ("in Velm", [("Velm", "ORG")], [("Velm", "PLACE")], [("Velm", "GPE")]),
        ("in Velm", [("Velm", "LOC")], [("Velm", "PLACE")], [("Velm", "LOC")]),
        ("in Velm Hall", [("Velm Hall", "FAC")], [("Velm Hall", "PLACE")], [("Velm Hall", "FAC")]),
        ("Velm met on Monday", [("Monday", "DATE")], [("Velm", "ORG")],
         [("Velm", "ORG"), ("Monday", "DATE")]),
        ("May Bank grew", [("May", "DATE")], [("May Bank", "ORG")], [("May Bank", "ORG")]),
        ("the Velmish side", [("Velmish", "NORP")], [("Velmish", "PLACE")], [("Velmish", "NORP")]),
        ("the Velmish side", [("Velmish", "NORP")], [], [("Velmish", "NORP")]),
        ("the Velm Agency", [], [("Velm Agency", "ORG")], [("the Velm Agency", "ORG")]),
        ("the Velm Sea", [], [("Velm Sea", "PLACE")], [("the Velm Sea", "GPE")]),
        ("the Velm of old", [], [("Velm", "PERSON")], [("Velm", "PERSON")]),
        ("the Velmish", [("Velmish", "NORP")], [("Velmish", "ORG")], [("Velmish", "NORP")]),
        ("Velm Cup", [("Velm Cup", "EVENT")], [("Velm Cup", None)], [("Velm Cup", "EVENT")]),
        ("Velm Prize", [("Velm Prize", "ORG")], [("Velm Prize", None)], []),
        ("Ann Velm Bank", [], [("Ann Velm", "PERSON"), ("Velm Bank", "ORG")],
         [("Ann Velm", "PERSON")]),
    ],
)  # fmt: skip
def test_the_corpus_decides_on_its_kinds_and_the_pipeline_on_others(
    make_doc: MakeDoc, words: str, ents: Labelled, golds: list[tuple[str, Any]], expected: Labelled
) -> None:
    doc = make_doc(words, ents=ents)
    spans = [Gold(at := doc.text.index(text), at + len(text), kind) for text, kind in golds]
    labels = merge_labels(doc, spans)
    assert [(doc[start:end].text, label) for start, end, label in labels] == expected


def test_a_span_inside_a_word_takes_the_word(make_doc: MakeDoc) -> None:
    doc = make_doc("Velmish-born Ann left")
    assert merge_labels(doc, [Gold(0, 7, "PLACE")]) == [(0, 1, "GPE")]


def test_labels_never_overlap(make_doc: MakeDoc) -> None:
    doc = make_doc("on the Velm day", ents=[("the Velm day", "DATE")])
    labels = merge_labels(doc, [Gold(7, 11, "ORG")])
    assert labels == [(1, 3, "ORG")]


# --- corpora -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ruler() -> Language:
    nlp = spacy.blank("en")
    patterns = [{"label": "DATE", "pattern": "Monday"}, {"label": "PERSON", "pattern": "Prize"}]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    return nlp


def corpus(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "small.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def entity(text: str, name: str, type_: str, **more: object) -> dict[str, object]:
    start = text.index(name)
    return {"start": start, "end": start + len(name), "type": type_, **more}


def read(nlp: Language, path: Path, convention: str, longest: int = 40) -> list[Labelled]:
    return [named(example) for example in read_corpus(nlp, path, convention, longest)]


def named(example: Example) -> Labelled:
    return [(" ".join(example.words[start:end]), label) for start, end, label in example.labels]


PLAIN = "The Velm Agency's head, Zoë Lindäng, went to Osterby on Monday. The Prize is 12."


def test_a_plain_corpus_is_read(ruler: Language, tmp_path: Path) -> None:
    found = [
        entity(PLAIN, "The Velm Agency's", "ORG"),
        entity(PLAIN, "Agency", "ORG"),
        entity(PLAIN, " Zoë Lindäng", "PER"),
        entity(PLAIN, "Osterby", "LOC"),
        entity(PLAIN, "Monday", "TIME"),
        entity(PLAIN, "Prize", "MISC"),
        entity(PLAIN, "12", "NUM"),
    ]
    assert read(ruler, corpus(tmp_path, {"text": PLAIN, "entities": found}), "plain") == [
        [
            ("The Velm Agency", "ORG"),
            ("Zoë Lindäng", "PERSON"),
            ("Osterby", "GPE"),
            ("Monday", "DATE"),
        ]
    ]


GUM = "The old mayor Zoë Lindäng of Osterby left the hall on Monday."


def gum(phrase: str, name: str | None, type_: str, *, is_named: bool = True) -> dict[str, object]:
    start = GUM.index(name) if name else None
    end = start + len(name) if name and start is not None else None
    return entity(GUM, phrase, type_, named=is_named, name_start=start, name_end=end)


def test_the_name_of_a_phrase_is_read_in_gum(ruler: Language, tmp_path: Path) -> None:
    found = [
        gum("The old mayor Zoë Lindäng of Osterby", "Zoë Lindäng", "person"),
        gum("Osterby", "Osterby", "place"),
        gum("the hall", "hall", "place", is_named=False),
        gum("left", None, "organization"),
        gum("Monday", "Monday", "time"),
    ]
    assert read(ruler, corpus(tmp_path, {"text": GUM, "entities": found}), "gum") == [
        [("Zoë Lindäng", "PERSON"), ("Osterby", "GPE"), ("Monday", "DATE")]
    ]


def test_a_long_text_is_cut_between_sentences(ruler: Language, tmp_path: Path) -> None:
    text = "Ann Velm left. Bo Lind came on Monday. Ann Velm met Bo Lind."
    found = [entity(text, "Ann Velm", "PER"), entity(text, "Bo Lind", "PER")]
    path = corpus(tmp_path, {"text": text, "entities": found}, {"text": "", "entities": []})
    parts = [list(read_corpus(ruler, path, "plain", longest)) for longest in (100, 11, 5, 1)]
    assert [[len(part.words) for part in each] for each in parts] == [
        [16], [10, 6], [4, 6, 6], [4, 6, 6],
    ]  # fmt: skip
    assert [named(part) for part in parts[2]] == [
        [("Ann Velm", "PERSON")],
        [("Bo Lind", "PERSON"), ("Monday", "DATE")],
        [],
    ]
    for each in parts:
        words = [w + " " * s for part in each for w, s in zip(part.words, part.spaces, strict=True)]
        assert "".join(words) == text


# --- the project's own news ------------------------------------------------------------------

NEWS = sorted((files("namegraph") / "training" / "resources" / "news").iterdir(), key=str)


@pytest.fixture
def own_news(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Return what writes the file ``own`` of the news."""
    folder = tmp_path / "training" / "resources" / "news"
    folder.mkdir(parents=True)
    monkeypatch.setattr(news, "files", lambda _: tmp_path)

    def write(text: str) -> None:
        (folder / "own.txt").write_text(text, encoding="utf-8")

    return write


def test_marked_news_is_read(ruler: Language, own_news: Callable[[str], None]) -> None:
    own_news(
        "About these texts.\n"
        "=== 1\nThe [O|Velm Agency]'s head, [P|Zoë Lindäng], left the [T|Velm] on Monday.\n\n"
        "=== 2\nNo Prize for [N|Velmish] [G|Osterby].\n"
    )
    assert [named(example) for example in read_news(ruler, "own", 40)] == [
        [("The Velm Agency", "ORG"), ("Zoë Lindäng", "PERSON"), ("Velm", "PRODUCT"),
         ("Monday", "DATE")],
        [("Velmish", "NORP"), ("Osterby", "GPE")],
    ]  # fmt: skip


def test_news_counts_among_the_corpora(
    ruler: Language, own_news: Callable[[str], None], tmp_path: Path
) -> None:
    own_news("=== 1\n[P|Zoë Lindäng] left.\n")
    path = corpus(tmp_path, {"text": "Ann came.", "entities": [entity("Ann came.", "Ann", "PER")]})
    recipe = {**SMALL_RECIPE, "news": ["own"]}
    assert path.name in recipe["corpora"]
    assert [named(example) for example in read_corpora(ruler, tmp_path, recipe)] == [
        [("Ann", "PERSON")], [("Zoë Lindäng", "PERSON")],
    ]  # fmt: skip


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.name)
def test_every_mark_of_the_news_is_whole(path: Path) -> None:
    texts = news.read_marked(path.read_text(encoding="utf-8"))
    assert len(texts) >= 60
    assert sum(bool(news.strip_marks(text)[1]) for text in texts) >= 0.97 * len(texts)
    for text in texts:
        plain, marks = news.strip_marks(text)
        assert not re.search(r"\w\||\|\w", plain), text
        for start, end, label in marks:
            name = plain[start:end]
            assert name == name.strip(), text
            assert label in {"LAW", "ORG", "PERSON", "WORK_OF_ART"} or len(name) < 65, name


@pytest.mark.parametrize("recipe", ["recipe.toml", "accurate.toml"])
def test_the_recipes_name_all_the_news(recipe: str) -> None:
    path = files("namegraph") / "training" / "resources" / recipe
    named = tomllib.loads(path.read_text(encoding="utf-8"))["news"]
    assert [f"{name}.txt" for name in named] == [path.name for path in NEWS]


# --- weights -------------------------------------------------------------------------------


def test_runs_are_averaged_and_mixed() -> None:
    runs = [{"W": np.array([1.0, 2.0])}, {"W": np.array([3.0, 6.0])}]
    mean = reader.average(runs)
    assert mean["W"].tolist() == [2, 4]
    assert reader.mix(mean, {"W": np.zeros(2)}, 0.25)["W"].tolist() == [1.5, 3]
    assert reader.mix(mean, {"W": np.ones(2)}, 1)["W"].tolist() == [1, 1]
    assert reader.mix(mean, {"W": np.ones(2)}, 0)["W"].tolist() == [2, 4]


def test_packed_weights_come_back_as_half_precision_numbers(tmp_path: Path) -> None:
    weights: Weights = {
        "0.a.W": np.linspace(-3, 3, 60, dtype=np.float32).reshape(4, 15),
        "7.hashembed.E": np.float32([[0.1, -0.0004]]),
    }
    reader.pack(weights, tmp_path / "own.npz")
    with np.load(tmp_path / "own.npz") as back:
        assert sorted(back.files) == sorted(weights)
        for name, array in weights.items():
            assert back[name].dtype == np.float16
            np.testing.assert_array_equal(back[name], array.astype(np.float16))
            np.testing.assert_allclose(back[name], array, rtol=1e-3)


SMALL = [
    ("Ann Velmqvist met Bo Lindäng in Osterby.", {"Ann Velmqvist": "PER", "Osterby": "LOC"}),
    ("The Osterby Water Agency closed.", {"Osterby Water Agency": "ORG"}),
    ("He left on Monday.", {}),
]


@pytest.mark.model
def test_a_small_training_gives_the_same_weights_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"text": text, "entities": [entity(text, *each) for each in found.items()]}
        for text, found in SMALL
    ]
    corpus(tmp_path, *rows)
    told: list[str] = []
    stock = load_model(ner="stock")
    with monkeypatch.context() as patched:
        patched.setattr(reader, "load_model", lambda **_: stock)  # of this process only
        weights = reader.train(tmp_path, SMALL_RECIPE, 1, told.append)
    own = get_weights(stock.get_pipe("ner").model)
    read_again = read_corpora(stock, tmp_path, SMALL_RECIPE)
    again = reader.train_once(read_again, SMALL_RECIPE, SMALL_RECIPE["seeds"][0])
    assert told == ["3 examples from 1 corpora", "1 of 1 runs are done"]
    assert set(weights) == set(own)
    assert any(not np.array_equal(weights[name], own[name]) for name in own)
    for name, array in reader.mix(again, own, SMALL_RECIPE["stock"]).items():
        np.testing.assert_array_equal(weights[name], array)


@pytest.mark.model
def test_examples_from_templates_keep_the_other_labels(nlp: Language) -> None:
    made = list(examples.make_examples(nlp, seeded(), 0.05))
    assert len(made) == round(0.05 * len(list(synthesize(seeded()))))
    for example in made:
        assert len(example.words) == len(example.spaces)
        assert all(0 <= start < end <= len(example.words) for start, end, _ in example.labels)
        assert all(one[1] <= other[0] for one, other in pairwise(example.labels))
    assert {label for example in made for *_, label in example.labels} >= {"PERSON", "ORG", "GPE"}


# --- the recipe and the command ------------------------------------------------------------


def test_the_recipe_can_be_followed() -> None:
    recipe = reader.read_recipe()
    assert set(recipe) == set(SMALL_RECIPE)
    assert len(set(recipe["seeds"])) == len(recipe["seeds"]) > 0
    assert all(recipe[name] > 0 for name in ("epochs", "learn_rate", "batch", "longest_example"))
    assert all(0 <= recipe[name] < 1 for name in ("dropout", "synthetic", "renamed", "stock"))
    assert set(recipe["corpora"].values()) <= set(examples._CONVENTIONS)
    assert all(name.endswith(".jsonl") for name in recipe["corpora"])


def test_training_changes_nothing_in_how_documents_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fingerprint = fingerprint_rules.__wrapped__  # as it is now, not as it was at the start
    before = fingerprint()
    real = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: b"" if "training" in path.parts else real(path)
    )
    assert fingerprint() == before


def start(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["training", *map(str, arguments)])
    command.main()


def test_a_missing_corpus_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "own.npz"
    with pytest.raises(SystemExit) as stopped:
        start(monkeypatch, tmp_path, "-o", output)
    first = next(iter(reader.read_recipe()["corpora"]))
    assert stopped.value.code == 2
    assert f"no {first} in {tmp_path}" in capsys.readouterr().err
    assert not output.exists()


def test_a_corpus_that_is_missing_later_is_an_error(tmp_path: Path, ruler: Language) -> None:
    with pytest.raises(FileNotFoundError):
        read_corpora(ruler, tmp_path, SMALL_RECIPE)


def test_the_command_writes_what_was_trained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def train(data: Path, recipe: object, jobs: int, progress: Callable[[str], None]) -> Weights:
        progress(f"{data.name} {recipe is SMALL_RECIPE} {jobs}")
        return {"W": np.ones(3)}

    corpus(tmp_path)
    monkeypatch.setattr(command, "read_recipe", lambda: SMALL_RECIPE)
    monkeypatch.setattr(command, "train", train)
    start(monkeypatch, tmp_path, "-o", tmp_path / "own.npz", "--jobs", 2)
    assert capsys.readouterr().err == f"{tmp_path.name} True 2\n"
    with np.load(tmp_path / "own.npz") as written:
        assert written["W"].tolist() == [1, 1, 1]
