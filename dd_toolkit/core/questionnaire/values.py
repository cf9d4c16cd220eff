"""What an answer can be: the value of each question type, from raw text, to and from its stored form.

`parse_value` is the door for text that people typed; `decode_value` for stored JSON; `encode_value` writes
it; `format_value` gives the raw text back. Nothing here scores a value or knows who said it.
Stored forms are normative in docs/question-types.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from dd_toolkit.core.problems import Place, Problem, ProblemCode
from dd_toolkit.core.questionnaire.questions import COUNTABLE, Question, QuestionType


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the people a source speaks for gave each option."""

    by_option: tuple[tuple[str, int], ...]
    """Option id and number of people, sorted by id, every number above zero."""

    @property
    def people(self) -> int:
        """Return how many people are counted."""
        return sum(count for _, count in self.by_option)


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which a document was issued and expires."""

    issued: str
    expires: str | None
    """None where the document does not expire."""


Value = str | tuple[str, ...] | Counts | Validity

MAX_TEXT: Final = 10_000
_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,9})?", re.ASCII)
_COUNTS: Final = re.compile(r"\s*([A-Za-z0-9_-]+)\s*[=:]\s*([0-9]{1,7})\s*", re.ASCII)
_YES_NO: Final = MappingProxyType(
    {"yes": "yes", "y": "yes", "是": "yes", "有": "yes", "no": "no", "n": "no", "否": "no", "没有": "no"}
)
YES_NO_OPTIONS: Final = ("yes", "no")
LEVELS: Final = ("0", "1", "2", "3", "4")


def option_ids(question: Question) -> tuple[str, ...]:
    """Return the ids a value may take; empty for types that are not chosen from a list."""
    if question.type is QuestionType.YES_NO:
        return YES_NO_OPTIONS
    if question.type is QuestionType.MATURITY:
        return LEVELS
    return tuple(option.id for option in question.options)


def parse_value(question: Question, raw: str) -> Value | Problem:
    """Read what a person typed as an answer; control characters and blank text are problems."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    bad = next((character for character in text if _is_control(character)), None)
    if bad is not None:
        return _problem(question, ProblemCode.ANSWER_CONTROL_CHARACTER, character=f"U+{ord(bad):04X}")
    if question.type is not QuestionType.TEXT:
        text = unicodedata.normalize("NFKC", text).strip()
    if not text.strip():
        return _form_problem(question, raw)
    if question.type in COUNTABLE and ("=" in text or ":" in text):
        return _parse_counts(question, text)
    return _PARSERS[question.type](question, text)


def encode_value(value: Value) -> Any:
    """Return the stored form of a value as plain JSON values."""
    if isinstance(value, Counts):
        return dict(value.by_option)
    if isinstance(value, Validity):
        return {"issued": value.issued, "expires": value.expires}
    return list(value) if isinstance(value, tuple) else value


def decode_value(question: Question, stored: object) -> Value | Problem:
    """Read the stored form; anything that `encode_value` cannot have written is a problem."""
    if isinstance(stored, str):
        value = parse_value(question, stored)
        fits = isinstance(value, str) and value == stored
        return value if fits or isinstance(value, Problem) else _form_problem(question, stored)
    if isinstance(stored, list) and question.type is QuestionType.CHECKLIST:
        return _parse_checklist(question, ",".join(str(each) for each in stored))
    if isinstance(stored, dict) and question.type is QuestionType.DOCUMENT:
        expires = stored.get("expires")
        return _parse_document(question, str(stored.get("issued")) + (f"..{expires}" if expires else ""))
    if isinstance(stored, dict) and question.type in COUNTABLE:
        return _parse_counts(question, " ".join(f"{key}={count}" for key, count in stored.items()))
    return _form_problem(question, str(stored))


def format_value(value: Value) -> str:
    """Return the raw text that `parse_value` reads back as the same value."""
    if isinstance(value, Counts):
        return " ".join(f"{option}={count}" for option, count in value.by_option)
    if isinstance(value, Validity):
        return value.issued if value.expires is None else f"{value.issued}..{value.expires}"
    return ",".join(value) if isinstance(value, tuple) else value


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"


def _problem(question: Question, code: ProblemCode, **details: str) -> Problem:
    return Problem(code, Place(question=question.id), {"question": question.id, **details})


def _form_problem(question: Question, raw: str) -> Problem:
    allowed = ", ".join(option_ids(question))
    shown = raw if len(raw) <= 60 else raw[:57] + "..."
    return _problem(question, ProblemCode.ANSWER_FORM, type=question.type.value, found=shown, allowed=allowed)


def _parse_option(question: Question, text: str) -> Value | Problem:
    known = option_ids(question)
    if question.type is QuestionType.YES_NO:
        text = _YES_NO.get(text.lower(), text)
    return text if text in known else _form_problem(question, text)


def _parse_number(question: Question, text: str) -> Value | Problem:
    if not _NUMBER.fullmatch(text):
        return _form_problem(question, text)
    number = Decimal(text)
    if question.type is QuestionType.PERCENT and not 0 <= number <= 100:
        return _problem(question, ProblemCode.ANSWER_RANGE, found=text, low="0", high="100")
    plain = format(number.normalize(), "f")
    return "0" if plain == "-0" else plain


def _parse_checklist(question: Question, text: str) -> Value | Problem:
    chosen = {part for part in re.split(r"[\s,;]+", text) if part}
    if not chosen or not chosen <= set(option_ids(question)):
        return _form_problem(question, text)
    if len(chosen) > 1 and any(option.none and option.id in chosen for option in question.options):
        return _form_problem(question, text)
    return tuple(sorted(chosen))


def _parse_counts(question: Question, text: str) -> Value | Problem:
    counts: dict[str, int] = {}
    for part in re.split(r"[\s,;]+(?=[A-Za-z0-9_-]+\s*[=:])", text.strip()):
        match = _COUNTS.fullmatch(part)
        if match is None or match[1] not in option_ids(question) or match[1] in counts:
            return _form_problem(question, text)
        counts[match[1]] = int(match[2])
    spoken = tuple(sorted((option, count) for option, count in counts.items() if count))
    return Counts(spoken) if spoken else _form_problem(question, text)


def _parse_document(question: Question, text: str) -> Value | Problem:
    issued_text, _, expires_text = text.partition("..")
    issued, expires = _day(issued_text), _day(expires_text) if expires_text.strip() else None
    if issued is None or (expires_text.strip() and expires is None):
        return _form_problem(question, text)
    if expires is not None and expires < issued:
        return _problem(
            question, ProblemCode.ANSWER_RANGE, found=expires.isoformat(), low=issued.isoformat(), high=""
        )
    return Validity(issued.isoformat(), expires.isoformat() if expires else None)


def _parse_date(question: Question, text: str) -> Value | Problem:
    day = _day(text)
    return day.isoformat() if day else _form_problem(question, text)


def _parse_text(question: Question, text: str) -> Value | Problem:
    if len(text) > MAX_TEXT:
        return _problem(question, ProblemCode.ANSWER_RANGE, found=str(len(text)), low="1", high=str(MAX_TEXT))
    return text


def _parse_calculated(question: Question, text: str) -> Value | Problem:
    return _problem(question, ProblemCode.ANSWER_CALCULATED, found=text[:60])


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip(), re.ASCII):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


_PARSERS: Final[Mapping[QuestionType, Callable[[Question, str], Value | Problem]]] = MappingProxyType(
    {
        QuestionType.YES_NO: _parse_option,
        QuestionType.MATURITY: _parse_option,
        QuestionType.NUMBER: _parse_number,
        QuestionType.PERCENT: _parse_number,
        QuestionType.MONEY: _parse_number,
        QuestionType.CHOICE: _parse_option,
        QuestionType.CHECKLIST: _parse_checklist,
        QuestionType.DOCUMENT: _parse_document,
        QuestionType.CALCULATED: _parse_calculated,
        QuestionType.TEXT: _parse_text,
        QuestionType.DATE: _parse_date,
    }
)
