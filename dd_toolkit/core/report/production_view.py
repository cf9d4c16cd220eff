"""How a report shows the production regime: indicators, what was found, and which regimes it fits.

Context beside the score. Frozen data without any language; nothing is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass

from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.said import Said, Spoken


@dataclass(frozen=True, slots=True)
class RangeView:
    """What is typical of one regime for one indicator, and whether what was found fits."""

    label: Text
    fit: Said
    """It fits, it does not, or the indicator is not known."""
    fits: bool
    note: Text | None
    """Why the range is where it is, if it is a convention of this tool; None where the report has it."""
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator with what was found."""

    question: str
    title: Text
    known: bool
    found: Spoken
    """What the strongest source says, or why nothing is known."""
    families: tuple[Text, ...]
    """Families of the strongest source; none where nothing is known."""
    disputed: bool
    """Another family says something clearly different."""
    ranges: tuple[RangeView, ...]
    """In the order of the regimes."""


@dataclass(frozen=True, slots=True)
class RegimeView:
    """One production regime and how many known indicators fit it."""

    id: str
    short: Text
    title: Text
    about: Text
    fitting: int
    known: int
    closest: bool
    """No other regime fits better."""
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductionView:
    """Which production regime the plant resembles, with what that rests on."""

    resemblance: str
    """`resembles`, `mixed`, `none` or `too_little`."""
    sentence: Said
    indicators: tuple[IndicatorView, ...]
    regimes: tuple[RegimeView, ...]
