"""Prove, as root on Debian or Ubuntu, that what `make package` made works on a machine without Python.

``sudo python3 packaging/prove_bundle.py`` makes a minimal Debian with debootstrap, without Python or Qt,
installs the package by apt-get, and works with it as an ordinary user without a display: the whole tour in
the real window, the demonstration, a quote on paper, a price, a store of each past release. Then it removes
the package, and asks whether anything is left. Where Xvfb is installed it also opens the window in X, here.
Exit code 0 when all went as it should.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import bundle
import python_environment
from console import ROOT, Failure, complain, environment, run, run_quietly, say
from fresh_machine import ORDINARY_USER, ROOT_USER, FreshMachine, Person, make_pristine

RELEASES = ROOT / "tests" / "store" / "releases"
FOLDER = f"{ORDINARY_USER.home}/Bureau d’été"
TOUR, QUOTE, NUMBER = "visite", "devis.pdf", "2026-0001"
ANSWER = "prix.json"
REQUEST = """{"catalogue": "cig-petite-couronne-2026", "date": "2026-03-02",
 "authority": {"headcount": 320, "conventions": ["cadre"], "active_offers": ["ACFI"]},
 "lines": [{"offer": "ACFI-SUP", "quantity": "1.5"}]}"""
# Those are printed: a demonstration's by the program, a release's by its tests.
_PHRASES = {
    "demo": "from cigdesk.services.demonstration import PASSPHRASE; print(PASSPHRASE)",
    "release": "import sys; sys.path[:0] = [sys.argv[1]]; import freeze; print(freeze.PASSPHRASE)",
}
_READ_PDF = """
import sys
from pypdf import PdfReader
pages = PdfReader(sys.argv[1]).pages
text = " ".join(page.extract_text() for page in pages)
assert sys.argv[2] in text, text
print(len(pages), "page(s),", len(text), "letters")
"""


class Proof:
    """The steps, each of which is a command that must succeed; their faults are kept."""

    def __init__(self, machine: FreshMachine) -> None:
        self._machine = machine
        self.faults: list[str] = []

    def step(self, person: Person, command: str, folder: str = FOLDER) -> None:
        """Run a shell command in the fresh machine."""
        begun = monotonic()
        code = self._machine.run(person, command, folder)
        self._note(f"{person.name}$ {command}", code, begun)

    def here(self, what: str, command: list[str | Path], **variables: str) -> None:
        """Run a command on this machine."""
        begun = monotonic()
        code, output = run_quietly(command, environment(**variables))
        self._note(what, code, begun)
        say(output.strip())

    def _note(self, what: str, code: int, begun: float) -> None:
        say(f"{what}   exit code {code} after {monotonic() - begun:.1f} s")
        if code:
            self.faults.append(f"{what}: exit code {code}")


def _install(proof: Proof) -> None:
    proof.step(ROOT_USER, "! command -v python3", "/")
    proof.step(ROOT_USER, "apt-get -qq update", "/")
    quietly = "DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends"
    proof.step(ROOT_USER, f"{quietly} ./cigdesk.deb >/dev/null", "/")
    proof.step(ROOT_USER, "! command -v python3", "/")


def _work(proof: Proof) -> None:
    """The whole job, and the command line on what it left."""
    user = ORDINARY_USER
    store = f"{TOUR}/base-demonstration.cigdesk"
    phrase = "CIGDESK_PASSPHRASE_FILE=../demo-phrase"
    proof.step(user, "cigdesk --version")
    proof.step(user, "cigdesk first-window")
    proof.step(user, f"cigdesk tour {TOUR}")
    proof.step(user, "cigdesk screens images --theme light --size 1440x900 --page agenda")
    proof.step(user, "cigdesk demo .")
    proof.step(user, f"{phrase} cigdesk check --full --store demonstration.cigdesk")
    proof.step(user, f"{phrase} cigdesk quote pdf {NUMBER} --store {store} -o {QUOTE}")
    proof.step(user, f"cmp {QUOTE} {TOUR}/devis-{NUMBER}.pdf")
    proof.step(user, f"cigdesk price ../request.json >{ANSWER} && grep -q total {ANSWER}")


def _open_releases(proof: Proof, names: list[str]) -> None:
    """Yesterday's stores are taken forward, each after a backup of what it was."""
    for name in names:
        proof.step(ORDINARY_USER, f"! ls {name}.backups/*.cigdesk 2>/dev/null")
        check = f"CIGDESK_PASSPHRASE_FILE=../release-phrase cigdesk check --full --store {name}.cigdesk"
        proof.step(ORDINARY_USER, check)
        proof.step(ORDINARY_USER, f"ls {name}.backups/*.cigdesk")


def _remove(proof: Proof) -> None:
    proof.step(ROOT_USER, "apt-get -qq remove --yes cigdesk >/dev/null", "/")
    proof.step(ROOT_USER, "! ls -d /usr/lib/cigdesk /usr/bin/cigdesk /usr/share/doc/cigdesk 2>/dev/null", "/")
    proof.step(ORDINARY_USER, f"ls {TOUR}/base-demonstration.cigdesk")


def _lay_out(machine: FreshMachine, package: Path) -> list[str]:
    """Put the package and the files of the trial into the machine; gives the names of the releases."""
    shutil.copyfile(package, machine.inside("/cigdesk.deb"))
    home, folder = machine.inside(ORDINARY_USER.home), machine.inside(FOLDER)
    folder.mkdir()
    (home / "request.json").write_text(REQUEST, encoding="utf-8")
    for name, code in _PHRASES.items():
        (home / f"{name}-phrase").write_text(_told_by_python("-c", code, str(RELEASES)), encoding="utf-8")
    releases = sorted(RELEASES.glob("*.sql"))
    names = [f"base-{script.stem.replace('.', '-')}" for script in releases]
    for script, name in zip(releases, names, strict=True):
        _told_by_python("packaging/thaw_store.py", str(script), str(folder / f"{name}.cigdesk"))
    machine.give(ORDINARY_USER)
    return names


def _told_by_python(*arguments: str) -> str:
    code, output = run_quietly([python_environment.PYTHON, *arguments])
    if code != 0:
        raise Failure(f"{' '.join(arguments)}:\n{output}")
    return output


def _open_in_x(proof: Proof) -> None:
    """The folder's window in a real X, on this machine: first alone, then the whole tour."""
    if shutil.which("xvfb-run") is None:
        say("not opened in X: xvfb-run is not installed")
        return
    program = str(bundle.program())
    virtual = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"]
    with TemporaryDirectory() as folder:
        for arguments in (["first-window"], ["tour", folder]):
            what = f"in X: cigdesk {arguments[0]}"
            proof.here(what, [*virtual, program, *arguments], QT_QPA_PLATFORM="xcb")


@contextmanager
def _machine(pristine: Path) -> Iterator[FreshMachine]:
    machine = FreshMachine(pristine, pristine.with_name(f"{pristine.name}-copy"))
    try:
        yield machine
    finally:
        machine.remove()


def prove(pristine: Path, package: Path) -> list[str]:
    """Install, work, remove; return what went wrong."""
    with _machine(pristine) as machine:
        proof = Proof(machine)
        names = _lay_out(machine, package)
        _install(proof)
        _work(proof)
        _open_releases(proof, names)
        for quote in (QUOTE, f"{TOUR}/devis-{NUMBER}.pdf"):
            path = machine.inside(f"{FOLDER}/{quote}")
            proof.here(f"read back {quote}", [python_environment.PYTHON, "-c", _READ_PDF, path, NUMBER])
        _remove(proof)
        _open_in_x(proof)
    return proof.faults


def _package() -> Path:
    made = sorted(bundle.PLACE.glob("*.deb"))
    if not made:
        say("make package comes first")
        if run(["make", "package"]) != 0:
            raise Failure("make package failed.")
        made = sorted(bundle.PLACE.glob("*.deb"))
    return made[-1]


def main() -> int:
    """Prove, and say what is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--suite", default="bookworm", help="the Debian suite (default: %(default)s)")
    parser.add_argument("--pristine", type=Path, help="where the minimal system is kept (default: build/)")
    options = parser.parse_args()
    pristine = options.pristine or ROOT / "build" / f"{options.suite}-without-python"
    try:
        if os.geteuid() != 0:
            raise Failure("making a system needs root.")
        make_pristine(pristine, options.suite, ["ca-certificates"])
        package = _package()
        say(f"proving {shlex.quote(package.name)}")
        faults = prove(pristine, package)
    except (Failure, OSError) as failure:
        faults = [str(failure)]
    for fault in faults:
        complain(fault)
    say("not proved" if faults else "proved: the package works on a machine without Python")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
