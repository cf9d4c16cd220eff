"""A rich sample of a composed report, built by hand: two languages, six families, quarrels, rows, hostile text.

`sample_report` is clean: everything in it can be drawn. `dirty` adds a character that no packaged font has.
"""

from __future__ import annotations

from dataclasses import replace

from dd_toolkit.core.questionnaire.questions import Confidence, Fact, Segment, Text
from dd_toolkit.core.report.disclose import Audience
from dd_toolkit.core.report.report import (
    About,
    AnswerView,
    Asking,
    Association,
    CellView,
    Dispute,
    FamilyView,
    Interval,
    Provenance,
    QuestionView,
    Report,
    Result,
    SectionView,
    SourceView,
    TopicView,
)
from dd_toolkit.core.report.said import Said, Spoken

HOSTILE = "<script>alert('x')</script> & \"quoted\" {{ 7 * 7 }} <img src=\"file:///etc/passwd\">"
LONG_WORD = "Arbeitnehmerüberlassungsgesetzdurchführungsverordnungsänderungsvorschriftenverzeichnis"
UNCOVERED = "\U0001f512"
"""A padlock: no packaged font has it."""

MANAGEMENT = Text("Management", "企业管理方")
OBSERVATION = Text("Observation by the assessor", "评估员现场观察")
WORKERS = Text("Worker voice", "工人反映")
AUTHORITIES = Text("Public authorities", "政府与公共机构")
THIRD = Text("Third parties", "第三方机构")
CIVIL = Text("Civil society, research and press", "社会组织、学界与媒体")
LABOUR, SAFETY, ENVIRONMENT = Text("Labour", "劳动权益"), Text("Safety and health", "职业安全健康"), Text("Environment", "环境")
IN = Said("terms.scope.in")


def answer(
    source: str,
    family: Text,
    evidence_class: str,
    value: Spoken,
    x: float | None,
    note: str = "",
    cite: str = "",
    state: str = "answered",
    set_aside: str | None = None,
    clash: bool = False,
    date: str = "2026-09-14",
) -> AnswerView:
    """Return what one source said, ordinary unless told otherwise."""
    return AnswerView(
        source, family, evidence_class, date, _state(state), value, x, note, cite, set_aside, clash
    )


def _state(state: str) -> Said:
    """Return the state of an answer, with its reason where it has one: `not_applicable/no_such_people`."""
    name, _, reason = state.partition("/")
    said = Said(f"terms.state.{name}")
    return Said("terms.state_because", {"state": said, "reason": Said(f"terms.reason.{reason}")}) if reason else said


def cell(
    low: float,
    high: float,
    *answers: AnswerView,
    row: Text | None = None,
    state: str = "answered",
    conflict: bool = False,
    challenged: bool = False,
    gaps: tuple[Said, ...] = (),
    families: tuple[FamilyView, ...] = (),
) -> CellView:
    """Return a cell in scope."""
    return CellView(row, IN, Said(f"terms.state.{state}"), low, high, conflict, challenged, gaps, families, answers)


def question(
    id_: str,
    ask: Text,
    *cells: CellView,
    scope: Said = IN,
    state: str = "answered",
    low: float = 0.0,
    high: float = 1.0,
    crucial: bool = False,
    scored: bool = True,
    weight: float = 0.021,
    cites: tuple[str, ...] = (),
) -> QuestionView:
    """Return a question; its bounds are those of its only cell unless told otherwise."""
    if len(cells) == 1:
        low, high = cells[0].low, cells[0].high
    in_scope = not scope.code.startswith("terms.scope.out")
    return QuestionView(
        id_, ask, scope, in_scope, scored, crucial, Said(f"terms.state.{state}"), low, high, weight, cells, cites
    )


def overtime_families() -> tuple[FamilyView, ...]:
    """Return three families that quarrel about overtime."""
    return (
        FamilyView(WORKERS, 0.62, 0.08, True),
        FamilyView(MANAGEMENT, 0.6, 0.9, False),
        FamilyView(OBSERVATION, 0.35, 0.5, False),
    )


def labour_section() -> SectionView:
    """Return working time: a conflict, a set-aside record, an edit clash, a refusal, a waiting question."""
    hours = question(
        "LAB-TIM-01.1",
        Text(
            "How many hours a week, overtime included, did the hardest-worked twentieth of the workers reach in the "
            "busiest month of the last year (95th percentile)?",
            "近一年最忙月份，工时最长的5%的工人每周工作多少小时？（含加班，取第95百分位）",
        ),
        cell(
            0.22,
            0.71,
            answer("M1", MANAGEMENT, "E0", "48 h/week", 1.0, "Plant manager at the opening meeting.", date="2026-09-14"),
            answer("M2", MANAGEMENT, "E2", "52 h/week", 0.6667, "Gate data, 1,180 people.", "HR-2026-08, sheet 3"),
            answer("M3", MANAGEMENT, "E1", "40 h/week", 1.0, set_aside="考勤表与门禁记录不符，字迹由同一人填写", date="2026-08-31"),
            answer("W1", WORKERS, "W2", "74 h/week", 0.0, "“七月、八月只休了两天”，宿舍区访谈。", date="2026-09-12"),
            answer("O1", OBSERVATION, "O", "63 h/week", 0.0, HOSTILE, date="2026-09-15"),
            conflict=True,
            gaps=(Said("result.evidence_gap"),),
            families=overtime_families(),
        ),
        crucial=True,
        cites=("LAB-012", "LAB-016", "R§4.1"),
    )
    share = question(
        "LAB-TIM-02.1",
        Text(
            "Which share of the workers exceeded the monthly overtime limit of the law in at least one of the last "
            "twelve months?",
            "最近12个月中，至少有一个月加班超过法定月上限的工人占百分之多少？",
        ),
        cell(
            0.1,
            0.6,
            answer("M2", MANAGEMENT, "E2", "12 %", 0.6, clash=True),
            answer("W1", WORKERS, "W2", (Said("terms.count", {"option": Said("terms.yes_no.yes"), "count": 18}), Said("terms.count", {"option": Said("terms.yes_no.no"), "count": 6})), 0.25),
            answer("N1", CIVIL, "N", "35 %", 0.0, "Report on six plants of the group.", "p. 41", date="2025-05-01"),
            challenged=True,
            families=(FamilyView(WORKERS, 0.55, 0.25, False), FamilyView(CIVIL, 0.21, 0.0, True)),
        ),
        crucial=True,
        cites=("LAB-016",),
    )
    payroll = question(
        "LAB-TIM-02.2",
        Text("May the assessor draw the time records of any month?", "评估员能否自行抽取任何月份的考勤记录？"),
        cell(0.0, 1.0, answer("M1", MANAGEMENT, "E0", "", None, "“系统正在升级”", state="refused"), state="refused"),
        state="refused",
        crucial=True,
    )
    nights = question(
        "LAB-TIM-04.2",
        Text("How many nights in a row do workers work at most?", "工人最多连续上几个夜班？"),
        cell(0.0, 1.0, state="not_asked"),
        scope=Said("terms.scope.waiting"),
        state="not_asked",
    )
    students = question(
        "LAB-TIM-05.1",
        Text("Do students work nights?", "学生工是否上夜班？"),
        cell(0.0, 1.0, answer("M1", MANAGEMENT, "E0", "", None, state="not_applicable/no_such_people"), state="not_applicable"),
        state="not_applicable",
        weight=0.0,
    )
    hidden = question(
        "LAB-TIM-06.1",
        Text("Which permit allows averaged hours?", "综合计算工时制的批准文号是什么？"),
        cell(0.0, 0.0, answer("M1", MANAGEMENT, "E0", "2024-118", None)),
        scope=Said("terms.scope.out_gate"),
        weight=0.0,
    )
    remark = question(
        "LAB-TIM-01.3",
        Text("Which month was the busiest, and why?", "哪个月最忙？原因是什么？"),
        cell(0.0, 0.0, answer("M1", MANAGEMENT, "E0", f"July 2026: {LONG_WORD}", None), answer("W1", WORKERS, "W2", "七月，赶出口订单", None)),
        scored=False,
        weight=0.0,
    )
    return SectionView(
        "LAB-TIM",
        Text("Working time", "工作时间与休息休假"),
        LABOUR,
        Interval("LAB-TIM", Text("Working time", "工作时间与休息休假"), 0.14, 0.79, 2.4),
        (
            TopicView("LAB-TIM-01", Text("Hours in the busiest month", "最忙月份的工时"), 4, (hours, remark)),
            TopicView("LAB-TIM-02", Text("Overtime beyond the monthly limit", "超过月加班上限"), 4, (share, payroll)),
            TopicView("LAB-TIM-04", Text("Shifts and night work", "班制与夜班"), 2, (nights, students)),
            TopicView("LAB-TIM-06", Text("Permits", "审批"), 1, (hidden,)),
        ),
    )


def safety_section() -> SectionView:
    """Return exposures by substance: a roster with three rows, one of them typed by the assessor."""
    nickel = Text("Nickel and insoluble compounds", "镍及其难溶性化合物")
    measured = question(
        "OSH-GEN-02.1",
        Text(
            "What is the highest 8-hour exposure measured in the last twelve months?",
            "近12个月测得的8小时时间加权平均浓度最高是多少？",
        ),
        cell(
            0.62,
            0.82,
            answer("T1", THIRD, "T2", "0.31 mg/m3", 0.69, "Personal sampling, 6 people.", "Report 2026-114", date="2026-06-03"),
            answer("P1", AUTHORITIES, "P", "0.4 mg/m3", 0.6, date="2025-11-20"),
            row=nickel,
        ),
        cell(0.0, 1.0, row=Text("Cobalt and its compounds", "钴及其化合物"), state="not_asked"),
        cell(
            0.31,
            0.66,
            answer("M2", MANAGEMENT, "E2", "2.1 mg/m3", 0.5, "NMP回收塔出口，固定点采样"),
            row=Text("NMP (N-methyl-2-pyrrolidone), coating line 3", "NMP（N-甲基吡咯烷酮），3号涂布线"),
        ),
        low=0.0,
        high=0.66,
        crucial=True,
        cites=("OEL-002",),
    )
    exits = question(
        "OSH-GEN-05.1",
        Text("Are all exits free and unlocked during every shift?", "各班次期间，所有安全出口是否畅通、未上锁？"),
        cell(
            0.7,
            0.9,
            answer("O1", OBSERVATION, "O", Said("terms.yes_no.yes"), 1.0, "14 exits of 14 walked at night.", date="2026-09-15"),
            answer("W2", WORKERS, "W1", Said("terms.yes_no.yes"), 1.0),
            answer("T2", THIRD, "T1", Said("terms.yes_no.yes"), 1.0, "Copies the plant's own list.", date="2026-03-01"),
        ),
        crucial=True,
    )
    mine = question(
        "OSH-GEN-09.1",
        Text("Is there a second way out of every level of the mine?", "矿井每个水平是否都有第二安全出口？"),
        scope=Said("terms.scope.out_segment"),
        state="not_asked",
        weight=0.0,
    )
    return SectionView(
        "OSH-GEN",
        Text("Safety and health in every plant", "通用职业安全健康"),
        SAFETY,
        Interval("OSH-GEN", Text("Safety and health in every plant", "通用职业安全健康"), 0.55, 0.83, 1.8),
        (
            TopicView("OSH-GEN-02", Text("Substances in the air", "车间空气中的有害物质"), 4, (measured,)),
            TopicView("OSH-GEN-05", Text("Ways out", "安全出口"), 4, (exits,)),
            TopicView("OSH-GEN-09", Text("Mines", "矿山"), 4, (mine,)),
        ),
    )


def environment_section() -> SectionView:
    """Return a section of which nothing is in the sums."""
    volumes = question(
        "ENV-REC-01.1",
        Text("How many tonnes of used batteries came back last year?", "去年回收的废旧电池有多少吨？"),
        scope=Said("terms.scope.out_segment"),
        state="not_asked",
        weight=0.0,
    )
    topic = TopicView("ENV-REC-01", Text("Take-back", "回收"), 1, (volumes,))
    return SectionView("ENV-REC", Text("Take-back and second life", "回收与梯次利用"), ENVIRONMENT, None, (topic,))


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
        return SourceView(number, label, kind, kinds[kind], family, date, people, status, use, origin, citation, answers)

    return (
        source("M1", "Opening meeting with the management", "E0", MANAGEMENT, answers=5),
        source("M2", "Payroll and gate data, drawn on site", "E2", MANAGEMENT, citation="HR-2026-08", answers=3),
        source("M3", "考勤汇总表（企业提供）", "E1", MANAGEMENT, date="2026-08-31", answers=1),
        source("O1", "Night walk through halls 1 to 4", "O", OBSERVATION, date="2026-09-15", answers=2),
        source("W1", "宿舍区访谈", "W2", WORKERS, people=24, status=Said("terms.status.regular"), use=confidential, date="2026-09-12"),
        source("W2", "Canteen talks", "W1", WORKERS, people=6, status=Said("terms.status.dispatched"), use=confidential, answers=1),
        source("P1", "区应急管理局监测通报", "P", AUTHORITIES, citation="应急〔2025〕118号", date="2025-11-20", answers=1),
        source("T1", "Institute for occupational medicine", "T2", THIRD, citation="Report 2026-114", date="2026-06-03", answers=1),
        source("T2", "Certificate of fire safety", "T1", THIRD, origin="M1", date="2026-03-01", answers=1),
        source("N1", HOSTILE, "N", CIVIL, citation=f"https://example.org/{LONG_WORD.lower()}", date="2025-05-01", answers=1),
    )


def law() -> tuple[Fact, ...]:
    """Return facts with and without Chinese names, numbers, dates and certainty."""
    labour_law = Text("Labour Law", "中华人民共和国劳动法")
    return (
        Fact("LAB-012", "A working day has at most eight hours.", labour_law, "36", "1995-01-01", amended="2018-12-29",
             text="8 / 44", unit="hours per day / hours per week", jurisdiction="China", confidence=Confidence.HIGH),
        Fact("LAB-016", "Overtime is limited to 36 hours a month.", labour_law, "41", "1995-01-01",
             amended="in force 2018-12-29", number=36.0, unit="hours per month", jurisdiction="China",
             confidence=Confidence.HIGH),
        Fact("LAB-052", "A union is formed under the next higher trade-union organisation.",
             Text("Trade Union Law", "中华人民共和国工会法"), "11", "1992-04-03", amended="2021-12-24",
             jurisdiction="China", confidence=Confidence.HIGH),
        Fact("OEL-002", "Nickel and insoluble compounds, 8-hour mean.",
             Text("GBZ 2.1 occupational exposure limits", "GBZ 2.1 工作场所有害因素职业接触限值"), "Table 1", "2020-04-01",
             number=1.0, unit="mg/m3 (8 h TWA)", jurisdiction="China", confidence=Confidence.MEDIUM),
        Fact("EUR-009", "Makers report due diligence once a year.", Text("Regulation (EU) 2023/1542", ""), "52",
             "2027-08-18", "2030-12-31", text="periodic", jurisdiction="EU", confidence=Confidence.LOW),
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
        Dispute(second.id, second.ask, Text("Hall 3", "3号车间"), False,
                (FamilyView(WORKERS, 0.55, 0.25, False), FamilyView(CIVIL, 0.21, 0.0, True)), ""),
    )


def sample_report(*, rated: bool = True, invented: bool = True, dirty: bool = False) -> Report:
    """Return the sample: rated or not, invented or recorded, with or without a character that has no glyph."""
    sections = (labour_section(), safety_section(), environment_section())
    asked = [question for section in sections for topic in section.topics for question in topic.questions]
    asking = tuple(
        Asking(each.id, each.ask, sections[0].title, 4.37 / place, Said(f"result.ask.{reason}"))
        for place, (each, reason) in enumerate(zip(asked, ("conflict", "weak", "not_asked") * 9, strict=False), 1)
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
        (replace(sections[0].interval or association, weight=0.2187), association,
         replace(sections[1].interval or association, weight=0.375)),
        disputes(),
        asking,
        sections,
        sources(),
        law(),
        (Said("problems.source-date-future", {"source": "M3", "date": "2026-12-01"}),),
        Provenance("proven-possible 0.2", "2026-11-21", "a" * 64, Text("Battery supply chain", "电池供应链"), "1.0.0",
                   "b" * 64, "c" * 64, 214),
    )
    return replace(made, problems=(*made.problems, Said("result.band", {"band": UNCOVERED}))) if dirty else made
