"""The agenda as an iCalendar file, read back by the library that other programs use."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.words import KINDS
from cigdesk.domain.appointment import Absence, AppointmentStatus, Permanence
from cigdesk.domain.errors import InvalidInput
from cigdesk.exchange.agenda_ics import write_calendar

PEOPLE = ("Lopes", "Rui", "Haddad", "Leïla", "urgent", "maladie", "0612345678", "06\u00a012")
SUBJECTS = ("financi", "money", "Préoccupation")


def _unfolded(content: bytes) -> str:
    return content.replace(b"\r\n ", b"").decode("utf-8")


@pytest.fixture
def written(team):
    """The bytes of the month."""

    def write(span=None, chosen=None, *, names=False):
        export = team.services.agenda_export
        return write_calendar(export.calendar(span or team.month(), chosen, names=names))

    return write


@pytest.fixture
def read(written):
    """The events by UID."""

    def events(*args, **options):
        calendar = Calendar.from_ical(written(*args, **options))
        assert not calendar.errors
        return {str(event["uid"]): event for event in calendar.walk("VEVENT")}

    return events


def test_without_names_nothing_that_was_typed_about_somebody_goes_out(team, written):
    team.one_of_each()
    told = _unfolded(written())
    assert told.count("BEGIN:VEVENT") == 9
    assert [word for word in (*PEOPLE, *SUBJECTS) if word in told] == []


def test_with_names_the_subject_still_stays_inside(team, written):
    team.one_of_each()
    told = _unfolded(written(names=True))
    assert all(word in told for word in ("M.\u00a0Lopes", "Mme\u00a0Haddad", "06\u00a012", "Arrêt maladie"))
    assert [word for word in SUBJECTS if word in told] == []
    assert "CLASS:PRIVATE" in told


def test_uids_stay_and_sequences_grow(team, read):
    booked, opened, away = team.book(), team.open(), team.away(team.at(17), team.at(18))
    before = read()
    assert set(before) == {f"{each}@cigdesk" for each in (booked, opened, away)}
    team.change(booked, start=team.at(11), end=team.at(12))
    team.change(opened, kind=Permanence, cancelled=True)
    team.change(away, kind=Absence, label="Formation")
    after = read()
    assert set(after) == set(before)
    assert {each["sequence"] for each in before.values()} == {0}
    assert {each["sequence"] for each in after.values()} == {1}
    assert after[f"{booked}@cigdesk"]["dtstart"].dt.astimezone(UTC) == team.at(11)


def test_an_unchanged_agenda_gives_the_same_bytes_later(team, written, clock):
    team.one_of_each()
    first = written()
    clock.move(days=3)
    assert written() == first


def test_the_instant_of_the_last_change_is_told(team, read, clock):
    booked = team.book()
    clock.move(hours=2)
    team.change(booked, status=AppointmentStatus.CANCELLED)
    (event,) = read().values()
    assert event["last-modified"].dt == event["dtstamp"].dt == clock.now()


def test_hours_are_those_of_the_wall_with_their_zone(team, written):
    team.book()
    told = _unfolded(written())
    assert "DTSTART;TZID=Europe/Paris:20261117T103000" in told
    assert "DTEND;TZID=Europe/Paris:20261117T111500" in told
    assert told.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Europe/Paris" in told


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)], ids=["spring", "autumn"])
@pytest.mark.parametrize("hour", [0, 1, 3, 9, 23])
def test_instants_survive_the_weeks_of_a_change_of_hour(team, read, day, hour):
    start = team.at(hour, 30, day=day)
    team.book(start)
    span = Interval(start - timedelta(days=7), start + timedelta(days=7))
    (event,) = read(span).values()
    assert event["dtstart"].dt.astimezone(UTC) == start
    assert event["dtend"].dt.astimezone(UTC) == start + timedelta(minutes=45)


def test_the_second_time_that_an_hour_comes_is_told_in_utc(team, read):
    twice = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)  # 2 h 15 for the second time
    team.book(twice, minutes=30)
    (event,) = read(Interval(twice - timedelta(days=1), twice + timedelta(days=1))).values()
    assert (event["dtstart"].dt, event["dtend"].dt) == (twice, twice + timedelta(minutes=30))


def test_the_zone_of_the_file_knows_the_change_that_an_old_absence_began_before(team, written):
    start = team.at(9, day=date(2026, 6, 1))
    team.away(start, team.at(18, day=date(2026, 11, 20)))
    calendar = Calendar.from_ical(written())
    (zone,) = calendar.walk("VTIMEZONE")
    wall = calendar.walk("VEVENT")[0]["dtstart"].dt.replace(tzinfo=None)
    assert wall == datetime(2026, 6, 1, 9)  # noqa: DTZ001 - the hour on the wall
    assert zone.to_tz().utcoffset(wall) == timedelta(hours=2)


def test_what_was_given_up_is_cancelled_and_what_is_held_is_busy(team, read):
    held = {
        team.book((9 + place, 0), status=status): status.holds_time
        for place, status in enumerate(AppointmentStatus)
    }
    told = {uid.removesuffix("@cigdesk"): event for uid, event in read().items()}
    assert {key: told[str(key)]["status"] == "CONFIRMED" for key in held} == held
    assert {key: told[str(key)]["transp"] == "OPAQUE" for key in held} == held


def test_permanences_leave_the_time_free_and_absences_do_not(team, read):
    opened, away = team.open(), team.away(team.at(17), team.at(18))
    events = read()
    assert events[f"{opened}@cigdesk"]["transp"] == "TRANSPARENT"
    assert events[f"{away}@cigdesk"]["transp"] == "OPAQUE"


def test_each_kind_has_its_category_and_its_place(team, read):
    team.one_of_each()
    told = {(str(event["categories"].cats[0]), str(event.get("location", ""))) for event in read().values()}
    assert ("Permanence", "Hôtel de ville, Salle 4, Noisy-le-Sec") in told
    assert ("Consultation à distance", "Téléphone") in told
    assert ("Consultation à distance", "Visio") in told
    assert ("Visite à domicile", "À domicile") in told
    assert {category for category, _ in told} <= {
        *(word.capitalize() for word in KINDS.values()),
        "Permanence ouverte",
        "Absence",
    }


@pytest.mark.parametrize("names", [False, True])
def test_a_home_visit_tells_no_place_at_all(team, written, names):
    team.visit()
    told = _unfolded(written(names=names))
    assert "Noisy" not in told
    assert "Hôtel" not in told


def test_odd_titles_come_back_as_typed(team, read):
    title = "Bilan\u202f; « cœur, point »\n2ᵉ ligne \\ fin " + "é" * 90
    meeting = team.meet(title)
    (event,) = read(chosen=[team.camille.id], names=True).values()
    assert event["uid"] == f"{meeting}@cigdesk"
    assert event["summary"] == f"{title}, réunion"


def test_lines_are_folded_at_75_octets(team, written):
    team.meet("é" * 200)
    assert max(map(len, written(names=True).split(b"\r\n"))) <= 75


def test_one_practitioner_or_all(team, written):
    team.book()
    team.meet("Bilan", practitioner_id=team.nadia.id)
    alone, both = (_unfolded(written(chosen=chosen)) for chosen in ([team.camille.id], None))
    assert (alone.count("BEGIN:VEVENT"), both.count("BEGIN:VEVENT")) == (1, 2)
    assert "X-WR-CALNAME:Agenda de Camille Roussel" in alone
    assert "X-WR-CALNAME:Agenda\\, CIG Petite Couronne" in both
    assert "(C.\u00a0Roussel)" not in alone
    assert "Rendez-vous\\, réunion (N.\u00a0Belkacem)" in both


def test_the_period_is_half_open_but_for_absences_that_touch_it(team, read):
    inside, last = team.book(team.at(0)), team.book(team.at(23, 30))
    team.book(team.at(23, 30) - timedelta(days=1), minutes=60)
    team.book(team.at(0) + timedelta(days=1))
    away = team.away(team.at(9) - timedelta(days=5), team.at(9) + timedelta(days=5))
    day = Interval(team.at(0), team.at(0) + timedelta(days=1))
    assert set(read(day)) == {f"{each}@cigdesk" for each in (inside, last, away)}


def test_an_empty_agenda_is_a_calendar_too(written):
    calendar = Calendar.from_ical(written())
    assert calendar.walk("VEVENT") == []
    assert len(calendar.walk("VTIMEZONE")) == 1
    assert str(calendar["prodid"]).startswith("-//CIGDesk//")


@pytest.mark.parametrize("typed", ["Camille Roussel", "ROUSSEL camille", "roussel", " Camille  "])
def test_a_practitioner_is_named_in_any_order(team, typed):
    assert team.services.agenda_export.named(typed).id == team.camille.id


def test_a_practitioner_who_left_can_still_be_asked_for(team):
    export = team.services.agenda_export
    assert export.named("belkacem").id == export.named(str(team.nadia.id)).id == team.nadia.id


@pytest.mark.parametrize("typed", ["", "Rouss", "Camille Belkacem", "%"])
def test_an_unknown_practitioner_is_refused_with_the_names(team, typed):
    with pytest.raises(InvalidInput) as refusal:
        team.services.agenda_export.named(typed)
    assert "Camille Roussel, Nadia Belkacem" in str(refusal.value) or "Nadia Belkacem, " in str(refusal.value)


def test_two_of_the_same_name_are_told_apart_by_their_ids(team):
    team.change(team.nadia.id, kind=type(team.nadia), first_name="Camille", last_name="Roussel")
    with pytest.raises(InvalidInput) as refusal:
        team.services.agenda_export.named("Camille Roussel")
    assert all(str(each) in str(refusal.value) for each in (team.camille.id, team.nadia.id))
