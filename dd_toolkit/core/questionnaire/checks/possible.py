"""Which answers may be given, as expressions read them: samples that stand for all the others.

Numbers are sampled around every number that the expressions at hand name, options one by one and together.
What no combination of samples makes true is taken for what no answer does. Nothing here is a problem yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise, product
from math import prod
from types import MappingProxyType
from typing import Final

from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.expressions.grammar import parse_expression
from dd_toolkit.core.questionnaire.expressions.law_numbers import fact_name
from dd_toolkit.core.questionnaire.expressions.readings import Context, Reading, Rows, day_text, days_from
from dd_toolkit.core.questionnaire.expressions.tree import NumberLiteral, TextLiteral, Tree, references, walk
from dd_toolkit.core.questionnaire.form import Compiled, Form
from dd_toolkit.core.questionnaire.law import number_on
from dd_toolkit.core.questionnaire.questions import NUMERIC, Anchors, Question, QuestionType
from dd_toolkit.core.questionnaire.values import YES_NO_OPTIONS

TODAY: Final = days_from("2026-10-01") or 0.0
"""A day that stands for any assessment date."""
MAX_SITUATIONS: Final = 20_000
"""Combinations that are tried; with more than that every second sample is left out, and again."""
_NUMBERS: Final = (-10.0, -1.0, 0.0, 1.0, 2.0, 5.0, 10.0, 50.0, 100.0, 1000.0)
_DAYS: Final = (-20000.0, -4000.0, -1100.0, -366.0, -30.0, -1.0, 0.0, 1.0, 30.0, 366.0, 4000.0)
_STEPS: Final = (-1.0, -0.5, 0.0, 0.5, 1.0)
"""How far from a number that an expression names samples lie."""
_PAIRED_OPTIONS: Final = 8
"""Options of a checklist up to which every two are taken together too."""

Sample = Reading | tuple[Reading, ...]
"""What one question says; a tuple holds what the rows of a roster say, seen from outside."""
Situation = Mapping[str, Sample]


@lru_cache(maxsize=4096)
def tree_of(expression: str) -> Tree:
    """Parse an expression that a form has accepted; gates are read again and again."""
    tree = parse_expression(expression)
    assert not isinstance(tree, Problem), expression
    return tree


def samples_of(form: Form, question: Question, trees: Iterable[Tree]) -> tuple[Reading, ...]:
    """Return readings that stand for every answer the question accepts, as far as expressions can tell."""
    literals = [part for tree in trees for part in walk(tree)]
    numbers = {part.value for part in literals if isinstance(part, NumberLiteral)}
    numbers |= set(_numbers_of_law(form, literals))
    readings: tuple[Reading, ...]
    if question.type in NUMERIC:
        readings = _numbers(question, numbers | _anchor_numbers(question.anchors))
    elif question.type is QuestionType.TEXT:
        texts = {part.value for part in literals if isinstance(part, TextLiteral)}
        readings = ("x", *sorted(texts - {"", "x"}))
    else:
        readings = _SAMPLES[question.type](question)
    constraint = form.constraints.get(question.id)
    if constraint is None:
        return readings
    # Where a constraint refuses everything, that is told as such; here it would only hide what else is wrong.
    return tuple(each for each in readings if holds(constraint, {}, each)) or readings


def situations(
    form: Form, ids: Sequence[str], trees: Sequence[Tree], *, roster: str | None, blank: frozenset[str]
) -> Iterator[Situation]:
    """Give combinations of answers to some questions, as a question of that roster reads them.

    Questions in `blank` say nothing: they are out of scope there.
    """
    choices: list[Sequence[Sample]] = []
    for id_ in ids:
        question = form.questions[id_]
        outside = question.roster is not None and question.roster != roster
        if id_ in blank:
            choices.append(((),) if outside else (None,))
        else:
            readings = samples_of(form, question, trees)
            choices.append(_over_rows(readings) if outside else readings)
    while prod(len(each) for each in choices) > MAX_SITUATIONS:
        longest = max(range(len(choices)), key=lambda position: len(choices[position]))
        choices[longest] = choices[longest][::2]
    for combination in product(*choices):
        yield dict(zip(ids, combination, strict=True))


def value_in(run: Compiled, situation: Situation, itself: Reading = None) -> Reading:
    """Return what an expression gives in a situation; a question that it does not hold reads as blank."""

    def read(question: str) -> Reading:
        said = situation.get(question)
        return None if isinstance(said, tuple) else said

    def rows(question: str) -> Rows:
        said = situation.get(question)
        return said if isinstance(said, tuple) else ()

    return run(Context(read, TODAY, itself, rows))


def holds(run: Compiled, situation: Situation, itself: Reading = None) -> bool:
    """Tell whether a condition is true in a situation."""
    return value_in(run, situation, itself) is True


def gates_behind(form: Form, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the questions given and, again and again, those that their gates read, in a steady order."""
    found: dict[str, None] = {}
    waiting = list(ids)
    while waiting:
        id_ = waiting.pop(0)
        if id_ not in found:
            found[id_] = None
            gate = form.questions[id_].relevant
            if gate is not None:
                waiting.extend(sorted(references(tree_of(gate))))
    return tuple(found)


def _numbers(question: Question, numbers: Iterable[float]) -> tuple[float, ...]:
    named = sorted(numbers)
    near = {number + step for number in named for step in _STEPS}
    between = {(low + high) / 2 for low, high in pairwise(named)}
    every = sorted({*_NUMBERS, *near, *between})
    if question.type is QuestionType.PERCENT:
        return tuple(each for each in every if 0 <= each <= 100)
    return tuple(every)


def _numbers_of_law(form: Form, parts: Iterable[Tree]) -> Iterator[float]:
    """Give the numbers of law that parts of expressions read on the day that stands for any other."""
    for part in parts:
        name = fact_name(part)
        number = number_on(form.questionnaire.law, name, day_text(TODAY)) if name else None
        if number is not None:
            yield number


def _anchor_numbers(anchors: Anchors | None) -> set[float]:
    plain = () if anchors is None else (anchors.bad, anchors.good)
    return {float(each) for each in plain if isinstance(each, int | float)}


def _options(question: Question) -> tuple[Reading, ...]:
    return tuple(option.id for option in question.options)


def _sets(question: Question) -> tuple[Reading, ...]:
    """Return answers to a checklist: each option alone, two together, all but one, all."""
    free = [option.id for option in question.options if not option.none]
    found = [frozenset({option.id}) for option in question.options]
    found += [frozenset(free), *(frozenset(free) - {each} for each in free)]
    if len(free) <= _PAIRED_OPTIONS:
        found += [frozenset(pair) for pair in combinations(free, 2)]
    return tuple(each for each in dict.fromkeys(found) if each)


def _days(_question: Question) -> tuple[Reading, ...]:
    return tuple(TODAY + days for days in _DAYS)


_SAMPLES: Final[Mapping[QuestionType, Callable[[Question], tuple[Reading, ...]]]] = MappingProxyType(
    {
        QuestionType.YES_NO: lambda _: YES_NO_OPTIONS,
        QuestionType.MATURITY: lambda _: (0.0, 1.0, 2.0, 3.0, 4.0),
        QuestionType.CHOICE: _options,
        QuestionType.CHECKLIST: _sets,
        QuestionType.DOCUMENT: _days,
        QuestionType.DATE: _days,
    }
)
"""Samples of the types whose answers do not depend on what expressions compare them with."""


def _over_rows(readings: Sequence[Reading]) -> tuple[Sample, ...]:
    """Return what the rows of a roster may say together: none, one, two alike, two that differ most."""
    ones: list[Sample] = [(), *((each,) for each in readings)]
    return (*ones, *((each, each) for each in readings), (readings[0], readings[-1]))
