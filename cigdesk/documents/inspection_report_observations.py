"""Each observation of a report: its severity and place in a strip, what was found and asked, its photos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from cigdesk import french
from cigdesk.documents import fonts, page, theme
from cigdesk.documents.grid import ALL, grid
from cigdesk.documents.markup import chunks, printed
from cigdesk.documents.page import CONTENT
from cigdesk.documents.report_marks import SOLID, TINT, WORDS, SeverityMark
from cigdesk.documents.report_photos import photo_rows
from cigdesk.services.report_sheet import ReportObservation

_PLACE: Final = theme.style(fonts.SEMIBOLD, 9.6, 13.4)
_TEXT: Final = theme.style(fonts.REGULAR, 9.6, 14.2)
_LABELS: Final = 82.0
_SEVERITY: Final = 166.0
_PIECE: Final = 1400
"""Letters of a row: a longer text goes on in another row, so that it can turn the page."""


def observation_blocks(found: Sequence[ReportObservation], title: Flowable) -> Iterator[Flowable]:
    """One after the other, in the order of the report; the title stays with the first."""
    for place, each in enumerate(found):
        yield from _block(each, [] if place else [title])
        yield Spacer(0, 15)


def _block(observation: ReportObservation, above: list[Flowable]) -> Iterator[Flowable]:
    """The strip stays with the first of what it announces, and with the first photos where all hold."""
    strip, body, photos = (
        _strip(observation),
        _body(observation),
        list(photo_rows(observation.photos, CONTENT)),
    )
    first: list[Flowable] = [*above, strip, Spacer(0, 6), body]
    if photos and page.height_of([*first, photos[0]]) <= page.ROOM:
        yield KeepTogether([*first, photos.pop(0)])
    elif page.height_of(first) <= page.ROOM:
        yield KeepTogether(first)
    else:
        yield from first
    yield from photos


def _strip(observation: ReportObservation) -> Table:
    severity = observation.severity
    place = (
        f"{observation.rank}. {observation.place}" if observation.place else f"Observation {observation.rank}"
    )
    return grid(
        [[SeverityMark(severity, size=9.6, word=WORDS[severity]), Paragraph(printed(place, 300), _PLACE)]],
        (_SEVERITY, CONTENT - _SEVERITY),
        ("BACKGROUND", *ALL, TINT[severity]),
        ("LINEBEFORE", (0, 0), (0, -1), 3, SOLID[severity]),
        ("LEFTPADDING", *ALL, 10),
        ("RIGHTPADDING", *ALL, 8),
        ("TOPPADDING", *ALL, 5),
        ("BOTTOMPADDING", *ALL, 6),
    )


def _body(observation: ReportObservation) -> Table:
    rows: list[tuple[object, ...]] = []
    for label, text in _said(observation):
        for place, piece in enumerate(chunks(text, _PIECE)):
            head = Paragraph(label, theme.LABEL) if not place else ""
            rows.append((head, Paragraph(printed(piece), _TEXT)))
    return grid(
        rows or [("", "")],
        (_LABELS, CONTENT - _LABELS),
        ("LEFTPADDING", (0, 0), (0, -1), 13),
        ("BOTTOMPADDING", *ALL, 3),
    )


def _said(observation: ReportObservation) -> Iterator[tuple[str, str]]:
    due = french.date_long(observation.due) if observation.due else ""
    lines = (
        ("Constat", observation.text),
        ("Risque", observation.family),
        ("Référence", observation.reference),
        ("Mesure", observation.measure),
        ("Responsable", observation.responsible),
        ("Échéance", due),
        ("Signalé", observation.alerted),
    )
    return ((label, text) for label, text in lines if text)
