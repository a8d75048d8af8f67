"""The campaign of headcounts within the page of authorities: its head, its grid, the import of a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cigdesk.domain.letters import Way
from cigdesk.domain.rights import Right
from cigdesk.french import number, plural
from cigdesk.services.campaign_letters import Prepared
from cigdesk.services.campaigns import CampaignView as Campaign
from cigdesk.services.headcount_import import HeadcountPreview, Verdict
from ui.page import Notice, Workbench
from ui.pages.campaign.heading import CampaignHeading
from ui.pages.campaign.presenter import CampaignPresenter
from ui.pages.campaign.view import CampaignView
from ui.theme import Accent
from ui.widgets.base import tight
from ui.widgets.import_preview import ImportPreview, ImportWords, LineColumn
from ui.widgets.pill import PillData

KINDS = frozenset({"headcounts", "headcount_campaigns", "campaign_letters", "authorities", "memberships"})
"""What the part shows."""

_PILLS = {
    Verdict.NEW: PillData("Nouveau", Accent.OK, "plus"),
    Verdict.REPLACED: PillData("Remplace", Accent.WARN, "pencil"),
    Verdict.UNCHANGED: PillData("Déjà déclaré", Accent.NEUTRAL, "check"),
    Verdict.SKIPPED: PillData("Sans effectif", Accent.NEUTRAL, "minus"),
    Verdict.FAULT: PillData("À corriger", Accent.BAD, "alert-circle"),
}
_PLURALS = {
    Verdict.NEW: ("nouveau", "nouveaux"),
    Verdict.REPLACED: ("remplacé", "remplacés"),
    Verdict.UNCHANGED: ("déjà déclaré", "déjà déclarés"),
    Verdict.SKIPPED: ("sans effectif", "sans effectif"),
    Verdict.FAULT: ("à corriger", "à corriger"),
}
_WORDS = ImportWords(
    (
        LineColumn("Ligne", lambda line: number(line.number), 80, figures=True),
        LineColumn("Résultat", lambda line: _PILLS[line.verdict].text, 150),
        LineColumn("Collectivité", lambda line: line.name, 280, strong=True),
        LineColumn("Ce qui se passera", lambda line: line.said),
    ),
    _PILLS,
    _PLURALS,
    ("effectif", "effectifs"),
)


class CampaignPart(QWidget):
    """What authorities declare each year."""

    sheet_asked = Signal(object)
    """(UUID): the sheet of that authority."""
    changed = Signal()
    """Something else is shown."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.presenter = CampaignPresenter(bench.services, bench.operations, self)
        self.heading = CampaignHeading()
        heading = self.heading
        acts = (heading.import_button, heading.letters_button, heading.open_button, heading.keep_button)
        bench.gate(Right.MANAGE_AUTHORITIES, *acts)
        self.view = CampaignView(self.presenter)
        self.import_view = ImportPreview(_WORDS)
        self._stack = QStackedWidget()
        campaign = QWidget()
        layout = tight(QVBoxLayout(campaign))
        layout.addWidget(self.heading)
        layout.addWidget(self.view, 1)
        for page in (campaign, self.import_view):
            self._stack.addWidget(page)
        tight(QVBoxLayout(self)).addWidget(self._stack)
        self._connect()

    def _connect(self) -> None:
        presenter, heading = self.presenter, self.heading
        heading.year_chosen.connect(presenter.set_year)
        heading.import_asked.connect(self.choose_file)
        heading.letters_asked.connect(self._prepare)
        heading.deadline_given.connect(lambda day: presenter.open(day, heading.failed))
        presenter.shown.connect(heading.show_view)
        presenter.shown.connect(lambda _view: self.changed.emit())
        presenter.previewed.connect(self._previewed)
        presenter.prepared.connect(self._keep)
        self.view.sheet_asked.connect(self.sheet_asked)
        self.import_view.confirmed.connect(self._import)
        self.import_view.given_up.connect(self._back)

    @property
    def importing(self) -> bool:
        """Whether a file is being looked at."""
        return self._stack.currentWidget() is self.import_view

    @property
    def campaign(self) -> Campaign | None:
        """The one that is shown, once it is read."""
        return self.presenter.view

    def refresh(self) -> None:
        """Read again what is shown."""
        self.presenter.years(lambda years: self.heading.show_years(years, self.presenter.year))
        self.presenter.read()

    def focus_search(self) -> None:
        """Put the keyboard where a name is looked for."""
        self.view.search.setFocus()

    # a file

    def choose_file(self) -> None:
        """Import the headcounts of a file that the person chooses."""
        kinds = self.tr("Tableaux (*.csv *.xlsx);;Tous les fichiers (*)")
        path = self._bench.dialogs.open_file(self.window(), self.tr("Importer des effectifs"), kinds)
        if path is not None:
            self.presenter.read_file(path)

    def _previewed(self, preview: HeadcountPreview) -> None:
        self.import_view.show_preview(preview)
        self._stack.setCurrentWidget(self.import_view)
        self.changed.emit()

    def _import(self, preview: HeadcountPreview) -> None:
        self.presenter.apply(preview)
        self._back()

    def _back(self) -> None:
        self._stack.setCurrentIndex(0)
        self.view.table.setFocus()
        self.changed.emit()

    # letters

    def _prepare(self, way: Way) -> None:
        campaign = self.campaign
        if campaign is not None:
            self.presenter.prepare(
                [line.row.authority_id for line in campaign.lines if not line.answered], way
            )

    def _keep(self, made: tuple[Prepared, ...], way: Way) -> None:
        if way is Way.POST:
            self._keep_letters(made)
        else:
            self._keep_mails(made)

    def _keep_letters(self, made: tuple[Prepared, ...]) -> None:
        proposed = Path.home() / f"effectifs-{self.presenter.year}.pdf"
        path = self._bench.dialogs.save_file(
            self.window(), self.tr("Enregistrer les courriers"), self.tr("PDF (*.pdf)"), proposed
        )
        if path is not None:
            self.presenter.keep_letters(made, path)

    def _keep_mails(self, made: tuple[Prepared, ...]) -> None:
        unreached = [each.name for each in made if not each.mail.to]
        if len(unreached) == len(made):
            self._bench.notify(
                Notice(self.tr("Aucune de ces collectivités n’a d’adresse de courriel"), icon="mail")
            )
            return
        folder = self._bench.dialogs.folder(self.window(), self.tr("Dossier des courriels à envoyer"))
        if folder is None:
            return
        self.presenter.keep_mails(made, folder)
        if unreached:
            names = ", ".join(unreached[:3]) + ("…" if len(unreached) > 3 else "")
            without = plural(len(unreached), "collectivité sans adresse", "collectivités sans adresse")
            self._bench.notify(Notice(without, names, icon="mail"))
