"""The form of a membership (bulletin d'adhésion): what is agreed, with whom, year by year, signed by both."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from cigdesk.documents import fonts
from cigdesk.documents.markup import printed
from cigdesk.documents.membership_paper import (
    TEXT,
    TITLE,
    facts_and_party,
    mentions,
    paper,
    signing_boxes,
    years_table,
)
from cigdesk.services.membership_pages import MembershipForm


def render(sheet: MembershipForm) -> bytes:
    """The PDF; see `cigdesk.documents.render_membership`."""
    fonts.register()
    story: list[Flowable] = [
        facts_and_party(sheet.facts, sheet.authority),
        Spacer(0, 14),
        *years_table(sheet.years),
        Paragraph("Conditions", TITLE),
        *(Paragraph(printed(text), TEXT) for text in sheet.clauses),
        Spacer(0, 4),
        *mentions(sheet.mentions),
        Spacer(0, 12),
        KeepTogether([signing_boxes(sheet.signings)]),
    ]
    return paper(sheet, "Bulletin d’adhésion", str(sheet.convention), story)
