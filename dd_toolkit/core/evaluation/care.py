"""Which sensitive questions are withheld at a site, and who may answer them all the same (design 7).

A question with `care` is withheld at a site of that care until a question that `opens` it was answered: on
the mainland of China the checklist of the lawful basis. Until then it is put to public sources only, in its
wording for them. What others said to it is kept and counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Cell, Recorded
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.questionnaire.questions import Question

COUNTRIES: Final[Mapping[str, frozenset[str]]] = MappingProxyType({"mainland": frozenset({"CN", ""})})
"""Countries of each kind of care; a site without a country is treated with care."""


def withheld_questions(case: Case) -> frozenset[str]:
    """Return the questions that nobody but public sources may be asked at this site now."""
    country = case.site.country.strip().upper()
    closed = {
        care
        for care, countries in COUNTRIES.items()
        if country in countries and not any(_opens(case, id_) for id_ in case.form.openers.get(care, ()))
    }
    return frozenset(id_ for care in closed for id_ in case.form.cared.get(care, ()))


def may_answer(case: Case, source: str) -> bool:
    """Tell whether a source may answer a withheld question: it speaks from what is public."""
    known = case.fold.sources.get(source)
    cls = case.method.class_of.get(known.evidence_class) if known else None
    return cls is not None and case.method.family_of[cls.family].public


def heard_answers(case: Case, withheld: frozenset[str]) -> Mapping[Cell, tuple[Recorded, ...]]:
    """Return the answers that may be heard: to withheld questions only those of public sources."""
    recorded = case.fold.answers
    if not withheld:
        return recorded
    heard = {
        cell: tuple(each for each in answers if may_answer(case, each.source))
        for cell, answers in recorded.items()
        if cell.question in withheld
    }
    return {**recorded, **heard} if heard else recorded


def _opens(case: Case, id_: str) -> bool:
    """Tell whether an answer opens the gate: it stands, and it says more than "none of these"."""
    question = case.form.questions[id_]
    answers = case.fold.answers.get(Cell(id_), ())
    return any(
        each.counts and _says_something(question, each.answer.state, each.answer.value) for each in answers
    )


def _says_something(question: Question, state: AnswerState, value: Any) -> bool:
    nothing = {option.id for option in question.options if option.none}
    return state is AnswerState.ANSWERED and bool(set(value) - nothing)
