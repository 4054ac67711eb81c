"""Score namegraph on two annotated articles about OSCE-Tajikistan cooperation.

    python benchmarks/seeds.py GOLD.json

The file holds ``docs`` (text, mentions, relations) and ``entities`` (type, aliases). Names inside
longer names are left out; what the annotators call optional or adjectival is neither asked for
nor held against the reader. Prints strict mention precision, recall and F1, how many of the
entities are one node of the right kind, and precision and recall of stated relations and of pairs,
with the names that are read and with those of the annotators. ``relations.py`` tells more of
relations; its types are mapped as ``relation_sets`` describes.
"""

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import namegraph as ng
from namegraph.evaluate import Score, evaluate
from namegraph.types import Span
from relation_sets import seed_row


Gold = dict[str, Any]


def scores(gold: Gold) -> dict[str, Score]:
    """Return the total scores of each task."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gold.jsonl")
        rows = (json.dumps(seed_row(doc)) + "\n" for doc in gold["docs"])
        path.write_text("".join(rows), encoding="utf-8")
        return {score.task: score for score in evaluate(path) if score.name == "all"}


def whole_entities(gold: Gold) -> list[str]:
    """Return the entities that are one node each, of the right kind, and alone in it."""
    documents = [ng.Document(doc["id"], doc["text"]) for doc in gold["docs"]]
    extractions = list(ng.extract(documents))
    resolution = ng.Resolver().resolve(extractions)
    kinds = {entity.id: entity.kind for entity in resolution.entities}
    nodes, inside = defaultdict(set), defaultdict(set)
    for doc in gold["docs"]:
        for mention in doc["mentions"]:
            node = resolution.entity_of.get((doc["id"], Span(mention["start"], mention["end"])))
            if node and not mention["nested"]:
                nodes[mention["entity"]].add(node)
                inside[node].add(mention["entity"])
    return [
        name
        for name, entity in gold["entities"].items()
        if len(nodes[name]) == 1
        and all(len(inside[n]) == 1 and kinds[n] == entity["type"] for n in nodes[name])
    ]


def main() -> None:
    """Print the table."""
    gold = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for task, score in scores(gold).items():
        print(f"{task:<22} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
    whole = whole_entities(gold)
    print(f"{len(whole)} of {len(gold['entities'])} entities are one node of the right kind")
    print("not:", ", ".join(sorted(set(gold["entities"]) - set(whole))))


if __name__ == "__main__":
    main()
