"""Every answer with who said it: sections, topics, questions, rows and sources as a report shows them.

Values become something that can be said in any language. Sources are numbered by family, so that a page
can point at one without saying more of it than its list does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dd_toolkit.core.assessment.fold import Recorded
from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.evaluation.evaluate import CellState, Evaluation, QuestionState
from dd_toolkit.core.evaluation.warnings import warnings_of
from dd_toolkit.core.questionnaire.crosswalk import mentions
from dd_toolkit.core.questionnaire.law import names_on
from dd_toolkit.core.questionnaire.questions import Question, Questionnaire, QuestionType, Section, Topic
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.disputes import family_views, row_title
from dd_toolkit.core.report.local import local_lines
from dd_toolkit.core.report.report import (
    AnswerView,
    CellView,
    Interval,
    LocalView,
    QuestionView,
    SectionView,
    TopicView,
)
from dd_toolkit.core.report.said import Said, Spoken

_GAPS = ("evidence_gap", "declaration_gap", "claim_gap")


def source_numbers(evaluation: Evaluation) -> dict[str, str]:
    """Return a number for every source, by family in the method's order, then by date and id."""
    method, sources = evaluation.case.method, evaluation.case.fold.sources
    order = list(method.family_of)
    numbers: dict[str, str] = {}
    for family in order:
        of_family = [
            id_ for id_, each in sources.items() if method.class_of[each.evidence_class].family == family
        ]
        of_family.sort(key=lambda id_: (sources[id_].date, id_))
        numbers.update({id_: f"{family}{position}" for position, id_ in enumerate(of_family, start=1)})
    return numbers


def section_view(evaluation: Evaluation, section: Section, numbers: dict[str, str]) -> SectionView:
    """Return a section with everything that was asked and answered."""
    parts = {part.id: part for part in evaluation.scores.sections}
    part = parts.get(section.id)
    interval = Interval(part.id, section.title, part.low, part.high, part.weight) if part else None
    topics = tuple(
        TopicView(
            topic.id,
            topic.title,
            topic.materiality,
            tuple(_question_view(evaluation, question, numbers) for question in topic.questions),
            said_mentions(evaluation.case.form.questionnaire, topic),
        )
        for topic in section.topics
    )
    name = evaluation.case.method.pillar_of[section.pillar].name
    return SectionView(section.id, section.title, name, interval, topics)


def said_mentions(questionnaire: Questionnaire, topic: Topic) -> tuple[Said, ...]:
    """Return each regime under which a topic may fall, with how its items are cited."""
    return tuple(
        Said("terms.mention", {"regime": mention.regime, "items": mention.labels})
        for mention in mentions(questionnaire.regimes, topic)
    )


def grouped(views: Sequence[AnswerView]) -> tuple[AnswerView, ...]:
    """Join sources of one class that say the same in the same words; thirty talks need not be thirty rows."""
    alike: list[tuple[AnswerView, list[AnswerView]]] = []
    for view in views:
        words = replace(view, source="", date="")
        members = next((known for said, known in alike if said == words), None)
        if members is None:
            alike.append((words, [view]))
        else:
            members.append(view)
    return tuple(_joined(members) for _, members in alike)


def _joined(members: Sequence[AnswerView]) -> AnswerView:
    if len(members) == 1:
        return members[0]
    first, last = min(each.date for each in members), max(each.date for each in members)
    date = first if first == last else f"{first} – {last}"
    source = number_ranges([each.source for each in members])
    return replace(members[0], source=source, date=date, count=len(members))


def number_ranges(numbers: Sequence[str]) -> str:
    """Return numbers of one family with neighbours drawn together: W1–W3, W7."""
    letter = numbers[0].rstrip("0123456789")
    if any(not number.removeprefix(letter).isdigit() for number in numbers):
        return ", ".join(numbers)
    runs: list[list[int]] = []
    for position in sorted(int(number[len(letter) :]) for number in numbers):
        if runs and position == runs[-1][-1] + 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    return ", ".join(
        f"{letter}{run[0]}" if len(run) == 1 else f"{letter}{run[0]}–{letter}{run[-1]}" for run in runs
    )


def said_scope(state: QuestionState, *, withheld: bool) -> Said:
    """Return whether a question is in scope, withheld, waiting, or out and why."""
    if state.scope is Scope.OUT:
        return Said("terms.scope.out_segment" if state.by_segment else "terms.scope.out_gate")
    return Said("terms.scope.withheld" if withheld else f"terms.scope.{state.scope.value}")


def said_state(each: CellState) -> Said:
    """Return what is known about a cell; nothing recorded is *not asked*."""
    if not each.answers and not each.xs:
        return Said("terms.state.not_asked")
    return Said(f"terms.state.{each.judgement.state.value}")


def spoken_value(question: Question, stored: object) -> Spoken:
    """Return a stored answer as something that can be said."""
    if isinstance(stored, dict):
        if question.type is QuestionType.DOCUMENT:
            expires = stored.get("expires")
            code = "terms.document.until" if expires else "terms.document.unlimited"
            return Said(code, {"issued": str(stored["issued"]), "expires": str(expires or "")})
        return tuple(
            Said("terms.count", {"option": _option(question, option), "count": int(count)})
            for option, count in sorted(stored.items())
        )
    if isinstance(stored, list):
        return tuple(_option(question, str(option)) for option in stored)
    text = str(stored)
    if question.type in (QuestionType.YES_NO, QuestionType.MATURITY, QuestionType.CHOICE):
        return _option(question, text)
    if question.type is QuestionType.PERCENT:
        return f"{text} %"
    return f"{text} {question.unit}".strip() if question.unit else text


def _option(question: Question, id_: str) -> Spoken:
    if question.type is QuestionType.YES_NO:
        return Said(f"terms.yes_no.{id_}")
    if question.type is QuestionType.MATURITY:
        level: Spoken = question.levels[int(id_)] if question.levels else Said(f"terms.level.{id_}")
        return Said("terms.level_with", {"level": id_, "text": level})
    return next((option.text for option in question.options if option.id == id_), id_)


def _question_view(evaluation: Evaluation, question: Question, numbers: dict[str, str]) -> QuestionView:
    state = evaluation.states[question.id]
    weighed = evaluation.weighed.get(question.id)
    topic = evaluation.case.form.topics[question.id]
    whole = sum(each.weight for each in evaluation.weighed.values()) or 1.0
    asked = any(each.answers or each.xs for each in state.cells)
    cites = (*topic.cites, *question.cites)
    return QuestionView(
        question.id,
        question.ask,
        said_scope(state, withheld=question.id in evaluation.withheld),
        state.scope is not Scope.OUT,
        evaluation.case.form.is_scored(question),
        evaluation.case.method.level_of[topic.materiality].crucial,
        Said(f"terms.state.{state.judgement.state.value}" if asked else "terms.state.not_asked"),
        state.judgement.lo,
        state.judgement.hi,
        weighed.weight / whole if weighed else 0.0,
        tuple(_cell_view(evaluation, question, each, numbers) for each in state.cells),
        names_on(evaluation.case.form.questionnaire.law, cites, evaluation.case.facts.date),
        _local_view(evaluation, question),
    )


def _local_view(evaluation: Evaluation, question: Question) -> LocalView | None:
    lines = local_lines(evaluation.case, question)
    return LocalView(question.local, lines) if question.local is not None and lines else None


def _cell_view(
    evaluation: Evaluation, question: Question, each: CellState, numbers: dict[str, str]
) -> CellView:
    judged = each.judgement
    if question.type is QuestionType.CALCULATED:
        answers = tuple(
            _calculated_view(evaluation, question, each, source, numbers)
            for source in numbers
            if source in each.calculated
        )
        answers = grouped(answers)
    else:
        order = {id_: position for position, id_ in enumerate(numbers)}
        spoken = [recorded for recorded in each.answers if recorded.source in numbers]
        spoken.sort(key=lambda recorded: order[recorded.source])
        answers = grouped(
            [_answer_view(evaluation, question, each, recorded, numbers) for recorded in spoken]
        )
    return CellView(
        row_title(evaluation, each),
        Said(f"terms.scope.{each.scope.value}"),
        said_state(each),
        judged.lo,
        judged.hi,
        judged.conflict,
        judged.challenged,
        tuple(Said(f"result.{gap}") for gap in _GAPS if getattr(judged, gap)),
        family_views(evaluation, judged),
        answers,
    )


def _answer_view(
    evaluation: Evaluation, question: Question, each: CellState, recorded: Recorded, numbers: dict[str, str]
) -> AnswerView:
    answer, method = recorded.answer, evaluation.case.method
    source = evaluation.case.fold.sources[recorded.source]
    known = method.class_of[source.evidence_class]
    state: Said = Said(f"terms.state.{answer.state.value}")
    if answer.reason:
        state = Said("terms.state_because", {"state": state, "reason": Said(f"terms.reason.{answer.reason}")})
    return AnswerView(
        numbers[recorded.source],
        method.family_of[known.family].name,
        known.id,
        source.date,
        state,
        "" if answer.value is None else spoken_value(question, answer.value),
        each.xs.get(recorded.source) if evaluation.case.form.is_scored(question) else None,
        answer.note,
        answer.cite,
        recorded.set_aside,
        bool(recorded.clashing),
        stale=recorded.source in each.stale,
        copies=numbers.get(answer.origin or "", ""),
        warnings=_warnings(evaluation, each, recorded.source),
    )


def _calculated_view(
    evaluation: Evaluation, question: Question, each: CellState, source: str, numbers: dict[str, str]
) -> AnswerView:
    known = evaluation.case.method.class_of[evaluation.case.fold.sources[source].evidence_class]
    number = f"{each.calculated[source]:.4g}"
    return AnswerView(
        numbers[source],
        evaluation.case.method.family_of[known.family].name,
        known.id,
        evaluation.case.fold.sources[source].date,
        Said("terms.state.calculated"),
        f"{number} {question.unit}".strip(),
        each.xs.get(source) if evaluation.case.form.is_scored(question) else None,
        "",
        "",
        None,
        False,
        warnings=_warnings(evaluation, each, source),
    )


def _warnings(evaluation: Evaluation, each: CellState, source: str) -> tuple[Text, ...]:
    return tuple(rule.text for rule in warnings_of(evaluation, each.cell, source))
