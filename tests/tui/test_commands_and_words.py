"""Commands and what the app says.

C1 every command has an action on its screen, a short name and a sentence; C2 no key does two things on one
screen, no letter two in the menu; C3 the help lists every command with its keys; C4 the line of keys fits 80
columns in both languages; C5 every code that the app uses is in the catalogue, and every code of the room is
used; C6 both languages say something and take the same parameters.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from rich.cells import cell_len

import dd_toolkit.tui
from dd_toolkit.core.assessment.events import Announcement, NotApplicableReason
from dd_toolkit.core.assessment.sources import Confidentiality, StatusGroup
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.tui.commands import COMMANDS, FORM, INTERVIEW, LIST, Command, printed_key
from dd_toolkit.tui.screens.assessments import AssessmentsScreen
from dd_toolkit.tui.screens.help import EDITOR_KEYS, help_paragraphs
from dd_toolkit.tui.screens.interview import InterviewScreen
from dd_toolkit.tui.screens.new_assessment import GROUPS, LISTS, PEOPLE, TEXTS, NewAssessmentScreen
from dd_toolkit.tui.screens.talking import ERASE, GO_ON, KEEP
from dd_toolkit.words.app import WORDS
from dd_toolkit.words.catalogue import LANGUAGES, Words

SCREENS = {"list": AssessmentsScreen, "form": NewAssessmentScreen, "interview": InterviewScreen}
SOURCE = {path: path.read_text() for path in Path(dd_toolkit.tui.__path__[0]).rglob("*.py")}
KNOWN_BY_NAME = (
    {f"app.do.{each.name}" for table in COMMANDS.values() for each in table if each.shown}
    | {f"app.about.{each.name}" for table in COMMANDS.values() for each in table}
    | {f"app.keys.{kind}" for kind in EDITOR_KEYS}
    | {f"app.keys.{kind}.name" for kind in EDITOR_KEYS}
    | {f"app.confidentiality.{each.value}" for each in Confidentiality}
    | {f"app.flag.{each}" for each in ("evidence_gap", "declaration_gap", "claim_gap")}
    | {f"app.talk.{each}" for each in (GO_ON, KEEP, ERASE)}
    | {f"app.{each}.title" for each in ("opening", "closing")}
    | {f"app.document.{each}" for each in ("issued", "expires")}
    | {f"app.source.{each}" for each in ("on_site", "off_site")}
    | {f"app.placeholder.{each}" for each in ("day", "percent", "number")}
    | {f"app.new.{each}" for each in (*TEXTS, *PEOPLE, *LISTS, "people", "visit") if each not in GROUPS}
    | {"app.new.temporary", "app.care.mainland"}
)
"""Codes that are made from a name."""


@pytest.mark.parametrize("kind", COMMANDS)
def test_every_command_can_be_done_and_is_said(kind: str) -> None:
    """C1: no command without its action, its name or its sentence."""
    for command in COMMANDS[kind]:
        assert hasattr(SCREENS[kind], f"action_{command.name}"), command
        assert f"app.about.{command.name}" in WORDS
        assert not command.shown or f"app.do.{command.name}" in WORDS
        assert command.keys or command.letter


@pytest.mark.parametrize("commands", [LIST, FORM, INTERVIEW])
def test_no_key_does_two_things(commands: tuple[Command, ...]) -> None:
    """C2: keys and letters are told apart."""
    keys = [key for command in commands for key in command.keys]
    letters = [command.letter for command in commands if command.letter]
    assert len(set(keys)) == len(keys)
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("commands", [LIST, FORM, INTERVIEW])
def test_the_help_lists_every_key(commands: tuple[Command, ...], language: str) -> None:
    """C3: each command stands there with every key and its letter."""
    words = Words(language)
    told = {each.text: each.lead.split() for each in help_paragraphs(words, commands)}
    for command in commands:
        lead = told[words(f"app.about.{command.name}")]
        assert set(map(printed_key, command.keys)) <= set(lead)
        assert not command.letter or lead[-2:] == ["^o", command.letter]
    assert told[words("app.about.quit")] == ["^q"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_an_interview_fit_80_columns(language: str) -> None:
    """C4: every key up to the menu of further commands is seen; the menu leads to the rest."""
    words = Words(language)
    first = INTERVIEW[: [each.name for each in INTERVIEW].index("more") + 1]
    line = " ".join(f"{printed_key(each.keys[0])} {words(f'app.do.{each.name}')}" for each in first)
    assert cell_len(line) <= 78


def test_every_code_is_known_and_used() -> None:
    """C5: nothing is said that the catalogue has not, and nothing stands there that nobody says."""
    written = {code for text in SOURCE.values() for code in re.findall(r"[\"'](app\.[a-z_.]+)[\"']", text)}
    actions = {"app.language", "app.quit"}
    used = (written - actions) | KNOWN_BY_NAME
    assert used - set(WORDS) == set()
    assert set(WORDS) - used == set()


def test_the_terms_that_the_app_says_are_there() -> None:
    """C5: members of enums that screens list have their terms."""
    words = Words("en")
    codes = [f"terms.segment.{each.value}" for each in Segment]
    codes += [f"terms.announcement.{each.value}" for each in Announcement]
    codes += [f"terms.status.{each.value}" for each in StatusGroup]
    codes += [f"terms.reason.{each.value}" for each in NotApplicableReason]
    codes += [f"terms.group.{each}" for each in GROUPS if each != "temporary"]
    assert [code for code in codes if not words.has(code)] == []


@pytest.mark.parametrize("code", WORDS)
def test_both_languages_say_the_same_parameters(code: str) -> None:
    """C6: neither language is empty, and both name the same parameters."""
    english, chinese = WORDS[code]
    assert english.strip()
    assert chinese.strip()
    fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (english, chinese)]
    assert fields[0] == fields[1]
