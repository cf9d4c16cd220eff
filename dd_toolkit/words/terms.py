"""What the members of our enums and the standing words of the field are called: states, segments, groups.

Names read as table cells and list entries, so English ones begin small except where a line stands alone.
Evidence classes, families and pillars are not here: the method names them, and another method others.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_ANSWERS: Final = {
    "terms.list_separator": (", ", "、"),
    "terms.list_last": ("{first} and {last}", "{first}和{last}"),
    "terms.sentence_separator": (" ", ""),
    "terms.repeated": ("{text} ({times} times)", "{text}（共{times}次）"),
    "terms.yes_no.yes": ("yes", "是"),
    "terms.yes_no.no": ("no", "否"),
    "terms.level.0": ("absent", "没有"),
    "terms.level.1": ("on paper only", "仅有书面规定"),
    "terms.level.2": ("partly working", "部分落实"),
    "terms.level.3": ("working", "有效落实"),
    "terms.level.4": ("working, and checked by workers", "有效落实，且有工人参与监督"),
    "terms.level_with": ("{level} – {text}", "{level}级：{text}"),
    "terms.count": ("{option}: {count}", "{option}：{count}人"),
    "terms.document.until": ("issued {issued}, expires {expires}", "{issued}签发，有效期至{expires}"),
    "terms.document.unlimited": ("issued {issued}, does not expire", "{issued}签发，长期有效"),
}

_STATES: Final = {
    "terms.state.answered": ("answered", "已回答"),
    "terms.state.unknown": ("not known", "不清楚"),
    "terms.state.refused": ("refused", "拒绝提供"),
    "terms.state.not_applicable": ("not applicable", "不适用"),
    "terms.state.not_asked": ("not asked", "未询问"),
    "terms.state.calculated": ("calculated", "计算得出"),
    "terms.state_because": ("{state} ({reason})", "{state}（{reason}）"),
    "terms.reason.segment": ("not part of this site's business", "本厂不涉及该环节"),
    "terms.reason.no_such_people": ("no such people here", "本厂没有此类人员"),
    "terms.reason.no_such_process": ("no such process here", "本厂没有此类工序"),
    "terms.reason.withheld": ("withheld for lawful reasons", "因法律限制未询问"),
    "terms.scope.in": ("in scope", "在评估范围内"),
    "terms.scope.waiting": ("waiting for another answer", "待前置问题查明"),
    "terms.scope.withheld": (
        "withheld until the lawful basis is recorded; public sources may answer",
        "合法依据尚未记录，暂不询问，只采用公开资料",
    ),
    "terms.scope.out": ("out of scope", "不在评估范围内"),
    "terms.scope.out_segment": (
        "out of scope: not this step of the chain",
        "不在评估范围内：本厂不涉及该环节",
    ),
    "terms.scope.out_gate": ("out of scope: another answer rules it out", "不在评估范围内：前置问题已排除"),
}

_SOURCES: Final = {
    "terms.status.regular": ("regular workers", "正式工"),
    "terms.status.dispatched": ("dispatched and outsourced workers", "派遣工与外包工"),
    "terms.status.student": ("students and interns", "学生工与实习生"),
    "terms.status.temporary": ("temporary and day-rate workers", "临时工与日结工"),
    "terms.confidentiality.open": ("open", "可公开引用"),
    "terms.confidentiality.confidential": ("confidential", "保密"),
    "terms.confidentiality.sealed": ("sealed", "封存（仅作线索）"),
}

_VISITS: Final = {
    "terms.announcement.announced": ("announced", "事先通知"),
    "terms.announcement.semi_announced": ("announced within a span of days", "只通知大致时段"),
    "terms.announcement.unannounced": ("unannounced", "未事先通知"),
    "terms.announcement.no_visit": ("no visit", "未到现场"),
    "terms.announcement.unknown": ("not recorded", "未记录"),
    "terms.group.dispatched": ("dispatched and outsourced workers", "派遣工与外包工"),
    "terms.group.students": ("students and interns", "学生工与实习生"),
    "terms.group.temporary": ("temporary and day-rate workers", "临时工与日结工"),
    "terms.group.young": ("workers under 18", "未成年工"),
    "terms.group.women": ("women", "女职工"),
    "terms.group.dormitory": ("living in dormitories", "住厂工人"),
    "terms.group.night": ("working nights", "夜班工人"),
    "terms.group.migrants": ("migrant workers", "外来务工人员"),
}

_SEGMENTS: Final = {
    "terms.segment.MIN": ("mining", "采矿"),
    "terms.segment.REF": ("refining", "冶炼与精炼"),
    "terms.segment.ELE": ("electrodes, separators, electrolyte", "正负极、隔膜与电解液"),
    "terms.segment.CEL": ("cells", "电芯"),
    "terms.segment.PAK": ("modules and packs", "模组与电池包"),
    "terms.segment.BMS": ("battery management systems", "电池管理系统"),
    "terms.segment.CAS": ("casings and parts", "壳体与结构件"),
    "terms.segment.FIN": ("vehicle assembly", "整车装配"),
    "terms.segment.REC": ("recycling", "回收利用"),
    "terms.segment.GRP": ("group office", "集团总部"),
}

_REGISTRY: Final = {
    "terms.table.1": ("Table 1", "表1"),
    "terms.table.2": ("Table 2", "表2"),
    "terms.table.3": ("Table 3", "表3"),
    "terms.table.A1": ("Appendix 1", "附录1"),
    "terms.table.A2": ("Appendix 2", "附录2"),
    "terms.way.own": ("battery firm of its own", "自建电池企业"),
    "terms.way.joint_venture": ("joint venture", "合资"),
    "terms.way.stake": ("shares or purchase", "参股或收购"),
}

_TYPES: Final = {
    "terms.type.yes_no": ("yes or no", "是否题"),
    "terms.type.maturity": ("level from 0 to 4", "落实程度（0至4级）"),
    "terms.type.number": ("number", "数值"),
    "terms.type.percent": ("percentage", "百分比"),
    "terms.type.money": ("amount of money", "金额"),
    "terms.type.choice": ("one of several", "单选"),
    "terms.type.checklist": ("any of several", "多选"),
    "terms.type.document": ("document with dates", "有效期文件"),
    "terms.type.calculated": ("calculated", "自动计算"),
    "terms.type.text": ("text", "文字"),
    "terms.type.date": ("day", "日期"),
}

_REGIMES: Final = {
    "terms.regime_kind.law": ("law", "法律"),
    "terms.regime_kind.guidelines": ("guidelines", "准则"),
    "terms.regime_kind.conventions": ("conventions", "公约"),
    "terms.regime_kind.indicators": ("indicators", "指标"),
    "terms.regime_day.applies": ("applies", "适用"),
    "terms.regime_day.moved": ("no longer holds", "不再有效"),
    "terms.regime_day.step": ("step on the way", "相关节点"),
    "terms.regime_day.proposed": ("proposed", "拟议修改"),
    "terms.mention": ("{regime} {items}", "{regime}（{items}）"),
    "terms.may_fall_under": ("May fall under: {mentions}", "可能涉及：{mentions}"),
}

_RESULTS: Final = {
    "terms.band.A": ("A", "A级"),
    "terms.band.B": ("B", "B级"),
    "terms.band.C": ("C", "C级"),
    "terms.band.D": ("D", "D级"),
    "terms.band.E": ("E", "E级"),
    "terms.band.ZT": ("zero tolerance", "零容忍"),
    "terms.band.NR": ("not rated", "不予评级"),
    "terms.audience.internal": ("internal readers", "内部人员"),
    "terms.audience.brand": ("the brand", "品牌方"),
    "terms.audience.supplier": ("the supplier", "供应商"),
    "terms.audience.public": ("the public", "公众"),
    "terms.language.en": ("English", "英文"),
    "terms.language.zh": ("Chinese", "中文"),
}

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    _ANSWERS | _STATES | _SOURCES | _VISITS | _SEGMENTS | _REGISTRY | _TYPES | _REGIMES | _RESULTS
)
"""Code → (English, Chinese)."""
