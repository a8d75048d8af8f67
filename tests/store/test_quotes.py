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
from cigdesk.domain.quote import TRANSITIONS, Quote, QuoteState
from cigdesk.domain.rights import Right
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
    revision = services.quotes.issuing.revise(draft).ids[0]
    with pytest.raises(Refused):
        services.quotes.issuing.revise(draft)
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
