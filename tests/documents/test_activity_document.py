"""The activity report on paper, read back: its figures, its masks, its charts with their tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk.charts import Bar, Plot, Stack
from cigdesk.documents import render_activity
from cigdesk.domain.disclosure import Hidden
from cigdesk.services.activity_sheet import ActivitySheet, Headline, Line, Section, told, told_time
from cigdesk.services.agenda_sheets import Letterhead

HOSTILE = '<b>&amp; <img src="x"/> </para> 😀'


@pytest.fixture
def sheet():
    head = Letterhead(
        name="Centre interdépartemental de gestion",
        short_name="CIG",
        service="Direction de la prévention",
        address="1 rue Lucienne-Gérain, 93698 Pantin cedex",
        contact="www.cig.example",
        demo=True,
    )
    months = Section(
        "months",
        "Rendez-vous mois par mois",
        "Compte des rendez-vous, non des personnes.",
        ("Mois", "Honorés", "Temps"),
        (
            Line("Janvier", (told(1234), told_time(440))),
            Line("Février", (told(Hidden.WITHHELD), told_time(Hidden.WITHHELD))),
            Line("2026", (told(2000), told_time(900)), strong=True),
        ),
        Plot(
            "Rendez-vous",
            (("accent.solid", False), ("warn.solid", True)),
            ("honorés", "excusés"),
            stacks=(Stack("janv.", (12, 3)), Stack("févr.", (0, 0))),
        ),
        ("Une note.",),
    )
    fields = Section(
        "subjects",
        f"Domaines {HOSTILE}",
        "Compte des agents différents.",
        ("Domaine", "Agents"),
        (Line("Santé", (told(Hidden.FEW),)), Line("Argent", (told(0),))),
        Plot("Domaines", (("accent.solid", False),), ("agents",), bars=(Bar("Santé", (7,), "7"),)),
    )
    return ActivitySheet(
        head=head,
        year=2026,
        authority_id=None,
        name="Choisy-le-Roi",
        siren="219 400 223",
        day=date(2026, 11, 12),
        period="du 1er janvier au 12 novembre 2026",
        headlines=(Headline("Agents reçus", told(172), told(Hidden.FEW), "personnes différentes"),),
        sections=(months, fields),
        notes=("Pour que personne ne soit reconnu, « < 5 » remplace un petit nombre.",),
    )


def read(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split()), len(pages)


def test_figures_masks_and_tables_read_back(sheet):
    text, pages = read(render_activity(sheet))
    assert pages == 1
    for said in (
        "Rapport d’activité",
        "Choisy-le-Roi",
        "SIREN 219 400 223, du 1er janvier au 12 novembre 2026",
        "Agents reçus 172 2025 : < 5",
        "Janvier 1 234 7 h 20",
        "Février n. c. n. c.",
        "Santé < 5",
        "honorés excusés",
        "janv.",
        "Une note.",
        "Pour lire ces chiffres",
        '<b>&amp; <img src="x"/>',
    ):
        assert said in text


def test_the_same_report_gives_the_same_bytes(sheet):
    assert render_activity(sheet) == render_activity(sheet)


def test_a_long_report_repeats_the_heads_of_its_tables(sheet):
    many = tuple(Line(f"Ligne {place}", (told(place),)) for place in range(120))
    long = replace(sheet.sections[1], lines=many)
    text, pages = read(render_activity(replace(sheet, sections=(long,))))
    assert pages > 2
    assert text.count("Domaine Agents") == pages


def test_an_empty_year_says_so(sheet):
    text, pages = read(render_activity(replace(sheet, sections=(), notes=())))
    assert pages == 1
    assert "Aucune activité n’est enregistrée" in text
