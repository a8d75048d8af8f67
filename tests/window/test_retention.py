"""« Conservation » on the page of agents: kept longer, archived, opened, eliminated; by keys and clicks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.elimination import EliminationState
from cigdesk.domain.retention import RetentionAct
from cigdesk.domain.rights import Role
from tests.store.test_retention import Cases
from ui.pages.agents import SPEC
from ui.pages.home import SPEC as HOME
from ui.pages.retention.model import RetentionColumn
from ui.support_targets import ShowCase, ShowRetention

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


@pytest.fixture
def cases(services):
    made = Cases(services)
    made.first, made.second = made.case(), made.case(closed_on=date(2024, 1, 10))
    return made


@pytest.fixture
def window(cases, desk, make_window):
    return make_window(SPEC, HOME, desk=desk)


@pytest.fixture
def shown(window, settle):
    def go(target=None):
        window.go("agents", target or ShowRetention())
        settle()
        return window.stack.current.retention

    return go


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def typed(words):
    QTest.keyClicks(QApplication.focusWidget(), words)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def read(model, row, column):
    return plain(model.index(row, column).data() or "")


def numbers(part):
    model = part.list_view.model
    return [read(model, row, RetentionColumn.NUMBER) for row in range(model.rowCount())]


def test_a_case_is_kept_longer_by_keys_and_that_is_taken_back(shown, settle, cases, window):
    part = shown()
    QAbstractItemModelTester(part.list_view.model)
    assert numbers(part) == ["SST-0001", "SST-0002"]
    assert plain(part.subtitle()) == "2 dossiers à l’échéance"
    press(KEY.Key_Return)
    settle()
    panel = part.panel
    assert panel.chosen_act is RetentionAct.ELIMINATE
    panel.choose(RetentionAct.EXTEND)
    settle()
    assert plain(panel.until.text()) == "ven. 12 nov. 2027"
    panel.reason.setFocus()
    press(KEY.Key_Return, CTRL)
    assert panel.fields["reason"].error()
    typed("Recours en cours")
    press(KEY.Key_Return, CTRL)
    settle()
    assert not panel.isVisible()
    assert numbers(part) == ["SST-0002"]
    press(KEY.Key_Z, CTRL)
    settle()
    assert numbers(part) == ["SST-0001", "SST-0002"]


def test_words_and_orders_narrow_the_list_and_f8_masks_it(shown, settle, window):
    part = shown()
    part.narrow()
    typed("zephir2")
    settle()
    assert numbers(part) == ["SST-0002"]
    part.list_view.clear_filters()
    part.list_view.model.sort(RetentionColumn.NUMBER, Qt.SortOrder.DescendingOrder)
    assert numbers(part) == ["SST-0002", "SST-0001"]
    assert "Zéphir2" in read(part.list_view.model, 0, RetentionColumn.WHO)
    part.list_view.focus_table()
    press(KEY.Key_Return)
    press(KEY.Key_F8)
    settle()
    assert "Zéphir2" not in read(part.list_view.model, 0, RetentionColumn.WHO)
    assert "Zéphir" not in part.panel._whom.text()


def test_an_archived_case_opens_there_for_a_reason(shown, settle, cases, window):
    part = shown()
    press(KEY.Key_Return)
    settle()
    part.panel.choose(RetentionAct.ARCHIVE)
    settle()
    part.panel.reason.setText("Recours en cours")
    click(part.panel.submit_button)
    settle()
    assert not cases.services.search.find("SST-0001").cases.best
    page = window.stack.current
    shown(ShowCase(cases.first.id))
    settle()
    assert page.part is page.retention
    assert part.panel.chosen_act is RetentionAct.CONSULT
    typed("Demande urgente")
    press(KEY.Key_Return, CTRL)
    settle()
    assert page.part is page.work.cases
    sheet = page.work.cases.shown_sheet
    assert (sheet.line.id, sheet.line.at_hand) == (cases.first.id, False)
    assert page.header_widgets() == ()
    assert plain(page.work.cases.sheet.keeping.said.text()).startswith("Dernier contact le 4 juin 2023")


def test_several_go_on_a_list_and_leave_with_the_visa_once_it_is_confirmed(shown, settle, cases):
    part = shown()
    press(KEY.Key_A, CTRL)
    press(KEY.Key_Return)
    settle()
    assert part.panel.chosen_act is RetentionAct.ELIMINATE
    part.panel.archives.setFocus()
    press(KEY.Key_Return, CTRL)
    assert part.panel.fields["archives_service"].error()
    typed("Archives du 94")
    press(KEY.Key_Return, CTRL)
    settle()
    lists = part.list_panel
    assert part.on_lists
    assert lists.isVisible()
    assert lists.view.numbers == ("SST-0001", "SST-0002")
    assert lists.carry_button.isHidden()
    lists.reference.setFocus()
    press(KEY.Key_Return, CTRL)
    assert lists.fields["reference"].error()
    typed("AD94-2026-17")
    press(KEY.Key_Return, CTRL)
    settle()
    assert lists.view.row.state is EliminationState.VISA
    click(lists.carry_button)
    assert "2 dossiers" in plain(lists._summary.text())
    assert "ne s’annule pas" in lists._summary.text()
    click(lists.keep_button)
    assert lists.confirm_button.isHidden() or lists._confirm.isHidden()
    click(lists.carry_button)
    click(lists.confirm_button)
    settle()
    assert lists.view.row.state is EliminationState.CARRIED_OUT
    assert cases.read(cases.first).eliminated_on == date(2026, 11, 12)
    assert plain(lists._outcome.text()) == "2 dossiers éliminés le 12 novembre 2026."


def test_a_list_is_given_up_with_a_reason(shown, settle, cases):
    part = shown()
    part.presenter.propose((cases.first.id,), "Archives départementales", part._proposed)
    settle()
    lists = part.list_panel
    click(lists.give_up_button)
    click(lists.end_button)
    assert lists.fields["reason"].error()
    lists.reason.setText("À refaire avec ceux de l’an prochain")
    click(lists.end_button)
    settle()
    assert lists.view.row.state is EliminationState.GIVEN_UP


def acting(desk, *roles):
    services = desk.services
    context = services.context
    services.context = replace(context, actor=replace(context.actor, roles=frozenset(roles)))
    for made in ("retention", "eliminations", "home_waiting", "search", "cases"):
        vars(services).pop(made, None)


def test_what_another_decides_says_so(desk, cases, make_window, settle, qtbot):
    acting(desk, Role.SOCIAL_WORKER)
    window = make_window(SPEC, desk=desk)
    window.go("agents", ShowRetention())
    part = window.stack.current.retention
    qtbot.waitUntil(lambda: part.list_view.model.rowCount() == 2)
    part.list_view.focus_table()
    press(KEY.Key_Return)
    settle()
    part.panel.choose(RetentionAct.ELIMINATE)
    assert "responsable" in part.panel.submit_button.reason
    part.panel.choose(RetentionAct.EXTEND)
    assert not part.panel.submit_button.reason


def test_the_secretariat_has_no_such_segment(desk, cases, make_window, settle):
    acting(desk, Role.SECRETARIAT)
    window = make_window(SPEC, desk=desk)
    window.go("agents", ShowRetention())
    settle()
    page = window.stack.current
    assert "retention" not in page.parts.keys
    assert page.part is page.sheets


def test_the_page_of_the_morning_leads_to_what_is_due(window, cases, settle):
    window.go("home")
    settle()
    page = window.stack.current
    acts = [each for each in page.waiting.acts if each.text() == "Décider"]
    assert "SST-0001, Choisy-le-Roi" in plain(acts[0].accessibleName())
    click(acts[0])
    settle()
    part = window.stack.current.retention
    assert part.panel.isVisible()
    assert part.panel.ids == (cases.first.id,)
