"""Who opens the store, as the file itself has to know: before a service is there, and across a restore."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Engine, select

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.people import Person, Practitioner
from cigdesk.domain.rights import Role
from cigdesk.ports import Clock
from db import tables
from db.engine import WRITING
from db.store import Store
from db.uow import Units


class KnownPerson(NamedTuple):
    """A row of the persons."""

    id: UUID
    name: str
    practitioner_id: UUID | None
    roles: tuple[Role, ...]
    public_key: str
    provisional: bool
    left_on: object


def known_persons(engine: Engine) -> list[KnownPerson]:
    """Everybody the store knows, whether they still open it or not."""
    its = tables.persons.c
    with engine.connect() as connection:
        rows = connection.execute(select(*(its[field] for field in KnownPerson._fields)))
        return [KnownPerson(*row) for row in rows]


def keep_persons(store: Store, clock: Clock, persons: Sequence[KnownPerson]) -> None:
    """After a restore: those persons, as they are now, and none besides them who could come in."""
    if not persons:
        return
    units = Units(store.engine, clock, None)
    # Also where the copy is of a time when the store was elsewhere.
    with units.writing(even_carried=True) as uow:
        practitioners = {each.id for each in uow.find(Practitioner)}
        there = {each.id: each for each in uow.find(Person)}
        for person in persons:
            values = person._asdict() | {
                "practitioner_id": person.practitioner_id if person.practitioner_id in practitioners else None
            }
            record = there.get(person.id)
            if record is None:
                uow.add(Person(**values))
            else:
                for field, value in values.items():
                    setattr(record, field, value)
        uow.commit()


def take_over(store: Store, passphrase: str, clock: Clock) -> None:
    """The passphrase of a store that one person had becomes that person's, with a pair of keys.

    Raises `CigdeskError` for a store without anybody.
    """
    units = Units(store.engine, clock, None)
    with units.reading() as uow:
        persons = uow.find(Person)
    if not persons:
        raise CigdeskError("Cette base n’appartient à personne : elle n’a pas été créée jusqu’au bout.")
    store.take_passphrase(passphrase, persons[0].name, persons[0].id.hex)
    keep_public_key(store)


def let_back_in(store: Store, clock: Clock) -> None:
    """Who has just been let in by the recovery sheet has a pair and a passphrase of their own."""
    pair, person_id = store.identity.pair, UUID(store.identity.person)
    units = Units(store.engine, clock, person_id)
    with units.writing() as uow:
        person = uow.get(Person, person_id)
        person.public_key, person.provisional = pair.public.hex() if pair else "", False
        uow.commit()


def keep_public_key(store: Store) -> None:
    """The store knows the public key of who opened it, whatever a crash, or somebody with the file, left.

    Nobody did this: it stands in no journal.
    """
    pair, its = store.identity.pair, tables.persons
    if pair is None:
        return
    own = its.c.id == UUID(store.identity.person)
    with store.engine.connect() as connection:
        known = connection.scalar(select(its.c.public_key).where(own))
    if known == pair.public.hex():
        return
    with store.engine.execution_options(**{WRITING: True}).begin() as connection:
        connection.execute(its.update().where(own).values(public_key=pair.public.hex()))
