"""What the editor of a quote does, without a widget: reads, changes, draws, says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cigdesk.domain.errors import CigdeskError, InvalidInput, NotFound, Refused
from cigdesk.domain.pricing import Repair, RepairAct
from cigdesk.french import time_of_day
from cigdesk.services.changes import Change
from cigdesk.services.quote_comparison import Comparison
from cigdesk.services.quote_copying import QuoteCopying
from cigdesk.services.quote_issuing import QuoteIssuing
from cigdesk.services.quote_points import Point, points_of
from cigdesk.services.quote_view import QuoteView
from cigdesk.services.quotes import QuoteService
from ui.masking import Masking
from ui.page import Workbench

PREVIEW_AFTER_MS = 300


class QuotePresenter(QObject):
    """One quote at a time. Every answer comes by a signal, on the window's thread."""

    shown = Signal(object)
    """(QuoteView): the quote as it stands now."""
    opened = Signal(object)
    """(UUID): a draft made from here (a revision, a copy), to be opened."""
    gone = Signal()
    """The quote is no more: its creation was taken back, or it was deleted."""
    saved = Signal()
    """`save_text` says another hour."""
    drawn = Signal(bytes)
    """(PDF): the page as it stands now."""
    line_made = Signal(object)
    """(UUID): a line was added or copied, to be shown and filled in."""
    refused = Signal(object, object)
    """(UUID of a line or None, {field: sentence}): values not kept, and why where a rule says it."""

    def __init__(self, bench: Workbench, initiator: object) -> None:
        super().__init__()
        self._bench, self._initiator = bench, initiator
        self.quote_id: UUID | None = None
        self.view: QuoteView | None = None
        self.save_text = ""
        self._waiting = 0
        self._preview_wanted = False
        self._stale_preview = False
        self._soon = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._soon.timeout.connect(self._draw)

    @property
    def _quotes(self) -> QuoteService:
        service: QuoteService = self._bench.services.quotes
        return service

    @property
    def issuing(self) -> QuoteIssuing:
        """What can't be taken back."""
        return self._quotes.issuing

    @property
    def copying(self) -> QuoteCopying:
        """Revisions and clones."""
        return self._quotes.copying

    @property
    def masking(self) -> Masking:
        """Whether names are shown as initials (F8)."""
        return self._bench.masking

    @property
    def points(self) -> tuple[Point, ...]:
        """What forbids the issue."""
        return points_of(self.view) if self.view is not None else ()

    @property
    def service_year(self) -> int:
        """The year whose headcount counts."""
        return self.view.service_day.year if self.view is not None else self.today().year

    def today(self) -> date:
        """The present day of the centre."""
        day: date = self._bench.services.context.today()
        return day

    # reading

    def open(self, quote_id: UUID) -> None:
        """Show another quote."""
        self.quote_id, self.view, self.save_text = quote_id, None, ""
        self._stale_preview = True
        self.read()

    def close(self) -> None:
        """Show none."""
        self.quote_id = self.view = None
        for key in ("view", "pdf"):
            self._bench.operations.forget((self, key))

    def read(self) -> None:
        """Read the quote again, unless a change is on its way: its answer will do."""
        if self.quote_id is None or self._waiting:
            return
        self._bench.operations.query(
            (self, "view"), partial(self._quotes.view, self.quote_id), self._show, on_error=self._unreadable
        )

    def _show(self, view: QuoteView) -> None:
        if view.id != self.quote_id or self._waiting:
            return
        self.view = view
        self._stale_preview = True
        self.shown.emit(view)
        self._soon.start()

    def _unreadable(self, error: CigdeskError) -> None:
        if isinstance(error, NotFound):
            self.gone.emit()
        else:
            self._tell(error)

    def compare(self, shown: Callable[[Comparison], None]) -> None:
        """Set the revision beside the quote that it replaces."""
        if self.quote_id is not None:
            self._bench.operations.query(
                (self, "comparison"), partial(self._quotes.comparison, self.quote_id), shown
            )

    # the page

    def want_preview(self, wanted: bool) -> None:
        """Draw the page after each change, while it is in sight."""
        self._preview_wanted = wanted
        if wanted and self._stale_preview:
            self._soon.start()

    def rest(self) -> None:
        """Out of sight: nothing is drawn until `want_preview` is said again."""
        self._soon.stop()
        self._preview_wanted = False

    def _draw(self) -> None:
        if self.view is None or not self._preview_wanted:
            return
        self._stale_preview = False
        self._bench.operations.query((self, "pdf"), partial(self.issuing.pdf, self.view.id), self.drawn.emit)

    # changes of a draft

    def edit_heading(self, **changes: object) -> None:
        """Write some fields of the heading."""
        self._draft(lambda quote: self._quotes.drafting.edit_heading(quote, changes), quiet=True)

    def set_authority(self, authority_id: UUID) -> None:
        """Address the quote to another authority."""
        self._draft(lambda quote: self._quotes.drafting.set_authority(quote, authority_id))

    def add_line(self, offer: str) -> None:
        """A line of that offer at the foot."""
        self._draft(lambda quote: self._quotes.drafting.add_line(quote, offer), made=True, quiet=True)

    def copy_line(self, line_id: UUID) -> None:
        """The same line once more."""
        self._draft(lambda quote: self._quotes.drafting.copy_line(quote, line_id), made=True, quiet=True)

    def add_section(self) -> None:
        """A section at the foot, its title to be typed."""
        self._draft(self._quotes.drafting.add_section, made=True, quiet=True)

    def add_note(self) -> None:
        """A note at the foot, to be typed."""
        self._draft(self._quotes.drafting.add_note, made=True, quiet=True)

    def add_free_line(self) -> None:
        """A line priced by hand at the foot."""
        self._draft(self._quotes.drafting.add_free_line, made=True, quiet=True)

    def edit_line(self, line_id: UUID, changes: Mapping[str, Any]) -> None:
        """Write some values of a line."""
        self._draft(
            lambda quote: self._quotes.drafting.edit_line(quote, line_id, changes),
            line_id=line_id,
            quiet=True,
        )

    def move_line(self, line_id: UUID, place: int) -> None:
        """Put a line at a place, the first being 0."""
        self._draft(lambda quote: self._quotes.drafting.move_line(quote, line_id, place), quiet=True)

    def remove_line(self, line_id: UUID) -> None:
        """Take a line out; the toast offers to bring it back."""
        self._draft(lambda quote: self._quotes.drafting.remove_line(quote, line_id))

    def repair(self, line_id: UUID, repair: Repair) -> None:
        """Do what a repair says."""
        quiet = repair.act in _SEEN_IN_THE_LINE
        self._draft(lambda quote: self._quotes.drafting.repair(quote, line_id, repair), quiet=quiet)

    def declare(self, heads: int) -> None:
        """Declare the headcount of the authority for the year of service."""
        if self.view is None:
            return
        authority, year = self.view.authority_id, self.view.service_day.year
        self._draft(lambda _quote: self._bench.services.authorities.declare(authority, year, heads))

    def _draft(
        self,
        act: Callable[[UUID], Change],
        *,
        line_id: UUID | None = None,
        made: bool = False,
        quiet: bool = False,
    ) -> None:
        """A change that the page shows by itself; a quiet one has no toast, but is taken back alike."""
        if self.quote_id is None:
            return
        quote_id = self.quote_id

        def job() -> Change:
            change = act(quote_id)
            return replace(change, label="") if quiet else change

        def done(change: Change) -> None:
            self._note_saved()
            if made:
                self.line_made.emit(change.ids[-1])

        self._change(job, done, lambda error: self._refuse(line_id, error))

    def _refuse(self, line_id: UUID | None, error: CigdeskError) -> None:
        faults = error.errors if isinstance(error, InvalidInput) else {}
        self.refused.emit(line_id, faults)
        if not faults:
            self._tell(error)

    def _note_saved(self) -> None:
        context = self._bench.services.context
        text = f"Enregistré à {time_of_day(context.now().astimezone(context.zone))}"
        if text != self.save_text:
            self.save_text = text
            self.saved.emit()

    def show_sheet(self) -> None:
        """The sheet of the authority."""
        if self.view is not None:
            self._bench.go("authorities", self.view.authority_id)

    def show_offer(self, code: str) -> None:
        """The page of the catalogue, at that offer."""
        self._bench.go("catalogue", code)

    # acts on the whole quote

    def act(
        self,
        job: Callable[[UUID], Change],
        *,
        label: str = "",
        on_done: Callable[[], None] = lambda: None,
        on_error: Callable[[CigdeskError], None] | None = None,
        opens: bool = False,
    ) -> None:
        """Issue, send, accept, delete…; with `opens`, the draft that the act made is opened."""
        if self.quote_id is None:
            return
        quote_id = self.quote_id

        def done(change: Change) -> None:
            on_done()
            if opens:
                self.opened.emit(change.ids[0])

        self._change(lambda: job(quote_id), done, on_error, label=label)

    def _change(
        self,
        job: Callable[[], Change],
        on_done: Callable[[Change], None],
        on_error: Callable[[CigdeskError], None] | None,
        *,
        label: str = "",
    ) -> None:
        self._waiting += 1
        to_read = True

        def failed(error: CigdeskError) -> None:
            nonlocal to_read
            # What could not be written stays as it was typed; a rule of the store may know better.
            to_read = isinstance(error, Refused | NotFound)
            (on_error or self._tell)(error)

        def settled() -> None:
            self._waiting -= 1
            if to_read:
                self.read()

        self._bench.operations.change(
            job, on_done=on_done, on_error=failed, on_settled=settled, label=label, initiator=self._initiator
        )

    def _tell(self, error: CigdeskError) -> None:
        self._bench.operations.refused.emit("", error)


_SEEN_IN_THE_LINE = frozenset(
    {RepairAct.SET_QUANTITY, RepairAct.CHOOSE_FORMAT, RepairAct.MAKE_OPTIONAL, RepairAct.MAKE_FIRM}
)
"""What needs no toast: the line says it."""
