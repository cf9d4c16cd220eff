"""The form of a new assessment with a company of the registry.

1. Choosing or typing a company pre-selects its segments and says where they are from.
2. A plant of which a table speaks goes before the company; what the person chose stays.
3. A company of no registry, or of which the report says nothing, pre-selects nothing.
4. The reason is seen in full at every size and in both languages.
5. The registry is read by the form, not by the start.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from dd_toolkit.core.assessment.registry.joined import Company
from dd_toolkit.tui.app import AssessmentApp
from dd_toolkit.tui.editors.options import OptionLines
from dd_toolkit.tui.panels.fields import Line
from dd_toolkit.tui.screens.interview import InterviewScreen
from dd_toolkit.tui.screens.new_assessment import NewAssessmentScreen
from dd_toolkit.words.catalogue import LANGUAGES, Words
from tests.builders import library
from tests.tui.app_fakes import Outside
from tests.tui.screen_text import lines, press, write

SIZES = [(80, 24), (120, 40)]


def shipped() -> Sequence[Company]:
    """Return the companies that ship."""
    registry = library().registry()
    assert not isinstance(registry, tuple)
    return registry.companies


@asynccontextmanager
async def form(
    language: str = "en", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[AssessmentApp, Pilot[None]]]:
    """Open the form with the shipped registry, its picker of companies in front."""
    outside = Outside(language)
    outside.companies = shipped()
    app = outside.app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "n")
        yield app, pilot


def chosen(app: AssessmentApp) -> str:
    """Return the segments that are ticked."""
    lines = screen(app).query_one("#segments", OptionLines)
    return " ".join(each.id for each in lines.choices if each.id in lines.chosen)


def screen(app: AssessmentApp) -> NewAssessmentScreen:
    """Return the form, whatever dialog stands over it."""
    (found,) = (each for each in app.screen_stack if isinstance(each, NewAssessmentScreen))
    return found


def shown(app: AssessmentApp) -> str:
    """Return the screen without blanks, line breaks and the bar that shows how far it is scrolled."""
    return "".join("".join(line.rstrip("▁▂▃▄▅▆▇█ ").split()) for line in lines(app))


def holds(app: AssessmentApp, text: str) -> bool:
    """Tell whether a text is on the screen in full, however it is wrapped."""
    return "".join(text.split()) in shown(app)


async def pick(pilot: Pilot[None], words: str) -> None:
    """Type a part of a name into the picker and take the first that fits."""
    await write(pilot, words)
    await press(pilot, "enter")


async def test_a_company_brings_its_segments_and_the_reason() -> None:
    """1: from the picker, before any plant is chosen."""
    async with form() as (app, pilot):
        await pick(pilot, "CATL")
        assert chosen(app) == "MIN REF CEL PAK BMS REC"
        await press(pilot, "escape")
        screen(app).query_one("#segments", OptionLines).focus()
        await pilot.pause()
        assert holds(app, "From Table 1 and Appendix 1 of the report, for the whole company")


async def test_a_typed_name_counts_when_its_field_is_left() -> None:
    """1, 3: any name that the registry knows, and one that it does not know."""
    async with form() as (app, pilot):
        await press(pilot, "escape")
        await write(pilot, "funeng technology")
        assert chosen(app) == ""
        await press(pilot, "enter")
        assert chosen(app) == "CEL PAK BMS"
        field = screen(app).query_one("#company", Line)
        field.value = "Some other firm"
        field.focus()
        await press(pilot, "tab")
        assert chosen(app) == ""
        assert not holds(app, "of the report")


async def test_a_plant_of_which_a_table_speaks_goes_first() -> None:
    """2: BYD in Huizhou by Table 3; elsewhere the whole company again."""
    async with form() as (app, pilot):
        await pick(pilot, "BYD Company")
        assert chosen(app) == "MIN REF CEL PAK BMS CAS FIN REC"
        await pick(pilot, "Huizhou")
        assert chosen(app) == "CEL PAK BMS CAS FIN"
        screen(app).query_one("#segments", OptionLines).focus()
        await pilot.pause()
        assert holds(app, "From Table 3 of the report, about this place: CEL PAK BMS CAS FIN")
        site = screen(app).query_one("#site", Line)
        site.focus()
        await press(pilot, "f2")
        await pick(pilot, "Xining")
        assert chosen(app) == "MIN REF CEL PAK BMS CAS FIN REC"


async def test_what_the_person_chose_stays() -> None:
    """2: another plant of the same company changes nothing then, and the assessment has it so."""
    async with form() as (app, pilot):
        await pick(pilot, "BYD Company")
        await press(pilot, "escape")
        lines = screen(app).query_one("#segments", OptionLines)
        lines.focus()
        await press(pilot, "1", "2")
        assert chosen(app) == "CEL PAK BMS CAS FIN REC"
        screen(app).query_one("#site", Line).focus()
        await press(pilot, "f2")
        await pick(pilot, "Huizhou")
        assert chosen(app) == "CEL PAK BMS CAS FIN REC"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, InterviewScreen)
        site = app.screen.sitting.session.case.site
        assert (site.company_id, site.place, site.country) == ("byd", "Huizhou, Guangdong", "CN")
        assert " ".join(site.segments) == "CEL PAK BMS CAS FIN REC"


async def test_a_company_of_which_nothing_is_said_says_so() -> None:
    """3: the person chooses."""
    async with form() as (app, pilot):
        await pick(pilot, "A123")
        await press(pilot, "escape")
        assert chosen(app) == ""
        screen(app).query_one("#segments", OptionLines).focus()
        await pilot.pause()
        assert holds(app, Words("en")("app.new.proposed_none"))


async def test_a_company_without_places_asks_for_the_site() -> None:
    """3: nothing but what is typed can be picked, and it is kept."""
    async with form() as (app, pilot):
        await pick(pilot, "GEM")
        await pick(pilot, "Plant 1")
        assert screen(app).query_one("#site", Line).value == "Plant 1"
        assert chosen(app) == "MIN REF REC"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_reason_is_seen_in_full(language: str, size: tuple[int, int]) -> None:
    """4: and it changes with the language."""
    async with form(language, size) as (app, pilot):
        await pick(pilot, "Sunwoda")
        await press(pilot, "escape")
        screen(app).query_one("#segments", OptionLines).focus()
        await pilot.pause()
        for _ in range(2):
            say = Words(app.screen.words.language)  # type: ignore[attr-defined]  # the form is on top
            tables = {"en": "Table 1, Table 3 and Appendix 1", "zh": "表1、表3和附录1"}[say.language]
            reason = say("app.new.proposed", segments="MIN REF CEL PAK BMS FIN REC", tables=tables)
            assert holds(app, reason)
            await press(pilot, "ctrl+g")


async def test_the_start_reads_no_registry() -> None:
    """5: only the form asks for companies."""
    asked: list[bool] = []
    outside = Outside()

    def companies() -> Sequence[Company]:
        asked.append(True)
        return ()

    app = AssessmentApp(replace(outside.ports(), companies=companies))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert asked == []
        await press(pilot, "n")
        assert asked == [True]
