"""A report of forty photos, as an inspector brings them, and the same photos in a bare document."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Image as Placed
from reportlab.platypus import SimpleDocTemplate

from cigdesk.domain.inspection import InspectionKind
from cigdesk.domain.observation import Severity
from cigdesk.services.agenda_sheets import Letterhead
from cigdesk.services.membership_pages import Fact, Party
from cigdesk.services.report_sheet import ReportObservation, ReportPhoto, ReportSheet

PHOTOS, EACH = 40, 4
SIDE = (1600, 1200)
"""Pixels: what is kept of a photo."""
_GRAIN = 26
"""Of an indoor photo; it weighs about 400 kB then, as those of telephones do once they are kept."""


@cache
def photos() -> tuple[bytes, ...]:
    """Forty different pictures with the weight of real ones."""
    grain = Image.effect_noise(SIDE, _GRAIN)
    return tuple(_photo(grain, number) for number in range(PHOTOS))


def _photo(grain: Image.Image, number: int) -> bytes:
    wall = Image.linear_gradient("L").resize(SIDE).rotate(number * 9)
    picture = Image.merge("RGB", (Image.blend(wall, grain, 0.4), wall, Image.blend(grain, wall, 0.6)))
    made = BytesIO()
    picture.save(made, "JPEG", quality=82)
    return made.getvalue()


def sheet() -> ReportSheet:
    """Ten observations with four photos each."""
    return ReportSheet(
        head=Letterhead(
            name="Centre de gestion", short_name="CDG", service="", address="", contact="", demo=True
        ),
        siret="",
        kind=InspectionKind.INSPECTION,
        title="Rapport d’inspection",
        number="2026-0001",
        day=date(2026, 11, 12),
        dated=date(2026, 11, 20),
        authority=Party(name="Commune", contact="", address_lines=(), siren="", siret=""),
        facts=(Fact("Date", "jeudi 12 novembre 2026"),),
        corrects="",
        summary="Une journée ordinaire.",
        observations=tuple(_observation(rank) for rank in range(PHOTOS // EACH)),
        earlier=(),
        closing=("Merci de nous indiquer la suite retenue.",),
        signatory="Thomas Guérin",
        signatory_title="ACFI",
        place="Pantin",
    )


def _observation(rank: int) -> ReportObservation:
    shown = photos()[rank * EACH : (rank + 1) * EACH]
    return ReportObservation(
        rank=rank + 1,
        severity=list(Severity)[rank % len(Severity)],
        place="Magasin, allée 3",
        family="Incendie, explosion, évacuation",
        text="Issue de secours encombrée par des cartons.",
        reference="",
        measure="Dégager l’issue et marquer au sol une zone à laisser libre.",
        responsible="Services techniques",
        due=date(2026, 12, 12),
        alerted="",
        photos=tuple(ReportPhoto(each, "Vue d’ensemble", *SIDE) for each in shown),
    )


def bare_document() -> bytes:
    """The same photos as they are kept, one under the other, by platypus alone."""
    made = BytesIO()
    width = (A4[0] - 144) / 2
    story = [Placed(BytesIO(each), width=width, height=width * SIDE[1] / SIDE[0]) for each in photos()]
    SimpleDocTemplate(made).build(list(story))
    return made.getvalue()
