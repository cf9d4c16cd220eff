"""Days, numbers and the undetermined reading, as expressions read and write them."""

from __future__ import annotations

import pickle

import pytest

from dd_toolkit.core.questionnaire.expressions.readings import UNDETERMINED, day_text, days_from, number_text


def test_undetermined_is_neither_true_nor_false() -> None:
    """Taking it for a truth value is a mistake that shows at once; it survives pickling as itself."""
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(UNDETERMINED)
    assert pickle.loads(pickle.dumps(UNDETERMINED)) is UNDETERMINED


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1970-01-01", 0.0),
        ("2026-03-01", 20513.0),
        ("1969-12-31", -1.0),
        ("20260301", None),
        ("2026-W09-7", None),
        ("2026-02-30", None),
        ("２026-03-01", None),
    ],
)
def test_days_are_iso_dates(text: str, days: float | None) -> None:
    """Only a day written YYYY-MM-DD is one, and it is written back the same."""
    assert days_from(text) == days
    assert day_text(days) == ("" if days is None else text)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1e21, "1000000000000000000000"), (1.5e-7, "0.00000015"), (-0.0, "0"), (float("nan"), ""), (None, "")],
)
def test_numbers_are_written_without_exponent(number: float | None, text: str) -> None:
    """XPath's writing of numbers; blank is written as nothing."""
    assert number_text(number) == text
