"""Keep a store of the present release for the tests of those to come: run it by `python`, once a release.

Writes `VERSION.sql`, `VERSION.key` and `VERSION.documents` beside this file, VERSION being the version of the
program. A release is frozen once, when it is made, and its files never change: they are what people have
on their disks. See README.md in this folder.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from stdnum import luhn

from cigdesk.bootstrap import Desk, create_store
from cigdesk.domain.absence import AbsenceValues
from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import AuthorityKind, AuthorityValues, ContactValues
from cigdesk.domain.membership import Convention, MembershipState, MembershipValues
from cigdesk.domain.membership_life import Denunciation
from cigdesk.domain.people import (
    AgentStatus,
    AgentValues,
    Civility,
    Function,
    LeaveValues,
    PractitionerValues,
)
from cigdesk.domain.place import SiteValues
from cigdesk.services.centres import shipped_centres
from cigdesk.services.desk import Services
from cigdesk.services.permanences import PermanenceValues
from cigdesk.services.quote_lines import LineValues
from db import keyfile
from db.crypto import Cost

PASSPHRASE = "la version d’hier s’ouvre demain"
PARIS = ZoneInfo("Europe/Paris")
MONDAY = date(2026, 11, 16)
CONFIRMED = Confirmation("Vu avec le secrétariat")
_HERE = Path(__file__).parent
_SHADOWS = "search_index"
_TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
_OTHERS = """SELECT name, sql FROM sqlite_master
    WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid"""


class HandClock:
    """A clock that only this script moves."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant


def main() -> int:
    """Write the files of the present release, unless they are there."""
    target = _HERE / f"{version('cigdesk')}.sql"
    if target.exists():
        sys.stderr.write(f"{target} is there: a release is frozen once.\n")
        return 1
    with TemporaryDirectory() as folder:
        path = Path(folder) / "base.cigdesk"
        _make(path)
        _freeze(path, target)
    sys.stdout.write(f"{target}\n")
    return 0


def _make(path: Path) -> None:
    clock = HandClock()
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    values = shipped_centres()[0].values
    desk = create_store(path, values, "Camille Roussel", PASSPHRASE, clock=clock, cost=cheap)
    try:
        Filling(desk.services, clock).run()
    finally:
        desk.store.close()


class Filling:
    """Something in every table, through the services, as people would have typed it."""

    def __init__(self, services: Services, clock: HandClock) -> None:
        self.services, self.clock = services, clock

    def run(self) -> None:
        self.settings()
        self.authorities()
        self.team()
        self.agents()
        self.agenda()
        self.quotes()
        self.second_thoughts()

    def settings(self) -> None:
        before = self.services.centre.view().settings
        filled = replace(
            before,
            siret=_siret("28920001"),
            deliberation="n° 2025-61 du 12 décembre 2025",
            signatory="Inès Vauquelin",
            signatory_title="Présidente",
            quote_prefix="D-",
        )
        self.services.centre.edit(before, filled)

    def authorities(self) -> None:
        service = self.services.authorities
        self.merle = self._authority("Mont-le-Merle", AuthorityKind.COMMUNE, "21940902", "94600", 1284)
        self.ormes = self._authority("Saint-Aubin-les-Ormes", AuthorityKind.COMMUNE, "21940903", "94700", 46)
        self.ccas = self._authority("CCAS de Mont-le-Merle", AuthorityKind.CCAS, "26940902", "94600", 87)
        self.syndicate = self._authority("Syndicat des eaux de l’Yvette", AuthorityKind.SYNDICATE, "25910901")
        service.archive(self.syndicate)
        signing = ContactValues(
            name="Hélène Rivoire",
            role="DRH",
            phone="01 99 00 12 34",
            mail="drh@example.org",
            signs_quotes=True,
        )
        service.add_contact(self.merle, signing)
        service.add_contact(self.ormes, ContactValues(name="Paul d’Orsigny", role="Secrétaire de mairie"))
        service.add_subscription(self.merle, "ACFI", 2026)
        add = self.services.memberships.add
        signed = {"start": date(2024, 1, 1), "end": date(2027, 12, 31), "signed_on": date(2023, 12, 4)}
        add(self.merle, MembershipValues(convention=Convention.CADRE, **signed))
        add(self.merle, MembershipValues(convention=Convention.SOCIAL, **signed))
        add(self.ormes, MembershipValues(convention=Convention.CADRE, **signed))
        add(self.ormes, MembershipValues(convention=Convention.ACCOMPAGNEMENT_SOCIAL, **signed))
        add(self.ccas, MembershipValues(convention=Convention.SOCIAL, **signed))
        leaving = add(self.ccas, MembershipValues(convention=Convention.CADRE, **signed)).ids[1]
        effect = {"denounced_on": date(2026, 6, 15), "denounced_effect": date(2026, 12, 31)}
        self.services.memberships.denounce(leaving, Denunciation(**effect, reason="Autre prestataire"))
        proposed = {"start": date(2028, 1, 1), "end": date(2030, 12, 31), "state": MembershipState.PROPOSED}
        add(self.ormes, MembershipValues(convention=Convention.SOCIAL, **proposed))

    def _authority(
        self, name: str, kind: AuthorityKind, siren: str, postcode: str = "", heads: int | None = None
    ) -> UUID:
        values = AuthorityValues(
            name=name, kind=kind, siren=_siren(siren), postcode=postcode, city=name if postcode else ""
        )
        made = self.services.authorities.create(values).ids[0]
        for year in (2025, 2026) if heads else ():
            self.services.authorities.declare(made, year, heads + year - 2026)
        return made

    def team(self) -> None:
        morning, afternoon = (time(9), time(12, 30)), (time(13, 30), time(17))
        week = dict.fromkeys(range(4), (morning, afternoon)) | {4: (morning,)}
        add = self.services.practitioners.create
        social = PractitionerValues(
            first_name="Nadia",
            last_name="Belmont",
            function=Function.SOCIAL_WORKER,
            colour="plum",
            phone="0199001122",
            mail="nadia.belmont@example.org",
        )
        acfi = PractitionerValues(first_name="Yann", last_name="Kerzoncuf", function=Function.ACFI)
        self.nadia, self.yann = add(social, week).ids[0], add(acfi).ids[0]
        gone = add(PractitionerValues(first_name="Odile", last_name="Ferrand", function=Function.CESF)).ids[0]
        self.services.practitioners.set_active(gone, active=False)
        places = self.services.places
        hall = SiteValues(name="Hôtel de ville", authority_id=self.merle, address="1 place du Merle")
        self.site = places.create_site(hall).ids[0]
        self.room = places.add_room(self.site, "Salle des mariages").ids[1]
        places.set_room_archived(places.add_room(self.site, "Ancien bureau").ids[1], archived=True)
        own = places.create_site(SiteValues(name="Siège du centre", city="Versailles")).ids[0]
        places.add_room(own, "Bureau 12")

    def agents(self) -> None:
        add = self.services.agents.create
        keller = AgentValues(
            civility=Civility.MRS,
            first_name="Élodie",
            last_name="Keller-Noël",
            authority_id=self.merle,
            status=AgentStatus.TENURED,
            phone="06 99 00 45 67",
            mail="elodie@example.org",
        )
        self.elodie = add(keller).ids[0]
        self.marc = add(
            AgentValues(civility=Civility.MR, first_name="Marc", last_name="Œuvrard", authority_id=self.ormes)
        ).ids[0]
        self.lea = add(AgentValues(first_name="Léa", last_name="N’Guessan", authority_id=self.ccas)).ids[0]
        self.services.agents.archive(add(AgentValues(last_name="Vidal", authority_id=self.merle)).ids[0])
        self.services.agents.add_leave(self.elodie, LeaveValues(start=date(2026, 10, 1)))
        past = LeaveValues(start=date(2026, 3, 2), end=date(2026, 3, 20))
        self.services.agents.add_leave(self.marc, past)

    def agenda(self) -> None:
        self._permanences()
        booked = [self._book(values) for values in self._appointments()]
        _over, *others = booked
        outcomes = (AppointmentStatus.DONE, AppointmentStatus.EXCUSED, AppointmentStatus.NO_SHOW)
        for appointment, status in zip(others, (*outcomes, AppointmentStatus.CANCELLED), strict=False):
            self.services.bookings.set_status(appointment, status)
        self.services.bookings.move(booked[5], _span(3, 15, 45))

    def _permanences(self) -> None:
        service = self.services.permanences
        band, later = _span(-3, 9, 180), _span(8, 9, 180)
        at = {"authority_id": self.merle, "site_id": self.site, "room_id": self.room}
        service.open(PermanenceValues(practitioner_id=self.nadia, **vars(band), **at), confirmation=CONFIRMED)
        cancelled = PermanenceValues(
            practitioner_id=self.nadia, **vars(later), slot_minutes=60, site_id=self.site
        )
        service.cancel(service.open(cancelled).ids[0])
        away = _span(11, 8, 600)
        self.services.absences.add(
            AbsenceValues(practitioner_id=self.nadia, **vars(away), label="Congé annuel")
        )

    def _appointments(self) -> Iterator[AppointmentValues]:
        """Each kind, the first four in the past; the first two lie over each other."""
        nadia, yann, who = self.nadia, self.yann, {"requester": Requester.AGENT, "subject": Subject.MONEY}
        kind, mode = AppointmentKind, PlaceMode
        at = {"site_id": self.site, "room_id": self.room}
        yield _wish(nadia, kind.PERMANENCE, mode.SITE, _span(-3, 9, 45), agent_id=self.elodie, **at, **who)
        phone = {"agent_id": self.marc, "phone": "0699001234", "requester": Requester.EMPLOYER}
        yield _wish(nadia, kind.REMOTE, mode.PHONE, _span(-3, 9, 45), subject=Subject.HEALTH, **phone)
        yield _wish(nadia, kind.HOURLY, mode.SITE, _span(-4, 10, 60), agent_id=self.lea, **at, **who)
        yield _wish(nadia, kind.HOME_VISIT, mode.HOME, _span(-5, 14, 90), agent_id=self.elodie, **who)
        group = {"authority_id": self.merle, "title": "Atelier « budget »", "site_id": self.site}
        yield _wish(nadia, kind.COLLECTIVE, mode.SITE, _span(1, 14, 120), **group)
        video = {"video_link": "https://example.org/salle", "requester": Requester.PARTNER}
        yield _wish(nadia, kind.REMOTE, mode.VIDEO, _span(2, 11, 45), agent_id=self.lea, **video)
        visit = {"authority_id": self.ormes, "title": "Inspection des ateliers"}
        yield _wish(yann, kind.INSPECTION, mode.SITE, _span(3, 9, 180), **visit)
        yield _wish(yann, kind.ADVICE, mode.VIDEO, _span(4, 9, 60), authority_id=self.ccas, title="DUERP")
        yield _wish(yann, kind.INTERNAL, mode.CENTRE, _span(4, 14, 60), title="Réunion d’équipe")

    def _book(self, values: AppointmentValues) -> UUID:
        return self.services.bookings.book(values, confirmation=CONFIRMED).ids[0]

    def quotes(self) -> None:
        issuing = self.services.quotes.issuing
        self._quote("Brouillon à reprendre", self.ormes)
        for title in ("Émis", "Envoyé", "Accepté", "Refusé", "Annulé", "Remplacé"):
            self.clock.instant += timedelta(days=1)
            quote = self._quote(title, self.merle)
            issuing.issue(quote)
            self._answer(title, quote)

    def _answer(self, title: str, quote: UUID) -> None:
        issuing = self.services.quotes.issuing
        if title not in ("Émis", "Annulé"):
            issuing.send(quote)
        if title == "Accepté":
            issuing.accept(quote)
        elif title == "Refusé":
            issuing.refuse(quote, "Budget non voté")
        elif title == "Annulé":
            issuing.cancel(quote, "Doublon")
        elif title == "Remplacé":
            issuing.issue(issuing.revise(quote).ids[0])

    def _quote(self, title: str, authority: UUID) -> UUID:
        drafting = self.services.quotes.drafting
        quote = drafting.create(authority, date(2026, 12, 7), f"Prévention 2026 – {title}").ids[0]
        drafting.edit_heading(quote, {"follower": "Camille Roussel"})
        drafting.add_line(quote, "ACFI-SUP", LineValues(quantity=Decimal(2)))
        drafting.add_line(quote, "ACFI-SUP", LineValues(quantity=Decimal("1.5"), optional=True))
        return quote

    def second_thoughts(self) -> None:
        """What was deleted, what was taken back, and a last correction: the journal has every act."""
        services = self.services
        services.authorities.add_contact(self.ccas, ContactValues(name="Ancien contact"))
        services.authorities.remove_contact(services.authorities.sheet(self.ccas).contacts[0].id)
        internal = _wish(
            self.yann, AppointmentKind.INTERNAL, PlaceMode.PHONE, _span(9, 9, 30), title="Point d’étape"
        )
        services.bookings.delete(self._book(internal))
        services.quotes.drafting.delete(self._quote("Sans suite", self.ormes))
        undone = services.bookings.set_status(self._book(internal), AppointmentStatus.CANCELLED)
        undone.undo.run()
        before = services.agents.sheet(self.lea).values
        services.agents.edit(self.lea, before, replace(before, phone="0699007788"))


def _wish(
    practitioner: UUID, kind: AppointmentKind, mode: PlaceMode, span: Interval, **more: object
) -> AppointmentValues:
    return AppointmentValues(practitioner_id=practitioner, kind=kind, mode=mode, **vars(span), **more)


def _span(days: int, hour: int, minutes: int) -> Interval:
    start = datetime.combine(MONDAY + timedelta(days=days), time(hour), PARIS).astimezone(UTC)
    return Interval.lasting(start, minutes)


def _siren(eight: str) -> str:
    return eight + luhn.calc_check_digit(eight)


def _siret(eight: str) -> str:
    thirteen = _siren(eight) + "0001"
    return thirteen + luhn.calc_check_digit(thirteen)


def _freeze(path: Path, target: Path) -> None:
    desk = _reopened(path)
    try:
        with desk.store.engine.connect() as connection:
            target.write_text("\n".join(_script(connection, _key_pragma(path))) + "\n", encoding="utf-8")
    finally:
        desk.store.close()
    shutil.copyfile(keyfile.path_for(path), target.with_suffix(".key"))
    # One page is enough to prove that documents open.
    page = min(desk.store.attachments.folder.iterdir())
    target.with_suffix(".documents").mkdir()
    shutil.copyfile(page, target.with_suffix(".documents") / f"{page.name}.sealed")


def _reopened(path: Path) -> Desk:
    from cigdesk.bootstrap import open_store

    return open_store(path, PASSPHRASE)


def _key_pragma(path: Path) -> str:
    return keyfile.unlock(keyfile.read(keyfile.path_for(path)), PASSPHRASE).key.pragma()


def _script(connection: Connection, key_pragma: str) -> Iterator[str]:
    """Everything that makes the file again with the driver alone, its key first."""
    yield f"{key_pragma};"
    for name in ("page_size", "application_id"):
        yield f"PRAGMA {name} = {connection.exec_driver_sql(f'PRAGMA {name}').scalar_one()};"
    yield "BEGIN;"
    tables = connection.exec_driver_sql(_TABLES).all()
    for name, sql in tables:
        if not _is_shadow(name) and not name.startswith("sqlite_"):
            yield f"{sql};"
    for name, _sql in tables:
        if not _is_shadow(name) and name != _SHADOWS and not name.startswith("sqlite_"):
            yield from _rows(connection, name)
    yield f"INSERT INTO {_SHADOWS}({_SHADOWS}, rank) VALUES ('secure-delete', 1);"
    yield f"INSERT INTO {_SHADOWS}({_SHADOWS}) VALUES ('rebuild');"
    for _name, sql in connection.exec_driver_sql(_OTHERS):
        yield f"{sql};"
    yield f"PRAGMA user_version = {connection.exec_driver_sql('PRAGMA user_version').scalar_one()};"
    yield "COMMIT;"
    yield "PRAGMA journal_mode = WAL;"


def _is_shadow(name: str) -> bool:
    """FTS5's own tables come with the index."""
    return name.startswith(f"{_SHADOWS}_")


def _rows(connection: Connection, name: str) -> Iterator[str]:
    columns = [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{name}")')]
    quoted = ", ".join(f'quote("{column}")' for column in columns)
    for row in connection.exec_driver_sql(f'SELECT {quoted} FROM "{name}" ORDER BY rowid'):
        yield f'INSERT INTO "{name}" VALUES ({", ".join(row)});'


if __name__ == "__main__":
    sys.exit(main())
