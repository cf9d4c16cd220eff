"""A document is a tree of plain values in which every path knows its line.

Readers in `dd_toolkit.files` make documents from text; `parse_as` turns one into frozen dataclasses or
into problems, each with file, line and path. Parsing is strict: a key nobody declared is a problem, and
text never becomes a number on the way. No file is opened here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dd_toolkit.core.problems import Path, Place, Problem, ProblemCode

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

Shape = TypeVar("Shape")

Node = None | bool | int | float | str | list["Node"] | dict[str, "Node"]

STRICT: Final[Any] = {"extra": "forbid", "strict": True}
"""Configuration of every dataclass that people's files are parsed into (`__pydantic_config__`)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's tree with the line of every path."""

    file: str
    root: Node
    lines: Mapping[Path, int] = field(default_factory=dict)

    def place(self, path: Path, question: str | None = None) -> Place:
        """Return the place of a path; steps that the file does not have give the nearest one above."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Place(self.file, self.lines.get(known), path, question)

    def node(self, path: Path) -> Node:
        """Return the value at a path, None where there is none."""
        node: Node = self.root
        for step in path:
            if isinstance(node, dict) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
                node = node[step]
            else:
                return None
        return node


_ADAPTERS: Final[dict[Any, Any]] = {}


def adapter_of(shape: Any) -> TypeAdapter[Any]:
    """Return pydantic's parser of a dataclass, built once."""
    if shape not in _ADAPTERS:
        from pydantic import TypeAdapter  # noqa: PLC0415 -- the faces start without it

        _ADAPTERS[shape] = TypeAdapter(shape)
    adapter: TypeAdapter[Any] = _ADAPTERS[shape]
    return adapter


def parse_as(document: Document, shape: type[Shape]) -> Shape | tuple[Problem, ...]:
    """Parse a document into a dataclass, or give all its problems; never both."""
    from pydantic import ValidationError  # noqa: PLC0415 -- the faces start without it

    try:
        parsed: Shape = adapter_of(shape).validate_json(json.dumps(document.root))
    except ValidationError as error:
        problems = [_problem_of(document, detail) for detail in error.errors(include_url=False)]
        first_at_path = {problem.place.path: problem for problem in reversed(problems)}
        return tuple(first_at_path[path] for path in dict.fromkeys(each.place.path for each in problems))
    return parsed


_CODE_OF_ERROR: Final = {
    "missing": ProblemCode.KEY_MISSING,
    "missing_argument": ProblemCode.KEY_MISSING,
    "extra_forbidden": ProblemCode.KEY_UNKNOWN,
    "unexpected_keyword_argument": ProblemCode.KEY_UNKNOWN,
}


def _problem_of(document: Document, detail: ErrorDetails) -> Problem:
    code = _CODE_OF_ERROR.get(detail["type"], ProblemCode.VALUE_SHAPE)
    path = _resolve(document, detail["loc"], keep_last=code is ProblemCode.KEY_MISSING)
    found = document.node(path)
    shown = json.dumps(found, ensure_ascii=False)
    return Problem(
        code,
        document.place(path),
        {
            "key": str(path[-1]) if path else "",
            "expected": detail["type"],
            "allowed": str(detail.get("ctx", {}).get("expected", "")),
            "found": shown if len(shown) <= 80 else shown[:77] + "...",
        },
    )


def _resolve(document: Document, location: tuple[int | str, ...], *, keep_last: bool) -> Path:
    """Drop the steps that pydantic adds for unions and that no file has."""
    path: Path = ()
    for position, step in enumerate(location):
        longer = (*path, step)
        node = document.node(path)
        present = (isinstance(node, dict) and step in node) or (
            isinstance(node, list) and isinstance(step, int)
        )
        if present or (keep_last and position == len(location) - 1):
            path = longer
    return path
