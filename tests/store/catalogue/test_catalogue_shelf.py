"""Which catalogue prices a day: the voted ones of the store beside the shipped ones, never a draft."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files

import pytest

from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.rights import Right
from cigdesk.domain.stored_catalogue import CatalogueState, StoredCatalogue
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.context import centre_of, new_id

SHIPPED = "cig-petite-couronne-2026"


def _keep(services, state: CatalogueState, year: int = 2027, price: int = 510) -> None:
    """Next year's catalogue, in that state, whose individual support has that price."""
    text = (files("resources") / "catalogue" / f"{SHIPPED}.toml").read_text(encoding="utf-8")
    text = text.replace(SHIPPED, f"cig-petite-couronne-{year}").replace("= 2026-01-01", f"= {year}-01-01")
    text = text.replace("price = 500", f"price = {price}", 1)

    def work(uow):
        stored = StoredCatalogue(
            id=new_id(),
            code=f"cig-petite-couronne-{year}",
            family="cig-petite-couronne",
            label=f"Tarifs {year}",
            effective_from=date(year, 1, 1),
            state=state,
            content=text,
            based_on=SHIPPED,
            created_at=datetime(2026, 11, 1, tzinfo=UTC),
        )
        uow.add(stored)
        return (stored.id,)

    services.context.change(Right.MANAGE_CATALOGUE, work, "Catalogue")


def _priced_by(services, day: date) -> str:
    with services.context.reading() as uow:
        found = catalogue_on(uow, centre_of(uow), day)
    return found.id if found else ""


@pytest.mark.parametrize("state", [CatalogueState.VOTED, CatalogueState.ARCHIVED])
def test_a_voted_catalogue_prices_from_its_first_day_on(services, state):
    _keep(services, state)
    assert _priced_by(services, date(2026, 12, 31)) == SHIPPED
    assert _priced_by(services, date(2027, 1, 1)) == "cig-petite-couronne-2027"
    assert _priced_by(services, date(2031, 5, 1)) == "cig-petite-couronne-2027"


def test_its_successor_ends_it(services):
    _keep(services, CatalogueState.ARCHIVED)
    _keep(services, CatalogueState.VOTED, 2028)
    assert _priced_by(services, date(2027, 12, 31)) == "cig-petite-couronne-2027"
    assert _priced_by(services, date(2028, 1, 1)) == "cig-petite-couronne-2028"


def test_a_draft_prices_nothing(services):
    _keep(services, CatalogueState.DRAFT)
    assert _priced_by(services, date(2027, 6, 1)) == SHIPPED


@pytest.mark.parametrize(("day", "total"), [(date(2026, 12, 31), 500), (date(2027, 1, 1), 510)])
def test_a_quote_follows_its_day_of_service_in_its_sheet_and_in_the_list(services, day, total):
    _keep(services, CatalogueState.VOTED)
    authority = services.authorities.create(
        AuthorityValues(kind=AuthorityKind.COMMUNE, name="Commune d’Aubagne-sur-Lys")
    ).ids[0]
    quote = services.quotes.drafting.create(authority, day).ids[0]
    services.quotes.drafting.add_line(quote, "PSY-IND")
    assert services.quotes.view(quote).total == Decimal(total)
    assert services.quotes.listing().found.total == Decimal(total)


def test_a_day_without_any_voted_catalogue_says_which_one_is_not_voted(services):
    _keep(services, CatalogueState.DRAFT, 2025)
    authority = services.authorities.create(
        AuthorityValues(kind=AuthorityKind.COMMUNE, name="Commune d’Aubagne-sur-Lys")
    ).ids[0]
    quote = services.quotes.drafting.create(authority, date(2025, 3, 1)).ids[0]
    (refusal,) = [each for each in services.quotes.view(quote).general_refusals if each.rule != "no-line"]
    assert "n’est pas encore voté" in refusal.message
    assert "Tarifs 2025" in refusal.message
