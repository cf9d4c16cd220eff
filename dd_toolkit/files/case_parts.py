"""The sources, rows and answers of a worked case: what its file shares and what is its own, as one list.

An entry about several questions becomes one for each, so that a case is an answer sheet like any other.
Every part remembers the line on which it was written. Whether a part is right is decided by `answer_sheet`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dd_toolkit.core.problems import Path
from dd_toolkit.core.questionnaire.document import Document, Node

Origins = dict[Path, list[Path]]
"""By path in the file of cases: where in the sheet it went; the empty path is the sheet itself."""
_SHARED: Final = "shared"


def joined(document: Document, key: str, case: Path, origins: Origins) -> list[Node]:
    """Return shared and own parts of a kind as one list, and note where each was written.

    What is a case's own replaces what is shared under the same name, or about the same question and row.
    """
    own = list(_parts(document, (*case, key)))
    known = {_name(part) for _, part in own}
    shared = [each for each in _parts(document, (_SHARED, key)) if _name(each[1]) not in known]
    for position, (written, _) in enumerate((*shared, *own)):
        several = written[-2] == "questions"
        if several:
            origins.setdefault(written, []).append((key, position, "question"))
        origins.setdefault(written[:-2] if several else written, []).append((key, position))
    return [part for _, part in (*shared, *own)]


def lines_of(document: Document, origins: Origins) -> dict[Path, int]:
    """Return the lines of a sheet, given where its parts were written."""
    lines: dict[Path, int] = {}
    for written, line in document.lines.items():
        for depth in range(len(written), 1, -1):
            targets = origins.get(written[:depth])
            if targets is not None and (any(targets) or depth == len(written)):
                lines.update({(*target, *written[depth:]): line for target in targets})
                break
    return lines


def _parts(document: Document, start: Path) -> Iterator[tuple[Path, Node]]:
    """Give the parts of a kind with the path at which each was written."""
    parts = document.node(start) or []
    assert isinstance(parts, list)
    for position, part in enumerate(parts):
        questions = part.get("questions") if isinstance(part, dict) and "question" not in part else None
        if isinstance(part, dict) and isinstance(questions, list) and questions and start[-1] == "answers":
            for index, question in enumerate(questions):
                yield (*start, position, "questions", index), _about(question, part)
        else:
            yield (*start, position), part


def _about(question: Node, part: Mapping[str, Node]) -> Node:
    """Return what was said about several questions as said about one; `LAB-AAA-01.1/east` is one row."""
    rest = {key: value for key, value in part.items() if key != "questions"}
    if not isinstance(question, str):
        return {"question": question, **rest}
    id_, slash, row = question.partition("/")
    return {"question": id_, "row": row, **rest} if slash else {"question": id_, **rest}


def _name(part: Node) -> str:
    """Return what tells a source, row or cell from others."""
    if not isinstance(part, dict):
        return ""
    return "|".join(str(part.get(key, "")) for key in ("id", "roster", "question", "row"))
