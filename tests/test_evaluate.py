import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import namegraph as ng
from namegraph.evaluate import Score, evaluate
from namegraph.types import KINDS, Extraction, Span


Row = dict[str, Any]

GOLD = Path(__file__).parents[1] / "data" / "gold" / "articles.jsonl"
TEXT = "Nora Blum left Oslo. Ida Falk met Nora Blum."


def entity(name: str, kind: str, cluster: object, *, nth: int = 0, **more: object) -> Row:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(name, start + 1)
    return {"start": start, "end": start + len(name), "type": kind, "cluster": cluster, **more}


def row(*entities: Row, relations: list[Row] | None = None, text: str = TEXT) -> Row:
    return {"text": text, "entities": list(entities), "relations": relations or []}


BLUM, OSLO, AGAIN = (
    entity("Nora Blum", "PERSON", 1),
    entity("Oslo", "PLACE", 2),
    entity("Nora Blum", "PERSON", 1, nth=1),
)


def scores(
    tmp_path: Path, nlp: Language, *rows: Row
) -> dict[tuple[str, str], tuple[int, int, int]]:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return {(s.task, s.name): (s.right, s.found, s.gold) for s in evaluate(path, model=nlp)}


# --- known answers -------------------------------------------------------------------------


def test_right_answers_score_one(tmp_path: Path, ruler: Language) -> None:
    assert scores(tmp_path, ruler, row(BLUM, OSLO, AGAIN)) == {
        ("mention", "all"): (3, 3, 3),
        ("mention", "PERSON"): (2, 2, 2),
        ("mention", "PLACE"): (1, 1, 1),
        ("entity", "all"): (2, 2, 2),
        ("entity", "PERSON"): (1, 1, 1),
        ("entity", "PLACE"): (1, 1, 1),
    }


@pytest.mark.parametrize(
    ("gold", "mentions", "entities"),
    [
        ([BLUM, OSLO, AGAIN, entity("Ida Falk", "PERSON", 3)], (3, 3, 4), (2, 2, 3)),
        ([BLUM, AGAIN], (2, 3, 2), (1, 2, 1)),
        ([BLUM, entity("Oslo", "ORG", 2), AGAIN], (2, 3, 3), (1, 2, 2)),
        ([entity("Nora", "PERSON", 1), OSLO, AGAIN], (2, 3, 3), (2, 2, 2)),
        ([BLUM, OSLO, entity("Nora Blum", "PERSON", 3, nth=1)], (3, 3, 3), (2, 2, 3)),
        ([], (0, 3, 0), (0, 2, 0)),
        ([{**OSLO, "optional": True}, BLUM, AGAIN], (2, 2, 2), (1, 1, 1)),
        ([{**OSLO, "adjectival": True}, BLUM, AGAIN], (2, 2, 2), (1, 1, 1)),
        ([entity("Ida Falk", "PERSON", 3, optional=True), BLUM, OSLO, AGAIN], (3, 3, 3), (2, 2, 2)),
    ],
)
def test_known_errors_give_known_scores(
    tmp_path: Path,
    ruler: Language,
    gold: list[Row],
    mentions: tuple[int, int, int],
    entities: tuple[int, int, int],
) -> None:
    found = scores(tmp_path, ruler, row(*gold))
    assert (found["mention", "all"], found["entity", "all"]) == (mentions, entities)


def test_article_and_possessive_do_not_count(tmp_path: Path, ruler: Language) -> None:
    text = "The Oslo of Nora Blum's youth."
    gold = [
        {"start": 0, "end": 8, "type": "PLACE", "cluster": 1},
        {"start": 12, "end": 23, "type": "PERSON", "cluster": 2},
    ]
    assert scores(tmp_path, ruler, row(*gold, text=text))["mention", "all"] == (2, 2, 2)


def test_missed_relation_is_missed(tmp_path: Path, ruler: Language) -> None:
    gold = [BLUM, OSLO, AGAIN, entity("Ida Falk", "PERSON", 3)]
    relations = [
        {"head": 3, "type": "met", "tail": 1},
        {"head": 1, "type": "visited", "tail": 2, "optional": True},
    ]
    found = scores(tmp_path, ruler, row(*gold, relations=relations))
    assert found["relation", "all"] == found["relation", "met"] == (0, 0, 1)
    assert ("relation", "visited") not in found


def test_scores_of_several_articles_add_up(tmp_path: Path, ruler: Language) -> None:
    found = scores(tmp_path, ruler, row(BLUM, OSLO, AGAIN), row(BLUM, AGAIN))
    assert found["mention", "all"] == (5, 6, 5)
    assert found["entity", "all"] == (3, 4, 3)


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score("mention", "all", 3, 4, 6), 0.75, 0.5, 0.6),
        (Score("mention", "all", 0, 0, 6), 0.0, 0.0, 0.0),
        (Score("mention", "all", 0, 6, 0), 0.0, 0.0, 0.0),
        (Score("mention", "all", 0, 0, 0), 0.0, 0.0, 0.0),
        (Score("mention", "all", 5, 5, 5), 1.0, 1.0, 1.0),
    ],
)
def test_shares(score: Score, precision: float, recall: float, f1: float) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


# --- our own reading as gold ---------------------------------------------------------------


def as_gold(extraction: Extraction) -> Row:
    entity_of = ng.Resolver().resolve([extraction]).entity_of
    clusters = {entity: i for i, entity in enumerate(sorted(set(entity_of.values())), start=1)}

    def cluster(span: Span) -> int:
        return clusters[entity_of[extraction.document.id, span]]

    entities = [
        {
            "start": m.start_char, "end": m.end_char, "type": m.kind,
            "cluster": cluster(Span(m.start_char, m.end_char)), "adjectival": m.adjectival,
        }
        for m in extraction.mentions
    ]  # fmt: skip
    relations = [
        {"head": cluster(r.head), "type": r.type, "tail": cluster(r.tail), "negated": r.negated}
        for r in extraction.relations
        if r.layer == "stated"
    ]
    return {"text": extraction.document.text, "entities": entities, "relations": relations}


@pytest.fixture(scope="module")
def own_rows(nlp: Language, articles: Path) -> list[Row]:
    documents = list(ng.read_documents(sorted(articles.iterdir())[:6]))
    return [as_gold(extraction) for extraction in ng.extract(documents, model=nlp)]


@pytest.mark.model
def test_perfect_gold_scores_one(tmp_path: Path, nlp: Language, own_rows: list[Row]) -> None:
    found = scores(tmp_path, nlp, *own_rows)
    assert {task for task, _ in found} == {
        "mention", "entity", "relation", "relation, names given", "pair", "pair, names given",
    }  # fmt: skip
    assert found["mention", "all"][0] > 100
    assert found["relation", "all"][0] > 10
    # The gold has no open verbs, so pairs that only a verb ties are nothing it could ask for.
    pairs = ("pair", "pair, names given")
    with_verbs = {(task, name) for task in pairs for name in ("all", "plainly stated", "verb")}
    for key in found.keys() - with_verbs:
        right, wanted, gold = found[key]
        assert right == wanted == gold, key


@pytest.mark.model
def test_relation_that_the_gold_denies_is_wrong(
    tmp_path: Path, nlp: Language, own_rows: list[Row]
) -> None:
    denied = [
        {**each, "relations": [{**r, "negated": not r["negated"]} for r in each["relations"]]}
        for each in own_rows
    ]
    right, found, gold = scores(tmp_path, nlp, *denied)["relation", "all"]
    assert right == 0
    assert found == gold > 10


# --- bad gold ------------------------------------------------------------------------------


BAD_ROWS = [
    "{",
    "1",
    "null",
    "[1]",
    '"text"',
    "{}",
    '{"text": "Oslo."}',
    '{"text": "Oslo.", "entities": null}',
    '{"text": "Oslo.", "entities": [1]}',
    '{"text": null, "entities": []}',
    '{"text": 1, "entities": []}',
    json.dumps({"text": "Oslo.", "entities": [{"start": 0, "type": "PLACE", "cluster": 1}]}),
    *(
        json.dumps({"text": "Oslo.", "entities": [{**OSLO, "start": 0, "end": 4, **wrong}]})
        for wrong in (
            {"end": 99},
            {"start": -1},
            {"start": 4},
            {"start": "0"},
            {"end": 3.5},
            {"cluster": [1]},
        )
    ),
    json.dumps({"text": "Oslo.", "entities": [{"start": 0, "end": 4, "type": "PLACE"}]}),
    json.dumps({"text": "Oslo.", "entities": [{"start": 0, "end": 4, "cluster": 1}]}),
    json.dumps({"text": "Oslo.", "entities": [], "relations": [{"head": 1, "type": "met"}]}),
    json.dumps({"text": "Oslo.", "entities": [], "relations": {"head": 1}}),
    json.dumps(
        {"text": "Oslo.", "entities": [], "relations": [{"head": [1], "type": "met", "tail": 2}]}
    ),
    json.dumps({"text": "two  spaces", "entities": []}),
    json.dumps({"text": "Oslo.\n", "entities": []}),
]


@pytest.mark.parametrize("line", BAD_ROWS)
def test_bad_row_is_told_with_its_line(tmp_path: Path, ruler: Language, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(row(BLUM))}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(ng.GoldError) as caught:
        evaluate(path, model=ruler)
    assert f"{path}:3" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [None, b"\xff\xfe\xfa"])
def test_unreadable_gold_is_told(tmp_path: Path, ruler: Language, data: bytes | None) -> None:
    path = tmp_path / "gold.jsonl"
    if data:
        path.write_bytes(data)
    with pytest.raises(ng.GoldError, match=r"gold\.jsonl"):
        evaluate(path, model=ruler)
    with pytest.raises(ng.GoldError):
        evaluate(tmp_path, model=ruler)


# --- the gold articles ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def gold() -> list[Row]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_gold_articles_have_exact_offsets(gold: list[Row]) -> None:
    assert len(gold) >= 12
    for each in gold:
        for name in each["entities"]:
            cut = each["text"][name["start"] : name["end"]]
            assert cut == name.get("text", cut)
            assert cut == cut.strip() != ""
            assert name["type"] in KINDS


def test_gold_relations_name_clusters_of_their_article(gold: list[Row]) -> None:
    for each in gold:
        clusters = {name["cluster"] for name in each["entities"]}
        for relation in each["relations"]:
            assert {relation["head"], relation["tail"]} <= clusters
            if "start" in relation:
                assert 0 <= relation["start"] < relation["end"] <= len(each["text"])


def test_gold_clusters_have_one_kind(gold: list[Row]) -> None:
    for each in gold:
        kinds = {(name["cluster"], name["type"]) for name in each["entities"]}
        assert len(kinds) == len({cluster for cluster, _ in kinds})


def test_gold_texts_are_those_of_the_articles(gold: list[Row], articles: Path) -> None:
    read = {document.id: document for document in ng.read_documents(articles)}
    told = ("text", "title", "date")
    different = [
        (each["id"], fact)
        for each in gold
        for fact in told
        if each[fact] != getattr(read[each["id"]], fact)
    ]
    assert different == []
