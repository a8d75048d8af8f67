"""Statements in the window: a month walked through by keys, points, corrections, closing, what leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.documents import render_statement
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.people import Agent, Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.quote_drafting import LineValues
from cigdesk.services.statement_view import StatementStanding
from ui.operations import Cancelled
from ui.page import PageSpec
from ui.pages.agenda.targets import ShowAppointment
from ui.pages.agenda.view import AgendaPage
from ui.pages.quotes import SPEC as QUOTES
from ui.pages.statements import SPEC as STATEMENTS
from ui.pages.statements.targets import ShowStatement

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
DONE, PLANNED, EXCUSED = AppointmentStatus.DONE, AppointmentStatus.PLANNED, AppointmentStatus.EXCUSED
MARK = "Quidam-Marqueur"
"""The name of a person who was received: it stands nowhere here."""


class World:
    """In October, Choisy had two days of the extra ones that it ordered; of Stains one has no status yet."""

    def __init__(self, services):
        self.services, self.ids, self.meetings = services, {}, {}
        services.context.change(Right.MANAGE_CENTRE, self._found, "")
        for name in ("Choisy-le-Roi", "Stains"):
            self.orders[name] = self._ordered(name)
        days = (("Choisy-le-Roi", 6, DONE), ("Choisy-le-Roi", 13, DONE), ("Choisy-le-Roi", 14, EXCUSED))
        for name, day, status in (*days, ("Stains", 8, DONE), ("Stains", 30, PLANNED)):
            services.context.change(Right.BOOK, lambda uow, at=(name, day, status): self._met(uow, *at), "")

    orders: dict

    def _found(self, uow):
        self.orders = {}
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        self.by = Practitioner(id=new_id(), first_name="Yann", last_name=MARK, function=Function.ACFI)
        uow.add(self.by)
        for name in ("Choisy-le-Roi", "Stains"):
            made = Authority(
                id=new_id(), name=name, kind=AuthorityKind.COMMUNE, other_acfi=True, siret="21930072000014"
            )
            self.ids[name] = made.id
            uow.add(made)
            uow.add(Headcount(id=new_id(), authority_id=made.id, year=2026, heads=800))
            uow.add(
                Membership(
                    id=new_id(),
                    authority_id=made.id,
                    convention=Convention.CADRE,
                    start=date(2026, 1, 1),
                )
            )
        self.agent = Agent(id=new_id(), last_name=MARK, authority_id=self.ids["Stains"])
        uow.add(self.agent)
        return ()

    def _ordered(self, name):
        quotes = self.services.quotes
        quote = quotes.drafting.create(self.ids[name]).ids[0]
        quotes.drafting.add_line(quote, "ACFI", LineValues())
        quotes.drafting.add_line(quote, "ACFI-SUP", LineValues(quantity=Decimal(4)))
        for act in (quotes.issuing.issue, quotes.issuing.send, quotes.issuing.accept):
            act(quote)
        with self.services.context.reading() as uow:
            return next(each.id for each in uow.engagements.of_quote(quote) if each.offer == "ACFI-SUP")

    def _met(self, uow, name, day, status):
        start = self.services.agenda.instant(date(2026, 10, day), time(9))
        made = Appointment(
            id=new_id(),
            practitioner_id=self.by.id,
            kind=AppointmentKind.INSPECTION,
            mode=PlaceMode.SITE,
            start=start,
            end=start + timedelta(hours=7),
            authority_id=self.ids[name],
            engagement_id=self.orders[name],
            status=status,
            title=MARK,
        )
        self.meetings[name, day] = made.id
        uow.add(made)
        return ()

    def view(self, name, month=OCTOBER):
        return self.services.statements.view(self.ids[name], month)

    def requires_engagement(self, name):
        def work(uow):
            uow.get(Authority, self.ids[name]).requires_engagement = True
            return ()

        self.services.context.change(Right.MANAGE_AUTHORITIES, work, "")


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def window(world, desk, make_window, dialogs):
    agenda = PageSpec("agenda", "Agenda", "calendar-event", AgendaPage)
    return make_window(STATEMENTS, agenda, QUOTES, desk=desk, dialogs=dialogs)


@pytest.fixture
def part(window, settle):
    window.go("statements", ShowStatement(OCTOBER))
    settle()
    return window.stack.current.part


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    assert QApplication.focusWidget() is not None
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def click(widget):
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def names(part):
    model = part.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def text_of(pdf):
    return plain("\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def choose(part, name, settle):
    part.list.table.setFocus()
    part.list.table.select_row(names(part).index(name))
    settle()


def test_a_month_is_settled_corrected_closed_and_exported_by_keys_alone(
    part, world, settle, dialogs, tmp_path
):
    assert names(part) == ["Choisy-le-Roi", "Stains"]
    assert QApplication.focusWidget() is part.list.table
    press(KEY.Key_Down)
    settle()
    assert plain(part.body.name.text()) == "Stains, octobre 2026"
    assert plain(part.panel.total.text()) == "800,00 €"
    assert not part.panel.close_button.isEnabled()
    assert plain(part.panel.reason.text()) == "Possible après 1 point à régler."

    press(KEY.Key_F4)  # the point: what became of the 30th
    assert QApplication.focusWidget().text() == "Honoré"
    press(KEY.Key_Space)
    settle()
    assert not part.body.points.strips
    assert plain(part.panel.total.text()) == "1 600,00 €"

    press(KEY.Key_C)  # the keyboard is on the first line by now
    press(KEY.Key_A, CTRL)
    write("0,5")
    press(KEY.Key_Return)
    settle()
    assert part.body.rows[0].form.reason_field.error() == "Indiquez la raison."
    write("Matinée seulement")
    press(KEY.Key_Return)
    settle()
    assert plain(part.panel.total.text()) == "1 200,00 €"
    assert "Matinée seulement" in part.body.rows[0].button.accessibleName()

    press(KEY.Key_F4)
    assert QApplication.focusWidget() is part.panel.close_button
    press(KEY.Key_Space)
    assert plain(part.panel.question.text()).startswith("Valider octobre 2026 pour Stains")
    press(KEY.Key_Escape)
    assert not part.panel.asking
    press(KEY.Key_Space)
    press(KEY.Key_Space)
    settle()
    assert world.view("Stains").number == "RI-2026-0001"
    assert "RI-2026-0001" in part.body.about.text()
    assert not part.panel.close_button.isVisible()

    dialogs.answer = tmp_path / "mois.xlsx"
    press(KEY.Key_E, CTRL)
    settle()
    rows = [
        [cell.value for cell in row] for row in load_workbook(BytesIO(dialogs.answer.read_bytes())).active
    ]
    cells = [cell for row in rows for cell in row]
    assert "RI-2026-0001" in cells
    assert 1200 in cells
    assert not any(MARK in str(cell) for cell in cells)


def test_every_line_leads_to_the_work_behind_it(part, world, settle):
    asked = []
    part.bench = replace(part.bench, go=lambda *goal: asked.append(goal))
    click(part.body.rows[0].button)
    settle()
    part.body.rows[0].button.setFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    settle()
    press(KEY.Key_Down)
    assert part.body.out[0].hasFocus()
    assert "Absence excusée" in part.body.out[0].accessibleName()
    press(KEY.Key_Return)
    settle()
    expected = [ShowAppointment(world.meetings["Choisy-le-Roi", day]) for day in (6, 13, 14)]
    assert asked == [("agenda", each) for each in expected]


def test_a_line_waits_for_the_next_month_and_comes_back(part, world, settle):
    part.body.rows[0].button.setFocus()
    press(KEY.Key_R)
    press(KEY.Key_Return)
    settle()
    assert part.body.rows[0].form.reason_field.error() == "Indiquez la raison."
    write("Bon de commande attendu")
    press(KEY.Key_Return)
    settle()
    assert plain(part.panel.total.text()) == "800,00 €"
    assert [each.day.month for each in world.view("Choisy-le-Roi", NOVEMBER).lines if each.late] == [10]
    back = next(
        each
        for each in part.body.findChildren(type(part.export_button))
        if each.text() == "Reprendre ce mois"
    )
    click(back)
    settle()
    assert plain(part.panel.total.text()) == "1 600,00 €"


def test_a_correction_is_taken_back_by_the_menu_of_its_line(part, world, services, settle):
    key = world.view("Choisy-le-Roi").lines[0].key
    services.statements.correct(key, OCTOBER, Decimal(0), "Doublon")
    part.refresh()
    settle()
    assert plain(part.panel.total.text()) == "800,00 €"
    acts = {each.text().split("\t")[0]: each for each in part.body.rows[0].menu().actions()}
    acts["Retirer la correction"].trigger()
    settle()
    assert plain(part.panel.total.text()) == "1 600,00 €"
    assert not part.body.rows[0].corrections


def test_what_is_corrected_after_closing_goes_on_the_next_statement(part, world, settle, clock):
    click(part.panel.close_button)
    click(part.panel.confirm_button)
    settle()
    part.body.rows[0].button.setFocus()
    assert not part.body.rows[0].may_wait
    press(KEY.Key_C)
    press(KEY.Key_A, CTRL)
    write("0")
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    write("Journée offerte")
    press(KEY.Key_Return)
    settle()
    assert plain(part.panel.total.text()) == "1 600,00 €"
    assert "Journée offerte" in part.body.rows[0].button.accessibleName()
    click(part.after)
    settle()
    assert plain(part.body.name.text()) == "Choisy-le-Roi, novembre 2026"
    (said,) = (plain(each.button.accessibleName()) for each in part.body.rows if each.line.corrects)
    assert "corrige le relevé RI-2026-0001" in said
    assert "-800,00 €" in said.replace("\u2212", "-")


def test_chorus_fields_keep_themselves_and_say_what_is_wrong(part, world, settle):
    world.requires_engagement("Choisy-le-Roi")
    part.refresh()
    settle()
    assert not part.panel.close_button.isEnabled()
    press(KEY.Key_F4)
    form = part.panel.form
    assert form.editors["engagement_number"].hasFocus()
    press(KEY.Key_F4)
    assert QApplication.focusWidget() is part.panel.preview_button
    press(KEY.Key_F4)
    write("4500 218 734")
    press(KEY.Key_Tab)
    settle()
    assert world.view("Choisy-le-Roi").chorus.engagement_number == "4500 218 734"
    assert part.panel.close_button.isEnabled()
    assert form.saved.text().startswith("Enregistré à")
    form.editors["siret"].setFocus()
    write("123")
    press(KEY.Key_Tab)
    assert "SIRET" in form.fields["siret"].error()
    assert world.view("Choisy-le-Roi").typed.siret == ""


def test_all_that_are_ready_are_closed_after_a_question_with_a_report(part, world, settle):
    click(part.list.close_button)
    assert plain(part.panel.question.text()) == "Valider 1 relevé d’octobre 2026 ?"
    click(part.panel.confirm_button)
    settle()
    assert world.view("Choisy-le-Roi").number == "RI-2026-0001"
    assert world.view("Stains").standing is StatementStanding.TO_CHECK
    assert part.report.isVisible()
    assert not part.panel.isVisible()
    press(KEY.Key_Escape)
    assert part.panel.isVisible()
    assert not part.list.close_button.isEnabled()


def test_an_act_asked_from_the_activity_shows_the_statements_first(part, window, settle):
    window.go("statements", "activity")
    settle()
    assert not part.isVisible()
    part.preview()
    settle()
    assert part.paper.isVisible()
    assert part.paper.preview.page_count == 1


def test_filters_narrow_the_list_and_an_empty_month_says_so(part, settle):
    press(KEY.Key_F, CTRL)
    write("stai")
    assert names(part) == ["Stains"]
    assert plain(part.list.total.text()) == "800,00 €"
    press(KEY.Key_Escape)
    part.list.state.setCurrentIndex(part.list.state.findData(StatementStanding.READY))
    assert names(part) == ["Choisy-le-Roi"]
    part.list.state.setCurrentIndex(0)
    part.list.table.setFocus()
    for _ in range(3):
        press(KEY.Key_Left, CTRL)
        settle()
    assert names(part) == []
    assert part.nothing.isVisible()
    assert not part.panel.isVisible()
    assert not part.export_button.isEnabled()
    click(part.after)
    settle()
    click(part.after)
    settle()
    click(part.after)
    settle()
    assert part.body.isVisible()
    assert part.panel.isVisible()


def test_the_pages_are_seen_kept_and_written_for_the_whole_month(part, world, settle, dialogs, tmp_path):
    click(part.panel.preview_button)
    settle()
    assert part.paper.preview.page_count == 1
    assert "PROJET" in text_of(part.paper.pdf)
    dialogs.answer = tmp_path / "un.pdf"
    click(part.paper.save_button)
    settle()
    assert dialogs.answer.read_bytes() == part.paper.pdf
    part.paper.choice.set_value("internal")
    settle()
    assert "USAGE INTERNE" in text_of(part.paper.pdf)
    press(KEY.Key_Escape)
    assert part.body.isVisible()
    dialogs.answer = tmp_path / "mois"
    dialogs.answer.mkdir()
    part.save_pages()
    settle()
    assert len(list(dialogs.answer.iterdir())) == 2
    assert not any("stains" in each.name.lower() for each in dialogs.answer.iterdir())


def test_no_name_leaves_and_a_closed_page_keeps_its_bytes(part, world, settle, services):
    papers, town = services.statement_papers, world.ids["Choisy-le-Roi"]
    click(part.panel.close_button)
    click(part.panel.confirm_button)
    settle()
    kept = papers.pdf(town, OCTOBER, render_statement)
    assert "RI-2026-0001" in text_of(kept)
    assert "1 600,00 €" in text_of(kept)
    assert "mille six cents euros" in text_of(kept)
    services.context.change(Right.MANAGE_CENTRE, _renamed, "")
    assert papers.pdf(town, OCTOBER, lambda _page: b"never drawn again") == kept
    both = text_of(kept) + text_of(papers.internal(town, OCTOBER, render_statement))
    assert MARK not in both
    assert "6 oct." not in text_of(kept)


def test_what_was_closed_before_a_stop_stays_and_the_rest_is_told(world, services):
    services.bookings.set_status(world.meetings["Stains", 30], DONE)

    def stop_at_the_second(done, _total, _name):
        if done:
            raise Cancelled

    papers = services.statement_papers
    report = papers.close_ready(OCTOBER, render_statement, stop_at_the_second).report
    assert [each.item.name for each in report.done] == ["Choisy-le-Roi"]
    assert [each.name for each in report.left] == ["Stains"]
    assert world.view("Choisy-le-Roi").number == "RI-2026-0001"
    assert world.view("Stains").standing is StatementStanding.READY


def _renamed(uow):
    uow.find(Centre)[0].short_name = "Autre centre"
    return ()
