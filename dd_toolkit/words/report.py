"""What the assessment report says around the results: headings, column heads, explanations.

Templates name these codes; results, states and problems have rooms of their own. Points are of 100.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_PAGE: Final = {
    "report.product": ("Supplier assessment", "供应商评估报告"),
    "report.document_title": ("Supplier assessment: {title} ({date})", "供应商评估报告：{title}（{date}）"),
    "report.mark.internal": ("Internal — confidential", "内部资料 保密"),
    "report.mark.meaning": (
        "For the commissioning party and the assessor only. It may rest on confidential talks with workers: "
        "do not pass on any page, and do not show the site what a single source said.",
        "仅供委托方和评估员使用。内容可能来自对工人的保密访谈：任何一页都不得外传，也不得向厂方透露单个来源的说法。",
    ),
    "report.invented.banner": (
        "INVENTED EXAMPLE – not a real plant",
        "虚构示例，并非真实工厂",
    ),
    "report.invented.cover": (
        "Invented example. Plant, people and figures do not exist; nothing here is about a real company.",
        "虚构示例：工厂、人员和数据均为虚构，不涉及任何真实企业。",
    ),
    "report.page.date": ("Assessment of {date}", "评估日期：{date}"),
    "report.page.before": ("Page ", "第"),
    "report.page.of": (" of ", "页，共"),
    "report.page.after": ("", "页"),
    "report.between": ("; ", "；"),
    "report.stop": (".", "。"),
    "report.none": ("none", "无"),
    "report.not_recorded": ("not recorded", "未记录"),
}

_COVER: Final = {
    "report.possibly": ("possibly {band}", "最高可到{band}级"),
    "report.association": ("Freedom of association:", "结社自由与集体协商："),
    "report.association.points": (
        "proven {proven}, possible {possible} of 100.",
        "已证实{proven}分，最高可能{possible}分（满分100）。",
    ),
    "report.association.law": ("Bounded by law:", "受以下法律规定约束："),
    "report.about.company": ("Company", "企业"),
    "report.about.site": ("Site", "被评估场所"),
    "report.about.place": ("Place", "所在地"),
    "report.about.segments": ("Steps of the value chain", "产业链环节"),
    "report.about.workforce": ("Workforce", "用工总数"),
    "report.about.groups": ("Groups as recorded", "各类人员（按记录）"),
    "report.about.date": ("Assessment date", "评估日期"),
    "report.about.as_of": ("Deadlines counted to", "期限计算截至"),
    "report.about.assessor": ("Assessed by", "评估员"),
    "report.about.commissioned_by": ("Commissioned by", "委托方"),
    "report.about.paid_by": ("Paid by", "费用承担方"),
    "report.about.announcement": ("Visit", "访问方式"),
    "report.about.access": ("Access granted", "准许查看的范围"),
    "report.group": ("{name}: {size}", "{name}{size}人"),
}

_CHAPTERS: Final = {
    "report.chapter.contents": ("Contents", "目录"),
    "report.chapter.result": ("Result", "评估结果"),
    "report.chapter.pillars": ("Pillars", "各领域得分区间"),
    "report.chapter.sections": ("Sections", "各部分得分区间"),
    "report.chapter.disputes": ("Conflicts and challenges", "说法冲突与存疑"),
    "report.chapter.next": ("What to ask next", "下一步应查明的问题"),
    "report.chapter.answers": ("Every answer", "全部问答"),
    "report.chapter.sources": ("Sources", "信息来源"),
    "report.chapter.law": ("Law cited", "引用的法律与标准"),
    "report.chapter.method": ("Method, versions and objections", "方法、版本与异议"),
    "report.pillars.meaning": (
        "How far good practice is proven in each pillar, and how far it could reach if everything still open "
        "turned out well. The weight is the pillar's share of the total.",
        "各领域中已证实达标的程度，以及未查明之处全部良好时最高可达到的程度。权重指该领域占总分的比例。",
    ),
    "report.sections.meaning": (
        "The same for every section. A long striped part means that little is known or that sources disagree; "
        "it is not a bad mark.",
        "各部分的读法相同。斜线部分长，说明情况不明或说法不一，并不表示做得差。",
    ),
    "report.answers.meaning": (
        "Every question with what each source said. Numbers of sources lead to the list of sources; “of 100” is "
        "what an answer comes to on the question's own scale.",
        "逐题列出每个来源的说法。来源编号对应“信息来源”一章；“折合分”是该答案按本题尺度折算的分数，满分100。",
    ),
    "report.sources.meaning": (
        "Grouped by who stands behind them, because sources of one family do not confirm one another. No source "
        "carries the name of a worker.",
        "按来源背后的立场分组：同一类来源不能互相印证。任何来源都不记载工人姓名。",
    ),
    "report.law.meaning": (
        "Facts of law and of standards that the questions in scope cite. Where the reading is uncertain the "
        "entry says so; such an entry never decides a question alone.",
        "列出本次适用问题所引用的法律与标准条文。对条文理解没有把握的已注明“待核实”，此类条文不单独决定任何问题。",
    ),
    "report.law.unsure": ("to be checked", "待核实"),
    "report.law.none": ("The questions in scope cite no law.", "本次适用的问题没有引用法律条文。"),
    "report.law.article": ("Art. {article}", "第{article}条"),
    "report.law.since": ("from {date}", "自{date}起"),
    "report.law.until": ("until {date}", "至{date}止"),
    "report.law.amended": ("amended {dates}", "修订：{dates}"),
    "report.nothing_scored": ("Nothing in scope is scored.", "本次没有计分的内容。"),
    "report.sources.none": ("No source is recorded.", "尚未记录任何来源。"),
}

_CHARTS: Final = {
    "report.legend.proven": ("proven good", "已证实达标"),
    "report.legend.open": ("open or disputed", "未查明或说法不一"),
    "report.legend.rest": ("shown not to be good", "已证实不达标"),
    "report.alt.scale": ("Scale from 0 to 100 points", "刻度：0至100分"),
    "report.alt.interval": (
        "Proven {proven}, possible {possible} of 100 points",
        "已证实{proven}分，最高可能{possible}分，满分100",
    ),
    "report.alt.value": ("{value} of 100 points", "{value}分，满分100"),
}

_HEADS: Final = {
    "report.head.part": ("Part", "名称"),
    "report.head.weight": ("Weight", "权重"),
    "report.head.interval": ("Proven and possible, points of 100", "已证实与最高可能（满分100）"),
    "report.head.what": ("What", "项目"),
    "report.head.points": ("Of 100", "分数"),
    "report.head.meaning": ("What it means", "含义"),
    "report.head.fact": ("Particulars", "事项"),
    "report.head.recorded": ("As recorded", "记录"),
    "report.head.family": ("Who says so", "来源类别"),
    "report.head.says": ("How good, of 100", "评价（满分100）"),
    "report.head.strength": ("Strength, of 100", "证据力度（满分100）"),
    "report.head.side": ("Side", "立场"),
    "report.head.rank": ("No.", "序号"),
    "report.head.id": ("Number", "编号"),
    "report.head.question": ("Question", "问题"),
    "report.head.reason": ("Why it is open", "未定原因"),
    "report.head.gain": ("Gain", "可明确分数"),
    "report.head.why": ("Why not", "原因"),
    "report.head.source": ("Source", "来源"),
    "report.head.who": ("Who says so", "谁的说法"),
    "report.head.date": ("Date", "日期"),
    "report.head.answer": ("Answer", "回答"),
    "report.head.value": ("Of 100", "折合分"),
    "report.head.remark": ("Note and where it stands", "备注与出处"),
    "report.head.kind": ("What it is", "来源说明"),
    "report.head.people": ("People", "人数"),
    "report.head.use": ("Use", "使用范围"),
    "report.head.answers": ("Said", "答题数"),
    "report.head.where": ("Where to find it", "出处"),
    "report.head.instrument": ("Law or standard", "法律或标准"),
    "report.head.article": ("Article", "条款"),
    "report.head.force": ("In force", "施行日期"),
    "report.head.number": ("Number", "数值"),
    "report.head.statement": ("What it says", "内容"),
}

_RESULT: Final = {
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
        "Shown by itself rather than as a cap, because the law of the place bounds what a plant can grant. "
        "A number cannot stand for the freedom to form a union of one's own choice.",
        "单独列出，不作为限制等级的情形，因为当地法律决定了工厂所能给予的空间。任何分数都不能代替自由组织工会的权利。",
    ),
}

_DISPUTES: Final = {
    "report.disputes.meaning": (
        "Here kinds of evidence contradict one another. A conflict is backed by strong evidence, or by two kinds, on "
        "the side that dissents, and can hold the band down; a challenge is weaker and is to be followed up. "
        "Strength says how much the evidence bears by its kind, age and number of people; nothing is outvoted.",
        "以下问题上不同类别的证据互相矛盾。“说法冲突”指持异议的一方证据较强，或有两类来源，可能限制等级；“存疑”指异议较弱，需要跟进。“证据力度”取决于证据的种类、新旧和人数；不以多数压倒少数。",
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
        "Answers that would settle most, the largest gain first. The gain is how many of the open points of 100 "
        "the question holds, as far as its pillar counts in the total.",
        "按可明确的分数从高到低排列。“可明确分数”指该题目前未定的部分按领域权重折算，占满分100分中的多少分。",
    ),
    "report.next.more": (
        "The first {shown} of {all} questions that are still open in part.",
        "尚未完全查明的问题共{all}个，此处列出前{shown}个。",
    ),
    "report.next.none": ("No answer would settle more.", "没有需要进一步查明的问题。"),
}

_ANSWERS: Final = {
    "report.materiality.4": ("crucial topic", "关键议题"),
    "report.materiality.2": ("important topic", "重要议题"),
    "report.materiality.1": ("basic topic", "一般议题"),
    "report.materiality.0": ("context only", "仅供参考"),
    "report.weighs": ("weighs {share}", "权重{share}"),
    "report.not_scored": ("not scored", "不计分"),
    "report.not_in_sums": ("outside the sums", "不计入总分"),
    "report.row": ("Row:", "分项："),
    "report.set_aside": ("Set aside:", "不予采用："),
    "report.clash": (
        "Two versions of this answer; neither counts until one replaces both.",
        "该回答有两个版本，确认之前均不计入。",
    ),
    "report.family_says": (
        "{family}: {value} of 100, strength {strength}",
        "{family}：{value}分，证据力度{strength}",
    ),
    "report.section.points": (
        "proven {proven}, possible {possible} of 100",
        "已证实{proven}分，最高可能{possible}分（满分100）",
    ),
    "report.section.out": ("nothing of it is in the sums", "本部分不计入总分"),
    "report.hidden.title": ("Not asked here", "本次不适用的问题"),
    "report.hidden.kept": ("Answers kept: {count}.", "已保留回答{count}条。"),
    "report.copies": ("copies {source}", "转述{source}"),
}

_METHOD: Final = {
    "report.read.title": ("How to read the numbers", "数字的读法"),
    "report.read.bounds": (
        "Every result is a pair: proven, and possible. Both are bounds. Proven counts only what the evidence "
        "shows to be good, possible counts everything not shown to be bad. They are no statistical interval, "
        "and nothing says that the truth is more likely in the middle. Whatever was not asked, not known, refused or "
        "waits for another answer lies open between the two; unknown counts neither as good nor as bad.",
        "每个结果都由两个数组成：已证实分数和最高可能分数。两者是上下界：前者只计证据表明做得好的部分，后者计入一切未被证明做得差的部分。它们不是统计学意义上的区间，也不表示真实情况更可能在中间。没有问到、无法得知、被拒绝提供或尚待其他答案的内容，都留在两者之间；情况不明既不算好，也不算坏。",
    ),
    "report.read.evidence": (
        "Every answer belongs to a source, and every source to a family of evidence. Its strength follows from its "
        "kind, its age and how many people speak through it. Inside one family bad evidence is not outvoted; "
        "agreement counts only between families; where families diverge the interval grows wider.",
        "每个回答都有来源，每个来源都归入一类证据。证据力度取决于种类、新旧以及发声人数。同类来源中，不利证据不会被多数淹没；只有不同类别之间相互一致才算印证；类别之间说法分歧时，区间变宽。",
    ),
    "report.read.total": (
        "Within a pillar questions count by the weight of their topic. The total joins the weighted mean of the "
        "pillars with the weakest pillar, so that one good pillar cannot buy out a bad one. The band follows from "
        "proven points; caps and the rules for not rating come on top.",
        "领域之内，各题按所属议题的权重计算。总分同时考虑各领域的加权平均和最弱的领域，因此某一领域做得好不能抵消另一领域做得差。等级由已证实分数决定，另受等级限制和不予评级规则约束。",
    ),
    "report.read.limits": (
        "The report tells what the sources named here said up to the assessment date. It certifies nothing, and it "
        "does not lift anyone's own duty of care. Who wrote an entry is as declared by the person who made it.",
        "本报告只反映所列来源截至评估日期的说法，不构成任何认证，也不免除任何一方自身的尽责义务。各项记录的填写人以填写者自己的声明为准。",
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
        "Fingerprints are SHA-256. Two reports with the same three fingerprints and the same dates rest on the "
        "same texts, numbers and entries.",
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
        "Whoever holds an entry to be wrong, incomplete or unfair, be it the site, a worker, a union or a reader, "
        "may write to the assessor ({assessor}) and to the commissioning party ({commissioned_by}). Name the number "
        "of the question and, if you can, what would show the matter better. An objection is recorded with its "
        "date, answered in writing, and never a reason to look for who spoke to the assessor.",
        "厂方、工人、工会或任何读者，如认为某项内容有误、不全或不公，可书面联系评估员（{assessor}）和委托方（{commissioned_by}），注明问题编号，并尽可能说明什么材料能更好地反映实情。异议将连同日期记录在案并书面答复；任何人不得借此追查谁向评估员反映过情况。",
    ),
    "report.complain.explain": (
        "Every number can be explained: ask the assessor for the explanation that “ddq score --explain” prints for a "
        "question, each step of the arithmetic with its numbers.",
        "每个数字都可以解释：可请评估员提供“ddq score --explain”就该题给出的说明，其中列出每一步计算和所用数值。",
    ),
}

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    _PAGE | _COVER | _CHAPTERS | _CHARTS | _HEADS | _RESULT | _DISPUTES | _ANSWERS | _METHOD
)
"""Code → (English, Chinese)."""
