"""Which release this is: its version and its day, read from where they stand and written nowhere else."""

from __future__ import annotations

import ast
import os
from datetime import UTC, datetime
from pathlib import Path

from console import ROOT, run_quietly

VERSION_FILE = ROOT / "cigdesk" / "__init__.py"
WINDOWS_VERSION_FILE = "version-info.txt"
# As Windows shows it in the properties of the file.
DESCRIPTION = "CIGDesk, le poste de travail des centres de gestion"
_FRENCH, _UNICODE = 0x040C, 1200


def version() -> str:
    """The one version, of cigdesk/__init__.py."""
    for node in ast.parse(VERSION_FILE.read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__version__")], value=ast.Constant(value=str(found))):
                return found
    raise LookupError(f"no __version__ in {VERSION_FILE}")


def source_date() -> int:
    """The instant that stands in what is made, in seconds: the commit's, so that a second making is alike.

    ``SOURCE_DATE_EPOCH`` goes before (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    asked = os.environ.get("SOURCE_DATE_EPOCH")
    if asked:
        return int(asked)
    code, output = run_quietly(["git", "log", "-1", "--format=%ct"])
    if code == 0:
        return int(output)
    return int(VERSION_FILE.stat().st_mtime)


def source_day() -> str:
    """The day of `source_date`, as 2026-11-22."""
    return datetime.fromtimestamp(source_date(), UTC).date().isoformat()


def debian_version() -> str:
    """The version as dpkg compares it: what is not final yet comes before, hence the tilde."""
    found = version()
    for mark in (".dev", "a", "b", "rc"):
        head, separator, tail = found.partition(mark)
        if separator:
            return f"{head}~{mark.lstrip('.')}{tail}"
    return found


def windows_version() -> tuple[int, int, int, int]:
    """Four numbers, which is all that Windows knows."""
    numbers = [int("".join(filter(str.isdigit, part)) or 0) for part in version().split(".")[:4]]
    first, second, third, fourth = [*numbers, 0, 0, 0, 0][:4]
    return first, second, third, fourth


def windows_version_info() -> str:
    """The version resource of the programs of Windows, in the form that PyInstaller reads."""
    strings = {
        "CompanyName": "CIGDesk",
        "FileDescription": DESCRIPTION,
        "FileVersion": version(),
        "InternalName": "cigdesk",
        "ProductName": "CIGDesk",
        "ProductVersion": version(),
    }
    table = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={windows_version()}, prodvers={windows_version()}), kids=["
        f"StringFileInfo([StringTable('{_FRENCH:04X}{_UNICODE:04X}', [{table}])]), "
        f"VarFileInfo([VarStruct('Translation', [{_FRENCH}, {_UNICODE}])])])\n"
    )


def windows_version_file(folder: Path) -> str:
    """Write `windows_version_info` into the folder; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / WINDOWS_VERSION_FILE
    written.write_text(windows_version_info(), encoding="utf-8")
    return str(written)
