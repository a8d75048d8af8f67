"""The part « Sauvegardes » of the settings by keys and clicks, on a real store."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.backups import Reason
from ui.pages.settings import SPEC
from ui.pages.settings.backups_model import FIRST_COUNT, STATE, WHEN, WHERE, BackupsModel
from ui.pages.settings.backups_words import size
from ui.settings_targets import Part

KEY = Qt.Key


@pytest.fixture
def add(services):
    """So many authorities more."""

    def add(*names):
        for name in names:
            services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE))

    return add


@pytest.fixture
def made(services, add):
    """A backup of yesterday without authorities, one of today with one; two more have come since."""
    now = services.context.now()
    services.shelf.back_up(Reason.EXIT, now - timedelta(days=1))
    add("Pantin")
    services.shelf.back_up(Reason.PERIOD, now - timedelta(hours=1))
    add("Bobigny", "Bagnolet")


@pytest.fixture
def window(desk, dialogs, make_window):
    return make_window(SPEC, desk=desk, dialogs=dialogs)


@pytest.fixture
def part(window, settle):
    """Brought in sight as any page would bring it."""
    window.go("settings", Part.BACKUPS)
    settle()
    return window.stack.current.backups


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def cells(part, row):
    return [part.model.index(row, column).data() for column in range(part.model.columnCount())]


def test_an_empty_list_says_when_backups_are_made_and_one_can_be_made_at_once(part, settle, services):
    assert part.model.rowCount() == 0
    assert not part.restore_button.isEnabled()
    assert "pas encore" in part.restore_button.reason
    click(part.back_up_button)
    settle()
    assert part.model.rowCount() == 1
    assert "Aujourd’hui" in cells(part, 0)[WHEN]
    assert services.backups.view().lines[0].backup.reason is Reason.ASKED


def test_each_backup_shows_its_day_its_reason_its_place_and_what_it_holds(made, part):
    today, yesterday = cells(part, 0), cells(part, 1)
    assert today[WHEN] == "Aujourd’hui à\u00a09\u202fh\u202f42"
    assert yesterday[WHEN] == "Hier à\u00a010\u202fh\u202f42"
    assert (today[WHERE], today[FIRST_COUNT], yesterday[FIRST_COUNT]) == ("Ce poste", "1", "0")
    assert (today[STATE], part.count.text()) == ("Relue", "2\u00a0sauvegardes")
    spoken = part.model.index(0, WHEN).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("pendant le travail")


def test_the_model_keeps_the_promises_of_qt(made, part):
    model = BackupsModel()
    QAbstractItemModelTester(model)
    model.fill(part.model._rows)
    assert model.rowCount() == 2


def test_what_a_restore_would_change_is_said_in_the_panel_before_anything(made, part, settle, services):
    assert part.table.hasFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert part.panel.isVisible()
    assert not part.panel.restore_button.isEnabled()
    settle()
    assert "3\u00a0collectivités de moins" in texts(part.panel)
    assert part.panel.restore_button.hasFocus()
    assert services.backups._shelf.present_counts()["authorities"] == 3
    press(KEY.Key_Escape)
    assert part.panel.isHidden()
    assert part.table.hasFocus()


def texts(widget):
    from ui.widgets.base import Label

    return [each.text() for each in widget.findChildren(Label) if each.isVisible()]


def test_a_restore_closes_the_window_to_come_back_on_the_copy(made, part, settle, window, qtbot):
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    settle()
    wanted = part.chosen().path
    with qtbot.waitSignal(window.closed):
        press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.restoring == wanted


def test_a_damaged_backup_is_said_and_cannot_be_restored(made, part, settle):
    path = part.model.row(part.model.index(0, 0)).path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    press(KEY.Key_Return)
    settle()
    assert "abîmée" in part.panel.fault.accessibleName()
    assert not part.panel.restore_button.isEnabled()
    assert cells(part, 0)[STATE] == "Abîmée"
    press(KEY.Key_Escape)
    click(part.verify_all_button)
    settle()
    assert [cells(part, row)[STATE] for row in range(2)] == ["Abîmée", "Saine"]


def test_one_backup_can_be_read_again(made, part, settle):
    click(part.verify_button)
    settle()
    assert [cells(part, row)[STATE] for row in range(2)] == ["Saine", "Relue"]


def test_a_second_folder_is_chosen_used_and_left(made, part, settle, dialogs, tmp_path):
    dialogs.answer = tmp_path / "CLE"
    dialogs.answer.mkdir()
    assert not part.forget_button.isVisible()
    click(part.choose_button)
    settle()
    assert "Dernière copie\u00a0: aujourd’hui" in part.second.text()
    assert str(tmp_path / "CLE") in part.second_path.text()
    assert cells(part, 0)[WHERE] == "Les deux dossiers"
    click(part.forget_button)
    settle()
    assert not part.forget_button.isVisible()
    assert cells(part, 0)[WHERE] == "Ce poste"


def test_the_folder_of_the_base_is_refused_as_second(part, settle, dialogs, desk):
    dialogs.answer = desk.path.parent
    click(part.choose_button)
    settle()
    assert part.refusal.isVisible()
    assert "clé USB" in part.refusal.accessibleName()


def test_a_key_left_unplugged_for_a_week_is_reminded(part, settle, dialogs, tmp_path, clock, window):
    dialogs.answer = tmp_path / "CLE"
    dialogs.answer.mkdir()
    click(part.choose_button)
    settle()
    dialogs.answer.rename(tmp_path / "ailleurs")
    clock.move(days=8)
    part.read()
    settle()
    assert part.late.isVisible()
    assert "12\u00a0nov.\u00a02026" in part.late.accessibleName()
    assert "Pas accessible" in part.second.text()


def test_a_restore_is_tried_when_none_was_for_a_month(made, part, settle, clock):
    assert not part.rehearsal.isVisible()
    clock.move(days=32)
    part.read()
    settle()
    assert part.rehearsal.isVisible()
    click(part.try_button)
    settle()
    assert not part.rehearsal.isVisible()
    assert cells(part, 0)[STATE] == "Saine"


def test_the_folder_is_shown_by_the_system(made, part, dialogs, desk):
    click(part.folder_button)
    assert dialogs.shown == [desk.store.backup_folder]


@pytest.mark.parametrize("width", [1280, 1920])
def test_beside_the_panel_the_day_and_the_state_stay_in_sight(made, part, settle, window, width):
    window.resize(width, 800)
    press(KEY.Key_Return)
    settle()
    shown = [column for column in range(STATE + 1) if not part.table.isColumnHidden(column)]
    assert {WHEN, WHERE, STATE} <= set(shown)
    assert sum(part.table.columnWidth(column) for column in shown) <= part.table.viewport().width() + 1


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "1 ko"), (999_499, "999 ko"), (1_000_000, "1,0 Mo"), (5_649_000, "5,6 Mo"), (123_456_789, "123 Mo")],
)
def test_sizes_are_said_as_everywhere(count, said):
    assert size(count).replace("\u00a0", " ") == said
