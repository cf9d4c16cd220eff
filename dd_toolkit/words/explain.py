"""The steps of the arithmetic, each one sentence that needs no statistics to follow.

Values run from 0 (worst) to 1 (best), strengths from 0 (worth nothing) to 1; both are said once, at the head.
Numbers arrive as text with four decimals at most.
"""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "explain.question": (
        "{id}: {ask}\nValues run from 0 (worst) to 1 (best); a strength says how much evidence can carry, "
        "from 0 to 1.",
        "{id}：{ask}\n分值从0（最差）到1（最好）；证明力表示证据能证明到什么程度，从0到1。",
    ),
    "explain.scope": ("Scope: {scope}.", "适用情况：{scope}。"),
    "explain.row": ("\n{row}", "\n{row}"),
    "explain.row_scope": ("This row is {scope}.", "本行：{scope}。"),
    "explain.heard": ("  {source} says: {said}", "  {source}的说法：{said}"),
    "explain.set_aside": ("set aside by the assessor ({reason})", "评估人员不予采用（{reason}）"),
    "explain.clash": (
        "recorded twice with different content; neither counts until one is chosen",
        "有两条互相矛盾的记录，确认之前都不计分",
    ),
    "explain.item": (
        "{source} ({class}): value {x}. On the assessment date it was {age} months old: freshness {f} "
        "(1 is fresh, 0 too old to count).",
        "{source}（{class}）：分值{x}。到评估日已有{age}个月：时效{f}（1为新近，0为过时不计）。",
    ),
    "explain.item.old": (
        "{source} ({class}): value {x}. At {age} months it is too old to count.",
        "{source}（{class}）：分值{x}。距评估日{age}个月，已过时，不再计分。",
    ),
    "explain.item.held": (
        "  It tells of something bad, and nothing newer and strong enough says it was put right: it does "
        "not fade further than {f}.",
        "  该证据反映的是问题，又没有更新且足够有力的证据表明已经整改，时效因此不低于{f}。",
    ),
    "explain.state": ("The question is therefore: {state}.", "本题状态：{state}。"),
    "explain.state.open": (
        "Nothing is proven: proven 0, possible 1.",
        "没有任何事实得到证实：已证实0，最高可能1。",
    ),
    "explain.alone": (
        "{source} speaks for itself: credibility {credibility} × freshness {f} = strength {a}, value {v}.",
        "{source}单独成立：可信度{credibility} × 时效{f} = 证明力{a}，分值{v}。",
    ),
    "explain.account": (
        "{source} is a first-hand account of a grave harm and is not averaged with others: credibility "
        "{credibility} × freshness {f} = strength {a}, value {v}.",
        "{source}是对严重侵害的亲历陈述，不与他人平均：可信度{credibility} × 时效{f} = 证明力{a}，分值{v}。",
    ),
    "explain.pool": (
        "The talks ({class}) are taken together: {n} fresh voices of the {target} that would be a full "
        "sample, mean value {mean}. Credibility {credibility} × freshness {f} = strength {a}, value {v}.",
        "访谈（{class}）合并计算：有效人数{n}（足量样本{target}人），平均分值{mean}。"
        "可信度{credibility} × 时效{f} = 证明力{a}，分值{v}。",
    ),
    "explain.pool.group": (
        "The talks ({class}) are taken together: {n} fresh voices of the {target} that would be a full "
        "sample, mean value {mean}. One group fares worst, {group}; so that it is not averaged away, the "
        "value is {v}. Credibility {credibility} × freshness {f} = strength {a}.",
        "访谈（{class}）合并计算：有效人数{n}（足量样本{target}人），平均分值{mean}。"
        "其中{group}的处境最差，为避免被平均数掩盖，分值取{v}。可信度{credibility} × 时效{f} = 证明力{a}。",
    ),
    "explain.copies": (
        "{sources} lead back to one source, {root}, and are one voice: strength {a}, lowest value {v}.",
        "{sources}都出自同一来源（{root}），只算一个声音：证明力{a}，取最低分值{v}。",
    ),
    "explain.family": (
        "Family {family} as one: value {v}, strength {a}. Held against the other families it can move "
        "the result to {u}.",
        "“{family}”类证据合计：分值{v}，证明力{a}；与其他类别相比，可将结果拉到{u}。",
    ),
    "explain.family.only": (
        "Family {family} as one: value {v}, strength {a}. No other family speaks.",
        "“{family}”类证据合计：分值{v}，证明力{a}；没有其他类别的证据。",
    ),
    "explain.across": (
        "Across families: weighted mean {x}; the views reach from {low} to {high}, which is {d} apart. "
        "At {delta} apart nothing is left of agreement; here agreement is {kappa}.",
        "各类证据之间：加权平均{x}，看法从{low}到{high}，相差{d}。相差达{delta}即视为完全不一致；此处一致程度{kappa}。",
    ),
    "explain.reach": (
        "The strongest family reaches {strongest}, all together would reach {joint}. As far as they agree, "
        "the evidence reaches {c}.",
        "最有力的一类可证明到{strongest}，全部合计可到{joint}。按一致程度折算，证据可证明到{c}。",
    ),
    "explain.reach.only": ("The evidence reaches {c}.", "证据可证明到{c}。"),
    "explain.bounds": (
        "Proven = reach {c} × lowest view {low} = {lo}. Possible = what is not reached (1 − {c}) "
        "+ {c} × highest view {high} = {hi}.",
        "已证实 = {c} × 最低看法{low} = {lo}。"
        "最高可能 = 未证明部分（1 − {c}）+ {c} × 最高看法{high} = {hi}。",
    ),
    "explain.dissent.conflict": (
        "This is a conflict: {families} contradict the others with weight.",
        "证据相互矛盾：{families}与其他证据说法相反，且分量足够。",
    ),
    "explain.dissent.challenge": (
        "This is a challenge, to be followed up: {families} contradict the others.",
        "证据受到质疑，需跟进：{families}与其他证据说法不同。",
    ),
    "explain.declared": ("Management declares {declared}.", "企业自报分值{declared}。"),
    "explain.declared.evidence_gap": (
        "  The evidence does not bear that out.",
        "  现有证据不足以支持这一自报。",
    ),
    "explain.declared.declaration_gap": (
        "  Others say better of it than management does.",
        "  其他证据反映的情况比企业自报的要好。",
    ),
    "explain.declared.claim_gap": (
        "  Its own records say worse than its claims.",
        "  企业自己的原始记录比其说法要差。",
    ),
    "explain.rows.worst": (
        "\nOver {rows} rows the worst counts: proven {lo}, possible {hi}.",
        "\n共{rows}行，取最差的一行：已证实{lo}，最高可能{hi}。",
    ),
    "explain.rows.mean": (
        "\nOver {rows} rows the mean counts: proven {lo}, possible {hi}.",
        "\n共{rows}行，取平均：已证实{lo}，最高可能{hi}。",
    ),
    "explain.rows.none": (
        "\nNo row is recorded: proven 0, possible 1.",
        "\n尚未登记任何一行：已证实0，最高可能1。",
    ),
    "explain.then_total": ("\nFrom the question to the total:", "\n从本题到总分："),
    "explain.weight": (
        "{question} weighs {weight}, {share_points} % of its pillar ({pillar}). "
        "It is open from {lo} to {hi}: an answer could settle up to {gain_points} points of 100.",
        "{question}权重{weight}，占{pillar}的{share_points}%。"
        "目前在{lo}与{hi}之间：查明后最多可影响{gain_points}分（满分100）。",
    ),
    "explain.section": (
        "Section {section} (weight {weight}): proven {low_points}, possible {high_points} of 100.",
        "{section}部分（权重{weight}）：已证实{low_points}分，最高可能{high_points}分（满分100）。",
    ),
    "explain.pillar": (
        "Pillar {pillar} ({share_points} % of the mean): proven {low_points}, possible {high_points} of 100.",
        "{pillar}（占平均值的{share_points}%）：已证实{low_points}分，最高可能{high_points}分（满分100）。",
    ),
    "explain.total.low": (
        "Proven in total = {alpha} × mean of the pillars {mean} + {rest} × weakest pillar {weakest} "
        "= {total}.",
        "总分（已证实）= {alpha} × 各领域平均{mean} + {rest} × 最弱领域{weakest} = {total}。",
    ),
    "explain.total.high": (
        "Possible in total = {alpha} × mean of the pillars {mean} + {rest} × weakest pillar {weakest} "
        "= {total}.",
        "总分（最高可能）= {alpha} × 各领域平均{mean} + {rest} × 最弱领域{weakest} = {total}。",
    ),
    "explain.gap": (
        "Management claims {declared_points} of 100 over the questions it speaks to; of the same questions "
        "{proven_points} are proven. Gap: {gap_points}.",
        "企业就其答复的问题自报{declared_points}分，同样的问题已证实{proven_points}分，相差{gap_points}分（满分100）。",
    ),
}
