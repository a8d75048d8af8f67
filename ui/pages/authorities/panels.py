"""The forms at the right of the page, one at a time: who opens which, and where what they hold is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cigdesk.domain.errors import CigdeskError, MovedOn
from cigdesk.domain.membership import Convention, MembershipState, MembershipValues
from cigdesk.services.authority_sheet import AuthoritySheet, ContactLine
from cigdesk.services.changes import Change
from cigdesk.services.engagement_reading import EngagementLine
from cigdesk.services.membership_line import MembershipLine
from ui.pages.authorities.contact_panel import ContactPanel
from ui.pages.authorities.days_panel import DaysPanel
from ui.pages.authorities.form_panel import FormPanel
from ui.pages.authorities.identity_panel import IdentityPanel
from ui.pages.authorities.membership_desk import MembershipDesk
from ui.pages.authorities.sheet_presenter import SheetPresenter
from ui.pages.authorities.timeline_layout import Bar
from ui.widgets.base import tight
from ui.widgets.side_panel import SidePanel


class Panels(QWidget):
    """What is opened closes what was open, unless something typed there is not kept."""

    opened = Signal()
    closed = Signal()
    created = Signal(object)
    """(UUID): a new authority is kept."""

    def __init__(
        self, presenter: SheetPresenter, membership: MembershipDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.identity, self.contact, self.membership = IdentityPanel(), ContactPanel(), membership
        self.days = DaysPanel()
        self._edited: AuthoritySheet | None = None
        self._stale = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        layout = tight(QHBoxLayout(self))
        for panel in self._forms:
            layout.addWidget(panel)
            panel.begun.connect(self.opened)
            panel.closed.connect(self.closed)
        layout.addWidget(membership)
        membership.opened.connect(self.opened)
        membership.closed.connect(self.closed)
        self._connect()

    @property
    def _forms(self) -> tuple[FormPanel, ...]:
        return self.identity, self.contact, self.days

    @property
    def all(self) -> tuple[SidePanel, ...]:
        """The panels, open or not."""
        return *self._forms, *self.membership.all

    @property
    def current(self) -> SidePanel | None:
        """The one that is open."""
        return next((panel for panel in self.all if not panel.isHidden()), None)

    def _connect(self) -> None:
        self.identity.submitted.connect(self._save_identity)
        self.contact.submitted.connect(self._save_contact)
        self.contact.delete_asked.connect(self._remove_contact)
        self._presenter.loaded.connect(self._loaded)

    # opening and closing

    def hold(self) -> bool:
        """Whether what is open may be left; if not, it says why."""
        panel = self.current
        return panel.hold() if isinstance(panel, FormPanel) else True

    def dismiss(self) -> bool:
        """Close what is open; False when something typed there is not kept."""
        panel = self.current
        if panel in self.membership.all:
            return self.membership.dismiss()
        if not self.hold():
            return False
        if panel is not None:
            panel.close_panel()
        return True

    def new_authority(self, name: str, *, with_contribution: bool) -> None:
        """The form of a new authority."""
        if self.dismiss():
            self._edited = None
            self.identity.start_new(name, with_contribution=with_contribution)

    def edit_identity(self, sheet: AuthoritySheet, first: str = "name") -> None:
        """The identity of the authority shown, the keyboard in that field."""
        if self.dismiss():
            self._edited = sheet
            counts = Convention.ACCOMPAGNEMENT_SOCIAL in sheet.conventions
            self.identity.start_edit(sheet.values, with_contribution=counts, first=first)

    def open_contact(self, line: ContactLine | None) -> None:
        """A contact, or a new one."""
        if self.dismiss():
            self.contact.start(line)

    def enter_days(self, lines: Sequence[EngagementLine]) -> None:
        """The days agreed for a year, of a package or of a presence."""
        if lines and self.dismiss():
            self.days.start(lines)

    def open_membership(self, line: MembershipLine | None) -> None:
        """A membership, or a new one in the first convention of the centre that has none."""
        sheet = self._presenter.sheet
        if line is not None:
            if self.dismiss():
                self.membership.open(line.id)
        elif sheet is not None:
            had = {each.values.convention for each in sheet.memberships}
            free = [each for each in (*sheet.conventions, *Convention) if each not in had]
            self.propose(free[0] if free else Convention.CADRE)

    def propose(self, convention: Convention) -> None:
        """The next period of that convention, filled in."""
        self._presenter.propose(convention, self.begin_membership)

    def begin_membership(self, values: MembershipValues) -> None:
        """A new membership with those values."""
        sheet = self._presenter.sheet
        if sheet is not None and self.dismiss():
            self.membership.begin(sheet.id, values)

    def open_bar(self, bar: Bar, sheet: AuthoritySheet) -> None:
        """What a bar of the line of conventions stands for: a period, its renewal, or a first membership."""
        if bar.line is not None:
            self.open_membership(bar.line)
        elif any(line.values.convention is bar.convention for line in sheet.memberships):
            self.propose(bar.convention)
        else:
            proposed = MembershipState.PROPOSED
            self.begin_membership(
                MembershipValues(convention=bar.convention, start=bar.first, state=proposed)
            )

    # keeping

    def _loaded(self, sheet: AuthoritySheet) -> None:
        self.membership.form.set_conventions(sheet.conventions)
        if self._stale:
            self._take_up(sheet)

    def _take_up(self, sheet: AuthoritySheet) -> None:
        """After a refusal the person has read: what is kept next replaces what changed meanwhile."""
        self._stale = False
        self._edited = sheet if self._edited is not None else None
        if self.contact.line is not None:
            self.contact.line = sheet.contact(self.contact.line.id)

    def _failed(self, panel: FormPanel, error: CigdeskError) -> None:
        panel.failed(error)
        if isinstance(error, MovedOn):
            self._stale = True
            self._presenter.ask()

    def _save_identity(self) -> None:
        panel = self.identity
        if self._edited is not None:
            failed = partial(self._failed, panel)
            self._presenter.save_identity(self._edited, panel.values(), panel.kept, failed)
        else:
            self._presenter.create(panel.values(), self._created, panel.failed)

    def _created(self, change: Change) -> None:
        self.identity.kept()
        self.created.emit(change.ids[0])

    def _save_contact(self) -> None:
        panel = self.contact
        self._presenter.save_contact(panel.line, panel.values(), panel.kept, partial(self._failed, panel))

    def _remove_contact(self) -> None:
        panel = self.contact
        if panel.line is not None:
            self._presenter.remove_contact(panel.line.id, panel.kept, panel.failed)
