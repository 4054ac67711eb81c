"""The notebooks run from anywhere in the repository, show something, and are kept clean."""

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from ipykernel.kernelspec import write_kernel_spec
from nbclient import NotebookClient
from nbformat import NotebookNode


ROOT = Path(__file__).parents[1]
# Each notebook, and the folder that it is started in: all of them must do.
STARTED_IN = {
    "01_first_graph.ipynb": "notebooks",
    "02_ask_questions.ipynb": "data/gold",
    "03_your_own_articles.ipynb": ".",
}
notebooks = pytest.mark.parametrize("name", STARTED_IN)


def test_every_notebook_is_covered() -> None:
    assert {path.name for path in (ROOT / "notebooks").rglob("*.ipynb")} == set(STARTED_IN)


@notebooks
def test_is_kept_without_outputs_and_with_fixed_ids(name: str) -> None:
    text = (ROOT / "notebooks" / name).read_text(encoding="utf-8")
    notebook = json.loads(text)
    nbformat.validate(notebook)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert text == json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    cells = notebook["cells"]
    topics = {re.sub(r"-\d\d$", "", cell["id"]) for cell in cells}
    assert len(topics) == 1
    topic = topics.pop()
    assert [cell["id"] for cell in cells] == [f"{topic}-{n:02}" for n in range(1, len(cells) + 1)]
    for cell in cells:
        assert cell["metadata"] == {}
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


@notebooks
def test_starts_with_a_title(name: str) -> None:
    first = nbformat.read(ROOT / "notebooks" / name, as_version=4).cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# \w", first.source)


@pytest.mark.notebook
@pytest.mark.model
@notebooks
@pytest.mark.usefixtures("_own_kernel")
def test_runs_and_leaves_no_trace(name: str) -> None:
    before = files()
    notebook = run(name)
    assert [output for output in outputs(notebook) if output.get("name") == "stderr"] == []
    assert files() == before
    if name == "01_first_graph.ipynb":
        pages = [
            output.data.get("text/html", "") for output in outputs(notebook) if "data" in output
        ]
        assert any('<iframe srcdoc="' in page for page in pages)


@pytest.fixture
def _own_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make "python3" mean this interpreter, whatever kernels the machine has."""
    write_kernel_spec(tmp_path / "jupyter" / "kernels" / "python3")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(temporary))


def run(name: str) -> NotebookNode:
    notebook = nbformat.read(ROOT / "notebooks" / name, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(ROOT / STARTED_IN[name])}},
    )
    return client.execute()


def outputs(notebook: NotebookNode) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def files() -> list[Path]:
    return sorted(path for folder in ("data", "notebooks") for path in (ROOT / folder).rglob("*"))
