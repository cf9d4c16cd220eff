"""Pinned questionnaires of an earlier form, brought to the present one before they are parsed.

A pin is never rewritten where it is kept: its fingerprint is that of the text as it was. What this cannot
read stays as it is, for the parser to refuse.
"""

from __future__ import annotations

import json
from typing import Any, Final

_ENGLISH_ONLY: Final = '"statement":"'
"""How a law fact begins its statement in pins from before facts had Chinese."""
_TEXTS: Final = ("statement", "unit", "text")


def present_form(text: str) -> str:
    """Return a pinned questionnaire as it would be written today; a text of today's form stays as it is."""
    if _ENGLISH_ONLY not in text:
        return text
    try:
        tree: Any = json.loads(text)
    except ValueError:
        return text
    law = tree.get("law") if isinstance(tree, dict) else None
    for fact in law.values() if isinstance(law, dict) else ():
        for key in _TEXTS:
            if isinstance(fact, dict) and isinstance(fact.get(key), str):
                fact[key] = {"en": fact[key], "zh": ""}
    return json.dumps(tree, ensure_ascii=False)
