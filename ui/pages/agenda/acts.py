"""What can be done in the agenda: one list for the keys, the menus and the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from cigdesk.domain.appointment import AppointmentStatus
from ui.actions import NEW, ActionSpec, Group
from ui.icons import icon
from ui.pages.agenda.board import Mode


class Agenda(Protocol):
    """What the acts call."""

    def book(self) -> None: ...
    def go_today(self) -> None: ...
    def step(self, steps: int) -> None: ...
    def set_mode(self, mode: Mode) -> None: ...
    def show_late(self) -> None: ...
    def give_status(self, status: AppointmentStatus) -> None: ...
    def begin_move(self) -> None: ...
    def reschedule_current(self) -> None: ...
    def copy_current(self) -> None: ...
    def cancel_current(self) -> None: ...
    def delete_current(self) -> None: ...
    def edit_current(self) -> None: ...
    def zoom(self, steps: int) -> None: ...


class Placing(Protocol):
    """What is begun where the keyboard is."""

    def open_permanence_here(self) -> None: ...
    def note_absence_here(self) -> None: ...
    def paste_here(self) -> None: ...


def agenda_acts(agenda: Agenda, placing: Placing, grid: QWidget) -> list[ActionSpec]:
    """The acts; single letters answer while the grid has the keyboard."""
    return [
        *_making(agenda, placing),
        *_moving_in_time(agenda, grid),
        *_outcomes(agenda, grid),
        *_correcting(agenda, placing, grid),
        *_showing(agenda, grid),
    ]


def _making(agenda: Agenda, placing: Placing) -> list[ActionSpec]:
    return [
        ActionSpec("agenda.book", "Réserver un rendez-vous", agenda.book, (NEW,), "calendar-plus",
                   words="rdv nouveau"),
        ActionSpec("agenda.permanence", "Ouvrir une permanence", placing.open_permanence_here, (),
                   "map-pin"),
        ActionSpec("agenda.absence", "Noter une absence", placing.note_absence_here, (), "calendar-off",
                   words="congé formation"),
    ]  # fmt: skip


def _moving_in_time(agenda: Agenda, grid: QWidget) -> list[ActionSpec]:
    return [
        ActionSpec("agenda.today", "Aller à aujourd’hui", agenda.go_today, ("T",), "calendar-due",
                   focus=grid),
        ActionSpec("agenda.next", "Période suivante", partial(agenda.step, 1), ("Ctrl+Right", "PgDown"),
                   "chevron-right", focus=grid, words="semaine"),
        ActionSpec("agenda.previous", "Période précédente", partial(agenda.step, -1), ("Ctrl+Left", "PgUp"),
                   "chevron-left", focus=grid, words="semaine"),
    ]  # fmt: skip


def _outcomes(agenda: Agenda, grid: QWidget) -> list[ActionSpec]:
    give = agenda.give_status
    return [
        ActionSpec("agenda.done", "Marquer honoré", partial(give, AppointmentStatus.DONE), ("H",), "check",
                   focus=grid),
        ActionSpec("agenda.excused", "Noter absent excusé", partial(give, AppointmentStatus.EXCUSED), ("E",),
                   "circle", focus=grid),
        ActionSpec("agenda.no_show", "Noter absent non excusé", partial(give, AppointmentStatus.NO_SHOW),
                   ("X",), "circle-x", focus=grid),
        ActionSpec("agenda.planned", "Remettre à venir", partial(give, AppointmentStatus.PLANNED), (),
                   "restore"),
    ]  # fmt: skip


def _correcting(agenda: Agenda, placing: Placing, grid: QWidget) -> list[ActionSpec]:
    return [
        ActionSpec("agenda.move", "Déplacer avec les flèches", agenda.begin_move, ("R",), "arrows-move",
                   focus=grid),
        ActionSpec("agenda.reschedule", "Reporter…", agenda.reschedule_current, ("Shift+R",),
                   "calendar-time", focus=grid, words="déplacer autre date créneau"),
        ActionSpec("agenda.copy", "Copier le rendez-vous", agenda.copy_current, ("Ctrl+C",), "copy",
                   focus=grid),
        ActionSpec("agenda.paste", "Coller le rendez-vous", placing.paste_here, ("Ctrl+V",), "copy-plus",
                   focus=grid),
        ActionSpec("agenda.cancel", "Annuler le rendez-vous", agenda.cancel_current, ("Del",), "ban",
                   focus=grid),
        ActionSpec("agenda.delete", "Supprimer", agenda.delete_current, ("Shift+Del",), "trash", focus=grid),
        ActionSpec("agenda.edit", "Modifier…", agenda.edit_current, ("F2",), "pencil", focus=grid),
    ]  # fmt: skip


def _showing(agenda: Agenda, grid: QWidget) -> list[ActionSpec]:
    view = Group.VIEW
    return [
        ActionSpec("agenda.day", "Agenda : jour", partial(agenda.set_mode, Mode.DAY), (), "calendar", view),
        ActionSpec("agenda.week", "Agenda : semaine", partial(agenda.set_mode, Mode.WEEK), (), "calendar",
                   view),
        ActionSpec("agenda.month", "Agenda : mois", partial(agenda.set_mode, Mode.MONTH), (),
                   "calendar-month", view),
        ActionSpec("agenda.list", "Agenda : liste", partial(agenda.set_mode, Mode.LIST), (), "list", view),
        ActionSpec("agenda.late", "Rendez-vous à renseigner", agenda.show_late, (), "list-check", view,
                   words="statut badge"),
        ActionSpec("agenda.team", "Agenda : équipe", partial(agenda.set_mode, Mode.TEAM), (), "users", view),
        ActionSpec("agenda.zoom_in", "Agrandir les heures", partial(agenda.zoom, 1),
                   ("+",), "zoom-in", view, focus=grid),
        ActionSpec("agenda.zoom_out", "Réduire les heures", partial(agenda.zoom, -1), ("-",),
                   "zoom-out", view, focus=grid),
    ]  # fmt: skip


Entry = tuple[str, str, Callable[[], object]]
"""Icon, words and act of a menu; empty words make a line."""


def make_menu(entries: list[Entry], parent: QWidget) -> QMenu:
    """A menu of these entries."""
    menu = QMenu(parent)
    fill_menu(menu, entries)
    return menu


def fill_menu(menu: QMenu, entries: list[Entry]) -> None:
    """Put these entries in a menu."""
    for name, words, act in entries:
        if not words:
            menu.addSeparator()
            continue
        action = menu.addAction(icon(name, "text2"), words) if name else menu.addAction(words)
        action.triggered.connect(partial(_call, act))


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()
