"""Local values beside a question.

1. The place of a site is found in either language, and never guessed.
2. The latest sure value in force stands; an unsure one never does; what is not known is said.
3. A questionnaire carries what its questions show, and its pin reads back with it.
4. Every line is said in both languages, and nothing of it enters a score.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.checks.catalogue import check_questionnaire
from dd_toolkit.core.questionnaire.document import adapter_of
from dd_toolkit.core.questionnaire.law import Confidence
from dd_toolkit.core.questionnaire.local import LocalKind, LocalPlace, LocalTables, LocalValue, WageBand
from dd_toolkit.core.questionnaire.local_values import (
    NotPlaced,
    carry_local,
    minimum_wage_at,
    place_of,
)
from dd_toolkit.core.questionnaire.questionnaire import Parsed, canonical_text
from dd_toolkit.core.questionnaire.questions import Questionnaire
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.local import local_lines
from dd_toolkit.core.report.said import Spoken, speak
from dd_toolkit.words.catalogue import Words
from dd_toolkit.words.local import WORDS
from tests.builders import (
    fresh,
    library,
    open_session,
    parsed_section,
    question,
    questionnaire_of,
    say,
    source,
    topic,
    topics,
)

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
PLACES = (
    LocalPlace("CN", Text("China", "中国")),
    LocalPlace("CN-GD", Text("Guangdong", "广东"), Text("Four classes.", "分四类。")),
    LocalPlace("CN-GD-Foshan", Text("Foshan", "佛山")),
    LocalPlace("CN-GD-Huizhou", Text("Huizhou", "惠州")),
    LocalPlace("CN-GD-Meizhou", Text("Meizhou", "梅州"), Text("Class unknown.", "类别不详。")),
    LocalPlace("CN-GD-Shenzhen", Text("Shenzhen", "深圳")),
    LocalPlace("CN-HL", Text("Heilongjiang", "黑龙江")),
    LocalPlace("CN-JX", Text("Jiangxi", "江西")),
    LocalPlace("CN-JX-Yichun", Text("Yichun", "宜春")),
    LocalPlace("CN-SD", Text("Shandong", "山东")),
    LocalPlace("CN-SH", Text("Shanghai", "上海")),
    LocalPlace("CN-SH-Lingang", Text("Lingang", "临港")),
)
WAGES = (
    LocalValue("CN-GD-Huizhou", 1850, "3", "2025-03-01", None, "WAG-004", HIGH),
    LocalValue(
        "CN-GD-Shenzhen", 2360, "", None, "2025-02-28", "WAG-007", MEDIUM, Text("Disputed.", "有争议。")
    ),
    LocalValue("CN-GD-Shenzhen", 2520, "", "2025-03-01", None, "WAG-001", HIGH),
    LocalValue("CN-JX-Yichun", 2240, "", None, None, "WAG-013", MEDIUM),
    LocalValue("CN-SD", 2000, "2", "2024-01-01", "2024-12-31", "WAG-010", LOW),
    LocalValue("CN-SH", 2690, "", "2023-07-01", None, "WAG-014", HIGH),
    LocalValue("CN-SH", 2740, "", "2025-07", None, "WAG-014", LOW, Text("From memory.", "凭记忆。")),
    LocalValue("CN-SH", 2590, "", "2021-07-01", None, "WAG-014", LOW),
)
PLANT, GROUP, NOTE = Text("plants", "工厂"), Text("workers", "工人"), Text("Old.", "较旧。")
BANDS = tuple(
    WageBand(
        kind, Text("Bay", "湾区"), PLANT, GROUP, low, high, Text("CNY", "元"), "2021", "R§4.2", note=note
    )
    for kind, low, high, note in (
        (LocalKind.INCOME, 5000.0, 6000.0, NOTE),
        (LocalKind.INCOME, 4.5, 4.5, NOTE),
        (LocalKind.INCOME, None, 50.0, None),
        (LocalKind.BASE_PAY, 1234.25, None, None),
    )
)
TABLES = LocalTables(PLACES, WAGES, BANDS)
BODY = topics(
    topic(
        "LAB-AAA-01",
        question("LAB-AAA-01.1", "money", "unit: CNY/month, scored: false, local: minimum_wage"),
        question("LAB-AAA-01.2", "money", "unit: CNY/month, scored: false, local: income"),
        question("LAB-AAA-01.3", "percent", "anchors: {bad: 0, good: 100}, local: base_pay"),
        question("LAB-AAA-01.4", "yes_no"),
    )
)


def carrying(body: str = BODY) -> Questionnaire:
    """Return the questionnaire with what it uses of the tables."""
    return carry_local(questionnaire_of(body), TABLES, library().law()[0])


def lines(
    place: str, name: str = "Plant", day: str = "2026-11-01", asked: str = "LAB-AAA-01.1"
) -> tuple[Spoken, ...]:
    """Return what is shown beside a question at a site on an assessment date."""
    case = open_session(carrying()).case
    site, facts = replace(case.site, place=place, name=name), replace(case.facts, date=day)
    case = replace(case, fold=replace(case.fold, site=site, assessment=facts))
    return local_lines(case, case.form.question(asked))


def told(language: str, *where: str) -> list[str]:
    """Return the lines in a language."""
    return [speak(line, Words(language)) for line in lines(*where)]


@pytest.mark.parametrize(
    ("place", "name", "found"),
    [
        ("Huizhou, Guangdong ／ 广东惠州", "Plant", "CN-GD-Huizhou"),
        ("huizhou", "", "CN-GD-Huizhou"),
        ("广东省惠州市仲恺区", "", "CN-GD-Huizhou"),
        ("", "惠州一厂", "CN-GD-Huizhou"),
        ("Guangdong", "Huizhou 2", "CN-GD-Huizhou"),
        ("Huizhou", "Shenzhen Hall", "CN-GD-Huizhou"),
        ("广东佛山东平", "", "CN-GD-Foshan"),
        ("Guangdong, China", "", "CN-GD"),
        ("Yichun, Jiangxi", "", "CN-JX-Yichun"),
        ("Yichun, Heilongjiang", "", NotPlaced.SEVERAL),
        ("", "Huizhou and Shenzhen", NotPlaced.SEVERAL),
        ("Hefei", "", NotPlaced.UNKNOWN),
        ("Huizhouville", "", NotPlaced.UNKNOWN),
        ("", "Plant 1", NotPlaced.UNKNOWN),
        (" ", "", NotPlaced.UNSAID),
    ],
)
def test_a_place_is_found_or_said_to_be_unknown(place: str, name: str, found: str) -> None:
    """1: the finest place that lies in all others named; the recorded place goes before the site's name."""
    known = place_of(TABLES, place, name)
    assert (known if isinstance(known, NotPlaced) else known.key) == found


def test_without_places_nothing_is_found() -> None:
    """1: an empty table knows nobody's place."""
    assert place_of(LocalTables(), "Huizhou", "") is NotPlaced.UNKNOWN


def amounts(place: str, day: str) -> tuple[float | None, list[float], float | None, list[str]]:
    """Return what stands, what is unsure, what begins later, and which places lie near."""
    found = place_of(TABLES, place, "")
    assert isinstance(found, LocalPlace)
    known = minimum_wage_at(TABLES, found, day)
    return (
        known.standing.amount if known.standing else None,
        [value.amount for value in known.unsure],
        known.later.amount if known.later else None,
        [each.key for each in known.nearby],
    )


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("Shenzhen", "2025-02-28", (2360, [], None, [])),
        ("Shenzhen", "2025-03-01", (2520, [], None, [])),
        ("Huizhou", "2025-02-28", (None, [], 1850, [])),
        ("Huizhou", "2030-01-01", (1850, [], None, [])),
        ("Lingang", "2025-06-30", (2690, [], None, [])),
        ("Lingang", "2025-07-01", (2690, [2740], None, [])),
        ("Shanghai", "2022-01-01", (None, [2590], None, [])),
        ("Shandong", "2024-06-01", (None, [2000], None, [])),
        ("Shandong", "2025-06-01", (None, [], None, [])),
        ("Meizhou", "2026-01-01", (None, [], None, ["CN-GD-Huizhou", "CN-GD-Shenzhen"])),
        ("China", "2026-01-01", (None, [], None, [])),
    ],
)
def test_the_latest_sure_value_stands(
    place: str, day: str, expected: tuple[float | None, list[float], float | None, list[str]]
) -> None:
    """2: values end and begin on their days; a district takes its city's, none takes a neighbour's."""
    assert amounts(place, day) == expected


def test_what_stands_is_told_with_date_fact_and_sureness() -> None:
    """4: the amount, its class, since when, from which fact, how sure, and that it may be outdated."""
    assert told("en", "Huizhou, Guangdong") == [
        "Huizhou, class 3: 1,850 CNY/month since 2025-03-01 (WAG-004, high confidence).",
        "Whether a later notice changed it is not known: check, and enter the amount in force.",
    ]
    assert told("zh", "广东惠州") == [
        "惠州，三类地区：每月1,850元，自2025-03-01起（WAG-004，把握程度高）。",
        "此后是否另有通知不详，请查证并填写现行标准。",
    ]


def test_what_has_ended_is_not_called_outdated() -> None:
    """4: a value whose end is known needs no look for a later notice; its note is told."""
    assert told("en", "Shenzhen", "", "2024-01-01") == [
        "Shenzhen: 2,360 CNY/month until 2025-02-28 (WAG-007, medium confidence).",
        "Disputed.",
    ]


def test_an_unsure_value_is_told_apart() -> None:
    """2, 4: it stands below, as something to look up."""
    assert told("en", "Shanghai")[-2:] == [
        "To be looked up, not to be relied on: "
        "Shanghai, 2,740 CNY/month since 2025-07 (WAG-014, low confidence).",
        "From memory.",
    ]


def test_what_is_not_known_is_told_with_what_to_do() -> None:
    """2, 4: no amount is offered; notes of the place and of its province, and known neighbours, are."""
    assert told("en", "Meizhou") == [
        "The table has no minimum wage for Meizhou.",
        "Class unknown.",
        "Four classes.",
        "In the same province it knows Huizhou, Shenzhen; their amounts need not hold here.",
        "Take the amount from the notice that holds where people work.",
    ]
    assert told("en", "Huizhou", "", "2025-01-01") == [
        "The table begins after this assessment: "
        "Huizhou, class 3, 1,850 CNY/month since 2025-03-01 (WAG-004).",
        "Four classes.",
        "Take the amount from the notice that holds where people work.",
    ]
    assert told("en", "Hefei", "Works")[0] == "The table knows no place named in “Hefei, Works”."
    assert told("zh", "", "")[0] == "未记录该场所的所在地。"


def test_bands_are_told_with_their_year_and_place_in_the_report() -> None:
    """4: both ends, one, or a single number; a note that neighbours share is told once."""
    assert [speak(line, Words("en")) for line in lines("", asked="LAB-AAA-01.2")] == [
        "Not of this plant, some years old, and never part of the score.",
        "Bay, plants, workers: 5,000 to 6,000 CNY (2021, R§4.2).",
        "Bay, plants, workers: 4.5 CNY (2021, R§4.2).",
        "Old.",
        "Bay, plants, workers: below 50 CNY (2021, R§4.2).",
    ]
    assert [speak(line, Words("zh")) for line in lines("", asked="LAB-AAA-01.3")] == [
        "以下并非本厂数据，且已有数年，不计入评分。",
        "湾区工厂，工人：1,234.25以上元（2021年，R§4.2）。",
    ]
    assert lines("Huizhou", asked="LAB-AAA-01.4") == ()


def test_every_word_is_used_and_every_line_has_words() -> None:
    """4: the variants of the lines are those of the catalogue, in both languages."""
    places = ("Huizhou", "Shenzhen", "Shanghai", "Meizhou", "Hefei", "Yichun, Heilongjiang", "Yichun", "")
    days = ("2024-01-01", "2026-11-01")
    shown = [line for place in places for day in days for line in lines(place, "", day)]
    shown += [line for asked in ("LAB-AAA-01.2", "LAB-AAA-01.3") for line in lines("", asked=asked)]
    shown += lines("Shandong", day="2024-06-01")
    used = set(re.findall(r"'(local\.[a-z_.0-9]+)'", repr(shown)))
    assert WORDS.keys() - used == {"local.tier.1", "local.tier.4"}
    for line in shown:
        assert speak(line, Words("en"))
        assert speak(line, Words("zh"))


def test_a_questionnaire_carries_what_it_shows_and_no_more() -> None:
    """3: kinds that no question names are left out; the facts behind the values come along."""
    whole = carrying()
    assert whole.local == TABLES
    assert set(whole.law) == {each.fact for each in WAGES}
    income = carrying(
        topics(topic("LAB-AAA-01", question("LAB-AAA-01.1", "money", "unit: CNY, local: income")))
    )
    assert income.local == LocalTables(bands=BANDS[:3])
    assert income.law == {}
    assert carrying(topics(topic("LAB-AAA-01", question("LAB-AAA-01.1")))).local == LocalTables()


def test_a_pin_reads_back_with_its_values() -> None:
    """3: the canonical text holds the tables, and one from before there were any is still read."""
    whole = carrying()
    text = canonical_text(whole)
    assert adapter_of(Questionnaire).validate_json(text) == whole
    before = re.sub(r'"local":\{"bands".*?"minutes"', '"minutes"', text)
    assert adapter_of(Questionnaire).validate_json(before).local == LocalTables()


def test_values_enter_no_score() -> None:
    """4: with and without tables an assessment comes out the same."""
    results = []
    for questionnaire in (questionnaire_of(BODY), carrying()):
        session = open_session(questionnaire, sources=[source("rec")])
        say(session, "LAB-AAA-01.1", "rec", "1")
        say(session, "LAB-AAA-01.3", "rec", "40")
        results.append(fresh(session).scores)
    assert results[0] == results[1]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("percent, anchors: {bad: 0, good: 1}, local: minimum_wage", ProblemCode.KEY_UNFIT),
        ("percent, anchors: {bad: 0, good: 1}, local: income", ProblemCode.KEY_UNFIT),
        ("money, unit: CNY/month, scored: false, local: base_pay", ProblemCode.KEY_UNFIT),
        ("money, unit: CNY/hour, scored: false, local: minimum_wage", ProblemCode.VALUE_SHAPE),
        ("money, unit: CNY/hour, scored: false, local: income", None),
        ("money, unit: CNY, scored: false, local: rent", ProblemCode.VALUE_SHAPE),
    ],
)
def test_values_stand_beside_answers_of_their_own_kind(written: str, code: ProblemCode | None) -> None:
    """3: an amount beside an amount, a share beside a share, a monthly wage beside a monthly one."""
    type_, _, more = written.partition(", ")
    parsed = parsed_section(topics(topic("LAB-AAA-01", question("LAB-AAA-01.1", type_, more))))
    found = check_questionnaire(parsed, {}, ("LAB",)) if isinstance(parsed, Parsed) else parsed
    assert [problem.code for problem in found] == ([] if code is None else [code])
