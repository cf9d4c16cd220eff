"""What the terminal app says: keys and commands, labels, hints, dialogs.

A command has a short name for the line of keys, `app.do.<name>`, and a sentence for help, menu and palette,
`app.about.<name>`. Short names are kept to what a line of 80 columns holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_DO: Final = {
    "app.do.new": ("New", "新建"),
    "app.do.open": ("Open", "打开"),
    "app.do.language": ("中文", "English"),
    "app.do.help": ("Help", "帮助"),
    "app.do.palette": ("Find", "查找"),
    "app.do.leave": ("Quit", "退出"),
    "app.do.accept": ("Create", "建立"),
    "app.do.choose": ("Choose", "选取"),
    "app.do.cancel": ("Back", "返回"),
    "app.do.source": ("Source", "来源"),
    "app.do.next": ("Next", "下题"),
    "app.do.next_open": ("Todo", "未答"),
    "app.do.more": ("More", "更多"),
    "app.do.unknown": ("Unknown", "不清楚"),
    "app.do.refused": ("Refused", "拒绝"),
    "app.do.not_applicable": ("N/A", "不适用"),
    "app.do.previous": ("Back", "上题"),
    "app.do.undo": ("Undo", "撤销"),
    "app.do.result": ("Result", "结果"),
    "app.do.tree": ("Tree", "目录"),
    "app.do.note": ("Note", "备注"),
}

_ABOUT: Final = {
    "app.about.new": ("Begin a new assessment.", "新建一项评估。"),
    "app.about.open": ("Open the assessment at the cursor.", "打开光标所在的评估。"),
    "app.about.language": ("Change between English and Chinese.", "切换中文和英文。"),
    "app.about.help": ("Show every key of this screen.", "显示本页所有按键。"),
    "app.about.palette": ("Find a command by a part of its name.", "输入部分名称查找命令。"),
    "app.about.leave": ("Quit; everything is kept already.", "退出；所有内容均已保存。"),
    "app.about.quit": (
        "Quit from anywhere; what is being typed is kept first.",
        "随时退出；正在输入的内容会先保存。",
    ),
    "app.about.accept": ("Create the assessment and open it.", "建立评估并打开。"),
    "app.about.choose": (
        "Choose a company from the registry, or one of its plants.",
        "从企业名录中选取企业或其工厂。",
    ),
    "app.about.cancel": ("Go back without creating anything.", "不建立，直接返回。"),
    "app.about.source": (
        "Choose who is speaking: a document, a person, a measurement.",
        "选择由谁来回答：文件、人员或检测结果。",
    ),
    "app.about.add_source": ("Add a source and let it speak.", "新增来源，并由该来源回答。"),
    "app.about.next": ("Go to the next question.", "转到下一题。"),
    "app.about.previous": ("Go to the question before.", "转到上一题。"),
    "app.about.next_open": (
        "Go to the next question that this source has not answered; for workers only those that a worker "
        "can answer.",
        "转到该来源尚未回答的下一题；来源为工人时，只转到适合问工人的题目。",
    ),
    "app.about.more": ("Show all further commands.", "显示其他全部命令。"),
    "app.about.unknown": ("The source was asked and does not know.", "已询问，对方不清楚。"),
    "app.about.withheld": (
        "Not asked for lawful reasons; counts as unknown.",
        "因法律限制未询问；按“不清楚”计。",
    ),
    "app.about.refused": ("Access or a paper was refused.", "对方拒绝回答、拒绝进入或拒绝提供资料。"),
    "app.about.not_applicable": (
        "The question does not apply here, with a reason.",
        "本题不适用，并说明原因。",
    ),
    "app.about.accept_not_applicable": (
        "Accept that the question does not apply, or take that back.",
        "认可本题不适用，或撤回认可。",
    ),
    "app.about.undo": ("Take back the last change.", "撤销上一步操作。"),
    "app.about.clear": (
        "Discard what is being typed; with nothing being typed, take this source's answer back.",
        "放弃正在输入的内容；没有输入时，收回该来源的回答。",
    ),
    "app.about.keep": ("Keep what is being typed now.", "立即保存正在输入的内容。"),
    "app.about.result": (
        "Show the whole result, with what to ask next.",
        "显示完整结果以及接下来该问什么。",
    ),
    "app.about.tree": ("Go to the tree of questions and back.", "转到题目目录，再按返回。"),
    "app.about.note": (
        "Go to the note, then to the citation, then back.",
        "依次转到备注、出处，再回到回答。",
    ),
    "app.about.set_aside": (
        "Set an answer aside, with a reason, or take it back in.",
        "注明理由，将某个回答排除在评分之外，或恢复计入。",
    ),
    "app.about.follow_up": ("Record that a conflict was followed up.", "记录对矛盾说法的跟进情况。"),
    "app.about.add_row": (
        "Add a row: one more substance, dormitory, agency …",
        "增加一行：又一种物质、一栋宿舍、一家派遣公司等。",
    ),
    "app.about.opening": ("Read out what is said before a talk.", "查看访谈开场语。"),
    "app.about.closing": ("Read out what is said after a talk.", "查看访谈结束语。"),
    "app.about.erase": (
        "A person stops or takes it back: erase this source and all it said.",
        "对方中止或收回：清除该来源及其全部回答。",
    ),
    "app.about.report": ("Write the report as PDF.", "生成PDF报告。"),
    "app.about.page_down": ("Read on below the answer.", "向下翻看。"),
    "app.about.page_up": ("Read back.", "向上翻看。"),
    "app.about.back": ("Go back to the list; everything is kept.", "返回评估列表；所有内容均已保存。"),
}

_KEYS: Final = {
    "app.keys.options.name": ("in a list", "选项"),
    "app.keys.options": (
        "Arrows move; a number, y or n, Space or Enter chooses; Enter on what is chosen goes on. "
        "Where several may be ticked, Space or a number ticks and Enter goes on.",
        "方向键移动；按数字、y或n、空格或回车选定；在已选项上再按回车转到下一题。可多选时，用空格或数字勾选，按回车转到下一题。",
    ),
    "app.keys.counts.name": ("with counts", "计人数"),
    "app.keys.counts": (
        "Where a source speaks for several people, type at each option how many said so; Enter keeps it.",
        "来源代表多人时，在每个选项上输入人数，按回车保存。",
    ),
    "app.keys.fields.name": ("in a field", "输入框"),
    "app.keys.fields": (
        "Enter keeps, and again goes on; leaving the field or two seconds without a key keep too. "
        "In a text of several lines Enter begins a new line.",
        "按回车保存，再按转到下一题；离开输入框或停顿两秒也会保存。多行文字中按回车换行。",
    ),
    "app.keys.tree.name": ("in the tree", "目录"),
    "app.keys.tree": (
        "Arrows move and show; right opens, left closes; Enter goes to the answer. "
        "✓ answered  ▫ not asked  ? not known  ✗ refused  - not applicable  ! disputed  ~ waiting",
        "方向键移动并显示；右键展开，左键收起；回车转到回答。"
        "✓已答  ▫未询问  ?不清楚  ✗拒绝  -不适用  !有争议  ~待前置问题",
    ),
}

_LIST: Final = {
    "app.name": ("Due-diligence assessments", "尽职调查评估"),
    "app.invented": (
        "INVENTED: a made-up site for training and tests, no real plant",
        "虚构示例：供培训和测试用，并非真实工厂",
    ),
    "app.list.invented": ("INVENTED", "虚构"),
    "app.list.reading": ("Reading the assessments …", "正在读取评估列表……"),
    "app.list.empty": (
        "No assessments yet. Press n to begin one, or run “ddq demo” for two that are filled in.",
        "还没有评估。按n新建，或运行“ddq demo”载入两份已填写的示例。",
    ),
    "app.list.line": (
        "{place} · answers {answers} · changed {changed}",
        "{place} · 回答{answers}条 · 更新于{changed}",
    ),
    "app.palette.placeholder": ("Type a part of a command", "输入命令中的字词"),
    "app.quit.how": ("To quit, press ctrl+q.", "按ctrl+q退出。"),
}

_NEW: Final = {
    "app.new.heading": ("New assessment", "新建评估"),
    "app.new.company": ("Company", "企业"),
    "app.new.company.placeholder": ("F2 chooses from the registry", "按F2从企业名录选取"),
    "app.new.company.pick": ("Which company?", "评估哪家企业？"),
    "app.new.site": ("Plant, mine, office", "工厂、矿山或办公地"),
    "app.new.site.pick": ("Which plant, mine or office?", "哪个工厂、矿山或办公地？"),
    "app.new.title": ("Title", "标题"),
    "app.new.title.placeholder": ("blank: company, site and year", "留空则为：企业、地点、年份"),
    "app.new.date": ("Assessment date", "评估日期"),
    "app.new.questionnaire": ("Questionnaire", "问卷"),
    "app.new.no_questionnaire": ("No questionnaire can be read.", "没有可用的问卷。"),
    "app.new.segments": ("What this site does", "该地点从事的环节"),
    "app.new.proposed": (
        "From {tables} of the report, for the whole company: {segments}. Change what is not so here.",
        "依据报告{tables}中关于整个企业的内容预选：{segments}。请按该地点实际情况更改。",
    ),
    "app.new.proposed_here": (
        "From {tables} of the report, about this place: {segments}. Change what is not so.",
        "依据报告{tables}中关于该地的内容预选：{segments}。如与实际不符请更改。",
    ),
    "app.new.proposed_none": (
        "The report does not say what this company does; choose it here.",
        "报告未说明该企业从事哪些环节，请自行选择。",
    ),
    "app.new.people": ("How many people work there (blank: not known)", "人数（留空表示不清楚）"),
    "app.new.workforce": ("Everybody", "全部人员"),
    "app.new.temporary": ("temporary, day-rate", "临时工与日结工"),
    "app.new.visit": ("Visit", "现场评估"),
    "app.new.assessor": ("Assessor", "评估人"),
    "app.new.commissioned_by": ("Commissioned by", "委托方"),
    "app.new.paid_by": ("Paid by", "付费方"),
    "app.new.access": ("Access granted", "获准查看的范围"),
    "app.new.announcement": ("Visit announced", "是否事先通知"),
    "app.new.invented": (
        "This site is invented, for training or tests; every screen and page says so.",
        "该地点为虚构，仅供培训或测试；每个页面都会注明。",
    ),
}

_INTERVIEW: Final = {
    "app.position": ("{number} of {count}", "第{number}题，共{count}题"),
    "app.speaker": ("Speaking: {source}", "回答来源：{source}"),
    "app.speaker.none": ("nobody chosen yet (F2)", "尚未选择（按F2）"),
    "app.source.none": (
        "Who says so? F2 chooses or adds the source; an answer asks for it too.",
        "这是谁说的？按F2选择或新增来源；作答时也会询问。",
    ),
    "app.establish": ("To establish: {text}", "需查明：{text}"),
    "app.no_worker_wording": (
        "A question for the assessor; it has no wording for workers.",
        "本题由评估人查明，没有面向工人的问法。",
    ),
    "app.care.mainland": (
        "Sensitive to ask in mainland China; the lawful basis is recorded. If it cannot be asked here, ^o w "
        "records it as withheld.",
        "在中国大陆属于敏感问题，合法依据已记录；此处仍不宜提问的，按^o w记为因法律限制未询问。",
    ),
    "app.withheld": (
        "Withheld in mainland China until the lawful basis is recorded in {questions}. Ask public sources "
        "only:",
        "在中国大陆属于敏感问题，{questions}尚未记录合法依据，暂不询问。只查公开资料：",
    ),
    "app.withheld.always": (
        "Withheld in mainland China: this questionnaire does not record the lawful basis. Ask public "
        "sources only:",
        "在中国大陆属于敏感问题，本问卷不记录合法依据，不询问。只查公开资料：",
    ),
    "app.standing.none": ("This source has said nothing here yet.", "该来源尚未回答本题。"),
    "app.standing.typing": (
        "Typed, not kept yet: Enter keeps the answer, ^l discards what was typed.",
        "已输入，尚未保存：按回车保存回答，按^l放弃输入。",
    ),
    "app.standing.some": ("This source: {state}", "该来源：{state}"),
    "app.accepted": ("Accepted as not applicable.", "已认可为不适用。"),
    "app.accepted_in_vain": (
        "Accepted, but it still counts as unknown: another source answers otherwise, or for this crucial "
        "topic nobody but the site says so.",
        "已认可，但仍按“不清楚”计：其他来源另有说法，或这一关键事项只有企业单方说法。",
    ),
    "app.not_accepted": (
        "Not accepted yet, so it counts as unknown (^o a accepts).",
        "尚未认可，暂按“不清楚”计（按^o a认可）。",
    ),
    "app.set_aside": ("Set aside: {reason}", "不计入评分：{reason}"),
    "app.warning": ("Look again: {text}", "请复核：{text}"),
    "app.clash": (
        "Edit clash: this answer was changed in two places at once. Neither counts until you answer again.",
        "修改冲突：两处同时改动了这个回答。重新作答之前，两者均不计入。",
    ),
    "app.clash.short": ("(edit clash)", "（修改冲突）"),
    "app.clash.side": ("{author}, {at} UTC: {said}", "{author}，{at}（协调世界时）：{said}"),
    "app.cleared": ("answer taken back", "收回了回答"),
    "app.head.answers": ("What was said", "各方回答"),
    "app.head.judgement": ("How it is judged", "判断依据"),
    "app.head.guidance": ("What matters", "判断要点"),
    "app.head.look_at": ("Look at", "查看什么"),
    "app.head.worker": ("How to ask a worker", "怎样问工人"),
    "app.head.law": ("Law and limits", "法律与限值"),
    "app.head.local": ("For comparison", "参考数据"),
    "app.note": ("Note: {text}", "备注：{text}"),
    "app.cite": ("Cited: {text}", "出处：{text}"),
    "app.cites": ("See also {cites}", "另见{cites}"),
    "app.law.article": ("art. {article}", "第{article}条"),
    "app.law.from": ("from {day}", "{day}起"),
    "app.law.until": ("until {day}", "至{day}"),
    "app.law.part": ("{label}: {value}", "{label}：{value}"),
    "app.law.out": ("not in force on the assessment date", "评估日期时未施行"),
    "app.law.low": ("reading unsure", "解读未定"),
    "app.scale": (
        "Scale: 0 points at {bad}, 100 points at {good} {unit}",
        "评分：{bad}为0分，{good}为100分（{unit}）",
    ),
    "app.family": (
        "{name}: {value} of 100, evidence {strength}",
        "{name}：{value}分（满分100），证据力{strength}",
    ),
    "app.dissents": (", disagrees", "，持不同说法"),
    "app.followed_up": ("Followed up on {date}: {note}", "已于{date}跟进：{note}"),
    "app.judged.line": (
        "proven {proven} · possible {possible} · {state}",
        "已证实{proven} · 最高可到{possible} · {state}",
    ),
    "app.judged.unscored": ("not scored · {state}", "不计分 · {state}"),
    "app.judged.flag": (" · {flag}", " · {flag}"),
    "app.flag.conflict": ("conflict", "说法矛盾"),
    "app.flag.challenged": ("challenged", "有异议"),
    "app.flag.evidence_gap": ("evidence gap", "证据缺口"),
    "app.flag.declaration_gap": ("declaration gap", "申报缺口"),
    "app.flag.claim_gap": ("claim gap", "言行缺口"),
    "app.people": ("{people} people", "{people}人"),
    "app.calculated.formula": ("Calculated, nobody types it: {formula}", "自动计算，无需填写：{formula}"),
    "app.calculated.missing": (
        "No source has given all that it needs.",
        "还没有哪个来源给出了计算所需的全部数据。",
    ),
    "app.placeholder.number": ("a number", "数值"),
    "app.placeholder.percent": ("0 to 100", "0至100"),
    "app.document.issued": ("Issued on", "签发日期"),
    "app.document.expires": ("Expires on", "有效期至"),
    "app.placeholder.day": ("a day, such as 2026-03-01", "日期，如2026-03-01"),
    "app.placeholder.day_or_never": ("a day; blank: it does not expire", "日期；留空表示长期有效"),
    "app.field.note": ("Note", "备注"),
    "app.field.cite": ("Citation", "出处"),
    "app.field.date": ("Day", "日期"),
    "app.saved": ("saved {time}", "已保存 {time}"),
    "app.not_saved": ("NOT SAVED", "未保存"),
}

_HINTS: Final = {
    "app.hint.blank": (
        "Blank is no answer, and nothing was changed. ^l takes the answer back; F4 records that it is not "
        "known.",
        "空白不算回答，内容没有改动。按^l收回回答；按F4记为不清楚。",
    ),
    "app.hint.emptied": (
        "No tick is no answer, so the last one stays. Tick “none of these”, or ^l takes the answer back.",
        "一项都不选不算回答，因此保留最后一项。可勾选“以上都没有”，或按^l收回回答。",
    ),
    "app.hint.nobody": ("Nobody is speaking: F2 chooses a source.", "尚未选择来源：按F2选择。"),
    "app.hint.no_words": (
        "This questionnaire has no words to say before or after a talk.",
        "本问卷没有开场语或结束语。",
    ),
    "app.opening.title": ("Before the first question: say this", "提问之前，先说这些"),
    "app.closing.title": ("After the last question: say this", "问完之后，说这些"),
    "app.erase.title": ("Erase this source and everything it said?", "清除该来源及其全部回答？"),
    "app.erase.why": (
        "It is blanked in the database at once and cannot be brought back. That something was erased stays "
        "on record, not what.",
        "数据库中的内容立即清除，无法恢复；只保留“有内容被清除”这一记录。",
    ),
    "app.talk.keep": ("No: keep everything", "不清除，全部保留"),
    "app.talk.go_on": ("Agreed: go on", "同意，继续"),
    "app.talk.erase": ("Stop: erase this source and everything it said", "停止：清除该来源及其全部回答"),
    "app.hint.first": ("This is the first question.", "这已是第一题。"),
    "app.hint.last": ("This is the last question. ^r shows the result.", "这已是最后一题。按^r查看结果。"),
    "app.hint.none_open": ("This source has answered everything else.", "该来源已回答其余所有题目。"),
    "app.hint.no_answer": ("There is no answer to set aside.", "没有可排除的回答。"),
    "app.hint.no_roster": ("This questionnaire has no lists of rows.", "本问卷没有可逐行填写的清单。"),
}

_DIALOGS: Final = {
    "app.pick.keys": (
        "Number, letter or arrows and Enter · Esc goes back",
        "按数字、字母，或用方向键选后回车 · Esc返回",
    ),
    "app.pick.typing_keys": (
        "Type to narrow · arrows and Enter choose · Esc goes back",
        "输入以筛选 · 方向键选后回车 · Esc返回",
    ),
    "app.pick.filter": ("type to narrow the list", "输入以筛选"),
    "app.pick.free": ("type to narrow the list, or something new", "输入以筛选，或填写新的名称"),
    "app.pick.as_typed": ("As typed: {text}", "按输入内容：{text}"),
    "app.ask.keys": ("Enter goes on · ^s keeps · Esc goes back", "回车到下一项 · ^s保存 · Esc返回"),
    "app.ask.needed": ("Please fill in: {field}.", "请填写：{field}。"),
    "app.ask.day": (
        "{field}: please write the day as 2026-03-01.",
        "{field}：请按2026-03-01的格式填写日期。",
    ),
    "app.ask.number": (
        "{field}: please write a whole number, or leave it blank.",
        "{field}：请填写整数，或留空。",
    ),
    "app.reason.title": ("Why does it not apply?", "为什么不适用？"),
    "app.reason.why": (
        "It counts as not applicable once it is accepted (^o a); for crucial topics the site's word alone "
        "is not enough.",
        "须经认可（按^o a）才按不适用处理；对关键事项，仅凭企业单方说法不够。",
    ),
    "app.accept.title": ("Accept that it does not apply?", "认可本题不适用？"),
    "app.accept.why": ("You may note what convinced you.", "可备注认可的依据。"),
    "app.aside.which": ("Set which answer aside?", "将哪个回答排除在评分之外？"),
    "app.aside.title": ("Set aside", "不计入评分"),
    "app.aside.reason": ("Reason", "理由"),
    "app.aside.why": (
        "It leaves the score and stays in the report. A blank reason takes it back in.",
        "该回答不计入评分，但仍保留在报告中。理由留空则恢复计入。",
    ),
    "app.follow_up.title": ("What came of the follow-up?", "跟进结果如何？"),
    "app.row.which": ("Add to which list?", "增加到哪个清单？"),
    "app.row.title": ("Add: {row}", "新增：{row}"),
    "app.row.none": ("no row yet", "尚无条目"),
    "app.row.needed": (
        "Asked for each row, and none is named yet: ^o r adds one.",
        "本题逐行询问，目前还没有条目：按^o r新增。",
    ),
    "app.more.title": ("Further commands", "其他命令"),
    "app.drafts.title": ("Typed, but not kept", "已输入但未保存"),
    "app.drafts.why": (
        "This text was being typed when the app ended. Choose one to go there; Esc leaves each in its place.",
        "程序上次结束时，以下内容正在输入。选择一项转到该处；按Esc则各自留在原处。",
    ),
    "app.help.title": ("Keys", "按键"),
}

_SOURCE: Final = {
    "app.source.choose": ("Who is speaking?", "由谁来回答？"),
    "app.source.add": ("+ a new source", "＋ 新增来源"),
    "app.source.title": ("New source (never a worker's name)", "新增来源（不得填写工人姓名）"),
    "app.source.class": ("What kind of source?", "哪一类来源？"),
    "app.source.date": ("Its date", "日期"),
    "app.source.label": ("What you call it", "来源名称"),
    "app.source.people": ("How many people", "人数"),
    "app.source.invited": ("How many were asked", "受邀人数"),
    "app.source.on_site": ("answered on the site", "在厂内作答"),
    "app.source.off_site": ("answered away from the site", "在厂外作答"),
    "app.source.group": ("Which workers?", "哪类工人？"),
    "app.source.confidentiality": ("Who may see it?", "谁可以看到？"),
    "app.confidentiality.open": ("open: may be named", "可公开引用"),
    "app.confidentiality.confidential": (
        "confidential: counts, but never shown outside",
        "保密：计入评分，但绝不对外展示",
    ),
    "app.confidentiality.sealed": (
        "sealed: a lead only, in no score and no report",
        "封存：仅作线索，不计入评分，也不进入报告",
    ),
    "app.source.origin": ("Copied or summarised from another source?", "是否抄录或概括自其他来源？"),
    "app.source.no_origin": ("no, it stands for itself", "否，独立来源"),
    "app.source.citation": ("Where to find it", "出处"),
    "app.source.note": ("Note", "备注"),
    "app.source.keys": ("Enter goes on · ^s keeps · Esc goes back", "回车到下一项 · ^s保存 · Esc返回"),
    "app.source.class_needed": ("Please choose what kind of source it is.", "请选择来源的类别。"),
    "app.source.day_needed": ("Please write its date as 2026-03-01.", "请按2026-03-01的格式填写日期。"),
    "app.source.people_needed": ("Please write how many people as a whole number.", "请用整数填写人数。"),
}

_RESULT: Final = {
    "app.result.title": ("The result as it stands", "当前结果"),
    "app.result.caps": ("What limits the band", "限制等级的因素"),
    "app.result.pillars": ("Pillars", "各支柱"),
    "app.result.sections": ("Sections", "各部分"),
    "app.result.interval": ("{proven} – {possible}", "{proven}–{possible}"),
    "app.result.disputes": ("Where sources disagree", "说法不一之处"),
    "app.result.problems": ("Recorded, but cannot count", "已记录但不能计入"),
    "app.result.ask": ("What to ask next (Enter goes there)", "接下来该问什么（按回车转到该题）"),
    "app.result.asking": ("{gain} points · {id} · {ask} ({reason})", "{gain}分 · {id} · {ask}（{reason}）"),
    "app.result.keys": (
        "PgDn reads on · arrows and Enter go to a question · Esc goes back",
        "PgDn翻看 · 方向键选后回车转到题目 · Esc返回",
    ),
    "app.report.title": ("Write the report in which language?", "用哪种语言生成报告？"),
    "app.report.status": ("writing reports: {count}", "正在生成报告：{count}"),
    "app.report.written": ("Report written: {path}", "报告已生成：{path}"),
    "app.report.failed": ("The report could not be written: {detail}", "报告未能生成：{detail}"),
}

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    _DO | _ABOUT | _KEYS | _LIST | _NEW | _INTERVIEW | _HINTS | _DIALOGS | _SOURCE | _RESULT
)
"""Code → (English, Chinese)."""
