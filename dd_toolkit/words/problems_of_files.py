"""Problems of reading a file and of the shape of what stands in it; part of `problems`."""

from __future__ import annotations

from typing import Final

FILES: Final = {
    "problems.file-unreadable": ("The file cannot be read: {reason}.", "无法读取该文件：{reason}。"),
    "problems.file-unreadable.remedy": (
        "Check its name and folder, its size, and that you may read it.",
        "请检查文件名、所在文件夹、文件大小和读取权限。",
    ),
    "problems.file-encoding": (
        "The file is not UTF-8 text: byte {byte} does not fit.",
        "该文件不是UTF-8文本：第{byte}字节处无法识别。",
    ),
    "problems.file-encoding.remedy": (
        "Save it once more as UTF-8; spreadsheets call it “CSV UTF-8”.",
        "请另存为UTF-8编码；电子表格软件中称为“CSV UTF-8”。",
    ),
    "problems.yaml-syntax": ("This is not valid YAML: {detail}.", "此处不符合YAML语法：{detail}。"),
    "problems.yaml-syntax.remedy": (
        "Look at the indentation, colons and quotes of this line and of the one above it.",
        "请检查本行和上一行的缩进、冒号和引号。",
    ),
    "problems.yaml-duplicate-key": (
        "“{key}” stands twice in the same place.",
        "同一处出现了两个“{key}”。",
    ),
    "problems.yaml-duplicate-key.remedy": (
        "Keep one of the two; otherwise one would silently replace the other.",
        "请只保留一个，否则其中一个会被悄悄覆盖。",
    ),
    "problems.yaml-too-deep": (
        "This stands more than {limit} levels deep.",
        "此处嵌套超过{limit}层。",
    ),
    "problems.yaml-too-deep.remedy": (
        "Check the indentation; nothing that is read here goes so deep.",
        "请检查缩进；正常的文件不会有这么多层。",
    ),
    "problems.json-syntax": ("This is not valid JSON: {detail}.", "此处不符合JSON语法：{detail}。"),
    "problems.json-syntax.remedy": (
        "Have it exported once more; it was cut off or changed by hand.",
        "文件可能不完整或被手工改动，请重新导出一份。",
    ),
    "problems.csv-syntax": ("This is not valid CSV: {detail}.", "此处不符合CSV格式：{detail}。"),
    "problems.csv-syntax.remedy": (
        "Put cells that hold commas or quotes into quotes, and double each quote inside.",
        "含逗号或引号的单元格请用双引号括起，其中的双引号写成两个。",
    ),
    "problems.format-unknown": (
        "The file names the format {found}; this version reads {known}.",
        "文件标注的格式为{found}，本版本只能读取格式{known}。",
    ),
    "problems.format-unknown.remedy": (
        "Write “format: {known}” if the file follows it; otherwise update dd-toolkit.",
        "若文件符合该格式，请写明“format: {known}”；否则请升级dd-toolkit。",
    ),
}

SHAPES: Final = {
    "problems.key-unknown": (
        "Here stands something that has no place here.",
        "此处出现了不该有的内容。",
    ),
    "problems.key-unknown+key": ("“{key}” has no place here.", "此处不能使用“{key}”。"),
    "problems.key-unknown.remedy": (
        "Correct its spelling or take it out.",
        "请更正拼写或删除。",
    ),
    "problems.key-unknown.remedy+allowed": (
        "Use each of these once: {allowed}.",
        "请使用以下名称，各一次：{allowed}。",
    ),
    "problems.key-missing": ("“{key}” is missing.", "缺少“{key}”。"),
    "problems.key-missing.remedy": ("Add “{key}” with its value.", "请补上“{key}”及其内容。"),
    "problems.key-unfit": (
        "“{key}” does not go with the type “{type}”.",
        "“{type}”类问题不能使用“{key}”。",
    ),
    "problems.key-unfit.remedy": (
        "Take “{key}” out, or give the question a type that has it.",
        "请删除“{key}”，或改用支持它的问题类型。",
    ),
    "problems.value-shape": (
        "What stands here does not fit: {found}.",
        "此处的内容不合要求：{found}。",
    ),
    "problems.value-shape+key": (
        "What “{key}” holds does not fit: {found}.",
        "“{key}”的内容不合要求：{found}。",
    ),
    "problems.value-shape.remedy": (
        "See docs/question-types.md for what may stand here.",
        "此处可以填写什么，请见docs/question-types.md。",
    ),
    "problems.value-shape.remedy+expected": ("Write {expected}.", "请写{expected}。"),
    "problems.value-shape.remedy+allowed": ("What fits: {allowed}.", "可以填写：{allowed}。"),
}
