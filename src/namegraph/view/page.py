"""The page itself: pyvis writes the graph into our own template.

Of pyvis three things are used: its ``Network`` fills the template, its package carries the
drawing library vis-network, and ``templateEnv``, ``path`` and ``options`` are where it lets others
in. Its own template is not used: that one loads from the network and trusts the text of nodes.
"""

import base64
import errno
import hashlib
import html
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup
from pyvis.network import Network

from namegraph.errors import OutputError
from namegraph.view.payload import Json, payload


if TYPE_CHECKING:
    from namegraph.graph import NameGraph

SCRIPTS = ("words.js", "model.js", "canvas.js", "labels.js", "panel.js", "search.js", "page.js")
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
SHAPES = {"PERSON": "dot", "ORG": "square", "PLACE": "triangle"}
OPTIONS: dict[str, Json] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": False,  # the page finds what is under the pointer itself, for fingers too,
        "selectable": False,  # and keeps the selection, which may come from the panel
        "dragNodes": True,
        "zoomSpeed": 0.7,
        "hideEdgesOnDrag": False,
        "hideEdgesOnZoom": False,
    },
    "nodes": {"borderWidth": 1.5, "chosen": False, "shapeProperties": {"interpolation": False}},
    "edges": {"smooth": False, "chosen": False, "selectionWidth": 0, "hoverWidth": 0},
}
EDGES_IN_MOTION = 2000  # drawing more, most of them dotted, would make a drag stutter


def render(
    graph: "NameGraph", *, top: int = 300, title: str = "", around: Sequence[str] = ()
) -> str:
    """Draw a graph as one self-contained HTML page.

    Parameters
    ----------
    graph : NameGraph
        The graph.
    top : int
        How many entities to show, the most connected first.
    title : str
        Heading of the page.
    around : sequence of str
        Ids of entities that are on the page however little connected they are; a single one is
        selected when the page opens.

    Returns
    -------
    str
        The page. Equal graphs give equal pages.

    Examples
    --------
    >>> import namegraph as ng
    >>> page = render(ng.build(["Helga Schmid visited Tajikistan."]), title="Visits")
    >>> page.startswith("<!doctype html>"), "<h1" in page
    (True, True)
    """
    data = payload(graph, top=top, around=around)
    page = _fill(data, title.strip() or "Who is connected with whom")
    # half of a surrogate pair cannot be written as UTF-8; documents may hold one
    return page.encode("utf-8", "replace").decode("utf-8")


def save(
    graph: "NameGraph", path: str | os.PathLike[str], *, top: int = 300, title: str = ""
) -> Path:
    """Write the page of a graph to a file.

    Parameters
    ----------
    graph : NameGraph
        The graph.
    path : path
        Where to; missing folders are made, an existing file is replaced in one step.
    top, title
        See :func:`render`.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    OutputError
        If nothing can be written there; an existing file is then as it was.

    Examples
    --------
    >>> import namegraph as ng
    >>> from tempfile import TemporaryDirectory
    >>> g = ng.build(["Helga Schmid visited Tajikistan."])
    >>> with TemporaryDirectory() as folder:
    ...     save(g, Path(folder, "visits", "graph.html")).name
    'graph.html'
    """
    target = prepare(path)
    page = render(graph, top=top, title=title)
    with _told(target):
        _replace(target, page)
    return target


def prepare(path: str | os.PathLike[str]) -> Path:
    """Make sure that a page can be written to a path, before the work for it begins.

    Raises
    ------
    OutputError
        If nothing can be written there.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     prepare(Path(folder, "graph.html")).name
    'graph.html'
    """
    target = Path(path)
    if target.is_dir():
        raise OutputError(
            f"{target} is a folder; give the name of a file, such as {target / 'graph.html'}"
        )
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(target.parent, os.W_OK):
            raise PermissionError(errno.EACCES, "its folder may not be written to")
    return target


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(
            f"cannot write {target}: {reason}; give a file in a folder you can write to"
        ) from error


def notebook_html(graph: "NameGraph", *, height: int = 620) -> str:
    """Give the page as an HTML snippet for a notebook's output cell.

    The frame is a sandbox without the notebook's origin: nothing on the page, and so nothing in
    the documents, can reach the notebook.

    Parameters
    ----------
    graph : NameGraph
        The graph.
    height : int
        Height of the frame in pixels.

    Returns
    -------
    str
        A ``div`` with the page inside.

    Examples
    --------
    >>> import namegraph as ng
    >>> notebook_html(ng.build(["Helga Schmid visited Tajikistan."]))[:20]
    '<div><iframe srcdoc='
    """
    page = html.escape(render(graph), quote=True)
    return (
        f'<div><iframe srcdoc="{page}" title="Graph of names" loading="lazy"'
        ' sandbox="allow-scripts allow-downloads"'
        f' style="width:100%;height:{int(height)}px;border:0"></iframe></div>'
    )


def _fill(data: Json, title: str) -> str:
    net = Network(directed=True, cdn_resources="in_line")
    net.templateEnv, net.path = _environment(), "page.html"
    net.heading = title
    net.nodes = [_node(place, entity) for place, entity in enumerate(data["entities"])]
    net.edges = [_edge(place, link) for place, link in enumerate(data["links"])]
    net.options = _options(len(net.edges))
    net.templateEnv.globals["data"] = data
    return str(net.generate_html())


def _node(place: int, entity: Json) -> Json:
    # The number is the identity: vis keeps nodes in plain objects, where an entity named
    # "__proto__" would do harm. There is no label either: the page draws labels itself.
    x, y = entity["at"]
    shape = SHAPES[entity["kind"]]
    return {"id": place, "x": x, "y": y, "shape": shape, "size": entity["radius"]}


def _edge(place: int, link: Json) -> Json:
    first, second = link["ends"]
    return {"id": place, "from": first, "to": second}


def _options(edges: int) -> Json:
    moving = edges > EDGES_IN_MOTION
    interaction = {**OPTIONS["interaction"], "hideEdgesOnDrag": moving, "hideEdgesOnZoom": moving}
    return {**OPTIONS, "interaction": interaction}


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("namegraph", "resources/page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    library, script, style = _library(), _script(), _resource("page.css")
    environment.globals.update(
        library=Markup(library),  # noqa: S704 - files of this package and of pyvis, no data
        script=Markup(script),  # noqa: S704
        style=Markup(style),  # noqa: S704
        script_hashes=" ".join(_hash(code) for code in (library, script)),
        style_hash=_hash(style),
    )
    return environment


def _hash(code: str) -> str:
    """Name a script the way a Content-Security-Policy names what it allows."""
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def _library() -> str:
    code = (files("pyvis") / VIS).read_text(encoding="utf-8")
    # a browser's developer tools would ask for the source map
    return _inline(code.replace("//# sourceMappingURL=vis-network.min.js.map", ""))


@cache
def _script() -> str:
    parts = "\n".join(_resource(name) for name in SCRIPTS)
    return _inline(f'(() => {{\n"use strict";\n{parts}}})();')


@cache
def _resource(name: str) -> str:
    text = (files("namegraph") / "resources" / "page" / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _inline(code: str) -> str:
    """Keep a script from ending its own element."""
    return code.replace("\r\n", "\n").replace("</script", r"<\/script").replace("<!--", r"<\!--")


def _replace(target: Path, page: str) -> None:
    """Write beside the target and swap, so that a full disk loses nothing that was there."""
    handle, name = tempfile.mkstemp(
        dir=target.parent, prefix=f".{target.name[:40]}-", suffix=".tmp"
    )
    draft = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as out:  # noqa: PTH123 - a descriptor
            out.write(page)
        draft.chmod(0o666 & ~_umask())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Read the umask, which can only be read by setting it: mkstemp makes files private."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
