"""What the assessment report says around the results: headings, column heads, units, labels.

Templates name these codes; results, states and problems have rooms of their own, and paragraphs that
explain a number stand in `report_explanations`. Points are of 100.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dd_toolkit.words.report_explanations import DISPUTES, METHOD, RESULT

_PAGE: Final = {
    "report.product": ("Supplier assessment", "供应商评估报告"),
    "report.document_title": ("Supplier assessment: {title} ({date})", "供应商评估报告：{title}（{date}）"),
    "report.mark.internal": ("Internal — confidential", "内部资料 保密"),
    "report.mark.meaning": (
        "For the commissioning party and the assessor only. It may rest on confidential talks with "
        "workers: do not pass on any page, and do not show the site what a single source said.",
        "仅供委托方和评估员使用。内容可能来自对工人的保密访谈：任何一页都不得外传，也不得向厂方透露单个来"
        "源的说法。",
    ),
    "report.invented.banner": ("INVENTED EXAMPLE – not a real plant", "虚构示例，并非真实工厂"),
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
        "How far good practice is proven in each pillar, and how far it could reach if everything still "
        "open turned out well. The weight is the pillar's share of the total.",
        "各领域中已证实达标的程度，以及未查明之处全部良好时最高可达到的程度。权重指该领域占总分的比例。",
    ),
    "report.sections.meaning": (
        "The same for every section. A long striped part means that little is known or that sources "
        "disagree; it is not a bad mark.",
        "各部分的读法相同。斜线部分长，说明情况不明或说法不一，并不表示做得差。",
    ),
    "report.answers.meaning": (
        "Every question with what each source said. Numbers of sources lead to the list of sources; “of "
        "100” is what an answer comes to on the question's own scale.",
        "逐题列出每个来源的说法。来源编号对应“信息来源”一章；“折合分”是该答案按本题尺度折算的分数，满分100。",
    ),
    "report.sources.meaning": (
        "Grouped by who stands behind them, because sources of one family do not confirm one another. No "
        "source carries the name of a worker.",
        "按来源背后的立场分组：同一类来源不能互相印证。任何来源都不记载工人姓名。",
    ),
    "report.law.meaning": (
        "Facts of law and of standards that the questions in scope cite, as they were in force on the "
        "assessment date. Where the reading is uncertain the entry says so; such an entry never decides a "
        "question alone.",
        "列出本次适用问题所引用的法律与标准条文，以评估日期当日施行的为准。对条文理解没有把握的已注明“待核"
        "实”，此类条文不单独决定任何问题。",
    ),
    "report.law.unsure": ("to be checked", "待核实"),
    "report.law.out": ("not in force on the assessment date", "评估日期时未施行"),
    "report.law.part": ("{label}: {value}", "{label}：{value}"),
    "report.law.none": ("The questions in scope cite no law.", "本次适用的问题没有引用法律条文。"),
    "report.law.other": ("Cases, reports and figures outside any law", "法律之外的案例、报告与数据"),
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
    "report.head.id": ("Id", "编号"),
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
    "report.head.number": ("Figure", "数值"),
    "report.head.statement": ("What it says", "内容"),
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
    "report.local": ("For comparison", "参考数据"),
    "report.warning": ("Look again:", "请复核："),
    "report.clash": (
        "Two versions of this answer; neither counts until one replaces both.",
        "该回答有两个版本，确认之前均不计入。",
    ),
    "report.stale": ("Too old to count.", "时间过久，不计入。"),
    "report.sources_alike": ("{count} sources alike", "{count}个来源说法相同"),
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

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    _PAGE | _COVER | _CHAPTERS | _CHARTS | _HEADS | _ANSWERS | RESULT | DISPUTES | METHOD
)
"""Code → (English, Chinese)."""
