"""Builders for tests of the arithmetic: the shipped method, items, judgements and scored questions.

Everything has a full default; a test states only what it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dd_toolkit.core.evaluation.evidence import Item, freshness
from dd_toolkit.core.evaluation.judgement import Judgement, State
from dd_toolkit.core.evaluation.method import Method
from dd_toolkit.core.evaluation.method_file import parse_method
from dd_toolkit.core.evaluation.scoring import ScoredQuestion
from dd_toolkit.core.questionnaire.document import Document
from dd_toolkit.files.yaml_document import read_document

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "questionnaires" / "method.yaml"
PLAIN_MEAN = ROOT / "tests" / "methods" / "plain-mean.yaml"
TOLERANCE = 1e-9


def document_of(text: str, file: str = "method.yaml") -> Document:
    """Read YAML text that has the form of a document."""
    document = read_document(text, file)
    assert isinstance(document, Document), document
    return document


@cache
def method_at(path: Path) -> Method:
    """Parse a method file that has no problem."""
    method = parse_method(document_of(path.read_text(encoding="utf-8"), path.name))
    assert isinstance(method, Method), method
    return method


METHOD = method_at(SHIPPED)


def item(
    cls: str, x: float, *, age: float = 0.0, source: str = "s", method: Method = METHOD, **more: Any
) -> Item:
    """Make an item that stands for itself and whose freshness counts from its age."""
    clock, fresh = more.pop("clock", age), more.pop("fresh", method.freshness.months)
    of, root = method.class_of[cls], method.class_of[more.pop("root_cls", cls)]
    f, root_id = freshness(clock, fresh), more.pop("root", source)
    return Item(source, of, root.family, x, age, clock, fresh, f, root_id, **more)


def talks(cls: str, xs: Sequence[float], **more: Any) -> list[Item]:
    """Make one talk per value, each a source of its own."""
    return [item(cls, x, source=f"{cls}-{position}", **more) for position, x in enumerate(xs)]


def answered(lo: float = 0.8, hi: float = 0.9, **more: Any) -> Judgement:
    """Make the judgement of a question on which workers, the assessor and an authority agree."""
    defaults: dict[str, Any] = {
        "c": 0.9,
        "x": lo,
        "d": 0.0,
        "live_classes": frozenset({"W2", "O", "P"}),
        "live_families": frozenset({"W", "O", "P"}),
        "adequate": True,
    }
    return Judgement(State.ANSWERED, lo, hi, **{**defaults, **more})


REFUSED = Judgement(State.REFUSED, 0.0, 1.0, 0.0)


def question(id_: str, judgement: Judgement, **more: Any) -> ScoredQuestion:
    """Make a crucial question alone in its topic; its id tells topic, section and pillar."""
    topic = id_.split(".", maxsplit=1)[0]
    defaults: dict[str, Any] = {
        "topic": topic,
        "section": topic[:7],
        "pillar": topic[:3],
        "weight": 4.0,
        "crucial": True,
        "worker_wording": True,
    }
    return ScoredQuestion(id=id_, judgement=judgement, **{**defaults, **more})
