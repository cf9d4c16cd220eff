"""An answer sheet becomes events, every answer through the same door as the app.

A sheet opens its assessment under a fixed id, or changes the one that is there: what stands already is left
as it is, so that importing a sheet twice changes nothing. Ids follow from the sheet's text: two machines
that import one sheet hold the same log. Nothing is kept here; all problems come at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from dd_toolkit.core.assessment.events import AssessmentFacts, Event, Log, log_after
from dd_toolkit.core.assessment.fold import Cell, fold, fold_after
from dd_toolkit.core.assessment.sheet import Sheet, SheetAnswer, SheetCell, SheetSource, named
from dd_toolkit.core.assessment.sources import Confidentiality, Source
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.problems import Path, Problem
from dd_toolkit.core.questionnaire.document import Document, adapter_of
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.questionnaire import canonical_json
from dd_toolkit.core.questionnaire.questions import Questionnaire
from dd_toolkit.workflow import answers
from dd_toolkit.workflow.answers import Given, Outcome
from dd_toolkit.workflow.assessments import add_row, add_source, change_facts, change_site, open_assessment
from dd_toolkit.workflow.ports import Pen


@dataclass(frozen=True, slots=True)
class Written:
    """What a sheet adds to a log."""

    assessment: str
    pins: Mapping[str, str]
    events: tuple[Event, ...]
    case: Case
    """The case after it."""


def assessment_id(sheet: Sheet, questionnaire: Questionnaire) -> str:
    """Return the id of the assessment that a sheet writes: the same on every machine.

    It follows from the sheet's name and the questionnaire's version: under a newer version a sheet opens
    another assessment, and the older one stays as it was.
    """
    version = f"{questionnaire.id}|{questionnaire.version}"
    return _uuid7("1970-01-01", f"assessment|{sheet.assessment.id}|{version}")


def write_sheet(
    sheet: Sheet,
    document: Document,
    questionnaire: Questionnaire,
    method: Method,
    known: tuple[Log, Case] | None,
    author: str,
) -> Written | tuple[Problem, ...]:
    """Return the events of a sheet, or every problem with its line; `known` is what the store has."""
    writer = _Writer(sheet, document, _pen(sheet, questionnaire, author))
    if known is None:
        opened = open_assessment(writer.pen, _facts(sheet), sheet.site, questionnaire, method)
        if isinstance(opened, tuple):
            return tuple(problem.at(document.place(("assessment",))) for problem in opened)
        form = build_form(questionnaire).form
        assert form is not None, "a library gives checked questionnaires only"
        log = log_after({}, opened.events)
        writer.begin(log, Case(form, method, fold(log)), opened.events)
        pins = opened.pins
    else:
        writer.begin(*known, ())
        writer.keep(("assessment",), change_facts(writer.log, writer.pen, _facts(sheet)))
        writer.keep(("site",), change_site(writer.log, writer.pen, sheet.site))
        pins = {}
    writer.write()
    if writer.problems:
        return tuple(writer.problems)
    return Written(writer.pen.assessment, pins, tuple(writer.events), writer.case)


def _facts(sheet: Sheet) -> AssessmentFacts:
    head = sheet.assessment
    return AssessmentFacts(
        head.title,
        head.date,
        "",
        "",
        head.assessor,
        head.commissioned_by,
        head.paid_by,
        head.announcement,
        head.access,
        head.invented,
    )


def _pen(sheet: Sheet, questionnaire: Questionnaire, author: str) -> Pen:
    """Return a pen whose ids and instants follow from the sheet alone."""
    text = canonical_json(adapter_of(Sheet).dump_python(sheet, mode="json"))
    seed = hashlib.sha256(text.encode()).hexdigest()
    count = iter(range(1_000_000))
    assessment = assessment_id(sheet, questionnaire)
    at = f"{sheet.assessment.date}T00:00:00Z"

    def new_id() -> str:
        number = next(count)
        return _uuid7(sheet.assessment.date, f"{assessment}|{seed}|{number}", number)

    return Pen(assessment, sheet.assessment.assessor or author, lambda: at, new_id)


def _uuid7(day: str, seed: str, number: int = 0) -> str:
    """Return a UUIDv7 of a day whose random part follows from a seed; `number` orders within the day."""
    try:
        milliseconds = (date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()) * 86_400_000
    except ValueError:
        milliseconds = 0
    noise = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big") & ((1 << 62) - 1)
    value = (max(milliseconds, 0) + number) << 80 | 7 << 76 | 2 << 62 | noise
    return str(UUID(int=value))


class _Writer:
    """Writes a sheet onto a log, step by step, and collects problems with their lines."""

    def __init__(self, sheet: Sheet, document: Document, pen: Pen) -> None:
        self.sheet = sheet
        self.document = document
        self.pen = pen
        self.events: list[Event] = []
        self.problems: list[Problem] = []

    def begin(self, log: Log, case: Case, events: tuple[Event, ...]) -> None:
        """Start from a log and its case."""
        self.log, self.case = log, case
        self.events.extend(events)

    def write(self) -> None:
        """Write sources, rows and answers, in this order, since answers name the other two."""
        for position, source in enumerate(self.sheet.sources):
            for each in self._sources(source):
                self.keep(("sources", position), add_source(self.case, self.log, self.pen, each))
        for position, row in enumerate(self.sheet.rows):
            outcome = add_row(self.case, self.log, self.pen, row.roster, row.row, row.title)
            self.keep(("rows", position), outcome)
        for position, cell in enumerate(self.sheet.answers):
            self._write_cell(cell, ("answers", position))

    def _write_cell(self, sheet_cell: SheetCell, path: Path) -> None:
        cell = Cell(sheet_cell.question, sheet_cell.row)
        for range_, said in sheet_cell.said.items():
            for source in named(range_):
                outcome = answers.answer(self.case, self.log, self.pen, cell, source, _given(said))
                self.keep((*path, "said", range_), outcome)
        for range_, reason in sheet_cell.set_aside.items():
            for source in named(range_):
                outcome = answers.set_aside(self.case, self.log, self.pen, cell, source, reason)
                self.keep((*path, "set_aside", range_), outcome)
        if sheet_cell.accepted is not None:
            note = sheet_cell.accepted
            self.keep(path, answers.accept_not_applicable(self.case, self.log, self.pen, cell, note))
        if sheet_cell.followed_up is not None:
            day, _, note = sheet_cell.followed_up.partition(" ")
            self.keep(path, answers.follow_up(self.case, self.log, self.pen, cell, day, note.strip()))

    def keep(self, path: Path, outcome: Outcome) -> None:
        """Move on with an event, or note problems at the line they stand on."""
        if isinstance(outcome, tuple):
            placed = [
                problem.at(self.document.place(path, question=problem.place.question)) for problem in outcome
            ]
            self.problems += [problem for problem in placed if problem not in self.problems]
        elif outcome is not None:
            self.events.append(outcome)
            self.log = log_after(self.log, (outcome,))
            state = fold_after(self.case.fold, self.log, {outcome.subject})
            self.case = replace(self.case, fold=state)

    def _sources(self, source: SheetSource) -> Iterator[Source]:
        confidential = self.case.confidentiality_default(source.evidence_class)
        default = Confidentiality.CONFIDENTIAL if confidential else Confidentiality.OPEN
        for id_ in named(source.id):
            yield Source(
                id_,
                source.evidence_class,
                source.date,
                source.label,
                source.people,
                source.invited,
                source.off_site,
                source.group,
                source.confidentiality or default,
                source.origin,
                source.citation,
                source.note,
            )


def _given(said: str | SheetAnswer) -> Given:
    if isinstance(said, str):
        return Given(said)
    return Given(said.value, said.state, said.reason, said.note, said.cite, said.origin)
