"""Which topic speaks to which item: from rows, from signs in finding rules, and as it is said in a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import Place
from dd_toolkit.core.questionnaire.crosswalk import (
    CrosswalkRow,
    RegimeTable,
    carry_regimes,
    mentions,
    topics_speaking_to,
)
from dd_toolkit.core.questionnaire.document import adapter_of
from dd_toolkit.core.questionnaire.finding_rules import Sign
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questionnaire import canonical_text
from dd_toolkit.core.questionnaire.questions import Questionnaire, Topic
from dd_toolkit.core.questionnaire.regimes import DayKind, Regime, RegimeDay, RegimeItem, RegimeKind
from dd_toolkit.core.questionnaire.text import Text
from tests.builders import library, question, questionnaire_of, topic, topics

BOTH = Text("x", "某")
LAW = Regime(
    "LAW",
    RegimeKind.LAW,
    Text("Law", "法"),
    BOTH,
    BOTH,
    BOTH,
    (
        RegimeItem("a", BOTH, Text("2(a)", "第2(a)项")),
        RegimeItem("a-i", BOTH, Text("2(a)(i)", "第2(a)(i)项"), parent="a"),
        RegimeItem("b", BOTH),
    ),
    (RegimeDay(DayKind.APPLIES, BOTH, ("EUB-001",), "2027-08-18"),),
)
SIGNS = replace(
    LAW,
    id="SIGNS",
    kind=RegimeKind.INDICATORS,
    items=(RegimeItem("debt", BOTH, sign=Sign.DEBT_BONDAGE), RegimeItem("papers", BOTH)),
    dates=(),
)
RULE = (
    "finding: [{id: fee, when: \". = 'yes'\", title: {en: F, zh: 费}, scale: 2, scope: 2, "
    "irremediability: 2, sign: debt_bondage, cites: [C29]}]"
)


def row(topic: str, item: str, regime: str = "LAW") -> CrosswalkRow:
    """Return a row of the crosswalk."""
    return CrosswalkRow(topic, regime, item, Place("crosswalk.csv", 2))


@cache
def authored() -> tuple[Questionnaire, Mapping[str, Fact]]:
    """Return two topics, the first with a rule that carries a sign, and the law that ships."""
    body = topics(
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", RULE)),
        topic("LAB-AAA-02", question("LAB-AAA-02.1")),
    )
    return questionnaire_of(body), library().law()[0]


def carried(*rows: CrosswalkRow, regimes: Iterable[Regime] = (LAW, SIGNS)) -> Questionnaire:
    """Return the two topics with what they speak to."""
    questionnaire, law = authored()
    return carry_regimes(questionnaire, RegimeTable({regime.id: regime for regime in regimes}, rows), law)


def spoken(questionnaire: Questionnaire) -> list[dict[str, tuple[str, ...]]]:
    """Return what each topic speaks to."""
    return [dict(each.speaks_to) for section in questionnaire.sections for each in section.topics]


def first(questionnaire: Questionnaire) -> Topic:
    """Return the first topic."""
    return questionnaire.sections[0].topics[0]


def test_rows_and_signs_both_say_what_a_topic_speaks_to() -> None:
    """A pair comes from a row, or from a sign in a finding rule of the topic."""
    first_topic, second_topic = spoken(carried(row("LAB-AAA-02", "b"), row("LAB-AAA-02", "papers", "SIGNS")))
    assert first_topic == {"SIGNS": ("debt",)}
    assert second_topic == {"LAW": ("b",), "SIGNS": ("papers",)}


def test_what_is_cited_is_spoken_to_where_the_regime_is_cited_by_id() -> None:
    """A finding rule that rests on C29 puts its topic under C29, and only in such a regime."""
    treaties = replace(LAW, id="TREATIES", items=(RegimeItem("C29", BOTH), RegimeItem("C1", BOTH)))
    assert spoken(carried(regimes=(replace(treaties, cited=True),))) == [{"TREATIES": ("C29",)}, {}]
    assert spoken(carried(regimes=(treaties,))) == [{}, {}]


def test_a_sign_is_spoken_to_only_while_its_question_is_asked() -> None:
    """A questionnaire that leaves the question out does not speak to the sign."""
    with_rule = carried()
    stripped = replace(first(with_rule), questions=(replace(first(with_rule).questions[0], finding=()),))
    section = replace(with_rule.sections[0], topics=(stripped,))
    again = carry_regimes(replace(with_rule, sections=(section,)), RegimeTable({"SIGNS": SIGNS}), {})
    assert spoken(again) == [{}]


def test_facts_of_regimes_are_carried_beside_those_of_questions() -> None:
    """A report can say on which fact a date rests, and keeps what the questions cite."""
    before = carried(regimes=())
    after = carried()
    assert "EUB-001" in set(after.law) - set(before.law)
    assert set(before.law) < set(after.law)
    assert list(after.law) == sorted(after.law)


def test_items_stand_in_the_order_of_the_regime_whatever_the_order_of_rows() -> None:
    """The crosswalk may be sorted in any way."""
    rows = [row("LAB-AAA-01", item) for item in ("b", "a-i", "a")]
    assert first(carried(*rows)).speaks_to == first(carried(*reversed(rows))).speaks_to
    assert first(carried(*rows)).speaks_to["LAW"] == ("a", "a-i", "b")


@given(st.permutations([(topic, item) for topic in ("LAB-AAA-01", "LAB-AAA-02") for item in ("a", "b")]))
def test_the_pin_does_not_depend_on_the_order_of_rows(pairs: list[tuple[str, str]]) -> None:
    """Two crosswalks with the same pairs give the same pinned text."""
    rows = [row(*pair) for pair in pairs]
    assert canonical_text(carried(*rows)) == canonical_text(
        carried(*sorted(rows, key=lambda each: each.item))
    )


def test_a_pin_keeps_regimes_and_what_topics_speak_to() -> None:
    """An assessment opened today says the same of its regimes when they have changed."""
    questionnaire = carried(row("LAB-AAA-01", "a-i"))
    again = adapter_of(Questionnaire).validate_json(canonical_text(questionnaire))
    assert again.regimes == (LAW, SIGNS)
    assert spoken(again) == spoken(questionnaire)


def test_a_pin_from_before_regimes_is_read() -> None:
    """Texts that were pinned without regimes stay readable, and their topics speak to nothing."""
    text = canonical_text(carried())
    tree = adapter_of(Questionnaire).dump_python(carried(), mode="json")
    del tree["regimes"]
    for each in tree["sections"][0]["topics"]:
        del each["speaks_to"]
    again = adapter_of(Questionnaire).validate_json(adapter_of(dict).dump_json(tree))
    assert again.regimes == ()
    assert spoken(again) == [{}, {}]
    assert canonical_text(again) != text


def test_the_most_exact_item_is_mentioned() -> None:
    """A whole is left out where a part of it is there; a label stands for the id where there is one."""
    questionnaire = carried(*(row("LAB-AAA-01", item) for item in ("a", "a-i", "b")))
    law, signs = mentions(questionnaire.regimes, first(questionnaire))
    assert law == (Text("Law", "法"), (Text("2(a)(i)", "第2(a)(i)项"), Text("b", "b")))
    assert signs.labels == (Text("debt", "debt"),)


def test_a_whole_alone_is_mentioned() -> None:
    """A topic that speaks to a whole and to none of its parts names the whole."""
    questionnaire = carried(row("LAB-AAA-02", "a"))
    second = questionnaire.sections[0].topics[1]
    assert [mention.labels for mention in mentions(questionnaire.regimes, second)] == [
        (Text("2(a)", "第2(a)项"),)
    ]


@pytest.mark.parametrize(("item", "expected"), [("b", ["LAB-AAA-01", "LAB-AAA-02"]), ("a", [])])
def test_topics_of_an_item(item: str, expected: list[str]) -> None:
    """An item gives the topics that speak to it, in the order of the questionnaire."""
    questionnaire = carried(row("LAB-AAA-02", "b"), row("LAB-AAA-01", "b"))
    assert [each.id for each in topics_speaking_to(questionnaire, "LAW", item)] == expected
