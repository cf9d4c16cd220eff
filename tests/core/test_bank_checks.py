"""Every fault of the bank as a whole is found and named; what is sound is passed over.

1. Coverage: topics of the list and of the bank are the same, with the same weight.
2. Terms: one term, one translation, found by whole words, the longest first.
3. Wording: limits of length, two questions in one, leading questions, allowances.
4. Reach: anchors, options, scales, gates, calculations and finding rules can come up.
5. Publication: an id keeps its meaning until its revision is raised.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_toolkit.core.problems import Place, Problem, ProblemCode, Severity
from dd_toolkit.core.questionnaire.bank_rules import (
    Allowance,
    BankRules,
    LengthLimit,
    ListedTopic,
    PublishedQuestion,
    Standing,
    Term,
    Wording,
    WordingPattern,
    WordingRule,
)
from dd_toolkit.core.questionnaire.checks.bank_catalogue import check_bank_rules
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.checks.terms import phrases_of, terms_in
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.published import has_changed, meaning_of, publish, revisions
from dd_toolkit.core.questionnaire.questionnaire import Parsed
from dd_toolkit.core.questionnaire.questions import Question, QuestionType, Segment
from tests.builders import library, parsed_section, question, questionnaire_of, topic, topics

CEL = frozenset({Segment.CEL})


def problems(body: str, rules: BankRules | None = None) -> tuple[Problem, ...]:
    """Return the problems of a section as a bank of its own."""
    parsed = parsed_section(body)
    assert isinstance(parsed, Parsed), parsed
    built = build_form(parsed.questionnaire)
    assert built.form is not None, built.problems
    law, _ = library().law()
    return check_bank_rules(Checked(parsed, law, ("LAB",)), built.form, rules or BankRules())


def codes(body: str, rules: BankRules | None = None) -> list[ProblemCode]:
    """Return the codes of the problems of a section as a bank of its own."""
    return [problem.code for problem in problems(body, rules)]


def worded(**texts: str) -> str:
    """Return a section of one question whose texts are given as YAML."""
    head = f"  - {{id: LAB-AAA-01.1, type: {texts.pop('type', 'yes_no')}, guidance: {{en: G, zh: 说明}}"
    keys = {"ask": "{en: Q, zh: 问}"} | texts
    return topics(
        topic("LAB-AAA-01", head + "".join(f", {key}: {text}" for key, text in keys.items()) + "}\n")
    )


SOUND = topics(topic("LAB-AAA-01", question("LAB-AAA-01.1")))


# 1 coverage


def listed(
    id_: str = "LAB-AAA-01", materiality: int = 4, segments: frozenset[Segment] | None = None
) -> BankRules:
    """Return a list of one topic."""
    return BankRules(topics=(ListedTopic(id_, materiality, segments),))


def test_a_bank_that_covers_its_list_is_silent() -> None:
    """1: the same topics, the same weight."""
    assert codes(SOUND, listed()) == []


def test_a_bank_without_a_list_is_held_against_none() -> None:
    """1: a folder of one's own needs no list."""
    assert codes(SOUND) == []


def test_a_listed_topic_without_question_and_an_unlisted_one_are_named() -> None:
    """1: either side may be the one that is wrong."""
    assert codes(SOUND, listed("LAB-AAA-02")) == [ProblemCode.TOPIC_UNCOVERED, ProblemCode.TOPIC_UNLISTED]


@pytest.mark.parametrize(
    ("rules", "key", "found", "wanted"),
    [
        (listed(materiality=2), "materiality", "4", "2"),
        (listed(segments=CEL), "segments", "ALL", "CEL"),
    ],
)
def test_a_topic_that_is_weighed_otherwise_is_named(
    rules: BankRules, key: str, found: str, wanted: str
) -> None:
    """1: with what stands in either place."""
    (problem,) = problems(SOUND, rules)
    assert problem.code is ProblemCode.TOPIC_DIFFERS
    assert [problem.details[each] for each in ("key", "found", "listed")] == [key, found, wanted]


def test_segments_are_compared_by_what_they_bring_in() -> None:
    """1: half relevance brings a topic in, none leaves it out."""
    body = topics(topic("LAB-AAA-01", question("LAB-AAA-01.1"), more="  segments: {CEL: 0.5, PAK: 0}\n"))
    assert codes(body, listed(segments=CEL)) == []


# 2 terms

TERMS = (
    Term(("worker", "workers"), "工人"),
    Term(("dispatched worker", "dispatched workers"), "派遣工", also=("派遣人员",), never=("劳务工",)),
    Term(("lock-out",), "上锁挂牌"),
)


@pytest.mark.parametrize(
    ("english", "chinese", "found"),
    [
        ("Every worker is paid", "每名工人都有工资", []),
        ("Every worker is paid", "每名员工都有工资", [ProblemCode.TERM_DIFFERS]),
        ("Dispatched workers are paid", "派遣工有工资", []),
        ("Dispatched workers are paid", "派遣人员有工资", []),
        ("Dispatched workers are paid", "工人有工资", [ProblemCode.TERM_DIFFERS]),
        ("Those dispatched. Workers are paid", "工人有工资", []),
        ("The worker's pay, the workers' pay", "工人的工资", []),
        ("Every co-worker is paid", "每名工友都有工资", [ProblemCode.TERM_DIFFERS]),
        ("Is it homework?", "是作业吗？", []),
        ("Done under lock out", "上锁挂牌后作业", []),
        ("People", "劳务工", [ProblemCode.TERM_BANNED]),
    ],
)
def test_a_term_has_its_one_translation(english: str, chinese: str, found: list[ProblemCode]) -> None:
    """2: whole words, the longest term first, possessives and hyphens read through."""
    body = worded(ask=f'{{en: "{english}", zh: {chinese}}}')
    assert codes(body, BankRules(terms=TERMS)) == found


def test_what_is_said_to_workers_may_be_colloquial() -> None:
    """2: no term is asked of worker wording, and none is ruled out."""
    body = worded(worker="{en: Which worker, zh: 劳务工}")
    assert codes(body, BankRules(terms=TERMS)) == []


def test_terms_are_held_against_every_kind_of_text() -> None:
    """2: an option is found at its own place."""
    body = worded(
        type="choice",
        options="[{id: a, text: {en: Worker, zh: 员工}, x: 1}, {id: b, text: {en: B, zh: 乙}, x: 0}]",
    )
    (problem,) = problems(body, BankRules(terms=TERMS))
    assert problem.place.path[-4:] == ("options", 0, "text", "zh")
    assert problem.details["term"] == "worker"


@given(st.lists(st.sampled_from(["dispatched", "worker", "workers", "pay", ",", "and"]), max_size=8))
def test_no_word_belongs_to_two_terms(words: list[str]) -> None:
    """2: what a long term takes, no short one finds."""
    text = " ".join(words)
    alone = text.replace("dispatched workers", "x").replace("dispatched worker", "x")
    found = {term.chinese for _, term in terms_in(text, phrases_of(TERMS))}
    assert ("派遣工" in found) == (alone != text)
    assert ("工人" in found) == ("worker" in alone)


# 3 wording


def wording(*patterns: WordingPattern, allow: tuple[Allowance, ...] = (), **limits: LengthLimit) -> BankRules:
    """Return rules of wording with a place for each."""
    places = {("patterns", position): some_place() for position in range(len(patterns))}
    places |= {("allow", position): some_place() for position in range(len(allow))}
    return BankRules(wording=Wording(1, limits, patterns, allow), wording_places=places)


def some_place() -> Place:
    """Return a place; which one does not matter here."""
    return Place("wording.yaml", 1)


TWICE = WordingPattern(
    "and", WordingRule.TWO_QUESTIONS, ("ask", "worker"), "en", ", and does", ("a, and does b",)
)
LEADING = WordingPattern("tag", WordingRule.LEADING, ("worker",), "zh", "吧[？?]", ("对吧？",), ("对吗？",))


def test_a_text_may_be_as_long_as_its_limit() -> None:
    """3: words of English and characters of Chinese, blanks apart."""
    body = worded(ask="{en: one two three, zh: 一 二三}")
    assert codes(body, wording(ask=LengthLimit(3, 3))) == []


@pytest.mark.parametrize(
    ("limit", "language", "length"), [(LengthLimit(2, 3), "en", "3"), (LengthLimit(3, 2), "zh", "3")]
)
def test_a_text_beyond_its_limit_is_named(limit: LengthLimit, language: str, length: str) -> None:
    """3: with the language that is too long."""
    (problem,) = problems(worded(ask="{en: one two three, zh: 一 二三}"), wording(ask=limit))
    assert problem.code is ProblemCode.TEXT_TOO_LONG
    assert (problem.details["language"], problem.details["length"]) == (language, length)
    assert problem.place.path[-1] == language


def test_two_questions_in_one_are_named() -> None:
    """3: in a key that the pattern is kept out of, and in no other."""
    twice = "{en: 'Is it there, and does it work?', zh: 问}"
    assert codes(worded(ask=twice), wording(TWICE)) == [ProblemCode.TEXT_ASKS_TWICE]
    assert codes(worded(look_at=twice), wording(TWICE)) == []


def test_a_type_whose_answer_has_parts_may_ask_for_all() -> None:
    """3: a document has two dates."""
    body = worded(type="document", ask="{en: 'When issued, and does it expire?', zh: 问}")
    assert codes(body, wording(TWICE)) == [ProblemCode.TEXT_ASKS_TWICE]
    assert codes(body, wording(replace(TWICE, except_types=(QuestionType.DOCUMENT,)))) == []


def test_a_leading_question_is_named() -> None:
    """3: what suggests its answer."""
    body = worded(worker="{en: Is it so, zh: 是这样吧？}")
    assert codes(body, wording(LEADING)) == [ProblemCode.TEXT_LEADING]
    assert codes(worded(worker="{en: Is it so, zh: 是这样吗？}"), wording(LEADING)) == []


def test_what_is_allowed_by_name_is_passed_over() -> None:
    """3: an allowance holds for one text and one pattern."""
    body = worded(ask="{en: 'Is it there, and does it work?', zh: 问}")
    allowed = Allowance("LAB-AAA-01.1", "ask", "and", "one answer")
    assert codes(body, wording(TWICE, allow=(allowed,))) == []


def test_an_allowance_without_use_is_a_warning() -> None:
    """3: nobody is left to wonder what it was for."""
    allowed = Allowance("LAB-AAA-01.1", "ask", "and", "one answer")
    (problem,) = problems(SOUND, wording(TWICE, allow=(allowed,)))
    assert (problem.code, problem.severity) == (ProblemCode.ALLOWANCE_IDLE, Severity.WARNING)


@pytest.mark.parametrize(
    "pattern",
    [
        replace(TWICE, pattern="([", finds=()),
        replace(TWICE, finds=("no such thing",)),
        replace(LEADING, passes=("对吧？",)),
    ],
    ids=["no pattern", "misses what it finds", "finds what it passes"],
)
def test_a_pattern_that_does_not_hold_its_examples_is_named(pattern: WordingPattern) -> None:
    """3: a pattern is checked before texts are."""
    assert codes(SOUND, wording(pattern)) == [ProblemCode.PATTERN_UNFIT]


# 4 reach


def choice(*values: float) -> str:
    """Return the options of a choice with these values."""
    each = (f"{{id: o{position}, text: {{en: O, zh: 项}}, x: {x}}}" for position, x in enumerate(values))
    return f"options: [{', '.join(each)}]"


def checklist(*weights: float, none: float | None = None) -> str:
    """Return the options of a checklist with these weights, and perhaps one for none of them."""
    each = [
        f"{{id: o{position}, text: {{en: O, zh: 项}}, weight: {w}}}" for position, w in enumerate(weights)
    ]
    if none is not None:
        each.append(f"{{id: nothing, text: {{en: None, zh: 无}}, none: true, weight: {none}}}")
    return f"options: [{', '.join(each)}]"


def rule(when: str) -> str:
    """Return a finding rule with a condition."""
    return (
        f'finding: [{{id: r, when: "{when}", title: {{en: T, zh: 题}}, scale: 2, scope: 2, '
        "irremediability: 2, cites: [C95]}]"
    )


GATE = question("LAB-AAA-01.1", "yes_no")
NUMBER = question("LAB-AAA-01.1", "number", "unit: h", "scored: false", 'constraint: ". >= 0 and . <= 24"')

REACHED = [
    ("anchors in range", question("LAB-AAA-01.1", "percent", "anchors: {bad: 100, good: 0}")),
    (
        "anchors that the constraint allows",
        question("LAB-AAA-01.1", "number", "unit: h", 'constraint: ". >= 0"', "anchors: {bad: 12, good: 0}"),
    ),
    ("a choice with both ends", question("LAB-AAA-01.1", "choice", choice(0, 0.5, 1))),
    ("a checklist of harms with none", question("LAB-AAA-01.1", "checklist", checklist(-1, -2, none=0))),
    ("a checklist of goods with none", question("LAB-AAA-01.1", "checklist", checklist(1, 2, none=0))),
    ("a checklist where none is good", question("LAB-AAA-01.1", "checklist", checklist(-1, none=1))),
    (
        "a gate on a choice of two",
        GATE + question("LAB-AAA-01.2", "yes_no", "relevant: \"${LAB-AAA-01.1} = 'no'\""),
    ),
    ("a gate on a number", NUMBER + question("LAB-AAA-01.2", "yes_no", 'relevant: "${LAB-AAA-01.1} > 12"')),
    (
        "a calculation",
        NUMBER
        + question(
            "LAB-AAA-01.2", "calculated", 'calculate: "${LAB-AAA-01.1} * 2"', "anchors: {bad: 0, good: 9}"
        ),
    ),
    (
        "a rule between two numbers",
        question("LAB-AAA-01.1", "percent", "anchors: {bad: 9, good: 0}", rule(". > 3 and . < 4")),
    ),
    ("a rule on a document", question("LAB-AAA-01.1", "document", rule(". < today()"))),
    ("a rule on text", question("LAB-AAA-01.1", "text", rule(". = 'closed'"))),
    (
        "a rule on another answer",
        GATE + question("LAB-AAA-01.2", "yes_no", rule(". = 'no' and ${LAB-AAA-01.1} = 'no'")),
    ),
]

MISSED = [
    (
        "an anchor beyond a share",
        ProblemCode.ANCHOR_UNREACHED,
        question("LAB-AAA-01.1", "percent", "anchors: {bad: 120, good: 0}"),
    ),
    (
        "an anchor that the constraint refuses",
        ProblemCode.ANCHOR_UNREACHED,
        question("LAB-AAA-01.1", "number", "unit: h", 'constraint: ". <= 10"', "anchors: {bad: 12, good: 0}"),
    ),
    (
        "an option that the constraint refuses",
        ProblemCode.OPTION_UNREACHED,
        question("LAB-AAA-01.1", "choice", choice(0, 1), "constraint: \". != 'o1'\""),
    ),
    (
        "a choice without the best",
        ProblemCode.SCALE_UNREACHED,
        question("LAB-AAA-01.1", "choice", choice(0, 0.5)),
    ),
    (
        "harms without none",
        ProblemCode.SCALE_UNREACHED,
        question("LAB-AAA-01.1", "checklist", checklist(-1, -2)),
    ),
    (
        "goods without none",
        ProblemCode.SCALE_UNREACHED,
        question("LAB-AAA-01.1", "checklist", checklist(1, 2)),
    ),
    (
        "a gate beyond what is accepted",
        ProblemCode.GATE_SHUT,
        NUMBER + question("LAB-AAA-01.2", "yes_no", 'relevant: "${LAB-AAA-01.1} > 24"'),
    ),
    (
        "a gate that leaves nothing out",
        ProblemCode.GATE_OPEN,
        NUMBER + question("LAB-AAA-01.2", "yes_no", 'relevant: "${LAB-AAA-01.1} >= 0"'),
    ),
    (
        "a gate against the gate of what it reads",
        ProblemCode.GATE_SHUT,
        GATE
        + question("LAB-AAA-01.2", "yes_no", "relevant: \"${LAB-AAA-01.1} = 'yes'\"")
        + question(
            "LAB-AAA-01.3", "yes_no", "relevant: \"${LAB-AAA-01.1} = 'no' and ${LAB-AAA-01.2} = 'yes'\""
        ),
    ),
    (
        "a calculation from nothing",
        ProblemCode.CALCULATION_BLANK,
        NUMBER
        + question("LAB-AAA-01.2", "calculated", 'calculate: "${LAB-AAA-01.1} div 0"', "scored: false"),
    ),
    (
        "a rule that no share meets",
        ProblemCode.FINDING_NEVER,
        question("LAB-AAA-01.1", "percent", "anchors: {bad: 9, good: 0}", rule(". > 100")),
    ),
    (
        "a rule against its own gate",
        ProblemCode.FINDING_NEVER,
        GATE
        + question(
            "LAB-AAA-01.2", "yes_no", "relevant: \"${LAB-AAA-01.1} = 'yes'\"", rule("${LAB-AAA-01.1} = 'no'")
        ),
    ),
    (
        "a rule that every share meets",
        ProblemCode.FINDING_ALWAYS,
        question("LAB-AAA-01.1", "percent", "anchors: {bad: 9, good: 0}", rule(". >= 0")),
    ),
]


@pytest.mark.parametrize(("name", "questions"), REACHED, ids=[each[0] for each in REACHED])
def test_what_can_come_up_is_passed_over(name: str, questions: str) -> None:
    """4: some answer reaches each end, each option, each rule."""
    assert codes(topics(topic("LAB-AAA-01", questions))) == [], name


@pytest.mark.parametrize(("name", "code", "questions"), MISSED, ids=[each[0] for each in MISSED])
def test_what_can_never_come_up_is_named(name: str, code: ProblemCode, questions: str) -> None:
    """4: with the question that it stands in."""
    found = problems(topics(topic("LAB-AAA-01", questions)))
    assert [problem.code for problem in found] == [code], name
    assert all(problem.place.question for problem in found)


def across(gate_segments: str, reader: str) -> str:
    """Return two topics, the second for cells and packs, whose question reads one of the first."""
    first = topic("LAB-AAA-01", NUMBER, more=f"  segments: {gate_segments}\n")
    return topics(first, topic("LAB-AAA-02", reader, more="  segments: {CEL: 1, PAK: 1}\n"))


GATED = question("LAB-AAA-02.1", "yes_no", 'relevant: "${LAB-AAA-01.1} > 3"')
CALCULATED = question("LAB-AAA-02.1", "calculated", 'calculate: "${LAB-AAA-01.1} * 2"', "scored: false")


@pytest.mark.parametrize(
    ("reader", "code"), [(GATED, ProblemCode.GATE_SHUT), (CALCULATED, ProblemCode.CALCULATION_BLANK)]
)
def test_what_reads_a_question_of_other_segments_is_named_with_those_it_fails_in(
    reader: str, code: ProblemCode
) -> None:
    """4: at a site of packs alone the number is never asked, so its reader never is."""
    (problem,) = problems(across("{CEL: 1, REF: 1}", reader))
    assert (problem.code, problem.details["segments"]) == (code, "PAK")
    assert codes(across("{CEL: 0.5, PAK: 1}", reader)) == []


def test_a_rule_over_the_rows_of_a_roster_is_reached() -> None:
    """4: from outside, a roster question is read over its rows."""
    row = "- id: rooms\n  title: {en: R, zh: 房}\n  row: {en: R, zh: 房}\n  topics:\n"
    inside = topic("LAB-AAA-01", NUMBER).replace("- id", "  - id", 1).replace("\n  ", "\n    ")
    outside = topic("LAB-AAA-02", question("LAB-AAA-02.1", "yes_no", 'relevant: "sum(${LAB-AAA-01.1}) > 3"'))
    assert codes("rosters:\n" + row + inside + topics(outside)) == []


# 5 publication


def first_question(*lines: str, type_: str = "percent") -> Question:
    """Return the question of a section of one."""
    body = topics(topic("LAB-AAA-01", question("LAB-AAA-01.1", type_, *lines)))
    return questionnaire_of(body).sections[0].topics[0].questions[0]


ANCHORED = "anchors: {bad: 5.5, good: 0.0}"


@pytest.mark.parametrize(
    "other",
    [
        first_question("anchors: {bad: 5.5, good: 1.0}"),
        first_question(ANCHORED, "scored: false"),
        first_question(ANCHORED, "unit: h", type_="number"),
        first_question("anchors: {bad: {fact: LAB-018}, good: 0.0}"),
    ],
    ids=["anchor", "scored", "type", "fact"],
)
def test_meaning_follows_type_and_scale(other: Question) -> None:
    """5: what changes the value of an answer changes the meaning."""
    assert meaning_of(other) != meaning_of(first_question(ANCHORED))


def test_wording_does_not_change_the_meaning() -> None:
    """5: a better wording of the same thing keeps its id, and so do fresher evidence and more law."""
    plain = first_question(ANCHORED)
    reworded = first_question(
        ANCHORED, "worker: {en: W, zh: 工人问法}", "fresh: [6, 18]", "cites: [C95]", rule(". > 3")
    )
    assert meaning_of(reworded) == meaning_of(plain)


def test_the_order_of_options_does_not_change_the_meaning() -> None:
    """5: options are told apart by their ids."""
    options = "options: [{id: a, text: {en: A, zh: 甲}, x: 1}, {id: b, text: {en: B, zh: 乙}, x: 0}]"
    turned = "options: [{id: b, text: {en: B, zh: 乙}, x: 0}, {id: a, text: {en: A, zh: 甲}, x: 1}]"
    assert meaning_of(first_question(options, type_="choice")) == meaning_of(
        first_question(turned, type_="choice")
    )


def locked(*each: Question, standing: Standing = Standing.IN_USE) -> tuple[PublishedQuestion, ...]:
    """Return questions as published."""
    return tuple(PublishedQuestion(q.id, q.rev, q.type, meaning_of(q), standing) for q in each)


PLAIN = first_question(ANCHORED)
OTHER = first_question("anchors: {bad: 9.5, good: 0.0}")


@pytest.mark.parametrize(
    ("published", "found"),
    [
        ((), []),
        (locked(PLAIN), []),
        (locked(OTHER), [ProblemCode.PUBLISHED_CHANGED]),
        (locked(replace(PLAIN, rev=2)), [ProblemCode.PUBLISHED_CHANGED]),
        (locked(PLAIN, standing=Standing.RETIRED), [ProblemCode.PUBLISHED_RETIRED]),
        (locked(OTHER, standing=Standing.RETIRED), [ProblemCode.PUBLISHED_CHANGED]),
    ],
    ids=["never published", "the same", "changed", "an older revision", "back", "back with another meaning"],
)
def test_a_published_id_keeps_its_meaning(
    published: tuple[PublishedQuestion, ...], found: list[ProblemCode]
) -> None:
    """5: of revision 1 of a question, against what was published under its id."""
    body = topics(topic("LAB-AAA-01", question("LAB-AAA-01.1", "percent", ANCHORED)))
    assert codes(body, BankRules(published=published)) == found


def test_a_raised_revision_may_mean_something_else() -> None:
    """5: and both stay known."""
    second = replace(OTHER, rev=2)
    assert not has_changed(second, revisions(locked(PLAIN))["LAB-AAA-01.1"])
    after = publish(locked(PLAIN), [second])
    assert [(each.rev, each.standing) for each in after] == [(1, Standing.REPLACED), (2, Standing.IN_USE)]


def test_what_the_bank_no_longer_has_is_retired_and_stays_in_the_lock() -> None:
    """5: an id is never forgotten."""
    (after,) = publish(locked(PLAIN), [])
    assert after == replace(*locked(PLAIN), standing=Standing.RETIRED)


def test_publishing_twice_changes_nothing() -> None:
    """5: the lock of a bank that is locked is the same."""
    once = publish((), [PLAIN])
    assert publish(once, [PLAIN]) == once == locked(PLAIN)
