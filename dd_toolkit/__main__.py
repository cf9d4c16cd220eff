"""Starts `ddq`, as the command of that name and as `python -m dd_toolkit`. Nothing else stands here."""

from __future__ import annotations

import sys


def main() -> int:
    """Run `ddq` and return its exit code, also where it is interrupted while it still loads."""
    try:
        from dd_toolkit.cli.app import main as ddq  # noqa: PLC0415 -- loading is part of what may be interrupted

        return ddq()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
