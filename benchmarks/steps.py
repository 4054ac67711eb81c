"""What the repair steps cost beside spaCy's own reading of names.

    python benchmarks/steps.py SOURCE [DOCUMENTS]

Reads articles once, then times, in turns, the bare ``ner`` component and all repair steps on the
same documents, and prints the ratio of their CPU seconds and what each step costs.
"""

import sys
import time
from collections import Counter
from itertools import islice

from spacy.tokens import Doc

import namegraph as ng
from namegraph.pipeline import load_model, read_texts
from namegraph.repair import STEPS, read_names, repair


_ROUNDS = 5
Times = Counter[str]


def main() -> None:
    """Print the ratio and the table."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    nlp = load_model()
    texts = ((document.text, None) for document in islice(ng.read_documents(sys.argv[1]), count))
    docs = [doc for doc, _ in read_texts(nlp, texts)]
    times: Times = Counter()
    for _ in range(_ROUNDS):
        _time_reading(nlp.get_pipe("ner"), docs, times)
        _time_repair(docs, times)
        _time_steps(docs, times)
    ratio = times["repair"] / times["ner"]
    print(f"{len(docs)} articles: repair costs {ratio:.1%} of the bare ner pass")
    for step in STEPS:
        print(f"  {step:20}{times[step] / times['ner']:7.2%}")


def _time_reading(ner: object, docs: list[Doc], times: Times) -> None:
    copies = [doc.copy() for doc in docs]
    start = time.process_time()
    for _ in ner.pipe(copies, batch_size=32):  # type: ignore[attr-defined]
        pass
    times["ner"] += time.process_time() - start


def _time_repair(docs: list[Doc], times: Times) -> None:
    for doc in docs:
        doc.user_data.clear()  # what an earlier round has kept with the text
    start = time.process_time()
    for doc in docs:
        repair(doc)
    times["repair"] += time.process_time() - start


def _time_steps(docs: list[Doc], times: Times) -> None:
    for doc in docs:
        names = read_names(doc)
        for name, step in STEPS.items():
            start = time.process_time()
            names = step(doc, names)
            times[name] += time.process_time() - start


if __name__ == "__main__":
    main()
