"""Checks of reach: every gate can open and close, every calculation comes out, every rule can be met or not.

A question is looked at for each segment that brings it in: at a site of that segment alone, questions of
other segments say nothing. Rows of a questionnaire's own making are not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.bank_checked import BankChecked
from dd_toolkit.core.questionnaire.checks.coverage import segments_text
from dd_toolkit.core.questionnaire.checks.possible import (
    Situation,
    gates_behind,
    holds,
    situations,
    tree_of,
    value_in,
)
from dd_toolkit.core.questionnaire.expressions.tree import Tree, references
from dd_toolkit.core.questionnaire.form import Compiled, Form
from dd_toolkit.core.questionnaire.questions import Question, Segment

_PLANTS: Final = tuple(segment for segment in Segment if segment is not Segment.GRP)
"""Segments of which a topic without segments is part."""


def check_gates(bank: BankChecked) -> Iterator[Problem]:
    """A gate can be true at a site of each segment of its question, and false where all it reads is said."""
    form = bank.form
    for id_, gate in form.gates.items():
        question = form.questions[id_]
        assert question.relevant is not None
        reads = sorted(references(tree_of(question.relevant)))
        shut = [
            segment
            for segment in segments_of(form, id_)
            if not any(holds(gate, each) for each in _situations(form, question, reads, segment))
        ]
        if shut:
            yield bank.checked.problem(
                ProblemCode.GATE_SHUT, id_, "relevant", segments=segments_text(frozenset(shut))
            )
        elif all(holds(gate, each) for each in _situations(form, question, reads, None)):
            yield bank.checked.problem(ProblemCode.GATE_OPEN, id_, "relevant")


def check_calculations(bank: BankChecked) -> Iterator[Problem]:
    """A calculated question gives a number at a site of each segment that brings it in."""
    form = bank.form
    for id_, calculate in form.calculations.items():
        question = form.questions[id_]
        reads = sorted(references(tree_of(question.calculate or "")))
        blank = [
            segment
            for segment in segments_of(form, id_)
            if not any(
                isinstance(value_in(calculate, each), float)
                for each in _situations(form, question, reads, segment)
            )
        ]
        if blank:
            yield bank.checked.problem(
                ProblemCode.CALCULATION_BLANK, id_, "calculate", segments=segments_text(frozenset(blank))
            )


def check_findings_reached(bank: BankChecked) -> Iterator[Problem]:
    """A finding rule can be met, and not be met, by answers that the question accepts while it is asked."""
    form = bank.form
    for id_, rules in form.findings.items():
        for position, (rule, when) in enumerate(rules):
            outcomes = _outcomes(form, form.questions[id_], when, tree_of(rule.when))
            if outcomes != {True, False}:
                code = ProblemCode.FINDING_ALWAYS if True in outcomes else ProblemCode.FINDING_NEVER
                yield bank.checked.problem(code, id_, "finding", position, "when", rule=rule.id)


def segments_of(form: Form, question: str) -> tuple[Segment, ...]:
    """Return the segments that bring a question in."""
    segments = form.topics[question].segments
    if segments is None:
        return _PLANTS
    return tuple(segment for segment in Segment if segments.get(segment, 0.0) > 0)


def _situations(
    form: Form, question: Question, reads: Sequence[str], segment: Segment | None
) -> Iterator[Situation]:
    """Give the situations at a site of one segment, or where every question is asked.

    Whatever says something there is asked there: its own gate holds.
    """
    ids = gates_behind(form, reads)
    texts = [question.relevant, question.calculate, *(form.questions[id_].relevant for id_ in ids)]
    trees = [tree_of(text) for text in texts if text is not None]
    blank = frozenset(id_ for id_ in ids if segment is not None and segment not in segments_of(form, id_))
    gates = [form.gates[id_] for id_ in ids if id_ in form.gates and id_ not in blank]
    for situation in situations(form, ids, trees, roster=question.roster, blank=blank):
        if all(holds(gate, situation) for gate in gates):
            yield situation


def _outcomes(form: Form, question: Question, when: Compiled, tree: Tree) -> set[bool]:
    """Return what a rule comes out as over the answers that can be given while its question is asked."""
    ids = gates_behind(form, (question.id, *sorted(references(tree))))
    texts = [form.questions[id_].relevant for id_ in ids]
    trees = [tree, *(tree_of(text) for text in texts if text is not None)]
    gates = [form.gates[id_] for id_ in ids if id_ in form.gates]
    outcomes: set[bool] = set()
    for situation in situations(form, ids, trees, roster=question.roster, blank=frozenset()):
        itself = situation[question.id]
        assert not isinstance(itself, tuple)
        if all(holds(gate, situation) for gate in gates):
            outcomes.add(holds(when, situation, itself))
            if len(outcomes) > 1:
                break
    return outcomes
