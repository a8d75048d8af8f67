"""Every act on a quote tried in every state, and what the authority's answer leaves."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select

from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import InvalidInput, MovedOn, NeedsConfirmation, Refused
from cigdesk.domain.quote import TRANSITIONS, QuoteState, RefusalReason
from cigdesk.domain.quote_answer import Acceptance
from db.tables import journal

ACTS = {
    QuoteState.ISSUED: lambda quotes, quote: quotes.issuing.issue(quote),
    QuoteState.SENT: lambda quotes, quote: quotes.issuing.send(quote),
    QuoteState.ACCEPTED: lambda quotes, quote: quotes.issuing.accept(quote, confirmed=True),
    QuoteState.REFUSED: lambda quotes, quote: quotes.issuing.refuse(quote, RefusalReason.BUDGET),
    QuoteState.CANCELLED: lambda quotes, quote: quotes.issuing.cancel(quote, "Doublon"),
    QuoteState.REPLACED: lambda quotes, quote: quotes.issuing.issue(quotes.copying.revise(quote).ids[0]),
}
WAYS = {
    QuoteState.DRAFT: (),
    QuoteState.ISSUED: (QuoteState.ISSUED,),
    QuoteState.SENT: (QuoteState.ISSUED, QuoteState.SENT),
    QuoteState.ACCEPTED: (QuoteState.ISSUED, QuoteState.SENT, QuoteState.ACCEPTED),
    QuoteState.REFUSED: (QuoteState.ISSUED, QuoteState.SENT, QuoteState.REFUSED),
    QuoteState.CANCELLED: (QuoteState.ISSUED, QuoteState.CANCELLED),
    QuoteState.REPLACED: (QuoteState.ISSUED, QuoteState.REPLACED),
}


@pytest.mark.parametrize("origin", WAYS)
def test_each_act_is_done_where_the_table_has_it_and_refused_elsewhere(services, towns, origin):
    for target, act in ACTS.items():
        quote = services.quotes.drafting.create(towns.choisy).ids[0]
        services.quotes.drafting.add_line(quote, "COACH")
        for step in WAYS[origin]:
            ACTS[step](services.quotes, quote)
        before = services.quotes.view(quote)
        assert before.state is origin
        if target in TRANSITIONS[origin]:
            act(services.quotes, quote)
            assert services.quotes.view(quote).state is target
        else:
            with pytest.raises(Refused):
                act(services.quotes, quote)
            assert services.quotes.view(quote) == before


def test_an_agreement_is_kept_whole_and_the_siret_goes_to_the_sheet(services, towns, sent):
    told = Acceptance(
        signed_on=date(2026, 11, 12),
        signed_by="  Anne   Besson ",
        signed_as="directrice générale des services",
        by_delegation=True,
        siret="219 400 223 00018",
        service_code="RH",
        engagement_number="EJ-1",
        purchase_order="BC-7",
    )
    services.quotes.issuing.accept(sent, told)
    kept = services.quotes.view(sent).acceptance
    assert (kept.signed_by, kept.siret, kept.by_delegation) == ("Anne Besson", "21940022300018", True)
    assert (kept.service_code, kept.engagement_number, kept.purchase_order) == ("RH", "EJ-1", "BC-7")
    with services.context.reading() as uow:
        assert uow.get(Authority, towns.choisy).siret == "21940022300018"


def test_what_is_missing_is_said_and_blocks_nothing(services, towns, sent, edit):
    edit(Authority, towns.choisy, requires_engagement=True, requires_service_code=True)
    asked = {"siret", "service_code", "engagement_number", "signed_by"}
    assert {each.field for each in services.quotes.view(sent).lacking} == asked
    services.quotes.issuing.accept(sent)
    edit(Authority, towns.choisy, chorus_service="RH")
    assert "service_code" not in {each.field for each in services.quotes.view(sent).lacking}


def test_an_agreement_is_completed_afterwards_without_moving_the_state(services, sent):
    services.quotes.issuing.accept(sent)
    view = services.quotes.view(sent)
    assert view.acceptance.signed_on == date(2026, 11, 12)
    completed = services.quotes.issuing.amend_acceptance(
        sent, Acceptance(signed_on=date(2026, 11, 12), engagement_number="EJ-9")
    )
    after = services.quotes.view(sent)
    assert (after.state, after.state_on) == (view.state, view.state_on)
    assert after.acceptance.engagement_number == "EJ-9"
    completed.undo.run()
    assert services.quotes.view(sent).acceptance.engagement_number == ""


def test_only_an_accepted_quote_has_an_agreement_to_complete(services, sent):
    with pytest.raises(Refused, match="accord"):
        services.quotes.issuing.amend_acceptance(sent, Acceptance())


@pytest.mark.parametrize("day", [date(2026, 11, 11), date(2026, 11, 13)])
def test_a_signature_before_the_issue_or_to_come_is_refused_in_its_field(services, sent, day):
    with pytest.raises(InvalidInput) as fault:
        services.quotes.issuing.accept(sent, Acceptance(signed_on=day))
    assert fault.value.errors.keys() == {"signed_on"}
    assert services.quotes.view(sent).state is QuoteState.SENT


def test_a_late_acceptance_keeps_what_was_confirmed_in_the_journal(services, desk, sent, clock):
    clock.move(days=120)
    with pytest.raises(NeedsConfirmation) as asked:
        services.quotes.issuing.accept(sent)
    services.quotes.issuing.accept(sent, confirmed=True)
    (reason,) = asked.value.reasons
    assert services.quotes.view(sent).late_confirmation == reason
    written = select(journal.c.new).where(journal.c.field == "late_confirmation", journal.c.record_id == sent)
    with desk.store.engine.connect() as connection:
        assert reason in [json.loads(each) for each in connection.scalars(written)]


def test_an_acceptance_in_time_keeps_no_confirmation(services, sent):
    services.quotes.issuing.accept(sent, confirmed=True)
    assert services.quotes.view(sent).late_confirmation == ""


def test_a_refusal_keeps_its_reason_and_its_words(services, sent):
    with pytest.raises(InvalidInput):
        services.quotes.issuing.refuse(sent, RefusalReason.OTHER)
    services.quotes.issuing.refuse(sent, RefusalReason.POSTPONED, "après les élections")
    view = services.quotes.view(sent)
    assert (view.refusal, view.reason) == (RefusalReason.POSTPONED, "après les élections")


def test_a_cancellation_after_the_agreement_is_by_common_agreement(services, sent):
    services.quotes.issuing.accept(sent)
    with pytest.raises(Refused, match="motif"):
        services.quotes.issuing.cancel(sent, " ")
    services.quotes.issuing.cancel(sent, "Projet abandonné")
    view = services.quotes.view(sent)
    assert (view.agreed, view.reason) == (True, "Projet abandonné")


def test_an_answer_is_taken_back_unless_another_came(services, sent):
    accepted = services.quotes.issuing.accept(sent)
    services.quotes.issuing.cancel(sent, "Doublon")
    with pytest.raises(MovedOn):
        accepted.undo.run()
    assert services.quotes.view(sent).state is QuoteState.CANCELLED
