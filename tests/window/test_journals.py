"""The journals by keys and clicks, on a real store: lists, chain, months, exports, cards of the sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.free_text import warnings_of
from cigdesk.domain.people import AgentValues
from cigdesk.domain.rights import Role
from cigdesk.services.context import new_id
from db.engine import WRITING
from ui.access_notes import AccessNotes
from ui.pages.agents import SPEC as AGENTS
from ui.pages.settings import SPEC as SETTINGS
from ui.pages.settings.journals.models import AccessColumn, ChangeColumn
from ui.pages.settings.journals.part import CHANGES
from ui.settings_targets import Part
from ui.table_files import XLSX
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit

KEY = Qt.Key


@pytest.fixture
def agent(services):
    values = AuthorityValues(name="Bondy", kind=AuthorityKind.COMMUNE, postcode="93140", city="Bondy")
    authority = services.authorities.create(values).ids[0]
    return services.agents.create(AgentValues(last_name="Haddad", authority_id=authority)).ids[0]


@pytest.fixture
def window(desk, make_window):
    return make_window(AGENTS, SETTINGS, desk=desk)


@pytest.fixture
def part(window, services, agent, settle):
    services.accesses.note(AccessAct.EXPORT, "agenda", count=12)
    services.agents.archive(agent)
    window.go("settings", Part.JOURNALS)
    settle()
    return window.stack.current.journals


def texts(model, column):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def press(widget, *keys):
    for key in keys:
        QTest.keyClick(widget, key)


def write(text):
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def choose(combo, text):
    place = next(each for each in range(combo.count()) if combo.itemText(each).startswith(text))
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_accesses_are_listed_the_latest_first_and_names_are_masked(part, window, settle):
    model = part.accesses.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert texts(model, AccessColumn.ACT) == ["Modification", "Export", "Création"]
    assert texts(model, AccessColumn.RECORD) == ["Haddad", "12\u00a0éléments", "Haddad"]
    window.set_masked(True)
    assert texts(model, AccessColumn.RECORD) == ["H", "12\u00a0éléments", "H"]


def test_they_are_narrowed_by_act_person_day_and_words_and_shown_whole_again(part, services, clock, settle):
    model = part.accesses.model
    choose(part.accesses.acts, "Export")
    settle()
    assert texts(model, AccessColumn.KIND) == ["Agenda"]
    part.accesses.first.setFocus()
    write("13/11/2026")
    press(part.accesses.first, KEY.Key_Tab)
    settle()
    assert model.rowCount() == 0
    part.accesses.clear_filters()
    settle()
    assert model.rowCount() == 3
    assert part.accesses.first.value() is None
    part.accesses.focus_search()
    write("personne d’autre")
    settle()
    assert model.rowCount() == 0
    part.accesses.search.clear()
    write("rouss")
    settle()
    assert model.rowCount() == 3


def test_the_chain_is_verified_and_a_break_is_said(part, desk, settle):
    part.verify.click()
    settle()
    assert part.sound.isVisible()
    assert "3\u00a0entrées intactes" in part.sound.accessibleName()
    with desk.store.engine.execution_options(**{WRITING: True}).begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER accesses_as_written")
        connection.exec_driver_sql("UPDATE accesses SET count = 1 WHERE seq = 2")
    part.verify.click()
    settle()
    assert not part.sound.isVisible()
    assert "rompue à l’entrée n°\u202f2" in part.broken.accessibleName()


def test_how_long_they_are_kept_has_bounds_and_is_undone(part, services, window, settle):
    for typed, kept in (("5", 12), ("24", 24)):
        part.months.setFocus()
        part.months.selectAll()
        write(typed)
        press(part.months, KEY.Key_Tab)
        settle()
        assert services.centre.view().settings.access_months == kept
        assert part.fault.isVisible() == (typed == "5")
    # A setting of the centre that is written beside it stays.
    window.stack.current.centre.presenter.submit(
        replace(window.stack.current.centre.values(), service="Service social")
    )
    settle()
    assert services.centre.view().settings.access_months == 24
    window.undo()
    settle()
    window.undo()
    settle()
    assert part.months.value() == 12


def test_changes_are_listed_with_their_values_and_exported_with_a_trace(
    part, window, services, settle, tmp_path, monkeypatch
):
    part.choice.segment(CHANGES).click()
    settle()
    model = part.changes.model
    choose(part.changes.kinds, "Agent")
    settle()
    assert texts(model, ChangeColumn.FIELD) == ["Archivé", "Création"]
    assert texts(model, ChangeColumn.NEW)[0] == "oui"
    target = tmp_path / "journal.xlsx"
    monkeypatch.setattr(window.bench.dialogs, "save_file", lambda *_args: target, raising=False)
    part.export_as(XLSX)
    settle()
    rows = list(load_workbook(target).active.iter_rows(values_only=True))
    assert rows[-2][3:] == ("Modification", "Agent", "Haddad", "Archivé", "non", "oui")
    told = services.accesses.listing().rows[0].line
    assert (told.act, told.kind, told.count) == (AccessAct.EXPORT, "changes", 2)


def test_whoever_may_read_neither_is_told_by_whom_it_is_read(desk, make_window, qtbot):
    actor = replace(desk.services.context.actor, roles=frozenset({Role.HEAD}))
    desk.services.context = replace(desk.services.context, actor=actor)
    window = make_window(SETTINGS, desk=desk)
    window.go("settings", Part.JOURNALS)
    qtbot.waitUntil(lambda: not window.bench.operations.busy)
    part = window.stack.current.journals
    assert part.journal == CHANGES
    part.choice.segment("accesses").click()
    assert "droits" in part.export.reason
    assert not part.accesses.isVisible()


def test_the_sheet_of_an_agent_tells_its_history_when_asked(window, services, agent, settle):
    window.go("agents", agent)
    settle()
    card = window.stack.current.sheets.journal
    assert not card._shown
    card.toggle.click()
    settle()
    assert len(card._shown) == 1
    services.agents.archive(agent)
    window.stack.current.refresh(frozenset({"agents"}))
    settle()
    assert len(card._shown) == 2
    card.toggle.click()
    assert not card._shown


def test_what_is_opened_is_written_on_the_worker_and_the_opening_once(window, desk, services, settle):
    notes = AccessNotes(desk, window.bench.operations, window)
    services.accesses.note(AccessAct.VIEW, "cases", [new_id()])
    with services.context.reading() as uow:
        assert uow.accesses.found() == []
    settle()
    with services.context.reading() as uow:
        assert len(uow.accesses.found()) == 1
    notes._first.timeout.emit()
    settle()
    assert [each.line.act for each in services.accesses.listing().rows] == [AccessAct.LOGIN, AccessAct.VIEW]


def test_days_are_bounds_of_the_wall_clock(part, clock):
    day = date(2026, 11, 12)
    part.access_list.set_days(day, day)
    where = part.access_list.where
    assert where.until - where.since == timedelta(days=1)


def test_a_free_text_is_warned_of_while_it_is_typed_and_refuses_nothing(qtbot):
    faulty = []
    field = Field("Raison", LineEdit(), help_text="Aide", check=lambda: faulty[0] if faulty else "")
    field.warn_by(warnings_of)
    qtbot.addWidget(field)
    said = field.editor.accessibleDescription
    qtbot.keyClicks(field.editor, "Suite a une depression, n 1 85 05 78 006 084")
    assert "sécurité sociale" in said()
    assert "depression" in said()
    assert field.validate()
    assert not field.error()
    faulty.append("Trop long.")
    field.validate()
    assert said() == "Trop long."
    faulty.clear()
    field.validate()
    assert "sécurité sociale" in said()
    field.editor.clear()
    assert said() == "Aide"
