"""An extra that runs where the two articles that the project began with lie beside it."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest


ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "gold" / "seeds.json"

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not SEEDS.exists(), reason="an extra: the articles are not part of this"),
]


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        yield import_module("seeds")


def test_names_are_read(bench: ModuleType) -> None:
    assert bench.scores(json.loads(SEEDS.read_text()))["mention"].f1 >= 0.88


def test_entities_are_one_node_each(bench: ModuleType) -> None:
    assert len(bench.whole_entities(json.loads(SEEDS.read_text()))) >= 40
