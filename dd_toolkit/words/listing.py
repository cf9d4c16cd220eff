"""Several things said as one: `a, b and c`, or `a、b和c`.

Knows no list of its own; what is listed is in words already.
"""

from __future__ import annotations

from collections.abc import Sequence

from dd_toolkit.words.catalogue import Words


def together(words: Words, parts: Sequence[str]) -> str:
    """Return parts joined as the language joins them; nothing for none."""
    if len(parts) < 2:
        return "".join(parts)
    return words("terms.list_last", first=words("terms.list_separator").join(parts[:-1]), last=parts[-1])
