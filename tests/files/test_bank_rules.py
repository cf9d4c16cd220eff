"""The files that the bank is held against are read strictly; the lock is written back as it was read.

1. Sound files give rules with places, and what is not there holds the bank against nothing.
2. Each unfit cell is named with its line, and its row is left out.
3. The lock takes up what is new, keeps what is gone, and refuses what conflicts.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import Place, ProblemCode, ProblemError
from dd_toolkit.core.questionnaire.bank_rules import PublishedQuestion, Standing
from dd_toolkit.core.questionnaire.questions import QuestionType, Segment
from dd_toolkit.files.bank import lock_bank
from dd_toolkit.files.bank_rules import PUBLISHED, published_text, read_bank_rules, table_path
from dd_toolkit.files.csv_table import read_table
from dd_toolkit.files.library import Library
from tests.builders import ROOT, question, topic, topics

FILES = {
    "topics.csv": "id,materiality,segments\nLAB-AAA-01,4,ALL\nLAB-AAA-02,0,CEL PAK\n",
    "terms.csv": "en,zh,also,never,note\nworker|workers,工人,职工,打工人,any status\n",
    "published.csv": "id,rev,type,meaning,standing\nLAB-AAA-01.1,2,percent,0123456789abcdef,in_use\n",
    "wording.yaml": (
        "format: 1\nlimits: {ask: {en: 45, zh: 90}}\n"
        "patterns:\n- {id: p, rule: leading, keys: [ask], language: en, pattern: a, finds: [a]}\n"
        "allow:\n- {question: LAB-AAA-01.1, key: ask, pattern: p, why: it is}\n"
    ),
}


def folder_with(base: Path, **changed: str) -> Library:
    """Return a library whose folder holds the files, some of them changed; an empty text leaves one out."""
    for name, text in (FILES | {name.replace("_", "."): text for name, text in changed.items()}).items():
        if text:
            (base / name).write_text(text, encoding="utf-8")
    return Library(base)


def test_sound_files_give_rules_with_their_places(tmp_path: Path) -> None:
    """1: everything that stands there is taken up."""
    rules, problems = read_bank_rules(folder_with(tmp_path))
    assert problems == ()
    assert [each.segments for each in rules.topics] == [None, frozenset({Segment.CEL, Segment.PAK})]
    (term,) = rules.terms
    assert (term.english, term.chinese) == (("worker", "workers"), "工人")
    assert (term.also, term.never, term.note) == (("职工",), ("打工人",), "any status")
    (published,) = rules.published
    assert (published.id, published.rev, published.standing) == ("LAB-AAA-01.1", 2, Standing.IN_USE)
    assert published.place.line == 2
    assert rules.wording.limits["ask"].zh == 90
    assert rules.wording_places["patterns", 0].line == 4
    assert rules.wording_places["allow", 0].line == 6


def test_a_folder_without_the_files_holds_the_bank_against_nothing(tmp_path: Path) -> None:
    """1: sections of one's own need no list."""
    rules, problems = read_bank_rules(Library(tmp_path))
    assert problems == ()
    assert (rules.topics, rules.terms, rules.published, rules.wording.limits) == ((), (), (), {})


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("topics_csv", "id,materiality,segments\nLAB-AAA-1,4,ALL\n", ProblemCode.VALUE_SHAPE, 2),
        ("topics_csv", "id,materiality,segments\nLAB-AAA-01,3,ALL\n", ProblemCode.VALUE_SHAPE, 2),
        ("topics_csv", "id,materiality,segments\nLAB-AAA-01,4,XYZ\n", ProblemCode.VALUE_SHAPE, 2),
        ("topics_csv", "id,materiality,segments\nLAB-AAA-01,4,\n", ProblemCode.VALUE_SHAPE, 2),
        (
            "topics_csv",
            "id,materiality,segments\nLAB-AAA-01,4,ALL\nLAB-AAA-01,4,ALL\n",
            ProblemCode.ID_DUPLICATE,
            3,
        ),
        ("topics_csv", "id,materiality\nLAB-AAA-01,4\n", ProblemCode.KEY_MISSING, 1),
        ("terms_csv", "en,zh,also,never,note\n,工人,,,\n", ProblemCode.VALUE_SHAPE, 2),
        ("terms_csv", "en,zh,also,never,note\nworker,,,,\n", ProblemCode.VALUE_SHAPE, 2),
        ("terms_csv", "en,zh,also,never,note\n|,工人,,,\n", ProblemCode.VALUE_SHAPE, 2),
        ("terms_csv", "en,zh,also,never,note\na|b,甲,,,\nb,乙,,,\n", ProblemCode.ID_DUPLICATE, 3),
        ("published_csv", FILES["published.csv"].replace(",2,", ",0,"), ProblemCode.VALUE_SHAPE, 2),
        ("published_csv", FILES["published.csv"].replace("percent", "share"), ProblemCode.VALUE_SHAPE, 2),
        ("published_csv", FILES["published.csv"].replace("abcdef", "ABCDEF"), ProblemCode.VALUE_SHAPE, 2),
        ("published_csv", FILES["published.csv"].replace("in_use", "gone"), ProblemCode.VALUE_SHAPE, 2),
        ("published_csv", FILES["published.csv"].replace("-01.1", "-01"), ProblemCode.VALUE_SHAPE, 2),
        ("wording_yaml", "format: 2\nlimits: {}\n", ProblemCode.FORMAT_UNKNOWN, 1),
        ("wording_yaml", "format: 1\nlimits: {ask: {en: 45}}\n", ProblemCode.KEY_MISSING, 2),
        ("wording_yaml", "format: 1\nlimits: {}\nlimit: {}\n", ProblemCode.KEY_UNKNOWN, 3),
        ("wording_yaml", "format: [\n", ProblemCode.YAML_SYNTAX, 2),
    ],
)
def test_what_is_unfit_is_named_with_its_line(
    tmp_path: Path, name: str, text: str, code: ProblemCode, line: int
) -> None:
    """2: and nothing else is."""
    _, problems = read_bank_rules(folder_with(tmp_path, **{name: text}))
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """2: a table in another encoding is no empty table."""
    library = folder_with(tmp_path)
    (tmp_path / "terms.csv").write_bytes("en,zh\n工人".encode("gbk"))
    _, problems = read_bank_rules(library)
    assert [problem.code for problem in problems] == [ProblemCode.FILE_ENCODING]


REVISIONS = st.builds(
    PublishedQuestion,
    st.sampled_from(["LAB-AAA-01.1", "LAB-AAA-01.2", "OSH-BBB-12.10"]),
    st.integers(1, 9999),
    st.sampled_from(QuestionType),
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.sampled_from(Standing),
    st.just(Place()),
)


@given(st.lists(REVISIONS, unique_by=lambda each: (each.id, each.rev)))
def test_the_lock_is_read_as_it_was_written(published: list[PublishedQuestion]) -> None:
    """3: nothing is lost on the way to the file."""
    text = published_text(published)
    rows, problems = read_table(text, "published.csv", tuple(text.splitlines()[0].split(",")))
    assert problems == ()
    wrote = [(each.id, str(each.rev), each.type, each.meaning, each.standing) for each in published]
    assert [tuple(row.cells.values()) for row in rows] == wrote


def bank_of(base: Path, body: str, published: str = "") -> Library:
    """Return a library whose bank is one section."""
    for name in ("method.yaml", "law.csv"):
        shutil.copy(ROOT / "questionnaires" / name, base)
    (base / "sections" / "LAB").mkdir(parents=True, exist_ok=True)
    head = "format: 1\nsection: {id: LAB-AAA, pillar: LAB, title: {en: A, zh: 甲}}\n"
    (base / "sections" / "LAB" / "LAB-AAA.yaml").write_text(head + body, encoding="utf-8")
    if published:
        (base / "published.csv").write_text(published, encoding="utf-8")
    return Library(base)


FIRST = topics(topic("LAB-AAA-01", question("LAB-AAA-01.1"), question("LAB-AAA-01.2")))
SECOND = topics(topic("LAB-AAA-01", question("LAB-AAA-01.1"), question("LAB-AAA-01.3")))
CHANGED = FIRST.replace("id: LAB-AAA-01.1, type: yes_no", "id: LAB-AAA-01.1, type: maturity")


def locked(library: Library) -> list[tuple[str, int, Standing]]:
    """Lock a bank, write the lock, and return what stands in it."""
    after = lock_bank(library).after
    table_path(library, PUBLISHED).write_text(published_text(after), encoding="utf-8")
    return [(each.id, each.rev, each.standing) for each in after]


def test_locking_takes_up_what_is_new_and_retires_what_is_gone(tmp_path: Path) -> None:
    """3: an id stays in the lock for good."""
    assert locked(bank_of(tmp_path, FIRST)) == [
        ("LAB-AAA-01.1", 1, Standing.IN_USE),
        ("LAB-AAA-01.2", 1, Standing.IN_USE),
    ]
    assert locked(bank_of(tmp_path, SECOND)) == [
        ("LAB-AAA-01.1", 1, Standing.IN_USE),
        ("LAB-AAA-01.2", 1, Standing.RETIRED),
        ("LAB-AAA-01.3", 1, Standing.IN_USE),
    ]


def test_a_conflict_is_refused(tmp_path: Path) -> None:
    """3: a question that means something else needs a revision of its own."""
    locked(bank_of(tmp_path, FIRST))
    with pytest.raises(ProblemError) as raised:
        lock_bank(bank_of(tmp_path, CHANGED))
    assert [problem.code for problem in raised.value.problems] == [ProblemCode.PUBLISHED_CHANGED]
    raised_revision = CHANGED.replace("type: maturity", "rev: 2, type: maturity")
    assert locked(bank_of(tmp_path, raised_revision))[:2] == [
        ("LAB-AAA-01.1", 1, Standing.REPLACED),
        ("LAB-AAA-01.1", 2, Standing.IN_USE),
    ]


def test_a_bank_with_problems_is_not_locked(tmp_path: Path) -> None:
    """3: neither one that does not parse, nor one beside an unfit lock."""
    with pytest.raises(ProblemError):
        lock_bank(bank_of(tmp_path, FIRST.replace("yes_no", "perhaps")))
    with pytest.raises(ProblemError):
        lock_bank(bank_of(tmp_path, FIRST, published="id\nx\n"))
