"""The terminal app: which screen comes next, in which language, and nothing else.

Everything concrete comes in through the ports. A screen reports by what it returns or by calling what it
was given; problems of the outside are shown and never end the app.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar

from textual.command import CommandPalette

from dd_toolkit.core.problems import ProblemError
from dd_toolkit.tui.keys import KeysInOrder
from dd_toolkit.tui.palette import PageCommands
from dd_toolkit.tui.ports import AppPorts
from dd_toolkit.tui.screens.assessments import AssessmentsScreen
from dd_toolkit.tui.screens.page import Page
from dd_toolkit.tui.troubles import problem_line
from dd_toolkit.words.catalogue import LANGUAGES, Words

WATCH = 0.2
"""Seconds between two looks at a report that is being written."""
WIDE = 90
"""Columns from which the tree stands beside the question."""
LONG = 20
"""Seconds for which a path or a problem stays on the screen."""


class AssessmentApp(KeysInOrder):
    """Opens the list of assessments and leads from screen to screen."""

    CSS_PATH = "styles.tcss"
    COMMANDS: ClassVar = {PageCommands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 -- Textual's name and shape
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = True

    def __init__(self, ports: AppPorts, assessment: str | None = None) -> None:
        super().__init__()
        self.ports = ports
        self.words: Words = ports.say(ports.language)
        self.theme = ports.theme
        self.first = assessment
        """Id of an assessment to open at once; None opens the list."""
        self.reports: list[Future[str]] = []
        """Reports that are being written."""

    def on_mount(self) -> None:
        """Show the list of assessments."""
        self.title = self.words("app.name")
        self.push_screen(AssessmentsScreen(self.ports, self.words, self.open_assessment))
        self.set_interval(WATCH, self.watch_reports)
        if self.first is not None:
            self.open_assessment(self.first)

    def open_assessment(self, id_: str) -> None:
        """Open an assessment's interview; one that cannot be opened is named."""
        from dd_toolkit.tui.screens.interview import InterviewScreen  # noqa: PLC0415 -- the list starts without it
        from dd_toolkit.tui.sitting import Sitting  # noqa: PLC0415 -- the list starts without it

        try:
            sitting = Sitting(self.ports.open_session(id_), self.ports.now)
        except ProblemError as error:
            self.tell_problems(error)
            return
        self.push_screen(InterviewScreen(sitting, self.words, self.write_report), self.came_back)

    def came_back(self, _result: None) -> None:
        """Bring the list up to date."""
        for screen in self.screen_stack:
            if isinstance(screen, AssessmentsScreen):
                screen.reload()

    def action_language(self) -> None:
        """Say everything in the other language and remember it."""
        position = LANGUAGES.index(self.words.language)
        language = LANGUAGES[(position + 1) % len(LANGUAGES)]
        self.words = self.ports.say(language)
        self.title = self.words("app.name")
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.relabel(self.words)
        try:
            self.ports.keep_language(language)
        except ProblemError as error:
            self.tell_problems(error)

    def action_command_palette(self) -> None:
        """Open the palette, in the language of the app."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=self.words("app.palette.placeholder")))

    def action_help_quit(self) -> None:
        """Tell how to quit where ^c does nothing."""
        self.notify(self.words("app.quit.how"), markup=False)

    async def action_quit(self) -> None:
        """Quit once what is being typed is kept; where it cannot be kept, only at the second time."""
        for screen in self.screen_stack:
            if isinstance(screen, Page) and not screen.may_close():
                return
        self.exit()

    def write_report(self, assessment: str, language: str) -> None:
        """Have a report written elsewhere and go on."""
        try:
            self.reports.append(self.ports.write_report(assessment, language))
        except ProblemError as error:
            self.tell_problems(error)
            return
        self.show_writing()

    def watch_reports(self) -> None:
        """Tell of reports that are done."""
        for future in [each for each in self.reports if each.done()]:
            self.reports.remove(future)
            self.show_writing()
            error = future.exception()
            if error is None:
                said = self.words("app.report.written", path=future.result())
                self.notify(said, timeout=LONG, markup=False)
            elif isinstance(error, ProblemError):
                self.tell_problems(error)
            else:
                said = self.words("app.report.failed", detail=str(error) or type(error).__name__)
                self.notify(said, severity="error", timeout=LONG, markup=False)

    def show_writing(self) -> None:
        """Show on every page how many reports are being written."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.show_writing(len(self.reports))

    def tell_problems(self, error: ProblemError) -> None:
        """Show problems of the outside with their remedies."""
        for problem in error.problems:
            self.notify(problem_line(problem, self.words), severity="error", timeout=LONG, markup=False)
