"""What every check looks at. It finds nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dd_toolkit.core.problems import Problem, ProblemCode
from dd_toolkit.core.questionnaire.law import Fact
from dd_toolkit.core.questionnaire.questionnaire import Parsed


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check looks at: a parsed questionnaire, all law facts and the pillars of the method."""

    parsed: Parsed
    law: Mapping[str, Fact]
    pillars: Collection[str]

    def problem(self, code: ProblemCode, id_: str, *steps: str | int, **details: str) -> Problem:
        """Return a problem at the place where a part of something was written."""
        return Problem(code, self.parsed.places.of(id_, *steps), {"id": id_, **details})

    def unfit(self, id_: str, *steps: str | int, found: object, allowed: str) -> Problem:
        """Return a problem of a value that is none of those allowed."""
        details = {"key": str(steps[-1]), "found": str(found), "expected": "", "allowed": allowed}
        return self.problem(ProblemCode.VALUE_SHAPE, id_, *steps, **details)
