"""The pages of a statement, in the family of the quote: layout alone, every figure and sentence is given."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from cigdesk.documents import fonts, page, quote_head, quote_lines, quote_totals
from cigdesk.documents.quote import foot_of
from cigdesk.services.statement_pages import StatementPage


def render(sheet: StatementPage) -> bytes:
    """The PDF; see `cigdesk.documents.render_statement`."""
    fonts.register()
    head = quote_head.Top(
        sheet.issuer, sheet.kind, sheet.reference, sheet.facts, sheet.addressee, sheet.about
    )
    story: list[Flowable] = [
        *quote_head.top(head),
        quote_lines.firm_table(sheet.lines, sheet.heading, sheet.nothing),
        Spacer(0, 8),
        KeepTogether(
            [
                quote_totals.sums(sheet.in_words, sheet.vat, sheet.gross),
                Spacer(0, 8),
                *quote_totals.paragraphs_of(sheet.mentions),
            ]
        ),
    ]
    return page.build(story, _furniture(sheet))


def _furniture(sheet: StatementPage) -> page.Furniture:
    name = f"{sheet.kind} {sheet.reference}"
    return page.Furniture(
        title=f"{name}, {sheet.addressee.name}",
        author=sheet.issuer.name,
        subject=sheet.about,
        day=sheet.day,
        running_head=f"{sheet.issuer.short_name}, {name[0].lower()}{name[1:]}, {sheet.addressee.name}",
        foot=foot_of(sheet.issuer),
        foot_right=sheet.foot,
        watermark=sheet.watermark,
    )
