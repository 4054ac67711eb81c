"""Measure a build, the same build again, and the page.

    python benchmarks/rebuild.py SOURCE [JOBS]

Runs the command line as a user would, twice with the same database, and prints CPU seconds of all
processes, the peak memory of the largest process, the sizes, and the ratio of the second build to
the first.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(*arguments: str) -> tuple[float, str]:
    """Run a namegraph command; return its CPU seconds, children included, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "namegraph", *arguments], check=True, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> None:
    """Print the table."""
    source, jobs = sys.argv[1], (sys.argv[2] if len(sys.argv) > 2 else "2")
    with tempfile.TemporaryDirectory() as folder:
        db, page = Path(folder, "graph.namegraph"), Path(folder, "graph.html")
        build = ("build", source, "--db", str(db), "--jobs", jobs)
        begin = time.perf_counter()
        first, told = run(*build)
        wall = time.perf_counter() - begin
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        again, _ = run(*build)
        draw, _ = run("draw", str(db), "--html", str(page))
        print(told.splitlines()[0])
        print(f"first build   {first:8.1f} CPU s, {wall:.0f} s by the clock with {jobs} jobs")
        print(f"again         {again:8.1f} CPU s, {100 * again / first:.1f} % of the first")
        print(f"page          {draw:8.1f} CPU s, {page.stat().st_size / 1e6:.2f} MB")
        print(f"peak memory   {peak:8.0f} MB in the largest process")
        print(f"database      {db.stat().st_size / 1e6:8.1f} MB")


if __name__ == "__main__":
    main()
