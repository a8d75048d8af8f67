"""« Emporter » by keys and clicks, on real stores: the part of the settings, and the strip of the window."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.bootstrap import open_store
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.carry import Carried
from ui.pages.settings import SPEC
from ui.settings_targets import CarryAct, Part
from ui.widgets.base import Label

KEY = Qt.Key


@pytest.fixture
def key(tmp_path, dialogs):
    """A USB key; every chooser answers it."""
    folder = tmp_path / "media" / "CLE"
    folder.mkdir(parents=True)
    dialogs.answer = folder
    return folder


@pytest.fixture
def add():
    def add(desk, name):
        desk.services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE))

    return add


@pytest.fixture
def away(desk, key, tmp_path, clock, desk_passphrase, add):
    """The store was taken to a laptop, where an authority was written; gives the copy of the way back."""
    copy = desk.services.carrying.take_out(key, "portable").path
    shutil.copytree(copy.parent, tmp_path / "portable")
    laptop = open_store(tmp_path / "portable" / copy.name, desk_passphrase, clock=clock)
    add(laptop, "Bagnolet")
    returned = laptop.services.carrying.send_back(key).path
    laptop.store.close()
    return returned


@pytest.fixture
def window(desk, dialogs, make_window):
    return make_window(SPEC, desk=desk, dialogs=dialogs)


@pytest.fixture
def part(window, settle):
    """Brought in sight as any page would bring it."""
    settle()
    window.go("settings", Part.CARRY)
    settle()
    return window.stack.current.carry


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def texts(widget):
    return " ".join(each.text() for each in widget.findChildren(Label) if each.isVisible()).replace(
        "\u00a0", " "
    )


def test_leaving_by_the_keyboard_makes_the_store_read_only_and_the_strip_says_it(
    desk, key, window, part, settle, add
):
    part.focus_first()
    press(KEY.Key_Return)
    assert "Nommez l’ordinateur" in part.label_field.error()
    QTest.keyClicks(QApplication.focusWidget(), "portable")
    assert window.carry_strip.isHidden()
    press(KEY.Key_Return)
    settle()
    [folder] = key.iterdir()
    assert str(folder) in texts(part.made)
    assert part.leave_card.isHidden()
    assert "emportée le 12 nov. 2026 par Camille Roussel sur « portable »" in texts(window.carry_strip)
    with pytest.raises(Carried):
        add(desk, "Pantin")


def test_a_path_is_no_name_for_a_computer(key, part):
    part.focus_first()
    QTest.keyClicks(QApplication.focusWidget(), "D:/portable")
    press(KEY.Key_Return)
    assert "pas un chemin" in part.label_field.error()
    assert list(key.iterdir()) == []


def test_the_strip_brings_the_copy_home_after_saying_what_it_brings(away, dialogs, window, settle, qtbot):
    dialogs.answer = away
    settle()
    click(window.carry_strip.buttons[CarryAct.BACK])
    settle()
    part = window.stack.current.carry
    assert part.panel.isVisible()
    assert "Écrit là-bas depuis le départ" in texts(part.panel)
    assert "1 collectivité" in texts(part.panel)
    assert "mis de côté" in texts(part.panel)
    assert part.panel.take_button.hasFocus()
    with qtbot.waitSignal(window.closed):
        press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.homecoming.coming.copy == away


def test_a_copy_that_is_no_return_is_refused_in_the_page(away, desk, dialogs, part, settle):
    dialogs.answer = desk.services.backups.view().lines[0].backup.path
    click(part.back_button)
    settle()
    assert part.panel.isHidden()
    assert "n’est pas une copie emportée" in texts(part.message)


def test_opening_here_says_what_is_lost_and_asks_why_then_a_return_says_what_it_costs(
    away, desk, dialogs, window, settle, add
):
    settle()
    click(window.carry_strip.buttons[CarryAct.HERE])
    settle()
    part = window.stack.current.carry
    assert "Camille Roussel a emporté la base le 12 nov. 2026 à" in texts(part.here_card)
    assert "il faudra abandonner l’un des deux" in texts(part.here_card)
    assert part.reason.hasFocus()
    press(KEY.Key_Return)
    assert part.reason_field.error()
    QTest.keyClicks(part.reason, "Portable en panne")
    press(KEY.Key_Return)
    settle()
    assert window.carry_strip.isHidden()
    add(desk, "Pantin")

    dialogs.answer = away
    click(part.back_button)
    settle()
    assert "Écrit ici entre-temps : 1 collectivité" in texts(part.panel)
    # The keyboard lies on the way out.
    assert part.panel.cancel_button.hasFocus()
    press(KEY.Key_Escape)
    assert part.panel.isHidden()


def test_a_backup_is_not_restored_over_a_store_that_is_away(away, window, settle):
    window.go("settings", Part.BACKUPS)
    settle()
    part = window.stack.current.backups
    part.ask_restore()
    settle()
    assert not part.panel.restore_button.isEnabled()
    assert "La base a été emportée" in texts(part.panel.fault)
