"""What the readable pages of the question bank say around its texts; both languages stand side by side."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_INDEX: Final = {
    "pages.title": ("Question bank", "题库"),
    "pages.made": (
        "Made from the sections by `ddq questionnaires pages`; change the sections, not this page.",
        "本页由`ddq questionnaires pages`根据题库各部分生成；请修改题库，不要直接修改本页。",
    ),
    "pages.covered": (
        "{covered} of {listed} listed topics have questions.",
        "清单所列{listed}个主题中，{covered}个已有问题。",
    ),
    "pages.all_topics": ("Every topic", "全部主题"),
    "pages.not_listed": ("not asked about yet", "尚无问题"),
    "pages.section": ("section", "部分"),
    "pages.topic": ("topic", "主题"),
    "pages.topics": ("topics", "主题"),
    "pages.crucial": ("crucial", "关键主题"),
    "pages.questions": ("questions", "问题"),
    "pages.to_workers": ("for workers", "工人问法"),
    "pages.findings": ("finding rules", "问题判定规则"),
    "pages.total": ("all", "合计"),
    "pages.terms": ("Terms", "术语"),
    "pages.terms.made": (
        "Made from `questionnaires/terms.csv` by `ddq questionnaires pages`. The check holds every text "
        "against it, worker wording left out.",
        "本页由`ddq questionnaires pages`根据`questionnaires/terms.csv`生成。"
        "除工人问法外，检查时逐条核对所有文本。",
    ),
    "pages.term.also": ("also right", "也可用"),
    "pages.term.never": ("not used", "不用"),
    "pages.term.note": ("note", "说明"),
}

_TOPIC: Final = {
    "pages.materiality": ("materiality", "重要性"),
    "pages.materiality.4": ("crucial", "关键"),
    "pages.materiality.2": ("important", "重要"),
    "pages.materiality.1": ("basic", "一般"),
    "pages.materiality.0": ("context, never scored", "背景信息，不计分"),
    "pages.segments": ("segments", "环节"),
    "pages.every_plant": ("every plant", "所有工厂"),
    "pages.cites": ("rests on", "依据"),
    "pages.speaks_to": ("may fall under", "可能涉及"),
    "pages.roster": (
        "Asked for each row of the roster “{title}” ({row})",
        "按名录“{title}”逐项询问（{row}）",
    ),
    "pages.rows": ("rows offered", "预置项目"),
}

_QUESTION: Final = {
    "pages.ask": ("ask", "提问"),
    "pages.worker": ("to a worker", "问工人"),
    "pages.guidance": ("guidance", "说明"),
    "pages.look_at": ("look at", "查看"),
    "pages.ask_public": ("while withheld", "暂不询问时"),
    "pages.unit": ("unit", "单位"),
    "pages.good": ("good answer", "好的回答"),
    "pages.anchors": ("0 at {bad}, 1 at {good}", "{bad}记零分，{good}记满分"),
    "pages.not_scored": ("not scored", "不计分"),
    "pages.relevant": ("asked if", "询问条件"),
    "pages.constraint": ("accepted if", "接受条件"),
    "pages.calculate": ("calculated as", "计算式"),
    "pages.fresh": ("fresh for {full} months, of no weight after {end}", "{full}个月内有效，{end}个月后不计"),
    "pages.fresh.expiry": ("fresh until it expires", "有效期内有效"),
    "pages.existence": ("existence of a grave harm", "涉及严重损害是否存在"),
    "pages.over_rows.mean": ("mean over rows", "各项取平均"),
    "pages.group": ("about", "涉及人群"),
    "pages.care": ("sensitive to ask in mainland China", "在中国大陆询问须谨慎"),
    "pages.local": ("shown beside it", "旁列参考"),
    "pages.opens": ("opens what was withheld", "据此放开暂不询问的问题"),
    "pages.rev": ("revision", "版次"),
    "pages.option": ("option", "选项"),
    "pages.value": ("value", "分值"),
    "pages.none": ("none of these", "以上均无"),
    "pages.level": ("level", "级别"),
}

_RULES: Final = {
    "pages.finding": ("finding", "问题判定"),
    "pages.when": ("when", "条件"),
    "pages.grades": ("scale, scope, irremediability", "程度、范围、不可补救性"),
    "pages.from_share": ("by share", "按比例"),
    "pages.likelihood": ("potential, {likelihood}", "潜在，{likelihood}"),
    "pages.owed": ("owed", "应补还"),
    "pages.warning": ("warning", "提醒"),
    "pages.law": ("Law and standards named here", "本页引用的法律和标准"),
    "pages.law.fact": ("fact", "条目"),
    "pages.law.instrument": ("law or standard", "法律或标准"),
    "pages.law.article": ("article", "条款"),
    "pages.law.value": ("value", "数值"),
    "pages.law.statement": ("what it says", "内容"),
    "pages.law.since": ("in force since", "施行日期"),
    "pages.law.unsure": ("reading uncertain", "理解尚不确定"),
}

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(_INDEX | _TOPIC | _QUESTION | _RULES)
"""Code → (English, Chinese)."""
