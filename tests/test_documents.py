import io
import json
import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namegraph import Document, SourceError, read_documents
from namegraph.documents import make_document, read_sources, split_front_matter
from namegraph.types import Skipped


Write = Callable[..., Path]
TEXT = "Ann Lee met Bo Ek in Oslo."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


def read(source: object, **options: str) -> tuple[list[Document], list[Skipped]]:
    skipped: list[Skipped] = []
    return list(read_documents(source, on_skip=skipped.append, **options)), skipped


def refused(source: object, **options: str) -> str:
    with pytest.raises(SourceError) as caught:
        read(source, **options)
    return str(caught.value)


# --- single files --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a.md", "a.markdown", "A.TXT", "A.Md"])
def test_a_file_is_a_document(write: Write, name: str) -> None:
    [document], skipped = read(write(name, TEXT))
    assert (document.id, document.text, document.title, document.date) == (name, TEXT, "", None)
    assert not skipped


@pytest.mark.parametrize("convert", [str, Path, os.fspath])
def test_a_path_may_be_a_string(write: Write, convert: Callable[[Path], object]) -> None:
    [document], _ = read(convert(write("a.txt", TEXT)))
    assert document.text == TEXT


def test_markdown_is_read_as_text(write: Write) -> None:
    [document], _ = read(write("a.md", "# Visit\n\n**Ann** met [Bo](http://example.org)."))
    assert document.text == "Visit\n\nAnn met Bo."


def test_marks_in_a_text_file_are_kept(write: Write) -> None:
    [document], _ = read(write("a.txt", "**Ann** <b>met</b> Bo."))
    assert document.text == "**Ann** <b>met</b> Bo."


def test_a_dateline_dates_a_document(write: Write) -> None:
    [document], _ = read(write("a.txt", "OSLO, 3 May 2024 - Ann Lee left."))
    assert document.date == "2024-05-03"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-32", "cp1252"]
)
def test_encodings_are_read(write: Write, encoding: str) -> None:
    text = "Bo called it “a good visit” in Genève."
    data = text.encode("utf-16") if encoding == "utf-16-le-bom" else text.encode(encoding)
    [document], _ = read(write("a.txt", data))
    assert document.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент Казахстана прибыл в Бишкек и встретился с министром."),
        ("gb18030", "哈萨克斯坦总统抵达比什凯克，会见了外交部长。双方讨论了合作。"),
    ],
)
def test_other_scripts_are_read(write: Write, encoding: str, text: str) -> None:
    [document], _ = read(write("a.txt", text.encode(encoding)))
    assert document.text == text


def test_a_wrapped_file_is_made_whole(write: Write) -> None:
    lines = ["The envoy of the Harbour Agency met Ann", "Lee in Oslo and left for the Northern"]
    text = "\n".join([*lines, "Trade Council."])
    [document], _ = read(write("a.txt", text))
    assert document.text == text.replace("\n", " ")


def test_a_line_separator_becomes_a_line_feed(write: Write) -> None:
    [document], _ = read(write("a.txt", "Ann left.\u2028Bo stayed."))
    assert document.text == "Ann left.\nBo stayed."


def test_five_megabytes_in_one_line_are_read(write: Write) -> None:
    text = "Ann Lee met Bo Ek. " * (5_000_000 // 19)
    [document], _ = read(write("a.txt", text))
    assert document.text == text.strip()


# --- front matter --------------------------------------------------------------------------


def test_front_matter_gives_the_fields(write: Write) -> None:
    block = "---\ntitle: A visit\nsource: Harbour Daily\ndate: 2024-05-03\n---\n"
    [document], _ = read(write("a.md", block + TEXT))
    assert document.text == TEXT
    assert (document.title, document.source) == ("A visit", "Harbour Daily")
    assert document.date == "2024-05-03"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter_in_windows_form_is_read(write: Write, name: str) -> None:
    [document], _ = read(
        write(name, b"\xef\xbb\xbf---\r\ntitle: A visit\r\n---\r\n" + TEXT.encode())
    )
    assert (document.title, document.text) == ("A visit", TEXT)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Visit: day two", "Visit: day two"),
        ("title: 'Visit", "Visit"),
        ("Title: Visit", "Visit"),
        ("headline: Visit", "Visit"),
        ("title: [Visit", "[Visit"),
        ("title: Visit\n\tbroken: yes", "Visit"),
        ("title: Visit\ndate: 2024-13-45", "Visit"),
        ("title:", ""),
        ("title: 2024", "2024"),
        ('title: "A\\nB"', "A B"),
    ],
)
def test_legal_and_broken_titles_are_read(write: Write, line: str, title: str) -> None:
    [document], skipped = read(write("a.md", f"---\n{line}\n---\n{TEXT}"))
    assert (document.title, document.text, skipped) == (title, TEXT, [])


def test_a_broken_date_is_unknown(write: Write) -> None:
    [document], _ = read(write("a.md", f"---\ndate: 2024-13-45\n---\n{TEXT}"))
    assert document.date is None


def test_yaml_cannot_make_objects(write: Write, tmp_path: Path) -> None:
    marker = tmp_path / "made"
    line = f'title: !!python/object/apply:os.mkdir ["{marker}"]'
    [document], _ = read(write("a.md", f"---\n{line}\n---\n{TEXT}"))
    assert document.text == TEXT
    assert not marker.exists()


def test_a_yaml_bomb_does_not_explode(write: Write) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 5)]
    [document], _ = read(write("a.md", "\n".join(["---", *lines, "title: *a4", "---", TEXT])))
    assert len(document.title) < 10_000


def test_front_matter_without_text_is_skipped(write: Write) -> None:
    write("a.md", "---\ntitle: A visit\n---\n")
    assert "no text after the front matter" in refused(write("a.md", "---\ntitle: Visit\n---\n"))


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe first scene.\n---\nThe second scene.",
        "A.\n---\ntitle: x\n---\nB.",
        "---\ntitle: x",
    ],
)
def test_rules_in_a_text_are_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


@settings(max_examples=50, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                ["---", "\n", "\r\n", "title", ": ", "x", "{", "&a", "*a", "- ", "\t", "'"]
            ),
            max_size=14,
        ).map(lambda parts: "---\n" + "".join(parts) + "\n---\nbody"),
    )
)
def test_the_body_is_the_end_of_the_text(text: str) -> None:
    fields, body = split_front_matter(text)
    assert text.endswith(body)
    assert isinstance(fields, dict)
    assert body or fields or not text or text.startswith(("---", "\ufeff---"))


# --- JSONL ---------------------------------------------------------------------------------


def lines(*rows: object) -> str:
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_each_json_line_is_a_document(write: Write, name: str) -> None:
    row = {"text": TEXT, "title": "Visit", "source": "Post", "date": "3 May 2024", "id": "n1"}
    [one, two], _ = read(write(name, lines(row, {"text": "Bo left."})))
    assert one == make_document("n1", row)
    assert (one.title, one.source, one.date) == ("Visit", "Post", "2024-05-03")
    assert (two.id, two.text) == (f"{name}:2", "Bo left.")


@pytest.mark.parametrize("field", ["text", "body", "content", "article", "Text", " BODY "])
def test_the_text_field_has_usual_names(write: Write, field: str) -> None:
    [document], _ = read(write("a.jsonl", lines({field: TEXT})))
    assert document.text == TEXT


def test_the_text_column_can_be_named(write: Write) -> None:
    [document], _ = read(
        write("a.jsonl", lines({"text": "No.", "story": TEXT})), text_column="story"
    )
    assert document.text == TEXT


def test_a_line_separator_in_a_string_ends_no_row(write: Write) -> None:
    [document], _ = read(write("a.jsonl", '{"text": "Ann left.\u2028Bo stayed."}'))
    assert document.text == "Ann left.\nBo stayed."


def test_crlf_and_blank_lines_between_rows_are_read(write: Write) -> None:
    documents, skipped = read(write("a.jsonl", '{"text": "A b."}\r\n\r\n{"text": "C d."}\r\n'))
    assert [document.text for document in documents] == ["A b.", "C d."]
    assert not skipped


def test_lone_surrogates_are_replaced(write: Write) -> None:
    row = (
        '{"text": "Ann \\ud800 left.", "title": "T\\udfff", "source": "\\ud800", "id": "i\\ud800"}'
    )
    [document], _ = read(write("a.jsonl", row))
    for value in (document.id, document.text, document.title, document.source):
        value.encode()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{not json", "not valid JSON"),
        ("[1, 2]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ("[" * 100_000, "not valid JSON"),
        ({"title": "x"}, "no column 'text' (found: title)"),
        ({}, "no column 'text' (found: nothing)"),
        ({"text": "  "}, "its text is empty"),
        ({"text": ""}, "its text is empty"),
    ],
)
def test_a_bad_row_is_skipped_by_name(write: Write, row: object, reason: str) -> None:
    documents, [skipped] = read(write("a.jsonl", lines({"text": TEXT}, row, {"text": "Bo left."})))
    assert [document.text for document in documents] == [TEXT, "Bo left."]
    assert skipped.name == "a.jsonl:2"
    assert reason in skipped.reason
    assert "\n" not in skipped.reason


def test_a_text_of_null_is_not_called_missing(write: Write) -> None:
    _, [skipped] = read(write("a.jsonl", lines({"text": TEXT}, {"text": None})))
    assert "no column" not in skipped.reason


def test_a_text_that_is_no_string_is_not_read_as_code(write: Write) -> None:
    documents, skipped = read(write("a.jsonl", lines({"text": TEXT}, {"text": ["Ann.", "Bo."]})))
    assert [document.text for document in documents] == [TEXT]
    assert skipped[0].name == "a.jsonl:2"


def test_a_number_is_an_id(write: Write) -> None:
    documents, _ = read(write("a.jsonl", lines({"text": "A b.", "id": 7}, {"text": "C.", "id": 0})))
    assert [document.id for document in documents] == ["7", "0"]


def test_duplicate_ids_are_numbered(write: Write) -> None:
    row = {"id": "n", "text": TEXT}
    documents, _ = read(write("a.jsonl", lines(row, row, {"id": "n (2)", "text": TEXT}, row)))
    ids = [document.id for document in documents]
    assert ids[:2] == ["n", "n (2)"]
    assert len(set(ids)) == 4


def test_a_missing_column_tells_how_to_name_it(write: Write) -> None:
    message = refused(write("a.jsonl", lines({"story": TEXT})))
    assert "a.jsonl:1" in message
    assert "story" in message
    assert "--text-column" in message


# --- tables --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", 'id,title,text\nn1,Visit,"Ann, Bo\nleft."\n'),
        ("a.csv", 'id;title;text\nn1;Visit;"Ann, Bo\nleft."\n'),
        ("a.csv", 'id\ttitle\ttext\nn1\tVisit\t"Ann, Bo\nleft."\n'),
        ("a.tsv", 'id\ttitle\ttext\nn1\tVisit\t"Ann, Bo\nleft."\n'),
        ("A.TSV", 'id\ttitle\ttext\nn1\tVisit\t"Ann, Bo\nleft."\n'),
        ("a.csv", '\ufeffid,title,text\r\nn1,Visit,"Ann, Bo\r\nleft."\r\n'),
        ("a.csv", '"id","title","text"\n"n1","Visit","Ann, Bo\nleft."'),
    ],
)
def test_a_table_row_is_a_document(write: Write, name: str, content: str) -> None:
    [document], skipped = read(write(name, content))
    assert (document.id, document.title) == ("n1", "Visit")
    assert document.text.split() == ["Ann,", "Bo", "left."]
    assert not skipped


def test_an_empty_cell_is_called_empty(write: Write) -> None:
    documents, [skipped] = read(write("a.csv", f"id,text\n1,{TEXT}\n2,\n3,Bo left.\n"))
    assert [document.id for document in documents] == ["1", "3"]
    assert skipped.name == "a.csv:2"
    assert "empty" in skipped.reason


def test_rows_of_a_wrong_length_are_read_as_far_as_they_go(write: Write) -> None:
    documents, [skipped] = read(
        write("a.csv", "text,title\nAnn left.,T,extra,more\nBo left.\n,x\n")
    )
    assert [(document.text, document.title) for document in documents] == [
        ("Ann left.", "T"),
        ("Bo left.", ""),
    ]
    assert skipped.name == "a.csv:3"


def test_a_long_cell_is_read(write: Write) -> None:
    text = "Ann Lee met Bo Ek. " * 20_000
    [document], _ = read(write("a.csv", f'text\n"{text}"\n'))
    assert document.text == text.strip()


def test_a_table_without_a_text_column_is_refused(write: Write) -> None:
    message = refused(write("a.csv", "id,story\n1,Ann left.\n"))
    assert "no column 'text' (found: id, story)" in message
    assert "--text-column" in message


def test_a_table_with_only_a_header_is_refused(write: Write) -> None:
    message = refused(write("a.csv", "id,text\n"))
    assert "a.csv" in message


# --- folders -------------------------------------------------------------------------------


def test_a_folder_is_read_with_its_subfolders_in_order(write: Write, tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.txt", "a.txt", "B.md", "a/b/c.txt"]:
        write(name, TEXT)
    documents, skipped = read(tmp_path)
    assert [document.id for document in documents] == sorted(
        ["b.txt", "a/z.txt", "a.txt", "B.md", "a/b/c.txt"]
    )
    assert not skipped


def test_hidden_files_and_folders_are_left_alone(write: Write, tmp_path: Path) -> None:
    write("a.txt", TEXT)
    write(".hidden.txt", TEXT)
    write(".git/b.txt", TEXT)
    documents, skipped = read(tmp_path)
    assert [document.id for document in documents] == ["a.txt"]
    assert not skipped


def test_a_hidden_folder_that_is_asked_for_is_read(write: Write) -> None:
    path = write(".news/a.txt", TEXT)
    [document], _ = read(path.parent)
    assert document.id == "a.txt"


def test_other_files_are_skipped_by_name(write: Write, tmp_path: Path) -> None:
    write("a.txt", TEXT)
    write("sub/picture.jpg", b"\xff\xd8")
    write("README", "read me")
    _, skipped = read(tmp_path)
    assert [name for name, _ in skipped] == ["README", "sub/picture.jpg"]
    assert all(".txt" in reason for _, reason in skipped)


def test_bad_files_are_skipped_and_the_rest_is_read(write: Write, tmp_path: Path) -> None:
    write("a.txt", TEXT)
    write("binary.txt", b"\x00\x01\x02")
    write("empty.txt", "")
    write("blank.md", " \n \n")
    write("z.md", "Bo left.")
    documents, skipped = read(tmp_path)
    assert [document.id for document in documents] == ["a.txt", "z.md"]
    assert [name for name, _ in skipped] == ["binary.txt", "blank.md", "empty.txt"]
    assert all(reason and "\n" not in reason for _, reason in skipped)


def test_text_that_is_invisible_is_skipped_with_a_fitting_reason(
    write: Write, tmp_path: Path
) -> None:
    write("a.txt", TEXT)
    write("invisible.txt", "\u200b\u200b")
    _, [skipped] = read(tmp_path)
    assert skipped.name == "invisible.txt"
    assert "front matter" not in skipped.reason


def test_a_dangling_link_is_skipped(write: Write, tmp_path: Path) -> None:
    write("a.txt", TEXT)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    documents, [skipped] = read(tmp_path)
    assert len(documents) == 1
    assert skipped.name == "gone.txt"


def test_a_folder_with_a_suffix_is_a_folder(write: Write, tmp_path: Path) -> None:
    write("news.txt/a.txt", TEXT)
    [document], skipped = read(tmp_path)
    assert (document.id, skipped) == ("news.txt/a.txt", [])


def test_a_loop_of_links_ends(write: Write, tmp_path: Path) -> None:
    write("sub/a.txt", TEXT)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    documents, _ = read(tmp_path)
    assert [document.id for document in documents] == ["sub/a.txt"]


def test_a_file_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text(TEXT)
    [document], _ = read(tmp_path)
    document.id.encode()


def test_an_unreadable_file_is_skipped(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", TEXT)
    write("locked.txt", TEXT)
    original = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    documents, skipped = read(tmp_path)
    assert [document.id for document in documents] == ["a.txt"]
    assert skipped == [("locked.txt", "Permission denied")]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "holds no file that ends in"),
        ({"a.txt": ""}, "a.txt: the file is empty"),
        ({"a.pdf": "x"}, "a.pdf: not one of"),
        ({"a.txt": "", "b.txt": "", "c.txt": "", "d.txt": ""}, "(4 skipped)"),
    ],
)
def test_a_folder_without_articles_is_refused(
    write: Write, tmp_path: Path, files: dict[str, str], expected: str
) -> None:
    for name, content in files.items():
        write(name, content)
    message = refused(tmp_path)
    assert expected in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "name", ["missing", "missing.txt", "Ann Lee met Bo Ek.", "x" * 5000, "a\0b"]
)
def test_a_path_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    message = refused(str(tmp_path / name))
    assert "no such file or folder" in message
    assert "put it in a list" in message


# --- lists, strings and documents ----------------------------------------------------------


def test_strings_are_texts() -> None:
    [one, two], _ = read([TEXT, "Bo left."])
    assert (one.text, two.text) == (TEXT, "Bo left.")
    assert one.id != two.id


def test_the_id_of_a_string_does_not_depend_on_its_place() -> None:
    [one, two], _ = read([TEXT, "Bo left."])
    [two_again, one_again], _ = read(["Bo left.", TEXT])
    assert (one, two) == (one_again, two_again)


def test_equal_strings_are_two_documents() -> None:
    [one, two], _ = read([TEXT, TEXT])
    assert one.id != two.id


def test_documents_are_normalised_and_hashed() -> None:
    [document], _ = read([Document("d", "Ann\u200b  Lee\r\n\r\n\r\nleft.", title="T", date="2024")])
    assert document.text == "Ann Lee\n\nleft."
    assert (document.id, document.title, document.date) == ("d", "T", "2024")
    assert len(document.hash) == 64


@pytest.mark.parametrize("field", ["text", "title", "source", "date"])
def test_the_hash_covers_every_field(field: str) -> None:
    base = {"id": "d", "text": TEXT, "title": "T", "source": "S", "date": "2024"}
    [one], _ = read([Document(**base)])
    [other], _ = read([Document(**{**base, field: "2023"})])
    assert one.hash != other.hash


@pytest.mark.parametrize("text", ["", " ", "\n\u200b"])
def test_an_empty_string_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    documents, skipped = read([TEXT, text])
    assert len(documents) == 1
    assert skipped == [("a string", "it is empty")]


def test_an_empty_path_is_not_the_current_folder(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", TEXT)
    monkeypatch.chdir(tmp_path)
    assert refused("")


def test_files_and_texts_may_be_mixed(write: Write) -> None:
    documents, _ = read([str(write("b.txt", "B b.")), TEXT, write("a.txt", "A a.")])
    assert sorted(document.text for document in documents) == ["A a.", TEXT, "B b."]


def test_the_order_of_paths_does_not_matter(write: Write) -> None:
    paths = [write("b/x.txt", "B b."), write("a/x.txt", "A a."), write("c.txt", "C c.")]
    assert read(paths) == read(paths[::-1])


def test_a_generator_is_read() -> None:
    documents, _ = read(text for text in [TEXT, "Bo left."])
    assert len(documents) == 2


@pytest.mark.parametrize("source", [{"a": 1}, b"bytes", [7], [None], [[TEXT]], []])
def test_other_sources_are_refused(source: object) -> None:
    message = refused(source)
    assert message
    assert "\n" not in message


def test_by_default_a_skipped_file_is_logged(
    write: Write, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write("a.txt", TEXT)
    write("b.txt", b"\x00")
    with caplog.at_level(logging.WARNING, logger="namegraph"):
        assert len(list(read_documents(tmp_path))) == 1
    assert "b.txt" in caplog.text
    assert "binary" in caplog.text


# --- standard input ------------------------------------------------------------------------


def test_standard_input_may_be_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    [document], _ = read("-")
    assert document.text == TEXT


def test_standard_input_may_be_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    data = lines({"text": TEXT, "id": "n1"}, {"text": "Bo left."}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    documents, _ = read(["-"])
    assert [document.text for document in documents] == [TEXT, "Bo left."]


@pytest.mark.parametrize("data", [b"", b"\x00\x01"])
def test_unreadable_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert "standard input" in refused("-")


# --- origins and records -------------------------------------------------------------------


def test_an_origin_does_not_tell_the_folder(write: Write, tmp_path: Path) -> None:
    write("a.txt", TEXT)
    [(origin, _)] = read_sources(tmp_path, text_column=None, on_skip=print)
    assert origin
    assert tmp_path.name not in origin


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": " A \n b "}, "A b"),
        ({"Headline": "H"}, "H"),
        ({"title": None, "headline": "H"}, "H"),
        ({"title": 5}, "5"),
        ({}, ""),
    ],
)
def test_a_title_is_one_line(fields: dict[str, object], title: str) -> None:
    assert make_document("a", {"text": TEXT, **fields}).title == title


def test_the_sample_articles_are_read(articles: Path) -> None:
    documents, skipped = read(articles)
    assert len(documents) == len(list(articles.iterdir()))
    assert not skipped
    assert all(document.text for document in documents)
    assert sum(bool(document.title and document.date) for document in documents) > 30
