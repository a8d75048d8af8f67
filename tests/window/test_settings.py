"""The page of settings by keys and clicks, on a real store."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, AppointmentValues, PlaceMode
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.closure import ClosureValues
from cigdesk.domain.people import Function, PractitionerValues
from cigdesk.domain.place import SiteValues
from cigdesk.services.covered import LEFT
from ui.pages.settings import SPEC
from ui.settings_targets import CentreField, Part, ShowPractitioner, ShowSite

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key
MORNING = ((time(9), time(12)),)


@pytest.fixture
def window(desk, make_window):
    return make_window(SPEC, desk=desk)


@pytest.fixture
def page(window, settle):
    settle()
    return window.stack.current


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    """Type, accents included, which QTest cannot."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def focus(widget, qtbot):
    widget.setFocus()
    if isinstance(widget, QLineEdit):
        widget.end(False)
    qtbot.waitUntil(widget.hasFocus)


# The centre


def test_what_blocks_the_quotes_is_marked_and_f4_goes_from_one_to_the_next(page, qtbot):
    centre = page.centre
    assert centre.missing_fields() == ["siret", "deliberation", "signatory"]
    assert centre.missing.isVisible()
    visited = []
    for _ in range(4):
        press(KEY.Key_F4)
        visited += [name for name, field in centre.form.fields.items() if field.editor.hasFocus()]
    assert visited == ["siret", "deliberation", "signatory", "siret"]


def test_a_missing_setting_is_filled_in_and_taken_back(page, window, services, settle, qtbot):
    window.go("settings", CentreField("deliberation"))
    assert page.centre.form.fields["deliberation"].editor.hasFocus()
    write("n° 2025-118")
    press(KEY.Key_Tab)
    settle()
    assert services.centre.view().settings.deliberation == "n° 2025-118"
    assert "deliberation" not in page.centre.missing_fields()
    assert page.save_text().startswith("Enregistré à")
    window.undo_stack.run(window.undo_stack._undos[-1])
    settle()
    assert services.centre.view().settings.deliberation == ""
    assert page.centre.form.fields["deliberation"].editor.text() == ""


def test_a_wrong_siret_is_said_and_still_counts_as_missing(page, services, settle, qtbot):
    page.open_field("siret")
    write("12345")
    press(KEY.Key_Tab)
    settle()
    assert "il en manque 9" in page.centre.form.fields["siret"].error()
    assert "siret" in page.centre.missing_fields()
    assert services.centre.view().settings.siret == ""


def test_values_marked_demo_are_refused_here(page, settle, qtbot):
    page.open_field("siret")
    write("000 000 000 00000 (démo)")
    press(KEY.Key_Tab)
    settle()
    assert "démonstration" in page.centre.form.fields["siret"].error()


def test_the_validity_of_quotes_has_bounds(page, services, settle, qtbot):
    months = page.centre.months
    for typed, kept in (("25", 3), ("", 3), ("24", 24)):
        focus(months, qtbot)
        months.selectAll()
        press(KEY.Key_Delete)
        write(typed)
        press(KEY.Key_Tab)
        settle()
        assert services.centre.view().settings.quote_validity_months == kept
        assert bool(page.centre.form.fields["quote_validity_months"].error()) is (typed != "24")


def test_a_choice_is_written_at_once(page, services, settle, qtbot):
    focus(page.centre.holidays, qtbot)
    press(KEY.Key_Down)
    page.centre.form.flush()
    settle()
    assert services.centre.view().settings.holidays == "FR-MQ"


# Practitioners


@pytest.fixture
def nora(services):
    values = PractitionerValues(first_name="Nora", last_name="Belkacem", function=Function.SOCIAL_WORKER)
    return services.practitioners.create(values, {0: MORNING}).ids[0]


@pytest.fixture
def sheet(nora, page, settle):
    page.navigate(ShowPractitioner(nora))
    page.practitioners.read()
    settle()
    assert page.practitioners.sheet.last_name.text() == "Belkacem"
    return page.practitioners.sheet


def test_without_practitioner_the_part_says_what_to_do(page, settle, qtbot):
    page.navigate(Part.PRACTITIONERS)
    settle()
    press(KEY.Key_N, CTRL)
    qtbot.waitUntil(page.practitioners.sheet.last_name.hasFocus)


def test_a_practitioner_is_created_with_the_keyboard(page, services, settle, qtbot):
    page.navigate(Part.PRACTITIONERS)
    press(KEY.Key_N, CTRL)
    qtbot.waitUntil(page.practitioners.sheet.last_name.hasFocus)
    press(KEY.Key_Return, CTRL)
    assert page.practitioners.sheet.form.fields["last_name"].error() == "Indiquez le nom."
    write("Fabre")
    press(KEY.Key_Tab)
    write("Julien")
    page.practitioners.sheet.hours.form.fields["day0"].editor.setFocus()
    write("9-12 et 13h30-17")
    press(KEY.Key_Return, CTRL)
    settle()
    settle()
    line = services.practitioners.listing()[0]
    assert (line.name, line.colour) == ("Julien Fabre", "accent")
    assert services.practitioners.sheet(line.id).week[0] == (*MORNING, (time(13, 30), time(17)))
    assert not page.practitioners.sheet.creating
    assert page.practitioners.presenter.wanted == line.id


def test_the_button_that_creates_leaves_the_keyboard_on_the_list(page, settle, qtbot):
    page.navigate(Part.PRACTITIONERS)
    press(KEY.Key_N, CTRL)
    qtbot.waitUntil(page.practitioners.sheet.last_name.hasFocus)
    write("Fabre")
    qtbot.mouseClick(page.practitioners.sheet.submit, Qt.MouseButton.LeftButton)
    settle()
    settle()
    assert not page.practitioners.sheet.creating
    assert page.practitioners.list.hasFocus()


def test_hours_are_typed_refused_and_copied(sheet, nora, page, services, settle, qtbot):
    fields = sheet.hours.form.fields
    focus(fields["day1"].editor, qtbot)
    write("14h-9h")
    press(KEY.Key_Tab)
    settle()
    assert "sa fin doit venir après" in fields["day1"].error()
    assert services.practitioners.sheet(nora).week == {0: MORNING}
    focus(fields["day1"].editor, qtbot)
    fields["day1"].editor.selectAll()
    write("8h30-11")
    press(KEY.Key_Tab)
    settle()
    assert services.practitioners.sheet(nora).week[1] == ((time(8, 30), time(11)),)
    sheet.hours.copy_to_all(0)
    settle()
    week = services.practitioners.sheet(nora).week
    assert week == dict.fromkeys(range(5), MORNING)


def test_a_colour_is_chosen_by_a_click_and_shown_in_the_list(sheet, nora, page, services, settle):
    QTest.mouseClick(sheet.colour._swatches["plum"], Qt.MouseButton.LeftButton)
    sheet.form.flush()
    settle()
    assert services.practitioners.sheet(nora).values.colour == "plum"
    QAbstractItemModelTester(
        page.practitioners.list.entries, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert page.practitioners.list.entries.entries[0].colour == "plum"


def test_one_is_deactivated_deleted_and_brought_back(sheet, nora, page, services, settle, window):
    QTest.mouseClick(sheet.toggle, Qt.MouseButton.LeftButton)
    settle()
    assert services.practitioners.sheet(nora).active is False
    QTest.mouseClick(sheet.delete, Qt.MouseButton.LeftButton)
    settle()
    assert services.practitioners.listing() == []
    window.undo_stack.run(window.undo_stack._undos[-1])
    settle()
    assert [line.name for line in services.practitioners.listing()] == ["Nora Belkacem"]


def test_moving_in_the_list_writes_what_was_typed(sheet, nora, page, services, settle, qtbot):
    other = services.practitioners.create(
        PractitionerValues(first_name="Zoé", last_name="Zidi", function=Function.COACH)
    ).ids[0]
    page.practitioners.read()
    settle()
    focus(sheet.last_name, qtbot)
    write("i")
    page.practitioners.list.choose(other)
    settle()
    assert services.practitioners.sheet(nora).values.last_name == "Belkacemi"
    assert services.practitioners.sheet(other).values.last_name == "Zidi"
    assert sheet.last_name.text() == "Zidi"


# Places


def test_a_site_of_an_authority_is_created_with_its_rooms(page, services, settle, qtbot):
    services.authorities.create(AuthorityValues(name="Arcueil", kind=AuthorityKind.COMMUNE))
    page.navigate(ShowSite())
    sheet = page.places.sheet
    qtbot.waitUntil(sheet.name.hasFocus)
    write("Mairie")
    QTest.mouseClick(sheet.owner.segment("authority"), Qt.MouseButton.LeftButton)
    press(KEY.Key_Return, CTRL)
    assert "collectivité" in sheet.form.fields["authority_id"].error()
    write("arc")
    qtbot.waitUntil(sheet.authority._popup.isVisible)
    press(KEY.Key_Return)
    press(KEY.Key_Return, CTRL)
    settle()
    settle()
    site = services.places.listing()[0]
    assert (site.name, site.authority) == ("Mairie", "Arcueil")
    focus(sheet.rooms.new_name, qtbot)
    for name in ("Salle 1", "Salle 1"):
        write(name)
        press(KEY.Key_Return)
        settle()
        settle()
    assert [room.name for room in services.places.listing()[0].rooms] == ["Salle 1"]
    assert "déjà pris" in sheet.rooms._new.error()


@pytest.fixture
def siege(services):
    site = services.places.create_site(SiteValues(name="Siège", city="Pantin")).ids[0]
    services.places.add_room(site, "Salle 1")
    return site


@pytest.fixture
def site_sheet(siege, page, settle):
    page.navigate(Part.PLACES)
    page.places.read()
    settle()
    return page.places.sheet


def test_a_site_and_its_room_are_corrected_as_one_types(site_sheet, services, settle, qtbot):
    focus(site_sheet.city, qtbot)
    write(" cedex")
    press(KEY.Key_Tab)
    settle()
    row = next(iter(site_sheet.rooms._lines.values()))
    focus(row.name, qtbot)
    row.name.selectAll()
    write("Salle bleue")
    press(KEY.Key_Return)
    settle()
    site = services.places.listing()[0]
    assert (site.city, site.rooms[0].name) == ("Pantin cedex", "Salle bleue")


def test_a_site_is_archived_and_found_among_the_archived(site_sheet, page, services, settle, qtbot):
    QTest.mouseClick(site_sheet.archive, Qt.MouseButton.LeftButton)
    settle()
    assert services.places.listing()[0].archived
    assert page.places.list.keys() == []
    QTest.mouseClick(page.places.archived, Qt.MouseButton.LeftButton)
    assert len(page.places.list.keys()) == 1


def test_ctrl_f_filters_the_places(site_sheet, page, services, settle):
    services.places.create_site(SiteValues(name="Annexe"))
    page.places.read()
    settle()
    press(KEY.Key_F, CTRL)
    write("siege salle")
    assert len(page.places.list.keys()) == 1
    write("zzz")
    assert page.places.list.keys() == []
    assert not page.places.list.isVisible()


# Closures


def test_days_are_closed_listed_corrected_and_opened_again(page, services, settle, qtbot):
    page.navigate(Part.CLOSURES)
    part = page.closures
    page.begin()
    assert part.sheet.first.hasFocus()
    write("24/12/2026")
    press(KEY.Key_Tab)
    assert part.sheet.last.value() == part.sheet.first.value()
    part.sheet.last.selectAll()
    write("1/12/2026")
    press(KEY.Key_Return, CTRL)
    settle()
    assert part.sheet.form.fields["end"].error() == "Le dernier jour suit le premier."
    focus(part.sheet.last, qtbot)
    part.sheet.last.selectAll()
    write("31/12/2026")
    focus(part.sheet.label, qtbot)
    write("Fêtes")
    press(KEY.Key_Return, CTRL)
    settle()
    [line] = services.closures.listing()
    assert (line.values.label, (line.values.end - line.values.start).days) == ("Fêtes", 7)
    qtbot.waitUntil(lambda: part.list.keys() == [line.id])
    focus(part.sheet.label, qtbot)
    write(" de fin d’année")
    press(KEY.Key_Tab)
    settle()
    assert services.closures.listing()[0].values.label == "Fêtes de fin d’année"
    QTest.mouseClick(part.sheet.delete, Qt.MouseButton.LeftButton)
    settle()
    assert services.closures.listing() == ()


@pytest.fixture
def two_meetings(services):
    """Nadia's appointments: a meeting on 24 December at 10, another on 28 December at 10."""
    services.practitioners.create(
        PractitionerValues(first_name="Nadia", last_name="Belkacem", function=Function.SOCIAL_WORKER), {}
    )
    [nadia] = services.agenda.practitioners()

    def book(day):
        start = services.agenda.instant(date(2026, 12, day), time(10))
        values = AppointmentValues(
            practitioner_id=nadia.id,
            kind=AppointmentKind.INTERNAL,
            mode=PlaceMode.CENTRE,
            start=start,
            end=start + timedelta(hours=1),
            title="Coordination",
        )
        return services.bookings.book(values).ids[0]

    return book(24), book(28)


def test_a_closure_leads_to_the_appointments_that_it_covers(page, services, settle, qtbot, two_meetings):
    first, _second = two_meetings
    values = ClosureValues(start=date(2026, 12, 24), end=date(2026, 12, 24))
    services.closures.add(values, {first: LEFT})
    asked = []
    sheet = page.closures.sheet
    sheet.appointment_asked.disconnect()  # no agenda stands in this window
    sheet.appointment_asked.connect(lambda line: asked.append(line.id))
    page.navigate(Part.CLOSURES)
    page.closures.read()
    settle()
    qtbot.waitUntil(lambda: len(sheet.covered.rows) == 1)
    [row] = sheet.covered.rows
    assert row.name.text() == "Coordination"
    QTest.mouseClick(row.link, Qt.MouseButton.LeftButton)
    assert asked == [first]


def test_days_are_closed_and_their_appointments_treated_in_one_act(
    page, services, settle, qtbot, two_meetings
):
    first, second = two_meetings
    page.navigate(Part.CLOSURES)
    sheet = page.closures.sheet
    page.begin()
    write("24/12/2026")
    press(KEY.Key_Tab)
    qtbot.waitUntil(lambda: len(sheet.covered.rows) == 1)
    assert services.closures.listing() == ()
    QTest.mouseClick(sheet.covered.postpone_all, Qt.MouseButton.LeftButton)
    press(KEY.Key_Return, CTRL)
    settle()
    assert len(services.closures.listing()) == 1
    moved = services.agenda.appointment(first)
    assert moved.start.date() > date(2026, 12, 24)
    # Longer days that cover another appointment are not written before somebody has said what becomes of it.
    qtbot.waitUntil(lambda: not sheet.creating and sheet.covered.rows == [])
    focus(sheet.last, qtbot)
    sheet.last.selectAll()
    write("28/12/2026")
    focus(sheet.label, qtbot)
    settle()
    qtbot.waitUntil(sheet.apply.isVisible)
    assert services.closures.listing()[0].values.end == date(2026, 12, 24)
    assert {each.covered.row.id for each in sheet.covered.rows} >= {second}
    QTest.mouseClick(sheet.covered.cancel_all, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet.apply, Qt.MouseButton.LeftButton)
    settle()
    assert services.closures.listing()[0].values.end == date(2026, 12, 28)
    assert services.agenda.appointment(second).status is AppointmentStatus.CANCELLED
    qtbot.waitUntil(sheet.apply.isHidden)


def test_leaving_longer_days_without_an_answer_writes_nothing(page, services, settle, qtbot, two_meetings):
    services.closures.add(ClosureValues(start=date(2026, 12, 26), end=date(2026, 12, 27)))
    page.navigate(Part.CLOSURES)
    page.closures.read()
    settle()
    sheet = page.closures.sheet
    focus(sheet.last, qtbot)
    sheet.last.selectAll()
    write("28/12/2026")
    page.closures.flush()
    settle()
    page.closures.flush()
    settle()
    assert services.closures.listing()[0].values.end == date(2026, 12, 27)
    sheet.last.selectAll()
    write("30/12/2026")
    sheet.first.setFocus()
    sheet.first.selectAll()
    write("29/12/2026")
    focus(sheet.label, qtbot)
    qtbot.waitUntil(lambda: services.closures.listing()[0].values.end == date(2026, 12, 30))


def test_the_calendar_of_the_centre_is_set(page, services, settle, qtbot):
    centre = page.centre
    for edit, typed in ((centre.travel, "45"), (centre.step, "30")):
        focus(edit, qtbot)
        edit.selectAll()
        write(typed)
        press(KEY.Key_Tab)
        settle()
    focus(centre.whit_monday, qtbot)
    write("T")
    settle()
    press(KEY.Key_Tab)
    settle()
    focus(centre.no_show, qtbot)
    write("F")
    settle()
    press(KEY.Key_Tab)
    settle()
    kept = services.centre.view().settings
    assert (kept.travel_minutes, kept.slot_step_minutes, kept.whit_monday) == (45, 30, False)
    assert kept.no_show_charged is True
    focus(centre.step, qtbot)
    centre.step.selectAll()
    press(KEY.Key_Delete)
    press(KEY.Key_Tab)
    settle()
    assert services.centre.view().settings.slot_step_minutes is None
