"""The journal tells each change, and takes it back without overwriting what came later."""

from __future__ import annotations

from datetime import date

import pytest

from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.errors import MovedOn, NotFound
from cigdesk.domain.people import Agent, SickLeave
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id


def _add(uow):
    authority = Authority(id=new_id(), name="Le Pré-Saint-Gervais", kind=AuthorityKind.COMMUNE)
    agent = Agent(id=new_id(), last_name="Œuvrard", authority_id=authority.id)
    agent.leaves.append(SickLeave(id=new_id(), agent_id=agent.id, start=date(2026, 1, 5)))
    uow.add(authority)
    uow.add(agent)
    return authority.id, agent.id


@pytest.fixture
def context(services):
    return services.context


@pytest.fixture
def added(context):
    return context.change(Right.MANAGE_AUTHORITIES, _add, "Ajout")


def _rename(context, authority_id, name):
    def work(uow):
        uow.get(Authority, authority_id).name = name
        return (authority_id,)

    return context.change(Right.MANAGE_AUTHORITIES, work, "Nom")


def _names(context, text=""):
    with context.reading() as uow:
        return [row.name for row in uow.authorities.search(text, today=context.today())]


def test_a_creation_is_undone_with_its_parts_and_done_again(context, added):
    undone = added.undo.run()
    assert _names(context) == []
    with context.reading() as uow:
        assert uow.find(SickLeave) == []

    redone = undone.undo.run()
    assert _names(context, "pre saint") == ["Le Pré-Saint-Gervais"]
    assert redone.label.startswith("Rétabli")
    with context.reading() as uow:
        assert uow.get(Agent, added.ids[1]).leaves[0].start == date(2026, 1, 5)


def test_undo_is_refused_once_the_record_has_moved_on(context, added):
    first = _rename(context, added.ids[0], "Les Lilas")
    _rename(context, added.ids[0], "Pantin")
    with pytest.raises(MovedOn):
        first.undo.run()
    assert _names(context) == ["Pantin"]


def test_undo_of_one_field_leaves_the_others(context, added):
    renamed = _rename(context, added.ids[0], "Les Lilas")

    def move(uow):
        uow.get(Authority, added.ids[0]).city = "Ailleurs"
        return added.ids[:1]

    context.change(Right.MANAGE_AUTHORITIES, move, "Ville")
    renamed.undo.run()
    with context.reading() as uow:
        authority = uow.get(Authority, added.ids[0])
    assert (authority.name, authority.city) == ("Le Pré-Saint-Gervais", "Ailleurs")


def test_two_people_who_save_the_same_record_do_not_overwrite_each_other(context, added):
    with context.reading() as uow:
        stale = uow.get(Authority, added.ids[0])
    _rename(context, added.ids[0], "Bagnolet")
    stale.name = "Montreuil"
    with context.writing(Right.MANAGE_AUTHORITIES) as uow:
        uow.add(stale)
        with pytest.raises(MovedOn):
            uow.commit()
    assert _names(context) == ["Bagnolet"]


def test_nothing_is_kept_without_commit(context):
    with context.writing(Right.MANAGE_AUTHORITIES) as uow:
        _add(uow)
    assert _names(context) == []


def test_search_takes_syntax_literally_and_forgives_accents(context, added):
    assert _names(context, "PRÉ gerv") == ["Le Pré-Saint-Gervais"]
    for hostile in (
        '"',
        "pre OR 1",
        "*",
        "NEAR(pre)",
        "'; DROP TABLE authorities; --",
        "%",
        "_",
        "words:pre",
        "(",
        "-",
    ):
        assert _names(context, hostile) in ([], ["Le Pré-Saint-Gervais"])
    assert _names(context, "pre OR lilas") == []


def test_a_record_that_is_gone_is_said(context):
    with context.reading() as uow, pytest.raises(NotFound):
        uow.get(Authority, new_id())
