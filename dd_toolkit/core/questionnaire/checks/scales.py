"""Checks of scales: anchors, options, levels and freshness can turn every answer into a value."""

from __future__ import annotations

from collections.abc import Iterator

from dd_toolkit.core.problems import Path, Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.law import number_fault
from dd_toolkit.core.questionnaire.questionnaire import anchors_of, questions_of
from dd_toolkit.core.questionnaire.questions import (
    NUMERIC,
    FactAnchor,
    Question,
    QuestionType,
    RowAnchor,
    Section,
)


def check_scales(checked: Checked) -> Iterator[Problem]:
    """A scored number has anchors that differ; options and levels can be scored; freshness runs forward."""
    for section, _, question in questions_of(checked.parsed.questionnaire):
        if question.scored and question.type in NUMERIC and question.anchors is None:
            yield checked.problem(ProblemCode.KEY_MISSING, question.id, key="anchors")
        if question.anchors is not None and question.anchors.bad == question.anchors.good:
            yield checked.problem(ProblemCode.ANCHORS_EQUAL, question.id, "anchors")
        yield from _option_problems(checked, question)
        yield from _anchor_problems(checked, section, question)
        yield from _freshness_problems(checked, question)
        if question.levels and len(question.levels) != 5:
            found = str(len(question.levels))
            yield checked.problem(
                ProblemCode.VALUE_SHAPE,
                question.id,
                "levels",
                key="levels",
                found=found,
                expected="",
                allowed="5",
            )


def _option_problems(checked: Checked, question: Question) -> Iterator[Problem]:
    key = {QuestionType.CHOICE: "x", QuestionType.CHECKLIST: "weight"}.get(question.type)
    known: set[str] = set()
    for position, option in enumerate(question.options):
        if option.id in known:
            place = checked.parsed.places.of(question.id, "options", position, "id")
            yield Problem(ProblemCode.ID_DUPLICATE, place, {"id": option.id})
        known.add(option.id)
        number = getattr(option, key) if key else None
        unfit = number is None or (key == "x" and not 0 <= number <= 1)
        if key and question.scored and unfit and not option.none:
            yield checked.problem(
                ProblemCode.OPTION_UNSCORED, question.id, "options", position, key=key, option=option.id
            )


def _anchor_problems(checked: Checked, section: Section, question: Question) -> Iterator[Problem]:
    for key, anchor in zip(("bad", "good"), anchors_of(question), strict=False):
        if isinstance(anchor, FactAnchor):
            yield from _fact_number_problems(checked, question.id, ("anchors", key, "fact"), anchor.fact)
        elif isinstance(anchor, RowAnchor):
            roster = next((each for each in section.rosters if each.id == question.roster), None)
            if roster is None:
                yield checked.problem(
                    ProblemCode.ROSTER_UNKNOWN, question.id, "anchors", key, roster=question.roster or ""
                )
                continue
            for position, row in enumerate(roster.rows):
                fact = row.facts.get(anchor.row, "")
                steps = ("rows", position, "facts", anchor.row)
                yield from _fact_number_problems(checked, roster.id, steps, fact)


def _fact_number_problems(checked: Checked, id_: str, steps: Path, name: str) -> Iterator[Problem]:
    fault = number_fault(checked.law.get(name))
    if fault is not None:
        yield checked.problem(fault, id_, *steps, fact=name)


def _freshness_problems(checked: Checked, question: Question) -> Iterator[Problem]:
    fresh = question.fresh
    expires = question.type is QuestionType.DOCUMENT
    fits = (
        fresh is None
        or (fresh == "expiry" and expires)
        or (isinstance(fresh, tuple) and 0 <= fresh[0] < fresh[1])
    )
    if not fits:
        yield checked.problem(
            ProblemCode.VALUE_SHAPE, question.id, "fresh", key="fresh", found=str(fresh), expected="",
            allowed="[t0, t1], expiry",
        )  # fmt: skip
