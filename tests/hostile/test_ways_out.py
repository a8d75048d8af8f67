"""Calendars, mails and addresses that leave: no text in them becomes a line, a header or a part."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.errors import MessageError
from email.policy import default
from urllib.parse import parse_qs, urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from texts import MARKUP

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.identifiers import mail_fault
from cigdesk.exchange.agenda_ics import write_calendar
from cigdesk.exchange.mail_file import Attached, write_mail
from cigdesk.services.agenda_export import AgendaCalendar, CalendarEvent
from cigdesk.services.agenda_sheets import Message
from cigdesk.services.inspection_reports import file_name as report_name
from cigdesk.services.statement_papers import file_name as statement_name
from ui.pages.agenda.printing_mail import mail_address

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
SPAN = Interval(NOON, NOON + timedelta(hours=1))
BREAKING = (
    "fin\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT1M\r\nEND:VALARM",
    "fin\nATTACH:file:///etc/passwd",
    "fin\rURL:http://127.0.0.1:9/",
    "fin\u2028ATTENDEE:mailto:x@y.fr",
    "fin\x85RRULE:FREQ=SECONDLY",
    'a;b,c:d\\n\\;\\,"e"',
    "nul\0 et \x07 cloche",
    "moitié \ud800 seule",
    "é" * 3_000,
    "\u202eàsrever",
    *MARKUP,
)
"""What iCalendar, the headers of mails or their addresses would take for something else than words."""


@pytest.mark.parametrize("text", BREAKING)
def test_a_text_of_the_agenda_stays_one_property(text):
    event = CalendarEvent(id=UUID(int=7), span=SPAN, title=text, category=text, place=text, detail=text)
    calendar = AgendaCalendar(
        name=text, zone=ZoneInfo("Europe/Paris"), span=SPAN, made=NOON, private=True, events=(event,)
    )
    content = write_calendar(calendar)
    read = Calendar.from_ical(content)
    assert [each.name for each in read.walk()] == _parts_of_plain(calendar)
    (found,) = read.walk("VEVENT")
    assert found.keys().isdisjoint({"ATTACH", "URL", "ATTENDEE", "RRULE", "ORGANIZER"})
    assert not read.errors
    assert not found.errors
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\0" not in content
    assert len(content.replace(b"\r\n", b"").splitlines()) <= 1 + text.count("\x85") * 5


def _parts_of_plain(calendar: AgendaCalendar) -> list[str]:
    """The parts of the same calendar with a plain text everywhere."""
    plain = replace(calendar.events[0], title="x", category="x", place="x", detail="x")
    return [
        each.name for each in Calendar.from_ical(write_calendar(replace(calendar, events=(plain,)))).walk()
    ]


@pytest.mark.parametrize("text", BREAKING)
def test_a_text_of_a_mail_stays_in_its_place(text):
    """Names come in by subjects, bodies and names of documents: none of them is a header or a part."""
    message = Message("a@b.fr", f"Devis {text}", f"Bonjour {text},\n.\nfin", hidden=("c@d.fr",))
    content = write_mail(message, (Attached("devis-1.pdf", b"%PDF"),))
    mail = message_from_bytes(content, policy=default)
    assert set(mail.keys()) == {"X-Unsent", "To", "Bcc", "Subject", "MIME-Version", "Content-Type"}
    assert [each.get_content_type() for each in mail.walk()] == [
        "multipart/mixed",
        "text/plain",
        "application/pdf",
    ]
    assert (mail["To"], mail["Bcc"]) == ("a@b.fr", "c@d.fr")


@pytest.mark.parametrize(
    "address",
    [
        "a@b.fr\r\nBcc: x@y.fr",
        "a@b.fr, x@y.fr",
        "a@b.fr;x@y.fr",
        '"a b"@c.fr',
        "a@b.fr>",
        "<a@b.fr>",
        "a@b.fr\0",
        "@b.fr",
        "a@b",
    ],
)
def test_an_address_that_could_be_two_is_never_kept_nor_written(address):
    assert mail_fault(address)
    try:
        content = write_mail(Message(address, "Objet", "Corps"))
    except (MessageError, ValueError, IndexError):
        return
    assert "x@y.fr" not in (message_from_bytes(content, policy=default)["Bcc"] or "")


@pytest.mark.parametrize("text", BREAKING)
def test_a_mail_address_has_one_recipient_and_its_words(text):
    text = text.replace("\ud800", "")
    address = mail_address(Message("a@b.fr", text, text, hidden=("c@d.fr",)))
    assert address.isascii()
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "a@b.fr")
    asked = parse_qs(parts.query)
    assert asked.keys() == {"bcc", "subject", "body"}
    assert asked["bcc"] == ["c@d.fr"]


@pytest.mark.parametrize(
    "number", ["../../x", "CON", "a/b\\c:d", "2026-0042", "\u202efdp", "a\0b", "é" * 300]
)
def test_a_number_never_leads_elsewhere_as_the_name_of_a_file(number):
    for name in (report_name(number), statement_name(number)):
        assert not set(name) & set('/\\:*?"<>|\0\n')
        assert ".." not in name
        assert name.isprintable()
        assert len(name.encode()) <= 255
