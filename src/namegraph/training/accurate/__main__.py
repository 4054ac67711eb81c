"""Make the second reader anew: ``python -m namegraph.training.accurate DATA START -o FOLDER``."""

import argparse
import multiprocessing
import tomllib
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

from namegraph.pipeline import load_model
from namegraph.training.accurate.fit import Task, fit
from namegraph.training.accurate.shrink import average, shrink
from namegraph.training.corpora import read_corpora
from namegraph.training.examples import make_examples
from namegraph.training.progress import tell


Recipe = dict[str, Any]


def main() -> None:
    """Train by the recipe and write the files."""
    parser = argparse.ArgumentParser(
        prog="python -m namegraph.training.accurate", description=__doc__
    )
    parser.add_argument("data", type=Path, help="folder of the annotated corpora")
    parser.add_argument("start", type=Path, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder to write into")
    parser.add_argument("--jobs", type=int, default=1, help="runs at a time")
    options = parser.parse_args()
    recipe = read_recipe()
    run = partial(fit, _read_task(options.data, recipe), options.start, recipe, tell)
    with ProcessPoolExecutor(options.jobs, multiprocessing.get_context("spawn")) as pool:
        runs = list(pool.map(run, recipe["seeds"]))
    shrink(average(runs), options.output)


def read_recipe() -> Recipe:
    """Return the recipe of the shipped weights."""
    path = files("namegraph") / "training" / "resources" / "accurate.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _read_task(data: Path, recipe: Recipe) -> Task:
    stock = load_model(ner="stock")
    corpus = read_corpora(stock, data, recipe)
    return Task(corpus, list(make_examples(stock, Random(1), 1.0)))  # noqa: S311 - no secret


if __name__ == "__main__":
    main()
