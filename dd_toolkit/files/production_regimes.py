"""The file of production regimes, read, checked and joined to a questionnaire. Only reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from dd_toolkit.core.problems import Problem, has_errors
from dd_toolkit.core.questionnaire.checks.production_regimes import check_production_regimes, check_ranges
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.production_carried import carry_production
from dd_toolkit.core.questionnaire.production_regimes import ProductionRegimes, parse_production_regimes
from dd_toolkit.core.questionnaire.questionnaire import Parsed, questions_of
from dd_toolkit.files.yaml_document import read_document, read_file

PRODUCTION_REGIMES: Final = "production-regimes.yaml"


@dataclass(frozen=True, slots=True)
class ReadRegimes:
    """Production regimes as they were read; None where there is no file, or one that is refused."""

    regimes: ProductionRegimes | None = None
    document: Document | None = None
    problems: tuple[Problem, ...] = ()


def read_production_regimes(folder: Path, law: Mapping[str, Fact]) -> ReadRegimes:
    """Read the production regimes of a folder, with every problem that they have by themselves."""
    path = folder / PRODUCTION_REGIMES
    if not path.exists():
        return ReadRegimes()
    text = read_file(path)
    if isinstance(text, Problem):
        return ReadRegimes(problems=(text,))
    document = read_document(text, f"{folder.name}/{PRODUCTION_REGIMES}")
    if isinstance(document, tuple):
        return ReadRegimes(problems=document)
    parsed = parse_production_regimes(document)
    if isinstance(parsed, tuple):
        return ReadRegimes(problems=parsed)
    problems = tuple(check_production_regimes(parsed, document, law))
    return ReadRegimes(None if has_errors(problems) else parsed, document, problems)


def carried_by(
    parsed: Parsed, read: ReadRegimes, law: Mapping[str, Fact]
) -> tuple[Parsed, tuple[Problem, ...]]:
    """Return a questionnaire with the regimes it can tell apart, and what is wrong with their ranges."""
    if read.regimes is None or read.document is None:
        return parsed, read.problems
    questions = {question.id: question for _, _, question in questions_of(parsed.questionnaire)}
    problems = (*read.problems, *check_ranges(read.regimes, read.document, questions))
    if has_errors(problems):
        return parsed, problems
    carried = carry_production(parsed.questionnaire, read.regimes, law)
    return replace(parsed, questionnaire=carried), problems
