"""A form as one record: what is typed is never lost, what is shown is never written back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import DateField
from ui.widgets.segmented import Segmented

KEPT = {"name": "Adam", "mail": "", "kind": "a", "choice": "x", "day": None}


@pytest.fixture
def form(qtbot):
    choice = ComboBox()
    for key in ("x", "y"):
        choice.addItem(key.upper(), key)
    fields = {
        "name": Field("Nom", LineEdit()),
        "mail": Field("Courriel", LineEdit()),
        "kind": Field("Genre", Segmented((("a", "A"), ("b", "B")), "Genre")),
        "choice": Field("Choix", choice),
        "day": Field("Jour", DateField(today=lambda: date(2026, 11, 12))),
    }
    host = QWidget()
    layout = QVBoxLayout(host)
    for field in fields.values():
        layout.addWidget(field)
    qtbot.addWidget(host)
    form = Form(
        fields, check=lambda: {} if form.values()["name"].strip() else {"name": "Manque."}, parent=host
    )
    form.host, form.settlings = host, []
    form.settled.connect(lambda: form.settlings.append(form.values()))
    with qtbot.waitActive(host):
        host.show()
    form.start(KEPT)
    return form


def leave(form, qtbot, name, to):
    form.fields[to].editor.setFocus()
    qtbot.waitUntil(form.fields[to].editor.hasFocus)
    QApplication.processEvents()


def test_showing_a_record_writes_nothing(form):
    form.start(KEPT | {"kind": "b", "choice": "y", "day": date(2026, 1, 2), "name": "Blum"})
    form.show(KEPT)
    assert form.settlings == []
    assert form.dirty() == ()


def test_what_is_typed_settles_when_the_field_is_left(form, qtbot):
    form.fields["name"].editor.setFocus()
    QTest.keyClicks(form.fields["name"].editor, "son")
    assert form.settlings == []
    leave(form, qtbot, "name", "mail")
    assert [each["name"] for each in form.settlings] == ["Adamson"]


def test_a_choice_settles_at_once(form):
    QTest.mouseClick(form.fields["kind"].editor.segment("b"), Qt.MouseButton.LeftButton)
    assert form.settlings[-1]["kind"] == "b"


def test_what_is_typed_is_not_replaced_by_what_is_read(form):
    form.fields["name"].editor.setFocus()
    QTest.keyClicks(form.fields["name"].editor, "son")
    form.show(KEPT | {"name": "Autre", "mail": "a@b.fr"})
    assert (form.values()["name"], form.values()["mail"]) == ("Adamson", "a@b.fr")


def test_what_was_taken_back_elsewhere_shows_even_where_the_keyboard_is(form):
    form.fields["name"].editor.setFocus()
    form.show(KEPT | {"name": "Avant"})
    assert form.values()["name"] == "Avant"


def test_the_text_is_tidied_only_once_the_field_is_left(form, qtbot):
    edit = form.fields["name"].editor
    edit.setFocus()
    QTest.keyClicks(edit, " ")
    form.accept(form.values(), KEPT, ["name"])
    assert edit.text() == "Adam "
    leave(form, qtbot, "name", "mail")
    qtbot.waitUntil(lambda: edit.text() == "Adam")


def test_a_fault_waits_until_the_field_is_left_then_follows_each_key(form, qtbot):
    field = form.fields["name"]
    field.editor.setFocus()
    field.editor.selectAll()
    QTest.keyClick(field.editor, Qt.Key.Key_Delete)
    assert field.error() == ""
    leave(form, qtbot, "name", "mail")
    qtbot.waitUntil(lambda: field.error() == "Manque.")
    field.editor.setFocus()
    QTest.keyClicks(field.editor, "B")
    assert field.error() == ""


def test_a_day_that_is_not_understood_keeps_what_is_kept(form):
    form.start(KEPT | {"day": date(2026, 1, 2)})
    edit = form.fields["day"].editor
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "jamais")
    assert form.values()["day"] == date(2026, 1, 2)
    assert "Date attendue" in form.faults()["day"]


def test_validating_shows_every_fault_and_goes_to_the_first(form):
    form.start(KEPT | {"name": ""})
    form.fields["mail"].editor.setFocus()
    assert not form.validate()
    assert form.fields["name"].error()
    assert form.fields["name"].editor.hasFocus()


def test_a_field_that_was_not_accepted_keeps_what_is_typed(form, qtbot):
    form.fields["mail"].editor.setFocus()
    QTest.keyClicks(form.fields["mail"].editor, "faux")
    leave(form, qtbot, "mail", "name")
    form.accept(form.values(), KEPT | {"name": "Adam"}, ["name"])
    assert form.values()["mail"] == "faux"
