"""Make the weights anew: ``python -m namegraph.training DATA_DIR -o FILE``."""

import argparse
from pathlib import Path

from namegraph.training.progress import tell
from namegraph.training.reader import pack, read_recipe, train


def main() -> None:
    """Train by the recipe and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m namegraph.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the annotated corpora")
    parser.add_argument("-o", "--output", type=Path, required=True, help="file to write (.npz)")
    parser.add_argument("--jobs", type=int, default=1, help="runs at a time")
    options = parser.parse_args()
    recipe = read_recipe()
    missing = [name for name in recipe["corpora"] if not (options.data / name).is_file()]
    if missing:
        parser.error(f"no {missing[0]} in {options.data}; the corpora are named in recipe.toml")
    weights = train(options.data, recipe, options.jobs, tell)
    pack(weights, options.output)


if __name__ == "__main__":
    main()
