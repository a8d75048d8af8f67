"""What may not take the place of the office’s store."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from cigdesk.bootstrap import create_store
from cigdesk.domain.carry import Carried
from cigdesk.domain.errors import Refused
from cigdesk.services.centres import shipped_centres
from cigdesk.store_errors import (
    DamagedCarry,
    ForeignCarry,
    MissingKeyFile,
    NewerStore,
    UnclosedCarry,
)
from db import keyfile
from db.attachments import folder_for
from db.crypto import Cost
from db.engine import connect


def test_a_return_comes_once(desk, laptop, send_back, come_home):
    returned = send_back(laptop)
    home = come_home(desk, returned)
    with pytest.raises(Refused, match="déjà été reprise"):
        home.services.carrying.examine(returned)


def test_only_the_copy_of_the_last_departure_comes_back(desk, laptop, key, send_back):
    returned = send_back(laptop)
    desk.services.carrying.open_here("Le portable est resté chez le préventionniste")
    desk.services.carrying.take_out(key, "un autre portable")
    with pytest.raises(Refused, match="autre départ"):
        desk.services.carrying.examine(returned)


def test_a_backup_is_no_return(desk, key):
    backup = desk.services.backups.back_up_now().backup
    desk.services.carrying.take_out(key, "portable")
    with pytest.raises(Refused, match="n’est pas une copie emportée"):
        desk.services.carrying.examine(backup.path)


def test_a_return_of_another_store_is_refused(laptop, desk, clock, tmp_path):
    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    centre = shipped_centres()[1].values
    other = create_store(tmp_path / "autre" / "base.cigdesk", centre, "Ana", "p", clock=clock, cost=cheap)
    copy = other.services.carrying.take_out(tmp_path, "portable").path
    other.store.close()
    with pytest.raises(ForeignCarry):
        desk.services.carrying.examine(copy)


def test_a_copy_without_its_key_file_or_documents_is_refused(desk, laptop, keep_document, send_back):
    keep_document(laptop, b"%PDF-1.7 un avenant")
    returned = send_back(laptop)
    keys = keyfile.path_for(returned)
    keys.rename(keys.with_suffix(".away"))
    with pytest.raises(MissingKeyFile):
        desk.services.carrying.examine(returned)
    keys.with_suffix(".away").rename(keys)
    shutil.rmtree(folder_for(returned))
    # The first one is here already; the one of the laptop is nowhere.
    with pytest.raises(Refused, match=r"il y manque 1\sdocument"):
        desk.services.carrying.examine(returned)


def test_a_damaged_cut_or_unclosed_copy_is_refused(desk, laptop, write, send_back):
    returned = send_back(laptop)
    whole = returned.read_bytes()
    for content in (
        whole[:-4096],
        whole[: len(whole) // 2] + bytes([whole[len(whole) // 2] ^ 1]) + whole[len(whole) // 2 + 1 :],
    ):
        returned.write_bytes(content)
        with pytest.raises(DamagedCarry):
            desk.services.carrying.examine(returned)
    returned.write_bytes(whole)
    log = returned.with_name(returned.name + "-wal")
    log.write_bytes(b"not folded")
    with pytest.raises(UnclosedCarry):
        desk.services.carrying.examine(returned)
    log.unlink()
    assert desk.services.carrying.examine(returned).closed
    with pytest.raises(Carried):
        write(desk, "Bobigny")


def test_a_copy_of_a_newer_program_is_refused(desk, laptop, send_back):
    returned = send_back(laptop)
    with closing(connect(returned, desk.store.key)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(NewerStore):
        desk.services.carrying.examine(returned)


def test_a_file_that_lost_its_departure_is_older(desk, laptop, send_back):
    """As a backup of the laptop would be that somebody put a mark on by hand: the journal tells."""
    returned = send_back(laptop)
    seq = desk.services.carrying.status().carry.journal_seq
    with closing(connect(returned, desk.store.key)) as connection:
        connection.execute("DELETE FROM journal WHERE seq >= ?", (seq,))
    with pytest.raises(Refused, match="plus ancienne que le départ"):
        desk.services.carrying.examine(returned)


def test_an_unclosed_journey_is_said(desk, laptop, write):
    """The file of the laptop itself, copied once its window was closed: it may be written to still."""
    write(laptop, "Bagnolet")
    laptop.store.close()
    preview = desk.services.carrying.examine(laptop.path)
    assert not preview.closed
    assert preview.coming.written == {"authorities": 1}
