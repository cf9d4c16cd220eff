"""Files of worked cases: YAML that experts write, read into cases that can be run.

docs/worked-cases.md is normative for the keys. Answers keep the form of an answer sheet, and what is wrong
with a case is a problem with file and line. Nothing is run here; that is `workflow.cases`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from pathlib import Path as FilePath
from typing import Final

from dd_toolkit.core.assessment.sheet import Sheet, named
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.worked_case import EVERY, Expectation, WorkedCase, WrittenCase, WrittenCases
from dd_toolkit.core.problems import Path, Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import Document, Node, parse_as
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import Questionnaire
from dd_toolkit.files.answer_sheet import FORMAT as SHEET_FORMAT
from dd_toolkit.files.answer_sheet import parse_sheet
from dd_toolkit.files.case_parts import Origins, joined, lines_of
from dd_toolkit.files.library import Library, Loaded
from dd_toolkit.files.small_questionnaire import part_of, read_small_questionnaire
from dd_toolkit.files.yaml_document import read_document

FORMAT: Final = 1
"""The format of files of worked cases that this version reads."""
_RULE: Final = re.compile(r"(?:method|design) [1-9][0-9]?: \S.*")
_FRACTION: Final = re.compile(r"(-?[0-9]{1,12})/([1-9][0-9]{0,11})", re.ASCII)
_JOINED: Final = ("sources", "rows", "answers")
"""Parts of an answer sheet that a case may share with the others of its file."""
_BY_QUESTION: Final = ("relevance", "values", "calculated", "judgements", "weights", "gains", "gain_of")


@dataclass(frozen=True, slots=True)
class Basis:
    """What cases are run with beside what stands in their file."""

    method: Method
    law: Mapping[str, Fact]
    questionnaire: Callable[[str], Loaded]
    """Gives a questionnaire of the library by id."""


@dataclass(frozen=True, slots=True)
class CaseBook:
    """The cases of one file; a file with a problem gives none."""

    cases: tuple[WorkedCase, ...]
    problems: tuple[Problem, ...] = ()


def case_files(library: Library) -> tuple[FilePath, ...]:
    """Return the files of worked cases that ship with the questionnaires, sorted by name."""
    return tuple(sorted((library.folder / "cases").glob("*.yaml")))


def basis_of(library: Library) -> Basis | tuple[Problem, ...]:
    """Return what the cases of a library are run with, or every problem of method and law."""
    method = library.method()
    law, problems = library.law()
    if isinstance(method, tuple):
        return method + problems
    return problems or Basis(method, law, library.questionnaire)


def read_cases(text: str, file: str, basis: Basis) -> CaseBook:
    """Read a file of worked cases, or give every problem of it. Never raises."""
    document = read_document(text, file)
    if isinstance(document, tuple):
        return CaseBook((), document)
    found = document.node(("format",))
    if found != FORMAT:
        details = {"found": str(found), "known": str(FORMAT)}
        return CaseBook((), (Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("format",)), details),))
    document = Document(document.file, _with_numbers(document.root), document.lines)
    written = parse_as(document, WrittenCases)
    if isinstance(written, tuple):
        return CaseBook((), written)
    questionnaire = _questionnaire(document, basis)
    if isinstance(questionnaire, tuple):
        return CaseBook((), questionnaire)
    reader = _Reader(document, written, questionnaire, basis.method)
    cases = tuple(reader.read())
    return CaseBook((), tuple(reader.problems)) if reader.problems else CaseBook(cases)


def _questionnaire(document: Document, basis: Basis) -> Questionnaire | tuple[Problem, ...]:
    path = ("questionnaire",)
    chosen = document.node(path)
    if not isinstance(chosen, str):
        return read_small_questionnaire(document, path, basis.law, basis.method)
    loaded = basis.questionnaire(chosen)
    return loaded.problems if loaded.parsed is None else loaded.parsed.questionnaire


def _with_numbers(root: Node) -> Node:
    """Turn fractions among what is expected into their numbers."""
    if not isinstance(root, dict) or not isinstance(root.get("cases"), list):
        return root
    cases = [
        {**case, "expect": _numbers(case["expect"])} if isinstance(case, dict) and "expect" in case else case
        for case in root["cases"]  # type: ignore[union-attr]  # a list, as seen above
    ]
    return {**root, "cases": cases}


def _numbers(node: Node) -> Node:
    if isinstance(node, dict):
        return {key: _numbers(each) for key, each in node.items()}
    if isinstance(node, list):
        return [_numbers(each) for each in node]
    fraction = _FRACTION.fullmatch(node) if isinstance(node, str) else None
    return float(Fraction(int(fraction[1]), int(fraction[2]))) if fraction else node


class _Reader:
    """Resolves the cases of one file and collects problems with their lines."""

    def __init__(
        self, document: Document, written: WrittenCases, questionnaire: Questionnaire, method: Method
    ) -> None:
        self.document = document
        self.written = written
        self.questionnaire = questionnaire
        self.method = method
        self.questions = {question.id for _, _, question in questions_of(questionnaire)}
        self.problems: list[Problem] = []

    def read(self) -> Iterator[WorkedCase]:
        """Give every case before the first problem; a file with a problem gives none in the end."""
        if not self.written.cases:
            self._problem(ProblemCode.KEY_MISSING, ("cases",), key="cases")
        names: set[str] = set()
        for position, case in enumerate(self.written.cases):
            path = ("cases", position)
            if case.name in names:
                self._problem(ProblemCode.ID_DUPLICATE, (*path, "name"), id=case.name)
            names.add(case.name)
            sheet = self._sheet(case, path)
            self._check(case, path, sheet)
            if sheet is not None and not self.problems:
                yield self._resolved(case, path, sheet)

    def _resolved(self, case: WrittenCase, path: Path, sheet: tuple[Sheet, Document]) -> WorkedCase:
        day = case.as_of or case.moved_to or case.date or self.written.shared.date
        return WorkedCase(
            case.name,
            case.rule,
            *sheet,
            self.questionnaire,
            self.method,
            date.fromisoformat(day),
            case.moved_to,
            case.expect,
            part_of(self.document, (*path, "expect")),
        )

    def _sheet(self, case: WrittenCase, path: Path) -> tuple[Sheet, Document] | None:
        """Return the answer sheet that a case amounts to; its lines are those of the file."""
        root: dict[str, Node] = {
            "format": SHEET_FORMAT,
            "assessment": {
                "id": f"case-{path[1]}",
                "title": case.name,
                "date": case.date or self.written.shared.date,
                "questionnaire": self.questionnaire.id,
            },
            "site": self._site(case),
        }
        origins: Origins = {path: [()]}
        for start, part in ((("shared", "site"), self.written.shared.site), ((*path, "site"), case.site)):
            origins.update({(*start, key): [("site", key)] for key in part})
        for key in _JOINED:
            root[key] = joined(self.document, key, path, origins)
        parsed = parse_sheet(Document(self.document.file, root, lines_of(self.document, origins)))
        if isinstance(parsed, tuple):
            for problem in parsed:
                self._note(problem)
            return None
        return parsed.sheet, parsed.document

    def _site(self, case: WrittenCase) -> Node:
        site = {"company": "worked case", "name": "worked case", "segments": ["CEL"]}
        return {**site, **self.written.shared.site, **case.site}

    def _check(self, case: WrittenCase, path: Path, sheet: tuple[Sheet, Document] | None) -> None:
        """Note what the shape alone does not refuse."""
        if not _RULE.fullmatch(case.rule):
            self._unfit((*path, "rule"), case.rule, "method 5: …")
        days = {"date": case.date, "moved_to": case.moved_to, "as_of": case.as_of}
        for key, day in {**days, "shared": self.written.shared.date}.items():
            if day is not None and not _is_day(day):
                where = ("shared", "date") if key == "shared" else (*path, key)
                self._unfit(where, day, "2026-03-01")
        expected = {each.name for each in fields(Expectation) if getattr(case.expect, each.name) is not None}
        if not expected:
            self._problem(ProblemCode.KEY_MISSING, (*path, "expect"), key="expect")
        if case.expect.refused is not None:
            for key in sorted(expected - {"refused"}):
                self._problem(ProblemCode.KEY_UNKNOWN, (*path, "expect", key), key=key)
        self._check_names(case, path, sheet)

    def _check_names(self, case: WrittenCase, path: Path, sheet: tuple[Sheet, Document] | None) -> None:
        """Note questions and sources that an expectation names and that do not exist."""
        sources = {id_ for each in sheet[0].sources for id_ in named(each.id)} if sheet else None
        for key in _BY_QUESTION:
            for name in getattr(case.expect, key) or ():
                question = name.partition("/")[0]
                if question not in self.questions and (key, name) != ("judgements", EVERY):
                    where = (*path, "expect", key, name)
                    self._problem(ProblemCode.QUESTION_UNKNOWN, where, question=question)
                by_source = getattr(case.expect, key)[name] if key in ("values", "calculated") else ()
                for source in by_source:
                    if sources is not None and source not in sources:
                        where = (*path, "expect", key, name, source)
                        self._problem(ProblemCode.SOURCE_UNKNOWN, where, question=question, source=source)

    def _unfit(self, path: Path, found: str, allowed: str) -> None:
        details = {"key": str(path[-1]), "found": found, "expected": "", "allowed": allowed}
        self._problem(ProblemCode.VALUE_SHAPE, path, **details)

    def _problem(self, code: ProblemCode, path: Path, **details: str) -> None:
        self._note(Problem(code, self.document.place(path), details))

    def _note(self, problem: Problem) -> None:
        """Note a problem; a fault in a shared part is met in every case and told once."""
        known = {(each.code, each.place.line, str(each.details)) for each in self.problems}
        if (problem.code, problem.place.line, str(problem.details)) not in known:
            self.problems.append(problem)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
