"""Inspection days: listed, begun from the agenda or a package, written field by field, closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of, wall_time
from cigdesk.domain.appointment import Appointment, AppointmentKind
from cigdesk.domain.authority import Authority
from cigdesk.domain.engagement_units import INSPECTION_DAY, use_of
from cigdesk.domain.errors import Refused
from cigdesk.domain.inspection import (
    DaySpan,
    Inspection,
    InspectionKind,
    InspectionValues,
    Point,
    check_inspection,
    span_of,
)
from cigdesk.domain.observation import Observation
from cigdesk.domain.people import Function, Person
from cigdesk.domain.place import Site, SiteValues, check_site
from cigdesk.domain.rights import Right
from cigdesk.domain.values import read_values
from cigdesk.french import NBSP, date_medium
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.ports.inspections import (
    EVERY_INSPECTION,
    InspectionFacets,
    InspectionFilter,
    InspectionLine,
    InspectionOrder,
    ObservationRow,
    PhotoRow,
    VisitedSite,
)
from cigdesk.ports.quotes import Files
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import changed_fields, require_sound, write_changes
from cigdesk.services.inspection_account import PackageOutlook, package_outlook
from cigdesk.services.inspection_closing import InspectionClosing
from cigdesk.services.inspection_drafts import change_draft, in_order, points_in, visit_sites, visits_of
from cigdesk.services.inspection_photos import InspectionPhotos
from cigdesk.services.observations import ObservationService, remove_observation

PREVENTION: Final = (Function.ACFI, Function.ERGONOMIST, Function.OTHER)
"""Who is proposed first for a day, in this order; anybody else can be chosen."""


@dataclass(frozen=True)
class InspectionListing:
    """The list as asked, and what filters it."""

    rows: tuple[InspectionLine, ...]
    facets: InspectionFacets

    @property
    def ids(self) -> tuple[UUID, ...]:
        """All of them."""
        return tuple(each.id for each in self.rows)


@dataclass(frozen=True)
class InspectionSheet:
    """One day as its form shows it, with all that it offers to choose from."""

    line: InspectionLine
    values: InspectionValues
    visited: tuple[VisitedSite, ...]
    sites: tuple[VisitedSite, ...]
    """Those of the authority that are in use, and those visited."""
    practitioners: tuple[PractitionerRow, ...]
    met: tuple[str, ...]
    """Who was met there before."""
    observations: tuple[ObservationRow, ...]
    photos: tuple[PhotoRow, ...]
    earlier: tuple[ObservationRow, ...]
    """What earlier days found at this authority and is not settled."""
    points: tuple[Point, ...]
    package: PackageOutlook | None
    """What closing takes of what was ordered; None where nothing that suits it is open."""

    @property
    def id(self) -> UUID:
        """The day."""
        return self.line.id

    @property
    def site_ids(self) -> tuple[UUID, ...]:
        """What was visited."""
        return tuple(each.id for each in self.visited)

    def photos_of(self, observation_id: UUID) -> tuple[PhotoRow, ...]:
        """Those of one observation, in their order."""
        return tuple(each for each in self.photos if each.observation_id == observation_id)


@dataclass(frozen=True)
class Suggestions:
    """What was written before in the fields of observations."""

    references: tuple[str, ...] = ()
    responsibles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class InspectionService:
    """Reading days and writing drafts; `observations`, `photos` and `closing` do the rest."""

    def __init__(self, context: Context, files: Files) -> None:
        self._context, self._files = context, files

    @cached_property
    def observations(self) -> ObservationService:
        """What a day found."""
        return ObservationService(self._context)

    @cached_property
    def photos(self) -> InspectionPhotos:
        """What shows it."""
        return InspectionPhotos(self._context, self._files)

    @cached_property
    def closing(self) -> InspectionClosing:
        """The end of a day, in the agenda too."""
        return InspectionClosing(self._context)

    # reading

    def listing(
        self,
        text: str = "",
        where: InspectionFilter = EVERY_INSPECTION,
        order: InspectionOrder = InspectionOrder.DAY,
        *,
        descending: bool = False,
    ) -> InspectionListing:
        """The days that match, in that order."""
        with self._context.reading() as uow:
            rows = uow.inspections.listing(text, where=where, order=order, descending=descending)
            return InspectionListing(tuple(rows), uow.inspections.facets(where.year))

    def sheet(self, inspection_id: UUID) -> InspectionSheet:
        """One day with all that stands beside it; raises `NotFound`."""
        with self._context.reading() as uow:
            asked = uow.inspections
            line, record = asked.one(inspection_id), uow.get(Inspection, inspection_id)
            visited = asked.visited(inspection_id)
            in_use = asked.sites_of(record.authority_id, record.day)
            known = {each.id for each in in_use}
            return InspectionSheet(
                line,
                read_values(record, InspectionValues),
                tuple(visited),
                (*in_use, *(each for each in visited if each.id not in known)),
                tuple(uow.agenda.practitioners()),
                tuple(asked.met(record.authority_id)),
                tuple(asked.observations(inspection_id)),
                tuple(asked.photos(inspection_id)),
                tuple(asked.open_observations(record.authority_id, before=record.day, apart=inspection_id)),
                points_in(uow, self._context, record),
                package_outlook(uow, self._context, record),
            )

    def suggestions(self, authority_id: UUID) -> Suggestions:
        """What was written before: references anywhere, people and places at that authority."""
        with self._context.reading() as uow:
            return Suggestions(
                tuple(uow.inspections.used("reference")),
                tuple(uow.inspections.used("responsible", authority_id)),
                tuple(uow.inspections.used("place", authority_id)),
            )

    def of_appointment(self, appointment_id: UUID) -> UUID | None:
        """The day made from that appointment, if any."""
        with self._context.reading() as uow:
            return uow.inspections.of_appointments((appointment_id,)).get(appointment_id)

    # writing

    def create(
        self,
        authority_id: UUID,
        kind: InspectionKind = InspectionKind.INSPECTION,
        day: date | None = None,
        span: DaySpan = DaySpan.DAY,
    ) -> Change:
        """A new draft, of today by default, by who inspected there last."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Authority, authority_id)
            made = Inspection(
                id=new_id(),
                authority_id=authority_id,
                practitioner_id=self._usual_inspector(uow, authority_id),
                kind=kind,
                day=day or self._context.today(),
                span=span,
            )
            uow.add(made)
            uow.flush()
            self._visit_only_site(uow, made)
            return (made.id,)

        return self._context.change(Right.INSPECT, work, "Journée de prévention commencée")

    def begin_from(self, appointment_id: UUID) -> Change:
        """A draft of what an appointment planned, at its place and by its practitioner.

        Raises `Refused` for work that is no day of prevention, or for one that has its day already.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            made = self._made_from(uow, uow.get(Appointment, appointment_id))
            uow.add(made)
            uow.flush()
            site_id = uow.get(Appointment, appointment_id).site_id
            if site_id is not None and uow.get(Site, site_id).authority_id == made.authority_id:
                visit_sites(uow, made, (site_id,))
            else:
                self._visit_only_site(uow, made)
            return (made.id,)

        return self._context.change(Right.INSPECT, work, "Journée de prévention commencée")

    def edit(self, inspection_id: UUID, before: InspectionValues, after: InspectionValues) -> Change:
        """Write the fields that differ; raises `InvalidInput` by field, `MovedOn` for one written since.

        A day that goes to another authority leaves its sites behind.
        """
        kept = after.tidied()
        changed = changed_fields(before, kept)

        def write(uow: UnitOfWork, inspection: Inspection) -> UUID:
            faults = check_inspection(kept)
            require_sound({name: fault for name, fault in faults.items() if name in changed})
            write_changes(inspection, before, kept)
            if "authority_id" in changed:
                self._leave_sites(uow, inspection)
            return inspection_id

        return change_draft(self._context, inspection_id, write, "Journée modifiée")

    def set_sites(self, inspection_id: UUID, site_ids: Sequence[UUID]) -> Change:
        """Say what was visited; raises `InvalidInput` for a site of another authority."""

        def write(uow: UnitOfWork, inspection: Inspection) -> UUID:
            visit_sites(uow, inspection, site_ids)
            return inspection_id

        return change_draft(self._context, inspection_id, write, "Sites visités modifiés")

    def add_site(self, inspection_id: UUID, name: str) -> Change:
        """Keep a site that the authority has not yet, and say that it was visited.

        Raises `InvalidInput` under `name`.
        """

        def write(uow: UnitOfWork, inspection: Inspection) -> UUID:
            values = SiteValues(name=name, authority_id=inspection.authority_id).tidied()
            others = [each.name for each in uow.find(Site, authority_id=inspection.authority_id)]
            require_sound(check_site(values, others))
            site = Site(id=new_id(), authority_id=inspection.authority_id, name=values.name)
            uow.add(site)
            uow.flush()
            visited = [each.site_id for each in visits_of(uow, inspection_id)]
            visit_sites(uow, inspection, [*visited, site.id])
            return site.id

        return change_draft(self._context, inspection_id, write, "Site ajouté")

    def delete(self, inspection_id: UUID) -> Change:
        """Remove a draft with what it holds; one that was closed before is kept for good."""

        def write(uow: UnitOfWork, inspection: Inspection) -> UUID:
            if inspection.reopened_reason:
                raise Refused(f"Cette journée a été close{NBSP}: elle se corrige, mais ne se supprime plus.")
            for each in in_order(uow, inspection_id):
                remove_observation(uow, each)
            for visit in visits_of(uow, inspection_id):
                uow.remove(visit)
            uow.flush()
            uow.remove(inspection)
            return inspection_id

        return change_draft(self._context, inspection_id, write, "Brouillon de journée supprimé")

    # parts

    def _usual_inspector(self, uow: UnitOfWork, authority_id: UUID) -> UUID:
        """Who inspected there last, else who is at the keyboard, else the first whose work it is."""
        active = uow.agenda.practitioners()
        if not active:
            raise Refused("Notez d’abord un intervenant dans les réglages.")
        latest = uow.inspections.listing(where=InspectionFilter(authority_id=authority_id), limit=1)
        known = {each.id for each in active}
        own = uow.get(Person, self._context.actor.person_id).practitioner_id
        for wanted in (*(each.practitioner_id for each in latest), own):
            if wanted in known and wanted is not None:
                return wanted
        return min(active, key=lambda each: _turn(each.function)).id

    def _made_from(self, uow: UnitOfWork, planned: Appointment) -> Inspection:
        kinds = {
            AppointmentKind.INSPECTION: InspectionKind.INSPECTION,
            AppointmentKind.ADVICE: InspectionKind.MEETING,
        }
        if planned.kind not in kinds or planned.authority_id is None:
            raise Refused("Seule une journée d’inspection ou de conseil s’écrit ici.")
        if uow.inspections.of_appointments((planned.id,)):
            raise Refused("La journée de ce rendez-vous est déjà commencée.")
        start = wall_time(planned.start, self._context.zone)
        return Inspection(
            id=new_id(),
            authority_id=planned.authority_id,
            practitioner_id=planned.practitioner_id,
            kind=kinds[planned.kind],
            day=day_of(planned.start, self._context.zone),
            span=span_of(start.time(), use_of(INSPECTION_DAY, planned.end - planned.start)),
            appointment_id=planned.id,
        )

    def _visit_only_site(self, uow: UnitOfWork, made: Inspection) -> None:
        """Where an authority has one site alone, it is the one."""
        sites = uow.inspections.sites_of(made.authority_id, made.day)
        if len(sites) == 1 and made.kind.visits:
            visit_sites(uow, made, (sites[0].id,))

    def _leave_sites(self, uow: UnitOfWork, inspection: Inspection) -> None:
        for each in uow.find(Observation, inspection_id=inspection.id):
            each.site_id = None
        uow.flush()
        visit_sites(uow, inspection, ())
        self._visit_only_site(uow, inspection)


def _turn(function: Function) -> int:
    return PREVENTION.index(function) if function in PREVENTION else len(PREVENTION)


def masked(values: InspectionValues, name: Callable[[str], str]) -> InspectionValues:
    """The same with the people met as `name` gives them."""
    return replace(values, people=tuple(map(name, values.people)))


def day_title(line: InspectionLine) -> str:
    """« Choisy-le-Roi, 12 nov. 2026 »."""
    return f"{line.authority}, {date_medium(line.day)}"
