"""What a value, an answer or a part of an expression should be: words that fill remedies; part of `problems`.

`problems.expected.<type>` names what `value-shape` expects, by pydantic's error type or by the reader's own
word with underscores for spaces; `problems.form.<type>` how an answer of a question type is written.
"""

from __future__ import annotations

from typing import Final

EXPECTED: Final = {
    "problems.or": (" or ", "或"),
    # pydantic's error types
    "problems.expected.string_type": (
        "text; put what looks like a number into quotes",
        "文字；看似数字的请加引号",
    ),
    "problems.expected.string_unicode": ("text", "文字"),
    "problems.expected.int_type": ("a whole number", "整数"),
    "problems.expected.int_from_float": ("a whole number", "整数"),
    "problems.expected.int_parsing_size": ("a smaller number", "较小的数"),
    "problems.expected.float_type": ("a number", "数字"),
    "problems.expected.finite_number": ("a finite number", "有限的数"),
    "problems.expected.bool_type": ("true or false", "true或false"),
    "problems.expected.none_required": ("nothing", "空白"),
    "problems.expected.enum": ("one of {allowed}", "以下之一：{allowed}"),
    "problems.expected.literal_error": ("one of {allowed}", "以下之一：{allowed}"),
    "problems.expected.tuple_type": ("a list, one entry a line after “- ”", "列表，每行一项，以“- ”开头"),
    "problems.expected.list_type": ("a list, one entry a line after “- ”", "列表，每行一项，以“- ”开头"),
    "problems.expected.frozen_set_type": (
        "a list, one entry a line after “- ”",
        "列表，每行一项，以“- ”开头",
    ),
    "problems.expected.too_long": ("a shorter list", "较短的列表"),
    "problems.expected.dict_type": ("keys, each with a value", "若干键及其值"),
    "problems.expected.mapping_type": ("keys, each with a value", "若干键及其值"),
    "problems.expected.dataclass_type": ("keys, each with a value", "若干键及其值"),
    # words of our readers
    "problems.expected.date": (
        "a date such as 2026-03-01, or where less is known 2026-03 or 2026",
        "日期，如2026-03-01；不详时可写2026-03或2026",
    ),
    "problems.expected.day": ("a day such as 2026-03-01", "具体日期，如2026-03-01"),
    "problems.expected.not_before": ("a day that is not before {allowed}", "不早于{allowed}的日期"),
    "problems.expected.decimal_number": (
        "one plain number, without thousands marks and unit",
        "一个数字，不带千位分隔符和单位",
    ),
    "problems.expected.nothing_beside_a_number": ("nothing, since there is a number", "空白，因为已填写数值"),
    "problems.expected.nothing_beside_a_recorded_date": (
        "nothing, since law.csv records that date",
        "空白，因为law.csv已记录该日期",
    ),
    "problems.expected.a_number_above_0": ("a number above 0", "大于0的数"),
    "problems.expected.fact_id": ("an id such as {allowed}", "编号，如{allowed}"),
    "problems.expected.text": ("some text", "文字内容"),
    "problems.expected.one_of": ("one of {allowed}", "以下之一：{allowed}"),
    "problems.expected.cells": ("{allowed} cells in this row", "{allowed}个单元格（本行）"),
    "problems.expected.one_line_without_control_characters": (
        "one line of text, without control characters",
        "一行文字，不含控制字符",
    ),
    "problems.expected.two_capital_letters": (
        "a country by its two capital letters, such as CN",
        "国家代码，两个大写字母，如CN",
    ),
}

FORMS: Final = {
    "problems.form.yes_no": (
        "yes or no, or for several people counts such as yes=3 no=27",
        "“是”或“否”；代表多人时写人数，如 yes=3 no=27",
    ),
    "problems.form.maturity": (
        "a level from 0 to 4, or for several people counts such as 0=2 3=5",
        "0至4的级别；代表多人时写人数，如 0=2 3=5",
    ),
    "problems.form.number": (
        "a plain number in the question's unit, such as 52.5",
        "数字，按题目的单位，如52.5",
    ),
    "problems.form.percent": ("a number from 0 to 100, without %", "0至100的数字，不带百分号"),
    "problems.form.money": (
        "an amount as a plain number in the question's unit, such as 4200",
        "金额，按题目的单位，只写数字，如4200",
    ),
    "problems.form.choice": ("one of {allowed}", "以下之一：{allowed}"),
    "problems.form.checklist": (
        "one or more of these, with commas between; “none” stands alone: {allowed}",
        "以下一项或多项，以逗号分隔，“均无”须单选：{allowed}",
    ),
    "problems.form.document": (
        "the day of issue, and of expiry if there is one, such as 2025-01-01..2027-12-31",
        "签发日期，有到期日的一并写明，如2025-01-01..2027-12-31",
    ),
    "problems.form.calculated": ("nothing; it is calculated", "空白；此题自动计算"),
    "problems.form.text": ("some text", "文字内容"),
    "problems.form.date": ("a day such as 2026-03-01", "日期，如2026-03-01"),
}

RULES: Final = {
    "problems.rule.outside": ("lies outside what is allowed", "超出允许范围"),
    "problems.rule.order": ("is not in order", "顺序不对"),
    "problems.rule.unknown-id": ("names an id that the method does not have", "引用了不存在的编号"),
    "problems.rule.duplicate": ("stands there twice", "重复出现"),
    "problems.rule.needs": ("lacks something", "缺少内容"),
    "problems.rule.unwanted": ("does not go with the rest", "与其他内容不符"),
}

TOKENS: Final = {
    "problems.token.operator": ("an operator such as and, =, +", "运算符，如and、=、+"),
    "problems.token.operand": (
        "a value: ${{…}}, a number, 'text' or a function",
        "值：${{…}}、数字、'文字'或函数",
    ),
    "problems.token.comma": ("a comma", "逗号"),
}

TYPES: Final = {
    "problems.type.number": ("a number", "数值"),
    "problems.type.text": ("text", "文字"),
    "problems.type.boolean": ("true or false", "真假值"),
    "problems.type.set": ("a set of options", "选项集合"),
    "problems.type.date": ("a date", "日期"),
    "problems.type.blank": ("a blank ('')", "空白（''）"),
}
