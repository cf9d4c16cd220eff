"""The function `fact('LAB-016')`: which facts of law an expression names, and what is wrong with a name.

Which number such a call gives on a day is the business of `law`; here only the writing is judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dd_toolkit.core.problems import ProblemCode
from dd_toolkit.core.questionnaire.expressions.tree import Call, TextLiteral, Tree, walk
from dd_toolkit.core.questionnaire.law import FACT_ID, Fact, number_fault

FACT: Final = "fact"
"""The name of the function."""


def fact_id(text: str) -> str | None:
    """Return the text where it has the form of a fact's id, else None."""
    return text if FACT_ID.fullmatch(text) else None


def fact_name(tree: Tree) -> str | None:
    """Return the fact that a call of `fact()` names; None for anything else."""
    if isinstance(tree, Call) and tree.function == FACT and len(tree.arguments) == 1:
        (named,) = tree.arguments
        return fact_id(named.value) if isinstance(named, TextLiteral) else None
    return None


def facts_read(tree: Tree) -> frozenset[str]:
    """Return the facts of law whose numbers an expression reads."""
    return frozenset(name for part in walk(tree) if (name := fact_name(part)) is not None)


def reading_fault(name: str, law: Mapping[str, Fact] | None) -> ProblemCode | None:
    """Return why a fact's number cannot be read; None where it can.

    `law` is None where an expression may not read law: a gate shows a question or does not, whatever the day.
    """
    return ProblemCode.EXPRESSION_FACT if law is None else number_fault(law.get(name))
