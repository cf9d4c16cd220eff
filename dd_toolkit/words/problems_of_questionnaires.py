"""Problems of what a questionnaire means and of its expressions; part of `problems`."""

from __future__ import annotations

from typing import Final

QUESTIONNAIRES: Final = {
    "problems.id-duplicate": ("The id “{id}” is used twice.", "编号“{id}”重复使用。"),
    "problems.id-duplicate+first": (
        "The id “{id}” is used already in line {first}.",
        "编号“{id}”已在第{first}行使用。",
    ),
    "problems.id-duplicate.remedy": (
        "Give each an id of its own, one that nothing else ever had.",
        "请为每一项使用独立的编号，已用过的编号不得再用。",
    ),
    "problems.id-form": ("“{id}” does not look like an id of this kind.", "“{id}”不符合此类编号的格式。"),
    "problems.id-form.remedy": (
        "Write it in small letters, digits and hyphens, as the ids beside it.",
        "请参照相邻的编号，使用小写字母、数字和连字符。",
    ),
    "problems.id-form.remedy+form": ("Write it in this form: {form}.", "请按此格式书写：{form}。"),
    "problems.section-unknown": ("There is no section “{section}”.", "没有编号为“{section}”的部分。"),
    "problems.section-unknown.remedy": (
        "Correct the id, or put the section's file into the folder of sections.",
        "请更正编号，或将该部分的文件放入sections文件夹。",
    ),
    "problems.roster-unknown": (
        "This reads a row, yet the question stands in no roster.",
        "此处要读取分项的数值，但该问题不在任何名录中。",
    ),
    "problems.roster-unknown+roster": ("There is no roster “{roster}”.", "没有名录“{roster}”。"),
    "problems.roster-unknown.remedy": (
        "Name a roster of the questionnaire, and keep questions about its rows inside it.",
        "请使用问卷中已有的名录，并将有关分项的问题放在该名录内。",
    ),
    "problems.translation-missing": ("The {language} text is missing.", "缺少{language}文本。"),
    "problems.translation-missing+fact": (
        "The fact “{fact}” has no {language} text.",
        "条目“{fact}”缺少{language}文本。",
    ),
    "problems.translation-missing.remedy": (
        "Write the text in both languages, en and zh.",
        "请补齐en和zh两种语言的文本。",
    ),
    "problems.translation-missing.remedy+fact": (
        "Write it into the row of that fact in law-zh.csv.",
        "请在law-zh.csv中该条目的一行补齐。",
    ),
    "problems.local-place-unknown": (
        "There is no place “{place}” in places.csv.",
        "places.csv中没有地点“{place}”。",
    ),
    "problems.local-place-unknown.remedy": (
        "Correct the key, or add the place to places.csv with its names in both languages.",
        "请更正地点编号，或在places.csv中补充该地点及其中英文名称。",
    ),
    "problems.local-value-groundless": (
        "The fact “{fact}” does not state “{found}” as the {key} of this row.",
        "条目“{fact}”没有写明本行的{key}“{found}”。",
    ),
    "problems.local-value-groundless.remedy": (
        "Write what the fact states, be no surer than it is, or name the fact that states it.",
        "请填写条目所载内容，把握程度不得高于条目，或改用载明该内容的条目。",
    ),
    "problems.local-value-period": (
        "This value ends on “{found}”, not on {expected}, the day before the next one of its place begins.",
        "该数值的截止日期为“{found}”，而同一地点下一数值施行的前一日为{expected}。",
    ),
    "problems.local-value-period.remedy": (
        "Write {expected} as the last day, or correct where the next one begins.",
        "请将截止日期写为{expected}，或更正下一数值的起始日期。",
    ),
    "problems.fact-unknown": (
        "This row names no fact of law where its anchor needs one.",
        "该分项没有注明锚点所需的法律依据编号。",
    ),
    "problems.fact-unknown+fact": (
        "There is no fact “{fact}” in law.csv.",
        "law.csv中没有编号为“{fact}”的条目。",
    ),
    "problems.fact-unknown.remedy": (
        "Correct the id, or add the fact to law.csv with article and date.",
        "请更正编号，或在law.csv中补充该条目及其条款和日期。",
    ),
    "problems.fact-not-numeric": (
        "The fact “{fact}” has no single number with a date, so that nothing can be measured by it.",
        "条目“{fact}”没有单一数值和施行日期，不能据以衡量。",
    ),
    "problems.fact-not-numeric.remedy": (
        "Take a fact or a part that has both (law-parts.csv), or write the number itself.",
        "请改用两者俱全的条目或子项（law-parts.csv），或直接写出数值。",
    ),
    "problems.fact-low-confidence": (
        "The fact “{fact}” is of low confidence and must not decide anything.",
        "条目“{fact}”的把握程度低，不得据以判定。",
    ),
    "problems.fact-low-confidence.remedy": (
        "Take a fact that is certain, or have this one confirmed in law.csv.",
        "请改用确定的条目，或核实后在law.csv中更新其把握程度。",
    ),
    "problems.law-change-unfit": (
        "The fact “{fact}” cannot take the place of “{replaced}”.",
        "条目“{fact}”不能取代条目“{replaced}”。",
    ),
    "problems.law-change-unfit.remedy": (
        "Give the newer fact the day from which it holds, after the beginning and the end of the older one.",
        "请为新条目注明施行之日，该日应晚于旧条目的施行日和失效日。",
    ),
    "problems.law-part-unfit": (
        "The number {number} does not stand in the fact “{fact}”.",
        "条目“{fact}”中没有数值{number}。",
    ),
    "problems.law-part-unfit.remedy": (
        "Name only numbers that stand in the value or in the statement of the fact.",
        "子项只能采用该条目的数值或内容中写明的数字。",
    ),
    "problems.citation-form": ("This citation has no known form.", "该引用的格式无法识别。"),
    "problems.citation-form+found": (
        "The citation “{found}” has no known form.",
        "引用“{found}”的格式无法识别。",
    ),
    "problems.citation-form+cite": (
        "The citation “{cite}” has no known form.",
        "引用“{cite}”的格式无法识别。",
    ),
    "problems.citation-form.remedy": (
        "Cite a fact (LAB-016), a place in the report (R§4.1, R§Tab.2) or an item of a scheme (SMETA-6).",
        "请引用法律条目（LAB-016）、报告位置（R§4.1、R§Tab.2）或标准条目（SMETA-6）。",
    ),
    "problems.citation-missing": ("“{id}” cites nothing.", "“{id}”没有注明依据。"),
    "problems.citation-missing.remedy": (
        "Name the law, the place in the report or the scheme that it rests on.",
        "请注明其所依据的法律、报告位置或标准。",
    ),
    "problems.company-unknown": (
        "The registry has no company “{company}”.",
        "企业名录中没有“{company}”。",
    ),
    "problems.company-unknown.remedy": (
        "Look its id or name up: ddq registry list.",
        "请查找编号或名称：ddq registry list。",
    ),
    "problems.company-unknown.remedy+near": ("Did you mean {near}?", "是否应为{near}？"),
    "problems.column-unknown": ("The table has no column “{column}”.", "该表没有“{column}”一列。"),
    "problems.column-unknown.remedy": ("Use one of its columns: {known}.", "请使用该表的列：{known}。"),
    "problems.year-unknown": ("Table 2 has no year {year}.", "表2没有{year}年的数据。"),
    "problems.year-unknown.remedy": ("Use one of its years: {known}.", "请使用表中的年份：{known}。"),
    "problems.finding-groundless": (
        "The finding “{rule}” of {id} rests on no law that can decide.",
        "{id}的问题判定规则“{rule}”没有可作判定依据的法律。",
    ),
    "problems.finding-groundless.remedy": (
        "Cite a law fact whose confidence is not low, or a convention of the ILO such as C29.",
        "请引用可信度不为低的法律条目，或国际劳工公约（如C29）。",
    ),
    "problems.rule-unknown": ("{question} has no rule “{rule}”.", "{question}没有规则“{rule}”。"),
    "problems.rule-unknown.remedy": (
        "Write relevant, constraint, or finding and the id of a finding rule of that question.",
        "请写relevant、constraint，或finding加上该题的问题判定规则编号。",
    ),
    "problems.rule-case-missing": (
        "No case shows the rule “{rule}” of {question} both holding and failing.",
        "没有用例同时显示{question}的规则“{rule}”成立与不成立。",
    ),
    "problems.rule-case-missing.remedy": (
        "Add answers under holds and fails in questionnaires/cases/rules.",
        "请在questionnaires/cases/rules中补充holds和fails的答案。",
    ),
    "problems.rule-case-differs": (
        "The rule “{rule}” of {question} does not come out as “{expected}” says.",
        "{question}的规则“{rule}”的结果与“{expected}”不符。",
    ),
    "problems.rule-case-differs.remedy": (
        "Correct the rule or the answers of the case; today() is 2026-10-01 there.",
        "请更正规则或用例中的答案；用例中的today()为2026-10-01。",
    ),
    "problems.anchors-equal": ("The anchors of {id} are the same.", "{id}的两个锚点相同。"),
    "problems.anchors-equal.remedy": (
        "Give bad and good different values; good may be the smaller one.",
        "请为bad和good设定不同的数值，good可以较小。",
    ),
    "problems.option-unscored": (
        "The option “{option}” has no “{key}” that can be scored.",
        "选项“{option}”缺少可计分的“{key}”。",
    ),
    "problems.option-unscored.remedy": (
        "Give a choice's option an x from 0 to 1, a checklist's a weight, or write scored: false.",
        "单选的选项请写0至1的x，多选的选项请写weight；不计分的请写scored: false。",
    ),
    "problems.pillar-unknown": ("The method has no pillar “{pillar}”.", "评估方法中没有领域“{pillar}”。"),
    "problems.pillar-unknown.remedy": ("Use one of these: {known}.", "请使用以下之一：{known}。"),
    "problems.materiality-unknown": (
        "The method has no materiality {found}.",
        "评估方法中没有重要程度{found}。",
    ),
    "problems.materiality-unknown.remedy": (
        "Write 4 (crucial), 2 (important), 1 (basic) or 0 (context).",
        "请写4（关键）、2（重要）、1（一般）或0（仅供参考）。",
    ),
}

EXPRESSIONS: Final = {
    "problems.expression-syntax": (
        "The expression ends at column {column} before it is complete.",
        "表达式在第{column}列处不完整。",
    ),
    "problems.expression-syntax+stood": (
        "The expression cannot be read from column {column} on: “{stood}”.",
        "表达式从第{column}列起无法识别：“{stood}”。",
    ),
    "problems.expression-syntax.remedy": (
        "See docs/expressions.md for how expressions are written.",
        "表达式的写法请见docs/expressions.md。",
    ),
    "problems.expression-syntax.remedy+similar": ("Did you mean {similar}?", "是否应为{similar}？"),
    "problems.expression-syntax.remedy+expected": ("What fits there: {expected}.", "此处应为：{expected}。"),
    "problems.expression-type": (
        "At column {column} stands {found} where {expected} is needed: “{stood}”.",
        "第{column}列应为{expected}，实际为{found}：“{stood}”。",
    ),
    "problems.expression-type.remedy": (
        "Change that part, or convert it: number(), string(), date(), for a checklist selected().",
        "请修改该部分，或用number()、string()、date()转换；多选题请用selected()。",
    ),
    "problems.expression-function": (
        "At column {column} stands a function that does not exist: “{stood}”.",
        "第{column}列使用了不存在的函数：“{stood}”。",
    ),
    "problems.expression-function+expected": (
        "At column {column} a function has the wrong number of arguments: “{stood}”.",
        "第{column}列函数的参数个数不对：“{stood}”。",
    ),
    "problems.expression-function.remedy": (
        "See docs/expressions.md for the functions there are.",
        "可用的函数请见docs/expressions.md。",
    ),
    "problems.expression-function.remedy+expected": (
        "Call it as {expected}.",
        "请按此格式调用：{expected}。",
    ),
    "problems.expression-function.remedy+similar": ("Did you mean {similar}?", "是否应为{similar}？"),
    "problems.expression-fact": (
        "At column {column} no number of law can be read: “{stood}”.",
        "第{column}列不能读取法律条目的数值：“{stood}”。",
    ),
    "problems.expression-fact.remedy": (
        "Name a fact in quotes, such as fact('LAB-016'), and not in a gate.",
        "请用引号写明条目编号，如fact('LAB-016')；relevant中不能使用。",
    ),
    "problems.expression-reference": (
        "At column {column} stands a name that is not known here: “{stood}”.",
        "第{column}列引用了此处不存在的内容：“{stood}”。",
    ),
    "problems.expression-reference+expected": (
        "At column {column} stands an option that the question does not have: “{stood}”.",
        "第{column}列使用了该题没有的选项：“{stood}”。",
    ),
    "problems.expression-reference.remedy": (
        "Name a question of this questionnaire; “.” stands only in a constraint.",
        "请引用本问卷中的问题；“.”只能用于constraint。",
    ),
    "problems.expression-reference.remedy+similar": ("Did you mean {similar}?", "是否应为{similar}？"),
    "problems.expression-reference.remedy+expected": (
        "Use one of these: {expected}.",
        "请使用以下之一：{expected}。",
    ),
    "problems.expression-roster": (
        "At column {column} stands something that is not asked once a row elsewhere: “{stood}”.",
        "第{column}列处不是其他名录中逐项询问的问题：“{stood}”。",
    ),
    "problems.expression-roster+found": (
        "At column {column} stands a question asked once a row of “{found}”, read from outside: “{stood}”.",
        "第{column}列在名录“{found}”之外直接引用了逐项询问的问题：“{stood}”。",
    ),
    "problems.expression-roster.remedy": (
        "Give {expected} a question of a roster, from outside that roster.",
        "请在名录之外，将名录中的问题放入{expected}。",
    ),
    "problems.expression-roster.remedy+found": (
        "Join its rows with one of these: {expected}.",
        "请用以下函数之一汇总各分项：{expected}。",
    ),
    "problems.expression-loop": (
        "These questions wait for one another: {loop}.",
        "以下问题互相依赖，形成循环：{loop}。",
    ),
    "problems.expression-loop.remedy": (
        "Take one of the references out of relevant or calculate.",
        "请在relevant或calculate中去掉其中一处引用。",
    ),
    "problems.expression-unguarded": (
        "At column {column} this is true also while there is no answer: “{stood}”.",
        "第{column}列在尚无回答时也会成立：“{stood}”。",
    ),
    "problems.expression-unguarded.remedy": (
        "If that is not meant, add the guard: {expected}.",
        "如非本意，请加上条件：{expected}。",
    ),
    "problems.expression-pattern": (
        "At column {column} the pattern of regex() cannot be used: “{stood}”.",
        "第{column}列regex()的模式无法使用：“{stood}”。",
    ),
    "problems.expression-pattern.remedy": (
        "Write it out as 'text', as RE2 reads patterns, no longer than 500 characters.",
        "请直接写成'文字'形式，符合RE2语法，不超过500个字符。",
    ),
}
