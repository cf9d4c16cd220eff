"""Every problem in two sentences: what is wrong, `problems.<code>`, and what to do, `problems.<code>.remedy`.

A code may have fuller texts for details that not every place can give: `problems.<code>+<detail>` is said
where that detail is given and not blank, `+<detail>+<detail>` where both are; of several the first in order.
`speaking` chooses. A plain text therefore names only details that every place gives.
The tables stand in the modules `problems_of_…`, sorted as `ProblemCode` is; this one only joins them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dd_toolkit.words.problems_of_answers import ANSWERS, LOGS
from dd_toolkit.words.problems_of_bank import BANK
from dd_toolkit.words.problems_of_files import FILES, SHAPES
from dd_toolkit.words.problems_of_machines import DATABASES, MACHINES, METHODS
from dd_toolkit.words.problems_of_production import PRODUCTION
from dd_toolkit.words.problems_of_questionnaires import EXPRESSIONS, QUESTIONNAIRES
from dd_toolkit.words.problems_of_regimes import REGIMES
from dd_toolkit.words.problems_of_values import EXPECTED, FORMS, RULES, TOKENS, TYPES

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    FILES
    | SHAPES
    | QUESTIONNAIRES
    | REGIMES
    | PRODUCTION
    | BANK
    | EXPRESSIONS
    | ANSWERS
    | LOGS
    | METHODS
    | DATABASES
    | MACHINES
    | EXPECTED
    | FORMS
    | RULES
    | TOKENS
    | TYPES
)
"""Code → (English, Chinese)."""
