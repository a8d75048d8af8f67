"""What an agent is told, in the person's own mail program or on the clipboard."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from cigdesk.domain.appointment import FOR_AN_AGENT, AppointmentStatus
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.agenda_sheets import Message


def mail_address(message: Message) -> str:
    """The message as a `mailto:` address (RFC 6068), in ASCII alone: lines end as mail has them."""
    body = "\r\n".join(message.body.split("\n"))
    asked = {"subject": message.subject, "body": body}
    return f"mailto:{quote(message.to, safe='@')}?{urlencode(asked, quote_via=quote, safe='')}"


def plain_text(message: Message) -> str:
    """The message as one text, to be pasted anywhere."""
    return f"{message.subject}\n\n{message.body}"


def may_be_told(row: AppointmentRow) -> bool:
    """Whether somebody is still to be received."""
    planned = row.status is AppointmentStatus.PLANNED
    return planned and row.kind in FOR_AN_AGENT and row.agent_id is not None
