"""The screen of a series of quotes: what they say at the left, whom they are for at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cigdesk import french
from cigdesk.services.in_turn import Outcome
from ui.page import Workbench
from ui.pages.quotes.batch.form import OrderForm
from ui.pages.quotes.batch.presenter import BatchPresenter
from ui.pages.quotes.batch.whom import WhomPart
from ui.pages.quotes.report_panel import ReportPanel
from ui.widgets.base import Label, surface, tight
from ui.widgets.buttons import Button

_FORM_WIDTH = 320
_DECISION, _QUESTION = range(2)
_RUNNING = "Le travail est en cours. Échap l’arrête, ce qui est fait reste."
_LASTING = (
    "Leur numéro, leurs prix et leur page ne changent plus ensuite. Ceux qui sont refusés restent à faire."
)
_NOTHING = "Cochez des collectivités et choisissez une prestation."


class BatchView(QWidget):
    """Everything of a series on one screen; the foot holds the decision."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.presenter = BatchPresenter(bench)
        self.form, self.whom = OrderForm(self.presenter), WhomPart(self.presenter)
        self.report = ReportPanel()
        self.summary, self.detail = Label("", "section"), Label("", "secondary", "text2", wrap=True)
        self.draft_button = Button("Créer les brouillons", icon_name="file-plus")
        self.issue_button = Button("Émettre les devis", "primary", icon_name="send")
        self.confirm_button = Button("Émettre", "primary", icon_name="send")
        self.renounce_button = Button("Renoncer")
        self.question = Label("", "section", wrap=True)
        self._foot = QStackedWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._left = left = QScrollArea()
        left.setWidgetResizable(True)
        left.setFixedWidth(_FORM_WIDTH)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        column = tight(QVBoxLayout(inner))
        column.addWidget(self.form)
        column.addStretch(1)
        left.setWidget(inner)
        left.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        middle = tight(QHBoxLayout(), 12, (20, 16, 20, 12))
        middle.addWidget(left)
        middle.addWidget(self.whom, 1)
        across = tight(QHBoxLayout())
        across.addLayout(middle, 1)
        across.addWidget(self.report)
        whole = tight(QVBoxLayout(self))
        whole.addLayout(across, 1)
        whole.addWidget(self._make_foot())

    def _make_foot(self) -> QWidget:
        words = tight(QVBoxLayout(), 2)
        words.addWidget(self.summary)
        words.addWidget(self.detail)
        decision = QWidget()
        layout = tight(QHBoxLayout(decision), 12)
        layout.addLayout(words, 1)
        layout.addWidget(self.draft_button)
        layout.addWidget(self.issue_button)
        for page in (decision, self._make_question()):
            self._foot.addWidget(page)
        foot = surface("footer")
        tight(QHBoxLayout(foot), 0, (20, 10, 20, 10)).addWidget(self._foot)
        return foot

    def _make_question(self) -> QWidget:
        """Issuing cannot be taken back: what it does is said before, in the same place."""
        asked = QWidget()
        layout = tight(QHBoxLayout(asked), 12)
        words = tight(QVBoxLayout(), 2)
        words.addWidget(self.question)
        words.addWidget(Label(_LASTING, "secondary", "text2", wrap=True))
        layout.addLayout(words, 1)
        layout.addWidget(self.renounce_button)
        layout.addWidget(self.confirm_button)
        return asked

    def _connect(self) -> None:
        presenter = self.presenter
        self.draft_button.clicked.connect(presenter.draft)
        self.issue_button.clicked.connect(self._ask)
        self.renounce_button.clicked.connect(self._renounce)
        self.confirm_button.clicked.connect(presenter.issue)
        self.report.closed.connect(self._left.show)
        presenter.changed.connect(self._sum_up)
        presenter.started.connect(self._started)
        presenter.finished.connect(self._finished)

    def begin(self) -> None:
        """A new series, the keyboard in its prestations."""
        self.report.close_panel()
        self.presenter.begin()
        self.form.reset()
        self.whom.reset()
        self.form.search.setFocus()

    def _sum_up(self) -> None:
        found = self.presenter.sum_up()
        chosen = french.plural(found.chosen, "collectivité cochée", "collectivités cochées")
        chosen = chosen if found.chosen else "Aucune collectivité cochée"
        refused = found.chosen - found.issuable
        priced = bool(self.presenter.lines)
        self.summary.setText(f"{chosen}, {french.amount(found.total)}" if priced and found.chosen else chosen)
        allowed = french.plural(found.issuable, "devis peut être émis", "devis peuvent être émis")
        held = f", {french.plural(refused, 'refusé')} (les raisons sont dans la liste)" if refused else ""
        self.detail.setText(f"{allowed}{held}." if priced and found.chosen else _NOTHING)
        ready = priced and bool(found.chosen)
        self.draft_button.set_reason("" if ready else _NOTHING)
        none = "" if found.issuable else "Aucun de ces devis ne peut être émis."
        self.issue_button.set_reason(none if ready else _NOTHING)
        self._fit_running()

    def _ask(self) -> None:
        count = self.presenter.sum_up().issuable
        words = french.plural(count, "devis va être émis", "devis vont être émis")
        self.question.setText(f"{words} et numérotés" if count > 1 else f"{words} et numéroté")
        self.confirm_button.setText(f"Émettre {french.plural(count, 'devis', 'devis')}")
        self._foot.setCurrentIndex(_QUESTION)
        self.renounce_button.setFocus()

    def _renounce(self) -> None:
        self._foot.setCurrentIndex(_DECISION)
        self.issue_button.setFocus()

    def _started(self) -> None:
        """The window tells how far it is; here nothing is touched meanwhile."""
        self._fit_running()
        self.setFocus()

    def _fit_running(self) -> None:
        running = self.presenter.running
        for part in (self.form, self.whom):
            part.setEnabled(not running)
        self._foot.setCurrentIndex(_DECISION)
        if running:
            self.draft_button.set_reason(_RUNNING)
            self.issue_button.set_reason(_RUNNING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.presenter.running:
            self.presenter.stop()
        else:
            super().keyPressEvent(event)

    def _finished(self, outcome: Outcome) -> None:
        # The report stands where there is room for it, what the quotes say being past.
        self._left.hide()
        self.report.show_outcome(outcome)
        self.report.open_panel(self.report.export_button)

    def sizeHint(self) -> QSize:
        return QSize(1120, 700)
