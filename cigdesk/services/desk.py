"""Every service of an open store, each made when it is first asked for: start-up imports none of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cigdesk.domain.backups import Reason
from cigdesk.services.context import Context

if TYPE_CHECKING:
    from cigdesk.ports.backups import LocalBackupSettings, Shelf
    from cigdesk.ports.carrying import Carrier
    from cigdesk.ports.erasure import ErasureList
    from cigdesk.ports.quotes import Files
    from cigdesk.ports.vaults import Secrecy
    from cigdesk.services.absences import AbsenceService
    from cigdesk.services.access_log import AccessLog
    from cigdesk.services.activity import ActivityService
    from cigdesk.services.agenda import AgendaService
    from cigdesk.services.agenda_export import AgendaExport
    from cigdesk.services.agenda_printing import AgendaPrinting
    from cigdesk.services.agent_merging import AgentMergingService
    from cigdesk.services.agents import AgentService
    from cigdesk.services.authorities import AuthorityService
    from cigdesk.services.authority_import import AuthorityImport
    from cigdesk.services.backups import BackupService
    from cigdesk.services.booking import BookingService
    from cigdesk.services.callers import CallerService
    from cigdesk.services.campaign_letters import CampaignLetters
    from cigdesk.services.campaigns import CampaignService
    from cigdesk.services.carrying import CarryService
    from cigdesk.services.catalogue_browsing import CatalogueBrowser
    from cigdesk.services.catalogue_editing import CatalogueEditing
    from cigdesk.services.catalogue_effect import CatalogueEffect
    from cigdesk.services.catalogue_states import CatalogueStates
    from cigdesk.services.centre_settings import CentreService
    from cigdesk.services.change_log import ChangeLog
    from cigdesk.services.circle import CircleService
    from cigdesk.services.circle_invitations import CircleInvitations
    from cigdesk.services.closures import ClosureService
    from cigdesk.services.dpo_papers import DpoPapers
    from cigdesk.services.eliminations import EliminationService
    from cigdesk.services.engagements import EngagementService
    from cigdesk.services.headcount_import import HeadcountImport
    from cigdesk.services.home import HomeService
    from cigdesk.services.home_waiting import HomeWaiting
    from cigdesk.services.inspection_reports import InspectionReports, RenderReport
    from cigdesk.services.inspections import InspectionService
    from cigdesk.services.kept_documents import KeptDocuments
    from cigdesk.services.membership_amendments import MembershipAmendments
    from cigdesk.services.membership_papers import MembershipPapers
    from cigdesk.services.membership_renewals import MembershipRenewals
    from cigdesk.services.membership_terms import MembershipTermsService
    from cigdesk.services.memberships import MembershipService
    from cigdesk.services.note_papers import NotePapers
    from cigdesk.services.observation_answers import ObservationAnswers
    from cigdesk.services.passphrase import Keys, PassphraseService
    from cigdesk.services.permanences import PermanenceService
    from cigdesk.services.person_export import PersonExport, Render
    from cigdesk.services.person_rights import PersonRightsService
    from cigdesk.services.persons import Access, PersonService
    from cigdesk.services.places import PlaceService
    from cigdesk.services.practitioners import PractitionerService
    from cigdesk.services.prevention import PreventionService
    from cigdesk.services.quote_batch import QuoteBatch
    from cigdesk.services.quote_export import QuoteExport
    from cigdesk.services.quote_follow_up import QuoteFollowUp
    from cigdesk.services.quote_issuing import Renderer
    from cigdesk.services.quote_sending import QuoteDispatch
    from cigdesk.services.quotes import QuoteService
    from cigdesk.services.recovery import RecoveryService
    from cigdesk.services.requests import RequestService
    from cigdesk.services.retention import RetentionService
    from cigdesk.services.search import SearchService
    from cigdesk.services.series import SeriesService
    from cigdesk.services.sessions import SessionService
    from cigdesk.services.slot_finding import SlotFinder
    from cigdesk.services.social_notes import NoteService
    from cigdesk.services.statement_export import StatementExport
    from cigdesk.services.statement_papers import StatementPapers
    from cigdesk.services.statement_trail import StatementTrail
    from cigdesk.services.statements import StatementService
    from cigdesk.services.support_cases import CaseService
    from cigdesk.services.support_time import TimeService
    from cigdesk.services.vat import VatService
    from cigdesk.services.vaults import VaultService


@dataclass
class Services:
    """What the window and the command line call."""

    context: Context
    files: Files
    render_quote: Renderer
    shelf: Shelf
    backup_settings: LocalBackupSettings
    render_report: RenderReport
    keys: Keys
    access: Access
    erasures: ErasureList
    carrier: Carrier
    secrecy: Secrecy
    render_person: Render
    store_name: str
    """Of its file, as people see it."""

    @cached_property
    def passphrase(self) -> PassphraseService:
        """The passphrase of the store."""
        from cigdesk.services.passphrase import PassphraseService

        return PassphraseService(self.context, self.keys)

    @cached_property
    def accesses(self) -> AccessLog:
        """Who opened, exported or printed what."""
        from cigdesk.services.access_log import AccessLog

        return AccessLog(self.context)

    @cached_property
    def persons(self) -> PersonService:
        """Who opens the store, with which roles."""
        from cigdesk.services.persons import PersonService

        return PersonService(self.context, self.access)

    @cached_property
    def change_log(self) -> ChangeLog:
        """What was changed, by whom."""
        from cigdesk.services.change_log import ChangeLog

        return ChangeLog(self.context)

    @cached_property
    def recovery(self) -> RecoveryService:
        """The sheet that lets somebody back in who forgot their passphrase."""
        from cigdesk.services.recovery import RecoveryService

        return RecoveryService(self.context, self.access, self.store_name, self.vaults)

    @cached_property
    def dpo_papers(self) -> DpoPapers:
        """What the data protection officer asks for."""
        from cigdesk.services.dpo_papers import DpoPapers

        return DpoPapers(self.context, self.access, self.shelf, self.backup_settings)

    @cached_property
    def backups(self) -> BackupService:
        """Backups, their second folder, their reading."""
        from cigdesk.services.backups import BackupService

        return BackupService(self.context, self.shelf, self.backup_settings)

    @cached_property
    def carrying(self) -> CarryService:
        """The store taken to another computer."""
        from cigdesk.services.carrying import CarryService

        return CarryService(self.context, self.carrier, lambda: self.backups.before(Reason.CARRY))

    @cached_property
    def quotes(self) -> QuoteService:
        """Quotes: drafts, issue, states, pages."""
        from cigdesk.services.quotes import QuoteService

        return QuoteService(self.context, self.render_quote, self.files)

    @cached_property
    def quote_dispatch(self) -> QuoteDispatch:
        """Quotes on their way to authorities."""
        from cigdesk.services.quote_sending import QuoteDispatch

        return QuoteDispatch(self.context, self.files)

    @cached_property
    def quote_batch(self) -> QuoteBatch:
        """The same quote for many authorities."""
        from cigdesk.services.quote_batch import QuoteBatch

        return QuoteBatch(self.context, self.render_quote, self.files)

    @cached_property
    def quote_export(self) -> QuoteExport:
        """Quotes as tables."""
        from cigdesk.services.quote_export import QuoteExport

        return QuoteExport(self.context)

    @cached_property
    def quote_follow_up(self) -> QuoteFollowUp:
        """Quotes to treat."""
        from cigdesk.services.quote_follow_up import QuoteFollowUp

        return QuoteFollowUp(self.context)

    @cached_property
    def statements(self) -> StatementService:
        """What was done and is due, by authority and month."""
        from cigdesk.services.statements import StatementService

        return StatementService(self.context)

    @cached_property
    def statement_export(self) -> StatementExport:
        """Statements as tables."""
        from cigdesk.services.statement_export import StatementExport

        return StatementExport(self.context)

    @cached_property
    def statement_papers(self) -> StatementPapers:
        """The pages of statements."""
        from cigdesk.services.statement_papers import StatementPapers

        return StatementPapers(self.context, self.statements, self.files)

    @cached_property
    def statement_trail(self) -> StatementTrail:
        """The work behind a line."""
        from cigdesk.services.statement_trail import StatementTrail

        return StatementTrail(self.context)

    @cached_property
    def kept_documents(self) -> KeptDocuments:
        """Scans and letters kept with records."""
        from cigdesk.services.kept_documents import KeptDocuments

        return KeptDocuments(self.context, self.files)

    @cached_property
    def authorities(self) -> AuthorityService:
        """Authorities, their contacts, headcounts and subscriptions."""
        from cigdesk.services.authorities import AuthorityService

        return AuthorityService(self.context)

    @cached_property
    def memberships(self) -> MembershipService:
        """Authorities in conventions."""
        from cigdesk.services.memberships import MembershipService

        return MembershipService(self.context, self.files)

    @cached_property
    def membership_terms(self) -> MembershipTermsService:
        """The years of memberships."""
        from cigdesk.services.membership_terms import MembershipTermsService

        return MembershipTermsService(self.context)

    @cached_property
    def membership_renewals(self) -> MembershipRenewals:
        """The periods that follow."""
        from cigdesk.services.membership_renewals import MembershipRenewals

        return MembershipRenewals(self.context)

    @cached_property
    def membership_amendments(self) -> MembershipAmendments:
        """Amendments of memberships."""
        from cigdesk.services.membership_amendments import MembershipAmendments

        return MembershipAmendments(self.context)

    @cached_property
    def membership_papers(self) -> MembershipPapers:
        """What a membership prints."""
        from cigdesk.services.membership_papers import MembershipPapers

        return MembershipPapers(self.context, self.files)

    @cached_property
    def authority_import(self) -> AuthorityImport:
        """Lists of authorities that come from a file."""
        from cigdesk.services.authority_import import AuthorityImport

        return AuthorityImport(self.context, lambda: self.backups.before(Reason.IMPORT))

    @cached_property
    def agenda(self) -> AgendaService:
        """Weeks, free slots, and whom and what a booking names."""
        from cigdesk.services.agenda import AgendaService

        return AgendaService(self.context)

    @cached_property
    def agenda_export(self) -> AgendaExport:
        """The agenda as a calendar that other programs read."""
        from cigdesk.services.agenda_export import AgendaExport

        return AgendaExport(self.context)

    @cached_property
    def agenda_printing(self) -> AgendaPrinting:
        """The agenda on paper."""
        from cigdesk.services.agenda_printing import AgendaPrinting

        return AgendaPrinting(self.context)

    @cached_property
    def bookings(self) -> BookingService:
        """Appointments, written under the rules of the agenda."""
        from cigdesk.services.booking import BookingService

        return BookingService(self.context)

    @cached_property
    def engagements(self) -> EngagementService:
        """What was ordered, and what is left of it."""
        from cigdesk.services.engagements import EngagementService

        return EngagementService(self.context)

    @cached_property
    def prevention(self) -> PreventionService:
        """Days of prevention, year by year."""
        from cigdesk.services.prevention import PreventionService

        return PreventionService(self.context, self.engagements)

    @cached_property
    def circle(self) -> CircleService:
        """The Cercle de la prévention: events, registrations, who came."""
        from cigdesk.services.circle import CircleService

        return CircleService(self.context, self.bookings)

    @cached_property
    def circle_invitations(self) -> CircleInvitations:
        """The mails that invite to these events."""
        from cigdesk.services.circle_invitations import CircleInvitations

        return CircleInvitations(self.context)

    @cached_property
    def inspections(self) -> InspectionService:
        """Inspection days, their observations and photos."""
        from cigdesk.services.inspections import InspectionService

        return InspectionService(self.context, self.files)

    @cached_property
    def activity(self) -> ActivityService:
        """The activity report of a year."""
        from cigdesk.services.activity import ActivityService

        return ActivityService(self.context)

    @cached_property
    def inspection_reports(self) -> InspectionReports:
        """The reports of inspection days, on their way to authorities."""
        from cigdesk.services.inspection_reports import InspectionReports

        return InspectionReports(self.context, self.files, self.render_report)

    @cached_property
    def observation_answers(self) -> ObservationAnswers:
        """What authorities did of what inspections found."""
        from cigdesk.services.observation_answers import ObservationAnswers

        return ObservationAnswers(self.context)

    @cached_property
    def permanences(self) -> PermanenceService:
        """Permanences, one by one."""
        from cigdesk.services.permanences import PermanenceService

        return PermanenceService(self.context)

    @cached_property
    def absences(self) -> AbsenceService:
        """Absences, and the appointments under them."""
        from cigdesk.services.absences import AbsenceService

        return AbsenceService(self.context)

    @cached_property
    def slots(self) -> SlotFinder:
        """The next free times."""
        from cigdesk.services.slot_finding import SlotFinder

        return SlotFinder(self.context)

    @cached_property
    def callers(self) -> CallerService:
        """What is known of somebody on the phone."""
        from cigdesk.services.callers import CallerService

        return CallerService(self.context)

    @cached_property
    def sessions(self) -> SessionService:
        """Collective sessions: seats and people."""
        from cigdesk.services.sessions import SessionService

        return SessionService(self.context)

    @cached_property
    def series(self) -> SeriesService:
        """Permanences that come back."""
        from cigdesk.services.series import SeriesService

        return SeriesService(self.context)

    @cached_property
    def requests(self) -> RequestService:
        """Requests, before any appointment."""
        from cigdesk.services.requests import RequestService

        return RequestService(self.context)

    @cached_property
    def closures(self) -> ClosureService:
        """Days on which the centre is closed."""
        from cigdesk.services.closures import ClosureService

        return ClosureService(self.context)

    @cached_property
    def agents(self) -> AgentService:
        """Agents and their sick leaves."""
        from cigdesk.services.agents import AgentService

        return AgentService(self.context)

    @cached_property
    def person_rights(self) -> PersonRightsService:
        """Requests of access and of erasure."""
        from cigdesk.services.person_rights import PersonRightsService

        return PersonRightsService(self.context, self.shelf, self.backup_settings, self.erasures)

    @cached_property
    def person_export(self) -> PersonExport:
        """Everything that is kept of one agent, to hand over."""
        from cigdesk.services.person_export import PersonExport
        from cigdesk.services.person_notes import NotesAbout

        return PersonExport(self.context, self.render_person, NotesAbout(self.context, self.notes))

    @cached_property
    def agent_merging(self) -> AgentMergingService:
        """Sheets of one person: found, and made one."""
        from cigdesk.services.agent_merging import AgentMergingService

        return AgentMergingService(self.context)

    @cached_property
    def practitioners(self) -> PractitionerService:
        """Practitioners and their usual week."""
        from cigdesk.services.practitioners import PractitionerService

        return PractitionerService(self.context)

    @cached_property
    def places(self) -> PlaceService:
        """Sites and rooms."""
        from cigdesk.services.places import PlaceService

        return PlaceService(self.context)

    @cached_property
    def centre(self) -> CentreService:
        """The settings of the centre."""
        from cigdesk.services.centre_settings import CentreService

        return CentreService(self.context)

    @cached_property
    def home(self) -> HomeService:
        """The page of the morning."""
        from cigdesk.services.home import HomeService

        return HomeService(self.context, self.agenda)

    @cached_property
    def home_waiting(self) -> HomeWaiting:
        """What is to be dealt with, on the page of the morning."""
        from cigdesk.services.home_waiting import HomeWaiting

        return HomeWaiting(
            self.context,
            self.agenda,
            self.requests,
            self.memberships,
            self.quotes,
            self.campaigns,
            self.prevention,
            self.statements,
            self.time,
            self.observation_answers,
            self.retention,
            self.person_rights,
        )

    @cached_property
    def campaigns(self) -> CampaignService:
        """The yearly campaigns of headcounts."""
        from cigdesk.services.campaigns import CampaignService

        return CampaignService(self.context)

    @cached_property
    def campaign_letters(self) -> CampaignLetters:
        """The mails and letters of those campaigns."""
        from cigdesk.services.campaign_letters import CampaignLetters

        return CampaignLetters(self.context)

    @cached_property
    def headcount_import(self) -> HeadcountImport:
        """Headcounts from a file."""
        from cigdesk.services.headcount_import import HeadcountImport

        return HeadcountImport(self.context, self.campaigns)

    @cached_property
    def vat(self) -> VatService:
        """The regimes of value added tax."""
        from cigdesk.services.vat import VatService

        return VatService(self.context)

    @cached_property
    def catalogue(self) -> CatalogueBrowser:
        """The catalogues of the centre, to be read."""
        from cigdesk.services.catalogue_browsing import CatalogueBrowser

        return CatalogueBrowser(self.context)

    @cached_property
    def catalogue_states(self) -> CatalogueStates:
        """Catalogues prepared, voted, archived."""
        from cigdesk.services.catalogue_states import CatalogueStates

        return CatalogueStates(self.context)

    @cached_property
    def catalogue_editing(self) -> CatalogueEditing:
        """Prices, texts and conditions of a draft."""
        from cigdesk.services.catalogue_editing import CatalogueEditing

        return CatalogueEditing(self.context)

    @cached_property
    def catalogue_effect(self) -> CatalogueEffect:
        """What a draft would change for authorities and quotes."""
        from cigdesk.services.catalogue_effect import CatalogueEffect

        return CatalogueEffect(self.context)

    @cached_property
    def search(self) -> SearchService:
        """Everything that is found by typing, at once."""
        from cigdesk.services.search import SearchService

        return SearchService(self.context)

    @cached_property
    def cases(self) -> CaseService:
        """Cases of social support."""
        from cigdesk.services.support_cases import CaseService

        return CaseService(self.context)

    @cached_property
    def retention(self) -> RetentionService:
        """How long cases are kept."""
        from cigdesk.services.retention import RetentionService

        return RetentionService(self.context)

    @cached_property
    def eliminations(self) -> EliminationService:
        """Cases that go, with the visa of the Archives."""
        from cigdesk.services.eliminations import EliminationService

        return EliminationService(
            self.context, self.files, lambda: self.backups.before(Reason.PURGE), self.shelf, self.erasures
        )

    @cached_property
    def time(self) -> TimeService:
        """The time worked in social support."""
        from cigdesk.services.support_time import TimeService

        return TimeService(self.context)

    @cached_property
    def vaults(self) -> VaultService:
        """Circles of secrecy: who belongs to them."""
        from cigdesk.services.vault_keys import KeyRing
        from cigdesk.services.vaults import VaultService

        return VaultService(self.context, KeyRing(self.context, self.secrecy))

    @cached_property
    def notes(self) -> NoteService:
        """Notes under secrecy."""
        from cigdesk.services.social_notes import NoteService
        from cigdesk.services.vault_keys import KeyRing

        return NoteService(self.context, self.vaults, KeyRing(self.context, self.secrecy))

    @cached_property
    def note_papers(self) -> NotePapers:
        """Notes on paper, for the agent."""
        from cigdesk.services.note_papers import NotePapers

        return NotePapers(self.context, self.notes)
