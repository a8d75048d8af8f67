"""One site: whose it is, where, and its rooms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.place import SiteValues
from cigdesk.ports.people import SiteLine
from cigdesk.services.desk import Services
from ui.authority_edit import AuthorityEdit
from ui.operations import Operations
from ui.pages.settings.places_presenter import PlacesPresenter, values_of
from ui.pages.settings.record_sheet import RecordSheet
from ui.pages.settings.rooms_card import RoomsCard
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import LineEdit
from ui.widgets.segmented import Segmented

_CENTRE, _AUTHORITY = "centre", "authority"


class SiteView(RecordSheet):
    """A place of the centre or of an authority, with its rooms."""

    def __init__(
        self,
        presenter: PlacesPresenter,
        services: Services,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        owners = ((_CENTRE, self.tr("Le centre")), (_AUTHORITY, self.tr("Une collectivité")))
        self.owner = Segmented(owners, self.tr("À qui est ce lieu"), stretch=True)
        self.authority = AuthorityEdit(services, operations)
        self.name, self.address = LineEdit(), LineEdit()
        self.postcode, self.city = LineEdit(), LineEdit()
        self.form = Form(self._make_fields(), check=self._faults, parent=self)
        self.rooms = RoomsCard(presenter)
        self.submit = Button(
            self.tr("Créer le lieu"), "primary", icon_name="map-pin", keycap=self.tr("Ctrl Entrée")
        )
        self.archive = Button("", size="medium", icon_name="archive")
        self._build()
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        tr = self.tr
        fields = {
            "owner": Field(tr("Lieu de"), self.owner),
            "authority_id": Field(tr("&Collectivité"), self.authority),
            "name": Field(tr("&Nom"), self.name),
            "address": Field(tr("A&dresse"), self.address, optional=True),
            "postcode": Field(tr("Code postal"), self.postcode, optional=True),
            "city": Field(tr("&Ville"), self.city, optional=True),
        }
        fields["postcode"].setFixedWidth(160)
        return fields

    def _build(self) -> None:
        self._title = Label("", "title", wrap=True)
        fields = self.form.fields
        card = Card(self.tr("Lieu"), spacing=12)
        for item in (fields["owner"], fields["authority_id"], fields["name"], fields["address"]):
            card.add(item)
        card.add(row(fields["postcode"], fields["city"], spacing=12))
        acts = QWidget()
        tight(QVBoxLayout(acts)).addLayout(row(self.submit, self.archive, None))
        self.stack(self._title, card, self.rooms, acts)

    def _connect(self) -> None:
        self.form.settled.connect(self._send)
        self.form.typed.connect(self._fit)
        self._presenter.shown.connect(self.show_site)
        self._presenter.saver.kept.connect(self._accept)
        for refused in (self._presenter.saver.refused, self._presenter.refused):
            refused.connect(lambda faults: self.form.show_faults(faults, everywhere=True))
        self.submit.clicked.connect(self.create_now)
        self.archive.clicked.connect(self._presenter.toggle_archived)

    # what it shows

    def show_site(self, site: SiteLine, other: bool) -> None:
        """Show a site; what is being typed stays, unless it is of another one."""
        if self.creating:
            return
        if site.authority_id is not None:
            self.authority.know(site.authority_id, site.authority)
        if other:
            self.form.start(_shown(values_of(site)))
        elif not self._presenter.saver.writing:
            self.form.show(_shown(values_of(site)))
        self.archive.setText(self.tr("Désarchiver le lieu") if site.archived else self.tr("Archiver le lieu"))
        self.archive.updateGeometry()
        self.rooms.show_site(site, other=other)
        QWidget.setTabOrder(self.rooms.set_tab_order(self.city), self.archive)
        self._fit()

    def begin(self) -> None:
        """Start a new site, of the centre until another owner is chosen."""
        self.creating = True
        self.form.start(_shown(SiteValues(name="")))
        self._fit()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._title.setText(self.name.text().strip() or self.tr("Nouveau lieu"))
        self.form.fields["authority_id"].setVisible(self.of_authority)
        self.rooms.setVisible(not self.creating)
        self.archive.setVisible(not self.creating)
        self.submit.setVisible(self.creating)

    @property
    def of_authority(self) -> bool:
        """Whether the site is said to be an authority's."""
        return self.owner.value() == _AUTHORITY

    # what is typed

    def values(self) -> SiteValues:
        """What is typed."""
        typed = self.form.values()
        authority_id = typed["authority_id"] if self.of_authority else None
        return SiteValues(
            name=typed["name"],
            authority_id=authority_id,
            address=typed["address"],
            postcode=typed["postcode"],
            city=typed["city"],
        )

    def create_now(self) -> None:
        if self.creating and self.form.validate():
            self._presenter.create(self.values())

    def flush(self) -> None:
        if not self.creating and self._presenter.site is not None:
            self.form.flush()
            self.rooms.flush()

    def _faults(self) -> dict[str, str]:
        return self._presenter.faults(self.values(), of_authority=self.of_authority)

    def _send(self) -> None:
        faults = self.form.faults()
        self.form.show_faults(faults)
        # « Une collectivité » without its name is not written as a site of the centre.
        if not self.creating and self._presenter.site is not None and "authority_id" not in faults:
            self._presenter.saver.submit(self.values())

    def _accept(self, sent: SiteValues, kept: SiteValues, names: Sequence[str]) -> None:
        self.form.accept(_shown(sent), _shown(kept), names)


def _shown(values: SiteValues) -> dict[str, object]:
    """The values as the editors hold them."""
    kept = {name: getattr(values, name) for name in values.__dataclass_fields__}
    return kept | {"owner": _AUTHORITY if values.authority_id else _CENTRE}
