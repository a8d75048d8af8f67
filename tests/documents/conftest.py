from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk.documents import render_quote
from cigdesk.services.quote_sheet import (
    Addressee,
    Agreement,
    Issuer,
    Mention,
    NotSubjectToVat,
    QuoteSheet,
    SheetLine,
)


@pytest.fixture
def line():
    def make(label="Jour d’intervention supplémentaire, ACFI", **values):
        plain = {"quantity": "2", "unit": "jours", "unit_price": Decimal(800), "amount": Decimal(1600)}
        return SheetLine(label=label, **(plain | values))

    return make


@pytest.fixture
def sheet(line):
    """An issued quote of two lines, like the picture of the design."""

    def make(**values):
        plain = {
            "issuer": Issuer(
                name="Centre interdépartemental de gestion de la petite couronne",
                short_name="CIG Petite Couronne",
                service_lines=(
                    "Direction de la prévention, de la santé",
                    "et de l’action sociale au travail",
                ),
                address_lines=("1 rue Lucienne-Gérain", "93698 Pantin cedex"),
                siret="00000000000000 (démo)",
                deliberation="n°\u202f0000-00 (démo)",
                signatory="Hélène Vasseur (démo)",
                signatory_title="présidente",
            ),
            "addressee": Addressee(
                name="Commune de Choisy-le-Roi",
                service="Direction des ressources humaines",
                address_lines=("Hôtel de ville", "94600 Choisy-le-Roi"),
                siren="219400223",
            ),
            "object": "Programme 2027",
            "lines": (
                line(
                    "Inspection et conseil",
                    quantity="1",
                    unit="forfait",
                    unit_price=Decimal(13905),
                    amount=Decimal(13905),
                    detail="Forfait annuel, strate 1\u202f250 à 1\u202f749 agents",
                ),
                line(),
            ),
            "total": Decimal("15505"),
            "vat": NotSubjectToVat(mention="TVA non applicable, art. 256 B du CGI"),
            "number": "2026-0187",
            "issued_on": date(2026, 11, 12),
            "valid_until": date(2027, 2, 12),
            "validity": "3\u00a0mois",
            "year": 2027,
            "conventions": ("Cadre prévention, santé et action sociale",),
            "contact": "Marc Ollivier (démo)",
            "tariffs_from": date(2026, 1, 1),
            "mentions": (Mention(lead="Facturation", text="sur Chorus Pro, à service fait."),),
            "agreement": Agreement(deliberation="n°\u202f25-118 du 18\u00a0décembre\u00a02025"),
        }
        return QuoteSheet(**(plain | values))

    return make


@pytest.fixture
def pages():
    """The text of each page of the document."""

    def read(sheet, **options):
        return [page.extract_text() for page in PdfReader(BytesIO(render_quote(sheet, **options))).pages]

    return read
