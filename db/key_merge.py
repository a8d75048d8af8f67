"""Key files of one store that went two ways: who opens it afterwards.

The store's key is the same on both sides, so that slots can be put together one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping
from dataclasses import replace
from uuid import UUID

from cigdesk.domain.passphrases import RECOVERY
from db.keyfile import MAX_SLOTS, KeyFile, Slot

_MARK_LETTERS = 16


def summary(keys: KeyFile) -> str:
    """The slots by their ids with a mark of what they hold: says later on which of them changed."""
    return " ".join(f"{slot.id}:{_mark(keys, slot)}" for slot in keys.slots)


def merged(departed: str, here: KeyFile, back: KeyFile) -> KeyFile:
    """The key file after a return, `departed` being the summary of the day of the departure.

    What changed on one side alone counts; what changed on both, as the copy that came back has it. What one
    side removed stays removed: it may be somebody who has left. Whatever cannot be decided so (nothing known
    of the departure, nobody left, too many) is as the copy has it.
    """
    before = _parsed(departed)
    ours, theirs = _by_id(here), _by_id(back)
    order = [*theirs, *(each for each in ours if each not in theirs)]
    kept = [slot for each in order if (slot := _decide(each, before, (here, ours), (back, theirs)))]
    somebody = any(slot.person != RECOVERY for slot in kept)
    sound = before and somebody and len(kept) <= MAX_SLOTS
    return KeyFile(back.store_id, tuple(kept)) if sound else back


def of_known(keys: KeyFile, persons: Container[UUID]) -> KeyFile:
    """Without the slots of people who are not known: set aside with the work of the office."""
    return replace(keys, slots=tuple(slot for slot in keys.slots if _is_known(slot, persons)))


def _is_known(slot: Slot, persons: Container[UUID]) -> bool:
    return slot.person in ("", RECOVERY) or UUID(slot.person) in persons


_Side = tuple[KeyFile, Mapping[str, Slot]]


def _decide(slot_id: str, before: Mapping[str, str], here: _Side, back: _Side) -> Slot | None:
    ours, theirs = here[1].get(slot_id), back[1].get(slot_id)
    if ours is None or theirs is None:
        return None if slot_id in before else ours or theirs
    changed_back = _mark(back[0], theirs) != before.get(slot_id)
    return theirs if changed_back else ours


def _by_id(keys: KeyFile) -> dict[str, Slot]:
    return {slot.id: slot for slot in keys.slots}


def _mark(keys: KeyFile, slot: Slot) -> str:
    content = slot.sealed_with(keys.store_id) + slot.nonce + slot.wrapped
    return hashlib.sha256(content).hexdigest()[:_MARK_LETTERS]


def _parsed(summed: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in summed.split())
    return {slot_id: mark for slot_id, _, mark in pairs}
