"""A small questionnaire with three production regimes: what the tests of production regimes rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dd_toolkit.core.assessment.sources import Source
from dd_toolkit.core.questionnaire.production_regimes import (
    Indicator,
    ProductionRegime,
    ProductionRegimes,
    ReadingRule,
    TypicalRange,
)
from dd_toolkit.core.questionnaire.questions import Questionnaire, Segment
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.workflow.session import Session
from tests.builders import open_session, question, questionnaire_of, source, topic, topics

BASE, BODY, LADDER, HOUSED = "LAB-AAA-01.1", "LAB-AAA-01.2", "LAB-AAA-01.3", "LAB-AAA-01.5"
HOUSES, BEDS = "LAB-AAA-01.4", "LAB-AAA-01.6"
INDICATORS = (BASE, BODY, LADDER, HOUSED)
SEGMENTS = ("CEL",)
COUNTRIES = ("CN", "DE")
"""With that of the sites that `open_session` makes."""
YAML = topics(
    topic(
        "LAB-AAA-01",
        question(BASE, "percent", "anchors: {bad: 30, good: 70}"),
        question(
            BODY,
            "choice",
            "options: [{id: none, text: {en: N, zh: 无}, x: 0}, {id: union, text: {en: U, zh: 会}, x: 1}]",
        ),
        question(LADDER, "maturity"),
        question(HOUSES, "yes_no", "scored: false"),
        question(
            HOUSED,
            "calculated",
            "relevant: \"${LAB-AAA-01.4} = 'yes'\"",
            "calculate: '${LAB-AAA-01.6} * 2'",
            "scored: false",
            "unit: '%'",
        ),
        question(BEDS, "number", "unit: beds", "scored: false"),
    ),
    topic("LAB-AAA-02", question("LAB-AAA-02.1")),
)
RANGES = {
    "upper": (". >= 50", ". = 'union'", ". >= 3", ". < 30"),
    "middle": (". < 50", ". = 'union'", ". >= 2 and . <= 3", ". >= 30"),
    "lower": (". < 60", ". = 'none'", ". <= 1", ". >= 50"),
}


def regimes(ranges: Mapping[str, tuple[str, ...]] | None = None) -> ProductionRegimes:
    """Return three regimes by four indicators, or by other conditions."""
    word = Text("w", "词")
    made = tuple(
        ProductionRegime(
            id_,
            Text(f"{id_} short", f"{id_}短"),
            Text(f"{id_} title", f"{id_}名"),
            word,
            ("R§4.1",),
            tuple(
                TypicalRange(asked, when, Text(when, when), None if asked == BASE else word)
                for asked, when in zip(INDICATORS, conditions, strict=True)
            ),
        )
        for id_, conditions in (ranges or RANGES).items()
    )
    indicators = tuple(
        Indicator(id_, Text(f"T {id_}", f"题{id_}"), 0 if id_ == HOUSED else None) for id_ in INDICATORS
    )
    return ProductionRegimes(SEGMENTS, COUNTRIES, ReadingRule(3, 0.5), indicators, made)


def plant_questionnaire(carried: ProductionRegimes | None = None) -> Questionnaire:
    """Return the questionnaire with its regimes."""
    return replace(questionnaire_of(YAML), production=carried or regimes())


def plant(*, segments: Sequence[Segment] = (Segment.CEL,), sources: Sequence[Source] = ()) -> Session:
    """Open a session on the questionnaire with records, a talk and management's claims."""
    usual = (source("records"), source("talk", "W2"), source("boss", "E0"))
    return open_session(plant_questionnaire(), segments=segments, sources=(*usual, *sources))
