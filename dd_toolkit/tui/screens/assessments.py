"""The list of assessments, newest change first, and where everything begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from dd_toolkit.core.problems import ProblemError
from dd_toolkit.tui.commands import LIST, bindings
from dd_toolkit.tui.flow import Paragraph, one_half
from dd_toolkit.tui.panels.prose import Prose
from dd_toolkit.tui.ports import AppPorts
from dd_toolkit.tui.screens.page import Page
from dd_toolkit.tui.troubles import problem_paragraphs
from dd_toolkit.words.catalogue import Words

if TYPE_CHECKING:
    from dd_toolkit.workflow.ports import AssessmentEntry


FIRST_PAINT = 0.05
"""Seconds for the first frame to reach the screen; reading would hold it back."""


class AssessmentsScreen(Page[None]):
    """Every assessment of the database, two lines each."""

    COMMANDS_HERE = LIST
    BINDINGS = bindings(LIST)

    def __init__(self, ports: AppPorts, words: Words, open_assessment: Callable[[str], None]) -> None:
        super().__init__(words)
        self.ports = ports
        self.open_assessment = open_assessment
        self.entries: Sequence[AssessmentEntry] = ()

    def body(self) -> Iterable[Widget]:
        """Make the list and the place for a word when there is none."""
        yield Prose(id="empty")
        yield OptionList(id="list", compact=True, markup=False)

    def ready(self) -> None:
        """Read the list once the first frame stands: what the database needs is loaded only then."""
        self.query_one("#empty", Prose).show([Paragraph(self.words("app.list.reading"))])
        self.query_one(OptionList).focus()
        self.call_after_refresh(self.set_timer, FIRST_PAINT, self.reload)

    def heading(self) -> str:
        """Return the name of the app."""
        return self.words("app.name")

    def relabel(self, words: Words) -> None:
        """Say the list in a language."""
        super().relabel(words)
        self._show()

    def reload(self) -> None:
        """Read the list again; one that cannot be read is a problem in its place."""
        try:
            self.entries = tuple(self.ports.entries())
        except ProblemError as error:
            self.entries = ()
            self._show()
            self.query_one("#empty", Prose).show(problem_paragraphs(error.problems, self.words))
            return
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        self.open_assessment(event.option.id or "")

    def action_open(self) -> None:
        """Open the assessment at the cursor."""
        self.query_one(OptionList).action_select()

    def action_new(self) -> None:
        """Begin a new assessment and open it."""
        from dd_toolkit.tui.screens.new_assessment import NewAssessmentScreen  # noqa: PLC0415 -- the list starts without it

        def created(id_: str | None) -> None:
            self.reload()
            if id_ is not None:
                self.open_assessment(id_)

        self.app.push_screen(NewAssessmentScreen(self.ports, self.words), created)

    async def action_leave(self) -> None:
        """Quit."""
        await self.run_action("app.quit")

    def _show(self) -> None:
        """Fill the list; the cursor stays on its assessment, wherever that stands now."""
        options, empty = self.query_one(OptionList), self.query_one("#empty", Prose)
        at = options.highlighted_option
        options.clear_options()
        options.add_options([Option(self._lines(entry), id=entry.id) for entry in self.entries])
        options.display, empty.display = bool(self.entries), not self.entries
        empty.show([] if self.entries else [Paragraph(self.words("app.list.empty"))])
        if self.entries:
            ids = [entry.id for entry in self.entries]
            options.highlighted = ids.index(at.id) if at is not None and at.id in ids else 0

    def _lines(self, entry: AssessmentEntry) -> Content:
        words, facts, site = self.words, entry.facts, entry.site
        language = words.language
        mark = words("app.list.invented") + " " if facts.invented else ""
        title = one_half(facts.title, language)
        place = [one_half(name, language) for name in (site.company, site.name)]
        second = words(
            "app.list.line",
            place=" / ".join(name for name in place if name not in title) or place[-1],
            answers=entry.answers,
            changed=entry.changed[:16].replace("T", " "),
        )
        return Content.assemble(
            Content.styled(mark, "bold $warning"),
            Content.styled(title, "bold"),
            f" · {facts.date}\n  ",
            second,
        )
