"""The trained weights that namegraph ships for the part of the pipeline that reads names.

They replace those of spaCy's ``ner`` component in the default pipeline: same shape, same speed,
other numbers. How they were made is told in ``namegraph.training``.
"""

import io
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language


if TYPE_CHECKING:
    from thinc.api import Model

Weights = dict[str, Any]  # arrays of floats by the place of their layer and their name

_FILE = files("namegraph") / "resources" / "ner.npz"


def tune(nlp: Language) -> None:
    """Give the default pipeline the shipped weights in place of its own.

    Examples
    --------
    >>> from namegraph.pipeline import load_model
    >>> nlp = load_model(ner="stock")
    >>> tune(nlp)
    >>> [ent.text for ent in nlp("Sirojiddin Muhriddin went to Vienna.").ents]
    ['Sirojiddin Muhriddin', 'Vienna']
    """
    component: Any = nlp.get_pipe("ner")
    set_weights(component.model, _shipped())


@cache
def _shipped() -> Weights:
    with np.load(io.BytesIO(_FILE.read_bytes())) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def get_weights(model: "Model[Any, Any]") -> Weights:
    """Copy the weights of a model: arrays of floats by the place of their layer and their name."""
    return {name: layer.get_param(param).copy() for name, layer, param in _parameters(model)}


def set_weights(model: "Model[Any, Any]", weights: Weights) -> None:
    """Put weights into a model of the shape from which they were taken."""
    for name, layer, param in _parameters(model):
        layer.set_param(param, weights[name])


def _parameters(model: "Model[Any, Any]") -> Iterator[tuple[str, "Model[Any, Any]", str]]:
    for place, layer in enumerate(model.walk()):
        for param in layer.param_names:
            if layer.has_param(param):
                yield f"{place}.{layer.name}.{param}", layer, param
