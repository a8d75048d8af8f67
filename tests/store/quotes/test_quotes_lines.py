"""Sections, notes and prices put by hand on a real store, to the printed page."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk.bootstrap import create_store
from cigdesk.domain import rights
from cigdesk.domain.authority import Authority, AuthorityKind, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import InvalidInput, NotAllowed, Refused
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.quote import QuoteLineKind
from cigdesk.domain.rights import Right, Role
from cigdesk.domain.stored_catalogue import VoteValues
from cigdesk.domain.vat import VatRegime
from cigdesk.services.catalogue_editing import PriceMove
from cigdesk.services.centres import shipped_centres
from cigdesk.services.context import new_id
from cigdesk.services.quote_lines import LineValues
from db.crypto import Cost

EUROS = "\u00a0€"


def _page(services, quote):
    reader = PdfReader(BytesIO(services.quotes.issuing.pdf(quote)))
    return re.sub("[ \n]+", " ", " ".join(page.extract_text() for page in reader.pages))


def _free(price, **values):
    return LineValues(
        **({"text": "Location", "free_reason": "accord", "free_price": Decimal(price)} | values)
    )


@pytest.fixture
def written(services, draft):
    """Two sections, a note, a discount and an option."""
    drafting = services.quotes.drafting
    drafting.add_line(draft, "ACFI")
    drafting.add_section(draft, "Prévention")
    drafting.add_line(draft, "QVCT", LineValues(quantity=Decimal(2)))
    drafting.add_note(draft, "Dates fixées ensemble.\nHors congés.")
    drafting.add_section(draft, "Accompagnement")
    drafting.add_line(draft, "COACH", LineValues(quantity=Decimal(3)))
    drafting.add_free_line(draft, _free("-50.50", text="", free_reason="Report de notre fait"))
    drafting.add_line(draft, "EVT", LineValues(optional=True))
    return draft


def test_the_page_has_sections_subtotals_notes_and_never_the_reason_of_a_price(services, written):
    services.quotes.issuing.issue(written)
    view = services.quotes.view(written)
    assert [line.subtotal for line in view.lines if line.kind is QuoteLineKind.SECTION] == [
        Decimal(1600),
        Decimal("249.50"),
    ]
    assert (view.total, view.total_with_options) == (Decimal("15754.50"), Decimal("16254.50"))
    text = _page(services, written)
    for expected in (
        "Prévention",
        "Accompagnement",
        f"Sous-total 1\u202f600,00{EUROS}",
        f"Sous-total 249,50{EUROS}",
        "Dates fixées ensemble.",
        "Hors congés.",
        f"Remise gracieuse 1 −50,50{EUROS}",
        f"Total des options 500,00{EUROS}",
        f"15\u202f754,50{EUROS}",
        "quinze mille sept cent cinquante-quatre euros et cinquante centimes",
    ):
        assert expected in text, expected
    assert "Report de notre fait" not in text


def test_an_issued_quote_is_the_same_to_the_byte_after_another_tax_and_headcount(
    services, written, edit, towns
):
    services.quotes.issuing.issue(written)
    page, view = services.quotes.issuing.pdf(written), services.quotes.view(written)
    with services.context.reading() as uow:
        regime = uow.find(VatRegime)[0].id
    edit(VatRegime, regime, rate=Decimal("8.5"))
    services.authorities.declare(towns.choisy, 2026, 20, replace=True)
    assert services.quotes.issuing.pdf(written) == page
    assert services.quotes.view(written).to_pay == view.to_pay
    duplicate = services.quotes.issuing.duplicate_copy(written)
    assert duplicate != page
    assert duplicate == services.quotes.issuing.duplicate_copy(written)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(duplicate)).pages)
    assert "DUPLICATA" in text.replace(" ", "")
    assert "13\u202f905,00" in text


def test_an_old_quote_is_reprinted_to_the_byte_after_a_new_catalogue(services, towns):
    def quoted():
        quote = services.quotes.drafting.create(towns.choisy, date(2027, 2, 1)).ids[0]
        services.quotes.drafting.add_line(quote, "COACH")
        return quote

    old = quoted()
    services.quotes.issuing.issue(old)
    page, duplicate = services.quotes.issuing.pdf(old), services.quotes.issuing.duplicate_copy(old)
    states = services.catalogue_states
    found = states.proposal()
    dearer = states.prepare(found.values, found.based_on, PriceMove(Decimal(10))).ids[0]
    states.vote(dearer, VoteValues(deliberation="n° 2026-70", voted_on=date(2026, 11, 10)), confirmed=True)
    assert services.quotes.view(quoted()).total == Decimal(110)
    assert services.quotes.view(old).total == Decimal(100)
    assert services.quotes.issuing.pdf(old) == page
    assert services.quotes.issuing.duplicate_copy(old) == duplicate


def test_what_voted_the_catalogue_of_the_day_stands_for_the_deliberation_of_the_centre(
    services, towns, clock
):
    def empty(uow):
        uow.find(Centre)[0].deliberation = ""
        return ()

    def quoted(day):
        quote = services.quotes.drafting.create(towns.choisy, day).ids[0]
        services.quotes.drafting.add_line(quote, "COACH")
        return quote

    services.context.change(Right.MANAGE_CENTRE, empty, "")
    states = services.catalogue_states
    found = states.proposal()
    draft = states.prepare(found.values, found.based_on, PriceMove(Decimal(10))).ids[0]
    states.vote(draft, VoteValues(deliberation="2026-70", voted_on=date(2026, 11, 10)))
    shipped, voted = quoted(date(2026, 12, 1)), quoted(date(2027, 2, 1))
    assert [each.field for each in services.quotes.view(shipped).missing] == ["deliberation"]
    with pytest.raises(Refused, match="délibération"):
        services.quotes.issuing.issue(shipped)
    assert not services.quotes.view(voted).missing
    assert set(services.centre.view().missing) == {"deliberation"}
    clock.move(days=60)
    assert services.centre.view().missing == {}
    services.quotes.issuing.issue(voted)
    assert "2026-70 du 10\u00a0novembre\u00a02026" in _page(services, voted)


def test_a_draft_has_no_duplicate(services, draft):
    with pytest.raises(Refused, match="duplicata"):
        services.quotes.issuing.duplicate_copy(draft)


def test_where_a_rate_holds_net_tax_and_gross_are_printed_and_the_list_stays_before_tax(
    services, draft, edit
):
    with services.context.reading() as uow:
        regime = uow.find(VatRegime)[0].id
    edit(VatRegime, regime, rate=Decimal("8.5"), mention="")
    services.quotes.drafting.add_line(draft, "ACFI")
    services.quotes.drafting.add_line(draft, "EVT", LineValues(optional=True))
    services.quotes.issuing.issue(draft)
    view = services.quotes.view(draft)
    assert (view.total, view.to_pay) == (Decimal("13905.00"), Decimal("15086.93"))
    assert view.to_pay_with_options == Decimal("15629.43")
    assert services.quotes.listing().rows[0].total == Decimal("13905.00")
    text = _page(services, draft)
    for figure in ("13\u202f905,00", "1\u202f181,93", "15\u202f086,93", "15\u202f629,43"):
        assert f"{figure}{EUROS}" in text


def test_a_price_by_hand_asks_for_its_right(services, draft, monkeypatch):
    line = services.quotes.drafting.add_free_line(draft, _free(10)).ids[-1]
    for role in Role:
        monkeypatch.setitem(rights.RIGHTS, role, frozenset(Right) - {Right.PRICE_BY_HAND})
    acts = (
        lambda: services.quotes.drafting.add_free_line(draft, _free(10)),
        lambda: services.quotes.drafting.edit_line(draft, line, {"free_price": Decimal(1)}),
        lambda: services.quotes.drafting.copy_line(draft, line),
        lambda: services.quotes.copying.clone(draft),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    services.quotes.drafting.remove_line(draft, line)
    services.quotes.drafting.add_section(draft, "Ouverte à tous")


def test_a_quote_is_not_issued_for_less_than_nothing(services, draft):
    services.quotes.drafting.add_line(draft, "COACH")
    line = services.quotes.drafting.add_free_line(draft, _free("-100.01")).ids[-1]
    with pytest.raises(Refused, match="remises"):
        services.quotes.issuing.issue(draft)
    services.quotes.drafting.edit_line(draft, line, {"free_price": Decimal(-100)})
    services.quotes.issuing.issue(draft)
    assert services.quotes.view(draft).total == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"free_price": Decimal("1.005")},
        {"free_price": Decimal(10) ** 9},
        {"text": "x" * 201},
        {"free_unit": "x" * 31},
        {"free_reason": "x" * 301},
    ],
)
def test_a_slip_in_a_written_line_is_refused_in_its_field(services, draft, changes):
    line = services.quotes.drafting.add_free_line(draft).ids[-1]
    with pytest.raises(InvalidInput) as fault:
        services.quotes.drafting.edit_line(draft, line, changes)
    assert fault.value.errors.keys() == changes.keys()


def test_a_section_moves_and_its_subtotal_follows_what_stands_below(services, draft):
    drafting = services.quotes.drafting
    drafting.add_line(draft, "COACH")
    section = drafting.add_section(draft, "Après").ids[-1]
    drafting.add_line(draft, "EVT")
    drafting.move_line(draft, section, 0)
    assert services.quotes.view(draft).lines[0].subtotal == Decimal(600)


def test_what_is_written_by_hand_gives_an_authority_no_offer(services, draft, towns):
    services.quotes.drafting.add_section(draft, "Section")
    services.quotes.drafting.add_free_line(draft, _free(10))
    services.quotes.issuing.issue(draft)
    services.quotes.issuing.send(draft)
    services.quotes.issuing.accept(draft)
    with services.context.reading() as uow:
        assert uow.quotes.granted_offers(towns.choisy) == []


def test_a_convention_that_is_only_proposed_is_a_condition_of_the_whole_quote(services, draft):
    services.quotes.drafting.add_line(draft, "SST-40")
    (line,) = services.quotes.view(draft).lines
    services.quotes.drafting.repair(draft, line.id, line.refusals[0].repair)
    services.quotes.issuing.issue(draft)
    text = _page(services, draft)
    assert "Conditions" in text
    assert "à signer avant l’intervention" in text
    assert "recrutement" in text


def test_a_renewed_convention_gives_again_what_it_gives_once(tmp_path, clock):
    centre = next(each for each in shipped_centres() if each.values.catalogue_family == "cdg-martinique")
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    desk = create_store(
        tmp_path / "mq.cigdesk", centre.values, "Essai", "quatre mots", clock=clock, cost=cheap
    )
    quotes = desk.services.quotes

    def work(uow):
        of_centre = uow.find(Centre)[0]
        of_centre.siret, of_centre.deliberation = "28920001300016", "n° 2025-61"
        of_centre.signatory, of_centre.address = "La présidente", of_centre.address or "1 rue de l’Essai"
        town = Authority(
            id=new_id(), name="Le Robert", kind=AuthorityKind.COMMUNE, optional_contribution=True
        )
        uow.add(town)
        for year in (2026, 2027):
            uow.add(Headcount(id=new_id(), authority_id=town.id, year=year, heads=40))
            period = {"start": date(year, 1, 1), "end": date(year, 12, 31)}
            convention = Convention.ACCOMPAGNEMENT_SOCIAL
            uow.add(Membership(id=new_id(), authority_id=town.id, convention=convention, **period))
        return (town.id,)

    def assessment(day):
        quote = quotes.drafting.create(town, day).ids[0]
        quotes.drafting.add_line(quote, "MQ-EDL", LineValues(quantity=Decimal(60)))
        return quote, [each.rule for each in quotes.view(quote).lines[0].refusals]

    town = desk.services.context.change(Right.MANAGE_AUTHORITIES, work, "").ids[0]
    first, refused = assessment(date(2026, 12, 1))
    assert refused == []
    quotes.issuing.issue(first)
    quotes.issuing.send(first)
    quotes.issuing.accept(first)
    assert assessment(date(2026, 12, 15))[1] == ["once-per-convention"]
    again, refused = assessment(date(2027, 1, 15))
    assert refused == []
    quotes.issuing.issue(again)
    desk.store.close()
