"""The checks of a questionnaire: each is one small function in one list, each finds one kind of fault.

`check_questionnaire` gives every problem with the place where it was written. It refuses nothing itself;
who calls it decides. Expressions are checked while the form is built (`form`), everything else here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

from dd_toolkit.core.problems import Path, Problem, ProblemCode
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.questionnaire import Parsed, anchors_of, questions_of
from dd_toolkit.core.questionnaire.questions import (
    KEYS_OF_TYPE,
    NUMERIC,
    TYPE_KEYS,
    UNSCORED,
    Confidence,
    Fact,
    FactAnchor,
    Question,
    QuestionType,
    RowAnchor,
    Section,
    Text,
    Topic,
)

FACT_ID: Final = re.compile(r"[A-Z]{3}-[0-9]{3}", re.ASCII)
_REPORT: Final = re.compile(r"R§\S+")
_SCHEME: Final = re.compile(r"[A-Z][A-Za-z0-9.-]*", re.ASCII)
_SECTION_ID: Final = re.compile(r"[A-Z]{3}-[A-Z]{3}", re.ASCII)
MATERIALITIES: Final = frozenset({0, 1, 2, 4})
RELEVANCES: Final = frozenset({0.0, 0.5, 1.0})
_CHOICES: Final[Mapping[str, frozenset[str | None]]] = {
    "good": frozenset({"yes", "no"}),
    "over_rows": frozenset({"worst", "mean"}),
    "care": frozenset({None, "mainland"}),
    "group": frozenset(
        {None, "dispatched", "students", "temporary", "young", "women", "dormitory", "night", "migrants"}
    ),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check looks at: a parsed questionnaire, all law facts and the pillars of the method."""

    parsed: Parsed
    law: Mapping[str, Fact]
    pillars: Collection[str]

    def problem(self, code: ProblemCode, id_: str, *steps: str | int, **details: str) -> Problem:
        """Return a problem at the place where a part of something was written."""
        return Problem(code, self.parsed.places.of(id_, *steps), {"id": id_, **details})


def check_questionnaire(
    parsed: Parsed, law: Mapping[str, Fact], pillars: Collection[str]
) -> tuple[Problem, ...]:
    """Return every problem of a questionnaire, in the order of files and lines."""
    checked = Checked(parsed, law, pillars)
    problems = [problem for check in CHECKS for problem in check(checked)]
    built = build_form(parsed.questionnaire)
    problems += [
        problem.at(parsed.places.of(problem.place.question or "", *problem.place.path))
        for problem in built.problems
    ]
    return tuple(sorted(problems, key=lambda each: (each.place.file or "", each.place.line or 0, each.code)))


def check_ids(checked: Checked) -> Iterator[Problem]:
    """A section is LAB-WAG, its topics LAB-WAG-03, their questions LAB-WAG-03.1."""
    for section in checked.parsed.questionnaire.sections:
        if not _SECTION_ID.fullmatch(section.id):
            yield checked.problem(ProblemCode.ID_FORM, section.id, "id", form="LAB-WAG")
        for topic in section.topics:
            if not re.fullmatch(rf"{re.escape(section.id)}-[0-9]{{2}}", topic.id, re.ASCII):
                yield checked.problem(ProblemCode.ID_FORM, topic.id, "id", form=f"{section.id}-01")
            for question in topic.questions:
                if not re.fullmatch(rf"{re.escape(topic.id)}\.[1-9][0-9]?", question.id, re.ASCII):
                    yield checked.problem(ProblemCode.ID_FORM, question.id, "id", form=f"{topic.id}.1")


def check_translations(checked: Checked) -> Iterator[Problem]:
    """Every text stands in English and in Chinese."""
    whole = checked.parsed.questionnaire
    owners: list[tuple[str, Any]] = [(whole.id, ("questionnaire", "title", whole.title))]
    owners.append((whole.id, ("questionnaire", "purpose", whole.purpose)))
    for id_, (head, key, text) in owners:
        yield from _untranslated(checked, id_, (head, key), text)
    for section in whole.sections:
        yield from _untranslated(checked, section.id, ("title",), section.title)
        for roster in section.rosters:
            yield from _untranslated(checked, roster.id, (), roster)
        for topic in section.topics:
            yield from _untranslated(checked, topic.id, ("title",), topic.title)
            for question in topic.questions:
                yield from _untranslated(checked, question.id, (), question)


def _untranslated(checked: Checked, id_: str, path: Path, part: object) -> Iterator[Problem]:
    if isinstance(part, Text):
        for language in ("en", "zh"):
            if not part[language].strip():
                yield checked.problem(ProblemCode.TRANSLATION_MISSING, id_, *path, language=language)
    elif isinstance(part, tuple):
        for position, each in enumerate(part):
            yield from _untranslated(checked, id_, (*path, position), each)
    elif is_dataclass(part):
        for each in fields(part):
            yield from _untranslated(checked, id_, (*path, each.name), getattr(part, each.name))


def check_keys(checked: Checked) -> Iterator[Problem]:
    """A question has the keys of its type, and guidance."""
    defaults = {each.name: each.default for each in fields(Question)}
    for _, _, question in questions_of(checked.parsed.questionnaire):
        required, allowed = KEYS_OF_TYPE[question.type]
        given = {key for key in TYPE_KEYS if getattr(question, key) != defaults[key]}
        for key in sorted(required - given):
            yield checked.problem(ProblemCode.KEY_MISSING, question.id, key=key)
        for key in sorted(given - required - allowed):
            yield checked.problem(ProblemCode.KEY_UNFIT, question.id, key, key=key, type=question.type.value)
        if question.guidance is None:
            yield checked.problem(ProblemCode.KEY_MISSING, question.id, key="guidance")
        for key, choices in _CHOICES.items():
            if getattr(question, key) not in choices:
                known = ", ".join(sorted(str(choice) for choice in choices if choice))
                found = str(getattr(question, key))
                yield checked.problem(
                    ProblemCode.VALUE_SHAPE,
                    question.id,
                    key,
                    key=key,
                    found=found,
                    expected="",
                    allowed=known,
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
    fact = checked.law.get(name)
    if fact is None:
        yield checked.problem(ProblemCode.FACT_UNKNOWN, id_, *steps, fact=name)
    elif fact.number is None or fact.valid_from is None:
        yield checked.problem(ProblemCode.FACT_NOT_NUMERIC, id_, *steps, fact=name)
    elif fact.confidence is Confidence.LOW:
        yield checked.problem(ProblemCode.FACT_LOW_CONFIDENCE, id_, *steps, fact=name)


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


def check_citations(checked: Checked) -> Iterator[Problem]:
    """Every citation has a known form, every fact exists, and every scored topic cites something."""
    for section in checked.parsed.questionnaire.sections:
        for topic in section.topics:
            yield from _citation_problems(checked, topic.id, topic.cites)
            scored = topic.materiality > 0 and any(_is_scored(question) for question in topic.questions)
            if scored and not topic.cites and not any(question.cites for question in topic.questions):
                yield checked.problem(ProblemCode.CITATION_MISSING, topic.id)
            for question in topic.questions:
                yield from _citation_problems(checked, question.id, question.cites)


def _citation_problems(checked: Checked, id_: str, cites: tuple[str, ...]) -> Iterator[Problem]:
    for position, cite in enumerate(cites):
        if FACT_ID.fullmatch(cite):
            if cite not in checked.law:
                yield checked.problem(ProblemCode.FACT_UNKNOWN, id_, "cites", position, fact=cite)
        elif not _REPORT.fullmatch(cite) and not _SCHEME.fullmatch(cite):
            yield checked.problem(ProblemCode.CITATION_FORM, id_, "cites", position, found=cite)


def check_weights(checked: Checked) -> Iterator[Problem]:
    """Pillars are the method's, materiality is 0, 1, 2 or 4, relevance of a segment 0, 0.5 or 1."""
    for section in checked.parsed.questionnaire.sections:
        if section.pillar not in checked.pillars:
            known = ", ".join(checked.pillars)
            yield checked.problem(
                ProblemCode.PILLAR_UNKNOWN, section.id, "pillar", pillar=section.pillar, known=known
            )
        for topic in section.topics:
            yield from _weight_problems(checked, topic)


def _weight_problems(checked: Checked, topic: Topic) -> Iterator[Problem]:
    if topic.materiality not in MATERIALITIES:
        yield checked.problem(
            ProblemCode.MATERIALITY_UNKNOWN, topic.id, "materiality", found=str(topic.materiality)
        )
    for segment, relevance in (topic.segments or {}).items():
        if relevance not in RELEVANCES:
            yield checked.problem(
                ProblemCode.VALUE_SHAPE, topic.id, "segments", segment.value, key=segment.value,
                found=str(relevance), expected="", allowed="0, 0.5, 1",
            )  # fmt: skip


def _is_scored(question: Question) -> bool:
    return question.scored and question.type not in UNSCORED


CHECKS: Final[tuple[Callable[[Checked], Iterator[Problem]], ...]] = (
    check_ids,
    check_translations,
    check_keys,
    check_scales,
    check_citations,
    check_weights,
)
"""Every check, in the order they run."""
