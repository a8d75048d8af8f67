"""The store taken to another computer (« Emporter »): it leaves, it comes back, or it is done without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.carry import (
    Carry,
    CarryState,
    Side,
    is_closed,
    label_fault,
    require_return,
)
from cigdesk.domain.errors import CigdeskError, InvalidInput, NotFound, Refused
from cigdesk.domain.identifiers import tidy_name
from cigdesk.domain.rights import Right
from cigdesk.french import plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.backups import Tell
from cigdesk.ports.carrying import Carrier, CarryRow, Homecoming, Written, WrittenCopy
from cigdesk.services.carrying_words import in_one_line
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.store_errors import CarryFailed, StoreError

_CARRY: Final = Right.CARRY

Agree = Callable[[CarryRow | None, Written, Homecoming], None]
"""Given the last departure as the store here tells it, what was written here since, and what came back."""


def _unheard(_done: int, _total: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class CarryStatus:
    """Whether the store is written to here, and what can be done about it.

    Attributes:
        carry: the last departure; None when there was none.
        written: what was written in this file since that departure.
        obstacle: why the store cannot leave now, or "".
    """

    carry: CarryRow | None
    written: Written
    obstacle: str

    @property
    def writable(self) -> bool:
        """Whether this file is written to."""
        return self.carry is None or self.carry.writable

    @property
    def travelling(self) -> bool:
        """Whether this file is the one that was taken away."""
        return self.carry is not None and self.carry.side is not Side.OFFICE

    @property
    def awaited(self) -> bool:
        """Whether a copy may come back here, be it late."""
        carry = self.carry
        return carry is not None and carry.side is Side.OFFICE and carry.state is not CarryState.RETURNED


@dataclass(frozen=True)
class CopyMade:
    """A whole copy that was written; `lacking` counts the documents that were missing here already.

    `trouble` says why the backup that follows could not be made, or "".
    """

    path: Path
    lacking: int
    trouble: str


@dataclass(frozen=True)
class ReturnPreview:
    """What a return would bring and cost; nothing is changed.

    Attributes:
        lost: what was written here since the departure, which the return sets aside; None when this store
            waited for it.
        closed: whether nobody writes to the other file any more.
    """

    coming: Homecoming
    lost: Written | None
    closed: bool


class CarryService:
    """What the window and the command line ask. All but `status` reads and writes whole files."""

    def __init__(self, context: Context, carrier: Carrier, back_up: Callable[[], object]) -> None:
        self._context, self._carrier, self._back_up = context, carrier, back_up

    def status(self) -> CarryStatus:
        """How it stands."""
        with self._context.reading() as uow:
            carry = uow.carries.last()
            written = uow.carries.written_since(carry) if carry else {}
            return CarryStatus(carry, written, _obstacle(uow, carry))

    def take_out(self, chosen: Path, label: str, tell: Tell = _unheard) -> CopyMade:
        """Write a whole copy into a folder of its own in `chosen`; this store is only read from then on.

        Nobody writes meanwhile. Whatever fails, or `tell` raising to stop, leaves this store as it was and no
        copy. Raises `InvalidInput` under `label`, `Refused`, `Carried`, or the failure of the place.
        """
        if fault := label_fault(label):
            raise InvalidInput({"label": fault})
        now = self._context.now()
        with self._context.writing(_CARRY) as uow:
            _require_no_obstacle(uow)
            carry = Carry(
                id=new_id(),
                taken_at=now,
                person_id=self._context.actor.person_id,
                label=tidy_name(label),
                journal_seq=uow.carries.journal_end() + 1,
                slots=self._carrier.slots(),
            )
            uow.add(carry)
            uow.flush()
            copy = self._carrier.write_travelling(chosen, uow.carries.mark(carry.id), now, tell)
            _commit_or_discard(uow, copy)
        self._finish(copy, lambda: self._forget(carry.id))
        self._context.accesses.note(AccessAct.EXPORT, "store")
        return self._made(copy)

    def send_back(self, chosen: Path, tell: Tell = _unheard) -> CopyMade:
        """Write a closed copy for the way back; this travelling store is only read from then on.

        Raises `Refused`, `Carried`, or the failure of the place; this store then stays as it was.
        """
        now = self._context.now()
        with self._context.writing(_CARRY) as uow:
            carry = _last(uow)
            carry.send_back(self._context.actor.person_id, now)
            uow.flush()
            copy = self._carrier.write_returning(chosen, carry.id, now, tell)
            _commit_or_discard(uow, copy)
        self._finish(copy, lambda: self._resume(carry.id))
        self._context.accesses.note(AccessAct.EXPORT, "store")
        return self._made(copy)

    def open_here(self, reason: str) -> Change:
        """Write to this file without the other one, which is given up.

        Raises `InvalidInput` under `reason`, or `Refused` when it is written to anyway. It can't be undone.
        """
        with self._context.writing(_CARRY, even_carried=True) as uow:
            carry = _last(uow)
            carry.open_here(self._context.actor.person_id, self._context.now(), reason)
            commit = uow.commit()
        return Change(commit.kinds, "Base ouverte ici", "L’autre copie ne pourra pas y être jointe.")

    def examine(self, copy: Path, tell: Tell = _unheard) -> ReturnPreview:
        """Read a whole copy that came back, and say what taking it would do.

        Raises `Refused` for a copy that this store does not wait for, or a `StoreError` for one that is not
        sound.
        """
        self._context.require(_CARRY)
        coming = self._carrier.examine(copy, tell)
        status = self.status()
        self._require_fit(status.carry, coming)
        waited = status.carry is not None and status.carry.state is CarryState.OUT
        closed = coming.carry is not None and is_closed(coming.carry)
        return ReturnPreview(coming, None if waited else status.written, closed)

    def agreement(self, preview: ReturnPreview) -> Agree:
        """What is asked again at the moment of the return: that nothing has changed since the preview."""
        self._context.require(_CARRY)

        def agree(here: CarryRow | None, lost: Written, coming: Homecoming) -> None:
            self._require_fit(here, coming)
            waited = here is not None and here.state is CarryState.OUT
            if not waited and lost != preview.lost:
                raise Refused(
                    f"Depuis l’examen de cette copie, on a écrit ici\u00a0: {in_one_line(lost)}. Rien "
                    "n’a été modifié. Relisez ce qui serait perdu, puis recommencez."
                )

        return agree

    def require_living(self) -> None:
        """Raise `Carried` while this file is only read: before what replaces it whole."""
        with self._context.store.writing():
            pass

    def _require_fit(self, here: CarryRow | None, coming: Homecoming) -> None:
        require_return(here, coming.carry, descends=coming.descends)
        if coming.lacking:
            raise Refused(
                f"Cette copie n’est pas entière\u00a0: il y manque {plural(coming.lacking, 'document')} que "
                "cet ordinateur n’a pas non plus. Rien n’a été modifié. Copiez le dossier entier depuis "
                "l’autre ordinateur, puis recommencez."
            )
        if self._context.actor.person_id not in coming.persons:
            raise Refused(
                "Cette copie ne vous connaît pas\u00a0: vous n’ouvriez pas la base quand elle a été "
                "emportée. Rien n’a été modifié. Quelqu’un qui l’ouvrait déjà peut la reprendre."
            )

    def _finish(self, copy: WrittenCopy, take_back: Callable[[], None]) -> None:
        """Give the copy its name, or have this store written to again: there is then no other one."""
        try:
            copy.finish()
        except StoreError as error:
            copy.discard()
            take_back()
            raise CarryFailed(copy.path) from error

    def _forget(self, carry_id: UUID) -> None:
        with self._context.writing(_CARRY, even_carried=True) as uow:
            uow.remove(uow.get(Carry, carry_id))
            uow.commit()

    def _resume(self, carry_id: UUID) -> None:
        with self._context.writing(_CARRY, even_carried=True) as uow:
            carry = uow.get(Carry, carry_id)
            carry.state, carry.closed_at, carry.closed_by_id = CarryState.OUT, None, None
            uow.commit()

    def _made(self, copy: WrittenCopy) -> CopyMade:
        """A backup follows, so that none older, written to without a word, is the newest of them."""
        trouble = ""
        try:
            self._back_up()
        except CigdeskError as error:
            trouble = str(error)
        return CopyMade(copy.path, copy.lacking, trouble)


def _obstacle(uow: UnitOfWork, carry: CarryRow | None) -> str:
    if centre_of(uow).demo:
        return "Une démonstration ne s’emporte pas\u00a0: ses données sont fictives."
    if carry is not None and carry.side is Side.TRAVELLING:
        return "Cette base est elle-même une copie emportée\u00a0: rapportez-la d’abord."
    return "" if carry is None or carry.writable else "La base est déjà emportée."


def _require_no_obstacle(uow: UnitOfWork) -> None:
    if obstacle := _obstacle(uow, uow.carries.last()):
        raise Refused(f"{obstacle} Rien n’a été modifié.")


def _last(uow: UnitOfWork) -> Carry:
    carry = uow.carries.last()
    if carry is None:
        raise NotFound("Cette base n’a pas été emportée.")
    return uow.get(Carry, carry.id)


def _commit_or_discard(uow: UnitOfWork, copy: WrittenCopy) -> None:
    try:
        uow.commit()
    except BaseException:
        copy.discard()
        raise
