"""Answer sheets in YAML: the file that people fill by hand and that `ddq import` reads.

Numbers and yes/no may be written plainly (`45`, `yes`); they are the text that a person would type. What the
answers mean is decided by `workflow.sheets`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dd_toolkit.core.assessment.sheet import Sheet
from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import Document, Node, parse_as
from dd_toolkit.files.yaml_document import read_document

FORMAT = 1
"""The format of answer sheets that this version reads."""


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A sheet and the document that knows its lines."""

    sheet: Sheet
    document: Document


def read_sheet(text: str, file: str) -> SheetFile | tuple[Problem, ...]:
    """Read an answer sheet, or give every problem of it. Never raises."""
    document = read_document(text, file)
    return document if isinstance(document, tuple) else parse_sheet(document)


def parse_sheet(document: Document) -> SheetFile | tuple[Problem, ...]:
    """Parse a sheet that was read already."""
    found = document.node(("format",))
    if found != FORMAT:
        details = {"found": str(found), "known": str(FORMAT)}
        return (Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("format",)), details),)
    plain = Document(document.file, _with_text_answers(document.root), document.lines)
    sheet = parse_as(plain, Sheet)
    return sheet if isinstance(sheet, tuple) else SheetFile(sheet, plain)


def _with_text_answers(root: Node) -> Node:
    """Turn plainly written values of answers into the text that stands for them."""
    if not isinstance(root, dict) or not isinstance(root.get("answers"), list):
        return root
    cells = [_with_text_said(cell) for cell in root["answers"]]  # type: ignore[union-attr]
    return {**root, "answers": cells}


def _with_text_said(cell: Node) -> Node:
    if not isinstance(cell, dict) or not isinstance(cell.get("said"), dict):
        return cell
    said: dict[str, Node] = {}
    for source, each in cell["said"].items():  # type: ignore[union-attr]
        if isinstance(each, dict) and "value" in each:
            said[source] = {**each, "value": _text(each["value"])}
        else:
            said[source] = _text(each)
    return {**cell, "said": said}


def _text(value: Node) -> Node:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value}" if isinstance(value, int | float) else value
