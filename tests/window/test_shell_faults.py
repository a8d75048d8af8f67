"""Faults of the program: told, written, and free of what the data say."""

from __future__ import annotations

import stat
import sys
import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QPushButton

from ui.fault_panel import FaultPanel
from ui.faults import Cause, FaultHook, FaultReport, describe

NAME = "Haddad-Zyx"


def fail_with_a_name() -> None:
    agent = NAME
    try:
        raise KeyError(agent)
    except KeyError as error:
        raise ValueError(f"Fiche de {agent}") from error


def caught() -> ValueError:
    try:
        fail_with_a_name()
    except ValueError as error:
        return error
    raise AssertionError


@pytest.fixture
def hook(qapp, tmp_path):
    hook = FaultHook(tmp_path / "log")
    hook.install()
    yield hook
    hook.uninstall()


def test_a_report_tells_types_and_places_and_nothing_of_the_data():
    details = describe(caught()).details()
    assert details.index("KeyError") < details.index("ValueError")
    assert "test_shell_faults.py" in details
    assert "fail_with_a_name" in details
    assert NAME not in details


def test_a_report_names_no_folder_of_the_person(monkeypatch, tmp_path):
    module = tmp_path / "Vauquelin" / "outil.py"
    module.parent.mkdir()
    module.write_text("def act():\n    raise RuntimeError\n")
    namespace: dict[str, object] = {}
    exec(compile(module.read_text(), str(module), "exec"), namespace)
    with pytest.raises(RuntimeError) as raised:
        namespace["act"]()
    details = describe(raised.value).details()
    assert "outil.py:2 act" in details
    assert "Vauquelin" not in details


def test_errors_that_turn_in_a_circle_are_told_once():
    first, second = ValueError(), TypeError()
    first.__context__, second.__context__ = second, first
    assert [cause.kind for cause in describe(first).causes] == ["TypeError", "ValueError"]


def test_an_uncaught_error_is_told_and_written_for_the_owner_alone(hook, tmp_path, qtbot):
    with qtbot.waitSignal(hook.reported) as heard:
        sys.excepthook(ValueError, caught(), None)
    assert heard.args[0].causes[-1].kind == "ValueError"
    log = tmp_path / "log" / "defauts.log"
    assert "fail_with_a_name" in log.read_text("utf-8")
    assert NAME not in log.read_text("utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_a_thread_that_dies_is_told(hook, qtbot):
    with qtbot.waitSignal(hook.reported) as heard:
        thread = threading.Thread(target=fail_with_a_name)
        thread.start()
        thread.join()
    assert heard.args[0].causes[-1].kind == "ValueError"


def test_an_error_in_a_slot_is_told_and_the_program_goes_on(hook, qtbot):
    with qtbot.capture_exceptions() as captured:  # pytest-qt puts its own hook in place
        QTimer.singleShot(0, fail_with_a_name)
        qtbot.waitUntil(lambda: bool(captured))
    with qtbot.waitSignal(hook.reported):
        hook.report(captured[0][1])


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_what_qt_says_is_written_without_its_values(hook, tmp_path):
    qWarning(f"QPainter::begin: nothing for {NAME}")
    log = (tmp_path / "log" / "defauts.log").read_text("utf-8")
    assert "QPainter::begin" in log
    assert "test_shell_faults.py" in log
    assert NAME not in log


def test_without_a_place_for_the_log_the_fault_is_still_told(qapp, tmp_path, qtbot):
    (tmp_path / "log").write_text("a file where the folder should be")
    hook = FaultHook(tmp_path / "log")
    hook.install()
    try:
        with qtbot.waitSignal(hook.reported):
            hook.report(caught())
    finally:
        hook.uninstall()


@pytest.fixture
def panel(qtbot):
    panel = FaultPanel()
    qtbot.addWidget(panel)
    return panel


def press(panel, name):
    next(button for button in panel.findChildren(QPushButton) if button.text() == name).click()


def test_the_panel_says_what_happened_what_is_kept_and_what_to_do(panel):
    panel.add(describe(caught()))
    text = panel.text()
    assert "défaut" in text
    assert "enregistré" in text
    assert NAME not in text
    assert panel.isVisible()


def test_the_details_are_copied_from_the_panel(panel):
    report = describe(caught())
    panel.add(report)
    press(panel, "Copier les détails")
    assert QApplication.clipboard().text() == report.details()


def test_the_same_fault_again_is_counted_and_not_repeated(panel):
    report = FaultReport(datetime(2026, 11, 12, tzinfo=UTC), (Cause("ValueError", ("a.py:1 f",)),))
    other = FaultReport(datetime(2026, 11, 12, tzinfo=UTC), (Cause("TypeError", ("b.py:2 g",)),))
    for one in (report, report, other):
        panel.add(one)
    assert panel.details().count("ValueError") == 1
    assert panel.details().count("TypeError") == 1
    assert "2 fois" in panel.details()


def test_leaving_the_program_is_asked_from_the_panel(panel, qtbot):
    panel.add(describe(caught()))
    with qtbot.waitSignal(panel.quit_asked):
        press(panel, "Fermer CIGDesk")
    assert not panel.isVisible()
