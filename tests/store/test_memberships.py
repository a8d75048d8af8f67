"""Memberships through their services, on a real store: signed, renewed, denounced, amended, taken back."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import InvalidInput, MovedOn, NeedsConfirmation, Refused
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.domain.membership import Convention, MembershipState, MembershipValues, Standing
from cigdesk.domain.membership_amending import AmendmentDays
from cigdesk.domain.membership_life import Denunciation, MembershipAct
from cigdesk.domain.membership_options import TermsValues
from cigdesk.domain.membership_reminders import ReminderKind
from cigdesk.ports.memberships import EVERY_MEMBERSHIP, MembershipFilter, MembershipOrder
from cigdesk.services.membership_reminders import counted
from cigdesk.services.membership_scans import Scan
from cigdesk.services.memberships import LastTerms, Signature

SIGNED = date(2025, 12, 8)
YEAR = MembershipValues(
    convention=Convention.MEDECINE,
    start=date(2026, 1, 1),
    end=date(2026, 12, 31),
    signed_on=SIGNED,
    tacit=True,
)
PDF = b"%PDF-1.7 letter"


def commune(services, name):
    return services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE)).ids[0]


@pytest.fixture
def choisy(services):
    """Choisy-le-Roi, with 1 262 agents in 2025 and 1 284 in 2026."""
    authority = commune(services, "Choisy-le-Roi")
    services.authorities.declare(authority, 2025, 1262)
    services.authorities.declare(authority, 2026, 1284)
    return authority


@pytest.fixture
def memberships(services):
    return services.memberships


@pytest.fixture
def tacit(memberships, choisy):
    """A yearly medicine membership of 2026 that renews by itself: its notice ended on 30 September."""
    return memberships.add(choisy, YEAR).ids[1]


def periods(services, authority):
    return [
        (each.values.start, each.values.end) for each in services.authorities.sheet(authority).memberships
    ]


def terms(services, membership_id):
    return [
        (each.year, each.offer, each.headcount, each.amount)
        for each in services.memberships.sheet(membership_id).terms
    ]


# signing


def test_a_signed_membership_needs_the_day_the_authority_signed(memberships, choisy):
    with pytest.raises(InvalidInput) as refused:
        memberships.add(choisy, replace(YEAR, signed_on=None))
    assert set(refused.value.errors) == {"signed_on"}


def test_a_proposed_membership_is_signed_with_both_deliberations_and_its_scan(services, memberships, choisy):
    proposed = replace(YEAR, state=MembershipState.PROPOSED, signed_on=None)
    membership = memberships.add(choisy, proposed).ids[1]
    signature = Signature(
        signed_on=date(2026, 11, 2),
        centre_signed_on=date(2026, 11, 9),
        authority_deliberation=" 25-118 ",
        authority_deliberated_on=date(2026, 10, 15),
        centre_deliberation="2025-61",
        centre_deliberated_on=date(2025, 12, 1),
    )
    signed = memberships.sign(membership, signature, Scan(PDF, "Convention signée"))
    sheet = memberships.sheet(membership)
    assert sheet.values.state is MembershipState.SIGNED
    assert sheet.values.authority_deliberation == "25-118"
    assert [each.kind for each in sheet.documents] == [DocumentKind.SIGNED_CONVENTION]
    assert services.kept_documents.open(sheet.documents[0].id).content == PDF
    with pytest.raises(Refused, match="ne se signe pas"):
        memberships.sign(membership, signature)
    signed.undo.run()
    assert memberships.sheet(membership).standing is Standing.PROPOSED


def test_a_signature_to_come_and_a_scan_of_another_kind_are_refused_in_their_field(memberships, choisy):
    membership = memberships.add(choisy, replace(YEAR, state=MembershipState.PROPOSED)).ids[1]
    with pytest.raises(InvalidInput) as refused:
        memberships.sign(membership, Signature(signed_on=date(2026, 11, 13)))
    assert set(refused.value.errors) == {"signed_on"}
    with pytest.raises(InvalidInput) as refused:
        memberships.sign(membership, Signature(signed_on=SIGNED), Scan(b"PK\x03\x04"))
    assert set(refused.value.errors) == {"scan"}
    assert memberships.sheet(membership).standing is Standing.PROPOSED


# renewing


def test_a_tacit_membership_is_renewed_by_a_new_period_that_follows(services, memberships, choisy, tacit):
    services.membership_terms.add(tacit, TermsValues(year=2026, offer="MED-1"))
    assert memberships.sheet(tacit).due
    change = services.membership_renewals.renew(tacit)
    assert periods(services, choisy) == [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 12, 31)),
    ]
    renewed = memberships.sheet(change.ids[1])
    assert (renewed.values.state, renewed.values.signed_on) == (MembershipState.SIGNED, SIGNED)
    assert renewed.last_notice == date(2027, 9, 30)
    assert terms(services, renewed.id) == [(2027, "MED-1", None, None)]
    assert "effectif" in renewed.terms[0].unknown.lower()
    with pytest.raises(Refused, match="Rien à renouveler"):
        services.membership_renewals.renew(tacit)
    change.undo.run()
    assert memberships.sheet(tacit).due


def test_within_the_notice_a_tacit_membership_is_not_renewed_yet(services, memberships, tacit, clock):
    clock.instant = clock.instant.replace(month=9, day=30)
    assert not memberships.sheet(tacit).due
    with pytest.raises(Refused, match=r"jusqu’au 30.septembre.2026"):
        services.membership_renewals.renew(tacit)


def test_all_that_are_due_are_renewed_in_one_go_up_to_the_present_and_taken_back(services, choisy, clock):
    services.memberships.add(choisy, replace(YEAR, start=date(2023, 1, 1), end=date(2023, 12, 31)))
    services.memberships.add(choisy, replace(YEAR, convention=Convention.SOCIAL))
    renewals = services.membership_renewals
    assert len(renewals.due()) == 2
    change = renewals.renew_all()
    assert change.detail == "5\xa0périodes"
    assert renewals.due() == ()
    assert max(end for _start, end in periods(services, choisy)) == date(2027, 12, 31)
    change.undo.run()
    assert len(periods(services, choisy)) == 2
    assert len(renewals.due()) == 2


def test_what_is_not_tacit_is_proposed_again_unsigned(services, choisy):
    three = replace(YEAR, start=date(2024, 1, 1), end=date(2026, 12, 31), tacit=False)
    membership = services.memberships.add(choisy, three).ids[1]
    renewed = services.memberships.sheet(services.membership_renewals.renew(membership).ids[1])
    assert (renewed.values.start, renewed.values.end) == (date(2027, 1, 1), date(2029, 12, 31))
    assert (renewed.standing, renewed.values.signed_on) == (Standing.PROPOSED, None)


# denouncing


def test_a_denunciation_in_time_keeps_its_letter_and_can_be_withdrawn(services, memberships, choisy):
    membership = memberships.add(choisy, replace(YEAR, end=date(2027, 12, 31))).ids[1]
    typed = Denunciation(
        denounced_on=date(2026, 11, 10), denounced_effect=date(2027, 12, 31), reason="Médecin recruté"
    )
    memberships.denounce(membership, typed, Scan(PDF))
    sheet = memberships.sheet(membership)
    assert (sheet.standing, sheet.denunciation) == (Standing.DENOUNCED, typed)
    assert [each.title for each in sheet.documents] == ["Lettre de dénonciation"]
    assert not sheet.due
    assert sheet.acts == {MembershipAct.TAKE_BACK}
    memberships.take_back(membership)
    assert memberships.sheet(membership).standing is Standing.IN_FORCE


def test_a_late_denunciation_is_confirmed_and_the_reason_says_so(memberships, tacit):
    typed = Denunciation(
        denounced_on=date(2026, 11, 10), denounced_effect=date(2026, 12, 31), reason="Regroupement"
    )
    with pytest.raises(NeedsConfirmation) as asked:
        memberships.denounce(tacit, typed)
    assert "30\xa0septembre\xa02026" in asked.value.reasons[0]
    assert memberships.sheet(tacit).standing is not Standing.DENOUNCED
    memberships.denounce(tacit, typed, confirmed=True)
    kept = memberships.sheet(tacit).denunciation.reason
    assert kept == "Regroupement (préavis non respecté, accepté le 12\xa0novembre\xa02026)"


def test_taking_a_denunciation_back_never_makes_two_periods_of_a_day(services, memberships, choisy):
    membership = memberships.add(choisy, replace(YEAR, tacit=False)).ids[1]
    early = Denunciation(denounced_on=date(2026, 3, 1), denounced_effect=date(2026, 11, 30), reason="Fusion")
    denounced = memberships.denounce(membership, early)
    memberships.add(choisy, replace(YEAR, start=date(2026, 12, 1), tacit=False))
    with pytest.raises(InvalidInput):
        memberships.take_back(membership)
    with pytest.raises(Refused, match="a pris cette place"):
        denounced.undo.run()
    assert len(periods(services, choisy)) == 2


# years


def test_the_terms_of_a_year_are_priced_on_its_first_day(services, tacit):
    added = services.membership_terms.add(tacit, TermsValues(year=2026, offer="MED-1"))
    assert terms(services, tacit) == [(2026, "MED-1", 1284, Decimal("154080.00"))]
    added.undo.run()
    assert terms(services, tacit) == []


def test_an_amount_of_ones_own_needs_a_reason_and_stays(services, memberships, choisy, tacit):
    own = TermsValues(year=2026, offer="MED-2", amount=Decimal("100000.00"))
    with pytest.raises(InvalidInput) as refused:
        services.membership_terms.add(tacit, own)
    assert set(refused.value.errors) == {"note"}
    services.membership_terms.add(tacit, replace(own, note="Accord transitoire"))
    services.authorities.declare(choisy, 2026, 1300, replace=True)
    (line,) = memberships.sheet(tacit).terms
    assert (line.amount, line.headcount) == (Decimal("100000.00"), 1284)
    assert line.outdated == "Effectif 1\u202f284\xa0agents → 1\u202f300\xa0agents"
    services.membership_terms.refresh(line.id)
    (line,) = memberships.sheet(tacit).terms
    assert (line.amount, line.headcount, line.outdated) == (Decimal("100000.00"), 1300, "")


def test_a_later_declaration_shows_its_effect_and_changes_nothing_by_itself(
    services, memberships, choisy, tacit
):
    services.membership_terms.add(tacit, TermsValues(year=2026, offer="MED-1"))
    services.authorities.declare(choisy, 2026, 1300, replace=True)
    (line,) = memberships.sheet(tacit).terms
    assert line.amount == Decimal("154080.00")
    assert line.outdated.endswith("montant 154\u202f080,00\xa0€ → 156\u202f000,00\xa0€")
    services.membership_terms.refresh(line.id)
    assert terms(services, tacit) == [(2026, "MED-1", 1300, Decimal("156000.00"))]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (TermsValues(year=2028, offer="MED-1"), "year"),
        (TermsValues(year=2025, offer="MED-1"), "year"),
        (TermsValues(year=2026, offer="SST-40"), "offer"),
        (TermsValues(year=2026), "offer"),
        (TermsValues(year=2026, offer="MED-2"), "offer"),
        (TermsValues(year=2026, offer="MED-1", amount=Decimal("-1.00"), note="x"), "amount"),
    ],
)
def test_terms_that_cannot_be_are_refused_in_their_field(services, tacit, values, field):
    if values.offer == "MED-2":
        services.membership_terms.add(tacit, TermsValues(year=2026, offer="MED-1"))
    with pytest.raises(InvalidInput) as refused:
        services.membership_terms.add(tacit, values)
    assert field in refused.value.errors


def test_the_options_of_each_convention_are_those_sold_by_the_year(services, choisy):
    wanted = {
        Convention.CADRE: (),
        Convention.MEDECINE: ("MED-1", "MED-2"),
        Convention.SOCIAL: ("SST-40", "SST-60", "SST-80", "CESF-80"),
        Convention.ACCOMPAGNEMENT_SOCIAL: (),
    }
    for convention, codes in wanted.items():
        membership = services.memberships.add(choisy, replace(YEAR, convention=convention)).ids[1]
        offer = services.membership_terms.offer(membership, 2026)
        assert tuple(each.offer for each in offer.options) == codes


def test_the_years_that_wait_are_carried_over_in_one_go(services, memberships, choisy):
    three = replace(YEAR, convention=Convention.SOCIAL, end=date(2028, 12, 31), tacit=False)
    membership = memberships.add(choisy, three).ids[1]
    services.membership_terms.add(membership, TermsValues(year=2026, offer="SST-60"))
    assert memberships.sheet(membership).missing_years == (2027,)
    assert services.membership_terms.to_carry(2027) == (membership,)
    change = services.membership_terms.carry(2027)
    assert terms(services, membership)[0] == (2027, "SST-60", None, Decimal("42000.00"))
    with pytest.raises(Refused):
        services.membership_terms.carry(2027)
    change.undo.run()
    assert services.membership_terms.to_carry(2027) == (membership,)


def test_a_period_prepared_by_hand_takes_over_the_options_of_the_one_before(services, memberships, choisy):
    once = replace(YEAR, convention=Convention.SOCIAL, tacit=False)
    first = memberships.add(choisy, once).ids[1]
    for offer in ("SST-40", "CESF-80"):
        services.membership_terms.add(first, TermsValues(year=2026, offer=offer))
    found = memberships.to_take_over(choisy)
    assert found == {Convention.SOCIAL: LastTerms(2026, ("CESF-80", "SST-40"))}
    following = replace(once, start=date(2027, 1, 1), end=date(2027, 12, 31))
    change = memberships.add(choisy, following, takes_over=True)
    assert [each[:2] for each in terms(services, change.ids[1])] == [(2027, "CESF-80"), (2027, "SST-40")]
    change.undo.run()
    bare = memberships.add(choisy, following).ids[1]
    assert terms(services, bare) == []
    alone = memberships.add(choisy, replace(YEAR, convention=Convention.MEDECINE), takes_over=True).ids[1]
    assert terms(services, alone) == []


# amendments


@pytest.fixture
def social(services, choisy):
    """A social membership of three years with SST-40."""
    three = replace(YEAR, convention=Convention.SOCIAL, end=date(2028, 12, 31), tacit=False)
    membership = services.memberships.add(choisy, three).ids[1]
    services.membership_terms.add(membership, TermsValues(year=2026, offer="SST-40"))
    return membership


def test_an_amendment_is_applied_and_says_what_it_changed(services, memberships, social):
    amendments = services.membership_amendments
    draft = amendments.draft(social)
    assert draft.number == 1
    values = replace(
        draft.values,
        effect=date(2026, 12, 1),
        object="Passage à 60 %",
        end=date(2029, 12, 31),
        offer="SST-60",
    )
    said = [each.text for each in amendments.preview(social, values)]
    assert said[0] == "Fin\xa0: 31\xa0décembre\xa02028 → 31\xa0décembre\xa02029"
    assert said[1].startswith("Option\xa0: Assistant social du travail mis à disposition, 40")
    assert said[2] == "Montant de l’année\xa0: 28\u202f000,00\xa0€ → 42\u202f000,00\xa0€"
    change = amendments.record(social, memberships.sheet(social).rev, values)
    sheet = memberships.sheet(social)
    assert sheet.values.end == date(2029, 12, 31)
    assert terms(services, social) == [(2026, "SST-60", 1284, Decimal("42000.00"))]
    (amendment,) = sheet.amendments
    assert (amendment.number, [each.text for each in amendment.changes]) == (1, said)
    change.undo.run()
    sheet = memberships.sheet(social)
    assert (sheet.values.end, sheet.amendments) == (date(2028, 12, 31), ())
    assert terms(services, social) == [(2026, "SST-40", 1284, Decimal("28000.00"))]


def test_amendments_are_numbered_without_hole_even_when_taken_back(services, memberships, social):
    amendments = services.membership_amendments

    def longer(years):
        values = replace(amendments.draft(social).values, object="Durée", end=date(2028 + years, 12, 31))
        return amendments.record(social, memberships.sheet(social).rev, values)

    first, second = longer(1), longer(2)
    with pytest.raises(Refused):
        first.undo.run()
    second.undo.run()
    assert [each.number for each in memberships.sheet(social).amendments] == [1]
    longer(3)
    assert [each.number for each in memberships.sheet(social).amendments] == [1, 2]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, "object"),
        ({"object": "Rien"}, "object"),
        ({"object": "Fin", "effect": date(2025, 12, 31), "end": None}, "effect"),
        ({"object": "Fin", "end": date(2025, 12, 31)}, "end"),
        ({"object": "Fin", "end": None, "tacit": True}, "end"),
        ({"object": "Prix", "amount": Decimal("1.00")}, "note"),
        ({"object": "Effectif", "headcount": 0}, "headcount"),
    ],
)
def test_an_amendment_that_cannot_be_is_refused_in_its_field(services, memberships, social, changes, field):
    values = replace(services.membership_amendments.draft(social).values, **changes)
    with pytest.raises(InvalidInput) as refused:
        services.membership_amendments.record(social, memberships.sheet(social).rev, values)
    assert field in refused.value.errors


def test_an_amendment_changes_the_option_that_is_named_and_no_other(services, memberships, social):
    services.membership_terms.add(social, TermsValues(year=2026, offer="CESF-80"))
    amendments = services.membership_amendments
    draft = amendments.draft(social, replaces="SST-40")
    assert (draft.values.offer, draft.held) == ("SST-40", ("CESF-80", "SST-40"))
    assert amendments.draft(social).values.offer == "CESF-80"
    values = replace(draft.values, object="Passage à 60 %", offer="SST-60")
    for refused_values, field in (
        (replace(values, offer="CESF-80"), "offer"),
        (replace(values, replaces="SST-80"), "replaces"),
    ):
        assert amendments.preview(social, refused_values) == ()
        with pytest.raises(InvalidInput) as refused:
            amendments.record(social, memberships.sheet(social).rev, refused_values)
        assert set(refused.value.errors) == {field}
    amendments.record(social, memberships.sheet(social).rev, values)
    assert [each[1] for each in terms(services, social)] == ["CESF-80", "SST-60"]


def test_an_amendment_is_dated_once_it_comes_back(services, memberships, social):
    amendments = services.membership_amendments
    values = replace(amendments.draft(social).values, object="Préavis", notice_months=6)
    amendments.record(social, memberships.sheet(social).rev, values)
    (line,) = memberships.sheet(social).amendments
    with pytest.raises(InvalidInput) as refused:
        amendments.date(line.id, line.rev, AmendmentDays(signed_on=date(2026, 11, 13)))
    assert set(refused.value.errors) == {"signed_on"}
    days = AmendmentDays(decided_on=date(2026, 11, 3), signed_on=date(2026, 11, 12))
    change = amendments.date(line.id, line.rev, days)
    with pytest.raises(MovedOn):
        amendments.date(line.id, line.rev, days)
    (kept,) = memberships.sheet(social).amendments
    assert (kept.decided_on, kept.signed_on, kept.number) == (days.decided_on, days.signed_on, 1)
    change.undo.run()
    assert memberships.sheet(social).amendments[0].signed_on is None


def test_an_amendment_never_makes_two_periods_of_a_day(services, memberships, choisy, social):
    following = replace(YEAR, convention=Convention.SOCIAL, start=date(2029, 1, 1), end=date(2029, 12, 31))
    memberships.add(choisy, following)
    values = replace(
        services.membership_amendments.draft(social).values, object="Durée", end=date(2029, 6, 30)
    )
    with pytest.raises(InvalidInput) as refused:
        services.membership_amendments.record(social, memberships.sheet(social).rev, values)
    assert set(refused.value.errors) == {"end"}
    assert memberships.sheet(social).amendments == ()


def test_an_amendment_written_on_an_older_reading_is_refused(services, memberships, social):
    before = memberships.sheet(social)
    memberships.update(social, before.rev, replace(before.values, notice_months=6))
    values = replace(services.membership_amendments.draft(social).values, object="Durée", end=None)
    with pytest.raises(MovedOn):
        services.membership_amendments.record(social, before.rev, values)


def test_an_amended_membership_is_not_deleted(services, memberships, social):
    values = replace(services.membership_amendments.draft(social).values, object="Préavis", notice_months=6)
    services.membership_amendments.record(social, memberships.sheet(social).rev, values)
    with pytest.raises(Refused, match="avenants"):
        memberships.remove(social)


def test_a_membership_written_by_mistake_goes_with_its_years_and_comes_back(
    services, memberships, choisy, social
):
    removed = memberships.remove(social)
    assert periods(services, choisy) == []
    removed.undo.run()
    assert terms(services, social) == [(2026, "SST-40", 1284, Decimal("28000.00"))]


# the list and the reminders


@pytest.fixture
def several(services, choisy):
    """One of each standing, in several conventions."""
    add = services.memberships.add
    other = commune(services, "Ivry-sur-Seine")
    due = add(choisy, YEAR).ids[1]
    add(choisy, replace(YEAR, convention=Convention.CADRE, end=date(2028, 12, 31), tacit=False))
    add(choisy, replace(YEAR, convention=Convention.SOCIAL, tacit=False, waiting_list=True))
    proposed = {"state": MembershipState.PROPOSED, "start": date(2027, 1, 1), "end": date(2027, 12, 31)}
    add(other, replace(YEAR, **proposed, signed_on=None, pending_recruitment=True))
    old = replace(
        YEAR, convention=Convention.CADRE, start=date(2022, 1, 1), end=date(2024, 12, 31), tacit=False
    )
    add(other, old)
    services.membership_terms.add(due, TermsValues(year=2026, offer="MED-1"))
    return due


@pytest.mark.parametrize(
    ("where", "count"),
    [
        (EVERY_MEMBERSHIP, 5),
        (MembershipFilter(due=True), 1),
        (MembershipFilter(standing=Standing.TO_RENEW), 2),
        (MembershipFilter(standing=Standing.ENDED), 1),
        (MembershipFilter(standing=Standing.PROPOSED), 1),
        (MembershipFilter(convention=Convention.CADRE), 2),
        (MembershipFilter(year=2026), 3),
        (MembershipFilter(year=2023), 1),
        (MembershipFilter(waiting_list=True), 1),
        (MembershipFilter(pending_recruitment=True), 1),
    ],
)
def test_the_list_is_filtered_by_where_memberships_stand(memberships, several, where, count):
    listing = memberships.listing(where=where)
    assert len(listing.rows) == count
    assert listing.facets.total == 5


def test_the_list_finds_sums_and_counts(memberships, several):
    listing = memberships.listing("choisy")
    assert (len(listing.rows), listing.total) == (3, Decimal("154080.00"))
    assert listing.facets.due == 1
    assert listing.facets.years[2026] == 3


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", MembershipOrder)
def test_every_order_lists_every_membership_with_the_empty_cells_last(
    memberships, several, order, descending
):
    rows = memberships.listing(order=order, descending=descending).rows
    assert len(rows) == 5
    if order is MembershipOrder.AMOUNT:
        assert [each.row.amount is None for each in rows] == [False, True, True, True, True]


def test_the_reminders_of_a_day_name_what_is_to_do(memberships, several):
    found = memberships.reminders()
    assert [(each.kind, each.convention) for each in found] == [
        (ReminderKind.DUE, Convention.MEDECINE),
        (ReminderKind.THREE_MONTHS, Convention.SOCIAL),
    ]
    assert found[1].text == "Se termine le 31\xa0déc.\xa02026, dans 49\xa0jours"
    assert counted(found) == "2\xa0rappels d’adhésions\xa0: 1\xa0à reconduire, 1\xa0échéance à 3\xa0mois"
    assert counted(()) == ""
    earlier = memberships.reminders(date(2026, 9, 12))
    assert {each.kind for each in earlier} == {ReminderKind.LAST_NOTICE, ReminderKind.SIX_MONTHS}


_ADD_SAME = """
import sys
from datetime import date
from pathlib import Path
from uuid import UUID
from cigdesk.bootstrap import open_store
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.membership import Convention, MembershipValues
desk = open_store(Path(sys.argv[1]), sys.argv[2])
for year in range(2010, 2010 + int(sys.argv[4])):
    days = {"start": date(year, 1, 1), "end": date(year, 12, 31), "signed_on": date(2009, 1, 1)}
    values = MembershipValues(convention=Convention.CADRE, **days)
    try:
        desk.services.memberships.add(UUID(sys.argv[3]), values)
    except InvalidInput as refused:
        assert set(refused.errors) == {"start"}
desk.store.close()
"""


def test_two_processes_never_make_two_periods_of_a_day(desk, services, choisy, desk_passphrase):
    years = 15
    run = [sys.executable, "-c", _ADD_SAME, str(desk.path), desk_passphrase, str(choisy), str(years)]
    adding = [subprocess.Popen(run) for _ in range(2)]
    assert [process.wait(50) for process in adding] == [0, 0]
    starts = [start.year for start, _end in periods(services, choisy)]
    assert starts == list(range(2010, 2010 + years))
