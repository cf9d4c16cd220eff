"""Whether what a source says may count at all, and whose word it is (method 1 and 2, design 7)."""

from __future__ import annotations

from functools import cached_property

from tests.independent.bank import Question, Questionnaire
from tests.independent.judging import FAMILY
from tests.independent.record import Asked, Case, Source


class Standing:
    """What an assessment's sources may say."""

    def __init__(self, questionnaire: Questionnaire, case: Case) -> None:
        self.questionnaire = questionnaire
        self.case = case

    def counts(self, question: Question, asked: Asked, source: str) -> bool:
        """Tell whether an answer counts: it is heard, and the root that it copies was not set aside."""
        return self.heard(question, asked, source) and self.chain(asked, source)[-1] not in asked.set_aside

    def heard(self, question: Question, asked: Asked, source: str) -> bool:
        """Tell whether a source is heard: no lead, not from the future, neither withheld nor set aside."""
        known = self.case.sources[source]
        if known.date > self.case.day or known.sealed or self._withheld(question, known):
            return False
        return source not in asked.set_aside

    def chain(self, asked: Asked, source: str) -> list[str]:
        """Return a source, what it copies in this answer, what that copies, up to the root."""
        chain = [source]
        while True:
            saying = asked.said.get(chain[-1])
            origin = saying.origin if saying and saying.origin else self.case.sources[chain[-1]].origin
            if origin is None or origin not in self.case.sources or origin in chain:
                return chain
            chain.append(origin)

    def _withheld(self, question: Question, source: Source) -> bool:
        if question.written.get("care") != "mainland" or self.case.site.get("country", "CN") != "CN":
            return False
        return FAMILY[source.kind] not in ("P", "N") and not self._opened

    @cached_property
    def _opened(self) -> bool:
        """Tell whether the lawful basis for sensitive questions was recorded."""
        for question in self.questionnaire.questions.values():
            asked = self.case.asked.get((question.id, ""), Asked())
            if "opens" in question.written and any(
                saying.state == "answered" and source not in asked.set_aside
                for source, saying in asked.said.items()
                if saying.value != question.none_option
            ):
                return True
        return False
