"""Taking back and doing again, against a store of one number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, MovedOn
from cigdesk.services.changes import Change, Undo
from ui.undo import UndoStack


class Counter:
    """A store of one number, whose changes know their inverse."""

    def __init__(self) -> None:
        self.value = 0
        self.trouble: CigdeskError | None = None

    def add(self, n: int) -> Change:
        if self.trouble is not None:
            raise self.trouble
        self.value += n
        return Change(frozenset({"counter"}), f"Ajouté {n}", undo=Undo(f"Ajouté {n}", lambda: self.add(-n)))


@pytest.fixture
def counter():
    return Counter()


@pytest.fixture
def stack(operations):
    return UndoStack(operations)


@pytest.fixture
def settle(operations, qtbot):
    return lambda: qtbot.waitUntil(lambda: not operations.busy)


def test_acts_are_taken_back_from_the_last_and_done_again(operations, counter, stack, settle):
    for n in (1, 10, 100):
        operations.change(lambda n=n: counter.add(n))
    settle()
    values = []
    for act in (stack.undo, stack.undo, stack.redo, stack.redo, stack.undo):
        act()
        settle()
        values.append(counter.value)
    assert values == [11, 1, 11, 111, 11]


def test_hurried_keys_take_back_as_many_acts(operations, counter, stack, settle):
    for n in (1, 10, 100):
        operations.change(lambda n=n: counter.add(n))
    settle()
    stack.undo()
    stack.undo()
    settle()
    assert counter.value == 1
    stack.redo()
    settle()
    assert counter.value == 11


def test_a_new_act_forgets_what_could_be_done_again(operations, counter, stack, settle):
    operations.change(lambda: counter.add(1))
    settle()
    stack.undo()
    settle()
    operations.change(lambda: counter.add(5))
    settle()
    assert (stack.undo_label, stack.redo_label) == ("Ajouté 5", "")


def test_an_act_on_a_record_that_moved_on_is_refused_aloud_and_dropped(
    operations, counter, stack, settle, qtbot
):
    operations.change(lambda: counter.add(1))
    settle()
    counter.trouble = MovedOn("La fiche a changé depuis.")
    with qtbot.waitSignal(operations.refused) as heard:
        stack.undo()
    assert str(heard.args[1]) == "La fiche a changé depuis."
    assert stack.undo_label == ""


def test_an_act_that_the_disk_prevented_can_be_tried_again(operations, counter, stack, settle):
    operations.change(lambda: counter.add(1))
    settle()
    counter.trouble = CigdeskError("Le disque est plein.")
    stack.undo()
    settle()
    counter.trouble = None
    stack.undo()
    settle()
    assert counter.value == 0


@pytest.fixture
def desk(stack, qtbot):
    """A window with a field and the two shortcuts."""
    desk = QWidget()
    desk.field = QLineEdit()
    QVBoxLayout(desk).addWidget(desk.field)
    for key, act in (("Ctrl+Z", stack.undo), ("Ctrl+Y", stack.redo)):
        QShortcut(QKeySequence(key), desk, act)
    desk.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(desk)
    with qtbot.waitActive(desk):
        desk.show()
    return desk


@pytest.mark.parametrize("text", ["Pantin", ""])
def test_in_a_field_the_keys_belong_to_the_field(operations, counter, stack, settle, desk, qtbot, text):
    operations.change(lambda: counter.add(1))
    settle()
    control = Qt.KeyboardModifier.ControlModifier
    desk.field.setFocus()
    qtbot.keyClicks(desk.field, text)
    qtbot.keyClick(desk.field, Qt.Key.Key_Z, control)
    assert desk.field.text() == ""
    qtbot.keyClick(desk.field, Qt.Key.Key_Y, control)
    settle()
    assert (desk.field.text(), counter.value) == (text, 1)
    desk.setFocus()
    qtbot.keyClick(desk, Qt.Key.Key_Z, control)
    settle()
    assert counter.value == 0


def test_a_toast_takes_back_its_own_act_and_only_once(operations, counter, stack, settle):
    changes: list[Change] = []
    for n in (1, 10):
        operations.change(lambda n=n: counter.add(n), on_done=changes.append)
    settle()
    for _ in range(2):
        stack.run(changes[0].undo)
        settle()
    assert counter.value == 10
    stack.redo()
    settle()
    assert counter.value == 11
