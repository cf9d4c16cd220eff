"""Problems of the bank as a whole: coverage, terms, wording, reach, publication; part of `problems`."""

from __future__ import annotations

from typing import Final

BANK: Final = {
    "problems.topic-uncovered": (
        "The topic {topic} is listed and has no question.",
        "主题{topic}已列入清单，但没有任何问题。",
    ),
    "problems.topic-uncovered.remedy": (
        "Write a question for it, or take it off the list.",
        "请为其编写问题，或从清单中删去。",
    ),
    "problems.topic-unlisted": (
        "The topic {topic} is not on the list of topics.",
        "主题{topic}不在主题清单中。",
    ),
    "problems.topic-unlisted.remedy": (
        "Correct the id, or add the topic to topics.csv with materiality and segments.",
        "请更正编号，或在topics.csv中补充该主题及其重要性和环节。",
    ),
    "problems.topic-differs": (
        "The {key} of {topic} is “{found}” here and “{listed}” on the list of topics.",
        "{topic}的{key}在此处为“{found}”，在主题清单中为“{listed}”。",
    ),
    "problems.topic-differs.remedy": (
        "Decide which of the two is right, and correct the other.",
        "请确认哪一处正确，并更正另一处。",
    ),
    "problems.term-differs": (
        "The English says “{term}”, and the Chinese lacks “{chinese}”.",
        "英文中有“{term}”，中文中没有“{chinese}”。",
    ),
    "problems.term-differs.remedy": (
        "Use the term, or accept another word for it in terms.csv under also.",
        "请使用该术语，或在terms.csv的also栏中写明可以接受的说法。",
    ),
    "problems.term-banned": (
        "The Chinese says “{found}” where the term is “{chinese}”.",
        "中文用了“{found}”，应使用的术语是“{chinese}”。",
    ),
    "problems.term-banned.remedy": (
        "Use the term, so that one thing has one name.",
        "请使用该术语，一物一名。",
    ),
    "problems.text-too-long": (
        "This text ({key}, {language}) has a length of {length}, and {most} is the most.",
        "此文本（{key}，{language}）长度为{length}，上限为{most}。",
    ),
    "problems.text-too-long.remedy": (
        "Say it shorter, or move what is not needed to ask it into the guidance.",
        "请精简文字，或将提问不需要的内容移到说明（guidance）中。",
    ),
    "problems.text-asks-twice": (
        "This may ask two things at once (“{found}”).",
        "此处可能一次问了两件事（“{found}”）。",
    ),
    "problems.text-asks-twice.remedy": (
        "Ask one thing, or allow the pattern {pattern} for this text in wording.yaml with the reason.",
        "请只问一件事，或在wording.yaml中注明理由，允许此文本不受模式{pattern}限制。",
    ),
    "problems.text-leading": (
        "This may put an answer into the person's mouth (“{found}”).",
        "此处可能带有诱导（“{found}”）。",
    ),
    "problems.text-leading.remedy": (
        "Ask it openly, or allow the pattern {pattern} for this text in wording.yaml with the reason.",
        "请改为开放式提问，或在wording.yaml中注明理由，允许此文本不受模式{pattern}限制。",
    ),
    "problems.pattern-unfit": (
        "The pattern {pattern} cannot be used.",
        "模式{pattern}无法使用。",
    ),
    "problems.pattern-unfit+example": (
        "The pattern {pattern} does not treat its example “{example}” as it says.",
        "模式{pattern}对示例“{example}”的判断与所写不符。",
    ),
    "problems.pattern-unfit.remedy": (
        "Write it as RE2 reads patterns, no longer than 500 characters, and so that its examples hold.",
        "请按RE2语法书写，不超过500个字符，并使各示例成立。",
    ),
    "problems.allowance-idle": (
        "The pattern {pattern} does not find {key} of {question}, so that there is nothing to allow.",
        "模式{pattern}在{question}的{key}中没有匹配，无须允许。",
    ),
    "problems.allowance-idle.remedy": (
        "Take the allowance out.",
        "请删除此项允许。",
    ),
    "problems.anchor-unreached": (
        "{id} accepts no answer {number}, so that its anchor is never reached.",
        "{id}不接受{number}这一回答，锚点永远达不到。",
    ),
    "problems.anchor-unreached.remedy": (
        "Move the anchor into what the constraint allows, or widen the constraint.",
        "请将锚点改到约束条件（constraint）允许的范围内，或放宽约束条件。",
    ),
    "problems.option-unreached": (
        "The option “{option}” of {id} cannot be chosen.",
        "{id}的选项“{option}”无法选择。",
    ),
    "problems.option-unreached.remedy": (
        "Correct the constraint, or take the option out.",
        "请更正约束条件，或删除该选项。",
    ),
    "problems.scale-unreached": (
        "No choice of options gives {id} the value {value}.",
        "{id}的任何选法都得不到{value}分。",
    ),
    "problems.scale-unreached.remedy": (
        "Add the option that is missing, often “none of these”, or correct the weights.",
        "请补上缺少的选项（通常是“以上均无”），或更正权重。",
    ),
    "problems.gate-shut": (
        "The gate of {id} is never true at a site of {segments} alone.",
        "在仅属{segments}环节的现场，{id}的前置条件永远不成立。",
    ),
    "problems.gate-shut.remedy": (
        "Read questions that are asked in these segments too, or take the segments out of the topic.",
        "请改用这些环节也会问到的问题，或从该主题中删去这些环节。",
    ),
    "problems.gate-open": (
        "The gate of {id} is true whatever is answered.",
        "无论怎样回答，{id}的前置条件都成立。",
    ),
    "problems.gate-open.remedy": (
        "Take the gate out, or correct its condition.",
        "请删除该前置条件，或更正其条件。",
    ),
    "problems.calculation-blank": (
        "{id} gives no number at a site of {segments} alone.",
        "在仅属{segments}环节的现场，{id}算不出数值。",
    ),
    "problems.calculation-blank.remedy": (
        "Read questions that are asked in these segments too, or take the segments out of the topic.",
        "请改用这些环节也会问到的问题，或从该主题中删去这些环节。",
    ),
    "problems.finding-never": (
        "No answer that {id} accepts while it is asked meets the finding rule “{rule}”.",
        "{id}可接受的任何回答都不满足问题判定规则“{rule}”。",
    ),
    "problems.finding-never.remedy": (
        "Correct the condition, the constraint or the gate.",
        "请更正判定条件、约束条件或前置条件。",
    ),
    "problems.finding-always": (
        "Every answer that {id} accepts meets the finding rule “{rule}”.",
        "{id}可接受的所有回答都满足问题判定规则“{rule}”。",
    ),
    "problems.finding-always.remedy": (
        "Correct the condition, so that some answer shows that nothing is wrong.",
        "请更正判定条件，使表明没有问题的回答不被判定。",
    ),
    "problems.rule-case-refused": (
        "The constraint of {question} refuses its answer, so that this case of “{rule}” shows nothing.",
        "{question}的回答不符合约束条件，因此规则“{rule}”的此用例说明不了问题。",
    ),
    "problems.rule-case-refused.remedy": (
        "Use answers that the constraint accepts, or correct the constraint.",
        "请使用约束条件允许的回答，或更正约束条件。",
    ),
    "problems.published-changed": (
        "{id} was published with another meaning than its revision {rev} has now.",
        "{id}曾经发布，其含义与现在的第{rev}版不同。",
    ),
    "problems.published-changed.remedy": (
        "Give the question revision {free}, or a new id, so that old answers keep their meaning.",
        "请将版次（rev）改为{free}，或使用新编号，使原有回答保持原意。",
    ),
    "problems.published-retired": (
        "{id} was retired at revision {rev}.",
        "{id}已在第{rev}版停用。",
    ),
    "problems.published-retired.remedy": (
        "Use a new id, or revision {free} if it asks the same thing again.",
        "请使用新编号；如仍问同一件事，请将版次（rev）改为{free}。",
    ),
}
"""Code → (English, Chinese)."""
