"""A catalogue is prepared, voted, archived: each step at its time, never back, never twice on one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import InvalidInput, NeedsConfirmation, Refused
from cigdesk.domain.quote import Quote, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.domain.stored_catalogue import CatalogueState, StoredCatalogue, VoteValues
from cigdesk.services.catalogue_editing import PriceMove
from cigdesk.services.context import new_id

VOTE = VoteValues(deliberation="2026-118", voted_on=date(2026, 11, 10))


def _prepare(services, **other):
    found = services.catalogue_states.proposal()
    return services.catalogue_states.prepare(replace(found.values, **other), found.based_on).ids[0]


def _stored(services, catalogue_id) -> StoredCatalogue:
    with services.context.reading() as uow:
        return uow.get(StoredCatalogue, catalogue_id)


def _issued(services, day: date, catalogue: str) -> None:
    authority = services.authorities.create(
        AuthorityValues(kind=AuthorityKind.COMMUNE, name="Commune d’Aubagne-sur-Lys")
    ).ids[0]

    def work(uow):
        quote = Quote(
            id=new_id(),
            authority_id=authority,
            service_day=day,
            state=QuoteState.SENT,
            catalogue=catalogue,
            created_at=services.context.now(),
        )
        uow.add(quote)
        return (quote.id,)

    services.context.change(Right.MANAGE_QUOTES, work, "Devis")


def test_a_vote_is_numbered_and_dated(services):
    draft = _prepare(services)
    with pytest.raises(InvalidInput) as caught:
        services.catalogue_states.vote(draft, VoteValues(deliberation=" ", voted_on=None))
    assert set(caught.value.errors) == {"deliberation", "voted_on"}
    with pytest.raises(InvalidInput) as caught:
        services.catalogue_states.vote(draft, replace(VOTE, voted_on=date(2026, 11, 13)))
    assert set(caught.value.errors) == {"voted_on"}
    services.catalogue_states.vote(draft, VOTE)
    kept = _stored(services, draft)
    assert (kept.state, kept.deliberation) == (CatalogueState.VOTED, "2026-118")


def test_two_catalogues_never_start_on_one_day(services):
    services.catalogue_states.vote(_prepare(services), VOTE)
    second = _prepare(services, effective_from=date(2027, 1, 1))
    with pytest.raises(Refused, match="commence déjà"):
        services.catalogue_states.vote(second, VOTE)


def test_a_code_is_of_one_catalogue(services):
    _prepare(services)
    for code in ("cig-petite-couronne-2026", "cig-petite-couronne-2027", "Deux Mots"):
        with pytest.raises(InvalidInput) as caught:
            _prepare(services, code=code)
        assert set(caught.value.errors) == {"code"}


def test_quotes_already_issued_are_told_before_the_vote_and_keep_their_prices(services):
    draft = _prepare(services)
    _issued(services, date(2027, 2, 1), "cig-petite-couronne-2026")
    with pytest.raises(NeedsConfirmation, match="devis déjà émis"):
        services.catalogue_states.vote(draft, VOTE)
    assert _stored(services, draft).state is CatalogueState.DRAFT
    change = services.catalogue_states.vote(draft, VOTE, confirmed=True)
    assert "confirmé" in change.detail


def test_prices_do_not_apply_before_their_vote_unless_confirmed(services):
    draft = _prepare(services, effective_from=date(2026, 11, 1))
    with pytest.raises(NeedsConfirmation, match="avant la délibération"):
        services.catalogue_states.vote(draft, VOTE)


def test_a_vote_is_taken_back_until_a_quote_is_issued_at_its_prices(services):
    draft = _prepare(services)
    services.catalogue_editing.move_prices(draft, PriceMove(Decimal(2)))
    change = services.catalogue_states.vote(draft, VOTE)
    again = change.undo.run()
    assert _stored(services, draft).state is CatalogueState.DRAFT
    back = again.undo.run()
    _issued(services, date(2027, 2, 1), "cig-petite-couronne-2027")
    with pytest.raises(Refused, match="reste voté"):
        back.undo.run()
    assert _stored(services, draft).state is CatalogueState.VOTED


def test_only_a_replaced_catalogue_is_archived(services, clock):
    first = _prepare(services)
    with pytest.raises(Refused, match="brouillon"):
        services.catalogue_states.archive(first)
    services.catalogue_states.vote(first, VOTE)
    with pytest.raises(Refused, match="donne encore des prix"):
        services.catalogue_states.archive(first)
    services.catalogue_states.vote(_prepare(services), VOTE)
    clock.move(days=500)
    services.catalogue_states.archive(first)
    assert _stored(services, first).state is CatalogueState.ARCHIVED
    with pytest.raises(Refused):
        services.catalogue_states.archive(first)


def test_next_year_follows_from_the_last_voted_one(services):
    first = _prepare(services)
    services.catalogue_editing.set_price(first, "COACH", None, Decimal(111))
    services.catalogue_states.vote(first, VOTE)
    found = services.catalogue_states.proposal()
    assert (found.based_on, found.values.code) == ("cig-petite-couronne-2027", "cig-petite-couronne-2028")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("2026-118", "n°\u202f2026-118 du 10\u00a0novembre\u00a02026"),
        ("N° 7", "N° 7 du 10\u00a0novembre\u00a02026"),
    ],
)
def test_a_quote_cites_the_deliberation_of_its_catalogue(services, number, said):
    authority = services.authorities.create(
        AuthorityValues(kind=AuthorityKind.COMMUNE, name="Commune d’Aubagne-sur-Lys")
    ).ids[0]
    services.catalogue_states.vote(_prepare(services), replace(VOTE, deliberation=number))
    before, after = (
        services.quotes.drafting.create(authority, day).ids[0]
        for day in (date(2026, 12, 1), date(2027, 1, 1))
    )
    assert services.quotes.issuing.sheet(before).issuer.deliberation is None
    assert services.quotes.issuing.sheet(after).issuer.deliberation == said
