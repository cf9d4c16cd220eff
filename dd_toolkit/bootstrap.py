"""Puts the parts together: the only module that names concrete adapters.

A `Workplace` makes each part when it is first asked for, so that a command pays for nothing it does not use;
imports of adapters therefore stand inside functions. Use cases live in `workflow`, wording in `words`;
nothing is decided here but which part is plugged where.
"""

# ruff: noqa: PLC0415 -- imports inside functions are what this module is for
from __future__ import annotations

import gc
import os
import re
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from dd_toolkit.config import APP, LANGUAGE_FILE, Settings
from dd_toolkit.core.problems import Problem, ProblemError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from dd_toolkit.core.assessment.events import AssessmentFacts, SiteFacts
    from dd_toolkit.core.assessment.registry.joined import Company
    from dd_toolkit.core.evaluation.evaluate import Evaluation
    from dd_toolkit.core.report.report import Report
    from dd_toolkit.files.intake import Imported
    from dd_toolkit.files.library import Library, Loaded
    from dd_toolkit.reporting.printing import Printed
    from dd_toolkit.store.database import DatabaseStatus, Upgraded
    from dd_toolkit.tui.ports import AppPorts
    from dd_toolkit.workflow.assessments import Kept
    from dd_toolkit.workflow.ports import AssessmentEntry, EventStore, Pen
    from dd_toolkit.workflow.session import Session

_UNFIT_FOR_NAMES: Final = re.compile(r"[^\w]+")
MAX_NAME: Final = 60
_READABLE: Final = 0o644
"""Mode of files that hold nothing of any assessment."""


class Workplace:
    """Everything concrete behind one set of settings; close it when done."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._store: EventStore | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def store(self) -> EventStore:
        """Return the store, opened when first asked for; raises `ProblemError` where it cannot be."""
        from dd_toolkit.store.event_store import open_store

        with self._lock:
            if self._store is None:
                self._store = open_store(self.settings.database)
            return self._store

    @property
    def library(self) -> Library:
        """Return the folder of questionnaires."""
        from dd_toolkit.files.library import Library

        return Library(self.settings.questionnaires)

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def pen(self, assessment: str | None = None) -> Pen:
        """Return a pen in the declared author's name, for a new assessment where none is named."""
        from dd_toolkit.store.identity import new_id, utc_now
        from dd_toolkit.workflow.ports import Pen

        return Pen(assessment or new_id(), self.settings.author, utc_now, new_id)

    def entries(self) -> tuple[AssessmentEntry, ...]:
        """Return all assessments, newest change first."""
        return self.store.entries()

    def find(self, name: str) -> AssessmentEntry:
        """Return the assessment that a person means; raises `ProblemError` for none or several."""
        from dd_toolkit.workflow.assessments import find

        found = find(self.entries(), name)
        if isinstance(found, Problem):
            raise ProblemError(found)
        return found

    def load(self, name: str) -> Kept:
        """Return the assessment that a person means with its log and case."""
        from dd_toolkit.workflow.assessments import load

        return load(self.store, self.find(name).id)

    def open_session(self, assessment: str) -> Session:
        """Open an assessment by its id."""
        from dd_toolkit.workflow.assessments import load
        from dd_toolkit.workflow.session import Session

        return Session(self.store, load(self.store, assessment), self.pen(assessment), today())

    def create(
        self, facts: AssessmentFacts, site: SiteFacts, questionnaire: str
    ) -> str | tuple[Problem, ...]:
        """Open an assessment with a questionnaire by id and return its id, or problems and nothing kept."""
        from dd_toolkit.workflow.assessments import open_assessment

        loaded, method = self.library.questionnaire(questionnaire), self.library.method()
        if loaded.parsed is None:
            return loaded.problems
        if isinstance(method, tuple):
            return method
        pen = self.pen()
        opened = open_assessment(pen, facts, site, loaded.parsed.questionnaire, method)
        if isinstance(opened, tuple):
            return opened
        self.store.pin(opened.pins)
        self.store.append(pen.assessment, opened.events)
        return pen.assessment

    def report(self, kept: Kept, audience: str = "internal") -> Report:
        """Compose the report of an assessment; raises `ProblemError` for an audience that is refused."""
        from dd_toolkit.core.assessment.events import events_of
        from dd_toolkit.core.report.compose import compose_assessment
        from dd_toolkit.core.report.disclose import Audience, disclose

        disclosed = disclose(kept.case, today(), Audience(audience))
        if isinstance(disclosed, Problem):
            raise ProblemError(disclosed)
        return compose_assessment(disclosed, (event.id for event in events_of(kept.log)))

    def print_report(
        self, report: Report, assessment: str, language: str, out: Path | None
    ) -> Future[Printed]:
        """Start printing in a process of its own, to the reports folder unless told otherwise."""
        from dd_toolkit.reporting.printing import print_in_process

        path = out or self.settings.reports / report_name(report, assessment, language)
        return print_in_process(report, language, self.settings.templates, path)

    def import_file(self, file: Path) -> Imported:
        """Import an answer sheet or an exported assessment; all of it, or `ProblemError` and nothing."""
        from dd_toolkit.files.intake import import_file

        return import_file(file, self.store, self.library, self.settings.author)

    def bank(self) -> Loaded:
        """Return the whole question bank with the regimes that its topics speak to."""
        from dd_toolkit.files.bank import read_bank

        return read_bank(self.library)

    def check_library(self, ids: Sequence[str]) -> tuple[Problem, ...]:
        """Return the problems of questionnaires by id; no id means of everything that ships with them."""
        from dd_toolkit.files.intake import check_library

        return check_library(self.library, ids)

    def lock_bank(self) -> tuple[Path, int, int]:
        """Lock every id of the bank with its meaning; return the lock, how many are new and how many retired.

        Raises `ProblemError` where a published id has another meaning, and writes nothing.
        """
        from dd_toolkit.core.questionnaire.bank_rules import Standing
        from dd_toolkit.files.bank import lock_bank
        from dd_toolkit.files.bank_rules import PUBLISHED, published_text, table_path

        locked = lock_bank(self.library)
        path = self.publish_file(table_path(self.library, PUBLISHED), published_text(locked.after))
        before = {(each.id, each.rev) for each in locked.before}
        new = sum((each.id, each.rev) not in before for each in locked.after)
        return path, new, sum(each.standing is Standing.RETIRED for each in locked.after)

    def write_pages(self, folder: Path) -> tuple[Path, ...]:
        """Write the bank as readable pages; a bank with problems raises `ProblemError` and writes nothing."""
        from dd_toolkit.files.bank import read_bank
        from dd_toolkit.files.bank_rules import read_bank_rules
        from dd_toolkit.reporting.bank_pages import bank_pages

        loaded = read_bank(self.library)
        rules, problems = read_bank_rules(self.library)
        if loaded.parsed is None or problems:
            raise ProblemError(*loaded.problems, *problems)
        pages = bank_pages(loaded.parsed.questionnaire, rules.topics, rules.terms)
        return tuple(self.publish_file(folder / name, text) for name, text in pages.items())

    def convert_law(self, facts: Path, folder: Path) -> tuple[Path, ...]:
        """Convert a sheet of law facts and return the two files; a faulty sheet raises and writes nothing."""
        from dd_toolkit.files.law_facts import convert_law_facts
        from dd_toolkit.files.yaml_document import read_file

        text = read_file(facts)
        if isinstance(text, Problem):
            raise ProblemError(text)
        converted = convert_law_facts(text, str(facts))
        if converted.problems:
            raise ProblemError(*converted.problems)
        written = {"law.csv": converted.csv_text, "law-unsplit.csv": converted.unsplit_text}
        return tuple(self.write_file(folder / name, each) for name, each in written.items())

    def write_file(self, path: Path, text: str) -> Path:
        """Write a text file whole, readable by its owner only; raises `ProblemError` where it cannot be."""
        from dd_toolkit.reporting.printing import write_whole

        write_whole(path, text.encode())
        return path

    def publish_file(self, path: Path, text: str) -> Path:
        """Write a text file whole, readable by everybody; raises `ProblemError` where it cannot be."""
        self.write_file(path, text).chmod(_READABLE)
        return path

    def evaluate(self, kept: Kept) -> Evaluation:
        """Return the evaluation that internal readers see: without sealed sources."""
        from dd_toolkit.core.report.disclose import Audience, disclose

        disclosed = disclose(kept.case, today(), Audience.INTERNAL)
        if isinstance(disclosed, Problem):
            raise ProblemError(disclosed)
        return disclosed.evaluation

    def export(self, kept: Kept) -> str:
        """Return an assessment as JSON text."""
        from dd_toolkit.files.assessment_json import write_assessment
        from dd_toolkit.workflow.exchange import export_assessment

        return write_assessment(export_assessment(kept, self.store), f"dd-toolkit {version()}")

    def database_status(self) -> DatabaseStatus:
        """Tell how the database is; nothing is made, changed or raised."""
        from dd_toolkit.store.database import database_status

        return database_status(self.settings.database)

    def upgrade_database(self) -> Upgraded:
        """Bring the database to the newest form, a local file after a copy."""
        from dd_toolkit.store.database import upgrade

        return upgrade(self.settings.database)

    def app_ports(self) -> AppPorts:
        """Return everything that the terminal app works with."""
        from dd_toolkit.tui.ports import AppPorts, QuestionnaireOffer
        from dd_toolkit.words.catalogue import Words

        def offers() -> Sequence[QuestionnaireOffer]:
            return [QuestionnaireOffer(each.id, each.title, each.purpose) for each in self.library.heads()]

        return AppPorts(
            self.entries,
            self.open_session,
            self.create,
            self._companies,
            offers,
            self._write_report,
            Words,
            self._keep_language,
            lambda: datetime.now().astimezone(),
            self.settings.language,
            self.settings.author,
            self.settings.theme,
        )

    def _companies(self) -> Sequence[Company]:
        """Return the companies of the registry; none where it has a problem, and then names are typed."""
        registry = self.library.registry()
        return () if isinstance(registry, tuple) else registry.companies

    def _write_report(self, assessment: str, language: str) -> Future[str]:
        """Start writing a report in a process of its own.

        The log is read and the report composed there too: of a long log that takes a second, in which the
        app must answer.
        """
        from concurrent.futures import Future

        from dd_toolkit.reporting.printing import in_process

        path: Future[str] = Future()

        def hand_over(done: Future[Printed]) -> None:
            failure = done.exception()
            if failure is None:
                path.set_result(str(done.result().path))
            else:
                path.set_exception(failure)

        # Where settings come from is read by people only, and cannot be sent to another process.
        sent = replace(self.settings, origins={})
        in_process(write_report, sent, assessment, language).add_done_callback(hand_over)
        return path

    def _keep_language(self, language: str) -> None:
        """Remember a language for the next start, if the home folder can be written."""
        with suppress(OSError):
            self.settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.settings.home / LANGUAGE_FILE).write_text(language, encoding="utf-8")


def write_report(settings: Settings, assessment: str, language: str) -> Printed:
    """Read, compose and print the report of an assessment by id, into the reports folder."""
    from dd_toolkit.reporting.printing import print_report
    from dd_toolkit.workflow.assessments import load

    with Workplace(settings) as workplace:
        report = workplace.report(load(workplace.store, assessment))
    out = settings.reports / report_name(report, assessment, language)
    return print_report(report, language, settings.templates, out)


def today() -> date:
    """Return the calendar date where the person sits."""
    return datetime.now().astimezone().date()


def version() -> str:
    """Return the version of the program."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    try:
        return version_of(APP)
    except PackageNotFoundError:  # run from a folder that was never installed
        return "0"


def report_name(report: Report, assessment: str, language: str) -> str:
    """Return the file name of a report: date, site, end of the assessment's id, language.

    Of names written in two languages side by side the first one is taken.
    """
    about = report.about
    names = " ".join(name.partition("／")[0] for name in (about.company, about.site))
    site = _UNFIT_FOR_NAMES.sub("-", names).strip("-").lower()[:MAX_NAME]
    return f"{about.date}-{site}-{assessment[-6:]}.{language}.pdf"


def calm_collector() -> None:
    """Look for garbage less often: an evaluation makes thousands of objects, and few of them are garbage."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def run_app(settings: Settings) -> None:
    """Open the terminal app and return when it is closed."""
    calm_collector()
    # Textual reads both from the environment, once, when it is first imported.
    if settings.plain_keys:
        os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    if not settings.colour:
        os.environ["NO_COLOR"] = "1"
    from dd_toolkit.tui.app import AssessmentApp

    with Workplace(settings) as workplace:
        AssessmentApp(workplace.app_ports()).run()
