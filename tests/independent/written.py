"""Writes worked cases as YAML, in as few lines as stay readable.

Trees hold what docs/worked-cases.md names; a scalar is the text that stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

_WIDTH: Final = 108
_BLOCKS: Final = ("expect", "judgements", "site", "shared")
"""Keys whose mappings have a line for each key."""
_ONE_A_LINE: Final = ("sources", "answers")
_BARE: Final = re.compile(r"-?[A-Za-z0-9%<>=/.–’()·](?:[^,:#\[\]{}\"'\n]|:(?=[^ ])| [^#])*")


def number(value: Fraction) -> str:
    """Write a number to ten decimals, more than cases are held to."""
    return f"{float(round(value, 10)):.10f}".rstrip("0").rstrip(".")


def case_file(head: list[str], shared: Mapping[str, Any], questionnaire: str, cases: list[Any]) -> str:
    """Return a whole file."""
    lines = [f"# {line}" for line in head]
    lines += ["format: 1", f"questionnaire: {questionnaire}", ""]
    if shared:
        lines += ["shared:", *_keys(shared, "  "), ""]
    lines.append("cases:")
    for case in cases:
        body = list(_keys(case, "  "))
        lines += [f"- {body[0].lstrip()}", *body[1:], ""]
    return "\n".join(lines[:-1]) + "\n"


def _keys(tree: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        if key in _ONE_A_LINE:
            yield f"{indent}{key}:"
            for each in value:
                yield from _wrapped(f"{indent}- ", _flow(each), indent + "    ")
        elif key in _BLOCKS and any(isinstance(each, Mapping) for each in value.values()):
            yield f"{indent}{key}:"
            yield from _keys(value, indent + "  ")
        else:
            yield from _wrapped(f"{indent}{key}: ", _flow(value), indent + "  ")


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(each) for each in value) + "]"
    return value if _BARE.fullmatch(value) else f'"{value}"'


def _wrapped(start: str, text: str, indent: str) -> Iterator[str]:
    """Break a line after commas that stand outside quotes."""
    line = start
    for part in re.findall(r"(?:\"[^\"]*\"|[^,\"])+,? ?", text):
        if len(line) + len(part.rstrip()) > _WIDTH and line.strip() not in ("", start.strip()):
            yield line.rstrip()
            line = indent
        line += part
    yield line.rstrip()
