"""The cases that every questionnaire has: nothing answered, all best, all worst, nothing applicable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Final

from tests.independent.answering import Answers, readers_of
from tests.independent.assessment import Assessment
from tests.independent.bank import Questionnaire
from tests.independent.judging import Judgement
from tests.independent.rating import Bounds, Rated, Rating, band_of
from tests.independent.record import Key, read_case
from tests.independent.written import number

DAY: Final = "2026-10-15"
_SEGMENTS: Final = ("MIN", "REF", "ELE", "CEL", "PAK", "BMS", "CAS", "FIN", "REC", "GRP")
_GROUP_OFFICES: Final = ("group-office", "carmaker-mirror")
_SOURCES: Final[list[dict[str, str]]] = [
    {"id": "all-1", "evidence_class": "E2", "date": DAY},
    {"id": "all-2", "evidence_class": "O", "date": DAY},
    {"id": "all-3", "evidence_class": "W2", "date": DAY, "people": "29"},
]
_NOT_APPLICABLE: Final = {"visit": {"state": "not_applicable", "reason": "no_such_process"}}


def shared_site(questionnaire: Questionnaire) -> dict[str, Any]:
    """Return a site that brings every question into scope; abroad, where nothing is withheld."""
    segments = ["GRP"] if questionnaire.id in _GROUP_OFFICES else list(_SEGMENTS)
    return {"segments": segments, "country": "JP"}


def formal_cases(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    """Return the four cases, with what they lead to."""
    return [_nothing(questionnaire), _all(questionnaire, 1), _all(questionnaire, 0), _no_such(questionnaire)]


def two_rows(questionnaire: Questionnaire, site: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return two rows of every roster in scope that matters, of those offered as far as there are any."""
    segments = set(site["segments"])
    read = readers_of(questionnaire)
    needed = {
        question.roster.id: question.roster
        for question in questionnaire.questions.values()
        if question.roster is not None and question.topic.relevance(segments) > 0
        if question.scored or question.id in read
    }
    return [
        {"roster": roster.id, "row": row}
        for roster in needed.values()
        for row in (*roster.rows, "first", "second")[:2]
    ]


def rows_by_roster(rows: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Return rows as a case holds them."""
    found: dict[str, list[str]] = {}
    for each in rows:
        found.setdefault(each["roster"], []).append(each["row"])
    return found


def _nothing(questionnaire: Questionnaire) -> dict[str, Any]:
    case: dict[str, Any] = {
        "name": "nothing answered",
        "rule": "method 5: NR; method 4: nothing is proven and nothing is excluded",
    }
    rated = rate(questionnaire, case)
    assert {each.state for each in rated.judged.values()} == {"unknown"}
    every = {"every": {"state": "unknown", "lo": "0", "hi": "1", "c": "0"}}
    return {**case, "expect": {"judgements": every, **results(rated.rating())}}


def _all(questionnaire: Questionnaire, x: int) -> dict[str, Any]:
    """Return the case in which records, a visit and talks say the best, or the worst, of everything."""
    rows = two_rows(questionnaire, shared_site(questionnaire))
    case: dict[str, Any] = {
        "name": f"everything at its {'best' if x else 'worst'} by records, visit and talks",
        "rule": "method 3: families that agree reach further",
        "sources": _SOURCES,
        "rows": rows,
    }
    base = read_case(case, {"site": shared_site(questionnaire)})
    answers = Answers(questionnaire, base, lambda _question, _row: Fraction(x)).find()
    case["answers"] = together({key: {"said": {"all-1..all-3": value}} for key, value in answers.items()})
    rated = rate(questionnaire, case)
    return {**case, "expect": {**_every(rated), **results(rated.rating())}}


def _every(rated: Rated) -> dict[str, Any]:
    """Return what holds for every question alike."""
    alike = {}
    for key in ("state", "lo", "hi", "declared"):
        found = {getattr(each, key) for each in rated.judged.values()}
        if len(found) == 1:
            value = found.pop()
            alike[key] = value if isinstance(value, str) else number(value)
    return {"judgements": {"every": alike}}


def _no_such(questionnaire: Questionnaire) -> dict[str, Any]:
    """Return the case in which a visit finds that nothing applies; what gates then leave out is not asked."""
    rows = two_rows(questionnaire, shared_site(questionnaire))
    case: dict[str, Any] = {
        "name": "nothing applies, as the visit saw",
        "rule": "method 2: not applicable, supported by a family other than M and accepted",
        "sources": [{"id": "visit", "evidence_class": "O", "date": DAY}],
        "rows": rows,
    }
    entry = {"said": _NOT_APPLICABLE, "accepted": "nothing of the kind"}
    named, read = rows_by_roster(rows), readers_of(questionnaire)
    keys = [
        (question.id, row)
        for question in questionnaire.questions.values()
        for row in ([""] if question.roster is None else named.get(question.roster.id, []))
        if question.scored or question.id in read
    ]
    trial = assessed(questionnaire, {**case, "answers": together(dict.fromkeys(keys, entry))})
    left = [(id_, row) for id_, row in keys if trial.scope_of_row(questionnaire.questions[id_], row) == "in"]
    case["answers"] = together(dict.fromkeys(left, entry))
    rated = rate(questionnaire, case)
    assert {each.state for each in rated.judged.values()} == {"not_applicable"}
    every = {"every": {"state": "not_applicable"}}
    return {**case, "expect": {"judgements": every, "gains": [], **results(rated.rating()), "problems": []}}


def assessed(questionnaire: Questionnaire, case: Mapping[str, Any]) -> Assessment:
    """Return the assessment of a case at the site that its file shares."""
    return Assessment(questionnaire, read_case(case, {"site": shared_site(questionnaire)}))


def rate(questionnaire: Questionnaire, case: Mapping[str, Any]) -> Rated:
    """Return what a case leads to."""
    return Rated(assessed(questionnaire, case))


def together(entries: Mapping[Key, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Join the questions about which the same was said."""
    joined: dict[str, tuple[list[Key], Mapping[str, Any]]] = {}
    for key, entry in entries.items():
        joined.setdefault(repr(entry), ([], entry))[0].append(key)
    return [{**_about(keys), **entry} for keys, entry in joined.values()]


def _about(keys: list[Key]) -> dict[str, Any]:
    if len(keys) > 1:
        return {"questions": [f"{id_}/{row}" if row else id_ for id_, row in keys]}
    id_, row = keys[0]
    return {"question": id_, "row": row} if row else {"question": id_}


def results(rating: Rating) -> dict[str, Any]:
    """Return what is expected of a site as a whole."""
    total = {key: _or_none(getattr(rating, key)) for key in ("low", "high", "open", "declared", "gap")}
    return {
        "pillars": {name: bounds(both) for name, both in rating.pillars.items()},
        "total": total,
        "proven": str(rating.proven),
        "possible": str(rating.possible),
        "band": rating.band,
        "band_of_low": band_of(rating.low),
        "band_of_high": band_of(rating.high),
        "not_rated": [{"kind": each.kind, "value": _or_none(each.value)} for each in rating.not_rated],
        "caps": [
            {"kind": each.kind, "band": str(each.band), "value": _or_none(each.value)} for each in rating.caps
        ],
        "held_by": rating.held_by,
    }


def bounds(both: Bounds) -> dict[str, str]:
    """Return proven and possible of a section or pillar."""
    return {"low": number(both[0]), "high": number(both[1])}


def judged(judgement: Judgement) -> dict[str, Any]:
    """Return what is expected of one judgement: state, bounds, and whatever is remarkable."""
    expected: dict[str, Any] = {
        "state": judgement.state,
        "lo": number(judgement.lo),
        "hi": number(judgement.hi),
    }
    for key in ("conflict", "challenged", "evidence_gap", "declaration_gap", "claim_gap"):
        if getattr(judgement, key):
            expected[key] = "true"
    if judgement.dissent:
        expected["dissent"] = list(judgement.dissent)
    if judgement.declared is not None:
        expected["declared"] = number(judgement.declared)
    if judgement.families:
        expected["families"] = {
            name: {"a": number(each.a), "v": number(each.v)} for name, each in judgement.families.items()
        }
    return expected


def _or_none(value: Fraction | None) -> str:
    return "none" if value is None else number(value)
