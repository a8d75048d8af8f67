"""A copy that fails, or is stopped, changes nothing."""

from __future__ import annotations

import pytest

from cigdesk.store_errors import (
    CarryFailed,
    StoreError,
)


def test_stopping_leaves_the_store_as_it_was_and_no_copy(desk, key, write, keep_document):
    keep_document(desk)

    class StoppedError(Exception):
        pass

    def stop_at_the_document(done, total):
        if done == total:
            raise StoppedError

    with pytest.raises(StoppedError):
        desk.services.carrying.take_out(key, "portable", stop_at_the_document)
    assert list(key.iterdir()) == []
    write(desk, "Bobigny")


CALLS = ("copy_store", "mark_copy", "shutil.copyfile", "verified_counts", "replace_whole", "create_private")


@pytest.mark.parametrize("call", [*CALLS, "rename", "commit"])
def test_a_departure_that_fails_anywhere_leaves_the_store_written_to_and_no_copy(
    desk, key, write, keep_document, monkeypatch, call
):
    keep_document(desk)

    def fail(*_args, **_options):
        raise OSError(28, "No space left on device")

    target = {"rename": "pathlib.Path.rename", "commit": "db.uow.SqlUnitOfWork.commit"}
    with monkeypatch.context() as patch:
        patch.setattr(target.get(call, f"db.carrier.{call}"), fail)
        with pytest.raises((StoreError, OSError)):
            desk.services.carrying.take_out(key, "portable")
    assert list(key.iterdir()) == []
    assert desk.services.carrying.status().carry is None
    write(desk, "Bobigny")


@pytest.mark.parametrize("call", ["mark_copy", "shutil.copyfile", "rename"])
def test_a_way_back_that_fails_leaves_the_travelling_store_written_to(laptop, key, write, monkeypatch, call):
    def fail(*_args, **_options):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.rename" if call == "rename" else f"db.carrier.{call}", fail)
        with pytest.raises(StoreError) as failure:
            laptop.services.carrying.send_back(key)
    assert isinstance(failure.value, CarryFailed) or call != "rename"
    assert len(list(key.iterdir())) == 1
    write(laptop, "Bagnolet")
