"""The tables of a report: its observations at a glance, and what is open of the days before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Paragraph, Table

from cigdesk import french
from cigdesk.documents import fonts, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import chunks, printed, printed_name
from cigdesk.documents.page import CONTENT
from cigdesk.documents.report_marks import INK, SeverityMark
from cigdesk.domain.observation import Severity
from cigdesk.services.report_sheet import EarlierObservation, ReportObservation

_HEAD: Final = theme.style(fonts.MEDIUM, 8.4, 11)
_CELL: Final = theme.style(fonts.REGULAR, 8.8, 12.2)
_QUIET: Final = theme.style(fonts.REGULAR, 8.4, 11.6, theme.TEXT2)
_STRONG: Final = theme.style(fonts.SEMIBOLD, 8.8, 12.2)
_LATE: Final = theme.style(fonts.SEMIBOLD, 8.4, 11.6, INK[Severity.DANGER])
_PADDING: Final = 6.0
_SHORT: Final = 220
"""Letters of a text in a table: the detail says the rest."""
_LONG: Final = 900
_RANK, _SEVERITY, _DUE, _WHO = 24.0, 104.0, 74.0, 84.0
_MIDDLE: Final = CONTENT - _RANK - _SEVERITY - _DUE - _WHO
_ORDER: Final = {severity: place for place, severity in enumerate(Severity)}


def summary_table(found: Sequence[ReportObservation]) -> Table:
    """The gravest first; the number is the one of the detail."""
    heads = ("N°", "Gravité", "Lieu et mesure demandée", "Échéance", "Responsable")
    rows: list[list[object]] = [[Paragraph(head, _HEAD) for head in heads]]
    rows += [_summed(each) for each in sorted(found, key=lambda each: (_ORDER[each.severity], each.rank))]
    return _striped(rows, (_RANK, _SEVERITY, _MIDDLE, _DUE, _WHO))


def _summed(observation: ReportObservation) -> list[object]:
    asked = observation.measure or observation.text
    middle = [Paragraph(printed(observation.place or "Lieu non précisé", _SHORT), _STRONG)]
    middle.append(Paragraph(printed(asked, _SHORT), _CELL))
    return [
        Paragraph(str(observation.rank), _STRONG),
        SeverityMark(observation.severity, size=8.8),
        middle,
        Paragraph(printed_name(_due(observation)), _CELL),
        Paragraph(printed_name(observation.responsible), _CELL),
    ]


def _due(observation: ReportObservation) -> str:
    if observation.due is None:
        return "sans échéance"
    return "sans délai" if observation.danger else french.date_medium(observation.due)


def earlier_table(rows: Sequence[EarlierObservation]) -> Table:
    """Each with its report and what was answered; a long answer turns the page."""
    heads = ("Gravité", "Observation", "Réponse de la collectivité")
    rest = CONTENT - _SEVERITY
    cells: list[list[object]] = [[Paragraph(head, _HEAD) for head in heads]]
    for row in rows:
        cells += _earlier(row)
    return _striped(cells, (_SEVERITY, rest * 0.5, rest * 0.5))


def _earlier(row: EarlierObservation) -> list[list[object]]:
    said = [Paragraph(printed(row.place, _SHORT), _STRONG)] if row.place else []
    said += [Paragraph(printed(row.text, _SHORT), _CELL), Paragraph(printed_name(row.found), _QUIET)]
    pieces = chunks(row.answer, _LONG)
    answer = [Paragraph("Échéance dépassée", _LATE)] if row.late else []
    answer.append(Paragraph(printed(pieces[0]), _CELL))
    first: list[object] = [SeverityMark(row.severity, size=8.8), said, answer]
    return [first, *(["", "", Paragraph(printed(piece), _CELL)] for piece in pieces[1:])]


def _striped(rows: Sequence[list[object]], widths: Sequence[float]) -> Table:
    return grid(
        rows,
        widths,
        ("BACKGROUND", (0, 0), (-1, 0), theme.TINT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, theme.BORDER),
        ("LEFTPADDING", *ALL, _PADDING),
        ("RIGHTPADDING", *ALL, _PADDING),
        ("TOPPADDING", *ALL, 5),
        ("BOTTOMPADDING", *ALL, 6),
        repeat=1,
    )
