"""What a function does, as a text that changes when the function does.

It is taken from what runs and not from how it is written: a comment changes nothing, and a file
that was edited after it was loaded does not count yet.
"""

import re
from collections.abc import Callable, Iterator
from pprint import pformat
from types import CodeType, FunctionType
from typing import Any


_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")
_PLAIN = (str, int, float, bool, bytes, tuple, list, set, frozenset, dict, re.Pattern)


def describe_function(function: Callable[..., Any]) -> str:
    """Tell what a function does, with the plain values and the functions of its module it uses.

    Examples
    --------
    >>> def doubled(number):
    ...     return 2 * number
    >>> before = describe_function(doubled)
    >>> def doubled(number):
    ...     return 3 * number
    >>> describe_function(doubled) == before
    False
    """
    return "\n".join(_lines(function, set()))


def _lines(function: Any, seen: set[Any]) -> Iterator[str]:
    seen.add(function)
    codes = list(_codes(function.__code__))
    for code in codes:
        yield f"{code.co_name} {code.co_code.hex()} {code.co_names}"
        yield from (_shown(const) for const in code.co_consts if not isinstance(const, CodeType))
    yield from map(_shown, (function.__defaults__, function.__kwdefaults__))
    for name, value in _used(function, codes):
        if isinstance(value, FunctionType):
            if value.__module__ == function.__module__ and value not in seen:
                yield from _lines(value, seen)
        elif isinstance(value, _PLAIN):
            yield f"{name} = {_shown(value)}"


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield the code of a function and of the functions inside it."""
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _codes(const)


def _used(function: Any, codes: list[CodeType]) -> Iterator[tuple[str, Any]]:
    """Yield the values from outside that a function may name, sorted by name."""
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    yield from sorted((name, cell.cell_contents) for name, cell in cells)
    for name in sorted({name for code in codes for name in code.co_names}):
        if name in function.__globals__:
            yield name, function.__globals__[name]


def _shown(value: Any) -> str:
    """Return a value as text: sets in order, objects without their place in memory."""
    # pprint sorts only the sets that it breaks into lines, so each item gets a line.
    return _ADDRESS.sub("", pformat(value, width=1))
