"""What Ctrl+K finds beyond the acts of the window."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.people import Agent
from cigdesk.domain.rights import Right
from cigdesk.services.context import new_id
from ui.masking import Masking
from ui.pages import providers
from ui.pages.quotes.targets import NewQuote


@pytest.fixture
def asked():
    return []


@pytest.fixture
def bench(services, asked):
    def work(uow):
        choisy = Authority(
            id=new_id(), name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE, siren="219400223", department="94"
        )
        uow.add(choisy)
        uow.add(Agent(id=new_id(), first_name="Leïla", last_name="Haddad", authority_id=choisy.id))
        return (choisy.id,)

    services.context.change(Right.MANAGE_AUTHORITIES, work, "")
    return SimpleNamespace(
        services=services, masking=Masking(), go=lambda *to: asked.append(to), may=lambda _right: True
    )


def _found(bench, text):
    return [item for provider in providers(bench) for item in provider(text)]


def test_an_authority_is_found_and_leads_to_its_sheet(bench, asked):
    (item,) = (item for item in _found(bench, "roi chois") if item.group == "Collectivités")
    assert (item.title, item.detail) == ("Choisy-le-Roi", "Val-de-Marne")
    item.run()
    assert asked[0][0] == "authorities"


def test_a_quote_is_started_from_two_half_words(bench, asked):
    (item,) = _found(bench, "dev cho")
    assert f"{item.title} {item.detail}" == "Nouveau devis pour Choisy-le-Roi"
    item.run()
    assert isinstance(asked[0][1], NewQuote)


def test_a_masked_window_shows_initials_alone(bench):
    assert [item.title for item in _found(bench, "haddad")] == ["Haddad Leïla"]
    bench.masking.set_masked(True)
    assert [item.title for item in _found(bench, "haddad")] == ["L.H."]


@pytest.mark.parametrize("text", ['"', "choisy OR x", "*", "'; DROP TABLE agents; --", "a" * 500])
def test_syntax_is_literal(bench, text):
    assert _found(bench, text) == []
