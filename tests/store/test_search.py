"""What is found by typing: any text is safe, and records are found by their words, errors and all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cigdesk.domain.appointment import Requester, Subject
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.inspection import Inspection
from cigdesk.domain.people import Agent, AgentValues, Function, Practitioner
from cigdesk.domain.quote import Quote, QuoteState
from cigdesk.domain.rights import Right
from cigdesk.domain.statement import Statement, StatementState
from cigdesk.domain.support import Case, CaseKind
from cigdesk.domain.text import fold
from cigdesk.services.context import new_id
from db.engine import WRITING

TOWNS = {
    "Villejuif": "219400769",
    "Choisy-le-Roi": "219400223",
    "L’Haÿ-les-Roses": "219400389",
    "Noisy-le-Sec": "219300530",
    "Épinay-sur-Seine": "219300316",
    "Saint-Denis": "219300662",
}
PEOPLE = {
    ("Leïla", "Haddad"): "Villejuif",
    ("Jean-Baptiste", "Martinez"): "Choisy-le-Roi",
    ("Françoise", "Lefèvre"): "Noisy-le-Sec",
    ("Thérèse", "Gonçalves"): "Saint-Denis",
    ("Bérénice", "Marchand"): "Épinay-sur-Seine",
}
OBJECTS = {"Inspection des ateliers": "Villejuif", "Accompagnement ergonomique": "Noisy-le-Sec"}
HOSTILE = (
    "'; DROP TABLE agents; --",
    '"',
    '""',
    "*",
    "villejuif*",
    "NEAR(villejuif haddad)",
    "NEAR(",
    "villejuif OR haddad",
    "AND",
    "NOT",
    "-villejuif",
    "words:villejuif",
    "%",
    "_",
    "^villejuif",
    "{villejuif}",
    "(",
    "a+b",
    "\0",
    "ville\0juif",
    "\ud800",
    "🙂",
    "x" * 10_000,
    "villejuif " * 1_000,
    "\u200b",
    "½ ﷽ ℡",
)


WORDS = sorted(
    {word for name in TOWNS for word in fold(name).split()}
    | {word for names in PEOPLE for name in names for word in fold(name).split()}
    | {word for title in OBJECTS for word in fold(title).split()}
)
LONG = [word for word in WORDS if len(word) >= 5]

reading = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def filled(services):
    """A store with a few towns, people and quotes."""
    towns = {}
    for name, siren in TOWNS.items():
        values = AuthorityValues(name=name, kind=AuthorityKind.COMMUNE, siren=siren)
        towns[name] = services.authorities.create(values).ids[0]
    for (first, last), town in PEOPLE.items():
        services.agents.create(AgentValues(first_name=first, last_name=last, authority_id=towns[town]))
    with services.context.writing(Right.MANAGE_QUOTES) as uow:
        for sequence, (title, town) in enumerate(OBJECTS.items(), 187):
            uow.add(_quote(title, towns[town], sequence))
        uow.commit()
    return services


def _quote(title, town, sequence):
    now = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)
    return Quote(
        id=new_id(),
        authority_id=town,
        object=title,
        service_day=now.date(),
        state=QuoteState.ISSUED,
        year=2026,
        sequence=sequence,
        created_at=now,
        issued_on=now.date(),
        total=Decimal("100.00"),
    )


def _town(services, name):
    return services.authorities.listing(name).rows[0].id


def shown(answers):
    """The words of all that is proposed, in the order of the kinds, exact ones first."""
    fields = ("name", "first_name", "last_name", "number", "object")
    found = (answers.authorities, answers.agents, answers.quotes)
    each = (hit for hits in found for hit in (*hits.best, *hits.near))
    return [fold(" ".join(getattr(hit, name, "") for name in fields)) for hit in each]


def names(hits):
    return [hit.name for hit in hits]


def test_the_syntax_of_sql_and_of_the_index_is_literal(filled):
    """What is not a letter nor a digit parts words, and never acts."""
    finds = (
        filled.search.find,
        lambda typed: filled.authorities.listing(typed).rows,
        lambda typed: filled.agents.listing(typed).rows,
        filled.agenda.find_agents,
        filled.quotes.search,
    )
    for text in HOSTILE:
        letters = (letter if letter.isalnum() else " " for letter in fold(text[:200]))
        plain = " ".join("".join(letters).split())
        assert [find(text) for find in finds] == [find(plain or "*") for find in finds], text[:20]


def test_signs_alone_find_nothing(filled):
    for text in ("*", '"', "%", "_", "^", "🙂", "\0", "\ud800", "--", "()"):
        assert shown(filled.search.find(text)) == []
        assert not filled.quotes.search(text)


@reading
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_is_an_error(filled, text):
    filled.search.find(text)
    filled.authorities.listing(text)
    filled.agents.search(text)
    filled.agenda.find_agents(text)
    filled.quotes.search(text)


@reading
@given(st.data())
def test_a_record_is_found_by_its_words_in_any_order_cut_short_and_without_accents(filled, data):
    record = data.draw(st.sampled_from([*TOWNS, *(" ".join(each) for each in PEOPLE), *OBJECTS]))
    words = data.draw(st.permutations([word for word in fold(record).split() if len(word) >= 3]))
    typed = " ".join(word[: data.draw(st.integers(3, len(word)))] for word in words)
    whole = set(fold(record).split())
    assert any(whole <= set(each.split()) for each in shown(filled.search.find(typed)))


@reading
@given(st.sampled_from(LONG), st.integers(0, 20), st.sampled_from("mras"), st.sampled_from("abdeiklz"))
def test_a_word_with_one_typing_error_is_found_in_the_first_results(filled, word, place, error, letter):
    place %= len(word) - 1
    typed = {
        "m": word[:place] + word[place + 1 :],
        "r": word[:place] + letter + word[place + 1 :],
        "a": word[:place] + letter + word[place:],
        "s": word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    }[error]
    assert any(word in each.split() for each in shown(filled.search.find(typed)))


class TestNear:
    def test_a_correction_is_told_from_what_was_typed(self, filled):
        found = filled.search.find("vilejuif").authorities
        assert (found.best, names(found.near)) == ((), ["Villejuif"])

    def test_it_serves_a_word_that_is_still_being_typed(self, filled):
        assert names(filled.search.find("vilej").authorities.near) == ["Villejuif"]

    def test_exact_words_come_before_corrected_ones(self, filled):
        town = _town(filled, "Villejuif")
        filled.agents.create(AgentValues(last_name="Marchant", authority_id=town))
        found = filled.search.find("marchant").agents
        assert [each.last_name for each in found.best] == ["Marchant"]
        assert [each.last_name for each in found.near] == ["Marchand"]

    def test_lists_and_pickers_say_that_their_rows_are_near(self, filled):
        towns = [(row.name, row.near) for row in filled.authorities.listing("vilejuif").rows]
        assert towns == [("Villejuif", True)]
        assert not filled.authorities.listing("villejuif").rows[0].near
        assert [(row.last_name, row.near) for row in filled.agenda.find_agents("hadad")] == [("Haddad", True)]
        assert [(row.last_name, row.near) for row in filled.agents.search("martines")] == [("Martinez", True)]
        quotes = [(row.number, row.near) for row in filled.quotes.search("inspektion")]
        assert quotes == [("2026-0187", True)]

    @pytest.mark.parametrize("siren", ["219400768", "291400769", "2194007699", "119400769"])
    def test_a_wrong_siren_brings_no_authority(self, filled, siren):
        found = filled.search.find(siren).authorities
        assert (found.best, found.near) == ((), ())
        assert not filled.authorities.listing(siren).rows

    def test_words_written_since_are_known(self, filled):
        assert not filled.search.find("zvolenky").agents.near
        filled.agents.create(AgentValues(last_name="Zvolensky", authority_id=_town(filled, "Villejuif")))
        assert [each.last_name for each in filled.search.find("zvolenky").agents.near] == ["Zvolensky"]


class TestOrder:
    @pytest.fixture
    def add(self, filled):
        town = _town(filled, "Villejuif")

        def create(last_name, first_name=""):
            values = AgentValues(last_name=last_name, first_name=first_name, authority_id=town)
            return filled.agents.create(values).ids[0]

        return create

    def test_the_word_itself_comes_before_what_begins_so(self, filled, add):
        for name in ("Martin", "Martinon", "Abelmartin"):
            add(name)
        found = filled.search.find("martin").agents.best
        assert [each.last_name for each in found] == ["Martin", "Martinez", "Martinon"]

    def test_archived_records_come_after_the_others(self, filled, add):
        gone = add("Olive", "Anne")
        add("Olive", "Zoé")
        filled.agents.archive(gone)
        found = filled.search.find("olive").agents.best
        assert [(each.first_name, each.archived) for each in found] == [("Zoé", False), ("Anne", True)]

    def test_recent_choices_come_first_among_equal_ones(self, filled, add):
        first, second = add("Olive", "Anne"), add("Olive", "Zoé")
        assert [each.id for each in filled.search.find("olive").agents.best] == [first, second]
        assert [each.id for each in filled.search.find("olive", recent=[second]).agents.best] == [
            second,
            first,
        ]

    def test_what_is_not_shown_is_counted(self, filled, add):
        for place in range(7):
            add("Olive", f"N{place}")
        found = filled.search.find("olive", most=5).agents
        assert (len(found.best), found.more, found.countless) == (5, 2, False)


class TestAcrossRecords:
    @pytest.mark.parametrize("text", ["haddad villejuif", "villejuif leïla", "hadd ville"])
    def test_an_agent_is_found_by_name_and_employer(self, filled, text):
        assert [each.last_name for each in filled.search.find(text).agents.best] == ["Haddad"]

    @pytest.mark.parametrize("text", ["2026-0187", "0187", "187", "2026 187", "villejuif ateliers"])
    def test_a_quote_is_found_by_number_and_authority(self, filled, text):
        assert [each.number for each in filled.search.find(text).quotes.best] == ["2026-0187"]

    @pytest.mark.parametrize("text", ["219 400 769", "219400769", "219 4007"])
    def test_digits_in_groups_are_one_number(self, filled, text):
        assert names(filled.search.find(text).authorities.best) == ["Villejuif"]

    def test_known_records_keep_the_order_asked_and_leave_out_what_is_gone(self, filled):
        haddad, town = filled.search.find("haddad").agents.best[0].id, _town(filled, "Villejuif")
        assert [each.id for each in filled.search.known([town, new_id(), haddad])] == [town, haddad]


@pytest.fixture
def worked(filled):
    """A case of an agent and one of a group, an inspection day with its report, two statements."""
    day = date(2026, 10, 23)
    with filled.context.writing(Right.SUPPORT) as uow:
        haddad = next(each for each in uow.find(Agent) if each.last_name == "Haddad")
        worker = Practitioner(id=new_id(), first_name="A", last_name="B", function=Function.SOCIAL_WORKER)
        uow.add(worker)
        uow.flush()
        for sequence, known in ((148, {"agent_id": haddad.id}), (149, {"group_name": "Agents de la crèche"})):
            kind = CaseKind.INDIVIDUAL if "agent_id" in known else CaseKind.COLLECTIVE
            uow.add(
                Case(
                    id=new_id(),
                    sequence=sequence,
                    authority_id=haddad.authority_id,
                    kind=kind,
                    requester=Requester.AGENT,
                    subject=Subject.MONEY,
                    referent_id=worker.id,
                    opened_on=day,
                    **known,
                )
            )
        uow.add(
            Inspection(
                id=new_id(),
                authority_id=haddad.authority_id,
                practitioner_id=worker.id,
                day=day,
                report_year=2026,
                report_sequence=42,
            )
        )
        for month, sequence in ((9, 7), (10, None)):
            start = datetime(2026, month, 1, tzinfo=UTC)
            state = StatementState.OPEN if sequence is None else StatementState.CLOSED
            uow.add(
                Statement(
                    id=new_id(),
                    authority_id=haddad.authority_id,
                    month=start.date(),
                    state=state,
                    start=start,
                    end=start + timedelta(days=30),
                    year=sequence and 2026,
                    sequence=sequence,
                )
            )
        uow.commit()
    return filled


def numbers(hits):
    return [each.number for each in hits.best]


class TestWorkThatWasDone:
    @pytest.mark.parametrize(
        "text", ["SST-0148", "sst 148", "148", "haddad", "leila haddad", "haddad villejuif"]
    )
    def test_a_case_is_found_by_its_number_and_by_its_agent(self, worked, text):
        (found,) = worked.search.find(text).cases.best
        assert (found.number, found.last_name, found.authority) == ("SST-0148", "Haddad", "Villejuif")

    def test_a_case_of_a_group_is_found_by_its_words_and_not_by_its_authority(self, worked):
        assert numbers(worked.search.find("creche agents").cases) == ["SST-0149"]
        assert worked.search.find("villejuif").cases.best == ()

    @pytest.mark.parametrize(
        "text", ["villejuif", "2026-0042", "villejuif 23/10/2026", "23 octobre villejuif"]
    )
    def test_an_inspection_is_found_by_its_report_its_authority_and_its_day(self, worked, text):
        (found,) = worked.search.find(text).inspections.best
        assert (found.number, found.authority, found.day) == ("2026-0042", "Villejuif", date(2026, 10, 23))

    @pytest.mark.parametrize("text", ["RI-2026-0007", "ri 7", "0007"])
    def test_a_statement_is_found_once_it_has_its_number(self, worked, text):
        (found,) = worked.search.find(text).statements.best
        assert (found.number, found.month) == ("RI-2026-0007", date(2026, 9, 1))
        assert worked.search.known([found.id]) == (found,)

    def test_a_store_of_before_finds_what_it_holds(self, worked, desk):
        engine = desk.store.engine.execution_options(**{WRITING: True})
        of_work = "('case', 'inspection', 'statement')"
        kept = f"SELECT kind, words FROM search_entries WHERE kind IN {of_work}"
        with engine.begin() as connection:
            before = connection.exec_driver_sql(kept).all()
            connection.exec_driver_sql(f"DELETE FROM search_entries WHERE kind IN {of_work}")
        assert numbers(worked.search.find("SST-0148").cases) == []
        migration = import_module("db.migrations.versions.0012_found_by_number")
        with engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
            migration.upgrade()
            after = connection.exec_driver_sql(kept).all()
        assert sorted(after) == sorted(before)
        assert numbers(worked.search.find("SST-0148").cases) == ["SST-0148"]
