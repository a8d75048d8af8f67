"""What is sealed opens in its place alone, for its key alone."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.domain.vault import Member
from cigdesk.ports.vaults import NOTES, VERSIONS, Place
from db.crypto import PersonKey
from db.vault_crypto import VaultSealing

SEALING = VaultSealing()
KEY = bytes(range(32))
VAULT, OTHER, ROW, NEXT = (UUID(int=n) for n in (1, 2, 3, 4))
PLACE = Place(VAULT, 1, NOTES, ROW, 1)


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_what_was_sealed_is_read_again(text):
    sealed = SEALING.seal(KEY, PLACE, text)
    assert SEALING.open(KEY, PLACE, sealed) == text
    assert len(sealed) == len(text.encode()) + 28


def test_the_same_text_never_looks_the_same():
    assert SEALING.seal(KEY, PLACE, "dette") != SEALING.seal(KEY, PLACE, "dette")


@pytest.mark.parametrize(
    "moved",
    [
        PLACE._replace(vault_id=OTHER),
        PLACE._replace(epoch=2),
        PLACE._replace(table=VERSIONS),
        PLACE._replace(row_id=NEXT),
        PLACE._replace(revision=2),
        PLACE._replace(field="motive"),
        PLACE._replace(epoch=11, revision=1),
    ],
)
def test_a_sealed_text_opens_nowhere_else(moved):
    assert SEALING.open(KEY, moved, SEALING.seal(KEY, PLACE, "dette")) is None


@settings(max_examples=60)
@given(st.integers(0, 32 * 8 - 1))
def test_one_bit_changed_is_refused(bit):
    sealed = bytearray(SEALING.seal(KEY, PLACE, "dett"))
    sealed[bit // 8] ^= 1 << bit % 8
    assert SEALING.open(KEY, PLACE, bytes(sealed)) is None


@pytest.mark.parametrize("sealed", [b"", b"x", bytes(12), bytes(28)])
def test_what_was_never_sealed_is_refused(sealed):
    assert SEALING.open(KEY, PLACE, sealed) is None


def test_another_key_opens_nothing():
    assert SEALING.open(SEALING.new_key(), PLACE, SEALING.seal(KEY, PLACE, "dette")) is None


def test_a_key_is_opened_by_its_member_alone():
    one, other = PersonKey.generate(), PersonKey.generate()
    sealed = SEALING.seal_key(KEY, one.public)
    assert (one.open(sealed), other.open(sealed)) == (KEY, None)


def test_a_voucher_is_of_one_member_one_key_and_one_epoch():
    member = Member(ROW, b"p" * 32)
    said = SEALING.voucher(KEY, VAULT, 1, member)
    others = {
        SEALING.voucher(SEALING.new_key(), VAULT, 1, member),
        SEALING.voucher(KEY, OTHER, 1, member),
        SEALING.voucher(KEY, VAULT, 2, member),
        SEALING.voucher(KEY, VAULT, 1, Member(NEXT, b"p" * 32)),
        SEALING.voucher(KEY, VAULT, 1, Member(ROW, b"q" * 32)),
        SEALING.voucher(KEY, VAULT, 1, Member(ROW, b"p" * 32, recovery=True)),
        SEALING.link(KEY, VAULT, 1, b"p" * 32),
    }
    assert SEALING.same(said, SEALING.voucher(KEY, VAULT, 1, member))
    assert len(others | {said}) == 8


def test_a_fingerprint_is_read_aloud():
    one = SEALING.fingerprint(b"p" * 32)
    assert one != SEALING.fingerprint(b"q" * 32)
    assert [len(group) for group in one.split()] == [4] * 6
