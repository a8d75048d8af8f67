"""« Collectivités » by real keys and clicks, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cigdesk.domain.authority import AuthorityKind, AuthorityValues, ContactValues
from cigdesk.domain.membership import Convention, MembershipState, MembershipValues
from cigdesk.exchange.authorities_table import read_table
from ui.page import Page, PageSpec
from ui.pages import providers
from ui.pages.authorities import SPEC, NewAuthority
from ui.pages.authorities.list_model import ListColumn
from ui.pages.authorities.sheet_view import CONVENTIONS, HEADCOUNTS, QUOTES
from ui.pages.quotes.targets import NewQuote

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CADRE = MembershipValues(convention=Convention.CADRE, start=date(2026, 1, 1), signed_on=date(2025, 12, 8))


class QuotesProbe(Page):
    """Stands where the page of quotes is, and notes what is asked of it."""

    page_id, title, icon = "quotes", "Devis", "file-text"
    asked: object = None

    def navigate(self, target):
        self.asked = target


class Desktop:
    """The window with the page in it, and the hands of a person."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.page = window.stack.current
        window.resize(1440, 900)
        self.settle()

    def settle(self):
        """Wait until nothing is left to read or write."""
        operations = self.window.bench.operations
        # Not waitUntil: it holds the interpreter while it waits, and the workers with it.
        if operations.busy:
            with self.qtbot.waitSignal(operations.idle):
                pass
        QApplication.processEvents()

    def click(self, widget):
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def type(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.settle()

    def replace(self, widget, text):
        widget.setFocus()
        widget.selectAll()
        self.type(text)

    def names(self):
        model = self.page.list_view.model
        return [model.index(row, ListColumn.NAME).data() for row in range(model.rowCount())]

    def toast(self):
        return self.window.toast_area.toasts()[-1].title


@pytest.fixture
def desktop(make_window, desk, qtbot):
    """The page on an empty store."""
    probe = PageSpec("quotes", "Devis", "file-text", QuotesProbe)
    return Desktop(make_window(SPEC, probe, desk=desk), qtbot)


@pytest.fixture
def loaded(services):
    """The shipped list of the centre."""
    imported = services.authority_import
    imported.apply(imported.preview(read_table(imported.shipped_bytes())))


@pytest.fixture
def choisy(services, loaded):
    """Choisy-le-Roi, of the shipped list."""
    (row,) = services.authorities.listing("choisy").rows
    return row.id


@pytest.fixture
def sheet(choisy, desktop):
    """The window on its sheet."""
    desktop.window.go("authorities", choisy)
    desktop.settle()
    return desktop


def test_from_an_empty_store_to_a_member_of_the_convention(desktop, services):
    page = desktop.page
    view = page.sheet_view
    desktop.click(page.list_view.load_button)
    assert len(desktop.names()) == 133
    desktop.key(KEY.Key_F, CTRL)
    desktop.type("choi")
    assert desktop.names() == ["Choisy-le-Roi"]
    desktop.key(KEY.Key_Return)
    assert page.header_title() == "Choisy-le-Roi"
    assert page.state_pill().data.text == "Sans convention"

    desktop.click(view.todo.rows[0])
    assert QApplication.focusWidget() is view.headcount.heads
    desktop.type("1284")
    assert "1\u202f250 à 1\u202f749\xa0agents" in view.headcount.heads.accessibleDescription()
    assert "13\u202f905,00\xa0€" in view.headcount.heads.accessibleDescription()
    desktop.key(KEY.Key_Return)
    assert desktop.toast() == "Effectif 2026 déclaré"
    assert page.sheet_presenter.sheet.heads(2026) == 1284

    desktop.click(view.contacts.add_button)
    desktop.type("Anne Besson")
    desktop.key(KEY.Key_Tab)
    desktop.type("DRH")
    desktop.key(KEY.Key_Return, CTRL)
    assert [row.line.values.role for row in view.contacts.rows] == ["DRH"]

    desktop.click(page._membership_button)
    panel = page.panels.membership.form
    assert panel.values().convention is Convention.CADRE
    desktop.replace(panel.days["start"], "1/1/2026")
    desktop.click(panel.save_button)
    assert "a signé" in panel.fields["signed_on"].error()
    desktop.replace(panel.days["signed_on"], "8/12/2025")
    desktop.click(panel.save_button)
    assert page.state_pill().data.text == "Adhérente"
    assert panel.isHidden()
    assert page.panels.membership.view.isVisible()
    (row,) = services.authorities.listing("choisy").rows
    assert (row.headcount, row.conventions) == (1284, ("cadre",))


def test_what_is_no_headcount_is_said_under_the_field(sheet):
    card = sheet.page.sheet_view.headcount
    for typed, said in (
        ("0", "au moins 1 agent"),
        ("-1", "négatif"),
        ("49.5", "49 ou 50"),
        ("beaucoup", "en chiffres"),
        ("", "Indiquez"),
    ):
        sheet.replace(card.heads, typed or " ")
        sheet.key(KEY.Key_Return)
        assert said in card.heads.accessibleDescription()
    assert sheet.page.sheet_presenter.sheet.headcounts == ()


def test_another_headcount_of_the_year_replaces_the_first_and_comes_back_by_undo(sheet, services, choisy):
    services.authorities.declare(choisy, 2026, 1262)
    sheet.page.refresh(frozenset({"headcounts"}))
    sheet.settle()
    card = sheet.page.sheet_view.headcount
    assert card.button.text() == "Remplacer"
    card.heads.setFocus()
    sheet.type("1262")
    assert "déjà déclaré" in card.button.reason
    sheet.replace(card.heads, "1300")
    assert "remplace 1\u202f262\xa0agents" in card.heads.accessibleDescription()
    sheet.click(card.button)
    assert sheet.page.sheet_presenter.sheet.heads(2026) == 1300
    sheet.page.sheet_view.tabs.tab("synthesis").setFocus()
    sheet.key(KEY.Key_Z, CTRL)
    assert sheet.page.sheet_presenter.sheet.heads(2026) == 1262


def test_a_declaration_is_removed_from_its_table(sheet, services, choisy):
    services.authorities.declare(choisy, 2026, 1262)
    sheet.page.refresh(frozenset({"headcounts"}))
    sheet.settle()
    view = sheet.page.sheet_view
    sheet.click(view.tabs.tab(HEADCOUNTS))
    assert "Choisissez" in view.remove_button.reason
    view.headcount_table.setFocus()
    view.headcount_table.select_row(0)
    sheet.click(view.remove_button)
    assert view.headcount_model.rowCount() == 0


def test_an_authority_is_created_by_hand_with_its_faults_in_place(desktop, loaded, services):
    desktop.page.refresh(frozenset({"authorities"}))
    desktop.settle()
    desktop.key(KEY.Key_N, CTRL)
    panel = desktop.page.panels.identity
    assert QApplication.focusWidget() is panel.fields["name"].editor
    desktop.type("CCAS de Choisy-le-Roi")
    panel.kind.setCurrentIndex(panel.kind.findData(AuthorityKind.CCAS))
    desktop.replace(panel.fields["siren"].editor, "219 400 22")
    desktop.key(KEY.Key_Tab)
    assert panel.fields["siren"].error() == "Le SIREN compte 9\xa0chiffres, il en manque 1."
    desktop.replace(panel.fields["siren"].editor, "219 400 223")
    assert panel.fields["siren"].error() == ""
    desktop.click(panel.save_button)
    assert panel.fields["siren"].error() == "Ce SIREN est déjà celui de Choisy-le-Roi."
    desktop.replace(panel.fields["siren"].editor, "269 400 099")
    desktop.key(KEY.Key_Return, CTRL)
    assert desktop.page.header_title() == "CCAS de Choisy-le-Roi"
    assert len(services.authorities.listing().rows) == 134
    desktop.page.sheet_view.tabs.tab("synthesis").setFocus()
    desktop.key(KEY.Key_Z, CTRL)
    assert desktop.page.header_title() == "Collectivités"
    assert len(desktop.names()) == 133


def test_what_was_looked_for_in_vain_is_the_name_of_the_new_one(desktop, loaded):
    desktop.page.refresh(frozenset({"authorities"}))
    desktop.settle()
    desktop.key(KEY.Key_F, CTRL)
    desktop.type("Syndicat des eaux")
    assert desktop.names() == []
    desktop.key(KEY.Key_N, CTRL)
    assert desktop.page.panels.identity.values().name == "Syndicat des eaux"


def test_what_is_typed_is_not_lost_at_the_first_escape(sheet):
    page = sheet.page
    sheet.click(page.sheet_view.identity.edit_button)
    panel = page.panels.identity
    sheet.replace(panel.fields["mail"].editor, "rh@choisy.fr")
    sheet.key(KEY.Key_Escape)
    assert panel.isVisible()
    page.back_to_list()
    assert page.header_title() == "Choisy-le-Roi"
    assert not page.can_leave()
    panel.fields["mail"].editor.setFocus()
    sheet.key(KEY.Key_Escape)
    assert panel.isHidden()
    assert page.sheet_presenter.sheet.values.mail == ""


def test_the_identity_is_edited_and_a_missing_siret_leads_there(sheet):
    view, panel = sheet.page.sheet_view, sheet.page.panels.identity
    missing = next(row for row in view.todo.rows if "SIRET" in row.text())
    sheet.click(missing)
    assert QApplication.focusWidget() is panel.fields["siret"].editor
    sheet.type("21940022300018")
    sheet.click(panel.save_button)
    assert panel.fields["siret"].error() == ""
    assert sheet.page.sheet_presenter.sheet.values.siret == "21940022300018"
    assert not any("SIRET" in row.text() for row in view.todo.rows)


def test_a_save_that_comes_too_late_says_so_and_may_be_done_again(sheet, services, choisy):
    sheet.click(sheet.page.sheet_view.identity.edit_button)
    kept = services.authorities.sheet(choisy)
    services.authorities.update(choisy, kept.rev, replace(kept.values, city="Ailleurs"))
    panel = sheet.page.panels.identity
    sheet.replace(panel.fields["chorus_service"].editor, "RH-01")
    sheet.click(panel.save_button)
    assert panel.isVisible()
    assert services.authorities.sheet(choisy).values.chorus_service == ""
    sheet.click(panel.save_button)
    assert services.authorities.sheet(choisy).values.chorus_service == "RH-01"


def test_what_an_authority_wants_on_its_invoices_is_noted_and_shown(sheet, services, choisy):
    view, panel = sheet.page.sheet_view, sheet.page.panels.identity
    sheet.click(view.identity.edit_button)
    sheet.click(panel.required["requires_engagement"])
    sheet.click(panel.save_button)
    assert services.authorities.sheet(choisy).values.requires_engagement
    assert any("numéro d’engagement" in label.text() for label in view.identity.findChildren(QLabel))


def test_an_overlap_is_refused_under_its_first_day(sheet, services, choisy):
    services.memberships.add(choisy, CADRE)
    sheet.page.refresh(frozenset({"memberships"}))
    sheet.settle()
    sheet.click(sheet.page._membership_button)
    panel = sheet.page.panels.membership.form
    panel.convention.setCurrentIndex(panel.convention.findData(Convention.CADRE))
    sheet.replace(panel.days["signed_on"], "8/12/2025")
    sheet.click(panel.save_button)
    assert "chevauche" in panel.fields["start"].error()
    sheet.replace(panel.days["start"], "31/12/1999")
    sheet.click(panel.save_button)
    assert "entre 2000 et 2100" in panel.fields["start"].error()


def test_the_line_of_conventions_opens_periods_and_prepares_the_next(sheet, services, choisy):
    expiring = replace(CADRE, convention=Convention.MEDECINE, start=date(2024, 1, 1), end=date(2026, 12, 31))
    services.memberships.add(choisy, expiring)
    sheet.page.refresh(frozenset({"memberships"}))
    sheet.settle()
    page, desk = sheet.page, sheet.page.panels.membership
    words = [button.text() for button in page.sheet_view.timeline.buttons]
    assert words == [
        "Préparer l’adhésion",
        "1er\xa0janv.\xa02024\xa0–\xa031\xa0déc.\xa02026, expire dans 49\xa0jours",
        "Préparer le renouvellement",
        "Préparer l’adhésion",
    ]
    signs = [sign.text for sign in page.sheet_view.timeline.signs]
    assert signs == ["Dernier jour pour dénoncer\xa0: 30\xa0sept.\xa02026"]
    sheet.click(page.sheet_view.timeline.buttons[1])
    assert desk.view.sheet.values.convention is Convention.MEDECINE
    desk.view.close_panel()
    sheet.click(page.sheet_view.timeline.buttons[2])
    panel = desk.form
    assert (panel.values().start, panel.values().state) == (date(2027, 1, 1), MembershipState.PROPOSED)
    sheet.click(panel.save_button)
    words = [button.text() for button in page.sheet_view.timeline.buttons]
    assert words[2].endswith(", proposée")
    assert page.sheet_view.todo.rows[0].text().startswith("Faire signer")


def test_a_membership_is_denounced_and_deleted_from_its_table(sheet, services, choisy):
    services.memberships.add(choisy, CADRE)
    sheet.page.refresh(frozenset({"memberships"}))
    sheet.settle()
    view, desk = sheet.page.sheet_view, sheet.page.panels.membership
    sheet.click(view.tabs.tab(CONVENTIONS))
    view.membership_table.setFocus()
    view.membership_table.select_row(0)
    sheet.key(KEY.Key_Return)
    sheet.key(KEY.Key_D)
    panel = desk.denounce
    sheet.replace(panel.received, "1/9/2026")
    sheet.replace(panel.effect, "31/12/2026")
    sheet.click(panel.save_button)
    assert "motif" in panel.fields["reason"].error()
    sheet.replace(panel.reason, "Service commun")
    sheet.click(panel.save_button)
    assert view.membership_model.index(0, 3).data() == "Dénoncée"
    assert desk.view.isVisible()
    sheet.key(KEY.Key_C)
    sheet.click(desk.form.delete_button)
    assert view.membership_model.rowCount() == 0
    assert desk.current is None


def test_a_contact_is_copied_edited_deleted_and_masked(sheet, services, choisy):
    services.authorities.add_contact(choisy, ContactValues(name="Anne Besson", phone="0148920000"))
    sheet.page.refresh(frozenset({"contacts"}))
    sheet.settle()
    card, panel = sheet.page.sheet_view.contacts, sheet.page.panels.contact
    sheet.click(card.rows[0].phone_button)
    assert QGuiApplication.clipboard().text() == "01\xa048\xa092\xa000\xa000"
    assert not card.rows[0].mail_button.isEnabled()
    sheet.window.set_masked(True)
    assert card.rows[0].open_button.text() == "AB"
    sheet.window.set_masked(False)
    sheet.settle()
    sheet.click(card.rows[0].open_button)
    sheet.replace(panel.fields["mail"].editor, "anne besson@choisy")
    sheet.click(panel.save_button)
    assert "nom@exemple.fr" in panel.fields["mail"].error()
    sheet.replace(panel.fields["mail"].editor, "drh@choisy.fr")
    sheet.click(panel.save_button)
    sheet.click(card.rows[0].open_button)
    sheet.click(panel.delete_button)
    assert card.rows == []


def test_offers_already_held_are_noted_once_and_taken_away(sheet):
    card = sheet.page.sheet_view.subscriptions
    card.offer.setCurrentIndex(card.offer.findData("ACFI"))
    sheet.click(card.button)
    assert len(card.rows) == 1
    sheet.click(card.button)
    assert "déjà notée" in card.offer.accessibleDescription()
    line = sheet.page.sheet_presenter.sheet.subscriptions[0]
    sheet.page.sheet_view.subscriptions.removed.emit(line.id)
    sheet.settle()
    assert card.rows == []


def test_archiving_is_undone_and_the_archived_are_listed_apart(sheet, services):
    page = sheet.page
    sheet.click(page._archive_button)
    assert page.state_pill().data.text == "Archivée"
    page.back_to_list()
    sheet.settle()
    assert len(sheet.names()) == 132
    sheet.click(page.list_view.archived)
    assert sheet.names() == ["Choisy-le-Roi"]
    page.list_view.table.setFocus()
    sheet.key(KEY.Key_Z, CTRL)
    sheet.click(page.list_view.archived)
    assert len(sheet.names()) == 133


def test_the_list_filters_sorts_and_says_what_is_missing(desktop, choisy, services):
    services.authorities.declare(choisy, 2026, 1284)
    services.memberships.add(choisy, CADRE)
    page, view = desktop.page, desktop.page.list_view
    page.refresh(frozenset({"authorities"}))
    desktop.settle()
    desktop.click(view.members)
    assert desktop.names() == ["Choisy-le-Roi"]
    desktop.click(view.members)
    desktop.click(view.undeclared)
    assert len(desktop.names()) == 132
    view.clear_filters()
    desktop.settle()
    view.departments.setFocus()
    view.departments.setCurrentIndex(view.departments.findData("93"))
    view.departments.activated.emit(view.departments.currentIndex())
    desktop.settle()
    assert len(desktop.names()) == 39
    view.clear_filters()
    desktop.settle()
    header = view.table.horizontalHeader()
    for _ in range(2):
        place = header.sectionViewportPosition(ListColumn.POPULATION) + 10
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
        desktop.settle()
    assert desktop.names()[0] == "Grand-Orly Seine Bièvre"
    desktop.key(KEY.Key_F, CTRL)
    desktop.type("zzz")
    assert desktop.names() == []
    desktop.key(KEY.Key_Escape)
    assert len(desktop.names()) == 133


def test_a_file_is_previewed_refused_mended_and_imported(desktop, dialogs, tmp_path, monkeypatch):
    page, view = desktop.page, desktop.page.import_view
    path = tmp_path / "liste.csv"
    path.write_bytes(
        "siren;nom;nature;mascotte\n219400224;Été;commune;x\n269400099;CCAS;CCAS;y\n".encode("cp1252")
    )
    monkeypatch.setattr(dialogs, "answer", path)
    object.__setattr__(page.bench, "dialogs", dialogs)
    page.choose_file()
    desktop.settle()
    assert page.header_title() == "Import d’une liste"
    assert not view.import_button.isEnabled()
    assert "1\xa0ligne à corriger" in view.import_button.reason
    assert view.model.index(0, 2).data() == "Été"
    desktop.key(KEY.Key_Escape)
    assert page.header_title() == "Collectivités"
    path.write_text("siren;nom;nature\n219400223;Été;commune\n269400099;CCAS;CCAS\n", encoding="utf-16")
    page.choose_file()
    desktop.settle()
    desktop.click(view.import_button)
    assert desktop.names() == ["CCAS", "Été"]
    assert desktop.toast() == "Collectivités importées"


def test_a_file_that_is_no_list_is_said_in_the_window(desktop, dialogs, tmp_path, monkeypatch):
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG\r\n")
    monkeypatch.setattr(dialogs, "answer", tmp_path / "photo.csv")
    object.__setattr__(desktop.page.bench, "dialogs", dialogs)
    desktop.page.choose_file()
    desktop.settle()
    assert "une image" in desktop.window.notices.message.accessibleName()
    assert desktop.page.header_title() == "Collectivités"


def test_quotes_are_started_and_opened_on_their_page(sheet, services, choisy):
    quote_id = services.quotes.drafting.create(choisy).ids[0]
    sheet.page.refresh(frozenset({"quotes"}))
    sheet.settle()
    view = sheet.page.sheet_view
    sheet.click(view.quotes.rows[0])
    assert sheet.window.stack.current.asked == quote_id
    sheet.window.go("authorities")
    sheet.click(view.tabs.tab(QUOTES))
    assert view.quote_model.rowCount() == 1
    view.quote_table.setFocus()
    sheet.key(KEY.Key_N, CTRL)
    assert sheet.window.stack.current.asked == NewQuote(choisy)


def test_other_pages_open_a_sheet_or_a_creation(desktop, choisy):
    desktop.window.go("authorities", choisy)
    desktop.settle()
    assert desktop.page.header_title() == "Choisy-le-Roi"
    desktop.window.go("authorities", NewAuthority("Caisse des écoles"))
    desktop.settle()
    assert desktop.page.panels.identity.values().name == "Caisse des écoles"


def test_the_palette_finds_authorities(desktop, choisy):
    (item,) = providers(desktop.window.bench)[0]("le roi choi")
    assert (item.title, item.detail) == ("Choisy-le-Roi", "Val-de-Marne")
    item.run()
    desktop.settle()
    assert desktop.page.header_title() == "Choisy-le-Roi"


def test_an_authority_that_is_gone_leads_back_to_the_list(desktop, services):
    created = services.authorities.create(AuthorityValues(name="Passagère", kind=AuthorityKind.OTHER))
    created.undo.run()
    desktop.window.go("authorities", created.ids[0])
    desktop.settle()
    assert desktop.page.header_title() == "Collectivités"
    assert "n’existe plus" in desktop.toast()


def test_a_narrow_window_keeps_what_matters(sheet):
    page = sheet.page
    sheet.window.resize(1000, 700)
    sheet.settle()
    assert page._membership_button not in page.header_widgets()
    assert page.list_view.table.isColumnHidden(ListColumn.SIREN)
    todo, chart = page.sheet_view.todo, page.sheet_view.headcount
    assert todo.mapTo(page, QPoint()).y() > chart.mapTo(page, QPoint()).y() + chart.height()
    sheet.window.resize(1440, 900)
    sheet.settle()
    assert page._membership_button in page.header_widgets()
    assert todo.mapTo(page, QPoint()).x() > chart.mapTo(page, QPoint()).x() + chart.width()


def test_the_models_behave_as_qt_wants(desktop, choisy, services, qtmodeltester):
    services.memberships.add(choisy, CADRE)
    desktop.window.go("authorities", choisy)
    desktop.settle()
    qtmodeltester.check(desktop.page.list_view.model)
    qtmodeltester.check(desktop.page.sheet_view.membership_model)
