import csv
import json
import math
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import namegraph as ng
from namegraph import conflicts
from namegraph.tables import write_csv
from namegraph.types import Extraction, Relation, Span


TABLES = [
    "documents", "mentions", "entities", "links", "evidence", "merges", "doubts", "conflicts"
]  # fmt: skip
EVIL = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)")
TEXT = '=HYPERLINK("http://x","Gökçe"), Иван and 李明; "quoted"\nsecond line, 😀 Osh'


def person(document: str, text: str, name: str) -> ng.Mention:
    start = text.index(name)
    return ng.Mention(document, start, start + len(name), name, "PERSON", "PER", 0, len(text))


@pytest.fixture(scope="module")
def graph() -> ng.NameGraph:
    mentions = tuple(person("=a.txt", TEXT, name) for name in ("Gökçe", "Иван", "李明"))
    one, two, three = (Span(m.start_char, m.end_char) for m in mentions)
    met = Relation("=a.txt", "met", one, two, two, Span(0, len(TEXT)), "rule", title="+envoy")
    others = (replace(met, tail=three), replace(met, head=three), replace(met, modality="planned"))
    evil = " and ".join(EVIL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conflicts, "relation_types", lambda: {"met": {"unique": "head"}})
        return ng.link(
            [
                Extraction(
                    ng.Document("=a.txt", TEXT, EVIL[0], EVIL[1], "2024-05"),
                    mentions,
                    (),
                    (met, *others),
                ),
                Extraction(ng.Document("b", evil), tuple(person("b", evil, name) for name in EVIL)),
                Extraction(ng.Document("c", "nobody")),
            ]
        )


def written(graph: ng.NameGraph, folder: Path, table: str) -> list[dict[str, str]]:
    write_csv(graph, folder)
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_becomes_a_file(graph: ng.NameGraph, tmp_path: Path) -> None:
    files = write_csv(graph, tmp_path / "new" / "folder")
    assert files == [tmp_path / "new" / "folder" / f"{table}.csv" for table in TABLES]
    assert all(file.is_file() for file in files)


@pytest.mark.parametrize("table", TABLES)
def test_header_has_the_columns_of_the_frame(
    graph: ng.NameGraph, tmp_path: Path, table: str
) -> None:
    write_csv(graph, tmp_path)
    first = (tmp_path / f"{table}.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.split(",") == list(graph.to_pandas(table).columns)


@pytest.mark.parametrize("table", TABLES)
def test_empty_graph_has_headers_only(tmp_path: Path, table: str) -> None:
    assert written(ng.link([]), tmp_path, table) == []
    assert (tmp_path / f"{table}.csv").read_text(encoding="utf-8").count("\n") == 1


def shown(value: object) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[0:1] in set("=+-@\t\r") else text


@pytest.mark.parametrize("table", TABLES)
def test_files_hold_what_the_rows_hold(graph: ng.NameGraph, tmp_path: Path, table: str) -> None:
    expected = [{key: shown(value) for key, value in row.items()} for row in graph.rows(table)]
    assert written(graph, tmp_path, table) == expected != []


@pytest.mark.parametrize("table", TABLES)
def test_frames_hold_what_the_rows_hold(graph: ng.NameGraph, table: str) -> None:
    rows = [[shown(value) for value in row.values()] for row in graph.rows(table)]
    frame = graph.to_pandas(table)
    integers = frame.select_dtypes("float").columns.intersection(["trigger_start", "trigger_end"])
    frame[integers] = (
        frame[integers].astype("Int64").astype(object).where(frame[integers].notna(), None)
    )
    assert [[shown(value) for value in row] for row in frame.to_numpy().tolist()] == rows


def test_files_are_utf8_with_the_whole_text(graph: ng.NameGraph, tmp_path: Path) -> None:
    [document] = [row for row in written(graph, tmp_path, "documents") if row["id"] == "'=a.txt"]
    assert document["text"] == f"'{TEXT}"
    data = (tmp_path / "documents.csv").read_bytes()
    assert "李明".encode() in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_is_a_formula(graph: ng.NameGraph, tmp_path: Path, table: str) -> None:
    for row in written(graph, tmp_path, table):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not cell.startswith("-") or float(cell) < 0


def test_formula_names_are_escaped(graph: ng.NameGraph, tmp_path: Path) -> None:
    names = [row["name"] for row in written(graph, tmp_path, "entities")]
    assert {f"'{name}" for name in EVIL} <= set(names)


def test_aliases_are_json(graph: ng.NameGraph, tmp_path: Path) -> None:
    rows = written(graph, tmp_path, "entities")
    assert [json.loads(row["aliases"]) for row in rows if row["name"] == "李明"] == [["李明"]]
    assert any('["李明"]' in row["aliases"] for row in rows)


def test_yes_and_no_are_words(graph: ng.NameGraph, tmp_path: Path) -> None:
    assert {row["directed"] for row in written(graph, tmp_path, "links")} == {"False"}
    assert graph.to_pandas("links")["directed"].dtype == bool
    assert graph.to_pandas("mentions")["adjectival"].dtype == bool


def test_part_of_a_graph_is_written_as_that_part(graph: ng.NameGraph, tmp_path: Path) -> None:
    part = graph.subgraph(["李明"], hops=0)
    assert [row["id"] for row in written(part, tmp_path, "entities")] == ["李明"]
    assert written(part, tmp_path, "links") == []


def test_files_are_replaced(graph: ng.NameGraph, tmp_path: Path) -> None:
    write_csv(graph, tmp_path)
    write_csv(ng.link([]), tmp_path)
    assert (tmp_path / "entities.csv").read_text(encoding="utf-8").count("\n") == 1


def test_folder_that_is_a_file_is_refused(graph: ng.NameGraph, tmp_path: Path) -> None:
    path = tmp_path / "taken"
    path.write_text("mine")
    with pytest.raises(ng.OutputError, match="taken") as caught:
        write_csv(graph, path)
    assert "\n" not in str(caught.value)
    assert path.read_text() == "mine"


def test_folder_below_a_file_is_refused(graph: ng.NameGraph, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(ng.OutputError):
        write_csv(graph, tmp_path / "taken" / "below")


def test_table_that_is_a_folder_is_refused(graph: ng.NameGraph, tmp_path: Path) -> None:
    (tmp_path / "links.csv").mkdir()
    with pytest.raises(ng.OutputError):
        write_csv(graph, tmp_path)


@pytest.mark.model
def test_tables_of_articles(small_graph: ng.NameGraph, tmp_path: Path) -> None:
    documents = written(small_graph, tmp_path, "documents")
    mentions = written(small_graph, tmp_path, "mentions")
    texts = {row["id"]: row["text"] for row in documents}
    assert len(mentions) > 20
    for row in mentions:
        assert texts[row["document"]][int(row["start"]) : int(row["end"])] == row["text"]
