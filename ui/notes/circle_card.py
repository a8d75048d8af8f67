"""Who reads the notes of the team, who waits to read them, and what is still sealed under an older key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.vault import VaultKind
from cigdesk.french import plural
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.vaults import STATES, Standing, State, WaitingMember
from ui.operations import Operations, Progress
from ui.widgets.base import Label, row, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card

_Read = tuple[Standing, tuple[WaitingMember, ...], int, str]
_COMPARE = (
    "Demandez-lui de lire l’empreinte de sa clé, dans sa fenêtre, et comparez. Elle lira aussi les notes "
    "passées."
)


class CircleCard(Card):
    """An act of a member for each who waits."""

    admitted = Signal()

    def __init__(self, services: Services, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__("Qui lit les notes de l’équipe", spacing=10, parent=parent)
        self._services, self._operations = services, operations
        self.readers = Label("", "body", wrap=True)
        self.why = Label("", "secondary", "text2", wrap=True)
        self.own = Label("", "secondary", "text3", wrap=True, tabular=True)
        self.seal = Button("", icon_name="refresh", size="medium")
        self._waiting = tight(QVBoxLayout(), 10)
        self._rows: list[QWidget] = []
        self.admit_buttons: list[Button] = []
        for part in (self.readers, self.why, self._waiting, row(self.seal, None), self.own):
            self.add(part)
        self.body.addStretch(1)
        self.seal.hide()
        self.seal.clicked.connect(self._seal_again)
        operations.changed.connect(self._follow)

    def read(self) -> None:
        """Read it again, in the background."""
        vaults = self._services.vaults
        self._operations.query(
            (id(self), "circle"),
            lambda: (
                vaults.standing(VaultKind.TEAM),
                vaults.waiting(),
                vaults.behind(),
                vaults.own_fingerprint(),
            ),
            self._show,
        )

    def _follow(self, kinds: frozenset[str], _initiator: object) -> None:
        if kinds & {"vaults", "persons"} and self.isVisible():
            self.read()

    def _show(self, read: _Read) -> None:
        standing, waiting, behind, own = read
        ready = standing.state is State.READY
        self.readers.setText(", ".join(standing.readers) or self.tr("Personne encore."))
        said = "" if ready else STATES[standing.state]
        if ready:
            sheet = self.tr("La fiche de secours les ouvre aussi, sous enveloppe.")
            said = sheet if standing.recovery else self.tr("Sans fiche de secours.")
        self.why.setText(said)
        self.own.setText(self.tr("Empreinte de votre clé\u00a0: {0}").format(own) if own else "")
        self.seal.setText(self.tr("Sceller {0} sous la nouvelle clé").format(plural(behind, "note")))
        self.seal.setVisible(behind > 0)
        self._show_waiting(waiting)

    def _show_waiting(self, waiting: Sequence[WaitingMember]) -> None:
        for each in self._rows:
            self._waiting.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.admit_buttons = []
        self._rows = [self._row(each) for each in waiting]
        for each in self._rows:
            self._waiting.addWidget(each)

    def _row(self, member: WaitingMember) -> QWidget:
        whole = QWidget()
        layout = tight(QVBoxLayout(whole), 4)
        layout.addWidget(rule())
        layout.addWidget(Label(self.tr("{0} attend l’accès").format(member.name), "strong", wrap=True))
        layout.addWidget(Label(member.fingerprint, "body", tabular=True, wrap=True))
        layout.addWidget(Label(_COMPARE, "secondary", "text2", wrap=True))
        admit = Button(self.tr("L’empreinte est la même\u00a0: donner accès"), size="medium")
        admit.clicked.connect(partial(self._admit, member))
        layout.addLayout(row(admit, None))
        self.admit_buttons.append(admit)
        return whole

    def _admit(self, member: WaitingMember) -> None:
        job = partial(self._services.vaults.admit, member.person_id, member.fingerprint)
        self._operations.change(job, on_done=lambda _change: self.admitted.emit())

    def _seal_again(self) -> None:
        vaults = self._services.vaults

        def work(progress: Progress) -> Change:
            def tell(done: int, total: int) -> bool:
                progress.step(done, total)
                return True

            return vaults.seal_again(tell) or Change(frozenset())

        label = self.tr("Notes scellées sous la nouvelle clé")
        self._operations.change(work, label=label, on_settled=self.read)
