"""The same quote for many authorities: surveyed, priced, written one by one, taken back together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.membership import Convention
from cigdesk.domain.quote import QuoteState
from cigdesk.services.in_turn import Item
from cigdesk.services.quote_batch import BatchFilter, BatchLine, BatchOrder

DAY = date(2026, 12, 1)
ORDER = BatchOrder(lines=(BatchLine("ACFI"),), service_day=DAY, object="Forfait ACFI")


@pytest.fixture
def batch(services):
    return services.quote_batch


@pytest.fixture
def items(places):
    return [Item(places.choisy, "Choisy"), Item(places.lilas, "Les Lilas"), Item(places.bagneux, "Bagneux")]


def test_the_survey_tells_whom_a_filter_keeps(batch, places):
    survey = batch.survey(DAY)

    def kept(**where):
        return [each.name for each in survey.authorities if BatchFilter(**where).keeps(each)]

    assert kept() == ["Bagneux", "Choisy-le-Roi", "Les Lilas"]
    assert kept(convention=Convention.CADRE) == ["Bagneux", "Choisy-le-Roi"]
    assert kept(had="ACFI") == ["Bagneux"]
    assert kept(text="CHOISY roi") == ["Choisy-le-Roi"]
    tier = next(place for place, label in enumerate(survey.tiers) if "1\u202f250" in label)
    assert kept(tier=tier) == ["Choisy-le-Roi"]
    assert [each.code for each in survey.had] == ["ACFI"]
    assert survey.conventions == (Convention.CADRE,)


def test_prices_and_reasons_are_known_before_anything_is_written(batch, places, services):
    found = batch.prices(ORDER, [places.choisy, places.bagneux, places.lilas])
    assert (found[places.choisy].total, found[places.choisy].refusals) == (Decimal(13905), ())
    assert found[places.bagneux].total == Decimal(8755)
    assert any("onvention" in reason for reason in found[places.lilas].refusals)
    assert not services.quotes.search()


def test_issued_ones_follow_each_other_and_a_refusal_burns_no_number(batch, items, services):
    outcome = batch.issue(ORDER, items)
    numbers = [services.quotes.view(each.ids[0]).number for each in outcome.report.done]
    assert numbers == ["2026-0001", "2026-0002"]
    assert [each.item.name for each in outcome.report.refused] == ["Les Lilas"]
    assert outcome.change.label == "2\u00a0devis émis"
    assert outcome.change.undo is None
    assert len(services.quotes.search()) == 2
    assert services.quotes.issuing.pdf(outcome.report.ids[0]).startswith(b"%PDF")
    view = services.quotes.view(outcome.report.ids[0])
    assert (view.object, view.contact_id is not None) == ("Forfait ACFI", True)


def test_drafts_are_taken_back_together(batch, items, services):
    change = batch.draft(ORDER, items).change
    assert len(services.quotes.search(states=frozenset({QuoteState.DRAFT}))) == 3
    back = change.undo.run()
    assert not services.quotes.search()
    assert back.label.startswith("Annulé")
    back.undo.run()
    assert len(services.quotes.search()) == 3


def test_a_draft_that_was_worked_on_stays_when_the_others_are_taken_back(batch, items, services):
    outcome = batch.draft(ORDER, items)
    edited, *_others = outcome.report.ids
    services.quotes.issuing.issue(edited)
    back = outcome.change.undo.run()
    assert back.detail == "1 modifié depuis, gardé"
    assert [row.id for row in services.quotes.search()] == [edited]


def test_the_second_survey_tells_who_has_it_already(batch, items, places):
    batch.issue(ORDER, items[:1])
    batch.draft(ORDER, items[2:])
    told = {each.id: each.already for each in batch.survey(DAY, ["ACFI"]).authorities}
    assert told == {places.choisy: "2026-0001 (émis)", places.bagneux: "brouillon", places.lilas: ""}
    assert not any(each.already for each in batch.survey(date(2027, 1, 1), ["ACFI"]).authorities)


def test_a_batch_that_is_stopped_keeps_what_is_done(batch, items, services):
    def tell(done, _total, _name):
        if done == 1:
            raise CigdeskError("Arrêté.")

    report = batch.issue(ORDER, items, tell).report
    assert len(report.done) == len(services.quotes.search()) == 1
    assert [each.name for each in report.left] == ["Les Lilas", "Bagneux"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lines": ()}, "lines"),
        ({"service_day": date(1999, 1, 1)}, "service_day"),
        ({"object": "x" * 301}, "object"),
    ],
)
def test_an_order_that_cannot_be_is_refused_by_field(batch, items, changes, field):
    order = BatchOrder(**(vars(ORDER) | changes))
    for act in (batch.draft, batch.issue):
        with pytest.raises(InvalidInput) as fault:
            act(order, items)
        assert fault.value.errors.keys() == {field}


def test_a_day_without_catalogue_is_refused_for_each(batch, items, places):
    order = BatchOrder(lines=ORDER.lines, service_day=date(2005, 1, 1))
    assert batch.prices(order, [places.choisy])[places.choisy].refusals
    assert not batch.issue(order, items).report.done
