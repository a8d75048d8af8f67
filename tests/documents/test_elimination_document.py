"""The paper of an elimination, read back: what it counts, what it never says, where the visa goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk.documents import render_elimination
from cigdesk.services.agenda_sheets import Letterhead
from cigdesk.services.elimination_sheet import EliminationLine, EliminationSheet

HOSTILE = '<b>&amp; <img src="x"/> </para> 1er “é” 😀'


@pytest.fixture
def sheet():
    head = Letterhead(
        name="Centre interdépartemental de gestion",
        short_name="CIG",
        service="Service social du travail",
        address="1 rue Lucienne-Gérain, 93698 Pantin cedex",
        contact="www.cig.example",
        demo=False,
    )
    line = EliminationLine(
        label="Dossiers individuels",
        content="demande, suivi et notes",
        first_day=date(2019, 3, 4),
        last_day=date(2024, 2, 29),
        cases=12,
        notes=1034,
    )
    return EliminationSheet(
        head=head,
        siret="28920001300016",
        town="Pantin",
        signatory="Hélène Vasseur",
        signatory_title="présidente",
        number="BE-2026-0003",
        day=date(2026, 11, 12),
        archives_service="Archives départementales de la Seine-Saint-Denis",
        months=24,
        lines=(line, replace(line, label="Dossiers collectifs", cases=1, notes=0)),
    )


def read(pdf):
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return len(pages), " ".join("\n".join(pages).replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_paper_counts_and_leaves_its_place_to_the_visa(sheet):
    pages, text = read(render_elimination(sheet))
    assert pages == 1
    for said in (
        "Bordereau d’élimination",
        "n° BE-2026-0003",
        "Service social du travail",
        "SIRET 289 200 013 00016",
        "Archives départementales de la Seine-Saint-Denis",
        "13 dossiers, 1 034 notes",
        "4 mars 2019 au 29 févr. 2024",
        "24 mois après le dernier contact",
        "code du patrimoine, L.212-2",
        "Visa des Archives départementales",
        "Nom, qualité, signature et cachet",
        "Fait à Pantin, le 12 novembre 2026",
        "Hélène Vasseur, présidente",
    ):
        assert said in text
    assert "SST-" not in text


def test_the_same_sheet_gives_the_same_bytes_and_what_is_typed_is_printed_as_it_is(sheet):
    assert render_elimination(sheet) == render_elimination(sheet)
    _, text = read(render_elimination(replace(sheet, archives_service=HOSTILE, siret="", town="")))
    assert '<b>&amp; <img src="x"/>' in text
    assert "à compléter" in text
