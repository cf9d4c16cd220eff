"""How a question is judged, in lines and paragraphs: bounds as a bar, families, gaps, scale, calculation.

Every number comes from the evaluation; nothing here is computed but the length of a bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dd_toolkit.core.evaluation.evaluate import Evaluation
from dd_toolkit.core.evaluation.judgement import Judgement
from dd_toolkit.core.evaluation.method_rules import NOT_RATED
from dd_toolkit.core.evaluation.rating import possible_points, proven_points
from dd_toolkit.core.questionnaire.law import number_on
from dd_toolkit.core.questionnaire.questionnaire import anchors_of
from dd_toolkit.core.questionnaire.questions import Anchor, FactAnchor, RowAnchor
from dd_toolkit.core.report.answers import number_ranges, said_state, source_numbers
from dd_toolkit.core.report.disputes import family_views
from dd_toolkit.core.report.said import Said, speak
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.sitting import Sitting
from dd_toolkit.tui.styles import HEAD, QUIET, WARN
from dd_toolkit.words.catalogue import Words

BAR_WIDTH: Final = 20
"""Cells of the bar of one judgement."""


def judged_line(sitting: Sitting, words: Words) -> str:
    """Return in one line what is proven and possible for the question, with its bar."""
    state = sitting.state
    question_state = sitting.evaluation.states[sitting.question.id]
    judged = state.judgement if state is not None else question_state.judgement
    said = said_state(state) if state is not None else Said("terms.state.not_asked")
    if not sitting.session.case.form.is_scored(sitting.question):
        return words("app.judged.unscored", state=speak(said, words))
    method = sitting.session.case.method
    numbers = {
        "proven": proven_points(judged.lo, method),
        "possible": possible_points(judged.hi, method),
    }
    flags = "".join(
        words("app.judged.flag", flag=words(f"app.flag.{name}"))
        for name in ("conflict", "challenged", "evidence_gap", "declaration_gap", "claim_gap")
        if getattr(judged, name)
    )
    text = words("app.judged.line", state=speak(said, words), **numbers)
    return f"{bar(judged.lo, judged.hi, BAR_WIDTH)} {text}{flags}"


def result_line(evaluation: Evaluation, words: Words) -> str:
    """Return the result in one line, as `result_of` says it at more length."""
    rating = evaluation.rating
    code = "result.short_not_rated" if rating.band == NOT_RATED else "result.short"
    return words(code, band=rating.band, proven=rating.proven, possible=rating.possible)


def bar(low: float, high: float, width: int) -> str:
    """Return a bar of cells: full where proven, shaded where possible, light where ruled out."""
    proven, possible = round(low * width), round(high * width)
    return "█" * proven + "▒" * (possible - proven) + "░" * (width - possible)


def explained(sitting: Sitting, words: Words) -> tuple[str, ...]:
    """Return what a calculated question is made from and what each source's answers give."""
    question, form = sitting.question, sitting.session.case.form
    if question.calculate is None:
        return ()
    lines = [words("app.calculated.formula", formula=question.calculate)]
    reads = form.reads.get(question.id, ())
    lines += [f"{read}: {form.questions[read].ask[words.language]}" for read in reads]
    state = sitting.state
    if state is None or not state.calculated:
        return (*lines, words("app.calculated.missing"))
    by_value: dict[str, list[str]] = {}
    for source, number in source_numbers(sitting.evaluation).items():
        if source in state.calculated:
            value = f"{state.calculated[source]:.4g} {question.unit}".rstrip()
            by_value.setdefault(value, []).append(number)
    lines += [f"{number_ranges(numbers)}: {value}" for value, numbers in by_value.items()]
    return tuple(lines)


def judged(sitting: Sitting, words: Words) -> Iterator[Paragraph]:
    """Return what each family of evidence says, where they differ, and what was followed up."""
    state = sitting.state
    if state is None or not sitting.session.case.form.is_scored(sitting.question):
        return
    judged = state.judgement
    if not judged.families:
        return
    yield Paragraph(words("app.head.judgement"), HEAD)
    for view in family_views(sitting.evaluation, judged):
        said = words(
            "app.family",
            name=view.name[words.language],
            value=round(view.value * 100),
            strength=f"{view.strength:.2f}",
        )
        yield Paragraph(said + (words("app.dissents") if view.dissents else ""), indent=2)
    for sentence in _sentences(judged):
        yield Paragraph(words(sentence), WARN, "! ", WARN, indent=2)
    follow_up = sitting.session.case.fold.follow_ups.get(sitting.cell)
    if follow_up is not None:
        yield Paragraph(words("app.followed_up", date=follow_up.date, note=follow_up.note).rstrip(), indent=2)


def _sentences(judged: Judgement) -> Iterator[str]:
    for name in ("conflict", "challenged", "evidence_gap", "declaration_gap", "claim_gap"):
        if getattr(judged, name):
            yield f"result.{name}"


def scale(sitting: Sitting, words: Words) -> list[Paragraph]:
    """Return which values count as bad and as good; nothing for a question without anchors."""
    question = sitting.question
    if question.anchors is None:
        return []
    bad = _anchor(sitting, question.anchors.bad)
    good = _anchor(sitting, question.anchors.good)
    return [Paragraph(words("app.scale", bad=bad, good=good, unit=question.unit).rstrip(), QUIET)]


def limits(sitting: Sitting) -> tuple[str, ...]:
    """Return the facts of law that the answer is held against, those of the row at hand first."""
    offered = sitting.session.case.form.offered_row(sitting.question.roster or "", sitting.cell.row)
    of_row = tuple(offered.facts.values()) if offered is not None else ()
    anchors = (each for each in anchors_of(sitting.question) if isinstance(each, FactAnchor))
    return (*of_row, *(anchor.fact for anchor in anchors))


def _anchor(sitting: Sitting, anchor: Anchor) -> str:
    """Return an anchor: a number, or the number of law on the assessment date with how it is written."""
    if isinstance(anchor, FactAnchor):
        name, times = anchor.fact, anchor.times
    elif isinstance(anchor, RowAnchor):
        offered = sitting.session.case.form.offered_row(sitting.question.roster or "", sitting.cell.row)
        name, times = (offered.facts.get(anchor.row, "?") if offered else "?"), anchor.times
    else:
        return f"{anchor:g}"
    case = sitting.session.case
    number = number_on(case.form.questionnaire.law, name, case.facts.date)
    written = name if times == 1 else f"{times:g} × {name}"
    return written if number is None else f"{number * times:g} ({written})"
