PRAGMA key = "x'3a953c2d9c9696874b1d00a35792282ce84d9a033fad69743b9a045e1774dea3940c26b5d8151ccb11ed46b94775a5ee'";
PRAGMA page_size = 4096;
PRAGMA application_id = 1128875844;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE journal (
	seq INTEGER NOT NULL, 
	transaction_id CHAR(32) NOT NULL, 
	at INTEGER NOT NULL, 
	person_id CHAR(32), 
	table_name VARCHAR(64) NOT NULL, 
	record_id CHAR(32) NOT NULL, 
	act VARCHAR(8) NOT NULL, 
	field VARCHAR(64), 
	old TEXT, 
	new TEXT, 
	CONSTRAINT pk_journal PRIMARY KEY (seq)
);
CREATE TABLE practitioners (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	first_name TEXT NOT NULL, 
	last_name TEXT NOT NULL, 
	function VARCHAR(32) NOT NULL, 
	colour TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	mail TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	sort_key TEXT NOT NULL, 
	CONSTRAINT pk_practitioners PRIMARY KEY (id)
);
CREATE TABLE quote_counters (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_quote_counters PRIMARY KEY (id), 
	CONSTRAINT uq_quote_counters_year UNIQUE (year)
);
CREATE TABLE search_entries (
	id INTEGER NOT NULL, 
	record_id CHAR(32) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_search_entries PRIMARY KEY (id), 
	CONSTRAINT uq_search_entries_record_id UNIQUE (record_id)
);
CREATE TABLE agents (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	civility VARCHAR(32) NOT NULL, 
	first_name TEXT NOT NULL, 
	last_name TEXT NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	status VARCHAR(32), 
	phone TEXT NOT NULL, 
	mail TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	sort_key TEXT NOT NULL, 
	CONSTRAINT pk_agents PRIMARY KEY (id), 
	CONSTRAINT fk_agents_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT
);
CREATE TABLE contacts (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	mail TEXT NOT NULL, 
	signs_quotes BOOLEAN NOT NULL, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT
);
CREATE TABLE persons (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	practitioner_id CHAR(32), 
	CONSTRAINT pk_persons PRIMARY KEY (id), 
	CONSTRAINT fk_persons_practitioner_id FOREIGN KEY(practitioner_id) REFERENCES practitioners (id) ON DELETE RESTRICT
);
CREATE TABLE sites (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	authority_id CHAR(32), 
	name TEXT NOT NULL, 
	address TEXT NOT NULL, 
	postcode TEXT NOT NULL, 
	city TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	CONSTRAINT pk_sites PRIMARY KEY (id), 
	CONSTRAINT fk_sites_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT
);
CREATE TABLE subscriptions (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	offer TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	CONSTRAINT pk_subscriptions PRIMARY KEY (id), 
	CONSTRAINT fk_subscriptions_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_subscriptions_authority_id_offer_year UNIQUE (authority_id, offer, year)
);
CREATE TABLE working_hours (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	practitioner_id CHAR(32) NOT NULL, 
	weekday INTEGER NOT NULL, 
	start TIME NOT NULL, 
	"end" TIME NOT NULL, 
	CONSTRAINT pk_working_hours PRIMARY KEY (id), 
	CONSTRAINT fk_working_hours_practitioner_id FOREIGN KEY(practitioner_id) REFERENCES practitioners (id) ON DELETE RESTRICT
);
CREATE TABLE rooms (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	site_id CHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	CONSTRAINT pk_rooms PRIMARY KEY (id), 
	CONSTRAINT fk_rooms_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE RESTRICT
);
CREATE TABLE sick_leaves (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	agent_id CHAR(32) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE, 
	CONSTRAINT pk_sick_leaves PRIMARY KEY (id), 
	CONSTRAINT fk_sick_leaves_agent_id FOREIGN KEY(agent_id) REFERENCES agents (id) ON DELETE RESTRICT
);
CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entries', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
CREATE TABLE closures (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE NOT NULL, 
	label TEXT NOT NULL, 
	CONSTRAINT pk_closures PRIMARY KEY (id)
);
CREATE TABLE requests (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	requester VARCHAR(32) NOT NULL, 
	received_on DATE NOT NULL, 
	agent_id CHAR(32), 
	authority_id CHAR(32) NOT NULL, 
	contact_id CHAR(32), 
	partner TEXT NOT NULL, 
	subject VARCHAR(32) NOT NULL, 
	practitioner_id CHAR(32), 
	closed_on DATE, 
	outcome VARCHAR(32), 
	CONSTRAINT pk_requests PRIMARY KEY (id), 
	CONSTRAINT fk_requests_agent_id FOREIGN KEY(agent_id) REFERENCES agents (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_requests_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_requests_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_requests_practitioner_id FOREIGN KEY(practitioner_id) REFERENCES practitioners (id) ON DELETE RESTRICT
);
CREATE TABLE permanence_series (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	practitioner_id CHAR(32) NOT NULL, 
	authority_id CHAR(32), 
	site_id CHAR(32), 
	room_id CHAR(32), 
	rule TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	second_start INTEGER, 
	second_end INTEGER, 
	slot_minutes INTEGER NOT NULL, 
	buffer_minutes INTEGER DEFAULT '0' NOT NULL, 
	subjects TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_permanence_series PRIMARY KEY (id), 
	CONSTRAINT fk_permanence_series_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_permanence_series_practitioner_id FOREIGN KEY(practitioner_id) REFERENCES practitioners (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_permanence_series_room_id FOREIGN KEY(room_id) REFERENCES rooms (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_permanence_series_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE RESTRICT
);
CREATE TABLE participations (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	appointment_id CHAR(32) NOT NULL, 
	agent_id CHAR(32) NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_participations PRIMARY KEY (id), 
	CONSTRAINT fk_participations_agent_id FOREIGN KEY(agent_id) REFERENCES agents (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_participations_appointment_id FOREIGN KEY(appointment_id) REFERENCES appointments (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_participations_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_participations_appointment_id_agent_id UNIQUE (appointment_id, agent_id)
);
CREATE TABLE catalogues (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	family TEXT NOT NULL, 
	label TEXT NOT NULL, 
	effective_from DATE NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	content TEXT NOT NULL, 
	based_on TEXT NOT NULL, 
	deliberation TEXT NOT NULL, 
	voted_on DATE, 
	created_at INTEGER NOT NULL, 
	CONSTRAINT pk_catalogues PRIMARY KEY (id), 
	CONSTRAINT uq_catalogues_code UNIQUE (code)
);
CREATE TABLE headcount_campaigns (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	opened_on DATE NOT NULL, 
	deadline DATE NOT NULL, 
	CONSTRAINT pk_headcount_campaigns PRIMARY KEY (id), 
	CONSTRAINT uq_headcount_campaigns_year UNIQUE (year)
);
CREATE TABLE vat_regimes (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	start DATE NOT NULL, 
	rate VARCHAR(32), 
	mention TEXT NOT NULL, 
	CONSTRAINT pk_vat_regimes PRIMARY KEY (id), 
	CONSTRAINT uq_vat_regimes_start UNIQUE (start)
);
CREATE TABLE campaign_letters (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	campaign_id CHAR(32) NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	prepared_on DATE NOT NULL, 
	way VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_campaign_letters PRIMARY KEY (id), 
	CONSTRAINT fk_campaign_letters_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_campaign_letters_campaign_id FOREIGN KEY(campaign_id) REFERENCES headcount_campaigns (id) ON DELETE RESTRICT
);
CREATE TABLE catalogue_edits (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	catalogue_id CHAR(32) NOT NULL, 
	offer TEXT NOT NULL, 
	path TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_catalogue_edits PRIMARY KEY (id), 
	CONSTRAINT fk_catalogue_edits_catalogue_id FOREIGN KEY(catalogue_id) REFERENCES catalogues (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_catalogue_edits_catalogue_id_offer_path UNIQUE (catalogue_id, offer, path)
);
CREATE TABLE amendments (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	membership_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	effect DATE NOT NULL, 
	object TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	decided_on DATE, 
	signed_on DATE, 
	CONSTRAINT pk_amendments PRIMARY KEY (id), 
	CONSTRAINT fk_amendments_membership_id FOREIGN KEY(membership_id) REFERENCES memberships (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_amendments_membership_id_number UNIQUE (membership_id, number)
);
CREATE TABLE membership_terms (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	membership_id CHAR(32) NOT NULL, 
	year INTEGER NOT NULL, 
	offer TEXT NOT NULL, 
	headcount INTEGER, 
	amount BIGINT, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_membership_terms PRIMARY KEY (id), 
	CONSTRAINT fk_membership_terms_membership_id FOREIGN KEY(membership_id) REFERENCES memberships (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_membership_terms_membership_id_year_offer UNIQUE (membership_id, year, offer)
);
CREATE TABLE kept_documents (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	title TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	kept_at INTEGER NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	quote_id CHAR(32), 
	membership_id CHAR(32), 
	amendment_id CHAR(32), 
	CONSTRAINT pk_kept_documents PRIMARY KEY (id), 
	CONSTRAINT fk_kept_documents_amendment_id FOREIGN KEY(amendment_id) REFERENCES amendments (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_kept_documents_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_kept_documents_membership_id FOREIGN KEY(membership_id) REFERENCES memberships (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_kept_documents_quote_id FOREIGN KEY(quote_id) REFERENCES quotes (id) ON DELETE RESTRICT
);
CREATE TABLE quote_sendings (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	quote_id CHAR(32) NOT NULL, 
	at INTEGER NOT NULL, 
	way VARCHAR(32) NOT NULL, 
	recipient TEXT NOT NULL, 
	CONSTRAINT pk_quote_sendings PRIMARY KEY (id), 
	CONSTRAINT fk_quote_sendings_quote_id FOREIGN KEY(quote_id) REFERENCES quotes (id) ON DELETE RESTRICT
);
CREATE TABLE engagements (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	offer TEXT NOT NULL, 
	label TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	granted VARCHAR(32) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE NOT NULL, 
	quote_line_id CHAR(32), 
	term_id CHAR(32), 
	CONSTRAINT pk_engagements PRIMARY KEY (id), 
	CONSTRAINT fk_engagements_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_engagements_quote_line_id FOREIGN KEY(quote_line_id) REFERENCES quote_lines (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_engagements_term_id FOREIGN KEY(term_id) REFERENCES membership_terms (id) ON DELETE RESTRICT
);
CREATE TABLE distinct_agents (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	agent_id CHAR(32) NOT NULL, 
	other_id CHAR(32) NOT NULL, 
	CONSTRAINT pk_distinct_agents PRIMARY KEY (id), 
	CONSTRAINT fk_distinct_agents_agent_id FOREIGN KEY(agent_id) REFERENCES agents (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_distinct_agents_other_id FOREIGN KEY(other_id) REFERENCES agents (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_distinct_agents_agent_id_other_id UNIQUE (agent_id, other_id)
);
CREATE TABLE "absences" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	practitioner_id CHAR(32) NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	series_id CHAR(32), 
	overlap_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_absences PRIMARY KEY (id), 
	CONSTRAINT fk_absences_practitioner_id FOREIGN KEY(practitioner_id) REFERENCES practitioners (id) ON DELETE RESTRICT
);
CREATE TABLE "appointments" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	practitioner_id CHAR(32) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	mode VARCHAR(32) NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	agent_id CHAR(32), 
	authority_id CHAR(32), 
	site_id CHAR(32), 
	room_id CHAR(32), 
	permanence_id CHAR(32), 
	subject VARCHAR(32) NOT NULL, 
	requester VARCHAR(32), 
	phone TEXT NOT NULL, 
	video_link TEXT NOT NULL, 
	title TEXT NOT NULL, 
	overlap_reason TEXT NOT NULL, 
	buffer_minutes INTEGER DEFAULT '0' NOT NULL, 
	request_id CHAR(32), 
	seats INTEGER, 
	moved_from INTEGER, 
	engagement_id CHAR(32), 
	units VARCHAR(32), 
	CONSTRAINT pk_appointments PRIMARY KEY (id), 
	CONSTRAINT fk_appointments_practitioner_id FOREIGN KEY(practitioner_id) REFERENCES practitioners (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_appointments_request_id FOREIGN KEY(request_id) REFERENCES requests (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_appointments_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_appointments_agent_id FOREIGN KEY(agent_id) REFERENCES agents (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_appointments_room_id FOREIGN KEY(room_id) REFERENCES rooms (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_appointments_permanence_id FOREIGN KEY(permanence_id) REFERENCES permanences (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_appointments_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_appointments_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagements (id) ON DELETE RESTRICT
);
CREATE TABLE "authorities" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	siren TEXT NOT NULL, 
	siret TEXT NOT NULL, 
	insee TEXT NOT NULL, 
	department TEXT NOT NULL, 
	address TEXT NOT NULL, 
	postcode TEXT NOT NULL, 
	city TEXT NOT NULL, 
	population INTEGER, 
	group_name TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	mail TEXT NOT NULL, 
	chorus_service TEXT NOT NULL, 
	other_acfi BOOLEAN NOT NULL, 
	affiliated BOOLEAN NOT NULL, 
	optional_contribution BOOLEAN NOT NULL, 
	archived BOOLEAN NOT NULL, 
	sort_key TEXT NOT NULL, 
	requires_service_code BOOLEAN DEFAULT 0 NOT NULL, 
	requires_engagement BOOLEAN DEFAULT 0 NOT NULL, 
	requires_purchase_order BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_authorities PRIMARY KEY (id)
);
CREATE TABLE "centres" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	service TEXT NOT NULL, 
	address TEXT NOT NULL, 
	postcode TEXT NOT NULL, 
	city TEXT NOT NULL, 
	siret TEXT NOT NULL, 
	website TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	mail TEXT NOT NULL, 
	deliberation TEXT NOT NULL, 
	signatory TEXT NOT NULL, 
	signatory_title TEXT NOT NULL, 
	holidays TEXT NOT NULL, 
	zone TEXT NOT NULL, 
	quote_prefix TEXT NOT NULL, 
	quote_validity_months INTEGER NOT NULL, 
	catalogue_family TEXT NOT NULL, 
	demo BOOLEAN NOT NULL, 
	whit_monday BOOLEAN DEFAULT 1 NOT NULL, 
	travel_minutes INTEGER DEFAULT '30' NOT NULL, 
	slot_step_minutes INTEGER, 
	CONSTRAINT pk_centres PRIMARY KEY (id)
);
CREATE TABLE "headcounts" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	year INTEGER NOT NULL, 
	heads INTEGER NOT NULL, 
	declared_on DATE, 
	declared_by TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_headcounts PRIMARY KEY (id), 
	CONSTRAINT fk_headcounts_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_headcounts_authority_id_year UNIQUE (authority_id, year)
);
CREATE TABLE "memberships" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	convention VARCHAR(32) NOT NULL, 
	start DATE NOT NULL, 
	"end" DATE, 
	state VARCHAR(32) NOT NULL, 
	signed_on DATE, 
	denounced_on DATE, 
	denounced_effect DATE, 
	reason TEXT NOT NULL, 
	pending_recruitment BOOLEAN NOT NULL, 
	waiting_list BOOLEAN NOT NULL, 
	centre_signed_on DATE, 
	authority_deliberation TEXT DEFAULT '' NOT NULL, 
	authority_deliberated_on DATE, 
	centre_deliberation TEXT DEFAULT '' NOT NULL, 
	centre_deliberated_on DATE, 
	tacit BOOLEAN DEFAULT 0 NOT NULL, 
	notice_months INTEGER DEFAULT '3' NOT NULL, 
	renews_id CHAR(32), 
	CONSTRAINT pk_memberships PRIMARY KEY (id), 
	CONSTRAINT fk_memberships_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_memberships_renews_id FOREIGN KEY(renews_id) REFERENCES memberships (id) ON DELETE RESTRICT
);
CREATE TABLE "permanences" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	practitioner_id CHAR(32) NOT NULL, 
	authority_id CHAR(32), 
	site_id CHAR(32), 
	room_id CHAR(32), 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	slot_minutes INTEGER NOT NULL, 
	cancelled BOOLEAN NOT NULL, 
	buffer_minutes INTEGER DEFAULT '0' NOT NULL, 
	subjects TEXT DEFAULT ('') NOT NULL, 
	series_id CHAR(32), 
	occurrence INTEGER, 
	changed BOOLEAN DEFAULT 0 NOT NULL, 
	overlap_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_permanences PRIMARY KEY (id), 
	CONSTRAINT fk_permanences_practitioner_id FOREIGN KEY(practitioner_id) REFERENCES practitioners (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_permanences_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_permanences_room_id FOREIGN KEY(room_id) REFERENCES rooms (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_permanences_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_permanences_series_id FOREIGN KEY(series_id) REFERENCES permanence_series (id) ON DELETE RESTRICT
);
CREATE TABLE "quote_lines" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	quote_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	offer TEXT NOT NULL, 
	quantity VARCHAR(32), 
	participants INTEGER, 
	format TEXT NOT NULL, 
	exploratory BOOLEAN NOT NULL, 
	prescription DATE, 
	optional BOOLEAN NOT NULL, 
	label TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	unit_price BIGINT, 
	amount BIGINT, 
	kind VARCHAR(32) DEFAULT 'offer' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	free_price BIGINT, 
	free_unit TEXT DEFAULT '' NOT NULL, 
	free_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_quote_lines PRIMARY KEY (id), 
	CONSTRAINT fk_quote_lines_quote_id FOREIGN KEY(quote_id) REFERENCES quotes (id) ON DELETE RESTRICT
);
CREATE TABLE "quotes" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	object TEXT NOT NULL, 
	service_day DATE NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	year INTEGER, 
	sequence INTEGER, 
	revision INTEGER NOT NULL, 
	prefix TEXT NOT NULL, 
	replaces_id CHAR(32), 
	catalogue TEXT NOT NULL, 
	follower TEXT NOT NULL, 
	contact_id CHAR(32), 
	created_at INTEGER NOT NULL, 
	issued_on DATE, 
	valid_until DATE, 
	state_on DATE, 
	reason TEXT NOT NULL, 
	headcount INTEGER, 
	total BIGINT, 
	total_with_options BIGINT, 
	snapshot TEXT NOT NULL, 
	pdf_sha256 TEXT NOT NULL, 
	refusal VARCHAR(32), 
	late_confirmation TEXT DEFAULT '' NOT NULL, 
	engagement_number TEXT DEFAULT '' NOT NULL, 
	purchase_order TEXT DEFAULT '' NOT NULL, 
	service_code TEXT DEFAULT '' NOT NULL, 
	signed_on DATE, 
	signed_by TEXT DEFAULT '' NOT NULL, 
	signed_as TEXT DEFAULT '' NOT NULL, 
	by_delegation BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_quotes PRIMARY KEY (id), 
	CONSTRAINT uq_quotes_year_sequence_revision UNIQUE (year, sequence, revision), 
	CONSTRAINT fk_quotes_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_quotes_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_quotes_replaces_id FOREIGN KEY(replaces_id) REFERENCES quotes (id) ON DELETE RESTRICT
);
CREATE TABLE "session_seats" (
	id CHAR(32) NOT NULL, 
	rev INTEGER NOT NULL, 
	appointment_id CHAR(32) NOT NULL, 
	authority_id CHAR(32) NOT NULL, 
	seats INTEGER NOT NULL, 
	engagement_id CHAR(32), 
	CONSTRAINT pk_session_seats PRIMARY KEY (id), 
	CONSTRAINT fk_session_seats_authority_id FOREIGN KEY(authority_id) REFERENCES authorities (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_session_seats_appointment_id_authority_id UNIQUE (appointment_id, authority_id), 
	CONSTRAINT fk_session_seats_appointment_id FOREIGN KEY(appointment_id) REFERENCES appointments (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_session_seats_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagements (id) ON DELETE RESTRICT
);
INSERT INTO "alembic_version" VALUES ('0004');
INSERT INTO "journal" VALUES (1, '01a203389f537384a231efb52162ad64', 1794810600, NULL, 'centres', '01a203389f56747aa65cb0975211a6bd', 'create', NULL, NULL, '{"address": "4 quai des Tanneurs", "catalogue_family": "cig-petite-couronne", "city": "Deux-Rives", "deliberation": "", "demo": false, "holidays": "FR", "id": "01a20338-9f56-747a-a65c-b0975211a6bd", "mail": "prevention@example.org", "name": "Centre interdépartemental de gestion des Deux-Rives", "phone": "01 99 00 00 01", "postcode": "94600", "quote_prefix": "", "quote_validity_months": 3, "service": "Prévention et action sociale", "short_name": "CIG des Deux-Rives", "signatory": "", "signatory_title": "", "siret": "", "slot_step_minutes": null, "travel_minutes": 30, "website": "www.example.org", "whit_monday": true, "zone": "Europe/Paris"}');
INSERT INTO "journal" VALUES (2, '01a203389f537384a231efb52162ad64', 1794810600, NULL, 'persons', '01a203389f5773f6808b116bedfc8097', 'create', NULL, NULL, '{"id": "01a20338-9f57-73f6-808b-116bedfc8097", "name": "Camille Roussel", "practitioner_id": null}');
INSERT INTO "journal" VALUES (3, '01a203389f537384a231efb52162ad64', 1794810600, NULL, 'vat_regimes', '01a203389f5773f6808b116c22f8ddc2', 'create', NULL, NULL, '{"id": "01a20338-9f57-73f6-808b-116c22f8ddc2", "mention": "TVA non applicable, art. 256 B du CGI", "rate": null, "start": "2000-01-01"}');
INSERT INTO "journal" VALUES (4, '01a203389f9e75c599a60816a8ebd4d4', 1794810600, '01a203389f5773f6808b116bedfc8097', 'centres', '01a203389f56747aa65cb0975211a6bd', 'update', 'siret', '""', '"28920001600011"');
INSERT INTO "journal" VALUES (5, '01a203389f9e75c599a60816a8ebd4d4', 1794810600, '01a203389f5773f6808b116bedfc8097', 'centres', '01a203389f56747aa65cb0975211a6bd', 'update', 'deliberation', '""', '"n° 2025-61 du 12 décembre 2025"');
INSERT INTO "journal" VALUES (6, '01a203389f9e75c599a60816a8ebd4d4', 1794810600, '01a203389f5773f6808b116bedfc8097', 'centres', '01a203389f56747aa65cb0975211a6bd', 'update', 'signatory', '""', '"Inès Vauquelin"');
INSERT INTO "journal" VALUES (7, '01a203389f9e75c599a60816a8ebd4d4', 1794810600, '01a203389f5773f6808b116bedfc8097', 'centres', '01a203389f56747aa65cb0975211a6bd', 'update', 'signatory_title', '""', '"Présidente"');
INSERT INTO "journal" VALUES (8, '01a203389f9e75c599a60816a8ebd4d4', 1794810600, '01a203389f5773f6808b116bedfc8097', 'centres', '01a203389f56747aa65cb0975211a6bd', 'update', 'quote_prefix', '""', '"D-"');
INSERT INTO "journal" VALUES (9, '01a203389f9e75c599a60816a8ebd4d4', 1794810600, '01a203389f5773f6808b116bedfc8097', 'centres', '01a203389f56747aa65cb0975211a6bd', 'update', 'whit_monday', 'true', 'false');
INSERT INTO "journal" VALUES (10, '01a203389f9e75c599a60816a8ebd4d4', 1794810600, '01a203389f5773f6808b116bedfc8097', 'centres', '01a203389f56747aa65cb0975211a6bd', 'update', 'travel_minutes', '30', '45');
INSERT INTO "journal" VALUES (11, '01a203389f9e75c599a60816a8ebd4d4', 1794810600, '01a203389f5773f6808b116bedfc8097', 'centres', '01a203389f56747aa65cb0975211a6bd', 'update', 'slot_step_minutes', 'null', '15');
INSERT INTO "journal" VALUES (12, '01a203389fa7767d8ebdc29392d2643a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'authorities', '01a203389fa7767d8ebdc292eb804dcd', 'create', NULL, NULL, '{"address": "", "affiliated": true, "archived": false, "chorus_service": "", "city": "Mont-le-Merle", "department": "94", "group_name": "", "id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "insee": "", "kind": "commune", "mail": "", "name": "Mont-le-Merle", "optional_contribution": false, "other_acfi": false, "phone": "", "population": null, "postcode": "94600", "requires_engagement": false, "requires_purchase_order": false, "requires_service_code": false, "siren": "219409026", "siret": ""}');
INSERT INTO "journal" VALUES (13, '01a203389fb472a6a17aa1b2785b4845', 1794810600, '01a203389f5773f6808b116bedfc8097', 'headcounts', '01a203389fbc74008c4994ae8c0821f4', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "declared_by": "", "declared_on": "2026-11-16", "heads": 1283, "id": "01a20338-9fbc-7400-8c49-94ae8c0821f4", "year": 2025}');
INSERT INTO "journal" VALUES (14, '01a203389fc272fc9b424328a6b10b7a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'headcounts', '01a203389fc3750c979d37e62f6e214b', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "declared_by": "", "declared_on": "2026-11-16", "heads": 1284, "id": "01a20338-9fc3-750c-979d-37e62f6e214b", "year": 2026}');
INSERT INTO "journal" VALUES (15, '01a203389fcd760682caf0aed6f401b7', 1794810600, '01a203389f5773f6808b116bedfc8097', 'authorities', '01a203389fcd760682caf0ad6f2f075d', 'create', NULL, NULL, '{"address": "", "affiliated": true, "archived": false, "chorus_service": "", "city": "Saint-Aubin-les-Ormes", "department": "94", "group_name": "", "id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "insee": "", "kind": "commune", "mail": "", "name": "Saint-Aubin-les-Ormes", "optional_contribution": false, "other_acfi": false, "phone": "", "population": null, "postcode": "94700", "requires_engagement": false, "requires_purchase_order": false, "requires_service_code": false, "siren": "219409034", "siret": ""}');
INSERT INTO "journal" VALUES (16, '01a203389fd5778b8774f3af34b7b881', 1794810600, '01a203389f5773f6808b116bedfc8097', 'headcounts', '01a203389fd67312bb4cc9a9f44b1e89', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "declared_by": "", "declared_on": "2026-11-16", "heads": 45, "id": "01a20338-9fd6-7312-bb4c-c9a9f44b1e89", "year": 2025}');
INSERT INTO "journal" VALUES (17, '01a203389fd974be9af2a177897ca2c9', 1794810600, '01a203389f5773f6808b116bedfc8097', 'headcounts', '01a203389fda71498891f4c2994e9f08', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "declared_by": "", "declared_on": "2026-11-16", "heads": 46, "id": "01a20338-9fda-7149-8891-f4c2994e9f08", "year": 2026}');
INSERT INTO "journal" VALUES (18, '01a203389fdf758b9dbe9ec63656511a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'authorities', '01a203389fdf758b9dbe9ec5bb486467', 'create', NULL, NULL, '{"address": "3 allée des Grives", "affiliated": true, "archived": false, "chorus_service": "CCAS-RH", "city": "Mont-le-Merle", "department": "94", "group_name": "Val-de-Grive", "id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "insee": "94902", "kind": "CCAS", "mail": "ccas@example.org", "name": "CCAS de Mont-le-Merle", "optional_contribution": true, "other_acfi": true, "phone": "01 99 00 56 78", "population": 8412, "postcode": "94600", "requires_engagement": false, "requires_purchase_order": false, "requires_service_code": false, "siren": "269409025", "siret": "26940902500013"}');
INSERT INTO "journal" VALUES (19, '01a203389fe576e9b56d48f766e5aec5', 1794810600, '01a203389f5773f6808b116bedfc8097', 'headcounts', '01a203389fe6774db722a5b926e2cbc0', 'create', NULL, NULL, '{"authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "declared_by": "", "declared_on": "2026-11-16", "heads": 86, "id": "01a20338-9fe6-774d-b722-a5b926e2cbc0", "year": 2025}');
INSERT INTO "journal" VALUES (20, '01a203389fe972f48a9b0dda7ece5d03', 1794810600, '01a203389f5773f6808b116bedfc8097', 'headcounts', '01a203389fea71e48129dfef28c38a33', 'create', NULL, NULL, '{"authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "declared_by": "", "declared_on": "2026-11-16", "heads": 87, "id": "01a20338-9fea-71e4-8129-dfef28c38a33", "year": 2026}');
INSERT INTO "journal" VALUES (21, '01a203389feb7764bf4b39c56e9a994d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'authorities', '01a203389feb7764bf4b39c41fa40709', 'create', NULL, NULL, '{"address": "", "affiliated": true, "archived": false, "chorus_service": "", "city": "", "department": "", "group_name": "", "id": "01a20338-9feb-7764-bf4b-39c41fa40709", "insee": "", "kind": "syndicat", "mail": "", "name": "Syndicat des eaux de l’Yvette", "optional_contribution": false, "other_acfi": false, "phone": "", "population": null, "postcode": "", "requires_engagement": false, "requires_purchase_order": false, "requires_service_code": false, "siren": "259109015", "siret": ""}');
INSERT INTO "journal" VALUES (22, '01a203389fee73e2ad53c8a64ba37be7', 1794810600, '01a203389f5773f6808b116bedfc8097', 'authorities', '01a203389feb7764bf4b39c41fa40709', 'update', 'archived', 'false', 'true');
INSERT INTO "journal" VALUES (23, '01a203389ff071f8bd4e1a4c56474f67', 1794810600, '01a203389f5773f6808b116bedfc8097', 'contacts', '01a203389ff071f8bd4e1a4bbfa39aa1', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "id": "01a20338-9ff0-71f8-bd4e-1a4bbfa39aa1", "mail": "", "name": "Paul d’Orsigny", "phone": "", "role": "Secrétaire de mairie", "signs_quotes": false}');
INSERT INTO "journal" VALUES (24, '01a203389ff975638c9737f525e6f8fd', 1794810600, '01a203389f5773f6808b116bedfc8097', 'contacts', '01a203389ff8779ea0705816e0b3d6ba', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-9ff8-779e-a070-5816e0b3d6ba", "mail": "drh@example.org", "name": "Hélène Rivoire", "phone": "01 99 00 12 34", "role": "DRH", "signs_quotes": true}');
INSERT INTO "journal" VALUES (25, '01a203389ffd723dacb7016b17a49509', 1794810600, '01a203389f5773f6808b116bedfc8097', 'subscriptions', '01a203389ffe73a2a9e732fa9065f942', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-9ffe-73a2-a9e7-32fa9065f942", "offer": "ACFI", "year": 2026}');
INSERT INTO "journal" VALUES (26, '01a20338a015758ba97015055ac986ee', 1794810600, '01a203389f5773f6808b116bedfc8097', 'closures', '01a20338a015758ba9701504fcb221bc', 'create', NULL, NULL, '{"end": "2026-12-31", "id": "01a20338-a015-758b-a970-1504fcb221bc", "label": "Fêtes de fin d’année", "start": "2026-12-28"}');
INSERT INTO "journal" VALUES (27, '01a20338a01974988ded7a592f4daeaf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'vat_regimes', '01a20338a01974988ded7a58c9e06dde', 'create', NULL, NULL, '{"id": "01a20338-a019-7498-8ded-7a58c9e06dde", "mention": "TVA sur les débits", "rate": "20", "start": "2027-01-01"}');
INSERT INTO "journal" VALUES (28, '01a20338a01c72fcbde254fa442031be', 1794810600, '01a203389f5773f6808b116bedfc8097', 'vat_regimes', '01a20338a01c72fcbde254f92c37949f', 'create', NULL, NULL, '{"id": "01a20338-a01c-72fc-bde2-54f92c37949f", "mention": "TVA non applicable, art. 256 B du CGI", "rate": "8.5", "start": "2027-02-01"}');
INSERT INTO "journal" VALUES (29, '01a20338a02176eead1f01394b6393e7', 1794810600, '01a203389f5773f6808b116bedfc8097', 'vat_regimes', '01a20338a01c72fcbde254f92c37949f', 'delete', NULL, '{"id": "01a20338-a01c-72fc-bde2-54f92c37949f", "mention": "TVA non applicable, art. 256 B du CGI", "rate": "8.5", "start": "2027-02-01"}', NULL);
INSERT INTO "journal" VALUES (30, '01a20338a02d75098f78255b10c8c0a5', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a02d75098f78255ae5543744', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "cadre", "denounced_effect": null, "denounced_on": null, "end": "2027-12-31", "id": "01a20338-a02d-7509-8f78-255ae5543744", "notice_months": 3, "pending_recruitment": false, "reason": "", "renews_id": null, "signed_on": "2023-12-04", "start": "2024-01-01", "state": "signed", "tacit": false, "waiting_list": false}');
INSERT INTO "journal" VALUES (31, '01a20338a03275b79fd3f31ef9a1d479', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a03275b79fd3f31d55c3c773', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "social", "denounced_effect": null, "denounced_on": null, "end": "2027-12-31", "id": "01a20338-a032-75b7-9fd3-f31d55c3c773", "notice_months": 3, "pending_recruitment": false, "reason": "", "renews_id": null, "signed_on": "2023-12-04", "start": "2024-01-01", "state": "signed", "tacit": false, "waiting_list": false}');
INSERT INTO "journal" VALUES (32, '01a20338a03d7738b870b416b23ae309', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a03d7738b870b415ccbdc3a2', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "cadre", "denounced_effect": null, "denounced_on": null, "end": "2027-12-31", "id": "01a20338-a03d-7738-b870-b415ccbdc3a2", "notice_months": 3, "pending_recruitment": false, "reason": "", "renews_id": null, "signed_on": "2023-12-04", "start": "2024-01-01", "state": "signed", "tacit": false, "waiting_list": false}');
INSERT INTO "journal" VALUES (33, '01a20338a047732296e6abf66d5f1678', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a047732296e6abf5306f47e4', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "accompagnement-social", "denounced_effect": null, "denounced_on": null, "end": "2027-12-31", "id": "01a20338-a047-7322-96e6-abf5306f47e4", "notice_months": 3, "pending_recruitment": false, "reason": "", "renews_id": null, "signed_on": "2023-12-04", "start": "2024-01-01", "state": "signed", "tacit": false, "waiting_list": false}');
INSERT INTO "journal" VALUES (34, '01a20338a0517198b9785e54fe7b1939', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a0517198b9785e536217532a', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "social", "denounced_effect": null, "denounced_on": null, "end": "2027-12-31", "id": "01a20338-a051-7198-b978-5e536217532a", "notice_months": 3, "pending_recruitment": false, "reason": "", "renews_id": null, "signed_on": "2023-12-04", "start": "2024-01-01", "state": "signed", "tacit": false, "waiting_list": false}');
INSERT INTO "journal" VALUES (35, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'membership_terms', '01a20338a05a737d92ee629107505256', 'create', NULL, NULL, '{"amount": "42000.00", "headcount": 1284, "id": "01a20338-a05a-737d-92ee-629107505256", "membership_id": "01a20338-a032-75b7-9fd3-f31d55c3c773", "note": "", "offer": "SST-60", "year": 2026}');
INSERT INTO "journal" VALUES (36, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fa3285b38c9', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-01-31", "granted": "12.5", "id": "01a20338-a190-72d6-9b47-5fa3285b38c9", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-01-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (37, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fa4ef26252c', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-02-28", "granted": "12.0", "id": "01a20338-a190-72d6-9b47-5fa4ef26252c", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-02-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (38, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fa56f067770', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-03-31", "granted": "13.5", "id": "01a20338-a190-72d6-9b47-5fa56f067770", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-03-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (39, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fa66b8e5fa8', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-04-30", "granted": "12.5", "id": "01a20338-a190-72d6-9b47-5fa66b8e5fa8", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-04-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (40, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fa7691425bc', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-05-31", "granted": "10.5", "id": "01a20338-a190-72d6-9b47-5fa7691425bc", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-05-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (41, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fa80daa99ce', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-06-30", "granted": "13.5", "id": "01a20338-a190-72d6-9b47-5fa80daa99ce", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-06-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (42, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fa982971921', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-07-31", "granted": "13.0", "id": "01a20338-a190-72d6-9b47-5fa982971921", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-07-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (43, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475faa9b78b0e5', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-08-31", "granted": "12.5", "id": "01a20338-a190-72d6-9b47-5faa9b78b0e5", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-08-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (44, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fabdd5da06b', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-09-30", "granted": "13.5", "id": "01a20338-a190-72d6-9b47-5fabdd5da06b", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-09-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (45, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fac9c84f678', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-10-31", "granted": "13.0", "id": "01a20338-a190-72d6-9b47-5fac9c84f678", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-10-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (46, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475fad7ecba246', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-11-30", "granted": "12.0", "id": "01a20338-a190-72d6-9b47-5fad7ecba246", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-11-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (47, '01a20338a05975fcb2006f05576998a1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a19072d69b475faeaecff5fd', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2026-12-31", "granted": "13.5", "id": "01a20338-a190-72d6-9b47-5faeaecff5fd", "label": "Assistant social du travail mis à disposition, 60 %", "offer": "SST-60", "quote_line_id": null, "start": "2026-12-01", "term_id": "01a20338-a05a-737d-92ee-629107505256", "unit": "presence-day"}');
INSERT INTO "journal" VALUES (48, '01a20338a19b736a937403971b7666e9', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a19a700fbda790f54dada346', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "social", "denounced_effect": null, "denounced_on": null, "end": "2030-12-31", "id": "01a20338-a19a-700f-bda7-90f54dada346", "notice_months": 3, "pending_recruitment": true, "reason": "", "renews_id": null, "signed_on": null, "start": "2028-01-01", "state": "proposed", "tacit": false, "waiting_list": true}');
INSERT INTO "journal" VALUES (49, '01a20338a1a57345b1496d9dc013b329', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1a57345b1496d9c9ad3e81b', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "medecine", "denounced_effect": null, "denounced_on": null, "end": "2026-12-31", "id": "01a20338-a1a5-7345-b149-6d9c9ad3e81b", "notice_months": 3, "pending_recruitment": false, "reason": "", "renews_id": null, "signed_on": null, "start": "2026-01-01", "state": "proposed", "tacit": false, "waiting_list": false}');
INSERT INTO "journal" VALUES (50, '01a20338a1ae718a8779cf18f6b206fa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1a57345b1496d9c9ad3e81b', 'update', 'state', '"proposed"', '"signed"');
INSERT INTO "journal" VALUES (51, '01a20338a1ae718a8779cf18f6b206fa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1a57345b1496d9c9ad3e81b', 'update', 'signed_on', 'null', '"2026-01-12"');
INSERT INTO "journal" VALUES (52, '01a20338a1ae718a8779cf18f6b206fa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1a57345b1496d9c9ad3e81b', 'update', 'centre_signed_on', 'null', '"2026-01-19"');
INSERT INTO "journal" VALUES (53, '01a20338a1ae718a8779cf18f6b206fa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1a57345b1496d9c9ad3e81b', 'update', 'authority_deliberation', '""', '"25-118"');
INSERT INTO "journal" VALUES (54, '01a20338a1ae718a8779cf18f6b206fa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1a57345b1496d9c9ad3e81b', 'update', 'authority_deliberated_on', 'null', '"2025-12-15"');
INSERT INTO "journal" VALUES (55, '01a20338a1ae718a8779cf18f6b206fa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1a57345b1496d9c9ad3e81b', 'update', 'centre_deliberation', '""', '"2025-61"');
INSERT INTO "journal" VALUES (56, '01a20338a1ae718a8779cf18f6b206fa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1a57345b1496d9c9ad3e81b', 'update', 'centre_deliberated_on', 'null', '"2025-12-12"');
INSERT INTO "journal" VALUES (57, '01a20338a1ae718a8779cf18f6b206fa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'kept_documents', '01a20338a1b576d9ae10b2d5f73d3e0f', 'create', NULL, NULL, '{"amendment_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-a1b5-76d9-ae10-b2d5f73d3e0f", "kept_at": "2026-11-16T06:30:00+00:00", "kind": "signed-convention", "media_type": "application/pdf", "membership_id": "01a20338-a1a5-7345-b149-6d9c9ad3e81b", "quote_id": null, "sha256": "17fc2da66d0c3df9766ccd0140cda9cf550f05225905f3503cfa371c2d456fd9", "title": "Convention médecine signée"}');
INSERT INTO "journal" VALUES (58, '01a20338a1c573c2bc7d3f1cc97e2aff', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1c573c2bc7d3f1bde29942b', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "cadre", "denounced_effect": null, "denounced_on": null, "end": "2027-12-31", "id": "01a20338-a1c5-73c2-bc7d-3f1bde29942b", "notice_months": 3, "pending_recruitment": false, "reason": "", "renews_id": null, "signed_on": "2023-12-04", "start": "2024-01-01", "state": "signed", "tacit": false, "waiting_list": false}');
INSERT INTO "journal" VALUES (59, '01a20338a1ca71f1bd58c0c0fe67e6de', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1c573c2bc7d3f1bde29942b', 'update', 'denounced_on', 'null', '"2026-06-15"');
INSERT INTO "journal" VALUES (60, '01a20338a1ca71f1bd58c0c0fe67e6de', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1c573c2bc7d3f1bde29942b', 'update', 'denounced_effect', 'null', '"2026-12-31"');
INSERT INTO "journal" VALUES (61, '01a20338a1ca71f1bd58c0c0fe67e6de', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1c573c2bc7d3f1bde29942b', 'update', 'reason', '""', '"Autre prestataire"');
INSERT INTO "journal" VALUES (62, '01a20338a1ca71f1bd58c0c0fe67e6de', 1794810600, '01a203389f5773f6808b116bedfc8097', 'kept_documents', '01a20338a1d372a9b1ee97245045a0af', 'create', NULL, NULL, '{"amendment_id": null, "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "id": "01a20338-a1d3-72a9-b1ee-97245045a0af", "kept_at": "2026-11-16T06:30:00+00:00", "kind": "denunciation", "media_type": "application/pdf", "membership_id": "01a20338-a1c5-73c2-bc7d-3f1bde29942b", "quote_id": null, "sha256": "d7fbc0099f3519b7654e4902cca65c4e5369d999e3180f357fa193fd28670a7d", "title": "Lettre de dénonciation"}');
INSERT INTO "journal" VALUES (63, '01a20338a1df74b3b371c2eb3552669c', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1de750b8c052ed926b86d3c', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "medecine", "denounced_effect": null, "denounced_on": null, "end": "2026-12-31", "id": "01a20338-a1de-750b-8c05-2ed926b86d3c", "notice_months": 3, "pending_recruitment": false, "reason": "", "renews_id": null, "signed_on": "2025-12-01", "start": "2026-01-01", "state": "signed", "tacit": true, "waiting_list": false}');
INSERT INTO "journal" VALUES (64, '01a20338a1e9748f94ca83aea37b4c48', 1794810600, '01a203389f5773f6808b116bedfc8097', 'membership_terms', '01a20338a1ea77c1b895f4ead0a4202c', 'create', NULL, NULL, '{"amount": "10440.00", "headcount": 87, "id": "01a20338-a1ea-77c1-b895-f4ead0a4202c", "membership_id": "01a20338-a1de-750b-8c05-2ed926b86d3c", "note": "", "offer": "MED-1", "year": 2026}');
INSERT INTO "journal" VALUES (65, '01a20338a1f772b2be279cea731e1e0a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a1f8726387950f5102f3dd97', 'create', NULL, NULL, '{"authority_deliberated_on": null, "authority_deliberation": "", "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "centre_deliberated_on": null, "centre_deliberation": "", "centre_signed_on": null, "convention": "medecine", "denounced_effect": null, "denounced_on": null, "end": "2027-12-31", "id": "01a20338-a1f8-7263-8795-0f5102f3dd97", "notice_months": 3, "pending_recruitment": false, "reason": "", "renews_id": "01a20338-a1de-750b-8c05-2ed926b86d3c", "signed_on": "2025-12-01", "start": "2027-01-01", "state": "signed", "tacit": true, "waiting_list": false}');
INSERT INTO "journal" VALUES (66, '01a20338a1f772b2be279cea731e1e0a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'membership_terms', '01a20338a1ff74f88a8d5728ac3ff158', 'create', NULL, NULL, '{"amount": null, "headcount": null, "id": "01a20338-a1ff-74f8-8a8d-5728ac3ff158", "membership_id": "01a20338-a1f8-7263-8795-0f5102f3dd97", "note": "", "offer": "MED-1", "year": 2027}');
INSERT INTO "journal" VALUES (67, '01a20338a222766d8160bd2e684a3dd5', 1794810600, '01a203389f5773f6808b116bedfc8097', 'memberships', '01a20338a03275b79fd3f31d55c3c773', 'update', 'end', '"2027-12-31"', '"2028-12-31"');
INSERT INTO "journal" VALUES (68, '01a20338a222766d8160bd2e684a3dd5', 1794810600, '01a203389f5773f6808b116bedfc8097', 'amendments', '01a20338a22770edb661716f68890dd3', 'create', NULL, NULL, '{"changes": "Fin : 31 décembre 2027 → 31 décembre 2028", "decided_on": null, "effect": "2026-10-01", "id": "01a20338-a227-70ed-b661-716f68890dd3", "membership_id": "01a20338-a032-75b7-9fd3-f31d55c3c773", "number": 1, "object": "Prolongation d’un an", "signed_on": null}');
INSERT INTO "journal" VALUES (69, '01a20338a23476c3b1dad676ef5625bf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'amendments', '01a20338a22770edb661716f68890dd3', 'update', 'decided_on', 'null', '"2026-09-21"');
INSERT INTO "journal" VALUES (70, '01a20338a23476c3b1dad676ef5625bf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'amendments', '01a20338a22770edb661716f68890dd3', 'update', 'signed_on', 'null', '"2026-10-05"');
INSERT INTO "journal" VALUES (71, '01a20338a24172e6a6e6290117c5165e', 1794810600, '01a203389f5773f6808b116bedfc8097', 'kept_documents', '01a20338a24172e6a6e62902d33168bf', 'create', NULL, NULL, '{"amendment_id": "01a20338-a227-70ed-b661-716f68890dd3", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-a241-72e6-a6e6-2902d33168bf", "kept_at": "2026-11-16T06:30:00+00:00", "kind": "amendment", "media_type": "image/png", "membership_id": null, "quote_id": null, "sha256": "f01272d13ea6d268af34167601250dfcdc97056e4f277f9a0c8543cadfba0b0f", "title": "Avenant 1 signé"}');
INSERT INTO "journal" VALUES (72, '01a20338a254723495d96f8e49d2980f', 1794810600, '01a203389f5773f6808b116bedfc8097', 'membership_terms', '01a20338a05a737d92ee629107505256', 'update', 'amount', '"42000.00"', '"41500.50"');
INSERT INTO "journal" VALUES (73, '01a20338a254723495d96f8e49d2980f', 1794810600, '01a203389f5773f6808b116bedfc8097', 'membership_terms', '01a20338a05a737d92ee629107505256', 'update', 'note', '""', '"Trois semaines sans remplaçante"');
INSERT INTO "journal" VALUES (74, '01a20338a254723495d96f8e49d2980f', 1794810600, '01a203389f5773f6808b116bedfc8097', 'amendments', '01a20338a2577535b5487c7d82f40a39', 'create', NULL, NULL, '{"changes": "Montant de l’année : 42 000,00 € → 41 500,50 €", "decided_on": null, "effect": "2026-11-02", "id": "01a20338-a257-7535-b548-7c7d82f40a39", "membership_id": "01a20338-a032-75b7-9fd3-f31d55c3c773", "number": 2, "object": "Montant de 2026", "signed_on": null}');
INSERT INTO "journal" VALUES (75, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogues', '01a20338a268739d8ebb1dd3ec304f3c', 'create', NULL, NULL, '{"based_on": "cig-petite-couronne-2026", "code": "cig-petite-couronne-2027", "content": "id = \"cig-petite-couronne-2027\"\nlabel = \"Tarifs 2027\"\ncentre = \"cig-petite-couronne\"\neffective_from = 2027-01-01\ntier_reference = \"ACFI\"\nto_the_letter = [\n  \"Tous les montants, les strates d’effectif et les nouveautés (★).\",\n]\nreadings = [\n  \"La demi-journée vaut la moitié du prix de la journée.\",\n  \"L’année est due entière quel que soit le mois d’adhésion ; une exception demande un motif.\",\n  \"La convention qui couvre chaque prestation est notre lecture des trois conventions de 2026.\",\n]\nconventions = [\n  { code = \"cadre\", label = \"Convention-cadre prévention, santé et action sociale au travail\" },\n  { code = \"medecine\", label = \"Convention d’adhésion au service de médecine préventive\" },\n  { code = \"social\", label = \"Convention d’adhésion au service social du travail\" },\n]\n\n[[sections]]\nid = \"psychosocial\"\nlabel = \"Dispositifs psychosociaux\"\n\n[[sections]]\nid = \"maintien\"\nlabel = \"Conseil insertion et maintien dans l’emploi\"\n\n[[sections]]\nid = \"prevention\"\nlabel = \"Inspection, ingénierie de la prévention des risques professionnels et ergonomie\"\n\n[[sections]]\nid = \"sante\"\nlabel = \"Santé\"\n\n[[sections]]\nid = \"action-sociale\"\nlabel = \"Action sociale\"\n\n[[sections]]\nid = \"transverse\"\nlabel = \"Offre transverse et sur mesure en prévention, santé et action sociale\"\n\n[[sections]]\nid = \"medecine\"\nlabel = \"Médecine préventive\"\n\n[[sections]]\nid = \"service-social\"\nlabel = \"Service social du travail\"\n\n[[units]]\nid = \"year\"\nsingular = \"an\"\nplural = \"ans\"\n\n[[units]]\nid = \"intervention\"\nsingular = \"intervention\"\nplural = \"interventions\"\n\n[[units]]\nid = \"seat\"\nsingular = \"place\"\nplural = \"places\"\n\n[[units]]\nid = \"package\"\nsingular = \"forfait\"\nplural = \"forfaits\"\n\n[[units]]\nid = \"half-day-participant\"\nsingular = \"demi-journée par participant\"\nplural = \"demi-journées par participant\"\ncounts = \"participants\"\n\n[[units]]\nid = \"agent-year\"\nsingular = \"agent par an\"\nplural = \"agents par an\"\ncounts = \"agents\"\n\n[[units]]\nid = \"session\"\nsingular = \"séance\"\nplural = \"séances\"\n\n[[units]]\nid = \"half-day\"\nsingular = \"demi-journée\"\nplural = \"demi-journées\"\n\n[[units]]\nid = \"day\"\nsingular = \"jour\"\nplural = \"jours\"\n\n[[prerequisites]]\nid = \"validated-quote\"\nkind = \"validated-quote\"\nnote = \"Nombre de jours estimé par le CIG ; l’intervention commence une fois le devis validé.\"\n\n[[prerequisites]]\nid = \"physician\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un médecin du travail pour le secteur.\"\n\n[[prerequisites]]\nid = \"social-worker\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un assistant social sur le secteur.\"\n\n[[prerequisites]]\nid = \"cesf\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un conseiller en économie sociale et familiale sur le secteur.\"\n\n[[offers]]\ncode = \"PSY-IND\"\nlabel = \"Accompagnement psychosocial individuel\"\ndescription = \"Une permanence sur place, découpée en rendez-vous individuels avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 500\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Permanence d’une demi-journée, rendez-vous individuels\",\n]\n\n[[offers]]\ncode = \"COACH\"\nlabel = \"Coaching\"\ndescription = \"Des rendez-vous individuels entre un cadre et un coach certifié.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 100\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Séance individuelle, pour les cadres\",\n]\n\n[[offers]]\ncode = \"GAPP\"\nlabel = \"Analyse ou échanges de pratiques, supervision\"\ndescription = \"Un groupe d’une même collectivité réfléchit à son travail avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 500\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Demi-journée de groupe, quel que soit le nombre de participants\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\n\n[[offers]]\ncode = \"GAPP-INTER\"\nlabel = \"Analyse ou échanges de pratiques, supervision, entre collectivités\"\ndescription = \"Le même groupe, réuni avec des agents d’autres collectivités : chacune règle pour les siens.\"\nsection = \"psychosocial\"\nunit = \"half-day-participant\"\nprice = 100\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{participants} de la collectivité\",\n  \"Par participant de la collectivité\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\nreadings = [\n  \"Chaque collectivité règle pour ses propres participants, un au moins, sans bascule vers le prix de 500 €.\",\n]\n\n[[offers]]\ncode = \"CODEV\"\nlabel = \"Co-développement\"\ndescription = \"Des pairs s’entraident sur des situations réelles, avec un animateur formé à la méthode.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 100\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par séance, quel que soit le nombre de participants\",\n]\nreadings = [\n  \"Le prix est celui de la séance, quel que soit le nombre de participants.\",\n]\n\n[[offers]]\ncode = \"EVT\"\nlabel = \"Intervention à la suite d’un événement grave\"\ndescription = \"Un soutien de groupe, ponctuel, après un événement qui a marqué les agents.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 500\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Intervention ponctuelle\",\n]\n\n[[offers]]\ncode = \"DEGR\"\nlabel = \"Intervention en situation de travail dégradée\"\ndescription = \"Un psychosociologue aide une équipe sous tension, après une première séance d’exploration.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 500\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{exploratory}\",\n  \"Après la séance exploratoire\",\n]\nreadings = [\n  \"La séance exploratoire est comptée comme une demi-journée.\",\n]\nconditions = [\n  { rule = \"exploratory-first\" },\n]\n\n[[offers]]\ncode = \"HAND-POL\"\nlabel = \"Politique de maintien dans l’emploi et de handicap\"\ndescription = \"Un diagnostic des pratiques, puis un plan d’action bâti avec la direction des ressources humaines.\"\nsection = \"maintien\"\nunit = \"package\"\nprice = 6000\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Accompagnement complet\",\n]\nconditions = [\n  { rule = \"once\", per = \"quote\" },\n]\n\n[[offers]]\ncode = \"HAND-COM\"\nlabel = \"Supports de communication handicap\"\ndescription = \"La réalisation de supports adaptés, dans la suite de l’accompagnement sur la politique de handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"À la suite de l’accompagnement\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"HAND-POL\", earlier = true },\n]\n\n[[offers]]\ncode = \"HAND-SENS\"\nlabel = \"Sensibilisation handicap et maintien dans l’emploi\"\ndescription = \"Un atelier, une conférence ou un groupe de travail pour faire évoluer les regards sur le handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"{format}, {participants} ({participants_maximum} au plus)\",\n  \"{format}, {participants_maximum} participants au plus\",\n  \"{format}, {participants}\",\n  \"{format}\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nformats = [\n  { word = \"atelier\", label = \"Atelier\", maximum = 40 },\n  { word = \"conference\", label = \"Conférence\" },\n  { word = \"groupe\", label = \"Groupe de travail\" },\n]\n\n[[offers]]\ncode = \"HAND-REF\"\nlabel = \"Sensibilisation du référent handicap\"\ndescription = \"Une journée au CIG, en petit groupe, sur le rôle et les appuis du référent handicap.\"\nsection = \"maintien\"\nunit = \"seat\"\nprice = 200\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Une journée au CIG, session de 8 à 15 places\",\n]\nreadings = [\n  \"200 € par personne inscrite et par session.\",\n]\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 15\nadvised_minimum = 8\nreason = \"une session réunit 8 à 15 places, toutes collectivités confondues\"\n\n[[offers]]\ncode = \"FORUM\"\nlabel = \"Ateliers de forum handicap, maintien, QVCT\"\ndescription = \"Des animations ludiques tenues par deux experts lors d’un forum de la collectivité.\"\nsection = \"maintien\"\nunit = \"intervention\"\nprice = 800\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux experts, prix de l’intervention\",\n]\n\n[[offers]]\ncode = \"ACFI\"\nlabel = \"Inspection et conseil en santé et sécurité au travail\"\ndescription = \"Un forfait annuel : inspection par un ACFI, conseil ou ergonomie, et accès au Cercle de la prévention.\"\nsection = \"prevention\"\nunit = \"year\"\nunit_singular = \"forfait\"\nunit_plural = \"forfaits\"\ntiers = [\n  { from = 1, to = 49, price = 2060 },\n  { from = 50, to = 199, price = 5665 },\n  { from = 200, to = 749, price = 8755 },\n  { from = 750, to = 1249, price = 11330 },\n  { from = 1250, to = 1749, price = 13905 },\n  { from = 1750, price = 18540 },\n]\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Forfait annuel, strate {tier}\",\n  \"Forfait annuel selon la strate\",\n]\nnotes = [\n  \"La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.\",\n  \"Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité.\",\n]\nreadings = [\n  \"1 750 agents appartiennent à la strate haute, que la grille imprimée laisse de côté.\",\n  \"L’accompagnement est pluriannuel ; les jours par strate ne sont pas publiés : ils se saisissent.\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\ngrants_acfi = true\n\n[[offers]]\ncode = \"ACFI-SUP\"\nlabel = \"Jour d’intervention supplémentaire\"\ndescription = \"Un jour d’inspection, de conseil ou d’ergonomie au-delà du forfait de l’année.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"En plus des jours du forfait\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"ACFI\" },\n]\n\n[[offers]]\ncode = \"CERCLE\"\nlabel = \"Cercle de la prévention\"\ndescription = \"Les rencontres, la veille et le réseau des préventeurs, pour une collectivité qui a déjà son ACFI.\"\nsection = \"prevention\"\nunit = \"year\"\nprice = 2060\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Accès annuel\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"duplicate-of\"\noffer = \"ACFI\"\nreason = \"l’accès au Cercle est compris dans le forfait\"\n\n[[offers.conditions]]\nrule = \"once\"\nper = \"year\"\n\n[[offers]]\ncode = \"CONSEIL\"\nlabel = \"Conseil à la demande\"\ndescription = \"Un préventeur conseille la collectivité sur une question précise.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nreadings = [\n  \"Le conseil accompagne le Cercle de la prévention ; sans lui, un avertissement, pas un refus.\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"advised-with\"\noffers = [\n  \"CERCLE\",\n  \"ACFI\",\n]\nreason = \"le conseil à la demande le complète\"\n\n[[offers]]\ncode = \"ERGO-CONC\"\nlabel = \"Ergonomie : conception des locaux et espaces\"\ndescription = \"Un ergonome prépare des locaux futurs à partir du travail réel.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-AME\"\nlabel = \"Ergonomie : amélioration des conditions de travail\"\ndescription = \"Un ergonome analyse l’activité d’une équipe et construit les améliorations avec elle.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-POSTE\"\nlabel = \"Ergonomie : étude de poste complexe\"\ndescription = \"L’aménagement d’un poste, pour garder dans l’emploi un agent en situation de handicap ou de restriction.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 1000\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Sur prescription du médecin du travail du {prescription}\",\n  \"Sur prescription du médecin du travail\",\n]\nconditions = [\n  { rule = \"needs-prescription\" },\n]\n\n[[offers]]\ncode = \"SANTE\"\nlabel = \"Intervention ponctuelle santé au travail\"\ndescription = \"Une action de santé d’une journée : médecin, infirmier ou assistant de santé au travail.\"\nsection = \"sante\"\nunit = \"day\"\nprice = 1000\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par journée entière\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n]\n\n[[offers]]\ncode = \"AST-DIST\"\nlabel = \"Consultation à distance d’un assistant social\"\ndescription = \"Un premier niveau d’écoute et d’orientation, par téléphone ou en visio, pris par le secrétariat.\"\nsection = \"action-sociale\"\nunit = \"year\"\nprice = 15000\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par an, quel que soit l’effectif ; téléphone ou visio\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\n\n[[offers]]\ncode = \"QVCT\"\nlabel = \"Accompagnement QVCT, prévention des RPS\"\ndescription = \"Une équipe pluridisciplinaire aide un collectif à améliorer sa vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Prix de l’équipe, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"TRANSF\"\nlabel = \"Accompagnement des collectifs en transformation\"\ndescription = \"Un ergonome et un psychosociologue accompagnent ensemble une équipe dont l’activité change.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux professionnels, prix de la journée\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"SENS-PSAS\"\nlabel = \"Sensibilisation prévention, santé et action sociale\"\ndescription = \"Une demi-journée ou une journée pour un groupe, sur un thème de santé ou de vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Un groupe de {participants} ({participants_maximum} au plus)\",\n  \"Un groupe, {participants_maximum} participants au plus\",\n]\n\n[[offers.conditions]]\nrule = \"participants\"\nmaximum = 30\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 1\nreason = \"une demi-journée ou une journée par groupe, une ligne par groupe\"\n\n[[offers]]\ncode = \"CYCLE\"\nlabel = \"Cycles collaboratifs\"\ndescription = \"Des séances au CIG entre collectivités, pour traiter un thème de prévention sous tous ses angles.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Au CIG, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"MED-1\"\nlabel = \"Médecine préventive : médecin\"\ndescription = \"Le suivi des agents par un médecin du travail du service.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 120\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-2\" },\n]\n\n[[offers]]\ncode = \"MED-2\"\nlabel = \"Médecine préventive : binôme médecin-infirmier\"\ndescription = \"Le suivi des agents par un médecin et un infirmier de santé au travail.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 135\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-1\" },\n]\n\n[[offers]]\ncode = \"MED-CAB\"\nlabel = \"Journée de consultation au cabinet médical du CIG\"\ndescription = \"Une journée de visites dans les locaux du CIG, choisie à part de l’adhésion.\"\nsection = \"medecine\"\nunit = \"day\"\nprice = 1380\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"Par journée entière, au CIG\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n  \"Un choix à part, proposé en option, jamais ajouté d’office.\",\n]\nadded_as_option = true\n\n[[offers]]\ncode = \"SST-40\"\nlabel = \"Assistant social du travail mis à disposition, 40 %\"\ndescription = \"Un assistant social auprès de la collectivité à 40 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 28000\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-60\"\nlabel = \"Assistant social du travail mis à disposition, 60 %\"\ndescription = \"Un assistant social auprès de la collectivité à 60 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 42000\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-80\"\nlabel = \"Assistant social du travail mis à disposition, 80 %\"\ndescription = \"Un assistant social auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56000\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"CESF-80\"\nlabel = \"Conseiller en économie sociale et familiale, 80 %\"\ndescription = \"Un conseiller en économie sociale et familiale auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56000\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations du conseiller sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"cesf\",\n]\n", "created_at": "2026-11-16T06:30:00+00:00", "deliberation": "", "effective_from": "2027-01-01", "family": "cig-petite-couronne", "id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "label": "Tarifs 2027", "state": "draft", "voted_on": null}');
INSERT INTO "journal" VALUES (76, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27b73c4ae6bcfef4a599b61', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27b-73c4-ae6b-cfef4a599b61", "offer": "PSY-IND", "path": "price", "value": "\"507.5\""}');
INSERT INTO "journal" VALUES (77, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27d715789b7204839fa5a71', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27d-7157-89b7-204839fa5a71", "offer": "COACH", "path": "price", "value": "\"101.5\""}');
INSERT INTO "journal" VALUES (78, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27d715789b720490ba17068', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27d-7157-89b7-20490ba17068", "offer": "GAPP", "path": "price", "value": "\"507.5\""}');
INSERT INTO "journal" VALUES (79, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27e718781589a9c51e51fea', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27e-7187-8158-9a9c51e51fea", "offer": "GAPP-INTER", "path": "price", "value": "\"101.5\""}');
INSERT INTO "journal" VALUES (80, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27e718781589a9d9dbb45b3', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27e-7187-8158-9a9d9dbb45b3", "offer": "CODEV", "path": "price", "value": "\"101.5\""}');
INSERT INTO "journal" VALUES (81, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27f728f9e8fc8b65be16c64', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27f-728f-9e8f-c8b65be16c64", "offer": "EVT", "path": "price", "value": "\"507.5\""}');
INSERT INTO "journal" VALUES (82, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27f728f9e8fc8b7cd4b105d', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27f-728f-9e8f-c8b7cd4b105d", "offer": "DEGR", "path": "price", "value": "\"507.5\""}');
INSERT INTO "journal" VALUES (83, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a280737db9bc5da67e5dfbbd', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a280-737d-b9bc-5da67e5dfbbd", "offer": "HAND-POL", "path": "price", "value": "6090"}');
INSERT INTO "journal" VALUES (84, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a280737db9bc5da74ccd52f2', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a280-737d-b9bc-5da74ccd52f2", "offer": "HAND-COM", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (85, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28175aebaeb2d2a14c4a915', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a281-75ae-baeb-2d2a14c4a915", "offer": "HAND-SENS", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (86, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28175aebaeb2d2bc084d17f', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a281-75ae-baeb-2d2bc084d17f", "offer": "HAND-REF", "path": "price", "value": "203"}');
INSERT INTO "journal" VALUES (87, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28175aebaeb2d2c19e4dc70', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a281-75ae-baeb-2d2c19e4dc70", "offer": "FORUM", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (88, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b35cf3a3b6f', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b35cf3a3b6f", "offer": "ACFI", "path": "tiers.0", "value": "\"2090.9\""}');
INSERT INTO "journal" VALUES (89, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b368630fc6f', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b368630fc6f", "offer": "ACFI", "path": "tiers.1", "value": "\"5749.98\""}');
INSERT INTO "journal" VALUES (90, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b37e70daebb', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b37e70daebb", "offer": "ACFI", "path": "tiers.2", "value": "\"8886.33\""}');
INSERT INTO "journal" VALUES (91, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b3824ff1f67', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b3824ff1f67", "offer": "ACFI", "path": "tiers.3", "value": "\"11499.95\""}');
INSERT INTO "journal" VALUES (92, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b391944d9c5', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b391944d9c5", "offer": "ACFI", "path": "tiers.4", "value": "\"14113.58\""}');
INSERT INTO "journal" VALUES (93, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b3a3d31d527', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b3a3d31d527", "offer": "ACFI", "path": "tiers.5", "value": "\"18818.1\""}');
INSERT INTO "journal" VALUES (94, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28377fd8fd149387ec5f8f4', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a283-77fd-8fd1-49387ec5f8f4", "offer": "ACFI-SUP", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (95, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28377fd8fd14939f2c4cc41', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a283-77fd-8fd1-4939f2c4cc41", "offer": "CERCLE", "path": "price", "value": "\"2090.9\""}');
INSERT INTO "journal" VALUES (96, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28377fd8fd1493a52ef0db7', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a283-77fd-8fd1-493a52ef0db7", "offer": "CONSEIL", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (97, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28477caa60ee2d9ccbda2e4', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a284-77ca-a60e-e2d9ccbda2e4", "offer": "ERGO-CONC", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (98, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28477caa60ee2dafad12218', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a284-77ca-a60e-e2dafad12218", "offer": "ERGO-AME", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (99, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a285724fa8821ae5f611c370', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a285-724f-a882-1ae5f611c370", "offer": "ERGO-POSTE", "path": "price", "value": "1015"}');
INSERT INTO "journal" VALUES (100, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a285724fa8821ae6187c0073', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a285-724f-a882-1ae6187c0073", "offer": "SANTE", "path": "price", "value": "1015"}');
INSERT INTO "journal" VALUES (101, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a285724fa8821ae7345f412b', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a285-724f-a882-1ae7345f412b", "offer": "AST-DIST", "path": "price", "value": "15225"}');
INSERT INTO "journal" VALUES (102, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28673948d5cd7dbfc0a2262', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a286-7394-8d5c-d7dbfc0a2262", "offer": "QVCT", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (103, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28673948d5cd7dcf97cf058', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a286-7394-8d5c-d7dcf97cf058", "offer": "TRANSF", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (104, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2877536adb3dc6f14c36922', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a287-7536-adb3-dc6f14c36922", "offer": "SENS-PSAS", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (105, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2877536adb3dc706fe853b7', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a287-7536-adb3-dc706fe853b7", "offer": "CYCLE", "path": "price", "value": "812"}');
INSERT INTO "journal" VALUES (106, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2877536adb3dc71636dfabd', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a287-7536-adb3-dc71636dfabd", "offer": "MED-1", "path": "price", "value": "\"121.8\""}');
INSERT INTO "journal" VALUES (107, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28870b8bf4e9b7d74ae8344', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a288-70b8-bf4e-9b7d74ae8344", "offer": "MED-2", "path": "price", "value": "\"137.03\""}');
INSERT INTO "journal" VALUES (108, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28870b8bf4e9b7e6a639f0c', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a288-70b8-bf4e-9b7e6a639f0c", "offer": "MED-CAB", "path": "price", "value": "\"1400.7\""}');
INSERT INTO "journal" VALUES (109, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28973b5b51634402565bd52', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a289-73b5-b516-34402565bd52", "offer": "SST-40", "path": "price", "value": "28420"}');
INSERT INTO "journal" VALUES (110, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28973b5b5163441b8533a22', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a289-73b5-b516-3441b8533a22", "offer": "SST-60", "path": "price", "value": "42630"}');
INSERT INTO "journal" VALUES (111, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28973b5b51634424ce685fb', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a289-73b5-b516-34424ce685fb", "offer": "SST-80", "path": "price", "value": "56840"}');
INSERT INTO "journal" VALUES (112, '01a20338a268739d8ebb1dd42d916b4d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28a7316a30a3d51ea221034', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a28a-7316-a30a-3d51ea221034", "offer": "CESF-80", "path": "price", "value": "56840"}');
INSERT INTO "journal" VALUES (113, '01a20338a29170398a7cd999a3480b60', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27d715789b7204839fa5a71', 'update', 'value', '"\"101.5\""', '"\"104.5\""');
INSERT INTO "journal" VALUES (114, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogues', '01a20338a268739d8ebb1dd3ec304f3c', 'update', 'content', '"id = \"cig-petite-couronne-2027\"\nlabel = \"Tarifs 2027\"\ncentre = \"cig-petite-couronne\"\neffective_from = 2027-01-01\ntier_reference = \"ACFI\"\nto_the_letter = [\n  \"Tous les montants, les strates d’effectif et les nouveautés (★).\",\n]\nreadings = [\n  \"La demi-journée vaut la moitié du prix de la journée.\",\n  \"L’année est due entière quel que soit le mois d’adhésion ; une exception demande un motif.\",\n  \"La convention qui couvre chaque prestation est notre lecture des trois conventions de 2026.\",\n]\nconventions = [\n  { code = \"cadre\", label = \"Convention-cadre prévention, santé et action sociale au travail\" },\n  { code = \"medecine\", label = \"Convention d’adhésion au service de médecine préventive\" },\n  { code = \"social\", label = \"Convention d’adhésion au service social du travail\" },\n]\n\n[[sections]]\nid = \"psychosocial\"\nlabel = \"Dispositifs psychosociaux\"\n\n[[sections]]\nid = \"maintien\"\nlabel = \"Conseil insertion et maintien dans l’emploi\"\n\n[[sections]]\nid = \"prevention\"\nlabel = \"Inspection, ingénierie de la prévention des risques professionnels et ergonomie\"\n\n[[sections]]\nid = \"sante\"\nlabel = \"Santé\"\n\n[[sections]]\nid = \"action-sociale\"\nlabel = \"Action sociale\"\n\n[[sections]]\nid = \"transverse\"\nlabel = \"Offre transverse et sur mesure en prévention, santé et action sociale\"\n\n[[sections]]\nid = \"medecine\"\nlabel = \"Médecine préventive\"\n\n[[sections]]\nid = \"service-social\"\nlabel = \"Service social du travail\"\n\n[[units]]\nid = \"year\"\nsingular = \"an\"\nplural = \"ans\"\n\n[[units]]\nid = \"intervention\"\nsingular = \"intervention\"\nplural = \"interventions\"\n\n[[units]]\nid = \"seat\"\nsingular = \"place\"\nplural = \"places\"\n\n[[units]]\nid = \"package\"\nsingular = \"forfait\"\nplural = \"forfaits\"\n\n[[units]]\nid = \"half-day-participant\"\nsingular = \"demi-journée par participant\"\nplural = \"demi-journées par participant\"\ncounts = \"participants\"\n\n[[units]]\nid = \"agent-year\"\nsingular = \"agent par an\"\nplural = \"agents par an\"\ncounts = \"agents\"\n\n[[units]]\nid = \"session\"\nsingular = \"séance\"\nplural = \"séances\"\n\n[[units]]\nid = \"half-day\"\nsingular = \"demi-journée\"\nplural = \"demi-journées\"\n\n[[units]]\nid = \"day\"\nsingular = \"jour\"\nplural = \"jours\"\n\n[[prerequisites]]\nid = \"validated-quote\"\nkind = \"validated-quote\"\nnote = \"Nombre de jours estimé par le CIG ; l’intervention commence une fois le devis validé.\"\n\n[[prerequisites]]\nid = \"physician\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un médecin du travail pour le secteur.\"\n\n[[prerequisites]]\nid = \"social-worker\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un assistant social sur le secteur.\"\n\n[[prerequisites]]\nid = \"cesf\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un conseiller en économie sociale et familiale sur le secteur.\"\n\n[[offers]]\ncode = \"PSY-IND\"\nlabel = \"Accompagnement psychosocial individuel\"\ndescription = \"Une permanence sur place, découpée en rendez-vous individuels avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 500\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Permanence d’une demi-journée, rendez-vous individuels\",\n]\n\n[[offers]]\ncode = \"COACH\"\nlabel = \"Coaching\"\ndescription = \"Des rendez-vous individuels entre un cadre et un coach certifié.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 100\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Séance individuelle, pour les cadres\",\n]\n\n[[offers]]\ncode = \"GAPP\"\nlabel = \"Analyse ou échanges de pratiques, supervision\"\ndescription = \"Un groupe d’une même collectivité réfléchit à son travail avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 500\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Demi-journée de groupe, quel que soit le nombre de participants\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\n\n[[offers]]\ncode = \"GAPP-INTER\"\nlabel = \"Analyse ou échanges de pratiques, supervision, entre collectivités\"\ndescription = \"Le même groupe, réuni avec des agents d’autres collectivités : chacune règle pour les siens.\"\nsection = \"psychosocial\"\nunit = \"half-day-participant\"\nprice = 100\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{participants} de la collectivité\",\n  \"Par participant de la collectivité\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\nreadings = [\n  \"Chaque collectivité règle pour ses propres participants, un au moins, sans bascule vers le prix de 500 €.\",\n]\n\n[[offers]]\ncode = \"CODEV\"\nlabel = \"Co-développement\"\ndescription = \"Des pairs s’entraident sur des situations réelles, avec un animateur formé à la méthode.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 100\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par séance, quel que soit le nombre de participants\",\n]\nreadings = [\n  \"Le prix est celui de la séance, quel que soit le nombre de participants.\",\n]\n\n[[offers]]\ncode = \"EVT\"\nlabel = \"Intervention à la suite d’un événement grave\"\ndescription = \"Un soutien de groupe, ponctuel, après un événement qui a marqué les agents.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 500\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Intervention ponctuelle\",\n]\n\n[[offers]]\ncode = \"DEGR\"\nlabel = \"Intervention en situation de travail dégradée\"\ndescription = \"Un psychosociologue aide une équipe sous tension, après une première séance d’exploration.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 500\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{exploratory}\",\n  \"Après la séance exploratoire\",\n]\nreadings = [\n  \"La séance exploratoire est comptée comme une demi-journée.\",\n]\nconditions = [\n  { rule = \"exploratory-first\" },\n]\n\n[[offers]]\ncode = \"HAND-POL\"\nlabel = \"Politique de maintien dans l’emploi et de handicap\"\ndescription = \"Un diagnostic des pratiques, puis un plan d’action bâti avec la direction des ressources humaines.\"\nsection = \"maintien\"\nunit = \"package\"\nprice = 6000\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Accompagnement complet\",\n]\nconditions = [\n  { rule = \"once\", per = \"quote\" },\n]\n\n[[offers]]\ncode = \"HAND-COM\"\nlabel = \"Supports de communication handicap\"\ndescription = \"La réalisation de supports adaptés, dans la suite de l’accompagnement sur la politique de handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"À la suite de l’accompagnement\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"HAND-POL\", earlier = true },\n]\n\n[[offers]]\ncode = \"HAND-SENS\"\nlabel = \"Sensibilisation handicap et maintien dans l’emploi\"\ndescription = \"Un atelier, une conférence ou un groupe de travail pour faire évoluer les regards sur le handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"{format}, {participants} ({participants_maximum} au plus)\",\n  \"{format}, {participants_maximum} participants au plus\",\n  \"{format}, {participants}\",\n  \"{format}\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nformats = [\n  { word = \"atelier\", label = \"Atelier\", maximum = 40 },\n  { word = \"conference\", label = \"Conférence\" },\n  { word = \"groupe\", label = \"Groupe de travail\" },\n]\n\n[[offers]]\ncode = \"HAND-REF\"\nlabel = \"Sensibilisation du référent handicap\"\ndescription = \"Une journée au CIG, en petit groupe, sur le rôle et les appuis du référent handicap.\"\nsection = \"maintien\"\nunit = \"seat\"\nprice = 200\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Une journée au CIG, session de 8 à 15 places\",\n]\nreadings = [\n  \"200 € par personne inscrite et par session.\",\n]\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 15\nadvised_minimum = 8\nreason = \"une session réunit 8 à 15 places, toutes collectivités confondues\"\n\n[[offers]]\ncode = \"FORUM\"\nlabel = \"Ateliers de forum handicap, maintien, QVCT\"\ndescription = \"Des animations ludiques tenues par deux experts lors d’un forum de la collectivité.\"\nsection = \"maintien\"\nunit = \"intervention\"\nprice = 800\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux experts, prix de l’intervention\",\n]\n\n[[offers]]\ncode = \"ACFI\"\nlabel = \"Inspection et conseil en santé et sécurité au travail\"\ndescription = \"Un forfait annuel : inspection par un ACFI, conseil ou ergonomie, et accès au Cercle de la prévention.\"\nsection = \"prevention\"\nunit = \"year\"\nunit_singular = \"forfait\"\nunit_plural = \"forfaits\"\ntiers = [\n  { from = 1, to = 49, price = 2060 },\n  { from = 50, to = 199, price = 5665 },\n  { from = 200, to = 749, price = 8755 },\n  { from = 750, to = 1249, price = 11330 },\n  { from = 1250, to = 1749, price = 13905 },\n  { from = 1750, price = 18540 },\n]\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Forfait annuel, strate {tier}\",\n  \"Forfait annuel selon la strate\",\n]\nnotes = [\n  \"La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.\",\n  \"Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité.\",\n]\nreadings = [\n  \"1 750 agents appartiennent à la strate haute, que la grille imprimée laisse de côté.\",\n  \"L’accompagnement est pluriannuel ; les jours par strate ne sont pas publiés : ils se saisissent.\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\ngrants_acfi = true\n\n[[offers]]\ncode = \"ACFI-SUP\"\nlabel = \"Jour d’intervention supplémentaire\"\ndescription = \"Un jour d’inspection, de conseil ou d’ergonomie au-delà du forfait de l’année.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"En plus des jours du forfait\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"ACFI\" },\n]\n\n[[offers]]\ncode = \"CERCLE\"\nlabel = \"Cercle de la prévention\"\ndescription = \"Les rencontres, la veille et le réseau des préventeurs, pour une collectivité qui a déjà son ACFI.\"\nsection = \"prevention\"\nunit = \"year\"\nprice = 2060\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Accès annuel\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"duplicate-of\"\noffer = \"ACFI\"\nreason = \"l’accès au Cercle est compris dans le forfait\"\n\n[[offers.conditions]]\nrule = \"once\"\nper = \"year\"\n\n[[offers]]\ncode = \"CONSEIL\"\nlabel = \"Conseil à la demande\"\ndescription = \"Un préventeur conseille la collectivité sur une question précise.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nreadings = [\n  \"Le conseil accompagne le Cercle de la prévention ; sans lui, un avertissement, pas un refus.\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"advised-with\"\noffers = [\n  \"CERCLE\",\n  \"ACFI\",\n]\nreason = \"le conseil à la demande le complète\"\n\n[[offers]]\ncode = \"ERGO-CONC\"\nlabel = \"Ergonomie : conception des locaux et espaces\"\ndescription = \"Un ergonome prépare des locaux futurs à partir du travail réel.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-AME\"\nlabel = \"Ergonomie : amélioration des conditions de travail\"\ndescription = \"Un ergonome analyse l’activité d’une équipe et construit les améliorations avec elle.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-POSTE\"\nlabel = \"Ergonomie : étude de poste complexe\"\ndescription = \"L’aménagement d’un poste, pour garder dans l’emploi un agent en situation de handicap ou de restriction.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 1000\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Sur prescription du médecin du travail du {prescription}\",\n  \"Sur prescription du médecin du travail\",\n]\nconditions = [\n  { rule = \"needs-prescription\" },\n]\n\n[[offers]]\ncode = \"SANTE\"\nlabel = \"Intervention ponctuelle santé au travail\"\ndescription = \"Une action de santé d’une journée : médecin, infirmier ou assistant de santé au travail.\"\nsection = \"sante\"\nunit = \"day\"\nprice = 1000\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par journée entière\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n]\n\n[[offers]]\ncode = \"AST-DIST\"\nlabel = \"Consultation à distance d’un assistant social\"\ndescription = \"Un premier niveau d’écoute et d’orientation, par téléphone ou en visio, pris par le secrétariat.\"\nsection = \"action-sociale\"\nunit = \"year\"\nprice = 15000\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par an, quel que soit l’effectif ; téléphone ou visio\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\n\n[[offers]]\ncode = \"QVCT\"\nlabel = \"Accompagnement QVCT, prévention des RPS\"\ndescription = \"Une équipe pluridisciplinaire aide un collectif à améliorer sa vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Prix de l’équipe, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"TRANSF\"\nlabel = \"Accompagnement des collectifs en transformation\"\ndescription = \"Un ergonome et un psychosociologue accompagnent ensemble une équipe dont l’activité change.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux professionnels, prix de la journée\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"SENS-PSAS\"\nlabel = \"Sensibilisation prévention, santé et action sociale\"\ndescription = \"Une demi-journée ou une journée pour un groupe, sur un thème de santé ou de vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Un groupe de {participants} ({participants_maximum} au plus)\",\n  \"Un groupe, {participants_maximum} participants au plus\",\n]\n\n[[offers.conditions]]\nrule = \"participants\"\nmaximum = 30\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 1\nreason = \"une demi-journée ou une journée par groupe, une ligne par groupe\"\n\n[[offers]]\ncode = \"CYCLE\"\nlabel = \"Cycles collaboratifs\"\ndescription = \"Des séances au CIG entre collectivités, pour traiter un thème de prévention sous tous ses angles.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 800\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Au CIG, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"MED-1\"\nlabel = \"Médecine préventive : médecin\"\ndescription = \"Le suivi des agents par un médecin du travail du service.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 120\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-2\" },\n]\n\n[[offers]]\ncode = \"MED-2\"\nlabel = \"Médecine préventive : binôme médecin-infirmier\"\ndescription = \"Le suivi des agents par un médecin et un infirmier de santé au travail.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 135\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-1\" },\n]\n\n[[offers]]\ncode = \"MED-CAB\"\nlabel = \"Journée de consultation au cabinet médical du CIG\"\ndescription = \"Une journée de visites dans les locaux du CIG, choisie à part de l’adhésion.\"\nsection = \"medecine\"\nunit = \"day\"\nprice = 1380\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"Par journée entière, au CIG\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n  \"Un choix à part, proposé en option, jamais ajouté d’office.\",\n]\nadded_as_option = true\n\n[[offers]]\ncode = \"SST-40\"\nlabel = \"Assistant social du travail mis à disposition, 40 %\"\ndescription = \"Un assistant social auprès de la collectivité à 40 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 28000\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-60\"\nlabel = \"Assistant social du travail mis à disposition, 60 %\"\ndescription = \"Un assistant social auprès de la collectivité à 60 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 42000\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-80\"\nlabel = \"Assistant social du travail mis à disposition, 80 %\"\ndescription = \"Un assistant social auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56000\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"CESF-80\"\nlabel = \"Conseiller en économie sociale et familiale, 80 %\"\ndescription = \"Un conseiller en économie sociale et familiale auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56000\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations du conseiller sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"cesf\",\n]\n"', '"id = \"cig-petite-couronne-2027\"\nlabel = \"Tarifs 2027\"\ncentre = \"cig-petite-couronne\"\neffective_from = 2027-01-01\ntier_reference = \"ACFI\"\nto_the_letter = [\n  \"Tous les montants, les strates d’effectif et les nouveautés (★).\",\n]\nreadings = [\n  \"La demi-journée vaut la moitié du prix de la journée.\",\n  \"L’année est due entière quel que soit le mois d’adhésion ; une exception demande un motif.\",\n  \"La convention qui couvre chaque prestation est notre lecture des trois conventions de 2026.\",\n]\nconventions = [\n  { code = \"cadre\", label = \"Convention-cadre prévention, santé et action sociale au travail\" },\n  { code = \"medecine\", label = \"Convention d’adhésion au service de médecine préventive\" },\n  { code = \"social\", label = \"Convention d’adhésion au service social du travail\" },\n]\n\n[[sections]]\nid = \"psychosocial\"\nlabel = \"Dispositifs psychosociaux\"\n\n[[sections]]\nid = \"maintien\"\nlabel = \"Conseil insertion et maintien dans l’emploi\"\n\n[[sections]]\nid = \"prevention\"\nlabel = \"Inspection, ingénierie de la prévention des risques professionnels et ergonomie\"\n\n[[sections]]\nid = \"sante\"\nlabel = \"Santé\"\n\n[[sections]]\nid = \"action-sociale\"\nlabel = \"Action sociale\"\n\n[[sections]]\nid = \"transverse\"\nlabel = \"Offre transverse et sur mesure en prévention, santé et action sociale\"\n\n[[sections]]\nid = \"medecine\"\nlabel = \"Médecine préventive\"\n\n[[sections]]\nid = \"service-social\"\nlabel = \"Service social du travail\"\n\n[[units]]\nid = \"year\"\nsingular = \"an\"\nplural = \"ans\"\n\n[[units]]\nid = \"intervention\"\nsingular = \"intervention\"\nplural = \"interventions\"\n\n[[units]]\nid = \"seat\"\nsingular = \"place\"\nplural = \"places\"\n\n[[units]]\nid = \"package\"\nsingular = \"forfait\"\nplural = \"forfaits\"\n\n[[units]]\nid = \"half-day-participant\"\nsingular = \"demi-journée par participant\"\nplural = \"demi-journées par participant\"\ncounts = \"participants\"\n\n[[units]]\nid = \"agent-year\"\nsingular = \"agent par an\"\nplural = \"agents par an\"\ncounts = \"agents\"\n\n[[units]]\nid = \"session\"\nsingular = \"séance\"\nplural = \"séances\"\n\n[[units]]\nid = \"half-day\"\nsingular = \"demi-journée\"\nplural = \"demi-journées\"\n\n[[units]]\nid = \"day\"\nsingular = \"jour\"\nplural = \"jours\"\n\n[[prerequisites]]\nid = \"validated-quote\"\nkind = \"validated-quote\"\nnote = \"Nombre de jours estimé par le CIG ; l’intervention commence une fois le devis validé.\"\n\n[[prerequisites]]\nid = \"physician\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un médecin du travail pour le secteur.\"\n\n[[prerequisites]]\nid = \"social-worker\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un assistant social sur le secteur.\"\n\n[[prerequisites]]\nid = \"cesf\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un conseiller en économie sociale et familiale sur le secteur.\"\n\n[[offers]]\ncode = \"PSY-IND\"\nlabel = \"Accompagnement psychosocial individuel\"\ndescription = \"Une permanence sur place, découpée en rendez-vous individuels avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Permanence d’une demi-journée, rendez-vous individuels\",\n]\n\n[[offers]]\ncode = \"COACH\"\nlabel = \"Coaching\"\ndescription = \"Des rendez-vous individuels entre un cadre et un coach certifié.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 104.5\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Séance individuelle, pour les cadres\",\n]\n\n[[offers]]\ncode = \"GAPP\"\nlabel = \"Analyse ou échanges de pratiques, supervision\"\ndescription = \"Un groupe d’une même collectivité réfléchit à son travail avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Demi-journée de groupe, quel que soit le nombre de participants\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\n\n[[offers]]\ncode = \"GAPP-INTER\"\nlabel = \"Analyse ou échanges de pratiques, supervision, entre collectivités\"\ndescription = \"Le même groupe, réuni avec des agents d’autres collectivités : chacune règle pour les siens.\"\nsection = \"psychosocial\"\nunit = \"half-day-participant\"\nprice = 101.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{participants} de la collectivité\",\n  \"Par participant de la collectivité\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\nreadings = [\n  \"Chaque collectivité règle pour ses propres participants, un au moins, sans bascule vers le prix de 500 €.\",\n]\n\n[[offers]]\ncode = \"CODEV\"\nlabel = \"Co-développement\"\ndescription = \"Des pairs s’entraident sur des situations réelles, avec un animateur formé à la méthode.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 101.5\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par séance, quel que soit le nombre de participants\",\n]\nreadings = [\n  \"Le prix est celui de la séance, quel que soit le nombre de participants.\",\n]\n\n[[offers]]\ncode = \"EVT\"\nlabel = \"Intervention à la suite d’un événement grave\"\ndescription = \"Un soutien de groupe, ponctuel, après un événement qui a marqué les agents.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Intervention ponctuelle\",\n]\n\n[[offers]]\ncode = \"DEGR\"\nlabel = \"Intervention en situation de travail dégradée\"\ndescription = \"Un psychosociologue aide une équipe sous tension, après une première séance d’exploration.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{exploratory}\",\n  \"Après la séance exploratoire\",\n]\nreadings = [\n  \"La séance exploratoire est comptée comme une demi-journée.\",\n]\nconditions = [\n  { rule = \"exploratory-first\" },\n]\n\n[[offers]]\ncode = \"HAND-POL\"\nlabel = \"Politique de maintien dans l’emploi et de handicap\"\ndescription = \"Un diagnostic des pratiques, puis un plan d’action bâti avec la direction des ressources humaines.\"\nsection = \"maintien\"\nunit = \"package\"\nprice = 6090\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Accompagnement complet\",\n]\nconditions = [\n  { rule = \"once\", per = \"quote\" },\n]\n\n[[offers]]\ncode = \"HAND-COM\"\nlabel = \"Supports de communication handicap\"\ndescription = \"La réalisation de supports adaptés, dans la suite de l’accompagnement sur la politique de handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"À la suite de l’accompagnement\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"HAND-POL\", earlier = true },\n]\n\n[[offers]]\ncode = \"HAND-SENS\"\nlabel = \"Sensibilisation handicap et maintien dans l’emploi\"\ndescription = \"Un atelier, une conférence ou un groupe de travail pour faire évoluer les regards sur le handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"{format}, {participants} ({participants_maximum} au plus)\",\n  \"{format}, {participants_maximum} participants au plus\",\n  \"{format}, {participants}\",\n  \"{format}\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nformats = [\n  { word = \"atelier\", label = \"Atelier\", maximum = 40 },\n  { word = \"conference\", label = \"Conférence\" },\n  { word = \"groupe\", label = \"Groupe de travail\" },\n]\n\n[[offers]]\ncode = \"HAND-REF\"\nlabel = \"Sensibilisation du référent handicap\"\ndescription = \"Une journée au CIG, en petit groupe, sur le rôle et les appuis du référent handicap.\"\nsection = \"maintien\"\nunit = \"seat\"\nprice = 203\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Une journée au CIG, session de 8 à 15 places\",\n]\nreadings = [\n  \"200 € par personne inscrite et par session.\",\n]\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 15\nadvised_minimum = 8\nreason = \"une session réunit 8 à 15 places, toutes collectivités confondues\"\n\n[[offers]]\ncode = \"FORUM\"\nlabel = \"Ateliers de forum handicap, maintien, QVCT\"\ndescription = \"Des animations ludiques tenues par deux experts lors d’un forum de la collectivité.\"\nsection = \"maintien\"\nunit = \"intervention\"\nprice = 812\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux experts, prix de l’intervention\",\n]\n\n[[offers]]\ncode = \"ACFI\"\nlabel = \"Inspection et conseil en santé et sécurité au travail\"\ndescription = \"Un forfait annuel : inspection par un ACFI, conseil ou ergonomie, et accès au Cercle de la prévention.\"\nsection = \"prevention\"\nunit = \"year\"\nunit_singular = \"forfait\"\nunit_plural = \"forfaits\"\ntiers = [\n  { from = 1, to = 49, price = 2090.9 },\n  { from = 50, to = 199, price = 5749.98 },\n  { from = 200, to = 749, price = 8886.33 },\n  { from = 750, to = 1249, price = 11499.95 },\n  { from = 1250, to = 1749, price = 14113.58 },\n  { from = 1750, price = 18818.1 },\n]\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Forfait annuel, strate {tier}\",\n  \"Forfait annuel selon la strate\",\n]\nnotes = [\n  \"La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.\",\n  \"Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité.\",\n]\nreadings = [\n  \"1 750 agents appartiennent à la strate haute, que la grille imprimée laisse de côté.\",\n  \"L’accompagnement est pluriannuel ; les jours par strate ne sont pas publiés : ils se saisissent.\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\ngrants_acfi = true\n\n[[offers]]\ncode = \"ACFI-SUP\"\nlabel = \"Jour d’intervention supplémentaire\"\ndescription = \"Un jour d’inspection, de conseil ou d’ergonomie au-delà du forfait de l’année.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"En plus des jours du forfait\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"ACFI\" },\n]\n\n[[offers]]\ncode = \"CERCLE\"\nlabel = \"Cercle de la prévention\"\ndescription = \"Les rencontres, la veille et le réseau des préventeurs, pour une collectivité qui a déjà son ACFI.\"\nsection = \"prevention\"\nunit = \"year\"\nprice = 2090.9\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Accès annuel\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"duplicate-of\"\noffer = \"ACFI\"\nreason = \"l’accès au Cercle est compris dans le forfait\"\n\n[[offers.conditions]]\nrule = \"once\"\nper = \"year\"\n\n[[offers]]\ncode = \"CONSEIL\"\nlabel = \"Conseil à la demande\"\ndescription = \"Un préventeur conseille la collectivité sur une question précise.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nreadings = [\n  \"Le conseil accompagne le Cercle de la prévention ; sans lui, un avertissement, pas un refus.\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"advised-with\"\noffers = [\n  \"CERCLE\",\n  \"ACFI\",\n]\nreason = \"le conseil à la demande le complète\"\n\n[[offers]]\ncode = \"ERGO-CONC\"\nlabel = \"Ergonomie : conception des locaux et espaces\"\ndescription = \"Un ergonome prépare des locaux futurs à partir du travail réel.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-AME\"\nlabel = \"Ergonomie : amélioration des conditions de travail\"\ndescription = \"Un ergonome analyse l’activité d’une équipe et construit les améliorations avec elle.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-POSTE\"\nlabel = \"Ergonomie : étude de poste complexe\"\ndescription = \"L’aménagement d’un poste, pour garder dans l’emploi un agent en situation de handicap ou de restriction.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 1015\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Sur prescription du médecin du travail du {prescription}\",\n  \"Sur prescription du médecin du travail\",\n]\nconditions = [\n  { rule = \"needs-prescription\" },\n]\n\n[[offers]]\ncode = \"SANTE\"\nlabel = \"Intervention ponctuelle santé au travail\"\ndescription = \"Une action de santé d’une journée : médecin, infirmier ou assistant de santé au travail.\"\nsection = \"sante\"\nunit = \"day\"\nprice = 1015\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par journée entière\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n]\n\n[[offers]]\ncode = \"AST-DIST\"\nlabel = \"Consultation à distance d’un assistant social\"\ndescription = \"Un premier niveau d’écoute et d’orientation, par téléphone ou en visio, pris par le secrétariat.\"\nsection = \"action-sociale\"\nunit = \"year\"\nprice = 15225\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par an, quel que soit l’effectif ; téléphone ou visio\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\n\n[[offers]]\ncode = \"QVCT\"\nlabel = \"Accompagnement QVCT, prévention des RPS\"\ndescription = \"Une équipe pluridisciplinaire aide un collectif à améliorer sa vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Prix de l’équipe, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"TRANSF\"\nlabel = \"Accompagnement des collectifs en transformation\"\ndescription = \"Un ergonome et un psychosociologue accompagnent ensemble une équipe dont l’activité change.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux professionnels, prix de la journée\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"SENS-PSAS\"\nlabel = \"Sensibilisation prévention, santé et action sociale\"\ndescription = \"Une demi-journée ou une journée pour un groupe, sur un thème de santé ou de vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Un groupe de {participants} ({participants_maximum} au plus)\",\n  \"Un groupe, {participants_maximum} participants au plus\",\n]\n\n[[offers.conditions]]\nrule = \"participants\"\nmaximum = 30\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 1\nreason = \"une demi-journée ou une journée par groupe, une ligne par groupe\"\n\n[[offers]]\ncode = \"CYCLE\"\nlabel = \"Cycles collaboratifs\"\ndescription = \"Des séances au CIG entre collectivités, pour traiter un thème de prévention sous tous ses angles.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Au CIG, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"MED-1\"\nlabel = \"Médecine préventive : médecin\"\ndescription = \"Le suivi des agents par un médecin du travail du service.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 121.8\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-2\" },\n]\n\n[[offers]]\ncode = \"MED-2\"\nlabel = \"Médecine préventive : binôme médecin-infirmier\"\ndescription = \"Le suivi des agents par un médecin et un infirmier de santé au travail.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 137.03\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-1\" },\n]\n\n[[offers]]\ncode = \"MED-CAB\"\nlabel = \"Journée de consultation au cabinet médical du CIG\"\ndescription = \"Une journée de visites dans les locaux du CIG, choisie à part de l’adhésion.\"\nsection = \"medecine\"\nunit = \"day\"\nprice = 1400.7\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"Par journée entière, au CIG\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n  \"Un choix à part, proposé en option, jamais ajouté d’office.\",\n]\nadded_as_option = true\n\n[[offers]]\ncode = \"SST-40\"\nlabel = \"Assistant social du travail mis à disposition, 40 %\"\ndescription = \"Un assistant social auprès de la collectivité à 40 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 28420\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-60\"\nlabel = \"Assistant social du travail mis à disposition, 60 %\"\ndescription = \"Un assistant social auprès de la collectivité à 60 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 42630\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-80\"\nlabel = \"Assistant social du travail mis à disposition, 80 %\"\ndescription = \"Un assistant social auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56840\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"CESF-80\"\nlabel = \"Conseiller en économie sociale et familiale, 80 %\"\ndescription = \"Un conseiller en économie sociale et familiale auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56840\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations du conseiller sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"cesf\",\n]\n"');
INSERT INTO "journal" VALUES (115, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogues', '01a20338a268739d8ebb1dd3ec304f3c', 'update', 'state', '"draft"', '"voted"');
INSERT INTO "journal" VALUES (116, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogues', '01a20338a268739d8ebb1dd3ec304f3c', 'update', 'deliberation', '""', '"2026-118"');
INSERT INTO "journal" VALUES (117, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogues', '01a20338a268739d8ebb1dd3ec304f3c', 'update', 'voted_on', 'null', '"2026-11-10"');
INSERT INTO "journal" VALUES (118, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27b73c4ae6bcfef4a599b61', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27b-73c4-ae6b-cfef4a599b61", "offer": "PSY-IND", "path": "price", "value": "\"507.5\""}', NULL);
INSERT INTO "journal" VALUES (119, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27d715789b7204839fa5a71', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27d-7157-89b7-204839fa5a71", "offer": "COACH", "path": "price", "value": "\"104.5\""}', NULL);
INSERT INTO "journal" VALUES (120, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27d715789b720490ba17068', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27d-7157-89b7-20490ba17068", "offer": "GAPP", "path": "price", "value": "\"507.5\""}', NULL);
INSERT INTO "journal" VALUES (121, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27e718781589a9c51e51fea', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27e-7187-8158-9a9c51e51fea", "offer": "GAPP-INTER", "path": "price", "value": "\"101.5\""}', NULL);
INSERT INTO "journal" VALUES (122, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27e718781589a9d9dbb45b3', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27e-7187-8158-9a9d9dbb45b3", "offer": "CODEV", "path": "price", "value": "\"101.5\""}', NULL);
INSERT INTO "journal" VALUES (123, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27f728f9e8fc8b65be16c64', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27f-728f-9e8f-c8b65be16c64", "offer": "EVT", "path": "price", "value": "\"507.5\""}', NULL);
INSERT INTO "journal" VALUES (124, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a27f728f9e8fc8b7cd4b105d', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a27f-728f-9e8f-c8b7cd4b105d", "offer": "DEGR", "path": "price", "value": "\"507.5\""}', NULL);
INSERT INTO "journal" VALUES (125, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a280737db9bc5da67e5dfbbd', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a280-737d-b9bc-5da67e5dfbbd", "offer": "HAND-POL", "path": "price", "value": "6090"}', NULL);
INSERT INTO "journal" VALUES (126, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a280737db9bc5da74ccd52f2', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a280-737d-b9bc-5da74ccd52f2", "offer": "HAND-COM", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (127, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28175aebaeb2d2a14c4a915', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a281-75ae-baeb-2d2a14c4a915", "offer": "HAND-SENS", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (128, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28175aebaeb2d2bc084d17f', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a281-75ae-baeb-2d2bc084d17f", "offer": "HAND-REF", "path": "price", "value": "203"}', NULL);
INSERT INTO "journal" VALUES (129, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28175aebaeb2d2c19e4dc70', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a281-75ae-baeb-2d2c19e4dc70", "offer": "FORUM", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (130, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b35cf3a3b6f', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b35cf3a3b6f", "offer": "ACFI", "path": "tiers.0", "value": "\"2090.9\""}', NULL);
INSERT INTO "journal" VALUES (131, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b368630fc6f', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b368630fc6f", "offer": "ACFI", "path": "tiers.1", "value": "\"5749.98\""}', NULL);
INSERT INTO "journal" VALUES (132, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b37e70daebb', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b37e70daebb", "offer": "ACFI", "path": "tiers.2", "value": "\"8886.33\""}', NULL);
INSERT INTO "journal" VALUES (133, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b3824ff1f67', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b3824ff1f67", "offer": "ACFI", "path": "tiers.3", "value": "\"11499.95\""}', NULL);
INSERT INTO "journal" VALUES (134, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b391944d9c5', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b391944d9c5", "offer": "ACFI", "path": "tiers.4", "value": "\"14113.58\""}', NULL);
INSERT INTO "journal" VALUES (135, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28276708bda8b3a3d31d527', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a282-7670-8bda-8b3a3d31d527", "offer": "ACFI", "path": "tiers.5", "value": "\"18818.1\""}', NULL);
INSERT INTO "journal" VALUES (136, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28377fd8fd149387ec5f8f4', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a283-77fd-8fd1-49387ec5f8f4", "offer": "ACFI-SUP", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (137, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28377fd8fd14939f2c4cc41', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a283-77fd-8fd1-4939f2c4cc41", "offer": "CERCLE", "path": "price", "value": "\"2090.9\""}', NULL);
INSERT INTO "journal" VALUES (138, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28377fd8fd1493a52ef0db7', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a283-77fd-8fd1-493a52ef0db7", "offer": "CONSEIL", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (139, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28477caa60ee2d9ccbda2e4', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a284-77ca-a60e-e2d9ccbda2e4", "offer": "ERGO-CONC", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (140, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28477caa60ee2dafad12218', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a284-77ca-a60e-e2dafad12218", "offer": "ERGO-AME", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (141, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a285724fa8821ae5f611c370', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a285-724f-a882-1ae5f611c370", "offer": "ERGO-POSTE", "path": "price", "value": "1015"}', NULL);
INSERT INTO "journal" VALUES (142, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a285724fa8821ae6187c0073', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a285-724f-a882-1ae6187c0073", "offer": "SANTE", "path": "price", "value": "1015"}', NULL);
INSERT INTO "journal" VALUES (143, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a285724fa8821ae7345f412b', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a285-724f-a882-1ae7345f412b", "offer": "AST-DIST", "path": "price", "value": "15225"}', NULL);
INSERT INTO "journal" VALUES (144, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28673948d5cd7dbfc0a2262', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a286-7394-8d5c-d7dbfc0a2262", "offer": "QVCT", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (145, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28673948d5cd7dcf97cf058', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a286-7394-8d5c-d7dcf97cf058", "offer": "TRANSF", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (146, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2877536adb3dc6f14c36922', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a287-7536-adb3-dc6f14c36922", "offer": "SENS-PSAS", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (147, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2877536adb3dc706fe853b7', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a287-7536-adb3-dc706fe853b7", "offer": "CYCLE", "path": "price", "value": "812"}', NULL);
INSERT INTO "journal" VALUES (148, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2877536adb3dc71636dfabd', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a287-7536-adb3-dc71636dfabd", "offer": "MED-1", "path": "price", "value": "\"121.8\""}', NULL);
INSERT INTO "journal" VALUES (149, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28870b8bf4e9b7d74ae8344', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a288-70b8-bf4e-9b7d74ae8344", "offer": "MED-2", "path": "price", "value": "\"137.03\""}', NULL);
INSERT INTO "journal" VALUES (150, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28870b8bf4e9b7e6a639f0c', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a288-70b8-bf4e-9b7e6a639f0c", "offer": "MED-CAB", "path": "price", "value": "\"1400.7\""}', NULL);
INSERT INTO "journal" VALUES (151, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28973b5b51634402565bd52', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a289-73b5-b516-34402565bd52", "offer": "SST-40", "path": "price", "value": "28420"}', NULL);
INSERT INTO "journal" VALUES (152, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28973b5b5163441b8533a22', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a289-73b5-b516-3441b8533a22", "offer": "SST-60", "path": "price", "value": "42630"}', NULL);
INSERT INTO "journal" VALUES (153, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28973b5b51634424ce685fb', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a289-73b5-b516-34424ce685fb", "offer": "SST-80", "path": "price", "value": "56840"}', NULL);
INSERT INTO "journal" VALUES (154, '01a20338a29d739ba1595c8f250e5d29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a28a7316a30a3d51ea221034', 'delete', NULL, '{"catalogue_id": "01a20338-a268-739d-8ebb-1dd3ec304f3c", "id": "01a20338-a28a-7316-a30a-3d51ea221034", "offer": "CESF-80", "path": "price", "value": "56840"}', NULL);
INSERT INTO "journal" VALUES (155, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogues', '01a20338a2b772bfbe596466316cb60c', 'create', NULL, NULL, '{"based_on": "cig-petite-couronne-2027", "code": "cig-petite-couronne-2028", "content": "id = \"cig-petite-couronne-2028\"\nlabel = \"Tarifs 2028\"\ncentre = \"cig-petite-couronne\"\neffective_from = 2028-01-01\ntier_reference = \"ACFI\"\nto_the_letter = [\n  \"Tous les montants, les strates d’effectif et les nouveautés (★).\",\n]\nreadings = [\n  \"La demi-journée vaut la moitié du prix de la journée.\",\n  \"L’année est due entière quel que soit le mois d’adhésion ; une exception demande un motif.\",\n  \"La convention qui couvre chaque prestation est notre lecture des trois conventions de 2026.\",\n]\nconventions = [\n  { code = \"cadre\", label = \"Convention-cadre prévention, santé et action sociale au travail\" },\n  { code = \"medecine\", label = \"Convention d’adhésion au service de médecine préventive\" },\n  { code = \"social\", label = \"Convention d’adhésion au service social du travail\" },\n]\n\n[[sections]]\nid = \"psychosocial\"\nlabel = \"Dispositifs psychosociaux\"\n\n[[sections]]\nid = \"maintien\"\nlabel = \"Conseil insertion et maintien dans l’emploi\"\n\n[[sections]]\nid = \"prevention\"\nlabel = \"Inspection, ingénierie de la prévention des risques professionnels et ergonomie\"\n\n[[sections]]\nid = \"sante\"\nlabel = \"Santé\"\n\n[[sections]]\nid = \"action-sociale\"\nlabel = \"Action sociale\"\n\n[[sections]]\nid = \"transverse\"\nlabel = \"Offre transverse et sur mesure en prévention, santé et action sociale\"\n\n[[sections]]\nid = \"medecine\"\nlabel = \"Médecine préventive\"\n\n[[sections]]\nid = \"service-social\"\nlabel = \"Service social du travail\"\n\n[[units]]\nid = \"year\"\nsingular = \"an\"\nplural = \"ans\"\n\n[[units]]\nid = \"intervention\"\nsingular = \"intervention\"\nplural = \"interventions\"\n\n[[units]]\nid = \"seat\"\nsingular = \"place\"\nplural = \"places\"\n\n[[units]]\nid = \"package\"\nsingular = \"forfait\"\nplural = \"forfaits\"\n\n[[units]]\nid = \"half-day-participant\"\nsingular = \"demi-journée par participant\"\nplural = \"demi-journées par participant\"\ncounts = \"participants\"\n\n[[units]]\nid = \"agent-year\"\nsingular = \"agent par an\"\nplural = \"agents par an\"\ncounts = \"agents\"\n\n[[units]]\nid = \"session\"\nsingular = \"séance\"\nplural = \"séances\"\n\n[[units]]\nid = \"half-day\"\nsingular = \"demi-journée\"\nplural = \"demi-journées\"\n\n[[units]]\nid = \"day\"\nsingular = \"jour\"\nplural = \"jours\"\n\n[[prerequisites]]\nid = \"validated-quote\"\nkind = \"validated-quote\"\nnote = \"Nombre de jours estimé par le CIG ; l’intervention commence une fois le devis validé.\"\n\n[[prerequisites]]\nid = \"physician\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un médecin du travail pour le secteur.\"\n\n[[prerequisites]]\nid = \"social-worker\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un assistant social sur le secteur.\"\n\n[[prerequisites]]\nid = \"cesf\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un conseiller en économie sociale et familiale sur le secteur.\"\n\n[[offers]]\ncode = \"PSY-IND\"\nlabel = \"Accompagnement psychosocial individuel\"\ndescription = \"Une permanence sur place, découpée en rendez-vous individuels avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Permanence d’une demi-journée, rendez-vous individuels\",\n]\n\n[[offers]]\ncode = \"COACH\"\nlabel = \"Coaching\"\ndescription = \"Des rendez-vous individuels entre un cadre et un coach certifié.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 104.5\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Séance individuelle, pour les cadres\",\n]\n\n[[offers]]\ncode = \"GAPP\"\nlabel = \"Analyse ou échanges de pratiques, supervision\"\ndescription = \"Un groupe d’une même collectivité réfléchit à son travail avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Demi-journée de groupe, quel que soit le nombre de participants\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\n\n[[offers]]\ncode = \"GAPP-INTER\"\nlabel = \"Analyse ou échanges de pratiques, supervision, entre collectivités\"\ndescription = \"Le même groupe, réuni avec des agents d’autres collectivités : chacune règle pour les siens.\"\nsection = \"psychosocial\"\nunit = \"half-day-participant\"\nprice = 101.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{participants} de la collectivité\",\n  \"Par participant de la collectivité\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\nreadings = [\n  \"Chaque collectivité règle pour ses propres participants, un au moins, sans bascule vers le prix de 500 €.\",\n]\n\n[[offers]]\ncode = \"CODEV\"\nlabel = \"Co-développement\"\ndescription = \"Des pairs s’entraident sur des situations réelles, avec un animateur formé à la méthode.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 101.5\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par séance, quel que soit le nombre de participants\",\n]\nreadings = [\n  \"Le prix est celui de la séance, quel que soit le nombre de participants.\",\n]\n\n[[offers]]\ncode = \"EVT\"\nlabel = \"Intervention à la suite d’un événement grave\"\ndescription = \"Un soutien de groupe, ponctuel, après un événement qui a marqué les agents.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Intervention ponctuelle\",\n]\n\n[[offers]]\ncode = \"DEGR\"\nlabel = \"Intervention en situation de travail dégradée\"\ndescription = \"Un psychosociologue aide une équipe sous tension, après une première séance d’exploration.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{exploratory}\",\n  \"Après la séance exploratoire\",\n]\nreadings = [\n  \"La séance exploratoire est comptée comme une demi-journée.\",\n]\nconditions = [\n  { rule = \"exploratory-first\" },\n]\n\n[[offers]]\ncode = \"HAND-POL\"\nlabel = \"Politique de maintien dans l’emploi et de handicap\"\ndescription = \"Un diagnostic des pratiques, puis un plan d’action bâti avec la direction des ressources humaines.\"\nsection = \"maintien\"\nunit = \"package\"\nprice = 6090\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Accompagnement complet\",\n]\nconditions = [\n  { rule = \"once\", per = \"quote\" },\n]\n\n[[offers]]\ncode = \"HAND-COM\"\nlabel = \"Supports de communication handicap\"\ndescription = \"La réalisation de supports adaptés, dans la suite de l’accompagnement sur la politique de handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"À la suite de l’accompagnement\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"HAND-POL\", earlier = true },\n]\n\n[[offers]]\ncode = \"HAND-SENS\"\nlabel = \"Sensibilisation handicap et maintien dans l’emploi\"\ndescription = \"Un atelier, une conférence ou un groupe de travail pour faire évoluer les regards sur le handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"{format}, {participants} ({participants_maximum} au plus)\",\n  \"{format}, {participants_maximum} participants au plus\",\n  \"{format}, {participants}\",\n  \"{format}\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nformats = [\n  { word = \"atelier\", label = \"Atelier\", maximum = 40 },\n  { word = \"conference\", label = \"Conférence\" },\n  { word = \"groupe\", label = \"Groupe de travail\" },\n]\n\n[[offers]]\ncode = \"HAND-REF\"\nlabel = \"Sensibilisation du référent handicap\"\ndescription = \"Une journée au CIG, en petit groupe, sur le rôle et les appuis du référent handicap.\"\nsection = \"maintien\"\nunit = \"seat\"\nprice = 203\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Une journée au CIG, session de 8 à 15 places\",\n]\nreadings = [\n  \"200 € par personne inscrite et par session.\",\n]\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 15\nadvised_minimum = 8\nreason = \"une session réunit 8 à 15 places, toutes collectivités confondues\"\n\n[[offers]]\ncode = \"FORUM\"\nlabel = \"Ateliers de forum handicap, maintien, QVCT\"\ndescription = \"Des animations ludiques tenues par deux experts lors d’un forum de la collectivité.\"\nsection = \"maintien\"\nunit = \"intervention\"\nprice = 812\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux experts, prix de l’intervention\",\n]\n\n[[offers]]\ncode = \"ACFI\"\nlabel = \"Inspection et conseil en santé et sécurité au travail\"\ndescription = \"Un forfait annuel : inspection par un ACFI, conseil ou ergonomie, et accès au Cercle de la prévention.\"\nsection = \"prevention\"\nunit = \"year\"\nunit_singular = \"forfait\"\nunit_plural = \"forfaits\"\ntiers = [\n  { from = 1, to = 49, price = 2090.9 },\n  { from = 50, to = 199, price = 5749.98 },\n  { from = 200, to = 749, price = 8886.33 },\n  { from = 750, to = 1249, price = 11499.95 },\n  { from = 1250, to = 1749, price = 14113.58 },\n  { from = 1750, price = 18818.1 },\n]\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Forfait annuel, strate {tier}\",\n  \"Forfait annuel selon la strate\",\n]\nnotes = [\n  \"La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.\",\n  \"Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité.\",\n]\nreadings = [\n  \"1 750 agents appartiennent à la strate haute, que la grille imprimée laisse de côté.\",\n  \"L’accompagnement est pluriannuel ; les jours par strate ne sont pas publiés : ils se saisissent.\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\ngrants_acfi = true\n\n[[offers]]\ncode = \"ACFI-SUP\"\nlabel = \"Jour d’intervention supplémentaire\"\ndescription = \"Un jour d’inspection, de conseil ou d’ergonomie au-delà du forfait de l’année.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"En plus des jours du forfait\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"ACFI\" },\n]\n\n[[offers]]\ncode = \"CERCLE\"\nlabel = \"Cercle de la prévention\"\ndescription = \"Les rencontres, la veille et le réseau des préventeurs, pour une collectivité qui a déjà son ACFI.\"\nsection = \"prevention\"\nunit = \"year\"\nprice = 2090.9\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Accès annuel\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"duplicate-of\"\noffer = \"ACFI\"\nreason = \"l’accès au Cercle est compris dans le forfait\"\n\n[[offers.conditions]]\nrule = \"once\"\nper = \"year\"\n\n[[offers]]\ncode = \"CONSEIL\"\nlabel = \"Conseil à la demande\"\ndescription = \"Un préventeur conseille la collectivité sur une question précise.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nreadings = [\n  \"Le conseil accompagne le Cercle de la prévention ; sans lui, un avertissement, pas un refus.\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"advised-with\"\noffers = [\n  \"CERCLE\",\n  \"ACFI\",\n]\nreason = \"le conseil à la demande le complète\"\n\n[[offers]]\ncode = \"ERGO-CONC\"\nlabel = \"Ergonomie : conception des locaux et espaces\"\ndescription = \"Un ergonome prépare des locaux futurs à partir du travail réel.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-AME\"\nlabel = \"Ergonomie : amélioration des conditions de travail\"\ndescription = \"Un ergonome analyse l’activité d’une équipe et construit les améliorations avec elle.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-POSTE\"\nlabel = \"Ergonomie : étude de poste complexe\"\ndescription = \"L’aménagement d’un poste, pour garder dans l’emploi un agent en situation de handicap ou de restriction.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 1015\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Sur prescription du médecin du travail du {prescription}\",\n  \"Sur prescription du médecin du travail\",\n]\nconditions = [\n  { rule = \"needs-prescription\" },\n]\n\n[[offers]]\ncode = \"SANTE\"\nlabel = \"Intervention ponctuelle santé au travail\"\ndescription = \"Une action de santé d’une journée : médecin, infirmier ou assistant de santé au travail.\"\nsection = \"sante\"\nunit = \"day\"\nprice = 1015\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par journée entière\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n]\n\n[[offers]]\ncode = \"AST-DIST\"\nlabel = \"Consultation à distance d’un assistant social\"\ndescription = \"Un premier niveau d’écoute et d’orientation, par téléphone ou en visio, pris par le secrétariat.\"\nsection = \"action-sociale\"\nunit = \"year\"\nprice = 15225\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par an, quel que soit l’effectif ; téléphone ou visio\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\n\n[[offers]]\ncode = \"QVCT\"\nlabel = \"Accompagnement QVCT, prévention des RPS\"\ndescription = \"Une équipe pluridisciplinaire aide un collectif à améliorer sa vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Prix de l’équipe, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"TRANSF\"\nlabel = \"Accompagnement des collectifs en transformation\"\ndescription = \"Un ergonome et un psychosociologue accompagnent ensemble une équipe dont l’activité change.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux professionnels, prix de la journée\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"SENS-PSAS\"\nlabel = \"Sensibilisation prévention, santé et action sociale\"\ndescription = \"Une demi-journée ou une journée pour un groupe, sur un thème de santé ou de vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Un groupe de {participants} ({participants_maximum} au plus)\",\n  \"Un groupe, {participants_maximum} participants au plus\",\n]\n\n[[offers.conditions]]\nrule = \"participants\"\nmaximum = 30\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 1\nreason = \"une demi-journée ou une journée par groupe, une ligne par groupe\"\n\n[[offers]]\ncode = \"CYCLE\"\nlabel = \"Cycles collaboratifs\"\ndescription = \"Des séances au CIG entre collectivités, pour traiter un thème de prévention sous tous ses angles.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Au CIG, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"MED-1\"\nlabel = \"Médecine préventive : médecin\"\ndescription = \"Le suivi des agents par un médecin du travail du service.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 121.8\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-2\" },\n]\n\n[[offers]]\ncode = \"MED-2\"\nlabel = \"Médecine préventive : binôme médecin-infirmier\"\ndescription = \"Le suivi des agents par un médecin et un infirmier de santé au travail.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 137.03\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-1\" },\n]\n\n[[offers]]\ncode = \"MED-CAB\"\nlabel = \"Journée de consultation au cabinet médical du CIG\"\ndescription = \"Une journée de visites dans les locaux du CIG, choisie à part de l’adhésion.\"\nsection = \"medecine\"\nunit = \"day\"\nprice = 1400.7\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"Par journée entière, au CIG\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n  \"Un choix à part, proposé en option, jamais ajouté d’office.\",\n]\nadded_as_option = true\n\n[[offers]]\ncode = \"SST-40\"\nlabel = \"Assistant social du travail mis à disposition, 40 %\"\ndescription = \"Un assistant social auprès de la collectivité à 40 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 28420\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-60\"\nlabel = \"Assistant social du travail mis à disposition, 60 %\"\ndescription = \"Un assistant social auprès de la collectivité à 60 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 42630\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-80\"\nlabel = \"Assistant social du travail mis à disposition, 80 %\"\ndescription = \"Un assistant social auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56840\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"CESF-80\"\nlabel = \"Conseiller en économie sociale et familiale, 80 %\"\ndescription = \"Un conseiller en économie sociale et familiale auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56840\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations du conseiller sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"cesf\",\n]\n", "created_at": "2026-11-16T06:30:00+00:00", "deliberation": "", "effective_from": "2028-01-01", "family": "cig-petite-couronne", "id": "01a20338-a2b7-72bf-be59-6466316cb60c", "label": "Tarifs 2028", "state": "draft", "voted_on": null}');
INSERT INTO "journal" VALUES (156, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c3700e96826aaf01c7caec', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c3-700e-9682-6aaf01c7caec", "offer": "PSY-IND", "path": "price", "value": "\"553.18\""}');
INSERT INTO "journal" VALUES (157, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c473a1acd637cc3abc3cc0', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c4-73a1-acd6-37cc3abc3cc0", "offer": "COACH", "path": "price", "value": "\"113.91\""}');
INSERT INTO "journal" VALUES (158, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c473a1acd637cd09333ff4', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c4-73a1-acd6-37cd09333ff4", "offer": "GAPP", "path": "price", "value": "\"553.18\""}');
INSERT INTO "journal" VALUES (159, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c473a1acd637ce3c66d127', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c4-73a1-acd6-37ce3c66d127", "offer": "GAPP-INTER", "path": "price", "value": "\"110.64\""}');
INSERT INTO "journal" VALUES (160, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c5742fb856cacc88baf521', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c5-742f-b856-cacc88baf521", "offer": "CODEV", "path": "price", "value": "\"110.64\""}');
INSERT INTO "journal" VALUES (161, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c5742fb856cacdbe86f2c4', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c5-742f-b856-cacdbe86f2c4", "offer": "EVT", "path": "price", "value": "\"553.18\""}');
INSERT INTO "journal" VALUES (162, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c67603b4e76d2c8178f652', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c6-7603-b4e7-6d2c8178f652", "offer": "DEGR", "path": "price", "value": "\"553.18\""}');
INSERT INTO "journal" VALUES (163, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c67603b4e76d2d1bb9d434', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c6-7603-b4e7-6d2d1bb9d434", "offer": "HAND-POL", "path": "price", "value": "\"6638.1\""}');
INSERT INTO "journal" VALUES (164, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c67603b4e76d2e629c33b2', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c6-7603-b4e7-6d2e629c33b2", "offer": "HAND-COM", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (165, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c7726b9de1eb018f3a074b', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c7-726b-9de1-eb018f3a074b", "offer": "HAND-SENS", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (166, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c7726b9de1eb023d7b976e', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c7-726b-9de1-eb023d7b976e", "offer": "HAND-REF", "path": "price", "value": "\"221.27\""}');
INSERT INTO "journal" VALUES (167, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfce89617588', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfce89617588", "offer": "FORUM", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (168, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfcfacf2d881', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfcfacf2d881", "offer": "ACFI", "path": "tiers.0", "value": "\"2279.08\""}');
INSERT INTO "journal" VALUES (169, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd0ed62b4ac', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd0ed62b4ac", "offer": "ACFI", "path": "tiers.1", "value": "\"6267.48\""}');
INSERT INTO "journal" VALUES (170, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd192366a6f', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd192366a6f", "offer": "ACFI", "path": "tiers.2", "value": "\"9686.1\""}');
INSERT INTO "journal" VALUES (171, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd25315b5d5', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd25315b5d5", "offer": "ACFI", "path": "tiers.3", "value": "\"12534.95\""}');
INSERT INTO "journal" VALUES (172, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd3bdb0a90c', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd3bdb0a90c", "offer": "ACFI", "path": "tiers.4", "value": "\"15383.8\""}');
INSERT INTO "journal" VALUES (173, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd498bebe85', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd498bebe85", "offer": "ACFI", "path": "tiers.5", "value": "\"20511.73\""}');
INSERT INTO "journal" VALUES (174, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c97051a5e3bd6772bd4f11', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c9-7051-a5e3-bd6772bd4f11", "offer": "ACFI-SUP", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (175, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c97051a5e3bd684e517aad', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c9-7051-a5e3-bd684e517aad", "offer": "CERCLE", "path": "price", "value": "\"2279.08\""}');
INSERT INTO "journal" VALUES (176, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ca745987e90ea3d50dfc47', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ca-7459-87e9-0ea3d50dfc47", "offer": "CONSEIL", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (177, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ca745987e90ea440fcdcb2', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ca-7459-87e9-0ea440fcdcb2", "offer": "ERGO-CONC", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (178, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ca745987e90ea5d70abfff', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ca-7459-87e9-0ea5d70abfff", "offer": "ERGO-AME", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (179, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cb72bba834ab7aa52a7e6d', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cb-72bb-a834-ab7aa52a7e6d", "offer": "ERGO-POSTE", "path": "price", "value": "\"1106.35\""}');
INSERT INTO "journal" VALUES (180, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cb72bba834ab7bed57bdd0', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cb-72bb-a834-ab7bed57bdd0", "offer": "SANTE", "path": "price", "value": "\"1106.35\""}');
INSERT INTO "journal" VALUES (181, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cb72bba834ab7caadc56e4', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cb-72bb-a834-ab7caadc56e4", "offer": "AST-DIST", "path": "price", "value": "\"16595.25\""}');
INSERT INTO "journal" VALUES (182, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cc71a980345785e41b378f', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cc-71a9-8034-5785e41b378f", "offer": "QVCT", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (183, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cc71a980345786ae668a09', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cc-71a9-8034-5786ae668a09", "offer": "TRANSF", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (184, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cd7523a8367a95c3da79ba', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cd-7523-a836-7a95c3da79ba", "offer": "SENS-PSAS", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (185, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cd7523a8367a969fc97035', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cd-7523-a836-7a969fc97035", "offer": "CYCLE", "path": "price", "value": "\"885.08\""}');
INSERT INTO "journal" VALUES (186, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cd7523a8367a97146ae8cf', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cd-7523-a836-7a97146ae8cf", "offer": "MED-1", "path": "price", "value": "\"132.76\""}');
INSERT INTO "journal" VALUES (187, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ce732c9ee9ef88854ffe61', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ce-732c-9ee9-ef88854ffe61", "offer": "MED-2", "path": "price", "value": "\"149.36\""}');
INSERT INTO "journal" VALUES (188, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ce732c9ee9ef89cb594995', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ce-732c-9ee9-ef89cb594995", "offer": "MED-CAB", "path": "price", "value": "\"1526.76\""}');
INSERT INTO "journal" VALUES (189, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cf738f87869ccf3073b793', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cf-738f-8786-9ccf3073b793", "offer": "SST-40", "path": "price", "value": "\"30977.8\""}');
INSERT INTO "journal" VALUES (190, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cf738f87869cd0d899a529', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cf-738f-8786-9cd0d899a529", "offer": "SST-60", "path": "price", "value": "\"46466.7\""}');
INSERT INTO "journal" VALUES (191, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2d0701a86cb7cbbd96c3358', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2d0-701a-86cb-7cbbd96c3358", "offer": "SST-80", "path": "price", "value": "\"61955.6\""}');
INSERT INTO "journal" VALUES (192, '01a20338a2b772bfbe596467666feadf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2d0701a86cb7cbcb91f9f07', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2d0-701a-86cb-7cbcb91f9f07", "offer": "CESF-80", "path": "price", "value": "\"61955.6\""}');
INSERT INTO "journal" VALUES (193, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c3700e96826aaf01c7caec', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c3-700e-9682-6aaf01c7caec", "offer": "PSY-IND", "path": "price", "value": "\"553.18\""}', NULL);
INSERT INTO "journal" VALUES (194, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c473a1acd637cc3abc3cc0', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c4-73a1-acd6-37cc3abc3cc0", "offer": "COACH", "path": "price", "value": "\"113.91\""}', NULL);
INSERT INTO "journal" VALUES (195, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c473a1acd637cd09333ff4', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c4-73a1-acd6-37cd09333ff4", "offer": "GAPP", "path": "price", "value": "\"553.18\""}', NULL);
INSERT INTO "journal" VALUES (196, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c473a1acd637ce3c66d127', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c4-73a1-acd6-37ce3c66d127", "offer": "GAPP-INTER", "path": "price", "value": "\"110.64\""}', NULL);
INSERT INTO "journal" VALUES (197, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c5742fb856cacc88baf521', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c5-742f-b856-cacc88baf521", "offer": "CODEV", "path": "price", "value": "\"110.64\""}', NULL);
INSERT INTO "journal" VALUES (198, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c5742fb856cacdbe86f2c4', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c5-742f-b856-cacdbe86f2c4", "offer": "EVT", "path": "price", "value": "\"553.18\""}', NULL);
INSERT INTO "journal" VALUES (199, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c67603b4e76d2c8178f652', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c6-7603-b4e7-6d2c8178f652", "offer": "DEGR", "path": "price", "value": "\"553.18\""}', NULL);
INSERT INTO "journal" VALUES (200, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c67603b4e76d2d1bb9d434', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c6-7603-b4e7-6d2d1bb9d434", "offer": "HAND-POL", "path": "price", "value": "\"6638.1\""}', NULL);
INSERT INTO "journal" VALUES (201, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c67603b4e76d2e629c33b2', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c6-7603-b4e7-6d2e629c33b2", "offer": "HAND-COM", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (202, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c7726b9de1eb018f3a074b', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c7-726b-9de1-eb018f3a074b", "offer": "HAND-SENS", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (203, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c7726b9de1eb023d7b976e', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c7-726b-9de1-eb023d7b976e", "offer": "HAND-REF", "path": "price", "value": "\"221.27\""}', NULL);
INSERT INTO "journal" VALUES (204, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfce89617588', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfce89617588", "offer": "FORUM", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (205, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfcfacf2d881', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfcfacf2d881", "offer": "ACFI", "path": "tiers.0", "value": "\"2279.08\""}', NULL);
INSERT INTO "journal" VALUES (206, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd0ed62b4ac', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd0ed62b4ac", "offer": "ACFI", "path": "tiers.1", "value": "\"6267.48\""}', NULL);
INSERT INTO "journal" VALUES (207, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd192366a6f', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd192366a6f", "offer": "ACFI", "path": "tiers.2", "value": "\"9686.1\""}', NULL);
INSERT INTO "journal" VALUES (208, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd25315b5d5', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd25315b5d5", "offer": "ACFI", "path": "tiers.3", "value": "\"12534.95\""}', NULL);
INSERT INTO "journal" VALUES (209, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd3bdb0a90c', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd3bdb0a90c", "offer": "ACFI", "path": "tiers.4", "value": "\"15383.8\""}', NULL);
INSERT INTO "journal" VALUES (210, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c8748abfc2bfd498bebe85', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c8-748a-bfc2-bfd498bebe85", "offer": "ACFI", "path": "tiers.5", "value": "\"20511.73\""}', NULL);
INSERT INTO "journal" VALUES (211, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c97051a5e3bd6772bd4f11', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c9-7051-a5e3-bd6772bd4f11", "offer": "ACFI-SUP", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (212, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2c97051a5e3bd684e517aad', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2c9-7051-a5e3-bd684e517aad", "offer": "CERCLE", "path": "price", "value": "\"2279.08\""}', NULL);
INSERT INTO "journal" VALUES (213, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ca745987e90ea3d50dfc47', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ca-7459-87e9-0ea3d50dfc47", "offer": "CONSEIL", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (214, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ca745987e90ea440fcdcb2', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ca-7459-87e9-0ea440fcdcb2", "offer": "ERGO-CONC", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (215, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ca745987e90ea5d70abfff', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ca-7459-87e9-0ea5d70abfff", "offer": "ERGO-AME", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (216, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cb72bba834ab7aa52a7e6d', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cb-72bb-a834-ab7aa52a7e6d", "offer": "ERGO-POSTE", "path": "price", "value": "\"1106.35\""}', NULL);
INSERT INTO "journal" VALUES (217, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cb72bba834ab7bed57bdd0', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cb-72bb-a834-ab7bed57bdd0", "offer": "SANTE", "path": "price", "value": "\"1106.35\""}', NULL);
INSERT INTO "journal" VALUES (218, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cb72bba834ab7caadc56e4', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cb-72bb-a834-ab7caadc56e4", "offer": "AST-DIST", "path": "price", "value": "\"16595.25\""}', NULL);
INSERT INTO "journal" VALUES (219, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cc71a980345785e41b378f', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cc-71a9-8034-5785e41b378f", "offer": "QVCT", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (220, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cc71a980345786ae668a09', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cc-71a9-8034-5786ae668a09", "offer": "TRANSF", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (221, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cd7523a8367a95c3da79ba', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cd-7523-a836-7a95c3da79ba", "offer": "SENS-PSAS", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (222, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cd7523a8367a969fc97035', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cd-7523-a836-7a969fc97035", "offer": "CYCLE", "path": "price", "value": "\"885.08\""}', NULL);
INSERT INTO "journal" VALUES (223, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cd7523a8367a97146ae8cf', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cd-7523-a836-7a97146ae8cf", "offer": "MED-1", "path": "price", "value": "\"132.76\""}', NULL);
INSERT INTO "journal" VALUES (224, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ce732c9ee9ef88854ffe61', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ce-732c-9ee9-ef88854ffe61", "offer": "MED-2", "path": "price", "value": "\"149.36\""}', NULL);
INSERT INTO "journal" VALUES (225, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ce732c9ee9ef89cb594995', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2ce-732c-9ee9-ef89cb594995", "offer": "MED-CAB", "path": "price", "value": "\"1526.76\""}', NULL);
INSERT INTO "journal" VALUES (226, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cf738f87869ccf3073b793', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cf-738f-8786-9ccf3073b793", "offer": "SST-40", "path": "price", "value": "\"30977.8\""}', NULL);
INSERT INTO "journal" VALUES (227, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2cf738f87869cd0d899a529', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2cf-738f-8786-9cd0d899a529", "offer": "SST-60", "path": "price", "value": "\"46466.7\""}', NULL);
INSERT INTO "journal" VALUES (228, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2d0701a86cb7cbbd96c3358', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2d0-701a-86cb-7cbbd96c3358", "offer": "SST-80", "path": "price", "value": "\"61955.6\""}', NULL);
INSERT INTO "journal" VALUES (229, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2d0701a86cb7cbcb91f9f07', 'delete', NULL, '{"catalogue_id": "01a20338-a2b7-72bf-be59-6466316cb60c", "id": "01a20338-a2d0-701a-86cb-7cbcb91f9f07", "offer": "CESF-80", "path": "price", "value": "\"61955.6\""}', NULL);
INSERT INTO "journal" VALUES (230, '01a20338a2d37438bde08c2e5eb1fc27', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogues', '01a20338a2b772bfbe596466316cb60c', 'delete', NULL, '{"based_on": "cig-petite-couronne-2027", "code": "cig-petite-couronne-2028", "content": "id = \"cig-petite-couronne-2028\"\nlabel = \"Tarifs 2028\"\ncentre = \"cig-petite-couronne\"\neffective_from = 2028-01-01\ntier_reference = \"ACFI\"\nto_the_letter = [\n  \"Tous les montants, les strates d’effectif et les nouveautés (★).\",\n]\nreadings = [\n  \"La demi-journée vaut la moitié du prix de la journée.\",\n  \"L’année est due entière quel que soit le mois d’adhésion ; une exception demande un motif.\",\n  \"La convention qui couvre chaque prestation est notre lecture des trois conventions de 2026.\",\n]\nconventions = [\n  { code = \"cadre\", label = \"Convention-cadre prévention, santé et action sociale au travail\" },\n  { code = \"medecine\", label = \"Convention d’adhésion au service de médecine préventive\" },\n  { code = \"social\", label = \"Convention d’adhésion au service social du travail\" },\n]\n\n[[sections]]\nid = \"psychosocial\"\nlabel = \"Dispositifs psychosociaux\"\n\n[[sections]]\nid = \"maintien\"\nlabel = \"Conseil insertion et maintien dans l’emploi\"\n\n[[sections]]\nid = \"prevention\"\nlabel = \"Inspection, ingénierie de la prévention des risques professionnels et ergonomie\"\n\n[[sections]]\nid = \"sante\"\nlabel = \"Santé\"\n\n[[sections]]\nid = \"action-sociale\"\nlabel = \"Action sociale\"\n\n[[sections]]\nid = \"transverse\"\nlabel = \"Offre transverse et sur mesure en prévention, santé et action sociale\"\n\n[[sections]]\nid = \"medecine\"\nlabel = \"Médecine préventive\"\n\n[[sections]]\nid = \"service-social\"\nlabel = \"Service social du travail\"\n\n[[units]]\nid = \"year\"\nsingular = \"an\"\nplural = \"ans\"\n\n[[units]]\nid = \"intervention\"\nsingular = \"intervention\"\nplural = \"interventions\"\n\n[[units]]\nid = \"seat\"\nsingular = \"place\"\nplural = \"places\"\n\n[[units]]\nid = \"package\"\nsingular = \"forfait\"\nplural = \"forfaits\"\n\n[[units]]\nid = \"half-day-participant\"\nsingular = \"demi-journée par participant\"\nplural = \"demi-journées par participant\"\ncounts = \"participants\"\n\n[[units]]\nid = \"agent-year\"\nsingular = \"agent par an\"\nplural = \"agents par an\"\ncounts = \"agents\"\n\n[[units]]\nid = \"session\"\nsingular = \"séance\"\nplural = \"séances\"\n\n[[units]]\nid = \"half-day\"\nsingular = \"demi-journée\"\nplural = \"demi-journées\"\n\n[[units]]\nid = \"day\"\nsingular = \"jour\"\nplural = \"jours\"\n\n[[prerequisites]]\nid = \"validated-quote\"\nkind = \"validated-quote\"\nnote = \"Nombre de jours estimé par le CIG ; l’intervention commence une fois le devis validé.\"\n\n[[prerequisites]]\nid = \"physician\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un médecin du travail pour le secteur.\"\n\n[[prerequisites]]\nid = \"social-worker\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un assistant social sur le secteur.\"\n\n[[prerequisites]]\nid = \"cesf\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un conseiller en économie sociale et familiale sur le secteur.\"\n\n[[offers]]\ncode = \"PSY-IND\"\nlabel = \"Accompagnement psychosocial individuel\"\ndescription = \"Une permanence sur place, découpée en rendez-vous individuels avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Permanence d’une demi-journée, rendez-vous individuels\",\n]\n\n[[offers]]\ncode = \"COACH\"\nlabel = \"Coaching\"\ndescription = \"Des rendez-vous individuels entre un cadre et un coach certifié.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 104.5\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Séance individuelle, pour les cadres\",\n]\n\n[[offers]]\ncode = \"GAPP\"\nlabel = \"Analyse ou échanges de pratiques, supervision\"\ndescription = \"Un groupe d’une même collectivité réfléchit à son travail avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Demi-journée de groupe, quel que soit le nombre de participants\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\n\n[[offers]]\ncode = \"GAPP-INTER\"\nlabel = \"Analyse ou échanges de pratiques, supervision, entre collectivités\"\ndescription = \"Le même groupe, réuni avec des agents d’autres collectivités : chacune règle pour les siens.\"\nsection = \"psychosocial\"\nunit = \"half-day-participant\"\nprice = 101.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{participants} de la collectivité\",\n  \"Par participant de la collectivité\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\nreadings = [\n  \"Chaque collectivité règle pour ses propres participants, un au moins, sans bascule vers le prix de 500 €.\",\n]\n\n[[offers]]\ncode = \"CODEV\"\nlabel = \"Co-développement\"\ndescription = \"Des pairs s’entraident sur des situations réelles, avec un animateur formé à la méthode.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 101.5\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par séance, quel que soit le nombre de participants\",\n]\nreadings = [\n  \"Le prix est celui de la séance, quel que soit le nombre de participants.\",\n]\n\n[[offers]]\ncode = \"EVT\"\nlabel = \"Intervention à la suite d’un événement grave\"\ndescription = \"Un soutien de groupe, ponctuel, après un événement qui a marqué les agents.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Intervention ponctuelle\",\n]\n\n[[offers]]\ncode = \"DEGR\"\nlabel = \"Intervention en situation de travail dégradée\"\ndescription = \"Un psychosociologue aide une équipe sous tension, après une première séance d’exploration.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{exploratory}\",\n  \"Après la séance exploratoire\",\n]\nreadings = [\n  \"La séance exploratoire est comptée comme une demi-journée.\",\n]\nconditions = [\n  { rule = \"exploratory-first\" },\n]\n\n[[offers]]\ncode = \"HAND-POL\"\nlabel = \"Politique de maintien dans l’emploi et de handicap\"\ndescription = \"Un diagnostic des pratiques, puis un plan d’action bâti avec la direction des ressources humaines.\"\nsection = \"maintien\"\nunit = \"package\"\nprice = 6090\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Accompagnement complet\",\n]\nconditions = [\n  { rule = \"once\", per = \"quote\" },\n]\n\n[[offers]]\ncode = \"HAND-COM\"\nlabel = \"Supports de communication handicap\"\ndescription = \"La réalisation de supports adaptés, dans la suite de l’accompagnement sur la politique de handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"À la suite de l’accompagnement\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"HAND-POL\", earlier = true },\n]\n\n[[offers]]\ncode = \"HAND-SENS\"\nlabel = \"Sensibilisation handicap et maintien dans l’emploi\"\ndescription = \"Un atelier, une conférence ou un groupe de travail pour faire évoluer les regards sur le handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"{format}, {participants} ({participants_maximum} au plus)\",\n  \"{format}, {participants_maximum} participants au plus\",\n  \"{format}, {participants}\",\n  \"{format}\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nformats = [\n  { word = \"atelier\", label = \"Atelier\", maximum = 40 },\n  { word = \"conference\", label = \"Conférence\" },\n  { word = \"groupe\", label = \"Groupe de travail\" },\n]\n\n[[offers]]\ncode = \"HAND-REF\"\nlabel = \"Sensibilisation du référent handicap\"\ndescription = \"Une journée au CIG, en petit groupe, sur le rôle et les appuis du référent handicap.\"\nsection = \"maintien\"\nunit = \"seat\"\nprice = 203\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Une journée au CIG, session de 8 à 15 places\",\n]\nreadings = [\n  \"200 € par personne inscrite et par session.\",\n]\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 15\nadvised_minimum = 8\nreason = \"une session réunit 8 à 15 places, toutes collectivités confondues\"\n\n[[offers]]\ncode = \"FORUM\"\nlabel = \"Ateliers de forum handicap, maintien, QVCT\"\ndescription = \"Des animations ludiques tenues par deux experts lors d’un forum de la collectivité.\"\nsection = \"maintien\"\nunit = \"intervention\"\nprice = 812\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux experts, prix de l’intervention\",\n]\n\n[[offers]]\ncode = \"ACFI\"\nlabel = \"Inspection et conseil en santé et sécurité au travail\"\ndescription = \"Un forfait annuel : inspection par un ACFI, conseil ou ergonomie, et accès au Cercle de la prévention.\"\nsection = \"prevention\"\nunit = \"year\"\nunit_singular = \"forfait\"\nunit_plural = \"forfaits\"\ntiers = [\n  { from = 1, to = 49, price = 2090.9 },\n  { from = 50, to = 199, price = 5749.98 },\n  { from = 200, to = 749, price = 8886.33 },\n  { from = 750, to = 1249, price = 11499.95 },\n  { from = 1250, to = 1749, price = 14113.58 },\n  { from = 1750, price = 18818.1 },\n]\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Forfait annuel, strate {tier}\",\n  \"Forfait annuel selon la strate\",\n]\nnotes = [\n  \"La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.\",\n  \"Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité.\",\n]\nreadings = [\n  \"1 750 agents appartiennent à la strate haute, que la grille imprimée laisse de côté.\",\n  \"L’accompagnement est pluriannuel ; les jours par strate ne sont pas publiés : ils se saisissent.\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\ngrants_acfi = true\n\n[[offers]]\ncode = \"ACFI-SUP\"\nlabel = \"Jour d’intervention supplémentaire\"\ndescription = \"Un jour d’inspection, de conseil ou d’ergonomie au-delà du forfait de l’année.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"En plus des jours du forfait\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"ACFI\" },\n]\n\n[[offers]]\ncode = \"CERCLE\"\nlabel = \"Cercle de la prévention\"\ndescription = \"Les rencontres, la veille et le réseau des préventeurs, pour une collectivité qui a déjà son ACFI.\"\nsection = \"prevention\"\nunit = \"year\"\nprice = 2090.9\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Accès annuel\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"duplicate-of\"\noffer = \"ACFI\"\nreason = \"l’accès au Cercle est compris dans le forfait\"\n\n[[offers.conditions]]\nrule = \"once\"\nper = \"year\"\n\n[[offers]]\ncode = \"CONSEIL\"\nlabel = \"Conseil à la demande\"\ndescription = \"Un préventeur conseille la collectivité sur une question précise.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nreadings = [\n  \"Le conseil accompagne le Cercle de la prévention ; sans lui, un avertissement, pas un refus.\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"advised-with\"\noffers = [\n  \"CERCLE\",\n  \"ACFI\",\n]\nreason = \"le conseil à la demande le complète\"\n\n[[offers]]\ncode = \"ERGO-CONC\"\nlabel = \"Ergonomie : conception des locaux et espaces\"\ndescription = \"Un ergonome prépare des locaux futurs à partir du travail réel.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-AME\"\nlabel = \"Ergonomie : amélioration des conditions de travail\"\ndescription = \"Un ergonome analyse l’activité d’une équipe et construit les améliorations avec elle.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-POSTE\"\nlabel = \"Ergonomie : étude de poste complexe\"\ndescription = \"L’aménagement d’un poste, pour garder dans l’emploi un agent en situation de handicap ou de restriction.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 1015\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Sur prescription du médecin du travail du {prescription}\",\n  \"Sur prescription du médecin du travail\",\n]\nconditions = [\n  { rule = \"needs-prescription\" },\n]\n\n[[offers]]\ncode = \"SANTE\"\nlabel = \"Intervention ponctuelle santé au travail\"\ndescription = \"Une action de santé d’une journée : médecin, infirmier ou assistant de santé au travail.\"\nsection = \"sante\"\nunit = \"day\"\nprice = 1015\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par journée entière\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n]\n\n[[offers]]\ncode = \"AST-DIST\"\nlabel = \"Consultation à distance d’un assistant social\"\ndescription = \"Un premier niveau d’écoute et d’orientation, par téléphone ou en visio, pris par le secrétariat.\"\nsection = \"action-sociale\"\nunit = \"year\"\nprice = 15225\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par an, quel que soit l’effectif ; téléphone ou visio\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\n\n[[offers]]\ncode = \"QVCT\"\nlabel = \"Accompagnement QVCT, prévention des RPS\"\ndescription = \"Une équipe pluridisciplinaire aide un collectif à améliorer sa vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Prix de l’équipe, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"TRANSF\"\nlabel = \"Accompagnement des collectifs en transformation\"\ndescription = \"Un ergonome et un psychosociologue accompagnent ensemble une équipe dont l’activité change.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux professionnels, prix de la journée\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"SENS-PSAS\"\nlabel = \"Sensibilisation prévention, santé et action sociale\"\ndescription = \"Une demi-journée ou une journée pour un groupe, sur un thème de santé ou de vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Un groupe de {participants} ({participants_maximum} au plus)\",\n  \"Un groupe, {participants_maximum} participants au plus\",\n]\n\n[[offers.conditions]]\nrule = \"participants\"\nmaximum = 30\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 1\nreason = \"une demi-journée ou une journée par groupe, une ligne par groupe\"\n\n[[offers]]\ncode = \"CYCLE\"\nlabel = \"Cycles collaboratifs\"\ndescription = \"Des séances au CIG entre collectivités, pour traiter un thème de prévention sous tous ses angles.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Au CIG, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"MED-1\"\nlabel = \"Médecine préventive : médecin\"\ndescription = \"Le suivi des agents par un médecin du travail du service.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 121.8\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-2\" },\n]\n\n[[offers]]\ncode = \"MED-2\"\nlabel = \"Médecine préventive : binôme médecin-infirmier\"\ndescription = \"Le suivi des agents par un médecin et un infirmier de santé au travail.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 137.03\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-1\" },\n]\n\n[[offers]]\ncode = \"MED-CAB\"\nlabel = \"Journée de consultation au cabinet médical du CIG\"\ndescription = \"Une journée de visites dans les locaux du CIG, choisie à part de l’adhésion.\"\nsection = \"medecine\"\nunit = \"day\"\nprice = 1400.7\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"Par journée entière, au CIG\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n  \"Un choix à part, proposé en option, jamais ajouté d’office.\",\n]\nadded_as_option = true\n\n[[offers]]\ncode = \"SST-40\"\nlabel = \"Assistant social du travail mis à disposition, 40 %\"\ndescription = \"Un assistant social auprès de la collectivité à 40 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 28420\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-60\"\nlabel = \"Assistant social du travail mis à disposition, 60 %\"\ndescription = \"Un assistant social auprès de la collectivité à 60 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 42630\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-80\"\nlabel = \"Assistant social du travail mis à disposition, 80 %\"\ndescription = \"Un assistant social auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56840\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"CESF-80\"\nlabel = \"Conseiller en économie sociale et familiale, 80 %\"\ndescription = \"Un conseiller en économie sociale et familiale auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56840\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations du conseiller sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"cesf\",\n]\n", "created_at": "2026-11-16T06:30:00+00:00", "deliberation": "", "effective_from": "2028-01-01", "family": "cig-petite-couronne", "id": "01a20338-a2b7-72bf-be59-6466316cb60c", "label": "Tarifs 2028", "state": "draft", "voted_on": null}', NULL);
INSERT INTO "journal" VALUES (231, '01a20338a2df700c94a65b7877f38211', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogues', '01a20338a2de71708e7a60e6c9c65c23', 'create', NULL, NULL, '{"based_on": "cig-petite-couronne-2027", "code": "cig-petite-couronne-2028", "content": "id = \"cig-petite-couronne-2028\"\nlabel = \"Tarifs 2028\"\ncentre = \"cig-petite-couronne\"\neffective_from = 2028-01-01\ntier_reference = \"ACFI\"\nto_the_letter = [\n  \"Tous les montants, les strates d’effectif et les nouveautés (★).\",\n]\nreadings = [\n  \"La demi-journée vaut la moitié du prix de la journée.\",\n  \"L’année est due entière quel que soit le mois d’adhésion ; une exception demande un motif.\",\n  \"La convention qui couvre chaque prestation est notre lecture des trois conventions de 2026.\",\n]\nconventions = [\n  { code = \"cadre\", label = \"Convention-cadre prévention, santé et action sociale au travail\" },\n  { code = \"medecine\", label = \"Convention d’adhésion au service de médecine préventive\" },\n  { code = \"social\", label = \"Convention d’adhésion au service social du travail\" },\n]\n\n[[sections]]\nid = \"psychosocial\"\nlabel = \"Dispositifs psychosociaux\"\n\n[[sections]]\nid = \"maintien\"\nlabel = \"Conseil insertion et maintien dans l’emploi\"\n\n[[sections]]\nid = \"prevention\"\nlabel = \"Inspection, ingénierie de la prévention des risques professionnels et ergonomie\"\n\n[[sections]]\nid = \"sante\"\nlabel = \"Santé\"\n\n[[sections]]\nid = \"action-sociale\"\nlabel = \"Action sociale\"\n\n[[sections]]\nid = \"transverse\"\nlabel = \"Offre transverse et sur mesure en prévention, santé et action sociale\"\n\n[[sections]]\nid = \"medecine\"\nlabel = \"Médecine préventive\"\n\n[[sections]]\nid = \"service-social\"\nlabel = \"Service social du travail\"\n\n[[units]]\nid = \"year\"\nsingular = \"an\"\nplural = \"ans\"\n\n[[units]]\nid = \"intervention\"\nsingular = \"intervention\"\nplural = \"interventions\"\n\n[[units]]\nid = \"seat\"\nsingular = \"place\"\nplural = \"places\"\n\n[[units]]\nid = \"package\"\nsingular = \"forfait\"\nplural = \"forfaits\"\n\n[[units]]\nid = \"half-day-participant\"\nsingular = \"demi-journée par participant\"\nplural = \"demi-journées par participant\"\ncounts = \"participants\"\n\n[[units]]\nid = \"agent-year\"\nsingular = \"agent par an\"\nplural = \"agents par an\"\ncounts = \"agents\"\n\n[[units]]\nid = \"session\"\nsingular = \"séance\"\nplural = \"séances\"\n\n[[units]]\nid = \"half-day\"\nsingular = \"demi-journée\"\nplural = \"demi-journées\"\n\n[[units]]\nid = \"day\"\nsingular = \"jour\"\nplural = \"jours\"\n\n[[prerequisites]]\nid = \"validated-quote\"\nkind = \"validated-quote\"\nnote = \"Nombre de jours estimé par le CIG ; l’intervention commence une fois le devis validé.\"\n\n[[prerequisites]]\nid = \"physician\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un médecin du travail pour le secteur.\"\n\n[[prerequisites]]\nid = \"social-worker\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un assistant social sur le secteur.\"\n\n[[prerequisites]]\nid = \"cesf\"\nkind = \"recruitment\"\nnote = \"Sous réserve du recrutement d’un conseiller en économie sociale et familiale sur le secteur.\"\n\n[[offers]]\ncode = \"PSY-IND\"\nlabel = \"Accompagnement psychosocial individuel\"\ndescription = \"Une permanence sur place, découpée en rendez-vous individuels avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Permanence d’une demi-journée, rendez-vous individuels\",\n]\n\n[[offers]]\ncode = \"COACH\"\nlabel = \"Coaching\"\ndescription = \"Des rendez-vous individuels entre un cadre et un coach certifié.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 104.5\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Séance individuelle, pour les cadres\",\n]\n\n[[offers]]\ncode = \"GAPP\"\nlabel = \"Analyse ou échanges de pratiques, supervision\"\ndescription = \"Un groupe d’une même collectivité réfléchit à son travail avec un psychologue ou un psychosociologue.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Demi-journée de groupe, quel que soit le nombre de participants\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\n\n[[offers]]\ncode = \"GAPP-INTER\"\nlabel = \"Analyse ou échanges de pratiques, supervision, entre collectivités\"\ndescription = \"Le même groupe, réuni avec des agents d’autres collectivités : chacune règle pour les siens.\"\nsection = \"psychosocial\"\nunit = \"half-day-participant\"\nprice = 101.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{participants} de la collectivité\",\n  \"Par participant de la collectivité\",\n]\nnotes = [\n  \"Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.\",\n]\nreadings = [\n  \"Chaque collectivité règle pour ses propres participants, un au moins, sans bascule vers le prix de 500 €.\",\n]\n\n[[offers]]\ncode = \"CODEV\"\nlabel = \"Co-développement\"\ndescription = \"Des pairs s’entraident sur des situations réelles, avec un animateur formé à la méthode.\"\nsection = \"psychosocial\"\nunit = \"session\"\nprice = 101.5\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par séance, quel que soit le nombre de participants\",\n]\nreadings = [\n  \"Le prix est celui de la séance, quel que soit le nombre de participants.\",\n]\n\n[[offers]]\ncode = \"EVT\"\nlabel = \"Intervention à la suite d’un événement grave\"\ndescription = \"Un soutien de groupe, ponctuel, après un événement qui a marqué les agents.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Intervention ponctuelle\",\n]\n\n[[offers]]\ncode = \"DEGR\"\nlabel = \"Intervention en situation de travail dégradée\"\ndescription = \"Un psychosociologue aide une équipe sous tension, après une première séance d’exploration.\"\nsection = \"psychosocial\"\nunit = \"half-day\"\nprice = 507.5\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"{exploratory}\",\n  \"Après la séance exploratoire\",\n]\nreadings = [\n  \"La séance exploratoire est comptée comme une demi-journée.\",\n]\nconditions = [\n  { rule = \"exploratory-first\" },\n]\n\n[[offers]]\ncode = \"HAND-POL\"\nlabel = \"Politique de maintien dans l’emploi et de handicap\"\ndescription = \"Un diagnostic des pratiques, puis un plan d’action bâti avec la direction des ressources humaines.\"\nsection = \"maintien\"\nunit = \"package\"\nprice = 6090\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Accompagnement complet\",\n]\nconditions = [\n  { rule = \"once\", per = \"quote\" },\n]\n\n[[offers]]\ncode = \"HAND-COM\"\nlabel = \"Supports de communication handicap\"\ndescription = \"La réalisation de supports adaptés, dans la suite de l’accompagnement sur la politique de handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"À la suite de l’accompagnement\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"HAND-POL\", earlier = true },\n]\n\n[[offers]]\ncode = \"HAND-SENS\"\nlabel = \"Sensibilisation handicap et maintien dans l’emploi\"\ndescription = \"Un atelier, une conférence ou un groupe de travail pour faire évoluer les regards sur le handicap.\"\nsection = \"maintien\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"{format}, {participants} ({participants_maximum} au plus)\",\n  \"{format}, {participants_maximum} participants au plus\",\n  \"{format}, {participants}\",\n  \"{format}\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\nformats = [\n  { word = \"atelier\", label = \"Atelier\", maximum = 40 },\n  { word = \"conference\", label = \"Conférence\" },\n  { word = \"groupe\", label = \"Groupe de travail\" },\n]\n\n[[offers]]\ncode = \"HAND-REF\"\nlabel = \"Sensibilisation du référent handicap\"\ndescription = \"Une journée au CIG, en petit groupe, sur le rôle et les appuis du référent handicap.\"\nsection = \"maintien\"\nunit = \"seat\"\nprice = 203\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Une journée au CIG, session de 8 à 15 places\",\n]\nreadings = [\n  \"200 € par personne inscrite et par session.\",\n]\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 15\nadvised_minimum = 8\nreason = \"une session réunit 8 à 15 places, toutes collectivités confondues\"\n\n[[offers]]\ncode = \"FORUM\"\nlabel = \"Ateliers de forum handicap, maintien, QVCT\"\ndescription = \"Des animations ludiques tenues par deux experts lors d’un forum de la collectivité.\"\nsection = \"maintien\"\nunit = \"intervention\"\nprice = 812\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux experts, prix de l’intervention\",\n]\n\n[[offers]]\ncode = \"ACFI\"\nlabel = \"Inspection et conseil en santé et sécurité au travail\"\ndescription = \"Un forfait annuel : inspection par un ACFI, conseil ou ergonomie, et accès au Cercle de la prévention.\"\nsection = \"prevention\"\nunit = \"year\"\nunit_singular = \"forfait\"\nunit_plural = \"forfaits\"\ntiers = [\n  { from = 1, to = 49, price = 2090.9 },\n  { from = 50, to = 199, price = 5749.98 },\n  { from = 200, to = 749, price = 8886.33 },\n  { from = 750, to = 1249, price = 11499.95 },\n  { from = 1250, to = 1749, price = 14113.58 },\n  { from = 1750, price = 18818.1 },\n]\nstep = 1\nconvention = \"cadre\"\ndetails = [\n  \"Forfait annuel, strate {tier}\",\n  \"Forfait annuel selon la strate\",\n]\nnotes = [\n  \"La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.\",\n  \"Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité.\",\n]\nreadings = [\n  \"1 750 agents appartiennent à la strate haute, que la grille imprimée laisse de côté.\",\n  \"L’accompagnement est pluriannuel ; les jours par strate ne sont pas publiés : ils se saisissent.\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\ngrants_acfi = true\n\n[[offers]]\ncode = \"ACFI-SUP\"\nlabel = \"Jour d’intervention supplémentaire\"\ndescription = \"Un jour d’inspection, de conseil ou d’ergonomie au-delà du forfait de l’année.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"En plus des jours du forfait\",\n]\nconditions = [\n  { rule = \"needs-offer\", offer = \"ACFI\" },\n]\n\n[[offers]]\ncode = \"CERCLE\"\nlabel = \"Cercle de la prévention\"\ndescription = \"Les rencontres, la veille et le réseau des préventeurs, pour une collectivité qui a déjà son ACFI.\"\nsection = \"prevention\"\nunit = \"year\"\nprice = 2090.9\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Accès annuel\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"duplicate-of\"\noffer = \"ACFI\"\nreason = \"l’accès au Cercle est compris dans le forfait\"\n\n[[offers.conditions]]\nrule = \"once\"\nper = \"year\"\n\n[[offers]]\ncode = \"CONSEIL\"\nlabel = \"Conseil à la demande\"\ndescription = \"Un préventeur conseille la collectivité sur une question précise.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nreadings = [\n  \"Le conseil accompagne le Cercle de la prévention ; sans lui, un avertissement, pas un refus.\",\n]\n\n[[offers.conditions]]\nrule = \"needs-acfi\"\n\n[[offers.conditions]]\nrule = \"advised-with\"\noffers = [\n  \"CERCLE\",\n  \"ACFI\",\n]\nreason = \"le conseil à la demande le complète\"\n\n[[offers]]\ncode = \"ERGO-CONC\"\nlabel = \"Ergonomie : conception des locaux et espaces\"\ndescription = \"Un ergonome prépare des locaux futurs à partir du travail réel.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-AME\"\nlabel = \"Ergonomie : amélioration des conditions de travail\"\ndescription = \"Un ergonome analyse l’activité d’une équipe et construit les améliorations avec elle.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Par jour d’intervention\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"ERGO-POSTE\"\nlabel = \"Ergonomie : étude de poste complexe\"\ndescription = \"L’aménagement d’un poste, pour garder dans l’emploi un agent en situation de handicap ou de restriction.\"\nsection = \"prevention\"\nunit = \"day\"\nprice = 1015\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Sur prescription du médecin du travail du {prescription}\",\n  \"Sur prescription du médecin du travail\",\n]\nconditions = [\n  { rule = \"needs-prescription\" },\n]\n\n[[offers]]\ncode = \"SANTE\"\nlabel = \"Intervention ponctuelle santé au travail\"\ndescription = \"Une action de santé d’une journée : médecin, infirmier ou assistant de santé au travail.\"\nsection = \"sante\"\nunit = \"day\"\nprice = 1015\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par journée entière\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n]\n\n[[offers]]\ncode = \"AST-DIST\"\nlabel = \"Consultation à distance d’un assistant social\"\ndescription = \"Un premier niveau d’écoute et d’orientation, par téléphone ou en visio, pris par le secrétariat.\"\nsection = \"action-sociale\"\nunit = \"year\"\nprice = 15225\nstep = 1\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Par an, quel que soit l’effectif ; téléphone ou visio\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n]\n\n[[offers]]\ncode = \"QVCT\"\nlabel = \"Accompagnement QVCT, prévention des RPS\"\ndescription = \"Une équipe pluridisciplinaire aide un collectif à améliorer sa vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Prix de l’équipe, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"TRANSF\"\nlabel = \"Accompagnement des collectifs en transformation\"\ndescription = \"Un ergonome et un psychosociologue accompagnent ensemble une équipe dont l’activité change.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Deux professionnels, prix de la journée\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"SENS-PSAS\"\nlabel = \"Sensibilisation prévention, santé et action sociale\"\ndescription = \"Une demi-journée ou une journée pour un groupe, sur un thème de santé ou de vie au travail.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\nnew = true\ndetails = [\n  \"Un groupe de {participants} ({participants_maximum} au plus)\",\n  \"Un groupe, {participants_maximum} participants au plus\",\n]\n\n[[offers.conditions]]\nrule = \"participants\"\nmaximum = 30\n\n[[offers.conditions]]\nrule = \"quantity\"\nmaximum = 1\nreason = \"une demi-journée ou une journée par groupe, une ligne par groupe\"\n\n[[offers]]\ncode = \"CYCLE\"\nlabel = \"Cycles collaboratifs\"\ndescription = \"Des séances au CIG entre collectivités, pour traiter un thème de prévention sous tous ses angles.\"\nsection = \"transverse\"\nunit = \"day\"\nprice = 812\nstep = 0.5\nconvention = \"cadre\"\ndetails = [\n  \"Au CIG, par jour\",\n]\nprerequisites = [\n  \"validated-quote\",\n]\n\n[[offers]]\ncode = \"MED-1\"\nlabel = \"Médecine préventive : médecin\"\ndescription = \"Le suivi des agents par un médecin du travail du service.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 121.8\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-2\" },\n]\n\n[[offers]]\ncode = \"MED-2\"\nlabel = \"Médecine préventive : binôme médecin-infirmier\"\ndescription = \"Le suivi des agents par un médecin et un infirmier de santé au travail.\"\nsection = \"medecine\"\nunit = \"agent-year\"\nprice = 137.03\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"{headcount} déclarés en {year}\",\n  \"Par agent déclaré dans l’année\",\n]\nprerequisites = [\n  \"physician\",\n]\nconditions = [\n  { rule = \"once\", per = \"year\" },\n  { rule = \"not-with\", offer = \"MED-1\" },\n]\n\n[[offers]]\ncode = \"MED-CAB\"\nlabel = \"Journée de consultation au cabinet médical du CIG\"\ndescription = \"Une journée de visites dans les locaux du CIG, choisie à part de l’adhésion.\"\nsection = \"medecine\"\nunit = \"day\"\nprice = 1400.7\nstep = 1\nconvention = \"medecine\"\ndetails = [\n  \"Par journée entière, au CIG\",\n]\nreadings = [\n  \"Vendue par journées entières.\",\n  \"Un choix à part, proposé en option, jamais ajouté d’office.\",\n]\nadded_as_option = true\n\n[[offers]]\ncode = \"SST-40\"\nlabel = \"Assistant social du travail mis à disposition, 40 %\"\ndescription = \"Un assistant social auprès de la collectivité à 40 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 28420\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-60\"\nlabel = \"Assistant social du travail mis à disposition, 60 %\"\ndescription = \"Un assistant social auprès de la collectivité à 60 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 42630\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"SST-80\"\nlabel = \"Assistant social du travail mis à disposition, 80 %\"\ndescription = \"Un assistant social auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56840\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"social-worker\",\n]\n\n[[offers]]\ncode = \"CESF-80\"\nlabel = \"Conseiller en économie sociale et familiale, 80 %\"\ndescription = \"Un conseiller en économie sociale et familiale auprès de la collectivité à 80 % d’un temps plein.\"\nsection = \"service-social\"\nunit = \"year\"\nprice = 56840\nstep = 1\nconvention = \"social\"\ndetails = [\n  \"Service social du travail, par an\",\n]\nreadings = [\n  \"Le prix est annuel.\",\n  \"Permanences et consultations du conseiller sont couvertes : elles figurent à 0 € sur les relevés.\",\n]\nprerequisites = [\n  \"cesf\",\n]\n", "created_at": "2026-11-16T06:30:00+00:00", "deliberation": "", "effective_from": "2028-01-01", "family": "cig-petite-couronne", "id": "01a20338-a2de-7170-8e7a-60e6c9c65c23", "label": "Tarifs 2028", "state": "draft", "voted_on": null}');
INSERT INTO "journal" VALUES (232, '01a20338a2ec75748632af7d754e9ac1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2ef76889439095151f9b103', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2de-7170-8e7a-60e6c9c65c23", "id": "01a20338-a2ef-7688-9439-095151f9b103", "offer": "COACH", "path": "price", "value": "110"}');
INSERT INTO "journal" VALUES (233, '01a20338a2f9702dbbf2a5bf5429900c', 1794810600, '01a203389f5773f6808b116bedfc8097', 'catalogue_edits', '01a20338a2fc73b5bcd87fd6d7ebf546', 'create', NULL, NULL, '{"catalogue_id": "01a20338-a2de-7170-8e7a-60e6c9c65c23", "id": "01a20338-a2fc-73b5-bcd8-7fd6d7ebf546", "offer": "FORUM", "path": "retired", "value": "true"}');
INSERT INTO "journal" VALUES (234, '01a20338a3077579a7fb62e284d08882', 1794810600, '01a203389f5773f6808b116bedfc8097', 'headcount_campaigns', '01a20338a3077579a7fb62e19b98640e', 'create', NULL, NULL, '{"deadline": "2027-01-31", "id": "01a20338-a307-7579-a7fb-62e19b98640e", "opened_on": "2026-11-16", "year": 2027}');
INSERT INTO "journal" VALUES (235, '01a20338a31d74069a99f37214e175aa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'campaign_letters', '01a20338a31e73499cf8f1bae395b3c8', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "campaign_id": "01a20338-a307-7579-a7fb-62e19b98640e", "id": "01a20338-a31e-7349-9cf8-f1bae395b3c8", "prepared_on": "2026-11-16", "way": "mail"}');
INSERT INTO "journal" VALUES (236, '01a20338a31d74069a99f37214e175aa', 1794810600, '01a203389f5773f6808b116bedfc8097', 'campaign_letters', '01a20338a31e73499cf8f1bb58eaea10', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "campaign_id": "01a20338-a307-7579-a7fb-62e19b98640e", "id": "01a20338-a31e-7349-9cf8-f1bb58eaea10", "prepared_on": "2026-11-16", "way": "mail"}');
INSERT INTO "journal" VALUES (237, '01a20338a3257602b47537c0aebe015e', 1794810600, '01a203389f5773f6808b116bedfc8097', 'campaign_letters', '01a20338a3257602b47537c162417f02', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "campaign_id": "01a20338-a307-7579-a7fb-62e19b98640e", "id": "01a20338-a325-7602-b475-37c162417f02", "prepared_on": "2026-11-16", "way": "post"}');
INSERT INTO "journal" VALUES (238, '01a20338a327759fac2881a0a5bee27a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'headcounts', '01a20338a329702bb6b8fc7f5afc1a88', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "declared_by": "Hélène Rivoire", "declared_on": "2026-11-16", "heads": 1301, "id": "01a20338-a329-702b-b6b8-fc7f5afc1a88", "year": 2027}');
INSERT INTO "journal" VALUES (239, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'practitioners', '01a20338a3367305abd721296af88dd7', 'create', NULL, NULL, '{"active": true, "colour": "plum", "first_name": "Nadia", "function": "social-worker", "id": "01a20338-a336-7305-abd7-21296af88dd7", "last_name": "Belmont", "mail": "nadia.belmont@example.org", "phone": "0199001122"}');
INSERT INTO "journal" VALUES (240, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'working_hours', '01a20338a3367305abd7212a1a0486b6', 'create', NULL, NULL, '{"end": "12:30:00", "id": "01a20338-a336-7305-abd7-212a1a0486b6", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "start": "09:00:00", "weekday": 0}');
INSERT INTO "journal" VALUES (241, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'working_hours', '01a20338a3367305abd7212b1d0bbb9a', 'create', NULL, NULL, '{"end": "17:00:00", "id": "01a20338-a336-7305-abd7-212b1d0bbb9a", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "start": "13:30:00", "weekday": 0}');
INSERT INTO "journal" VALUES (242, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'working_hours', '01a20338a3367305abd7212cffb001f3', 'create', NULL, NULL, '{"end": "12:30:00", "id": "01a20338-a336-7305-abd7-212cffb001f3", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "start": "09:00:00", "weekday": 1}');
INSERT INTO "journal" VALUES (243, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'working_hours', '01a20338a3367305abd7212df1815f8a', 'create', NULL, NULL, '{"end": "17:00:00", "id": "01a20338-a336-7305-abd7-212df1815f8a", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "start": "13:30:00", "weekday": 1}');
INSERT INTO "journal" VALUES (244, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'working_hours', '01a20338a3367305abd7212e38e1425f', 'create', NULL, NULL, '{"end": "12:30:00", "id": "01a20338-a336-7305-abd7-212e38e1425f", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "start": "09:00:00", "weekday": 2}');
INSERT INTO "journal" VALUES (245, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'working_hours', '01a20338a3367305abd7212f139e0e1b', 'create', NULL, NULL, '{"end": "17:00:00", "id": "01a20338-a336-7305-abd7-212f139e0e1b", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "start": "13:30:00", "weekday": 2}');
INSERT INTO "journal" VALUES (246, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'working_hours', '01a20338a3367305abd721306ebebb28', 'create', NULL, NULL, '{"end": "12:30:00", "id": "01a20338-a336-7305-abd7-21306ebebb28", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "start": "09:00:00", "weekday": 3}');
INSERT INTO "journal" VALUES (247, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'working_hours', '01a20338a3367305abd7213126e06896', 'create', NULL, NULL, '{"end": "17:00:00", "id": "01a20338-a336-7305-abd7-213126e06896", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "start": "13:30:00", "weekday": 3}');
INSERT INTO "journal" VALUES (248, '01a20338a3367305abd721338ba55472', 1794810600, '01a203389f5773f6808b116bedfc8097', 'working_hours', '01a20338a3367305abd7213295266694', 'create', NULL, NULL, '{"end": "12:30:00", "id": "01a20338-a336-7305-abd7-213295266694", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "start": "09:00:00", "weekday": 4}');
INSERT INTO "journal" VALUES (249, '01a20338a341762db48a88a44c4c103e', 1794810600, '01a203389f5773f6808b116bedfc8097', 'practitioners', '01a20338a341762db48a88a30ee284d7', 'create', NULL, NULL, '{"active": true, "colour": "accent", "first_name": "Yann", "function": "acfi", "id": "01a20338-a341-762d-b48a-88a30ee284d7", "last_name": "Kerzoncuf", "mail": "", "phone": ""}');
INSERT INTO "journal" VALUES (250, '01a20338a34870f99b4863bd1a60d1c1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'practitioners', '01a20338a34773dbb704fccea9a1feae', 'create', NULL, NULL, '{"active": true, "colour": "accent", "first_name": "Odile", "function": "cesf", "id": "01a20338-a347-73db-b704-fccea9a1feae", "last_name": "Ferrand", "mail": "", "phone": ""}');
INSERT INTO "journal" VALUES (251, '01a20338a3517156a41c1616f6cd02f2', 1794810600, '01a203389f5773f6808b116bedfc8097', 'practitioners', '01a20338a34773dbb704fccea9a1feae', 'update', 'active', 'true', 'false');
INSERT INTO "journal" VALUES (252, '01a20338a35673d6a74937e01a15d110', 1794810600, '01a203389f5773f6808b116bedfc8097', 'sites', '01a20338a35673d6a74937df7a7f1ed0', 'create', NULL, NULL, '{"address": "1 place du Merle", "archived": false, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "city": "", "id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "name": "Hôtel de ville", "postcode": ""}');
INSERT INTO "journal" VALUES (253, '01a20338a35f719eaa0ec696ee6b7b78', 1794810600, '01a203389f5773f6808b116bedfc8097', 'rooms', '01a20338a35f719eaa0ec6955c215bf8', 'create', NULL, NULL, '{"archived": false, "id": "01a20338-a35f-719e-aa0e-c6955c215bf8", "name": "Salle des mariages", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0"}');
INSERT INTO "journal" VALUES (254, '01a20338a36c72ccb3076c80610f9cdd', 1794810600, '01a203389f5773f6808b116bedfc8097', 'rooms', '01a20338a36c72ccb3076c7f4e807847', 'create', NULL, NULL, '{"archived": false, "id": "01a20338-a36c-72cc-b307-6c7f4e807847", "name": "Ancien bureau", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0"}');
INSERT INTO "journal" VALUES (255, '01a20338a37771cb852e725cb3b58ccd', 1794810600, '01a203389f5773f6808b116bedfc8097', 'rooms', '01a20338a36c72ccb3076c7f4e807847', 'update', 'archived', 'false', 'true');
INSERT INTO "journal" VALUES (256, '01a20338a37d7434b097d81c48af9b29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'sites', '01a20338a37d7434b097d81b61433031', 'create', NULL, NULL, '{"address": "", "archived": false, "authority_id": null, "city": "Deux-Rives", "id": "01a20338-a37d-7434-b097-d81b61433031", "name": "Siège du centre", "postcode": "94600"}');
INSERT INTO "journal" VALUES (257, '01a20338a38577618d7c0c03f5502687', 1794810600, '01a203389f5773f6808b116bedfc8097', 'rooms', '01a20338a38577618d7c0c023986e099', 'create', NULL, NULL, '{"archived": false, "id": "01a20338-a385-7761-8d7c-0c023986e099", "name": "Bureau 12", "site_id": "01a20338-a37d-7434-b097-d81b61433031"}');
INSERT INTO "journal" VALUES (258, '01a20338a38a7161abe53851a3da0a9a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a38974ef9ca4721210f4c74f', 'create', NULL, NULL, '{"archived": false, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "civility": "Mme", "first_name": "Élodie", "id": "01a20338-a389-74ef-9ca4-721210f4c74f", "last_name": "Keller-Noël", "mail": "elodie@example.org", "phone": "0699004567", "status": "titulaire"}');
INSERT INTO "journal" VALUES (259, '01a20338a3937060a889f1a1631fc7e0', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a392773bafd136b3141cad26', 'create', NULL, NULL, '{"archived": false, "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "civility": "M.", "first_name": "Marc", "id": "01a20338-a392-773b-afd1-36b3141cad26", "last_name": "Œuvrard", "mail": "", "phone": "", "status": null}');
INSERT INTO "journal" VALUES (260, '01a20338a39a7170bdefead0c7c1c521', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a39a7170bdefeacfe2287e7b', 'create', NULL, NULL, '{"archived": false, "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "civility": "", "first_name": "Léa", "id": "01a20338-a39a-7170-bdef-eacfe2287e7b", "last_name": "N’Guessan", "mail": "", "phone": "", "status": null}');
INSERT INTO "journal" VALUES (261, '01a20338a3a5719c96878fe69871e27d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a3a5719c96878fe53fd404f5', 'create', NULL, NULL, '{"archived": false, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "civility": "", "first_name": "", "id": "01a20338-a3a5-719c-9687-8fe53fd404f5", "last_name": "Vidal", "mail": "", "phone": "", "status": null}');
INSERT INTO "journal" VALUES (262, '01a20338a3b37137ae18ce1c0f557b91', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a3a5719c96878fe53fd404f5', 'update', 'archived', 'false', 'true');
INSERT INTO "journal" VALUES (263, '01a20338a3c07208b73fd8bb7d3e7dc9', 1794810600, '01a203389f5773f6808b116bedfc8097', 'sick_leaves', '01a20338a3c3730f8169e4fca445cd9b', 'create', NULL, NULL, '{"agent_id": "01a20338-a389-74ef-9ca4-721210f4c74f", "end": null, "id": "01a20338-a3c3-730f-8169-e4fca445cd9b", "start": "2026-10-01"}');
INSERT INTO "journal" VALUES (264, '01a20338a3ca70328862b070f7acc82b', 1794810600, '01a203389f5773f6808b116bedfc8097', 'sick_leaves', '01a20338a3cb73ecbec2c7a8ef9d7e9f', 'create', NULL, NULL, '{"agent_id": "01a20338-a392-773b-afd1-36b3141cad26", "end": "2026-03-20", "id": "01a20338-a3cb-73ec-bec2-c7a8ef9d7e9f", "start": "2026-03-02"}');
INSERT INTO "journal" VALUES (265, '01a20338a3d8705f87d2d55143d52600', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a3d77270a4dd78cef4028133', 'create', NULL, NULL, '{"archived": false, "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "civility": "", "first_name": "Mark", "id": "01a20338-a3d7-7270-a4dd-78cef4028133", "last_name": "Œuvrard", "mail": "", "phone": "0699004321", "status": null}');
INSERT INTO "journal" VALUES (266, '01a20338a3e670de837f69500e574549', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a392773bafd136b3141cad26', 'update', 'phone', '""', '"0699004321"');
INSERT INTO "journal" VALUES (267, '01a20338a3e670de837f69500e574549', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a3d77270a4dd78cef4028133', 'delete', NULL, '{"archived": false, "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "civility": "", "first_name": "Mark", "id": "01a20338-a3d7-7270-a4dd-78cef4028133", "last_name": "Œuvrard", "mail": "", "phone": "0699004321", "status": null}', NULL);
INSERT INTO "journal" VALUES (268, '01a20338a3ee756ea78e89a31316e82a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a3ee756ea78e89a28df8f140', 'create', NULL, NULL, '{"archived": false, "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "civility": "", "first_name": "Léa", "id": "01a20338-a3ee-756e-a78e-89a28df8f140", "last_name": "N’Guessan", "mail": "", "phone": "", "status": null}');
INSERT INTO "journal" VALUES (269, '01a20338a3f0708393f5ab4249dbc39b', 1794810600, '01a203389f5773f6808b116bedfc8097', 'distinct_agents', '01a20338a3f1758d9e27e31f4e30e933', 'create', NULL, NULL, '{"agent_id": "01a20338-a39a-7170-bdef-eacfe2287e7b", "id": "01a20338-a3f1-758d-9e27-e31f4e30e933", "other_id": "01a20338-a3ee-756e-a78e-89a28df8f140"}');
INSERT INTO "journal" VALUES (270, '01a20338a3f3752aaa5330f1809ba406', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a3fc72c5b90cfead10f8aaeb', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 0, "cancelled": false, "changed": false, "end": "2026-11-13T11:00:00+00:00", "id": "01a20338-a3fc-72c5-b90c-fead10f8aaeb", "occurrence": null, "overlap_reason": "Vu avec le secrétariat", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": "01a20338-a35f-719e-aa0e-c6955c215bf8", "series_id": null, "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-11-13T08:00:00+00:00", "subjects": []}');
INSERT INTO "journal" VALUES (271, '01a20338a3fe74b19150b35840fdcd28', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a3ff72d09fea88f44864a98d', 'create', NULL, NULL, '{"authority_id": null, "buffer_minutes": 0, "cancelled": false, "changed": false, "end": "2026-11-24T11:00:00+00:00", "id": "01a20338-a3ff-72d0-9fea-88f44864a98d", "occurrence": null, "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": null, "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 60, "start": "2026-11-24T08:00:00+00:00", "subjects": []}');
INSERT INTO "journal" VALUES (272, '01a20338a40377c1a94483c12c731fbd', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a3ff72d09fea88f44864a98d', 'update', 'cancelled', 'false', 'true');
INSERT INTO "journal" VALUES (273, '01a20338a40875f4a704991096758153', 1794810600, '01a203389f5773f6808b116bedfc8097', 'absences', '01a20338a40875f4a70499110895ea42', 'create', NULL, NULL, '{"end": "2026-11-27T17:00:00+00:00", "id": "01a20338-a408-75f4-a704-99110895ea42", "label": "Congé annuel", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "series_id": null, "start": "2026-11-27T07:00:00+00:00"}');
INSERT INTO "journal" VALUES (274, '01a20338a40d71af87cd87ad48d7bc23', 1794810600, '01a203389f5773f6808b116bedfc8097', 'absences', '01a20338a40d71af87cd87af02eeaaf9', 'create', NULL, NULL, '{"end": "2026-11-30T11:00:00+00:00", "id": "01a20338-a40d-71af-87cd-87af02eeaaf9", "label": "Formation", "overlap_reason": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "series_id": "01a20338-a40d-71af-87cd-87aedaf89c10", "start": "2026-11-30T08:00:00+00:00"}');
INSERT INTO "journal" VALUES (275, '01a20338a40d71af87cd87ad48d7bc23', 1794810600, '01a203389f5773f6808b116bedfc8097', 'absences', '01a20338a40d71af87cd87b0bb27d994', 'create', NULL, NULL, '{"end": "2026-12-07T11:00:00+00:00", "id": "01a20338-a40d-71af-87cd-87b0bb27d994", "label": "Formation", "overlap_reason": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "series_id": "01a20338-a40d-71af-87cd-87aedaf89c10", "start": "2026-12-07T08:00:00+00:00"}');
INSERT INTO "journal" VALUES (276, '01a20338a40d71af87cd87ad48d7bc23', 1794810600, '01a203389f5773f6808b116bedfc8097', 'absences', '01a20338a40d71af87cd87b1df8de9df', 'create', NULL, NULL, '{"end": "2026-12-14T11:00:00+00:00", "id": "01a20338-a40d-71af-87cd-87b1df8de9df", "label": "Formation", "overlap_reason": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "series_id": "01a20338-a40d-71af-87cd-87aedaf89c10", "start": "2026-12-14T08:00:00+00:00"}');
INSERT INTO "journal" VALUES (277, '01a20338a40f7003a7288ca9d9d96be9', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a41a753c85cf1c32c1b00e4f', 'create', NULL, NULL, '{"agent_id": "01a20338-a389-74ef-9ca4-721210f4c74f", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 0, "end": "2026-11-13T08:45:00+00:00", "engagement_id": null, "id": "01a20338-a41a-753c-85cf-1c32c1b00e4f", "kind": "permanence", "mode": "site", "moved_from": null, "overlap_reason": "Vu avec le secrétariat", "permanence_id": "01a20338-a3fc-72c5-b90c-fead10f8aaeb", "phone": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "request_id": null, "requester": "agent", "room_id": "01a20338-a35f-719e-aa0e-c6955c215bf8", "seats": null, "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "start": "2026-11-13T08:00:00+00:00", "status": "planned", "subject": "money", "title": "", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (278, '01a20338a41d73a381bc071586778aa1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a424720f955d411df0d959ce', 'create', NULL, NULL, '{"agent_id": "01a20338-a392-773b-afd1-36b3141cad26", "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "buffer_minutes": 0, "end": "2026-11-13T08:45:00+00:00", "engagement_id": null, "id": "01a20338-a424-720f-955d-411df0d959ce", "kind": "remote", "mode": "phone", "moved_from": null, "overlap_reason": "Vu avec le secrétariat", "permanence_id": null, "phone": "0699001234", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "request_id": null, "requester": "employer", "room_id": null, "seats": null, "site_id": null, "start": "2026-11-13T08:00:00+00:00", "status": "planned", "subject": "health", "title": "", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (279, '01a20338a42976beb71defb8b2e4ff29', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a430702b847291b9004a3010', 'create', NULL, NULL, '{"agent_id": "01a20338-a39a-7170-bdef-eacfe2287e7b", "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "buffer_minutes": 0, "end": "2026-11-12T10:00:00+00:00", "engagement_id": null, "id": "01a20338-a430-702b-8472-91b9004a3010", "kind": "hourly", "mode": "site", "moved_from": null, "overlap_reason": "Vu avec le secrétariat", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "request_id": null, "requester": "agent", "room_id": "01a20338-a35f-719e-aa0e-c6955c215bf8", "seats": null, "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "start": "2026-11-12T09:00:00+00:00", "status": "planned", "subject": "money", "title": "", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (280, '01a20338a4357071955e88f497bf0d80', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a43f769cabd11b50a954655e', 'create', NULL, NULL, '{"agent_id": "01a20338-a389-74ef-9ca4-721210f4c74f", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 0, "end": "2026-11-11T14:30:00+00:00", "engagement_id": "01a20338-a190-72d6-9b47-5fad7ecba246", "id": "01a20338-a43f-769c-abd1-1b50a954655e", "kind": "home-visit", "mode": "home", "moved_from": null, "overlap_reason": "Vu avec le secrétariat", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "request_id": null, "requester": "agent", "room_id": null, "seats": null, "site_id": null, "start": "2026-11-11T13:00:00+00:00", "status": "planned", "subject": "money", "title": "", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (281, '01a20338a4417143b43fd97b941db69a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a4477156a04be8900b525293', 'create', NULL, NULL, '{"agent_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 0, "end": "2026-11-17T15:00:00+00:00", "engagement_id": null, "id": "01a20338-a447-7156-a04b-e8900b525293", "kind": "collective", "mode": "site", "moved_from": null, "overlap_reason": "Vu avec le secrétariat", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "start": "2026-11-17T13:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Atelier « budget »", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (282, '01a20338a44a7137b9b1af0d01b7dd91', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a45272f6bf46e27605724628', 'create', NULL, NULL, '{"agent_id": "01a20338-a39a-7170-bdef-eacfe2287e7b", "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "buffer_minutes": 0, "end": "2026-11-18T10:45:00+00:00", "engagement_id": null, "id": "01a20338-a452-72f6-bf46-e27605724628", "kind": "remote", "mode": "video", "moved_from": null, "overlap_reason": "", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "request_id": null, "requester": "partner", "room_id": null, "seats": null, "site_id": null, "start": "2026-11-18T10:00:00+00:00", "status": "planned", "subject": "neutral", "title": "", "units": null, "video_link": "https://example.org/salle"}');
INSERT INTO "journal" VALUES (283, '01a20338a454774c91a3445c9487064d', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a45774beb74a78d7758e933c', 'create', NULL, NULL, '{"agent_id": null, "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "buffer_minutes": 0, "end": "2026-11-19T11:00:00+00:00", "engagement_id": null, "id": "01a20338-a457-74be-b74a-78d7758e933c", "kind": "inspection", "mode": "site", "moved_from": null, "overlap_reason": "Vu avec le secrétariat", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": null, "start": "2026-11-19T08:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Inspection des ateliers", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (284, '01a20338a4597569b87cf872669af836', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a45b764a937d15b6d37fe312', 'create', NULL, NULL, '{"agent_id": null, "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "buffer_minutes": 0, "end": "2026-11-20T09:00:00+00:00", "engagement_id": null, "id": "01a20338-a45b-764a-937d-15b6d37fe312", "kind": "advice", "mode": "video", "moved_from": null, "overlap_reason": "Vu avec le secrétariat", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": null, "start": "2026-11-20T08:00:00+00:00", "status": "planned", "subject": "neutral", "title": "DUERP", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (285, '01a20338a45d716a9259385ab7bfa042', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a45e77559b0ce258744eeec2', 'create', NULL, NULL, '{"agent_id": null, "authority_id": null, "buffer_minutes": 0, "end": "2026-11-20T14:00:00+00:00", "engagement_id": null, "id": "01a20338-a45e-7755-9b0c-e258744eeec2", "kind": "internal", "mode": "centre", "moved_from": null, "overlap_reason": "", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": null, "start": "2026-11-20T13:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Réunion d’équipe", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (286, '01a20338a462735582932dc78026deb8', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a424720f955d411df0d959ce', 'update', 'status', '"planned"', '"done"');
INSERT INTO "journal" VALUES (287, '01a20338a4687691b7ec9798500f91fb', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a430702b847291b9004a3010', 'update', 'status', '"planned"', '"excused"');
INSERT INTO "journal" VALUES (288, '01a20338a46b767bae4056952e8ee4f1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a43f769cabd11b50a954655e', 'update', 'status', '"planned"', '"no-show"');
INSERT INTO "journal" VALUES (289, '01a20338a46f72568717b80c1987b2bf', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a4477156a04be8900b525293', 'update', 'status', '"planned"', '"cancelled"');
INSERT INTO "journal" VALUES (290, '01a20338a473707f838873f1b32af3f1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a45272f6bf46e27605724628', 'update', 'start', '"2026-11-18T10:00:00+00:00"', '"2026-11-19T14:00:00+00:00"');
INSERT INTO "journal" VALUES (291, '01a20338a473707f838873f1b32af3f1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a45272f6bf46e27605724628', 'update', 'end', '"2026-11-18T10:45:00+00:00"', '"2026-11-19T14:45:00+00:00"');
INSERT INTO "journal" VALUES (292, '01a20338a473707f838873f1b32af3f1', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a45272f6bf46e27605724628', 'update', 'moved_from', 'null', '"2026-11-18T10:00:00+00:00"');
INSERT INTO "journal" VALUES (293, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanence_series', '01a20338a4847466a7dcf9e59f6703de', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "end": "2026-11-24T11:00:00+00:00", "id": "01a20338-a484-7466-a7dc-f9e59f6703de", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "rule": "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222", "second_end": "2026-11-24T15:00:00+00:00", "second_start": "2026-11-24T13:00:00+00:00", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-11-24T08:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (294, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039b578f2023', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-11-24T11:00:00+00:00", "id": "01a20338-a490-771e-8c2f-039b578f2023", "occurrence": "2026-11-24T08:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-11-24T08:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (295, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039c28090d7d', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-11-24T15:00:00+00:00", "id": "01a20338-a490-771e-8c2f-039c28090d7d", "occurrence": "2026-11-24T13:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-11-24T13:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (296, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039d70bb7271', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-01T11:00:00+00:00", "id": "01a20338-a490-771e-8c2f-039d70bb7271", "occurrence": "2026-12-01T08:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-01T08:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (297, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039e8197f264', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-01T15:00:00+00:00", "id": "01a20338-a490-771e-8c2f-039e8197f264", "occurrence": "2026-12-01T13:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-01T13:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (298, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039f97bc3e97', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-08T11:00:00+00:00", "id": "01a20338-a490-771e-8c2f-039f97bc3e97", "occurrence": "2026-12-08T08:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-08T08:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (299, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f03a0f6922428', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-08T15:00:00+00:00", "id": "01a20338-a490-771e-8c2f-03a0f6922428", "occurrence": "2026-12-08T13:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-08T13:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (300, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f03a1d68426e9', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-15T11:00:00+00:00", "id": "01a20338-a490-771e-8c2f-03a1d68426e9", "occurrence": "2026-12-15T08:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-15T08:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (301, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f03a2d4f34bd8', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-15T15:00:00+00:00", "id": "01a20338-a490-771e-8c2f-03a2d4f34bd8", "occurrence": "2026-12-15T13:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-15T13:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (302, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f03a37fe82b9c', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-22T11:00:00+00:00", "id": "01a20338-a490-771e-8c2f-03a37fe82b9c", "occurrence": "2026-12-22T08:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-22T08:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (303, '01a20338a4847466a7dcf9e6c2bbc995', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f03a44aafee98', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-22T15:00:00+00:00", "id": "01a20338-a490-771e-8c2f-03a44aafee98", "occurrence": "2026-12-22T13:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-22T13:00:00+00:00", "subjects": ["money", "health"]}');
INSERT INTO "journal" VALUES (304, '01a20338a49375a1aeae7d0f6263bb76', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039d70bb7271', 'update', 'room_id', 'null', '"01a20338-a35f-719e-aa0e-c6955c215bf8"');
INSERT INTO "journal" VALUES (305, '01a20338a49375a1aeae7d0f6263bb76', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039d70bb7271', 'update', 'start', '"2026-12-01T08:00:00+00:00"', '"2026-12-01T09:00:00+00:00"');
INSERT INTO "journal" VALUES (306, '01a20338a49375a1aeae7d0f6263bb76', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039d70bb7271', 'update', 'buffer_minutes', '15', '0');
INSERT INTO "journal" VALUES (307, '01a20338a49375a1aeae7d0f6263bb76', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039d70bb7271', 'update', 'subjects', '["health", "money"]', '[]');
INSERT INTO "journal" VALUES (308, '01a20338a49375a1aeae7d0f6263bb76', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f039d70bb7271', 'update', 'changed', 'false', 'true');
INSERT INTO "journal" VALUES (309, '01a20338a49c7785ab33ddced6f35318', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanence_series', '01a20338a4847466a7dcf9e59f6703de', 'update', 'rule', '"FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222"', '"FREQ=WEEKLY;BYDAY=TU;UNTIL=20261221"');
INSERT INTO "journal" VALUES (310, '01a20338a49c7785ab33ddced6f35318', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f03a37fe82b9c', 'delete', NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-22T11:00:00+00:00", "id": "01a20338-a490-771e-8c2f-03a37fe82b9c", "occurrence": "2026-12-22T08:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-22T08:00:00+00:00", "subjects": ["health", "money"]}', NULL);
INSERT INTO "journal" VALUES (311, '01a20338a49c7785ab33ddced6f35318', 1794810600, '01a203389f5773f6808b116bedfc8097', 'permanences', '01a20338a490771e8c2f03a44aafee98', 'delete', NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "cancelled": false, "changed": false, "end": "2026-12-22T15:00:00+00:00", "id": "01a20338-a490-771e-8c2f-03a44aafee98", "occurrence": "2026-12-22T13:00:00+00:00", "overlap_reason": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "room_id": null, "series_id": "01a20338-a484-7466-a7dc-f9e59f6703de", "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "slot_minutes": 45, "start": "2026-12-22T13:00:00+00:00", "subjects": ["health", "money"]}', NULL);
INSERT INTO "journal" VALUES (312, '01a20338a4a7723da380dc2eb19a932a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'requests', '01a20338a4a67185b73e6d2529602d9f', 'create', NULL, NULL, '{"agent_id": "01a20338-a392-773b-afd1-36b3141cad26", "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "closed_on": null, "contact_id": "01a20338-9ff0-71f8-bd4e-1a4bbfa39aa1", "id": "01a20338-a4a6-7185-b73e-6d2529602d9f", "outcome": null, "partner": "", "practitioner_id": null, "received_on": "2026-11-12", "requester": "employer", "subject": "health"}');
INSERT INTO "journal" VALUES (313, '01a20338a4b377598ff89777acd0aecb', 1794810600, '01a203389f5773f6808b116bedfc8097', 'requests', '01a20338a4b1718a893d83db9199d6df', 'create', NULL, NULL, '{"agent_id": "01a20338-a389-74ef-9ca4-721210f4c74f", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "closed_on": null, "contact_id": null, "id": "01a20338-a4b1-718a-893d-83db9199d6df", "outcome": null, "partner": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "received_on": "2026-11-12", "requester": "agent", "subject": "neutral"}');
INSERT INTO "journal" VALUES (314, '01a20338a4b57658ae01a4cdbc78d6b6', 1794810600, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a4bd75fc811e5b34cb4d18cb', 'create', NULL, NULL, '{"agent_id": "01a20338-a389-74ef-9ca4-721210f4c74f", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 0, "end": "2026-11-26T14:30:00+00:00", "engagement_id": "01a20338-a190-72d6-9b47-5fad7ecba246", "id": "01a20338-a4bd-75fc-811e-5b34cb4d18cb", "kind": "home-visit", "mode": "home", "moved_from": null, "overlap_reason": "", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "request_id": "01a20338-a4b1-718a-893d-83db9199d6df", "requester": "agent", "room_id": null, "seats": null, "site_id": null, "start": "2026-11-26T13:00:00+00:00", "status": "planned", "subject": "money", "title": "", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (315, '01a20338a4c2752eb0afbfc2b121e42b', 1794810600, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a4c2752eb0afbfc3ff1964b9', 'create', NULL, NULL, '{"archived": false, "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "civility": "", "first_name": "Ousmane", "id": "01a20338-a4c2-752e-b0af-bfc3ff1964b9", "last_name": "Delahaye", "mail": "", "phone": "", "status": null}');
INSERT INTO "journal" VALUES (316, '01a20338a4c2752eb0afbfc2b121e42b', 1794810600, '01a203389f5773f6808b116bedfc8097', 'requests', '01a20338a4c173bea1528fbe6f8f83cd', 'create', NULL, NULL, '{"agent_id": "01a20338-a4c2-752e-b0af-bfc3ff1964b9", "authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "closed_on": null, "contact_id": null, "id": "01a20338-a4c1-73be-a152-8fbe6f8f83cd", "outcome": null, "partner": "Médecine préventive", "practitioner_id": null, "received_on": "2026-11-12", "requester": "partner", "subject": "neutral"}');
INSERT INTO "journal" VALUES (317, '01a20338a4c774b580ee865470d34a8f', 1794810600, '01a203389f5773f6808b116bedfc8097', 'requests', '01a20338a4c173bea1528fbe6f8f83cd', 'update', 'closed_on', 'null', '"2026-11-16"');
INSERT INTO "journal" VALUES (318, '01a20338a4c774b580ee865470d34a8f', 1794810600, '01a203389f5773f6808b116bedfc8097', 'requests', '01a20338a4c173bea1528fbe6f8f83cd', 'update', 'outcome', 'null', '"redirected"');
INSERT INTO "journal" VALUES (319, '01a20338a4d6717ab0319bdeefd114a7', 1794810600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a4d777a3a0c40f42e01d1f5e', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "by_delegation": false, "catalogue": "", "contact_id": null, "created_at": "2026-11-16T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-a4d7-77a3-a0c4-0f42e01d1f5e", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Brouillon à reprendre", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (320, '01a20338a4db7195a3461b15dec4579a', 1794810600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a4d777a3a0c40f42e01d1f5e', 'update', 'contact_id', 'null', '"01a20338-9ff0-71f8-bd4e-1a4bbfa39aa1"');
INSERT INTO "journal" VALUES (321, '01a20338a4e073e0bf741e344a318ee7', 1794810600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a4e17224a02a91352c5f5582', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a4e1-7224-a02a-91352c5f5582", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-a4d7-77a3-a0c4-0f42e01d1f5e", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (322, '01a20338a4e4778eb36671f00cb629ab', 1794810600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a4e5719daf174a956fd9630f', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a4e5-719d-af17-4a956fd9630f", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-a4d7-77a3-a0c4-0f42e01d1f5e", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (323, '01a20338a4e97646a8c7a1d191cf1507', 1794810600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a4ea76bfa4f266b49d2a1b70', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a4ea-76bf-a4f2-66b49d2a1b70", "kind": "section", "label": "", "offer": "", "optional": false, "participants": null, "position": 2, "prescription": null, "quantity": null, "quote_id": "01a20338-a4d7-77a3-a0c4-0f42e01d1f5e", "text": "Formation", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (324, '01a20338a4ef74beaeb7c1a2d7b0b283', 1794810600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a4f073e497f03b2ca4555e2b', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a4f0-73e4-97f0-3b2ca4555e2b", "kind": "offer", "label": "", "offer": "GAPP-INTER", "optional": false, "participants": 3, "position": 3, "prescription": null, "quantity": "4", "quote_id": "01a20338-a4d7-77a3-a0c4-0f42e01d1f5e", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (325, '01a20338a4f97725b3cb48059e7e0d72', 1794810600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a4fb73698a75267c792f3a06', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "atelier", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a4fb-7369-8a75-267c792f3a06", "kind": "offer", "label": "", "offer": "HAND-SENS", "optional": false, "participants": null, "position": 4, "prescription": null, "quantity": null, "quote_id": "01a20338-a4d7-77a3-a0c4-0f42e01d1f5e", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (326, '01a20338a4fd74a3a4edc3e05c1bdf10', 1794810600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a4fe7546aa476d4d191a2131', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a4fe-7546-aa47-6d4d191a2131", "kind": "note", "label": "", "offer": "", "optional": false, "participants": null, "position": 5, "prescription": null, "quantity": null, "quote_id": "01a20338-a4d7-77a3-a0c4-0f42e01d1f5e", "text": "Les dates sont fixées avec le service.", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (327, '01a20338a50476a88dabd23d13f7a220', 1794810600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a50670569f14a0d19951e24e', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": "3.25", "free_reason": "Coût de l’imprimeur", "free_unit": "exemplaire", "id": "01a20338-a506-7056-9f14-a0d19951e24e", "kind": "free", "label": "", "offer": "", "optional": false, "participants": null, "position": 6, "prescription": null, "quantity": "12", "quote_id": "01a20338-a4d7-77a3-a0c4-0f42e01d1f5e", "text": "Supports imprimés", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (328, '01a20338a50b768481e80b17e1a6cba8', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "by_delegation": false, "catalogue": "", "contact_id": null, "created_at": "2026-11-17T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-a50b-7684-81e8-0b1804fc4ff5", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Émis", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (329, '01a20338a51274e4ad68534c6c659df0', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'contact_id', 'null', '"01a20338-9ff8-779e-a070-5816e0b3d6ba"');
INSERT INTO "journal" VALUES (330, '01a20338a5177789969446cc999273d2', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51877189534a940162df854', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a518-7718-9534-a940162df854", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-a50b-7684-81e8-0b1804fc4ff5", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (331, '01a20338a51d71f6a311be7b1d8c4acf', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51e70218531943862f24096', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a51e-7021-8531-943862f24096", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-a50b-7684-81e8-0b1804fc4ff5", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (332, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'state', '"draft"', '"issued"');
INSERT INTO "journal" VALUES (333, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'year', 'null', '2026');
INSERT INTO "journal" VALUES (334, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'prefix', '""', '"D-"');
INSERT INTO "journal" VALUES (335, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'catalogue', '""', '"cig-petite-couronne-2026"');
INSERT INTO "journal" VALUES (336, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'issued_on', 'null', '"2026-11-17"');
INSERT INTO "journal" VALUES (337, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'valid_until', 'null', '"2027-02-17"');
INSERT INTO "journal" VALUES (338, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'state_on', 'null', '"2026-11-17"');
INSERT INTO "journal" VALUES (339, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'headcount', 'null', '1284');
INSERT INTO "journal" VALUES (340, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'sequence', 'null', '1');
INSERT INTO "journal" VALUES (341, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'total', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (342, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'total_with_options', 'null', '"2800.00"');
INSERT INTO "journal" VALUES (343, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_counters', '01a20338a5327390a30f39a18fd220e9', 'create', NULL, NULL, '{"id": "01a20338-a532-7390-a30f-39a18fd220e9", "last": 1, "year": 2026}');
INSERT INTO "journal" VALUES (344, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51877189534a940162df854', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (345, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51877189534a940162df854', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (346, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51877189534a940162df854', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (347, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51877189534a940162df854', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (348, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51877189534a940162df854', 'update', 'amount', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (349, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51e70218531943862f24096', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (350, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51e70218531943862f24096', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (351, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51e70218531943862f24096', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (352, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51e70218531943862f24096', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (353, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a51e70218531943862f24096', 'update', 'amount', 'null', '"1200.00"');
INSERT INTO "journal" VALUES (354, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'snapshot', '""', '"{\"addressee\": {\"address_lines\": [\"94600 Mont-le-Merle\"], \"name\": \"Commune de Mont-le-Merle\", \"service\": \"À l’attention de Hélène Rivoire, DRH\", \"siren\": \"219409026\", \"siret\": \"\"}, \"agreement\": {\"deliberation\": \"\", \"engagement\": \"\", \"purchase_order\": \"\", \"service_code\": \"\"}, \"contact\": \"Camille Roussel\", \"conventions\": [\"Cadre prévention, santé et action sociale, signée le 4 décembre 2023\"], \"demo\": false, \"in_words\": true, \"issued_on\": \"2026-11-17\", \"issuer\": {\"address_lines\": [\"4 quai des Tanneurs\", \"94600 Deux-Rives\"], \"deliberation\": \"n° 2025-61 du 12 décembre 2025\", \"logo\": null, \"name\": \"Centre interdépartemental de gestion des Deux-Rives\", \"service_lines\": [\"Prévention et action sociale\"], \"short_name\": \"CIG des Deux-Rives\", \"signatory\": \"Inès Vauquelin\", \"signatory_title\": \"Présidente\", \"siret\": \"28920001600011\", \"website\": \"www.example.org\"}, \"lines\": [{\"amount\": \"1600.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": false, \"quantity\": \"2\", \"subtotal\": null, \"unit\": \"jours\", \"unit_price\": \"800\"}, {\"amount\": \"1200.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": true, \"quantity\": \"1,5\", \"subtotal\": null, \"unit\": \"jour\", \"unit_price\": \"800\"}], \"mentions\": [{\"lead\": \"Facturation\", \"text\": \"à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande.\"}], \"number\": \"D-2026-0001\", \"object\": \"Prévention 2026 – Émis\", \"options_total\": \"1200.00\", \"replaces\": null, \"tariff_note\": \"\", \"tariffs_from\": \"2026-01-01\", \"total\": \"1600.00\", \"total_with_options\": \"2800.00\", \"valid_until\": \"2027-02-17\", \"validity\": \"3 mois\", \"vat\": {\"label\": \"non applicable\", \"mention\": \"TVA non applicable, art. 256 B du CGI\"}, \"year\": 2026}"');
INSERT INTO "journal" VALUES (355, '01a20338a52475269207536610b4d838', 1794897000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a50b768481e80b1804fc4ff5', 'update', 'pdf_sha256', '""', '"6a7bbd8dd353a9c0ae8a0c453c59bc092d76243f0df94cb41019658295dec2d7"');
INSERT INTO "journal" VALUES (356, '01a20338a6bf71c2932f2eac90bcd9c9', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "by_delegation": false, "catalogue": "", "contact_id": null, "created_at": "2026-11-18T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-a6bf-71c2-932f-2ead8f844f38", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Envoyé", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (357, '01a20338a6c874aeb20c710c0894c91e', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'contact_id', 'null', '"01a20338-9ff8-779e-a070-5816e0b3d6ba"');
INSERT INTO "journal" VALUES (358, '01a20338a6cf7509b81c00fa983db0f8', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d17147a5922d0ea2af5662', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a6d1-7147-a592-2d0ea2af5662", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-a6bf-71c2-932f-2ead8f844f38", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (359, '01a20338a6d5764f9404913099505857', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d67651af2028729ea93094', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a6d6-7651-af20-28729ea93094", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-a6bf-71c2-932f-2ead8f844f38", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (360, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'state', '"draft"', '"issued"');
INSERT INTO "journal" VALUES (361, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'year', 'null', '2026');
INSERT INTO "journal" VALUES (362, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'prefix', '""', '"D-"');
INSERT INTO "journal" VALUES (363, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'catalogue', '""', '"cig-petite-couronne-2026"');
INSERT INTO "journal" VALUES (364, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'issued_on', 'null', '"2026-11-18"');
INSERT INTO "journal" VALUES (365, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'valid_until', 'null', '"2027-02-18"');
INSERT INTO "journal" VALUES (366, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'state_on', 'null', '"2026-11-18"');
INSERT INTO "journal" VALUES (367, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'headcount', 'null', '1284');
INSERT INTO "journal" VALUES (368, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'sequence', 'null', '2');
INSERT INTO "journal" VALUES (369, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'total', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (370, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'total_with_options', 'null', '"2800.00"');
INSERT INTO "journal" VALUES (371, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_counters', '01a20338a5327390a30f39a18fd220e9', 'update', 'last', '1', '2');
INSERT INTO "journal" VALUES (372, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d17147a5922d0ea2af5662', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (373, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d17147a5922d0ea2af5662', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (374, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d17147a5922d0ea2af5662', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (375, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d17147a5922d0ea2af5662', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (376, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d17147a5922d0ea2af5662', 'update', 'amount', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (377, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d67651af2028729ea93094', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (378, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d67651af2028729ea93094', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (379, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d67651af2028729ea93094', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (380, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d67651af2028729ea93094', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (381, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a6d67651af2028729ea93094', 'update', 'amount', 'null', '"1200.00"');
INSERT INTO "journal" VALUES (382, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'snapshot', '""', '"{\"addressee\": {\"address_lines\": [\"94600 Mont-le-Merle\"], \"name\": \"Commune de Mont-le-Merle\", \"service\": \"À l’attention de Hélène Rivoire, DRH\", \"siren\": \"219409026\", \"siret\": \"\"}, \"agreement\": {\"deliberation\": \"\", \"engagement\": \"\", \"purchase_order\": \"\", \"service_code\": \"\"}, \"contact\": \"Camille Roussel\", \"conventions\": [\"Cadre prévention, santé et action sociale, signée le 4 décembre 2023\"], \"demo\": false, \"in_words\": true, \"issued_on\": \"2026-11-18\", \"issuer\": {\"address_lines\": [\"4 quai des Tanneurs\", \"94600 Deux-Rives\"], \"deliberation\": \"n° 2025-61 du 12 décembre 2025\", \"logo\": null, \"name\": \"Centre interdépartemental de gestion des Deux-Rives\", \"service_lines\": [\"Prévention et action sociale\"], \"short_name\": \"CIG des Deux-Rives\", \"signatory\": \"Inès Vauquelin\", \"signatory_title\": \"Présidente\", \"siret\": \"28920001600011\", \"website\": \"www.example.org\"}, \"lines\": [{\"amount\": \"1600.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": false, \"quantity\": \"2\", \"subtotal\": null, \"unit\": \"jours\", \"unit_price\": \"800\"}, {\"amount\": \"1200.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": true, \"quantity\": \"1,5\", \"subtotal\": null, \"unit\": \"jour\", \"unit_price\": \"800\"}], \"mentions\": [{\"lead\": \"Facturation\", \"text\": \"à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande.\"}], \"number\": \"D-2026-0002\", \"object\": \"Prévention 2026 – Envoyé\", \"options_total\": \"1200.00\", \"replaces\": null, \"tariff_note\": \"\", \"tariffs_from\": \"2026-01-01\", \"total\": \"1600.00\", \"total_with_options\": \"2800.00\", \"valid_until\": \"2027-02-18\", \"validity\": \"3 mois\", \"vat\": {\"label\": \"non applicable\", \"mention\": \"TVA non applicable, art. 256 B du CGI\"}, \"year\": 2026}"');
INSERT INTO "journal" VALUES (383, '01a20338a6e1739db4174715af2c5e89', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'pdf_sha256', '""', '"3c3bca5bb5dbf1dc9e376181672b178079ce9a6ef6543d0e5b2b50aab86972f0"');
INSERT INTO "journal" VALUES (384, '01a20338a71e739485825f894378d3d8', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a6bf71c2932f2ead8f844f38', 'update', 'state', '"issued"', '"sent"');
INSERT INTO "journal" VALUES (385, '01a20338a71e739485825f894378d3d8', 1794983400, '01a203389f5773f6808b116bedfc8097', 'quote_sendings', '01a20338a721739a8e20b07c5109f9e2', 'create', NULL, NULL, '{"at": "2026-11-18T06:30:00+00:00", "id": "01a20338-a721-739a-8e20-b07c5109f9e2", "quote_id": "01a20338-a6bf-71c2-932f-2ead8f844f38", "recipient": "drh@example.org", "way": "mail"}');
INSERT INTO "journal" VALUES (386, '01a20338a729718a99cd32038ea1c239', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "by_delegation": false, "catalogue": "", "contact_id": null, "created_at": "2026-11-19T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-a729-718a-99cd-3204fb5c0e39", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Accepté", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (387, '01a20338a72d7572870900eabb3a4944', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'contact_id', 'null', '"01a20338-9ff8-779e-a070-5816e0b3d6ba"');
INSERT INTO "journal" VALUES (388, '01a20338a734730eb4f5cf31710cd4a2', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a735718e8c1ed288c3ef7e27', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a735-718e-8c1e-d288c3ef7e27", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-a729-718a-99cd-3204fb5c0e39", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (389, '01a20338a73d731fa44072430119dcbf', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a73e70d8a94901bd81f3d562', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a73e-70d8-a949-01bd81f3d562", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-a729-718a-99cd-3204fb5c0e39", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (390, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'state', '"draft"', '"issued"');
INSERT INTO "journal" VALUES (391, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'year', 'null', '2026');
INSERT INTO "journal" VALUES (392, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'prefix', '""', '"D-"');
INSERT INTO "journal" VALUES (393, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'catalogue', '""', '"cig-petite-couronne-2026"');
INSERT INTO "journal" VALUES (394, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'issued_on', 'null', '"2026-11-19"');
INSERT INTO "journal" VALUES (395, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'valid_until', 'null', '"2027-02-19"');
INSERT INTO "journal" VALUES (396, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'state_on', 'null', '"2026-11-19"');
INSERT INTO "journal" VALUES (397, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'headcount', 'null', '1284');
INSERT INTO "journal" VALUES (398, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'sequence', 'null', '3');
INSERT INTO "journal" VALUES (399, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'total', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (400, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'total_with_options', 'null', '"2800.00"');
INSERT INTO "journal" VALUES (401, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_counters', '01a20338a5327390a30f39a18fd220e9', 'update', 'last', '2', '3');
INSERT INTO "journal" VALUES (402, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a735718e8c1ed288c3ef7e27', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (403, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a735718e8c1ed288c3ef7e27', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (404, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a735718e8c1ed288c3ef7e27', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (405, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a735718e8c1ed288c3ef7e27', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (406, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a735718e8c1ed288c3ef7e27', 'update', 'amount', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (407, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a73e70d8a94901bd81f3d562', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (408, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a73e70d8a94901bd81f3d562', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (409, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a73e70d8a94901bd81f3d562', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (410, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a73e70d8a94901bd81f3d562', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (411, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a73e70d8a94901bd81f3d562', 'update', 'amount', 'null', '"1200.00"');
INSERT INTO "journal" VALUES (412, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'snapshot', '""', '"{\"addressee\": {\"address_lines\": [\"94600 Mont-le-Merle\"], \"name\": \"Commune de Mont-le-Merle\", \"service\": \"À l’attention de Hélène Rivoire, DRH\", \"siren\": \"219409026\", \"siret\": \"\"}, \"agreement\": {\"deliberation\": \"\", \"engagement\": \"\", \"purchase_order\": \"\", \"service_code\": \"\"}, \"contact\": \"Camille Roussel\", \"conventions\": [\"Cadre prévention, santé et action sociale, signée le 4 décembre 2023\"], \"demo\": false, \"in_words\": true, \"issued_on\": \"2026-11-19\", \"issuer\": {\"address_lines\": [\"4 quai des Tanneurs\", \"94600 Deux-Rives\"], \"deliberation\": \"n° 2025-61 du 12 décembre 2025\", \"logo\": null, \"name\": \"Centre interdépartemental de gestion des Deux-Rives\", \"service_lines\": [\"Prévention et action sociale\"], \"short_name\": \"CIG des Deux-Rives\", \"signatory\": \"Inès Vauquelin\", \"signatory_title\": \"Présidente\", \"siret\": \"28920001600011\", \"website\": \"www.example.org\"}, \"lines\": [{\"amount\": \"1600.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": false, \"quantity\": \"2\", \"subtotal\": null, \"unit\": \"jours\", \"unit_price\": \"800\"}, {\"amount\": \"1200.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": true, \"quantity\": \"1,5\", \"subtotal\": null, \"unit\": \"jour\", \"unit_price\": \"800\"}], \"mentions\": [{\"lead\": \"Facturation\", \"text\": \"à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande.\"}], \"number\": \"D-2026-0003\", \"object\": \"Prévention 2026 – Accepté\", \"options_total\": \"1200.00\", \"replaces\": null, \"tariff_note\": \"\", \"tariffs_from\": \"2026-01-01\", \"total\": \"1600.00\", \"total_with_options\": \"2800.00\", \"valid_until\": \"2027-02-19\", \"validity\": \"3 mois\", \"vat\": {\"label\": \"non applicable\", \"mention\": \"TVA non applicable, art. 256 B du CGI\"}, \"year\": 2026}"');
INSERT INTO "journal" VALUES (413, '01a20338a745772ea9ea2ba7ac042cef', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'pdf_sha256', '""', '"76e5d38fb95a297643c71cb8d9c6ca06107864b259e929bc0daf18e0ca590afe"');
INSERT INTO "journal" VALUES (414, '01a20338a79376b4ba5a4979c421149e', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'state', '"issued"', '"sent"');
INSERT INTO "journal" VALUES (415, '01a20338a79376b4ba5a4979c421149e', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quote_sendings', '01a20338a79a7615b544115d2309ecd5', 'create', NULL, NULL, '{"at": "2026-11-19T06:30:00+00:00", "id": "01a20338-a79a-7615-b544-115d2309ecd5", "quote_id": "01a20338-a729-718a-99cd-3204fb5c0e39", "recipient": "drh@example.org", "way": "mail"}');
INSERT INTO "journal" VALUES (416, '01a20338a79d77bfbce4f2d9ff35a9ed', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'state', '"sent"', '"accepted"');
INSERT INTO "journal" VALUES (417, '01a20338a79d77bfbce4f2d9ff35a9ed', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'engagement_number', '""', '"2026-E00417"');
INSERT INTO "journal" VALUES (418, '01a20338a79d77bfbce4f2d9ff35a9ed', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'purchase_order', '""', '"BC-0093"');
INSERT INTO "journal" VALUES (419, '01a20338a79d77bfbce4f2d9ff35a9ed', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'signed_on', 'null', '"2026-11-19"');
INSERT INTO "journal" VALUES (420, '01a20338a79d77bfbce4f2d9ff35a9ed', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'signed_by', '""', '"Hélène Rivoire"');
INSERT INTO "journal" VALUES (421, '01a20338a79d77bfbce4f2d9ff35a9ed', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'signed_as', '""', '"directrice des ressources humaines"');
INSERT INTO "journal" VALUES (422, '01a20338a79d77bfbce4f2d9ff35a9ed', 1795069800, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a729718a99cd3204fb5c0e39', 'update', 'by_delegation', 'false', 'true');
INSERT INTO "journal" VALUES (423, '01a20338a79d77bfbce4f2d9ff35a9ed', 1795069800, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338a7a6767182c58ecdca34217b', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "end": "2027-02-19", "granted": "2", "id": "01a20338-a7a6-7671-82c5-8ecdca34217b", "label": "Jour d’intervention supplémentaire", "offer": "ACFI-SUP", "quote_line_id": "01a20338-a735-718e-8c1e-d288c3ef7e27", "start": "2026-11-19", "term_id": null, "unit": "day"}');
INSERT INTO "journal" VALUES (424, '01a20338a7ab70ac8585a458dcde9281', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "by_delegation": false, "catalogue": "", "contact_id": null, "created_at": "2026-11-20T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-a7ac-7336-a6b2-534aec1fcccc", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Refusé", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (425, '01a20338a7af7138a78355fe7f49d12d', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'contact_id', 'null', '"01a20338-9ff8-779e-a070-5816e0b3d6ba"');
INSERT INTO "journal" VALUES (426, '01a20338a7b57076a1fdbb4e8cb83c93', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7b671cfae8ae1229fe11029', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a7b6-71cf-ae8a-e1229fe11029", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-a7ac-7336-a6b2-534aec1fcccc", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (427, '01a20338a7bc7008931bb819c659cdbb', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7bd77c491da53ff2ccb7a59', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a7bd-77c4-91da-53ff2ccb7a59", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-a7ac-7336-a6b2-534aec1fcccc", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (428, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'state', '"draft"', '"issued"');
INSERT INTO "journal" VALUES (429, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'year', 'null', '2026');
INSERT INTO "journal" VALUES (430, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'prefix', '""', '"D-"');
INSERT INTO "journal" VALUES (431, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'catalogue', '""', '"cig-petite-couronne-2026"');
INSERT INTO "journal" VALUES (432, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'issued_on', 'null', '"2026-11-20"');
INSERT INTO "journal" VALUES (433, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'valid_until', 'null', '"2027-02-20"');
INSERT INTO "journal" VALUES (434, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'state_on', 'null', '"2026-11-20"');
INSERT INTO "journal" VALUES (435, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'headcount', 'null', '1284');
INSERT INTO "journal" VALUES (436, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'sequence', 'null', '4');
INSERT INTO "journal" VALUES (437, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'total', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (438, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'total_with_options', 'null', '"2800.00"');
INSERT INTO "journal" VALUES (439, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_counters', '01a20338a5327390a30f39a18fd220e9', 'update', 'last', '3', '4');
INSERT INTO "journal" VALUES (440, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7b671cfae8ae1229fe11029', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (441, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7b671cfae8ae1229fe11029', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (442, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7b671cfae8ae1229fe11029', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (443, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7b671cfae8ae1229fe11029', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (444, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7b671cfae8ae1229fe11029', 'update', 'amount', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (445, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7bd77c491da53ff2ccb7a59', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (446, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7bd77c491da53ff2ccb7a59', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (447, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7bd77c491da53ff2ccb7a59', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (448, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7bd77c491da53ff2ccb7a59', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (449, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a7bd77c491da53ff2ccb7a59', 'update', 'amount', 'null', '"1200.00"');
INSERT INTO "journal" VALUES (450, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'snapshot', '""', '"{\"addressee\": {\"address_lines\": [\"94600 Mont-le-Merle\"], \"name\": \"Commune de Mont-le-Merle\", \"service\": \"À l’attention de Hélène Rivoire, DRH\", \"siren\": \"219409026\", \"siret\": \"\"}, \"agreement\": {\"deliberation\": \"\", \"engagement\": \"\", \"purchase_order\": \"\", \"service_code\": \"\"}, \"contact\": \"Camille Roussel\", \"conventions\": [\"Cadre prévention, santé et action sociale, signée le 4 décembre 2023\"], \"demo\": false, \"in_words\": true, \"issued_on\": \"2026-11-20\", \"issuer\": {\"address_lines\": [\"4 quai des Tanneurs\", \"94600 Deux-Rives\"], \"deliberation\": \"n° 2025-61 du 12 décembre 2025\", \"logo\": null, \"name\": \"Centre interdépartemental de gestion des Deux-Rives\", \"service_lines\": [\"Prévention et action sociale\"], \"short_name\": \"CIG des Deux-Rives\", \"signatory\": \"Inès Vauquelin\", \"signatory_title\": \"Présidente\", \"siret\": \"28920001600011\", \"website\": \"www.example.org\"}, \"lines\": [{\"amount\": \"1600.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": false, \"quantity\": \"2\", \"subtotal\": null, \"unit\": \"jours\", \"unit_price\": \"800\"}, {\"amount\": \"1200.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": true, \"quantity\": \"1,5\", \"subtotal\": null, \"unit\": \"jour\", \"unit_price\": \"800\"}], \"mentions\": [{\"lead\": \"Facturation\", \"text\": \"à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande.\"}], \"number\": \"D-2026-0004\", \"object\": \"Prévention 2026 – Refusé\", \"options_total\": \"1200.00\", \"replaces\": null, \"tariff_note\": \"\", \"tariffs_from\": \"2026-01-01\", \"total\": \"1600.00\", \"total_with_options\": \"2800.00\", \"valid_until\": \"2027-02-20\", \"validity\": \"3 mois\", \"vat\": {\"label\": \"non applicable\", \"mention\": \"TVA non applicable, art. 256 B du CGI\"}, \"year\": 2026}"');
INSERT INTO "journal" VALUES (451, '01a20338a7c276aebe946f3dac5fc39e', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'pdf_sha256', '""', '"787c82cc2532477a159f99038c4de7fbc73a78522459773c033761a435af4517"');
INSERT INTO "journal" VALUES (452, '01a20338a81f71858940daf2ed65550a', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'state', '"issued"', '"sent"');
INSERT INTO "journal" VALUES (453, '01a20338a81f71858940daf2ed65550a', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quote_sendings', '01a20338a822709da10e906d8d6012e5', 'create', NULL, NULL, '{"at": "2026-11-20T06:30:00+00:00", "id": "01a20338-a822-709d-a10e-906d8d6012e5", "quote_id": "01a20338-a7ac-7336-a6b2-534aec1fcccc", "recipient": "Mont-le-Merle", "way": "post"}');
INSERT INTO "journal" VALUES (454, '01a20338a829722898a91a07f8656c35', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'state', '"sent"', '"refused"');
INSERT INTO "journal" VALUES (455, '01a20338a829722898a91a07f8656c35', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'reason', '""', '"Reporté au budget primitif"');
INSERT INTO "journal" VALUES (456, '01a20338a829722898a91a07f8656c35', 1795156200, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a7ac7336a6b2534aec1fcccc', 'update', 'refusal', 'null', '"budget"');
INSERT INTO "journal" VALUES (457, '01a20338a832765aa19edd0c0215b4b2', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "by_delegation": false, "catalogue": "", "contact_id": null, "created_at": "2026-11-21T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-a832-765a-a19e-dd0d5d6f20b6", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Annulé", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (458, '01a20338a839736dba3bc49302f7fd97', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'contact_id', 'null', '"01a20338-9ff8-779e-a070-5816e0b3d6ba"');
INSERT INTO "journal" VALUES (459, '01a20338a8407550a14c5bbf77dff6e4', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a84270168b009012266ad793', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a842-7016-8b00-9012266ad793", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-a832-765a-a19e-dd0d5d6f20b6", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (460, '01a20338a8457494a2e8eb3ec2959259', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a846736eaec0b6eb428cb946', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a846-736e-aec0-b6eb428cb946", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-a832-765a-a19e-dd0d5d6f20b6", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (461, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'state', '"draft"', '"issued"');
INSERT INTO "journal" VALUES (462, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'year', 'null', '2026');
INSERT INTO "journal" VALUES (463, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'prefix', '""', '"D-"');
INSERT INTO "journal" VALUES (464, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'catalogue', '""', '"cig-petite-couronne-2026"');
INSERT INTO "journal" VALUES (465, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'issued_on', 'null', '"2026-11-21"');
INSERT INTO "journal" VALUES (466, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'valid_until', 'null', '"2027-02-21"');
INSERT INTO "journal" VALUES (467, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'state_on', 'null', '"2026-11-21"');
INSERT INTO "journal" VALUES (468, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'headcount', 'null', '1284');
INSERT INTO "journal" VALUES (469, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'sequence', 'null', '5');
INSERT INTO "journal" VALUES (470, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'total', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (471, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'total_with_options', 'null', '"2800.00"');
INSERT INTO "journal" VALUES (472, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_counters', '01a20338a5327390a30f39a18fd220e9', 'update', 'last', '4', '5');
INSERT INTO "journal" VALUES (473, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a84270168b009012266ad793', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (474, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a84270168b009012266ad793', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (475, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a84270168b009012266ad793', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (476, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a84270168b009012266ad793', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (477, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a84270168b009012266ad793', 'update', 'amount', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (478, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a846736eaec0b6eb428cb946', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (479, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a846736eaec0b6eb428cb946', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (480, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a846736eaec0b6eb428cb946', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (481, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a846736eaec0b6eb428cb946', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (482, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a846736eaec0b6eb428cb946', 'update', 'amount', 'null', '"1200.00"');
INSERT INTO "journal" VALUES (483, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'snapshot', '""', '"{\"addressee\": {\"address_lines\": [\"94600 Mont-le-Merle\"], \"name\": \"Commune de Mont-le-Merle\", \"service\": \"À l’attention de Hélène Rivoire, DRH\", \"siren\": \"219409026\", \"siret\": \"\"}, \"agreement\": {\"deliberation\": \"\", \"engagement\": \"\", \"purchase_order\": \"\", \"service_code\": \"\"}, \"contact\": \"Camille Roussel\", \"conventions\": [\"Cadre prévention, santé et action sociale, signée le 4 décembre 2023\"], \"demo\": false, \"in_words\": true, \"issued_on\": \"2026-11-21\", \"issuer\": {\"address_lines\": [\"4 quai des Tanneurs\", \"94600 Deux-Rives\"], \"deliberation\": \"n° 2025-61 du 12 décembre 2025\", \"logo\": null, \"name\": \"Centre interdépartemental de gestion des Deux-Rives\", \"service_lines\": [\"Prévention et action sociale\"], \"short_name\": \"CIG des Deux-Rives\", \"signatory\": \"Inès Vauquelin\", \"signatory_title\": \"Présidente\", \"siret\": \"28920001600011\", \"website\": \"www.example.org\"}, \"lines\": [{\"amount\": \"1600.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": false, \"quantity\": \"2\", \"subtotal\": null, \"unit\": \"jours\", \"unit_price\": \"800\"}, {\"amount\": \"1200.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": true, \"quantity\": \"1,5\", \"subtotal\": null, \"unit\": \"jour\", \"unit_price\": \"800\"}], \"mentions\": [{\"lead\": \"Facturation\", \"text\": \"à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande.\"}], \"number\": \"D-2026-0005\", \"object\": \"Prévention 2026 – Annulé\", \"options_total\": \"1200.00\", \"replaces\": null, \"tariff_note\": \"\", \"tariffs_from\": \"2026-01-01\", \"total\": \"1600.00\", \"total_with_options\": \"2800.00\", \"valid_until\": \"2027-02-21\", \"validity\": \"3 mois\", \"vat\": {\"label\": \"non applicable\", \"mention\": \"TVA non applicable, art. 256 B du CGI\"}, \"year\": 2026}"');
INSERT INTO "journal" VALUES (484, '01a20338a84a729fa1759bcdfddcd563', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'pdf_sha256', '""', '"ebeabe256c23965ce4b0fc34c1b7d482227276ef90c96c95628278f9737471cc"');
INSERT INTO "journal" VALUES (485, '01a20338a88e77d682f619602f810925', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'state', '"issued"', '"cancelled"');
INSERT INTO "journal" VALUES (486, '01a20338a88e77d682f619602f810925', 1795242600, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a832765aa19edd0d5d6f20b6', 'update', 'reason', '""', '"Doublon"');
INSERT INTO "journal" VALUES (487, '01a20338a89a714b8d91fbc4811b9c96', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "by_delegation": false, "catalogue": "", "contact_id": null, "created_at": "2026-11-22T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-a89b-7260-a3e5-813d375642a9", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Remplacé", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (488, '01a20338a89d77b493f68b9a7a8a61d4', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'contact_id', 'null', '"01a20338-9ff8-779e-a070-5816e0b3d6ba"');
INSERT INTO "journal" VALUES (489, '01a20338a8a075b78bd07a04b3ae5c25', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a273a29ee37977c0528b6e', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a8a2-73a2-9ee3-7977c0528b6e", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-a89b-7260-a3e5-813d375642a9", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (490, '01a20338a8a5740793bb9b7c35add231', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a7744d8d4e34666f3bba8c', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a8a7-744d-8d4e-34666f3bba8c", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-a89b-7260-a3e5-813d375642a9", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (491, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'state', '"draft"', '"issued"');
INSERT INTO "journal" VALUES (492, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'year', 'null', '2026');
INSERT INTO "journal" VALUES (493, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'prefix', '""', '"D-"');
INSERT INTO "journal" VALUES (494, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'catalogue', '""', '"cig-petite-couronne-2026"');
INSERT INTO "journal" VALUES (495, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'issued_on', 'null', '"2026-11-22"');
INSERT INTO "journal" VALUES (496, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'valid_until', 'null', '"2027-02-22"');
INSERT INTO "journal" VALUES (497, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'state_on', 'null', '"2026-11-22"');
INSERT INTO "journal" VALUES (498, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'headcount', 'null', '1284');
INSERT INTO "journal" VALUES (499, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'sequence', 'null', '6');
INSERT INTO "journal" VALUES (500, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'total', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (501, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'total_with_options', 'null', '"2800.00"');
INSERT INTO "journal" VALUES (502, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_counters', '01a20338a5327390a30f39a18fd220e9', 'update', 'last', '5', '6');
INSERT INTO "journal" VALUES (503, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a273a29ee37977c0528b6e', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (504, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a273a29ee37977c0528b6e', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (505, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a273a29ee37977c0528b6e', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (506, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a273a29ee37977c0528b6e', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (507, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a273a29ee37977c0528b6e', 'update', 'amount', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (508, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a7744d8d4e34666f3bba8c', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (509, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a7744d8d4e34666f3bba8c', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (510, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a7744d8d4e34666f3bba8c', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (511, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a7744d8d4e34666f3bba8c', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (512, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8a7744d8d4e34666f3bba8c', 'update', 'amount', 'null', '"1200.00"');
INSERT INTO "journal" VALUES (513, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'snapshot', '""', '"{\"addressee\": {\"address_lines\": [\"94600 Mont-le-Merle\"], \"name\": \"Commune de Mont-le-Merle\", \"service\": \"À l’attention de Hélène Rivoire, DRH\", \"siren\": \"219409026\", \"siret\": \"\"}, \"agreement\": {\"deliberation\": \"\", \"engagement\": \"\", \"purchase_order\": \"\", \"service_code\": \"\"}, \"contact\": \"Camille Roussel\", \"conventions\": [\"Cadre prévention, santé et action sociale, signée le 4 décembre 2023\"], \"demo\": false, \"in_words\": true, \"issued_on\": \"2026-11-22\", \"issuer\": {\"address_lines\": [\"4 quai des Tanneurs\", \"94600 Deux-Rives\"], \"deliberation\": \"n° 2025-61 du 12 décembre 2025\", \"logo\": null, \"name\": \"Centre interdépartemental de gestion des Deux-Rives\", \"service_lines\": [\"Prévention et action sociale\"], \"short_name\": \"CIG des Deux-Rives\", \"signatory\": \"Inès Vauquelin\", \"signatory_title\": \"Présidente\", \"siret\": \"28920001600011\", \"website\": \"www.example.org\"}, \"lines\": [{\"amount\": \"1600.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": false, \"quantity\": \"2\", \"subtotal\": null, \"unit\": \"jours\", \"unit_price\": \"800\"}, {\"amount\": \"1200.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": true, \"quantity\": \"1,5\", \"subtotal\": null, \"unit\": \"jour\", \"unit_price\": \"800\"}], \"mentions\": [{\"lead\": \"Facturation\", \"text\": \"à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande.\"}], \"number\": \"D-2026-0006\", \"object\": \"Prévention 2026 – Remplacé\", \"options_total\": \"1200.00\", \"replaces\": null, \"tariff_note\": \"\", \"tariffs_from\": \"2026-01-01\", \"total\": \"1600.00\", \"total_with_options\": \"2800.00\", \"valid_until\": \"2027-02-22\", \"validity\": \"3 mois\", \"vat\": {\"label\": \"non applicable\", \"mention\": \"TVA non applicable, art. 256 B du CGI\"}, \"year\": 2026}"');
INSERT INTO "journal" VALUES (514, '01a20338a8b174eaa2e1426d079f319a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'pdf_sha256', '""', '"d2744bda3fcde36caceaf45b0db77f44bb670ac4479644e6cf1d2731cd8ed599"');
INSERT INTO "journal" VALUES (515, '01a20338a8ef76d0bd715579f4690d65', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'state', '"issued"', '"sent"');
INSERT INTO "journal" VALUES (516, '01a20338a8ef76d0bd715579f4690d65', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_sendings', '01a20338a8f27624a4e218cf73039ca2', 'create', NULL, NULL, '{"at": "2026-11-22T06:30:00+00:00", "id": "01a20338-a8f2-7624-a4e2-18cf73039ca2", "quote_id": "01a20338-a89b-7260-a3e5-813d375642a9", "recipient": "drh@example.org", "way": "mail"}');
INSERT INTO "journal" VALUES (517, '01a20338a8f974659e97d971f64e9edb', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'create', NULL, NULL, '{"authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "by_delegation": false, "catalogue": "", "contact_id": "01a20338-9ff8-779e-a070-5816e0b3d6ba", "created_at": "2026-11-22T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-a8fc-7114-bd62-9497b49a7392", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Remplacé", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": "01a20338-a89b-7260-a3e5-813d375642a9", "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (518, '01a20338a8f974659e97d971f64e9edb', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd629498a375093c', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a8fc-7114-bd62-9498a375093c", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-a8fc-7114-bd62-9497b49a7392", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (519, '01a20338a8f974659e97d971f64e9edb', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd6294998d7aa88a', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a8fc-7114-bd62-94998d7aa88a", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-a8fc-7114-bd62-9497b49a7392", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (520, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'state', '"draft"', '"issued"');
INSERT INTO "journal" VALUES (521, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'catalogue', '""', '"cig-petite-couronne-2026"');
INSERT INTO "journal" VALUES (522, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'issued_on', 'null', '"2026-11-22"');
INSERT INTO "journal" VALUES (523, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'valid_until', 'null', '"2027-02-22"');
INSERT INTO "journal" VALUES (524, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'state_on', 'null', '"2026-11-22"');
INSERT INTO "journal" VALUES (525, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'headcount', 'null', '1284');
INSERT INTO "journal" VALUES (526, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a89b7260a3e5813d375642a9', 'update', 'state', '"sent"', '"replaced"');
INSERT INTO "journal" VALUES (527, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'year', 'null', '2026');
INSERT INTO "journal" VALUES (528, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'sequence', 'null', '6');
INSERT INTO "journal" VALUES (529, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'revision', '0', '1');
INSERT INTO "journal" VALUES (530, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'prefix', '""', '"D-"');
INSERT INTO "journal" VALUES (531, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'total', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (532, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'total_with_options', 'null', '"2800.00"');
INSERT INTO "journal" VALUES (533, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd629498a375093c', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (534, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd629498a375093c', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (535, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd629498a375093c', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (536, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd629498a375093c', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (537, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd629498a375093c', 'update', 'amount', 'null', '"1600.00"');
INSERT INTO "journal" VALUES (538, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd6294998d7aa88a', 'update', 'label', '""', '"Jour d’intervention supplémentaire"');
INSERT INTO "journal" VALUES (539, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd6294998d7aa88a', 'update', 'detail', '""', '"En plus des jours du forfait"');
INSERT INTO "journal" VALUES (540, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd6294998d7aa88a', 'update', 'unit', '""', '"day"');
INSERT INTO "journal" VALUES (541, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd6294998d7aa88a', 'update', 'unit_price', 'null', '"800"');
INSERT INTO "journal" VALUES (542, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a8fc7114bd6294998d7aa88a', 'update', 'amount', 'null', '"1200.00"');
INSERT INTO "journal" VALUES (543, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'snapshot', '""', '"{\"addressee\": {\"address_lines\": [\"94600 Mont-le-Merle\"], \"name\": \"Commune de Mont-le-Merle\", \"service\": \"À l’attention de Hélène Rivoire, DRH\", \"siren\": \"219409026\", \"siret\": \"\"}, \"agreement\": {\"deliberation\": \"\", \"engagement\": \"\", \"purchase_order\": \"\", \"service_code\": \"\"}, \"contact\": \"Camille Roussel\", \"conventions\": [\"Cadre prévention, santé et action sociale, signée le 4 décembre 2023\"], \"demo\": false, \"in_words\": true, \"issued_on\": \"2026-11-22\", \"issuer\": {\"address_lines\": [\"4 quai des Tanneurs\", \"94600 Deux-Rives\"], \"deliberation\": \"n° 2025-61 du 12 décembre 2025\", \"logo\": null, \"name\": \"Centre interdépartemental de gestion des Deux-Rives\", \"service_lines\": [\"Prévention et action sociale\"], \"short_name\": \"CIG des Deux-Rives\", \"signatory\": \"Inès Vauquelin\", \"signatory_title\": \"Présidente\", \"siret\": \"28920001600011\", \"website\": \"www.example.org\"}, \"lines\": [{\"amount\": \"1600.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": false, \"quantity\": \"2\", \"subtotal\": null, \"unit\": \"jours\", \"unit_price\": \"800\"}, {\"amount\": \"1200.00\", \"detail\": \"En plus des jours du forfait\", \"kind\": \"offer\", \"label\": \"Jour d’intervention supplémentaire\", \"notes\": [], \"optional\": true, \"quantity\": \"1,5\", \"subtotal\": null, \"unit\": \"jour\", \"unit_price\": \"800\"}], \"mentions\": [{\"lead\": \"Facturation\", \"text\": \"à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande.\"}], \"number\": \"D-2026-0006-R1\", \"object\": \"Prévention 2026 – Remplacé\", \"options_total\": \"1200.00\", \"replaces\": \"D-2026-0006\", \"tariff_note\": \"\", \"tariffs_from\": \"2026-01-01\", \"total\": \"1600.00\", \"total_with_options\": \"2800.00\", \"valid_until\": \"2027-02-22\", \"validity\": \"3 mois\", \"vat\": {\"label\": \"non applicable\", \"mention\": \"TVA non applicable, art. 256 B du CGI\"}, \"year\": 2026}"');
INSERT INTO "journal" VALUES (544, '01a20338a90076f5bde59676ca50d884', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a8fc7114bd629497b49a7392', 'update', 'pdf_sha256', '""', '"5f9d5c4ef0602a0a33ed8e1001777a7d9e4b44e78384fe7cb045de10fb9347da"');
INSERT INTO "journal" VALUES (545, '01a20338a96975abb55d91b14a96fc44', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a97a75dd847cd74a6ef83683', 'create', NULL, NULL, '{"agent_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 0, "end": "2026-11-20T11:00:00+00:00", "engagement_id": "01a20338-a7a6-7671-82c5-8ecdca34217b", "id": "01a20338-a97a-75dd-847c-d74a6ef83683", "kind": "inspection", "mode": "site", "moved_from": null, "overlap_reason": "Vu avec le secrétariat", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": null, "start": "2026-11-20T08:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Inspection de la piscine", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (546, '01a20338a98774498a19d3c9f64fa78d', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a97a75dd847cd74a6ef83683', 'update', 'status', '"planned"', '"done"');
INSERT INTO "journal" VALUES (547, '01a20338a994742ca936e58d596428f7', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a99f7619b4b533487fbb1f7a', 'create', NULL, NULL, '{"agent_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 0, "end": "2026-11-24T11:00:00+00:00", "engagement_id": "01a20338-a7a6-7671-82c5-8ecdca34217b", "id": "01a20338-a99f-7619-b4b5-33487fbb1f7a", "kind": "inspection", "mode": "site", "moved_from": null, "overlap_reason": "", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": null, "start": "2026-11-24T08:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Inspection des écoles", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (548, '01a20338a9a4725987631dfdde1cc76f', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338a9b177bf99270115c68a9835', 'create', NULL, NULL, '{"agent_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 15, "end": "2026-11-25T14:00:00+00:00", "engagement_id": "01a20338-a7a6-7671-82c5-8ecdca34217b", "id": "01a20338-a9b1-77bf-9927-0115c68a9835", "kind": "advice", "mode": "centre", "moved_from": null, "overlap_reason": "", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": null, "start": "2026-11-25T13:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Avis sur le DUERP", "units": "0.25", "video_link": ""}');
INSERT INTO "journal" VALUES (549, '01a20338a9c176b88095f8e1c0b6ccbc', 1795329000, '01a203389f5773f6808b116bedfc8097', 'kept_documents', '01a20338a9c176b88095f8e22ba86427', 'create', NULL, NULL, '{"amendment_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-a9c1-76b8-8095-f8e22ba86427", "kept_at": "2026-11-22T06:30:00+00:00", "kind": "signed-quote", "media_type": "application/pdf", "membership_id": null, "quote_id": "01a20338-a729-718a-99cd-3204fb5c0e39", "sha256": "ccfd26c6c53455cfadc5649daf6f89e944ca9d18e63adedf6b17904299961d5d", "title": "Bon pour accord"}');
INSERT INTO "journal" VALUES (550, '01a20338a9d5736daa7a55e372f3997d', 1795329000, '01a203389f5773f6808b116bedfc8097', 'kept_documents', '01a20338a9d5736daa7a55e4c46f78fe', 'create', NULL, NULL, '{"amendment_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-a9d5-736d-aa7a-55e4c46f78fe", "kept_at": "2026-11-22T06:30:00+00:00", "kind": "purchase-order", "media_type": "image/jpeg", "membership_id": null, "quote_id": "01a20338-a729-718a-99cd-3204fb5c0e39", "sha256": "f5ccb00409722983a90ad4fae1b556a333414fc2bff3453025dee9affb5f0aeb", "title": "Bon de commande"}');
INSERT INTO "journal" VALUES (551, '01a20338a9de7534878c5e0a5f74fe29', 1795329000, '01a203389f5773f6808b116bedfc8097', 'kept_documents', '01a20338a9d5736daa7a55e4c46f78fe', 'delete', NULL, '{"amendment_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-a9d5-736d-aa7a-55e4c46f78fe", "kept_at": "2026-11-22T06:30:00+00:00", "kind": "purchase-order", "media_type": "image/jpeg", "membership_id": null, "quote_id": "01a20338-a729-718a-99cd-3204fb5c0e39", "sha256": "f5ccb00409722983a90ad4fae1b556a333414fc2bff3453025dee9affb5f0aeb", "title": "Bon de commande"}', NULL);
INSERT INTO "journal" VALUES (552, '01a20338a9e97671bf1b45a72a6ce590', 1795329000, '01a203389f5773f6808b116bedfc8097', 'kept_documents', '01a20338a9e97671bf1b45a87563969d', 'create', NULL, NULL, '{"amendment_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-a9e9-7671-bf1b-45a87563969d", "kept_at": "2026-11-22T06:30:00+00:00", "kind": "deliberation", "media_type": "image/jpeg", "membership_id": null, "quote_id": null, "sha256": "64e7708f5239fde29a162c3eb839c4a265c198fc7778e4468dd93a3f62488e65", "title": "Délibération du 15 décembre"}');
INSERT INTO "journal" VALUES (553, '01a20338a9ed70c5a2dcd322c4945522', 1795329000, '01a203389f5773f6808b116bedfc8097', 'headcounts', '01a20338a9ee749c90fa53992c96e73d', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "declared_by": "Paul d’Orsigny", "declared_on": "2026-11-22", "heads": 44, "id": "01a20338-a9ee-749c-90fa-53992c96e73d", "year": 2027}');
INSERT INTO "journal" VALUES (554, '01a20338a9f172209d8c97dc3e20dc1a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "by_delegation": false, "catalogue": "", "contact_id": null, "created_at": "2026-11-22T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-a9f1-7220-9d8c-97dd4b03eca7", "issued_on": null, "late_confirmation": "", "object": "Forfait 2027", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2027-01-04", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (555, '01a20338a9fd755fac76e031acdf1e6b', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a9ff735097813a0a8ac61580', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-a9ff-7350-9781-3a0a8ac61580", "kind": "offer", "label": "", "offer": "ACFI", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "1", "quote_id": "01a20338-a9f1-7220-9d8c-97dd4b03eca7", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (556, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'state', '"draft"', '"issued"');
INSERT INTO "journal" VALUES (557, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'year', 'null', '2026');
INSERT INTO "journal" VALUES (558, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'prefix', '""', '"D-"');
INSERT INTO "journal" VALUES (559, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'catalogue', '""', '"cig-petite-couronne-2027"');
INSERT INTO "journal" VALUES (560, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'issued_on', 'null', '"2026-11-22"');
INSERT INTO "journal" VALUES (561, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'valid_until', 'null', '"2027-02-22"');
INSERT INTO "journal" VALUES (562, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'state_on', 'null', '"2026-11-22"');
INSERT INTO "journal" VALUES (563, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'headcount', 'null', '44');
INSERT INTO "journal" VALUES (564, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'sequence', 'null', '7');
INSERT INTO "journal" VALUES (565, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'total', 'null', '"2090.90"');
INSERT INTO "journal" VALUES (566, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'total_with_options', 'null', '"2090.90"');
INSERT INTO "journal" VALUES (567, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_counters', '01a20338a5327390a30f39a18fd220e9', 'update', 'last', '6', '7');
INSERT INTO "journal" VALUES (568, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a9ff735097813a0a8ac61580', 'update', 'label', '""', '"Inspection et conseil en santé et sécurité au travail"');
INSERT INTO "journal" VALUES (569, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a9ff735097813a0a8ac61580', 'update', 'detail', '""', '"Forfait annuel, strate moins de 50 agents"');
INSERT INTO "journal" VALUES (570, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a9ff735097813a0a8ac61580', 'update', 'unit', '""', '"year"');
INSERT INTO "journal" VALUES (571, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a9ff735097813a0a8ac61580', 'update', 'unit_price', 'null', '"2090.9"');
INSERT INTO "journal" VALUES (572, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338a9ff735097813a0a8ac61580', 'update', 'amount', 'null', '"2090.90"');
INSERT INTO "journal" VALUES (573, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'snapshot', '""', '"{\"addressee\": {\"address_lines\": [\"94700 Saint-Aubin-les-Ormes\"], \"name\": \"Commune de Saint-Aubin-les-Ormes\", \"service\": \"\", \"siren\": \"219409034\", \"siret\": \"\"}, \"agreement\": {\"deliberation\": \"\", \"engagement\": \"\", \"purchase_order\": \"\", \"service_code\": \"\"}, \"contact\": \"Camille Roussel\", \"conventions\": [\"Cadre prévention, santé et action sociale, signée le 4 décembre 2023\"], \"demo\": false, \"in_words\": true, \"issued_on\": \"2026-11-22\", \"issuer\": {\"address_lines\": [\"4 quai des Tanneurs\", \"94600 Deux-Rives\"], \"deliberation\": \"n° 2026-118 du 10 novembre 2026\", \"logo\": null, \"name\": \"Centre interdépartemental de gestion des Deux-Rives\", \"service_lines\": [\"Prévention et action sociale\"], \"short_name\": \"CIG des Deux-Rives\", \"signatory\": \"Inès Vauquelin\", \"signatory_title\": \"Présidente\", \"siret\": \"28920001600011\", \"website\": \"www.example.org\"}, \"lines\": [{\"amount\": \"2090.90\", \"detail\": \"Forfait annuel, strate moins de 50 agents\", \"kind\": \"offer\", \"label\": \"Inspection et conseil en santé et sécurité au travail\", \"notes\": [\"La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.\", \"Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité.\"], \"optional\": false, \"quantity\": \"1\", \"subtotal\": null, \"unit\": \"forfait\", \"unit_price\": \"2090.9\"}], \"mentions\": [{\"lead\": \"Facturation\", \"text\": \"à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande.\"}], \"number\": \"D-2026-0007\", \"object\": \"Forfait 2027\", \"options_total\": null, \"replaces\": null, \"tariff_note\": \"Forfait établi sur 44 agents déclarés.\", \"tariffs_from\": \"2027-01-01\", \"total\": \"2509.08\", \"total_with_options\": null, \"valid_until\": \"2027-02-22\", \"validity\": \"3 mois\", \"vat\": {\"mention\": \"TVA sur les débits\", \"net\": \"2090.90\", \"rows\": [{\"net\": \"2090.90\", \"rate\": \"20\", \"vat\": \"418.18\"}]}, \"year\": 2027}"');
INSERT INTO "journal" VALUES (574, '01a20338aa057750a0b85d5e0f1fa669', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'pdf_sha256', '""', '"13f6fabeb486b16f1915390e6a106bbfe0cbd7ffdae938dd769d37a8d0e84f7c"');
INSERT INTO "journal" VALUES (575, '01a20338aa357209b800c090c6eecf01', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'state', '"issued"', '"sent"');
INSERT INTO "journal" VALUES (576, '01a20338aa357209b800c090c6eecf01', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_sendings', '01a20338aa37746bbd3796668be1918b', 'create', NULL, NULL, '{"at": "2026-11-22T06:30:00+00:00", "id": "01a20338-aa37-746b-bd37-96668be1918b", "quote_id": "01a20338-a9f1-7220-9d8c-97dd4b03eca7", "recipient": "", "way": "mail"}');
INSERT INTO "journal" VALUES (577, '01a20338aa41712ab82920aad7a39c97', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'state', '"sent"', '"accepted"');
INSERT INTO "journal" VALUES (578, '01a20338aa41712ab82920aad7a39c97', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338a9f172209d8c97dd4b03eca7', 'update', 'signed_on', 'null', '"2026-11-22"');
INSERT INTO "journal" VALUES (579, '01a20338aa41712ab82920aad7a39c97', 1795329000, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338aa4777e4b337da6463eb4a28', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "end": "2027-12-31", "granted": "0", "id": "01a20338-aa47-77e4-b337-da6463eb4a28", "label": "Inspection et conseil en santé et sécurité au travail", "offer": "ACFI", "quote_line_id": "01a20338-a9ff-7350-9781-3a0a8ac61580", "start": "2027-01-01", "term_id": null, "unit": "inspection-day"}');
INSERT INTO "journal" VALUES (580, '01a20338aa41712ab82920aad7a39c97', 1795329000, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338aa4777e4b337da65ba36ca82', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "end": "2027-12-31", "granted": "0", "id": "01a20338-aa47-77e4-b337-da65ba36ca82", "label": "Inspection et conseil en santé et sécurité au travail", "offer": "ACFI", "quote_line_id": "01a20338-a9ff-7350-9781-3a0a8ac61580", "start": "2027-01-01", "term_id": null, "unit": "advice-day"}');
INSERT INTO "journal" VALUES (581, '01a20338aa41712ab82920aad7a39c97', 1795329000, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338aa4777e4b337da6605b2240f', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "end": "2027-12-31", "granted": "0", "id": "01a20338-aa47-77e4-b337-da6605b2240f", "label": "Inspection et conseil en santé et sécurité au travail", "offer": "ACFI", "quote_line_id": "01a20338-a9ff-7350-9781-3a0a8ac61580", "start": "2027-01-01", "term_id": null, "unit": "ergonomics-day"}');
INSERT INTO "journal" VALUES (582, '01a20338aa53763a8c029e7838e5629c', 1795329000, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338aa4777e4b337da6463eb4a28', 'update', 'granted', '"0"', '"3.5"');
INSERT INTO "journal" VALUES (583, '01a20338aa53763a8c029e7838e5629c', 1795329000, '01a203389f5773f6808b116bedfc8097', 'engagements', '01a20338aa4777e4b337da65ba36ca82', 'update', 'granted', '"0"', '"1"');
INSERT INTO "journal" VALUES (584, '01a20338aa6172568c28c36310784a29', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338aa6c7095a9d7d8044bd547b4', 'create', NULL, NULL, '{"agent_id": null, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "buffer_minutes": 0, "end": "2026-11-18T15:00:00+00:00", "engagement_id": null, "id": "01a20338-aa6c-7095-a9d7-d8044bd547b4", "kind": "collective", "mode": "site", "moved_from": null, "overlap_reason": "Vu avec le secrétariat", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a336-7305-abd7-21296af88dd7", "request_id": null, "requester": null, "room_id": null, "seats": 10, "site_id": "01a20338-a356-73d6-a749-37df7a7f1ed0", "start": "2026-11-18T13:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Atelier « sommeil »", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (585, '01a20338aa767183a76de3e921df0a95', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338aa6c7095a9d7d8044bd547b4', 'update', 'seats', '10', '12');
INSERT INTO "journal" VALUES (586, '01a20338aa82762e962890d9afb3982a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'session_seats', '01a20338aa8376f8807c47179c8bd21e', 'create', NULL, NULL, '{"appointment_id": "01a20338-aa6c-7095-a9d7-d8044bd547b4", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "engagement_id": null, "id": "01a20338-aa83-76f8-807c-47179c8bd21e", "seats": 6}');
INSERT INTO "journal" VALUES (587, '01a20338aa82762e962890d9afb3982a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'session_seats', '01a20338aa8376f8807c471882ccc94b', 'create', NULL, NULL, '{"appointment_id": "01a20338-aa6c-7095-a9d7-d8044bd547b4", "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "engagement_id": null, "id": "01a20338-aa83-76f8-807c-471882ccc94b", "seats": 2}');
INSERT INTO "journal" VALUES (588, '01a20338aa82762e962890d9afb3982a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'session_seats', '01a20338aa8376f8807c47179c8bd21e', 'update', 'engagement_id', 'null', '"01a20338-a190-72d6-9b47-5fad7ecba246"');
INSERT INTO "journal" VALUES (589, '01a20338aa9a742293b9909c899ab105', 1795329000, '01a203389f5773f6808b116bedfc8097', 'participations', '01a20338aa9971a7864adf06e6af6502', 'create', NULL, NULL, '{"agent_id": "01a20338-a389-74ef-9ca4-721210f4c74f", "appointment_id": "01a20338-aa6c-7095-a9d7-d8044bd547b4", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-aa99-71a7-864a-df06e6af6502", "status": "planned"}');
INSERT INTO "journal" VALUES (590, '01a20338aaa671f1bde65c2b118a39bf', 1795329000, '01a203389f5773f6808b116bedfc8097', 'participations', '01a20338aaa571f1b864f2ef54e20548', 'create', NULL, NULL, '{"agent_id": "01a20338-a392-773b-afd1-36b3141cad26", "appointment_id": "01a20338-aa6c-7095-a9d7-d8044bd547b4", "authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "id": "01a20338-aaa5-71f1-b864-f2ef54e20548", "status": "planned"}');
INSERT INTO "journal" VALUES (591, '01a20338aaae762a977a526a470d00a4', 1795329000, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338aaae762a977a526beb77aaf7', 'create', NULL, NULL, '{"archived": false, "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "civility": "", "first_name": "Zoé", "id": "01a20338-aaae-762a-977a-526beb77aaf7", "last_name": "Bréhat", "mail": "", "phone": "", "status": null}');
INSERT INTO "journal" VALUES (592, '01a20338aaae762a977a526a470d00a4', 1795329000, '01a203389f5773f6808b116bedfc8097', 'participations', '01a20338aaad7502b44735000001a9e2', 'create', NULL, NULL, '{"agent_id": "01a20338-aaae-762a-977a-526beb77aaf7", "appointment_id": "01a20338-aa6c-7095-a9d7-d8044bd547b4", "authority_id": "01a20338-9fa7-767d-8ebd-c292eb804dcd", "id": "01a20338-aaad-7502-b447-35000001a9e2", "status": "planned"}');
INSERT INTO "journal" VALUES (593, '01a20338aabb725280bb11fd0626b394', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338aa6c7095a9d7d8044bd547b4', 'update', 'status', '"planned"', '"done"');
INSERT INTO "journal" VALUES (594, '01a20338aabb725280bb11fd0626b394', 1795329000, '01a203389f5773f6808b116bedfc8097', 'participations', '01a20338aa9971a7864adf06e6af6502', 'update', 'status', '"planned"', '"done"');
INSERT INTO "journal" VALUES (595, '01a20338aaca76c2b3df99f6106584af', 1795329000, '01a203389f5773f6808b116bedfc8097', 'participations', '01a20338aaa571f1b864f2ef54e20548', 'update', 'status', '"planned"', '"no-show"');
INSERT INTO "journal" VALUES (596, '01a20338aad1750f867b0392bd5c6e90', 1795329000, '01a203389f5773f6808b116bedfc8097', 'contacts', '01a20338aad1750f867b03913448d663', 'create', NULL, NULL, '{"authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "id": "01a20338-aad1-750f-867b-03913448d663", "mail": "", "name": "Ancien contact", "phone": "", "role": "", "signs_quotes": false}');
INSERT INTO "journal" VALUES (597, '01a20338aadd76479a199cda672e5f9a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'contacts', '01a20338aad1750f867b03913448d663', 'delete', NULL, '{"authority_id": "01a20338-9fdf-758b-9dbe-9ec5bb486467", "id": "01a20338-aad1-750f-867b-03913448d663", "mail": "", "name": "Ancien contact", "phone": "", "role": "", "signs_quotes": false}', NULL);
INSERT INTO "journal" VALUES (598, '01a20338aae971ff9289c8f19462ed4d', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338aaeb741b836af9e95a16ff2a', 'create', NULL, NULL, '{"agent_id": null, "authority_id": null, "buffer_minutes": 0, "end": "2026-11-25T08:30:00+00:00", "engagement_id": null, "id": "01a20338-aaeb-741b-836a-f9e95a16ff2a", "kind": "internal", "mode": "phone", "moved_from": null, "overlap_reason": "", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": null, "start": "2026-11-25T08:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Point d’étape", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (599, '01a20338aaee7699a2f0573928d5e56b', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338aaeb741b836af9e95a16ff2a', 'delete', NULL, '{"agent_id": null, "authority_id": null, "buffer_minutes": 0, "end": "2026-11-25T08:30:00+00:00", "engagement_id": null, "id": "01a20338-aaeb-741b-836a-f9e95a16ff2a", "kind": "internal", "mode": "phone", "moved_from": null, "overlap_reason": "", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": null, "start": "2026-11-25T08:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Point d’étape", "units": null, "video_link": ""}', NULL);
INSERT INTO "journal" VALUES (600, '01a20338aaf3724aa470cd2365115b10', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338aaf3724aa470cd24e62dc39a', 'create', NULL, NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "by_delegation": false, "catalogue": "", "contact_id": null, "created_at": "2026-11-22T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-aaf3-724a-a470-cd24e62dc39a", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Sans suite", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}');
INSERT INTO "journal" VALUES (601, '01a20338aaf470c8b4bef5f158535071', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338aaf3724aa470cd24e62dc39a', 'update', 'contact_id', 'null', '"01a20338-9ff0-71f8-bd4e-1a4bbfa39aa1"');
INSERT INTO "journal" VALUES (602, '01a20338aaf7707f97cf0b804c8f4fc2', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338aaf8769291dc2e5e9bf359e9', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-aaf8-7692-91dc-2e5e9bf359e9", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-aaf3-724a-a470-cd24e62dc39a", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (603, '01a20338aafd709a8f578f0a3b4b1d76', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338aafe7139a7fdfedc05bd27fb', 'create', NULL, NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-aafe-7139-a7fd-fedc05bd27fb", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-aaf3-724a-a470-cd24e62dc39a", "text": "", "unit": "", "unit_price": null}');
INSERT INTO "journal" VALUES (604, '01a20338ab0073618a5bf8496ea92a4a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338aaf8769291dc2e5e9bf359e9', 'delete', NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-aaf8-7692-91dc-2e5e9bf359e9", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": false, "participants": null, "position": 0, "prescription": null, "quantity": "2", "quote_id": "01a20338-aaf3-724a-a470-cd24e62dc39a", "text": "", "unit": "", "unit_price": null}', NULL);
INSERT INTO "journal" VALUES (605, '01a20338ab0073618a5bf8496ea92a4a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quote_lines', '01a20338aafe7139a7fdfedc05bd27fb', 'delete', NULL, '{"amount": null, "detail": "", "exploratory": false, "format": "", "free_price": null, "free_reason": "", "free_unit": "", "id": "01a20338-aafe-7139-a7fd-fedc05bd27fb", "kind": "offer", "label": "", "offer": "ACFI-SUP", "optional": true, "participants": null, "position": 1, "prescription": null, "quantity": "1.5", "quote_id": "01a20338-aaf3-724a-a470-cd24e62dc39a", "text": "", "unit": "", "unit_price": null}', NULL);
INSERT INTO "journal" VALUES (606, '01a20338ab0073618a5bf8496ea92a4a', 1795329000, '01a203389f5773f6808b116bedfc8097', 'quotes', '01a20338aaf3724aa470cd24e62dc39a', 'delete', NULL, '{"authority_id": "01a20338-9fcd-7606-82ca-f0ad6f2f075d", "by_delegation": false, "catalogue": "", "contact_id": "01a20338-9ff0-71f8-bd4e-1a4bbfa39aa1", "created_at": "2026-11-22T06:30:00+00:00", "engagement_number": "", "follower": "Camille Roussel", "headcount": null, "id": "01a20338-aaf3-724a-a470-cd24e62dc39a", "issued_on": null, "late_confirmation": "", "object": "Prévention 2026 – Sans suite", "pdf_sha256": "", "prefix": "", "purchase_order": "", "reason": "", "refusal": null, "replaces_id": null, "revision": 0, "sequence": null, "service_code": "", "service_day": "2026-12-07", "signed_as": "", "signed_by": "", "signed_on": null, "snapshot": "", "state": "draft", "state_on": null, "total": null, "total_with_options": null, "valid_until": null, "year": null}', NULL);
INSERT INTO "journal" VALUES (607, '01a20338ab0d7514881126f1febbd5ae', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338ab0f72ff987a50a51865f206', 'create', NULL, NULL, '{"agent_id": null, "authority_id": null, "buffer_minutes": 0, "end": "2026-11-25T08:30:00+00:00", "engagement_id": null, "id": "01a20338-ab0f-72ff-987a-50a51865f206", "kind": "internal", "mode": "phone", "moved_from": null, "overlap_reason": "", "permanence_id": null, "phone": "", "practitioner_id": "01a20338-a341-762d-b48a-88a30ee284d7", "request_id": null, "requester": null, "room_id": null, "seats": null, "site_id": null, "start": "2026-11-25T08:00:00+00:00", "status": "planned", "subject": "neutral", "title": "Point d’étape", "units": null, "video_link": ""}');
INSERT INTO "journal" VALUES (608, '01a20338ab1a7159ac21c16a49c7520d', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338ab0f72ff987a50a51865f206', 'update', 'status', '"planned"', '"cancelled"');
INSERT INTO "journal" VALUES (609, '01a20338ab2575c88f983ef9bb225680', 1795329000, '01a203389f5773f6808b116bedfc8097', 'appointments', '01a20338ab0f72ff987a50a51865f206', 'update', 'status', '"cancelled"', '"planned"');
INSERT INTO "journal" VALUES (610, '01a20338ab3476169738e8467033d034', 1795329000, '01a203389f5773f6808b116bedfc8097', 'agents', '01a20338a39a7170bdefeacfe2287e7b', 'update', 'phone', '""', '"0699007788"');
INSERT INTO "practitioners" VALUES ('01a20338a3367305abd721296af88dd7', 1, 'Nadia', 'Belmont', 'social-worker', 'plum', '0199001122', 'nadia.belmont@example.org', 1, 'belmont nadia');
INSERT INTO "practitioners" VALUES ('01a20338a341762db48a88a30ee284d7', 1, 'Yann', 'Kerzoncuf', 'acfi', 'accent', '', '', 1, 'kerzoncuf yann');
INSERT INTO "practitioners" VALUES ('01a20338a34773dbb704fccea9a1feae', 2, 'Odile', 'Ferrand', 'cesf', 'accent', '', '', 0, 'ferrand odile');
INSERT INTO "quote_counters" VALUES ('01a20338a5327390a30f39a18fd220e9', 7, 2026, 7);
INSERT INTO "search_entries" VALUES (1, '01a203389fa7767d8ebdc292eb804dcd', 'authority', 'mont le merle commune 219409026 94600 mont le merle');
INSERT INTO "search_entries" VALUES (2, '01a203389fcd760682caf0ad6f2f075d', 'authority', 'saint aubin les ormes commune 219409034 94700 saint aubin les ormes st st');
INSERT INTO "search_entries" VALUES (3, '01a203389fdf758b9dbe9ec5bb486467', 'authority', 'ccas de mont le merle ccas 269409025 26940902500013 94902 94600 mont le merle val de grive');
INSERT INTO "search_entries" VALUES (4, '01a203389feb7764bf4b39c41fa40709', 'authority', 'syndicat des eaux de l yvette syndicat 259109015 lyvette');
INSERT INTO "search_entries" VALUES (5, '01a20338a3367305abd721296af88dd7', 'practitioner', 'nadia belmont');
INSERT INTO "search_entries" VALUES (6, '01a20338a341762db48a88a30ee284d7', 'practitioner', 'yann kerzoncuf');
INSERT INTO "search_entries" VALUES (7, '01a20338a34773dbb704fccea9a1feae', 'practitioner', 'odile ferrand');
INSERT INTO "search_entries" VALUES (8, '01a20338a38974ef9ca4721210f4c74f', 'agent', 'elodie keller noel 0699004567 elodie@example.org');
INSERT INTO "search_entries" VALUES (9, '01a20338a392773bafd136b3141cad26', 'agent', 'marc oeuvrard 0699004321');
INSERT INTO "search_entries" VALUES (10, '01a20338a39a7170bdefeacfe2287e7b', 'agent', 'lea n guessan 0699007788');
INSERT INTO "search_entries" VALUES (11, '01a20338a3a5719c96878fe53fd404f5', 'agent', 'vidal');
INSERT INTO "search_entries" VALUES (12, '01a20338a3ee756ea78e89a28df8f140', 'agent', 'lea n guessan');
INSERT INTO "search_entries" VALUES (13, '01a20338a4c2752eb0afbfc3ff1964b9', 'agent', 'ousmane delahaye');
INSERT INTO "search_entries" VALUES (14, '01a20338a4d777a3a0c40f42e01d1f5e', 'quote', 'prevention 2026 brouillon a reprendre');
INSERT INTO "search_entries" VALUES (15, '01a20338a50b768481e80b1804fc4ff5', 'quote', 'd 2026 0001 prevention 2026 emis');
INSERT INTO "search_entries" VALUES (16, '01a20338a6bf71c2932f2ead8f844f38', 'quote', 'd 2026 0002 prevention 2026 envoye');
INSERT INTO "search_entries" VALUES (17, '01a20338a729718a99cd3204fb5c0e39', 'quote', 'd 2026 0003 prevention 2026 accepte');
INSERT INTO "search_entries" VALUES (18, '01a20338a7ac7336a6b2534aec1fcccc', 'quote', 'd 2026 0004 prevention 2026 refuse');
INSERT INTO "search_entries" VALUES (19, '01a20338a832765aa19edd0d5d6f20b6', 'quote', 'd 2026 0005 prevention 2026 annule');
INSERT INTO "search_entries" VALUES (20, '01a20338a89b7260a3e5813d375642a9', 'quote', 'd 2026 0006 prevention 2026 remplace');
INSERT INTO "search_entries" VALUES (21, '01a20338a8fc7114bd629497b49a7392', 'quote', 'd 2026 0006 r1 prevention 2026 remplace');
INSERT INTO "search_entries" VALUES (22, '01a20338a9f172209d8c97dd4b03eca7', 'quote', 'd 2026 0007 forfait 2027');
INSERT INTO "search_entries" VALUES (23, '01a20338aaae762a977a526beb77aaf7', 'agent', 'zoe brehat');
INSERT INTO "agents" VALUES ('01a20338a38974ef9ca4721210f4c74f', 1, 'Mme', 'Élodie', 'Keller-Noël', '01a203389fa7767d8ebdc292eb804dcd', 'titulaire', '0699004567', 'elodie@example.org', 0, 'keller noel elodie');
INSERT INTO "agents" VALUES ('01a20338a392773bafd136b3141cad26', 2, 'M.', 'Marc', 'Œuvrard', '01a203389fcd760682caf0ad6f2f075d', NULL, '0699004321', '', 0, 'oeuvrard marc');
INSERT INTO "agents" VALUES ('01a20338a39a7170bdefeacfe2287e7b', 2, '', 'Léa', 'N’Guessan', '01a203389fdf758b9dbe9ec5bb486467', NULL, '0699007788', '', 0, 'n guessan lea');
INSERT INTO "agents" VALUES ('01a20338a3a5719c96878fe53fd404f5', 2, '', '', 'Vidal', '01a203389fa7767d8ebdc292eb804dcd', NULL, '', '', 1, 'vidal');
INSERT INTO "agents" VALUES ('01a20338a3ee756ea78e89a28df8f140', 1, '', 'Léa', 'N’Guessan', '01a203389fcd760682caf0ad6f2f075d', NULL, '', '', 0, 'n guessan lea');
INSERT INTO "agents" VALUES ('01a20338a4c2752eb0afbfc3ff1964b9', 1, '', 'Ousmane', 'Delahaye', '01a203389fdf758b9dbe9ec5bb486467', NULL, '', '', 0, 'delahaye ousmane');
INSERT INTO "agents" VALUES ('01a20338aaae762a977a526beb77aaf7', 1, '', 'Zoé', 'Bréhat', '01a203389fa7767d8ebdc292eb804dcd', NULL, '', '', 0, 'brehat zoe');
INSERT INTO "contacts" VALUES ('01a203389ff071f8bd4e1a4bbfa39aa1', 1, '01a203389fcd760682caf0ad6f2f075d', 'Paul d’Orsigny', 'Secrétaire de mairie', '', '', 0);
INSERT INTO "contacts" VALUES ('01a203389ff8779ea0705816e0b3d6ba', 1, '01a203389fa7767d8ebdc292eb804dcd', 'Hélène Rivoire', 'DRH', '01 99 00 12 34', 'drh@example.org', 1);
INSERT INTO "persons" VALUES ('01a203389f5773f6808b116bedfc8097', 1, 'Camille Roussel', NULL);
INSERT INTO "sites" VALUES ('01a20338a35673d6a74937df7a7f1ed0', 1, '01a203389fa7767d8ebdc292eb804dcd', 'Hôtel de ville', '1 place du Merle', '', '', 0);
INSERT INTO "sites" VALUES ('01a20338a37d7434b097d81b61433031', 1, NULL, 'Siège du centre', '', '94600', 'Deux-Rives', 0);
INSERT INTO "subscriptions" VALUES ('01a203389ffe73a2a9e732fa9065f942', 1, '01a203389fa7767d8ebdc292eb804dcd', 'ACFI', 2026);
INSERT INTO "working_hours" VALUES ('01a20338a3367305abd7212a1a0486b6', 1, '01a20338a3367305abd721296af88dd7', 0, '09:00:00.000000', '12:30:00.000000');
INSERT INTO "working_hours" VALUES ('01a20338a3367305abd7212b1d0bbb9a', 1, '01a20338a3367305abd721296af88dd7', 0, '13:30:00.000000', '17:00:00.000000');
INSERT INTO "working_hours" VALUES ('01a20338a3367305abd7212cffb001f3', 1, '01a20338a3367305abd721296af88dd7', 1, '09:00:00.000000', '12:30:00.000000');
INSERT INTO "working_hours" VALUES ('01a20338a3367305abd7212df1815f8a', 1, '01a20338a3367305abd721296af88dd7', 1, '13:30:00.000000', '17:00:00.000000');
INSERT INTO "working_hours" VALUES ('01a20338a3367305abd7212e38e1425f', 1, '01a20338a3367305abd721296af88dd7', 2, '09:00:00.000000', '12:30:00.000000');
INSERT INTO "working_hours" VALUES ('01a20338a3367305abd7212f139e0e1b', 1, '01a20338a3367305abd721296af88dd7', 2, '13:30:00.000000', '17:00:00.000000');
INSERT INTO "working_hours" VALUES ('01a20338a3367305abd721306ebebb28', 1, '01a20338a3367305abd721296af88dd7', 3, '09:00:00.000000', '12:30:00.000000');
INSERT INTO "working_hours" VALUES ('01a20338a3367305abd7213126e06896', 1, '01a20338a3367305abd721296af88dd7', 3, '13:30:00.000000', '17:00:00.000000');
INSERT INTO "working_hours" VALUES ('01a20338a3367305abd7213295266694', 1, '01a20338a3367305abd721296af88dd7', 4, '09:00:00.000000', '12:30:00.000000');
INSERT INTO "rooms" VALUES ('01a20338a35f719eaa0ec6955c215bf8', 1, '01a20338a35673d6a74937df7a7f1ed0', 'Salle des mariages', 0);
INSERT INTO "rooms" VALUES ('01a20338a36c72ccb3076c7f4e807847', 2, '01a20338a35673d6a74937df7a7f1ed0', 'Ancien bureau', 1);
INSERT INTO "rooms" VALUES ('01a20338a38577618d7c0c023986e099', 1, '01a20338a37d7434b097d81b61433031', 'Bureau 12', 0);
INSERT INTO "sick_leaves" VALUES ('01a20338a3c3730f8169e4fca445cd9b', 1, '01a20338a38974ef9ca4721210f4c74f', '2026-10-01', NULL);
INSERT INTO "sick_leaves" VALUES ('01a20338a3cb73ecbec2c7a8ef9d7e9f', 1, '01a20338a392773bafd136b3141cad26', '2026-03-02', '2026-03-20');
INSERT INTO "closures" VALUES ('01a20338a015758ba9701504fcb221bc', 1, '2026-12-28', '2026-12-31', 'Fêtes de fin d’année');
INSERT INTO "requests" VALUES ('01a20338a4a67185b73e6d2529602d9f', 1, 'employer', '2026-11-12', '01a20338a392773bafd136b3141cad26', '01a203389fcd760682caf0ad6f2f075d', '01a203389ff071f8bd4e1a4bbfa39aa1', '', 'health', NULL, NULL, NULL);
INSERT INTO "requests" VALUES ('01a20338a4b1718a893d83db9199d6df', 1, 'agent', '2026-11-12', '01a20338a38974ef9ca4721210f4c74f', '01a203389fa7767d8ebdc292eb804dcd', NULL, '', 'neutral', '01a20338a3367305abd721296af88dd7', NULL, NULL);
INSERT INTO "requests" VALUES ('01a20338a4c173bea1528fbe6f8f83cd', 2, 'partner', '2026-11-12', '01a20338a4c2752eb0afbfc3ff1964b9', '01a203389fdf758b9dbe9ec5bb486467', NULL, 'Médecine préventive', 'neutral', NULL, '2026-11-16', 'redirected');
INSERT INTO "permanence_series" VALUES ('01a20338a4847466a7dcf9e59f6703de', 2, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261221', 1795507200, 1795518000, 1795525200, 1795532400, 45, 15, 'health money');
INSERT INTO "participations" VALUES ('01a20338aa9971a7864adf06e6af6502', 2, '01a20338aa6c7095a9d7d8044bd547b4', '01a20338a38974ef9ca4721210f4c74f', '01a203389fa7767d8ebdc292eb804dcd', 'done');
INSERT INTO "participations" VALUES ('01a20338aaa571f1b864f2ef54e20548', 2, '01a20338aa6c7095a9d7d8044bd547b4', '01a20338a392773bafd136b3141cad26', '01a203389fcd760682caf0ad6f2f075d', 'no-show');
INSERT INTO "participations" VALUES ('01a20338aaad7502b44735000001a9e2', 1, '01a20338aa6c7095a9d7d8044bd547b4', '01a20338aaae762a977a526beb77aaf7', '01a203389fa7767d8ebdc292eb804dcd', 'planned');
INSERT INTO "catalogues" VALUES ('01a20338a268739d8ebb1dd3ec304f3c', 3, 'cig-petite-couronne-2027', 'cig-petite-couronne', 'Tarifs 2027', '2027-01-01', 'voted', 'id = "cig-petite-couronne-2027"
label = "Tarifs 2027"
centre = "cig-petite-couronne"
effective_from = 2027-01-01
tier_reference = "ACFI"
to_the_letter = [
  "Tous les montants, les strates d’effectif et les nouveautés (★).",
]
readings = [
  "La demi-journée vaut la moitié du prix de la journée.",
  "L’année est due entière quel que soit le mois d’adhésion ; une exception demande un motif.",
  "La convention qui couvre chaque prestation est notre lecture des trois conventions de 2026.",
]
conventions = [
  { code = "cadre", label = "Convention-cadre prévention, santé et action sociale au travail" },
  { code = "medecine", label = "Convention d’adhésion au service de médecine préventive" },
  { code = "social", label = "Convention d’adhésion au service social du travail" },
]

[[sections]]
id = "psychosocial"
label = "Dispositifs psychosociaux"

[[sections]]
id = "maintien"
label = "Conseil insertion et maintien dans l’emploi"

[[sections]]
id = "prevention"
label = "Inspection, ingénierie de la prévention des risques professionnels et ergonomie"

[[sections]]
id = "sante"
label = "Santé"

[[sections]]
id = "action-sociale"
label = "Action sociale"

[[sections]]
id = "transverse"
label = "Offre transverse et sur mesure en prévention, santé et action sociale"

[[sections]]
id = "medecine"
label = "Médecine préventive"

[[sections]]
id = "service-social"
label = "Service social du travail"

[[units]]
id = "year"
singular = "an"
plural = "ans"

[[units]]
id = "intervention"
singular = "intervention"
plural = "interventions"

[[units]]
id = "seat"
singular = "place"
plural = "places"

[[units]]
id = "package"
singular = "forfait"
plural = "forfaits"

[[units]]
id = "half-day-participant"
singular = "demi-journée par participant"
plural = "demi-journées par participant"
counts = "participants"

[[units]]
id = "agent-year"
singular = "agent par an"
plural = "agents par an"
counts = "agents"

[[units]]
id = "session"
singular = "séance"
plural = "séances"

[[units]]
id = "half-day"
singular = "demi-journée"
plural = "demi-journées"

[[units]]
id = "day"
singular = "jour"
plural = "jours"

[[prerequisites]]
id = "validated-quote"
kind = "validated-quote"
note = "Nombre de jours estimé par le CIG ; l’intervention commence une fois le devis validé."

[[prerequisites]]
id = "physician"
kind = "recruitment"
note = "Sous réserve du recrutement d’un médecin du travail pour le secteur."

[[prerequisites]]
id = "social-worker"
kind = "recruitment"
note = "Sous réserve du recrutement d’un assistant social sur le secteur."

[[prerequisites]]
id = "cesf"
kind = "recruitment"
note = "Sous réserve du recrutement d’un conseiller en économie sociale et familiale sur le secteur."

[[offers]]
code = "PSY-IND"
label = "Accompagnement psychosocial individuel"
description = "Une permanence sur place, découpée en rendez-vous individuels avec un psychologue ou un psychosociologue."
section = "psychosocial"
unit = "half-day"
price = 507.5
step = 1
convention = "cadre"
details = [
  "Permanence d’une demi-journée, rendez-vous individuels",
]

[[offers]]
code = "COACH"
label = "Coaching"
description = "Des rendez-vous individuels entre un cadre et un coach certifié."
section = "psychosocial"
unit = "session"
price = 104.5
step = 1
convention = "cadre"
new = true
details = [
  "Séance individuelle, pour les cadres",
]

[[offers]]
code = "GAPP"
label = "Analyse ou échanges de pratiques, supervision"
description = "Un groupe d’une même collectivité réfléchit à son travail avec un psychologue ou un psychosociologue."
section = "psychosocial"
unit = "half-day"
price = 507.5
step = 1
convention = "cadre"
details = [
  "Demi-journée de groupe, quel que soit le nombre de participants",
]
notes = [
  "Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.",
]

[[offers]]
code = "GAPP-INTER"
label = "Analyse ou échanges de pratiques, supervision, entre collectivités"
description = "Le même groupe, réuni avec des agents d’autres collectivités : chacune règle pour les siens."
section = "psychosocial"
unit = "half-day-participant"
price = 101.5
step = 1
convention = "cadre"
details = [
  "{participants} de la collectivité",
  "Par participant de la collectivité",
]
notes = [
  "Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.",
]
readings = [
  "Chaque collectivité règle pour ses propres participants, un au moins, sans bascule vers le prix de 500 €.",
]

[[offers]]
code = "CODEV"
label = "Co-développement"
description = "Des pairs s’entraident sur des situations réelles, avec un animateur formé à la méthode."
section = "psychosocial"
unit = "session"
price = 101.5
step = 1
convention = "cadre"
new = true
details = [
  "Par séance, quel que soit le nombre de participants",
]
readings = [
  "Le prix est celui de la séance, quel que soit le nombre de participants.",
]

[[offers]]
code = "EVT"
label = "Intervention à la suite d’un événement grave"
description = "Un soutien de groupe, ponctuel, après un événement qui a marqué les agents."
section = "psychosocial"
unit = "half-day"
price = 507.5
step = 1
convention = "cadre"
details = [
  "Intervention ponctuelle",
]

[[offers]]
code = "DEGR"
label = "Intervention en situation de travail dégradée"
description = "Un psychosociologue aide une équipe sous tension, après une première séance d’exploration."
section = "psychosocial"
unit = "half-day"
price = 507.5
step = 1
convention = "cadre"
details = [
  "{exploratory}",
  "Après la séance exploratoire",
]
readings = [
  "La séance exploratoire est comptée comme une demi-journée.",
]
conditions = [
  { rule = "exploratory-first" },
]

[[offers]]
code = "HAND-POL"
label = "Politique de maintien dans l’emploi et de handicap"
description = "Un diagnostic des pratiques, puis un plan d’action bâti avec la direction des ressources humaines."
section = "maintien"
unit = "package"
price = 6090
step = 1
convention = "cadre"
details = [
  "Accompagnement complet",
]
conditions = [
  { rule = "once", per = "quote" },
]

[[offers]]
code = "HAND-COM"
label = "Supports de communication handicap"
description = "La réalisation de supports adaptés, dans la suite de l’accompagnement sur la politique de handicap."
section = "maintien"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "À la suite de l’accompagnement",
]
prerequisites = [
  "validated-quote",
]
conditions = [
  { rule = "needs-offer", offer = "HAND-POL", earlier = true },
]

[[offers]]
code = "HAND-SENS"
label = "Sensibilisation handicap et maintien dans l’emploi"
description = "Un atelier, une conférence ou un groupe de travail pour faire évoluer les regards sur le handicap."
section = "maintien"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "{format}, {participants} ({participants_maximum} au plus)",
  "{format}, {participants_maximum} participants au plus",
  "{format}, {participants}",
  "{format}",
]
prerequisites = [
  "validated-quote",
]
formats = [
  { word = "atelier", label = "Atelier", maximum = 40 },
  { word = "conference", label = "Conférence" },
  { word = "groupe", label = "Groupe de travail" },
]

[[offers]]
code = "HAND-REF"
label = "Sensibilisation du référent handicap"
description = "Une journée au CIG, en petit groupe, sur le rôle et les appuis du référent handicap."
section = "maintien"
unit = "seat"
price = 203
step = 1
convention = "cadre"
details = [
  "Une journée au CIG, session de 8 à 15 places",
]
readings = [
  "200 € par personne inscrite et par session.",
]

[[offers.conditions]]
rule = "quantity"
maximum = 15
advised_minimum = 8
reason = "une session réunit 8 à 15 places, toutes collectivités confondues"

[[offers]]
code = "FORUM"
label = "Ateliers de forum handicap, maintien, QVCT"
description = "Des animations ludiques tenues par deux experts lors d’un forum de la collectivité."
section = "maintien"
unit = "intervention"
price = 812
step = 1
convention = "cadre"
new = true
details = [
  "Deux experts, prix de l’intervention",
]

[[offers]]
code = "ACFI"
label = "Inspection et conseil en santé et sécurité au travail"
description = "Un forfait annuel : inspection par un ACFI, conseil ou ergonomie, et accès au Cercle de la prévention."
section = "prevention"
unit = "year"
unit_singular = "forfait"
unit_plural = "forfaits"
tiers = [
  { from = 1, to = 49, price = 2090.9 },
  { from = 50, to = 199, price = 5749.98 },
  { from = 200, to = 749, price = 8886.33 },
  { from = 750, to = 1249, price = 11499.95 },
  { from = 1250, to = 1749, price = 14113.58 },
  { from = 1750, price = 18818.1 },
]
step = 1
convention = "cadre"
details = [
  "Forfait annuel, strate {tier}",
  "Forfait annuel selon la strate",
]
notes = [
  "La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.",
  "Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité.",
]
readings = [
  "1 750 agents appartiennent à la strate haute, que la grille imprimée laisse de côté.",
  "L’accompagnement est pluriannuel ; les jours par strate ne sont pas publiés : ils se saisissent.",
]
conditions = [
  { rule = "once", per = "year" },
]
grants_acfi = true

[[offers]]
code = "ACFI-SUP"
label = "Jour d’intervention supplémentaire"
description = "Un jour d’inspection, de conseil ou d’ergonomie au-delà du forfait de l’année."
section = "prevention"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "En plus des jours du forfait",
]
conditions = [
  { rule = "needs-offer", offer = "ACFI" },
]

[[offers]]
code = "CERCLE"
label = "Cercle de la prévention"
description = "Les rencontres, la veille et le réseau des préventeurs, pour une collectivité qui a déjà son ACFI."
section = "prevention"
unit = "year"
price = 2090.9
step = 1
convention = "cadre"
new = true
details = [
  "Accès annuel",
]

[[offers.conditions]]
rule = "needs-acfi"

[[offers.conditions]]
rule = "duplicate-of"
offer = "ACFI"
reason = "l’accès au Cercle est compris dans le forfait"

[[offers.conditions]]
rule = "once"
per = "year"

[[offers]]
code = "CONSEIL"
label = "Conseil à la demande"
description = "Un préventeur conseille la collectivité sur une question précise."
section = "prevention"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
new = true
details = [
  "Par jour d’intervention",
]
readings = [
  "Le conseil accompagne le Cercle de la prévention ; sans lui, un avertissement, pas un refus.",
]

[[offers.conditions]]
rule = "needs-acfi"

[[offers.conditions]]
rule = "advised-with"
offers = [
  "CERCLE",
  "ACFI",
]
reason = "le conseil à la demande le complète"

[[offers]]
code = "ERGO-CONC"
label = "Ergonomie : conception des locaux et espaces"
description = "Un ergonome prépare des locaux futurs à partir du travail réel."
section = "prevention"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
new = true
details = [
  "Par jour d’intervention",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "ERGO-AME"
label = "Ergonomie : amélioration des conditions de travail"
description = "Un ergonome analyse l’activité d’une équipe et construit les améliorations avec elle."
section = "prevention"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "Par jour d’intervention",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "ERGO-POSTE"
label = "Ergonomie : étude de poste complexe"
description = "L’aménagement d’un poste, pour garder dans l’emploi un agent en situation de handicap ou de restriction."
section = "prevention"
unit = "day"
price = 1015
step = 0.5
convention = "cadre"
details = [
  "Sur prescription du médecin du travail du {prescription}",
  "Sur prescription du médecin du travail",
]
conditions = [
  { rule = "needs-prescription" },
]

[[offers]]
code = "SANTE"
label = "Intervention ponctuelle santé au travail"
description = "Une action de santé d’une journée : médecin, infirmier ou assistant de santé au travail."
section = "sante"
unit = "day"
price = 1015
step = 1
convention = "cadre"
new = true
details = [
  "Par journée entière",
]
readings = [
  "Vendue par journées entières.",
]

[[offers]]
code = "AST-DIST"
label = "Consultation à distance d’un assistant social"
description = "Un premier niveau d’écoute et d’orientation, par téléphone ou en visio, pris par le secrétariat."
section = "action-sociale"
unit = "year"
price = 15225
step = 1
convention = "cadre"
new = true
details = [
  "Par an, quel que soit l’effectif ; téléphone ou visio",
]
conditions = [
  { rule = "once", per = "year" },
]

[[offers]]
code = "QVCT"
label = "Accompagnement QVCT, prévention des RPS"
description = "Une équipe pluridisciplinaire aide un collectif à améliorer sa vie au travail."
section = "transverse"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "Prix de l’équipe, par jour",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "TRANSF"
label = "Accompagnement des collectifs en transformation"
description = "Un ergonome et un psychosociologue accompagnent ensemble une équipe dont l’activité change."
section = "transverse"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
new = true
details = [
  "Deux professionnels, prix de la journée",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "SENS-PSAS"
label = "Sensibilisation prévention, santé et action sociale"
description = "Une demi-journée ou une journée pour un groupe, sur un thème de santé ou de vie au travail."
section = "transverse"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
new = true
details = [
  "Un groupe de {participants} ({participants_maximum} au plus)",
  "Un groupe, {participants_maximum} participants au plus",
]

[[offers.conditions]]
rule = "participants"
maximum = 30

[[offers.conditions]]
rule = "quantity"
maximum = 1
reason = "une demi-journée ou une journée par groupe, une ligne par groupe"

[[offers]]
code = "CYCLE"
label = "Cycles collaboratifs"
description = "Des séances au CIG entre collectivités, pour traiter un thème de prévention sous tous ses angles."
section = "transverse"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "Au CIG, par jour",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "MED-1"
label = "Médecine préventive : médecin"
description = "Le suivi des agents par un médecin du travail du service."
section = "medecine"
unit = "agent-year"
price = 121.8
step = 1
convention = "medecine"
details = [
  "{headcount} déclarés en {year}",
  "Par agent déclaré dans l’année",
]
prerequisites = [
  "physician",
]
conditions = [
  { rule = "once", per = "year" },
  { rule = "not-with", offer = "MED-2" },
]

[[offers]]
code = "MED-2"
label = "Médecine préventive : binôme médecin-infirmier"
description = "Le suivi des agents par un médecin et un infirmier de santé au travail."
section = "medecine"
unit = "agent-year"
price = 137.03
step = 1
convention = "medecine"
details = [
  "{headcount} déclarés en {year}",
  "Par agent déclaré dans l’année",
]
prerequisites = [
  "physician",
]
conditions = [
  { rule = "once", per = "year" },
  { rule = "not-with", offer = "MED-1" },
]

[[offers]]
code = "MED-CAB"
label = "Journée de consultation au cabinet médical du CIG"
description = "Une journée de visites dans les locaux du CIG, choisie à part de l’adhésion."
section = "medecine"
unit = "day"
price = 1400.7
step = 1
convention = "medecine"
details = [
  "Par journée entière, au CIG",
]
readings = [
  "Vendue par journées entières.",
  "Un choix à part, proposé en option, jamais ajouté d’office.",
]
added_as_option = true

[[offers]]
code = "SST-40"
label = "Assistant social du travail mis à disposition, 40 %"
description = "Un assistant social auprès de la collectivité à 40 % d’un temps plein."
section = "service-social"
unit = "year"
price = 28420
step = 1
convention = "social"
details = [
  "Service social du travail, par an",
]
readings = [
  "Le prix est annuel.",
  "Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.",
]
prerequisites = [
  "social-worker",
]

[[offers]]
code = "SST-60"
label = "Assistant social du travail mis à disposition, 60 %"
description = "Un assistant social auprès de la collectivité à 60 % d’un temps plein."
section = "service-social"
unit = "year"
price = 42630
step = 1
convention = "social"
details = [
  "Service social du travail, par an",
]
readings = [
  "Le prix est annuel.",
  "Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.",
]
prerequisites = [
  "social-worker",
]

[[offers]]
code = "SST-80"
label = "Assistant social du travail mis à disposition, 80 %"
description = "Un assistant social auprès de la collectivité à 80 % d’un temps plein."
section = "service-social"
unit = "year"
price = 56840
step = 1
convention = "social"
details = [
  "Service social du travail, par an",
]
readings = [
  "Le prix est annuel.",
  "Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.",
]
prerequisites = [
  "social-worker",
]

[[offers]]
code = "CESF-80"
label = "Conseiller en économie sociale et familiale, 80 %"
description = "Un conseiller en économie sociale et familiale auprès de la collectivité à 80 % d’un temps plein."
section = "service-social"
unit = "year"
price = 56840
step = 1
convention = "social"
details = [
  "Service social du travail, par an",
]
readings = [
  "Le prix est annuel.",
  "Permanences et consultations du conseiller sont couvertes : elles figurent à 0 € sur les relevés.",
]
prerequisites = [
  "cesf",
]
', 'cig-petite-couronne-2026', '2026-118', '2026-11-10', 1794810600);
INSERT INTO "catalogues" VALUES ('01a20338a2de71708e7a60e6c9c65c23', 1, 'cig-petite-couronne-2028', 'cig-petite-couronne', 'Tarifs 2028', '2028-01-01', 'draft', 'id = "cig-petite-couronne-2028"
label = "Tarifs 2028"
centre = "cig-petite-couronne"
effective_from = 2028-01-01
tier_reference = "ACFI"
to_the_letter = [
  "Tous les montants, les strates d’effectif et les nouveautés (★).",
]
readings = [
  "La demi-journée vaut la moitié du prix de la journée.",
  "L’année est due entière quel que soit le mois d’adhésion ; une exception demande un motif.",
  "La convention qui couvre chaque prestation est notre lecture des trois conventions de 2026.",
]
conventions = [
  { code = "cadre", label = "Convention-cadre prévention, santé et action sociale au travail" },
  { code = "medecine", label = "Convention d’adhésion au service de médecine préventive" },
  { code = "social", label = "Convention d’adhésion au service social du travail" },
]

[[sections]]
id = "psychosocial"
label = "Dispositifs psychosociaux"

[[sections]]
id = "maintien"
label = "Conseil insertion et maintien dans l’emploi"

[[sections]]
id = "prevention"
label = "Inspection, ingénierie de la prévention des risques professionnels et ergonomie"

[[sections]]
id = "sante"
label = "Santé"

[[sections]]
id = "action-sociale"
label = "Action sociale"

[[sections]]
id = "transverse"
label = "Offre transverse et sur mesure en prévention, santé et action sociale"

[[sections]]
id = "medecine"
label = "Médecine préventive"

[[sections]]
id = "service-social"
label = "Service social du travail"

[[units]]
id = "year"
singular = "an"
plural = "ans"

[[units]]
id = "intervention"
singular = "intervention"
plural = "interventions"

[[units]]
id = "seat"
singular = "place"
plural = "places"

[[units]]
id = "package"
singular = "forfait"
plural = "forfaits"

[[units]]
id = "half-day-participant"
singular = "demi-journée par participant"
plural = "demi-journées par participant"
counts = "participants"

[[units]]
id = "agent-year"
singular = "agent par an"
plural = "agents par an"
counts = "agents"

[[units]]
id = "session"
singular = "séance"
plural = "séances"

[[units]]
id = "half-day"
singular = "demi-journée"
plural = "demi-journées"

[[units]]
id = "day"
singular = "jour"
plural = "jours"

[[prerequisites]]
id = "validated-quote"
kind = "validated-quote"
note = "Nombre de jours estimé par le CIG ; l’intervention commence une fois le devis validé."

[[prerequisites]]
id = "physician"
kind = "recruitment"
note = "Sous réserve du recrutement d’un médecin du travail pour le secteur."

[[prerequisites]]
id = "social-worker"
kind = "recruitment"
note = "Sous réserve du recrutement d’un assistant social sur le secteur."

[[prerequisites]]
id = "cesf"
kind = "recruitment"
note = "Sous réserve du recrutement d’un conseiller en économie sociale et familiale sur le secteur."

[[offers]]
code = "PSY-IND"
label = "Accompagnement psychosocial individuel"
description = "Une permanence sur place, découpée en rendez-vous individuels avec un psychologue ou un psychosociologue."
section = "psychosocial"
unit = "half-day"
price = 507.5
step = 1
convention = "cadre"
details = [
  "Permanence d’une demi-journée, rendez-vous individuels",
]

[[offers]]
code = "COACH"
label = "Coaching"
description = "Des rendez-vous individuels entre un cadre et un coach certifié."
section = "psychosocial"
unit = "session"
price = 104.5
step = 1
convention = "cadre"
new = true
details = [
  "Séance individuelle, pour les cadres",
]

[[offers]]
code = "GAPP"
label = "Analyse ou échanges de pratiques, supervision"
description = "Un groupe d’une même collectivité réfléchit à son travail avec un psychologue ou un psychosociologue."
section = "psychosocial"
unit = "half-day"
price = 507.5
step = 1
convention = "cadre"
details = [
  "Demi-journée de groupe, quel que soit le nombre de participants",
]
notes = [
  "Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.",
]

[[offers]]
code = "GAPP-INTER"
label = "Analyse ou échanges de pratiques, supervision, entre collectivités"
description = "Le même groupe, réuni avec des agents d’autres collectivités : chacune règle pour les siens."
section = "psychosocial"
unit = "half-day-participant"
price = 101.5
step = 1
convention = "cadre"
details = [
  "{participants} de la collectivité",
  "Par participant de la collectivité",
]
notes = [
  "Cycle sur plusieurs années : seule l’année de ce tarif est chiffrée.",
]
readings = [
  "Chaque collectivité règle pour ses propres participants, un au moins, sans bascule vers le prix de 500 €.",
]

[[offers]]
code = "CODEV"
label = "Co-développement"
description = "Des pairs s’entraident sur des situations réelles, avec un animateur formé à la méthode."
section = "psychosocial"
unit = "session"
price = 101.5
step = 1
convention = "cadre"
new = true
details = [
  "Par séance, quel que soit le nombre de participants",
]
readings = [
  "Le prix est celui de la séance, quel que soit le nombre de participants.",
]

[[offers]]
code = "EVT"
label = "Intervention à la suite d’un événement grave"
description = "Un soutien de groupe, ponctuel, après un événement qui a marqué les agents."
section = "psychosocial"
unit = "half-day"
price = 507.5
step = 1
convention = "cadre"
details = [
  "Intervention ponctuelle",
]

[[offers]]
code = "DEGR"
label = "Intervention en situation de travail dégradée"
description = "Un psychosociologue aide une équipe sous tension, après une première séance d’exploration."
section = "psychosocial"
unit = "half-day"
price = 507.5
step = 1
convention = "cadre"
details = [
  "{exploratory}",
  "Après la séance exploratoire",
]
readings = [
  "La séance exploratoire est comptée comme une demi-journée.",
]
conditions = [
  { rule = "exploratory-first" },
]

[[offers]]
code = "HAND-POL"
label = "Politique de maintien dans l’emploi et de handicap"
description = "Un diagnostic des pratiques, puis un plan d’action bâti avec la direction des ressources humaines."
section = "maintien"
unit = "package"
price = 6090
step = 1
convention = "cadre"
details = [
  "Accompagnement complet",
]
conditions = [
  { rule = "once", per = "quote" },
]

[[offers]]
code = "HAND-COM"
label = "Supports de communication handicap"
description = "La réalisation de supports adaptés, dans la suite de l’accompagnement sur la politique de handicap."
section = "maintien"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "À la suite de l’accompagnement",
]
prerequisites = [
  "validated-quote",
]
conditions = [
  { rule = "needs-offer", offer = "HAND-POL", earlier = true },
]

[[offers]]
code = "HAND-SENS"
label = "Sensibilisation handicap et maintien dans l’emploi"
description = "Un atelier, une conférence ou un groupe de travail pour faire évoluer les regards sur le handicap."
section = "maintien"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "{format}, {participants} ({participants_maximum} au plus)",
  "{format}, {participants_maximum} participants au plus",
  "{format}, {participants}",
  "{format}",
]
prerequisites = [
  "validated-quote",
]
formats = [
  { word = "atelier", label = "Atelier", maximum = 40 },
  { word = "conference", label = "Conférence" },
  { word = "groupe", label = "Groupe de travail" },
]

[[offers]]
code = "HAND-REF"
label = "Sensibilisation du référent handicap"
description = "Une journée au CIG, en petit groupe, sur le rôle et les appuis du référent handicap."
section = "maintien"
unit = "seat"
price = 203
step = 1
convention = "cadre"
details = [
  "Une journée au CIG, session de 8 à 15 places",
]
readings = [
  "200 € par personne inscrite et par session.",
]

[[offers.conditions]]
rule = "quantity"
maximum = 15
advised_minimum = 8
reason = "une session réunit 8 à 15 places, toutes collectivités confondues"

[[offers]]
code = "FORUM"
label = "Ateliers de forum handicap, maintien, QVCT"
description = "Des animations ludiques tenues par deux experts lors d’un forum de la collectivité."
section = "maintien"
unit = "intervention"
price = 812
step = 1
convention = "cadre"
new = true
details = [
  "Deux experts, prix de l’intervention",
]

[[offers]]
code = "ACFI"
label = "Inspection et conseil en santé et sécurité au travail"
description = "Un forfait annuel : inspection par un ACFI, conseil ou ergonomie, et accès au Cercle de la prévention."
section = "prevention"
unit = "year"
unit_singular = "forfait"
unit_plural = "forfaits"
tiers = [
  { from = 1, to = 49, price = 2090.9 },
  { from = 50, to = 199, price = 5749.98 },
  { from = 200, to = 749, price = 8886.33 },
  { from = 750, to = 1249, price = 11499.95 },
  { from = 1250, to = 1749, price = 14113.58 },
  { from = 1750, price = 18818.1 },
]
step = 1
convention = "cadre"
details = [
  "Forfait annuel, strate {tier}",
  "Forfait annuel selon la strate",
]
notes = [
  "La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.",
  "Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité.",
]
readings = [
  "1 750 agents appartiennent à la strate haute, que la grille imprimée laisse de côté.",
  "L’accompagnement est pluriannuel ; les jours par strate ne sont pas publiés : ils se saisissent.",
]
conditions = [
  { rule = "once", per = "year" },
]
grants_acfi = true

[[offers]]
code = "ACFI-SUP"
label = "Jour d’intervention supplémentaire"
description = "Un jour d’inspection, de conseil ou d’ergonomie au-delà du forfait de l’année."
section = "prevention"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "En plus des jours du forfait",
]
conditions = [
  { rule = "needs-offer", offer = "ACFI" },
]

[[offers]]
code = "CERCLE"
label = "Cercle de la prévention"
description = "Les rencontres, la veille et le réseau des préventeurs, pour une collectivité qui a déjà son ACFI."
section = "prevention"
unit = "year"
price = 2090.9
step = 1
convention = "cadre"
new = true
details = [
  "Accès annuel",
]

[[offers.conditions]]
rule = "needs-acfi"

[[offers.conditions]]
rule = "duplicate-of"
offer = "ACFI"
reason = "l’accès au Cercle est compris dans le forfait"

[[offers.conditions]]
rule = "once"
per = "year"

[[offers]]
code = "CONSEIL"
label = "Conseil à la demande"
description = "Un préventeur conseille la collectivité sur une question précise."
section = "prevention"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
new = true
details = [
  "Par jour d’intervention",
]
readings = [
  "Le conseil accompagne le Cercle de la prévention ; sans lui, un avertissement, pas un refus.",
]

[[offers.conditions]]
rule = "needs-acfi"

[[offers.conditions]]
rule = "advised-with"
offers = [
  "CERCLE",
  "ACFI",
]
reason = "le conseil à la demande le complète"

[[offers]]
code = "ERGO-CONC"
label = "Ergonomie : conception des locaux et espaces"
description = "Un ergonome prépare des locaux futurs à partir du travail réel."
section = "prevention"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
new = true
details = [
  "Par jour d’intervention",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "ERGO-AME"
label = "Ergonomie : amélioration des conditions de travail"
description = "Un ergonome analyse l’activité d’une équipe et construit les améliorations avec elle."
section = "prevention"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "Par jour d’intervention",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "ERGO-POSTE"
label = "Ergonomie : étude de poste complexe"
description = "L’aménagement d’un poste, pour garder dans l’emploi un agent en situation de handicap ou de restriction."
section = "prevention"
unit = "day"
price = 1015
step = 0.5
convention = "cadre"
details = [
  "Sur prescription du médecin du travail du {prescription}",
  "Sur prescription du médecin du travail",
]
conditions = [
  { rule = "needs-prescription" },
]

[[offers]]
code = "SANTE"
label = "Intervention ponctuelle santé au travail"
description = "Une action de santé d’une journée : médecin, infirmier ou assistant de santé au travail."
section = "sante"
unit = "day"
price = 1015
step = 1
convention = "cadre"
new = true
details = [
  "Par journée entière",
]
readings = [
  "Vendue par journées entières.",
]

[[offers]]
code = "AST-DIST"
label = "Consultation à distance d’un assistant social"
description = "Un premier niveau d’écoute et d’orientation, par téléphone ou en visio, pris par le secrétariat."
section = "action-sociale"
unit = "year"
price = 15225
step = 1
convention = "cadre"
new = true
details = [
  "Par an, quel que soit l’effectif ; téléphone ou visio",
]
conditions = [
  { rule = "once", per = "year" },
]

[[offers]]
code = "QVCT"
label = "Accompagnement QVCT, prévention des RPS"
description = "Une équipe pluridisciplinaire aide un collectif à améliorer sa vie au travail."
section = "transverse"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "Prix de l’équipe, par jour",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "TRANSF"
label = "Accompagnement des collectifs en transformation"
description = "Un ergonome et un psychosociologue accompagnent ensemble une équipe dont l’activité change."
section = "transverse"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
new = true
details = [
  "Deux professionnels, prix de la journée",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "SENS-PSAS"
label = "Sensibilisation prévention, santé et action sociale"
description = "Une demi-journée ou une journée pour un groupe, sur un thème de santé ou de vie au travail."
section = "transverse"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
new = true
details = [
  "Un groupe de {participants} ({participants_maximum} au plus)",
  "Un groupe, {participants_maximum} participants au plus",
]

[[offers.conditions]]
rule = "participants"
maximum = 30

[[offers.conditions]]
rule = "quantity"
maximum = 1
reason = "une demi-journée ou une journée par groupe, une ligne par groupe"

[[offers]]
code = "CYCLE"
label = "Cycles collaboratifs"
description = "Des séances au CIG entre collectivités, pour traiter un thème de prévention sous tous ses angles."
section = "transverse"
unit = "day"
price = 812
step = 0.5
convention = "cadre"
details = [
  "Au CIG, par jour",
]
prerequisites = [
  "validated-quote",
]

[[offers]]
code = "MED-1"
label = "Médecine préventive : médecin"
description = "Le suivi des agents par un médecin du travail du service."
section = "medecine"
unit = "agent-year"
price = 121.8
step = 1
convention = "medecine"
details = [
  "{headcount} déclarés en {year}",
  "Par agent déclaré dans l’année",
]
prerequisites = [
  "physician",
]
conditions = [
  { rule = "once", per = "year" },
  { rule = "not-with", offer = "MED-2" },
]

[[offers]]
code = "MED-2"
label = "Médecine préventive : binôme médecin-infirmier"
description = "Le suivi des agents par un médecin et un infirmier de santé au travail."
section = "medecine"
unit = "agent-year"
price = 137.03
step = 1
convention = "medecine"
details = [
  "{headcount} déclarés en {year}",
  "Par agent déclaré dans l’année",
]
prerequisites = [
  "physician",
]
conditions = [
  { rule = "once", per = "year" },
  { rule = "not-with", offer = "MED-1" },
]

[[offers]]
code = "MED-CAB"
label = "Journée de consultation au cabinet médical du CIG"
description = "Une journée de visites dans les locaux du CIG, choisie à part de l’adhésion."
section = "medecine"
unit = "day"
price = 1400.7
step = 1
convention = "medecine"
details = [
  "Par journée entière, au CIG",
]
readings = [
  "Vendue par journées entières.",
  "Un choix à part, proposé en option, jamais ajouté d’office.",
]
added_as_option = true

[[offers]]
code = "SST-40"
label = "Assistant social du travail mis à disposition, 40 %"
description = "Un assistant social auprès de la collectivité à 40 % d’un temps plein."
section = "service-social"
unit = "year"
price = 28420
step = 1
convention = "social"
details = [
  "Service social du travail, par an",
]
readings = [
  "Le prix est annuel.",
  "Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.",
]
prerequisites = [
  "social-worker",
]

[[offers]]
code = "SST-60"
label = "Assistant social du travail mis à disposition, 60 %"
description = "Un assistant social auprès de la collectivité à 60 % d’un temps plein."
section = "service-social"
unit = "year"
price = 42630
step = 1
convention = "social"
details = [
  "Service social du travail, par an",
]
readings = [
  "Le prix est annuel.",
  "Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.",
]
prerequisites = [
  "social-worker",
]

[[offers]]
code = "SST-80"
label = "Assistant social du travail mis à disposition, 80 %"
description = "Un assistant social auprès de la collectivité à 80 % d’un temps plein."
section = "service-social"
unit = "year"
price = 56840
step = 1
convention = "social"
details = [
  "Service social du travail, par an",
]
readings = [
  "Le prix est annuel.",
  "Permanences et consultations de l’assistant social sont couvertes : elles figurent à 0 € sur les relevés.",
]
prerequisites = [
  "social-worker",
]

[[offers]]
code = "CESF-80"
label = "Conseiller en économie sociale et familiale, 80 %"
description = "Un conseiller en économie sociale et familiale auprès de la collectivité à 80 % d’un temps plein."
section = "service-social"
unit = "year"
price = 56840
step = 1
convention = "social"
details = [
  "Service social du travail, par an",
]
readings = [
  "Le prix est annuel.",
  "Permanences et consultations du conseiller sont couvertes : elles figurent à 0 € sur les relevés.",
]
prerequisites = [
  "cesf",
]
', 'cig-petite-couronne-2027', '', NULL, 1794810600);
INSERT INTO "headcount_campaigns" VALUES ('01a20338a3077579a7fb62e19b98640e', 1, 2027, '2026-11-16', '2027-01-31');
INSERT INTO "vat_regimes" VALUES ('01a203389f5773f6808b116c22f8ddc2', 1, '2000-01-01', NULL, 'TVA non applicable, art. 256 B du CGI');
INSERT INTO "vat_regimes" VALUES ('01a20338a01974988ded7a58c9e06dde', 1, '2027-01-01', '20', 'TVA sur les débits');
INSERT INTO "campaign_letters" VALUES ('01a20338a31e73499cf8f1bae395b3c8', 1, '01a20338a3077579a7fb62e19b98640e', '01a203389fa7767d8ebdc292eb804dcd', '2026-11-16', 'mail');
INSERT INTO "campaign_letters" VALUES ('01a20338a31e73499cf8f1bb58eaea10', 1, '01a20338a3077579a7fb62e19b98640e', '01a203389fcd760682caf0ad6f2f075d', '2026-11-16', 'mail');
INSERT INTO "campaign_letters" VALUES ('01a20338a3257602b47537c162417f02', 1, '01a20338a3077579a7fb62e19b98640e', '01a203389fcd760682caf0ad6f2f075d', '2026-11-16', 'post');
INSERT INTO "catalogue_edits" VALUES ('01a20338a2ef76889439095151f9b103', 1, '01a20338a2de71708e7a60e6c9c65c23', 'COACH', 'price', '110');
INSERT INTO "catalogue_edits" VALUES ('01a20338a2fc73b5bcd87fd6d7ebf546', 1, '01a20338a2de71708e7a60e6c9c65c23', 'FORUM', 'retired', 'true');
INSERT INTO "amendments" VALUES ('01a20338a22770edb661716f68890dd3', 2, '01a20338a03275b79fd3f31d55c3c773', 1, '2026-10-01', 'Prolongation d’un an', 'Fin : 31 décembre 2027 → 31 décembre 2028', '2026-09-21', '2026-10-05');
INSERT INTO "amendments" VALUES ('01a20338a2577535b5487c7d82f40a39', 1, '01a20338a03275b79fd3f31d55c3c773', 2, '2026-11-02', 'Montant de 2026', 'Montant de l’année : 42 000,00 € → 41 500,50 €', NULL, NULL);
INSERT INTO "membership_terms" VALUES ('01a20338a05a737d92ee629107505256', 2, '01a20338a03275b79fd3f31d55c3c773', 2026, 'SST-60', 1284, 4150050, 'Trois semaines sans remplaçante');
INSERT INTO "membership_terms" VALUES ('01a20338a1ea77c1b895f4ead0a4202c', 1, '01a20338a1de750b8c052ed926b86d3c', 2026, 'MED-1', 87, 1044000, '');
INSERT INTO "membership_terms" VALUES ('01a20338a1ff74f88a8d5728ac3ff158', 1, '01a20338a1f8726387950f5102f3dd97', 2027, 'MED-1', NULL, NULL, '');
INSERT INTO "kept_documents" VALUES ('01a20338a1b576d9ae10b2d5f73d3e0f', 1, 'signed-convention', 'Convention médecine signée', 'application/pdf', '17fc2da66d0c3df9766ccd0140cda9cf550f05225905f3503cfa371c2d456fd9', 1794810600, '01a203389fa7767d8ebdc292eb804dcd', NULL, '01a20338a1a57345b1496d9c9ad3e81b', NULL);
INSERT INTO "kept_documents" VALUES ('01a20338a1d372a9b1ee97245045a0af', 1, 'denunciation', 'Lettre de dénonciation', 'application/pdf', 'd7fbc0099f3519b7654e4902cca65c4e5369d999e3180f357fa193fd28670a7d', 1794810600, '01a203389fdf758b9dbe9ec5bb486467', NULL, '01a20338a1c573c2bc7d3f1bde29942b', NULL);
INSERT INTO "kept_documents" VALUES ('01a20338a24172e6a6e62902d33168bf', 1, 'amendment', 'Avenant 1 signé', 'image/png', 'f01272d13ea6d268af34167601250dfcdc97056e4f277f9a0c8543cadfba0b0f', 1794810600, '01a203389fa7767d8ebdc292eb804dcd', NULL, NULL, '01a20338a22770edb661716f68890dd3');
INSERT INTO "kept_documents" VALUES ('01a20338a9c176b88095f8e22ba86427', 1, 'signed-quote', 'Bon pour accord', 'application/pdf', 'ccfd26c6c53455cfadc5649daf6f89e944ca9d18e63adedf6b17904299961d5d', 1795329000, '01a203389fa7767d8ebdc292eb804dcd', '01a20338a729718a99cd3204fb5c0e39', NULL, NULL);
INSERT INTO "kept_documents" VALUES ('01a20338a9e97671bf1b45a87563969d', 1, 'deliberation', 'Délibération du 15 décembre', 'image/jpeg', '64e7708f5239fde29a162c3eb839c4a265c198fc7778e4468dd93a3f62488e65', 1795329000, '01a203389fa7767d8ebdc292eb804dcd', NULL, NULL, NULL);
INSERT INTO "quote_sendings" VALUES ('01a20338a721739a8e20b07c5109f9e2', 1, '01a20338a6bf71c2932f2ead8f844f38', 1794983400, 'mail', 'drh@example.org');
INSERT INTO "quote_sendings" VALUES ('01a20338a79a7615b544115d2309ecd5', 1, '01a20338a729718a99cd3204fb5c0e39', 1795069800, 'mail', 'drh@example.org');
INSERT INTO "quote_sendings" VALUES ('01a20338a822709da10e906d8d6012e5', 1, '01a20338a7ac7336a6b2534aec1fcccc', 1795156200, 'post', 'Mont-le-Merle');
INSERT INTO "quote_sendings" VALUES ('01a20338a8f27624a4e218cf73039ca2', 1, '01a20338a89b7260a3e5813d375642a9', 1795329000, 'mail', 'drh@example.org');
INSERT INTO "quote_sendings" VALUES ('01a20338aa37746bbd3796668be1918b', 1, '01a20338a9f172209d8c97dd4b03eca7', 1795329000, 'mail', '');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fa3285b38c9', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '12.5', '2026-01-01', '2026-01-31', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fa4ef26252c', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '12.0', '2026-02-01', '2026-02-28', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fa56f067770', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '13.5', '2026-03-01', '2026-03-31', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fa66b8e5fa8', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '12.5', '2026-04-01', '2026-04-30', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fa7691425bc', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '10.5', '2026-05-01', '2026-05-31', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fa80daa99ce', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '13.5', '2026-06-01', '2026-06-30', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fa982971921', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '13.0', '2026-07-01', '2026-07-31', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475faa9b78b0e5', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '12.5', '2026-08-01', '2026-08-31', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fabdd5da06b', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '13.5', '2026-09-01', '2026-09-30', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fac9c84f678', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '13.0', '2026-10-01', '2026-10-31', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475fad7ecba246', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '12.0', '2026-11-01', '2026-11-30', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a19072d69b475faeaecff5fd', 1, '01a203389fa7767d8ebdc292eb804dcd', 'SST-60', 'Assistant social du travail mis à disposition, 60 %', 'presence-day', '13.5', '2026-12-01', '2026-12-31', NULL, '01a20338a05a737d92ee629107505256');
INSERT INTO "engagements" VALUES ('01a20338a7a6767182c58ecdca34217b', 1, '01a203389fa7767d8ebdc292eb804dcd', 'ACFI-SUP', 'Jour d’intervention supplémentaire', 'day', '2', '2026-11-19', '2027-02-19', '01a20338a735718e8c1ed288c3ef7e27', NULL);
INSERT INTO "engagements" VALUES ('01a20338aa4777e4b337da6463eb4a28', 2, '01a203389fcd760682caf0ad6f2f075d', 'ACFI', 'Inspection et conseil en santé et sécurité au travail', 'inspection-day', '3.5', '2027-01-01', '2027-12-31', '01a20338a9ff735097813a0a8ac61580', NULL);
INSERT INTO "engagements" VALUES ('01a20338aa4777e4b337da65ba36ca82', 2, '01a203389fcd760682caf0ad6f2f075d', 'ACFI', 'Inspection et conseil en santé et sécurité au travail', 'advice-day', '1', '2027-01-01', '2027-12-31', '01a20338a9ff735097813a0a8ac61580', NULL);
INSERT INTO "engagements" VALUES ('01a20338aa4777e4b337da6605b2240f', 1, '01a203389fcd760682caf0ad6f2f075d', 'ACFI', 'Inspection et conseil en santé et sécurité au travail', 'ergonomics-day', '0', '2027-01-01', '2027-12-31', '01a20338a9ff735097813a0a8ac61580', NULL);
INSERT INTO "distinct_agents" VALUES ('01a20338a3f1758d9e27e31f4e30e933', 1, '01a20338a39a7170bdefeacfe2287e7b', '01a20338a3ee756ea78e89a28df8f140');
INSERT INTO "absences" VALUES ('01a20338a40875f4a70499110895ea42', 1, '01a20338a3367305abd721296af88dd7', 1795762800, 1795798800, 'Congé annuel', NULL, '');
INSERT INTO "absences" VALUES ('01a20338a40d71af87cd87af02eeaaf9', 1, '01a20338a341762db48a88a30ee284d7', 1796025600, 1796036400, 'Formation', '01a20338a40d71af87cd87aedaf89c10', '');
INSERT INTO "absences" VALUES ('01a20338a40d71af87cd87b0bb27d994', 1, '01a20338a341762db48a88a30ee284d7', 1796630400, 1796641200, 'Formation', '01a20338a40d71af87cd87aedaf89c10', '');
INSERT INTO "absences" VALUES ('01a20338a40d71af87cd87b1df8de9df', 1, '01a20338a341762db48a88a30ee284d7', 1797235200, 1797246000, 'Formation', '01a20338a40d71af87cd87aedaf89c10', '');
INSERT INTO "appointments" VALUES ('01a20338a41a753c85cf1c32c1b00e4f', 1, '01a20338a3367305abd721296af88dd7', 'permanence', 'site', 1794556800, 1794559500, 'planned', '01a20338a38974ef9ca4721210f4c74f', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', '01a20338a35f719eaa0ec6955c215bf8', '01a20338a3fc72c5b90cfead10f8aaeb', 'money', 'agent', '', '', '', 'Vu avec le secrétariat', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "appointments" VALUES ('01a20338a424720f955d411df0d959ce', 2, '01a20338a3367305abd721296af88dd7', 'remote', 'phone', 1794556800, 1794559500, 'done', '01a20338a392773bafd136b3141cad26', '01a203389fcd760682caf0ad6f2f075d', NULL, NULL, NULL, 'health', 'employer', '0699001234', '', '', 'Vu avec le secrétariat', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "appointments" VALUES ('01a20338a430702b847291b9004a3010', 2, '01a20338a3367305abd721296af88dd7', 'hourly', 'site', 1794474000, 1794477600, 'excused', '01a20338a39a7170bdefeacfe2287e7b', '01a203389fdf758b9dbe9ec5bb486467', '01a20338a35673d6a74937df7a7f1ed0', '01a20338a35f719eaa0ec6955c215bf8', NULL, 'money', 'agent', '', '', '', 'Vu avec le secrétariat', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "appointments" VALUES ('01a20338a43f769cabd11b50a954655e', 2, '01a20338a3367305abd721296af88dd7', 'home-visit', 'home', 1794402000, 1794407400, 'no-show', '01a20338a38974ef9ca4721210f4c74f', '01a203389fa7767d8ebdc292eb804dcd', NULL, NULL, NULL, 'money', 'agent', '', '', '', 'Vu avec le secrétariat', 0, NULL, NULL, NULL, '01a20338a19072d69b475fad7ecba246', NULL);
INSERT INTO "appointments" VALUES ('01a20338a4477156a04be8900b525293', 2, '01a20338a3367305abd721296af88dd7', 'collective', 'site', 1794920400, 1794927600, 'cancelled', NULL, '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, NULL, 'neutral', NULL, '', '', 'Atelier « budget »', 'Vu avec le secrétariat', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "appointments" VALUES ('01a20338a45272f6bf46e27605724628', 3, '01a20338a3367305abd721296af88dd7', 'remote', 'video', 1795096800, 1795099500, 'planned', '01a20338a39a7170bdefeacfe2287e7b', '01a203389fdf758b9dbe9ec5bb486467', NULL, NULL, NULL, 'neutral', 'partner', '', 'https://example.org/salle', '', '', 0, NULL, NULL, 1794996000, NULL, NULL);
INSERT INTO "appointments" VALUES ('01a20338a45774beb74a78d7758e933c', 1, '01a20338a341762db48a88a30ee284d7', 'inspection', 'site', 1795075200, 1795086000, 'planned', NULL, '01a203389fcd760682caf0ad6f2f075d', NULL, NULL, NULL, 'neutral', NULL, '', '', 'Inspection des ateliers', 'Vu avec le secrétariat', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "appointments" VALUES ('01a20338a45b764a937d15b6d37fe312', 1, '01a20338a341762db48a88a30ee284d7', 'advice', 'video', 1795161600, 1795165200, 'planned', NULL, '01a203389fdf758b9dbe9ec5bb486467', NULL, NULL, NULL, 'neutral', NULL, '', '', 'DUERP', 'Vu avec le secrétariat', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "appointments" VALUES ('01a20338a45e77559b0ce258744eeec2', 1, '01a20338a341762db48a88a30ee284d7', 'internal', 'centre', 1795179600, 1795183200, 'planned', NULL, NULL, NULL, NULL, NULL, 'neutral', NULL, '', '', 'Réunion d’équipe', '', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "appointments" VALUES ('01a20338a4bd75fc811e5b34cb4d18cb', 1, '01a20338a3367305abd721296af88dd7', 'home-visit', 'home', 1795698000, 1795703400, 'planned', '01a20338a38974ef9ca4721210f4c74f', '01a203389fa7767d8ebdc292eb804dcd', NULL, NULL, NULL, 'money', 'agent', '', '', '', '', 0, '01a20338a4b1718a893d83db9199d6df', NULL, NULL, '01a20338a19072d69b475fad7ecba246', NULL);
INSERT INTO "appointments" VALUES ('01a20338a97a75dd847cd74a6ef83683', 2, '01a20338a341762db48a88a30ee284d7', 'inspection', 'site', 1795161600, 1795172400, 'done', NULL, '01a203389fa7767d8ebdc292eb804dcd', NULL, NULL, NULL, 'neutral', NULL, '', '', 'Inspection de la piscine', 'Vu avec le secrétariat', 0, NULL, NULL, NULL, '01a20338a7a6767182c58ecdca34217b', NULL);
INSERT INTO "appointments" VALUES ('01a20338a99f7619b4b533487fbb1f7a', 1, '01a20338a341762db48a88a30ee284d7', 'inspection', 'site', 1795507200, 1795518000, 'planned', NULL, '01a203389fa7767d8ebdc292eb804dcd', NULL, NULL, NULL, 'neutral', NULL, '', '', 'Inspection des écoles', '', 0, NULL, NULL, NULL, '01a20338a7a6767182c58ecdca34217b', NULL);
INSERT INTO "appointments" VALUES ('01a20338a9b177bf99270115c68a9835', 1, '01a20338a341762db48a88a30ee284d7', 'advice', 'centre', 1795611600, 1795615200, 'planned', NULL, '01a203389fa7767d8ebdc292eb804dcd', NULL, NULL, NULL, 'neutral', NULL, '', '', 'Avis sur le DUERP', '', 15, NULL, NULL, NULL, '01a20338a7a6767182c58ecdca34217b', '0.25');
INSERT INTO "appointments" VALUES ('01a20338aa6c7095a9d7d8044bd547b4', 3, '01a20338a3367305abd721296af88dd7', 'collective', 'site', 1795006800, 1795014000, 'done', NULL, '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, NULL, 'neutral', NULL, '', '', 'Atelier « sommeil »', 'Vu avec le secrétariat', 0, NULL, 12, NULL, NULL, NULL);
INSERT INTO "appointments" VALUES ('01a20338ab0f72ff987a50a51865f206', 3, '01a20338a341762db48a88a30ee284d7', 'internal', 'phone', 1795593600, 1795595400, 'planned', NULL, NULL, NULL, NULL, NULL, 'neutral', NULL, '', '', 'Point d’étape', '', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "authorities" VALUES ('01a203389fa7767d8ebdc292eb804dcd', 1, 'Mont-le-Merle', 'commune', '219409026', '', '', '94', '', '94600', 'Mont-le-Merle', NULL, '', '', '', '', 0, 1, 0, 0, 'mont le merle', 0, 0, 0);
INSERT INTO "authorities" VALUES ('01a203389fcd760682caf0ad6f2f075d', 1, 'Saint-Aubin-les-Ormes', 'commune', '219409034', '', '', '94', '', '94700', 'Saint-Aubin-les-Ormes', NULL, '', '', '', '', 0, 1, 0, 0, 'saint aubin les ormes', 0, 0, 0);
INSERT INTO "authorities" VALUES ('01a203389fdf758b9dbe9ec5bb486467', 1, 'CCAS de Mont-le-Merle', 'CCAS', '269409025', '26940902500013', '94902', '94', '3 allée des Grives', '94600', 'Mont-le-Merle', 8412, 'Val-de-Grive', '01 99 00 56 78', 'ccas@example.org', 'CCAS-RH', 1, 1, 1, 0, 'ccas de mont le merle', 0, 0, 0);
INSERT INTO "authorities" VALUES ('01a203389feb7764bf4b39c41fa40709', 2, 'Syndicat des eaux de l’Yvette', 'syndicat', '259109015', '', '', '', '', '', '', NULL, '', '', '', '', 0, 1, 0, 1, 'syndicat des eaux de l yvette', 0, 0, 0);
INSERT INTO "centres" VALUES ('01a203389f56747aa65cb0975211a6bd', 2, 'Centre interdépartemental de gestion des Deux-Rives', 'CIG des Deux-Rives', 'Prévention et action sociale', '4 quai des Tanneurs', '94600', 'Deux-Rives', '28920001600011', 'www.example.org', '01 99 00 00 01', 'prevention@example.org', 'n° 2025-61 du 12 décembre 2025', 'Inès Vauquelin', 'Présidente', 'FR', 'Europe/Paris', 'D-', 3, 'cig-petite-couronne', 0, 0, 45, 15);
INSERT INTO "headcounts" VALUES ('01a203389fbc74008c4994ae8c0821f4', 1, '01a203389fa7767d8ebdc292eb804dcd', 2025, 1283, '2026-11-16', '');
INSERT INTO "headcounts" VALUES ('01a203389fc3750c979d37e62f6e214b', 1, '01a203389fa7767d8ebdc292eb804dcd', 2026, 1284, '2026-11-16', '');
INSERT INTO "headcounts" VALUES ('01a203389fd67312bb4cc9a9f44b1e89', 1, '01a203389fcd760682caf0ad6f2f075d', 2025, 45, '2026-11-16', '');
INSERT INTO "headcounts" VALUES ('01a203389fda71498891f4c2994e9f08', 1, '01a203389fcd760682caf0ad6f2f075d', 2026, 46, '2026-11-16', '');
INSERT INTO "headcounts" VALUES ('01a203389fe6774db722a5b926e2cbc0', 1, '01a203389fdf758b9dbe9ec5bb486467', 2025, 86, '2026-11-16', '');
INSERT INTO "headcounts" VALUES ('01a203389fea71e48129dfef28c38a33', 1, '01a203389fdf758b9dbe9ec5bb486467', 2026, 87, '2026-11-16', '');
INSERT INTO "headcounts" VALUES ('01a20338a329702bb6b8fc7f5afc1a88', 1, '01a203389fa7767d8ebdc292eb804dcd', 2027, 1301, '2026-11-16', 'Hélène Rivoire');
INSERT INTO "headcounts" VALUES ('01a20338a9ee749c90fa53992c96e73d', 1, '01a203389fcd760682caf0ad6f2f075d', 2027, 44, '2026-11-22', 'Paul d’Orsigny');
INSERT INTO "memberships" VALUES ('01a20338a02d75098f78255ae5543744', 1, '01a203389fa7767d8ebdc292eb804dcd', 'cadre', '2024-01-01', '2027-12-31', 'signed', '2023-12-04', NULL, NULL, '', 0, 0, NULL, '', NULL, '', NULL, 0, 3, NULL);
INSERT INTO "memberships" VALUES ('01a20338a03275b79fd3f31d55c3c773', 2, '01a203389fa7767d8ebdc292eb804dcd', 'social', '2024-01-01', '2028-12-31', 'signed', '2023-12-04', NULL, NULL, '', 0, 0, NULL, '', NULL, '', NULL, 0, 3, NULL);
INSERT INTO "memberships" VALUES ('01a20338a03d7738b870b415ccbdc3a2', 1, '01a203389fcd760682caf0ad6f2f075d', 'cadre', '2024-01-01', '2027-12-31', 'signed', '2023-12-04', NULL, NULL, '', 0, 0, NULL, '', NULL, '', NULL, 0, 3, NULL);
INSERT INTO "memberships" VALUES ('01a20338a047732296e6abf5306f47e4', 1, '01a203389fcd760682caf0ad6f2f075d', 'accompagnement-social', '2024-01-01', '2027-12-31', 'signed', '2023-12-04', NULL, NULL, '', 0, 0, NULL, '', NULL, '', NULL, 0, 3, NULL);
INSERT INTO "memberships" VALUES ('01a20338a0517198b9785e536217532a', 1, '01a203389fdf758b9dbe9ec5bb486467', 'social', '2024-01-01', '2027-12-31', 'signed', '2023-12-04', NULL, NULL, '', 0, 0, NULL, '', NULL, '', NULL, 0, 3, NULL);
INSERT INTO "memberships" VALUES ('01a20338a19a700fbda790f54dada346', 1, '01a203389fcd760682caf0ad6f2f075d', 'social', '2028-01-01', '2030-12-31', 'proposed', NULL, NULL, NULL, '', 1, 1, NULL, '', NULL, '', NULL, 0, 3, NULL);
INSERT INTO "memberships" VALUES ('01a20338a1a57345b1496d9c9ad3e81b', 2, '01a203389fa7767d8ebdc292eb804dcd', 'medecine', '2026-01-01', '2026-12-31', 'signed', '2026-01-12', NULL, NULL, '', 0, 0, '2026-01-19', '25-118', '2025-12-15', '2025-61', '2025-12-12', 0, 3, NULL);
INSERT INTO "memberships" VALUES ('01a20338a1c573c2bc7d3f1bde29942b', 2, '01a203389fdf758b9dbe9ec5bb486467', 'cadre', '2024-01-01', '2027-12-31', 'signed', '2023-12-04', '2026-06-15', '2026-12-31', 'Autre prestataire', 0, 0, NULL, '', NULL, '', NULL, 0, 3, NULL);
INSERT INTO "memberships" VALUES ('01a20338a1de750b8c052ed926b86d3c', 1, '01a203389fdf758b9dbe9ec5bb486467', 'medecine', '2026-01-01', '2026-12-31', 'signed', '2025-12-01', NULL, NULL, '', 0, 0, NULL, '', NULL, '', NULL, 1, 3, NULL);
INSERT INTO "memberships" VALUES ('01a20338a1f8726387950f5102f3dd97', 1, '01a203389fdf758b9dbe9ec5bb486467', 'medecine', '2027-01-01', '2027-12-31', 'signed', '2025-12-01', NULL, NULL, '', 0, 0, NULL, '', NULL, '', NULL, 1, 3, '01a20338a1de750b8c052ed926b86d3c');
INSERT INTO "permanences" VALUES ('01a20338a3fc72c5b90cfead10f8aaeb', 1, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', '01a20338a35f719eaa0ec6955c215bf8', 1794556800, 1794567600, 45, 0, 0, '', NULL, NULL, 0, 'Vu avec le secrétariat');
INSERT INTO "permanences" VALUES ('01a20338a3ff72d09fea88f44864a98d', 2, '01a20338a3367305abd721296af88dd7', NULL, '01a20338a35673d6a74937df7a7f1ed0', NULL, 1795507200, 1795518000, 60, 1, 0, '', NULL, NULL, 0, '');
INSERT INTO "permanences" VALUES ('01a20338a490771e8c2f039b578f2023', 1, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, 1795507200, 1795518000, 45, 0, 15, 'health money', '01a20338a4847466a7dcf9e59f6703de', 1795507200, 0, '');
INSERT INTO "permanences" VALUES ('01a20338a490771e8c2f039c28090d7d', 1, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, 1795525200, 1795532400, 45, 0, 15, 'health money', '01a20338a4847466a7dcf9e59f6703de', 1795525200, 0, '');
INSERT INTO "permanences" VALUES ('01a20338a490771e8c2f039d70bb7271', 2, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', '01a20338a35f719eaa0ec6955c215bf8', 1796115600, 1796122800, 45, 0, 0, '', '01a20338a4847466a7dcf9e59f6703de', 1796112000, 1, '');
INSERT INTO "permanences" VALUES ('01a20338a490771e8c2f039e8197f264', 1, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, 1796130000, 1796137200, 45, 0, 15, 'health money', '01a20338a4847466a7dcf9e59f6703de', 1796130000, 0, '');
INSERT INTO "permanences" VALUES ('01a20338a490771e8c2f039f97bc3e97', 1, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, 1796716800, 1796727600, 45, 0, 15, 'health money', '01a20338a4847466a7dcf9e59f6703de', 1796716800, 0, '');
INSERT INTO "permanences" VALUES ('01a20338a490771e8c2f03a0f6922428', 1, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, 1796734800, 1796742000, 45, 0, 15, 'health money', '01a20338a4847466a7dcf9e59f6703de', 1796734800, 0, '');
INSERT INTO "permanences" VALUES ('01a20338a490771e8c2f03a1d68426e9', 1, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, 1797321600, 1797332400, 45, 0, 15, 'health money', '01a20338a4847466a7dcf9e59f6703de', 1797321600, 0, '');
INSERT INTO "permanences" VALUES ('01a20338a490771e8c2f03a2d4f34bd8', 1, '01a20338a3367305abd721296af88dd7', '01a203389fa7767d8ebdc292eb804dcd', '01a20338a35673d6a74937df7a7f1ed0', NULL, 1797339600, 1797346800, 45, 0, 15, 'health money', '01a20338a4847466a7dcf9e59f6703de', 1797339600, 0, '');
INSERT INTO "quote_lines" VALUES ('01a20338a4e17224a02a91352c5f5582', 1, '01a20338a4d777a3a0c40f42e01d1f5e', 0, 'ACFI-SUP', '2', NULL, '', 0, NULL, 0, '', '', '', NULL, NULL, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a4e5719daf174a956fd9630f', 1, '01a20338a4d777a3a0c40f42e01d1f5e', 1, 'ACFI-SUP', '1.5', NULL, '', 0, NULL, 1, '', '', '', NULL, NULL, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a4ea76bfa4f266b49d2a1b70', 1, '01a20338a4d777a3a0c40f42e01d1f5e', 2, '', NULL, NULL, '', 0, NULL, 0, '', '', '', NULL, NULL, 'section', 'Formation', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a4f073e497f03b2ca4555e2b', 1, '01a20338a4d777a3a0c40f42e01d1f5e', 3, 'GAPP-INTER', '4', 3, '', 0, NULL, 0, '', '', '', NULL, NULL, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a4fb73698a75267c792f3a06', 1, '01a20338a4d777a3a0c40f42e01d1f5e', 4, 'HAND-SENS', NULL, NULL, 'atelier', 0, NULL, 0, '', '', '', NULL, NULL, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a4fe7546aa476d4d191a2131', 1, '01a20338a4d777a3a0c40f42e01d1f5e', 5, '', NULL, NULL, '', 0, NULL, 0, '', '', '', NULL, NULL, 'note', 'Les dates sont fixées avec le service.', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a50670569f14a0d19951e24e', 1, '01a20338a4d777a3a0c40f42e01d1f5e', 6, '', '12', NULL, '', 0, NULL, 0, '', '', '', NULL, NULL, 'free', 'Supports imprimés', 325, 'exemplaire', 'Coût de l’imprimeur');
INSERT INTO "quote_lines" VALUES ('01a20338a51877189534a940162df854', 2, '01a20338a50b768481e80b1804fc4ff5', 0, 'ACFI-SUP', '2', NULL, '', 0, NULL, 0, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 160000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a51e70218531943862f24096', 2, '01a20338a50b768481e80b1804fc4ff5', 1, 'ACFI-SUP', '1.5', NULL, '', 0, NULL, 1, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 120000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a6d17147a5922d0ea2af5662', 2, '01a20338a6bf71c2932f2ead8f844f38', 0, 'ACFI-SUP', '2', NULL, '', 0, NULL, 0, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 160000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a6d67651af2028729ea93094', 2, '01a20338a6bf71c2932f2ead8f844f38', 1, 'ACFI-SUP', '1.5', NULL, '', 0, NULL, 1, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 120000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a735718e8c1ed288c3ef7e27', 2, '01a20338a729718a99cd3204fb5c0e39', 0, 'ACFI-SUP', '2', NULL, '', 0, NULL, 0, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 160000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a73e70d8a94901bd81f3d562', 2, '01a20338a729718a99cd3204fb5c0e39', 1, 'ACFI-SUP', '1.5', NULL, '', 0, NULL, 1, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 120000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a7b671cfae8ae1229fe11029', 2, '01a20338a7ac7336a6b2534aec1fcccc', 0, 'ACFI-SUP', '2', NULL, '', 0, NULL, 0, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 160000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a7bd77c491da53ff2ccb7a59', 2, '01a20338a7ac7336a6b2534aec1fcccc', 1, 'ACFI-SUP', '1.5', NULL, '', 0, NULL, 1, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 120000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a84270168b009012266ad793', 2, '01a20338a832765aa19edd0d5d6f20b6', 0, 'ACFI-SUP', '2', NULL, '', 0, NULL, 0, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 160000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a846736eaec0b6eb428cb946', 2, '01a20338a832765aa19edd0d5d6f20b6', 1, 'ACFI-SUP', '1.5', NULL, '', 0, NULL, 1, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 120000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a8a273a29ee37977c0528b6e', 2, '01a20338a89b7260a3e5813d375642a9', 0, 'ACFI-SUP', '2', NULL, '', 0, NULL, 0, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 160000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a8a7744d8d4e34666f3bba8c', 2, '01a20338a89b7260a3e5813d375642a9', 1, 'ACFI-SUP', '1.5', NULL, '', 0, NULL, 1, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 120000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a8fc7114bd629498a375093c', 2, '01a20338a8fc7114bd629497b49a7392', 0, 'ACFI-SUP', '2', NULL, '', 0, NULL, 0, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 160000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a8fc7114bd6294998d7aa88a', 2, '01a20338a8fc7114bd629497b49a7392', 1, 'ACFI-SUP', '1.5', NULL, '', 0, NULL, 1, 'Jour d’intervention supplémentaire', 'En plus des jours du forfait', 'day', 80000, 120000, 'offer', '', NULL, '', '');
INSERT INTO "quote_lines" VALUES ('01a20338a9ff735097813a0a8ac61580', 2, '01a20338a9f172209d8c97dd4b03eca7', 0, 'ACFI', '1', NULL, '', 0, NULL, 0, 'Inspection et conseil en santé et sécurité au travail', 'Forfait annuel, strate moins de 50 agents', 'year', 209090, 209090, 'offer', '', NULL, '', '');
INSERT INTO "quotes" VALUES ('01a20338a4d777a3a0c40f42e01d1f5e', 2, '01a203389fcd760682caf0ad6f2f075d', 'Prévention 2026 – Brouillon à reprendre', '2026-12-07', 'draft', NULL, NULL, 0, '', NULL, '', 'Camille Roussel', '01a203389ff071f8bd4e1a4bbfa39aa1', 1794810600, NULL, NULL, NULL, '', NULL, NULL, NULL, '', '', NULL, '', '', '', '', NULL, '', '', 0);
INSERT INTO "quotes" VALUES ('01a20338a50b768481e80b1804fc4ff5', 5, '01a203389fa7767d8ebdc292eb804dcd', 'Prévention 2026 – Émis', '2026-12-07', 'issued', 2026, 1, 0, 'D-', NULL, 'cig-petite-couronne-2026', 'Camille Roussel', '01a203389ff8779ea0705816e0b3d6ba', 1794897000, '2026-11-17', '2027-02-17', '2026-11-17', '', 1284, 160000, 280000, '{"addressee": {"address_lines": ["94600 Mont-le-Merle"], "name": "Commune de Mont-le-Merle", "service": "À l’attention de Hélène Rivoire, DRH", "siren": "219409026", "siret": ""}, "agreement": {"deliberation": "", "engagement": "", "purchase_order": "", "service_code": ""}, "contact": "Camille Roussel", "conventions": ["Cadre prévention, santé et action sociale, signée le 4 décembre 2023"], "demo": false, "in_words": true, "issued_on": "2026-11-17", "issuer": {"address_lines": ["4 quai des Tanneurs", "94600 Deux-Rives"], "deliberation": "n° 2025-61 du 12 décembre 2025", "logo": null, "name": "Centre interdépartemental de gestion des Deux-Rives", "service_lines": ["Prévention et action sociale"], "short_name": "CIG des Deux-Rives", "signatory": "Inès Vauquelin", "signatory_title": "Présidente", "siret": "28920001600011", "website": "www.example.org"}, "lines": [{"amount": "1600.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": false, "quantity": "2", "subtotal": null, "unit": "jours", "unit_price": "800"}, {"amount": "1200.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": true, "quantity": "1,5", "subtotal": null, "unit": "jour", "unit_price": "800"}], "mentions": [{"lead": "Facturation", "text": "à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande."}], "number": "D-2026-0001", "object": "Prévention 2026 – Émis", "options_total": "1200.00", "replaces": null, "tariff_note": "", "tariffs_from": "2026-01-01", "total": "1600.00", "total_with_options": "2800.00", "valid_until": "2027-02-17", "validity": "3 mois", "vat": {"label": "non applicable", "mention": "TVA non applicable, art. 256 B du CGI"}, "year": 2026}', '6a7bbd8dd353a9c0ae8a0c453c59bc092d76243f0df94cb41019658295dec2d7', NULL, '', '', '', '', NULL, '', '', 0);
INSERT INTO "quotes" VALUES ('01a20338a6bf71c2932f2ead8f844f38', 6, '01a203389fa7767d8ebdc292eb804dcd', 'Prévention 2026 – Envoyé', '2026-12-07', 'sent', 2026, 2, 0, 'D-', NULL, 'cig-petite-couronne-2026', 'Camille Roussel', '01a203389ff8779ea0705816e0b3d6ba', 1794983400, '2026-11-18', '2027-02-18', '2026-11-18', '', 1284, 160000, 280000, '{"addressee": {"address_lines": ["94600 Mont-le-Merle"], "name": "Commune de Mont-le-Merle", "service": "À l’attention de Hélène Rivoire, DRH", "siren": "219409026", "siret": ""}, "agreement": {"deliberation": "", "engagement": "", "purchase_order": "", "service_code": ""}, "contact": "Camille Roussel", "conventions": ["Cadre prévention, santé et action sociale, signée le 4 décembre 2023"], "demo": false, "in_words": true, "issued_on": "2026-11-18", "issuer": {"address_lines": ["4 quai des Tanneurs", "94600 Deux-Rives"], "deliberation": "n° 2025-61 du 12 décembre 2025", "logo": null, "name": "Centre interdépartemental de gestion des Deux-Rives", "service_lines": ["Prévention et action sociale"], "short_name": "CIG des Deux-Rives", "signatory": "Inès Vauquelin", "signatory_title": "Présidente", "siret": "28920001600011", "website": "www.example.org"}, "lines": [{"amount": "1600.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": false, "quantity": "2", "subtotal": null, "unit": "jours", "unit_price": "800"}, {"amount": "1200.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": true, "quantity": "1,5", "subtotal": null, "unit": "jour", "unit_price": "800"}], "mentions": [{"lead": "Facturation", "text": "à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande."}], "number": "D-2026-0002", "object": "Prévention 2026 – Envoyé", "options_total": "1200.00", "replaces": null, "tariff_note": "", "tariffs_from": "2026-01-01", "total": "1600.00", "total_with_options": "2800.00", "valid_until": "2027-02-18", "validity": "3 mois", "vat": {"label": "non applicable", "mention": "TVA non applicable, art. 256 B du CGI"}, "year": 2026}', '3c3bca5bb5dbf1dc9e376181672b178079ce9a6ef6543d0e5b2b50aab86972f0', NULL, '', '', '', '', NULL, '', '', 0);
INSERT INTO "quotes" VALUES ('01a20338a729718a99cd3204fb5c0e39', 7, '01a203389fa7767d8ebdc292eb804dcd', 'Prévention 2026 – Accepté', '2026-12-07', 'accepted', 2026, 3, 0, 'D-', NULL, 'cig-petite-couronne-2026', 'Camille Roussel', '01a203389ff8779ea0705816e0b3d6ba', 1795069800, '2026-11-19', '2027-02-19', '2026-11-19', '', 1284, 160000, 280000, '{"addressee": {"address_lines": ["94600 Mont-le-Merle"], "name": "Commune de Mont-le-Merle", "service": "À l’attention de Hélène Rivoire, DRH", "siren": "219409026", "siret": ""}, "agreement": {"deliberation": "", "engagement": "", "purchase_order": "", "service_code": ""}, "contact": "Camille Roussel", "conventions": ["Cadre prévention, santé et action sociale, signée le 4 décembre 2023"], "demo": false, "in_words": true, "issued_on": "2026-11-19", "issuer": {"address_lines": ["4 quai des Tanneurs", "94600 Deux-Rives"], "deliberation": "n° 2025-61 du 12 décembre 2025", "logo": null, "name": "Centre interdépartemental de gestion des Deux-Rives", "service_lines": ["Prévention et action sociale"], "short_name": "CIG des Deux-Rives", "signatory": "Inès Vauquelin", "signatory_title": "Présidente", "siret": "28920001600011", "website": "www.example.org"}, "lines": [{"amount": "1600.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": false, "quantity": "2", "subtotal": null, "unit": "jours", "unit_price": "800"}, {"amount": "1200.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": true, "quantity": "1,5", "subtotal": null, "unit": "jour", "unit_price": "800"}], "mentions": [{"lead": "Facturation", "text": "à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande."}], "number": "D-2026-0003", "object": "Prévention 2026 – Accepté", "options_total": "1200.00", "replaces": null, "tariff_note": "", "tariffs_from": "2026-01-01", "total": "1600.00", "total_with_options": "2800.00", "valid_until": "2027-02-19", "validity": "3 mois", "vat": {"label": "non applicable", "mention": "TVA non applicable, art. 256 B du CGI"}, "year": 2026}', '76e5d38fb95a297643c71cb8d9c6ca06107864b259e929bc0daf18e0ca590afe', NULL, '', '2026-E00417', 'BC-0093', '', '2026-11-19', 'Hélène Rivoire', 'directrice des ressources humaines', 1);
INSERT INTO "quotes" VALUES ('01a20338a7ac7336a6b2534aec1fcccc', 7, '01a203389fa7767d8ebdc292eb804dcd', 'Prévention 2026 – Refusé', '2026-12-07', 'refused', 2026, 4, 0, 'D-', NULL, 'cig-petite-couronne-2026', 'Camille Roussel', '01a203389ff8779ea0705816e0b3d6ba', 1795156200, '2026-11-20', '2027-02-20', '2026-11-20', 'Reporté au budget primitif', 1284, 160000, 280000, '{"addressee": {"address_lines": ["94600 Mont-le-Merle"], "name": "Commune de Mont-le-Merle", "service": "À l’attention de Hélène Rivoire, DRH", "siren": "219409026", "siret": ""}, "agreement": {"deliberation": "", "engagement": "", "purchase_order": "", "service_code": ""}, "contact": "Camille Roussel", "conventions": ["Cadre prévention, santé et action sociale, signée le 4 décembre 2023"], "demo": false, "in_words": true, "issued_on": "2026-11-20", "issuer": {"address_lines": ["4 quai des Tanneurs", "94600 Deux-Rives"], "deliberation": "n° 2025-61 du 12 décembre 2025", "logo": null, "name": "Centre interdépartemental de gestion des Deux-Rives", "service_lines": ["Prévention et action sociale"], "short_name": "CIG des Deux-Rives", "signatory": "Inès Vauquelin", "signatory_title": "Présidente", "siret": "28920001600011", "website": "www.example.org"}, "lines": [{"amount": "1600.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": false, "quantity": "2", "subtotal": null, "unit": "jours", "unit_price": "800"}, {"amount": "1200.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": true, "quantity": "1,5", "subtotal": null, "unit": "jour", "unit_price": "800"}], "mentions": [{"lead": "Facturation", "text": "à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande."}], "number": "D-2026-0004", "object": "Prévention 2026 – Refusé", "options_total": "1200.00", "replaces": null, "tariff_note": "", "tariffs_from": "2026-01-01", "total": "1600.00", "total_with_options": "2800.00", "valid_until": "2027-02-20", "validity": "3 mois", "vat": {"label": "non applicable", "mention": "TVA non applicable, art. 256 B du CGI"}, "year": 2026}', '787c82cc2532477a159f99038c4de7fbc73a78522459773c033761a435af4517', 'budget', '', '', '', '', NULL, '', '', 0);
INSERT INTO "quotes" VALUES ('01a20338a832765aa19edd0d5d6f20b6', 6, '01a203389fa7767d8ebdc292eb804dcd', 'Prévention 2026 – Annulé', '2026-12-07', 'cancelled', 2026, 5, 0, 'D-', NULL, 'cig-petite-couronne-2026', 'Camille Roussel', '01a203389ff8779ea0705816e0b3d6ba', 1795242600, '2026-11-21', '2027-02-21', '2026-11-21', 'Doublon', 1284, 160000, 280000, '{"addressee": {"address_lines": ["94600 Mont-le-Merle"], "name": "Commune de Mont-le-Merle", "service": "À l’attention de Hélène Rivoire, DRH", "siren": "219409026", "siret": ""}, "agreement": {"deliberation": "", "engagement": "", "purchase_order": "", "service_code": ""}, "contact": "Camille Roussel", "conventions": ["Cadre prévention, santé et action sociale, signée le 4 décembre 2023"], "demo": false, "in_words": true, "issued_on": "2026-11-21", "issuer": {"address_lines": ["4 quai des Tanneurs", "94600 Deux-Rives"], "deliberation": "n° 2025-61 du 12 décembre 2025", "logo": null, "name": "Centre interdépartemental de gestion des Deux-Rives", "service_lines": ["Prévention et action sociale"], "short_name": "CIG des Deux-Rives", "signatory": "Inès Vauquelin", "signatory_title": "Présidente", "siret": "28920001600011", "website": "www.example.org"}, "lines": [{"amount": "1600.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": false, "quantity": "2", "subtotal": null, "unit": "jours", "unit_price": "800"}, {"amount": "1200.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": true, "quantity": "1,5", "subtotal": null, "unit": "jour", "unit_price": "800"}], "mentions": [{"lead": "Facturation", "text": "à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande."}], "number": "D-2026-0005", "object": "Prévention 2026 – Annulé", "options_total": "1200.00", "replaces": null, "tariff_note": "", "tariffs_from": "2026-01-01", "total": "1600.00", "total_with_options": "2800.00", "valid_until": "2027-02-21", "validity": "3 mois", "vat": {"label": "non applicable", "mention": "TVA non applicable, art. 256 B du CGI"}, "year": 2026}', 'ebeabe256c23965ce4b0fc34c1b7d482227276ef90c96c95628278f9737471cc', NULL, '', '', '', '', NULL, '', '', 0);
INSERT INTO "quotes" VALUES ('01a20338a89b7260a3e5813d375642a9', 7, '01a203389fa7767d8ebdc292eb804dcd', 'Prévention 2026 – Remplacé', '2026-12-07', 'replaced', 2026, 6, 0, 'D-', NULL, 'cig-petite-couronne-2026', 'Camille Roussel', '01a203389ff8779ea0705816e0b3d6ba', 1795329000, '2026-11-22', '2027-02-22', '2026-11-22', '', 1284, 160000, 280000, '{"addressee": {"address_lines": ["94600 Mont-le-Merle"], "name": "Commune de Mont-le-Merle", "service": "À l’attention de Hélène Rivoire, DRH", "siren": "219409026", "siret": ""}, "agreement": {"deliberation": "", "engagement": "", "purchase_order": "", "service_code": ""}, "contact": "Camille Roussel", "conventions": ["Cadre prévention, santé et action sociale, signée le 4 décembre 2023"], "demo": false, "in_words": true, "issued_on": "2026-11-22", "issuer": {"address_lines": ["4 quai des Tanneurs", "94600 Deux-Rives"], "deliberation": "n° 2025-61 du 12 décembre 2025", "logo": null, "name": "Centre interdépartemental de gestion des Deux-Rives", "service_lines": ["Prévention et action sociale"], "short_name": "CIG des Deux-Rives", "signatory": "Inès Vauquelin", "signatory_title": "Présidente", "siret": "28920001600011", "website": "www.example.org"}, "lines": [{"amount": "1600.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": false, "quantity": "2", "subtotal": null, "unit": "jours", "unit_price": "800"}, {"amount": "1200.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": true, "quantity": "1,5", "subtotal": null, "unit": "jour", "unit_price": "800"}], "mentions": [{"lead": "Facturation", "text": "à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande."}], "number": "D-2026-0006", "object": "Prévention 2026 – Remplacé", "options_total": "1200.00", "replaces": null, "tariff_note": "", "tariffs_from": "2026-01-01", "total": "1600.00", "total_with_options": "2800.00", "valid_until": "2027-02-22", "validity": "3 mois", "vat": {"label": "non applicable", "mention": "TVA non applicable, art. 256 B du CGI"}, "year": 2026}', 'd2744bda3fcde36caceaf45b0db77f44bb670ac4479644e6cf1d2731cd8ed599', NULL, '', '', '', '', NULL, '', '', 0);
INSERT INTO "quotes" VALUES ('01a20338a8fc7114bd629497b49a7392', 4, '01a203389fa7767d8ebdc292eb804dcd', 'Prévention 2026 – Remplacé', '2026-12-07', 'issued', 2026, 6, 1, 'D-', '01a20338a89b7260a3e5813d375642a9', 'cig-petite-couronne-2026', 'Camille Roussel', '01a203389ff8779ea0705816e0b3d6ba', 1795329000, '2026-11-22', '2027-02-22', '2026-11-22', '', 1284, 160000, 280000, '{"addressee": {"address_lines": ["94600 Mont-le-Merle"], "name": "Commune de Mont-le-Merle", "service": "À l’attention de Hélène Rivoire, DRH", "siren": "219409026", "siret": ""}, "agreement": {"deliberation": "", "engagement": "", "purchase_order": "", "service_code": ""}, "contact": "Camille Roussel", "conventions": ["Cadre prévention, santé et action sociale, signée le 4 décembre 2023"], "demo": false, "in_words": true, "issued_on": "2026-11-22", "issuer": {"address_lines": ["4 quai des Tanneurs", "94600 Deux-Rives"], "deliberation": "n° 2025-61 du 12 décembre 2025", "logo": null, "name": "Centre interdépartemental de gestion des Deux-Rives", "service_lines": ["Prévention et action sociale"], "short_name": "CIG des Deux-Rives", "signatory": "Inès Vauquelin", "signatory_title": "Présidente", "siret": "28920001600011", "website": "www.example.org"}, "lines": [{"amount": "1600.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": false, "quantity": "2", "subtotal": null, "unit": "jours", "unit_price": "800"}, {"amount": "1200.00", "detail": "En plus des jours du forfait", "kind": "offer", "label": "Jour d’intervention supplémentaire", "notes": [], "optional": true, "quantity": "1,5", "subtotal": null, "unit": "jour", "unit_price": "800"}], "mentions": [{"lead": "Facturation", "text": "à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande."}], "number": "D-2026-0006-R1", "object": "Prévention 2026 – Remplacé", "options_total": "1200.00", "replaces": "D-2026-0006", "tariff_note": "", "tariffs_from": "2026-01-01", "total": "1600.00", "total_with_options": "2800.00", "valid_until": "2027-02-22", "validity": "3 mois", "vat": {"label": "non applicable", "mention": "TVA non applicable, art. 256 B du CGI"}, "year": 2026}', '5f9d5c4ef0602a0a33ed8e1001777a7d9e4b44e78384fe7cb045de10fb9347da', NULL, '', '', '', '', NULL, '', '', 0);
INSERT INTO "quotes" VALUES ('01a20338a9f172209d8c97dd4b03eca7', 6, '01a203389fcd760682caf0ad6f2f075d', 'Forfait 2027', '2027-01-04', 'accepted', 2026, 7, 0, 'D-', NULL, 'cig-petite-couronne-2027', 'Camille Roussel', NULL, 1795329000, '2026-11-22', '2027-02-22', '2026-11-22', '', 44, 209090, 209090, '{"addressee": {"address_lines": ["94700 Saint-Aubin-les-Ormes"], "name": "Commune de Saint-Aubin-les-Ormes", "service": "", "siren": "219409034", "siret": ""}, "agreement": {"deliberation": "", "engagement": "", "purchase_order": "", "service_code": ""}, "contact": "Camille Roussel", "conventions": ["Cadre prévention, santé et action sociale, signée le 4 décembre 2023"], "demo": false, "in_words": true, "issued_on": "2026-11-22", "issuer": {"address_lines": ["4 quai des Tanneurs", "94600 Deux-Rives"], "deliberation": "n° 2026-118 du 10 novembre 2026", "logo": null, "name": "Centre interdépartemental de gestion des Deux-Rives", "service_lines": ["Prévention et action sociale"], "short_name": "CIG des Deux-Rives", "signatory": "Inès Vauquelin", "signatory_title": "Présidente", "siret": "28920001600011", "website": "www.example.org"}, "lines": [{"amount": "2090.90", "detail": "Forfait annuel, strate moins de 50 agents", "kind": "offer", "label": "Inspection et conseil en santé et sécurité au travail", "notes": ["La première année est consacrée à l’audit ; l’accès au Cercle de la prévention est compris.", "Les jours d’inspection, de conseil et d’ergonomie sont arrêtés chaque année avec la collectivité."], "optional": false, "quantity": "1", "subtotal": null, "unit": "forfait", "unit_price": "2090.9"}], "mentions": [{"lead": "Facturation", "text": "à service fait, par titre de recettes déposé sur Chorus Pro. Paiement sous 30 jours, art. R. 2192-10 du code de la commande publique. Rappelez le n° d’engagement sur la commande."}], "number": "D-2026-0007", "object": "Forfait 2027", "options_total": null, "replaces": null, "tariff_note": "Forfait établi sur 44 agents déclarés.", "tariffs_from": "2027-01-01", "total": "2509.08", "total_with_options": null, "valid_until": "2027-02-22", "validity": "3 mois", "vat": {"mention": "TVA sur les débits", "net": "2090.90", "rows": [{"net": "2090.90", "rate": "20", "vat": "418.18"}]}, "year": 2027}', '13f6fabeb486b16f1915390e6a106bbfe0cbd7ffdae938dd769d37a8d0e84f7c', NULL, '', '', '', '', '2026-11-22', '', '', 0);
INSERT INTO "session_seats" VALUES ('01a20338aa8376f8807c47179c8bd21e', 2, '01a20338aa6c7095a9d7d8044bd547b4', '01a203389fa7767d8ebdc292eb804dcd', 6, '01a20338a19072d69b475fad7ecba246');
INSERT INTO "session_seats" VALUES ('01a20338aa8376f8807c471882ccc94b', 1, '01a20338aa6c7095a9d7d8044bd547b4', '01a203389fcd760682caf0ad6f2f075d', 2, NULL);
INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1);
INSERT INTO search_index(search_index) VALUES ('rebuild');
CREATE INDEX ix_journal_record_id ON journal (record_id);
CREATE INDEX ix_journal_transaction_id ON journal (transaction_id);
CREATE INDEX ix_agents_authority_id ON agents (authority_id);
CREATE INDEX ix_agents_sort_key ON agents (sort_key);
CREATE INDEX ix_contacts_authority_id ON contacts (authority_id);
CREATE INDEX ix_persons_practitioner_id ON persons (practitioner_id);
CREATE INDEX ix_sites_authority_id ON sites (authority_id);
CREATE INDEX ix_subscriptions_authority_id ON subscriptions (authority_id);
CREATE INDEX ix_working_hours_practitioner_id ON working_hours (practitioner_id);
CREATE INDEX ix_rooms_site_id ON rooms (site_id);
CREATE INDEX ix_sick_leaves_agent_id ON sick_leaves (agent_id);
CREATE TRIGGER search_entries_insert AFTER INSERT ON search_entries BEGIN INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END;
CREATE TRIGGER search_entries_delete AFTER DELETE ON search_entries BEGIN INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', old.id, old.words); END;
CREATE TRIGGER search_entries_update AFTER UPDATE ON search_entries BEGIN INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', old.id, old.words); INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END;
CREATE INDEX ix_requests_agent_id ON requests (agent_id);
CREATE INDEX ix_requests_authority_id ON requests (authority_id);
CREATE INDEX ix_requests_contact_id ON requests (contact_id);
CREATE INDEX ix_requests_practitioner_id ON requests (practitioner_id);
CREATE INDEX ix_requests_received_on ON requests (received_on);
CREATE INDEX ix_permanence_series_authority_id ON permanence_series (authority_id);
CREATE INDEX ix_permanence_series_practitioner_id ON permanence_series (practitioner_id);
CREATE INDEX ix_permanence_series_room_id ON permanence_series (room_id);
CREATE INDEX ix_permanence_series_site_id ON permanence_series (site_id);
CREATE INDEX ix_participations_agent_id ON participations (agent_id);
CREATE INDEX ix_participations_appointment_id ON participations (appointment_id);
CREATE INDEX ix_participations_authority_id ON participations (authority_id);
CREATE INDEX ix_campaign_letters_authority_id ON campaign_letters (authority_id);
CREATE INDEX ix_campaign_letters_campaign_id ON campaign_letters (campaign_id);
CREATE INDEX ix_kept_documents_amendment_id ON kept_documents (amendment_id);
CREATE INDEX ix_kept_documents_authority_id ON kept_documents (authority_id);
CREATE INDEX ix_kept_documents_membership_id ON kept_documents (membership_id);
CREATE INDEX ix_kept_documents_quote_id ON kept_documents (quote_id);
CREATE INDEX ix_kept_documents_sha256 ON kept_documents (sha256);
CREATE INDEX ix_quote_sendings_quote_id ON quote_sendings (quote_id);
CREATE INDEX ix_engagements_authority_id_end ON engagements (authority_id, "end");
CREATE INDEX ix_engagements_quote_line_id ON engagements (quote_line_id);
CREATE INDEX ix_engagements_term_id ON engagements (term_id);
CREATE INDEX ix_distinct_agents_other_id ON distinct_agents (other_id);
CREATE INDEX ix_absences_series_id ON absences (series_id);
CREATE INDEX ix_absences_practitioner_id_start ON absences (practitioner_id, start);
CREATE INDEX ix_absences_practitioner_id ON absences (practitioner_id);
CREATE INDEX ix_appointments_request_id ON appointments (request_id);
CREATE INDEX ix_appointments_start ON appointments (start);
CREATE INDEX ix_appointments_authority_id ON appointments (authority_id);
CREATE INDEX ix_appointments_room_id_start ON appointments (room_id, start);
CREATE INDEX ix_appointments_permanence_id ON appointments (permanence_id);
CREATE INDEX ix_appointments_site_id ON appointments (site_id);
CREATE INDEX ix_appointments_practitioner_id ON appointments (practitioner_id);
CREATE INDEX ix_appointments_practitioner_id_start ON appointments (practitioner_id, start);
CREATE INDEX ix_appointments_agent_id_start_status ON appointments (agent_id, start, status);
CREATE INDEX ix_appointments_engagement_id ON appointments (engagement_id);
CREATE INDEX ix_appointments_request_id_status_start ON appointments (request_id, status, start) WHERE request_id IS NOT NULL;
CREATE INDEX ix_appointments_planned_start ON appointments (start) WHERE status = 'planned';
CREATE UNIQUE INDEX ix_authorities_siren ON authorities (siren) WHERE siren != '';
CREATE INDEX ix_authorities_sort_key ON authorities (sort_key);
CREATE INDEX ix_headcounts_authority_id ON headcounts (authority_id);
CREATE INDEX ix_memberships_authority_id ON memberships (authority_id);
CREATE INDEX ix_memberships_renews_id ON memberships (renews_id);
CREATE INDEX ix_permanences_practitioner_id_start ON permanences (practitioner_id, start);
CREATE INDEX ix_permanences_room_id_start ON permanences (room_id, start);
CREATE INDEX ix_permanences_authority_id ON permanences (authority_id);
CREATE INDEX ix_permanences_series_id ON permanences (series_id);
CREATE INDEX ix_permanences_start ON permanences (start);
CREATE INDEX ix_permanences_practitioner_id ON permanences (practitioner_id);
CREATE INDEX ix_permanences_site_id ON permanences (site_id);
CREATE INDEX ix_quote_lines_quote_id_optional_offer ON quote_lines (quote_id, optional, offer);
CREATE INDEX ix_quotes_listing ON quotes (authority_id, state, id, service_day, prefix, year, sequence, revision, created_at, issued_on, valid_until, total, object);
CREATE INDEX ix_quotes_without_engagement ON quotes (authority_id) WHERE state = 'accepted' AND engagement_number = '';
CREATE INDEX ix_session_seats_authority_id ON session_seats (authority_id);
CREATE INDEX ix_session_seats_appointment_id ON session_seats (appointment_id);
CREATE INDEX ix_session_seats_engagement_id ON session_seats (engagement_id);
PRAGMA user_version = 4;
COMMIT;
PRAGMA journal_mode = WAL;
