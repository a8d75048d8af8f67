"""The table of transitions is the only door: nothing else in the program writes the state of a quote."""

from __future__ import annotations

import re
from pathlib import Path

from cigdesk.domain.quote import STATE_NAMES, TRANSITIONS, QuoteState

ROOT = Path(__file__).parents[4]
_WRITTEN = re.compile(r"\.state\s*(?:,[^=\n]*)?=\s*QuoteState\.|state=QuoteState\.(?!DRAFT)")


def test_every_state_has_its_row_and_its_name():
    assert TRANSITIONS.keys() == STATE_NAMES.keys() == set(QuoteState)


def test_no_state_leads_back_to_the_draft_and_what_is_over_stays_so():
    assert QuoteState.DRAFT not in frozenset().union(*TRANSITIONS.values())
    for over in (QuoteState.REFUSED, QuoteState.CANCELLED, QuoteState.REPLACED):
        assert not TRANSITIONS[over]
    assert TRANSITIONS[QuoteState.ACCEPTED] == {QuoteState.CANCELLED}


def test_no_other_line_of_the_program_writes_a_state():
    sources = [path for folder in ("cigdesk", "db", "ui") for path in (ROOT / folder).rglob("*.py")]
    assert len(sources) > 100
    written = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in sources
        if path.name != "quote.py" or path.parent.name != "domain"
        for found in _WRITTEN.finditer(path.read_text(encoding="utf-8"))
    ]
    assert written == []
