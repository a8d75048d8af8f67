"""The answer to a quote: what is missing for the invoice, what cannot be kept, when it comes late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cigdesk.domain.quote import RefusalReason
from cigdesk.domain.quote_answer import (
    Acceptance,
    BillingNeeds,
    acceptance_faults,
    lacking,
    refusal_faults,
)

WHOLE = Acceptance(
    signed_on=date(2026, 11, 10),
    signed_by="Anne Besson",
    signed_as="maire",
    siret="21940022300018",
    service_code="RH",
    engagement_number="EJ-1",
    purchase_order="BC-1",
)
ALL_NEEDS = BillingNeeds(service_code=True, engagement_number=True, purchase_order=True)
TODAY = date(2026, 11, 12)


def _fields(values, needs=ALL_NEEDS):
    return [each.field for each in lacking(values, needs)]


def test_nothing_is_missing_of_a_whole_answer():
    assert _fields(WHOLE) == []


@pytest.mark.parametrize("name", ["siret", "service_code", "engagement_number", "purchase_order"])
def test_what_is_required_and_empty_is_missing(name):
    assert _fields(replace(WHOLE, **{name: " "})) == [name]


def test_what_the_authority_does_not_require_may_stay_empty():
    bare = replace(WHOLE, service_code="", engagement_number="", purchase_order="")
    assert _fields(bare, BillingNeeds()) == []


@pytest.mark.parametrize("name", ["signed_by", "signed_as"])
def test_who_signed_is_asked_for(name):
    assert _fields(replace(WHOLE, **{name: ""})) == ["signed_by"]


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, set()),
        ({"signed_on": None}, set()),
        ({"signed_on": date(2026, 11, 13)}, {"signed_on"}),
        ({"signed_on": date(2026, 10, 31)}, {"signed_on"}),
        ({"siret": "123"}, {"siret"}),
        ({"siret": "21920007800019"}, {"siret"}),
        ({"engagement_number": "1" * 51}, {"engagement_number"}),
        ({"purchase_order": "a\x07"}, {"purchase_order"}),
        ({"signed_by": "x" * 201}, {"signed_by"}),
    ],
)
def test_what_cannot_be_kept_is_said_by_field(changes, faults):
    values = replace(WHOLE, **changes)
    found = acceptance_faults(values, issued_on=date(2026, 11, 1), today=TODAY, siren="219400223")
    assert found.keys() == faults


@pytest.mark.parametrize(
    ("reason", "detail", "faults"),
    [
        (None, "", {"refusal"}),
        (RefusalReason.OTHER, " ", {"detail"}),
        (RefusalReason.OTHER, "Fusion", set()),
        (RefusalReason.BUDGET, "", set()),
        (RefusalReason.BUDGET, "x" * 201, {"detail"}),
    ],
)
def test_a_refusal_needs_its_reason_in_words_where_the_list_has_none(reason, detail, faults):
    assert refusal_faults(reason, detail).keys() == faults
