"""Problems of the method, of disclosure, of databases, reports and the machine; part of `problems`."""

from __future__ import annotations

from typing import Final

METHODS: Final = {
    "problems.method-unfit": ("The method cannot be used.", "该评估方法无法使用。"),
    "problems.method-unfit+key+rule": (
        "In the method “{key}” {rule}: {found}.",
        "评估方法中的“{key}”{rule}：{found}。",
    ),
    "problems.method-unfit+detail": (
        "The method cannot be used: {detail}.",
        "该评估方法无法使用：{detail}。",
    ),
    "problems.method-unfit.remedy": (
        "Correct the method file as docs/method-file.md explains.",
        "请按docs/method-file.md更正方法文件。",
    ),
    "problems.method-unfit.remedy+allowed": (
        "What fits: {allowed}; docs/method-file.md explains each key.",
        "可用：{allowed}；各项说明见docs/method-file.md。",
    ),
    "problems.audience-later": (
        "Reports for {audience} are not offered yet.",
        "目前尚不能出具面向{audience}的报告。",
    ),
    "problems.audience-later.remedy": (
        "Write it for internal readers, and do not pass that report on.",
        "请出具内部报告，且不得外传。",
    ),
}

DATABASES: Final = {
    "problems.database-locked": (
        "Another program is writing to the database {database}.",
        "另一程序正在写入数据库{database}。",
    ),
    "problems.database-locked.remedy": (
        "Close the other program or wait a moment, then try once more.",
        "请关闭该程序或稍候再试。",
    ),
    "problems.database-read-only": (
        "The database {database} cannot be written: {reason}.",
        "数据库{database}无法写入：{reason}。",
    ),
    "problems.database-read-only.remedy": (
        "Get the right to write to it and to its folder, or name another one with DDQ_DATABASE.",
        "请取得该数据库及其文件夹的写入权限，或用DDQ_DATABASE指定另一个数据库。",
    ),
    "problems.database-corrupt": (
        "The database {database} is damaged, or is none of ours: {reason}.",
        "数据库{database}已损坏，或不是本工具的数据库：{reason}。",
    ),
    "problems.database-corrupt.remedy": (
        "Leave the file as it is, and go on with the last backup; ddq doctor says more.",
        "请保留原文件，改用最近的备份；可用ddq doctor进一步检查。",
    ),
    "problems.database-newer": (
        "A newer version has written the database {database}: {found}, and this one knows {known}.",
        "数据库{database}由较新版本写入（{found}），本版本只识别{known}。",
    ),
    "problems.database-newer.remedy": (
        "Update dd-toolkit; the database was left as it is.",
        "请升级dd-toolkit；数据库未作任何改动。",
    ),
    "problems.database-older": (
        "The database {database} is of an older version: {found}, and this one needs {known}.",
        "数据库{database}的版本较旧（{found}），本版本需要{known}。",
    ),
    "problems.database-older.remedy": (
        "Make a backup, then let one person upgrade it for all: ddq database upgrade.",
        "请先备份，再由一人统一升级：ddq database upgrade。",
    ),
    "problems.database-unreachable": (
        "The database {database} cannot be opened: {reason}.",
        "无法打开数据库{database}：{reason}。",
    ),
    "problems.database-unreachable.remedy": (
        "Check its address (DDQ_DATABASE), and whether network and server are up.",
        "请检查数据库地址（DDQ_DATABASE）以及网络和服务器是否正常。",
    ),
    "problems.disk-full": ("The disk is full.", "磁盘空间已满。"),
    "problems.disk-full+database": (
        "The disk is full: nothing more fits into {database}.",
        "磁盘空间已满，{database}无法继续写入。",
    ),
    "problems.disk-full+folder": (
        "The disk is full: nothing more fits into the folder {folder}.",
        "磁盘空间已满，无法继续写入文件夹{folder}。",
    ),
    "problems.disk-full.remedy": (
        "Free some space and do the last step once more; what was said to be saved is there.",
        "请清理空间后重做上一步；已提示保存的内容不受影响。",
    ),
}

MACHINES: Final = {
    "problems.font-missing": ("The packaged font {file} is missing.", "缺少随附的字体{file}。"),
    "problems.font-missing+reason": (
        "The packaged font {file} cannot be read: {reason}.",
        "随附的字体{file}无法读取：{reason}。",
    ),
    "problems.font-missing.remedy": (
        "Install dd-toolkit anew, or correct the folder of templates.",
        "请重新安装dd-toolkit，或更正模板文件夹的设置。",
    ),
    "problems.template-missing": ("There is no template {file}.", "没有模板{file}。"),
    "problems.template-missing.remedy": (
        "Correct the folder of templates (DDQ_TEMPLATES), or install dd-toolkit anew.",
        "请更正模板文件夹（DDQ_TEMPLATES），或重新安装dd-toolkit。",
    ),
    "problems.template-broken": ("The template {file} cannot be filled.", "模板{file}无法填写。"),
    "problems.template-broken+reason": (
        "The template {file} cannot be filled: {reason}.",
        "模板{file}无法填写：{reason}。",
    ),
    "problems.template-broken.remedy": (
        "Mend it at this line, or go back to the packaged templates.",
        "请修改该行，或改用随附的模板。",
    ),
    "problems.glyph-missing": (
        "No packaged font has these characters; boxes stand in their place: {characters}.",
        "随附字体缺少以下字符，报告中以方框代替：{characters}。",
    ),
    "problems.glyph-missing.remedy": (
        "Write these words in other characters, or say in a note what the box stands for.",
        "请改用其他写法，或在备注中说明方框所代表的字。",
    ),
    "problems.library-missing": (
        "The system library {library}, which writes PDFs, is missing.",
        "缺少生成PDF所需的系统库{library}。",
    ),
    "problems.library-missing.remedy": (
        "Run make demo, which installs it, or as docs/setup.md says by hand.",
        "请运行make demo自动安装，或按docs/setup.md手工安装。",
    ),
    "problems.subsetter-missing": (
        "HarfBuzz has no subsetter here, so that a PDF takes several times as long.",
        "系统缺少HarfBuzz子集化组件，生成PDF会慢数倍。",
    ),
    "problems.subsetter-missing.remedy": (
        "Install libharfbuzz-subset0, or HarfBuzz 4.1 or later.",
        "请安装libharfbuzz-subset0，或HarfBuzz 4.1及以上版本。",
    ),
    "problems.folder-unwritable": (
        "The folder {folder} cannot be written: {reason}.",
        "文件夹{folder}无法写入：{reason}。",
    ),
    "problems.folder-unwritable.remedy": (
        "Get the right to write to it, or name another folder.",
        "请取得写入权限，或指定另一个文件夹。",
    ),
    "problems.setting-unfit": (
        "The setting “{setting}” cannot be used as it is: {found}.",
        "设置“{setting}”的内容无法使用：{found}。",
    ),
    "problems.setting-unfit.remedy": ("What fits: {allowed}.", "可用：{allowed}。"),
    "problems.terminal-unfit": (
        "This terminal cannot show the app.",
        "当前终端无法显示本程序界面。",
    ),
    "problems.terminal-unfit+reason": (
        "This terminal cannot show the app: {reason}.",
        "当前终端无法显示本程序界面：{reason}。",
    ),
    "problems.terminal-unfit.remedy": (
        "Open ddq in a terminal of at least 80 columns and 24 lines, or use the commands: ddq --help.",
        "请在至少80列、24行的终端中打开ddq，或使用命令：ddq --help。",
    ),
    "problems.rendering-failed": (
        "The report could not be written: {reason}.",
        "报告未能生成：{reason}。",
    ),
    "problems.rendering-failed.remedy": (
        "Try once more; if it fails again, ddq doctor finds what is wrong.",
        "请重试；若仍失败，请运行ddq doctor检查。",
    ),
}
