"""What a store is filled with before it is frozen: invented people, typed through the services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID

from filling_contracts import Memberships, fill_campaign, fill_catalogues, fill_vat, keep_scans
from invented import ACCEPTANCE, CONFIRMED, WHOLE_SHEET, HandClock, siren, siret, span, wish

from cigdesk.domain.absence import AbsencePlan, AbsenceValues
from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import AuthorityKind, AuthorityValues, ContactValues
from cigdesk.domain.closure import ClosureValues
from cigdesk.domain.engagement_units import ADVICE_DAY, INSPECTION_DAY
from cigdesk.domain.letters import Way
from cigdesk.domain.people import (
    AgentStatus,
    AgentValues,
    Civility,
    Function,
    LeaveValues,
    PractitionerValues,
)
from cigdesk.domain.place import SiteValues
from cigdesk.domain.quote import RefusalReason
from cigdesk.domain.request import RequestOutcome, RequestValues
from cigdesk.domain.series import SeriesValues
from cigdesk.services.desk import Services
from cigdesk.services.newcomers import NewAgent
from cigdesk.services.permanences import PermanenceValues
from cigdesk.services.quote_lines import LineValues


class Filling:
    """Something in every table, through the services, as people would have typed it.

    A kind of record that is new in a release is written here before that release is frozen.
    """

    def __init__(self, services: Services, clock: HandClock) -> None:
        self.services, self.clock = services, clock

    def run(self) -> None:
        self.settings()
        self.authorities()
        self.agreements()
        self.team()
        self.agents()
        self.agenda()
        self.requests()
        self.quotes()
        self.orders()
        self.sessions()
        self.second_thoughts()

    def settings(self) -> None:
        before = self.services.centre.view().settings
        filled = replace(
            before,
            siret=siret("28920001"),
            deliberation="n° 2025-61 du 12 décembre 2025",
            signatory="Inès Vauquelin",
            signatory_title="Présidente",
            quote_prefix="D-",
            travel_minutes=45,
            slot_step_minutes=15,
            whit_monday=False,
        )
        self.services.centre.edit(before, filled)

    def authorities(self) -> None:
        service = self.services.authorities
        self.merle = self._authority("Mont-le-Merle", AuthorityKind.COMMUNE, "21940902", "94600", 1284)
        self.ormes = self._authority("Saint-Aubin-les-Ormes", AuthorityKind.COMMUNE, "21940903", "94700", 46)
        self.ccas = self._kept(WHOLE_SHEET, 87)
        self.syndicate = self._authority("Syndicat des eaux de l’Yvette", AuthorityKind.SYNDICATE, "25910901")
        service.archive(self.syndicate)
        signing = ContactValues(
            name="Hélène Rivoire",
            role="DRH",
            phone="01 99 00 12 34",
            mail="drh@example.org",
            signs_quotes=True,
        )
        secretary = ContactValues(name="Paul d’Orsigny", role="Secrétaire de mairie")
        self.contacts = {self.ormes: self._contact(self.ormes, secretary)}
        self.contacts[self.merle] = self._contact(self.merle, signing)
        service.add_subscription(self.merle, "ACFI", 2026)

    def _contact(self, authority: UUID, values: ContactValues) -> UUID:
        self.services.authorities.add_contact(authority, values)
        (contact,) = self.services.authorities.sheet(authority).contacts
        return contact.id

    def _authority(
        self, name: str, kind: AuthorityKind, number: str, postcode: str = "", heads: int | None = None
    ) -> UUID:
        values = AuthorityValues(
            name=name, kind=kind, siren=siren(number), postcode=postcode, city=name if postcode else ""
        )
        return self._kept(values, heads)

    def _kept(self, values: AuthorityValues, heads: int | None) -> UUID:
        made = self.services.authorities.create(values).ids[0]
        for year in (2025, 2026) if heads else ():
            self.services.authorities.declare(made, year, heads + year - 2026)
        return made

    def agreements(self) -> None:
        year_end = {"start": date(2026, 12, 28), "end": date(2026, 12, 31)}
        self.services.closures.add(ClosureValues(**year_end, label="Fêtes de fin d’année"))
        fill_vat(self.services)
        Memberships(self.services).fill(self.merle, self.ormes, self.ccas)
        fill_catalogues(self.services)
        fill_campaign(self.services, self.merle, self.ormes)

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
        own = places.create_site(SiteValues(name="Siège du centre", postcode="94600", city="Deux-Rives")).ids[
            0
        ]
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
        self._doubles()

    def _doubles(self) -> None:
        """Two sheets of one person, made one; two people of one name, kept apart."""
        add, merging = self.services.agents.create, self.services.agent_merging
        twin = AgentValues(
            first_name="Mark", last_name="Œuvrard", authority_id=self.ormes, phone="0699004321"
        )
        merging.merge(merging.preview(self.marc, add(twin).ids[0]), confirmed=True)
        other = AgentValues(first_name="Léa", last_name="N’Guessan", authority_id=self.ormes)
        merging.keep_apart(self.lea, add(other).ids[0])

    def agenda(self) -> None:
        self._permanences()
        booked = [self._book(values) for values in self._appointments()]
        _over, *others = booked
        outcomes = (AppointmentStatus.DONE, AppointmentStatus.EXCUSED, AppointmentStatus.NO_SHOW)
        for appointment, status in zip(others, (*outcomes, AppointmentStatus.CANCELLED), strict=False):
            self.services.bookings.set_status(appointment, status)
        self.services.bookings.move(booked[5], span(3, 15, 45))
        self._series()

    def _series(self) -> None:
        """Each Tuesday until Christmas, with a second block; one is changed alone, the last are given up."""
        morning, afternoon = span(8, 9, 180), span(8, 14, 120)
        values = SeriesValues(
            practitioner_id=self.nadia,
            rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222",
            **vars(morning),
            second_start=afternoon.start,
            second_end=afternoon.end,
            buffer_minutes=15,
            subjects=(Subject.MONEY, Subject.HEALTH),
            authority_id=self.merle,
            site_id=self.site,
        )
        opened = self.services.series.open(values).ids
        later = span(15, 10, 120)
        at = {"authority_id": self.merle, "site_id": self.site, "room_id": self.room}
        changed = PermanenceValues(practitioner_id=self.nadia, **vars(later), **at)
        self.services.permanences.change(opened[2], changed)
        self.services.series.stop(opened[-2])

    def _permanences(self) -> None:
        service = self.services.permanences
        band, later = span(-3, 9, 180), span(8, 9, 180)
        at = {"authority_id": self.merle, "site_id": self.site, "room_id": self.room}
        service.open(PermanenceValues(practitioner_id=self.nadia, **vars(band), **at), confirmation=CONFIRMED)
        cancelled = PermanenceValues(
            practitioner_id=self.nadia, **vars(later), slot_minutes=60, site_id=self.site
        )
        service.cancel(service.open(cancelled).ids[0])
        away = span(11, 8, 600)
        self.services.absences.add(
            AbsenceValues(practitioner_id=self.nadia, **vars(away), label="Congé annuel")
        )
        weekly = {"label": "Formation", "until": date(2026, 12, 14)}
        training = AbsencePlan(practitioner_ids=(self.yann,), **vars(span(14, 9, 180)), **weekly)
        self.services.absences.note(training)

    def _appointments(self) -> Iterator[AppointmentValues]:
        """Each kind, the first four in the past; the first two lie over each other."""
        nadia, yann, who = self.nadia, self.yann, {"requester": Requester.AGENT, "subject": Subject.MONEY}
        kind, mode = AppointmentKind, PlaceMode
        at = {"site_id": self.site, "room_id": self.room}
        yield wish(nadia, kind.PERMANENCE, mode.SITE, span(-3, 9, 45), agent_id=self.elodie, **at, **who)
        phone = {"agent_id": self.marc, "phone": "0699001234", "requester": Requester.EMPLOYER}
        yield wish(nadia, kind.REMOTE, mode.PHONE, span(-3, 9, 45), subject=Subject.HEALTH, **phone)
        yield wish(nadia, kind.HOURLY, mode.SITE, span(-4, 10, 60), agent_id=self.lea, **at, **who)
        yield wish(nadia, kind.HOME_VISIT, mode.HOME, span(-5, 14, 90), agent_id=self.elodie, **who)
        group = {"authority_id": self.merle, "title": "Atelier « budget »", "site_id": self.site}
        yield wish(nadia, kind.COLLECTIVE, mode.SITE, span(1, 14, 120), **group)
        video = {"video_link": "https://example.org/salle", "requester": Requester.PARTNER}
        yield wish(nadia, kind.REMOTE, mode.VIDEO, span(2, 11, 45), agent_id=self.lea, **video)
        visit = {"authority_id": self.ormes, "title": "Inspection des ateliers"}
        yield wish(yann, kind.INSPECTION, mode.SITE, span(3, 9, 180), **visit)
        yield wish(yann, kind.ADVICE, mode.VIDEO, span(4, 9, 60), authority_id=self.ccas, title="DUERP")
        yield wish(yann, kind.INTERNAL, mode.CENTRE, span(4, 14, 60), title="Réunion d’équipe")

    def _book(self, values: AppointmentValues) -> UUID:
        return self.services.bookings.book(values, confirmation=CONFIRMED).ids[0]

    def requests(self) -> None:
        """One that waits, one that an appointment answers, one that was closed."""
        service, day = self.services.requests, date(2026, 11, 12)
        by_employer = {"requester": Requester.EMPLOYER, "contact_id": self.contacts[self.ormes]}
        asked = {**by_employer, "received_on": day}
        of_marc = {"agent_id": self.marc, "authority_id": self.ormes}
        service.note(RequestValues(**asked, **of_marc, subject=Subject.HEALTH))
        of_elodie = {"agent_id": self.elodie, "authority_id": self.merle, "practitioner_id": self.nadia}
        own = RequestValues(requester=Requester.AGENT, received_on=day, **of_elodie)
        answers = {"agent_id": self.elodie, "request_id": service.note(own).ids[0]}
        who = {"requester": Requester.AGENT, "subject": Subject.MONEY}
        home = AppointmentKind.HOME_VISIT, PlaceMode.HOME
        self._book(wish(self.nadia, *home, span(10, 14, 90), **answers, **who))
        partner = {"requester": Requester.PARTNER, "partner": "Médecine préventive", "received_on": day}
        newcomer = NewAgent("Ousmane Delahaye", self.ccas)
        closed = service.note(RequestValues(**partner, authority_id=self.ccas), new_agent=newcomer).ids[0]
        service.close(closed, RequestOutcome.REDIRECTED)

    def quotes(self) -> None:
        issuing = self.services.quotes.issuing
        self._long_draft(self._quote("Brouillon à reprendre", self.ormes))
        for title in ("Émis", "Envoyé", "Accepté", "Refusé", "Annulé", "Remplacé"):
            self.clock.instant += timedelta(days=1)
            quote = self._quote(title, self.merle)
            issuing.issue(quote)
            self._answer(title, quote)

    def _answer(self, title: str, quote: UUID) -> None:
        issuing = self.services.quotes.issuing
        if title not in ("Émis", "Annulé"):
            self.services.quote_dispatch.sent(quote, Way.POST if title == "Refusé" else Way.MAIL)
        if title == "Accepté":
            self.accepted = quote
            issuing.accept(quote, ACCEPTANCE)
        elif title == "Refusé":
            issuing.refuse(quote, RefusalReason.BUDGET, "Reporté au budget primitif")
        elif title == "Annulé":
            issuing.cancel(quote, "Doublon")
        elif title == "Remplacé":
            issuing.issue(self.services.quotes.copying.revise(quote).ids[0])

    def _quote(self, title: str, authority: UUID) -> UUID:
        drafting = self.services.quotes.drafting
        quote = drafting.create(authority, date(2026, 12, 7), f"Prévention 2026 – {title}").ids[0]
        drafting.edit_heading(quote, {"follower": "Camille Roussel", "contact_id": self.contacts[authority]})
        drafting.add_line(quote, "ACFI-SUP", LineValues(quantity=Decimal(2)))
        drafting.add_line(quote, "ACFI-SUP", LineValues(quantity=Decimal("1.5"), optional=True))
        return quote

    def _long_draft(self, quote: UUID) -> None:
        """Every kind of line."""
        drafting = self.services.quotes.drafting
        drafting.add_section(quote, "Formation")
        drafting.add_line(quote, "GAPP-INTER", LineValues(quantity=Decimal(4), participants=3))
        drafting.add_line(quote, "HAND-SENS", LineValues(format="atelier"))
        drafting.add_note(quote, "Les dates sont fixées avec le service.")
        free = LineValues(
            text="Supports imprimés",
            quantity=Decimal(12),
            free_price=Decimal("3.25"),
            free_unit="exemplaire",
            free_reason="Coût de l’imprimeur",
        )
        drafting.add_free_line(quote, free)

    def orders(self) -> None:
        """Work done and planned on account of a quote; a package of next year, its days agreed."""
        engagements, bookings = self.services.engagements, self.services.bookings
        (order,) = engagements.of_quote(self.accepted)
        account = {"authority_id": self.merle, "engagement_id": order.id}
        visit = self.yann, AppointmentKind.INSPECTION, PlaceMode.SITE
        done = self._book(wish(*visit, span(4, 9, 180), title="Inspection de la piscine", **account))
        bookings.set_status(done, AppointmentStatus.DONE)
        self._book(wish(*visit, span(8, 9, 180), title="Inspection des écoles", **account))
        opinion = self.yann, AppointmentKind.ADVICE, PlaceMode.CENTRE
        by_hand = {"units": Decimal("0.25"), "buffer_minutes": 15}
        self._book(wish(*opinion, span(9, 14, 60), title="Avis sur le DUERP", **account, **by_hand))
        keep_scans(self.services, self.accepted, self.merle)
        self._package()

    def _package(self) -> None:
        """At the prices of the catalogue voted for the next year, on what was declared for it."""
        engagements, quotes = self.services.engagements, self.services.quotes
        self.services.campaigns.declare(2027, {self.ormes: 44}, by={self.ormes: "Paul d’Orsigny"})
        package = quotes.drafting.create(self.ormes, date(2027, 1, 4), "Forfait 2027").ids[0]
        quotes.drafting.add_line(package, "ACFI", LineValues(quantity=Decimal(1)))
        quotes.issuing.issue(package)
        self.services.quote_dispatch.sent(package, Way.MAIL)
        quotes.issuing.accept(package)
        days = {INSPECTION_DAY: Decimal("3.5"), ADVICE_DAY: Decimal(1)}
        granted = engagements.of_quote(package)
        engagements.enter_days({each.id: days[each.unit] for each in granted if each.unit in days})

    def sessions(self) -> None:
        """Seats for two authorities, three people, one who came and one who did not."""
        service = self.services.sessions
        group = {"authority_id": self.merle, "title": "Atelier « sommeil »", "site_id": self.site}
        collective = self.nadia, AppointmentKind.COLLECTIVE, PlaceMode.SITE
        session = self._book(wish(*collective, span(2, 14, 120), **group, seats=10))
        service.set_capacity(session, 12)
        service.set_seats(session, {self.merle: 6, self.ormes: 2}, confirmation=CONFIRMED)
        came = service.register(session, self.elodie).ids[1]
        missed = service.register(session, self.marc).ids[1]
        service.register(session, NewAgent("Zoé Bréhat", self.merle))
        service.note(came, AppointmentStatus.DONE)
        service.note(missed, AppointmentStatus.NO_SHOW)

    def second_thoughts(self) -> None:
        """What was deleted, what was taken back, and a last correction: the journal has every act."""
        services = self.services
        services.authorities.add_contact(self.ccas, ContactValues(name="Ancien contact"))
        services.authorities.remove_contact(services.authorities.sheet(self.ccas).contacts[0].id)
        internal = wish(
            self.yann, AppointmentKind.INTERNAL, PlaceMode.PHONE, span(9, 9, 30), title="Point d’étape"
        )
        services.bookings.delete(self._book(internal))
        services.quotes.drafting.delete(self._quote("Sans suite", self.ormes))
        undone = services.bookings.set_status(self._book(internal), AppointmentStatus.CANCELLED)
        undone.undo.run()
        before = services.agents.sheet(self.lea).values
        services.agents.edit(self.lea, before, replace(before, phone="0699007788"))
