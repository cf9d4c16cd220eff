"""What a questionnaire carries of the production regimes: the indicators that it asks, and the law they cite.

What is carried is pinned with an assessment, so that nothing outside the pin decides which regime a plant
resembles. Nothing is checked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dd_toolkit.core.questionnaire.law import Fact, chained
from dd_toolkit.core.questionnaire.production_regimes import ProductionRegimes
from dd_toolkit.core.questionnaire.questionnaire import questions_of
from dd_toolkit.core.questionnaire.questions import Questionnaire


def carry_production(
    questionnaire: Questionnaire, regimes: ProductionRegimes | None, law: Mapping[str, Fact]
) -> Questionnaire:
    """Return the questionnaire with the regimes by what it asks, and the facts of law that they cite.

    Without regimes, and where too little is asked to tell them apart, it is returned as it is.
    """
    asked = {question.id for _, _, question in questions_of(questionnaire)}
    carried = regimes.asked(asked) if regimes else None
    if carried is None:
        return questionnaire
    named = chained(law, carried.facts_named() & law.keys()) & law.keys()
    facts = {**questionnaire.law, **{fact: law[fact] for fact in named}}
    return replace(questionnaire, production=carried, law={fact: facts[fact] for fact in sorted(facts)})
