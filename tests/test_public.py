import inspect
from importlib import resources
from types import ModuleType

import pytest

import namegraph as ng
from namegraph import errors


CONTRACT = {
    "build", "load", "read_documents", "extract", "Extractor", "Resolver", "link", "NameGraph",
    "Document", "Mention", "Relation", "Evidence", "Entity", "Decision", "NameGraphError",
}  # fmt: skip
ERRORS = [name for name in ng.__all__ if isinstance(getattr(errors, name, None), type)]
FUNCTIONS = ["build", "load", "read_documents", "extract", "link", "Extractor", "Resolver"]
METHODS = [
    name
    for name, value in inspect.getmembers(ng.NameGraph, inspect.isfunction)
    if not name.startswith("_")
]
# The contract shows these two with a second name.
TWO_NAMES = {"evidence": "other", "path": "end"}


def test_all_names_of_the_contract_are_public() -> None:
    assert set(ng.__all__) >= CONTRACT


def test_all_lists_exactly_the_public_names() -> None:
    for name in ng.__all__:
        getattr(ng, name)
    found = {
        name
        for name, value in vars(ng).items()
        if not name.startswith("_")
        and not isinstance(value, ModuleType)
        and name not in {"TYPE_CHECKING", "Any"}
    }
    assert found == set(ng.__all__)
    assert sorted(ng.__all__) == ng.__all__


def test_everything_can_be_imported_by_star() -> None:
    names: dict[str, object] = {}
    exec("from namegraph import *", names)  # noqa: S102 - what people type
    assert set(ng.__all__) <= set(names)


def test_unknown_attribute_is_refused() -> None:
    with pytest.raises(AttributeError, match="'namegraph' has no attribute 'bild'"):
        ng.bild  # noqa: B018


@pytest.mark.parametrize("name", ng.__all__)
def test_every_public_name_has_a_docstring(name: str) -> None:
    documented = inspect.getdoc(getattr(ng, name)) or ""
    assert documented.split("\n")[0].endswith(".")


@pytest.mark.parametrize("name", sorted(set(ng.__all__) - set(ERRORS)))
def test_every_public_name_has_an_example(name: str) -> None:
    assert ">>> " in (inspect.getdoc(getattr(ng, name)) or "")


@pytest.mark.parametrize("name", sorted(set(METHODS) - {"close"}))
def test_every_method_has_an_example(name: str) -> None:
    assert ">>> " in (inspect.getdoc(getattr(ng.NameGraph, name)) or "")


@pytest.mark.parametrize("name", [*METHODS, "nx", "documents", "ambiguous"])
def test_every_method_has_a_docstring(name: str) -> None:
    assert (inspect.getdoc(getattr(ng.NameGraph, name)) or "").split("\n")[0].endswith(".")


def positional(function: object, *, without: int) -> list[str]:
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parameters = inspect.signature(function).parameters.values()
    return [each.name for each in parameters if each.kind in kinds][without:]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_take_one_positional_argument(name: str) -> None:
    assert positional(getattr(ng, name), without=1) == []


@pytest.mark.parametrize("name", METHODS)
def test_methods_take_one_positional_argument(name: str) -> None:
    expected = [TWO_NAMES[name]] if name in TWO_NAMES else []
    assert positional(getattr(ng.NameGraph, name), without=2) == expected


def test_build_takes_what_the_contract_says() -> None:
    parameters = inspect.signature(ng.build).parameters
    assert set(parameters) >= {"source", "model", "db", "jobs", "cluster", "progress"}
    optional = [each for name, each in parameters.items() if name not in {"source", "ner"}]
    assert all(each.default is None for each in optional)
    assert parameters["ner"].default == "tuned"


def test_error_tree_is_as_documented() -> None:
    documented = {
        line.split()[1] for line in (errors.__doc__ or "").split("\n") if line[:1] in {"├", "└"}
    }
    defined = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and value.__module__ == errors.__name__
    }
    assert defined == documented | {"NameGraphError"} == set(ERRORS)


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_a_name_graph_error(name: str) -> None:
    error = getattr(ng, name)
    assert issubclass(error, ng.NameGraphError)
    assert issubclass(error, KeyError) is (name in {"EntityNotFound", "AmbiguousName"})


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ng.EntityNotFound("X"), "no entity is named 'X'"),
        (ng.EntityNotFound("X", ["A"]), "no entity is named 'X'; did you mean 'A'?"),
        (
            ng.EntityNotFound("X", ["A", "B", "C"]),
            "no entity is named 'X'; did you mean 'A', 'B' or 'C'?",
        ),
        (ng.AmbiguousName("X", ["A", "B"]), "'X' may mean 'A' or 'B'; give one of these ids"),
    ],
)
def test_message_is_one_plain_line(error: Exception, text: str) -> None:
    assert str(error) == text


@pytest.mark.parametrize(
    "name", ["Document", "Mention", "Relation", "Evidence", "Entity", "Decision"]
)
def test_records_cannot_be_changed(name: str) -> None:
    record = getattr(ng, name)
    field = next(iter(record.__dataclass_fields__))
    made = record(**dict.fromkeys(record.__dataclass_fields__, "x"))
    with pytest.raises(AttributeError):
        setattr(made, field, "y")
    assert {made: 1}[record(**dict.fromkeys(record.__dataclass_fields__, "x"))] == 1


def test_package_is_typed() -> None:
    assert (resources.files("namegraph") / "py.typed").is_file()
