"""Cases of single rules: answers under which a gate, constraint, finding or warning rule holds or fails.

A rule that no case shows both holding and failing may be one that can never fire, or always does.
Cases are data beside the questionnaire (docs/worked-cases.md); nothing is read from files here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from dd_toolkit.core.assessment.relevance import expression_value
from dd_toolkit.core.problems import Path, Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.document import STRICT, Document, parse_as
from dd_toolkit.core.questionnaire.expressions.readings import Context, Reading, days_from
from dd_toolkit.core.questionnaire.form import Compiled, Form
from dd_toolkit.core.questionnaire.questionnaire import Places
from dd_toolkit.core.questionnaire.questions import QuestionType
from dd_toolkit.core.questionnaire.values import decode_value, encode_value

FORMAT: Final = 1
DAY: Final = "2026-10-01"
"""What `today()` is in cases of rules."""

Stored = str | list[str] | dict[str, Any]
"""An answer in its stored form; `{rows: […]}` gives one answer per row of a roster."""


@dataclass(frozen=True, slots=True)
class RuleCase:
    """Answers under which one rule holds, and answers under which it fails."""

    __pydantic_config__: ClassVar[Any] = STRICT

    question: str
    rule: str
    """`relevant`, `constraint`, or `finding` or `warning` and the rule's id."""
    holds: tuple[Mapping[str, Stored], ...]
    """Each is what one source says: answers by question id; what is left out is blank."""
    fails: tuple[Mapping[str, Stored], ...]


@dataclass(frozen=True, slots=True)
class RuleCases:
    """The cases of one section's rules."""

    __pydantic_config__: ClassVar[Any] = STRICT

    format: int
    section: str
    rules: tuple[RuleCase, ...]


def rules_of(form: Form) -> Mapping[tuple[str, str], Compiled]:
    """Return every gate, constraint, finding and warning rule by question and name."""
    rules: dict[tuple[str, str], Compiled] = {(id_, "relevant"): run for id_, run in form.gates.items()}
    rules |= {(id_, "constraint"): run for id_, run in form.constraints.items()}
    for id_, findings in form.findings.items():
        rules |= {(id_, f"finding {rule.id}"): run for rule, run in findings}
    for id_, warnings in form.warnings.items():
        rules |= {(id_, f"warning {rule.id}"): run for rule, run in warnings}
    return rules


def check_rule_cases(form: Form, places: Places, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Give the cases that do not come out as written, and the rules that have none.

    `documents` are the files of cases by section id, `places` tell where the rules themselves stand.
    """
    rules = rules_of(form)
    shown: set[tuple[str, str]] = set()
    for section in form.questionnaire.sections:
        document = documents.get(section.id)
        if document is None:
            continue
        parsed = parse_as(document, RuleCases)
        if isinstance(parsed, tuple):
            yield from parsed
            continue
        for position, case in enumerate(parsed.rules):
            path = ("rules", position)
            key = (case.question, case.rule)
            if key not in rules:
                details = {"question": case.question, "rule": case.rule}
                yield Problem(ProblemCode.RULE_UNKNOWN, document.place(path), details)
                continue
            shown.add(key)
            yield from _case_problems(form, rules[key], case, document, path)
    for question, rule in sorted(rules.keys() - shown):
        place = places.of(question, rule.partition(" ")[0])
        yield Problem(ProblemCode.RULE_CASE_MISSING, place, {"question": question, "rule": rule})


def _case_problems(
    form: Form, rule: Compiled, case: RuleCase, document: Document, path: Path
) -> Iterator[Problem]:
    for key, wanted in (("holds", True), ("fails", False)):
        samples = getattr(case, key)
        if not samples:
            details = {"question": case.question, "rule": case.rule}
            yield Problem(ProblemCode.RULE_CASE_MISSING, document.place((*path, key)), details)
        for position, said in enumerate(samples):
            place = document.place((*path, key, position), question=case.question)
            readings = _Said(form, said)
            found = rule(readings.context(case.question))
            if readings.problems:
                yield from (problem.at(place) for problem in readings.problems)
                continue
            yield from _refused(form, case, readings, place)
            if (found is True) is not wanted:
                details = {"question": case.question, "rule": case.rule, "expected": key}
                yield Problem(ProblemCode.RULE_CASE_DIFFERS, place, details)


def _refused(form: Form, case: RuleCase, said: _Said, place: Place) -> Iterator[Problem]:
    """Give the answers of a case that nobody could give, since a constraint refuses them."""
    for id_ in said.said:
        constraint = form.constraints.get(id_)
        shown = id_ == case.question and case.rule == "constraint"
        if constraint is None or shown or said.of(id_) is None:
            continue
        if constraint(said.context(id_)) is not True:
            details = {"question": id_, "rule": case.rule}
            yield Problem(ProblemCode.RULE_CASE_REFUSED, place, details)


class _Said:
    """What one source says in a case, as expressions read it."""

    def __init__(self, form: Form, said: Mapping[str, Stored]) -> None:
        self.form = form
        self.said = said
        self.problems: list[Problem] = [
            Problem(ProblemCode.QUESTION_UNKNOWN, details={"question": id_, "similar": form.similar(id_)})
            for id_ in said
            if id_ not in form.questions
        ]

    def of(self, question: str) -> Reading:
        """Return the reading of a question; blank where nothing is said."""
        stored = self.said.get(question)
        return None if stored is None or _rows(stored) is not None else self._reading(question, stored)

    def context(self, question: str) -> Context:
        """Return where an expression of a question stands."""
        return Context(self.of, days_from(DAY) or 0.0, self.of(question), self.over_rows)

    def over_rows(self, question: str) -> tuple[Reading, ...]:
        """Return the readings of a roster's question, one a row."""
        rows = _rows(self.said.get(question))
        return tuple(self._reading(question, stored) for stored in rows or ())

    def _reading(self, id_: str, stored: Stored) -> Reading:
        question = self.form.questions.get(id_)
        if question is None:
            return None
        if question.type is QuestionType.CALCULATED:
            return float(str(stored))
        value = decode_value(question, stored)
        if isinstance(value, Problem):
            self.problems.append(value)
            return None
        return expression_value(question, encode_value(value))


def _rows(stored: Stored | None) -> list[Stored] | None:
    rows = stored.get("rows") if isinstance(stored, dict) else None
    return rows if isinstance(rows, list) else None
