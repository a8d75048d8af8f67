"""The activity report in the window: the year by its arrows, one authority by keys, tables, what leaves."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentStatus, PlaceMode, Subject
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from ui.pages import pages
from ui.widgets.base import Label

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class World:
    """Six agents of Stains came in March 2026, one of Pantin in 2025."""

    def __init__(self, services):
        self.services = services
        services.context.change(Right.MANAGE_CENTRE, self._found, "")

    def _found(self, uow):
        nora = Practitioner(
            id=new_id(), first_name="Nora", last_name="Belkacem", function=Function.SOCIAL_WORKER
        )
        uow.add(nora)
        for name, year, heads in (("Stains", 2026, 6), ("Pantin", 2025, 1)):
            employer = Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
            uow.add(employer)
            uow.flush()
            for place in range(heads):
                self._meet(uow, nora, employer, date(year, 3, 2) + timedelta(place))
        return ()

    def _meet(self, uow, nora, employer, day):
        agent = Agent(
            id=new_id(),
            civility=Civility.MRS,
            first_name="Ana",
            last_name="Rocher",
            authority_id=employer.id,
        )
        uow.add(agent)
        uow.flush()
        start = self.services.agenda.instant(day, time(9))
        uow.add(
            Appointment(
                id=new_id(),
                practitioner_id=nora.id,
                kind=AppointmentKind.HOURLY,
                mode=PlaceMode.SITE,
                start=start,
                end=start + timedelta(hours=1),
                agent_id=agent.id,
                authority_id=employer.id,
                status=AppointmentStatus.DONE,
                subject=Subject.MONEY,
            )
        )


@pytest.fixture
def window(services, desk, make_window):
    World(services)
    return make_window(*pages(), desk=desk)


@pytest.fixture
def part(window, settle):
    window.go("statements", "activity")
    settle()
    return window.stack.current.part


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(part):
    """The figures at the head, as a screen reader says them."""
    grid = part._figures
    return [plain(grid.itemAt(at).widget().accessibleName()) for at in range(grid.count())]


def figures(card):
    return [plain(label.text()) for label in card.table.findChildren(Label) if not label.isHidden()]


def test_the_page_stands_after_prevention(window, settle):
    QTest.keyClick(window, KEY.Key_7, CTRL)
    settle()
    assert window.stack.current.page_id == "statements"
    QTest.keyClick(window, KEY.Key_6, CTRL)
    settle()
    assert window.stack.current.page_id == "prevention"


def test_the_year_is_told_and_the_one_before_it(part, window, settle):
    assert said(part)[1].startswith("Rendez-vous honorés, 6,")
    assert part.year_label.text() == "2026"
    assert not part.after.isEnabled()
    QTest.mouseClick(part.before, Qt.MouseButton.LeftButton)
    settle()
    assert part.year_label.text() == "2025"
    # One person: no figure of that year is given.
    assert said(part)[0].startswith("Agents reçus, < 5")
    assert said(part)[1].startswith("Rendez-vous honorés, n. c.")
    assert part.cards["subjects"].on_table


def test_one_authority_is_found_by_keys_and_left_again(part, window, settle, qtbot):
    press(KEY.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "stains")
    qtbot.waitUntil(lambda: [each.rest for each in part.search.popup.suggestions()] == ["Stains"])
    press(KEY.Key_Return)
    settle()
    assert part.whose.text() == "Stains"
    assert part.whole_button.isVisible()
    QTest.mouseClick(part.whole_button, Qt.MouseButton.LeftButton)
    settle()
    assert part.whose.text() != "Stains"
    assert not part.whole_button.isVisible()


def test_each_plot_has_its_table(part):
    card = part.cards["months"]
    assert not card.on_table
    assert "mars : 6 honorés" in plain(card.chart.accessibleDescription())
    QTest.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
    assert card.on_table
    assert "Mars" in figures(card)
    part.turn_all()
    assert all(each.on_table for each in part.cards.values())


def test_the_report_leaves_as_pdf_and_as_tables(part, window, settle, tmp_path, monkeypatch):
    asked = []

    def save_file(_parent, _title, _kinds, proposed):
        asked.append(proposed.name)
        return tmp_path / proposed.name

    monkeypatch.setattr(window.bench.dialogs, "save_file", save_file)
    press(KEY.Key_E, CTRL)
    settle()
    assert (tmp_path / "activite-2026.pdf").read_bytes().startswith(b"%PDF")
    window.actions_registry["activity.csv"].trigger()
    settle()
    assert "Rendez-vous honorés;2026;6;6" in (tmp_path / "activite-2026.csv").read_text(encoding="utf-8-sig")
    assert asked == ["activite-2026.pdf", "activite-2026.csv"]


def test_a_year_without_anything_says_so_and_gives_nothing(part, settle):
    for _ in range(2):
        QTest.mouseClick(part.before, Qt.MouseButton.LeftButton)
        settle()
    assert part._empty.isVisible()
    assert not part.pdf_button.isEnabled()
    assert part.pdf_button.accessibleDescription()
