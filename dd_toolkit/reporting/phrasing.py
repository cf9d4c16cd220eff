"""Texts as they stand on a page: in its language, marked where they are in the other one, escaped.

Quotation marks and dashes are drawn by the font of a passage's language, so a Chinese note in an English
page and an English one in a Chinese page carry a `lang` attribute. Facts of law are put into the form that
each language has for articles, dates and quantities. Nothing is translated here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from dd_toolkit.core.questionnaire.questions import Confidence, Fact, Segment
from dd_toolkit.core.report.said import Said, Spoken, speak
from dd_toolkit.reporting.points import thousands
from dd_toolkit.words.catalogue import Words
from dd_toolkit.words.speaking import describe, remedy

_CHINESE = re.compile("[\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")
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
        is_law = self.say.language == "zh" and _CHINESE.match(name) is not None and not name.startswith("《")
        return self.own(f"《{name}》" if is_law else name)

    def article(self, fact: Fact) -> str:
        """Return the article; a bare number of a Chinese law is written as that law counts."""
        if fact.article.isdecimal() and fact.jurisdiction.startswith("China"):
            return self.say("report.law.article", article=fact.article)
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
        """Return the number with its unit, or the value as recorded; words without a figure only in English."""
        value = f"{fact.number:g}" if fact.number is not None else fact.text
        if not value or (self.say.language == "zh" and not re.search(r"\d", value)):
            return Markup("")
        unit = fact.unit if fact.unit != "date" else ""
        return self.own(f"{value}{unit}" if unit == "%" else f"{value} {unit}".strip())

    def _group_name(self, key: str) -> str:
        code = f"terms.group.{key}"
        return self.say(code) if self.say.has(code) else key


def tongue(text: str) -> str | None:
    """Return the language a passage is set in, `zh` or `en`; None where it has no letter at all."""
    if _CHINESE.search(text):
        return "zh"
    return "en" if _LETTER.search(text) else None


def is_unsure(fact: Fact) -> bool:
    """Tell whether the reading of a fact is uncertain."""
    return fact.confidence is Confidence.LOW


