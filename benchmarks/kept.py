"""The large synthetic assessment in a database, as the app and the loading of a log are measured on it."""

from __future__ import annotations

from contextlib import closing
from typing import Final

from benchmarks.synthetic import answered_often, questionnaire
from benchmarks.workspace import ROOT, Workspace
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.problems import ProblemError
from dd_toolkit.files.library import Library
from dd_toolkit.store.event_store import open_store
from dd_toolkit.workflow.ports import Draft
from dd_toolkit.workflow.session import POSITION

QUESTIONS: Final = 500
RECORDS: Final = 10_000


def shipped_method() -> Method:
    """Return the method that ships with the questionnaires."""
    method = Library(ROOT / "questionnaires").method()
    if isinstance(method, Method):
        return method
    raise ProblemError(*method)


def keep_large(place: Workspace) -> str:
    """Keep the assessment, its first source speaking at its first question; return its id."""
    pins, events, case = answered_often(questionnaire(QUESTIONS), shipped_method(), RECORDS)
    assessment = events[0].assessment
    with closing(open_store(str(place.database))) as store:
        store.pin(pins)
        store.append(assessment, events)
        position = f"{next(iter(case.form.questions))}||s0"
        store.keep_draft(assessment, Draft(POSITION, position, events[0].at))
    return assessment
