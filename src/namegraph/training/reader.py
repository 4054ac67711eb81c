"""Train the weights that read names: several runs, averaged and mixed with the stock weights."""

import multiprocessing
import tomllib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import spacy.training
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch
from thinc.api import fix_random_seed

from namegraph.pipeline import load_model
from namegraph.training.casing import set_some_as_headlines
from namegraph.training.corpora import read_corpora
from namegraph.training.examples import Example, make_examples
from namegraph.training.renaming import rename
from namegraph.weights import Weights, get_weights


Recipe = dict[str, Any]


def read_recipe() -> Recipe:
    """Return the recipe of the shipped weights.

    Examples
    --------
    >>> sorted(read_recipe()["corpora"])[0]
    'gum/bio.jsonl'
    """
    path = files("namegraph") / "training" / "resources" / "recipe.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def train(data: Path, recipe: Recipe, jobs: int, progress: Callable[[str], None]) -> Weights:
    """Follow a recipe and return the weights.

    Parameters
    ----------
    data : Path
        Folder of the corpora that the recipe names.
    recipe : dict
        See ``resources/recipe.toml``.
    jobs : int
        Number of runs at a time; the result does not depend on it.
    progress : callable
        Called with a line for each thing done.

    Raises
    ------
    FileNotFoundError
        If a corpus is missing.
    """
    stock = load_model(ner="stock")
    corpus = read_corpora(stock, data, recipe)
    count = len(recipe["corpora"]) + len(recipe["news"])
    progress(f"{len(corpus)} examples from {count} corpora")
    runs = []
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        for weights in pool.map(partial(train_once, corpus, recipe), recipe["seeds"]):
            runs.append(weights)
            progress(f"{len(runs)} of {len(recipe['seeds'])} runs are done")
    own: Any = stock.get_pipe("ner")
    return mix(average(runs), get_weights(own.model), recipe["stock"])


def train_once(corpus: Sequence[Example], recipe: Recipe, seed: int) -> Weights:
    """Continue to train the stock weights once; one seed always gives the same weights."""
    fix_random_seed(seed)
    random = Random(seed)  # noqa: S311 - no secret
    nlp, stock = load_model(ner="stock"), load_model(ner="stock")
    optimizer = nlp.resume_training()
    seen, total = 0, 0
    with nlp.select_pipes(enable=["ner"]):
        for _ in range(recipe["epochs"]):
            examples = [_renamed(example, stock, random, recipe) for example in corpus]
            examples = set_some_as_headlines(examples, random, recipe)
            examples += make_examples(stock, random, recipe["synthetic"])
            total = total or len(examples) * recipe["epochs"]
            random.shuffle(examples)
            for batch in minibatch(examples, recipe["batch"]):  # type: ignore[no-untyped-call]
                optimizer.learn_rate = recipe["learn_rate"] * max(0.1, 1 - 0.9 * seen / total)
                nlp.update(_pairs(nlp, batch), drop=recipe["dropout"], sgd=optimizer)
                seen += len(batch)
    trained: Any = nlp.get_pipe("ner")
    return get_weights(trained.model)


def _renamed(example: Example, nlp: Language, random: Random, recipe: Recipe) -> Example:
    if random.random() >= recipe["renamed"]:
        return example
    return rename(example, partial(_tokenize, nlp), random, recipe["renamed_names"])


def _tokenize(nlp: Language, text: str) -> Example:
    tokens = nlp.tokenizer(text)
    return Example([t.text for t in tokens], [bool(t.whitespace_) for t in tokens], [])


def _pairs(nlp: Language, batch: Iterable[Example]) -> list[spacy.training.Example]:
    return [spacy.training.Example(_doc(nlp, e), _doc(nlp, e, labelled=True)) for e in batch]


def _doc(nlp: Language, example: Example, *, labelled: bool = False) -> Doc:
    doc = Doc(nlp.vocab, words=example.words, spaces=example.spaces)
    if labelled:
        doc.ents = [Span(doc, start, end, label=label) for start, end, label in example.labels]
    return doc


def average(runs: Sequence[Weights]) -> Weights:
    """Return the mean of several weights."""
    return {name: sum(run[name] for run in runs) / len(runs) for name in runs[0]}


def mix(trained: Weights, stock: Weights, share: float) -> Weights:
    """Return a mixture with a share of the stock weights.

    Examples
    --------
    >>> mix({"W": np.ones(2)}, {"W": np.zeros(2)}, 0.25)["W"]
    array([0.75, 0.75])
    """
    return {name: (1 - share) * trained[name] + share * stock[name] for name in stock}


def pack(weights: Weights, path: Path) -> None:
    """Write weights as half-precision numbers: half the size, and no name is read otherwise."""
    np.savez_compressed(path, **{name: each.astype(np.float16) for name, each in weights.items()})
