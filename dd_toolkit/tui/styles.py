"""The few styles of text, named by what they mean; none of them is the only sign of anything."""

from __future__ import annotations

from typing import Final

HEAD: Final = "bold $text-primary"
QUIET: Final = "dim"
WARN: Final = "bold $warning"
WRONG: Final = "bold $error"
