"""The least Textual app, run as a program: a label; with a file, a key commits to it and changes the label.

It is the floor of the app: whatever takes longer than this is ours. It imports nothing of the project.
"""

from __future__ import annotations

import sqlite3
import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

READY = "least app"
KEPT = "kept"


class LeastApp(App[None]):
    """One label."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "keep('yes')"), Binding("n", "keep('no')")]

    def __init__(self, file: str | None) -> None:
        super().__init__()
        self.database = None if file is None else _opened(file)

    def compose(self) -> ComposeResult:
        """Make the label."""
        yield Label(READY)

    def action_keep(self, answer: str) -> None:
        """Commit an answer and show it."""
        if self.database is not None:
            self.database.execute("INSERT INTO answer (value) VALUES (?)", (answer,))
            self.query_one(Label).update(f"answer {answer} {KEPT}")


def _opened(file: str) -> sqlite3.Connection:
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, value TEXT NOT NULL)")
    return database


if __name__ == "__main__":
    LeastApp(sys.argv[1] if len(sys.argv) > 1 else None).run()
