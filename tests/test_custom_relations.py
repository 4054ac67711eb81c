"""Relation types and rules that users add themselves."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Token

import namegraph as ng
from namegraph import cli
from namegraph.evaluate import ALL_KNOWN, evaluate
from namegraph.knowledge import relation_types, types_with, using_types
from namegraph.relations import own as own_module
from namegraph.relations.arguments import objects, subjects
from namegraph.relations.behaviour import describe_function
from namegraph.relations.frames import frames
from namegraph.relations.own import Own, check_importable, fingerprint_own, own_of
from namegraph.relations.tree import Found, Tree
from namegraph.typefile import read_types


Write = Callable[[str], Path]

TUTORED = """
[tutored]
definition = "A tutored B."
domain = ["PERSON"]
range = ["PERSON"]
verbs = ["A tutor|mentor B"]
"""
RIVALS = """
[rival_of]
definition = "A and B are rivals."
domain = ["PERSON", "ORG"]
range = ["ORG", "PERSON"]
symmetric = true
wikidata = "P7047"
nouns = ["A rival of B"]
"""
TEXT = "Nora Blum tutored Otto Lind. Otto Lind roamed Norway."
THIRD = "Otto Lind has not roamed Norway."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / f"own{len(list(tmp_path.glob('own*')))}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture(autouse=True)
def _no_rules_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ng.relation_rule, "_rules", {})


def stated(graph: ng.NameGraph) -> list[tuple[str, str, str, str]]:
    return sorted(
        (row["source"], row["relation"], row["target"], row["rule"])
        for row in graph.rows("evidence")
        if row["layer"] == "stated"
    )


def reads_walks(tree: Tree) -> Iterator[tuple[Token, Token, Token]]:
    for verb in tree.verbs.get("roam", ()):
        for head in subjects(tree, verb):
            for tail in objects(tree, verb):
                yield head, tail, verb


WALK = ("Otto Lind", "visited", "Norway", "reads_walks")
TUTOR = ("Nora Blum", "tutored", "Otto Lind", "A tutor|mentor B")


# --- a file of types -----------------------------------------------------------------------


def test_new_type_is_read(nlp: Language, write: Write) -> None:
    graph = ng.build([TEXT], model=nlp, relation_types=write(TUTORED))
    assert stated(graph) == [TUTOR]
    [link] = graph.neighbors("Nora Blum", relation="tutored")
    assert (link.entity, link.direction) == ("Otto Lind", "out")


def test_byte_order_mark_is_no_part_of_the_file(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(TUTORED, encoding="utf-8-sig")
    assert stated(ng.build([TEXT], model=nlp, relation_types=path)) == [TUTOR]


def test_built_in_type_gets_more_frames_and_keeps_its_own(nlp: Language, write: Write) -> None:
    path = write('[visited]\nverbs = ["A roam B"]\n')
    text = f"{TEXT} Nora Blum visited Sweden."
    assert stated(ng.build([text], model=nlp, relation_types=str(path))) == [
        ("Nora Blum", "visited", "Sweden", "A visit|tour B"),
        ("Otto Lind", "visited", "Norway", "A roam B"),
    ]


def test_kinds_of_the_type_are_checked(nlp: Language, write: Write) -> None:
    text = "Nora Blum tutored the Harbour Agency."
    graph = ng.build([text], model=nlp, relation_types=write(TUTORED))
    assert stated(graph) == []
    assert graph.refused == (("tutored", 1),)


def test_symmetric_type_is_one_link_without_direction(nlp: Language, write: Write) -> None:
    texts = ["Nora Blum is a rival of Otto Lind.", "Otto Lind is a rival of Nora Blum."]
    graph = ng.build(texts, model=nlp, relation_types=write(RIVALS))
    [link] = [row for row in graph.rows("links") if row["layer"] == "stated"]
    assert (link["directed"], link["weight"], link["wikidata"]) == (0, 2, "P7047")


def test_unique_type_shows_conflicts(nlp: Language, write: Write) -> None:
    path = write(TUTORED.replace("verbs", 'unique = "head"\nverbs'))
    texts = ["Nora Blum tutored Otto Lind.", "Ida Falk tutored Otto Lind."]
    [conflict] = ng.build(texts, model=nlp, relation_types=path).conflicts()
    assert (conflict.entity, conflict.relation) == ("Otto Lind", "tutored")
    assert {conflict.one, conflict.other} == {"Nora Blum", "Ida Falk"}


def test_what_the_file_leaves_out_has_a_default(write: Write) -> None:
    known = types_with(read_types(write(TUTORED)))["tutored"]
    rest = {key: known[key] for key in ("symmetric", "unique", "wikidata", "plover", "nouns")}
    assert rest == {"symmetric": False, "unique": "", "wikidata": "", "plover": "", "nouns": []}


def test_one_build_knows_nothing_of_the_file_of_another(nlp: Language, write: Write) -> None:
    first, second = write(TUTORED), write('[visited]\nverbs = ["A roam B"]\n')
    walk = ("Otto Lind", "visited", "Norway", "A roam B")
    found = [
        stated(ng.build([TEXT], model=nlp, relation_types=path))
        for path in (first, second, None, first)
    ]
    assert found == [[TUTOR], [walk], [], [TUTOR]]
    assert "tutored" not in relation_types()
    assert "tutor" not in frames("verbs")


def test_two_readings_at_once_keep_to_their_own_files(nlp: Language, write: Write) -> None:
    first = ng.extract([TEXT, TEXT], model=nlp, relation_types=write(TUTORED))
    second = ng.extract([TEXT, TEXT], model=nlp)
    found = [[len(each.relations) for each in pair] for pair in zip(first, second, strict=True)]
    verbs = len(next(ng.extract([TEXT], model=nlp)).relations)
    assert found == [[verbs, verbs]] * 2  # the tutored of the one is a verb of the other
    assert "tutored" not in relation_types()


def test_types_in_use_end_with_an_error() -> None:
    def fail() -> None:
        with using_types(TUTORED):
            raise KeyError("tutored" in relation_types())

    with pytest.raises(KeyError, match="True"):
        fail()
    assert "tutored" not in relation_types()


def test_extractor_and_link_take_the_file(nlp: Language, write: Write) -> None:
    path = write(RIVALS)
    extractor = ng.Extractor(nlp, relation_types=path)
    documents = list(ng.read_documents(["Otto Lind is a rival of Nora Blum."]))
    found = list(extractor.pipe(documents))
    assert [each.type for each in found[0].relations] == ["rival_of"]
    links = list(ng.link(found, relation_types=path).rows("links"))
    assert [row["directed"] for row in links if row["layer"] == "stated"] == [0]
    assert list(ng.extract(documents, model=nlp, relation_types=path)) == found


def test_file_is_checked_before_anything_is_read(tmp_path: Path) -> None:
    missing = tmp_path / "none.toml"
    for read in (ng.build, ng.extract, evaluate):
        with pytest.raises(ng.RelationTypeError, match=r"cannot read .*none\.toml"):
            read(tmp_path, relation_types=missing)
    with pytest.raises(ng.RelationTypeError, match=r"none\.toml"):
        ng.build(["x"], db=tmp_path / "graph.namegraph", relation_types=missing)
    assert not (tmp_path / "graph.namegraph").exists()


def test_evaluate_knows_the_type(nlp: Language, write: Write, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    text = "Nora Blum tutored Otto Lind."
    ends = [(0, 9, 1), (18, 27, 2)]
    entities = [{"start": s, "end": e, "type": "PERSON", "cluster": c} for s, e, c in ends]
    relations = [{"head": 1, "tail": 2, "type": "tutored"}]
    gold.write_text(json.dumps({"text": text, "entities": entities, "relations": relations}))
    scores = evaluate(gold, model=nlp, relation_types=write(TUTORED))
    right = {(score.task, score.name): score.right for score in scores}
    assert right["relation", "tutored"] == right["relation, names given", ALL_KNOWN] == 1


def test_changed_file_reads_again_and_the_same_does_not(
    nlp: Language, write: Write, tmp_path: Path
) -> None:
    articles, db = tmp_path / "articles", tmp_path / "graph.namegraph"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT)
    path = write(TUTORED)

    def build() -> tuple[int, list[Any]]:
        read: list[int] = []
        options = {"model": nlp, "db": db, "relation_types": path}
        with ng.build(articles, progress=read.append, **options) as graph:  # type: ignore[arg-type]
            return sum(read), stated(graph)

    assert build() == (1, [TUTOR])
    assert build() == (0, [TUTOR])
    path.write_text(TUTORED.replace("tutor|mentor", "mentor"))
    assert build() == (1, [])


# --- what is wrong with a file -------------------------------------------------------------

HEAD = '[likes]\ndefinition = "A likes B."\n'
ENDS = 'domain = ["PERSON"]\nrange = ["ORG"]\n'
WRONG = [
    ("[likes\n", "", "is not TOML", "[sponsored]"),
    ('colour = "red"\n', "type 'colour'", "outside a table", "[sponsored]"),
    (f"[Likes]\n{ENDS}", "type 'Likes'", "no lower-case identifier", "friend_of"),
    (f'["co-likes"]\n{ENDS}', "type 'co-likes'", "no lower-case identifier", "friend_of"),
    (f"{HEAD}{ENDS}verb = []\n", "key 'verb'", "no such key", "did you mean verbs?"),
    (f"{HEAD}{ENDS}zzz = 1\n", "key 'zzz'", "no such key", "write one of definition, domain"),
    (f"[likes]\n{ENDS}", "key 'definition'", "missing", "write a sentence"),
    (f"{HEAD}range = ['ORG']\n", "key 'domain'", "missing", 'domain = ["ORG"]'),
    (f"{HEAD}domain = ['ORG']\n", "key 'range'", "missing", 'range = ["PERSON"]'),
    (f"{HEAD}domain = ['FIRM']\n", "key 'domain'", "'FIRM'", "out of PERSON, ORG, PLACE"),
    (f"{HEAD}domain = []\n", "key 'domain'", "[]", "out of PERSON, ORG, PLACE"),
    (f"{HEAD}domain = 'ORG'\n", "key 'domain'", "'ORG'", "out of PERSON, ORG, PLACE"),
    (f"{HEAD}{ENDS}unique = 'both'\n", "key 'unique'", "'both'", '"head", "tail" or ""'),
    (f"{HEAD}{ENDS}symmetric = 'no'\n", "key 'symmetric'", "'no'", "true or false"),
    (f"{HEAD}{ENDS}passes = 1\n", "key 'passes'", "1", "true or false"),
    (f"{HEAD}{ENDS}wikidata = 'Q1'\n", "key 'wikidata'", "'Q1'", '"P859"'),
    (f"{HEAD}{ENDS}verbs = 'A like B'\n", "key 'verbs'", "'A like B'", "a list of frames"),
    (f"{HEAD}{ENDS}symmetric = true\n", "key 'symmetric'", "change places", "the same kinds"),
    (f"{HEAD}{ENDS}verbs = ['A like']\n", "key 'verbs'", "no frame of verbs", "'A visit B'"),
    (f"{HEAD}{ENDS}verbs = ['A like A']\n", "key 'verbs'", "no frame of verbs", "'A visit B'"),
    (f"{HEAD}{ENDS}nouns = ['fan B A']\n", "key 'nouns'", "no frame of nouns", "'A capital of B'"),
    (f"{HEAD}{ENDS}events = ['A fan B']\n", "key 'events'", "no frame of events", "'visit of A"),
    (f"{HEAD}{ENDS}verbs = ['A:PLACE like B']\n", "key 'verbs'", "'A:PLACE'", "['PERSON']"),
    (f"{HEAD}{ENDS}verbs = ['A like B:ORG|X']\n", "key 'verbs'", "'B:ORG|X'", "['ORG']"),
    (f"{HEAD}{ENDS}verbs = ['A Like B']\n", "key 'verbs'", "capital in 'Like'", "'like'"),
    ("[visited]\ndomain = ['ORG']\n", "key 'domain'", "built-in", "a type of yours"),
    ("[met]\nsymmetric = false\n", "key 'symmetric'", "built-in", "a type of yours"),
    ("[met]\ncarriers = ['have']\n", "key 'carriers'", "built-in", "a type of yours"),
    (
        f"{RIVALS}unique = 'head'\n".replace("nouns", "#"),
        "key 'unique'",
        "the same",
        "symmetric = false",
    ),
]


@pytest.mark.parametrize(("text", "place", "problem", "instead"), WRONG)
def test_wrong_file_is_told_in_one_line(
    write: Write, text: str, place: str, problem: str, instead: str
) -> None:
    path = write(text)
    with pytest.raises(ng.RelationTypeError) as raised:
        read_types(path)
    told = str(raised.value)
    assert told.startswith(str(path))
    assert "\n" not in told
    assert [part for part in (place, problem, instead) if part not in told] == []


def test_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe[\x00")
    with pytest.raises(ng.RelationTypeError, match="is not in UTF-8"):
        read_types(tmp_path / "own.toml")
    with pytest.raises(ng.RelationTypeError, match="cannot read"):
        read_types(tmp_path)


def test_table_of_a_built_in_type_may_repeat_what_it_is(write: Write) -> None:
    text = '[visited]\ndomain = ["PERSON", "ORG"]\nverbs = ["A roam B"]\n'
    assert read_types(write(text)) == text


def test_built_in_types_are_as_a_file_must_be(write: Write) -> None:
    resources = Path(own_module.__file__).parents[1] / "resources"
    text = (resources / "relations.toml").read_text(encoding="utf-8")
    assert read_types(write(text)) == text


# --- the command line ----------------------------------------------------------------------


@pytest.mark.model
def test_command_line_takes_the_file(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    db = tmp_path / "graph.namegraph"
    options = ["--relation-types", str(write(TUTORED))]
    cli.app(["build", str(tmp_path / "a.txt"), "--db", str(db), *options], standalone_mode=False)
    with ng.load(db) as graph:
        assert stated(graph) == [TUTOR]
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"text": TEXT, "entities": []}))
    wrong = ["evaluate", str(gold), "--relation-types", str(write("[x]"))]
    monkeypatch.setattr(sys, "argv", ["namegraph", *wrong])
    with pytest.raises(SystemExit):
        cli.main()
    assert "type 'x', key 'definition': it is missing" in capsys.readouterr().err


# --- rules ---------------------------------------------------------------------------------


def test_rule_reads_until_it_is_removed(nlp: Language) -> None:
    assert ng.relation_rule("visited")(reads_walks) is reads_walks
    assert stated(ng.build([TEXT], model=nlp)) == [WALK]
    ng.relation_rule.remove("reads_walks")
    assert stated(ng.build([TEXT], model=nlp)) == []


def test_what_a_rule_reads_is_qualified_and_no_verb_besides(nlp: Language) -> None:
    ng.relation_rule("visited")(reads_walks)
    rows = [
        (row["layer"], row["relation"], row["negated"])
        for row in ng.build([THIRD], model=nlp).rows("evidence")
        if row["layer"] != "cooccurrence"
    ]
    assert rows == [("stated", "visited", 1)]


def test_what_a_rule_reads_is_checked_and_told_once(nlp: Language) -> None:
    @ng.relation_rule("visited")
    def reads_both_ways(tree: Tree) -> Iterator[tuple[Token, Token, Token]]:
        for head, tail, verb in [*reads_walks(tree), *reads_walks(tree)]:
            yield head, tail, verb
            yield tail, head, verb  # no place visits

    graph = ng.build([TEXT], model=nlp)
    assert stated(graph) == [(*WALK[:3], "reads_both_ways")]
    assert dict(graph.refused)["visited"] == 1


def test_rule_may_yield_what_the_package_rules_yield(nlp: Language) -> None:
    @ng.relation_rule("visited")
    def reads_surely(tree: Tree) -> Iterator[Found]:
        for head, tail, verb in reads_walks(tree):
            yield Found("visited", head, tail, verb, "", 0.5)

    [found] = [e for e in ng.build([TEXT], model=nlp).evidence("Norway") if e.layer == "stated"]
    assert (found.rule, found.confidence) == ("reads_surely", 0.5)


def test_rule_may_find_nothing(nlp: Language) -> None:
    @ng.relation_rule("visited")
    def reads_nothing(_: Tree) -> None:
        return None

    assert stated(ng.build([TEXT], model=nlp)) == []


@pytest.mark.parametrize("kind", ["pair", "other type", "verb layer"])
def test_rule_that_yields_something_else_is_told(nlp: Language, kind: str) -> None:
    @ng.relation_rule("visited")
    def reads_oddly(tree: Tree) -> Iterator[Any]:
        for head, tail, verb in reads_walks(tree):
            found = Found("visited", head, tail, verb, "", 0.5)
            yield {
                "pair": (head, tail),
                "other type": found._replace(type="met"),
                "verb layer": found._replace(layer="verb"),
            }[kind]

    with pytest.raises(ng.RelationTypeError, match=r"'reads_oddly' yields .* let it yield \(head"):
        ng.build([TEXT], model=nlp)


def test_built_in_rules_come_first_and_rules_are_sorted_by_name(nlp: Language) -> None:
    @ng.relation_rule("visited")
    def reads_z(tree: Tree) -> Iterator[tuple[Token, Token, Token]]:
        return reads_walks(tree)

    @ng.relation_rule("visited")
    def reads_a(tree: Tree) -> Iterator[tuple[Token, Token, Token]]:
        yield from reads_walks(tree)
        for verb in tree.verbs.get("visit", ()):
            yield from ((a, b, verb) for a in subjects(tree, verb) for b in objects(tree, verb))

    text = f"{TEXT} Nora Blum visited Sweden."
    assert [row[3] for row in stated(ng.build([text], model=nlp))] == ["A visit|tour B", "reads_a"]
    assert [rule.function for rule in ng.relation_rule.registered()] == [reads_a, reads_z]


def test_rule_of_an_unknown_type_is_told_with_the_nearest() -> None:
    with pytest.raises(ng.RelationTypeError, match="no relation type 'visitd'; write 'visited'"):
        ng.relation_rule("visitd")
    with pytest.raises(ng.RelationTypeError, match=r"'zzzz'; write .*'capital_of'.* or 'visited'"):
        ng.relation_rule("zzzz")


def test_rule_of_a_type_of_the_user(nlp: Language, write: Write) -> None:
    path = write(
        TUTORED.replace("tutored", "walked_in").replace('range = ["PERSON', 'range = ["PLACE')
    )
    ng.relation_rule("walked_in", relation_types=path)(reads_walks)
    graph = ng.build([TEXT], model=nlp, relation_types=path)
    assert ("Otto Lind", "walked_in", "Norway", "reads_walks") in stated(graph)
    with pytest.raises(ng.RelationTypeError, match=r"'reads_walks' reads 'walked_in'.*remove\("):
        ng.build([TEXT], model=nlp)


def test_rule_is_replaced_by_its_newer_version_but_not_by_another() -> None:
    ng.relation_rule("visited")(reads_walks)
    newer = FunctionType(reads_walks.__code__, globals(), "reads_walks")
    ng.relation_rule("met")(newer)
    [rule] = ng.relation_rule.registered()
    assert (rule.type, rule.function) == ("met", newer)

    def other(_: Tree) -> None: ...

    other.__name__ = "reads_walks"
    with pytest.raises(ng.RelationTypeError, match=r"'reads_walks' already.*remove\("):
        ng.relation_rule("visited")(other)


def test_rule_that_is_not_there_cannot_be_removed() -> None:
    with pytest.raises(ng.RelationTypeError, match="no rule 'walks' is registered; none is"):
        ng.relation_rule.remove("walks")
    ng.relation_rule("visited")(reads_walks)
    with pytest.raises(ng.RelationTypeError, match="there are: reads_walks"):
        ng.relation_rule.remove("walks")


# --- several processes ---------------------------------------------------------------------

SCRIPT = """
import sys
import namegraph as ng
import walks

if __name__ == "__main__":
    texts = ["Nora Blum tutored Otto Lind. Otto Lind roamed Norway."] * 3
    for jobs in (1, 2):
        graph = ng.build(texts, jobs=jobs, relation_types=sys.argv[1])
        found = [(r["relation"], r["rule"]) for r in graph.rows("evidence")]
        print(sorted(each for each in found if each[1] in ("reads_walks", "A tutor|mentor B")))
"""
MODULE = """
import namegraph as ng
from namegraph.relations.arguments import objects, subjects

@ng.relation_rule("visited")
def reads_walks(tree):
    for verb in tree.verbs.get("roam", ()):
        yield from ((a, b, verb) for a in subjects(tree, verb) for b in objects(tree, verb))
"""


@pytest.mark.model
def test_processes_read_the_same(write: Write, tmp_path: Path) -> None:
    (tmp_path / "walks.py").write_text(MODULE)
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    command = [sys.executable, "-W", "ignore:[W095]:UserWarning", str(script), str(write(TUTORED))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    one, two = done.stdout.splitlines() or [done.stderr, ""]
    assert (
        one == two == str([("tutored", "A tutor|mentor B")] * 3 + [("visited", "reads_walks")] * 3)
    )


@pytest.mark.model
def test_threads_of_a_cluster_read_the_same(write: Write) -> None:
    @ng.relation_rule("visited")
    def reads_inside(tree: Tree) -> Iterator[tuple[Token, Token, Token]]:
        return reads_walks(tree)

    with ThreadPoolExecutor(2) as threads:
        graph = ng.build([TEXT] * 40, cluster=threads, relation_types=write(TUTORED))
    assert set(stated(graph)) == {TUTOR, (*WALK[:3], "reads_inside")}
    assert len(stated(graph)) == 80


def test_rule_that_no_process_can_import_is_told() -> None:
    @ng.relation_rule("visited")
    def reads_inside(_: Tree) -> None: ...

    with pytest.raises(ng.RelationTypeError, match=r"import the rule 'reads_inside'; move it to"):
        ng.build([TEXT], jobs=2)


def test_rule_of_a_notebook_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    main = sys.modules["__main__"]
    cell = FunctionType(reads_walks.__code__, globals(), "reads_walks")
    cell.__module__ = "__main__"
    monkeypatch.setattr(main, "reads_walks", cell, raising=False)
    ng.relation_rule("visited")(cell)
    check_importable(ng.relation_rule.registered())  # a script
    monkeypatch.delattr(main, "__file__", raising=False)
    monkeypatch.setattr(main, "__spec__", None)
    with pytest.raises(ng.RelationTypeError, match="one job"):
        check_importable(ng.relation_rule.registered())


# --- fingerprints --------------------------------------------------------------------------


def made(text: str) -> Any:
    names: dict[str, Any] = {"__name__": "made"}
    exec(text, names)  # noqa: S102 - versions of one function
    return names["rule"]


BASE = "WORDS = {'a', 'b'}\ndef near(x): return x + 1\ndef rule(tree, n=1): return near(n), WORDS\n"
SAME = [BASE.replace("def rule", "# a comment\n\ndef rule"), BASE + "def rest(): return 7\n"]
OTHER = [
    BASE.replace("'b'", "'c'"),
    BASE.replace("x + 1", "x + 2"),
    BASE.replace("n=1", "n=2"),
    BASE.replace("return near(n), WORDS", "return near(n)"),
    BASE.replace("return near(n)", "return [near(i) for i in (n, 3)]"),
]


@pytest.mark.parametrize("text", SAME)
def test_comment_changes_nothing(text: str) -> None:
    assert describe_function(made(text)) == describe_function(made(BASE))


@pytest.mark.parametrize("text", OTHER)
def test_change_of_a_rule_shows(text: str) -> None:
    assert describe_function(made(text)) != describe_function(made(BASE))


def test_what_is_enclosed_shows() -> None:
    def of(word: str) -> Callable[[], str]:
        return lambda: word

    assert describe_function(of("a")) == describe_function(of("a"))
    assert describe_function(of("a")) != describe_function(of("b"))


def test_functions_that_call_each_other_are_described() -> None:
    text = "def one(): return rule()\ndef rule(): return one()\n"
    assert describe_function(made(text)) == describe_function(made(text))


def test_description_is_the_same_in_every_process() -> None:
    program = (
        "from namegraph.relations.behaviour import describe_function as d\n"
        "W = {'a': {'x', 'y', 'z'}, 'b': frozenset('pqrs')}\n"
        "def f(t): return t in {'k', 'l', 'm'} or W or object() or (lambda: 1)\n"
        "print(d(f))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert re.search(r"'x',\s+'y',\s+'z'", told.pop())


def test_rules_and_file_are_part_of_the_fingerprint(write: Write) -> None:
    prints = {fingerprint_own(own_of(None)), fingerprint_own(own_of(write(TUTORED)))}
    ng.relation_rule("visited")(reads_walks)
    prints.add(fingerprint_own(own_of(None)))
    ng.relation_rule("met")(reads_walks)
    prints.add(fingerprint_own(own_of(None)))
    assert len(prints) == 4
    assert "" in prints
    assert own_of(own_of(None)) == own_of(None) != Own()


def test_rule_makes_a_database_be_read_again(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    db = tmp_path / "graph.namegraph"
    ng.build(tmp_path / "a.txt", model=nlp, db=db).close()
    ng.relation_rule("visited")(reads_walks)
    with ng.build(tmp_path / "a.txt", model=nlp, db=db) as graph:
        assert stated(graph) == [WALK]


def test_nothing_loads_spacy_to_check_a_file(write: Write) -> None:
    program = (
        "import sys, namegraph as ng\n"
        "@ng.relation_rule('visited')\ndef rule(tree): return ()\n"
        "from namegraph.relations.own import own_of\n"
        "own_of(sys.argv[1]); print('spacy' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(write(TUTORED))]
    assert subprocess.check_output(command, text=True) == "False\n"
