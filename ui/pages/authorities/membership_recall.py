"""The reminders on top of the memberships: what is due now, then the ends that come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.domain.membership_reminders import ReminderKind
from cigdesk.french import plural
from cigdesk.services.membership_reminders import MembershipReminder
from ui.icons import paint_icon
from ui.pages.authorities.cards import replace_all
from ui.pages.authorities.membership_words import REMINDER_ICONS
from ui.theme import current, font, hub
from ui.theme.painting import draw_text, rounded, text_width
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button

_SHOWN = 3
"""Rows of reminders in sight; the others are a click away, and scroll."""
_TALLEST, _EDGES = 6, 4


class ReminderRow(QPushButton):
    """A reminder on one line: which membership, and what about it."""

    def __init__(self, icon: str, text: str, detail: str, *, urgent: bool) -> None:
        super().__init__(text)
        self._icon, self._detail, self._role = icon, detail, "warn.solid" if urgent else "text2"
        self.setAccessibleName(f"{text}, {detail}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 6)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(160, round(QFontMetricsF(font("body")).height()) + 9)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), current()
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            rounded(painter, area, 6, tokens.hover)
        square = QRectF(2, round((area.height() - 16) / 2), 16, 16)
        paint_icon(painter, square, self._icon, tokens.color(self._role))
        strong = font("emphasis")
        wide = min(text_width(strong, self.text()) + 2, area.width() * 0.55)
        draw_text(painter, QRectF(26, 0, wide, area.height()), self.text(), strong, tokens.text)
        rest = QRectF(26 + wide + 12, 0, area.width() - wide - 42, area.height())
        draw_text(painter, rest, self._detail, font("secondary"), tokens.text2)


class MembershipRecall(QFrame):
    """A strip that is not there while nothing is to be remembered."""

    opened = Signal(object)
    """(UUID): a membership."""
    renew_asked = Signal()
    carry_asked = Signal()
    due_asked = Signal()
    """Show those that are due in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "header")
        self.setAccessibleName(self.tr("Rappels"))
        self._reminders: Sequence[MembershipReminder] = ()
        self._unfolded = False
        self.said = Label("", "strong")
        self.renew_button = Button("", icon_name="refresh", size="medium")
        self.due_button = Button(self.tr("Les voir dans la liste"), "link", size="medium")
        self.carry_button = Button("", icon_name="calendar-plus", size="medium")
        self.more_button = Button("", "link", icon_name="chevron-down", size="medium")
        self.rows: list[ReminderRow] = []
        self._list = tight(QVBoxLayout(), 0)
        self._scroll = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        layout = tight(QVBoxLayout(self), 4, (20, 9, 20, 8))
        acts = (self.renew_button, self.due_button, self.carry_button)
        layout.addLayout(row(self.said, self.more_button, None, *acts))
        inner = surface("plain")
        inner.setLayout(self._list)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self._scroll)
        self.renew_button.clicked.connect(self.renew_asked)
        self.carry_button.clicked.connect(self.carry_asked)
        self.due_button.clicked.connect(self.due_asked)
        self.more_button.clicked.connect(self._fold)
        self.hide()

    def show_reminders(self, reminders: Sequence[MembershipReminder], to_carry: int, year: int) -> None:
        """Show what is to be remembered today; how many memberships lack the terms of that year."""
        self._reminders = reminders
        due = sum(each.kind is ReminderKind.DUE for each in reminders)
        self.said.setText(plural(len(reminders), "rappel") if reminders else "Rien à rappeler")
        words = plural(due, "adhésion due", "adhésions dues")
        self.renew_button.setText(f"Reconduire {words}")
        for button in (self.renew_button, self.due_button):
            button.setVisible(bool(due))
        self.carry_button.setText(f"Fixer les termes {year} ({to_carry})")
        self.carry_button.setToolTip(
            f"Reprend l’option de {year - 1} au prix de {year}, sur l’effectif déclaré pour {year}."
        )
        self.carry_button.setVisible(bool(to_carry))
        self._show_rows()
        self.setVisible(bool(reminders) or bool(to_carry))

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self._show_rows()

    def _show_rows(self) -> None:
        hidden = max(len(self._reminders) - _SHOWN, 0)
        shown = self._reminders if self._unfolded else self._reminders[:_SHOWN]
        self.rows = [self._row(each) for each in shown]
        replace_all(self._list, self.rows, ruled=False)
        tall = self.rows[0].sizeHint().height() if self.rows else 0
        self._scroll.setFixedHeight(min(len(self.rows), _TALLEST) * tall + _EDGES)
        self._scroll.setVisible(bool(self.rows))
        self.more_button.setVisible(bool(hidden))
        self.more_button.setText("Replier" if self._unfolded else f"Voir les {hidden} autres")
        self.more_button.set_icon_name("chevron-up" if self._unfolded else "chevron-down")

    def _row(self, reminder: MembershipReminder) -> ReminderRow:
        urgent = reminder.kind in (ReminderKind.DUE, ReminderKind.LAST_NOTICE, ReminderKind.ONE_MONTH)
        tacit = ", reconduction tacite" if reminder.tacit else ""
        name = f"{reminder.authority}, {reminder.convention.short_label}"
        icon = REMINDER_ICONS[reminder.kind]
        shown = ReminderRow(icon, name, f"{reminder.text}{tacit}", urgent=urgent)
        shown.setToolTip(reminder.kind.label)
        shown.clicked.connect(lambda _=False, each=reminder.membership_id: self.opened.emit(each))
        return shown
