"""What the verbs about law say; part of `cli`."""

from __future__ import annotations

from typing import Final

LAW: Final = {
    "cli.law": (
        "List the facts of law that questions cite, and show those that speak on a day.",
        "列出题目引用的法律条目，查看某日施行的条目。",
    ),
    "cli.law.list": (
        "List facts of law and their parts by id, with days of force and value.",
        "按编号列出法律条目及其子项，附施行日期和数值。",
    ),
    "cli.law.show": (
        "Show facts of law in full; before or after a change, the one that speaks on that day.",
        "查看法律条目全文；遇有更替，显示当日施行的条目。",
    ),
    "cli.help.fact_start": ("Only ids that begin so, such as OEL.", "只列以此开头的编号，如OEL。"),
    "cli.help.fact_ids": (
        "Ids of facts or parts, such as LAB-016 or OEL-001.twa.",
        "条目或子项的编号，如LAB-016、OEL-001.twa。",
    ),
    "cli.help.law_on": ("The day to ask for; today if left out.", "查询日期；不填则为今天。"),
    "cli.law.part": ("{label}: {value}", "{label}：{value}"),
    "cli.law.speaks": ("{id} on {day}: {speaking} speaks", "{day}的{id}：适用{speaking}"),
    "cli.law.silent": (
        "{id}: nothing of it was in force on {day}, or several facts took its place",
        "{id}：{day}尚未施行、已失效，或已由多条取代",
    ),
    "cli.law.replaces": ("took the place of {ids}", "取代{ids}"),
    "cli.law.replaced": ("its place was taken by {ids}", "已由{ids}取代"),
    "cli.law.parts": ("its numbers: {ids}", "其中各项数值：{ids}"),
    "cli.law.confidence.high": ("read in the text, or sources agree", "已读原文，或多个来源一致"),
    "cli.law.confidence.medium": (
        "one secondary source, or well remembered",
        "仅有一个二手来源，或凭可靠记忆",
    ),
    "cli.law.confidence.low": (
        "doubtful: a question to settle, never a ground for a finding",
        "存疑：只作提示，不得据以认定",
    ),
}
