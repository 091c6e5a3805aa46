-- The log that a parent or carer keeps: whose it is, when what they are told is held back, and what they read of it.
-- They open no record, so that no policy shows them any row of the journal; these functions are all they have.

create table family_log (
    record_id uuid primary key,
    keeper_id integer not null,
    person_id uuid,
    children uuid[] not null,
    closed_by uuid,
    closed_on date
);
comment on table family_log is
    'Projection: who keeps a log, their own record where there is one, whom it is about, and since when it is closed';
create index family_log_children on family_log using gin (children);

create table family_hold (
    entry_id uuid not null,
    record_id uuid not null,
    whose_id uuid not null,
    from_at timestamptz not null,
    until_at timestamptz,
    primary key (entry_id, whose_id)
);
comment on table family_hold is
    'Projection: from when until when a person, or whoever keeps a log, was recorded as a possible source of harm';
create index family_hold_whose on family_hold (whose_id);
create index family_hold_record on family_hold (record_id);

create table family_stop (
    entry_id uuid primary key,
    record_id uuid not null,
    from_at timestamptz not null,
    until_at timestamptz
);
comment on table family_stop is 'Projection: from when until when nothing went out to a child''s family';
create index family_stop_record on family_stop (record_id);

-- Whom a log was said to be about, and whose own record its keeper's is, from when until when: in every version, since
-- what was held back must not come out, nor what was shown vanish, because it was said anew.
create function family_named(log uuid)
    returns table (named_id uuid, keeps boolean, from_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    with version as (
        select v.id, v.concerns_record, v.recorded_at, (
            select max(w.recorded_at) from journal_hidden h join journal_entry w on w.withdraws = h.entry_id
            where h.entry_id in (v.id, v.amends) and w.record_id = log and w.kind = 'entry.withdrawn') as withdrawn_at
        from journal_entry v where v.record_id = log and v.kind = 'family_log.opened'
    )
    select concerns_record, true, recorded_at, withdrawn_at from version where concerns_record is not null
    union all
    select m.record_id, false, recorded_at, withdrawn_at from version v join journal_mention m on m.entry_id = v.id
    where m.record_id is distinct from v.concerns_record
$$;

create function kinds_project_family_log(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from family_log where record_id = record;
    insert into family_log
    select opened.record_id, opened.concerns_worker, opened.concerns_record, array(
        select distinct n.named_id from family_named(record) n
        where n.until_at is null and not n.keeps and n.named_id is distinct from opened.concerns_record order by 1),
        closed.id, closed.happened_latest
    from journal_live opened left join journal_live closed on closed.id = kinds_log_closed(record)
    where opened.record_id = record and opened.kind = 'family_log.opened'
        and opened.concerns_worker is not null
    order by opened.recorded_at desc limit 1;
$$;

-- Whom a log or a report is about: in every version of a log, since what was said of them stands in it, and of a report
-- the children it is joined with.
create function kinds_project_about(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from access_about where record_id = record;
    insert into access_about
    select record, n.named_id from family_named(record) n where n.until_at is null
    union
    select record, m.record_id from journal_live joined
        join journal_mention m on m.entry_id = joined.id
        join registry_record r on r.id = record and r.type = 'public_report'
    where joined.record_id = record and joined.kind = 'report.joined'
        and not exists (select from journal_live parted where parted.record_id = record
                        and parted.kind = 'report.parted' and parted.matter_id = joined.id);
$$;

-- When entries of a kind held, in a record, and for whom: for everybody whom a version names, each from when that was
-- recorded. One that was withdrawn held until then: what was held back meanwhile must not come out by it.
create function family_held_between(record uuid, begun text, ended text)
    returns table (entry_id uuid, whose_id uuid, from_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select e.id, coalesce(v.concerns_record, v.record_id), min(v.recorded_at), least(
        (select min(l.recorded_at) from journal_live l
            where l.record_id = record and l.kind = ended and l.matter_id = e.id),
        (select max(w.recorded_at) from journal_entry w join journal_hidden h on h.entry_id = w.withdraws
            where w.record_id = record and w.withdraws = e.id and w.kind = 'entry.withdrawn'))
    from journal_entry e join journal_entry v on v.record_id = record and e.id in (v.id, v.amends)
    where e.record_id = record and e.kind = begun and e.amends is null
    group by e.id, coalesce(v.concerns_record, v.record_id)
$$;

create function kinds_project_family_hold(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from family_hold where record_id = record;
    insert into family_hold
    select entry_id, record, whose_id, from_at, until_at
    from family_held_between(record, 'source_of_harm.recorded', 'source_of_harm.lifted');
$$;

create function kinds_project_family_stop(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from family_stop where record_id = record;
    insert into family_stop
    select entry_id, record, from_at, until_at
    from family_held_between(record, 'family_output.stopped', 'family_output.lifted');
$$;

-- From when until when a thing was so; of what was over before it began, never.
create function family_during(from_at timestamptz, until_at timestamptz) returns tstzrange
language sql immutable as $$
    select case when until_at <= from_at then 'empty' else tstzrange(from_at, until_at) end
$$;

-- When what was recorded in a log is held back from whoever keeps it. A hold that stands in the record of a child and
-- names nobody, or the child, is one on every log about that child. Worked out once for a page, whoever asks for it, so
-- that the time which a page takes does not tell whether anything is held.
create function family_held(log uuid) returns tstzmultirange
language sql stable security definer set search_path = public, pg_temp as $$
    with named as materialized (
        select same, n.keeps, family_during(n.from_at, n.until_at) as during
        from family_named(log) n, access_joined(n.named_id) same
    )
    select coalesce(range_agg(held.during), '{}') from (
        select family_during(h.from_at, h.until_at) from family_hold h where h.whose_id = log
        union all
        select n.during * family_during(h.from_at, h.until_at)
        from named n join family_hold h on h.whose_id = n.same and (n.keeps or h.whose_id = h.record_id)
        union all
        select n.during * family_during(s.from_at, s.until_at)
        from named n join family_stop s on s.record_id = n.same and not n.keeps) held (during)
$$;

-- The entries of a log that are withdrawn as far as its keeper may notice: not by what was said while they were held.
create function family_withdrawn(log uuid, held tstzmultirange) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select last.id from (
        select distinct on (w.withdraws) w.withdraws as id, w.kind from journal_entry w
        where w.record_id = log and w.kind in ('entry.withdrawn', 'entry.restored') and not w.recorded_at <@ held
        order by w.withdraws, w.recorded_at desc) last
    where last.kind = 'entry.withdrawn'
$$;

-- Whether nothing goes out now to the family of any of these children, or of one joined with them.
create function family_stopped_now(children uuid[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select from unnest(children) child, access_joined(child) same join family_stop s on s.record_id = same
        where family_during(s.from_at, s.until_at) @> now())
$$;

-- Whether nothing may go out now to the family of this child, or to whoever keeps this log. Asked of a record that the
-- worker may not open, it says no.
create function family_stopped(record uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return access_may(record, 'open') and (
        family_stopped_now(array[record])
        or exists (select from family_log l where l.record_id = record and family_stopped_now(l.children)));
end $$;

-- The notes of logs as those who keep them read them, with what was added, and what they were told unless it was held
-- back. What they wrote themselves is theirs also where a worker withdrew it. While they are held, nothing that they saw
-- changes: what is amended or withdrawn then stays as it was. Newest first. `asked` names one alone.
create function family_notes_of(logs uuid[], skip bigint, most integer, asked uuid default null)
    returns table (id uuid, total bigint, recorded_at timestamptz, happened_earliest date, happened_latest date,
                   happened_at timestamptz, body text, written_by text, added jsonb, told jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
        with logs as materialized (
            select l.id, family_held(l.id) as held from (select distinct unnest(family_notes_of.logs)) l (id)
        ), gone as materialized (
            select w.id from logs l, family_withdrawn(l.id, l.held) w (id)
        ), notes as (
            select e.id, e.record_id, l.held, e.kind, e.author_id, e.recorded_at, e.position, count(*) over () as total
            from logs l join journal_entry e on e.record_id = l.id
            where (asked is null or e.id = asked) and e.amends is null
                and (e.kind = 'family_note.made' or e.kind = 'family_note.written_with'
                    and e.id not in (select g.id from gone g))
            order by e.recorded_at desc offset skip limit most
        ), feedback as materialized (
            -- As it was first given: an amendment while a hold stood would tell what the hold keeps back.
            select f.matter_id, jsonb_agg(jsonb_build_object('at', f.recorded_at, 'code', f.outcome, 'by', w.name,
                'agency', g.name) order by f.recorded_at) as told
            from logs l join journal_entry f on f.record_id = l.id and f.kind = 'family_feedback.given'
                join registry_worker w on w.id = f.author_id join registry_agency g on g.id = f.agency_id
            where f.amends is null and not f.recorded_at <@ l.held and f.id not in (select g.id from gone g)
            group by f.matter_id
        )
        select n.id, n.total, n.recorded_at, g.happened_earliest, g.happened_latest, g.happened_at, gb.body,
            case when n.kind = 'family_note.written_with' then (select w.name from registry_worker w where w.id = n.author_id) end,
            (select jsonb_agg(jsonb_build_object('id', a.id, 'at', a.recorded_at, 'body', b.body) order by a.recorded_at)
                from journal_entry a left join journal_body b using (position)
                where a.record_id = n.record_id and a.kind = 'family_note.added' and a.matter_id = n.id),
            f.told
        from notes n left join feedback f on f.matter_id = n.id
            left join lateral (
                select v.position from journal_entry v where v.record_id = n.record_id and v.amends = n.id
                    and not v.recorded_at <@ n.held and v.id not in (select g.id from gone g)
                order by v.recorded_at desc limit 1) amended on true
            join journal_entry g on g.position = coalesce(amended.position, n.position)
            left join journal_body gb on gb.position = g.position
        order by n.recorded_at desc;
end $$;

-- The notes of the log that the asking parent keeps.
create function family_notes(skip bigint, most integer, asked uuid default null)
    returns table (id uuid, total bigint, recorded_at timestamptz, happened_earliest date, happened_latest date,
                   happened_at timestamptz, body text, written_by text, added jsonb, told jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
    select * from family_notes_of(access_kept(), skip, most, asked)
$$;

-- Since when the log that the asking parent keeps is closed, and whom they may ring: what was written for them to read,
-- and nothing of why. It is the same whether anything is held back or not.
create function family_closed() returns table (closed_on date, ring text)
language sql stable security definer set search_path = public, pg_temp as $$
    select l.closed_on, c.body::jsonb->>'ring' from family_log l join journal_live c on c.id = l.closed_by
    where l.record_id = any (access_kept())
$$;

-- The notes of a log for a worker who prints it for whoever keeps it, the first one first, with the stamps of each and of
-- what was added: as the keeper reads them, but for what they were told. By what is missing of that, a worker who may
-- not know of a hold would learn of it. While a stop stands there is none; nor is one that the worker may not read.
create function family_printed(log uuid)
    returns table (id uuid, recorded_at timestamptz, happened_earliest date, happened_latest date,
                   happened_at timestamptz, body text, written_by text, added jsonb, stamps jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
    select n.id, n.recorded_at, n.happened_earliest, n.happened_latest, n.happened_at, n.body, n.written_by, n.added,
        s.stamps
    from family_notes_of(
            case when access_may(log, 'open') and access_may(log, 'print') and not family_stopped(log)
                then array[log] else '{}' end, 0, null) n
        join lateral (
            -- Of words that were amended the first stamp says nothing.
            select jsonb_object_agg(e.id, journal_stamp(d.digest)) filter (where e.id <> n.id or b.body = n.body) as stamps,
                bool_and(access_may_read_body(e.record_id, e.kind, e.agency_id, e.author_id,
                    coalesce(m.marking, e.marking), e.guarded)) as read
            from journal_entry e join journal_digest d using (position) left join journal_body b using (position)
                left join journal_marked m on m.entry_id = e.id
            where e.record_id = log and (e.id = n.id or e.kind = 'family_note.added' and e.matter_id = n.id)) s on s.read
    order by n.recorded_at
$$;

-- What a receipt for one's own note carries: when it was recorded, and a stamp that follows from its salted digest.
create function family_receipt(note uuid) returns table (record_id uuid, recorded_at timestamptz, kind text, body text, stamp text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
        select e.record_id, e.recorded_at, e.kind, b.body, journal_stamp(d.digest)
        from journal_entry e join journal_digest d using (position) left join journal_body b using (position)
        where e.id = note and e.amends is null and e.kind in (
                'family_note.made', 'family_note.added', 'family_note.written_with')
            and e.record_id = any (access_kept())
            and (e.author_id = access_me()
                or e.id not in (select family_withdrawn(e.record_id, family_held(e.record_id))));
end $$;

-- Registers whoever is to keep a log, in the team of the worker who opens it: only of a worker who may open one.
create function family_register(name text, account integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    me registry_worker;
begin
    select * into me from registry_worker where id = access_me();
    if not access_may_begin('family_log', me.area_id, me.agency_id)
        or exists (select from registry_worker w where w.user_id = account) then
        raise exception 'You may not register whoever keeps a log' using errcode = 'insufficient_privilege';
    end if;
    return registry_register(name, 'parent', account, me.team_id, me.agency_id, me.area_id);
end $$;

-- The logs that a worker may open, those with something new first, closed ones last; what they are about is asked of each apart.
create function family_logs(skip bigint, most integer)
    returns table (record_id uuid, keeper text, notes bigint, last_at timestamptz, closed_on date, total bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    opened constant uuid[] := access_records();
begin
    return query
        select l.record_id, w.name, count(e.id), max(e.recorded_at), l.closed_on, count(*) over ()
        from family_log l join registry_worker w on w.id = l.keeper_id
            left join journal_entry e on e.record_id = l.record_id and e.kind in (
                'family_note.made', 'family_note.added', 'family_note.written_with')
                and not exists (select from journal_hidden h where h.entry_id = e.id)
        where l.record_id = any (opened)
        group by l.record_id, w.name
        order by l.closed_on is not null, max(e.recorded_at) desc nulls last, l.record_id offset skip limit most;
end $$;

do $$
declare
    ours text;
begin
    for ours in select oid::regprocedure from pg_proc
        where (proname like 'family\_%' or proname like 'kinds\_project\_family\_%')
            and pronamespace = 'public'::regnamespace loop
        execute format('revoke all on function %s from public, lantern_app', ours);
    end loop;
    foreach ours in array '{family_log, family_hold, family_stop}'::text[] loop
        execute format('revoke all on %I from public, lantern_app', ours);
        execute format('alter table %I enable row level security', ours);
    end loop;
end $$;
grant execute on function family_stopped(uuid), family_notes(bigint, integer, uuid), family_closed(), family_printed(uuid), family_receipt(uuid),
    family_register(text, integer), family_logs(bigint, integer) to lantern_app;
-- Whose log it is and whom it is about: who opens it knows. Of holds and stops no row is shown to anybody.
grant select on family_log to lantern_app;
create policy family_log_read on family_log for select to lantern_app using (
    record_id = any ((select access_records())::uuid[]));
