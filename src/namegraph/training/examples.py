"""Annotated corpora turned into examples for spaCy's ``ner``.

A corpus knows persons, organizations and places; the pipeline knows eighteen labels. So the
spans of the corpus win, with the pipeline's own finer label where both agree on the kind, and the
pipeline's other labels (dates, numbers, events) are kept as they are: what it is not shown again,
it would forget.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from namegraph.pipeline import read_texts
from namegraph.training.synthesis import WITH_ARTICLE, Sample, synthesize
from namegraph.types import Kind


Row = dict[str, Any]
Label = tuple[int, int, str]  # first token, token after the last, label


class Example(NamedTuple):
    """The words of a text, whether a space follows each, and the labels of its names."""

    words: list[str]
    spaces: list[bool]
    labels: list[Label]


class Gold(NamedTuple):
    """A stretch of a text that a corpus names: characters, and its kind or None."""

    start: int
    end: int
    kind: Kind | None


_KINDS: dict[str, Kind] = {
    "PER": "PERSON", "person": "PERSON",
    "ORG": "ORG", "organization": "ORG",
    "LOC": "PLACE", "place": "PLACE",
}  # fmt: skip
_KIND_OF_LABEL: dict[str, Kind] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
}  # fmt: skip
_USUAL_LABEL = {"PERSON": "PERSON", "ORG": "ORG", "PLACE": "GPE"}
_NO_NAMES = frozenset({"TIME", "NUM", "time"})


def read_corpus(nlp: Language, path: Path, convention: str, longest: int) -> Iterator[Example]:
    """Read a JSONL file of annotated texts as examples of some sentences each.

    Parameters
    ----------
    nlp : Language
        The pipeline whose labels are kept.
    path : Path
        Each line has ``text`` and ``entities`` with ``start``, ``end`` and ``type``.
    convention : {"plain", "gum"}
        In GUM, the name is a part of the annotated phrase.
    longest : int
        Tokens of an example, unless one sentence is longer.
    """
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for doc, row in read_texts(nlp, ((row["text"], row) for row in rows)):
        labels = merge_labels(doc, _outermost(_CONVENTIONS[convention](row)))
        yield from cut(doc, labels, longest)


def make_examples(nlp: Language, random: Random, share: float) -> Iterator[Example]:
    """Fill a share of the sentence templates and keep the pipeline's other labels around."""
    samples = list(synthesize(random))
    chosen = random.sample(samples, round(len(samples) * share))
    with nlp.select_pipes(enable=["ner"]):
        docs = list(nlp.pipe(sample.text for sample in chosen))
    for doc, sample in zip(docs, chosen, strict=True):
        yield _example(doc, 0, len(doc), _synthetic_labels(doc, sample))


def _plain(row: Row) -> Iterator[Gold]:
    for entity in row["entities"]:
        if entity["type"] not in _NO_NAMES:
            yield _trimmed(row["text"], entity["start"], entity["end"], entity["type"])


def _gum(row: Row) -> Iterator[Gold]:
    for entity in row["entities"]:
        if entity["named"] and entity["name_start"] is not None and entity["type"] != "time":
            yield _trimmed(row["text"], entity["name_start"], entity["name_end"], entity["type"])


_CONVENTIONS: dict[str, Callable[[Row], Iterator[Gold]]] = {"plain": _plain, "gum": _gum}


def _trimmed(text: str, start: int, end: int, type_: str) -> Gold:
    """Cut article, possessive and white space off a span."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    if text[start:end].lower().startswith("the ") and end - start > len("the "):
        start += len("the ")
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return Gold(start, end, _KINDS.get(type_))


def _outermost(golds: Iterable[Gold]) -> list[Gold]:
    chosen: list[Gold] = []
    for gold in sorted(set(golds), key=lambda g: (g.start - g.end, g.start, str(g.kind))):
        if all(gold.end <= other.start or other.end <= gold.start for other in chosen):
            chosen.append(gold)
    return sorted(chosen, key=lambda gold: gold.start)


# --- labels ----------------------------------------------------------------------------------


def merge_labels(doc: Doc, golds: Iterable[Gold]) -> list[Label]:
    """Return the labels of a text: the corpus decides on the three kinds, the pipeline on others.

    Examples
    --------
    >>> import spacy
    >>> doc = Doc(spacy.blank("en").vocab, words=["Dushanbe", "met", "on", "Monday"])
    >>> doc.ents = [Span(doc, 0, 1, label="ORG"), Span(doc, 3, 4, label="DATE")]
    >>> merge_labels(doc, [Gold(0, 8, "PLACE")])
    [(0, 1, 'GPE'), (3, 4, 'DATE')]
    """
    labels: list[Label] = []
    settled: set[int] = set()
    for gold in golds:
        span = doc.char_span(gold.start, gold.end, alignment_mode="expand")
        if span is None or not settled.isdisjoint(range(span.start, span.end)):
            continue
        labels += _labels_of(doc, span, gold.kind)
        settled |= set(range(span.start, span.end))
    return disjoint([*labels, *_others(doc, settled)])


def _labels_of(doc: Doc, span: Span, kind: Kind | None) -> Iterator[Label]:
    """Yield the label of a gold span; of one that is none of the kinds, what the pipeline says."""
    read = [ent for ent in doc.ents if ent.start < span.end and span.start < ent.end]
    if kind is None:
        yield from ((e.start, e.end, e.label_) for e in read if e.label_ not in _KIND_OF_LABEL)
        return
    near = [e for e in read if abs(e.start - span.start) <= 1 and abs(e.end - span.end) <= 1]
    fitting = [e.label_ for e in (*near, *read) if _KIND_OF_LABEL.get(e.label_) == kind]
    # Words for peoples and faiths have a label of their own, whatever a corpus calls them.
    peoples = [e.label_ for e in near if e.label_ == "NORP"]
    label = next(iter((*fitting, *peoples)), _USUAL_LABEL[kind])
    yield with_article(doc, span.start, label), span.end, label


def with_article(doc: Doc, start: int, label: str) -> int:
    """Return where a name begins for the pipeline, which takes in the article of some."""
    has_article = start > 0 and doc[start - 1].lower_ == "the"
    return start - 1 if has_article and label in WITH_ARTICLE else start


def _others(doc: Doc, settled: set[int]) -> Iterator[Label]:
    for ent in doc.ents:
        is_free = settled.isdisjoint(range(ent.start, ent.end))
        if is_free and ent.label_ not in _KIND_OF_LABEL:
            yield ent.start, ent.end, ent.label_


def disjoint(labels: Iterable[Label]) -> list[Label]:
    """Keep the first of labels that overlap, in the order of the text."""
    taken: set[int] = set()
    chosen = []
    for label in labels:
        tokens = range(label[0], label[1])
        if taken.isdisjoint(tokens):
            taken |= set(tokens)
            chosen.append(label)
    return sorted(chosen)


def _synthetic_labels(doc: Doc, sample: Sample) -> list[Label]:
    spans = (doc.char_span(each.start, each.end, each.label, alignment_mode="expand")
             for each in sample.labels)  # fmt: skip
    filled = [(span.start, span.end, span.label_) for span in spans if span is not None]
    settled = {token for start, end, _ in filled for token in range(start, end)}
    return disjoint([*filled, *_others(doc, settled)])


# --- examples --------------------------------------------------------------------------------


def cut(doc: Doc, labels: list[Label], longest: int) -> Iterator[Example]:
    """Yield the sentences of a text, as many together as are not too long."""
    start = 0
    for sentence in doc.sents:
        if start < sentence.start and sentence.end - start > longest:
            yield _example(doc, start, sentence.start, labels)
            start = sentence.start
    if start < len(doc):
        yield _example(doc, start, len(doc), labels)


def _example(doc: Doc, start: int, end: int, labels: list[Label]) -> Example:
    inside = [(a - start, b - start, label) for a, b, label in labels if start <= a and b <= end]
    tokens = doc[start:end]
    return Example(
        [token.text for token in tokens], [bool(token.whitespace_) for token in tokens], inside
    )
