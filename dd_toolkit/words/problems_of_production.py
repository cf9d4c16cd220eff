"""Problems of production regimes; part of `problems`."""

from __future__ import annotations

from typing import Final

PRODUCTION: Final = {
    "problems.indicator-roster": (
        "{question} is asked for each row of a roster, so that no one answer speaks for the site.",
        "{question}按清单逐行提问，没有一个回答能代表整个现场。",
    ),
    "problems.indicator-roster.remedy": (
        "Choose a question outside rosters, for example one that sums over the rows.",
        "请改用清单之外的问题，例如对各行求和的问题。",
    ),
    "problems.shut-unfit": (
        "“shut” stands at {question}, which has no gate or whose answer is no number.",
        "{question}没有前置条件，或者答案不是数值，却写了“shut”。",
    ),
    "problems.shut-unfit.remedy": ("Take “shut” out.", "请删除“shut”。"),
    "problems.typical-uneven": (
        "The ranges of the regime “{regime}” and the list of indicators differ in {question}.",
        "生产体制“{regime}”的典型范围与指标清单在{question}上不一致。",
    ),
    "problems.typical-uneven.remedy": (
        "Give each regime one range for each indicator, and no other.",
        "请为每种生产体制的每项指标各写一个范围，不多也不少。",
    ),
    "problems.typical-idle": (
        "The range of the regime “{regime}” for {question} holds for every answer, or for none.",
        "生产体制“{regime}”对{question}的范围，要么任何回答都符合，要么没有回答符合。",
    ),
    "problems.typical-idle.remedy": (
        "Correct the condition, so that some answers lie in the range and others do not.",
        "请更正条件，使部分回答落在范围内、部分落在范围外。",
    ),
}
"""Code → (English, Chinese)."""
