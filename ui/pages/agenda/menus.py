"""What a right click offers: on an item, in an empty place, on a day of the month."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from cigdesk.domain.appointment import AppointmentStatus, possible_statuses
from cigdesk.ports.agenda import AppointmentRow
from ui.pages.agenda.acts import Entry, make_menu
from ui.pages.agenda.board import Item, ItemKind, Mode
from ui.pages.agenda.deeds import AgendaDeeds
from ui.pages.agenda.details_parts import STATUS_WORDS
from ui.pages.agenda.placing import Placing
from ui.pages.agenda.presenter import AgendaPresenter

STATUS_ICONS = {
    AppointmentStatus.DONE: "check",
    AppointmentStatus.EXCUSED: "circle",
    AppointmentStatus.NO_SHOW: "circle-x",
    AppointmentStatus.CANCELLED: "ban",
    AppointmentStatus.PLANNED: "restore",
}
LINE: Entry = ("", "", lambda: None)


class Correcting(Protocol):
    """What the entries of an item call, beside what is written at once."""

    def edit(self, item: Item) -> None: ...
    def begin_move(self) -> None: ...
    def copy_current(self) -> None: ...
    def reschedule_row(self, row: AppointmentRow, *, copies: bool = False) -> None: ...


class Menus:
    """Puts the entries together; what cannot be done is not offered."""

    def __init__(
        self, presenter: AgendaPresenter, deeds: AgendaDeeds, placing: Placing, correcting: Correcting
    ) -> None:
        self._presenter, self._deeds = presenter, deeds
        self._placing, self._correcting = placing, correcting

    def show(self, item: Item | None, place: QPoint, parent: QWidget) -> None:
        """What can be done with an item, or in an empty place."""
        _pop_up(self.entries(item), place, parent)

    def show_day(self, day: date, place: QPoint, parent: QWidget) -> None:
        """What can be done with a day of the month."""
        show = self._presenter.show_day
        entries: list[Entry] = [
            ("calendar", "Voir le jour", partial(show, Mode.DAY, day)),
            ("calendar-event", "Voir la semaine", partial(show, Mode.WEEK, day)),
            LINE,
            ("map-pin", "Ouvrir une permanence ce jour", self._placing.open_permanence_here),
            ("calendar-off", "Noter une absence ce jour", self._placing.note_absence_here),
        ]
        _pop_up(entries, place, parent)

    def entries(self, item: Item | None) -> list[Entry]:
        """The entries for an item, or for an empty place."""
        if item is not None and item.appointment is not None:
            return [*self._status_entries(item.appointment), LINE, *self._change_entries(item)]
        if item is not None and item.kind in (ItemKind.BAND, ItemKind.ABSENCE):
            return self._change_entries(item)
        placing = self._placing
        paste: list[Entry] = [("copy-plus", "Coller le rendez-vous copié", placing.paste_here)]
        return [
            ("calendar-plus", "Réserver ici", placing.book_here),
            *(paste if placing.holds_copy else []),
            ("map-pin", "Ouvrir une permanence ici", placing.open_permanence_here),
            ("calendar-off", "Noter une absence ici", placing.note_absence_here),
        ]

    def _status_entries(self, line: AppointmentRow) -> list[Entry]:
        possible = possible_statuses(line.status, line.start, self._presenter.now)
        return [
            (STATUS_ICONS[status], STATUS_WORDS[status], partial(self._deeds.set_status, line, status))
            for status in STATUS_WORDS
            if status in possible
        ]

    def _change_entries(self, item: Item) -> list[Entry]:
        row = item.appointment
        return [
            *(self._moving_entries(row) if row and row.status is AppointmentStatus.PLANNED else []),
            *(self._band_entries(item) if item.kind is ItemKind.BAND else []),
            *(self._copying_entries(row) if row else []),
            ("pencil", "Modifier…", partial(self._correcting.edit, item)),
            ("trash", "Supprimer", partial(self._deeds.delete, item)),
        ]

    def _moving_entries(self, row: AppointmentRow) -> list[Entry]:
        move: list[Entry] = [("arrows-move", "Déplacer avec les flèches", self._correcting.begin_move)]
        return [
            *(move if self._presenter.board.columns else []),
            ("calendar-time", "Reporter…", partial(self._correcting.reschedule_row, row)),
        ]

    def _band_entries(self, item: Item) -> list[Entry]:
        deeds = self._deeds
        skip = "Sauter cette permanence" if item.repeats else "Annuler la permanence"
        stop: list[Entry] = [("player-stop", "Arrêter la série ici", partial(deeds.stop_series, item))]
        return [
            ("restore", "Rétablir la permanence", partial(deeds.restore, item))
            if item.struck
            else ("ban", skip, partial(deeds.cancel, item)),
            *(stop if item.repeats else []),
        ]

    def _copying_entries(self, row: AppointmentRow) -> list[Entry]:
        copy: list[Entry] = [("copy", "Copier", self._correcting.copy_current)]
        again = partial(self._correcting.reschedule_row, row, copies=True)
        return [
            *(copy if self._presenter.board.columns else []),
            ("copy-plus", "Copier vers une autre semaine…", again),
        ]


def _pop_up(entries: list[Entry], place: QPoint, parent: QWidget) -> None:
    menu = make_menu(entries, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
