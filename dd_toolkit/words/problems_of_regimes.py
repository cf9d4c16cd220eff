"""Problems of regimes and of the crosswalk; part of `problems`."""

from __future__ import annotations

from typing import Final

REGIMES: Final = {
    "problems.regime-unknown": ("There is no regime “{regime}”.", "没有编号为“{regime}”的规范。"),
    "problems.regime-unknown.remedy": ("Use one of these: {known}.", "请使用以下之一：{known}。"),
    "problems.regime-item-unknown": (
        "The regime {regime} has no item “{item}” that stands before this.",
        "此处之前，规范{regime}中没有条目“{item}”。",
    ),
    "problems.regime-item-unknown.remedy": (
        "Correct the id, or add the item to the regime's file, above what names it.",
        "请更正编号，或在该规范的文件中补充此条目，并放在引用它的内容之前。",
    ),
    "problems.regime-day-unsupported": (
        "None of the law facts that are cited ({facts}) names the year of {day}.",
        "所引用的法律条目（{facts}）均未提到{day}所在的年份。",
    ),
    "problems.regime-day-unsupported.remedy": (
        "Correct the date, or cite the fact of law.csv that tells it.",
        "请更正日期，或引用law.csv中写明该日期的条目。",
    ),
    "problems.topic-unknown": (
        "The question bank has no topic “{topic}”.",
        "题库中没有编号为“{topic}”的主题。",
    ),
    "problems.topic-unknown.remedy": (
        "Correct the id, or take the row out.",
        "请更正编号，或删除该行。",
    ),
    "problems.crosswalk-derived": (
        "Which topics speak to {regime} {item} follows from the signs in finding rules.",
        "哪些主题对应{regime} {item}，由问题判定规则中的迹象（sign）得出。",
    ),
    "problems.crosswalk-derived.remedy": (
        "Take the row out, and give the finding rule that shows it the sign.",
        "请删除该行，并在相应的问题判定规则中注明迹象（sign）。",
    ),
    "problems.crosswalk-repeated": (
        "This row stands already in line {first}: {topic}.",
        "该行与第{first}行重复：{topic}。",
    ),
    "problems.crosswalk-repeated.remedy": ("Take one of the two out.", "请删除其中一行。"),
}
