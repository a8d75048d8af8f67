"""The screens of the rail, in its order. Each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence

from ui.page import Page, PageSpec, Workbench
from ui.palette import Provider


def pages() -> tuple[PageSpec, ...]:
    """Every page of the window; those at the foot of the rail come last."""
    return (
        PageSpec("agenda", "Agenda", "calendar-event", _agenda),
        PageSpec("agents", "Agents", "users", _agents),
        PageSpec("authorities", "Collectivités", "building-community", _authorities),
        PageSpec("quotes", "Devis", "file-text", _quotes),
        PageSpec("catalogue", "Catalogue", "book-2", _catalogue, foot=True),
        PageSpec("settings", "Réglages", "settings", _settings, foot=True),
    )


def providers(bench: Workbench) -> Sequence[Provider]:
    """What finds records by what is typed in the palette."""
    from ui.pages.agents.finding import agent_provider
    from ui.pages.authorities.finding import authority_provider
    from ui.pages.catalogue.finding import offer_provider
    from ui.pages.quotes.finding import quote_provider

    return tuple(make(bench) for make in (authority_provider, agent_provider, quote_provider, offer_provider))


def _agenda(bench: Workbench) -> Page:
    from ui.pages.agenda.view import AgendaPage

    return AgendaPage(bench, agents_page="agents", people_page="settings")


def _agents(bench: Workbench) -> Page:
    from ui.pages.agents.view import AgentsPage

    return AgentsPage(bench)


def _authorities(bench: Workbench) -> Page:
    from ui.pages.authorities.page import AuthoritiesPage

    return AuthoritiesPage(bench)


def _quotes(bench: Workbench) -> Page:
    from ui.pages.quotes.view import QuotesPage

    return QuotesPage(bench)


def _catalogue(bench: Workbench) -> Page:
    from ui.pages.catalogue.view import CataloguePage

    return CataloguePage(bench)


def _settings(bench: Workbench) -> Page:
    from ui.pages.settings.view import SettingsPage

    return SettingsPage(bench)
