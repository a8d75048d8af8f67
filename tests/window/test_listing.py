"""A list longer than a page: all of it is there, and read as it comes in sight."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from cigdesk.ports.listing import PAGE
from ui.listing.model import PagedModel

COUNT = 3 * PAGE + 7


@dataclass(frozen=True)
class Line:
    id: UUID
    name: str


@dataclass(frozen=True)
class Listing:
    ids: tuple[UUID, ...] = tuple(UUID(int=each) for each in range(COUNT))
    rows: tuple[Line, ...] = field(default=())


class Model(PagedModel[Line]):
    def title(self, column):
        return "Nom"

    def readers(self):
        return {Qt.ItemDataRole.DisplayRole: lambda line, _column: line.name}


def lines(first, word="ligne"):
    return [Line(UUID(int=each), f"{word} {each}") for each in range(first, min(first + PAGE, COUNT))]


@pytest.fixture
def model(qtbot):
    model = Model(1)
    model.asked = []
    model.page_asked.connect(model.asked.append)
    model.show(Listing(rows=tuple(lines(0))))
    return model


def read(model, row):
    return model.index(row, 0).data()


def test_every_row_is_there_and_the_first_page_is_read(model):
    assert (model.rowCount(), read(model, PAGE - 1), model.asked) == (COUNT, f"ligne {PAGE - 1}", [])


def test_a_row_that_comes_in_sight_has_its_page_read_once(model, qtbot):
    assert read(model, 2 * PAGE + 5) is None
    assert read(model, 2 * PAGE + 6) is None
    assert model.asked == [2 * PAGE]
    with qtbot.waitSignal(model.dataChanged):
        model.take(2 * PAGE, lines(2 * PAGE))
    assert read(model, 2 * PAGE + 5) == f"ligne {2 * PAGE + 5}"


def test_a_record_that_is_gone_keeps_an_empty_row(model):
    read(model, PAGE)
    model.take(PAGE, lines(PAGE)[1:])
    assert (read(model, PAGE), read(model, PAGE + 1)) == (None, f"ligne {PAGE + 1}")
    assert model.asked == [PAGE]


def test_a_record_is_found_before_its_row_is_read(model):
    row = COUNT - 1
    assert model.place(UUID(int=row)) == row
    assert model.id_of(model.index(row, 0)) == UUID(int=row)
    assert model.place(UUID(int=COUNT)) == -1
    assert model.asked == []


def test_rows_in_sight_stay_until_they_are_read_again(model):
    read(model, PAGE)
    model.take(PAGE, lines(PAGE))
    model.show(Listing(rows=tuple(lines(0, "autre"))))
    assert (read(model, 0), read(model, PAGE)) == ("autre 0", f"ligne {PAGE}")
    assert model.asked == [PAGE, PAGE]
    model.take(PAGE, lines(PAGE, "autre"))
    assert read(model, PAGE) == f"autre {PAGE}"


def test_letters_typed_on_the_table_read_nothing(model):
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, f"ligne {PAGE - 2}")
    assert [index.row() for index in found] == [PAGE - 2]
    assert not model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, "absente")
    assert model.asked == []


def test_the_model_behaves_as_qt_wants(model):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(Listing(rows=tuple(lines(0))))
    model.take(PAGE, lines(PAGE))
    assert tester.model() is model
