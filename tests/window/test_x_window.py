"""The program in a real X window: every page, an appointment, a quote, and out without a word from Qt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SMOKE = """
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from cigdesk.cli.headless import ShownClock
from cigdesk.domain.quote import QuoteState
from cigdesk.local_stores import LocalStores
from ui.stage import stage

folder = Path(sys.argv[1])
with stage(LocalStores(ShownClock()), folder) as program:
    assert QGuiApplication.platformName() == "xcb"
    robot = program.robot
    program.start()
    robot.press("Essayer la démonstration")
    window = program.window
    robot.wait(window.isVisible, "the window")
    for spec in program.pages:
        robot.press(spec.title)
        robot.wait(lambda: window.stack.current.title == spec.title, spec.title)
        program.rest()
    quotes, before = program.services.quotes, len(program.services.quotes.search())

    robot.press("Agenda")
    program.rest()
    week = program.services.agenda.week
    [own] = [each.id for each in program.services.agenda.practitioners() if each.name == "Camille Roussel"]
    today = program.services.agenda.today()
    booked = len(week([own], today).appointments)
    robot.key("Ctrl+N")
    robot.choose("lopes")
    robot.key("Alt+T")
    robot.fill("Numéro à appeler", "06 39 98 12 34")
    robot.fill("Durée", "30")
    robot.fill("Date et heure souhaitées", "jeu 12/11 12h")
    program.rest()
    robot.key("Ctrl+Return")
    robot.wait(lambda: len(week([own], today).appointments) == booked + 1, "the appointment")
    program.rest()

    robot.press("Devis")
    program.rest()
    [draft] = [each for each in quotes.search("noisy", states=frozenset({QuoteState.DRAFT}))]
    window.go("quotes", draft.id)
    robot.button("Vérifier et émettre")
    program.rest()
    robot.press("Vérifier et émettre")
    robot.press("Émettre le devis")
    robot.wait(lambda: quotes.view(draft.id).number, "the number")
    program.rest()
    robot.picture(folder / "window.png")
    program.stop()
    assert not robot.faults, robot.faults
    assert not program.dialogs.told, program.dialogs.told
print("done")
"""


@pytest.fixture
def display():
    """A screen of its own, which Xvfb names itself."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            pytest.skip("Xvfb does not start here")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.timeout(150)
def test_the_program_works_in_a_real_window(display, tmp_path):
    environment = os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    done = subprocess.run(
        [sys.executable, "-c", SMOKE, str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        env=environment | {"CIGDESK_HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)},
        check=False,
    )
    logs = [path.read_text(encoding="utf-8") for path in (tmp_path / "log").iterdir()]
    assert (done.returncode, done.stdout, done.stderr, "".join(logs)) == (0, "done\n", "", "")
    assert (tmp_path / "window.png").stat().st_size > 10_000
    assert not list(Path(tmp_path).glob("cigdesk-demo-*"))
