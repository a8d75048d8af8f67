"""Regimes of value added tax: one for every day, and what the page of a quote makes of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.vat import DEFAULT_VAT_MENTION, VatValues

MARTINIQUE = VatValues(start=date(2027, 1, 1), rate=Decimal("8.5"), mention="")


def test_a_new_centre_is_not_subject_to_the_tax(services):
    (line,) = services.vat.listing()
    assert line.current
    assert (line.values.rate, line.values.mention) == (None, DEFAULT_VAT_MENTION)


def test_a_later_regime_waits_for_its_day(services, clock):
    services.vat.add(MARTINIQUE)
    assert [line.current for line in services.vat.listing()] == [False, True]
    clock.move(days=60)
    assert [line.current for line in services.vat.listing()] == [True, False]


def test_two_regimes_never_start_on_one_day(services):
    services.vat.add(MARTINIQUE)
    with pytest.raises(InvalidInput) as raised:
        services.vat.add(MARTINIQUE)
    assert raised.value.errors == {"start": "Un autre régime commence ce jour-là."}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (VatValues(start=None), "start"),
        (VatValues(start=date(1999, 12, 31)), "start"),
        (VatValues(start=date(2027, 1, 1), rate=Decimal(0)), "rate"),
        (VatValues(start=date(2027, 1, 1), rate=Decimal("-8.5")), "rate"),
        (VatValues(start=date(2027, 1, 1), rate=Decimal(31)), "rate"),
        (VatValues(start=date(2027, 1, 1), mention="  "), "mention"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(services, values, field):
    with pytest.raises(InvalidInput) as raised:
        services.vat.add(values)
    assert list(raised.value.errors) == [field]
    assert len(services.vat.listing()) == 1


def test_the_only_regime_stays_and_another_is_taken_away_and_back(services):
    (only,) = services.vat.listing()
    with pytest.raises(Refused):
        services.vat.remove(only.id)
    services.vat.add(MARTINIQUE)
    change = services.vat.remove(services.vat.listing()[0].id)
    assert [line.values.start.year for line in services.vat.listing()] == [2000]
    change.undo.run()
    assert [line.values.start.year for line in services.vat.listing()] == [2027, 2000]


def test_an_edit_reaches_its_field_alone(services):
    (line,) = services.vat.listing()
    services.vat.edit(line.id, line.values, VatValues(start=line.values.start, mention="Art. 261"))
    assert services.vat.listing()[0].values.mention == "Art. 261"
