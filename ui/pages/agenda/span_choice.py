"""What a span that was drawn is for, asked beside it: an appointment, a permanence or an absence."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.pages.agenda.acts import fill_menu
from ui.pages.agenda.painting import Shadow
from ui.pages.agenda.placing import Placing
from ui.pages.agenda.presenter import AgendaPresenter
from ui.pages.agenda.week_view import WeekView

_GAP = 4


class _Asking(QMenu):
    """Takes every key: a letter that is an act of the grid too would not come to the menu."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class SpanChoice(QObject):
    """Nothing is begun before the answer: Entrée takes the first, a letter any of them, Échap none."""

    def __init__(self, grid: WeekView, presenter: AgendaPresenter, placing: Placing) -> None:
        super().__init__(grid)
        self._grid, self._presenter, self._placing = grid, presenter, placing
        self.menu: QMenu | None = None
        """The question, while it is asked."""
        grid.span_drawn.connect(self.offer)

    def offer(self, shadow: Shadow) -> None:
        """Ask it beside that span, which stays drawn until the answer."""
        # What it means is settled now: the grid may show other columns by then.
        drawn = self._presenter.span_of(shadow.column, shadow.start, shadow.end)
        placing = self._placing
        menu = _Asking(self._grid)
        fill_menu(
            menu,
            [
                ("calendar-plus", "&Rendez-vous\tR", partial(placing.book_drawn, *drawn)),
                ("map-pin", "&Permanence\tP", partial(placing.open_permanence, *drawn)),
                ("calendar-off", "&Absence\tA", partial(placing.note_absence, *drawn)),
            ],
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Plage tracée, {words}").format(words=shadow.words))
        menu.aboutToHide.connect(self._answered)
        self.menu = menu
        self._grid.show_shadow(shadow)
        menu.popup(self._beside(shadow, menu))
        menu.setActiveAction(menu.actions()[0])

    def _beside(self, shadow: Shadow, menu: QMenu) -> QPoint:
        """At the right of the span, at its left where the window ends; level with what is in sight of it."""
        grid, size = self._grid, menu.sizeHint()
        span = grid.placed.scale.rect(shadow.column, shadow.start, shadow.end).translated(-grid.offset)
        top = max(round(span.top()), 0)
        right, window = round(span.right()) + _GAP, grid.window()
        place = grid.viewport().mapToGlobal(QPoint(right, top))
        if window.mapFromGlobal(place).x() + size.width() > window.width():
            place = grid.viewport().mapToGlobal(QPoint(round(span.left()) - _GAP - size.width(), top))
        return place

    def _answered(self) -> None:
        self.menu = None
        self._grid.show_shadow(None)
