-- Projections by which people are found: names, dates of birth, numbers, and who is tied to whom. The columns of the
-- entry's spine stand beside, so that each row follows the marking of its entry.

create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;
create extension if not exists unaccent;

create table people_name (
    entry_id uuid primary key,
    record_id uuid not null,
    kind text not null,
    agency_id smallint not null,
    author_id integer not null,
    marking text not null,
    guarded boolean not null,
    recorded_at timestamptz not null,
    type text not null,
    name text not null,
    folded text not null,
    sounds text[] not null
);
create index people_name_record on people_name (record_id);
create index people_name_like on people_name using gin (folded gin_trgm_ops);
create index people_name_sounds on people_name using gin (sounds);

create table people_birth (
    entry_id uuid primary key,
    record_id uuid not null,
    kind text not null,
    agency_id smallint not null,
    author_id integer not null,
    marking text not null,
    guarded boolean not null,
    recorded_at timestamptz not null,
    born_from date not null,
    born_to date not null
);
create index people_birth_record on people_birth (record_id);
create index people_birth_born on people_birth (born_from, born_to);

create table people_identifier (
    entry_id uuid primary key,
    record_id uuid not null,
    kind text not null,
    agency_id smallint not null,
    author_id integer not null,
    marking text not null,
    guarded boolean not null,
    recorded_at timestamptz not null,
    type text not null,
    folded text not null
);
create index people_identifier_record on people_identifier (record_id);
create index people_identifier_folded on people_identifier (folded);

create table people_tie (
    entry_id uuid primary key,
    record_id uuid not null,
    kind text not null,
    agency_id smallint not null,
    author_id integer not null,
    marking text not null,
    guarded boolean not null,
    recorded_at timestamptz not null,
    other_id uuid,
    relation text not null,
    from_earliest date not null,
    from_latest date not null,
    until_earliest date,
    until_latest date
);
comment on table people_tie is 'Who lives with (relation household) or is what to somebody; from and until between two days each';
create index people_tie_record on people_tie (record_id);
create index people_tie_other on people_tie (other_id);

-- As names are compared: small letters without accents, one space between words, no other signs.
create function kinds_folded(said text) returns text
language sql stable parallel safe set search_path = public, pg_temp
return trim(regexp_replace(regexp_replace(
    lower(unaccent(said)), '[''’`.]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'));

-- How each word sounds, in either of two ways.
create function kinds_sounds(folded text) returns text[]
language sql stable parallel safe set search_path = public, pg_temp
return array(
    select distinct sound from unnest(string_to_array(folded, ' ')) word,
        lateral (values (dmetaphone(word)), (dmetaphone_alt(word))) key (sound) where sound <> '' order by 1);

create function kinds_project_names(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from people_name where record_id = record;
    insert into people_name
    select id, record_id, kind, agency_id, author_id, marking, guarded, recorded_at, outcome, name, folded, kinds_sounds(folded)
    from journal_live,
        -- A part that is not known is an object, with its reason.
        lateral (select body::jsonb->'given' as given, body::jsonb->'family' as family) part,
        lateral (select trim(concat_ws(' ', case when jsonb_typeof(given) = 'string' then given #>> '{}' end,
                                            case when jsonb_typeof(family) = 'string' then family #>> '{}' end)) as name) whole,
        lateral (select kinds_folded(name) as folded) key
    where record_id = record and kind = 'name.given' and name <> '';
$$;

create function kinds_project_births(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from people_birth where record_id = record;
    insert into people_birth
    select id, record_id, kind, agency_id, author_id, marking, guarded, recorded_at, happened_earliest, happened_latest
    from journal_live where record_id = record and kind = 'birth.given';
$$;

create function kinds_project_identifiers(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from people_identifier where record_id = record;
    insert into people_identifier
    select id, record_id, kind, agency_id, author_id, marking, guarded, recorded_at, outcome,
           upper(regexp_replace(body::jsonb->>'number', '[^[:alnum:]]', '', 'g'))
    from journal_live where record_id = record and kind = 'identifier.given' and body is not null;
$$;

create function kinds_project_ties(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from people_tie where record_id = record;
    insert into people_tie
    select tie.id, tie.record_id, tie.kind, tie.agency_id, tie.author_id, tie.marking, tie.guarded, tie.recorded_at,
           tie.concerns_record, case tie.kind when 'household.joined' then 'household' else tie.outcome end,
           tie.happened_earliest, tie.happened_latest, ended.earliest, ended.latest
    from journal_live tie
        left join (select matter_id, min(happened_earliest) as earliest, min(happened_latest) as latest
                   from journal_live where record_id = record and kind in ('household.left', 'relationship.ended')
                   group by matter_id) ended on ended.matter_id = tie.id
    where tie.record_id = record and tie.kind in ('household.joined', 'relationship.stated');
$$;
