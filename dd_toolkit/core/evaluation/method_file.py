"""A method file becomes a `Method`, or every problem of it with its line.

Beyond the shape, this checks what the arithmetic relies on: ids that resolve, shares within 0 and 1,
bands and severities in order, and of every rule exactly the parameters of its kind. Any pillars, weights,
credibilities and thresholds that keep these are a method. No file is opened.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from dd_toolkit.core.evaluation.method import EvidenceClass, Method, Role
from dd_toolkit.core.evaluation.method_rules import (
    CAP_KEYS,
    NOT_RATED,
    NOT_RATED_KEYS,
    ZERO_TOLERANCE,
    CapRule,
    ExtensionKind,
    NotRatedRule,
    SeverityClass,
)
from dd_toolkit.core.problems import Path, Problem, ProblemCode, has_errors
from dd_toolkit.core.questionnaire.document import Document, parse_as
from dd_toolkit.core.questionnaire.text import Text

FORMAT: Final = 1
_DECIMALS: Final = (3, 12)
_VERSION: Final = re.compile(r"[0-9]+(?:\.[0-9]+)+", re.ASCII)


class Fault(NamedTuple):
    """One thing a method may not be: where, which rule it breaks, and what would be allowed."""

    path: Path
    rule: str
    """`outside`, `order`, `unknown-id`, `duplicate`, `needs` or `unwanted`."""
    allowed: str


def parse_method(document: Document) -> Method | tuple[Problem, ...]:
    """Parse and check a method; give it or all its problems, never both."""
    method = parse_as(document, Method)
    if not isinstance(method, Method):
        return method
    problems = [_problem(document, fault) for check in CHECKS for fault in check(method)]
    problems += _untranslated(document, method)
    return tuple(problems) if has_errors(problems) else method


def _problem(document: Document, fault: Fault) -> Problem:
    key = next((step for step in reversed(fault.path) if isinstance(step, str)), "")
    details = {
        "key": key,
        "rule": fault.rule,
        "allowed": fault.allowed,
        "found": str(document.node(fault.path))[:80],
    }
    return Problem(ProblemCode.METHOD_UNFIT, document.place(fault.path), details)


def _untranslated(document: Document, method: Method) -> Iterator[Problem]:
    named: tuple[tuple[str, Sequence[Text]], ...] = (
        ("families", [each.name for each in method.families]),
        ("classes", [each.name for each in method.classes]),
        ("pillars", [each.name for each in method.pillars]),
    )
    for key, names in named:
        for position, name in enumerate(names):
            for language in ("en", "zh"):
                if not name[language].strip():
                    place = document.place((key, position, "name", language))
                    yield Problem(ProblemCode.TRANSLATION_MISSING, place, {"language": language})


def _within(
    path: Path, number: float | None, least: float = 0.0, most: float = 1.0, *, above: bool = False
) -> Iterator[Fault]:
    """Yield a fault unless least <= number <= most, or least < number where `above`."""
    if number is None or ((number > least if above else number >= least) and number <= most):
        return
    yield Fault(path, "outside", f"{'over ' if above else ''}{least:g} – {most:g}")


def _known(path: Path, names: Iterable[str], allowed: Collection[str]) -> Iterator[Fault]:
    if any(name not in allowed for name in names):
        yield Fault(path, "unknown-id", ", ".join(allowed))


def _distinct(key: Path, ids: Sequence[object], *, least: int = 1) -> Iterator[Fault]:
    if len(ids) < least:
        yield Fault(key, "needs", str(least))
    for position, each in enumerate(ids):
        if each in ids[:position]:
            yield Fault((*key, position), "duplicate", str(each))


def _falling(key: Path, numbers: Sequence[float]) -> Iterator[Fault]:
    """Yield a fault unless the numbers fall and the last one takes nothing."""
    for position in range(1, len(numbers)):
        if numbers[position] >= numbers[position - 1]:
            yield Fault((*key, position, "least"), "order", f"< {numbers[position - 1]:g}")
    if numbers and numbers[-1] != 0:
        yield Fault((*key, len(numbers) - 1, "least"), "outside", "0")


def check_head(method: Method) -> Iterator[Fault]:
    """Format, version and date can be read, and numbers are rounded to a sensible place."""
    if method.format != FORMAT:
        yield Fault(("format",), "outside", str(FORMAT))
    if not method.id.strip():
        yield Fault(("id",), "outside", "text")
    if not _VERSION.fullmatch(method.version):
        yield Fault(("version",), "outside", '"0.2"')
    if not _is_date(method.date):
        yield Fault(("date",), "outside", '"2026-01-31"')
    yield from _within(("decimals",), method.decimals, *_DECIMALS)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def check_classes(method: Method) -> Iterator[Fault]:
    """Families and classes are distinct, and every class lends some credibility to a known family."""
    yield from _distinct(("families",), [each.id for each in method.families])
    yield from _distinct(("classes",), [each.id for each in method.classes])
    for position, each in enumerate(method.classes):
        path = ("classes", position)
        yield from _known((*path, "family"), [each.family], method.family_of)
        yield from _credibility((*path, "credibility"), each)
        yield from _within((*path, "adequate_from"), each.adequate_from)


def _credibility(path: Path, cls: EvidenceClass) -> Iterator[Fault]:
    yield from _within(path, cls.base, above=True)
    yield from _within(path, cls.gain, most=1.0 - cls.base if cls.base <= 1 else 1.0)
    if cls.gain and not cls.talk:
        yield Fault(path, "unwanted", Role.TALK.value)


def check_people(method: Method) -> Iterator[Fault]:
    """Surveys, samples and groups count at least one person, and failed surveys count as another class."""
    survey, sample, groups = method.survey, method.sample, method.groups
    final = [each.id for each in method.classes if not each.survey]
    yield from _within(("survey", "people"), survey.people, 1, 10_000)
    yield from _within(("survey", "response"), survey.response)
    yield from _known(("survey", "else_off_site"), [survey.else_off_site], final)
    yield from _known(("survey", "else_on_site"), [survey.else_on_site], final)
    yield from _within(("sample", "share"), sample.share, above=True)
    yield from _within(("sample", "confidence"), sample.confidence, most=0.9999)
    yield from _within(("sample", "unknown_group"), sample.unknown_group, 1, 10_000)
    yield from _within(("sample", "not_heard", "share"), sample.not_heard.share)
    yield from _within(("sample", "not_heard", "people"), sample.not_heard.people, 1, 10_000)
    yield from _within(("groups", "heard"), groups.heard, 1, 10_000)
    yield from _within(("groups", "people"), groups.people, groups.heard, 10_000)
    yield from _within(("groups", "few_under"), groups.few_under)
    yield from _within(("groups", "most_over"), groups.most_over, groups.few_under)
    if list(groups.counts) != sorted(set(groups.counts)) or not groups.counts:
        yield Fault(("groups", "counts"), "order", "5, 10, 20")


def check_judgement(method: Method) -> Iterator[Fault]:
    """Numbers of the judgement keep every bound within 0 and 1 and every quotient defined."""
    adverse, disagreement, months = method.adverse, method.disagreement, method.freshness.months
    yield from _within(("freshness", "months", 0), months[0], most=1200)
    yield from _within(("freshness", "months", 1), months[1], months[0], 1200, above=True)
    yield from _within(("freshness", "days_per_month"), method.freshness.days_per_month, 28, 31)
    yield from _within(("adverse", "at_most"), adverse.at_most)
    yield from _within(("adverse", "floor"), adverse.floor)
    yield from _within(("adverse", "release", "value"), adverse.release.value, adverse.at_most, above=True)
    yield from _within(("adverse", "release", "strength"), adverse.release.strength)
    yield from _within(("adverse", "talk_credibility"), adverse.talk_credibility, above=True)
    yield from _within(("existence_credibility",), method.existence_credibility, above=True)
    yield from _within(("minority_people",), method.minority_people, 0, 10_000, above=True)
    yield from _within(("disagreement", "delta"), disagreement.delta, 0, 10, above=True)
    yield from _within(("disagreement", "strong"), disagreement.strong)
    yield from _within(("disagreement", "families"), disagreement.families, 1, 100)
    yield from _within(("gap",), method.gap, above=True)


def check_total(method: Method) -> Iterator[Fault]:
    """Pillars, levels and bands are distinct, weigh something and are in order."""
    yield from _distinct(("pillars",), [each.id for each in method.pillars])
    for position, pillar in enumerate(method.pillars):
        yield from _within(("pillars", position, "weight"), pillar.weight, 0, 1000, above=True)
    yield from _distinct(("materiality",), [each.level for each in method.materiality])
    for position, level in enumerate(method.materiality):
        yield from _within(("materiality", position, "weight"), level.weight, 0, 1000)
    yield from _within(("alpha", "default"), method.alpha.default)
    for segment, alpha in method.alpha.by_segment.items():
        yield from _within(("alpha", "by_segment", segment.value), alpha)
    ids = [band.id for band in method.bands]
    yield from _distinct(("bands",), [*ids])
    for position, id_ in enumerate(ids):
        if id_ in {ZERO_TOLERANCE, NOT_RATED}:
            yield Fault(("bands", position, "id"), "duplicate", id_)
        yield from _within(("bands", position, "least"), method.bands[position].least)
    yield from _falling(("bands",), [band.least for band in method.bands])


def check_rules(method: Method) -> Iterator[Fault]:
    """Every not-rated rule and cap has the parameters of its kind and names what exists."""
    bands = [*(band.id for band in method.bands), ZERO_TOLERANCE]
    for position, rule in enumerate(method.not_rated):
        yield from _parameters(("not_rated", position), rule, NOT_RATED_KEYS[rule.kind], method)
        yield from _within(("not_rated", position, "months"), rule.months, 0, 1200)
    for position, cap in enumerate(method.caps):
        path = ("caps", position)
        yield from _parameters(path, cap, CAP_KEYS[cap.kind], method)
        yield from _known((*path, "band"), [cap.band], bands)
        yield from _within((*path, "count"), cap.count, 1, 10_000)
        yield from _within((*path, "days"), cap.days, 0, 10_000)


def _parameters(
    path: Path, rule: NotRatedRule | CapRule, wanted: frozenset[str], method: Method
) -> Iterator[Fault]:
    optional = ("share", "months", "severity", "count", "days", "families", "pillars")
    for key in optional:
        given = getattr(rule, key, None) not in (None, ())
        if given and key not in wanted:
            yield Fault((*path, key), "unwanted", ", ".join(sorted(wanted)))
        elif key in wanted and not given:
            yield Fault((*path, key), "needs", key)
    yield from _within((*path, "share"), rule.share)
    yield from _known((*path, "families"), rule.families, method.family_of)
    yield from _known((*path, "pillars"), rule.pillars, method.pillar_of)


def check_severity(method: Method) -> Iterator[Fault]:
    """Severity classes stand once each, gravest first, and each has a clock whose dates follow in order."""
    every = list(SeverityClass)
    table, path = method.severity, ("severity", "classes")
    if [step.id for step in table.classes] != every:
        yield Fault(path, "order", ", ".join(every))
    yield from _falling(path, [step.least for step in table.classes])
    yield from _within(("severity", "ceiling", "scale"), table.ceiling.scale, 0, 4)
    if sorted(clock.severity for clock in method.clocks) != sorted(every):
        yield Fault(("clocks",), "needs", ", ".join(every))
    for position, clock in enumerate(method.clocks):
        days = [clock.contain or 1, clock.plan, clock.done, clock.verified]
        if days != sorted(days) or min(days) < 1 or clock.contain == 0:
            yield Fault(("clocks", position), "order", "1 <= contain <= plan <= done <= verified")
        if (clock.extension.kind is ExtensionKind.ONCE) != (clock.extension.days is not None):
            yield Fault(("clocks", position, "extension"), "needs", "once, days")
    yield from _within(("owed_days",), method.owed_days, 1, 365)


CHECKS: Final[tuple[Callable[[Method], Iterator[Fault]], ...]] = (
    check_head,
    check_classes,
    check_people,
    check_judgement,
    check_total,
    check_rules,
    check_severity,
)
"""Every check of a method that has its shape."""
