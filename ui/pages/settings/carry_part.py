"""The part « Emporter »: the store leaves for another computer, comes back, or is written to without it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.carry import label_fault, reason_fault
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.rights import Right
from cigdesk.paths import STORE_SUFFIX
from cigdesk.services.carrying import CarryStatus, CopyMade, ReturnPreview
from cigdesk.services.carrying_words import headline
from ui.notices import in_two
from ui.page import Notice, Workbench
from ui.pages.settings.carry_presenter import CarryPresenter
from ui.pages.settings.carry_words import (
    BACK,
    LEAVE,
    LEAVE_EFFECT,
    SEND,
    here_loss,
    here_title,
    written_line,
)
from ui.pages.settings.part import SettingsPart
from ui.pages.settings.return_panel import ReturnPanel
from ui.settings_targets import CarryAct
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.message_bar import MessageBar

WIDTH = 720


class CarryPart(SettingsPart):
    """It reads when it comes in sight; what does not apply now is not shown."""

    def __init__(self, presenter: CarryPresenter, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._bench = presenter, bench
        self._status: CarryStatus | None = None
        self._made: Path | None = None
        self._awaited: CarryAct | None = None
        tr = self.tr
        self.message = MessageBar("")
        self.folder_button = Button(tr("Ouvrir le dossier"), icon_name="folder-open", size="medium")
        self.made = MessageBar("", buttons=[self.folder_button], family="ok")
        self.headline, self.written = Label("", "strong", wrap=True), Label("", "body", "text2", wrap=True)
        self.label, self.reason = LineEdit(), LineEdit()
        self.label_field = Field(
            tr("&Nom de l’autre ordinateur"),
            self.label,
            help_text=tr("En un mot ou deux\u00a0: «\u00a0portable de permanence\u00a0»."),
            check=lambda: label_fault(self.label.text()),
        )
        self.reason_field = Field(
            tr("&Motif"),
            self.reason,
            help_text=tr("Il reste écrit dans la base."),
            check=lambda: reason_fault(self.reason.text()),
        )
        self.leave_button = Button(tr("Emporter…"), "primary", icon_name="briefcase")
        self.leave_why = Label("", "secondary", "text3", wrap=True)
        self.back_button = Button(tr("Reprendre la copie…"), "primary", icon_name="file-import")
        self.send_button = Button(tr("Rapporter…"), "primary", icon_name="file-export")
        self.here_button = Button("", "danger", icon_name="lock-open")
        self.here_loss = Label("", "body", wrap=True)
        self.panel = ReturnPanel()
        self._build()
        self._connect()
        bench.gate(Right.CARRY, self.leave_button, self.back_button, self.send_button, self.here_button)

    # building

    def _build(self) -> None:
        tr = self.tr
        self.state_card = Card(tr("Où la base s’écrit"))
        self.leave_card = Card(tr("Emporter la base"))
        self.back_card = Card(tr("Reprendre la copie"))
        self.send_card = Card(tr("Rapporter"))
        self.here_card = Card(tr("Ouvrir ici quand même"))
        _fill(self.state_card, self.headline, self.written)
        _fill(self.leave_card, _said(LEAVE), _said(LEAVE_EFFECT), self.label_field, self.leave_button)
        self.leave_card.add(self.leave_why)
        _fill(self.back_card, _said(BACK), self.back_button)
        _fill(self.send_card, _said(SEND), self.send_button)
        _fill(self.here_card, self.here_loss, self.reason_field, self.here_button)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        body = tight(QVBoxLayout(inner), 12)
        for item in (self.message, self.made, *self._cards()):
            item.hide()
            body.addWidget(item)
        body.addStretch(1)
        whole = tight(QHBoxLayout(self))
        whole.addWidget(_scrolled(inner), 1)
        whole.addWidget(self.panel)

    def _cards(self) -> Sequence[Card]:
        return (self.state_card, self.leave_card, self.back_card, self.send_card, self.here_card)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.show_status)
        presenter.made.connect(self._show_made)
        presenter.examined.connect(self._ask)
        presenter.refused.connect(self._refuse)
        presenter.faulty.connect(self._show_fault)
        presenter.busy_changed.connect(self._set_busy)
        self.leave_button.clicked.connect(self.leave)
        self.label.returnPressed.connect(self.leave)
        self.back_button.clicked.connect(self.choose_copy)
        self.send_button.clicked.connect(self.send)
        self.here_button.clicked.connect(self.open_here)
        self.reason.returnPressed.connect(self.open_here)
        self.folder_button.clicked.connect(self._open_folder)
        self.panel.confirmed.connect(self._bench.bring_home)

    # what it shows

    def show_status(self, status: CarryStatus) -> None:
        """Show what is and what can be done."""
        self._status = status
        carry = status.carry
        at_home = status.writable and not status.travelling
        # Of a store that is away, the strip of the window says it already.
        self.state_card.setVisible(carry is not None and (at_home or status.travelling))
        self.leave_card.setVisible(at_home)
        self.back_button.set_kind("secondary" if at_home else "primary")
        self.back_card.setVisible(status.awaited)
        self.send_card.setVisible(status.writable and status.travelling)
        self.here_card.setVisible(not status.writable)
        self._say_obstacle(status)
        if carry is not None:
            zone = self._presenter.zone
            self.headline.setText(headline(carry, zone))
            self.written.setText(written_line(status))
            self.written.setVisible(status.awaited or status.travelling)
            self.here_card.set_title(here_title(carry))
            self.here_button.setText(here_title(carry))
            self.here_loss.setText(here_loss(carry, zone))
        self._begin_awaited()

    def _show_made(self, made: CopyMade, what_next: str) -> None:
        self._made = made.path.parent
        said = self.tr("Copie écrite et relue, dans {folder}.").format(folder=made.path.parent)
        self.made.set_message(said, f"{what_next} {made.trouble}".strip())
        self.made.show()
        self.label.clear()

    def _ask(self, preview: ReturnPreview) -> None:
        self.panel.ask(preview, self._presenter.zone)

    def _refuse(self, error: CigdeskError) -> None:
        self.message.set_message(*in_two(str(error)))
        self.message.show()

    def _show_fault(self, name: str, sentence: str) -> None:
        field = {"label": self.label_field, "reason": self.reason_field}[name]
        field.set_error(sentence)
        field.setFocus()

    def _set_busy(self, busy: bool) -> None:
        reason = self.tr("Une copie est en cours.") if busy else ""
        for button in (self.leave_button, self.back_button, self.send_button, self.here_button):
            button.set_reason(reason)
        if not busy and self._status is not None:
            self._say_obstacle(self._status)

    def _say_obstacle(self, status: CarryStatus) -> None:
        self.leave_button.set_reason(status.obstacle)
        self.leave_why.setText(status.obstacle)
        self.leave_why.setVisible(bool(status.obstacle))

    # acts

    def leave(self) -> None:
        """Choose where the copy goes, once the other computer is named."""
        if self.leave_button.isEnabled() and self._is_right(self.label_field):
            folder = self._choose_folder(self.tr("Où écrire la copie à emporter"))
            if folder is not None:
                self._presenter.take_out(folder, self.label.text())

    def send(self) -> None:
        """Choose where the copy of the way back goes."""
        if self.send_button.isEnabled():
            folder = self._choose_folder(self.tr("Où écrire la copie de retour"))
            if folder is not None:
                self._presenter.send_back(folder)

    def choose_copy(self) -> None:
        """Choose the copy that came back; it is read before anything is asked."""
        if not self.back_button.isEnabled():
            return
        self._forget_messages()
        kinds = self.tr("Bases CIGDesk (*{suffix})").format(suffix=STORE_SUFFIX)
        copy = self._bench.dialogs.open_file(self, self.tr("La copie qui revient"), kinds)
        if copy is not None:
            self._presenter.examine(copy)

    def open_here(self) -> None:
        """Write here without the other copy, once the reason is said."""
        if self.here_button.isEnabled() and self._is_right(self.reason_field):
            self._forget_messages()
            self._presenter.open_here(self.reason.text())
            self.reason.clear()
            self.reason_field.clear_error()

    def begin_act(self, act: CarryAct) -> None:
        """What the strip of the window asks for, once it is known how the store stands."""
        self._awaited = act
        if self._status is None:
            self._presenter.read()
        else:
            self._begin_awaited()

    def _begin_awaited(self) -> None:
        act, self._awaited = self._awaited, None
        if act is CarryAct.BACK:
            self.choose_copy()
        elif act is CarryAct.SEND:
            self.send()
        elif act is CarryAct.HERE:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_folder(self, title: str) -> Path | None:
        self._forget_messages()
        return self._bench.dialogs.folder(self, title)

    def _is_right(self, field: Field) -> bool:
        right = field.validate()
        if not right:
            field.setFocus()
        return right

    def _forget_messages(self) -> None:
        self.message.hide()
        self.made.hide()

    def _open_folder(self) -> None:
        if self._made is not None and not self._bench.dialogs.open_externally(self._made):
            self._bench.notify(
                Notice(self.tr("Le dossier n’a pas pu être ouvert"), str(self._made), "folder-open")
            )

    # what the page asks

    def read(self) -> None:
        if self.isVisible():
            self._presenter.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.read()

    def focus_first(self) -> None:
        shown = (self.label, self.back_button, self.send_button, self.reason)
        first = next((each for each in shown if each.isVisible()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def zones(self) -> Sequence[QWidget]:
        return (self, self.panel) if self.panel.isVisible() else (self,)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.panel.close_panel()
        else:
            super().keyPressEvent(event)


def _scrolled(inner: QWidget) -> QScrollArea:
    """At the left, as the other parts, and whole in a low window."""
    ground = QWidget()
    middle = tight(QHBoxLayout(ground), 0, (20, 16, 20, 20))
    middle.addWidget(inner, 1000)
    middle.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidget(ground)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll


def _fill(card: Card, *items: QWidget) -> None:
    """The last one is the act, at its own width."""
    for item in items:
        card.add(row(item, None) if isinstance(item, Button) else item)


def _said(text: str) -> Label:
    return Label(text, "body", "text2", wrap=True)
