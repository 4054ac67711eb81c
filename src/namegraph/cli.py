"""The command line: each command is a thin twin of a public function."""

import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any, Optional, Self

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from namegraph import tables
from namegraph.builder import build as build_graph
from namegraph.builder import load
from namegraph.conflicts import Conflict, opponents
from namegraph.errors import NameGraphError
from namegraph.graph import NameGraph
from namegraph.models import Ner
from namegraph.terminal import (
    print_conflict,
    print_evidence,
    print_json,
    print_table,
    print_text,
)
from namegraph.types import MANY_NAMES, Evidence, Neighbor, Role, Step


app = typer.Typer(
    name="namegraph",
    help="Who is connected with whom in a pile of articles, and the sentence that says so.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_err = Console(stderr=True, markup=False, highlight=False, emoji=False)


_ROLE_COLUMNS = ("role", "in", "first seen", "last seen", "evidence")


class KindName(StrEnum):
    """The kinds, as the command line spells them."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"


class LayerName(StrEnum):
    """The layers, as the command line spells them."""

    STATED = "stated"
    VERB = "verb"
    COOCCURRENCE = "cooccurrence"


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
    Ner,
    typer.Option(
        help="What reads names: namegraph's own weights, the pipeline's, or both readers, which "
        "is best and slower (needs namegraph[accurate])."
    ),
]
TypesFile = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--relation-types", help="A file of relation types of your own."),
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
        print_text(f"namegraph {metadata.version('namegraph')}")
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
    relation_types: TypesFile = None,
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
            relation_types=relation_types,
        )
    _tell_build(graph)
    if db:
        print_text(f"database  {db}")
    if html:
        print_text(f"page      {view.save(graph, html, top=top)}")
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
    _tell_limits(graph)
    if not len(graph):
        _err.print("no names were found; the graph is empty")
    conflicts = len(graph.conflicts())
    told = [repr(graph), f"{len(graph.skipped)} skipped" * bool(graph.skipped)]
    print_text(", ".join(filter(None, [*told, _count(conflicts, "conflict") * bool(conflicts)])))


def _tell_limits(graph: NameGraph) -> None:
    if graph.refused:
        types = ", ".join(f"{relation} {count:,}" for relation, count in graph.refused)
        total = _count(sum(count for _, count in graph.refused), "impossible statement")
        _err.print(f"refused {total}: {types}", soft_wrap=True)
    if graph.crowded:
        crowded = _count(graph.crowded, "sentence")
        _err.print(
            f"{crowded} with more than {MANY_NAMES} names: only neighbours in the list were linked",
            soft_wrap=True,
        )


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


@app.command()
def neighbors(
    file: Database,
    name: Name,
    kind: Annotated[Optional[KindName], typer.Option(help="Only this kind.")] = None,  # noqa: UP045
    relation: Annotated[Optional[str], typer.Option(help="Only this relation type.")] = None,  # noqa: UP045
    layer: Annotated[Optional[LayerName], typer.Option(help="Only this layer.")] = None,  # noqa: UP045
    top: Top = None,
    as_json: AsJson = False,
) -> None:
    """Show with whom an entity is connected, and how."""
    with load(file) as graph:
        found = graph.neighbors(
            name,
            kind=kind.value if kind else None,
            relation=relation,
            layer=layer.value if layer else None,
            top=top,
        )
    if as_json:
        print_json([neighbor._asdict() for neighbor in found])
    else:
        columns = (
            "entity", "kind", "relation", "direction", "weight", "documents", "layer", "status"
        )  # fmt: skip
        print_table(columns, ([_cell(n, column) for column in columns] for n in found))


def _cell(link: Neighbor | Step, column: str) -> object:
    """Return what a table shows of a link; its status only where it is not the usual one."""
    value = getattr(link, column)
    return "" if value == "fact" and column == "status" else value


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
        print_json([step._asdict() for step in steps])
    elif steps:
        columns = ("source", "relation", "target", "direction", "layer", "weight", "status")
        print_table(columns, ([_cell(step, column) for column in columns] for step in steps))
    else:
        print_text(f"{start} and {end} do not connect")


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
        against = opponents(graph.conflicts())
    if as_json:
        print_json([_as_dict(each, against) for each in found])
        return
    for each in found:
        print_evidence(each, against.get(each, ()))


def _as_dict(each: Evidence, against: Mapping[Evidence, Sequence[str]]) -> dict[str, Any]:
    facts = {field: getattr(each, field) for field in each.__dataclass_fields__}
    return {**facts, "contradicted_by": list(against.get(each, ()))}


@app.command()
def conflicts(file: Database, as_json: AsJson = False) -> None:
    """Show the facts that contradict each other, with the sentences of both sides."""
    with load(file) as graph:
        found = graph.conflicts()
    if as_json:
        against = opponents(found)
        print_json([_conflict_facts(conflict, against) for conflict in found])
        return
    for conflict in found:
        print_conflict(conflict)
    if not found:
        print_text("no facts contradict each other")


def _conflict_facts(
    conflict: Conflict, against: Mapping[Evidence, Sequence[str]]
) -> dict[str, Any]:
    sides = {
        "one_evidence": [_as_dict(each, against) for each in conflict.one_evidence],
        "other_evidence": [_as_dict(each, against) for each in conflict.other_evidence],
    }
    return {**conflict._asdict(), **sides}


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
        print_json({**facts, "roles": [_role_facts(role) for role in roles], **told})
        return
    for field, value in facts.items():
        if value not in {None, ()} and field not in {"aliases", "roles"}:
            shown = "; ".join(value) if isinstance(value, tuple) else value
            print_text(f"{field:<11}{shown}")
    print_text("")
    if roles:
        print_table(_ROLE_COLUMNS, (list(_role_facts(role).values()) for role in roles))
        print_text("")
    print_table(("alias", "rule", "detail"), ([r["alias"], r["rule"], r["detail"]] for r in merges))
    if why:
        print_text("")
        print_table(("left apart", "why"), apart or [("", "nothing came close")])


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
        print_text(str(view.save(part, html, top=top)))


@app.command()
def export(
    file: Database,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")],
    format_: Annotated[Format, typer.Option("--format", help="The format.")] = Format.CSV,  # noqa: ARG001
) -> None:
    """Write the tables of the graph to files."""
    with load(file) as graph:
        for written in tables.write_csv(graph, output):
            print_text(str(written))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles.")],
    model: Model = None,
    ner: NerChoice = "tuned",
    relation_types: TypesFile = None,
    as_json: AsJson = False,
) -> None:
    """Score mentions, entities, relations and pairs on annotated articles."""
    from namegraph.evaluate import evaluate as evaluate_gold  # noqa: PLC0415 - it loads spaCy

    scores = evaluate_gold(gold, model=model, ner=ner, relation_types=relation_types)
    if as_json:
        print_json(
            [
                {**s._asdict(), "precision": s.precision, "recall": s.recall, "f1": s.f1}
                for s in scores
            ]
        )
        return
    columns = ("task", "name", "precision", "recall", "f1", "right", "found", "gold")
    print_table(columns, ([_shown(getattr(s, column)) for column in columns] for s in scores))


def _shown(value: object) -> object:
    return f"{value:.3f}" if isinstance(value, float) else value


if __name__ == "__main__":
    main()
