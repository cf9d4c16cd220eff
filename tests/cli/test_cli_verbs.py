"""What each verb does, with the shipped questionnaire and a real database.

1. stdout is data and stderr is talk; `--json` is JSON and nothing else.
2. What is recorded from the shell is in the assessment, and its result follows.
3. Names find assessments by id, end of id, title, company or site.
4. Examples of the help run as they stand.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from dd_toolkit.cli.examples import EXAMPLES
from dd_toolkit.files.law_facts import FACT_COLUMNS
from dd_toolkit.reporting.printing import Printed
from tests.builders import ROOT
from tests.cli.commands import NEW, QUESTIONNAIRE, words_of
from tests.cli.conftest import Ddq

FACTS = ",".join(FACT_COLUMNS)


def as_json(text: str) -> Any:
    """Return what a command printed as JSON."""
    return json.loads(text)


def test_new_prints_an_id_that_finds_it_again(ddq: Ddq) -> None:
    """2, 3: the id alone is on stdout, and its end names the assessment."""
    made = ddq(*NEW, "--company", "Example Cells", "--site", "Plant 1", "--segments", "CEL,PAK")
    assert made.code == 0
    id_ = made.out.strip()
    assert "Plant 1" in made.err
    assert as_json(ddq("show", id_[-6:], "--json").out)["id"] == id_
    assert as_json(ddq("list", "--json").out)[0]["segments"] == ["CEL", "PAK"]


def test_new_takes_what_was_typed(ddq: Ddq) -> None:
    """2: every option is in the facts of the assessment or of its site."""
    typed = (
        "--title", "Visit", "--place", "Hefei", "--country", "CN", "--workforce", "900",
        "--group", "students=40", "--assessor", "A. Li", "--commissioned-by", "Carmaker",
        "--paid-by", "Carmaker", "--announcement",
        "unannounced", "--access", "all halls", "--date", "2026-03-01", "--questionnaire", QUESTIONNAIRE,
    )  # fmt: skip
    assert ddq(*NEW, "--company", "C", "--site", "S", "--segments", "cel", *typed).code == 0
    about = as_json(ddq("show", "Visit", "--json").out)["about"]
    assert (about["place"], about["country"], about["workforce"]) == ("Hefei", "CN", 900)
    assert about["groups"] == [["students", 40]]
    assert (about["assessor"], about["commissioned_by"], about["paid_by"]) == (
        "A. Li",
        "Carmaker",
        "Carmaker",
    )
    assert (about["announcement"]["code"], about["access"]) == ("terms.announcement.unannounced", "all halls")
    assert (about["title"], about["date"], about["invented"]) == ("Visit", "2026-03-01", False)


def test_a_company_of_the_registry_brings_what_is_known(ddq: Ddq) -> None:
    """2: name and segments by id, place and country of a plant; never its headcount as workforce."""
    assert ddq(*NEW, "--company", "catl", "--site", "Erfurt, Germany").code == 0
    (entry,) = as_json(ddq("list", "--json").out)
    assert entry["company_id"] == "catl"
    assert "MIN" in entry["segments"]
    about = as_json(ddq("show", "Erfurt", "--json").out)["about"]
    assert (about["country"], about["workforce"]) == ("DE", None)


def test_the_author_assesses_unless_told_otherwise(ddq: Ddq) -> None:
    """2: who records is who assesses, from the option that stands before every verb or behind it."""
    base = (*NEW, "--company", "C", "--segments", "CEL")
    assert ddq("--author", "Wang", *base, "--site", "First").code == 0
    assert ddq(*base, "--site", "Second", "--author", "Zhao").code == 0
    assert as_json(ddq("show", "First", "--json").out)["about"]["assessor"] == "Wang"
    assert as_json(ddq("show", "Second", "--json").out)["about"]["assessor"] == "Zhao"


def test_list_is_a_table_or_json(ddq: Ddq, plant: str) -> None:
    """1: the same assessments either way."""
    (entry,) = as_json(ddq("list", "--json").out)
    head, line = ddq("list").out.splitlines()
    assert head.startswith("id")
    assert line.startswith(entry["id"][-6:])
    assert f"Example Cells · {plant}" in line
    assert (entry["answers"], entry["invented"]) == (3, True)


def test_an_empty_list_says_what_to_do(ddq: Ddq) -> None:
    """1: stdout stays empty, the advice is talk."""
    told = ddq("list")
    assert (told.code, told.out) == (0, "")
    assert "ddq new" in told.err
    assert as_json(ddq("list", "--json").out) == []


def test_show_reads_like_the_report(ddq: Ddq, plant: str) -> None:
    """2: result in words, reasons, pillars, what to ask next; invented plants say so."""
    text = ddq("show", plant).out
    for part in (
        "Not rated",
        "Proven good:",
        "of 100 are open",
        "Labour",
        "What to ask next",
        "no such plant",
    ):
        assert part in text


def test_show_speaks_chinese(ddq: Ddq, plant: str) -> None:
    """1: the language applies to everything that is said."""
    text = ddq("show", plant, "--language", "zh").out
    assert "虚构用例" in text
    assert "下一步应问" in text


def test_show_names_what_cannot_count(ddq: Ddq, plant: str) -> None:
    """2: a source dated after the assessment is recorded elsewhere and shown as a problem."""
    exported = as_json(ddq("export", plant).out)
    for event in exported["events"]:
        if event["kind"] == "source" and event["subject"]["source"] == "talks":
            event["body"]["date"] = "2026-03-02"
    Path("later.json").write_text(json.dumps(exported), encoding="utf-8")
    assert ddq("--home", "other", "import", "later.json").code == 0
    assert "cannot count" in ddq("--home", "other", "show", plant).out


def test_answers_follow_each_other(ddq: Ddq, plant: str) -> None:
    """2: what is proven moves with each answer, and clearing takes one back."""
    before = as_json(ddq("score", plant, "--json").out)["result"]
    saved = ddq("answer", plant, "LAB-WAG-03.1", "30", "--source", "payroll", "--note", "two months")
    assert (saved.code, saved.out) == (0, "")
    assert "LAB-WAG-03.1" in saved.err
    after = as_json(ddq("score", plant, "--json").out)["result"]
    assert after["low"] != before["low"] or after["high"] != before["high"]
    assert ddq("answer", plant, "LAB-WAG-03.1", "--clear", "--source", "payroll").code == 0
    assert as_json(ddq("score", plant, "--json").out)["result"] == before


@pytest.mark.parametrize(
    ("spoken", "state"),
    [
        (("--unknown",), "unknown"),
        (("--refused",), "refused"),
        (("--not-applicable", "no_such_people"), "not_applicable"),
    ],
)
def test_states_are_recorded(ddq: Ddq, plant: str, spoken: Sequence[str], state: str) -> None:
    """2: asked and not known, refused, not applicable with its reason."""
    assert ddq("answer", plant, "LAB-WAG-03.1", *spoken, "--source", "payroll").code == 0
    exported = as_json(ddq("export", plant).out)
    said = [each["body"] for each in exported["events"] if each["subject"].get("question") == "LAB-WAG-03.1"]
    assert [each["state"] for each in said] == [state]


def test_a_negative_number_goes_behind_two_dashes(ddq: Ddq, plant: str) -> None:
    """2: a value that begins with a minus is a value there."""
    refused = ddq("answer", plant, "LAB-TIM-01.1", "--source", "payroll", "--", "-5")
    assert refused.code == 2
    assert "No such option" not in refused.err


def test_sources_are_listed_and_changed(ddq: Ddq, plant: str) -> None:
    """2: worker voice is confidential unless told otherwise; the same id again changes a source."""
    listed = ddq("source", plant).out
    assert "payroll  E2" in listed
    assert "confidential" in listed
    more = ("--class", "W4", "--invited", "90", "--people", "40", "--off-site", "--confidentiality", "open",
            "--origin", "payroll", "--citation", "annex 2", "--note", "n", "--label", "Survey")  # fmt: skip
    assert ddq("source", plant, "talks", *more).code == 0
    assert "W4" in ddq("source", plant).out
    body = [each["body"] for each in as_json(ddq("export", plant).out)["events"] if each["kind"] == "source"][
        -1
    ]
    assert (body["invited"], body["off_site"], body["origin"], body["citation"]) == (
        90,
        True,
        "payroll",
        "annex 2",
    )
    assert (body["date"], body["confidentiality"]) == ("2026-03-01", "open")


def test_rows_are_listed_and_named(ddq: Ddq, plant: str) -> None:
    """2: named rows are marked, offered ones stand behind them."""
    text = ddq("row", plant).out
    assert "* manganese" in text.replace("  ", " ")
    assert "nickel_soluble" in text
    assert ddq("row", plant, "substances", "toluene", "--title", "Toluene").code == 0
    assert "Toluene" in ddq("row", plant, "substances").out


def test_score_shows_pillars_and_sections(ddq: Ddq, plant: str) -> None:
    """2: bounds of every pillar and section in scope, with their share."""
    text = ddq("score", plant).out
    assert text.startswith("Not rated · proven")
    assert "LAB-TIM" in text
    steps = as_json(ddq("score", plant, "--json").out)["steps"]
    assert {"weight", "section", "pillar", "total"} <= {step["code"] for step in steps}


def test_explain_ends_at_the_score(ddq: Ddq, plant: str) -> None:
    """2: the explanation's numbers are those of the score, in words and as JSON."""
    explained = as_json(ddq("score", plant, "--explain", "lab-tim-01.1", "--json").out)
    total = as_json(ddq("score", plant, "--json").out)
    lows = [step["parameters"]["total"] for step in explained["total"] if step["code"] == "total"]
    assert lows == [total["result"]["low"], total["result"]["high"]]
    assert (explained["lo"], explained["hi"]) == pytest.approx((0.4, 0.8))
    text = ddq("score", plant, "--explain", "LAB-TIM-01.1").out
    assert "Payroll of January" in text
    assert "0.6 × lowest view 0.6667 = 0.4" in text


def test_export_and_import_are_opposites(ddq: Ddq, plant: str) -> None:
    """2: what was exported is the same assessment in another home; twice changes nothing."""
    assert ddq("export", plant, "--out", "plant.json").out.strip() == "plant.json"
    text = Path("plant.json").read_text(encoding="utf-8")
    assert text == ddq("export", plant).out
    first = ddq("--home", "other", "import", "plant.json")
    again = ddq("--home", "other", "import", "plant.json")
    assert first.out == again.out
    assert "nothing is new" in again.err
    here, there = ddq("score", plant, "--json"), ddq("--home", "other", "score", plant, "--json")
    assert here.out == there.out


def test_an_exported_file_is_private(ddq: Ddq, plant: str) -> None:
    """1: nobody but its owner may read it."""
    ddq("export", plant, "--out", "plant.json")
    assert Path("plant.json").stat().st_mode & 0o077 == 0


def test_an_answer_sheet_is_imported_once(ddq: Ddq) -> None:
    """2: the same path as the demo's; a second import finds everything there."""
    sheet = next((ROOT / "questionnaires" / "examples").glob("desk-review*.yaml"))
    first, again = ddq("import", str(sheet)), ddq("import", str(sheet))
    assert (first.code, again.code) == (0, 0)
    assert first.out == again.out
    assert "nothing is new" in again.err


def test_questionnaires_are_listed_and_shown(ddq: Ddq) -> None:
    """1: ids, versions, titles; every question with its type."""
    assert QUESTIONNAIRE in ddq("questionnaires", "list").out
    entries = as_json(ddq("questionnaires", "list", "--json").out)
    assert QUESTIONNAIRE in [entry["id"] for entry in entries]
    assert all(entry["version"] for entry in entries)
    text = ddq("questionnaires", "show", QUESTIONNAIRE).out
    assert "LAB-TIM-01.1  [number]" in text
    shown = as_json(ddq("questionnaires", "show", QUESTIONNAIRE, "--json").out)
    assert shown["sections"][0]["topics"][0]["questions"]


def test_an_odd_answer_is_kept_and_its_warning_told(ddq: Ddq, plant: str) -> None:
    """1, 2: prices older than 24 months are kept; the warning is talk, and the report holds its text."""
    told = ddq("answer", plant, "LAB-WAG-02.6", "2023-12-31", "--source", "payroll")
    assert (told.code, told.out) == (0, "")
    assert "Look again: The prices are older than 24 months." in told.err
    assert "物价数据已超过24个月" in ddq("show", plant, "--json").out
    assert "Look again" not in ddq("answer", plant, "LAB-WAG-02.6", "2024-12-31", "--source", "payroll").err


def test_local_values_are_told_beside_the_answer_and_listed(ddq: Ddq) -> None:
    """1: they are talk where an answer is given and data where a result is shown, bands only the former."""
    site = ("--company", "C", "--site", "S", "--segments", "CEL")
    new = (*NEW, *site, "--date", "2026-10-31")
    for place, known in (
        (
            "Huizhou, Guangdong",
            "Huizhou, class 3: 1,850 CNY/month since 2025-03-01 (WAG-004, high confidence).",
        ),
        ("Ningde, Fujian", "The table has no minimum wage for Ningde."),
        ("", "The table knows no place named in “S”."),
    ):
        title = f"Visit of {place or 'nowhere'}"
        assert ddq(*new, "--place", place, "--title", title).code == 0
        assert ddq("source", title, "rec", "--class", "E2", "--date", "2026-10-01").code == 0
        told = ddq("answer", title, "LAB-WAG-01.1", "1850", "--source", "rec")
        assert (told.code, told.out) == (0, "")
        assert f"For comparison: {known}" in told.err
        assert f"- {known}" in ddq("show", title).out
        told = ddq("answer", title, "LAB-WAG-02.3", "4000", "--source", "rec")
        assert "lower-skilled workers: 5,000 to 6,000 CNY/month (2021, R§4.2)." in told.err
        assert "lower-skilled" not in ddq("show", title).out
        assert "For comparison" not in ddq("answer", title, "LAB-WAG-01.2", "1900", "--source", "rec").err


def test_a_check_of_everything_that_ships_finds_no_error(ddq: Ddq) -> None:
    """2: questionnaires, registry and shipped sheets are in order."""
    checked = ddq("questionnaires", "check")
    assert (checked.code, checked.out) == (0, "")
    assert "0 errors" in checked.err


def test_a_check_prints_file_and_line(ddq: Ddq) -> None:
    """1: as compilers do, so that editors and terminals link it; errors end with 2."""
    folder = Path("questionnaires")
    shutil.copytree(ROOT / "questionnaires", folder)
    section = folder / "sections" / "LAB" / "LAB-TIM.yaml"
    lines = section.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.lstrip().startswith("type:"))
    lines[number] = lines[number].replace("type:", "typ:")
    section.write_text("\n".join(lines), encoding="utf-8")
    checked = ddq("--questionnaires", str(folder), "questionnaires", "check", QUESTIONNAIRE)
    assert checked.code == 2
    assert f"questionnaires/sections/LAB/LAB-TIM.yaml:{number + 1}: error" in checked.out


def test_law_facts_are_converted(ddq: Ddq) -> None:
    """2: a sheet gives both files; a faulty sheet gives none."""
    Path("facts.csv").write_text(
        f"{FACTS}\nABC-001,T,States,36,hours,China,Law,法,41,1995-01-01,[L],high\n", "utf-8"
    )
    done = ddq("questionnaires", "law", "facts.csv", "--out", "converted")
    assert done.out.splitlines() == ["converted/law.csv", "converted/law-unsplit.csv"]
    assert "ABC-001" in Path("converted/law.csv").read_text(encoding="utf-8")
    Path("facts.csv").write_text(f"{FACTS}\nABC,T,States,36,h,C,L,法,4,1995,[L],high\n", encoding="utf-8")
    faulty = ddq("questionnaires", "law", "facts.csv", "--out", "none")
    assert (faulty.code, faulty.out) == (2, "")
    assert "facts.csv:2" in faulty.err
    assert not Path("none").exists()


def test_an_upgrade_of_a_new_database_is_told(ddq: Ddq) -> None:
    """1: the revision is data; a second upgrade has nothing to do."""
    first, again = ddq("database", "upgrade"), ddq("database", "upgrade")
    assert first.out == again.out
    assert "up to date" in again.err


@pytest.fixture
def quick_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a printer that writes its language in place of a PDF, which takes seconds."""

    def press(_report: object, language: str, _templates: Path, out: Path) -> Future[Printed]:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(language, encoding="utf-8")
        printed: Future[Printed] = Future()
        printed.set_result(Printed(out, 3, (), (), 0.5))
        return printed

    monkeypatch.setattr("dd_toolkit.reporting.printing.print_in_process", press)


@pytest.mark.slow
def test_a_report_is_a_pdf(ddq: Ddq, plant: str) -> None:
    """2: printed in a process of its own; its path is on stdout, its pages are talk."""
    told = ddq("report", plant, "--out", "one.pdf")
    assert told.out.splitlines() == ["one.pdf"]
    assert Path("one.pdf").read_bytes().startswith(b"%PDF")
    assert "pages in" in told.err


@pytest.mark.usefixtures("quick_press")
@pytest.mark.parametrize(
    ("options", "files"),
    [
        ((), {"ddq/reports/2026-03-01-example-cells-plant-1-*.en.pdf": "en"}),
        (("--language", "zh"), {"ddq/reports/2026-03-01-example-cells-plant-1-*.zh.pdf": "zh"}),
        (("--out", "here"), {"here/2026-03-01-*.en.pdf": "en"}),
        (("--out", "here/a.pdf"), {"here/a.pdf": "en"}),
        (("--out", "here", "--language", "both"), {"here/*.en.pdf": "en", "here/*.zh.pdf": "zh"}),
        (("--out", "a.pdf", "--language", "both"), {"a.en.pdf": "en", "a.zh.pdf": "zh"}),
    ],
)
def test_a_report_goes_where_it_is_asked_for(
    ddq: Ddq, plant: str, options: Sequence[str], files: Mapping[str, str]
) -> None:
    """2: to the reports folder, to a folder, to a file; each of two languages to its own."""
    told = ddq("report", plant, *options)
    assert len(told.out.splitlines()) == len(files)
    for pattern, language in files.items():
        (path,) = Path().glob(pattern)
        assert path.read_text(encoding="utf-8") == language
        assert str(path) in told.out


@pytest.mark.usefixtures("quick_press")
def test_a_report_speaks_the_language_of_the_settings(ddq: Ddq, plant: str) -> None:
    """2: unless its own option says otherwise; the option behind the verb is the report's."""
    assert ".zh.pdf" in ddq("--language", "zh", "report", plant).out
    both = ddq("--language", "zh", "report", plant, "--language", "en")
    assert ".en.pdf" in both.out
    assert "正在生成" in both.err


@pytest.mark.usefixtures("quick_press")
def test_the_demo_loads_and_prints_and_may_be_repeated(ddq: Ddq) -> None:
    """2: each shipped assessment in both languages; a second demo adds nothing."""
    first = ddq("--reports", "reports", "demo")
    assert first.code == 0, first.err
    printed = first.out.splitlines()
    assert len(printed) == 2 * len(list((ROOT / "questionnaires" / "examples").glob("*.yaml")))
    assert all(Path(path).is_file() for path in printed)
    before = ddq("list", "--json").out
    again = ddq("--reports", "reports", "demo")
    assert again.out == first.out
    assert "(0 new records)" in again.err
    assert ddq("list", "--json").out == before


RUNNABLE = [
    line
    for lines in EXAMPLES.values()
    for line in lines
    if line not in ("ddq", "ddq doctor", "ddq --language zh", "ddq questionnaires lock")
]


@pytest.mark.usefixtures("quick_press")
def test_examples_of_the_help_run(ddq: Ddq) -> None:
    """4: in their order, on an empty database; app, doctor and lock have tests of their own."""
    Path("facts.csv").write_text(f"{FACTS}\n", encoding="utf-8")
    assert len(RUNNABLE) > 20
    for line in RUNNABLE:
        told = ddq(*words_of(line))
        assert told.code == 0, f"{line}: {told.err}"
