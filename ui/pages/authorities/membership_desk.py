"""The panels of one membership, one at a time: read it, then the form of what is done to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cigdesk.domain.errors import CigdeskError, MovedOn
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.domain.membership import Convention, MembershipValues
from cigdesk.domain.membership_life import Denunciation, MembershipAct
from cigdesk.domain.rights import Right
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.membership_amendments import AmendmentDraft
from cigdesk.services.membership_papers import PaperSubject
from cigdesk.services.membership_sheet import AmendmentLine, DocumentLine, MembershipSheet, TermsLine
from cigdesk.services.memberships import LastTerms
from ui.page import Workbench
from ui.pages.authorities.form_panel import FormPanel
from ui.pages.authorities.membership_amend_panel import AmendPanel
from ui.pages.authorities.membership_output import MembershipOutput
from ui.pages.authorities.membership_panel import MembershipPanel
from ui.pages.authorities.membership_presenter import MembershipPresenter
from ui.pages.authorities.membership_signing import AmendmentDaysPanel, DenouncePanel, SignPanel
from ui.pages.authorities.membership_terms_panel import TermsPanel
from ui.pages.authorities.membership_view import MembershipView
from ui.widgets.base import tight
from ui.widgets.side_panel import SidePanel

_SCANS = "Documents (*.pdf *.png *.jpg *.jpeg)"


class MembershipDesk(QWidget):
    """Opened on a membership, or on a new one; a form that is kept or left gives the reading back."""

    opened = Signal()
    closed = Signal()
    authority_asked = Signal(object)
    """(UUID): the sheet of that authority."""

    def __init__(self, bench: Workbench, *, names_authority: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        services: Services = bench.services
        today = services.context.today
        self._bench = bench
        self.presenter = MembershipPresenter(services, bench.operations, self)
        self.output = MembershipOutput(bench, self)
        self.view = MembershipView(names_authority=names_authority)
        writing = (*self.view.acts.values(), self.view.edit_button, self.view.terms_button)
        bench.gate(Right.MANAGE_MEMBERSHIPS, *writing)
        self.form = MembershipPanel(today)
        self.sign = SignPanel(today, self._choose_scan)
        self.denounce = DenouncePanel(today, self._choose_scan)
        self.terms = TermsPanel(self.presenter.ask_offer)
        self.amend = AmendPanel(self.presenter, today)
        self.amendment_days = AmendmentDaysPanel(today)
        self._stale = self._asked = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        layout = tight(QHBoxLayout(self))
        for panel in self.all:
            layout.addWidget(panel)
        self._connect_view()
        self._connect_forms()

    @property
    def forms(self) -> tuple[FormPanel, ...]:
        """What is written in."""
        return self.form, self.sign, self.denounce, self.terms, self.amend, self.amendment_days

    @property
    def all(self) -> tuple[SidePanel, ...]:
        """Every panel, open or not."""
        return self.view, *self.forms

    @property
    def current(self) -> SidePanel | None:
        """The one that is open."""
        return next((panel for panel in self.all if not panel.isHidden()), None)

    def _connect_view(self) -> None:
        view, presenter = self.view, self.presenter
        presenter.shown.connect(self._shown)
        presenter.gone.connect(self._gone)
        presenter.made.connect(self.open)
        view.act_asked.connect(self._act)
        view.edit_asked.connect(self._edit)
        view.terms_asked.connect(self._open_terms)
        view.refresh_asked.connect(presenter.refresh_terms)
        view.paper_asked.connect(self._choose_paper)
        view.document_asked.connect(self._open_document)
        view.authority_asked.connect(self.authority_asked)
        view.closed.connect(self._left)

    def _connect_forms(self) -> None:
        for form in self.forms:
            form.begun.connect(partial(self._alone, form))
            form.closed.connect(self._back)
        self.form.submitted.connect(self._save)
        self.form.delete_asked.connect(self._remove)
        self.sign.submitted.connect(self._save_signature)
        self.denounce.submitted.connect(self._save_denunciation)
        self.terms.submitted.connect(self._save_terms)
        self.terms.delete_asked.connect(self._remove_terms)
        self.amend.submitted.connect(self._save_amendment)
        self.amendment_days.submitted.connect(self._save_days)

    # opening and closing

    def open(self, membership_id: UUID) -> None:
        """Read that membership."""
        if self._dismiss_form():
            self._asked = True
            self.presenter.open(membership_id)

    def begin(self, authority_id: UUID, values: MembershipValues) -> None:
        """Write a new membership of that authority, filled in."""
        if self.dismiss():
            self.form.start_new(authority_id, values)
            self.presenter.ask_to_take_over(authority_id, partial(self._offer_terms, authority_id))

    def _offer_terms(self, authority_id: UUID, terms: Mapping[Convention, LastTerms]) -> None:
        if self.form.authority_id == authority_id:
            self.form.offer_terms(terms)

    def refresh(self) -> None:
        """Read again what is open."""
        self.presenter.read()

    def hold(self) -> bool:
        """Whether what is open may be left; if not, it says why."""
        panel = self.current
        return panel.hold() if isinstance(panel, FormPanel) else True

    def dismiss(self) -> bool:
        """Close what is open; False when something typed there is not kept."""
        if not self._dismiss_form():
            return False
        self.view.close_panel()
        self.presenter.close()
        return True

    def _dismiss_form(self) -> bool:
        panel = self.current
        if not isinstance(panel, FormPanel):
            return True
        if not panel.hold():
            return False
        panel.close_panel()
        return True

    def _alone(self, form: FormPanel) -> None:
        """The form takes the place of the reading."""
        self.view.hide()
        for other in self.forms:
            if other is not form:
                other.hide()
        self.opened.emit()

    def _back(self) -> None:
        """A form is closed: the reading comes back, if a membership is open."""
        if self.current is not None:
            return
        if self.presenter.sheet is not None:
            self.view.open_panel()
            self.view.focus_first()
        else:
            self.closed.emit()

    def _left(self) -> None:
        if self.current is None:
            self.presenter.close()
            self.closed.emit()

    def _shown(self, sheet: MembershipSheet, other: bool) -> None:
        self.view.show_sheet(sheet)
        if self._stale:
            self._take_up(sheet)
        if isinstance(self.current, FormPanel):
            return
        self.view.open_panel()
        if other or self._asked:
            self.view.focus_first()
        self._asked = False
        self.opened.emit()

    def _gone(self) -> None:
        self.presenter.close()
        self.view.close_panel()

    def _take_up(self, sheet: MembershipSheet) -> None:
        """After a refusal the person has read: what is kept next replaces what changed meanwhile."""
        self._stale = False
        self.form.sheet = sheet if self.form.sheet is not None else None
        self.amend.sheet = sheet
        if self.terms.line is not None:
            self.terms.line = next((each for each in sheet.terms if each.id == self.terms.line.id), None)
        dated = self.amendment_days.line
        if dated is not None:
            self.amendment_days.line = next((each for each in sheet.amendments if each.id == dated.id), None)

    # acts of the reading

    def _act(self, act: MembershipAct) -> None:
        sheet = self.presenter.sheet
        if sheet is None:
            return
        match act:
            case MembershipAct.SIGN:
                self.sign.start(sheet)
            case MembershipAct.RENEW:
                self.presenter.renew(sheet)
            case MembershipAct.AMEND:
                self.presenter.ask_draft(None, self._begin_amendment)
            case MembershipAct.DENOUNCE:
                self.denounce.start(sheet, sheet.proposed_denunciation)
            case MembershipAct.TAKE_BACK:
                self.presenter.take_back(sheet)

    def _begin_amendment(self, draft: AmendmentDraft) -> None:
        if self.presenter.sheet is not None and self.current is self.view:
            self.amend.start(self.presenter.sheet, draft)

    def _edit(self) -> None:
        if self.presenter.sheet is not None:
            self.form.start_edit(self.presenter.sheet)

    def _open_terms(self, line: TermsLine | None, year: int) -> None:
        if self.presenter.sheet is not None:
            self.terms.start(self.presenter.sheet, line, year)

    def _choose_paper(self, line: AmendmentLine | None, button: QWidget) -> None:
        sheet = self.presenter.sheet
        if sheet is None:
            return
        if line is not None:
            subject = PaperSubject(sheet.id, DocumentKind.AMENDMENT, line.id)
            dates = self.tr("Dates de décision et de signature…"), partial(self.amendment_days.start, line)
            self.output.popup(((f"Avenant n° {line.number}", subject),), button, dates)
            return
        papers = [("Bulletin d’adhésion", PaperSubject(sheet.id, DocumentKind.MEMBERSHIP_FORM))]
        if MembershipAct.SIGN not in sheet.acts:
            papers.append(("Attestation d’adhésion", PaperSubject(sheet.id, DocumentKind.CERTIFICATE)))
        self.output.popup(tuple(papers), button)

    def _open_document(self, line: DocumentLine) -> None:
        self.presenter.ask_document(line.id, self.output.open_kept)

    def _choose_scan(self, parent: QWidget) -> Path | None:
        return self._bench.dialogs.open_file(parent, self.tr("Joindre un document"), _SCANS)

    # keeping

    def _failed(self, form: FormPanel, error: CigdeskError) -> None:
        form.failed(error)
        if isinstance(error, MovedOn):
            self._stale = True
            self.presenter.read()

    def _save(self) -> None:
        form = self.form
        failed = partial(self._failed, form)
        if form.sheet is not None:
            self.presenter.update(form.sheet, form.values(), form.kept, failed)
        elif form.authority_id is not None:
            act = partial(self.presenter.add, form.authority_id, form.values(), form.kept, failed)
            act(takes_over=form.takes_over)

    def _remove(self) -> None:
        if self.form.sheet is not None:
            self.presenter.remove(self.form.sheet, self._removed, self.form.failed)

    def _removed(self, change: Change) -> None:
        self.presenter.close()
        self.form.kept(change)

    def _save_signature(self) -> None:
        form = self.sign
        if form.sheet is not None:
            failed = partial(self._failed, form)
            self.presenter.sign(form.sheet, form.values(), form.scan.path, form.kept, failed)

    def _save_denunciation(self) -> None:
        form = self.denounce
        if form.sheet is not None:
            typed: Denunciation = form.values()
            failed = partial(self._failed, form)
            act = partial(self.presenter.denounce, form.sheet, typed, form.letter.path)
            act(form.kept, failed, confirmed=form.confirmed)

    def _save_terms(self) -> None:
        form = self.terms
        if form.sheet is not None:
            failed = partial(self._failed, form)
            self.presenter.save_terms(form.sheet, form.line, form.values(), form.kept, failed)

    def _remove_terms(self) -> None:
        if self.terms.line is not None:
            self.presenter.remove_terms(self.terms.line, self.terms.kept, self.terms.failed)

    def _save_amendment(self) -> None:
        form = self.amend
        if form.sheet is not None:
            self.presenter.amend(form.sheet, form.values(), form.kept, partial(self._failed, form))

    def _save_days(self) -> None:
        form = self.amendment_days
        if form.line is not None:
            failed = partial(self._failed, form)
            self.presenter.date_amendment(form.line, form.values(), form.kept, failed)
