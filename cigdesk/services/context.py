"""What every service works with: the store, the clock, and who is acting, behind one door for rights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

import uuid_utils.compat

from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.people import Person
from cigdesk.domain.rights import Right, Role, require, rights_of
from cigdesk.ports import Clock, Commit, Store, UnitOfWork
from cigdesk.services.access_noting import AccessNoting
from cigdesk.services.changes import Change, Undo


def new_id() -> UUID:
    """A UUIDv7: unique everywhere, in order of creation, as a later sharing of stores needs."""
    return uuid_utils.compat.uuid7()


@dataclass(frozen=True)
class Actor:
    """The person at the keyboard."""

    person_id: UUID
    name: str
    roles: frozenset[Role]

    def may(self, right: Right) -> bool:
        """Whether one of their roles has the right."""
        return right in rights_of(self.roles)


@dataclass(frozen=True)
class Context:
    """Handed to each service by bootstrap."""

    store: Store
    clock: Clock
    actor: Actor
    zone: ZoneInfo

    def require(self, right: Right) -> None:
        """Raise `NotAllowed` unless the person at the keyboard has the right."""
        require(self.actor.roles, right)

    def reading(self, right: Right = Right.READ) -> UnitOfWork:
        """A unit of work that reads, if the person may."""
        self.require(right)
        return self.store.reading()

    def writing(self, right: Right, *, even_carried: bool = False) -> UnitOfWork:
        """A unit of work that writes, if the person may.

        Entering it raises `Carried` while work goes on in another file, unless `even_carried` (see `Store`).
        """
        self.require(right)
        return self.store.writing(even_carried=even_carried)

    def change(
        self,
        right: Right,
        work: Callable[[UnitOfWork], tuple[UUID, ...]],
        label: str,
        detail: str = "",
        *,
        still_allowed: Callable[[UnitOfWork], None] = lambda _uow: None,
    ) -> Change:
        """Do the work in one transaction and give the change, with the way to take it back.

        `work` gives the ids of the records concerned. Its errors pass through; nothing is then kept.
        `still_allowed` is asked when the change has been taken back or done again, before that is kept: it
        raises `Refused` when a rule now speaks against it.
        """
        with self.writing(right) as uow:
            ids = work(uow)
            commit = uow.commit()
        return Change(commit.kinds, label, detail, self._undo(right, commit, label, still_allowed), ids)

    def _undo(
        self,
        right: Right,
        commit: Commit,
        label: str,
        still_allowed: Callable[[UnitOfWork], None],
        said: tuple[str, str] = ("Annulé", "Rétabli"),
    ) -> Undo:
        def run() -> Change:
            with self.writing(right) as uow:
                uow.revert(commit.transaction)
                still_allowed(uow)
                back = uow.commit()
            redo = self._undo(right, back, label, still_allowed, (said[1], said[0]))
            return Change(back.kinds, f"{said[0]} : {label}", "", redo)

        return Undo(label, run)

    @cached_property
    def accesses(self) -> AccessNoting:
        """Where services note who opened, exported or printed what."""
        return AccessNoting(self.store, self.clock, self.actor.person_id)

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """The present day on the wall calendar of the centre."""
        return self.clock.now().astimezone(self.zone).date()


def centre_of(uow: UnitOfWork) -> Centre:
    """The one centre of the store."""
    centres = uow.find(Centre)
    if len(centres) != 1:
        raise CigdeskError("Cette base n’a pas de centre de gestion : elle n’a pas été créée jusqu’au bout.")
    return centres[0]


def person_of(uow: UnitOfWork, person_id: UUID) -> Person:
    """The person of that id; raises `CigdeskError` for one whom the store does not know, or who has left."""
    persons = uow.find(Person, id=person_id)
    if not persons or persons[0].left_on is not None:
        raise CigdeskError("Cette base ne vous connaît plus : demandez un accès à son administrateur.")
    return persons[0]
