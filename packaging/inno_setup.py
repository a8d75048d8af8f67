"""The installer for Windows, by Inno Setup where it is installed; see packaging/windows/README.md."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import release
from console import ROOT, Failure, run_quietly, say

SCRIPT = ROOT / "packaging" / "windows" / "cigdesk.iss"
# Where its own installer puts it, from the most to the least usual.
_FOLDERS = ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA")


def make(bundle: Path, place: Path) -> list[Path]:
    """The installer of that folder, in `place`; nothing, and a word about it, without Inno Setup."""
    compiler = find_compiler()
    if compiler is None:
        say("no installer: Inno Setup 6 is not there (https://jrsoftware.org/isinfo.php)")
        return []
    code, output = run_quietly([compiler, *definitions(bundle, place), SCRIPT])
    if code != 0:
        raise Failure(f"Inno Setup failed:\n{output.rstrip()}")
    return [place / f"{installer_name()}.exe"]


def installer_name() -> str:
    """The name of the installer, without its suffix."""
    return f"cigdesk-{release.version()}-installation"


def definitions(bundle: Path, place: Path) -> list[str]:
    """What the script is told: it holds no version and no path of its own."""
    told = {
        "Version": release.version(),
        "NumericVersion": ".".join(map(str, release.windows_version())),
        "Bundle": str(bundle),
        "Icon": str(ROOT / "build" / "icons" / "cigdesk.ico"),
        "OutputFolder": str(place),
        "OutputName": installer_name(),
    }
    return [f"/D{name}={value}" for name, value in told.items()]


def find_compiler() -> str | None:
    """ISCC, of the path or of the usual folders."""
    found = shutil.which("ISCC")
    if found:
        return found
    for variable in _FOLDERS:
        root = Path(os.environ.get(variable, ""), "Programs" if variable == "LOCALAPPDATA" else "")
        compiler = root / "Inno Setup 6" / "ISCC.exe"
        if variable in os.environ and compiler.exists():
            return str(compiler)
    return None
