"""Trained weights packed into the files that namegraph ships."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from namegraph.accurate.encoder import pack
from namegraph.training.accurate.fit import State
from namegraph.training.accurate.network import WIDTH, Network


def average(runs: Sequence[State]) -> State:
    """Return the mean of several weights."""
    return {name: sum(run[name] for run in runs) / len(runs) for name in runs[0]}  # type: ignore[misc]


def shrink(state: State, folder: Path) -> None:
    """Write the layers as an ONNX graph of eight bits, and the vectors as packed arrays.

    The weights have seven bits: without special instructions a processor adds up products of
    eight bits wrongly.
    """
    network = Network()
    network.load_state_dict(state)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        graph = Path(temporary) / "graph.onnx"
        _export(network.eval(), graph)
        quantize_dynamic(
            graph,
            folder / "accurate.onnx",
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    pieces, scales = pack(network.pieces.weight.detach().numpy())
    tables = {
        "positions": network.positions.weight.detach().numpy().astype(np.float16),
        "shapes": network.shapes.weight.detach().numpy().astype(np.float16),
    }
    np.savez_compressed(folder / "accurate.npz", pieces=pieces, scales=scales, **tables)


def _export(network: Network, path: Path) -> None:
    axes = {"vectors": {1: "pieces"}, "scores": {1: "pieces"}}
    torch.onnx.export(
        network,
        (torch.zeros(1, 8, WIDTH),),
        path,
        input_names=["vectors"],
        output_names=["scores"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
