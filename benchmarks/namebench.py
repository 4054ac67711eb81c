"""Score the comparison of names on labelled pairs, beside simple measures.

    python benchmarks/namebench.py FILE [--half A|B] [--errors]

The file holds one JSON object per line with ``name1``, ``name2``, ``is_match`` ("true" or
"false"), ``schema`` and ``case_group``. The pairs fall into two halves by a hash of both names:
errors of half A may be read to improve the rules, half B is only ever counted.
"""

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from namegraph.names import key
from namegraph.similar import compare
from namegraph.types import Kind


KINDS: dict[str, Kind] = {
    "Person": "PERSON",
    "Company": "ORG",
    "Organization": "ORG",
    "Vessel": "ORG",
}


class Case(NamedTuple):
    """A labelled pair."""

    one: str
    other: str
    schema: str
    group: str
    match: bool

    @property
    def half(self) -> str:
        """A or B."""
        both = "\t".join(sorted((self.one, self.other)))
        return "AB"[hashlib.sha256(both.encode()).digest()[0] % 2]


def read(path: Path) -> list[Case]:
    """Read the labelled pairs of a file."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Case(r["name1"], r["name2"], r["schema"], r["case_group"], r["is_match"] == "true")
        for r in rows
    ]


METHODS: dict[str, Callable[[Case], bool]] = {
    "namegraph": lambda c: compare(c.one, c.other, KINDS.get(c.schema)).same,
    "merge-safe": lambda c: compare(c.one, c.other, KINDS.get(c.schema)).safe,
    "Jaro-Winkler .90": lambda c: JaroWinkler.similarity(*_small(c)) >= 0.9,
    "token sort 85": lambda c: fuzz.token_sort_ratio(*_small(c)) >= 85,
    "equal keys": lambda c: key(c.one) == key(c.other),
}


def _small(case: Case) -> tuple[str, str]:
    return case.one.casefold(), case.other.casefold()


def score(cases: list[Case], found: Callable[[Case], bool]) -> str:
    """Return precision, recall, F1 and the number of cases in words."""
    answers = [(found(case), case.match) for case in cases]
    hits = sum(yes and match for yes, match in answers)
    precision = hits / max(1, sum(yes for yes, _ in answers))
    recall = hits / max(1, sum(match for _, match in answers))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {len(cases)}"


def print_scores(cases: list[Case]) -> None:
    """Print the scores of all methods, and of namegraph by schema and by group."""
    for name, method in METHODS.items():
        print(f"{name:<24} {score(cases, method)}")
    for field in ("schema", "group"):
        parts = defaultdict(list)
        for case in cases:
            parts[getattr(case, field)].append(case)
        for name, some in sorted(parts.items()):
            print(f"  {field} {name:<16} {score(some, METHODS['namegraph'])}")


def print_errors(cases: list[Case]) -> None:
    """Print the pairs that are judged wrongly, with the reason."""
    for case in cases:
        found = compare(case.one, case.other, KINDS.get(case.schema))
        if found.same != case.match:
            kind = "missed" if case.match else "false "
            print(f"{kind} {found.score:.2f} {case.one} | {case.other} | {found.reason}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=["A", "B"])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    cases = [case for case in read(options.file) if options.half in {None, case.half}]
    print_scores(cases)
    if options.errors:
        print_errors(cases)


if __name__ == "__main__":
    main()
