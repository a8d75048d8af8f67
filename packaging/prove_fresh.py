"""Prove, as root on Debian or Ubuntu, that each command works as the only one on a fresh machine.

``sudo python3 packaging/prove_fresh.py`` makes a minimal Debian with debootstrap (Python, venv, make and git:
no library of Qt), then for each command takes an untouched copy of it with a clone of the last commit, and
runs the command as an ordinary user, who must be told what is missing, as root, who must succeed, and as the
user again. The clones lie under a path with spaces and accents, the locale is C and standard input is empty.
The network and the settings of apt and pip are this machine's. Exit code 0 when all went as it should.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from console import ROOT, Failure, complain, say
from fresh_machine import ORDINARY_USER, ROOT_USER, FreshMachine, Person, make_pristine

PACKAGES = ("python3", "python3-venv", "make", "git", "ca-certificates")
DEFAULT_COMMANDS = ["make check", "make test", "make run", ".ci/run"]
FOLDER = "Bureau d’été"
# Only the checks work without the libraries of Qt.
WITHOUT_LIBRARIES = frozenset({"make check"})


def clone_of(person: Person) -> str:
    """Where that person keeps the clone: under spaces and accents."""
    return f"{person.home}/{FOLDER}/cigdesk"


def _with_clones(pristine: Path, place: Path) -> FreshMachine:
    machine = FreshMachine(pristine, place)
    for person in (ROOT_USER, ORDINARY_USER):
        target = machine.inside(clone_of(person))
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, target], check=True)
        machine.give(person)
    return machine


def prove(pristine: Path, command: str) -> list[str]:
    """Run one command on a fresh machine, by each person in turn; return what went wrong."""
    machine = _with_clones(pristine, pristine.with_name(f"{pristine.name}-copy"))
    first = command if command in WITHOUT_LIBRARIES else _naming_what_is_missing(command)
    turns = [(ORDINARY_USER, first), (ROOT_USER, command), (ORDINARY_USER, command)]
    try:
        return [fault for person, typed in turns if (fault := _fault(machine, person, typed))]
    finally:
        machine.remove()


def _naming_what_is_missing(command: str) -> str:
    """A shell command that succeeds when this one refuses to go on and says what to type."""
    said = "/tmp/said"  # noqa: S108 (of the fresh machine, where nobody else is)
    return f"{command} >{said} 2>&1 && exit 1; cat {said}; grep --quiet 'to install: sudo apt-get' {said}"


def _fault(machine: FreshMachine, person: Person, command: str) -> str | None:
    say(f"{person.name}$ {command}")
    start = time.monotonic()
    code = machine.run(person, command, clone_of(person))
    say(f"{person.name}$ {command}   exit code {code} after {time.monotonic() - start:.0f} s")
    return f"{command} as {person.name}: exit code {code}" if code else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commands", nargs="*", default=DEFAULT_COMMANDS, help="default: %(default)s")
    parser.add_argument("--suite", default="bookworm", help="the Debian suite (default: %(default)s)")
    parser.add_argument("--pristine", type=Path, help="where the minimal system is kept (default: build/)")
    options = parser.parse_args()
    try:
        return _prove_all(options.commands, options.pristine or ROOT / "build" / options.suite, options.suite)
    except (Failure, subprocess.CalledProcessError, OSError) as failure:
        complain(str(failure))
        return 1


def _prove_all(commands: list[str], pristine: Path, suite: str) -> int:
    if os.geteuid() != 0:
        raise Failure("making a system needs root.")
    make_pristine(pristine, suite, PACKAGES)
    faults = [fault for command in commands for fault in prove(pristine, command)]
    for fault in faults:
        complain(fault)
    say("not proved" if faults else "proved: each command works alone on a fresh machine")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
