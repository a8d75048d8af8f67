"""The window on the quotes, and what a person does there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cigdesk.domain.authority import Authority, AuthorityKind, Contact, Headcount
from cigdesk.domain.centre import Centre
from cigdesk.domain.membership import Convention, Membership
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from ui.page import Page, PageSpec
from ui.pages.quotes import SPEC

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Elsewhere(Page):
    """Another page, which remembers where one was sent."""

    def __init__(self, bench):
        super().__init__(bench)
        self.targets = []

    def navigate(self, target):
        self.targets.append(target)


class Authorities(Elsewhere):
    page_id = "authorities"


class Settings(Elsewhere):
    page_id = "settings"


@pytest.fixture
def authorities(services):
    """Choisy-le-Roi (1 284 agents, convention-cadre) and Bagneux (nothing declared), the centre complete."""

    def work(uow):
        centre = uow.find(Centre)[0]
        centre.siret, centre.deliberation, centre.signatory = "28920001300016", "n° 2025-61", "La présidente"
        made = []
        for name, siren in (("Choisy-le-Roi", "219400223"), ("Bagneux", "219200078")):
            made.append(
                Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE, siren=siren, department="94")
            )
            uow.add(made[-1])
        choisy = made[0].id
        uow.add(Headcount(id=new_id(), authority_id=choisy, year=2026, heads=1284))
        uow.add(Contact(id=new_id(), authority_id=choisy, name="Direction des ressources humaines"))
        for each in made:
            cadre = {"convention": Convention.CADRE, "start": date(2026, 1, 1)}
            uow.add(Membership(id=new_id(), authority_id=each.id, **cadre))
        return tuple(each.id for each in made)

    return services.context.change(Right.MANAGE_AUTHORITIES, work, "").ids


@pytest.fixture
def choisy(authorities):
    return authorities[0]


class QuotesWindow:
    """The window on the quotes, with what a person does there."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        window.resize(1440, 900)
        window.go("quotes")
        self.settle()

    @property
    def page(self):
        return self.window.stack.current

    @property
    def editor(self):
        return self.page.editor

    @property
    def view(self):
        return self.page.presenter.view

    @property
    def rows(self):
        return self.editor.lines.rows

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.window.bench.operations.busy)

    def until(self, condition):
        self.qtbot.waitUntil(condition)
        self.settle()

    def open(self, quote):
        self.window.go("quotes", quote)
        self.until(lambda: self.view is not None and self.view.id == quote)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text):
        assert QApplication.focusWidget() is not None
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def add(self, words, code):
        count = len(self.view.lines)
        self.key(Key.Key_L, Ctrl | Qt.KeyboardModifier.ShiftModifier)
        self.type(words)
        self.until(self.editor.lines.add_line.popup.isVisible)
        self.key(Key.Key_Return)
        self.until(lambda: len(self.view.lines) == count + 1)
        assert self.view.lines[-1].code == code


@pytest.fixture
def quotes_of(make_window, dialogs, qtbot):
    """The window on the quotes of a store."""

    def make(desk):
        others = [PageSpec(kind.page_id, kind.page_id, "home", kind) for kind in (Authorities, Settings)]
        return QuotesWindow(make_window(SPEC, *others, desk=desk, dialogs=dialogs), qtbot)

    return make


@pytest.fixture
def quotes(quotes_of, desk, authorities):
    return quotes_of(desk)


@pytest.fixture
def draft(services, choisy):
    """A draft for Choisy-le-Roi, without lines."""
    return services.quotes.drafting.create(choisy).ids[0]
