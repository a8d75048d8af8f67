"""Notes: written and kept by sittings, put back, searched, wiped."""

from __future__ import annotations

import pytest

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.errors import InvalidInput, NotFound, Refused
from cigdesk.domain.note import MOST_LETTERS, NoteKind
from cigdesk.domain.vault import VaultKind
from cigdesk.ports.accesses import AccessFilter
from cigdesk.services.erasing import wipe_agent, wipe_case
from cigdesk.services.social_note_views import NoteOwner
from db.engine import WRITING


@pytest.fixture
def case(office):
    return NoteOwner(case_id=office.case.id)


@pytest.fixture
def meeting(office):
    return NoteOwner(appointment_id=office.appointment.id)


@pytest.fixture
def notes(team):
    return team.maryse.notes


def versions(notes, note_id):
    return [(each.text, each.aside) for each in notes.versions(note_id)]


def test_what_is_written_in_one_sitting_is_one_version(notes, case, clock):
    saved = notes.write(case, "Un")
    for said in ("Un mot", "Un mot de plus"):
        clock.move(minutes=9)
        saved = notes.save(saved.note_id, saved.rev, said)
    assert versions(notes, saved.note_id) == []
    clock.move(minutes=10)
    saved = notes.save(saved.note_id, saved.rev, "Un mot de plus, le lendemain")
    assert versions(notes, saved.note_id) == [("Un mot de plus", False)]
    view = notes.read(saved.note_id)
    assert (view.text, view.versions, view.rev) == ("Un mot de plus, le lendemain", 1, 4)


def test_an_hour_of_writing_leaves_a_version(notes, case, clock):
    saved = notes.write(case, "0")
    for turn in range(1, 9):
        clock.move(minutes=8)
        saved = notes.save(saved.note_id, saved.rev, str(turn))
    assert versions(notes, saved.note_id) == [("7", False)]


def test_a_colleague_who_goes_on_leaves_what_stood_there(team, case):
    saved = team.maryse.notes.write(case, "de Maryse")
    team.nadia.notes.save(saved.note_id, saved.rev, "de Nadia")
    view = team.maryse.notes.read(saved.note_id)
    assert (view.text, view.author) == ("de Nadia", "Nadia Belkacem")
    kept = team.maryse.notes.versions(saved.note_id)
    assert [(each.text, each.author) for each in kept] == [("de Maryse", "Maryse Jean")]


def test_nothing_is_written_when_nothing_changed(notes, case):
    saved = notes.write(case, "le même")
    again = notes.save(saved.note_id, saved.rev, "le même")
    assert (again.rev, again.change.kinds) == (saved.rev, frozenset())


def test_an_edit_of_a_stale_note_is_kept_beside_it_and_told(team, case, clock):
    saved = team.maryse.notes.write(case, "début")
    clock.move(minutes=1)
    team.nadia.notes.save(saved.note_id, saved.rev, "de Nadia")
    lost = team.maryse.notes.save(saved.note_id, saved.rev, "de Maryse")
    assert "Nadia Belkacem" in lost.told
    assert "10\u202fh\u202f43" in lost.told
    # What is typed on goes into the same version.
    more = team.maryse.notes.save(saved.note_id, lost.rev, "de Maryse, suite", lost.aside_id)
    assert more.aside_id == lost.aside_id
    assert team.nadia.notes.read(saved.note_id).text == "de Nadia"
    assert sorted(versions(team.nadia.notes, saved.note_id)) == [("de Maryse, suite", True), ("début", False)]


def test_nobody_writes_into_what_somebody_else_set_aside(team, case):
    saved = team.maryse.notes.write(case, "début")
    team.nadia.notes.save(saved.note_id, saved.rev, "de Nadia")
    aside = team.maryse.notes.save(saved.note_id, saved.rev, "de Maryse")
    with pytest.raises(Refused):
        team.nadia.notes.save(saved.note_id, saved.rev, "par-dessus", aside.aside_id)


def test_a_version_is_put_back_and_what_stood_there_kept(notes, case, clock):
    saved = notes.write(case, "bon")
    clock.move(hours=2)
    notes.save(saved.note_id, saved.rev, "mauvais")
    back = notes.put_back(notes.versions(saved.note_id)[0].id)
    assert notes.read(saved.note_id).text == "bon"
    assert [text for text, _ in versions(notes, saved.note_id)] == ["mauvais", "bon"]
    assert back.change.label


def test_a_note_of_an_appointment_is_found_in_the_case_of_its_agent(notes, meeting, office):
    saved = notes.write(meeting, "au rendez-vous")
    assert [each.text for each in notes.of_appointment(office.appointment.id)] == ["au rendez-vous"]
    assert [each.id for each in notes.of_case(office.case.id)] == [saved.note_id]
    assert notes.of_appointment(office.later.id) == ()


def test_a_note_from_before_the_case_is_found_in_it_too(team, meeting, office):
    with team.maryse.context.store.writing() as uow:
        from cigdesk.domain.support import Case

        uow.get(Case, office.case.id).closed_on = office.case.opened_on
        uow.commit()
    team.maryse.notes.write(meeting, "avant le dossier")
    assert [each.text for each in team.maryse.notes.of_case(office.case.id)] == ["avant le dossier"]


def test_one_motive_for_an_appointment_and_one_for_its_case(notes, case, meeting):
    notes.write(meeting, "dettes", kind=NoteKind.MOTIVE)
    notes.write(case, "logement", kind=NoteKind.MOTIVE)
    for owner in (meeting, case):
        with pytest.raises(Refused, match="déjà"):
            notes.write(owner, "autre", kind=NoteKind.MOTIVE)


@pytest.mark.parametrize("said", ["", " \n", "a" * (MOST_LETTERS + 1)])
def test_what_cannot_be_kept_is_told_under_its_field(notes, case, said):
    with pytest.raises(InvalidInput) as refused:
        notes.write(case, said)
    assert list(refused.value.errors) == ["text"]


def test_a_note_of_one_person_is_read_by_them_alone(team, case, office):
    saved = team.maryse.notes.write(case, "pour moi", circle=VaultKind.PERSONAL)
    assert team.maryse.notes.read(saved.note_id).circle is VaultKind.PERSONAL
    assert team.nadia.notes.of_case(office.case.id) == ()
    for act in (team.nadia.notes.read, team.nadia.notes.versions, team.nadia.notes.delete):
        with pytest.raises(Refused):
            act(saved.note_id)
    with pytest.raises(Refused):
        team.nadia.notes.save(saved.note_id, 1, "non")


def test_a_note_is_deleted_by_who_wrote_it_or_after_they_left(team, case, office, clock):
    saved = team.maryse.notes.write(case, "un")
    with pytest.raises(Refused):
        team.nadia.notes.delete(saved.note_id)
    other = team.nadia.notes.write(case, "deux")
    office.change(team.nadia.id, left_on=office.case.opened_on)
    team.maryse.notes.delete(other.note_id)
    clock.move(hours=1)
    team.maryse.notes.save(saved.note_id, saved.rev, "un bis")
    team.maryse.notes.delete(saved.note_id)
    with pytest.raises(NotFound):
        team.maryse.notes.read(saved.note_id)
    with office.store.engine.connect() as connection:
        for table in ("confidential_notes", "confidential_versions"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


# Searching


@pytest.mark.parametrize("typed", ["dettes loyer", "LOYÉR dett", "loyer", "élise dettes"])
def test_notes_are_searched_in_any_order_without_accents(notes, case, typed):
    notes.write(case, "Mme Élise a des dettes de loyer.")
    notes.write(case, "Rien à signaler.")
    found = notes.search(typed)
    assert [(each.note.text, each.case_number, each.who) for each in found] == [
        ("Mme Élise a des dettes de loyer.", "SST-0001", "Mme\u00a0Élise")
    ]


@pytest.mark.parametrize(
    "typed", ["", "   ", "'; DROP TABLE confidential_notes; --", "%", "_", '"', "loyer AND NOT x*"]
)
def test_what_is_typed_is_only_words(notes, case, typed):
    notes.write(case, "dettes de loyer")
    assert notes.search(typed) == ()
    assert [each.note.text for each in notes.search("loyer")] == ["dettes de loyer"]


def test_a_search_stays_within_what_the_person_may_read(team, case):
    team.maryse.notes.write(case, "dettes de loyer", circle=VaultKind.PERSONAL)
    assert team.nadia.notes.search("loyer") == ()
    assert len(team.maryse.notes.search("loyer")) == 1


def test_a_search_stops_when_asked(team, case, notes, monkeypatch):
    notes.write(case, "dettes")
    asked = []
    rows = 2500 * [next(_rows(team))]
    monkeypatch.setattr("db.queries.vaults.SqlVaultQueries.searched", lambda *_: iter(rows))
    notes.search("absent", lambda: bool(asked.append(1)))
    assert len(asked) == 1


def _rows(team):
    with team.maryse.context.store.reading() as uow:
        yield from list(uow.vaults.searched([each.id for each in uow.vaults.vaults()]))


# What the store refuses to give back


def test_a_note_that_was_tampered_with_says_so_and_is_not_written_over(team, case, office, notes):
    one, two = notes.write(case, "première"), notes.write(case, "seconde")
    other = "SELECT sealed FROM confidential_notes WHERE id = ?"
    swap = f"UPDATE confidential_notes SET sealed = ({other}) WHERE id = ?"
    with office.store.engine.execution_options(**{WRITING: True}).begin() as connection:
        connection.exec_driver_sql(swap, (two.note_id.hex, one.note_id.hex))
    view = notes.read(one.note_id)
    assert (view.text, view.damaged) == ("", True)
    with pytest.raises(Refused, match="ne s’ouvre plus"):
        notes.save(one.note_id, one.rev, "par-dessus")
    assert notes.search("seconde")[0].note.id == two.note_id


def test_wiping_a_record_takes_its_notes_and_versions(team, case, meeting, office, notes, clock):
    kept = notes.write(NoteOwner(appointment_id=office.later.id), "après")
    for owner in (case, meeting):
        saved = notes.write(owner, "à effacer")
        clock.move(hours=1)
        notes.save(saved.note_id, saved.rev, "à effacer aussi")
    with team.maryse.context.store.writing() as uow:
        assert uow.vaults.wipe([office.appointment.id]) == 1
        uow.commit()
    assert {each.text for each in notes.of_case(office.case.id)} == {"après", "à effacer aussi"}
    with team.maryse.context.store.writing() as uow:
        assert uow.vaults.wipe([office.case.id]) == 2
        assert "confidential_notes" in uow.commit().kinds
    with pytest.raises(NotFound):
        notes.read(kept.note_id)


def test_an_erased_case_takes_its_notes_and_those_of_its_appointments(team, case, meeting, office, notes):
    notes.write(case, "du dossier")
    notes.write(meeting, "du rendez-vous")
    with team.maryse.context.store.writing() as uow:
        wipe_case(uow, office.case.id)
        uow.commit()
    assert notes.search("du") == ()


def test_an_erased_agent_takes_every_note_of_theirs(team, case, meeting, office, notes):
    notes.write(case, "du dossier")
    notes.write(meeting, "du rendez-vous", circle=VaultKind.PERSONAL)
    with team.maryse.context.store.writing() as uow:
        wipe_agent(uow, office.agent.id)
        uow.commit()
    assert notes.search("du") == ()


def test_a_case_that_falls_due_is_counted_with_its_notes(team, case, office, notes, clock):
    notes.write(case, "du dossier")
    with team.maryse.context.store.reading() as uow:
        (facts,) = uow.retention.facts(ids=[office.case.id])
    assert (facts.notes, facts.noted_at) == (1, clock.now())


def test_who_wrote_read_and_deleted_notes_of_a_case_is_noted(team, case, office, notes, clock):
    saved = notes.write(case, "un")
    notes.save(saved.note_id, saved.rev, "un mot")
    team.nadia.notes.of_case(office.case.id)
    notes.delete(saved.note_id)
    with team.maryse.context.store.reading() as uow:
        seqs = uow.accesses.found(AccessFilter(record_ids=[office.case.id]))
        links = [(each.act, each.kind) for each in uow.accesses.lines(seqs)]
    assert links == [
        (act, "confidential_notes") for act in (AccessAct.DELETE, AccessAct.VIEW, AccessAct.CREATE)
    ]
