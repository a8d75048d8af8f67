"""What becomes of a quote, each act with its panel: issue, send, accept, refuse, cancel, copy, compare."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from cigdesk.domain.errors import CigdeskError, InvalidInput, NeedsConfirmation
from cigdesk.domain.quote import QuoteState
from cigdesk.services.changes import Change
from cigdesk.services.quote_comparison import Comparison
from cigdesk.services.quote_view import QuoteView
from ui.icons import icon
from ui.page import Workbench
from ui.pages.quotes import acts
from ui.pages.quotes.editor import Editor
from ui.pages.quotes.output import QuoteOutput
from ui.pages.quotes.panels import Decision
from ui.pages.quotes.presenter import QuotePresenter


class QuoteConduct(QObject):
    """Opens the panels of the editor and does what they decide."""

    def __init__(
        self,
        bench: Workbench,
        presenter: QuotePresenter,
        editor: Editor,
        output: QuoteOutput,
    ) -> None:
        super().__init__(editor)
        self._bench, self._presenter, self._editor = bench, presenter, editor
        self._output = output
        self._decided: Callable[[str], None] = lambda _reason: None
        editor.issue_panel.confirmed.connect(self.issue)
        editor.decision_panel.decided.connect(self._decide)
        editor.acceptance_panel.decided.connect(self._accept)
        editor.refusal_panel.decided.connect(self._refuse)
        editor.clone_panel.decided.connect(self._clone)
        editor.bar.answer_asked.connect(self.accept)

    @property
    def _quote(self) -> QuoteView | None:
        return self._presenter.view

    # issuing

    def check_and_issue(self) -> None:
        """Go to what is left to settle; when nothing is, sum up what will be done for good."""
        view = self._quote
        if view is None or not view.editable:
            return
        self._editor.flush()
        if self._presenter.points:
            self._editor.next_point()
            return
        issuing = self._presenter.issuing
        self._bench.operations.query(
            (self, "number"), lambda: issuing.next_number(view.id), lambda number: self._sum_up(view, number)
        )

    def _sum_up(self, view: QuoteView, number: str) -> None:
        self._editor.issue_panel.open_for(view, number)
        self._editor.open_panel(self._editor.issue_panel)

    def issue(self) -> None:
        """Give the number; the window goes on meanwhile."""
        panel = self._editor.issue_panel
        panel.set_running(True)
        self._presenter.act(
            self._presenter.issuing.issue,
            label="Émission du devis",
            on_done=panel.close_panel,
            on_error=lambda error: panel.show_error(str(error)),
        )

    # the authority's answer

    def accept(self) -> None:
        """The authority agrees: who signs, which numbers; or what was still missing of it."""
        view = self._quote
        if view is not None:
            panel = self._editor.acceptance_panel
            self._editor.open_panel(panel)
            panel.open_for(view)

    def _accept(self) -> None:
        panel, view = self._editor.acceptance_panel, self._quote
        if view is None or not panel.readable():
            return
        values, issuing, late = panel.values(), self._presenter.issuing, panel.late

        def job(quote: UUID) -> Change:
            if view.agreed:
                return issuing.amend_acceptance(quote, values)
            return issuing.accept(quote, values, confirmed=late)

        def failed(error: CigdeskError) -> None:
            if isinstance(error, NeedsConfirmation):
                panel.ask_late(" ".join(error.reasons))
            elif isinstance(error, InvalidInput):
                panel.show_faults(error.errors)
            else:
                panel.show_error(str(error))

        self._presenter.act(job, on_done=panel.close_panel, on_error=failed)

    def refuse(self) -> None:
        """The authority says no."""
        view = self._quote
        if view is not None:
            self._editor.open_panel(self._editor.refusal_panel)
            self._editor.refusal_panel.open_for(view)

    def _refuse(self) -> None:
        panel, issuing = self._editor.refusal_panel, self._presenter.issuing
        reason, detail = panel.chosen()

        def failed(error: CigdeskError) -> None:
            if isinstance(error, InvalidInput):
                panel.show_faults(error.errors)
            else:
                panel.show_error(str(error))

        self._presenter.act(
            lambda quote: issuing.refuse(quote, reason, detail), on_done=panel.close_panel, on_error=failed
        )

    # decisions with a reason

    def cancel(self) -> None:
        """The quote is taken back, with its reason."""
        issuing = self._presenter.issuing
        if self._quote is not None:
            self._ask(
                acts.cancellation(self._quote), lambda reason: lambda quote: issuing.cancel(quote, reason)
            )

    def delete(self) -> None:
        """The draft is thrown away, then the list shows again."""
        drafting = self._bench.services.quotes.drafting
        if self._quote is not None:
            self._ask(acts.deletion(self._quote), lambda _reason: drafting.delete)

    def _decide(self, reason: str) -> None:
        self._decided(reason)

    def _ask(self, decision: Decision, job: Callable[[str], Callable[[UUID], Change]]) -> None:
        panel = self._editor.decision_panel

        def decided(reason: str) -> None:
            self._presenter.act(
                job(reason), on_done=panel.close_panel, on_error=lambda error: panel.show_error(str(error))
            )

        self._decided = decided
        self._editor.open_panel(panel)
        panel.ask(decision)

    # copies

    def revise(self) -> None:
        """A draft that will replace this quote."""
        self._presenter.act(self._presenter.copying.revise, opens=True)

    def duplicate(self) -> None:
        """A new draft with the same lines: for whom, and for which day."""
        view = self._quote
        if view is not None:
            self._editor.open_panel(self._editor.clone_panel)
            self._editor.clone_panel.open_for(view)

    def _clone(self) -> None:
        panel, copying = self._editor.clone_panel, self._presenter.copying
        day, authority = panel.chosen_day(), panel.authority_id
        if day is None:
            return

        def failed(error: CigdeskError) -> None:
            if isinstance(error, InvalidInput):
                panel.show_faults(error.errors)
            else:
                panel.show_error(str(error))

        self._presenter.act(
            lambda quote: copying.clone(quote, authority, day),
            on_done=panel.close_panel,
            on_error=failed,
            opens=True,
        )

    def compare(self) -> None:
        """The revision beside the quote that it replaces."""
        self._editor.flush()
        self._presenter.compare(self._show_comparison)

    def _show_comparison(self, found: Comparison) -> None:
        self._editor.open_panel(self._editor.comparison_panel)
        self._editor.comparison_panel.open_for(found)

    # papers

    def _print(self) -> None:
        if self._quote is not None:
            self._editor.flush()
            self._output.print(self._quote)

    def _duplicate(self) -> None:
        """A copy drawn from what was kept, stamped; the kept file itself is « Enregistrer le PDF »."""
        if self._quote is not None:
            self._output.save(self._quote, duplicate=True)

    # the menu

    def open_more(self, button: QWidget) -> None:
        """The rare acts, under that button."""
        view = self._quote
        if view is None:
            return
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_copies(menu, view)
        menu.addSeparator()
        if view.editable:
            menu.addAction(icon("trash", "bad.text"), "Supprimer le brouillon…", self.delete)
        if acts.may_become(view, QuoteState.CANCELLED):
            menu.addAction(icon("ban", "bad.text"), "Annuler le devis…", self.cancel)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _add_copies(self, menu: QMenu, view: QuoteView) -> None:
        if view.editable:
            menu.addAction(icon("printer", "text2"), "Imprimer le brouillon\tCtrl P", self._print)
        else:
            menu.addAction(icon("file-type-pdf", "text2"), "Enregistrer un duplicata…", self._duplicate)
        if view.state is QuoteState.ACCEPTED:
            menu.addAction(icon("signature", "text2"), "Compléter l’accord…", self.accept)
        if view.replaces:
            menu.addAction(icon("file-text", "text2"), "Voir ce que change la révision", self.compare)
        if acts.may_be_revised(view):
            menu.addAction(icon("refresh", "text2"), "Réviser (le remplace)", self.revise)
        menu.addAction(icon("copy", "text2"), "Dupliquer le devis…", self.duplicate)
