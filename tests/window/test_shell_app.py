"""From the first window to that of a store, and back; one window for a store; what Qt says is French."""

from __future__ import annotations

import gc
import subprocess
import sys
import textwrap

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator

from cigdesk.domain.errors import CigdeskError
from ui.app import Application, Options, speak_french
from ui.faults import FaultHook
from ui.garbage import GuiGarbage
from ui.page import Page, PageSpec
from ui.palette import PaletteItem
from ui.single_window import SingleWindow, raise_other

PAGES = [PageSpec("agenda", "Agenda", "calendar-month", Page)]


@pytest.fixture
def application(qtbot, bootstrap, window_state, dialogs, tmp_path):
    """An application that has not been started."""
    hook = FaultHook(tmp_path / "log")
    application = Application(
        bootstrap,
        PAGES,
        hook,
        window_state,
        providers=lambda bench: [lambda text: [PaletteItem("Agents", f"{text} {bench.desk.person_name}")]],
        dialogs=dialogs,
    )
    yield application
    for window in (application.welcome, application.window):
        if window is not None:
            window.close()
            window.deleteLater()
    application.end()
    application.deleteLater()


@pytest.fixture
def desk(make_desk, tmp_path):
    return make_desk(path=tmp_path / "service.cigdesk")


def open_with(application, welcome, qtbot, passphrase="cheval agrafe pile juste"):
    qtbot.keyClicks(welcome.open_form.passphrase, passphrase)
    qtbot.keyClick(welcome.open_form.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: application.window is not None)


def test_the_first_start_offers_the_three_ways_in(application, qtbot):
    application.start(Options())
    assert application.welcome.home.isVisible()


def test_later_starts_ask_for_the_passphrase_of_the_last_store(application, bootstrap, qtbot, tmp_path):
    bootstrap.recent = [tmp_path / "service.cigdesk"]
    application.start(Options())
    assert application.welcome.open_form.isVisible()
    open_with(application, application.welcome, qtbot)
    assert bootstrap.opened[0][0] == tmp_path / "service.cigdesk"
    assert application.welcome is None
    assert application.window.isVisible()


def test_the_demonstration_can_be_asked_at_once(application, qtbot):
    application.start(Options(demo=True))
    qtbot.waitUntil(lambda: application.window is not None)
    assert application.window.bench.desk.demo


def test_leaving_closes_the_store(application, desk, qtbot):
    application.start(Options(desk=desk))
    with qtbot.waitSignal(application.over):
        application.window.close()
    assert desk.closed


def test_giving_up_the_first_window_leaves(application, qtbot):
    application.start(Options())
    with qtbot.waitSignal(application.over):
        application.welcome.close()


def test_the_opening_waits_for_what_is_loaded_ahead(application, bootstrap, tmp_path, qtbot):
    store = tmp_path / "service.cigdesk"
    bootstrap.loading.clear()
    application.start(Options(store=store))
    qtbot.waitUntil(lambda: application.busy)
    qtbot.keyClicks(application.welcome.open_form.passphrase, "cheval agrafe")
    qtbot.keyClick(application.welcome.open_form.passphrase, Qt.Key.Key_Return)
    assert bootstrap.opened == []
    bootstrap.loading.set()
    qtbot.waitUntil(lambda: application.window is not None)
    assert bootstrap.opened == [(store, "cheval agrafe")]
    assert [name.startswith("cigdesk-change") for name in bootstrap.prepared] == [True]


def test_what_is_loaded_ahead_shows_no_progress(application, bootstrap, qtbot):
    bootstrap.loading.clear()
    application.start(Options())
    qtbot.waitUntil(lambda: application.busy)
    with qtbot.waitSignal(application._operations.progressed):
        pass
    assert not application.welcome.progress.isVisible()
    bootstrap.loading.set()


def test_leaving_while_it_loads_is_leaving(application, bootstrap, qtbot):
    bootstrap.loading.clear()
    application.start(Options())
    qtbot.waitUntil(lambda: application.busy)
    with qtbot.waitSignal(application.over):
        application.welcome.close()
    bootstrap.loading.set()
    application.end()
    assert len(bootstrap.prepared) == 1


def test_a_failure_of_the_last_backup_is_told(application, desk, dialogs, qtbot, monkeypatch):
    def fail() -> None:
        raise CigdeskError("La sauvegarde n’a pas pu être vérifiée.")

    desk.close = fail
    application.start(Options(desk=desk))
    with qtbot.waitSignal(application.over):
        application.window.close()
    assert dialogs.told == ["La sauvegarde n’a pas pu être vérifiée."]


def test_records_are_found_by_the_palette(application, desk, qtbot):
    application.start(Options(desk=desk))
    palette = application.window.palette_popup
    application.window.open_palette()
    qtbot.keyClicks(palette.field, "zz")
    qtbot.waitUntil(lambda: [item.title for item in palette.items()] == ["zz Camille Roussel"])


def test_a_fault_is_shown_beside_the_window_which_goes_on(application, desk, qtbot):
    application.start(Options(desk=desk))
    with qtbot.waitSignal(application.window.bench.operations.failed):
        application.window.bench.operations.run(lambda: 1 / 0)
    panel = application._panel
    assert "ZeroDivisionError" in panel.details()
    with qtbot.assertNotEmitted(application.over):
        panel.accept()
    assert application.window.isVisible()


def test_a_second_start_puts_the_first_window_in_front(application, desk, qtbot):
    application.start(Options(desk=desk))
    application.window.showMinimized()
    code = _other_process(f"raise SystemExit(0 if raise_other(Path({str(desk.path)!r})) else 1)", qtbot)
    assert code == 0
    qtbot.waitUntil(lambda: not application.window.isMinimized())


def test_nobody_is_raised_when_the_store_has_no_window(qapp, tmp_path):
    assert not raise_other(tmp_path / "service.cigdesk")


def test_what_a_crash_left_behind_does_not_keep_the_next_from_listening(qtbot, tmp_path):
    path = tmp_path / "service.cigdesk"
    _other_process(f"SingleWindow(Path({str(path)!r})); import os; os._exit(1)", qtbot)
    window = SingleWindow(path)
    with qtbot.waitSignal(window.raise_asked):
        assert raise_other(path)
    window.close()
    assert not raise_other(path)


def _other_process(statement: str, qtbot) -> int:
    script = f"""
        from pathlib import Path
        from PySide6.QtCore import QCoreApplication
        from ui.single_window import SingleWindow, raise_other
        app = QCoreApplication([])
        {statement}
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)])
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    return process.returncode


def test_the_whole_program_runs_and_ends_in_order(tmp_path):
    script = f"""
        from pathlib import Path
        from types import SimpleNamespace
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        from ui.app import Options, run
        from ui.page import Page, PageSpec

        class Desk(SimpleNamespace):
            def note_opened(self):
                pass

            def write_accesses_by(self, later):
                pass

            person_roles, provisional, told = "", False, ""

            def may(self, right):
                return True

            def close(self):
                print("closed")

        def leave():
            QApplication.activeWindow().close()

        desk = Desk(services=None, path=Path({str(tmp_path / "a.cigdesk")!r}), demo=False, person_name="A B")
        QTimer.singleShot(0, lambda: QTimer.singleShot(200, leave))
        spec = PageSpec("agenda", "Agenda", "calendar-month", Page)
        raise SystemExit(run(SimpleNamespace(recent_stores=list), [spec], Options(desk=desk)))
    """
    script = script.replace(
        "QTimer.singleShot(0, lambda: ", "app = QApplication([]); QTimer.singleShot(0, lambda: "
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "This plugin does not support" not in line]
    assert (done.returncode, done.stdout.strip(), told) == (0, "closed", [])


def test_qt_itself_speaks_french(qapp):
    before = QLocale()
    speak_french(qapp)
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
        assert QLocale().toString(1.5) == "1,5"
    finally:
        QLocale.setDefault(before)
        qapp.removeTranslator(qapp.findChild(QTranslator))


def test_cycles_are_collected_while_the_window_lives(qapp):
    garbage = GuiGarbage()
    freed: list[bool] = []

    class Knot:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            freed.append(True)

    try:
        assert not gc.isenabled()
        Knot()
        kept = [[] for _ in range(2000)]
        while not freed:
            kept.append([])
            garbage.collect()
    finally:
        garbage.stop()
    assert gc.isenabled()
