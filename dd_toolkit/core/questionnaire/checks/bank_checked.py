"""What every check of the bank looks at. It finds nothing itself."""

from __future__ import annotations

from dataclasses import dataclass

from dd_toolkit.core.questionnaire.bank_rules import BankRules
from dd_toolkit.core.questionnaire.checks.checked import Checked
from dd_toolkit.core.questionnaire.form import Form
from dd_toolkit.core.questionnaire.texts import PlacedText


@dataclass(frozen=True, slots=True)
class BankChecked:
    """What a check of the bank looks at."""

    checked: Checked
    """The bank as one questionnaire, with law and pillars."""
    form: Form
    """The same, compiled."""
    texts: tuple[PlacedText, ...]
    """Every text of it."""
    rules: BankRules
