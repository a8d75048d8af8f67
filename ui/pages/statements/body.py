"""The statement in the middle: its heading, what is to be settled, its cards, its total."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.statement import CorrectionKind, DueGroup, Source, WorkKey
from cigdesk.french import amount, date_medium, month_year, plural, siren
from cigdesk.ports.statements import CorrectionRow
from cigdesk.services.statement_view import LeftOut, StatementView
from ui.pages.statements.filling import fill
from ui.pages.statements.group_card import Corrections, GroupCard, OutCard
from ui.pages.statements.line_row import LineButton, LineRow
from ui.pages.statements.points import PointList, PointStrip
from ui.pages.statements.words import heading_pill, month_title
from ui.theme import Accent, current, hub
from ui.theme.painting import rounded
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import Pill


class TotalStrip(QFrame):
    """The tinted ground of the total."""

    def __init__(self) -> None:
        super().__init__()
        hub().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        family = current().family(Accent.ACCENT)
        rounded(QPainter(self), QRectF(self.rect()), 8, family.tint, family.mid)


class StatementBody(QScrollArea):
    """It shows one statement and asks; the part does."""

    opened = Signal(object)
    """(WorkKey)."""
    corrected = Signal(object, object)
    put_off = Signal(object, object)
    withdrawn = Signal(object)

    def __init__(self, watch: Callable[[PointStrip], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self.view: StatementView | None = None
        self.cards: list[GroupCard] = []
        self.rows: list[LineRow] = []
        self.out: list[LineButton] = []
        self.name, self.about = Label("", "title"), Label("", "body", "text2")
        self.pill = Pill("")
        self.points = PointList()
        self.empty = EmptyState("", icon_name="receipt")
        self._cards, self._waiting = tight(QVBoxLayout(), 12), tight(QVBoxLayout(), 12)
        self._total = TotalStrip()
        self._total_name, self._total_said = Label("", "strong", "accent"), Label("", "secondary", "text2")
        self.total = Label("", "title", "accent", tabular=True)
        self._build()

    def _build(self) -> None:
        head = tight(QHBoxLayout(), 8)
        words = tight(QVBoxLayout(), 2)
        words.addWidget(self.name)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        foot = tight(QHBoxLayout(self._total), 12, (16, 12, 34, 12))
        foot.addWidget(self._total_name, 1)
        foot.addWidget(self._total_said)
        foot.addWidget(self.total)
        self._inner = inner = QWidget()
        layout = tight(QVBoxLayout(inner), 12, (20, 16, 20, 20))
        layout.addLayout(head)
        layout.addWidget(self.points)
        layout.addLayout(self._cards)
        layout.addLayout(self._waiting)
        layout.addWidget(self._total)
        layout.addWidget(self.empty)
        layout.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    # what it shows

    def show_view(self, view: StatementView) -> None:
        """Show that statement; the keyboard and a form that is open stay where they are on the same one."""
        same = self.view is not None and (self.view.authority_id, self.view.month) == (
            view.authority_id,
            view.month,
        )
        held = self._held() if same else None
        if same and self._typing() and self.view is not None and _lines(view) == _lines(self.view):
            self.view = view
            return
        scroll = self.verticalScrollBar().value() if same else 0
        self.view = view
        self._show_heading(view)
        for strip in self.points.show_points(view.points):
            self._watch(strip)
        self._show_cards(view)
        self._show_waiting(view)
        self._show_total(view)
        self.verticalScrollBar().setValue(scroll)
        self._hold(held)

    def _typing(self) -> bool:
        """Whether something is written in a form that is open."""
        return any(row.form is not None and row.form.typed for row in self.rows)

    def _show_heading(self, view: StatementView) -> None:
        self.name.setText(month_title(view))
        parts = [f"Relevé {view.number}" if view.number else self.tr("Relevé en projet")]
        parts += [f"SIREN {siren(view.siren)}"] if view.siren else []
        if view.closed_at is not None:
            parts.append(f"validé le {date_medium(view.closed_at.date())}")
        self.about.setText(", ".join(parts))
        pill = heading_pill(view)
        self.pill.setVisible(pill is not None)
        if pill is not None:
            self.pill.set_data(pill)

    def _show_cards(self, view: StatementView) -> None:
        corrections = _by_key(view)
        hours = any(group.group is DueGroup.HOURS for group in view.groups)
        self.cards = [
            GroupCard(
                group,
                view.left_out if group.group is DueGroup.HOURS else (),
                corrections,
                closed=bool(view.number),
            )
            for group in view.groups
        ]
        shown: list[QWidget] = [*self.cards]
        self.rows = [line for card in self.cards for line in card.rows]
        self.out = [button for card in self.cards for button in card.aside]
        if view.left_out and not hours:
            outside = OutCard(view.left_out)
            shown.append(outside)
            self.out = outside.aside
        self._connect(view)
        fill(self._cards, shown)
        self._show_empty(view)

    def _connect(self, view: StatementView) -> None:
        for line in self.rows:
            line.opened.connect(self.opened)
            line.corrected.connect(self.corrected)
            line.put_off.connect(self.put_off)
            line.withdrawn.connect(self.withdrawn)
            line.moved.connect(lambda steps, button=line.button: self._move(button, steps))
        for button, left in zip(self.out, view.left_out, strict=True):
            key = _appointment(left, view.authority_id)
            button.clicked.connect(lambda _=False, key=key: self.opened.emit(key))
            button.moved.connect(lambda steps, button=button: self._move(button, steps))

    def _show_empty(self, view: StatementView) -> None:
        nothing = not view.groups and not view.left_out
        self.empty.setVisible(nothing)
        month = month_year(view.month)
        if view.points:
            said = self.tr("Réglez les points ci-dessus : les lignes viendront ensuite.")
        else:
            said = self.tr("Le travail fait et daté de ce mois viendra ici.")
        self.empty.set_text(self.tr("Rien n’est dû pour {month}").format(month=month), said)

    def _show_waiting(self, view: StatementView) -> None:
        """What was left for the next month, each with the way back."""
        here = {each.key for each in view.lines}
        put_off = [
            each
            for each in view.corrections
            if each.kind is CorrectionKind.ASIDE and each.month == view.month and each.key not in here
        ]
        shown: list[QWidget] = []
        if put_off:
            card = Card(self.tr("Reportées au mois suivant"))
            for each in put_off:
                card.add(self._put_off(each))
            shown.append(card)
        fill(self._waiting, shown)

    def _put_off(self, each: CorrectionRow) -> QWidget:
        made = QWidget()
        back = Button(self.tr("Reprendre ce mois"), size="medium", icon_name="arrow-back-up")
        back.clicked.connect(lambda: self.withdrawn.emit(each.id))
        see = Button(self.tr("Voir l’intervention"), "link", size="medium")
        see.clicked.connect(lambda: self.opened.emit(each.key))
        layout = tight(QHBoxLayout(made), 8)
        said = f"Reportée le {date_medium(each.made_at.date())}, {each.reason}"
        layout.addWidget(Label(said, "body", wrap=True), 1)
        layout.addWidget(see)
        layout.addWidget(back)
        return made

    def _show_total(self, view: StatementView) -> None:
        charged = sum(1 for each in view.lines if each.amount)
        self._total.setVisible(bool(view.lines))
        self._total_name.setText(f"Total {month_year(view.month)}")
        self._total_said.setText(plural(charged, "ligne facturée", "lignes facturées"))
        self.total.setText(amount(view.total))

    # the keyboard

    @property
    def buttons(self) -> list[LineButton]:
        """The lines from top to bottom."""
        found = [*(row.button for row in self.rows), *self.out]
        return sorted(found, key=lambda each: each.mapTo(self._inner, each.rect().topLeft()).y())

    def _move(self, button: LineButton, steps: int) -> None:
        buttons = self.buttons
        place = buttons.index(button) + steps
        if 0 <= place < len(buttons):
            self._reach(buttons[place])

    def _reach(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(widget, 0, 40)

    def take_keyboard(self) -> None:
        """On the first point, or on the first line."""
        if self.points.strips:
            self.points.strips[0].take_keyboard()
        elif self.buttons:
            self._reach(self.buttons[0])

    def next_point(self, field: str = "") -> PointStrip | None:
        """Put the keyboard on the next point, and give it; None after the last one.

        `field` is that of Chorus Pro that has the keyboard.
        """
        strip = self.points.next_after(QApplication.focusWidget(), field)
        if strip is not None:
            strip.take_keyboard()
            self.ensureWidgetVisible(strip, 0, 40)
        return strip

    def _held(self) -> WorkKey | int | None:
        """Which line, or how many strips from the top, has the keyboard."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        for row in self.rows:
            if focused is row.button or (row.form is not None and row.form.isAncestorOf(focused)):
                return row.line.key
        for place, strip in enumerate(self.points.strips):
            if focused in strip.buttons:
                return place
        return None

    def _hold(self, held: WorkKey | int | None) -> None:
        """The same line again, or the point that has come to the place of the one that was settled."""
        if isinstance(held, int):
            if self.points.strips:
                self.points.strips[min(held, len(self.points.strips) - 1)].take_keyboard()
            elif self.rows:
                self._reach(self.rows[0].button)
        elif held is not None:
            found = next((row for row in self.rows if row.line.key == held), None)
            if found is not None:
                self._reach(found.button)
            elif self.rows:
                self._reach(self.rows[0].button)


def _lines(view: StatementView) -> object:
    return view.groups, view.points, view.corrections


def _by_key(view: StatementView) -> Corrections:
    found: dict[WorkKey, tuple[CorrectionRow, ...]] = {}
    for each in view.corrections:
        found[each.key] = (*found.get(each.key, ()), each)
    return found


def _appointment(left: LeftOut, authority_id: UUID) -> WorkKey:
    return WorkKey(Source.APPOINTMENT, left.appointment_id, authority_id)
