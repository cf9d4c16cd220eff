"""Paragraphs of the assessment report that explain a number, a rule or a right; part of `report`."""

from __future__ import annotations

from typing import Final

RESULT: Final = {
    "report.result.proven": ("Proven", "已证实达标"),
    "report.result.proven.meaning": (
        "What the evidence shows to be good; rounded down.",
        "现有证据表明做得好的部分，向下取整。",
    ),
    "report.result.possible": ("Possible", "最高可能"),
    "report.result.possible.meaning": (
        "What would be reached if everything open turned out well; rounded up.",
        "未查明之处全部良好时可达到的分数，向上取整。",
    ),
    "report.result.open": ("Open or disputed", "未查明或说法不一"),
    "report.result.open.meaning": (
        "Not asked, not answered, thinly evidenced, or told differently by different sources.",
        "没有问到、没有得到回答、证据薄弱，或不同来源说法不同。",
    ),
    "report.result.declared": ("Claimed by management", "企业自报"),
    "report.result.declared.meaning": (
        "What the management's own claims would come to, on the questions it spoke to.",
        "仅就企业作过说明的问题，按其自己的说法折算的分数。",
    ),
    "report.result.band_of_low": ("Band by what is proven", "按已证实分数的等级"),
    "report.result.band_of_low.meaning": (
        "Before anything listed below holds it down.",
        "尚未考虑下文所列限制。",
    ),
    "report.result.band_of_high": ("Band by what is possible", "按最高可能分数的等级"),
    "report.result.band_of_high.meaning": (
        "The best that remains possible by points.",
        "仅按分数计算，仍有可能达到的最高等级。",
    ),
    "report.result.not_rated": ("Why it is not rated", "不予评级的原因"),
    "report.result.caps": ("What holds the band down", "限制等级的情形"),
    "report.result.caps.meaning": (
        "Each of these alone allows no better band, whatever the points.",
        "以下任何一项成立，无论分数多高，等级都不得超过所注明的级别。",
    ),
    "report.result.no_caps": ("Nothing holds the band down.", "没有限制等级的情形。"),
    "report.association.title": ("Freedom of association", "结社自由与集体协商"),
    "report.association.meaning": (
        "Shown by itself rather than as a cap, because the law of the place bounds what a plant can "
        "grant. A number cannot stand for the freedom to form a union of one's own choice.",
        "单独列出，不作为限制等级的情形，因为当地法律决定了工厂所能给予的空间。任何分数都不能代替自由组织"
        "工会的权利。",
    ),
}

DISPUTES: Final = {
    "report.disputes.meaning": (
        "Here kinds of evidence contradict one another. A conflict is backed by strong evidence, or by "
        "two kinds, on the side that dissents, and can hold the band down; a challenge is weaker and is "
        "to be followed up. Strength says how much the evidence bears by its kind, age and number of "
        "people; nothing is outvoted.",
        "以下问题上不同类别的证据互相矛盾。“说法冲突”指持异议的一方证据较强，或有两类来源，可能限制等级；"
        "“存疑”指异议较弱，需要跟进。“证据力度”取决于证据的种类、新旧和人数；不以多数压倒少数。",
    ),
    "report.disputes.none": (
        "No kinds of evidence contradict one another.",
        "没有发现不同类别的证据互相矛盾。",
    ),
    "report.dispute.conflict": ("Conflict", "说法冲突"),
    "report.dispute.challenge": ("Challenge", "存疑"),
    "report.dispute.dissents": ("dissents", "持异议"),
    "report.dispute.follow_up": ("Followed up:", "跟进情况："),
    "report.dispute.no_follow_up": ("Not followed up yet.", "尚未跟进。"),
    "report.next.meaning": (
        "Answers that would settle most, the largest gain first. The gain is how many of the open points "
        "of 100 the question holds, as far as its pillar counts in the total.",
        "按可明确的分数从高到低排列。“可明确分数”指该题目前未定的部分按领域权重折算，占满分100分中的多少分。",
    ),
    "report.next.more": (
        "The first {shown} of {all} questions that are still open in part.",
        "尚未完全查明的问题共{all}个，此处列出前{shown}个。",
    ),
    "report.next.none": ("No answer would settle more.", "没有需要进一步查明的问题。"),
}

METHOD: Final = {
    "report.read.title": ("How to read the numbers", "数字的读法"),
    "report.read.bounds": (
        "Every result is a pair: proven, and possible. Both are bounds. Proven counts only what the "
        "evidence shows to be good, possible counts everything not shown to be bad. They are no "
        "statistical interval, and nothing says that the truth is more likely in the middle. Whatever "
        "was not asked, not known, refused or waits for another answer lies open between the two; "
        "unknown counts neither as good nor as bad.",
        "每个结果都由两个数组成：已证实分数和最高可能分数。两者是上下界：前者只计证据表明做得好的部分，后"
        "者计入一切未被证明做得差的部分。它们不是统计学意义上的区间，也不表示真实情况更可能在中间。没有问"
        "到、无法得知、被拒绝提供或尚待其他答案的内容，都留在两者之间；情况不明既不算好，也不算坏。",
    ),
    "report.read.evidence": (
        "Every answer belongs to a source, and every source to a family of evidence. Its strength "
        "follows from its kind, its age and how many people speak through it. Inside one family bad "
        "evidence is not outvoted; agreement counts only between families; where families diverge the "
        "interval grows wider.",
        "每个回答都有来源，每个来源都归入一类证据。证据力度取决于种类、新旧以及发声人数。同类来源中，不利"
        "证据不会被多数淹没；只有不同类别之间相互一致才算印证；类别之间说法分歧时，区间变宽。",
    ),
    "report.read.total": (
        "Within a pillar questions count by the weight of their topic. The total joins the weighted mean "
        "of the pillars with the weakest pillar, so that one good pillar cannot buy out a bad one. The "
        "band follows from proven points; caps and the rules for not rating come on top.",
        "领域之内，各题按所属议题的权重计算。总分同时考虑各领域的加权平均和最弱的领域，因此某一领域做得好"
        "不能抵消另一领域做得差。等级由已证实分数决定，另受等级限制和不予评级规则约束。",
    ),
    "report.read.limits": (
        "The report tells what the sources named here said up to the assessment date. It certifies "
        "nothing, and it does not lift anyone's own duty of care. Who wrote an entry is as declared by "
        "the person who made it.",
        "本报告只反映所列来源截至评估日期的说法，不构成任何认证，也不免除任何一方自身的尽责义务。各项记录"
        "的填写人以填写者自己的声明为准。",
    ),
    "report.versions.title": ("Method and versions", "方法与版本"),
    "report.versions.method": ("Method", "方法"),
    "report.versions.method_fingerprint": ("Fingerprint of the method", "方法指纹"),
    "report.versions.questionnaire": ("Questionnaire", "问卷"),
    "report.versions.questionnaire_fingerprint": ("Fingerprint of the questionnaire", "问卷指纹"),
    "report.versions.log": ("Log of the assessment", "评估记录"),
    "report.versions.log_fingerprint": ("Fingerprint of the log", "评估记录指纹"),
    "report.versions.events": ("{count} entries", "共{count}条"),
    "report.versions.meaning": (
        "Fingerprints are SHA-256. Two reports with the same three fingerprints and the same dates rest "
        "on the same texts, numbers and entries.",
        "指纹为SHA-256值。三项指纹和日期都相同的两份报告，所依据的文本、数值和记录完全相同。",
    ),
    "report.problems.title": ("Recorded, but not counted", "已记录但不能计入的内容"),
    "report.problems.meaning": (
        "These entries are kept and do not count until they are put right.",
        "以下内容予以保留，更正之前不计入结果。",
    ),
    "report.problems.none": ("Everything that was recorded could be used.", "所有记录均可使用。"),
    "report.complain.title": ("How to object to this assessment", "对本次评估有异议时"),
    "report.complain.contact": (
        "Whoever holds an entry to be wrong, incomplete or unfair, be it the site, a worker, a union or "
        "a reader, may write to the assessor ({assessor}) and to the commissioning party "
        "({commissioned_by}). Name the number of the question and, if you can, what would show the "
        "matter better. An objection is recorded with its date, answered in writing, and never a reason "
        "to look for who spoke to the assessor.",
        "厂方、工人、工会或任何读者，如认为某项内容有误、不全或不公，可书面联系评估员（{assessor}）和委托"
        "方（{commissioned_by}），注明问题编号，并尽可能说明什么材料能更好地反映实情。异议将连同日期记录"
        "在案并书面答复；任何人不得借此追查谁向评估员反映过情况。",
    ),
    "report.complain.explain": (
        "Every number can be explained: ask the assessor for the explanation that “ddq score --explain” "
        "prints for a question, each step of the arithmetic with its numbers.",
        "每个数字都可以解释：可请评估员提供“ddq score --explain”就该题给出的说明，其中列出每一步计算和所"
        "用数值。",
    ),
}
