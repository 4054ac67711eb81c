"""What the second reader of names costs beside spaCy's own.

    python benchmarks/accurate_cost.py SOURCE [DOCUMENTS]

Reads articles once, then times, in turns, the bare ``ner`` component and the second reader on
copies of the same documents, and prints the ratio of their CPU seconds.
"""

import sys
import time
from collections import Counter
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

import namegraph as ng
from namegraph.accurate.component import read_again
from namegraph.pipeline import load_model, read_texts


_ROUNDS = 3
Times = Counter[str]


def main(arguments: list[str] | None = None) -> None:
    """Print the ratio."""
    source, *more = sys.argv[1:] if arguments is None else arguments
    nlp = load_model(ner="accurate")
    documents = islice(ng.read_documents(source), int(more[0]) if more else 100)
    docs = [doc for doc, _ in read_texts(nlp, ((document.text, None) for document in documents))]
    times = measure(nlp, docs)
    words = sum(map(len, docs))
    print(f"{len(docs)} articles, {words} words")
    print(f"the second reader costs {times['second'] / times['ner']:.2f} times the bare ner pass")


def measure(nlp: Language, docs: list[Doc]) -> Times:
    """Return the CPU seconds of both."""
    times: Times = Counter()
    for _ in range(_ROUNDS):
        copies = [doc.copy() for doc in docs]
        start = time.process_time()
        for _ in nlp.get_pipe("ner").pipe(copies, batch_size=32):  # type: ignore[attr-defined]
            pass
        times["ner"] += time.process_time() - start
        copies = [doc.copy() for doc in docs]
        start = time.process_time()
        for doc in copies:
            read_again(doc)
        times["second"] += time.process_time() - start
    return times


if __name__ == "__main__":
    main()
