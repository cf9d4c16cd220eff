"""The workplace: every part is made when it is asked for, and the app gets all it works with.

1. Parts are made once, lazily, and let go of.
2. Whatever the app asks for is real: list, new assessment, session, questionnaires, companies, report.
3. Problems come back as problems, and nothing is kept.
4. `ddq` in a terminal opens the app and leaves it again.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from dd_toolkit.bootstrap import Workplace, report_name, today, version
from dd_toolkit.config import Settings, Surroundings, read_settings
from dd_toolkit.core.assessment.events import AssessmentFacts, SiteFacts
from dd_toolkit.core.problems import Problem, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.report.report import Report
from dd_toolkit.reporting.printing import Printed

ROOT = Path(__file__).resolve().parents[2]
FACTS = AssessmentFacts("Visit", "2026-03-01", "", "")
SITE = SiteFacts("Example Cells ／ 示例电芯", "Plant 1 ／ 一厂", (Segment.CEL,))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Give settings of a home of its own."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    return read_settings({}, Surroundings({"DDQ_HOME": str(tmp_path / "ddq")}, tmp_path, ROOT / "dd_toolkit"))


@pytest.fixture
def workplace(settings: Settings) -> Iterator[Workplace]:
    """Give a workplace that is closed afterwards."""
    with Workplace(settings) as workplace:
        yield workplace


def opened(workplace: Workplace) -> str:
    """Open an assessment that must be accepted."""
    id_ = workplace.create(FACTS, SITE, "battery-plant")
    assert isinstance(id_, str), id_
    return id_


def test_a_workplace_makes_nothing_until_it_is_asked(settings: Settings) -> None:
    """1: not even its folder."""
    with Workplace(settings):
        pass
    assert not settings.home.exists()


def test_the_store_is_made_once(workplace: Workplace) -> None:
    """1: also where threads ask at the same time."""
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: workplace.store, range(8)))
    assert len({id(store) for store in stores}) == 1


def test_the_home_is_private(workplace: Workplace, settings: Settings) -> None:
    """1: nobody else may look into it."""
    assert workplace.entries() == ()
    assert settings.home.stat().st_mode & 0o077 == 0


def test_a_new_assessment_can_be_opened(workplace: Workplace) -> None:
    """2: through the ports of the app."""
    ports = workplace.app_ports()
    id_ = ports.create(FACTS, SITE, "battery-plant")
    assert isinstance(id_, str)
    session = ports.open_session(id_)
    assert (session.assessment, session.as_of) == (id_, today())
    assert [entry.id for entry in ports.entries()] == [id_]


def test_the_app_is_offered_questionnaires_and_companies(workplace: Workplace) -> None:
    """2: those without errors, in both languages."""
    ports = workplace.app_ports()
    offered = ports.questionnaires()
    assert tuple(offer.id for offer in offered) == workplace.library.questionnaire_ids()
    assert "worker-interview" in [offer.id for offer in offered]
    assert {"catl", "gem"} <= {company.id for company in ports.companies()}
    assert ports.say("zh").language == "zh"
    assert (ports.language, ports.author, ports.theme) == ("en", "assessor", "ansi-dark")
    assert ports.now().tzinfo is not None


def test_an_unknown_questionnaire_is_a_problem(workplace: Workplace) -> None:
    """3: and no assessment is kept."""
    outcome = workplace.create(FACTS, SITE, "none")
    assert isinstance(outcome, tuple)
    assert [problem.code for problem in outcome] == [ProblemCode.QUESTIONNAIRE_UNKNOWN]
    assert workplace.entries() == ()


def test_facts_that_do_not_fit_are_problems(workplace: Workplace) -> None:
    """3: from the use case, unchanged."""
    outcome = workplace.create(AssessmentFacts("", "2026-03-01", "", ""), SITE, "battery-plant")
    assert isinstance(outcome, tuple)
    assert outcome[0].code is ProblemCode.KEY_MISSING


def test_a_chosen_language_is_remembered(workplace: Workplace, settings: Settings) -> None:
    """2: by the next start."""
    workplace.app_ports().keep_language("zh")
    around = Surroundings({"DDQ_HOME": str(settings.home)}, settings.home, ROOT / "dd_toolkit")
    assert read_settings({}, around).language == "zh"


def test_a_language_that_cannot_be_remembered_is_no_fault(workplace: Workplace, settings: Settings) -> None:
    """3: the choice lasts until the app is closed."""
    settings.home.write_text("in the way", encoding="utf-8")
    workplace.app_ports().keep_language("zh")
    assert settings.home.is_file()


def test_the_app_writes_a_report(
    workplace: Workplace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2: the future gives the path that the printer was given; what the child does is done here."""
    asked: list[Path] = []

    def press(report: Report, language: str, templates: Path, out: Path) -> Printed:
        assert (report.about.title, language, templates) == (FACTS.title, "zh", settings.templates)
        asked.append(out)
        return Printed(out, 3, (), (), 0.5)

    def at_once(act: Callable[..., Printed], *arguments: object) -> Future[Printed]:
        printed: Future[Printed] = Future()
        printed.set_result(act(*pickle.loads(pickle.dumps(arguments))))
        return printed

    monkeypatch.setattr("dd_toolkit.reporting.printing.print_report", press)
    monkeypatch.setattr("dd_toolkit.reporting.printing.in_process", at_once)
    path = Path(workplace.app_ports().write_report(opened(workplace), "zh").result(timeout=10))
    assert [path] == asked
    assert path.parent == settings.reports


def test_the_app_reads_and_composes_no_report_itself(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2: a long log would keep it from answering; an assessment that is not there fails in the child."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Workplace, "report", refuse)
    failure = workplace.app_ports().write_report("nowhere", "en").exception(timeout=120)
    assert isinstance(failure, ProblemError)
    assert failure.problems[0].code is ProblemCode.ASSESSMENT_UNKNOWN


def test_a_report_that_fails_tells_why(workplace: Workplace, settings: Settings, tmp_path: Path) -> None:
    """3: the future holds the problem."""
    id_ = opened(workplace)
    object.__setattr__(settings, "templates", tmp_path)
    failure = workplace.app_ports().write_report(id_, "en").exception(timeout=120)
    assert isinstance(failure, ProblemError)
    assert failure.problems[0].code is ProblemCode.TEMPLATE_MISSING


def test_a_report_is_named_after_what_it_is_about(workplace: Workplace) -> None:
    """2: date, site in its first language, end of the id, language."""
    id_ = opened(workplace)
    report = workplace.report(workplace.load(id_))
    assert report_name(report, id_, "en") == f"2026-03-01-example-cells-plant-1-{id_[-6:]}.en.pdf"


def test_other_audiences_are_refused(workplace: Workplace) -> None:
    """3: until their rules stand."""
    kept = workplace.load(opened(workplace))
    with pytest.raises(ProblemError) as caught:
        workplace.report(kept, "public")
    assert caught.value.problems[0].code is ProblemCode.AUDIENCE_LATER


def test_what_cannot_be_found_is_told(workplace: Workplace) -> None:
    """3: with what is there."""
    opened(workplace)
    with pytest.raises(ProblemError) as caught:
        workplace.find("nothing like it")
    (problem,) = caught.value.problems
    assert isinstance(problem, Problem)
    assert "Visit" in problem.details["known"]


def test_the_version_is_that_of_the_package() -> None:
    """1: digits and dots."""
    assert version()[0].isdigit()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_ddq_opens_the_app_in_a_terminal(workplace: Workplace, settings: Settings) -> None:
    """4: it shows what is in the database, and ends with 0."""
    import pexpect  # noqa: PLC0415 -- only where there are pseudo-terminals

    opened(workplace)
    environment = {**os.environ, "DDQ_HOME": str(settings.home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    arguments = ["-m", "dd_toolkit"]
    app = pexpect.spawn(sys.executable, arguments, 60, env=environment, dimensions=(24, 80), encoding="utf-8")
    app.expect("Plant 1")
    app.sendcontrol("q")
    app.expect(pexpect.EOF)
    app.close()
    assert app.exitstatus == 0
