"""The same quote for many authorities: who may have it and at what price, then drafts or issued quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from cigdesk import french
from cigdesk.domain.authority import Authority, Contact
from cigdesk.domain.catalogue import Catalogue, Unit, headcount_tier
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.membership import Convention
from cigdesk.domain.quote import STATE_NAMES, Quote, QuoteStanding, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.domain.text import fold
from cigdesk.ports import UnitOfWork
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.ports.quotes import Files, OpenQuote
from cigdesk.services.catalogue_shelf import catalogue_on
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.in_turn import Item, Label, Outcome, in_turn
from cigdesk.services.quote_drafting import FIRST_DAY, LAST_DAY, LONGEST
from cigdesk.services.quote_facts import priced_by
from cigdesk.services.quote_issuing import Renderer, freeze
from cigdesk.services.quote_lines import LineValues, append_line
from cigdesk.services.tables import Tell, tell_nobody


@dataclass(frozen=True)
class BatchLine:
    """A prestation that every quote holds; without a quantity, the offer's own default holds."""

    offer: str
    values: LineValues = field(default_factory=LineValues)


@dataclass(frozen=True, kw_only=True)
class BatchOrder:
    """What every quote says."""

    lines: tuple[BatchLine, ...]
    service_day: date
    object: str = ""


@dataclass(frozen=True)
class BatchChoice:
    """An offer that a batch may hold, or that authorities had; its unit where the catalogue has it."""

    code: str
    label: str
    unit: Unit | None = None


@dataclass(frozen=True)
class BatchAuthority:
    """An authority that may have the quote.

    Attributes:
        tier: the place of its tier in the scale, or None without a declaration for the year.
        conventions: in force on the day of service.
        last_year: codes of the offers that it had in the year before.
        open_quotes: the quotes that already hold one of the offers for that year.
    """

    id: UUID
    name: str
    detail: str
    headcount: int | None
    tier: int | None
    conventions: frozenset[str]
    last_year: frozenset[str]
    open_quotes: tuple[OpenQuote, ...] = ()

    @property
    def already(self) -> str:
        """« 2026-0042, envoyé » where a quote already holds one of the offers."""
        return ", ".join(f"{each.number or 'brouillon'}{_state(each)}" for each in self.open_quotes[:2])


def _state(quote: OpenQuote) -> str:
    if quote.standing is QuoteStanding.EXPIRED:
        return " (expiré)"
    return f" ({STATE_NAMES[QuoteState(quote.standing.value)]})" if quote.number else ""


@dataclass(frozen=True)
class BatchFilter:
    """Whom a batch is for; what is left out does not restrict."""

    text: str = ""
    convention: Convention | None = None
    tier: int | None = None
    had: str = ""
    """The code of an offer had the year before."""

    def keeps(self, authority: BatchAuthority) -> bool:
        """Whether that authority is of them."""
        return (
            all(word in fold(authority.name) for word in fold(self.text).split())
            and (self.convention is None or self.convention.value in authority.conventions)
            and (self.tier is None or self.tier == authority.tier)
            and (not self.had or self.had in authority.last_year)
        )


@dataclass(frozen=True)
class BatchSurvey:
    """Everybody who may have a quote for work of that day, and what there is to choose from."""

    day: date
    authorities: tuple[BatchAuthority, ...]
    tiers: tuple[str, ...]
    offers: tuple[BatchChoice, ...]
    had: tuple[BatchChoice, ...]
    conventions: tuple[Convention, ...]


@dataclass(frozen=True)
class BatchPrice:
    """What the quote of one authority would come to, or why it is refused; warnings refuse nothing."""

    total: Decimal
    refusals: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class QuoteBatch:
    """Preparing, pricing and writing; each quote has its own transaction."""

    def __init__(self, context: Context, render: Renderer, files: Files) -> None:
        self._context, self._render, self._files = context, render, files

    def survey(self, day: date, offers: Sequence[str] = ()) -> BatchSurvey:
        """Every authority that is not archived, by name; `offers` tells which quotes are already open."""
        with self._context.reading() as uow:
            catalogue = catalogue_on(uow, centre_of(uow), day)
            rows = uow.authorities.search("", today=day)
            known = uow.quotes.priced_authorities([row.id for row in rows])
            had = {key: _offers_of(each.offers, day.year - 1) for key, each in known.items()}
            already = _by_authority(uow.quotes.open_quotes(offers, day.year, self._context.today()))
        people = tuple(_authority(row, catalogue, had[row.id], already.get(row.id, ())) for row in rows)
        return BatchSurvey(
            day,
            people,
            tuple(tier.label for tier in catalogue.tiers) if catalogue else (),
            _choices(catalogue, catalogue.offers if catalogue else ()),
            _choices(catalogue, frozenset[str]().union(*had.values())),
            tuple(each for each in Convention if any(each.value in one.conventions for one in people)),
        )

    def prices(
        self, order: BatchOrder, authorities: Sequence[UUID], tell: Tell = tell_nobody
    ) -> dict[UUID, BatchPrice]:
        """What each would come to; raises `InvalidInput` where the order itself cannot be."""
        _check(order)
        found: dict[UUID, BatchPrice] = {}
        with self._context.reading() as uow:
            catalogue = catalogue_on(uow, centre_of(uow), order.service_day)
            for place, key in enumerate(authorities):
                tell(place, len(authorities), "")
                found[key] = _price(uow, catalogue, self._quote(order, key, None))
        return found

    def draft(self, order: BatchOrder, items: Sequence[Item], tell: Tell = tell_nobody) -> Outcome:
        """A draft for each authority, whatever is left to settle; all of them can be taken back at once."""
        _check(order)
        label: Label = lambda count: french.plural(count, "brouillon créé", "brouillons créés")  # noqa: E731
        return in_turn(items, lambda item: self._draft(order, item), label, tell)

    def issue(self, order: BatchOrder, items: Sequence[Item], tell: Tell = tell_nobody) -> Outcome:
        """An issued quote for each authority that the rules allow one; the others are told, with why."""
        _check(order)
        label: Label = lambda count: french.plural(count, "devis émis", "devis émis")  # noqa: E731
        return in_turn(items, lambda item: self._issue(order, item), label, tell)

    def _draft(self, order: BatchOrder, item: Item) -> Change:
        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            quote = self._quote(order, item.id, _contact(uow, item.id))
            uow.add(quote)
            return (quote.id,)

        def still_a_draft(uow: UnitOfWork) -> None:
            if any(not quote.editable for quote in uow.find(Quote, authority_id=item.id) if quote.id in made):
                raise Refused("Un devis émis ne se supprime pas.")

        made: list[UUID] = []
        change = self._context.change(Right.MANAGE_QUOTES, work, "Devis créé", still_allowed=still_a_draft)
        made.extend(change.ids)
        return change

    def _issue(self, order: BatchOrder, item: Item) -> Change:
        """The draft and its issue in one transaction: a refusal leaves neither a draft nor a number."""
        with self._context.writing(Right.ISSUE_QUOTES) as uow:
            quote = self._quote(order, item.id, _contact(uow, item.id))
            uow.add(quote)
            sheet = freeze(uow, quote, self._context.today())
            quote.pdf_sha256 = self._files.keep(self._render(sheet))
            commit = uow.commit()
        return Change(commit.kinds, f"Devis {quote.number} émis", ids=(quote.id,))

    def _quote(self, order: BatchOrder, authority_id: UUID, contact_id: UUID | None) -> Quote:
        quote = Quote(
            id=new_id(),
            authority_id=authority_id,
            object=order.object.strip(),
            service_day=order.service_day,
            created_at=self._context.now(),
            follower=self._context.actor.name,
            contact_id=contact_id,
        )
        for line in order.lines:
            append_line(quote, line.offer, line.values)
        return quote


def _check(order: BatchOrder) -> None:
    errors = {}
    if not order.lines:
        errors["lines"] = "Choisissez au moins une prestation."
    if not FIRST_DAY <= order.service_day <= LAST_DAY:
        errors["service_day"] = "La date doit être comprise entre 2000 et 2100."
    if len(order.object) > LONGEST["object"]:
        errors["object"] = f"{len(order.object)} caractères pour {LONGEST['object']} au plus."
    if errors:
        raise InvalidInput(errors)


def _price(uow: UnitOfWork, catalogue: Catalogue | None, quote: Quote) -> BatchPrice:
    _catalogue, _facts, pricing = priced_by(uow, catalogue, quote)
    refusals = tuple(dict.fromkeys(each.message for each in pricing.refusals))
    warnings = tuple(dict.fromkeys(each.message for line in pricing.lines for each in line.warnings))
    return BatchPrice(pricing.draft_total, refusals, warnings)


def _contact(uow: UnitOfWork, authority_id: UUID) -> UUID | None:
    """Who signs for the authority, where it is known."""
    signing = uow.find(Contact, authority_id=uow.get(Authority, authority_id).id, signs_quotes=True)
    return signing[0].id if signing else None


def _authority(
    row: AuthorityRow, catalogue: Catalogue | None, had: frozenset[str], already: Iterable[OpenQuote]
) -> BatchAuthority:
    tier = headcount_tier(catalogue, row.headcount) if catalogue and row.headcount else None
    heads = french.plural(row.headcount, "agent") if row.headcount else "effectif non déclaré"
    place = catalogue.tiers.index(tier) if catalogue and tier else None
    return BatchAuthority(
        row.id, row.name, heads, row.headcount, place, frozenset(row.conventions), had, tuple(already)
    )


def _offers_of(offers: Sequence[tuple[str, int]], year: int) -> frozenset[str]:
    return frozenset(offer for offer, held in offers if held == year)


def _by_authority(found: Iterable[OpenQuote]) -> Mapping[UUID, list[OpenQuote]]:
    by_authority: dict[UUID, list[OpenQuote]] = {}
    for each in found:
        by_authority.setdefault(each.authority_id, []).append(each)
    return by_authority


def _choices(catalogue: Catalogue | None, codes: Iterable[str]) -> tuple[BatchChoice, ...]:
    known = catalogue.offers if catalogue else {}
    order = {code: place for place, code in enumerate(known)}
    found = sorted(codes, key=lambda code: (order.get(code, len(order)), code))
    return tuple(
        BatchChoice(code, known[code].label, known[code].unit) if code in known else BatchChoice(code, code)
        for code in found
    )
