"""A prepared mail as a file (RFC 5322) that a mail program opens as a draft, its document attached."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from cigdesk.exchange.sendable import sendable
from cigdesk.services.agenda_sheets import Message


@dataclass(frozen=True)
class Attached:
    """A document of a mail; its name says nothing of a person."""

    name: str
    content: bytes
    media_type: str = "application/pdf"


def write_mail(message: Message, attached: tuple[Attached, ...] = ()) -> bytes:
    """The bytes of the `.eml`. No sender is named: the mail program puts the person's own."""
    mail = EmailMessage(policy=SMTP)
    # Understood by the mail programs that know it as « still to be sent ».
    mail["X-Unsent"] = "1"
    if message.to:
        mail["To"] = Address(addr_spec=message.to)
    if message.hidden:
        mail["Bcc"] = [Address(addr_spec=each) for each in message.hidden]
    mail["Subject"] = sendable(" ".join(message.subject.split()))
    mail.set_content(sendable(message.body), cte="quoted-printable")
    for each in attached:
        main, _, sub = each.media_type.partition("/")
        mail.add_attachment(each.content, maintype=main, subtype=sub, filename=each.name)
    return mail.as_bytes()
