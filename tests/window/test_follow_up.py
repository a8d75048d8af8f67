"""What became of observations in the window: answered by keys, settled together, reminded; their reports."""

from __future__ import annotations

import email
import email.policy
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.inspection import Inspection, InspectionState
from cigdesk.domain.observation import FollowUpState, Observation, Severity
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.follow_up_listing import Looked
from ui.pages.authorities import SPEC as AUTHORITIES
from ui.pages.prevention import SPEC as PREVENTION
from ui.pages.prevention.follow_up.column import FollowUpItem
from ui.pages.prevention.follow_up.words import OBSERVATIONS
from ui.prevention_targets import OpenDay, ShowOverdue

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OPEN, PLANNED, _ONGOING, DONE, _REFUSED = FollowUpState


class World:
    """Choisy-le-Roi, where a day found three things that are overdue and one that has no date."""

    def __init__(self, services):
        self.services, self.today = services, services.context.today()
        self.choisy = Authority(
            id=new_id(), name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE, mail="mairie@choisy.example"
        )
        self.thomas = Practitioner(
            id=new_id(), first_name="Thomas", last_name="Guérin", function=Function.ACFI
        )
        self.visit = self.today - timedelta(days=40)
        self.day, self.draft = (
            Inspection(
                id=new_id(),
                authority_id=self.choisy.id,
                practitioner_id=self.thomas.id,
                day=day,
                state=state,
            )
            for day, state in ((self.visit, InspectionState.CLOSED), (self.today, InspectionState.DRAFT))
        )
        found = [
            self.found(1, "Armoire ouverte", Severity.DANGER, self.visit),
            self.found(2, "Issue encombrée", Severity.MAJOR, self.visit + timedelta(days=20)),
            self.found(3, "Extincteur masqué", Severity.MINOR, self.visit + timedelta(days=30)),
            self.found(4, "Éclairage faible", Severity.RECOMMENDATION, None),
        ]
        self.observations = [each.id for each in found]

        def work(uow):
            for each in (self.choisy, self.thomas, self.day, self.draft, *found):
                uow.add(each)
                uow.flush()
            return ()

        services.context.change(Right.MANAGE_CENTRE, work, "")

    def found(self, position, text, severity, due):
        return Observation(
            id=new_id(),
            inspection_id=self.day.id,
            position=position,
            place="Atelier",
            text=text,
            severity=severity,
            due=due,
            measure="À corriger",
        )

    def states(self):
        return [each.follow_up for each in self.services.observation_answers.followed(self.visit.year).rows]

    def send(self):
        self.services.inspection_reports.issue(self.day.id)


@pytest.fixture
def world(services):
    return World(services)


@pytest.fixture
def window(world, desk, make_window):
    return make_window(PREVENTION, AUTHORITIES, desk=desk)


@pytest.fixture
def opened(window, monkeypatch):
    """The files that the system was asked to open, with what was in them."""
    found = []

    def open_externally(_self, path):
        found.append(SimpleNamespace(name=path.name, content=path.read_bytes()))
        return True

    monkeypatch.setattr(type(window.bench.dialogs), "open_externally", open_externally)
    return found


@pytest.fixture
def part(window, settle):
    window.go("prevention", OBSERVATIONS)
    settle()
    return window.stack.current.follow_up


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    assert QApplication.focusWidget() is not None
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def click(widget):
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def titles(part):
    return [each.title for each in part.presenter.listing.rows]


def test_the_most_pressing_come_first_and_are_narrowed(part, settle):
    assert titles(part) == ["Armoire ouverte", "Issue encombrée", "Extincteur masqué", "Éclairage faible"]
    click(part.list_view.chips.chips[Looked.OVERDUE.value])
    settle()
    assert len(titles(part)) == 3
    part.list_view.search.setText("issue")
    settle()
    assert titles(part) == ["Issue encombrée"]
    part.list_view.search.setText("introuvable")
    settle()
    part.list_view.clear_filters()
    settle()
    assert len(titles(part)) == 4


def test_an_answer_is_noted_by_keys_and_taken_back(part, world, window, settle):
    part.list_view.table.select_row(1)
    press(KEY.Key_Return)
    settle()
    assert part.panel.isVisible()
    part.panel.state.set_value(PLANNED.value)
    press(KEY.Key_Return, CTRL)
    assert part.panel.fields["planned_for"].error() == "Indiquez pour quand."
    assert part.panel.planned_for.hasFocus()
    QTest.keyClicks(part.panel.planned_for, (world.today + timedelta(days=60)).strftime("%d/%m/%Y"))
    press(KEY.Key_Return, CTRL)
    settle()
    assert world.states() == [OPEN, PLANNED, OPEN, OPEN]
    assert not part.panel.isVisible()
    assert part.list_view.table.hasFocus()
    press(KEY.Key_Z, CTRL)
    settle()
    assert world.states() == [OPEN] * 4


def test_several_are_settled_in_one_act_and_come_back_in_one(part, world, settle):
    part.list_view.table.select_row(0)
    part.list_view.table.setFocus()
    for _ in range(2):
        press(KEY.Key_Down, SHIFT)
    press(KEY.Key_L)
    settle()
    assert world.states() == [DONE, DONE, DONE, OPEN]
    assert part.heading.share.text() == "75\u00a0%"
    press(KEY.Key_Z, CTRL)
    settle()
    assert world.states() == [OPEN] * 4
    # The keys of Ctrl+Z may still be down when the list comes again.
    assert part.list_view.chosen()


def test_the_panel_says_how_many_it_answers_and_shows_the_past_of_one(part, world, settle, qtbot):
    part.list_view.table.selectAll()
    part.open_chosen()
    settle()
    assert "4" in part.panel.submit_button.text()
    part.panel.submit()
    settle()
    assert world.states() == [DONE] * 4
    part.list_view.table.select_row(0)
    part.open_chosen()
    settle()
    qtbot.waitUntil(part.panel._past.isVisible)
    press(KEY.Key_Escape)
    assert not part.panel.isVisible()


def test_a_refusal_needs_its_reason(part, world, settle):
    part.list_view.table.select_row(3)
    part.open_chosen()
    part.panel.state.set_value("refused")
    click(part.panel.submit_button)
    assert "ne retient pas" in part.panel.fields["answer"].error()
    QTest.keyClicks(part.panel.answer, "Local vendu")
    click(part.panel.submit_button)
    settle()
    assert world.states()[3] is FollowUpState.REFUSED


def test_a_reminder_is_a_draft_of_the_mail_program_and_is_noted(part, world, opened, settle):
    world.send()
    part.refresh()
    settle()
    part.list_view.table.select_row(0)
    part.list_view.table.setFocus()
    press(KEY.Key_R)
    settle()
    (draft,) = opened
    message = email.message_from_bytes(draft.content, policy=email.policy.default)
    assert draft.name == "relance.eml"
    assert message["To"] == "mairie@choisy.example"
    assert "Issue encombrée" in message.get_content()
    (left,) = world.services.inspection_reports.view(world.day.id).departures
    assert left.what.value == "reminder"


def test_a_report_is_confirmed_sent_and_then_frozen(part, world, opened, settle):
    part.list_view.table.select_row(0)
    part.open_chosen()
    settle()
    click(part.panel.report_button)
    settle()
    pane = part.report
    assert pane.preview.page_count >= 1
    click(pane.mail_button)
    number = f"{world.today.year}-0001"
    assert number in pane._summary.text()
    press(KEY.Key_Escape)
    assert pane.mail_button.isVisible()
    assert world.services.inspection_reports.view(world.day.id).number == ""
    click(pane.mail_button)
    click(pane.confirm_button)
    settle()
    (draft,) = opened
    message = email.message_from_bytes(draft.content, policy=email.policy.default)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == f"rapport-{number}.pdf"
    assert number in PdfReader(BytesIO(attached.get_content())).pages[0].extract_text()
    assert world.services.inspection_reports.view(world.day.id).departures
    assert not pane.correct_button.isHidden()
    press(KEY.Key_Escape)
    assert not part.on_report


def test_a_correction_asks_what_it_corrects(part, world, settle):
    world.send()
    part.show_report(world.day.id)
    settle()
    pane = part.report
    click(pane.correct_button)
    click(pane.reopen_button)
    assert pane.reason_field.error()
    QTest.keyClicks(pane.reason, "Date fausse")
    press(KEY.Key_Return)
    settle()
    assert world.services.inspection_reports.view(world.day.id).correcting
    assert not pane.mail_button.isEnabled()


def test_the_report_is_saved_by_the_key_of_exports(part, world, window, tmp_path, monkeypatch, settle):
    target = tmp_path / "rapport.pdf"
    monkeypatch.setattr(type(window.bench.dialogs), "save_file", lambda *_: target)
    part.show_report(world.day.id)
    settle()
    press(KEY.Key_E, CTRL)
    settle()
    assert "BROUILLON" in PdfReader(target).pages[0].extract_text()


def test_the_list_is_kept_as_a_table(part, window, tmp_path, monkeypatch, settle):
    target = tmp_path / "observations.csv"
    monkeypatch.setattr(type(window.bench.dialogs), "save_file", lambda *_: target)
    part.export_as(".csv")
    settle()
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 5
    assert "Issue encombrée" in lines[2]


def test_the_next_day_opens_with_what_became_of_the_one_before(window, world, settle):
    window.go("prevention", OpenDay(world.draft.id))
    settle()
    page = window.stack.current
    items = page.earlier.findChildren(FollowUpItem)
    assert [each.row.text for each in page.earlier.items][:1] == ["Armoire ouverte"]
    assert page.earlier.said.text() == "0\u00a0levée sur 4"
    click(items[0])
    settle()
    assert page.section is page.follow_up
    assert page.follow_up.panel.ids == (items[0].row.id,) or page.follow_up.panel.isVisible()


def test_the_report_of_a_day_gives_its_form_back(window, world, settle):
    window.go("prevention", OpenDay(world.draft.id))
    settle()
    page = window.stack.current
    click(page.days.report_button)
    settle()
    assert page.follow_up.on_report
    press(KEY.Key_Escape)
    settle()
    assert page.section is page.days
    assert page.days.on_day


def test_rates_lead_to_one_authority(part, world, settle):
    click(part.heading.rates_button)
    settle()
    (line,) = part.rates.rows
    assert line.rate.authority == "Choisy-le-Roi"
    click(line.button)
    settle()
    assert part.presenter.where.authority_id == world.choisy.id


def test_what_is_overdue_is_found_from_elsewhere_and_another_year_is_empty(window, part, settle):
    window.go("prevention", ShowOverdue())
    settle()
    assert part.presenter.where.every_year
    assert len(titles(part)) == 3
    part.step(-3)
    settle()
    assert not part.presenter.where.every_year
    part.list_view.clear_filters()
    settle()
    assert part.list_view.starting
    assert part.nothing_to_export
