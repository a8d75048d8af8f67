"""Sections, notes and options on the page of a quote."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from cigdesk.domain.quote import QuoteLineKind
from cigdesk.services.quote_sheet import SheetLine, VatRow, VatTable

N, B = "\u202f", "\u00a0"


def _section(title, subtotal):
    return SheetLine(kind=QuoteLineKind.SECTION, label=title, subtotal=Decimal(subtotal))


def _note(words):
    return SheetLine(kind=QuoteLineKind.NOTE, label=words)


def _flat(pages):
    return re.sub("[ \n]+", " ", " ".join(pages))


def test_each_section_has_its_title_its_lines_and_its_subtotal_in_order(sheet, line, pages):
    lines = (
        line("Avant"),
        _section("Première", 3200),
        line("Un"),
        line("Deux"),
        _note("Une note\nsur deux lignes"),
        _section("Seconde", -400),
        line("Remise", kind=QuoteLineKind.FREE, unit_price=Decimal(-200), amount=Decimal(-400)),
    )
    text = _flat(pages(sheet(lines=lines, total=Decimal(4400))))
    places = [
        text.index(words)
        for words in (
            "Avant",
            "Première",
            "Un 2 jours",
            "Deux 2 jours",
            "Une note",
            "sur deux lignes",
            f"Sous-total 3{N}200,00{B}€",
            "Seconde",
            f"−200,00{B}€ −400,00{B}€",
            f"Sous-total −400,00{B}€",
            "Total des prestations",
        )
    ]
    assert places == sorted(places)


def test_options_stand_in_their_own_table_under_their_section(sheet, line, pages):
    lines = (
        _section("Ferme", 1600),
        line("Retenue"),
        _section("Au choix", 0),
        line("Proposée", optional=True),
    )
    made = sheet(
        lines=lines, total=Decimal(1600), total_with_options=Decimal(3200), options_total=Decimal(1600)
    )
    firm, options = _flat(pages(made)).split("Options, en plus du total")
    assert "Au choix" not in firm
    assert f"Au choix Proposée 2 jours 800,00{B}€ 1{N}600,00{B}€ Total des options 1{N}600,00{B}€" in options
    assert "Ferme" not in options


def test_a_sheet_of_the_first_release_has_no_total_of_options(sheet, line, pages):
    made = sheet(lines=(line(), line("B", optional=True)), total_with_options=Decimal(3200))
    text = _flat(pages(made))
    assert "Total des options" not in text
    assert f"Total, options comprises 3{N}200,00{B}€" in text


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_title_never_stands_alone_at_the_foot_of_a_page(sheet, line, pages, count):
    """Forty lines under some sections: each title has a line under it on its page, each sum one above it."""
    lines = []
    for number in range(count):
        lines.append(_section(f"Section {number}", 40 // count * 1600))
        lines += [line(f"Prestation {number}.{place}") for place in range(40 // count)]
    made = pages(sheet(lines=tuple(lines), total=Decimal(64000)))
    for page in made:
        for number in range(count):
            if f"Section {number}" in page:
                assert f"Prestation {number}.0" in page
        rows = [row for row in page.splitlines() if row.startswith(("Sous-total", "Prestation "))]
        assert not rows or not rows[0].startswith("Sous-total")
    assert sum(page.count("Sous-total") for page in made) == count


def test_where_a_rate_holds_the_total_with_options_says_so(sheet, line, pages):
    taxed = VatTable(
        net=Decimal(1600), rows=(VatRow(rate=Decimal("8.5"), net=Decimal(1600), vat=Decimal(136)),)
    )
    text = _flat(
        pages(
            sheet(
                lines=(line(), line("B", optional=True)),
                total=Decimal(1736),
                total_with_options=Decimal(3472),
                options_total=Decimal(1600),
                vat=taxed,
            )
        )
    )
    assert f"Total, options et TVA comprises 3{N}472,00{B}€" in text
    assert f"TVA 8,5{B}% sur 1{N}600,00{B}€ 136,00{B}€" in text
