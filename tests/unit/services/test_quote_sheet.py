"""The sheet kept at issue is read back whole, whatever it holds."""

import json

from hypothesis import given
from hypothesis import strategies as st

from cigdesk.domain.quote import QuoteLineKind
from cigdesk.services.quote_sheet import (
    NotSubjectToVat,
    QuoteSheet,
    SheetLine,
    VatRow,
    VatTable,
    sheet_from_json,
    sheet_to_json,
)

MONEY = st.decimals(-(10**9), 10**9, places=2)
LINES = st.builds(
    SheetLine,
    kind=st.sampled_from(QuoteLineKind),
    unit_price=st.none() | MONEY,
    amount=st.none() | MONEY,
    subtotal=st.none() | MONEY,
    notes=st.just(("a", "b")),
)
RATES = st.builds(VatRow, rate=MONEY, net=MONEY, vat=MONEY)
SHEETS = st.builds(
    QuoteSheet,
    lines=st.lists(LINES, max_size=3).map(tuple),
    vat=st.builds(NotSubjectToVat)
    | st.builds(VatTable, net=MONEY, rows=st.lists(RATES, max_size=2).map(tuple)),
    total=st.none() | MONEY,
    total_with_options=st.none() | MONEY,
    options_total=st.none() | MONEY,
    issued_on=st.none() | st.dates(),
)


@given(SHEETS)
def test_every_sheet_is_read_back_equal(sheet):
    assert sheet_from_json(sheet_to_json(sheet)) == sheet


@given(SHEETS)
def test_a_sheet_of_the_first_release_has_the_defaults_of_what_came_later(sheet):
    raw = json.loads(sheet_to_json(sheet))
    del raw["options_total"]
    for line in raw["lines"]:
        del line["kind"], line["subtotal"]
    read = sheet_from_json(json.dumps(raw))
    assert read.options_total is None
    assert {line.kind for line in read.lines} <= {QuoteLineKind.OFFER}
    assert [line.amount for line in read.lines] == [line.amount for line in sheet.lines]
