"""At the right of a statement: its total, what finance needs, its steps, and the decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cigdesk.french import NBSP, amount, date_medium, month_year, plural
from cigdesk.services.quote_sheet import NotSubjectToVat
from cigdesk.services.statement_view import StatementStanding, StatementView
from ui.pages.statements.chorus_form import ChorusForm
from ui.pages.statements.filling import fill
from ui.pages.statements.share_bar import ShareBar
from ui.theme import text_scale
from ui.widgets.base import Label, Tone, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.header import Glyph

WIDTH = 312
_SECRECY = f"Ni nom d’agent ni motif ici{NBSP}: des numéros de dossier, qui ne partent pas avec le relevé."


class StatementPanel(QFrame):
    """The foot holds the decision; closing is confirmed there, for it cannot be taken back."""

    preview_asked = Signal()
    close_confirmed = Signal()

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.setProperty("surface", "side")
        self.setFixedWidth(round(WIDTH * text_scale()))
        self.setAccessibleName(self.tr("Total et validation"))
        self.total, self.tax = (
            Label("", "figure_large", tabular=True),
            Label("", "secondary", "text2", wrap=True),
        )
        self.bar, self.form = ShareBar(), ChorusForm()
        self._steps = tight(QVBoxLayout(), 8)
        self.preview_button = Button(self.tr("Aperçu du PDF"), icon_name="file-type-pdf")
        self.close_button = Button(self.tr("Valider le relevé"), "primary")
        self.reason = Label("", "secondary", "text2", wrap=True)
        self.question, self.asked = (
            Label("", "section", wrap=True),
            Label("", "secondary", "text2", wrap=True),
        )
        self.renounce_button = Button(self.tr("Renoncer"))
        self.confirm_button = Button(self.tr("Valider"), "primary", icon_name="lock")
        self._decision_page, self._question_page = QWidget(), QWidget()
        self._confirm: Callable[[], None] | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        inner = surface("plain")
        body = tight(QVBoxLayout(inner), 8, (18, 14, 18, 14))
        body.addWidget(Label(self.tr("Total du relevé"), "caption_strong", "text3"))
        body.addWidget(self.total)
        body.addWidget(self.tax)
        body.addWidget(self.bar)
        body.addWidget(rule())
        body.addWidget(self.form)
        body.addWidget(self._secrecy())
        body.addSpacing(4)
        body.addWidget(Label(self.tr("Étapes"), "caption_strong", "text3"))
        body.addLayout(self._steps)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = tight(QVBoxLayout(self), 0, (1, 0, 0, 0))
        layout.addWidget(scroll, 1)
        layout.addWidget(rule())
        self._lay_out_foot()
        layout.addWidget(self._decision_page)
        layout.addWidget(self._question_page)

    def _secrecy(self) -> QWidget:
        note = surface("note")
        words = Label(_SECRECY, "secondary", "text2", wrap=True)
        layout = tight(QVBoxLayout(note), 0, (12, 10, 12, 10))
        inside = row(spacing=10)
        inside.addWidget(Glyph("lock"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(words, 1)
        layout.addLayout(inside)
        return note

    def _lay_out_foot(self) -> None:
        for page, widgets in (
            (self._decision_page, (self.preview_button, self.close_button, self.reason)),
            (
                self._question_page,
                (self.question, self.asked, self.confirm_button, self.renounce_button),
            ),
        ):
            layout = tight(QVBoxLayout(page), 8, (18, 12, 18, 14))
            for widget in widgets:
                layout.addWidget(widget)
        self._question_page.hide()

    def _show_question(self, asking: bool) -> None:
        self._question_page.setVisible(asking)
        self._decision_page.setVisible(not asking)

    def _connect(self) -> None:
        self.preview_button.clicked.connect(self.preview_asked)
        self.close_button.clicked.connect(self._ask)
        self.renounce_button.clicked.connect(self.renounce)
        self.confirm_button.clicked.connect(self._confirmed)

    # what it shows

    def show_view(self, view: StatementView) -> None:
        """Show that statement."""
        self._view = view
        self.total.setText(amount(view.total))
        self.tax.setText(_tax(view))
        self.bar.show_groups(view.groups)
        self.form.show_view(view)
        self._show_steps(view)
        self.preview_button.set_reason("" if view.lines else self.tr("Rien n’est dû pour ce mois."))
        why = why_open(view)
        self.close_button.setVisible(not view.number)
        self.close_button.set_reason(why)
        self.say(why if not view.number else self.tr("Le relevé est figé\u00a0: remettez-le aux finances."))
        if self._confirm is None:
            self._show_question(False)

    def say(self, sentence: str, tone: Tone = "text2") -> None:
        """Under the decision: why it cannot be taken, or what was refused."""
        self.reason.setText(sentence)
        self.reason.set_tone(tone)
        self.reason.setVisible(bool(sentence))

    def _show_steps(self, view: StatementView) -> None:
        steps = [self._month_step(view), self._points_step(view), self._closing_step(view)]
        fill(self._steps, [_step(*each) for each in steps])

    def _month_step(self, view: StatementView) -> tuple[str, str, Tone, str]:
        if view.standing is StatementStanding.RUNNING:
            return "circle", "text3", "text2", self.tr("Mois en cours")
        return "circle-check", "ok.solid", "text", self.tr("Mois terminé")

    def _points_step(self, view: StatementView) -> tuple[str, str, Tone, str]:
        if view.blocking:
            said = plural(len(view.blocking), "point à régler", "points à régler")
            return "alert-triangle", "warn.solid", "text", said
        return "circle-check", "ok.solid", "text", self.tr("Travail rapproché")

    def _closing_step(self, view: StatementView) -> tuple[str, str, Tone, str]:
        if view.closed_at is None:
            return "circle", "text3", "text2", self.tr("Validation")
        day = date_medium(self._local(view.closed_at).date())
        return "circle-check", "ok.solid", "text", f"Validé le {day}, {view.number}"

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self._zone)

    # the decision

    def _ask(self) -> None:
        view = self._view
        said = (
            f"{plural(len(view.lines), 'ligne')}, {amount(view.total)}. Le relevé est numéroté, ses lignes "
            f"et sa page ne changent plus{NBSP}: une correction ira sur le relevé suivant."
        )
        self.ask(
            f"Valider {month_year(view.month)} pour {view.name}{NBSP}?", said, self.tr("Valider"),
            self.close_confirmed.emit,
        )  # fmt: skip

    def ask(self, question: str, sentence: str, act: str, confirm: Callable[[], None]) -> None:
        """Ask here before what cannot be taken back."""
        self._confirm = confirm
        self.question.setText(question)
        self.asked.setText(sentence)
        self.confirm_button.setText(act)
        self._show_question(True)
        self.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def asking(self) -> bool:
        """Whether an answer is awaited."""
        return self._confirm is not None

    def renounce(self) -> None:
        """Back to the decision."""
        if self._confirm is not None:
            self._confirm = None
            self._show_question(False)
            last = self.close_button if self.close_button.isEnabled() else self.preview_button
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirmed(self) -> None:
        confirm, self._confirm = self._confirm, None
        self._show_question(False)
        self.preview_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if confirm is not None:
            confirm()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.asking:
            self.renounce()
        else:
            super().keyPressEvent(event)


def why_open(view: StatementView) -> str:
    """Why it cannot be closed now; nothing when it can."""
    if view.number:
        return "Ce relevé est validé."
    if view.blocking:
        return f"Possible après {plural(len(view.blocking), 'point à régler', 'points à régler')}."
    if not view.lines:
        return "Rien n’est dû pour ce mois."
    if view.standing is StatementStanding.RUNNING:
        return f"Possible une fois {month_year(view.month)} terminé."
    return ""


def _tax(view: StatementView) -> str:
    if isinstance(view.vat, NotSubjectToVat):
        return view.vat.mention
    return f"Hors taxes, {amount(view.gross)} toutes taxes comprises"


def _step(icon: str, role: str, tone: Tone, text: str) -> QWidget:
    made = QWidget()
    words = Label(text, "body", tone, wrap=True)
    inside = row(Glyph(icon, role=role))
    inside.addWidget(words, 1)
    tight(QVBoxLayout(made)).addLayout(inside)
    return made
