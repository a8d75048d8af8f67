"""Every method of the services that writes asks for the right that the table promises."""

from __future__ import annotations

import pytest

from cigdesk.domain.errors import CigdeskError, NotAllowed
from cigdesk.domain.rights import Right
from cigdesk.services import context
from tests.store.services_walk import Written, call, rights_named, services, walked, writers

ASKED = {
    ("absences", Right.BOOK): "add change delete note",
    ("agent_merging", Right.MANAGE_AGENTS): "keep_apart merge",
    ("agents", Right.MANAGE_AGENTS): "add_leave archive create edit edit_leave remove_leave restore",
    ("authorities", Right.MANAGE_AUTHORITIES): (
        "add_contact add_subscription archive create declare remove_contact remove_headcount "
        "remove_subscription restore update update_contact"
    ),
    ("authority_import", Right.MANAGE_AUTHORITIES): "apply",
    ("bookings", Right.BOOK): "book cancel copy delete edit move set_status set_statuses",
    ("campaigns", Right.MANAGE_AUTHORITIES): "declare move_deadline note_letters open",
    ("carrying", Right.CARRY): "open_here send_back take_out",
    ("cases", Right.SUPPORT): "agree close edit open reopen withdraw",
    ("catalogue_editing", Right.MANAGE_CATALOGUE): (
        "add_offer edit_offer move_prices restore_offer retire_offer set_price"
    ),
    ("catalogue_states", Right.MANAGE_CATALOGUE): "archive delete edit prepare vote",
    ("centre", Right.MANAGE_CENTRE): "edit",
    ("circle", Right.BOOK): "edit note note_as_registered plan register set_expected withdraw",
    ("circle_invitations", Right.BOOK): "note",
    ("closures", Right.MANAGE_CENTRE): "add edit remove",
    ("eliminations", Right.ELIMINATE): "carry_out give_up obtain pdf propose",
    ("engagements", Right.MANAGE_QUOTES): "enter_days grant_missing",
    ("inspection_reports", Right.INSPECT): "correct issue left",
    ("inspections", Right.INSPECT): "add_site begin_from create delete edit set_sites",
    ("inspections.closing", Right.INSPECT): "close reopen",
    ("inspections.observations", Right.INSPECT): "add edit move remove",
    ("inspections.photos", Right.INSPECT): "add describe move remove",
    ("kept_documents", Right.MANAGE_QUOTES): "describe keep remove",
    ("membership_amendments", Right.MANAGE_MEMBERSHIPS): "date record",
    ("membership_renewals", Right.MANAGE_MEMBERSHIPS): "renew renew_all",
    ("membership_terms", Right.MANAGE_MEMBERSHIPS): "add carry refresh remove update",
    ("memberships", Right.MANAGE_MEMBERSHIPS): "add denounce remove sign take_back update",
    ("notes", Right.NOTES): "delete put_back save write",
    ("observation_answers", Right.INSPECT): "answer reminded",
    ("passphrase", Right.READ): "change",
    ("permanences", Right.BOOK): "cancel change delete open restore",
    ("person_export", Right.EXPORT_PERSON): "show strike",
    ("person_rights", Right.ERASE): "erase",
    ("person_rights", Right.EXPORT_PERSON): "note",
    ("persons", Right.MANAGE_PERSONS): "add edit give_access leave",
    ("places", Right.MANAGE_CENTRE): (
        "add_room create_site edit_site rename_room set_room_archived set_site_archived"
    ),
    ("practitioners", Right.MANAGE_PEOPLE): "create delete edit set_active set_week",
    ("prevention", Right.MANAGE_QUOTES): "offer_extra_days",
    ("quote_batch", Right.ISSUE_QUOTES): "issue",
    ("quote_batch", Right.MANAGE_QUOTES): "draft",
    ("quote_dispatch", Right.ISSUE_QUOTES): "mailed_several posted_several sent",
    ("quotes.copying", Right.MANAGE_QUOTES): "clone revise",
    ("quotes.drafting", Right.MANAGE_QUOTES): (
        "add_free_line add_line add_note add_section change_line copy_line create delete "
        "edit_heading edit_line move_line remove_line repair set_authority set_heading"
    ),
    ("quotes.issuing", Right.ISSUE_QUOTES): "accept amend_acceptance cancel issue refuse send",
    ("recovery", Right.NOTES): "keep",
    ("requests", Right.BOOK): "close delete edit note reopen",
    ("requests", Right.READ_SUPPORT): "sheet",
    ("retention", Right.ARCHIVE): "archive consult extend reopen",
    ("series", Right.BOOK): "change open stop",
    ("sessions", Right.BOOK): "note note_all register set_capacity set_seats withdraw",
    ("statement_papers", Right.MANAGE_STATEMENTS): "close close_ready pdf write_month",
    ("statements", Right.MANAGE_STATEMENTS): "close close_ready correct set_aside withdraw write_chorus",
    ("time", Right.SUPPORT): "edit enter from_appointment remove set_cell take_all",
    ("vat", Right.MANAGE_CENTRE): "add edit remove",
    ("vaults", Right.NOTES): "accept_loss admit admit_recovery keep_up readmit seal_again",
}
"""By service and right, the methods that write: a new one is written here, or the first test fails."""

_FOLLOWING = ("extend", "handed_over", "refuse", "remove")

UNGUARDED = {
    ("accesses", "opened"): "that somebody opened the store is noted of everybody",
    ("accesses", "purge"): "what was kept too long goes, whoever comes in",
    ("carrying", "require_living"): "only looks whether the store may be written",
}
HANDED_ON = {
    ("membership_papers", "keep"): ("kept_documents", "keep"),
    ("engagements", "attach"): ("bookings", "edit"),
    ("circle", "delete"): ("bookings", "delete"),
    ("circle", "set_status"): ("bookings", "set_status"),
    ("headcount_import", "apply"): ("campaigns", "declare"),
    **{("person_rights", each): ("person_rights", "note") for each in _FOLLOWING},
}
"""What has the right of another method asked for: that of a request of erasure is not that of an export."""

ROWS = [(name, method, right) for (name, right), methods in ASKED.items() for method in methods.split()]


def test_every_method_that_writes_is_known():
    found = {(name, method) for name, each in walked(services()).items() for method in writers(each)}
    known = {(name, method) for name, method, _ in ROWS}
    assert found == known | set(UNGUARDED) | set(HANDED_ON)
    assert set(HANDED_ON.values()) <= known


@pytest.mark.parametrize(("name", "method", "right"), ROWS, ids=str)
def test_it_is_refused_without_its_right(name, method, right, monkeypatch):
    """Whoever has every right but that one writes nothing.

    A few refuse what the walk makes up before they come so far: of these, the code itself is asked.
    """

    def refuse(_roles, asked):
        if asked is right:
            raise NotAllowed("refusé")

    monkeypatch.setattr(context, "require", refuse)
    service = walked(services())[name]
    try:
        call(service, method)
    except NotAllowed:
        return
    except Written:
        pytest.fail("written without the right")
    except (CigdeskError, TypeError, ValueError, KeyError, AttributeError):
        assert right in rights_named(getattr(type(service), method))
    else:
        assert right in rights_named(getattr(type(service), method))
