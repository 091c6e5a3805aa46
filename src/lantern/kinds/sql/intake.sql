-- What the public tell, as those on duty see it: the rota of those who read it, and where each report stands.

create table intake_cover (
    entry_id uuid primary key,
    record_id uuid not null,
    area_id smallint not null,
    agency_id smallint not null,
    worker_id integer not null,
    days smallint[] not null,
    begins time not null,
    ends time not null,
    first_on date not null,
    last_on date not null
);
comment on table intake_cover is 'Projection: who reads reports from the public, on which days and between which hours';
create index intake_cover_area on intake_cover (area_id);

create table intake_deputy (
    record_id uuid primary key,
    area_id smallint not null,
    agency_id smallint not null,
    worker_id integer not null,
    minutes integer not null
);
comment on table intake_deputy is 'Projection: whom a report goes to that nobody is there to read, or that nobody took on in time';

-- Not a projection: the worker in whose name the public's page writes. It is nobody, and cannot sign in.
create table intake_form (
    area_id smallint not null references registry_area,
    agency_id smallint not null references registry_agency,
    worker_id integer not null references registry_worker,
    primary key (area_id, agency_id)
);

create table intake_report (
    record_id uuid primary key,
    area_id smallint not null,
    made_at timestamptz not null,
    told_at timestamptz not null,
    danger smallint not null,
    waits timestamptz[] not null,
    matter smallint not null,
    claimed_by integer,
    claimed_at timestamptz,
    triaged_at timestamptz,
    answered_at timestamptz,
    handovers bigint not null
);
comment on table intake_report is
    'Projection: reports from the public, notices from forces, and how far each has come; waits: since when each danger told has not been triaged';

create function intake_danger(code text) returns smallint language sql immutable as $$
    select array_position('{now, soon, not_sure, not_now}'::text[], code)::smallint
$$;

create function intake_matter(code text) returns smallint language sql immutable as $$
    select array_position('{meeting, away, pictures, hurt, safeguard, identify, worry, inform}'::text[], code)::smallint
$$;

create function kinds_project_report(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from intake_report where record_id = record;
    insert into intake_report
    with stands as (
        select e.* from journal_live e where e.record_id = record and split_part(e.kind, '.', 1) in ('public_report', 'notice')),
    told as (select s.* from stands s where s.kind in ('public_report.made', 'public_report.added', 'notice.received', 'notice.added')),
    triaged as (select max(s.recorded_at) as at from stands s where s.kind = 'public_report.triaged'),
    claimed as (
        select s.author_id, s.recorded_at from stands s where s.kind = 'public_report.claimed'
        order by s.recorded_at desc limit 1)
    select record, min(t.area_id), min(t.recorded_at), max(t.recorded_at),
        coalesce(min(intake_danger(t.outcome)) filter (where triaged.at is null or t.recorded_at > triaged.at),
            min(intake_danger(t.outcome))),
        array(select (
                select min(w.recorded_at) from told w
                where intake_danger(w.outcome) = n and (triaged.at is null or w.recorded_at > triaged.at))
            from generate_series(1, 4) n order by n),
        coalesce(min(intake_matter(t.answer)), intake_matter('worry')),
        (select author_id from claimed), (select recorded_at from claimed), triaged.at,
        (select max(s.recorded_at) from stands s where s.kind in ('public_report.answered', 'notice.answered')),
        (select count(*) from stands s where s.opens = 'handover' and not exists (
            select from stands r where r.kind = 'public_report.received' and r.matter_id = s.id))
    from told t cross join triaged group by triaged.at having count(*) > 0;
$$;

-- The page can write only once there is a rota. That is when its worker is registered, in the deputy's team.
create function intake_open_form(area smallint, agency smallint, deputy integer) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtext('intake_form'));
    insert into intake_form
    select area, agency,
        registry_register('The public''s own page (nobody)', 'duty_worker', null, d.team_id, agency, area)
    from registry_worker d
    where d.id = deputy and not exists (select from intake_form f where f.area_id = area and f.agency_id = agency);
end $$;

create function kinds_project_cover(record uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    named intake_deputy;
begin
    delete from intake_cover where record_id = record;
    delete from intake_deputy where record_id = record;
    insert into intake_cover
    select e.id, record, r.area_id, r.agency_id, e.concerns_worker,
        array(select d::smallint from jsonb_array_elements_text(e.body::jsonb->'days') d),
        (e.body::jsonb->>'begins')::time, (e.body::jsonb->>'ends')::time, e.dated_on, e.due_on
    from journal_live e join registry_record r on r.id = e.record_id and r.type = 'agency'
    where e.record_id = record and e.kind = 'cover.set'
        and not exists (select from journal_live o where o.record_id = record and o.kind = 'cover.ended'
            and o.matter_id = e.id);
    insert into intake_deputy
    select record, r.area_id, r.agency_id, e.concerns_worker, (e.body::jsonb->>'minutes')::integer
    from journal_live e join registry_record r on r.id = e.record_id and r.type = 'agency'
    where e.record_id = record and e.kind = 'cover.deputy_named' order by e.recorded_at desc limit 1
    returning * into named;
    if found then
        perform intake_open_form(named.area_id, named.agency_id, named.worker_id);
    end if;
end $$;

-- The hours of a rota that are not over at a moment, the first two weeks of them, by those who still work here.
create function intake_hours(area smallint, at timestamptz)
    returns table (worker_id integer, agency_id smallint, from_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select h.* from (
        select c.worker_id, c.agency_id, (d::date + c.begins) at time zone 'Europe/London' as from_at,
            (d::date + (c.ends <= c.begins)::integer + c.ends) at time zone 'Europe/London' as until_at
        from intake_cover c join registry_worker w on w.id = c.worker_id and w.is_active,
            generate_series(greatest(c.first_on, (at at time zone 'Europe/London')::date - 1),
                least(c.last_on, (at at time zone 'Europe/London')::date + 14), interval '1 day') d
        where c.area_id = area and extract(isodow from d)::smallint = any (c.days)) h
    where h.until_at > at order by h.from_at, h.until_at desc
$$;

-- When a report goes to the deputy unless somebody takes it on before: at once where nobody is there to read it.
create function intake_deputy_at(area smallint, made_at timestamptz) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
    select case when exists (select from intake_hours(area, made_at) h where h.from_at <= made_at)
        then made_at + d.minutes * interval '1 minute' else made_at end
    from intake_deputy d where d.area_id = area order by d.agency_id limit 1
$$;

-- The reports that the asking worker may open, in groups: nothing is left out of any. A flood is put beside the others,
-- never in front of them: what is more than the tenth report from one source in an hour, or more than the third that
-- reads nearly alike, stands in a group of its own. Within each: danger first, then what it is about, then the oldest.
create function kinds_intake(asked text, skip bigint, most integer)
    returns table (grp text, total bigint, in_danger bigint, place bigint, record_id uuid, made_at timestamptz,
                   told_at timestamptz, danger smallint, waits timestamptz[], matter smallint, claimed_by text, deputy_at timestamptz,
                   triaged_at timestamptz, answered_at timestamptz, alike bigint, from_source bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    opened constant uuid[] := access_records();
begin
    return query
        with mine as materialized (
            select i.*, p.source, p.alike[1] as like_a, p.alike[2] as like_b
            from unnest(opened) o (id) join intake_report i on i.record_id = o.id
                left join public_receipt p on p.record_id = i.record_id
        ), counted as (
            select m.*,
                case when m.source is null then 1 else row_number() over (
                    partition by m.source, date_trunc('hour', m.made_at) order by m.made_at) end as nth_source,
                case when m.source is null then 1 else count(*) over (
                    partition by m.source, date_trunc('hour', m.made_at)) end as of_source,
                case when m.like_a is null then 1 else greatest(
                    row_number() over (partition by m.like_a order by m.made_at),
                    row_number() over (partition by m.like_b order by m.made_at)) end as nth_alike,
                case when m.like_a is null then 1 else greatest(
                    count(*) over (partition by m.like_a), count(*) over (partition by m.like_b)) end as of_alike
            from mine m
        ), grouped as (
            select c.*, case
                when c.triaged_at is not null and c.told_at > c.triaged_at then 'more'
                when c.handovers > 0 then 'handed'
                when c.triaged_at is not null then 'done'
                when c.claimed_at is not null then 'taken'
                when c.nth_source > 10 or c.nth_alike > 3 then 'crowd'
                else 'new' end as grp
            from counted c
        ), numbered as (
            select g.*, count(*) over (partition by g.grp) as total,
                count(*) filter (where g.danger = 1) over (partition by g.grp) as in_danger,
                row_number() over (partition by g.grp order by
                    case when g.grp = 'done' then 0 else g.danger end, case when g.grp = 'done' then 0 else g.matter end,
                    case when g.grp = 'done' then -extract(epoch from g.triaged_at) else extract(epoch from g.made_at) end,
                    g.record_id) as place
            from grouped g
        )
        select n.grp, n.total, n.in_danger, n.place, n.record_id, n.made_at, n.told_at, n.danger, n.waits, n.matter,
            w.name, intake_deputy_at(n.area_id, n.made_at), n.triaged_at, n.answered_at, n.of_alike, n.of_source
        from numbered n left join registry_worker w on w.id = n.claimed_by
        where n.place = 1 or coalesce(n.grp = asked, true) and n.place > skip and n.place <= skip + most
        order by n.grp, n.place;
end $$;
