"""The passphrase of the store: changed by whoever knows the present one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.passphrases import change_faults
from cigdesk.domain.people import Person
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context
from cigdesk.store_errors import WrongPassphrase


class Keys(Protocol):
    """The key file of the open store."""

    def change_passphrase(
        self, old: str, new: str, now: Callable[[], datetime], *, renew: bool = False
    ) -> str:
        """Put `new` in the place of `old`, verified before it counts; raises `WrongPassphrase`…

        With `renew` the person has a new pair of keys too. Gives their public key, in hexadecimal.
        """


class PassphraseService:
    """What the window and the command line ask."""

    def __init__(self, context: Context, keys: Keys) -> None:
        self._context, self._keys = context, keys

    def change(self, old: str, new: str, again: str) -> None:
        """Put a new passphrase in the place of the present one. It derives a key several times: about 0.5 s.

        Raises `InvalidInput` under `old`, `new` or `again`, `TooManyTries` after five wrong ones, or what
        ails the disk; the present passphrase then goes on opening the store.
        """
        if faults := change_faults(old, new, again):
            raise InvalidInput(faults)
        given = self.provisional
        try:
            public_key = self._keys.change_passphrase(old, new, self._context.now, renew=given)
        except WrongPassphrase:
            raise InvalidInput({"old": "Ce n’est pas la phrase de passe actuelle."}) from None
        if given:
            self._own(public_key)

    @property
    def provisional(self) -> bool:
        """Whether somebody else chose the present passphrase: it is to be changed before anything else."""
        with self._context.reading() as uow:
            return uow.get(Person, self._context.actor.person_id).provisional

    def _own(self, public_key: str) -> None:
        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            person = uow.get(Person, self._context.actor.person_id)
            person.public_key, person.provisional = public_key, False
            return (person.id,)

        self._context.change(Right.READ, work, "")
