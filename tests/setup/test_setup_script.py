"""`.ci/setup` on pretended machines: what it installs, what it leaves alone, and how it says no.

1. It installs what is missing and nothing else, pinned by hash, and builds nothing from source.
2. A second run asks nothing of pip or apt-get; a changed lock asks pip again.
3. What a person must add ends with exit code 3 and a message that names it; a failed step with 1.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.setup.machine import LOCKS, Machine, bare_machine

LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PREPARED = (*(f"libraries/{library}" for library in LIBRARIES), "venv-module", "lists")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Give a bare Debian machine."""
    return bare_machine(tmp_path)


@pytest.fixture
def prepared(machine: Machine) -> Machine:
    """Give a machine that has every system package already."""
    machine.has(*PREPARED)
    return machine


def test_a_bare_machine_gets_its_system_packages(machine: Machine) -> None:
    """1: libraries and the venv module come by apt-get, after the package lists that are missing."""
    done = machine.set_up()
    assert done.returncode == 0, done.stderr
    apt = [line for line in machine.log() if line.startswith("apt-get")]
    assert apt[0].startswith("apt-get update")
    assert apt[1].endswith("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    assert apt[2].endswith("python3.11-venv")
    assert len(apt) == 3


def test_only_missing_libraries_are_installed(prepared: Machine) -> None:
    """1: a library that loads is not installed again, and lists that are there are not renewed."""
    (prepared.home / "libraries" / LIBRARIES[1]).unlink()
    assert prepared.set_up().returncode == 0
    apt = [line for line in prepared.log() if line.startswith("apt-get")]
    assert len(apt) == 1
    assert apt[0].endswith(" libpangoft2-1.0-0")


def test_nothing_unpinned_is_installed(prepared: Machine) -> None:
    """1: every lock is installed by hash from ready-made builds, and the project itself without an index."""
    assert prepared.set_up().returncode == 0
    build, run, project = prepared.log()
    for line, lock in ((build, "requirements-build.lock"), (run, "requirements.lock")):
        assert "--require-hashes --only-binary :all:" in line
        assert line.endswith(f"-r {lock}")
    assert "--no-index --no-deps --no-build-isolation" in project


def test_dev_installs_the_dev_lock(prepared: Machine) -> None:
    """1: tests and checks need the dev lock alone, which holds the others."""
    assert prepared.set_up("dev").returncode == 0
    assert [line.split()[-1] for line in prepared.log()] == ["requirements-dev.lock", "."]


def test_a_second_run_installs_nothing(prepared: Machine) -> None:
    """2: once ready, neither pip nor apt-get is asked, and nothing is said."""
    prepared.set_up()
    prepared.log()
    again = prepared.set_up()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert prepared.log() == []


def test_what_is_ready_for_tests_is_ready_to_run(prepared: Machine) -> None:
    """2: the packages for tests hold those for running, so nothing is installed twice."""
    prepared.set_up("dev")
    prepared.log()
    assert prepared.set_up("run").returncode == 0
    assert prepared.log() == []


def test_what_is_ready_to_run_is_not_ready_for_tests(prepared: Machine) -> None:
    """2: tests need more than running does."""
    prepared.set_up("run")
    prepared.log()
    assert prepared.set_up("dev").returncode == 0
    assert len(prepared.log()) == 2


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-build.lock", "pyproject.toml"])
def test_a_changed_file_installs_again(prepared: Machine, name: str) -> None:
    """2: packages follow the locks, and the command follows pyproject.toml."""
    prepared.set_up()
    prepared.log()
    with (prepared.checkout / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert prepared.set_up().returncode == 0
    assert len(prepared.log()) == 3


def test_a_broken_install_is_done_again(prepared: Machine) -> None:
    """2: what stopped half-way is not taken for ready."""
    prepared.has("no-network")
    stopped = prepared.set_up()
    assert stopped.returncode == 1
    assert "pip could not install requirements-build.lock" in stopped.stderr
    (prepared.home / "no-network").unlink()
    prepared.log()
    assert prepared.set_up().returncode == 0
    assert len(prepared.log()) == 3


def test_a_moved_checkout_gets_a_new_environment(prepared: Machine) -> None:
    """2: scripts in .venv hold its address, so that a moved one is made anew."""
    prepared.set_up()
    (prepared.checkout / ".venv" / ".root").write_text("/elsewhere\n", encoding="utf-8")
    assert "Making .venv with Python 3.11.2" in prepared.set_up().stderr


def test_sudo_is_used_by_others_than_root(machine: Machine) -> None:
    """1: a person who is not root is asked by sudo, and told for what."""
    machine.command("id", "echo 1000\n")
    machine.command("sudo", 'echo "sudo $*" >>"$MACHINE/log"\n"$@"\n')
    done = machine.set_up()
    assert done.returncode == 0, done.stderr
    asked = [line for line in machine.log() if line.startswith("sudo")]
    assert len(asked) == 3
    assert "This step needs sudo: apt-get update" in done.stderr


def test_without_root_and_sudo_the_command_is_named(machine: Machine) -> None:
    """3: who may not install is told what to have installed."""
    machine.command("id", "echo 1000\n")
    machine.has("lists")
    done = machine.set_up()
    assert done.returncode == 3
    assert "apt-get install" in done.stderr
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in done.stderr
    assert machine.log() == []


def test_a_dead_network_stops_with_a_message(machine: Machine) -> None:
    """3: apt-get that fails twice ends set-up, naming the packages."""
    machine.has("lists", "no-network")
    done = machine.set_up()
    assert done.returncode == 1
    assert "apt-get update failed" in done.stderr
    assert not (machine.checkout / ".venv").exists()


def test_a_system_without_apt_names_the_libraries(machine: Machine) -> None:
    """3: on other Linux systems the person installs the libraries."""
    machine.without("apt-get")
    done = machine.set_up()
    assert done.returncode == 3
    assert "libharfbuzz-subset0" in done.stderr


def test_an_unknown_system_is_refused(prepared: Machine) -> None:
    """3: neither Linux nor macOS is said plainly."""
    prepared.command("uname", "echo Plan9\n")
    done = prepared.set_up()
    assert done.returncode == 3
    assert "neither Linux nor macOS" in done.stderr


def test_a_system_without_the_subsetter_goes_on(machine: Machine) -> None:
    """1: where no such package exists, reports only take longer; the warning is repeated, not the update."""
    machine.has("lists", "unknown/libharfbuzz-subset0")
    assert machine.set_up().returncode == 0
    machine.log()
    again = machine.set_up()
    assert again.returncode == 0
    assert "takes several times as long" in again.stderr
    assert machine.log() == []


def test_libraries_that_still_do_not_load_are_named(machine: Machine) -> None:
    """3: a package that was installed and yet cannot be loaded is no success."""
    machine.has("lists", "venv-module")
    machine.command("apt-get", "true\n")
    done = machine.set_up()
    assert done.returncode == 3
    assert "cannot load: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n" in done.stderr


def test_homebrew_brings_pango(prepared: Machine) -> None:
    """1: on macOS the libraries come with Homebrew."""
    prepared.command("uname", "echo Darwin\n")
    prepared.command("brew", 'echo "brew $*" >>"$MACHINE/log"\necho "$MACHINE"\n')
    assert prepared.set_up().returncode == 0
    assert "brew install pango" in prepared.log()


def test_without_a_fitting_python_it_stops(machine: Machine) -> None:
    """3: an old Python, or none, is named as what is missing."""
    machine.command("python3.11", "exit 1\n")
    done = machine.set_up()
    assert done.returncode == 3
    assert "Python 3.11 or later is needed" in done.stderr


def test_a_named_python_must_fit(prepared: Machine) -> None:
    """3: a Python that was asked for and does not fit is not replaced by another."""
    done = prepared.set_up(PYTHON="/no/such/python")
    assert done.returncode == 3
    assert "PYTHON=/no/such/python" in done.stderr


def test_a_named_python_must_fit_an_environment_that_stands(prepared: Machine) -> None:
    """3: the same once .venv is there, which is left as it is."""
    prepared.set_up()
    done = prepared.set_up(PYTHON="/no/such/python")
    assert done.returncode == 3
    assert done.stderr.startswith("setup: PYTHON=/no/such/python")
    assert prepared.set_up().stderr == ""


def test_wrong_use_is_refused(prepared: Machine) -> None:
    """3: an unknown mode ends with exit code 2 before anything is done."""
    done = prepared.set_up("everything")
    assert done.returncode == 2
    assert prepared.log() == []


def test_every_lock_is_in_the_pretended_checkout(machine: Machine) -> None:
    """The pretended checkout holds the locks of the real one."""
    assert all((machine.checkout / name).stat().st_size > 1000 for name in LOCKS)
