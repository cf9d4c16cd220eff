"""The production regime as paragraphs: what it comes closest to, how many indicators fit, and which.

Context below the score, in quiet lines; nothing is drawn here.
"""

from __future__ import annotations

from dd_toolkit.core.evaluation.evaluate import Evaluation
from dd_toolkit.core.report.production import production_view, said_count, said_indicator
from dd_toolkit.core.report.said import speak
from dd_toolkit.tui.flow import Paragraph
from dd_toolkit.tui.styles import HEAD, QUIET
from dd_toolkit.words.catalogue import Words


def production_paragraphs(evaluation: Evaluation, words: Words) -> list[Paragraph]:
    """Return the production regime with its indicators; nothing where none is described for the site."""
    production = production_view(evaluation)
    if production is None:
        return []
    told = [
        Paragraph(words("production.title"), HEAD),
        Paragraph(speak(production.sentence, words)),
    ]
    told += [
        Paragraph(speak(said_count(each), words), "" if each.closest else QUIET, "- ", indent=2)
        for each in production.regimes
    ]
    told += [
        Paragraph(
            f"{each.question} · {speak(said_indicator(production, each), words)}", QUIET, "- ", indent=2
        )
        for each in production.indicators
    ]
    return told
