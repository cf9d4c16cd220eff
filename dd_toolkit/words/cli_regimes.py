"""What the verbs about regimes say; part of `cli`."""

from __future__ import annotations

from typing import Final

REGIMES: Final = {
    "cli.regimes": (
        "List and show the laws, guidelines and conventions that topics may fall under.",
        "列出和查看主题可能涉及的法律、准则和公约。",
    ),
    "cli.regimes.list": (
        "List the regimes, each with the first day on which it applies to anyone.",
        "列出各项规范及其最早适用日期。",
    ),
    "cli.regimes.show": (
        "Show what a regime is, whom it may bind from when, and which topics may fall under its items.",
        "查看一项规范的内容、何时可能适用于谁，以及哪些主题可能涉及其条目。",
    ),
    "cli.help.regime": ("Id of a regime, as in ddq regimes list.", "规范编号，见ddq regimes list。"),
    "cli.regimes.about": ("for {items}: {text}", "仅{items}：{text}"),
    "cli.regimes.cited": ("{text} ({facts})", "{text}（依据{facts}）"),
    "cli.regimes.caution": (
        "Topics that may fall under each item of it; whether they do is for people who know the law to say.",
        "以下为可能涉及各条目的主题；是否确属该条目，须由熟悉法律的人员判断。",
    ),
    "cli.regimes.no_topic": ("no topic of the bank speaks to it", "题库中没有对应的主题"),
}
