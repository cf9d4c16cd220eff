"""What the local tables know beside a question, as something that can be said: value, date, fact, sureness.

Lines for the person who answers; none of them is an answer, and nothing here enters a score.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dd_toolkit.core.evaluation.case import Case
from dd_toolkit.core.questionnaire.local import LocalKind, LocalTables, LocalValue, WageBand
from dd_toolkit.core.questionnaire.local_values import MinimumWage, NotPlaced, minimum_wage_at, place_of
from dd_toolkit.core.questionnaire.questions import Question
from dd_toolkit.core.questionnaire.text import Text
from dd_toolkit.core.report.said import Said, Spoken


def local_lines(case: Case, question: Question) -> tuple[Spoken, ...]:
    """Return what the tables of the pinned questionnaire know for the site on the assessment date.

    Nothing for a question that shows none, and where the questionnaire carries no tables.
    """
    tables = case.form.questionnaire.local
    if question.local is LocalKind.MINIMUM_WAGE:
        return tuple(_minimum_wage(case, tables)) if tables.minimum_wages else ()
    bands = [band for band in tables.bands if band.kind is question.local]
    if not bands:
        return ()
    lines: list[Spoken] = [Said("local.bands")]
    for note, alike in groupby(bands, key=lambda band: band.note):
        lines += [*[_band(band) for band in alike], *_note(note)]
    return tuple(lines)


def _minimum_wage(case: Case, tables: LocalTables) -> Iterator[Spoken]:
    site = case.site
    place = place_of(tables, site.place, site.name)
    if isinstance(place, NotPlaced):
        recorded = ", ".join(text for text in (site.place, site.name) if text.strip())
        yield Said(f"local.place.{place.value}", {"recorded": recorded})
        yield Said("local.place.remedy")
        return
    known = minimum_wage_at(tables, place, case.facts.date)
    yield from _standing(tables, known) if known.standing is not None else _absent(tables, known)
    for value in known.unsure:
        yield Said("local.wage.unsure", _parameters(tables, value))
        yield from _note(value.note)


def _standing(tables: LocalTables, known: MinimumWage) -> Iterator[Spoken]:
    value = known.standing
    assert value is not None
    sure = Said(f"local.sure.{value.confidence.value}")
    yield Said("local.wage.stands", {**_parameters(tables, value), "sure": sure})
    yield from _note(value.note)
    if value.valid_to is None:
        yield Said("local.wage.check")


def _absent(tables: LocalTables, known: MinimumWage) -> Iterator[Spoken]:
    place = known.place
    if known.later is not None:
        yield Said("local.wage.later", _parameters(tables, known.later))
    else:
        yield Said("local.wage.none", {"place": place.name})
    for key in place.lineage:
        yield from _note(tables.place(key).note)
    if known.nearby:
        yield Said("local.wage.nearby", {"places": tuple(each.name for each in known.nearby)})
    yield Said("local.wage.notice")


def _parameters(tables: LocalTables, value: LocalValue) -> dict[str, Spoken]:
    name = tables.place(value.place).name
    tier = Said(f"local.tier.{value.tier}", {"place": name})
    return {
        "where": tier if value.tier else name,
        "amount": _amount(value.amount),
        "span": _span(value),
        "fact": value.fact,
    }


def _span(value: LocalValue) -> Said:
    """Return since when it holds, and to when where an end is recorded."""
    start, end = value.valid_from, value.valid_to
    kind = ("since" if start else "open") if end is None else ("from_to" if start else "until")
    return Said(f"local.span.{kind}", {"start": start, "end": end})


def _band(band: WageBand) -> Said:
    low, high = band.low, band.high
    kind = "from" if high is None else "below" if low is None else "one" if low == high else "both"
    ends = {"low": _amount(low or 0.0), "high": _amount(high or 0.0)}
    return Said(
        "local.band",
        {
            "place": band.place,
            "plant": band.plant,
            "group": band.group,
            "range": Said(f"local.range.{kind}", ends),
            "unit": band.unit,
            "year": band.year,
            "cite": band.cite,
        },
    )


def _amount(number: float) -> str:
    """Return a number with thousands parted and no needless decimals: 1,850 or 4.5."""
    whole = f"{number:,.2f}"
    return whole.rstrip("0").rstrip(".")


def _note(note: Text | None) -> Iterator[Text]:
    if note is not None:
        yield note
