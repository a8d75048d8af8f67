"""Revisions beside what they replace, and quotes again for another authority or another year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.quote import QuoteLineKind
from cigdesk.services.quote_comparison import Shift
from cigdesk.services.quote_lines import LineValues


@pytest.fixture
def issued(services, draft):
    drafting = services.quotes.drafting
    drafting.add_section(draft, "Première")
    drafting.add_line(draft, "COACH", LineValues(quantity=Decimal(2)))
    drafting.add_line(draft, "EVT")
    drafting.add_line(draft, "QVCT")
    free = LineValues(text="Salle", free_price=Decimal(40), free_reason="prêt")
    drafting.add_free_line(draft, free)
    services.quotes.issuing.issue(draft)
    return draft


def test_a_revision_shows_what_it_adds_takes_out_and_changes(services, issued):
    revision = services.quotes.copying.revise(issued).ids[0]
    same = services.quotes.comparison(revision)
    assert {line.shift for line in same.lines} == {Shift.SAME}
    assert same.difference == 0
    lines = services.quotes.view(revision).lines
    assert lines[4].free_reason == "prêt"
    services.quotes.drafting.edit_line(revision, lines[1].id, {"quantity": Decimal(3)})
    services.quotes.drafting.remove_line(revision, lines[2].id)
    services.quotes.drafting.add_line(revision, "PSY-IND")
    found = services.quotes.comparison(revision)
    told = [(line.shift, line.label.split(",")[0]) for line in found.lines]
    assert [shift for shift, _ in told] == [
        Shift.SAME,
        Shift.CHANGED,
        Shift.REMOVED,
        Shift.SAME,
        Shift.SAME,
        Shift.ADDED,
    ]
    changed, removed, added = found.lines[1], found.lines[2], found.lines[5]
    assert (changed.before.amount, changed.after.amount) == (Decimal(200), Decimal(300))
    assert (removed.after, added.before) == (None, None)
    assert found.difference == Decimal(100) - Decimal(500) + Decimal(500)
    services.quotes.issuing.issue(revision)
    again = services.quotes.comparison(revision)
    assert [line.shift for line in again.lines] == [line.shift for line in found.lines]
    assert (again.before.number, again.after.number) == ("2026-0001", "2026-0001-R1")


def test_lines_that_only_moved_are_the_same(services, issued):
    revision = services.quotes.copying.revise(issued).ids[0]
    lines = services.quotes.view(revision).lines
    services.quotes.drafting.move_line(revision, lines[3].id, 1)
    assert {line.shift for line in services.quotes.comparison(revision).lines} == {Shift.SAME}


def test_a_line_priced_by_hand_under_other_words_is_known_by_its_price(services, issued):
    revision = services.quotes.copying.revise(issued).ids[0]
    drafting = services.quotes.drafting
    drafting.add_free_line(revision, LineValues(text="Trajet", free_price=Decimal(30), free_reason="loin"))
    line = services.quotes.view(revision).lines[4]
    drafting.edit_line(revision, line.id, {"text": "Amphithéâtre"})
    found = services.quotes.comparison(revision).lines
    assert [each.shift for each in found[4:]] == [Shift.CHANGED, Shift.ADDED]
    assert (found[4].label, found[4].earlier_label) == ("Amphithéâtre", "Salle")
    assert [each.earlier_label for each in found[:4]] == [""] * 4
    drafting.edit_line(revision, line.id, {"free_price": Decimal(55)})
    shifts = [each.shift for each in services.quotes.comparison(revision).lines[4:]]
    assert sorted(shifts) == [Shift.ADDED, Shift.ADDED, Shift.REMOVED]


def test_a_quote_that_replaces_none_has_nothing_beside_it(services, issued):
    with pytest.raises(Refused):
        services.quotes.comparison(issued)


def test_a_revision_of_a_revision_counts_on(services, issued):
    for number in ("2026-0001-R1", "2026-0001-R2"):
        issued = services.quotes.copying.revise(issued).ids[0]
        services.quotes.issuing.issue(issued)
        assert services.quotes.view(issued).number == number


def test_a_clone_is_priced_for_its_own_authority_and_day(services, towns):
    quote = services.quotes.drafting.create(towns.choisy, None, "Inspection").ids[0]
    services.quotes.drafting.add_line(quote, "ACFI")
    asked = {"quantity": Decimal(1), "prescription": date(2026, 10, 2)}
    services.quotes.drafting.add_line(quote, "ERGO-POSTE", LineValues(**asked))
    copy = services.quotes.copying.clone(quote, towns.bagneux, date(2026, 12, 1)).ids[0]
    view = services.quotes.view(copy)
    assert (view.authority, view.object, view.service_day) == ("Bagneux", "Inspection", date(2026, 12, 1))
    assert view.lines[0].amount < services.quotes.view(quote).lines[0].amount
    assert view.lines[1].prescription is None
    assert view.number == ""


def test_a_clone_asks_again_for_the_reason_of_a_price_put_by_hand(services, issued):
    copy = services.quotes.copying.clone(issued).ids[0]
    free = next(line for line in services.quotes.view(copy).lines if line.kind is QuoteLineKind.FREE)
    assert (free.free_price, free.free_reason) == (Decimal(40), "")
    assert [each.rule for each in free.refusals] == ["free-reason-missing"]


def test_a_clone_follows_the_headcount_of_its_own_authority(services, towns):
    quote = services.quotes.drafting.create(towns.choisy).ids[0]
    services.quotes.drafting.add_line(quote, "MED-1", LineValues(quantity=Decimal(1284)))
    copy = services.quotes.copying.clone(quote, towns.bagneux).ids[0]
    assert services.quotes.view(copy).lines[0].quantity == Decimal(300)


def test_a_clone_for_another_century_is_refused(services, issued):
    with pytest.raises(InvalidInput):
        services.quotes.copying.clone(issued, None, date(1999, 1, 1))
