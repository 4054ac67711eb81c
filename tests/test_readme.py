import re
from pathlib import Path

import pytest
import typer

import namegraph as ng
from namegraph.cli import app


ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.model
def test_the_lines_of_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block, _ = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").symlink_to(ROOT / "data")
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - it is our own text
    assert (tmp_path / "osce.html").stat().st_size > 500_000


@pytest.mark.model
def test_the_relations_of_ones_own_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [types] = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    _, block = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.toml").write_text(types, encoding="utf-8")
    exec(compile(block, "README.md", "exec"), {"__name__": "readme"})  # noqa: S102 - our own text
    assert capsys.readouterr().out == "Otto Lind rival_of\n"
    texts = ["Nora Blum rivals Otto Lind.", "Otto Lind was rivalled by Nora Blum."]
    texts += ["Nora Blum is a rival of Otto Lind.", "Otto Lind's rival, Nora Blum, left Oslo."]
    graph = ng.build(texts, relation_types="own.toml")
    assert [n.weight for n in graph.neighbors("Nora Blum", relation="rival_of")] == [4]


def test_every_command_is_named_and_no_other() -> None:
    named = set(re.findall(r"^\$ namegraph (\w+)", README, re.MULTILINE))
    assert named == set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_every_option_of_build_that_is_named_exists() -> None:
    [line] = re.findall(r"^\$ namegraph build SOURCE.*$", README, re.MULTILINE)
    known = {o for p in typer.main.get_command(app).commands["build"].params for o in p.opts}  # type: ignore[attr-defined]
    assert set(re.findall(r"--[\w-]+", line)) <= known


def test_every_link_leads_to_a_file() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
