"""Starts `ddq`, as the command of that name and as `python -m dd_toolkit`. Nothing else stands here."""

from __future__ import annotations

import sys

from dd_toolkit.cli.app import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
