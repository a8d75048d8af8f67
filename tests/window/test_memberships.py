"""« Adhésions » by real keys and clicks, on a real store: found, signed, renewed, amended, printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cigdesk.domain.authority import AuthorityKind, AuthorityValues, ContactValues
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.domain.membership import Convention, MembershipState, MembershipValues, Standing
from cigdesk.domain.membership_options import TermsValues
from ui.pages.authorities import SPEC
from ui.pages.authorities.cards import TwoLineRow
from ui.pages.authorities.membership_list_model import MembershipColumn
from ui.pages.authorities.membership_list_presenter import DUE
from ui.pages.authorities.targets import ShowMemberships
from ui.stage import AnsweringDialogs

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
YEAR = MembershipValues(
    convention=Convention.MEDECINE,
    start=date(2026, 1, 1),
    end=date(2026, 12, 31),
    signed_on=date(2025, 12, 8),
    tacit=True,
)


class Programs(AnsweringDialogs):
    """Remembers what was handed to the programs of the system."""

    def __init__(self):
        super().__init__()
        self.opened: list[Path] = []

    def open_externally(self, path):
        self.opened.append(path)
        return True


class Desktop:
    """The window on the tab, and the hands of a person."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.page = window.stack.current
        window.resize(1440, 900)

    @property
    def part(self):
        return self.page.parts.memberships

    @property
    def desk(self):
        return self.part.desk

    def settle(self):
        operations = self.window.bench.operations
        if operations.busy:
            with self.qtbot.waitSignal(operations.idle):
                pass
        QApplication.processEvents()

    def show(self, membership_id=None):
        self.window.go("authorities", ShowMemberships(membership_id))
        self.settle()

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

    def choose(self, combo, value):
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.emit(combo.currentIndex())
        self.settle()

    def column(self, column):
        model = self.part.list.model
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def pick(self, *texts):
        """Choose in the menu that is open, through its submenus."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for text in texts[:-1]:
            menu = next(each.menu() for each in menu.actions() if each.text() == text)
        next(each for each in menu.actions() if each.text() == texts[-1]).trigger()
        while QApplication.activePopupWidget() is not None:
            QApplication.activePopupWidget().close()
        self.settle()


@pytest.fixture
def programs():
    return Programs()


@pytest.fixture
def choisy(services):
    made = services.authorities.create(
        AuthorityValues(name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE, siren="219400223")
    ).ids[0]
    services.authorities.add_contact(
        made, ContactValues(name="Anne Besson", mail="drh@example.org", signs_quotes=True)
    )
    services.authorities.declare(made, 2026, 1284)
    return made


@pytest.fixture
def tacit(services, choisy):
    """Due since the end of its notice, with the terms of the year."""
    made = services.memberships.add(choisy, YEAR).ids[1]
    services.membership_terms.add(made, TermsValues(year=2026, offer="MED-1"))
    return made


@pytest.fixture
def social(services, choisy):
    three = replace(YEAR, convention=Convention.SOCIAL, end=date(2028, 12, 31), tacit=False)
    made = services.memberships.add(choisy, three).ids[1]
    services.membership_terms.add(made, TermsValues(year=2026, offer="SST-40"))
    return made


@pytest.fixture
def desktop(make_window, desk, qtbot, programs):
    made = Desktop(make_window(SPEC, desk=desk, dialogs=programs), qtbot)
    made.settle()
    return made


def test_the_list_is_filtered_and_says_what_it_comes_to(tacit, social, desktop, qtmodeltester):
    desktop.show()
    assert desktop.column(MembershipColumn.STANDING) == ["À reconduire", "En vigueur"]
    assert "182\u202f080,00\xa0€" in desktop.part.list.totals.text()
    desktop.choose(desktop.part.list.conventions, Convention.SOCIAL)
    assert desktop.column(MembershipColumn.OPTION) == ["SST-40"]
    assert desktop.part.list.totals.text() == "1\xa0adhésion, montant 2026 28\u202f000,00\xa0€"
    desktop.choose(desktop.part.list.conventions, None)
    desktop.choose(desktop.part.list.standings, DUE)
    assert desktop.column(MembershipColumn.CONVENTION) == ["Médecine préventive"]
    desktop.choose(desktop.part.list.standings, None)
    desktop.choose(desktop.part.list.years, 2028)
    assert desktop.column(MembershipColumn.AMOUNT) == [""]
    qtmodeltester.check(desktop.part.list.model)


def test_what_is_due_is_recalled_counted_on_the_rail_and_renewed_in_one_go(services, tacit, desktop):
    button = desktop.window.rail.button("authorities")
    # Badges are counted once the first page is painted.
    counted = "1\xa0rappel d’adhésion\xa0: 1\xa0à reconduire"
    desktop.qtbot.waitUntil(lambda: button.toolTip() == counted)
    desktop.show()
    recall = desktop.part.recall
    assert recall.isVisible()
    assert "à reconduire après le 31\xa0déc.\xa02026" in recall.rows[0].accessibleName()
    desktop.click(recall.renew_button)
    assert desktop.column(MembershipColumn.START) == ["1er\xa0janv.\xa02027", "1er\xa0janv.\xa02026"]
    assert not recall.isVisible()
    assert button.toolTip() == ""
    desktop.window.undo_stack.undo() if hasattr(desktop.window, "undo_stack") else desktop.key(
        KEY.Key_Z, CTRL
    )
    desktop.settle()
    assert len(desktop.column(MembershipColumn.START)) == 1


def test_a_membership_is_read_and_renewed_from_the_keyboard(tacit, desktop):
    desktop.show()
    desktop.part.list.focus_table()
    desktop.key(KEY.Key_Return)
    assert desktop.desk.view.isVisible()
    desktop.key(KEY.Key_R)
    assert desktop.desk.view.sheet.values.start == date(2027, 1, 1)
    assert desktop.desk.view.sheet.standing is Standing.UPCOMING
    desktop.key(KEY.Key_Escape)
    assert desktop.desk.current is None


def test_a_proposed_membership_is_signed_with_its_scan(services, choisy, desktop, programs, tmp_path):
    made = services.memberships.add(
        choisy, replace(YEAR, start=date(2027, 1, 1), end=date(2027, 12, 31), state=MembershipState.PROPOSED)
    ).ids[1]
    programs.file_to_open = tmp_path / "scan.pdf"
    programs.file_to_open.write_bytes(b"%PDF-1.7 signed")
    desktop.show(made)
    desktop.key(KEY.Key_S)
    form = desktop.desk.sign
    desktop.replace(form.days["signed_on"], " ")
    desktop.click(form.save_button)
    assert "a signé" in form.fields["signed_on"].error()
    desktop.replace(form.days["signed_on"], "10/11/2026")
    desktop.click(form.scan.button)
    desktop.click(form.save_button)
    sheet = desktop.desk.view.sheet
    assert sheet.values.signed_on == date(2026, 11, 10)
    assert [each.kind for each in sheet.documents] == [DocumentKind.SIGNED_CONVENTION]


def test_a_late_denunciation_is_warned_of_then_confirmed(tacit, desktop):
    desktop.show(tacit)
    desktop.key(KEY.Key_D)
    form = desktop.desk.denounce
    assert "30\xa0septembre\xa02026" in form.notice.text()
    desktop.replace(form.reason, "Fusion")
    desktop.click(form.save_button)
    assert form.save_button.text() == "Confirmer la dénonciation"
    desktop.replace(form.reason, "Fusion de communes")
    assert form.save_button.text() == "Enregistrer la dénonciation"
    desktop.click(form.save_button)
    desktop.click(form.save_button)
    sheet = desktop.desk.view.sheet
    assert sheet.standing is Standing.DENOUNCED
    assert sheet.denunciation.reason.startswith("Fusion de communes (préavis non respecté")


def test_the_terms_of_a_year_show_their_price_before_they_are_kept(services, choisy, desktop):
    made = services.memberships.add(choisy, YEAR).ids[1]
    desktop.show(made)
    desktop.key(KEY.Key_T)
    form = desktop.desk.terms
    desktop.choose(form.option, "MED-2")
    assert "173\u202f340,00\xa0€" in form.price.text()
    desktop.replace(form.amount, "100000")
    desktop.click(form.save_button)
    assert "catalogue" in form.fields["note"].error()
    desktop.replace(form.note, "Accord")
    desktop.click(form.save_button)
    (line,) = desktop.desk.view.sheet.terms
    assert (line.offer, int(line.amount), line.note) == ("MED-2", 100_000, "Accord")


def test_the_next_period_takes_over_the_option_unless_it_is_unticked(services, choisy, desktop, qtbot):
    once = replace(YEAR, convention=Convention.SOCIAL, tacit=False)
    first = services.memberships.add(choisy, once).ids[1]
    services.membership_terms.add(first, TermsValues(year=2026, offer="SST-40"))
    desktop.show()
    proposed = services.memberships.proposal(choisy, Convention.SOCIAL)
    form = desktop.desk.form
    for unticked, offers in ((True, []), (False, ["SST-40"])):
        desktop.desk.begin(choisy, proposed)
        desktop.settle()
        assert form.take_over.text() == "Reprendre l’option de 2026\xa0: SST-40"
        if unticked:
            desktop.choose(form.convention, Convention.MEDECINE)
            assert form.take_over.isHidden()
            desktop.choose(form.convention, Convention.SOCIAL)
            form.take_over.setFocus()
            desktop.key(KEY.Key_Space)
        desktop.click(form.save_button)
        assert [each.offer for each in desktop.desk.view.sheet.terms] == offers
        if unticked:
            services.memberships.remove(desktop.desk.view.sheet.id)
            desktop.desk.dismiss()


def test_an_amendment_says_what_it_will_write_and_is_applied(social, desktop, qtbot):
    desktop.show(social)
    desktop.key(KEY.Key_A)
    form = desktop.desk.amend
    desktop.replace(form.object, "Option SST-60")
    desktop.choose(form.option, "SST-60")
    qtbot.waitUntil(lambda: "28\u202f000,00\xa0€ → 42\u202f000,00\xa0€" in form.said.text())
    desktop.click(form.save_button)
    sheet = desktop.desk.view.sheet
    assert [each.number for each in sheet.amendments] == [1]
    assert sheet.terms[0].offer == "SST-60"
    desktop.key(KEY.Key_A)
    desktop.replace(form.object, "Rien")
    desktop.click(form.save_button)
    assert "Rien ne change" in form.fields["object"].error()


def test_an_amendment_changes_the_option_that_is_named(services, social, desktop, qtbot):
    services.membership_terms.add(social, TermsValues(year=2026, offer="CESF-80"))
    desktop.show(social)
    desktop.key(KEY.Key_A)
    form = desktop.desk.amend
    assert form.fields["replaces"].isVisible()
    assert form.replaces.currentData() == "CESF-80"
    desktop.replace(form.object, "Option SST-60")
    desktop.choose(form.replaces, "SST-40")
    assert form.option.currentData() == "SST-40"
    desktop.choose(form.option, "SST-60")
    qtbot.waitUntil(lambda: "28\u202f000,00\xa0€ → 42\u202f000,00\xa0€" in form.said.text())
    desktop.click(form.save_button)
    assert {each.offer for each in desktop.desk.view.sheet.terms} == {"CESF-80", "SST-60"}


def test_the_days_of_an_amendment_are_noted_once_it_comes_back(services, social, desktop):
    amendments = services.membership_amendments
    values = replace(amendments.draft(social).values, object="Préavis", notice_months=6)
    amendments.record(social, services.memberships.sheet(social).rev, values)
    desktop.show(social)
    row = next(each for each in desktop.desk.view.findChildren(TwoLineRow) if "à signer" in each.detail)
    desktop.click(row)
    desktop.pick("Dates de décision et de signature…")
    form = desktop.desk.amendment_days
    assert form.isVisible()
    desktop.replace(form.days["decided_on"], "3/11/2026")
    desktop.replace(form.days["signed_on"], "13/11/2026")
    desktop.click(form.save_button)
    assert "à venir" in form.fields["signed_on"].error()
    desktop.replace(form.days["signed_on"], "10/11/2026")
    desktop.click(form.save_button)
    (line,) = desktop.desk.view.sheet.amendments
    assert (line.decided_on, line.signed_on) == (date(2026, 11, 3), date(2026, 11, 10))


def test_a_paper_is_prepared_as_a_mail_and_kept_once(tacit, desktop, programs):
    desktop.show(tacit)
    view = desktop.desk.view
    for _ in range(2):
        desktop.click(view.papers_button)
        desktop.pick("Bulletin d’adhésion", "Préparer un courriel")
    mail = message_from_bytes(programs.opened[-1].read_bytes())
    assert mail["To"] == "drh@example.org"
    assert [part.get_filename() for part in mail.walk() if part.get_filename()] == ["membership-form.pdf"]
    assert [each.kind for each in view.sheet.documents] == [DocumentKind.MEMBERSHIP_FORM]


def test_a_form_that_is_not_kept_holds_the_tab(tacit, social, desktop):
    desktop.show(tacit)
    desktop.key(KEY.Key_C)
    form = desktop.desk.form
    desktop.replace(form.notice, "6")
    desktop.page.parts.choice.set_value("list")
    desktop.settle()
    assert desktop.page.parts.on_memberships
    assert form.isVisible()
    assert desktop.page.parts.choice.value() == "memberships"
    desktop.key(KEY.Key_Escape)
    desktop.key(KEY.Key_Escape)
    desktop.page.parts.choice.set_value("list")
    desktop.settle()
    assert not desktop.page.parts.on_memberships


def test_a_new_membership_begins_with_its_authority(choisy, desktop, qtbot):
    desktop.show()
    desktop.click(desktop.part.new_button)
    desktop.type("choi")
    popup = desktop.part.choose.search.popup
    qtbot.waitUntil(lambda: [each.rest for each in popup.suggestions()] == ["Choisy-le-Roi"])
    desktop.key(KEY.Key_Return)
    form = desktop.desk.form
    assert form.isVisible()
    desktop.replace(form.days["signed_on"], "1/11/2026")
    desktop.click(form.save_button)
    assert desktop.column(MembershipColumn.AUTHORITY) == ["Choisy-le-Roi"]
    assert desktop.desk.view.isVisible()
