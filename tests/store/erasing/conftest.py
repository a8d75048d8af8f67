"""Qorvex Zzyxw, whom every table tells of; and the pages of a store in plain, as SQLCipher encrypts them.

AES-256-CBC by page of 4096 bytes; the last 80 of each are its initial vector (16) and its seal.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.people import AgentValues, Function, PractitionerValues
from cigdesk.domain.request import Request
from cigdesk.domain.rights import Right
from cigdesk.domain.support import BillingAgreement, Case
from cigdesk.domain.support_time import Charge, Task, TimeEntry, WorkKind
from cigdesk.services.context import new_id

NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)
MARKERS = (
    "Zzyxw",
    "Qorvex",
    "0698765432",
    "wexlor",
    "Partenairix",
    "Titrolix",
    "Donnérix",
    "Visiolix",
    "Croisix",
)


class World:
    """Qorvex Zzyxw, whom every table tells of, and Leïla Haddad, of whom nothing may be lost."""

    def __init__(self, services):
        self.services = services
        self.town = services.authorities.create(
            AuthorityValues(name="Pantin", kind=AuthorityKind.COMMUNE)
        ).ids[0]
        self.worker = services.practitioners.create(
            PractitionerValues(first_name="Camille", last_name="Roussel", function=Function.SOCIAL_WORKER)
        ).ids[0]
        self.person = self.agent("Zzyxw", "Qorvex", phone="0698765432", mail="q@wexlor.example")
        self.other = self.agent("Haddad", "Leïla")
        self.asked = self.write(
            Request,
            requester=Requester.PARTNER,
            received_on=date(2026, 2, 2),
            agent_id=self.person,
            authority_id=self.town,
            partner="Partenairix",
        )
        self.case = self.write(
            Case,
            sequence=1,
            authority_id=self.town,
            agent_id=self.person,
            requester=Requester.PARTNER,
            partner="Partenairix",
            subject=Subject.MONEY,
            on_sick_leave=True,
            referent_id=self.worker,
            opened_on=date(2024, 3, 12),
            closed_on=date(2026, 11, 11),
            request_id=self.asked,
        )
        self.agreement = self.write(
            BillingAgreement, case_id=self.case, given_on=date(2024, 4, 1), given_by="Donnérix"
        )
        self.meeting = self.meet(self.person, -48, phone="0698765432", video_link="https://visiolix.example")
        self.entry = self.write(
            TimeEntry,
            authority_id=self.town,
            practitioner_id=self.worker,
            case_id=self.case,
            day=date(2026, 11, 10),
            minutes=50,
            work=WorkKind.INDIVIDUAL,
            mode=PlaceMode.CENTRE,
            task=Task.STEPS,
            charge=Charge.ASSESSMENT,
            appointment_id=self.meeting,
        )

    def agent(self, last_name, first_name="", **more):
        values = AgentValues(last_name=last_name, first_name=first_name, authority_id=self.town, **more)
        return self.services.agents.create(values).ids[0]

    def write(self, record_type, /, **values):
        record = record_type(id=new_id(), **values)

        def work(uow):
            uow.add(record)
            return (record.id,)

        self.services.context.change(Right.BOOK, work, "")
        return record.id

    def meet(self, agent, hours, status=AppointmentStatus.DONE, **more):
        start = NOW + timedelta(hours=hours)
        return self.write(
            Appointment,
            practitioner_id=self.worker,
            kind=AppointmentKind.REMOTE,
            mode=PlaceMode.PHONE,
            start=start,
            end=start + timedelta(minutes=45),
            status=status,
            agent_id=agent,
            authority_id=self.town,
            **more,
        )

    def get(self, kind, record_id):
        with self.services.context.reading() as uow:
            return uow.get(kind, record_id)

    def wipe(self, how, record_id):
        with self.services.context.writing(Right.ERASE) as uow:
            how(uow, record_id)
            uow.commit()


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def markers_in():
    """Which markers a store holds, pages that no table uses among them."""

    def found(path, key):
        folded = plain_pages(path, key.secret).lower()
        return [each for each in MARKERS if each.lower().encode() in folded]

    return found


@pytest.fixture
def in_plain():
    return lambda desk: plain_pages(desk.path, desk.store.key.secret)


PAGE, RESERVED, SALT = 4096, 80, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def plain_pages(path: Path, secret: bytes) -> bytes:
    """All of a store, its log with it, deciphered."""
    content = path.read_bytes()
    pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    first = [_plain(pages[0], secret, SALT)] if pages else []
    return b"".join([*first, *(_plain(page, secret, 0) for page in pages[1:]), _log(path, secret)])


def _log(path: Path, secret: bytes) -> bytes:
    log = path.with_name(path.name + "-wal")
    content = log.read_bytes() if log.exists() else b""
    starts = range(LOG_HEADER + FRAME_HEADER, len(content), PAGE + FRAME_HEADER)
    numbers = [int.from_bytes(content[start - FRAME_HEADER : start - FRAME_HEADER + 4]) for start in starts]
    return b"".join(
        _plain(content[start : start + PAGE], secret, SALT if number == 1 else 0)
        for start, number in zip(starts, numbers, strict=True)
    )


def _plain(page: bytes, secret: bytes, skipped: int) -> bytes:
    vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
    reader = Cipher(AES(secret), CBC(vector)).decryptor()
    return reader.update(page[skipped : PAGE - RESERVED]) + reader.finalize()
