"""The lock files: everything pinned by hash, nothing that says where it comes from, no two opinions.

1. A lock holds names, versions, markers and hashes: no address and no option of pip but `--hash`.
2. Every dependency of pyproject.toml is pinned, at a version that it allows.
3. What is pinned twice is pinned to one version.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[0-9][0-9a-z.]*)(?: ; [a-z_ ='!<>().A-Za-z0-9]+)? \\"
)
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
RUN, DEV, BUILD = "requirements.lock", "requirements-dev.lock", "requirements-build.lock"


def pins(lock: str) -> dict[str, str]:
    """Return the version that a lock pins for each name."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {match["name"]: match["version"] for line in lines if (match := PIN.fullmatch(line))}


def wanted(lock: str) -> list[str]:
    """Return the requirements of pyproject.toml that a lock must fulfil."""
    tree: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run: list[str] = tree["project"]["dependencies"]
    extras = [each for extra in tree["project"]["optional-dependencies"].values() for each in extra]
    build = [*tree["build-system"]["requires"], *tree["dependency-groups"]["build"]]
    return {RUN: run, DEV: [*run, *extras, *build], BUILD: build}[lock]


@pytest.mark.parametrize("lock", [RUN, DEV, BUILD])
def test_a_lock_holds_only_pins_and_hashes(lock: str) -> None:
    """1: every line is a pin or a hash, and every pin has a hash."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    strange = [line for line in lines if not PIN.fullmatch(line) and not HASH.fullmatch(line)]
    assert strange == []
    bare = [line for line, after in zip(lines, [*lines[1:], ""], strict=True)
            if PIN.fullmatch(line) and not HASH.fullmatch(after)]  # fmt: skip
    assert bare == []


@pytest.mark.parametrize("lock", [RUN, DEV, BUILD])
def test_every_dependency_is_pinned(lock: str) -> None:
    """2: pyproject.toml and the lock agree on names and versions."""
    pinned = pins(lock)
    for text in wanted(lock):
        requirement = Requirement(text)
        version = pinned.get(canonicalize_name(requirement.name), "none")
        assert version != "none", f"{requirement.name} is not in {lock}: run `make lock`"
        assert requirement.specifier.contains(version), f"{text}, yet {lock} has {version}: run `make lock`"


def test_locks_agree() -> None:
    """3: the dev lock holds all that the others hold, at the same versions."""
    everything = pins(DEV)
    for lock in (RUN, BUILD):
        assert pins(lock).items() <= everything.items()


def test_the_build_group_fulfils_the_build_system() -> None:
    """2: what builds the package without isolation is what an isolated build would take."""
    tree: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(tree["build-system"]["requires"]) <= set(tree["dependency-groups"]["build"])
