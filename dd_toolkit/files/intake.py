"""Files that come in whole: an exported assessment, an answer sheet, a folder of questionnaires to check.

Each is read, judged and only then kept, in one piece; whatever is wrong raises `ProblemError` with every
problem at its file and line, and then nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.problems import Problem, ProblemError
from dd_toolkit.core.questionnaire.questions import Questionnaire
from dd_toolkit.files.answer_sheet import SheetFile, parse_sheet, read_sheet
from dd_toolkit.files.assessment_json import read_assessment
from dd_toolkit.files.bank import check_bank
from dd_toolkit.files.library import Library
from dd_toolkit.files.yaml_document import read_file
from dd_toolkit.workflow.assessments import load
from dd_toolkit.workflow.exchange import keep_merged, merge_assessment
from dd_toolkit.workflow.ports import EventStore
from dd_toolkit.workflow.sheets import assessment_id, write_sheet


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import led to."""

    assessment: str
    title: str
    added: int
    """Events that the store did not have."""


def import_file(file: Path, store: EventStore, library: Library, author: str) -> Imported:
    """Import an exported assessment (JSON) or an answer sheet (YAML)."""
    text = read_file(file)
    if isinstance(text, Problem):
        raise ProblemError(text)
    if file.suffix.lower() == ".json" or text.lstrip().startswith("{"):
        return _import_export(text, file, store)
    read = read_sheet(text, str(file))
    if isinstance(read, tuple):
        raise ProblemError(*read)
    return _import_sheet(read, store, library, author)


def check_library(library: Library, ids: Sequence[str]) -> tuple[Problem, ...]:
    """Return the problems of the named questionnaires; for no name of all, of bank, registry and sheets."""
    library = library.remembering()
    found: list[Problem] = []
    for id_ in ids or library.questionnaire_ids():
        found += library.questionnaire(id_).problems
    if not ids:
        found += check_bank(library)
        registry = library.registry()
        found += registry if isinstance(registry, tuple) else ()
        for path in library.example_sheets():
            found += _sheet_problems(path, library)
    return tuple(_each_once(found))


def _import_export(text: str, file: Path, store: EventStore) -> Imported:
    exported = read_assessment(text, str(file))
    if isinstance(exported, tuple):
        raise ProblemError(*exported)
    merged = merge_assessment(exported, store)
    if isinstance(merged, tuple):
        raise ProblemError(*(_in_file(problem, file) for problem in merged))
    keep_merged(merged, store)
    return Imported(merged.assessment, merged.case.facts.title, len(merged.events))


def _import_sheet(read: SheetFile, store: EventStore, library: Library, author: str) -> Imported:
    questionnaire, method = _chosen(read, library)
    id_ = assessment_id(read.sheet, questionnaire)
    known = None
    if store.events(id_):
        kept = load(store, id_)
        known = (kept.log, kept.case)
    written = write_sheet(read.sheet, read.document, questionnaire, method, known, author)
    if isinstance(written, tuple):
        raise ProblemError(*written)
    store.pin(written.pins)
    store.append(written.assessment, written.events)
    return Imported(written.assessment, written.case.facts.title, len(written.events))


def _chosen(read: SheetFile, library: Library) -> tuple[Questionnaire, Method]:
    """Return the questionnaire that a sheet names, and the method."""
    loaded, method = library.questionnaire(read.sheet.assessment.questionnaire), library.method()
    if loaded.parsed is None:
        raise ProblemError(*loaded.problems)
    if isinstance(method, tuple):
        raise ProblemError(*method)
    return loaded.parsed.questionnaire, method


def _sheet_problems(path: Path, library: Library) -> tuple[Problem, ...]:
    document = library.document(path)
    if isinstance(document, tuple):
        return document
    read = parse_sheet(document)
    if isinstance(read, tuple):
        return read
    try:
        questionnaire, method = _chosen(read, library)
    except ProblemError as error:
        return error.problems
    written = write_sheet(read.sheet, read.document, questionnaire, method, None, "check")
    return written if isinstance(written, tuple) else ()


def _in_file(problem: Problem, file: Path) -> Problem:
    return problem.at(replace(problem.place, file=problem.place.file or str(file)))


def _each_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems by place; questionnaires that share a section share its problems."""
    seen: dict[tuple[str, str, str], Problem] = {}
    for each in problems:
        seen.setdefault((each.code.value, repr(each.place), repr(sorted(each.details.items()))), each)
    yield from sorted(seen.values(), key=lambda each: (each.place.file or "", each.place.line or 0))
