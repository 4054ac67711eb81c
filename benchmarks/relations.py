"""Measure how well relations are read, with the names that are read and with those of the gold.

    python benchmarks/relations.py DATA_DIR [--seeds FILE] [--sets NAME,...] [--limit N]
                                   [--errors [N]] [--rules] [--markdown]

Reads the sets that ``relation_sets`` describes: DATA_DIR/conll04/train.jsonl and dev.jsonl, the
project's own gold articles, and the file of seeds if one is given. Judges as ``namegraph evaluate``
does: a relation counts once for a document and is right where the gold has it anywhere in that
document; one that is denied is another than one that is not; what the gold has as optional counts
neither way.

"typed" asks for the right type, and direction unless the type is symmetric. "plain" leaves out
what the gold marks as optional, as in need of a pronoun or another sentence, or as inferred from a
name. "pairs" asks only whether anything is stated between two entities, and "or verb" counts what
the verb layer says as well. The totals of conll04 leave out Live_In.

--rules tells how often each rule was right, --errors some wrong ones and some missed ones of each
set with their sentences.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

import namegraph as ng
from gold import OWN
from namegraph.evaluate import Score
from namegraph.evaluate.relations import Judged, as_pairs, judge_relations, score
from namegraph.extractor import read_with_names
from namegraph.pipeline import read_texts
from namegraph.types import Extraction
from relation_mistakes import examples
from relation_sets import CONVENTIONS, NAMES, Case, Convention, read_cases
from report import Table


MODES = ("end to end", "names given")
_MORE = ("gold", "P", "R", "F1")


class Measured(NamedTuple):
    """What was judged on one set in one way of taking names.

    Attributes
    ----------
    name, mode : str
        The set, and one of ``MODES``.
    typed : list of Judged
        The facts of the stated layer, and what the gold asks for.
    open : list of Judged
        The same for the verb layer.
    left_out : frozenset of str
        Types that the totals leave out.
    """

    name: str
    mode: str
    typed: list[Judged]
    open: list[Judged]
    left_out: frozenset[str]

    def in_totals(self, judged: list[Judged]) -> list[Judged]:
        """Return those facts that the totals count."""
        return [each for each in judged if each.fact.type not in self.left_out]


# --- measuring -------------------------------------------------------------------------------


def measure(name: str, cases: Sequence[Case], extractor: ng.Extractor) -> list[Measured]:
    """Judge a set in both modes; each text goes through the pipeline once."""
    convention = CONVENTIONS[name]
    results = [Measured(name, mode, [], [], convention.left_out) for mode in MODES]
    texts = ((case.document.text, case) for case in cases)
    for doc, case in read_texts(extractor.nlp, texts):
        # First from a copy, because reading uses up a Doc.
        names = convention.names(doc, case.row)
        given = read_with_names(doc.copy(), case.document, names)
        own = extractor.read(doc, case.document)
        for result, extraction in zip(results, (own, given), strict=True):
            _add(result, convention, case, extraction)
    return results


def _add(result: Measured, convention: Convention, case: Case, extraction: Extraction) -> None:
    counted = convention.counted(case.row, extraction)
    for layer, judged in (("stated", result.typed), ("verb", result.open)):
        relations = (each for each in counted if each.layer == layer)
        judged.extend(judge_relations(case.document.id, case.row, relations))


# --- tables ----------------------------------------------------------------------------------


def totals_table(results: Sequence[Measured]) -> Table:
    """Return precision, recall and F1 of each set."""
    head = ["set", "names", "right", "found", "gold", "P", "R", "F1", "plain P", "plain R"]
    head += ["pairs P", "pairs R", "pairs F1", "or verb P", "or verb R"]
    return Table("Relations", head, [_total(result) for result in results])


def _total(result: Measured) -> list[str]:
    facts = result.in_totals(result.typed)
    typed = score("relation", "all", facts)
    plain = score("relation", "plain", (each for each in facts if each.is_plain))
    pairs = score("pair", "stated", as_pairs(facts))
    both = score("pair", "all", as_pairs([*facts, *result.in_totals(result.open)]))
    return [
        result.name,
        result.mode,
        *map(str, (typed.right, typed.found, typed.gold)),
        *map(_percent, (typed.precision, typed.recall, typed.f1, plain.precision, plain.recall)),
        *map(_percent, (pairs.precision, pairs.recall, pairs.f1, both.precision, both.recall)),
    ]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def types_table(own: Measured, given: Measured) -> Table:
    """Return the scores of each type of a set in both modes."""
    types = sorted({each.fact.type for each in [*own.typed, *given.typed]})
    head = ["type", *(cell for mode in MODES for cell in (f"{mode}: right/found", *_MORE))]
    rows = [
        [type_, *(cell for result in (own, given) for cell in _cells(_of_type(result, type_)))]
        for type_ in types
    ]
    return Table(f"Types in {own.name}", head, [row for row in rows if row[1:3] != ["0/0", "0"]])


def _of_type(result: Measured, type_: str) -> Score:
    facts = (each for each in result.typed if each.fact.type == type_)
    return score("relation", type_, facts)


def _cells(counts: Score) -> list[str]:
    shares = (counts.precision, counts.recall, counts.f1)
    return [f"{counts.right}/{counts.found}", str(counts.gold), *map(_percent, shares)]


def rules_table(results: Sequence[Measured]) -> Table:
    """Return right and found of each rule in each set."""
    rules = sorted({rule for result in results for each in result.typed for rule in each.rules})
    head = ["rule", *(f"{result.name} {result.mode}" for result in results)]
    rows = [[rule, *(_of_rule(result, rule) for result in results)] for rule in rules]
    return Table("Rules, right/found", head, rows)


def _of_rule(result: Measured, rule: str) -> str:
    counts = score("relation", rule, (each for each in result.typed if rule in each.rules))
    return f"{counts.right}/{counts.found}" if counts.found else "-"


# --- the command -----------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None, model: str | Language | None = None) -> None:
    """Print the tables."""
    options = _parser().parse_args(arguments)
    extractor = ng.Extractor(model)
    results: list[Measured] = []
    cases: list[Case] = []
    for name, paths in _paths(options).items():
        some = read_cases(name, paths, options.limit)
        print(f"{name}: {len(some)} documents", file=sys.stderr)
        results += measure(name, some, extractor)
        cases += some
    for table in _tables(results, options):
        print(table.markdown() if options.markdown else table.text())
    if options.errors:
        for result in results:
            facts = result.in_totals(result.typed)
            print(examples(f"{result.name}, {result.mode}", facts, cases, options.errors))


def _tables(results: list[Measured], options: argparse.Namespace) -> Iterator[Table]:
    yield totals_table(results)
    for own, given in zip(results[::2], results[1::2], strict=True):
        yield types_table(own, given)
    if options.rules:
        yield rules_table(results)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure how well relations are read.")
    add = parser.add_argument
    add("data_dir", type=Path, help="folder of the sets, as DATA_DIR/conll04/dev.jsonl")
    add("--seeds", type=Path, help="the file of seeds, as benchmarks/seeds.py reads it")
    add("--sets", type=_set_names, default=NAMES, help="names of sets, with commas between")
    add("--limit", type=_number, help="read so many documents of each set only")
    add("--errors", type=_number, nargs="?", const=5, help="tell so many wrong and missed ones")
    add("--rules", action="store_true", help="tell how often each rule is right")
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


def _paths(options: argparse.Namespace) -> dict[str, list[Path]]:
    """Return the files of the sets that are asked for, and tell which are missing."""
    known = {
        "seeds": [options.seeds] if options.seeds else [],
        **{name: [path] for name, path in OWN.items()},
        "conll04": [options.data_dir / "conll04" / f"{part}.jsonl" for part in ("train", "dev")],
    }
    paths = {name: [path for path in known[name] if path.is_file()] for name in options.sets}
    for name in options.sets:
        if not paths[name]:
            told = " or ".join(map(str, known[name])) or "--seeds FILE"
            print(f"left out: {name}, there is no {told}", file=sys.stderr)
    return {name: found for name, found in paths.items() if found}


if __name__ == "__main__":
    main()
