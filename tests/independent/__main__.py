"""Writes the worked cases of the questionnaires, or tells which files are no longer what would be written."""

from __future__ import annotations

import sys

from tests.independent.case_files import COMMAND, QUESTIONNAIRES, path_of, text_of


def main(arguments: list[str]) -> int:
    """Write every file that differs with `--write`; without it name them and give 1."""
    differing = []
    for name in QUESTIONNAIRES:
        path, text = path_of(name), text_of(name)
        if not path.exists() or path.read_text("utf-8") != text:
            differing.append(path.name)
            if arguments == ["--write"]:
                path.write_text(text, "utf-8")
    sys.stdout.writelines(f"{name}\n" for name in differing)
    if differing and arguments != ["--write"]:
        sys.stderr.write(f"differ from what follows from the bank; write them with: {COMMAND}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
