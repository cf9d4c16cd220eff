"""Runs of words that two texts share are found in both languages, whatever the spaces and commas."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.word_runs import chinese_runs, english_runs, files_of, main, shared_runs
from tests.builders import library

ENGLISH = "Which of the things below, if any, are kept where nobody sees them?"
CHINESE = "近十二个月内，企业是否按月足额支付了全部加班费？"


def test_english_runs_are_eight_words() -> None:
    """Case, punctuation and line breaks do not count."""
    runs = set(english_runs(ENGLISH))
    assert len(runs) == 13 - 7
    assert runs == set(english_runs(ENGLISH.upper().replace(" ", "\n").replace(",", " -")))
    assert not list(english_runs("seven words are not enough for it"))


def test_chinese_runs_are_sixteen_characters() -> None:
    """Chinese is compared by characters; full stops and spaces do not count."""
    runs = set(chinese_runs(CHINESE))
    assert runs
    assert runs == set(chinese_runs(CHINESE.replace("，", " ")))
    assert all(len(run) == 16 for run in runs)


def test_a_copied_sentence_is_found_with_its_question(tmp_path: Path) -> None:
    """A text that repeats the wording of a question is named with the id of the question."""
    parsed = library().questionnaire("worker-interview").parsed
    assert parsed is not None
    question = parsed.questionnaire.sections[0].topics[0].questions[0]
    assert question.guidance is not None
    (tmp_path / "copy.md").write_text(f"Before. {question.guidance.en} After.", encoding="utf-8")
    found = list(shared_runs(library(), files_of([tmp_path])))
    assert {place for place, _, _ in found} == {question.id}
    assert {file for _, _, file in found} == {"copy.md"}


def test_own_words_share_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no run is shared nothing is printed and the exit code is 0."""
    (tmp_path / "other.txt").write_text("Nothing that anybody would ask.", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""
