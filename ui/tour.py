"""The whole job through the real window, by real keys and clicks: from no store to a quote on paper.

What a person would see is kept as pictures. Any step that cannot be done ends the tour with its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from cigdesk.domain.quote import QuoteState
from ui.app import Options
from ui.pages.agenda.board import ItemKind
from ui.pages.agenda.view import AgendaPage
from ui.pages.quotes.view import QuotesPage
from ui.robot import StepFailed
from ui.stage import Stage

STORE, QUOTE, FAILURE = "base-demonstration.cigdesk", "devis-2026-0001.pdf", "echec.png"
PICTURES: Final = {
    "01-creation.png": "une base se crée : centre, nom, phrase de passe",
    "02-reglages.png": "les réglages du centre que portent les devis",
    "03-intervenante.png": "la fiche d’une assistante sociale et ses horaires",
    "04-collectivites.png": "les 133 collectivités livrées avec le centre",
    "05-fiche-collectivite.png": "une fiche : effectif, strate, contact, convention-cadre",
    "06-reservation.png": "un rendez-vous se réserve, l’agent est créé au passage",
    "07-agenda.png": "la semaine, après un déplacement et une suppression annulée",
    "08-devis-brouillon.png": "un devis de cinq prestations et ses deux points à régler",
    "09-devis-emis.png": "le devis émis, avec son numéro et sa page",
    "10-phrase-refusee.png": "une phrase de passe fausse n’ouvre rien",
    "11-base-rouverte.png": "la base rouverte : tout est là",
}
"""What each picture shows, by name."""
PERSON: Final = "Camille Roussel"
AGENT: Final = "M. Serge Lopes"
_MOST_STEPS: Final = 60
"""More arrows than a day has cells."""
_OFFERS: Final = (("ACFI", ""), ("ACFI-SUP", "2"), ("PSY-IND", "6"), ("SST-40", ""), ("SENS-PSAS", ""))
"""What is typed to find each offer, and its quantity."""
_REMOTE: Final = "AST-DIST"
"""The yearly offer under which an agent is received by phone."""
_SETTINGS: Final = {
    "SIRET": "000 000 000 00000 (démo)",
    "Délibération tarifaire": "n° 0000-00 (démo)",
    "Signataire des devis": "La présidente (démo)",
}


class Tour:
    """One tour: its steps are in the order of a first day."""

    def __init__(self, stage: Stage, folder: Path, passphrase: str, tell: Callable[[str], object]) -> None:
        self._stage, self._robot = stage, stage.robot
        self._folder, self._passphrase, self._tell = folder, passphrase, tell
        self._number = ""

    def run(self) -> None:
        """Do every step; raises `StepFailed` with the step and what was awaited."""
        for step in (
            self._create_store,
            self._fill_settings,
            self._add_practitioner,
            self._load_authorities,
            self._declare_headcount,
            self._add_contact,
            self._record_membership,
            self._book,
            self._move_and_take_back,
            self._write_quote,
            self._repair_quote,
            self._issue_quote,
            self._save_page,
            self._close_and_open,
            self._find_everything,
        ):
            said = (step.__doc__ or "").strip()
            try:
                step()
            except StepFailed as failure:
                self._robot.picture(self._folder / FAILURE)
                raise StepFailed(f"{said} Échec, {failure}.") from failure
            self._tell(said)

    # The store

    def _create_store(self) -> None:
        """Une base est créée : centre, nom, phrase de passe."""
        robot = self._robot
        self._stage.start()
        self._stage.enlarge()
        robot.press("Créer une base")
        robot.fill("Votre nom", PERSON)
        robot.fill("Phrase de passe", self._passphrase)
        robot.fill("Répétez-la", self._passphrase)
        robot.fill("Fichier", str(self._folder / STORE))
        self._keep("01-creation.png")
        robot.press("Créer la base")
        self._enter()

    def _enter(self) -> None:
        """The window of the store takes the place of the first one."""
        window = self._stage.window
        self._robot.wait(window.isVisible, "la fenêtre de la base")
        self._stage.enlarge()

    def _fill_settings(self) -> None:
        """Les réglages du centre sont complétés : SIRET, délibération, signataire."""
        self._robot.press("Réglages")
        for label, value in _SETTINGS.items():
            self._robot.fill(label, value)
        self._robot.key("Tab")
        services = self._stage.services
        self._robot.wait(lambda: not services.centre.view().missing, "l’enregistrement des réglages")
        self._keep("02-reglages.png")

    def _add_practitioner(self) -> None:
        """Une assistante sociale reçoit sa fiche, avec ses horaires."""
        robot = self._robot
        robot.press("Agenda")
        robot.press("Ajouter un intervenant")
        first, last = PERSON.split()
        robot.fill("Nom", last)
        robot.fill("Prénom", first)
        robot.fill("Horaires du lundi", "8h30-12h30, 13h30-17h30")
        robot.press("Copier le lundi")
        robot.press("Créer l’intervenant")
        robot.wait(self._stage.services.agenda.practitioners, "la fiche de l’intervenante")
        self._stage.rest()
        self._keep("03-intervenante.png")

    # The authorities

    def _load_authorities(self) -> None:
        """La liste livrée des collectivités est chargée, « choi » trouve Choisy-le-Roi."""
        robot = self._robot
        robot.press("Collectivités")
        robot.press("collectivités du centre")
        table = robot.table("Collectivités")
        robot.wait(lambda: table.model().rowCount() > 100, "les collectivités dans le tableau")
        self._stage.rest()
        self._keep("04-collectivites.png")
        robot.key("Ctrl+F")
        robot.type("choi")
        robot.wait(lambda: table.model().rowCount() == 1, "une seule collectivité")
        robot.key("Return")
        robot.button("Déclarer")

    def _declare_headcount(self) -> None:
        """L’effectif de l’année est déclaré, sa strate s’affiche."""
        self._robot.fill("Effectif", "1284")
        self._robot.key("Return")
        authorities = self._stage.services.authorities
        self._robot.wait(
            lambda: authorities.listing("choisy").rows[0].headcount == 1284, "l’effectif déclaré"
        )

    def _add_contact(self) -> None:
        """Un contact est noté."""
        robot = self._robot
        robot.press("Ajouter un contact")
        robot.fill("Nom", "Anne Besson")
        robot.fill("Fonction", "DRH")
        robot.key("Ctrl+Return")
        robot.button("Anne Besson")

    def _record_membership(self) -> None:
        """L’adhésion à la convention-cadre est enregistrée, la consultation à distance est ouverte."""
        robot = self._robot
        robot.press("Nouvelle adhésion")
        robot.fill("Dernier jour", "31/12/2028")
        robot.fill("Signée par la collectivité le", "8/12/2025")
        robot.key("Ctrl+Return")
        robot.wait(self._member, "l’adhésion enregistrée")
        robot.field("Prestation").setFocus()
        robot.type(_REMOTE)
        robot.press("Ajouter")
        robot.wait(self._open_at_a_distance, "la consultation à distance sur la fiche")
        self._stage.rest()
        self._keep("05-fiche-collectivite.png")

    def _open_at_a_distance(self) -> bool:
        services = self._stage.services
        authority = services.authorities.listing("choisy").rows[0]
        return any(each.offer == _REMOTE for each in services.authorities.sheet(authority.id).subscriptions)

    def _member(self) -> bool:
        return bool(self._stage.services.authorities.listing("choisy").rows[0].conventions)

    # The agenda

    def _book(self) -> None:
        """Un rendez-vous est réservé au clavier, l’agent est créé au passage."""
        robot = self._robot
        robot.key("Ctrl+2")
        self._stage.rest()
        robot.key("T")
        robot.key("Ctrl+N")
        robot.choose(AGENT, "Ctrl+Return")
        robot.wait(lambda: robot.holds_keyboard("Employeur"), "la question de l’employeur")
        robot.choose("choisy")
        robot.key("Alt+T")
        robot.fill("Numéro à appeler", "06 39 98 12 34")
        robot.fill("Date et heure souhaitées", "jeu 12/11 14h")
        self._stage.rest()
        self._keep("06-reservation.png")
        robot.key("Ctrl+Return")
        robot.wait(lambda: self._booked() == 1, "le rendez-vous dans la semaine")
        self._stage.rest()

    def _booked(self) -> int:
        """Appointments in the week in sight."""
        board = self._agenda.presenter.board
        return sum(item.kind is ItemKind.APPOINTMENT for item in board.items)

    @property
    def _agenda(self) -> AgendaPage:
        page = self._stage.window.stack.current
        if not isinstance(page, AgendaPage):
            raise StepFailed("l’agenda n’est pas à l’écran")
        return page

    def _move_and_take_back(self) -> None:
        """Il est déplacé d’une demi-heure, supprimé, puis rétabli par Ctrl+Z."""
        robot = self._robot
        self._walk_to_appointment()
        robot.key("R")
        robot.key("Down")
        robot.key("Down")
        robot.key("Return")
        robot.wait(lambda: self._starts_at(14, 30), "le rendez-vous à 14 h 30")
        robot.key("Shift+Del")
        robot.wait(lambda: not self._booked(), "sa suppression")
        robot.key("Ctrl+Z")
        robot.wait(self._booked, "son retour")
        self._stage.rest()
        self._keep("07-agenda.png")

    def _walk_to_appointment(self) -> None:
        """Down the day with the arrow, as far as the appointment."""
        grid = self._agenda.grid
        grid.setFocus()
        for _ in range(_MOST_STEPS):
            item = grid.current_item()
            if item is not None and item.kind is ItemKind.APPOINTMENT:
                return
            self._robot.key("Down")
        raise StepFailed("le clavier n’atteint pas le rendez-vous")

    def _starts_at(self, hour: int, minute: int) -> bool:
        starts = [
            item.start for item in self._agenda.presenter.board.items if item.kind is ItemKind.APPOINTMENT
        ]
        return starts == [60 * hour + minute]

    # The quote

    def _write_quote(self) -> None:
        """Un devis de cinq prestations est écrit, prix et conditions s’affichent au fil des lignes."""
        robot = self._robot
        robot.press("Devis")
        robot.press("Nouveau devis")
        robot.choose("choi")
        robot.button("Vérifier et émettre")
        self._stage.rest()
        robot.fill("Objet", "Programme de prévention 2026")
        for count, (offer, quantity) in enumerate(_OFFERS, 1):
            robot.key("Ctrl+Shift+L")
            robot.choose(offer)
            self._wait_for_lines(count)
            if quantity:
                self._stage.rest()
                robot.key("Ctrl+A")
                robot.type(quantity)
        robot.fill("Participants", "34")
        robot.key("Tab")
        robot.wait(lambda: len(self._quotes.presenter.points) == 2, "les deux points à régler")
        self._stage.rest()
        self._keep("08-devis-brouillon.png")

    def _wait_for_lines(self, count: int) -> None:
        presenter = self._quotes.presenter
        self._robot.wait(
            lambda: presenter.view is not None and len(presenter.view.lines) == count,
            f"{count} lignes au devis",
        )

    @property
    def _quotes(self) -> QuotesPage:
        page = self._stage.window.stack.current
        if not isinstance(page, QuotesPage):
            raise StepFailed("la page des devis n’est pas à l’écran")
        return page

    def _repair_quote(self) -> None:
        """Les points à régler le sont d’un bouton : deux groupes, et la convention proposée avec le devis."""
        self._robot.press("Faire 2 groupes")
        self._robot.wait(lambda: len(self._quotes.presenter.points) == 1, "les deux groupes")
        self._robot.press("Proposer la convention")
        self._robot.wait(lambda: not self._quotes.presenter.points, "un devis sans défaut")
        self._stage.rest()

    def _issue_quote(self) -> None:
        """Le devis est émis, il reçoit son numéro."""
        robot = self._robot
        robot.press("Vérifier et émettre")
        robot.press("Émettre le devis")
        self._number = robot.wait(self._issued, "le numéro du devis")
        self._stage.rest()
        self._keep("09-devis-emis.png")

    def _issued(self) -> str:
        view = self._quotes.presenter.view
        return view.number if view is not None and view.state is QuoteState.ISSUED else ""

    def _save_page(self) -> None:
        """Sa page est enregistrée en PDF."""
        path = self._folder / QUOTE
        self._stage.dialogs.file_to_save = path
        self._robot.key("Ctrl+E")
        self._robot.wait(lambda: path.is_file() and path.stat().st_size > 0, "le fichier PDF")
        self._stage.rest()

    # The next day

    def _close_and_open(self) -> None:
        """La base est fermée ; une phrase de passe fausse ne l’ouvre pas, la bonne l’ouvre."""
        robot = self._robot
        self._stage.stop()
        self._stage.start(Options(store=self._folder / STORE))
        self._stage.enlarge()
        robot.fill("Phrase de passe", f"{self._passphrase} non")
        robot.key("Return")
        field = self._stage.welcome.open_form.field
        robot.wait(field.error, "le refus de la phrase de passe")
        self._keep("10-phrase-refusee.png")
        robot.fill("Phrase de passe", self._passphrase)
        robot.key("Return")
        self._enter()

    def _find_everything(self) -> None:
        """Tout est là : la collectivité, le devis, le rendez-vous."""
        robot = self._robot
        robot.press("Collectivités")
        robot.wait(self._member, "l’adhésion")
        robot.press("Devis")
        robot.wait(lambda: robot.table("Devis").model().rowCount() == 1, "le devis")
        if [each.number for each in self._stage.services.quotes.search()] != [self._number]:
            raise StepFailed(f"le devis {self._number} manque")
        robot.press("Agenda")
        robot.wait(lambda: self._booked() == 1 and self._starts_at(14, 30), "le rendez-vous")
        self._stage.rest()
        self._keep("11-base-rouverte.png")
        self._stage.stop()

    def _keep(self, name: str) -> None:
        """One of `PICTURES`; what was said of the acts before it does not hide it."""
        self._stage.clear_toasts()
        self._robot.picture(self._folder / name)
