"""Preparing next year's catalogue: edits are kept as rows, checked where they are typed, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cigdesk.domain.catalogue import FlatTariff, TierTariff
from cigdesk.domain.catalogue.adjusting import Rounding
from cigdesk.domain.catalogue.conditions import NeedsOffer, NotWith, Once, ParticipantsLimit, Per
from cigdesk.domain.errors import InvalidInput, MovedOn, Refused
from cigdesk.domain.stored_catalogue import CatalogueEdit, CatalogueValues, StoredCatalogue, VoteValues
from cigdesk.services.catalogue_drafts import base_of, content_of
from cigdesk.services.catalogue_editing import PriceMove

CODE = "cig-petite-couronne-2027"
VOTE = VoteValues(deliberation="2026-118", voted_on=date(2026, 11, 10))


@pytest.fixture
def draft(services):
    """The id of next year's catalogue, just copied."""
    found = services.catalogue_states.proposal()
    return services.catalogue_states.prepare(found.values, found.based_on).ids[0]


def _read(services, draft):
    with services.context.reading() as uow:
        return content_of(uow, uow.get(StoredCatalogue, draft))


def _base(services, draft):
    with services.context.reading() as uow:
        return base_of(uow, uow.get(StoredCatalogue, draft))


def _edits(services, draft):
    with services.context.reading() as uow:
        return {(each.offer, each.path) for each in uow.find(CatalogueEdit, catalogue_id=draft)}


def _edit(services, draft, code, **fields):
    before = _read(services, draft).offers[code]
    return services.catalogue_editing.edit_offer(draft, before, replace(before, **fields))


def _faults(act) -> dict[str, str]:
    with pytest.raises(InvalidInput) as caught:
        act()
    return caught.value.errors


def test_the_copy_is_proposed_for_the_year_after_the_last_one(services, draft):
    assert _read(services, draft).id == CODE
    assert _read(services, draft).effective_from == date(2027, 1, 1)
    assert _read(services, draft).offers == _base(services, draft).offers
    assert services.catalogue_states.proposal().values.code == "cig-petite-couronne-2028"


def test_a_percentage_moves_every_price_and_nothing_that_is_free(services, draft):
    change = services.catalogue_editing.move_prices(draft, PriceMove(Decimal(2), Rounding.FIVE))
    offers = _read(services, draft).offers
    assert offers["PSY-IND"].flat_price == Decimal(510)
    assert offers["MED-1"].flat_price == Decimal(120)
    assert [row.price for row in offers["ACFI"].tariff.tiers] == [2100, 5780, 8930, 11555, 14185, 18910]
    assert "+2" in change.detail


def test_a_second_percentage_starts_from_the_base_again(services, draft):
    for percent in (2, 3):
        services.catalogue_editing.move_prices(draft, PriceMove(Decimal(percent)))
    assert _read(services, draft).offers["PSY-IND"].flat_price == Decimal(515)
    services.catalogue_editing.move_prices(draft, PriceMove(Decimal(0)))
    assert _edits(services, draft) == set()


def test_a_percentage_may_be_for_some_offers_alone(services, draft):
    move = PriceMove(Decimal("-10"), Rounding.EURO, frozenset({"COACH"}))
    services.catalogue_editing.move_prices(draft, move)
    assert _edits(services, draft) == {("COACH", "price")}
    assert _read(services, draft).offers["COACH"].flat_price == Decimal(90)


def test_rounding_never_gives_an_offer_away(services, draft):
    model = _read(services, draft).offers["COACH"]
    cheap = replace(model, code="COPIE", label="Copie", tariff=FlatTariff(Decimal(3)))
    services.catalogue_editing.add_offer(draft, cheap)
    before = _edits(services, draft)
    move = PriceMove(Decimal(2), Rounding.TEN)
    faults = _faults(lambda: services.catalogue_editing.move_prices(draft, move))
    assert list(faults) == ["rounding"]
    assert _edits(services, draft) == before


def test_one_price_is_one_row_and_undo_takes_it_back(services, draft):
    change = services.catalogue_editing.set_price(draft, "ACFI", 1, Decimal("5700.50"))
    assert _edits(services, draft) == {("ACFI", "tiers.1")}
    assert _read(services, draft).offers["ACFI"].tariff.tiers[1].price == Decimal("5700.50")
    back = change.undo.run()
    assert _edits(services, draft) == set()
    back.undo.run()
    assert _edits(services, draft) == {("ACFI", "tiers.1")}


def test_a_price_put_back_as_it_was_leaves_no_row(services, draft):
    services.catalogue_editing.set_price(draft, "COACH", None, Decimal(110))
    services.catalogue_editing.set_price(draft, "COACH", None, Decimal("100.00"))
    assert _edits(services, draft) == set()


@pytest.mark.parametrize("price", ["-1", "10.005", "NaN", "99999999"])
def test_what_is_no_price_is_refused_under_it(services, draft, price):
    act = services.catalogue_editing.set_price
    assert list(_faults(lambda: act(draft, "COACH", None, Decimal(price)))) == ["price"]


def test_a_scale_meets_without_hole_or_overlap(services, draft):
    rows = _read(services, draft).offers["ACFI"].tariff.tiers
    hole = (rows[0], replace(rows[1], tier=replace(rows[1].tier, first=60)), *rows[2:])
    faults = _faults(lambda: _edit(services, draft, "ACFI", tariff=TierTariff(hole)))
    assert faults == {"tiers": "Strate 2\u00a0: trou entre les strates\u00a0: 50 n’est dans aucune."}
    moved = (
        replace(rows[0], tier=replace(rows[0].tier, last=59)),
        replace(rows[1], tier=replace(rows[1].tier, first=60)),
        *rows[2:],
    )
    _edit(services, draft, "ACFI", tariff=TierTariff(moved))
    assert _read(services, draft).offers["ACFI"].tariff.tiers == moved
    assert _edits(services, draft) == {("ACFI", "tiers")}


def test_a_condition_on_an_offer_that_is_not_there_is_refused_in_its_row(services, draft):
    conditions = (Once(Per.YEAR), NeedsOffer("NULLE-PART"))
    faults = _faults(lambda: _edit(services, draft, "COACH", conditions=conditions))
    assert list(faults) == ["conditions.1"]
    _edit(services, draft, "COACH", conditions=(Once(Per.YEAR), NeedsOffer("GAPP"), ParticipantsLimit(9)))
    assert _read(services, draft).offers["COACH"].conditions[1] == NeedsOffer("GAPP")


def test_never_with_holds_both_ways_and_is_lifted_both_ways(services, draft):
    _edit(services, draft, "COACH", conditions=(NotWith("CODEV"),))
    assert _read(services, draft).offers["CODEV"].conditions == (NotWith("COACH"),)
    _edit(services, draft, "COACH", conditions=())
    assert _edits(services, draft) == set()


def test_an_offer_is_added_changed_and_taken_away(services, draft):
    model = _read(services, draft).offers["COACH"]
    new = replace(model, code="MEDIATION", label="Médiation", tariff=FlatTariff(Decimal("320.5")))
    services.catalogue_editing.add_offer(draft, new)
    assert _read(services, draft).offers["MEDIATION"] == new
    assert list(_faults(lambda: services.catalogue_editing.add_offer(draft, new))) == ["code"]
    _edit(services, draft, "MEDIATION", label="Médiation d’équipe")
    assert _read(services, draft).offers["MEDIATION"].label == "Médiation d’équipe"
    services.catalogue_editing.retire_offer(draft, "MEDIATION")
    assert _edits(services, draft) == set()


def test_an_offer_is_retired_and_restored_unless_another_needs_it(services, draft):
    services.catalogue_editing.retire_offer(draft, "COACH")
    assert "COACH" not in _read(services, draft).offers
    services.catalogue_editing.restore_offer(draft, "COACH")
    assert _read(services, draft).offers["COACH"] == _base(services, draft).offers["COACH"]
    with pytest.raises(Refused, match="Supports de communication"):
        services.catalogue_editing.retire_offer(draft, "HAND-POL")
    with pytest.raises(Refused):
        services.catalogue_editing.retire_offer(draft, "ACFI")


def test_two_people_change_two_fields_of_one_offer(services, draft):
    before = _read(services, draft).offers["COACH"]
    edit = services.catalogue_editing.edit_offer
    edit(draft, before, replace(before, label="Coaching individuel"))
    edit(draft, before, replace(before, notes=("Dix séances au plus.",)))
    offer = _read(services, draft).offers["COACH"]
    assert (offer.label, offer.notes) == ("Coaching individuel", ("Dix séances au plus.",))


def test_a_voted_catalogue_never_changes(services, draft):
    change = services.catalogue_editing.set_price(draft, "COACH", None, Decimal(110))
    services.catalogue_states.vote(draft, VOTE)
    before = _read(services, draft).offers["COACH"]
    editing, states = services.catalogue_editing, services.catalogue_states
    values = CatalogueValues(code=CODE, label="Autre", effective_from=date(2027, 1, 1))
    for act in (
        lambda: editing.set_price(draft, "COACH", None, Decimal(120)),
        lambda: editing.move_prices(draft, PriceMove(Decimal(2))),
        lambda: editing.edit_offer(draft, before, replace(before, label="Autre")),
        lambda: editing.add_offer(draft, replace(before, code="AUTRE")),
        lambda: editing.retire_offer(draft, "COACH"),
        lambda: editing.restore_offer(draft, "COACH"),
        lambda: states.edit(draft, replace(values, label="Tarifs 2027"), values),
        lambda: states.delete(draft),
        lambda: states.vote(draft, VOTE),
        change.undo.run,
    ):
        with pytest.raises(Refused):
            act()
    assert _read(services, draft).offers["COACH"].flat_price == Decimal(110)


def test_a_draft_is_deleted_with_its_edits_and_comes_back_whole(services, draft):
    services.catalogue_editing.move_prices(draft, PriceMove(Decimal(2)))
    edits = _edits(services, draft)
    change = services.catalogue_states.delete(draft)
    assert _edits(services, draft) == set()
    change.undo.run()
    assert _edits(services, draft) == edits


def test_preparing_with_a_percentage_is_one_act(services):
    found = services.catalogue_states.proposal()
    change = services.catalogue_states.prepare(found.values, found.based_on, PriceMove(Decimal("2.5")))
    assert _read(services, change.ids[0]).offers["PSY-IND"].flat_price == Decimal("512.50")
    change.undo.run()
    assert services.catalogue_states.proposal() == found


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    label=st.text(st.characters(categories=["L", "Nd", "P"]), min_size=1, max_size=40),
    prices=st.lists(st.decimals(0, 99_999, places=2), min_size=6, max_size=6),
)
def test_what_is_edited_is_what_is_voted(services, label, prices):
    """Edits, frozen text and reading back agree, whatever was typed."""
    states = services.catalogue_states
    found = states.proposal()
    draft = states.prepare(found.values, found.based_on).ids[0]
    rows = _read(services, draft).offers["ACFI"].tariff.tiers
    tiers = tuple(replace(row, price=price) for row, price in zip(rows, prices, strict=True))
    _edit(services, draft, "ACFI", label=label, tariff=TierTariff(tiers))
    edited = _read(services, draft)
    states.vote(draft, VOTE)
    assert _read(services, draft) == edited


def test_the_same_draft_edited_from_two_windows_keeps_both_names(services, draft):
    values = CatalogueValues(code=CODE, label="Tarifs 2027", effective_from=date(2027, 1, 1))
    services.catalogue_states.edit(draft, values, replace(values, label="Offre 2027"))
    with pytest.raises(MovedOn):
        services.catalogue_states.edit(draft, values, replace(values, label="Autre"))
