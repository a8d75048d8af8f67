"""The report of a day on paper: what is grave first, everything in it, hostile texts as typed."""

import socket
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from cigdesk.documents import render_report
from cigdesk.documents.report_photos import TALLEST, reduced
from cigdesk.domain.inspection import InspectionKind
from cigdesk.domain.observation import Severity
from cigdesk.services.agenda_sheets import Letterhead
from cigdesk.services.membership_pages import Fact, Party
from cigdesk.services.report_sheet import EarlierObservation, ReportObservation, ReportPhoto, ReportSheet

DANGER, MAJOR, MINOR, ADVICE = Severity


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a document reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def photo(width=400, height=300, caption="Vue d’ensemble"):
    made = BytesIO()
    Image.new("RGB", (width, height), "orange").save(made, "JPEG")
    return ReportPhoto(made.getvalue(), caption, width, height)


def observation(rank=1, severity=MAJOR, **values):
    plain = {
        "place": "Magasin, allée 3",
        "family": "Incendie, explosion, évacuation",
        "text": "Issue de secours encombrée",
        "reference": "Code du travail, article R4227-4",
        "measure": "Dégager l’issue",
        "responsible": "Services techniques",
        "due": date(2026, 12, 12),
        "alerted": "",
    }
    return ReportObservation(rank=rank, severity=severity, **plain | values)


def sheet(**values):
    plain = {
        "head": Letterhead(
            name="Centre de gestion",
            short_name="CIG",
            service="Prévention",
            address="93698 Pantin",
            contact="01 00 00 00 00",
            demo=True,
        ),
        "siret": "",
        "kind": InspectionKind.INSPECTION,
        "title": "Rapport d’inspection",
        "number": "2026-0042",
        "day": date(2026, 11, 12),
        "dated": date(2026, 11, 20),
        "authority": Party(
            name="Commune de Choisy-le-Roi", contact="", address_lines=(), siren="219400223", siret=""
        ),
        "facts": (Fact("Date", "jeudi 12 novembre 2026"), Fact("Rencontrés", "Karim Meddour")),
        "corrects": "",
        "summary": "Un danger grave traité pendant la visite.",
        "observations": (observation(1), observation(2, DANGER, place="Atelier", alerted="direction")),
        "earlier": (),
        "closing": ("En application de l’article 5 du décret.",),
        "signatory": "Thomas Guérin",
        "signatory_title": "ACFI",
        "place": "Pantin",
    }
    return ReportSheet(**plain | values)


def pages(made):
    return [page.extract_text() for page in PdfReader(BytesIO(render_report(made))).pages]


def squeezed(text):
    return "".join(text.split())


def test_what_is_grave_stands_first_and_the_table_goes_from_the_gravest():
    first = pages(sheet())[0]
    assert first.index("Danger grave et imminent") < first.index("Synthèse")
    assert "Signalé" in first
    table = first[first.index("Récapitulatif") :]
    assert table.index("Atelier") < table.index("Magasin")


def test_without_danger_nothing_alarms():
    first = pages(sheet(observations=(observation(),)))[0]
    assert "imminent" not in first[: first.index("Synthèse")]


def test_the_same_sheet_gives_the_same_bytes_and_a_draft_says_so():
    assert render_report(sheet()) == render_report(sheet())
    assert "BROUILLON" not in "".join(pages(sheet()))
    drafted = pages(sheet(number="", dated=None))
    assert all("BROUILLON" in page for page in drafted)


def test_every_page_has_its_number_and_its_head():
    many = tuple(observation(rank, list(Severity)[rank % 4]) for rank in range(1, 25))
    read = pages(sheet(observations=many))
    assert len(read) > 3
    for place, page in enumerate(read, start=1):
        assert squeezed(f"Page {place} sur {len(read)}") in squeezed(page)
        assert "2026-0042" in page
    assert squeezed("".join(read)).count("Issuedesecoursencombrée") >= 24


def test_what_was_open_comes_with_its_answer():
    before = EarlierObservation(
        severity=MINOR,
        found="14 avr. 2026",
        place="Atelier",
        text="Compresseur",
        answer="Planifiée : devis demandé",
        late=True,
    )
    read = squeezed("".join(pages(sheet(earlier=(before,)))))
    for words in ("Compresseur", "devis demandé", "Échéance dépassée", "Suites des inspections précédentes"):
        assert squeezed(words) in read


def test_a_correction_says_what_it_annuls():
    words = "Ce rapport annule et remplace le rapport n° 2026-0042."
    assert squeezed(words) in squeezed(pages(sheet(corrects=words))[0])


def test_the_largest_texts_everywhere_still_make_a_document():
    long, name = "W" * 4000, "W" * 200
    every = observation(
        1, DANGER, place=name, text=long, measure=long, responsible=name, alerted=name, reference=name,
        photos=(photo(4000, 40), photo(40, 4000), photo(caption=name)),
    )  # fmt: skip
    before = EarlierObservation(severity=MAJOR, found=name, place=name, text=long, answer=long, late=True)
    party = Party(name=name, contact="", address_lines=(name,) * 3, siren=name, siret="")
    made = sheet(
        authority=party,
        facts=(Fact("Rencontrés", "\n".join([name] * 30)), Fact("Lieux", "\n".join([name] * 3))),
        summary=long,
        observations=(every,) * 8,
        earlier=(before,) * 4,
        signatory=name,
    )
    assert len(pages(made)) > 8


def test_photos_are_reduced_to_what_a_print_shows_and_say_nothing_else():
    exif = Image.Exif()
    exif[0x0110] = "Téléphone de Karim"
    made = BytesIO()
    Image.new("RGB", (1600, 1200), "orange").save(made, "JPEG", exif=exif)
    content, (width, height) = reduced(made.getvalue(), 240)
    assert (width, height) == (917, 688)
    assert height == round(TALLEST * 300 / 72)
    assert b"Exif" not in content
    assert b"Karim" not in content
    small = photo(100, 80)
    assert reduced(small.content, 240)[1] == (100, 80)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff no picture", b"GIF89a"])
def test_a_photo_that_cannot_be_read_says_so(content):
    broken = ReportPhoto(content, "", 10, 10)
    read = pages(sheet(observations=(observation(photos=(broken,)),)))
    assert "ne peut pas être lue" in "".join(read)


def test_a_day_that_found_nothing_has_its_report():
    read = "".join(pages(sheet(observations=(), closing=())))
    assert "aucune observation" in read
    assert "Récapitulatif" not in read


def test_a_meeting_is_one_page():
    made = sheet(
        kind=InspectionKind.MEETING, title="Compte rendu de réunion", observations=(), closing=(), earlier=()
    )
    (only,) = pages(made)
    assert "Compte rendu de réunion" in only
    assert "aucune observation" not in only
