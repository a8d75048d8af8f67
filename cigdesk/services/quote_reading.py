"""Reading one quote: all that the editor shows of it, gathered at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cigdesk import french
from cigdesk.domain.authority import Authority, Contact
from cigdesk.domain.catalogue import Catalogue, headcount_tier
from cigdesk.domain.departments import department_name
from cigdesk.domain.people import Person, Practitioner
from cigdesk.domain.quote import Quote, QuoteState, last_valid_day, standing_of
from cigdesk.domain.quote_answer import acceptance_of, lacking, needs_of
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import centre_of
from cigdesk.services.quote_facts import ConventionStanding, headcount_of, priced, standings
from cigdesk.services.quote_printing import missing_settings
from cigdesk.services.quote_sheet import NotSubjectToVat, QuoteSheet, sheet_from_json
from cigdesk.services.quote_view import ContactChoice, QuoteView, RevisionLink, draft_lines, issued_lines
from cigdesk.services.vat import regime_of, vat_label


def view_of(uow: UnitOfWork, quote: Quote, today: date) -> QuoteView:
    """The quote as it stands today: a draft by today's rules, an issued one as it was frozen."""
    centre, authority = centre_of(uow), uow.get(Authority, quote.authority_id)
    catalogue, authority_facts, pricing = priced(uow, centre, quote)
    declared = headcount_of(uow, authority, quote.service_day.year)
    headcount = authority_facts.headcount if quote.editable else quote.headcount
    tier = headcount_tier(catalogue, headcount) if catalogue and headcount else None
    regime, acceptance = regime_of(uow, quote.service_day), acceptance_of(quote, authority)
    needs = needs_of(authority)
    sheet = sheet_from_json(quote.snapshot) if quote.snapshot else None
    net = pricing.draft_total if quote.total is None else quote.total
    kept = quote.total_with_options
    with_options = pricing.draft_total_with_options if kept is None else kept
    return QuoteView(
        id=quote.id,
        number=quote.number,
        state=quote.state,
        standing=standing_of(quote.state, quote.valid_until, today),
        authority_id=authority.id,
        authority=authority.name,
        authority_kind=authority.kind,
        authority_detail=_authority_detail(authority),
        siren=authority.siren,
        headcount=headcount,
        headcount_changed=not quote.editable and declared != quote.headcount,
        tier=tier.label if tier else "",
        conventions=_of_catalogue(standings(uow, authority, quote.service_day), catalogue),
        object=quote.object,
        service_day=quote.service_day,
        issued_on=quote.issued_on,
        valid_until=quote.valid_until,
        valid_if_issued_today=last_valid_day(today, centre.quote_validity_months),
        validity=french.plural(centre.quote_validity_months, "mois", "mois"),
        follower=quote.follower,
        followers=_followers(uow, quote),
        contact_id=quote.contact_id,
        contacts=_contacts(uow, authority),
        reason=quote.reason,
        state_on=quote.state_on,
        lines=issued_lines(quote, sheet) if sheet else draft_lines(quote, pricing, catalogue),
        general_refusals=pricing.refusals_of(None) if quote.editable else (),
        missing=missing_settings(uow, centre, catalogue) if quote.editable else (),
        total=net,
        total_with_options=with_options,
        to_pay=sheet.total if sheet and sheet.total is not None else net + regime.tax_on(net),
        to_pay_with_options=_with_options(sheet) or with_options + regime.tax_on(with_options),
        replaces=uow.get(Quote, quote.replaces_id).number if quote.replaces_id else "",
        replaces_id=quote.replaces_id,
        revision=_revision(uow, quote),
        catalogue=catalogue,
        vat=_vat_of(sheet) if sheet else vat_label(regime),
        acceptance=acceptance,
        needs=needs,
        lacking=lacking(acceptance, needs),
        agreed=quote.state is QuoteState.ACCEPTED or quote.signed_on is not None,
        refusal=quote.refusal,
        late_confirmation=quote.late_confirmation,
    )


def _revision(uow: UnitOfWork, quote: Quote) -> RevisionLink | None:
    """A quote has one at most, of the same authority, whatever became of that one since."""
    found = uow.find(Quote, authority_id=quote.authority_id, replaces_id=quote.id)
    return RevisionLink(found[0].id, found[0].number) if found else None


def _with_options(sheet: QuoteSheet | None) -> Decimal | None:
    """What the page says; nothing for one without options, whose two totals are one."""
    return (sheet.total_with_options or sheet.total) if sheet else None


def _vat_of(sheet: QuoteSheet) -> str:
    """« non applicable », « 8,5 % »: as printed, whatever the regime has become."""
    if isinstance(sheet.vat, NotSubjectToVat):
        return sheet.vat.label
    return ", ".join(french.percent(row.rate) for row in sheet.vat.rows)


def _authority_detail(authority: Authority) -> str:
    """« Commune, Val-de-Marne, SIREN 219 400 223 »."""
    siren = f"SIREN {french.siren(authority.siren)}" if authority.siren else ""
    place = department_name(authority.department)
    return ", ".join(part for part in (authority.kind.label, place, siren) if part)


def _of_catalogue(
    found: tuple[ConventionStanding, ...], catalogue: Catalogue | None
) -> tuple[ConventionStanding, ...]:
    """Those that the centre has, or that the authority is in."""
    known = {terms.code for terms in catalogue.conventions} if catalogue else set()
    return tuple(each for each in found if each.convention.value in known or each.active or each.proposed)


def _followers(uow: UnitOfWork, quote: Quote) -> tuple[str, ...]:
    practitioners = sorted(each.name for each in uow.find(Practitioner, active=True))
    persons = (each.name for each in uow.find(Person) if each.left_on is None)
    names = (quote.follower, *persons, *practitioners)
    return tuple(dict.fromkeys(name for name in names if name))


def _contacts(uow: UnitOfWork, authority: Authority) -> tuple[ContactChoice, ...]:
    found = sorted(uow.find(Contact, authority_id=authority.id), key=lambda contact: not contact.signs_quotes)
    return tuple(ContactChoice(each.id, each.name, each.role) for each in found)
