"""A problem with its place and its remedy.

Input made by people yields problems, all of them at once, never an exception.
A problem is a code, a place and parameters; the catalogue (`dd_toolkit.words.problems`) turns the code
into a message and a remedy in either language. This module refuses to hold any wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

PathStep = str | int
Path = tuple[PathStep, ...]


class Severity(StrEnum):
    """How much a problem stops: an error refuses the input, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class ProblemCode(StrEnum):
    """Every problem the toolkit can name; each has a message, a remedy, a page in docs and a test."""

    # reading
    FILE_UNREADABLE = "file-unreadable"
    FILE_ENCODING = "file-encoding"
    YAML_SYNTAX = "yaml-syntax"
    YAML_DUPLICATE_KEY = "yaml-duplicate-key"
    YAML_TOO_DEEP = "yaml-too-deep"
    JSON_SYNTAX = "json-syntax"
    CSV_SYNTAX = "csv-syntax"
    FORMAT_UNKNOWN = "format-unknown"
    # shape
    KEY_UNKNOWN = "key-unknown"
    KEY_MISSING = "key-missing"
    KEY_UNFIT = "key-unfit"
    VALUE_SHAPE = "value-shape"
    # questionnaire
    ID_DUPLICATE = "id-duplicate"
    ID_FORM = "id-form"
    SECTION_UNKNOWN = "section-unknown"
    ROSTER_UNKNOWN = "roster-unknown"
    TRANSLATION_MISSING = "translation-missing"
    LOCAL_PLACE_UNKNOWN = "local-place-unknown"
    LOCAL_VALUE_GROUNDLESS = "local-value-groundless"
    LOCAL_VALUE_PERIOD = "local-value-period"
    FACT_UNKNOWN = "fact-unknown"
    FACT_NOT_NUMERIC = "fact-not-numeric"
    FACT_LOW_CONFIDENCE = "fact-low-confidence"
    LAW_CHANGE_UNFIT = "law-change-unfit"
    LAW_PART_UNFIT = "law-part-unfit"
    CITATION_FORM = "citation-form"
    CITATION_MISSING = "citation-missing"
    COMPANY_UNKNOWN = "company-unknown"
    COLUMN_UNKNOWN = "column-unknown"
    YEAR_UNKNOWN = "year-unknown"
    FINDING_GROUNDLESS = "finding-groundless"
    RULE_UNKNOWN = "rule-unknown"
    RULE_CASE_MISSING = "rule-case-missing"
    RULE_CASE_DIFFERS = "rule-case-differs"
    RULE_CASE_REFUSED = "rule-case-refused"
    ANCHORS_EQUAL = "anchors-equal"
    OPTION_UNSCORED = "option-unscored"
    PILLAR_UNKNOWN = "pillar-unknown"
    MATERIALITY_UNKNOWN = "materiality-unknown"
    # regimes and crosswalk
    REGIME_UNKNOWN = "regime-unknown"
    REGIME_ITEM_UNKNOWN = "regime-item-unknown"
    REGIME_DAY_UNSUPPORTED = "regime-day-unsupported"
    TOPIC_UNKNOWN = "topic-unknown"
    CROSSWALK_DERIVED = "crosswalk-derived"
    CROSSWALK_REPEATED = "crosswalk-repeated"
    # production regimes
    INDICATOR_ROSTER = "indicator-roster"
    SHUT_UNFIT = "shut-unfit"
    TYPICAL_UNEVEN = "typical-uneven"
    TYPICAL_IDLE = "typical-idle"
    # the bank as a whole
    TOPIC_UNCOVERED = "topic-uncovered"
    TOPIC_UNLISTED = "topic-unlisted"
    TOPIC_DIFFERS = "topic-differs"
    TERM_DIFFERS = "term-differs"
    TERM_BANNED = "term-banned"
    TEXT_TOO_LONG = "text-too-long"
    TEXT_ASKS_TWICE = "text-asks-twice"
    TEXT_LEADING = "text-leading"
    PATTERN_UNFIT = "pattern-unfit"
    ALLOWANCE_IDLE = "allowance-idle"
    ANCHOR_UNREACHED = "anchor-unreached"
    OPTION_UNREACHED = "option-unreached"
    SCALE_UNREACHED = "scale-unreached"
    GATE_SHUT = "gate-shut"
    GATE_OPEN = "gate-open"
    CALCULATION_BLANK = "calculation-blank"
    FINDING_NEVER = "finding-never"
    FINDING_ALWAYS = "finding-always"
    PUBLISHED_CHANGED = "published-changed"
    PUBLISHED_RETIRED = "published-retired"
    # expressions
    EXPRESSION_SYNTAX = "expression-syntax"
    EXPRESSION_TYPE = "expression-type"
    EXPRESSION_FUNCTION = "expression-function"
    EXPRESSION_REFERENCE = "expression-reference"
    EXPRESSION_ROSTER = "expression-roster"
    EXPRESSION_LOOP = "expression-loop"
    EXPRESSION_UNGUARDED = "expression-unguarded"
    EXPRESSION_PATTERN = "expression-pattern"
    EXPRESSION_FACT = "expression-fact"
    # answers and events
    QUESTION_UNKNOWN = "question-unknown"
    SOURCE_UNKNOWN = "source-unknown"
    ROW_UNKNOWN = "row-unknown"
    ROW_NEEDED = "row-needed"
    ROW_UNWANTED = "row-unwanted"
    ROW_WITHOUT_LIMIT = "row-without-limit"
    ANSWER_FORM = "answer-form"
    ANSWER_RANGE = "answer-range"
    ANSWER_CONSTRAINT = "answer-constraint"
    ANSWER_CONTROL_CHARACTER = "answer-control-character"
    ANSWER_COUNTS = "answer-counts"
    ANSWER_CALCULATED = "answer-calculated"
    ANSWER_WITHHELD = "answer-withheld"
    REASON_NEEDED = "reason-needed"
    SOURCE_DATE_FUTURE = "source-date-future"
    SOURCE_ORIGIN_LOOP = "source-origin-loop"
    NOTHING_TO_UNDO = "nothing-to-undo"
    EDIT_CLASH = "edit-clash"
    EVENT_UNFIT = "event-unfit"
    EVENT_DIFFERS = "event-differs"
    ASSESSMENT_UNKNOWN = "assessment-unknown"
    ASSESSMENT_AMBIGUOUS = "assessment-ambiguous"
    QUESTIONNAIRE_UNKNOWN = "questionnaire-unknown"
    QUESTIONNAIRE_BROKEN = "questionnaire-broken"
    FINGERPRINT_DIFFERS = "fingerprint-differs"
    # method
    METHOD_UNFIT = "method-unfit"
    # disclosure
    AUDIENCE_LATER = "audience-later"
    # database
    DATABASE_LOCKED = "database-locked"
    DATABASE_READ_ONLY = "database-read-only"
    DATABASE_CORRUPT = "database-corrupt"
    DATABASE_NEWER = "database-newer"
    DATABASE_OLDER = "database-older"
    DATABASE_UNREACHABLE = "database-unreachable"
    DISK_FULL = "disk-full"
    # reports and machine
    FONT_MISSING = "font-missing"
    TEMPLATE_MISSING = "template-missing"
    TEMPLATE_BROKEN = "template-broken"
    GLYPH_MISSING = "glyph-missing"
    LIBRARY_MISSING = "library-missing"
    SUBSETTER_MISSING = "subsetter-missing"
    FOLDER_UNWRITABLE = "folder-unwritable"
    SETTING_UNFIT = "setting-unfit"
    TERMINAL_UNFIT = "terminal-unfit"
    RENDERING_FAILED = "rendering-failed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands; every part may be missing."""

    file: str | None = None
    """Name of the file as the person knows it."""
    line: int | None = None
    """Line counted from 1."""
    path: Path = ()
    """Keys and positions that lead to the value."""
    question: str | None = None
    """Id of the question, where it is about one."""

    def __str__(self) -> str:
        """Return `file:line` as editors and terminals link it, else the best place known."""
        steps = ".".join(str(step) for step in self.path)
        if self.file is None:
            return self.question or steps
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and with what details for the message."""

    code: ProblemCode
    place: Place = Place()
    details: Mapping[str, str] = field(default_factory=dict)
    """Values that the catalogue puts into message and remedy."""
    severity: Severity = Severity.ERROR

    def at(self, place: Place) -> Problem:
        """Return the same problem at another place."""
        return replace(self, place=place)


class ProblemError(Exception):
    """Carries problems through code that cannot go on; the faces print them, never a traceback."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.place} {problem.code}" for problem in problems))
        self.problems = problems


def has_errors(problems: tuple[Problem, ...] | list[Problem]) -> bool:
    """Tell whether any of the problems refuses the input."""
    return any(problem.severity is Severity.ERROR for problem in problems)
