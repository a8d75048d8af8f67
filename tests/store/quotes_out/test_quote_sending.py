"""A quote leaves for its authority: the message, its log, its state; several at once."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest

from cigdesk.domain.errors import CigdeskError, NotFound, Refused
from cigdesk.domain.letters import Way
from cigdesk.domain.quote import QuoteState
from cigdesk.exchange.mail_file import Attached, write_mail
from cigdesk.services.in_turn import Item


@pytest.fixture
def dispatch(services):
    return services.quote_dispatch


def test_the_mail_goes_to_the_contact_with_the_very_page(services, places, make_quote, dispatch):
    quote = make_quote(until="issued", object_="Coaching 2027")
    contact = services.authorities.sheet(places.choisy).contacts[0].id
    mail = dispatch.mail(quote)
    assert mail.message.to == "mairie@choisy.example"
    assert mail.file_name == "devis-2026-0001.pdf"
    parsed = message_from_bytes(
        write_mail(mail.message, (Attached(mail.file_name, mail.pdf),)), policy=default
    )
    assert parsed["X-Unsent"] == "1"
    assert parsed["To"] == "mairie@choisy.example"
    assert parsed["Subject"] == "Devis 2026-0001, Coaching 2027"
    assert "valable jusqu’au 12 février 2027" in parsed.get_body().get_content()
    [page] = parsed.iter_attachments()
    assert page.get_filename() == "devis-2026-0001.pdf"
    assert page.get_content() == services.quotes.issuing.pdf(quote)
    addressed = services.quotes.drafting.create(places.choisy).ids[0]
    services.quotes.drafting.add_line(addressed, "COACH")
    services.quotes.drafting.edit_heading(addressed, {"contact_id": contact})
    services.quotes.issuing.issue(addressed)
    assert dispatch.recipient(addressed) == "a.besson@choisy.example"


def test_a_quote_without_an_address_is_prepared_for_nobody(places, make_quote, dispatch):
    mail = dispatch.mail(make_quote(places.bagneux, until="issued"))
    assert not mail.message.to
    assert "To" not in message_from_bytes(write_mail(mail.message), policy=default)


def test_each_departure_is_logged_and_the_first_makes_the_quote_sent(services, make_quote, dispatch, clock):
    quote = make_quote(until="issued")
    first = dispatch.sent(quote, Way.MAIL)
    assert services.quotes.view(quote).state is QuoteState.SENT
    clock.move(days=30)
    assert dispatch.mail(quote).message.subject.startswith("Rappel")
    dispatch.sent(quote, Way.POST)
    told = [(line.way, line.recipient) for line in dispatch.departures(quote)]
    assert told == [(Way.POST, "Choisy-le-Roi"), (Way.MAIL, "mairie@choisy.example")]
    with pytest.raises(Refused):
        first.undo.run()


def test_a_departure_noted_by_mistake_is_taken_back(services, make_quote, dispatch):
    quote = make_quote(until="issued")
    back = dispatch.sent(quote, Way.POST).undo.run()
    assert services.quotes.view(quote).state is QuoteState.ISSUED
    assert not dispatch.departures(quote)
    back.undo.run()
    assert services.quotes.view(quote).state is QuoteState.SENT


@pytest.mark.parametrize(("until", "word"), [("draft", "émettez-le"), ("accepted", "accepté")])
def test_what_does_not_wait_for_an_answer_does_not_leave(make_quote, dispatch, until, word):
    quote = make_quote(until=until)
    for act in (dispatch.mail, lambda key: dispatch.sent(key, Way.POST)):
        with pytest.raises(Refused, match=word):
            act(quote)


def test_several_leave_and_a_draft_among_them_is_told(services, make_quote, dispatch):
    ready, draft = make_quote(until="issued"), make_quote()
    outcome = dispatch.posted_several([Item(ready, "2026-0001"), Item(draft, "Brouillon")])
    assert outcome.change.label == "1\u00a0devis envoyé par courrier"
    assert outcome.change.detail == "1 refusé"
    assert [each.item.name for each in outcome.report.refused] == ["Brouillon"]
    outcome.change.undo.run()
    assert services.quotes.view(ready).state is QuoteState.ISSUED


def test_a_message_that_cannot_be_written_is_not_noted_as_sent(services, make_quote, dispatch):
    first, second = make_quote(until="issued"), make_quote(until="issued")
    written = []

    def write(mail):
        if written:
            raise CigdeskError("Le disque est plein.")
        written.append(mail.file_name)

    outcome = dispatch.mailed_several([Item(first, "a"), Item(second, "b")], write)
    assert written == ["devis-2026-0001.pdf"]
    assert [each.reason for each in outcome.report.refused] == ["Le disque est plein."]
    assert services.quotes.view(second).state is QuoteState.ISSUED


def test_a_work_that_is_stopped_keeps_what_is_done_and_names_the_rest(make_quote, dispatch):
    items = [Item(make_quote(until="issued"), name) for name in "abc"]

    def tell(done, _total, _name):
        if done == 1:
            raise CigdeskError("Arrêté.")

    report = dispatch.posted_several(items, tell).report
    assert [each.item.name for each in report.done] == ["a"]
    assert [each.name for each in report.left] == ["b", "c"]


def test_a_quote_that_is_gone_is_told(dispatch, services):
    with pytest.raises(NotFound):
        dispatch.mail(services.context.actor.person_id)
