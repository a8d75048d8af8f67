"""Both shipped catalogues, and a quote priced in one call."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cigdesk.domain.pricing import AuthorityFacts, LineRequest, PriceRequest, price
from cigdesk.services.catalogues import shipped_catalogues

DAY = date(2026, 3, 2)
ALL_CONVENTIONS = frozenset({"cadre", "medecine", "social", "accompagnement-social"})


@pytest.fixture(scope="session")
def cig():
    return shipped_catalogues()["cig-petite-couronne-2026"]


@pytest.fixture(scope="session")
def martinique():
    return shipped_catalogues()["cdg-martinique-social"]


@pytest.fixture(scope="session")
def line():
    """A line of a code and its fields, the quantity as text."""

    def make(offer, quantity=None, **fields):
        return LineRequest(offer, None if quantity is None else Decimal(quantity), **fields)

    return make


@pytest.fixture(scope="session")
def quote(cig, martinique):
    """Price lines for an authority that has every convention, and whatever else is said of it."""

    def run(*lines, day=DAY, catalogue=None, **facts):
        facts.setdefault("conventions", ALL_CONVENTIONS)
        for name in ("conventions", "conventions_proposed", "active_offers", "earlier_offers"):
            facts[name] = frozenset(facts.get(name, ()))
        own = martinique if lines and lines[0].offer in martinique.offers else cig
        return price(catalogue or own, PriceRequest(day, AuthorityFacts(**facts), tuple(lines)))

    return run


@pytest.fixture(scope="session")
def refused(quote):
    """The same, giving what is refused: (line, rule) pairs."""

    def run(*lines, **facts):
        return [(refusal.line, refusal.rule) for refusal in quote(*lines, **facts).refusals]

    return run


@pytest.fixture(scope="session")
def warned(quote):
    """The same, giving the rules that warn, by line."""

    def run(*lines, **facts):
        return [[warning.rule for warning in line.warnings] for line in quote(*lines, **facts).lines]

    return run
