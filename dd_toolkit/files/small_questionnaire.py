"""The small questionnaire of a file of worked cases: a section file's keys, without the prose.

Texts may be left out or stand in one language, since a case shows arithmetic; ids, types, scales, weights and
expressions are parsed and checked as those of any questionnaire. Nothing here is offered to an assessment.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.problems import Path, Problem, ProblemCode, has_errors
from dd_toolkit.core.questionnaire.checks.catalogue import check_questionnaire
from dd_toolkit.core.questionnaire.document import Document, Node
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questionnaire import FORMAT, parse_questionnaire
from dd_toolkit.core.questionnaire.questions import Questionnaire

_ID: Final = "small"
_TEXTS: Final[Mapping[str, Mapping[str, bool]]] = {
    "section": {"title": True, "intro": False},
    "rosters": {"title": True, "row": True},
    "rows": {"title": True},
    "topics": {"title": True},
    "questions": {"ask": True, "guidance": True, "worker": False, "look_at": False, "ask_public": False},
    "options": {"text": True},
    "warning": {"text": True},
}
"""The texts of each kind of part, and whether it must have them; one that is missing is the part's id."""


def read_small_questionnaire(
    document: Document, path: Path, law: Mapping[str, Fact], method: Method
) -> Questionnaire | tuple[Problem, ...]:
    """Read the small questionnaire that stands at a path, or give every problem of it."""
    written = document.node((*path, "sections"))
    sections: dict[str, Document] = {}
    for position, node in enumerate(written if isinstance(written, list) else ()):
        part = part_of(document, (*path, "sections", position))
        root = _with_texts(node, "")
        id_ = str(part.node(("section", "id")))
        if id_ in sections:
            return (Problem(ProblemCode.ID_DUPLICATE, part.place(("section", "id")), {"id": id_}),)
        root = {"format": FORMAT, **root} if isinstance(root, dict) else root
        sections[id_] = Document(document.file, root, part.lines)
    if not sections:
        return (Problem(ProblemCode.KEY_MISSING, document.place(path), {"key": "sections"}),)
    parsed = parse_questionnaire(_head(document.file, tuple(sections)), sections, law)
    if isinstance(parsed, tuple):
        return parsed
    problems = tuple(
        problem
        for problem in check_questionnaire(parsed, law, tuple(method.pillar_of))
        if problem.code is not ProblemCode.CITATION_MISSING
    )
    return problems if has_errors(problems) else parsed.questionnaire


def part_of(document: Document, path: Path) -> Document:
    """Return what stands at a path as a document of its own, with the lines of the whole."""
    depth = len(path)
    lines = {each[depth:]: line for each, line in document.lines.items() if each[:depth] == path}
    return Document(document.file, document.node(path), lines)


def _head(file: str, sections: tuple[str, ...]) -> Document:
    both: Node = {"en": file, "zh": file}
    about: Node = {"id": _ID, "version": "1.0.0", "title": both, "purpose": both}
    return Document(file, {"format": FORMAT, "questionnaire": about, "sections": list(sections)})


def _with_texts(node: Node, kind: str) -> Node:
    """Fill in the texts of a part and of all that it holds; `kind` is the key that it stands under."""
    if isinstance(node, list):
        return [_with_texts(each, kind) for each in node]
    if not isinstance(node, dict):
        return node
    texts = _TEXTS.get(kind, {})
    filled = {key: _text(each) if key in texts else _with_texts(each, key) for key, each in node.items()}
    missing = {key: _text(node.get("id")) for key, needed in texts.items() if needed and key not in node}
    return {**filled, **missing}


def _text(written: Node) -> Node:
    """Return a text in every language; one that is written in each stays as it is."""
    return {"en": written, "zh": written} if isinstance(written, str) else written
