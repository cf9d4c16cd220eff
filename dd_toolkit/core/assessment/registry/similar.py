"""Names that look like one that was mistyped; nothing is ever chosen in a person's place."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import Final

MOST: Final = 3
"""How many names a hint offers."""
_LEAST_TO_SEARCH: Final = 2
"""Characters that a part of a name must have, since one letter fits nearly everything."""


def similar_among(typed: str, names: Collection[str]) -> tuple[str, ...]:
    """Return up to three names that hold what was typed or look like it, best first; none gives nothing."""
    wanted = typed.casefold().strip()
    folded = {name.casefold(): name for name in names}
    holding = [name for name in folded if wanted in name] if len(wanted) >= _LEAST_TO_SEARCH else []
    close = get_close_matches(wanted, folded, n=MOST)
    return tuple(folded[name] for name in dict.fromkeys((*holding, *close)))[:MOST]
