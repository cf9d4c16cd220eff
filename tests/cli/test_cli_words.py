"""Every word that the commands say is in the catalogue, in both languages, and none is left over.

1. Codes that the modules of `cli` name exist; codes of the room are named somewhere.
2. Both languages fill in the same details.
3. Each step of the arithmetic has its sentence, and no sentence waits for a number that no step has.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from dd_toolkit.cli.app import VERBS, build
from dd_toolkit.core.evaluation.explain import StepCode
from dd_toolkit.words import cli, explain
from dd_toolkit.words.catalogue import Words

PACKAGE = Path(__file__).resolve().parents[2] / "dd_toolkit"
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "cli").glob("*.py")))
BOTH = {**cli.WORDS, **explain.WORDS}
NAMED = set(re.findall(r"""["'](cli\.[a-z_.]+[a-z])["']""", SOURCES))
BUILT = ("cli.doctor.", "cli.list.", "cli.error", "cli.warning", "cli.law.confidence.")
"""Starts of codes whose end is put on when it is known."""


def test_codes_that_are_named_exist() -> None:
    """1: no command ends with a code nobody worded."""
    assert NAMED - set(cli.WORDS) == set()


def test_codes_of_the_room_are_named() -> None:
    """1: what no command says is not kept."""
    verbs = {f"cli.{verb}" for verb in VERBS}
    assert {code for code in cli.WORDS if not code.startswith(BUILT)} - NAMED - verbs == set()


@pytest.mark.parametrize("code", sorted(BOTH))
def test_both_languages_fill_in_the_same(code: str) -> None:
    """2: neither keeps anything from its readers."""
    english, chinese = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in BOTH[code])
    assert english == chinese


@pytest.mark.parametrize("code", sorted(BOTH))
def test_chinese_is_chinese(code: str) -> None:
    """2: no text was left in English."""
    assert BOTH[code][0]
    assert re.search(r"[\u4e00-\u9fff]", BOTH[code][1]) or code in (
        "cli.problem",
        "cli.remedy",
        "cli.law.part",
        "explain.row",
    )


@pytest.mark.parametrize("step", list(StepCode))
def test_each_step_has_its_sentence(step: StepCode) -> None:
    """3: a step without words could not be explained."""
    assert any(code.removeprefix("explain.").split(".")[0] == step.value for code in explain.WORDS)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_is_worded_in_both_languages(language: str) -> None:
    """1: no verb, option or argument shows its code."""
    for command in commands_of(build(Words(language))):
        assert command.help
        assert not command.help.startswith("cli.")
        assert not [param.help for param in command.params if (param.help or "").startswith("cli.")]
        assert all(param.help for param in command.params if not param.hidden), command.name


def commands_of(command: object) -> list:  # type: ignore[type-arg]
    """Return a command and all below it."""
    inner = getattr(command, "commands", {})
    return [command, *(each for one in inner.values() for each in commands_of(one))]
