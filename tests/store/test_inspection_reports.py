"""Reports and answers on a real store: numbered, frozen, corrected, answered, counted, taken back."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from cigdesk.domain.authority import Authority, AuthorityKind, Contact
from cigdesk.domain.errors import InvalidInput, MovedOn, Refused
from cigdesk.domain.inspection import Inspection, InspectionKind, InspectionState, ReportCounter
from cigdesk.domain.letters import Way
from cigdesk.domain.observation import FollowUpState, Observation, ObservationPhoto, Severity
from cigdesk.domain.observation_answer import AnswerValues, Standing
from cigdesk.domain.people import Function, Practitioner
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from cigdesk.services.follow_up_listing import (
    FollowUpFilter,
    FollowUpOrder,
    Looked,
    follow_up_list,
    follow_up_table,
)

VISIT = date(2026, 4, 14)
OPEN, PLANNED, ONGOING, DONE, REFUSED = FollowUpState


class World:
    """Choisy-le-Roi with a closed day of three observations, and Rungis."""

    def __init__(self, services):
        self.services = services
        self.today = services.context.today()
        self.reports, self.answers = services.inspection_reports, services.observation_answers
        self.choisy, self.rungis = (
            Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE)
            for name in ("Choisy-le-Roi", "Rungis")
        )
        self.thomas = Practitioner(
            id=new_id(), first_name="Thomas", last_name="Guérin", function=Function.ACFI
        )
        self.keep(self.choisy, self.rungis, self.thomas)
        self.keep(
            Contact(id=new_id(), authority_id=self.choisy.id, name="Karim Meddour", mail="dst@choisy.example")
        )
        self.day = self.inspected()
        self.danger = self.observed(self.day, 1, severity=Severity.DANGER, due=VISIT, text="Armoire ouverte")
        self.major = self.observed(self.day, 2, due=VISIT + timedelta(days=30), text="Issue encombrée")
        self.advice = self.observed(self.day, 3, severity=Severity.RECOMMENDATION, text="Éclairage faible")

    def keep(self, *records):
        def work(uow):
            for each in records:
                uow.add(each)
                uow.flush()
            return ()

        self.services.context.change(Right.MANAGE_CENTRE, work, "")

    def inspected(self, day=VISIT, authority=None, **values):
        usual = {
            "state": InspectionState.CLOSED,
            "people": ("Karim Meddour",),
            "practitioner_id": self.thomas.id,
        }
        made = Inspection(id=new_id(), authority_id=(authority or self.choisy).id, day=day, **usual | values)
        self.keep(made)
        return made.id

    def observed(self, inspection_id, position=1, **values):
        usual = {"place": "Magasin", "measure": "À mettre en ordre"}
        made = Observation(id=new_id(), inspection_id=inspection_id, position=position, **usual | values)
        self.keep(made)
        return made.id

    def photographed(self, observation_id, camera="Téléphone de Karim"):
        """A photo that still says which camera took it, as no kept one does."""
        picture, made = Image.new("RGB", (800, 600), "orange"), BytesIO()
        exif = Image.Exif()
        exif[0x0110] = camera
        picture.save(made, "JPEG", exif=exif)
        sha256 = self.services.files.keep(made.getvalue())
        self.keep(
            ObservationPhoto(
                id=new_id(),
                observation_id=observation_id,
                position=1,
                caption="Vue d’ensemble",
                photo_sha256=sha256,
                width=800,
                height=600,
                added_at=self.services.context.now(),
            )
        )

    def record(self, kind, record_id):
        with self.services.context.reading() as uow:
            return uow.get(kind, record_id)

    def numbers(self):
        with self.services.context.reading() as uow:
            return [each.last for each in uow.find(ReportCounter, year=self.today.year)]

    def answered(self, *ids, state=DONE, **values):
        usual = {"answered_on": self.today, "done_on": self.today}
        return self.answers.answer(ids, AnswerValues(state=state, **usual | values))

    def follows(self, year=VISIT.year):
        return self.answers.followed(year).rows


@pytest.fixture
def world(services):
    return World(services)


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_report_is_a_draft_until_it_is_sent_then_never_drawn_again(world):
    assert "Brouillon" in text_of(world.reports.pdf(world.day))
    world.reports.issue(world.day)
    year = world.today.year
    kept = world.reports.pdf(world.day)
    assert f"{year}-0001" in text_of(kept)
    world.answered(world.major)
    assert world.reports.pdf(world.day) == kept
    assert world.reports.view(world.day).number == f"{year}-0001"


def test_numbers_follow_without_hole_whatever_fails(world, monkeypatch):
    other = world.inspected(VISIT + timedelta(days=1))
    drawn = world.reports._render

    def breaks(_sheet):
        raise OSError("no space left")

    monkeypatch.setattr(world.reports, "_render", breaks)
    with pytest.raises(OSError, match="no space"):
        world.reports.issue(world.day)
    monkeypatch.setattr(world.reports, "_render", drawn)
    assert world.numbers() == []
    for each in (other, world.day):
        world.reports.issue(each)
    with pytest.raises(Refused, match="déjà envoyé"):
        world.reports.issue(world.day)
    assert world.reports.view(world.day).number.endswith("-0002")
    assert world.numbers() == [2]


def test_a_day_that_is_open_is_not_sent(world):
    draft = world.inspected(state=InspectionState.DRAFT)
    with pytest.raises(Refused, match="close"):
        world.reports.issue(draft)
    with pytest.raises(Refused, match="pas arrêté"):
        world.reports.mail(world.day)


def test_the_mail_holds_the_report_and_its_departure_is_noted(world):
    world.reports.issue(world.day)
    mail = world.reports.mail(world.day)
    assert mail.message.to == "dst@choisy.example"
    assert "1 danger grave et imminent" in mail.message.body
    assert mail.pdf == world.reports.pdf(world.day)
    assert mail.file_name == f"rapport-{world.today.year}-0001.pdf"
    noted = world.reports.left(world.day, Way.MAIL)
    (left,) = world.reports.view(world.day).departures
    assert (left.way, left.recipient) == (Way.MAIL, "dst@choisy.example")
    noted.undo.run()
    view = world.reports.view(world.day)
    assert view.departures == ()
    assert view.frozen


def test_a_correction_annuls_the_report_and_keeps_it(world):
    world.reports.issue(world.day)
    first = world.reports.pdf(world.day)
    with pytest.raises(Refused, match="corrige"):
        world.reports.correct(world.day, " ")
    world.reports.correct(world.day, "Date de la visite erronée")
    assert world.record(Inspection, world.day).state is InspectionState.DRAFT
    assert world.reports.view(world.day).correcting
    closed = lambda uow: setattr(uow.get(Inspection, world.day), "state", InspectionState.CLOSED) or ()  # noqa: E731
    world.services.context.change(Right.MANAGE_CENTRE, closed, "")
    world.reports.issue(world.day)
    view = world.reports.view(world.day)
    assert view.number.endswith("-0001-R1")
    said = " ".join(text_of(world.reports.pdf(world.day)).split())
    assert "annule et remplace" in said
    assert "Date de la visite erronée" in said
    assert world.reports.sent_pdf(view.sent[-1].id) == first
    assert world.numbers() == [1]


def test_a_correction_can_be_taken_back_until_the_next_report(world):
    world.reports.issue(world.day)
    world.reports.correct(world.day, "Date erronée").undo.run()
    view = world.reports.view(world.day)
    assert view.frozen
    assert world.reports.pdf(world.day) == world.reports.sent_pdf(view.sent[0].id)


def test_no_camera_is_named_in_a_report(world):
    world.photographed(world.major)
    world.reports.issue(world.day)
    pdf = world.reports.pdf(world.day)
    assert "Vue d’ensemble" in text_of(pdf)
    pictures = [each for page in PdfReader(BytesIO(pdf)).pages for each in page.images]
    assert pictures
    assert not any(b"Karim" in each.data or each.image.getexif() for each in pictures)


def test_the_next_report_tells_what_is_open_and_what_was_answered(world):
    world.reports.issue(world.day)
    world.answered(world.advice)
    world.answered(world.major, state=PLANNED, planned_for=date(2027, 1, 31), answer="Devis demandé")
    later = world.inspected(VISIT + timedelta(days=100))
    said = " ".join(text_of(world.reports.pdf(later)).split())
    assert "Suites des inspections précédentes" in said
    assert "Devis demandé" in said
    assert "Armoire ouverte" in said
    assert "Éclairage faible" not in said


def test_a_meeting_has_a_shorter_paper(world):
    meeting = world.inspected(kind=InspectionKind.MEETING, summary="Bilan de l’année.")
    pdf = world.reports.pdf(meeting)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    said = text_of(pdf)
    assert "Compte rendu de réunion" in said
    assert "Bilan de l’année." in said
    assert "Récapitulatif" not in said


def test_what_a_correction_removes_takes_its_answers_with_it(world):
    world.reports.issue(world.day)
    world.answered(world.major)
    world.reports.correct(world.day, "Observation notée deux fois")
    removed = world.services.inspections.observations.remove(world.major)
    assert world.answers.history(world.major) == ()
    removed.undo.run()
    assert [each.state for each in world.answers.history(world.major)] == [DONE]


# answers


def test_an_answer_is_kept_with_its_history_and_taken_back_as_one(world):
    world.answered(world.major, state=PLANNED, planned_for=date(2027, 1, 31), answered_by="DST")
    change = world.answered(world.major, world.danger)
    assert [each.follow_up for each in world.follows()] == [DONE, DONE, OPEN]
    assert [each.state for each in world.answers.history(world.major)] == [DONE, PLANNED]
    change.undo.run()
    assert [each.follow_up for each in world.follows()] == [OPEN, PLANNED, OPEN]
    (left,) = world.answers.history(world.major)
    assert (left.answered_by, left.planned_for) == ("DST", date(2027, 1, 31))


def test_an_answer_that_moved_on_is_not_taken_back(world):
    first = world.answered(world.major)
    world.answered(world.major, state=REFUSED, answer="Bâtiment vendu")
    with pytest.raises(MovedOn):
        first.undo.run()


def test_one_answer_to_several_is_noted_for_all_or_for_none(world):
    late = world.observed(world.inspected(world.today), 1)
    with pytest.raises(InvalidInput):
        world.answered(world.major, late, done_on=world.today - timedelta(days=1))
    assert world.record(Observation, world.major).follow_up is OPEN
    draft = world.observed(world.inspected(state=InspectionState.DRAFT), 1)
    with pytest.raises(Refused, match="close"):
        world.answered(world.major, draft)
    assert world.answers.history(world.major) == ()


def test_counts_are_those_of_the_rule(world):
    world.observed(world.inspected(state=InspectionState.DRAFT), 1, due=VISIT)
    world.reports.issue(world.day)
    assert world.answers.overdue_count() == sum(
        each.standing(world.today) is Standing.OVERDUE for each in world.follows()
    )
    assert world.answers.overdue_count() == 2
    world.answered(world.major, state=PLANNED, planned_for=world.today)
    assert world.answers.overdue_count() == 1


def test_silence_is_counted_from_the_day_a_report_left(world):
    world.reports.issue(world.day)
    assert world.answers.silent_count() == 0
    old = world.today - timedelta(days=61)
    sent = lambda uow: setattr(uow.get(Inspection, world.day), "sent_on", old) or ()  # noqa: E731
    world.services.context.change(Right.MANAGE_CENTRE, sent, "")
    assert world.answers.silent_count() == 1
    world.answered(world.advice, state=ONGOING)
    assert world.answers.silent_count() == 0


def test_the_rate_of_each_authority(world):
    elsewhere = world.observed(world.inspected(authority=world.rungis), 1)
    world.answered(world.danger, elsewhere)
    world.answered(world.advice, state=REFUSED, answer="Sans objet")
    first, second = world.answers.rates(VISIT.year)
    assert (first.authority, first.rate.done, first.rate.refused, first.rate.total) == (
        "Choisy-le-Roi",
        1,
        1,
        3,
    )
    assert (second.authority, second.rate.share) == ("Rungis", 100)


def test_a_day_opens_with_the_one_before(world):
    world.answered(world.danger)
    later = world.inspected(VISIT + timedelta(days=100))
    found = world.observed(later, 1, text="Extincteur masqué")
    again = world.inspected(VISIT + timedelta(days=150), state=InspectionState.DRAFT)
    assert world.answers.earlier(world.day) is None
    before = world.answers.earlier(later)
    assert (before.day, before.rate.done, before.rate.total) == (VISIT, 1, 3)
    assert before.rows[-1].id == world.danger
    assert before.older == ()
    latest = world.answers.earlier(again)
    assert [each.id for each in latest.rows] == [found]
    assert {each.id for each in latest.older} == {world.major, world.advice}


def test_a_reminder_lists_what_is_open_and_names_nobody(world):
    with pytest.raises(Refused, match="n’attend"):
        world.answers.reminder(world.choisy.id)
    world.reports.issue(world.day)
    world.answered(world.danger)
    message = world.answers.reminder(world.choisy.id)
    assert message.to == "dst@choisy.example"
    assert "Issue encombrée" in message.body
    assert "échue le 14 mai 2026" in message.body
    assert "Armoire ouverte" not in message.body
    assert "Meddour" not in message.body
    noted = world.answers.reminded(world.choisy.id, Way.MAIL)
    assert world.record(Inspection, world.day).reminded_on == world.today
    noted.undo.run()
    assert world.record(Inspection, world.day).reminded_on is None
    assert world.reports.view(world.day).departures == ()


def test_the_list_is_searched_narrowed_sorted_and_exported(world):
    world.observed(world.inspected(authority=world.rungis), 1, text="Échelle fêlée", due=None)
    world.answered(world.advice)
    followed, where = world.answers.followed(VISIT.year), FollowUpFilter(VISIT.year)
    everything = follow_up_list(followed, "", where)
    assert everything.rows[0].id == world.danger
    assert everything.facets.looked[Looked.OPEN] == 3
    assert everything.facets.looked[Looked.OVERDUE] == 2
    (found,) = follow_up_list(followed, "echelle rungis", where).rows
    assert found.title == "Échelle fêlée"
    late = follow_up_list(followed, "", FollowUpFilter(VISIT.year, looked=Looked.OVERDUE))
    assert {each.id for each in late.rows} == {world.danger, world.major}
    by_name = follow_up_list(followed, "", where, FollowUpOrder.AUTHORITY, descending=True)
    assert by_name.rows[0].row.authority == "Rungis"
    table = follow_up_table(everything)
    rows = list(table.rows)
    assert (table.count, len(rows)) == (4, 4)
    assert all(len(row) == len(table.columns) for row in rows)
    assert world.answers.followed(None).rows == tuple(
        each for each in followed.rows if each.follow_up.is_open
    )
