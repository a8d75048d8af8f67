"""The system libraries and programs that no wheel brings: found, installed where we may, named otherwise."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from console import ROOT, Failure, complain, environment, run_quietly, say

LIST = ROOT / "packaging" / "debian-packages.txt"
APT_LISTS = Path("/var/lib/apt/lists")


@dataclass(frozen=True)
class SystemPackage:
    """A line of debian-packages.txt: the package, and the library or command that shows it."""

    name: str
    sign: str

    @property
    def is_library(self) -> bool:
        return ".so." in self.sign

    def is_missing(self) -> bool:
        return not (_loads(self.sign) if self.is_library else shutil.which(self.sign))


def _loads(library: str) -> bool:
    # Asking the loader itself is quick, and holds for every distribution and for renamed packages (t64).
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def read_list(text: str) -> dict[str, list[SystemPackage]]:
    """The packages of each section of debian-packages.txt."""
    sections: dict[str, list[SystemPackage]] = {}
    for line in filter(None, (raw.partition("#")[0].strip() for raw in text.splitlines())):
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), [])
        else:
            section.append(SystemPackage(*line.split()))
    return sections


def ensure(needed: Iterable[str], wished: Iterable[str] = ()) -> None:
    """Install the missing packages of these sections, or say which they are and how to get them.

    Raises Failure when one of the sections in `needed` stays incomplete; `wished` may.
    """
    if sys.platform != "linux":
        return
    needed, sections = list(needed), read_list(LIST.read_text(encoding="utf-8"))
    missing = _missing(sections, [*needed, *wished])
    if missing and may_install():
        apt_install([package.name for package in missing])
        missing = _missing(sections, [*needed, *wished])
    if not missing:
        return
    _name(missing)
    if _missing(sections, needed):
        raise Failure("these system packages are needed first.")


def _missing(sections: dict[str, list[SystemPackage]], names: Iterable[str]) -> list[SystemPackage]:
    return [package for name in names for package in sections[name] if package.is_missing()]


def _name(missing: list[SystemPackage]) -> None:
    complain("missing on this machine:")
    for package in missing:
        complain(f"  {package.sign} (Debian package {package.name})")
    complain(f"to install: {command_to_type(missing)}")


def command_to_type(missing: list[SystemPackage]) -> str:
    """The command for this machine's package manager; RPM systems find packages by library."""
    if shutil.which("apt-get"):
        return "sudo apt-get install " + shlex.join(package.name for package in missing)
    wanted = [f"{p.sign}()(64bit)" if p.is_library else f"/usr/bin/{p.sign}" for p in missing]
    for manager in ("dnf", "zypper"):
        if shutil.which(manager):
            return f"sudo {manager} install {shlex.join(wanted)}"
    return "the packages of this system that hold them"


def may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def apt_install(packages: list[str]) -> None:
    """Install by apt-get, with fresh package lists where there are none or where they are too old."""
    say(f"installing system packages: {' '.join(packages)}")
    if not any(APT_LISTS.glob("*Packages*")):
        _apt_get("update")
    if _apt_get("install", *packages)[0] == 0:
        return
    _apt_get("update")
    code, output = _apt_get("install", *packages)
    if code != 0:
        complain(output.rstrip())


def _apt_get(verb: str, *packages: str) -> tuple[int, str]:
    options = ["-qq", "-o", "DPkg::Lock::Timeout=120"]
    if verb == "install":
        options += ["--yes", "--no-install-recommends"]
    env = environment(DEBIAN_FRONTEND="noninteractive")
    return run_quietly(["apt-get", *options, verb, *packages], env)
