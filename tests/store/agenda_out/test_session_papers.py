"""What is signed at a collective session, and what each person is told before, read back from the pages."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk import documents
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, PlaceMode
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Agent
from cigdesk.domain.session import Participation, SessionSeats
from cigdesk.services.agenda_sheets import Names
from cigdesk.services.context import new_id

TITLE = "Groupe d’analyse de pratiques"


def pages(pdf):
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


class Session:
    """Eight seats, three of Noisy (M. Lopes, Mme Haddad) and two of Stains (Mme Adam)."""

    def __init__(self, team):
        self.team = team
        self.stains = team.add(Authority(id=new_id(), name="Stains", kind=AuthorityKind.COMMUNE))
        self.adam = Agent(id=new_id(), first_name="Ève", last_name="Adam", authority_id=self.stains)
        team.add(self.adam)
        self.id = self.open()
        self.lopes, self.haddad, self.eve = (self.seat(each) for each in (team.lopes, team.haddad, self.adam))

    def open(self, start=(14, 0), minutes=180, **more):
        usual = {"kind": AppointmentKind.COLLECTIVE, "agent_id": None, "title": TITLE, "seats": 8}
        session = self.team.book(start, minutes, **(usual | more))
        for authority, seats in ((self.team.noisy.id, 3), (self.stains, 2)):
            self.team.add(
                SessionSeats(id=new_id(), appointment_id=session, authority_id=authority, seats=seats)
            )
        return session

    def seat(self, agent, status=AppointmentStatus.PLANNED, session=None):
        return self.team.add(
            Participation(
                id=new_id(),
                appointment_id=session or self.id,
                agent_id=agent.id,
                authority_id=agent.authority_id,
                status=status,
            )
        )


@pytest.fixture
def session(team):
    return Session(team)


@pytest.fixture
def printing(services):
    return services.agenda_printing


@pytest.fixture
def signed(printing, session):
    def draw(names=Names.FULL, session_id=None, **more):
        return pages(
            documents.render_attendance(printing.attendance(session_id or session.id, names), **more)
        )

    return draw


def test_everybody_has_a_line_and_each_free_seat_too(printing, session):
    sheet = printing.attendance(session.id)
    lines = [(each.name, each.employer) for each in sheet.signers]
    noisy, stains = "Noisy-le-Sec", "Stains"
    assert lines[:3] == [("HADDAD Leïla", noisy), ("LOPES Rui", noisy), ("ADAM Ève", stains)]
    assert lines[3:] == [("", noisy), ("", stains), ("", ""), ("", ""), ("", "")]
    assert [(each.authority, each.seats, each.registered) for each in sheet.seats] == [
        (noisy, 3, 2),
        (stains, 2, 1),
    ]


def test_the_page_says_when_where_and_with_whom(signed):
    (page,) = signed()
    for words in (
        TITLE,
        "Mardi\u00a017\u00a0novembre\u00a02026",
        "14\u202fh\u202f00",
        "Salle 4",
        "Camille Roussel",
    ):
        assert words in page
    for words in ("HADDAD Leïla", "Signature", "Présents", "ne pas afficher"):
        assert words in page


def test_without_names_the_lines_are_to_be_filled_in(signed, printing, session):
    (page,) = signed(Names.HIDDEN)
    assert [word for word in ("HADDAD", "Lopes", "LOPES", "Leïla", "nominatif") if word in page] == []
    assert len(printing.attendance(session.id, Names.HIDDEN).signers) == 8


def test_who_gave_up_signs_nothing_and_leaves_a_seat(printing, session, team):
    team.change(session.haddad, kind=Participation, status=AppointmentStatus.EXCUSED)
    names = [each.name for each in printing.attendance(session.id).signers]
    assert names == ["LOPES Rui", "ADAM Ève", *[""] * 6]


def test_a_whole_day_is_signed_twice(printing, session):
    assert printing.attendance(session.id).signed == ("Signature",)
    whole = session.open((9, 30), 450, seats=None)
    assert printing.attendance(whole).signed == ("Matin", "Après-midi")


@pytest.mark.parametrize("landscape", [False, True])
def test_a_large_session_turns_the_page_with_its_heads(session, signed, team, landscape):
    team.change(session.id, seats=60)
    found = signed(landscape=landscape)
    assert len(found) > 1
    lined = [page for page in found if "Nom et prénom" in page]
    assert len(lined) >= len(found) - 1
    assert "60" in "\n".join(found)


def test_the_sheet_lies_or_stands(printing, session):
    sheet = printing.attendance(session.id)
    for landscape, wide in ((False, False), (True, True)):
        (page, *_) = PdfReader(BytesIO(documents.render_attendance(sheet, landscape=landscape))).pages
        assert (page.mediabox.width > page.mediabox.height) is wide


def test_an_empty_session_of_no_authority_is_still_a_page(printing, session, team):
    empty = team.book(
        kind=AppointmentKind.COLLECTIVE, agent_id=None, authority_id=None, title="", start=(8, 0)
    )
    (page,) = pages(documents.render_attendance(printing.attendance(empty)))
    assert "Séance collective" in page


def test_odd_and_endless_names_print_as_typed(session, signed, team):
    team.change(session.adam.id, kind=Agent, last_name="<b>" + "Wolfeschlegel" * 20, first_name="&")
    assert "<B>WOLFE" in signed()[0]


# what each person is told


def test_each_person_has_a_slip_of_their_own(printing, session):
    slips = printing.session_slips(session.id)
    found = pages(documents.render_slips(slips))
    assert len(found) == 3
    for page, name, others in zip(
        found, ("Ève Adam", "Leïla Haddad", "Rui Lopes"), (("Haddad", "Lopes"), ("Adam", "Lopes"), ("Adam",)),
        strict=True,
    ):  # fmt: skip
        assert name in page
        assert TITLE in page
        assert "émargement" in page
        assert "Page" not in page
        assert [word for word in others if word in page] == []


def test_one_slip_or_one_that_names_nobody(printing, session):
    (slip,) = printing.session_slips(session.id, session.haddad)
    assert slip.addressee == "Mme Leïla Haddad"
    (anybody,) = printing.session_slips(session.id, named=False)
    assert anybody.addressee == ""


def test_a_mail_for_one(printing, session):
    message = printing.session_message(session.id, session.haddad)
    assert message.to == "leila.haddad@noisy.exemple"
    assert message.subject == f"{TITLE}, mardi 17 novembre 2026 à 14 h 00"
    assert f"« {TITLE} »" in message.body
    assert "Si vous ne pouvez pas venir" in message.body


def test_a_mail_for_all_tells_nobody_who_else_comes(printing, session):
    message = printing.session_message(session.id)
    assert (message.to, message.hidden) == ("", ("leila.haddad@noisy.exemple",))
    assert [word for word in ("Haddad", "Lopes", "Adam") if word in message.body] == []


def test_nothing_is_said_of_what_will_not_be_or_to_nobody(printing, session, team):
    team.change(session.eve, kind=Participation, status=AppointmentStatus.EXCUSED)
    with pytest.raises(Refused):
        printing.session_slips(session.id, session.eve)
    with pytest.raises(Refused):
        printing.attendance(team.book((8, 0)))
    team.change(session.id, status=AppointmentStatus.CANCELLED)
    for ask in (printing.attendance, printing.session_slips, printing.session_message):
        with pytest.raises(Refused):
            ask(session.id)


# places


def test_a_slip_never_invents_a_place(printing, team):
    nowhere = {"site_id": None, "room_id": None}
    site = printing.slip(team.book(authority_id=None, **nowhere))
    assert site.where[0] == "Lieu à préciser"
    centre = printing.slip(team.book((15, 0), mode=PlaceMode.CENTRE, **nowhere))
    assert centre.where[0] == "Au centre de gestion"
    assert "1 rue Lucienne-Gérain" in centre.where


def test_a_link_is_printed_as_it_has_to_be_typed(printing, team):
    link = "https://visio.exemple/salle/" + "0123456789" * 9 + "?mot-de-passe=a&b='c"
    pdf = documents.render_slip(printing.slip(team.call(mode=PlaceMode.VIDEO, video_link=link)))
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert link in page.extract_text().replace("\n", "")
    targets = [note.get_object()["/A"]["/URI"] for note in page["/Annots"]]
    assert set(targets) == {link}
