"""The files beside the sections that the bank is held against, read into `BankRules`; the lock written back.

`topics.csv` lists the topics, `terms.csv` the terms, `wording.yaml` says how texts read, `published.csv`
locks what was published. A file that is not there holds the bank against nothing. Nothing is judged here
but the form of the files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.bank_rules import (
    WORDING_FORMAT,
    BankRules,
    ListedTopic,
    PublishedQuestion,
    Standing,
    Term,
    Wording,
)
from dd_toolkit.core.questionnaire.checks.coverage import EVERY_PLANT
from dd_toolkit.core.questionnaire.checks.weights import MATERIALITIES
from dd_toolkit.core.questionnaire.document import Document, parse_as
from dd_toolkit.core.questionnaire.questions import QuestionType, Segment
from dd_toolkit.files.csv_table import TableRow, read_table, shape_problem, write_table
from dd_toolkit.files.library import Library
from dd_toolkit.files.yaml_document import read_file

TOPICS: Final = "topics"
TERMS: Final = "terms"
PUBLISHED: Final = "published"
"""Names of the tables, without `.csv`."""
WORDING: Final = "wording.yaml"
TOPIC_COLUMNS: Final = ("id", "materiality", "segments")
TERM_COLUMNS: Final = ("en", "zh", "also", "never", "note")
PUBLISHED_COLUMNS: Final = ("id", "rev", "type", "meaning", "standing")
BETWEEN: Final = "|"
"""What parts the forms of a term in one cell."""

_TOPIC_ID: Final = re.compile(r"[A-Z]{3}-[A-Z]{3}-[0-9]{2}", re.ASCII)
_QUESTION_ID: Final = re.compile(r"[A-Z]{3}-[A-Z]{3}-[0-9]{2}\.[1-9][0-9]?", re.ASCII)
_REV: Final = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)
_MEANING: Final = re.compile(r"[0-9a-f]{16}", re.ASCII)

Entry = TypeVar("Entry", ListedTopic, Term, PublishedQuestion)


def read_bank_rules(library: Library) -> tuple[BankRules, tuple[Problem, ...]]:
    """Read everything the bank is held against, with every problem of form; an unfit row is left out."""
    problems: list[Problem] = []
    topics = _rows(library, TOPICS, TOPIC_COLUMNS, _topic, problems)
    terms = _rows(library, TERMS, TERM_COLUMNS, _term, problems)
    published = _rows(library, PUBLISHED, PUBLISHED_COLUMNS, _published, problems)
    problems += _repeated((each.id, each.place) for each in topics)
    problems += _repeated((f"{each.id} rev {each.rev}", each.place) for each in published)
    problems += _repeated((form, each.place) for each in terms for form in each.english)
    wording, document = _wording(library, problems)
    return BankRules(topics, terms, wording, _places(wording, document), published), tuple(problems)


def table_path(library: Library, name: str) -> Path:
    """Return where a table stands."""
    return library.folder / f"{name}.csv"


def published_text(published: Iterable[PublishedQuestion]) -> str:
    """Return the lock as text."""
    rows = (
        {
            "id": each.id,
            "rev": str(each.rev),
            "type": each.type.value,
            "meaning": each.meaning,
            "standing": each.standing.value,
        }
        for each in published
    )
    return write_table(PUBLISHED_COLUMNS, rows)


def _rows(
    library: Library,
    name: str,
    columns: tuple[str, ...],
    entry_of: Callable[[TableRow, Place], Entry | Problem],
    problems: list[Problem],
) -> tuple[Entry, ...]:
    """Read a table into entries, adding what is wrong with it; a table that is not there is empty."""
    path = table_path(library, name)
    if not path.exists():
        return ()
    text = read_file(path)
    if isinstance(text, Problem):
        problems.append(text)
        return ()
    shown = library.shown(path)
    rows, found = read_table(text, shown, columns)
    problems += found
    entries: list[Entry] = []
    for row in rows:
        entry = entry_of(row, Place(shown, row.line))
        if isinstance(entry, Problem):
            problems.append(entry)
        else:
            entries.append(entry)
    return tuple(entries)


def _topic(row: TableRow, place: Place) -> ListedTopic | Problem:
    id_, materiality, segments = (row.cells[column] for column in TOPIC_COLUMNS)
    if not _TOPIC_ID.fullmatch(id_):
        return shape_problem(place, "id", id_, "one of", "LAB-WAG-03")
    if materiality not in {str(each) for each in MATERIALITIES}:
        return shape_problem(place, "materiality", materiality, "one of", "0, 1, 2, 4")
    known = {segment.value: segment for segment in Segment}
    named = segments.split()
    if segments != EVERY_PLANT and (not named or not known.keys() >= set(named)):
        return shape_problem(place, "segments", segments, "one of", f"{EVERY_PLANT}, {', '.join(known)}")
    listed = None if segments == EVERY_PLANT else frozenset(known[each] for each in named)
    return ListedTopic(id_, int(materiality), listed, place)


def _term(row: TableRow, place: Place) -> Term | Problem:
    for column in ("en", "zh"):
        if not _forms(row, column):
            return shape_problem(place, column, row.cells[column], "text")
    return Term(
        _forms(row, "en"),
        row.cells["zh"].strip(),
        _forms(row, "also"),
        _forms(row, "never"),
        row.cells["note"].strip(),
        place,
    )


def _forms(row: TableRow, column: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in row.cells[column].split(BETWEEN) if form.strip())


def _published(row: TableRow, place: Place) -> PublishedQuestion | Problem:
    id_, rev, type_, meaning, standing = (row.cells[column] for column in PUBLISHED_COLUMNS)
    checks = (
        ("id", id_, bool(_QUESTION_ID.fullmatch(id_)), "LAB-WAG-03.1"),
        ("rev", rev, bool(_REV.fullmatch(rev)), "1, 2, 3"),
        ("type", type_, type_ in set(QuestionType), ", ".join(QuestionType)),
        ("meaning", meaning, bool(_MEANING.fullmatch(meaning)), "0123456789abcdef"),
        ("standing", standing, standing in set(Standing), ", ".join(Standing)),
    )
    for column, found, fits, allowed in checks:
        if not fits:
            return shape_problem(place, column, found, "one of", allowed)
    return PublishedQuestion(id_, int(rev), QuestionType(type_), meaning, Standing(standing), place)


def _repeated(entries: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, place in entries:
        if name in first:
            yield Problem(ProblemCode.ID_DUPLICATE, place, {"id": name, "first": first[name]})
        first.setdefault(name, str(place.line))


def _places(wording: Wording, document: Document | None) -> dict[tuple[str, int], Place]:
    """Return where each pattern and allowance stands."""
    return {
        (key, position): Place() if document is None else document.place((key, position))
        for key in ("patterns", "allow")
        for position in range(len(getattr(wording, key)))
    }


def _wording(library: Library, problems: list[Problem]) -> tuple[Wording, Document | None]:
    """Read the wording rules with their document; None where the file is not there or unfit."""
    nothing = Wording(WORDING_FORMAT, {})
    path = library.folder / WORDING
    document = library.document(path) if path.exists() else ()
    if not isinstance(document, Document):
        problems += document
        return nothing, None
    found = document.node(("format",))
    if found != WORDING_FORMAT:
        details = {"found": str(found), "known": str(WORDING_FORMAT)}
        problems.append(Problem(ProblemCode.FORMAT_UNKNOWN, document.place(("format",)), details))
        return nothing, None
    parsed = parse_as(document, Wording)
    if isinstance(parsed, tuple):
        problems += parsed
        return nothing, None
    return parsed, document
