"""The form of one day: the day at the left, what was found in the middle, what is missing below."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.inspection import Point
from cigdesk.services.inspections import InspectionSheet
from ui.page import Workbench
from ui.pages.prevention.days.bottom_bar import DayBar
from ui.pages.prevention.days.close_panel import ClosePanel
from ui.pages.prevention.days.column import DayColumn
from ui.pages.prevention.days.observations import ObservationsColumn
from ui.pages.prevention.days.photo_panel import PhotoPanel
from ui.pages.prevention.days.presenter import DayPresenter
from ui.pages.quotes.panels import Decision, DecisionPanel
from ui.widgets.base import tight
from ui.widgets.side_panel import SidePanel

_LEAST_MIDDLE = 520
"""Width in px that the observations keep: beside it, what was found earlier folds away."""


class DayForm(QWidget):
    """It shows what the presenter read; each part hands what is typed to it."""

    def __init__(self, bench: Workbench, presenter: DayPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._presenter = bench, presenter
        self._last: Point | None = None
        self._side: QWidget | None = None
        self.column = DayColumn(presenter, bench.masking.name)
        self.observations = ObservationsColumn(bench, presenter, self.column.fields["summary"])
        self.bar = DayBar()
        self.close_panel, self.reopen_panel = ClosePanel(), DecisionPanel()
        self.photo_panel = PhotoPanel()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._middle = QWidget()
        self._across = tight(QHBoxLayout(self._middle))
        self._across.addWidget(self.column)
        self._across.addWidget(self.observations, 1)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.bar)
        for panel in self.panels:
            # Over the end of the observations: nothing is narrowed under the keyboard.
            panel.setParent(self._middle)
            panel.hide()

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self._show)
        presenter.not_closed.connect(self.close_panel.show_error)
        presenter.closed.connect(self.close_panel.close_panel)
        self.bar.next_asked.connect(self.next_point)
        self.close_panel.confirmed.connect(self._close)
        self.reopen_panel.decided.connect(self._reopen)
        self.observations.photo_opened.connect(self._open_photo)
        self.photo_panel.described.connect(presenter.describe_photo)
        self.photo_panel.moved.connect(presenter.move_photo)
        self.photo_panel.removed.connect(presenter.remove_photo)
        self._bench.masking.changed.connect(lambda _masked: self.column.mask_names())

    @property
    def panels(self) -> tuple[SidePanel, ...]:
        """What opens at the right."""
        return (self.close_panel, self.reopen_panel, self.photo_panel)

    def set_side(self, side: QWidget) -> None:
        """Stand that beside the observations, where there is room for it."""
        self._side = side
        self._across.addWidget(side)
        self._fit()

    # what is shown

    def open(self, inspection_id: UUID) -> None:
        """Show another day, from its top."""
        self.flush()
        self.close_panels()
        self._last = None
        self._presenter.open(inspection_id)

    def _show(self, sheet: InspectionSheet, other: bool) -> None:
        editable = self._presenter.editable
        self.column.show_sheet(sheet, other, editable=editable)
        self.observations.show_sheet(sheet, other)
        self.bar.show_sheet(sheet, editable=editable)
        self.photo_panel.follow(sheet.photos)
        if other:
            self.column.show_points({})
            self.column.area.verticalScrollBar().setValue(0)
            self.observations.area.verticalScrollBar().setValue(0)
        elif self._last is not None:
            self.column.show_points(_of_day(sheet))

    def focus_first(self) -> None:
        """The keyboard where one begins to write."""
        self.column.sites.setFocus()

    def flush(self) -> None:
        """Write now what is typed."""
        self.column.flush()
        self.observations.editor.flush()
        self.photo_panel.flush()

    # points

    def next_point(self) -> None:
        """Put the keyboard where the next thing that is missing is written, round and round."""
        sheet = self._presenter.sheet
        if sheet is None or not self._presenter.editable or not sheet.points:
            return
        places = [(each.field, each.observation_id) for each in sheet.points]
        last = (self._last.field, self._last.observation_id) if self._last is not None else None
        place = places.index(last) + 1 if last in places else 0
        self._last = sheet.points[place % len(places)]
        self.column.show_points(_of_day(sheet))
        if self._last.observation_id is None:
            self.column.focus_on(self._last.field)
        else:
            self.observations.focus_point(self._last)

    # the end

    def ask_to_close(self) -> None:
        """Sum the day up once all that is typed is written, or go to what is missing."""
        self.flush()
        self._presenter.once_written(self._sum_up)

    def _sum_up(self, sheet: InspectionSheet) -> None:
        if not self._presenter.editable:
            return
        if sheet.points:
            self.next_point()
        else:
            self._open_panel(self.close_panel)
            self.close_panel.open_for(sheet)

    def _close(self, confirmation: object) -> None:
        self.close_panel.set_running(True)
        self._presenter.close_day(confirmation)  # type: ignore[arg-type]  # a signal carries any object

    def ask_to_reopen(self) -> None:
        """Ask why."""
        decision = Decision(
            self.tr("Rouvrir la journée"),
            self.tr("Elle redevient un brouillon. Le jour reste pris sur le forfait."),
            self.tr("Rouvrir"),
            "lock-open",
            reason=self.tr("&Motif"),
            required=self.tr("Dites pourquoi la journée est rouverte."),
        )
        self._open_panel(self.reopen_panel)
        self.reopen_panel.ask(decision)

    def _reopen(self, reason: str) -> None:
        def failed(error: CigdeskError) -> None:
            self.reopen_panel.show_error(str(error))

        self._presenter.reopen(reason, self.reopen_panel.close_panel, failed)

    def _open_photo(self, photo: object, content: bytes) -> None:
        self._open_panel(self.photo_panel)
        self.photo_panel.show_photo(photo, content, editable=self._presenter.editable)  # type: ignore[arg-type]

    # room

    def _open_panel(self, panel: SidePanel) -> None:
        self.close_panels(but=panel)
        panel.raise_()
        self._fit()

    def close_panels(self, but: SidePanel | None = None) -> None:
        """Close them."""
        for panel in self.panels:
            if panel is not but:
                panel.close_panel()

    def _fit(self) -> None:
        side = self._side.sizeHint().width() if self._side is not None else 0
        if self._side is not None:
            self._side.setVisible(self.width() - self.column.width() - side >= _LEAST_MIDDLE)
        area = self._middle.rect()
        for panel in self.panels:
            panel.setGeometry(area.width() - panel.width(), 0, panel.width(), area.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        # The middle has its new size only once the layout ran.
        QTimer.singleShot(0, self, self._fit)


def _of_day(sheet: InspectionSheet) -> dict[str, str]:
    return {each.field: each.sentence for each in sheet.points if each.observation_id is None}
