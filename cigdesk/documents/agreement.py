"""The « bon pour accord » box, signed by the authority."""

from __future__ import annotations

from typing import Any, Final

from reportlab.platypus import Paragraph, Table

from cigdesk.documents import fonts, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.french import NNBSP
from cigdesk.services.quote_sheet import Agreement

_TITLE: Final = theme.style(fonts.SEMIBOLD, 10, 14, theme.ACCENT)
_LABEL: Final = theme.style(fonts.REGULAR, 8.5, 12, theme.TEXT2)
_VALUE: Final = theme.style(fonts.SEMIBOLD, 9, 12)
_EDGE: Final = 11.0
_LEFT: Final = 270.5
_GUTTER: Final = 15.5
_LABELS: Final = 115.0
_STEP: Final = 16.5
_LONGEST_REFERENCE: Final = 100
_PLACE: Final = (31.5, 110.5, 6.0, 13.0, 109.5)


def agreement_box(agreement: Agreement) -> Table:
    """One row, so that no page break can part it."""
    right = CONTENT - _EDGE * 2 - _LEFT - _GUTTER * 2
    return grid(
        [
            [Paragraph("Bon pour accord", _TITLE), "", "", ""],
            [_fields(agreement), "", "", Paragraph(_SIGNATURE, _LABEL)],
            ["", "", "", ""],
        ],
        (_EDGE + _LEFT, _GUTTER, _GUTTER, right + _EDGE),
        ("BOX", *ALL, 0.75, theme.FIELD),
        ("LINEBEFORE", (2, 1), (2, 1), 0.6, theme.BORDER),
        ("LEFTPADDING", (0, 0), (0, -1), _EDGE),
        ("RIGHTPADDING", (3, 0), (3, -1), _EDGE),
        ("TOPPADDING", (0, 0), (-1, 0), 7.5),
        ("TOPPADDING", (3, 1), (3, 1), 3),
        ("BOTTOMPADDING", (0, 2), (-1, 2), 9.5),
        ("FONTSIZE", (0, 2), (-1, 2), 1),
        ("LEADING", (0, 2), (-1, 2), 1),
        ("NOSPLIT", *ALL),
        radius=5,
    )


_SIGNATURE: Final = "Nom, qualité, signature et cachet de l’autorité territoriale"


def _fields(agreement: Agreement) -> list[Table]:
    known = (
        ("Délibération", agreement.deliberation),
        (f"N°{NNBSP}d’engagement juridique", agreement.engagement),
        (f"N°{NNBSP}de bon de commande", agreement.purchase_order),
        ("Code service Chorus Pro", agreement.service_code),
    )
    return [*(_field(label, value) for label, value in known), _place_and_date()]


def _field(label: str, value: str) -> Table:
    line = () if value else (("LINEBELOW", (1, 0), (1, 0), 0.6, theme.FIELD),)
    return _on_line(
        [Paragraph(printed_name(label), _LABEL), Paragraph(printed(value, _LONGEST_REFERENCE), _VALUE)],
        (_LABELS, _LEFT - _LABELS),
        *line,
    )


def _place_and_date() -> Table:
    cells = [Paragraph("Fait à", _LABEL), "", "", Paragraph("le", _LABEL), ""]
    lines = (("LINEBELOW", (column, 0), (column, 0), 0.6, theme.FIELD) for column in (1, 4))
    return _on_line(cells, _PLACE, *lines)


def _on_line(cells: list[Any], widths: tuple[float, ...], *lines: tuple[Any, ...]) -> Table:
    return grid([cells], widths, ("TOPPADDING", *ALL, _STEP - 14), ("BOTTOMPADDING", *ALL, 2), *lines)
