"""The page « Collectivités »: its list, one sheet, the import of a file, and the panels at their right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.follow_up import Act, Point
from cigdesk.domain.membership import Convention
from cigdesk.domain.rights import Right
from cigdesk.french import plural
from cigdesk.services.authorities import AuthorityListing
from cigdesk.services.authority_import import Preview
from cigdesk.services.authority_sheet import AuthoritySheet
from ui.actions import FILTER, NEW, ActionSpec
from ui.page import Crumb, Notice, Page, Workbench
from ui.pages.authorities.engagements_part import EngagementsPart
from ui.pages.authorities.engagements_presenter import KINDS as ENGAGEMENT_KINDS
from ui.pages.authorities.import_view import ImportView
from ui.pages.authorities.list_presenter import ListPresenter
from ui.pages.authorities.list_view import ListView
from ui.pages.authorities.membership_desk import MembershipDesk
from ui.pages.authorities.membership_part import KINDS as MEMBERSHIP_KINDS
from ui.pages.authorities.panels import Panels
from ui.pages.authorities.parts import CAMPAIGN, LIST, MEMBERSHIPS, Parts
from ui.pages.authorities.sheet_presenter import SheetPresenter
from ui.pages.authorities.sheet_tables import ARCHIVING, sheet_pill
from ui.pages.authorities.sheet_view import SheetView
from ui.pages.authorities.targets import PAGE_ID, NewAuthority, ShowCampaign, ShowMemberships
from ui.pages.authorities.timeline_layout import Bar
from ui.pages.campaign.part import KINDS as CAMPAIGN_KINDS
from ui.pages.quotes.targets import PAGE_ID as QUOTES
from ui.pages.quotes.targets import NewQuote
from ui.record_journal import history_card
from ui.theme import Accent
from ui.widgets.base import tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.pill import Pill

_OF_SHEETS = frozenset({"contacts", "subscriptions", "quotes"}) | ENGAGEMENT_KINDS
"""What the list does not show."""


_NEW = "Nouvelle collectivité ou adhésion, ou nouveau devis sur une fiche"
_FIND = "Chercher une collectivité"
_IMPORT = "Importer une liste de collectivités"
_MEMBERS, _ENDS = "Voir les adhésions aux conventions", "conventions reconduction préavis"
_CAMPAIGN, _HEADS = "Voir les effectifs de l’année", "campagne déclaration relance"
_BACK = "Revenir à la liste"


class AuthoritiesPage(Page):
    """`navigate` takes the id of an authority, or what `ui.pages.authorities.targets` names."""

    page_id = PAGE_ID
    title = "Collectivités"
    icon = "building-community"
    kinds = CAMPAIGN_KINDS | MEMBERSHIP_KINDS | _OF_SHEETS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.list_presenter = ListPresenter(bench.services, bench.operations, self)
        self.sheet_presenter = SheetPresenter(bench.services, bench.operations, self)
        self.list_view = ListView(self.list_presenter)
        self.sheet_view = SheetView(bench.masking)
        self.history = history_card(bench.services, bench.operations, bench.masking, "authorities")
        self.sheet_view.add_card(self.history)
        self.import_view = ImportView()
        self.panels = Panels(self.sheet_presenter, MembershipDesk(bench, names_authority=False))
        self.engagements = EngagementsPart(bench, self.sheet_view.engagements, self.panels)
        self._stack = QStackedWidget()
        self.parts = Parts(bench, self._stack, self.list_view)
        self._pill = Pill("", Accent.NEUTRAL)
        self._import_button = Button(self.tr("Importer…"), icon_name="file-import")
        self._new_button = Button(
            self.tr("Nouvelle collectivité"), "primary", icon_name="plus", keycap=self.tr("Ctrl N")
        )
        self._archive_button = IconButton("archive", self.tr("Archiver la collectivité"), side=32)
        self._membership_button = Button(self.tr("Nouvelle adhésion"), icon_name="file-certificate")
        self._quote_button = Button(
            self.tr("Nouveau devis"), "primary", icon_name="plus", keycap=self.tr("Ctrl N")
        )
        bench.gate(Right.MANAGE_AUTHORITIES, self._import_button, self._new_button, self._archive_button)
        bench.gate(Right.MANAGE_AUTHORITIES, *self.list_view.makers, *self.sheet_view.makers)
        bench.gate(Right.MANAGE_MEMBERSHIPS, self._membership_button, *self.sheet_view.joiners)
        bench.gate(Right.MANAGE_QUOTES, self._quote_button, self.sheet_view.quote_button)
        self._build()
        self._connect_list()
        self._connect_sheet()
        self._connect_panels()

    def _build(self) -> None:
        for view in (self.list_view, self.sheet_view, self.import_view):
            self._stack.addWidget(view)
        layout = tight(QHBoxLayout(self))
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.panels)

    def _connect_list(self) -> None:
        self.parts.sheet_asked.connect(self.open_sheet)
        self.parts.changed.connect(self.header_changed)
        self._import_button.clicked.connect(self.choose_file)
        self._new_button.clicked.connect(self.new_authority)
        self.list_view.opened.connect(self.open_sheet)
        self.list_view.create_asked.connect(self.new_authority)
        self.list_view.import_asked.connect(self.choose_file)
        self.list_presenter.listed.connect(self._listed)
        self.list_presenter.previewed.connect(self._previewed)
        self.import_view.confirmed.connect(self._import)
        self.import_view.given_up.connect(self.back_to_list)

    def _connect_sheet(self) -> None:
        view, presenter = self.sheet_view, self.sheet_presenter
        self._archive_button.clicked.connect(self.archive)
        self._membership_button.clicked.connect(lambda: self.panels.open_membership(None))
        self._quote_button.clicked.connect(self.new_quote)
        view.quote_asked.connect(self.new_quote)
        view.quote_opened.connect(lambda quote_id: self.bench.go(QUOTES, quote_id))
        self.engagements.quote_asked.connect(lambda quote_id: self.bench.go(QUOTES, quote_id))
        presenter.loaded.connect(self._loaded)
        presenter.gone.connect(self._gone)
        view.restore_asked.connect(self.archive)
        view.membership_asked.connect(self.panels.open_membership)
        view.timeline.chosen.connect(self._bar_chosen)
        view.todo.asked.connect(self._settle)
        view.contacts.opened.connect(self.panels.open_contact)
        view.contacts.copied.connect(self._copy)
        view.identity.edit_asked.connect(self._edit_identity)
        view.headcount_removed.connect(presenter.remove_headcount)
        view.subscriptions.removed.connect(presenter.remove_subscription)
        view.subscriptions.added.connect(
            lambda offer, year: presenter.add_subscription(offer, year, view.subscriptions.failed)
        )
        view.headcount.declared.connect(
            lambda year, heads, over: presenter.declare(year, heads, view.headcount.failed, replace=over)
        )

    def _connect_panels(self) -> None:
        self.panels.opened.connect(self._make_room)
        self.panels.closed.connect(self._room_again)
        self.panels.created.connect(self.open_sheet)

    # the window asks

    def refresh(self, kinds: frozenset[str]) -> None:
        if kinds - _OF_SHEETS:
            self.list_presenter.ask()
        self.sheet_presenter.ask()
        self.parts.refresh()
        self.panels.membership.refresh()

    def header_tool_widgets(self) -> Sequence[QWidget]:
        return (self.parts.choice,) if self.parts.offered else ()

    def header_title(self) -> str:
        sheet = self.sheet_presenter.sheet
        if self._showing(self.import_view):
            return self.tr("Import d’une liste")
        return sheet.values.name if self._showing(self.sheet_view) and sheet is not None else self.title

    def subtitle(self) -> str:
        listing = self.list_presenter.listing
        if self.parts.on_memberships:
            return self.parts.memberships.subtitle
        if not self._showing(self.list_view) or listing is None:
            return ""
        return plural(listing.facets.total, self.tr("collectivité")) if listing.facets.total else ""

    def breadcrumb(self) -> Sequence[Crumb]:
        return () if self.parts.offered else (Crumb(self.title, self.back_to_list),)

    def state_pill(self) -> QWidget | None:
        return self._pill if self._showing(self.sheet_view) and self.sheet_presenter.sheet else None

    def header_widgets(self) -> Sequence[QWidget]:
        if self._showing(self.list_view):
            return self._import_button, self._new_button
        if self.parts.on_memberships:
            return self.parts.memberships.header_widgets
        if not self._showing(self.sheet_view):
            return ()
        if self.compact:  # the card of conventions has it too
            return self._archive_button, self._quote_button
        return self._archive_button, self._membership_button, self._quote_button

    def page_actions(self) -> Sequence[ActionSpec]:
        memberships, campaign = self.show_waiting, self.show_campaign
        return (
            ActionSpec("authorities.new", _NEW, self.new_here, (NEW,), "plus", words="créer"),
            ActionSpec("authorities.find", _FIND, self.search, (FILTER,), "search", words="filtrer"),
            ActionSpec("authorities.import", _IMPORT, self.choose_file, icon="file-import"),
            ActionSpec("authorities.memberships", _MEMBERS, memberships, (), "file-certificate", words=_ENDS),
            ActionSpec("authorities.campaign", _CAMPAIGN, campaign, (), "users", words=_HEADS),
            ActionSpec("authorities.back", _BACK, self.back_to_list, ("Alt+Left",), "arrow-left"),
        )

    def zones(self) -> Sequence[QWidget]:
        if self.parts.on_memberships:
            return self.parts.memberships.zones
        shown = self._stack.currentWidget()
        return (shown, *self.panels.all) if shown is not None else self.panels.all

    def navigate(self, target: object) -> None:
        if isinstance(target, UUID):
            self.open_sheet(target)
        elif isinstance(target, NewAuthority):
            self.back_to_list()
            self._begin_new(target.name)
        elif isinstance(target, ShowMemberships):
            self.show_memberships(target.membership_id)
        elif isinstance(target, ShowCampaign):
            self.show_campaign()

    def on_shown(self) -> None:
        if self._showing(self.list_view):
            self.list_view.focus_table()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.list_view.set_compact(compact)
        self.sheet_view.set_compact(compact)

    def can_leave(self) -> bool:
        return self.panels.hold() and self.parts.hold()

    # moving about

    def open_sheet(self, authority_id: UUID) -> None:
        """Show the sheet of that authority."""
        if self.panels.dismiss() and self.parts.hold():
            self.sheet_presenter.open(authority_id)

    def back_to_list(self) -> None:
        """Show the list again, the keyboard on the row that was open."""
        if not self.panels.dismiss():
            return
        self.sheet_presenter.close()
        self.engagements.close()
        self.parts.show(LIST)
        self._show(self.list_view)
        self.list_view.focus_table()

    def show_memberships(self, membership_id: UUID | None = None) -> None:
        """Show the memberships, and that one beside them."""
        if self.panels.dismiss():
            self.sheet_presenter.close()
            self.engagements.close()
            self.parts.show(MEMBERSHIPS)
            if membership_id is not None:
                self.parts.memberships.open(membership_id)

    def show_waiting(self) -> None:
        self.show_memberships()

    def show_campaign(self) -> None:
        """Show the headcounts of the year."""
        if self.panels.dismiss():
            self.sheet_presenter.close()
            self.engagements.close()
            self.parts.show(CAMPAIGN)

    def search(self) -> None:
        """Put the keyboard in the search of what is listed."""
        if self.parts.on_campaign:
            self.parts.campaign.focus_search()
            return
        if self.parts.on_memberships:
            self.parts.memberships.focus_search()
            return
        if not self._showing(self.list_view):
            self.back_to_list()
        self.list_view.focus_search()

    def new_here(self) -> None:
        """What Ctrl+N makes: a quote on a sheet, else one more of what is listed."""
        if self._showing(self.sheet_view):
            self.new_quote()
        elif self.parts.on_memberships:
            self.parts.memberships.begin()
        else:
            self.new_authority()

    def new_quote(self) -> None:
        """Start a quote for the authority shown, on the page of quotes."""
        if self.sheet_presenter.authority_id is not None:
            self.bench.go(QUOTES, NewQuote(self.sheet_presenter.authority_id))

    def new_authority(self) -> None:
        """Open the form of a new authority; what was looked for in vain is its name."""
        listing, typed = self.list_presenter.listing, self.list_presenter.text.strip()
        self._begin_new(typed if listing is not None and not listing.rows else "")

    def _begin_new(self, name: str) -> None:
        if self.panels.dismiss():
            listing = self.list_presenter.listing
            counts = listing is not None and Convention.ACCOMPAGNEMENT_SOCIAL in listing.conventions
            self._show(self.list_view)
            self.panels.new_authority(name, with_contribution=counts)

    def choose_file(self) -> None:
        """Ask for a file and show what it would do."""
        kinds = self.tr("Listes (*.csv *.xlsx *.txt);;Tous les fichiers (*)")
        path = self.bench.dialogs.open_file(self, self.tr("Importer une liste de collectivités"), kinds)
        if path is not None and self.panels.dismiss():
            self.list_presenter.read(path)

    def _showing(self, view: QWidget) -> bool:
        return self._stack.currentWidget() is view

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self.header_changed.emit()

    # the list and the import

    def _listed(self, _listing: AuthorityListing) -> None:
        if self._showing(self.list_view):
            self.header_changed.emit()
        self._weigh_primary()

    def _previewed(self, preview: Preview) -> None:
        self._show(self.import_view)
        self.import_view.show_preview(preview)

    def _import(self, preview: Preview) -> None:
        self.list_presenter.apply(preview)
        self.list_view.search.clear()
        self.list_presenter.clear()
        self.back_to_list()

    # the sheet

    def _loaded(self, sheet: AuthoritySheet) -> None:
        self.sheet_view.show_sheet(sheet)
        self.history.show_record(sheet.id)
        self.engagements.show(sheet.id)
        self._pill.set_data(sheet_pill(sheet))
        arriving = not self._showing(self.sheet_view)
        self._archive_button.set_icon_name(*ARCHIVING[sheet.archived])
        self._show(self.sheet_view)
        if arriving:
            self.sheet_view.tabs.tab(self.sheet_view.tabs.value()).setFocus()

    def _gone(self, error: CigdeskError) -> None:
        self.sheet_presenter.close()
        self.engagements.close()
        self._show(self.list_view)
        self.bench.notify(Notice(str(error), icon="info-circle"))

    def archive(self) -> None:
        """Archive the authority shown, or bring it back."""
        if self.sheet_presenter.sheet is not None:
            self.sheet_presenter.archive(self.sheet_presenter.sheet)

    def _edit_identity(self, first: str = "name") -> None:
        if self.sheet_presenter.sheet is not None:
            self.panels.edit_identity(self.sheet_presenter.sheet, first)

    def _bar_chosen(self, bar: Bar) -> None:
        if self.sheet_presenter.sheet is not None:
            self.panels.open_bar(bar, self.sheet_presenter.sheet)

    def _settle(self, point: Point) -> None:
        """Do what a point of the list asks."""
        sheet = self.sheet_presenter.sheet
        line = sheet.membership(point.membership_id) if sheet and point.membership_id else None
        match point.act:
            case Act.DECLARE:
                self.sheet_view.headcount.focus_heads()
            case Act.IDENTITY:
                self._edit_identity(point.field)
            case Act.CONTACT:
                self.panels.open_contact(None)
            case Act.SIGN | Act.RENEW:
                self.panels.open_membership(line)

    def _copy(self, said: str, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.bench.notify(Notice(said, icon="copy"))

    # the panels

    def _make_room(self) -> None:
        self.sheet_view.make_room(True)
        self._weigh_primary()

    def _room_again(self) -> None:
        self.sheet_view.make_room(False)
        self._weigh_primary()

    def _weigh_primary(self) -> None:
        """One primary button at a time: the panel's while there is one, the loading of an empty list's."""
        alone = self.panels.current is None
        self._new_button.set_kind("primary" if alone and not self.list_view.starting else "secondary")
        self._quote_button.set_kind("primary" if alone else "secondary")
