"""YAML text becomes a `Document`: YAML 1.2 scalars, duplicate keys refused, a line for every path.

PyYAML composes the nodes (in C where it can); the meaning of scalars is decided here, since PyYAML's own
follows YAML 1.1, where `no` is false and `1:30` is ninety. Nothing is constructed but plain values:
tags, anchors with loops and other languages' objects are refused.
"""

from __future__ import annotations

import re
from pathlib import Path as FilePath
from typing import Any, Final

import yaml

from dd_toolkit.core.problems import Path, Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import Document, Node

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
    reader = _Reader(file)
    root = reader.value(node, ()) if node is not None else None
    return tuple(reader.problems) if reader.problems else Document(file, root, reader.lines)


def _syntax_problem(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    detail = getattr(error, "problem", None) or str(error)
    return Problem(
        ProblemCode.YAML_SYNTAX, Place(file, mark.line + 1 if mark else None), {"detail": str(detail)[:200]}
    )


class _Reader:
    """Walks composed nodes and keeps lines and problems on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Node:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if len(path) > MAX_DEPTH:
            self._problem(ProblemCode.YAML_TOO_DEEP, node, path, limit=str(MAX_DEPTH))
            return None
        if isinstance(node, yaml.CollectionNode):
            if id(node) in self.seen:
                self._problem(ProblemCode.YAML_SYNTAX, node, path, detail="aliases are not read")
                return None
            self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, position)) for position, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> Node:
        mapping: dict[str, Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(ProblemCode.YAML_SYNTAX, key_node, path, detail="a key must be plain text")
                continue
            key = key_node.value
            if key in mapping:
                self._problem(ProblemCode.YAML_DUPLICATE_KEY, key_node, (*path, key), key=key)
                continue
            self.lines[(*path, key)] = key_node.start_mark.line + 1
            mapping[key] = self.value(value_node, (*path, key))
        return mapping

    def _problem(self, code: ProblemCode, node: yaml.Node, path: Path, **details: str) -> None:
        self.problems.append(Problem(code, Place(self.file, node.start_mark.line + 1, path), details))


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
