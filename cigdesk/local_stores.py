"""The stores of this computer, as the window asks for them (`ui.ports.Bootstrap`).

The first window is shown before any store is opened: what only an open store needs (SQLAlchemy, the driver,
the services) is imported by `prepare`, while the passphrase is being typed.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from cigdesk import paths
from cigdesk.recent_stores import recent_stores, remember
from ui.ports import CentreChoice, CentreSpec, KnownPerson, Opening, RegionChoice, Rescue

if TYPE_CHECKING:
    from cigdesk.bootstrap import Desk
    from cigdesk.ports import Clock
    from cigdesk.services.centres import CentreValues, ShippedCentre

_ZONES: Final = {"FR": "Europe/Paris", "FR-MQ": "America/Martinique"}


class LocalStores:
    """Opens stores for a window: one window for a store.

    `clock` and `demo` are for tours: the hour that it is, and whether what is created is a demonstration.
    """

    def __init__(self, clock: Clock | None = None, *, demo: bool = False) -> None:
        self._clock, self._demo = clock, demo

    def prepare(self) -> None:
        """Import and map what every opening needs; it reads no store. Does nothing the second time."""
        from cigdesk import bootstrap

        bootstrap.prepare()

    def create_store(self, path: Path, centre: CentreSpec, person_name: str, passphrase: str) -> Desk:
        """Create a store where no file is yet; raises a `CigdeskError` and leaves nothing behind."""
        from cigdesk import bootstrap

        values = _values(centre)
        desk = bootstrap.create_store(
            path, values, person_name, passphrase, window=True, demo=self._demo, clock=self._clock
        )
        remember(desk.path, desk.person_name)
        return desk

    def opening(self, path: Path) -> Opening:
        """Whose passphrase that store asks for."""
        from cigdesk.door import opening_of

        return opening_of(path)

    def open_store(self, path: Path, passphrase: str, name: str = "") -> Desk:
        """Open a store; raises a `CigdeskError`."""
        from cigdesk import bootstrap

        desk = bootstrap.open_store(path, passphrase, name=name, window=True, clock=self._clock)
        remember(desk.path, desk.person_name)
        return desk

    def recoverable(self, path: Path, words: str) -> Sequence[KnownPerson]:
        """Whom the words of a recovery sheet let back in."""
        from cigdesk import bootstrap

        return [KnownPerson(*each) for each in bootstrap.recoverable(path, words, self._clock)]

    def recover(self, path: Path, words: str, person: KnownPerson, passphrase: str, again: str) -> Desk:
        """Give somebody a new passphrase by the words of the sheet, and open the store as them."""
        from cigdesk import bootstrap

        if not isinstance(person.key, UUID):
            raise TypeError("the key of a person is their id")
        given = (path, words, person.key, passphrase, again)
        desk = bootstrap.recover(*given, window=True, clock=self._clock)
        remember(desk.path, desk.person_name)
        return desk

    def rescue(self, path: Path, passphrase: str) -> Rescue:
        """The newest sound backup of a store that does not open; raises a `CigdeskError`."""
        from cigdesk.rescue import newest_sound

        return newest_sound(path, passphrase)

    def rescue_by(self, path: Path, copy: Path, passphrase: str) -> Rescue:
        """The same by a copy that the person has chosen; raises a `CigdeskError`."""
        from cigdesk.rescue import by_copy

        return by_copy(path, copy, passphrase)

    def bring_back(self, path: Path, rescue: Rescue, passphrase: str) -> Desk:
        """Do it and open the store; raises a `CigdeskError`."""
        from cigdesk.rescue import bring_back

        bring_back(path, rescue, passphrase)
        return self.open_store(path, passphrase)

    def open_demo(self) -> Desk:
        """Make a temporary store full of invented people, and open it; closing it removes it."""
        from cigdesk import bootstrap, demo_folder
        from cigdesk.services.centres import shipped_centres
        from db.crypto import Cost

        demo_folder.remove_stale()
        folder = demo_folder.DemoFolder()
        try:
            desk = bootstrap.create_demo(
                folder.store,
                shipped_centres()[0].id,
                secrets.token_urlsafe(20),
                window=True,
                clock=self._clock,
                # Nobody types that passphrase: 160 random bits need no stretching.
                cost=Cost(memory_mib=19, passes=1, lanes=1),
            )
        except BaseException:
            folder.remove()
            raise
        desk.left_behind.callback(folder.remove)
        return desk

    def default_store(self) -> Path:
        """Where a new store is proposed."""
        return paths.default_store()

    def recent_stores(self) -> Sequence[Path]:
        """Stores opened on this computer that still exist, the last one first."""
        return recent_stores()

    def centres(self) -> Sequence[CentreChoice]:
        """The centres that are shipped."""
        from cigdesk.services.centres import shipped_centres

        return tuple(_choice(centre) for centre in shipped_centres())

    def holiday_regions(self) -> Sequence[RegionChoice]:
        """The regions of public holidays that are known."""
        from cigdesk.domain.centre import HOLIDAY_REGIONS

        return tuple(RegionChoice(key, name, _ZONES[key]) for key, name in HOLIDAY_REGIONS.items())


def _values(centre: CentreSpec) -> CentreValues:
    from cigdesk.services.centres import CentreValues, shipped_centres

    shipped = {each.id: each.values for each in shipped_centres()}
    return shipped.get(centre.key) or CentreValues(
        name=centre.name,
        short_name=centre.short_name,
        address=centre.address,
        postcode=centre.postcode,
        city=centre.city,
        holidays=centre.holidays,
        zone=centre.zone,
        catalogue_family=shipped[centre.catalogue].catalogue_family if centre.catalogue else "",
    )


def _choice(centre: ShippedCentre) -> CentreChoice:
    from cigdesk.french import plural

    listed = plural(_authority_count(centre), "collectivité prête", "collectivités prêtes")
    return CentreChoice(centre.id, centre.values.name, centre.values.short_name, f"{listed} à charger")


def _authority_count(centre: ShippedCentre) -> int:
    text = (files("resources") / "authorities" / centre.authorities_file).read_text(encoding="utf-8")
    return len(text.splitlines()) - 1
