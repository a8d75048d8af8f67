"""Gather the licences of all that the folder to hand out holds: ``licences.py FOLDER`` (``make package``).

The texts come from the packages installed; a few stand in packaging/licences/, for those whose wheel brings
none. It fails on a package without any, so that a new dependency cannot be handed out without its notice.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "packaging" / "licences"
INDEX = "LISEZMOI.txt"
_NOTICE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors|copyright)")
_LONGEST_NAME = 60
NBSP = "\u00a0"
# What the wheels hold besides their own code, or do not say.
_MORE_TEXTS = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "sqlcipher3": ("SQLCipher.txt",),
}
_REMARKS = {
    "pyside6-essentials": "contient Qt, sous LGPL 3 ; ses sources : https://download.qt.io/official_releases/",
    "sqlcipher3": "contient SQLCipher (BSD), SQLite (domaine public) et OpenSSL (Apache 2.0)",
    "cryptography": "contient OpenSSL (Apache 2.0)",
    "pypdfium2": "contient PDFium",
}
_INTRODUCTION = """\
CIGDesk contient les logiciels et les données ci-dessous, chacun sous sa licence, dont le texte est dans le
dossier de son nom. Qt, num2words et python-stdnum sont sous LGPL : leurs fichiers sont séparés du programme,
dans « _internal », et peuvent y être remplacés par une autre version.
"""


@dataclass(frozen=True)
class Part:
    """What is handed out under a licence of its own, and the files that say it."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    remark: str = ""


def main(folder: Path) -> None:
    """Write the texts and their index; raises LookupError for a part without any."""
    shutil.rmtree(folder, ignore_errors=True)
    parts = sorted([*packages(), *_own_data(), python(), starter()], key=lambda part: part.name)
    for part in parts:
        _copy(part, folder / part.name)
    lines = [_line(part) for part in parts]
    (folder / INDEX).write_text(_INTRODUCTION + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(parts)} licences in {folder}")


def packages() -> Iterator[Part]:
    """Every package that the program needs, directly or not, on this system."""
    for name, found in sorted(_needed_by("cigdesk", {}).items()):
        if name != "cigdesk":
            remark = _REMARKS.get(name, "")
            yield Part(found.name, found.version, _licence(found), tuple(_texts(name, found)), remark)


def _needed_by(name: str, found: dict[str, Distribution]) -> dict[str, Distribution]:
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key not in found:
        found[key] = distribution(name)
        for line in found[key].requires or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                _needed_by(requirement.name, found)
    return found


def _texts(name: str, package: Distribution) -> Iterator[Path]:
    for each in package.files or []:
        in_folder = "licenses" in each.parts and ".dist-info" in each.parts[0]
        if (in_folder or _NOTICE.match(each.name)) and each.suffix not in {".py", ".pyc"}:
            yield Path(str(package.locate_file(each)))
    yield from (TEXTS / text for text in _MORE_TEXTS.get(name, ()))


def _licence(package: Distribution) -> str:
    said = package.metadata.json.get("license_expression") or package.metadata.json.get("license") or ""
    first = str(said).strip().partition("\n")[0]
    return first if len(first) <= _LONGEST_NAME else first[:_LONGEST_NAME].rstrip() + "…"


def python() -> Part:
    """The interpreter, whose text stands in its library, or among Debian's documents."""
    version = "{}.{}.{}".format(*sys.version_info)
    short = "python{}.{}".format(*sys.version_info)
    base = Path(sys.base_prefix)
    places = (
        base / "lib" / short / "LICENSE.txt",
        base / "LICENSE.txt",
        Path("/usr/share/doc", short, "copyright"),
    )
    return Part("Python", version, "PSF-2.0", tuple(filter(Path.is_file, places)))


def starter() -> Part:
    """What starts the folder's Python; its GPL excepts the programs that it starts."""
    found = distribution("pyinstaller")
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return Part("PyInstaller", found.version, licence, tuple(_texts("pyinstaller", found)))


def _own_data() -> Iterator[Part]:
    resources = ROOT / "resources"
    yield Part("Inter", "", "OFL-1.1", (resources / "fonts" / "LICENSE.txt",))
    icons = resources / "icons"
    yield Part("Tabler Icons", "", "MIT", (icons / "LICENSE.txt", icons / "README.md"))


def _copy(part: Part, folder: Path) -> None:
    if not part.texts:
        raise LookupError(f"no licence text is known for {part.name}: add it to packaging/licences")
    folder.mkdir(parents=True)
    for text in part.texts:
        target = folder / text.name
        # Texts of the same name in several folders of a wheel.
        shutil.copyfile(text, target if not target.exists() else folder / f"{text.parent.name}-{text.name}")


def _line(part: Part) -> str:
    said = " ".join(filter(None, (part.name, part.version)))
    return f"- {said}{NBSP}: {part.licence or 'voir le texte'}" + (f" ({part.remark})" if part.remark else "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
