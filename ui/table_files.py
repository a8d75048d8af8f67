"""A table out of the program: a workbook or a CSV where the person chooses, with progress and a stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cigdesk.services.tables import Table
from ui.document_files import save_whole
from ui.operations import Progress
from ui.page import Notice, Workbench

XLSX, CSV = ".xlsx", ".csv"
_KINDS: Final = {XLSX: "Classeurs (*.xlsx)", CSV: "Texte séparé par des points-virgules (*.csv)"}


def ask_kind(parent: QWidget, at: QPoint, export_as: Callable[[str], object]) -> None:
    """Ask at that place of the screen whether as a workbook or as a text, and call for the one chosen."""
    menu = QMenu(parent)
    menu.addAction("Classeur (XLSX)", partial(export_as, XLSX))
    menu.addAction("Texte (CSV)", partial(export_as, CSV))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


class TableFiles:
    """Remembers the folder chosen last."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        self._bench, self._parent = bench, parent
        self._folder = Path.home()

    def save(self, make: Callable[[], Table], stem: str, suffix: str) -> None:
        """Ask where, then write; `make` is called on the worker. A name says nothing of a person."""
        proposed = self._folder / f"{stem}{suffix}"
        path = self._bench.dialogs.save_file(self._parent, "Exporter le tableau", _KINDS[suffix], proposed)
        if path is None:
            return
        target = path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")
        self._folder = target.parent

        def job(progress: Progress) -> None:
            save_whole(target, _written(make(), suffix, progress))

        def written(_none: None) -> None:
            show = lambda: self._bench.dialogs.open_externally(target)  # noqa: E731 - one expression
            self._bench.notify(Notice("Tableau exporté", target.name, "download", "Ouvrir", "", show))

        self._bench.operations.run(job, on_done=written, label="Export du tableau")


def _written(table: Table, suffix: str, progress: Progress) -> bytes:
    # Each is imported when first needed: the window starts without them.
    if suffix == XLSX:
        from cigdesk.exchange.table_xlsx import write_xlsx

        return write_xlsx(table, progress.step)
    from cigdesk.exchange.table_csv import write_csv

    return write_csv(table, progress.step)
