"""The registry of actions: no double, the right keys on the right page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QStackedWidget, QWidget

from ui.actions import WINDOW, ActionRegistry, ActionSpec, DoubleAction, Group, shortcut_text


def spec(action_id: str, *shortcuts: str, **more) -> ActionSpec:
    return ActionSpec(action_id, "Agir", more.pop("run", lambda: None), shortcuts, **more)


@pytest.fixture
def owner(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def registry(owner):
    return ActionRegistry(owner)


def test_an_id_is_used_once(registry, owner):
    registry.add(spec("devis.new"), owner)
    with pytest.raises(DoubleAction, match=r"devis\.new"):
        registry.add(spec("devis.new"), owner, "devis")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((WINDOW, "Ctrl+N"), (WINDOW, "Ctrl+N")),
        ((WINDOW, "Ctrl+N"), ("devis", "Ctrl+N")),
        (("devis", "Ctrl+N"), (WINDOW, "Ctrl+N")),
        (("devis", "Ctrl+N"), ("devis", "ctrl+n")),
    ],
)
def test_a_shortcut_that_two_actions_would_answer_to_is_refused(registry, owner, first, second):
    registry.add(spec("a", first[1]), owner, first[0])
    with pytest.raises(DoubleAction, match="Ctrl"):
        registry.add(spec("b", second[1]), owner, second[0])


def test_two_pages_may_use_the_same_shortcut(registry, owner):
    registry.add(spec("devis.new", "Ctrl+N"), owner, "devis")
    registry.add(spec("agenda.new", "Ctrl+N"), owner, "agenda")


def test_two_grids_of_a_page_may_use_the_same_letter_but_not_against_the_page(registry, owner):
    left, right = QLineEdit(owner), QLineEdit(owner)
    registry.add(spec("a.left", "H", focus=left), owner, "agenda")
    registry.add(spec("a.right", "H", focus=right), owner, "agenda")
    with pytest.raises(DoubleAction):
        registry.add(spec("a.page", "H"), owner, "agenda")


def test_what_is_present_follows_the_page_shown(registry, owner):
    registry.add(spec("help", group=Group.HELP), owner)
    registry.add(spec("devis.new"), owner, "devis")
    registry.add(spec("agenda.new"), owner, "agenda")
    registry.show_scope("agenda")
    assert [entry.spec.id for entry in registry.present()] == ["agenda.new", "help"]


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    window.stack = QStackedWidget()
    for name in ("one", "two"):
        page = QWidget(objectName=name)
        page.field = QLineEdit(page)
        window.stack.addWidget(page)
    window.setCentralWidget(window.stack)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_the_same_key_does_the_act_of_the_page_shown(window, qtbot):
    done: list[str] = []
    registry = ActionRegistry(window)
    for name in ("one", "two"):
        page = window.findChild(QWidget, name)
        registry.add(spec(f"{name}.new", "Ctrl+N", run=lambda name=name: done.append(name)), page, name)
    for index in (0, 1):
        window.stack.setCurrentIndex(index)
        qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["one", "two"]


def test_a_single_letter_acts_only_in_its_own_widget(window, qtbot):
    done: list[bool] = []
    page = window.findChild(QWidget, "one")
    grid = QWidget(page, focusPolicy=Qt.FocusPolicy.StrongFocus)
    grid.show()
    ActionRegistry(window).add(spec("one.done", "H", run=lambda: done.append(True), focus=grid), page, "one")
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_H)
    assert (done, page.field.text()) == ([], "h")
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_H)
    assert done == [True]


def test_a_ticked_action_tells_its_state(registry, owner):
    told: list[bool] = []
    action = registry.add(spec("mask", run=told.append, checked=False), owner)
    action.trigger()
    action.trigger()
    assert told == [True, False]


@pytest.mark.parametrize(
    ("portable", "french"),
    [
        ("Ctrl+N", "Ctrl N"),
        ("Ctrl+Shift+Z", "Ctrl Maj Z"),
        ("Del", "Suppr"),
        ("Esc", "Échap"),
        ("Ctrl+Return", "Ctrl Entrée"),
        ("Alt+Up", "Alt ↑"),
        ("F8", "F8"),
        ("Ctrl++", "Ctrl +"),
    ],
)
def test_keys_are_named_as_on_a_french_keyboard(portable, french):
    assert shortcut_text(portable) == french
