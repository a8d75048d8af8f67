"""The part « Sauvegardes »: both folders, every backup with what it holds, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.rights import Right
from cigdesk.french import plural
from cigdesk.services.backups import BackupsView
from ui.notices import in_two
from ui.page import Notice, Workbench
from ui.pages.settings.backups_model import COUNT_COLUMNS, SIZE, STATE, WHEN, WHERE, BackupsModel, Shown
from ui.pages.settings.backups_presenter import BackupsPresenter
from ui.pages.settings.backups_words import moment, second_late, second_text
from ui.pages.settings.part import SettingsPart
from ui.pages.settings.restore_panel import RestorePanel
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.delegates import CellDelegate, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.table import TableView

_NARROW = 760
_NO_ROOM_FOR_COUNTS = 700


class BackupsPart(SettingsPart):
    """It reads when it comes in sight: the copies of a key are not looked for before."""

    def __init__(self, presenter: BackupsPresenter, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._bench = presenter, bench
        self._chosen: Path | None = None
        self.back_up_button = Button(
            self.tr("Sauvegarder maintenant"), "primary", icon_name="device-floppy", size="medium"
        )
        self.folder_button = Button(self.tr("Ouvrir le dossier"), icon_name="folder-open", size="medium")
        self.choose_button = Button(self.tr("Choisir un dossier…"), icon_name="folder", size="medium")
        self.forget_button = Button(self.tr("Retirer"), "ghost", size="medium")
        self.here, self.here_path = Label("", "body", wrap=True), Label("", "secondary", "text3", wrap=True)
        self.second, self.second_path = (
            Label("", "body", wrap=True),
            Label("", "secondary", "text3", wrap=True),
        )
        self.choose_late = Button(self.tr("Choisir un autre dossier…"), size="medium")
        self.late = MessageBar("", buttons=[self.choose_late], family="warn", strip=True)
        self.try_button = Button(self.tr("Essayer maintenant"), size="medium")
        self.rehearsal = MessageBar("", buttons=[self.try_button], family="accent", strip=True)
        self.refusal = MessageBar("")
        self.model = BackupsModel(self)
        self.table = TableView(self.tr("Sauvegardes"), lines=2)
        self.count = Label("", "secondary", "text2")
        self.verify_all_button = Button(self.tr("Tout vérifier"), size="medium")
        self.verify_button = Button(self.tr("Vérifier"), icon_name="shield-check", size="medium")
        self.restore_button = Button(
            self.tr("Restaurer…"), icon_name="restore", keycap=self.tr("Entrée"), size="medium"
        )
        self.panel = RestorePanel()
        kept = (self.choose_button, self.choose_late, self.forget_button, self.restore_button)
        bench.gate(Right.BACK_UP, *kept, self.panel.restore_button)
        self._build()
        self._connect()

    # building

    def _build(self) -> None:
        for bar in (self.late, self.rehearsal, self.refusal):
            bar.hide()
        left = tight(QVBoxLayout())
        left.addWidget(self._make_head())
        left.addWidget(self._make_table(), 1)
        left.addWidget(self._make_foot())
        whole = tight(QHBoxLayout(self))
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)

    def _make_head(self) -> QWidget:
        head = surface("header")
        here = Card(self.tr("Sur ce poste"))
        for item in (self.here, self.here_path, None):
            here.body.addStretch(1) if item is None else here.add(item)
        here.add(row(self.back_up_button, self.folder_button, None))
        second = Card(self.tr("Deuxième dossier"))
        for item in (self.second, self.second_path, None):
            second.body.addStretch(1) if item is None else second.add(item)
        second.add(row(self.choose_button, self.forget_button, None))
        self._cards = tight(QHBoxLayout(), 12)
        self._cards.addWidget(here, 1)
        self._cards.addWidget(second, 1)
        layout = tight(QVBoxLayout(head), 12, (20, 16, 20, 16))
        for bar in (self.refusal, self.late, self.rehearsal):
            layout.addWidget(bar)
        layout.addLayout(self._cards)
        return head

    def _make_table(self) -> QWidget:
        self.table.setModel(self.model)
        self.table.set_column(WHEN, delegate=TwoLineDelegate(), width=234)
        self.table.set_column(WHERE, delegate=CellDelegate(tone="text2"), width=140)
        self.table.set_column(SIZE, delegate=CellDelegate(tone="text2", tabular=True), width=78)
        for column, width in zip(COUNT_COLUMNS, (108, 80, 116, 76), strict=True):
            self.table.set_column(column, delegate=CellDelegate(tabular=True), width=width)
        self.table.set_column(STATE, delegate=PillDelegate(), stretch=True)
        self.table.set_empty_state(
            EmptyState(
                self.tr("Aucune sauvegarde"),
                self.tr("La démonstration ne se sauvegarde pas d’elle-même.")
                if self._bench.desk.demo
                else self.tr("Il s’en fait une à la fermeture et toutes les demi-heures de travail."),
                icon_name="device-floppy",
            )
        )
        tabled = surface("plain")
        tight(QHBoxLayout(tabled), 0, (10, 0, 0, 0)).addWidget(self.table)
        return tabled

    def _make_foot(self) -> QWidget:
        foot = surface("footer")
        layout = tight(QHBoxLayout(foot), 8, (20, 8, 20, 8))
        layout.addLayout(
            row(self.count, None, self.verify_all_button, self.verify_button, self.restore_button)
        )
        return foot

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.shown.connect(self.show_view)
        presenter.told.connect(self._bench.notify)
        presenter.compared.connect(self.panel.show_changes)
        presenter.unfit.connect(self.panel.show_fault)
        presenter.second_refused.connect(self._refuse_second)
        self.back_up_button.clicked.connect(presenter.back_up)
        self.folder_button.clicked.connect(self._open_folder)
        self.choose_button.clicked.connect(self.choose_second)
        self.choose_late.clicked.connect(self.choose_second)
        self.forget_button.clicked.connect(presenter.forget_second)
        self.try_button.clicked.connect(presenter.rehearse)
        self.verify_all_button.clicked.connect(presenter.verify_all)
        self.verify_button.clicked.connect(self._verify)
        self.restore_button.clicked.connect(self.ask_restore)
        self.table.activated_row.connect(self._activated)
        self.table.selectionModel().currentRowChanged.connect(self._remember)
        self.panel.confirmed.connect(lambda shown: self._bench.restore(shown.path))
        self.panel.closed.connect(self._panel_closed)

    # what it shows

    def show_view(self, view: BackupsView, rows: Sequence[Shown]) -> None:
        """Show the folders, the reminders and the rows; the row of the keyboard stays."""
        kept = self._chosen
        self.model.fill(rows)
        self.table.select_row(max(self.model.place(kept), 0))
        self._say_here(view, rows)
        self._say_second(view)
        self._remind(view, rows)
        some = bool(rows)
        none = "" if some else self.tr("Il n’y a pas encore de sauvegarde.")
        for button in (self.verify_all_button, self.verify_button, self.restore_button):
            button.set_reason(none)
        self.count.setText(plural(len(rows), self.tr("sauvegarde")) if some else "")

    def _say_here(self, view: BackupsView, rows: Sequence[Shown]) -> None:
        newest = rows[0] if rows else None
        self.here.setText(
            self.tr("Dernière sauvegarde\u00a0: {when}.").format(when=_lower(moment(newest.at, newest.today)))
            if newest
            else self.tr("Aucune sauvegarde pour l’instant.")
        )
        self.here_path.setText(str(view.folder))
        exists = view.folder.is_dir()
        self.folder_button.set_reason(
            "" if exists else self.tr("Le dossier sera créé à la première sauvegarde.")
        )

    def _say_second(self, view: BackupsView) -> None:
        second = view.second
        self.forget_button.setVisible(second is not None)
        self.choose_button.setText(self.tr("Choisir un dossier…") if second is None else self.tr("Changer…"))
        if second is None:
            self.second.setText(
                self.tr("Une copie sur une clé USB ou un partage protège d’une panne du poste.")
            )
            self.second_path.setText("")
            return
        at = moment(self._presenter.local(second.last), self._presenter.today()) if second.last else ""
        self.second.setText(second_text(second, at))
        self.second_path.setText(str(second.path))

    def _remind(self, view: BackupsView, rows: Sequence[Shown]) -> None:
        second = view.second
        self.late.setVisible(second is not None and second.late)
        if second is not None and second.late:
            last = self._presenter.local(second.last) if second.last else None
            self.late.set_message(
                second_late(last), self.tr("Branchez la clé, ou choisissez un autre dossier.")
            )
        self.rehearsal.setVisible(view.rehearsal_due and bool(rows))
        self.rehearsal.set_message(
            self.tr("Aucune restauration n’a été essayée depuis plus d’un mois."),
            self.tr("L’essai se fait à part\u00a0: votre base n’est pas touchée."),
        )

    def _refuse_second(self, error: CigdeskError) -> None:
        self.refusal.set_message(*in_two(str(error)))
        self.refusal.show()

    # acts

    def chosen(self) -> Shown | None:
        """The backup of the keyboard."""
        return self.model.row(self.table.currentIndex())

    def choose_second(self) -> None:
        """Let the person choose a folder."""
        self.refusal.hide()
        folder = self._bench.dialogs.folder(self, self.tr("Deuxième dossier des sauvegardes"))
        if folder is not None:
            self._presenter.choose_second(folder)

    def ask_restore(self) -> None:
        """Show what a restore of the chosen backup would change."""
        shown = self.chosen()
        if shown is not None:
            self._make_room(narrow=True)
            self.panel.ask(shown)
            self._presenter.compare(shown)

    def _activated(self, _index: QModelIndex) -> None:
        self.ask_restore()

    def _verify(self) -> None:
        shown = self.chosen()
        if shown is not None:
            self._presenter.verify(shown)

    def _open_folder(self) -> None:
        view = self._presenter.view
        if view is not None and not self._bench.dialogs.open_externally(view.folder):
            self._bench.notify(
                Notice(self.tr("Le dossier n’a pas pu être ouvert"), str(view.folder), "folder-open")
            )

    def _remember(self, index: QModelIndex, _before: QModelIndex) -> None:
        shown = self.model.row(index)
        if shown is not None:
            self._chosen = shown.path

    def _panel_closed(self) -> None:
        self._presenter.stop_comparing()
        self._make_room(narrow=False)

    # what the page asks

    def read(self) -> None:
        if self.isVisible():
            self._presenter.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.read()

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def zones(self) -> Sequence[QWidget]:
        panel = (self.panel,) if self.panel.isVisible() else ()
        return (self, self.table, *panel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.panel.close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(direction)
        self._make_room(narrow=not self.panel.isHidden())

    def _make_room(self, *, narrow: bool) -> None:
        """Beside the panel, which says them for one backup, the counts leave the table."""
        room = self.width() - (self.panel.width() if narrow else 0)
        for column in COUNT_COLUMNS:
            self.table.setColumnHidden(column, room < _NO_ROOM_FOR_COUNTS + (120 if narrow else 0))


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
