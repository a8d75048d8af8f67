"""Quotes on a real store: drafts, repairs, issue without hole or double, states, pages that never change."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import InvalidInput, NeedsConfirmation, NotFound, Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.quote import TRANSITIONS, Quote, QuoteStanding, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.ports.quotes import EVERY_QUOTE, QuoteFilter, QuoteOrder, QuoteSum
from cigdesk.services.context import new_id
from cigdesk.services.quote_drafting import Heading, LineValues


def _fill_centre(uow):
    centre = uow.find(Centre)[0]
    centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
    return (centre.id,)


@pytest.fixture
def authority(services):
    """Choisy-le-Roi with 1 284 agents and the convention-cadre, in a centre whose settings are complete."""

    def work(uow):
        _fill_centre(uow)
        choisy = Authority(
            id=new_id(), name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE, siren="219400223", postcode="94600"
        )
        uow.add(choisy)
        uow.add(Headcount(id=new_id(), authority_id=choisy.id, year=2026, heads=1284))
        uow.add(
            Membership(
                id=new_id(), authority_id=choisy.id, convention=Convention.CADRE, start=date(2026, 1, 1)
            )
        )
        return (choisy.id,)

    return services.context.change(Right.MANAGE_AUTHORITIES, work, "").ids[0]


@pytest.fixture
def draft(services, authority):
    return services.quotes.drafting.create(authority).ids[0]


def _lines(services, quote):
    return services.quotes.view(quote).lines


def test_a_line_shows_its_price_tier_and_detail_at_once(services, draft):
    services.quotes.drafting.add_line(draft, "ACFI")
    services.quotes.drafting.add_line(draft, "ACFI-SUP", LineValues(quantity=Decimal("1.5")))
    view = services.quotes.view(draft)
    assert [line.amount for line in view.lines] == [Decimal("13905.00"), Decimal("1200.00")]
    assert "1\u202f250" in view.lines[0].detail
    assert view.total == Decimal("15105.00")
    assert (view.refusals, view.number) == (0, "")


def test_a_refused_line_says_why_and_its_repair_lifts_it(services, draft):
    services.quotes.drafting.add_line(draft, "SENS-PSAS", LineValues(participants=34))
    line = _lines(services, draft)[0]
    repair = line.refusals[0].repair
    with pytest.raises(Refused):
        services.quotes.issuing.issue(draft)
    services.quotes.drafting.repair(draft, line.id, repair)
    assert [line.participants for line in _lines(services, draft)] == [17, 17]
    assert services.quotes.view(draft).refusals == 0


def test_a_missing_convention_is_proposed_with_the_quote(services, draft):
    services.quotes.drafting.add_line(draft, "SST-40")
    line = _lines(services, draft)[0]
    services.quotes.drafting.repair(draft, line.id, line.refusals[0].repair)
    line = _lines(services, draft)[0]
    assert line.refusals == ()
    assert line.warnings


def test_lines_move_and_every_act_is_undone(services, draft):
    for offer in ("ACFI", "PSY-IND", "COACH"):
        services.quotes.drafting.add_line(draft, offer)
    lines = _lines(services, draft)
    moved = services.quotes.drafting.move_line(draft, lines[2].id, 0)
    assert [line.code for line in _lines(services, draft)] == ["COACH", "ACFI", "PSY-IND"]
    moved.undo.run()
    removed = services.quotes.drafting.remove_line(draft, lines[1].id)
    assert [line.code for line in _lines(services, draft)] == ["ACFI", "COACH"]
    removed.undo.run()
    assert [line.code for line in _lines(services, draft)] == ["ACFI", "PSY-IND", "COACH"]


def test_a_heading_outside_the_century_is_refused_in_its_field(services, draft):
    with pytest.raises(InvalidInput) as fault:
        services.quotes.drafting.set_heading(draft, Heading(object="x", service_day=date(1999, 12, 31)))
    assert "service_day" in fault.value.errors


def test_issue_numbers_freezes_and_keeps_the_page(services, draft, clock):
    services.quotes.drafting.add_line(draft, "ACFI")
    services.quotes.issuing.issue(draft)
    view = services.quotes.view(draft)
    assert (view.number, view.issued_on, view.valid_until) == (
        "2026-0001",
        date(2026, 11, 12),
        date(2027, 2, 12),
    )
    page = services.quotes.issuing.pdf(draft)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(page)).pages)
    assert "2026-0001" in text
    assert "13\u202f905,00" in text
    assert "Commune de Choisy-le-Roi" in text

    def rename(uow):
        uow.get(Authority, view.authority_id).name = "Autrement"
        return ()

    services.context.change(Right.MANAGE_AUTHORITIES, rename, "")
    clock.move(days=400)
    assert services.quotes.issuing.pdf(draft) == page
    assert services.quotes.view(draft).expired
    with pytest.raises(Refused):
        services.quotes.drafting.add_line(draft, "COACH")


def test_missing_settings_block_the_issue(services, authority):
    def empty(uow):
        uow.find(Centre)[0].siret = ""
        return ()

    services.context.change(Right.MANAGE_CENTRE, empty, "")
    quote = services.quotes.drafting.create(authority).ids[0]
    services.quotes.drafting.add_line(quote, "COACH")
    assert [missing.field for missing in services.quotes.view(quote).missing] == ["siret"]
    with pytest.raises(Refused, match="SIRET"):
        services.quotes.issuing.issue(quote)


def test_a_page_that_cannot_be_drawn_burns_no_number(services, draft, desk, monkeypatch):
    services.quotes.drafting.add_line(draft, "COACH")

    def broken(_sheet):
        raise RuntimeError("no ink")

    monkeypatch.setattr(services.quotes.issuing, "_render", broken)
    with pytest.raises(RuntimeError):
        services.quotes.issuing.issue(draft)
    monkeypatch.undo()
    assert services.quotes.view(draft).state is QuoteState.DRAFT
    services.quotes.issuing.issue(draft)
    assert services.quotes.view(draft).number == "2026-0001"


def test_a_revision_replaces_and_both_stay_readable(services, draft):
    services.quotes.drafting.add_line(draft, "COACH")
    services.quotes.issuing.issue(draft)
    revision = services.quotes.copying.revise(draft).ids[0]
    with pytest.raises(Refused):
        services.quotes.copying.revise(draft)
    services.quotes.issuing.issue(revision)
    assert services.quotes.view(revision).number == "2026-0001-R1"
    assert services.quotes.view(draft).state is QuoteState.REPLACED
    assert services.quotes.issuing.pdf(draft) != services.quotes.issuing.pdf(revision)
    assert services.quotes.by_number("2026-0001-r1") == revision
    with pytest.raises(NotFound):
        services.quotes.by_number("2026-0001-R2")


def test_a_late_acceptance_asks_first(services, draft, clock):
    services.quotes.drafting.add_line(draft, "COACH")
    services.quotes.issuing.issue(draft)
    services.quotes.issuing.send(draft)
    clock.move(days=120)
    with pytest.raises(NeedsConfirmation):
        services.quotes.issuing.accept(draft)
    services.quotes.issuing.accept(draft, confirmed=True)
    assert services.quotes.view(draft).state is QuoteState.ACCEPTED


def test_an_accepted_package_is_known_to_the_next_quote(services, draft, authority):
    services.quotes.drafting.add_line(draft, "ACFI")
    services.quotes.issuing.issue(draft)
    services.quotes.issuing.send(draft)
    services.quotes.issuing.accept(draft)
    again = services.quotes.drafting.create(authority).ids[0]
    services.quotes.drafting.add_line(again, "ACFI-SUP")
    assert services.quotes.view(again).refusals == 0
    services.quotes.drafting.add_line(again, "CERCLE")
    assert services.quotes.view(again).refusals == 1


@pytest.mark.parametrize("target", QuoteState)
@pytest.mark.parametrize("origin", QuoteState)
def test_only_the_table_changes_a_state(origin, target, clock):
    quote = Quote(
        id=new_id(), authority_id=new_id(), service_day=date(2026, 1, 1), created_at=clock.now(), state=origin
    )
    if target in TRANSITIONS[origin]:
        quote.move_to(target, date(2026, 1, 2), "motif")
        assert quote.state is target
    else:
        with pytest.raises(Refused):
            quote.move_to(target, date(2026, 1, 2), "motif")


_ISSUE_MANY = """
import sys
from pathlib import Path
from uuid import UUID
from cigdesk.bootstrap import open_store
desk = open_store(Path(sys.argv[1]), sys.argv[2])
for _ in range(int(sys.argv[4])):
    quote = desk.services.quotes.drafting.create(UUID(sys.argv[3])).ids[0]
    desk.services.quotes.drafting.add_line(quote, "COACH")
    desk.services.quotes.issuing.issue(quote)
desk.store.close()
"""


def test_two_processes_share_the_numbers(desk, services, authority, desk_passphrase):
    each = 15
    run = [sys.executable, "-c", _ISSUE_MANY, str(desk.path), desk_passphrase, str(authority), str(each)]
    issuing = [subprocess.Popen(run) for _ in range(2)]
    assert [process.wait(50) for process in issuing] == [0, 0]
    numbers = sorted(row.number for row in services.quotes.search(states=frozenset({QuoteState.ISSUED})))
    assert numbers == [f"2026-{n:04d}" for n in range(1, 2 * each + 1)]


def test_two_fields_written_one_after_the_other_both_stay(services, draft):
    line = services.quotes.drafting.add_line(draft, "SENS-PSAS").ids[1]
    services.quotes.drafting.edit_line(draft, line, {"quantity": Decimal("0.5")})
    services.quotes.drafting.edit_line(draft, line, {"participants": 12})
    services.quotes.drafting.edit_heading(draft, {"object": "  Programme  "})
    services.quotes.drafting.edit_heading(draft, {"follower": "Marc Ollivier"})
    view = services.quotes.view(draft)
    assert (view.lines[0].quantity, view.lines[0].participants) == (Decimal("0.5"), 12)
    assert (view.object, view.follower) == ("Programme", "Marc Ollivier")


@pytest.mark.parametrize("changes", [{"participants": 10**9}, {"quantity": Decimal(10) ** 12}])
def test_a_slip_of_the_keyboard_is_refused_in_its_field(services, draft, changes):
    line = services.quotes.drafting.add_line(draft, "SENS-PSAS").ids[1]
    with pytest.raises(InvalidInput) as fault:
        services.quotes.drafting.edit_line(draft, line, changes)
    assert fault.value.errors.keys() == changes.keys()


def test_a_change_is_not_taken_back_once_the_quote_is_issued(services, draft):
    services.quotes.drafting.add_line(draft, "COACH")
    renamed = services.quotes.drafting.edit_heading(draft, {"object": "Avant"})
    services.quotes.issuing.issue(draft)
    with pytest.raises(Refused):
        renamed.undo.run()
    assert services.quotes.view(draft).object == "Avant"


def test_the_next_number_is_foretold(services, draft):
    services.quotes.drafting.add_line(draft, "COACH")
    assert services.quotes.issuing.next_number(draft) == "2026-0001"
    services.quotes.issuing.issue(draft)
    revision = services.quotes.copying.revise(draft).ids[0]
    assert services.quotes.issuing.next_number(revision) == "2026-0001-R1"


def test_a_removal_says_the_new_total_and_a_copy_stands_under_its_line(services, draft):
    first = services.quotes.drafting.add_line(draft, "ACFI").ids[1]
    services.quotes.drafting.add_line(draft, "COACH")
    copy = services.quotes.drafting.copy_line(draft, first).ids[1]
    assert [line.code for line in _lines(services, draft)] == ["ACFI", "ACFI", "COACH"]
    assert services.quotes.drafting.remove_line(draft, copy).detail == "Total ramené à 14\u202f005,00\u00a0€"


def test_an_offer_that_is_a_choice_comes_as_an_option(services, draft):
    services.quotes.drafting.add_line(draft, "MED-CAB")
    assert _lines(services, draft)[0].optional


def test_a_fact_that_a_rule_lacks_is_noted_from_the_line(services, draft, authority):
    line = services.quotes.drafting.add_line(draft, "CERCLE").ids[1]
    refusal = _lines(services, draft)[0].refusals[0]
    noted = services.quotes.drafting.repair(draft, line, refusal.repair)
    assert services.quotes.view(draft).refusals == 0
    noted.undo.run()
    assert services.quotes.view(draft).refusals == 1


def test_only_a_firm_line_makes_a_quote(services, draft):
    assert services.quotes.view(draft).general_refusals[0].rule == "no-line"
    services.quotes.drafting.add_line(draft, "COACH", LineValues(optional=True))
    assert services.quotes.view(draft).general_refusals[0].rule == "only-options"
    with pytest.raises(Refused, match="option"):
        services.quotes.issuing.issue(draft)


def test_the_list_says_where_each_quote_stands_and_what_a_draft_comes_to(services, draft, authority, clock):
    services.quotes.drafting.add_line(draft, "COACH", LineValues(quantity=Decimal(3)))
    sent = services.quotes.drafting.create(authority).ids[0]
    services.quotes.drafting.add_line(sent, "COACH")
    services.quotes.issuing.issue(sent)
    services.quotes.issuing.send(sent)
    clock.move(days=93)
    found = {item.row.id: (item.standing, item.total) for item in services.quotes.listing().rows}
    assert found == {
        draft: (QuoteStanding.DRAFT, Decimal("300.00")),
        sent: (QuoteStanding.EXPIRED, Decimal("100.00")),
    }


def test_the_list_is_sorted_filtered_and_added_up_by_the_store(services, authority, clock):
    quotes = services.quotes
    made = {}
    for word, count in (("Élan", 2), ("Zèle", 1), ("", 3)):
        made[word] = quotes.drafting.create(authority, None, word).ids[0]
        quotes.drafting.add_line(made[word], "COACH", LineValues(quantity=Decimal(count)))
    quotes.issuing.issue(made["Zèle"])
    quotes.issuing.send(made["Zèle"])
    clock.move(days=93)

    def order(by, **how):
        return [item.row.object for item in quotes.listing("", EVERY_QUOTE, by, **how).rows]

    assert order(QuoteOrder.NEWEST) == ["", "Zèle", "Élan"]
    assert order(QuoteOrder.OBJECT) == ["Élan", "Zèle", ""]
    assert order(QuoteOrder.OBJECT, descending=True) == ["Zèle", "Élan", ""]
    assert order(QuoteOrder.TOTAL) == ["Zèle", "Élan", ""]
    assert order(QuoteOrder.TOTAL, descending=True) == ["", "Élan", "Zèle"]
    assert order(QuoteOrder.NUMBER, descending=True)[0] == order(QuoteOrder.UNTIL)[0] == "Zèle"
    assert order(QuoteOrder.STANDING)[-1] == "Zèle"
    listing = quotes.listing("", QuoteFilter(QuoteStanding.EXPIRED))
    assert [item.standing for item in listing.rows] == [QuoteStanding.EXPIRED]
    assert (listing.listed, listing.found) == (QuoteSum(1, Decimal(100)), QuoteSum(3, Decimal(600)))
    assert listing.sums[QuoteStanding.DRAFT] == QuoteSum(2, Decimal(500))
    assert quotes.sum_of([made["Élan"], made["Zèle"]]) == QuoteSum(2, Decimal(300))
    assert [item.total for item in quotes.items([made[""], made["Zèle"]])] == [Decimal(300), Decimal(100)]
    assert not quotes.listing("zele", QuoteFilter(QuoteStanding.DRAFT)).ids


@pytest.mark.parametrize("order", QuoteOrder)
def test_every_order_lists_every_quote(services, authority, order):
    made = {services.quotes.drafting.create(authority).ids[0] for _ in range(3)}
    for descending in (False, True):
        assert set(services.quotes.listing("", EVERY_QUOTE, order, descending=descending).ids) == made
