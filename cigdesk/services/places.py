"""Sites and rooms, of the centre and of authorities."""

from __future__ import annotations

from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import MovedOn
from cigdesk.domain.identifiers import tidy_name
from cigdesk.domain.place import Room, Site, SiteValues, check_room, check_site
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field
from cigdesk.ports import UnitOfWork
from cigdesk.ports.people import SiteLine
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound, write_changes

_EDIT = Right.MANAGE_CENTRE


class PlaceService:
    """Reading and changing where people meet."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(self) -> list[SiteLine]:
        """Every site, archived ones included: the centre's first, then by authority."""
        with self._context.reading() as uow:
            return uow.people.sites()

    def create_site(self, values: SiteValues) -> Change:
        """Keep a new site; raises `InvalidInput` by field."""
        kept = values.tidied()
        record = Site(id=new_id(), **by_field(kept))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            if kept.authority_id is not None:
                uow.get(Authority, kept.authority_id)
            require_sound(check_site(values, _names_beside(uow, kept.authority_id, record.id)))
            uow.add(record)
            return (record.id,)

        return self._context.change(_EDIT, work, f"{kept.name} dans les lieux")

    def edit_site(self, site_id: UUID, before: SiteValues, after: SiteValues) -> Change:
        """Write the fields that differ; raises `InvalidInput` by field, `MovedOn` for one written since."""
        kept = after.tidied()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Site, site_id)
            require_sound(check_site(after, _names_beside(uow, kept.authority_id, site_id)))
            write_changes(record, before, kept)
            return (site_id,)

        return self._context.change(_EDIT, work, f"{kept.name} modifié")

    def set_site_archived(self, site_id: UUID, *, archived: bool) -> Change:
        """Take a site out of what is proposed, or back in; what was planned there stays."""
        with self._context.reading() as uow:
            name = uow.get(Site, site_id).name

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Site, site_id).archived = archived
            return (site_id,)

        return self._context.change(_EDIT, work, f"{name} {'archivé' if archived else 'désarchivé'}")

    def add_room(self, site_id: UUID, name: str) -> Change:
        """Add a room to a site; raises `InvalidInput` under `name`."""
        kept = tidy_name(name)
        record = Room(id=new_id(), site_id=site_id, name=kept)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            site = uow.get(Site, site_id)
            require_sound(check_room(name, [room.name for room in site.rooms]))
            site.rooms.append(record)
            return site_id, record.id

        return self._context.change(_EDIT, work, f"{kept} ajoutée aux salles")

    def rename_room(self, room_id: UUID, before: str, after: str) -> Change:
        """Give a room another name; raises `InvalidInput` under `name`, `MovedOn`."""
        kept = tidy_name(after)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            room = uow.get(Room, room_id)
            site = uow.get(Site, room.site_id)
            require_sound(check_room(after, [each.name for each in site.rooms if each.id != room_id]))
            if room.name not in (before, kept):
                raise MovedOn("Cette salle vient d’être renommée ailleurs.")
            room.name = kept
            return site.id, room_id

        return self._context.change(_EDIT, work, f"{before} renommée {kept}")

    def set_room_archived(self, room_id: UUID, *, archived: bool) -> Change:
        """Take a room out of what is proposed, or back in."""
        with self._context.reading() as uow:
            name = uow.get(Room, room_id).name

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            room = uow.get(Room, room_id)
            room.archived = archived
            return room.site_id, room_id

        return self._context.change(_EDIT, work, f"{name} {'archivée' if archived else 'désarchivée'}")


def _names_beside(uow: UnitOfWork, authority_id: UUID | None, besides: UUID) -> list[str]:
    """The names of the owner's other sites: two of one name could not be told apart."""
    return [site.name for site in uow.find(Site, authority_id=authority_id) if site.id != besides]
