"""The store taken to another computer: one of the two copies is written to, the other one is only read.

Each file knows what it is. Of the office's, work goes on elsewhere; the travelling one is written to until it
is sent back; the one on its way back is for the office alone to read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.identifiers import line_fault, tidy, tidy_name
from cigdesk.french import NBSP, date_long

LONGEST_LABEL: Final = 40
LEAST_REASON: Final = 10
"""Letters: fewer say nothing to whoever reads it in a year."""

_PATH: Final = re.compile(r"[/\\:]|\.\.")


class CarryState(StrEnum):
    """How far a carry has come, as far as this file knows."""

    OUT = "out"
    RETURNED = "returned"
    """The office has its copy back; in the travelling file, it was sent back."""
    OVERRIDDEN = "overridden"
    """This file is written to again without the other one."""


class Side(StrEnum):
    """Which of the files of a carry this one is."""

    OFFICE = "office"
    TRAVELLING = "travelling"
    RETURNING = "returning"
    """Closed for the way back."""


class Carried(Refused):
    """This file is only read for now: work goes on in another one; `str()` says where, and what to do."""


@dataclass(eq=False, kw_only=True)
class Carry:
    """One departure of the store, as one of its files knows it; the last one says whether it is written to.

    Attributes:
        person_id: who took it.
        label: the computer that it was taken to, in a word or two of theirs; never a path.
        journal_seq: where the journal stood once the departure was written in it, in both files.
        slots: what the key file held at the departure (see `db.key_merge`).
        closed_at: when it came back, was sent back or was done without.
        reason: why this file is written to without the other one.
    """

    id: UUID
    rev: int = 1
    taken_at: datetime
    person_id: UUID
    label: str
    side: Side = Side.OFFICE
    state: CarryState = CarryState.OUT
    journal_seq: int
    slots: str = ""
    closed_at: datetime | None = None
    closed_by_id: UUID | None = None
    reason: str = ""

    @property
    def writable(self) -> bool:
        """Whether the file that holds this as its last carry may be written to."""
        return is_writable(self.side, self.state)

    def send_back(self, by: UUID, now: datetime) -> None:
        """The travelling file is only read from now on. Raises `Refused` unless it is the living one."""
        if self.side is not Side.TRAVELLING or not self.writable:
            raise Refused("Seule une copie emportée, encore au travail, peut être rapportée.")
        self._close(CarryState.RETURNED, by, now)

    def open_here(self, by: UUID, now: datetime, reason: str) -> None:
        """Write to this file without the other one; what that one holds since cannot be joined to it.

        A travelling file that was sent back travels on; one on its way back takes the place of the office's.
        Raises `Refused` when it is written to anyway, `InvalidInput` under `reason`.
        """
        if self.writable:
            raise Refused("Cette base s’écrit déjà ici. Rien n’a été modifié.")
        if fault := reason_fault(reason):
            raise InvalidInput({"reason": fault})
        self._close(CarryState.OVERRIDDEN, by, now)
        if self.side is Side.TRAVELLING:
            self.state = CarryState.OUT
        self.side = Side.TRAVELLING if self.side is Side.TRAVELLING else Side.OFFICE
        self.reason = tidy(reason)

    def _close(self, state: CarryState, by: UUID, now: datetime) -> None:
        self.state, self.closed_by_id, self.closed_at = state, by, now


def is_writable(side: Side, state: CarryState) -> bool:
    """Whether a file is written to: the office's when nothing is out, the travelling one until it is sent."""
    if side is Side.OFFICE:
        return state is not CarryState.OUT
    return side is Side.TRAVELLING and state is CarryState.OUT


class Trip(Protocol):
    """What the rule of a return needs to know of a departure, as one of its files tells it."""

    @property
    def id(self) -> UUID: ...
    @property
    def side(self) -> Side: ...
    @property
    def state(self) -> CarryState: ...
    @property
    def journal_seq(self) -> int: ...


def require_return(here: Trip | None, back: Trip | None, *, descends: bool) -> None:
    """Raise `Refused` unless the file `back` is that of the departure which this store waits for.

    `descends` says whether the file holds the line of the journal that the departure wrote. A store that is
    written to again without its copy (`overridden`) can still take it: what is lost is told elsewhere.
    """
    if back is None or back.side is Side.OFFICE:
        raise Refused(_NOT_A_COPY)
    if here is None or here.side is not Side.OFFICE:
        raise Refused(_NOT_HERE)
    if back.id != here.id:
        raise Refused(_ANOTHER)
    if here.state is CarryState.RETURNED:
        raise Refused(_ONCE)
    if not descends or back.journal_seq != here.journal_seq:
        raise Refused(_OLDER)


def is_closed(back: Trip) -> bool:
    """Whether the file was closed for the way back, so that nobody writes to its like any more."""
    return back.side is Side.RETURNING or back.state is CarryState.RETURNED


_NOT_A_COPY: Final = (
    "Ce fichier n’est pas une copie emportée\u00a0: c’est la base d’origine ou une de ses sauvegardes. "
    "Rien n’a été modifié. Choisissez le fichier que «\u00a0Rapporter\u00a0» a écrit sur l’autre "
    "ordinateur."
)
_NOT_HERE: Final = (
    "Cette base n’attend aucun retour\u00a0: elle n’a pas été emportée d’ici. Rien n’a été modifié. "
    "Ouvrez la base d’origine, puis recommencez."
)
_ANOTHER: Final = (
    "Cette copie est celle d’un autre départ\u00a0: la reprendre effacerait le travail fait depuis. Rien "
    "n’a été modifié. Choisissez la copie du dernier départ."
)
_ONCE: Final = (
    "La copie de ce départ a déjà été reprise\u00a0: une seconde fois effacerait le travail fait depuis. "
    "Rien n’a été modifié. Pour lire celle-ci, ouvrez-la comme une base."
)
_OLDER: Final = (
    "Cette copie est plus ancienne que le départ, ou n’en vient pas\u00a0: elle ne contient pas tout ce "
    "que la base contient ici. Rien n’a été modifié. Choisissez la copie qui revient de l’autre "
    "ordinateur."
)


def label_fault(text: str) -> str:
    """What keeps a text from naming a computer; "" when nothing does."""
    kept = tidy_name(text)
    if not kept:
        return "Nommez l’ordinateur, par exemple «\u00a0portable de permanence\u00a0»."
    if _PATH.search(kept):
        return "Un nom d’ordinateur, pas un chemin de dossier."
    if len(kept) > LONGEST_LABEL:
        return f"Ce nom compte {len(kept)}{NBSP}caractères, la limite est {LONGEST_LABEL}."
    return line_fault(kept)


def reason_fault(text: str) -> str:
    """What keeps a text from being a reason; "" when nothing does."""
    kept = tidy(text)
    if len(kept) < LEAST_REASON:
        return "Dites pourquoi en quelques mots\u00a0: le motif reste écrit dans la base."
    return line_fault(kept)


def sentence(side: Side, day: date, by: str, label: str) -> str:
    """Why a file is only read, what is kept, what to do; `day` is that of the departure, or of the return."""
    kept = "Rien n’a été modifié, et tout ce qui était enregistré est gardé."
    if side is Side.OFFICE:
        return (
            f"La base a été emportée le {date_long(day)} par {by} sur «{NBSP}{label}{NBSP}»{NBSP}: ici, elle "
            f"se lit et ne s’écrit plus. {kept} Reprenez la copie à son retour, ou ouvrez la base ici quand "
            "même (Réglages, Emporter)."
        )
    if side is Side.TRAVELLING:
        return (
            f"Cette copie emportée a été rapportée le {date_long(day)}{NBSP}: elle se lit et ne s’écrit "
            f"plus. {kept} Travaillez sur la base d’origine, ou reprenez le travail ici (Réglages, Emporter)."
        )
    return (
        f"Ce fichier est la copie de retour d’une base emportée le {date_long(day)}{NBSP}: il se lit et ne "
        f"s’écrit pas. {kept} Reprenez-le depuis la base d’origine (Réglages, Emporter)."
    )
