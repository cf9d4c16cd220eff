"""Where the code makes problems, and which details each place gives, read from the source without running it.

A place is a call that names a `ProblemCode`. Its details are a dict in the call, a dict that a name of the
same function holds, or keywords handed to a function of the same module, or to a public one that takes a
code, that makes the problem. Where the code of a `Problem(…)` is a variable, every code that the module
names outside calls is taken for it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dd_toolkit.core.problems import ProblemCode

PACKAGE: Final = Path(__file__).resolve().parents[2] / "dd_toolkit"
_FIELDS: Final = frozenset({"code", "place", "severity", "details"})


@dataclass(frozen=True)
class RaiseSite:
    """One place that makes a problem."""

    where: str
    """Module and line."""
    code: ProblemCode
    details: frozenset[str]
    """Names that the place is seen to give; a name given only under a condition counts as given."""


def raise_sites() -> list[RaiseSite]:
    """Return every place in the package."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    makers = {name: function for tree in trees.values() for name, function in _makers(tree).items()}
    return [site for path, tree in trees.items() for site in _sites_of(path, tree, makers)]


def expected_words() -> frozenset[str]:
    """Return what our readers write out as expected where they make a `value-shape`."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]
    shared = {name: place for tree in trees for name, place in _expecting(tree).items() if name[0] != "_"}
    found: set[str] = set()
    for tree in trees:
        expecting = shared | _expecting(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and len(node.args) > expecting.get(_called(node), len(node.args)):
                found.add(_constant(node.args[expecting[_called(node)]]))
            if isinstance(node, ast.Dict) and {"expected", "allowed"} <= _written(node).keys():
                found.add(_constant(_written(node)["expected"]))
    return frozenset(found - {""})


def _expecting(tree: ast.Module) -> dict[str, int]:
    """Return the functions of a module that make a `value-shape`, with the position of what they expect."""
    places: dict[str, int] = {}
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        names = [each.arg for each in _arguments(function)]
        codes = {_code(node) for node in ast.walk(function)}
        if "expected" in names and ProblemCode.VALUE_SHAPE in codes:
            places[function.name] = names.index("expected") - (names[0] == "self")
    return places


def _written(node: ast.Dict) -> dict[str, ast.expr]:
    return {
        _constant(key): value for key, value in zip(node.keys, node.values, strict=True) if key is not None
    }


def _makers(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    """Return the public functions of a module that take a problem's code."""
    return {
        node.name: node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and any(
            isinstance(each.annotation, ast.Name) and each.annotation.id == "ProblemCode"
            for each in _arguments(node)
        )
    }


def _sites_of(path: Path, tree: ast.Module, makers: dict[str, ast.FunctionDef]) -> Iterator[RaiseSite]:
    module = _Module(tree, makers)
    name = path.relative_to(PACKAGE).as_posix()
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            for code in sorted(module.codes_of(call, function)):
                details = module.details_of(call, function)
                yield RaiseSite(f"{name}:{call.lineno}", code, details)


class _Module:
    """The functions that one module may make problems with, and the codes that it names outside calls."""

    def __init__(self, tree: ast.Module, makers: dict[str, ast.FunctionDef]) -> None:
        functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
        self.functions = makers | {function.name: function for function in functions}
        within = {code for node in ast.walk(tree) if isinstance(node, ast.Call) for code in _own(node)}
        named = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
        self.loose = {code for node in named if (code := _code(node)) is not None and code not in within}

    def codes_of(self, call: ast.Call, function: ast.FunctionDef) -> set[ProblemCode]:
        """Return the codes of the problem that a call makes; none for any other call."""
        if _called(call) != "Problem" and _called(call) not in self.functions:
            return set()
        own = _own(call)
        if own or _called(call) != "Problem" or not call.args:
            return own
        given = call.args[0]
        is_handed_in = isinstance(given, ast.Name) and given.id in {each.arg for each in _arguments(function)}
        return set() if is_handed_in else self.loose

    def details_of(self, call: ast.Call, function: ast.FunctionDef) -> frozenset[str]:
        """Return the details that a call gives, by itself and by the function it calls."""
        found: set[str] = set()
        for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
            found |= _keys(argument, function)
        if _called(call) == "Problem":
            return frozenset(found)
        maker = self.functions[_called(call)]
        named = {each.arg for each in _arguments(maker)} | _FIELDS
        found |= {keyword.arg for keyword in call.keywords if keyword.arg and keyword.arg not in named}
        for made in (node for node in ast.walk(maker) if isinstance(node, ast.Call)):
            if _called(made) == "Problem":
                found |= self.details_of(made, maker)
        return frozenset(found)


def _arguments(function: ast.FunctionDef) -> list[ast.arg]:
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _own(call: ast.Call) -> set[ProblemCode]:
    """Return the codes that stand as arguments of a call itself."""
    return {code for argument in call.args if (code := _code(argument)) is not None}


def _code(node: ast.AST) -> ProblemCode | None:
    if (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "ProblemCode"
    ):
        return ProblemCode[node.attr]
    return None


def _keys(node: ast.expr, function: ast.FunctionDef) -> set[str]:
    """Return the keys of a dict that is written out, or was last given to a name before."""
    if isinstance(node, ast.IfExp):
        return _keys(node.body, function) | _keys(node.orelse, function)
    if isinstance(node, ast.Dict):
        written = {_constant(key) for key in node.keys if key is not None}
        spread = [value for key, value in zip(node.keys, node.values, strict=True) if key is None]
        return written.union(*(_keys(each, function) for each in spread))
    if isinstance(node, ast.Name):
        held = [
            each
            for each in ast.walk(function)
            if isinstance(each, ast.Assign) and each.lineno < node.lineno and _names(each) == {node.id}
        ]
        return _keys(max(held, key=lambda each: each.lineno).value, function) if held else set()
    return set()


def _names(assigned: ast.Assign) -> set[str]:
    return {target.id for target in assigned.targets if isinstance(target, ast.Name)}


def _constant(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
