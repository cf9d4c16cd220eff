"""Problems of answers, of the log and of choosing what to work on; part of `problems`."""

from __future__ import annotations

from typing import Final

ANSWERS: Final = {
    "problems.question-unknown": ("There is no question “{question}”.", "没有编号为“{question}”的问题。"),
    "problems.question-unknown.remedy": (
        "Look its id up in the questionnaire: ddq questionnaires show.",
        "请在问卷中查找编号：ddq questionnaires show。",
    ),
    "problems.question-unknown.remedy+near": ("Did you mean {near}?", "是否应为{near}？"),
    "problems.source-unknown": (
        "This assessment has no source “{source}”.",
        "本次评估中没有来源“{source}”。",
    ),
    "problems.source-unknown.remedy": (
        "Correct its id, or add the source first.",
        "请更正编号，或先添加该来源。",
    ),
    "problems.row-unknown": ("There is no row “{row}”.", "没有分项“{row}”。"),
    "problems.row-unknown.remedy": ("Add the row first.", "请先添加该分项。"),
    "problems.row-unknown.remedy+rows": (
        "Use one of these, or add the row first: {rows}.",
        "请使用以下之一，或先添加该分项：{rows}。",
    ),
    "problems.row-needed": (
        "{question} is asked for each row of “{roster}”, and no row is named.",
        "{question}按名录“{roster}”逐项询问，但没有注明分项。",
    ),
    "problems.row-needed.remedy": ("Name the row that the answer is about.", "请注明回答针对哪一分项。"),
    "problems.row-unwanted": (
        "{question} is asked once for the whole site, yet the row “{row}” is named.",
        "{question}针对全厂只问一次，却注明了分项“{row}”。",
    ),
    "problems.row-unwanted.remedy": ("Leave the row out.", "请去掉分项。"),
    "problems.row-without-limit": (
        "No law that {question} measures by was in force on the assessment date, so that its answers do not "
        "count.",
        "评估日期时，{question}所依据的法律尚未施行或已失效，其回答不能计入。",
    ),
    "problems.row-without-limit+row": (
        "{question} has no limit for the row “{row}” on that day, so that its answers do not count.",
        "评估日期时，{question}没有分项“{row}”的限值，其回答不能计入。",
    ),
    "problems.row-without-limit.remedy": (
        "Correct the date of the assessment, or judge by what was law on that day and say so in a note.",
        "请更正评估日期，或按当日施行的法律判断并在备注中说明。",
    ),
    "problems.row-without-limit.remedy+row": (
        "Answer for a row that the questionnaire offers, or have the limit added to it.",
        "请选用问卷已列出的分项，或在问卷中补充该分项的限值。",
    ),
    "problems.answer-form": ("“{found}” is no answer to {question}.", "“{found}”不能作为{question}的回答。"),
    "problems.answer-form.remedy": ("Write {type}.", "请写{type}。"),
    "problems.answer-range": (
        "{found} is below {low}, the least that fits.",
        "{found}小于（早于）下限{low}。",
    ),
    "problems.answer-range+high": (
        "{found} does not lie between {low} and {high}.",
        "{found}不在{low}至{high}之间。",
    ),
    "problems.answer-range.remedy": (
        "Check number, date and unit; {low} is the least.",
        "请核对数值、日期和单位；下限为{low}。",
    ),
    "problems.answer-range.remedy+high": (
        "Check number and unit; of a text, the characters are counted.",
        "请核对数值和单位；文字题按字符数计算。",
    ),
    "problems.answer-constraint": (
        "“{found}” breaks a rule of {question}: {constraint}.",
        "“{found}”不符合{question}的规则：{constraint}。",
    ),
    "problems.answer-constraint.remedy": (
        "Check number and unit against the source's other answers, and put what will not fit into the note.",
        "请对照该来源的其他回答核对数值和单位，无法填入的内容写在备注里。",
    ),
    "problems.answer-control-character": (
        "The text holds {character}, a character that cannot be shown.",
        "文字中含有无法显示的字符{character}。",
    ),
    "problems.answer-control-character.remedy": (
        "Take it out; it often comes along when text is copied from elsewhere.",
        "请将其删除；从别处复制文字时常会带入此类字符。",
    ),
    "problems.answer-counts": (
        "The counts add up to {counted}, yet the source speaks for {people}.",
        "各项人数合计{counted}人，而该来源只代表{people}人。",
    ),
    "problems.answer-counts.remedy": (
        "Correct the counts, or how many people speak through the source.",
        "请更正各项人数，或更正该来源代表的人数。",
    ),
    "problems.answer-calculated": (
        "{question} is calculated and takes no answer.",
        "{question}由系统计算，不能直接填写。",
    ),
    "problems.answer-calculated.remedy": (
        "Answer the questions that it is calculated from.",
        "请回答计算所依据的问题。",
    ),
    "problems.answer-withheld": (
        "{question} is sensitive to ask in mainland China and is withheld here.",
        "{question}在中国大陆属于敏感问题，此处暂不询问。",
    ),
    "problems.answer-withheld.remedy": (
        "Answer it from public sources (families P and N), or record it as unknown with the reason withheld, "
        "or give the country of a site that lies elsewhere.",
        "请只用公开来源（P、N类）作答，或记为“不清楚”（因法律限制未询问）；厂区不在中国大陆的，请填写所在国家。",
    ),
    "problems.answer-withheld.remedy+openers": (
        "Record the lawful basis first ({openers}), or answer it from public sources (families P and N), or "
        "record it as unknown with the reason withheld, or give the country of a site that lies elsewhere.",
        "请先记录合法依据（{openers}），或只用公开来源（P、N类）作答，或记为“不清楚”（因法律限制未询问）；"
        "厂区不在中国大陆的，请填写所在国家。",
    ),
    "problems.reason-needed": (
        "“Not applicable” needs a reason of a listed kind.",
        "“不适用”须注明所列理由之一。",
    ),
    "problems.reason-needed+found": (
        "“{found}” is no reason that goes with this state.",
        "“{found}”不是该状态可用的理由。",
    ),
    "problems.reason-needed.remedy": (
        "Leave the reason out, and put what there is to say into the note.",
        "请不要填写理由，需要说明的内容写在备注里。",
    ),
    "problems.reason-needed.remedy+allowed": (
        "Give one of these, and put all else into the note: {allowed}.",
        "请选择以下之一，其他说明写在备注里：{allowed}。",
    ),
    "problems.source-date-future": (
        "The source “{source}” is dated {date}, after the assessment date.",
        "来源“{source}”的日期为{date}，晚于评估日期。",
    ),
    "problems.source-date-future.remedy": (
        "Correct one of the two dates; until then nothing of this source counts.",
        "请更正其中一个日期；在此之前该来源的内容不计入。",
    ),
    "problems.source-origin-loop": (
        "The source “{source}” copies from itself by way of others.",
        "来源“{source}”辗转引用了自身。",
    ),
    "problems.source-origin-loop.remedy": (
        "Name as its origin only the source that it was really taken from.",
        "请只将其真正的出处填为原始来源。",
    ),
}

LOGS: Final = {
    "problems.nothing-to-undo": ("There is nothing to undo.", "没有可以撤销的操作。"),
    "problems.nothing-to-undo.remedy": (
        "Undo reaches back to when the assessment was opened; change older answers by answering anew.",
        "只能撤销本次打开评估之后的操作；更早的回答请重新填写。",
    ),
    "problems.edit-clash": (
        "Two versions of an answer to {question} stand side by side, and neither counts.",
        "{question}的回答有两个版本并存，均不计入。",
    ),
    "problems.edit-clash+row": (
        "Two versions of an answer to {question}, row “{row}”, stand side by side, and neither counts.",
        "{question}分项“{row}”的回答有两个版本并存，均不计入。",
    ),
    "problems.edit-clash.remedy": (
        "Look at both and record the answer that holds.",
        "请查看两个版本，并重新记录正确的回答。",
    ),
    "problems.event-unfit": ("A record cannot be kept or read.", "有一条记录无法保存或读取。"),
    "problems.event-unfit+kind+detail": (
        "A record of the kind “{kind}” cannot be kept or read: {detail}.",
        "有一条“{kind}”类记录无法保存或读取：{detail}。",
    ),
    "problems.event-unfit+detail": (
        "A record cannot be kept or read: {detail}.",
        "有一条记录无法保存或读取：{detail}。",
    ),
    "problems.event-unfit.remedy": (
        "If it came from a file, have that exported once more; otherwise restore the last backup.",
        "若来自文件，请重新导出；否则请恢复最近的备份。",
    ),
    "problems.event-differs": (
        "The record {event} is known already with other content.",
        "记录{event}已存在，但内容不同。",
    ),
    "problems.event-differs+assessment": (
        "The record {event} belongs to the assessment {assessment} already.",
        "记录{event}已属于评估{assessment}。",
    ),
    "problems.event-differs.remedy": (
        "Ask for a fresh export; this file was changed or damaged, and nothing of it was kept.",
        "文件可能被改动或已损坏，未保存任何内容；请索取重新导出的文件。",
    ),
    "problems.assessment-unknown": ("No assessment matches “{name}”.", "没有与“{name}”相符的评估。"),
    "problems.assessment-unknown.remedy": ("See which there are: ddq list.", "请用ddq list查看已有的评估。"),
    "problems.assessment-unknown.remedy+known": (
        "Name one by the end of its id or part of its title: {known}.",
        "请用编号末尾或部分名称指定：{known}。",
    ),
    "problems.assessment-ambiguous": (
        "Several assessments match “{name}”.",
        "有多个评估与“{name}”相符。",
    ),
    "problems.assessment-ambiguous.remedy": (
        "Name one by the end of its id: {known}.",
        "请用编号末尾指定其中一个：{known}。",
    ),
    "problems.questionnaire-unknown": ("There is no questionnaire “{id}”.", "没有问卷“{id}”。"),
    "problems.questionnaire-unknown.remedy": (
        "See which there are: ddq questionnaires list.",
        "请用ddq questionnaires list查看已有的问卷。",
    ),
    "problems.questionnaire-unknown.remedy+known": (
        "Use one of these: {known}.",
        "请使用以下之一：{known}。",
    ),
    "problems.questionnaire-broken": ("The questionnaire cannot be used.", "该问卷无法使用。"),
    "problems.questionnaire-broken+detail": (
        "The questionnaire cannot be used: {detail}.",
        "该问卷无法使用：{detail}。",
    ),
    "problems.questionnaire-broken.remedy": (
        "See every fault with its line: ddq questionnaires check.",
        "请用ddq questionnaires check查看所有错误及行号。",
    ),
    "problems.questionnaire-broken.remedy+detail": (
        "Update dd-toolkit, or import the assessment once more from an export or a backup.",
        "请升级dd-toolkit，或从导出文件或备份重新导入该评估。",
    ),
    "problems.fingerprint-differs": (
        "The pinned text {fingerprint} is missing, or is not what its fingerprint says.",
        "指纹为{fingerprint}的固定文本缺失，或与指纹不符。",
    ),
    "problems.fingerprint-differs.remedy": (
        "Import the assessment once more from an export or a backup; the text was lost or changed.",
        "该文本已丢失或被改动，请从导出文件或备份重新导入该评估。",
    ),
}
