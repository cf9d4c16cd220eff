"""Core objects as plain values, for `--json`: the fields of their records, and what is said in words too.

Nothing is left out or computed; what may not be shown was never in the object.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.report import Interval
from dd_toolkit.core.report.said import Said, Say, speak
from dd_toolkit.reporting.points import possible_points, proven_points


def points(interval: Interval) -> dict[str, int]:
    """Return proven and possible in whole points of 100, rounded as everywhere."""
    return {"low": proven_points(interval.low), "high": possible_points(interval.high)}


def plain(value: Any, say: Say) -> Any:
    """Return a core object as JSON values; what can be said is given as code, parameters and words."""
    if isinstance(value, Said):
        parameters = {name: plain(each, say) for name, each in value.parameters.items()}
        return {"code": value.code, "parameters": parameters, "text": speak(value, say)}
    if isinstance(value, Text):
        return {"en": value.en, "zh": value.zh}
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name), say) for each in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        return {str(key): plain(each, say) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each, say) for each in value]
    return value
