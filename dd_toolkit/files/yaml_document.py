"""YAML text becomes a `Document`: YAML 1.2 scalars, duplicate keys refused, a line for every path.

PyYAML composes the nodes (in C where it can); the meaning of scalars is decided here, since PyYAML's own
follows YAML 1.1, where `no` is false and `1:30` is ninety. Nothing is constructed but plain values:
tags, anchors with loops and other languages' objects are refused. Most documents have no problem to tell,
so their lines are only worked out when the first one is asked for, from the text: nodes take much room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, Final

import yaml

from dd_toolkit.core.problems import Path, PathStep, Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import Document, Node


def _untagged(loader: Any) -> Any:
    """Return a loader that composes without working out what scalars mean: that is done here."""

    class Untagged(loader):  # type: ignore[misc]  # whichever of PyYAML's loaders there is
        def resolve(self, *_given: object) -> str:
            return ""

        def descend_resolver(self, *_given: object) -> None: ...

        def ascend_resolver(self) -> None: ...

    return Untagged


_LOADER: Final[Any] = _untagged(getattr(yaml, "CSafeLoader", yaml.SafeLoader))
_INTEGER: Final = re.compile(r"[-+]?[0-9]{1,15}", re.ASCII)
_FLOAT: Final = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]{1,3})?", re.ASCII)
_WORDS: Final[dict[str, Node]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
MAX_DEPTH: Final = 40
MAX_BYTES: Final = 20_000_000


def read_file(path: FilePath) -> str | Problem:
    """Return a file's text, or the problem that kept it from being read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return Problem(ProblemCode.FILE_UNREADABLE, Place(str(path)), {"reason": "over 20 MB"})
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(ProblemCode.FILE_ENCODING, Place(str(path)), {"byte": str(error.start)})
    except OSError as error:
        return Problem(
            ProblemCode.FILE_UNREADABLE, Place(str(path)), {"reason": error.strerror or str(error)}
        )


def read_document(text: str, file: str) -> Document | tuple[Problem, ...]:
    """Read YAML text; give a document, or all problems of its form. Never raises."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        return (_syntax_problem(error, file),)
    except (RecursionError, ValueError, UnicodeError) as error:
        return (Problem(ProblemCode.YAML_SYNTAX, Place(file), {"detail": str(error)[:200]}),)
    if node is None:
        return Document(file, None)
    reader = _Reader(file)
    root = reader.value(node)
    return tuple(reader.problems) if reader.problems else Document(file, root, _Lines(text))


def _syntax_problem(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    detail = getattr(error, "problem", None) or str(error)
    return Problem(
        ProblemCode.YAML_SYNTAX, Place(file, mark.line + 1 if mark else None), {"detail": str(detail)[:200]}
    )


class _Reader:
    """Walks composed nodes and keeps problems on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.path: list[PathStep] = []
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def value(self, node: yaml.Node) -> Node:
        """Return the value of a node that stands at the present path."""
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if len(self.path) > MAX_DEPTH:
            self._problem(ProblemCode.YAML_TOO_DEEP, node, limit=str(MAX_DEPTH))
            return None
        if id(node) in self.seen:
            self._problem(ProblemCode.YAML_SYNTAX, node, detail="aliases are not read")
            return None
        self.seen.add(id(node))
        return self._mapping(node) if isinstance(node, yaml.MappingNode) else self._sequence(node)

    def _mapping(self, node: yaml.MappingNode) -> Node:
        mapping: dict[str, Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(ProblemCode.YAML_SYNTAX, key_node, detail="a key must be plain text")
                continue
            key = key_node.value
            self.path.append(key)
            if key in mapping:
                self._problem(ProblemCode.YAML_DUPLICATE_KEY, key_node, key=key)
            else:
                mapping[key] = self.value(value_node)
            self.path.pop()
        return mapping

    def _sequence(self, node: yaml.Node) -> Node:
        values: list[Node] = []
        for position, child in enumerate(node.value):
            self.path.append(position)
            values.append(self.value(child))
            self.path.pop()
        return values

    def _problem(self, code: ProblemCode, node: yaml.Node, **details: str) -> None:
        place = Place(self.file, node.start_mark.line + 1, tuple(self.path))
        self.problems.append(Problem(code, place, details))


class _Lines(Mapping[Path, int]):
    """The line of every path of a document that was read without a problem."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[Path, int] = {}

    def __getitem__(self, path: Path) -> int:
        return self._all()[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[Path, int]:
        if not self._known:
            node = yaml.compose(self._text, Loader=_LOADER)
            assert node is not None, "a document without nodes has no lines"
            self._known = dict(_lines(node, ()))
        return self._known


def _lines(node: yaml.Node, path: Path) -> Iterator[tuple[Path, int]]:
    """Give path and line of a node and of everything in it; a key stands for its value."""
    if not path or not isinstance(path[-1], str):
        yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), key.start_mark.line + 1
            yield from _lines(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for position, child in enumerate(node.value):
            yield from _lines(child, (*path, position))


def _scalar(node: yaml.Node) -> Node:
    """Give a scalar its YAML 1.2 meaning: null, true and false, plain numbers, else text."""
    text: str = node.value
    if getattr(node, "style", None) not in (None, ""):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if abs(number) != float("inf") else text
    return text
