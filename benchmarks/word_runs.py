"""Compare the texts of the bank with other texts, such as the sources it was made from, by runs of words.

    python -m benchmarks.word_runs FOLDER_OR_FILE …

A run is eight English words in a row, or sixteen Chinese characters; case, punctuation and spaces do not
count. It prints each run that stands in both, with where it stands, and ends with 1 where there is one. Lists
of names, such as of substances or citations, are no sentences: a reader judges what is left.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.questionnaire.texts import texts_of
from dd_toolkit.files.bank import read_bank
from dd_toolkit.files.library import Library

FOLDER: Final = Path(__file__).resolve().parents[1] / "questionnaires"
WORDS: Final = 8
CHARACTERS: Final = 16
READ: Final = frozenset({".md", ".txt", ".csv", ".yaml"})
_WORD: Final = re.compile(r"[a-z0-9]+")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")

Run = tuple[str, ...]


def english_runs(text: str) -> Iterator[Run]:
    """Give every run of eight words."""
    words = _WORD.findall(text.lower())
    return (tuple(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1))


def chinese_runs(text: str) -> Iterator[Run]:
    """Give every run of sixteen Chinese characters."""
    characters = _HAN.findall(text)
    return (
        tuple(characters[start : start + CHARACTERS]) for start in range(len(characters) - CHARACTERS + 1)
    )


def own_texts(library: Library) -> Iterator[tuple[str, Text]]:
    """Give every text of the bank and of the questionnaires that choose from it, with where it stands."""
    bank = read_bank(library).parsed
    for each in texts_of(bank.questionnaire) if bank else ():
        yield each.owner, each.text
    for id_ in library.questionnaire_ids():
        parsed = library.questionnaire(id_).parsed
        head = parsed.questionnaire if parsed else None
        for told in (head.title, head.purpose, head.opening, head.closing) if head else ():
            if told is not None:
                yield id_, told


def shared_runs(library: Library, others: Sequence[Path]) -> Iterator[tuple[str, str, str]]:
    """Give the id, the run and the file for every run that stands in the bank and elsewhere."""
    known: dict[Run, str] = {}
    for file in others:
        text = file.read_text(encoding="utf-8", errors="replace")
        for run in (*english_runs(text), *chinese_runs(text)):
            known.setdefault(run, file.name)
    seen: set[Run] = set()
    for place, told in own_texts(library):
        for run in (*english_runs(told.en), *chinese_runs(told.zh)):
            if run in known and run not in seen:
                seen.add(run)
                yield place, ("" if _HAN.match(run[0]) else " ").join(run), known[run]


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Return the texts among some files and in some folders, sorted."""
    found = [each for path in paths for each in (path.rglob("*") if path.is_dir() else (path,))]
    return sorted(each for each in found if each.is_file() and each.suffix in READ)


def main(arguments: Sequence[str]) -> int:
    """Print every shared run; return 1 where there is one."""
    others = files_of([Path(each) for each in arguments])
    count = 0
    for place, run, file in shared_runs(Library(FOLDER), others):
        count += 1
        print(f"{place}: {run} ({file})")
    print(f"{count} shared runs in {len(others)} files", file=sys.stderr)
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
