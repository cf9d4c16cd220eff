"""When an answer indicates a finding, and how grave it is: rules that stand in questions.

A rule is data. Whether it is met, who decides about it and what follows is the business of evaluation;
which severity a kind has at least is a number of the method.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from dd_toolkit.core.questionnaire.document import STRICT
from dd_toolkit.core.questionnaire.text import Text

FROM_SHARE: Final = "from_share"
"""The scope follows the share of people harmed, where the answer is one (method 6)."""
GRADES: Final = frozenset({1, 2, 3, 4})
LIKELIHOODS: Final = frozenset({None, 0.25, 0.5, 0.75})


class FindingKind(StrEnum):
    """Findings whose severity the method bounds whatever their grades (method 6)."""

    UNDER_16 = "under_16"
    HAZARDOUS_UNDER_18 = "hazardous_under_18"
    FORCED_LABOUR = "forced_labour"
    LOCKED_EXITS = "locked_exits"
    UNFIXED_FATALITY = "unfixed_fatality"
    SEXUAL_VIOLENCE_SUPERIOR = "sexual_violence_superior"
    RETALIATION = "retaliation"
    BRIBERY_OR_FALSE_PAPERS = "bribery_or_false_papers"
    IMMINENT_DANGER = "imminent_danger"
    SEXUAL_VIOLENCE = "sexual_violence"
    UNION_RETALIATION = "union_retaliation"
    PAPERS_KEPT = "papers_kept"
    RECRUITMENT_DEBT = "recruitment_debt"
    IRREVERSIBLE_DISEASE = "irreversible_disease"
    ASSOCIATION_DENIED = "association_denied"


class Sign(StrEnum):
    """The signs of forced labour that the ILO names; two in one testimony weigh more than each (method 6)."""

    ABUSE_OF_VULNERABILITY = "abuse_of_vulnerability"
    DECEPTION = "deception"
    RESTRICTION_OF_MOVEMENT = "restriction_of_movement"
    ISOLATION = "isolation"
    PHYSICAL_OR_SEXUAL_VIOLENCE = "physical_or_sexual_violence"
    INTIMIDATION_OR_THREATS = "intimidation_or_threats"
    RETENTION_OF_DOCUMENTS = "retention_of_documents"
    WITHHOLDING_OF_WAGES = "withholding_of_wages"
    DEBT_BONDAGE = "debt_bondage"
    ABUSIVE_CONDITIONS = "abusive_conditions"
    EXCESSIVE_OVERTIME = "excessive_overtime"


@dataclass(frozen=True, slots=True)
class FindingRule:
    """One rule of a question: a finding is identified by question and rule (method 6)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    when: str
    """Condition over the answers of one source; `.` is its answer to the question."""
    title: Text
    """The harm as a plain statement."""
    scale: int
    """1 to 4, as irremediability."""
    scope: int | str
    """1 to 4, or `from_share`."""
    irremediability: int
    likelihood: float | None = None
    """Of potential harm: 0.25, 0.5 or 0.75; None where the harm is actual."""
    kind: FindingKind | None = None
    sign: Sign | None = None
    owed: bool = False
    """Wages, fees or papers are owed: a first payment or return is due within days, whatever the class."""
    group: str | None = None
    """Who is affected where it is another group than the question's."""
    cites: tuple[str, ...] = ()
    """The law facts and conventions that the finding rests on."""
