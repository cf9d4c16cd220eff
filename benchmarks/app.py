"""The terminal app in a real terminal: its first list, a key that answers, and the same beside a report.

Each is held against the least Textual app, which runs beside it and takes turns with it. A key counts from
the instant before it is typed to the instant at which the screen shows the answer as it was evaluated; at the
end every answer must be in the database.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import least_app
from benchmarks.kept import QUESTIONS, RECORDS, keep_large
from benchmarks.synthetic import label_of
from benchmarks.table import Row
from benchmarks.terminal import Shows, Terminal, line_with
from benchmarks.timing import Timing, timing_of
from benchmarks.workspace import DDQ, PYTHON, Workspace, fill_with_examples, workspace
from dd_toolkit.tui.commands import INTERVIEW
from dd_toolkit.words.catalogue import Words

FIRST_FRAME: Final = "app: from start to the first frame"
FIRST_LINE: Final = "app: from start to the first line of the list, read from the database"
KEY: Final = (
    f"app: a key answers, {QUESTIONS} questions, {RECORDS:,} records: committed, evaluated, repainted"
)
KEY_BESIDE_REPORT: Final = "app: the same key while a report is being written"
NAMES: Final = (FIRST_FRAME, FIRST_LINE, KEY, KEY_BESIDE_REPORT)

BESIDE: Final = 1.5
"""How many times as long as otherwise a key may take beside a report."""
EXAMPLE: Final = "Example Cell Works"
"""What a line of the list holds, once it was read."""
WARM_STARTS: Final = 1
"""Starts before the first one that counts."""
WARM: Final = 4
"""Keys before the first one that counts."""
PAUSE: Final = 0.05
"""Seconds between two keys: nobody answers before the last answer is seen."""
SETTLED: Final = 1.0
"""Seconds in which a screen that was just opened comes to rest."""
YES_NO: Final = 4
"""Which question of the synthetic questionnaire is answered; it takes yes or no."""
LEAST: Final = str(Path(least_app.__file__))
F8: Final = "\x1b[19~"
CTRL_O: Final = "\x0f"
ENTER: Final = "\r"
WORDS: Final = Words("en")
WRITING: Final = line_with(WORDS("app.report.status", count=1))
"""Whether a screen says that a report is being written."""


class Keys(NamedTuple):
    """What keys took."""

    ours: Timing
    least: Timing
    beside_report: Timing


def rows(starts: int = 9, presses: int = 100) -> list[Row]:
    """Measure the app."""
    frame, first_line, least = _first_frames(starts)
    keys = _keys(presses)
    return [
        Row(FIRST_FRAME, frame, floor=least, floor_name="least Textual app", ratio_budget=1.5),
        Row(FIRST_LINE, first_line, floor=least, floor_name="least Textual app"),
        Row(KEY, keys.ours, 30, 60, keys.least, "least Textual app, one SQLite commit", 2),
        Row(KEY_BESIDE_REPORT, keys.beside_report, 30, 60, keys.ours, "the key without it", BESIDE),
    ]


def _first_frames(repeat: int) -> tuple[Timing, Timing, Timing]:
    """Return what our first frame, our first line of the list and the least app's first frame take."""
    ours = (line_with(WORDS("app.name")), line_with(EXAMPLE))
    least = (line_with(least_app.READY),)
    with workspace() as place:
        fill_with_examples(place)
        taken = [
            _seen_after_start(place, ours, DDQ) + _seen_after_start(place, least, PYTHON, LEAST)
            for _ in range(WARM_STARTS + repeat)
        ][WARM_STARTS:]
    frame, line, floor = zip(*taken, strict=True)
    return timing_of(frame), timing_of(line), timing_of(floor)


def _seen_after_start(place: Workspace, shown: Sequence[Shows], *command: str) -> list[float]:
    """Return the milliseconds from the start of a program to each of several pictures on its screen."""
    with Terminal(place, *command) as terminal:
        return [(terminal.seen(each) - terminal.started) * 1000 for each in shown]


def _keys(presses: int) -> Keys:
    with workspace() as place:
        assessment = keep_large(place)
        file = str(place.folder / "least.db")
        with Terminal(place, DDQ) as app, Terminal(place, PYTHON, LEAST, file) as least_terminal:
            least_terminal.seen(line_with(least_app.READY))
            _go_to_a_yes_no_question(app)
            ours = Typist(app, label_of(0))
            least = Typist(least_terminal, least_app.KEPT)
            both = [(ours.press(), least.press()) for _ in range(WARM + presses)][WARM:]
            _start_report(app)
            beside = [ours.press() for _ in range(presses)]
            if not WRITING(app.lines):
                raise RuntimeError("the report was done before the last key; nothing was measured beside it")
        _check_kept(place, assessment, RECORDS + WARM + 2 * presses)
    alone, floor = zip(*both, strict=True)
    return Keys(timing_of(alone), timing_of(floor), timing_of(beside))


class Typist:
    """Answers yes and no by turns; `mark` stands on the line that shows the answer once it is kept."""

    def __init__(self, terminal: Terminal, mark: str) -> None:
        self.terminal = terminal
        self.mark = mark
        self.answers = cycle(("yes", "no"))

    def press(self) -> float:
        """Give the next answer by its key, and return the milliseconds until it stands there as kept."""
        answer = next(self.answers)
        shown = line_with(f" {answer} ", self.mark)
        self.terminal.settle(PAUSE)
        if shown(self.terminal.lines):
            raise RuntimeError(f"“{answer}” is on the screen before its key was typed")
        sent = self.terminal.send(answer[0])
        return (self.terminal.seen(shown) - sent) * 1000


def _go_to_a_yes_no_question(app: Terminal) -> None:
    """Open the assessment and go on to its fourth question, as a person would."""
    app.seen(line_with("Synthetic"))
    app.settle(SETTLED)
    app.send(ENTER)
    for number in range(1, YES_NO + 1):
        app.seen(line_with(WORDS("app.position", number=number, count=QUESTIONS)))
        app.settle(SETTLED)
        if number < YES_NO:
            app.send(F8)


def _start_report(app: Terminal) -> None:
    """Have the report of the open assessment written in English."""
    app.send(CTRL_O)
    app.seen(line_with(WORDS("app.more.title")))
    app.settle(SETTLED)
    app.send(next(command.letter for command in INTERVIEW if command.name == "report"))
    app.seen(line_with(WORDS("app.report.title")))
    app.settle(SETTLED)
    app.send("1")
    app.seen(WRITING)


def _check_kept(place: Workspace, assessment: str, expected: int) -> None:
    """See that every answer that was shown is in the database."""
    with closing(sqlite3.connect(place.database)) as database:
        (kept,) = database.execute("SELECT count(*) FROM event WHERE assessment = ?", [assessment]).fetchone()
    if kept != expected:
        raise RuntimeError(f"{expected} records should be kept, but there are {kept}")
