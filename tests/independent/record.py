"""What was recorded: a case of a file of worked cases as sources and answers, and the value of an answer.

Cases come as docs/worked-cases.md writes them. Method 2 gives the value x; docs/question-types.md gives the
form of answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final

from tests.independent.bank import Question, Questionnaire
from tests.independent.expressions import Value, days
from tests.independent.law import read_law

Key = tuple[str, str]
"""Question and row; the row is '' outside rosters."""
_DAY: Final = "2026-11-01"


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, as recorded."""

    id: str
    kind: str
    """The evidence class, after a survey that is too small has become talks."""
    date: date
    people: int
    group: str
    origin: str | None
    sealed: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """What one source said to one question."""

    state: str
    value: str
    origin: str | None


@dataclass(slots=True)
class Asked:
    """Everything recorded about one question, or one row of it."""

    said: dict[str, Saying] = field(default_factory=dict)
    set_aside: set[str] = field(default_factory=set)
    accepted: bool = False
    followed_up: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One assessment: date, site, sources, rows and answers."""

    day: date
    as_of: date
    site: Mapping[str, Any]
    sources: Mapping[str, Source]
    rows: Mapping[str, list[str]]
    asked: Mapping[Key, Asked]


def read_case(written: Mapping[str, Any], shared: Mapping[str, Any] | None = None) -> Case:
    """Return a case with what its file shares; what is its own replaces what is shared."""
    common: Mapping[str, Any] = shared or {}
    day = written.get("moved_to") or written.get("date") or common.get("date", _DAY)
    sources = {}
    for part in (*common.get("sources", ()), *written.get("sources", ())):
        sources.update({each.id: each for each in _sources(part)})
    rows: dict[str, list[str]] = {}
    for part in (*common.get("rows", ()), *written.get("rows", ())):
        if part["row"] not in rows.setdefault(part["roster"], []):
            rows[part["roster"]].append(part["row"])
    asked: dict[Key, Asked] = {}
    for part in (*common.get("answers", ()), *written.get("answers", ())):
        for key in keys_of(part):
            asked[key] = _asked(part)
    site = {**common.get("site", {}), **written.get("site", {})}
    as_of = date.fromisoformat(written.get("as_of") or day)
    return Case(date.fromisoformat(day), as_of, site, sources, rows, asked)


def keys_of(part: Mapping[str, Any]) -> list[Key]:
    """Return what an entry of answers is about: one question, one row of it, or several of either."""
    if "questions" in part:
        return [(id_, row) for id_, _, row in (each.partition("/") for each in part["questions"])]
    return [(part["question"], part.get("row", ""))]


def _sources(part: Mapping[str, Any]) -> Iterator[Source]:
    people = int(part.get("people", 1))
    kind = part["evidence_class"]
    if kind == "W4":
        invited = int(part.get("invited", 0))
        if people < 30 or invited == 0 or Fraction(people, invited) < Fraction(3, 10):
            kind = "W2" if part.get("off_site") == "true" else "W1"
    for id_ in _range(part["id"]):
        yield Source(
            id_,
            kind,
            date.fromisoformat(part["date"]),
            people,
            part.get("group", "regular"),
            part.get("origin"),
            part.get("confidentiality") == "sealed",
        )


def _range(written: str) -> list[str]:
    """Return the sources that `talk-01..talk-03` names."""
    first, dots, last = written.partition("..")
    if not dots:
        return [first]
    stem = first.rstrip("0123456789")
    digits = first[len(stem) :]
    return [f"{stem}{each:0{len(digits)}}" for each in range(int(digits), int(last[len(stem) :]) + 1)]


def _asked(part: Mapping[str, Any]) -> Asked:
    asked = Asked(accepted="accepted" in part)
    if "followed_up" in part:
        asked.followed_up = date.fromisoformat(part["followed_up"])
    for name, written in part.get("said", {}).items():
        more = {"value": written} if isinstance(written, str) else written
        saying = Saying(more.get("state", "answered"), more.get("value", ""), more.get("origin"))
        asked.said.update(dict.fromkeys(_range(name), saying))
    for name in part.get("set_aside", {}):
        asked.set_aside.update(_range(name))
    return asked


def counted(question: Question, written: str) -> dict[str, int] | None:
    """Return how many people chose which option; None where one answer stands for all."""
    if question.type not in ("yes_no", "maturity", "choice") or "=" not in written:
        return None
    return {option: int(number) for option, number in (each.split("=") for each in written.split())}


def plain(question: Question, written: str) -> Value:
    """Return an answer as expressions read it; one with counts reads as the option given most often."""
    counts = counted(question, written)
    if counts is not None:
        written = max(counts, key=lambda option: counts[option])
    match question.type:
        case "yes_no" | "choice" | "text":
            return written
        case "checklist":
            return frozenset(each.strip() for each in written.split(","))
        case "date":
            return days(date.fromisoformat(written))
        case "document":
            expires = _validity(written)[1]
            return None if expires is None else days(expires)
    return Fraction(written)


def _validity(written: str) -> tuple[date, date | None]:
    issued, _, expires = written.partition("..")
    return date.fromisoformat(issued), date.fromisoformat(expires) if expires else None


def expired_on(written: str, day: date) -> date | None:
    """Return when a document had expired by a day; None while it is valid or not yet issued."""
    expires = _validity(written)[1]
    return expires if expires is not None and expires < day else None


class Values:
    """The value x of answers on one assessment date (method 2)."""

    def __init__(self, questionnaire: Questionnaire, day: date) -> None:
        self.questionnaire = questionnaire
        self.day = day

    def of_text(self, question: Question, row: str, written: str) -> Fraction | None:
        """Return x of an answer as typed, the mean where people were counted."""
        counts = counted(question, written)
        if counts is None:
            return self.of_one(question, row, written)
        total = Fraction(0)
        for option, people in counts.items():
            total += people * (self.of_one(question, row, option) or Fraction(0))
        return total / sum(counts.values())

    def of_one(self, question: Question, row: str, written: str) -> Fraction | None:
        """Return x of one person's or paper's answer."""
        if not question.scored:
            return None
        match question.type:
            case "yes_no":
                return Fraction(written == question.written.get("good", "yes"))
            case "maturity":
                return Fraction(written) / 4
            case "choice":
                return question.options[written]
            case "checklist":
                return _checklist(question, {each.strip() for each in written.split(",")})
            case "document":
                issued, expires = _validity(written)
                return Fraction(issued <= self.day and (expires is None or self.day <= expires))
        return self.between_anchors(question, row, Fraction(written))

    def between_anchors(self, question: Question, row: str, number: Fraction) -> Fraction | None:
        """Return where a number lies between bad and good; None where the row has no such limit."""
        bad, good = (self._anchor(question, row, question.written["anchors"][end]) for end in ("bad", "good"))
        if bad is None or good is None:
            return None
        return min(max((number - bad) / (good - bad), Fraction(0)), Fraction(1))

    def anchors(self, question: Question, row: str) -> tuple[Fraction | None, Fraction | None]:
        """Return the numbers that count as bad and as good."""
        written = question.written["anchors"]
        return self._anchor(question, row, written["bad"]), self._anchor(question, row, written["good"])

    def _anchor(self, question: Question, row: str, written: Any) -> Fraction | None:
        if isinstance(written, str):
            return Fraction(written)
        name = written.get("fact")
        if name is None and question.roster is not None:
            name = question.roster.rows.get(row, {}).get(written["row"])
        number = None if name is None else read_law().number(name, self.day)
        return None if number is None else number * Fraction(written.get("times", 1))


def _checklist(question: Question, chosen: set[str]) -> Fraction:
    weights = question.options
    positive = sum((weight for weight in weights.values() if weight > 0), Fraction(0))
    if positive:
        return max(sum((weights[each] for each in chosen), Fraction(0)) / positive, Fraction(0))
    harms = sum((abs(weight) for weight in weights.values()), Fraction(0))
    return 1 - sum((abs(weights[each]) for each in chosen), Fraction(0)) / harms
