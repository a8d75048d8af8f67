"""The card « Documents pour le DPO »: two papers that tell what this store has, as PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cigdesk.domain.rights import Right
from cigdesk.services.desk import Services
from cigdesk.services.dpo_paper import DpoPaper
from ui.page import Workbench
from ui.pages.agenda.printing_output import PaperOutput
from ui.widgets.base import Label, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card


class DpoCard(Card):
    """For whoever keeps the centre: the buttons are closed to others, and say whose they are."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__("Documents pour le DPO", spacing=10, parent=parent)
        self._bench = bench
        self._services: Services = bench.services
        self._output = PaperOutput(bench, self)
        tr = self.tr
        self.record = Button(tr("Registre et analyse d’impact…"), icon_name="download", size="medium")
        self.loss = Button(tr("Ordinateur perdu ou volé…"), icon_name="alert-triangle", size="medium")
        self.add(
            Label(
                tr(
                    "En PDF, remplis à partir des réglages et des nombres de cette base, sans nom "
                    "d’agent. Ce que le délégué à la protection des données décide y est laissé en blanc."
                ),
                "body",
                "text2",
                wrap=True,
            )
        )
        self.add(row(self.record, self.loss, None))
        bench.gate(Right.MANAGE_CENTRE, self.record, self.loss)
        self.record.clicked.connect(self.write_record)
        self.loss.clicked.connect(self.write_loss)

    def write_record(self) -> None:
        """The record of the processing and its impact assessment; this window knows when it locks itself."""
        minutes = None if self._bench.desk.demo else self._bench.idle.minutes
        self._write(self.record, lambda: self._services.dpo_papers.record(minutes))

    def write_loss(self) -> None:
        """What to do when a computer that held the store is lost or stolen."""
        self._write(self.loss, self._services.dpo_papers.loss)

    def _write(self, button: Button, make: Callable[[], DpoPaper]) -> None:
        if not button.isEnabled():
            return
        button.set_reason(self.tr("Le document est en cours de préparation."))
        self._bench.operations.run(
            lambda: _drawn(make),
            on_done=lambda made: self._output.save(*made),
            on_settled=lambda: button.set_reason(""),
            label=self.tr("Préparation du document"),
        )


def _drawn(make: Callable[[], DpoPaper]) -> tuple[bytes, str]:
    """The PDF, and what it is called."""
    from cigdesk.documents import render_dpo_paper

    paper = make()
    return render_dpo_paper(paper), paper.file_name
