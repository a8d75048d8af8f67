"""Documents beside the store: encrypted, kept once, in the backups, refused when altered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cigdesk.domain.errors import NotFound
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
