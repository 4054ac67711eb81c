"""Measure how well names are read, beside the spaCy pipeline alone.

    python benchmarks/accuracy.py DATA_DIR [--sets NAME,...] [--limit N] [--seeds FILE]
                                  [--errors [N]] [--steps] [--markdown] [--without-demonyms]
                                  [--set-as headlines|capitals]

Reads the sets that ``gold`` describes, as ``DATA_DIR/conll04/dev.jsonl``, and the project's own
gold articles. Each cell of the tables tells what spaCy scores, what namegraph scores, and the
difference, in percent.

For names, spaCy is what its pipeline, with its own weights, puts into ``doc.ents`` where paragraphs
are sentence ends, and its entities are equal strings of one kind. Names count as right with the
right span and kind ("strict"), or with the right kind and some of the span ("lenient"); an entity,
where it shares kind and a string with one of the gold; B-cubed tells how well the names of a
document are grouped. What namegraph reads as a nationality adjective is left out, except where the
set has it as a place.

Across documents, both sides are given the names of the gold (see ``across``);
``--without-demonyms`` leaves out "American" and "Americans" there. ``--set-as`` gives the texts
other letters: a capital to each word, or capitals only.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import tee
from pathlib import Path
from typing import get_args

from spacy.language import Language
from spacy.tokens import Doc

import namegraph as ng
from gold import CASES, OWN, SETS, Gold, read_set, set_as, trimmed
from mistakes import Mistakes
from namegraph.models import Ner
from namegraph.pipeline import load_model, read_texts
from namegraph.repair import STEPS, repair
from namegraph.types import Extraction, Kind, Span
from report import (
    Sets,
    Table,
    across_table,
    examples,
    makers_table,
    mistakes_table,
    names_table,
    steps_table,
)
from scoring import Found, Result, add_scores, all_scores, judged, normal, strict_scores


NAMES = tuple(name for name in SETS if name != "seeds")
_KIND_OF_LABEL: dict[str, Kind] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
}  # fmt: skip

Names = dict[Span, Found]


# --- reading ---------------------------------------------------------------------------------


def read_both(
    package: Language, extractor: ng.Extractor, golds: list[Gold]
) -> Iterator[tuple[Gold, Doc, Doc]]:
    """Yield each document as the package reads it and as the extractor's pipeline does.

    Where both are one pipeline, each text is read once, and both Docs are the same.
    """
    texts = [(gold.document.text, gold) for gold in golds]
    stock = read_texts(package, texts)
    if extractor.nlp is package:
        stock, ours = tee(stock)
    else:
        ours = read_texts(extractor.nlp, texts)
    for (doc, gold), (own, _) in zip(stock, ours, strict=True):
        yield gold, doc, own


def stock_names(gold: Gold, doc: Doc) -> Names:
    """Return the names that the pipeline alone finds."""
    names = {}
    for ent in doc.ents:
        kind = _KIND_OF_LABEL.get(ent.label_)
        if kind:
            span = trimmed(doc.text, ent.start_char, ent.end_char)
            cluster = kind, normal(gold.text(span))
            names[span] = Found(kind, cluster, ent.label_)
    return judged(gold, names)


def own_names(gold: Gold, extraction: Extraction) -> Names:
    """Return the names that namegraph finds, with their entities."""
    entity_of = ng.Resolver().resolve([extraction]).entity_of
    names = {}
    for mention in extraction.mentions:
        if gold.adjectives or not mention.adjectival:
            place = Span(mention.start_char, mention.end_char)
            cluster = entity_of[mention.document, place]
            found = Found(mention.kind, cluster, mention.label, mention.step)
            names[trimmed(gold.document.text, *place)] = found
    return judged(gold, names)


def repaired_names(gold: Gold, doc: Doc, *without: str) -> Names:
    """Return the names, without their entities, that a chain without some steps leaves."""
    names = {}
    for name in repair(doc, without=without):
        if gold.adjectives or not name.adjectival:
            span = doc[name.start : name.end]
            found = Found(name.kind or "ORG", None, name.label, name.step)
            names[trimmed(doc.text, span.start_char, span.end_char)] = found
    return judged(gold, names)


# --- measuring -------------------------------------------------------------------------------


class Benchmark:
    """Reads sets with one pipeline, and keeps what is told of all sets together."""

    def __init__(self, model: str | Language | None, ner: Ner, steps: Sequence[str]) -> None:
        self.package = load_model(model, ner="stock")
        self.extractor = ng.Extractor(model, ner=ner)
        self.steps = steps
        self.mistakes = Mistakes()

    def measure(self, golds: list[Gold]) -> Result:
        """Measure a set."""
        result = Result()
        for gold, doc, own in read_both(self.package, self.extractor, golds):
            result.documents += 1
            result.names += len(gold.names)
            add_scores(result.stock, all_scores(gold, stock_names(gold, doc)))
            for step in self.steps:
                found = repaired_names(gold, own, step)
                add_scores(result.without[step], strict_scores(gold, found))
            # Last, because reading relations makes one token of each name.
            names = own_names(gold, self.extractor.read(own, gold.document))
            add_scores(result.ours, all_scores(gold, names))
            self.mistakes.add(gold, names)
        return result


# --- the command -----------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None, model: str | Language | None = None) -> None:
    """Print the tables."""
    parser = _parser()
    options = parser.parse_args(arguments)
    paths = _paths(options)
    if paths.keys() <= OWN.keys() and not OWN.keys() >= set(options.sets):
        parser.error(
            f"no set lies below {options.data_dir}: put one there, as conll04/dev.jsonl, or type: "
            f"python benchmarks/accuracy.py {options.data_dir} --sets articles"
        )
    sets = {name: read_set(name, path, options.limit) for name, path in paths.items()}
    if options.set_as:
        sets = {name: set_as(golds, options.set_as) for name, golds in sets.items()}
    benchmark = Benchmark(model, options.ner, tuple(STEPS) if options.steps else ())
    results = {}
    for name, golds in sets.items():
        print(f"{name}: {len(golds)} documents", file=sys.stderr)
        results[name] = benchmark.measure(golds)
    for table in _tables(sets, results, benchmark, options):
        print(table.markdown() if options.markdown else table.text())
    if options.errors:
        print(examples(benchmark.mistakes, options.errors))


def _tables(
    sets: Sets, results: dict[str, Result], benchmark: Benchmark, options: argparse.Namespace
) -> Iterator[Table]:
    yield names_table(results)
    across = across_table(sets, without_demonyms=options.without_demonyms)
    if across.rows:
        yield across
    if options.steps:
        yield steps_table(results, benchmark.steps)
    if options.errors is not None:
        yield mistakes_table(benchmark.mistakes)
        yield makers_table(benchmark.mistakes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure how well names are read.")
    add = parser.add_argument
    add("data_dir", type=Path, help="folder of the sets, as DATA_DIR/conll04/dev.jsonl")
    add("--sets", type=_set_names, default=NAMES, help="names of sets, with commas between")
    add("--limit", type=_number, help="read so many documents of each set only")
    add("--seeds", type=Path, help="one more set, a file as benchmarks/seeds.py reads it")
    add("--errors", type=_number, nargs="?", const=5, help="tell errors, so many of each class")
    add("--steps", action="store_true", help="leave out each repair step in turn")
    add("--ner", choices=get_args(Ner), default="tuned", help="what reads names (see namegraph)")
    add("--set-as", choices=sorted(CASES), help="set the texts like headlines, or in capitals")
    add("--without-demonyms", action="store_true", help="group names without demonyms")
    add("--markdown", action="store_true", help="print the tables for a Markdown file")
    return parser


def _set_names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        raise argparse.ArgumentTypeError(f"no set {unknown[0]!r}; there are: {', '.join(NAMES)}")
    return names


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number")
    return int(text)


def _paths(options: argparse.Namespace) -> dict[str, Path]:
    """Return the files of the sets that are asked for, and tell which are missing."""
    paths = {name: options.data_dir / f"{name}.jsonl" for name in options.sets}
    paths |= {name: path for name, path in OWN.items() if name in paths}
    if options.seeds:
        paths["seeds"] = options.seeds
    for name, path in paths.items():
        if not path.is_file():
            print(f"left out: {name}, there is no {path}", file=sys.stderr)
    return {name: path for name, path in paths.items() if path.is_file()}


if __name__ == "__main__":
    main()
