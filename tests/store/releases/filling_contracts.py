"""What authorities agreed to, in the store that is frozen: conventions, catalogues, campaigns, scans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.kept_document import DocumentKind
from cigdesk.domain.letters import Way
from cigdesk.domain.membership import Convention, MembershipState, MembershipValues
from cigdesk.domain.membership_amending import AmendmentDays, AmendmentValues
from cigdesk.domain.membership_life import Denunciation
from cigdesk.domain.membership_options import TermsValues
from cigdesk.domain.stored_catalogue import VoteValues
from cigdesk.domain.vat import VatValues
from cigdesk.services.catalogue_editing import PriceMove
from cigdesk.services.desk import Services
from cigdesk.services.kept_documents import DocumentOwner
from cigdesk.services.membership_scans import Scan
from cigdesk.services.memberships import Signature

PDF, PNG, JPEG = b"%PDF-1.7 ", b"\x89PNG\r\n\x1a\n ", b"\xff\xd8\xff\xe0 "
"""Contents that a scan may begin with; all that follows here is invented text."""


class Memberships:
    """Every way that a membership can go, for three authorities.

    `social` is the one of the first authority in the social service: its year, its amendments.
    """

    def __init__(self, services: Services) -> None:
        self.services = services

    def fill(self, merle: UUID, ormes: UUID, ccas: UUID) -> None:
        """Signed, proposed, denounced, renewed, amended."""
        self.signed(merle, ormes, ccas)
        self.proposed(merle, ormes)
        self.denounced(ccas)
        self.renewed(ccas)
        self.amended()

    def signed(self, merle: UUID, ormes: UUID, ccas: UUID) -> None:
        self._signed(merle, Convention.CADRE)
        self.social = self._signed(merle, Convention.SOCIAL)
        self._signed(ormes, Convention.CADRE)
        self._signed(ormes, Convention.ACCOMPAGNEMENT_SOCIAL)
        self._signed(ccas, Convention.SOCIAL)
        self.services.membership_terms.add(self.social, TermsValues(year=2026, offer="SST-60"))

    def _signed(self, authority: UUID, convention: Convention) -> UUID:
        values = MembershipValues(
            convention=convention,
            start=date(2024, 1, 1),
            end=date(2027, 12, 31),
            signed_on=date(2023, 12, 4),
        )
        return self.services.memberships.add(authority, values).ids[1]

    def proposed(self, merle: UUID, ormes: UUID) -> None:
        """One that is still on its way, one that came back signed, with its scan."""
        service, state = self.services.memberships, MembershipState.PROPOSED
        later = MembershipValues(
            convention=Convention.SOCIAL, start=date(2028, 1, 1), end=date(2030, 12, 31), state=state
        )
        service.add(ormes, replace(later, waiting_list=True, pending_recruitment=True))
        now = replace(later, convention=Convention.MEDECINE, start=date(2026, 1, 1), end=date(2026, 12, 31))
        signature = Signature(
            signed_on=date(2026, 1, 12),
            centre_signed_on=date(2026, 1, 19),
            authority_deliberation="25-118",
            authority_deliberated_on=date(2025, 12, 15),
            centre_deliberation="2025-61",
            centre_deliberated_on=date(2025, 12, 12),
        )
        scan = Scan(PDF + b"convention", "Convention médecine signée")
        service.sign(service.add(merle, now).ids[1], signature, scan)

    def denounced(self, ccas: UUID) -> None:
        effect = {"denounced_on": date(2026, 6, 15), "denounced_effect": date(2026, 12, 31)}
        leaving = self._signed(ccas, Convention.CADRE)
        letter = Scan(PDF + b"lettre", "Lettre de dénonciation")
        self.services.memberships.denounce(
            leaving, Denunciation(**effect, reason="Autre prestataire"), letter
        )

    def renewed(self, ccas: UUID) -> None:
        """Tacitly, with the option of the year before."""
        ending = MembershipValues(
            convention=Convention.MEDECINE,
            start=date(2026, 1, 1),
            end=date(2026, 12, 31),
            signed_on=date(2025, 12, 1),
            tacit=True,
        )
        membership = self.services.memberships.add(ccas, ending).ids[1]
        self.services.membership_terms.add(membership, TermsValues(year=2026, offer="MED-1"))
        self.services.membership_renewals.renew(membership)

    def amended(self) -> None:
        """A longer period, dated once it was signed; then a price of its own for the year."""
        service = self.services.membership_amendments
        draft = service.draft(self.social, date(2026, 10, 1)).values
        longer = replace(draft, object="Prolongation d’un an", end=date(2028, 12, 31))
        amendment = self._recorded(longer)
        (line,) = self.services.memberships.sheet(self.social).amendments
        service.date(
            amendment, line.rev, AmendmentDays(decided_on=date(2026, 9, 21), signed_on=date(2026, 10, 5))
        )
        owner = DocumentOwner(amendment_id=amendment)
        self.services.kept_documents.keep(owner, PNG + b"avenant", DocumentKind.AMENDMENT, "Avenant 1 signé")
        draft = service.draft(self.social, date(2026, 11, 2)).values
        agreed = {"amount": Decimal("41500.50"), "note": "Trois semaines sans remplaçante"}
        self._recorded(replace(draft, object="Montant de 2026", **agreed))

    def _recorded(self, values: AmendmentValues) -> UUID:
        rev = self.services.memberships.sheet(self.social).rev
        return self.services.membership_amendments.record(self.social, rev, values).ids[2]


def fill_catalogues(services: Services) -> None:
    """Next year's, voted at other prices; the one after, still prepared; another one, thrown away."""
    states, editing = services.catalogue_states, services.catalogue_editing
    voted = _prepared(services, PriceMove(Decimal("1.5")))
    editing.set_price(voted, "COACH", None, Decimal("104.50"))
    states.vote(voted, VoteValues(deliberation="2026-118", voted_on=date(2026, 11, 10)))
    states.delete(_prepared(services, PriceMove(Decimal(9))))
    draft = _prepared(services)
    editing.set_price(draft, "COACH", None, Decimal(110))
    editing.retire_offer(draft, "FORUM")


def _prepared(services: Services, move: PriceMove | None = None) -> UUID:
    proposal = services.catalogue_states.proposal()
    return services.catalogue_states.prepare(proposal.values, proposal.based_on, move).ids[0]


def fill_vat(services: Services) -> None:
    """A rate from the next year on; what is typed by mistake is taken away."""
    services.vat.add(VatValues(start=date(2027, 1, 1), rate=Decimal(20), mention="TVA sur les débits"))
    services.vat.remove(services.vat.add(VatValues(start=date(2027, 2, 1), rate=Decimal("8.5"))).ids[0])


def fill_campaign(services: Services, merle: UUID, ormes: UUID) -> None:
    """One of next year: asked by mail, reminded by post, one answer."""
    campaigns = services.campaigns
    campaigns.open(2027, date(2027, 1, 31))
    campaigns.note_letters(2027, [merle, ormes], Way.MAIL)
    campaigns.note_letters(2027, [ormes], Way.POST)
    campaigns.declare(2027, {merle: 1301}, by={merle: "Hélène Rivoire"})


def keep_scans(services: Services, quote: UUID, authority: UUID) -> None:
    """With a quote, with an authority alone; one of them is taken away again."""
    keep, of_quote = services.kept_documents.keep, DocumentOwner(quote_id=quote)
    keep(of_quote, PDF + b"bon pour accord", DocumentKind.SIGNED_QUOTE, "Bon pour accord")
    wrong = keep(of_quote, JPEG + b"autre devis", DocumentKind.PURCHASE_ORDER, "").ids[0]
    services.kept_documents.remove(wrong)
    whole = DocumentOwner(authority_id=authority)
    keep(whole, JPEG + "délibération".encode(), DocumentKind.DELIBERATION, "Délibération du 15 décembre")
