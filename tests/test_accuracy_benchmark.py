import json
from collections import Counter
from collections.abc import Hashable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

import namegraph as ng
from namegraph.types import KINDS, Extraction, Kind, Mention, Span


with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    accuracy, across, gold, mistakes, scoring = map(
        import_module, ("accuracy", "across", "gold", "mistakes", "scoring")
    )

Row = dict[str, Any]
TEXT = "Nora Blum left the Harbour Agency's Oslo office. In Oslo, Sen. Ida Falk met Blum."


def span(name: str, *, text: str = TEXT, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(name, start + 1)
    return Span(start, start + len(name))


def entity(
    name: str, kind: str, cluster: object, *, text: str = TEXT, nth: int = 0, **more: object
) -> Row:
    start, end = span(name, text=text, nth=nth)
    return {"start": start, "end": end, "type": kind, "cluster": cluster, **more}


def phrase(name: str, kind: str, inside: str | None, *, text: str) -> Row:
    """Return an entity as GUM has it: a noun phrase, and the name in it."""
    start, end = span(inside, text=text) if inside else (None, None)
    more = {"named": bool(inside), "name_start": start, "name_end": end}
    return entity(name, kind, name, text=text, **more)


def read(
    tmp_path: Path, *entities: Row, name: str = "conll04/dev", text: str = TEXT, **more: object
) -> Any:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": 1, "text": text, "entities": entities, **more}) + "\n")
    [only] = gold.read_set(name, path)
    return only


def found(*names: tuple[Span, Kind] | tuple[Span, Kind, Hashable]) -> dict[Span, Any]:
    return {each[0]: scoring.Found(*each[1:]) for each in names}


def counts(score: Any) -> tuple[float, int, int]:
    assert score.found_right == score.gold_right
    return score.found_right, score.found, score.gold


BLUM = entity("Nora Blum", "Peop", 1)
AGENCY = entity("the Harbour Agency's", "Org", 2)
OSLO = entity("Oslo", "Loc", 3)
AGAIN = entity("Oslo", "Loc", 3, nth=1)
FALK = entity("Ida Falk", "Peop", 4)
SHORT = entity("Blum", "Peop", 1, nth=1)
ALL = (BLUM, AGENCY, OSLO, AGAIN, FALK, SHORT)


# --- what is asked for -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Oslo", "Oslo"),
        (" the  Harbour Agency's ", "Harbour Agency"),
        ("THE Hague", "Hague"),
        ("A Coruña", "A Coruña"),
        ("the", "the"),
        ("Theodore", "Theodore"),
        ("Reyers'", "Reyers"),
        ("Reyer’s", "Reyer"),
        ("Calif.", "Calif"),
        ("U.S.", "U.S"),
        ("U.S.'s", "U.S"),
        ("'s", "'s"),
        (".", "."),
    ],
)
def test_what_does_not_count_is_cut(text: str, core: str) -> None:
    padded = f"x{text}x"
    assert padded[slice(*gold.trimmed(padded, 1, len(padded) - 1))] == core


def test_other_types_are_not_asked_for(tmp_path: Path) -> None:
    asked = read(tmp_path, *ALL, entity("office", "Other", 9))
    assert [asked.text(place) for place in asked.names] == [
        "Nora Blum", "Harbour Agency", "Oslo", "Oslo", "Ida Falk", "Blum",
    ]  # fmt: skip
    assert asked.ignored == []


def test_first_of_two_annotations_of_one_span_holds(tmp_path: Path) -> None:
    asked = read(tmp_path, OSLO, {**OSLO, "type": "Org"})
    assert [name.kind for name in asked.names.values()] == ["PLACE"]


def test_place_has_a_capital_letter(tmp_path: Path) -> None:
    asked = read(tmp_path, entity("office", "LOC", 1), BLUM, OSLO, name="redocred/dev")
    assert list(asked.names) == [span("Nora Blum"), span("Oslo")]


def test_name_inside_a_phrase_is_asked_for_and_the_outermost(tmp_path: Path) -> None:
    text = "The new University of Oslo hired its rector, the tall Ida Falk, after Eurovision."
    asked = read(
        tmp_path,
        phrase("The new University of Oslo", "organization", "University of Oslo", text=text),
        phrase("Oslo", "place", "Oslo", text=text),
        phrase("its rector", "person", None, text=text),
        phrase("the tall Ida Falk", "person", "Ida Falk", text=text),
        phrase("Eurovision", "event", "Eurovision", text=text),
        name="gum/bio",
        text=text,
    )
    assert {asked.text(place): name.kind for place, name in asked.names.items()} == {
        "University of Oslo": "ORG",
        "Ida Falk": "PERSON",
    }
    names = found(
        (span("Oslo", text=text), "PLACE"),
        (span("Eurovision", text=text), "ORG"),
        (span("Ida Falk", text=text), "PERSON"),
    )
    assert scoring.judged(asked, names).keys() == {
        span("Oslo", text=text),
        span("Ida Falk", text=text),
    }


def test_what_is_optional_may_be_found_without_harm(tmp_path: Path) -> None:
    asked = read(
        tmp_path,
        {**OSLO, "type": "PLACE", "optional": True},
        {**AGENCY, "type": "OTHER"},
        {**AGAIN, "type": "PLACE", "adjectival": True},
        {**SHORT, "type": "PERSON", "coref": True},
        {**FALK, "type": "PERSON"},
        name="reuters128/all",
        eval_span=[0, len(TEXT) - 1],
    )
    assert list(asked.names) == [span("Ida Falk")]
    names = found(
        (span("Oslo"), "PLACE"),
        (span("Agency"), "ORG"),
        (span("Oslo", nth=1), "ORG"),
        (span("Oslo, Sen. Ida"), "PERSON"),
        (span("Blum", nth=1), "PERSON"),
        (span("Blum."), "PERSON"),
    )
    assert [asked.text(place) for place in scoring.judged(asked, names)] == [
        "Oslo, Sen. Ida",
        "Blum",
    ]


def test_seeds_have_flat_names(tmp_path: Path) -> None:
    more = {"nested": False, "optional": False, "adjectival": False}
    mentions = [
        entity("Nora Blum", "PERSON", 0, entity="blum", **more),
        entity("Blum", "PERSON", 0, entity="blum", **{**more, "nested": True}),
    ]
    path = tmp_path / "seeds.json"
    path.write_text(json.dumps({"docs": [{"id": "a", "text": TEXT, "mentions": mentions}]}))
    [asked] = gold.read_set("seeds", path)
    assert asked.names == {span("Nora Blum"): gold.Name("PERSON", "blum", "", span("Nora Blum"))}


# --- scores ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (
            "headlines",
            "Nora Blum Left The Harbour Agency's Oslo Office. In Oslo, Sen. Ida Falk Met",
        ),
        ("capitals", "NORA BLUM LEFT THE HARBOUR AGENCY'S OSLO OFFICE. IN OSLO, SEN. IDA FALK"),
    ],
)
def test_a_text_may_be_set_in_other_letters(tmp_path: Path, case: str, text: str) -> None:
    asked = read(tmp_path, *ALL)
    [found] = gold.set_as([asked], case)
    assert found.document.text.startswith(text)
    assert found.names == asked.names


def test_a_text_that_gets_longer_is_left_out(tmp_path: Path) -> None:
    text = "Nora Blum left Gießen."
    asked = read(tmp_path, entity("Gießen", "Loc", 1, text=text), text=text)
    assert gold.set_as([asked], "capitals") == []


def test_right_answers_score_one(tmp_path: Path) -> None:
    asked = read(tmp_path, *ALL)
    names = {place: scoring.Found(n.kind, n.cluster) for place, n in asked.names.items()}
    scores = scoring.all_scores(asked, names)
    assert {measure: score.f1 for measure, score in scores.items()} == dict.fromkeys(
        scoring.MEASURES, pytest.approx(1)
    )


def test_strict_needs_span_and_kind_and_lenient_kind_and_overlap(tmp_path: Path) -> None:
    asked = read(tmp_path, *ALL)
    names = found(
        (span("Nora"), "PERSON"),
        (span("Blum"), "PERSON"),
        (span("Harbour Agency"), "PLACE"),
        (span("Oslo office"), "PLACE"),
        (span("Oslo", nth=1), "PLACE"),
        (span("office"), "ORG"),
    )
    scores = scoring.all_scores(asked, names)
    assert counts(scores["strict"]) == (1, 6, 6)
    assert counts(scores["lenient"]) == (3, 6, 6)
    assert [counts(scores[kind]) for kind in KINDS] == [(0, 2, 3), (0, 1, 1), (1, 3, 2)]


def test_entities_need_a_kind_and_a_string_in_common(tmp_path: Path) -> None:
    asked = read(tmp_path, *ALL)
    names = found(
        (span("Nora Blum"), "PERSON", "a"),
        (span("Blum", nth=1), "PERSON", "b"),
        (span("Harbour Agency"), "PERSON", "c"),
        (span("Oslo", nth=1), "PLACE", "d"),
        (span("Sen. Ida Falk"), "PERSON", "e"),
    )
    assert counts(scoring.entities(asked, names)) == (3, 5, 4)


def test_b_cubed_weighs_each_name() -> None:
    score = scoring.b_cubed({1: "a", 2: "a", 3: "b", 4: "b"}, {1: "x", 2: "y", 3: "y", 5: "z"})
    assert score.found_right == pytest.approx(1 + 1 / 2 + 1 / 2 + 0)
    assert score.gold_right == pytest.approx(1 / 2 + 1 / 2 + 1 / 2 + 0)
    assert (score.found, score.gold) == (4, 4)


def test_nothing_scores_nothing(tmp_path: Path) -> None:
    scores = scoring.all_scores(read(tmp_path), {})
    assert {score.f1 for score in scores.values()} == {0}


def test_adjectives_count_only_where_they_are_places(tmp_path: Path) -> None:
    text = "Norwegian ships left."
    document = ng.Document("d", text)
    mention = Mention("d", 0, 9, "Norwegian", "PLACE", "NORP", 0, len(text), adjectival=True)
    reading = Extraction(document, (mention,))
    for name, number in (("conll04/dev", 0), ("redocred/dev", 1)):
        asked = read(tmp_path, name=name, text=text)
        assert len(accuracy.own_names(asked, reading)) == number


# --- errors ----------------------------------------------------------------------------------


def test_each_error_is_in_one_class(tmp_path: Path) -> None:
    asked = read(tmp_path, *ALL, entity("Sen.", "Org", 7))
    names = found(
        (span("Blum"), "PERSON"),
        (span("Harbour Agency"), "PLACE"),
        (span("Oslo office"), "ORG"),
        (span("Oslo", nth=1), "PLACE"),
        (span("met"), "ORG"),
    )
    told = Counter(mistake.name for mistake in mistakes.find_mistakes(asked, names))
    assert told == {
        "wrong boundary": 1,
        "wrong kind": 1,
        "wrong boundary and kind": 1,
        "invented ORG": 1,
        "missed, found elsewhere in the document": 1,
        "missed everywhere in the document": 2,
    }
    assert set(told) <= set(mistakes.CLASSES)


def test_error_tells_its_place_and_its_maker(tmp_path: Path) -> None:
    asked = read(tmp_path, OSLO)
    names = {span("Oslo"): scoring.Found("ORG", None, "GPE", "bodies")}
    [mistake] = mistakes.find_mistakes(asked, names)
    assert mistake.told == "Oslo (PLACE), read Oslo (ORG)"
    assert mistake.context == "lum left the Harbour Agency's [Oslo] office. In Oslo, Sen. Ida Fal"
    assert mistake.maker == ("bodies", "GPE")


def test_examples_are_evenly_spaced(tmp_path: Path) -> None:
    all_mistakes = mistakes.Mistakes()
    for _ in range(3):
        all_mistakes.add(read(tmp_path, BLUM, OSLO, FALK), {})
    some = all_mistakes.examples("missed everywhere in the document", 3)
    assert [mistake.told for mistake in some] == ["Nora Blum (PERSON)"] * 3
    assert len(all_mistakes.examples("missed everywhere in the document", 99)) == 9
    assert all_mistakes.examples("wrong kind", 3) == []


# --- across documents ------------------------------------------------------------------------


def documents(tmp_path: Path, name: str, *rows: list[Row], text: str = TEXT) -> list[Any]:
    path = tmp_path / "rows.jsonl"
    told = ({"id": i, "text": text, "entities": row} for i, row in enumerate(rows))
    path.write_text("\n".join(map(json.dumps, told)))
    return list(gold.read_set(name, path))


def test_full_names_join_documents_and_surnames_do_not(tmp_path: Path) -> None:
    golds = documents(tmp_path, "conll04/dev", [BLUM, SHORT, OSLO], [BLUM, AGAIN], [SHORT])
    strings, resolved = across.scores_across(golds, "full name")
    assert (resolved.precision, resolved.recall) == (1, 1)
    # Equal strings take the two "Blum" for one, and "Nora Blum" for nobody of that name.
    assert (strings.precision, strings.recall) == pytest.approx((5 / 6, 7 / 9))


def test_full_name_of_two_clusters_joins_none(tmp_path: Path) -> None:
    golds = documents(tmp_path, "conll04/dev", [OSLO, {**AGAIN, "cluster": 8}], [OSLO])
    strings, _ = across.scores_across(golds, "full name")
    assert (strings.precision, strings.recall) == pytest.approx((1 / 3, 1))


def test_knowledge_base_says_who_is_the_same(tmp_path: Path) -> None:
    known = {**OSLO, "type": "PLACE", "kb": "Q585"}
    agency = {**AGENCY, "type": "ORG", "kb": "Q585"}
    unknown = {**BLUM, "type": "PERSON", "kb": "<NIL>"}
    golds = documents(tmp_path, "reuters128/all", [known, unknown], [agency])
    for score in across.scores_across(golds, "id"):
        assert (score.precision, score.recall, score.gold) == (1, 0.5, 2)


def test_resolver_is_given_the_name_as_it_is_written(tmp_path: Path) -> None:
    text = "The U.S. is the United States."
    names = [entity(name, "PLACE", name, text=text, kb="Q30") for name in ("U.S.", "United States")]
    golds = documents(tmp_path, "reuters128/all", *([name] for name in names), text=text)
    strings, resolved = across.scores_across(golds, "id")
    assert (strings.recall, resolved.recall) == (0.5, 1)


def test_demonyms_may_be_left_out(tmp_path: Path) -> None:
    text = "The Norwegian left Norway."
    names = [entity(name, "PLACE", name, text=text) for name in ("Norwegian", "Norway")]
    golds = documents(tmp_path, "redocred/dev", names, text=text)
    _, resolved = across.scores_across(golds, "in a document")
    assert (resolved.precision, resolved.gold) == (0.5, 2)
    _, resolved = across.scores_across(golds, "in a document", without_demonyms=True)
    assert (resolved.precision, resolved.gold) == (1, 1)


def test_in_a_document_nothing_is_asked_across_documents(tmp_path: Path) -> None:
    golds = documents(tmp_path, "conll04/dev", [OSLO], [OSLO])
    for score in across.scores_across(golds, "in a document"):
        assert (score.precision, score.recall, score.gold) == (1, 1, 2)


# --- the command -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ruler() -> Language:
    nlp = spacy.blank("en")
    patterns = {"Nora Blum": "PERSON", "Harbour Agency": "ORG", "Oslo": "NORP", "Ida Falk": "GPE"}
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": label, "pattern": name} for name, label in patterns.items()]
    )
    return nlp


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.joinpath("conll04").mkdir(parents=True)
    folder.joinpath("redocred").mkdir()
    row = {"id": "a", "text": TEXT, "entities": ALL}
    line = json.dumps(row) + "\n"
    folder.joinpath("conll04", "dev.jsonl").write_text(line * 2)
    row = {"id": "a", "text": TEXT, "entities": [{**OSLO, "type": "LOC"}]}
    folder.joinpath("redocred", "dev.jsonl").write_text(json.dumps(row))
    return folder


def test_pipeline_alone_is_what_it_labels(tmp_path: Path, ruler: Language) -> None:
    asked = read(tmp_path, *ALL)
    [(_, doc, own)] = accuracy.read_both(ruler, ng.Extractor(ruler), [asked])
    assert own is doc
    names = accuracy.stock_names(asked, doc)
    assert {asked.text(place): (n.kind, n.label) for place, n in names.items()} == {
        "Nora Blum": ("PERSON", "PERSON"),
        "Harbour Agency": ("ORG", "ORG"),
        "Ida Falk": ("PLACE", "GPE"),
    }


def test_two_pipelines_read_each_text_once_each(tmp_path: Path, ruler: Language) -> None:
    other = spacy.blank("en")
    other.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "nobody"}])
    asked = read(tmp_path, *ALL)
    [(_, doc, own)] = accuracy.read_both(ruler, ng.Extractor(other), [asked])
    assert doc.ents
    assert not own.ents


def test_tables_are_printed(data: Path, ruler: Language, capsys: pytest.CaptureFixture) -> None:
    accuracy.main([str(data), "--sets", "conll04/dev,redocred/dev,gum/bio"], model=ruler)
    out, err = capsys.readouterr()
    title, _, head, first, second, *_ = out.splitlines()
    assert title == "F1 inside documents: spaCy, namegraph, difference"
    assert head.split() == ["set", "documents", "names", *scoring.MEASURES]
    assert first.split()[:3] == ["conll04/dev", "2", "12"]
    assert first.split()[3] == "44.4"
    assert second.split()[0] == "redocred/dev"
    assert "B-cubed across documents" in out
    assert "left out: gum/bio" in err


def test_markdown_steps_and_errors(
    data: Path, ruler: Language, capsys: pytest.CaptureFixture
) -> None:
    options = ["--sets", "conll04/dev", "--limit", "1", "--markdown", "--steps", "--errors", "2"]
    accuracy.main([str(data), *options], model=ruler)
    out = capsys.readouterr().out
    assert "| set | documents | names | strict |" in out
    assert "| conll04/dev | 1 | 6 |" in out
    for step in ng.repair.STEPS:
        assert f"| without {step} |" in out
    assert "| missed everywhere in the document |" in out
    assert "Wrong kind:" in out


def test_without_sets_it_tells_what_to_type(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as caught:
        accuracy.main([str(tmp_path / "nowhere")])
    assert caught.value.code == 2
    err = capsys.readouterr().err
    assert f"python benchmarks/accuracy.py {tmp_path / 'nowhere'} --sets articles" in err
    assert "left out: wikigold/all" in err


@pytest.mark.parametrize("options", [["--sets", "gum"], ["--limit", "-1"], ["--errors", "few"]])
def test_bad_options_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture, options: list[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        accuracy.main([str(tmp_path), *options])
    assert caught.value.code == 2
    assert options[0] in capsys.readouterr().err
