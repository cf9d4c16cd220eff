"""What a report holds: the only shape that templates, exporters and `--json` see.

Frozen data without any language: codes are `Said`, texts of the questionnaire are `Text`. Numbers are
proportions between 0 and 1 unless a field says points. Nothing is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass

from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.local import LocalKind
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.disclose import Audience
from dd_toolkit.core.report.production_view import ProductionView
from dd_toolkit.core.report.said import Said, Spoken


@dataclass(frozen=True, slots=True)
class About:
    """What was assessed, when, by whom, paid by whom, with what access."""

    title: str
    company: str
    site: str
    place: str
    country: str
    segments: tuple[Segment, ...]
    workforce: int | None
    groups: tuple[tuple[str, int], ...]
    """Group key and size, as recorded."""
    invented: bool
    date: str
    as_of: str
    assessor: str
    commissioned_by: str
    paid_by: str
    announcement: Said
    access: str


@dataclass(frozen=True, slots=True)
class Interval:
    """Proven and possible of a pillar or section."""

    id: str
    title: Text
    low: float
    high: float
    weight: float
    """Share of the whole that it weighs, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result in the words of method 5."""

    band: str
    """A band id, `NR` or `ZT`."""
    band_of_low: str
    band_of_high: str
    proven: int
    """Points of 100, rounded down."""
    possible: int
    """Points of 100, rounded up."""
    declared: int | None
    """Points that management claims; None where it claims nothing."""
    short: Said
    sentences: tuple[Said, ...]
    """How it reads, one sentence each, in order."""
    not_rated: tuple[Said, ...]
    """Why it is not rated; empty where it is."""
    caps: tuple[Said, ...]
    """Every cap with its reason, lowest band first."""
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Association:
    """Freedom of association: a line of its own, with the law that bounds it."""

    interval: Interval
    law: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """What one family of evidence says to one question."""

    name: Text
    strength: float
    value: float
    dissents: bool


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What one source said, or several sources of one class in the same words."""

    source: str
    """Numbers of the sources in the list of sources: `W3`, or `W3–W9, W12`."""
    family: Text
    evidence_class: str
    date: str
    """ISO day; the first and the last of several."""
    state: Said
    value: Spoken
    """Empty unless answered."""
    x: float | None
    note: str
    cite: str
    set_aside: str | None
    """Why it does not count; None where it does."""
    clash: bool
    count: int = 1
    """How many sources said it."""
    stale: bool = False
    """Too old to count."""
    copies: str = ""
    """Number of the source that it copies; empty where it stands for itself."""
    warnings: tuple[Text, ...] = ()
    """What to look at again; nothing is refused for it."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A question for one row, or the question itself."""

    row: Text | None
    """Title of the roster row; None outside rosters."""
    scope: Said
    state: Said
    low: float
    high: float
    conflict: bool
    challenged: bool
    gaps: tuple[Said, ...]
    families: tuple[FamilyView, ...]
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class LocalView:
    """Values by place and day beside a question, for comparison; never part of a score."""

    kind: LocalKind
    lines: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Everything about one question."""

    id: str
    ask: Text
    scope: Said
    """In scope, waiting, or out and why."""
    in_scope: bool
    scored: bool
    crucial: bool
    state: Said
    low: float
    high: float
    weight: float
    """Share of the whole, 0 to 1; 0 where it is not in the sums."""
    cells: tuple[CellView, ...]
    cites: tuple[str, ...]
    local: LocalView | None = None
    """What the local tables know beside it; None where it shows nothing of them."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """One topic with its questions."""

    id: str
    title: Text
    materiality: int
    questions: tuple[QuestionView, ...]
    may_fall_under: tuple[Said, ...] = ()
    """Each regime under which it may fall, with the items."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section with every answer."""

    id: str
    title: Text
    pillar: Text
    interval: Interval | None
    """None where nothing of it is in the sums."""
    topics: tuple[TopicView, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict or a challenge between families of evidence."""

    question: str
    ask: Text
    row: Text | None
    is_conflict: bool
    """A conflict can hold the band down; a challenge is printed and to be followed up."""
    families: tuple[FamilyView, ...]
    follow_up: str
    """Day and note of the follow-up; empty while there is none."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question worth asking next."""

    question: str
    ask: Text
    section: Text
    gain: float
    """Points of 100 that an answer could settle."""
    reason: Said


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source as internal readers see it."""

    number: str
    label: str
    evidence_class: str
    class_name: Text
    family: Text
    date: str
    people: int
    status: Said | None
    """Status group of workers; None for other families."""
    confidentiality: Said
    origin: str
    """Number of the source it copies; empty where it stands for itself."""
    citation: str
    answers: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which method, questionnaire and programme made this."""

    method: str
    method_date: str
    method_fingerprint: str
    questionnaire: Text
    questionnaire_version: str
    questionnaire_fingerprint: str
    log_fingerprint: str
    """SHA-256 over the ids of all events: two reports with the same one rest on the same log."""
    events: int


@dataclass(frozen=True, slots=True)
class Report:
    """One supplier assessment for one audience."""

    audience: Audience
    about: About
    result: Result
    association: Association | None
    pillars: tuple[Interval, ...]
    section_intervals: tuple[Interval, ...]
    disputes: tuple[Dispute, ...]
    ask_next: tuple[Asking, ...]
    sections: tuple[SectionView, ...]
    sources: tuple[SourceView, ...]
    law: tuple[Fact, ...]
    """Facts of law that the questions in scope cite."""
    problems: tuple[Said, ...]
    """What was recorded and cannot count."""
    provenance: Provenance
    bands: tuple[tuple[str, float], ...] = ()
    """Band ids with the proven score that each takes, best first."""
    production: ProductionView | None = None
    """Which production regime it resembles: context, not scored; None where none is described for it."""
