"""Notes under secrecy travel with the store: who could read them still does, and they count as work."""

from __future__ import annotations

from datetime import date

import pytest

from cigdesk.domain.appointment import Requester, Subject
from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.people import Agent, Function, Practitioner
from cigdesk.domain.support import Case
from cigdesk.domain.vault import LOSS_WORDS, VaultKind
from cigdesk.services.context import new_id
from cigdesk.services.social_note_views import NoteOwner


@pytest.fixture
def case(desk):
    """A case of an agent, in a circle that does without a recovery sheet."""
    town = Authority(id=new_id(), name="Pantin", kind=AuthorityKind.COMMUNE)
    agent = Agent(id=new_id(), last_name="Haddad", authority_id=town.id)
    worker = Practitioner(id=new_id(), first_name="Maryse", last_name="Jean", function=Function.SOCIAL_WORKER)
    case = Case(
        id=new_id(),
        sequence=1,
        authority_id=town.id,
        agent_id=agent.id,
        requester=Requester.AGENT,
        subject=Subject.MONEY,
        referent_id=worker.id,
        opened_on=date(2026, 11, 2),
    )
    with desk.services.context.store.writing() as uow:
        for each in (town, agent, worker, case):
            uow.add(each)
            uow.flush()
        uow.commit()
    desk.services.vaults.accept_loss(VaultKind.TEAM, LOSS_WORDS)
    return NoteOwner(case_id=case.id)


def test_notes_and_their_versions_are_read_after_the_return(
    desk, case, key, opened, to_disk, clock, send_back, come_home
):
    kept = desk.services.notes.write(case, "Écrite au bureau")
    clock.move(minutes=5)
    laptop = opened(to_disk(desk.services.carrying.take_out(key, "portable").path, "portable"))
    clock.move(hours=2)
    laptop.services.notes.save(kept.note_id, kept.rev, "Reprise sur le portable")
    laptop.services.notes.write(case, "Écrite sur le portable")

    preview = desk.services.carrying.examine(send_back(laptop))
    assert preview.coming.written == {"confidential_notes": 2}
    assert preview.coming.last_at == clock.now()
    home = come_home(desk, preview.coming.copy).services.notes
    assert {each.text for each in home.of_case(case.case_id)} == {
        "Reprise sur le portable",
        "Écrite sur le portable",
    }
    assert [each.text for each in home.versions(kept.note_id)] == ["Écrite au bureau"]


def test_notes_written_without_the_copy_are_told_before_they_are_set_aside(
    desk, case, key, opened, to_disk, clock, send_back
):
    laptop = opened(to_disk(desk.services.carrying.take_out(key, "portable").path, "portable"))
    clock.move(hours=2)
    desk.services.carrying.open_here("Le portable a été oublié à Pantin")
    desk.services.notes.write(case, "Écrite au bureau")
    assert desk.services.carrying.examine(send_back(laptop)).lost == {"confidential_notes": 1}
