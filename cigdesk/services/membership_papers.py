"""What a membership prints: its form, its amendments, its certificate. `cigdesk.documents` draws them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cigdesk import french
from cigdesk.domain.authority import Authority, Contact
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import Refused
from cigdesk.domain.kept_document import DocumentKind, KeptDocument
from cigdesk.domain.membership import Membership, MembershipState
from cigdesk.domain.membership_amending import read_changes
from cigdesk.domain.membership_life import last_day_to_denounce
from cigdesk.domain.membership_periods import length_text, period
from cigdesk.domain.membership_terms import Amendment, MembershipTerms
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.agenda_sheets import Message
from cigdesk.services.agenda_wording import letterhead
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of
from cigdesk.services.kept_documents import DocumentOwner, KeptDocuments
from cigdesk.services.membership_pages import (
    AmendmentPage,
    Certificate,
    Fact,
    MembershipForm,
    MembershipPage,
    Party,
    Signing,
    YearRow,
)
from cigdesk.services.membership_terms import price_in, year_offer
from cigdesk.services.quote_printing import postal_name
from cigdesk.services.quote_sheet import TO_COMPLETE
from cigdesk.services.vat import regime_of

_TITLES = {
    MembershipForm: "Bulletin d’adhésion",
    AmendmentPage: "Avenant",
    Certificate: "Attestation d’adhésion",
}


@dataclass(frozen=True)
class PaperSubject:
    """Which paper of which membership: its form, its certificate, or one of its amendments."""

    membership_id: UUID
    kind: DocumentKind
    amendment_id: UUID | None = None

    @property
    def owner(self) -> DocumentOwner:
        """With what it is kept."""
        if self.amendment_id is not None:
            return DocumentOwner(amendment_id=self.amendment_id)
        return DocumentOwner(membership_id=self.membership_id)


class MembershipPapers:
    """Reads a membership and gives pages; what is not filled in is said « à compléter », never invented."""

    def __init__(self, context: Context, files: Files) -> None:
        self._context, self._files = context, files

    def form(self, membership_id: UUID) -> MembershipForm:
        """The form that both sides sign."""
        with self._context.reading() as uow:
            membership = uow.get(Membership, membership_id)
            centre = centre_of(uow)
            return MembershipForm(
                **self._common(uow, membership, centre),
                facts=tuple(_facts(membership)),
                years=_years(uow, membership),
                clauses=tuple(_clauses(membership)),
                mentions=tuple(_mentions(uow, membership, centre)),
                signings=_signings(centre, membership.signed_on, membership.centre_signed_on),
            )

    def amendment(self, amendment_id: UUID) -> AmendmentPage:
        """An amendment that both sides sign."""
        with self._context.reading() as uow:
            amendment = uow.get(Amendment, amendment_id)
            membership = uow.get(Membership, amendment.membership_id)
            centre = centre_of(uow)
            return AmendmentPage(
                **self._common(uow, membership, centre),
                number=amendment.number,
                object=amendment.object,
                effect=amendment.effect,
                facts=tuple(_amendment_facts(membership, amendment)),
                changes=read_changes(amendment.changes),
                signings=_signings(centre, amendment.signed_on, None),
            )

    def certificate(self, membership_id: UUID) -> Certificate:
        """What certifies a signed membership; raises `Refused` for one that is only proposed."""
        with self._context.reading() as uow:
            membership = uow.get(Membership, membership_id)
            if membership.state is MembershipState.PROPOSED:
                raise Refused("Une adhésion proposée ne s’atteste pas : elle n’est pas signée.")
            centre = centre_of(uow)
            common = self._common(uow, membership, centre)
            return Certificate(
                **common,
                paragraphs=tuple(_certified(centre, common["authority"], membership)),
                years=tuple(each for each in _years(uow, membership) if each.year <= common["day"].year),
                place=centre.town or TO_COMPLETE,
                signatory=centre.signatory or TO_COMPLETE,
                signatory_title=centre.signatory_title,
            )

    def keep(self, subject: PaperSubject, page: MembershipPage, pdf: bytes) -> Change:
        """Keep the page as it leaves, under its hash; nothing changes when those bytes are kept already."""
        sha256, owner = self._files.keep(pdf), subject.owner
        with self._context.reading() as uow:
            if uow.find(KeptDocument, sha256=sha256, **owner.named):
                return Change(frozenset())
        title = f"{document_name(page)}, {french.date_medium(page.day)}"
        return KeptDocuments(self._context, self._files).keep(owner, pdf, _KINDS[type(page)], title)

    def page(self, subject: PaperSubject) -> MembershipForm | AmendmentPage | Certificate:
        """The page of that paper."""
        if subject.amendment_id is not None:
            return self.amendment(subject.amendment_id)
        if subject.kind is DocumentKind.CERTIFICATE:
            return self.certificate(subject.membership_id)
        return self.form(subject.membership_id)

    def message(self, page: MembershipPage, membership_id: UUID) -> Message:
        """A mail to go with that page, to the contact who signs."""
        with self._context.reading() as uow:
            membership = uow.get(Membership, membership_id)
            contact = _contact(uow, membership.authority_id)
            centre = centre_of(uow)
        name = document_name(page)
        body = (
            f"Bonjour,\n\nVeuillez trouver ci-joint {_LINKED[type(page)]} à la convention"
            f" «{NBSP}{membership.convention.label}{NBSP}», {period(membership.start, membership.last_day)}."
            f"{_ASKED.get(type(page), '')}\n\nBien cordialement,\n{self._context.actor.name}\n{centre.name}"
        )
        to = contact.mail if contact else ""
        return Message(to, f"{name}, {membership.convention.short_label}", body)

    def _common(self, uow: UnitOfWork, membership: Membership, centre: Centre) -> dict[str, Any]:
        return {
            "head": letterhead(centre),
            "siret": centre.siret,
            "day": self._context.today(),
            "convention": membership.convention.label,
            "authority": _party(uow, membership.authority_id),
        }


_KINDS = {
    MembershipForm: DocumentKind.MEMBERSHIP_FORM,
    AmendmentPage: DocumentKind.AMENDMENT,
    Certificate: DocumentKind.CERTIFICATE,
}
_LINKED = {
    MembershipForm: "le bulletin d’adhésion",
    AmendmentPage: "l’avenant à l’adhésion",
    Certificate: "l’attestation d’adhésion",
}
_ASKED = {
    MembershipForm: " Merci de nous le retourner signé, avec la délibération correspondante.",
    AmendmentPage: " Merci de nous le retourner signé.",
}


def document_name(page: MembershipPage) -> str:
    """« Avenant n° 2 »."""
    title = _TITLES[type(page)]
    return f"{title} n°{french.NNBSP}{page.number}" if isinstance(page, AmendmentPage) else title


def _party(uow: UnitOfWork, authority_id: UUID) -> Party:
    authority = uow.get(Authority, authority_id)
    contact = _contact(uow, authority_id)
    town = f"{authority.postcode} {authority.city or authority.name}".strip() if authority.postcode else ""
    return Party(
        name=postal_name(authority),
        contact=f"{contact.name}, {contact.role}".rstrip(", ") if contact else "",
        address_lines=tuple(line for line in (authority.address, town) if line),
        siren=authority.siren,
        siret=authority.siret,
    )


def _contact(uow: UnitOfWork, authority_id: UUID) -> Contact | None:
    """Who signs there, or the first one known."""
    known = uow.find(Contact, authority_id=authority_id)
    return next((each for each in known if each.signs_quotes), known[0] if known else None)


def _facts(membership: Membership) -> Iterator[Fact]:
    yield Fact("Convention", membership.convention.label)
    yield Fact("Période", period(membership.start, membership.end))
    if membership.end is not None:
        yield Fact("Durée", length_text(membership.start, membership.end))
        yield Fact("Reconduction", "tacite, par périodes de même durée" if membership.tacit else "expresse")
    yield Fact("Préavis", _notice(membership))
    ours = _act(membership.centre_deliberation, membership.centre_deliberated_on)
    theirs = _act(membership.authority_deliberation, membership.authority_deliberated_on)
    yield Fact("Délibérations", f"du centre{NBSP}: {ours}\nde l’adhérent{NBSP}: {theirs}")


def _notice(membership: Membership) -> str:
    months = french.plural(membership.notice_months, "mois", "mois")
    last = last_day_to_denounce(membership)
    return f"{months}, soit au plus tard le {french.date_long(last)}" if last else months


def _act(number: str, day: date | None) -> str:
    said = number if number.startswith("n°") or not number else f"n°{french.NNBSP}{number}"
    when = f"du {french.date_long(day)}" if day else ""
    return " ".join(filter(None, (said, when))) or TO_COMPLETE


def _years(uow: UnitOfWork, membership: Membership) -> tuple[YearRow, ...]:
    kept = uow.find(MembershipTerms, membership_id=membership.id)
    return tuple(_year(uow, membership, each) for each in sorted(kept, key=lambda each: each.year))


def _year(uow: UnitOfWork, membership: Membership, terms: MembershipTerms) -> YearRow:
    offer = year_offer(uow, membership, terms.year)
    option = offer.option(terms.offer)
    return YearRow(
        year=terms.year,
        option=option.label if option else terms.offer or "Sans option",
        detail=terms.note or price_in(offer, terms.offer).reason if terms.amount is None else terms.note,
        headcount=terms.headcount,
        amount=terms.amount,
        due=bool(terms.offer),
    )


def _clauses(membership: Membership) -> Iterator[str]:
    if membership.end is None:
        yield (
            f"L’adhésion prend effet le {french.date_long(membership.start)} et dure jusqu’à sa dénonciation."
        )
    elif membership.tacit:
        yield (
            "L’adhésion est reconduite tacitement par périodes de même durée, sauf dénonciation reçue"
            f" {_before(membership)} la fin de la période en cours."
        )
    else:
        yield "L’adhésion prend fin à son terme. Son renouvellement fait l’objet d’une nouvelle adhésion."
    if not membership.tacit:
        yield f"Elle peut être dénoncée par écrit, reçu {_before(membership)} la date d’effet."
    yield (
        "Les montants sont ceux du catalogue tarifaire en vigueur au 1er janvier de chaque année,"
        " sur l’effectif déclaré pour cette année."
    )
    if membership.pending_recruitment:
        yield "L’adhésion est conclue sous réserve du recrutement des professionnels nécessaires."
    if membership.waiting_list:
        yield "La collectivité est inscrite sur liste d’attente : le service commence dès qu’il est possible."


def _before(membership: Membership) -> str:
    return f"au moins {french.plural(membership.notice_months, 'mois', 'mois')} avant"


def _mentions(uow: UnitOfWork, membership: Membership, centre: Centre) -> Iterator[tuple[str, str]]:
    yield "Tarifs", f"fixés par délibération {centre.deliberation or TO_COMPLETE}."
    if mention := regime_of(uow, membership.start).mention:
        yield "TVA", mention.removeprefix("TVA").lstrip()


def _amendment_facts(membership: Membership, amendment: Amendment) -> Iterator[Fact]:
    yield Fact("Convention", membership.convention.label)
    yield Fact("Adhésion", period(membership.start, membership.end))
    yield Fact("Date d’effet", french.date_long(amendment.effect))
    yield Fact("Décidé le", french.date_long(amendment.decided_on) if amendment.decided_on else TO_COMPLETE)


def _signings(centre: Centre, theirs: date | None, ours: date | None) -> tuple[Signing, Signing]:
    signatory = ", ".join(filter(None, (centre.signatory or TO_COMPLETE, centre.signatory_title)))
    return (
        Signing("Pour l’adhérent", (), theirs),
        Signing("Pour le centre de gestion", (centre.short_name, signatory), ours),
    )


def _certified(centre: Centre, authority: Party, membership: Membership) -> Iterator[str]:
    who = ", ".join(filter(None, (centre.signatory or TO_COMPLETE, centre.signatory_title)))
    yield f"Je soussigné(e), {who}, atteste que{NBSP}:"
    number = f", SIRET {french.siret(authority.siret)}" if authority.siret else ""
    number = number or (f", SIREN {french.siren(authority.siren)}" if authority.siren else "")
    days = period(membership.start, membership.last_day)
    yield (
        f"{authority.name}{number}, adhère à la convention «{NBSP}{membership.convention.label}{NBSP}»"
        f" conclue avec notre établissement, {days}."
    )
    if membership.signed_on:
        yield f"L’adhésion a été signée le {french.date_long(membership.signed_on)}."
    if membership.denounced_effect:
        yield f"Dénoncée, elle prend fin le {french.date_long(membership.denounced_effect)}."
    yield "La présente attestation est établie pour servir et valoir ce que de droit."
