"""The campaign that is shown: its year, who is listed, what is entered, imported, prepared. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.documents import render_letters
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.headcount import read_heads
from cigdesk.domain.letters import Way
from cigdesk.domain.text import fold
from cigdesk.exchange.headcounts_table import read_headcounts
from cigdesk.exchange.mail_file import write_mail
from cigdesk.exchange.tables_in import file_bytes
from cigdesk.services.campaign_letters import Prepared
from cigdesk.services.campaigns import CampaignLine, CampaignView
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.headcount_import import HeadcountPreview
from ui.operations import Operations, Progress

_VIEW, _FILE, _LETTERS = "campaign.view", "campaign.file", "campaign.letters"


class Shown(StrEnum):
    """Which authorities are listed."""

    ALL = "all"
    MISSING = "missing"
    CROSSING = "crossing"


class CampaignPresenter(QObject):
    """Reads the campaign of a year at once; writes each headcount as it is entered."""

    shown = Signal(object)
    """(CampaignView): read again."""
    listed = Signal(object)
    """(tuple of CampaignLine): those that match what is asked."""
    refused = Signal(object, str)
    """(authority, sentence): the headcount typed for it is none."""
    previewed = Signal(object)
    """(HeadcountPreview): a file was read, and nothing written."""
    prepared = Signal(object, object)
    """(tuple of Prepared, Way)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.year = services.context.today().year
        self.everybody = False
        self.which = Shown.ALL
        self.text = ""
        self.view: CampaignView | None = None
        self._stay: frozenset[UUID] = frozenset()
        """Listed until something else is asked for: a row does not go while it is typed in."""

    # what is shown

    def years(self, answer: Callable[[tuple[int, ...]], None]) -> None:
        """The years that can be looked at."""
        self._operations.query((_VIEW, "years"), self._services.campaigns.years, answer)

    def read(self) -> None:
        """Read the campaign again, in the background."""
        campaigns, year, everybody = self._services.campaigns, self.year, self.everybody
        self._operations.query(_VIEW, lambda: campaigns.view(year, everybody=everybody), self._answered)

    def _answered(self, view: CampaignView) -> None:
        self.view = view
        self.shown.emit(view)
        self._list()

    def set_year(self, year: int) -> None:
        """Look at another year."""
        if year != self.year:
            self.year, self._stay = year, frozenset()
            self.read()

    def set_everybody(self, everybody: bool) -> None:
        """Those in no convention as well, or the members alone."""
        if everybody != self.everybody:
            self.everybody, self._stay = everybody, frozenset()
            self.read()

    def narrow(self, which: Shown | None = None, text: str | None = None) -> None:
        """List some of them only."""
        self.which = self.which if which is None else which
        self.text = self.text if text is None else text
        self._stay = frozenset()
        self._list()

    def _list(self) -> None:
        if self.view is None:
            return
        wanted = fold(self.text).split()
        lines = tuple(line for line in self.view.lines if self._stays(line) or self._matches(line, wanted))
        self._stay = frozenset(line.row.authority_id for line in lines)
        self.listed.emit(lines)

    def _stays(self, line: CampaignLine) -> bool:
        return line.row.authority_id in self._stay

    def _matches(self, line: CampaignLine, wanted: Collection[str]) -> bool:
        fits = {
            Shown.ALL: True,
            Shown.MISSING: not line.answered,
            Shown.CROSSING: line.tier is not None,
        }[self.which]
        name = fold(line.row.name)
        return fits and all(word in name for word in wanted)

    # what is written

    def open(self, deadline: date, failed: Callable[[CigdeskError], None]) -> None:
        """Open the campaign of the year shown, or move its deadline."""
        campaigns, year = self._services.campaigns, self.year
        is_open = self.view is not None and self.view.opened_on is not None
        act = campaigns.move_deadline if is_open else campaigns.open
        self._operations.change(lambda: act(year, deadline), on_error=failed)

    def enter(self, authority_id: UUID, typed: str) -> bool:
        """Write the headcount that was typed in the cell of an authority; gives whether it is one."""
        try:
            heads = read_heads(typed)
        except ValueError as error:
            self.refused.emit(authority_id, str(error))
            return False
        campaigns, year = self._services.campaigns, self.year

        # What it takes the place of stood in that very cell.
        def job() -> Change:
            return campaigns.declare(year, {authority_id: heads}, replace=True)

        self._operations.change(job, on_error=lambda error: self.refused.emit(authority_id, _said(error)))
        return True

    # files

    def read_file(self, path: Path) -> None:
        """Read a file of headcounts and tell what its import would do."""
        imported, year = self._services.headcount_import, self.year

        def job(progress: Progress) -> HeadcountPreview:
            table = read_headcounts(file_bytes(path), progress.step)
            return imported.preview(table, year, progress.step)

        self._operations.query(_FILE, job, self.previewed.emit, label=f"Lecture de {path.name}")

    def apply(self, preview: HeadcountPreview) -> None:
        """Import what was previewed, all of it or nothing."""
        imported = self._services.headcount_import
        self._operations.change(lambda: imported.apply(preview), label="Import des effectifs")

    # letters

    def prepare(self, authority_ids: Collection[UUID], way: Way) -> None:
        """Write the mails or the letters of those authorities, in the background."""
        letters, year = self._services.campaign_letters, self.year
        wanted = frozenset(authority_ids)
        self._operations.query(
            _LETTERS, lambda: letters.prepare(year, wanted), lambda made: self.prepared.emit(made, way)
        )

    def keep_letters(self, made: tuple[Prepared, ...], path: Path) -> None:
        """One PDF of all the letters, and a note that they were prepared."""

        def job() -> Change:
            path.write_bytes(render_letters([each.letter for each in made]))
            return self._noted(made, Way.POST)

        self._operations.change(job, label="Préparation des courriers")

    def keep_mails(self, made: tuple[Prepared, ...], folder: Path) -> None:
        """One draft of mail in the folder for each authority that has an address, and a note of them."""
        reached = tuple(each for each in made if each.mail.to)

        def job(progress: Progress) -> Change:
            for done, each in enumerate(reached):
                progress.step(done, len(reached), each.name)
                (folder / f"effectif-{self.year}-{done + 1:03d}.eml").write_bytes(write_mail(each.mail))
            return self._noted(reached, Way.MAIL)

        self._operations.change(job, label="Préparation des courriels")

    def _noted(self, made: tuple[Prepared, ...], way: Way) -> Change:
        return self._services.campaigns.note_letters(self.year, [each.authority_id for each in made], way)


def _said(error: CigdeskError) -> str:
    return next(iter(error.errors.values())) if isinstance(error, InvalidInput) else str(error)
