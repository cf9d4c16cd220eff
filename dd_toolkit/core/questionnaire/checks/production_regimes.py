"""Checks of production regimes: every regime has a range for every indicator, and every range can be told.

What needs the questions is checked against those of a questionnaire, what needs all of them against the
bank. Whether a range is where the report has it is not checked; that its note says so where it is ours is
for readers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from dd_toolkit.core.problems import Path, Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.possible import TODAY, samples_of, tree_of
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.core.questionnaire.form import Form, signature_of
from dd_toolkit.core.questionnaire.law import FACT_ID, Fact
from dd_toolkit.core.questionnaire.production_regimes import Indicator, ProductionRegimes, TypicalRange
from dd_toolkit.core.questionnaire.questions import NUMERIC, Question, Segment
from dd_toolkit.core.questionnaire.text import untranslated
from dd_toolkit.core.questionnaire.typical_ranges import compile_range, judge_range

_REGIME_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
_COUNTRY: Final = re.compile(r"[A-Z]{2}", re.ASCII)
_REPORT: Final = re.compile(r"R§\S+")


def check_production_regimes(
    regimes: ProductionRegimes, document: Document, law: Mapping[str, Fact]
) -> Iterator[Problem]:
    """Give the problems that the file has by itself: segments, rule, ids, languages, citations, evenness."""
    known = tuple(segment.value for segment in Segment)
    for position, segment in enumerate(regimes.segments):
        if segment not in known:
            yield _unfit(document, ("segments", position), segment, ", ".join(known))
    for position, country in enumerate(regimes.countries):
        if not _COUNTRY.fullmatch(country):
            yield _unfit(document, ("countries", position), country, "CN, DE …")
    if regimes.reading.least_known < 1:
        yield _unfit(document, ("reading", "least_known"), str(regimes.reading.least_known), "1, 2, 3 …")
    if not 0 <= regimes.reading.more_than < 1:
        yield _unfit(document, ("reading", "more_than"), str(regimes.reading.more_than), "0 … 0.99")
    yield from _repeated(
        document, ("indicators",), "question", [each.question for each in regimes.indicators]
    )
    yield from _repeated(document, ("regimes",), "id", [each.id for each in regimes.regimes])
    for path, language in untranslated(regimes):
        yield _problem(ProblemCode.TRANSLATION_MISSING, document.place(path), language=language)
    yield from _regime_problems(regimes, document)
    for path, cites in _cites(regimes):
        yield from _cite_problems(cites, law, document, path)


def check_ranges(
    regimes: ProductionRegimes, document: Document, questions: Mapping[str, Question]
) -> Iterator[Problem]:
    """Give the problems of conditions whose question is one of these."""
    for path, _, each in _ranges(regimes):
        question = questions.get(each.question)
        if question is not None:
            place = document.place((*path, "when"), question=question.id)
            yield from (problem.at(place) for problem in judge_range(each.when, signature_of(question)))


def check_indicators(regimes: ProductionRegimes, document: Document, bank: Form) -> Iterator[Problem]:
    """Give what is wrong with indicators and ranges, seen from the whole bank.

    An indicator is a question outside rosters, and each range holds for some of its answers, not for all.
    """
    for position, indicator in enumerate(regimes.indicators):
        path: Path = ("indicators", position)
        question = bank.questions.get(indicator.question)
        if question is None:
            near = bank.similar(indicator.question)
            place = document.place((*path, "question"))
            yield _problem(ProblemCode.QUESTION_UNKNOWN, place, question=indicator.question, near=near)
        elif question.roster is not None:
            place = document.place((*path, "question"), question.id)
            yield _problem(ProblemCode.INDICATOR_ROSTER, place, question=question.id)
        elif not _may_be_shut(indicator, question):
            place = document.place((*path, "shut"), question.id)
            yield _problem(ProblemCode.SHUT_UNFIT, place, question=question.id)
    for path, regime, each in _ranges(regimes):
        question = bank.questions.get(each.question)
        if question is not None and _is_idle(bank, question, each):
            place = document.place((*path, "when"), question.id)
            yield _problem(ProblemCode.TYPICAL_IDLE, place, regime=regime, question=question.id)


def _regime_problems(regimes: ProductionRegimes, document: Document) -> Iterator[Problem]:
    """A regime has an id in small letters, cites something, and one range for each indicator."""
    listed = {each.question for each in regimes.indicators}
    for position, regime in enumerate(regimes.regimes):
        path: Path = ("regimes", position)
        if not _REGIME_ID.fullmatch(regime.id):
            place = document.place((*path, "id"))
            yield _problem(ProblemCode.ID_FORM, place, id=regime.id, form="supplier-tier")
        if not regime.cites:
            yield _problem(ProblemCode.CITATION_MISSING, document.place((*path, "cites")), id=regime.id)
        counted = Counter(each.question for each in regime.typical)
        uneven = {id_ for id_ in listed | counted.keys() if counted[id_] != (1 if id_ in listed else 0)}
        for id_ in sorted(uneven):
            place = document.place((*path, "typical"))
            yield _problem(ProblemCode.TYPICAL_UNEVEN, place, regime=regime.id, question=id_)


def _cite_problems(
    cites: tuple[str, ...], law: Mapping[str, Fact], document: Document, path: Path
) -> Iterator[Problem]:
    for position, cite in enumerate(cites):
        place = document.place((*path, "cites", position))
        if FACT_ID.fullmatch(cite):
            if cite not in law:
                yield _problem(ProblemCode.FACT_UNKNOWN, place, fact=cite)
        elif not _REPORT.fullmatch(cite):
            yield _problem(ProblemCode.CITATION_FORM, place, found=cite)


def _cites(regimes: ProductionRegimes) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for position, regime in enumerate(regimes.regimes):
        yield ("regimes", position), regime.cites
    for path, _, each in _ranges(regimes):
        yield path, each.cites


def _ranges(regimes: ProductionRegimes) -> Iterator[tuple[Path, str, TypicalRange]]:
    """Give each range with its path and the id of its regime."""
    for outer, regime in enumerate(regimes.regimes):
        for inner, each in enumerate(regime.typical):
            yield ("regimes", outer, "typical", inner), regime.id, each


def _repeated(document: Document, path: Path, key: str, ids: list[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, id_ in enumerate(ids):
        if id_ in seen:
            yield _problem(ProblemCode.ID_DUPLICATE, document.place((*path, position, key)), id=id_)
        seen.add(id_)


def _may_be_shut(indicator: Indicator, question: Question) -> bool:
    """Tell whether what an indicator says of a shut gate can come up, and is a number as its answers are."""
    return indicator.shut is None or (question.relevant is not None and question.type in NUMERIC)


def _is_idle(bank: Form, question: Question, each: TypicalRange) -> bool:
    """Tell whether a range that can be told holds for every answer, or for none."""
    itself = signature_of(question)
    if judge_range(each.when, itself):
        return False
    holds = compile_range(each.when, itself)
    answers = samples_of(bank, question, (tree_of(each.when),))
    return len({holds(answer, TODAY) for answer in answers}) < 2


def _unfit(document: Document, path: Path, found: str, allowed: str) -> Problem:
    details = {"key": str(path[-1]), "found": found, "expected": "", "allowed": allowed}
    return Problem(ProblemCode.VALUE_SHAPE, document.place(path), details)


def _problem(code: ProblemCode, place: Place, **details: str) -> Problem:
    return Problem(code, place, details)
