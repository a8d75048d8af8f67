"""The campaign of headcounts: typed in the grid, imported, asked for, by keys and clicks on a real store."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.letters import Way
from cigdesk.domain.membership import Convention, MembershipValues
from ui.pages.authorities import SPEC
from ui.pages.authorities.targets import ShowCampaign
from ui.pages.campaign.model import CampaignModel

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
DAY = date(2026, 1, 1)
TOWNS = ("Arcueil", "Bondy", "Cachan")


@pytest.fixture
def towns(services):
    made = {}
    for name in TOWNS:
        mail = f"drh@{name.lower()}.fr" if name != "Cachan" else ""
        values = AuthorityValues(name=name, kind=AuthorityKind.COMMUNE, mail=mail)
        made[name] = services.authorities.create(values).ids[0]
        services.memberships.add(
            made[name], MembershipValues(convention=Convention.CADRE, start=DAY, signed_on=DAY)
        )
    services.authorities.declare(made["Bondy"], 2025, 740)
    services.authorities.add_subscription(made["Bondy"], "ACFI", 2026)
    return made


@pytest.fixture
def window(towns, desk, make_window):
    return make_window(SPEC, desk=desk)


@pytest.fixture
def part(window, settle):
    window.go("authorities", ShowCampaign())
    settle()
    return window.stack.current.parts.campaign


@pytest.fixture
def heads(services, towns):
    def read():
        lines = services.campaigns.view(2026).lines
        return {line.row.name: line.row.heads for line in lines}

    return read


def editor_of(part):
    """The line that is typed in, if any: those that were are still to be deleted."""
    lines = part.view.table.viewport().findChildren(QLineEdit)
    return next((line for line in lines if line.isVisible()), None)


def type_in(part, *texts):
    """Each text in the row of the keyboard, then Entrée, which goes on below."""
    for text in texts:
        if editor_of(part) is None:
            QTest.keyClick(part.view.table, KEY.Key_Return)
        editor = editor_of(part)
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, KEY.Key_Return)


def cell(part, name, column):
    model = part.view.model
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data() == name)
    return model.index(row, column)


def test_the_model_keeps_the_rules_of_qt(part):
    QAbstractItemModelTester(part.view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_column_is_typed_from_top_to_bottom(part, heads, settle):
    part.view.table.select_row(0)
    type_in(part, "300", "751", "12")
    settle()
    assert heads() == {"Arcueil": 300, "Bondy": 751, "Cachan": 12}
    assert "3" in part.heading.said.text()


def test_a_figure_key_opens_the_cell(part, heads, settle):
    part.view.table.select_row(2)
    QTest.keyClicks(part.view.table, "4")
    editor = editor_of(part)
    QTest.keyClicks(editor, "2")
    QTest.keyClick(editor, KEY.Key_Return)
    settle()
    assert heads()["Cachan"] == 42


def test_a_change_of_tier_is_shown_with_its_price(part, settle):
    part.view.table.select_row(1)
    type_in(part, "751")
    settle()
    assert cell(part, "Bondy", CampaignModel.STATE).data() == "Change de strate"
    assert cell(part, "Bondy", CampaignModel.PRICE).data().startswith("+2")


def test_what_is_no_headcount_stays_with_its_reason_and_nothing_is_written(part, heads, settle):
    part.view.table.select_row(0)
    type_in(part, "douze")
    settle()
    assert heads()["Arcueil"] is None
    at = cell(part, "Arcueil", CampaignModel.HEADS)
    assert at.data() == "douze"
    assert "chiffres" in at.data(Qt.ItemDataRole.ToolTipRole)
    part.view.table.select_row(0)
    type_in(part, "12")
    settle()
    assert heads()["Arcueil"] == 12


def test_an_entry_is_taken_back_by_ctrl_z(part, heads, window, settle):
    part.view.table.select_row(0)
    type_in(part, "300")
    settle()
    part.view.table.setFocus()
    QTest.keyClick(part.view.table, KEY.Key_Z, CTRL)
    settle()
    assert heads()["Arcueil"] is None


def test_those_without_answer_are_listed_and_stay_while_they_are_typed(part, settle, services, towns):
    services.campaigns.declare(2026, {towns["Arcueil"]: 10})
    part.refresh()
    settle()
    QTest.mouseClick(part.view.which.segment("missing"), Qt.MouseButton.LeftButton)
    assert part.view.model.rowCount() == 2
    part.view.table.select_row(0)
    type_in(part, "751")
    settle()
    assert part.view.model.rowCount() == 2


def open_campaign(part, settle, text="31/12/2026"):
    QTest.mouseClick(part.heading.open_button, Qt.MouseButton.LeftButton)
    part.heading.deadline.selectAll()
    QTest.keyClicks(part.heading.deadline, text)
    QTest.keyClick(part.heading.deadline, KEY.Key_Return)
    settle()


def test_a_campaign_is_opened_with_its_last_day(part, services, settle):
    open_campaign(part, settle)
    assert services.campaigns.view(2026).deadline == date(2026, 12, 31)
    assert "31\u00a0déc.\u00a02026" in part.heading.said.text()


def test_a_last_day_that_is_gone_is_refused_under_it(part, services, settle):
    open_campaign(part, settle, "01/01/2026")
    assert services.campaigns.view(2026).opened_on is None
    assert "avant l’ouverture" in part.heading.field.error()


def test_mails_are_written_for_those_without_answer_that_have_an_address(
    part, window, services, settle, tmp_path, monkeypatch
):
    open_campaign(part, settle)
    monkeypatch.setattr(window.bench.dialogs, "folder", lambda *_args: tmp_path)
    part.heading.letters_asked.emit(Way.MAIL)
    settle()
    settle()
    assert sorted(path.name for path in tmp_path.glob("*.eml")) == [
        "effectif-2026-001.eml",
        "effectif-2026-002.eml",
    ]
    letters = {line.row.name: line.row.letters for line in services.campaigns.view(2026).lines}
    assert letters == {"Arcueil": 1, "Bondy": 1, "Cachan": 0}


def test_letters_are_one_document(part, window, services, settle, tmp_path, monkeypatch):
    open_campaign(part, settle)
    path = tmp_path / "effectifs.pdf"
    monkeypatch.setattr(window.bench.dialogs, "save_file", lambda *_args: path)
    part.heading.letters_asked.emit(Way.POST)
    settle()
    settle()
    assert path.read_bytes().startswith(b"%PDF")
    assert all(line.row.letters == 1 for line in services.campaigns.view(2026).lines)


def test_a_file_is_looked_at_then_imported(part, window, heads, settle, tmp_path, monkeypatch):
    path = tmp_path / "effectifs.csv"
    path.write_text("Collectivité;Effectif\nBondy;751\nCachan;12\n", encoding="utf-8")
    monkeypatch.setattr(window.bench.dialogs, "open_file", lambda *_args: path)
    QTest.mouseClick(part.heading.import_button, Qt.MouseButton.LeftButton)
    settle()
    assert part.importing
    assert heads()["Bondy"] is None
    QTest.keyClick(part.import_view.import_button, KEY.Key_Return, CTRL)
    settle()
    assert (heads()["Bondy"], heads()["Cachan"], part.importing) == (751, 12, False)


def test_ctrl_enter_opens_the_sheet(part, window, towns, settle):
    part.view.table.select_row(1)
    QTest.keyClick(part.view.table, KEY.Key_Return, CTRL)
    settle()
    assert window.stack.current.sheet_presenter.sheet.id == towns["Bondy"]
