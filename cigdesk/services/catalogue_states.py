"""The life of a catalogue of the store: prepared as a copy, voted, archived; a draft may be deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.errors import InvalidInput, NeedsConfirmation, Refused
from cigdesk.domain.stored_catalogue import (
    CATALOGUE_TRANSITIONS,
    CatalogueEdit,
    CatalogueState,
    CatalogueValues,
    StoredCatalogue,
    VoteValues,
    catalogue_faults,
    vote_faults,
)
from cigdesk.french import NBSP, agree, date_long, plural
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_drafts import catalogue_coded, content_of, draft_of, next_year, still_a_draft
from cigdesk.services.catalogue_editing import RIGHT, DraftDesk, PriceMove, apply_move, move_text
from cigdesk.services.catalogue_shelf import pricing_catalogues
from cigdesk.services.catalogue_writing import write_catalogue
from cigdesk.services.catalogues import shipped_catalogues
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.editing import require_sound, write_changes


@dataclass(frozen=True)
class Proposal:
    """What next year's catalogue would be called, ready to be changed."""

    values: CatalogueValues
    based_on: str
    base_label: str


class CatalogueStates:
    """Making catalogues and leading them from one state to the next."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def proposal(self) -> Proposal | None:
        """The year after the last catalogue, as a copy of it; none for a centre without catalogue."""
        with self._context.reading() as uow:
            centre = centre_of(uow)
            known = pricing_catalogues(uow, centre)
            if not known:
                return None
            year = next_year(uow, centre, self._context.today())
        values = CatalogueValues(
            code=f"{centre.catalogue_family}-{year}",
            label=f"Tarifs {year}",
            effective_from=date(year, 1, 1),
        )
        return Proposal(values, known[-1].id, known[-1].label)

    def prepare(self, values: CatalogueValues, based_on: str, move: PriceMove | None = None) -> Change:
        """A draft, as a copy of that catalogue with its prices moved; its id comes first.

        Raises `InvalidInput` by field, `Refused` for a base that is nowhere.
        """
        kept, record_id = values.tidied(), new_id()
        require_sound(catalogue_faults(kept))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            _refuse_taken(uow, record_id, kept)
            stored = self._copy(uow, record_id, kept, based_on)
            uow.add(stored)
            uow.flush()
            if move is not None and move.percent:
                apply_move(DraftDesk(uow, stored), move)
            return (record_id,)

        moved = f", {move_text(move)}" if move and move.percent else ""
        return self._context.change(RIGHT, work, "Catalogue préparé", f"{kept.label}{moved}")

    def _copy(
        self, uow: UnitOfWork, record_id: UUID, values: CatalogueValues, based_on: str
    ) -> StoredCatalogue:
        base = catalogue_coded(uow, based_on)
        if base is None:
            raise Refused(f"Le catalogue de départ {based_on} n’existe plus. Choisissez-en un autre.")
        return StoredCatalogue(
            id=record_id,
            code=values.code,
            family=base.centre,
            label=values.label,
            effective_from=values.first_day(),
            content=write_catalogue(_renamed(base, values)),
            based_on=based_on,
            created_at=self._context.now(),
        )

    def edit(self, catalogue_id: UUID, before: CatalogueValues, after: CatalogueValues) -> Change:
        """Write the code, name or day of a draft that differ; raises `InvalidInput`, `MovedOn`, `Refused`."""
        kept = after.tidied()
        require_sound(catalogue_faults(kept))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            stored = draft_of(uow, catalogue_id)
            _refuse_taken(uow, catalogue_id, kept)
            write_changes(stored, before, kept)
            return (catalogue_id,)

        return self._context.change(
            RIGHT, work, "Catalogue modifié", kept.label, still_allowed=still_a_draft(catalogue_id)
        )

    def delete(self, catalogue_id: UUID) -> Change:
        """Throw a draft away with its edits; raises `Refused` for one that was voted."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            stored = draft_of(uow, catalogue_id)
            for each in uow.find(CatalogueEdit, catalogue_id=catalogue_id):
                uow.remove(each)
            uow.flush()
            uow.remove(stored)
            return (catalogue_id,)

        return self._context.change(RIGHT, work, "Catalogue en préparation supprimé")

    def vote(self, catalogue_id: UUID, values: VoteValues, *, confirmed: bool = False) -> Change:
        """Note the deliberation: the catalogue prices from its first day on, and never changes again.

        Raises `InvalidInput` by field; `Refused` where another catalogue starts that day;
        `NeedsConfirmation` unless `confirmed` where quotes already issued keep other prices, or where it
        takes effect before its vote (an act of a public body does not apply to the past).
        """
        kept = values.tidied()
        require_sound(vote_faults(kept, self._context.today()))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            stored = draft_of(uow, catalogue_id)
            centre = centre_of(uow)
            _refuse_same_day(pricing_catalogues(uow, centre), stored)
            reasons = self._reasons(uow, stored, kept)
            if reasons and not confirmed:
                raise NeedsConfirmation(reasons)
            _freeze(uow, stored)
            stored.state = CatalogueState.VOTED
            stored.deliberation, stored.voted_on = kept.deliberation, kept.voted_on
            return (catalogue_id,)

        said = "Catalogue voté"
        detail = f"délibération {kept.deliberation}" + (", confirmé" if confirmed else "")
        return self._context.change(
            RIGHT, work, said, detail, still_allowed=lambda uow: _refuse_unvoting(uow, catalogue_id)
        )

    def _reasons(self, uow: UnitOfWork, stored: StoredCatalogue, vote: VoteValues) -> tuple[str, ...]:
        start = date_long(stored.effective_from)
        found = []
        if vote.voted_on is not None and stored.effective_from < vote.voted_on:
            found.append(
                f"Il prendrait effet le {start}, avant la délibération qui le vote{NBSP}: "
                "un tarif ne vaut pas pour le passé."
            )
        if issued := uow.catalogues.issued_from(stored.effective_from):
            count = plural(issued, "devis déjà émis", "devis déjà émis")
            keep = agree(issued, "garde ses prix", "gardent leurs prix")
            found.append(
                f"{count} pour une prestation à partir du {start} {keep}{NBSP}: un devis émis ne bouge pas."
            )
        return tuple(found)

    def archive(self, catalogue_id: UUID) -> Change:
        """Put away a catalogue that its successor has replaced; it still prices its own days.

        Raises `Refused` for a draft, or while it is in force or to come.
        """
        today = self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            stored = uow.get(StoredCatalogue, catalogue_id)
            if CatalogueState.ARCHIVED not in CATALOGUE_TRANSITIONS[stored.state]:
                raise Refused(f"Un catalogue {stored.state.label} ne s’archive pas.")
            _refuse_current(pricing_catalogues(uow, centre_of(uow)), stored, today)
            stored.state = CatalogueState.ARCHIVED
            return (catalogue_id,)

        return self._context.change(RIGHT, work, "Catalogue archivé")


def _renamed(base: Catalogue, values: CatalogueValues) -> Catalogue:
    return replace(base, id=values.code, label=values.label, effective_from=values.effective_from)


def _freeze(uow: UnitOfWork, stored: StoredCatalogue) -> None:
    """Write the edits into the text: what was voted stands in one place."""
    stored.content = write_catalogue(content_of(uow, stored))
    for each in uow.find(CatalogueEdit, catalogue_id=stored.id):
        uow.remove(each)


def _refuse_taken(uow: UnitOfWork, own: UUID, values: CatalogueValues) -> None:
    stored = any(each.id != own for each in uow.find(StoredCatalogue, code=values.code))
    if stored or values.code in shipped_catalogues():
        raise InvalidInput({"code": "Ce code est déjà celui d’un autre catalogue."})


def _refuse_same_day(known: tuple[Catalogue, ...], stored: StoredCatalogue) -> None:
    for each in known:
        if each.effective_from == stored.effective_from:
            raise Refused(
                f"«{NBSP}{each.label}{NBSP}» commence déjà le {date_long(stored.effective_from)}. "
                "Changez le jour de celui-ci."
            )


def _refuse_current(known: tuple[Catalogue, ...], stored: StoredCatalogue, today: date) -> None:
    until = next((each.until for each in known if each.id == stored.code), None)
    if until is None or today < until:
        end = f"jusqu’au {date_long(until)}" if until else "tant qu’aucun autre ne lui succède"
        raise Refused(f"«{NBSP}{stored.label}{NBSP}» donne encore des prix, {end}. Archivez-le ensuite.")


def _refuse_unvoting(uow: UnitOfWork, catalogue_id: UUID) -> None:
    """A vote is taken back while no quote was issued at its prices."""
    stored = uow.get(StoredCatalogue, catalogue_id)
    if stored.state is CatalogueState.DRAFT and uow.catalogues.issued_at(stored.code):
        raise Refused(f"Un devis a été émis aux prix de «{NBSP}{stored.label}{NBSP}»{NBSP}: il reste voté.")
