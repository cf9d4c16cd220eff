"""What is told about a question, as paragraphs: what is asked, what was said, how it is judged, the law.

Pure functions from a sitting and a catalogue to paragraphs and lines; nothing here draws, and nothing is
computed that the evaluation does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_toolkit.core.assessment.events import AnswerState
from dd_toolkit.core.assessment.fold import Recorded
from dd_toolkit.core.assessment.relevance import Scope
from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.evaluation.judgement import State
from dd_toolkit.core.evaluation.warnings import warnings_of
from dd_toolkit.core.questionnaire.questions import Question, QuestionType
from dd_toolkit.core.report.answers import (
    number_ranges,
    said_mentions,
    said_scope,
    source_numbers,
    spoken_value,
)
from dd_toolkit.core.report.local import local_lines
from dd_toolkit.core.report.said import Said, speak
from dd_toolkit.tui.flow import Paragraph, one_half
from dd_toolkit.tui.judging import judged, limits, scale
from dd_toolkit.tui.law import law_paragraphs
from dd_toolkit.tui.order import is_in_scope
from dd_toolkit.tui.sitting import FIELDS, WORKER_FAMILY, Sitting
from dd_toolkit.tui.styles import HEAD, QUIET, WARN, WRONG
from dd_toolkit.words.catalogue import Words


def crumb(sitting: Sitting, words: Words) -> str:
    """Return the id of the question, its row, and where it stands among those in scope."""
    question = sitting.question
    walk = [cell for cell in sitting.cells if is_in_scope(sitting.evaluation, cell)]
    parts = [question.id]
    if sitting.cell in walk:
        parts.append(words("app.position", number=walk.index(sitting.cell) + 1, count=len(walk)))
    if question.roster is not None:
        row = sitting.cell.row
        title = sitting.session.case.row_title(question.roster, row)
        parts.append(speak(title, words) if row else words("app.row.none"))
    return " · ".join(parts)


def asked(sitting: Sitting, words: Words) -> list[Paragraph]:
    """Return the question: to a worker in the worker's words first, with what it is to establish behind."""
    question, language = sitting.question, words.language
    told: list[Paragraph] = []
    withheld = question.id in sitting.evaluation.withheld
    if question.care is not None:
        care = _withheld(sitting, words) if withheld else words(f"app.care.{question.care}")
        told.append(Paragraph(care, WARN, "! ", WARN))
    scope = _scope(sitting)
    if scope is not None:
        told.append(Paragraph(speak(scope, words), WARN, "~ ", WARN))
    if withheld and question.ask_public is not None:
        told.append(Paragraph(question.ask_public[language], "bold"))
        told.append(Paragraph(words("app.establish", text=question.ask[language]), QUIET))
        return told
    if sitting.is_worker_talk and question.worker is not None:
        told.append(Paragraph(question.worker[language], "bold"))
        told.append(Paragraph(words("app.establish", text=question.ask[language]), QUIET))
    else:
        if sitting.is_worker_talk:
            told.append(Paragraph(words("app.no_worker_wording"), QUIET))
        told.append(Paragraph(question.ask[language], "bold"))
    return told


def _withheld(sitting: Sitting, words: Words) -> str:
    """Return why the question is withheld, and what would open it."""
    openers = sitting.session.case.form.openers.get(sitting.question.care or "", ())
    if not openers:
        return words("app.withheld.always")
    return words("app.withheld", questions=", ".join(openers))


def _scope(sitting: Sitting) -> Said | None:
    """Return why the cell does not count now; None where it does."""
    whole, state = sitting.evaluation.states[sitting.question.id], sitting.state
    if whole.scope is not Scope.IN:
        return said_scope(whole, withheld=False)
    if state is None or state.scope is Scope.IN:
        return None
    return Said("terms.scope.waiting" if state.scope is Scope.WAITING else "terms.scope.out_gate")


def standing(sitting: Sitting, words: Words) -> list[Paragraph]:
    """Return what the speaking source has said so far, and what is wrong with it."""
    if sitting.state is None:
        return [Paragraph(words("app.row.needed"), WARN)]
    if sitting.question.type is QuestionType.CALCULATED:
        return _warnings(sitting, words)
    if sitting.speaker is None:
        return [Paragraph(words("app.source.none"), WARN)]
    told: list[Paragraph] = []
    if any(sitting.shown(sitting.seat, field) != sitting.kept(sitting.seat, field) for field in FIELDS):
        told.append(Paragraph(words("app.standing.typing"), WARN))
    recorded = sitting.recorded
    if recorded is None:
        return told or [Paragraph(words("app.standing.none"), QUIET)]
    told.append(Paragraph(words("app.standing.some", state=_state(recorded, words)), QUIET))
    told += _warnings(sitting, words)
    if recorded.answer.state is AnswerState.NOT_APPLICABLE:
        told.append(_acceptance(sitting, words))
    if recorded.set_aside is not None:
        told.append(Paragraph(words("app.set_aside", reason=recorded.set_aside), WARN))
    if recorded.clashing:
        told.append(Paragraph(words("app.clash"), WRONG))
        told += [
            _clash_side(sitting.question, event.author, event.at, event.body, words)
            for event in recorded.clashing
        ]
    return told


def _warnings(sitting: Sitting, words: Words) -> list[Paragraph]:
    """Return what to look at again in the answer of the speaking source."""
    raised = warnings_of(sitting.evaluation, sitting.cell, sitting.source)
    return [
        Paragraph(words("app.warning", text=rule.text[words.language]), WARN, "! ", WARN) for rule in raised
    ]


def _acceptance(sitting: Sitting, words: Words) -> Paragraph:
    """Return whether an answer of not applicable counts as one, and why not."""
    if sitting.cell not in sitting.session.case.fold.accepted:
        return Paragraph(words("app.not_accepted"), WARN)
    state = sitting.state
    if state is not None and state.judgement.state is State.NOT_APPLICABLE:
        return Paragraph(words("app.accepted"), QUIET)
    return Paragraph(words("app.accepted_in_vain"), WARN)


def told(sitting: Sitting, words: Words) -> list[Paragraph]:
    """Return everything that stands below the editor."""
    question, language = sitting.question, words.language
    told = [*_local(sitting, words), *_answers(sitting, words), *judged(sitting, words)]
    shown = {"app.head.guidance": question.guidance, "app.head.look_at": question.look_at}
    if not sitting.is_worker_talk:
        shown["app.head.worker"] = question.worker
    for head, text in shown.items():
        if text is not None:
            told += [Paragraph(words(head), HEAD), Paragraph(text[language], indent=2)]
    told += scale(sitting, words)
    topic = sitting.session.case.form.topics[question.id]
    cites = tuple(dict.fromkeys((*limits(sitting), *topic.cites, *question.cites)))
    questionnaire = sitting.session.case.form.questionnaire
    told += law_paragraphs(questionnaire.law, cites, sitting.session.case.facts.date, words)
    regimes = [speak(each, words) for each in said_mentions(questionnaire, topic)]
    if regimes:
        told.append(Paragraph(words("terms.may_fall_under", mentions=" · ".join(regimes)), QUIET))
    return told


def _local(sitting: Sitting, words: Words) -> Iterator[Paragraph]:
    """Return what the local tables know for the site, for comparison."""
    lines = local_lines(sitting.session.case, sitting.question)
    if lines:
        yield Paragraph(words("app.head.local"), HEAD)
        for line in lines:
            yield Paragraph(speak(line, words), indent=2)


def source_line(source: Source, case: Case, words: Words) -> str:
    """Return what a source is, in one line."""
    known = case.method.class_of[source.evidence_class]
    parts = [one_half(source.label, words.language)] if source.label else []
    parts += [known.name[words.language], source.date]
    if source.people > 1:
        parts.append(words("app.people", people=source.people))
    if known.family == WORKER_FAMILY:
        parts.append(words(f"terms.status.{source.group.value}"))
    if source.confidentiality.value != "open":
        parts.append(words(f"terms.confidentiality.{source.confidentiality.value}"))
    return " · ".join(parts)


def _state(recorded: Recorded, words: Words) -> str:
    answer = recorded.answer
    state = words(f"terms.state.{answer.state.value}")
    if answer.reason:
        return words("terms.state_because", state=state, reason=words(f"terms.reason.{answer.reason}"))
    return state


def _said(question: Question, recorded: Recorded, words: Words) -> str:
    answer = recorded.answer
    return (
        _state(recorded, words)
        if answer.value is None
        else speak(spoken_value(question, answer.value), words)
    )


def _clash_side(question: Question, author: str, at: str, body: object, words: Words) -> Paragraph:
    value = getattr(body, "value", None)
    state = getattr(body, "state", None)
    if value is not None:
        said = speak(spoken_value(question, value), words)
    else:
        said = words(f"terms.state.{state.value}") if state is not None else words("app.cleared")
    note = getattr(body, "note", "")
    text = words("app.clash.side", author=author or "?", at=at[:16].replace("T", " "), said=said)
    return Paragraph(f"{text} {note}".rstrip(), "", "- ", indent=2)


def _answers(sitting: Sitting, words: Words) -> Iterator[Paragraph]:
    case, state = sitting.session.case, sitting.state
    if state is None or not state.answers:
        return
    yield Paragraph(words("app.head.answers"), HEAD)
    numbers = source_numbers(sitting.evaluation)
    place = {id_: position for position, id_ in enumerate(numbers)}
    alike: dict[tuple[str, bool, bool], list[str]] = {}
    for recorded in sorted(state.answers, key=lambda each: place.get(each.source, len(place))):
        own, aside = recorded.source == sitting.source, recorded.set_aside is not None
        text = _answer_line(sitting.question, recorded, case, words)
        if not own:
            raised = warnings_of(sitting.evaluation, sitting.cell, recorded.source)
            text += "".join(f" {words('app.warning', text=rule.text[words.language])}" for rule in raised)
        alike.setdefault((text, own, aside), []).append(numbers.get(recorded.source, "?"))
    for (text, own, aside), said_by in alike.items():
        lead = f"{'› ' if own else '  '}{number_ranges(said_by)} "
        yield Paragraph(text, QUIET if aside else "", lead, "bold", indent=6)


def _answer_line(question: Question, recorded: Recorded, case: Case, words: Words) -> str:
    """Return what a source said and what it is; sources that say the same in the same words share a line."""
    source = case.fold.sources.get(recorded.source)
    text = _said(question, recorded, words)
    if source is not None:
        text += f"  ({source_line(source, case, words)})"
    for code, extra in (("app.note", recorded.answer.note), ("app.cite", recorded.answer.cite)):
        if extra:
            text += " " + words(code, text=one_half(extra, words.language))
    if recorded.set_aside is not None:
        text += " " + words("app.set_aside", reason=recorded.set_aside)
    return f"{text} {words('app.clash.short')}" if recorded.clashing else text
