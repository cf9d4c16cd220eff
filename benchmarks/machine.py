"""What a table was measured on, in one line: day, processor, system, versions; never the machine's name."""

from __future__ import annotations

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("textual", "sqlmodel", "weasyprint")


def machine() -> str:
    """Return the line; of what the system does not tell it is silent."""
    parts = [
        f"{os.cpu_count()} × {_processor()}",
        _system(),
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in LIBRARIES),
    ]
    load = os.getloadavg()[0]
    return f"Measured on {date.today().isoformat()}: {', '.join(parts)}; load before: {load:.1f}."


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"
