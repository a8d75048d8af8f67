"""Pictures of every page on the demonstration data: to look at them, and for the guide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from cigdesk.domain.appointment import AppointmentKind
from cigdesk.domain.backups import Reason
from cigdesk.domain.circle import EventState
from cigdesk.domain.quote import QuoteState
from cigdesk.domain.request import RequestState
from cigdesk.domain.support_time import Charge
from cigdesk.french import fold
from cigdesk.ports.support import CaseFilter, CaseOrder
from cigdesk.services.support_cases import CaseSheet
from ui.lock_window import LockWindow
from ui.operations import Operations
from ui.pages.agenda.targets import ShowAppointment
from ui.pages.agenda.view import AgendaPage
from ui.pages.agents.view import AgentsPage
from ui.pages.authorities.targets import ShowCampaign, ShowMemberships
from ui.pages.prevention.page import PreventionPage
from ui.pages.prevention.words import CIRCLE
from ui.pages.settings.view import SettingsPage
from ui.request_targets import ShowRequests
from ui.robot import StepFailed
from ui.screens_catalogue import catalogue_scenes, close_catalogue, show_vat
from ui.screens_days import day_scenes
from ui.screens_follow_up import follow_up_scenes
from ui.screens_journals import journal_scenes
from ui.screens_notes import note_scenes
from ui.screens_quote_lists import leave, list_scenes
from ui.screens_quotes import close_panels, quote_scenes
from ui.screens_retention import retention_scenes
from ui.screens_rights import rights_scenes
from ui.screens_statements import statement_scenes
from ui.settings_targets import Part
from ui.stage import Stage
from ui.support_targets import ShowCase, ShowCases, ShowTime
from ui.theme import Mode, hub

THEMES: Final[dict[str, Mode]] = {"clair": "light", "sombre": "dark"}
COLOURS: Final = 256
_WANTING, _WANTED_HOUR = "lopes", "mar 17 14h"
SIZES: Final = (QSize(1440, 900), QSize(1280, 800), QSize(1920, 1080))


@dataclass(frozen=True)
class Wanted:
    """Which pictures: by theme and size, and by name (all of them when none is named)."""

    themes: Sequence[str] = tuple(THEMES)
    sizes: Sequence[QSize] = SIZES
    names: frozenset[str] = frozenset()


def _nothing() -> None:
    """Nothing has to be done."""


@dataclass(frozen=True)
class Shot:
    """A picture: its name, how what it shows is brought, and how it is put away."""

    name: str
    bring: Callable[[], object]
    put_away: Callable[[], object] = _nothing


def draw(playing: Stage, folder: Path, wanted: Wanted, tell: Callable[[Path], object]) -> None:
    """Draw the pictures into the folder (`agenda-clair-1440x900.png`) and tell each of them once written.

    Raises `StepFailed` when a page does not come or a picture cannot be written.
    """
    playing.start()
    _draw(playing, Shot("ouverture", _nothing), folder, wanted, tell)
    playing.welcome.try_demo()
    for shot in _shots(playing):
        _draw(playing, shot, folder, wanted, tell)
    playing.stop()


def lightened(path: Path, light: Path) -> None:
    """Write the picture again with its 256 most frequent colours: half the weight, and no eye sees it.

    Raises `StepFailed` when it cannot be written.
    """
    picture = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    frequent = Counter(memoryview(picture.constBits()).cast("I")).most_common(COLOURS)
    flat = picture.convertToFormat(
        QImage.Format.Format_Indexed8,
        [colour for colour, _ in frequent],
        Qt.ImageConversionFlag.ThresholdDither,
    )
    if not flat.save(str(light), None, 0):
        raise StepFailed(f"l’image {light.name} n’a pas pu être écrite")


def _draw(playing: Stage, shot: Shot, folder: Path, wanted: Wanted, tell: Callable[[Path], object]) -> None:
    if wanted.names and shot.name not in wanted.names:
        return
    playing.enlarge(wanted.sizes[0])
    shot.bring()
    playing.rest()
    for theme in wanted.themes:
        hub().set_mode(THEMES[theme])
        for size in wanted.sizes:
            playing.enlarge(size)
            path = folder / f"{shot.name}-{theme}-{size.width()}x{size.height()}.png"
            playing.robot.picture(path)
            tell(path)
    shot.put_away()


def _shots(playing: Stage) -> Iterator[Shot]:
    """Each page as it opens, then what a person does in it."""
    window = playing.window
    for spec in playing.pages:
        yield Shot("-".join(fold(spec.title).split()), partial(window.go, spec.page_id))
        yield from _INSIDE.get(spec.page_id, _nothing_more)(playing)
    yield Shot("recherche", lambda: _search(playing), lambda: playing.robot.key("Escape"))


def _nothing_more(_playing: Stage) -> Iterator[Shot]:
    return iter(())


def _agenda(playing: Stage) -> Iterator[Shot]:
    window, act = playing.window, playing.act
    yield Shot("agenda-rendez-vous", lambda: window.go("agenda", _present_appointment(playing)))
    yield Shot("agenda-creneau", lambda: _free_slot(playing), lambda: playing.robot.key("Escape"))
    yield Shot("agenda-reservation", lambda: _phone_booking(playing), lambda: playing.robot.key("Escape"))
    yield Shot("agenda-seance", lambda: window.go("agenda", _session(playing)))
    yield Shot("agenda-emargement", lambda: _attendance(playing), lambda: playing.robot.key("Escape"))
    yield Shot("agenda-jour", lambda: act("agenda.day"))
    yield Shot("agenda-mois", lambda: act("agenda.month"))
    yield Shot("agenda-liste", lambda: act("agenda.list"))
    yield Shot("agenda-a-renseigner", lambda: act("agenda.late"))
    yield Shot("agenda-equipe", lambda: act("agenda.team"), lambda: act("agenda.week"))


def _agents(playing: Stage) -> Iterator[Shot]:
    yield Shot("agents-fiche", lambda: playing.window.go("agents", _told_agent(playing).id))
    yield Shot("agents-doublons", lambda: _doubles(playing))
    yield Shot("agents-fusion", lambda: _merging(playing), lambda: playing.robot.key("Escape"))
    yield Shot("dossiers", lambda: playing.window.go("agents", ShowCases()))
    yield Shot("dossiers-fiche", lambda: playing.window.go("agents", ShowCase(_told_case(playing))))
    for name, bring, put_away in (*rights_scenes(playing), *retention_scenes(playing)):
        yield Shot(name, bring, put_away)
    for name, bring, put_away in note_scenes(playing):
        yield Shot(name, bring, put_away)
    yield Shot("temps", lambda: playing.window.go("agents", ShowTime()))
    yield Shot("demandes", lambda: _requests(playing, RequestState.TO_TREAT))
    yield Shot(
        "demandes-traitees",
        lambda: _requests(playing, RequestState.BOOKED),
        lambda: _requests(playing, None),
    )


def _authorities(playing: Stage) -> Iterator[Shot]:
    yield Shot(
        "collectivites-fiche", lambda: playing.window.go("authorities", _told_draft(playing).authority_id)
    )
    yield Shot("adhesions", lambda: playing.window.go("authorities", ShowMemberships()))
    yield Shot(
        "adhesions-avenant", lambda: playing.window.go("authorities", ShowMemberships(_amended(playing)))
    )
    yield Shot("effectifs", lambda: playing.window.go("authorities", ShowCampaign()))


def _amended(playing: Stage) -> UUID:
    """A membership that has an amendment; the first one where the demonstration has none."""
    services = playing.services.memberships
    rows = services.listing().rows
    found: UUID = next((each.id for each in rows if services.sheet(each.id).amendments), rows[0].id)
    return found


def _quotes(playing: Stage) -> Iterator[Shot]:
    yield Shot("devis-editeur", lambda: playing.window.go("quotes", _told_draft(playing).id))
    yield Shot("devis-emis", lambda: playing.window.go("quotes", _issued_quote(playing)))
    for name, bring in quote_scenes(playing):
        yield Shot(name, bring, lambda: close_panels(playing))
    for name, bring in list_scenes(playing):
        yield Shot(name, bring, lambda: leave(playing))


def _prevention(playing: Stage) -> Iterator[Shot]:
    yield Shot("prevention-collectivite", lambda: _one_package(playing), lambda: playing.robot.key("Escape"))
    yield Shot("prevention-presence", lambda: _presence(playing), lambda: playing.act("prevention.part"))
    for name, bring, put_away in (*day_scenes(playing), *follow_up_scenes(playing)):
        yield Shot(name, bring, put_away)
    yield Shot("prevention-interventions", lambda: _works(playing))
    yield Shot("cercle", lambda: _circle(playing))
    yield Shot("cercle-evenement", lambda: _event(playing), lambda: playing.robot.key("Escape"))
    yield Shot("cercle-bilan", lambda: _summary(playing), lambda: playing.robot.key("Escape"))
    yield Shot("cercle-nouveau", lambda: _new_event(playing), lambda: playing.robot.key("Escape"))


def _statements(playing: Stage) -> Iterator[Shot]:
    for name, bring in statement_scenes(playing):
        yield Shot(name, bring, lambda: playing.robot.key("Escape"))
    yield Shot("releves-activite", lambda: playing.window.go("statements", "activity"))
    yield Shot("releves-activite-tableaux", lambda: _tables(playing), lambda: _tables(playing))
    yield Shot(
        "releves-activite-collectivite",
        lambda: playing.window.go("statements", _told_draft(playing).authority_id),
    )


def _tables(playing: Stage) -> None:
    """The figures of the activity report in place of its plots, or back."""
    playing.window.go("statements", "activity")
    playing.rest()
    playing.act("activity.tables")


def _catalogue(playing: Stage) -> Iterator[Shot]:
    for name, bring in catalogue_scenes(playing):
        yield Shot(name, bring, lambda: close_catalogue(playing))


def _settings(playing: Stage) -> Iterator[Shot]:
    window = playing.window
    yield Shot("reglages-tva", lambda: show_vat(playing), lambda: playing.robot.key("Escape"))
    yield Shot("reglages-intervenants", lambda: window.go("settings", Part.PRACTITIONERS))
    yield Shot("reglages-lieux", lambda: window.go("settings", Part.PLACES))
    yield Shot("reglages-fermetures", lambda: _closing(playing), lambda: window.go("settings", Part.CENTRE))
    yield Shot("reglages-personnes", lambda: window.go("settings", Part.PERSONS))
    yield Shot("reglages-droits", lambda: _rights(playing))
    yield Shot("reglages-sauvegardes", lambda: _backups(playing))
    yield Shot("reglages-restauration", lambda: _restore(playing), lambda: playing.robot.key("Escape"))
    yield Shot("reglages-emporter", lambda: window.go("settings", Part.CARRY))
    yield Shot("reglages-securite", lambda: window.go("settings", Part.SECURITY))
    yield Shot("reglages-dpo", lambda: _papers_for_the_dpo(playing))
    for name, bring in journal_scenes(playing):
        yield Shot(name, bring)
    yield _locked(playing)


def _papers_for_the_dpo(playing: Stage) -> None:
    playing.window.go("settings", Part.SECURITY)
    playing.rest()
    page = playing.window.stack.current
    if not isinstance(page, SettingsPage):
        raise TypeError("the papers are a part of the settings")
    page.security.show_papers()
    page.security.dpo.record.setFocus(Qt.FocusReason.TabFocusReason)


_INSIDE: Final[dict[str, Callable[[Stage], Iterator[Shot]]]] = {
    "agenda": _agenda,
    "agents": _agents,
    "authorities": _authorities,
    "catalogue": _catalogue,
    "prevention": _prevention,
    "quotes": _quotes,
    "settings": _settings,
    "statements": _statements,
}


def _one_package(playing: Stage) -> None:
    """An authority with what is left of its package."""
    playing.window.go("prevention", _told_draft(playing).authority_id)


def _presence(playing: Stage) -> None:
    """The social workers put at the disposal of authorities."""
    playing.window.go("prevention")
    playing.act("prevention.part")


def _works(playing: Stage) -> None:
    """The orders that are neither of a package nor of a presence."""
    playing.window.go("prevention")
    playing.act("prevention.works")


def _circle(playing: Stage) -> None:
    """The year of the Cercle."""
    playing.window.go("prevention", CIRCLE)
    playing.rest()


def _new_event(playing: Stage) -> None:
    _circle(playing)
    playing.robot.key("Ctrl+N")


def _event(playing: Stage) -> None:
    """An event of which it is still to be said who came, or else the first."""
    _circle(playing)
    page = playing.window.stack.current
    if isinstance(page, PreventionPage):
        year = page.circle.presenter.year
        events = year.events if year is not None else ()
        wanted = [each for each in events if each.state is EventState.TO_NOTE] or list(events)
        if wanted:
            page.circle.open_event(wanted[0].id)


def _summary(playing: Stage) -> None:
    _circle(playing)
    page = playing.window.stack.current
    if isinstance(page, PreventionPage):
        page.circle.show_summary()


def _free_slot(playing: Stage) -> None:
    """The panel of a time that is known: the cell under the keyboard."""
    page = playing.window.stack.current
    if isinstance(page, AgendaPage):
        page.conductor.placing.book_here()


def _phone_booking(playing: Stage) -> None:
    """Somebody on the phone wants an hour that is taken."""
    robot = playing.robot
    playing.act("agenda.book")
    robot.choose(_WANTING)
    playing.rest()
    robot.key("Alt+T")
    robot.fill("Date et heure souhaitées, facultatif", _WANTED_HOUR)
    playing.rest()


def _attendance(playing: Stage) -> None:
    """What the people of a session sign."""
    playing.window.go("agenda", _session(playing))
    playing.rest()
    playing.act("agenda.attendance")


def _requests(playing: Stage, state: RequestState | None) -> None:
    """The requests in that state, or all."""
    playing.window.go("agents", ShowRequests())
    page = playing.window.stack.current
    if isinstance(page, AgentsPage):
        page.requests.list_presenter.set_state(state)


def _doubles(playing: Stage) -> None:
    playing.window.go("agents")
    playing.act("agents.doubles")
    playing.rest()


def _merging(playing: Stage) -> None:
    """The surest double, side by side."""
    _doubles(playing)
    playing.robot.key("Return")


def _closing(playing: Stage) -> None:
    """Two days that are to be closed, with what becomes of the appointments in them."""
    robot, context = playing.robot, playing.services.context
    playing.window.go("settings", Part.CLOSURES)
    playing.rest()
    robot.press("Nouvelle fermeture")
    monday = context.today() + timedelta(days=7 - context.today().weekday())
    robot.fill("Premier jour", _typed(monday))
    robot.fill("Dernier jour, compris", _typed(monday + timedelta(days=1)))
    robot.fill("Motif", "Séminaire du centre")
    playing.rest()
    robot.press("Tout reporter")


def _typed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _rights(playing: Stage) -> None:
    """The part is made first: the act is its own."""
    playing.window.go("settings", Part.PERSONS)
    playing.act("settings.rights")


def _backups(playing: Stage) -> None:
    """A week of backups, which a demonstration has not by itself."""
    services, now = playing.services, playing.services.context.now()
    for days, reason in ((6, Reason.EXIT), (2, Reason.IMPORT), (1, Reason.EXIT), (0, Reason.PERIOD)):
        services.shelf.back_up(reason, now - timedelta(days=days, hours=1))
    playing.window.go("settings", Part.BACKUPS)


def _locked(playing: Stage) -> Shot:
    """The lock of a store; a demonstration has none."""
    locks: list[LockWindow] = []

    def bring() -> None:
        locks.append(LockWindow(Path("service-social.cigdesk"), Operations(), playing.window))
        locks[0].show()
        locks[0].activateWindow()

    def put_away() -> None:
        locks[0].hide()
        locks[0].deleteLater()
        playing.window.activateWindow()

    return Shot("verrouillage", bring, put_away)


def _restore(playing: Stage) -> None:
    playing.robot.key("Down")
    playing.robot.key("Return")


def _search(playing: Stage) -> None:
    playing.window.open_palette()
    playing.robot.type("devis")


# What the pictures are about: the records that the demonstration tells


def _told_agent(playing: Stage) -> Any:
    return playing.services.agenda.find_agents("Lopes")[0]


def _told_case(playing: Stage) -> UUID:
    """The open case with the most time that something bears."""
    cases = playing.services.cases
    rows = cases.listing("", CaseFilter(open=True), CaseOrder.MINUTES).rows
    found: UUID = next((each.id for each in rows if _borne(cases.sheet(each.id))), rows[0].id)
    return found


def _borne(sheet: CaseSheet) -> bool:
    return all(each.charge is not Charge.UNCHARGED for each in sheet.entries)


def _present_appointment(playing: Stage) -> ShowAppointment:
    agenda = playing.services.agenda
    begun = [each for each in agenda.follow_up(_told_agent(playing).id) if each.start <= agenda.now()]
    return ShowAppointment(max(begun, key=lambda each: each.start).id)


def _session(playing: Stage) -> ShowAppointment:
    """The collective session that is nearest to now."""
    agenda = playing.services.agenda
    today, month = agenda.today(), timedelta(days=31)
    rows = agenda.span_of(agenda.practitioners(), today - month, today + month).appointments
    sessions = [each for each in rows if each.kind is AppointmentKind.COLLECTIVE and each.status.holds_time]
    return ShowAppointment(min(sessions, key=lambda each: abs(each.start - agenda.now())).id)


def _told_draft(playing: Stage) -> Any:
    quotes = playing.services.quotes
    drafts = quotes.search("choisy", states=frozenset({QuoteState.DRAFT}))
    return quotes.view(drafts[0].id)


def _issued_quote(playing: Stage) -> UUID:
    found: UUID = playing.services.quotes.search("choisy", states=frozenset({QuoteState.SENT}))[0].id
    return found
