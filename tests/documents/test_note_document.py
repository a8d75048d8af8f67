"""The page of a note that is handed to the agent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk.documents import render_note
from cigdesk.services.agenda_sheets import Letterhead
from cigdesk.services.note_papers import FILE_NAME, NoteSheet


@pytest.fixture
def sheet():
    head = Letterhead(
        name="Centre de gestion de la Martinique",
        short_name="CDG Martinique",
        service="Service social",
        address="",
        contact="",
        demo=False,
    )
    return NoteSheet(
        head=head,
        title="Note",
        who="Mme Haddad",
        case_number="SST-0012",
        written_on=date(2026, 11, 10),
        author="Maryse Jean",
        text="Dettes de loyer.\n\nPlan d’apurement proposé au bailleur.",
        day=date(2026, 11, 12),
    )


def _read(content):
    pdf = PdfReader(BytesIO(content))
    return pdf, " ".join(" ".join(each.extract_text().split()) for each in pdf.pages)


def test_it_says_what_was_written_by_whom_and_that_it_is_secret(sheet):
    _, text = _read(render_note(sheet))
    for said in ("Mme Haddad", "SST-0012", "Maryse Jean", "Dettes de loyer.", "bailleur.", "226-13"):
        assert said in text


def test_its_properties_and_its_file_name_name_nobody(sheet):
    pdf, _ = _read(render_note(sheet))
    told = " ".join(str(value) for value in pdf.metadata.values()) + FILE_NAME
    assert not [each for each in ("Haddad", "SST", "Jean", "Dettes") if each in told]


def test_a_long_note_turns_the_page_and_loses_no_word(sheet):
    words = [f"mot{number}" for number in range(2500)]
    pdf, text = _read(render_note(replace(sheet, text=" ".join(words))))
    assert len(pdf.pages) > 1
    assert all(word in text for word in (words[0], words[1250], words[-1]))


def test_markup_is_printed_as_typed(sheet):
    hostile = '<b>gras</b> <img src="file:///etc/passwd"/> </para> & &amp;'
    _, text = _read(render_note(replace(sheet, text=hostile, who="<i>Haddad")))
    assert "<b>gras</b>" in text
    assert "<i>Haddad" in text
