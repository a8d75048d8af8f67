"""What goes into the folder to hand out, beside what PyInstaller finds by following the imports.

Read by cigdesk.spec; in a module of its own to be checked as the rest of the code.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

SITE_PACKAGES = "site-packages"

# Found by name at run time: the region of the holidays (see cigdesk.domain.agenda.holidays).
HIDDEN_IMPORTS = ["holidays.countries.france"]
HOLIDAYS_IN_FRENCH = "locale/fr/LC_MESSAGES/FR.mo"

EXCLUDED_MODULES = [
    # Interfaces of other kinds than ours.
    "tkinter", "readline", "curses", "PIL.ImageTk", "PIL.ImageQt",
    # No logo comes in this format, whose decoder is the heaviest of all.
    "PIL.AvifImagePlugin", "PIL._avif",
    # What the libraries would use if they were tested, documented or coloured.
    "pygments", "pytest", "hypothesis", "setuptools", "pip",
]  # fmt: skip

# Of all that Qt can load at run time, by folder: a screen, its themes and input methods, a printer, pictures.
QT_PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platformthemes": {"qxdgdesktopportal", "qgtk3"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"},
    "imageformats": {"qjpeg", "qsvg"},
    "iconengines": {"qsvgicon"},
    "styles": {"qmacstyle"},
}
# Of the plugins left out.
QT_LIBRARIES_WITHOUT_USE = ("libQt6EglFS", "libQt6OpenGL", "libQt6WlShell")
QT_TRANSLATIONS = {"qtbase_fr.qm"}

# Of the machine that builds, what Python itself needs and what a system may have in another version. All else
# (X, GL, GLib, fontconfig, C++) comes from the system's packages.
PYTHONS_OWN_LIBRARIES = (
    "libpython",
    "libssl",
    "libcrypto",
    "libsqlite3",
    "libffi",
    "libbz2",
    "liblzma",
    "libexpat",
)


def migrations(root: Path) -> list[tuple[str, str]]:
    """The scripts that alembic runs, which are read as files and not imported."""
    folder = root / "db" / "migrations"
    scripts = [*folder.glob("*.py"), *folder.glob("*.mako"), *folder.glob("versions/*.py")]
    return [(str(script), script.parent.relative_to(root).as_posix()) for script in sorted(scripts)]


def is_wanted(place: str, source: str) -> bool:
    """Whether a file found by PyInstaller goes into the folder.

    Args:
        place: where it would stand, relative to the folder.
        source: where it comes from; the place of the file meant, for a link.
    """
    path = PurePosixPath(place.replace("\\", "/"))
    if "plugins" in path.parts and path.parts[0] == "PySide6":
        return _is_wanted_plugin(path)
    if path.name.startswith(QT_LIBRARIES_WITHOUT_USE):
        return False
    if path.suffix == ".qm":
        return path.name in QT_TRANSLATIONS
    if path.parts[0] == "stdnum":
        # Tables of countries' numbers: SIREN and SIRET need none.
        return path.suffix != ".dat"
    return not _is_of_the_system(path, source)


def _is_wanted_plugin(path: PurePosixPath) -> bool:
    name = path.name.partition(".")[0]
    plain = name.removeprefix("lib") if sys.platform != "win32" else name
    return plain in QT_PLUGINS.get(path.parent.name, set())


def _is_of_the_system(path: PurePosixPath, source: str) -> bool:
    if sys.platform != "linux" or ".so" not in path.name or SITE_PACKAGES in source:
        return False
    in_root = len(path.parts) == 1
    return in_root and Path(source).is_absolute() and not path.name.startswith(PYTHONS_OWN_LIBRARIES)


def icon(root: Path) -> str | None:
    """The icon of the program's file, where the system keeps one in it (made by make_icons.py)."""
    name = {"win32": "cigdesk.ico", "darwin": "cigdesk.icns"}.get(sys.platform)
    return str(root / "build" / "icons" / name) if name else None
