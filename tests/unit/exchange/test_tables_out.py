"""Tables and mails that leave: nothing in them is computed, cut or taken for another header."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cigdesk.exchange.mail_file import Attached, write_mail
from cigdesk.exchange.table_csv import write_csv
from cigdesk.exchange.table_xlsx import write_xlsx
from cigdesk.services.agenda_sheets import Message
from cigdesk.services.tables import CellKind, Column, Table

HOSTILE = ("=1+1", "+33 1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "a\x00b\x0b", "x" * 40_000)


def _table(*cells, kind=CellKind.TEXT):
    return Table("Essai", (Column("=Titre", kind),), len(cells), [(cell,) for cell in cells])


def _csv_cells(table):
    rows = list(csv.reader(io.StringIO(write_csv(table).decode("utf-8-sig"), newline=""), delimiter=";"))
    return [row[0] if row else "" for row in rows[1:]]


def _xlsx_cells(table):
    return [row[0] for row in list(load_workbook(io.BytesIO(write_xlsx(table))).active.iter_rows())[1:]]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula(text):
    [cell] = _xlsx_cells(_table(text))
    assert cell.data_type == "s"
    assert len(cell.value) <= 32_767
    [written] = _csv_cells(_table(text))
    assert written[0] not in "=+-@\t\r\n"
    assert written.removeprefix("'") == text


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_comes_back_from_a_csv(text):
    [written] = _csv_cells(_table(text))
    assert written in (text, f"'{text}")


@given(st.decimals(-9_999_999, 9_999_999, places=2))
def test_amounts_keep_their_cents(value):
    assert Decimal(_csv_cells(_table(value, kind=CellKind.AMOUNT))[0].replace(",", ".")) == value


def test_amounts_days_and_nothing_are_typed_cells():
    [amount] = _xlsx_cells(_table(Decimal("-1234.50"), kind=CellKind.AMOUNT))
    assert (amount.data_type, amount.value) == ("n", -1234.5)
    [day] = _xlsx_cells(_table(date(2026, 3, 1), kind=CellKind.DATE))
    assert day.is_date
    assert _csv_cells(_table(None, kind=CellKind.DATE)) == [""]
    assert _csv_cells(_table(date(2026, 3, 1), kind=CellKind.DATE)) == ["01/03/2026"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_a_subject_is_one_header_whatever_it_says(subject):
    content = write_mail(Message("a@b.fr", f"{subject}\r\nBcc: x@y.fr", "Bonjour,\nfin"))
    mail = message_from_bytes(content, policy=default)
    assert mail["Bcc"] is None
    assert mail.get_body().get_content().split() == ["Bonjour,", "fin"]


def test_the_document_is_attached_under_its_own_name():
    mail = message_from_bytes(
        write_mail(Message("", "Objet", "Corps"), (Attached("devis-1.pdf", b"%PDF\x00\xff"),)), policy=default
    )
    [page] = mail.iter_attachments()
    assert (page.get_filename(), page.get_content_type()) == ("devis-1.pdf", "application/pdf")
    assert page.get_content() == b"%PDF\x00\xff"
