"""The papers of a membership, read back: what is agreed, what changes, and what is still to be filled in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk.documents import render_membership
from cigdesk.domain.membership_amending import Difference
from cigdesk.services.agenda_sheets import Letterhead
from cigdesk.services.membership_pages import (
    AmendmentPage,
    Certificate,
    Fact,
    MembershipForm,
    Party,
    Signing,
    YearRow,
)

HOSTILE = '<b>&amp; <img src="x"/> </para> 1er “é” 😀'


@pytest.fixture
def common():
    head = Letterhead(
        name="Centre interdépartemental de gestion",
        short_name="CIG",
        service="Direction de la prévention",
        address="1 rue Lucienne-Gérain, 93698 Pantin cedex",
        contact="www.cig.example",
        demo=True,
    )
    party = Party(
        name="Commune de Choisy-le-Roi",
        contact="Anne Besson, DRH",
        address_lines=("94600 Choisy-le-Roi",),
        siren="219400223",
        siret="",
    )
    return {
        "head": head,
        "siret": "",
        "day": date(2026, 11, 12),
        "convention": "Service social du travail",
        "authority": party,
    }


SIGNINGS = (
    Signing("Pour l’adhérent", (), date(2025, 12, 8)),
    Signing("Pour le centre de gestion", ("CIG", "à compléter"), None),
)
YEARS = tuple(
    YearRow(
        year=year,
        option="Assistant social du travail, 60 %",
        detail="",
        headcount=heads,
        amount=amount,
        due=True,
    )
    for year, heads, amount in ((2026, 1284, Decimal("42000.00")), (2027, None, None))
)


def text_of(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u202f", " ").split())


def form(common, **more):
    given = {
        "facts": (Fact("Période", "du 1er janvier 2026 au 31 décembre 2028"),),
        "years": YEARS,
        "clauses": ("L’adhésion prend fin à son terme.",),
        "mentions": (("Tarifs", "fixés par délibération à compléter."),),
        "signings": SIGNINGS,
    }
    return MembershipForm(**common, **given | more)


def test_the_form_says_what_is_agreed_each_year_and_what_is_missing(common):
    pdf = render_membership(form(common))
    said = text_of(pdf)
    for part in (
        "Bulletin d’adhésion",
        "Commune de Choisy-le-Roi",
        "1er janvier 2026 au 31 décembre 2028",
        "42 000,00 €",
        "1 284 agents",
        "Signé le 8 décembre 2025",
        "SIRET à compléter",
        "Document de démonstration",
    ):
        assert part in said
    assert said.count("à compléter") == 5
    assert render_membership(form(common)) == pdf


def test_an_amendment_says_each_change_from_what_to_what(common):
    page = AmendmentPage(
        **common,
        number=2,
        object="Passage à 60 %",
        effect=date(2027, 1, 1),
        facts=(Fact("Décidé le", "à compléter"),),
        changes=(
            Difference("Préavis", "3 mois", "6 mois"),
            Difference("Fin", "sans terme", "31 décembre 2027"),
        ),
        signings=SIGNINGS,
    )
    said = text_of(render_membership(page))
    assert "Avenant n° 2" in said
    assert "Préavis 3 mois 6 mois Fin sans terme 31 décembre 2027" in said
    assert "prend effet le 1er janvier 2027" in said


def test_a_certificate_is_one_page_with_place_day_and_signatory(common):
    page = Certificate(
        **common,
        paragraphs=("Je soussignée atteste que :", "Commune de Choisy-le-Roi adhère."),
        years=YEARS[:1],
        place="Pantin",
        signatory="Inès Vauquelin",
        signatory_title="Présidente",
    )
    pdf = render_membership(page)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert "Fait à Pantin, le 12 novembre 2026 Présidente Inès Vauquelin" in text_of(pdf)


def test_ten_years_of_terms_and_hostile_texts_still_make_a_whole_document(common):
    years = tuple(
        YearRow(
            year=2000 + n,
            option=HOSTILE * 3,
            detail=HOSTILE * 9,
            headcount=n + 1,
            amount=None,
            due=n % 2 == 0,
        )
        for n in range(40)
    )
    pages = PdfReader(
        BytesIO(render_membership(form(common, years=years, clauses=(HOSTILE * 60,) * 4)))
    ).pages
    assert len(pages) > 2
    assert "Pour le centre de gestion" in pages[-1].extract_text()
    assert "Année" in pages[1].extract_text()
