"""What a campaign of headcounts sends: a mail or a letter for each authority, the first one or a reminder."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.campaign import HeadcountCampaign
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import Refused
from cigdesk.domain.rights import Right
from cigdesk.french import NBSP, date_long, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.campaigns import CampaignRow
from cigdesk.services.agenda_sheets import Message
from cigdesk.services.agenda_wording import letterhead
from cigdesk.services.context import Context, centre_of
from cigdesk.services.letter_sheet import Letter
from cigdesk.services.quote_printing import postal_name


@dataclass(frozen=True)
class Prepared:
    """What leaves for one authority, said in both ways; `mail.to` is empty where no address is known."""

    authority_id: UUID
    name: str
    mail: Message
    letter: Letter


class CampaignLetters:
    """Prepares mails and letters; that they were prepared is noted by `CampaignService.note_letters`."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def prepare(self, year: int, authority_ids: Collection[UUID]) -> tuple[Prepared, ...]:
        """One for each of these authorities, by name; raises `Refused` while the campaign is not open."""
        today = self._context.today()
        with self._context.reading(Right.MANAGE_AUTHORITIES) as uow:
            campaign = next(iter(uow.find(HeadcountCampaign, year=year)), None)
            if campaign is None:
                raise Refused(f"La campagne {year} n’est pas ouverte. Ouvrez-la d’abord.")
            centre = centre_of(uow)
            rows = [row for row in uow.campaigns.rows(year) if row.authority_id in authority_ids]
            return tuple(_prepared(uow, centre, campaign, row, today) for row in rows)


def _prepared(
    uow: UnitOfWork, centre: Centre, campaign: HeadcountCampaign, row: CampaignRow, today: date
) -> Prepared:
    authority = uow.get(Authority, row.authority_id)
    subject = _subject(campaign.year, reminder=row.letters > 0)
    paragraphs = _paragraphs(centre, campaign, row, today)
    signed = "\n".join(part for part in (centre.service, centre.short_name, centre.phone) if part)
    body = "\n\n".join(("Madame, Monsieur,", *paragraphs, signed))
    letter = Letter(
        head=letterhead(centre),
        addressee=_addressee(authority),
        place=centre.town,
        day=today,
        object=subject,
        paragraphs=("Madame, Monsieur,", *paragraphs),
        signatory=centre.signatory,
        signatory_title=centre.signatory_title,
    )
    return Prepared(row.authority_id, row.name, Message(to=row.mail, subject=subject, body=body), letter)


def _subject(year: int, *, reminder: bool) -> str:
    first = f"Déclaration de l’effectif au {date_long(date(year, 1, 1))}"
    return f"Rappel{NBSP}: {first[0].lower()}{first[1:]}" if reminder else first


def _paragraphs(
    centre: Centre, campaign: HeadcountCampaign, row: CampaignRow, today: date
) -> tuple[str, ...]:
    return tuple(filter(None, (_asked(centre, campaign, row), _known(row), _until(campaign, today), _THANKS)))


def _asked(centre: Centre, campaign: HeadcountCampaign, row: CampaignRow) -> str:
    day = date_long(date(campaign.year, 1, 1))
    if row.letters:
        return (
            f"Sauf erreur de notre part, nous n’avons pas encore reçu le nombre d’agents que vous employez "
            f"au {day}. Il sert à établir vos tarifs et à préparer les interventions de l’année."
        )
    return (
        f"Comme chaque année, {centre.short_name or centre.name} recueille le nombre d’agents que vous "
        f"employez au {day}, titulaires, stagiaires et contractuels. Il sert à établir vos tarifs et à "
        f"préparer les interventions de l’année."
    )


def _known(row: CampaignRow) -> str:
    if row.before is None:
        return ""
    return f"Votre dernière déclaration, pour {row.before_year}, était de {plural(row.before, 'agent')}."


def _until(campaign: HeadcountCampaign, today: date) -> str:
    how = "Il vous suffit de nous indiquer ce nombre et le nom de la personne qui le déclare"
    if campaign.deadline < today:
        return f"{how}. Votre réponse était attendue le {date_long(campaign.deadline)}."
    return f"{how}, avant le {date_long(campaign.deadline)} inclus."


_THANKS = "Nous vous remercions de votre concours et restons à votre disposition."


def _addressee(authority: Authority) -> tuple[str, ...]:
    town = f"{authority.postcode} {authority.city or authority.name}".strip() if authority.postcode else ""
    return tuple(line for line in (postal_name(authority), authority.address, town) if line)
