"""`ddq score` shows the production regime beside the score, as text and as JSON."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Ddq

ANSWERS = {"LAB-WAG-03.1": "44", "LAB-WAG-05.1": "25", "LAB-WAG-01.1": "2000", "LAB-WAG-01.2": "2300"}


def opened(ddq: Ddq, segments: str) -> str:
    """Open an assessment of a plant, record what its payroll says, and return its id."""
    typed = ("--segments", segments, "--country", "CN", "--questionnaire", "battery-plant")
    made = ddq("new", "--company", "C", "--site", "S", *typed)
    assert made.code == 0
    id_ = made.out.strip()
    assert ddq("source", id_, "payroll", "--class", "E2").code == 0
    for question, raw in ANSWERS.items():
        assert ddq("answer", id_, question, raw, "--source", "payroll").code == 0
    return id_


def test_json_has_indicators_values_and_fits(ddq: Ddq) -> None:
    """Everything that the table shows is there for a script."""
    shown = json.loads(ddq("score", opened(ddq, "CEL"), "--json").out)["production"]
    assert shown["resemblance"] == "resembles"
    assert "Independent high-performance maker" in shown["sentence"]["text"]
    found = {each["question"]: each for each in shown["indicators"]}
    assert (found["LAB-WAG-03.1"]["found"], found["LAB-WAG-01.3"]["found"]) == ("44 %", "1.15 ×")
    assert found["LAB-FOA-01.1"]["known"] is False
    assert [each["fits"] for each in found["LAB-WAG-03.1"]["ranges"]] == [False, True, True, True]
    closest = [each["id"] for each in shown["regimes"] if each["closest"]]
    assert closest == ["independent"]


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        ("en", "Production regime (context, not scored)", "Independent high-performance maker: 3 of 3 fit"),
        ("zh", "生产体制（仅供参考，不计分）", "自主高绩效型：3项中3项符合"),
    ],
)
def test_text_says_it_below_the_bounds(ddq: Ddq, language: str, title: str, line: str) -> None:
    """After sections, in the language of everything else."""
    text = ddq("--language", language, "score", opened(ddq, "CEL")).out
    assert text.index("OSH-GEN") < text.index(title) < text.index(line)


def test_a_recycler_is_not_compared(ddq: Ddq) -> None:
    """Sites for which no regime is described have neither text nor table."""
    id_ = opened(ddq, "REC")
    assert json.loads(ddq("score", id_, "--json").out)["production"] is None
    assert "Production regime" not in ddq("score", id_).out
