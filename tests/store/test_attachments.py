"""Documents beside the store: encrypted, kept once, in the backups, refused when altered."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from cigdesk.domain.errors import NotFound
from db import attachments
from db.attachments import remove_orphans
from db.backup import documents_in
from db.restore import restore

PAGE = b"%PDF-1.4 Commune de Choisy-le-Roi " * 50


def test_a_document_is_kept_once_and_gives_its_very_bytes(desk):
    attachments = desk.store.attachments
    name = attachments.keep(PAGE)
    assert attachments.keep(PAGE) == name
    assert [path.name for path in attachments.folder.iterdir()] == [name]
    assert attachments.read(name) == PAGE


def test_nothing_of_a_document_can_be_read_in_its_file(desk):
    path = desk.store.attachments.folder / desk.store.attachments.keep(PAGE)
    assert b"Choisy" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_an_altered_or_swapped_document_is_refused(desk):
    attachments = desk.store.attachments
    first, second = attachments.keep(PAGE), attachments.keep(PAGE + b"!")
    (attachments.folder / first).write_bytes((attachments.folder / second).read_bytes())
    with pytest.raises(NotFound):
        attachments.read(first)
    with pytest.raises(NotFound):
        attachments.read("0" * 64)


def test_a_backup_takes_each_document_once_and_a_restore_brings_it_back(desk, desk_passphrase):
    store = desk.store
    name = store.attachments.keep(PAGE)
    copy = store.back_up()
    store.back_up()
    assert [path.name for path in documents_in(store.backup_folder).iterdir()] == [name]
    (store.attachments.folder / name).unlink()
    store.close()
    restore(store.path, copy.path, desk_passphrase, datetime.now(UTC))
    assert store.attachments.read(name) == PAGE


def test_documents_that_nobody_refers_to_leave_once_they_are_old(desk, monkeypatch):
    store = desk.store
    orphan, fresh, wanted = (store.attachments.keep(PAGE + end) for end in (b"1", b"2", b"3"))
    copy = store.back_up()
    for folder in (store.attachments.folder, documents_in(store.backup_folder)):
        for name in (orphan, wanted):
            os.utime(folder / name, (0, 0))
    monkeypatch.setattr(attachments, "referred", lambda path, _key: {wanted} if path == store.path else set())
    assert remove_orphans(store.attachments.folder, [store.path, copy.path], store.key) == 1
    assert {path.name for path in store.attachments.folder.iterdir()} == {fresh, wanted}


def test_nothing_leaves_while_a_copy_cannot_be_read(desk):
    store = desk.store
    orphan = store.attachments.folder / store.attachments.keep(PAGE)
    os.utime(orphan, (0, 0))
    copy = store.back_up().path
    copy.write_bytes(copy.read_bytes()[:5000])
    assert remove_orphans(store.attachments.folder, [store.path, copy], store.key) == 0
    assert orphan.exists()
