"""What is chosen of a paper of the agenda, and its pages drawn again at each change. No widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError
from cigdesk.services.agenda_sheets import Names, Place
from ui.operations import Operations


class Paper(StrEnum):
    """What is printed."""

    DAY = "day"
    WEEK = "week"
    LIST = "list"
    SLIP = "slip"
    ATTENDANCE = "attendance"
    """What is signed at a collective session."""
    SESSION_SLIPS = "session-slips"
    """What each person who is expected there keeps."""


SESSION_PAPERS = (Paper.ATTENDANCE, Paper.SESSION_SLIPS)
OF_ONE = (Paper.SLIP, *SESSION_PAPERS)
"""The papers of one appointment, where no day is chosen."""

USUAL_NAMES = {
    Paper.DAY: Names.HIDDEN,
    Paper.WEEK: Names.INITIALS,
    Paper.LIST: Names.INITIALS,
    Paper.SLIP: Names.FULL,
    Paper.ATTENDANCE: Names.FULL,
    Paper.SESSION_SLIPS: Names.FULL,
}
"""What hangs in a hall names nobody; what an agent is given names them."""


@dataclass(frozen=True)
class Order:
    """A paper as it is asked for; `last` is for a list alone, `practitioners` is empty for all of them.

    `participation` is one person of a session, None for all of them; `landscape` is for what is signed.
    """

    paper: Paper
    first: date
    last: date
    practitioners: tuple[UUID, ...] = ()
    place: Place | None = None
    names: Names = Names.HIDDEN
    appointment: UUID | None = None
    participation: UUID | None = None
    landscape: bool = False

    @property
    def file_name(self) -> str:
        """It says a day and nothing of anybody."""
        named = {
            Paper.DAY: f"feuille-{self.first}",
            Paper.WEEK: f"semaine-{self.first:%G-%V}",
            Paper.LIST: f"rendez-vous-{self.first}",
            Paper.SLIP: f"rappel-{self.first}",
            Paper.ATTENDANCE: f"emargement-{self.first}",
            Paper.SESSION_SLIPS: f"convocations-{self.first}",
        }
        return f"{named[self.paper]}.pdf"


class PrintingPresenter(QObject):
    """Reads and draws in the background; the last question asked is the one answered."""

    places_changed = Signal(object)
    """(dict of Place to its name): where somebody is received on the day of the order."""
    drawn = Signal(object)
    """(bytes of the PDF, or None while nothing can be drawn)"""
    refused = Signal(str)
    """(sentence): why there is no page; empty once there is one."""

    def __init__(self, printing: Any, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printing, self._operations = printing, operations
        self.order = Order(Paper.DAY, date.min, date.min)
        self.places: Mapping[Place, str] = {}
        self.pdf: bytes | None = None

    def begin(self, order: Order) -> None:
        """Draw that; for the day of a place, once it is known where somebody is received."""
        self.order = _from_monday(order)
        self._load_places() if order.paper is Paper.DAY else self._draw()

    def change(self, **values: Any) -> None:
        """Draw what differs in one answer."""
        before, self.order = self.order, replace(self.order, **values)
        if self.order.last < self.order.first:
            self.order = replace(self.order, last=self.order.first)
        self.order = _from_monday(self.order)
        moved = (before.paper, before.first) != (self.order.paper, self.order.first)
        self._load_places() if self.order.paper is Paper.DAY and moved else self._draw()

    def step(self, steps: int) -> None:
        """The day or the week after, or before."""
        days = 7 if self.order.paper is Paper.WEEK else 1
        length = self.order.last - self.order.first
        first = self.order.first + timedelta(days=days * steps)
        self.change(first=first, last=first + length)

    def forget(self) -> None:
        """Nothing is awaited any more."""
        self.pdf = None
        for key in ("places", "pdf"):
            self._operations.forget((id(self), key))

    def _load_places(self) -> None:
        job = partial(self._printing.places, self.order.first)
        self._operations.query((id(self), "places"), job, self._take_places, on_error=self._refuse)

    def _take_places(self, places: Mapping[Place, str]) -> None:
        self.places = places
        if self.order.place not in places:
            self.order = replace(self.order, place=next(iter(places), None))
        self.places_changed.emit(places)
        self._draw()

    def _draw(self) -> None:
        if self.order.paper is Paper.DAY and self.order.place is None:
            self._operations.forget((id(self), "pdf"))
            self._tell(None, "Personne n’est reçu sur place ce jour-là.")
            return
        job = _job(self._printing, self.order)
        self._operations.query((id(self), "pdf"), job, self._tell, on_error=self._refuse)

    def _refuse(self, error: CigdeskError) -> None:
        self._tell(None, str(error))

    def _tell(self, pdf: bytes | None, refusal: str = "") -> None:
        self.pdf = pdf
        self.refused.emit(refusal)
        self.drawn.emit(pdf)


def _from_monday(order: Order) -> Order:
    """A week is named by its Monday."""
    if order.paper is not Paper.WEEK:
        return order
    monday = order.first - timedelta(days=order.first.weekday())
    return replace(order, first=monday, last=monday + timedelta(days=6))


def _job(printing: Any, order: Order) -> Callable[[], bytes]:
    """Read the sheet and draw it, in another thread: reportlab is loaded there."""

    def drawn() -> bytes:
        from cigdesk import documents

        named = order.names is Names.FULL
        match order.paper:
            case Paper.DAY:
                return documents.render_place_day(printing.place_day(order.place, order.first, order.names))
            case Paper.WEEK:
                return documents.render_weeks(printing.weeks(order.practitioners, order.first, order.names))
            case Paper.LIST:
                owners = order.practitioners or None
                return documents.render_list(printing.listing(owners, order.first, order.last, order.names))
            case Paper.SLIP:
                return documents.render_slip(printing.slip(order.appointment, named=named))
            case Paper.ATTENDANCE:
                sheet = printing.attendance(order.appointment, order.names)
                return documents.render_attendance(sheet, landscape=order.landscape)
            case Paper.SESSION_SLIPS:
                slips = printing.session_slips(order.appointment, order.participation, named=named)
                return documents.render_slips(slips)

    return drawn
