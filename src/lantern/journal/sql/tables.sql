-- The record. Rows are only ever added, and only by journal_record; lantern_app may write to none of these.

create sequence journal_position;

create table journal_entry (
    position bigint primary key,
    id uuid not null unique,
    record_id uuid not null,
    area_id smallint not null,
    agency_id smallint not null,
    author_id integer not null,
    kind text not null,
    version smallint not null,
    pathway boolean not null,
    guarded boolean not null,
    marking text not null,
    matter_id uuid,
    opens text not null,
    occasion_id uuid,
    happened_earliest date not null,
    happened_latest date not null,
    happened_at timestamptz,
    learned_earliest date,
    recorded_at timestamptz not null,
    recorded_stated boolean not null,
    xid xid8 not null,
    outcome text not null,
    answer text not null,
    due_on date,
    dated_on date,
    concerns_worker integer,
    concerns_agency smallint,
    concerns_record uuid,
    amends uuid,
    withdraws uuid,
    disputes uuid,
    restricts uuid
);
create unique index journal_entry_record on journal_entry (record_id, recorded_at);
create index journal_entry_agency on journal_entry (agency_id, recorded_at);
create index journal_entry_followed on journal_entry (xid, position);
create index journal_entry_kind on journal_entry (kind, record_id);
create index journal_entry_occasion on journal_entry (occasion_id) where occasion_id is not null;

create table journal_body (
    position bigint primary key,
    body text not null
);

create table journal_salt (position bigint primary key, salt bytea not null);

create table journal_digest (
    position bigint primary key,
    chain smallint not null,
    digest bytea not null,
    link bytea not null
);

-- One row is updated at every entry: room is left so that its versions stay on the page, and no index changes.
create table journal_chain (
    chain smallint primary key,
    head bytea not null,
    count bigint not null,
    last_at timestamptz not null
) with (fillfactor = 10);
insert into journal_chain
    select n, sha256(convert_to('lantern chain ' || n, 'UTF8')), 0, '1970-01-01T00:00:00Z' from generate_series(0, 63) n;

create table journal_mention (
    entry_id uuid not null,
    record_id uuid not null,
    primary key (entry_id, record_id)
);
create index journal_mention_record on journal_mention (record_id);

create table journal_receipt (
    author_id integer not null,
    key text not null,
    content bytea not null,
    entries uuid[] not null,
    primary key (author_id, key)
);

-- Projections of the journal itself: what is withdrawn, what was marked anew, and which amendment governs.
create table journal_hidden (entry_id uuid primary key, record_id uuid not null);
create index journal_hidden_record on journal_hidden (record_id);
create table journal_marked (entry_id uuid primary key, record_id uuid not null, marking text not null);
create index journal_marked_record on journal_marked (record_id);
create table journal_amended (entry_id uuid primary key, record_id uuid not null, position bigint not null);
create index journal_amended_record on journal_amended (record_id);

-- Which functions keep which views; filled at every migrate from what the floors declare.
create table journal_projection (
    kind text not null,
    function text not null,
    name text not null,
    kept_in text not null,
    primary key (kind, function)
);
