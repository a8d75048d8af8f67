"""What invites authorities to an event of the Cercle: one mail for all, or one for each."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.appointment import Appointment
from cigdesk.domain.centre import Centre
from cigdesk.domain.circle import EVENTS
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Practitioner
from cigdesk.domain.rights import Right
from cigdesk.french import NBSP, date_title, plain_spaces, plural, time_range
from cigdesk.ports import UnitOfWork
from cigdesk.ports.circle import CircleMemberRow
from cigdesk.services import agenda_wording as wording
from cigdesk.services.agenda_sheets import Message
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of


@dataclass(frozen=True)
class Invited:
    """One authority that is invited; `mail.to` is its first address, the others are hidden in it."""

    authority_id: UUID
    name: str
    mail: Message

    @property
    def reached(self) -> bool:
        """Whether an address is known."""
        return bool(self.mail.to)


@dataclass(frozen=True)
class Invitations:
    """What is to be sent: `together` hides every address, and is empty of them where none is known."""

    event_id: UUID
    together: Message
    each: tuple[Invited, ...]

    @property
    def reached(self) -> tuple[Invited, ...]:
        """The authorities with an address."""
        return tuple(one for one in self.each if one.reached)

    @property
    def unreached(self) -> tuple[str, ...]:
        """The names of those without."""
        return tuple(one.name for one in self.each if not one.reached)


class CircleInvitations:
    """Prepares mails for the person's own program; nothing is sent from here."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def prepare(self, event_id: UUID) -> Invitations:
        """For every authority that has the Cercle in that year and is not registered yet, by name.

        Raises `Refused` for an event that was given up or is over, or when everybody is registered.
        """
        with self._context.reading() as uow:
            row, record = uow.circle.event(event_id), uow.get(Appointment, event_id)
            if not row.status.holds_time or row.end <= self._context.now():
                raise Refused("Cet événement est passé ou annulé\u00a0: il n’y a personne à inviter.")
            there = {each.authority_id for each in uow.circle.turnouts(row.start, row.end) if each.registered}
            members = uow.circle.members(row.start.astimezone(self._context.zone).year)
            asked = [each for each in members if each.authority_id not in there]
            if not asked:
                raise Refused(_nobody(any_member=bool(members)))
            mails = uow.circle.mails([each.authority_id for each in asked])
            said = _Said(uow, record, self._context.zone)
        each = tuple(_invited(one, mails.get(one.authority_id, ()), said) for one in asked)
        known = (to for one in each if one.reached for to in (one.mail.to, *one.mail.hidden))
        everybody = tuple(dict.fromkeys(known))
        return Invitations(event_id, said.mail("", everybody), each)

    def note(self, event_id: UUID, count: int) -> Change:
        """Note that so many invitations were prepared today."""
        today = self._context.today()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.circle.event(event_id)
            uow.get(Appointment, event_id).invited_on = today
            return (event_id,)

        label = plural(count, "invitation préparée", "invitations préparées")
        return self._context.change(Right.BOOK, work, label)


def _nobody(*, any_member: bool) -> str:
    if any_member:
        return "Toutes les collectivités du Cercle sont déjà inscrites."
    return "Aucune collectivité n’a le Cercle cette année-là\u00a0: il n’y a personne à inviter."


def _invited(member: CircleMemberRow, mails: tuple[str, ...], said: _Said) -> Invited:
    known = tuple(dict.fromkeys(mails)) or ((member.mail,) if member.mail else ())
    return Invited(member.authority_id, member.name, said.mail(known[0] if known else "", known[1:]))


class _Said:
    """The words of the invitation, the same for all."""

    def __init__(self, uow: UnitOfWork, record: Appointment, zone: ZoneInfo) -> None:
        start, end = (each.astimezone(zone) for each in (record.start, record.end))
        self._when = f"{date_title(start.date())}, {time_range(start, end)}"
        self._event = EVENTS[record.circle] if record.circle else ""
        self._theme, self._seats = record.title, record.seats
        self._where = wording.meeting_place(uow, record, named=False)
        self._host = uow.get(Practitioner, record.practitioner_id).name
        self._centre: Centre = centre_of(uow)

    def mail(self, to: str, hidden: tuple[str, ...]) -> Message:
        """The mail for these addresses."""
        subject = f"{self._event}, {self._when}{NBSP}: {self._theme}"
        return Message(to, plain_spaces(subject), plain_spaces(self._body()), hidden)

    def _body(self) -> str:
        centre = self._centre
        limit = (
            f"Le nombre de participants est limité à {plural(self._seats, 'personne')} en tout."
            if self._seats
            else ""
        )
        signed = (centre.service, centre.short_name or centre.name, wording.letterhead(centre).contact)
        lines = (
            "Madame, Monsieur,",
            "",
            f"{centre.short_name or centre.name} vous invite à la prochaine "
            f"{self._event[:1].lower()}{self._event[1:]} de la prévention{NBSP}:",
            "",
            f"Thème{NBSP}: {self._theme}",
            f"Date{NBSP}: {self._when}",
            f"Lieu{NBSP}: {self._where[0]}",
            *self._where[1:],
            f"Animation{NBSP}: {self._host}",
            "",
            "La participation est comprise dans votre accès au Cercle de la prévention.",
            *filter(None, (limit,)),
            "Pour vous inscrire, répondez à ce message en indiquant le nombre de personnes qui viendront.",
            "",
            "Cordialement,",
            *(line for line in signed if line),
        )
        return "\n".join(lines)
