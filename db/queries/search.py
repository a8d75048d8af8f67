"""Finding records of every kind at once, the best first, while somebody types.

Every statement is built once: at each letter typed, building them would take longer than running them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Table,
    bindparam,
    func,
    literal_column,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from cigdesk.domain.inspection_report import report_number
from cigdesk.domain.quote import quote_number
from cigdesk.domain.search import FEW, Term, exact_terms, split_words, total_cost
from cigdesk.domain.statement import StatementState, statement_number
from cigdesk.domain.support import case_number
from cigdesk.ports.search import (
    AgentHit,
    Answers,
    AuthorityHit,
    CaseHit,
    FoundKind,
    Hit,
    Hits,
    InspectionHit,
    QuoteHit,
    StatementHit,
)
from db.queries.support import at_hand
from db.search import INDEX, expression
from db.search_vocabulary import corrected
from db.tables import agents, authorities, cases, headcounts, inspections, quotes, search_entries, statements

H = TypeVar("H", AuthorityHit, AgentHit, QuoteHit, CaseHit, InspectionHit, StatementHit)
Costs = dict[str, int]
"""Records that hold the words, by their key in hexadecimal, each with how far it holds them from."""
Found = dict[FoundKind, Costs]
Read = Callable[[str], tuple[Term, ...]]
"""How a text becomes words: as they are, or corrected."""

CAPPED: Final = 100
"""How many records of a kind are weighed: whoever finds more types on."""
_BY_OWNER: Final = 100
"""The cost of a word that only the authority of the record holds."""
_FEW_OWNERS: Final = 5
_MOST_GROUPS: Final = 8
_GROUPED_DIGITS: Final = re.compile(r"(?<=[0-9])[\s.\-]+(?=[0-9])")


class SqlSearchQueries:
    """See `cigdesk.ports.search.SearchQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(
        self,
        text: str,
        kinds: Collection[FoundKind],
        *,
        today: date,
        most: int,
        recent: Collection[UUID] = (),
    ) -> Answers:
        """See the port. Every kind is looked through in one pass of the index."""
        exact = self._found(text, exact_terms, kinds)
        few = sum(map(len, exact.values())) < FEW
        near = self._found(text, self._corrected, kinds) if few else {}

        def hits(kind: FoundKind, rows: Callable[[Collection[str]], Iterable[H]]) -> Hits[H]:
            costs = exact.get(kind, {})
            nearly = {key: cost for key, cost in near.get(kind, {}).items() if key not in costs}
            best, then = (_best(rows(each), each, most, recent) if each else () for each in (costs, nearly))
            countless = max(len(costs), len(nearly)) > CAPPED
            return Hits(best, len(costs) - len(best), then, len(nearly) - len(then), countless)

        return Answers(
            hits(FoundKind.AUTHORITY, partial(self._authorities, today=today)),
            hits(FoundKind.AGENT, self._agents),
            hits(FoundKind.QUOTE, self._quotes),
            hits(FoundKind.CASE, self._cases),
            hits(FoundKind.INSPECTION, self._inspections),
            hits(FoundKind.STATEMENT, self._statements),
        )

    def known(self, kinds: Collection[FoundKind], ids: Sequence[UUID], *, today: date) -> tuple[Hit, ...]:
        """See the port."""
        keys = [each.hex for each in ids]
        rows: dict[FoundKind, Callable[[], Iterable[Hit]]] = {
            FoundKind.AUTHORITY: lambda: self._authorities(keys, today=today),
            FoundKind.AGENT: lambda: self._agents(keys),
            FoundKind.QUOTE: lambda: self._quotes(keys),
            FoundKind.CASE: lambda: self._cases(keys),
            FoundKind.INSPECTION: lambda: self._inspections(keys),
            FoundKind.STATEMENT: lambda: self._statements(keys),
        }
        found = {hit.id: hit for kind in kinds for hit in rows[kind]()}
        return tuple(found[each] for each in ids if each in found)

    def best(self, kind: FoundKind, text: str) -> tuple[dict[UUID, int], bool]:
        """The nearest records of one kind with their costs; True when no word but corrected ones is found."""
        exact = self._found(text, exact_terms, [kind])[kind]
        near = {} if exact else self._found(text, self._corrected, [kind])[kind]
        return {UUID(key): cost for key, cost in (exact or near).items()}, not exact

    @property
    def _connection(self) -> Connection:
        return self._session.connection()

    def _corrected(self, text: str) -> tuple[Term, ...]:
        return corrected(self._session, text)

    def _found(self, text: str, read: Read, kinds: Collection[FoundKind]) -> Found:
        """What each kind holds of the words, in any of the readings of the text."""
        found: Found = {kind: {} for kind in FoundKind}
        for terms in readings(text, read):
            self._add_own(found, terms)
            if any(len(costs) > CAPPED for costs in found.values()):
                self._add_own(found, tuple(term.standing_whole() for term in terms))
            owned = [kind for kind in _OF_OWNERS if kind in kinds and len(found[kind]) <= CAPPED]
            if owned:
                self._add_owned(found, owned, terms)
            if FoundKind.CASE in kinds:
                self._add_cases(found, terms)
        return {kind: found[kind] for kind in kinds}

    def _add_own(self, found: Found, terms: tuple[Term, ...]) -> None:
        for kind, key, words in self._connection.execute(_OWN, {"words": expression(terms)}):
            cost = total_cost(terms, split_words(words))
            costs = found[FoundKind(kind)]
            # A word that the index parts otherwise, such as a rare script's, is no nearer than an owner's.
            costs[key] = min(costs.get(key, _BY_OWNER), _BY_OWNER if cost is None else cost)

    def _add_owned(self, found: Found, kinds: Iterable[FoundKind], terms: tuple[Term, ...]) -> None:
        """The records whose authority holds some of the words, and they the others."""
        for rest, owners in self._owners(found[FoundKind.AUTHORITY], terms):
            values = {"owners": json.dumps(owners), "words": expression(rest)}
            cost = _BY_OWNER * (len(terms) - len(rest))
            for kind in (each for each in kinds if len(found[each]) <= CAPPED):
                rows = _OF_OWNERS[kind].statement(len(owners), whole=not rest)
                for key in self._connection.scalars(rows, values):
                    found[kind].setdefault(key, cost)

    def _add_cases(self, found: Found, terms: tuple[Term, ...]) -> None:
        """The cases of the agents who hold some of the words themselves, as near as they are."""
        by_authority_alone = _BY_OWNER * len(terms)
        costs = {key: cost for key, cost in found[FoundKind.AGENT].items() if cost < by_authority_alone}
        if costs:
            for key, agent in self._connection.execute(_CASES_OF, {"keys": json.dumps(list(costs))}):
                found[FoundKind.CASE].setdefault(key, costs[agent])

    def _owners(self, whole: Costs, terms: tuple[Term, ...]) -> list[tuple[tuple[Term, ...], list[str]]]:
        """Words left to find, and the authorities that hold all the others; the fewest words first."""
        if len(terms) == 1:
            return [((), list(whole))] if whole else []
        left: dict[str, frozenset[int]] = {}
        for place, term in enumerate(terms):
            for key in self._connection.scalars(_HOLDING, {"words": expression((term,))}):
                left[key] = left.get(key, frozenset(range(len(terms)))) - {place}
        groups: dict[frozenset[int], list[str]] = {}
        for key, places in left.items():
            groups.setdefault(places, []).append(key)
        fewest = sorted(groups, key=len)[:_MOST_GROUPS]
        return [(tuple(terms[place] for place in sorted(places)), groups[places]) for places in fewest]

    def _authorities(self, keys: Collection[str], *, today: date) -> Iterator[AuthorityHit]:
        rows = self._rows(_AUTHORITIES, keys, year=today.year)
        return (AuthorityHit(*row) for row in rows)

    def _agents(self, keys: Collection[str]) -> Iterator[AgentHit]:
        return (AgentHit(*row) for row in self._rows(_AGENTS, keys))

    def _quotes(self, keys: Collection[str]) -> Iterator[QuoteHit]:
        rows = self._rows(_QUOTES, keys)
        return (QuoteHit(row[0], quote_number(*row[1:5]), *row[5:]) for row in rows)

    def _cases(self, keys: Collection[str]) -> Iterator[CaseHit]:
        return (CaseHit(row[0], case_number(row[1]), *row[2:]) for row in self._rows(_CASES, keys))

    def _inspections(self, keys: Collection[str]) -> Iterator[InspectionHit]:
        rows = self._rows(_INSPECTIONS, keys)
        return (InspectionHit(row[0], report_number(*row[1:3]), *row[3:]) for row in rows)

    def _statements(self, keys: Collection[str]) -> Iterator[StatementHit]:
        rows = self._rows(_STATEMENTS, keys)
        return (StatementHit(row[0], statement_number(*row[1:3]), *row[3:]) for row in rows)

    def _rows(
        self, statement: Select[Any], keys: Collection[str], **values: object
    ) -> Iterable[Sequence[Any]]:
        return self._connection.execute(statement, {"keys": json.dumps(list(keys)), **values})


def readings(text: str, read: Read) -> list[tuple[Term, ...]]:
    """The words of the text; and again with its groups of digits as one number: « 219 400 223 »."""
    texts = dict.fromkeys((text, _GROUPED_DIGITS.sub("", text)))
    return [terms for each in texts if (terms := read(each))]


def _best(rows: Iterable[H], costs: Costs, most: int, recent: Collection[UUID]) -> tuple[H, ...]:
    """The nearest; among equal ones, those of `recent` first, then in the order of the rows."""
    ranked = sorted(rows, key=lambda hit: (costs[hit.id.hex], hit.id not in recent))
    return tuple(ranked[:most])


_ENTRIES = search_entries.c
_MATCHED = INDEX.c.words.op("MATCH")(bindparam("words"))


def _key(column: ColumnElement[UUID]) -> ColumnElement[str]:
    """The key as it is stored: making a UUID of each of hundreds takes longer than finding them."""
    return type_coerce(column, String)


def _listed(name: str) -> Select[tuple[str]]:
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def _own() -> Select[Any]:
    """The entries of each kind that hold every word, the newest first."""
    hits = (
        select(_ENTRIES.kind, _ENTRIES.id)
        .join_from(INDEX, search_entries, _ENTRIES.id == INDEX.c.rowid)
        .where(_MATCHED)
        .order_by(INDEX.c.rowid.desc())
        .cte("hits")
    )
    of_kinds = (select(hits.c.id).where(hits.c.kind == kind.value).limit(CAPPED + 1) for kind in FoundKind)
    found = union_all(*(select(each.subquery().c.id) for each in of_kinds)).subquery()
    return select(_ENTRIES.kind, _key(_ENTRIES.record_id), _ENTRIES.words).join(
        found, found.c.id == _ENTRIES.id
    )


def _holding(kind: FoundKind) -> Select[Any]:
    held = select(_key(_ENTRIES.record_id)).join_from(INDEX, search_entries, _ENTRIES.id == INDEX.c.rowid)
    return held.where(_MATCHED, _ENTRIES.kind == kind.value).limit(CAPPED + 1)


class _OfOwners:
    """The records of one kind that belong to some authorities and hold the words that are left."""

    def __init__(self, kind: FoundKind, table: Table) -> None:
        of_owners = _key(table.c.authority_id).in_(_listed("owners"))
        owned = select(_key(table.c.id)).where(of_owners)
        self._newest = owned.order_by(table.c.id.desc()).limit(CAPPED + 1)
        self._any = owned.limit(CAPPED + 1)
        self._by_words = _holding(kind).join(table, table.c.id == _ENTRIES.record_id).where(of_owners)
        entries = search_entries.alias("owned")
        mine = select(entries.c.id).join(table, table.c.id == entries.c.record_id).where(of_owners)
        # The plus keeps SQLite from asking the index anew for each of these rows.
        self._by_owner = _holding(kind).where(literal_column("+search_index.rowid").in_(mine))

    def statement(self, owners: int, *, whole: bool) -> Select[Any]:
        """The shortest way for so many owners; `whole` when no word is left."""
        few = owners <= _FEW_OWNERS
        if whole:
            return self._newest if few else self._any
        return self._by_owner if few else self._by_words


def _authority_rows() -> Select[Any]:
    its = authorities.c
    declared = (headcounts.c.authority_id == its.id) & (headcounts.c.year == bindparam("year"))
    rows = select(its.id, its.name, its.kind, its.department, headcounts.c.heads, its.archived)
    kept = rows.outerjoin(headcounts, declared).where(_key(its.id).in_(_listed("keys")))
    return kept.order_by(its.archived, its.sort_key, its.id)


def _agent_rows() -> Select[Any]:
    its = agents.c
    rows = select(its.id, its.first_name, its.last_name, authorities.c.name, its.archived)
    kept = rows.join(authorities, authorities.c.id == its.authority_id).where(
        _key(its.id).in_(_listed("keys"))
    )
    return kept.order_by(its.archived, its.sort_key, its.id)


def _quote_rows() -> Select[Any]:
    its = quotes.c
    number = its.prefix, its.year, its.sequence, its.revision
    rows = select(its.id, *number, authorities.c.name, its.object, its.state, its.valid_until)
    kept = rows.join(authorities, authorities.c.id == its.authority_id).where(
        _key(its.id).in_(_listed("keys"))
    )
    return kept.order_by(its.id.desc())


def _case_rows() -> Select[Any]:
    its, of = cases.c, agents.c
    named = (func.coalesce(each, "") for each in (of.first_name, of.last_name))
    rows = select(
        *(its.id, its.sequence, *named, its.group_name, authorities.c.name, its.closed_on.is_not(None))
    )
    kept = rows.join(authorities, authorities.c.id == its.authority_id).outerjoin(
        agents, of.id == its.agent_id
    )
    return kept.where(_key(its.id).in_(_listed("keys")), at_hand()).order_by(
        its.closed_on.is_not(None), its.id.desc()
    )


def _inspection_rows() -> Select[Any]:
    its = inspections.c
    rows = select(its.id, its.report_year, its.report_sequence, its.kind, authorities.c.name, its.day)
    kept = rows.join(authorities, authorities.c.id == its.authority_id)
    return kept.where(_key(its.id).in_(_listed("keys"))).order_by(its.day.desc(), its.id.desc())


def _statement_rows() -> Select[Any]:
    its = statements.c
    rows = select(its.id, its.year, its.sequence, its.authority_id, authorities.c.name, its.month)
    kept = rows.join(authorities, authorities.c.id == its.authority_id)
    closed = its.state == StatementState.CLOSED
    return kept.where(_key(its.id).in_(_listed("keys")), closed).order_by(its.id.desc())


_OWN: Final = _own()
_HOLDING: Final = _holding(FoundKind.AUTHORITY)
_AUTHORITIES, _AGENTS, _QUOTES = _authority_rows(), _agent_rows(), _quote_rows()
_CASES, _INSPECTIONS, _STATEMENTS = _case_rows(), _inspection_rows(), _statement_rows()
_CASES_OF: Final = (
    select(_key(cases.c.id), _key(cases.c.agent_id))
    .where(_key(cases.c.agent_id).in_(_listed("keys")), at_hand())
    .order_by(cases.c.id.desc())
    .limit(CAPPED + 1)
)
_OF_OWNERS: Final = {
    FoundKind.AGENT: _OfOwners(FoundKind.AGENT, agents),
    FoundKind.QUOTE: _OfOwners(FoundKind.QUOTE, quotes),
    FoundKind.INSPECTION: _OfOwners(FoundKind.INSPECTION, inspections),
}
