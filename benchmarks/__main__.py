"""Measures, prints the table, and ends with 1 where a budget is not kept: `python -m benchmarks`.

`--write FILE` puts what was measured into the page; `--only PART` measures one part and writes nothing;
`--engines` measures other projects' engines besides.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.suite import PARTS, PEERS, Part, measured
from benchmarks.table import HEADER, Row, line_of, printed, replaced


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for and return the exit code."""
    asked = _parser().parse_args(arguments)
    chosen = {"budgets": [PARTS[asked.only]] if asked.only else list(PARTS.values())}
    if asked.engines:
        chosen["engines"] = [PEERS]
    tables = {name: _measure(parts) for name, parts in chosen.items()}
    if asked.write:
        _write(asked.write, tables)
    late = [row.name for _, rows in tables.values() for row in rows if not row.holds]
    if late:
        print(f"Over budget: {'; '.join(late)}", file=sys.stderr)
    return 1 if late else 0


def _measure(parts: Sequence[Part]) -> tuple[str, list[Row]]:
    """Measure parts, print each row once it is known, and return the line about the machine and all rows."""
    line = machine()
    print(f"{line}\n\n{HEADER}", flush=True)
    rows: list[Row] = []
    for part in parts:
        for row in measured(part):
            rows.append(row)
            print(line_of(row), flush=True)
    print()
    return line, rows


def _write(page: Path, tables: dict[str, tuple[str, list[Row]]]) -> None:
    text = page.read_text(encoding="utf-8")
    for name, (line, rows) in tables.items():
        text = replaced(text, name, f"{line}\n\n{printed(rows)}")
    page.write_text(text, encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure against the budgets.")
    parser.add_argument("--engines", action="store_true", help="measure other projects' engines too (npm)")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only", choices=PARTS, help="measure one part")
    which.add_argument("--write", type=Path, metavar="FILE", help="put the tables into a page")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
