"""The activity report of a year, against one counted by hand, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import count

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from cigdesk.cli import main
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    CircleKind,
    Permanence,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.errors import NotFound
from cigdesk.domain.inspection import DaySpan, Inspection, InspectionKind, InspectionState
from cigdesk.domain.observation import FollowUpState, Observation, Severity
from cigdesk.domain.people import Agent, Civility, Function, Practitioner
from cigdesk.domain.request import Request
from cigdesk.domain.rights import Right
from cigdesk.domain.session import SessionSeats
from cigdesk.domain.support import Case
from cigdesk.domain.support_time import Charge, Task, TimeEntry, WorkKind
from cigdesk.exchange.table_csv import write_csv
from cigdesk.services.activity_sheet import FEW, WITHHELD
from cigdesk.services.activity_table import activity_table
from cigdesk.services.context import new_id

DONE, EXCUSED, NO_SHOW = AppointmentStatus.DONE, AppointmentStatus.EXCUSED, AppointmentStatus.NO_SHOW
KIND, MODE = AppointmentKind, PlaceMode


class World:
    """Stains, whose seven agents come; Pantin, where one agent does. The clock stands in November 2026."""

    def __init__(self, services):
        self.services, self.ids, self._hours = services, {}, count()
        self.queries = []
        self.change(self._people)
        self.change(self._year)

    def change(self, work):
        def written(uow):
            work(uow)
            return ()

        self.services.context.change(Right.MANAGE_CENTRE, written, "")

    def _people(self, uow):
        self.nora = Practitioner(
            id=new_id(), first_name="Nora", last_name="Belkacem", function=Function.SOCIAL_WORKER
        )
        uow.add(self.nora)
        for name in ("Stains", "Pantin"):
            self.ids[name] = new_id()
            uow.add(
                Authority(
                    id=self.ids[name],
                    name=name,
                    kind=AuthorityKind.COMMUNE,
                    siren={"Stains": "219300720", "Pantin": "219300555"}[name],
                )
            )
        uow.flush()
        self.agents = [
            Agent(
                id=new_id(),
                civility=Civility.MRS,
                first_name="Ana",
                last_name=f"Secrète{place}",
                authority_id=self.ids["Stains" if place < 7 else "Pantin"],
            )
            for place in range(8)
        ]
        for each in self.agents:
            uow.add(each)

    def _year(self, uow):
        for agent in self.agents[:7]:  # 7 × 45 min in January, 7 × 1 h in February
            self._meet(uow, agent, date(2026, 1, 12))
            self._meet(uow, agent, date(2026, 2, 9), kind=KIND.HOURLY, minutes=60, subject=Subject.MONEY)
        for agent in self.agents[:6]:
            self._meet(uow, agent, date(2026, 2, 10), status=EXCUSED)
        for agent in self.agents[:2]:
            self._meet(uow, agent, date(2026, 2, 11), status=NO_SHOW)
        self._meet(uow, self.agents[7], date(2026, 1, 13))
        self._meet(uow, self.agents[0], date(2025, 12, 31), minutes=30)
        self._meet(uow, self.agents[0], date(2026, 3, 2), status=AppointmentStatus.PLANNED)
        self._permanence(uow, date(2026, 1, 12))
        self._permanence(uow, date(2026, 6, 12), cancelled=True)
        self._session(uow)
        for days, who in enumerate([Requester.AGENT] * 6 + [Requester.EMPLOYER] * 5):
            self._request(uow, who, days)

    def _meet(
        self,
        uow,
        agent,
        day,
        *,
        kind=KIND.PERMANENCE,
        status=DONE,
        minutes=45,
        subject=Subject.HEALTH,
        **more,
    ):
        start = self.services.agenda.instant(day, time(8)) + timedelta(minutes=next(self._hours))
        made = Appointment(
            id=new_id(),
            practitioner_id=self.nora.id,
            kind=kind,
            mode=MODE.SITE,
            start=start,
            end=start + timedelta(minutes=minutes),
            agent_id=agent.id,
            authority_id=agent.authority_id,
            status=status,
            subject=subject,
            **more,
        )
        uow.add(made)
        return made

    def _permanence(self, uow, day, *, cancelled=False):
        start = self.services.agenda.instant(day, time(9))
        uow.add(
            Permanence(
                id=new_id(),
                practitioner_id=self.nora.id,
                authority_id=self.ids["Stains"],
                start=start,
                end=start + timedelta(hours=3),
                slot_minutes=45,
                cancelled=cancelled,
            )
        )

    def _session(self, uow, **more):
        start = self.services.agenda.instant(date(2026, 4, 7), time(14))
        held = Appointment(
            id=new_id(),
            practitioner_id=self.nora.id,
            kind=KIND.COLLECTIVE,
            mode=MODE.SITE,
            start=start,
            end=start + timedelta(hours=2),
            status=DONE,
            authority_id=self.ids["Pantin"],
            title="Atelier",
            **more,
        )
        uow.add(held)
        uow.flush()
        for name, seats in (("Stains", 8), ("Pantin", 6)):
            uow.add(
                SessionSeats(
                    id=new_id(),
                    appointment_id=held.id,
                    authority_id=self.ids[name],
                    seats=seats,
                    **({"came": seats - 1} if more else {}),
                )
            )
        return held

    def _request(self, uow, who, days):
        """Answered after so many days."""
        received = date(2026, 5, 4)
        made = Request(
            id=new_id(),
            requester=who,
            received_on=received,
            agent_id=self.agents[days % 7].id,
            authority_id=self.ids["Stains"],
        )
        uow.add(made)
        uow.flush()
        self._meet(
            uow,
            self.agents[days % 7],
            received + timedelta(days),
            request_id=made.id,
            status=AppointmentStatus.PLANNED,
        )

    def sheet(self, name=None, year=2026):
        return self.services.activity.sheet(year, self.ids[name] if name else None)

    def mask(self, masked):
        centre = self.services.centre
        before = centre.view().settings

        centre.edit(before, replace(before, mask_small_counts=masked))


@pytest.fixture
def world(services):
    return World(services)


def lines(sheet, key):
    section = next(each for each in sheet.sections if each.key == key)
    return {line.label: [cell.value for cell in line.cells] for line in section.lines}


def figures(sheet):
    return {each.label: each.cell.value for each in sheet.headlines}


def test_a_year_is_told_as_it_was_counted_by_hand(world):
    world.mask(False)
    sheet = world.sheet("Stains")
    assert figures(sheet) == {
        "Agents reçus": 7,
        "Rendez-vous honorés": 14,
        "Temps avec les agents": Decimal("12.25"),  # 7 × 45 min + 7 × 1 h
        "Présence": 64,  # 14 of 22
        "Permanences tenues": 1,
        "Délai habituel": 5,  # 0 to 10 days
    }
    months = lines(sheet, "months")
    assert months["Janvier"] == [7, 0, 0, 7, 100, Decimal("5.25")]
    assert months["Février"] == [7, 6, 2, 15, 47, Decimal(7)]
    assert months["2026"] == [14, 6, 2, 22, 64, Decimal("12.25")]
    assert months["2025"] == [1, 0, 0, 1, 100, Decimal("0.50")]
    assert lines(sheet, "subjects")["Préoccupations financières"] == [7, 7, Decimal(7), 0]
    assert lines(sheet, "subjects")["Ensemble"] == [7, 14, Decimal("12.25"), 1]
    assert lines(sheet, "ways")["Accompagnement horaire"] == [7, 7, Decimal(7), 0]
    assert lines(sheet, "requests") == {
        "Par l’employeur": [5, 0],
        "Par l’agent": [6, 0],
        "Par un partenaire": [0, 0],
        "Ensemble": [11, 0],
    }
    assert lines(sheet, "permanences")["Ensemble"] == [1, Decimal(3), 4, 0]
    assert lines(sheet, "others")["Séances collectives"] == [1, Decimal(2), 0]


def test_small_groups_are_left_out_with_what_would_give_them_back(world):
    months = lines(world.sheet("Stains"), "months")
    # Two people missed an appointment: neither they nor the sums around them are told.
    assert months["Février"] == [7, WITHHELD, WITHHELD, 15, 47, Decimal(7)]
    assert months["2026"][:4] == [14, WITHHELD, WITHHELD, 22]
    assert months["2025"] == [WITHHELD, 0, 0, WITHHELD, WITHHELD, WITHHELD]
    pantin = world.sheet("Pantin")
    assert figures(pantin)["Agents reçus"] == FEW
    assert figures(pantin)["Rendez-vous honorés"] == WITHHELD
    assert lines(pantin, "subjects")["Ensemble"] == [FEW, WITHHELD, WITHHELD, 0]
    assert any(FEW in note for note in pantin.notes)


def test_the_whole_centre_counts_everybody_once(world):
    sheet = world.sheet()
    assert figures(sheet)["Agents reçus"] == 8
    assert figures(sheet)["Rendez-vous honorés"] == 15
    # One session, though two authorities hold seats in it.
    assert lines(sheet, "others")["Séances collectives"][0] == 1
    assert "14\xa0places ouvertes" in next(each for each in sheet.sections if each.key == "others").notes[0]


def test_nothing_that_leaves_names_anybody(world):
    table = activity_table(world.sheet("Stains"))
    written = write_csv(table).decode("utf-8-sig")
    assert "Secrète" not in written
    assert "Belkacem" not in written
    assert "Rendez-vous honorés;2026;14;14" in written


def test_the_report_asks_a_fixed_number_of_questions(world, desk):
    asked = []
    event.listen(desk.store.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    world.sheet()
    first = len(asked)

    def more(uow):
        for place in range(40):
            world._meet(uow, world.agents[place % 8], date(2026, 9, 1) + timedelta(place))

    world.change(more)
    asked.clear()
    world.sheet()
    assert len(asked) == first


def test_time_entered_counts_in_place_of_the_length(world):
    world.mask(False)

    def enter(uow):
        met = world._meet(uow, world.agents[0], date(2026, 7, 6), kind=KIND.HOURLY, minutes=60)
        case = Case(
            id=new_id(),
            sequence=1,
            authority_id=world.ids["Stains"],
            agent_id=world.agents[0].id,
            requester=Requester.AGENT,
            subject=Subject.MONEY,
            referent_id=world.nora.id,
            opened_on=date(2026, 7, 1),
        )
        uow.add(case)
        uow.flush()
        for minutes, appointment in ((90, met.id), (25, None)):
            uow.add(
                TimeEntry(
                    id=new_id(),
                    authority_id=world.ids["Stains"],
                    practitioner_id=world.nora.id,
                    case_id=case.id,
                    day=date(2026, 7, 6),
                    minutes=minutes,
                    work=WorkKind.INDIVIDUAL,
                    mode=MODE.SITE,
                    task=Task.MEETING if appointment else Task.WRITING,
                    charge=Charge.COVERED,
                    appointment_id=appointment,
                )
            )

    world.change(enter)
    sheet = world.sheet("Stains")
    assert lines(sheet, "months")["Juillet"] == [1, 0, 0, 1, 100, Decimal("1.50")]
    assert lines(sheet, "cases")["Préoccupations financières"] == [1, Decimal("1.92"), 0]
    assert lines(sheet, "tasks")["Écrits"] == [Decimal("0.42"), 0]
    assert "1\xa0dossier suivi" in next(each for each in sheet.sections if each.key == "cases").notes[0]


def test_inspections_tell_what_became_of_what_they_found(world):
    def inspect(uow):
        for state in (InspectionState.CLOSED, InspectionState.DRAFT):
            day = Inspection(
                id=new_id(),
                authority_id=world.ids["Stains"],
                practitioner_id=world.nora.id,
                kind=InspectionKind.INSPECTION,
                day=date(2026, 3, 10),
                span=DaySpan.DAY,
                state=state,
            )
            uow.add(day)
            uow.flush()
            found = ((Severity.MAJOR, FollowUpState.DONE), (Severity.MAJOR, FollowUpState.OPEN))
            for place, (severity, follow_up) in enumerate(found, 1):
                uow.add(
                    Observation(
                        id=new_id(),
                        inspection_id=day.id,
                        position=place,
                        severity=severity,
                        follow_up=follow_up,
                    )
                )

    world.change(inspect)
    sheet = world.sheet("Stains")
    # Two findings are two findings: they are of premises, and what is a draft is not told.
    assert lines(sheet, "observations")["Majeure"] == [2, 1, 0, 1, 0, 0]
    notes = next(each for each in sheet.sections if each.key == "observations").notes
    assert "50\xa0% des observations sont levées (1 sur 2)." in notes
    assert not any(each.key == "observations" for each in world.sheet("Pantin").sections)


def test_the_cercle_stands_apart_from_other_sessions(world):
    world.change(lambda uow: world._session(uow, circle=CircleKind.MORNING))
    sheet = world.sheet()
    assert lines(sheet, "others")["Séances collectives"][0] == 1
    assert lines(sheet, "circle")["Matinée du Cercle"] == [1, 2, 12, 0]


def test_orders_tell_what_is_granted_done_and_left(world):
    def order(uow):
        made = Engagement(
            id=new_id(),
            authority_id=world.ids["Stains"],
            offer="ACFI",
            label="Forfait",
            unit="inspection-day",
            granted=Decimal(3),
            start=date(2026, 1, 1),
            end=date(2026, 12, 31),
        )
        uow.add(made)
        uow.flush()
        start = world.services.agenda.instant(date(2026, 3, 3), time(9))
        uow.add(
            Appointment(
                id=new_id(),
                practitioner_id=world.nora.id,
                kind=KIND.INSPECTION,
                mode=MODE.SITE,
                start=start,
                end=start + timedelta(hours=7),
                status=DONE,
                authority_id=world.ids["Stains"],
                title="Visite",
                engagement_id=made.id,
            )
        )

    world.change(order)
    assert lines(world.sheet("Stains"), "orders") == {"Inspection, en jours": [3, 1, 0, 2]}


def test_an_authority_that_is_gone_is_told(world):
    with pytest.raises(NotFound):
        world.services.activity.sheet(2026, new_id())


def test_a_year_without_anything_is_empty(world):
    assert world.sheet(year=2019).empty


@pytest.fixture
def export(world, desk, desk_passphrase, tmp_path, monkeypatch, capsys):
    """Runs the command on the store of the test; gives its code and what it complained of."""
    secret = tmp_path / "phrase"
    secret.write_text(desk_passphrase, encoding="utf-8")
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))

    def run(output, *more):
        desk.store.close()
        try:
            code = main(["export", "activity", "-o", str(output), "--store", str(desk.path), *more])
        except SystemExit as stopped:
            code = stopped.code
        return code, capsys.readouterr().err

    return run


def test_the_command_writes_the_report_in_the_form_of_the_name(export, tmp_path):
    assert export(tmp_path / "a.pdf", "--year", "2026")[0] == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert export(tmp_path / "a.xlsx", "--year", "2026", "--authority", "219 300 720")[0] == 0
    rows = list(load_workbook(tmp_path / "a.xlsx").active.iter_rows(values_only=True))
    assert ("Année", "Rendez-vous honorés", "2026", 14, "14") in rows
    assert rows[1][1] == "Stains"


@pytest.mark.parametrize(
    ("name", "more", "word"),
    [
        ("a.pdf", ("--year", "26"), "2001"),
        ("a.doc", ("--year", "2026"), ".xlsx"),
        ("a.csv", ("--year", "2026", "--authority", "12"), "SIREN"),
        ("a.csv", ("--year", "2026", "--authority", "213105554"), "213105554"),
    ],
)
def test_the_command_says_what_it_cannot_do(export, tmp_path, name, more, word):
    code, said = export(tmp_path / name, *more)
    assert code == 2
    assert word in said
    assert not (tmp_path / name).exists()
