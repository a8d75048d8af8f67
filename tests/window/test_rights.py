"""What people ask of their data, on the page of agents, by keys and clicks, on a real store."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.erasure import ERASED, STRUCK, AskedFor, Decision
from cigdesk.domain.people import AgentValues, Civility
from ui.pages.agents import SPEC
from ui.rights_targets import ShowRights

KEY = Qt.Key


@pytest.fixture
def haddad(services):
    pantin = services.authorities.create(AuthorityValues(name="Pantin", kind=AuthorityKind.COMMUNE)).ids[0]
    named = {"civility": Civility.MRS, "first_name": "Leïla", "last_name": "Haddad"}
    values = AgentValues(**named, authority_id=pantin, mail="l@ville.example")
    return services.agents.create(values).ids[0]


@pytest.fixture
def window(haddad, desk, make_window):
    return make_window(SPEC, desk=desk)


@pytest.fixture
def sheet(window, haddad, settle):
    window.go("agents", haddad)
    settle()
    click(window.stack.current.sheet.rights.open_button)
    settle()
    rights = window.stack.current.rights
    assert rights.isVisible()
    return rights


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_request_is_noted_extended_refused_and_left(sheet, services, haddad, settle, window):
    assert "Mme Leïla Haddad" in sheet.title.text()
    assert window.stack.current.breadcrumb() == ()
    sheet.received.set_value(date(2027, 1, 1))
    click(sheet.note_button)
    settle()
    assert "après aujourd’hui" in sheet.form.fields["received_on"].error()
    sheet.received.set_value(date(2026, 11, 2))
    click(sheet.note_button)
    settle()
    (card,) = sheet.cards
    click(card.extend)
    click(card.confirm)
    settle()
    assert "doit en être informée" in card.field.error()
    QTest.keyClicks(card.reason, "Trois services")
    QTest.keyClick(card.reason, KEY.Key_Return)
    settle()
    (card,) = sheet.cards
    assert card.view.line.due_on == date(2027, 2, 2)
    assert not card.extend.isVisible()
    click(card.refuse)
    QTest.keyClicks(card.reason, "Mission de service public")
    click(card.confirm)
    settle()
    (card,) = sheet.cards
    assert card.view.line.decision is Decision.REFUSED
    assert not card.act.isVisible()
    QTest.keyClick(sheet, KEY.Key_Escape)
    assert sheet.isHidden()
    (shown,) = services.person_rights.of_agent(haddad)
    assert shown.line.reason == "Mission de service public"


def test_an_erasure_is_summed_up_confirmed_and_done(sheet, services, haddad, settle, window):
    services.person_rights.note(haddad, AskedFor.ERASURE, date(2026, 11, 2))
    window.go("agents", ShowRights(haddad))
    settle()
    click(sheet.cards[0].act)
    settle()
    assert sheet.erasure.isVisible()
    assert sheet.erasure.erase_button.reason
    click(sheet.erasure.erase_button)
    settle()
    assert services.agents.sheet(haddad).values.last_name == "Haddad"
    QTest.keyClick(sheet.erasure.confirmed, KEY.Key_Space)
    click(sheet.erasure.erase_button)
    settle()
    assert services.agents.sheet(haddad).values.last_name == ERASED
    assert sheet.isHidden()
    assert window.stack.current.header_title() == ERASED


def test_what_concerns_others_is_struck_and_the_file_leaves_without_it(
    sheet, services, haddad, settle, window, tmp_path, monkeypatch
):
    services.person_rights.note(haddad, AskedFor.ACCESS, date(2026, 11, 2))
    window.go("agents", ShowRights(haddad))
    settle()
    click(sheet.cards[0].act)
    settle()
    text = sheet.export.text
    assert "Courriel : l@ville.example" in text.toPlainText()
    assert sheet.export.strike_button.reason
    assert text.find("l@ville.example")
    QTest.keyClick(text, KEY.Key_Delete)
    settle()
    assert "1\u00a0champ biffé" in sheet.export.told.text()
    target = tmp_path / "remis.json"
    monkeypatch.setattr(window.bench.dialogs, "save_file", lambda *_: target)
    click(sheet.export.json_button)
    settle()
    told = json.loads(target.read_text("utf-8"))
    identity = {each["key"]: each for each in told["sections"][0]["entries"][0]["fields"]}
    assert (identity["mail"]["text"], identity["mail"]["redacted"]) == (STRUCK, True)
    click(sheet.export.show_button)
    settle()
    assert services.person_export.sheet(haddad).marks == 0
    window.bench.masking.set_masked(True)
    settle()
    assert "Haddad" not in text.toPlainText()
    assert "Haddad" not in sheet.title.text()
    assert sheet.export.pdf_button.reason
    window.bench.masking.set_masked(False)
    click(sheet.cards[0].done)
    settle()
    assert services.person_rights.open() == ()
