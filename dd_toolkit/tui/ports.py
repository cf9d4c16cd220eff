"""Everything concrete that the app works with, handed in as callables; tests hand in fakes.

The app knows no file, no database and no printer. A callable that cannot do its work raises
`ProblemError`; the app shows the problem and goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dd_toolkit.core.assessment.events import AssessmentFacts, SiteFacts
    from dd_toolkit.core.assessment.registry.joined import Company
    from dd_toolkit.core.problems import Problem
    from dd_toolkit.core.questionnaire.text import Text
    from dd_toolkit.words.catalogue import Words
    from dd_toolkit.workflow.ports import AssessmentEntry
    from dd_toolkit.workflow.session import Session


@dataclass(frozen=True, slots=True)
class QuestionnaireOffer:
    """A questionnaire that a new assessment may use."""

    id: str
    title: Text
    purpose: Text


@dataclass(frozen=True, slots=True)
class AppPorts:
    """What the app asks of the outside."""

    entries: Callable[[], Sequence[AssessmentEntry]]
    """All assessments, newest change first."""
    open_session: Callable[[str], Session]
    """Opens an assessment by id."""
    create: Callable[[AssessmentFacts, SiteFacts, str], str | tuple[Problem, ...]]
    """Creates an assessment with a questionnaire (by id) and gives its id, or problems and nothing kept."""
    companies: Callable[[], Sequence[Company]]
    """The companies of the registry; empty where it cannot be read."""
    questionnaires: Callable[[], Sequence[QuestionnaireOffer]]
    """Questionnaires without errors."""
    write_report: Callable[[str, str], Future[str]]
    """Starts a report of an assessment in a language; the future gives the path of the file."""
    say: Callable[[str], Words]
    """The catalogue in a language."""
    keep_language: Callable[[str], None]
    """Remembers the person's language for the next start."""
    now: Callable[[], datetime]
    """The wall clock where the person sits."""
    language: str = "en"
    author: str = ""
    theme: str = "textual-dark"
    """A theme of Textual's; `ansi-dark` keeps to the sixteen colours of the terminal."""
