"""The Debian package, made of the folder to hand out: what ``apt-get install ./cigdesk_….deb`` takes."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import textwrap
from email.utils import formatdate
from pathlib import Path
from xml.sax.saxutils import quoteattr

import release
import system_packages
from console import ROOT, Failure, complain, environment, run_quietly, say

LINUX = ROOT / "packaging" / "linux"
COMPONENT = "fr.cigdesk.CIGDesk"
# Reserved names (RFC 2606): nobody reads there, and nobody's address is taken.
MAINTAINER = "The CIGDesk maintainers <maintainers@cigdesk.invalid>"
# Besides the lists of debian-packages.txt: what the folder takes for granted on every Linux.
ALWAYS_THERE = ("libstdc++6", "libgcc-s1", "zlib1g", "tzdata")
RECOMMENDED = ("libcups2", "libwayland-client0", "libwayland-cursor0")
_DESCRIPTION = """\
desk of the social work and prevention teams of French centres de gestion
 CIGDesk keeps the agenda of practitioners, the agents and authorities they
 work for, the quotes priced by the centre's catalogue and the half-yearly
 statements, in one encrypted file. It works alone and offline, and speaks
 French.
 .
 The package brings its own Python and its own Qt; see
 /usr/lib/cigdesk/LICENCES for what it holds and under which licences.
"""


def make(bundle: Path, icons: Path, place: Path) -> list[Path]:
    """The package, checked; nothing, and a word about it, on a system without dpkg."""
    if shutil.which("dpkg-deb") is None:
        say("no .deb: this system has no dpkg")
        return []
    root = place / "deb"
    lay_out(root, bundle, icons)
    _write_control(root)
    package = place / f"cigdesk_{release.debian_version()}_{_architecture()}.deb"
    _build(root, package)
    faults = validate(root, package)
    shutil.rmtree(root)
    if faults:
        raise Failure(f"the package is not as it must be: {', '.join(faults)}")
    return [package]


def lay_out(root: Path, bundle: Path, icons: Path) -> None:
    """Put every file at its place under `root`."""
    shutil.copytree(bundle, root / "usr/lib/cigdesk", symlinks=True)
    command = root / "usr/bin/cigdesk"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/cigdesk/cigdesk")
    share = root / "usr/share"
    _copy(LINUX / "cigdesk.desktop", share / "applications/cigdesk.desktop")
    _copy(LINUX / "cigdesk-mime.xml", share / "mime/packages/cigdesk.xml")
    _copy(LINUX / "lintian-overrides", share / "lintian/overrides/cigdesk")
    _copy(LINUX / "copyright", share / "doc/cigdesk/copyright")
    _write(share / f"metainfo/{COMPONENT}.metainfo.xml", metainfo())
    _write_zipped(share / "man/man1/cigdesk.1.gz", _manual("cigdesk.1"))
    _write_zipped(share / "man/fr/man1/cigdesk.1.gz", _manual("cigdesk.fr.1"))
    _write_zipped(share / "doc/cigdesk/changelog.gz", changelog())
    _lay_out_icons(share / "icons/hicolor", icons)
    _set_rights(root)


def _lay_out_icons(theme: Path, icons: Path) -> None:
    _copy(icons / "scalable.svg", theme / "scalable/apps/cigdesk.svg")
    for picture in icons.glob("[0-9]*.png"):
        side = picture.stem
        _copy(picture, theme / f"{side}x{side}/apps/cigdesk.png")
        if picture.stem != "22":
            _copy(picture, theme / f"{side}x{side}/mimetypes/application-x-cigdesk.png")


def _set_rights(root: Path) -> None:
    """Anyone may read, nobody else may write, whatever the umask of the person who builds."""
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        runs = path.is_dir() or (os.access(path, os.X_OK) and ".so" not in path.name)
        path.chmod(0o755 if runs else 0o644)


def metainfo() -> str:
    """What shops of programs show: the release is the one of cigdesk/__init__.py."""
    text = (LINUX / "cigdesk.metainfo.xml").read_text(encoding="utf-8")
    kind = "stable" if release.version().replace(".", "").isdigit() else "development"
    release_ = f"version={quoteattr(release.version())} date={quoteattr(release.source_day())}"
    return text.replace("<releases/>", f'<releases>\n    <release {release_} type="{kind}"/>\n  </releases>')


def changelog() -> str:
    """Debian's own form, and all that CHANGELOG.md says of the release."""
    said = [line for change in _changes_of(release.version()) for line in _wrapped(change)]
    head = f"cigdesk ({release.debian_version()}) stable; urgency=medium"
    foot = f" -- {MAINTAINER}  {formatdate(release.source_date())}"
    return "\n".join([head, "", *(said or _wrapped("See the repository.")), "", foot, ""])


def _wrapped(change: str) -> list[str]:
    return textwrap.wrap(change, 78, initial_indent="  * ", subsequent_indent="    ")


def _changes_of(version: str) -> list[str]:
    """The bullets under the heading of that version, each whole."""
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if lines[start].startswith(f"## {version}"):
            chosen = [line for line in lines[start + 1 : end] if not line.startswith("#")]
            bare = "\n".join(chosen).replace("**", "").replace("`", "")
            return [" ".join(bullet.split()) for bullet in re.split(r"^- ", bare, flags=re.M)[1:]]
    return []


def _manual(name: str) -> str:
    text = (LINUX / name).read_text(encoding="utf-8")
    return text.replace("@DAY@", release.source_day()).replace("@VERSION@", release.version())


def dependencies() -> str:
    """The system packages of the program and of its window, with the libc that the folder was made for."""
    sections = system_packages.read_list(system_packages.LIST.read_text(encoding="utf-8"))
    listed = [package.name for name in ("program", "window") for package in sections[name]]
    libc = f"libc6 (>= {(os.confstr('CS_GNU_LIBC_VERSION') or 'glibc 2.36').split()[1]})"
    return ", ".join([libc, *ALWAYS_THERE, *listed])


def _write_control(root: Path) -> None:
    installed = sum(-(-file.lstat().st_size // 1024) for file in root.rglob("*") if not file.is_dir())
    fields = {
        "Package": "cigdesk",
        "Version": release.debian_version(),
        "Architecture": _architecture(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(installed),
        "Depends": dependencies(),
        "Recommends": ", ".join(RECOMMENDED),
        "Section": "misc",
        "Priority": "optional",
        "Description": _DESCRIPTION.rstrip(),
    }
    _write(root / "DEBIAN/control", "".join(f"{name}: {value}\n" for name, value in fields.items()))
    sums = [
        f"{_md5(file)}  {file.relative_to(root)}"
        for file in sorted((root / "usr").rglob("*"))
        if file.is_file() and not file.is_symlink()
    ]
    _write(root / "DEBIAN/md5sums", "\n".join(sums) + "\n")


def _md5(file: Path) -> str:
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def _architecture() -> str:
    code, output = run_quietly(["dpkg", "--print-architecture"])
    if code != 0:
        raise Failure(f"dpkg does not say its architecture:\n{output.rstrip()}")
    return output.strip()


def _build(root: Path, package: Path) -> None:
    say(f"making {package.name}")
    same = environment(SOURCE_DATE_EPOCH=str(release.source_date()))
    code, output = run_quietly(["dpkg-deb", "--root-owner-group", "--build", root, package], same)
    if code != 0:
        raise Failure(f"dpkg-deb failed:\n{output.rstrip()}")


def validate(root: Path, package: Path) -> list[str]:
    """Have the validators that are installed read the package; the names of those that refuse it."""
    share = root / "usr/share"
    checks: dict[str, list[str | Path]] = {
        "desktop-file-validate": [share / "applications/cigdesk.desktop"],
        "appstreamcli": ["validate", "--no-net", share / f"metainfo/{COMPONENT}.metainfo.xml"],
        "lintian": ["--fail-on", "error,warning", "--tag-display-limit", "0", package],
    }
    return [name for name, arguments in checks.items() if not _accepts(name, arguments)]


def _accepts(validator: str, arguments: list[str | Path]) -> bool:
    if shutil.which(validator) is None:
        say(f"not checked by {validator}, which is not installed")
        return True
    done = subprocess.run([validator, *arguments], cwd=ROOT, env=environment(), check=False)
    (say if done.returncode == 0 else complain)(f"{validator}: exit code {done.returncode}")
    return done.returncode == 0


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _write_zipped(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Neither the name nor the hour of the making: two makings are alike.
    target.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
