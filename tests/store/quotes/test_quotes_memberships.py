"""What a membership gives is not sold a second time."""

from __future__ import annotations

from datetime import date

import pytest

from cigdesk.domain.errors import Refused
from cigdesk.domain.membership import Convention, MembershipState, MembershipValues
from cigdesk.domain.membership_options import TermsValues

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def with_physician(services, towns):
    """Choisy-le-Roi has a physician this year, by its membership."""
    values = MembershipValues(convention=Convention.MEDECINE, start=FIRST, end=LAST, signed_on=FIRST)
    membership = services.memberships.add(towns.choisy, values).ids[1]
    services.membership_terms.add(membership, TermsValues(year=2026, offer="MED-1"))
    return membership


def refusals(services, draft):
    view = services.quotes.view(draft)
    return {each.rule for line in view.lines for each in line.refusals}


def test_a_quote_refuses_what_the_membership_of_the_year_gives(services, draft, with_physician):
    services.quotes.drafting.add_line(draft, "MED-1")
    assert refusals(services, draft)
    with pytest.raises(Refused):
        services.quotes.issuing.issue(draft)


def test_the_list_prices_a_draft_as_the_editor_does(services, draft, with_physician):
    services.quotes.drafting.add_line(draft, "COACH")
    (item,) = services.quotes.listing().rows
    assert item.total == services.quotes.view(draft).total


def test_a_membership_that_is_only_proposed_gives_nothing(services, draft, towns):
    values = MembershipValues(
        convention=Convention.MEDECINE, start=FIRST, end=LAST, state=MembershipState.PROPOSED
    )
    membership = services.memberships.add(towns.choisy, values).ids[1]
    services.membership_terms.add(membership, TermsValues(year=2026, offer="MED-1"))
    services.quotes.drafting.add_line(draft, "MED-1")
    assert refusals(services, draft) == set()
