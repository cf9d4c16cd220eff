"""A pretended machine for `.ci/setup`: stand-ins for Python, apt-get, sudo and uname that log what was asked.

Only tools that set-up itself needs are on its PATH, so a test never touches the real system.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
LOCKS: Final = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
_TOOLS: Final = ("bash", "cat", "cksum", "dirname", "env", "grep", "rm", "mkdir", "cp", "touch", "chmod")

_PYTHON: Final = """
case "$*" in
    *ctypes*) [ -e "$MACHINE/libraries/${!#}" ] ;;
    *ensurepip*) [ -e "$MACHINE/venv-module" ] ;;
    *print*) echo 3.11 ;;
    -V) echo Python 3.11.2 ;;
    "-m venv"*)
        mkdir -p .venv/bin
        cp "$0" .venv/bin/python ;;
    *"pip install"*"-e ."*)
        echo "pip $*" >>"$MACHINE/log"
        touch .venv/bin/ddq
        chmod +x .venv/bin/ddq ;;
    *"pip install"*)
        echo "pip $*" >>"$MACHINE/log"
        [ ! -e "$MACHINE/no-network" ] ;;
esac
"""
_APT_GET: Final = """
echo "apt-get $*" >>"$MACHINE/log"
[ ! -e "$MACHINE/no-network" ] || exit 100
case "$1" in
    update) touch "$MACHINE/lists" ;;
    install)
        case "$*" in *libpango-1.0-0*) touch "$MACHINE/libraries/libpango-1.0.so.0" ;; esac
        case "$*" in *libpangoft2-1.0-0*) touch "$MACHINE/libraries/libpangoft2-1.0.so.0" ;; esac
        case "$*" in *libharfbuzz-subset0*) touch "$MACHINE/libraries/libharfbuzz-subset.so.0" ;; esac
        case "$*" in *-venv*) touch "$MACHINE/venv-module" ;; esac ;;
esac
"""
_APT_CACHE: Final = """
[ -e "$MACHINE/lists" ] && [ ! -e "$MACHINE/unknown/$2" ]
"""


@dataclass(frozen=True)
class Machine:
    """A folder that stands for a whole machine, with a checkout in it."""

    home: Path

    @property
    def checkout(self) -> Path:
        """Return the folder of the checkout."""
        return self.home / "checkout"

    def has(self, *names: str) -> None:
        """Create the marks of what the machine has: `libraries/…`, `venv-module`, `lists`, `no-network`."""
        for name in names:
            path = self.home / name
            path.parent.mkdir(exist_ok=True)
            path.touch()

    def command(self, name: str, script: str) -> None:
        """Put a command on the PATH that runs a script."""
        path = self.home / "bin" / name
        path.write_text(f"#!{shutil.which('bash')}\n{script}", encoding="utf-8")
        path.chmod(0o755)

    def without(self, name: str) -> None:
        """Take a command off the PATH."""
        (self.home / "bin" / name).unlink()

    def set_up(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `.ci/setup` and return what came of it."""
        return subprocess.run(
            [str(self.checkout / ".ci" / "setup"), *arguments],
            env={"PATH": str(self.home / "bin"), "MACHINE": str(self.home), **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def log(self) -> list[str]:
        """Return what was asked of pip and apt-get since the last call."""
        path = self.home / "log"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines


def bare_machine(home: Path) -> Machine:
    """Return a Debian machine with Python, run by root, that lacks everything set-up is there to bring."""
    machine = Machine(home)
    (home / "bin").mkdir()
    (home / "libraries").mkdir()
    for tool in _TOOLS:
        found = shutil.which(tool, path=os.defpath)
        assert found is not None, tool
        (home / "bin" / tool).symlink_to(found)
    machine.command("python3.11", _PYTHON)
    machine.command("apt-get", _APT_GET)
    machine.command("apt-cache", _APT_CACHE)
    machine.command("uname", "echo Linux\n")
    machine.command("id", "echo 0\n")
    (machine.checkout / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "setup", machine.checkout / ".ci" / "setup")
    for name in (*LOCKS, "pyproject.toml"):
        shutil.copy(ROOT / name, machine.checkout / name)
    return machine
