"""Method 4 and 5: weights, sections, pillars, total, what to ask next, reasons not to rate, caps and band."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction
from functools import cached_property
from typing import Final

from tests.independent.assessment import Assessment
from tests.independent.bank import Question
from tests.independent.judging import ONE, ZERO, Judgement, nine
from tests.independent.record import Asked

PILLARS: Final = {
    "LAB": Fraction(35, 100),
    "OSH": Fraction(30, 100),
    "ENV": Fraction(20, 100),
    "GOV": Fraction(15, 100),
}
_BANDS: Final = {
    "A": Fraction(70, 100),
    "B": Fraction(55, 100),
    "C": Fraction(40, 100),
    "D": Fraction(25, 100),
    "E": ZERO,
}
_FOLLOW_UP: Final = timedelta(days=60)
Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason not to rate, or a cap with the band it leaves."""

    kind: str
    value: Fraction | None
    band: str | None = None


@dataclass(slots=True)
class Rating:
    """What a case leads to, in the words of docs/worked-cases.md."""

    sections: Mapping[str, Bounds]
    pillars: Mapping[str, Bounds]
    low: Fraction
    high: Fraction
    declared: Fraction | None
    gap: Fraction | None
    gains: Mapping[str, Fraction]
    not_rated: list[Reason] = field(default_factory=list)
    caps: list[Reason] = field(default_factory=list)

    @property
    def open(self) -> Fraction:
        """Return U."""
        return self.high - self.low

    @property
    def proven(self) -> int:
        """Return L in whole points, rounded down."""
        return math.floor(nine(self.low) * 100)

    @property
    def possible(self) -> int:
        """Return H in whole points, rounded up."""
        return math.ceil(nine(self.high) * 100)

    @property
    def band(self) -> str:
        """Return the band printed: NR, or the lowest of the band of L and of all caps."""
        if self.not_rated:
            return "NR"
        return max([band_of(self.low), *(str(cap.band) for cap in self.caps)])

    @property
    def held_by(self) -> list[str]:
        """Return the kinds of the caps that hold the band below that of L."""
        if self.not_rated or self.band == band_of(self.low):
            return []
        return [cap.kind for cap in self.caps if cap.band == self.band]


def band_of(score: Fraction) -> str:
    """Return the band of a score."""
    return next(name for name, least in _BANDS.items() if nine(score) >= least)


class Rated:
    """Rates an assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self.of = assessment
        self.case = assessment.case
        self.alpha = Fraction(5 if assessment.segments & {"MIN", "REF"} else 7, 10)

    @cached_property
    def judged(self) -> dict[Question, Judgement]:
        """Return the judgement of all questions that weigh, those that wait and are not applicable too."""
        return {
            question: self.of.judgement(question)
            for question in self.of.questionnaire.questions.values()
            if question.scored and question.topic.materiality and self.of.scope(question) != "out"
        }

    @cached_property
    def weights(self) -> dict[Question, Fraction]:
        """Return the weights of all questions that are in the sums."""
        return self._shared([each for each, found in self.judged.items() if found.state != "not_applicable"])

    def _shared(self, questions: list[Question]) -> dict[Question, Fraction]:
        """Share the weight of each topic among those of its questions that are given."""
        return {
            each: each.topic.materiality
            * each.topic.relevance(self.of.segments)
            / sum(other.topic is each.topic for other in questions)
            for each in questions
        }

    def rating(self) -> Rating:
        """Return everything that methods 4 and 5 say."""
        sections = self._parts(lambda question: question.topic.section)
        pillars = self._parts(lambda question: question.topic.pillar)
        low, high = (self._total({each: both[end] for each, both in pillars.items()}) for end in (0, 1))
        declared, gap = self._declared()
        rating = Rating(
            sections,
            pillars,
            ZERO if low is None else low,
            ONE if high is None else high,
            declared,
            gap,
            self._gains(),
        )
        rating.not_rated = list(self._not_rated(rating))
        rating.caps = list(self._caps())
        return rating

    def _parts(self, part_of: Callable[[Question], str]) -> dict[str, Bounds]:
        parts: dict[str, list[Question]] = {}
        for question in self.weights:
            parts.setdefault(part_of(question), []).append(question)
        return {
            name: (
                self._mean(within, lambda question: self.judged[question].lo),
                self._mean(within, lambda question: self.judged[question].hi),
            )
            for name, within in parts.items()
        }

    def _mean(self, questions: list[Question], of: Callable[[Question], Fraction]) -> Fraction:
        return sum((self.weights[each] * of(each) for each in questions), ZERO) / self._weight(questions)

    def _weight(self, questions: Iterable[Question]) -> Fraction:
        return sum((self.weights[each] for each in questions), ZERO)

    def _total(self, pillars: Mapping[str, Fraction]) -> Fraction | None:
        """Return the total over pillars; None without any."""
        if not pillars:
            return None
        weight = sum((PILLARS[each] for each in pillars), ZERO)
        mean = sum((PILLARS[each] * score for each, score in pillars.items()), ZERO) / weight
        return self.alpha * mean + (1 - self.alpha) * min(pillars.values())

    def _declared(self) -> tuple[Fraction | None, Fraction | None]:
        """Return D, and how far it lies above what is proven of the same questions."""
        declared: dict[str, Fraction] = {}
        proven: dict[str, Fraction] = {}
        for pillar in PILLARS:
            own = [
                each
                for each in self.weights
                if each.topic.pillar == pillar and self.judged[each].declared is not None
            ]
            if own:
                declared[pillar] = self._mean(own, lambda question: self.judged[question].declared or ZERO)
                proven[pillar] = self._mean(own, lambda question: self.judged[question].lo)
        high, low = self._total(declared), self._total(proven)
        return (None, None) if high is None or low is None else (high, high - low)

    def _gains(self) -> dict[str, Fraction]:
        """Return what each question could still settle, largest first."""
        of_pillar = {
            pillar: self._weight(each for each in self.weights if each.topic.pillar == pillar)
            for pillar in PILLARS
        }
        gains = {}
        for question, weight in self.weights.items():
            judgement, pillar = self.judged[question], question.topic.pillar
            gain = PILLARS[pillar] * weight * (judgement.hi - judgement.lo) / of_pillar[pillar]
            if gain > 0:
                gains[question.id] = gain
        return dict(sorted(gains.items(), key=lambda each: (-each[1], each[0])))

    # Method 5

    def _crucial(self, *pillars: str) -> list[Question]:
        return [
            each
            for each in self.weights
            if each.topic.materiality == 4 and (not pillars or each.topic.pillar in pillars)
        ]

    def _share(self, within: list[Question], that: Callable[[Question], bool]) -> Fraction | None:
        """Return the share of weight for which something holds; None of nothing."""
        return self._weight(each for each in within if that(each)) / self._weight(within) if within else None

    def _heard(self, question: Question, *families: str) -> list[Fraction]:
        """Return the ages of live items of families, over all rows."""
        return [
            item.age
            for row in self.of.rows(question)
            for item in self.of.items(question, row)
            if item.fresh > 0 and item.family in families
        ]

    def _not_rated(self, rating: Rating) -> Iterable[Reason]:
        if nine(rating.open) >= Fraction(1, 2):
            yield Reason("open", rating.open)
        adequate = self._share(self._crucial(), lambda each: self.judged[each].adequate)
        if adequate is not None and nine(adequate) < Fraction(6, 10):
            yield Reason("adequate_evidence", adequate)
        direct = self._share(self._crucial("LAB", "OSH"), lambda each: bool(self._heard(each, "O", "W")))
        if direct is not None and nine(direct) < Fraction(3, 10):
            yield Reason("direct_evidence", direct)
        ages = [
            age
            for question in self.of.questionnaire.questions.values()
            for age in self._heard(question, "O", "W")
        ]
        if not ages or nine(min(ages)) > 24:
            yield Reason("direct_age", min(ages, default=None))

    def _caps(self) -> Iterable[Reason]:
        crucial = self._crucial()
        unknown = self._share(crucial, lambda each: self.judged[each].state == "unknown")
        if unknown is not None and nine(unknown) >= Fraction(1, 10):
            yield Reason("unknown_share", unknown, "B")
        refused = [each for each in crucial if self.judged[each].state == "refused"]
        if refused:
            yield Reason("refused_any", Fraction(len(refused)), "B")
            share = self._weight(refused) / self._weight(crucial)
            if nine(share) >= Fraction(5, 100):
                yield Reason("refused_share", share, "C")
        yield from self._conflicts(crucial)
        voice = self._worker_voice()
        if voice is not None and nine(voice) < Fraction(6, 10):
            yield Reason("worker_voice", voice, "C")
        yield from self._not_applicable()

    def _conflicts(self, crucial: list[Question]) -> Iterable[Reason]:
        conflicts = [each for each in crucial if self.judged[each].conflict]
        if conflicts:
            yield Reason("conflict_any", Fraction(len(conflicts)), "B")
        if self.case.as_of > self.case.day + _FOLLOW_UP:
            open_ones = [each for each in conflicts if not self._followed_up(each)]
            share = self._weight(open_ones) / self._weight(crucial) if crucial else ZERO
            if nine(share) >= Fraction(1, 10):
                yield Reason("conflict_share", share, "C")

    def _followed_up(self, question: Question) -> bool:
        """Tell whether every row in conflict was followed up by the day that decides clocks."""
        for row in self.of.rows(question):
            if self.of.judgement_of_row(question, row).conflict:
                asked = self.case.asked.get((question.id, row), Asked())
                if asked.followed_up is None or asked.followed_up > self.case.as_of:
                    return False
        return True

    def _worker_voice(self) -> Fraction | None:
        """Return the share of crucial labour and OSH topics with worker wording on which workers spoke."""
        crucial = self._crucial("LAB", "OSH")
        asked_of, heard_on = set(), set()
        for question in self.of.questionnaire.questions.values():
            if self.of.scope(question) != "out":
                if "worker" in question.written:
                    asked_of.add(question.topic.id)
                if self._heard(question, "W"):
                    heard_on.add(question.topic.id)
        within = [each for each in crucial if each.topic.id in asked_of]
        return self._share(within, lambda each: each.topic.id in heard_on)

    def _not_applicable(self) -> Iterable[Reason]:
        """Compare by the weights that questions had before those not applicable left."""
        before = {
            each: w for each, w in self._shared(list(self.judged)).items() if each.topic.materiality == 4
        }
        left = [w for each, w in before.items() if self.judged[each].state == "not_applicable"]
        if before:
            share = sum(left, ZERO) / sum(before.values(), ZERO)
            if nine(share) > Fraction(3, 10):
                yield Reason("not_applicable_share", share, "C")
