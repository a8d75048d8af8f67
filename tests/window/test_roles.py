"""The window as each role has it, on the demonstration: nothing fails, nothing names who may not be named."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget

from cigdesk.bootstrap import create_demo, open_store
from cigdesk.domain.people import Agent, Practitioner
from cigdesk.domain.quote import Quote
from cigdesk.domain.rights import Right, Role
from cigdesk.domain.support import Case
from cigdesk.services.demonstration import centres
from cigdesk.services.demonstration.filling import Extent
from cigdesk.services.persons import PersonValues
from db.crypto import Cost
from ui.action_rights import RIGHT_OF
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages import pages, providers
from ui.pages.agenda.targets import ShowAppointment
from ui.settings_targets import Part
from ui.support_targets import ShowCase
from ui.widgets.segmented import Segmented

CHEAP = Cost(memory_mib=19, passes=1, lanes=1)
NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)
GIVEN = "la phrase de {}"


class At:
    def now(self):
        return NOW


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    """A small demonstration that somebody of each role opens; its path, and what its first person knows."""
    path = tmp_path_factory.mktemp("roles") / "demo.cigdesk"
    few = Extent(weeks_before=2, weeks_after=1, quotes=12, agents=60)
    desk = create_demo(path, centres()[-1], "quatre mots pour entrer", clock=At(), cost=CHEAP, extent=few)
    desk.store._cost = CHEAP
    for role in Role:
        given = GIVEN.format(role)
        desk.services.persons.add(PersonValues(f"Essai {role}", (role,)), given, given)
    yield path, Known(desk)
    desk.store.close()


class Known:
    """What is really in the store."""

    def __init__(self, desk):
        with desk.services.context.reading() as uow:
            agents = uow.find(Agent)
            others = {each.last_name for each in uow.find(Practitioner)}
            self.case = next(each.id for each in uow.find(Case) if each.closed_on is None)
            self.quote = uow.find(Quote)[0].id
            self.agent = agents[0]
        ids = [each.id for each in desk.services.agenda.practitioners()]
        self.meeting = next(
            row for row in desk.services.agenda.week(ids, NOW.date()).appointments if row.agent_id
        )
        self.authority = self.meeting.authority_id
        names = {f"{each.first_name} {each.last_name}" for each in agents}
        names |= {f"{each.civility} {each.last_name}" for each in agents if each.last_name not in others}
        self.names = re.compile("|".join(rf"\b{re.escape(each)}\b" for each in sorted(names)))


@pytest.fixture(params=list(Role), ids=str)
def seat(request, service, qtbot, window_state):
    """The window of somebody of that role; what was refused or failed behind it is heard."""
    path, known = service
    desk = open_store(path, GIVEN.format(request.param), name=f"Essai {request.param}", clock=At())
    operations = Operations()
    heard = []
    operations.failed.connect(lambda error: heard.append(repr(error)))
    operations.refused.connect(lambda _label, error: heard.append(str(error)))
    window = MainWindow(desk, pages(), operations, window_state, providers=providers)
    window.resize(1440, 900)
    window.show()
    yield Seat(window, heard, known, qtbot)
    operations.shutdown()
    window.close()
    window.deleteLater()
    desk.store.close()


class Seat:
    """Goes through a window."""

    def __init__(self, window, heard, known, qtbot):
        self.window, self.heard, self.known, self._bot = window, heard, known, qtbot
        self.may = window.bench.may

    def go(self, page_id, target=None):
        self.window.go(page_id, target)
        self.settle(f"{page_id} {target}")

    def settle(self, where):
        operations = self.window.bench.operations
        self._bot.waitUntil(lambda: not operations.busy)
        self._bot.wait(1)
        self._bot.waitUntil(lambda: not operations.busy)
        assert self.heard == [], where
        if not self.may(Right.SEE_NAMES):
            self.name_nobody(self.window.stack.current, where)

    def name_nobody(self, widget, where):
        """No agent is named in anything that it shows or says."""
        named = [text for text in texts(widget) if self.known.names.search(text)]
        assert named == [], where

    def find_nobody(self):
        """Nobody is found by typing what may not be seen of them."""
        services, agent = self.window.bench.services, self.known.agent
        if self.may(Right.SEE_NAMES):
            assert agent.id in [hit.id for hit in services.search.find(agent.last_name, most=40).agents.best]
            return
        for typed in (agent.last_name, f"{agent.first_name} {agent.last_name}", agent.phone):
            found = services.search.find(typed)
            assert (found.agents.best, found.agents.near, found.cases.best) == ((), (), ())
            if self.may(Right.READ_SUPPORT):
                assert services.cases.listing(typed).ids == services.requests.listing(typed).ids == ()

    def segments(self, page_id):
        """Each choice of the header, one after the other."""
        for choice in self.window.findChildren(Segmented):
            if choice.isVisible() and self.window.stack.header.isAncestorOf(choice):
                for button in choice.findChildren(QAbstractButton):
                    if button.isVisible() and button.isEnabled():
                        button.click()
                        self.settle(f"{page_id} {button.text()}")


def texts(window):
    """Every word that the widgets of a window say or would say, and those of the lists in them."""
    for each in (window, *window.findChildren(QWidget)):
        for read in ("text", "toolTip", "accessibleName", "accessibleDescription"):
            if callable(method := getattr(each, read, None)):
                yield str(method())
        if isinstance(each, QAbstractItemView) and (model := each.model()) is not None:
            for row in range(min(model.rowCount(), 60)):
                for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
                    yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")


@pytest.mark.timeout(120)
def test_every_page_of_a_role_opens_and_names_nobody_it_may_not(seat):
    window, known = seat.window, seat.known
    seat.settle("start")
    assert ("agents" in [spec.page_id for spec in window._specs]) == seat.may(Right.READ_SUPPORT)
    for spec in window._specs:
        seat.go(spec.page_id)
        # What the role may not do is in no menu and no palette.
        offered = {each.spec.id for each in window.actions_registry.present()}
        assert not [each for each in offered if each in RIGHT_OF and not seat.may(RIGHT_OF[each])]
        seat.segments(spec.page_id)
    seat.go("agenda", ShowAppointment(known.meeting.id))
    seat.go("authorities", known.authority)
    seat.go("quotes", known.quote)
    for part in Part:
        seat.go("settings", part)
    if seat.may(Right.READ_SUPPORT):
        seat.go("agents", ShowCase(known.case))
    # Where names are not seen, the sheet of an agent is not opened, and it is said.
    seat.go("agents", known.agent.id)
    seat.find_nobody()
    if not seat.may(Right.SEE_NAMES):
        seat.name_nobody(window, "the window")
