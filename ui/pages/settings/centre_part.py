"""The settings of the centre, in cards; each is written as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.centre import (
    HOLIDAY_REGIONS,
    LONGEST_STEP,
    LONGEST_TRAVEL,
    LONGEST_VALIDITY,
    SHORTEST_VALIDITY,
    ZONES,
    CentreSettings,
)
from cigdesk.domain.retention import LEGAL_NOTE, LONGEST_MONTHS, SHORTEST_MONTHS
from cigdesk.french import siret
from cigdesk.services.centre_settings import CentreView
from ui.pages.settings.centre_presenter import CentrePresenter
from ui.pages.settings.part import SettingsPart
from ui.pages.settings.vat_card import VatCard
from ui.pages.settings.vat_presenter import VatPresenter
from ui.pages.settings.words import TO_COMPLETE, missing_text
from ui.theme import Accent
from ui.widgets.base import row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.message_bar import MessageBar
from ui.widgets.pickers import NumberField

ONE_COLUMN_BELOW = 820
"""Width in px under which the cards stand under one another."""
_POSTCODE = 120


class CentrePart(SettingsPart):
    """« Centre »."""

    def __init__(self, presenter: CentrePresenter, vat: VatPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vat = VatCard(vat)
        self.presenter = presenter
        self._asked = ""
        self.months = NumberField(minimum=SHORTEST_VALIDITY, maximum=LONGEST_VALIDITY)
        self.holidays, self.zone, self.family = ComboBox(), ComboBox(), ComboBox()
        self.whit_monday, self.no_show, self.masking = ComboBox(), ComboBox(), ComboBox()
        self.travel = NumberField(maximum=LONGEST_TRAVEL)
        self.step = NumberField(minimum=1, maximum=LONGEST_STEP)
        self.retention = NumberField(minimum=SHORTEST_MONTHS, maximum=LONGEST_MONTHS)
        self.form = Form(self._make_fields(), check=lambda: presenter.faults(self.values()), parent=self)
        self._complete = Button(self.tr("Compléter"), keycap="F4", size="medium", icon_name="pencil")
        self.missing = MessageBar("", "", [self._complete], family=Accent.WARN, strip=True)
        self.missing.hide()
        self._build()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        for key, name in HOLIDAY_REGIONS.items():
            self.holidays.addItem(name, key)
        for key, name in ZONES.items():
            self.zone.addItem(name, key)
        self.whit_monday.addItem(tr("Férié"), True)
        self.whit_monday.addItem(tr("Travaillé (journée de solidarité)"), False)
        self.no_show.addItem(tr("Non facturées"), False)
        self.no_show.addItem(tr("Facturées"), True)
        self.masking.addItem(tr("Ne pas donner les chiffres de moins de 5 personnes"), True)
        self.masking.addItem(tr("Tout donner"), False)
        later = tr("S’applique à la prochaine ouverture de la base.")
        fields = {
            "name": Field(tr("Nom"), LineEdit()),
            "short_name": Field(
                tr("Nom d’usage"), LineEdit(), help_text=tr("Il figure dans les listes et les courriels.")
            ),
            "service": Field(tr("Service"), LineEdit(), optional=True),
            "address": Field(tr("Adresse"), LineEdit()),
            "postcode": Field(tr("Code postal"), LineEdit()),
            "city": Field(tr("Ville"), LineEdit()),
            "phone": Field(tr("Téléphone"), LineEdit(), optional=True),
            "mail": Field(tr("Courriel"), LineEdit(), optional=True),
            "website": Field(tr("Site internet"), LineEdit(), optional=True),
            "siret": Field(tr("SIRET"), LineEdit()),
            "deliberation": Field(
                tr("Délibération tarifaire"), LineEdit(placeholder=tr("n° 2025-118 du 9 décembre 2025"))
            ),
            "signatory": Field(tr("Signataire des devis"), LineEdit(placeholder=tr("Prénom et nom"))),
            "signatory_title": Field(
                tr("Qualité"),
                LineEdit(placeholder=tr("Présidente, directeur par délégation…")),
                optional=True,
            ),
            "quote_prefix": Field(tr("Préfixe des numéros"), LineEdit(), optional=True),
            "quote_validity_months": Field(tr("Validité des devis, en mois"), self.months),
            "holidays": Field(tr("Jours fériés"), self.holidays),
            "zone": Field(tr("Fuseau horaire"), self.zone, help_text=later),
            "whit_monday": Field(tr("Lundi de Pentecôte"), self.whit_monday),
            "travel_minutes": Field(
                tr("Temps de trajet, en min"),
                self.travel,
                help_text=tr("Gardé entre deux rendez-vous en des lieux différents."),
            ),
            "slot_step_minutes": Field(
                tr("Pas des créneaux, en min"),
                self.step,
                optional=True,
                help_text=tr("Vide\u00a0: la durée du rendez-vous."),
            ),
            "no_show_charged": Field(
                tr("Heures d’absence non excusée"),
                self.no_show,
                help_text=tr("Sur les relevés à venir. Les demi-journées tenues sont toujours dues."),
            ),
            "mask_small_counts": Field(
                tr("Petits effectifs des rapports d’activité"),
                self.masking,
                help_text=tr("Un rapport remis à une collectivité ne doit laisser reconnaître personne."),
            ),
            "catalogue_family": Field(tr("Catalogue de départ"), self.family),
            "case_retention_months": Field(
                tr("Dossiers d’accompagnement, en mois après le dernier contact"),
                self.retention,
                help_text=LEGAL_NOTE,
            ),
        }
        fields["postcode"].setFixedWidth(_POSTCODE)
        return fields

    def _build(self) -> None:
        tr, fields = self.tr, self.form.fields
        left, right = tight(QVBoxLayout(), 12), tight(QVBoxLayout(), 12)
        left.addWidget(_card(tr("Identité"), fields["name"], fields["short_name"], fields["service"]))
        left.addWidget(self._address_card())
        left.addWidget(_card(tr("Tarifs et relevés"), fields["catalogue_family"], fields["no_show_charged"]))
        left.addWidget(_card(tr("Conservation"), fields["case_retention_months"]))
        right.addWidget(self._documents_card())
        right.addWidget(self.vat)
        right.addWidget(self._calendar_card())
        for column in (left, right):
            column.addStretch(1)
        inner = QWidget()
        outer = tight(QVBoxLayout(inner), 12, (20, 16, 20, 20))
        outer.addWidget(self.missing)
        self._columns = tight(QHBoxLayout(), 12)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        outer.addLayout(self._columns)
        outer.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(inner)
        self._inner = inner
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tight(QVBoxLayout(self)).addWidget(self._area)

    def _calendar_card(self) -> Card:
        fields = self.form.fields
        return _card(
            self.tr("Calendrier"),
            row(fields["holidays"], fields["zone"], spacing=12),
            fields["whit_monday"],
            row(fields["travel_minutes"], fields["slot_step_minutes"], spacing=12),
        )

    def _address_card(self) -> Card:
        fields = self.form.fields
        return _card(
            self.tr("Adresse et contact"),
            fields["address"],
            row(fields["postcode"], fields["city"], spacing=12),
            row(fields["phone"], fields["mail"], spacing=12),
            fields["website"],
        )

    def _documents_card(self) -> Card:
        fields = self.form.fields
        return _card(
            self.tr("Documents"),
            fields["siret"],
            fields["deliberation"],
            row(fields["signatory"], fields["signatory_title"], spacing=12),
            row(fields["quote_prefix"], fields["quote_validity_months"], spacing=12),
            fields["mask_small_counts"],
        )

    def _connect(self) -> None:
        self.form.settled.connect(self._submit)
        self.form.typed.connect(self._show_missing)
        self._complete.clicked.connect(self.next_point)
        self.presenter.shown.connect(self.show_view)
        self.presenter.written.connect(self._written)
        self.vat.presenter.written.connect(self._written)
        self.presenter.saver.kept.connect(self._accept)
        self.presenter.saver.refused.connect(lambda faults: self.form.show_faults(faults, everywhere=True))

    # what it shows

    def show_view(self, view: CentreView) -> None:
        """Show the settings; what is being typed stays."""
        self._fill_families(view)
        if self.zone.findData(view.settings.zone) < 0:
            self.zone.addItem(view.settings.zone.replace("_", " "), view.settings.zone)
        if not self.presenter.saver.writing:
            self.form.show(_shown(view.settings))
        self._show_missing()
        if self._asked:
            self.open_field(self._asked)

    def _fill_families(self, view: CentreView) -> None:
        if self.family.count():
            return
        self.family.addItem(self.tr("Aucun"), "")
        for each in view.families:
            self.family.addItem(each.label, each.id)
        self.form.fields["catalogue_family"].set_help(
            self.tr("Le catalogue en vigueur le jour de la prestation fixe les prix.")
        )

    def _show_missing(self) -> None:
        missing = self.missing_fields()
        for name, field in self.form.fields.items():
            if name in missing and not field.error():
                field.set_warning(TO_COMPLETE)
            elif not field.error():
                field.clear_error()
        self.missing.setVisible(bool(missing))
        self.missing.set_message(missing_text(len(missing)))
        self.header_changed.emit()

    def missing_fields(self) -> list[str]:
        """The settings that block the issue of quotes and are still empty, in the order of the page."""
        view, typed = self.presenter.view, self.form.values()
        missing = view.missing if view else {}
        fields = self.form.fields.items()
        return [
            name for name, field in fields if name in missing and (field.error() or not typed[name].strip())
        ]

    # what is typed

    def values(self) -> CentreSettings:
        """What is typed."""
        typed = self.form.values()
        whole = ("quote_validity_months", "travel_minutes", "case_retention_months")
        kept = {name: typed[name] or 0 for name in whole}
        view = self.presenter.view
        # What is set elsewhere stays as it is.
        return replace(view.settings, **(typed | kept)) if view else CentreSettings(**(typed | kept))

    def _submit(self) -> None:
        self.form.show_faults(self.form.faults())
        self.presenter.submit(self.values())
        self._show_missing()

    def _accept(self, sent: CentreSettings, kept: CentreSettings, names: Sequence[str]) -> None:
        self.form.accept(_raw(sent), _shown(kept), names)

    def _written(self) -> None:
        self.note_written(self.presenter.now())

    # what the page asks

    def read(self) -> None:
        self.presenter.read()
        self.vat.presenter.read()

    def flush(self) -> None:
        if self.presenter.view is not None:
            self.form.flush()

    def edited(self) -> Sequence[QWidget]:
        return (self._inner,)

    def focus_first(self) -> None:
        self.form.fields["name"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_point(self) -> None:
        missing = self.missing_fields()
        if missing:
            here = [name for name in missing if self.form.fields[name].editor.hasFocus()]
            after = missing.index(here[0]) + 1 if here else 0
            self.open_field(missing[after % len(missing)])

    def open_field(self, name: str) -> None:
        """Put the keyboard in that setting and bring it into sight; once read, if it is not yet."""
        self._asked = name if self.presenter.view is None else ""
        field = self.form.fields.get(name)
        if field is not None and not self._asked:
            field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(field, 0, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < ONE_COLUMN_BELOW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)


def _card(title: str, *items: QWidget | QHBoxLayout) -> Card:
    card = Card(title, spacing=12)
    for item in items:
        card.add(item)
    return card


def _raw(values: CentreSettings) -> dict[str, object]:
    return {name: getattr(values, name) for name in values.__dataclass_fields__}


def _shown(values: CentreSettings) -> dict[str, object]:
    """The settings as they are written on the screen."""
    return _raw(values) | {"siret": siret(values.siret)}
