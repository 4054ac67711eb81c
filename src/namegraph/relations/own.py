"""What users add to the relations: a file of types, and rules in Python."""

import hashlib
import inspect
import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from namegraph.errors import RelationTypeError
from namegraph.knowledge import types_with
from namegraph.relations.behaviour import describe_function
from namegraph.typefile import TypeFile, read_types


if TYPE_CHECKING:
    from namegraph.relations.tree import Tree

Function = TypeVar("Function", bound="Callable[[Tree], Iterable[Any] | None]")


class Rule(NamedTuple):
    """A user's function that reads relations of one type."""

    name: str
    type: str
    function: "Callable[[Tree], Iterable[Any] | None]"


class Own(NamedTuple):
    """What a user has added when a reading began: it stays the same until its end.

    Attributes
    ----------
    types : str
        The text of a file of relation types, and not its path: another process may not see the
        file, and it may change.
    rules : tuple of Rule
        Sorted by name.
    """

    types: str = ""
    rules: tuple[Rule, ...] = ()


class RelationRules:
    """Let a function of yours read relations of a type: ``@relation_rule("visited")``.

    The function takes the :class:`~namegraph.relations.tree.Tree` of a sentence, in which each
    name is one token, and yields triples of tokens: the name that is the head, the name that is
    the tail, the word that says so. It may also yield
    :class:`~namegraph.relations.tree.Found`, to give more than these, such as a confidence. What
    it yields is checked and qualified like everything that is read. The evidence tells the name
    of the function as its ``rule``.

    Rules that are registered when a reading begins take part in it. With several processes they
    must stand in a module that can be imported, or in the script itself.
    ``relation_rule.remove(name)`` takes a rule back.

    Parameters
    ----------
    relation : str
        A relation type.
    relation_types : path, optional
        The file that has it, if it is no built-in type. Give the same file when you build.

    Raises
    ------
    RelationTypeError
        If there is no such type, or another rule has that name.

    Examples
    --------
    >>> import namegraph as ng
    >>> from namegraph.relations.arguments import objects, subjects
    >>> @ng.relation_rule("visited")
    ... def reads_walks(tree):
    ...     for verb in tree.verbs.get("roam", ()):
    ...         for head in subjects(tree, verb):
    ...             for tail in objects(tree, verb):
    ...                 yield head, tail, verb
    >>> g = ng.build(["Helga Schmid roamed Tajikistan."])
    >>> [(e.relation, e.rule) for e in g.evidence("Helga Schmid") if e.layer == "stated"]
    [('visited', 'reads_walks')]
    >>> ng.relation_rule.remove("reads_walks")
    """

    def __init__(self) -> None:
        self._rules: dict[str, Rule] = {}

    def __call__(
        self,
        relation: str,
        *,
        relation_types: TypeFile = None,
    ) -> Callable[[Function], Function]:
        """Return what registers a function."""
        known = types_with(read_types(relation_types))
        if relation not in known:
            near = get_close_matches(relation, known) or sorted(known)
            raise RelationTypeError(
                f"there is no relation type {relation!r}; write {_either(near)}, or give the file "
                "that has it: relation_rule(TYPE, relation_types=PATH)"
            )

        def register(function: Function) -> Function:
            self._add(Rule(function.__name__, relation, function))
            return function

        return register

    def remove(self, name: str) -> None:
        """Take a rule back, so that later readings do without it.

        Raises
        ------
        RelationTypeError
            If no rule has that name.
        """
        if name not in self._rules:
            there = f"there are: {', '.join(sorted(self._rules))}" if self._rules else "none is"
            raise RelationTypeError(f"no rule {name!r} is registered; {there}")
        del self._rules[name]

    def registered(self) -> tuple[Rule, ...]:
        """Return the rules, sorted by name."""
        return tuple(self._rules[name] for name in sorted(self._rules))

    def _add(self, rule: Rule) -> None:
        """Register a rule, in place of an older version of itself: cells are run again."""
        other = self._rules.get(rule.name)
        if other and _place(other) != _place(rule):
            raise RelationTypeError(
                f"{other.function.__module__} has a rule {rule.name!r} already; give this one "
                f"another name, or type: relation_rule.remove({rule.name!r})"
            )
        self._rules[rule.name] = rule


relation_rule = RelationRules()


def own_of(relation_types: "TypeFile | Own") -> Own:
    """Return what takes part in a reading: a file of relation types, and the rules of now.

    Raises
    ------
    RelationTypeError
        If the file is not as it should be, or a rule reads a type that is not there.
    """
    if isinstance(relation_types, Own):
        return relation_types
    own = Own(read_types(relation_types), relation_rule.registered())
    for rule in own.rules:
        if rule.type not in types_with(own.types):
            raise RelationTypeError(
                f"the rule {rule.name!r} reads {rule.type!r}, which is no relation type here; give "
                "the file that has it as relation_types, or type: "
                f"relation_rule.remove({rule.name!r})"
            )
    return own


def fingerprint_own(own: Own) -> str:
    r"""Hash what a user has added, "" for nothing: documents are read anew when it changes.

    Examples
    --------
    >>> fingerprint_own(Own())
    ''
    >>> len(fingerprint_own(Own('[visited]\nverbs = ["A roam B"]')))
    16
    """
    if own == Own():
        return ""
    digest = hashlib.sha256(own.types.encode())
    for rule in own.rules:
        digest.update(f"\n{rule.name} {rule.type}\n{describe_function(rule.function)}".encode())
    return digest.hexdigest()[:16]


def check_importable(rules: Iterable[Rule]) -> None:
    """Make sure that another process finds the rules.

    Raises
    ------
    RelationTypeError
        If a rule stands in a notebook or inside another function.
    """
    for rule in rules:
        if not _is_importable(rule.function):
            raise RelationTypeError(
                f"other processes cannot import the rule {rule.name!r}; move it to the top level "
                "of a module (a .py file) and import it from there, or use one job"
            )


def _is_importable(function: Callable[..., Any]) -> bool:
    """Tell whether the name of a function leads to it; a notebook is no file to import."""
    module = sys.modules.get(function.__module__)
    is_script = hasattr(module, "__file__") or getattr(module, "__spec__", None) is not None
    return is_script and inspect.getattr_static(module, function.__qualname__, None) is function


def _place(rule: Rule) -> tuple[str, str]:
    return rule.function.__module__, rule.function.__qualname__


def _either(names: list[str]) -> str:
    *most, last = map(repr, names)
    return f"{', '.join(most)} or {last}" if most else last
