"""The editor: the authority, the fields and the lines at the left, the page at the right, the total below."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk.services.quote_points import Point
from cigdesk.services.quote_view import QuoteView
from ui.masked_preview import PreviewPlace
from ui.page import Workbench
from ui.pages.quotes.answer_panels import AcceptancePanel, RefusalPanel
from ui.pages.quotes.authority_card import AuthorityCard
from ui.pages.quotes.bottom_bar import BottomBar
from ui.pages.quotes.copy_panels import ClonePanel, ComparisonPanel
from ui.pages.quotes.granted_card import GrantedCard
from ui.pages.quotes.heading import Heading
from ui.pages.quotes.lines import LinesCard
from ui.pages.quotes.panels import AddresseePanel, DecisionPanel, IssuePanel
from ui.pages.quotes.presenter import QuotePresenter
from ui.widgets.base import tight
from ui.widgets.pdf_preview import WIDTH as PREVIEW_WIDTH
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.side_panel import SidePanel

ROOM_FOR_PREVIEW = 1360 - 80
"""Width of the page in px from which the preview always shows: a window of 1360 less its rail."""
LEAST_EDITOR = 640


class Editor(QWidget):
    """Shows what the presenter says; each part hands the person's acts to it."""

    preview_shown = Signal(bool)

    def __init__(self, bench: Workbench, presenter: QuotePresenter) -> None:
        super().__init__()
        self._bench, self._presenter = bench, presenter
        self._asked_for_preview = False
        self._last_point: Point | None = None
        self.card, self.heading = AuthorityCard(bench.masking), Heading(presenter)
        self.lines, self.bar = LinesCard(presenter), BottomBar()
        self.granted = GrantedCard(bench, presenter)
        self.preview = PdfPreview(bench.operations)
        self.preview_place = PreviewPlace(self.preview, bench.masking, width=PREVIEW_WIDTH)
        self.issue_panel, self.decision_panel = IssuePanel(), DecisionPanel()
        self.addressee_panel = AddresseePanel(bench, presenter)
        self.acceptance_panel, self.refusal_panel = AcceptancePanel(presenter), RefusalPanel()
        self.clone_panel, self.comparison_panel = ClonePanel(bench, presenter), ComparisonPanel()
        self.area = QScrollArea()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QWidget()
        inner = tight(QVBoxLayout(column), 12, (20, 16, 20, 20))
        for widget in (self.card, self.heading, self.lines, self.granted):
            inner.addWidget(widget)
        inner.addStretch(1)
        self.area.setWidget(column)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        column.setAutoFillBackground(False)
        self._middle = QWidget()
        across = tight(QHBoxLayout(self._middle))
        across.addWidget(self.area, 1)
        across.addWidget(self.preview_place)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.bar)
        for panel in self.panels:
            # Over the preview, or over the end of the lines where there is none: nothing is narrowed.
            panel.setParent(self._middle)
            panel.hide()

    def _connect(self) -> None:
        self._presenter.shown.connect(self._show)
        self._presenter.drawn.connect(self.preview.show_pdf)
        self._presenter.refused.connect(self._show_faults)
        self.card.change_asked.connect(self._change_addressee)
        self.bar.next_asked.connect(self.next_point)
        self.lines.row_shown.connect(self._bring_into_sight)

    @property
    def panels(self) -> tuple[SidePanel, ...]:
        """The panels that open at the right."""
        return (
            self.issue_panel,
            self.decision_panel,
            self.addressee_panel,
            self.acceptance_panel,
            self.refusal_panel,
            self.clone_panel,
            self.comparison_panel,
        )

    # what is shown

    def open(self, quote_id: UUID) -> None:
        """Show another quote, from its top."""
        self.close_panels()
        self.heading.reset()
        self.lines.clear()
        self.preview.clear()
        self._last_point = None
        self.area.verticalScrollBar().setValue(0)
        self._presenter.open(quote_id)

    def _show(self, view: QuoteView) -> None:
        self.card.show_view(view)
        self.heading.show_view(view)
        self.lines.show_view(view)
        self.bar.show_view(view, self._presenter.points)
        if self.addressee_panel.isVisible():
            self.addressee_panel.show_view(view)

    def _show_faults(self, line_id: UUID | None, faults: Mapping[str, str]) -> None:
        row = self.lines.row(line_id) if line_id is not None else None
        if row is not None:
            row.show_faults(dict(faults))
        else:
            self.heading.show_faults(faults)

    def flush(self) -> None:
        """Save now what is typed."""
        self.heading.flush()
        self.lines.flush()

    # points

    def next_point(self) -> None:
        """Put the keyboard where the next point is settled, round and round."""
        points = [point for point in self._presenter.points if not point.setting]
        if not points:
            if self._presenter.points:
                self.bar.settings_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        place = points.index(self._last_point) + 1 if self._last_point in points else 0
        self._last_point = points[place % len(points)]
        self._focus(self._last_point)

    def _focus(self, point: Point) -> None:
        row = self.lines.row(point.line_id) if point.line_id is not None else None
        if row is not None:
            row.focus_rule(point.rule)
            self._bring_into_sight(row)
        elif point.rule == "no-line":
            self.lines.add_line.focus_field()
        elif point.rule == "only-options" and self.lines.rows:
            self.lines.rows[0].menu_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.heading.day.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.heading.day.selectAll()

    def _bring_into_sight(self, widget: QWidget) -> None:
        # A row just made has its place only after the layout: hence the next turn.
        QTimer.singleShot(0, widget, lambda: self.area.ensureWidgetVisible(widget, 0, 80))

    def add_line(self) -> None:
        """The keyboard in the search of prestations."""
        self.lines.add_line.focus_field()
        self._bring_into_sight(self.lines.add_line)

    def _change_addressee(self) -> None:
        if self._presenter.view is not None:
            self.addressee_panel.show_view(self._presenter.view)
            self.open_panel(self.addressee_panel)
            self.addressee_panel.search.setFocus()

    # room

    @property
    def wide(self) -> bool:
        """Whether the preview always has its place."""
        return self.width() >= ROOM_FOR_PREVIEW

    def toggle_preview(self) -> None:
        """Show the page, or fold it, in a narrow window."""
        self._asked_for_preview = not self._asked_for_preview
        self._fit()

    @property
    def preview_visible(self) -> bool:
        """Whether the page is in sight."""
        return not self.preview_place.isHidden()

    def _fit(self) -> None:
        shown = self.wide or self._asked_for_preview
        self.preview_place.setVisible(shown)
        self.area.setVisible(not shown or self.width() - PREVIEW_WIDTH >= LEAST_EDITOR)
        self._presenter.want_preview(shown)
        self.preview_shown.emit(shown)
        for panel in self.panels:
            area = self._middle.rect()
            panel.setGeometry(area.width() - panel.width(), 0, panel.width(), area.height())

    def open_panel(self, panel: SidePanel) -> None:
        """Show one panel, over the others."""
        self.close_panels(but=panel)
        panel.open_panel()
        panel.raise_()
        self._fit()

    def close_panels(self, but: SidePanel | None = None) -> None:
        """Close the panels."""
        for panel in self.panels:
            if panel is not but:
                panel.close_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        # The middle has its new size only once the layout ran.
        QTimer.singleShot(0, self, self._fit)
