"""What the start of the window leaves for later: each process is a real first window, without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OPENING = {"sqlalchemy", "sqlcipher3", "argon2", "cryptography", "dateutil", "holidays", "stdnum", "filelock"}
"""What only an open store needs: loaded while the passphrase is typed."""
ON_DEMAND = {"alembic", "icalendar", "num2words", "openpyxl", "pypdfium2", "reportlab", "xlsxwriter"}
"""What only a few acts need: loaded when one of them is done."""

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from cigdesk import paths
from cigdesk.cli.window import LocalStores
from ui.app import Application, Options, make_app
from ui.faults import FaultHook
from ui.pages import pages, providers
from ui.theme import hub
from ui.window_state import WindowState

app = make_app()
hub().set_mode("light")
loop, hook, state = QEventLoop(), FaultHook(paths.log_folder()), WindowState(paths.settings_file())
hook.reported.connect(loop.quit)
program = Application(LocalStores(), pages(), hook, state, providers=providers)
program.start(Options({options}))
program.welcome.painted.connect(lambda: print(*sys.modules))
program.welcome.painted.connect(lambda: program._operations.idle.connect(loop.quit))
loop.exec()
print(*sys.modules)
program.end()
"""


@pytest.fixture(scope="module", params=["", "store=Path('absente.cigdesk')"], ids=["home", "passphrase"])
def loaded(request, tmp_path_factory):
    """The modules there when the first window is in sight, then once it has loaded ahead what it can."""
    home = {"CIGDESK_HOME": str(tmp_path_factory.mktemp("home")), "QT_QPA_PLATFORM": "offscreen"}
    code = START.replace("{options}", request.param)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | home,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return [set(line.split()) for line in done.stdout.splitlines()]


def _libraries(modules):
    return {name.partition(".")[0] for name in modules}


def test_the_first_window_comes_before_what_opens_a_store(loaded):
    in_sight, _ = loaded
    assert not _libraries(in_sight) & (OPENING | ON_DEMAND)
    assert not in_sight & {"cigdesk.bootstrap", "db.store", "ui.main_window", "ui.pages.agenda.view"}


def test_what_opens_a_store_is_there_before_the_passphrase(loaded):
    _, ahead = loaded
    assert _libraries(ahead) >= OPENING
    assert {"cigdesk.bootstrap", "db.store", "ui.main_window", "ui.pages.agenda.view"} <= ahead
    assert not _libraries(ahead) & ON_DEMAND


def test_each_page_says_where_it_is_found():
    from ui.pages import pages

    assert all(find_spec(spec.module) for spec in pages())
