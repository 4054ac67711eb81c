"""One training run of the second reader."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from namegraph.accurate.labels import to_numbers
from namegraph.accurate.pieces import EDGE, END, START, cut, shape
from namegraph.training.accurate.network import Network, begin_with
from namegraph.training.casing import set_some_as_headlines
from namegraph.training.examples import Example


_NONE = -100  # the label of a piece that does not speak for its word
_POOL = 512  # examples among which those of one length are found
State = dict[str, Tensor]


class Task(NamedTuple):
    """What is learned: annotated texts, and sentences from templates."""

    corpus: Sequence[Example]
    synthetic: Sequence[Example]


class Batch(NamedTuple):
    """Texts filled up to one length: pieces, shapes, labels, and where there is something."""

    pieces: Tensor
    shapes: Tensor
    labels: Tensor
    filled: Tensor


def fit(
    task: Task, start: Path, recipe: dict[str, Any], progress: Callable[[str], None], seed: int
) -> State:
    """Train once and return the weights.

    Parameters
    ----------
    task : Task
        What is learned.
    start : Path
        The weights to begin with.
    recipe : dict
        See ``training/resources/accurate.toml``.
    progress : callable
        Called with a line after each epoch.
    seed : int
        Another one gives other weights.
    """
    torch.set_num_threads(1)  # so that the weights do not depend on the machine
    torch.manual_seed(seed)
    random = Random(seed)  # noqa: S311 - no secret
    network = begin_with(start).train()
    optimizer = _optimizer(network, recipe)
    epochs = [_batches(task, recipe, random) for _ in range(recipe["epochs"])]
    schedule = _schedule(optimizer, recipe, sum(map(len, epochs)))
    for number, batches in enumerate(epochs, start=1):
        losses = [_step(network, optimizer, schedule, batch, recipe) for batch in batches]
        progress(f"seed {seed}, epoch {number}: loss {sum(losses) / len(losses):.3f}")
    return network.state_dict()


def _optimizer(network: Network, recipe: dict[str, Any]) -> torch.optim.Optimizer:
    fresh = [*network.head.parameters(), *network.shapes.parameters()]
    known = {id(each) for each in (*fresh, network.pieces.weight)}
    rest = [each for each in network.parameters() if id(each) not in known]
    groups = [
        {"params": rest, "lr": recipe["learn_rate"]},
        {"params": fresh, "lr": recipe["head_learn_rate"]},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _schedule(
    optimizer: torch.optim.Optimizer, recipe: dict[str, Any], steps: int
) -> torch.optim.lr_scheduler.LRScheduler:
    def share(step: int) -> float:
        rising = (step + 1) / (recipe["warm_up"] * steps)
        return min(1.0, rising) * max(recipe["lowest"], 1 - step / steps)

    return torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def _step(
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    examples: Sequence[Example],
    recipe: dict[str, Any],
) -> float:
    batch = _fill_up(examples)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(network.look_up(batch.pieces, batch.shapes), batch.filled)
    loss = functional.cross_entropy(
        scores.flatten(0, 1), batch.labels.flatten(), label_smoothing=recipe["smoothing"]
    )
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return float(loss.detach())


# --- batches -----------------------------------------------------------------------------------


def _batches(task: Task, recipe: dict[str, Any], random: Random) -> list[list[Example]]:
    """Return the examples of an epoch, those of about one length together."""
    some = random.sample(task.synthetic, round(len(task.synthetic) * recipe["synthetic"]))
    examples = [*set_some_as_headlines(task.corpus, random, recipe), *some]
    random.shuffle(examples)
    batches: list[list[Example]] = []
    for first in range(0, len(examples), _POOL):
        pool = sorted(examples[first : first + _POOL], key=lambda example: len(example.words))
        batches += _full(pool, recipe["batch"])
    random.shuffle(batches)
    return batches


def _full(examples: Iterable[Example], most: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for example in examples:
        if batch and (len(batch) + 1) * len(example.words) > most:
            yield batch
            batch = []
        batch.append(example)
    if batch:
        yield batch


def _fill_up(examples: Sequence[Example]) -> Batch:
    rows = [_row(example) for example in examples]
    longest = max(len(pieces) for pieces, _, _ in rows)
    pieces, shapes = (
        torch.tensor([row[part] + [0] * (longest - len(row[part])) for row in rows])
        for part in (0, 1)
    )
    labels = torch.tensor([row[2] + [_NONE] * (longest - len(row[2])) for row in rows])
    filled = torch.zeros(len(rows), 1, 1, longest)
    for number, row in enumerate(rows):
        filled[number, ..., len(row[0]) :] = -math.inf
    return Batch(pieces, shapes, labels, filled)


def _row(example: Example) -> tuple[list[int], list[int], list[int]]:
    """Return pieces, shapes and labels; only the first piece of a word has a label."""
    pieces, shapes, labels = [START], [EDGE], [_NONE]
    numbers = to_numbers(len(example.words), example.labels)
    for word, label in zip(example.words, numbers, strict=True):
        parts = cut(word)
        pieces += parts
        shapes += [shape(word)] * len(parts)
        labels += [label] + [_NONE] * (len(parts) - 1)
    return [*pieces, END], [*shapes, EDGE], [*labels, _NONE]
