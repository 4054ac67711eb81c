"""The second reader as the last part of a spaCy pipeline."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from namegraph.accurate.encoder import score, session
from namegraph.accurate.labels import to_names, to_numbers
from namegraph.accurate.passages import cut_passages
from namegraph.accurate.pieces import cut
from namegraph.accurate.product import agree


_NAME = "namegraph_accurate"


def add_second_reader(nlp: Language) -> None:
    """Let the transformer have its say after the pipeline's own reader of names.

    Raises
    ------
    ModelError
        If onnxruntime is not installed.
    """
    session()
    nlp.add_pipe(_NAME)


@Language.component(_NAME, assigns=["doc.ents"])
def read_again(doc: Doc) -> Doc:
    """Read the names of a text again, and keep what both readers together find likeliest."""
    words = [token.text for token in doc]
    read = to_numbers(len(doc), ((ent.start, ent.end, ent.label_) for ent in doc.ents))
    labels: list[int] = []
    for start, end in cut_passages(_starts(doc), [len(cut(word)) for word in words]):
        labels += agree(score(words[start:end]), read[start:end])
    spans = (Span(doc, start, end, label=label) for start, end, label in to_names(labels))
    doc.ents = [span for span in spans if not span.text.isspace()]
    return doc


def _starts(doc: Doc) -> list[int]:
    if doc.has_annotation("SENT_START"):
        return [sentence.start for sentence in doc.sents]
    return [0] if len(doc) else []
