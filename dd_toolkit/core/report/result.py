"""How a result reads: the band, its bounds and its reasons, one sentence each (method 5).

Codes with numbers only; the catalogue has the words. The same sentences serve the app, the shell and the
report.
"""

from __future__ import annotations

from collections.abc import Mapping

from dd_toolkit.core.assessment.sources import StatusGroup
from dd_toolkit.core.evaluation.evaluate import Evaluation
from dd_toolkit.core.evaluation.method import Role
from dd_toolkit.core.evaluation.method_rules import NOT_RATED, ZERO_TOLERANCE
from dd_toolkit.core.evaluation.rating import Cap, NotRatedReason, proven_points
from dd_toolkit.core.report.report import Result
from dd_toolkit.core.report.said import Said, Spoken

GROUP_OF_STATUS: Mapping[StatusGroup, str] = {
    StatusGroup.DISPATCHED: "dispatched",
    StatusGroup.STUDENT: "students",
    StatusGroup.TEMPORARY: "temporary",
}
"""Key of the site's group sizes for each status other than regular."""


def result_of(evaluation: Evaluation) -> Result:
    """Return the result in the order in which it reads."""
    rating, scores, method = evaluation.rating, evaluation.scores, evaluation.case.method
    declared = None if scores.declared is None else proven_points(scores.declared, method)
    caps = tuple(_cap(cap) for cap in sorted(rating.caps, key=lambda cap: cap.band, reverse=True))
    not_rated = tuple(_not_rated(reason) for reason in rating.not_rated)
    numbers: dict[str, Spoken] = {
        "band": rating.band,
        "best": rating.band_of_high,
        "proven": rating.proven,
        "possible": rating.possible,
    }
    sentences = [
        _band_sentence(evaluation, not_rated),
        Said("result.proven", numbers),
        Said("result.possible", numbers),
        Said("result.open", {"open": rating.possible - rating.proven}),
    ]
    if declared is not None:
        sentences.append(Said("result.declared", {"declared": declared}))
    if rating.held_by:
        reasons = tuple(_cap(cap) for cap in rating.held_by)
        sentences.append(Said("result.held", {"band": rating.band, "reasons": together(reasons)}))
    sentences.append(heard_sentence(evaluation))
    short = "result.short_not_rated" if rating.band == NOT_RATED else "result.short"
    return Result(
        rating.band,
        rating.band_of_low,
        rating.band_of_high,
        rating.proven,
        rating.possible,
        declared,
        Said(short, numbers),
        tuple(sentences),
        not_rated,
        caps,
        scores.low,
        scores.high,
    )


def heard_sentence(evaluation: Evaluation) -> Said:
    """Return how many workers were heard, and which known groups were not (method 8)."""
    case = evaluation.case
    speaking = {
        recorded.source
        for told in case.fold.answers.values()
        for recorded in told
        if recorded.counts and recorded.answer.state.value == "answered"
    }
    heard: dict[StatusGroup, int] = {}
    usable = case.usable_sources()
    for id_ in speaking & set(usable):
        source = usable[id_]
        roles = case.method.class_of[source.evidence_class].roles
        if Role.TALK in roles or Role.SURVEY in roles:
            heard[source.group] = heard.get(source.group, 0) + source.people
    missing = tuple(
        Said("result.group_not_heard", {"group": Said(f"terms.status.{status.value}")})
        for status, key in GROUP_OF_STATUS.items()
        if _is_not_heard(evaluation, case.site.groups.get(key), heard.get(status, 0))
    )
    total = sum(heard.values())
    if missing:
        return Said("result.heard_but", {"heard": total, "missing": missing})
    return Said("result.heard", {"heard": total})


def _is_not_heard(evaluation: Evaluation, size: int | None, heard: int) -> bool:
    workforce, rule = evaluation.case.site.workforce, evaluation.case.method.sample.not_heard
    if not size or not workforce or size / workforce < rule.share:
        return False
    return heard < min(rule.people, size)


def _band_sentence(evaluation: Evaluation, not_rated: tuple[Said, ...]) -> Said:
    band = evaluation.rating.band
    if band == NOT_RATED:
        return Said("result.not_rated", {"reasons": together(not_rated)})
    return Said("result.zero_tolerance" if band == ZERO_TOLERANCE else "result.band", {"band": band})


def together(reasons: tuple[Said, ...]) -> Said:
    """Join reasons, which hold commas themselves, more firmly than a list is joined."""
    first, *rest = reasons
    return Said("result.reasons", {"first": first, "rest": together(tuple(rest))}) if rest else first


def _cap(cap: Cap) -> Said:
    return Said(f"result.cap.{cap.kind.value}", {"band": cap.band, **_numbers(cap.parameters)})


def _not_rated(reason: NotRatedReason) -> Said:
    code = f"result.nr.{reason.kind.value}"
    if reason.parameters.get("value", 0) is None:
        code += ".none"
    return Said(code, _numbers(reason.parameters))


def _numbers(parameters: Mapping[str, str | float | int | None]) -> dict[str, Spoken]:
    """Return parameters as people read them: shares as whole percent, months and counts as they are."""
    shown: dict[str, Spoken] = {}
    for name, value in parameters.items():
        is_share = isinstance(value, float) and 0 <= value <= 1
        shown[name] = value
        shown[f"{name}_percent"] = f"{value * 100:.0f}" if is_share and isinstance(value, float) else ""
    return shown
