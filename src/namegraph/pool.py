"""Work on a stream in several processes, with the same result as in one."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from itertools import islice
from typing import TypeVar

from namegraph.errors import NameGraphError


Item = TypeVar("Item")
Result = TypeVar("Result")

# Large enough that sending is cheap, small enough that all processes end together.
_CHUNK = 32
# Chunks under way for each process: enough to keep it busy, few enough to stream.
_AHEAD = 3
# A cluster does not tell how many workers it has.
_CLUSTER_AHEAD = 64
# The processes share the cores already; threads of the linear algebra would fight over them.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def map_chunks(
    function: Callable[[list[Item]], list[Result]],
    items: Iterable[Item],
    *,
    jobs: int,
    cluster: Executor | None = None,
) -> Iterator[Result]:
    """Apply a function to chunks of a stream in several processes; results keep the order.

    Own processes are started afresh ("spawn"), so a script that calls this needs the usual
    ``if __name__ == "__main__":`` guard.

    Raises
    ------
    NameGraphError
        If a process dies, for example for want of memory.
    """
    chunks = _chunks(items, _CHUNK)
    ahead = jobs * _AHEAD if cluster is None else _CLUSTER_AHEAD
    with _own_executor(jobs) if cluster is None else nullcontext(cluster) as executor:
        waiting = deque(executor.submit(function, chunk) for chunk in islice(chunks, ahead))
        while waiting:
            yield from _result(waiting.popleft())
            waiting.extend(executor.submit(function, chunk) for chunk in islice(chunks, 1))


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


def _result(future: "Future[list[Result]]") -> list[Result]:
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
