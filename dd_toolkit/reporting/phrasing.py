"""Texts as they stand on a page: in its language, marked where they are in the other one, escaped.

Quotation marks and dashes are drawn by the font of a passage's language, so a Chinese note in an English
page and an English one in a Chinese page carry a `lang` attribute. Facts of law are put into the form that
each language has for articles, dates and quantities. Nothing is translated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from dd_toolkit.core.questionnaire.law import Confidence, Fact
from dd_toolkit.core.questionnaire.questions import Segment
from dd_toolkit.core.report.report import About
from dd_toolkit.core.report.said import Said, Spoken, speak
from dd_toolkit.reporting.points import thousands
from dd_toolkit.words.catalogue import Words
from dd_toolkit.words.speaking import describe, remedy

_CHINESE = re.compile("[\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")
_REMARK = re.compile(r"\s*\([^)]*unverified[^)]*\)|\s*;?\s*unverified.*$")
_SAID_BY_FORM = frozenset({"date", "dates"})
"""Units that the form of the value says already."""
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The filters of one language."""

    say: Words

    def plain(self, spoken: Spoken) -> str:
        """Return something said in the language of the page, without any mark-up."""
        return speak(spoken, self.say)

    def t(self, spoken: Spoken) -> Markup:
        """Return something said, marked where no text in the language of the page was there."""
        return self.own(self.plain(spoken))

    def own(self, text: str) -> Markup:
        """Return words that somebody typed, escaped and marked if they are in the other language."""
        language = tongue(text)
        if language is None or language == self.say.language:
            return escape(text)
        return Markup('<span lang="{}">{}</span>').format(language, text)

    def complaint(self, about: About) -> Markup:
        """Return whom to write to, each name marked with its own language."""
        named = {"assessor": about.assessor, "commissioned_by": about.commissioned_by}
        kept = {name: f"{{{name}}}" for name in named}
        missing = self.say("report.not_recorded")
        text = escape(self.say("report.complain.contact", **kept))
        return text.format(**{name: self.own(value or missing) for name, value in named.items()})

    def problem(self, said: Said) -> Markup:
        """Return what is wrong and what to do about it."""
        code = said.code.removeprefix("problems.")
        details = {name: self.plain(value) for name, value in said.parameters.items()}
        sentences = (describe(self.say, code, details), remedy(self.say, code, details))
        return self.own(("" if self.say.language == "zh" else " ").join(sentences))

    def segment(self, segment: Segment) -> str:
        """Return a step of the value chain with its name."""
        name = self.say(f"terms.segment.{segment.value}")
        return f"{segment.value} {name}"

    def people(self, number: int | None) -> str:
        """Return a count of people; empty where it is not known."""
        return "" if number is None else thousands(number)

    def group_line(self, groups: tuple[tuple[str, int], ...]) -> str:
        """Return the sizes of groups in one line; a group that has no words keeps its key."""
        named = ((self._group_name(key), thousands(size)) for key, size in groups)
        return self.say("report.between").join(self.say("report.group", name=n, size=s) for n, s in named)

    def materiality(self, level: int) -> str:
        """Return what a level of materiality is called; a level of another method is its number."""
        code = f"report.materiality.{level}"
        return self.say(code) if self.say.has(code) else str(level)

    def instrument(self, fact: Fact) -> Markup:
        """Return the name of a law or standard, in the other language where it has none in this one.

        Chinese laws stand in title marks; standards, which begin with their number, do not.
        """
        name = self.plain(fact.instrument)
        if self.say.language == "zh" and _CHINESE.search(name):
            name = "；".join(
                f"《{each}》" if _CHINESE.match(each) else each for each in _bare(name).split("; ")
            )
        return self.own(name)

    def article(self, fact: Fact) -> str:
        """Return the article; a bare number of a Chinese law is written as that law counts."""
        if fact.article.isdecimal() and fact.jurisdiction.startswith("China"):
            return self.say("report.law.article", article=fact.article)
        if self.say.language == "zh":
            return re.sub(r"\bTables? ", "表", re.sub(r"\bAnnex ", "附件", _bare(fact.article)))
        return fact.article

    def in_force(self, fact: Fact) -> str:
        """Return since when, until when and with which amendments a fact holds; empty if none is known."""
        parts: list[str] = []
        if fact.valid_from:
            parts.append(self.say("report.law.since", date=fact.valid_from))
        if fact.valid_to:
            parts.append(self.say("report.law.until", date=fact.valid_to))
        if dates := _DATE.findall(fact.amended):
            parts.append(self.say("report.law.amended", dates=self.say("report.between").join(dates)))
        return self.say("report.between").join(parts)

    def quantity(self, fact: Fact) -> Markup:
        """Return the number with its unit, or the value as recorded; a part says first which number it is."""
        value = f"{fact.number:g}" if fact.number is not None else self.plain(fact.text)
        if not value:
            return Markup("")
        unit = "" if fact.unit.en in _SAID_BY_FORM else self.plain(fact.unit)
        joined = "" if unit.startswith("%") or _CHINESE.match(unit) else " "
        quantity = f"{value}{joined}{unit}".strip()
        label = self.plain(fact.label)
        return self.own(self.say("report.law.part", label=label, value=quantity) if label else quantity)

    def _group_name(self, key: str) -> str:
        code = f"terms.group.{key}"
        return self.say(code) if self.say.has(code) else key


def tongue(text: str) -> str | None:
    """Return the language a passage is set in, `zh` or `en`; None where it has no letter at all."""
    if _CHINESE.search(text):
        return "zh"
    return "en" if _LETTER.search(text) else None


def named_law(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts that stand in a law or standard with a name."""
    return tuple(fact for fact in facts if _is_named(fact))


def dated_law(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts of law with a known day of force; all that are named where none has one."""
    named = named_law(facts)
    return tuple(fact for fact in named if fact.valid_from) or named


def by_instrument(facts: Iterable[Fact]) -> tuple[tuple[Fact | None, tuple[Fact, ...]], ...]:
    """Return facts under the law or standard they stand in, one fact of it speaking for its name and dates.

    Instruments keep the order of their first fact; what stands in none comes last, under None.
    """
    grouped: dict[object, list[Fact]] = {}
    for fact in facts:
        dates = (fact.instrument, fact.valid_from, fact.valid_to, tuple(_DATE.findall(fact.amended)))
        grouped.setdefault(dates if _is_named(fact) else None, []).append(fact)
    unnamed = grouped.pop(None, [])
    found: list[tuple[Fact | None, tuple[Fact, ...]]] = [(each[0], tuple(each)) for each in grouped.values()]
    return (*found, (None, tuple(unnamed))) if unnamed else tuple(found)


def _is_named(fact: Fact) -> bool:
    name = fact.instrument.en or fact.instrument.zh
    return bool(name) and not name.startswith("(")


def _bare(text: str) -> str:
    """Return a text without English remarks on how it was verified; `is_unsure` tells that in words."""
    return _REMARK.sub("", text)


def is_unsure(fact: Fact) -> bool:
    """Tell whether the reading of a fact is uncertain."""
    return fact.confidence is Confidence.LOW
