"""The week of a practitioner on paper: a timetable across the page, one page for each of them."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Spacer

from cigdesk import french
from cigdesk.documents import agenda_paper, fonts, page
from cigdesk.documents.agenda_timetable import Timetable
from cigdesk.documents.page import LANDSCAPE, Furniture
from cigdesk.services.agenda_sheets import BlockKind, Weeks, WeekSheet

_SPARE = 1.0


def render(weeks: Weeks) -> bytes:
    """The PDF; see `cigdesk.documents.render_weeks`."""
    fonts.register()
    period = french.date_range(weeks.first, weeks.last)
    title = f"Semaine{french.NBSP}{weeks.first.isocalendar().week}, {period}"
    furniture = agenda_paper.furniture(
        weeks.head, title, period, weeks.first, names=weeks.names, paper=LANDSCAPE
    )
    return page.build(list(_story(weeks, furniture, period)), furniture)


def _story(weeks: Weeks, furniture: Furniture, period: str) -> Iterator[Flowable]:
    width, height = page.room_on(furniture)
    for number, sheet in enumerate(weeks.sheets):
        if number:
            yield NextPageTemplate("first")
            yield PageBreak()
        head = agenda_paper.head(weeks.head, sheet.practitioner, _under(weeks, sheet, period), LANDSCAPE)
        yield from head
        yield Timetable(sheet.days, width, height - page.height_of(head, width) - _SPARE)
    if not weeks.sheets:
        yield from agenda_paper.head(weeks.head, "Semaine", period, LANDSCAPE)
        yield Spacer(0, 4)
        yield agenda_paper.note(f"{agenda_paper.NOBODY}.")


def _under(weeks: Weeks, sheet: WeekSheet, period: str) -> str:
    count = sum(block.kind is BlockKind.APPOINTMENT for day in sheet.days for block in day.blocks)
    counted = french.plural(count, "rendez-vous", "rendez-vous") if count else agenda_paper.NOBODY.lower()
    return f"Semaine{french.NBSP}{weeks.first.isocalendar().week}, {period}, {counted}"
