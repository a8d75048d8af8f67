"""What a series of quotes is made of, without a widget: whom, what, prices, and the work itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.services.changes import Change
from cigdesk.services.in_turn import Item, Outcome
from cigdesk.services.quote_batch import (
    BatchAuthority,
    BatchFilter,
    BatchLine,
    BatchOrder,
    BatchPrice,
    BatchSurvey,
    QuoteBatch,
)
from ui.operations import Progress, Task
from ui.page import Workbench

EVERYBODY: Final = BatchFilter()


@dataclass(frozen=True)
class BatchSum:
    """What is chosen: how many, how many of them may be issued, and what these come to in euros."""

    chosen: int
    issuable: int
    total: Decimal


class BatchPresenter(QObject):
    """One series at a time. Every answer comes by a signal, on the window's thread."""

    surveyed = Signal()
    """`survey` is another one."""
    changed = Signal()
    """Whom the filter keeps, who is chosen or what they would pay is other than it was."""
    refused = Signal(object)
    """({field: sentence}): the order cannot be so."""
    started = Signal()
    """Quotes are being written: the window tells how far."""
    finished = Signal(object)
    """(Outcome)"""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.survey: BatchSurvey | None = None
        self.where = EVERYBODY
        self.chosen: set[UUID] = set()
        self.prices: Mapping[UUID, BatchPrice] = {}
        self.lines: tuple[BatchLine, ...] = ()
        self.day = self.today()
        self.object = ""
        self._task: Task | None = None

    @property
    def _batch(self) -> QuoteBatch:
        service: QuoteBatch = self._bench.services.quote_batch
        return service

    def today(self) -> date:
        """The present day of the centre."""
        day: date = self._bench.services.context.today()
        return day

    @property
    def running(self) -> bool:
        """Whether quotes are being written."""
        return self._task is not None

    @property
    def order(self) -> BatchOrder:
        """What every quote would say."""
        return BatchOrder(lines=self.lines, service_day=self.day, object=self.object)

    # what is asked

    def begin(self) -> None:
        """A new series: nobody chosen, nothing on it."""
        self.where, self.lines, self.object, self.prices = EVERYBODY, (), "", {}
        self.day = self.today()
        self.chosen.clear()
        self.read()

    def read(self) -> None:
        """Read again who there is, and what they would pay."""
        offers = [line.offer for line in self.lines]
        self._bench.operations.query(
            (self, "survey"), partial(self._batch.survey, self.day, offers), self._surveyed
        )

    def _surveyed(self, survey: BatchSurvey) -> None:
        self.survey = survey
        self.chosen &= {each.id for each in survey.authorities}
        self.surveyed.emit()
        self._price()

    def _price(self) -> None:
        if not self.lines or self.survey is None:
            self.prices = {}
            self.changed.emit()
            return
        order, keys, batch = self.order, [each.id for each in self.survey.authorities], self._batch

        def job(progress: Progress) -> dict[UUID, BatchPrice]:
            return batch.prices(order, keys, progress.step)

        self._bench.operations.query((self, "prices"), job, self._priced, on_error=self._refuse)

    def _priced(self, prices: Mapping[UUID, BatchPrice]) -> None:
        self.prices = prices
        self.refused.emit({})
        self.changed.emit()

    def _refuse(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            self.refused.emit(error.errors)
        else:
            self._bench.operations.refused.emit("", error)

    def set_lines(self, lines: Collection[BatchLine]) -> None:
        """The prestations of every quote."""
        self.lines = tuple(lines)
        self.read()

    def set_day(self, day: date) -> None:
        """The day of service: it chooses the catalogue, the headcounts and the conventions."""
        if day != self.day:
            self.day = day
            self.read()

    def set_object(self, text: str) -> None:
        """The object of every quote."""
        self.object = text

    def narrow(self, **changes: object) -> None:
        """Another filter; who is chosen stays chosen."""
        self.where = replace(self.where, **changes)  # type: ignore[arg-type] # each name has its own type
        self.changed.emit()

    # who is chosen

    @property
    def shown(self) -> tuple[BatchAuthority, ...]:
        """Whom the filter keeps, by name."""
        people = self.survey.authorities if self.survey else ()
        return tuple(each for each in people if self.where.keeps(each))

    def choose(self, ids: Collection[UUID], chosen: bool) -> None:
        """Take them in, or leave them out."""
        if chosen:
            self.chosen |= set(ids)
        else:
            self.chosen -= set(ids)
        self.changed.emit()

    def choose_shown(self) -> None:
        """Take in whom the filter keeps, but for those who have such a quote already."""
        self.choose([each.id for each in self.shown if not each.open_quotes], chosen=True)

    def sum_up(self) -> BatchSum:
        """What is chosen comes to."""
        priced = [self.prices[key] for key in self.chosen if key in self.prices]
        issuable = [each for each in priced if not each.refusals]
        total = sum((each.total for each in issuable), Decimal(0))
        return BatchSum(len(self.chosen), len(issuable), total)

    def _items(self) -> list[Item]:
        people = self.survey.authorities if self.survey else ()
        return [Item(each.id, each.name) for each in people if each.id in self.chosen]

    # the work

    def draft(self) -> None:
        """A draft for each who is chosen."""
        self._run(self._batch.draft, "Création des brouillons")

    def issue(self) -> None:
        """An issued quote for each who is chosen and may have one."""
        self._run(self._batch.issue, "Émission des devis")

    def _run(self, act: Callable[..., Outcome], label: str) -> None:
        order, items = self.order, self._items()
        outcomes: list[Outcome] = []

        def job(progress: Progress) -> Change:
            outcomes.append(act(order, items, progress.step))
            return outcomes[-1].change

        def done(_change: Change) -> None:
            self.chosen.clear()
            self.finished.emit(outcomes[-1])
            self.read()

        self._task = self._bench.operations.change(
            job, on_done=done, on_error=self._refuse, on_settled=self._settled, label=label
        )
        self.started.emit()

    def _settled(self) -> None:
        self._task = None
        self.changed.emit()

    def stop(self) -> None:
        """Write no further quote; those that are written stay."""
        if self._task is not None:
            self._task.cancel()
