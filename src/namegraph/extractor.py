"""One pass over the documents: mentions, definitions and relations of each."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import cache, partial
from operator import itemgetter
from threading import get_ident

from spacy.language import Language
from spacy.tokens import Doc

from namegraph.definitions import find_definitions
from namegraph.documents import Sources, read_documents
from namegraph.errors import ModelError
from namegraph.knowledge import using_types
from namegraph.models import Ner
from namegraph.pipeline import load_model, read_texts
from namegraph.pool import map_chunks
from namegraph.relations import read_relations
from namegraph.relations.own import Own, Rule, check_importable, own_of
from namegraph.repair import STEPS, repair
from namegraph.spans import Name
from namegraph.typefile import TypeFile
from namegraph.types import MANY_NAMES, Definition, Document, Extraction, Mention, Span


class Extractor:
    """Reads documents with one spaCy pipeline.

    Parameters
    ----------
    model : str or Language, optional
        A spaCy pipeline or its name; ``en_core_web_md`` by default.
    ner : {"tuned", "stock", "accurate"}
        Whether the default pipeline reads names with the weights that namegraph ships, with its
        own, or best and slower with a second reader (needs ``namegraph[accurate]``).
    without : collection of str, optional
        Names of repair steps to leave out (see ``namegraph.repair.STEPS``).
    relation_types : path, optional
        A file of relation types of your own (see :func:`build`). The rules that
        :data:`relation_rule` has registered by now take part too.

    Raises
    ------
    ModelError
        If the pipeline is not installed or finds no names.
    RelationTypeError
        If the file of relation types is not as it should be.
    ValueError
        If there is no repair step of that name.

    Examples
    --------
    >>> from namegraph import Extractor, read_documents
    >>> extractor = Extractor()
    >>> for extraction in extractor.pipe(read_documents(["Angela Merkel visited Tashkent."])):
    ...     print([(mention.text, mention.kind) for mention in extraction.mentions])
    [('Angela Merkel', 'PERSON'), ('Tashkent', 'PLACE')]
    """

    def __init__(
        self,
        model: str | Language | None = None,
        *,
        ner: Ner = "tuned",
        without: Collection[str] = (),
        relation_types: TypeFile | Own = None,
    ) -> None:
        unknown = sorted(set(without) - set(STEPS))
        if unknown:
            raise ValueError(f"no repair step {unknown[0]!r}; there are: {', '.join(STEPS)}")
        self.own = own_of(relation_types)
        self.nlp = load_model(model, ner=ner)
        self.without = frozenset(without)

    def pipe(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Read documents as a stream; one :class:`Extraction` comes out for each."""
        texts = ((document.text, document) for document in documents)
        for doc, document in read_texts(self.nlp, texts):
            yield self.read(doc, document)

    def read(self, doc: Doc, document: Document) -> Extraction:
        """Turn a ``Doc`` that the pipeline has read into an :class:`Extraction`.

        The ``Doc`` is used up: its names are single tokens afterwards.
        """
        names = repair(doc, without=self.without)
        with using_types(self.own.types):
            return read_with_names(doc, document, names, rules=self.own.rules)


def read_with_names(
    doc: Doc, document: Document, names: list[Name], *, rules: Sequence[Rule] = ()
) -> Extraction:
    """Turn a ``Doc`` into an :class:`Extraction` with names that are known, sorted and disjoint."""
    mentions = tuple(_mentions(doc, document, names))
    definitions = tuple(_definitions(doc, document, names))
    refused: Counter[str] = Counter()
    relations = tuple(read_relations(doc, document, names, refused=refused, rules=rules))
    crowded = _count_crowded(mentions)
    return Extraction(
        document, mentions, definitions, relations, tuple(sorted(refused.items())), crowded
    )


def extract(
    source: Sources,
    *,
    model: str | Language | None = None,
    ner: Ner = "tuned",
    jobs: int | None = None,
    relation_types: TypeFile = None,
) -> Iterator[Extraction]:
    """Read mentions, definitions and relations from articles, one :class:`Extraction` each.

    Parameters
    ----------
    source : path, paths, strings or Documents
        Whatever :func:`read_documents` takes.
    model : str or Language, optional
        A spaCy pipeline or its name; ``en_core_web_md`` by default.
    ner : {"tuned", "stock", "accurate"}
        Which weights the default pipeline reads names with (see :class:`Extractor`).
    jobs : int, optional
        Number of processes; one by default. The result does not depend on it.
    relation_types : path, optional
        A file of relation types of your own (see :func:`build`).

    Examples
    --------
    >>> from namegraph import extract
    >>> [extraction] = extract(["Helga Schmid is Secretary General of the OSCE."])
    >>> [(m.text, m.kind, m.start_char) for m in extraction.mentions]
    [('Helga Schmid', 'PERSON', 0), ('OSCE', 'ORG', 41)]
    """
    own = own_of(relation_types)
    return extract_documents(read_documents(source), model=model, ner=ner, jobs=jobs, own=own)


def extract_documents(
    documents: Iterable[Document],
    *,
    model: str | Language | None,
    ner: Ner = "tuned",
    jobs: int | None,
    cluster: Executor | None = None,
    own: Own,
) -> Iterator[Extraction]:
    """Like :func:`extract`, for documents that have been read already."""
    if cluster is not None or (jobs and jobs > 1):
        if cluster is None or isinstance(cluster, ProcessPoolExecutor):
            check_importable(own.rules)
        read = partial(_read_chunk, _name_of(model), ner, own)
        yield from map_chunks(read, documents, jobs=jobs or 1, cluster=cluster)
    else:
        yield from Extractor(model, ner=ner, relation_types=own).pipe(documents)


def _name_of(model: str | Language | None) -> str | None:
    """Return the name of a pipeline: only a name reaches another process."""
    if isinstance(model, Language):
        raise ModelError(
            "several processes need the pipeline by name: save it with nlp.to_disk(PATH) and give "
            "model=PATH, or use one job"
        )
    return model


def _read_chunk(
    model: str | None, ner: Ner, own: Own, documents: list[Document]
) -> list[Extraction]:
    return list(_own_extractor(model, ner, own, get_ident()).pipe(documents))


@cache
def _own_extractor(model: str | None, ner: Ner, own: Own, _: int) -> Extractor:
    """Load the model once in each process and thread: spaCy's vocabulary is not locked."""
    return Extractor(model, ner=ner, relation_types=own)


def _mentions(doc: Doc, document: Document, names: list[Name]) -> Iterator[Mention]:
    sentences = sentences_of(doc)
    for name in names:
        span, sentence = doc[name.start : name.end], _around(sentences, name)
        yield Mention(
            document.id,
            span.start_char,
            span.end_char,
            span.text,
            name.kind or "ORG",
            name.label,
            sentence.start,
            sentence.end,
            name.adjectival,
            name.step,
        )


def _count_crowded(mentions: Iterable[Mention]) -> int:
    """Count the sentences with too many different names to link them all."""
    names: dict[Span, set[str]] = defaultdict(set)
    for mention in mentions:
        names[Span(mention.sentence_start, mention.sentence_end)].add(mention.text)
    return sum(len(found) > MANY_NAMES for found in names.values())


def sentences_of(doc: Doc) -> list[tuple[int, Span]]:
    """Return the first token of each sentence, and its characters without white space around."""
    found = []
    for sentence in doc.sents:
        text = sentence.text
        start = sentence.start_char + len(text) - len(text.lstrip())
        found.append((sentence.start, Span(start, start + len(text.strip()))))
    return found


def _around(sentences: list[tuple[int, Span]], name: Name) -> Span:
    """Return the sentence of a name.

    A name that a repair step made whole may run over a sentence end that the parser saw inside
    it; then it is the sentences from its first to its last word.
    """
    first = bisect_right(sentences, name.start, key=itemgetter(0)) - 1
    last = bisect_right(sentences, name.end - 1, key=itemgetter(0)) - 1
    return Span(sentences[first][1].start, sentences[last][1].end)


def _definitions(doc: Doc, document: Document, names: list[Name]) -> Iterator[Definition]:
    found = {(name.start, name.end) for name in names}
    for short, long in find_definitions(doc, names):
        if (short.start, short.end) in found and (long.start, long.end) in found:
            yield Definition(document.id, _characters(doc, short), _characters(doc, long))


def _characters(doc: Doc, name: Name) -> Span:
    span = doc[name.start : name.end]
    return Span(span.start_char, span.end_char)
