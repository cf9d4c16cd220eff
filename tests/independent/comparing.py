"""Holds what the second implementation finds against what a worked case expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from tests.independent.assessment import Assessment
from tests.independent.bank import Question, load, read_yaml, small
from tests.independent.judging import Judgement
from tests.independent.rating import Rated, Rating, band_of
from tests.independent.record import Asked, read_case

_FLAGS = ("conflict", "challenged", "evidence_gap", "declaration_gap", "claim_gap", "adequate")


def differences(file: Any) -> Iterator[str]:
    """Give every difference between the cases of a file and what comes out here."""
    written = read_yaml(file)
    for case in written["cases"]:
        name = written["questionnaire"]
        questionnaire = load(name) if isinstance(name, str) else small(name)
        if "refused" not in case["expect"]:
            assessment = Assessment(questionnaire, read_case(case, written.get("shared")))
            for each in _Comparison(assessment).compare(case["expect"]):
                yield f"{file.name}: {case['name']}: {each}"


class _Comparison:
    """Compares one case, key by key; what is not expected is not compared."""

    def __init__(self, assessment: Assessment) -> None:
        self.of = assessment
        self.rated = Rated(assessment)
        self.rating = self.rated.rating()

    def compare(self, expect: Mapping[str, Any]) -> Iterator[str]:
        """Give every difference."""
        rating = self.rating
        for key in ("band", "proven", "possible"):
            yield from _different(key, expect.get(key), str(getattr(rating, key)))
        yield from _different("band_of_low", expect.get("band_of_low"), band_of(rating.low))
        yield from _different("band_of_high", expect.get("band_of_high"), band_of(rating.high))
        for key in ("gains", "held_by"):
            if key in expect:
                yield from _different(key, expect[key], list(getattr(rating, key)))
        for key, value in expect.get("total", {}).items():
            yield from _number(f"total.{key}", value, getattr(rating, key))
        for name, value in expect.get("gain_of", {}).items():
            yield from _number(f"gain_of.{name}", value, rating.gains.get(name))
        yield from self._parts(expect, rating)
        yield from self._reasons(expect, rating)
        yield from self._questions(expect)

    def _parts(self, expect: Mapping[str, Any], rating: Rating) -> Iterator[str]:
        for key in ("sections", "pillars"):
            if key in expect:
                found = getattr(rating, key)
                yield from _different(key, sorted(expect[key]), sorted(found))
                for name, ends in expect[key].items():
                    for end, position in (("low", 0), ("high", 1)):
                        if end in ends:
                            yield from _number(f"{key}.{name}.{end}", ends[end], found[name][position])

    def _reasons(self, expect: Mapping[str, Any], rating: Rating) -> Iterator[str]:
        for key in ("not_rated", "caps"):
            if key not in expect:
                continue
            expected = [{"kind": each} if isinstance(each, str) else each for each in expect[key]]
            found = {(each.kind, each.band): each.value for each in getattr(rating, key)}
            wanted = [(each["kind"], each.get("band")) for each in expected]
            yield from _different(key, sorted(wanted, key=str), sorted(found, key=str))
            for each in expected:
                if "value" in each:
                    kind = (each["kind"], each.get("band"))
                    yield from _number(f"{key}.{kind}", each["value"], found.get(kind))

    def _questions(self, expect: Mapping[str, Any]) -> Iterator[str]:
        for name, scope in expect.get("relevance", {}).items():
            question, row = self._named(name)
            found = self.of.scope_of_row(question, row) if row else self.of.scope(question)
            yield from _different(f"relevance.{name}", scope, found)
        for name, weight in expect.get("weights", {}).items():
            question, _ = self._named(name)
            without = Fraction(0) if question in self.rated.judged else None
            yield from _number(f"weights.{name}", weight, self.rated.weights.get(question, without))
        for key, found_of in (("calculated", self.of.said_by), ("values", self._value)):
            for name, by_source in expect.get(key, {}).items():
                question, row = self._named(name)
                for source, value in by_source.items():
                    yield from _number(f"{name}.{source}", value, found_of(question, row, source))
        every = [each.id for each in self.of.questionnaire.questions.values() if self._in_sums(each)]
        for name, expected in expect.get("judgements", {}).items():
            for each in every if name == "every" else [name]:
                question, row = self._named(each)
                judgement = self.of.judgement_of_row(question, row) if row else self.of.judgement(question)
                yield from _judgement(each, expected, judgement)

    def _in_sums(self, question: Question) -> bool:
        return question.scored and self.of.scope(question) != "out"

    def _named(self, name: str) -> tuple[Question, str]:
        id_, _, row = name.partition("/")
        return self.of.questionnaire.questions[id_], row

    def _value(self, question: Question, row: str, source: str) -> Fraction | None:
        if question.type == "calculated":
            number = self.of.said_by(question, row, source)
            return (
                self.of.values.between_anchors(question, row, number)
                if isinstance(number, Fraction)
                else None
            )
        written = self.of.case.asked.get((question.id, row), Asked()).said[source].value
        return self.of.values.of_text(question, row, written)


def _judgement(name: str, expected: Mapping[str, Any], found: Judgement) -> Iterator[str]:
    for key, value in expected.items():
        actual = getattr(found, key)
        if key in _FLAGS:
            yield from _different(f"{name}.{key}", value, str(actual).lower())
        elif key == "families":
            yield from _different(f"{name}.families", sorted(value), sorted(actual))
            for family, saying in value.items():
                for part, number in saying.items():
                    yield from _number(f"{name}.{family}.{part}", number, getattr(actual[family], part))
        elif key == "dissent":
            yield from _different(f"{name}.dissent", value, list(actual))
        elif key == "state":
            yield from _different(f"{name}.state", value, actual)
        else:
            yield from _number(f"{name}.{key}", value, actual)


def _different(name: str, expected: Any, found: Any) -> Iterator[str]:
    if expected is not None and expected != found:
        yield f"{name}: expected {expected}, found {found}"


def _number(name: str, expected: str, found: Any) -> Iterator[str]:
    if expected == "none" or found is None:
        same = expected == "none" and found is None
    else:
        same = abs(Fraction(expected) - found) <= Fraction(1, 10**9)
    if not same:
        yield f"{name}: expected {expected}, found {None if found is None else float(found)}"
