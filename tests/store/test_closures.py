"""Days on which the centre is closed."""

from __future__ import annotations

from datetime import date

import pytest

from cigdesk.domain.closure import ClosureValues
from cigdesk.domain.errors import InvalidInput

BRIDGE = ClosureValues(start=date(2026, 12, 24), end=date(2026, 12, 31), label="  Fêtes ")


def test_closed_days_show_in_the_agenda_with_their_name_beside_the_holidays(services):
    services.closures.add(BRIDGE)
    shown = services.agenda.holidays(date(2026, 12, 23), date(2027, 1, 2))
    assert shown[date(2026, 12, 24)] == shown[date(2026, 12, 31)] == "Fêtes"
    assert shown[date(2026, 12, 25)].startswith("Noël")
    assert date(2026, 12, 23) not in shown
    assert date(2027, 1, 2) not in shown


def test_a_closure_is_corrected_removed_and_taken_back(services):
    closures = services.closures
    [closure_id] = closures.add(BRIDGE).ids
    kept = closures.listing()[0].values
    closures.edit(closure_id, kept, ClosureValues(start=BRIDGE.start, end=BRIDGE.start, label="Pont"))
    assert closures.listing()[0].values.label == "Pont"
    closures.remove(closure_id).undo.run()
    assert [each.values.end for each in closures.listing()] == [BRIDGE.start]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (ClosureValues(start=date(2026, 12, 24), end=date(2026, 12, 23)), "end"),
        (ClosureValues(start=date(2026, 1, 1), end=date(2026, 12, 31)), "end"),
        (ClosureValues(start=date(1026, 12, 24), end=date(2026, 12, 31)), "start"),
    ],
)
def test_what_is_wrong_is_told_under_its_field(services, values, field):
    with pytest.raises(InvalidInput) as caught:
        services.closures.add(values)
    assert list(caught.value.errors) == [field]
    assert services.closures.listing() == ()
