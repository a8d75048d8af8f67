"""The papers of the agenda, drawn and read back: who is named, what is never said, where pages turn."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk import documents
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, PlaceMode
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Agent
from cigdesk.services import agenda_printing
from cigdesk.services.agenda_sheets import BlockKind, Names, RowState

LOPES = "M.\u00a0Rui\u00a0Lopes"
SECRETS = ("Préoccupations", "financi", "money")


def read(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.fixture
def printing(team):
    return team.services.agenda_printing


@pytest.fixture
def hall(team, printing):
    """The paper of the hall of Noisy on that day."""

    def paper(names=Names.HIDDEN, day=None):
        (place,) = [each for each, label in printing.places(team.day).items() if "Noisy" in label]
        return read(documents.render_place_day(printing.place_day(place, day or team.day, names)))

    return paper


@pytest.fixture
def week(team, printing):
    def paper(names=Names.INITIALS, day=None):
        return read(documents.render_weeks(printing.weeks([team.camille.id], day or team.day, names)))

    return paper


@pytest.fixture
def listed(team, printing):
    def paper(names=Names.INITIALS, chosen=None, last=None):
        return read(documents.render_list(printing.listing(chosen, team.day, last or team.day, names)))

    return paper


@pytest.fixture
def slip(printing):
    def paper(appointment, *, named=True):
        return read(documents.render_slip(printing.slip(appointment, named=named)))

    return paper


# the day of a place


def test_the_sheet_of_a_hall_says_place_hours_and_slots_and_names_nobody(team, hall):
    team.open()
    team.book()
    (page,) = hall()
    for words in ("Noisy-le-Sec, Hôtel de ville", "2 place du Maréchal-Foch", "mardi\u00a017\u00a0novembre"):
        assert words in page
    for words in ("Camille Roussel", "Salle 4", "Signature", "Créneau pris", "Libre", "1\u00a0créneau pris"):
        assert words in page
    assert [word for word in ("Lopes", "R.L.", "Rui", *SECRETS) if word in page] == []


def test_names_and_initials_stand_where_they_are_asked_for(team, hall):
    team.open()
    team.book()
    assert "R.L." in hall(Names.INITIALS)[0]
    assert "Lopes" not in hall(Names.INITIALS)[0]
    named = hall(Names.FULL)[0]
    assert LOPES in named
    assert "détruire après usage" in named
    assert [word for word in SECRETS if word in named] == []


def test_slots_come_in_order_and_those_given_up_are_free(team, printing):
    team.open()
    team.book((10, 30))
    team.book((9, 0), status=AppointmentStatus.EXCUSED)
    place = next(iter(printing.places(team.day)))
    (sheet,) = printing.place_day(place, team.day).sheets
    states = [row.state for row in sheet.rows]
    assert states == [RowState.FREE, RowState.FREE, RowState.TAKEN, RowState.FREE]


def test_a_call_during_the_permanence_is_nobodys_business_in_the_hall(team, hall):
    team.open()
    team.call((9, 45))
    (page,) = hall(Names.FULL)
    assert "Indisponible" in page
    assert "Haddad" not in page


def test_a_meeting_of_the_service_is_not_signed_for(team, printing, hall):
    team.open()
    team.meet("Bilan", (9, 45), mode=PlaceMode.SITE, site_id=team.hall.id)
    (page,) = hall(Names.FULL)
    assert "Indisponible" in page
    assert "Bilan" not in page
    team.meet("Salon", team.at(10, day=date(2026, 11, 18)), site_id=team.hall.id)
    assert printing.places(date(2026, 11, 18)) == {}


def test_each_half_day_has_its_page_and_a_full_one_turns_with_its_head(team, hall):
    team.open(hours=3)
    team.open((13, 0), hours=5, slot_minutes=10)
    pages = hall()
    assert len(pages) == 3
    assert all("Signature" in page for page in pages)
    assert all("Page" in page and "sur 3" in page for page in pages)


def test_a_day_without_anybody_says_so(team, hall):
    team.open()
    (page,) = hall(day=date(2026, 11, 11))
    assert "Aucun rendez-vous" in page
    assert "Noisy-le-Sec, Hôtel de ville" in page
    assert "Armistice" in page


def test_what_is_received_outside_of_a_permanence_has_a_sheet_too(team, hall):
    team.book(kind=AppointmentKind.HOURLY)
    (page,) = hall(Names.FULL)
    assert LOPES in page
    assert "Accompagnement horaire" in page


def test_places_where_a_permanence_is_held_come_first(team, printing):
    team.open(authority_id=None, site_id=team.hall.id)
    team.book(site_id=None, room_id=None, authority_id=team.noisy.id, kind=AppointmentKind.HOURLY)
    assert list(printing.places(team.day).values()) == ["Hôtel de ville", "Noisy-le-Sec"]
    team.change(team.noisy.id, kind=Authority, name="Aubervilliers")
    assert list(printing.places(team.day).values()) == ["Hôtel de ville", "Aubervilliers"]


def test_a_home_is_no_place_where_a_paper_hangs(team, printing):
    team.visit()
    team.call()
    assert printing.places(team.day) == {}


# the week


def test_a_week_shows_each_kind_with_initials_alone(team, week):
    team.one_of_each()
    (page,) = week()
    for words in ("Camille Roussel", "R.L.", "L.H.", "Téléphone", "Absence", "Semaine\u00a047"):
        assert words in page
    assert [word for word in ("Lopes", "Leïla", "maladie", *SECRETS) if word in page] == []


def test_a_week_without_names_has_no_titles_either(team, week):
    team.one_of_each()
    (page,) = week(Names.HIDDEN)
    assert [word for word in ("R.L.", "L.H.", "Haddad", "revoir") if word in page] == []
    assert "Réunion" in page


def test_holidays_are_named_and_empty_weekends_left_out(team, printing, week):
    (page,) = week(day=date(2026, 11, 11))
    assert "Armistice" in page
    assert "Sam." not in page
    team.meet("Salon", team.at(10, day=date(2026, 11, 21)))
    assert "Sam.\u00a021" in week()[0]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)], ids=["spring", "autumn"])
def test_a_day_keeps_its_wall_clock_when_the_hour_changes(team, printing, day):
    team.book(team.at(9, day=day))
    (sheet,) = printing.weeks([team.camille.id], day).sheets
    (block,) = sheet.days[-1].blocks
    assert (block.start, block.end) == (9 * 60, 9 * 60 + 45)


def test_an_absence_of_several_days_fills_each_of_them(team, printing, week):
    team.away(team.at(13), team.at(12, day=team.day + timedelta(days=2)))
    (sheet,) = printing.weeks([team.camille.id], team.day).sheets
    spans = [(b.start, b.end) for day in sheet.days for b in day.blocks if b.kind is BlockKind.ABSENCE]
    assert spans == [(13 * 60, 1440), (0, 1440), (0, 12 * 60)]
    assert len(week()) == 1


def test_a_crowded_week_with_long_and_odd_names_holds_on_its_page(team, week):
    team.change(team.lopes.id, kind=Agent, last_name="de La Rochefoucauld-Montmorency & <b>fils</b> 漢字")
    for place in range(60):
        team.book((8 + place % 10, 5 * (place % 7)), minutes=20 + place)
    assert len(week(Names.FULL)) == 1


def test_nobody_has_no_week(printing, team):
    assert "Aucun rendez-vous" in read(documents.render_weeks(printing.weeks([], team.day)))[0]


# the list


def test_a_list_says_what_became_of_each(team, listed):
    team.book()
    team.book((14, 0), status=AppointmentStatus.CANCELLED)
    (page,) = listed(Names.FULL)
    for words in (LOPES, "À venir", "Annulé", "C.\u00a0Roussel", "Noisy-le-Sec, Hôtel de ville, Salle 4"):
        assert words in page
    assert [word for word in SECRETS if word in page] == []


def test_a_list_without_names_has_no_column_for_them(team, listed):
    team.one_of_each()
    (page,) = listed(Names.HIDDEN)
    assert [word for word in ("Personne", "Lopes", "R.L.", "Haddad", "revoir") if word in page] == []


def test_a_long_day_says_its_name_and_its_columns_on_each_page(team, listed):
    for place in range(70):
        team.book((8 + place % 10, place % 60), minutes=15)
    pages = listed()
    assert len(pages) > 2
    assert all("Mardi\u00a017\u00a0novembre" in page and "Statut" in page for page in pages)


def test_an_empty_list_says_so(listed):
    assert "aucun rendez-vous" in listed()[0]


def test_a_list_keeps_those_who_left(team, listed):
    team.book(practitioner_id=team.nadia.id)
    assert "N.\u00a0Belkacem" in listed()[0]
    assert "N.\u00a0Belkacem" not in listed(chosen=[team.camille.id])[0]


def test_a_list_that_nobody_would_read_is_refused(team, printing, monkeypatch):
    monkeypatch.setattr(agenda_printing, "MOST_LISTED", 1)
    team.book()
    team.call()
    with pytest.raises(Refused):
        printing.listing(None, team.day, team.day)


# for the agent


def test_a_slip_says_when_where_and_with_whom_and_how_to_move_it(team, slip):
    (page,) = slip(team.book())
    for words in ("Rui Lopes", "Mardi\u00a017\u00a0novembre\u00a02026", "10\u202fh\u202f30", "Salle 4"):
        assert words in page
    for words in ("93130 Noisy-le-Sec", "Camille Roussel", "assistante sociale", "01\u00a056\u00a096"):
        assert words in page
    assert [word for word in SECRETS if word in page] == []


def test_a_slip_holds_on_half_a_page(team, printing):
    pdf = documents.render_slip(printing.slip(team.book()))
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 420)


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (PlaceMode.PHONE, "06\u00a012\u00a034\u00a056\u00a078"),
        (PlaceMode.VIDEO, "https://visio.exemple/haddad"),
    ],
)
def test_a_slip_says_how_a_distant_appointment_is_held(team, slip, mode, words):
    link = "https://visio.exemple/haddad" if mode is PlaceMode.VIDEO else ""
    assert words in slip(team.call(mode=mode, video_link=link))[0]


def test_an_unnamed_slip_says_neither_name_nor_number(team, slip):
    page = slip(team.call(), named=False)[0]
    assert [word for word in ("Haddad", "Leïla", "06\u00a012") if word in page] == []


def test_a_slip_never_says_where_somebody_lives(team, slip):
    page = slip(team.visit())[0]
    assert "À votre domicile" in page
    assert "Noisy" not in page


def test_a_slip_with_very_long_words_stays_on_its_page(team, slip):
    team.change(team.lopes.id, kind=Agent, last_name="Wolfeschlegelsteinhausen" * 8)
    assert len(slip(team.call(mode=PlaceMode.VIDEO, video_link="https://visio.exemple/" + "a" * 900))) == 1


@pytest.mark.parametrize("status", [AppointmentStatus.CANCELLED, AppointmentStatus.EXCUSED])
def test_nobody_is_told_of_what_will_not_be(team, printing, status):
    gone = team.book(status=status)
    with pytest.raises(Refused):
        printing.slip(gone)


def test_a_meeting_has_no_slip(team, printing):
    meeting = team.meet("Bilan")
    with pytest.raises(Refused):
        printing.slip(meeting)
    with pytest.raises(Refused):
        printing.message(meeting)


def test_a_mail_says_the_same_in_plain_text(team, printing):
    message = printing.message(team.call())
    assert message.to == "leila.haddad@noisy.exemple"
    assert message.subject == "Rendez-vous du mardi 17 novembre 2026 à 14 h 00"
    assert "Nous vous appellerons au 06 12 34 56 78." in message.body
    assert "Camille Roussel, assistante sociale" in message.body
    assert [word for word in ("\u202f", "\u00a0", *SECRETS) if word in message.body] == []


@pytest.mark.parametrize("names", list(Names))
def test_the_properties_of_a_file_name_nobody(team, printing, names):
    team.open()
    booked = team.book()
    place = next(iter(printing.places(team.day)))
    papers = (
        documents.render_place_day(printing.place_day(place, team.day, names)),
        documents.render_weeks(printing.weeks([team.camille.id], team.day, names)),
        documents.render_list(printing.listing(None, team.day, team.day, names)),
        documents.render_slip(printing.slip(booked)),
    )
    for paper in papers:
        told = " ".join(map(str, PdfReader(BytesIO(paper)).metadata.values()))
        assert "Lopes" not in told
        assert "Roussel" not in told
