"""Every fault of a questionnaire is found and named with its line; the shipped one has none."""

from __future__ import annotations

import pytest

from dd_toolkit.core.problems import Problem, ProblemCode, Severity
from dd_toolkit.core.questionnaire.checks.catalogue import check_questionnaire
from dd_toolkit.core.questionnaire.document import adapter_of
from dd_toolkit.core.questionnaire.form import build_form
from dd_toolkit.core.questionnaire.questionnaire import canonical_text, fingerprint, questions_of
from dd_toolkit.core.questionnaire.questions import Questionnaire, QuestionType
from tests.builders import HEAD, SECTION, library, parsed_section, question, topic, topics

PILLARS = ("LAB", "OSH", "ENV", "GOV")


def found(body: str, *, section: str = SECTION) -> list[tuple[ProblemCode, int | None]]:
    """Return code and line of every problem of a section."""
    parsed = parsed_section(body, section=section)
    law, _ = library().law()
    problems: tuple[Problem, ...]
    problems = parsed if isinstance(parsed, tuple) else check_questionnaire(parsed, law, PILLARS)
    return [(problem.code, problem.place.line) for problem in problems]


def test_the_shipped_questionnaire_has_no_problem() -> None:
    """`ddq questionnaires check` is silent about what ships."""
    for id_ in library().questionnaire_ids():
        assert library().questionnaire(id_).problems == ()


def test_the_shipped_questionnaire_uses_every_question_type() -> None:
    """The road is walked by every type but plain text."""
    parsed = library().questionnaire("battery-plant").parsed
    assert parsed is not None
    used = {question.type for _, _, question in questions_of(parsed.questionnaire)}
    assert used | {QuestionType.TEXT} == set(QuestionType)


def test_a_pin_reads_back_as_the_same_questionnaire() -> None:
    """Canonical text, parsed again, is the same questionnaire with the same fingerprint."""
    parsed = library().questionnaire("battery-plant").parsed
    assert parsed is not None
    text = canonical_text(parsed.questionnaire)
    again = adapter_of(Questionnaire).validate_json(text)
    assert again == parsed.questionnaire
    assert fingerprint(canonical_text(again)) == fingerprint(text)


def rule(**changed: object) -> str:
    """Return the `finding` key with one rule, sound but for what is changed."""
    sound: dict[str, object] = {
        "id": "owed", "when": '". = \'no\'"', "title": "{en: Owed, zh: 拖欠}", "scale": 2, "scope": 2,
        "irremediability": 2, "cites": "[C95]",
    }  # fmt: skip
    return "finding: [{" + ", ".join(f"{key}: {value}" for key, value in (sound | changed).items()) + "}]"


FAULTS = [
    *(
        (
            f"finding with {name}",
            topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", rule(**changed))),
            code,
        )
        for name, changed, code in (
            ("a scale beyond four", {"scale": 5}, ProblemCode.VALUE_SHAPE),
            ("a word as scope", {"scope": "many"}, ProblemCode.VALUE_SHAPE),
            ("a likelihood of its own", {"likelihood": 0.4}, ProblemCode.VALUE_SHAPE),
            ("an unknown group", {"group": "guards"}, ProblemCode.VALUE_SHAPE),
            ("an unknown kind", {"kind": "bad_mood"}, ProblemCode.VALUE_SHAPE),
            ("an unknown sign", {"sign": "bad_mood"}, ProblemCode.VALUE_SHAPE),
            ("an odd id", {"id": "Not-paid"}, ProblemCode.ID_FORM),
            ("a title in one language", {"title": "{en: Owed}"}, ProblemCode.TRANSLATION_MISSING),
            ("a scheme alone", {"cites": "[RBA-A4]"}, ProblemCode.FINDING_GROUNDLESS),
            ("an unknown fact", {"cites": "[LAB-999, C95]"}, ProblemCode.FACT_UNKNOWN),
            ("a condition that is none", {"when": '"3"'}, ProblemCode.EXPRESSION_TYPE),
            ("an option that is none", {"when": "\". = 'maybe'\""}, ProblemCode.EXPRESSION_REFERENCE),
        )
    ),
    *(
        (
            f"warning with {name}",
            topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", f"warning: [{written}]")),
            code,
        )
        for name, written, code in (
            ("an odd id", "{id: Old-one, when: \". = 'no'\", text: {en: A, zh: 甲}}", ProblemCode.ID_FORM),
            (
                "a text in one language",
                "{id: odd, when: \". = 'no'\", text: {en: A}}",
                ProblemCode.TRANSLATION_MISSING,
            ),
            ("no text", "{id: odd, when: \". = 'no'\"}", ProblemCode.KEY_MISSING),
            (
                "a condition that is none",
                "{id: odd, when: '3', text: {en: A, zh: 甲}}",
                ProblemCode.EXPRESSION_TYPE,
            ),
            (
                "an id twice",
                "{id: odd, when: \". = 'no'\", text: {en: A, zh: 甲}}, "
                "{id: odd, when: \". = 'yes'\", text: {en: B, zh: 乙}}",
                ProblemCode.ID_DUPLICATE,
            ),
        )
    ),
    (
        "a share where none is",
        topic(
            "LAB-AAA-01", question("LAB-AAA-01.1", "document", rule(scope="from_share", when='". < today()"'))
        ),
        ProblemCode.VALUE_SHAPE,
    ),
    (
        "care without public wording",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "care: mainland")),
        ProblemCode.KEY_MISSING,
    ),
    (
        "public wording without care",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "ask_public: {en: Who says, zh: 谁说的}")),
        ProblemCode.KEY_MISSING,
    ),
    ("wrong question id", topic("LAB-AAA-01", question("LAB-AAA-02.1")), ProblemCode.ID_FORM),
    ("wrong topic id", topic("LAB-BBB-01", question("LAB-BBB-01.1")), ProblemCode.ID_FORM),
    (
        "id twice",
        topic("LAB-AAA-01", question("LAB-AAA-01.1"), question("LAB-AAA-01.1")),
        ProblemCode.ID_DUPLICATE,
    ),
    (
        "missing translation",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "worker: {en: Only English}")),
        ProblemCode.TRANSLATION_MISSING,
    ),
    ("missing unit", topic("LAB-AAA-01", question("LAB-AAA-01.1", "number")), ProblemCode.KEY_MISSING),
    (
        "key of another type",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "unit: h")),
        ProblemCode.KEY_UNFIT,
    ),
    (
        "scored number without anchors",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "percent")),
        ProblemCode.KEY_MISSING,
    ),
    (
        "equal anchors",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "percent", "anchors: {bad: 5, good: 5}")),
        ProblemCode.ANCHORS_EQUAL,
    ),
    (
        "unknown fact as anchor",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "percent", "anchors: {bad: {fact: LAB-999}, good: 5}")),
        ProblemCode.FACT_UNKNOWN,
    ),
    (
        "fact without one number",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "percent", "anchors: {bad: {fact: LAB-011}, good: 5}")),
        ProblemCode.FACT_NOT_NUMERIC,
    ),
    (
        "row anchor outside rosters",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "percent", "anchors: {bad: {row: twa}, good: 5}")),
        ProblemCode.ROSTER_UNKNOWN,
    ),
    (
        "option without value",
        topic(
            "LAB-AAA-01",
            question("LAB-AAA-01.1", "choice", "options: [{id: a, text: {en: A, zh: 甲}}]"),
        ),
        ProblemCode.OPTION_UNSCORED,
    ),
    (
        "freshness backwards",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "fresh: [18, 6]")),
        ProblemCode.VALUE_SHAPE,
    ),
    (
        "expiry of what cannot expire",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "fresh: expiry")),
        ProblemCode.VALUE_SHAPE,
    ),
    (
        "unknown fact cited",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "cites: [LAB-999]")),
        ProblemCode.FACT_UNKNOWN,
    ),
    (
        "citation of no known form",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "cites: ['see above']")),
        ProblemCode.CITATION_FORM,
    ),
    (
        "materiality three",
        topic("LAB-AAA-01", question("LAB-AAA-01.1"), materiality=3),
        ProblemCode.MATERIALITY_UNKNOWN,
    ),
    (
        "relevance of a segment",
        topic("LAB-AAA-01", question("LAB-AAA-01.1"), more="  segments: {CEL: 0.7}\n"),
        ProblemCode.VALUE_SHAPE,
    ),
    (
        "broken expression",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "relevant: '${LAB-AAA-01.1 ='")),
        ProblemCode.EXPRESSION_SYNTAX,
    ),
    (
        "reference to nothing",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "relevant: \"${LAB-AAA-09.1} = 'yes'\"")),
        ProblemCode.EXPRESSION_REFERENCE,
    ),
    (
        "wrong type in an expression",
        topic(
            "LAB-AAA-01",
            question("LAB-AAA-01.1"),
            question("LAB-AAA-01.2", "yes_no", 'relevant: "${LAB-AAA-01.1} > 3"'),
        ),
        ProblemCode.EXPRESSION_TYPE,
    ),
    (
        "loop",
        topic(
            "LAB-AAA-01",
            question("LAB-AAA-01.1", "yes_no", "relevant: \"${LAB-AAA-01.2} = 'yes'\""),
            question("LAB-AAA-01.2", "yes_no", "relevant: \"${LAB-AAA-01.1} = 'yes'\""),
        ),
        ProblemCode.EXPRESSION_LOOP,
    ),
    (
        "misspelt key",
        topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", "relevnt: 'true()'")),
        ProblemCode.KEY_UNKNOWN,
    ),
]


@pytest.mark.parametrize(("fault", "body", "code"), FAULTS, ids=[each[0] for each in FAULTS])
def test_each_fault_is_named_with_its_line(fault: str, body: str, code: ProblemCode) -> None:
    """A planted fault gives its code at a line of the section file."""
    lines = [line for problem, line in found(topics(body)) if problem is code]
    assert lines, (fault, found(topics(body)))
    assert all(line is not None and line > 2 for line in lines)


def test_a_sound_finding_rule_has_no_problem() -> None:
    """A rule with grades and a convention to rest on passes, whatever its kind, sign and likelihood."""
    marks = {"kind": "papers_kept", "sign": "deception", "likelihood": 0.5, "owed": "true", "group": "women"}
    body = topic("LAB-AAA-01", question("LAB-AAA-01.1", "yes_no", rule(**marks)))
    assert found(topics(body)) == []


def test_a_sound_section_has_no_problem() -> None:
    """The same shape without a fault is silent: the faults above are what is found."""
    assert found(topics(topic("LAB-AAA-01", question("LAB-AAA-01.1")))) == []


def test_low_confidence_never_anchors() -> None:
    """A number of law that was not read with confidence cannot decide a score."""
    law, _ = library().law()
    low = next(f.id for f in law.values() if f.confidence == "low" and f.number is not None and f.valid_from)
    body = topic(
        "LAB-AAA-01", question("LAB-AAA-01.1", "percent", f"anchors: {{bad: {{fact: {low}}}, good: 5.5}}")
    )
    assert ProblemCode.FACT_LOW_CONFIDENCE in [code for code, _ in found(topics(body))]


def test_an_uncited_scored_question_is_named() -> None:
    """Every scored question rests on something, by itself or by its topic; context needs nothing."""
    cited = question("LAB-AAA-01.1", "yes_no", "cites: [C95]")
    context = question("LAB-AAA-01.2", "yes_no", "scored: false")
    bare = question("LAB-AAA-01.3")
    body = topic("LAB-AAA-01", cited, context, bare)
    assert found(topics(body)) == []
    uncited = found(topics(body.replace("  cites: [R§4.1]\n", "")))
    assert [code for code, _ in uncited] == [ProblemCode.CITATION_MISSING]


def test_an_unknown_pillar_is_named() -> None:
    """A section belongs to a pillar of the method."""
    section = SECTION.replace("pillar: LAB", "pillar: XYZ")
    codes = [
        code for code, _ in found(topics(topic("LAB-AAA-01", question("LAB-AAA-01.1"))), section=section)
    ]
    assert ProblemCode.PILLAR_UNKNOWN in codes


def test_a_format_of_the_future_is_refused() -> None:
    """A file of a format that this version does not know is not guessed at."""
    parsed = parsed_section(topics(), section=SECTION.replace("format: 1", "format: 2"))
    assert isinstance(parsed, tuple)
    assert [problem.code for problem in parsed] == [ProblemCode.FORMAT_UNKNOWN]


def test_warnings_do_not_refuse() -> None:
    """An unguarded `!=` is worth a word, not a refusal."""
    body = topic(
        "LAB-AAA-01",
        question("LAB-AAA-01.1"),
        question("LAB-AAA-01.2", "yes_no", "relevant: \"${LAB-AAA-01.1} != 'yes'\""),
    )
    parsed = parsed_section(topics(body))
    assert not isinstance(parsed, tuple)
    built = build_form(parsed.questionnaire)
    assert built.form is not None
    assert [(each.code, each.severity) for each in built.problems] == [
        (ProblemCode.EXPRESSION_UNGUARDED, Severity.WARNING)
    ]


CHOOSING = HEAD.replace("[LAB-AAA]", "[{section: LAB-AAA, questions: [CHOSEN]}]")
BODY = topics(
    topic("LAB-AAA-01", question("LAB-AAA-01.1"), question("LAB-AAA-01.2")),
    topic("LAB-AAA-02", question("LAB-AAA-02.1", "yes_no", "relevant: \"${LAB-AAA-01.2} = 'yes'\"")),
)


def chosen(ids: str) -> list[str] | list[tuple[ProblemCode, int | None]]:
    """Return the ids of the questions that a choice leaves, or the problems of it with their lines."""
    parsed = parsed_section(BODY, head=CHOOSING.replace("CHOSEN", ids))
    if isinstance(parsed, tuple):
        return [(problem.code, problem.place.line) for problem in parsed]
    problems = check_questionnaire(parsed, library().law()[0], PILLARS)
    if problems:
        return [(problem.code, problem.place.line) for problem in problems]
    return [asked.id for _, _, asked in questions_of(parsed.questionnaire)]


def test_a_questionnaire_chooses_questions_in_its_own_order() -> None:
    """Topics and questions stand in the order of the choice, and what was not chosen leaves."""
    assert chosen("LAB-AAA-01.2") == ["LAB-AAA-01.2"]
    assert chosen("LAB-AAA-02.1, LAB-AAA-01.2, LAB-AAA-01.1") == [
        "LAB-AAA-02.1",
        "LAB-AAA-01.2",
        "LAB-AAA-01.1",
    ]


def test_a_choice_of_what_is_not_there_is_named_with_its_line() -> None:
    """An id that the section does not have, one named twice, and a gate left behind are problems."""
    assert chosen("LAB-AAA-01.3") == [(ProblemCode.QUESTION_UNKNOWN, 7)]
    assert chosen("LAB-AAA-01.1, LAB-AAA-01.1") == [(ProblemCode.ID_DUPLICATE, 7)]
    assert chosen("LAB-AAA-02.1") == [(ProblemCode.EXPRESSION_REFERENCE, 16)]
