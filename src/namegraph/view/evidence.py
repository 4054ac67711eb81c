"""The sentences that stand behind a link, cut and described for the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from namegraph.types import Evidence


Json = dict[str, Any]
Pair = tuple[int, int]

EVIDENCE_PER_LINK = 5
SENTENCE = 700  # characters; a table that was read as one sentence may have thousands


@dataclass
class Table:
    """Values that occur often, kept once and named by their place.

    Examples
    --------
    >>> table = Table()
    >>> [table.place(word) for word in ("a", "b", "a")], table.rows
    ([0, 1, 0], ['a', 'b'])
    """

    rows: list[Any] = field(default_factory=list)
    places: dict[Any, int] = field(default_factory=dict)

    def place(self, key: Any, row: Any = None) -> int:
        """Give the place of a value, adding it when it is new."""
        if key not in self.places:
            self.places[key] = len(self.rows)
            self.rows.append(key if row is None else row)
        return self.places[key]


def evidence_rows(
    evidence: Iterator[Evidence], first: str, seen: set[int], documents: Table, sentences: Table
) -> list[Json]:
    """Give the newest evidence.

    That two names share a sentence is plain where a relation was read in it: such a sentence is
    not shown a second time.
    """
    rows: list[Json] = []
    for item in evidence:
        row = evidence_row(item, first, documents, sentences)
        if item.layer != "cooccurrence" or row["sentence"] not in seen:
            rows.append(row)
        if len(rows) == EVIDENCE_PER_LINK:
            break
    seen.update(row["sentence"] for row in rows)
    return rows


def evidence_row(item: Evidence, first: str, documents: Table, sentences: Table) -> Json:
    """Describe one piece of evidence; its offsets count from the start of the shown sentence."""
    start, end = excerpt(item)
    document = documents.place(
        item.document, {"id": item.document, "title": item.document_title or item.document}
    )
    place = item.sentence_start + start
    text = _ellipses(item.sentence, start, end)
    shift = place - (start > 0)  # the ellipsis stands before the text
    row = {
        "sentence": sentences.place(
            (item.document, place, end), {"text": text, "document": document}
        ),
        "rule": item.rule,
        "confidence": round(item.confidence, 2),
    }
    for name, span in _spans(item, first).items():
        if place <= span[0] < span[1] <= item.sentence_start + end:
            row[name] = [span[0] - shift, span[1] - shift]
    return row | _qualities(item)


def _spans(item: Evidence, first: str) -> dict[str, Pair]:
    """Say where both names and the trigger stand; ``a`` is the link's first entity."""
    source, target = ("a", "b") if item.source == first else ("b", "a")
    spans = {
        source: (item.source_start, item.source_end),
        target: (item.target_start, item.target_end),
    }
    if item.trigger_start is not None and item.trigger_end is not None:
        spans["trigger"] = (item.trigger_start, item.trigger_end)
    return spans


def _qualities(item: Evidence) -> Json:
    """Give what is worth a word: most sentences are plain facts of the text itself."""
    qualities = {
        "date": item.date or "",
        "negated": item.negated,
        "modality": "" if item.modality == "fact" else item.modality,
        "by": item.attributed_to,
        "title": item.title,
    }
    return {name: value for name, value in qualities.items() if value}


def excerpt(item: Evidence) -> Pair:
    """Choose the part of a sentence that is shown: all of it, unless it is very long.

    Examples
    --------
    >>> from namegraph.types import Evidence
    >>> words = "Ada met Bob." + " x" * 2000
    >>> item = Evidence(
    ...     "Ada",
    ...     "Bob",
    ...     "met",
    ...     "stated",
    ...     "d",
    ...     "",
    ...     words,
    ...     0,
    ...     len(words),
    ...     0,
    ...     3,
    ...     8,
    ...     11,
    ...     4,
    ...     7,
    ...     "r",
    ...     1.0,
    ...     False,
    ...     "fact",
    ...     "",
    ...     "",
    ...     None,
    ... )
    >>> excerpt(item)
    (0, 700)
    """
    length = len(item.sentence)
    if length <= SENTENCE:
        return (0, length)
    first = min(item.source_start, item.target_start) - item.sentence_start
    start = max(0, min(first - SENTENCE // 7, length - SENTENCE))
    return (start, start + SENTENCE)


def _ellipses(sentence: str, start: int, end: int) -> str:
    before = "…" if start else ""
    after = "…" if end < len(sentence) else ""
    return f"{before}{sentence[start:end]}{after}"
