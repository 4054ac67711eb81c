"""News written to train the reader: text files in which each name is marked, ``[P|Ann Lee]``.

The files of ``training/resources/news`` hold texts that begin with a line ``=== id``. Marks tell
all kinds of names that the pipeline knows, so only its dates and numbers are taken over.
"""

import re
from collections.abc import Iterator
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from namegraph.pipeline import read_texts
from namegraph.training.examples import Example, Label, cut, disjoint, with_article


_LABELS = {
    "P": "PERSON", "O": "ORG", "G": "GPE", "L": "LOC", "F": "FAC", "N": "NORP", "T": "PRODUCT",
    "E": "EVENT", "W": "WORK_OF_ART", "A": "LAW", "U": "LANGUAGE",
}  # fmt: skip
_COUNTED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_HEAD = re.compile(r"^=== .*$", re.MULTILINE)
_MARK = re.compile(r"\[([A-Z])\|([^][]+)\]")

Mark = tuple[int, int, str]  # first character, character after the last, label


def read_news(nlp: Language, name: str, longest: int) -> Iterator[Example]:
    """Yield the texts of one file as examples of some sentences each.

    Parameters
    ----------
    nlp : Language
        The pipeline whose dates and numbers are kept.
    name : str
        Name of a file in ``training/resources/news``, without its ending.
    longest : int
        Tokens of an example, unless one sentence is longer.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    """
    path = files("namegraph") / "training" / "resources" / "news" / f"{name}.txt"
    for doc, marks in read_texts(nlp, map(strip_marks, read_marked(path.read_text("utf-8")))):
        yield from cut(doc, _labels(doc, marks), longest)


def read_marked(text: str) -> list[str]:
    r"""Return the texts of a file; what stands before the first is about the file.

    Examples
    --------
    >>> read_marked("About these\n=== 1\n[P|Lee] left.\n\n=== 2\nIt rained.\n")
    ['[P|Lee] left.', 'It rained.']
    """
    return [part.strip() for part in _HEAD.split(text)[1:]]


def strip_marks(text: str) -> tuple[str, list[Mark]]:
    """Return a text without its marks, and where they were.

    Examples
    --------
    >>> strip_marks("Mr. [P|Lee] left [G|Oslo].")
    ('Mr. Lee left Oslo.', [(4, 7, 'PERSON'), (13, 17, 'GPE')])
    """
    plain, marks, read = "", list[Mark](), 0
    for match in _MARK.finditer(text):
        plain += text[read : match.start()]
        marks.append((len(plain), len(plain) + len(match[2]), _LABELS[match[1]]))
        plain += match[2]
        read = match.end()
    return plain + text[read:], marks


def _labels(doc: Doc, marks: list[Mark]) -> list[Label]:
    """Return the marked names, and the dates and numbers that the pipeline sees between them."""
    spans = (doc.char_span(*mark, alignment_mode="expand") for mark in marks)
    named = [
        (with_article(doc, span.start, span.label_), span.end, span.label_)
        for span in spans
        if span is not None
    ]
    counted = [(e.start, e.end, e.label_) for e in doc.ents if e.label_ in _COUNTED]
    return disjoint([*named, *counted])
