"""Skeleton."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dd_toolkit.core.evaluation.evidence import Item
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.scoring import Scores

Parameter = str | float | int | bool | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the arithmetic."""

    code: str
    parameters: Mapping[str, Parameter]


def explain_question(
    items: Sequence[Item],
    method: Method,
    *,
    target: int,
    existence: bool = False,
    refused: bool = False,
    not_applicable: bool = False,
) -> tuple[Step, ...]:
    """Explain one judgement."""
    raise NotImplementedError


def explain_total(scores: Scores, method: Method) -> tuple[Step, ...]:
    """Explain the total."""
    raise NotImplementedError
