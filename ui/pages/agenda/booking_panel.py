"""The panel that books: answers above, what speaks against the time, the decision at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.conflicts import SlotTaken
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.agenda_checks import Verdict
from cigdesk.services.changes import Change
from ui.pages.agenda.booking_form import BookingForm
from ui.pages.agenda.booking_presenter import BookingPresenter
from ui.pages.agenda.conflict import ConflictStrip
from ui.pages.agenda.draft import Draft
from ui.widgets.buttons import Button
from ui.widgets.side_panel import SidePanel


class BookingPanel(SidePanel):
    """Found or created, where, how, when: booked by Ctrl+Entrée. What was typed is kept on failure."""

    booked = Signal(object)
    """(Change)"""

    def __init__(
        self, presenter: BookingPresenter, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__("Réserver un rendez-vous", parent)
        self.presenter = presenter
        self.form = BookingForm(presenter, today)
        self.strip = ConflictStrip("Réserver quand même")
        self.form.below_time.addWidget(self.strip)
        self.book_button = Button("Réserver", "primary", icon_name="check", keycap="Ctrl Entrée")
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.foot.addWidget(self.book_button)
        self._connect()

    def _connect(self) -> None:
        self.book_button.clicked.connect(self._book_by_click)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._book_by_key)
        presenter = self.presenter
        presenter.verdict_changed.connect(self._show_verdict)
        presenter.faults_found.connect(self.form.show_faults)
        presenter.refused.connect(self.strip.show_refusal)
        presenter.conflict_met.connect(self._show_conflict)
        presenter.booked.connect(self._done)
        self.strip.confirmed.connect(presenter.book)
        self.strip.time_taken.connect(self._take_time)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.rest()

    def _book_by_click(self) -> None:
        self.presenter.book()

    def _book_by_key(self) -> None:
        self.presenter.book(self.strip.reason.text() if self.strip.isVisible() else "")

    def begin(self, draft: Draft, practitioners: Sequence[PractitionerRow]) -> None:
        """Open on a new draft, the keyboard in the first answer that is missing."""
        correcting = draft.record_id is not None
        self.set_title("Modifier le rendez-vous" if correcting else "Réserver un rendez-vous")
        self.book_button.setText("Enregistrer" if correcting else "Réserver")
        self.strip.set_act("Enregistrer quand même" if correcting else "Réserver quand même")
        self.strip.clear()
        self.presenter.begin(draft)
        self.form.show_draft(practitioners)
        self.open_panel(self._first())

    def _first(self) -> QWidget:
        draft = self.presenter.draft
        if not draft.for_an_agent:
            return self.form.title
        return self.form.person.edit if draft.agent is None else self.form.moment

    def _show_verdict(self, verdict: Verdict) -> None:
        if verdict.refusal:
            self.strip.show_refusal(verdict.refusal)
        elif verdict.reasons:
            self._ask([each.sentence for each in verdict.reasons], "", verdict.next_free)
        else:
            self.strip.clear()

    def _show_conflict(self, error: SlotTaken) -> None:
        self._ask([each.sentence for each in error.found], error.lead, error.next_free)
        self.strip.reason.setFocus()

    def _ask(self, sentences: Sequence[str], lead: str, next_free: datetime | None) -> None:
        words = self.presenter.words_of(next_free) if next_free else ""
        self.strip.show_reasons(sentences, lead=lead, next_free=next_free, next_words=words)

    def _take_time(self, moment: datetime) -> None:
        self.presenter.take_time(moment)
        self.form.show_time()
        self.strip.clear()
        self.book_button.setFocus()

    def _done(self, change: Change) -> None:
        self.close_panel()
        self.booked.emit(change)
