"""What the local tables say beside a question: minimum wages with date, fact and sureness, wage bands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_PLACES: Final = {
    "local.place.unsaid": ("No place is recorded for this site.", "未记录该场所的所在地。"),
    "local.place.unknown": (
        "The table knows no place named in “{recorded}”.",
        "参考表中没有“{recorded}”所指的地点。",
    ),
    "local.place.several": (
        "“{recorded}” names places of which none lies in another.",
        "“{recorded}”指向多个互不隶属的地点。",
    ),
    "local.place.remedy": (
        "Take the amount from the notice that holds where people work; the table answers where town and "
        "province are recorded as the place of the site, such as “Huizhou, Guangdong”.",
        "请按实际工作地现行通知填写金额；所在地写明省市（如“广东惠州”）后即可查表。",
    ),
}

_WAGES: Final = {
    "local.wage.stands": (
        "{where}: {amount} CNY/month {span} ({fact}, {sure}).",
        "{where}：每月{amount}元，{span}（{fact}，{sure}）。",
    ),
    "local.wage.check": (
        "Whether a later notice changed it is not known: check, and enter the amount in force.",
        "此后是否另有通知不详，请查证并填写现行标准。",
    ),
    "local.wage.unsure": (
        "To be looked up, not to be relied on: {where}, {amount} CNY/month {span} ({fact}, low confidence).",
        "待查证，不可直接采用：{where}，每月{amount}元，{span}（{fact}，把握程度低）。",
    ),
    "local.wage.none": (
        "The table has no minimum wage for {place}.",
        "参考表中没有{place}的最低工资标准。",
    ),
    "local.wage.later": (
        "The table begins after this assessment: {where}, {amount} CNY/month {span} ({fact}).",
        "参考表的数据晚于评估日期：{where}，每月{amount}元，{span}（{fact}）。",
    ),
    "local.wage.nearby": (
        "In the same province it knows {places}; their amounts need not hold here.",
        "同省仅有{places}的标准，不能直接套用。",
    ),
    "local.wage.notice": (
        "Take the amount from the notice that holds where people work.",
        "请按实际工作地现行通知填写金额。",
    ),
    "local.tier.1": ("{place}, class 1", "{place}，一类地区"),
    "local.tier.2": ("{place}, class 2", "{place}，二类地区"),
    "local.tier.3": ("{place}, class 3", "{place}，三类地区"),
    "local.tier.4": ("{place}, class 4", "{place}，四类地区"),
    "local.span.since": ("since {start}", "自{start}起"),
    "local.span.until": ("until {end}", "至{end}止"),
    "local.span.from_to": ("from {start} to {end}", "{start}至{end}"),
    "local.span.open": ("since an unrecorded day", "起始日期不详"),
    "local.sure.high": ("high confidence", "把握程度高"),
    "local.sure.medium": ("medium confidence", "把握程度中等"),
}

_BANDS: Final = {
    "local.bands": (
        "Not of this plant, some years old, and never part of the score.",
        "以下并非本厂数据，且已有数年，不计入评分。",
    ),
    "local.band": (
        "{place}, {plant}, {group}: {range} {unit} ({year}, {cite}).",
        "{place}{plant}，{group}：{range}{unit}（{year}年，{cite}）。",
    ),
    "local.range.both": ("{low} to {high}", "{low}至{high}"),
    "local.range.one": ("{low}", "{low}"),
    "local.range.below": ("below {high}", "低于{high}"),
    "local.range.from": ("from {low}", "{low}以上"),
}

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(_PLACES | _WAGES | _BANDS)
"""Code → (English, Chinese)."""
