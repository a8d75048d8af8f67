"""An amendment (avenant): from when, why, what changes from what to what, signed by both."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from cigdesk import french
from cigdesk.documents import fonts
from cigdesk.documents.markup import printed
from cigdesk.documents.membership_paper import (
    TEXT,
    TITLE,
    facts_and_party,
    paper,
    signing_boxes,
    striped,
)
from cigdesk.documents.page import CONTENT
from cigdesk.services.membership_pages import AmendmentPage

_FIRST = 130.0


def render(sheet: AmendmentPage) -> bytes:
    """The PDF; see `cigdesk.documents.render_membership`."""
    fonts.register()
    rest = (CONTENT - _FIRST) / 2
    rows = [(each.field, each.before, each.after) for each in sheet.changes]
    story: list[Flowable] = [
        facts_and_party(sheet.facts, sheet.authority),
        Spacer(0, 14),
        Paragraph("Objet", TITLE),
        Paragraph(printed(sheet.object), TEXT),
        Spacer(0, 8),
        Paragraph("Ce qui change", TITLE),
        striped(("Stipulation", "Jusqu’ici", "Désormais"), rows, (_FIRST, rest, rest)),
        Spacer(0, 11),
        Paragraph(printed(_closing(sheet)), TEXT),
        Spacer(0, 14),
        KeepTogether([signing_boxes(sheet.signings)]),
    ]
    return paper(sheet, "Avenant", f"n°{french.NNBSP}{sheet.number}", story)


def _closing(sheet: AmendmentPage) -> str:
    day = french.date_long(sheet.effect)
    return f"Le présent avenant prend effet le {day}. Les autres stipulations de l’adhésion demeurent."
