"""The one place that knows all rooms: opens the store, builds the services, hands them out."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine

from cigdesk.domain.people import Person
from cigdesk.ports import Clock, Store
from cigdesk.services.centres import CentreValues, found_store
from cigdesk.services.context import Actor, Context, centre_of
from cigdesk.services.desk import Services
from cigdesk.services.quote_sheet import QuoteSheet
from db.crypto import Cost
from db.store import Store as StoreFile
from db.uow import Units


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)


@dataclass
class Desk:
    """An open store with its services, until `close`."""

    store: StoreFile
    services: Services
    centre_name: str
    person_name: str
    demo: bool

    @cached_property
    def path(self) -> Path:
        """Where the store lies."""
        return self.store.path

    def close(self) -> None:
        """Back up what changed (a demonstration is not worth it), fold the log away, and close."""
        try:
            if not self.demo:
                self.store.backup_if_changed()
        finally:
            self.store.close()


def create_store(
    path: Path,
    values: CentreValues,
    person_name: str,
    passphrase: str,
    *,
    window: bool = False,
    demo: bool = False,
    clock: Clock | None = None,
    cost: Cost | None = None,
) -> Desk:
    """Make a store with its centre and first person, and open it. All or nothing."""
    clock = clock or SystemClock()

    def found(engine: Engine) -> None:
        with Units(engine, clock, None).writing() as uow:
            found_store(uow, values, person_name, demo=demo)
            uow.commit()

    store = StoreFile.create(path, passphrase, window=window, cost=cost or Cost(), found=found)
    return _desk_or_close(store, clock)


def open_store(path: Path, passphrase: str, *, window: bool = False, clock: Clock | None = None) -> Desk:
    """Open a store; raises the classes of cigdesk.store_errors."""
    return _desk_or_close(StoreFile.open(path, passphrase, window=window), clock or SystemClock())


def _desk_or_close(store: StoreFile, clock: Clock) -> Desk:
    try:
        return _desk(store, clock)
    except BaseException:
        store.close()
        raise


def _desk(store: StoreFile, clock: Clock) -> Desk:
    """The services, acting for the store's person in the centre's zone."""
    with Units(store.engine, clock, None).reading() as uow:
        centre, person = centre_of(uow), uow.find(Person)[0]
    units: Store = Units(store.engine, clock, person.id)
    context = Context(units, clock, Actor(person.id, person.name), centre.zone_info)
    return Desk(
        store,
        Services(context, store.attachments, _render_quote),
        centre.short_name,
        person.name,
        centre.demo,
    )


def _render_quote(sheet: QuoteSheet) -> bytes:
    """Drawn by reportlab, which start-up does not import."""
    from cigdesk.documents import render_quote

    return render_quote(sheet)


def temporary_store() -> Path:
    """A place for a demonstration that leaves nothing behind once the system clears its temporary files."""
    return Path(tempfile.mkdtemp(prefix="cigdesk-demo-")) / "demonstration.cigdesk"
