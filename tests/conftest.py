"""Fixtures shared by all tests. A test that uses `nlp` or `small_graph` is marked `model`."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

import namegraph as ng
from namegraph.pipeline import load_model, read_texts
from namegraph.relations import read_relations
from namegraph.relations.tree import Tree, merge_names
from namegraph.spans import Name
from namegraph.types import Kind, Relation


MakeDoc = Callable[..., Doc]

_CLOSING = {".", ",", ":", ";", "!", "?", ")", "'s", "’s", "n't", "”"}
_NEEDS_MODEL = {"nlp", "small_graph", "marked", "relations_of"}
_BLANK = spacy.blank("en")

# The names of sentences that test rules are marked by hand: the rules are tested, not the NER.
_MARKED: dict[Kind, tuple[str, ...]] = {
    "PERSON": (
        "Nora Blum",
        "Otto Lind",
        "Ida Falk",
        "Tomas Reyer",
        "Ann Lee",
        "Bo Ek",
        "Ann",
        "Bo",
    ),
    "ORG": (
        "Harbour Agency",
        "Northern Trade Council",
        "Water Academy",
        "Nordic Forum",
        "Nordic Bank",
        "Ministry of Works",
        "Water Agency",
        "Nordic Council",
        "Department of Tides",
        "Tidal Studies",
        "House of Tides Committee",
        "OSCE",
        "NTC",
        "Tide Party",
        "Tidal Union",
        "Tarn Group",
        "Tidal Senate",
    ),
    "PLACE": (
        "Bergen Region",
        "Norway",
        "Norwegian",
        "Sweden",
        "Swedish",
        "Kazakhstan",
        "Texas",
        "Bergen",
        "Oslo",
        "Astana",
    ),
}
_ADJECTIVES = {"Norwegian", "Swedish"}
_KIND_OF = {text: kind for kind, texts in _MARKED.items() for text in texts}

SMALL_TEXTS = (
    ng.Document(
        "a-visit.txt",
        "Nora Blum, director of the Harbour Agency, visited Kazakhstan on Monday. Blum met Otto "
        "Lind in Astana. Tomas Reyer, deputy director of the Harbour Agency, stayed in Oslo.",
        title="Blum in Astana",
        source="Harbour Daily",
        date="2024-03-04",
    ),
    ng.Document(
        "b-talks.txt",
        "Nora Blum met Otto Lind in Oslo. Otto Lind is the president of the Northern Trade "
        "Council (NTC). Norway is a member of the NTC.",
        title="Talks in Oslo",
        source="Northern Post",
        date="2024-05-17",
    ),
    ng.Document(
        "c-office.txt",
        "The Harbour Agency has offices in Bergen and Oslo. Oslo is the capital of Norway. "
        "The Harbour Agency cooperates with the Northern Trade Council.",
        title="Two offices",
        date="2024-06",
    ),
    ng.Document(
        "d-denial.txt",
        "Nora Blum did not visit Uzbekistan. Tomas Reyer will visit Kyrgyzstan in May.",
        title="No visit",
        source="Northern Post",
        date="2025-01-09",
    ),
    ng.Document(
        "e-minister.txt",
        "Norwegian Foreign Minister Ida Falk met Nora Blum. The minister of Kazakhstan, Erlan "
        "Omarov, received Ida Falk in Astana.",
        title="Falk and Omarov",
        date="2025-02-20",
    ),
    ng.Document("f-undated.txt", "Ida Falk visited Norway. Erlan Omarov visited Norway."),
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _NEEDS_MODEL & set(getattr(item, "fixturenames", ())):
            item.add_marker("model")


@pytest.fixture(scope="module")
def ruler() -> Language:
    """Return a pipeline that knows two names and is fast."""
    nlp = spacy.blank("en")
    patterns = [{"label": "PERSON", "pattern": "Nora Blum"}, {"label": "GPE", "pattern": "Oslo"}]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    return nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def articles() -> Path:
    return Path(__file__).parents[1] / "data" / "articles"


@pytest.fixture(scope="session")
def small_documents() -> tuple[ng.Document, ...]:
    return SMALL_TEXTS


@pytest.fixture(scope="session")
def small_graph(nlp: Language) -> Iterator[ng.NameGraph]:
    graph = ng.build(SMALL_TEXTS, model=nlp)
    yield graph
    graph.close()


@pytest.fixture(scope="session")
def blank() -> Language:
    """Return a tokenizer that shares its vocabulary with `make_doc`: matchers are made once."""
    return _BLANK


@pytest.fixture(scope="session")
def make_doc() -> MakeDoc:
    """Return a function that builds a `Doc` without a model.

    `words` is a list, or a string whose tokens stand between spaces; `ents` are pairs of text
    and label in the order of the text; `sent_starts` are the indices of first tokens.
    """

    def make(
        words: str | Sequence[str],
        *,
        ents: Sequence[tuple[str, str]] = (),
        sent_starts: Collection[int] | None = None,
        heads: Sequence[int] | None = None,
        deps: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
        spaces: Sequence[bool] | None = None,
    ) -> Doc:
        words = words.split() if isinstance(words, str) else list(words)
        starts = None
        if sent_starts is not None:
            starts = [i in {0, *sent_starts} for i in range(len(words))]
        doc = Doc(
            _BLANK.vocab,
            words=words,
            spaces=_spaces(words) if spaces is None else list(spaces),
            sent_starts=starts,
            heads=heads,
            deps=deps,
            tags=tags,
        )
        doc.ents = list(_spans(doc, ents))
        return doc

    return make


@pytest.fixture(scope="session")
def marked(nlp: Language) -> Callable[[str], tuple[Tree, Token]]:
    """Return a function that parses a sentence with one word, its trigger, between asterisks."""

    def parse(text: str) -> tuple[Tree, Token]:
        before, word, after = text.split("*")
        [(doc, _)] = read_texts(nlp, [(before + word + after, None)])
        tree, _ = merge_names(doc[:], list(_mark_names(doc)))
        return tree, next(token for token in tree.doc if token.idx == len(before))

    return parse


@pytest.fixture(scope="session")
def relations_of(nlp: Language) -> Callable[[str], list[Relation]]:
    """Return a function that reads the relations of a text whose names are marked by hand."""

    def read(text: str) -> list[Relation]:
        [(doc, _)] = read_texts(nlp, [(text, None)])
        document = ng.Document("d", text, date="2024-05-03")
        return list(read_relations(doc, document, list(_mark_names(doc))))

    return read


@pytest.fixture(scope="session")
def triples() -> Callable[[str, Iterable[Relation]], set[tuple[str, str, str]]]:
    """Return a function that tells the type, head and tail of the relations of a text."""

    def shorten(text: str, relations: Iterable[Relation]) -> set[tuple[str, str, str]]:
        return {
            (r.type, text[r.head.start : r.head.end], text[r.tail.start : r.tail.end])
            for r in relations
        }

    return shorten


@pytest.fixture(scope="session")
def mark_names() -> Callable[[Doc], list[Name]]:
    """Return a function that finds the names that are marked by hand."""
    return lambda doc: list(_mark_names(doc))


def _mark_names(doc: Doc) -> Iterator[Name]:
    i = 0
    while i < len(doc):
        fits = (text for text in _KIND_OF if doc[i : i + len(text.split())].text == text)
        text = max(fits, key=len, default="")
        size = len(text.split())
        if text:
            yield Name(i, i + size, _KIND_OF[text], adjectival=text in _ADJECTIVES)
        i += size or 1


def _spaces(words: Sequence[str]) -> list[bool]:
    following = [*words[1:], "."][: len(words)]
    return [
        word != "(" and other not in _CLOSING and not word.isspace() and not other.isspace()
        for word, other in zip(words, following, strict=True)
    ]


def _spans(doc: Doc, ents: Sequence[tuple[str, str]]) -> Iterator[Span]:
    words = [token.text for token in doc]
    position = 0
    for text, label in ents:
        parts = text.split(" ")
        size = len(parts)
        start = next((i for i in range(position, len(words)) if words[i : i + size] == parts), None)
        assert start is not None, f"{text!r} does not stand in {doc.text!r}"
        position = start + size
        yield Span(doc, start, position, label=label)
