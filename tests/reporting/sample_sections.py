"""The sections of the sample: a quarrel, roster rows, a refusal, an edit clash, hostile text, long words."""

from __future__ import annotations

from dataclasses import replace

from dd_toolkit.core.questionnaire.local import LocalKind
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.report import (
    AnswerView,
    CellView,
    FamilyView,
    Interval,
    LocalView,
    QuestionView,
    SectionView,
    TopicView,
)
from dd_toolkit.core.report.said import Said, Spoken

HOSTILE = '<script>alert(\'x\')</script> & "quoted" {{ 7 * 7 }} <img src="file:///etc/passwd">'
LONG_WORD = "Arbeitnehmerüberlassungsgesetzdurchführungsverordnungsänderungsvorschriftenverzeichnis"
MANAGEMENT = Text("Management", "企业管理方")
OBSERVATION = Text("Observation by the assessor", "评估员现场观察")
WORKERS = Text("Worker voice", "工人反映")
AUTHORITIES = Text("Public authorities", "政府与公共机构")
THIRD = Text("Third parties", "第三方机构")
CIVIL = Text("Civil society, research and press", "社会组织、学界与媒体")
LABOUR, SAFETY, ENVIRONMENT = (
    Text("Labour", "劳动权益"),
    Text("Safety and health", "职业安全健康"),
    Text("Environment", "环境"),
)
IN = Said("terms.scope.in")


def answer(
    source: str,
    family: Text,
    evidence_class: str,
    value: Spoken,
    x: float | None,
    note: str = "",
    cite: str = "",
    *,
    state: str = "answered",
    set_aside: str | None = None,
    clash: bool = False,
    date: str = "2026-09-14",
    warnings: tuple[Text, ...] = (),
) -> AnswerView:
    """Return what one source said, ordinary unless told otherwise."""
    return AnswerView(
        source, family, evidence_class, date, _state(state), value, x, note, cite, set_aside, clash,
        warnings=warnings,
    )  # fmt: skip


def _state(state: str) -> Said:
    """Return the state of an answer, with its reason where it has one: `not_applicable/no_such_people`."""
    name, _, reason = state.partition("/")
    said = Said(f"terms.state.{name}")
    return (
        Said("terms.state_because", {"state": said, "reason": Said(f"terms.reason.{reason}")})
        if reason
        else said
    )


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
    return CellView(
        row, IN, Said(f"terms.state.{state}"), low, high, conflict, challenged, gaps, families, answers
    )


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
    local: LocalView | None = None,
) -> QuestionView:
    """Return a question; its bounds are those of its only cell unless told otherwise."""
    if len(cells) == 1:
        low, high = cells[0].low, cells[0].high
    in_scope = not scope.code.startswith("terms.scope.out")
    return QuestionView(
        id_,
        ask,
        scope,
        in_scope,
        scored,
        crucial,
        Said(f"terms.state.{state}"),
        low,
        high,
        weight,
        cells,
        cites,
        local,
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
            "How many hours a week, overtime included, did the hardest-worked twentieth of the workers reach "
            "in the busiest month of the last year (95th percentile)?",
            "近一年最忙月份，工时最长的5%的工人每周工作多少小时？（含加班，取第95百分位）",
        ),
        cell(
            0.22,
            0.71,
            answer(
                "M1",
                MANAGEMENT,
                "E0",
                "48 h/week",
                1.0,
                "Plant manager at the opening meeting.",
                date="2026-09-14",
            ),
            answer(
                "M2", MANAGEMENT, "E2", "52 h/week", 0.6667, "Gate data, 1,180 people.", "HR-2026-08, sheet 3"
            ),
            answer(
                "M3",
                MANAGEMENT,
                "E1",
                "40 h/week",
                1.0,
                set_aside="考勤表与门禁记录不符，字迹由同一人填写",
                date="2026-08-31",
            ),
            answer(
                "W1",
                WORKERS,
                "W2",
                "74 h/week",
                0.0,
                "“七月、八月只休了两天”，宿舍区访谈。",
                date="2026-09-12",
            ),
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
            "Which share of the workers exceeded the monthly overtime limit of the law in at least one of "
            "the last twelve months?",
            "最近12个月中，至少有一个月加班超过法定月上限的工人占百分之多少？",
        ),
        cell(
            0.1,
            0.6,
            answer("M2", MANAGEMENT, "E2", "12 %", 0.6, clash=True),
            answer(
                "W1",
                WORKERS,
                "W2",
                (
                    Said("terms.count", {"option": Said("terms.yes_no.yes"), "count": 18}),
                    Said("terms.count", {"option": Said("terms.yes_no.no"), "count": 6}),
                ),
                0.25,
            ),
            answer(
                "N1",
                CIVIL,
                "N",
                "35 %",
                0.0,
                "Report on six plants of the group.",
                "p. 41",
                date="2025-05-01",
            ),
            challenged=True,
            families=(FamilyView(WORKERS, 0.55, 0.25, False), FamilyView(CIVIL, 0.21, 0.0, True)),
        ),
        crucial=True,
        cites=("LAB-016",),
        local=LocalView(
            LocalKind.INCOME,
            (Said("local.bands"), Text("Six plants: 35 to 40.", "六家工厂：35至40。")),
        ),
    )
    payroll = question(
        "LAB-TIM-02.2",
        Text(
            "May the assessor draw the time records of any month?", "评估员能否自行抽取任何月份的考勤记录？"
        ),
        cell(
            0.0,
            1.0,
            answer("M1", MANAGEMENT, "E0", "", None, "“系统正在升级”", state="refused"),
            state="refused",
        ),
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
        cell(
            0.0,
            1.0,
            answer("M1", MANAGEMENT, "E0", "", None, state="not_applicable/no_such_people"),
            state="not_applicable",
        ),
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
        cell(
            0.0,
            0.0,
            answer("M1", MANAGEMENT, "E0", f"July 2026: {LONG_WORD}", None),
            answer("W1", WORKERS, "W2", "七月，赶出口订单", None),
        ),
        scored=False,
        weight=0.0,
    )
    return SectionView(
        "LAB-TIM",
        Text("Working time", "工作时间与休息休假"),
        LABOUR,
        Interval("LAB-TIM", Text("Working time", "工作时间与休息休假"), 0.14, 0.79, 2.4),
        (
            TopicView(
                "LAB-TIM-01",
                Text("Hours in the busiest month", "最忙月份的工时"),
                4,
                (hours, remark),
                (
                    mention(Text("LkSG", "德国供应链法"), Text("§ 2(2) no. 5", "第2条第2款第5项")),
                    mention(Text("ILO", "国际劳工标准"), Text("C1", "C1"), Text("C47", "C47")),
                ),
            ),
            TopicView(
                "LAB-TIM-02", Text("Overtime beyond the monthly limit", "超过月加班上限"), 4, (share, payroll)
            ),
            TopicView("LAB-TIM-04", Text("Shifts and night work", "班制与夜班"), 2, (nights, students)),
            TopicView("LAB-TIM-06", Text("Permits", "审批"), 1, (hidden,)),
        ),
    )


def mention(regime: Text, *items: Text) -> Said:
    """Return a regime under which a topic may fall."""
    return Said("terms.mention", {"regime": regime, "items": items})


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
            answer(
                "T1",
                THIRD,
                "T2",
                "0.31 mg/m3",
                0.69,
                "Personal sampling, 6 people.",
                "Report 2026-114",
                date="2026-06-03",
            ),
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
        Text(
            "Are all exits free and unlocked during every shift?",
            "各班次期间，所有安全出口是否畅通、未上锁？",
        ),
        cell(
            0.7,
            0.9,
            answer(
                "O1",
                OBSERVATION,
                "O",
                Said("terms.yes_no.yes"),
                1.0,
                "14 exits of 14 walked at night.",
                date="2026-09-15",
                warnings=(Text("Walk once more by day.", "请在白天再走一遍。"),),
            ),
            replace(answer("W1, W2", WORKERS, "W1", Said("terms.yes_no.yes"), 1.0), count=2),
            replace(
                answer("T2", THIRD, "T1", Said("terms.yes_no.yes"), 1.0, date="2022-03-01"),
                copies="M1",
                stale=True,
            ),
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
    return SectionView(
        "ENV-REC", Text("Take-back and second life", "回收与梯次利用"), ENVIRONMENT, None, (topic,)
    )
