"""Sites and rooms: which are listed, which one is shown, what is typed about it. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.place import SiteValues, check_site
from cigdesk.french import fold
from cigdesk.ports.people import SiteLine
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.pages.settings.part_presenter import PartPresenter
from ui.saving import SheetSaver, faults_to

_LIST = "settings.sites"


class PlacesPresenter(PartPresenter):
    """The list of sites is short: it is read whole, and filtered here."""

    listed = Signal()
    """Other sites, or the same again."""
    shown = Signal(object, bool)
    """(SiteLine, whether another one than before)."""
    room_written = Signal()
    room_refused = Signal(object, str)
    """(room id or None for a new one, sentence)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(services, operations, parent)
        self.saver = SheetSaver(operations, self._check, self)
        self.saver.failed.connect(self.read)
        self.saver.written.connect(self.written)
        self.sites: list[SiteLine] | None = None
        self.site: SiteLine | None = None
        self.wanted: UUID | None = None
        self.text, self.archived = "", False

    def read(self) -> None:
        """Read every site, in the background."""
        self._operations.query(_LIST, self._services.places.listing, self._answered)

    def set_text(self, text: str) -> None:
        """Other words are typed."""
        self.text = text
        self.listed.emit()

    def set_archived(self, archived: bool) -> None:
        """The archived ones, or the others."""
        self.archived = archived
        self.listed.emit()

    def rows(self) -> list[SiteLine]:
        """The sites that are asked for."""
        words = fold(self.text).split()
        return [
            site
            for site in self.sites or []
            if site.archived is self.archived and all(word in _words_of(site) for word in words)
        ]

    def count_archived(self) -> int:
        """How many sites are archived."""
        return sum(site.archived for site in self.sites or [])

    def open(self, site_id: UUID | None) -> None:
        """Show that site; None for a new one."""
        self.wanted = site_id
        self._show()

    def _answered(self, sites: list[SiteLine]) -> None:
        self.sites = sites
        self._show()
        self.listed.emit()

    def _show(self) -> None:
        found = next((site for site in self.sites or [] if site.id == self.wanted), None)
        other = found is not None and (self.site is None or self.site.id != found.id)
        self.site = found
        if found is None:
            return
        if other:
            self.saver.open(values_of(found), partial(self._services.places.edit_site, found.id))
        else:
            self.saver.reread(values_of(found))
        self.shown.emit(found, other)

    def _check(self, values: SiteValues) -> dict[str, str]:
        others = [
            site.name
            for site in self.sites or []
            if site.authority_id == values.authority_id and site.id != self.wanted
        ]
        return check_site(values, others)

    def faults(self, values: SiteValues, *, of_authority: bool) -> dict[str, str]:
        """What is wrong with what is typed; a site of an authority needs to know which one."""
        found = self._check(values)
        if of_authority and values.authority_id is None:
            found["authority_id"] = "Choisissez la collectivité dans la liste."
        return found

    # acts

    def create(self, values: SiteValues) -> None:
        """Write a new site."""
        self.write_new(partial(self._services.places.create_site, values))

    def toggle_archived(self) -> None:
        """Archive the site shown, or bring it back."""
        if self.site is not None:
            archived = not self.site.archived
            self._operations.change(
                partial(self._services.places.set_site_archived, self.site.id, archived=archived)
            )

    def add_room(self, name: str) -> None:
        """Add a room to the site shown."""
        if self.site is not None:
            self._write_room(None, partial(self._services.places.add_room, self.site.id, name))

    def rename_room(self, room_id: UUID, before: str, after: str) -> None:
        """Give a room another name."""
        self._write_room(room_id, partial(self._services.places.rename_room, room_id, before, after))

    def set_room_archived(self, room_id: UUID, archived: bool) -> None:
        """Take a room out of what is proposed, or back in."""
        self._operations.change(partial(self._services.places.set_room_archived, room_id, archived=archived))

    def _write_room(self, room_id: UUID | None, job: Callable[[], Change]) -> None:
        self._operations.change(
            job,
            on_done=lambda _change: self.room_written.emit(),
            on_error=faults_to(
                lambda faults: self.room_refused.emit(room_id, faults["name"]), self._operations
            ),
        )


def values_of(site: SiteLine) -> SiteValues:
    """The values of a site, to edit them."""
    return SiteValues(
        name=site.name,
        authority_id=site.authority_id,
        address=site.address,
        postcode=site.postcode,
        city=site.city,
    )


def _words_of(site: SiteLine) -> str:
    names = (site.name, site.authority, site.city, site.postcode, *(room.name for room in site.rooms))
    return fold(" ".join(names))
