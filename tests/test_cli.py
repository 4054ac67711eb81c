import io
import json
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import spacy
from spacy.language import Language

import namegraph as ng
from namegraph import builder, cli, conflicts
from namegraph.store import Store
from namegraph.types import Extraction, Relation, Span


class Done(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]

EVIL = (
    "[bold]Red[/bold]",
    ":smile: Smith",
    "Zoë [/] 李明",
    "[link=file:///etc]x",
    "L" + "o" * 400 + "ng",
)
TITLE = "[red]:warning: Title[/red]"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command as the shell would."""
    monkeypatch.setenv("COLUMNS", "40")

    def start(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["namegraph", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        code = stopped.value.code
        return Done(code if isinstance(code, int) else int(bool(code)), *capsys.readouterr())

    return start


@pytest.fixture(scope="module")
def db(
    nlp: Language,
    small_documents: tuple[ng.Document, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    path = tmp_path_factory.mktemp("db") / "small.namegraph"
    ng.build(small_documents, model=nlp, db=path).close()
    return path


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database in which every text looks like markup."""
    path = tmp_path_factory.mktemp("db") / "evil.namegraph"
    text = " met ".join(EVIL)
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in EVIL]
    mentions = tuple(
        ng.Mention("[a].txt", *span, name, "PERSON", "PER", 0, len(text))
        for span, name in zip(spans, EVIL, strict=True)
    )
    relations = tuple(
        Relation("[a].txt", "met", one, two, one, Span(0, len(text)), "rule", attributed_to=TITLE)
        for one, two in pairwise(spans)
    )
    with Store(path) as store:
        with store.transaction():
            document = ng.Document("[a].txt", text, TITLE)
            store.put(Extraction(document, mentions, (), relations))
            lonely = ng.Mention("b.txt", 0, 6, "Lonely", "PLACE", "GPE", 0, 6)
            store.put(Extraction(ng.Document("b.txt", "Lonely"), (lonely,)))
        builder._make_graph(store)
    return path


@pytest.fixture(scope="module")
def who(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with a person of two roles, and one who is called alike."""
    path = tmp_path_factory.mktemp("db") / "who.namegraph"
    text = "Hamid Yusuf of Velm"
    person, body = Span(0, 11), Span(15, 19)
    kinds = {person: "PERSON", body: "ORG"}
    with Store(path) as store:
        with store.transaction():
            for date, title in (("2019-03", "director"), ("2024-02-09", "chairman"), ("", "")):
                document = ng.Document(f"in {date}", text, date=date or None)
                mentions = tuple(
                    ng.Mention(document.id, *span, text[slice(*span)], kind, kind, 0, 19)
                    for span, kind in kinds.items()
                )
                role = Relation(
                    document.id, "head_of", person, body, Span(12, 14), Span(0, 19), "rule",
                    title=title, date=document.date,
                )  # fmt: skip
                store.put(Extraction(document, mentions, (), (role,)))
            alike = ng.Mention("d", 0, 11, "Yusuf Hamid", "PERSON", "PER", 0, 11)
            store.put(Extraction(ng.Document("d", "Yusuf Hamid"), (alike,)))
        builder._make_graph(store)
    return path


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with two capitals, a plan, a verb, and what was not taken."""
    path = tmp_path_factory.mktemp("db") / "towns.namegraph"
    said: list[tuple[str, str, dict[str, Any]]] = [
        ("[Velm]", "capital_of", {}),
        ("Tarn", "capital_of", {}),
        ("Velm Bank", "visited", {"modality": "planned"}),
        ("Velm Bank", "praise", {"layer": "verb"}),
        ("Velm Bank", "owns", {"negated": True}),
    ]
    with Store(path) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(conflicts, "relation_types", lambda: {"capital_of": {"unique": "head"}})
        with store.transaction():
            for number, (head, relation, more) in enumerate(said):
                store.put(_statement(f"{number}.txt", head, relation, more))
        builder._make_graph(store)
    return path


def _statement(document: str, head: str, relation: str, more: dict[str, Any]) -> Extraction:
    text = f"{head} and Norland"
    spans = Span(0, len(head)), Span(len(text) - 7, len(text))
    mentions = tuple(
        ng.Mention(document, *span, text[slice(*span)], kind, kind, 0, len(text))
        for span, kind in zip(spans, ("ORG" if "Bank" in head else "PLACE", "PLACE"), strict=True)
    )
    found = Relation(document, relation, *spans, spans[0], Span(0, len(text)), "rule", **more)
    return Extraction(
        ng.Document(document, text), mentions, (), (found,), (("born_in", 2), ("owns", 9)), 1
    )


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pipeline that knows two names and loads at once."""
    nlp = spacy.blank("en")
    patterns = [{"label": "PERSON", "pattern": "Nora Blum"}, {"label": "GPE", "pattern": "Oslo"}]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    path = tmp_path_factory.mktemp("model") / "ruler"
    nlp.to_disk(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    (path / "a.txt").write_text("Nora Blum left Oslo.")
    (path / "[b].pdf").write_bytes(b"%PDF")
    return path


# --- build ---------------------------------------------------------------------------------


def test_build_keeps_draws_and_tells(run: Run, folder: Path, model: Path, tmp_path: Path) -> None:
    kept, page = tmp_path / "a.namegraph", tmp_path / "a.html"
    done = run("build", folder, "--db", kept, "--html", page, "--model", model)
    assert done.code == 0
    assert done.out.splitlines()[0] == "NameGraph(2 entities, 1 link, 1 document), 1 skipped"
    assert str(kept) in done.out
    assert str(page) in done.out
    assert "Nora Blum" in page.read_text(encoding="utf-8")
    assert done.err.startswith("skipped [b].pdf: ")
    with ng.load(kept) as graph:
        assert len(graph) == 2


def test_build_without_a_place_to_keep_says_so(run: Run, folder: Path, model: Path) -> None:
    done = run("build", folder, "--model", model)
    assert done.code == 0
    assert done.out.startswith("NameGraph(2 entities")
    assert "--db" in done.err


def test_build_of_several_sources(run: Run, folder: Path, model: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"story": "Oslo is large."}))
    done = run("build", folder / "a.txt", other, "--text-column", "story", "--model", model)
    assert "2 documents" in done.out


def test_build_reads_standard_input(run: Run, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"Nora Blum left Oslo."))
    monkeypatch.setattr(sys, "stdin", piped)
    done = run("build", "-", "--model", model)
    assert done.code == 0
    assert "NameGraph(2 entities, 1 link, 1 document)" in done.out


def test_build_without_names_says_so(run: Run, model: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("it rains.")
    done = run("build", tmp_path / "a.txt", "--model", model)
    assert done.code == 0
    assert "no names" in done.err
    assert done.out == "NameGraph(0 entities, 0 links, 1 document)\n"


def test_file_name_is_no_markup(run: Run, model: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oslo")
    (tmp_path / "[bold]:bomb:.pdf").write_text("x")
    assert "skipped [bold]:bomb:.pdf: " in run("build", tmp_path, "--model", model).err


@pytest.mark.model
def test_build_with_the_default_model(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Helga Schmid visited Tajikistan.")
    done = subprocess.run(
        [sys.executable, "-m", "namegraph", "build", tmp_path / "a.txt"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout == "NameGraph(2 entities, 2 links, 1 document)\n"
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr


# --- questions -----------------------------------------------------------------------------


@pytest.mark.model
def test_neighbors(run: Run, db: Path) -> None:
    done = run("neighbors", db, "blum")
    header, *lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert header.split() == [
        "entity",
        "kind",
        "relation",
        "direction",
        "weight",
        "documents",
        "layer",
        "status",
    ]
    assert any(
        line.split() == ["Otto", "Lind", "PERSON", "met", "both", "2", "2", "stated"]
        for line in lines
    )


@pytest.mark.model
def test_neighbors_as_json_are_those_of_the_graph(run: Run, db: Path) -> None:
    with ng.load(db) as graph:
        expected = [n._asdict() for n in graph.neighbors("Nora Blum")]
    assert run("neighbors", db, "Nora Blum", "--json").json == expected != []


@pytest.mark.model
@pytest.mark.parametrize(
    ("options", "check"),
    [
        (["--kind", "PLACE"], lambda n: n["kind"] == "PLACE"),
        (["--relation", "met"], lambda n: n["relation"] == "met"),
        (["--kind", "PERSON", "--relation", "co-occurs"], lambda n: n["layer"] == "cooccurrence"),
    ],
)
def test_neighbors_are_filtered(
    run: Run, db: Path, options: list[str], check: Callable[[Any], bool]
) -> None:
    found = run("neighbors", db, "Nora Blum", "--json", *options).json
    everything = run("neighbors", db, "Nora Blum", "--json").json
    assert 0 < len(found) < len(everything)
    assert all(map(check, found))


@pytest.mark.model
def test_top_limits_the_answers(run: Run, db: Path) -> None:
    assert len(run("neighbors", db, "Nora Blum", "--top", 2, "--json").json) == 2
    assert len(run("evidence", db, "Nora Blum", "--top", 2, "--json").json) == 2


@pytest.mark.model
def test_path(run: Run, db: Path) -> None:
    with ng.load(db) as graph:
        expected = [step._asdict() for step in graph.path("Nora Blum", "Norway")]
    assert run("path", db, "Nora Blum", "Norway", "--json").json == expected != []
    done = run("path", db, "Nora Blum", "Norway")
    assert done.code == 0
    assert len(done.out.splitlines()) == len(expected) + 1


def test_no_path_is_an_answer(run: Run, evil: Path) -> None:
    done = run("path", evil, "Lonely", EVIL[1])
    assert (done.code, done.out) == (0, f"Lonely and {EVIL[1]} do not connect\n")
    assert run("path", evil, "Lonely", EVIL[1], "--json").json == []


@pytest.mark.model
def test_evidence(run: Run, db: Path) -> None:
    done = run("evidence", db, "Nora Blum", "Uzbekistan")
    assert done.code == 0
    assert "Nora Blum did not visit Uzbekistan.\n" in done.out
    assert "visited, denied" in done.out
    assert "2025-01-09 | No visit | d-denial.txt" in done.out
    told = run("evidence", db, "Nora Blum", "Uzbekistan", "--json").json
    assert {each["sentence"] for each in told} == {"Nora Blum did not visit Uzbekistan."}
    assert {each["negated"] for each in told if each["layer"] == "stated"} == {True}


def cells(out: str) -> list[list[str]]:
    return [line.split() for line in out.splitlines()]


def test_what_is_no_fact_is_marked(run: Run, towns: Path) -> None:
    rows = cells(run("neighbors", towns, "Velm Bank", "--layer", "stated").out)
    assert [(row[2], row[-1]) for row in rows[1:]] == [("visited", "planned"), ("owns", "denied")]
    told = run("neighbors", towns, "Velm Bank", "--layer", "verb", "--json").json
    assert [(n["relation"], n["layer"], n["status"]) for n in told] == [
        ("praise", "verb", "fact"),
    ]
    [_, step] = cells(run("path", towns, "Velm Bank", "Norland").out)
    assert step[2:] == ["praise", "Norland", "out", "verb", "1"]


def test_evidence_tells_its_layer_and_what_contradicts_it(run: Run, towns: Path) -> None:
    out = run("evidence", towns, "Norland").out
    assert "Velm Bank -- visited, planned -- Norland\n" in out
    assert "Velm Bank -- praise -- Norland  [verb]\n" in out
    assert "Norland -- co-occurs -- Tarn  [cooccurrence]\n" in out
    told = run("evidence", towns, "Norland", "--json").json
    against = {each["source"]: each["contradicted_by"] for each in told if each["contradicted_by"]}
    assert against == {"[Velm]": ["Tarn"], "Tarn": ["[Velm]"]}
    assert out.count("  contradicted: [Velm]\n") == out.count("  contradicted: Tarn\n") == 1


def test_conflicts(run: Run, towns: Path) -> None:
    done = run("conflicts", towns)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "Norland: capital_of Tarn or [Velm]"
    assert "    [Velm] and Norland\n      no date | 0.txt\n" in done.out
    [found] = run("conflicts", towns, "--json").json
    assert (found["one"], found["other"]) == ("Tarn", "[Velm]")
    assert [each["document"] for each in found["other_evidence"]] == ["0.txt"]


def test_no_conflicts_is_an_answer(run: Run, evil: Path) -> None:
    done = run("conflicts", evil)
    assert (done.code, done.out) == (0, "no facts contradict each other\n")
    assert run("conflicts", evil, "--json").json == []


def test_summary_tells_limits_and_conflicts(
    towns: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ng.load(towns) as graph:
        cli._tell_build(graph)
        assert graph.refused == (("born_in", 10), ("owns", 45))
        assert graph.crowded == 5
    out, err = capsys.readouterr()
    assert err.splitlines() == [
        "refused 55 impossible statements: born_in 10, owns 45",
        "5 sentences with more than 25 names: only neighbours in the list were linked",
    ]
    assert out.splitlines()[0].endswith("5 documents), 1 conflict")


@pytest.mark.model
def test_evidence_of_one_entity(run: Run, db: Path) -> None:
    with ng.load(db) as graph:
        expected = graph.evidence("Ida Falk")
    told = run("evidence", db, "Ida Falk", "--json").json
    assert [each["sentence_start"] for each in told] == [e.sentence_start for e in expected] != []


@pytest.mark.model
def test_entity(run: Run, db: Path) -> None:
    done = run("entity", db, "NTC")
    assert done.code == 0
    assert "Northern Trade Council" in done.out
    assert "definition" in done.out
    told = run("entity", db, "NTC", "--json").json
    assert told["id"] == "Northern Trade Council"
    assert set(told["aliases"]) == {"Northern Trade Council", "NTC"}
    assert {merge["alias"] for merge in told["merges"]} == set(told["aliases"])


def test_entity_shows_roles(run: Run, who: Path) -> None:
    done = run("entity", who, "Hamid Yusuf")
    assert done.code == 0
    header, one, two = (
        line.split() for line in done.out.splitlines() if "Velm" in line or "role" in line
    )
    assert header == ["role", "in", "first", "seen", "last", "seen", "evidence"]
    assert one == ["chairman", "Velm", "2024-02-09", "2024-02-09", "1"]
    assert two == ["director", "Velm", "2019-03", "2019-03", "1"]
    assert run("entity", who, "Hamid Yusuf", "--json").json["roles"] == [
        {
            "role": "chairman", "in": "Velm", "first seen": "2024-02-09",
            "last seen": "2024-02-09", "evidence": 1,
        },
        {
            "role": "director", "in": "Velm", "first seen": "2019-03",
            "last seen": "2019-03", "evidence": 1,
        },
    ]  # fmt: skip


def test_entity_without_roles_shows_no_empty_table(run: Run, who: Path) -> None:
    assert "role" not in run("entity", who, "Velm").out
    assert run("entity", who, "Velm", "--json").json["roles"] == []


def test_why_tells_what_was_left_apart(run: Run, who: Path) -> None:
    done = run("entity", who, "Hamid Yusuf", "--why")
    assert done.code == 0
    *_, header, line = done.out.splitlines()
    assert header.split() == ["left", "apart", "why"]
    assert line.startswith("Yusuf Hamid ")
    assert "order" in line
    [[other, why]] = run("entity", who, "Hamid Yusuf", "--why", "--json").json["refused"]
    assert other == "Yusuf Hamid"
    assert "order" in why


def test_why_says_that_nothing_came_close(run: Run, who: Path) -> None:
    assert "nothing came close" in run("entity", who, "Velm", "--why").out
    assert run("entity", who, "Velm", "--why", "--json").json["refused"] == []


def test_without_why_nothing_is_said_of_others(run: Run, who: Path) -> None:
    done = run("entity", who, "Hamid Yusuf")
    assert "Yusuf Hamid" not in done.out
    assert "left apart" not in done.out
    assert run("entity", who, "Hamid Yusuf", "--json").json["refused"] == []


def test_why_prints_names_literally(run: Run, evil: Path) -> None:
    done = run("entity", evil, EVIL[0], "--why")
    assert EVIL[0] in done.out
    assert "\x1b" not in done.out


@pytest.mark.model
def test_draw(run: Run, db: Path, tmp_path: Path) -> None:
    page, part = tmp_path / "new" / "all.html", tmp_path / "part.html"
    done = run("draw", db, "--html", page)
    assert (done.code, done.out, done.err) == (0, f"{page}\n", "")
    assert "Ida Falk" in page.read_text(encoding="utf-8")
    run("draw", db, "--html", part, "--around", "Uzbekistan", "--hops", 1)
    assert "Nora Blum" in part.read_text(encoding="utf-8")
    assert "Ida Falk" not in part.read_text(encoding="utf-8")


@pytest.mark.model
def test_export(run: Run, db: Path, tmp_path: Path) -> None:
    done = run("export", db, "--format", "csv", "-o", tmp_path / "tables")
    names = ["documents", "mentions", "entities", "links", "evidence", "merges"]
    names += ["doubts", "conflicts"]
    assert done.code == 0
    assert done.out.splitlines() == [str(tmp_path / "tables" / f"{name}.csv") for name in names]
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == sorted(
        f"{name}.csv" for name in names
    )


def test_evaluate(run: Run, model: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    blum = {"start": 0, "end": 9, "type": "PERSON", "cluster": 1}
    gold.write_text(json.dumps({"text": "Nora Blum left Oslo.", "entities": [blum]}))
    done = run("evaluate", gold, "--model", model)
    assert done.code == 0
    assert ["mention", "all", "0.500", "1.000", "0.667", "1", "2", "1"] in [
        line.split() for line in done.out.splitlines()
    ]
    told = run("evaluate", gold, "--model", model, "--json").json
    assert (told[0]["task"], told[0]["name"], told[0]["precision"]) == ("mention", "all", 0.5)


@pytest.mark.parametrize("ner", ["tuned", "stock", "accurate"])
def test_the_weights_can_be_chosen(
    run: Run, folder: Path, model: Path, monkeypatch: pytest.MonkeyPatch, ner: str
) -> None:
    asked: list[object] = []

    def build(*sources: object, ner: str, **options: Any) -> ng.NameGraph:
        asked.append(ner)
        return ng.build(*sources, ner=ner, **options)

    monkeypatch.setattr(cli, "build_graph", build)
    done = run("build", folder, "--model", model, "--ner", ner)
    assert (done.code, asked) == (0, [ner])
    assert done.out.startswith("NameGraph(2 entities")


@pytest.mark.parametrize("ner", ["tuned", "stock", "accurate"])
def test_evaluate_takes_the_weights(run: Run, model: Path, tmp_path: Path, ner: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"text": "Nora Blum left Oslo.", "entities": []}))
    assert run("evaluate", gold, "--model", model, "--ner", ner).code == 0


def test_version(run: Run) -> None:
    assert run("--version") == Done(0, f"namegraph {metadata.version('namegraph')}\n", "")


@pytest.mark.parametrize(
    "command",
    ["build", "neighbors", "path", "evidence", "conflicts", "entity", "draw", "export", "evaluate"],
)
def test_every_command_has_help(run: Run, command: str) -> None:
    assert command in run("--help").out
    done = run(command, "--help")
    assert done.code == 0
    assert "Usage:" in done.out
    assert command in done.out


# --- texts are data ------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVIL)
def test_names_of_neighbors_are_printed_literally(run: Run, evil: Path, name: str) -> None:
    done = run("neighbors", evil, EVIL[EVIL.index(name) - 1])
    assert name in done.out
    assert "\x1b" not in done.out


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("command", ["evidence", "entity"])
def test_names_are_printed_literally(run: Run, evil: Path, command: str, name: str) -> None:
    done = run(command, evil, name)
    assert done.code == 0
    assert name in done.out
    assert "\x1b" not in done.out


def test_whole_output_is_literal(run: Run, evil: Path) -> None:
    found = run("evidence", evil, EVIL[0], EVIL[1]).out
    assert " met ".join(EVIL) in found.splitlines()
    assert TITLE in found
    assert f"according to {TITLE}" in found
    assert "[a].txt" in found


def test_path_is_printed_literally_and_whole(run: Run, evil: Path) -> None:
    found = run("path", evil, EVIL[0], EVIL[-1]).out
    assert EVIL[0] in found
    assert EVIL[-1] in found


@pytest.mark.parametrize("name", ["[bold]x[/bold]", ":smile:", "[/]"])
def test_unknown_name_is_printed_literally(run: Run, evil: Path, name: str) -> None:
    done = run("entity", evil, name)
    assert done.code == 1
    assert f"{name!r}" in done.err


def test_json_is_not_changed(run: Run, evil: Path) -> None:
    told = run("neighbors", evil, EVIL[1], "--json").json
    assert {each["entity"] for each in told} == set(EVIL) - {EVIL[1]}
    assert "李明" in run("neighbors", evil, EVIL[1], "--json").out


# --- refusals ------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("neighbors DB Nobody", "no entity is named 'Nobody'"),
        ("neighbors DB Ott", "did you mean 'Otto Lind'"),
        ("evidence DB Nobody", "no entity is named 'Nobody'"),
        ("evidence DB Oslo Nobody", "no entity is named 'Nobody'"),
        ("entity DB Nobody", "no entity is named 'Nobody'"),
        ("path DB Oslo Nobody", "no entity is named 'Nobody'"),
        ("draw DB --html TMP/a.html --around Nobody", "no entity is named 'Nobody'"),
        ("entity TMP/none.namegraph X", "namegraph build"),
        ("entity TMP X", "folder"),
        ("entity TMP/taken X", "not a namegraph database"),
        ("export DB -o TMP/taken", "taken"),
        ("draw DB --html TMP", "folder"),
        ("draw DB --html TMP/taken/a.html", "taken"),
        ("build TMP/none", "no such file"),
        ("build TMP/empty", "no articles"),
        ("build TMP/taken --model no_such_model", "no_such_model"),
        ("build TMP/taken --db TMP/no/such.namegraph", "such.namegraph"),
        ("build TMP/taken --db TMP", "folder"),
        ("build TMP/taken --db TMP/taken", "not a namegraph database"),
        ("evaluate TMP/none.jsonl", "none.jsonl"),
        ("evaluate TMP/taken", "taken:1"),
    ],
)
def test_refusal_is_one_line_on_stderr(
    run: Run, db: Path, tmp_path: Path, command: str, reason: str
) -> None:
    (tmp_path / "taken").write_text("some text, and no table of any database. " * 50)
    (tmp_path / "empty").mkdir()
    words = [w.replace("DB", str(db)).replace("TMP", str(tmp_path)) for w in command.split()]
    done = run(*words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("namegraph: ")
    assert done.err.count("\n") == 1
    assert reason in done.err


@pytest.mark.parametrize(
    "command",
    [
        "nonsense",
        "build",
        "neighbors x.namegraph",
        "neighbors x.namegraph A --kind ANIMAL",
        "neighbors x.namegraph A --top 0",
        "path x.namegraph A",
        "entity x.namegraph",
        "draw x.namegraph",
        "draw x.namegraph --html a.html --hops -1",
        "export x.namegraph",
        "export x.namegraph --format papyrus -o y",
        "build x --jobs 0",
        "build x --jobs many",
        "build x --ner own",
        "build x --ner TUNED",
        "evaluate x.jsonl --ner own",
        "entity x.namegraph A --why B",
        "evaluate",
        "--nonsense",
    ],
)
def test_wrong_usage_is_told(run: Run, command: str) -> None:
    done = run(*command.split())
    assert (done.code, done.out) == (2, "")
    assert "Usage" in done.err


@pytest.mark.model
def test_exit_codes_of_the_installed_command(db: Path) -> None:
    command = Path(sys.executable).with_name("namegraph")
    for words, code in ((["Oslo"], 0), (["Nobody"], 1), ([], 2)):
        done = subprocess.run(
            [command, "entity", db, *words], capture_output=True, text=True, check=False
        )
        assert done.returncode == code
        assert bool(done.stdout) is (code == 0)
        assert bool(done.stderr) is (code != 0)


@pytest.mark.model
def test_output_that_nobody_reads_is_no_error(db: Path) -> None:
    code = "import sys; from namegraph.cli import main; sys.argv[0] = 'namegraph'; main()"
    done = subprocess.Popen(
        [sys.executable, "-c", code, "evidence", db, "Oslo"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert done.stdout is not None
    done.stdout.close()
    with done:
        assert done.stderr is not None
        assert b"Traceback" not in done.stderr.read()
