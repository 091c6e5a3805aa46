-- The watch: it tells somebody of what nobody recorded. Under a role of its own, which reads no table and can call the
-- five functions below. Each may be called again at any moment: what was told is not told twice.

-- The agreements to be in contact that stand, with the hour by which something is recorded of each day.
create table contact_agreed (
    entry_id uuid primary key,
    record_id uuid not null,
    worker_id integer,
    by_when time not null,
    since timestamptz not null
);
comment on table contact_agreed is 'Projection: daily contacts agreed, by what time, and who is told when one is missed';

create function kinds_project_contact_agreed(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from contact_agreed where record_id = record;
    insert into contact_agreed
    select made.id, record, made.concerns_worker, replace(named.hour, '.', ':')::time, made.recorded_at
    from journal_live made cross join lateral (
        select substring(made.body::jsonb->>'by_when' from '\m(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]\M') as hour) named
    where made.record_id = record and made.kind = 'contact_agreement.made'
        -- A reason in place of a time is an object.
        and jsonb_typeof(made.body::jsonb->'by_when') = 'string' and named.hour is not null
        and not exists (select from journal_live ended where ended.record_id = record
            and ended.kind = 'contact_agreement.ended' and ended.matter_id = made.id);
$$;

-- Not a projection: messages to be sent, which say nothing and go to a worker's own address.
create table watch_letter (
    id bigint generated always as identity primary key,
    worker_id integer not null references registry_worker,
    what text not null check (what in ('report', 'contact')),
    made_at timestamptz not null,
    tried_at timestamptz,
    sent_at timestamptz
);
comment on table watch_letter is 'That something waits, by mail: to whom, about which page, and when it was sent';
create index watch_letter_unsent on watch_letter (id) where sent_at is null;
create index watch_letter_worker on watch_letter (worker_id, what, made_at);

-- A letter for a worker who has a sign-in; within a quarter of an hour one is enough, however much waits.
create function watch_write(worker integer, its_what text, at timestamptz) returns void
language sql set search_path = public, pg_temp as $$
    insert into watch_letter (worker_id, what, made_at)
    select w.id, its_what, at from registry_worker w
    where w.id = worker and w.is_active and w.user_id is not null and not exists (
        select from watch_letter l where l.worker_id = worker and l.what = its_what
            and l.made_at > at - interval '15 minutes');
$$;

-- Who is told of something in a record: whoever is named for it, if they may open it now; else those who answer for it.
create function watch_told(record uuid, named integer) returns setof integer
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query select w.id from registry_worker w
        where w.id = named and access_standing(w.id, record, access_giving('open', w.role), one => true) <> '{}';
    if not found then
        return query select access_answerable(record);
    end if;
end $$;

-- The same of a contact that was missed, for whoever records it.
create function contact_told(record uuid, named integer) returns setof integer
language sql stable security definer set search_path = public, pg_temp as $$
    select w from watch_told(record, named) w where access_may_open(record)
$$;

-- Tells the deputy of each report that waits past its minutes and that nobody has taken on, or in the place of a deputy
-- who may not open it those who answer for it: an entry in the report, once, and a letter. So many at a time, the oldest
-- first; a flood is told of in turn. Answers how many were told of.
create function watch_deputies(at timestamptz, most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    waits record;
    told integer := 0;
begin
    -- Of two watches at once the second finds nothing left to tell.
    perform pg_advisory_xact_lock(hashtext('lantern: watch'));
    for waits in
        select i.record_id, f.worker_id as form, hear.workers
        from intake_report i join access_home h on h.id = i.record_id and h.free_from <= now()
            join intake_deputy d on (d.area_id, d.agency_id) = (h.area_id, h.agency_id)
            join intake_form f on (f.area_id, f.agency_id) = (h.area_id, h.agency_id)
            cross join lateral (
                select array_agg(w order by w) as workers from watch_told(i.record_id, d.worker_id) w) hear
        where i.claimed_at is null and i.triaged_at is null and intake_deputy_at(i.area_id, i.made_at) <= at
            and hear.workers is not null
            and not exists (select from journal_entry e where e.record_id = i.record_id
                and e.kind = 'public_report.deputy_told')
        order by i.danger, i.made_at, i.record_id limit most
    loop
        perform public_report_record(
            waits.form, waits.record_id, 'public_report.deputy_told', '{}', '', '', waits.workers[1]);
        perform watch_write(worker, 'report', at) from unnest(waits.workers) worker;
        told := told + 1;
    end loop;
    return told;
end $$;

-- Tells of each day, today or yesterday, of whose contact nothing was recorded by its hour: not that it was made, nor
-- that it was missed.
create function watch_silence(at timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    silent record;
    told integer := 0;
begin
    perform pg_advisory_xact_lock(hashtext('lantern: watch'));
    for silent in
        with missed as (
            select c.*, d::date as day
            from contact_agreed c, generate_series((at at time zone 'Europe/London')::date - 1,
                (at at time zone 'Europe/London')::date, interval '1 day') d
            where (d::date + c.by_when) at time zone 'Europe/London' <= at
                and (d::date + c.by_when) at time zone 'Europe/London' > c.since
                and not exists (select from journal_live e where e.record_id = c.record_id
                    and e.kind in ('daily_contact.made', 'daily_contact.missed')
                    and coalesce(e.matter_id, c.entry_id) = c.entry_id
                    and d::date between e.happened_earliest and e.happened_latest)
                and not exists (select from access_notice n where n.entry_id = c.entry_id
                    and n.what = 'daily_contact.silent' and n.on_day = d::date)
        )
        select m.record_id, m.entry_id, m.day, told.id as worker_id
        from missed m cross join lateral watch_told(m.record_id, m.worker_id) told (id)
    loop
        insert into access_notice (worker_id, record_id, what, entry_id, on_day)
        values (silent.worker_id, silent.record_id, 'daily_contact.silent', silent.entry_id, silent.day)
        on conflict do nothing;
        perform watch_write(silent.worker_id, 'contact', at);
        told := told + 1;
    end loop;
    return told;
end $$;

-- The next letter to send, held until this transaction ends; none is tried again within five minutes.
create function watch_next(at timestamptz) returns table (letter bigint, address text, what text)
language sql security definer set search_path = public, pg_temp as $$
    select l.id, u.email::text, l.what
    from watch_letter l join registry_worker w on w.id = l.worker_id and w.is_active join auth_user u on u.id = w.user_id
    where l.sent_at is null and u.email <> '' and coalesce(l.tried_at <= at - interval '5 minutes', true)
    order by l.id limit 1 for update of l skip locked
$$;

create function watch_sent(letter bigint) returns void
language sql security definer set search_path = public, pg_temp as $$
    update watch_letter set sent_at = now() where id = letter and sent_at is null
$$;

create function watch_tried(letter bigint, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
    update watch_letter set tried_at = at where id = letter and sent_at is null
$$;

do $$
declare
    ours text;
begin
    for ours in select oid::regprocedure from pg_proc
        where (proname like 'watch\_%' or proname in ('contact_told', 'kinds_project_contact_agreed'))
            and pronamespace = 'public'::regnamespace loop
        execute format('revoke all on function %s from public, lantern_app', ours);
    end loop;
end $$;
revoke all on watch_letter, contact_agreed from public, lantern_app;
alter table watch_letter enable row level security;
alter table contact_agreed enable row level security;
grant execute on function watch_deputies(timestamptz, integer), watch_silence(timestamptz), watch_next(timestamptz),
    watch_sent(bigint), watch_tried(bigint, timestamptz) to lantern_watch;
grant execute on function contact_told(uuid, integer) to lantern_app;
