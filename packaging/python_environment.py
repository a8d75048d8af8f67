"""The checkout's own Python environment, `.venv`: made once, renewed when what it depends on changes."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
import sysconfig
import tomllib
from pathlib import Path
from typing import Any

import system_packages
from console import ROOT, Failure, run_quietly, say

VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
SUFFIX = ".exe" if sys.platform == "win32" else ""
PYTHON = SCRIPTS / f"python{SUFFIX}"
# Written last: an environment without it was interrupted.
STAMP = VENV / "cigdesk-setup.json"

PROJECT = ROOT / "pyproject.toml"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
# Enough for pip to have said what it looked for and why it failed.
PIP_LINES_SHOWN = 20


def script(name: str) -> Path:
    """The path of a command that the environment holds."""
    return SCRIPTS / f"{name}{SUFFIX}"


def ensure() -> None:
    """Bring `.venv` to what pyproject.toml and the constraints ask for. A second call costs nothing."""
    wanted = {"place": _place(), "requirements": _requirements_hash()}
    present = _read_stamp()
    if present == wanted and PYTHON.exists() and script("cigdesk").exists():
        return
    if present.get("place") != wanted["place"] or not PYTHON.exists():
        _create()
    STAMP.unlink(missing_ok=True)
    _install()
    STAMP.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def add_extra(name: str) -> None:
    """Add what one more extra of pyproject.toml asks for. pip asks nobody when it is there already."""
    _pip_install(*_settings()["project"]["optional-dependencies"][name])


def _place() -> str:
    """What an environment cannot survive a change of: its Python and its own path, written in its scripts."""
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{VENV} of Python {version} in {sys.base_prefix}"


def _requirements_hash() -> str:
    return hashlib.sha256(PROJECT.read_bytes() + CONSTRAINTS.read_bytes()).hexdigest()


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _create() -> None:
    version = "{}.{}.{}".format(*sys.version_info)
    say(f"creating .venv with Python {version}")
    _ensure_venv_module()
    code, output = run_quietly([_base_python(), "-m", "venv", "--clear", VENV])
    if code != 0:
        raise Failure(f"Python could not create {VENV}:\n{output.rstrip()}")


def _base_python() -> str:
    """The Python outside of any environment, since `.venv` may be the one that runs this."""
    return str(getattr(sys, "_base_executable", sys.executable))


def _ensure_venv_module() -> None:
    if importlib.util.find_spec("ensurepip"):
        return
    package = "python{}.{}-venv".format(*sys.version_info)
    if system_packages.may_install():
        system_packages.apt_install([package])
        return
    raise Failure(f"this Python has no venv; to install it: sudo apt-get install {package}")


def _install() -> None:
    say("installing the pinned packages into .venv (some minutes the first time)")
    _pip_install("--use-pep517", *_requirements())
    # The builder is pinned too: hence not an isolated build, whose packages pip chooses freely.
    _pip_install("--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    make_checkout_relative(Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)})))


def make_checkout_relative(packages: Path) -> None:
    """Let the installed packages lead to the checkout by a relative path.

    pip writes the whole path in UTF-8, which Python before 3.13 reads in the encoding of the locale: under an
    accented folder, the program would be lost on Windows and in a C locale.
    """
    for link in packages.glob("*.pth"):
        path = link.read_text(encoding="utf-8").strip()
        if path == str(ROOT):
            link.write_text(os.path.relpath(ROOT, packages) + "\n", encoding="ascii")


def _requirements() -> list[str]:
    """What the program, its tests and its builder ask for, before the constraints choose the versions."""
    settings = _settings()
    project, builder = settings["project"], settings["build-system"]["requires"]
    return [*builder, *project["dependencies"], *project["optional-dependencies"]["dev"]]


def _settings() -> dict[str, Any]:
    return tomllib.loads(PROJECT.read_text(encoding="utf-8"))


def _pip_install(*arguments: str) -> None:
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "--no-color", "install"]
    options = ["--progress-bar", "off", "--constraint", str(CONSTRAINTS)]
    code, output = run_quietly([*pip, *options, *arguments])
    if code != 0:
        last = "\n".join(output.splitlines()[-PIP_LINES_SHOWN:])
        raise Failure(f"pip could not install everything:\n{last}\nThe same command tries again.")
