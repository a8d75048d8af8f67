"""The folder to hand out, with a Python of its own, and what installs it: `make package`.

Everything lands in build/package: the folder ``cigdesk``; on Debian a ``.deb`` made of it; on Windows the
installer, when Inno Setup is there.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import debian
import inno_setup
import python_environment
import release
import system_packages
from console import ROOT, Failure, complain, environment, run_quietly, say

PLACE = ROOT / "build" / "package"
BUNDLE = PLACE / "cigdesk"
ICONS = ROOT / "build" / "icons"
WORK = ROOT / "build" / "pyinstaller"
SPEC = ROOT / "packaging" / "cigdesk.spec"
# The first start after the making reads the disk; the others are those of every day.
STARTS = 5
_MEGABYTE = 1_000_000


def make(_arguments: Sequence[str] = ()) -> int:
    """Make the folder and what installs it, then print their sizes and the time of a start."""
    system_packages.ensure(["program"], wished=["package"])
    python_environment.ensure()
    python_environment.add_extra("package")
    _require_shared_python()
    shutil.rmtree(PLACE, ignore_errors=True)
    _python("packaging/make_icons.py", str(ICONS))
    _freeze()
    _python("packaging/licences.py", str(BUNDLE / "LICENCES"))
    made = [BUNDLE, *_installers()]
    for path in made:
        say(f"{path.relative_to(ROOT)}: {size(path) / _MEGABYTE:.0f} MB")
    _tell_starts()
    return 0


def program(bundle: Path = BUNDLE) -> Path:
    """The command of the folder, which has a console on every system."""
    return bundle / ("cigdesk-console.exe" if sys.platform == "win32" else "cigdesk")


def size(path: Path) -> int:
    """Bytes of a file, or of all the files of a folder; a link counts for nothing."""
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.lstat().st_size for file in files if file.is_file() and not file.is_symlink())


def _require_shared_python() -> None:
    """PyInstaller takes Python's library along; Debian keeps it in a package apart."""
    name = str(sysconfig.get_config_var("INSTSONAME") or "")
    if sys.platform != "linux" or ".so" not in name or _has_library(name):
        return
    package = "libpython{}.{}".format(*sys.version_info)
    if system_packages.may_install():
        system_packages.apt_install([package])
    if not _has_library(name):
        raise Failure(f"{name} is needed; to install it: sudo apt-get install {package}")


def _has_library(name: str) -> bool:
    folders = [sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("LIBPL")]
    multiarch = sysconfig.get_config_var("MULTIARCH") or ""
    places = [Path(folder) for folder in folders if folder]
    return any((each / name).exists() or (each / multiarch / name).exists() for each in places)


def _freeze() -> None:
    say("making the folder (some minutes)")
    folders = ["--distpath", str(PLACE), "--workpath", str(WORK)]
    _python("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *folders, str(SPEC))
    if sys.platform == "linux":
        strip_debugging(BUNDLE)


def strip_debugging(folder: Path) -> None:
    """Take out what only a debugger reads: a third of the folder, in libraries that nobody will debug.

    Only where there is any: `strip` breaks some libraries that wheels have rewritten, and those have none.
    """
    for library in folder.rglob("*.so*"):
        if library.is_symlink() or b".debug_info" not in library.read_bytes():
            continue
        mode = library.stat().st_mode
        code, output = run_quietly(["strip", "--strip-debug", library])
        library.chmod(mode)
        if code != 0:
            raise Failure(f"strip failed on {library.name}:\n{output}")


def _installers() -> list[Path]:
    if sys.platform == "win32":
        return inno_setup.make(BUNDLE, PLACE)
    if sys.platform == "linux":
        return debian.make(BUNDLE, ICONS, PLACE)
    return []


def _python(*arguments: str) -> None:
    """Run the environment's Python on the checkout; what it makes twice is the same twice."""
    fixed = environment(
        PYTHONHASHSEED="0",
        PYTHONPATH=str(ROOT),
        SOURCE_DATE_EPOCH=str(release.source_date()),
        QT_QPA_PLATFORM="offscreen",
    )
    command = [str(python_environment.PYTHON), *arguments]
    code, output = run_quietly(command, fixed)
    if code != 0:
        raise Failure(f"{' '.join(arguments)} failed:\n{output.rstrip()}")


def _tell_starts() -> None:
    for what, arguments in (("--version", ["--version"]), ("the first window", ["first-window"])):
        times = sorted(start_milliseconds(program(), arguments) for _ in range(STARTS))
        median = statistics.median(times)
        say(f"{what}: {median:.0f} ms (from {times[0]:.0f} to {times[-1]:.0f}, {STARTS} starts)")


def start_milliseconds(command: Path, arguments: Sequence[str]) -> float:
    """How long the command takes from its launch to its answer, in a home of its own."""
    with TemporaryDirectory(prefix="cigdesk-start-") as home:
        env = environment(QT_QPA_PLATFORM="offscreen", CIGDESK_HOME=home)
        launched = monotonic()
        with subprocess.Popen([command, *arguments], env=env, stdout=subprocess.PIPE) as process:
            answer = process.stdout.readline() if process.stdout else b""
            answered = monotonic()
        if process.returncode != 0 or not answer.strip():
            complain(f"{command.name} {' '.join(arguments)}: exit code {process.returncode}")
            raise Failure("the folder does not start.")
    return (answered - launched) * 1000


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(make())
