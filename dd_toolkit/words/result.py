"""How a result reads, in the words of method 5: band, bounds, reasons, who was heard, what to ask next.

Numbers arrive whole; nothing is rounded here.
"""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "result.short": (
        "{band} · proven {proven} · possible {possible}",
        "{band}级 · 已证实{proven} · 最高可到{possible}",
    ),
    "result.short_not_rated": (
        "Not rated · proven {proven} · possible {possible}",
        "不予评级 · 已证实{proven} · 最高可到{possible}",
    ),
    "result.band": ("{band}.", "{band}级。"),
    "result.zero_tolerance": (
        "Zero tolerance: a confirmed grave harm is open.",
        "零容忍：已确认的最严重问题尚未解决。",
    ),
    "result.not_rated": ("Not rated: {reasons}.", "不予评级：{reasons}。"),
    "result.reasons": ("{first}; {rest}", "{first}；{rest}"),
    "result.proven": ("Proven good: {proven} of 100.", "已证实达标：100分中的{proven}分。"),
    "result.possible": (
        "Could be up to {possible} if everything still open turns out well.",
        "若尚未查明之处全部良好，最高可到{possible}分。",
    ),
    "result.open": ("{open} of 100 are open or disputed.", "未查明或说法不一：{open}分。"),
    "result.declared": ("Management claims {declared}.", "企业自报：{declared}分。"),
    "result.held": ("Held at {band} because {reasons}.", "定为{band}级的原因：{reasons}。"),
    "result.heard": ("Workers heard: {heard}.", "已访谈工人{heard}名。"),
    "result.heard_but": ("Workers heard: {heard}; {missing}.", "已访谈工人{heard}名；{missing}。"),
    "result.group_not_heard": ("{group}: not heard", "{group}：未充分听取"),
    # why it is not rated
    "result.nr.open": (
        "{value_percent} of 100 are open or disputed, and from {limit_percent} on nothing is rated",
        "未查明或说法不一的部分达{value_percent}分（达到{limit_percent}分即不评级）",
    ),
    "result.nr.adequate_evidence": (
        "records or independent evidence cover {value_percent} % of the crucial weight, "
        "and {limit_percent} % are needed",
        "关键事项中有原始记录或独立证据支持的只占{value_percent}%（至少需{limit_percent}%）",
    ),
    "result.nr.direct_evidence": (
        "observation or worker voice covers {value_percent} % of the crucial labour and safety weight, "
        "and {limit_percent} % are needed",
        "劳动和安全关键事项中经现场观察或工人反映证实的只占{value_percent}%（至少需{limit_percent}%）",
    ),
    "result.nr.direct_age": (
        "the newest observation or worker voice is {value} months old, and it may be {limit} at most",
        "最近一次现场观察或工人反映距今已{value}个月（不得超过{limit}个月）",
    ),
    "result.nr.direct_age.none": (
        "nobody observed the site and no worker was heard in the last {limit} months",
        "最近{limit}个月内既无现场观察，也未听取工人意见",
    ),
    # what holds a band down
    "result.cap.open_findings": (
        "open findings of class {severity}: {value} (at most {band})",
        "{severity}级问题未整改{value}项（最高{band}级）",
    ),
    "result.cap.overdue_actions": (
        "overdue actions on findings of class {severity}: {value} (at most {band})",
        "{severity}级问题逾期未整改{value}项（最高{band}级）",
    ),
    "result.cap.unknown_share": (
        "{value_percent} % of the crucial weight is unknown (at most {band})",
        "关键事项中有{value_percent}%情况不明（最高{band}级）",
    ),
    "result.cap.refused_any": (
        "crucial questions refused: {value} (at most {band})",
        "有{value}个关键问题被拒绝回答或拒绝查证（最高{band}级）",
    ),
    "result.cap.refused_share": (
        "{value_percent} % of the crucial weight was refused (at most {band})",
        "关键事项中有{value_percent}%被拒绝查证（最高{band}级）",
    ),
    "result.cap.conflict_any": (
        "crucial questions on which sources conflict: {value} (at most {band})",
        "有{value}个关键问题各方说法相互矛盾（最高{band}级）",
    ),
    "result.cap.conflict_share": (
        "{value_percent} % of the crucial weight is in conflict and was not followed up in time "
        "(at most {band})",
        "关键事项中有{value_percent}%说法矛盾且逾期未跟进核实（最高{band}级）",
    ),
    "result.cap.worker_voice": (
        "workers were heard on {value_percent} % of the crucial topics they can speak to, "
        "and {limit_percent} % are needed (at most {band})",
        "工人能够反映的关键事项中，只听取了{value_percent}%的工人意见（至少需{limit_percent}%，最高{band}级）",
    ),
    "result.cap.not_applicable_share": (
        "{value_percent} % of the crucial weight is said not to apply (at most {band})",
        "关键事项中有{value_percent}%被列为不适用（最高{band}级）",
    ),
    # gaps
    "result.evidence_gap": (
        "Evidence gap: management claims clearly more than the other evidence shows, "
        "or nothing but a claim speaks.",
        "证据缺口：企业说法明显好于其他证据，或者只有企业单方说法。",
    ),
    "result.declaration_gap": (
        "Declaration gap: the other evidence is clearly better than what management says.",
        "申报缺口：其他证据明显好于企业自己的说法。",
    ),
    "result.claim_gap": (
        "Claim gap: management's words are clearly better than its own records.",
        "言行缺口：企业的说法或制度明显好于其自身的原始记录。",
    ),
    "result.conflict": ("Sources conflict.", "各方说法相互矛盾。"),
    "result.challenged": ("A weaker source disagrees.", "有较弱的来源提出异议。"),
    # why to ask
    "result.ask.not_asked": ("not asked yet", "尚未询问"),
    "result.ask.unknown": ("asked, not known", "已询问，情况不明"),
    "result.ask.refused": ("refused", "被拒绝"),
    "result.ask.waiting": ("waits for another answer", "须先回答前置问题"),
    "result.ask.conflict": ("sources conflict", "说法矛盾"),
    "result.ask.weak": ("the evidence leaves it open", "现有证据尚不充分"),
}
