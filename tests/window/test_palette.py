"""Ctrl+K over real records: what is found and how it is told, by real keys."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from cigdesk.domain.appointment import Requester, Subject
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.inspection import Inspection
from cigdesk.domain.people import Agent, AgentValues, Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.domain.statement import Statement, StatementState
from cigdesk.domain.support import Case, CaseKind
from cigdesk.services.context import new_id
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.page import PageState
from ui.pages import pages, providers
from ui.palette_items import PaletteItem, PaletteRest
from ui.palette_list import Heading, PaletteModel, Role, arranged
from ui.palette_recents import Recents
from ui.widgets.matching import match_spans
from ui.window_state import WindowState

KEY = Qt.Key


@pytest.fixture
def filled(services):
    """Two towns and a few people."""
    towns = [
        services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE)).ids[0]
        for name in ("Villejuif", "Choisy-le-Roi")
    ]
    for place in range(7):
        values = AgentValues(last_name="Olive", first_name=f"N{place}", authority_id=towns[0])
        services.agents.create(values)
    return services


@pytest.fixture
def window(desk, filled, qtbot, tmp_path):
    operations = Operations()
    window = MainWindow(desk, pages(), operations, WindowState(tmp_path / "window.ini"), providers=providers)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()  # the palette closes when it loses the keyboard
    qtbot.waitUntil(lambda: not operations.busy)
    yield window
    operations.shutdown()


@pytest.fixture
def typed(window, qtbot):
    """Type in the palette, and give what it then answers."""

    def type_in(text):
        palette = window.palette_popup
        qtbot.waitUntil(lambda: not window.bench.operations.busy)
        palette.open()
        qtbot.keyClicks(palette.field, text)
        qtbot.waitUntil(lambda: not window.bench.operations.busy)
        return palette

    return type_in


def rows(palette):
    model = palette.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def test_near_results_say_what_was_typed(typed):
    assert rows(typed("vilejuif"))[:3] == [
        "Résultats proches de «\u00a0vilejuif\u00a0»",
        "Collectivités",
        "Villejuif Commune",
    ]


def test_the_rest_is_counted_and_cannot_be_chosen(typed, qtbot):
    palette = typed("olive")
    assert rows(palette)[-1] == "… et 2\u00a0autres\u00a0: affinez"
    qtbot.keyClick(palette.field, KEY.Key_End)
    assert palette.list.currentIndex().data() == "Olive N4 Villejuif"
    qtbot.keyClick(palette.field, KEY.Key_Home)
    assert palette.list.currentIndex().data() == "Olive N0 Villejuif"


def test_masked_names_are_initials(window, typed):
    window.masking.set_masked(True)
    titles = [item.title for item in typed("olive").items()]
    assert titles
    assert all(title.startswith("N.O") for title in titles)


@pytest.fixture
def worked(filled):
    """A case of one of the people, an inspection day, a closed statement."""
    agent = filled.agents.search("N0")[0]
    day = date(2026, 10, 23)
    with filled.context.writing(Right.SUPPORT) as uow:
        town = uow.get(Agent, agent.id).authority_id
        worker = Practitioner(id=new_id(), first_name="A", last_name="B", function=Function.SOCIAL_WORKER)
        uow.add(worker)
        uow.flush()
        case = Case(
            id=new_id(),
            sequence=148,
            authority_id=town,
            agent_id=agent.id,
            kind=CaseKind.INDIVIDUAL,
            requester=Requester.AGENT,
            subject=Subject.MONEY,
            referent_id=worker.id,
            opened_on=day,
        )
        inspection = Inspection(id=new_id(), authority_id=town, practitioner_id=worker.id, day=day)
        closed = Statement(
            id=new_id(),
            authority_id=town,
            month=date(2026, 9, 1),
            state=StatementState.CLOSED,
            start=datetime(2026, 9, 1, tzinfo=UTC),
            end=datetime(2026, 10, 1, tzinfo=UTC),
            year=2026,
            sequence=42,
            total=Decimal(0),
            closed_at=datetime(2026, 10, 2, tzinfo=UTC),
        )
        for each in (case, inspection, closed):
            uow.add(each)
        uow.commit()
    return {"case": case.id, "inspection": inspection.id, "town": town}


def test_work_that_was_done_opens_where_it_is(window, worked, typed, qtbot):
    def chosen(text):
        palette = typed(text)
        qtbot.keyClick(palette.field, KEY.Key_Return)
        qtbot.waitUntil(lambda: not window.bench.operations.busy)
        return window.stack.current

    assert rows(typed("sst 148"))[:2] == ["Dossiers", "SST-0148 Olive N0, Villejuif"]
    page = chosen("sst 148")
    assert (page.page_id, page.work.cases.on_sheet) == ("agents", True)
    assert rows(typed("villejuif 23/10/2026"))[:2] == [
        "Journées d’inspection",
        "Inspection Villejuif, ven.\u00a023\u00a0oct.\u00a02026",
    ]
    page = chosen("villejuif 23/10/2026")
    assert (page.page_id, page.days.on_day) == ("prevention", True)
    assert rows(typed("RI-2026-0042"))[:2] == ["Relevés", "RI-2026-0042 Villejuif, septembre\u00a02026"]
    page = chosen("RI-2026-0042")
    assert (page.page_id, page.part.presenter.month) == ("statements", date(2026, 9, 1))
    assert page.part.presenter.authority_id == worked["town"]


def test_the_agent_of_a_case_is_masked(window, worked, typed):
    window.masking.set_masked(True)
    (case,) = (each for each in typed("sst 148").items() if each.group == "Dossiers")
    assert case.detail == "N.O., Villejuif"


def test_the_latest_choices_are_proposed_in_the_empty_box(window, typed, qtbot):
    palette = typed("choisy")
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert window.stack.current.page_id == "authorities"
    assert rows(typed(""))[:3] == ["Récents", "Choisy-le-Roi Commune", "Actions"]
    assert typed("").items()[0].group == "Récents"


def test_choices_are_kept_as_ids_alone_and_per_store(tmp_path):
    state = WindowState(tmp_path / "window.ini")
    recents = Recents(state, tmp_path / "Mme Haddad.cigdesk")
    for key in ("go.agenda", "r" + "0" * 32, "go.agenda"):
        recents.note(key)
    state.sync()
    assert recents.keys() == ["go.agenda", "r" + "0" * 32]
    assert Recents(state, tmp_path / "autre.cigdesk").keys() == []
    assert "Haddad" not in (tmp_path / "window.ini").read_text()


def test_a_damaged_memory_is_no_choice(tmp_path, monkeypatch):
    state = WindowState(tmp_path / "window.ini")

    def page(_page_id: str) -> PageState:
        return {"recent": {"a": 1}}

    monkeypatch.setattr(state, "page", page)
    assert Recents(state, tmp_path / "a.cigdesk").keys() == []


def test_near_answers_stand_under_their_own_heading_after_the_others():
    exact, near = PaletteItem("Agents", "Martin"), PaletteItem("Agents", "Marin", near=True)
    rest = PaletteRest("Agents", 1284, countless=True)
    found = arranged([near, exact, rest], "martin")
    assert [row.text if isinstance(row, Heading | PaletteRest) else row.title for row in found] == [
        "Agents",
        "Martin",
        "… et plus de\u00a01\u202f284\u00a0autres\u00a0: affinez",
        "Résultats proches de «\u00a0martin\u00a0»",
        "Agents",
        "Marin",
    ]
    assert found[0].count == "plus de\u00a01\u202f285"


def test_its_model_is_sound_with_every_kind_of_row(qtmodeltester, qapp):
    model = PaletteModel(qapp)
    model.show([PaletteItem("A", "b"), PaletteRest("A", 3), PaletteItem("A", "c", near=True)], "b")
    qtmodeltester.check(model)
    assert [isinstance(model.index(row).data(Role.ROW), PaletteItem) for row in range(6)] == [
        False,
        True,
        False,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "query", "spans"),
    [
        ("Villejuif", "vilejuif", [(0, 9)]),
        ("Mairie de Villejuif", "vilej", [(10, 16)]),
        ("Épinay", "epinya", [(0, 6)]),
        ("Villejuif", "choisy", []),
        ("Villejuif", "*", []),
    ],
)
def test_what_is_meant_is_underlined(text, query, spans):
    assert match_spans(text, query) == spans
