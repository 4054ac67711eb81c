"""What a training run tells of its progress."""

import sys


def tell(line: str) -> None:
    """Print a line at once: a run takes long."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - a command's progress
