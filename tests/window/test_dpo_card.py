"""The papers for the data protection officer, from the settings: by a click, by the palette, for who may."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cigdesk.bootstrap import open_store
from cigdesk.domain.rights import Role
from cigdesk.services.persons import PersonValues
from ui.pages.settings import SPEC as SETTINGS
from ui.settings_targets import Part

GIVEN = "cinq poules sur un mur"


@pytest.fixture
def window(desk, make_window, dialogs, tmp_path):
    window = make_window(SETTINGS, desk=desk)
    window.bench.__dict__["dialogs"] = dialogs
    dialogs.answer = tmp_path / "pour-le-dpo.pdf"
    return window


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def read(path):
    return PdfReader(BytesIO(path.read_bytes())).pages


@pytest.mark.parametrize(
    ("name", "told"), [("record", "Registre et analyse d’impact"), ("loss", "Ordinateur perdu ou volé")]
)
def test_a_paper_is_saved_by_a_click(window, settle, dialogs, name, told):
    window.go("settings", Part.SECURITY)
    settle()
    button = getattr(window.stack.current.security.dpo, name)
    click(button)
    settle()
    assert told in read(dialogs.answer)[0].extract_text()
    assert button.isEnabled()


def test_the_record_tells_when_this_window_locks_itself(window, settle, dialogs):
    window.bench.idle.set_minutes(4)
    window.go("settings", Part.SECURITY)
    settle()
    click(window.stack.current.security.dpo.record)
    settle()
    text = " ".join(page.extract_text() for page in read(dialogs.answer)).replace("\u00a0", " ")
    assert "Après 4 minutes sur cet ordinateur" in text


def test_the_palette_leads_to_them(window, settle, dialogs):
    window.go("settings", Part.CENTRE)
    settle()
    page = window.stack.current
    next(each for each in page.page_actions() if each.id == "settings.loss").run()
    settle()
    assert page.part is page.security
    assert "Ordinateur perdu ou volé" in read(dialogs.answer)[0].extract_text()


def test_an_answer_that_does_not_come_writes_nothing(window, settle, dialogs, tmp_path):
    dialogs.answer = None
    window.go("settings", Part.SECURITY)
    settle()
    card = window.stack.current.security.dpo
    click(card.loss)
    settle()
    assert not list(tmp_path.glob("*.pdf"))
    assert card.loss.isEnabled()


def test_who_does_not_keep_the_centre_finds_them_closed(desk, services, make_window, clock, qtbot):
    services.persons.add(PersonValues("Nadia Belkacem", (Role.SECRETARIAT,)), GIVEN, GIVEN)
    theirs = open_store(desk.path, GIVEN, clock=clock)
    window = make_window(SETTINGS, desk=theirs)
    window.go("settings", Part.SECURITY)
    qtbot.waitUntil(lambda: not window.bench.operations.busy)
    card = window.stack.current.security.dpo
    for button in (card.record, card.loss):
        assert not button.isEnabled()
        assert "responsable de service" in button.reason
    theirs.store.close()
