"""The page of a statement and its internal list, read back: figures, references, no name, any text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader

from cigdesk.documents import render_statement
from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.statement import ChorusValues, DueGroup, Source, WorkKey
from cigdesk.services.quote_sheet import Addressee, Issuer, NotSubjectToVat, VatRow, VatTable
from cigdesk.services.statement_pages import internal_page, statement_page
from cigdesk.services.statement_sheet import StatementSheet, SummaryGroup, SummaryRow
from cigdesk.services.statement_view import GroupView, LineView, StatementStanding, StatementView

HOURS = SummaryRow(
    label="Accompagnement social",
    quantity="6\u00a0h\u00a015",
    unit="",
    unit_price=Decimal(60),
    amount=Decimal(375),
    note="Devis 2026-0133",
)
COVERED = replace(HOURS, quantity="1\u00a0h", unit_price=Decimal(0), amount=Decimal(0), note="état des lieux")


@pytest.fixture
def sheet():
    issuer = Issuer(
        name="Centre de gestion",
        short_name="CDG 972",
        address_lines=("19 allée des Gliricidias",),
        siret="28972000100012",
        deliberation="n° 2025-61",
        signatory="La présidente",
    )
    return StatementSheet(
        issuer=issuer,
        addressee=Addressee(name="Commune de Stains", siren="219300720"),
        month=date(2026, 10, 1),
        groups=(SummaryGroup(label=DueGroup.HOURS.label, rows=(HOURS, COVERED), amount=Decimal(375)),),
        net=Decimal(375),
        gross=Decimal(375),
        vat=NotSubjectToVat(mention="TVA non applicable, art. 256 B du CGI"),
        engagement_number="4500218734",
        service_code="DRH-02",
    )


@pytest.fixture
def view():
    lines = tuple(
        LineView(
            key=WorkKey(Source.ENTRY, uuid4(), uuid4()),
            day=date(2026, 10, day),
            group=DueGroup.HOURS,
            offer="MQ-ACC",
            label="Accompagnement social",
            unit="hour",
            quantity=Decimal(45),
            unit_price=Decimal(60),
            amount=Decimal(45),
            reason="",
            order="",
            case_number=case,
            mode=PlaceMode.PHONE,
            late=False,
            corrects="",
            why="durée revue" if case == "SST-0152" else "",
        )
        for day, case in ((6, "SST-0148"), (8, "SST-0152"), (13, "SST-0148"))
    )
    return StatementView(
        authority_id=uuid4(),
        name="Stains",
        siren="219300720",
        month=date(2026, 10, 1),
        standing=StatementStanding.READY,
        groups=(GroupView(DueGroup.HOURS, lines),),
        points=(),
        left_out=(),
        total=Decimal(135),
        gross=Decimal(135),
        vat=NotSubjectToVat(mention=""),
        chorus=ChorusValues(),
        typed=ChorusValues(),
        wanted=frozenset(),
        corrections=(),
    )


def read(page):
    pages = [each.extract_text() for each in PdfReader(BytesIO(render_statement(page))).pages]
    return [text.replace("\u00a0", " ").replace("\u202f", " ") for text in pages]


def test_an_open_statement_is_a_project_with_its_figures_and_references(sheet):
    (text,) = read(statement_page(sheet))
    assert "PROJET" in text
    assert "non validé" in text
    for said in ("6 h 15", "60,00 €", "375,00 €", "état des lieux", "0,00 €", "4500218734", "DRH-02"):
        assert said in text
    assert "trois cent soixante-quinze euros" in text
    assert "octobre 2026" in text
    assert "219 300 720" in text


def test_a_closed_one_has_its_number_and_day_and_always_the_same_bytes(sheet):
    closed = statement_page(replace(sheet, number="RI-2026-0042", closed_on=date(2026, 11, 2)))
    (text,) = read(closed)
    assert "PROJET" not in text
    assert "n° RI-2026-0042" in text
    assert "2 novembre 2026" in text
    assert render_statement(closed) == render_statement(closed)


def test_tax_is_told_where_there_is_some_and_a_credit_has_no_words(sheet):
    taxed = VatTable(
        net=Decimal(-100), rows=(VatRow(rate=Decimal("8.5"), net=Decimal(-100), vat=Decimal("-8.5")),)
    )
    (text,) = read(statement_page(replace(sheet, net=Decimal(-100), gross=Decimal("-108.5"), vat=taxed)))
    assert "8,5 %" in text
    assert "108,50 €" in text
    assert "Arrêté" not in text


def test_the_internal_list_goes_by_case_and_says_whose_eyes_it_is_for(sheet, view):
    (text,) = read(internal_page(sheet, view))
    assert "USAGE INTERNE" in text
    first, second = text.index("Dossier SST-0148"), text.index("Dossier SST-0152")
    assert first < text.index("13 oct.") < second < text.index("8 oct.")
    assert "durée revue" in text
    assert "SST-" not in "".join(read(statement_page(sheet)))


def test_many_lines_turn_the_page_with_their_head(sheet):
    rows = tuple(replace(HOURS, label=f"Prestation {place}") for place in range(120))
    group = SummaryGroup(label="Séances", rows=rows, amount=Decimal(375 * 120))
    pages = read(statement_page(replace(sheet, groups=(group,))))
    assert 4 <= len(pages) <= 8
    assert all("Prix unitaire" in page for page in pages[:-1])
    assert f"Page {len(pages)} sur {len(pages)}" in pages[-1]


@pytest.mark.parametrize("text", ["<b>gras</b> & « cité »", '<img src="file:///etc/passwd"/>', "</para>\x00"])
def test_hostile_texts_print_as_typed(sheet, text):
    row = replace(HOURS, label=text, note=text, unit=text)
    group = SummaryGroup(label=text, rows=(row,), amount=Decimal(1))
    addressee = Addressee(name=text, service=text, address_lines=(text,))
    whole = replace(sheet, groups=(group,), addressee=addressee, service_code=text, engagement_number=text)
    said = "".join("".join(read(statement_page(whole))).split())
    assert said.count("".join(text.replace("\x00", "").split())) >= 6
