"""The window: rail, header, one page at a time. It holds no rule and reads no record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from ui.action_rights import RIGHT_OF
from ui.actions import ActionRegistry
from ui.badges import Badges
from ui.carry_strip import CarryStrip
from ui.dialogs import Dialogs, SystemDialogs
from ui.help import HelpPanel
from ui.idle_watch import IdleLimit
from ui.masking import Masking
from ui.menus import HiddenMenuBar, person_menu
from ui.notices import ChangeToasts, Notices
from ui.operations import Operations, Task
from ui.page import Notice, PageSpec, Workbench
from ui.page_stack import PageStack
from ui.ports import Desk
from ui.rail import Rail
from ui.theme import Mode, hub
from ui.undo import UndoStack
from ui.widgets.base import column, tight
from ui.widgets.toast import ToastArea
from ui.window_actions import THEMES, go_specs, make_exclusive, window_specs
from ui.window_state import WindowState
from ui.zones import next_zone_focus

if TYPE_CHECKING:
    from cigdesk.services.carrying import ReturnPreview
    from ui.palette import Palette, Provider

Providers = Callable[[Workbench], "Sequence[Provider]"]

USUAL_SIZE, LEAST_SIZE = QSize(1440, 900), QSize(960, 600)


def _is_closed(desk: Desk, action_id: str) -> bool:
    right = RIGHT_OF.get(action_id)
    return right is not None and not desk.may(right)


class MainWindow(QMainWindow):
    """The shell around the pages of one open store."""

    closed = Signal(bool)
    """(to_lock): the window is gone, its work is written; the store may be closed, then asked for again."""
    lock_begun = Signal()
    """Nothing in it is to be seen any more; `closed` follows, or `lock_held`."""
    lock_held = Signal()
    """It could not be closed to be locked: something typed is not written."""

    def __init__(
        self,
        desk: Desk,
        specs: Sequence[PageSpec],
        operations: Operations,
        state: WindowState,
        dialogs: Dialogs | None = None,
        *,
        providers: Providers | None = None,
    ) -> None:
        super().__init__()
        if not specs:
            raise ValueError("a window needs a page")
        self._providers = providers
        self._state, self._operations = state, operations
        self._specs = tuple(spec for spec in specs if any(desk.may(right) for right in spec.needs))
        self._waiting = self._locking = False
        self.restoring: Path | None = None
        self.homecoming: ReturnPreview | None = None
        self._content = QWidget()
        self.toast_area = ToastArea(self._content)
        self.undo_stack = UndoStack(operations, self)
        self._toasts = ChangeToasts(self.toast_area, operations, self.undo_stack)
        self.masking = Masking(state.masked, self)
        self.bench = Workbench(
            desk,
            operations,
            self.undo_stack,
            self.masking,
            dialogs or SystemDialogs(),
            self.go,
            self._toasts.notify,
            self.restore,
            self.bring_home,
            IdleLimit(state.idle_minutes, self),
        )
        self.bench.idle.changed.connect(self._keep_idle)
        self.actions_registry = ActionRegistry(self, is_closed=partial(_is_closed, desk))
        self._build(desk)
        self._register(desk)
        self._menus = HiddenMenuBar(self.menuBar(), self.actions_registry)
        self.setMinimumSize(LEAST_SIZE)
        self._restore()

    def _build(self, desk: Desk) -> None:
        self.rail = Rail(self._specs, desk.person_name, desk.person_roles, demo=desk.demo)
        self.rail.chosen.connect(self.go)
        self.rail.waiting_asked.connect(self._show_waiting)
        self.notices = Notices(self._operations)
        self.carry_strip = CarryStrip(self.bench)
        between = column(self.carry_strip, self.notices, spacing=0)
        self.stack = PageStack(self._specs, self.bench, self.actions_registry, self._state, between)
        self.stack.shown.connect(self._shown)
        self.stack.search_asked.connect(self.open_palette)
        whole = QWidget()
        layout = tight(QHBoxLayout(whole))
        layout.addWidget(self.rail)
        layout.addWidget(self._content, 1)
        tight(QHBoxLayout(self._content)).addWidget(self.stack)
        Badges(self.rail, self._specs, self.bench)
        self.setCentralWidget(whole)

    def _register(self, desk: Desk) -> None:
        registry = self.actions_registry
        registry.add_all(window_specs(self, demo=desk.demo, masked=self.masking.masked), self)
        registry.add_all(go_specs(self, self._rail_order()), self)
        make_exclusive(registry, self._state.theme, self)
        self.undo_stack.changed.connect(self._name_undo)
        self.masking.changed.connect(registry["view.mask"].setChecked)
        themes = [f"view.theme.{mode}" for mode in THEMES]
        locks = ["store.quit"] if desk.demo else ["store.lock", "store.quit"]
        who = ", ".join(filter(None, (desk.person_name, desk.person_roles)))
        self.rail.set_menu(person_menu(registry, [["view.mask"], themes, ["help.keys"], locks], self, who))

    @cached_property
    def palette_popup(self) -> Palette:
        """The box of Ctrl+K, made when it is first asked for: the start does not wait for it."""
        from ui.palette import Palette
        from ui.palette_recents import Recents

        recents = Recents(self._state, self.bench.desk.path)
        made = Palette(self, self._operations, self.actions_registry.present, recents=recents)
        for provider in self._providers(self.bench) if self._providers else ():
            made.add_provider(provider)
        return made

    def _rail_order(self) -> list[PageSpec]:
        return sorted(self._specs, key=lambda spec: spec.foot)

    def _restore(self) -> None:
        if not self._state.restore_window(self):
            self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize()))
        self.stack.open(self._state.first_page(self._specs).page_id)

    # What the actions call

    def go(self, page_id: str, target: object = None) -> None:
        """Show a page, and in it the target when there is one; say so where the person has no such page."""
        if not any(spec.page_id == page_id for spec in self._specs):
            self._toasts.notify(Notice("Cette page n’est pas ouverte à votre rôle.", icon="info-circle"))
            return
        self.stack.open(page_id, target)
        current = self.stack.current
        if current is not None:
            self.rail.tick(current.page_id)

    def undo(self) -> None:
        """Take back the last act, or say that there is none."""
        if not self.undo_stack.undo():
            self._toasts.notify(Notice("Rien à annuler.", icon="info-circle"))

    def redo(self) -> None:
        """Do again what was taken back, or say that there is nothing."""
        if not self.undo_stack.redo():
            self._toasts.notify(Notice("Rien à rétablir.", icon="info-circle"))

    def open_palette(self) -> None:
        """Show the palette, or close it."""
        if self.palette_popup.isVisible():
            self.palette_popup.dismiss()
        else:
            self.palette_popup.open()

    def next_zone(self, step: int) -> None:
        """Move the keyboard to the next zone of the window, or to the one before."""
        page, header = self.stack.current, self.stack.header
        zones = [self.rail, *([header] if header else []), *(page.zones() if page else ())]
        next_zone_focus(zones, QApplication.focusWidget(), step)

    def set_theme(self, mode: Mode) -> None:
        """Follow the system, or force light or dark; remembered."""
        self._state.theme = mode
        hub().set_mode(mode)

    def set_masked(self, masked: bool) -> None:
        """Mask every name, or show them; remembered."""
        self._state.masked = masked
        self.masking.set_masked(masked)

    def show_help(self) -> None:
        """Show what the keys do here."""
        panel = HelpPanel(self.actions_registry.present(), self)
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel.show()

    def toggle_menus(self) -> None:
        """Show the menu bar, or hide it."""
        self._menus.toggle()

    def lock(self) -> None:
        """Close the window and ask for the passphrase again; a second call changes nothing."""
        if not self._locking:
            self._locking = True
            self.lock_begun.emit()
            self.close()

    def restore(self, copy: Path) -> None:
        """Close the window, for it to come back on that copy of its store (see `restoring`)."""
        self.restoring = copy
        self.close()

    def bring_home(self, preview: ReturnPreview) -> None:
        """Close the window, for it to come back on a copy from another computer (see `homecoming`)."""
        self.homecoming = preview
        self.close()

    def quit(self) -> None:
        """Close the window."""
        self.close()

    # What happens to the window

    def _shown(self, page_id: str) -> None:
        self.rail.tick(page_id)
        self._state.page_id = page_id
        self.setWindowTitle(f"{next(s.title for s in self._specs if s.page_id == page_id)} – CIGDesk")

    def _show_waiting(self, page_id: str) -> None:
        page = self.stack.current
        if page is not None and page.page_id == page_id:
            page.show_waiting()

    def _name_undo(self) -> None:
        for action_id, verb, what in (
            ("edit.undo", "Annuler", self.undo_stack.undo_label),
            ("edit.redo", "Rétablir", self.undo_stack.redo_label),
        ):
            self.actions_registry[action_id].setText(f"{verb}\u00a0: {what}" if what else verb)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # A shortcut with Alt is not Alt alone, though no press of its key comes to the window.
            self._menus.pressed(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._menus.pressed(event)
        if event.key() != Qt.Key.Key_Escape or not self.notices.stop():
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._menus.released(event)
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        if not self.stack.close_all():
            self.restoring = self.homecoming = None
            self._hold()
        elif self._operations.writing is not None:
            self._wait_for_work()
        else:
            self._end()
            event.accept()

    def give_up(self) -> None:
        """Go without writing anything: the store is damaged."""
        self.hide()
        self._operations.shutdown()
        self.deleteLater()

    def _wait_for_work(self) -> None:
        """What is being written is finished first (its bar offers to stop it), then the window closes."""
        if not self._waiting:
            self._waiting = True
            self._operations.ended.connect(self._work_ended)

    def _work_ended(self, task: Task) -> None:
        """A failure keeps the window open: what could not be written would be lost."""
        if task.failed or self._operations.writing is None:
            self._operations.ended.disconnect(self._work_ended)
            self._waiting = False
            if task.failed:
                self._hold()
        if not task.failed and not self._waiting:
            QTimer.singleShot(0, self, self.close)

    def _hold(self) -> None:
        """It stays open."""
        locking, self._locking = self._locking, False
        if locking:
            self.lock_held.emit()

    def _keep_idle(self, minutes: int) -> None:
        self._state.idle_minutes = minutes

    def _end(self) -> None:
        self._state.save_window(self)
        self._state.sync()
        self._operations.shutdown()
        self.closed.emit(self._locking)
