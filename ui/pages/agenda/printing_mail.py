"""What an agent is told, in the person's own mail program or on the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode
from uuid import UUID

from cigdesk.domain.appointment import FOR_AN_AGENT, AppointmentKind, AppointmentStatus
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.agenda_sheets import Message


@dataclass(frozen=True)
class Attendee:
    """One of the people of a session, or all of them."""

    session: AppointmentRow
    participation_id: UUID | None = None


def mail_address(message: Message) -> str:
    """The message as a `mailto:` address (RFC 6068), in ASCII alone: lines end as mail has them."""
    body = "\r\n".join(message.body.split("\n"))
    hidden = {"bcc": ",".join(message.hidden)} if message.hidden else {}
    asked = {**hidden, "subject": message.subject, "body": body}
    return f"mailto:{quote(message.to, safe='@')}?{urlencode(asked, quote_via=quote, safe='')}"


def plain_text(message: Message) -> str:
    """The message as one text, to be pasted anywhere."""
    return f"{message.subject}\n\n{message.body}"


def may_be_signed(row: AppointmentRow) -> bool:
    """Whether it is a collective session that has not been given up: it has its papers."""
    return row.kind is AppointmentKind.COLLECTIVE and row.status.holds_time


def may_be_told(row: AppointmentRow) -> bool:
    """Whether somebody is still to be received."""
    planned = row.status is AppointmentStatus.PLANNED
    return planned and row.kind in FOR_AN_AGENT and row.agent_id is not None
