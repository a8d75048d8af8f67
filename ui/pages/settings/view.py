"""The page of settings: its parts at the left, one of them beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.rights import Right, refusal
from cigdesk.french import time_of_day
from cigdesk.services.desk import Services
from ui.actions import EXPORT, FILTER, NEW, NEXT_POINT, ActionSpec
from ui.page import Page, Workbench
from ui.pages.settings.backups_part import BackupsPart
from ui.pages.settings.backups_presenter import BackupsPresenter
from ui.pages.settings.carry_part import CarryPart
from ui.pages.settings.carry_presenter import CarryPresenter
from ui.pages.settings.centre_part import CentrePart
from ui.pages.settings.centre_presenter import CentrePresenter
from ui.pages.settings.closures_part import ClosuresPart
from ui.pages.settings.closures_presenter import ClosuresPresenter
from ui.pages.settings.journals.part import JournalsPart
from ui.pages.settings.part import SettingsPart
from ui.pages.settings.part_list import PartList
from ui.pages.settings.persons_part import PersonsPart
from ui.pages.settings.persons_presenter import PersonsPresenter
from ui.pages.settings.places_part import PlacesPart
from ui.pages.settings.places_presenter import PlacesPresenter
from ui.pages.settings.practitioners_part import PractitionersPart
from ui.pages.settings.practitioners_presenter import PractitionersPresenter
from ui.pages.settings.security_part import SecurityPart
from ui.pages.settings.vat_presenter import VatPresenter
from ui.pages.settings.words import missing_text
from ui.settings_targets import PAGE_ID, CarryAct, CentreField, Part, ShowPractitioner, ShowSite
from ui.widgets.base import tight
from ui.widgets.buttons import Button
from ui.widgets.message_bar import MessageBar

_KINDS = {
    Part.CENTRE: frozenset({"centres", "vat_regimes"}),
    Part.PRACTITIONERS: frozenset(
        {"practitioners", "working_hours", "appointments", "permanences", "absences"}
    ),
    Part.PLACES: frozenset({"sites", "rooms", "authorities"}),
    Part.CLOSURES: frozenset({"closures", "appointments"}),
    Part.PERSONS: frozenset({"persons", "practitioners"}),
    Part.BACKUPS: frozenset({"backups"}),
    Part.CARRY: frozenset({"carries"}),
    Part.SECURITY: frozenset({"persons"}),
    Part.JOURNALS: frozenset({"centres"}),
}


_EDITED_BY = {
    Part.CENTRE: Right.MANAGE_CENTRE,
    Part.PRACTITIONERS: Right.MANAGE_PEOPLE,
    Part.PLACES: Right.MANAGE_CENTRE,
    Part.CLOSURES: Right.MANAGE_CENTRE,
    Part.PERSONS: Right.MANAGE_PERSONS,
}
"""The parts whose fields ask for a right; the others close their own acts."""


class SettingsPage(Page):
    """The parts in their places. Targets: a `Part`, or those of `ui.settings_targets`."""

    page_id, icon = PAGE_ID, "settings"
    title = "Réglages"
    kinds = frozenset().union(*_KINDS.values())

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        services: Services = bench.services
        operations = bench.operations
        self.parts_list = PartList()
        self.centre = CentrePart(
            CentrePresenter(services, operations, self), VatPresenter(services, operations, self)
        )
        self.practitioners = PractitionersPart(PractitionersPresenter(services, operations, self))
        self.places = PlacesPart(PlacesPresenter(services, operations, self), services, operations)
        self.closures = ClosuresPart(ClosuresPresenter(services, operations, self), bench)
        self.persons = PersonsPart(PersonsPresenter(services, operations, self))
        self.backups = BackupsPart(BackupsPresenter(services, operations, self), bench)
        self.carry = CarryPart(CarryPresenter(services, operations, self), bench)
        self.security = SecurityPart(bench)
        self.journals = JournalsPart(bench)
        self.parts: dict[Part, SettingsPart] = {
            Part.CENTRE: self.centre,
            Part.PRACTITIONERS: self.practitioners,
            Part.PLACES: self.places,
            Part.CLOSURES: self.closures,
            Part.PERSONS: self.persons,
            Part.BACKUPS: self.backups,
            Part.CARRY: self.carry,
            Part.SECURITY: self.security,
            Part.JOURNALS: self.journals,
        }
        self._stack = QStackedWidget()
        self.new_button = Button("", "primary", icon_name="plus", keycap=self.tr("Ctrl N"), parent=self)
        self.new_button.hide()
        self._closed = {name for name, right in _EDITED_BY.items() if not bench.may(right)}
        self._build()
        self.show_part(Part.CENTRE)

    def _build(self) -> None:
        for name, part in self.parts.items():
            self._stack.addWidget(self._only_read(name, part) if name in self._closed else part)
            part.header_changed.connect(self._part_changed)
        layout = tight(QHBoxLayout(self))
        layout.addWidget(self.parts_list)
        layout.addWidget(self._stack, 1)
        self.parts_list.chosen.connect(self.show_part)
        self.new_button.clicked.connect(self.begin)

    def _only_read(self, name: Part, part: SettingsPart) -> QWidget:
        """The part under the words that say whose it is; its fields are closed."""
        for widget in part.edited():
            widget.setEnabled(False)
        framed = QWidget()
        layout = tight(QVBoxLayout(framed))
        layout.addWidget(
            MessageBar(refusal(_EDITED_BY[name]), family="neutral", icon_name="lock", strip=True)
        )
        layout.addWidget(part, 1)
        return framed

    @property
    def part(self) -> SettingsPart:
        """The part in sight."""
        return self.parts[self.parts_list.part()]

    # what the window asks

    def refresh(self, kinds: frozenset[str]) -> None:
        for name, part in self.parts.items():
            if kinds & _KINDS[name]:
                part.read()

    def save_text(self) -> str:
        at = self.part.written_at
        return self.tr("Enregistré à {hour}").format(hour=time_of_day(at)) if at else ""

    def header_widgets(self) -> Sequence[QWidget]:
        text = self.part.new_text()
        self.new_button.setText(text)
        return (self.new_button,) if text and self.parts_list.part() not in self._closed else ()

    def page_actions(self) -> Sequence[ActionSpec]:
        tr = self.tr
        return (
            ActionSpec("settings.new", tr("Créer"), self.begin, (NEW,), "plus", in_palette=False),
            ActionSpec("settings.filter", tr("Chercher un lieu"), self._filter, (FILTER,), "search"),
            ActionSpec("settings.next", tr("Réglage à compléter"), self._next_point, (NEXT_POINT,), "pencil"),
            ActionSpec(
                "settings.centre",
                tr("Réglages du centre"),
                lambda: self.navigate(Part.CENTRE),
                (),
                "building-bank",
            ),
            ActionSpec(
                "settings.practitioners",
                tr("Intervenants"),
                lambda: self.navigate(Part.PRACTITIONERS),
                (),
                "users-group",
            ),
            ActionSpec(
                "settings.places", tr("Lieux et salles"), lambda: self.navigate(Part.PLACES), (), "door"
            ),
            ActionSpec(
                "settings.closures",
                tr("Fermetures du centre"),
                lambda: self.navigate(Part.CLOSURES),
                (),
                "calendar-off",
                words="pont congés fermer",
            ),
            ActionSpec(
                "settings.persons",
                tr("Personnes et droits"),
                lambda: self.navigate(Part.PERSONS),
                (),
                "user-check",
                words="accès rôles utilisateurs compte",
            ),
            ActionSpec(
                "settings.rights",
                tr("Qui peut quoi"),
                self._show_rights,
                (),
                "shield-lock",
                words="droits rôles tableau",
            ),
            ActionSpec(
                "settings.backups",
                tr("Sauvegardes"),
                lambda: self.navigate(Part.BACKUPS),
                (),
                "device-floppy",
            ),
            ActionSpec(
                "settings.carry",
                tr("Emporter la base sur un autre ordinateur"),
                lambda: self.navigate(Part.CARRY),
                (),
                "briefcase",
                words="portable rapporter reprendre la copie hors ligne clé USB",
            ),
            ActionSpec(
                "settings.security",
                tr("Changer la phrase de passe, régler le verrouillage"),
                lambda: self.navigate(Part.SECURITY),
                (),
                "lock",
                words="mot de passe sécurité inactivité",
            ),
            ActionSpec(
                "settings.record",
                tr("Registre des traitements et analyse d’impact"),
                lambda: self._for_the_dpo(self.security.dpo.write_record),
                (),
                "shield-lock",
                words="DPO RGPD AIPD article 30 35 CNIL conformité",
            ),
            ActionSpec(
                "settings.loss",
                tr("Ordinateur perdu ou volé"),
                lambda: self._for_the_dpo(self.security.dpo.write_loss),
                (),
                "alert-triangle",
                words="vol perte violation 72 heures CNIL article 33 portable",
            ),
            ActionSpec(
                "settings.journals",
                tr("Journaux des accès et des modifications"),
                lambda: self.navigate(Part.JOURNALS),
                (),
                "history",
                words="traces historique qui a ouvert consulté RGPD",
            ),
            ActionSpec(
                "settings.export",
                tr("Exporter le journal"),
                self._export,
                (EXPORT,),
                "download",
                in_palette=False,
            ),
        )

    def _for_the_dpo(self, write: Callable[[], None]) -> None:
        self.navigate(Part.SECURITY)
        self.security.show_papers()
        write()

    def zones(self) -> Sequence[QWidget]:
        return (self.parts_list, *self.part.zones())

    def navigate(self, target: object) -> None:
        if isinstance(target, Part):
            self.parts_list.choose(target)
            self.part.focus_first()
        elif isinstance(target, CarryAct):
            self.parts_list.choose(Part.CARRY)
            self.carry.begin_act(target)
        elif isinstance(target, CentreField):
            self.open_field(target.name)
        elif isinstance(target, ShowPractitioner):
            self.parts_list.choose(Part.PRACTITIONERS)
            if target.practitioner_id is None:
                self.practitioners.begin()
            else:
                self.practitioners.open(target.practitioner_id)
        elif isinstance(target, ShowSite):
            self.parts_list.choose(Part.PLACES)
            if target.site_id is None:
                self.places.begin()
            else:
                self.places.open(target.site_id)
        elif isinstance(target, str):
            self.open_field(target)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.parts_list.set_compact(compact)
        for part in self.parts.values():
            part.set_compact(compact)

    def on_shown(self) -> None:
        self.part.focus_first()

    def on_hidden(self) -> None:
        self.part.flush()

    # acts

    def show_part(self, name: Part) -> None:
        """Show that part; what was being typed in another is written."""
        for part in self.parts.values():
            if part.isVisible():
                part.flush()
        self.parts_list.choose(name)
        self._stack.setCurrentIndex(list(self.parts).index(name))
        self.header_changed.emit()

    def open_field(self, name: str) -> None:
        """Put the keyboard in that setting of the centre."""
        self.parts_list.choose(Part.CENTRE)
        self.centre.open_field(name)

    def begin(self) -> None:
        """Start something new in the part in sight."""
        if self.parts_list.part() not in self._closed:
            self.part.begin()

    def _show_rights(self) -> None:
        self.navigate(Part.PERSONS)
        self.persons.show_table()

    def _filter(self) -> None:
        self.part.focus_filter()

    def _export(self) -> None:
        if self.part is self.journals:
            self.journals.open_export()

    def _next_point(self) -> None:
        self.parts_list.choose(Part.CENTRE)
        self.centre.next_point()

    def _part_changed(self) -> None:
        count = len(self.centre.missing_fields())
        self.parts_list.set_waiting(Part.CENTRE, count, missing_text(count) if count else "")
        self.header_changed.emit()
