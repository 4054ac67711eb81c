"""How often a pronoun or noun stands for the name that is found for it, and what it costs.

    python benchmarks/coreference.py DATA_DIR [--limit N]
    python benchmarks/coreference.py --read SOURCE [--rule RULE] [--limit N]

The first measures on ``DATA_DIR/gum/{bio,interview,speech}.jsonl``, where every noun phrase has the
number of what it means. A stand-in is right if the phrase that begins with it is in the cluster of
the name that was found; one that begins no phrase, or whose name is nothing in the gold, is wrong.
Precision comes with its 95 % interval (Wilson), for each rule, and the CPU seconds as a share of
those of the whole pipeline.

The second prints stand-ins of any articles with the sentence, to be judged by eye: a sample that
is the same each time.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

import namegraph as ng
from gold import Row, read_rows
from namegraph.pipeline import load_model, read_texts
from namegraph.relations.coreference import StandIn, find_stand_ins
from namegraph.repair import repair
from namegraph.spans import Name
from namegraph.types import Span


_SETS = ("bio", "interview", "speech")
_SEED = 1
_Z = 1.96

Counts = Counter[tuple[str, bool]]


# --- measuring -------------------------------------------------------------------------------


def is_right(doc: Doc, found: StandIn, row: Row) -> bool:
    """Tell whether the gold says that a phrase means what all its antecedents mean."""
    cluster = _phrase_cluster(doc, found, row)
    meant = [_name_cluster(_characters(doc, name), row) for name in found.antecedents]
    return cluster is not None and all(other == cluster for other in meant)


def _phrase_cluster(doc: Doc, found: StandIn, row: Row) -> int | None:
    """Return the cluster of the shortest phrase that begins with a stand-in and has its head."""
    start, head = doc[found.start].idx, doc[found.head]
    phrases = [
        e for e in row["entities"] if e["start"] == start and e["end"] >= head.idx + len(head)
    ]
    shortest = min(phrases, key=lambda e: int(e["end"]), default=None)
    return shortest["cluster"] if shortest else None


def _name_cluster(place: Span, row: Row) -> int | None:
    """Return the cluster of the phrase, or name in a phrase, that a name fits best."""
    best = max(row["entities"], key=lambda e: _fit(place, e), default=None)
    return best["cluster"] if best and _fit(place, best) > 0 else None


def _fit(place: Span, entity: Row) -> float:
    prefix = "name_" if entity["named"] else ""
    start, end = entity[f"{prefix}start"], entity[f"{prefix}end"]
    shared = max(0, min(place.end, end) - max(place.start, start))
    return shared / (max(place.end, end) - min(place.start, start))


def _characters(doc: Doc, name: Name) -> Span:
    span = doc[name.start : name.end]
    return Span(span.start_char, span.end_char)


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share.

    Examples
    --------
    >>> [round(bound, 2) for bound in wilson(9, 10)]
    [0.6, 0.98]
    """
    share, spread = right / total, _Z * _Z / total
    middle = share + spread / 2
    half = _Z * ((share * (1 - share) + spread / 4) / total) ** 0.5
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def measure(nlp: Language, rows: list[Row]) -> tuple[Counts, float]:
    """Return how many stand-ins of each rule are right and wrong, and the share of CPU time."""
    counts: Counts = Counter()
    own = 0.0
    begin = time.process_time()
    for doc, row in read_texts(nlp, [(row["text"], row) for row in rows]):
        names = repair(doc)
        start = time.process_time()
        stand_ins = find_stand_ins(doc, names)
        own += time.process_time() - start
        counts.update((found.rule, is_right(doc, found, row)) for found in stand_ins)
    return counts, own / (time.process_time() - begin - own)


def print_counts(counts: Counts, documents: int) -> None:
    """Print a line for each rule, and one for all."""
    rules = sorted({rule for rule, _ in counts})
    for rule in [*rules, "all"]:
        right, wrong = (
            sum(n for (r, ok), n in counts.items() if ok is wanted and rule in {r, "all"})
            for wanted in (True, False)
        )
        if right + wrong:
            low, high = wilson(right, right + wrong)
            share = f"{right / (right + wrong):.3f} [{low:.2f}, {high:.2f}]"
            each = (right + wrong) / documents
            print(f"{rule:12}{right:5} of{right + wrong:5}  {share}  {each:.2f} per document")


# --- reading by eye --------------------------------------------------------------------------


def samples(nlp: Language, source: str) -> Iterator[tuple[str, str]]:
    """Yield the rule and the text of each stand-in of some articles."""
    texts = ((document.text, document) for document in ng.read_documents(source))
    for doc, document in read_texts(nlp, texts):
        for found in find_stand_ins(doc, repair(doc)):
            yield found.rule, f"{document.id}: {_shown(doc, found)}"


def _shown(doc: Doc, found: StandIn) -> str:
    names = " + ".join(doc[name.start : name.end].text for name in found.antecedents)
    first = doc[found.antecedents[0].start].sent.start
    before, after = doc[first : found.start].text, doc[found.end : doc[found.head].sent.end].text
    phrase = doc[found.start : found.end].text
    return f"[{names}] " + " ".join(f"{before} >>{phrase}<< {after}".split())


def print_samples(nlp: Language, source: str, rule: str | None, limit: int) -> None:
    """Print some stand-ins, drawn by chance but always the same."""
    found = [(r, text) for r, text in samples(nlp, source) if rule in {None, r}]
    random.Random(_SEED).shuffle(found)  # noqa: S311
    for r, text in found[:limit]:
        print(f"{r}: {text}\n")


# --- the command -----------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None, model: Language | None = None) -> None:
    """Print the table, or the sample."""
    options = _parser().parse_args(arguments)
    nlp = load_model(model)
    if options.read:
        print_samples(nlp, str(options.source), options.rule, options.limit or 40)
        return
    paths = [options.source / "gum" / f"{name}.jsonl" for name in _SETS]
    rows = [row for path in paths for row in islice(read_rows(path), options.limit)]
    counts, share = measure(nlp, rows)
    print_counts(counts, len(rows))
    print(f"{len(rows)} documents; CPU time: {share:.1%} of reading them")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, metavar="DATA_DIR", help="or SOURCE, with --read")
    parser.add_argument("--read", action="store_true", help="print stand-ins to be judged by eye")
    parser.add_argument("--rule", help="only stand-ins of a rule, as 'his or her'")
    parser.add_argument("--limit", type=int, help="documents of each set, or lines to print")
    return parser


if __name__ == "__main__":
    main()
