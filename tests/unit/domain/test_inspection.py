"""What a day of inspection must hold before it is closed, and what its observations may say."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.domain.appointment import AppointmentKind
from cigdesk.domain.errors import Refused
from cigdesk.domain.inspection import (
    DaySpan,
    DocumentSeen,
    InspectionKind,
    InspectionState,
    InspectionValues,
    check_draft,
    check_inspection,
    check_reopening,
    missing_words,
    points_of,
)
from cigdesk.domain.observation import (
    FollowUpState,
    ObservationValues,
    RiskFamily,
    Severity,
    check_observation,
    due_at_once,
    due_fault,
    due_limit,
    is_late,
    missing_of,
)
from cigdesk.french import date_medium

DAY = date(2026, 11, 12)
SITE, OTHER = uuid4(), uuid4()
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def day(**values):
    usual = {"authority_id": SITE, "practitioner_id": SITE, "day": DAY, "people": ("Karim Meddour",)}
    return InspectionValues(**usual | values)


def found(**values):
    usual = {
        "place": "Magasin, allée 3",
        "family": RiskFamily.FIRE,
        "text": "Issue de secours encombrée",
        "measure": "Dégager l’issue",
        "due": DAY + timedelta(days=10),
    }
    return ObservationValues(**usual | values)


def fields(values, sites=(SITE,), observations=()):
    numbered = [(UUID(int=place + 1), each) for place, each in enumerate(observations)]
    return [(point.rank, point.field) for point in points_of(values, sites, numbered, DAY)]


def test_a_whole_day_lacks_nothing():
    assert fields(day(), observations=[found(), found(severity=Severity.MINOR, due=None)]) == []


def test_an_inspection_that_found_nothing_can_be_closed():
    assert fields(day()) == []


def test_what_is_missing_comes_from_the_top_of_the_form_to_its_end():
    empty = ObservationValues()
    missing = fields(day(people=(), day=DAY + timedelta(days=1)), (), [found(), empty])
    assert missing == [
        *((0, "sites"), (0, "day"), (0, "people")),
        *((2, "place"), (2, "text"), (2, "family"), (2, "measure"), (2, "due")),
    ]


def test_what_is_missing_is_told_as_it_is_called():
    points = points_of(day(), (SITE,), [(SITE, found(due=None))], DAY)
    assert [each.name for each in points] == ["Échéance de l’observation 1"]
    said = f"Une gravité majeure demande une date, au plus tard le {date_medium(date(2026, 12, 12))}."
    assert points[0].sentence == said
    assert missing_words(points) == "1\u00a0champ à compléter avant de clore"


def test_of_several_sites_an_observation_says_which():
    assert fields(day(), (SITE, OTHER), [found(), found(site_id=OTHER)]) == [(1, "site")]


def test_an_opinion_needs_its_documents_and_nobody_to_meet():
    opinion = day(kind=InspectionKind.DOCUMENT_OPINION, people=())
    assert fields(opinion, ()) == [(0, "documents")]
    assert fields(day(kind=opinion.kind, people=(), other_documents=("Plan de nettoyage",)), ()) == []


def test_a_meeting_visits_no_site():
    assert fields(day(kind=InspectionKind.MEETING), ()) == []


@pytest.mark.parametrize(
    ("severity", "days", "said"),
    [
        (Severity.DANGER, None, "le jour même"),
        (Severity.DANGER, 1, "le jour même"),
        (Severity.DANGER, 0, ""),
        (Severity.MAJOR, None, "demande une date, au plus tard le 12"),
        (Severity.MAJOR, 31, "se traite au plus tard le 12"),
        (Severity.MAJOR, 30, ""),
        (Severity.MAJOR, -1, "ne précède pas la visite"),
        (Severity.MINOR, None, ""),
        (Severity.MINOR, 300, ""),
        (Severity.MINOR, -1, "ne précède pas la visite"),
        (Severity.RECOMMENDATION, None, ""),
        (Severity.RECOMMENDATION, 9999, "cinq ans"),
    ],
)
def test_the_due_date_follows_from_the_severity(severity, days, said):
    due = None if days is None else DAY + timedelta(days=days)
    fault = due_fault(severity, due, DAY)
    assert said in fault
    assert bool(fault) is bool(said)


@given(st.sampled_from(Severity), DAYS, st.integers(-40, 400))
@settings(max_examples=60)
def test_a_due_date_is_accepted_exactly_between_the_visit_and_its_limit(severity, visit, days):
    due, limit = visit + timedelta(days=days), due_limit(severity, visit)
    assert (due_fault(severity, due, visit) == "") is (days >= 0 and (limit is None or due <= limit))


@given(st.sampled_from(Severity), DAYS)
@settings(max_examples=20)
def test_the_graver_the_sooner(severity, visit):
    limits = [due_limit(each, visit) or date.max for each in Severity]
    assert limits == sorted(limits)


def test_a_danger_is_due_on_the_day_without_being_asked():
    assert due_at_once(Severity.DANGER, None, DAY) == DAY
    assert due_at_once(Severity.MAJOR, None, DAY) is None


def test_a_recommendation_is_its_own_measure():
    asked = found(severity=Severity.RECOMMENDATION, measure="", due=None)
    assert missing_of(asked, DAY, several_sites=False) == {}


@given(st.builds(ObservationValues, **dict.fromkeys(("place", "text", "measure", "alerted"), st.text())))
@settings(max_examples=60)
def test_what_is_tidied_stays_as_it_is(values):
    once = values.tidied()
    assert once.tidied() == once


def test_a_text_keeps_its_lines_and_loses_its_edges():
    assert ObservationValues(text="\n Un  fait.\r\n\nL'autre. \n").tidied().text == "Un fait.\n\nL’autre."


def test_people_and_documents_stand_once_in_their_order():
    kept = day(
        people=("Karim Meddour", " ", "Chef  d'atelier", "Karim Meddour"),
        documents=(DocumentSeen.RISK_DOCUMENT, DocumentSeen.SAFETY_REGISTER),
    ).tidied()
    assert kept.people == ("Karim Meddour", "Chef d’atelier")
    assert kept.documents == (DocumentSeen.SAFETY_REGISTER, DocumentSeen.RISK_DOCUMENT)


def test_what_cannot_be_kept_is_told_by_field():
    assert set(check_inspection(day(people=("x" * 201,), summary="x" * 4001, day=date(1999, 1, 1)))) == {
        *("people", "summary", "day")
    }
    assert set(check_observation(found(place="x" * 201, measure="x" * 4001))) == {"place", "measure"}


def test_what_a_day_takes_of_its_package():
    assert [each.days for each in DaySpan] == [Decimal("0.5"), Decimal("0.5"), Decimal(1)]
    kinds = {each.appointment for each in InspectionKind if each is not InspectionKind.INSPECTION}
    assert kinds == {AppointmentKind.ADVICE}


def test_a_closed_day_is_reopened_with_a_reason_until_its_report_is_sent():
    closed = InspectionState.CLOSED
    check_reopening(closed, None, "Une photo manque")
    check_draft(InspectionState.DRAFT)
    for state, sent_on, reason in (
        (closed, None, " "),
        (closed, DAY, "x"),
        (InspectionState.DRAFT, None, "x"),
    ):
        with pytest.raises(Refused):
            check_reopening(state, sent_on, reason)
    with pytest.raises(Refused, match="rouvrez-la"):
        check_draft(closed)


def test_what_is_settled_is_never_late():
    yesterday = DAY - timedelta(days=1)
    assert [each for each in FollowUpState if is_late(each, yesterday, DAY)] == [
        *(FollowUpState.OPEN, FollowUpState.PLANNED, FollowUpState.IN_PROGRESS)
    ]
    assert not is_late(FollowUpState.OPEN, DAY, DAY)


def test_everything_that_is_chosen_has_its_word():
    for kind in (InspectionKind, DaySpan, InspectionState, DocumentSeen, RiskFamily, Severity, FollowUpState):
        assert len({each.label for each in kind}) == len(kind)
