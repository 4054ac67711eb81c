import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import namegraph as ng
from namegraph import store as store_module
from namegraph.store import SCHEMA_VERSION, Store
from namegraph.types import (
    Definition,
    Entity,
    Extraction,
    Mention,
    Merge,
    Refusal,
    Relation,
    Source,
    Span,
)


CONTRACT = {
    "documents": "id, title, source, date, hash, text",
    "mentions": "document, start, end, text, kind, label, adjectival, entity, sentence_start, "
    "sentence_end",
    "entities": "id, name, label, kind, aliases, mentions, documents, first_seen, last_seen",
    "links": "source, target, relation, layer, directed, weight, documents, score, negated, "
    "first_seen, last_seen, wikidata",
    "evidence": "source, target, relation, layer, document, sentence_start, sentence_end, "
    "source_start, source_end, target_start, target_end, trigger_start, trigger_end, rule, "
    "confidence, negated, modality, attributed_to, title, date",
    "merges": "entity, alias, rule, detail",
    "doubts": "source, target, relation, layer, facts, status",
    "conflicts": "entity, relation, one, other, one_dates, other_dates",
}
HERE = Source("folder", "a.txt", "a.txt")
TEXT = "Ann Lee of the Aral Sea Fund (ASF) did not visit Tajik Osh. 😀"


def mention(document: str, text: str, kind: str, *, adjectival: bool = False) -> Mention:
    start = TEXT.index(text)
    end = start + len(text)
    step = "demonym" if adjectival else ""
    return Mention(document, start, end, text, kind, kind, 0, 59, adjectival=adjectival, step=step)


def extraction(
    document: str = "a.txt", *, title: str = "Visit", date: str | None = "2024-05"
) -> Extraction:
    names = [("Ann Lee", "PERSON"), ("Aral Sea Fund", "ORG"), ("ASF", "ORG"), ("Osh", "PLACE")]
    mentions = [mention(document, *name) for name in names]
    mentions.insert(3, mention(document, "Tajik", "PLACE", adjectival=True))
    person, fund, short, _, osh = (Span(m.start_char, m.end_char) for m in mentions)
    visit = Relation(
        document,
        "visited",
        person,
        osh,
        Span(42, 47),
        Span(0, 59),
        "verb visit",
        confidence=0.75,
        negated=True,
        modality="planned",
        attributed_to="Ann Lee",
        title="envoy",
        date="2024-05-02",
    )
    works = Relation(document, "employed_by", person, fund, fund, Span(0, 59), "of", layer="verb")
    return Extraction(
        ng.Document(document, TEXT, title, "Courier", date, f"hash of {document} {title}"),
        tuple(mentions),
        (Definition(document, short, fund),),
        (visit, works),
        (("member_of", 2), ("visited", 1)),
        3,
    )


def without_text(found: Extraction) -> Extraction:
    d = found.document
    return Extraction(
        ng.Document(d.id, "", d.title, d.source, d.date, d.hash),
        found.mentions,
        found.definitions,
        found.relations,
        found.refused,
        found.crowded,
    )


def fill(store: Store, *extractions: Extraction, source: Source = HERE, reader: str = "x") -> None:
    with store.transaction():
        for each in extractions:
            store.put(each, source, reader)


# --- what is stored ------------------------------------------------------------------------


def test_extraction_comes_back_as_it_was() -> None:
    with Store() as store:
        fill(store, extraction("b.txt"), extraction("a.txt", date=None))
        assert list(store.extractions()) == [
            without_text(extraction("a.txt", date=None)),
            without_text(extraction("b.txt")),
        ]
        assert [row[-1] for row in store.rows("documents")] == [TEXT, TEXT]


def test_document_without_names_comes_back() -> None:
    empty = Extraction(ng.Document("e.txt", "nothing", hash="h"))
    with Store() as store:
        fill(store, extraction("a.txt"), empty, extraction("f.txt"))
        assert [len(found.mentions) for found in store.extractions()] == [5, 0, 5]


def test_content_survives_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.namegraph"
    with Store(path) as store:
        fill(store, extraction())
    with Store(path, read_only=True) as store:
        assert list(store.extractions()) == [without_text(extraction())]


def test_put_replaces_the_earlier_version() -> None:
    shorter = Extraction(extraction(title="New").document, extraction().mentions[:1])
    with Store() as store:
        fill(store, extraction())
        fill(store, shorter, source=Source("there", "b.txt", "c"), reader="y")
        assert list(store.extractions()) == [without_text(shorter)]
        [stored] = store.stored()
        assert (stored.hash, stored.reader) == ("hash of a.txt New", "y")
        assert stored.source == Source("there", "b.txt", "c")


def everything(store: Store) -> dict[str, int]:
    tables = store._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {table: store.count(table) for (table,) in tables}


def test_remove_leaves_nothing_of_a_document() -> None:
    with Store() as store:
        fill(store, extraction("a.txt"))
        before = everything(store)
        fill(store, extraction("b.txt"))
        assert everything(store) != before
        with store.transaction():
            store.remove("b.txt")
        assert everything(store) == before
        assert [found.document.id for found in store.extractions()] == ["a.txt"]


def test_document_comes_back_with_its_text() -> None:
    with Store() as store:
        fill(store, extraction())
        assert store.document("a.txt") == extraction().document


def test_manifest_keeps_the_last_values() -> None:
    with Store() as store:
        store.set_manifest(a="1", b="2")
        store.set_manifest(b="3")
        assert store.manifest() == {"a": "1", "b": "3"}


def test_graph_is_replaced_as_a_whole() -> None:
    ann = Entity("Ann Lee", "Ann Lee", "Lee", "PERSON", ("Lee", "Ann Lee"), 2, 1, "2024", "2024-05")
    osh = Entity("Osh", "Osh", "Osh", "PLACE", ("Osh",))
    surname = Merge("Ann Lee", "Lee", "surname", "why")
    with Store() as store:
        store.replace_graph([ann], [surname], [Refusal("A", "Ann Lee", "why")], {}, [], [])
        store.replace_graph([osh], [Merge("Osh", "Osh", "name", "itself")], [], {}, [], [])
        assert list(store.entities()) == [osh]
        assert list(store.rows("merges")) == [("Osh", "Osh", "name", "itself")]
        assert store.refusals("Ann Lee") == []
        store.replace_graph([osh, ann], [], [], {}, [], [])
        assert list(store.entities()) == [ann, osh]


def test_refusals_come_back_for_either_side() -> None:
    refusals = [
        Refusal("Ann Lee", "Anna Lee", "short form"),
        Refusal("Ann Lee", "Lee Ann", "other order"),
        Refusal("Ann Lee", "Lee Ann", "another reason"),
        Refusal("Anna Lee", "Lee Ann", "both"),
    ]
    with Store() as store:
        store.replace_graph([], [], refusals, {}, [], [])
        assert store.refusals("Ann Lee") == [
            ("Anna Lee", "short form"), ("Lee Ann", "another reason"), ("Lee Ann", "other order"),
        ]  # fmt: skip
        assert store.refusals("Anna Lee") == [("Ann Lee", "short form"), ("Lee Ann", "both")]
        assert store.refusals("Nobody") == []


def test_failed_transaction_writes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "a.namegraph") as store:
        fill(store, extraction("a.txt"))
        before = everything(store)
        with pytest.raises(RuntimeError, match="stop"), store.transaction():  # noqa: PT012
            store.put(extraction("b.txt"))
            store.remove("a.txt")
            raise RuntimeError("stop")
        assert everything(store) == before
        assert [each.id for each in store.stored()] == ["a.txt"]


# --- the tables of the contract ------------------------------------------------------------


@pytest.mark.parametrize("table", CONTRACT)
def test_table_has_exactly_the_columns_of_the_contract(table: str) -> None:
    with Store() as store:
        columns = [row[1] for row in store._db.execute(f"PRAGMA table_info({table})")]
    assert columns == CONTRACT[table].split(", ")


@pytest.mark.parametrize("table", CONTRACT)
def test_rows_have_the_columns_of_the_contract(table: str) -> None:
    assert list(store_module.TABLES[table]) == CONTRACT[table].split(", ")


def test_offsets_cut_the_stored_text() -> None:
    with Store() as store:
        fill(store, extraction())
        rows = store._db.execute(
            'SELECT m.text, substr(d.text, m.start + 1, m."end" - m.start) FROM mentions m '
            "JOIN documents d ON d.id = m.document"
        ).fetchall()
    assert len(rows) == 5
    assert all(text == cut for text, cut in rows)


# --- the file ------------------------------------------------------------------------------


def test_file_is_in_wal_mode(tmp_path: Path) -> None:
    with Store(tmp_path / "a.namegraph") as store:
        assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_reader_sees_the_last_whole_transaction_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.namegraph"
    with Store(path) as writer:
        fill(writer, extraction("a.txt"))
        with writer.transaction():
            writer.put(extraction("b.txt"))
            with Store(path, read_only=True) as reader:
                assert [each.id for each in reader.stored()] == ["a.txt"]


def test_read_only_store_refuses_to_write(tmp_path: Path) -> None:
    path = tmp_path / "a.namegraph"
    Store(path).close()
    with Store(path, read_only=True) as store, pytest.raises(ng.StoreError) as caught:
        fill(store, extraction())
    assert_told(caught.value, path)


def assert_told(error: Exception, path: Path) -> None:
    assert "\n" not in str(error)
    assert str(path) in str(error)


def not_a_database(path: Path) -> None:
    path.write_text("This is a text, long enough not to be taken for an empty database.\n" * 20)


def other_database(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()


def newer_schema(path: Path) -> None:
    Store(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()


def folder(path: Path) -> None:
    path.mkdir()


def older_schema(path: Path) -> None:
    Store(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 1")
    db.close()


BAD_FILES = [
    (older_schema, "schema version 1"),
    (not_a_database, "not a namegraph database"),
    (other_database, "not a namegraph database"),
    (newer_schema, f"schema version {SCHEMA_VERSION + 1}"),
    (folder, "folder"),
]


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(("spoil", "reason"), BAD_FILES)
def test_bad_file_is_refused_and_left_as_it_is(
    tmp_path: Path, spoil: Callable[[Path], None], reason: str, *, read_only: bool
) -> None:
    path = tmp_path / "bad.namegraph"
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ng.StoreError, match=reason) as caught:
        Store(path, read_only=read_only)
    assert_told(caught.value, path)
    assert before is None or path.read_bytes() == before


def test_missing_file_is_not_made_by_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "none.namegraph"
    with pytest.raises(ng.StoreError, match="namegraph build") as caught:
        Store(path, read_only=True)
    assert_told(caught.value, path)
    assert not path.exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_missing_folder_is_told(tmp_path: Path, *, read_only: bool) -> None:
    path = tmp_path / "no" / "such" / "a.namegraph"
    with pytest.raises(ng.StoreError) as caught:
        Store(path, read_only=read_only)
    assert_told(caught.value, path)


@pytest.mark.parametrize("name", ["50% of a?b#c.namegraph", "Bişkek ü.namegraph", "a b.namegraph"])
def test_any_file_name_works(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    Store(path).close()
    assert path.is_file()
    Store(path, read_only=True).close()


def test_writing_through_a_reader_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.namegraph"
    Store(path).close()
    with pytest.raises(ng.StoreError, match="may not be written") as caught:
        fill(Store(path, read_only=True), extraction())
    assert_told(caught.value, path)


def test_file_that_may_not_be_written_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.namegraph"
    with Store(path) as store:
        fill(store, extraction())
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store(path, read_only=True) as store:
        assert store.count("documents") == 1
    assert os.listdir(tmp_path) == ["a.namegraph"]  # noqa: PTH208


def test_second_writer_is_told_who_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_BUSY_SECONDS", 0.01)
    path = tmp_path / "a.namegraph"
    with Store(path) as one, Store(path) as two, one.transaction():
        with pytest.raises(ng.StoreError, match="another build") as caught:
            fill(two, extraction())
        assert_told(caught.value, path)


def damaged(path: Path) -> None:
    with Store(path) as store:
        fill(store, *(extraction(f"{i}.txt") for i in range(50)))
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def test_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.namegraph"
    damaged(path)
    with pytest.raises(ng.StoreError) as caught:
        ng.load(path)
    assert_told(caught.value, path)


def test_build_that_did_not_finish_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.namegraph"
    with Store(path) as store:
        fill(store, extraction())
    with pytest.raises(ng.StoreError, match="has not finished") as caught:
        ng.load(path)
    assert_told(caught.value, path)


def test_equal_content_is_stored_equally(tmp_path: Path) -> None:
    one, two = tmp_path / "1.namegraph", tmp_path / "2.namegraph"
    with Store(one) as store:
        fill(store, extraction("a.txt"), extraction("b.txt"))
    with Store(two) as store:
        fill(store, extraction("b.txt", title="Old"))
        fill(store, extraction("b.txt"))
        fill(store, extraction("a.txt"))
    assert dump(one) == dump(two)


def dump(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    try:
        return list(db.iterdump())
    finally:
        db.close()
