"""Writing a sheet as it is typed: only what differs and is sound, in order."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from cigdesk.domain.errors import InvalidInput, MovedOn
from cigdesk.services.changes import Change, Undo
from ui.saving import SheetSaver
from ui.undo import UndoStack


@dataclass(frozen=True)
class Values:
    name: str = "Adam"
    mail: str = ""

    def tidied(self):
        return replace(self, name=self.name.strip(), mail=self.mail.strip())


class Store:
    def __init__(self):
        self.written = []
        self.error = None

    def write(self, before, after):
        if self.error is not None:
            raise self.error
        self.written.append((before, after))
        undo = Undo("Fiche modifiée", lambda: Change(frozenset({"agents"}), "Annulé : Fiche modifiée"))
        return Change(frozenset({"agents"}), "Fiche modifiée", "Blum", undo)


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def saver(operations, store):
    saver = SheetSaver(
        operations, lambda values: {} if "@" in values.mail + "@" * (not values.mail) else {"mail": "Non."}
    )
    saver.open(Values(), store.write)
    return saver


def settle(qtbot, operations):
    qtbot.waitUntil(lambda: not operations.busy)


def test_what_differs_is_written_once(saver, store, operations, qtbot):
    saver.submit(Values(name="Blum "))
    saver.submit(Values(name="Blum "))
    settle(qtbot, operations)
    assert store.written == [(Values(), Values(name="Blum"))]
    assert saver.before == Values(name="Blum")


def test_nothing_is_written_for_a_space(saver, store, operations, qtbot):
    saver.submit(Values(name=" Adam "))
    settle(qtbot, operations)
    assert store.written == []


def test_a_wrong_field_waits_and_the_others_are_written(saver, store, operations, qtbot):
    saver.submit(Values(name="Blum", mail="non"))
    settle(qtbot, operations)
    assert store.written == [(Values(), Values(name="Blum"))]
    assert saver.faults(Values(name="Blum", mail="non")) == {"mail": "Non."}


def test_two_changes_follow_one_another(saver, store, operations, qtbot):
    saver.submit(Values(name="Blum"))
    saver.submit(Values(name="Blum", mail="a@b.fr"))
    assert saver.writing
    settle(qtbot, operations)
    assert [after for _, after in store.written] == [Values(name="Blum"), Values(name="Blum", mail="a@b.fr")]


def test_what_is_read_while_something_is_on_its_way_is_older(saver, operations, qtbot):
    saver.submit(Values(name="Blum"))
    assert not saver.reread(Values())
    settle(qtbot, operations)
    assert saver.reread(Values(name="Zola"))
    assert saver.before == Values(name="Zola")


@pytest.mark.parametrize("error", [InvalidInput({"name": "Pris."}), MovedOn("Modifiée ailleurs.")])
def test_a_refusal_asks_to_read_again_and_says_why(saver, store, operations, qtbot, error):
    told = []
    saver.failed.connect(lambda: told.append("failed"))
    saver.refused.connect(told.append)
    operations.refused.connect(lambda _label, refused: told.append(str(refused)))
    store.error = error
    saver.submit(Values(name="Blum"))
    settle(qtbot, operations)
    assert told[0] == "failed"
    assert told[1] == ({"name": "Pris."} if isinstance(error, InvalidInput) else "Modifiée ailleurs.")
    assert not saver.writing


def test_a_change_of_the_record_left_behind_does_not_touch_the_next(saver, store, operations, qtbot):
    saver.submit(Values(name="Blum"))
    saver.open(Values(name="Zola"), store.write)
    settle(qtbot, operations)
    assert saver.before == Values(name="Zola")
    assert not saver.writing


def test_what_is_typed_is_written_without_a_toast_and_is_taken_back_with_one(saver, operations, qtbot):
    undo, told = UndoStack(operations), []
    operations.committed.connect(lambda change, _initiator: told.append((change.label, change.detail)))
    saver.submit(Values(name="Blum"))
    settle(qtbot, operations)
    assert told == [("", "")]
    assert undo.undo_label == "Fiche modifiée"
    assert undo.undo()
    settle(qtbot, operations)
    assert told[1:] == [("Annulé : Fiche modifiée", "")]
