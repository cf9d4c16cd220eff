"""Who is speaking: choose one of the sources of an assessment, or describe a new one.

A source never carries a name of a worker; its id is random and says nothing of when or in which order
people were heard.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from dd_toolkit.core.assessment.sources import Confidentiality, Source, StatusGroup
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.evaluate import Evaluation
from dd_toolkit.core.evaluation.method import Role
from dd_toolkit.core.problems import Problem
from dd_toolkit.core.report.answers import source_numbers
from dd_toolkit.tui.editors.options import Choice, OptionLines
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.panels.fields import Line
from dd_toolkit.tui.panels.prose import Prose
from dd_toolkit.tui.screens.dialogs import is_day
from dd_toolkit.tui.sitting import WORKER_FAMILY
from dd_toolkit.tui.styles import WRONG
from dd_toolkit.tui.telling import source_line
from dd_toolkit.tui.troubles import problem_paragraphs
from dd_toolkit.words.catalogue import Words

ADD: Final = "+"
"""Id of the line that adds a source; no source can have it."""
NO_ORIGIN: Final = "-"


def source_choices(evaluation: Evaluation, words: Words, *, add: bool = True) -> list[Choice]:
    """Return the sources in the order of their numbers, behind the line that adds one."""
    case = evaluation.case
    numbers = source_numbers(evaluation)
    told = [
        Choice(id_, f"{numbers[id_]}  {source_line(case.fold.sources[id_], case, words)}") for id_ in numbers
    ]
    return [Choice(ADD, words("app.source.add")), *told] if add else told


class SourceForm(ModalScreen[str | None]):
    """A new source, or changes to a known one; gives its id once it is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss"), ("ctrl+s", "accept")]

    def __init__(
        self,
        evaluation: Evaluation,
        words: Words,
        keep: Callable[[Source], tuple[Problem, ...]],
        known: Source | None = None,
    ) -> None:
        super().__init__()
        self.case: Case = evaluation.case
        self.evaluation = evaluation
        self.words = words
        self.keep = keep
        self.known = known

    def compose(self) -> ComposeResult:
        """Make the fields."""
        say = self.words
        with Vertical(classes="dialog -tall"):
            yield Label(say("app.source.title"), classes="head", markup=False)
            with VerticalScroll(can_focus=False):
                yield Label(say("app.source.class"), classes="part", markup=False)
                yield OptionLines("class")
                yield from _line("date", say("app.source.date"))
                yield from _line("label", say("app.source.label"))
                yield from _line("people", say("app.source.people"))
                with Vertical(id="survey"):
                    yield from _line("invited", say("app.source.invited"))
                    yield OptionLines("off_site")
                with Vertical(id="workers"):
                    yield Label(say("app.source.group"), classes="part", markup=False)
                    yield OptionLines("group")
                yield Label(say("app.source.confidentiality"), classes="part", markup=False)
                yield OptionLines("confidentiality")
                yield Label(say("app.source.origin"), classes="part", markup=False)
                yield OptionLines("origin")
                yield from _line("citation", say("app.source.citation"))
                yield from _line("remark", say("app.source.note"))
            yield Prose(id="trouble")
            yield Label(say("app.source.keys"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Fill the fields."""
        say, known = self.words, self.known or Source("", "", self.case.facts.date)
        classes = [
            Choice(each.id, f"{each.id} · {each.name[say.language]}") for each in self.case.method.classes
        ]
        self._offer("class", classes, known.evidence_class)
        groups = [Choice(each.value, say(f"terms.status.{each.value}")) for each in StatusGroup]
        self._offer("group", groups, known.group.value)
        kinds = [Choice(each.value, say(f"app.confidentiality.{each.value}")) for each in Confidentiality]
        self._offer("confidentiality", kinds, known.confidentiality.value)
        others = [each for each in source_choices(self.evaluation, say, add=False) if each.id != known.id]
        self._offer(
            "origin", [Choice(NO_ORIGIN, say("app.source.no_origin")), *others], known.origin or NO_ORIGIN
        )
        places = [Choice(each, say(f"app.source.{each}")) for each in ("on_site", "off_site")]
        self._offer("off_site", places, "off_site" if known.off_site else "on_site")
        texts = {
            "date": known.date,
            "label": known.label,
            "people": str(known.people),
            "invited": "" if known.invited is None else str(known.invited),
            "citation": known.citation,
            "remark": known.note,
        }
        for name, text in texts.items():
            self.query_one(f"#{name}", Line).put(text)
        self._fit_to_class()
        self.set_focus(self.query_one("#class"), scroll_visible=False)

    def on_option_lines_changed(self, event: OptionLines.Changed) -> None:
        """Show what a class asks for; workers are confidential unless somebody decides otherwise."""
        event.stop()
        event.lines.draw()
        if event.lines.id == "class":
            confidential = self.case.confidentiality_default(self._chosen("class"))
            kind = Confidentiality.CONFIDENTIAL if confidential else Confidentiality.OPEN
            lines = self.query_one("#confidentiality", OptionLines)
            lines.offer(lines.choices, [kind.value])
            self._fit_to_class()

    def on_option_lines_onward(self, event: OptionLines.Onward) -> None:
        """Go to the next field."""
        event.stop()
        self.focus_next()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field, or keep the source after the last one."""
        event.stop()
        if event.input.id == "remark":
            self.action_accept()
        else:
            self.focus_next()

    def action_accept(self) -> None:
        """Keep the source and give its id; what is wrong stands below the fields."""
        refusal = self._refusal()
        if refusal:
            self._trouble([Paragraph(self.words(refusal), WRONG)])
            return
        source = self._source()
        problems = self.keep(source)
        if problems:
            self._trouble(problem_paragraphs(problems, self.words))
        else:
            self.dismiss(source.id)

    def _source(self) -> Source:
        worker = self._family() == WORKER_FAMILY
        known = self.known or Source(f"s{secrets.token_hex(6)}", "", "")
        origin = self._chosen("origin")
        survey = self._is_survey()
        return replace(
            known,
            evidence_class=self._chosen("class"),
            date=self._text("date"),
            label=self._text("label"),
            people=int(self._text("people")),
            invited=int(self._text("invited")) if survey and self._text("invited") else None,
            off_site=survey and self._chosen("off_site") == "off_site",
            group=StatusGroup(self._chosen("group")) if worker else StatusGroup.REGULAR,
            confidentiality=Confidentiality(self._chosen("confidentiality")),
            origin=None if origin == NO_ORIGIN else origin,
            citation=self._text("citation"),
            note=self._text("remark"),
        )

    def _refusal(self) -> str:
        """Return the code of what is wrong with the fields themselves; empty where nothing is."""
        if not self._chosen("class"):
            return "app.source.class_needed"
        if not is_day(self._text("date")):
            return "app.source.day_needed"
        numbers = [self._text("people") or "0", self._text("invited") or "1"]
        if not all(number.isascii() and number.isdigit() and 0 < int(number) < 10**7 for number in numbers):
            return "app.source.people_needed"
        return ""

    def _fit_to_class(self) -> None:
        self.query_one("#workers").display = self._family() == WORKER_FAMILY
        self.query_one("#survey").display = self._is_survey()

    def _family(self) -> str:
        known = self.case.method.class_of.get(self._chosen("class"))
        return known.family if known else ""

    def _is_survey(self) -> bool:
        known = self.case.method.class_of.get(self._chosen("class"))
        return bool(known and Role.SURVEY in known.roles)

    def _offer(self, name: str, choices: Sequence[Choice], chosen: str) -> None:
        self.query_one(f"#{name}", OptionLines).offer(choices, [chosen] if chosen else [])

    def _chosen(self, name: str) -> str:
        return next(iter(self.query_one(f"#{name}", OptionLines).chosen), "")

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Line).value.strip()

    def _trouble(self, paragraphs: list[Paragraph]) -> None:
        self.query_one("#trouble", Prose).show(paragraphs)


def _line(name: str, label: str) -> ComposeResult:
    with Horizontal(classes="field"):
        yield Label(label, classes="name", markup=False)
        yield Line(id=name)
