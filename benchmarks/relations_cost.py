"""What reading relations costs beside spaCy's own parsing.

    python benchmarks/relations_cost.py SOURCE [DOCUMENTS]

Reads articles once, then times, in turns, the ``parser`` component with the ``tok2vec`` that it
listens to, and reading relations with the names that are known by then, on the same documents. Both
run on copies, because they change a Doc. A first round, in which data files are read, is not
counted. Prints the ratio of their CPU seconds.
"""

import sys
import time
from collections import Counter
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

import namegraph as ng
from namegraph.pipeline import load_model, read_texts
from namegraph.relations import read_relations
from namegraph.repair import repair
from namegraph.spans import Name


_ROUNDS = 5
Times = Counter[str]
Article = tuple[Doc, ng.Document, list[Name]]


def main(arguments: list[str] | None = None, model: str | Language | None = None) -> None:
    """Print the ratio."""
    source, *more = sys.argv[1:] if arguments is None else arguments
    nlp = load_model(model)
    documents = islice(ng.read_documents(source), int(more[0]) if more else 300)
    texts = ((document.text, document) for document in documents)
    articles = [(doc, document, repair(doc)) for doc, document in read_texts(nlp, texts)]
    times, found = measure(nlp, articles)
    words = sum(len(doc) for doc, _, _ in articles)
    print(f"{len(articles)} articles, {words} words, {found} relations")
    print(f"reading relations costs {times['relations'] / times['parser']:.1%} of parsing")


def measure(nlp: Language, articles: list[Article]) -> tuple[Times, int]:
    """Return the CPU seconds of both, and how many relations are read."""
    times: Times = Counter()
    found = _time_both(nlp, articles, Counter())
    for _ in range(_ROUNDS):
        _time_both(nlp, articles, times)
    return times, found


def _time_both(nlp: Language, articles: list[Article], times: Times) -> int:
    _time_parser(nlp, [doc.copy() for doc, _, _ in articles], times)
    return _time_relations(
        [(doc.copy(), document, list(names)) for doc, document, names in articles], times
    )


def _time_parser(nlp: Language, docs: list[Doc], times: Times) -> None:
    start = time.process_time()
    read = iter(docs)
    for name in ("tok2vec", "parser"):
        if name in nlp.pipe_names:
            read = nlp.get_pipe(name).pipe(read, batch_size=32)  # type: ignore[attr-defined]
    for _ in read:
        pass
    times["parser"] += time.process_time() - start


def _time_relations(articles: list[Article], times: Times) -> int:
    start = time.process_time()
    found = sum(1 for article in articles for _ in read_relations(*article))
    times["relations"] += time.process_time() - start
    return found


if __name__ == "__main__":
    main()
