"""The transformer in PyTorch: BERT's layers (Devlin and others, 2019), with the shapes of words."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from namegraph.accurate.labels import LABELS
from namegraph.accurate.pieces import SHAPES


WIDTH, HEADS, INNER, DEPTH = 384, 12, 1536, 6
_PIECES, _POSITIONS = 30522, 512
_DROPOUT = 0.1
_LAYER = {  # the names in this file, and those of the weights to begin with
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "attended": "attention.output.dense", "first_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense", "outer": "output.dense", "second_norm": "output.LayerNorm",
}  # fmt: skip


class Layer(nn.Module):
    """Self-attention and two dense layers, each added to its input and normalized."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.attended = (
            nn.Linear(WIDTH, WIDTH) for _ in range(4)
        )
        self.first_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.second_norm = nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        """Read hidden states of shape (texts, pieces, width)."""
        query, key, value = (_split(f(hidden)) for f in (self.query, self.key, self.value))
        weights = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5
        weights = torch.softmax(weights if bias is None else weights + bias, dim=-1)
        weights = functional.dropout(weights, _DROPOUT, self.training)
        seen = (weights @ value).transpose(1, 2).reshape(hidden.shape)
        hidden = self.first_norm(hidden + self._drop(self.attended(seen)))
        return self.second_norm(
            hidden + self._drop(self.outer(functional.gelu(self.inner(hidden))))
        )

    def _drop(self, hidden: Tensor) -> Tensor:
        return functional.dropout(hidden, _DROPOUT, self.training)


def _split(hidden: Tensor) -> Tensor:
    texts, pieces, _ = hidden.shape
    return hidden.reshape(texts, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)


class Network(nn.Module):
    """From vectors of pieces to the log-probability of each label."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(_PIECES, WIDTH)
        self.positions = nn.Embedding(_POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.head = nn.Linear(WIDTH, len(LABELS))
        nn.init.zeros_(self.shapes.weight)
        self.pieces.weight.requires_grad = False  # most pieces are never seen in training

    def look_up(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Return the vectors of pieces at their positions."""
        known = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        vectors: Tensor = known + self.shapes(shapes)
        return vectors

    def forward(self, vectors: Tensor, bias: Tensor | None = None) -> Tensor:
        """Read vectors; ``bias`` keeps filled-up pieces from being seen."""
        hidden = functional.dropout(self.norm(vectors), _DROPOUT, self.training)
        for layer in self.layers:
            hidden = layer(hidden, bias)
        hidden = functional.dropout(hidden, _DROPOUT, self.training)
        return functional.log_softmax(self.head(hidden).float(), dim=-1)


def begin_with(path: Path) -> Network:
    """Return a network with the weights of a file in the form of sentence-transformers."""
    known, network = load_file(path), Network()
    look_up = "embeddings.{}_embeddings.weight"
    network.pieces.weight.data = known[look_up.format("word")]
    kind = known[look_up.format("token_type")][0]  # there is but one text: the same everywhere
    network.positions.weight.data = known[look_up.format("position")] + kind
    parts = {network.norm: "embeddings.LayerNorm"}
    for number, layer in enumerate(network.layers):
        parts |= {
            getattr(layer, own): f"encoder.layer.{number}.{its}" for own, its in _LAYER.items()
        }
    for part, name in parts.items():
        part.weight.data, part.bias.data = known[f"{name}.weight"], known[f"{name}.bias"]
    return network
