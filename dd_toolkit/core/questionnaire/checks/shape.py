"""Checks of form: ids, both languages, and the keys that belong to a type of question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final

from dd_toolkit.core.problems import Path, Problem, ProblemCode
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import KEYS_OF_TYPE, TYPE_KEYS, Question
from dd_toolkit.core.questionnaire.text import untranslated

_SECTION_ID: Final = re.compile(r"[A-Z]{3}-[A-Z]{3}", re.ASCII)
GROUPS: Final = frozenset(
    {None, "dispatched", "students", "temporary", "young", "women", "dormitory", "night", "migrants"}
)
"""Groups whose size a site can give."""
_CHOICES: Final[Mapping[str, frozenset[str | None]]] = {
    "good": frozenset({"yes", "no"}),
    "over_rows": frozenset({"worst", "mean"}),
    "care": frozenset({None, "mainland"}),
    "opens": frozenset({None, "mainland"}),
    "group": GROUPS,
}


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
    for key in ("title", "purpose", "opening", "closing"):
        yield from _untranslated(checked, whole.id, ("questionnaire", key), getattr(whole, key))
    for section in whole.sections:
        yield from _untranslated(checked, section.id, ("title",), section.title)
        for roster in section.rosters:
            yield from _untranslated(checked, roster.id, (), roster)
        for topic in section.topics:
            yield from _untranslated(checked, topic.id, ("title",), topic.title)
            for question in topic.questions:
                yield from _untranslated(checked, question.id, (), question)


def _untranslated(checked: Checked, id_: str, path: Path, part: object) -> Iterator[Problem]:
    for steps, language in untranslated(part, path):
        yield checked.problem(ProblemCode.TRANSLATION_MISSING, id_, *steps, language=language)


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
