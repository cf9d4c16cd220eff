"""From a composed `Report` to HTML, with the templates of a folder and the words of a language.

Templates may read the report, say codes and draw charts; they run in a sandbox, escape everything they
print and fail on a name they do not know. Nothing of an assessment is computed here, and no file but a
template is read.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dd_toolkit.core.evaluation.method_rules import NOT_RATED, ZERO_TOLERANCE
from dd_toolkit.core.problems import Place, Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.report import AnswerView, QuestionView, Report, SectionView, SourceView
from dd_toolkit.core.report.said import Said
from dd_toolkit.reporting import charts, points
from dd_toolkit.reporting.phrasing import Phrasing, by_instrument, dated_law, is_unsure, named_law
from dd_toolkit.words.catalogue import Words

ASSESSMENT = "assessment/assessment.html.j2"
"""The template of a supplier assessment."""
LONG_ROW = 400
"""Characters from which on a row of a table may break over pages; shorter ones move whole."""
LONGEST_LIST = 20
"""How many questions the list of what to ask next holds on paper; the app shows all."""
_RANGE = re.compile(r"\s*[–,]\s*")


def render_html(report: Report, words: Words, templates: Path) -> str:
    """Return the assessment as one HTML page in the language of `words`.

    Raises `ProblemError` with TEMPLATE_MISSING or TEMPLATE_BROKEN, naming file and line.
    """
    folder = templates.resolve()
    try:
        return environment(folder, words).get_template(ASSESSMENT).render(_context(report, words))
    except TemplateNotFound as error:
        raise ProblemError(
            _problem(ProblemCode.TEMPLATE_MISSING, str(error.name or ASSESSMENT), None)
        ) from error
    except TemplateSyntaxError as error:
        name = error.name or ASSESSMENT
        raise ProblemError(
            _problem(ProblemCode.TEMPLATE_BROKEN, name, error.lineno, error.message or "")
        ) from error
    except Exception as error:
        # Whatever a template of somebody's own does wrong is told with its line, never as a traceback.
        place = _template_place(error, folder)
        if place is None and not isinstance(error, TemplateError):
            raise
        name, line = place or (ASSESSMENT, None)
        reason = f"{type(error).__name__}: {error}"
        raise ProblemError(_problem(ProblemCode.TEMPLATE_BROKEN, name, line, reason)) from error


@cache
def environment(templates: Path, words: Words) -> ImmutableSandboxedEnvironment:
    """Return the environment of one folder and one language; each is made once per process."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    phrasing = Phrasing(words)
    made.filters |= {
        "t": phrasing.t,
        "plain": phrasing.plain,
        "own": phrasing.own,
        "problem": phrasing.problem,
        "segment": phrasing.segment,
        "people": phrasing.people,
        "materiality": phrasing.materiality,
        "instrument": phrasing.instrument,
        "article": phrasing.article,
        "in_force": phrasing.in_force,
        "quantity": phrasing.quantity,
        "proven": points.proven_points,
        "possible": points.possible_points,
        "points": points.value_points,
        "whole": points.whole_points,
        "percent": points.percent,
        "one_decimal": points.one_decimal,
    }
    made.globals |= {
        "say": words,
        "group_line": phrasing.group_line,
        "complaint": phrasing.complaint,
        "interval_bar": charts.interval_bar,
        "point_bar": charts.point_bar,
        "scale": charts.scale,
        "swatch": charts.swatch,
        "small": charts.SMALL,
        "by_family": by_family,
        "by_instrument": by_instrument,
        "named_law": named_law,
        "dated_law": dated_law,
        "hidden_questions": hidden_questions,
        "kept_answers": kept_answers,
        "first_source": first_source,
        "is_unsure": is_unsure,
        "is_waiting": is_waiting,
        "is_out": is_out,
        "is_long": is_long,
        "is_named": is_named,
    }
    return made


def by_family(sources: Iterable[SourceView]) -> tuple[tuple[Text, tuple[SourceView, ...]], ...]:
    """Return sources under the family that stands behind them, families in order of appearance."""
    grouped: dict[Text, list[SourceView]] = {}
    for source in sources:
        grouped.setdefault(source.family, []).append(source)
    return tuple((family, tuple(of_family)) for family, of_family in grouped.items())


def hidden_questions(section: SectionView) -> tuple[QuestionView, ...]:
    """Return the questions of a section that are out of scope."""
    return tuple(
        question for topic in section.topics for question in topic.questions if not question.in_scope
    )


def kept_answers(question: QuestionView) -> int:
    """Return how many answers a question keeps; they count again when it is back in scope."""
    return sum(len(cell.answers) for cell in question.cells)


def first_source(answer: AnswerView) -> str:
    """Return the number of the first source that gave an answer: `W3` of `W3–W9, W12`."""
    return _RANGE.split(answer.source, maxsplit=1)[0]


def is_long(*texts: str | None) -> bool:
    """Tell whether a row's texts may need more than a page, so that the row has to break."""
    return sum(len(text or "") for text in texts) > LONG_ROW


def is_waiting(scope: Said) -> bool:
    """Tell whether a question waits for the answer of another, or is withheld until one is recorded."""
    return scope.code.endswith((".waiting", ".withheld"))


def is_out(scope: Said) -> bool:
    """Tell whether a row is out of scope."""
    return scope.code.rpartition(".")[2].startswith("out")


def is_named(band: str) -> bool:
    """Tell whether a band is one that words explain: not rated, or zero tolerance."""
    return band in (NOT_RATED, ZERO_TOLERANCE)


def _context(report: Report, words: Words) -> dict[str, Any]:
    about = report.about
    classes = {source.evidence_class: source.class_name for source in report.sources}

    def class_name(answer: AnswerView) -> Text | str:
        return classes.get(answer.evidence_class, answer.evidence_class)

    return {
        "report": report,
        "language": words.language,
        "gap": "" if words.language == "zh" else " ",
        "document_title": words("report.document_title", title=about.title, date=about.date),
        "marks": tuple(charts.Mark(label, at) for label, at in report.bands),
        "law_ids": frozenset(fact.id for fact in report.law),
        "class_name": class_name,
        "source_ids": frozenset(source.number for source in report.sources),
        "longest_list": LONGEST_LIST,
    }


def _template_place(error: Exception, folder: Path) -> tuple[str, int | None] | None:
    """Return the innermost template that an error passed through, with its line."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.suffix == ".j2" and path.is_relative_to(folder):
            return path.relative_to(folder).as_posix(), frame.lineno
    return None


def _problem(code: ProblemCode, file: str, line: int | None, reason: str = "") -> Problem:
    return Problem(code, Place(file=f"templates/{file}", line=line), {"file": file, "reason": reason})
