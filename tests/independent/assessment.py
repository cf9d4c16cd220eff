"""An assessment: which questions are in scope, what every source says to them, and the judgement of each.

Method 2 gives states, method 4 gates and rosters; docs/expressions.md tells what an expression reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Final

from tests.independent.bank import NUMERIC, Question, Questionnaire
from tests.independent.expressions import (
    UNDETERMINED,
    Reading,
    Value,
    days,
    questions_in,
    work_out,
)
from tests.independent.judging import (
    FAMILY,
    ONE,
    UNDO_REFUSAL,
    Item,
    Judgement,
    clamped,
    is_adequate,
    judge,
    over_rows,
    with_floor,
)
from tests.independent.law import read_law
from tests.independent.record import Asked, Case, Key, Saying, Values, counted, expired_on, plain
from tests.independent.standing import Standing

_MONTH: Final = Fraction("30.4375")
_CLOCK: Final = (Fraction(12), Fraction(36))


class Assessment:
    """Everything that the answers of a case lead to, worked out when it is asked for."""

    def __init__(self, questionnaire: Questionnaire, case: Case) -> None:
        self.questionnaire = questionnaire
        self.case = case
        self.values = Values(questionnaire, case.day)
        self.standing = Standing(questionnaire, case)
        self.segments = set(case.site.get("segments", ["CEL"]))
        self._scopes: dict[Key, str] = {}
        self._items: dict[Key, list[Item]] = {}
        self._readings: dict[Key, Value] = {}

    def rows(self, question: Question) -> list[str]:
        """Return the rows of a question that were named; '' outside rosters."""
        return [""] if question.roster is None else self.case.rows.get(question.roster.id, [])

    # Scope

    def scope(self, question: Question) -> str:
        """Return in, waiting or out for a question as a whole."""
        scopes = {self.scope_of_row(question, row) for row in self.rows(question) or ["?"]}
        return next(each for each in ("in", "waiting", "out") if each in scopes)

    def scope_of_row(self, question: Question, row: str) -> str:
        """Return in, waiting or out for a question, or for one row of it."""
        key = (question.id, row)
        if key not in self._scopes:
            self._scopes[key] = self._scope(question, row)
        return self._scopes[key]

    def _scope(self, question: Question, row: str) -> str:
        if question.topic.relevance(self.segments) == 0:
            return "out"
        if "relevant" not in question.written:
            return "in"
        reading = self._reading(
            lambda id_: self.live_reading(self.questionnaire.questions[id_], row),
            lambda id_: self._all_rows(question, id_, self.live_reading, UNDETERMINED),
        )
        opened = work_out(question.written["relevant"], reading)
        if opened is UNDETERMINED:
            return "waiting"
        return "in" if opened else "out"

    def _reading(self, question: Any, rows: Any, own: Value = None) -> Reading:
        day = self.case.day
        return Reading(question, rows, days(day), lambda name: read_law().number(name, day), own)

    def _all_rows(self, reader: Question, id_: str, read: Any, without: Value) -> list[Value] | Value:
        """Return what all rows of another roster hold, `without` where none was named that could be.

        None where the question is read as it stands, so that a call takes it as any other argument.
        """
        question = self.questionnaire.questions[id_]
        if question.roster is None or question.roster == reader.roster:
            return None
        rows = self.rows(question)
        if not rows and without is not None and self.scope(question) != "out":
            return without
        return [read(question, row) for row in rows]

    def live_reading(self, question: Question, row: str) -> Value:
        """Return what a gate reads: the strongest live answer, blank, or undetermined."""
        row = row if question.roster is not None else ""
        key = (question.id, row)
        if key not in self._readings:
            self._readings[key] = self._live_reading(question, row)
        return self._readings[key]

    def _live_reading(self, question: Question, row: str) -> Value:
        if self.scope_of_row(question, row) == "out":
            return _blank(question)
        state = self.judgement_of_row(question, row).state
        if state == "not_applicable":
            return _blank(question)
        if state != "answered":
            return UNDETERMINED
        live = [each for each in self.items(question, row) if each.fresh > 0]
        newest = min(each.age for each in live if each.compared == max(one.compared for one in live))
        strongest = max(each.compared for each in live)
        first = min(each.source for each in live if each.compared == strongest and each.age == newest)
        return self.said_by(question, row, first)

    # What a source says

    def said_by(self, question: Question, row: str, source: str) -> Value:
        """Return a source's answer as expressions of that source read it; what does not count is blank."""
        row = row if question.roster is not None else ""
        if self.scope_of_row(question, row) != "in":
            return _blank(question)
        if question.type == "calculated":
            return self._calculated(question, row, source)
        asked = self.case.asked.get((question.id, row), Asked())
        if source not in asked.said or not self.standing.counts(question, asked, source):
            return _blank(question)
        saying = asked.said[source]
        return plain(question, saying.value) if saying.state == "answered" else _blank(question)

    def _calculated(self, question: Question, row: str, source: str) -> Value:
        reading = self._reading(
            lambda id_: self.said_by(self.questionnaire.questions[id_], row, source),
            lambda id_: self._all_rows(question, id_, lambda each, of: self.said_by(each, of, source), None),
        )
        result = work_out(question.written["calculate"], reading)
        return None if result == "" else result

    # Items

    def items(self, question: Question, row: str) -> list[Item]:
        """Return what was answered, with freshness; what no longer counts has freshness 0."""
        key = (question.id, row)
        if key not in self._items:
            self._items[key] = with_floor(list(self._raw_items(question, row)))
        return self._items[key]

    def _raw_items(self, question: Question, row: str) -> Iterator[Item]:
        if self.scope_of_row(question, row) != "in":
            return
        asked = self.case.asked.get((question.id, row), Asked())
        if question.type == "calculated":
            for source in self.case.sources:
                number = self._calculated(question, row, source)
                if isinstance(number, Fraction):
                    x = self.values.between_anchors(question, row, number) if question.scored else ONE
                    yield from self._item(question, source, self._root_of_inputs(question, row, source), x)
            return
        for source, saying in asked.said.items():
            if saying.state == "answered" and self.standing.counts(question, asked, source):
                yield from self._answered(question, row, source, saying)

    def _answered(self, question: Question, row: str, source: str, saying: Saying) -> Iterator[Item]:
        asked = self.case.asked[question.id, row]
        root = self.standing.chain(asked, source)[-1]
        counts = counted(question, saying.value)
        if counts and "existence" in question.written and root == source and self._is_talk(source):
            for option, number in counts.items():
                x = self.values.of_one(question, row, option)
                yield from self._item(question, source, root, x, people=number)
            return
        # What is not scored has no value; 1 keeps it from counting as adverse.
        x = self.values.of_text(question, row, saying.value) if question.scored else ONE
        people = sum(counts.values()) if counts else None
        gone = expired_on(saying.value, self.case.day) if question.type == "document" else None
        yield from self._item(question, source, root, x, people=people, expired=gone)

    def _is_talk(self, source: str) -> bool:
        return self.case.sources[source].kind in ("W1", "W2")

    def _item(
        self,
        question: Question,
        source: str,
        root: str,
        x: Fraction | None,
        people: int | None = None,
        expired: date | None = None,
    ) -> Iterator[Item]:
        if x is None:
            return
        known, first = self.case.sources[source], self.case.sources[root]
        age = self._months(known.date)
        fresh = self._fresh(question, age, x, expired)
        number = known.people if people is None else people
        yield Item(source, known.kind, root, FAMILY[first.kind], x, age, fresh, number, known.group)

    def _months(self, since: date) -> Fraction:
        return (self.case.day - since).days / _MONTH

    def _fresh(self, question: Question, age: Fraction, x: Fraction, expired: date | None) -> Fraction:
        clock = question.written.get("fresh", _CLOCK)
        if clock == "expiry":
            if expired is None and x == 1:
                return ONE
            clock, age = _CLOCK, self._months(expired) if expired else age
        begins, ends = Fraction(clock[0]), Fraction(clock[1])
        return clamped((ends - age) / (ends - begins))

    def _root_of_inputs(self, question: Question, row: str, source: str) -> str:
        """Return the root of a calculation: the source itself, unless all that went into it was copied."""
        roots = []
        for id_ in sorted(set(questions_in(question.written["calculate"]))):
            read = self.questionnaire.questions[id_]
            own_row = read.roster is None or read.roster == question.roster
            for of in [row if read.roster else ""] if own_row else self.rows(read):
                asked = self.case.asked.get((id_, of), Asked())
                if source in asked.said and self.said_by(read, of, source) not in (None, "", frozenset()):
                    roots.append(self.standing.chain(asked, source)[-1])
        return source if source in roots or not roots else roots[0]

    # Judgement

    def judgement_of_row(self, question: Question, row: str) -> Judgement:
        """Return the judgement of a question outside rosters, or of one row."""
        if self.scope_of_row(question, row) != "in":
            return Judgement()
        asked = self.case.asked.get((question.id, row), Asked())
        heard = {
            source: saying.state
            for source, saying in asked.said.items()
            if self.standing.heard(question, asked, source)
        }
        live = [each for each in self.items(question, row) if each.fresh > 0]
        if "refused" in heard.values() and not any(each.kind in UNDO_REFUSAL for each in live):
            return Judgement("refused", adequate=is_adequate(live))
        if live:
            existence = "existence" in question.written
            return judge(live, self._group(question), existence) if question.scored else Judgement("answered")
        if self._not_applicable(question, asked, heard):
            return Judgement("not_applicable")
        return Judgement()

    def _group(self, question: Question) -> int | None:
        """Return the size of the group that a question names, of the workforce where it names none."""
        name = question.written.get("group")
        size = self.case.site.get("groups", {}).get(name) if name else self.case.site.get("workforce")
        return None if size is None else int(size)

    def _not_applicable(self, question: Question, asked: Asked, heard: dict[str, str]) -> bool:
        if not asked.accepted or not heard or set(heard.values()) != {"not_applicable"}:
            return False
        if question.topic.materiality != 4:
            return True
        roots = [self.standing.chain(asked, source)[-1] for source in heard]
        return any(FAMILY[self.case.sources[root].kind] != "M" for root in roots)

    def judgement(self, question: Question) -> Judgement:
        """Return the judgement of a question over all its rows."""
        of_rows = [
            self.judgement_of_row(question, row)
            for row in self.rows(question)
            if self.scope_of_row(question, row) != "out"
        ]
        if question.roster is None and of_rows:
            return of_rows[0]
        return over_rows(of_rows, question.written.get("over_rows", "worst")) if of_rows else Judgement()


def _blank(question: Question) -> Value:
    if question.type == "checklist":
        return frozenset()
    return None if question.type in (*NUMERIC, "maturity", "date", "document") else ""
