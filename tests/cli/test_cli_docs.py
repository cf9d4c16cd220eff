"""docs/cli.md is what the program does.

1. The reference is the help of every verb, word by word.
2. Every verb, option, example and exit code stands in the page.
3. The commands that the page shows run as they stand.
"""

from __future__ import annotations

import re

import pytest

from dd_toolkit.cli.app import VERBS, build
from dd_toolkit.cli.examples import EXAMPLES
from dd_toolkit.cli.exits import ExitCode
from dd_toolkit.words.catalogue import Words
from tests.cli.commands import words_of
from tests.cli.conftest import Ddq
from tests.cli.help_page import PAGE, help_of, reference, verbs, written

TEXT = PAGE.read_text(encoding="utf-8")
GROUPS_OF_VERBS = {("questionnaires",), ("law",), ("regimes",), ("registry",), ("database",)}
"""What only holds verbs and does nothing itself."""


def test_the_reference_is_what_help_prints() -> None:
    """1: `python -m tests.cli.help_page` writes it anew."""
    assert written() == reference()


@pytest.mark.parametrize("path", verbs(), ids=" ".join)
def test_every_verb_and_option_stands_in_the_page(path: tuple[str, ...]) -> None:
    """2: nothing can be typed that the page does not have."""
    assert f"### ddq {' '.join(path)}".rstrip() + "\n" in TEXT
    command = build(Words("en"))
    for name in path:
        command = command.commands[name]
    for param in command.params:
        if not param.hidden and param.param_type_name == "option":
            assert all(option in TEXT for option in param.opts), param.opts


@pytest.mark.parametrize("path", [path for path in verbs() if path not in GROUPS_OF_VERBS])
def test_every_help_ends_with_examples(path: tuple[str, ...]) -> None:
    """2: of the verb itself."""
    examples = EXAMPLES[" ".join(path)]
    text = help_of(path)
    assert "Examples:" in text
    for line in examples:
        assert f"  {line}\n" in text
        assert line.startswith(" ".join(("ddq", *path)))


def test_every_example_belongs_to_a_verb() -> None:
    """2: none is left from a verb that is gone."""
    assert {verb.split(" ")[0] for verb in EXAMPLES if verb} == set(VERBS)


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_stands_in_the_table(code: ExitCode) -> None:
    """2: with its meaning."""
    assert re.search(rf"^\| {code.value} \| \w", TEXT, re.MULTILINE)


def test_the_commands_of_the_page_run(ddq: Ddq) -> None:
    """3: in their order, on an empty database."""
    (block,) = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    lines = block.splitlines()
    assert len(lines) > 5
    for line in lines:
        told = ddq(*words_of(line))
        assert told.code == 0, f"{line}: {told.err}"
