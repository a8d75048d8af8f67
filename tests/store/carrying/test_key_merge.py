"""Key files that went two ways: each slot is as the side that changed it has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cigdesk.domain.passphrases import RECOVERY
from db.crypto import Cost
from db.key_merge import merged, summary
from db.keyfile import KeyFile, Slot

STORE = bytes(16)


def slot(slot_id, content=b"first", person=""):
    return Slot(slot_id, Cost(19, 1, 1), bytes(16), bytes(12), content.ljust(48), person=person)


def keys(*slots):
    return KeyFile(STORE, slots)


A, B, C = slot("a"), slot("b"), slot("c")
A2, A3 = replace(A, wrapped=b"x" * 48), replace(A, wrapped=b"y" * 48)


@pytest.mark.parametrize(
    ("here", "back", "expected"),
    [
        (keys(A, B), keys(A, B), {A, B}),
        (keys(A2, B), keys(A, B), {A2, B}),
        (keys(A, B), keys(A2, B), {A2, B}),
        (keys(A2, B), keys(A3, B), {A3, B}),
        (keys(A, B, C), keys(A, B), {A, B, C}),
        (keys(A, B), keys(A, B, C), {A, B, C}),
        (keys(A), keys(A, B), {A}),
        (keys(A, B), keys(B), {B}),
        # Removed on one side while the other one changed it: somebody may have left.
        (keys(A2, B), keys(B), {B}),
        (keys(B), keys(A2, B), {B}),
    ],
)
def test_each_slot_is_decided_alone(here, back, expected):
    assert set(merged(summary(keys(A, B)), here, back).slots) == expected


def test_where_nobody_would_be_left_the_copy_prevails():
    sheet = slot("s", person=RECOVERY)
    assert merged(summary(keys(A, B, sheet)), keys(A, sheet), keys(B, sheet)) == keys(B, sheet)


def test_without_a_summary_the_copy_prevails():
    assert merged("", keys(A2, C), keys(A, B)) == keys(A, B)
