"""A new assessment: which company and site, by which questionnaire, on which day, for whom.

The registry proposes company, plants and segments and says where it has them from; whatever it proposes can
be changed. The screen gives the id of the assessment once it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur
from textual.widget import Widget
from textual.widgets import Input, Label

from dd_toolkit.core.assessment.events import Announcement, AssessmentFacts, SiteFacts
from dd_toolkit.core.assessment.registry.choosing import find_company, find_place
from dd_toolkit.core.assessment.registry.joined import Company
from dd_toolkit.core.assessment.registry.parts import Location
from dd_toolkit.core.problems import ProblemError
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.tui.commands import FORM, bindings
from dd_toolkit.tui.editors.options import Choice, Choosing, OptionLines
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.panels.fields import Line
from dd_toolkit.tui.panels.prose import Prose
from dd_toolkit.tui.ports import AppPorts, QuestionnaireOffer
from dd_toolkit.tui.proposing import proposed_segments, reason_for
from dd_toolkit.tui.screens.dialogs import PickByTyping, Picked, is_day
from dd_toolkit.tui.screens.page import Page
from dd_toolkit.tui.styles import QUIET, WRONG
from dd_toolkit.tui.troubles import problem_paragraphs
from dd_toolkit.words.catalogue import Words

GROUPS: Final = ("dispatched", "students", "young", "temporary", "women", "dormitory", "night")
"""Groups whose size questions and results ask for (docs/question-types.md, `group`)."""
TEXTS: Final = ("company", "site", "title", "date", "workforce", *GROUPS)
"""Fields of one line, in their order, before the lists."""
PEOPLE: Final = ("assessor", "commissioned_by", "paid_by", "access")
LISTS: Final = ("questionnaire", "segments", "announcement", "invented")
MAX_PEOPLE: Final = 10_000_000


class NewAssessmentScreen(Page[str | None]):
    """The form of a new assessment."""

    COMMANDS_HERE = FORM
    BINDINGS = bindings(FORM)

    def __init__(self, ports: AppPorts, words: Words) -> None:
        super().__init__(words)
        self.ports = ports
        self.companies: Sequence[Company] = ()
        self.offers: Sequence[QuestionnaireOffer] = ()
        self.company: Company | None = None
        self.plant: Location | None = None
        self.proposed: frozenset[str] = frozenset()
        """The segments that were put last without being chosen by the person."""

    def body(self) -> Iterable[Widget]:
        """Make the fields."""
        yield Prose(id="trouble")
        with VerticalScroll(id="form", can_focus=False):
            for name in ("company", "site", "title", "date"):
                yield from _field(name)
            yield Label(id="questionnaire-label", classes="part", markup=False)
            yield OptionLines("questionnaire")
            yield Prose(id="purpose")
            yield Label(id="segments-label", classes="part", markup=False)
            yield Prose(id="proposed")
            yield OptionLines("segments", choosing=Choosing.MANY)
            yield Label(id="people-label", classes="part", markup=False)
            for name in ("workforce", *GROUPS):
                yield from _field(name)
            yield Label(id="visit-label", classes="part", markup=False)
            yield OptionLines("announcement")
            for name in PEOPLE:
                yield from _field(name)
            yield OptionLines("invented", choosing=Choosing.MANY)

    def prepare(self) -> None:
        """Read questionnaires and registry, and fill what is known."""
        try:
            self.offers = tuple(self.ports.questionnaires())
            self.companies = tuple(self.ports.companies())
        except ProblemError as error:
            self._trouble(problem_paragraphs(error.problems, self.words))
        for name in ("segments", "invented"):
            self.query_one(f"#{name}", OptionLines).may_be_empty = True
        self.query_one("#date", Line).put(self.ports.now().date().isoformat())
        self.query_one("#assessor", Line).put(self.ports.author)

    def ready(self) -> None:
        """Ask for the company first."""
        self.set_focus(self.query_one("#company", Line))
        if self.companies:
            self.call_after_refresh(self._choose_company)

    def heading(self) -> str:
        """Return what the form is for."""
        return self.words("app.new.heading")

    def relabel(self, words: Words) -> None:
        """Say every label in a language; what was filled in stays."""
        super().relabel(words)
        for name in (*TEXTS, *PEOPLE):
            code = f"app.new.{name}" if name not in GROUPS or name == "temporary" else f"terms.group.{name}"
            self.query_one(f"#{name}-label", Label).update(words(code))
        for name in ("questionnaire", "segments", "people", "visit"):
            self.query_one(f"#{name}-label", Label).update(words(f"app.new.{name}"))
        self.query_one("#title", Line).placeholder = words("app.new.title.placeholder")
        self.query_one("#company", Line).placeholder = words("app.new.company.placeholder")
        self._offer_lists()

    def on_option_lines_changed(self, event: OptionLines.Changed) -> None:
        """Show what a questionnaire is for, and the mark of an invented site."""
        event.stop()
        event.lines.draw()
        if event.lines.id == "invented":
            self.mark_invented(invented=bool(event.lines.chosen))
        self._show_purpose()

    def on_option_lines_onward(self, event: OptionLines.Onward) -> None:
        """Go to the next field."""
        event.stop()
        self.focus_next()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        event.stop()
        self._settle(event.input.id)
        self.focus_next()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Look up what was typed when its field is left."""
        self._settle(event.widget.id)

    def action_choose(self) -> None:
        """Offer companies, or the plants of the chosen one where the site is at the cursor."""
        focused = self.focused
        if focused is not None and focused.id == "site" and self.company is not None:
            self._choose_plant()
        elif self.companies:
            self._choose_company()

    def action_cancel(self) -> None:
        """Go back; nothing was kept."""
        self.dismiss(None)

    def action_accept(self) -> None:
        """Keep the assessment; what is wrong is named and the cursor put there."""
        wrong = self._refusal()
        if wrong is not None:
            code, name = wrong
            label = self._label(name)
            self._trouble([Paragraph(self.words(code, field=label), WRONG)])
            self.query_one(f"#{name}").focus()
            return
        try:
            outcome = self.ports.create(self._facts(), self._site(), self._chosen("questionnaire")[0])
        except ProblemError as error:
            outcome = error.problems
        if isinstance(outcome, str):
            self.dismiss(outcome)
        else:
            self._trouble(problem_paragraphs(outcome, self.words))

    def _choose_company(self) -> None:
        language = self.words.language
        choices = [Choice(each.id, _names(each, language)) for each in self.companies]

        def picked(choice: Picked | None) -> None:
            if choice is None:
                return
            company = next((each for each in self.companies if each.id == choice.id), None)
            self.query_one("#company", Line).put(company.name[language] if company else choice.text)
            self._settle("company")
            self.set_focus(self.query_one("#site", Line))
            if self.company is not None:
                self._choose_plant()

        title = self.words("app.new.company.pick")
        self.app.push_screen(PickByTyping(title, choices, self.words, free=True), picked)

    def _choose_plant(self) -> None:
        assert self.company is not None
        language = self.words.language
        places = {str(n): each for n, each in enumerate(self.company.places)}
        choices = [Choice(n, f"{each.place[language]} · {each.country}") for n, each in places.items()]

        def picked(choice: Picked | None) -> None:
            if choice is None:
                return
            plant = places.get(choice.id or "")
            self.query_one("#site", Line).put(plant.place[language] if plant else choice.text)
            self._settle("site")
            self.set_focus(self.query_one("#title", Line))

        title = self.words("app.new.site.pick")
        self.app.push_screen(PickByTyping(title, choices, self.words, free=True), picked)

    def _settle(self, field: str | None) -> None:
        """Look up the company or the plant that a field names, and propose segments where it is another.

        Another company proposes anew; another plant only where the person has not chosen otherwise.
        """
        company = find_company(self.companies, self._text("company"))
        plant = find_place(company, self._text("site")) if company else None
        if field not in {"company", "site"} or (company, plant) == (self.company, self.plant):
            return
        lines = self.query_one("#segments", OptionLines)
        is_untouched = company != self.company or lines.chosen == self.proposed
        self.company, self.plant = company, plant
        if is_untouched:
            self.proposed = proposed_segments(company, plant)
            lines.offer(lines.choices, self.proposed)
        self._show_reason()

    def _show_reason(self) -> None:
        reason = reason_for(self.company, self.plant, self.words)
        self.query_one("#proposed", Prose).show([Paragraph(reason, QUIET, indent=2)] if reason else [])

    def _offer_lists(self) -> None:
        say, language = self.words, self.words.language
        offers = {
            "questionnaire": [Choice(each.id, each.title[language]) for each in self.offers],
            "segments": [
                Choice(each.value, f"{each.value} · {say(f'terms.segment.{each.value}')}") for each in Segment
            ],
            "announcement": [
                Choice(each.value, say(f"terms.announcement.{each.value}")) for each in Announcement
            ],
            "invented": [Choice("invented", say("app.new.invented"))],
        }
        for name, choices in offers.items():
            lines = self.query_one(f"#{name}", OptionLines)
            lines.offer(choices, lines.chosen or self._first_choice(name, choices))
        self._show_purpose()
        self._show_reason()

    def _first_choice(self, name: str, choices: Sequence[Choice]) -> Sequence[str]:
        if name == "questionnaire":
            return [each.id for each in choices[:1]]
        return [Announcement.UNKNOWN.value] if name == "announcement" else []

    def _show_purpose(self) -> None:
        chosen = self._chosen("questionnaire")
        offer = next((each for each in self.offers if [each.id] == chosen), None)
        text = offer.purpose[self.words.language] if offer else self.words("app.new.no_questionnaire")
        self.query_one("#purpose", Prose).show([Paragraph(text.strip(), QUIET, indent=2)])

    def _refusal(self) -> tuple[str, str] | None:
        """Return the code of what is wrong and the field it is in; None where all is well."""
        for name in ("company", "site"):
            if not self._text(name):
                return "app.ask.needed", name
        if not is_day(self._text("date")):
            return "app.ask.day", "date"
        for name in ("questionnaire", "segments"):
            if not self._chosen(name):
                return "app.ask.needed", name
        for name in ("workforce", *GROUPS):
            text = self._text(name)
            if text and not (text.isascii() and text.isdigit() and int(text) <= MAX_PEOPLE):
                return "app.ask.number", name
        return None

    def _facts(self) -> AssessmentFacts:
        day = self._text("date")
        title = self._text("title") or f"{self._text('company')} – {self._text('site')}, {day[:4]}"
        return AssessmentFacts(
            title,
            day,
            "",
            "",
            self._text("assessor"),
            self._text("commissioned_by"),
            self._text("paid_by"),
            Announcement(self._chosen("announcement")[0]),
            self._text("access"),
            bool(self._chosen("invented")),
        )

    def _site(self) -> SiteFacts:
        chosen = set(self._chosen("segments"))
        company = find_company(self.companies, self._text("company"))
        return SiteFacts(
            self._text("company"),
            self._text("site"),
            tuple(segment for segment in Segment if segment.value in chosen),
            self.plant.country if self.plant else "",
            self.plant.place[self.words.language] if self.plant else "",
            company.id if company else None,
            int(self._text("workforce")) if self._text("workforce") else None,
            {name: int(self._text(name)) for name in GROUPS if self._text(name)},
        )

    def _label(self, name: str) -> str:
        return str(self.query_one(f"#{name}-label", Label).content)

    def _chosen(self, name: str) -> list[str]:
        return sorted(self.query_one(f"#{name}", OptionLines).chosen)

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Line).value.strip()

    def _trouble(self, paragraphs: list[Paragraph]) -> None:
        self.query_one("#trouble", Prose).show(paragraphs)


def _field(name: str) -> ComposeResult:
    with Horizontal(classes="field"):
        yield Label(id=f"{name}-label", classes="name", markup=False)
        yield Line(id=name)


def _names(company: Company, language: str) -> str:
    """Return a company's name with its name in the other language, so that typing finds either."""
    other = company.name["zh" if language == "en" else "en"]
    return " · ".join(dict.fromkeys((company.name[language], other)))
