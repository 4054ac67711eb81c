"""The command line: each command is a thin twin of a public function."""

import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any, Optional, Self

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from namegraph import tables
from namegraph.builder import build as build_graph
from namegraph.builder import load
from namegraph.errors import NameGraphError
from namegraph.graph import NameGraph
from namegraph.models import Ner
from namegraph.types import Evidence, Role


app = typer.Typer(
    name="namegraph",
    help="Who is connected with whom in a pile of articles, and the sentence that says so.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_err = Console(stderr=True, markup=False, highlight=False, emoji=False)


_WIDE = 10_000
_ROLE_COLUMNS = ("role", "in", "first seen", "last seen", "evidence")


class KindName(StrEnum):
    """The kinds, as the command line spells them."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"


class Format(StrEnum):
    """The formats of ``namegraph export``."""

    CSV = "csv"


Database = Annotated[Path, typer.Argument(metavar="FILE", help="What build --db wrote.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Any name of an entity.")]
Model = Annotated[
    Optional[str],  # noqa: UP045 - typer reads the annotation
    typer.Option(help="A spaCy pipeline; en_core_web_md by default."),
]
NerChoice = Annotated[
    Ner, typer.Option(help="Weights that read names: namegraph's own or the pipeline's.")
]
Top = Annotated[Optional[int], typer.Option(min=1, help="At most so many.")]  # noqa: UP045
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main() -> None:
    """Run the command line; exit code 0 done, 1 refused with a reason, 2 wrong usage."""
    try:
        app()
    except NameGraphError as error:
        _err.print(f"namegraph: {error}", soft_wrap=True)
        sys.exit(1)


def _version(wanted: bool) -> None:
    if wanted:
        _print(f"namegraph {metadata.version('namegraph')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def build(
    source: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    db: Annotated[Optional[Path], typer.Option(help="Keep everything in this file.")] = None,  # noqa: UP045
    html: Annotated[Optional[Path], typer.Option(help="Draw the graph into this file.")] = None,  # noqa: UP045
    model: Model = None,
    ner: NerChoice = "tuned",
    jobs: Annotated[int, typer.Option(min=1, help="Number of processes.")] = 1,
    text_column: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(help="Field of JSONL and CSV files that holds the text."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Entities on the page.")] = 300,
) -> None:
    """Build the graph of articles."""
    from namegraph import view  # noqa: PLC0415 - questions need no page

    sources = [name if name == "-" else Path(name) for name in source]
    if html:
        view.prepare(html)  # better now than after an hour of reading
    with _Counter() as advance:
        graph = build_graph(
            sources,
            model=model,
            ner=ner,
            db=db,
            jobs=jobs,
            progress=advance,
            text_column=text_column,
        )
    _tell_build(graph)
    if db:
        _print(f"database  {db}")
    if html:
        _print(f"page      {view.save(graph, html, top=top)}")
    if not (db or html):
        _err.print("nothing was kept; add --html page.html to see it, --db FILE to ask it")


class _Counter:
    """A spinner with the number of documents read, on stderr of a terminal."""

    def __enter__(self) -> Self:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._bar = Progress(*columns, console=_err, transient=True, disable=not _err.is_terminal)
        self._task = self._bar.add_task("reading", total=None)
        self._bar.start()
        return self

    def __call__(self, count: int) -> None:
        self._bar.update(self._task, description=f"{count:,} documents read")

    def __exit__(self, *_: object) -> None:
        self._bar.stop()


def _tell_build(graph: NameGraph) -> None:
    for skipped in graph.skipped:
        _err.print(f"skipped {skipped.name}: {skipped.reason}", soft_wrap=True)
    if graph.ambiguous:
        names = ", ".join(name for name, _ in graph.ambiguous[:5])
        _err.print(
            f"{len(graph.ambiguous)} ambiguous names were left apart: {names}", soft_wrap=True
        )
    if not len(graph):
        _err.print("no names were found; the graph is empty")
    _print(repr(graph) + (f", {len(graph.skipped)} skipped" if graph.skipped else ""))


@app.command()
def neighbors(
    file: Database,
    name: Name,
    kind: Annotated[Optional[KindName], typer.Option(help="Only this kind.")] = None,  # noqa: UP045
    relation: Annotated[Optional[str], typer.Option(help="Only this relation type.")] = None,  # noqa: UP045
    top: Top = None,
    as_json: AsJson = False,
) -> None:
    """Show with whom an entity is connected, and how."""
    with load(file) as graph:
        found = graph.neighbors(name, kind=kind.value if kind else None, relation=relation, top=top)
    if as_json:
        _print_json([neighbor._asdict() for neighbor in found])
    else:
        columns = ("entity", "kind", "relation", "direction", "weight", "documents", "layer")
        _print_table(columns, ([getattr(n, column) for column in columns] for n in found))


@app.command()
def path(
    file: Database,
    start: Annotated[str, typer.Argument(metavar="A")],
    end: Annotated[str, typer.Argument(metavar="B")],
    as_json: AsJson = False,
) -> None:
    """Show how two entities connect, step by step."""
    with load(file) as graph:
        steps = graph.path(start, end)
    if as_json:
        _print_json([step._asdict() for step in steps])
    elif steps:
        columns = ("source", "relation", "target", "direction", "layer", "weight")
        _print_table(columns, ([getattr(step, column) for column in columns] for step in steps))
    else:
        _print(f"{start} and {end} do not connect")


@app.command()
def evidence(
    file: Database,
    name: Annotated[str, typer.Argument(metavar="A")],
    other: Annotated[Optional[str], typer.Argument(metavar="[B]")] = None,  # noqa: UP045
    top: Top = None,
    as_json: AsJson = False,
) -> None:
    """Show the sentences behind the links of an entity, or between two."""
    with load(file) as graph:
        found = graph.evidence(name, other)[:top]
    if as_json:
        _print_json([_as_dict(each) for each in found])
        return
    for each in found:
        _print_evidence(each)


def _as_dict(each: Evidence) -> dict[str, Any]:
    return {field: getattr(each, field) for field in each.__dataclass_fields__}


def _print_evidence(each: Evidence) -> None:
    told = [
        each.relation,
        "negated" if each.negated else "",
        each.modality * (each.modality != "fact"),
    ]
    told.append(f"according to {each.attributed_to}" if each.attributed_to else "")
    head = f"{each.source} -- {', '.join(filter(None, told))} -- {each.target}"
    where = " | ".join(filter(None, (each.date or "no date", each.document_title, each.document)))
    sentence = Text(" ".join(each.sentence.split("\n")))
    for start, end in ((each.source_start, each.source_end), (each.target_start, each.target_end)):
        sentence.stylize("bold", start - each.sentence_start, end - each.sentence_start)
    _print(head)
    _out().print(sentence, soft_wrap=True)
    _print(f"  {where}\n")


@app.command()
def entity(
    file: Database,
    name: Name,
    why: Annotated[bool, typer.Option("--why", help="Also what was left apart, and why.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is known about an entity, and why each alias is its."""
    with load(file) as graph:
        found = graph.entity(name)
        merges = [row for row in graph.rows("merges") if row["entity"] == found.id]
        roles = graph.profile(name)
        apart = graph.refusals(name) if why else []
    facts = {field: getattr(found, field) for field in found.__dataclass_fields__}
    if as_json:
        told = {"merges": merges, "refused": [list(pair) for pair in apart]}
        _print_json({**facts, "roles": [_role_facts(role) for role in roles], **told})
        return
    for field, value in facts.items():
        if value not in {None, ()} and field not in {"aliases", "roles"}:
            shown = "; ".join(value) if isinstance(value, tuple) else value
            _print(f"{field:<11}{shown}")
    _print("")
    if roles:
        _print_table(_ROLE_COLUMNS, (list(_role_facts(role).values()) for role in roles))
        _print("")
    _print_table(
        ("alias", "rule", "detail"), ([r["alias"], r["rule"], r["detail"]] for r in merges)
    )
    if why:
        _print("")
        _print_table(("left apart", "why"), apart or [("", "nothing came close")])


def _role_facts(role: Role) -> dict[str, object]:
    seen = (role.first_seen or "", role.last_seen or "")
    return dict(zip(_ROLE_COLUMNS, (role.title, role.body, *seen, len(role.evidence)), strict=True))


@app.command()
def draw(
    file: Database,
    html: Annotated[Path, typer.Option(help="The page to write.")],
    around: Annotated[Optional[list[str]], typer.Option(help="Only around this entity.")] = None,  # noqa: UP045
    hops: Annotated[int, typer.Option(min=0, help="How many links away, with --around.")] = 1,
    top: Annotated[int, typer.Option(min=1, help="At most so many entities.")] = 300,
) -> None:
    """Draw the graph, or the part around some entities, into an HTML page."""
    from namegraph import view  # noqa: PLC0415 - questions need no page

    with load(file) as graph:
        part = graph.subgraph(around, hops=hops) if around else graph
        _print(str(view.save(part, html, top=top)))


@app.command()
def export(
    file: Database,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")],
    format_: Annotated[Format, typer.Option("--format", help="The format.")] = Format.CSV,  # noqa: ARG001
) -> None:
    """Write the tables of the graph to files."""
    with load(file) as graph:
        for written in tables.write_csv(graph, output):
            _print(str(written))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles.")],
    model: Model = None,
    ner: NerChoice = "tuned",
    as_json: AsJson = False,
) -> None:
    """Score mentions, entities, relations and pairs on annotated articles."""
    from namegraph.evaluate import evaluate as evaluate_gold  # noqa: PLC0415 - it loads spaCy

    scores = evaluate_gold(gold, model=model, ner=ner)
    if as_json:
        _print_json(
            [
                {**s._asdict(), "precision": s.precision, "recall": s.recall, "f1": s.f1}
                for s in scores
            ]
        )
        return
    columns = ("task", "name", "precision", "recall", "f1", "right", "found", "gold")
    _print_table(columns, ([_shown(getattr(s, column)) for column in columns] for s in scores))


def _shown(value: object) -> object:
    return f"{value:.3f}" if isinstance(value, float) else value


# --- printing ------------------------------------------------------------------------------


def _out() -> Console:
    """Return a console that never breaks a line of a pipe and never reads markup in data."""
    console = Console(markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDE
    return console


def _print(text: str) -> None:
    _out().print(text, soft_wrap=True)


def _print_json(data: object) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    _out().print(table)


if __name__ == "__main__":
    main()
