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
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from console import ROOT, Failure, complain, say

PACKAGES = "python3,python3-venv,make,git,ca-certificates"
DEFAULT_COMMANDS = ["make check", "make test", "make run", ".ci/run"]
FOLDER = "Bureau d’été"
# Of this machine, for the network to be reached from inside.
SETTINGS = ("etc/resolv.conf", "etc/pip.conf", "etc/ssl/certs/ca-certificates.crt")
PASSED_ON = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "PIP_INDEX_URL", "PIP_CERT", "SSL_CERT_FILE")
# Only the checks work without the libraries of Qt.
WITHOUT_LIBRARIES = frozenset({"make check"})


@dataclass(frozen=True)
class Person:
    """Who types the command: their name in the fresh machine, and where they keep the clone."""

    name: str
    home: str

    @property
    def clone(self) -> str:
        return f"{self.home}/{FOLDER}/cigdesk"


ROOT_USER = Person("root", "/root")
ORDINARY_USER = Person("agent", "/home/agent")


class FreshMachine:
    """A copy of the pristine system, entered by chroot in name spaces of its own: no mount stays behind."""

    def __init__(self, pristine: Path, place: Path) -> None:
        self._place = place
        subprocess.run(["cp", "--archive", "--reflink=auto", pristine, place], check=True)
        for name in SETTINGS:
            self._copy_setting(name)
        for proxy in Path("/etc/apt/apt.conf.d").glob("*proxy*"):
            self._copy_setting(str(proxy.relative_to("/")))
        self.run(ROOT_USER, f"useradd --create-home {ORDINARY_USER.name}", "/")
        for person in (ROOT_USER, ORDINARY_USER):
            self._clone_for(person)

    def _copy_setting(self, name: str) -> None:
        source = Path("/", name)
        if source.exists():
            (self._place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, self._place / name)

    def _clone_for(self, person: Person) -> None:
        target = self._place / person.clone.lstrip("/")
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, target], check=True)
        self.run(ROOT_USER, f"chown --recursive {person.name} {person.home}", "/")

    def run(self, person: Person, command: str, folder: str) -> int:
        """Run a shell command as that person; return its exit code."""
        passed_on = [f"{name}={os.environ[name]}" for name in _passed_on()]
        inside = (
            'mount --make-rprivate / && mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && '
            'machine=$1 person=$2 && shift 2 && exec chroot --userspec="$person" "$machine" "$@"'
        )
        environment = [f"HOME={person.home}", "LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", *passed_on]
        entered = ["env", "-i", *environment, "sh", "-c", f'cd "$1" && {command}', "sh", folder]
        isolated = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", inside, "sh"]
        whole = [*isolated, str(self._place), person.name, *entered]
        return subprocess.run(whole, check=False, stdin=subprocess.DEVNULL).returncode

    def remove(self) -> None:
        shutil.rmtree(self._place)


def _passed_on() -> list[str]:
    return [name for name in os.environ if name.upper() in PASSED_ON]


def make_pristine(place: Path, suite: str) -> None:
    """Build the minimal system once; it is kept for the next time."""
    if (place / "usr").exists():
        return
    say(f"making a minimal {suite} in {place}")
    subprocess.run(["debootstrap", "--variant=minbase", f"--include={PACKAGES}", suite, place], check=True)
    # As on a machine fresh from its installer: no package lists.
    shutil.rmtree(place / "var/lib/apt/lists")


def prove(pristine: Path, command: str) -> list[str]:
    """Run one command on a fresh machine, by each person in turn; return what went wrong."""
    machine = FreshMachine(pristine, pristine.with_name(f"{pristine.name}-copy"))
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
    code = machine.run(person, command, person.clone)
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
    make_pristine(pristine, suite)
    faults = [fault for command in commands for fault in prove(pristine, command)]
    for fault in faults:
        complain(fault)
    say("not proved" if faults else "proved: each command works alone on a fresh machine")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
