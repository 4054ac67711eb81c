"""Resolve a large number of distinct made-up names: CPU time and memory.

    python benchmarks/million.py [NAMES]

Documents of 20 names each, people and companies in equal parts, made from the lists of
``namegraph.training``; one in fifty names is written once more with another spelling.
"""

import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from random import Random

import namegraph as ng
from namegraph.training.synthesis import fill
from namegraph.types import Extraction, Kind, Mention


_A_DOCUMENT = 20
_RESPELLED = 50


def names(random: Random) -> Iterator[tuple[str, Kind]]:
    """Yield distinct names without end, some with a letter doubled or dropped."""
    seen: set[str] = set()
    slots: tuple[tuple[str, Kind], ...] = (("{PERSON}", "PERSON"), ("{COMPANY}", "ORG"))
    while True:
        for slot, kind in slots:
            name = fill(slot, random).text
            if name in seen:
                name = f"{name.split()[0]} {fill(slot, random).text}"
            for each in (name, _respelled(name))[: 1 + (random.randrange(_RESPELLED) == 0)]:
                if each not in seen:
                    seen.add(each)
                    yield each, kind


def _respelled(name: str) -> str:
    middle = len(name) // 2
    return name[:middle] + name[middle - 1] + name[middle:]


def extractions(count: int) -> Iterator[Extraction]:
    """Yield documents that name each name once."""
    source = islice(names(Random(1)), count)  # noqa: S311 - no secret
    for number in range(-(-count // _A_DOCUMENT)):
        document = ng.Document(f"{number:07}", "")
        found = list(islice(source, _A_DOCUMENT))
        mentions = (
            Mention(document.id, i * 100, i * 100 + len(text), text, kind, "", 0, 0)
            for i, (text, kind) in enumerate(found)
        )
        yield Extraction(document, tuple(mentions))


def main() -> None:
    """Print what resolving took, without the making of the names."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    documents = list(extractions(count))
    before = time.process_time()
    resolution = ng.Resolver().resolve(documents)
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:,} names: {len(resolution.entities):,} entities, "
        f"{len(resolution.refusals):,} left apart, {seconds:.0f} CPU s, {peak:.0f} MB at most"
    )


if __name__ == "__main__":
    main()
