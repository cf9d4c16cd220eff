"""Finds answers that are as good or as bad as is wanted, for whatever question the bank asks.

A question's own scale says which answer is nearest to a wanted value x. What is only counted is chosen so
that the calculations that read it come as near as they can, and what is only context so that most gates open.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tests.independent.assessment import Assessment
from tests.independent.bank import NUMERIC, Question, Questionnaire
from tests.independent.expressions import Reading, Value, days, questions_in, work_out
from tests.independent.law import read_law
from tests.independent.record import Asked, Case, Key, Saying, Source, Values, plain

SOURCE: Final = "speaker"
Wanted = Callable[[Question, str], Fraction]
_NUMBERS: Final = (
    "100",
    "40",
    "4",
    "90",
    "0",
    "110",
    "10",
    "20",
    "1",
    "400",
    "3000",
    "50",
    "70",
    "5",
    "1000000",
)
_FEW: Final = ("100", "4", "40", "400", "0", "10")
_MONEY: Final = ("2000", "2200", "1800", "4000", "6000")
_AGES: Final = (90, 300, 420, 1200)
_NEAR: Final = Fraction(1, 12)
"""How near a calculation that is to be neither best nor worst has to come."""


def decimal(number: Fraction) -> str:
    """Write a number of few decimals as it is typed."""
    return f"{(Decimal(number.numerator) / Decimal(number.denominator)).normalize():f}"


class Answers:
    """What one source would answer at one site, chosen question by question."""

    def __init__(self, questionnaire: Questionnaire, case: Case, wanted: Wanted) -> None:
        self.questionnaire = questionnaire
        self.case = case
        self.wanted = wanted
        self.values = Values(questionnaire, case.day)
        self.chosen: dict[Key, str] = {}
        self.readers = readers_of(questionnaire)

    def find(self) -> dict[Key, str]:
        """Return an answer for every question in scope that is scored or read, in their order."""
        for question, row in self._keys():
            if question.scored and question.type != "calculated":
                self._choose(question, row, self.scored(question, row))
        for question, row in self._keys():
            if question.scored and question.type == "calculated":
                self._reach(question, row)
        for question, row in self._keys():
            key = (question.id, row)
            if key not in self.chosen and question.id in self.readers and question.type != "calculated":
                found = [
                    each
                    for each in self._candidates(question, _NUMBERS)
                    if self._allowed(question, row, each)
                ]
                self.chosen[key] = max(found, key=lambda each: self._opened(question, row, each))
        return self._in_scope()

    def _keys(self) -> Iterator[tuple[Question, str]]:
        for question in self.questionnaire.questions.values():
            for row in [""] if question.roster is None else self.case.rows.get(question.roster.id, []):
                yield question, row

    def _in_scope(self) -> dict[Key, str]:
        asked = {key: Asked({SOURCE: Saying("answered", value, None)}) for key, value in self.chosen.items()}
        speaker = Source(SOURCE, "O", self.case.day, 1, "regular", None, sealed=False)
        case = Case(self.case.day, self.case.day, self.case.site, {SOURCE: speaker}, self.case.rows, asked)
        assessment = Assessment(self.questionnaire, case)
        found = {}
        for question, row in self._keys():
            if (question.id, row) in self.chosen and assessment.scope_of_row(question, row) == "in":
                found[question.id, row] = self.chosen[question.id, row]
        return found

    # One question by its own scale

    def _choose(self, question: Question, row: str, candidates: Iterable[str]) -> None:
        """Keep the candidate that is nearest to what is wanted, the first of equals."""
        wanted = self.wanted(question, row)
        best: tuple[Fraction, str] | None = None
        for each in candidates:
            x = self.values.of_one(question, row, each)
            if x is None or (best is not None and abs(x - wanted) >= best[0]):
                continue
            if self._allowed(question, row, each):
                best = (abs(x - wanted), each)
                if x == wanted:
                    break
        if best is not None:
            self.chosen[question.id, row] = best[1]

    def scored(self, question: Question, row: str) -> Iterator[str]:
        """Give answers to a scored question that together reach far up and down its scale."""
        if question.type not in NUMERIC:
            yield from self._candidates(question, ())
            return
        bad, good = self.values.anchors(question, row)
        if bad is None or good is None:
            return
        exact = bad + (good - bad) * self.wanted(question, row)
        yield decimal(exact)
        yield from (decimal(Fraction(round(exact))), decimal(good), decimal(bad))
        yield from (decimal(Fraction(each)) for each in range(int(min(bad, good)), int(max(bad, good)) + 1))

    def _candidates(self, question: Question, numbers: Iterable[str]) -> Iterator[str]:
        match question.type:
            case "yes_no":
                yield from ("yes", "no")
            case "maturity":
                yield from "43210"
            case "choice":
                yield from question.options
            case "checklist":
                yield from _checklists(question)
            case "document":
                yield f"{self._before(300)}..{self._before(-800)}"
                yield f"{self._before(900)}..{self._before(200)}"
            case "date":
                yield from (self._before(each) for each in _AGES)
            case "money":
                yield from _MONEY
            case "number" | "percent":
                yield from numbers

    def _before(self, age: int) -> str:
        day: date = self.case.day - timedelta(age)
        return day.isoformat()

    # What others read

    def _reach(self, question: Question, row: str) -> None:
        """Choose what a calculation reads so that it comes near to what is wanted."""
        free = [
            (each, of)
            for each, of in self._inputs(question, row)
            if (each.id, of) not in self.chosen and each.type not in ("calculated", "text")
        ]
        numbers = _NUMBERS if len(free) < 3 else _FEW
        near = Fraction(0) if self.wanted(question, row) in (0, 1) else _NEAR
        best: tuple[Fraction, tuple[str, ...]] | None = None
        for values in itertools.product(*(list(self._candidates(each, numbers)) for each, _ in free)):
            trial = {(each.id, of): value for (each, of), value in zip(free, values, strict=True)}
            distance = self._distance(question, row, trial)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, values)
                if distance <= near:
                    break
        if best is not None:
            self.chosen.update({(each.id, of): v for (each, of), v in zip(free, best[1], strict=True)})

    def _inputs(self, question: Question, row: str) -> list[tuple[Question, str]]:
        found = []
        for id_ in dict.fromkeys(questions_in(question.written["calculate"])):
            read = self.questionnaire.questions[id_]
            if read.roster is None or read.roster == question.roster:
                found.append((read, row if read.roster else ""))
            else:
                found += [(read, of) for of in self.case.rows.get(read.roster.id, [])]
        return found

    def _distance(self, question: Question, row: str, trial: Mapping[Key, str]) -> Fraction | None:
        """Return how far a calculation lies from what is wanted; None where an answer would be refused."""
        together = {**self.chosen, **trial}
        result = work_out(question.written["calculate"], self._reading(question, row, together))
        if not isinstance(result, Fraction):
            return None
        x = self.values.between_anchors(question, row, result)
        wanted = self.wanted(question, row)
        if x is None or not all(
            self._allowed(self.questionnaire.questions[id_], of, value, together)
            for (id_, of), value in trial.items()
        ):
            return None
        return abs(x - wanted)

    def _opened(self, question: Question, row: str, value: str) -> int:
        """Return how many gates an answer opens of those that read it."""
        together = {**self.chosen, (question.id, row): value}
        opened = 0
        for reader in self.readers[question.id]:
            if "relevant" in reader.written:
                of = row if reader.roster == question.roster else ""
                opened += work_out(reader.written["relevant"], self._reading(reader, of, together)) is True
        return opened

    def _allowed(
        self, question: Question, row: str, value: str, together: Mapping[Key, str] | None = None
    ) -> bool:
        if question.type == "percent" and not 0 <= Fraction(value) <= 100:
            return False
        if "constraint" not in question.written:
            return True
        reading = self._reading(question, row, together or self.chosen, plain(question, value))
        return work_out(question.written["constraint"], reading) is True

    def _reading(self, reader: Question, row: str, chosen: Mapping[Key, str], own: Value = None) -> Reading:
        def one(id_: str, of: str) -> Value:
            question = self.questionnaire.questions[id_]
            written = chosen.get((id_, of if question.roster else ""))
            if written is not None:
                return plain(question, written)
            return None if question.type in (*NUMERIC, "maturity", "date", "document") else ""

        def over_rows(id_: str) -> list[Value] | Value:
            roster = self.questionnaire.questions[id_].roster
            if roster is None or roster == reader.roster:
                return None
            return [one(id_, of) for of in self.case.rows.get(roster.id, [])]

        day = self.case.day
        return Reading(
            lambda id_: one(id_, row), over_rows, days(day), lambda name: read_law().number(name, day), own
        )


def _checklists(question: Question) -> Iterator[str]:
    """Give "none of these", then good options one after the other, then harms one after the other."""
    none = question.none_option
    good = [each for each, weight in question.options.items() if weight > 0 and each != none]
    harms = [each for each, weight in question.options.items() if weight < 0]
    if none is not None:
        yield none
    for several in (good, harms):
        for length in range(len(several), 0, -1):
            yield ", ".join(several[:length])
    for length in range(1, len(harms) + 1 if good else 0):
        yield ", ".join((*good, *harms[:length]))


def readers_of(questionnaire: Questionnaire) -> dict[str, list[Question]]:
    """Return per question those whose gate, constraint or calculation reads it."""
    readers: dict[str, list[Question]] = {}
    for question in questionnaire.questions.values():
        for key in ("relevant", "calculate", "constraint"):
            for id_ in dict.fromkeys(questions_in(question.written.get(key, ""))):
                readers.setdefault(id_, []).append(question)
    return readers
