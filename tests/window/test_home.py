"""The page of the morning, by keys and clicks, on a real store."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, Permanence, PlaceMode
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.people import AgentValues, Civility, Function, PractitionerValues
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from ui.page import PageSpec
from ui.pages import pages
from ui.pages.home.entry_row import Glyph
from ui.widgets.buttons import Button

KEY = Qt.Key
DAY = date(2026, 11, 12)


def instant(hour, minute=0, day=DAY):
    """Wall-clock time in Paris, an hour ahead of UTC in November."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


class World:
    """10 h 42: one appointment is over, one goes on, one comes; a slot is free until noon."""

    def __init__(self, services) -> None:
        self.services = services
        commune = AuthorityValues(name="Stains", kind=AuthorityKind.COMMUNE)
        self.stains = services.authorities.create(commune).ids[0]
        values = PractitionerValues(first_name="Nora", last_name="Belkacem", function=Function.SOCIAL_WORKER)
        self.nora = services.practitioners.create(values).ids[0]
        values = AgentValues(civility=Civility.MRS, last_name="Rocher", authority_id=self.stains)
        self.rocher = services.agents.create(values).ids[0]
        span = {"start": instant(9), "end": instant(12)}
        self.permanence = Permanence(id=new_id(), practitioner_id=self.nora, authority_id=self.stains, **span)
        self.over, self.ongoing = self.meeting(9), self.meeting(10, 30)
        self.coming = self.meeting(14, kind=AppointmentKind.REMOTE, mode=PlaceMode.PHONE, phone="0102030405")
        with services.context.writing(Right.BOOK) as uow:
            uow.add(self.permanence)
            uow.flush()
            for each in (self.over, self.ongoing, self.coming):
                uow.add(each)
            uow.commit()

    def meeting(self, hour, minute=0, kind=AppointmentKind.PERMANENCE, mode=PlaceMode.SITE, **more):
        start = instant(hour, minute)
        within = self.permanence.id if kind is AppointmentKind.PERMANENCE else None
        return Appointment(
            id=new_id(),
            practitioner_id=self.nora,
            kind=kind,
            mode=mode,
            start=start,
            end=start + timedelta(minutes=45),
            agent_id=self.rocher,
            authority_id=self.stains,
            permanence_id=within,
            **more,
        )

    def status(self, appointment):
        return self.services.agenda.appointment(appointment.id).status


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def window(world, desk, make_window):
    specs: tuple[PageSpec, ...] = pages()
    return make_window(*specs, desk=desk)


@pytest.fixture
def page(window, settle):
    window.go("home", None)
    settle()
    return window.stack.current


def row_of(page, hour):
    return next(each for each in page.day.rows() if each.accessibleName().startswith(hour))


def test_the_day_is_told_from_top_to_bottom(page):
    hours = [row.accessibleName().split(" à ")[0] for row in page.day.rows()]
    assert hours == sorted(hours, key=lambda text: (len(text), text))
    assert len([row for row in page.day.rows() if row.present]) == 1
    assert "3\xa0rendez-vous" in page.day.count.text()
    assert page.header_title() == "Bonjour Camille"


def test_what_is_over_gets_its_status_in_one_click_and_back(page, world, window, settle):
    buttons = row_of(page, "9").findChildren(Button)
    assert [each.accessibleName() for each in buttons] == ["Honoré", "Absent excusé", "Absent non excusé"]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    settle()
    assert world.status(world.over) is AppointmentStatus.DONE
    assert row_of(page, "9").findChildren(Glyph)
    QTest.keyClick(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert world.status(world.over) is AppointmentStatus.PLANNED


def test_a_row_opens_its_appointment_in_the_agenda(page, world, window, settle):
    row_of(page, "14").setFocus()
    QTest.keyClick(row_of(page, "14"), KEY.Key_Return)
    settle()
    assert window.stack.current.page_id == "agenda"


def test_a_free_slot_opens_the_form_at_its_time(page, world, window, settle):
    free = next(each for each in page.day.rows() if "Créneau libre" in each.accessibleName())
    (book,) = free.findChildren(Button)
    QTest.mouseClick(book, Qt.MouseButton.LeftButton)
    settle()
    agenda = window.stack.current
    assert agenda.page_id == "agenda"
    panel = agenda.conductor.panels.booking
    assert panel.isVisible()
    assert panel.form.practitioner.currentData() == world.nora


def test_what_waits_leads_where_it_is_settled(page, world, window, settle):
    first = page.waiting.acts[0]
    assert first.text() == "Renseigner"
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    settle()
    assert window.stack.current.page_id == "agenda"


def test_statements_and_times_wait_with_the_act_that_settles_them(page, world, window, settle):
    start = world.services.agenda.instant(date(2026, 10, 14), time(9))
    made = []

    def work(uow):
        for status in (AppointmentStatus.DONE, AppointmentStatus.PLANNED):
            made.append(
                Appointment(
                    id=new_id(),
                    practitioner_id=world.nora,
                    kind=AppointmentKind.HOURLY,
                    mode=PlaceMode.SITE,
                    start=start,
                    end=start + timedelta(hours=1),
                    agent_id=world.rocher,
                    authority_id=world.stains,
                    status=status,
                )
            )
            uow.add(made[-1])
        return ()

    world.services.context.change(Right.BOOK, work, "")
    page.refresh(frozenset())
    settle()
    acts = {each.accessibleName(): each for each in page.waiting.acts}
    (time_act,) = (each for name, each in acts.items() if name.startswith("Saisir"))
    assert time_act.accessibleName() == "Saisir : 1 rendez-vous honoré".replace(" rendez", "\u00a0rendez")
    (act,) = (each for name, each in acts.items() if name.startswith("Vérifier : Stains"))
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    settle()
    part = window.stack.current.part
    assert (part.presenter.month, part.presenter.authority_id) == (date(2026, 10, 1), world.stains)
    assert part.body.points.strips


def test_names_are_masked_with_the_others(page, window):
    window.bench.masking.set_masked(True)
    assert not any("Rocher" in row.accessibleName() for row in page.day.rows())


def test_a_plot_turns_into_the_table_of_its_figures(page):
    QTest.mouseClick(page.weeks.toggle, Qt.MouseButton.LeftButton)
    assert page.weeks.on_table
    assert page.weeks.toggle.text() == "Voir le graphique"
