"""The spaCy pipeline: which one, how it is loaded, and how a text goes through it."""

import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

import spacy
from spacy.language import Language
from spacy.pipeline import Sentencizer
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from namegraph.accurate.component import add_second_reader
from namegraph.errors import ModelError
from namegraph.knowledge import grammar
from namegraph.lemmas import set_lemmas
from namegraph.models import (
    DEFAULT_MODEL,
    PACKAGES,
    REQUIREMENTS,
    Ner,
    describe_model,
    is_tuned,
)
from namegraph.weights import tune


Tag = TypeVar("Tag")
Piece = tuple[Doc, Any]  # a part of a text, with the text's tag and whether it is the last

# Only some words' lemmas are asked for (see ``lemmas``), and of the rest nothing.
_UNUSED = ("lemmatizer", "attribute_ruler", "morphologizer", "textcat", "textcat_multilabel")
# spaCy's parser and tagger need memory for every token of a text at once.
_LONGEST_TEXT = 50_000
_BATCH_SIZE = 32
# "OSLO, 3 May (Fjord Wire): The", "Bergen (FW) -- The" and "OSLO - The": where the news begins. The
# parser would take the town for a subject.
_DATELINE = re.compile(
    r"""^(?:[A-Z][^\n:()]{1,60}\([A-Z][^()\n]{1,30}\)\s?(?::|-{1,2}|[–—_])
        |\([A-Z][^\n()]{1,60}\)\ (?:-{1,2}|[–—])
        |[A-Z][A-Z.' -]+[A-Z](?:,\ [^\n:()]{1,30})?\ (?:-{1,2}|[–—_])
        |\A[A-Z][A-Za-z .,'-]{1,40}\ [–—](?=\ (?:The|A|An|Two|Three)\ ))
        [ ]+(?=["“‘]?[A-Z])""",
    re.MULTILINE | re.VERBOSE,
)
_BATCH_TOKENS = 20_000


def load_model(model: str | Language | None = None, *, ner: Ner = "tuned") -> Language:
    """Load a spaCy pipeline by name, or check one that is loaded already.

    Parameters
    ----------
    model : str or Language, optional
        Package name or path of any spaCy pipeline that finds names, or the pipeline itself;
        ``en_core_web_md`` by default.
    ner : {"tuned", "stock", "accurate"}
        Whether the default pipeline reads names with the weights that namegraph ships, with its
        own, or with both a second reader and the shipped weights, which is better and slower
        (needs ``namegraph[accurate]``); other pipelines always read with their own.

    Raises
    ------
    ModelError
        If it is not installed or has no component that finds names, or if what the second reader
        needs is not installed.

    Examples
    --------
    >>> load_model().meta["name"]
    'core_web_md'
    """
    nlp = model if isinstance(model, Language) else _load(model or DEFAULT_MODEL)
    if not any(_finds_names(nlp, name) for name in nlp.pipe_names):
        raise ModelError(
            f"the pipeline {describe_model(nlp)!r} finds no names: none of its components "
            f"({', '.join(nlp.pipe_names) or 'it has none'}) sets doc.ents; add an 'ner' or "
            "'entity_ruler' to it, or leave model out for the default"
        )
    if is_tuned(model, ner):
        tune(nlp)
        if ner == "accurate":
            add_second_reader(nlp)
    return nlp


def _load(name: str) -> Language:
    try:
        with warnings.catch_warnings():
            # W095: trained for spaCy 3.7. Measured on six news sets, it reads as well with 3.8.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            return _with_whole_verbs(spacy.load(PACKAGES.get(name, name)))
    except OSError as error:
        raise ModelError(f"cannot load the spaCy pipeline {name!r}: {_cure(name)}") from error


def _with_whole_verbs(nlp: Language) -> Language:
    """Let a tokenizer keep "co-founded" and "re-elected" in one piece, so that they are parsed."""
    if isinstance(nlp.tokenizer, Tokenizer):
        for verb in grammar()["whole_verbs"]:
            for form in (verb, verb.capitalize()):
                nlp.tokenizer.add_special_case(form, [{ORTH: form}])
    return nlp


def _cure(name: str) -> str:
    if name in REQUIREMENTS:
        return f"type: pip install {REQUIREMENTS[name]}"
    if name.isidentifier() and importlib.util.find_spec(name):
        return "it is installed but does not fit this spaCy; reinstall it"
    # Never its bare name: on the package index, names of models belong to strangers.
    return (
        f"it is not installed; type: pip install {name}-VERSION-py3-none-any.whl, the wheel from "
        f"the model's own release page, or leave the model out for {DEFAULT_MODEL}"
    )


def _finds_names(nlp: Language, component: str) -> bool:
    assigned = nlp.get_pipe_meta(component).assigns
    return "doc.ents" in assigned or component.startswith(("ner", "gliner", "entity_ruler"))


def read_texts(nlp: Language, texts: Iterable[tuple[str, Tag]]) -> Iterator[tuple[Doc, Tag]]:
    """Run texts through the pipeline in one pass; each comes back as one ``Doc`` with its tag.

    A paragraph always ends a sentence, so that no name and no clause runs over its end. Long
    texts are read in pieces and put together again.
    """
    disabled = [name for name in _UNUSED if name in nlp.pipe_names]
    pieces: list[Doc] = []
    for batch in _batches(_pieces(nlp, texts)):
        for doc, (tag, is_last) in nlp.pipe(batch, as_tuples=True, disable=disabled):
            doc.tensor = doc.tensor[:0]  # hundreds of bytes a token, for nothing from here on
            set_lemmas(nlp, doc)
            pieces.append(_with_sentences(doc))
            if is_last:
                yield _whole(pieces), tag
                pieces = []


def _whole(pieces: list[Doc]) -> Doc:
    if len(pieces) == 1:
        return pieces[0]
    # spaCy's stub does not know "exclude", which its documentation has.
    return Doc.from_docs(pieces, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]


def _batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Group pieces into batches of bounded length: spaCy holds a batch in memory at once."""
    batch: list[Piece] = []
    length = 0
    for piece in pieces:
        batch.append(piece)
        length += len(piece[0])
        if len(batch) == _BATCH_SIZE or length > _BATCH_TOKENS:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _pieces(nlp: Language, texts: Iterable[tuple[str, Tag]]) -> Iterator[Piece]:
    for text, tag in texts:
        cuts = list(_cut(text))
        for number, piece in enumerate(cuts, start=1):
            yield _with_paragraphs(nlp.make_doc(piece)), (tag, number == len(cuts))


def _cut(text: str) -> Iterator[str]:
    """Cut a long text, best after a paragraph, else after a sentence, else after a word."""
    while len(text) > _LONGEST_TEXT:
        window = text[:_LONGEST_TEXT]
        ends = (window.rfind(mark) + len(mark) for mark in ("\n", ". ", " "))
        end = next((end for end in ends if end > _LONGEST_TEXT // 2), _LONGEST_TEXT)
        yield text[:end]
        text = text[end:]
    yield text


def _with_paragraphs(doc: Doc) -> Doc:
    """Let a sentence begin after each line break and after a dateline."""
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text and "\n" not in token.text:
            token.is_sent_start = True
    for dateline in _DATELINE.finditer(doc.text):
        after = doc.char_span(dateline.end(), dateline.end() + 1, alignment_mode="expand")
        if after is not None and after.start > 0:
            after[0].is_sent_start = True
    return doc


def _with_sentences(doc: Doc) -> Doc:
    """Give a Doc sentences if its pipeline did not: paragraphs are all it has then."""
    if not doc.has_annotation("DEP") and not any(token.is_sent_start is False for token in doc):
        _sentencizer()(doc)
        _with_paragraphs(doc)
    return doc


@cache
def _sentencizer() -> Sentencizer:
    return Sentencizer()
