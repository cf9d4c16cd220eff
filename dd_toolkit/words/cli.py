"""What the commands say, and their help.

Help of verbs and options reads as a sentence; data that a script would read is never worded here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dd_toolkit.words.cli_law import LAW
from dd_toolkit.words.cli_regimes import REGIMES
from dd_toolkit.words.cli_registry import REGISTRY

_VERBS: Final = {
    "cli.ddq": (
        "Due-diligence assessments of plants in the battery and car supply chain: labour, safety, "
        "environment. Without a verb the terminal app opens.",
        "电池与汽车供应链工厂的尽职调查评估：劳动、安全、环境。不加命令则打开终端界面。",
    ),
    "cli.demo": (
        "Load the two shipped assessments and print their reports in both languages.",
        "载入随附的两份评估，并以中英文生成报告。",
    ),
    "cli.new": ("Open an assessment of a site and print its id.", "新建一份工厂评估，并输出其编号。"),
    "cli.list": ("List all assessments, the latest change first.", "列出全部评估，最近改动的在前。"),
    "cli.show": (
        "Show a result in words, by pillar, with problems and what to ask next.",
        "以文字显示评估结果、各领域得分、存在的问题及下一步应问的内容。",
    ),
    "cli.answer": (
        "Record what one source says to a question. A value that starts with a minus goes behind “--”.",
        "登记某一来源对某题的回答。以减号开头的值须写在“--”之后。",
    ),
    "cli.source": (
        "Add a source of answers, or change one; without an id list all sources.",
        "添加或修改信息来源；不给编号则列出全部来源。",
    ),
    "cli.row": (
        "Name a row of a roster (a substance, a dormitory); without an id list rosters and rows.",
        "登记清单中的一行（如某种物质、某栋宿舍）；不给编号则列出清单及各行。",
    ),
    "cli.score": (
        "Show proven and possible by pillar and section, or every step behind a question.",
        "显示各领域、各部分的已证实分与最高可能分，或某一题的全部计算步骤。",
    ),
    "cli.report": ("Write the report as PDF and print its path.", "生成PDF报告，并输出文件路径。"),
    "cli.export": (
        "Write an assessment as JSON: its events and pinned texts, without sealed sources.",
        "把一份评估导出为JSON：全部记录及其固定文本，不含封存来源。",
    ),
    "cli.import": (
        "Import exported assessments (JSON) and answer sheets (YAML); doing it twice changes nothing.",
        "导入评估（JSON）和答卷（YAML）；重复导入不会改变任何内容。",
    ),
    "cli.questionnaires": (
        "List, show, check, lock and print questionnaires; convert law facts.",
        "问卷的列出、查看、检查、锁定、生成页面与法规数据转换。",
    ),
    "cli.questionnaires.list": ("List the questionnaires that can be chosen.", "列出可选用的问卷。"),
    "cli.questionnaires.show": ("Show sections, topics and questions.", "显示问卷的部分、主题与问题。"),
    "cli.questionnaires.check": (
        "Check questionnaires, law, regimes, method, registry and sheets; print file:line of each problem.",
        "检查问卷、法规、规范、方法、企业名录和随附答卷，逐条给出文件与行号。",
    ),
    "cli.questionnaires.lock": (
        "Lock every id of the question bank with what it means; run when a version is published.",
        "锁定题库全部编号及其含义；发布版本时运行。",
    ),
    "cli.questionnaires.pages": (
        "Write the question bank as readable pages in both languages.",
        "将题库生成为中英文对照的页面。",
    ),
    "cli.questionnaires.law": (
        "Convert a sheet of law facts into law.csv; what could not be split goes to law-unsplit.csv.",
        "把法规数据表转换为law.csv；无法拆分的内容写入law-unsplit.csv。",
    ),
    "cli.doctor": (
        "Check libraries, fonts, database, folders, terminal and settings, and lay out one page.",
        "检查系统库、字体、数据库、文件夹、终端和设置，并试排一页。",
    ),
    "cli.database": ("Look after the database.", "维护数据库。"),
    "cli.database.upgrade": (
        "Bring the database to the form that this version works with; a local file is copied first.",
        "把数据库升级到本版本所用的结构；本地文件会先行备份。",
    ),
}

_HELP: Final = {
    "cli.help.database": (
        "Database: a file, or the address of a PostgreSQL server.",
        "数据库：文件，或 PostgreSQL 地址。",
    ),
    "cli.help.questionnaires": (
        "Folder of questionnaires, method, law, regimes and registry.",
        "问卷、方法、法规、规范和企业名录所在文件夹。",
    ),
    "cli.help.templates": ("Folder of report templates and fonts.", "报告模板与字体所在文件夹。"),
    "cli.help.reports": ("Folder that reports are written to.", "报告输出文件夹。"),
    "cli.help.language": ("Language of everything that is said.", "界面与提示所用语言。"),
    "cli.help.author": ("Who records; declared, not checked.", "记录人；由本人申报，不作核验。"),
    "cli.help.home": ("Folder of the database and what else is kept.", "数据库及其他数据所在文件夹。"),
    "cli.help.config": ("Configuration file (TOML).", "配置文件（TOML）。"),
    "cli.help.plain_keys": (
        "Do without extended key reports, for input methods that need it.",
        "不使用扩展按键报告（某些输入法需要）。",
    ),
    "cli.help.version": ("Print the version.", "显示版本。"),
    "cli.help.assessment": (
        "Its id, the end of its id, or part of its title, company or site.",
        "评估编号、编号末尾，或标题、企业、工厂名称的一部分。",
    ),
    "cli.help.question": ("Id of the question.", "题号。"),
    "cli.help.json": ("Print JSON.", "输出JSON。"),
    "cli.help.out": ("File to write.", "输出文件。"),
    "cli.help.company": ("Name, or id of a company in the registry.", "企业名称，或企业名录中的编号。"),
    "cli.help.site": (
        "Plant, mine or office; a plant of the registry gives its place.",
        "工厂、矿山或办公地点；名录中的工厂自动带出地点。",
    ),
    "cli.help.segments": (
        "Steps of the chain at this site, parted by commas: MIN REF ELE CEL PAK BMS CAS FIN REC GRP; "
        "for a company of the registry those of the report unless given.",
        "该地点涉及的产业链环节，以逗号分隔：MIN REF ELE CEL PAK BMS CAS FIN REC GRP；"
        "名录中的企业默认采用报告所载环节。",
    ),
    "cli.help.questionnaire": (
        "Questionnaire by id; may be left out where there is one.",
        "问卷编号；只有一份时可省略。",
    ),
    "cli.help.date": ("Assessment date; today unless given.", "评估日期；默认今天。"),
    "cli.help.title": ("Title; company and site unless given.", "标题；默认为企业与工厂名称。"),
    "cli.help.place": ("Town and province.", "所在地。"),
    "cli.help.country": ("Country, two letters.", "国家（两位代码）。"),
    "cli.help.workforce": ("People who work at the site.", "该地点的工人总数。"),
    "cli.help.group": (
        "Size of a group, as in dispatched=200; may be repeated.",
        "群体人数，如dispatched=200；可重复。",
    ),
    "cli.help.assessor": ("Who assesses; the author unless given.", "评估人；默认为记录人。"),
    "cli.help.commissioned_by": ("Who ordered the assessment.", "委托方。"),
    "cli.help.paid_by": ("Who pays for it.", "付费方。"),
    "cli.help.announcement": (
        "announced, semi_announced, unannounced, no_visit or unknown.",
        "announced（事先通知） semi_announced（只通知大致时段） unannounced（未通知） "
        "no_visit（未到场） unknown（不详）",
    ),
    "cli.help.access": ("What access was granted.", "获准查看的范围。"),
    "cli.help.invented": (
        "A made-up site for training; every page says so.",
        "虚构的培训用例；每页都会注明。",
    ),
    "cli.help.value": ("The answer as it would be typed in the app.", "回答内容，写法与界面中相同。"),
    "cli.help.source": ("Id of the source that says it.", "作答来源的编号。"),
    "cli.help.row": (
        "Row of the roster, where the question has one.",
        "清单中的行（适用于按行提问的题目）。",
    ),
    "cli.help.unknown": ("The source was asked and does not know.", "已询问，来源不清楚。"),
    "cli.help.refused": ("Access or paper was denied.", "拒绝提供。"),
    "cli.help.not_applicable": (
        "Does not apply: segment, no_such_people or no_such_process.",
        "不适用，原因： segment（不涉及该环节） no_such_people（无此类人员） no_such_process（无此类工序）",
    ),
    "cli.help.clear": ("Take the source's answer back.", "撤回该来源的回答。"),
    "cli.help.note": ("Note; never a name of a worker.", "备注；不得写工人姓名。"),
    "cli.help.cite": ("Page, section or article where it stands.", "所在页码、章节或条款。"),
    "cli.help.origin_once": ("Source that this answer is copied from.", "本回答所转述的来源。"),
    "cli.help.source_id": ("Id for the source: letters, digits, dashes.", "来源编号：字母、数字、连字符。"),
    "cli.help.class": (
        "Class of evidence: E0 E1 E2 O W1 W2 W3 W4 P T1 T2 N.",
        "证据类别：E0 E1 E2 O W1 W2 W3 W4 P T1 T2 N。",
    ),
    "cli.help.source_date": (
        "Day it speaks of; the assessment date unless given.",
        "所反映情况的日期；默认评估日。",
    ),
    "cli.help.label": ("What it is called here.", "来源名称。"),
    "cli.help.people": ("How many people speak through it.", "通过该来源发声的人数。"),
    "cli.help.invited": ("For a survey: how many were asked.", "问卷调查：邀请人数。"),
    "cli.help.off_site": ("For a survey: answered away from the site.", "问卷调查：在厂外填写。"),
    "cli.help.status": (
        "Status of the workers: regular, dispatched, student or temporary.",
        "工人身份： regular（正式） dispatched（派遣） student（学生工） temporary（临时）",
    ),
    "cli.help.confidentiality": (
        "open, confidential or sealed; worker voice is confidential unless given.",
        "open（公开） confidential（保密） sealed（封存）；工人反映默认保密。",
    ),
    "cli.help.origin": (
        "Source that it copies, summarises or certifies from.",
        "其所抄录、概括或据以认证的来源。",
    ),
    "cli.help.citation": ("Where it can be found.", "出处。"),
    "cli.help.roster": ("Id of the roster.", "清单编号。"),
    "cli.help.row_id": ("Id for the row: letters, digits, dashes.", "行编号：字母、数字、连字符。"),
    "cli.help.row_title": (
        "Title of a row that the questionnaire does not offer.",
        "问卷未预设的行，其名称。",
    ),
    "cli.help.explain": ("Show every step of the arithmetic behind a question.", "显示某题的全部计算步骤。"),
    "cli.help.report_language": (
        "Language of the report: en, zh or both.",
        "报告语言：en、zh或both（两种）。",
    ),
    "cli.help.audience": ("Who it is for; only internal so far.", "报告对象；目前仅限internal（内部）。"),
    "cli.help.report_out": ("File (.pdf) or folder to write to.", "输出文件（.pdf）或文件夹。"),
    "cli.help.files": ("Files to import.", "要导入的文件。"),
    "cli.help.questionnaire_id": ("Id of the questionnaire.", "问卷编号。"),
    "cli.help.check_ids": ("Questionnaires by id; everything unless given.", "问卷编号；不给则检查全部。"),
    "cli.help.facts": ("Sheet of law facts (CSV).", "法规数据表（CSV）。"),
    "cli.help.law_out": ("Folder to write to.", "输出文件夹。"),
    "cli.help.pages_out": ("Folder to write to.", "输出文件夹。"),
}

_TALK: Final = {
    "cli.examples": ("Examples:", "示例："),
    "cli.error": ("error", "错误"),
    "cli.warning": ("warning", "警告"),
    "cli.problem": ("{head}: {text}", "{head}：{text}"),
    "cli.remedy": ("  → {text}", "  → {text}"),
    "cli.points": ("proven {low} · possible {high}", "已证实{low} · 最高可到{high}"),
    "cli.invented": ("invented", "虚构"),
    "cli.new.opened": (
        "Opened “{title}”. Answer it in the app (ddq) or with: ddq source {id} … and ddq answer {id} …",
        "已新建“{title}”。可在界面（ddq）中作答，或用命令：ddq source {id} …、ddq answer {id} …",
    ),
    "cli.new.proposed": (
        "Segments {segments}, from {tables} of the report, for the whole company; --segments chooses others.",
        "环节{segments}，依据报告{tables}中关于整个企业的内容；可用--segments另行指定。",
    ),
    "cli.new.proposed_here": (
        "Segments {segments}, from {tables} of the report, about this place; --segments chooses others.",
        "环节{segments}，依据报告{tables}中关于该地的内容；可用--segments另行指定。",
    ),
    "cli.list.none": (
        "There is no assessment yet. Open one with ddq new, or load the examples with ddq demo.",
        "还没有评估。用ddq new新建，或用ddq demo载入示例。",
    ),
    "cli.list.id": ("id", "编号"),
    "cli.list.date": ("date", "日期"),
    "cli.list.answers": ("answers", "回答"),
    "cli.list.site": ("company · site", "企业 · 工厂"),
    "cli.list.title": ("title", "标题"),
    "cli.show.invented": (
        "Invented for training and tests: no such plant exists.",
        "虚构用例，仅供培训与测试：并无此厂。",
    ),
    "cli.show.problems": ("Recorded, and cannot count:", "已登记但无法计分："),
    "cli.show.ask_next": (
        "What to ask next (points of 100 that an answer could settle):",
        "下一步应问（查明后最多可影响的分数，满分100）：",
    ),
    "cli.answer.saved": (
        "Saved. {question}: proven {low}, possible {high}. In total: {result}",
        "已保存。{question}：已证实{low}，最高可能{high}。总体：{result}",
    ),
    "cli.show.local": ("Minimum wage, as far as the table knows:", "最低工资标准（据参考表）："),
    "cli.answer.local": ("For comparison: {text}", "参考：{text}"),
    "cli.answer.warning": ("Look again: {text}", "请复核：{text}"),
    "cli.source.saved": ("Saved source {id}.", "已保存来源{id}。"),
    "cli.source.none": ("There is no source yet.", "还没有来源。"),
    "cli.row.saved": ("Saved row {id} of {roster}.", "已保存清单{roster}的行{id}。"),
    "cli.report.printing": ("Printing “{title}” ({language}) …", "正在生成“{title}”（{language}）……"),
    "cli.report.printed": ("  {pages} pages in {seconds} s", "  共{pages}页，用时{seconds}秒"),
    "cli.export.done": (
        "Exported “{title}” ({id}). Sealed sources and everything they said are not part of it.",
        "已导出“{title}”（{id}）。封存来源及其全部内容不在其中。",
    ),
    "cli.import.done": ("{file}: “{title}”, {count} new records", "{file}：“{title}”，新增{count}条记录"),
    "cli.import.same": (
        "{file}: “{title}” was here already, nothing is new",
        "{file}：“{title}”已在库中，没有新内容",
    ),
    "cli.demo.loaded": ("Loaded “{title}” ({count} new records)", "已载入“{title}”（新增{count}条记录）"),
    "cli.demo.next": (
        "The reports are in {folder}. Open the app with ddq (from a checkout: .venv/bin/ddq).",
        "报告在{folder}。运行ddq打开界面（源码目录中：.venv/bin/ddq）。",
    ),
    "cli.questionnaires.broken": (
        "has problems; see ddq questionnaires check",
        "有问题，见ddq questionnaires check",
    ),
    "cli.lock.done": ("{new} new, {retired} retired", "新增{new}项，停用{retired}项"),
    "cli.check.done": ("{errors} errors, {warnings} warnings", "错误{errors}处，警告{warnings}处"),
    "cli.app.no_terminal": ("input or output is not a terminal", "输入或输出不是终端"),
    "cli.database.same": ("{database} is up to date ({revision}).", "{database}已是最新（{revision}）。"),
    "cli.database.upgraded": (
        "{database}: from {before} to {after}.",
        "{database}：由{before}升级到{after}。",
    ),
    "cli.database.copy": ("The file as it was: {file}", "升级前的备份：{file}"),
}

_DOCTOR: Final = {
    "cli.doctor.ok": ("ok    {what}: {shown}", "正常  {what}：{shown}"),
    "cli.doctor.warn": ("warn  {what}: {shown}", "警告  {what}：{shown}"),
    "cli.doctor.fail": ("FAIL  {what}: {shown}", "失败  {what}：{shown}"),
    "cli.doctor.well": ("All is in order.", "一切正常。"),
    "cli.doctor.failed": ("{count} failed.", "{count}项失败。"),
    "cli.doctor.none": ("none", "无"),
    "cli.doctor.setting": ("setting", "设置"),
    "cli.doctor.config": ("configuration file", "配置文件"),
    "cli.doctor.database": ("database", "数据库"),
    "cli.doctor.reports": ("folder of reports", "报告文件夹"),
    "cli.doctor.cache": ("cache folder", "缓存文件夹"),
    "cli.doctor.terminal": ("terminal", "终端"),
    "cli.doctor.libraries": ("layout libraries", "排版库"),
    "cli.doctor.subsetter": ("font subsetter", "字体子集化组件"),
    "cli.doctor.fonts": ("fonts against all texts", "字体与全部文本"),
    "cli.doctor.page": ("one page laid out", "试排一页"),
    "cli.doctor.from.option": ("option {where}", "选项{where}"),
    "cli.doctor.from.environment": ("environment {where}", "环境变量{where}"),
    "cli.doctor.from.file": ("file {where}", "配置文件{where}"),
    "cli.doctor.from.default": ("default {where}", "默认{where}"),
}

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    _VERBS | _HELP | _TALK | _DOCTOR | LAW | REGIMES | REGISTRY
)
"""Code → (English, Chinese)."""
