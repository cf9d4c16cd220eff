"""The shipped answer sheets, imported through the path that everyone uses, for the tests that read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dd_toolkit.core.assessment.events import log_of
from dd_toolkit.core.assessment.fold import Cell, Recorded
from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.evaluation.evaluate import CellState, Evaluation, evaluate
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.questionnaire.questions import Questionnaire
from dd_toolkit.files.answer_sheet import SheetFile, read_sheet
from dd_toolkit.files.library import Library
from dd_toolkit.workflow.sheets import Written, write_sheet

ROOT = Path(__file__).parents[2]
LIBRARY = Library(ROOT / "questionnaires")
DESK = "desk-review-byd-huizhou"
EXAMPLE = "example-cell-works"
QUESTIONNAIRES = {DESK: "desk-review", EXAMPLE: "plant-assessment"}
"""Which questionnaire each sheet answers."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A sheet, the events it wrote and what they come to on the assessment date."""

    file: SheetFile
    written: Written
    evaluation: Evaluation

    @property
    def sources(self) -> Mapping[str, Source]:
        """Return the sources by id."""
        return self.evaluation.case.fold.sources

    def told(self) -> Iterator[tuple[Cell, Recorded]]:
        """Give every recorded answer with its cell."""
        for cell, spoken in self.evaluation.case.fold.answers.items():
            for recorded in spoken:
                yield cell, recorded

    def cells(self) -> Iterator[CellState]:
        """Give the state of every cell that is in scope."""
        for state in self.evaluation.states.values():
            yield from (each for each in state.cells if each.scope is Scope.IN)


@cache
def questionnaire_and_method(name: str) -> tuple[Questionnaire, Method]:
    """Return what a questionnaire's sheets are read with; a library with problems fails the tests here."""
    loaded = LIBRARY.questionnaire(name)
    assert loaded.parsed is not None, loaded.problems
    method = LIBRARY.method()
    assert isinstance(method, Method), method
    return loaded.parsed.questionnaire, method


def write(file: SheetFile, known: Written | None = None) -> Written:
    """Write a sheet, onto what an earlier import left if that is given; problems fail the test."""
    questionnaire, method = questionnaire_and_method(file.sheet.assessment.questionnaire)
    before = None if known is None else (log_of(known.events), known.case)
    written = write_sheet(file.sheet, file.document, questionnaire, method, before, "tester")
    assert isinstance(written, Written), written
    return written


@cache
def imported(name: str) -> Imported:
    """Import a shipped sheet; problems fail the test that asks for it."""
    path = ROOT / "questionnaires" / "examples" / f"{name}.yaml"
    file = read_sheet(path.read_text("utf-8"), path.name)
    assert isinstance(file, SheetFile), file
    assert file.sheet.assessment.questionnaire == QUESTIONNAIRES[name]
    written = write(file)
    return Imported(file, written, evaluate(written.case, written.case.day))
