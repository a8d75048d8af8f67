"""Reads a day for its report; what is not filled in is left out, never invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from cigdesk import french
from cigdesk.domain.agenda.words import FUNCTIONS
from cigdesk.domain.authority import Authority, Contact
from cigdesk.domain.inspection import DocumentSeen, Inspection, InspectionKind
from cigdesk.domain.inspection_report import InspectionReport, numbered, report_number, report_title
from cigdesk.domain.observation import FollowUpState
from cigdesk.domain.observation_answer import Standing
from cigdesk.domain.people import Practitioner
from cigdesk.french import NBSP, date_medium
from cigdesk.ports import UnitOfWork
from cigdesk.ports.follow_ups import FollowUpRow
from cigdesk.ports.inspections import ObservationRow, PhotoRow, VisitedSite
from cigdesk.ports.quotes import Files
from cigdesk.services.agenda_wording import letterhead
from cigdesk.services.context import centre_of
from cigdesk.services.membership_pages import Fact, Party
from cigdesk.services.quote_printing import postal_name
from cigdesk.services.report_sheet import (
    EarlierObservation,
    ReportObservation,
    ReportPhoto,
    ReportSheet,
)

DECREE = "décret n°\u202f85-603 du 10\u00a0juin\u00a01985"
"""Relatif à l'hygiène et à la sécurité du travail dans la fonction publique territoriale."""


def report_sheet(
    uow: UnitOfWork, files: Files, inspection_id: UUID, today: date, *, issued: InspectionReport | None = None
) -> ReportSheet:
    """The report as it stands; with `issued`, the one that is being sent. Raises `NotFound`."""
    inspection = uow.get(Inspection, inspection_id)
    centre, practitioner = centre_of(uow), uow.get(Practitioner, inspection.practitioner_id)
    number = ""
    if issued is not None:
        number = report_number(inspection.report_year, inspection.report_sequence, issued.revision)
    return ReportSheet(
        head=letterhead(centre),
        siret=centre.siret,
        kind=inspection.kind,
        title=report_title(inspection.kind),
        number=number,
        day=inspection.day,
        dated=issued.issued_on if issued else None,
        authority=_party(uow, inspection.authority_id),
        facts=tuple(_facts(uow, inspection, practitioner)),
        corrects=_corrects(inspection, issued),
        summary=inspection.summary,
        observations=_observations(uow, files, inspection_id),
        earlier=_earlier(uow, inspection, today),
        closing=_closing(inspection.kind, found=bool(uow.inspections.observations(inspection_id))),
        signatory=f"{practitioner.first_name} {practitioner.last_name}",
        signatory_title=FUNCTIONS[practitioner.function],
        place=centre.town,
    )


def _party(uow: UnitOfWork, authority_id: UUID) -> Party:
    authority = uow.get(Authority, authority_id)
    town = f"{authority.postcode} {authority.city or authority.name}".strip() if authority.postcode else ""
    return Party(
        name=postal_name(authority),
        contact="",
        address_lines=tuple(line for line in (authority.address, town) if line),
        siren=authority.siren,
        siret=authority.siret,
    )


def contact_of(uow: UnitOfWork, authority_id: UUID) -> Contact | None:
    """Who is written to there about prevention: who signs, or the first one known with an address."""
    known = uow.find(Contact, authority_id=authority_id)
    reachable = [each for each in known if each.mail] or known
    return next((each for each in reachable if each.signs_quotes), reachable[0] if reachable else None)


def _facts(uow: UnitOfWork, inspection: Inspection, practitioner: Practitioner) -> Iterator[Fact]:
    yield Fact("Date", f"{french.date_title(inspection.day)}, {inspection.span.label.lower()}")
    sites = uow.inspections.visited(inspection.id)
    if sites:
        yield Fact(french.agree(len(sites), "Lieu visité", "Lieux visités"), "\n".join(_sites(sites)))
    name = f"{practitioner.first_name} {practitioner.last_name}"
    yield Fact("Établi par", f"{name}, {FUNCTIONS[practitioner.function]}")
    if inspection.people:
        yield Fact("Rencontrés", "\n".join(inspection.people))
    documents = tuple(_documents(inspection))
    if documents:
        yield Fact("Documents lus", "\n".join(documents))


def _sites(sites: Sequence[VisitedSite]) -> Iterator[str]:
    for each in sites:
        last = each.last_visit
        yield f"{each.name}, dernier passage le {date_medium(last)}" if last else each.name


def _documents(inspection: Inspection) -> Iterator[str]:
    for each in inspection.documents:
        version = inspection.risk_document_version if each is DocumentSeen.RISK_DOCUMENT else ""
        yield f"{each.label}, {version}" if version else each.label
    yield from inspection.other_documents


def _corrects(inspection: Inspection, issued: InspectionReport | None) -> str:
    if issued is None or not issued.revision:
        return ""
    before = report_number(inspection.report_year, inspection.report_sequence, issued.revision - 1)
    return f"Ce rapport annule et remplace le rapport {numbered(before)}. Motif{NBSP}: {issued.reason}"


def _observations(uow: UnitOfWork, files: Files, inspection_id: UUID) -> tuple[ReportObservation, ...]:
    rows = uow.inspections.observations(inspection_id)
    photos = {
        key: tuple(_photo(files, each) for each in group)
        for key, group in groupby(uow.inspections.photos(inspection_id), lambda each: each.observation_id)
    }
    several = len({each.site for each in rows}) > 1
    return tuple(
        _observation(rank, row, photos.get(row.id, ()), several=several)
        for rank, row in enumerate(rows, start=1)
    )


def _photo(files: Files, row: PhotoRow) -> ReportPhoto:
    return ReportPhoto(files.read(row.photo_sha256), row.caption, row.width, row.height)


def _observation(
    rank: int, row: ObservationRow, photos: tuple[ReportPhoto, ...], *, several: bool
) -> ReportObservation:
    return ReportObservation(
        rank=rank,
        severity=row.severity,
        place=", ".join(filter(None, (row.site if several else "", row.place))),
        family=row.family.label if row.family else "",
        text=row.text,
        reference=row.reference,
        measure=row.measure,
        responsible=row.responsible,
        due=row.due,
        alerted=row.alerted,
        photos=photos,
    )


def _earlier(uow: UnitOfWork, inspection: Inspection, today: date) -> tuple[EarlierObservation, ...]:
    """What earlier days found and was still open when this one was written; meetings leave it out."""
    if inspection.kind is not InspectionKind.INSPECTION:
        return ()
    open_ones = uow.follow_ups.still_open(inspection.authority_id)
    return tuple(
        _still_open(each, today)
        for each in open_ones
        if each.inspection_id != inspection.id and each.day <= inspection.day
    )


def _still_open(row: FollowUpRow, today: date) -> EarlierObservation:
    number = f", {numbered(row.number)}" if row.number else ""
    return EarlierObservation(
        severity=row.severity,
        found=f"{date_medium(row.day)}{number}",
        place=", ".join(filter(None, (row.site, row.place))),
        text=row.text,
        answer=answer_words(row),
        late=row.standing(today) is Standing.OVERDUE,
    )


def answer_words(row: FollowUpRow) -> str:
    """« Planifiée pour le 31 mars 2027 (réponse du 4 mai 2026) : devis demandé »."""
    said = row.follow_up.label
    if row.planned_for is not None:
        said = f"{said} pour le {date_medium(row.planned_for)}"
    elif row.follow_up is FollowUpState.DONE and row.done_on is not None:
        said = f"{said} le {date_medium(row.done_on)}"
    if row.answered_on is not None:
        said = f"{said} (réponse du {date_medium(row.answered_on)})"
    return f"{said}{NBSP}: {row.answer}" if row.answer else said


def _closing(kind: InspectionKind, *, found: bool) -> tuple[str, ...]:
    if not found:
        return ()
    if kind is not InspectionKind.INSPECTION:
        return ("Merci de nous informer des suites que vous donnez à ces propositions.",)
    return (
        f"En application de l’article{NBSP}5 du {DECREE}, l’agent chargé de la fonction d’inspection propose"
        " à l’autorité territoriale les mesures ci-dessus, et l’autorité territoriale l’informe des suites"
        " qu’elle leur donne.",
        f"Merci de nous indiquer, pour chaque observation, la suite retenue{NBSP}: mesure faite et à quelle"
        " date, mesure planifiée et pour quand, ou mesure non retenue et pour quel motif.",
    )
