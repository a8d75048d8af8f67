"""A minimal Debian made for a proof: built once by debootstrap, copied for each trial, entered by chroot."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from console import say

# Of this machine, for the network to be reached from inside.
SETTINGS = ("etc/resolv.conf", "etc/pip.conf", "etc/ssl/certs/ca-certificates.crt")
PASSED_ON = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "PIP_INDEX_URL", "PIP_CERT", "SSL_CERT_FILE")


@dataclass(frozen=True)
class Person:
    """Who types a command in the fresh machine, and where they live."""

    name: str
    home: str


ROOT_USER = Person("root", "/root")
ORDINARY_USER = Person("agent", "/home/agent")


class FreshMachine:
    """A copy of the pristine system, entered in name spaces of its own: no mount stays behind."""

    def __init__(self, pristine: Path, place: Path) -> None:
        self.place = place
        subprocess.run(["cp", "--archive", "--reflink=auto", pristine, place], check=True)
        for name in SETTINGS:
            self._copy_setting(name)
        for proxy in Path("/etc/apt/apt.conf.d").glob("*proxy*"):
            self._copy_setting(str(proxy.relative_to("/")))
        self.run(ROOT_USER, f"useradd --create-home {ORDINARY_USER.name}", "/")

    def _copy_setting(self, name: str) -> None:
        source = Path("/", name)
        if source.exists():
            target = self.inside(f"/{name}")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)

    def inside(self, path: str) -> Path:
        """Where a path of the fresh machine lies on this one."""
        return self.place / path.lstrip("/")

    def give(self, person: Person) -> None:
        """Make all that lies in their home theirs."""
        self.run(ROOT_USER, f"chown --recursive {person.name} {person.home}", "/")

    def run(self, person: Person, command: str, folder: str) -> int:
        """Run a shell command as that person, in a C locale and without input; return its exit code."""
        passed_on = [f"{name}={value}" for name, value in os.environ.items() if name.upper() in PASSED_ON]
        inside = (
            'mount --make-rprivate / && mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && '
            'machine=$1 person=$2 && shift 2 && exec chroot --userspec="$person" "$machine" "$@"'
        )
        environment = [f"HOME={person.home}", "LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", *passed_on]
        entered = ["env", "-i", *environment, "sh", "-c", f'cd "$1" && {command}', "sh", folder]
        isolated = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", inside, "sh"]
        whole = [*isolated, str(self.place), person.name, *entered]
        return subprocess.run(whole, check=False, stdin=subprocess.DEVNULL).returncode

    def remove(self) -> None:
        """Delete the copy."""
        shutil.rmtree(self.place)


def make_pristine(place: Path, suite: str, packages: Sequence[str]) -> None:
    """Build the minimal system once; it is kept for the next time."""
    if (place / "usr").exists():
        return
    say(f"making a minimal {suite} in {place}")
    include = f"--include={','.join(packages)}"
    subprocess.run(["debootstrap", "--variant=minbase", include, suite, place], check=True)
    # As on a machine fresh from its installer: no package lists.
    shutil.rmtree(place / "var/lib/apt/lists")
