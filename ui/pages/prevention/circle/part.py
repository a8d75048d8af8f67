"""The segment « Cercle » of the page: the year, the list of its events, one of them beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.rights import Right
from cigdesk.exchange.mail_file import write_mail
from cigdesk.french import plural
from cigdesk.services.changes import Change
from cigdesk.services.circle import CircleValues
from cigdesk.services.circle_invitations import Invitations
from cigdesk.services.circle_listing import CircleListing
from cigdesk.services.circle_tables import attendance_table, events_table
from cigdesk.services.desk import Services
from ui.mail_drafts import MailDrafts
from ui.page import Notice, Workbench
from ui.pages.agenda.targets import ShowAppointment
from ui.pages.prevention.circle.event_form import EventForm
from ui.pages.prevention.circle.event_panel import EventPanel
from ui.pages.prevention.circle.heading import CircleHeading
from ui.pages.prevention.circle.list_view import CircleListView
from ui.pages.prevention.circle.presenter import CirclePresenter, Registration
from ui.pages.prevention.circle.summary_panel import ProgrammePanel, SummaryPanel
from ui.pages.prevention.circle.words import where
from ui.pages.prevention.section import Section
from ui.pages.prevention.words import CIRCLE
from ui.table_files import XLSX, TableFiles
from ui.widgets.base import tight
from ui.widgets.side_panel import SidePanel

KINDS = frozenset(
    {
        *("appointments", "session_seats", "circle_programmes", "subscriptions", "quotes", "memberships"),
        *("membership_terms", "authorities", "contacts", "practitioners", "sites", "rooms"),
    }
)
"""What the segment shows."""
_AGENDA = "agenda"
_USUAL_HOUR = time(9)


class CirclePart(Section):
    """What is shown and done of the Cercle; the page lends its header."""

    key, title, new_words = CIRCLE, "Cercle", "Événement"
    new_needs = Right.BOOK
    kinds = KINDS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        self._services = services
        self.presenter = CirclePresenter(services, bench.operations, self)
        self.heading, self.list_view = CircleHeading(), CircleListView(self.presenter)
        self.panel, self.form = EventPanel(bench.masking), EventForm(services.agenda, services.context.today)
        self.summary, self.programme = SummaryPanel(), ProgrammePanel()
        self.tables, self._drafts = TableFiles(bench, self), MailDrafts(bench)
        self._together = True
        self._wanted: UUID | None = None
        left = tight(QVBoxLayout())
        left.addWidget(self.heading)
        left.addWidget(self.list_view, 1)
        layout = tight(QHBoxLayout(self))
        layout.addLayout(left, 1)
        for panel in self._panels:
            layout.addWidget(panel)
        self._connect()
        self._connect_panel()

    def _connect(self) -> None:
        presenter, heading, view = self.presenter, self.heading, self.list_view
        presenter.listed.connect(self._listed)
        presenter.choices_read.connect(self.form.take_choices)
        presenter.invited.connect(self._keep_invitations)
        presenter.refused.connect(self.panel.say)
        heading.summary_asked.connect(self.show_summary)
        heading.programme_asked.connect(self.edit_programme)
        view.opened.connect(self.open_event)
        view.row_changed.connect(self._follow)
        view.new_asked.connect(self.begin_new)
        self.form.submitted.connect(self._keep)
        self.form.confirmed.connect(self._keep)
        self.form.closed.connect(self._back_to_event)
        self.summary.export_asked.connect(self.export_summary)
        programme = self.programme
        programme.submitted.connect(
            lambda: presenter.set_expected(programme.expected(), programme.kept, programme.failed)
        )

    def _connect_panel(self) -> None:
        panel, presenter = self.panel, self.presenter
        panel.edit_asked.connect(self.edit_event)
        panel.agenda_asked.connect(lambda: self._on_shown(self._show_in_agenda))
        panel.delete_asked.connect(lambda: self._on_shown(presenter.delete))
        panel.all_came.connect(lambda: self._on_shown(presenter.note_as_registered))
        panel.cancel_asked.connect(lambda: self._set_status(AppointmentStatus.CANCELLED))
        panel.restore_asked.connect(lambda: self._set_status(AppointmentStatus.PLANNED))
        panel.registered.connect(self._register)
        panel.withdrawn.connect(lambda authority: self._on_shown(presenter.withdraw, authority))
        panel.came.connect(lambda authority, count: self._on_shown(presenter.note, {authority: count}))
        panel.invite_asked.connect(self._invite)

    @property
    def _panels(self) -> tuple[SidePanel, ...]:
        return self.panel, self.form, self.summary, self.programme

    # what the page asks

    @property
    def year(self) -> int:
        return self.presenter.where.year

    @property
    def nothing_to_export(self) -> str:
        listing = self.presenter.listing
        return "" if listing is not None and listing.rows else self.tr("La liste est vide.")

    def refresh(self) -> None:
        self.presenter.read()
        self.presenter.read_choices()

    def step(self, years: int) -> None:
        if self._let_go():
            self.presenter.step(years)

    def go_to(self, target: object) -> bool:
        return target == self.key

    def narrow(self) -> None:
        self.list_view.focus_search()

    def focus_first(self) -> None:
        self.list_view.focus_table()

    def can_leave(self) -> bool:
        return all(form.hold() for form in (self.form, self.programme))

    def zones(self) -> Sequence[QWidget]:
        return (self.list_view, self.heading, *self._panels)

    def export(self) -> None:
        listing = self.presenter.listing
        if listing is not None and listing.rows:
            table = partial(events_table, listing.rows, self.year)
            self.tables.save(table, f"cercle-{self.year}", XLSX)

    # what is shown

    def _listed(self, listing: CircleListing) -> None:
        self.heading.show_year(listing.year)
        self.summary.show_year(listing.year)
        self.header_changed.emit()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.presenter.found(wanted) is not None:
            self.list_view.table.select_row(self.list_view.model.place(wanted))
            self.open_event(wanted)
            return
        self._show_again()

    def _show_again(self) -> None:
        """What the panel shows may have changed, or be gone."""
        shown = self.panel.event_shown
        if shown is None or self.panel.isHidden():
            return
        if self.presenter.found(shown.id) is None:
            self.panel.close_panel()
        else:
            self._show(shown.id)

    def _let_go(self) -> bool:
        """Close what is open; False when something typed there is not kept."""
        if not self.can_leave():
            return False
        for panel in self._panels:
            panel.close_panel()
        return True

    def _show(self, event_id: UUID) -> bool:
        event, year = self.presenter.found(event_id), self.presenter.year
        if event is None or year is None:
            return False
        self.panel.show_event(event, year.holders, begun=event.row.start <= self._services.context.now())
        return True

    def open_event(self, event_id: UUID) -> None:
        """Show that event beside the list, the keyboard on what is to be typed."""
        if self._let_go() and self._show(event_id):
            table, place = self.list_view.table, self.list_view.model.place(event_id)
            if place not in (-1, table.current_row()):
                table.select_row(place)
            self.panel.open_panel(self.panel.first_field())

    def _follow(self, event_id: UUID | None) -> None:
        if event_id is not None and self.panel.isVisible():
            self._show(event_id)

    def show_summary(self) -> None:
        """What the year comes to, authority by authority."""
        if self._let_go():
            self.summary.open_panel(self.summary.export_button)

    def edit_programme(self) -> None:
        """How many events the year holds."""
        year = self.presenter.year
        if year is not None and self._let_go():
            self.programme.start(year)

    # events

    def begin_new(self) -> None:
        if not self._let_go():
            return
        context = self._services.context
        today = context.today()
        day = today if self.year == today.year else date(self.year, 1, 1)
        self.form.start_new((day, _USUAL_HOUR))

    def edit_event(self) -> None:
        """Correct the event that is shown."""
        event = self.panel.event_shown
        if event is None:
            return
        job = partial(self._services.circle.values, event.id)

        def open_form(values: CircleValues) -> None:
            self.panel.hide()
            self.form.start_edit(event.id, values, event.row.host, where(event))

        self.bench.operations.query("circle.values", job, open_form)

    def _keep(self, confirmation: Confirmation | None = None) -> None:
        form = self.form
        self.presenter.keep(form.event_id, form.values_to_keep(), confirmation, self._kept, form.failed)

    def _kept(self, change: Change) -> None:
        """The event is shown once the list has it; another year is brought with it."""
        written = self.form.values_to_keep().start.astimezone(self._services.context.zone)
        self.form.kept(change)
        self._wanted = change.ids[0]
        if written.year != self.year:
            self.presenter.narrow(year=written.year)

    def _back_to_event(self) -> None:
        """The event comes back where it was corrected."""
        if self.form.event_id is not None and self.isVisible() and self.panel.isHidden():
            self.open_event(self.form.event_id)

    def _set_status(self, status: AppointmentStatus) -> None:
        self._on_shown(self.presenter.set_status, status)

    def _on_shown(self, act: Callable[..., None], *values: object) -> None:
        """Do that to the event shown."""
        event = self.panel.event_shown
        if event is not None:
            act(event.id, *values)

    def _show_in_agenda(self, event_id: UUID) -> None:
        self.bench.go(_AGENDA, ShowAppointment(event_id))

    def _register(self, authority_id: UUID, people: int, contact: str) -> None:
        event, panel = self.panel.event_shown, self.panel
        if event is not None:
            new = all(each.authority_id != authority_id or not each.registered for each in event.turnouts)
            done = panel.registered_now if new else lambda: panel.say("")
            who = Registration(authority_id, people, contact)
            self.presenter.register(event.id, who, done, panel.failed)

    def export_summary(self) -> None:
        """Keep what each authority did as a table."""
        year = self.presenter.year
        if year is not None and year.holders:
            self.tables.save(partial(attendance_table, year), f"cercle-bilan-{year.year}", XLSX)

    # invitations

    def _invite(self, together: bool) -> None:
        self._together = together
        self._on_shown(self.presenter.invite)

    def _keep_invitations(self, made: Invitations) -> None:
        self._tell_unreached(made)
        if not made.reached:
            return
        if self._together:
            content = partial(write_mail, made.together)
            noted = partial(self.presenter.note_invited, made)
            self._drafts.open("cercle-invitation.eml", content, noted)
            return
        folder = self.bench.dialogs.folder(self.window(), self.tr("Dossier des courriels à envoyer"))
        if folder is not None:
            self.presenter.keep_mails(made, folder)

    def _tell_unreached(self, made: Invitations) -> None:
        if made.unreached:
            names = ", ".join(made.unreached[:3]) + ("…" if len(made.unreached) > 3 else "")
            without = plural(len(made.unreached), "collectivité sans adresse", "collectivités sans adresse")
            self.bench.notify(Notice(without, names, icon="mail"))
