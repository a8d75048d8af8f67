"""The papers for the data protection officer, from a real store: its own figures, and who may have them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from cigdesk.bootstrap import open_store
from cigdesk.cli import main
from cigdesk.documents import render_dpo_paper
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.errors import NotAllowed
from cigdesk.domain.passphrases import RECOVERY
from cigdesk.domain.people import AgentValues
from cigdesk.domain.rights import Role
from cigdesk.services.persons import PersonValues
from cigdesk.services.recovery_words import drawn_words, passphrase_of

GIVEN, OWN = "cinq poules sur un mur", "qui picorent du pain dur"
AGENT = "Haddad-Quintero"


def text_of(paper):
    pages = PdfReader(BytesIO(render_dpo_paper(paper))).pages
    text = "\n".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture
def town(services):
    values = AuthorityValues(name="Choisy-le-Roi", kind=AuthorityKind.COMMUNE)
    return services.authorities.create(values).ids[0]


@pytest.fixture
def agent(services, town):
    return services.agents.create(AgentValues(last_name=AGENT, authority_id=town)).ids[0]


@pytest.fixture
def secretary(services, desk, clock):
    """The services of somebody who does not keep the centre."""
    services.persons.add(PersonValues("Nadia Belkacem", (Role.SECRETARIAT,)), GIVEN, GIVEN)
    theirs = open_store(desk.path, GIVEN, clock=clock)
    theirs.change_passphrase(GIVEN, OWN, OWN)
    yield theirs.services
    theirs.store.close()


def test_a_bare_store_says_what_it_lacks(services):
    text = text_of(services.dpo_papers.record(lock_minutes=7))
    for said in (
        "Registre du traitement",
        "RGPD, article 30",
        "1 personne ouvre la base",
        "24 mois après le dernier contact",
        "12 mois, puis effacé",
        "délibération n° 2021-122",
        "Après 7 minutes sur cet ordinateur",
        "Argon2id, 19 Mio, 1 passage, 1 voie",
        "Aucune sauvegarde pour l’instant. Pas de deuxième dossier",
        "Il n’y en a pas : une phrase de passe oubliée",
        "sont masqués",
        "Canevas de l’analyse d’impact",
        "2021-028",
        "2023-095",
        "JORF du 6 nov. 2018",
        "pas de deuxième dossier de sauvegarde, pas de fiche de secours, aucune restauration essayée",
        "Avis du DPO",
        "Délégué à la protection des données",
    ):
        assert said in text


def test_what_is_set_and_made_is_what_the_record_says(services, desk, tmp_path, agent):
    before = services.centre.view().settings
    kept = replace(before, case_retention_months=36, access_months=8, mask_small_counts=False)
    services.centre.edit(before, kept)
    services.persons.add(PersonValues("Nadia Belkacem", (Role.SECRETARIAT,)), GIVEN, GIVEN)
    desk.store.admit_person(passphrase_of(drawn_words()), RECOVERY, "")
    (tmp_path / "cle").mkdir()
    services.backups.choose_second(tmp_path / "cle")
    services.backups.rehearse()
    text = text_of(services.dpo_papers.record())
    for said in (
        "36 mois après le dernier contact",
        "8 mois, puis effacé",
        "ne sont pas masqués",
        "2 personnes ouvrent la base",
        "Secrétariat 2 personnes. Lit le nom des agents, lit les demandes et dossiers.",
        "Préventionniste 1 personne. Ne lit des agents que les initiales, ne lit ni demandes ni dossiers.",
        "1 personne n’a pas encore changé la phrase de passe donnée",
        "Il y en a une : sous enveloppe",
        "1 sauvegarde gardée, la dernière du 12 nov. 2026. Deuxième dossier, dernière copie le 12 nov. 2026.",
        "Restauration essayée le 12 nov. 2026",
        "Rien que le programme sache",
        "1 fiche : civilité",
        "de 1 à 30 minutes",
    ):
        assert said in text
    assert AGENT not in text
    assert "Nadia" not in text


def test_the_loss_sheet_counts_what_was_held_and_tells_the_hours(services, agent):
    services.persons.add(PersonValues("Nadia Belkacem", (Role.SECRETARIAT,)), GIVEN, GIVEN)
    text = text_of(services.dpo_papers.loss())
    for said in (
        "Fiches d’agents 1",
        "Fiches de collectivités 1",
        "Notes sous secret, scellées 0",
        "2 personnes l’ouvrent",
        "Argon2id, 19 Mio",
        "elle n’a jamais été emportée",
        "RGPD, article 33",
        "La copie perdue s’ouvre encore avec celles de son jour",
        "Notifier par son téléservice sous 72 heures",
        "article 33-5",
        "Camille Roussel, tous les rôles",
        "Nadia Belkacem, secrétariat (phrase de passe donnée, jamais changée)",
    ):
        assert said in text
    assert AGENT not in text


def test_the_loss_sheet_follows_the_store_that_was_taken_away(services, tmp_path, clock):
    (tmp_path / "cle").mkdir()
    copy = services.carrying.take_out(tmp_path / "cle", "portable de permanence").path
    clock.move(days=3)
    away = text_of(services.dpo_papers.loss())
    assert "Oui, depuis le 12 novembre 2026, par Camille Roussel, sur « portable de permanence »" in away
    assert "« Ouvrir ici quand même »" in away
    laptop = open_store(copy, "quatre mots pour entrer", clock=clock)
    try:
        assert "est la copie emportée le 12 novembre 2026" in text_of(laptop.services.dpo_papers.loss())
    finally:
        laptop.store.close()
    services.carrying.open_here("le portable a été volé à la gare")
    after = text_of(services.dpo_papers.loss())
    assert "abandonnée depuis, et n’est pas revenue (« le portable a été volé à la gare »)" in after
    assert "« Ouvrir ici quand même »" not in after


def test_who_does_not_keep_the_centre_gets_none(secretary):
    for make in (secretary.dpo_papers.record, secretary.dpo_papers.loss):
        with pytest.raises(NotAllowed):
            make()


def test_the_same_paper_gives_the_same_bytes_and_a_name_is_printed_as_it_is(services):
    services.persons.add(PersonValues("<b>A&B</b> </para>", (Role.HEAD,)), GIVEN, GIVEN)
    paper = services.dpo_papers.loss()
    assert render_dpo_paper(paper) == render_dpo_paper(paper)
    assert "<b>A&B</b> </para>, responsable de service" in text_of(paper)


# The command line


@pytest.fixture
def command(desk, desk_passphrase, tmp_path, monkeypatch, capsys):
    """Runs `cigdesk export` on the store of `desk`; gives the code and what was told of errors."""
    secret = tmp_path / "phrase.txt"
    monkeypatch.setenv("CIGDESK_PASSPHRASE_FILE", str(secret))

    def call(*words, passphrase=desk_passphrase):
        secret.write_text(f"{passphrase}\n", encoding="utf-8")
        return main(["export", *words, "--store", str(desk.path)]), capsys.readouterr().err

    return call


@pytest.mark.parametrize(("word", "title"), [("record", "Registre du traitement"), ("loss", "72 heures")])
def test_the_papers_are_written_whole_once(command, tmp_path, word, title):
    output = tmp_path / "feuille.pdf"
    assert command(word, "-o", str(output)) == (0, "")
    assert title in PdfReader(output).pages[0].extract_text().replace("\u00a0", " ")
    assert output.stat().st_mode & 0o077 == 0
    assert command(word, "-o", str(output))[0] == 2
    assert command(word, "-o", str(tmp_path / "feuille.txt"))[0] == 2


def test_the_command_refuses_who_does_not_keep_the_centre(command, secretary, tmp_path):
    code, told = command("record", "-o", str(tmp_path / "rien.pdf"), passphrase=OWN)
    assert code == 2
    assert "droits" in told
    assert not (tmp_path / "rien.pdf").exists()
