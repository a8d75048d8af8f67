"""Two sheets made one, from the list of doubles, from a sheet, and while booking, by keys and clicks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import NotFound
from cigdesk.domain.people import AgentStatus, AgentValues, Civility, LeaveValues
from ui.pages.agents import SPEC
from ui.pages.agents.doubles_part import DoubleColumn

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


@pytest.fixture
def towns(services):
    return [
        services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE)).ids[0]
        for name in ("Pantin", "Les Lilas")
    ]


@pytest.fixture
def haddads(services, towns):
    """The same Leïla twice in Pantin; the first has more."""
    values = (
        AgentValues(
            civility=Civility.MRS, first_name="Leïla", last_name="Haddad", authority_id=towns[0],
            phone="0612345678", status=AgentStatus.TENURED,
        ),
        AgentValues(
            first_name="Leïla", last_name="Hadad", authority_id=towns[0], phone="0698765432",
            mail="leila.haddad@ville.example",
        ),
    )  # fmt: skip
    made = [services.agents.create(each).ids[0] for each in values]
    for each in made:
        services.agents.add_leave(each, LeaveValues(start=date(2026, 11, 2)))
    services.agents.add_leave(made[0], LeaveValues(start=date(2026, 3, 2), end=date(2026, 3, 6)))
    services.agents.create(AgentValues(first_name="Pierre", last_name="Adam", authority_id=towns[1]))
    return made


@pytest.fixture
def window(haddads, desk, make_window):
    return make_window(SPEC, desk=desk)


@pytest.fixture
def page(window, qtbot):
    page = window.stack.current
    qtbot.waitUntil(lambda: page.list_presenter.listing is not None)
    return page


@pytest.fixture
def compared(page, settle, qtbot):
    """The only pair of the list of doubles, side by side."""
    click(page.parts.segment("doubles"))
    qtbot.waitUntil(lambda: page.doubles.model.rowCount() == 1)
    press(KEY.Key_Return)
    qtbot.waitUntil(page.merging.sheets.isVisible)
    settle()
    return page.merging


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def cells(model: QAbstractItemModel):
    return [model.index(0, column).data() for column in DoubleColumn]


def said(merging):
    return merging.follows.findChildren(type(merging.refusal))


def test_the_list_tells_who_and_why(page, settle, qtbot):
    page.show_doubles()
    qtbot.waitUntil(lambda: page.doubles.model.rowCount() == 1)
    assert sorted(cells(page.doubles.model)[:2]) == ["Hadad Leïla", "Haddad Leïla"]
    assert cells(page.doubles.model)[2] == "Noms proches, même employeur"
    QAbstractItemModelTester(page.doubles.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.header_title() == "Doublons probables"


def test_merged_by_the_keyboard_and_taken_back(compared, window, page, services, haddads, settle):
    kept, gone = haddads
    assert compared.comparison.choices.keys() == {"last_name", "phone"}
    words = " ".join(each.text() for each in said(compared))
    assert "1 congé" in words.replace("\u00a0", " ")
    compared.comparison.choices["phone"][1].setFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Return, CTRL)
    settle()
    assert not compared.isVisible()
    assert page.doubles.model.rowCount() == 0
    sheet = services.agents.sheet(kept)
    assert (sheet.values.last_name, sheet.values.phone) == ("Haddad", "0698765432")
    assert len(sheet.leaves) == 2
    with pytest.raises(NotFound):
        services.agents.sheet(gone)
    press(KEY.Key_Z, CTRL)
    settle()
    assert services.agents.sheet(gone).values.phone == "0698765432"
    assert services.agents.sheet(kept).values.phone == "0612345678"


def test_the_other_one_may_be_kept(compared, services, haddads, settle):
    kept, gone = haddads
    click(compared.comparison.swap)
    settle()
    click(compared.merge_button)
    settle()
    assert services.agents.sheet(gone).values.last_name == "Hadad"
    with pytest.raises(NotFound):
        services.agents.sheet(kept)


def test_escape_leaves_both(compared, page, services, haddads):
    press(KEY.Key_Escape)
    assert not compared.isVisible()
    assert page.doubles.table.hasFocus()
    assert all(services.agents.sheet(each) for each in haddads)


def test_the_keyboard_stays_in_the_screen(compared):
    for _ in range(12):
        press(KEY.Key_Tab)
        assert compared.isAncestorOf(QApplication.focusWidget())


def test_from_a_sheet_with_another_employer_it_has_to_be_confirmed(
    page, services, towns, haddads, settle, qtbot
):
    other = services.agents.create(
        AgentValues(first_name="Leïla", last_name="Haddad", authority_id=towns[1])
    ).ids[0]
    page.open_sheet(haddads[0])
    settle()
    click(page.merge_button)
    merging = page.merging
    qtbot.waitUntil(lambda: merging.chooser.isVisible() and merging.search.hasFocus())
    assert ["Hadad Leïla" in each.text() for each in merging.proposals] == [True]
    QTest.keyClicks(merging.search, "lilas")
    qtbot.waitUntil(lambda: merging.popup.isVisible() and len(merging.popup.suggestions()) == 2)
    while merging.popup.current().key != other:
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    qtbot.waitUntil(merging.sheets.isVisible)
    settle()
    assert "Les Lilas" in merging.why.text()
    assert merging.merge_button.reason
    click(merging.confirmed)
    click(merging.merge_button)
    settle()
    assert page.on_sheet
    assert page.sheet_presenter.record_id == haddads[0]
    with pytest.raises(NotFound):
        services.agents.sheet(other)


def test_what_changed_meanwhile_is_shown_again_before_anything_is_written(
    compared, services, haddads, settle, qtbot
):
    values = services.agents.sheet(haddads[1]).values
    changed = AgentValues(last_name="Hadad", authority_id=values.authority_id, phone="0700000000")
    services.agents.edit(haddads[1], values, changed)
    click(compared.merge_button)
    settle()
    qtbot.waitUntil(lambda: bool(compared.refusal.text()))
    assert "modifiée ailleurs" in compared.refusal.text()
    assert compared.comparison.choices["phone"][1].text().split() == ["07", "00", "00", "00", "00"]
    click(compared.merge_button)
    settle()
    with pytest.raises(NotFound):
        services.agents.sheet(haddads[1])


def test_a_sheet_merged_elsewhere_closes_the_screen_and_is_told(compared, window, services, haddads, settle):
    told = []
    window.bench.operations.refused.connect(lambda _label, error: told.append(str(error)))
    merging = services.agent_merging
    merging.merge(merging.preview(*haddads))
    click(compared.merge_button)
    settle()
    assert not compared.isVisible()
    assert ["n’existe plus" in each for each in told] == [True]


def test_masked_names_stay_masked(compared, window, settle):
    window.bench.masking.set_masked(True)
    settle()
    labels = compared.findChildren(type(compared.refusal))
    shown = " ".join(each.text() for each in labels if each.isVisible())
    assert "L.H." in shown
    assert "Haddad" not in shown
    assert all("Had" not in choice.text() for pair in compared.comparison.choices.values() for choice in pair)
