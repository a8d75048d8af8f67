"""The sheet kept at issue is read back whole, whatever it holds."""

from hypothesis import given
from hypothesis import strategies as st

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
    SheetLine, unit_price=st.none() | MONEY, amount=st.none() | MONEY, notes=st.just(("a", "b"))
)
RATES = st.builds(VatRow, rate=MONEY, net=MONEY, vat=MONEY)
SHEETS = st.builds(
    QuoteSheet,
    lines=st.lists(LINES, max_size=3).map(tuple),
    vat=st.builds(NotSubjectToVat)
    | st.builds(VatTable, net=MONEY, rows=st.lists(RATES, max_size=2).map(tuple)),
    total=st.none() | MONEY,
    total_with_options=st.none() | MONEY,
    issued_on=st.none() | st.dates(),
)


@given(SHEETS)
def test_every_sheet_is_read_back_equal(sheet):
    assert sheet_from_json(sheet_to_json(sheet)) == sheet
