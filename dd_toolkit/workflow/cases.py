"""Run a worked case: its answers go in by the door of every answer, and what comes out is held against it.

`run_case` is pure and total: it gives every difference, none where the case holds. Numbers are compared to
1e-9. What a case does not mention is not compared. No file is read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.evaluate import CellState, Evaluation, QuestionState, evaluate
from dd_toolkit.core.evaluation.judgement import Judgement
from dd_toolkit.core.evaluation.worked_case import (
    EVERY,
    ExpectedJudgement,
    ExpectedReason,
    ExpectedSaying,
    Nothing,
    WorkedCase,
)
from dd_toolkit.core.problems import Path, Place, Problem
from dd_toolkit.workflow.sheets import write_sheet

TOLERANCE: Final = 1e-9
"""How far a number may lie from the one expected."""
_ABSENT: Final = "absent"
_ROW: Final = "a row that was named"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that came out otherwise than expected."""

    place: Place
    """File, line and path of what is expected."""
    expected: str
    found: str

    def __str__(self) -> str:
        """Return one line that an editor can jump from."""
        steps = ".".join(str(step) for step in self.place.path)
        return f"{self.place}: {steps}: expected {self.expected}, found {self.found}"


def run_case(case: WorkedCase) -> tuple[Mismatch, ...]:
    """Return every difference between what a case expects and what its answers lead to."""
    written = write_sheet(case.sheet, case.document, case.questionnaire, case.method, None, "worked case")
    comparison = _Comparison(case)
    if isinstance(written, tuple):
        comparison.compare_refusal(written)
    else:
        comparison.compare_result(evaluate(_moved(written.case, case.moved_to), case.as_of))
    return tuple(comparison.mismatches)


def _moved(case: Case, day: str | None) -> Case:
    """Return a case whose assessment date was changed after everything had been recorded."""
    if day is None:
        return case
    return replace(case, fold=replace(case.fold, assessment=replace(case.facts, date=day)))


class _Comparison:
    """Holds what came out against what a case expects, and collects the differences."""

    def __init__(self, case: WorkedCase) -> None:
        self.case = case
        self.expect = case.expect
        self.mismatches: list[Mismatch] = []

    def compare_refusal(self, problems: tuple[Problem, ...]) -> None:
        """Compare the codes with which the answers were refused."""
        if self.expect.refused is None:
            for problem in problems:
                self.mismatches.append(Mismatch(problem.place, "nothing refused", problem.code))
        else:
            self.compare_sorted("refused", self.expect.refused, [problem.code for problem in problems])

    def compare_result(self, evaluation: Evaluation) -> None:
        """Compare everything that a case expects of its result."""
        if self.expect.refused is not None:
            self.compare_sorted("refused", self.expect.refused, ())
        self.compare_questions(evaluation)
        self.compare_scores(evaluation)
        self.compare_rating(evaluation)
        if self.expect.problems is not None:
            self.compare_sorted("problems", self.expect.problems, [each.code for each in evaluation.problems])

    def compare_questions(self, evaluation: Evaluation) -> None:
        """Compare scopes, values, numbers and judgements."""
        for key, view in _OF_STATE.items():
            for name, expected in (getattr(self.expect, key) or {}).items():
                if name == EVERY:
                    for id_ in evaluation.weighed:
                        self.compare_state(expected, view(evaluation.states[id_]), (key, name, id_))
                else:
                    state = _state(evaluation, name)
                    self.compare_state(expected, _ABSENT if state is None else view(state), (key, name))

    def compare_state(self, expected: object, found: object, path: Path) -> None:
        """Compare one thing that is expected of a question or row."""
        if found is _ABSENT:
            self.note(_ROW, _ABSENT, path)
        elif isinstance(expected, ExpectedJudgement) and isinstance(found, Judgement):
            self.compare_judgement(expected, found, path)
        elif isinstance(expected, Mapping) and isinstance(found, Mapping):
            for source, each in expected.items():
                self.compare(each, found.get(source), (*path, source))
        else:
            self.compare(expected, found, path)

    def compare_judgement(self, expected: ExpectedJudgement, found: Judgement, path: Path) -> None:
        """Compare the keys of a judgement, and its families one by one."""
        self.compare_keys(replace(expected, families=None), found, path)
        if expected.families is not None:
            said = {family: ExpectedSaying(a, v) for family, a, v in found.families}
            self.compare_whole(expected.families, said, (*path, "families"))

    def compare_scores(self, evaluation: Evaluation) -> None:
        """Compare weights, parts, totals and gains."""
        expect, scores = self.expect, evaluation.scores
        weights = {id_: each.weight for id_, each in evaluation.weighed.items()}
        for key, numbers in (("weights", weights), ("gain_of", dict(scores.gains))):
            for name, expected in (getattr(expect, key) or {}).items():
                self.compare(expected, numbers.get(name), (key, name))
        for key, parts in (("sections", scores.sections), ("pillars", scores.pillars)):
            if getattr(expect, key) is not None:
                self.compare_whole(getattr(expect, key), {part.id: part for part in parts}, (key,))
        if expect.total is not None:
            self.compare_keys(expect.total, scores, ("total",))
        if expect.gains is not None:
            self.compare(expect.gains, tuple(id_ for id_, _ in scores.gains), ("gains",))

    def compare_rating(self, evaluation: Evaluation) -> None:
        """Compare bands, points, reasons not to rate and caps."""
        expect, rating = self.expect, evaluation.rating
        for key in ("band", "band_of_low", "band_of_high", "proven", "possible"):
            if getattr(expect, key) is not None:
                self.compare(getattr(expect, key), getattr(rating, key), (key,))
        if expect.held_by is not None:
            self.compare_sorted("held_by", expect.held_by, [cap.kind for cap in rating.held_by])
        if expect.not_rated is not None:
            reasons = [
                each if isinstance(each, ExpectedReason) else ExpectedReason(each)
                for each in expect.not_rated
            ]
            self.compare_rules("not_rated", reasons, rating.not_rated)
        if expect.caps is not None:
            self.compare_rules("caps", expect.caps, rating.caps)

    def compare_rules(self, key: str, expected: Iterable[Any], found: Iterable[Any]) -> None:
        """Compare rules that apply, in any order, and the value that each expected one is said to find."""
        ours, theirs = sorted(expected, key=_rule), sorted(found, key=_rule)
        if self.compare_sorted(key, map(_rule, ours), map(_rule, theirs)):
            for each, other in zip(ours, theirs, strict=True):
                if each.value is not None:
                    self.compare(each.value, other.parameters["value"], (key, each.kind.value, "value"))

    def compare_sorted(self, key: str, expected: Iterable[str], found: Iterable[str]) -> bool:
        """Compare texts in any order, and tell whether they are the same."""
        ours, theirs = tuple(sorted(expected)), tuple(sorted(found))
        self.compare(ours, theirs, (key,))
        return ours == theirs

    def compare_whole(self, expected: Mapping[str, Any], found: Mapping[str, Any], path: Path) -> None:
        """Compare parts by id; a part that is not expected is a difference too."""
        self.compare(tuple(sorted(expected)), tuple(sorted(found)), path)
        for name in expected.keys() & found.keys():
            self.compare_keys(expected[name], found[name], (*path, name))

    def compare_keys(self, expected: Any, found: object, path: Path) -> None:
        """Compare every key that an expectation holds with the attribute of that name."""
        for each in fields(expected):
            value = getattr(expected, each.name)
            if value is not None:
                self.compare(value, getattr(found, each.name), (*path, each.name))

    def compare(self, expected: object, found: object, path: Path) -> None:
        """Note a difference between one thing expected and one found."""
        if not _agree(expected, found):
            self.note(_shown(expected), _shown(found), path)

    def note(self, expected: str, found: str, path: Path) -> None:
        """Note a difference at the line of what is expected."""
        self.mismatches.append(Mismatch(self.case.expected.place(path), expected, found))


def _state(evaluation: Evaluation, name: str) -> QuestionState | CellState | None:
    """Return a question's state, or for `id/row` that of the row; None where there is no such row."""
    id_, _, row = name.partition("/")
    state = evaluation.states[id_]
    return next((each for each in state.cells if each.cell.row == row), None) if row else state


def _only_cell(state: QuestionState | CellState) -> CellState | None:
    """Return the cell itself, or that of a question outside rosters."""
    if isinstance(state, CellState):
        return state
    return state.cells[0] if len(state.cells) == 1 and not state.cells[0].cell.row else None


def _scope(state: QuestionState | CellState) -> object:
    return state.scope


def _values(state: QuestionState | CellState) -> object:
    cell = _only_cell(state)
    return _ABSENT if cell is None else cell.xs


def _calculated(state: QuestionState | CellState) -> object:
    cell = _only_cell(state)
    return _ABSENT if cell is None else cell.calculated


def _judgement(state: QuestionState | CellState) -> object:
    return state.judgement


_OF_STATE: Final[Mapping[str, Callable[[QuestionState | CellState], object]]] = {
    "relevance": _scope,
    "values": _values,
    "calculated": _calculated,
    "judgements": _judgement,
}
"""Per key of an expectation: what it is compared with in a question's state."""


def _rule(rule: Any) -> str:
    """Return the kind of a rule, and the band that it leaves where it leaves one."""
    band = getattr(rule, "band", None)
    return f"{rule.kind.value} {band}" if band else str(rule.kind.value)


def _agree(expected: object, found: object) -> bool:
    if expected is Nothing.NONE:
        return found is None
    if isinstance(expected, float) and not isinstance(found, bool) and isinstance(found, int | float):
        return abs(expected - found) <= TOLERANCE
    return expected == found


def _shown(value: object) -> str:
    """Return a value as experts write it."""
    if value is None:
        return Nothing.NONE.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(str(each) for each in value)}]"
    return str(value)
