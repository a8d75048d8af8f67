"""A quote leaves for its authority: the message that goes with it, and the log of its departures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from cigdesk import french
from cigdesk.domain.authority import Authority, Contact
from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import mail_fault
from cigdesk.domain.letters import Way
from cigdesk.domain.quote import STATE_NAMES, Quote, QuoteSending, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.ports.quotes import Files
from cigdesk.services.agenda_sheets import Message
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.in_turn import Item, Label, Outcome, in_turn
from cigdesk.services.tables import Tell, tell_nobody

_LEAVES: Final = (QuoteState.ISSUED, QuoteState.SENT)


@dataclass(frozen=True)
class QuoteMail:
    """A message ready for the person's mail program, the page of the quote attached."""

    quote_id: UUID
    message: Message
    file_name: str
    pdf: bytes


@dataclass(frozen=True)
class SendingLine:
    """One departure, as it is listed."""

    id: UUID
    at: datetime
    way: Way
    recipient: str


class QuoteDispatch:
    """Preparing and noting departures; each may be taken back, the message that left apart."""

    def __init__(self, context: Context, files: Files) -> None:
        self._context, self._files = context, files

    def mail(self, quote_id: UUID) -> QuoteMail:
        """The message of an issued quote; addressed to nobody when no address is known."""
        with self._context.reading() as uow:
            quote = uow.get(Quote, quote_id)
            require_issued(quote)
            message = self._message(uow, quote)
            name, kept = file_stem(quote.number), quote.pdf_sha256
        return QuoteMail(quote_id, message, f"{name}.pdf", self._files.read(kept))

    def recipient(self, quote_id: UUID) -> str:
        """The address that a mail would go to; "" when none is known."""
        with self._context.reading() as uow:
            return _address(uow, uow.get(Quote, quote_id))

    def sent(self, quote_id: UUID, way: Way) -> Change:
        """Note that it left; an issued quote is then sent, a sent one is sent again."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = uow.get(Quote, quote_id)
            require_issued(quote)
            uow.add(self._departure(uow, quote, way))
            if quote.state is QuoteState.ISSUED:
                quote.move_to(QuoteState.SENT, self._context.today())
            return (quote_id,)

        def left_no_more(uow: UnitOfWork) -> None:
            issued = uow.get(Quote, quote_id).state is QuoteState.ISSUED
            if issued and uow.find(QuoteSending, quote_id=quote_id):
                raise Refused("Ce devis est reparti depuis : annulez d’abord son dernier envoi.")

        label = f"Devis envoyé par {way.label}"
        return self._context.change(Right.ISSUE_QUOTES, work, label, still_allowed=left_no_more)

    def posted_several(self, items: Sequence[Item], tell: Tell = tell_nobody) -> Outcome:
        """Note that each left by post; a quote that is not issued is refused alone."""
        return in_turn(items, lambda item: self.sent(item.id, Way.POST), _label(Way.POST), tell)

    def mailed_several(
        self, items: Sequence[Item], write: Callable[[QuoteMail], None], tell: Tell = tell_nobody
    ) -> Outcome:
        """Hand each message to `write`, which may raise a `CigdeskError`, and note that it left by mail."""

        def act(item: Item) -> Change:
            write(self.mail(item.id))
            return self.sent(item.id, Way.MAIL)

        return in_turn(items, act, _label(Way.MAIL), tell)

    def departures(self, quote_id: UUID) -> tuple[SendingLine, ...]:
        """Every departure, the last one first."""
        with self._context.reading() as uow:
            found = uow.find(QuoteSending, quote_id=quote_id)
        lines = (SendingLine(each.id, each.at, each.way, each.recipient) for each in found)
        return tuple(sorted(lines, key=lambda line: line.at, reverse=True))

    def _departure(self, uow: UnitOfWork, quote: Quote, way: Way) -> QuoteSending:
        recipient = _address(uow, quote) if way is Way.MAIL else uow.get(Authority, quote.authority_id).name
        return QuoteSending(
            id=new_id(), quote_id=quote.id, at=self._context.now(), way=way, recipient=recipient
        )

    def _message(self, uow: UnitOfWork, quote: Quote) -> Message:
        again = quote.state is QuoteState.SENT
        subject = f"{'Rappel : devis' if again else 'Devis'} {quote.number}"
        subject = f"{subject}, {quote.object}" if quote.object else subject
        body = _body(quote, again=again, who=self._context.actor.name, signature=_signature(uow))
        return Message(_address(uow, quote), french.plain_spaces(subject), french.plain_spaces(body))


def _label(way: Way) -> Label:
    return lambda count: f"{french.plural(count, 'devis envoyé', 'devis envoyés')} par {way.label}"


def require_issued(quote: Quote) -> None:
    """Raise `Refused` unless the quote waits for an answer."""
    if quote.state is QuoteState.DRAFT:
        raise Refused("Un brouillon ne s’envoie pas : émettez-le d’abord.")
    if quote.state not in _LEAVES:
        raise Refused(f"Un devis {STATE_NAMES[quote.state]} ne s’envoie plus.")


def file_stem(number: str) -> str:
    """« devis-2026-0042 »; a prefix may hold what a file name may not."""
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in number)
    return f"devis-{safe or 'brouillon'}"


def _address(uow: UnitOfWork, quote: Quote) -> str:
    """Of the contact of the quote, else of the authority; one that no mail program takes counts for none."""
    contact = uow.get(Contact, quote.contact_id).mail if quote.contact_id else ""
    known = (contact, uow.get(Authority, quote.authority_id).mail)
    return next((each for each in known if each and each.isascii() and not mail_fault(each)), "")


def _signature(uow: UnitOfWork) -> str:
    centre = centre_of(uow)
    return "\n".join(filter(None, (centre.name, centre.service, french.phone(centre.phone), centre.mail)))


def _body(quote: Quote, *, again: bool, who: str, signature: str) -> str:
    on = f" du {french.date_long(quote.issued_on)}" if quote.issued_on else ""
    about = f" «\u00a0{quote.object}\u00a0»" if quote.object else ""
    opening = (
        "Sauf erreur de notre part, nous n’avons pas reçu votre réponse à notre devis"
        if again
        else "Vous trouverez ci-joint notre devis"
    )
    until = french.date_long(quote.valid_until) if quote.valid_until else ""
    lines = (
        "Bonjour,",
        "",
        f"{opening} n°\u202f{quote.number}{on}{about}{', que nous joignons de nouveau' if again else ''}.",
        f"Il est valable jusqu’au {until}." if until else "",
        "",
        "Si vous en êtes d’accord, retournez-nous ce devis daté et signé, avec votre numéro d’engagement"
        " et le code du service à facturer s’ils sont nécessaires.",
        "",
        "Cordialement,",
        who,
        signature,
    )
    return "\n".join(lines)
