"""The card « Fiche de secours »: why, who keeps it, and the steps from its words to the envelope."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.french import NBSP
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.recovery import ASKED, DraftSheet, RecoveryState
from ui.notices import in_two
from ui.page import Workbench
from ui.pages.agenda.printing_output import PaperOutput
from ui.theme import Accent
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.message_bar import MessageBar
from ui.widgets.pill import Pill, PillData

_MADE = PillData("Il y en a une", Accent.OK, "check")
_NONE = PillData("Il n’y en a pas", Accent.WARN, "alert-triangle")
_NAME = "fiche-de-secours.pdf"
_ORDINAL = {1: "1er"}


class RecoveryCard(Card):
    """Its words are on the page that is printed or saved; never on screen, nor anywhere else."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__("Fiche de secours", spacing=10, parent=parent)
        self._bench = bench
        self._services: Services = bench.services
        self._draft: DraftSheet | None = None
        self._pdf = b""
        self.pill = Pill("")
        tr = self.tr
        self.begin_button = Button(tr("Créer une fiche de secours…"), icon_name="printer", size="medium")
        self.print_button = Button(tr("Imprimer"), "primary", icon_name="printer", size="medium")
        self.save_button = Button(tr("Enregistrer le PDF…"), icon_name="download", size="medium")
        self.words = [LineEdit() for _ in range(ASKED)]
        self.fields = [Field("", edit) for edit in self.words]
        self.keep_button = Button(
            tr("Mettre la fiche en service"), "primary", icon_name="check", size="medium"
        )
        self.give_up_button = Button(tr("Renoncer"), size="medium")
        self.message = MessageBar("")
        self._output = PaperOutput(bench, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tr = self.tr
        self._steps = QWidget()
        steps = tight(QVBoxLayout(self._steps), 10)
        steps.addWidget(_said(tr("1. Imprimez la feuille. Ses douze mots n’y sont que cette fois.")))
        steps.addLayout(row(self.print_button, self.save_button, None))
        steps.addWidget(
            _said(
                tr(
                    "2. Retapez deux de ses mots, lus sur le papier\u00a0: la fiche ne compte qu’ensuite, et "
                    "celle d’avant n’ouvre alors plus rien."
                )
            )
        )
        steps.addLayout(row(*self.fields, spacing=12))
        steps.addLayout(row(self.keep_button, self.give_up_button, None))
        steps.addWidget(
            _said(
                tr(
                    "3. Mettez-la sous enveloppe cachetée, chez la personne responsable du service social, "
                    "tenue au secret. Effacez le PDF s’il a été enregistré."
                )
            )
        )
        self.add(row(self.pill, None))
        self.add(
            _said(
                tr(
                    "Une phrase de passe oubliée ne se retrouve pas, et avec elle les notes sociales qu’elle "
                    "ouvrait. La fiche porte douze mots\u00a0: avec eux, chacun peut choisir une nouvelle "
                    "phrase de passe et retrouver ses notes. Elle s’imprime une fois, avant la première note."
                )
            )
        )
        self.message.hide()
        self.add(self.message)
        self.add(row(self.begin_button, None))
        self.add(self._steps)
        self._steps.hide()

    def _connect(self) -> None:
        self.begin_button.clicked.connect(self.begin)
        self.print_button.clicked.connect(lambda: self._output.print(self._pdf, _NAME, self._on_paper))
        self.save_button.clicked.connect(lambda: self._output.save(self._pdf, _NAME, self._on_paper))
        self.keep_button.clicked.connect(self.keep)
        self.give_up_button.clicked.connect(self.forget)
        for edit in self.words:
            edit.returnPressed.connect(self.keep)

    def read(self) -> None:
        """Whether there is a sheet, and whether one may be made, in the background."""
        self._bench.operations.query("settings.recovery", self._services.recovery.state, self._show)

    def _show(self, state: RecoveryState) -> None:
        self.pill.set_data(_MADE if state.made else _NONE)
        self.begin_button.set_reason(state.refusal)
        if state.refusal:
            self.message.set_message(state.refusal)
        self.message.setVisible(bool(state.refusal))

    def begin(self) -> None:
        """Draw the words of a new sheet; it counts once it is on paper."""
        self._bench.operations.run(self._prepared, on_done=self._take, on_error=self._refused)

    def _prepared(self) -> tuple[DraftSheet, bytes]:
        from cigdesk.documents import render_recovery

        draft = self._services.recovery.prepare()
        return draft, render_recovery(draft.sheet)

    def _take(self, prepared: tuple[DraftSheet, bytes]) -> None:
        self._draft, self._pdf = prepared
        for field, place in zip(self.fields, self._draft.asked, strict=True):
            field.set_label(f"{_ORDINAL.get(place, f'{place}e')}{NBSP}mot de la feuille")
        self._steps.show()
        self.begin_button.hide()
        self._hold(self.tr("Imprimez ou enregistrez d’abord la feuille."))
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold(self, reason: str) -> None:
        self.keep_button.set_reason(reason)
        for edit in self.words:
            edit.setEnabled(not reason)

    def _on_paper(self) -> None:
        self._hold("")
        self.words[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """From now on that sheet opens the store, when the words typed are those of the paper."""
        draft = self._draft
        if draft is None or not self.keep_button.isEnabled():
            return
        typed = {place: edit.text() for place, edit in zip(draft.asked, self.words, strict=True)}
        for field in self.fields:
            field.clear_error()
        self._bench.operations.change(
            partial(self._services.recovery.keep, draft, typed),
            on_done=self._kept,
            on_error=self._refused,
        )

    def _kept(self, _change: Change) -> None:
        self.forget()
        self.read()

    def _refused(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput) and self._draft is not None:
            self.fields[0].set_error(error.errors["words"])
            self.words[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.message.set_message(*in_two(str(error)))
            self.message.show()

    def forget(self) -> None:
        """Leave nothing of a sheet that does not count."""
        self._draft, self._pdf = None, b""
        for edit in self.words:
            edit.clear()
        for field in self.fields:
            field.clear_error()
        self._steps.hide()
        self.begin_button.show()


def _said(text: str) -> Label:
    return Label(text, "body", "text2", wrap=True)
