"""A rich sample of a composed report, built by hand: two languages, six families, quarrels, rows.

`sample_report` is clean: everything in it can be drawn. `dirty` adds a character that no packaged font has.
"""

from __future__ import annotations

from dataclasses import replace

from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.disclose import Audience
from dd_toolkit.core.report.report import (
    About,
    Asking,
    Association,
    Dispute,
    FamilyView,
    Interval,
    Provenance,
    Report,
    Result,
    SourceView,
)
from dd_toolkit.core.report.said import Said, Spoken
from tests.reporting.sample_sections import (
    AUTHORITIES,
    CIVIL,
    ENVIRONMENT,
    HOSTILE,
    LABOUR,
    LONG_WORD,
    MANAGEMENT,
    OBSERVATION,
    SAFETY,
    THIRD,
    WORKERS,
    environment_section,
    labour_section,
    overtime_families,
    safety_section,
)

UNCOVERED = "\U0001f512"
"""A padlock: no packaged font has it."""


def sources() -> tuple[SourceView, ...]:
    """Return sources of all six families."""
    open_, confidential = Said("terms.confidentiality.open"), Said("terms.confidentiality.confidential")
    kinds = {
        "E0": Text("Claim only", "企业单方声明"),
        "E1": Text("Policy, procedure or copy of a certificate", "制度、程序文件或证书复印件"),
        "E2": Text("Primary records drawn by the assessor", "评估员自行抽取的原始记录"),
        "O": Text("Seen or measured by the assessor", "评估员现场查看或测量"),
        "W1": Text("Talk on site", "厂内访谈"),
        "W2": Text("Talk off site or through a safe channel", "厂外访谈或通过安全渠道的访谈"),
        "P": Text("Authority, court, registry or official monitoring", "主管部门、法院、登记机关或官方监测"),
        "T1": Text("Audit report or certificate", "审核报告或认证证书"),
        "T2": Text("Measurement by an accredited laboratory or institute", "有资质机构的检测"),
        "N": Text("NGO, academic work or press", "社会组织、学术研究或媒体报道"),
    }

    def source(
        number: str,
        label: str,
        kind: str,
        family: Text,
        *,
        people: int = 1,
        status: Said | None = None,
        use: Said = open_,
        origin: str = "",
        citation: str = "",
        date: str = "2026-09-14",
        answers: int = 3,
    ) -> SourceView:
        return SourceView(
            number, label, kind, kinds[kind], family, date, people, status, use, origin, citation, answers
        )

    return (
        source("M1", "Opening meeting with the management", "E0", MANAGEMENT, answers=5),
        source(
            "M2", "Payroll and gate data, drawn on site", "E2", MANAGEMENT, citation="HR-2026-08", answers=3
        ),
        source("M3", "考勤汇总表（企业提供）", "E1", MANAGEMENT, date="2026-08-31", answers=1),
        source("O1", "Night walk through halls 1 to 4", "O", OBSERVATION, date="2026-09-15", answers=2),
        source(
            "W1",
            "宿舍区访谈",
            "W2",
            WORKERS,
            people=24,
            status=Said("terms.status.regular"),
            use=confidential,
            date="2026-09-12",
        ),
        source(
            "W2",
            "Canteen talks",
            "W1",
            WORKERS,
            people=6,
            status=Said("terms.status.dispatched"),
            use=confidential,
            answers=1,
        ),
        source(
            "P1",
            "区应急管理局监测通报",
            "P",
            AUTHORITIES,
            citation="应急〔2025〕118号",
            date="2025-11-20",
            answers=1,
        ),
        source(
            "T1",
            "Institute for occupational medicine",
            "T2",
            THIRD,
            citation="Report 2026-114",
            date="2026-06-03",
            answers=1,
        ),
        source("T2", "Certificate of fire safety", "T1", THIRD, origin="M1", date="2026-03-01", answers=1),
        source(
            "N1",
            HOSTILE,
            "N",
            CIVIL,
            citation=f"https://example.org/{LONG_WORD.lower()}",
            date="2025-05-01",
            answers=1,
        ),
    )


def law() -> tuple[Fact, ...]:
    """Return facts with and without Chinese names, numbers, dates and certainty."""
    labour_law = Text("Labour Law", "中华人民共和国劳动法")
    return (
        Fact(
            "LAB-012",
            Text("A working day has at most eight hours.", "每日工作不超过八小时。"),
            labour_law,
            "36",
            "1995-01-01",
            amended="2018-12-29",
            text=Text("8 / 44", "8 / 44"),
            unit=Text("hours per day / hours per week", "（小时/日、小时/周）"),
            jurisdiction="China",
            confidence=Confidence.HIGH,
        ),
        Fact(
            "LAB-016",
            Text("Overtime is limited to 36 hours a month.", "每月加班不超过36小时。"),
            labour_law,
            "41",
            "1995-01-01",
            amended="in force 2018-12-29",
            number=36.0,
            unit=Text("hours per month", "小时/月"),
            jurisdiction="China",
            confidence=Confidence.HIGH,
        ),
        Fact(
            "LAB-052",
            Text(
                "A union is formed under the next higher trade-union organisation.",
                "建立工会须报上一级工会。",
            ),
            Text("Trade Union Law", "中华人民共和国工会法"),
            "11",
            "1992-04-03",
            amended="2021-12-24",
            jurisdiction="China",
            confidence=Confidence.HIGH,
        ),
        Fact(
            "OEL-002",
            Text("Nickel and insoluble compounds, 8-hour mean.", "镍及其难溶性化合物，8小时平均。"),
            Text("GBZ 2.1 occupational exposure limits", "GBZ 2.1 工作场所有害因素职业接触限值"),
            "Table 1",
            "2020-04-01",
            number=1.0,
            unit=Text("mg/m3 (8 h TWA)", "mg/m³（8小时时间加权平均）"),
            jurisdiction="China",
            confidence=Confidence.MEDIUM,
        ),
        Fact(
            "EUR-009",
            Text("Makers report due diligence once a year."),
            Text("Regulation (EU) 2023/1542", ""),
            "52",
            "2027-08-18",
            "2030-12-31",
            text=Text("periodic"),
            jurisdiction="EU",
            confidence=Confidence.LOW,
        ),
    )


def result(*, rated: bool) -> Result:
    """Return a result that caps hold at C, or one that is not rated."""
    refused = Said("result.cap.refused_any", {"value": 1, "band": "B"})
    if not rated:
        numbers: dict[str, Spoken] = {"proven": 11, "possible": 66, "open": 55}
        reasons = (
            Said("result.nr.open", {"value_percent": "55", "limit_percent": "50"}),
            Said("result.nr.direct_evidence", {"value_percent": "12", "limit_percent": "30"}),
        )
        sentences = (
            Said("result.not_rated", {"reasons": reasons}),
            *(Said(f"result.{name}", numbers) for name in ("proven", "possible", "open")),
            Said("result.heard", {"heard": 24}),
        )
        short = Said("result.short_not_rated", numbers)
        return Result("NR", "E", "B", 11, 66, None, short, sentences, reasons, (refused,), 0.1149, 0.6533)
    numbers = {"band": "C", "proven": 52, "possible": 86, "open": 34, "declared": 82}
    conflict = Said("result.cap.conflict_share", {"value_percent": "14", "band": "C"})
    missing = Said("result.group_not_heard", {"group": Said("terms.status.dispatched")})
    sentences = (
        *(Said(f"result.{name}", numbers) for name in ("band", "proven", "possible", "open", "declared")),
        Said("result.held", {"band": "C", "reasons": (conflict,)}),
        Said("result.heard_but", {"heard": 24, "missing": (missing,)}),
    )
    short = Said("result.short", numbers)
    return Result("C", "C", "A", 52, 86, 82, short, sentences, (), (conflict, refused), 0.5261, 0.8549)


def about(*, invented: bool) -> About:
    """Return what was assessed: with hostile text and a title that is long."""
    name = "Example Cell Works (invented)" if invented else "Recorded Cell Works 示例电芯有限公司"
    return About(
        f"{name}: labour, safety and environment before the renewal of the cell contract",
        f"{name} 示例电芯有限公司",
        "Plant 2 <b>north</b>",
        "Ningbo, Zhejiang",
        "CN",
        (Segment.CEL, Segment.PAK),
        3150,
        (("dispatched", 800), ("women", 1210), ("welders", 44)),
        invented,
        "2026-09-15",
        "2026-10-01",
        "Example Assessors’ Cooperative",
        "Works council of the carmaker",
        "Purchasing department of the carmaker",
        Said("terms.announcement.announced"),
        "Halls 1 to 4 and the canteen; not the tank farm. 未允许查看外包工宿舍。",
    )


def disputes() -> tuple[Dispute, ...]:
    """Return a conflict that was followed up and a challenge in a roster row that was not."""
    first, second = labour_section().topics[0].questions[0], labour_section().topics[1].questions[0]
    return (
        Dispute(first.id, first.ask, None, True, overtime_families(), "2026-09-28 第二次门禁数据抽查"),
        Dispute(
            second.id,
            second.ask,
            Text("Hall 3", "3号车间"),
            False,
            (FamilyView(WORKERS, 0.55, 0.25, False), FamilyView(CIVIL, 0.21, 0.0, True)),
            "",
        ),
    )


def sample_report(*, rated: bool = True, invented: bool = True, dirty: bool = False) -> Report:
    """Return the sample: rated or not, invented or recorded, with or without a character without glyph."""
    sections = (labour_section(), safety_section(), environment_section())
    asked = [question for section in sections for topic in section.topics for question in topic.questions]
    asking = tuple(
        Asking(each.id, each.ask, sections[0].title, 4.37 / place, Said(f"result.ask.{reason}"))
        for place, (each, reason) in enumerate(
            zip(asked, ("conflict", "weak", "not_asked") * 9, strict=False), 1
        )
        if each.in_scope and each.weight
    )
    pillars = (
        Interval("LAB", LABOUR, 0.29, 0.7, 0.4375),
        Interval("OSH", SAFETY, 0.55, 0.825, 0.375),
        Interval("ENV", ENVIRONMENT, 0.0, 1.0, 0.1875),
    )
    association = Interval("LAB-FOA", Text("Association and bargaining", "结社与集体协商"), 0.18, 0.74, 0.11)
    made = Report(
        Audience.INTERNAL,
        about(invented=invented),
        result(rated=rated),
        Association(association, law()[2:3]),
        pillars,
        (
            replace(sections[0].interval or association, weight=0.2187),
            association,
            replace(sections[1].interval or association, weight=0.375),
        ),
        disputes(),
        asking,
        sections,
        sources(),
        law(),
        (Said("problems.source-date-future", {"source": "M3", "date": "2026-12-01"}),),
        Provenance(
            "proven-possible 0.2",
            "2026-11-21",
            "a" * 64,
            Text("Battery supply chain", "电池供应链"),
            "1.0.0",
            "b" * 64,
            "c" * 64,
            214,
        ),
    )
    if not dirty:
        return made
    problem = Said("problems.source-date-future", {"source": UNCOVERED, "date": "2026-12-01"})
    return replace(made, problems=(*made.problems, problem))
