-- Tables of access. The web application's role owns none of them and writes none of them: what it may do here
-- it does through functions. Nothing refers to registry_record by a foreign key where a refused request for a
-- record that does not exist must look like any other.

create table access_kind (
    kind text primary key,
    part text not null,
    summary boolean not null
);
comment on table access_kind is 'Which part of the work a kind of entry belongs to, and whether it is in the safety summary';

create table access_circle (
    record_id uuid not null references registry_record,
    worker_id integer references registry_worker,
    agency_id smallint references registry_agency,
    relation text not null check (relation in (
        'allocated', 'co_allocated', 'shared', 'invited', 'emergency', 'withheld', 'keeps', 'kept', 'own_page')),
    from_at timestamptz not null,
    until_at timestamptz,
    entry_id uuid not null primary key,
    check (num_nonnulls(worker_id, agency_id) = 1 and (relation = 'shared') = (agency_id is not null)),
    check (relation <> 'emergency' or until_at is not null)
);
comment on table access_circle is 'Projection: who stands in what relation to a record, and until when';
create index access_circle_record on access_circle (record_id, relation) include (worker_id, until_at);
create index access_circle_worker on access_circle (worker_id, relation) include (record_id, until_at);
create index access_circle_agency on access_circle (agency_id, relation) include (record_id, until_at);

create table access_conflict (
    record_id uuid not null references registry_record,
    worker_id integer not null references registry_worker,
    silent boolean not null,
    entry_id uuid not null primary key
);
comment on table access_conflict is 'Projection: conflicts of interest that stand; some the worker does not know of';
create index access_conflict_worker on access_conflict (worker_id) include (record_id);
create index access_conflict_record on access_conflict (record_id);

create table access_about (
    record_id uuid not null references registry_record,
    about_id uuid not null,
    primary key (record_id, about_id)
);
comment on table access_about is 'Projection: whom a family log or a report is about; a conflict with them is one with it';
create index access_about_about on access_about (about_id) include (record_id);

create table access_same_person (
    record_id uuid not null references registry_record,
    other_id uuid not null references registry_record,
    entry_id uuid not null primary key,
    check (record_id <> other_id)
);
comment on table access_same_person is 'Projection: pairs of records stated to be one person''s';
create index access_same_person_record on access_same_person (record_id);
create index access_same_person_other on access_same_person (other_id);

create table access_person (
    record_id uuid primary key,
    person uuid not null
);
comment on table access_person is 'Derived from access_same_person: joined records, each with the least id it is joined with';
create index access_person_person on access_person (person) include (record_id);

create table access_home (
    id uuid primary key,
    type text not null,
    area_id smallint not null,
    agency_id smallint not null,
    free_from timestamptz not null default '-infinity'
);
comment on table access_home is
    'Derived: where a record stands, and since or from when no worker is allocated to it or to one joined with it';
create index access_home_free on access_home (area_id, agency_id, free_from) include (type, id);
create index access_home_type on access_home (agency_id, type) include (id);

create table access_read_log (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    worker_id integer not null,
    action text not null,
    record_id uuid,
    purpose text not null,
    entries integer not null,
    refused boolean not null,
    rule text not null
);
comment on table access_read_log is 'Append only: who looked at what and why, refusals too; never what they saw';
create index access_read_log_record on access_read_log (record_id, id);
create index access_read_log_worker on access_read_log (worker_id, id);

create table access_notice (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    worker_id integer not null references registry_worker,
    record_id uuid not null references registry_record,
    what text not null,
    entry_id uuid not null,
    on_day date,
    seen_at timestamptz,
    unique nulls not distinct (worker_id, what, entry_id, on_day)
);
comment on table access_notice is 'Who was told of what, and when they saw it';
create index access_notice_unseen on access_notice (worker_id, at) where seen_at is null;

-- Nobody changes the log of reads, nor the owner by a slip.
create function access_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The log of reads is append only.' using errcode = 'insufficient_privilege';
end $$;
create trigger access_read_log_append_only before update or delete or truncate on access_read_log
    for each statement execute function access_refuse_change();
