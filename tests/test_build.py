import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import spacy
from spacy.language import Language

import namegraph as ng
from namegraph import builder, extractor, pool
from namegraph.store import TABLES


Build = Callable[..., ng.NameGraph]
State = dict[str, list[dict[str, Any]]]

TALKS = "talks.txt"
IGNORED = ["-W", "ignore:[W095]:UserWarning"]
MANY = [
    f"Nora Blum met Otto Lind in Oslo on day {i}. Person{i} Falk visited Norway." for i in range(70)
]


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def texts(small_documents: tuple[ng.Document, ...]) -> dict[str, str]:
    return {
        d.id: f"---\ntitle: {d.title}\ndate: {d.date or ''}\n---\n{d.text}\n"
        for d in small_documents
    }


@pytest.fixture
def folder(tmp_path: Path, texts: dict[str, str]) -> Path:
    return write(tmp_path / "articles", {TALKS: "Ida Falk met Otto Lind in Bergen.", **texts})


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "graph.namegraph"


@pytest.fixture
def build(nlp: Language) -> Build:
    return lambda source, **options: ng.build(source, **{"model": nlp, **options})


def state(graph: ng.NameGraph) -> State:
    return {table: list(graph.rows(table)) for table in TABLES}


def ids(graph: ng.NameGraph) -> list[str]:
    return [row["id"] for row in graph.rows("documents")]


class Count:
    """A progress callback that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[int] = []

    def __call__(self, count: int) -> None:
        self.told.append(count)


# --- incremental builds --------------------------------------------------------------------


def add(folder: Path) -> None:
    write(folder, {"new/z.txt": "Ida Falk met Tomas Reyer in Bergen.", "0.txt": "Oslo is large."})


def change(folder: Path) -> None:
    write(folder, {TALKS: "Ida Falk accused Tomas Reyer in Oslo."})


def change_date_only(folder: Path) -> None:
    text = (folder / "b-talks.txt").read_text()
    (folder / "b-talks.txt").write_text(text.replace("date: 2024-05-17", "date: 2020-01-01"))


def remove(folder: Path) -> None:
    (folder / TALKS).unlink()
    (folder / "a-visit.txt").unlink()


def rename(folder: Path) -> None:
    (folder / TALKS).rename(folder / "renamed.txt")


def empty_of_names(folder: Path) -> None:
    write(folder, {TALKS: "it rains."})


def all_of_it(folder: Path) -> None:
    for step in (change, add, change_date_only, rename):
        step(folder)


def nothing(folder: Path) -> None:
    (folder / TALKS).touch()


STEPS = [add, change, change_date_only, remove, rename, empty_of_names, all_of_it, nothing]


@pytest.mark.model
@pytest.mark.parametrize("step", STEPS)
def test_incremental_build_equals_a_clean_one(
    build: Build, folder: Path, db: Path, step: Callable[[Path], None]
) -> None:
    build(folder, db=db).close()
    step(folder)
    with build(folder, db=db) as again, build(folder) as clean:
        assert state(again) == state(clean)


@pytest.mark.model
def test_file_equals_that_of_a_clean_build(build: Build, folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1.namegraph", tmp_path / "2.namegraph"
    build(folder, db=one).close()
    all_of_it(folder)
    build(folder, db=one).close()
    build(folder, db=two).close()
    assert dump(one) == dump(two)


def dump(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    try:
        return list(db.iterdump())
    finally:
        db.close()


@pytest.mark.model
def test_only_what_changed_is_read(build: Build, folder: Path, db: Path) -> None:
    first, second, third = Count(), Count(), Count()
    build(folder, db=db, progress=first).close()
    change(folder)
    build(folder, db=db, progress=second).close()
    build(folder, db=db, progress=third).close()
    assert (first.told, second.told, third.told) == ([7], [1], [])


@pytest.mark.model
def test_unchanged_build_does_not_load_spacy(folder: Path, db: Path) -> None:
    ng.build(folder, db=db).close()
    code = (
        "import sys, namegraph as ng\n"
        "g = ng.build(sys.argv[1], db=sys.argv[2], progress=lambda n: print('read', n))\n"
        "print(g, 'spacy' in sys.modules)"
    )
    done = run(code, folder, db)
    assert done.stdout.startswith("NameGraph(")
    assert done.stdout.strip().endswith(" False")


@pytest.mark.model
def test_loading_and_asking_does_not_load_spacy(build: Build, folder: Path, db: Path) -> None:
    build(folder, db=db).close()
    code = (
        "import sys, namegraph as ng\n"
        "g = ng.load(sys.argv[1])\n"
        "g.neighbors('Blum'); g.path('Nora Blum', 'Oslo'); g.evidence('Blum'); g.nx\n"
        "print('spacy' in sys.modules, 'pandas' in sys.modules)"
    )
    assert run(code, db).stdout == "False False\n"


def run(code: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", *IGNORED, "-c", code, *map(str, arguments)],
        capture_output=True, text=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip
    assert done.returncode in {0, 9}, done.stderr
    return done


@pytest.mark.model
def test_documents_of_other_sources_are_kept(build: Build, db: Path, tmp_path: Path) -> None:
    one = write(tmp_path / "one", {"a.txt": "Nora Blum visited Oslo.", "b.txt": "Oslo is large."})
    two = write(tmp_path / "two", {"c.txt": "Otto Lind met Nora Blum.", "d.txt": "Bergen."})
    build(one, db=db).close()
    build(two, db=db).close()
    (two / "d.txt").unlink()
    with build(two, db=db) as both:
        assert ids(both) == ["a.txt", "b.txt", "c.txt"]
        assert state(both) == state(build([one, two]))
    (one / "b.txt").unlink()
    with build([one, two], db=db) as both:
        assert ids(both) == ["a.txt", "c.txt"]


@pytest.mark.model
def test_texts_are_added_to_what_is_there(build: Build, folder: Path, db: Path) -> None:
    build(folder, db=db).close()
    with build(["Ida Falk met Otto Lind in Bergen again."], db=db) as graph:
        assert graph.documents == 8
    with build(folder, db=db) as graph:
        assert graph.documents == 8


@pytest.mark.model
def test_files_of_one_name_in_two_folders_are_both_kept(
    build: Build, db: Path, tmp_path: Path
) -> None:
    one = write(tmp_path / "one", {"a.txt": "Nora Blum visited Oslo."})
    two = write(tmp_path / "two", {"a.txt": "Otto Lind visited Bergen.", "b.txt": "Oslo."})
    with build([one, two], db=db) as graph:
        before = {row["text"] for row in graph.rows("documents")}
    with build(two, db=db) as graph:
        assert {row["text"] for row in graph.rows("documents")} == before


# --- what cannot be read -------------------------------------------------------------------


@pytest.mark.model
def test_file_that_becomes_unreadable_keeps_its_version(
    build: Build, folder: Path, db: Path
) -> None:
    with build(folder, db=db) as graph:
        before = state(graph)
    (folder / TALKS).write_bytes(b"\x00\x01\x02")
    with build(folder, db=db) as graph:
        assert state(graph) == before
        assert [skipped.name for skipped in graph.skipped] == [TALKS]


ROWS = [
    {"text": "Otto Lind met Ida Falk."},
    {"text": "Ida Falk visited Norway.", "id": "my-2"},
    {"text": "Nora Blum left Oslo."},
]


@pytest.mark.model
@pytest.mark.parametrize("spoiled", [b"\x00\x01\x02", b"{not JSON}\n"])
def test_rows_that_become_unreadable_keep_their_version(
    build: Build, folder: Path, db: Path, spoiled: bytes
) -> None:
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    with build(folder, db=db) as graph:
        before = ids(graph)
    (folder / "rows.jsonl").write_bytes(spoiled)
    with build(folder, db=db) as graph:
        assert ids(graph) == before
        assert graph.skipped


@pytest.mark.model
def test_crowded_sentences_are_counted_with_their_documents(tmp_path: Path, db: Path) -> None:
    nlp = spacy.blank("en")
    names = [f"Name{number}" for number in range(26)]
    patterns = [{"label": "PERSON", "pattern": name} for name in names]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.add_pipe("sentencizer")
    crowd, few = " ".join(names), " ".join(names[:25] * 2)
    folder = write(tmp_path / "crowds", {"a.txt": f"{crowd}. {few}.", "b.txt": f"{crowd}."})
    told = []
    for gone in (None, None, "b.txt"):
        if gone:
            (folder / gone).unlink()
        with ng.build(folder, model=nlp, db=db) as graph:
            told.append(graph.crowded)
    assert told == [2, 2, 1]


def test_removed_row_is_removed(build: Build, folder: Path, db: Path) -> None:
    rows = folder / "rows.jsonl"
    rows.write_text("\n".join(json.dumps({**row, "id": f"row-{i}"}) for i, row in enumerate(ROWS)))
    build(folder, db=db).close()
    rows.write_text(json.dumps({**ROWS[2], "id": "row-2"}))
    with build(folder, db=db) as graph, build(folder) as clean:
        assert state(graph) == state(clean)


def test_one_bad_file_does_not_stop_the_rest(ruler: Language, tmp_path: Path) -> None:
    folder = write(tmp_path / "mixed", {"good.txt": "Nora Blum left Oslo.", "empty.txt": "  \n"})
    (folder / "binary.txt").write_bytes(b"\x00\xff\x00\xff" * 100)
    (folder / "report.pdf").write_bytes(b"%PDF")
    (folder / "bad.jsonl").write_text('{"text": "Oslo."}\n{oops\n[1]\n')
    graph = ng.build(folder, model=ruler)
    assert ids(graph) == ["bad.jsonl:1", "good.txt"]
    assert {skipped.name for skipped in graph.skipped} == {
        "bad.jsonl:2",
        "bad.jsonl:3",
        "binary.txt",
        "empty.txt",
        "report.pdf",
    }
    assert all(skipped.reason and "\n" not in skipped.reason for skipped in graph.skipped)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "no articles"),
        ({"empty.txt": ""}, "empty.txt: the file is empty"),
        ({"blank.txt": " \n\n "}, "blank.txt: the file is empty"),
        ({"binary.txt": "\x00\x01"}, "binary.txt: binary file"),
        ({"page.pdf": "x"}, "page.pdf"),
        ({"a.txt": "", "b.txt": ""}, "2 skipped"),
        ({"rows.csv": "name\nOslo\n"}, "no column 'text'"),
        ({"front.md": "---\ntitle: x\n---\n"}, "no text after"),
    ],
)
def test_source_without_any_text_is_refused(
    ruler: Language, tmp_path: Path, files: dict[str, str], reason: str
) -> None:
    folder = write(tmp_path / "bad", files)
    folder.mkdir(exist_ok=True)
    with pytest.raises(ng.SourceError, match=reason) as caught:
        ng.build(folder, model=ruler)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "source", ["no/such/folder", "", Path("no.txt"), [Path("no.txt")], b"bytes", {}, [1], [], [""]]
)
def test_source_that_is_none_is_refused(ruler: Language, source: object) -> None:
    with pytest.raises(ng.SourceError) as caught:
        ng.build(source, model=ruler)
    assert "\n" not in str(caught.value)


def test_five_megabytes_in_one_line_are_read(ruler: Language, tmp_path: Path) -> None:
    text = "Nora Blum left Oslo. " + "abcdefghij" * 2_500 + " and nothing else "
    path = write(tmp_path, {"long.txt": text * 200}) / "long.txt"
    assert path.stat().st_size > 5_000_000
    graph = ng.build(path, model=ruler)
    assert {entity.id: entity.mentions for entity in graph} == {"Nora Blum": 200, "Oslo": 200}
    [stored] = [row["text"] for row in graph.rows("documents")]
    assert all(stored[row["start"] : row["end"]] == row["text"] for row in graph.rows("mentions"))


@pytest.mark.model
@pytest.mark.parametrize("text", ["it rains.", "...", "1 2 3", "😀", "\u2014"])
def test_text_without_names_gives_an_empty_graph(build: Build, text: str) -> None:
    graph = build([text])
    assert (len(graph), graph.documents, graph.skipped) == (0, 1, ())


# --- the result depends on the input alone -------------------------------------------------


@pytest.mark.model
def test_several_processes_and_threads_give_the_same(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_CHUNK", 8)
    folder = write(tmp_path, {f"{i:02}.txt": text for i, text in enumerate(MANY[:40])})
    expected = state(build(folder))
    assert state(ng.build(folder, jobs=2)) == expected
    try:
        with ThreadPoolExecutor(2) as threads:
            assert state(ng.build(folder, cluster=threads)) == expected
    finally:
        extractor._own_extractor.cache_clear()


@pytest.mark.model
def test_order_of_documents_does_not_matter(
    build: Build, small_documents: tuple[ng.Document, ...]
) -> None:
    assert state(build(small_documents[::-1])) == state(build(small_documents))


@pytest.mark.model
def test_order_of_files_and_hash_seed_do_not_matter(folder: Path, tmp_path: Path) -> None:
    code = "import sys, namegraph as ng; ng.build(sys.argv[2:], db=sys.argv[1])"
    files = sorted(folder.iterdir())
    one, two = tmp_path / "1.namegraph", tmp_path / "2.namegraph"
    run(code, one, *files, PYTHONHASHSEED="1")
    run(code, two, *reversed(files), PYTHONHASHSEED="2")
    assert dump(one) == dump(two)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.model
def test_killed_build_resumes(build: Build, db: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "many", {f"{i:02}.txt": text for i, text in enumerate(MANY)})
    code = (
        "import os, sys, namegraph as ng\n"
        "ng.build(sys.argv[1], db=sys.argv[2], progress=lambda count: os._exit(9))"
    )
    assert run(code, folder, db).returncode == 9
    with pytest.raises(ng.StoreError, match="has not finished"):
        ng.load(db)
    counted = Count()
    with ng.build(folder, db=db, progress=counted) as resumed, build(folder) as clean:
        assert state(resumed) == state(clean)
    assert counted.told == [6]


@pytest.mark.model
def test_failing_build_keeps_the_earlier_graph(build: Build, folder: Path, db: Path) -> None:
    with build(folder, db=db) as graph:
        before = state(graph)
    with pytest.raises(ng.SourceError):
        build("no/such/folder", db=db)
    with ng.load(db) as graph:
        assert state(graph) == before


# --- models --------------------------------------------------------------------------------


def test_loaded_pipeline_is_used(ruler: Language) -> None:
    graph = ng.build(["Nora Blum left Oslo with Ida Falk."], model=ruler)
    assert [entity.id for entity in graph] == ["Nora Blum", "Oslo"]


def test_pipeline_that_finds_no_names_is_refused() -> None:
    with pytest.raises(ng.ModelError, match="finds no names"):
        ng.build(["Nora Blum left Oslo."], model=spacy.blank("en"))


def test_missing_pipeline_is_told() -> None:
    with pytest.raises(ng.ModelError, match="'no_such_model'") as caught:
        ng.build(["Nora Blum left Oslo."], model="no_such_model")
    assert "\n" not in str(caught.value)


def test_several_processes_need_the_name_of_a_pipeline(ruler: Language) -> None:
    with pytest.raises(ng.ModelError, match="to_disk"):
        ng.build(["Nora Blum left Oslo."], model=ruler, jobs=2)


@pytest.mark.model
def test_another_model_reads_again(build: Build, ruler: Language, folder: Path, db: Path) -> None:
    build(folder, db=db).close()
    with build(folder, db=db, model=ruler) as graph:
        assert state(graph) == state(ng.build(folder, model=ruler))


def test_pipeline_with_another_rule_reads_again(folder: Path, db: Path) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Nora Blum"}])
    ng.build(folder, model=nlp, db=db).close()
    ruler.add_patterns([{"label": "PERSON", "pattern": "Otto Lind"}])
    with ng.build(folder, model=nlp, db=db) as graph:
        assert "Otto Lind" in graph


def test_another_version_reads_again(
    ruler: Language, folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ng.build(folder, model=ruler, db=db).close()
    monkeypatch.setattr(builder, "metadata", SimpleNamespace(version=lambda _: "99.0"))
    counted = Count()
    with ng.build(folder, model=ruler, db=db, progress=counted) as graph:
        assert state(graph) == state(ng.build(folder, model=ruler))
    assert counted.told == [7]


def test_another_version_keeps_documents_of_other_sources(
    ruler: Language, folder: Path, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write(tmp_path / "other", {"z.txt": "Nora Blum left Oslo."})
    ng.build(folder, model=ruler, db=db).close()
    monkeypatch.setattr(builder, "metadata", SimpleNamespace(version=lambda _: "99.0"))
    with ng.build(other, model=ruler, db=db) as graph:
        assert state(graph) == state(ng.build([folder, other], model=ruler))


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"model": "no_such_model"}, ng.ModelError),
        ({"model": spacy.blank("en")}, ng.ModelError),
        ({"source": "no/such/folder", "model": "en_core_web_md"}, ng.SourceError),
    ],
)
def test_mistyped_model_or_path_does_not_empty_the_database(
    ruler: Language, folder: Path, db: Path, options: dict[str, Any], error: type[Exception]
) -> None:
    with ng.build(folder, model=ruler, db=db) as graph:
        before = state(graph)
    with pytest.raises(error):
        ng.build(**{"source": folder, "db": db, **options})
    with ng.load(db) as graph:
        assert state(graph) == before
