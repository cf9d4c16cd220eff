"""Reading a questionnaire and opening a long log, beside the bare reading of the same; for information."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.kept import RECORDS, keep_large
from benchmarks.synthetic import DAY, pen
from benchmarks.table import Row
from benchmarks.timing import interleaved
from benchmarks.workspace import ROOT, workspace
from dd_toolkit.files.library import Library
from dd_toolkit.store.event_store import open_store
from dd_toolkit.workflow.assessments import load
from dd_toolkit.workflow.session import Session

QUESTIONNAIRE: Final = "questionnaire battery-plant: read, resolved, checked"
LOG: Final = f"assessment of {RECORDS:,} records: read, folded, evaluated"
NAMES: Final = (QUESTIONNAIRE, LOG)
FOLDER: Final = ROOT / "questionnaires"
COMPOSER: Final[Any] = yaml.CSafeLoader


def rows(repeat: int = 7) -> list[Row]:
    """Measure loading."""
    return [_questionnaire(repeat), _log(repeat)]


def _questionnaire(repeat: int) -> Row:
    texts = [path.read_text(encoding="utf-8") for path in _files()]

    def compose() -> None:
        for text in texts:
            yaml.compose(text, Loader=COMPOSER)

    def read() -> None:
        if Library(FOLDER).questionnaire("battery-plant").parsed is None:
            raise RuntimeError("the shipped questionnaire has errors: run `ddq questionnaires check`")

    ours, bare = interleaved([read, compose], repeat)
    return Row(QUESTIONNAIRE, ours, floor=bare, floor_name="bare YAML composer in C, the same files")


def _files() -> Iterator[Path]:
    """Yield every YAML file that the questionnaire is made of, and the method's."""
    head = FOLDER / "battery-plant.yaml"
    chosen = yaml.load(head.read_text(encoding="utf-8"), Loader=COMPOSER)["sections"]
    yield from (head, FOLDER / "method.yaml")
    yield from (path for path in sorted((FOLDER / "sections").glob("*/*.yaml")) if path.stem in chosen)


def _log(repeat: int) -> Row:
    with workspace() as place:
        assessment = keep_large(place)
        with (
            closing(open_store(str(place.database))) as store,
            closing(sqlite3.connect(place.database)) as bare,
        ):
            ours, floor = interleaved(
                [
                    lambda: Session(store, load(store, assessment), pen(), DAY),
                    lambda: bare.execute("SELECT * FROM event").fetchall(),
                ],
                repeat,
            )
    return Row(LOG, ours, floor=floor, floor_name="`SELECT` of the same rows")
