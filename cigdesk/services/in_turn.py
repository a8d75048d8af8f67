"""The same act on several records, each in its own transaction: what is done stays, a refusal is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.errors import CigdeskError, Refused
from cigdesk.services.changes import Change, Undo
from cigdesk.services.tables import Tell, tell_nobody


@dataclass(frozen=True)
class Item:
    """A record to act on, and what it is called."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Done:
    """An act that was done, and the records that it made or changed."""

    item: Item
    ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Spared:
    """A record on which nothing was done, and the sentence of the rule."""

    item: Item
    reason: str


@dataclass(frozen=True)
class Report:
    """What became of all of them. `left` were not begun, for the person stopped the work."""

    done: tuple[Done, ...] = ()
    refused: tuple[Spared, ...] = ()
    left: tuple[Item, ...] = ()

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Every record made or changed."""
        return tuple(key for each in self.done for key in each.ids)


@dataclass(frozen=True)
class Outcome:
    """The report, and the change that the window tells and takes back."""

    report: Report
    change: Change


Label = Callable[[int], str]
"""« 12 devis annulés », from how many are done."""


def in_turn(
    items: Sequence[Item], act: Callable[[Item], Change], label: Label, tell: Tell = tell_nobody
) -> Outcome:
    """Do it on each; a refusal concerns one record alone. `tell` stops it by raising a `CigdeskError`."""
    done: list[Done] = []
    refused: list[Spared] = []
    changes: list[Change] = []
    begun = 0
    for item in items:
        if _stopped(tell, begun, len(items), item.name):
            break
        begun += 1
        try:
            change = act(item)
        except CigdeskError as error:
            refused.append(Spared(item, str(error)))
        else:
            done.append(Done(item, change.ids))
            changes.append(change)
    report = Report(tuple(done), tuple(refused), tuple(items[begun:]))
    return Outcome(report, _together(changes, label(len(changes)), report))


def _stopped(tell: Tell, done: int, total: int, name: str) -> bool:
    try:
        tell(done, total, name)
    except CigdeskError:
        return True
    return False


def _together(changes: Sequence[Change], label: str, report: Report) -> Change:
    if not changes:
        return Change(frozenset())
    kinds = frozenset[str]().union(*(each.kinds for each in changes))
    undos = [each.undo for each in changes if each.undo is not None]
    undo = _all_back(undos, label) if len(undos) == len(changes) else None
    return Change(kinds, label, _spared(len(report.refused), len(report.left)), undo, report.ids)


def _spared(refused: int, left: int) -> str:
    said = (f"{refused} refusés" if refused > 1 else "1 refusé") if refused else ""
    rest = f"{left} non commencés" if left > 1 else "1 non commencé"
    return ", ".join(part for part in (said, rest if left else "") if part)


def _all_back(undos: Sequence[Undo], label: str) -> Undo:
    """Take each back, the last one first; those that have moved on since stay, and are counted."""

    def run() -> Change:
        back: list[Change] = []
        kept: CigdeskError | None = None
        for undo in reversed(undos):
            try:
                back.append(undo.run())
            except Refused as error:
                kept = error
        if kept is not None and not back:
            raise kept
        kinds = frozenset[str]().union(*(each.kinds for each in back))
        stay = len(undos) - len(back)
        detail = f"{stay} modifiés depuis, gardés" if stay > 1 else "1 modifié depuis, gardé" if stay else ""
        redo = _all_back([each.undo for each in back if each.undo is not None], label)
        return Change(kinds, f"Annulé : {label}", detail, redo)

    return Undo(label, run)
