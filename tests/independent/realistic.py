"""Makes a realistic site's case: plausible answers to the whole questionnaire, and what is told by hand.

Every source has its own view of a site: how good it makes things look, and on which topics it was heard. From
that follow its answers. What a site is there to show is told question by question, in the place of these.
Nothing is drawn by lot: where things may differ, the checksum of a name decides.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from tests.independent.answering import Answers, Wanted
from tests.independent.assessment import Assessment
from tests.independent.bank import NUMERIC, Question, Questionnaire, load
from tests.independent.formal import judged, results, together, two_rows
from tests.independent.judging import FAMILY, clamped
from tests.independent.rating import Rated
from tests.independent.record import Key, keys_of, read_case

_CHOSEN: Final = frozenset({"yes_no", "maturity", "choice", "checklist"})
_COUNTED: Final = frozenset(NUMERIC) | {"date", "document"}
_SPEAKS_TO: Final[Mapping[str, frozenset[str]]] = {
    "E0": _CHOSEN | _COUNTED,
    "E1": _CHOSEN | {"document"},
    "E2": _COUNTED | {"yes_no", "checklist"},
    "O": _CHOSEN,
    "W1": _CHOSEN | _COUNTED,
    "W2": _CHOSEN | _COUNTED,
    "W3": _CHOSEN | _COUNTED,
    "W4": _CHOSEN | {"percent"},
    "P": _CHOSEN | _COUNTED,
    "T1": _CHOSEN | {"percent"},
    "T2": frozenset({"number"}),
    "N": _CHOSEN,
}
"""By evidence class: the types of questions on which such a source is heard."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A source, how many quarters better than the truth it paints things, and on how many in 100 topics."""

    source: Mapping[str, str]
    view: int = 0
    topics: int = 0
    pillars: tuple[str, ...] = ("LAB", "OSH", "ENV", "GOV")

    @property
    def id(self) -> str:
        """Return the id of the source, or of a range of them."""
        return self.source["id"]

    @property
    def kind(self) -> str:
        """Return the evidence class."""
        return self.source["evidence_class"]

    def heard_on(self, site: Site, question: Question) -> bool:
        """Tell whether it was heard on a question."""
        if question.type not in _SPEAKS_TO[self.kind] or question.topic.pillar not in self.pillars:
            return False
        if FAMILY[self.kind] == "W" and "worker" not in question.written:
            return False
        if "care" in question.written and not site.open and FAMILY[self.kind] not in ("P", "N"):
            return False
        return _checksum(site.name, self.id, question.topic.id) % 100 < self.topics


@dataclass(frozen=True, slots=True)
class Site:
    """A kind of site: how good it is in quarters by pillar or section, who is heard, and what is told."""

    name: str
    rule: str
    questionnaire: str
    site: Mapping[str, Any]
    truth: Mapping[str, int]
    voices: tuple[Voice, ...]
    told: tuple[Mapping[str, Any], ...]
    as_of: str | None = None
    watched: tuple[str, ...] = ()
    """Questions whose judgement is expected beside those that are told."""
    open: bool = True
    """Whether what is sensitive on the mainland may be asked."""


def _checksum(*names: str) -> int:
    return zlib.crc32(" ".join(names).encode())


def realistic_case(site: Site) -> dict[str, Any]:
    """Return the case of a site, with what it leads to."""
    questionnaire = load(site.questionnaire)
    rows = two_rows(questionnaire, site.site)
    case: dict[str, Any] = {"name": site.name, "rule": site.rule}
    if site.as_of is not None:
        case["as_of"] = site.as_of
    case |= {"site": dict(site.site), "sources": [dict(each.source) for each in site.voices], "rows": rows}
    entries = _answers(site, questionnaire, rows)
    for part in site.told:
        for key in keys_of(part):
            if key[0] not in questionnaire.questions:
                raise ValueError(f"{site.name}: {key[0]} is not in {site.questionnaire}")
            entries[key] = {name: value for name, value in part.items() if name not in _ABOUT}
    entries = dict(sorted(entries.items(), key=lambda each: _order(questionnaire, each[0])))
    case["answers"] = together(entries)
    assessment = Assessment(questionnaire, read_case(case))
    return {**case, "expect": {**_watched(site, assessment), **results(Rated(assessment).rating())}}


NO_SUCH_PROCESS: Final = {"state": "not_applicable", "reason": "no_such_process"}
NO_SUCH_PEOPLE: Final = {"state": "not_applicable", "reason": "no_such_people"}
UNKNOWN: Final = {"state": "unknown"}
REFUSED: Final = {"state": "refused"}
LAWFUL_BASIS: Final = {
    "question": "GOV-INT-03.1",
    "said": {"visit": "consent, sensitive, minimised, counsel, storage"},
}
"""What opens questions that are sensitive to ask on the mainland."""


def voice(id_: str, kind: str, date: str, view: int = 0, topics: int = 0, **more: Any) -> Voice:
    """Return a source with its view; `pillars` limits it, what else is named belongs to the source."""
    pillars = more.pop("pillars", "LAB OSH ENV GOV").split()
    return Voice({"id": id_, "evidence_class": kind, "date": date, **more}, view, topics, tuple(pillars))


_ABOUT: Final = ("question", "questions", "row")


def _order(questionnaire: Questionnaire, key: Key) -> tuple[bool, int]:
    """Return the order of the questionnaire, but first what opens questions on sensitive things."""
    opens = "opens" in questionnaire.questions[key[0]].written
    return not opens, list(questionnaire.questions).index(key[0])


def _answers(
    site: Site, questionnaire: Questionnaire, rows: list[dict[str, str]]
) -> dict[Key, dict[str, Any]]:
    """Return what every source says by its own view."""
    base = read_case({"site": site.site, "rows": rows})
    entries: dict[Key, dict[str, Any]] = {}
    found: dict[int, dict[Key, str]] = {}
    for voice in site.voices:
        if voice.topics == 0:
            continue
        if voice.view not in found:
            found[voice.view] = Answers(questionnaire, base, _wanted(site, voice.view)).find()
        for key, value in found[voice.view].items():
            if voice.heard_on(site, questionnaire.questions[key[0]]):
                entries.setdefault(key, {"said": {}})["said"][voice.id] = value
    return entries


def _wanted(site: Site, view: int) -> Wanted:
    """Return how good a view makes each topic, and within a roster each row."""

    def wanted(question: Question, row: str) -> Fraction:
        topic = question.topic
        truth = site.truth.get(topic.section, site.truth[topic.pillar])
        swing = _checksum(site.name, topic.id, row) % 3 - 1
        return clamped(Fraction(truth + swing + view, 4))

    return wanted


def _watched(site: Site, assessment: Assessment) -> dict[str, Any]:
    """Return what is expected of the questions that are told or watched."""
    names: list[str] = []
    for part in site.told:
        for id_, row in keys_of(part):
            names += [f"{id_}/{row}", id_] if row else [id_]
    relevance: dict[str, str] = {}
    judgements: dict[str, Any] = {}
    for name in dict.fromkeys((*names, *site.watched)):
        id_, _, row = name.partition("/")
        question = assessment.questionnaire.questions[id_]
        scope = assessment.scope_of_row(question, row) if row else assessment.scope(question)
        if scope != "in":
            relevance[name] = scope
        if question.scored and scope != "out":
            of_row = row or question.roster is None
            judgement = (
                assessment.judgement_of_row(question, row) if of_row else assessment.judgement(question)
            )
            judgements[name] = judged(judgement)
    found = {"relevance": relevance, "judgements": judgements}
    return {key: value for key, value in found.items() if value}
