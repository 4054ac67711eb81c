import csv
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import namegraph as ng
from namegraph.types import Extraction, Kind, Mention, Relation, Span


with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    sample = import_module("read_sample")

Row = dict[str, str]
KINDS: dict[str, Kind] = {"Nora Blum": "PERSON", "Ida Falk": "PERSON", "Oslo": "PLACE"}


def extraction(name: str, text: str, *read: tuple[str, str, str]) -> Extraction:
    """Return what is read in a text; each word in it stands for its first occurrence."""

    def span(word: str) -> Span:
        return Span(text.index(word), text.index(word) + len(word))

    whole = Span(0, len(text))
    mentions = (
        Mention(name, *span(word), word, kind, "", *whole)
        for word, kind in KINDS.items()
        if word in text
    )
    relations = (
        Relation(name, type_, span(head), span(tail), span("saw"), whole, f"{type_} rule")
        for head, type_, tail in read
    )
    return Extraction(ng.Document(name, text), tuple(mentions), (), tuple(relations))


SIX = [
    extraction(
        f"{i}.txt",
        f"On day {i} Nora Blum saw Ida Falk in Oslo.",
        ("Nora Blum", "met", "Ida Falk"),
        ("Nora Blum", "visited", "Oslo"),
    )
    for i in range(3)
]


def drawn(extractions: list[Extraction], count: int = 9, seed: int = 1) -> list[Row]:
    rows: list[Row] = sample.draw(extractions, count, seed, "stated")
    return rows


def marked(*verdicts: str) -> list[Row]:
    return [row | {"verdict": verdict} for row, verdict in zip(drawn(SIX), verdicts, strict=False)]


# --- drawing ---------------------------------------------------------------------------------


def test_sample_does_not_depend_on_order() -> None:
    for count in (1, 3, 6):
        rows = drawn(SIX, count)
        assert len(rows) == count
        assert rows == drawn(SIX[::-1], count)


def test_another_seed_draws_others() -> None:
    samples = {tuple(row["id"] for row in drawn(SIX, 3, seed)) for seed in range(9)}
    assert len(samples) > 3


def test_sample_grows_with_its_count() -> None:
    ids = [{row["id"] for row in drawn(SIX, count)} for count in range(7)]
    assert all(less < more for less, more in pairwise(ids))


def test_equal_facts_are_drawn_once_in_a_document() -> None:
    twice = extraction(
        "a.txt",
        "Nora Blum saw Ida Falk.",
        ("Nora Blum", "met", "Ida Falk"),
        ("Ida Falk", "met", "Nora Blum"),
        ("Nora Blum", "accused", "Ida Falk"),
        ("Ida Falk", "accused", "Nora Blum"),
    )
    assert sorted(row["relation"] for row in drawn([twice])) == ["accused", "accused", "met"]


def test_text_that_is_there_twice_is_drawn_once() -> None:
    text, read = "Nora Blum saw Oslo.", ("Nora Blum", "visited", "Oslo")
    both = [extraction(name, text, read) for name in ("b.txt", "a.txt")]
    assert [row["document"] for row in drawn(both)] == ["a.txt"]


def test_layers_do_not_mix() -> None:
    assert sample.draw(SIX, 9, 1, "verb") == []


def test_row_tells_what_was_read_and_where() -> None:
    text = "  Nora Blum  saw\nOslo."
    [row] = drawn([extraction("a.txt", text, ("Nora Blum", "visited", "Oslo"))])
    assert row["sentence"] == "[head: Nora Blum] <saw> [tail: Oslo]."
    assert (row["relation"], row["rule"], row["modality"]) == ("visited", "visited rule", "fact")
    assert text[int(row["tail_start"]) : int(row["tail_end"])] == row["tail"] == "Oslo"
    assert tuple(row) == sample.COLUMNS
    assert row["verdict"] == row["note"] == ""


def test_documents_are_chosen_by_text() -> None:
    documents = [each.document for each in SIX]
    some = sample.choose(documents, 2, 1)
    assert len(some) == 2
    assert some == sample.choose(documents[::-1], 2, 1)
    assert len(sample.choose(documents, None, 1)) == 3


# --- sheets ----------------------------------------------------------------------------------


def test_sheet_keeps_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    rows = marked(" Right", "?", "")
    sample.write_sheet(path, rows)
    assert [row["verdict"] for row in sample.read_sheet(path)] == ["right", "?", ""]


def test_formula_does_not_run(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    sample.write_sheet(path, [{**drawn(SIX)[0], "note": "=1+1"}])
    assert "'=1+1" in path.read_text(encoding="utf-8")


def test_sheet_without_text_has_no_sentence_and_keeps_verdicts(tmp_path: Path) -> None:
    sheet, bare = tmp_path / "sheet.csv", tmp_path / "bare.csv"
    sample.write_sheet(sheet, marked("right", "wrong", "name"))
    sample.main(["--without-text", str(sheet), "-o", str(bare)])
    assert "saw" not in bare.read_text(encoding="utf-8")
    rows = sample.read_sheet(bare)
    assert [row["verdict"] for row in rows] == ["right", "wrong", "name"]
    kept = sample.keep(drawn(SIX), rows)
    assert [row["verdict"] for row in kept] == ["right", "wrong", "name", "", "", ""]


def test_unknown_verdict_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    sample.write_sheet(path, marked("right", "maybe"))
    with pytest.raises(SystemExit, match=r"row 3: 'maybe' is none of right, wrong"):
        sample.read_sheet(path)


# --- scores ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "all_", "low", "high"),
    [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (50, 100, 0.404, 0.596)],
)
def test_interval_is_wilsons(right: int, all_: int, low: float, high: float) -> None:
    assert sample.wilson(right, all_) == pytest.approx((right / all_, low, high), abs=0.0005)


def test_scores_are_strict_and_lenient(capsys: pytest.CaptureFixture, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    sample.write_sheet(path, marked("right", "name", "?", "reversed", "wrong", ""))
    sample.main(["--score", str(path)])
    out = capsys.readouterr().out
    row: Any = next(line.split() for line in out.splitlines() if line.startswith("all "))
    assert row[1:7] == ["5", "1", "1", "1", "1", "1"]
    assert (row[7], row[9]) == ("20.0", "50.0")
    assert "met rule" in out
    assert "1 of 6 are not judged" in out


# --- the command -----------------------------------------------------------------------------


def test_command_draws_from_articles(
    tmp_path: Path, nlp: Language, capsys: pytest.CaptureFixture
) -> None:
    source = tmp_path / "articles"
    source.mkdir()
    source.joinpath("a.txt").write_text("Nora Blum visited Norway.", encoding="utf-8")
    sheet = tmp_path / "sheet.csv"
    sample.main([str(source), "-o", str(sheet)], model=nlp)
    with sheet.open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert row["sentence"] == "[head: Nora Blum] <visited> [tail: Norway]."
    assert capsys.readouterr().err == "1 relations from 1 articles, 0 of them judged\n"


@pytest.mark.parametrize("options", [[], ["articles"], ["-o", "sheet.csv"]])
def test_missing_options_are_told(options: list[str], capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as caught:
        sample.main(options)
    assert caught.value.code == 2
    assert "SHEET" in capsys.readouterr().err
