"""Documents on paper: pages drawn from plain sheets, without a rule of their own.

reportlab costs a tenth of a second to import, so it is loaded when the first page is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from cigdesk.services.activity_sheet import ActivitySheet
from cigdesk.services.agenda_sheets import AppointmentList, Attendance, PlaceDay, Slip, Weeks
from cigdesk.services.dpo_paper import DpoPaper
from cigdesk.services.elimination_sheet import EliminationSheet
from cigdesk.services.letter_sheet import Letter
from cigdesk.services.membership_pages import AmendmentPage, Certificate, MembershipForm
from cigdesk.services.note_papers import NoteSheet
from cigdesk.services.person_sheet import PersonSheet
from cigdesk.services.quote_sheet import QuoteSheet
from cigdesk.services.recovery_sheet import RecoverySheet
from cigdesk.services.report_sheet import ReportSheet
from cigdesk.services.statement_pages import StatementPage

__all__ = [
    "render_activity",
    "render_attendance",
    "render_dpo_paper",
    "render_elimination",
    "render_letters",
    "render_list",
    "render_membership",
    "render_note",
    "render_person",
    "render_place_day",
    "render_quote",
    "render_recovery",
    "render_report",
    "render_slip",
    "render_slips",
    "render_statement",
    "render_weeks",
]


def render_quote(sheet: QuoteSheet, *, watermark: str = "") -> bytes:
    """The PDF of a quote: the same sheet always gives the same bytes.

    A draft carries « BROUILLON » across each page; `watermark` puts another word (« DUPLICATA »).
    """
    from cigdesk.documents.quote import render

    return render(sheet, watermark=watermark)


def render_statement(sheet: StatementPage) -> bytes:
    """The PDF of a statement or of its internal list: the same page always gives the same bytes."""
    from cigdesk.documents.statement import render

    return render(sheet)


def render_elimination(sheet: EliminationSheet) -> bytes:
    """The PDF of a list of elimination (bordereau): the same sheet always gives the same bytes."""
    from cigdesk.documents.elimination import render

    return render(sheet)


def render_note(sheet: NoteSheet) -> bytes:
    """The PDF of a note that is handed to the agent; its properties name nobody."""
    from cigdesk.documents.note import render

    return render(sheet)


def render_place_day(day: PlaceDay) -> bytes:
    """The PDF of a day at a place: a page or more for each sheet, each with its own head."""
    from cigdesk.documents.agenda_day import render

    return render(day)


def render_weeks(weeks: Weeks) -> bytes:
    """The PDF of a week: a page for each practitioner."""
    from cigdesk.documents.agenda_week import render

    return render(weeks)


def render_letters(letters: Sequence[Letter]) -> bytes:
    """The PDF of at least one letter, each on a page of its own."""
    from cigdesk.documents.letter import render

    return render(letters)


def render_list(listing: AppointmentList) -> bytes:
    """The PDF of a list of appointments; the day and the heads of the columns come back on each page."""
    from cigdesk.documents.agenda_list import render

    return render(listing)


def render_slip(slip: Slip) -> bytes:
    """The PDF of what an agent keeps of an appointment, on half a page."""
    return render_slips((slip,))


def render_slips(slips: Sequence[Slip]) -> bytes:
    """One PDF with the slips of several people of one day, each on its own half of a page."""
    from cigdesk.documents.agenda_slip import render

    return render(slips)


def render_attendance(sheet: Attendance, *, landscape: bool = False) -> bytes:
    """The PDF that is signed at a session; the heads of the columns come back on each page."""
    from cigdesk.documents.attendance import render

    return render(sheet, landscape=landscape)


def render_membership(sheet: MembershipForm | AmendmentPage | Certificate) -> bytes:
    """The PDF of a paper of a membership: its form, an amendment, its certificate."""
    from cigdesk.documents import membership_amendment, membership_certificate, membership_form

    if isinstance(sheet, AmendmentPage):
        return membership_amendment.render(sheet)
    if isinstance(sheet, Certificate):
        return membership_certificate.render(sheet)
    return membership_form.render(sheet)


def render_activity(sheet: ActivitySheet) -> bytes:
    """The PDF of the activity report of a year: its figures, a chart and a table for each subject."""
    from cigdesk.documents.activity import render

    return render(sheet)


def render_report(sheet: ReportSheet) -> bytes:
    """The PDF of the report of a day; without a number it is a draft, « BROUILLON » across each page."""
    from cigdesk.documents.inspection_report import render

    return render(sheet)


def render_person(sheet: PersonSheet) -> bytes:
    """The PDF of everything that is kept of one person; marked passages are not in the file."""
    from cigdesk.documents.person_export import render

    return render(sheet)


def render_recovery(sheet: RecoverySheet) -> bytes:
    """The PDF of a recovery sheet: the one place where its words are."""
    from cigdesk.documents.recovery_sheet import render

    return render(sheet)


def render_dpo_paper(sheet: DpoPaper) -> bytes:
    """The PDF of a paper for the data protection officer: the same sheet always gives the same bytes."""
    from cigdesk.documents.processing_record import render

    return render(sheet)
