"""What the screen of a booking says of times and of the person on the phone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, PlaceMode, Requester, Subject
from cigdesk.domain.people import AgentStatus, Function
from cigdesk.ports.agenda import AgentRow, AppointmentRow, PermanenceRow, PractitionerRow
from cigdesk.services.callers import CallerFacts, RemoteRight
from cigdesk.services.slot_finding import FoundSlot
from ui.pages.agenda.booking.ways import PERMANENCE, VIDEO
from ui.pages.agenda.booking.words import (
    count_words,
    followed_words,
    lines_of,
    moment_words,
    near_day,
    place_of,
    summary,
    summary_detail,
    until_words,
)

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)
"""10 h 42 in Paris."""
CAMILLE = PractitionerRow(UUID(int=1), "Camille", "Roussel", Function.SOCIAL_WORKER, "accent", ())
HADDAD = AgentRow(UUID(int=2), "Mme", "Ana", "Haddad", AgentStatus.TENURED, UUID(int=3), "Pantin", "")


def words(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def slot(day: int, hour: int, minute: int = 0) -> FoundSlot:
    start = datetime(2026, 11, day, hour, minute, tzinfo=PARIS).astimezone(UTC)
    return FoundSlot(CAMILLE, Interval.lasting(start, 45))


def meeting(start: datetime, status: AppointmentStatus) -> AppointmentRow:
    return AppointmentRow(
        id=UUID(int=9), practitioner_id=CAMILLE.id, kind=AppointmentKind.REMOTE, mode=PlaceMode.PHONE,
        start=start, end=start + timedelta(minutes=45), status=status, agent_id=HADDAD.id, civility="Mme",
        first_name="Ana", last_name="Haddad", agent_status=None, authority_id=None, authority="",
        site_id=None, site="", room_id=None, room="", permanence_id=None, subject=Subject.NEUTRAL,
        requester=None, phone="",
        video_link="", title="", overlap_reason="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (timedelta(minutes=-5), "dans 0 min"),
        (timedelta(minutes=18), "dans 18 min"),
        (timedelta(minutes=60), "dans 1 h"),
        (timedelta(hours=23, minutes=59), "dans 23 h"),
        (timedelta(hours=24), "dans 1 jour"),
        (timedelta(days=5), "dans 5 jours"),
        (timedelta(days=59), "dans 59 jours"),
        (timedelta(days=90), "dans 3 mois"),
    ],
)
def test_how_far_a_time_is(later, said):
    assert words(until_words(NOW + later, NOW, PARIS)) == said


def test_days_are_those_of_the_wall_calendar():
    assert near_day(datetime(2026, 11, 12, 22, 59, tzinfo=UTC), NOW, PARIS) == "aujourd’hui"
    assert near_day(datetime(2026, 11, 12, 23, 1, tzinfo=UTC), NOW, PARIS) == "demain"
    assert near_day(datetime(2026, 11, 14, 9, tzinfo=UTC), NOW, PARIS) == ""


def test_a_proposed_time_tells_its_day_only_when_it_is_another():
    first, later = slot(17, 15, 15).span.start, slot(18, 9).span.start
    assert words(moment_words(first, slot(17, 14).span.start, PARIS)) == "15 h 15"
    assert words(moment_words(later, slot(17, 14).span.start, PARIS)) == "mer. 18 nov. 9 h 00"


def test_the_sentence_of_what_will_be_booked():
    said = words(summary("Mme Haddad", slot(17, 9, 45), VIDEO, PARIS))
    assert said == "Mme Haddad, mar. 17 nov. 2026, 9 h 45 – 10 h 30, en visio avec Camille Roussel"
    assert summary("", slot(17, 9, 45), VIDEO, PARIS).startswith("Personne à indiquer, ")
    detail = summary_detail(Subject.MONEY, VIDEO, Requester.EMPLOYER, answers=True)
    assert detail == (
        "Préoccupations financières, consultation à distance. Demandé par l’employeur. "
        "La demande en attente sera traitée."
    )


def test_a_permanence_is_told_by_its_place():
    row = PermanenceRow(
        UUID(int=4), CAMILLE.id, slot(17, 9).span.start, slot(17, 12).span.start, 45, False, UUID(int=3),
        "Pantin", None, "Mairie", None, "Salle 2",
    )  # fmt: skip
    held = replace(slot(17, 9), permanence=row)
    assert place_of(held) == "Pantin, Salle 2"
    assert "en permanence à Pantin avec" in summary("Mme Haddad", held, PERMANENCE, PARIS)
    assert place_of(slot(17, 9)) == ""


def test_how_many_times_and_until_when():
    assert words(count_words([slot(17, 9), slot(16, 9)], PARIS)) == "2 créneaux d’ici au 17 novembre 2026"
    assert count_words([], PARIS) == ""


def test_what_is_known_of_somebody_agrees_with_her():
    last = meeting(datetime(2026, 11, 9, 9, tzinfo=UTC), AppointmentStatus.NO_SHOW)
    coming = meeting(datetime(2026, 11, 20, 9, tzinfo=UTC), AppointmentStatus.PLANNED)
    facts = CallerFacts(
        agent=HADDAD,
        remote=RemoteRight(True, date(2026, 12, 31)),
        last=last,
        next=coming,
        followed_by=CAMILLE,
    )
    assert [words(line.text) for line in lines_of(facts, PARIS, NOW)] == [
        "Pantin : consultation à distance ouverte jusqu’au 31 décembre 2026",
        "Dernier rendez-vous : lun. 9 nov. 2026, absente non excusée",
        "Déjà attendue le ven. 20 nov. 2026, 10 h 00",
    ]
    assert words(followed_words(facts)) == "suivie par C. Roussel"


def test_nothing_is_said_of_what_is_not_known():
    facts = CallerFacts(agent=HADDAD, remote=RemoteRight(False))
    told = [line.text for line in lines_of(facts, PARIS, NOW)]
    assert told[1:] == ["Premier rendez-vous"]
    assert "aucune convention" in told[0]
    assert followed_words(facts) == ""
