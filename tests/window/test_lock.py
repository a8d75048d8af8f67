"""The lock of the window by keys, on a real store: nothing is seen, nothing typed is lost, one comes back."""

from __future__ import annotations

import shutil
import threading

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from cigdesk.bootstrap import open_store
from cigdesk.domain.errors import Refused
from cigdesk.local_stores import LocalStores
from cigdesk.store_errors import DamagedStore, StoreBusy, StoreError
from ui.app import Application, Options
from ui.dialogs import SystemDialogs
from ui.faults import FaultHook
from ui.idle_watch import IdleLimit, IdleWatch
from ui.page import Page, PageSpec
from ui.pages.settings import SPEC as SETTINGS
from ui.settings_targets import Part
from ui.single_window import raise_other
from ui.system_lock import SystemLock

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key
NEW = "une phrase toute neuve"


class Stubborn(Page):
    """A page with a name on it, where something typed may not be kept."""

    page_id, title, icon = "fiche", "Madame Zéphyrine Delorme", "user"
    free = True

    def __init__(self, bench):
        super().__init__(bench)
        self.line = QLineEdit(self)
        QLabel("Zéphyrine Delorme", self)
        self.written = []

    def on_shown(self):
        self.line.setFocus()

    def on_hidden(self):
        self.written.append(self.line.text())

    def can_leave(self):
        return self.free


PAGES = [SETTINGS, PageSpec("fiche", "Madame Zéphyrine Delorme", "user", Stubborn)]


class HandClocks:
    """Both clocks of the machine, moved by hand."""

    def __init__(self):
        self.steady, self.wall = 1000.0, 50_000.0

    def __call__(self):
        return self.steady, self.wall

    def move(self, seconds):
        self.steady += seconds
        self.wall += seconds


@pytest.fixture
def clocks():
    return HandClocks()


@pytest.fixture
def path(founded_store, tmp_path):
    """A store that nobody has open."""
    return shutil.copytree(founded_store.parent, tmp_path / "desk") / founded_store.name


@pytest.fixture
def application(path, qtbot, window_state, dialogs, tmp_path, clock, clocks, desk_passphrase):
    """The program at work on a real store."""
    hook = FaultHook(tmp_path / "log")
    application = Application(LocalStores(clock), PAGES, hook, window_state, dialogs=dialogs, clocks=clocks)
    application.start(Options(desk=open_store(path, desk_passphrase, window=True, clock=clock)))
    qtbot.waitActive(application.window)
    qtbot.waitUntil(lambda: not application.busy)
    yield application
    for window in (application.lock_window, application.welcome, application.window):
        if window is not None:
            window.hide()
            window.deleteLater()
    application.end()
    application.deleteLater()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


@pytest.fixture
def lock(application, qtbot):
    """Ctrl+L, until the store is closed."""

    def locked():
        press(KEY.Key_L, CTRL)
        window = application.lock_window
        qtbot.waitUntil(lambda: window.locked is not None and window.form.submit.isEnabled())
        return window

    return locked


@pytest.fixture
def unlock(application, qtbot):
    """Type a passphrase at the lock; Entrée."""

    def typed(passphrase):
        form = application.lock_window.form
        qtbot.keyClicks(form.passphrase, passphrase)
        press(KEY.Key_Return)
        qtbot.waitUntil(lambda: not application.busy)

    return typed


def said(bar):
    """The words of a message bar."""
    return " ".join(each.text() for each in bar.findChildren(QLabel))


def seen():
    """Every text of the windows in sight."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    inner = [child for each in tops for child in each.findChildren(QWidget) if child.isVisible()]
    texts = [each.windowTitle() for each in tops]
    texts += [each.text() for each in inner if isinstance(each, QLabel | QLineEdit)]
    return " ".join([*texts, *(each.accessibleName() for each in [*tops, *inner])])


def test_ctrl_l_shows_nothing_of_the_store_and_the_passphrase_brings_the_page_back(
    application, lock, unlock, desk_passphrase, path, qtbot
):
    application.window.go("fiche")
    assert "Delorme" in seen()
    page = application.window.stack.current
    qtbot.keyClicks(page.line, "note en cours")
    written = page.written
    geometry = application.window.geometry()
    window = lock()
    # Once more where something was still being written when the window was to close.
    assert set(written) == {"note en cours"}
    assert application.window is None
    assert not {"Delorme", "Camille", "Roussel"} & set(seen().replace(",", " ").split())
    assert window.windowTitle() == "CIGDesk"
    assert window.geometry() == geometry
    qtbot.waitUntil(window.form.passphrase.hasFocus)
    press(KEY.Key_Escape)
    assert window.isVisible()
    unlock(desk_passphrase)
    qtbot.waitUntil(lambda: application.window is not None)
    assert application.lock_window is None
    assert application.window.stack.current.page_id == "fiche"


def test_a_locked_store_has_no_key_left_and_stays_ours(application, lock, path, desk_passphrase, qtbot):
    store = application._desk.store
    lock()
    assert store.key.secret == b""
    with pytest.raises(StoreError):
        store.engine.connect()
    with pytest.raises(StoreBusy):
        open_store(path, desk_passphrase, window=True)
    assert raise_other(path)


def test_a_wrong_passphrase_opens_nothing_and_the_fifth_counts_down(
    application, lock, unlock, clock, desk_passphrase, qtbot
):
    form = lock().form
    seconds = [0.0]
    form.countdown.seconds = lambda: seconds[0]
    for _ in range(4):
        unlock("ce n'est pas elle")
        assert "pas la bonne" in form.field.error()
    unlock("ce n'est pas elle")
    assert "10\u00a0secondes" in form.field.error()
    assert not form.submit.isEnabled()
    unlock(desk_passphrase)
    assert application.window is None
    seconds[0] = 7.0
    form.countdown.tick()
    assert "3\u00a0secondes" in form.field.error()
    seconds[0] = 10.0
    clock.move(seconds=10)
    form.countdown.tick()
    assert form.field.error() == ""
    form.passphrase.clear()
    unlock(desk_passphrase)
    qtbot.waitUntil(lambda: application.window is not None)


def test_a_chooser_that_is_open_goes_with_the_window(application, qtbot):
    QTimer.singleShot(0, application.window.lock)
    chosen = SystemDialogs().open_file(application.window, "Joindre un document", "PDF (*.pdf)")
    assert chosen is None
    qtbot.waitUntil(lambda: application.lock_window.locked is not None)
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [application.lock_window]


def test_quitting_from_the_lock_lets_the_store_go(application, lock, path, desk_passphrase, qtbot):
    window = lock()
    with qtbot.waitSignal(application.over):
        qtbot.mouseClick(window.quit_button, Qt.MouseButton.LeftButton)
    open_store(path, desk_passphrase, window=True).store.close()


def test_what_cannot_be_written_waits_hidden_behind_the_lock(application, unlock, desk_passphrase, qtbot):
    application.window.go("fiche")
    window, page = application.window, application.window.stack.current
    page.free = False
    qtbot.keyClicks(page.line, "31/02")
    press(KEY.Key_L, CTRL)
    assert not window.isVisible()
    assert "Delorme" not in seen()
    assert "saisie" in application.lock_window.quit_button.reason
    application.lock_window.close()
    assert application.lock_window.isVisible()
    unlock("ce n'est pas elle")
    assert not window.isVisible()
    application.lock_window.close()
    assert application.lock_window.isVisible()
    application.lock_window.form.passphrase.clear()
    unlock(desk_passphrase)
    qtbot.waitUntil(window.isVisible)
    assert page.line.text() == "31/02"


@pytest.mark.parametrize("fails", [False, True])
def test_what_is_being_written_is_finished_behind_the_lock(
    application, unlock, desk_passphrase, fails, qtbot
):
    gate, done = threading.Event(), []

    def work():
        gate.wait(30)
        done.append(True)
        if fails:
            raise Refused("Le disque est plein.")

    window = application.window
    window.bench.operations.run(work)
    press(KEY.Key_L, CTRL)
    lock = application.lock_window
    assert not window.isVisible()
    assert not lock.form.submit.isEnabled()
    gate.set()
    qtbot.waitUntil(lock.form.submit.isEnabled)
    assert done == [True]
    assert (application.window is window) is fails
    unlock(desk_passphrase)
    qtbot.waitUntil(lambda: application.lock_window is None and application.window is not None)
    assert application.window.isVisible()


def test_ten_minutes_without_a_key_or_a_click_lock_the_window(application, clocks, qtbot):
    clocks.move(599)
    application.idle.look()
    assert application.lock_window is None
    QTest.keyClick(application.window.windowHandle(), KEY.Key_Shift)
    clocks.move(599)
    application.idle.look()
    assert application.lock_window is None
    QTest.mouseClick(application.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    clocks.move(600)
    application.idle.look()
    assert application.lock_window.isVisible()


def test_a_computer_that_slept_is_idle_and_a_clock_set_back_keeps_nothing_open(qapp, clocks, qtbot):
    watch = IdleWatch(IdleLimit(10), clocks)
    watch.begin()
    clocks.wall += 600
    with qtbot.waitSignal(watch.idle):
        watch.look()
    watch.begin()
    clocks.move(600)
    clocks.wall -= 5000
    with qtbot.waitSignal(watch.idle):
        watch.look()
    clocks.move(600)
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()
    watch.stop()


def test_the_sleep_of_the_system_locks_and_its_end_does_not(application, qtbot):
    system = SystemLock()
    system.locked.connect(application.window.lock)
    system.listen()
    system.told(False)
    assert application.lock_window is None
    system.told(True)
    assert application.lock_window.isVisible()


def test_a_store_found_damaged_is_asked_for_where_a_backup_can_be_offered(
    application, lock, unlock, path, desk_passphrase, qtbot
):
    lock()
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 100)
    unlock(desk_passphrase)
    qtbot.waitUntil(lambda: application.welcome is not None)
    assert application.lock_window is None
    assert str(DamagedStore(path)).split(".")[0] in said(application.welcome.open_form.message)
    assert not raise_other(path)


# The settings


@pytest.fixture
def part(application, qtbot):
    application.window.go("settings", Part.SECURITY)
    part = application.window.stack.current.security
    qtbot.waitUntil(part.old.hasFocus)
    return part


def test_the_minutes_have_bounds_and_are_kept(application, part, window_state, clocks, qtbot):
    part.minutes.setFocus()
    for typed, kept in (("31", 10), ("0", 10), ("5", 5)):
        part.minutes.selectAll()
        qtbot.keyClicks(part.minutes, typed)
        press(KEY.Key_Tab)
        assert window_state.idle_minutes == kept
        assert bool(part.fields["minutes"].error()) is (typed != "5")
        part.minutes.setFocus()
    clocks.move(300)
    application.idle.look()
    assert application.lock_window is not None


def test_the_passphrase_is_changed_by_the_keyboard_and_opens_the_lock(
    application, part, lock, unlock, desk_passphrase, qtbot
):
    qtbot.keyClicks(part.old, desk_passphrase)
    for field in (part.new, part.again):
        qtbot.keyClicks(field, NEW)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: not part.old.text())
    assert not part.new.text() + part.again.text()
    lock()
    unlock(desk_passphrase)
    assert application.window is None
    application.lock_window.form.passphrase.clear()
    unlock(NEW)
    qtbot.waitUntil(lambda: application.window is not None)


def test_what_is_wrong_is_said_under_its_field_and_nothing_typed_stays(part, application, qtbot):
    qtbot.keyClicks(part.old, "ce n'est pas elle")
    qtbot.keyClicks(part.new, "court")
    press(KEY.Key_Return)
    assert "il en manque" in part.fields["new"].error()
    part.new.clear()
    for field in (part.new, part.again):
        qtbot.keyClicks(field, NEW)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(part.fields["old"].error()))
    assert "actuelle" in part.fields["old"].error()
    application.window.go("fiche")
    assert not part.old.text() + part.new.text() + part.again.text()


def test_the_fifth_wrong_old_passphrase_waits(part, qtbot):
    qtbot.keyClicks(part.old, "ce n'est pas elle")
    for field in (part.new, part.again):
        qtbot.keyClicks(field, NEW)
    for _ in range(5):
        press(KEY.Key_Return)
        qtbot.waitUntil(part.submit.isEnabled)
    assert "prochain" in said(part.message)
