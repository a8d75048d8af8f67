"""The page of the quotes: the list, then one quote, with the header and the keys of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cigdesk.domain.letters import Way
from cigdesk.domain.quote import QuoteState
from cigdesk.domain.quote_follow_up import FollowUp
from cigdesk.domain.rights import Right
from cigdesk.services.quote_view import QuoteView
from ui import settings_targets as settings
from ui.actions import ActionSpec
from ui.page import Crumb, Notice, Page, PageState, Workbench
from ui.pages.quotes import acts
from ui.pages.quotes.conduct import QuoteConduct
from ui.pages.quotes.dossier import DossierPanel, QuoteDeparture
from ui.pages.quotes.editor import Editor
from ui.pages.quotes.keys import actions_of
from ui.pages.quotes.list_conduct import ListConduct
from ui.pages.quotes.listing import Listing
from ui.pages.quotes.output import QuoteOutput
from ui.pages.quotes.presenter import QuotePresenter
from ui.pages.quotes.states import PILLS
from ui.pages.quotes.targets import PAGE_ID, NewQuote, ShowFollowUp
from ui.pages.quotes.words import title_of
from ui.widgets.base import tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.pill import Pill

if TYPE_CHECKING:
    from ui.pages.quotes.batch.view import BatchView


class QuotesPage(Page):
    """The list, or the editor over it; a quote is named by its id, a new one by `NewQuote`."""

    page_id: ClassVar[str] = PAGE_ID
    title: ClassVar[str] = "Devis"
    icon: ClassVar[str] = "file-text"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"quotes", "quote_lines", "authorities", "headcounts", "memberships", "subscriptions", "contacts",
         "centres", "people", "practitioners", "catalogues", "quote_sendings", "kept_documents",
         "engagements", "appointments", "permanences", "session_seats", "vat_regimes"}
    )  # fmt: skip

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.presenter = QuotePresenter(bench, self)
        self.listing, self.editor = Listing(bench), Editor(bench, self.presenter)
        self.output = QuoteOutput(bench, self)
        self.conduct = QuoteConduct(bench, self.presenter, self.editor, self.output)
        self.list_conduct = ListConduct(bench, self.listing)
        self.dossier, self.departure = DossierPanel(bench), QuoteDeparture(bench)
        self.batch: BatchView | None = None
        self._fresh = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.listing)
        self._stack.addWidget(self.editor)
        across = tight(QHBoxLayout(self))
        across.addWidget(self._stack, 1)
        across.addWidget(self.dossier)
        self._make_header()
        self._connect()

    def _make_header(self) -> None:
        self.pill = Pill("")
        self.new_button = _button("Nouveau devis", self.new_quote, "plus", "Ctrl N", primary=True)
        self.batch_button = _button("Devis en série…", self.begin_batch, "copy-plus")
        self.dossier_button = IconButton("folder-open", "Envois et pièces jointes", side=32)
        self.undo_button = IconButton("arrow-back-up", "Annuler la dernière modification")
        self.redo_button = IconButton("arrow-forward-up", "Rétablir la modification annulée")
        self.preview_button = _button("Aperçu", self.editor.toggle_preview, "eye")
        self.export_button = _button("Exporter le PDF", self.export, "download", "Ctrl E")
        self.issue_button = _button("Vérifier et émettre", self.conduct.check_and_issue, "send", primary=True)
        self.print_button = _button("Imprimer", self.print_quote, "printer", "Ctrl P")
        self.send_button = _button("Envoyer", self.open_dossier, "send", primary=True)
        self.refuse_button = _button("Refusé", self.conduct.refuse, "x")
        self.accept_button = _button("Accepté", self.conduct.accept, "check", primary=True)
        self.more_button = IconButton("dots", "Autres actions du devis", side=32)
        self.bench.gate(Right.MANAGE_QUOTES, self.new_button, self.batch_button, self.listing.first_button)
        issuing = (self.issue_button, self.send_button, self.refuse_button, self.accept_button)
        self.bench.gate(Right.ISSUE_QUOTES, *issuing)
        self.undo_button.clicked.connect(self.bench.undo.undo)
        self.redo_button.clicked.connect(self.bench.undo.redo)
        self.more_button.clicked.connect(lambda: self.conduct.open_more(self.more_button))
        self.dossier_button.clicked.connect(self.open_dossier)
        self.bench.undo.changed.connect(self._fit_undo)
        self._fit_undo()

    def _connect(self) -> None:
        self.listing.open_asked.connect(self.open_quote)
        self.listing.authority_chosen.connect(self._create)
        self.presenter.shown.connect(self._shown)
        self.presenter.saved.connect(self.header_changed)
        self.presenter.gone.connect(self.back_to_list)
        self.presenter.opened.connect(self.open_quote)
        self.editor.preview_shown.connect(lambda _shown: self.header_changed.emit())
        self.editor.preview.open_asked.connect(self.open_externally)
        self.editor.bar.settings_asked.connect(self._open_setting)
        self.editor.bar.quote_asked.connect(self.open_quote)
        self.editor.card.sheet_asked.connect(self.presenter.show_sheet)
        self.dossier.mail_asked.connect(self._mail)
        self.dossier.post_asked.connect(self._note_post)

    # what the window asks

    @property
    def editing(self) -> bool:
        """Whether one quote is shown, rather than the list."""
        return self._stack.currentWidget() is self.editor

    @property
    def quote(self) -> QuoteView | None:
        """The quote shown, once it is read."""
        return self.presenter.view if self.editing else None

    @property
    def in_series(self) -> bool:
        """Whether a series of quotes is being prepared."""
        return self.batch is not None and self._stack.currentWidget() is self.batch

    def refresh(self, _kinds: frozenset[str]) -> None:
        if self.editing:
            self.presenter.read()
            self.dossier.read()
        elif self.batch is not None and self.in_series:
            self.batch.presenter.read()
        else:
            self.listing.read()
            self.listing.read_choices()

    def header_title(self) -> str:
        if self.in_series:
            return "Devis en série"
        if not self.editing:
            return self.title
        return title_of(self.quote) if self.quote is not None else ""

    def breadcrumb(self) -> Sequence[Crumb]:
        return (Crumb(self.title, self.back_to_list),) if self.editing or self.in_series else ()

    def state_pill(self) -> QWidget | None:
        if self.quote is None:
            return None
        self.pill.set_data(PILLS[self.quote.standing])
        return self.pill

    def save_text(self) -> str:
        return self.presenter.save_text if self.quote is not None and self.quote.editable else ""

    def has_search(self) -> bool:
        return not self.editing

    def header_widgets(self) -> Sequence[QWidget]:
        view = self.quote
        if view is None:
            return () if self.editing or self.in_series else (self.batch_button, self.new_button)
        preview = () if self.editor.wide else (self.preview_button,)
        self.preview_button.setText("Masquer l’aperçu" if self.editor.preview_visible else "Aperçu")
        self.export_button.setText("Exporter le PDF" if view.editable else "Enregistrer le PDF")
        if view.editable:
            # The menu holds what is rare; the primary button stays last.
            tools = (self.undo_button, self.redo_button, self.dossier_button, self.more_button)
            return (*tools, *preview, self.export_button, self.issue_button)
        files = (self.print_button, self.export_button)
        return (*preview, self.dossier_button, self.more_button, *files, *self._answers(view))

    def _answers(self, view: QuoteView) -> Sequence[QWidget]:
        if acts.may_become(view, QuoteState.SENT):
            return (self.send_button,)
        if acts.may_become(view, QuoteState.ACCEPTED):
            return (self.refuse_button, self.accept_button)
        return ()

    def page_actions(self) -> Sequence[ActionSpec]:
        return actions_of(self)

    def zones(self) -> Sequence[QWidget]:
        if self.batch is not None and self.in_series:
            return self.batch.form, self.batch.whom, self.batch.report, self.batch
        if not self.editing:
            return self.listing.search, self.listing.table, *self.listing.panels
        editor = self.editor
        return editor.card, editor.lines, editor.preview, *editor.panels, self.dossier, editor.bar

    def navigate(self, target: object) -> None:
        """A UUID opens that quote, `NewQuote` starts one for an authority."""
        if isinstance(target, NewQuote):
            self._create(target.authority_id)
        elif isinstance(target, UUID):
            self.open_quote(target)
        elif isinstance(target, ShowFollowUp):
            self.show_waiting()

    def on_shown(self) -> None:
        if self.editing:
            self.presenter.want_preview(self.editor.preview_visible)
        else:
            self.listing.table.setFocus()

    def on_hidden(self) -> None:
        if self.editing:
            self.editor.flush()
        self.presenter.rest()
        self.listing.rest()

    def save_state(self) -> PageState:
        return self.listing.save_state()

    def restore_state(self, state: PageState) -> None:
        self.listing.restore_state(state)

    # from the list to a quote and back

    def open_quote(self, quote_id: UUID) -> None:
        """Show one quote."""
        if self.editing:
            self.editor.flush()
        self._stack.setCurrentWidget(self.editor)
        self._fresh = True
        self.editor.open(quote_id)
        self.header_changed.emit()

    def back_to_list(self) -> None:
        """Write what is being typed, and show the list with that quote under the keyboard."""
        if not self.editing and not self.in_series:
            return
        self.editor.flush()
        self.editor.close_panels()
        self.dossier.close_panel()
        if self.presenter.quote_id is not None:
            self.listing.select(self.presenter.quote_id)
        self.presenter.close()
        self._stack.setCurrentWidget(self.listing)
        self.header_changed.emit()
        # After what is being written, so that the list shows it.
        self.bench.operations.run(lambda: None, on_done=lambda _none: self.listing.read())
        self.listing.table.setFocus()

    def new_quote(self) -> None:
        """Ask for whom."""
        self.back_to_list()
        self.listing.new_quote()

    def _create(self, authority_id: UUID) -> None:
        drafting = self.bench.services.quotes.drafting
        self.bench.operations.change(
            lambda: drafting.create(authority_id),
            on_done=lambda change: self.open_quote(change.ids[0]),
            label="Création du devis",
            initiator=self,
        )

    def find_quote(self) -> None:
        """The keyboard in the search of the list."""
        self.back_to_list()
        self.listing.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.listing.search.selectAll()

    # sending and documents

    def open_dossier(self) -> None:
        """How the quote leaves, when it left, and what is kept with it."""
        if self.quote is not None:
            self.editor.close_panels()
            self.dossier.show_view(self.quote)
            ready = self.dossier.mail_button.isEnabled()
            self.dossier.open_panel(self.dossier.mail_button if ready else self.dossier.documents.add_button)

    def _mail(self) -> None:
        if self.quote is not None:
            self.departure.mail(self.quote.id)

    def _note_post(self) -> None:
        if self.quote is not None:
            self.departure.note(self.quote.id, Way.POST)

    # a series

    def begin_batch(self) -> None:
        """The same quote for many authorities."""
        self.back_to_list()
        if self.batch is None:
            from ui.pages.quotes.batch.view import BatchView

            self.batch = BatchView(self.bench)
            self.batch.report.export_asked.connect(self.list_conduct.export_report)
            self._stack.addWidget(self.batch)
        self._stack.setCurrentWidget(self.batch)
        self.batch.begin()
        self.header_changed.emit()

    def show_waiting(self) -> None:
        self.back_to_list()
        self.listing.show_only(FollowUp.DUE.value)

    def _shown(self, view: QuoteView) -> None:
        if self._fresh:
            self._fresh = False
            self._first_focus(view)
        self._fit_issue()
        if self.dossier.isVisible():
            self.dossier.show_view(view)
        self.header_changed.emit()

    def _first_focus(self, view: QuoteView) -> None:
        """The keyboard where work goes on: the next prestation, or what becomes of an issued quote."""
        if view.editable:
            self.editor.lines.add_line.field.setFocus()
        else:
            self.more_button.setFocus()

    def _fit_issue(self) -> None:
        points = self.presenter.points
        self.issue_button.setToolTip(points[0].message if points else "")
        self.issue_button.setAccessibleDescription(points[0].message if points else "")

    def _fit_undo(self) -> None:
        undo, redo = self.bench.undo.undo_label, self.bench.undo.redo_label
        self.undo_button.set_reason("" if undo else "Rien à annuler.")
        self.redo_button.set_reason("" if redo else "Rien à rétablir.")
        if undo:
            self.undo_button.setToolTip(f"Annuler : {undo} (Ctrl Z)")
        if redo:
            self.redo_button.setToolTip(f"Rétablir : {redo} (Ctrl Y)")

    def _open_setting(self, field: str) -> None:
        self.bench.go(settings.PAGE_ID, settings.CentreField(field))

    # lines and points

    def add_line(self) -> None:
        """The keyboard in the search of prestations."""
        if self.quote is not None and self.quote.editable:
            self.editor.add_line()

    def next_point(self) -> None:
        """The keyboard where the next point is settled."""
        if self.quote is not None and self.quote.editable:
            self.editor.next_point()

    def remove(self) -> None:
        """Take out the line that has the keyboard, or delete the draft chosen in the list."""
        row = self.editor.lines.current_row() if self.editing else None
        if row is not None and self.quote is not None and self.quote.editable:
            self.presenter.remove_line(row.line_id)
        elif not self.editing:
            self._delete_chosen()

    def _delete_chosen(self) -> None:
        item = self.listing.current()
        if item is None:
            return
        if item.row.state is not QuoteState.DRAFT:
            why = "Ouvrez-le pour l’annuler : son numéro et sa page restent."
            self.bench.notify(Notice("Un devis émis ne se supprime pas.", why, "info-circle"))
            return
        drafting, quote_id = self.bench.services.quotes.drafting, item.row.id
        self.bench.operations.change(lambda: drafting.delete(quote_id), label="Suppression du brouillon")

    # the page on paper and in files

    def export(self) -> None:
        """Write the PDF of the quote, or the table of the list, where the person chooses."""
        if self.quote is not None:
            self.editor.flush()
            self.output.save(self.quote)
        elif not self.editing and not self.in_series:
            self.list_conduct.export()

    def print_quote(self) -> None:
        """Put the page on paper."""
        if self.quote is not None:
            self.editor.flush()
            self.output.print(self.quote)

    def open_externally(self) -> None:
        """Show the page with the program that the system has for it."""
        if self.quote is not None:
            self.output.open(self.quote)


def _button(
    text: str, run: Callable[[], object], icon_name: str, keycap: str = "", *, primary: bool = False
) -> Button:
    button = Button(text, "primary" if primary else "secondary", icon_name=icon_name, keycap=keycap)
    button.clicked.connect(lambda _checked: run())
    return button
