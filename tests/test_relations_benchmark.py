import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

import namegraph as ng
from namegraph.evaluate.gold import read_gold
from namegraph.knowledge import relation_types
from namegraph.types import Extraction, Kind, Mention, Relation, Span


with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    relations, sets, mistakes, cost = map(
        import_module, ("relations", "relation_sets", "relation_mistakes", "relations_cost")
    )

Row = dict[str, Any]
TEXT = "Nora Blum is the director of the Harbour Agency. Dr. Ida Falk was born in Bergen, Norway."


def span(name: str) -> Span:
    start = TEXT.index(name)
    return Span(start, start + len(name))


def entity(name: str, type_: str, cluster: object, **more: object) -> Row:
    start, end = span(name)
    return {"start": start, "end": end, "type": type_, "cluster": cluster, **more}


def read(head: str, type_: str, tail: str, rule: str = "a rule") -> Relation:
    sentence = Span(0, len(TEXT))
    return Relation("conll04/a", type_, span(head), span(tail), span("is"), sentence, rule)


BLUM, AGENCY = entity("Nora Blum", "Peop", 0), entity("Harbour Agency", "Org", 1)
FALK, BERGEN = entity("Dr. Ida Falk", "Peop", 2), entity("Bergen, Norway", "Loc", 3)
SENTENCE: Row = {
    "id": "a",
    "text": TEXT,
    "entities": [BLUM, AGENCY, FALK, BERGEN],
    "relations": [{"head": 0, "tail": 1, "type": "Work_For"}],
}
KINDS: dict[str, Kind] = {
    "Nora Blum": "PERSON", "Harbour Agency": "ORG", "Ida Falk": "PERSON", "Bergen": "PLACE",
    "Norway": "PLACE",
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    tmp_path.joinpath("conll04").mkdir()
    for part in ("train", "dev"):
        path = tmp_path / "conll04" / f"{part}.jsonl"
        path.write_text(json.dumps({**SENTENCE, "id": part}) + "\n", encoding="utf-8")
    return tmp_path


def case(data: Path) -> Any:
    return sets.read_cases("conll04", [data / "conll04" / "train.jsonl"])[0]


def extraction(*found: Relation) -> Extraction:
    mentions = [Mention("a", *span(n), n, kind, "", 0, len(TEXT)) for n, kind in KINDS.items()]
    return Extraction(ng.Document("a", TEXT), tuple(mentions), (), found)


# --- the sets ------------------------------------------------------------------------------


def seed(type_: str, **more: object) -> Row:
    doc = {
        "text": TEXT,
        "mentions": [{**BLUM, "entity": "blum", "nested": False}],
        "relations": [{"head": "a", "type": type_, "tail": "b", **more}],
    }
    row = sets.seed_row(doc)
    assert row["entities"][0]["cluster"] == "blum"
    [relation] = row["relations"]
    return {key: value for key, value in relation.items() if value}


def test_types_of_seeds_are_those_of_namegraph() -> None:
    assert seed("met") == {"head": "a", "type": "met", "tail": "b"}
    assert seed("negotiates_with") == {"head": "a", "type": "negotiated_with", "tail": "b"}
    assert seed("supported_by") == {"head": "b", "type": "supports", "tail": "a"}
    for foreign in sets.FOREIGN:
        assert seed(foreign, optional=False)["optional"] is True


@pytest.mark.parametrize(
    ("head", "type_", "tail", "expected"),
    [
        ("Nora Blum", "head_of", "Harbour Agency", "Work_For"),
        ("Nora Blum", "member_of", "Harbour Agency", "Work_For"),
        ("Harbour Agency", "has_office_in", "Norway", "OrgBased_In"),
        ("Harbour Agency", "operates_in", "Norway", None),
        ("Nora Blum", "head_of", "Norway", None),
        ("Nora Blum", "citizen_of", "Norway", "Live_In"),
        ("Nora Blum", "killed", "Ida Falk", "Kill"),
        ("Nora Blum", "attacked", "Ida Falk", "Kill"),
        ("Nora Blum", "killed", "Norway", None),
        ("Bergen", "located_in", "Norway", None),
    ],
)
def test_types_become_those_of_conll04(
    data: Path, head: str, type_: str, tail: str, expected: str | None
) -> None:
    counted = sets.CONVENTIONS["conll04"].counted
    found = [r.type for r in counted(case(data).row, extraction(read(head, type_, tail)))]
    assert found == ([expected] if expected else [])


def test_what_touches_a_name_of_something_else_counts_neither_way(data: Path) -> None:
    row = case(data).row
    row["entities"][1]["type"] = "other"
    found = extraction(read("Nora Blum", "head_of", "Harbour Agency"))
    assert sets.CONVENTIONS["conll04"].counted(row, found) == []


def test_titles_are_taken_off_people_and_each_name_stays(data: Path) -> None:
    row = case(data).row
    row["entities"].append({**entity("director", "PERSON", 5)})
    doc = spacy.blank("en")(TEXT)
    names = sets.CONVENTIONS["conll04"].names(doc, row)
    assert [doc[n.start : n.end].text for n in names] == [
        "Nora Blum", "director", "Harbour Agency", "Ida Falk", "Bergen, Norway",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["articles", "unseen"])
def test_own_articles_have_their_dates(name: str) -> None:
    first, *more = sets.read_cases(name, [relations.OWN[name]])
    assert first.document.date
    assert len(more) >= 11
    assert len(sets.read_cases(name, [relations.OWN[name]], 2)) == 2


def test_annotations_of_unseen_articles_hold() -> None:
    for row in read_gold(relations.OWN["unseen"]):
        clusters = {entity["cluster"] for entity in row["entities"]}
        for entity in row["entities"]:
            assert row["text"][entity["start"] : entity["end"]] == entity["text"]
        for relation in row["relations"]:
            assert {relation["head"], relation["tail"]} <= clusters
            assert relation["type"] in relation_types()
            assert 0 <= relation["start"] < relation["end"] <= len(row["text"])


# --- tables and errors ---------------------------------------------------------------------


def measured(data: Path, *found: Relation, mode: str = "end to end") -> Any:
    convention = sets.CONVENTIONS["conll04"]
    result = relations.Measured("conll04", mode, [], [], convention.left_out)
    relations._add(result, convention, case(data), extraction(*found))
    return result


def test_tables_count_what_is_right(data: Path) -> None:
    result = measured(
        data,
        read("Nora Blum", "head_of", "Harbour Agency", "one"),
        read("Ida Falk", "employed_by", "Harbour Agency", "two"),
        read("Ida Falk", "born_in", "Norway", "two"),
    )
    [total] = relations.totals_table([result]).rows
    assert total[:8] == ["conll04", "end to end", "1", "2", "1", "50.0", "100.0", "66.7"]
    assert list(relations.types_table(result, result).rows) == [
        ["Live_In", *["0/1", "0", "0.0", "0.0", "0.0"] * 2],
        ["Work_For", *["1/2", "1", "50.0", "100.0", "66.7"] * 2],
    ]
    assert list(relations.rules_table([result]).rows) == [["one", "1/1"], ["two", "0/2"]]


def test_errors_are_told_with_their_sentences(data: Path) -> None:
    found = [
        read("Harbour Agency", "based_in", "Norway", "one"),
        read("Ida Falk", "employed_by", "Harbour Agency", "two"),
    ]
    facts = measured(data, *found).typed
    told = mistakes.examples("conll04", facts, [case(data)], 1)
    assert "conll04: wrong, 1 of 2" in told
    assert "Harbour Agency OrgBased_In Norway" in told
    assert "rule 'one'; trigger 'is'; gold has these two in nothing" in told
    assert "conll04: missed, 1 of 1" in told
    assert "- Nora Blum Work_For Harbour Agency" in told
    assert told.count(TEXT) == 2
    assert "Falk Work_For" in mistakes.examples("conll04", facts, [case(data)], 2)


def test_command_measures_in_both_modes(
    data: Path, nlp: Language, capsys: pytest.CaptureFixture
) -> None:
    relations.main([str(data), "--rules", "--errors", "1", "--sets", "seeds,conll04"], model=nlp)
    out, err = capsys.readouterr()
    rows = [line.split() for line in out.splitlines() if line.startswith("conll04 ")]
    assert [row[1:7] for row in rows] == [
        ["end", "to", "end", "2", "2", "2"],
        ["names", "given", "2", "2", "2", "100.0"],
    ]
    assert "Types in conll04" in out
    assert "Rules, right/found" in out
    assert "conll04, names given: wrong, 0 of 0" in out
    assert "left out: seeds, there is no --seeds FILE" in err


@pytest.mark.parametrize("options", [["--sets", "gum"], ["--limit", "-1"], ["--errors", "few"]])
def test_bad_options_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture, options: list[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        relations.main([str(tmp_path), *options])
    assert caught.value.code == 2
    assert options[0] in capsys.readouterr().err


# --- cost ----------------------------------------------------------------------------------


def test_cost_is_told(tmp_path: Path, nlp: Language, capsys: pytest.CaptureFixture) -> None:
    tmp_path.joinpath("a.txt").write_text("Nora Blum visited Norway. " * 20, encoding="utf-8")
    cost.main([str(tmp_path)], model=nlp)
    first, second = capsys.readouterr().out.splitlines()
    assert first == "1 articles, 100 words, 20 relations"
    assert second.startswith("reading relations costs ")
    assert float(second.split()[-3].rstrip("%")) > 0
