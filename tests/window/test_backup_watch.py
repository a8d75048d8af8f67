"""Backups while somebody works: by a timer, off the window's thread, silent when all is well."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cigdesk.ports.backups import Backup
from cigdesk.services.backups import Outcome, SecondFolder
from cigdesk.store_errors import BackupDiskFull, DamagedStore
from ui.app import Application, Options
from ui.backup_watch import BackupWatch
from ui.faults import FaultHook
from ui.page import Page, PageSpec
from ui.settings_targets import Part
from ui.widgets.base import Label

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
PAGES = [PageSpec("agenda", "Agenda", "calendar-month", Page)]


@pytest.fixture
def desk(make_desk, tmp_path):
    return make_desk(path=tmp_path / "service.cigdesk")


@pytest.fixture
def told():
    return []


@pytest.fixture
def watch(desk, operations, told):
    watch = BackupWatch(desk.services, operations, told.append, lambda: told.append("shown"))
    yield watch
    watch.stop()
    watch.deleteLater()


def test_the_timer_asks_and_says_nothing(watch, desk, operations, told, qtbot):
    watch._timer.setInterval(5)
    watch.begin()
    qtbot.waitUntil(lambda: desk.services.backups.asked >= 3)
    assert told == []


def test_a_backup_that_was_made_is_shown_where_backups_are(watch, desk, operations, qtbot):
    desk.services.backups.outcome = Outcome(Backup(Path("x.cigdesk"), AT))
    with qtbot.waitSignal(operations.changed) as heard:
        watch.ask()
    assert heard.args[0] == {"backups"}


def test_a_second_folder_that_waits_is_told_once_with_the_way_there(watch, desk, told, qtbot):
    desk.services.backups.second = SecondFolder(Path("/media/cle"), there=False, last=AT, late=True)
    watch.begin()
    qtbot.waitUntil(lambda: bool(told))
    [notice] = told
    assert "3\u00a0nov.\u00a02026" in notice.detail
    notice.on_action()
    assert told[-1] == "shown"


def test_a_backup_that_fails_is_told(watch, desk, operations, qtbot):
    desk.services.backups.error = BackupDiskFull()
    with qtbot.waitSignal(operations.refused) as heard:
        watch.ask()
    assert "plein" in str(heard.args[1])


def test_damage_stops_everything(watch, desk, qtbot):
    desk.services.backups.damaged = True
    with qtbot.waitSignal(watch.damaged):
        watch.begin()
    assert not watch._timer.isActive()


# The application


@pytest.fixture
def application(qtbot, bootstrap, window_state, dialogs, tmp_path):
    application = Application(bootstrap, PAGES, FaultHook(tmp_path / "log"), window_state, dialogs=dialogs)
    yield application
    for window in (application.welcome, application.window):
        if window is not None:
            window.close()
            window.deleteLater()
    application.end()
    application.deleteLater()


def test_a_damaged_store_is_left_for_the_window_that_offers_a_backup(application, desk, qtbot):
    desk.services.backups.damaged = True
    application.start(Options(desk=desk))
    with pytest.raises(DamagedStore):
        desk.services.backups.require_sound()
    application._watch.begin()
    qtbot.waitUntil(lambda: application.welcome is not None)
    assert application.window is None
    assert desk.closed
    assert "abîmé" in application.welcome.open_form.message.accessibleName()


def test_a_restore_comes_back_on_the_restored_store(application, desk, qtbot):
    application.start(Options(desk=desk))
    first = application.window
    first.restore(Path("2026-11-11.cigdesk"))
    qtbot.waitUntil(lambda: application.window not in (None, first))
    assert desk.closed
    window = application.window
    assert window.bench.desk.person_name == "restaurée de 2026-11-11.cigdesk"
    qtbot.waitUntil(lambda: any(each.text() == "Base restaurée" for each in window.findChildren(Label)))


def test_a_copy_that_came_back_takes_the_place_of_the_store(application, desk, qtbot):
    application.start(Options(desk=desk))
    first = application.window
    first.bring_home(object())
    qtbot.waitUntil(lambda: application.window not in (None, first))
    assert desk.closed
    window = application.window
    assert window.bench.desk.person_name == "rentrée"
    qtbot.waitUntil(lambda: any(each.text() == "Base reprise" for each in window.findChildren(Label)))


def test_a_restore_that_fails_is_said_where_the_passphrase_is_asked(application, desk, qtbot):
    application.start(Options(desk=desk))
    application.window.restore(Path("abimee.cigdesk"))
    qtbot.waitUntil(
        lambda: application.welcome is not None and application.welcome.open_form.message.isVisible()
    )
    assert "abîmée" in application.welcome.open_form.message.accessibleName()
    assert application.window is None


def test_the_reminder_leads_to_the_backups(desk, window_state, dialogs, bootstrap, qtbot, tmp_path):
    heard = []

    class Settings(Page):
        page_id = "settings"

        def navigate(self, target: object) -> None:
            heard.append(target)

    pages = [*PAGES, PageSpec("settings", "Réglages", "settings", Settings)]
    application = Application(bootstrap, pages, FaultHook(tmp_path / "log"), window_state, dialogs=dialogs)
    desk.services.backups.second = SecondFolder(Path("/media/cle"), there=False, last=None, late=True)
    application.start(Options(desk=desk))
    window = application.window
    application._watch.begin()
    qtbot.waitUntil(lambda: any(each.text() == "Voir" for each in window.findChildren(QPushButton)))
    [button] = [each for each in window.findChildren(QPushButton) if each.text() == "Voir"]
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert heard == [Part.BACKUPS]
    window.close()
    application.end()
    application.deleteLater()
