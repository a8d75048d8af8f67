"""The page of a quote, read back as a reader of PDF would."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from cigdesk.documents import render_quote
from cigdesk.services.quote_sheet import Agreement, Mention, VatRow, VatTable

N = "\u202f"
B = "\u00a0"


def plain(text):
    """One line, so that the turn of a line doesn't matter; no-break spaces are kept."""
    return " ".join(text.replace("\n", " ").split(" "))


def test_everything_of_the_sheet_is_on_the_page(sheet, pages):
    (text,) = pages(sheet())
    for expected in (
        "CIG Petite Couronne",
        f"n°{N}2026-0187",
        f"12{B}novembre{B}2026",
        f"12{B}février{B}2027 (3{B}mois)",
        "Cadre prévention, santé et action sociale",
        "Marc Ollivier (démo)",
        "Hélène Vasseur (démo), présidente",
        "Direction des ressources humaines",
        f"SIREN 219{N}400{N}223",
        "Programme 2027",
        f"strate 1{N}250 à 1{N}749 agents",
        f"13{N}905,00{B}€",
        f"1{N}600,00{B}€",
        "quinze mille cinq cent cinq euros",
        "TVA non applicable, art. 256 B du CGI",
        f"n°{N}25-118 du 18{B}décembre{B}2025",
        "93698 Pantin cedex",
        f"SIRET 000{N}000{N}000{N}00000 (démo)",
        "Page 1 sur 1",
    ):
        assert expected in plain(text), expected
    assert "Document de démonstration" not in text
    assert "BROUILLON" not in text
    assert "compléter" not in text


def test_the_first_of_a_month_is_raised_and_reads_back_as_typed(sheet, pages):
    (text,) = pages(sheet())
    assert f"en vigueur au 1er{B}janvier{B}2026" in plain(text)


def test_a_draft_has_no_number_and_says_so_across_the_page(sheet, pages):
    draft = sheet(number=None, issued_on=None, valid_until=None)
    (text,) = pages(draft)
    assert "BROUILLON" in text
    assert "Brouillon" in text
    assert f"3{B}mois après l’émission" in text


def test_missing_settings_are_shown_where_they_are_missing(sheet, pages):
    whole = sheet()
    bare = replace(whole, issuer=replace(whole.issuer, siret=None, deliberation=None, signatory=None))
    (text,) = pages(bare)
    assert "SIRET à compléter" in text
    assert "par délibération à compléter" in plain(text)
    assert "À compléter" in text


def test_a_line_without_price_prints_dashes(sheet, line, pages):
    (text,) = pages(sheet(lines=(line(unit_price=None, amount=None),), total=None))
    assert "—" in text
    assert "Arrêté" not in text


def test_demonstration_documents_say_so_on_each_page(sheet, line, pages):
    texts = pages(sheet(demo=True, lines=(line(),) * 60))
    assert all("Document de démonstration" in text for text in texts)


def test_another_watermark(sheet, pages):
    assert all("DUPLICATA" in text for text in pages(sheet(), watermark="DUPLICATA"))


def test_options_stand_apart_with_their_own_total(sheet, line, pages):
    option = line("Journée de consultation", optional=True, amount=Decimal(1380))
    whole = sheet()
    with_option = replace(whole, lines=(*whole.lines, option), total_with_options=Decimal(16885))
    text = plain(" ".join(pages(with_option)))
    head, options = text.split("Options, en plus du total")
    assert "Journée de consultation" not in head
    assert "Journée de consultation" in options
    assert f"Net à payer 15{N}505,00{B}€" in " ".join(text.split(" ")).replace("  ", " ")
    assert f"16{N}885,00{B}€" in options.split("Total, options comprises")[1]


def test_vat_is_shown_by_rate(sheet, pages):
    vat = VatTable(
        net=Decimal(1000),
        rows=(
            VatRow(rate=Decimal("8.5"), net=Decimal(400), vat=Decimal(34)),
            VatRow(rate=Decimal(20), net=Decimal(600), vat=Decimal(120)),
        ),
    )
    (text,) = pages(sheet(vat=vat, total=Decimal(1154)))
    assert f"TVA 8,5{B}% sur 400,00{B}€" in text
    assert f"TVA 20{B}% sur 600,00{B}€" in text
    assert f"34,00{B}€" in text
    assert "mille cent cinquante-quatre euros" in text


def test_amount_in_words_can_be_left_out(sheet, pages):
    assert "Arrêté" not in pages(sheet(in_words=False))[0]


def test_a_revision_names_what_it_replaces(sheet, pages):
    (text,) = pages(sheet(number="2026-0187-R1", replaces="2026-0187"))
    assert f"le devis n°{N}2026-0187" in text


@pytest.mark.parametrize(("count", "least"), [(0, 1), (1, 1), (5, 1), (14, 2), (60, 3)])
def test_pages_repeat_the_head_and_count_themselves(sheet, line, pages, count, least):
    lines = tuple(line(f"Prestation numéro {index:02}") for index in range(count))
    texts = pages(sheet(lines=lines))
    assert len(texts) >= least
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} sur {len(texts)}" in text
        assert ("Prix unitaire" in text) == (number == 1 or "Prestation numéro" in text)
    assert sum(text.count("Prestation numéro") for text in texts) == count


@pytest.mark.parametrize("count", range(3, 19))
def test_what_is_signed_is_never_split(sheet, line, pages, count):
    mentions = tuple(Mention(lead=f"Point {n}", text="Texte de la mention. " * 12) for n in range(3))
    texts = pages(sheet(lines=(line(),) * count, mentions=mentions))
    last = texts[-1]
    for part in (
        "Total des prestations",
        "Net à payer",
        "Point 0",
        "Point 2",
        "Bon pour accord",
        "Fait à",
        "cachet",
    ):
        assert part in last
        assert all(part not in text for text in texts[:-1])


def test_parts_stay_whole_when_they_do_not_fit_on_one_page(sheet, pages):
    mentions = tuple(Mention(lead=f"Point {n}", text="Texte de la mention. " * 40) for n in range(6))
    texts = pages(sheet(mentions=mentions))
    (with_mentions,) = [text for text in texts if "Point 0" in text]
    assert "Point 5" in with_mentions
    (with_box,) = [text for text in texts if "Bon pour accord" in text]
    assert "Fait à" in with_box


def test_the_box_prints_what_is_known(sheet, pages):
    known = Agreement(engagement="4500218734", service_code="SVC-RH", purchase_order="BC 12")
    (text,) = pages(sheet(agreement=known))
    for value in ("4500218734", "SVC-RH", "BC 12"):
        assert value in text


def test_the_same_sheet_gives_the_same_bytes(sheet):
    first = render_quote(sheet())
    assert render_quote(sheet()) == first
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: render_quote(sheet()), range(6))) == {first}


def test_metadata_language_and_date(sheet):
    reader = PdfReader(BytesIO(render_quote(sheet())))
    assert reader.metadata.title == f"Devis n°{N}2026-0187, Commune de Choisy-le-Roi"
    assert reader.metadata.author == "Centre interdépartemental de gestion de la petite couronne"
    assert reader.metadata.subject == "Programme 2027"
    assert reader.metadata.creation_date.date() == date(2026, 11, 12)
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert reader.pages[0].mediabox.width == pytest.approx(595.28, abs=0.1)


def test_every_font_is_embedded_and_amounts_have_tabular_digits(sheet):
    reader = PdfReader(BytesIO(render_quote(sheet())))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    names = {font["/BaseFont"].partition("+")[2] for font in fonts}
    assert {"InterTabular-Regular", "InterTabular-SemiBold"} <= names
    assert all(name.startswith("Inter") for name in names)
    tabular = next(font for font in fonts if font["/BaseFont"].endswith("InterTabular-Regular"))
    assert len({tabular["/Widths"][ord(digit)] for digit in "0123456789"}) == 1


def picture(size, form="PNG"):
    out = BytesIO()
    Image.new("RGB", size, (180, 30, 30)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_the_centre_s_logo_takes_the_place_of_the_mark(sheet, form):
    whole = sheet()
    document = render_quote(replace(whole, issuer=replace(whole.issuer, logo=picture((600, 160), form))))
    assert len(PdfReader(BytesIO(document)).pages[0].images) == 1
    assert len(PdfReader(BytesIO(render_quote(whole))).pages[0].images) == 0


@pytest.mark.parametrize("logo", [b"", b"no picture", picture((4, 4))[:40], picture((4, 4), "GIF")])
def test_a_logo_that_can_t_be_read_leaves_the_mark(sheet, logo):
    whole = sheet()
    assert render_quote(replace(whole, issuer=replace(whole.issuer, logo=logo))) == render_quote(whole)


def test_nothing_else_of_the_program_loads_reportlab():
    code = "import sys, cigdesk.documents; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
