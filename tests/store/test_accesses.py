"""Who opened what: noted as it is done, never rewritten unseen, purged with a chain that still holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from cigdesk.domain.accesses import AccessAct, Anchor
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import NotAllowed
from cigdesk.domain.people import Agent, AgentValues
from cigdesk.domain.rights import Role
from cigdesk.ports.accesses import AccessFilter, AccessOrder
from cigdesk.services.access_log import AccessLog
from cigdesk.services.access_noting import AccessNoting
from cigdesk.services.context import new_id
from db.engine import WRITING

VIEW, EXPORT = AccessAct.VIEW, AccessAct.EXPORT


@pytest.fixture
def log(services):
    return services.accesses


@pytest.fixture
def agent(services):
    values = AuthorityValues(name="Bondy", kind=AuthorityKind.COMMUNE, postcode="93140", city="Bondy")
    authority = services.authorities.create(values).ids[0]
    return services.agents.create(AgentValues(last_name="Haddad", authority_id=authority)).ids[0]


def _told(log, **where):
    rows = [each.line for each in log.listing(AccessFilter(**where), descending=False).rows]
    return [(row.act.value, row.kind, row.record_id, row.count) for row in rows]


def _acting(context, *roles, practitioner=None):
    return replace(context, actor=replace(context.actor, roles=frozenset(roles)))


def test_opening_a_sheet_and_writing_it_are_noted_with_who_and_when(services, log, agent, clock):
    clock.move(minutes=3)
    services.agents.sheet(agent)
    services.agents.archive(agent)
    assert _told(log) == [
        ("create", "agents", agent, None),
        ("view", "agents", agent, None),
        ("edit", "agents", agent, None),
    ]
    row = log.listing(AccessFilter(act=VIEW)).rows[0]
    assert (row.line.person, row.line.at, row.kind) == ("Camille Roussel", clock.now(), "Fiche d’agent")
    assert row.record == "Haddad"


def test_the_same_record_is_opened_once_in_ten_minutes(services, log, agent, clock):
    for _ in range(3):
        services.agents.sheet(agent)
    assert len(_told(log, act=VIEW)) == 1
    clock.move(minutes=10)
    services.agents.sheet(agent)
    assert len(_told(log, act=VIEW)) == 2


def test_a_deletion_is_noted_in_the_transaction_that_does_it(services, log, agent):
    with services.context.store.writing() as uow:
        uow.remove(uow.get(Agent, agent))
        assert len(uow.accesses.found()) == 2
    assert len(_told(log)) == 1
    with services.context.store.writing() as uow:
        uow.remove(uow.get(Agent, agent))
        uow.commit()
    assert _told(log)[-1] == ("delete", "agents", agent, None)
    assert log.listing().rows[0].record == ""


def test_an_export_of_very_many_is_one_link_with_their_count(log):
    log.note(EXPORT, "cases", [new_id() for _ in range(1001)])
    log.note(EXPORT, "agenda", count=40)
    assert _told(log) == [("export", "cases", None, 1001), ("export", "agenda", None, 40)]


def test_views_wait_for_the_worker_of_a_window_and_exports_do_not(log):
    later = []
    log.note_by(later.append)
    first, second = new_id(), new_id()
    log.note(VIEW, "cases", [first])
    assert log.verify().links == 1  # whoever reads writes first what waits
    log.note(VIEW, "cases", [second])
    assert len(later) == 2
    log.note(EXPORT, "cases", [first])
    assert _told(log)[1:] == [("view", "cases", second, None), ("export", "cases", first, None)]
    later[-1]()
    assert log.verify().links == 3


def test_what_could_not_be_written_waits_for_the_next_writing(log, monkeypatch):
    def full(_accesses):
        raise OSError("full")

    monkeypatch.setattr(AccessNoting, "_write", lambda _self, taken: full(taken) if taken else None)
    with pytest.raises(OSError, match="full"):
        log.note(EXPORT, "agenda", count=1)
    monkeypatch.undo()
    log.note(EXPORT, "agenda", count=2)
    assert [count for *_, count in _told(log)] == [1, 2]


def test_failed_passphrases_have_no_person(log, clock):
    log.opened(3, clock.now() - timedelta(minutes=5))
    entered, failed = log.listing().rows
    assert (entered.line.act, entered.line.person) == (AccessAct.LOGIN, "Camille Roussel")
    line = failed.line
    assert (line.act, line.person_id, line.count) == (AccessAct.FAILED_LOGIN, None, 3)
    assert line.at == clock.now() - timedelta(minutes=5)


def test_lists_are_filtered_and_sorted(log, clock):
    case = new_id()
    log.note(EXPORT, "cases", [case])
    clock.move(days=1)
    log.note(AccessAct.PRINT, "agenda", count=2)
    assert _told(log, record_ids=[case]) == [("export", "cases", case, None)]
    assert _told(log, since=clock.now()) == [("print", "agenda", None, 2)]
    assert _told(log, until=clock.now()) == [("export", "cases", case, None)]
    by_kind = log.listing(order=AccessOrder.KIND, descending=False)
    assert [each.kind for each in by_kind.rows] == ["Agenda", "Dossier"]
    assert by_kind.facets.kinds == {"agenda": 1, "cases": 1}
    assert log.lines(by_kind.seqs) == by_kind.rows


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accesses SET kind = 'agents'",
        "UPDATE accesses SET person_id = NULL",
        "DELETE FROM accesses",
        "DELETE FROM accesses WHERE seq = (SELECT max(seq) FROM accesses)",
        "INSERT INTO accesses (seq, at, act, kind, previous, hash) VALUES (9, 1, 'view', 'cases', '0', '0')",
        "INSERT OR REPLACE INTO accesses (seq, at, act, kind, previous, hash)"
        " SELECT seq, at, act, 'agents', previous, hash FROM accesses WHERE seq = 1",
        "UPDATE access_anchors SET seq = 2",
        "UPDATE access_anchors SET seq = 2, hash = (SELECT hash FROM accesses WHERE seq = 2)",
        "DELETE FROM access_anchors",
        "INSERT OR REPLACE INTO access_anchors (id, seq, hash) VALUES (1, 2, '0')",
    ],
)
def test_sql_rewrites_nothing(desk, log, statement):
    log.note(EXPORT, "cases", [new_id(), new_id()])
    writer = desk.store.engine.execution_options(**{WRITING: True})
    with writer.begin() as connection, pytest.raises(IntegrityError, match="accesses: "):
        connection.exec_driver_sql(statement)
    assert log.verify() == replace(log.verify(), links=2, broken_at=None)


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE accesses SET kind = 'agents' WHERE seq = 2", 2),
        ("UPDATE accesses SET at = at - 60 WHERE seq = 1", 1),
        ("UPDATE accesses SET person_id = NULL WHERE seq = 3", 3),
        ("DELETE FROM accesses WHERE seq = 2", 2),
        ("DELETE FROM accesses WHERE seq = 1", 1),
        ("UPDATE accesses SET previous = hash WHERE seq = 3", 3),
    ],
)
def test_whoever_takes_the_triggers_away_is_seen(desk, log, statement, broken_at):
    log.note(EXPORT, "cases", [new_id(), new_id(), new_id()])
    writer = desk.store.engine.execution_options(**{WRITING: True})
    with writer.begin() as connection:
        for name in ("accesses_as_written", "accesses_kept"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql(statement)
    assert log.verify().broken_at == broken_at


def test_the_purge_leaves_a_chain_that_stands_on_its_anchor(services, log, clock):
    ids = [new_id() for _ in range(3)]
    log.note(EXPORT, "cases", ids[:2])
    head = log.verify().head
    clock.move(days=200)
    log.note(EXPORT, "cases", ids[2:])
    assert log.purge() == 0
    clock.move(days=200)
    assert log.purge() == 2
    assert _told(log) == [("export", "cases", ids[2], None), ("purge", "accesses", None, 2)]
    with services.context.reading() as uow:
        assert uow.accesses.anchor() == head
    assert log.verify() == replace(log.verify(), links=2, broken_at=None)
    clock.move(days=400)
    assert log.purge() == 2
    assert log.verify().links == 1


def test_the_centre_sets_how_long_they_are_kept(services, log, clock):
    before = services.centre.view().settings
    services.centre.edit(before, replace(before, access_months=6))
    log.note(EXPORT, "agenda", count=1)
    clock.move(days=190)
    assert log.purge() == 1


def test_whoever_has_no_right_reads_no_list(services, log, agent):
    log.note(VIEW, "agents", [agent])
    with pytest.raises(NotAllowed):
        AccessLog(_acting(services.context, Role.SOCIAL_WORKER)).listing()
    administrator = AccessLog(_acting(services.context, Role.ADMINISTRATOR))
    assert [each.record for each in administrator.listing().rows] == ["H", "H"]


def test_an_empty_chain_holds(log):
    assert log.verify().head == Anchor()
