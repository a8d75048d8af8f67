"""What a draft would change, in euros: for members, and for draft quotes of the days that it would price."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.membership_terms import MembershipTerms
from cigdesk.domain.rights import Right
from cigdesk.services.catalogue_editing import PriceMove
from cigdesk.services.context import new_id
from ui.operations import Cancelled, Progress


@pytest.fixture
def draft(services):
    found = services.catalogue_states.proposal()
    move = PriceMove(Decimal(10))
    return services.catalogue_states.prepare(found.values, found.based_on, move).ids[0]


@pytest.fixture
def authority(services):
    values = AuthorityValues(kind=AuthorityKind.COMMUNE, name="Commune d’Aubagne-sur-Lys")
    made = services.authorities.create(values).ids[0]
    services.authorities.declare(made, 2026, 100)
    return made


def _member(services, authority, offer: str, denounced: date | None = None) -> None:
    def work(uow):
        kept = Membership(
            id=new_id(),
            authority_id=authority,
            convention=Convention.MEDECINE,
            start=date(2026, 1, 1),
            denounced_effect=denounced,
        )
        uow.add(kept)
        uow.flush()
        uow.add(MembershipTerms(id=new_id(), membership_id=kept.id, year=2026, offer=offer, headcount=100))
        return (kept.id,)

    services.context.change(Right.MANAGE_MEMBERSHIPS, work, "Adhésion")


def test_members_have_their_year_before_and_after_at_their_last_headcount(services, authority, draft):
    _member(services, authority, "MED-1")
    effects = services.catalogue_effect.of(draft)
    (each,) = effects.members
    assert (each.before, each.after, each.percent) == (Decimal(12000), Decimal(13200), Decimal(10))
    assert effects.members_total == (Decimal(12000), Decimal(13200))


def test_who_leaves_before_is_not_counted(services, authority, draft):
    _member(services, authority, "MED-1", denounced=date(2026, 12, 31))
    assert services.catalogue_effect.of(draft).members == ()


def test_an_offer_that_is_retired_has_no_price_after(services, authority, draft):
    _member(services, authority, "SST-40")
    services.catalogue_editing.retire_offer(draft, "SST-40")
    (each,) = services.catalogue_effect.of(draft).members
    assert (each.before, each.after, each.percent) == (Decimal(28000), None, None)


@pytest.mark.parametrize(("day", "after"), [(date(2026, 12, 31), None), (date(2027, 1, 1), Decimal(550))])
def test_drafts_of_its_days_move_and_the_others_do_not(services, authority, draft, day, after):
    quote = services.quotes.drafting.create(authority, day).ids[0]
    services.quotes.drafting.add_line(quote, "PSY-IND")
    found = services.catalogue_effect.of(draft).drafts
    assert [each.after for each in found] == ([after] if after else [])
    assert services.quotes.view(quote).total == Decimal(500)


def test_it_may_be_stopped(services, authority, draft):
    _member(services, authority, "MED-1")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        services.catalogue_effect.of(draft, progress)
