"""How somebody, a place and the centre are said on the papers of the agenda."""

from __future__ import annotations

from cigdesk import french
from cigdesk.domain.agenda.words import KINDS, MODES, agent_name
from cigdesk.domain.appointment import Appointment, PlaceMode
from cigdesk.domain.authority import Authority
from cigdesk.domain.centre import Centre
from cigdesk.domain.place import Room, Site
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AppointmentRow, PermanenceRow
from cigdesk.services.agenda_sheets import Letterhead, Names, Place
from cigdesk.services.context import centre_of

UNSAID = "—"


def letterhead(centre: Centre) -> Letterhead:
    """The centre as papers show it."""
    town = f"{centre.postcode} {centre.city}".strip()
    reach = (french.phone(centre.phone), centre.mail, centre.website)
    return Letterhead(
        name=centre.name,
        short_name=centre.short_name,
        service=centre.service,
        address=", ".join(part for part in (centre.address, town) if part),
        contact=", ".join(part for part in reach if part),
        demo=centre.demo,
    )


def person(row: AppointmentRow, names: Names) -> str:
    """« M. Rui Lopes », « R.L. », or nothing; what concerns no agent says its title, unless hidden."""
    if names is Names.HIDDEN:
        return ""
    if row.agent_id is None:
        return row.title
    if names is Names.INITIALS:
        return agent_name(row.civility, row.first_name, row.last_name, masked=True)
    return NBSP.join(part for part in (row.civility, row.first_name, row.last_name) if part)


def place_key(row: AppointmentRow | PermanenceRow) -> Place:
    """Where it is: the site tells more than the authority."""
    return Place(row.site_id, None if row.site_id else row.authority_id)


def place_label(row: AppointmentRow | PermanenceRow) -> str:
    """« Noisy-le-Sec, Hôtel de ville »; at the centre, its site without whose agent is received."""
    at_the_centre = isinstance(row, AppointmentRow) and row.mode is PlaceMode.CENTRE
    parts = ("" if at_the_centre else row.authority, row.site)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def place_said(row: AppointmentRow) -> str:
    """« Noisy-le-Sec, Hôtel de ville, Salle 4 », « Téléphone »; of a home nothing more."""
    if row.mode not in (PlaceMode.SITE, PlaceMode.CENTRE):
        return MODES[row.mode].capitalize()
    return ", ".join(part for part in (place_label(row), row.room) if part) or MODES[row.mode].capitalize()


def place_name(uow: UnitOfWork, place: Place) -> str:
    """As `place_label`, of a place where nothing is held."""
    site = uow.get(Site, place.site_id) if place.site_id else None
    owner_id = site.authority_id if site else place.authority_id
    owner = uow.get(Authority, owner_id).name if owner_id else ""
    return ", ".join(dict.fromkeys(part for part in (owner, site.name if site else "") if part))


def place_address(uow: UnitOfWork, place: Place) -> str:
    """The street and the town of a site; nothing where they are not known."""
    return ", ".join(_address(uow.get(Site, place.site_id))) if place.site_id else ""


def meeting_place(uow: UnitOfWork, record: Appointment, *, named: bool) -> tuple[str, ...]:
    """Where an agent has to be, from the most needed line on. No home is ever told."""
    if record.mode is PlaceMode.PHONE:
        number = french.phone(record.phone) if named and record.phone else ""
        said = f"au {number}" if number else "au numéro convenu"
        return ("Par téléphone", f"Nous vous appellerons {said}.")
    if record.mode is PlaceMode.VIDEO:
        return ("En visio", record.video_link or "Le lien vous sera envoyé.")
    if record.mode is PlaceMode.HOME:
        return ("À votre domicile",)
    return _on_site(uow, record)


def _on_site(uow: UnitOfWork, record: Appointment) -> tuple[str, ...]:
    if record.site_id is not None:
        site = uow.get(Site, record.site_id)
        room = uow.get(Room, record.room_id).name if record.room_id else ""
        owner = uow.get(Authority, site.authority_id).name if site.authority_id else ""
        named = ", ".join(part for part in (owner, site.name) if part)
        return tuple(part for part in (named, room, *_address(site)) if part)
    if record.mode is PlaceMode.SITE and record.authority_id is not None:
        authority = uow.get(Authority, record.authority_id)
        town = f"{authority.postcode} {authority.city}".strip()
        return tuple(part for part in (authority.name, authority.address, town) if part)
    if record.mode is PlaceMode.SITE:
        return ("Lieu à préciser", "Nous vous l’indiquerons avant le rendez-vous.")
    centre = centre_of(uow)
    town = f"{centre.postcode} {centre.city}".strip()
    return tuple(part for part in ("Au centre de gestion", centre.short_name, centre.address, town) if part)


def _address(site: Site) -> tuple[str, ...]:
    town = f"{site.postcode} {site.city}".strip()
    return tuple(part for part in (site.address, town) if part)


def kind_label(row: AppointmentRow) -> str:
    """« Consultation à distance »."""
    return KINDS[row.kind].capitalize()
