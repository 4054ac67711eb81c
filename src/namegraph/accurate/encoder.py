"""The transformer: from the words of a passage to the log-probability of each label.

It is MiniLM (Wang and others, 2020) with six layers, trained further by
``namegraph.training.accurate``. Its layers are an ONNX graph with weights of eight bits; what it
looks up, the vectors of pieces, positions and shapes, is packed in an array file.
"""

import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from namegraph.accurate.pieces import EDGE, END, START, cut, shape
from namegraph.errors import ModelError


if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Scores = NDArray[np.float32]  # one row a token, one column a label
Tables = dict[str, NDArray[Any]]
_RESOURCES = files("namegraph") / "resources"
_GROUP = 32  # so many numbers of a vector share a scale


def score(words: Sequence[str]) -> Scores:
    """Return the log-probability of each label for each word of a passage.

    Parameters
    ----------
    words : sequence of str
        At least one; all together of at most 510 pieces.

    Examples
    --------
    >>> from namegraph.accurate.labels import LABELS
    >>> scores = score(["She", "met", "Ann", "Lee", "."])
    >>> [LABELS[best] for best in scores.argmax(axis=1)]
    ['O', 'O', 'B-PERSON', 'I-PERSON', 'O']
    """
    pieces = [cut(word) for word in words]
    vectors = _vectors(pieces, [shape(word) for word in words])
    scores: Scores = session().run(None, {"vectors": vectors[np.newaxis]})[0][0]
    firsts = np.cumsum([1, *map(len, pieces[:-1])])  # the first piece speaks for the word
    speaking: Scores = scores[firsts]
    return speaking


def _vectors(pieces: Sequence[Sequence[int]], shapes: Sequence[int]) -> NDArray[np.float32]:
    numbers = [START, *(number for word in pieces for number in word), END]
    looks = [EDGE, *(look for look, word in zip(shapes, pieces, strict=True) for _ in word), EDGE]
    tables = _tables()
    known = unpack(tables["pieces"][numbers], tables["scales"][numbers])
    return known + tables["positions"][: len(numbers)] + tables["shapes"][looks]


def pack(vectors: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Pack vectors into numbers of four bits, with a scale for every 32 of them.

    Examples
    --------
    >>> vectors = np.linspace(-1, 1, 64, dtype=np.float32).reshape(1, 64)
    >>> packed, scales = pack(vectors)
    >>> packed.shape, scales.shape, bool(abs(unpack(packed, scales) - vectors).max() < 0.1)
    ((1, 32), (1, 2), True)
    """
    groups = vectors.reshape(len(vectors), -1, _GROUP)
    scales = (np.abs(groups).max(axis=2) / 7).astype(np.float16)
    steps = np.maximum(scales.astype(np.float32), 1e-6)[:, :, np.newaxis]
    numbers = (np.clip(np.rint(groups / steps), -8, 7) + 8).astype(np.uint8)
    flat = numbers.reshape(len(vectors), -1)
    return flat[:, ::2] << 4 | flat[:, 1::2], scales


def unpack(packed: NDArray[np.uint8], scales: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return the vectors that ``pack`` has packed, as nearly as four bits tell."""
    numbers = np.stack([packed >> 4, packed & 15], axis=2).reshape(len(packed), -1, _GROUP)
    vectors = (numbers.astype(np.float32) - 8) * scales.astype(np.float32)[:, :, np.newaxis]
    return vectors.reshape(len(packed), -1)


@cache
def session() -> "InferenceSession":
    """Load the graph of the layers.

    Raises
    ------
    ModelError
        If onnxruntime is not installed.
    """
    try:
        import onnxruntime  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ModelError(
            "the accurate reader needs onnxruntime, which is not installed; "
            "type: pip install 'namegraph[accurate]', or leave the choice of ner out"
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # documents run side by side
    graph = (_RESOURCES / "accurate.onnx").read_bytes()
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


@cache
def _tables() -> Tables:
    with np.load(io.BytesIO((_RESOURCES / "accurate.npz").read_bytes())) as arrays:
        tables = {name: arrays[name] for name in arrays.files}
    return tables | {name: tables[name].astype(np.float32) for name in ("positions", "shapes")}
