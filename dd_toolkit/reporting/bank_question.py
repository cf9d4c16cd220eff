"""One question of the bank as Markdown: its texts side by side, its scale, its rules.

Everything that a section file says of a question is told, so that nobody needs to open the file to judge it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dd_toolkit.core.questionnaire.finding_rules import FROM_SHARE, FindingRule
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questions import Anchor, FactAnchor, Question, QuestionType, RowAnchor
from dd_toolkit.reporting.markdown import BETWEEN, both, cells, code, languages, plain, table, target

_TEXTS: Final = ("ask", "worker", "ask_public", "look_at", "guidance")
_CONDITIONS: Final = ("relevant", "constraint", "calculate")


def question_lines(question: Question, law: Mapping[str, Fact]) -> Iterator[str]:
    """Give the lines of one question; numbers of law are shown beside the facts that anchors name."""
    yield from (target(question.id), "", f"### {question.id}", "")
    yield from (BETWEEN.join(_said(question, law)), "")
    texts = ((key, getattr(question, key)) for key in _TEXTS)
    rows = [(f"**{both(f'pages.{key}')}**", *cells(text)) for key, text in texts if text is not None]
    yield from table(("", *languages()), rows)
    if question.options:
        yield from _options(question)
    if question.levels:
        rows = [(str(level), *cells(text)) for level, text in enumerate(question.levels)]
        yield from table((both("pages.level"), *languages()), rows)
    if question.finding:
        yield from _findings(question)
    if question.warning:
        rows = [(code(rule.when), *cells(rule.text)) for rule in question.warning]
        yield from table((both("pages.warning"), *languages()), rows)


def _said(question: Question, law: Mapping[str, Fact]) -> Iterator[str]:
    """Give what is said of a question in one line: type, scale, conditions."""
    yield f"**{both(f'terms.type.{question.type.value}')}**"
    if question.rev > 1:
        yield f"{both('pages.rev')} {question.rev}"
    if question.unit:
        yield f"{both('pages.unit')} {plain(question.unit)}"
    if question.type is QuestionType.YES_NO:
        yield f"{both('pages.good')}: {both(f'terms.yes_no.{question.good}')}"
    if question.anchors is not None:
        bad, good = (_anchor(each, law) for each in (question.anchors.bad, question.anchors.good))
        yield both("pages.anchors", bad=bad, good=good)
    if not question.scored:
        yield both("pages.not_scored")
    for key in _CONDITIONS:
        condition = getattr(question, key)
        if condition is not None:
            yield f"{both(f'pages.{key}')} {code(condition)}"
    yield from _marks(question)
    if question.cites:
        yield f"{both('pages.cites')}: {plain(', '.join(question.cites))}"


def _marks(question: Question) -> Iterator[str]:
    if isinstance(question.fresh, tuple):
        full, end = question.fresh
        yield both("pages.fresh", full=f"{full:g}", end=f"{end:g}")
    elif question.fresh is not None:
        yield both("pages.fresh.expiry")
    if question.existence:
        yield both("pages.existence")
    if question.over_rows == "mean":
        yield both("pages.over_rows.mean")
    if question.group is not None:
        yield f"{both('pages.group')}: {both(f'terms.group.{question.group}')}"
    if question.local is not None:
        yield f"{both('pages.local')}: {code(question.local.value)}"
    if question.opens is not None:
        yield f"**{both('pages.opens')}**: {code(question.opens)}"
    if question.care is not None:
        yield f"**{both('pages.care')}**"


def _anchor(anchor: Anchor, law: Mapping[str, Fact]) -> str:
    if isinstance(anchor, FactAnchor):
        fact = law.get(anchor.fact)
        known = "" if fact is None or fact.number is None else f" ({fact.number:g})"
        return anchor.fact + known + _times(anchor.times)
    if isinstance(anchor, RowAnchor):
        return code(anchor.row) + _times(anchor.times)
    return f"{anchor:g}"


def _times(times: float) -> str:
    return "" if times == 1 else f" × {times:g}"


def _options(question: Question) -> list[str]:
    key = "x" if question.type is QuestionType.CHOICE else "weight"
    rows = []
    for option in question.options:
        value = getattr(option, key)
        shown = "" if value is None else f"{value:+g}" if key == "weight" else f"{value:g}"
        mark = f" ({both('pages.none')})" if option.none else ""
        rows.append((code(option.id) + mark, shown, *cells(option.text)))
    return table((both("pages.option"), both("pages.value"), *languages()), rows, numbers=(1,))


def _findings(question: Question) -> list[str]:
    rows = [
        (
            code(rule.id),
            code(rule.when),
            BETWEEN.join(_grades(rule)),
            *cells(rule.title),
            plain(", ".join(rule.cites)),
        )
        for rule in question.finding
    ]
    head = (
        both("pages.finding"),
        both("pages.when"),
        both("pages.grades"),
        *languages(),
        both("pages.cites"),
    )
    return table(head, rows)


def _grades(rule: FindingRule) -> Iterator[str]:
    scope = both("pages.from_share") if rule.scope == FROM_SHARE else str(rule.scope)
    yield f"{rule.scale}, {scope}, {rule.irremediability}"
    if rule.likelihood is not None:
        yield both("pages.likelihood", likelihood=f"{rule.likelihood:g}")
    for mark in (rule.kind, rule.sign):
        if mark is not None:
            yield code(mark.value)
    if rule.owed:
        yield both("pages.owed")
    if rule.group is not None:
        yield both(f"terms.group.{rule.group}")
