"""Reading documents in several processes, with the same result as in one."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from functools import cache
from itertools import islice
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar

from spacy.language import Language

from namegraph.errors import ModelError, NameGraphError
from namegraph.types import Document, Extraction


if TYPE_CHECKING:
    from namegraph.extractor import Extractor

Item = TypeVar("Item")

# Large enough that sending is cheap, small enough that all processes end together.
_CHUNK = 32
# Chunks under way for each process: enough to keep it busy, few enough to stream.
_AHEAD = 3
# A cluster does not tell how many workers it has.
_CLUSTER_AHEAD = 64
# The processes share the cores already; threads of the linear algebra would fight over them.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def extract_in_processes(
    documents: Iterable[Document],
    *,
    model: str | Language | None,
    jobs: int,
    cluster: Executor | None = None,
) -> Iterator[Extraction]:
    """Read documents in several processes; extractions come out in the order of the documents.

    Own processes are started afresh ("spawn"), so a script that calls this needs the usual
    ``if __name__ == "__main__":`` guard.

    Raises
    ------
    ModelError
        If the pipeline is given as an object: only a name reaches another process.
    NameGraphError
        If a process dies, for example for want of memory.
    """
    if isinstance(model, Language):
        raise ModelError(
            "several processes need the pipeline by name: save it with nlp.to_disk(PATH) and give "
            "model=PATH, or use one job"
        )
    chunks = _chunks(documents, _CHUNK)
    ahead = jobs * _AHEAD if cluster is None else _CLUSTER_AHEAD
    with _own_executor(jobs) if cluster is None else nullcontext(cluster) as executor:
        waiting = deque(executor.submit(_extract, model, chunk) for chunk in islice(chunks, ahead))
        while waiting:
            yield from _result(waiting.popleft())
            waiting.extend(executor.submit(_extract, model, chunk) for chunk in islice(chunks, 1))


@contextmanager
def _own_executor(jobs: int) -> Iterator[Executor]:
    executor = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))
    try:
        with _single_threads():
            yield executor
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def _single_threads() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            os.environ.update({name: value} if value is not None else {})


def _result(future: "Future[list[Extraction]]") -> list[Extraction]:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise NameGraphError(
            "a reading process died, probably for want of memory; use fewer jobs. With a database "
            "the finished documents are kept: give the same command again to go on"
        ) from error


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    stream = iter(items)
    while chunk := list(islice(stream, size)):
        yield chunk


def _extract(model: str | None, documents: list[Document]) -> list[Extraction]:
    return list(_extractor(model, get_ident()).pipe(documents))


@cache
def _extractor(model: str | None, _: int) -> "Extractor":
    """Load the model once in each process and thread: spaCy's vocabulary is not locked."""
    from namegraph.extractor import Extractor  # noqa: PLC0415 - extract imports this module

    return Extractor(model)
