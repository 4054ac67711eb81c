"""An extra that runs where the two articles that the project began with lie beside it."""

import importlib.util
import json
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
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("seeds", ROOT / "benchmarks" / "seeds.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_names_are_read(bench: ModuleType) -> None:
    assert bench.scores(json.loads(SEEDS.read_text()))["mention"].f1 >= 0.88


def test_entities_are_one_node_each(bench: ModuleType) -> None:
    assert len(bench.whole_entities(json.loads(SEEDS.read_text()))) >= 40
