"""Tables of what was measured, for a terminal or a Markdown file."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from across import IN_A_DOCUMENT, scores_across
from gold import Gold
from mistakes import CLASSES, Mistakes
from scoring import MEASURES, Result


Sets = dict[str, list[Gold]]

_GUM = ("gum/bio", "gum/interview", "gum/speech")
# Names of collections, their sets, and what tells that names are the same.
ACROSS = (
    ("redocred/dev", ("redocred/dev",), "full name"),
    ("gum", _GUM, "full name"),
    ("gum", _GUM, "id"),
    ("reuters128/all", ("reuters128/all",), "id"),
    ("redocred/dev", ("redocred/dev",), IN_A_DOCUMENT),
    ("redocred/test", ("redocred/test",), IN_A_DOCUMENT),
    ("gum", _GUM, IN_A_DOCUMENT),
    ("reuters128/all", ("reuters128/all",), IN_A_DOCUMENT),
)


class Table(NamedTuple):
    """A title, the heads of the columns, and rows of as many cells."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def text(self) -> str:
        """Return the table for a terminal: all columns but the first are set to the right."""
        lines = [self.head, *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        told = (
            "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])])
            for line in lines
        )
        return "\n".join([self.title, "", *map(str.rstrip, told), ""])

    def markdown(self) -> str:
        """Return the table for a Markdown file."""
        rule = ["---", *("---:" for _ in self.head[1:])]
        lines = (f"| {' | '.join(line)} |" for line in (self.head, rule, *self.rows))
        return "\n".join([f"**{self.title}**", "", *lines, ""])


def names_table(results: dict[str, Result]) -> Table:
    """Return the scores of all measures inside documents."""
    rows = [
        [
            name,
            str(result.documents),
            str(result.names),
            *(_compared(result.stock[each].f1, result.ours[each].f1) for each in MEASURES),
        ]
        for name, result in results.items()
    ]
    title = "F1 inside documents: spaCy, namegraph, difference"
    return Table(title, ["set", "documents", "names", *MEASURES], rows)


def across_table(sets: Sets, *, without_demonyms: bool = False) -> Table:
    """Return B-cubed across the documents of each collection whose sets are all there."""
    rows = []
    for name, parts, rule in ACROSS:
        if sets.keys() >= set(parts):
            golds = [gold for part in parts for gold in sets[part]]
            surface, resolved = scores_across(golds, rule, without_demonyms=without_demonyms)
            cells = (
                _compared(getattr(surface, share), getattr(resolved, share))
                for share in ("precision", "recall", "f1")
            )
            rows.append([name, rule, str(surface.gold), *cells])
    title = "B-cubed across documents, names given: equal strings, namegraph, difference"
    return Table(title, ["set", "same by", "names", "precision", "recall", "F1"], rows)


def steps_table(results: dict[str, Result], steps: Sequence[str]) -> Table:
    """Return what strict F1 gains or loses without each repair step."""
    whole = {name: result.ours["strict"].f1 for name, result in results.items()}
    rows = [["all steps", *(f"{100 * f1:.1f}" for f1 in whole.values())]]
    rows += [
        [
            f"without {step}",
            *(
                f"{100 * (r.without[step]['strict'].f1 - whole[n]):+.2f}"
                for n, r in results.items()
            ),
        ]
        for step in steps
    ]
    return Table("Strict F1 without one repair step", ["", *results], rows)


def _compared(stock: float, ours: float) -> str:
    return f"{100 * stock:5.1f} {100 * ours:5.1f} {100 * (ours - stock):+5.1f}"


def makers_table(mistakes: Mistakes) -> Table:
    """Return how often what a step left, with the pipeline's label, was wrong."""
    wrong = Counter(each.maker for each in mistakes.all)
    makers = sorted(mistakes.read, key=lambda maker: (-wrong[maker], maker))
    rows = [
        [
            step or "none",
            label or "none",
            str(mistakes.read[step, label]),
            str(wrong[step, label]),
            f"{100 * wrong[step, label] / mistakes.read[step, label]:.1f}",
        ]
        for step, label in makers
    ]
    return Table("Who made the wrong ones", ["step", "label", "names", "wrong", "percent"], rows)


def mistakes_table(mistakes: Mistakes) -> Table:
    """Return how many errors there are of each class."""
    counts = Counter(each.name for each in mistakes.all)
    rows = [[name, str(counts[name])] for name in CLASSES]
    return Table("Errors", ["class", "names"], rows)


def examples(mistakes: Mistakes, number: int) -> str:
    """Return a list of some errors of each class."""
    lines = []
    for name in CLASSES:
        lines += [f"{name[0].upper()}{name[1:]}:", ""]
        lines += [
            f"- {each.told} in {each.document}: {each.context}"
            for each in mistakes.examples(name, number)
        ]
        lines.append("")
    return "\n".join(lines)
