"""Skeleton."""

from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dd_toolkit.core.evaluation.evidence import Item
from dd_toolkit.core.evaluation.method import Method


class State(StrEnum):
    """What is known about a question in scope (method 2)."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is proven and what is possible for one question (method 3)."""

    state: State
    lo: float
    hi: float
    c: float
    x: float | None = None
    d: float | None = None
    conflict: bool = False
    challenged: bool = False
    declared: float | None = None
    evidence_gap: bool = False
    declaration_gap: bool = False
    claim_gap: bool = False
    families: tuple[tuple[str, float, float], ...] = ()
    """Per family its id, strength a and value v."""
    dissent: tuple[str, ...] = ()
    """Families on the weaker side of a disagreement of delta or more."""
    live_classes: frozenset[str] = frozenset()
    live_families: frozenset[str] = frozenset()
    adequate: bool = False


UNKNOWN = Judgement(State.UNKNOWN, 0.0, 1.0, 0.0)
NOT_APPLICABLE = Judgement(State.NOT_APPLICABLE, 0.0, 1.0, 0.0)


def judge(
    items: Sequence[Item],
    method: Method,
    *,
    target: int,
    existence: bool = False,
    refused: bool = False,
    not_applicable: bool = False,
) -> Judgement:
    """Judge one question."""
    raise NotImplementedError


def join_rows(judgements: Sequence[Judgement], over: str) -> Judgement:
    """Join the judgements of a roster's rows; over is `worst` or `mean`."""
    raise NotImplementedError
