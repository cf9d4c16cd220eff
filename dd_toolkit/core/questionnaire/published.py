"""What a published question means for whoever compares answers, and what publishing a bank records.

An id with its revision stands for one meaning for good. Wording may change under it; type, unit and scale
may not. That a changed wording still asks the same thing is for people to judge: no fingerprint shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from dd_toolkit.core.questionnaire.bank_rules import PublishedQuestion, Standing
from dd_toolkit.core.questionnaire.questionnaire import canonical_json, fingerprint
from dd_toolkit.core.questionnaire.questions import FactAnchor, Question, RowAnchor

_KEYS: Final = ("type", "unit", "good", "calculate", "scored", "over_rows", "roster")
"""Keys beside anchors and options that an answer's meaning or scale rests on."""
_DEFAULTS: Final[Mapping[str, Any]] = {each.name: each.default for each in fields(Question)}
LENGTH: Final = 16
"""Hexadecimal digits of a fingerprint of meaning."""


def meaning_of(question: Question) -> str:
    """Return the fingerprint of what an answer to a question means; the order of options does not count."""
    tree: dict[str, Any] = {
        key: str(getattr(question, key)) for key in _KEYS if getattr(question, key) != _DEFAULTS[key]
    }
    if question.anchors is not None:
        tree["anchors"] = [_anchor(question.anchors.bad), _anchor(question.anchors.good)]
    if question.options:
        tree["options"] = sorted(
            [option.id, str(option.x), str(option.weight), option.none] for option in question.options
        )
    return fingerprint(canonical_json(tree))[:LENGTH]


def revisions(published: Iterable[PublishedQuestion]) -> dict[str, dict[int, PublishedQuestion]]:
    """Return the published revisions of each question by id."""
    known: dict[str, dict[int, PublishedQuestion]] = {}
    for each in published:
        known.setdefault(each.id, {})[each.rev] = each
    return known


def has_changed(question: Question, known: Mapping[int, PublishedQuestion]) -> bool:
    """Tell whether a question takes up a published id with another meaning, without a higher revision."""
    same = known.get(question.rev)
    if same is not None:
        return same.meaning != meaning_of(question)
    return bool(known) and question.rev < max(known)


def is_retired(question: Question, known: Mapping[int, PublishedQuestion]) -> bool:
    """Tell whether a question takes up a retired id without a higher revision."""
    same = known.get(question.rev)
    return same is not None and same.standing is Standing.RETIRED


def publish(
    published: Iterable[PublishedQuestion], bank: Iterable[Question]
) -> tuple[PublishedQuestion, ...]:
    """Return what is published once the bank is, sorted by id and revision; conflicts are not looked for."""
    in_use = {question.id: question for question in bank}
    kept = {(each.id, each.rev): each for each in published}
    for question in in_use.values():
        key = (question.id, question.rev)
        kept.setdefault(key, PublishedQuestion(*key, question.type, meaning_of(question), Standing.IN_USE))
    return tuple(_standing(kept[key], in_use) for key in sorted(kept))


def _standing(each: PublishedQuestion, in_use: Mapping[str, Question]) -> PublishedQuestion:
    now = in_use.get(each.id)
    if now is None:
        return each if each.standing is Standing.REPLACED else replace(each, standing=Standing.RETIRED)
    return replace(each, standing=Standing.IN_USE if now.rev == each.rev else Standing.REPLACED)


def _anchor(anchor: object) -> object:
    if isinstance(anchor, FactAnchor):
        return {"fact": anchor.fact, "times": anchor.times}
    return {"row": anchor.row, "times": anchor.times} if isinstance(anchor, RowAnchor) else anchor
