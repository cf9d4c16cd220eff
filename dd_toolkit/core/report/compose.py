"""Compose a report from what an audience may see: `Disclosed` in, `Report` out.

Everything is arranged and nothing is computed but counts and orders; numbers come from the evaluation.
Result lines are in `result`, answers in `answers`; this module joins the parts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dd_toolkit.core.evaluation.evaluate import Evaluation, relevance_of
from dd_toolkit.core.evaluation.scoring import PartScore
from dd_toolkit.core.problems import Problem
from dd_toolkit.core.questionnaire.law import Fact, names_on
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.answers import section_view, source_numbers
from dd_toolkit.core.report.disclose import Disclosed
from dd_toolkit.core.report.disputes import askings, disputes
from dd_toolkit.core.report.production import production_view
from dd_toolkit.core.report.report import (
    About,
    Association,
    Interval,
    Provenance,
    Report,
    SourceView,
)
from dd_toolkit.core.report.result import result_of
from dd_toolkit.core.report.said import Said

ASSOCIATION_SECTION = "LAB-FOA"
"""The section on freedom of association, which every first page shows on its own (method 5)."""


def compose_assessment(disclosed: Disclosed, event_ids: Iterable[str]) -> Report:
    """Compose the report of one assessment; `event_ids` are those of its whole log."""
    evaluation = disclosed.evaluation
    case = evaluation.case
    numbers = source_numbers(evaluation)
    intervals = section_intervals(evaluation)
    return Report(
        disclosed.audience,
        _about(evaluation),
        result_of(evaluation),
        _association(evaluation, intervals),
        pillar_intervals(evaluation),
        intervals,
        disputes(evaluation),
        askings(evaluation),
        tuple(section_view(evaluation, section, numbers) for section in case.form.questionnaire.sections),
        _sources(evaluation, numbers),
        _law(evaluation),
        tuple(said_problem(problem) for problem in evaluation.problems),
        _provenance(evaluation, sorted(event_ids)),
        tuple((band.id, band.least) for band in case.method.bands),
        production_view(evaluation),
    )


def pillar_intervals(evaluation: Evaluation) -> tuple[Interval, ...]:
    """Return proven and possible of every pillar in scope."""
    method = evaluation.case.method
    parts = evaluation.scores.pillars
    whole = sum(method.pillar_of[part.id].weight for part in parts) or 1.0
    return tuple(
        _interval(part, method.pillar_of[part.id].name, method.pillar_of[part.id].weight / whole)
        for part in parts
    )


def section_intervals(evaluation: Evaluation) -> tuple[Interval, ...]:
    """Return proven and possible of every section in scope."""
    titles = {section.id: section.title for section in evaluation.case.form.questionnaire.sections}
    pillars = {part.id: part.weight for part in evaluation.scores.pillars}
    shares = {interval.id: interval.weight for interval in pillar_intervals(evaluation)}
    return tuple(
        _interval(part, titles[part.id], shares[part.pillar] * part.weight / pillars[part.pillar])
        for part in evaluation.scores.sections
    )


def said_problem(problem: Problem) -> Said:
    """Return a problem as something to be said."""
    return Said(f"problems.{problem.code.value}", dict(problem.details))


def _interval(part: PartScore, title: Text, share: float) -> Interval:
    return Interval(part.id, title, part.low, part.high, share)


def _about(evaluation: Evaluation) -> About:
    facts, site = evaluation.case.facts, evaluation.case.site
    return About(
        facts.title,
        site.company,
        site.name,
        site.place,
        site.country,
        site.segments,
        site.workforce,
        tuple(sorted(site.groups.items())),
        facts.invented,
        facts.date,
        evaluation.as_of.isoformat(),
        facts.assessor,
        facts.commissioned_by,
        facts.paid_by,
        Said(f"terms.announcement.{facts.announcement.value}"),
        facts.access,
    )


def _association(evaluation: Evaluation, intervals: tuple[Interval, ...]) -> Association | None:
    interval = next((each for each in intervals if each.id == ASSOCIATION_SECTION), None)
    if interval is None:
        return None
    by_instrument: dict[str, Fact] = {}
    for fact in _cited_facts(evaluation, ASSOCIATION_SECTION):
        by_instrument.setdefault(fact.instrument.en, fact)
    return Association(interval, tuple(by_instrument.values()))


def _law(evaluation: Evaluation) -> tuple[Fact, ...]:
    return tuple(sorted(_cited_facts(evaluation, None), key=lambda fact: fact.id))


def _cited_facts(evaluation: Evaluation, section_id: str | None) -> tuple[Fact, ...]:
    """Return the facts of law that topics in scope cite, in one section or in all, each once.

    They are those in force on the assessment date, where what is cited was not, or is no longer.
    Facts that name no instrument and article are context (cases, the source report), not law.
    """
    case = evaluation.case
    law, segments = case.form.questionnaire.law, case.site.segments
    cited: dict[str, None] = {}
    for section, topic, question in questions_of(case.form.questionnaire):
        if section_id in (None, section.id) and relevance_of(topic, segments) > 0:
            cited |= dict.fromkeys((*topic.cites, *question.cites))
    facts = (law[name] for name in names_on(law, cited, case.facts.date) if name in law)
    return tuple(fact for fact in facts if fact.instrument.en and fact.article)


def _sources(evaluation: Evaluation, numbers: dict[str, str]) -> tuple[SourceView, ...]:
    case, method = evaluation.case, evaluation.case.method
    spoken = [recorded.source for told in case.fold.answers.values() for recorded in told]
    views: list[SourceView] = []
    for id_, number in numbers.items():
        source = case.fold.sources[id_]
        known = method.class_of[source.evidence_class]
        worker = known.family == "W"
        views.append(
            SourceView(
                number,
                source.label,
                known.id,
                known.name,
                method.family_of[known.family].name,
                source.date,
                source.people,
                Said(f"terms.status.{source.group.value}") if worker else None,
                Said(f"terms.confidentiality.{source.confidentiality.value}"),
                numbers.get(source.origin or "", ""),
                source.citation,
                spoken.count(id_),
            )
        )
    return tuple(views)


def _provenance(evaluation: Evaluation, event_ids: list[str]) -> Provenance:
    case = evaluation.case
    questionnaire = case.form.questionnaire
    return Provenance(
        f"{case.method.id} {case.method.version}",
        case.method.date,
        case.facts.method,
        questionnaire.title,
        questionnaire.version,
        case.facts.questionnaire,
        hashlib.sha256("\n".join(event_ids).encode()).hexdigest(),
        len(event_ids),
    )
